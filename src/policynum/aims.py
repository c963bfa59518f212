"""Whether a number is aimed at: a cue whose scope covers it, else its time, else the part of the document.

The cues are those of data/cues.toml. The nearest before the number speaks first; what nothing calls an aim is a fact.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from policynum import lexicon, nouns, patterns, rules
from policynum.bounds import BEHIND
from policynum.clauses import FARTHEST, Hit, cues, first_cue
from policynum.evidence import INVESTED, Evidence
from policynum.kinds import DURATIONS

AIMS = frozenset({"aim", "aim_weak", "expected"})  # the tables of data/cues.toml that aim


@dataclass(slots=True)
class Stance:
    """Whether a mention is aimed at, and the hits that said so; ``inferred`` where no word in the sentence did."""

    aimed: bool
    hits: tuple[Hit, ...] = ()
    inferred: bool = False


FACT = Stance(aimed=False)


def read(evidence: Evidence) -> Stance:
    """Whether the text aims at the number; for a fact with the cue that makes it one, where there is one."""
    if evidence.kind == "from" or _is_of_the_base(evidence):
        return FACT  # 由5小时缩短至3小时 tells where things stand, also where 3 hours are aimed at
    if (beside := _behind(evidence) or _right_before(evidence)) is not None:
        return Stance(aimed=True, hits=(beside,))
    cue = _before(evidence)
    if evidence.direction == "rule":
        aims = cue if cue is not None and not AIMS.isdisjoint(cue.says) else None
        if aims is not None and (rules.obliges(evidence) or aims.text not in rules.modals()):
            return Stance(aimed=True, hits=(aims,))
        return Stance(aimed=rules.aims(evidence), inferred=True)
    if cue is not None:
        return Stance(not AIMS.isdisjoint(cue.says), (cue,))
    if (later := _of_the_subject(evidence) or _once_built(evidence)) is not None:
        return Stance(aimed=True, hits=(later,))
    if evidence.of_an_aim:
        return Stance(aimed=True, inferred=True)
    if evidence.ahead is not None:
        return Stance(evidence.ahead)
    if evidence.direction == "plan" or evidence.carried == "lead":
        return Stance(aimed=True, inferred=True)
    if evidence.direction is None and evidence.kind != "by" and (pressed_on := _pressed_on(evidence)) is not None:
        return Stance(aimed=True, hits=(pressed_on,), inferred=True)
    return FACT


def _is_of_the_base(evidence: Evidence) -> bool:
    """Whether the number is the level that a change is measured from: 比2010年的|1.03吨下降16%, 相较目前|4万吨."""
    text, start = evidence.text, evidence.start
    if _NOW.search(text, max(0, start - _BASE), start):
        return True
    return text.endswith("的", 0, start) and _OF_BASE.search(text, max(0, start - _BASE), start) is not None


_BASE = 20  # characters
_OF_BASE = re.compile(r"[比较](?:[12１２][0-9０-９]{3}年|上年|去年)[^，。；]{0,8}的\Z")
_NOW = re.compile("(?:相较|较|相比|对比)(?:于)?(?:目前|当前|现有|此前|之前|原来|现在)[^，。；0-9０-９]{0,8}\\Z")


# -- Behind the number ------------------------------------------------------------------------------------------------

_MAY_BE_AIMED = frozenset("左上以、和及的目")  # what an aim behind the number begins with
_SUBJECT = 24  # characters behind a number in which what it counts is said to be aimed at: 58个项目|要在年底前竣工
_MAY_AIM = re.compile("[^，。；：:;,、的了0-9０-９\n]*")


def _behind(evidence: Evidence) -> Hit | None:
    """The noun behind the number that calls it an aim."""
    text, end = evidence.text, evidence.end
    if text[end : end + 1] in _MAY_BE_AIMED:
        found = _aim_behind().match(text, end, evidence.place.sentence.end)
    elif evidence.measure.unit in DURATIONS or text.find("的目标", end, end + _SUBJECT) < 0:
        return None  # 20年经济发展的目标
    else:
        found = _AIM_BEHIND_NOUN.match(text, end)
    return Hit(found.start(1), found.end(), found[1], ("aim_after",)) if found else None


_AIM_BEHIND_NOUN = re.compile("[一-鿿“”]{1,16}(的目标)(?![一-鿿])")  # 新建420套|周转房的目标


@cache
def _aim_behind() -> re.Pattern[str]:
    """完成占比15%|左右的目标, 下降4%|、增加6%的改善目标, 还有5%|的下降空间."""
    table = lexicon.load("cues")
    nouns, right_after = patterns.trie(table["aim_after"]), patterns.trie(table["aim_right_after"])
    return re.compile(
        rf"(?:{BEHIND})?(?:[、和及](?!超|完成|[高低]于|[比较])[^，。；,;\n]{{1,24}})?"
        rf"(的[^，。；、,;\n]{{0,6}}{nouns}|的[^，。；、,;\n]{{0,2}}空间(?![站布规])|{right_after}(?!值))"
    )


def _right_before(evidence: Evidence) -> Hit | None:
    """The noun right before the number that calls only this one an aim."""
    text, start = evidence.text, evidence.start
    if text[start - 1 : start] not in _aim_ends() or evidence.basis == "plan":  # 低于年度目标|2个百分点
        return None
    found = _aim_before().search(text, max(evidence.place.clause, start - _NOUN), start)
    return Hit(*found.span(), found[0], ("aim_right_before",)) if found else None


_NOUN = 12  # characters


@cache
def _aim_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in lexicon.load("cues")["aim_right_before"])


@cache
def _aim_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(lexicon.load('cues')['aim_right_before'])})\Z")


def _of_the_subject(evidence: Evidence) -> Hit | None:
    """The verb that aims at what the number counts."""
    text, end, cues_here = evidence.text, evidence.end, evidence.place.sentence.cues
    if not cues_here or cues_here[-1].end <= end:  # the cues that aim behind a number are among those before one
        return None
    subject = _MAY_AIM.match(text, end, min(evidence.place.sentence.end, end + _SUBJECT))
    hit = first_cue(text, end, subject.end(), ("aim_of",)) if subject else None
    return hit if hit is not None and not marks_object(text, hit, evidence.place.sentence.end) else None


def _once_built(evidence: Evidence) -> Hit | None:
    """What something will give once it is built: 全部投产后，年产值可达|90亿元."""
    text, start = evidence.text, evidence.start
    begin = max(evidence.place.sentence.start, start - _FAR)
    if text.find("后", begin, start) < 0:
        return None
    found = _will().search(text, begin, start)
    return Hit(*found.span(), found[0], ("aim",)) if found else None


@cache
def _will() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{nouns.once_built()}|全面实施后)[^。；]{{0,40}}?(?:能够|可以|(?<![许认])可(?![再持支靠控能视移见行])|(?<!已)(?:形成|具备)(?!了))"
    )


# -- Before the number ------------------------------------------------------------------------------------------------

_HEARD, _FAR = 64, 240  # cues and characters before a number that may govern it
_OBJECT = 60  # characters of an object that 将 marks


def _before(evidence: Evidence) -> Hit | None:
    """The cue that governs the mention: the nearest before it that nothing ends, an aim rather than a weak past."""
    weak = None
    cues_before = evidence.place.sentence.cues
    if not cues_before:
        return None
    last = bisect_left(cues_before, (evidence.start,))
    for hit in reversed(cues_before[max(0, last - _HEARD) : last]):
        if hit.end > evidence.start:
            continue
        if "end" in hit.says or evidence.start - hit.end > FARTHEST:
            break
        if _is_quoted(evidence, hit):
            continue
        if not AIMS.isdisjoint(hit.says) and _aims(evidence, hit):
            return None if _is_past_by_now(evidence, hit) else hit
        if _is_outdated(evidence, hit):
            continue
        if "standing" in hit.says and evidence.ahead:
            continue
        if evidence.direction == "plan" and _is_of_a_thing(evidence, hit):
            continue
        if "past" in hit.says or ("standing" in hit.says and hit.start >= evidence.place.clause):
            return hit
        if "past_weak" in hit.says and weak is None and hit.start >= evidence.place.clause:
            weak = hit
    return weak if evidence.direction != "plan" else None


def _is_of_a_thing(evidence: Evidence, hit: Hit) -> bool:
    """Whether a cue of the past only tells which things a plan is for: 推进已批建的|3家, 优化已建成的，新建|5个."""
    if hit.start >= evidence.place.clause:
        return evidence.text.endswith("的", 0, evidence.start)
    return hit.text in _ONLY_HERE


_ONLY_HERE = frozenset({"已", "已经"})


def _is_quoted(evidence: Evidence, hit: Hit) -> bool:
    """Whether a quotation or a title that holds the cue has closed before the number: 《关于推动…的意见》等|3个."""
    text, start = evidence.text, evidence.start
    for opening, closing in _QUOTES:
        closed = text.find(closing, hit.end, start)
        if closed >= 0 and text.find(opening, hit.end, closed) < 0:
            return True
    return False


_QUOTES = (("“", "”"), ("《", "》"), ("「", "」"), ("『", "』"))


def _is_outdated(evidence: Evidence, hit: Hit) -> bool:
    """Whether a quotation or a clause of another time has begun since a cue of the past: 去年办了6场，今年|办10场."""
    text, dated = evidence.text, evidence.dated
    if not AIMS.isdisjoint(hit.says):
        return False
    if text.rfind("“", hit.end, evidence.start) > text.rfind("”", hit.end, evidence.start):
        return True  # 提到了“加快建设|4个园区”
    if dated is None or dated < hit.end:
        return False
    return evidence.ahead is True or re.search("[，；]", text[hit.end : dated]) is not None


def _is_past_by_now(evidence: Evidence, hit: Hit) -> bool:
    """Whether a clause of a time that is over has begun since an aim: 确保年底建成，其中甲线去年|完成4300万元.

    Without a date of publication a part of a year is over where the aim was set for the year, as a text that sets out
    does not go on: 全年就业目标为12万人，前三季度实现|10.3万人; but 力争全年增长6%，一季度增长|5%.
    """
    text, dated = evidence.text, evidence.dated
    if evidence.ahead or dated is None or dated < hit.end or not re.search("[，；—]", text[hit.end : dated]):
        return False
    if evidence.ahead is False:
        return not _NOT_OVER.match(text, dated - 1)
    if evidence.direction == "plan" or not _PART_OF_YEAR.match(text, dated):
        return False
    return bool(
        _SET.search(hit.text)
        and _FOR_THE_YEAR.search(text, max(evidence.place.sentence.start, hit.end - _FAR), hit.end)
    )


# What may still lie ahead, or is what an aim is compared with: 近几年把产量稳定在|一亿吨, 是“十五”总投资的|3倍.
_NOT_OVER = re.compile(".近|[是为于]")
_SET = re.compile("目标|计划|任务")
_FOR_THE_YEAR = re.compile("今年|全年|年度|年初|20[0-9]{2}年")
_PART_OF_YEAR = re.compile(
    "截[至止]|前?[一二三1-3]季度|前[一二三]个季度|上半年|[0-9]{1,2}(?:[-—–至到~～][0-9]{1,2})?月"
)


def _aims(evidence: Evidence, hit: Hit) -> bool:
    """Whether an aim word aims here: 争取 does not where the text looks back, nor 预计 of a year that is over."""
    if evidence.direction == "review":
        if "aim_weak" in hit.says or ("expected" in hit.says and (evidence.is_over or _is_of_a_year(evidence))):
            return False
        if "expected" not in hit.says and "；" in evidence.text[hit.end : evidence.start]:
            return False
    if "expected" in hit.says and evidence.dated is not None and evidence.text.startswith("截", evidence.dated):
        return False  # 截至2020年底，里程预计超过500万公里: counted up to then
    if "expected" in hit.says and evidence.kind == "by" and evidence.text.startswith("的", hit.end):
        return False  # 比预估的人数增加|50万人
    if evidence.basis == "plan" and evidence.kind is None and hit.text == "计划" and hit.end < evidence.place.clause:
        return False  # 计划投资59亿元，完成|58.9%
    return not marks_object(evidence.text, hit, evidence.place.sentence.end) and not _is_noun(evidence, hit)


def _is_of_a_year(evidence: Evidence) -> bool:
    """Whether no time is stated, or a whole year by its number: what looks back tells of it (预计2002年实现709亿元)."""
    if evidence.dated is None:
        return True
    return not evidence.ahead and _YEAR.match(evidence.text, evidence.dated) is not None


_YEAR = re.compile("[12][0-9]{3}年(?!底|末|[0-9])")


def marks_object(text: str, hit: Hit, end: int) -> bool:
    """Whether 将 only marks an object in a sentence that ends at ``end``, and says nothing of the future.

    >>> text = "将面积由3万亩扩展至5万亩"
    >>> marks_object(text, Hit(0, 1, "将", ("aim",)), len(text))
    True
    """
    if hit.text != "将" or text.startswith(_NO_OBJECT, hit.end):
        return False
    if _TREATS_AS.match(text, hit.end) or _THINGS.match(text, hit.end):
        return True
    verb = first_cue(text, hit.end, min(end, hit.end + _OBJECT), ("rise", "fall"))
    if verb is None:
        return False
    return verb.start - hit.end >= 2 and not re.search("[，。；、]", text[hit.end : verb.start])


# A verb, a place or a base, and no object of 将.
_NO_OBJECT = ("由", "从", "使", "令", "让", "带动", "拉动", "较", "比", "同比", "在", "于")
_TREATS_AS = re.compile(
    "[^，。；]{2,60}?(?:进行(?:对比|比较|分析)|纳入|列入|作为|用于|写入|维持|投入|上报|挪用|挪作|虚报|虚列|套取|转入|转作"
    "|(?:[分评定改转变列归设视升]|分选|转化|划分|认定|命名|调整|折算|换算)为"
    "|(?:改造|连接|转化|加工|整合|打造|改编|[变做织])成(?![为效熟]))"
)
# Things by their number, and no verb: 将|12个村的老屋改造一新; but 将|近百万, 将|30日举行.
_THINGS = re.compile("(?:这|全部|其余|现有|原有)?[0-9]+(?:[.][0-9]+)?[万亿余多]*(?![年月日时号])[一-鿿]")


def _is_noun(evidence: Evidence, hit: Hit) -> bool:
    """Whether 计划 is the name of one (“…计划”, 资助计划，) and not what is planned; 建议1284件 are motions."""
    if (
        hit.text == "要求"
        and evidence.direction != "review"
        and _AS_ASKED.search(evidence.text, max(evidence.place.sentence.start, hit.end - _AT_LENGTH), hit.end + 1)
    ):
        return False  # 根据《报告》要求，今年新建|5万个
    if hit.text == "要求" and evidence.text[hit.start - 1 : hit.start] in _WHOSE:
        return True
    return hit.text in _MAY_BE_NOUNS and _NOUN_BEFORE.match(evidence.text, hit.end) is not None


_AT_LENGTH = 32  # characters of who asks and what in
_AS_ASKED = re.compile("(?:按照?|根据)[^，。；]{2,24}要求[，,]\\Z")
_MAY_BE_NOUNS = frozenset({"计划", "预期", "建议", "要求"})
_WHOSE = frozenset("的按照据合质标需本体低高总新有无")  # the character before 要求 where that is a noun
_NOUN_BEFORE = re.compile(
    "[，。、；：”》）的,;中内和与及]|(?!20[0-9]{2}年)[0-9０-９]|扎实|深入|有力|有效|顺利|稳步|加快|全面(?!完成|建成)"
)


# -- Work that is pressed on with -------------------------------------------------------------------------------------


def _pressed_on(evidence: Evidence) -> Hit | None:
    """Where no section says which way it looks: work that is pressed on with (加快建设4个…) and not said to be done."""
    place = evidence.place
    begin = max(place.sentence.start, evidence.start - _FAR)
    if first_cue(evidence.text, begin, evidence.start, ("done",)) is not None:
        return None
    if evidence.measure.unit in DURATIONS:
        return None
    for hit in cues(evidence.text, begin, evidence.start, ("push", "effort")):
        near = not _CLAUSE_END.search(evidence.text, hit.end, evidence.start) or INVESTED.search(
            evidence.text, place.clause, evidence.start
        )
        if _is_quoted(evidence, hit):
            continue
        if near and ("push" in hit.says or (evidence.carried == "aim" and evidence.dated is None)):
            return hit
    return None


_CLAUSE_END = re.compile("[，；：,;:]")
