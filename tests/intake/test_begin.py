"""A file becomes a draft in which nothing is decided."""

from __future__ import annotations

import pytest

from data.city import City
from data.folder import CITIES
from data.intake.begin import Came, of_text, of_workbook
from data.intake.draft import decide, link
from data.intake.entry import Entry
from data.intake.publishing import proposed
from data.intake.workbook import WorkbookReading
from data.intake.workbook_known import CellFault
from data.store.content import Content, read

TEXT = """2024年上半年进展情况通报

一、民生福祉。上半年，城镇新增就业2.85万人，去年同期为2.7万人。
"""


def zibo() -> tuple[City, Content]:
    content = read(CITIES / "zibo")
    return City(content.tables(), "1-abc"), content


def came(name: str, **said: str) -> Came:
    return Came(name, name.encode(), "2024H1", "王芳", "2024-07-20T08:00:00", **said)


def test_a_text_with_more_figures_than_people_review_is_refused() -> None:
    city, _ = zibo()
    for text in ("2.85 " * 12_004, "就业2万人，" * 3001):
        with pytest.raises(ValueError, match=r"应不超过 3,000 个，现约 3,001 个"):
            of_text(city, came("通报.txt"), text)


def test_a_form_becomes_open_lines_with_its_faults() -> None:
    city, _ = zibo()
    one = Entry("就业", "2.85", "万人", period="2024H1", indicator="urban-jobs")
    fault = CellFault("填报", 7, "E", "约3", "数字")
    draft = of_workbook(city, came("表.xlsx"), WorkbookReading((one,), (fault,)))
    assert [(line.number, line.state, line.entry) for line in draft.lines] == [(1, "open", one)]
    assert (draft.kind, draft.base, draft.text) == ("workbook", "1-abc", "")
    assert draft.faults == (fault.text,)
    assert draft.source["title"] == "2024 年上半年指标填报表"
    assert "王芳" in draft.source["note"]


def test_a_text_becomes_lines_with_proposals_and_a_title() -> None:
    city, _ = zibo()
    draft = of_text(city, came("通报.txt"), TEXT)
    told = {(line.entry.value, line.entry.role, line.entry.period) for line in draft.lines}
    assert ("2.85", "actual", "2024H1") in told
    assert ("2.7", "actual", "2023H1") in told
    first = draft.line(1).entry
    assert first.indicator == ""
    assert [each.indicator for each in first.proposals][:1] == ["urban-jobs"]
    assert draft.source["title"] == "2024年上半年进展情况通报"
    assert draft.text == TEXT
    plain = of_text(city, came("通报.txt"), "就业2.85万人。")
    assert plain.source["title"] == "通报.txt"
    said = of_text(city, came("通报.txt", title="半年报", issuer="市府办"), TEXT)
    assert (said.source["title"], said.source["issuer"]) == ("半年报", "市府办")


def test_two_texts_of_one_period_keep_each_its_own_source() -> None:
    city, content = zibo()
    for text in (TEXT, TEXT.replace("2.85", "2.86")):
        draft = of_text(city, came("通报.txt"), text)
        draft = decide(link(draft, 1, "urban-jobs"), 1, "accepted")
        content = proposed(content, draft)
    texts = {name: text for name, text in content.files.items() if name.startswith("texts/")}
    assert sorted(texts) == ["texts/bulletin-2024h1-2.txt", "texts/bulletin-2024h1.txt"]
    after = City(content.tables(), "3-abc")
    assert after.document("bulletin-2024h1-2") != after.document("bulletin-2024h1")
    later = of_text(after, came("又.txt"), TEXT)
    assert later.source["source"] == "bulletin-2024h1-3"
