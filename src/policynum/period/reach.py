"""How far a time reaches: whether it is that of a number in its own sentence, or of one in a later sentence.

A time may be another number's or belong to a name. Beyond its sentence it reaches where it opens a clause.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon
from policynum.period import asides
from policynum.quantities.bounds import HEDGED
from policynum.sentences.clauses import Place, cues
from policynum.sentences.comparisons import is_level_of_a_rate
from policynum.sentences.moments import one_of
from policynum.sentences.times import Time
from policynum.sentences.years import DASH, PART_ENDS

CLAUSE = 24  # characters from a number to the time of its clause
CLAUSE_MARK = re.compile(r"[，,。；;：:、（(\n—-]|[由从比较]\Z")


def reaches(text: str, time: Time, start: int, line: int, *, headed: bool, first: bool) -> bool:
    """Whether an earlier sentence's time is that of the number at ``start``.

    It opens a clause there, and in a part that its heading dates it opens the sentence or is a year. A day is the
    day of one event, and goes no further than its sentence. ``line`` is where the number's line begins, ``headed``
    whether its section has a time of its own, and ``first`` whether the time is the first of the line.

    >>> text = "上半年，完成5亿元。新增床位30张。"
    >>> reaches(text, Time(0, 3, "上半年", "stated"), text.index("30"), 0, headed=False, first=True)
    True
    >>> text = "6月8日，交付5套。新增床位30张。"
    >>> reaches(text, Time(0, 4, "6月8日", "day"), text.index("30"), 0, headed=False, first=True)
    False
    """
    if time.use in ("former", "pointing") or _is_quoted(text, time.end, start):
        return False  # “今年能收15万斤！”李强说。全村种水稻|3200亩|
    if _is_told_elsewhere(text, time.end, min(start, time.end + _FAR)):
        return False  # 过去一天击落140架。另据报道，约有|30名|军官被围
    if time.use == "now":
        return not text.startswith("的", time.end) and _is_near(text, time.end, start)
    if is_a_day(time):
        return time.text[0] == "今" and text.startswith(("，", ","), time.end)
    if _is_first_of_two(text, time):
        return False
    if is_within_a_year(time) and text.endswith(_APART, 0, time.start):
        return False  # 全年上涨5%，但12月已回落至2%。每平方公里产出达|4亿元
    if not headed and is_within_a_year(time) and time.text[0] != "截" and not first:
        opened = _opening().search(text, max(0, time.start - 12), time.start)
        if (opened is None or opened["sentence"] is None) and not text.startswith(("，", ","), time.end):
            return False  # 甲项目计划四季度开工。竣工|26个; 余额32亿元，上半年增加2亿元。助学贷款|5亿元
    if not headed:
        return time.use != "behind" or time.start <= line + 12 or _heads(text, time) or _is_near(text, time.end, start)
    opened = _opening().search(text, max(0, time.start - 12), time.start)
    if opened is None or time.text[0] == "近":
        return False
    if opened["sentence"] is not None:
        return True
    return _WHOLE_YEAR.search(time.text) is not None and not (time.text[0] in "12" and len(opened[0]) > 1)


_WHOLE_YEAR = re.compile("^全年|^[12][0-9]{3}年\\Z|[今去前上]年(?:全年)?\\Z|来\\Z")


def _heads(text: str, time: Time) -> bool:
    """Whether a stretch opens its sentence, to be told of in the sentences behind it: 这五年，产业升级。占比达|55%."""
    return (
        text[time.start - 1 : time.start] in "。\n　 "
        and text.startswith(("，", ","), time.end)
        and _THESE_YEARS.match(time.text) is not None
    )


_THESE_YEARS = re.compile("这(?!一)")


def _is_near(text: str, end: int, start: int) -> bool:
    """Whether a number stands in the sentence of a time or in the next one."""
    return start - end < _FAR and text.count("。", end, start) <= 1


def _is_quoted(text: str, end: int, start: int) -> bool:
    """Whether the sentence quoted in which a time stands ends before the number, and began before the time."""
    closed = text.find("”", end, min(start, end + _FAR))
    again = text.find("“", closed, min(start, closed + _SAYS)) if closed >= 0 else -1
    if again >= 0 and text.find("”", again, start) < 0:
        return False  # “今年种了200亩。”张三说，“亩产|600公斤|: he speaks on
    return closed >= 0 and text[closed - 1] in _QUOTED_ENDS and text.find("“", end, closed) < 0


def _is_told_elsewhere(text: str, end: int, start: int) -> bool:
    """Whether another source speaks between two places: …。另据外媒报道，…."""
    if all(text.find(word, end, start) < 0 for word in ("另据", "又据", "另有")):
        return False
    return _TOLD_ELSE.search(text, end, start) is not None


_TOLD_ELSE = re.compile("[。；](?:[另又]据[^，。]{0,12}(?:报道|消息|介绍)|另有(?:消息|报道))")
_SAYS = 40  # characters of who says so
_QUOTED_ENDS = frozenset("。！？!?，")
_FAR = 400  # characters; two sentences are shorter


def is_a_day(time: Time) -> bool:
    """Whether a time is a single day, and no stretch of days or day up to which something is counted.

    >>> is_a_day(Time(0, 4, "6月8日", "day")), is_a_day(Time(0, 6, "截至6月8日", "day"))
    (True, False)
    """
    return _A_DAY.search(time.text) is not None and time.text[0] != "截" and _RANGE.search(time.text) is None


_A_DAY = re.compile("日|[今昨前明][天晨早晚夜]|初[一二三四五六七]\\Z|三十\\Z")
_RANGE = re.compile(DASH)


def is_within_a_year(time: Time) -> bool:
    """Whether a time is a part of a year, or the end of one: 上半年, 三季度末.

    >>> is_within_a_year(Time(0, 4, "三季度末", "stated"))
    True
    """
    return _PART_OF_YEAR.search(time.text) is not None


_APART = ("但", "但是", "其中", "其中，")
_PART_OF_YEAR = re.compile(rf"{PART_ENDS}[底末]?\Z")


@cache
def _opening() -> re.Pattern[str]:
    table = lexicon.load("periods")
    words, reports = one_of(*table["openers"]["words"]), one_of(*table["said"]["words"], *table["said"]["reports"])
    return re.compile(rf"(?:(?P<sentence>\A|[。；;：:！!？?\s>“]|(?:{reports})[，,])|[，,])(?:{words})*\Z")


def is_another_numbers(text: str, time: Time, place: Place, start: int) -> bool:
    """Whether a time that its sentence states before a number is that of another one.

    >>> from policynum.sentences import clauses
    >>> from policynum.model import Cue
    >>> text = "由去年的32.7%提高至38.4%"
    >>> _, second = clauses.find(text, [Cue(4, 9, "32.7%", ""), Cue(12, 17, "38.4%", "")])
    >>> is_another_numbers(text, Time(1, 3, "去年", "stated"), second, 12)
    True
    """
    if time.start < place.clause and time.use == "former":
        return True
    if asides.is_told_aside(text, time) and text.find("；", time.end, start) >= 0:
        return True  # 火电下降1.3%，|6月份|为增长1.1%；水电下降|9.8%
    if _SO_FAR.match(text, time.end) is not None and text.find("；", time.end, start) >= 0:
        return text.find("，", place.sentence.start, time.start) >= 0  # 9月出口5亿元，1—9月累计出口40亿元；进口|3亿元
    if _WAS_PLANNED.search(text, max(0, time.start - 8), time.start) and _BUT_NOW.search(text, time.end, start):
        return True  # 原计划|年底|投产，现已完成投资90万元
    if time.text[0] in "到至自" and _FROM.search(text, max(0, start - 8), start):
        return True  # 自2025年起，比例由|50%提高到55%: what was is not from 2025 on
    if text.endswith("的", time.end, start) and _SHARE_OF.search(text, max(0, time.start - 8), time.start):
        return not _is_its_level(text, time, place, start)  # 收入线不低于|上年度|人均收入的|60%
    # 由去年的32.7%提高至|38.4%: the first is last year's; so where it has no number: 由原先数月缩减至|3天
    return (time.start < place.after or _LED_TO.search(text, time.end, start) is not None) and _is_first_of_two(
        text, time
    )


def _is_its_level(text: str, time: Time, place: Place, start: int) -> bool:
    """Whether a number is the level of a time that another is above or below: 产量低于|上年|的|300万吨."""
    if time.use != "former" or start != time.end + 1:
        return False
    return _A_SHARE.match(text, start) is None or is_level_of_a_rate(text, place.sentence.start, time.start - 2)


_A_SHARE = re.compile("[0-9.]+[%％]")
_WAS_PLANNED, _BUT_NOW = (
    re.compile("(?:原|曾|本来)[计预打]?[划定算]?[在于]?\\Z"),
    re.compile("[，；](?:现|目前|如今|实际)"),
)
_SO_FAR = re.compile("，?累计")


def is_of_a_level(text: str, time: Time, start: int) -> bool:
    """Whether a time is that of the level to which something came, and the number another one: 增加到|2021年|的5亿元.

    >>> text = "产值由2016年的3亿元增加到2021年的5亿元，企业净增31家"
    >>> is_of_a_level(text, Time(15, 20, "2021年", "stated"), text.index("31"))
    True
    """
    if time.use != "stated" or text[time.start - 1 : time.start] not in ("到", "至", "为"):
        return False
    level = _LEVEL_AT.match(text, time.end)
    return level is not None and level.end() <= start


_LEVEL_AT = re.compile(f"的(?:{HEDGED})?[0-9][^，；。]*[，；。](?!其中)")


def is_of_a_deed(text: str, time: Time, start: int) -> bool:
    """Whether a time within a clause is that of what is to be done, and the number stands behind a semicolon.

    >>> is_of_a_deed("全力确保三季度并网；新增企业12家", Time(4, 7, "三季度", "stated"), 14)
    True
    """
    if not is_within_a_year(time) or CLAUSE_MARK.match(text[time.start - 1 : time.start] or "\n") is not None:
        return False
    done = _DEED.match(text, time.end)
    return done is not None and done.end() <= start


_DEED = re.compile("[^，。；0-9]{1,10}；")
_LED_TO = re.compile(
    f"[^，。；0-9]{{2,16}}[提增上升降减缩压扩][^，。；0-9]{{0,2}}[到至](?:{HEDGED})?\\Z|[^，。；]{{0,12}}转为[^，。；0-9]{{0,4}}\\Z"
)
_FROM = re.compile(r"[由从][^0-9到至为，,。；;：:、]{0,6}\Z")
_SHARE_OF = re.compile("(?:不低于|不高于|不超过|高于|低于|相当于)[^，。；由从比]{0,3}\\Z")


def _is_first_of_two(text: str, time: Time) -> bool:
    """Whether a time is only that of the first of two levels: 由|去年|的32.7%提高至38.4%."""
    if text[time.start - 1 : time.start] in ("由", "从"):
        return _VIEWED.match(text, time.end) is None  # 从|前三季度|利润率来看，甲公司5%
    return time.text[0] == "从" and _LEVEL_OF_IT.match(text, time.end) is not None


_LEVEL_OF_IT = re.compile("的|[0-9]")  # 从2020年|的4.6亿, 从2020年|640万户


_VIEWED = re.compile("[^，。；：、\\n]{0,20}来?看，")


def follows(text: str, time: Time, start: int) -> bool:
    """Whether a time stands behind its number, with the verb that both belong to: 230个项目|9月底前|全部开工.

    >>> text = "230个项目9月底前全部开工"
    >>> follows(text, Time(6, 10, "9月底前", "stated"), 0)
    True
    """
    if time.start - start > CLAUSE or time.use not in ("stated", "behind", "day") or time.text[0] in "到至截自从":
        return False
    if _VERB.match(text, time.end) is None or CLAUSE_MARK.search(text, start, time.start):
        return False
    return _COUNTS.search(text, max(0, start - 8), start) is not None


_VERB = re.compile("[一-鿿]")
_COUNTS = re.compile(
    rf"(?:\A|[，,。；;：:\s>）)“])"
    rf"(?:{HEDGED}|有|全[国省市县区]|我[国省市县区]|其中|[一二三]期|首[批期]|其余|剩余|余下|剩下|另外|另有)?\Z"
)


def names_an_object(text: str, time: Time, sentence: int) -> bool:
    """Whether a year or a plan belongs to the object of a verb: 推动|2022年签约项目, 谋划|“十五五”重大项目.

    >>> names_an_object("推动2022年签约项目开工5个", Time(2, 7, "2022年", "stated"), 0)
    True
    """
    carried_out = _CARRIED_OUT.search(text, max(sentence, time.start - 4), time.start) is not None
    if carried_out and text[time.end : time.end + 1] not in ("，", ","):
        return True  # 落实|去年9月26日|中央会议部署的政策
    named = time.use == "behind" and _OF_SOME.match(text, time.end) is not None  # 加快|近两年|出让的14个项目建设
    if not named and not (time.text[-1] == "年" and time.text[0].isdigit()) and time.text[-1] not in '”"':
        return False
    if text.startswith(("的预算安排", "的计划安排"), time.end):
        return False  # 按照|2027年|的预算安排，财政收入为…
    return any(
        hit.end == time.start for hit in cues(text, max(sentence, time.start - 4), time.start, ("push", "effort"))
    )


_OF_SOME = re.compile("[^，。；、0-9]{2,10}的[0-9]")
_CARRIED_OUT = re.compile("(?:落实|贯彻|执行|延续|巩固|承接)\\Z")
