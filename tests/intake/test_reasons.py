"""Publishing and going back say why, whoever asks: the server asks for it too, and what was typed
stays on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.accounts.session import Access
from dashboard.settings import CITIES, Settings, default_city
from data import database_in, open_store
from tests.intake.desk import Desk, desks

Made = Callable[[str], Desk]
LONG = "长" * 201


@pytest.mark.parametrize(("typed", "why"), [("  ", "说明不能为空"), (LONG, "应不超过 200 字")])
def test_nothing_is_handed_in_published_or_taken_back_without_a_reason(
    person: Made, typed: str, why: str
) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.draft()
    refused = first.act(draft, "submit", typed)
    assert refused.status_code == 422
    assert why in refused.text
    assert first.act(draft, "submit").status_code == 303
    refused = second.act(draft, "publish", typed)
    assert refused.status_code == 422
    assert why in refused.text
    assert f'value="{typed}"' in refused.text
    assert second.act(draft, "publish").status_code == 303
    refused = rolled_back(second, typed)
    assert refused.status_code == 422
    assert why in refused.text
    assert f'value="{typed}"' in refused.text
    assert " open" in refused.text.partition('id="rollback"')[2].partition(">")[0]
    assert len(first.store.log()) == 2


def rolled_back(desk: Desk, comment: str, **form: Any) -> Any:
    address = "/intake/revisions/1"
    given = {"base": desk.hidden(address, "base"), "back": "1", "comment": comment, **form}
    return desk.post(address, **given)


def test_what_was_typed_stays_where_the_ground_has_moved(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.draft()
    first.act(draft, "submit")
    late = second.post(f"{draft}/publish", do="publish", comment="写了很久", version="1", base="x")
    assert late.status_code == 409
    assert 'value="写了很久"' in late.text
    second.act(draft, "publish")
    late = rolled_back(second, "写了很久", base="1-x")
    assert late.status_code == 409
    assert "数据已被更新" in late.text
    assert 'value="写了很久"' in late.text


def test_who_may_not_publish_reads_why_and_keeps_his_words(person: Made) -> None:
    editor = person("editor")
    draft = editor.draft()
    refused = editor.act(draft, "publish", "我的话")
    assert refused.status_code == 403
    assert "没有发布权限" in refused.text
    assert 'value="我的话"' in refused.text


def test_a_draft_is_returned_without_a_reason(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.draft()
    first.act(draft, "submit", "上半年的数")
    assert second.act(draft, "return", "").status_code == 303
    assert 'value="上半年的数"' in first.client.get(f"{draft}/publish").text


def test_one_publisher_takes_back_and_the_log_says_so(person: Made) -> None:
    first, second = person("editor"), person("publisher")
    draft = first.draft()
    first.act(draft, "submit")
    assert second.act(draft, "publish").status_code == 303
    assert first.post("/intake/revisions/1", comment="填错").status_code == 403
    assert rolled_back(second, "填错").status_code == 303
    log = first.client.get("/intake/revisions").text
    assert "回退到修订 1（单人）" in log
    assert "填错" in log
    assert "editor → publisher" in log


class TestOnePersonsOffice:
    """COCKPIT_REVIEW=one."""

    @pytest.fixture
    def person(self, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Made:
        store = open_store(database_in(tmp_path), CITIES / default_city())
        access = Access.of(Settings.from_env({"COCKPIT_REVIEW": "one"}))
        return desks(store, access, monkeypatch)

    def test_one_person_goes_the_whole_way(self, person: Made) -> None:
        only = person("publisher")
        draft = only.draft()
        dry = only.client.get(f"{draft}/publish").text
        assert 'value="publish"' in dry
        assert 'value="submit"' not in dry
        assert "二人复核" not in dry
        assert only.act(draft, "submit").status_code == 422
        assert only.act(draft, "publish", " ").status_code == 422
        assert only.act(draft, "publish").status_code == 303
        assert only.store.current().info.period == "2024H1"
        assert only.store.log()[0].who == "publisher"
        again = only.post(f"{draft}/publish", do="publish", comment="再来", version="3")
        assert again.status_code == 409
        assert rolled_back(only, "填错").status_code == 303
        assert only.store.current().info.period == "2024Q1"

    def test_an_editor_still_does_not_publish(self, person: Made) -> None:
        editor = person("editor")
        draft = editor.draft()
        assert 'value="publish"' not in editor.client.get(f"{draft}/publish").text
        assert editor.act(draft, "publish").status_code == 403
        assert person("publisher").act(draft, "publish").status_code == 303
