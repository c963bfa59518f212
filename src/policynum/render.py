"""Mentions as people and programs read them: JSON lines, CSV, a table for the terminal, an explanation.

Whatever goes to programs is exact (numbers as decimal strings). What goes to people groups the digits, says
bounds as ≥ and ≈, and counts a Chinese character as the two cells that it takes in a terminal.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from policynum.model import LONE, Bound, Measure, Mention, Period, Section
from policynum.numerals import Number, to_text

KEYS = (
    *("start", "end", "text", "value", "low", "high", "unit", "unit_text"),
    *("si_value", "si_low", "si_high", "si_unit", "bound", "inclusive", "approximate"),
    *("role", "direction", "change", "basis", "ratio", "indicator", "period", "period_start", "period_end"),
    *("section", "cues", "flags"),
)
COLUMNS = ("text", "value", "SI or CNY", "role", "change", "indicator", "period", "flags")
_WORDS = tuple(COLUMNS.index(name) for name in ("change", "indicator", "period", "flags"))
_LEAST = 10  # cells that a column of words keeps
_LINE = 78  # cells of a sentence's line in explain(), so that a screen of 80 holds it


def checked(mention: object, where: str, advice: str = "") -> Mention:
    """The mention itself; TypeError for anything else, which says ``where`` it stands and what to do."""
    if not isinstance(mention, Mention):
        raise TypeError(f"{where} must be a mention, such as extract() gives, not {type(mention).__name__}{advice}")
    return mention


def is_list(given: object) -> bool:
    """Whether it is a list or its like, and not a mention, which is a tuple too, nor a text or a mapping.

    >>> is_list([]), is_list(iter(())), is_list("5吨"), is_list({})
    (True, True, False, False)
    """
    return isinstance(given, Iterable) and not isinstance(given, Mention | Mapping | str | bytes)


def json_lines(mentions: Iterable[Mention], *, file: str | None = None) -> Iterator[str]:
    """One JSON object a line, with the keys of ``Mention.to_dict``; ``file`` comes first where it is given.

    A lone surrogate, which UTF-8 has no place for, is escaped: ``json.loads`` gives it back.
    """
    first = {} if file is None else {"file": file}
    for mention in mentions:
        line = json.dumps(first | mention.to_dict(), ensure_ascii=False) + "\n"
        yield LONE.sub(lambda lone: f"\\u{ord(lone[0]):04x}", line)


def csv_lines(mentions: Iterable[Mention], *, file: str | None = None, header: bool = True) -> Iterator[str]:
    """The keys as a header, then ``Mention.to_row`` as one line a mention; None is an empty cell.

    A cell that a spreadsheet would run (=HYPERLINK(…) for an indicator) has a ' before it.
    """
    first = () if file is None else (file,)
    if header:
        yield _csv_line((*(() if file is None else ("file",)), *KEYS))
    for mention in mentions:
        yield _csv_line((*first, *mention.to_row().values()))


def _csv_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(f"'{cell}" if _is_run(cell) else cell for cell in cells)
    return line.getvalue()


def _is_run(cell: object) -> bool:
    """Whether a spreadsheet would take a cell for a formula; -3% and +3% are none."""
    return isinstance(cell, str) and _FORMULA.match(cell) is not None


_FORMULA = re.compile(r"[=@\t\r]|[-+](?![0-9.]+(?:/[0-9]+)?[^-+*/^&=<>()|!]*\Z|\Z)")


def table(mentions: Iterable[Mention], *, width: int | None = None) -> str:
    """The mentions as aligned plain text; words, never numbers, are cut where ``width`` cells would not hold it."""
    rows = [COLUMNS, *(_cells(mention) for mention in mentions)]
    rooms = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        excess = sum(rooms) + 2 * len(rooms) - 2 - width
        for column in sorted(_WORDS, key=lambda column: -rooms[column]):
            cut = max(0, min(excess, rooms[column] - _LEAST))
            rooms[column] -= cut
            excess -= cut
    rows.insert(1, tuple("-" * room for room in rooms))
    lines = ("  ".join(_fit(cell, room) for cell, room in zip(row, rooms, strict=True)) for row in rows)
    return "".join(line.rstrip() + "\n" for line in lines)


def _cells(mention: Mention) -> tuple[str, ...]:
    measure = mention.measure
    return (
        _printable(mention.text),
        amount(measure),
        amount(measure.si),
        str(mention.role),
        change_words(mention),
        _printable(mention.indicator or ""),
        _printable(mention.period.text if mention.period else ""),
        ", ".join(mention.flags),
    )


def _fit(text: str, room: int) -> str:
    if cells(text) > room:
        while cells(text) > room - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (room - cells(text))


def explain(mention: Mention) -> str:
    """Where a mention stands, how it was read, and the words that decided, on one screen.

    >>> import policynum
    >>> print(explain(policynum.extract("力争造林4万亩以上。")[0]).split("\\n\\n")[0])
    力争造林4万亩以上
    ~~~~    ^^^^^
    """
    if not isinstance(mention, Mention):
        raise TypeError(f"explain takes one mention, such as extract() gives in its list, not {type(mention).__name__}")
    measure = mention.measure
    facts = {
        "value": amount(measure),
        "SI or CNY": amount(measure.si) if measure.si.unit != measure.unit else "",
        "role": str(mention.role),
        "change": change_words(mention),
        "indicator": mention.indicator or "",
        "period": period_words(mention.period),
        "section": section_words(mention.section),
        "flags": ", ".join(mention.flags),
    }
    lines = [*_marked(mention), ""]
    lines += [f"{name:<9}  {_printable(fact)}" for name, fact in facts.items() if fact]
    if mention.cues:
        room = max(cells(cue.text) for cue in mention.cues)
        lines += ["", "because", *(f"  {_fit(_printable(cue.text), room)}  {cue.says}" for cue in mention.cues)]
    return "\n".join(lines) + "\n"


def section_words(section: Section | None) -> str:
    """The heading of a part, and in brackets which way it looks; that alone where only its words say it.

    >>> section_words(Section("一、工作安排", "plan")), section_words(Section("", "plan")), section_words(None)
    ('一、工作安排 (plan)', '(plan)', '')
    """
    if section is None:
        return ""
    return f"{section.heading} ({section.direction})".lstrip() if section.direction else section.heading


def _marked(mention: Mention) -> Iterator[str]:
    """The sentence, with ^ under the mention and ~ under each cue; a long one goes on below, a very long one is cut."""
    sentence, start = (mention.sentence, mention.sentence_start) if mention.sentence else (mention.text, mention.start)
    shown, last = "", 0
    marks: list[str] = []
    for begin, end in _windows(mention, start, len(sentence)):
        if begin > last:
            shown, marks = f"{shown}…", [*marks, " "]
        shift = len(marks) - begin
        shown, marks = f"{shown}{sentence[begin:end]}", [*marks, *" " * (end - begin)]
        for mark, spans in (("~", mention.cues), ("^", (mention,))):
            for span in spans:
                for at in range(max(span.start - start, begin), min(span.end - start, end)):
                    marks[shift + at] = mark
        last = end
    if last < len(sentence):
        shown, marks = f"{shown}…", [*marks, " "]
    line, rule = "", ""
    for token in _UNBROKEN.finditer(_printable(shown)):
        if cells(line) + cells(token[0]) > _LINE:
            yield from filter(None, (line, rule.rstrip()))
            line, rule = "", ""
        line += token[0]
        rule += "".join(mark * cells(of) for of, mark in zip(token[0], marks[slice(*token.span())], strict=True))
    yield from filter(None, (line, rule.rstrip()))


def _windows(mention: Mention, start: int, length: int) -> list[tuple[int, int]]:
    """What is shown of a sentence: all of it, or of one longer than a screen what stands around mention and cues."""
    if length <= _SCREEN:
        return [(0, length)]
    windows: list[tuple[int, int]] = []
    for first, past in sorted([(mention.start, mention.end), *((cue.start, cue.end) for cue in mention.cues)]):
        begin, end = max(first - start - _AROUND, 0), min(past - start + _AROUND, length)
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], end))
        elif begin < end:  # a cue may stand in a heading
            windows.append((begin, end))
    return windows


_SCREEN, _AROUND = 600, 100  # characters
_UNBROKEN = re.compile(r"[0-9.,%]{1,24}|.", re.DOTALL)  # a number is not broken over two lines


def amount(measure: Measure) -> str:
    """A measure for people: ``≥ 50,000,000,000 CNY``, ``5 to 6 percent``, ``20 CNY per kg``.

    The sign of the bound follows the interval: 下降3%以上 reads ``≤ -3 percent``.
    """
    value, low, high = (None if number is None else grouped(number) for number in measure[:3])
    strict = measure.inclusive is False
    if low is not None and high is not None and low != high:
        number = f"{low} to {high}"
    elif high is None and low is not None:
        number = f"{'>' if strict else '≥'} {low}"
    elif low is None and high is not None:
        number = f"{'<' if strict else '≤'} {high}"
    else:
        number = value or low or "?"  # a numeral that is too long is refused, and not hidden
    about = "≈ " if measure.approximate or measure.bound is Bound.ABOUT else ""
    unit = "" if measure.unit == "1" else f" {measure.unit}"
    return f"{about}{number}{unit}" + (f" per {measure.per}" if measure.per else "")


def grouped(number: Number) -> str:
    """A number with its digits in threes; what no decimal can end, as a whole and a fraction: ``666 2/3``."""
    text = to_text(number)
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    if "/" in text:
        numerator, denominator = map(int, text.split("/"))
        whole, rest = divmod(numerator, denominator)
        return f"{sign}{whole:,} {rest}/{denominator}" if whole else f"{sign}{rest}/{denominator}"
    whole_text, point, decimals = text.partition(".")
    return f"{sign}{int(whole_text):,}{point}{decimals}"


def change_words(mention: Mention) -> str:
    """A change for people: ``increase by, yoy``; the words of the base behind it where the text has them.

    A change told in times says what it comes to as well, since 增长2倍 triples and 翻一番 doubles.

    >>> import policynum
    >>> [change_words(mention) for mention in policynum.extract("产值翻一番，比上年增长2倍。")]
    ['increase by, to 2 times the base, unstated', 'increase by, to 3 times the base, yoy, 比上年']
    """
    change = mention.change
    if change is None:
        return ""
    ratio = mention.ratio() if mention.measure.unit == "ratio" else None
    times = "" if ratio is None else f"to {grouped(ratio)} times the base"
    words = " ".join(filter(None, (change.direction, change.kind)))
    return ", ".join(filter(None, (words, times, change.basis, change.base and _printable(change.base))))


def period_words(period: Period | None) -> str:
    """A period as written, with its dates behind it where they are known."""
    if period is None:
        return ""
    dates = " to ".join(dict.fromkeys(filter(None, (period.start, period.end))))
    return f"{period.text} ({dates})" if dates and dates != period.text else period.text


def cells(text: str) -> int:
    """How many terminal cells a text takes: a Chinese character takes two, a combining mark none.

    >>> cells("增长7%")
    6
    """
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _printable(text: str) -> str:
    """One character for one, with line breaks as spaces and what a terminal would obey or choke on as ``·``."""
    return "".join(character if character.isprintable() else " " if character.isspace() else "·" for character in text)
