"""What is evened out length for length, so that offsets stand: script, width, marks, tags.

Traditional script becomes simplified; full-width digits and points become those of ASCII and the commas that group
them ﹐, half-width marks among Chinese words full-width ones, straight quotation marks “ and ”, no-break blanks plain
ones, and the mark that begins a file a line's end; tags of HTML become as much white space, a line's end where they
end a paragraph, and so does what a page's readers never see: its styles, scripts and comments.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policynum import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def evened(text: str) -> str:
    """The text in simplified script and with one kind of each mark, length for length.

    >>> evened('產值"增長"２．５%,出口(其中服裝)增長３%')
    '产值“增长”2.5%，出口（其中服装）增长3%'
    """
    if "<" in text and _UNSEEN.search(text) is not None:
        text = "".join(_seen(text))
    if _other_writing().search(text) is not None:
        text = _narrowed_digits(_simplified(text))
    if text.startswith("\ufeff"):  # the mark that begins files of some editors
        text = "\n" + text[1:]
    text = _with_groups(text)
    if "．" in text:
        text = _POINT.sub(".", text)
    if "\u00a0" in text:
        text = text.replace("\u00a0", " ")
    if '"' in text:
        text = _STRAIGHT.sub(r"“\1”", text)
    for mark, (wide, beside) in _WIDE.items():
        if mark in text:
            text = beside.sub(wide, text)
    if "(" in text:
        text = _IN_BRACKETS.sub(_bracketed, text)
    return _TAG.sub(_blank, text) if "<" in text else text


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


# A comma that groups digits becomes ﹐, which the rooms know to be no other comma.
# 12，345.67万元 and 12，345，678元 can be nothing else.
_GROUPED = re.compile(
    "[0-9](?<![0-9.].)[0-9]{0,2}(?:，[0-9]{3}(?>(?:，[0-9]{3})+)|，[0-9]{3}(?=[.．][0-9]))(?![0-9，])"
)
# 投资1，200万元 is one number where nothing ends at the comma: no item of a list (5亿元、3，200人), no date behind it.
_GROUPED_ONCE = re.compile("(?<=[一-鿿（：])(?<![年月])[1-9][0-9]{0,2}，[0-9]{3}(?=[一-鿿%％‰])(?![年月日号])")
_GROUPS = re.compile("，(?<=[0-9]，)[0-9]{3}(?![0-9])")  # what such a number holds, and hardly a text besides
_WHOLE_BEFORE = re.compile(  # 第3，200家; 园区综合指数105，200家: what ends with the number before the comma
    "(?:第|[指系]数[^，。；\n]{0,4}|[得评]分[^，。；\n]{0,4}|排名?[^，。；\n]{0,6}|位[次居列][^，。；\n]{0,6}|名列[^，。；\n]{0,8}"
    "|附件|专栏|[图表例比]|任务|目标|措施|阶段|标段|项目|方案|课题|类型|步骤|(?:分别|依次|[各均]为?)[^。；\n]{0,24})\\Z"
)
_BEFORE = 28  # characters
_WIDE_DIGIT = re.compile("[０-９]")
_DIGITS = tuple(zip("０１２３４５６７８９", "0123456789", strict=True))


def narrowed(text: str) -> str:
    """The text with its full-width digits in ASCII, length for length.

    >>> narrowed("完成１，２３４．５万元")
    '完成1﹐234．5万元'
    """
    return _with_groups(_narrowed_digits(text))


def _narrowed_digits(text: str) -> str:
    if _WIDE_DIGIT.search(text) is None:
        return text
    for wide, narrow in _DIGITS:  # ``translate`` would ask of each character
        text = text.replace(wide, narrow)
    return text


def _with_groups(text: str) -> str:
    """The commas that group the digits of a number told from all others: 12，345.67万元, 投资1，200万元."""
    if _GROUPS.search(text) is None:
        return text
    return _GROUPED_ONCE.sub(_narrow_once, _GROUPED.sub(_narrow, text))


def _narrow_once(number: re.Match[str]) -> str:
    """The same where one comma alone may group the digits, and none where it may as well end what stands before it."""
    start = number.start()
    whole = _WHOLE_BEFORE.search(number.string, max(0, start - _BEFORE), start)
    return number[0] if whole is not None else _narrow(number)


def _narrow(number: re.Match[str]) -> str:
    return number[0].replace("，", "﹐")


def _bracketed(words: re.Match[str]) -> str:
    """Chinese words in brackets, with brackets that are Chinese too."""
    return f"（{words[1]}）" if _HAN.search(words[1]) else words[0]


def _simplified(text: str) -> str:
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


# -- Tags -------------------------------------------------------------------------------------------------------------

_TAG = re.compile(
    r"(?i)</?(?:(?P<inline>(?:strong|span|em|font|b|i|a|u)\b[^<>\n]{0,200})|[a-z][a-z0-9]*(?:[\s/][^<>\n]{0,200})?)>"
)


def _blank(tag: re.Match[str]) -> str:
    return (" " if tag["inline"] else "\n") * len(tag[0])


# What a browser shows nobody: <style>p { margin: 5% }</style>, <script>y = 3</script>, <!-- 投资9亿元 -->.
_UNSEEN = re.compile(r"(?i)<(?:!--|(?P<code>style|script)\b)")
_ENDS = {
    None: re.compile("-->"),
    "style": re.compile(r"(?i)</style\s*>"),
    "script": re.compile(r"(?i)</script\s*>"),
}


def _seen(text: str) -> Iterator[str]:
    """The text with white space for what nobody sees. What does not end is seen, and looked for but once.

    >>> "".join(_seen("<STYLE>p{top:5%}</style>投资<!--9-->5亿元")).strip()
    '投资        5亿元'
    """
    done = 0
    endless: set[str | None] = set()
    while (opening := _UNSEEN.search(text, done)) is not None:
        code = opening["code"] and opening["code"].lower()
        end = None if code in endless else _ENDS[code].search(text, opening.end())
        if end is None:
            endless.add(code)
            yield text[done : opening.end()]
            done = opening.end()
            continue
        yield text[done : opening.start()]
        yield ("\n" if code else " ") * (end.end() - opening.start())
        done = end.end()
    yield text[done:]
