"""What people do to a form, and what they are told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from openpyxl.comments import Comment

from tests.intake import filling
from tests.intake.filling import at, reading, told

LETTER = {"value": "H", "unit": "I", "name": "C", "region": "D", "period": "E", "word": "J"}


def one(given: dict[str, Any], **more: Any) -> Any:
    found = reading(given, **more)
    assert len(found.entries) == 1, told(found)
    return found.entries[0]


def refused(given: dict[str, Any], **more: Any) -> str:
    """What is said of the only row, which makes no entry."""
    found = reading(given, **more)
    assert not found.entries
    return told(found)


def test_an_untouched_form_says_nothing() -> None:
    found = reading({})
    assert (found.entries, found.faults) == ((), ())


def test_a_figure_comes_back_with_everything_beside_it() -> None:
    cells = {"value": 2.5, "word": "以上", "section": "一、就业", "words": "新增就业 2.5 万人以上"}
    entry = one({"jobs": {**cells, "speaker": "张三", "note": "快报数"}})
    assert (entry.subject, entry.indicator, entry.region) == ("新增就业", "jobs", "")
    assert (entry.value, entry.unit, entry.comparator, entry.word) == ("2.5", "万人", ">=", "以上")
    assert (entry.role, entry.period, entry.section) == ("actual", "2024H1", "一、就业")
    assert (entry.words, entry.speaker, entry.note) == ("新增就业2.5万人以上", "张三", "快报数")
    assert entry.place == "表「填报」第 4 行"
    assert entry.doubts == ()


def test_a_figure_of_a_district_is_the_district_s() -> None:
    entry = one({"jobs.north": 0.9})
    assert (entry.indicator, entry.region, entry.value) == ("jobs", "north", "0.9")


def test_a_spare_row_takes_an_indicator_and_a_district_by_name() -> None:
    entry = one({"": {"name": "城镇新增就业", "region": "SOUTH", "value": 0.3, "unit": "万人"}})
    assert (entry.indicator, entry.region) == ("jobs", "south")


def test_a_milestone_is_a_stage() -> None:
    assert one({"rail": "主体"}).value == "主体"
    assert "应为阶段" in refused({"rail": "快好了"})
    assert "应为阶段" in refused({"rail": 3})


@pytest.mark.parametrize(
    ("number", "value", "said"),
    [
        ("jobs", "暂无", "现为「暂无」，应为数字；没有数字就空着"),
        ("jobs", "待定", "没有数字就空着"),
        ("jobs", "-", "没有数字就空着"),
        ("jobs", "约1.2", "这里填 1.2，「约」在「比较词」里选"),
        ("jobs", "2.5万人以上", "这里填 2.5，「以上」在「比较词」里选"),
        ("jobs", "5余", "这里填 5，「余」在「比较词」里选"),
        ("jobs", "2-3", "区间请分两行填"),
        ("jobs", "1.2E+3", "不用科学计数法"),
        ("jobs", "1月2日", "可能是 Excel 改的"),
        ("jobs", "未统计", "没有数字就空着"),
        ("jobs", "二点五", "不用汉字"),
        ("growth", "同比下降3.5%", "下降填负数，这里填 -3.5"),
        ("growth", "增长5.2", "这里填 5.2"),
        ("rank", "第4位", "这里填 4"),
        ("rank", "4/100", "位次填 4，总数 100 填在「位次总数」"),
        ("jobs", "2.5①", "不带别的字"),
        ("jobs", "2.5²", "不带别的字"),
        ("jobs", "O.5", "半角数字"),
        ("jobs", "1,23,4", "半角数字"),
        ("jobs", "2.5亿元", "以「万人」为单位的数"),
        ("jobs", 1.23456, "小数不超过四位"),
        ("jobs", 1e16, "现在太大"),
        ("jobs", "9" * 400, "现在太大"),
        ("jobs", True, "「是/否」值"),
        ("jobs", "#N/A", "错误值"),
        ("jobs", datetime(2024, 1, 2), "当成了日期「1月2日」"),
        ("jobs", "=1+1", "现为「=1+1」，应为数字，现在是没有结果的公式"),
        ("jobs", '=DISPIMG("ID_1",1)', "是一张图片"),
        ("jobs", 1.0, "累计数不会减少"),
        ("parks", 5.5, "应为整数"),
        ("rank", 5.5, "应为整数"),
    ],
)
def test_what_is_no_figure_is_said_with_its_place(number: str, value: Any, said: str) -> None:
    words = refused({number: value})
    assert said in words
    assert f"表「填报」第 {at(number, 'value')[0]} 行 H 列「本期数」" in words


def test_a_faulty_cell_leaves_the_other_rows_alone() -> None:
    found = reading({"jobs": "暂无", "growth": 5.2, "money": 100})
    assert [entry.indicator for entry in found.entries] == ["growth", "money"]
    assert len(found.faults) == 1


@pytest.mark.parametrize(
    ("number", "value", "kept", "asked"),
    [
        ("jobs", "\uff12.\uff15", "2.5", True),
        ("money", "1,234.5", "1234.5", True),
        ("jobs", "+2.5", "2.5", True),
        ("jobs", "'2.5", "2.5", True),
        ("jobs", "2.50 万人", "2.50", False),
        ("jobs", " 2.5\u3000\u200b", "2.5", False),
    ],
)
def test_a_number_in_other_clothes_is_read_and_asked_where_it_is_a_guess(
    number: str, value: str, kept: str, *, asked: bool
) -> None:
    entry = one({number: value})
    assert entry.value == kept
    assert ["读作" in doubt for doubt in entry.doubts] == [True] * asked


def test_the_digits_are_those_the_sheet_shows() -> None:
    assert one({"growth": 5}).value == "5.0"  # the form shows a decimal, as last time
    assert one({"growth": 1.2000000000000002}).value == "1.2"
    assert one({"growth": "5.00"}).value == "5.00"
    assert one({"growth": -0.0}).value == "0.0"
    assert one({"money": 1.2e2}).value == "120"


def formatted(key: str, form: str) -> Any:
    def change(page: Any) -> None:
        page.cell(*at(key, "value")).number_format = form

    return change


def test_what_the_format_hides_is_asked() -> None:
    entry = one({"growth": 5.27}, change=formatted("growth", "0.0"))
    assert entry.value == "5.27"
    assert "表里显示为 5.3，存的是 5.27" in entry.doubts[0]
    hidden = refused({"growth": 5.6388888}, change=formatted("growth", "0.0"))
    assert "表里显示为 5.6，存的是 5.6388888" in hidden


def test_a_percent_format_is_the_percent_it_shows() -> None:
    entry = one({"growth": 0.045}, change=formatted("growth", "0.0%"))
    assert (entry.value, entry.unit) == ("4.5", "%")
    assert "按显示的 4.5% 读入" in entry.doubts[0]
    said = refused({"jobs": 0.045}, change=formatted("jobs", "0.0%"))
    assert "现为「4.5%」" in said
    assert "格式改为「数值」" in said


def test_a_fraction_where_a_percent_belongs_is_asked() -> None:
    assert "如果是 4.5%，请改填 4.5" in one({"growth": 0.045}).doubts[0]


def test_a_unit_a_power_of_ten_away_is_taken_and_another_is_not() -> None:
    assert one({"jobs": {"value": 25000, "unit": "人"}}).unit == "人"
    assert "多半是单位写错" in refused({"money": {"value": 300, "unit": "万元"}})
    assert "现为「公里」，应为「万人」或只差万、亿倍" in refused(
        {"jobs": {"value": 2, "unit": "公里"}}
    )
    assert "没有填单位，按「万人」读入" in one({"jobs": {"value": 2.5, "unit": None}}).doubts[0]
    entry = one({"jobs": {"value": "25000人"}})
    assert (entry.value, entry.unit) == ("25000", "人")
    assert "按后者读入" in "".join(entry.doubts)


def test_a_word_of_comparison_is_one_of_those_known() -> None:
    assert one({"jobs": {"value": 2.5, "word": "突破"}}).comparator == ">"
    assert "应为空着（正好）或下列之一：以上、超过" in refused(
        {"jobs": {"value": 2.5, "word": "也许"}}
    )


def test_the_total_of_a_rank_is_read_and_nobody_else_s() -> None:
    assert one({"rank": {"value": 4, "universe": 100}}).universe == "100"
    entry = one({"rank": {"value": 4, "universe": "一百"}})
    assert (entry.universe, "应为 1 以上的整数" in entry.doubts[0]) == ("", True)
    assert "只有位次指标才写总数" in one({"jobs": {"value": 2.5, "universe": 100}}).doubts[0]


def test_words_too_long_are_cut_and_said_and_others_are_compared() -> None:
    entry = one({"jobs": {"value": 2.5, "words": "新增就业2.5万人" + "长" * 40}})
    assert len(entry.words) == 40
    assert "超过 40 个，后面的没有读入：新增就业2.5万人长长" in entry.doubts[0]
    assert "里没有 2.5，请核对" in one({"jobs": {"value": 2.5, "words": "就业三万人"}}).doubts[0]


def test_words_without_a_number_are_said_back() -> None:
    found = reading({"jobs": {"note": "季度不统计"}})
    assert "没有填本期数，这里写的「季度不统计」没有读入" in told(found)


def test_an_unknown_indicator_waits_for_the_review() -> None:
    entry = one({"": {"name": "城镇新增就业人数", "value": 2.5, "unit": "万人"}})
    assert entry.indicator == ""
    assert entry.proposals[0].indicator == "jobs"
    assert "相近的有：新增就业" in entry.doubts[0]
    assert one({"": {"number": "moon-base", "value": "开工"}}).subject == "moon-base"
    assert "没有数字就空着" in refused({"": {"name": "登月", "value": "暂无"}})
    assert "却没写是哪个指标" in refused({"": {"value": 2}})


def test_a_number_that_nobody_knows_is_found_by_its_name() -> None:
    entry = one({"": {"number": "old-jobs", "name": "新增就业", "value": 2.5, "unit": "万人"}})
    assert entry.indicator == "jobs"
    assert "按名称「新增就业」读入" in entry.doubts[0]


def test_a_row_whose_number_and_name_disagree_is_not_read() -> None:
    assert "编号和名称对不上" in refused({"jobs": {"name": "口袋公园", "value": 2.5}})
    assert "编号和区域对不上" in refused({"jobs.north": {"region": "SOUTH", "value": 0.9}})
    assert "应为空着（全市）或下列之一：NORTH、SOUTH" in refused(
        {"jobs": {"region": "东", "value": 1}}
    )


def test_another_period_in_a_row_is_not_read() -> None:
    words = refused({"jobs": {"period": "2024Q3", "value": 2.5}})
    assert "E 列「时期」：现为「2024Q3」，应为2024H1（2024 年上半年）" in words
    assert one({"jobs": {"period": "2024年上半年", "value": 2.5}}).period == "2024H1"


def test_the_same_figure_twice_is_read_once_and_two_are_shown() -> None:
    again = {"name": "新增就业", "unit": "万人"}
    found = reading({"jobs": 2.5, "": {**again, "value": 2.5}})
    assert len(found.entries) == 1
    assert "在表「填报」第 4 行已经填过 2.5万人，这里重复，只读一次" in told(found)
    found = reading({"jobs": 2.5, "": {**again, "value": 2.6}})
    assert [entry.value for entry in found.entries] == ["2.5", "2.6"]
    assert "这里是 2.6万人，请审核时留一个" in found.entries[1].doubts[-1]


def test_a_cell_merged_over_rows_is_not_read() -> None:
    row = at("jobs", "value")[0]
    found = reading({"jobs": 2.5}, lambda page: page.merge_cells(f"H{row}:H{row + 1}"))
    assert not found.entries
    assert f"H{row}:H{row + 1} 合并成了一格，不知道「2.5」是哪一行的" in told(found)


def test_a_cell_merged_along_its_row_is_read_and_said() -> None:
    found = reading({"jobs": 2.5}, lambda page: page.merge_cells("H4:I4"))
    assert found.entries[0].value == "2.5"
    assert "H4:I4 合并成了一格，「2.5」按 H 列读入" in told(found)
    beside = reading({"jobs": 2.5}, lambda page: page.merge_cells("T4:T9"))
    assert not beside.faults


def test_a_hidden_row_is_read_and_asked() -> None:
    def hide(page: Any) -> None:
        page.row_dimensions[at("jobs", "value")[0]].hidden = True

    assert "隐藏" in one({"jobs": 2.5}, change=hide).doubts[0]


def test_a_comment_is_said_back() -> None:
    def comment(page: Any) -> None:
        page.cell(*at("jobs", "value")).comment = Comment("去年是 2.1", "张三")

    found = reading({"jobs": 2.5}, comment)
    assert "H 列有批注「去年是 2.1」，没有读入" in told(found)


def test_columns_may_move_and_more_may_stand_beside() -> None:
    def move(page: Any) -> None:
        page.insert_cols(2)
        page["B3"], page["B4"] = "填报单位", "市人社局"

    found = reading({"jobs": 2.5}, move)
    assert [entry.indicator for entry in found.entries] == ["jobs"]
    assert "B 列「填报单位」不是模板里的标题，这一列没有读" in told(found)


def test_headings_left_out_are_said() -> None:
    def rename(page: Any) -> None:
        page.cell(3, filling.KEYS.index("unit") + 1).value = "什么"

    found = reading({"jobs": 2.5}, rename)
    assert "没有标题「单位」" in told(found)
    assert found.entries[0].unit == "万人"
