"""Writes sentences around a measure, in which its role is beyond doubt."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from hypothesis import strategies as st

from policynum.lexicon import load
from policynum.model import Basis, Bound, Measure, Role
from policynum.numerals import Number
from policynum.strategies.amounts import Written, limit, of_kind, set_in
from policynum.strategies.numbers import chosen


def sentences(*, roles: Iterable[str] | None = None) -> st.SearchStrategy[Written]:
    """Sentences in which one measure stands as a target, an actual, a comparison or a specification.

    ``roles`` are those of ``Role``, by default all.

    >>> from hypothesis import find
    >>> written = find(sentences(roles=["comparison"]), lambda written: written.basis == "mom")
    >>> "环比" in written.text, written.measure.unit, written.direction
    (True, 'pp', 'increase')
    """
    wanted = {Role(role) for role in chosen("roles", roles, tuple(Role))}
    frames = [number for number, frame in enumerate(load("strategies")["frames"]) if frame["role"] in wanted]
    return st.sampled_from(frames).flatmap(_sentence)


@st.composite
def _sentence(draw: st.DrawFn, number: int) -> Written:
    table = load("strategies")
    frame, words = table["frames"][number], table["words"]
    kind = draw(st.sampled_from(frame.get("kinds") or [kind for kind, of in table["kinds"].items() if of["things"]]))
    written = draw(of_kind(kind, bounds=(Bound.EXACT,) if frame.get("plain") else tuple(Bound)))
    thing = draw(st.sampled_from((frame.get("things") or table["kinds"][kind]["things"]).split()))
    led = written.start > 0 and not table["kinds"][kind].get("each")  # 力争产量不低于5吨 needs no 达到
    to = "" if led else draw(st.sampled_from(words["to"].split()))
    before, behind = frame["text"].format(thing=thing, to=to, m="\0").split("\0")
    opening, ending = draw(st.sampled_from(["", *words["openings"]])), draw(st.sampled_from(words["endings"]))
    before = before.replace("\n", f"\n{opening}") if "\n" in before else f"{opening}{before}"
    measure = limit(written.measure, frame["bound"]) if "bound" in frame else written.measure
    falls = frame.get("change") == "by" and frame["direction"] == "decrease"
    return set_in(before, written, f"{behind}{ending}。")._replace(
        measure=_turned(measure) if falls else measure,
        role=Role(frame["role"]),
        direction=frame.get("direction"),
        change=frame.get("change"),
        basis=Basis(frame["basis"]) if "basis" in frame else None,
    )


def _turned(measure: Measure) -> Measure:
    """The measure of a decrease: all signs turned, the interval mirrored, the bound as the words have it."""
    value, low, high = map(_negative, (measure.value, measure.low, measure.high))
    return measure._replace(value=value, low=high, high=low)


def _negative(number: Number | None) -> Number | None:
    """-number; a Decimal's own minus would round it to the caller's context."""
    return number.copy_negate() if isinstance(number, Decimal) else number and -number
