"""Whether a mention is a target, an actual, a comparison or a specification, and what said so.

The evidence is asked in one order: does the number only describe a thing; does a cue whose scope covers it say that
it is aimed at or done; does its period lie ahead or behind; does the section look back or set out. What nobody calls
an aim is a fact, and a fact that is a difference is a comparison.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from policynum import lexicon
from policynum.clauses import Hit, Place, cues
from policynum.model import Measure, Role


class Evidence(NamedTuple):
    """What the earlier rooms know of a mention."""

    text: str
    start: int
    end: int
    measure: Measure
    place: Place
    is_change: bool  # a change by, or a ratio of two values
    kind: str | None  # "by", "to", "from"
    direction: str | None  # of the section: "review", "plan", "rule", "gloss"
    is_over: bool  # whether the time of the section lay behind when the text spoke
    ahead: bool | None  # whether the time in the sentence lies after the date of publication; None where nothing says
    carried: str | None  # what the paragraph said before this sentence: "aim", "past", or a "lead" (预期目标是：)


class Verdict(NamedTuple):
    """A role with the hits that decided it; ``inferred`` where no word in the sentence did."""

    role: Role
    hits: tuple[Hit, ...] = ()
    inferred: bool = False


TARGET = Verdict(Role.TARGET, inferred=True)
SPECIFICATION = Verdict(Role.SPECIFICATION)


def classify(evidence: Evidence) -> Verdict:
    """The role of a mention after the evidence of its place."""
    aim, hits = _aim(evidence)
    specification = _specification(evidence, aim is not None)
    if specification is not None:
        return specification
    if aim is not None:
        return aim
    return Verdict(Role.COMPARISON if evidence.is_change else Role.ACTUAL, hits)


# -- Aims -------------------------------------------------------------------------------------------------------------

AIMS = frozenset({"aim", "aim_weak", "expected"})


def _aim(evidence: Evidence) -> tuple[Verdict | None, tuple[Hit, ...]]:
    """The verdict that the mention is aimed at; for a fact None, with the cue that makes it one where there is one."""
    text, end = evidence.text, evidence.end
    behind = None
    if text[end : end + 1] in _MAY_BE_AIMED:
        behind = _AIM_BEHIND.match(text, end, evidence.place.sentence.end)
    if behind:
        at = behind.start(1)
        return Verdict(Role.TARGET, (Hit(at, behind.end(), text[at : behind.end()], ("aim_after",)),)), ()
    cue = _cue(evidence)
    if cue is not None:
        return (None, (cue,)) if AIMS.isdisjoint(cue.says) else (Verdict(Role.TARGET, (cue,)), ())
    if evidence.ahead is not None:
        return Verdict(Role.TARGET) if evidence.ahead else None, ()
    if evidence.direction == "plan" or evidence.carried == "lead":
        return TARGET, ()
    if evidence.direction is not None or evidence.kind == "by":
        return None, ()
    return _pressed_on(evidence), ()


_MAY_BE_AIMED = frozenset("左上以、和及的目")  # what an aim behind the number begins with
_HEARD, _FAR = 64, 240  # cues and characters before a number that may govern it
# 完成占比15%左右的目标, 下降4%、增加6%的改善目标
_AIM_BEHIND = re.compile(
    r"(?:左右|上下|以上|以下|以内)?(?:[、和及][^，。；,;\n]{1,24})?(的[^，。；、,;\n]{0,6}(?:目标|任务)|目标(?!值))"
)


def _pressed_on(evidence: Evidence) -> Verdict | None:
    """Where no section says which way it looks: work that is pressed on with (加快建设4个…) and not said to be done."""
    place = evidence.place
    if next(cues(evidence.text, place.clause, evidence.start, ("done",)), None) is not None:
        return None
    if evidence.measure.unit in _TIMES:
        return None
    for hit in cues(
        evidence.text, max(place.sentence.start, evidence.start - _FAR), evidence.start, ("push", "effort")
    ):
        near = hit.start >= place.clause or _OVERALL.search(evidence.text, place.clause, evidence.start)
        if ("push" in hit.says and near) or evidence.carried == "aim":
            return Verdict(Role.TARGET, (hit,), inferred=True)
    return None


def _cue(evidence: Evidence) -> Hit | None:
    """The cue that governs the mention: the nearest before it that nothing ends, an aim rather than a weak past."""
    weak = None
    cues_before = evidence.place.sentence.cues
    last = bisect_left(cues_before, (evidence.start,))
    for hit in reversed(cues_before[max(0, last - _HEARD) : last]):
        if hit.end > evidence.start:
            continue
        if "end" in hit.says:
            break
        if not AIMS.isdisjoint(hit.says) and _aims(evidence, hit):
            return hit
        if "past" in hit.says or ("standing" in hit.says and hit.start >= evidence.place.clause):
            return hit
        if "past_weak" in hit.says and weak is None and hit.start >= evidence.place.clause:
            weak = hit
    return weak if evidence.direction != "plan" else None


def _aims(evidence: Evidence, hit: Hit) -> bool:
    """Whether an aim word aims here: 争取 does not where the text looks back, nor 预计 of a year that is over."""
    if evidence.direction == "review":
        if "aim_weak" in hit.says or ("expected" in hit.says and evidence.is_over):
            return False
        if "；" in evidence.text[hit.end : evidence.start]:
            return False
    return not _is_object_marker(evidence, hit) and not _is_noun(evidence, hit)


def _is_object_marker(evidence: Evidence, hit: Hit) -> bool:
    """Whether 将 only marks an object, as in 将面积由3万亩扩展至5万亩, and says nothing of the future."""
    if hit.text != "将":
        return False
    clause = _CLAUSE.match(evidence.text, hit.end)
    if clause and _TREATS_AS.search(clause[0]):
        return True
    for verb in cues(evidence.text, hit.end, evidence.place.sentence.end, ("rise", "fall")):
        return verb.start - hit.end >= 2 and not re.search("[，。；、]", evidence.text[hit.end : verb.start])
    return False


_CLAUSE = re.compile("[^，。；]*")
_TREATS_AS = re.compile("纳入|列为|列入|作为|用于|写入")


def _is_noun(evidence: Evidence, hit: Hit) -> bool:
    """Whether 计划 is the name of one (“…计划”, 资助计划，) and not what is planned; 建议1284件 are motions."""
    behind = evidence.text[hit.end : hit.end + 1]
    return hit.text in ("计划", "预期", "建议") and (behind in tuple("，。、；：”》）的,;中内") or behind.isdigit())


# -- Specifications ---------------------------------------------------------------------------------------------------


def _specification(evidence: Evidence, aimed: bool) -> Verdict | None:
    """The verdict that the number only sizes, selects or rates a thing; None where it claims something."""
    text, start, end, unit = evidence.text, evidence.start, evidence.end, evidence.measure.unit.partition("/")[0]
    place, words = evidence.place, _words()
    before = _BREAK.split(text[max(place.sentence.start, start - 24) : start])[-1]
    if evidence.direction == "gloss" and not aimed:
        return Verdict(Role.SPECIFICATION, inferred=True)
    if evidence.direction == "rule":
        return None if words.obliges.search(before) else Verdict(Role.SPECIFICATION, inferred=True)
    if "级" in text[end - 1 : end + 1] or (before[-1:] in words.nameplate_ends and words.nameplate.search(before)):
        return SPECIFICATION
    if unit in _TIMES and (
        _frames(text, end, evidence.measure, before) or (evidence.kind != "to" and words.term.search(before))
    ):
        return SPECIFICATION
    if evidence.is_change or evidence.kind:
        return None
    if unit in words.sized and not text.startswith(("以上", "左右"), end) and _sizes_a_thing(text, end, place):
        return SPECIFICATION
    if "总投资" in before and _OVERALL.search(before) and (aimed or text.startswith("的", end)):
        return SPECIFICATION
    if unit in _SHARES:
        return SPECIFICATION if text.startswith(("给予", "的标准"), end) and words.grant.match(text, end + 2) else None
    behind = text[end : end + 1]
    counted = (
        not unit.isascii()
        and unit != "户"
        and _COUNTS.match(text, end)
        and before[-1:] not in words.nameplate_ends
        and before
    )
    if (behind in ("以", "及") and not counted and words.selects.match(text, end)) or _rates(text, end, unit, before):
        return SPECIFICATION
    if (
        behind in ("的", "以", "左")
        and (unit in words.money or unit in words.sized)
        and words.of_which.match(text, end)
    ):
        return SPECIFICATION
    if unit in words.money and (
        (words.grant.match(text, end) and words.grants.search(before)) or (aimed and words.granted.search(before))
    ):
        return SPECIFICATION
    if unit in _ARTICLES and _composes(text, start, end, place, before):
        return SPECIFICATION
    return None


_BREAK = re.compile("[，；：、,;:]")
_SHARES = frozenset({"percent", "permille", "ratio"})
_TIMES = frozenset({"year", "month", "day"})
_ARTICLES = frozenset({"项", "条", "个"})
_OVERALL = re.compile(r"总投资(?:额)?(?:约|超过?|近|达|逾)*$")
_VERB_FIRST = re.compile(r"(?:建成|开工|投产|并网|全面|以|的|用于|支持|增长|及|和|，|、|。)")
_COUNTS = re.compile("以[上下内](?!的)")  # 培育100家|以上专精特新企业; but 3家以上的单位联合
_HAN = re.compile("[一-鿿](?<![以及、，和到至])")


class _Words(NamedTuple):
    """The patterns that data/roles.toml spells."""

    sized: frozenset[str]
    money: frozenset[str]
    nameplate: re.Pattern[str]  # 年产|10万吨
    nameplate_ends: frozenset[str]  # the characters on which it may end
    rating: re.Pattern[str]  # 续航超|1000公里
    term: re.Pattern[str]  # 有效期|5年
    framed: re.Pattern[str]  # 三年|行动
    obliges: re.Pattern[str]  # 不得少于|2人
    thing: re.Pattern[str]  # 60万吨|大电流电解槽升级改造
    selects: re.Pattern[str]  # 5亿元|以上的项目
    group: re.Pattern[str]  # 超千亿元|县
    of_which: re.Pattern[str]  # 200亿元|的交易中心
    grant: re.Pattern[str]  # 500万元|补助
    grants: re.Pattern[str]  # 给予最高|500万元
    granted: re.Pattern[str]  # 一次性奖励|100万元, 单个项目最高不超过|500万元
    document: re.Pattern[str]  # 规划提出|20项
    issues: re.Pattern[str]  # 出台|20条
    articles: re.Pattern[str]  # 20条|措施


@cache
def _words() -> _Words:
    table = lexicon.load("roles")
    word = {name: lexicon.trie(table[name]) for name in table}
    hedge = "(?:约|超过?|达到?|近)*"
    return _Words(
        frozenset(table["sized"]),
        frozenset(table["money"]),
        re.compile(rf"{word['nameplates']}{hedge}\Z"),
        frozenset("约超过达到近").union(name[-1] for name in table["nameplates"]),
        re.compile(rf"{word['ratings']}{hedge}\Z"),
        re.compile(rf"{word['terms']}为?\Z"),
        re.compile(word["framed"]),
        re.compile(rf"{word['obliges']}\Z"),
        re.compile(rf"(?:[/／]年)?(?!以上|以下|左右|以内|的)[^，。；,;\n]{{0,40}}?{word['things']}"),
        re.compile(rf"及?(?:以上|以下|以内)的?[^，。；、,;\n]{{0,10}}?{word['groups']}"),
        re.compile(
            rf"(?:、超[0-9.万亿千百]+\w{{1,2}})?的?(?:(?!支持|用于|建设|推[动进])[一-鿿]){{0,4}}?{word['groups']}"
        ),
        re.compile(rf"(?:以上|以下|以内|左右)?的(?!{word['heads']})[^，。；、\n]{{1,20}}(?<![额资值入])"),
        re.compile(rf"(?:以内|以下|以上)?的?(?:一次性)?[^，。；、\n]{{0,6}}?{word['grants']}"),
        re.compile(rf"{word['grant_verbs']}[^，。；、\n]{{0,12}}\Z"),
        re.compile(
            rf"(?:一次性|给予){word['grants']}{hedge}\Z"
            r"|(?:单个|单项|每个|每家|每户|每人|每项|每村)[^，。；]{0,12}(?:最高|不超过|不高于|上限)+\Z"
        ),
        re.compile(rf"{word['documents']}[^。；\n]{{0,24}}?{word['composes']}了?[^。；\n]{{0,30}}\Z"),
        re.compile(rf"{word['issues']}了?[^，。；]{{0,16}}\Z"),
        re.compile(rf"(?:新|具体|重点|配套)?{word['articles']}"),
    )


def _frames(text: str, end: int, measure: Measure, before: str) -> bool:
    """A time that only frames or an age that only selects: 三年行动, 连续3年, 75周年, 60岁以上老人."""
    if measure.unit_text in ("岁", "周岁"):
        return text.startswith(("以上", "以下", "及以上", "及以下", "至", "—"), end)
    return (
        measure.unit_text == "周年"
        or before.endswith(("连续", "为期", "每"))
        or _words().framed.match(text, end) is not None
    )


def _sizes_a_thing(text: str, end: int, place: Place) -> bool:
    return _VERB_FIRST.match(text, end) is None and _words().thing.match(text, end, place.sentence.end) is not None


def _rates(text: str, end: int, unit: str, before: str) -> bool:
    """A number that a thing is known by: 超千亿元|县, 续航超1000公里|重卡."""
    words = _words()
    if (
        before[-1:] in ("超", "过", "破", "逾")
        and (unit in words.money or unit == "1")
        and words.group.match(text, end)
    ):
        return True
    if not _HAN.match(text, end):
        return False
    return words.rating.search(before) is not None


def _composes(text: str, start: int, end: int, place: Place, before: str) -> bool:
    """What a document is made of by design: 规划提出20项指标, 出台20条措施."""
    if _words().issues.search(before) and _words().articles.match(text, end):
        return True
    return _words().document.search(text, max(place.sentence.start, start - _FAR), start) is not None
