"""What stands around a list of measures: where the phrase may stand that names what they measure.

Also which measures make up a list, and which are no measures but part of a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policynum import changes, clauses, comparisons, measures, periods, predicates
from policynum.nouns import Around
from policynum.phrases import REACH
from policynum.times import Time


def lists(text: str, found: Sequence[measures.Found], places: Sequence[clauses.Place]) -> Iterator[tuple[int, int]]:
    """The measures in lists, each as the indices of its first member and past its last; most lists have one member."""
    at, count = 0, len(found)
    while at < count:
        end = at + 1
        while (
            end < count
            and found[end].start - found[end - 1].end < 6
            and places[end].sentence is places[at].sentence
            and changes.LIST.fullmatch(text, found[end - 1].end, found[end].start)
        ):
            end += 1
        yield at, end
        at = end


def around(
    text: str,
    found: Sequence[measures.Found],
    places: Sequence[clauses.Place],
    at: int,
    end: int,
    predicate: predicates.Predicate,
    calendar: periods.Calendar,
    change: changes.Reading,
) -> Around:
    """Where the phrase that names a list's indicator may stand."""
    place, sentence = places[at], places[at].sentence
    begin = max(place.clause, place.after)
    if place.after > sentence.start and place.clause == place.after and _names_what_follows(text, found[at - 1]):
        begin = places[at - 1].clause
    phrase_end = place.predicate + predicate.begin
    if at and place.clause == found[at - 1].end and text.endswith("连续", 0, found[at - 1].start):
        begin, phrase_end = places[at - 1].clause, places[at - 1].predicate  # 优良率连续两年|超过90%
    limit, adjoining = sentence.end, None
    if end < len(found) and found[end - 1].end < found[end].start < limit:
        if text[found[end - 1].end : found[end].start] == "以上":
            adjoining = found[end].end
        else:
            limit = found[end].start
    elif end < len(found) and found[end].start == found[end - 1].end and text[found[end].start].isdigit():
        adjoining = found[end].end  # 5个|100万吨/年电石基地
    bases = calendar.bases
    near = (
        bases[bisect_left(bases, begin, key=_start) : bisect_left(bases, found[at].start, key=_start)] if bases else []
    )
    cuts = [(base.start, base.end, base.basis or "since") for base in near]
    if found[at].start - place.clause > 2:
        cuts += [
            (cue.start, cue.end, "peer")
            for cue in comparisons.named(text, place, found[at].start)
            if cue.says[0] in ("peer", "plan") and cue.text[-1] != "率"
        ]
    cuts += [(hit.start, hit.end, "peer") for hit in change.hits if hit.text[:1] in _THAN and hit.start >= begin]
    if len(cuts) > 1:
        cuts = sorted(set(cuts))
    first, last = bisect_left(calendar.here, (begin - REACH,)), bisect_left(calendar.here, (limit,))
    return Around(
        sentence.start,
        begin,
        phrase_end,
        found[at].start,
        limit,
        calendar.here[first:last],
        cuts,
        adjoining,
        found[at - 1].start if at and _sizes(text, found[at - 1], found[at]) else None,
    )


def _sizes(text: str, found: measures.Found, following: measures.Found) -> bool:
    """Whether a mention goes on as the name of what the next one counts: 亿元以上|项目40个, 500千伏|变电站2座."""
    unit, number = found.measure.unit, following.start
    if number - found.end >= _NAMED:
        return False
    if text[found.end] in _MAY_SELECT and (
        _OF_SOME.fullmatch(text, found.end, number) or _THAT_ARE.fullmatch(text, found.end, number)
    ):
        return True  # 30户以上|自然村通硬化路的比例达|80%; 超过5亿元|的项目有|3个
    if found.measure.unit_text in ("岁", "周岁") and _OF_AGE.fullmatch(text, found.end, number):
        return True  # 65岁及以上|人口占比为|14%
    if not unit.isascii() or unit in _NO_SIZE or number - found.end > 16 or following.measure.unit.isascii():
        return False
    return _NAME.fullmatch(text, found.end, number) is not None


_NO_SIZE = frozenset(
    {"percent", "pp", "ratio", "person", "person_time", "1", "year", "month", "week", "day", "hour", "minute", "second"}
)
_NAMED = 40  # characters of a name that opens with a threshold
_MAY_SELECT = frozenset("及以的内")
_OF_SOME = re.compile("(?:及?以[上下]|(?<=米)内)(?![的且并及和至、])(?:[一-鿿“”（）、]|[45]G){4,}")
_OF_AGE = re.compile(
    "(?:及?以[上下])?的?[一-鿿]{0,8}(?:人口|老年?人|儿童|居民|人群|群体|劳动力|青年|妇女)[一-鿿]{0,12}"
)
_THAT_ARE = re.compile(
    "(?:及?以[上下])?的(?:项目|企业|园区|城市|县区?|乡镇|单位|机构|产品|品牌|集群|工程)(?:有|共|达|为)"
)
_NAME = re.compile("(?:(?!的)[一-鿿“”]){2,}")
_THAN = frozenset("比较离距超")  # what a base begins with that only the change names: 比老厂|降低18%


def _start(time: Time) -> int:
    return time.start


def outside(found: Sequence[measures.Found], stated: Sequence[Time]) -> list[measures.Found]:
    """The measures that are no part of a time: 5个月 in 前5个月 is a time's, not a number's."""
    kept, index = [], 0
    for one in found:
        while index < len(stated) and stated[index].end <= one.start:
            index += 1
        if index == len(stated) or stated[index].start >= one.end:
            kept.append(one)
    return kept


_BARE = re.compile("[十百千万亿一二三四五六七八九两]+[国县市省]?(?![、，,；。])")


def _names_what_follows(text: str, found: measures.Found) -> bool:
    """Whether a mention only names something that goes on behind it: 百亿|园区, 中亚五|国."""
    matched = _BARE.match(text, found.start)
    return matched is not None and matched.end() == found.end
