"""Mends what must be mended before a text can be read, and keeps the way back to the caller's offsets.

Each repair is one that real copies need: traditional script becomes simplified; pinyin glosses inside words
(目標(biāo)任務(wù)) are taken out; what is spelt by code point or name (<U+00A0>, \\u201c, &nbsp;) becomes itself; the
blank that typesetters put between figures and characters (超过 500 亿元) or behind a mark is taken out, and so are what
indents a line, a tag of HTML there (增长<b>5</b>%), the CR of a line's end, and that end between a number and its unit;
other tags become as much white space, a line's end where they end a paragraph; lines that a page's width broke, as
copies from PDF have them, are joined. Length for length, full-width digits and points become those of ASCII and the
commas that group them ﹐, half-width marks among Chinese words full-width ones, straight quotation marks “ and ”,
no-break blanks plain ones, and the mark that begins a file a line's end. Nothing else is rewritten: other blanks and
damage stay for the rooms that can judge them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policynum import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Folded(NamedTuple):
    """A text made readable: ``text`` in simplified script, ``surface`` the same length in the caller's own.

    ``places`` and ``shifts`` lead back: from ``places[i]`` on, the caller's offset is ``shifts[i]`` greater.
    ``spelt`` are the places right behind a character that was spelt out: what ends there ends behind its spelling.
    """

    text: str
    surface: str
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    spelt: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where folded characters ``start`` to ``end`` stand in the caller's text."""
        places, shifts = self.places, self.shifts
        if not places:
            return start, end
        first = start + shifts[bisect_right(places, start) - 1]
        if end <= start:
            return first, end + shifts[bisect_right(places, end) - 1]
        if end in self.spelt:
            return first, end + shifts[bisect_left(places, end)]
        return first, end + shifts[bisect_right(places, end - 1) - 1]


class Script:
    """Gives the words of a folded text back in the script that the caller wrote them in.

    >>> Script(fold("產值環比增長2%")).written("环比", 4)
    '環比'
    """

    def __init__(self, folded: Folded) -> None:
        self._text, self._surface = folded.text, folded.surface
        self._is_another = folded.text != folded.surface
        self._far: dict[str, int] = {}  # where words stand that were told long ago

    def written(self, words: str, end: int) -> str:
        """The words as they stand last in the text up to ``end``."""
        if not self._is_another:
            return words
        at = self._text.rfind(words, max(0, end - _NEAR), end)
        if at < 0:  # those of a heading, or of 同比（下同） pages before
            if words not in self._far:
                self._far[words] = self._text.rfind(words, 0, end)
            at = self._far[words]
        return self._surface[at : at + len(words)] if at >= 0 else words


_NEAR = 2000  # characters


def fold(text: str) -> Folded:
    """The text as the rooms read it.

    >>> folded = fold("完成目標(biāo)任務(wù)5萬噸")
    >>> folded.text, folded.surface
    ('完成目标任务5万吨', '完成目標任務5萬噸')
    >>> folded.span(6, 9)
    (16, 19)
    """
    surface, way = text, _NO_WAY
    wraps = _wraps(text)
    if _may_need_mending(text):
        surface, way = _mend(text, _repairs()(text), wraps)
    elif (blanks := _blanks(text)) or wraps:
        surface, way = _mend(text, blanks, wraps)
    simplified = _narrowed_digits(_simplify(surface)) if _other_writing().search(surface) is not None else surface
    if simplified.startswith("\ufeff"):  # the mark that begins files of some editors
        simplified = "\n" + simplified[1:]
    simplified = _with_groups(simplified)
    if "．" in simplified:
        simplified = _POINT.sub(".", simplified)
    if "\u00a0" in simplified:
        simplified = simplified.replace("\u00a0", " ")
    if '"' in simplified:
        simplified = _STRAIGHT.sub(r"“\1”", simplified)
    for mark, (wide, beside) in _WIDE.items():
        if mark in simplified:
            simplified = beside.sub(wide, simplified)
    if "(" in simplified:
        simplified = _IN_BRACKETS.sub(_bracketed, simplified)
    if "<" in simplified:
        simplified = _TAG.sub(_blank, simplified)
    return Folded(simplified, surface, *way)


