"""What the extractor reads from single sentences of the official style, rule by rule."""

from __future__ import annotations

import pytest

from data.intake.bulletin import extract
from data.intake.entry import Entry

HEAD = "2024年一季度全市经济运行情况\n"
REPORT = "政府工作报告\n2024年1月10日在市人民代表大会上\n一、2023年工作回顾\n"
PLAN = "二、2024年工作安排\n"


def read(sentence: str, head: str = HEAD) -> tuple[Entry, ...]:
    """The entries of a sentence that stands in a bulletin of the first quarter."""
    return extract(head + sentence)


def figures(sentence: str) -> list[str]:
    return [f"{entry.comparator}{entry.value}{entry.unit}" for entry in read(sentence)]


def subjects(sentence: str) -> list[str]:
    return [entry.subject for entry in read(sentence)]


def times(sentence: str, head: str = HEAD) -> list[tuple[str, str]]:
    return [(entry.role, entry.period) for entry in read(sentence, head)]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("机场旅客吞吐量2.85万人。", ["=2.85万人"]),
        ("外贸订单金额1,286,530万元。", ["=1286530万元"]),
        ("粮食播种面积\uff11，\uff12\uff13\uff14\uff0e\uff15千公顷。", ["=1234.5千公顷"]),
        ("完成投资 1 310 亿元。", ["=1310亿元"]),
        ("全市良好天数6 9天，占比为7. 5%。", ["=69天", "=7.5%"]),
        ("举办赛事五百余场次。", [">=500场次"]),
        ("养老机构一百二十三家。", ["=123家"]),
        ("平均气温十二点五℃。", ["=12.5℃"]),
        ("入住率九成五，增长三成。", ["=9.5成", "=3成"]),
        ("办结率达到百分之九十以上。", [">=90%"]),
        ("人口自然增长率万分之三点二。", ["=3.2‱"]),
        ("新创建景区两家。", ["=2家"]),
        ("新增院士工作站一家。", ["=1家"]),
        ("食用菌种植规模达1.35亿棒，产量突破16万吨。", ["=1.35亿棒", ">16万吨"]),
        ("新增床位5千张。", ["=5千张"]),
        ("价格指数为100.2，基尼系数达到0.465。", ["=100.2", "=0.465"]),
        ("产量翻了一番，产值翻两番，订单增长1.5倍。", ["=1番", "=2番", "=1.5倍"]),
        ("投诉办结时限压缩到3个工作日，等候时间缩短至9分钟。", ["=3工作日", "=9分钟"]),
        ("劳动者平均受教育年限11.3年，满意度92.5分。", ["=11.3年", "=92.5分"]),
        ("同比-2.1%，用电量同比+6.4%。", ["=-2.1%", "=6.4%"]),
    ],
)
def test_a_figure_is_its_printed_digits_with_the_multiplier_in_the_unit(
    sentence: str, wanted: list[str]
) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("建成项目300项以上。", [">=300项"]),
        ("不少于20处，至少建成1家。", [">=20处", ">=1家"]),
        ("产值迈上1000亿元台阶，收入达到500亿元大关。", [">=1000亿元", ">=500亿元"]),
        ("企业突破2800家，用户超3万户，客流逾5万人次。", [">2800家", ">3万户", ">5万人次"]),
        ("失业率控制在5.5%以内，涨幅不超过3%。", ["<=5.5%", "<=3%"]),
        ("控制在3%左右，约20亿元，近5万人。", ["~3%", "~20亿元", "~5万人"]),
        ("财政自给率不足40%，入学率不到三成。", ["<40%", "<3成"]),
        ("覆盖率稳定在95%以上，缺口为36%以下。", [">=95%", "<=36%"]),
        ("惠及200多万人，投入30亿多元。", [">=200万人", ">=30亿元"]),
        ("数量稳定在63个。", ["=63个"]),
    ],
)
def test_words_of_comparison_become_a_comparator(sentence: str, wanted: list[str]) -> None:
    assert figures(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("增长5%—6%。", [">=5%", "<=6%"]),
        ("增长5至6%。", [">=5%", "<=6%"]),
        ("培育1—2个主导产业。", [">=1个", "<=2个"]),
        ("毛利3万至4万元。", [">=3万元", "<=4万元"]),
        ("每人每月学习2到3天。", [">=2天", "<=3天"]),
    ],
)
def test_a_range_is_two_rows(sentence: str, wanted: list[str]) -> None:
    assert figures(sentence) == wanted


