"""A city is a folder: no code, script or style names a city or one of its districts."""

from __future__ import annotations

import csv
import re
import tomllib

import pytest

from dashboard import settings
from tests import project

MADE_HERE = {"data/demo.py"}  # invents the demo city, so it has to know its names


def names_of(city: str) -> set[str]:
    """Names of a city and its districts in Chinese, with and without 市/区/县, and in English."""
    folder = settings.CITIES / city
    info = tomllib.loads((folder / "city.toml").read_text(encoding="utf-8"))["city"]
    with (folder / "districts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [info, *csv.DictReader(file)]
    chinese = {row["name"] for row in rows}
    chinese |= {short for name in chinese if len(short := re.sub("[市区县]$", "", name)) > 1}
    english = {word for row in rows for word in re.split(r"[\s,]+", row.get("name_en", ""))}
    common = {"city", "district", "county", "zone", "new", "area", "lake", "high-tech", "demo"}
    common |= {"economic", "development", "industrial", "park", "development-zone"}
    return chinese | {word for word in english if len(word) > 3 and word.lower() not in common}


@pytest.mark.parametrize("city", settings.cities())
def test_no_code_names_a_city_or_a_district(city: str) -> None:
    names = sorted(names_of(city) | ({city} - {"demo"}))
    pattern = re.compile("|".join(re.escape(name) for name in names), re.IGNORECASE)
    wrong = [
        f"{project.name(path)}:{number}: {found.group()}"
        for path in project.files(".py", ".js", ".css")
        if project.house(path) != "tests" and project.name(path) not in MADE_HERE
        for number, line in enumerate(project.text(path).splitlines(), start=1)
        if (found := pattern.search(line))
    ]
    assert not wrong


def test_the_default_city_is_a_folder() -> None:
    assert settings.default_city() in settings.cities()
