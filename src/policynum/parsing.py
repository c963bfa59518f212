"""The one measure that a short text states: 1.3万亿元, 不低于5%; anything else is refused, and shown where."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from policynum import numerals, units
from policynum.lexicon import Lexicon, load
from policynum.quantities import bounds, meanings, measures, prefixes
from policynum.quantities.candidates import COUNT, TOO_LONG, Candidate, Form, scan
from policynum.quantities.shapes import join, tailed
from policynum.text.folding import Folded, fold

if TYPE_CHECKING:
    from policynum.model import Measure


def parse(surface: str, *, lexicon: Lexicon | None = None) -> Measure:
    """The one measure that ``surface`` states, with its bound; ValueError, which shows where, for anything else.

    A measure carries no flags: where a doubt about the reading matters (3兆元, 3万石), ``extract`` names it.

    >>> measure = parse("不低于1.3万亿元")
    >>> measure.low, measure.unit, measure.bound
    (Decimal('1300000000000'), 'CNY', <Bound.AT_LEAST: 'at_least'>)
    >>> parse("5万千瓦小是")
    Traceback (most recent call last):
    ...
    ValueError: no unit is spelt '千瓦小是'; nearest: 千瓦小时 千瓦
        5万千瓦小是
           ^
    """
    if not isinstance(surface, str):
        raise TypeError(f'parse takes a str, such as "1.3万亿元", not {type(surface).__name__}')
    if not isinstance(lexicon, Lexicon | None):
        raise TypeError(f"lexicon must be a policynum.Lexicon or None, not {type(lexicon).__name__}")
    folded = fold(surface)
    text = folded.text
    candidates: list[Candidate] = []
    for seen in scan(text, lexicon=lexicon):
        one = Candidate(*seen)
        if not (candidates and candidates[-1].end == one.start - 1):
            one = tailed(text, prefixes.signed(text, one))
        candidates.append(one)
    candidates = join(text, candidates) or _bare(text)
    if not candidates:
        raise _refusal(surface, folded, 0, "no measure here")
    if len(candidates) > 1:
        raise _refusal(surface, folded, candidates[1].start, "more than one measure")
    start, end, form = candidates[0]
    if TOO_LONG in form.flags:
        raise _refusal(surface, folded, start, f"the numeral is longer than {numerals.LONGEST} characters")
    if form.unit is None:
        form = _named_alone(text, candidates[0], lexicon) or form
        if form.unit is None and form.unit_text:
            meanings = load("surfaces")["ambiguous"].get(form.unit_text, ())
            if text.startswith("之", end):  # 百分之几
                raise _refusal(surface, folded, start, f"{text[start:]!r} names no number")
            said = f"may mean different things: {' '.join(meanings)}" if meanings else "is no unit that is known"
            raise _refusal(surface, folded, end - len(form.unit_text), f"{form.unit_text!r} {said}")
        form = form if form.unit else form.but(unit=COUNT)
    lead, tail = text[:start].rstrip(), text[end:].lstrip()  # 不低于　5%: blanks part no limit from its number
    limit = bounds.around(f"{lead}{text[start:end]}{tail}", len(lead), len(lead) + end - start, form)
    found = measures.found_at(text, start, end, form, limit)
    signs = _LEADS.match(text, 0, found.start)
    if not signs and not bounds.leads(text[: found.start], form) and found.measure.per is None:
        raise _refusal(surface, folded, 0, f"{text[: found.start]!r} is no part of a measure")
    past = _past(text, end, form)
    if text[past:].strip():
        spelt = form.unit_text + text[end:]
        near = units.nearest(spelt) if past == end else []
        if past > end or (form.unit_text and not any(len(unit) == len(spelt) for unit in near)):
            odd = folded.surface[past:].strip()  # 吨煤 is no slip for 吨标煤
            raise _refusal(surface, folded, past, f"{odd!r} is no part of a measure")
        at = end - len(form.unit_text)
        nearest = f"; nearest: {' '.join(near)}" if near else ""
        raise _refusal(surface, folded, at, f"no unit is spelt {spelt!r}{nearest}")
    return found.measure


def _bare(text: str) -> list[Candidate]:
    """A numeral in Chinese that is all of the text, and would be none in a sentence: 一万二, 零."""
    numeral = text.strip()
    reading = numerals.interpret(numeral) if numeral else None
    if reading is None:
        return []
    about = reading.about or numeral[0] in "几数"
    form = Form(reading.low, reading.high, COUNT, "", numeral, reading.more, about)
    start = text.index(numeral)
    return [Candidate(start, start + len(numeral), form)]


_LEADS = re.compile(r"\s*(?:零下|[+＋]|介于)\s*\Z")  # 零下|15℃, +|5%, 介于|3%和5%之间


def _past(text: str, end: int, form: Form) -> int:
    """Where a measure ends with what may stand behind it: 以上, 之间 of a range, 整 of a sum of money."""
    if form.unit is not None and form.unit.kind == "money" and text.startswith(("整", "正"), end):
        return end + 1
    if form.low != form.high and (between := _BETWEEN.match(text, end)) is not None:
        return between.end()
    return end + bounds.trailing(text[end:], form)


_BETWEEN = re.compile(r"\s*之?间")


def _named_alone(text: str, candidate: Candidate, lexicon: Lexicon | None) -> Form | None:
    """The form with the unit that the words around it name, or that its spelling has where it has but one."""
    if (named := meanings.named(text, *candidate, lexicon)) is not None:
        return named.form
    unit = units.alone(candidate.form.unit_text) if candidate.form.unit_text else None
    return meanings.in_unit(candidate.form, unit) if unit is not None else None


def _refusal(surface: str, folded: Folded, place: int, why: str) -> ValueError:
    """The error that shows ``surface`` as the caller wrote it, with a caret under the folded text's ``place``.

    Chinese characters are two columns wide.
    """
    at, _ = folded.span(place, place + 1)
    if len(surface) > _SHOWN:
        begin = max(0, at - _SHOWN // 2)
        surface, at = surface[begin : begin + _SHOWN], at - begin
    width = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in surface[:at])
    return ValueError(f"{why}\n    {surface}\n    {' ' * width}^")


_SHOWN = 60  # characters of what was refused
