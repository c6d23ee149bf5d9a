"""city.toml read into CityInfo and Rule.

Unknown keys, wrong types and bands outside their range are faults with their line.

Whether the ids it names (headline, period) exist in the tables is looked at in data/check.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from data import periods, schema, wall_plan
from data.places import CityInfo, Group
from data.records import Fault
from data.status import Rule
from data.wall_plan import WallPlan

FILE = "city.toml"
HEADLINES = 12


class Key(NamedTuple):
    """``fits`` decides, ``expected`` says it in words; ``required`` keys may not be missing."""

    label: str
    expected: str
    fits: Callable[[Any], bool]
    required: bool = True


@dataclass(frozen=True, slots=True)
class City:
    """``map`` is the [map] section as written, None while the file has faults."""

    info: CityInfo
    rule: Rule
    map: Mapping[str, str] | None = None


NOTHING = City(CityInfo("", "", "", "", 0, ""), Rule(""))


def _words(label: str, longest: int, required: bool = True) -> Key:
    return Key(
        label,
        f"引号里的文字，1 到 {longest} 个字",
        lambda value: isinstance(value, str) and 0 < len(value) <= longest,
        required,
    )


def _identifier(label: str) -> Key:
    return Key(
        label,
        "小写字母、数字和连字符组成的编号，如 new-jobs",
        lambda value: isinstance(value, str) and schema.is_id(value),
    )


def _band(label: str, low: float, high: float) -> Key:
    def fits(value: Any) -> bool:
        return (
            isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high
        )

    return Key(label, f"{low:g} 到 {high:g} 之间的数", fits)


def _seconds(label: str, bounds: tuple[int, int]) -> Key:
    return Key(
        label,
        f"{bounds[0]} 到 {bounds[1]} 之间的整秒数，不带引号",
        lambda value: wall_plan.is_seconds(value, bounds),
        required=False,
    )


CITY: Mapping[str, Key] = {
    "id": _identifier("编号"),
    "name": _words("名称", 20),
    "name_en": _words("英文名", 60),
    "title": _words("标题", 40),
    "adcode": _words("区划代码", 12, required=False),
    "year": Key(
        "年份", "2000 到 2099 之间的年份，不带引号", lambda v: type(v) is int and 2000 <= v <= 2099
    ),
    "period": Key("期间", periods.EXPECTED, lambda v: isinstance(v, str) and schema.is_period(v)),
    "drill": Key("演练", "true 或 false，不带引号", lambda v: isinstance(v, bool), required=False),
    "about": _words("说明", 400, required=False),
}
GROUP: Mapping[str, Key] = {
    "id": _identifier("编号"),
    "name": _words("名称", 20),
    "name_en": _words("英文名", 60),
    "lead": _words("导语", 200, required=False),
}
RULE: Mapping[str, Key] = {
    "version": _words("规则版本", 20),
    "ahead_pp": _band("超序时", 0, 50),
    "tolerance": _band("滞后容差", 0, 1),
    "growth_pp": _band("增速容差", 0, 10),
    "keep": _band("保持容差", 0, 0.5),
    "coverage": _band("覆盖下限", 0, 1),
    "approx_pp": _band("约数（百分点）", 0, 5),
    "approx_ratio": _band("约数（比例）", 0, 0.5),
}
OVERVIEW: Mapping[str, Key] = {
    "headline": Key(
        "首页指标",
        f'最多 {HEADLINES} 个指标编号的列表，如 ["new-jobs"]',
        lambda v: (
            isinstance(v, list) and len(v) <= HEADLINES and all(isinstance(i, str) for i in v)
        ),
    ),
}
MAP: Mapping[str, Key] = {
    "file": _words("示意图文件", 100, required=False),
    "geojson": _words("边界文件", 100, required=False),
    "source": _words("地图来源", 100, required=False),
    "approval": _words("审图号", 40, required=False),
}
WALL: Mapping[str, Key] = {
    "pages": Key(
        "大屏页面",
        f"由 {'、'.join(wall_plan.PAGES)} 组成、不重复的列表",
        wall_plan.is_pages,
        required=False,
    ),
    "dwell": _seconds("每页停留", wall_plan.DWELL),
    "theme": Key(
        "大屏主题",
        f"{'、'.join(wall_plan.THEMES)} 之一",
        lambda v: v in wall_plan.THEMES,
        required=False,
    ),
    "refresh": _seconds("数据检查间隔", wall_plan.REFRESH),
    "dim": Key("调暗时段", "起止时刻，如 22:00-06:30", wall_plan.is_dim, required=False),
}
SECTIONS = {"city": CITY, "rule": RULE, "overview": OVERVIEW, "map": MAP, "wall": WALL}
OPTIONAL = ("wall",)
LISTS = {"sectors": "板块", "topics": "专题", "tiers": "层级"}


def read_city(text: str) -> tuple[City, list[Fault]]:
    """NOTHING with the faults where a section of the file cannot be used at all."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) if at else len(text.splitlines())
        shown = (text.splitlines() or [""])[min(line, len(text.splitlines())) - 1].strip()
        return NOTHING, [Fault(FILE, line, "", shown, "TOML 写法：键 = 值，文字放在英文引号里")]
    faults = [
        Fault(
            FILE,
            line_of(text, name),
            name,
            "多出来的一节",
            f"{'、'.join([*SECTIONS, *LISTS])} 之一",
        )
        for name in content
        if name not in SECTIONS and name not in LISTS
    ]
    for name, keys in SECTIONS.items():
        if name in OPTIONAL and name not in content:
            continue
        faults += _section_faults(text, name, keys, content.get(name))
    groups: dict[str, tuple[Group, ...]] = {}
    for name, label in LISTS.items():
        groups[name], more = _groups(text, name, label, content.get(name, []))
        faults += more
    if faults:
        return NOTHING, faults
    lists: dict[str, Any] = dict(groups)
    city, overview = content["city"], content["overview"]
    known: dict[str, Any] = {key: value for key, value in city.items() if key != "adcode"}
    wall: dict[str, Any] = {
        key: tuple(v) if key == "pages" else v for key, v in content.get("wall", {}).items()
    }
    headline = tuple(overview["headline"])
    info = CityInfo(**known, **lists, headline=headline, wall=WallPlan(**wall))
    return City(info, Rule(**content["rule"]), content["map"]), []


