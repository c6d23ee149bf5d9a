"""Who says a figure: a deputy, an official, a reporter, or nobody but the document."""

from __future__ import annotations

import pytest

from data.intake.bulletin import extract
from tests.intake.test_extract import HEAD


def test_what_the_report_said_is_not_the_deputy_s_who_is_named_later() -> None:
    report = "要闻\n2024年1月15日\n政府工作报告指出，去年新增企业120家。"
    text = f"{report}市人大代表赵启明说，公司产值3亿元。"
    assert [entry.speaker for entry in extract(text)] == ["", "市人大代表赵启明"]


@pytest.mark.parametrize("words", ["发布会从绿色发展等方面介绍了成就", "健全重大项目分析研判"])
def test_an_aspect_or_a_project_is_no_name_of_a_speaker(words: str) -> None:
    (entry,) = extract(f"{HEAD}{words}，投资增长5%。")
    assert entry.speaker == ""


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        (
            "市人大代表、纺织公司董事长陆文川介绍，公司投入资金1.2亿元。",
            "市人大代表、纺织公司董事长陆文川",
        ),
        ("“共有会员381人。”市政协委员任纪学说。", "市政协委员任纪学"),
        ("“有农户300户。”县农业农村局局长赵启明说。", "县农业农村局局长赵启明"),
        ("全县有农户300户。县农业农村局局长赵启明说，这是好事。", ""),
        ("据市统计局相关负责人介绍，投资增长5%。", "市统计局相关负责人"),
        ("记者走访发现，自助终端有28个。", "记者"),
        ("“有贫困户1432户。”云台镇党委书记穆青禾翻开台账。", "云台镇党委书记穆青禾"),
        ("“缺的是人。”来自学校的王亦舟代表接过话茬。学生有4127名。", "学校的王亦舟"),
        ("王亦舟代表建议，设立基金20亿元。", "王亦舟"),
        ("记者从市统计局获悉，投资增长5%。", ""),
        ("市长王建国在报告中指出，投资增长5%。", ""),
        ("“我们公司产值8.6亿元。”某制造公司总经理李强信心满满。", "某制造公司总经理李强"),
        ("相关链接：投资增长5%。", ""),
        ("记者2月3日从市统计局获悉，投资增长5%。", ""),
        ("石岩（市政协委员）：我们厂有420名工人。", "石岩"),
        ("投资增长5%。", ""),
    ],
)
def test_a_figure_somebody_says_carries_the_speaker(paragraph: str, wanted: str) -> None:
    (entry,) = extract(HEAD + paragraph)
    assert entry.speaker == wanted


def test_who_spoke_goes_on_in_the_next_paragraph() -> None:
    text = f"{HEAD}企业家陆文川说，发展很好。\n他建议，设立基金20亿元。\n投资增长5%。"
    assert [entry.speaker for entry in extract(text)] == ["企业家陆文川", ""]


def test_an_interview_is_its_guest_s() -> None:
    text = "两会声音\n市政协委员郇正坤：\n打造文旅项目\n□记者 杨栋 报道\n" + (
        "琉璃企业200余家。\n市场占有率70%。\n“我建议增加博物馆15家。”郇正坤说。"
    )
    assert {entry.speaker for entry in extract(text)} == {"市政协委员郇正坤"}


def test_what_a_reporter_saw_does_not_go_on_in_somebody_s_quote() -> None:
    text = f"{HEAD}记者看到，自助终端有28个。\n“有农户300户，真好。”"
    assert [entry.speaker for entry in extract(text)] == ["记者", ""]
