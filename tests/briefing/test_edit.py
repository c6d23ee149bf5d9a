"""The editor's form: every button is one change of the plan, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from app import create_app
from dashboard.briefing import editing, link
from dashboard.first_paint import Cockpit
from dashboard.settings import CITIES
from data import BriefingPlan, City, PlanFaults, Selection, SlidePlan, open_store

SLIDES = (
    SlidePlan("cover"),
    SlidePlan("goal", ("urban-jobs",), "题", "讲一\n讲二"),
    SlidePlan("comparison", ("urban-jobs", "schools")),
    SlidePlan("text", text="- 一\n- 二"),
)


@pytest.fixture(scope="module")
def client(app_of: Callable[[str], Cockpit]) -> FlaskClient:
    return app_of("zibo").server.test_client()


@pytest.fixture
def plan(zibo: City) -> BriefingPlan:
    return BriefingPlan("名", zibo.revision, Selection(period="2024Q1", kind="growth"), SLIDES)


def _form(plan: BriefingPlan, do: str = "", **more: str) -> MultiDict[str, str]:
    """What a browser sends of the editor's page."""
    form = MultiDict[str, str]()
    chosen = plan.selection
    form["plan_title"], form["revision"], form["do"] = plan.title, plan.revision, do
    form["period"], form["of_kind"] = chosen.period, chosen.kind
    for each in plan.slides:
        form.add("kind", each.kind)
        form.add("ids", "[" + ",".join(f'"{id}"' for id in each.ids) + "]")
        form.add("title", each.title)
        form.add("notes", each.notes.replace("\n", "\r\n"))
        form.add("text", each.text)
        form.add("more", "")
    form.update(more)
    return form


def _after(city: City, plan: BriefingPlan, do: str, **more: str) -> list[SlidePlan]:
    form = _form(plan, do, **more)
    return list(editing.changed(city, editing.read(form), form).slides)


def test_the_form_says_the_plan(plan: BriefingPlan) -> None:
    assert editing.read(_form(plan)) == plan


def test_the_page_holds_what_the_form_sends(client: FlaskClient, plan: BriefingPlan) -> None:
    page = unescape(client.get(link.address(plan, "/briefing/edit")).text)
    for name in ("kind", "ids", "title", "notes", "text", "more"):
        assert page.count(f'name="{name}"') == len(SLIDES)
    assert '["urban-jobs", "schools"]' in page
    assert "讲一\n讲二" in page
    assert '<option value="growth" selected>' in page


def test_slides_move_and_go(zibo: City, plan: BriefingPlan) -> None:
    one, two, three, four = SLIDES
    assert _after(zibo, plan, "up:1") == [two, one, three, four]
    assert _after(zibo, plan, "down:1") == [one, three, two, four]
    assert _after(zibo, plan, "move:3:0") == [four, one, two, three]
    assert _after(zibo, plan, "drop:2") == [one, two, four]


@pytest.mark.parametrize(
    "do", ["", "save", "up:0", "down:3", "move:1", "move:1:9", "drop:9", "up:x", "dance:1", "up:-1"]
)
def test_what_cannot_be_done_changes_nothing(zibo: City, plan: BriefingPlan, do: str) -> None:
    assert _after(zibo, plan, do) == list(SLIDES)


def test_things_are_found_by_name(zibo: City, plan: BriefingPlan) -> None:
    form = _form(plan, "thing:2")
    form.setlist("more", ["", "", "政策性扶持创业", ""])
    changed = editing.changed(zibo, plan, form)
    assert changed.slides[2].ids == ("urban-jobs", "schools", "startup-support")


def test_a_slide_of_one_thing_takes_the_other_instead(zibo: City, plan: BriefingPlan) -> None:
    form = _form(plan, "thing:1")
    form.setlist("more", ["", "startup-support", "", ""])
    assert editing.changed(zibo, plan, form).slides[1].ids == ("startup-support",)


def test_things_are_taken_away_while_one_is_left(zibo: City, plan: BriefingPlan) -> None:
    assert _after(zibo, plan, "unthing:2:0")[2].ids == ("schools",)
    assert _after(zibo, plan, "unthing:1:0")[1].ids == ("urban-jobs",)


