"""What a share is one of, and the share by which somebody is ranked: 80%|的中小学, 以|25%|的市场占有率位居第二."""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.indicator import owners, wholes
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.quantities.bounds import BEHIND
from policynum.sentences import nouns
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import NOUNLESS, RATED


@cache
def _stake() -> re.Pattern[str]:
    return re.compile(f"{patterns.trie(lexicon.load('roles')['stakes'])}(?=的)")


def by_which(asked: Asked) -> Subject | None:
    """The measure behind the number by which somebody is ranked: 甲公司以|25%|的市场占有率位居第二.

    >>> from policynum.indicator.subjects import NOTHING
    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "甲公司以25%的市场占有率位居第二"
    >>> [one, *_] = find(text)
    >>> around = Around(0, 0, 3, 4, 16)
    >>> by_which(Asked(text, one.end, one.measure, [(0, 3)], "甲公司", around, NOTHING)).pieces
    ((0, 3), (8, 13))
    """
    text, around = asked.text, asked.around
    if text.find("以", around.phrase_end, around.number) < 0:
        return None
    head = _BY_WHICH.match(text, asked.end)
    return Subject((*asked.left, head.span("head"))) if head is not None else None


_BY_WHICH = re.compile(
    rf"(?:{BEHIND})?的(?:总|平均)?(?P<head>[一-鿿]{{1,8}}?(?:[率量额值价]|份额|占比|比例|比重|增速|规模|面积))"
    "(?=[，。；、]|[位稳]?居|位列|名列|列|排|领先|继续|拿下|获|登顶|成为|跻身|占据|遥遥|领跑)"
)


def shared_by(asked: Asked) -> Subject | None:
    """What a share is one of: |80%|的中小学, 销售收入的|15%|投入研发.

    >>> from policynum.indicator.subjects import NOTHING
    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "80%的中小学开设书法课。"
    >>> [one] = find(text)
    >>> shared_by(Asked(text, one.end, one.measure, [], "", Around(0, 0, 0, 0, 11), NOTHING)).pieces
    ((4, 11),)
    """
    if asked.counted or asked.measure.unit not in NOUNLESS or asked.words.endswith(RATED):
        return None  # 入学率在|95%|以上的县
    whole = wholes.find(asked.text, asked.end, asked.around, asked.measure)
    if whole is None:
        return None
    if (stake := _stake().match(asked.text, *whole)) is not None:
        return Subject((stake.span(),), until=stake.end())  # 持有5%以上|股权|的股东
    left = _without_verb(asked)
    owner = owners.of_share(asked.text, left, whole, asked.around, asked.last)
    return Subject((*owner, whole), until=whole[1], owner=owner)


def _without_verb(asked: Asked) -> list[Piece]:
    """What has a share, without what it does: 推动|80%的|县建成医共体, |高校|承担了八成的课题."""
    if asked.words in nouns.table("verbs") or not asked.left:
        return []
    start, end = asked.left[-1]
    verb = _verb_of_a_share().search(asked.text, start, end)
    if verb is None:
        return asked.left
    if verb.start() == start == asked.last.until:
        return list(asked.last.pieces)  # 80万户|中小企业|贡献了60%的|税收
    if verb.start() - start < 2 or "对" in asked.text[start : verb.start()]:
        return asked.left[:-1]  # 对进口番茄|征收17%的|反倾销税
    return [*asked.left[:-1], (start, verb.start())]


@cache
def _verb_of_a_share() -> re.Pattern[str]:
    verbs = [verb for verb in nouns.words("verbs") if len(verb) > 1 and verb != "覆盖"]
    return re.compile(
        rf"{patterns.trie([*verbs, *nouns.words('takes')])}[了好]?(?:全[国省市县区球]|[我本][国省市县])?\Z"
    )
