"""The briefing's addresses: always pinned, the same numbers next month, never a 500."""

from __future__ import annotations

import base64
import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
from data import BriefingPlan, City, Selection, SlidePlan, open_store

FORMS = ("pptx", "docx", "xlsx")


@dataclass(frozen=True)
class Published:
    """An app of a database; ``before`` are the files of ``plan`` as they were before the newest
    revision, in which 1.2 has become 1.5.
    """

    client: FlaskClient
    old: City
    now: City
    plan: BriefingPlan
    before: dict[str, bytes]


@pytest.fixture(scope="module")
def client(app_of: Callable[[str], Cockpit]) -> FlaskClient:
    return app_of("zibo").server.test_client()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    path = tmp_path_factory.mktemp("published")
    store = open_store(f"sqlite:///{path / 'cockpit.db'}", CITIES / "zibo")
    client = create_app(store).server.test_client()
    old = store.current()
    plan = compose.of_selection(old, Selection())
    before = {form: _file(client, plan, form) for form in FORMS}
    folder = Path(shutil.copytree(CITIES / "zibo", path / "zibo"))
    facts = folder / "facts.csv"
    text = facts.read_text(encoding="utf-8")
    row = "urban-jobs,,2024Q1,actual,=,,1.2,"
    assert row in text
    facts.write_text(text.replace(row, row.replace("1.2", "1.5")), encoding="utf-8")
    now = store.load(folder, "test", base=old.revision)
    yield Published(client, old, now, plan, before)
    store.close()


def _file(client: FlaskClient, plan: BriefingPlan, form: str) -> bytes:
    answer = client.get(link.address(plan, f"/briefing/export.{form}"))
    assert answer.status_code == 200
    return answer.data


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


@pytest.mark.parametrize("form", FORMS)
def test_the_same_link_gives_the_same_bytes_after_a_new_revision(
    published: Published, form: str
) -> None:
    assert published.now.revision != published.old.revision
    assert _file(published.client, published.plan, form) == published.before[form]
    newer = replace(published.plan, revision=published.now.revision)
    assert _file(published.client, newer, form) != published.before[form]


def test_the_stage_says_that_a_newer_revision_exists(published: Published) -> None:
    page = published.client.get(link.address(published.plan)).text
    assert f"现在已有新版本 {published.now.revision}" in page
    assert "1.5 万人，完成年目标" not in page
    newer = link.address(replace(published.plan, revision=published.now.revision))
    assert newer in page
    assert "1.5 万人，完成年目标" in published.client.get(newer).text


def test_the_editor_offers_the_newest_revision(published: Published) -> None:
    page = published.client.get(link.address(published.plan, "/briefing/edit")).text
    assert 'value="repin"' in page
    newer = replace(published.plan, revision=published.now.revision)
    assert 'value="repin"' not in published.client.get(link.address(newer, "/briefing/edit")).text


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
