"""What a mention measures: the shortest phrase that a table's row label needs, as pieces of the text.

Three shapes: the phrase stands before the number (粮食产量|252亿斤), after it (112万亩|高标准农田), or in an earlier
clause (… 1.3万亿元、增长5.8%). Pieces that stand apart are kept apart, the qualifier first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policynum import kinds
from policynum.indicator import elided, fitting, labels, members, naming, subjects, things, trends
from policynum.indicator.subjects import NOTHING, Subject
from policynum.model import Measure
from policynum.quantities.bounds import BEHIND
from policynum.quantities.measures import Found
from policynum.sentences import nouns, phrases, plans
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.sorts import ADMINISTERED, MONEY, NOUNLESS

_ADJOINS = 3  # characters of what stands between a measure and its number


def find(
    text: str,
    chain: Sequence[Found],
    around: Around,
    last: Subject,
    told: Sequence[tuple[Piece, ...]] = (),
) -> list[Subject]:
    """One subject for each mention of a list: 5%、6%和7% is a list of three, most lists have one member.

    ``last`` is the subject found before in the paragraph; an elided one is taken from it. ``told`` are the pieces of
    those before that, the nearest last: 前者 and a later 分别 mean them.
    """
    start, measure = chain[0].start, chain[0].measure
    if last.pieces and last.pieces[0][0] < start < last.pieces[0][1]:
        last = (
            replace(last, pieces=last.pieces[1:]) if last.pieces[1:] else NOTHING
        )  # 15个省份|产值超过2万亿元: the number is within what they do
    begin = _begins(text, start, around, last)
    bound = _BOUND.match(text, begin, start) if text[begin] in "以左内的及" else None
    of_an_amount = bound is not None and bound[0] == "的" and measure.unit in NOUNLESS  # 投资5亿元的|30%
    if bound and not of_an_amount and last.pieces and _selects(bound, begin, start, around, last):
        begins = last.pieces[0][0]
        if around.size is not None and last.pieces[-1][1] < around.size - _ADJOINS:
            begins = around.size  # 产值超百亿元的企业有6家，|超千亿元的|1家; but 全长|1.3万公里的|三条公路
        selecting = (begins, bound.end() - 1)
        found = [naming.name(text, one.end, one.measure, [], around, NOTHING) for one in chain]
        return [replace(one, pieces=(selecting, *one.pieces)) for one in found]
    behind = bound.end() if bound else begin
    of_amid = _AMID.match(text, chain[-1].end)
    if of_amid is not None and of_amid["noun"] and measure.unit in MONEY:
        return [Subject((of_amid.span("noun"),))] * len(chain)
    ends_amid, begins_amid = of_amid is not None, text[begin] in _BEHIND_ALL and _AMID.match(text, begin) is not None
    if ends_amid:
        behind = phrases.last_in(text, behind, start) + 1 or behind  # 工业产值在|用电量|下降5%的情况下
    left = [] if begins_amid or _is_second_end(text, begin, start, measure) else _phrase(text, behind, around, last)
    if not left and (ends_amid or begins_amid):
        left = phrases.amid(text, start, around.sentence)  # |工业产值|在上年增长5%的基础上增长6%
    if not left and told and measure.unit in MONEY and _is_next_threshold(text, start, last):
        return [Subject(told[-1])] * len(chain)
    left = fitting.of_its_size(text, behind, len(chain), measure, left, around, last)
    had, left = bool(left), fitting.fitted(text, begin, start, measure, left)
    if had and not left and not last.pieces:
        left = labels.earlier(text, around)  # 预算外资金将逐步增多，目前约为|预算收入|的一半
    left = fitting.of_those(text, left, around)
    if text.startswith("相比", chain[-1].end):
        left = []  # 与2010年的|3万人|相比
    elif left and (planned := plans.before(text, begin, start, chain[-1].end)) is not None:
        left = [(left[0][0], planned)] if left[0][0] < planned else []  # 收入|比计划目标|30亿元|超过10亿元
    if len(chain) == 1:
        if left and last.pieces and text.startswith(("前者", "后者"), left[0][0]):
            return [_of_two(text, left, last, told[-1] if told else ())]
        only = naming.name(text, chain[0].end, measure, left, around, last)
        of_all = elided.is_of_all(text, begin, start, measure)
        return [only if of_all else _led(text, begin, only, measure, last)]
    if left and (chosen := _chosen_by(text, left, start, chain[-1].end)) is not None:
        return [Subject((chosen,))] * len(chain)
    noun = things.find(text, chain[-1].end, around, chain[-1].measure)
    if noun is None and (subjects := members.find(text, left, len(chain), start, around, last, told)):
        return subjects
    if noun is not None and left and _count_apart(chain) and nouns.flow().fullmatch(text, *left[0]) is None:
        named = [naming.name(text, one.end, one.measure, left, around, last) for one in chain[:-1]]
        return [*named, naming.name(text, chain[-1].end, chain[-1].measure, [], around, last)]  # 棉衣3千件、2千床|棉被
    return [naming.name(text, one.end, one.measure, left, around, last, noun) for one in chain]


def _count_apart(chain: Sequence[Found]) -> bool:
    """Whether the last of a list counts by another classifier than the first: 棉衣3千件、2千床|棉被."""
    first, last = chain[0].measure.unit, chain[-1].measure.unit
    return first != last and kinds.counts(first) and not {first, last} & (ADMINISTERED | MONEY)


def _is_next_threshold(text: str, start: int, last: Subject) -> bool:
    """Whether a sum is the next one beyond which some are counted: 超20亿元项目8个、超|50亿元|项目3个."""
    if len(last.pieces) != 1 or _BEYOND_SO_MUCH.search(text, *last.pieces[0]) is None:
        return False
    return text[start - 1] in "超过" and _OF_THOSE_BEYOND.search(text, start - 6, start - 1) is not None


_BEYOND_SO_MUCH = re.compile("[超过][0-9.]+[万亿]?[^0-9]{0,2}元")
_OF_THOSE_BEYOND = re.compile("(?:[、，]|其中，?)\\Z")


def _chosen_by(text: str, left: list[Piece], start: int, end: int) -> Piece | None:
    """The measure by whose grades things are chosen: |年吞吐量|达到10万、20万、50万吨|的港口."""
    if not text.endswith(_REACHES, 0, start) or _OF_THEM.match(text, end) is None:
        return None
    return subjects.measure_name(text, *left[-1])


_REACHES = ("达到", "超过", "达", "突破", "满")
_OF_THEM = re.compile(f"(?:{BEHIND})?的(?!目标|任务|计划|水平|规模|标准)[一-鿿]{{2}}")


def _is_second_end(text: str, begin: int, start: int, measure: Measure) -> bool:
    """Whether only what was done stands between two ends of the same unit: 企业由66户|整合至|12户."""
    if text[start - 1 : start] not in _MAY_LEAD_TO or start - begin > _DEED:
        return False
    first = _FIRST_END.search(text, max(0, begin - _DEED), begin)
    return (
        first is not None and first["unit"] == measure.unit_text and _DONE_TO.fullmatch(text, begin, start) is not None
    )


_MAY_LEAD_TO, _DEED = frozenset("至到为成"), 12  # characters
_FIRST_END = re.compile("[由从][0-9.,]{1,8}[万亿]?(?P<unit>[^0-9，。；：]{1,3})\\Z")
_DONE_TO = re.compile("[一-鿿]{2,4}[至到为成]")
# A number in the midst of which something else is told: 在用电量下降5%|的情况下，增长6%, 在800亿元|产值的基础上.
_BEHIND_ALL = frozenset("的及或以之开左上区范")  # what behind a number may begin with
_AMID = re.compile(
    f"(?:(?:{BEHIND})?|(?P<noun>(?!大关|关口|门槛|台阶)[一-鿿]{{2,8}}?))的(?:情况|背景|条件|前提|基础|形势|局面)[下上]"
)


# -- The phrase before the number -------------------------------------------------------------------------------------


def _begins(text: str, start: int, around: Around, last: Subject) -> int:
    """Where the phrase of a number may begin: behind the noun that the number before it counts, and what ends that."""
    begin = max(around.begin, min(last.until, start))
    if last.until and begin == last.until and text.startswith("中", begin):
        begin += 1  # 160个断面|中|Ⅰ类水质占比
    if text.startswith("内", begin) and text.endswith(_TERMS_OF_ALL, 0, begin):
        begin += 1  # 2小时|内|水位上涨3.6米
    if text.endswith(("年", "月", "天", "日"), 0, begin) and (spent := _SPENT.match(text, begin)) is not None:
        begin = spent.end()  # 用三年|时间|完成投资
    return begin


_SPENT = re.compile("的?时间[里内]?")
_TERMS_OF_ALL = ("年", "月", "天", "日", "小时", "分钟", "周", "公里", "里", "米")


def _selects(bound: re.Match[str], begin: int, start: int, around: Around, last: Subject) -> bool:
    """Whether the number before only selects what this one counts: 投资5亿元|以上的|50个项目."""
    alone = bound.end() == start and bound["of"] and (bound.end() - begin > 1 or begin == around.begin)
    return bool(alone) and start - last.pieces[0][0] < nouns.LONGEST


def _phrase(text: str, begin: int, around: Around, last: Subject) -> list[Piece]:
    """The phrase that leads to the number, in its clause or, where that has none, in the clause before."""
    left = phrases.find(text, begin, around) or labels.labelled(text, around)
    if not left and (gone := trends.subject(text, around)) is not None:
        left = [gone]
    if not left and not last.pieces:
        left = labels.announced(text, around, measured=True) or labels.earlier(text, around)
    elif not left and last.pieces[-1][1] < around.sentence < around.begin:
        left = labels.announced(text, around)
    if not left and not last.pieces:
        left = labels.headline(text, around)
    left = phrases.less_rank(text, left)
    if len(left) != 1:
        return left
    planned = text.startswith("的", left[0][1]) and _PLANNED.fullmatch(text, *left[0])  # 完成全年260万辆|目标|的76%
    return [] if planned or _NO_NAME.fullmatch(text, *left[0]) else left


# What is left over of 6.3下|降至6.1 and 用|三年; 两年|平均增速分别为6%和5%; 大大超过计划规定的增长|5%|的要求.
_PLANNED = re.compile("(?:目标任务|目标|任务|计划)数?")
_NO_NAME = re.compile(
    "[比同年月下上跃跨前后间用做建破这他另经把会时计合内不出∶：:/／]|[二两三四五]年(?:分别)?|可比"
    "|比(?!亚|特|利|重|例|值|价|赛)[一-鿿]{0,8}(?:企业|地区|居民|城市|行业|农村|城镇|国家|产品|同类|品种|工艺|设备|方案|方法|模式|做法)"
    "|(?:大大|远远|大幅|明显)?(?:超过|超出|[高低]于)了?[^，。]{0,6}(?:计划|规划|年初|预算)(?:规定|要求|确定|提出)?的?"
)


def _led(text: str, begin: int, subject: Subject, measure: Measure, last: Subject) -> Subject:
    """With 新增 or 改造 before a later member of the list that it opened: 新增企业3户、|合作社2户."""
    if not subject.pieces or measure.unit in NOUNLESS or measure.unit in MONEY:
        return subject
    start, end = subject.pieces[0]
    if found := nouns.new().match(text, start, end):
        return subject.led_by((start, found.end()))
    found = nouns.mended().match(text, start, end) or nouns.undone().match(text, start, end)
    if found is not None and not text.startswith(tuple(nouns.words("no_objects")), found.end()):
        return subject.led_by((start, found.end()))
    if text[start:end] in nouns.table("states") | nouns.table("deeds"):
        return subject  # 新开工用房…、|竣工|180万平方米; 新建学校20所、|改建|30所
    joined = (
        last.lead is not None
        and subject.pieces != last.pieces
        and (_JOINS.match(text, begin) or _is_next_of_new(text, begin, subject, measure, last))
        and not nouns.begins_with_verb(text, start, end)
    )
    if not joined or text[slice(*subject.pieces[-1])] in nouns.table("heads"):
        return subject
    assert last.lead is not None
    if (nouns.mended().fullmatch(text, *last.lead) or nouns.undone().fullmatch(text, *last.lead)) and (
        text[start - 1] != "、"
        or text.startswith(tuple(nouns.words("own_work")), start)
        or text.endswith(nouns.measures(), *subject.pieces[-1])
        or measure.unit in ("person", "person_time")
    ):
        return subject  # 改造桥梁240座，其中|120座; 治理沙地3万亩、|建成|公园5座
    return replace(subject, pieces=(last.lead, *subject.pieces), lead=last.lead)


def _is_next_of_new(text: str, begin: int, subject: Subject, measure: Measure, last: Subject) -> bool:
    """Whether a bare name and its number follow those that are new behind a comma: 新增示范企业8家，|示范工厂|61个."""
    assert last.lead is not None
    start, end = subject.pieces[0]
    return (
        len(subject.pieces) == 1
        and text[begin - 1 : begin] == "，"
        and start == begin
        and text[end : end + 1].isdigit()
        and text[slice(*last.lead)] == "新增"
        and text[start] not in _MADE_ANEW
        and not text.startswith(_NOT_NEW, start)
        and text[start : start + 2] not in nouns.table("weak_ends")
        and text.find("新", start, end) < 0
        and kinds.counts(measure.unit)
        and measure.unit not in ("person", "person_time")
        and nouns.until_verb(text, start, end) is None
    )


_NOT_NEW = (
    "淘汰",
    "注销",
    "关停",
    "取缔",
    "闲置",
    "存量",
    "现有",
    "有效",
    "在",
    "累计",
    "后备",
    "总",
)  # 新增企业50家，|淘汰企业|12家
_MADE_ANEW = frozenset("改共争扩续复建培开")  # 新增床位500张，|改建车位|30个
_JOINS = re.compile(f"(?:{BEHIND})?(?:[、和]|[，（]?其中)")


def _of_two(text: str, left: list[Piece], last: Subject, former: tuple[Piece, ...]) -> Subject:
    """The first or the second of the two that were told before: 小学、初中在校生…，前者|减少2%，后者|增加3%."""
    start, end = left[0]
    first = text.startswith("前者", start)
    tail = (*(((start + 2, end),) if start + 2 < end else ()), *left[1:])
    if len(last.items) == 2:
        return Subject((*last.items[0 if first else 1][:2], *tail), items=last.items, turned=True)
    return Subject((*(former if first or last.turned else last.pieces)[:2], *tail), turned=True)


_BOUND = re.compile(rf"(?:{BEHIND}|内(?=[的，、]))?(?P<of>的)?")
