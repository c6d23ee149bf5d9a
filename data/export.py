"""The export contract: tables of a city as headings and rows of text, and as CSV
(docs/data-model.md, Exports).

Sectors, topics and tiers go out by name, everything else by id; figures as printed digits beside
their printed unit. In a city of practice data every row says so in the column named by
``_MARKED``. Nothing is computed here: completion, schedule and lead are those of the judgement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from data.columns import joined
from data.csv_text import csv_text
from data.records import Evidence, Fact, Goal, Reading, Selection

if TYPE_CHECKING:
    from data.city import City

ALL = Selection()
Row = tuple[str, ...]
DRILL = "演练数据·"

HEADINGS: dict[str, Row] = {
    name: tuple(columns.split(","))
    for name, columns in {
        "facts": "indicator,name,sector,region,period,role,comparator,value,unit,"
        "words,source,locator,speaker",
        "status": "indicator,name,sector,period,target,actual,unit,completion,schedule,lead,status,"
        "sentence",
        "items": "item,name,kind,sector,topic,district,chain,stage,state,speaker,period,"
        "words,source,locator",
        "sources": "source,title,issuer,date,kind,file,note",
        "districts": "district,name,name_en,kind,adcode,note",
        "chains": "chain,name,name_en,tier,lead,words,source,locator",
        "indicators": "indicator,name,name_en,sector,topic,kind,direction,unit,subject,"
        "population,stage,whole,beside,aliases,note",
    }.items()
}
TABLES = tuple(HEADINGS)
_MARKED = {
    "facts": "locator",
    "status": "sentence",
    "items": "locator",
    "sources": "title",
    "districts": "note",
    "chains": "lead",
    "indicators": "note",
}
# Chinese Excel and WPS take the wide signs for the narrow ones.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
_PRINTED = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?( ?[^\W\d_]+| ?%)?")  # with its unit, if it has one
_COMPARATORS = ("=", ">=", ">", "<=", "<", "~")


def table(
    city: City, name: str, period: str = "", selection: Selection = ALL
) -> tuple[Row, list[Row]]:
    """Headings and rows. ``period`` narrows facts and items and chooses that of status; KeyError
    for an unknown table.
    """
    headings = HEADINGS[name]
    rows = list(_ROWS[name](city, period, selection))
    if city.info.drill:
        at = headings.index(_MARKED[name])
        rows = [(*row[:at], _marked(row[at]), *row[at + 1 :]) for row in rows]
    return headings, rows


def _marked(cell: str) -> str:
    return cell if cell.startswith(DRILL) else DRILL + cell


def to_csv(headings: Row, rows: Iterable[Row]) -> str:
    """RFC 4180 with \\n at line ends, no BOM; cells that a spreadsheet would run start with an
    apostrophe.
    """
    return csv_text([headings, *map(_neutral, rows)])


def neutral(cell: str) -> str:
    """The cell as a spreadsheet may open it: a formula becomes text, a printed figure stays one."""
    plain = cell in _COMPARATORS or _PRINTED.fullmatch(cell)
    return f"'{cell}" if cell.startswith(_RUNS) and not plain else cell


def _neutral(row: Sequence[str]) -> Row:
    return tuple(map(neutral, row))


def _chosen(period: str, selection: Selection) -> Selection:
    return replace(selection, period=period or selection.period)


def _facts(city: City, period: str, selection: Selection) -> Iterator[Row]:
    found = city.ledger.columns(city.facts(_chosen(period, selection)))
    known = {indicator.id: indicator for indicator in city.indicators()}
    ids = found["indicator"]
    made = {
        "name": ids.named(lambda id: known[id].name),
        "sector": ids.named(lambda id: city.group(known[id].sector)),
        "locator": joined(found["section"], found["paragraph"]).named(lambda at: _locator(*at)),
    }
    columns = ({**found, **made}[name].texts() for name in HEADINGS["facts"])
    yield from zip(*columns, strict=True)


def _place(evidence: Evidence | None) -> Row:
    """words, source, locator."""
    return (evidence.words, evidence.source, evidence.locator) if evidence else ("", "", "")


def _locator(section: str, paragraph: str) -> str:
    return Evidence("", section, int(paragraph or 0), "").locator


def _status(city: City, period: str, selection: Selection) -> Iterator[Row]:
    chosen = _chosen(period, selection)
    judged = [*city.goals(chosen), *city.readings(chosen)]
    order = {indicator.id: place for place, indicator in enumerate(city.indicators())}
    for each in sorted(judged, key=lambda found: order[found.indicator.id]):
        yield _status_row(city, each)


def _status_row(city: City, each: Goal | Reading) -> Row:
    if isinstance(each, Goal):
        targets, actual = each.targets, each.actual
        unit = each.target.unit
    else:
        targets, actual, unit = (), each.fact, each.fact.unit
    found = each.judgement
    return (
        each.indicator.id,
        each.indicator.name,
        city.group(each.indicator.sector),
        each.period,
        "—".join(target.value for target in targets),
        _printed(actual, unit) if actual else "",
        unit,
        _decimal(found.completion),
        _decimal(found.schedule),
        _decimal(found.lead),
        found.word,
        found.sentence,
    )


def _printed(fact: Fact, unit: str) -> str:
    """The digits alone where the row's unit is theirs, with their own unit where it is not."""
    return fact.value if fact.unit == unit else f"{fact.value}{fact.unit}"


def _decimal(number: float | None) -> str:
    """Six decimals at most, without trailing zeros; empty where not computed."""
    if number is None:
        return ""
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _items(city: City, period: str, selection: Selection) -> Iterator[Row]:
    chosen = _chosen(period, selection)
    for item in city.items(chosen, period_bound=bool(chosen.period)):
        yield (
            item.id,
            item.name,
            item.kind,
            city.group(item.sector),
            city.group(item.topic),
            item.district,
            item.chain,
            item.stage,
            item.state,
            item.speaker,
            item.period,
            *_place(item.evidence),
        )


def _sources(city: City, *_: object) -> Iterator[Row]:
    for source in city.sources():
        yield tuple(
            getattr(source, "id" if name == "source" else name) for name in HEADINGS["sources"]
        )


def _districts(city: City, *_: object) -> Iterator[Row]:
    for each in city.districts():
        yield (each.id, each.name, each.name_en, each.kind, each.adcode, each.note)


def _chains(city: City, *_: object) -> Iterator[Row]:
    tiers = {tier.id: tier.name for tier in city.info.tiers}
    for chain in city.chains():
        tier = tiers.get(chain.tier, "")
        yield (chain.id, chain.name, chain.name_en, tier, chain.lead, *_place(chain.evidence))


def _indicators(city: City, *_: object) -> Iterator[Row]:
    for each in city.indicators():
        yield (
            *(each.id, each.name, each.name_en, city.group(each.sector), city.group(each.topic)),
            *(each.kind, each.direction, each.unit, each.subject, each.population, each.stage),
            *("yes" if each.whole else "", each.beside, ";".join(each.aliases), each.note),
        )


_ROWS: dict[str, Callable[[City, str, Selection], Iterator[Row]]] = {
    "facts": _facts,
    "status": _status,
    "items": _items,
    "sources": _sources,
    "districts": _districts,
    "chains": _chains,
    "indicators": _indicators,
}
