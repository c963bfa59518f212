"""How far a value lies from that of others: 高于全国|2个百分点, 短于行业平均|1.5年, 超警戒水位|1.26米.

Each finder is one such shape, and gives None where the number has another.
"""

from __future__ import annotations

import re

from policynum import kinds
from policynum.change import against, findings
from policynum.change.findings import Changing, Finding
from policynum.model import Basis, Change
from policynum.quantities.bounds import HEDGED, OF
from policynum.sentences import comparisons
from policynum.sentences.clauses import Hit


def than(number: Changing) -> Finding | None:
    """高于全国|2个百分点; but 高于|10% is a bound."""
    in_points = number.measure.unit in kinds.points()
    if not in_points and (findings.is_bound(number) or OF.match(number.text, number.end)):
        return None
    peer = findings.cue(number, "peer")
    if peer is None or not (in_points or peer.end < number.start - 1):
        return None
    down = peer.text[0] in "低慢"
    if down and not in_points and number.text.endswith("的", 0, number.start):
        return None  # 售价低于市场价的|80% is less than so much of it
    return against.by(number, "decrease" if down else "increase", peer)


def beyond(number: Changing) -> Finding | None:
    """超过整体增幅|26.15个百分点."""
    if number.measure.unit not in kinds.points():
        return None
    found = _BEYOND_OTHERS.search(number.text, number.place.clause, number.start)
    if found is None:
        return None
    down = found["down"] is not None
    basis = Basis.PLAN if comparisons.PLANNED.search(found[0]) else Basis.PEER  # 落后序时进度|1.3个百分点
    hit = Hit(found.start(), found.end(1), found[1], (str(basis),))
    return Finding(Change("decrease" if down else "increase", "by", basis, found[1]), down, (hit,))


_BEYOND_OTHERS = re.compile(
    "((?:超过|超出|大于|领先|领跑|跑赢|强于|(?P<down>落后于?|小于|跑输|逊于|弱于)))(?!了)[一-鿿]{2,16}\\Z"
)


def longer(number: Changing) -> Finding | None:
    """By how much a thing is longer or larger than another: 回收期短于行业平均|1.5年; but 长于|10年 is a bound."""
    text, start = number.text, number.start
    if not kinds.is_measured(number.measure.unit) and number.measure.unit not in kinds.DURATIONS:
        return None
    found = _LONGER.search(text, max(number.place.clause, start - _NEAR), start)
    if found is None:
        return None
    down = found["less"] is not None
    hit = Hit(found.start(), found.end("other"), text[found.start() : found.end("other")], ("peer",))
    basis = Basis.PLAN if comparisons.PLANNED.search(found["other"]) else Basis.PEER
    return Finding(Change("decrease" if down else "increase", "by", basis, hit.text), down, (hit,))


_LONGER = re.compile(
    rf"(?<!不)(?:[长多大强晚]|(?P<less>[短少小弱早]))于(?P<other>(?:全[国省市区县球]|世界|同[行类期]|行业|平均|[旧老原])[一-鿿]{{0,6}})(?:{HEDGED})?\Z"
)


def above_the_mark(number: Changing) -> Finding | None:
    """How far a river stands above its mark: 超警戒水位|1.26米, 超保|0.36米."""
    if number.measure.unit != "m":
        return None
    found = _MARK.search(number.text, number.place.clause, number.start)
    if found is None:
        return None
    hit = Hit(found.start(), found.end("mark"), found["mark"], ("peer",))
    return Finding(Change("increase", "by", Basis.PEER, found["mark"]), hits=(hit,))


_MARK = re.compile(
    rf"(?P<mark>超(?:过|出|了)?(?:警戒|保证|汛限|设防|警|保)(?:水位|流量)?|高[于出](?:警戒|保证|汛限|设防)水位)(?:{HEDGED})?\Z"
)

_NEAR = 14  # characters
