"""What a time opens: a section that looks back, the paragraphs of a plan or a bulletin, or the lines it leads in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policynum.sentences.times import Time
from policynum.sentences.years import PART_OF_YEAR
from policynum.text import numbering

SHORT = 150  # characters of a line that is a sentence or two


def opens_a_section(text: str, time: Time) -> bool:
    """Whether a line of its own begins with a stretch that lies behind: 一年来，主要做了以下工作：.

    >>> opens_a_section("一年来，主要做了以下工作：\\n建成5个项目。", Time(0, 3, "一年来", "behind"))
    True
    """
    opens = _opens_its_line(text, time) or text.endswith(_SAID, 0, time.start)
    if time.text[0] in "近今去" or not opens:
        return False
    return text.find("\n", time.end, time.end + SHORT) >= 0


_SAID = ("指出，", "表示，", "强调，")  # 总理在报告中指出，|五年来，我们…


def opens_with_a_plan(text: str, time: Time) -> bool:
    """Whether a paragraph begins with the term of a plan, and so speaks for those behind it: “九五”时期， 到2027年，

    >>> opens_with_a_plan("到2027年，建成5个项目。", Time(0, 6, "到2027年", "stated"))
    True
    """
    if not _opens_its_line(text, time):
        return False
    if _OF_WORK.match(text, time.end):
        return True  # 2026年|政府工作主要是…
    of_a_plan = time.text.endswith(("时期", "期间")) or is_up_to_a_year(time)
    return of_a_plan and text.startswith(("，", ","), time.end)


_OF_WORK = re.compile("的?(?:政府|全[省市县区州])?工作(?:主要|重点|要|总体)")


def is_up_to_a_year(time: Time) -> bool:
    """Whether a time is the year up to which a plan goes: 到2027年.

    >>> is_up_to_a_year(Time(0, 6, "到2027年", "stated"))
    True
    """
    return _UP_TO_A_YEAR.fullmatch(time.text) is not None


_UP_TO_A_YEAR = re.compile("[到至]20[0-9]{2}年[底末]?")


def opens_a_paragraph(text: str, time: Time) -> bool:
    """Whether a paragraph begins with a whole year or its end, as those of bulletins do.

    >>> opens_a_paragraph("年末常住人口43万人。", Time(0, 2, "年末", "stated"))
    True
    """
    return _OF_BULLETINS.fullmatch(time.text) is not None and _opens_its_line(text, time)


_OF_BULLETINS = re.compile("年末|全年|年底")


def leads_news(text: str, time: Time) -> bool:
    """Whether a time stands in the first sentence of a piece of news, as do 本报讯（记者李明）… and 记者从海关获悉，….

    >>> leads_news("记者从海关获悉，1—8月进出口增长7%。", Time(8, 12, "1—8月", "stated"))
    True
    >>> leads_news("省统计局有关人士表示，7月，出口增长3%。", Time(11, 13, "7月", "stated"))
    True
    """
    if "日" in time.text:
        return False
    reach = max(0, time.start - _LONGEST_LEAD)
    begin = max(text.rfind(mark, reach, time.start) for mark in "\n。") + 1
    if begin <= reach and begin != 0:
        return False
    if _LEAD.match(text, begin, time.start) is not None:
        return True
    if not text.startswith(("，", ","), time.end) or _SOME_YEARS.search(time.text) is not None:
        return False
    return _SAYS.match(text, begin, time.start) is not None  # 省统计局发布，|7月|，出口增长3%


_SAYS = re.compile(r"[\s　]*[^。，\n]{2,20}(?:表示|介绍|指出|显示|称|发布)[，,]?[ 　]?\Z")
_SOME_YEARS = re.compile("五|[0-9]{4}年?[—–~～至-]+[0-9]{4}")  # too long for a piece of news to be of
_LONGEST_LEAD = 120  # characters
_LEAD = re.compile(
    r"[^。\n]{0,40}(?:本报|本刊|新华社|中新[社网]|记者|[网报]讯)"
    r"[^。\n]{0,60}?(?:讯|电|获悉|了解到|透露|表示|通报|报道|介绍|公布|发布|称)"
)


def holds_headline(text: str, start: int, end: int) -> bool:
    """Whether another piece of news begins between two places: a line there is a headline, or they lie far apart.

    >>> text = "出口增长7%。\\n火箭发射成功\\n今天发射3次。"
    >>> holds_headline(text, 6, len(text)), holds_headline(text, 0, 6)
    (True, False)
    """
    return end - start > _LONGEST_PIECE or _HEADLINE.search(text, start, end) is not None


_LONGEST_PIECE = 1500  # characters
# No row of a table is one: 进出口总额 97.5亿元 下降2.3%.
_HEADLINE = re.compile(
    r"\n(?![^\n]{0,60}[ 　：:，、（(][^\n]{0,12}[0-9](?:[%％万亿元]|个百分点))[^。；\n]{2,60}(?=\n|\Z)"
)


def _opens_its_line(text: str, time: Time) -> bool:
    return text[time.start - 1 : time.start] in ("\n", "　", " ", "")


def opening(text: str, times: Sequence[Time]) -> Time | None:
    """The time that the first paragraph of a bulletin opens with, if it is the first that the text states.

    >>> opening("简况\\n1-3月，出口5亿元。", [Time(3, 7, "1-3月", "stated")]).text
    '1-3月'
    """
    for time in times[:_FIRST]:
        opens = _opens_its_line(text, time) or text[time.start - 1] == "。"
        if time.use == "stated" and opens and _TELLS.match(text, time.end) is not None:
            return time
    return None


_TELLS = re.compile("[，,]|[全我][省市县区州国]")


def of_document(text: str, times: Sequence[Time]) -> Time | None:
    """The time that a document is about: the one of its title, or the one that it states again and again, and no other.

    >>> text = "前三季度出口5亿元。\\n前三季度新增企业3家。"
    >>> of_document(text, [Time(0, 4, "前三季度", "stated"), Time(11, 15, "前三季度", "stated")]).text
    '前三季度'
    """
    stated = [time for time in times if time.use not in ("base", "named", "pointing", "within")]
    titled = _titled(text, stated[:_FIRST])
    if titled and (_PART_OF_A_YEAR.fullmatch(titled[0].text) or _tells_of_its_year(text, titled[0])):
        alike = titled
    elif stated and (_PART_OF_A_YEAR.fullmatch(stated[0].text) or stated[0].text == "今年"):
        first = stated[0]
        opens = not text[: first.start].strip() and text.startswith("，", first.end)
        alike = stated if len(stated) > 1 or opens else []  # one that is told but once is that of its paragraph
    else:
        return None
    return alike[0] if alike and all(time.text == alike[0].text for time in alike) else None


def _tells_of_its_year(text: str, time: Time) -> bool:
    """Whether a title is that of what was in its year (2024年就业情况) and no rule or plan (2024年招聘公告)."""
    title = text[: text.find("\n", time.end)]
    return _YEAR.fullmatch(time.text) is not None and _TELLS_OF_IT.search(title) is not None


_YEAR = re.compile("20[0-9]{2}年")
_TELLS_OF_IT = re.compile(
    "情况|统计|产量|数据|分析|公报|指标|综述|监测|快报|运行|成绩单|大事记|概况|回顾|总结|盘点|成效|：\\Z"
)


def of_a_report(text: str, times: Sequence[Time]) -> Time | None:
    """The year in the title of a report on what was done and is to be done, which is that of its aims.

    >>> of_a_report("2025年政府工作报告\\n", [Time(0, 5, "2025年", "stated")]).text
    '2025年'
    """
    titled = _titled(text, times[:_FIRST])
    return titled[0] if titled and _OF_A_REPORT.match(text, titled[0].start) else None


def _titled(text: str, times: Sequence[Time]) -> list[Time]:
    """The times in the title of a document: its first line, where it is short and no sentence."""
    end = text.find("\n", len(text) - len(text.lstrip()))
    if not 0 < end <= _LONGEST_TITLE or text[end - 1] in "。，；":
        return []
    return [time for time in times if time.end <= end]


_LONGEST_TITLE = 80  # characters
_PART_OF_A_YEAR = re.compile(rf"(?:20[0-9]{{2}}年|今年)?(?:{PART_OF_YEAR}|全年)")
_OF_A_REPORT = re.compile(r"20[0-9]{2}年[^\n]{0,16}工作(?:报告|要点|计划)[）)]?[ 　]*\n")


_FIRST = 3  # times of a document; the title may state one


def leads_in(text: str, start: int, end: int) -> bool:
    """Whether from a time on the words only lead to the line that begins at ``end``: 前三季度|全市情况：.

    >>> leads_in("前三季度全市情况：\\n工业增长5%", 4, 10)
    True
    """
    return end - start < SHORT and _LEAD_IN.match(text, start, end) is not None


_LEAD_IN = re.compile(
    r"[^\n]{0,60}(?:[：:👇↓]|来了|来啦|如下)[！!]?\s*(?:[^\n：:。]{1,40}\n\s*)?\Z"
)  # 如下：, and the head of a table


def items_until(text: str, at: int) -> int | None:
    """Where the numbered items end of a list that the next line leads to, which have the time of the line before it.

    >>> items_until("2024年收入9亿元。\\n主要项目如下：\\n1.增值税5亿元。\\n2.所得税4亿元。\\n附注", 11)
    39
    >>> items_until("2024年收入9亿元。\\n下一步打算如下：\\n1.增收5亿元。", 11) is None
    True
    """
    found = _ITEMS.match(text, at) or _VIEWS.match(text, at)
    return found.end() if found is not None else None


# 1—8月投资256亿元。⏎（一）从产业看：第一产业21亿元…。⏎（二）从主体看：…
_VIEWS = re.compile(rf"(?:\s*\n[ 　]*(?:{numbering.ANY})[从分按][^，。：；\n]{{1,10}}看[：:，,][^\n]{{1,400}}){{1,10}}")


def listed_until(text: str, line: int) -> int | None:
    """Where the numbered items end that begin with a line, behind words that lead to a list; None if it has no number.

    >>> listed_until("2024年的产量如下：\\n\\n一、粮食500吨。\\n\\n二、棉花9吨。\\n注：初步数。", 13)
    31
    """
    found = _LISTED.match(text, line)
    return found.end() if found is not None else None


_ITEM = rf"[ 　]*(?:{numbering.ANY})[^\n]{{1,400}}"
_LISTED = re.compile(rf"{_ITEM}(?:\n\s{{0,9}}{_ITEM}){{0,40}}")
_NOT_OF_IT = (
    "[^\\n]{0,40}(?:目标|预期|打算|计划|安排|基本情况|历年|持股|股东)"  # 下一步打算如下： has a time of its own
)
_OF_IT = "收入|支出|税收|项目|科目|行业|产品|指标|完成|进展|构成"
_ITEMS = re.compile(
    rf"\s*\n(?!{_NOT_OF_IT})[^\n。；0-9]{{0,30}}(?:{_OF_IT})[^\n。；0-9]{{0,8}}如下[：:][ 　\r]*"
    rf"(?:\n{_ITEM}){{1,40}}"
)
