"""What a number measures in a part of those told before (其中|农村|2万个), or of some that the clause before names."""

from __future__ import annotations

import re

from policynum import kinds, lexicon, nouns, owners
from policynum.asked import Asked
from policynum.owners import Subject


def of_those(asked: Asked) -> Subject | None:
    """新增学位3万个，其中|农村|2万个.

    >>> from policynum.measures import find
    >>> from policynum.nouns import Around
    >>> text = "新增学位3万个，其中农村2万个"
    >>> [_, one] = find(text)
    >>> around = Around(0, 8, 12, 12, 15)
    >>> of_those(Asked(text, one.end, one.measure, [(10, 12)], "农村", around, Subject(((2, 4),)))).pieces
    ((2, 4), (10, 12))
    """
    last = asked.last
    if len(asked.words) > _LONGEST_PART or not last.pieces or not _tells_which(asked):
        return None
    owner = last.owner if last.part else owners.named(asked.text, last.pieces)
    return Subject((*owner, *asked.left), owner=owner, part=True)


_LONGEST_PART = 4  # characters


def _tells_which(asked: Asked) -> bool:
    """Whether a phrase only tells which of those counted before: 新增学位3万个，其中|农村|2万个，|城市|1万个."""
    text, around, last, unit = asked.text, asked.around, asked.last, asked.measure.unit
    if unit in kinds.nounless() or unit in lexicon.currencies():
        return False
    stop = last.pieces[-1][1]
    among = _AMONG_THEM.match(text, around.begin) or text.endswith("其中，", around.sentence, around.begin)
    if asked.words.endswith((*nouns.whole_nouns(), *nouns.table("heads"), text[stop - 2 : stop])):
        return False  # 其中企业, 其中乡村教师, 其中小麦单产 name themselves
    if stop < around.sentence:  # 。其中，公路51亿人次
        return bool(among) and text.startswith("其中", around.sentence)
    return bool(among) or (last.part and text.endswith(("，", "、", "；"), 0, around.begin))


_AMONG_THEM = re.compile("[，、（]?其中")


def rate_of_those(asked: Asked) -> Subject | None:
    """盘活停产企业25户，|盘活率|六成.

    >>> from policynum.measures import find
    >>> from policynum.nouns import Around
    >>> text = "盘活停产企业25户，盘活率六成"
    >>> [_, one] = find(text)
    >>> around = Around(0, 10, 13, 13, 15)
    >>> last = Subject(((2, 6),), until=9)
    >>> rate_of_those(Asked(text, one.end, one.measure, [(10, 13)], "盘活率", around, last)).pieces
    ((2, 6), (10, 13))
    """
    last = asked.last
    if not last.until or last.pieces[-1][1] < asked.around.sentence:
        return None
    adjoins = asked.left[0][0] == last.until  # 147个国考断面|水质优良率|98%
    if not (_OF_THEM if adjoins else _OF_COUNTED).fullmatch(asked.words):
        return None
    if asked.text.endswith(_FRAMES, *last.pieces[-1]):
        return None
    return Subject((*last.pieces[-1:], *asked.left), owner=last.pieces[-1:])


_FRAMES = ("行动", "计划", "规划", "工程")
_OF_THEM = re.compile("[一-鿿]{2,6}(?:率|比例)")
_OF_COUNTED = re.compile("[一-鿿]{2,3}率|(?:户均|次均)[一-鿿]{2,4}|平均[一-鿿]{2,10}")


def among_some(asked: Asked) -> Subject | None:
    """22个产业集群中，|新产业占比|三成; 常住人口中，|男性|30万人，女性29万人.

    >>> from policynum.measures import find
    >>> from policynum.nouns import Around
    >>> text = "常住人口中，男性30万人"
    >>> [one] = find(text)
    >>> around = Around(0, 6, 8, 8, 12)
    >>> among_some(Asked(text, one.end, one.measure, [(6, 8)], "男性", around, owners.NOTHING)).pieces
    ((0, 4), (6, 8))
    """
    if asked.measure.unit in lexicon.currencies():
        return None
    among = owners.among(asked.text, asked.around, known=True)
    return Subject((among, *asked.left), owner=(among,), part=len(asked.words) <= _LONGEST_PART) if among else None
