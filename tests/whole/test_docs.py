"""The words beside the code are true: settings, commands, links."""

from __future__ import annotations

import re

import pytest

from dashboard import settings
from tests import project

READMES = ("README.md", "README.zh-CN.md")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def read(name: str) -> str:
    return project.text(project.ROOT / name)


def test_the_page_of_settings_is_made_from_the_table() -> None:
    assert read("docs/settings.md") == settings.as_markdown(), (
        "make it anew: python -m dashboard.settings > docs/settings.md"
    )


@pytest.mark.parametrize("readme", READMES)
def test_every_command_of_the_makefile_stands_in_the_readme(readme: str) -> None:
    targets = re.findall(r"^([a-z]+):.*##", read("Makefile"), flags=re.MULTILINE)
    assert targets
    assert not [target for target in targets if f"`make {target}`" not in read(readme)]


@pytest.mark.parametrize("readme", READMES)
def test_no_readme_names_a_command_that_is_gone(readme: str) -> None:
    targets = re.findall(r"^([a-z]+):", read("Makefile"), flags=re.MULTILINE)
    assert not set(re.findall(r"`make ([a-z]+)", read(readme))) - set(targets)


def test_both_readmes_have_the_same_chapters() -> None:
    english, chinese = (re.findall(r"^(#+) ", read(name), flags=re.MULTILINE) for name in READMES)
    assert english == chinese


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = [
        f"{project.name(path)}: {target}"
        for path in project.files(".md")
        for target in LINK.findall(project.text(path))
        if not target.startswith(("http://", "https://", "#", "mailto:"))
        and not (path.parent / target.partition("#")[0]).exists()
    ]
    assert not dead


def test_every_path_the_documents_name_exists() -> None:
    """A path in backquotes that starts in a folder of the house; patterns are left out."""
    folders = "data|dashboard|callbacks|assets|tests|benchmarks|docs"
    named = re.compile(rf"`((?:{folders})/[\w./-]+)`")
    gone = [
        f"{project.name(path)}: {target}"
        for path in project.files(".md")
        for target in named.findall(project.text(path))
        if not (project.ROOT / target).exists()
    ]
    assert not gone


def test_requirements_are_exact() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line.split("#")[0].strip() for line in read(name).splitlines()]
        loose = [line for line in lines if line and "==" not in line and not line.startswith("-r ")]
        assert not loose, name
        assert not [line for line in lines if line.startswith("numpy")], name
