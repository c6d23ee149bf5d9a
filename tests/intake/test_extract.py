"""What the extractor reads from single sentences of the official style."""

from __future__ import annotations

from data.intake.bulletin import extract


def test_a_figure_has_digits_unit_and_subject() -> None:
    (entry,) = extract("2024年一季度，全市城镇新增就业1.2万人。")
    assert (entry.subject, entry.value, entry.unit) == ("城镇新增就业", "1.2", "万人")
    assert (entry.role, entry.period, entry.comparator) == ("actual", "2024Q1", "=")


def test_a_text_without_figures_has_no_entries() -> None:
    assert extract("全面推进“一带一路”建设，落实“十四五”规划，G205国道贯通。") == ()
