"""The words a number is counted in. Longest first, so that 平方公里 is not read as 平."""

from __future__ import annotations

import re

RATES = ("%", "‰", "百分点", "千分点")
MULTIPLIERS = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"

_MEASURES = """
元/吨 元/人 元/平方米 元/月 元/年 元/千瓦时 元/公斤 元/斤 美元 欧元 港元 日元 英镑 卢布
人民币元 元 平方公里 平方千米 平方米 平米 立方公里 立方米/日 立方米/秒 立方米 标准立方米
标方 立方 /10万 人/10万 例/10万 1/10万 /万 公里/小时
公里 千米 海里 英里 毫米 厘米 微米 纳米 米 公顷 亩次 亩 吨标准煤 吨标煤
吨公里 吨/日 吨/年 吨/公顷 吨/天 吨 公斤/亩 公斤 千克/亩 千克 斤/亩 斤 微克/立方米
毫克/立方米 毫克/升 毫克 微克 克/千瓦时 克标准煤 克 毫升 千升 升 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦
千伏安 兆伏安 MWh GWh kWh MVA kVA MW GW kW 度 TEU 标准箱 标箱 重量箱 载重吨 总吨 综合吨
PFlops EFlops PFLOPS EFLOPS P Tbps Gbps Mbps TB PB EB GB 人公里 车公里 客公里 车次/日 亿份
工作日 个工作日 小时 分钟 个月 年 分 分/千瓦时 摄氏度 ℃ 分贝 km² km m² m³ km/h ha
"""
_COUNTS = """
人次 人 户次 户数 户 名 位 个 家次 家 项次 项 条 件（套） 件(套) 件套 件次 件 场（次）
场(次) 场次 场 次 批次 批 所 处 座 栋 幢 套（件） 套 间 台（套） 台(套) 台套 台次 台 辆次 辆
艘次 艘 架次 架 列 趟 班 只 头 羽 匹 株 棵 穗 支 部 册次 册 篇 本 份 枚 张 片 块 对 组 类 种
款 宗 起 例 期 轮 笔 站 口 床 席 门 节 集 幅 首 桩 枪 眼 车次 列次 标段 把 根 盏 盘 箱 袋 桶
瓶 杯 盒 亩 公里 个点 标台 厂次 票 客次 尾 粒 孔 间次 课时 学时 人份 剂次 针次 剂 针 例次
床位 学位 车位 岁 周岁 天 道 支队 县 镇 乡 村 街道 社区 院校 队 眼井 泳道
"""
_TIMES = "成 倍 番"

# Figures only where something is measured (see tokens).
DURATIONS = ("小时", "分钟", "个月", "年", "分", "工作日", "个工作日")

UNITS = tuple(
    sorted({*_MEASURES.split(), *_COUNTS.split(), *_TIMES.split()}, key=len, reverse=True)
)
UNIT = (
    r"%|‰|个?百分点|个?千分点|个?基点|个?位次|"
    + "|".join(map(re.escape, UNITS))
    + r"(?:/(?:人|日|年|天|月|小时|平方米|立方米|亩|公顷|平方公里|县|村|镇|户|所|校|次"
    r"|万人|千人|百人))?"
)


def plain(unit: str) -> str:
    """个百分点 is 百分点; brackets are printed full width."""
    if unit.endswith("位次"):
        return "位"
    if unit.endswith(("百分点", "千分点", "基点", "工作日")):
        return unit.removeprefix("个")
    return unit.replace("(", "（").replace(")", "）")
