"""The grid's own words: each key of AG Grid's localeText that can appear; see words/grid.csv."""

from __future__ import annotations

from dashboard.text import t

_KEYS = (
    *("applyFilter", "resetFilter", "clearFilter", "cancelFilter", "textFilter", "numberFilter"),
    *("filterOoo", "equals", "notEqual", "blank", "notBlank", "empty", "lessThan", "greaterThan"),
    *("lessThanOrEqual", "greaterThanOrEqual", "inRange", "inRangeStart", "inRangeEnd"),
    *("contains", "notContains", "startsWith", "endsWith", "andCondition", "orCondition"),
    *("noRowsToShow", "noMatchingRows", "loadingOoo", "true", "false"),
    *("sortAscending", "sortDescending", "sortUnSort", "columnFilter"),
    *("ariaFilterColumn", "ariaFilterInput", "ariaFilterFromValue", "ariaFilterToValue"),
    *("ariaFilterValue", "ariaFilterMenuOpen", "ariaFilteringOperator", "ariaSortableColumn"),
    *("ariaInputEditor", "ariaMenuColumn", "ariaLabelColumnFilter", "ariaLabelColumnMenu"),
    *("ariaLabelDialog", "ariaLabelSelectField", "ariaHeaderSelection", "ariaUnchecked"),
    *("ariaChecked", "ariaIndeterminate", "ariaVisible", "ariaHidden"),
)


def locale() -> dict[str, str]:
    return {key: t(f"grid.locale.{key}") for key in _KEYS}
