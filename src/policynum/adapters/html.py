"""A text as HTML with its mentions coloured by role; what was read stands in a tooltip on each.

The page needs nothing from outside. Roles differ by the line under them as well as by colour, each mention can be
reached with the Tab key, and its tooltip is tied to it for screen readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from html import escape
from zlib import crc32

from policynum.model import Mention, Role
from policynum.render import amount, change_words, checked, is_list, period_words


def to_html(text: str, mentions: Iterable[Mention], *, page: bool = True) -> str:
    """A whole page, or with ``page=False`` the fragment that a notebook or another page can hold.

    ValueError if a mention is not of this text, TypeError for what is no mention.

    >>> import policynum
    >>> text = "力争植树5万亩。"
    >>> page = to_html(text, policynum.extract(text))
    >>> page.startswith("<!DOCTYPE html>"), '<mark class="target"' in page
    (True, True)
    """
    if not isinstance(text, str):
        raise TypeError(f"to_html takes the text that was read and its mentions, not {type(text).__name__}")
    if not is_list(mentions):
        kind = type(mentions).__name__
        raise TypeError(f"mentions must be a list, such as extract(text) gives, not {kind}: to_html(text, [mention])")
    advice = "; of several texts each has a page of its own: to_html(text, extract(text))"
    body = fragment(text, [checked(one, f"mentions[{place}]", advice) for place, one in enumerate(mentions)])
    return whole_page([body]) if page else f"<style>{_STYLE}</style>\n{body}"


def whole_page(fragments: Iterable[str], *, title: str = "policynum", contents: Collection[str] = ()) -> str:
    """One page around the fragments of one or more texts; ``contents`` are their headings, to be listed above them."""
    items = "".join(f'<li><a href="#{_anchor(place)}">{_escape(name)}</a></li>' for place, name in enumerate(contents))
    listed = f'<nav class="policynum" aria-label="texts"><ol>{items}</ol></nav>\n' if len(contents) > 1 else ""
    return (
        f'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>{_PAGE_STYLE}{_STYLE}</style>\n</head>\n<body>\n{listed}{''.join(fragments)}</body>\n</html>\n"
    )


def fragment(
    text: str,
    mentions: Iterable[Mention],
    *,
    heading: str | None = None,
    number: int = 0,
    roles: Collection[str] = tuple(Role),
) -> str:
    """The text of one document with its mentions marked, under a legend that counts those of ``roles``; no style.

    ``number`` is the place of its heading among those of the page.
    """
    mentions = sorted(mentions, key=lambda mention: mention.start)
    counts = Counter(mention.role for mention in mentions)
    legend = "".join(f'<li><mark class="{role}">{role}</mark> {counts[role]}</li>' for role in Role if role in roles)
    above = f'<h2 id="{_anchor(number)}">{_escape(heading)}</h2>\n' if heading else ""
    return (
        f'<section class="policynum">\n{above}<ul class="legend" aria-label="roles">{legend}</ul>\n'
        f'<div class="text">{"".join(_pieces(text, mentions))}</div>\n</section>\n'
    )


def _anchor(number: int) -> str:
    return f"policynum-text-{number + 1}"


def _pieces(text: str, mentions: list[Mention]) -> Iterator[str]:
    identity = f"{crc32(text.encode(errors='surrogatepass')):08x}"  # two texts may stand in one notebook
    at = 0
    for mention in mentions:
        if mention.start < at or text[mention.start : mention.end] != mention.text:
            raise ValueError(f"not a mention of this text, or over another: {mention.text!r} at {mention.start}")
        yield _escape(text[at : mention.start])
        tip = f"policynum-{identity}-{mention.start}"
        yield (
            f'<mark class="{mention.role}" tabindex="0" aria-describedby="{tip}">{_escape(mention.text)}'
            f'<span class="tip" role="tooltip" id="{tip}">{_tip(mention)}</span></mark>'
        )
        at = mention.end
    yield _escape(text[at:])


def _tip(mention: Mention) -> str:
    measure = mention.measure
    facts = {
        "role": mention.role,
        "value": amount(measure),
        "SI or CNY": amount(measure.si),
        "change": change_words(mention),
        "indicator": mention.indicator,
        "period": period_words(mention.period),
        "section": mention.section and mention.section.heading,
        "because": "; ".join(f"{cue.text}: {cue.says}" for cue in mention.cues),
        "flags": ", ".join(mention.flags),
    }
    return "".join(f"<span><b>{name}</b> {_escape(fact)}</span>" for name, fact in facts.items() if fact)


def _escape(text: str) -> str:
    return escape(_UNSHOWABLE.sub("\ufffd", text))


# control characters and lone surrogates, for which HTML has no place
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_PAGE_STYLE = """
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1.5rem 14rem; color-scheme: light dark; background: Canvas;
  color: CanvasText; }
"""
_STYLE = """
.policynum { font: 1.05rem/1.9 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
.policynum h2 { font-size: 1.2rem; }
nav.policynum ol { margin: 0 0 2rem; padding-left: 2.2em; }
.policynum .text { position: relative; white-space: pre-wrap; overflow-wrap: anywhere; }
.policynum .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; list-style: none; margin: 0 0 1rem; padding: 0;
  font: .85rem/1.6 system-ui, sans-serif; }
.policynum mark { padding: .05em .15em; border-radius: .2em; color: #111; border-bottom: .14em solid; }
.policynum mark.target { background: #ffe0b0; border-bottom-color: #a85b00; }
.policynum mark.actual { background: #cdeccf; border-bottom-color: #1f6f2a; border-bottom-style: double; }
.policynum mark.comparison { background: #cfe3fb; border-bottom-color: #1b5aa8; border-bottom-style: dashed; }
.policynum mark.specification { background: #e4e2e6; border-bottom-color: #5d5866; border-bottom-style: dotted; }
.policynum .tip { display: none; position: absolute; left: 0; right: 0; width: fit-content; z-index: 1;
  margin: .3rem auto; max-width: 30rem; padding: .5rem .8rem; border-radius: .3rem; border: 1px solid #555;
  background: #222; color: #fff; font: .8rem/1.5 system-ui, sans-serif; white-space: normal; user-select: none; }
.policynum .tip > span { display: block; }
.policynum .tip b { font-weight: 600; color: #ffd9a0; }
.policynum mark:hover > .tip, .policynum mark:focus > .tip { display: block; }
.policynum mark:focus { outline: .15em solid #1b5aa8; }
"""
