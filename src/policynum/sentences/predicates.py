"""The words that link a number to what it measures: do they change it by, change it to, or only state it?

增长约 changes by, 提高到 changes to, 稳定在 states. A predicate is a short string that recurs in every text, so its
reading is a pure function with a cache, and nothing of its place enters it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from policynum import lexicon, patterns
from policynum.model import Direction
from policynum.quantities import limits


@dataclass(slots=True)
class Predicate:
    """What the words before a number say of it. Offsets count from the predicate's first character.

    ``kind`` is "by", "to" or None; ``direction`` "increase" or "decrease" where there is a verb, which stands at
    ``verb``; ``basis`` is yoy, mom or annual, with its word at ``cue``. The words before ``begin`` belong to the
    phrase after all: 涨幅 in 涨幅扩大, but not in 涨幅控制在.
    """

    kind: str | None = None
    direction: Direction | None = None
    verb: tuple[int, int] | None = None
    basis: str | None = None
    cue: tuple[int, int] | None = None
    begin: int = 0
    rate: bool = False


@lru_cache(maxsize=65536)
def read(words: str) -> Predicate:
    """The reading of a predicate.

    >>> read("同比增长约").kind, read("同比增长约").basis, read("提高到").kind, read("稳定在").kind
    ('by', 'yoy', 'to', None)
    """
    verb = rate = basis = cue = None
    for found in _words().finditer(words):
        if found.lastgroup in ("yoy", "mom", "annual"):
            basis, cue = found.lastgroup, found.span()
        elif found.lastgroup in ("rate_up", "rate_down"):
            rate = found
        else:
            verb = found
    if verb is not None and (rate is None or rate.start() < verb.start()):
        gap = _after_verb().fullmatch(words, verb.end())
        if gap and _LEVEL.search(words, verb.end()) is None:
            to = bool(gap["to"]) or verb[0][-1] in "至到破"
            if rate is not None and to:  # 降幅收窄到|2% is still a fall of so much
                return Predicate("by", _direction(rate), rate.span(), basis, cue, rate=True)
            begin = rate.end() if rate is not None else 0
            return Predicate("to" if to else "by", _direction(verb), verb.span(), basis, cue, begin)
    near = _near().search(words)
    if rate is not None and (near is None or near.start() < rate.end()):  # but 比工业增速|低|3个百分点
        return Predicate("by", _direction(rate), rate.span(), basis, cue, rate=True)
    if near:
        kind = "to" if near["to"] else "by"
        return Predicate(kind, _direction(near), near.span("word"), basis, cue)
    return Predicate(basis=basis, cue=cue)


def _direction(found: re.Match[str]) -> Direction:
    group = found.lastgroup if found.lastgroup not in ("word", "to") else "near"
    if group == "near":
        return "decrease" if found["word"] in "降减跌低少慢↓▼" else "increase"
    return "decrease" if group in ("fall", "rate_down") else "increase"


@cache
def _words() -> re.Pattern[str]:
    table = lexicon.load("cues")
    groups = ("yoy", "mom", "annual", "rate_up", "rate_down", "rise", "fall")
    words = [word for group in groups for word in table[group]]
    refused = patterns.within(words, table["pseudo"]["words"])  # 压缩至 is not read in 压缩至少
    tries = {group: patterns.trie(table[group], refused=refused) for group in groups}
    tries["yoy"] += "|同(?=[增降])|年增(?![长加收产速幅率])"  # 同增|17%, 年增|2%
    tries["annual"] = f"(?<!多){tries['annual']}(?!值)"  # but 较多年平均, 比多年均值
    tries["annual"] += "|(?<![人生户亩])每年(?=增长|增加|提高|提升|上升|下降|降低|减少)"
    return re.compile("|".join(rf"(?P<{group}>{words})" for group, words in tries.items()))


_LEVEL = re.compile("[、，,](?:已?达到?|为)")  # 保持4%以上的增长、达|35万辆


@cache
def _hedge() -> str:
    """What may stand between a verb and its number: 增长|不低于, 降至|现在的."""
    words = patterns.trie([*limits.limiting(), *lexicon.load("links")["hedges"]])
    return rf"(?:{words}|\s|[、，,：:])*"


@cache
def _after_verb() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[增上][长涨])(?:总体|基本)?(?:保持|维持|稳定|控制|运行)在|(?:预期|预计|预测|年度|目标|速度|幅度)+[为是]?|(?P<to>[到至成为]))?{_hedge()}"
    )


@cache
def _near() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![最不至更较每])(?<!大(?=多))(?<!新(?=[高低]))(?P<word>[增升涨高快多降减跌低少慢翻↑▲↓▼]|(?<=比)[+＋])(?![达在])(?:了|出|(?P<to>[到至为]))?{_hedge()}\Z"
    )
