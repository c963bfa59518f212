"""The measure that the parts of a whole leave out: 固定资产投资增长8%，其中|工业|增长16%，|农业|增长3%."""

from __future__ import annotations

import re
from dataclasses import replace

from policynum.indicator import parts
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import NOTHING, Subject
from policynum.sentences import nouns
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import MONEY, NOUNLESS


def of_the_whole(asked: Asked) -> Subject | None:
    """贷款余额52亿元，其中|涉农|12亿元.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "贷款余额52亿元，其中涉农12亿元"
    >>> [_, one] = find(text)
    >>> around = Around(0, 9, 13, 13, 17)
    >>> of_the_whole(Asked(text, one.end, one.measure, [(11, 13)], "涉农", around, Subject(((0, 4),)))).pieces
    ((11, 13), (0, 4))
    """
    if len(asked.left) != 1 or asked.counted is not None or not asked.last.pieces:
        return None
    measure = _measure(asked)
    if measure is None or not _names_only_which(asked, measure):
        return None
    new = nouns.flow().match(asked.text, *asked.last.pieces[0]) if asked.last.carried is None else None
    lead = asked.last.pieces[:-2] if asked.last.carried is not None else () if new is None else (new.span(),)
    return Subject((*lead, asked.left[0], measure), carried=measure)


def share_of_the_whole(asked: Asked) -> Subject | None:
    """发电装机容量1800万千瓦，其中|清洁能源|占62%.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "装机容量18万千瓦，其中风电占62%"
    >>> [_, one] = find(text)
    >>> around = Around(0, 10, 14, 15, 18)
    >>> last = Subject(((0, 4),))
    >>> share_of_the_whole(Asked(text, one.end, one.measure, [(12, 14)], "风电", around, last)).pieces
    ((12, 14), (0, 4))
    """
    if len(asked.left) != 1 or asked.counted is not None or not asked.last.pieces or not parts.is_of_those(asked):
        return None
    start, end = asked.left[0]
    takes = _TAKES.fullmatch(asked.text, end, asked.around.number) is not None
    if not takes or _OWN.search(asked.text, start, end) or asked.text.endswith(nouns.measured(), start, end):
        return None
    whole = asked.last.owner if asked.last.part else asked.last.pieces
    if not whole or not asked.text.endswith(nouns.measured(), *whole[-1]):
        return None
    return Subject((asked.left[0], *whole), owner=whole, part=True)


_TAKES = re.compile("(?:约|均|各|已|就|还)?占(?:到|比|了|比为)?(?:约|近|超过?|达)?")


def kept(text: str, subject: Subject, last: Subject) -> Subject:
    """The subject with the measure that its list carries on, where it tells more of the part before it.

    A list carries on what two of its members end with: 教育支出2亿元、科技|支出|1亿元.

    >>> kept("", Subject(((4, 6), (7, 9))), Subject(((4, 6), (0, 2)), carried=(0, 2))).carried
    (0, 2)
    """
    if subject is NOTHING or subject.carried is not None or not last.pieces or not subject.pieces:
        return subject
    if subject.pieces[0] == last.pieces[0]:
        return replace(subject, carried=last.carried) if last.carried is not None else subject
    end = subject.pieces[-1][1]
    if text[end - 1] not in _LAST or text[end - 1] != text[last.pieces[-1][1] - 1]:
        return subject
    measure = _MEASURE.search(text, *subject.pieces[-1])
    if measure is None or measure["money"] is None or not text.endswith(measure[0], *last.pieces[-1]):
        return subject
    alone = len(subject.pieces) == 1 and measure.start() < subject.pieces[0][0] + 2
    same = len(subject.pieces) > 1 and subject.pieces[-1] == last.pieces[-1]  # 城镇|农资零售额
    return subject if alone else replace(subject, carried=subject.pieces[-1] if same else measure.span())


def _measure(asked: Asked) -> Piece | None:
    """The measure of the whole: that of the list's parts before it, or of what 其中 is a part of."""
    text, begin, last = asked.text, asked.around.begin, asked.last
    goes_on = last.pieces[0][1] >= asked.around.sentence and text[begin - 1 : begin] in _GOES_ON
    if last.carried is not None:
        if asked.measure.unit in NOUNLESS and not (last.pieces[-1] == last.carried or last.part):
            return None
        return last.carried if goes_on else None
    near = goes_on and text[last.pieces[-1][1] - 1] == "格"
    if not near and not parts.is_of_those(asked):
        return None
    told = [piece for piece in last.pieces if not text.startswith("占", piece[0])]
    whole = _MEASURE.search(text, *told[-1]) if told else None
    if whole is None:
        return None
    if near and whole.lastgroup == "rate" and _DEARER.search(text, asked.left[0][1], asked.around.number):
        return whole.span()
    return whole.span() if not near or parts.is_of_those(asked) else None


_GOES_ON = frozenset("，、；")
_LAST = frozenset("资额值入出口润收模")  # what a measure of money ends with
_DEARER = re.compile("[涨跌]")
_MEASURE = re.compile(
    "(?:(?P<money>(?:固定资产|项目)?投资额?|增加值|总?产值|(?:社会消费品|商品)?零售总额|(?:网络|网上|商品)?零售额|销售额|[交成]易?交?额"
    "|人均(?:可支配|纯)收入|人均(?:生活)?消费支出|(?:营业|保费|财政|税收|预算)收入|收入|支出|(?:实际)?(?:使用|利用|吸收)外资"
    "|(?:贷款|存款|债券|债务)?余额|执行额|规模|(?:进出口|出口|进口)(?:总?[额值])?|利润(?:总额)?|税收)"
    "|(?P<kWh>发电量|用电量)|(?P<kW>装机(?:容量|规模)?)|(?P<t>总?产量|货运量|(?:货物)?(?:吞吐量|发送量))|(?P<rate>价格))\\Z"
)


def _names_only_which(asked: Asked, measure: Piece) -> bool:
    """Whether a phrase has no measure of its own, and its number is one of the whole's measure or of its change."""
    start, end = asked.left[0]
    text, unit = asked.text, asked.measure.unit
    if not 1 < end - start <= _LONGEST or _OWN.search(text, start, end) is not None:
        return False
    if text.endswith((*nouns.measured(), text[measure[1] - 2 : measure[1]]), start, end):
        return False
    if unit in NOUNLESS:
        return text.find("占", end, asked.around.number) < 0 and asked.around.number - end > 1
    sort = _MEASURE.search(text, *measure)
    assert sort is not None
    return unit in MONEY if sort.lastgroup == "money" else unit == sort.lastgroup


_LONGEST = 12  # characters of a part
# What is an amount itself: 总投资9亿元，其中|中央补助|2亿元; and what is no part but a place or a deed.
_OWN = re.compile(
    "[占的了将每均率费税款金债券额值量资产能耗比数]\\Z|[0-9A-Z]|[占拉影]"
    "|(?:利息|资本|补助|补贴|贷款|存款|债务|国债|基金|投资|融资|外资|收入|支出|消费|[进出]口|信贷|任务|支持|以上|以下|当[年月季]|新增|累计"
    "|物价|外贸|经济|库存)\\Z"
)