# -- Glosses, spelt-out characters, blanks ----------------------------------------------------------------------------

_Repair = tuple[int, int, str]  # a stretch of the text, and what stands instead
_Way = tuple[tuple[int, ...], tuple[int, ...], frozenset[int]]  # places, shifts and spelt of Folded
_NO_WAY: _Way = ((), (), frozenset())

_GLOSS = r"(?<=\p{Han})\((?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,3}(?:ng|n|r)?\)"
_CODE_POINT = r"<U\+([0-9A-Fa-f]{4})>|\\u((?:00a0|20[01][0-9a-f]|300[0-9a-f]))"
# What web pages spell so; &lt; and &gt; stay, as what they enclose is no tag.
_NAMED = "quot|[lr][ds]quo|nbsp|e[nm]sp|middot|[mn]dash|hellip|amp|permil|deg|times|yen"
_ENTITY = rf"(&(?:{_NAMED}|#[0-9]{{2,5}}|#x[0-9A-Fa-f]{{2,4}});)"
_INLINE = r"(?:</?(?:strong|span|em|font|b|i|a|u)\b[^<>\n]{0,200}>)"
_IN_A_MEASURE = (  # 增长<b>5</b>%
    rf"(?<=[0-9０-９]){_INLINE}++(?=[一-鿿0-9０-９%％‰℃.．])|(?<=[一-鿿]){_INLINE}++(?=[0-9０-９])"
)
_ENTITIES = re.compile(_ENTITY)
_OPENS_GLOSS = re.compile(r"\([a-zāáǎàēéěèōóǒò]")


def _may_need_mending(text: str) -> bool:
    if "\n" in text and _BROKEN_AMOUNT.search(text) is not None:
        return True
    if "<" in text and ("<U+" in text or _SPLITS_A_MEASURE.search(text) is not None):
        return True
    if "&" in text and _ENTITIES.search(text) is not None:
        return True
    return "\r\n" in text or "\\u" in text or ("(" in text and _OPENS_GLOSS.search(text) is not None)


# Where a page's width broke a number from its unit: no line of its own begins with one of these. 2282⏎公顷
_BROKEN = (
    r"\n(?:(?<=[0-9０-９万亿]\n)|(?<=[0-9０-９万亿]\r\n))"
    "(?=公顷|平方[米公]|[万亿](?:元|吨|人|亩|户|千瓦|平方|立方|美元)|个百分点|公里)"
)
_BROKEN_AMOUNT = re.compile(_BROKEN)
_SPLITS_A_MEASURE = re.compile("<(?<=[0-9０-９一-鿿]<)/?[a-z]")  # what may be _IN_A_MEASURE


_IS_LEFT_OUT = (  # beside figures, or behind a mark: 完成5亿元。 同比增长7%
    r"(?:(?<=[一-鿿][ \u00a0])(?=[0-9０-９A-Za-z¥$€])|(?<=[0-9０-９A-Za-z%‰℃][ \u00a0])(?=[一-鿿])"
    "|(?<=[。；，！？].)(?=[一-鿿])"
    # 12 . 5亿元, 5. 2%
    r"|(?<=[0-9０-９][ \u00a0])(?=[.．][ \u00a0]?[0-9０-９])|(?<=[0-9０-９][ \u00a0][.．][ \u00a0])(?=[0-9０-９])"
    r"|(?<=[0-9０-９][.．][ \u00a0])(?=[0-9０-９]{1,2}[ \u00a0]?[%％])"
    r"|(?:(?<=[一-鿿][0-9０-９][.．].)|(?<=[一-鿿][ \u00a0][0-9０-９][.．].)|(?<=[一-鿿][0-9０-９]{2}[.．].)"
    r"|(?<=[一-鿿][ \u00a0][0-9０-９]{2}[.．].))(?=[0-9０-９]{1,2}[ \u00a0]?[万亿]))"
)
_BLANK = rf"[ 　\u00a0]{_IS_LEFT_OUT}"
_SET_APART = {blank: re.compile(f"{blank}{_IS_LEFT_OUT}") for blank in " 　\u00a0"}  # one by one: ten times as fast
_SPELT = r"(?:<U\+00(?:20|[Aa]0)>|\\u00a0|&nbsp;)"  # the same blank, spelt out: 6<U+00A0>万元
_SPELT_BLANK = f"(?<=[一-鿿]){_SPELT}(?=[0-9０-９A-Za-z¥$€])|(?<=[0-9０-９A-Za-z%‰℃]){_SPELT}(?=[一-鿿])"


