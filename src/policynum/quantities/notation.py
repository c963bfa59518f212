"""How a number with its unit is written: the pattern that finds it, and the one that takes it apart again.

This is the hot loop of the library. The pattern begins with one character class and nothing else, dispatches on the
character just read, consumes a whole run of digits with possessive quantifiers and, fused behind it, the unit: to
search for numerals first and never for units keeps reading at a few times the cost of a bare digit scan.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from policynum import units
from policynum.digits import (
    ARABIC,
    ARABIC_REST,
    CHINESE,
    CHINESE_DIGIT,
    CHINESE_REST,
    FORMAL_DIGIT,
    HEAD,
    SCALE,
    SCALES,
)
from policynum.lexicon import load

if TYPE_CHECKING:
    from policynum.lexicon import Lexicon

_D = f"[{ARABIC}]"
_TO = r"[—–‒~～至到－\-]"  # as in 1—11月, 2021-2025年, 百分之三至四

# Behind the first digit. A number that is part of a date is never a quantity.
_DATE = "|".join(
    (
        # 2025年1月16日, 2021—2025年, 2025-26年度, 2010/11年度; but 1000年 and 500年 are spans of time
        f"(?:(?<=1)[5-9]|(?<=2)[01]){_D}{{2}} ?(?:{_TO}{{1,2}}{_D}{{2}}(?:{_D}{{2}})? ?|/{_D}{{2,4}})?"
        f"年(?!产|一遇)(?: ?{_D}{{1,2}} ?月(?: ?{_D}{{1,2}} ?[日号])?)?(?:{_TO}{{1,2}}{_D}{{1,2}} ?月)?",
        # 5月, 1—11月, 1月~7月, 3、4月, 12月10日
        f"{_D}? ?(?:(?:{_TO}{{1,2}}|、){_D}{{1,2}} ?)?月(?![均息薪租])份?"
        f"(?:{_TO}{{1,2}}{_D}{{1,2}} ?月份?)?(?: ?{_D}{{1,2}} ?[日号](?:{_TO}{{1,2}}{_D}{{1,2}} ?[日号])?)?",
        f"(?<=民国{_D}){_D}{{1,2}}年度?",  # 民国112年
        # 2023-02-17, 2006.02.16, 1.1.1
        f"{_D}{{3}}[-/]{_D}{{1,2}}[-/]{_D}{{1,2}}(?!{_D})",
        rf"{_D}*+\.{_D}++\.[{ARABIC}.]++",
        # 10:00, 19:00:05 where a day or a blank stands before
        f"(?:(?<=[ 　\n日晚午间上晨TＴ（(—]{_D})|(?<=\\A{_D}))"
        f"{_D}?[:：][0-5]{_D}(?:[:：][0-5]{_D})?(?![{ARABIC}:：.．%％])",
    )
)
# 7 4 7 7 2 亿元, 1 5 ．3 ％, as some scans have it
_SPACED = f"(?>(?: {_D}(?!{_D}))+)(?>(?: ?[.．] ?{_D}(?>(?: {_D}(?!{_D}))*))?)(?>(?: ?[万亿])*)"
# 共投入1 234万元: groups of three in running text, a unit next to the last; what stands apart in a table's row has none
_GROUPED = (
    "[0-9]{0,2}+(?>(?:[ \u00a0][0-9]{3}(?![0-9]))+)(?>(?:[.][0-9]++)?)(?=[一-鿿%％‰℃A-Za-z]| [A-Za-z])"
    f"(?>{SCALES}*)"
)
_BEHIND_WORD = (
    "(?:(?:(?<=[一-鿿，。；：、（）()”》%％][1-9])|(?<=\\A[1-9]))"
    "(?<![第号图].)(?<!附件.)(?<!专栏.)(?<![^代]表.)"  # but 表2 123家
    "|(?=[0-9]{0,2}+[ \u00a0]0))"  # 62 000吨: no number of its own begins with a nought
)
_POWER = "×10(?:\\^?[-−－][0-9]{1,2}+|\\^[0-9]{1,2}+|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}+)"  # 39.3×10^8立方米, 1.2×10⁸吨, 5×10-3mg/L
# US$5 million, 3.2bn; but 5 millionaires, and 5 MN is a force
_WORDS = "[mM]illions?|MILLION|[bB]illions?|BILLION|[tT]rillions?|TRILLION|[tT]housand|THOUSAND|[mb]n"
ENGLISH = f" ?(?:{_WORDS})(?![A-Za-z])"
_PLAIN_NUMBER = f"{_SPACED}|{ARABIC_REST}(?>(?: [万亿]++|{_POWER}|{ENGLISH})?)"
_NUMBER = f"(?:{_BEHIND_WORD}{_GROUPED}|{_PLAIN_NUMBER})"
_NEIGHBOURS = "|".join(
    f"(?<={one})、(?={two})" for one, two in zip("一二两三四五六七八", "二三三四五六七八九", strict=True)
)
# Units of things that nobody lists by their numbers, as 一、二线城市 are.
_COUNTED_SO = "[倍天户元斤里岁]|个(?!性)|年(?![级代期度产])|[人名](?![民大校])"
_CHINESE_NUMBER = (  # 二、三百亿, 两、三倍
    rf"(?>(?:(?:{_NEIGHBOURS})(?=.(?:[十百千万亿]|{_COUNTED_SO})))?){CHINESE_REST}"
)
_MORE = "(?>(?:[多余](?![元样层边]化|[额热款粮])|来(?=[个年天人种亩户家件平米吨岁块次斤元名座里公]))?)"
_JOINT = "个[多余半](?:月|小时|星期|世纪|钟头|百分点|季度|工作日)"  # 3个多月, 一个半小时
# 多出3个; but 一年多|出台
_NOT_MORE = "[么少种样项家个级次方层元额款功媒泳车效用热]|出(?![台动口让资栏版苗租访警具土国院生现])"
_AFTER = (
    f"(?>(?:(?<=[倍年月亩成天里斤吨时元番米])[多余](?!{_NOT_MORE})"  # 1倍多, 一年多
    "|(?<=[倍年成斤里吨番天周时岁])半(?![导岛个年径数])"  # 六倍半, 3天半
    "|(?<=成)[一二三四五六七八九](?![十百千万亿成个项]))?)"  # 三成五
)
_END = f"(?:{_D}{ARABIC_REST}|[{CHINESE}{FORMAL_DIGIT}]{CHINESE_REST}|[几数](?=[十百]){CHINESE_REST})"
_DECIMALS = f"(?>(?:[.·][{CHINESE_DIGIT}]++)?)"  # 百分之十六.一
_OF = f"(?:[{ARABIC}{CHINESE_DIGIT}百千万]{{1,3}}分之)?"  # 三分之一至|二分之|一
_SHARE = f"分之{_END}{_DECIMALS}(?:{_TO}{_OF}{_END}{_DECIMALS}(?![年月日半]))?[多余]?"
# 三分之二|亩, 百分之一|秒, 千分之五|毫米; not 百分之三十|亩
_PARTS = f"(?:(?<=[百千万])分之[一二三四五六七八九](?!个?[百千]分点)|(?<![百千万]){_SHARE})"


@lru_cache(maxsize=64)
def pattern(lexicon: Lexicon | None = None, *, articles: bool = False) -> re.Pattern[str]:
    """The hot pattern. Its one group holds a date: what has no group is a candidate.

    With ``articles`` it takes 一个 and its like too, a tenth of all numerals, that say no more than a.

    >>> [(match[0], match.lastindex) for match in pattern().finditer("2025年5月建成一个园区、3.2万户")]
    [('2025年5月', 1), ('3.2万户', None)]
    """
    negatives = load("negatives")
    never_after = negatives["before"]["chinese"]
    counted_things = negatives["before"]["several"]
    counted = (negatives["before"]["counted"].split(), negatives["behind"]["counted"].split())
    article = "" if articles else _article(*counted)
    chinese = f"[{CHINESE}]"
    tail = "|".join(
        (
            f"{_PARTS} ?{units.parted_pattern(lexicon)}",
            _SHARE,
            "(?<=[十百千万亿][万亿])元?级",  # 千亿级, 百亿元级
            f" ?(?:{_JOINT}|{units.pattern(lexicon)}){_AFTER}",
            f"(?<=[{ARABIC}万亿])",  # a bare number: 1228, 1400万, 六万万
            "(?<=illion)|(?<=ILLION)|(?<=illions)|(?<=ousand)|(?<=OUSAND)|(?<=[mb]n)",  # 5 million
            f"(?<=[多余来][万亿])|(?<=[万亿{ARABIC}][多余])",  # 三千多万, 6800万余
            "(?<=一)半(?![导岛径])",
            "(?<=半)数",
            f"(?={_TO}[{CHINESE}{ARABIC}])",  # 三 in 三至五年
            f"(?<={chinese}[百千])|(?<={chinese}{chinese})(?=(?:[及或]者?)?以[上下内])",  # 一千五百, 三十以上
            f"(?<=[{ARABIC}{CHINESE}{SCALE}{FORMAL_DIGIT}点几多]{{20}})",  # a long run is done with, whatever it says
        )
    )
    return re.compile(
        f"[{ARABIC}{HEAD}{FORMAL_DIGIT}佰仟几数半翻]"
        "(?:"
        "(?<=翻)(?<![个双].)番(?![茄薯禺石])|"  # 产值实现|翻番; but 四个翻番 is a slogan
        f"(?<={_D})({_DATE})"
        "|(?:"
        f"(?<={_D}){_NUMBER}"
        f"|(?<=[{HEAD}])(?<![{never_after}{CHINESE}{ARABIC}]{chinese}){article}{_CHINESE_NUMBER}"
        f"|(?<=[几数])(?=[{SCALE}](?!分之))(?<![{never_after}{counted_things}{CHINESE}].){CHINESE_REST}"
        f"|(?<=[{FORMAL_DIGIT}佰仟])(?=[{FORMAL_DIGIT}{SCALE}角]|分(?![部公店局行支院校厂厅子区层离解布配])){CHINESE_REST}"
        "|(?<=半)(?<!过半)(?=[年成]|个|小时|数(?:以上|的|左右|[一-鿿]{2}))"
        f"){_MORE}(?:{tail})"
        ")"
    )


def _article(before: list[str], behind: list[str]) -> str:
    """Fails on 一 with a classifier unless a word around it counts (各一条, 一年以上). For speed: idioms judges."""
    single = {
        surface
        for kind in ("classifier", "people", "calendar", "time")
        for name, spelt in load("surfaces")["units"][kind].items()
        if name != "si"
        for surface in spelt.split()
        if len(surface) == 1 and surface not in "个成折番倍半"
    }
    first, last = {word[0] for word in behind}, {word[-1] for word in before}
    counted = f"(?![{''.join(sorted(first))}多余半零又{ARABIC}一二三四五六七八九十两])"
    classifier = f"(?:[{''.join(sorted(single))}]|个(?!亿|百分|基点|标|月|小时|工作日|星期|季度)){counted}"
    return f"(?!(?<=一)(?<![{''.join(sorted(last))}]一){classifier})"


@lru_cache(maxsize=64)
def parts(lexicon: Lexicon | None) -> re.Pattern[str]:
    """The same token again, taken apart: numeral, share, 多, 个多, unit, 多 or 半 behind it.

    >>> parts(None).fullmatch("3.2万多户").groups()
    ('3.2万', None, '多', None, '户', None)
    """
    return re.compile(
        f"({_D}(?:{_GROUPED}|{_PLAIN_NUMBER})|[{CHINESE}{FORMAL_DIGIT}几数]{_CHINESE_NUMBER}|半)"
        f"(?:分之(.+)|([多余来])? ?(?:(个[多余半])(?=月|小时|星期|世纪|钟头|百分点|季度|工作日))?"
        f"({units.pattern(lexicon)}|半|数|月|世纪|季度)?([多余半一二三四五六七八九])?级?)"
    )


# The two ends that the upper part of a share may name, what the second is a part of, and 多: 四|五 in 百分之四到五.
ENDS = re.compile(f"(.+?)(?:[多余]?{_TO}(?:(.{{1,3}})分之)?(.+?))?([多余])?")
