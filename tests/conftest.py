"""Hypothesis profiles (HYPOTHESIS_PROFILE=thorough pytest) and the mentions that the tests of the outer rooms share."""

import os
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, settings

from policynum.model import Basis, Bound, Change, Cue, Measure, Mention, Period, Role, Section

settings.register_profile("dev", deadline=None)
SLOW = [HealthCheck.too_slow]
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=1000, suppress_health_check=SLOW)
settings.register_profile("thorough", deadline=None, max_examples=20_000, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

TEXT = (
    "二、今年目标\n力争地区生产总值增长6%左右，粮食产量达到60万吨以上。"
    "<去年>失业率下降0.3—0.5个百分点，栽植三分之一亩。"
)


def _span(words: str, said: str | None = None) -> tuple[int, int, str] | Cue:
    start = TEXT.index(words)
    span = (start, start + len(words), words)
    return span if said is None else Cue(*span, said)


@pytest.fixture(scope="session")
def text() -> str:
    """A text whose mentions are made by hand, so that the outer rooms are tested without the inner ones."""
    return TEXT


@pytest.fixture(scope="session")
def mentions() -> list[Mention]:
    plan = Section("二、今年目标", "plan")
    growth = Measure(Decimal(6), None, None, "percent", "%", Bound.ABOUT, None, True)
    grain = Measure(Decimal(600000), Decimal(600000), None, "t", "吨", Bound.AT_LEAST, True)
    jobless = Measure(None, Decimal("-0.5"), Decimal("-0.3"), "pp", "个百分点", Bound.RANGE, True)
    field = Measure(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), "mu", "亩")
    aim = _span("力争", "target")
    first = {"sentence": TEXT[7 : TEXT.index("。") + 1], "sentence_start": 7}
    last = {"sentence": TEXT[TEXT.index("<") :], "sentence_start": TEXT.index("<")}
    return [
        Mention(
            *_span("6%"),
            growth,
            Role.TARGET,
            Change("increase", "by", Basis.UNSTATED),
            "地区生产总值",
            Period("今年", "2025-01-01", "2025-12-31"),
            plan,
            (aim, _span("增长", "increase by"), _span("左右", "about")),
            (),
            **first,
        ),
        Mention(
            *_span("60万吨"),
            grain,
            Role.TARGET,
            None,
            "粮食产量",
            Period("今年"),
            plan,
            (aim, _span("以上", "at_least")),
            (),
            **first,
        ),
        Mention(
            *_span("0.3—0.5个百分点"),
            jobless,
            Role.COMPARISON,
            Change("decrease", "by", Basis.YOY, "<去年>"),
            "失业率",
            None,
            None,
            (_span("下降", "decrease by"),),
            ("doubtful", "inferred"),
            **last,
        ),
        Mention(*_span("三分之一亩"), field, Role.ACTUAL, None, None, None, None, (), (), **last),
    ]
