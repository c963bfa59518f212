"""Times that date something, and are no number's: a thing (2022年|开工建设的水库), what was said (7月13日，国新办举行).

Others are part of a name (实现|全年|目标), say what year it is (2025年是收官之年) or how rare a thing is (近五年|最高).
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.quantities.bounds import HEDGED
from policynum.sentences import moments, nouns
from policynum.text import numbering


def dates_something(text: str, found: re.Match[str]) -> bool:
    """Whether the time is part of a name (实现全年目标), says when a thing was said, or what year it is (…收官之年).

    >>> texts = ("2022年开工建设的水库已完成投资5亿元", "2022年完成投资5亿元")
    >>> [dates_something(text, moments.pattern().match(text)) for text in texts]
    [True, False]
    """
    use, start, end = found.lastgroup, found.start(), found.end()
    if use in ("former", "season", "century", "within"):
        return False
    if use in ("pointing", "day"):
        return bool((use == "day" and _OF_A_THING.match(text, end)) or _said().match(text, end))
    mark = text[start - 1 : start] or "\n"
    opened = _OPENED.match(mark) is not None or (
        mark in _ENDS_A_NUMBER and _NUMBER_BEFORE.search(text, max(0, start - _LONGEST_NUMBER), start) is not None
    )
    if use == "behind":
        of_a_thing = not opened and text.startswith("的", end)
        return bool(of_a_thing or _BEST.match(text, end) or _FIRST_TIME.match(text, end))
    if mark == "在" and use == "stated" and _AT_AN_EVENT.match(text, end) is not None:
        return False  # 在|今年|的服贸会上，110家企业签约
    if _DATELINE.match(text, end) is not None or _STORM.match(text, end) is not None:
        return True  # 本报|7月22日|讯, |今年|第9号台风
    if _OF_A_THING.match(text, end) and not (
        (opened and _of_things_done().match(text, end)) or _of_a_measure().match(text, end)
    ):
        return True
    dates_a_thing = _befell().match(text, end)
    if dates_a_thing is not None and (found[0][-1] == "前" or _SOME_OF_IT.match(text, dates_a_thing.end()) is None):
        return True  # 2022年|开工建设的水库已完成投资5亿元; but 2024年|建成的公园有5座
    if _was_done().match(text, end) is not None and _of_a_measure().match(text, end) is None:
        return True  # 2022年|启动的改造工程，累计征收3200户
    if use == "stated" and "日" in found[0] and _tells_when(text, found):
        return True
    if found[0].endswith("年度") and not opened and _YEARLY.match(text, end):
        return True
    if use == "stated" and _SINCE_A_YEAR.fullmatch(found[0]) and text.startswith("，", end) and mark not in _BASES:
        return _is_a_rarity(text, found)  # 某公司|2018年以来|，违规收费300万元
    return use in ("stated", "plan") and (
        _is_a_rarity(text, found) or _is_in_a_name(text, found) or not (opened or _opens_its_clause(text, found))
    )


_DATELINE = re.compile("[讯电](?=[ 　（(])")
_STORM = re.compile("第[0-9一二三四五六七八九十]+号(?:强|超强)?(?:台风|热带|洪水|风暴)")
_SINCE_A_YEAR, _BASES = re.compile("20[0-9]{2}年(?:[0-9]{1,2}月)?以来"), frozenset("比较为是创达")
_SOME = "每|[约近超]?[0-9二两三四五六七八九十百千几]|一[十百千万亿]"
_OF_A_THING = re.compile(
    rf"是[^，,。]{{0,40}}(?:之年|一年|年份)|(?:年|年度)?(?:政府)?工作(?:报告|安排|回顾)|的(?!{_SOME}|(?:主要|预期|总体|年度|发展)*目标(?:任务)?[是为，：]|(?:预算|计划)安排|数据)"
)
_AT_AN_EVENT = re.compile(r"的?[^，,。；0-9\n]{2,16}[会展节赛坛周][上中]?(?:期间)?[，,]")
# What is chosen by its age: 2000年底前|建成的|小区.
_SOME_OF_IT = re.compile("[^，。；已累0-9]{1,10}[0-9]|[0-9]")
_BEST = re.compile(
    "(?:以?来)?(?:的?历史)?(?:同期)?(?:最[多高低大好强小少快早晚重长佳]|同期最|以来新|新[高低])"
)  # 近五年新高
_FIRST_TIME = re.compile("(?:以?来)?(?:首[次个条家]|罕见|第[二三四五六七八九]个)")  # 六年来首次
_JOINED = re.compile("[年月日度份][和与及]\\Z")
_LISTED_WITH = re.compile("[、和及与](?:20[0-9]{2}年|[一二三四]季度|[上下]半年)[^，。；]{0,30}分别")
_CLOSES = re.compile(r"[，,。；;、）)\n]")
_ENDS_A_NUMBER, _LONGEST_NUMBER = frozenset("）).．】①②③④⑤⑥⑦⑧⑨⑩"), 48
# The number of a line, or who is charged with it: （一）|到2027年，; 2.|到2027年，; （牵头单位：省交通厅）|到2027年，.
_NUMBER_BEFORE = re.compile(
    rf"(?:\A|(?<=[\n。；]))[\s　]*(?:{numbering.ANY}|[{numbering.CIRCLED}]|（[^（）\n]{{2,40}}）|【[^】\n]{{1,12}}】)\Z"
    r"|[（(](?:本报|见习|实习)?(?:记者|通讯员)[^（）()\n]{1,30}[）)]\Z"  # 本报讯（记者李明）|今年前三季度，
)
_OPENED = re.compile(r"[，,。；;：:！!？?、（(\s>》”“*—]\Z")


@cache
def _befell() -> re.Pattern[str]:
    return re.compile(rf"已?(?:{moments.one_of(*lexicon.load('periods')['named']['befell'])})的")


@cache
def _was_done() -> re.Pattern[str]:
    """What began in the year and has lasted since, of which a clause behind tells: |启动的老城改造工程，."""
    begun = patterns.trie(lexicon.load("periods")["named"]["begun"])
    return re.compile(
        rf"{begun}的(?=[^，,。；;：:0-9\n]{{2,20}}[，,])(?![^，,\n]{{0,18}}(?:情况|同时|基础上|背景下|方面)[，,])"
    )


@cache
def _of_a_measure() -> re.Pattern[str]:
    """某县|2021年|的粮食产量达到29万吨: a measure of the year, and no thing of it."""
    heads = patterns.trie(nouns.measures())
    return re.compile(
        rf"的[一-鿿A-Z]{{0,12}}?(?:{heads}|产能|[一-鿿]{{1,2}}[率额量值])(?:仅|只|约|已经?|就|将|可|会|有望|预计|也|都|均)*(?:[由从][^，。；\n]{{1,16}}?)?"
        rf"(?:[高多]?达到?了?|[为是]|仅?有|超过?|突破|增长|下降|有|约|接近|[提扩增升上降减缩下][高大加长升降少]?[到至])?(?:{HEDGED})?[0-9]"
    )


# What is done once a year: 单位2021年度|信用评价工作.
_YEARLY = re.compile("[一-鿿]{0,6}(?:工作|评价|考核|检查|审计|评定|评选|报告)")


def _tells_when(text: str, found: re.Match[str]) -> bool:
    """Whether a day is when something was said or held: 7月13日，国新办举行吹风会, 8月21日晚间|发布公告."""
    if found[0][0] in "截到至自从":
        return False
    return _said().match(text, found.end()) is not None or _HELD.match(text, found.end()) is not None


_HELD = re.compile(
    r"，?[^，,。；;：:、\n]{0,24}(?:举行|召开|举办|主持召开|出席)[^，,。；;：:、\n]{0,30}(?:会|会议|吹风会|论坛)(?![展场员])"
)


def _is_a_rarity(text: str, found: re.Match[str]) -> bool:
    """Whether a time only says how rare a thing is: 2018年以来|最高."""
    start, end = found.span()
    since = found[0].endswith(("以来", "同期")) or text[start - 1 : start] in _MADE
    return since and bool(_BEST.match(text, end) or (found[0].endswith("以来") and _FIRST_TIME.match(text, end)))


_MADE = frozenset("创为是达过出破新近超平")  # 创|今年|最高; but 全年|最高负荷36万千瓦


def _is_in_a_name(text: str, found: re.Match[str]) -> bool:
    """Whether a time is that of a goal, an agenda or a show: 实现|全年|目标, 2019年|北京世园会, 高出|年初|预测."""
    start, end = found.span()
    if found[0] in _OF_THE_YEAR and text[start - 1 : start] in _COMES_TO and _OF_A_PLAN.match(text, end) is not None:
        return True  # 完成造林500亩，为|全年|任务的114%
    if _named().match(text, end) and _naming().search(text, max(0, start - 6), start):
        return True
    return bool(_always_named().match(text, end) or (found[0] == "年初" and text.startswith(_set_down(), end)))


_OF_THE_YEAR, _COMES_TO = frozenset({"全年", "年度", "年初", "本年度"}), frozenset("为是达到占于")
_OF_A_PLAN = re.compile("(?:目标)?(?:任务|目标|计划|预算)数?(?:的|[0-9.,]{1,10}[万亿]*[一-鿿]{1,3}的)")


def _opens_its_clause(text: str, found: re.Match[str]) -> bool:
    """Whether a time that a comma closes follows words that only open a clause: 力争|到2027年，; 2023年和|2024年，."""
    start, end = found.span()
    if _LISTED_WITH.match(text, end):
        return True  # 公司|2022年|、2023年和2024年营收分别为…
    if found[0].endswith("日前") or not _CLOSES.match(text, end) or _JOINED.search(text, max(0, start - 2), start):
        return True
    if found[0][0] in "到至" and text.endswith(_says(), max(0, start - 4), start):
        return True
    if _PUBLISHES.search(text, max(0, start - 4), start) is not None:
        return True  # 国家能源局发布|2022年1—7月，全国发电…
    return _openers().search(text, max(0, start - 10), start) is not None


_PUBLISHES = re.compile("(?:发布|公布|显示|统计)[ 　]?\\Z")


@cache
def _says() -> tuple[str, ...]:
    return tuple(lexicon.load("periods")["openers"]["says"])


@cache
def _set_down() -> tuple[str, ...]:
    return tuple(lexicon.load("periods")["named"]["set_down"])


@cache
def _of_things_done() -> re.Pattern[str]:
    papers = moments.one_of(*lexicon.load("periods")["named"]["papers"])
    return re.compile(rf"的(?![^，,。；;：:、\n]{{0,4}}(?:{papers}))")


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"[^，,。；;：:、\n]{{0,6}}(?:{moments.one_of(*lexicon.load('periods')['said']['words'])})")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"[^，,。；;：:、\n]{{0,4}}(?:{moments.one_of(*lexicon.load('periods')['named']['after'])})(?![是为：])"
    )


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"(?:{moments.one_of(*lexicon.load('periods')['named']['before'])})了?\Z")


@cache
def _always_named() -> re.Pattern[str]:
    table = lexicon.load("periods")["named"]
    return re.compile(
        rf"{moments.one_of(*table['always'])}|(?<=年)[^，,。；：、举召承开办的有参保服筹迎0-9\n]{{0,10}}(?:{moments.one_of(*table['shows'])})"
    )


@cache
def _openers() -> re.Pattern[str]:
    words = moments.one_of(*lexicon.load("periods")["openers"]["words"])
    return re.compile(rf"(?:\A|[，,。；;：:！!？?、（(\s>》”“—])(?:{words})+\Z")
