"""The times that a text states: 上半年, 自4月中旬流域入汛以来, 20日夜间至21日凌晨, and the bases of its comparisons.

``find`` gives every time in text order, apart from those that state no number's time: the year in a title
(《2022年…方案》), in a name (推动2022年签约项目…) or in what it is the year of (2025年是…收官之年).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from policynum import lexicon
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.sentences import datings, moments


@dataclass(slots=True)
class Time:
    """A time as written.

    ``use``: stated, now (目前), behind (一年来), ahead (今后五年), event (开业以来), day (今天), pointing (其间),
    former (原先), within (5年内), plan (“十五五”时期), century (本世纪末), season (冬季), named (近五年|最多: no
    number's time), year (2023年|是本届政府的第一年: that of the sentences behind), or base (比上年).
    """

    start: int
    end: int
    text: str
    use: str
    basis: str | None = None


def find(text: str) -> Iterator[Time]:
    """The times stated in a text and the bases of its comparisons, in text order.

    >>> [(time.text, time.use) for time in find("上半年完成5亿元，比去年同期增长7%")]
    [('上半年', 'stated'), ('比去年同期', 'base')]
    """
    done = 0
    for anchor in moments.anchor().finditer(text):
        at = anchor.start()
        if at < done:
            continue
        reach = at + _TITLE if anchor[0] == "《" else at + _REACH
        found = _around(text, max(done, at - _BACK), at, reach)
        if found is not None and found.end() <= at:  # 高于以往，德国|今年: one that ends before the anchor
            if (before := _stated(text, found)) is not None:
                yield before
            done = found.end()
            found = _around(text, done, at, reach)
        if found is None:
            time = _event(text, done, at + 2) if anchor[0] in ("以来", "期间") else None
            done = time.end if time is not None else done
        else:
            time = _stated(text, found)
            done = max(found.end(), time.end if time is not None else 0)
        if time is not None:
            yield time


def _around(text: str, start: int, anchor: int, end: int) -> re.Match[str] | None:
    """The first match between two places of a text that begins no later than at an anchor."""
    pattern = moments.pattern()
    for first in moments.beginning().finditer(text, start, anchor + 2):
        at = first.start()
        if at <= anchor and (found := pattern.match(text, at, end)) is not None:
            return found
    return None


def _stated(text: str, found: re.Match[str]) -> Time | None:
    """The time or base that a match of the pattern gives; None where it states no number's time."""
    start, end, use = found.start(), found.end(), found.lastgroup or "stated"
    use = "pointing" if use == "opening" else use
    if use == "base" and found[0][1] == "于" and _OF_A_GOAL.match(text, end):
        return Time(start + 2, end, found[0][2:], "former")  # 低于|全年|5.5%左右的预期目标
    if use in ("base", "base_with", "back_to"):
        return Time(start, end, found[0], "base", _basis(_OF_BASE.sub("", found[0])))
    if _CAUSED.search(text, max(0, start - _CAUSE), start) and _OF_A_CAUSE.match(text, end):
        return None  # 扣除|去年|缓税入库因素影响后，增长1%; 受|去年同期|基数较高影响
    if use == "level" and found[0][0] in "与同":
        return Time(start, end, found[0], "named")  # |与今年前7个月持平|
    if use in ("title", "level") or (text[start - 1 : start] == "占" and found[0] in _OF_THE_SAME_TIME):
        return None  # 占|当年|GDP的比重
    if found[0] == "当年" and _OF_ITS_YEAR.match(text, end):
        return None  # 一般公共预算|当年|财政拨款
    if use in ("stated", "former", "behind", "now") and (
        _MULTIPLIED.match(text, end)
        or _is_of_the_amount(text, start, end)
        or text.startswith("相比", end)
        or _is_whole(text, start, end)
    ):  # 同经济恢复的1952年|相比
        return Time(start, end, found[0], "base", _basis(found[0]))
    if use == "stated" and found[0][0] in "从自" and (_SEEN.match(text, end) or _of_a_level(text, found)):
        start += 1  # 从|三季度|情况看, 从|2005年|的33.4%上升
    elif use == "stated" and found[0][0] in "到至" and text.endswith(_changes(), max(0, start - 4), start):
        return Time(start + 1, end, found[0][1:], use)  # 提高到|2024年的38.4%
    if use == "stated" and found[0][0] == "到" and text[start - 1 : start] == "达":
        if _A_LEVEL.match(text, end) or _FROM.search(text, max(0, start - _PAIR), start):
            return Time(start + 1, end, found[0][1:], use)  # 由2015年的20%达到|2020年|的35%
        return Time(start + 1, end, found[0][1:], "base", "since")  # 达到|2012年|水平的两倍
    if datings.dates_something(text, found):
        if use == "stated" and _WHAT_A_YEAR_IS.match(text, start):
            return Time(start, end, found[0], "year")
        return Time(start, end, found[0], "named") if use == "behind" else None
    if use == "stated" and (since := _SINCE.match(text, end)):
        end = since.end()  # 自4月中旬|流域入汛以来
    return Time(start, end, text[start:end], "stated" if use == "season" else use)


_A_LEVEL = re.compile(rf"的(?:{HEDGED})?[0-9.]++(?![%％]|[万亿多]*倍|成)")  # 达到2020年|的35万吨
_FROM, _PAIR = re.compile("[由从](?:[0-9]{4}|[去上前])年的[^，。；]{1,12}\\Z"), 24
_CAUSE = 14  # characters
_CAUSED = re.compile(
    "(?:扣除|剔除|[受因在]|由于)了?\\Z|受(?!益|理|灾|损|访|托)[^，。；0-9]{1,10}[、和及与]\\Z"
)  # 受清明节、|“五一”假期|等因素影响
_OF_A_CAUSE = re.compile("[^，。；0-9]{0,24}?(?:因素|影响|基数|基础上)")
_WHAT_A_YEAR_IS = re.compile(r"(?:\A|(?<=\n)|(?<=[\n　 ][　 ]))20[0-9]{2}年是[^。\n]*(?:年|年份)[，。]")


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a number is a share of the level of a time: 为|去年同期|的112%."""
    return _IN_PER_CENT.match(text, end) is not None and EQUALS.search(text, max(0, start - 4), start) is not None


def _is_of_the_amount(text: str, start: int, end: int) -> bool:
    """Whether a number is a multiple of the amount of a time: 是|“十二五”时期|4.3亿元的1.87倍."""
    return _OF_THE_AMOUNT.match(text, end) is not None and EQUALS.search(text, max(0, start - 4), start) is not None


_PART = "(?:一半|[一二三四五六七八九十0-9]+(?:分之[一二三四五六七八九十0-9]|成))"
_OF_THE_AMOUNT = re.compile(rf"的?[0-9.]+[^，。；、0-9]{{1,4}}的(?:{HEDGED})?(?:[0-9.]+倍|{_PART})")
_MULTIPLIED = re.compile(
    rf"(?:[总之]和|总量|平均|平均水平|平均值|年均[一-鿿]{{0,6}}?)?的(?:{HEDGED})?[0-9.一二两三四五六七八九十]+(?:点[一二三四五六七八九])?倍"
    r"|[0-9.]+倍的(?!标准|罚款|补)"
)  # 是2020年的2.3倍, 销售了上年2.4倍的32万辆
_IN_PER_CENT = re.compile(rf"(?:全年)?的(?:{HEDGED})?(?:[0-9.]+[%％]|{_PART})")
# Right before such a time; 由2015年的20%|达到|2020年的35% leads to the level of a year.
EQUALS = re.compile("(?:(?<![整变改成化])[是为]|相当于|不[到足及]|只有|仅有|(?<!占比|比重|比例)(?<![率%％])达到?)\\Z")
_OF_A_GOAL = re.compile(rf"[0-9.]+[^，。；、0-9]{{1,4}}(?:{BEHIND})?的[^，。；、0-9]{{0,6}}目标")
_OF_ITS_YEAR = re.compile("财政|预算|收支|收入|支出|拨款|价")
_OF_THE_SAME_TIME = frozenset({"当年", "同期", "同年", "当月", "全年"})


def _of_a_level(text: str, found: re.Match[str]) -> bool:
    """Whether a time is that of the level that a change sets out from: 从|2005年|的33.4%上升, 从|2005年|3.4%升到5%."""
    if any(dash in found[0] for dash in "到至-—－~～"):
        return False
    return text.startswith("的", found.end()) or _LEADS_UP.match(text, found.end()) is not None


# Digits and their unit, and then to what they led: 从2005年|3.4%提高到5%; but 自2020年|3家企业入驻 is since.
_LEADS_UP = re.compile(
    "[0-9][^，。；：、]{0,12}?(?:[提升增扩涨上降减缩下回][高升加大长降少减]?[到至]|[变调]整?[为到至])"
)


_OF_BASE = re.compile("(?:相比|比较|相较|同?比)\\Z|的?基础上\\Z")
_SEEN = re.compile("(?:(?:的?(?:数据|数值|数字|情况|走势|形势|表现|结果))?来?|[^，。；：、\\n]{1,16}来)看")
_SINCE = re.compile("[^，,。；;：:、\\n]{1,16}?以来")


def _event(text: str, start: int, end: int) -> Time | None:
    """A time that an event names at the head of a clause: 党的十八大以来，…; 展会期间，…"""
    begin = max(start, end - _BACK)
    opened = _OPENS.search(text, begin, end)
    if opened is None or not text.startswith(("，", ","), end):
        return None
    first = opened.end()
    if opened[0] == "”" and (quoted := _QUOTED.search(text, begin, first)) is not None:
        first = quoted.end()  # |“双11”期间，
    return Time(first, end, text[first:end], "event") if end - first >= _SHORTEST_EVENT else None


@cache
def _changes() -> tuple[str, ...]:
    return (*lexicon.changing(), *lexicon.load("cues")["rise_near"], *lexicon.load("cues")["fall_near"])


_BACK, _REACH, _TITLE = 14, 24, 90  # characters
_OPENS = re.compile(
    r"(?:\A|[\n。；;，,：:>　 ”])(?:特别是|尤其是|并?[在自于]|从)?(?![在此这]|长期以来)(?=[^\n。；;，,：:>　 ”]*\Z)"
)
_QUOTED = re.compile(r"(?:\A|[\n。；;，,：:>　 ])(?=“[^”\n]{1,8}”\Z)")
_SHORTEST_EVENT = 4  # characters


_OF_A_YEAR = re.compile("[12][0-9]{3}年同期")


def _basis(base: str) -> str:
    table = lexicon.load("periods")["base"]
    if any(word in base for word in table["mom"]):
        return "mom"
    if _OF_A_YEAR.search(base) or base.endswith("往年同期"):
        return "since"  # 比2019年同期: the room of bases knows whether that is the year before
    return "yoy" if re.search(rf"(?:{moments.one_of(*table['yoy'])})\Z", base) else "since"
