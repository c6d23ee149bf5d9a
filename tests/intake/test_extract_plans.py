"""News of five-year plans: what is aimed at, what was done, and when."""

from __future__ import annotations

import pytest

from data.intake.bulletin import extract

OUTLINE = "《第十四个五年规划和二〇三五年远景目标纲要》印发\n2021年4月13日\n"
REVIEWED = "“十四五”规划实施情况新闻发布会\n2025年9月12日\n"
HELD = "“十四五”时期经济社会发展新闻发布会\n2021年1月20日\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{OUTLINE}主要目标\n实力更强。投资年均增长6%。", ("target", "2025")),
        (f"{OUTLINE}“十三五”时期，投资年均增长7%。新增企业12家。", ("actual", "2020")),
        (f"{OUTLINE}五年来，新建学校56所。", ("actual", "2020")),
        (f"{OUTLINE}到2035年，收入比2020年翻一番。", ("target", "2035")),
        (f"{HELD}“十四五”时期\n投资年均增长6%。", ("target", "2025")),
        (f"{HELD}“十三五”时期\n投资年均增长6%。", ("actual", "2020")),
        (f"{REVIEWED}“十四五”以来，投资年均增长5.8%。", ("actual", "2025")),
        (f"{REVIEWED}“十四五”时期，新建学校56所。", ("actual", "2025")),
    ],
)
def test_news_of_a_five_year_plan_tells_aims_from_what_was_done(
    text: str, wanted: tuple[str, str]
) -> None:
    entry = extract(text)[-1]
    assert (entry.role, entry.period) == wanted


def test_what_grew_over_a_plan_began_five_years_before() -> None:
    text = "交通建设成绩单\n2021年1月12日\n“十三五”期间，新能源车占比由23%提升至78%。"
    assert [(each.role, each.period) for each in extract(text)] == [
        ("previous", "2015"),
        ("actual", "2020"),
    ]


def test_a_single_third_quarter_asks_whether_three_were_meant() -> None:
    text = "前三季度全市经济运行\n2023年10月25日\n三季度，投资增长6%。前三季度，进口增长5%。"
    alone, three = extract(text)
    assert (alone.period, three.period) == ("2023Q3", "2023Q3")
    assert "不是前三季度" in alone.doubts[0]
    assert three.doubts == ()


def test_a_quarter_told_among_quarters_does_not_last() -> None:
    text = (
        "前三季度全市经济运行\n2023年10月25日\n地区生产总值增长5%。分季度看，一季度增长4.1%，"
        "二季度增长5.2%。分产业看，第一产业增长3.2%。"
    )
    assert [each.period for each in extract(text)] == ["2023Q3", "2023Q1", "2023Q2", "2023Q3"]


def test_what_is_still_to_come_is_not_what_a_text_is_on() -> None:
    text = "全市经济\n2023年10月25日\n预计全年完成投资400亿元。四季度，计划新开工项目30个。"
    assert [(each.role, each.period) for each in extract(text)] == [
        ("actual", "2023"),
        ("target", "2023"),
    ]


def test_a_year_for_which_something_is_set_is_that_year() -> None:
    text = "2021年一季度重点项目\n2021年安排重点项目710项。2021年，完成投资5亿元。"
    assert [(each.role, each.period) for each in extract(text)] == [
        ("actual", "2021"),
        ("actual", "2021Q1"),
    ]


def test_who_reported_it_is_not_what_it_speaks_of() -> None:
    (entry,) = extract("要闻\n2023年8月2日\n记者从市统计局获悉，上半年增长4.1%。")
    assert "获悉" not in entry.subject


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2018年10个民生实事项目全面落实\n2019年1月12日\n新建学校48所。", ("actual", "2018")),
        ("民生实事完成情况\n2016-12-29\n新建学校48所，为计划的101%。", ("actual", "2016")),
        ("2019年民生实事实施方案\n确保全面完成。新建学校48所。", ("target", "2019")),
    ],
)
def test_works_told_as_done_are_no_targets(text: str, wanted: tuple[str, str]) -> None:
    entry = extract(text)[-1]
    assert (entry.role, entry.period) == wanted


def test_a_goal_of_a_task_is_a_target_and_what_was_done_is_not() -> None:
    text = "民生实事项目全面落实\n2019年1月12日\n新建学校48所，超额完成40所的年度目标任务。"
    assert [each.role for each in extract(text)] == ["actual", "target"]


def test_a_list_under_a_heading_of_goals_is_aimed_at() -> None:
    text = (
        "政府工作报告导读\n2025年1月17日\n■ 2024年成绩单\n●粮食总产达到557亿斤\n"
        "■ 2025年经济社会发展的主要预期目标\n●城镇新增就业70万人以上\n"
    )
    assert [(each.role, each.period) for each in extract(text)] == [
        ("actual", "2024"),
        ("target", "2025"),
    ]


def test_goals_are_of_the_year_said_with_them() -> None:
    text = (
        "2021年1—11月完成情况和工作计划\n投资增长8%。\n“三年翻两番”2022年目标任务是：投资增长9%。"
    )
    assert [each.period for each in extract(text)] == ["2021M11", "2022"]
