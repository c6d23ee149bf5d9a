"""What is read from tables: parted by tabs, strokes or blanks, in web pages and in Word files."""

from __future__ import annotations

import io

import pytest
from docx import Document

from data.documents import read_document, squeeze
from data.intake.bulletin import extract
from data.intake.reading import text_of

MONTHLY = """2024年1-9月主要经济指标完成情况表
单位：亿元
指  标\t计量单位\t本月\t1-9月累计\t同比增长(%)\t全省位次
一、地区生产总值\t亿元\t—\t1234.56\t5.6\t3
\uff03工业投资\t亿元\t22.1\t210\t-3.5
二、城镇登记失业率\t%\t\t3.12\t-0.2
三、居民消费价格指数\t\t\t100.6\t0.6
"""
PLANNED = """“十四五”时期主要指标
类别  指标  2020年  2025年目标  年均增长（%）  属性
经济发展  地区生产总值（亿元）  1580  2200  6.5左右  预期性
创新驱动  研发经费投入（亿元）  —  —  ≥7  预期性
民生福祉  城镇新增就业（万人）  [5.2]  [6]  —  预期性
"""


def cells(text: str) -> list[str]:
    return [f"{each.subject} {each.comparator}{each.value}{each.unit}" for each in extract(text)]


def times(text: str) -> list[tuple[str, str, str]]:
    return [(each.value, each.role, each.period) for each in extract(text)]


def test_a_column_says_amount_growth_or_place_and_a_cell_the_unit() -> None:
    assert cells(MONTHLY) == [
        "地区生产总值 =1234.56亿元",
        "地区生产总值增速 =5.6%",
        "地区生产总值全省位次 =3位",
        "地区生产总值工业投资 =22.1亿元",
        "地区生产总值工业投资 =210亿元",
        "地区生产总值工业投资增速 =-3.5%",
        "城镇登记失业率 =3.12%",
        "城镇登记失业率增减 =-0.2百分点",
        "居民消费价格指数 =100.6",
        "居民消费价格指数增速 =0.6%",
    ]


def test_a_column_of_a_month_is_that_month_and_the_sum_its_year_to_date() -> None:
    assert times(MONTHLY)[3:5] == [("22.1", "actual", "2024-09"), ("210", "actual", "2024Q3")]


def test_parts_share_the_unit_of_what_they_are_part_of_and_growth_the_period() -> None:
    text = (
        "2023年8月零售\n指标 | 本月 | 比去年同月增长(%) | 1-本月 | 比去年同期增长(%) |\n"
        "零售总额(亿元) | 147.5 | 4.3 | 1228.9 | 18.3 |\n# 批发 | 134.6 | 3.6 | 1128.3 | 16.4 |\n"
    )
    assert cells(text)[4:] == [
        "零售总额批发 =134.6亿元",
        "零售总额批发增速 =3.6%",
        "零售总额批发 =1128.3亿元",
        "零售总额批发增速 =16.4%",
    ]
    assert [each.period for each in extract(text)][:4] == ["2023-08"] * 2 + ["2023M8"] * 2


def test_a_plan_s_table_has_where_it_began_and_what_it_aims_at() -> None:
    text = f"第十四个五年规划纲要\n{PLANNED}"
    assert times(text) == [
        ("1580", "actual", "2020"),
        ("2200", "target", "2025"),
        ("6.5", "target", "2025"),
        ("7", "target", "2025"),
        ("5.2", "actual", "2020"),
        ("6", "target", "2025"),
    ]
    assert cells(text)[2:4] == ["地区生产总值年均增速 ~6.5%", "研发经费投入年均增速 >=7%"]


