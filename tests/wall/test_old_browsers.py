"""The wall's script, styles and HTML use nothing newer than Chromium 81 understands.

Scripts are parsed: newer kinds of syntax and newer names are refused. Styles: every property,
function, unit and pseudo-class must stand in the lists here and in chromium81.txt, an unknown one
is refused: whoever adds it looks up since when Chromium has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import tinycss2
import tree_sitter_javascript
from flask.testing import FlaskClient
from tree_sitter import Language, Node, Parser

from tests import project

FOLDER = project.ROOT / "assets" / "wall"
NEW_SYNTAX = {
    "optional_chain": "?. (80)",
    "class_static_block": "static {} (94)",
    "private_property_identifier": "#private (74)",
    "field_definition": "class fields (72)",
    "import": "import() in a classic script",
}
NEW_OPERATORS = {"??", "??=", "||=", "&&="}
CALLED = {"at", "any", "with", "timeout", "cause"}  # names that are also plain words
PROPERTIES, NEW_NAMES = (
    frozenset(part.splitlines()[1:])
    for part in Path(__file__).with_name("chromium81.txt").read_text().strip().split("\n\n")
)
FUNCTIONS = {"var", "calc", "repeat", "minmax", "translate", "scaleX"}
PSEUDO = {"before", "first-child", "not", "root", "focus"}
UNITS = {"px", "%", "em", "vh", "vw", "fr", "s", "deg", "rem"}


def scripts() -> list[tuple[str, str]]:
    found = [(path.name, path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.js")]
    for page in FOLDER.glob("*.html"):
        inside = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), re.S)
        found += [(page.name, text) for text in inside]
    return found


def styles() -> list[tuple[str, str]]:
    found = [(path.name, path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.css")]
    for page in FOLDER.glob("*.html"):
        inside = re.findall(r"<style>(.*?)</style>", page.read_text(encoding="utf-8"), re.S)
        found += [(page.name, text) for text in inside]
    return found


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from walk(child)


def too_new(script: str) -> list[str]:
    """What of a script Chromium 81 would not understand or not have."""
    tree = Parser(Language(tree_sitter_javascript.language())).parse(script.encode())
    wrong: list[str] = ["does not parse"] if tree.root_node.has_error else []
    for node in walk(tree.root_node):
        text = (node.text or b"").decode()
        if node.type in NEW_SYNTAX:
            wrong.append(NEW_SYNTAX[node.type])
        elif node.type in NEW_OPERATORS:
            wrong.append(node.type)
        elif (text in NEW_NAMES and _used(node)) or (
            node.type == "number" and ("_" in text or text.endswith("n"))
        ):
            wrong.append(text)
        elif node.type == "regex_flags" and set(text) - set("gimsuy"):
            wrong.append(f"/{text}")
    return wrong


def _used(node: Node) -> bool:
    """Called, or read where no variable of the script could have the name."""
    parent = node.parent
    if node.type != "property_identifier" or parent is None or parent.type != "member_expression":
        return node.type == "identifier" and (node.text or b"").decode() not in CALLED
    called = parent.parent is not None and parent.parent.type == "call_expression"
    return called or (node.text or b"").decode() not in CALLED


def rules(nodes: Iterable[object]) -> Iterator[object]:
    """Style rules, those inside @media included; any other at-rule is handed out as it is."""
    for node in nodes:
        kind = getattr(node, "type", "")
        if kind == "at-rule" and getattr(node, "lower_at_keyword", "") == "media":
            content = getattr(node, "content", None) or []
            yield from rules(
                tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True)
            )
        else:
            yield node


def values(nodes: Iterable[object]) -> Iterator[object]:
    for node in nodes:
        yield node
        for name in ("arguments", "content"):
            inside = getattr(node, name, None)
            if isinstance(inside, list):
                yield from values(inside)


def wrong_declarations(declarations: Iterable[object]) -> list[str]:
    wrong: list[str] = []
    for each in declarations:
        name = getattr(each, "name", "")
        if getattr(each, "type", "") != "declaration":
            wrong.append(f"not a declaration: {each}")
            continue
        if name not in PROPERTIES and not name.startswith("--"):
            wrong.append(name)
        for value in values(getattr(each, "value", [])):
            kind = getattr(value, "type", "")
            if kind == "function" and getattr(value, "name", "") not in FUNCTIONS:
                wrong.append(f"{getattr(value, 'name', '')}()")
            if kind == "dimension" and getattr(value, "unit", "") not in UNITS:
                wrong.append(getattr(value, "unit", ""))
        wrong += _flex_gap(each)
    return wrong


def _flex_gap(declaration: object) -> list[str]:
    """``gap`` of flex boxes is Chromium 84; only grids may have it, written grid-gap or x-gap."""
    return ["gap"] if getattr(declaration, "name", "") == "gap" else []


def unknown(style: str) -> list[str]:
    """Properties, functions, units and selectors of a style sheet that are not in the lists."""
    sheet = tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)
    wrong: list[str] = []
    for rule in rules(sheet):
        if getattr(rule, "type", "") != "qualified-rule":
            wrong.append(f"at-rule {getattr(rule, 'lower_at_keyword', rule)}")
            continue
        selector = tinycss2.serialize(getattr(rule, "prelude", []))
        wrong += [name for name in re.findall(r"::?([\w-]+)", selector) if name not in PSEUDO]
        wrong += ["nesting"] if "&" in selector else []
        content = getattr(rule, "content", [])
        parsed = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
        wrong += wrong_declarations(parsed)
    return wrong


@pytest.mark.parametrize(("name", "script"), scripts())
def test_a_script_is_understood_by_an_old_browser(name: str, script: str) -> None:
    assert not too_new(script), name


@pytest.mark.parametrize(("name", "style"), styles())
def test_a_style_sheet_is_understood_by_an_old_browser(name: str, style: str) -> None:
    assert not unknown(style), name


@pytest.mark.parametrize("query", ["w=177&panes=3", "w=56&panes=1"])
def test_styles_written_into_views_are_old_enough(client: FlaskClient, query: str) -> None:
    total = int(client.get(f"/wall/frame/0?{query}").headers["X-Wall-Frame"].split("/")[1])
    for n in range(total):
        html = client.get(f"/wall/frame/{n}?{query}").get_data(as_text=True)
        for style in set(re.findall(r'style="([^"]*)"', html)):
            parsed = tinycss2.parse_declaration_list(style, skip_whitespace=True)
            assert not wrong_declarations(parsed), style


@pytest.mark.parametrize(
    "new",
    [
        "a?.b",
        "a ?? b",
        "a ||= b",
        "1_000",
        "'a'.replaceAll('b', 'c')",
        "[1].at(-1)",
        "/a/v",
        "class A { #b = 1 }",
        "navigator.clipboard.writeText('a')",
    ],
)
def test_what_is_too_new_in_a_script_is_noticed(new: str) -> None:
    assert too_new(new)


@pytest.mark.parametrize(
    "new",
    [
        "a { inset: 0 }",
        "a { gap: 1px }",
        "a { aspect-ratio: 1 }",
        "a { b { color: red } }",
        "a:has(b) { color: red }",
        "@container (width > 1px) { a { color: red } }",
        "a { color: color-mix(in srgb, red, blue) }",
        "a { width: 1dvh }",
        "a:is(b) { color: red }",
    ],
)
def test_what_is_too_new_in_a_style_is_noticed(new: str) -> None:
    assert unknown(new)
