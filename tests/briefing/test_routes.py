"""The briefing's addresses: always pinned, the same numbers next month, never a 500."""

from __future__ import annotations

import base64
import json
import re
import shutil
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import create_app
from dashboard.briefing import compose, link
from dashboard.first_paint import Cockpit
from dashboard.settings import CITIES
from data import BriefingPlan, City, FolderStore, Selection, SlidePlan


class TwoRevisions:
    """A store with two revisions, ``now`` the newer one."""

    def __init__(self, old: City, now: City) -> None:
        self.known = {old.revision: old, now.revision: now}
        self.now = now

    def current(self) -> City:
        return self.now

    def at(self, revision: str) -> City | None:
        return self.known.get(revision)


@pytest.fixture(scope="module")
def client(app_of: Callable[[str], Cockpit]) -> FlaskClient:
    return app_of("zibo").server.test_client()


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory, zibo: City) -> TwoRevisions:
    """The city, and a later revision of it in which 1.2 has become 1.5."""
    folder = Path(shutil.copytree(CITIES / "zibo", tmp_path_factory.mktemp("later") / "zibo"))
    facts = folder / "facts.csv"
    text = facts.read_text(encoding="utf-8")
    old = "urban-jobs,,2024Q1,actual,=,,1.2,"
    assert old in text
    facts.write_text(text.replace(old, old.replace("1.2", "1.5")), encoding="utf-8")
    return TwoRevisions(zibo, FolderStore(folder).current())


def _plan_in(address: str) -> BriefingPlan:
    found = re.search(r"[?&]plan=([\w-]+)", address)
    assert found
    return link.read(found[1])


@pytest.mark.parametrize("path", ["", "/edit", "/presenter", "/export.pptx"])
def test_every_address_leads_to_a_pinned_one(client: FlaskClient, zibo: City, path: str) -> None:
    answer = client.get(f"/briefing{path}?sector=livelihood&ratio=4x3")
    assert answer.status_code == 302
    assert answer.location.startswith(f"/briefing{path}?plan=")
    assert answer.location.endswith("&ratio=4x3")
    plan = _plan_in(answer.location)
    assert plan.revision == zibo.revision
    assert plan.selection == Selection(period="2024Q1", sector="livelihood")


def test_a_kept_briefing_is_pinned_and_keeps_the_asked_period(client: FlaskClient) -> None:
    plan = _plan_in(client.get("/briefing/quarter?period=2024Q1").location)
    assert plan.title == "淄博市 2024 年一季度目标进展汇报"
    assert plan.selection.period == "2024Q1"
    assert len(plan.slides) >= 12


def test_a_plan_without_a_revision_is_pinned_first(client: FlaskClient, zibo: City) -> None:
    address = link.address(BriefingPlan(slides=(SlidePlan("year"),)))
    answer = client.get(address)
    assert _plan_in(answer.location).revision == zibo.revision


@pytest.mark.parametrize("form", ["pptx", "docx", "xlsx"])
def test_the_same_link_gives_the_same_bytes_after_a_new_revision(
    zibo: City, later: TwoRevisions, form: str
) -> None:
    address = link.address(compose.of_selection(zibo, Selection()), f"/briefing/export.{form}")
    then = create_app(FolderStore(CITIES / "zibo")).server.test_client().get(address)
    now = create_app(later).server.test_client().get(address)
    assert then.status_code == now.status_code == 200
    assert then.data == now.data


def test_the_stage_says_that_a_newer_revision_exists(zibo: City, later: TwoRevisions) -> None:
    plan = compose.of_selection(zibo, Selection())
    page = create_app(later).server.test_client().get(link.address(plan)).text
    assert f"现在已有新版本 {later.now.revision}" in page
    assert "1.2" in page
    newer = link.address(replace(plan, revision=later.now.revision))
    assert newer in page
    assert "1.5 万人" in create_app(later).server.test_client().get(newer).text


