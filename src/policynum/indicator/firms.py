"""What firms have, told one after the other: 园区企业总收入20亿元；工业总产值5亿元, where only the first says whose."""

from __future__ import annotations

import re

from policynum.indicator import subjects
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.sentences import nouns, trimming
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import IN_ALL


def theirs(asked: Asked) -> Subject | None:
    """园区规模以上企业实现总收入20亿元；|工业总产值|5亿元, 利润总额3亿元; but |全市|工业总产值 is not theirs."""
    told = asked.last.owner or asked.last.pieces
    if asked.words not in nouns.table("of_firms") or not told or told[0][1] < asked.around.sentence:
        return None
    if _OF_ALL.search(asked.text, asked.around.begin, asked.left[0][0]) is not None:
        return None
    firms = _told_last(asked, told)
    return Subject((firms, *asked.left), owner=(firms,)) if firms is not None else None


def _told_last(asked: Asked, told: tuple[Piece, ...]) -> Piece | None:
    """The firms that what was told last names, or its sentence, where it calls them no more than 企业."""
    [plain] = subjects.without_new(asked.text, told[:1])
    named = _NAMED.match(asked.text, *plain)
    if named is not None and plain != told[0] and named.end() == told[-1][1]:
        return None  # 新增企业50家，工业总产值80亿元
    if named is None or named.end() - named.start() == len("企业"):
        return _told_before(asked)  # 中央企业收入5亿元，有17家|企业|收入增长；利润2亿元
    return named.span("who")


def _told_before(asked: Asked) -> Piece | None:
    """The last firms of the sentence, unless they are some verb's object, or what is told since is a whole place's."""
    head = asked.left[0][0]
    before = list(_OPEN_A_CLAUSE.finditer(asked.text, asked.around.sentence, head))
    if not before:
        return None
    begin, end = before[-1].span("who")
    if trimming.trim(asked.text, begin, end) != begin:
        return None  # 支持企业完成技改，|利润|5亿元
    return (begin, end) if _OF_ALL.search(asked.text, end, head) is None else None


_WHO = "(?:企业|公司|集团)"
_NAMED = re.compile(f"(?P<who>[^，。；0-9]{{0,20}}?{_WHO})(?=资产|营业|实现|完成|总(?!公司|部)|利润|[^一-鿿]|\\Z)")
_OPEN_A_CLAUSE = re.compile(
    "(?:(?<=[，。；])|\\A)(?>(?:其中，?|[一二三四]季度|[今去]年|上半年)?)"
    f"(?P<who>[一-鿿]{{0,12}}?{_WHO})(?=累计|实现|完成|营业?收|利润|收入)"
)
_OF_ALL = re.compile(f"{IN_ALL}|全社会")
