"""Where revisions live. ``Store`` is what the screens ask; behind it stand a city folder, which is
one revision, or an SQL database, which keeps them all (docs/store.md).
"""

from data.store.content import Content
from data.store.database import EXPECTED as DATABASE_EXPECTED
from data.store.database import Unreachable, connect, database_in, read_url
from data.store.errors import Moved, Unknown
from data.store.folder_store import FolderStore, Health, Store, revision_of
from data.store.history import Revision, Upload
from data.store.sql_store import SqlStore
from data.store.start import open_store

__all__ = [
    "DATABASE_EXPECTED",
    "Content",
    "FolderStore",
    "Health",
    "Moved",
    "Revision",
    "SqlStore",
    "Store",
    "Unknown",
    "Unreachable",
    "Upload",
    "connect",
    "database_in",
    "open_store",
    "read_url",
    "revision_of",
]
