"""What a whole document tells: layout repaired, sections, roles and periods, speakers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.documents import read_document, squeeze
from data.intake.bulletin import extract
from tests.intake.test_extract import HEAD, PLAN, REPORT, times

PRESS = "聚焦两会\n我市加快发展\n□记者 王佳 报道\n本报讯 2024年市政府工作报告提出，将打造强市。\n"


def test_span_and_words_are_those_of_the_text_as_given() -> None:
    text = "2024年一季度\n　　全市实现  城镇新增就业\uff11\uff0e\uff12万\n人以上。"
    (entry,) = extract(text)
    low, high = entry.span
    assert text[low:high] == "\uff11\uff0e\uff12万\n人以上"
    assert entry.words == "全市实现城镇新增就业\uff11\uff0e\uff12万人以上"


def test_words_are_at_most_forty_characters_around_the_figure() -> None:
    text = HEAD + "甲" * 60 + "、增长5%" + "、乙" * 40 + "。"
    (entry,) = extract(text)
    assert "增长5%" in entry.words
    assert len(entry.words) <= 80


def test_section_and_paragraph_find_the_words_in_the_document() -> None:
    text = (
        "2024年一季度进展情况通报\n2024年一季度，全市投资增长4.5%。\n"
        "一、工业提质。工业增加值增长5.2%。新增企业12家。\n二、民生改善。新增就业1.2万人。\n"
    )
    document = read_document(text)
    for entry in extract(text):
        paragraph = document.locate(entry.section, int(entry.paragraph))
        assert paragraph is not None
        assert entry.words in squeeze(paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "2024年一季度\n全市固定资产投资增长4.\n5%，一般公共预算收入增长4.6%。",
        "2024年一季度\n全市固定资产投资\n增长4.5%，一般公共\n预算收入增长4.6%。",
        "<p>2024年一季度</p><p>&nbsp;固定资产投资增长<b>4.5</b>%，</p>一般公共预算收入增长4.6%。",
        "2024年一季度\n固定资产投资增长 4.5 %,一般公共预算收入增长\uff14\uff0e\uff16\uff05\uff0e",
    ],
)
def test_layout_and_markup_do_not_change_what_is_read(text: str) -> None:
    wide = "全市上下锚定目标任务真抓实干，推动经济社会平稳健康发展，取得了来之不易的好成绩和新"
    found = extract(text.replace("全市固定", f"{wide}进展，固定") if "公共\n" in text else text)
    assert [(entry.value, entry.unit) for entry in found] == [("4.5", "%"), ("4.6", "%")]


def test_lines_of_a_list_are_kept_apart() -> None:
    text = "2023年主要指标\n地区生产总值120亿元\n粮食产量30万吨\n城镇新增就业5万人\n"
    assert [entry.subject for entry in extract(text)] == [
        "地区生产总值",
        "粮食产量",
        "城镇新增就业",
    ]


def test_wrapped_columns_are_put_together() -> None:
    row = "市委市政府抓好项目建设全力"
    text = "2024年一季度\n" + f"{row}\n" * 8 + "全市上下齐心协力引进外资10\n5亿元。"
    (entry,) = extract(text)
    assert (entry.value, entry.unit) == ("105", "亿元")


def test_numbers_of_a_table_stay_apart_and_have_no_unit() -> None:
    assert extract("2023年表\n粮食 123.4 5.6\nGDP 增速 617.50 5.2") == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024年一季度通报\n投资增长5%。", ("actual", "2024Q1")),
        ("上半年经济运行\n市统计局 2022年7月20日\n投资增长5%。", ("actual", "2022H1")),
        ("1—11月经济运行\n市统计局 2021-12-21\n投资增长5%。", ("actual", "2021M11")),
        ("前三季度经济运行\n市统计局 2020年2月1日\n投资增长5%。", ("actual", "2019Q3")),
        ("2014年8月份经济运行\n1—8月，投资增长5%。", ("actual", "2014M8")),
        ("2014年8月份经济运行\n投资增长5%。", ("actual", "2014-08")),
        ("2024年二季度简报\n投资增长5%。", ("actual", "2024Q2")),
        ("2023年国民经济和社会发展统计公报\n投资增长5%。", ("actual", "2023")),
        ("2022年上半年水资源公报\n供水量5亿立方米。", ("actual", "2022H1")),
        ("2022年水资源公报\n发布时间：2023-06-05\n供水量5亿立方米。", ("actual", "2022")),
        ("统计公报\n市统计局 2024年3月1日\n投资增长5%。", ("actual", "2023")),
        ("2024年民生实事实施方案\n新建学校5所。", ("target", "2024")),
        ("市民生实事实施方案\n2024年2月1日\n新建学校5所。", ("target", "2024")),
        ("市第十四个五年规划纲要\n第一章 主要目标\n投资增长5%。", ("target", "2025")),
        ("全市要闻\n2025年4月8日\n投资增长5%。", ("actual", "2024")),
        ("全市要闻\n2025年9月8日\n投资增长5%。", ("actual", "2025")),
        ("全市要闻\n2023年，投资增长5%。", ("actual", "2023")),
        ("政府工作报告\n2021年12月15日在大会上\n一、工作安排\n投资增长5%。", ("target", "2022")),
        ("2023年工作报告\n2023年预算执行情况\n投资增长5%。", ("actual", "2023")),
        ("全市2023年政府工作情况\n在人民代表大会第一次会议上\n投资增长5%。", ("actual", "2022")),
        ("2023年上半年工作总结及下半年工作计划\n投资增长5%。", ("actual", "2023H1")),
        ("高质量发展三年行动方案（2023-2025）\n企业达到500家。", ("target", "2025")),
        ("二〇一七年政府工作报告\n二、工作安排\n投资增长5%。", ("target", "2017")),
        ("市商务局工作总结\n（2023年7月）\n上半年，进口增长5%。", ("actual", "2023H1")),
        (
            f"工作总结\n2023年7月9日\n{'新' * 300}。上半年好。上半年，投资增长5%。",
            ("actual", "2023H1"),
        ),
        (
            f"工作总结\n2023年7月9日\n{'新' * 300}。我们在春天的3月份开会。投资增长5%。",
            ("actual", "2023"),
        ),
        ("2019上半年经济运行\n投资增长5%。", ("actual", "2019H1")),
        ("2019年1月至8月经济运行\n投资增长5%。", ("actual", "2019M8")),
        ("2019年第1季度经济运行\n投资增长5%。", ("actual", "2019Q1")),
        ("一季度要闻\n投资增长5%，比2019年增长3%。", ("actual", "")),
        ("全市要闻\n2022年，生产稳定。今年，某市将安排项目180个。", ("target", "2023")),
        (f"全市要闻\n{'新' * 600}。到了2023年，投资增长5%。", ("actual", "2023")),
        ("全市要闻\n投资增长5%。", ("actual", "")),
        ("两会代表热议政府工作报告\n2022年3月6日\n2021年收入增长8%。", ("actual", "2021")),
        ("关于2020年上半年预算执行情况的报告\n2020年8月5日\n收入增长8%。", ("actual", "2020H1")),
        ("石榴红了\n2020-10-17\n金秋十月，果园迎客。产量达2万吨。", ("actual", "2020")),
        ("政府工作报告\n2022年1月5日\n二、今后五年的奋斗目标\n投资增长9%。", ("target", "2026")),
        ("重点工作完成情况通报\n2023年，投资增长5%。", ("actual", "2023")),
        ("政府工作报告\n现在报告工作。2023年投资增长5%。", ("actual", "2023")),
        ("政府工作报告\n各位代表：2024年发展的主要预期目标是：投资增长5%。", ("target", "2024")),
    ],
)
def test_a_document_implies_when(text: str, wanted: tuple[str, str]) -> None:
    entry = extract(text)[0]
    assert (entry.role, entry.period) == wanted


@pytest.mark.parametrize(
    ("given", "wanted"), [("2023", "2023"), ("2024Q1", "2024Q1"), ("2024M11", "2024M11")]
)
def test_a_given_period_is_what_the_document_reports_on(given: str, wanted: str) -> None:
    assert extract("本月要闻\n投资增长5%。", given)[0].period == wanted


def test_a_given_period_yields_to_a_year_that_is_said() -> None:
    text = "要闻\n2022年上半年，投资增长5%。2023年，新增企业8家。一季度，增长3%。"
    assert [each.period for each in extract(text, "2024Q1")] == ["2022H1", "2023", "2024Q1"]


def test_a_review_is_of_the_year_before_and_a_plan_of_the_year_ahead() -> None:
    text = (
        f"{REPORT}投资增长5%。\n（一）项目建设。新增企业12家。\n{PLAN}投资增长6%。\n培育企业20家。"
    )
    assert [(entry.role, entry.period) for entry in extract(text)] == [
        ("actual", "2023"),
        ("actual", "2023"),
        ("target", "2024"),
        ("target", "2024"),
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("下一步，新增企业20家。", ("target", "2024")),
        ("力争全年投资增长8%。", ("target", "2024")),
        ("力争投资增长8%。", ("target", "2024")),
        ("下半年，要完成投资160亿元。", ("target", "2024")),
        ("到2025年，企业达到500家。", ("target", "2025")),
        ("去年，全市新增企业12家。", ("actual", "2023")),
        ("3月份，投资增长5%。", ("actual", "2024-03")),
        ("截至2月底，企业达到500家。", ("actual", "2024M2")),
        ("截至3月末，企业达到500家。", ("actual", "2024Q1")),
        ("今年以来，投资增长5%。", ("actual", "2024Q1")),
        ("今年已新增企业12家。", ("actual", "2024Q1")),
        ("二\u25cb二三年，投资增长5%。", ("actual", "2023")),
        ("“十四五”末，企业达到500家。", ("target", "2025")),
        ("前两个月，投资增长5%。", ("actual", "2024M2")),
        ("十二月份，投资增长5%。", ("target", "2024-12")),
        ("新的一年，企业达到500家。", ("target", "2024")),
        ("2023年同期投资增长5%。", ("actual", "2023Q1")),
        ("投资完成全年任务的65%。", ("actual", "2024Q1")),
        ("以前一天菜钱要30元。", ("previous", "2023Q1")),
        ("“十四五”以来，新增企业500家。", ("actual", "2024Q1")),
        ("“十四五”期间，新增企业500家。", ("target", "2025")),
        ("对标2035年远景目标，完成投资5亿元。", ("actual", "2024Q1")),
        ("自2018年起，新增企业500家。", ("actual", "2024Q1")),
        ("今后五年，企业达到500家。", ("target", "2028")),
        ("未来三年，企业达到500家。", ("target", "2026")),
        ("四季度，投资增长5%。", ("target", "2024Q4")),
        ("今年市政府要办好10件民生实事。", ("target", "2024")),
        ("投资增幅2-5月份为14%。", ("actual", "2024Q1")),
        ("工业增长9%，为今年以来最高，比全国高3个百分点。", ("actual", "2024Q1")),
        ("这是自2013年6月份以来首次低于5%。", ("actual", "2024Q1")),
    ],
)
def test_a_sentence_says_when(sentence: str, wanted: tuple[str, str]) -> None:
    assert times(sentence)[-1] == wanted


def test_a_will_before_a_semicolon_holds_for_what_follows_it() -> None:
    sentence = "力争投资增长8%；新增企业20家。已建成5家。"
    assert [role for role, _ in times(sentence)] == ["target", "target", "actual"]


def test_what_is_done_already_is_no_target() -> None:
    assert times("目前已拥有企业12家。", REPORT + PLAN) == [("actual", "2023")]


def test_an_article_on_the_report_speaks_of_the_year_ahead() -> None:
    text = PRESS + "培育企业50家。\n2023年，新增景区两家。\n今年要新建学校5所。"
    assert [(entry.role, entry.period) for entry in extract(text)] == [
        ("target", "2024"),
        ("actual", "2023"),
        ("target", "2024"),
    ]


def test_a_number_on_a_line_of_its_own_is_numbering() -> None:
    assert [each.value for each in extract("2022年公报\n很好。\n5\n300家机构完成改造。")] == ["300"]


def test_a_line_broken_before_its_unit_goes_on() -> None:
    (entry,) = extract("2022年公报\n人均生产总值迈上20\n万元台阶，城市更美。")
    assert (entry.value, entry.unit) == ("20", "万元")


@settings(max_examples=60)
@given(
    st.text(
        alphabet="12.,万亿元%个至—、，。；\n 由到分别增长第位居（）“”年月一两十的", max_size=120
    )
)
def test_any_text_is_read_without_error(text: str) -> None:
    for entry in extract(text):
        assert text[entry.span[0] : entry.span[1]].strip()
        float(entry.value)


def test_the_time_of_day_behind_a_date_is_no_figure() -> None:
    text = "发布时间：2016-10-24 15:43:02\n前三季度，全市地区生产总值增长7%。会议于15:40:20开始。"
    assert [entry.value for entry in extract(text)] == ["7"]


def test_whole_numbers_of_a_ratio_are_no_time_of_day() -> None:
    text = "三次产业结构由5:41:54调整为5:40:55。"
    assert [entry.value for entry in extract(text)] == ["5", "41", "54", "5", "40", "55"]


def test_the_care_of_sign_is_read_as_percent() -> None:
    assert [entry.unit for entry in extract("地区生产总值增长7\u2105。")] == ["%"]


def test_a_text_without_a_year_has_figures_without_a_period() -> None:
    text = "今年以来，贷款额度提高到20万元。去年上半年，完成投资20亿元。今年力争完成30亿元。"
    assert {entry.period for entry in extract(text)} == {""}
