"""Whether a mention states a change: its direction, by / to / from, and against what.

增长7% is a change by, 提高到38.4% a change to, 由32.7% one from. Multiples follow data in facts: 增长3倍 keeps the number as
written, its direction says that it grew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from policynum.clauses import Hit, Place
from policynum.model import Basis, Change, Measure

_UP = frozenset({"rise", "rate_up", "rise_near"})
_DOWN = frozenset({"fall", "rate_down", "fall_near"})
_RATE = frozenset({"rate_up", "rate_down"})
_BASES = ("yoy", "mom", "annual", "since", "plan", "peer")
_SHARES = frozenset({"percent", "permille", "pp", "bp"})


class Base(Protocol):
    """A time that is the base of a comparison (比上年), with its basis."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def basis(self) -> str | None: ...


class Reading(NamedTuple):
    """What ``read`` found: the change, whether the number is a decrease, and the hits that said so."""

    change: Change | None
    negative: bool = False
    hits: tuple[Hit, ...] = ()
    ratio: bool = False  # a multiple of another value: 是2012年的3倍, 完成计划的85%


# What may stand between a change verb and its number. 到 makes it a change to a level.
_HEDGE = (
    "约为?|大约|近|接近|将近|超过?|逾|突破|不低于|不少于|不超过|不高于|不足|不到|至少|高达|最高|最低|低于|高于|多达|只有|仅为?|"
    "了|的|在|达到?|均|都|分别|共|各|均为"
)
_AIM = "预期|年度|目标|指标|任务|速度|幅度"
_AFTER_VERB = re.compile(rf"\s?(?:(?:{_AIM})+[为是]?|(?P<to>[到至成为]))?\s?(?:{_HEDGE})*\s?")
_AFTER_RATE = re.compile(
    rf"\s?(?:{_AIM})*(?:为|是|由|从|将|要|应|力争|确保|也|仍|已|继续|保持|稳定|控制|维持|回升到|回落到|提高到|降到|降至|平均|实现|{_HEDGE})*\s?"
)
_NEAR = re.compile(rf"(?P<word>[增升涨高快多降减跌低少慢]|翻)(?:了|到|至|为|出)?(?:{_HEDGE})*\s?$")
_NUMBER_FIRST = re.compile(r"(?:左右|以上|以下|以内)?的?(?:速度)?(?:年均)?(?P<minus>负)?(?:正)?(?:增长|增速|增幅|涨幅|升幅|(?P<down>降幅|跌幅|下降))")
LIST = re.compile(r"(?:左右|以上|以下|以内)?(?:、|和|及|与|或)(?:约|近|超过?)?")
_MULTIPLE_OF = re.compile(r"(?:是|为|相当于|等于|达到?|达到了)[^，。；、]{0,24}的(?:约|近|超过?)?$")
_AHEAD = re.compile(r"提前(?:了|约)?$")
_FROM = re.compile(r"(?:由|从)[^，。；：、0-9]{0,16}$")
_LEADS_ON = re.compile(r"(?:左右|以上|以下)?[^，。；、0-9]{0,8}?(?:到|至|为|成)了?(?:约|近|超过?|不低于)?")
_TO = re.compile(r"(?:到|至|为|成)了?(?:约|近|超过?|逾)?$")


def read(
    text: str,
    span: tuple[int, int],
    measure: Measure,
    place: Place,
    bases: Sequence[Base],
    last: tuple[int, Reading] | None,
    following: int | None,
) -> Reading:
    """The change that a mention states.

    ``span`` is the mention's; ``bases`` the bases of comparison in its sentence; ``last`` the end and reading of the
    mention before it in the sentence, ``following`` the start of the one after it, None where there is none.
    """
    start, end = span
    if last and last[1].change and LIST.fullmatch(text, last[0], start):
        return last[1]
    window = max(place.clause, last[0] if last else 0)
    hits = [hit for hit in place.hits if window <= hit.start and hit.end <= start]
    verb, kind = _verb(text, start, end, window, hits, measure, last is not None and _is_from(last[1]))
    if verb is None and following is not None and _FROM.search(text, window, start) and _leads_on(text, end, following):
        return Reading(Change(None, "from", None))
    if verb is None and kind is None:
        return _multiple(text, window, start, measure, hits, bases)
    negative = verb is not None and not _DOWN.isdisjoint(verb.says) and _UP.isdisjoint(verb.says)
    direction = None if verb is None or "pp" in verb.says else "decrease" if negative else "increase"
    if kind == "to":
        return Reading(Change(direction, "to", None), hits=(verb,) if verb else ())
    basis, base, reason = _basis(window, start, place, hits, bases)
    found = tuple(hit for hit in (verb, reason) if hit is not None and hit.says)
    return Reading(Change(direction, "by", basis or Basis.UNSTATED, base), negative, found)


