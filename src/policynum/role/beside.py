"""The noun next to a number that calls it an aim: 完成占比15%|左右的目标, 秋播|任务|18万亩, 24.5%（|约束性|）."""

from __future__ import annotations

import re
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.kinds import DURATIONS
from policynum.quantities.bounds import BEHIND
from policynum.role.evidence import Evidence
from policynum.sentences import plans
from policynum.sentences.clauses import Hit

_BRACKETS = ("（", "(")
_KEPT = re.compile("[（(](?P<kind>预期性|约束性|约束性指标|预期性指标)[）)]")
_MAY_BE_AIMED = frozenset("左上以、和及的目")  # what an aim behind the number begins with
_NOUN_AIMED = 24  # characters behind a number in which 的目标 may follow what it counts


def behind(evidence: Evidence) -> Hit | None:
    """The noun behind the number that calls it an aim."""
    text, end = evidence.text, evidence.end
    if text[end : end + 1] in _BRACKETS and (kept := _KEPT.match(text, end)) is not None:
        return Hit(kept.start("kind"), kept.end("kind"), kept["kind"], ("aim_after",))  # 24.5%（|约束性|）
    if text[end : end + 1] == "、" and (closed := _closes_a_list(evidence)) is not None:
        return closed
    if text[end : end + 1] in _MAY_BE_AIMED:
        found = _aim_behind().match(text, end, evidence.place.sentence.end)
    elif text.startswith("任务", end) and (
        kinds.is_measured(evidence.measure.unit) or evidence.measure.unit == "person"
    ):
        return Hit(end, end + 2, "任务", ("aim_after",))  # 下达的|1.2万人|任务; but 完成30项任务
    elif evidence.measure.unit in DURATIONS or text.find("的目标", end, end + _NOUN_AIMED) < 0:
        return None  # 20年经济发展的目标
    else:
        found = _AIM_BEHIND_NOUN.match(text, end)
    return Hit(found.start(1), found.end(), found[1], ("aim_after",)) if found else None


def _closes_a_list(evidence: Evidence) -> Hit | None:
    """The noun that closes a list of aims which a verb opened: 确定了发展烟叶6万亩、茶园2万亩|的目标|."""
    text, start, end = evidence.text, evidence.start, evidence.end
    stop = min(evidence.place.sentence.end, end + _LISTED)
    if text.find("目标", end, stop) < 0 or (found := _LIST_AIMED.match(text, end, stop)) is None:
        return None
    if _SETS.search(text, max(evidence.place.sentence.start, start - _LISTED), start) is None:
        return None
    return Hit(found.start(1), found.end(), found[1], ("aim_after",))


_LISTED = 90  # characters of a list of aims
_LIST_AIMED = re.compile("(?:、[^，。；、]{1,14}[0-9][^，。；、]{0,6}){1,8}?(的[^，。；、0-9]{0,4}目标)")
_SETS = re.compile("(?:确定|提出|明确|制定|确立|设定|定下)了?[^，。；]{0,80}\\Z")
_AIM_BEHIND_NOUN = re.compile("(?:(?![未没不])[一-鿿“”]){1,16}(的目标)(?![一-鿿])")  # 新建420套|周转房的目标


@cache
def _aim_behind() -> re.Pattern[str]:
    """完成占比15%|左右的目标, 下降4%|、增加6%的改善目标, 还有5%|的下降空间."""
    table = lexicon.load("cues")
    nouns, right_after = patterns.trie(table["aim_after"]), patterns.trie(table["aim_right_after"])
    return re.compile(
        rf"(?:{BEHIND})?(?:[、和及](?!超|(?:提前|如期|圆满|全面|顺利|基本|已)*(?:完成|实现|达[到成])|[高低]于|[比较])[^，。；,;\n]{{1,24}})?"
        rf"(的[^，。；、,;\n]{{0,6}}{nouns}|的[^，。；、,;\n]{{0,2}}空间(?![站布规])|{right_after}(?!值))"
    )


def right_before(evidence: Evidence) -> Hit | None:
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