def test_a_revision_that_is_gone_has_a_page_and_a_way_on(client: FlaskClient, zibo: City) -> None:
    plan = replace(compose.of_selection(zibo, Selection()), revision="gone-1")
    for path in ("/briefing", "/briefing/presenter", "/briefing/edit", "/briefing/export.docx"):
        answer = client.get(link.address(plan, path))
        assert answer.status_code == 404
        assert "数据版本「gone-1」已不在" in answer.text
        now = link.address(replace(plan, revision=zibo.revision), path)
        assert f'href="{now}"' in answer.text
        assert client.get(now).status_code == 200


def _packed(given: Any) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(given).encode())).decode()


BAD = [
    ("xx", "链接"),
    ("A" * 30_000, "字符"),
    (_packed({"slides": [{"kind": "dance"}]}), "第 1 页"),
    (_packed({"title": "字" * 200_000}), "字节"),
    (_packed([]), "应为一张表"),
    (_packed({"title": "<script>alert(1)</script>" * 9}), "个字"),
]


@pytest.mark.parametrize(("packed", "said"), BAD, ids=range(len(BAD)))
def test_a_bad_plan_is_a_page_that_says_why(client: FlaskClient, packed: str, said: str) -> None:
    for path in ("", "/edit", "/presenter", "/export.pptx"):
        answer = client.get(f"/briefing{path}?plan={packed}")
        assert answer.status_code == 400
        assert said in answer.text
        assert "<script>alert" not in answer.text


def test_two_megabytes_of_plan_are_refused(client: FlaskClient) -> None:
    assert client.get("/briefing?plan=" + "A" * 2_000_000).status_code == 400


def test_markup_in_own_words_is_escaped_everywhere(client: FlaskClient, zibo: City) -> None:
    evil = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>"
    slides = (
        SlidePlan("cover", title=evil, notes=evil),
        SlidePlan("goal", ("urban-jobs",), evil, evil),
        SlidePlan("text", title=evil, text=f"{evil}\n\n[x](javascript:alert(3))"),
        SlidePlan("goal", ("<b>x",)),
    )
    plan = BriefingPlan(evil, zibo.revision, Selection(words="<i>x"), slides)
    for path in ("", "/edit", "/presenter"):
        answer = client.get(link.address(plan, f"/briefing{path}"))
        assert answer.status_code == 200
        assert "<img src=x" not in answer.text
        assert "<script>alert" not in answer.text
        assert 'href="javascript' not in answer.text
        assert "<b>x" not in answer.text


@pytest.mark.parametrize("name", ["nothing", quote("简报"), "x" * 300, "export.exe", "a%00b"])
def test_a_briefing_that_is_not_kept_lists_those_that_are(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/briefing/{name}")
    assert answer.status_code == 404
    assert "/briefing/quarter" in answer.text


_KEPT = st.sampled_from(["cover", "year", "goal", "lagging", "text", "next", "chain"])


@given(
    st.lists(st.tuples(_KEPT, st.text(max_size=12), st.text(max_size=20)), max_size=5),
    st.sampled_from(["", "/edit", "/presenter"]),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_plan_is_a_500(
    client: FlaskClient, zibo: City, drawn: list[tuple[str, str, str]], path: str
) -> None:
    slides = tuple(
        SlidePlan(kind, (id,) if kind in ("goal", "chain") else (), words, "", words)
        for kind, id, words in drawn
    )
    plan = BriefingPlan("", zibo.revision, Selection(), slides)
    assert client.get(link.address(plan, f"/briefing{path}")).status_code in (200, 400)


def test_a_page_is_written_once_for_a_link_and_answers_with_its_mark(
    client: FlaskClient, zibo: City
) -> None:
    address = link.address(compose.of_selection(zibo, Selection(sector="reform")))
    first = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    mark = first.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": mark}).status_code == 304
    light = client.get(f"{address}&theme=light")
    assert light.headers["ETag"] != mark
