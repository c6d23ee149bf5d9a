"""Figures that share nouns: 分别, 均, X to Y, ranks, brackets."""

from __future__ import annotations

import pytest

from data.intake.bulletin import extract
from tests.intake.test_extract import HEAD, REPORT, figures, read, subjects, times


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "“四新”经济和高技术产业投资同比分别增长10.7%、20.4%。",
            ["“四新”经济投资增速", "高技术产业投资增速"],
        ),
        (
            "536个市重点项目、109个省级项目分别完成年度投资1310亿元、400亿元。",
            ["市重点项目", "省级项目", "市重点项目完成年度投资", "省级项目完成年度投资"],
        ),
        (
            "接待游客3200万人次，实现旅游收入280亿元，同比分别增长15.6%和18.2%。",
            ["接待游客", "旅游收入", "接待游客增速", "旅游收入增速"],
        ),
        (
            "第一、二、三产业增加值分别增长3.1%、5.2%、6.3%。",
            ["第一产业增加值增速", "第二产业增加值增速", "第三产业增加值增速"],
        ),
        (
            "三次产业对增长的贡献率分别为6%、41.4%、52.6%。",
            ["第一产业对增长的贡献率", "第二产业对增长的贡献率", "第三产业对增长的贡献率"],
        ),
        (
            "城乡居民人均可支配收入分别达到38650元和17920元。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        (
            "装备制造、食品加工、新材料三大产业产值分别为21亿元、18亿元、9亿元，分别增长3%、5%、2%。",
            [
                *("装备制造产业产值", "食品加工产业产值", "新材料产业产值"),
                *("装备制造产业产值增速", "食品加工产业产值增速", "新材料产业产值增速"),
            ],
        ),
        (
            "城乡居民人均收入达36001元和12911元，增长7%、8%。",
            [
                "城镇居民人均收入",
                "农村居民人均收入",
                "城镇居民人均收入增速",
                "农村居民人均收入增速",
            ],
        ),
        (
            "城镇、农村居民人均消费支出依次增长5.1%、6.2%。",
            ["城镇居民人均消费支出增速", "农村居民人均消费支出增速"],
        ),
        (
            "食品烟酒、居住类上涨7.2%、6.3%。",
            ["食品烟酒增速", "居住类增速"],
        ),
        (
            "矿业、制造业以及电力、燃气生产和供应业增加值分别增长0.6%、3.5%和下降2.7%。",
            ["矿业增加值增速", "制造业增加值增速", "电力、燃气生产和供应业增加值增速"],
        ),
        (
            "税收收入和制造业贷款各增长12%。",
            ["税收收入增速", "制造业贷款增速"],
        ),
        (
            "地区生产总值增长8.4%，比全省（7.7%）和全国平均水平（7.0%）分别高0.7、1.4个百分点。",
            [
                "地区生产总值增速",
                "地区生产总值增速（全省）",
                "地区生产总值增速（全国）",
                "地区生产总值比全省高",
                "地区生产总值比全国平均水平高",
            ],
        ),
    ],
)
def test_each_figure_of_a_list_has_its_own_noun(sentence: str, wanted: list[str]) -> None:
    assert subjects(sentence) == wanted


def test_a_fall_inside_a_list_is_negative_for_its_own_member() -> None:
    entries = read("采矿业、制造业增加值分别增长0.6%和下降2.7%。")
    assert [entry.value for entry in entries] == ["0.6", "-2.7"]


def test_a_word_that_closes_a_list_holds_for_all_of_it() -> None:
    assert figures("城镇、农村居民收入分别增长7%、8%左右。") == ["~7%", "~8%"]
    assert figures("进口、出口分别增长7%、8%以上。") == [">=7%", ">=8%"]


def test_a_list_with_more_figures_than_nouns_keeps_the_noun_before() -> None:
    assert subjects("大宗商品分别增长7%、8%、9%。") == ["大宗商品增速"] * 3


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "可再生能源占比由38.6%提高到41.2%。",
            [("previous", "2023Q1"), ("actual", "2024Q1")],
        ),
        (
            "贷款余额由2019年的120亿元增加到2023年的186亿元。",
            [("previous", "2019"), ("actual", "2023")],
        ),
        (
            "接种率由年初的72.5%提升至88.9%。",
            [("previous", "2023"), ("actual", "2024Q1")],
        ),
        (
            "栽培比例由目前的32%提高到50%以上。",
            [("previous", "2024Q1"), ("actual", "2024Q1")],
        ),
    ],
)
def test_x_in_from_x_to_y_was_before(sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert times(sentence) == wanted
    assert len(set(subjects(sentence))) == 1


def test_when_x_was_is_not_when_the_next_figure_was() -> None:
    sentence = "收入由2010年的45.6亿元增加到98.7亿元，年均增长16.7%。"
    assert [period for _, period in times(sentence)] == ["2010", "2024Q1", "2024Q1"]


def test_a_review_of_five_years_starts_five_years_before() -> None:
    text = REPORT + "过去五年，城镇化率从48.3%上升到57.9%。"
    assert [entry.period for entry in extract(text)] == ["2018", "2023"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("数量居全省第2位、全国第6位。", ["=2位", "=6位"]),
        ("在全国297个城市中排名第五。", ["=5位"]),
        ("投资、消费增速分别居全省第2、3位。", ["=2位", "=3位"]),
        ("增速居全省第5、第6位。", ["=5位", "=6位"]),
        ("总量、增速均居全省前三位。", ["<=3位", "<=3位"]),
        ("位次较一季度前移2位，上升5个位次。", ["=2位", "=5位"]),
        ("第三产业较快增长，第一批项目开工，第六届大会开幕，列入第二批名单。", []),
    ],
)
def test_ranks_are_places_and_other_ordinals_are_none(sentence: str, wanted: list[str]) -> None:
    assert figures(sentence) == wanted


def test_a_rank_knows_of_how_many() -> None:
    entry = read("在信用监测排名中，位列全国261个地级市第11位。")[-1]
    assert (entry.value, entry.universe) == ("11", "261")
    assert len(read("位列全国261个地级市第11位。")) == 1


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("签约项目41个（去年同期33个）。", ("previous", "2023Q1")),
        ("完成投资258亿元（上年241.3亿元）。", ("previous", "2023")),
        ("生产总值增长7.9%（计划8%左右）。", ("target", "2024")),
        ("新增就业1万人，完成年目标任务3万人的33%。", ("target", "2024")),
        ("利润增长2%，而去年同期为下降31.5%。", ("previous", "2023Q1")),
    ],
)
def test_an_aside_speaks_of_another_time(sentence: str, wanted: tuple[str, str]) -> None:
    assert times(sentence)[1] == wanted


def test_an_aside_does_not_change_who_is_spoken_of() -> None:
    sentence = "人均生产总值达到43152元（折合6928美元），增长8.0%。"
    assert subjects(sentence)[2] == "人均生产总值增速"


def test_by_quarter_the_paragraph_speaks_of_its_first_subject() -> None:
    text = HEAD + "地区生产总值268亿元。第一产业增加值5亿元。分季度看，一季度下降7.8%。"
    assert extract(text)[2].subject == "地区生产总值增速"


def test_a_comparison_before_each_of_several_leaves_the_subject_standing() -> None:
    sentence = "常住人口城镇化率比全国、全省平均水平分别高1.2个、0.8个百分点。"
    assert subjects(sentence) == ["常住人口城镇化率比全国高", "常住人口城镇化率比全省平均水平高"]
