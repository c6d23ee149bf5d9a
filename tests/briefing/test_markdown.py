"""Free text comes out as blocks and clean HTML, whatever was written."""

from __future__ import annotations

import pytest

from dashboard.briefing.markdown import Block, Run, to_html, tokens


def test_blocks_keep_order_kind_and_look() -> None:
    text = "# 下一步\n\n抓 **落实**，看 *实效*\n\n- 一\n- 二\n  1. 甲\n  2. 乙\n\n> 原话"
    assert [(b.kind, b.text, b.level, b.number) for b in tokens(text)] == [
        ("heading", "下一步", 1, 0),
        ("paragraph", "抓 落实，看 实效", 0, 0),
        ("item", "一", 0, 0),
        ("item", "二", 0, 0),
        ("item", "甲", 1, 1),
        ("item", "乙", 1, 2),
        ("quote", "原话", 0, 0),
    ]
    assert tokens(text)[1] == Block(
        "paragraph", (Run("抓 "), Run("落实", bold=True), Run("，看 "), Run("实效", italic=True))
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[点](javascript:alert(1))",
        "[点](data:text/html,x)",
        "[点](//elsewhere.example)",
        "![图](http://elsewhere.example/x.png)",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=x>b</b>",
        "`<script>`",
        "```html\n<script>alert(1)</script>\n```",
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
def test_nothing_written_becomes_markup(text: str) -> None:
    html = str(to_html(text))
    for bad in ("<script", "<img", "<b ", 'href="javascript', 'href="data', 'href="//'):
        assert bad not in html, html


def test_a_picture_leaves_its_words() -> None:
    assert str(to_html("![示意图](http://elsewhere.example/x.png)")) == "<p>示意图</p>"


def test_links_open_beside_and_tell_nothing() -> None:
    html = str(to_html("[文件](https://example.gov.cn/a)"))
    link = '<a href="https://example.gov.cn/a" rel="noopener" target="_blank">文件</a>'
    assert html == f"<p>{link}</p>"


def test_a_list_is_one_list_with_numbers_and_depths() -> None:
    html = str(to_html("1. 一\n2. 二\n   - 甲"))
    assert html.count("<ul") == 1
    assert "2." in html
    assert 'class="depth-1"' in html


def test_a_second_paragraph_of_an_item_has_no_mark_of_its_own() -> None:
    assert [b.kind for b in tokens("- 一\n\n  接着说")] == ["item", "paragraph"]


def test_any_text_is_read() -> None:
    for text in ("", "\x00", "[" * 400, "*" * 999, ">" * 200 + "x", "- " * 100 + "x"):
        to_html(text)
