"""What stands around a list of measures: where the phrase may stand that names what they measure.

Also which measures make up a list, and which are no measures but part of a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policynum import kinds
from policynum.change import changes, findings
from policynum.period import periods
from policynum.quantities import measures
from policynum.quantities.bounds import THRESHOLD
from policynum.sentences import clauses, comparisons, nouns, predicates, trimming
from policynum.sentences.nouns import Around
from policynum.sentences.phrases import REACH
from policynum.sentences.sorts import MONEY, RELATIVE
from policynum.sentences.times import Time


def lists(text: str, found: Sequence[measures.Found], places: Sequence[clauses.Place]) -> Iterator[tuple[int, int]]:
    """The measures in lists, each as the indices of its first member and past its last; most lists have one member."""
    at, count = 0, len(found)
    while at < count:
        end = at + 1
        while (
            end < count
            and found[end].start - found[end - 1].end < _JOINT
            and places[end].sentence is places[at].sentence
            and _are_alike(found[end - 1], found[end])
            and not _draws_next_line(text, found[end - 1], found[end])
            and (
                changes.LIST.fullmatch(text, found[end - 1].end, found[end].start)
                or _shared_out(text, places[at], found[at].start, found[end - 1].end, found[end].start)
            )
        ):
            end += 1
        yield at, end
        at = end


def _shared_out(text: str, place: clauses.Place, first: int, end: int, start: int) -> bool:
    """Whether 分别 shares out numbers each of which has its own verb: 分别下降8%|和上升|3%."""
    if text[end : end + 1] not in _JOINTS or text.find("分别", place.clause, first) < 0:
        return False
    verb = clauses.first_cue(text, end + 1, start, _VERBS)
    return verb is not None and (verb.start, verb.end) == (end + 1, start)


_VERBS = ("rise", "fall", "rise_near", "fall_near")
_JOINTS = frozenset("、和及与")
_JOINT = 8  # characters between two members


def _draws_next_line(text: str, one: measures.Found, two: measures.Found) -> bool:
    """Whether the second number sizes what is counted next: 超20亿元项目8个、超|50亿元|项目3个, 5座、|220千伏|线路."""
    over = text.startswith("超", one.end + 1) and kinds.counts(one.measure.unit) and one.measure.unit != "1"
    if kinds.counts(two.measure.unit) or not kinds.counts(one.measure.unit):
        return False
    return over or (two.measure.unit in _VOLTAGES and _THING.match(text, two.end) is not None)


_VOLTAGES = frozenset({"kV", "V", "kVA"})
_THING = re.compile("(?:及?以[上下])?[一-鿿]{2}")  # 变电站5座、220千伏|线路|38公里


def _are_alike(one: measures.Found, two: measures.Found) -> bool:
    """Whether both are lengths of time, or neither: no list goes on with 里程1200公里、|三年新增300公里."""
    return (one.measure.unit in kinds.DURATIONS) is (two.measure.unit in kinds.DURATIONS)


def around(
    text: str,
    found: Sequence[measures.Found],
    places: Sequence[clauses.Place],
    at: int,
    end: int,
    predicate: predicates.Predicate,
    calendar: periods.Calendar,
    change: findings.Finding,
) -> Around:
    """Where the phrase that names a list's indicator may stand: that of found[at] up to found[end]."""
    one, place = found[at], places[at]
    start, sentence = one.start, place.sentence
    begin, phrase_end = place.clause, place.predicate + predicate.begin
    if text[phrase_end - 1 : phrase_end] in _GRADES and text.startswith(("以上", "以下"), phrase_end):
        phrase_end += 2
    before = found[at - 1] if at else None
    if before and place.clause == before.end:
        if text.endswith("连续", 0, before.start) and place.predicate - before.end <= _ADJOINS:
            begin, phrase_end = places[at - 1].clause, places[at - 1].predicate  # 优良率连续两年|超过90%
        elif place.clause == place.after > sentence.start and _names_what_follows(text, before):
            begin = places[at - 1].clause
    limit, adjoining = _limit(text, found, end, sentence.end)
    cuts = _cuts(text, place, start, begin, calendar, change)
    if times := calendar.here:
        last = min(limit, start + clauses.FARTHEST)
        times = times[bisect_left(times, (begin - REACH,)) : bisect_left(times, (last,))]
    size = None
    if before and _sizes(text, before, one):
        aged = before.measure.unit_text in ("岁", "周岁")
        measured = None if aged else _OF_SUCH.search(text, max(sentence.start, before.start - _NAMED), before.start)
        beyond = _BEYOND.search(text, max(sentence.start, before.start - _NAMED), before.start)
        size = measured.start("measure") if measured else beyond.start() if beyond else before.start
    those = before.start if before and size is None and _are_measured(text, before, one) else None
    return Around(sentence.start, begin, phrase_end, start, limit, times, cuts, adjoining, size, those)


