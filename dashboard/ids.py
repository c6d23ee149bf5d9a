"""Every id a callback names, once."""

from enum import StrEnum


class Id(StrEnum):
    """Members work as Dash ids and as HTML ids."""

    EVIDENCE_ASK = "evidence-ask"
    EVIDENCE_PANEL = "evidence-panel"
    EVIDENCE_BODY = "evidence-body"
    SEARCH_OPEN = "search-open"
    SEARCH_PANEL = "search-panel"
    SEARCH_WORDS = "search-words"
    SEARCH_HITS = "search-hits"
    GRID = "facts-grid"
    GRID_ASK = "facts-grid-ask"
    GRID_DOWNLOAD = "facts-grid-download"
