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