def test_ends_of_a_range_speak_of_the_same() -> None:
    assert subjects("扶持10至15个整村推进村。") == ["扶持整村推进村"] * 2


def test_a_ratio_is_a_row_for_each_member_and_the_one_before_is_previous() -> None:
    entries = read("三次产业结构由上年的5.1：41.2：53.7调整为4.9：40.8：54.3。")
    assert [entry.value for entry in entries] == ["5.1", "41.2", "53.7", "4.9", "40.8", "54.3"]
    assert [entry.role for entry in entries] == ["previous"] * 3 + ["actual"] * 3
    assert entries[0].period == "2023"
    assert entries[5].subject == "三次产业结构（第三产业）"


def test_a_ratio_to_one_is_one_figure_and_a_score_of_a_game_none() -> None:
    assert figures("城乡收入比为2.13∶1。") == ["=2.13"]
    assert figures("男队以3:1获胜。") == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("固定资产投资下降3.5%。", ["-3.5"]),
        ("出口减产0.6%，进口增长2%。", ["-0.6", "2"]),
        ("失业率比上年回落0.2个百分点，低于全国0.3个百分点。", ["-0.2", "-0.3"]),
        ("浓度降至32微克/立方米，占比下降到12%。", ["32", "12"]),
        ("贷款利率下降35个基点。", ["-35"]),
    ],
)
def test_a_rate_that_falls_is_negative_and_a_level_it_falls_to_is_not(
    sentence: str, wanted: list[str]
) -> None:
    assert [entry.value for entry in read(sentence)] == wanted


def test_a_fall_that_is_a_target_stays_positive() -> None:
    (entry,) = read("单位GDP能耗降低3.2%。", REPORT + PLAN)
    assert (entry.value, entry.role, entry.period) == ("3.2", "target", "2024")


def test_differences_of_rates_say_against_what() -> None:
    sentence = (
        "规上工业增加值增长6.1%，分别高于全国、全省2.1个、1.3个百分点，比上年提高0.4个百分点。"
    )
    assert subjects(sentence)[1:3] == ["规上工业增加值高于全国", "规上工业增加值高于全省"]
    assert figures(sentence)[1:] == ["=2.1百分点", "=1.3百分点", "=0.4百分点"]


def test_an_ellipsis_takes_the_subject_before() -> None:
    assert subjects("固定资产投资完成232亿元，同比增长34.5%，占全省的7%。") == [
        "固定资产投资",
        "固定资产投资增速",
        "固定资产投资占全省",
    ]


def test_a_share_does_not_change_who_is_spoken_of() -> None:
    sentence = "税收收入56.7亿元，占预算收入的81.2%，同口径增长4.5%。"
    assert subjects(sentence)[2] == "税收收入增速"


