"""Refuses what looks like a quantity and is none: 第三批, 国发〔2021〕23号, 统一, 三位一体, 前10位, PM2.5, 2012年.

Chinese numerals within words and numbers that only tell which one have rooms of their own, ``idioms`` and ``ordinals``.
"""

from __future__ import annotations

import re
from collections import deque
from functools import cache
from typing import TYPE_CHECKING

from policynum import units
from policynum.quantities import idioms, negatives, ordinals

if TYPE_CHECKING:
    from collections.abc import Callable

    from policynum.quantities.candidates import Form


def refused(text: str, start: int, end: int, form: Form, *, last: int = -1) -> bool:
    """Whether the candidate ``text[start:end]`` is a date, a rank, a designation, an idiom or part of a name.

    ``last`` is where the candidate before it ends: the hyphen of 1kV-2kV joins two measures, that of S-400 a name.

    >>> from policynum.quantities.candidates import scan
    >>> text = "排名第3位，推进5个项目，统一认识"
    >>> [text[start:end] for start, end, form in scan(text) if not refused(text, start, end, form)]
    ['5个']
    """
    words = negatives.words()
    before = text[start - 1] if start else "\n"
    if form.arabic:
        if before in words.ordinal or (
            form.numeral[:1] == "0" and form.numeral[1:2].isdigit() and form.unit_text not in _OF_CLOCKS
        ):
            return True  # 第3批; 03 交通 as a heading, 0731, 0005户; but 3分04秒
        if before == "," and _MISGROUPED.search(text, max(0, start - _LONGEST_GROUPS), start) is not None:
            return True  # 1000|,234元: nobody knows which of its digits are missing
        if before in _LETTERS or (last != start - 1 and before in "-－–_." and text[start - 2 : start - 1] in _LETTERS):
            # GDP3.2%, RMB500万; but C919, PM2.5, S-400
            return not (form.scaled or (form.unit is not None and form.unit.kind in _PLAIN_KINDS))
        if not form.unit_text and text[end : end + 1] in _LETTERS:
            return not form.scaled  # 5G, 4K, 3D; but 3000亿GDP
        if before == "含" and _SAYS_AGAIN.search(text, max(0, start - _LONGEST_LIMIT), start) is not None:
            return text[end : end + 1] in ("）", ")")
    elif idioms.is_word(text, start, end, form):
        return True
    if before == "、" and ordinals.goes_on(text, start):
        return True  # 第一、|二年, 第2、|3、4项
    judge = _JUDGES.get(form.unit_text)
    if judge is not None and judge(text, start, end, form):
        return True
    if before not in words.first or form.unit is None or text[start - 2 : start - 1] in words.first_of_time:
        return False
    return form.unit.kind in ("classifier", "people") or (
        form.unit.kind == "share" and words.rank_share.search(text, max(0, start - 8), start) is not None
    )


def urls(text: str) -> deque[tuple[int, int]]:
    """Where the web addresses in ``text`` stand; no number in one is a quantity.

    >>> urls("见https://example.org/a?q=30%25。")
    deque([(1, 30)])
    """
    if "://" not in text and "www." not in text:
        return deque()
    return deque(match.span() for match in _URL.finditer(text))


_SAYS_AGAIN, _LONGEST_LIMIT = re.compile("[0-9％%一-鿿][（(]不?含\\Z"), 6  # 5%以上（|含5%）; characters
_OF_CLOCKS = frozenset({"分", "秒", "分钟"})
_LONGEST_GROUPS = 24  # characters
_MISGROUPED = re.compile("(?<![0-9])(?!(?:19|20)[0-9]{2},\\Z)[0-9]{4,},(?:[0-9]{3},)*\\Z")


def _is_no_doubling(text: str, start: int, end: int, form: Form) -> bool:
    """翻番, 翻两番 and 翻了近一番 double; 一番 does not."""
    return form.numeral != "翻番" and DOUBLES.search(text, max(0, start - 4), start) is None


def _is_of_a_page(text: str, start: int, end: int, form: Form) -> bool:
    """The counter of a web page: 共3条 1/1页 每页20条."""
    return _PAGE_COUNTER.search(text, max(0, start - 8), end + 6) is not None


_PAGE_COUNTER = re.compile("[0-9]+/[0-9]+页|每页[0-9]+条|共[0-9]+页")


def _counts_no_articles(text: str, start: int, end: int, form: Form) -> bool:
    """A page's counter, and a document called by how many articles it has: 人才新政81条; but 人才81条措施 counts."""
    if _is_of_a_page(text, start, end, form):
        return True
    return negatives.words().of_articles.search(text, max(0, start - 8), start) is not None and not _MEASURES.match(
        text, end
    )


_MEASURES = re.compile("[一-鿿]{0,8}(?:措施|举措|政策|意见|建议|线索|信息|任务|规定|标准)")


def _is_million(text: str, start: int, end: int, form: Form) -> bool:
    """US$5m is no length, and whether it is five million nothing says."""
    return _after_currency().search(text, max(0, start - 6), start) is not None


@cache
def _after_currency() -> re.Pattern[str]:
    return re.compile(rf"{units.before_pattern()} ?\Z")


_JUDGES: dict[str, Callable[[str, int, int, Form], bool]] = {
    "条": _counts_no_articles,
    "页": _is_of_a_page,
    **ordinals.JUDGES,
    "番": _is_no_doubling,
    "m": _is_million,
}
DOUBLES = re.compile(r"翻了?(?:约|近|将近|接近)?\Z")
_PLAIN_KINDS = frozenset(("share", "point", "money"))
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
SUSPICIOUS = _LETTERS | frozenset("第〔№＃#@§每前首含-－−﹣±负下–—_.,\"“「『《‘'、")
_URL = re.compile(r"[hfw](?:ttps?://|tp://|ww\.)[!-~]+")