_GRADES = frozenset("及级历称")  # 大专学历及以下|240人, 副高级职称以上|12人
_ADJOINS = 2  # characters of no name of its own


def _are_measured(text: str, found: measures.Found, following: measures.Found) -> bool:
    """Whether a count tells of how many places the next number is measured: 31个|大城市失业率为5.2%."""
    if not kinds.counts(found.measure.unit) or kinds.counts(following.measure.unit):
        return False
    if following.start - found.end >= _NAMED:
        return False
    places = _PLACES.match(text, found.end, following.start)
    return places is not None and trimming.verbs().match(text, places.end()) is None


_PLACES = re.compile("[一-鿿]{0,6}(?:城市|国家|成员国|省份|省市|省区市|地区|开发区)(?![、和及，中，]|[有已共])")
_BEYOND = re.compile("(?:超过?|过|逾|突破|破|达到?|[高低]于)\\Z")
# 产值超|亿元|企业12家: the name begins with what the size is one of.
_OF_SUCH = re.compile(
    "(?P<measure>(?:地区)?生产总值|GDP|年?(?:主营业务|营业|销售)?(?:总?(?:产值|投资)|收入|营收|税收|利润|销售额|交易额|产能)"
    "|(?:[一-鿿]{2,6}(?:率|比例|比重|占比)|增速|增幅|人口))(?:超过?|过|达到?|破|突破|[高低]于|为)?\\Z"
)


def _limit(text: str, found: Sequence[measures.Found], end: int, limit: int) -> tuple[int, int | None]:
    """How far the noun behind a list may reach, and the end of a number that belongs to it: 5个|100万吨/年电石基地."""
    if end == len(found):
        return limit, None
    last, following = found[end - 1].end, found[end]
    if last < following.start < limit:
        return (limit, following.end) if text[last : following.start] == "以上" else (following.start, None)
    return limit, following.end if following.start == last and text[last].isdigit() else None


def _cuts(
    text: str, place: clauses.Place, start: int, begin: int, calendar: periods.Calendar, change: findings.Finding
) -> list[tuple[int, int, str]]:
    """What cannot belong to the phrase before a number: the bases, plans and peers that it is compared with."""
    cuts = []
    if bases := calendar.bases:
        near = bases[bisect_left(bases, begin, key=_start) : bisect_left(bases, start, key=_start)]
        cuts += [(base.start, base.end, base.basis or "since") for base in near]
    if start - place.clause > 2:
        for cue in comparisons.named(text, place, start):
            if cue.says[0] in ("peer", "plan") and cue.text[-1] != "率":
                cuts.append((cue.start, cue.end, "peer"))
    for hit in change.hits:
        if (hit.text[:1] in _THAN or "peer" in hit.says) and hit.start >= begin:
            cuts.append((hit.start, hit.end, "peer"))
    return sorted(set(cuts)) if len(cuts) > 1 else cuts


