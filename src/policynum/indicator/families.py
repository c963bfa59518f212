"""The owner of a measure that only the first of its family names: 公路|客运量3亿人，|货运量|5亿吨.

The families are those of data/families.toml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policynum import lexicon, patterns
from policynum.indicator import owners, subjects
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.quantities.bounds import OF
from policynum.sentences import nouns, trimming
from policynum.sentences.nouns import Piece


def of_kin(asked: Asked) -> Subject | None:
    """快递业务量3亿件，|业务收入|30亿元: of what the measure of its family was, told before in the sentence."""
    families = _families().get(asked.words)
    if families is None or not asked.last.pieces or OF.match(asked.text, asked.end) is not None:
        return None
    if gone := owners.of_course(
        asked.text, asked.words, asked.around
    ):  # 公路客运量3亿人，|铁路运输|稳步回升，货运量5亿吨
        return Subject((*gone, *asked.left), owner=gone) if families[0].owners is None else None
    if _has_a_doer(asked):
        return None  # 公路发送旅客3亿人次，|民航已累计|发送旅客5000万人次
    told = asked.last.owner if asked.last.part and asked.last.owner else asked.last.pieces
    if told[0][0] < asked.around.sentence:
        return None
    owner = next((owner for family in families if (owner := family.owner(asked.text, told))), None)
    return Subject((*owner, *asked.left), owner=owner) if owner is not None else None


def _has_a_doer(asked: Asked) -> bool:
    """Whether more than openers, verbs and a time stand before the phrase in its clause."""
    text, begin, start = asked.text, asked.around.begin, asked.left[0][0]
    told = (end for _, end in asked.last.pieces if end <= start)  # 48家|商贸企业|实现销售额4亿元
    begin = max([begin, *told, *(end for time, end in asked.around.times if begin <= time and end <= start)])
    return not trimming.opens(text, begin, start)


class _Family(NamedTuple):
    """Measures that are told of the same owner: what ends the name of one of them, and what that of an owner."""

    measures: re.Pattern[str]
    owners: re.Pattern[str] | None  # None: of anything

    def owner(self, text: str, told: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Whose measure was told before, or what was only counted; empty where that has no such measures."""
        start, end = told[-1]
        measure = self.measures.search(text, start, end)
        if measure is not None:
            told = (*told[:-1], (start, measure.start())) if measure.start() > start else told[:-1]
        elif self.owners is None:
            return ()
        whose = tuple(piece for piece in told if text[slice(*piece)] != "全社会")
        if not whose or text[slice(*whose[-1])] in nouns.table("sectors"):
            return ()
        if self.owners is not None and self.owners.search(text, *whose[-1]) is None:
            return ()
        return subjects.without_new(text, whose)


@cache
def _families() -> dict[str, list[_Family]]:
    """For each measure, the families that it is of."""
    families: dict[str, list[_Family]] = {}
    for words in lexicon.load("families")["family"]:
        measures = words["measures"].split()
        ends = patterns.trie([*measures, *words.get("also", "").split()])
        owners = re.compile(rf"(?:{patterns.trie(words['owners'].split())})\Z") if "owners" in words else None
        for measure in measures:
            families.setdefault(measure, []).append(_Family(re.compile(rf"年?(?:{ends})\Z"), owners))
    return families
