"""The clause that says without a number how its subject goes, and whose subject the next number measures.

财政收入稳步增长，达到|32亿元; 建筑业平稳发展，产值达到|180亿元. The words are those of data/trends.toml.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.sentences import trimming
from policynum.sentences.nouns import Around, Piece


def subject(text: str, around: Around) -> Piece | None:
    """What the clause before the number's speaks of, where it says nothing but how that goes.

    >>> subject("粮食产量再创新高，达到14亿斤", Around(0, 9, 9, 11, 15))
    (0, 4)
    >>> subject("克服困难，达到14亿斤", Around(0, 5, 5, 7, 11)) is None
    True
    """
    end = around.begin - 1
    if around.begin == around.number or text[end : around.begin] not in ("，", ","):
        return None  # 居首位，|85%的农户
    if text.startswith("连续", around.begin):
        return None  # 成效显著，连续|18年|获奖
    far = max(around.sentence, end - _REACH)
    ends = (stop for start, stop in around.times if far <= start and stop <= end and not _BASE.match(text, start))
    begin = max(ends, default=far)
    if begin == far or _PLAIN.fullmatch(text, begin, end) is None:  # 2019年|粮食生产创历史新高，
        clause = _CLAUSE.search(text, far, end)
        if clause is None:
            return None
        begin = max(begin, clause.start())
    begin = trimming.trim(text, begin, end)
    if end - begin < _SHORTEST:
        return None
    course = _course().search(text, begin, end)
    if (
        course is None
        or not 1 < course.start() - begin <= _LONGEST
        or trimming.verbs().match(text, begin, end) is not None
    ):
        return None
    if _DENIED.search(text, begin, course.start()) is not None:
        return None  # 产值不仅没有|下降
    return None if text[begin : course.start()] in _apart() else (begin, course.start())


_REACH, _LONGEST, _SHORTEST = 40, 24, 4  # characters: of a clause, of its subject, of both
_PLAIN = re.compile(r"[^，。；：（()）,;:\n0-9%]+")
_CLAUSE = re.compile(rf"(?:(?<=[，。；：,;:\n　 ）])|\A){_PLAIN.pattern}\Z")


# What it is compared with: 收入|比上年|略有增长，达到56亿元, 面积|与上年|持平，为1200万亩.
_OTHER = "(?:[去前上一二三四0-9]|往年|历年|年初|同期|全[国省市县]|原?计划|预期|预算|周边|其他)[^，。；、\n]{0,6}?"
_BASE = re.compile(f"同比|环比|[比较与同和]{_OTHER}")


_DENIED = re.compile("(?:没有|未能?|不再|[不、和与及])\\Z")


@cache
def _course() -> re.Pattern[str]:
    table = {name: patterns.trie(words["words"].split()) for name, words in lexicon.load("trends").items()}
    gone = rf"(?:{table['manners']})*(?:{table['courses']})(?:{table['state']})?"
    shown = rf"(?:{table['signs']})(?:{table['manners']})*(?:{table['qualities']})"
    placed = (
        r"(?:稳?居|位[居列]|排名?|名列|跃居|跻身|领跑|领先)[^，。；：、\n]{0,9}(?:第[一二三四五六七八九十]+|首位?|前列|前茅|[榜之]首|上游|[前各全][一-鿿]{1,2}|位)"
        "|(?:再|又|续|连)?创[一-鿿]{0,6}新[高低]|也?(?:再|又|再次|屡)?(?:创下?|刷新)了?[一-鿿]{0,14}(?:纪录|记录)"
    )
    beside = (
        rf"(?:{_BASE.pattern})(?:{table['manners']})*?(?:{table['level']}|[更略稍]?[好快高多低少差慢]|前移[一二三四五六七八九十]+位)"
        rf"|略?[高低多少快慢]于(?:{_OTHER}|[一-鿿A-Z]{{2,8}}?(?:增速|增幅|平均|水平))"
    )
    return re.compile(
        rf"(?:(?:[两三四五]年)?{table['rates']})?(?:(?:{_BASE.pattern})?(?:{table['manners']})*?"
        rf"(?:{table['whole']}|{gone}|{shown}|{placed})|{beside})\Z"
    )


@cache
def _apart() -> frozenset[str]:
    return frozenset(lexicon.load("trends")["apart"]["words"].split())