def _is_from(reading: Reading) -> bool:
    return reading.change is not None and reading.change.kind == "from"


def _leads_on(text: str, end: int, following: int) -> bool:
    return following - end < 24 and _LEADS_ON.fullmatch(text, end, following) is not None


def _verb(
    text: str, start: int, end: int, window: int, hits: list[Hit], measure: Measure, after_from: bool
) -> tuple[Hit | None, str | None]:
    """The word that makes the mention a change, and which kind; (None, None) where there is none."""
    for hit in reversed(hits):
        if not _RATE.isdisjoint(hit.says):
            if _AFTER_RATE.fullmatch(text, hit.end, start):
                return hit, "by"
        elif "push" in hit.says and measure.unit not in _SHARES:
            continue  # 加快30个项目 is no change
        elif "rise" in hit.says or "fall" in hit.says:
            gap = _AFTER_VERB.fullmatch(text, hit.end, start)
            if gap:
                return hit, "to" if hit.text[-1] == "至" or gap["to"] else "by"
            if measure.unit in ("pp", "bp"):
                return hit, "by"
        elif "peer" in hit.says and hit.end < start and (measure.unit == "pp" or not _hedged(text, hit.end, start)):
            return _as_verb(hit), "by"
    near = _NEAR.search(text, window, start)
    if near and text[near.start() - 1 : near.start()] not in ("最", "不", "新", "净", "加", "提"):
        word = near["word"]
        says = "fall_near" if word in "降减跌低少慢" else "rise_near"
        hit = Hit(near.start(), near.start() + 1, word, (says,))
        return hit, "to" if text[near.start() + 1 : near.start() + 2] in ("到", "至", "为") else "by"
    behind = _NUMBER_FIRST.match(text, end)
    if behind and measure.unit in ("percent", "permille", "ratio", "pp"):
        down = bool(behind["minus"] or behind["down"])
        return Hit(behind.start(), behind.end(), behind[0], ("fall" if down else "rise",)), "by"
    if after_from and _TO.search(text, window, start):
        return None, "to"
    if measure.unit in ("pp", "bp"):
        return None, "by"
    return None, None


def _hedged(text: str, start: int, end: int) -> bool:
    """Whether nothing stands between 高于 and the number: 高于10% is a bound, 高于全国10% a comparison."""
    return end - start < 2 or re.fullmatch(rf"(?:{_HEDGE})*", text[start:end]) is not None


def _as_verb(hit: Hit) -> Hit:
    return hit._replace(says=(*hit.says, "fall" if hit.text[0] in "低慢" else "rise"))


def _basis(
    window: int, start: int, place: Place, hits: list[Hit], bases: Sequence[Base]
) -> tuple[Basis | None, str | None, Hit | None]:
    for base in reversed(bases):
        if base.end <= start and (base.start >= window or place.sentence <= base.start and place.clause - base.end in (0, 1, 2, 3)):
            return Basis(base.basis or "since"), base.text, Hit(base.start, base.end, base.text, (base.basis or "since",))
    for wanted in _BASES:
        for hit in reversed(hits):
            if wanted in hit.says:
                return Basis(wanted), hit.text, hit
    return None, None, None


def _multiple(
    text: str, window: int, start: int, measure: Measure, hits: list[Hit], bases: Sequence[Base]
) -> Reading:
    """A number that is itself a ratio of two values: 是2012年的3倍, 完成计划的85%, 提前3年."""
    if measure.unit in ("percent", "ratio") and any("plan" in hit.says for hit in hits):
        hit = next(hit for hit in hits if "plan" in hit.says)
        return Reading(Change(None, None, Basis.PLAN, hit.text), hits=(hit,), ratio=True)
    if measure.unit_text.endswith("番") or (measure.unit_text.endswith("倍") and _MULTIPLE_OF.search(text, window, start)):
        base = next((base for base in reversed(bases) if window <= base.start and base.end <= start), None)
        kind = "by" if measure.unit_text.endswith("番") else None
        return Reading(
            Change("increase", kind, Basis(base.basis or "since") if base else Basis.UNSTATED, base and base.text), ratio=True
        )
    if measure.unit in ("year", "month", "day") and _AHEAD.search(text, window, start):
        return Reading(Change("increase", "by", Basis.PLAN, "提前"), ratio=True)
    return Reading(None)