# Blanks that indent a line: a paragraph begins with its first word.
_FIRST_INDENT = re.compile(r"[ 　\u00a0\t]+(?=\S)")
_INDENT = re.compile(rf"\n{_FIRST_INDENT.pattern}")


def _blanks(text: str) -> list[_Repair]:
    apart = (found.span() for blank, beside in _SET_APART.items() if blank in text for found in beside.finditer(text))
    return sorted([*((start, end, "") for start, end in apart), *_indents(text)])


def _indents(text: str) -> Iterator[_Repair]:
    if first := _FIRST_INDENT.match(text):
        yield *first.span(), ""
    for found in _INDENT.finditer(text):
        yield found.start() + 1, found.end(), ""


@cache
def _repairs() -> Callable[[str], list[_Repair]]:
    from html import unescape

    import regex

    pattern = regex.compile(
        f"{_GLOSS}|{_SPELT_BLANK}|{_CODE_POINT}|{_ENTITY}|{_BLANK}|{_IN_A_MEASURE}|\r(?=\n)|{_BROKEN}"
    )

    def find(text: str) -> list[_Repair]:
        repairs = []
        for found in pattern.finditer(text):
            code = found[1] or found[2]
            spelt = chr(int(code, 16)) if code else unescape(found[3]) if found[3] else ""
            repairs.append((found.start(), found.end(), spelt))
        return sorted({*repairs, *_indents(text)})

    return find


def _mend(text: str, repairs: list[_Repair], wraps: list[_Repair]) -> tuple[str, _Way]:
    pieces: list[str] = []
    places, shifts, spelt = [0], [0], set[int]()
    done = written = 0
    for start, end, instead in sorted({*repairs, *wraps}) if wraps else repairs:
        pieces += (text[done:start], instead)
        written += start - done + len(instead)
        places.append(written)
        shifts.append(end - written)
        if instead:
            spelt.add(written)
        done = end
    pieces.append(text[done:])
    way = (tuple(places), tuple(shifts), frozenset(spelt)) if len(places) > 1 else _NO_WAY
    return "".join(pieces), way


# -- Broken lines -----------------------------------------------------------------------------------------------------

_WIDEST, _NARROWEST = 120, 24  # half-widths of a page's line: 60 characters to 12
_FULL = 88  # per cent of the widest line: a full one
_FEWEST, _SHARE = 5, 40  # full lines that go on in the next, and their per cent, by which a text is known as broken
_GOES_ON = re.compile(r"[一-鿿0-9０-９A-Za-z，,、“（%％]\Z")
_BEGINS_ANEW = re.compile(
    r"\s|[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)、.．](?![0-9])|第[一二三四五六七八九十]+[章节条]|[#*|·•●◆■]|\Z"
)


def _wraps(text: str) -> list[_Repair]:
    r"""The ends of lines that only the width of a page broke, where none of the text's lines is longer than a page's.

    >>> broken = "全市粮食总产量达到三百二十一万吨，比上年增长\n百分之三，蔬菜产量五百六十万吨，增长百分之五\n"
    >>> len(_wraps(broken * 5))
    9
    """
    if text.count("\n") < _FEWEST:
        return []
    lines = text.split("\n")
    if max(map(len, lines)) > _WIDEST:
        return []
    widths = [len(line) + sum(1 for character in line if character > "\u2e7f") for line in lines]
    widest = max(widths)
    if not _NARROWEST <= widest <= _WIDEST:
        return []
    full, at, written = _FULL * widest // 100, 0, sum(1 for line in lines if line and not line.isspace())
    wraps: list[_Repair] = []
    for line, width, after in zip(lines, widths, lines[1:], strict=False):
        at += len(line) + 1
        cut = line.removesuffix("\r")
        if width >= full and "  " not in line.strip() and _GOES_ON.search(cut) and not _BEGINS_ANEW.match(after):
            wraps.append((at - 1, at, ""))
    return wraps if len(wraps) >= _FEWEST and 100 * len(wraps) >= _SHARE * written else []


