"""Whether a number belongs to a case that is only supposed, or is what one reckons with or a breach may cost."""

from __future__ import annotations

import re

from policynum.role import wordings
from policynum.role.evidence import Evidence


def supposes(evidence: Evidence, before: str) -> bool:
    """A number of a case that is only supposed: 若关税再提高10个百分点，… 举个例子，某企业每月缴费|3000元."""
    if "每" in before and _PER_SO_MUCH.search(before):
        return True
    if before[:1] == "当" and _WHEN.match(evidence.text, evidence.end):
        return True
    if not evidence.told and _REACHES.search(before) and _AND_THEN.match(evidence.text, evidence.end):
        return True  # 降雨量超过|100毫米|时启动响应
    if before[:1] in wordings.words().may_suppose and before.startswith(wordings.words().conditions):
        return True
    text, start = evidence.text, evidence.start
    begin = max(evidence.place.sentence.line, start - _CASE)
    words = text[begin:start]
    return ("例" in words or "比如" in words) and _EXAMPLE.search(words) is not None


# 每生产|1公斤氢气, and 当电价降至|0.3元以下时，.
_PER_SO_MUCH = re.compile(
    "每(?:生产|制备|消耗|增加|减少|提高|降低|上升|下降|上涨|下跌|投入|新增|引进|销售|节约|上调|下调)了?\\Z"
)
_REACHES = re.compile("(?:达到|超过|低于|高于|出现|升至|降至|大于|小于)\\Z")
_AND_THEN = re.compile(
    "(?:以[上下])?[^，。；0-9]{0,8}?时，?(?:应|须|立即|及时|可|要)?(?:严禁|禁止|不得|启动|停止|转移|发布|实施|采取|触发|报告|组织|执行|予以|给予|暂停|关闭)"
)
_WHEN = re.compile("(?:以[上下])?(?:的?时|的情况下)[，,]")
_CASE = 240  # characters that tell of one case
_ONE = "一[个家位名对](?:城市|企业|人|家庭|公司|单位|农民|患者|职工|居民|老人|学生|参保|夫[妇妻])"
_SUPPOSED = f"[^。\n]{{0,24}}?(?:某(?!些)|若|如果|如为|假[设定如]|{_ONE})"
_EXAMPLE = re.compile(f"举个?例{_SUPPOSED}|例如{_SUPPOSED}|比如{_SUPPOSED}|按上例|上例中")


def is_punished(evidence: Evidence, before: str) -> bool:
    """What a breach may cost: 否则将被处以营业额|6%的罚款; but 已被处以|200万元罚款 tells what was."""
    return (
        _MAY_COST.search(before) is not None
        and wordings.words().penalty.match(evidence.text, evidence.end) is not None
        and _WAS_PAID.search(before) is None
    )


_MAY_COST = re.compile(
    "(?:可|将|应|须|要|会|面临)[^，。；]{0,6}(?:处以?|罚以?|面临|缴纳|支付)[^，。；]{0,16}\\Z|面临[^，。；]{0,8}\\Z"
    "|每[日天月](?:[按加])[^，。；]{0,12}\\Z"  # 每日加收|3%的罚款
)
_WAS_PAID = re.compile("已|了")


def is_reckoned_with(evidence: Evidence, before: str) -> bool:
    """What a thing is defined by or reckoned at: 收入低于|5000元的视为低收入, 按每户平均用电|200千瓦时|计算."""
    if evidence.text[evidence.end : evidence.end + 1] not in _MAY_DEFINE:
        return False
    if _DEFINES.match(evidence.text, evidence.end) is not None:
        return True
    return before.startswith(("按", "以")) and _RECKONED.match(evidence.text, evidence.end) is not None


_MAY_DEFINE = frozenset("及以的之属即视称被划算归计测估推折")
_DEFINES = re.compile("(?:及?以[上下内])?(?:的|之间)*(?:属于|即为|视为|称为|被称为|划为|算作|归为)")
_RECKONED = re.compile("(?:的?(?:标准|水平|价格))?(?:来)?[计测估推折]算")
