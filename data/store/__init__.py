"""Where revisions live. ``Store`` is what the screens ask; behind it stand a city folder, which is
one revision, or an SQL database, which keeps them all (docs/store.md).
"""

from data.store.folder_store import FolderStore, Store, revision_of

__all__ = ["FolderStore", "Store", "revision_of"]