def _sizes(text: str, found: measures.Found, following: measures.Found) -> bool:
    """Whether a mention goes on as the name of what the next one counts: 亿元以上|项目40个, 500千伏|变电站2座."""
    end, number = found.end, following.start
    if number - end >= _NAMED:
        return False
    if text[end] in _MAY_SELECT and (_OF_SOME.fullmatch(text, end, number) or _THAT_ARE.fullmatch(text, end, number)):
        return True  # 30户以上|自然村通硬化路的比例达|80%; 超过5亿元|的项目有|3个
    unit, written = found.measure.unit, found.measure.unit_text
    if written in ("岁", "周岁"):
        if _OF_AGE.fullmatch(text, end, number):
            return True  # 65岁及以上|人口占比为|14%
        if following.measure.unit == "person" and (end == number or _ALONE.fullmatch(text, end, number)):
            return True  # 其中65岁及以上|62万人
    if text[end] in _MAY_SELECT and _ALONE.fullmatch(text, end, number) and "/" not in following.measure.unit:
        of_things = kinds.counts(following.measure.unit) and not kinds.counts(unit)
        return of_things and unit not in RELATIVE and unit not in _SPANS  # 其中亿元以上|12个
    of_things = kinds.counts(following.measure.unit) and not kinds.counts(unit) and unit not in RELATIVE | _SPANS
    if of_things and text[end] in _MAY_SELECT:
        those = _THOSE.fullmatch(text, end, number)
        if those is not None and nouns.until_verb(text, *those.span("who")) is None:
            return True  # 500万元以上的|项目|126个
    if number - end > 16 or kinds.counts(unit) or kinds.is_measured(following.measure.unit):
        return False
    if unit in RELATIVE or unit in _SPANS:
        return False
    if unit in MONEY and text.startswith(tuple(nouns.words("spent_on")), end):
        return False  # 投入7亿元|新建公租房300套
    return _NAME.fullmatch(text, end, number) is not None


# Spans of time, which size nothing; but 10毫秒|时延圈 is known by its size.
_SPANS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_NAMED = 40  # characters of a name that opens with a threshold
_MAY_SELECT = frozenset("及以的内")
_OF_SOME = re.compile(rf"(?:{THRESHOLD}|(?<=米)内)(?![的且并及和至、（])(?:[一-鿿“”（）、]|[45]G){{4,}}")
_OF_AGE = re.compile(
    rf"(?:{THRESHOLD})?的?[一-鿿]{{0,8}}(?:人口|老年?人|儿童|居民|人群|群体|劳动力|青年|妇女|党员|干部|人才|教师|网民|患者|职工|农民|代表|委员|毕业生)[一-鿿]{{0,12}}"
)
_THAT_ARE = re.compile(
    f"(?:{THRESHOLD})?的(?:项目|企业|园区|城市|县区?|乡镇|行政村|村|学校|家庭|农户|单位|机构|产品|品牌|集群|工程)(?:有|共有?|达到?|为)"
)
_THOSE = re.compile(f"{THRESHOLD}的(?P<who>[一-鿿]{{1,8}})")
_ALONE = re.compile(rf"(?:{THRESHOLD})?的|{THRESHOLD}")
_NAME = re.compile("(?:(?!的)[一-鿿“”]){2,}")
_THAN = frozenset("比较离距超")  # what a base begins with that only the change names: 比老厂|降低18%


def _start(time: Time) -> int:
    return time.start


def outside(found: Sequence[measures.Found], stated: Sequence[Time]) -> list[measures.Found]:
    """The measures that are no part of a time: 5个月 in 前5个月 is a time's, not a number's."""
    kept, index, count = [], 0, len(stated)
    for one in found:
        while index < count and stated[index].end <= one.start:
            index += 1
        if index == count or stated[index].start >= one.end or _is_measured_too(stated[index], one):
            kept.append(one)
    return kept


def _is_measured_too(time: Time, one: measures.Found) -> bool:
    """5年内 is a time, and 5年 is measured; 与2010年的|3万人|相比 is a base, and tells how many there were."""
    return time.use == "within" or (time.use == "base" and time.text[: one.start - time.start].endswith("的"))


_BARE = re.compile(
    "[十百千万亿一二三四五六七八九两]+[国县市省]?(?![、，,；。])|[0-9]{1,2}(?:国|省市|省区|省份|市州|县市)(?=[一-鿿])"
)


def _names_what_follows(text: str, found: measures.Found) -> bool:
    """Whether a mention only names something that goes on behind it: 百亿|园区, 中亚五|国, 西部12省市|外贸."""
    matched = _BARE.match(text, found.start)
    return matched is not None and matched.end() == found.end
