"""What one number measures, by the rules in order: a thing counted behind it, its share, or the phrase before it.

Each rule gives a subject where it holds and None where it does not; the first that holds decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import NamedTuple

from policynum.indicator import (
    awards,
    carried,
    contrasts,
    counting,
    elided,
    families,
    firms,
    parts,
    purposes,
    remnants,
    shares,
    things,
    trades,
)
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.model import Measure
from policynum.sentences import nouns, trimming
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.sorts import ADMINISTERED, MONEY, NOUNLESS, SHARES


def name(
    text: str,
    end: int,
    measure: Measure,
    left: list[Piece],
    around: Around,
    last: Subject,
    shared: Piece | None = None,
) -> Subject:
    """The subject of a number that ends at ``end``; ``left`` is the phrase before it, ``shared`` the noun of its list.

    >>> from policynum.indicator.subjects import NOTHING
    >>> from policynum.quantities.measures import find
    >>> text = "新增企业14家"
    >>> [one] = find(text)
    >>> name(text, one.end, one.measure, [(0, 4)], Around(0, 0, 4, 4, 7), NOTHING).pieces
    ((0, 4),)
    """
    asked = Asked(text, end, measure, left, "".join(text[slice(*piece)] for piece in left), around, last)
    if (
        measure.unit_text in ADMINISTERED
        and left
        and (asked.words in nouns.table("verbs") or text.find("、", left[0][0], left[-1][1]) >= 0)
    ):
        asked.left, asked.words = [], ""  # 支持|五市|建设海绵城市, 造成甲省、乙省等|11省|受灾: nothing told before
        left = asked.left
    if (goal := purposes.aimed_at(asked)) is not None:
        return goal
    if not counting.counts_nothing(asked):
        asked.counted = things.find(text, end, around, measure) or shared
    if left and text[left[-1][1] - 1] in _JOINS and text[left[-1][1] - 2 : left[-1][1]] not in nouns.table("unparted"):
        another = asked.counted or measure.unit in SHARES  # |先进集体和|60个|先进个人, |乡镇和|九成的村
        asked.left = left = left[:-1] if another else [*left[:-1], (left[-1][0], left[-1][1] - 1)]
        asked.words = "".join(text[slice(*piece)] for piece in left)
    if left and not asked.counted and (done := trimming.before_deed(text, *left[-1])) < left[-1][1]:
        asked.left = left = [*left[:-1], (left[-1][0], done)]  # 医疗救助资金|已拨付
        asked.words = "".join(text[slice(*piece)] for piece in left)
    if asked.counted and (subject := counting.name(asked, asked.counted)) is not None:
        return subject
    for rule in _named(asked) if left or asked.counted else elided.RULES:
        if (subject := rule(asked)) is not None:
            return carried.kept(text, subject, last)
    return carried.kept(text, Subject(tuple(left)), last) if left else last


_JOINS = frozenset("和与")
_SORTS = ("share", "money", "other")  # of numbers


class _Rule(NamedTuple):
    """A rule, and of which numbers it is asked; of others it finds nothing."""

    find: Callable[[Asked], Subject | None]
    told: bool = False  # only where a subject stands before the number
    sorts: tuple[str, ...] = _SORTS
    table: str = ""  # of data/indicators.toml, among whose words the phrase must be


_NAMED = (
    _Rule(families.of_kin, told=True),
    _Rule(purposes.spent, sorts=("money",)),
    _Rule(purposes.built),
    _Rule(shares.by_which),
    _Rule(shares.shared_by, sorts=("share",)),
    _Rule(remnants.of_whom),
    _Rule(remnants.of_a_verb),
    _Rule(remnants.ranked),
    _Rule(remnants.each_has, told=True),
    _Rule(remnants.of_this, told=True),
    _Rule(remnants.net, told=True),
    _Rule(remnants.of_a_course),
    _Rule(remnants.of_the_work),
    _Rule(remnants.of_a_budget),
    _Rule(remnants.of_a_grade, told=True),
    _Rule(trades.half, told=True, table="halves_of_trade"),
    _Rule(parts.other_half, told=True),
    _Rule(carried.of_the_whole, told=True),
    _Rule(carried.share_of_the_whole, told=True, sorts=("share",)),
    _Rule(parts.of_each, told=True),
    _Rule(trades.led),
    _Rule(remnants.viewed_by, sorts=("share",)),
    _Rule(remnants.on_a_topic),
    _Rule(remnants.told_by_kind, told=True),
    _Rule(remnants.in_a_place, told=True, sorts=("share",)),
    _Rule(trades.partner),
    _Rule(remnants.in_brackets, table="heads"),
    _Rule(remnants.share),
    _Rule(awards.rate, sorts=("share",)),
    _Rule(awards.grant, sorts=("money",)),
    _Rule(awards.term, table="terms_of_grants"),
    _Rule(awards.grade),
    _Rule(firms.theirs, told=True),
    _Rule(remnants.of_a_head, table="heads"),
    _Rule(remnants.its_rate, told=True),
    _Rule(contrasts.of_another_kind, told=True, table="kinds"),
    _Rule(contrasts.parallel, told=True),
    _Rule(parts.of_whom, told=True, sorts=("money",), table="credits"),
    _Rule(parts.of_those, told=True, sorts=("share", "other")),
    _Rule(parts.rate_of_part, told=True, sorts=("share",), table="kinds"),
    _Rule(parts.by_places, told=True),
    _Rule(parts.rate_of_those, told=True),
    _Rule(parts.among_some, sorts=("share", "other")),
)


def _named(asked: Asked) -> tuple[Callable[[Asked], Subject | None], ...]:
    """The rules that may find what a number measures that has a phrase or a noun."""
    unit = asked.measure.unit
    sort = "share" if unit in NOUNLESS else "money" if unit in MONEY else "other"
    return _by_case()[sort, bool(asked.last.pieces), asked.words in _words()]


@cache
def _by_case() -> dict[tuple[str, bool, bool], tuple[Callable[[Asked], Subject | None], ...]]:
    """The rules in order for each sort of number, with a subject before it or none, and for words of a table or not."""
    return {
        (sort, told, listed): tuple(
            rule.find
            for rule in _NAMED
            if sort in rule.sorts and (told or not rule.told) and (listed or not rule.table)
        )
        for sort, told, listed in product(_SORTS, (True, False), (True, False))
    }


@cache
def _words() -> frozenset[str]:
    """The words that some rule knows a phrase by."""
    return frozenset().union(*(nouns.table(rule.table) for rule in _NAMED if rule.table))