# -- Tags -------------------------------------------------------------------------------------------------------------

_TAG = re.compile(
    r"(?i)</?(?:(?P<inline>(?:strong|span|em|font|b|i|a|u)\b[^<>\n]{0,200})|[a-z][a-z0-9]*(?:[\s/][^<>\n]{0,200})?)>"
)


def _blank(tag: re.Match[str]) -> str:
    return (" " if tag["inline"] else "\n") * len(tag[0])


# -- Script -----------------------------------------------------------------------------------------------------------


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{lexicon.characters('traditional')}]")


@cache
def _other_writing() -> re.Pattern[str]:
    """What most texts have none of: traditional characters and full-width digits, looked for in one pass."""
    return re.compile(f"[{lexicon.characters('traditional')}０-９]")


@cache
def _converter() -> Callable[[str], str]:
    import opencc

    convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    return convert


# Straight quotation marks, in pairs: "三个必须".
_STRAIGHT = re.compile(r'"([^"\n]{1,40})"')

# Marks of another keyboard, each with the wide one and where that is meant: 578个,预计; not 10,322亩 nor 10:30.
_WIDE = {
    ",": ("，", re.compile(",(?:(?<![0-9A-Za-z ].)|(?![0-9A-Za-z ]))")),
    ";": ("；", re.compile(";(?:(?<![0-9A-Za-z ].)|(?![0-9A-Za-z ]))")),
    ":": ("：", re.compile(":(?:(?<=[一-鿿].)|(?=[一-鿿]))")),
}
_IN_BRACKETS = re.compile(r"\(([^()\n]{1,80})\)")
_HAN = re.compile("[一-鿿]")
_POINT = re.compile("(?<=[0-9])．(?=[0-9])")


# Full-width digits; a comma that groups them (１２，３４５) becomes ﹐, which the rooms know to be no other comma.
_WIDE_NUMBER = re.compile("[０-９]{1,3}(?:，[０-９]{3})++(?![０-９])|[０-９]++")
# 12，345.67万元 and 12，345，678元 can be nothing else; 投资1，200万元 may be a list.
_GROUPED = re.compile("[0-9](?<![0-9.].)[0-9]{0,2}(?:，[0-9]{3}(?:，[0-9]{3})++|，[0-9]{3}(?=[.．][0-9]))(?![0-9，])")
_GROUPS = re.compile("，[0-9]{3}(?:，|[.．])")  # what such a number holds, and hardly a text besides
_WIDE_DIGIT = re.compile("[０-９]")
_NARROW = str.maketrans("０１２３４５６７８９，", "0123456789﹐")


def narrowed(text: str) -> str:
    """The text with its full-width digits in ASCII, length for length.

    >>> narrowed("完成１，２３４．５万元")
    '完成1﹐234．5万元'
    """
    return _with_groups(_narrowed_digits(text))


def _narrowed_digits(text: str) -> str:
    return _WIDE_NUMBER.sub(_narrow, text) if _WIDE_DIGIT.search(text) else text


def _with_groups(text: str) -> str:
    """The commas that group the digits of a number told from all others: 12，345.67万元."""
    return _GROUPED.sub(_narrow, text) if _GROUPS.search(text) is not None else text


def _narrow(number: re.Match[str]) -> str:
    return number[0].translate(_NARROW)


def _bracketed(words: re.Match[str]) -> str:
    """Chinese words in brackets, with brackets that are Chinese too."""
    return f"（{words[1]}）" if _HAN.search(words[1]) else words[0]


def _simplify(text: str) -> str:
    """The text in simplified script, length for length; a part that opencc would lengthen is left as it stands."""
    if _traditional().search(text) is None:
        return text
    convert = _converter()
    lines = []
    for line in text.splitlines(keepends=True):
        try:
            simple = convert(line)
        except UnicodeEncodeError:  # a lone surrogate: opencc speaks UTF-8
            simple = line
        lines.append(simple if len(simple) == len(line) else line)
    return "".join(lines)
