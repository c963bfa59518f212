"""What one number measures, by the rules in order: a thing counted behind it, its share, or the phrase before it.

Each rule gives a subject where it holds and None where it does not; the first that holds decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import product

from policynum.indicator import awards, contrasts, counting, elided, parts, remnants, things, trades
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.model import Measure
from policynum.sentences import nouns, trimming
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.sorts import MONEY, NOUNLESS


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
    if not counting.counts_nothing(asked):
        asked.counted = things.find(text, end, around, measure) or shared
    if left and not asked.counted and (done := trimming.before_deed(text, *left[-1])) < left[-1][1]:
        asked.left = left = [*left[:-1], (left[-1][0], done)]  # 医疗救助资金|已拨付
        asked.words = "".join(text[slice(*piece)] for piece in left)
    if asked.counted and (subject := counting.name(asked, asked.counted)) is not None:
        return subject
    for rule in _named(asked) if left or asked.counted else elided.RULES:
        if (subject := rule(asked)) is not None:
            return subject
    return Subject(tuple(left)) if left else last


_Rule = Callable[[Asked], Subject | None]
_NAMED: tuple[_Rule, ...] = (
    counting.spent,
    counting.built,
    counting.by_which,
    counting.shared_by,
    remnants.of_a_verb,
    remnants.each_has,
    remnants.of_this,
    remnants.of_the_work,
    remnants.of_a_budget,
    remnants.of_a_grade,
    trades.half,
    parts.other_half,
    parts.of_each,
    trades.led,
    remnants.viewed_by,
    remnants.told_by_kind,
    remnants.in_a_place,
    trades.partner,
    remnants.in_brackets,
    remnants.share,
    awards.grant,
    awards.term,
    awards.grade,
    remnants.of_a_head,
    remnants.its_rate,
    contrasts.of_another_kind,
    contrasts.parallel,
    parts.of_those,
    parts.rate_of_part,
    parts.by_places,
    parts.rate_of_those,
    parts.among_some,
)

# -- Which of the rules are asked -------------------------------------------------------------------------------------

# Those that find nothing of a number of another sort, with no subject before it, or behind words of no such table.
_OF_MONEY: frozenset[_Rule] = frozenset({counting.spent, awards.grant})
_OF_SHARES: frozenset[_Rule] = frozenset(
    {counting.shared_by, remnants.viewed_by, remnants.in_a_place, parts.rate_of_part}
)
_OF_NO_MONEY: frozenset[_Rule] = frozenset({parts.among_some, parts.of_those})
_OF_WHAT_WAS_TOLD: frozenset[_Rule] = frozenset(
    {
        remnants.each_has,
        remnants.of_this,
        remnants.of_a_grade,
        trades.half,
        parts.other_half,
        parts.of_each,
        remnants.told_by_kind,
        remnants.in_a_place,
        remnants.share,
        remnants.its_rate,
        contrasts.of_another_kind,
        contrasts.parallel,
        parts.of_those,
        parts.rate_of_part,
        parts.by_places,
        parts.rate_of_those,
    }
)
_BY_WORDS: dict[_Rule, tuple[str, ...]] = {
    trades.half: ("halves_of_trade",),
    remnants.in_brackets: ("heads",),
    awards.term: ("terms_of_grants",),
    remnants.of_a_head: ("heads",),
    contrasts.of_another_kind: ("kinds",),
    parts.rate_of_part: ("kinds",),
}


def _named(asked: Asked) -> tuple[_Rule, ...]:
    """The rules that may find what a number measures that has a phrase or a noun."""
    unit = asked.measure.unit
    sort = "share" if unit in NOUNLESS else "money" if unit in MONEY else "other"
    return _by_case()[sort, bool(asked.last.pieces), asked.words in _words()]


@cache
def _by_case() -> dict[tuple[str, bool, bool], tuple[_Rule, ...]]:
    """The rules in order for each sort of number, with a subject before it or none, and for words of a table or not."""
    return {
        (sort, told, listed): tuple(
            rule
            for rule in _NAMED
            if (told or rule not in _OF_WHAT_WAS_TOLD)
            and (listed or rule not in _BY_WORDS)
            and (sort == "money" or rule not in _OF_MONEY)
            and (sort != "money" or rule not in _OF_NO_MONEY)
            and (sort == "share" or rule not in _OF_SHARES)
        )
        for sort, told, listed in product(("share", "money", "other"), (True, False), (True, False))
    }


@cache
def _words() -> frozenset[str]:
    """The words that some rule knows a phrase by."""
    return frozenset().union(*(nouns.table(name) for names in _BY_WORDS.values() for name in names))