def test_a_slide_is_added_where_it_was_asked_for(zibo: City, plan: BriefingPlan) -> None:
    made = _after(zibo, plan, "add", add_kind="goal", add_what="城镇新增就业", add_at="1")
    assert made[1] == SlidePlan("goal", ("urban-jobs",))
    assert _after(zibo, plan, "add", add_kind="chain")[-1] == SlidePlan("chain")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"add_kind": "dance"}, "列出的种类之一"),
        ({"add_kind": "goal", "add_what": "没有的指标"}, "列表里的指标名称"),
        ({"add_kind": "sector"}, "列表里的板块名称"),
    ],
)
def test_what_cannot_be_added_says_why(
    client: FlaskClient, plan: BriefingPlan, more: dict[str, str], said: str
) -> None:
    answer = client.post("/briefing/edit", data=_form(plan, "add", **more))
    assert answer.status_code == 400
    assert said in answer.text


def test_a_forty_first_slide_is_refused(zibo: City, plan: BriefingPlan) -> None:
    full = replace(plan, slides=(SlidePlan("cover"),) * 40)
    with pytest.raises(PlanFaults, match="至多 40 页"):
        _after(zibo, full, "add", add_kind="cover")


def test_the_answer_is_an_address_and_nothing_is_kept(
    client: FlaskClient, plan: BriefingPlan
) -> None:
    answer = client.post("/briefing/edit", data=_form(plan, "drop:0"))
    assert answer.status_code == 303
    assert "Set-Cookie" not in answer.headers
    read = link.read(answer.location.partition("plan=")[2])
    assert read == replace(plan, slides=SLIDES[1:])


def test_an_old_plan_is_put_on_the_present_revision(zibo: City, plan: BriefingPlan) -> None:
    old = replace(plan, revision="old-1")
    form = _form(old, "repin")
    assert editing.changed(zibo, editing.read(form), form) == plan


def test_a_form_with_parts_missing_is_refused(client: FlaskClient, plan: BriefingPlan) -> None:
    form = _form(plan)
    form.setlist("notes", ["only one"])
    assert client.post("/briefing/edit", data=form).status_code == 400
    assert client.post("/briefing/edit", data={}).status_code == 303


@pytest.mark.parametrize("ids", ["{", "[[", '{"a": 1}', "[1]", '["a"'])
def test_ids_that_are_no_list_are_refused(
    client: FlaskClient, plan: BriefingPlan, ids: str
) -> None:
    form = _form(plan)
    form.setlist("ids", [ids] * len(SLIDES))
    assert client.post("/briefing/edit", data=form).status_code == 400


def test_two_megabytes_are_refused(client: FlaskClient, plan: BriefingPlan) -> None:
    form = _form(plan, add_what="字" * 700_000)
    assert client.post("/briefing/edit", data=form).status_code == 413


def test_words_that_pack_too_large_are_refused_with_what_to_do(
    client: FlaskClient, plan: BriefingPlan
) -> None:
    letters = "".join(chr(0x4E00 + at * 37 % 20_000) for at in range(2900))
    long = tuple(SlidePlan("text", text=letters[at:] + letters[:at]) for at in range(36))
    answer = client.post("/briefing/edit", data=_form(replace(plan, slides=long)))
    assert answer.status_code == 400
    assert "请减少页数" in answer.text


def test_a_long_link_is_cautioned(client: FlaskClient, plan: BriefingPlan) -> None:
    letters = "".join(chr(0x4E00 + at * 7919 % 20_000) for at in range(2900))
    page = client.get(
        link.address(replace(plan, slides=(SlidePlan("text", text=letters),)), "/briefing/edit")
    )
    assert "有的邮件和聊天软件会截断" in page.text


def test_whoever_has_no_account_may_edit_where_there_are_accounts(
    tmp_path: Path, plan: BriefingPlan
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'cockpit.db'}", CITIES / "zibo", None)
    client = create_app(store).server.test_client()
    assert client.post("/briefing/edit", data=_form(plan, "drop:0")).status_code == 303
    assert store.current().briefings
    store.close()