def _section_faults(text: str, name: str, keys: Mapping[str, Key], content: Any) -> list[Fault]:
    if not isinstance(content, dict):
        return [Fault(FILE, 0, f"[{name}]", "没有这一节", f"写有 {'、'.join(keys)} 的一节")]
    return _key_faults(text, f"[{name}]", keys, content, line_of(text, name))


def _key_faults(
    text: str, where: str, keys: Mapping[str, Key], content: Any, start: int
) -> list[Fault]:
    faults: list[Fault] = []
    for name, value in content.items():
        key = keys.get(name)
        line = line_of(text, name, start)
        if key is None:
            faults.append(Fault(FILE, line, f"{where} {name}", name, f"{'、'.join(keys)} 之一"))
        elif not key.fits(value):
            faults.append(
                Fault(FILE, line, f"{where} {key.label} {name}", _shown(value), key.expected)
            )
    faults += [
        Fault(FILE, start, f"{where} {key.label} {name}", "没有这一项", key.expected)
        for name, key in keys.items()
        if key.required and name not in content
    ]
    return faults


def _groups(
    text: str, name: str, label: str, content: Any
) -> tuple[tuple[Group, ...], list[Fault]]:
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        return (), [
            Fault(
                FILE,
                line_of(text, name),
                f"[[{name}]]",
                _shown(content),
                f"每个{label}一节 [[{name}]]",
            )
        ]
    if name == "sectors" and not content:
        return (), [Fault(FILE, 0, f"[[{name}]]", "没有这一节", f"至少一个{label}")]
    faults: list[Fault] = []
    seen: set[str] = set()
    for at, entry in enumerate(content):
        start = line_of(text, name, nth=at)
        more = _key_faults(text, f"[[{name}]]", GROUP, entry, start)
        if not more and entry["id"] in seen:
            more = [Fault(FILE, start, f"[[{name}]] 编号 id", entry["id"], "不重复的编号")]
        faults += more
        seen.add(str(entry.get("id")))
    groups = () if faults else tuple(Group(**entry) for entry in content)
    return groups, faults


def _shown(value: Any) -> str:
    """A TOML value as its author wrote it, near enough to be recognised."""
    if isinstance(value, bool):
        return str(value).lower()
    return (
        str(value)
        if isinstance(value, str | int | float)
        else "、".join(str(part) for part in value)
    )


def line_of(text: str, name: str, start: int = 0, nth: int = 0) -> int:
    """Line (from 1) of the section or key at or after ``start``; 0 if written another way."""
    pattern = re.compile(rf"\s*(?:\[\[?\s*{re.escape(name)}\s*\]|{re.escape(name)}\s*=)")
    lines = [
        at for at, line in enumerate(text.splitlines(), 1) if at >= start and pattern.match(line)
    ]
    return lines[nth] if nth < len(lines) else 0
