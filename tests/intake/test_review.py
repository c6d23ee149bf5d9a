"""Review and publishing as two people use it: through the same addresses, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from data import intake
from tests.intake.desk import TEXT, Desk

Made = Callable[[str], Desk]


def test_a_workbook_goes_in_is_published_by_the_second_person_and_rolled_back(
    person: Made,
) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.uploads(first.filled(urban_jobs=2.6, gdp_growth="暂无")).location
    assert "暂无" in first.client.get(draft).text
    assert first.line(draft, 1, do="accept").status_code == 200
    assert first.act(draft, "publish").status_code == 403
    assert first.act(draft, "submit").status_code == 303
    assert first.store.current().info.period == "2024Q1"
    assert second.act(draft, "publish").status_code == 303
    assert first.store.current().info.period == "2024H1"
    for address in ("/", "/goals/urban-jobs", "/wall", "/coverage"):
        assert "上半年" in second.client.get(address).text, address
    base = second.hidden("/intake/revisions/1", "base")
    assert second.post("/intake/revisions/1", base=base, comment="填错").status_code == 303
    assert first.store.current().info.period == "2024Q1"
    assert "填错" in first.client.get("/intake").text


def test_a_text_is_linked_by_a_person_and_becomes_the_evidence(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    answer = first.post("/intake/bulletin", period="2024H1", text=TEXT, source_title="上半年通报")
    draft = answer.location
    assert first.line(draft, 1, do="accept").status_code == 422
    linked = first.line(draft, 1, cells={"indicator": "urban-jobs"}, do="")
    assert linked.json["was"]["cells"]["indicator"] == ""
    assert first.line(draft, 1, do="accept").status_code == 200
    assert first.act(draft, "submit").status_code == 303
    assert second.act(draft, "publish").status_code == 303
    fact = first.store.current().series("urban-jobs")[-1]
    assert fact.value == "2.85"
    assert "<mark>" in second.client.get(f"/evidence/{fact.id}").text


def test_who_was_slower_sees_that_the_draft_has_changed(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.post("/intake/bulletin", period="2024H1", text=TEXT).location
    first.line(draft, 1, do="reject")
    late = second.client.post(
        f"{draft}/lines/1",
        json={"version": 1, "do": "open"},
        headers={"X-CSRFToken": second.token()},
    )
    assert late.status_code == 409
    assert "刚刚改过" in (late.json or {})["said"]


def test_a_broken_file_or_form_gets_a_page(person: Made) -> None:
    desk = person("editor")
    assert desk.uploads(b"PK nonsense").status_code == 422
    assert desk.post("/intake/bulletin", period="2024H1", text="").status_code == 422
    assert desk.post("/intake/bulletin", period="x", text=TEXT, date="7月").status_code == 422
    assert desk.post("/intake/workbook", period="x").status_code == 400
    large = desk.client.post(
        "/intake/workbook",
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": "22000000"},
    )
    assert large.status_code == 413
    assert "内容太大" in large.text
    for address in ("/intake/drafts/x", "/intake/revisions/99", "/intake/drafts/x/publish"):
        assert desk.client.get(address).status_code == 404


def test_a_change_without_script_leads_back_to_its_line(person: Made) -> None:
    desk = person("editor")
    draft = desk.post("/intake/bulletin", period="2024H1", text=TEXT).location
    back = desk.post(f"{draft}/lines/2", version="1", link="gdp-growth")
    assert back.location == f"{draft}?line=2#line"
    desk.post(f"{draft}/accept", version="2")
    kept = intake.Drafts(desk.store.engine, desk.store.city).all()[0]
    assert kept.accepted == 1
    assert desk.post(f"{draft}/drop", version="3").location == "/intake"


def test_a_doubtful_figure_is_accepted_only_when_its_question_is_answered(person: Made) -> None:
    desk = person("editor")
    draft = desk.uploads(desk.filled(gdp_growth=44.5)).location
    assert "还没有采纳任何一条" in desk.client.get(f"{draft}/publish").text
    asked = desk.line(draft, 1, do="accept")
    assert (asked.status_code, asked.json["asks"]) == (422, True)
    desk.post(f"{draft}/accept", version="1")
    kept = intake.Drafts(desk.store.engine, desk.store.city)
    assert kept.all()[0].accepted == 0
    assert desk.line(draft, 1, do="answer").status_code == 200
    saved = kept.get(draft.rpartition("/")[2])
    assert saved
    assert saved.lines[0].answered
    assert not intake.unready(desk.store.current(), saved)
    changed = desk.line(draft, 1, cells={"value": "44.6"}, do="")
    assert changed.json["rows"][0]["parts"] == ["asked"]


def test_a_publisher_sees_that_the_ground_has_moved(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.uploads(first.filled(urban_jobs=2.6)).location
    first.line(draft, 1, do="accept")
    first.act(draft, "submit")
    address = f"{draft}/publish"
    kept = {name: second.hidden(address, name) for name in ("version", "base")}
    store = first.store
    store.publish(
        store.content().with_files({"texts/x.txt": "文"}), "他人", base=store.current().revision
    )
    late = second.post(address, do="publish", comment="上半年", **kept)
    assert late.status_code == 409
    assert "数据已变" in late.text
    assert second.act(draft, "publish").status_code == 303


def test_what_was_handed_in_is_open_again_once_it_is_changed(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.uploads(first.filled(urban_jobs=2.6)).location
    first.line(draft, 1, do="accept")
    first.act(draft, "submit")
    assert second.act(draft, "return").status_code == 303
    first.act(draft, "submit")
    second.line(draft, 1, cells={"value": "2.7"}, do="")
    assert second.act(draft, "publish").status_code == 403


def test_the_page_shows_the_part_that_is_asked_for_and_counts_all(person: Made) -> None:
    desk = person("editor")
    draft = desk.post("/intake/bulletin", period="2024H1", text=TEXT).location
    desk.line(draft, 1, do="reject")
    page = desk.client.get(f"{draft}?part=rejected").text
    assert 'id="line-1"' in page
    assert 'id="line-2"' not in page
    assert 'data-part="all">全部 <b>2</b>' in page
    data = re.search(r'<script id="review-data"[^>]*>(.*?)</script>', page)
    assert data
    assert [row["parts"] for row in json.loads(data[1])["rows"]] == [["rejected"], ["stopped"]]


def test_taking_back_is_no_answer(person: Made) -> None:
    desk = person("editor")
    draft = desk.uploads(desk.filled(gdp_growth=44.5)).location
    before = desk.line(draft, 1, do="answer").json["was"]
    assert before == {"cells": before["cells"], "state": "open", "answered": []}
    accepted = desk.line(draft, 1, do="reject").json["was"]
    assert accepted["answered"]
    assert desk.line(draft, 1, undo={**accepted, "answered": []}).status_code == 422
    back = desk.line(draft, 1, undo=accepted).json
    assert back["rows"][0]["parts"] == ["accepted"]
    opened = desk.line(draft, 1, undo=before).json
    assert opened["rows"][0]["parts"] == ["asked"]


def test_a_refused_new_indicator_keeps_what_was_typed_and_says_why_at_its_field(
    person: Made,
) -> None:
    desk = person("editor")
    draft = desk.post("/intake/bulletin", period="2024H1", text=TEXT).location
    typed = {"name": "新指标", "name_en": "New jobs", "subject": "就业", "unit": "万人"}
    refused = desk.post(f"{draft}/indicators", line=1, version="1", **typed)
    assert refused.status_code == 422
    assert 'value="New jobs"' in refused.text
    assert 'aria-describedby="about-new-kind" aria-invalid="true"' in refused.text
    assert re.search(r'id="about-new-kind" class="stops">请填写', refused.text)
    asked = desk.line(draft, 1, new=typed)
    assert asked.status_code == 422
    assert 'id="about-new-kind"' in asked.json["side"]
    whole = {**typed, "kind": "cumulative", "direction": "up", "sector": "livelihood"}
    made = desk.line(draft, 1, new=whole)
    assert made.json["made"] == [["new-jobs", "新指标"]]
    assert made.json["rows"][0]["cells"]["indicator"] == "新指标"
    again = desk.post(
        f"{draft}/indicators", line=2, version="2", **{**whole, "name_en": "New jobs"}
    )
    assert again.location == f"{draft}?line=2#line"


def test_only_rows_that_say_the_same_figure_come_back_changed(person: Made) -> None:
    desk = person("editor")
    draft = desk.post("/intake/bulletin", period="2024H1", text=TEXT * 3).location
    first = desk.line(draft, 1, cells={"indicator": "urban-jobs"}).json
    assert [row["n"] for row in first["rows"]] == [1]
    second = desk.line(draft, 3, cells={"indicator": "urban-jobs"}, beside=2).json
    assert [row["n"] for row in second["rows"]] == [1, 3]
    assert second["n"] == 2
    assert desk.line(draft, 99, do="accept").status_code == 404


def test_only_the_page_of_a_draft_loads_the_grid(person: Made) -> None:
    desk = person("editor")
    draft = desk.post("/intake/bulletin", period="2024H1", text=TEXT).location
    assert "grid.js" in desk.client.get(draft).text
    for address in ("/intake", "/intake/bulletin", "/intake/revisions", f"{draft}/publish"):
        assert "grid.js" not in desk.client.get(address).text, address