def test_a_clause_without_figures_gives_its_noun_to_the_next() -> None:
    assert subjects("粮食总产实现“九连增”，达21.7万吨。") == ["粮食总产"]
    sentence = "用水量下降18%，化肥使用量实现负增长，下降2.3%。"
    assert subjects(sentence)[1] == "化肥使用量增速"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("新增2家跨境电商产业园。", ["新增跨境电商产业园"]),
        ("17个老旧小区改造项目开工建设。", ["老旧小区改造项目开工建设"]),
        ("金源矿业等6户企业产值过亿。", ["企业产值过亿"]),
        ("主要指标中16项符合预期。", ["主要指标中"]),
        ("安排的27项为民办实事项目。", ["为民办实事项目"]),
        (
            "收入5元，增长6%。城乡收入比持续缩小，由2.05:1下降为2.02:1。",
            ["收入", "收入增速", "城乡收入比", "城乡收入比"],
        ),
        ("税收占比高于全省平均3个百分点。", ["税收占比高于全省平均"]),
        ("我国97%的贫困人口实现脱贫。", ["贫困人口实现脱贫占比"]),
        ("粮食生产实现‘八连增’，达到244.5万吨。", ["粮食生产"]),
        ("人均GDP达到1.3万美元，继续居大中城市首位。", ["人均GDP", "人均GDP位次"]),
        ("在校生人数居全省第3位。", ["在校生人数全省位次"]),
        ("1）税收收入比上年同期13万元增收2万元。", ["税收收入", "税收收入增收"]),
        ("在田蔬菜面积1.08亿亩。", ["在田蔬菜面积"]),
        ("贡献了全市61.5%的税收。", ["贡献了全市61.5%的税收"]),
        ("结果显示92.3%的家长支持延时服务。", ["家长支持延时服务占比"]),
        ("新增2个省级集群、3个特色集群。", ["新增省级集群", "特色集群"]),
        ("8461户29100人稳定脱贫。", ["稳定脱贫", "稳定脱贫"]),
        ("投入1900多万元，治理面积27平方公里。", ["投入资金", "治理面积"]),
    ],
)
def test_a_count_speaks_of_the_noun_behind_or_before_it(sentence: str, wanted: list[str]) -> None:
    found = subjects(sentence)
    assert [one in other or other in one for one, other in zip(found, wanted, strict=True)] == [
        True
    ] * len(wanted)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("去年营收2.1个亿，新增30个亿元以上项目。", ["=2.1亿", "=30个"]),
        ("孕产妇死亡率控制在8.5/10万以内，出生率6.1‰。", ["<=8.5/10万", "=6.1‰"]),
        ("每10万人口中拥有大学文化程度的有15467人。", ["=15467人"]),
        ("规上企业中三分之二实现增长。", ["=21/3"]),
        ("民营企业税收占比过半，贡献了一半以上的就业。", [">11/2", ">=11/2"]),
        ("实现时间过半、任务过半。", []),
        ("轨道交通总里程翻倍，产值成倍增长。", ["=1番"]),
        ("增速居全省首位，总量排名榜首，首位度提升。", ["=1位", "=1位"]),
        ("城乡居民收入倍差从2.37缩小到1.94。", ["=2.37", "=1.94"]),
        ("三次产业增加值结构为9.3、41.0、49.6。", ["=9.3", "=41.0", "=49.6"]),
        ("总人口性别比（以女性为100）为107.50。", ["=107.50"]),
        ("高于全国GDP5.5%的增长目标，PM2.5浓度持续改善。", ["=5.5%"]),
        ("地区生产总值连跨4个万亿级台阶、达7万亿元。", ["=7万亿元"]),
        ("收入达8263亿元、居全国第四。", ["=8263亿元", "=4位"]),
        (
            "高于全国0.7、全省2.3个百分点，高出预期1.9个点。",
            ["=0.7百分点", "=2.3百分点", "=1.9百分点"],
        ),
        ("总量位居六区两县第1位。", ["=1位"]),
        ("年收入20—60万元群体的比例达到30.6%。", ["=30.6%"]),
        ("打造5条超500亿产业链，这两项指标超额完成，同比翻番。", ["=5条", "=1番"]),
        ("339个地级及以上城市平均优良天数比例为84.6%，签约128户。", ["=84.6%", "=128户"]),
        ("今年要实现六个目标。", []),
        ("办好两件大事，成为首个300亿元园区，赴玉环、三门等地调研。", []),
        ("完成3567万平方米二次供水设施改造，签约项目数量全区第一。", ["=3567万平方米", "=1位"]),
        ("增幅位次较一季度前移6位至全省并列第九。", ["=6位", "=9位"]),
    ],
)
def test_rates_fractions_and_first_places_are_figures(sentence: str, wanted: list[str]) -> None:
    assert figures(sentence) == wanted


def test_a_place_taken_before_is_previous() -> None:
    entries = read("一般公共预算收入达8263亿元、从全国第五提升到第三。")
    assert [(each.value, each.role) for each in entries[1:]] == [("5", "previous"), ("3", "actual")]
    assert {each.subject for each in entries[1:]} == {"一般公共预算收入全国位次"}


def test_what_was_done_of_a_task_is_not_what_the_next_clause_speaks_of() -> None:
    sentence = "一般公共预算收入完成年度预算的56.2%，同比增长8.5%。"
    assert subjects(sentence)[1] == "一般公共预算收入增速"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("年度计划投资85亿元，已完成12亿元，占年度投资计划50%。", ["target", "actual", "actual"]),
        ("年度计划完成投资41亿元，截至3月底完成20亿元。", ["target", "actual"]),
        ("城镇登记失业率1.89%，低于4.5%的控制目标。", ["actual", "target"]),
        ("营收为30.86亿元，提前完成下达的30亿元的任务。", ["actual", "target"]),
        ("6个指标达到市确保目标，投资增长5%。", ["actual", "actual"]),
        ("完成年初预算24万元的59%。", ["target", "actual"]),
        ("累计完成14万元，比上年同期13万元增收1万元。", ["actual", "previous", "actual"]),
        ("增加值增长8.1%，较去年同期（-1.1%）提高9.2个百分点。", ["actual", "previous", "actual"]),
    ],
)
def test_a_clause_says_whether_it_was_aimed_at_or_done(sentence: str, wanted: list[str]) -> None:
    assert [role for role, _ in times(sentence)] == wanted
