"""The subject of a mention, and what is left of one once a share, a rate, a head or what says that it is new is off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from policynum import lexicon, patterns
from policynum.sentences import nouns, trimming
from policynum.sentences.nouns import Piece


@dataclass(slots=True)
class Subject:
    """The indicator of a mention: its pieces, and those of the list that it was paired from, for a later 分别."""

    pieces: tuple[Piece, ...]
    until: int = 0  # where the noun behind the number ends
    items: tuple[tuple[Piece, ...], ...] = ()
    lead: Piece | None = None  # 新增, which holds for the list's later members too
    owner: tuple[Piece, ...] = ()  # what the head or the share at the end is of: the next head is of it too
    part: bool = False  # 其中农村3万户: the next short phrase is a part too
    once: bool = False  # 连跨4个千亿台阶, 有20个已开工: of this number alone; the next is of the owner
    carried: Piece | None = None  # the measure that the parts of a whole leave out: the next part has it too
    turned: bool = False  # whether this one was 前者, so that 后者 is the one before it

    def led_by(self, lead: Piece) -> Subject:
        """The same, with what holds for the list's later members too."""
        return replace(self, lead=lead)


NOTHING = Subject(())


def told_anew(text: str, subject: Subject) -> Subject:
    """The subject of all there are, where the one before was of those that are new: 新增公园5座、累计|90座."""
    if not subject.pieces:
        return subject
    told = nouns.flow().match(text, *subject.pieces[0]) or _NEW_LAST.search(text, *subject.pieces[-1])
    if told is None:
        return subject
    return replace(subject, pieces=without_new(text, subject.pieces), lead=None)


def named(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a share of something at the end (外贸|占出口总值), at most three."""
    kept = tuple(piece for piece in pieces if not text.startswith(PULLS, piece[0])) or pieces[:1]
    share = _SHARE.search(text, kept[-1][0] + 2, kept[-1][1])
    return (*kept[:-1], (kept[-1][0], share.start()))[:3] if share else kept[:3]


_SHARE = re.compile("占(?!用|地(?![区方]))|拉动(?=[A-Z]|经济|工业|全[国省市])")


def without_head(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a measure of their own at the end: the 时速 after 甲铁路全长 is one of 甲铁路."""
    start, end = pieces[-1]
    own = _own().search(text, start, end)
    if len(pieces) > 1 and (own is not None or text.endswith(_MEASURES, start, end)):
        return pieces[:-1]  # 公司|业务收入…，净利润
    if own is None:
        return pieces
    if text[start] == "总":
        return ()  # 总用地|面积3公顷，总建筑面积 is no part of it
    stop = own.start() - (text[own.start() - 1] == "的")  # 小米的|出货量
    return () if text[start:stop] in nouns.table("sectors") | _OF_NOBODY else ((start, stop),)


_OF_NOBODY = {"", "协议", "合同", "签约"}  # 协议|投资额…，到位资金
_MEASURES = ("额", "量", "值", "收入", "利润", "投资", "产能")


@cache
def _own() -> re.Pattern[str]:
    heads = nouns.table("bare_heads") | nouns.table("heads") - nouns.table("pure_heads")
    return re.compile(rf"(?:平均|累计)?总?(?:{patterns.trie(sorted(heads | {'余额'}))})\Z")


def measure_name(text: str, start: int, end: int) -> Piece | None:
    """The measure that a phrase ends with, less the verb before it: 引进|年销售额; None where it ends with none.

    >>> measure_name("引进年销售额", 0, 6), measure_name("园区落地", 0, 4)
    ((2, 6), None)
    """
    if not (text.endswith(_MEASURES, start, end) or text[start:end] in nouns.table("heads")):
        return None
    verb = trimming.parting().search(text, start, end)
    begin = verb.end() if verb is not None and verb.end() < end - 1 else start
    return (begin, end) if end - begin <= _LONGEST_MEASURE else None


_LONGEST_MEASURE = 12  # characters


def without_rate(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a rate at the end: after 工业投资增速 the share is one of 工业投资."""
    return _without(rate_last(), text, pieces)


def without_share(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a share at the end: after 签约项目履约率 another rate is one of 签约项目."""
    return _without(_A_SHARE, text, pieces)


def _without(end: re.Pattern[str], text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    found = end.search(text, *pieces[-1])
    if not found:
        return pieces
    begin = pieces[-1][0]
    return (*pieces[:-1], (begin, found.start())) if found.start() > begin else pieces[:-1] or pieces


@cache
def rate_last() -> re.Pattern[str]:
    """A rate at the end of a phrase.

    >>> rate_last().search("工业投资增速")[0], rate_last().search("工业投资")
    ('增速', None)
    """
    return re.compile(rf"(?:{patterns.trie(lexicon.rates())})\Z")


_A_SHARE = re.compile(r"\w{2}率\Z")


def without_new(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less what says that they are new: 新增|公园, 新建公园, 企业净增."""
    start, end = pieces[-1]
    if len(pieces) > 1 and nouns.flow().fullmatch(text, start, end) is not None:
        return pieces[:-1]
    if (told := _NEW_LAST.search(text, start + 2, end)) is not None:
        return (*pieces[:-1], (start, told.start()))
    start, end = pieces[0]
    found = nouns.flow().match(text, start, end) or nouns.mended().match(text, start, end)
    if found and found.end() == end and len(pieces) > 1:
        return pieces[1:]
    if found is None or found.end() >= end or text[found.end()] == "的":
        return pieces  # 新设的|主体 are no longer named without it
    return ((found.end(), end), *pieces[1:])


_NEW_LAST = re.compile(r"(?:[日月年]均)?(?:新增|净增)\Z")  # 市场主体|日均新增|88户，总量21.6万户


def has_a_share(text: str, start: int, end: int) -> bool:
    """Whether a phrase only tells of what something is a share, or how much it gives to it.

    >>> has_a_share("对经济增长的贡献率", 0, 9), has_a_share("工业增加值", 0, 5)
    (True, False)
    """
    return SHARE_IN.match(text, start, end) is not None


SHARE_IN = re.compile(
    "与[^，。；、]{2,10}之比\\Z|占(?!用|地(?![区方]))|拉[动低]|下拉|影响(?:[A-Z]|总指数|居民消费价格|工业生产者)|对[一-鿿]{2,12}(?:贡献率|拉动率?)\\Z"
)
PULLS = ("占", "拉动", "拉低", "下拉")
