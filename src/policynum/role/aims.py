"""Whether a number is aimed at: a cue whose scope covers it, else its time, else the part of the document.

The cues are those of data/cues.toml. The nearest before the number speaks first; what nothing calls an aim is a fact.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from policynum import patterns
from policynum.kinds import DURATIONS
from policynum.quantities.bounds import HEDGED
from policynum.role import beside, intentions, rules, scopes
from policynum.role.evidence import INVESTED, Evidence
from policynum.role.intentions import AIMS
from policynum.sentences import nouns
from policynum.sentences.clauses import FARTHEST, Hit, cues, first_cue
from policynum.sentences.sorts import ADMINISTERED


@dataclass(slots=True)
class Stance:
    """Whether a mention is aimed at, and the hits that said so; ``inferred`` where no word in the sentence did."""

    aimed: bool
    hits: tuple[Hit, ...] = ()
    inferred: bool = False


FACT = Stance(aimed=False)


def read(evidence: Evidence) -> Stance:
    """Whether the text aims at the number; for a fact with the cue that makes it one, where there is one."""
    only = _ONLY.search(evidence.text, max(0, evidence.start - 6), evidence.start)
    if only is not None and not _is_expected(evidence):
        hit = Hit(*only.span("only"), only["only"], ("standing",))
        return Stance(aimed=False, hits=(hit,))  # 要求达到95%，合格率|仅为|82%
    if evidence.kind == "from" or _is_of_the_base(evidence):
        return FACT  # 由5小时缩短至3小时 tells where things stand, also where 3 hours are aimed at
    if (called := beside.behind(evidence) or beside.right_before(evidence)) is not None:
        return Stance(aimed=True, hits=(called,))
    cue = _before(evidence)
    if evidence.direction == "rule":
        aims = cue if cue is not None and not AIMS.isdisjoint(cue.says) else None
        said = aims is not None and (aims.text in rules.modals() or aims.text.endswith(_SETS_OUT))
        if aims is not None and (rules.obliges(evidence) or not said):
            return Stance(aimed=True, hits=(aims,))
        return Stance(aimed=rules.aims(evidence), inferred=True)
    if cue is not None:
        return Stance(not AIMS.isdisjoint(cue.says), (cue,))
    if (later := _of_the_subject(evidence) or _once_built(evidence)) is not None:
        return Stance(aimed=True, hits=(later,))
    if evidence.of_an_aim:
        return Stance(aimed=True, inferred=True)
    if evidence.ahead is not None:
        return Stance(evidence.ahead, _its_time(evidence) if evidence.ahead else ())
    if evidence.dated is not None and evidence.text.startswith("截", evidence.dated):
        return FACT  # 截至9月底，…1143万台: counted, whatever the part sets out
    if evidence.direction == "plan" or _follows_a_lead(evidence):
        return Stance(aimed=True, inferred=True)
    if evidence.direction is None and evidence.kind != "by" and (pressed_on := _pressed_on(evidence)) is not None:
        return Stance(aimed=True, hits=(pressed_on,), inferred=True)
    if evidence.direction is None and _is_demanded(evidence):
        return Stance(aimed=True, inferred=True)
    return FACT


_SETS_OUT = ("提出", "明确", "要求")  # 《办法》明确，…: what a rule itself says
_ONLY = re.compile(f"(?<!不)(?P<only>仅[为有占达]?|只有)(?:{HEDGED})?\\Z")


def _is_expected(evidence: Evidence) -> bool:
    """Whether so little is expected or aimed at in the clause itself, or at a time to come: 预计明年赤字率仅为|2.8%."""
    if evidence.ahead:
        return True
    begin = max(evidence.place.sentence.start, evidence.start - _CLAUSE)
    hits = [hit for hit in cues(evidence.text, begin, evidence.start, ("aim", "expected")) if hit.text != "可能"]
    return bool(hits) and scopes.CLAUSE_END.search(evidence.text, hits[-1].end, evidence.start) is None


_CLAUSE = 40  # characters


def _its_time(evidence: Evidence) -> tuple[Hit, ...]:
    """The time that lies ahead, where it is all that says that the number is aimed at: |到2027年|，产值达到5亿元."""
    start, end = evidence.dated, evidence.until
    if start is None or end is None:
        return ()
    return (Hit(start, end, evidence.text[start:end], ("ahead",)),)


def _follows_a_lead(evidence: Evidence) -> bool:
    """Whether a lead-in lists aims here, or the sentence before looked ahead and this one tells no time of its own.

    到2027年，营收达到300亿元。2024年，营收|186亿元，同比增长|11%: what was.
    """
    told = evidence.dated is not None or (evidence.is_change and evidence.basis in ("yoy", "mom"))
    return evidence.carried == "lead" or (evidence.carried == "ahead" and not told)


def comes_about(text: str, begin: int, end: int) -> bool:
    """Whether words tell of something that comes about and not of what is there: 毛入学率|达|50%; not 面积|320平方公里.

    >>> comes_about("到2030年毛入学率达", 0, 11), comes_about("现有企业", 0, 4), comes_about("县域面积", 0, 4)
    (True, False, False)
    """
    return _REACHES.search(text, begin, end) is not None


_REACHES = re.compile(
    "达|超过|突破|提[高升]|增[长加]|下降|降低|建成|新[增建]|完成|实现|覆盖|控制|不[低少]于|培育|形成|配备"
)


def _is_demanded(evidence: Evidence) -> bool:
    """Whether a limit is set, where nothing says that it was kept: 供水保证率|不低于|95%, 规模|控制在|200万亩|以内."""
    if evidence.is_change or evidence.kind or evidence.tells or evidence.ahead is False:
        return False
    if evidence.dated is not None and evidence.dated >= evidence.place.sentence.start and evidence.carried != "aim":
        return False
    if evidence.text[evidence.start - 1] in "、和与及":
        begin = max(evidence.place.sentence.start, evidence.start - _IN_TURN)
    else:
        begin = max(evidence.place.clause, evidence.start - _NEAR)
    if _DEMANDS.search(evidence.text, begin, evidence.start) is not None:
        return True
    if _AS_WELL.search(evidence.text, max(evidence.place.clause, evidence.start - _NEAR), evidence.start) is None:
        return False
    begin = max(evidence.place.sentence.start, evidence.start - _FAR)
    return _DEMANDED.search(evidence.text, begin, evidence.start) is not None  # 不低于95%，达标率达到|98%


_NEAR, _IN_TURN, _FAR = 12, 36, 96  # characters before a number, a later one, and where another was demanded
_LIMITS = "不小于|不大于|不低于|不少于|不超过|不高于|不得超过|控制在"
# 分别不低于98%和|95%
_DEMANDS = re.compile(f"(?:{_LIMITS})[^，。；]{{0,2}}(?:[0-9.．]{{1,8}}[^，。；0-9]{{0,3}}[、和与及]){{0,3}}\\Z")
_AS_WELL = re.compile("(?:率|比例|比重|占比|覆盖面)达到?\\Z|(?:新增|助力|支持|带动)[一-鿿]{0,6}\\Z")  # 达标率达到|98%
_DEMANDED = re.compile(f"(?:{_LIMITS})[0-9]")


def _is_of_the_base(evidence: Evidence) -> bool:
    """Whether the number is the level that a change is measured from: 比2010年的|1.03吨下降16%, 相较目前|4万吨."""
    text, start = evidence.text, evidence.start
    if text[start - 1] in "的前在" and _FROM_NOW.search(text, max(0, start - _BASE), start) is not None:
        return True  # 将从目前的|23.04%|再提高1个百分点
    if _NOW.search(text, max(0, start - _BASE), start) or text.startswith(("的基础上", "相比"), evidence.end):
        return True
    here = _IN.search(text, max(evidence.place.clause, start - _CLAUSE), start)
    if here and _ON_THIS.match(text, evidence.end) and _TO_COME.search(text, evidence.place.clause, start) is None:
        return True  # 在2011年完成|46个|治理项目基础上，再完成…
    if text[start - 1 : start] not in ("的", "、", "和"):
        return False
    return _OF_BASE.search(text, max(0, start - _BASE), start) is not None


_BASE = 20  # characters
_TO_COME = re.compile("力争|争取|确保|要在|[月年]底前")
_ON_THIS, _IN = re.compile("[^，。；0-9]{0,16}基础上"), re.compile("(?<![现存所正实])在")
_OF_BASE = re.compile(
    r"(?:[比较]于?|[高低快慢好优]于)(?:[12][0-9]{3}年[末底初]?|上年|去年|[前上]一?[财年]年?度?|前值)[^，。；]{0,8}的(?:[0-9.]+[^，。；、和0-9]{1,4}[、和])?\Z"
)
_FROM_NOW = re.compile("[从由](?:目前|当前|现在|现有)的?\\Z")
_NOW = re.compile("(?:相较|较|相比|对比)(?:于)?(?:目前|当前|现有|此前|之前|原来|现在)[^，。；0-9]{0,8}\\Z")


# -- Behind the number ------------------------------------------------------------------------------------------------

_SUBJECT = 24  # characters behind a number in which what it counts is said to be aimed at: 58个项目|要在年底前竣工
_MAY_AIM = re.compile("[^，。；：:;,、的了0-9\n]*")


def _of_the_subject(evidence: Evidence) -> Hit | None:
    """The verb that aims at what the number counts."""
    text, end, cues_here = evidence.text, evidence.end, evidence.place.sentence.cues
    if evidence.measure.unit_text in ADMINISTERED:
        return None  # 三省|一市还将探索…
    if _REMAINS.search(text, max(0, evidence.start - _SUBJECT), evidence.start) and (due := _DUE.match(text, end)):
        return Hit(*due.span("due"), due["due"], ("aim_of",))
    if not cues_here or cues_here[-1].end <= end:  # the cues that aim behind a number are among those before one
        return None
    subject = _MAY_AIM.match(text, end, min(evidence.place.sentence.end, end + _SUBJECT))
    hit = first_cue(text, end, subject.end(), ("aim_of",)) if subject else None
    return hit if hit is not None and not intentions.marks_object(text, hit, evidence.place.sentence.end) else None


# What is left of some, and when it will be done: 剩余|24个|年底前完成, 另外|2座|预计2026年投用.
_REMAINS = re.compile(f"(?:其余|剩余|余下|剩下|另外|另有|还有|尚有|其[他它])的?(?:{HEDGED})?\\Z")
_DUE = re.compile(
    "[^，。；、0-9]{0,10}?(?P<due>将|预计|计划|力争|拟|争取|确保|有望|(?:今年|明年)?(?:[0-9]{1,2}月)?(?:年|月)?(?:底|内|末)前?|明年|20[0-9]{2}年[底末前])"
    "[^，。；了已]{0,16}?(?:完成|建成|开工|投用|投产|投运|竣工|通车|达产|交付|启动|实施|整改|办结|摘帽|启用|开通|运营)"
)


def _once_built(evidence: Evidence) -> Hit | None:
    """What something will give once it is built: 全部投产后，年产值可达|90亿元."""
    text, start = evidence.text, evidence.start
    begin = max(evidence.place.sentence.start, start - scopes.FAR)
    near = max(begin, start - _IF)
    may_suppose = (
        text.find("如", near, start) >= 0 or text.find("若", near, start) >= 0 or text.find("一旦", near, start) >= 0
    )
    if may_suppose and (supposed := _supposed().search(text, near, start)) is not None:
        return Hit(*supposed.span(), supposed[0], ("aim",))
    if text.find("后", begin, start) < 0:
        return None
    found = _will().search(text, begin, start)
    return Hit(*found.span(), found[0], ("aim",)) if found else None


_IF = 48  # characters of a case with what it would give


@cache
def _supposed() -> re.Pattern[str]:
    """如果全部投产，年产值可达|50亿元, 一旦建成，每年可节约|3万吨."""
    built = patterns.trie(nouns.words("became"))
    return re.compile(
        rf"(?:如果|若|如能|一旦|假如)[^，。；]{{0,12}}?{built}，[^，。；]{{0,12}}?(?:可|能|将)[^，。；]{{0,10}}\Z"
    )


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
            if scopes.leaves_what_was_told(evidence, hit) or scopes.comes_after(evidence, hit):
                continue
            if scopes.came_about(evidence, hit):
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


# -- Work that is pressed on with -------------------------------------------------------------------------------------


def _pressed_on(evidence: Evidence) -> Hit | None:
    """Where no section says which way it looks: work that is pressed on with (加快建设4个…) and not said to be done."""
    place = evidence.place
    begin = max(place.sentence.start, evidence.start - scopes.FAR)
    if evidence.told:
        return None  # 全年收茶6亿元，|支持|9000户茶农
    if evidence.dated is not None and scopes.SO_FAR.match(evidence.text, evidence.dated) is not None:
        return None  # 1—5月，|支持|小微企业政策减税9亿元
    if first_cue(evidence.text, begin, evidence.start, ("done",)) is not None:
        return None
    if evidence.measure.unit in DURATIONS or evidence.basis in ("yoy", "mom"):
        return None
    if _OUTCOME.match(evidence.text, evidence.end) is not None:
        return None  # 培育企业|86家|，完成年度目标的106%
    for hit in cues(evidence.text, begin, evidence.start, ("push", "effort")):
        near = not scopes.CLAUSE_END.search(evidence.text, hit.end, evidence.start) or INVESTED.search(
            evidence.text, place.clause, evidence.start
        )
        if scopes.is_quoted(evidence.text, hit, evidence.start) or evidence.text.startswith("的", hit.end):
            continue  # 获得贷款|支持|的企业26万家
        if near and (
            "push" in hit.says or (evidence.carried == "aim" and evidence.dated is None and not evidence.tells)
        ):
            return hit
    return None


_OUTCOME = re.compile(
    "[，,、](?:同比|环比|[比较][上去]年|完成[^，。；]{0,8}的[0-9]|占[^，。；]{0,12}的[0-9]|居[全世][国省市区界]|位居|排名?全)"
)