@pytest.mark.parametrize(
    "text",
    [
        "2021年公报\n指标 | 总量(万元) | 增长(%) |\n地区生产总值 | 686065 | 7.7 |\n分产业 |\n|",
        "2021年公报\n指标 总量(万元) 增长(%)\n地区 生产总值 686065 7.7",
        "2021年公报\n指标  总量(万元)  增长(%)\n地区生产总值  686,065  7.7",
        "<p>2021年公报</p><table><tr><td>指标</td><td>总量(万元)</td><td><p>增长(%)</p></td></tr>"
        "<tr><td><p>地区生产总值</p></td><td>686065</td><td>7.7</td></tr></table>",
    ],
)
def test_a_table_is_read_however_it_was_copied(text: str) -> None:
    assert cells(text) == ["地区生产总值 =686065万元", "地区生产总值增速 =7.7%"]


def test_what_is_gained_and_places_keep_their_unit() -> None:
    text = "2023年\n指  标  总量(万人)  比上年增减(万人)  位次\n人口  30.5  -0.2  第3\n"
    assert cells(text) == ["人口 =30.5万人", "人口增减 =-0.2万人", "人口位次 =3位"]


def test_numbering_is_no_name_and_a_table_below_another_has_a_caption_of_its_own() -> None:
    text = (
        "2024年重点工作任务分解表\n序号\t工作任务\t目标值\t单位\t完成时限\n1\t新建公园\t12\t个\t10月底\n"
        "表2 2023年农产品产量\n产品名称\t产量（万吨）\t比上年增长（\uff05）\n粮  食\t312.5\t1.8\n"
    )
    assert cells(text) == ["新建公园 =12个", "粮食产量 =312.5万吨", "粮食产量增速 =1.8%"]
    assert times(text)[:2] == [("12", "target", "2024"), ("312.5", "actual", "2023")]


def test_rows_of_districts_without_a_noun_speak_of_the_caption() -> None:
    text = "2024年一季度各区县GDP\n区县\t总量（亿元）\t增速\t位次\n东山区\t210.5\t6.2%\t1\n"
    assert cells(text) == ["东山区GDP =210.5亿元", "东山区GDP增速 =6.2%", "东山区GDP位次 =1位"]


def test_a_cell_for_the_unit_that_has_none_gives_none() -> None:
    text = "2023年公报\n指标\t单位\t2023年\n价格指数\t上年=100\t100.3\n税收占比\t80.2\t78.9\n"
    assert cells(text) == ["价格指数 =100.3"]


def test_rows_of_districts_speak_of_the_column() -> None:
    text = (
        "2023年上半年\n县区\t地区生产总值(亿元)\t增速(%)\t财政收入(万元)\t同比增长(%)\n"
        "东山区\t156.3\t5.8\t45,678\t-6.2\n"
    )
    assert cells(text) == [
        "东山区地区生产总值 =156.3亿元",
        "东山区地区生产总值增速 =5.8%",
        "东山区财政收入 =45678万元",
        "东山区财政收入增速 =-6.2%",
    ]


def test_two_rows_of_headings_are_one() -> None:
    wide = "指标\t单位\t1-9月\t\n\t\t绝对量\t增长(%)\n投资\t亿元\t12.5\t3.4\n"
    short = "指标  单位  1-9月\n绝对量  增长(%)\n投资  亿元  12.5  3.4\n"
    for table in (wide, short):
        assert cells(f"2023年\n{table}") == ["投资 =12.5亿元", "投资增速 =3.4%"]
        assert times(f"2023年\n{table}")[0] == ("12.5", "actual", "2023Q3")


def test_headings_that_do_not_fit_each_other_are_read_side_by_side() -> None:
    text = "2023年\n指标  单位  1-9月  全年目标\n绝对量  增长(%)  数量\n投资  亿元  12.5  3.4  9\n"
    assert cells(text) == ["投资 =12.5亿元", "投资增速 =3.4%", "投资 =9亿元"]


def test_names_of_several_words_and_rows_that_stop_early_are_read() -> None:
    text = "2023年\n指标 单位 产量 增长(%)\n蔬菜 及 食用菌 万吨 88.6 4.1\n棉花 万吨 3\n"
    assert cells(text) == [
        "蔬菜及食用菌产量 =88.6万吨",
        "蔬菜及食用菌产量增速 =4.1%",
        "棉花产量 =3万吨",
    ]


