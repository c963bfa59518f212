"""What is taken out of a text, or stands for something else: each repair is one that real copies need.

Pinyin glosses inside words (目標(biāo)任務(wù)) are taken out; what is spelt by code point or name (<U+00A0>,
\\u201c, &nbsp;) becomes itself; the blank that typesetters put between figures and characters (超过 500 亿元) or behind
a mark is taken out, and so are what indents a line, a tag of HTML between a number and its words (增长<b>5</b>%), the
CR of a line's end, and that end between a number and its unit.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Repair = tuple[int, int, str]  # a stretch of the text, and what stands instead


def find(text: str) -> list[Repair]:
    """The repairs that a text needs, in order.

    >>> find("完成 5亿元"), find("完成5亿元")
    ([(2, 3, '')], [])
    """
    return _pattern()(text) if _may_need_more_than_blanks(text) else _blanks(text)


_GLOSS = r"(?<=\p{Han})\((?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,3}(?:ng|n|r)?\)"
_CODE_POINT = r"<U\+([0-9A-Fa-f]{4})>|\\u((?:00a0|20[01][0-9a-f]|300[0-9a-f]))"
# What web pages spell so; &lt; and &gt; stay, as what they enclose is no tag.
_NAMED = "quot|[lr][ds]quo|nbsp|e[nm]sp|middot|[mn]dash|hellip|amp|permil|deg|times|yen"
_ENTITY = rf"(&(?:{_NAMED}|#[0-9]{{2,5}}|#x[0-9A-Fa-f]{{2,4}});)"
# <b>, and the <!-- --> that some pages are built with
_INLINE = r"(?:</?(?:strong|span|em|font|b|i|a|u)\b[^<>\n]{0,200}>|<!--[^<>\n]{0,80}-->)"
_IN_A_MEASURE = (  # 增长<b>5</b>%
    rf"(?<=[0-9０-９]){_INLINE}++(?=[一-鿿0-9０-９%％‰℃.．])|(?<=[一-鿿]){_INLINE}++(?=[0-9０-９])"
    rf"|(?<=[%％‰℃]){_INLINE}++(?=[一-鿿])"
)
_ENTITIES = re.compile(_ENTITY)
_OPENS_GLOSS = re.compile(r"\([a-zāáǎàēéěèōóǒò]")


def _may_need_more_than_blanks(text: str) -> bool:
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
    r"(?=公顷|平方[米公]|[万亿]{1,2}(?:元|吨|人|亩|户|千瓦|平方|立方|美元|家|个|件|套|台|辆|头|斤)|个百分点|公里|[.．][0-9０-９])"
    r"|\n(?:(?<=[0-9０-９]\n)|(?<=[0-9０-９]\r\n))(?=[%％‰])"
    r"|\n(?:(?<=[一-鿿 ][0-9０-９][.．]\n)|(?<=[一-鿿 ][0-9０-９][.．]\r\n))(?=[0-9０-９]{1,2} ?[%％万亿])"
)
_BROKEN_AMOUNT = re.compile(_BROKEN)
_SPLITS_A_MEASURE = re.compile("<(?<=[0-9０-９一-鿿%％‰℃]<)(?:/?[a-z]|!--)")  # what may be _IN_A_MEASURE


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


def _blanks(text: str) -> list[Repair]:
    apart = (found.span() for blank, beside in _SET_APART.items() if blank in text for found in beside.finditer(text))
    return sorted([*((start, end, "") for start, end in apart), *_indents(text)])


def _indents(text: str) -> Iterator[Repair]:
    if first := _FIRST_INDENT.match(text):
        yield *first.span(), ""
    for found in _INDENT.finditer(text):
        yield found.start() + 1, found.end(), ""


@cache
def _pattern() -> Callable[[str], list[Repair]]:
    from html import unescape

    import regex

    pattern = regex.compile(
        f"{_GLOSS}|{_SPELT_BLANK}|{_CODE_POINT}|{_ENTITY}|{_BLANK}|{_IN_A_MEASURE}|\r(?=\n)|{_BROKEN}"
    )

    def find(text: str) -> list[Repair]:
        repairs = []
        for found in pattern.finditer(text):
            code = found[1] or found[2]
            spelt = chr(int(code, 16)) if code else unescape(found[3]) if found[3] else ""
            repairs.append((found.start(), found.end(), spelt))
        return sorted({*repairs, *_indents(text)})

    return find
