"""The keys of the corpus hold together, the scorer tells right from wrong, and the extractor reads
the corpus at least this well.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from data.periods import parse
from tests.intake.score import (
    ENDINGS,
    Row,
    Score,
    read_key,
    read_text,
    score,
    score_folder,
    total,
)

CORPUS = Path(__file__).parent / "corpus"
KEYS = sorted(CORPUS.rglob("*.csv"))
ROW = Row("固定资产投资增长", "6.9", "%", "=", "actual", "2021M11", "固定资产投资同比增长6.9%")


def _plain(text: str) -> str:
    """Without what damage of a file changes: tags, width, white space, commas of thousands."""
    bare = unicodedata.normalize("NFKC", re.sub(r"</?p>|&nbsp;", "", text))
    return re.sub(r"\s|(?<=\d),(?=\d{3})", "", bare)


def _text_of(key: Path) -> Path | None:
    held = (key.with_suffix(ending) for ending in ENDINGS)
    return next((each for each in held if each.exists()), None)


@pytest.mark.parametrize(
    "path", [each for each in KEYS if _text_of(each)], ids=lambda path: path.stem
)
def test_words_of_a_key_stand_in_its_text(path: Path) -> None:
    text = _text_of(path)
    assert text is not None
    whole = _plain(read_text(text))
    assert [row for row in read_key(path) if _plain(row.words) not in whole] == []


@pytest.mark.parametrize("path", KEYS, ids=lambda path: path.stem)
def test_a_key_names_roles_comparators_and_periods_that_exist(path: Path) -> None:
    for row in read_key(path):
        assert set(row.role.split("|")) <= {"actual", "target", "previous"}, row
        assert set(row.comparator.split("|")) <= {"=", ">=", ">", "<=", "<", "~"}, row
        for period in row.period.split("|"):
            if not re.fullmatch(
                r"20\d\d-20\d\d|20\d\d-1[0-2]|20\d\d-0\d|20\d\d(?:Q[24]|H2)", period
            ):
                assert parse(period), row


@pytest.mark.parametrize("path", KEYS, ids=lambda path: path.stem)
def test_a_key_scored_against_itself_is_perfect(path: Path) -> None:
    rows = read_key(path)
    cells = ("subject", "unit", "comparator", "role", "period", "speaker")
    plain = [
        replace(
            row,
            value=row.value.lstrip("?±").split("|")[0],
            **{cell: getattr(row, cell).split("|")[0] for cell in cells},
        )
        for row in rows
    ]
    result = score(plain, rows)
    assert (result.recall, result.precision, result.misses, result.extra) == (1.0, 1.0, [], [])
    assert result.faults == []


def test_a_wrong_unit_is_a_miss_and_a_false_find() -> None:
    result = score([replace(ROW, unit="亿元")], [ROW])
    assert (result.recall, result.precision) == (0.0, 0.0)
    assert len(result.misses) == len(result.extra) == 1


def test_a_figure_found_twice_is_found_falsely_once() -> None:
    result = score([ROW, ROW], [ROW])
    assert (result.recall, result.precision) == (1.0, 0.5)


def test_each_wrong_field_is_counted_on_its_own() -> None:
    wrong = replace(ROW, comparator=">", period="2021", subject="小麦产量", speaker="某代表")
    result = score([wrong], [ROW])
    assert [name for name, right in result.right.items() if not right] == [
        "comparator",
        "period",
        "subject",
        "speaker",
    ]


def test_of_equal_figures_the_words_decide() -> None:
    other = replace(ROW, subject="小麦产量增长", words="小麦产量增长6.9%", period="2020")
    result = score([other, ROW], [ROW, other])
    assert result.faults == []


def test_digits_and_units_agree_however_they_are_printed() -> None:
    found = [
        replace(ROW, value="\uff16.90", unit="\uff05"),
        replace(ROW, value="-1,306", unit="个百分点"),
    ]
    key = [ROW, replace(ROW, value="±1306", unit="百分点")]
    assert score(found, key).recall == 1.0


def test_an_optional_figure_counts_neither_way() -> None:
    key = [ROW, replace(ROW, value="?1", unit="位")]
    both = score([ROW, replace(ROW, value="1", unit="位")], key)
    one = score([ROW], key)
    assert (both.recall, both.precision, both.keys) == (one.recall, one.precision, one.keys)


def test_a_whole_sentence_is_no_subject() -> None:
    sentence = (
        "今年以来全市统筹推进各项工作持续扩大有效投资固定资产投资总体保持平稳增长态势结构不断优化"
    )
    assert score([replace(ROW, subject=sentence)], [ROW]).right["subject"] == 0


@pytest.fixture(scope="module")
def read() -> Score:
    """The score of all texts of the corpus together."""
    return total(score_folder(CORPUS).values())


def test_the_extractor_finds_the_figures_of_the_corpus_and_makes_up_none(read: Score) -> None:
    assert read.keys > 1000
    assert read.recall >= 0.95, read.misses
    assert read.precision >= 0.95, read.extra


@pytest.mark.parametrize("name", ["comparator", "role", "period", "subject"])
def test_the_extractor_reads_what_belongs_to_a_figure(read: Score, name: str) -> None:
    assert read.accuracy(name) >= 0.9, [line for line in read.faults if line.startswith(name)]
