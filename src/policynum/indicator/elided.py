"""What a number measures that has no phrase and no noun of its own: what was told before, or a part or the whole of it.

Each rule gives a subject where it holds and None where it does not; the first that holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.indicator import counting, purposes, qualified, shares, subjects, sums
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import NOTHING, Subject
from policynum.model import Measure
from policynum.quantities.bounds import HEDGED
from policynum.sentences.sorts import ADMINISTERED, MONEY, NOUNLESS


def _of_no_thing(asked: Asked) -> Subject | None:
    """三省|一市 counts nothing told before."""
    return NOTHING if asked.measure.unit_text in ADMINISTERED else None


def _of_the_whole_again(asked: Asked) -> Subject | None:
    """销量12万辆，其中纯电动8万辆、插电混动4万辆，同比增长|30%|: the whole, behind parts that 、 joins."""
    text, last = asked.text, asked.last
    if not last.part or not last.owner or asked.measure.unit not in NOUNLESS:
        return None
    listed = text[last.pieces[-1][0] - 1] == "、" and text[asked.around.begin - 1 : asked.around.begin] in ("，", ",")
    return Subject(last.owner) if listed else None


def _of_things_so_large(asked: Asked) -> Subject | None:
    """Those themselves whose size or price was told: 储备总投资32亿元的|项目|86个."""
    last = asked.last
    if not kinds.counts(asked.measure.unit) or not last.owner or last.until != asked.around.number:
        return None
    over = _OVER.search(asked.text, last.pieces[-1][1], asked.around.number)  # 总投资|超3亿元的项目60个、超5亿元的…
    return Subject(last.owner, until=last.until) if over is None else None


_OVER = re.compile("[超过逾破达]|以[上下]")


def _of_each(asked: Asked) -> Subject | None:
    """What each has of what was told before: 体育场地面积126万平方米，|人均|2.5平方米; 基站1.2万个，|每万人|24个."""
    last, around = asked.last, asked.around
    if not last.pieces or last.pieces[-1][1] < around.sentence or asked.measure.unit in NOUNLESS:
        return None
    each = _EACH.search(asked.text, max(around.begin, around.number - _NEAR), around.number)
    if each is None or _EACH_TOLD.search(asked.text, *last.pieces[-1]) is not None:
        return None
    return Subject((*subjects.without_new(asked.text, last.pieces), each.span("each")), owner=last.pieces)


_EACH = re.compile(f"(?P<each>人均|户均|亩均|村均|每[百千万]人口?)(?:拥有|有|达到?|为|{HEDGED})*\\Z")
_EACH_TOLD = re.compile("[人户亩村]均|每[百千万]?人")


def _of_no_grant(asked: Asked) -> Subject | None:
    """带动30户补助5万元，达到|60亩|的奖励2万元: what is given measures no land."""
    last = asked.last
    unit = asked.measure.unit
    if unit in MONEY or unit in NOUNLESS or unit in kinds.DURATIONS:
        return None
    if sums.has_purpose(asked.text, last.pieces):
        return NOTHING
    if len(last.pieces) != 1:
        return None
    return NOTHING if sums.is_grant(asked.text[slice(*last.pieces[0])]) else None


def _in_all(asked: Asked) -> Subject | None:
    """All there are, of what was told to be new: 新增公园5座、累计达到|90座|, 经营主体净增48万户、达|680万户|."""
    around = asked.around
    if is_of_all(asked.text, around.begin, around.number, asked.measure):
        return subjects.told_anew(asked.text, asked.last)
    return None


def is_of_all(text: str, begin: int, number: int, measure: Measure) -> bool:
    """Whether a number tells how many there are in all, behind how many of them are new: 新增公园5座、累计达到|90座|.

    >>> from policynum.quantities.measures import find
    >>> for text in ("新增公园5座、累计达到90座", "主体净增48户、达680户", "新增公园5座，投资达3亿元"):
    ...     one = list(find(text))[-1]
    ...     print(is_of_all(text, text.rfind("、") + 1, one.start, one.measure))
    True
    True
    False
    """
    if _IN_ALL.search(text, begin, number) is not None:
        return True
    if text[number - 1] not in _MAY_BECOME:
        return False
    became = _HAS_BECOME.search(text, max(0, number - _NEW_BEFORE), number)
    return became is not None and became["unit"] == measure.unit_text


_IN_ALL = re.compile(r"(?:累计|总数|总量)(?:已?达到?|为|超过?|突破|有)*\Z")
_MAY_BECOME, _NEW_BEFORE = frozenset("达到至破过超"), 30  # characters
_HAS_BECOME = re.compile(
    "(?:新增|(?P<net>净增))[^，。；、0-9]{0,12}[0-9.]+[万亿]*(?P<unit>[^0-9，。；、]{1,3})[、，]"
    "(?:总数|总量|总规模|累计|已|总共)*(?:达到?|增至|增加到|扩大到|突破|(?(net)超过?|(?!)))\\Z"
)


def _of_the_whole(asked: Asked) -> Subject | None:
    """Of what a share was told of: 金融业增加值…，占全市的8.8%，比2005年增加|180亿元, 是2005年的|2倍."""
    last = asked.last
    if len(last.pieces) < 2:
        return None
    if asked.measure.unit in NOUNLESS and asked.measure.unit_text != "倍":
        grows = _GROWS.search(asked.text, asked.around.begin, asked.around.number) is not None
        if asked.measure.unit != "percent" or not grows:
            return None
    return replace(last, pieces=last.pieces[:-1]) if subjects.has_a_share(asked.text, *last.pieces[-1]) else None


_GROWS = re.compile("(?:增长|下降|增加|减少)了?\\Z")  # a share itself rises by points


def _without_rate(asked: Asked) -> Subject | None:
    """What had a rate, of an amount: 存款余额|增速高0.3个百分点，比年初增加|326亿元."""
    last = asked.last
    if len(last.pieces) < 2 or asked.measure.unit in NOUNLESS:
        return None
    return replace(last, pieces=last.pieces[:-1]) if asked.text[slice(*last.pieces[-1])] in lexicon.rates() else None


def _with_rate(asked: Asked) -> Subject | None:
    """The subject before with the rate that a difference in points is one of: 投资增速9%，高于全国|3个百分点."""
    text, last = asked.text, asked.last
    if asked.measure.unit != "pp" or not last.pieces:
        return None
    start, end = last.pieces[-1]
    around = asked.around
    still = _STOOD_STILL.search(text, around.sentence, around.begin)
    if still is not None and text[slice(*still.span("rate"))] in lexicon.rates():
        return replace(
            last, pieces=(*last.pieces, still.span("rate"))
        )  # 增长13%，|增速|与上月持平，比去年低2.4个百分点
    rate = _rate().match(text, end)
    return replace(last, pieces=(*last.pieces[:-1], (start, rate.end()))) if rate else None


_STOOD_STILL = re.compile("[，；](?P<rate>[一-鿿]{2,3}?)(?:与|同)[^，。；]{1,10}持平，\\Z")


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(patterns.trie(lexicon.rates()))


def _of_all_there(asked: Asked) -> Subject | None:
    """How many households and people a place has: |全镇|共有9700户、3万人."""
    if asked.measure.unit_text not in _PEOPLE:
        return None
    if asked.text[asked.end : asked.end + 1] not in _CLOSES:
        return None  # 全县共有500人|被评为劳动模范
    near = max(asked.around.sentence, asked.around.number - _NEAR)
    place = _ALL_THERE.search(asked.text, near, asked.around.number)
    return Subject((place.span("place"),)) if place is not None else None


_CLOSES = frozenset(("、", "，", "。", "；", "（", ""))
_NEAR = 12  # characters
_ALL_THERE = re.compile(f"(?P<place>全[镇乡村县市省区州国社]|辖区)(?:共|现|总共)?有(?:{HEDGED})?\\Z")


def _of_some_of_them(asked: Asked) -> Subject | None:
    """What some of those do that were told right before: 在38个大类行业中有|31个|实现增长."""
    last = asked.last
    if not last.until or counting.OF_THOSE.fullmatch(asked.text, last.until, asked.around.number) is None:
        return None
    does = qualified.what_they_do(asked.text, asked.around.number, asked.end)
    if does is None:
        return None
    return Subject((does.span("does"), last.pieces[-1]), until=asked.end, owner=last.pieces[-1:], once=True)


def _of_what_they_do(asked: Asked) -> Subject | None:
    """What people or households do of whom nothing is told before: 3万户、8万人|搬进新居."""
    text, last, around = asked.text, asked.last, asked.around
    if asked.measure.unit_text not in _PEOPLE:
        return None
    if last.pieces and last.pieces[0][0] >= around.sentence and text[last.pieces[-1][0] - 1] not in "人户现":
        return None  # 学生|3万人，|1万人|通过考试
    others = _OTHERS.match(text, asked.end)
    does = qualified.what_they_do(text, around.number, others.end() if others else asked.end)
    if does is None:
        return None
    begin, end = does.span("does")
    return Subject(((begin + 2 * (end - begin > 3 and text.startswith("实现", begin)), end),))


_PEOPLE, _OTHERS = frozenset("人户"), re.compile("(?:[、，][0-9.]+[万亿]?[余多]?[人户])+")


def _of_those_of_a_share(asked: Asked) -> Subject | None:
    """The things themselves whose share was told: 高新技术企业占比超六成，达|300家."""
    last = asked.last
    if not last.pieces or not kinds.counts(asked.measure.unit) or last.pieces[-1][1] < asked.around.sentence:
        return None
    start, end = last.pieces[-1]
    share = _SHARE_LAST.search(asked.text, start, end)
    if share is None:
        return None
    things = (*last.pieces[:-1], *(((start, share.start()),) if share.start() > start else ()))
    return Subject(things) if things else None


_SHARE_LAST = re.compile("(?:占比|比重|占[^，。；]{2,12})\\Z")


RULES: tuple[Callable[[Asked], Subject | None], ...] = (
    _of_no_thing,
    purposes.spent,
    purposes.built,
    shares.shared_by,
    _of_the_whole_again,
    _of_things_so_large,
    _of_each,
    _of_those_of_a_share,
    _of_no_grant,
    _in_all,
    _of_the_whole,
    _without_rate,
    _with_rate,
    _of_all_there,
    _of_some_of_them,
    _of_what_they_do,
)
