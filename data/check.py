"""A whole city checked: everything that must agree between its tables and its sources.

``every_fault`` is what a person wants to see: all faults of the folder, file by file, row by row.
``load`` is what a program wants: tables without fault, or one error with the whole list.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from data import schema
from data.briefing_files import check_briefings
from data.check_evidence import check_evidence
from data.check_facts import check_facts
from data.check_rows import Frames, each, ids, references, repeated
from data.figures import split_unit
from data.folder import Tables, city_path, read_folder
from data.places import CityInfo
from data.records import Fault

__all__ = ["CityFaults", "check", "city_path", "every_fault", "load"]

_ORDER = ("city.toml", *(table.file for table in schema.TABLES.values()))


class CityFaults(ValueError):
    """A city that may not be shown; ``str`` lists every fault, one a line."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def load(path: Path, sources: Path | None = None) -> Tables:
    """The tables of a folder without any fault, else CityFaults."""
    tables, faults = every_fault(path, sources)
    if faults:
        raise CityFaults(faults)
    return tables


def every_fault(path: Path, sources: Path | None = None) -> tuple[Tables, list[Fault]]:
    """Faults of the files and of the whole, in the order of files and rows."""
    tables, faults = read_folder(path)
    return tables, in_order([*faults, *check(tables, sources)])


def in_order(faults: list[Fault]) -> list[Fault]:
    places = {name: at for at, name in enumerate(_ORDER)}
    return sorted(faults, key=lambda fault: (places.get(fault.file, len(places)), fault.row))


def check(tables: Tables, sources: Path | None = None) -> list[Fault]:
    """What read_folder cannot see. With a ``sources`` folder every quoted word is looked up."""
    frames, info = tables.frames, tables.info
    checks = chain(
        _city(frames, info),
        repeated(frames),
        references(frames, info),
        _indicators(frames),
        check_facts(frames),
        _items(frames),
        _chains(frames),
        _sources(frames),
        check_briefings(tables.briefings, frames, info),
        check_evidence(frames, tables.texts, sources),
    )
    return in_order(list(checks))


def _city(frames: Frames, info: CityInfo) -> Iterator[Fault]:
    if not info.id:
        return
    known = ids(frames.get("indicators"), "indicator")
    for at, name in enumerate(info.headline):
        where = "[overview] 首页指标 headline"
        if known is not None and name not in known:
            yield Fault("city.toml", 0, where, name, "indicators.csv 里已有的编号")
        elif name in info.headline[:at]:
            yield Fault("city.toml", 0, where, name, "不重复的指标")
    printed = ids(frames.get("facts"), "period")
    if printed is not None and info.period not in printed:
        some = "、".join(sorted(printed)[:8])
        expected = f"facts.csv 里有数据的期间（{some}）"
        yield Fault("city.toml", 0, "[city] 期间 period", info.period, expected)


def _indicators(frames: Frames) -> Iterator[Fault]:
    table, frame, facts = schema.INDICATORS, frames.get("indicators"), frames.get("facts")
    if frame is None:
        return
    if facts is not None:
        unused = ~frame["indicator"].isin(facts["indicator"]) & (frame["indicator"] != "")
        yield from each(table, frame, unused, "indicator", "facts.csv 里至少有一条数据的指标")
    names = frame[["indicator", "beside"]].astype("str")
    itself = (names["beside"] == names["indicator"]) & (names["beside"] != "")
    yield from each(table, frame, itself, "beside", "另一个指标")
    # What is counted, of whom, at which stage, in which unit: equal keys could simply be compared.
    pairs = names.loc[~itself & names["beside"].isin(names["indicator"])]
    named = {*pairs["indicator"], *pairs["beside"]}
    columns = ["indicator", "subject", "population", "stage", "unit"]
    rows = frame.loc[names["indicator"].isin(named), columns].itertuples(index=False)
    scope = {row[0]: (*row[1:4], split_unit(row[4])[1]) for row in rows}
    alike = [row for row, one, other in pairs.itertuples() if scope[one] == scope[other]]
    expected = "口径不同的指标（对象、范围、阶段、单位都相同时直接用同一个指标）"
    yield from each(table, frame, frame.index.isin(alike), "beside", expected)


def _items(frames: Frames) -> Iterator[Fault]:
    table, frame = schema.ITEMS, frames.get("items")
    if frame is None:
        return
    kind, stage, blank = frame["kind"], frame["stage"], frame == ""
    linked = frame["state"].isin(schema.LINK_STATES) & (kind != "element")
    states = "、".join(schema.STATES)
    expected = f"{states} 之一或空着（{'、'.join(schema.LINK_STATES)} 只用于产业环节 element）"
    yield from each(table, frame, linked, "state", expected)
    voiced = (kind == "proposal") & ~frame["state"].isin(["proposed", ""])
    yield from each(table, frame, voiced, "state", "proposed 或空着（建议 proposal 还不是事实）")
    loose = (kind == "element") & blank["chain"]
    yield from each(table, frame, loose, "chain", "产业环节所在的产业链")
    timeless = (kind == "finding") & blank["period"]
    yield from each(table, frame, timeless, "period", "定性表述所说的期间，如 2024Q1")
    nobody = (kind == "proposal") & blank["speaker"]
    yield from each(table, frame, nobody, "speaker", "提出建议的人")
    project = (kind == "project") & ~blank["stage"] & ~stage.isin(schema.STAGES)
    yield from each(table, frame, project, "stage", "、".join(schema.STAGES) + " 之一或空着")
    other = ~kind.isin(["project", "element"]) & ~blank["stage"]
    yield from each(table, frame, other, "stage", "空着（只有项目和产业环节写阶段）")


def _chains(frames: Frames) -> Iterator[Fault]:
    table, frame = schema.CHAINS, frames.get("chains")
    if frame is None:
        return
    columns = ("source", "section", "paragraph", "words")
    some = (frame[list(columns)] != "").any(axis=1)
    for column in columns:
        expected = "不空的内容（来源、章节、段落、原文四项要么都写，要么都空着）"
        yield from each(table, frame, some & (frame[column] == ""), column, expected)


def _sources(frames: Frames) -> Iterator[Fault]:
    table, frame = schema.SOURCES, frames.get("sources")
    if frame is not None:
        path = frame["file"].str.contains(r"[/\\]")
        yield from each(table, frame, path, "file", "不带路径的文件名（文件夹由 --sources 给出）")
