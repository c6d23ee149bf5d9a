"""Nothing the house serves names a foreign host; the browser tests see that none is asked."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from tests import house, project

# Addresses that are names and are never asked for.
NAMES = (  # of XML vocabularies, and of this machine
    "http://www.w3.org/",
    "http://schemas.openxmlformats.org/",
    "http://127.0.0.1",
    "http://localhost",
)
ADDRESS = re.compile(r"(?:https?:)?//[\w-]+(?:\.[\w-]+)+[^\s\"'`)<>]*")
COMMENT = {".css": r"/\*.*?\*/", ".js": r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", ".py": r"(?m)#[^\n]*"}


def foreign(text: str) -> list[str]:
    """Addresses of other hosts in a text."""
    return [found for found in ADDRESS.findall(text) if not found.startswith(NAMES)]


def test_no_asset_and_no_code_names_a_foreign_host() -> None:
    wrong = {
        project.name(path): found
        for path in project.files(".py", ".js", ".css", ".svg", ".html")
        if project.house(path) not in ("tests", "benchmarks", "docs")
        and "vendor" not in path.parts
        and (
            found := foreign(
                re.sub(COMMENT.get(path.suffix, r"\A\b\B"), "", project.text(path), flags=re.DOTALL)
            )
        )
    }
    assert not wrong


def test_no_page_names_a_foreign_host(client: FlaskClient) -> None:
    for visit in house.walk(client, per_page=3):
        served = re.sub(r"<script[^>]*>.*?</script>", "", visit.html, flags=re.DOTALL)
        asked = re.findall(r"(?:src|href|action|poster|data)=\"([^\"]+)\"", served)
        assert not [url for url in asked if foreign(url)], visit.address
        assert not re.findall(r"@import|url\(\s*[\"']?(?:https?:)?//", served), visit.address


def test_a_foreign_address_is_noticed() -> None:
    assert foreign("@import 'https://fonts.example.org/x.css'") == [
        "https://fonts.example.org/x.css"
    ]
    assert foreign('<script src="//cdn.example.org/a.js">') == ["//cdn.example.org/a.js"]
    assert not foreign('xmlns="http://www.w3.org/2000/svg"')
