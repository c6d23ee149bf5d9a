"""Which indicators a figure is offered, how sure, and why; never decided by the number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import FolderStore
from data.check import city_path
from data.city import City
from data.intake import match
from data.intake.bulletin import extract
from data.intake.entry import Entry


@pytest.fixture(scope="module")
def zibo() -> City:
    return FolderStore(city_path("zibo")).current()


def one(sentence: str, head: str = "2024年上半年工作进展\n") -> Entry:
    return extract(head + sentence)[-1]


def best(city: City, sentence: str) -> str:
    found = match.propose(city, one(sentence))
    return found[0].indicator if found else ""


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("实现城镇新增就业3.1万人。", "urban-jobs"),
        ("城镇新增就业31000人。", "urban-jobs"),
        ("固定资产投资增长5.1%。", "fixed-asset-investment"),
        ("一般公共预算收入同比增长4.2%。", "budget-revenue-growth"),
        ("省外到位资金350亿元。", "external-investment"),
        ("举办各类招聘会611场。", "job-fairs"),
        ("镇公共充电站覆盖率达到68%。", "town-charging-coverage"),
        ("建设家庭养老床位1200张。", "home-care-beds"),
        ("举办全民健身赛事活动900余场。", "sports-events"),
        ("国家级专精特新“小巨人”企业88家。", "little-giants"),
        ("年末养殖户均用电量12千瓦时。", ""),
    ],
)
def test_name_alias_and_unit_find_the_indicator(zibo: City, sentence: str, wanted: str) -> None:
    assert best(zibo, sentence) == wanted


def test_the_number_decides_nothing(zibo: City) -> None:
    entry = one("典型应用场景100个。")
    assert match.propose(zibo, entry) == match.propose(zibo, replace(entry, value="56"))


def test_a_growth_rate_is_not_offered_for_a_share_nor_the_other_way(zibo: City) -> None:
    kinds = {each.id: each.kind for each in zibo.indicators()}
    growth = match.propose(zibo, one("“四强”产业增加值增长8%。"))
    share = match.propose(zibo, one("“四强”产业增加值占比55%。"))
    assert {kinds[each.indicator] for each in growth} <= {"growth"}
    assert share[0].indicator == "four-strong-share"


def test_every_proposal_has_a_reason_and_is_less_than_certain(zibo: City) -> None:
    for sentence in ("新增上市公司3家。", "国家级单项冠军企业19家。", "城市骨干道路改造12条。"):
        found = match.propose(zibo, one(sentence))
        assert found
        assert all(each.reason and match.LEAST <= each.confidence < 1 for each in found)
        assert [each.confidence for each in found[1:]] == sorted(
            (each.confidence for each in found[1:]), reverse=True
        )


def test_two_alike_are_said_to_be_alike(zibo: City) -> None:
    (first, *_) = match.propose(zibo, one("国家级单项冠军示范企业数量居第2位。"))
    assert "请核对" in first.reason
    assert first.confidence <= 0.7


def test_another_stage_or_level_lowers_the_confidence_and_says_so(zibo: City) -> None:
    started = match.propose(zibo, one("老旧小区改造开工12个。"))
    built = match.propose(zibo, one("老旧小区改造竣工12个。"))
    other = {each.indicator: each for each in built}[started[0].indicator]
    assert other.confidence < started[0].confidence
    assert "阶段不同" in other.reason
    level = match.propose(zibo, one("省级专精特新“小巨人”企业100家。"))
    assert any("级别不同" in each.reason for each in level)


def test_what_a_speaker_says_is_less_likely_a_government_figure(zibo: City) -> None:
    entry = one("城镇新增就业3.1万人。")
    said = match.propose(zibo, replace(entry, speaker="某代表"))
    assert said[0].confidence < match.propose(zibo, entry)[0].confidence
    assert "某代表所说" in said[0].reason


def test_a_target_where_there_was_none_is_said(zibo: City) -> None:
    entry = replace(one("固定资产投资增长6%。"), role="target", period="2024")
    assert "此前没有目标" in match.propose(zibo, entry)[0].reason


def test_another_measure_word_is_said(zibo: City) -> None:
    assert "单位不同" in match.propose(zibo, one("市重大项目600项。"))[0].reason


def test_a_district_named_in_the_words_is_the_region(zibo: City) -> None:
    first, second = zibo.districts()[1:3]
    assert match.region_of(zibo, one(f"{first.name}固定资产投资增长5%。")) == first.id
    short = first.name[:-1]
    assert match.region_of(zibo, one(f"{short}固定资产投资增长5%。")) == first.id
    both = f"{first.name}、{second.name}实施项目5个。"
    assert match.region_of(zibo, one(both)) == ""
    assert match.region_of(zibo, one("固定资产投资增长5%。")) == ""


def test_a_city_without_anything_alike_gets_no_proposal(zibo: City) -> None:
    assert match.propose(zibo, Entry("", "5", "%")) == ()


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("工业固定资产投资增长12.3%。", "可能只是其一部分"),
        ("农村网络零售额达到30亿元。", "可能只是其一部分"),
        ("居民医保门诊报销比例达到50%。", "可能只是其一部分"),
        ("全市上市公司总数达到45家。", "原文是总数，指标是新增"),
        ("全市4A级旅游景区16家。", "原文没有说是新增"),
        ("新增新经济入库企业260家。", "原文是新增，指标是总数"),
        ("新创建A级旅游景区6家。", "名称里的字母数字不同"),
    ],
)
def test_a_part_a_total_or_another_grade_is_never_sure(zibo: City, sentence: str, why: str) -> None:
    found = match.propose(zibo, one(sentence))[0]
    assert found.confidence <= 0.8
    assert why in found.reason


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("GDP同比增长5.2%。", "gdp-growth"),
        ("固投增长5.2%。", "fixed-asset-investment"),
        ("新增上市公司2家。", "listed-companies-new"),
        ("打造示范性托育机构6家。", "model-nurseries"),
    ],
)
def test_the_same_thing_by_its_short_name_is_sure(zibo: City, sentence: str, wanted: str) -> None:
    found = match.propose(zibo, one(sentence))[0]
    assert (found.indicator, found.confidence > 0.9) == (wanted, True)


def test_nobody_is_surer_than_the_first_that_is_offered(zibo: City) -> None:
    told = match.propose(zibo, one("市重大项目536个。"))
    sure = [each.confidence for each in told]
    assert len(sure) > 1
    assert sure == sorted(sure, reverse=True)
