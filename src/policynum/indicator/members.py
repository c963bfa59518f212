"""What each number of a list measures, by a phrase or by what was told before: 甘蔗、油茶籽|产量分别为|9万吨和2万吨."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policynum import lexicon
from policynum.indicator import contrasts, labels, owners, subjects, sums, trades
from policynum.indicator.subjects import Subject
from policynum.sentences import enumerations, nouns
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.phrases import REACH


def find(
    text: str,
    left: list[Piece],
    count: int,
    start: int,
    around: Around,
    last: Subject,
    told: Sequence[tuple[Piece, ...]],
) -> list[Subject]:
    """One subject for each number of a list, where a phrase before it or the list before that has as many items.

    >>> from policynum.indicator.subjects import NOTHING
    >>> text = "甘蔗、油茶籽产量分别为9万吨和2万吨"
    >>> [one.pieces for one in find(text, [(0, 8)], 2, 11, Around(0, 0, 8, 11, 18), NOTHING, ())]
    [((0, 2), (6, 8)), ((3, 8),)]
    """
    times = sum(around.begin <= begin < start for begin, _ in around.times)
    if left and times == count and text.find("分别", left[-1][1], start) >= 0:
        return [Subject(tuple(left))] * count  # 一季度、二季度|进出口|分别增长5%和6%: one thing, at several times
    a_share = len(left) == 1 and text.startswith("占", left[0][0])  # 出口…，进口…，分别占进出口的|68%和32%
    items: Sequence[tuple[Piece, ...]] = _glossed(text, left, count, around) if left else ()
    if not items and text.find("分别", around.begin, start) >= 0:
        items = enumerations.industries(text, left, count, around)
    if not items and not a_share:
        items = enumerations.items(text, left, count)
    if not items and not (left and sums.is_grant(text[slice(*left[-1])])):
        items = enumerations.listed_before(text, left, count, around)
    if not items and len(last.items) == count:
        if not left:
            items = last.items
        elif len(left) == 1 and subjects.has_a_share(text, *left[0]):
            items = [(item[0], *left) for item in last.items]  # 消费、出口分别拉动…，对增长的贡献率分别为|65%、14%
        elif len(left) == 1 and text[slice(*left[0])] in lexicon.rates():
            # 甲业、乙业增加值分别增长…，增速分别比全省快|4个和3个百分点
            return [Subject((*item, *left), items=last.items) for item in last.items]
    if not items and (
        text.find("分别", around.begin, start) >= 0 or (not left and _as_many_before(text, count, around))
    ):
        items = _told_before(text, left, count, around, last, told)
    if not items and left and (each := _OF_EACH.search(text, left[-1][0] + 2, left[-1][1])) is not None:
        items = [((left[-1][0], each.start()), each.span("share"))] * count  # 三大指标|分别|占全球总量
    above = _above_all(text, items, around, last) if items else ()
    items = [(*above, *item) for item in items]
    if items and left and not above and last.pieces and _are_parts(text, items[0][0][0], around, last):
        items = [_of_what_was_told(text, item, last) for item in items]
    items = trades.with_partners(text, items, around, last) if items else items
    lasting = tuple(item if text.startswith("占", item[-1][0]) else _untailed(text, item) for item in items)
    return [Subject(item, items=lasting) for item in items]


def _glossed(text: str, left: list[Piece], count: int, around: Around) -> list[tuple[Piece, ...]]:
    """The items of a list each of which has a gloss: 二氧化硫（SO2）、细颗粒物（PM2.5）|平均浓度|分别为11和35微克."""
    end = left[-1][1]
    if text.find("、", around.sentence, end) < 0:
        return []
    found = _GLOSSED.search(text, max(around.sentence, end - REACH), end)
    if found is None:
        return []
    named = [one.span("name") for one in _WITH_GLOSS.finditer(text, *found.span("list"))]
    head = (found.span("head"),) if found["head"] else ()
    return [(name, *head) for name in named] if len(named) == count else []


_ONE = "(?P<name>[一-鿿]{2,14})[（(][^（）()，。；]{1,14}[）)]"
_WITH_GLOSS, _A_GLOSSED = re.compile(_ONE), _ONE.replace("?P<name>", "?:")
_GLOSSED = re.compile(rf"(?P<list>{_A_GLOSSED}(?:[、和及与]{_A_GLOSSED}){{1,9}})(?P<head>[一-鿿]{{2,10}})?\Z")
_OF_EACH = re.compile("分别(?P<share>占[^，。；]{2,12})\\Z")


def _as_many_before(text: str, count: int, around: Around) -> bool:
    """Whether the clause before tells as many numbers: 完成客运量3亿人次、货运量5亿吨，|同比增长4%、2%."""
    if (
        count != 2
        or text.find("、", around.begin, around.number) >= 0
        or any(around.begin <= time for time, _ in around.times)
    ):
        return False  # 完成产值50亿元、税收5亿元，上半年、下半年|增长5%、8%
    end = around.begin - 1
    begin = max(text.rfind(mark, around.sentence, end) for mark in "，；：") + 1
    return _TWO.fullmatch(text, max(begin, around.sentence), end) is not None


_TWO = re.compile("[^，。；、0-9]{2,24}[0-9.]+[^，。；、0-9]{1,6}[、和][^，。；、0-9]{2,16}[0-9.]+[^，。；、0-9]{1,6}")


def _are_parts(text: str, first: int, around: Around, last: Subject) -> bool:
    """Whether a list is one of parts of what was told: 客运量5亿人次。其中|铁路、民航|…；|公路、水路|分别…."""
    if _AMONG_THEM.match(text, around.begin) or text.endswith(("其中", "其中，"), around.sentence, first):
        return last.pieces[-1][1] >= around.sentence or text.startswith("其中", around.sentence)
    opened = text.startswith("其中", around.sentence) and text[around.begin - 1] == "；"
    return opened and bool(last.items) and len({item[-1] for item in last.items}) == 1


_AMONG_THEM = re.compile("[，、（]?其中")
_SHORT_NAME = 7  # characters


def _of_what_was_told(text: str, item: tuple[Piece, ...], last: Subject) -> tuple[Piece, ...]:
    """What a short name that 其中 opens measures: 工业增加值增长5%，其中|采矿业|、制造业分别增长3%和6%."""
    start, end = item[-1]
    own = text[start:end].endswith((*nouns.measures(), *nouns.table("shared")))
    if len(item) > 1 or own or end - start > _SHORT_NAME or text.endswith(text[end - 2 : end], *last.pieces[-1]):
        return item  # 医院320家。其中|公立医院、民营医院
    head = contrasts.head_left_out(text, item[0], last.pieces)
    return (*item, head if head is not None else last.pieces[-1])


def _told_before(
    text: str, left: list[Piece], count: int, around: Around, last: Subject, told: Sequence[tuple[Piece, ...]]
) -> Sequence[tuple[Piece, ...]]:
    """The last told of before, with the head that all share: 新增企业9户、合作社5户，总数分别达到|90户、40户."""
    if len(told) < count - 1:
        return ()
    several = [*list(told)[len(told) - count + 1 :], last.pieces]
    if not all(pieces and pieces[-1][1] >= around.sentence for pieces in several) or len(set(several)) < count:
        return ()
    if not left:
        return several
    if text[slice(*left[0])] not in nouns.table("heads") and not text.startswith("占", left[0][0]):
        return ()
    return [(*subjects.without_new(text, pieces), *left) for pieces in several]


def _above_all(text: str, items: Sequence[tuple[Piece, ...]], around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a list of mere heads is of, where the sentence opens with it: 纺织业加快升级，|收入和利税分别增长8%和6%."""
    heads = all(len(item) == 1 and text[slice(*item[0])] in nouns.table("heads") for item in items)
    if not heads:
        return ()
    if last.pieces and last.pieces[-1][1] >= around.sentence:
        return owners.of_head(text, text[slice(*items[0][0])], around, last)
    return labels.topic(text, around)


def _untailed(text: str, item: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a list's item that a later 分别 is of: without 新增 at the end."""
    return item[:-1] if len(item) > 1 and nouns.flow().fullmatch(text, *item[-1]) else item