def test_columns_of_years_and_of_last_year_say_when() -> None:
    text = "2023年公报\n指标\t单位\t2023年\t2022年\t上年同期\n粮食产量\t万吨\t42.3\t41.5\t41.5\n"
    assert times(text) == [
        ("42.3", "actual", "2023"),
        ("41.5", "actual", "2022"),
        ("41.5", "previous", "2022"),
    ]


def test_a_part_carries_what_it_is_part_of() -> None:
    text = "2021年\n指标\t人数(人)\t比重(%)\n户籍人口\t300\t100\n其中：城镇\t100\t33.3\n"
    text += "乡村\t200\t66.7"
    assert cells(text)[2:] == [
        "户籍人口城镇 =100人",
        "户籍人口城镇比重 =33.3%",
        "户籍人口乡村 =200人",
        "户籍人口乡村比重 =66.7%",
    ]


def test_a_share_done_of_a_plan_is_no_target_and_a_column_of_targets_is() -> None:
    text = "2024年一季度\n项目\t年度目标(个)\t完成(个)\t完成目标(%)\t序号\n新建学校\t20\t5\t25\t1\n"
    assert times(text) == [
        ("20", "target", "2024"),
        ("5", "actual", "2024Q1"),
        ("25", "actual", "2024Q1"),
    ]


def test_a_caption_says_when_and_whether_it_is_aimed_at() -> None:
    table = "指标\t数量(个)\n新建学校\t5\n"
    assert times(f"2024年公报\n表1 2023年情况\n{table}") == [("5", "actual", "2023")]
    assert times(f"2024年一季度\n年度目标任务表\n{table}") == [("5", "target", "2024")]


def test_a_number_without_a_unit_and_a_row_that_fits_no_heading_are_left_out() -> None:
    assert cells("2023年\n指标\t数量\t增长(%)\n学校\t5\t—\n") == []
    assert cells("2023年\n指标\t数量(个)\t位次\n学校\t5\t2.5\n") == ["学校 =5个"]
    assert cells("2023年\n指标\t数量(个)\n学校\t5\t6\t7\n") == []
    assert cells("2023年\n指标 数量(个) 增长(%)\n学校  5 6 7 8\n") == []
    assert cells("2023年\n指标\t数量(个)\t增长(%)\n\t5\t6\n") == []


def test_a_table_ends_where_sentences_begin_again() -> None:
    text = "2023年\n指标\t数量(个)\n学校\t5\n全市新增企业12家，增长5%。\n医院  6"
    assert cells(text) == ["学校 =5个", "新增企业 =12家", "新增企业增速 =5%"]


def test_words_of_a_row_are_found_in_the_document() -> None:
    text = "2023年公报\n全市新增企业12家。\n指标\t数量(个)\t增长(%)\n学校\t1,105\t5.6\n"
    entry = extract(text)[2]
    assert entry.words == "学校 1,105 5.6"
    low, high = entry.span
    assert text[low:high] == "5.6"
    paragraph = read_document(text).locate(entry.section, int(entry.paragraph))
    assert paragraph is not None
    assert squeeze(entry.words) in squeeze(paragraph)


def test_a_table_of_a_word_file_is_read_with_columns_that_span() -> None:
    document = Document()
    document.add_paragraph("2023年公报")
    table = document.add_table(rows=3, cols=4)
    texts = (
        ("指标", "单位", "1-9月", ""),
        ("", "", "绝对量", "增长(%)"),
        ("投资", "亿元", "12.5", "3.4"),
    )
    for row, line in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    table.cell(0, 2).merge(table.cell(0, 3))
    held = io.BytesIO()
    document.save(held)
    assert cells(text_of(held.getvalue())) == ["投资 =12.5亿元", "投资增速 =3.4%"]
