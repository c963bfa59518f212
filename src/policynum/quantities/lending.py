"""What one measure lends to the next or takes from it: 2.1个、下降1.8个|百分点|, |每千人口|拥有医师3人、护士4人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.quantities.measures import Found


def share(text: str, found: Sequence[Found]) -> list[Found]:
    """The measures with what they share: the unit that the second alone writes, the denominator that the first does.

    >>> from policynum.quantities.measures import find
    >>> text = "分别提高2.1个、下降1.8个百分点"
    >>> [one.measure.unit for one in share(text, list(find(text)))]
    ['pp', 'pp']
    >>> text = "每千人口拥有医师3.4人、护士4人"
    >>> [one.measure.per for one in share(text, list(find(text)))]
    ['1000 person', '1000 person']
    """
    shared = [one for one in found if not _is_denominator(text, one)]
    for at in range(len(shared) - 2, -1, -1):
        if shared[at].measure.unit_text == "个" and shared[at + 1].measure.unit == "pp":
            shared[at] = _in_points(text, shared[at], shared[at + 1])
    for at in range(1, len(shared)):
        if shared[at - 1].measure.per is not None and shared[at].measure.per is None:
            shared[at] = _for_each(text, shared[at - 1], shared[at])
    return shared


def _is_denominator(text: str, one: Found) -> bool:
    """What a rate is one of, where 每 is left out: |10万人|生产安全事故死亡人数."""
    of_people = one.measure.unit == "person" and one.measure.low in _DENOMINATORS
    return of_people and _OF_SO_MANY.match(text, one.end) is not None


_DENOMINATORS = frozenset({10**4, 10**5, 10**6})
_OF_SO_MANY = re.compile("口?(?!死亡|发病|受伤)[一-鿿]{2,14}?(?:死亡|发病|感染|患病|伤亡)(?:率|人数|数)")


def _in_points(text: str, one: Found, following: Found) -> Found:
    """提高|2.1个|、下降1.8个百分点: points as well, where both tell how a share changed."""
    between, verb = _changes()
    told = between.fullmatch(text, one.end, following.start) is not None
    if not told or verb.search(text, max(0, one.start - _VERB), one.start) is None:
        return one
    return replace(one, measure=one.measure._replace(unit="pp"))


@cache
def _changes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verb = patterns.trie((*lexicon.load("cues")["rise"], *lexicon.load("cues")["fall"]))
    return re.compile(rf"[、，和][^，。；、0-9]{{0,12}}?{verb}了?"), re.compile(rf"{verb}了?\Z")


_VERB = 6  # characters


def _for_each(text: str, one: Found, following: Found) -> Found:
    """每千人口拥有医师3.4人、护士|4人|; 由每人每月620元提高到|798元|."""
    alike = kinds.counts(one.measure.unit) and kinds.counts(following.measure.unit)
    listed = alike and _NEXT_NOUN.fullmatch(text, one.end, following.start) is not None
    raised = (
        one.measure.unit == following.measure.unit and _RAISED.fullmatch(text, one.end, following.start) is not None
    )
    if not (listed or (raised and text.rfind("由", max(0, one.start - _FAR), one.start) >= 0)):
        return following
    return replace(following, measure=following.measure._replace(per=one.measure.per))


_NEXT_NOUN = re.compile("、[一-鿿A-Z]{1,10}")
_RAISED = re.compile("(?:提高|增加|提升|上升|增长|降低|下降|减少|下调|上调|调整)[到至为](?:了|约|近)?")
_FAR = 16  # characters from 由 to the number
