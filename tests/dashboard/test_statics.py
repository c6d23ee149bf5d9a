"""What a page loads: few files, packed, kept by the browser for good where their name says so."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

import pytest
from flask.testing import FlaskClient

from dashboard import grid
from dashboard.parts.icon import icon
from dashboard.statics import LASTING
from tests import project

LISTED = re.compile(r'(?:src|href)="(/[^"]+\.(?:js|css)[^"]*)"')
PACKED = {"Accept-Encoding": "gzip"}


def loaded(client: FlaskClient, page: str = "/") -> list[str]:
    """Addresses of scripts and styles a page asks for, in its order."""
    return list(dict.fromkeys(LISTED.findall(client.get(page).get_data(as_text=True))))


def text(client: FlaskClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_a_page_asks_for_one_stylesheet_and_two_scripts(client: FlaskClient) -> None:
    names = [re.sub(r"[0-9a-f]{16}", "*", address) for address in loaded(client)]
    assert names == [
        "/static/desk.*.css",
        "/static/desk.*.js",
        "/_dash-component-suites/dash/dcc/dash-renderer.*.js",
    ]


def test_every_page_asks_for_the_same_files(client: FlaskClient) -> None:
    assert len({tuple(loaded(client, page)) for page in ("/", "/goals", "/indicators")}) == 1


def test_a_page_and_what_it_loads_first_weigh_less_than_400_kilobytes(client: FlaskClient) -> None:
    asked = ["/", *loaded(client)]
    assert sum(len(client.get(each, headers=PACKED).data) for each in asked) < 400_000


def test_the_stylesheet_holds_bootstrap_then_every_part_in_the_order_of_names(
    client: FlaskClient,
) -> None:
    css = text(client, loaded(client)[0])
    parts = sorted((project.ROOT / "assets").glob("*.css"))
    places = [css.index(part.read_text("utf-8").strip()) for part in parts]
    assert len(parts) > 5
    assert places == sorted(places)
    assert 0 <= css.index("Bootstrap") < places[0]


def test_every_script_of_ours_is_in_the_first_file_and_needs_no_other_to_start(
    client: FlaskClient,
) -> None:
    script = text(client, loaded(client)[1])
    own = [each for each in sorted((project.ROOT / "assets").glob("*.js")) if each.stem != "early"]
    places = [script.index(each.read_text("utf-8").strip()) for each in own]
    assert places == sorted(places)
    assert "React" in script
    assert "DashRenderer" not in script


def test_dash_starts_last_and_brings_nothing_that_no_page_shows(client: FlaskClient) -> None:
    script = text(client, loaded(client)[2])
    assert script.rstrip().endswith("new DashRenderer();")
    assert "dash_bootstrap_components" in script
    assert not re.search(r"(?m)^//# sourceMappingURL", script)
    assert "@babel/polyfill" not in script
    assert not re.search(r"window\.?\[?[\"']?dash_table", script)


def test_joined_files_are_kept_for_good_and_named_by_their_content(client: FlaskClient) -> None:
    for address in loaded(client):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == LASTING
        assert hashlib.sha256(answer.data).hexdigest()[:16] in address


def test_an_older_name_is_answered_and_not_kept(client: FlaskClient) -> None:
    sheet, _, dash = loaded(client)
    for address in (sheet, dash):
        older = re.sub(r"[0-9a-f]{16}", "0" * 16, address)
        answer = client.get(older)
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.data == client.get(address).data
    assert client.get("/static/other.0000.css").status_code == 404
    assert client.get("/static/desk.0000.exe").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/assets/early.js",
        "/assets/wall/wall.js?v=1",
        "/assets/intake/intake.css?v=1",
        "/vendor/css/bootstrap.min.css?v=5.3.8",
        f"{grid.LIBRARY}/dash_ag_grid.min.js",
        "/_dash-component-suites/dash/dcc/async-graph.js",
    ],
)
def test_every_file_is_packed_for_who_takes_it_and_plain_for_who_does_not(
    client: FlaskClient, address: str
) -> None:
    client.get("/healthz")  # Dash lists its libraries before it answers the first time
    packed, plain = client.get(address, headers=PACKED), client.get(address)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Content-Length"] == str(len(packed.data))
    for answer in (packed, plain):
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    again = client.get(address, headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_only_an_address_with_a_version_is_kept_for_good(client: FlaskClient) -> None:
    client.get("/healthz")
    kept = ("/assets/wall/wall.js?v=1", f"{grid.LIBRARY}/dash_ag_grid.min.js")
    asked = ("/assets/early.js", "/_dash-component-suites/dash/dcc/async-graph.js")
    assert all(client.get(each).headers["Cache-Control"] == LASTING for each in kept)
    assert all(client.get(each).headers["Cache-Control"] == "no-cache" for each in asked)


@pytest.mark.parametrize(
    "address",
    [
        "/assets/none.js",
        "/assets/../app.py",
        "/assets/wall",
        "/vendor/none.css",
        "/vendor/%2e%2e/%2e%2e/__init__.py",
        "/_dash-component-suites/dash/dcc/none.js",
        "/_dash-component-suites/os/path.py",
        "/_dash-component-suites/dash/dash.py",
    ],
)
def test_what_is_no_static_file_is_not_answered(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_one_script_written_into_a_page_is_the_one_the_policy_lets_run(
    client: FlaskClient,
) -> None:
    answer = client.get("/")
    inline = re.findall(r"<script>(.*?)</script>", answer.get_data(as_text=True), re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in inline]
    policy = answer.headers["Content-Security-Policy"]
    assert re.findall(r"'sha256-([^']+)'", policy) == hashes


def test_a_page_does_not_say_which_versions_run(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    assert "python_version" not in html
    assert "dash_version" not in html


def test_icons_are_drawn_into_the_page(client: FlaskClient) -> None:
    html = client.get("/").get_data(as_text=True)
    assert re.search(r'<svg class="bi"[^>]*><path d="[^"]+"', html)
    assert "bootstrap-icons" not in html


def test_every_icon_named_in_the_code_is_in_the_installed_set() -> None:
    names = {
        name
        for path in project.files(".py")
        if project.house(path) == "dashboard"
        for name in re.findall(r'\bicon\("([^"]+)"\)', project.text(path))
    }
    assert names
    assert all("<path" in str(icon(name)) for name in names)


def test_an_icon_by_the_font_would_not_be_seen_and_is_not_written() -> None:
    written = [
        project.name(path)
        for path in project.files(".py", ".js", ".css")
        if project.house(path) != "tests" and re.search(r"\bbi bi-[a-z]", project.text(path))
    ]
    assert not written


def test_an_unknown_icon_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no-such-icon"):
        icon("no-such-icon")
