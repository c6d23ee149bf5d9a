"""Reading a source text: bulletins, newspaper pages and anything else, broken by page layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.documents import Document, read_document, span

SHARED = Path(__file__).parents[3] / "shared" / "sources"

BULLETIN = """\ufeff2024年度全市主要目标任务

一季度进展情况通报
2024 年一季度，全市经济回升向好，第一、二产业协同，第
二、三产业增长。

一、经济运行稳中提质。全市生产总值增长4.5%，“四

强”产业占比不断提升。
另有一段，也在第一部分。
二、民生福祉日益增进。新增就业1.2万人。
三、改革开放。签署 framework agreement
with partners，项目推进。
下一步，将抓好落实。
"""

PAGE = """今日要闻

全市稳中向好

□记者 甲 乙 报道

本报讯 1月13日，市长作报告。“三大

动力”持续增强。

“新引擎”拉动增长

□记者 甲 报道

本报讯 完成投资1100亿元以上。

代表之声

市人大代表丙：

扶持青年

创业创新

□记者 丁 报道

“建议提供场地。”丙说
"""


def titles(document: Document) -> list[str]:
    return [section.title for section in document.sections]


def test_a_bulletins_parts_are_sections_named_by_their_first_sentence() -> None:
    document = read_document(BULLETIN)
    assert titles(document) == [
        "总述",
        "经济运行稳中提质",
        "民生福祉日益增进",
        "改革开放",
        "下一步",
    ]


def test_titles_above_the_first_sentence_are_no_paragraphs() -> None:
    first = read_document(BULLETIN).locate("总述", 1)
    assert first is not None
    assert first.startswith("2024年一季度，全市")


def test_a_paragraph_broken_by_page_layout_is_put_together() -> None:
    document = read_document(BULLETIN)
    assert document.locate("经济运行稳中提质", 1) == (
        "一、经济运行稳中提质。全市生产总值增长4.5%，“四强”产业占比不断提升。"
    )
    assert document.locate("经济运行稳中提质", 2) == "另有一段，也在第一部分。"


def test_numerals_inside_a_broken_sentence_open_no_section() -> None:
    first = read_document(BULLETIN).locate("总述", 1)
    assert first == "2024年一季度，全市经济回升向好，第一、二产业协同，第二、三产业增长。"


def test_two_latin_words_keep_their_space_across_a_line_break() -> None:
    third = read_document(BULLETIN).locate("改革开放", 1)
    assert third == "三、改革开放。签署framework agreement with partners，项目推进。"


def test_parts_beyond_ten_are_counted_on() -> None:
    numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    text = "\n".join(f"{numeral}、标题{numeral}。正文。" for numeral in numerals)
    assert titles(read_document(text)) == [f"标题{numeral}" for numeral in numerals]
    twenty = [*numerals, *(f"十{n}" for n in "三四五六七八九"), "二十", "二十一"]
    text = "\n".join(f"{numeral}、标题。正文。" for numeral in twenty)
    assert len(read_document(text).sections) == 21


def test_a_part_out_of_order_stays_a_paragraph() -> None:
    document = read_document("一、甲。正文。\n三、丙。正文。")
    assert titles(document) == ["甲"]
    assert document.locate("甲", 2) == "三、丙。正文。"


def test_an_article_is_named_by_the_lines_above_its_byline() -> None:
    document = read_document(PAGE)
    assert titles(document) == ["全市稳中向好", "“新引擎”拉动增长", "扶持青年创业创新"]


def test_the_byline_is_no_paragraph_and_broken_words_are_joined() -> None:
    document = read_document(PAGE)
    assert document.sections[0].paragraphs == ("本报讯1月13日，市长作报告。“三大动力”持续增强。",)
    assert document.sections[2].paragraphs == ("“建议提供场地。”丙说",)


def test_text_before_the_first_article_and_an_article_without_title_are_kept() -> None:
    document = read_document(
        "编者按：本版报道两会，供参考。\n□记者 甲\n正文一。\n□记者 乙\n正文二。"
    )
    assert titles(document) == ["总述", "正文", "正文"]
    document = read_document("这是编者按。全文如下。\n这是第二句。\n标题\n□记者 甲\n正文。")
    assert titles(document) == ["总述", "标题"]
    assert titles(read_document("□记者 甲\n正文。")) == ["正文"]


def test_the_tail_of_a_broken_sentence_is_no_heading() -> None:
    text = "□记者 甲\n他在会上说了很多。最后一句是“一定\n要办成！”\n下一篇标题\n□记者 乙\n正文。"
    document = read_document(text)
    assert titles(document) == ["正文", "下一篇标题"]
    assert document.locate("正文", 1) == "他在会上说了很多。最后一句是“一定要办成！”"


def test_a_columns_banner_is_left_out_of_the_title() -> None:
    assert titles(read_document("今日要闻\n稳中向好\n□记者 甲\n正文。")) == ["稳中向好"]
    assert titles(read_document("稳中向好\n□记者 甲\n正文。")) == ["稳中向好"]


def test_another_text_has_its_numbered_headings_or_one_section() -> None:
    report = read_document("工作方案\n一、总体要求\n坚持稳中求进。\n二、重点任务\n抓好落实。")
    assert titles(report) == ["总体要求", "重点任务"]
    assert report.locate("重点任务", 1) == "抓好落实。"
    assert titles(read_document("只有一段话。")) == ["正文"]
    assert read_document("没有句号的一行").locate("正文", 1) == "没有句号的一行"
    assert read_document(" \n").sections == ()


def test_a_section_is_found_by_its_title_or_a_piece_of_it() -> None:
    document = read_document("一、城市。甲。\n二、新城市建设。乙。")
    assert document.locate("城市", 1) == "一、城市。甲。"
    assert document.locate("新 城市", 1) == "二、新城市建设。乙。"
    for section, paragraph in (("乡村", 1), ("", 1), ("城市", 0), ("城市", 2)):
        assert document.locate(section, paragraph) is None


def test_words_are_found_whatever_the_white_space() -> None:
    document = read_document(BULLETIN)
    assert document.find("“四强”产业占比") == ("经济运行稳中提质", 1, 24, 32)
    text = document.locate("经济运行稳中提质", 1) or ""
    assert text[24:32] == "“四强”产业占比"
    assert document.find("framework agreement with") == document.find("frameworkagreementwith")
    assert document.find("没有的话") is None
    assert document.find(" ") is None


@pytest.mark.parametrize(
    ("paragraph", "words", "found"),
    [
        ("甲 乙丙", "乙丙", "乙丙"),
        ("甲 乙丙", "甲乙", "甲 乙"),
        ("甲", "乙", None),
        ("", "甲", None),
    ],
)
def test_a_span_lights_up_the_words_as_they_stand(
    paragraph: str, words: str, found: str | None
) -> None:
    at = span(paragraph, words)
    assert (paragraph[slice(*at)] if at else None) == found


@pytest.mark.skipif(not SHARED.is_dir(), reason="the documents stand outside the repository")
def test_the_shared_documents_have_their_parts_and_articles() -> None:
    bulletin = read_document((SHARED / "bulletin-2024q1.txt").read_text(encoding="utf-8"))
    assert [len(section.paragraphs) for section in bulletin.sections] == [1] * 8
    report = read_document((SHARED / "report-2024.txt").read_text(encoding="utf-8"))
    assert [len(section.paragraphs) for section in report.sections] == [8, 5, 3, 4, 3, 3, 5, 5, 5]
