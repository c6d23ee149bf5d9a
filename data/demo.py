"""``python -m data demo --city-dir PATH --rows N --indicators N --seed S``: the practice city.

Its names stand in demo.toml, its figures come from ``data.demo_figures``, its map from
``data.demo_map``. The same seed writes the same bytes. Where more rows are asked for than the
catalogue gives, its indicators come again (第2组, 第3组 …) until so many facts stand; where more
indicators are, they come without figures by district. Every source says 演练数据 in its title:
nobody should take these figures for a city's.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from data import schema
from data.demo_figures import NOW, QUARTERS, YEARS, Number, Spec, by_district, numbers
from data.demo_map import draw

CATALOGUE = Path(__file__).with_suffix(".toml")
SEED = 1
DRILL = "演练数据·"

Row = dict[str, str]
_PLACE = ("source", "section", "paragraph", "words", "note")


class Size(NamedTuple):
    """At least so many facts, at least so many indicators; the catalogue is the least there is."""

    rows: int
    indicators: int

    def wants(self, facts: list[Row], specs: list[Spec]) -> bool:
        return len(facts) < self.rows or len(specs) < self.indicators


def run(args: argparse.Namespace) -> int:
    """Makes the folder where there is none, replaces its files, and says how many facts it has."""
    facts = write(Path(args.city_dir), args.rows, args.seed, args.indicators)
    print(f"{args.city_dir}：{facts} 行数据（种子 {args.seed}）", file=sys.stderr)
    return 0


def write(folder: Path, rows: int = 0, seed: int = SEED, indicators: int = 0) -> int:
    """Write the city; gives the number of fact rows."""
    catalogue = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    names = {group["id"]: group["name"] for group in tomllib.loads(catalogue["city"])["sectors"]}
    districts = _lines(catalogue["districts"])
    size = Size(rows, indicators)
    specs, facts = _figures(_specs(catalogue["indicators"]), districts, names, size, seed)
    known = {spec.id: spec for spec in specs}
    facts += [_spoken(line, known, names) for line in _lines(catalogue["spoken"])]
    tables: dict[str, Iterable[Row]] = {
        "indicators": map(_indicator, specs),
        "facts": facts,
        "items": _items(catalogue, specs, names),
        "districts": map(_district, districts),
        "chains": _chains(catalogue["chains"]),
        "sources": _sources(tomllib.loads(catalogue["city"])["city"]["name"]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in tables.items():
        _write_table(folder, schema.TABLES[name], lines)
    city_map = draw([(line[0], int(line[4])) for line in districts if line[4] != "0"], Random(seed))
    drawing = json.dumps({"note": catalogue["map_note"], **city_map}, ensure_ascii=False, indent=1)
    _write(folder / "map.json", drawing + "\n")
    _write(folder / "city.toml", catalogue["city"])
    (folder / "briefings").mkdir(exist_ok=True)
    _write(folder / "briefings" / "practice.toml", catalogue["briefing"])
    return len(facts)


def _write_table(folder: Path, table: schema.Table, rows: Iterable[Row]) -> None:
    with (folder / table.file).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table.names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _lines(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.split("\n") if line]


def _specs(indicators: dict[str, str]) -> list[Spec]:
    specs: list[Spec] = []
    for sector, text in indicators.items():
        for id, name, name_en, topic, kind, unit, level, step, want, flags in _lines(text):
            pairs = (flag.partition("=") for flag in flags.split())
            known = {flag: value for flag, _, value in pairs}
            named = (id, name, name_en, sector, topic, kind, unit, level)
            specs.append(Spec(*named, step=float(step), want=want, flags=known))
    return specs


def _figures(
    catalogue: list[Spec], districts: list[list[str]], names: dict[str, str], size: Size, seed: int
) -> tuple[list[Spec], list[Row]]:
    """The whole catalogue once, then again, indicator by indicator, until there are enough."""
    specs: list[Spec] = []
    facts: list[Row] = []
    group = 1
    while group == 1 or size.wants(facts, specs):
        for place, first in enumerate(catalogue):
            if group == 1 or size.wants(facts, specs):
                specs.append(first if group == 1 else _again(first, group, size))
                facts += _facts(specs[-1], names[first.sector], place % 20 + 1, districts, seed)
        group += 1
    return specs, facts


def _again(spec: Spec, group: int, size: Size) -> Spec:
    name, name_en = f"{spec.name}（第{group}组）", f"{spec.name_en} {group}"
    left_out = ("dist", "goals") if size.indicators else ()
    flags = {flag: value for flag, value in spec.flags.items() if flag not in left_out}
    return replace(spec, id=f"{spec.id}-{group}", name=name, name_en=name_en, flags=flags)


def _facts(
    spec: Spec, sector: str, paragraph: int, districts: list[list[str]], seed: int
) -> Iterator[Row]:
    rng = Random(f"{seed}:{spec.id}")
    city = list(numbers(spec, rng))
    for number in city:
        yield _fact(spec, number, sector, paragraph)
    if "dist" in spec.flags:
        shares = {line[0]: float(line[5]) for line in districts if line[4] != "0"}
        names = {line[0]: line[1] for line in districts}
        for district, number in by_district(spec, city, shares, rng):
            yield _fact(spec, number, sector, paragraph, (district, names[district]))


def _fact(
    spec: Spec, number: Number, sector: str, paragraph: int, district: tuple[str, str] = ("", "")
) -> Row:
    target, yearly = number.role == "target", len(number.period) == 4
    source = f"report-{number.period[:4]}" if target else _bulletin(number.period)
    before = "" if number.word in ("以上", "以内", "左右", "余") else number.word
    after = "" if before else number.word
    tail = number.word + spec.unit if number.word == "余" else spec.unit + after
    aim = ("目标" if yearly else "计划") if target else ""
    return {
        "indicator": spec.id,
        "region": district[0],
        "period": number.period,
        "role": number.role,
        "comparator": number.comparator,
        "word": number.word,
        "value": number.value,
        "unit": spec.unit,
        "universe": number.universe,
        "due": number.due,
        "source": source,
        "section": "主要目标" if target else sector,
        "paragraph": str(paragraph),
        "words": f"{district[1]}{spec.name}{aim}{before}{number.value}{tail}",
    }


def _bulletin(period: str) -> str:
    """The bulletin a period was published in; a single month stands in that of its quarter."""
    return "bulletin-" + (NOW if "-" in period else period).lower()


def _spoken(line: list[str], known: dict[str, Spec], names: dict[str, str]) -> Row:
    id, period, value, speaker = line
    number = Number(period, "actual", value, "~", "约")
    row = _fact(known[id], number, names[known[id].sector], 1)
    words = f"{known[id].name}约{value}{known[id].unit}"
    return row | {
        "source": "voices-2025",
        "section": "发言摘登",
        "words": words,
        "speaker": speaker,
    }


def _indicator(spec: Spec) -> Row:
    return {
        "indicator": spec.id,
        "name": spec.name,
        "name_en": spec.name_en,
        "sector": spec.sector,
        "topic": spec.topic,
        "kind": spec.kind,
        "direction": "down" if "down" in spec.flags or spec.kind == "rank" else "up",
        "unit": spec.unit,
        "subject": spec.name,
        "population": "全市",
        "stage": spec.flags.get("stage", ""),
        "whole": "yes" if "whole" in spec.flags else "",
        "beside": spec.flags.get("beside", ""),
    }


def _items(catalogue: dict[str, Any], specs: list[Spec], names: dict[str, str]) -> Iterator[Row]:
    columns = [name for name in schema.ITEMS.names if name not in _PLACE]
    rows: list[Row] = [dict(zip(columns, line, strict=True)) for line in _lines(catalogue["items"])]
    rows += _elements(catalogue["elements"])
    rows += [_finding(spec) for spec in specs if spec.want == "spoken"]
    for paragraph, row in enumerate(rows, start=1):
        yearly = row["period"] == "2025"
        source = "report-2025" if yearly else _bulletin(row["period"])
        section = names[row["sector"]]
        if row["speaker"]:
            source, section = "voices-2025", "发言摘登"
        evidence = {"source": source, "section": section, "paragraph": str(paragraph)}
        yield row | evidence | {"words": row["name"][:20]}


def _elements(text: str) -> Iterator[Row]:
    for chain, stage, listed in _lines(text):
        for number, element in enumerate(listed.split(","), start=1):
            name, _, state = element.partition("=")
            place = {"上游": "up", "中游": "mid", "下游": "down"}[stage]
            yield {
                "item": f"{chain}-{place}-{number}",
                "name": name,
                "kind": "element",
                "sector": "drive",
                "topic": "industry",
                "chain": chain,
                "stage": stage,
                "state": state,
                "speaker": "",
                "period": NOW,
            }


def _finding(spec: Spec) -> Row:
    return {
        "item": f"finding-{spec.id}",
        "name": f"{spec.name}稳步推进",
        "kind": "finding",
        "sector": spec.sector,
        "topic": spec.topic,
        "state": "ongoing",
        "speaker": "",
        "period": NOW,
        "indicator": spec.id,
    }


def _district(line: list[str]) -> Row:
    return {"district": line[0], "name": line[1], "name_en": line[2], "kind": line[3]}


def _chains(text: str) -> Iterator[Row]:
    for paragraph, (chain, name, name_en, tier, lead) in enumerate(_lines(text), start=1):
        row = {"chain": chain, "name": name, "name_en": name_en, "tier": tier, "lead": lead}
        place = {"source": "report-2025", "section": "产业链建设", "paragraph": str(paragraph)}
        yield row | place | {"words": f"{name}产业链"}


def _sources(city: str) -> Iterator[Row]:
    office, note = f"{city}（虚构）目标办", "虚构文件，不存在原文"
    for year in YEARS:
        title = f"{DRILL}{year}年政府工作报告"
        yield _source(f"report-{year}", title, office, f"{year}-01-15", "government", note)
    for year, quarters in QUARTERS.items():
        for quarter, months in quarters:
            name = {"Q1": "一季度", "H1": "上半年", "Q3": "前三季度", "": "全年"}[quarter]
            title = f"{DRILL}{year}年{name}目标进展通报"
            date = f"{year}-{months + 1:02d}-20" if quarter else f"{year + 1}-01-20"
            yield _source(_bulletin(f"{year}{quarter}"), title, office, date, "government", note)
    title = f"{DRILL}2025年两会发言摘登"
    yield _source("voices-2025", title, f"{city}（虚构）日报", "2025-01-17", "speaker", note)


def _source(id: str, title: str, issuer: str, date: str, kind: str, note: str) -> Row:
    row = {"source": id, "title": title, "issuer": issuer, "date": date}
    return row | {"kind": kind, "note": note}
