"""Whether a number is aimed at: a cue whose scope covers it, else its time, else the part of the document.

The cues are those of data/cues.toml. The nearest before the number speaks first; what nothing calls an aim is a fact.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.kinds import DURATIONS
from policynum.model import Bound
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.role import intentions, rules, scopes
from policynum.role.evidence import INVESTED, Evidence
from policynum.role.intentions import AIMS
from policynum.sentences import nouns, plans
from policynum.sentences.clauses import FARTHEST, Hit, cues, first_cue


@dataclass(slots=True)
class Stance:
    """Whether a mention is aimed at, and the hits that said so; ``inferred`` where no word in the sentence did."""

    aimed: bool
    hits: tuple[Hit, ...] = ()
    inferred: bool = False


FACT = Stance(aimed=False)


def read(evidence: Evidence) -> Stance:
    """Whether the text aims at the number; for a fact with the cue that makes it one, where there is one."""
    if (only := _ONLY.search(evidence.text, max(0, evidence.start - 6), evidence.start)) is not None:
        hit = Hit(*only.span("only"), only["only"], ("standing",))
        return Stance(aimed=False, hits=(hit,))  # 要求达到95%，合格率|仅为|82%
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
    if evidence.dated is not None and evidence.text.startswith("截", evidence.dated):
        return FACT  # 截至9月底，…1143万台: counted, whatever the part sets out
    if evidence.direction == "plan" or _follows_a_lead(evidence):
        return Stance(aimed=True, inferred=True)
    if evidence.direction is None and evidence.kind != "by" and (pressed_on := _pressed_on(evidence)) is not None:
        return Stance(aimed=True, hits=(pressed_on,), inferred=True)
    if evidence.direction is None and _is_demanded(evidence):
        return Stance(aimed=True, inferred=True)
    return FACT


_ONLY = re.compile(f"(?<!不)(?P<only>仅[为有占达]?|只有)(?:{HEDGED})?\\Z")


def _follows_a_lead(evidence: Evidence) -> bool:
    """Whether a lead-in lists aims here, or the sentence before looked ahead and this one tells no time of its own.

    到2027年，营收达到300亿元。2024年，营收|186亿元，同比增长|11%: what was.
    """
    told = evidence.dated is not None or (evidence.is_change and evidence.basis in ("yoy", "mom"))
    return evidence.carried == "lead" or (evidence.carried == "ahead" and not told)


def _is_demanded(evidence: Evidence) -> bool:
    """Whether a limit is set, where nothing says that it was kept: 供水保证率|不低于|95%, 规模|控制在|200万亩|以内."""
    if evidence.is_change or evidence.kind or evidence.tells or evidence.ahead is False:
        return False
    if evidence.dated is not None and evidence.carried != "aim":
        return False
    begin = max(evidence.place.clause, evidence.start - _NOUN)
    if _DEMANDS.search(evidence.text, begin, evidence.start) is not None:
        return True
    begin = max(evidence.place.sentence.start, evidence.start - _FAR * 3)
    return _DEMANDED.search(evidence.text, begin, evidence.start) is not None  # 不低于95%，达标率达到|98%


_LIMITS = "不小于|不大于|不低于|不少于|不超过|不高于|不得超过|控制在"
_DEMANDS = re.compile(f"(?:{_LIMITS})[^，。；]{{0,2}}\\Z")
_DEMANDED = re.compile(f"(?:{_LIMITS})[0-9]")


def _is_of_the_base(evidence: Evidence) -> bool:
    """Whether the number is the level that a change is measured from: 比2010年的|1.03吨下降16%, 相较目前|4万吨."""
    text, start = evidence.text, evidence.start
    if _NOW.search(text, max(0, start - _BASE), start) or text.startswith(("的基础上", "相比"), evidence.end):
        return True
    if text[start - 1 : start] not in ("的", "、", "和"):
        return False
    return _OF_BASE.search(text, max(0, start - _BASE), start) is not None


_BASE = 20  # characters
_OF_BASE = re.compile(r"[比较](?:[12][0-9]{3}年|上年|去年)[^，。；]{0,8}的(?:[0-9.]+[^，。；、和0-9]{1,4}[、和])?\Z")
_NOW = re.compile("(?:相较|较|相比|对比)(?:于)?(?:目前|当前|现有|此前|之前|原来|现在)[^，。；0-9]{0,8}\\Z")


# -- Behind the number ------------------------------------------------------------------------------------------------

_BRACKETS = ("（", "(")
_KEPT = re.compile("[（(](?P<kind>预期性|约束性|约束性指标|预期性指标)[）)]")
_MAY_BE_AIMED = frozenset("左上以、和及的目")  # what an aim behind the number begins with
_SUBJECT = 24  # characters behind a number in which what it counts is said to be aimed at: 58个项目|要在年底前竣工
_MAY_AIM = re.compile("[^，。；：:;,、的了0-9\n]*")


def _behind(evidence: Evidence) -> Hit | None:
    """The noun behind the number that calls it an aim."""
    text, end = evidence.text, evidence.end
    if text[end : end + 1] in _BRACKETS and (kept := _KEPT.match(text, end)) is not None:
        return Hit(kept.start("kind"), kept.end("kind"), kept["kind"], ("aim_after",))  # 24.5%（|约束性|）
    if text[end : end + 1] in _MAY_BE_AIMED:
        found = _aim_behind().match(text, end, evidence.place.sentence.end)
    elif text.startswith("任务", end) and (
        kinds.is_measured(evidence.measure.unit) or evidence.measure.unit == "person"
    ):
        return Hit(end, end + 2, "任务", ("aim_after",))  # 下达的|1.2万人|任务; but 完成30项任务
    elif evidence.measure.unit in DURATIONS or text.find("的目标", end, end + _SUBJECT) < 0:
        return None  # 20年经济发展的目标
    else:
        found = _AIM_BEHIND_NOUN.match(text, end)
    return Hit(found.start(1), found.end(), found[1], ("aim_after",)) if found else None


_AIM_BEHIND_NOUN = re.compile("(?:(?![未没不])[一-鿿“”]){1,16}(的目标)(?![一-鿿])")  # 新建420套|周转房的目标


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
    planned = plans.level(text, evidence.place.clause, start, evidence.end)
    if planned is not None and evidence.measure.unit != "ratio":
        return Hit(*planned.span(), planned[0], ("aim_right_before",))
    if _DONE_SINCE.match(text, evidence.end) and (due := _DUE.search(text, max(0, start - _NOUN), start)) is not None:
        return Hit(*due.span(), due[0], ("aim_right_before",))  # 改厕|任务|3.8万座，完成3.9万座
    beyond = evidence.basis == "plan" or evidence.is_change  # 超年度任务4万亩, 高出目标2个百分点
    if (
        text.endswith(("任务", "目标"), 0, start)
        and not beyond
        and (
            kinds.is_measured(evidence.measure.unit)
            or evidence.measure.unit == "person"
            or evidence.measure.unit_text in ("户", "套")
            or text[start - 3 : start - 2] in ("（", "(")  # 改造小区1200个（|目标|1000个）
        )
        and not _DEALT.search(text, max(0, start - _FAR), start)
    ):
        return Hit(start - 2, start, text[start - 2 : start], ("aim_right_before",))  # 秋播|任务|18万亩
    of_aim = None
    if text[start - 1 : start] in _SAYS_SO:
        of_aim = _OF_AN_AIM.search(text, max(evidence.place.sentence.start, start - _FAR), start)
    if of_aim is not None:
        return Hit(*of_aim.span("aim"), of_aim["aim"], ("aim_right_before",))  # 装机|目标|分别达到5GW
    if text[start - 1 : start] not in _aim_ends() or evidence.basis == "plan":  # 低于年度目标|2个百分点
        return None
    found = _aim_before().search(text, max(evidence.place.clause, start - _NOUN), start)
    return Hit(*found.span(), found[0], ("aim_right_before",)) if found else None


_DUE = re.compile("(?:任务|指标|计划|目标)(?:数|为)?\\Z")
_DONE_SINCE = re.compile("，(?:目前|实际|累计|已经?|共)*(?:完成|建成|开工|达到)[0-9]")
_SAYS_SO = frozenset("是为到达和、")
_OF_AN_AIM = re.compile(
    "(?<!达成|完成|实现|超出|超过|低于|高于)(?P<aim>目标)(?:就|正|均|都|分别)*(?:是|为|达到?)(?:[^，。；]{1,8}[和、])?\\Z"
)
_DEALT = re.compile("(?:完成|落实|分解|超额|占|达)[^，。；]{0,28}(?:任务|目标)\\Z")
_NOUN, _FAR = 12, 32  # characters


@cache
def _aim_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in lexicon.load("cues")["aim_right_before"])


@cache
def _aim_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(lexicon.load('cues')['aim_right_before'])})\Z")


def _of_the_subject(evidence: Evidence) -> Hit | None:
    """The verb that aims at what the number counts."""
    text, end, cues_here = evidence.text, evidence.end, evidence.place.sentence.cues
    if evidence.measure.unit_text in _PLACES:
        return None  # 三省|一市还将探索…
    if not cues_here or cues_here[-1].end <= end:  # the cues that aim behind a number are among those before one
        return None
    subject = _MAY_AIM.match(text, end, min(evidence.place.sentence.end, end + _SUBJECT))
    hit = first_cue(text, end, subject.end(), ("aim_of",)) if subject else None
    return hit if hit is not None and not intentions.marks_object(text, hit, evidence.place.sentence.end) else None


_PLACES = frozenset("省市县区国州")


def _once_built(evidence: Evidence) -> Hit | None:
    """What something will give once it is built: 全部投产后，年产值可达|90亿元."""
    text, start = evidence.text, evidence.start
    begin = max(evidence.place.sentence.start, start - scopes.FAR)
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

_OF_A_MULTIPLE = re.compile("的[0-9.一二两三四五六七八九十]+倍")
_HEARD = 64  # cues before a number that may govern it


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
        if scopes.is_quoted(evidence.text, hit, evidence.start):
            continue
        if not AIMS.isdisjoint(hit.says) and intentions.aims(evidence, hit):
            if _is_told_for_all_that(evidence, hit) or _is_before(evidence, hit):
                continue
            return None if scopes.is_past_by_now(evidence, hit) else hit
        if scopes.is_outdated(evidence, hit):
            continue
        if ("standing" in hit.says and evidence.ahead) or _OF_A_MULTIPLE.match(evidence.text, hit.end):
            continue  # 到2030年将是|目前|的7倍
        if evidence.direction == "plan" and scopes.is_of_a_thing(evidence, hit):
            continue
        if "past" in hit.says or ("standing" in hit.says and hit.start >= evidence.place.clause):
            return hit
        if "past_weak" in hit.says and weak is None and hit.start >= evidence.place.clause:
            weak = None if scopes.tells_whom(evidence, hit) else hit
    return weak if evidence.direction != "plan" and not evidence.ahead else None  # 到2030年，|累计|造林5万亩


def _is_told_for_all_that(evidence: Evidence, hit: Hit) -> bool:
    """Whether an aim of an earlier clause that holds no number leaves what was told: 确保粮食安全，产量同比增长|3%."""
    if hit.start >= evidence.place.clause or "expected" in hit.says or _IS_A_PLAN.search(hit.text) is not None:
        return False
    if evidence.ahead or evidence.measure.bound is not Bound.EXACT:
        return False
    closed = _CLAUSE_END.search(evidence.text, hit.end, evidence.start)
    if closed is None or _DIGIT.search(evidence.text, hit.end, closed.start()) is not None:
        return False
    if _opens_with_what_was(evidence, closed.end()):
        return True
    if closed[0] not in "，,":
        return False
    dated_before = evidence.dated is not None and evidence.dated < hit.start
    return (
        evidence.direction == "review"
        or (evidence.is_change and evidence.basis in ("yoy", "mom"))
        or (dated_before and evidence.ahead is False)
        or _GROWN_SINCE.match(evidence.text, evidence.end) is not None
    )


def _opens_with_what_was(evidence: Evidence, clause: int) -> bool:
    """Whether a clause behind an aim opens with a time that is over: 要扩大投资，|上半年|投资增长7%."""
    if evidence.dated is None or evidence.dated < clause or evidence.direction == "plan":
        return False
    opens = _CLAUSE_END.match(evidence.text, evidence.dated - 1) is not None
    return opens and _OVER.match(evidence.text, evidence.dated) is not None


_OVER = re.compile(
    "截[至止]|[去上前]年|(?:20[0-9]{2}年|今年)?(?:1(?:月份?)?[—–~～至-]+[0-9]{1,2}月|前[0-9一二三四五六七八九十]+个?(?:月|季度)|上半年|第?[一二三]季度|[0-9]{1,2}月份)"
)


def _is_before(evidence: Evidence, hit: Hit) -> bool:
    """Whether what is expected comes behind the months that the number sums up: 12月预计8万辆，1—11月|86万辆."""
    if "expected" not in hit.says or evidence.dated is None:
        return False
    told_apart = _CLAUSE_END.search(evidence.text, hit.end, evidence.dated) is not None
    return (
        told_apart
        and _DIGIT.search(evidence.text, hit.end, evidence.dated) is not None
        and _SO_FAR.match(evidence.text, evidence.dated) is not None
    )


_IS_A_PLAN = re.compile("预算|安排|目标|计划|任务|规划")
_GROWN_SINCE = re.compile("[，,、](?:同比|环比|[比较][上去]年)")
_DIGIT = re.compile("[0-9]")

# -- Work that is pressed on with -------------------------------------------------------------------------------------


def _pressed_on(evidence: Evidence) -> Hit | None:
    """Where no section says which way it looks: work that is pressed on with (加快建设4个…) and not said to be done."""
    place = evidence.place
    begin = max(place.sentence.start, evidence.start - scopes.FAR)
    if evidence.told:
        return None  # 全年收茶6亿元，|支持|9000户茶农
    if evidence.dated is not None and _SO_FAR.match(evidence.text, evidence.dated) is not None:
        return None  # 1—5月，|支持|小微企业政策减税9亿元
    if first_cue(evidence.text, begin, evidence.start, ("done",)) is not None:
        return None
    if evidence.measure.unit in DURATIONS or evidence.basis in ("yoy", "mom"):
        return None
    if _OUTCOME.match(evidence.text, evidence.end) is not None:
        return None  # 培育企业|86家|，完成年度目标的106%
    for hit in cues(evidence.text, begin, evidence.start, ("push", "effort")):
        near = not _CLAUSE_END.search(evidence.text, hit.end, evidence.start) or INVESTED.search(
            evidence.text, place.clause, evidence.start
        )
        if scopes.is_quoted(evidence.text, hit, evidence.start):
            continue
        if near and (
            "push" in hit.says or (evidence.carried == "aim" and evidence.dated is None and not evidence.tells)
        ):
            return hit
    return None


_OUTCOME = re.compile(
    "[，,、](?:同比|环比|[比较][上去]年|完成[^，。；]{0,8}的[0-9]|占[^，。；]{0,12}的[0-9]|居[全世][国省市区界]|位居|排名?全)"
)
_CLAUSE_END = re.compile("[，；：,;:]")
_SO_FAR = re.compile(
    "(?:[12][0-9]{3}年|今年)?(?:1(?:月(?:份)?)?[—–~～至-]+[0-9]{1,2}月|前[0-9一二三四五六七八九十]+个?(?:月|季度))"
)
