"""The phrase before a number as its unit, its size and those it is of want it: 户均|增收2000元, 亿元以上|项目|40个."""

from __future__ import annotations

import re

from policynum import kinds
from policynum.indicator import labels
from policynum.indicator.subjects import Subject
from policynum.model import Measure
from policynum.quantities.bounds import BEHIND
from policynum.sentences import narrowing, nouns, phrases, trimming
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.sorts import BETTERED, MEDALS, MONEY, NOUNLESS, SHARES


def of_its_size(
    text: str, begin: int, count: int, measure: Measure, left: list[Piece], around: Around, last: Subject
) -> list[Piece]:
    """The phrase with the size that its name begins with, or the one before the bracket that the number stands in."""
    if around.size is not None and not left and _AGES.fullmatch(text, around.size, around.number):
        return [(around.size, around.number), *_those_aged(text, last)]
    if around.size is not None and kinds.is_measured(measure.unit):
        left = phrases.find(text, _first_of(text, around, count), around)
    elif around.size is not None:
        if not left and _THRESHOLD.fullmatch(text, around.size, around.number):
            kept = [
                piece for piece in last.pieces if piece[1] <= around.size and not _THRESHOLD.fullmatch(text, *piece)
            ]
            return [*kept[-2:], (around.size, around.number)]  # 新签约项目38个，其中|亿元以上|12个
        each = _EACH_SO_MANY.search(text, around.sentence, around.size)
        left = _sized(text, each.start() if each else around.size, begin, left, last)
    if not left and text.endswith(("（", "("), 0, around.number):
        return labels.bracketed(text, around.number - 1)
    return left


def of_those(text: str, left: list[Piece], around: Around) -> list[Piece]:
    """The phrase with how many they are that it is measured of, and where: |全国31个|大城市失业率."""
    if not left or around.those is None or not around.those < left[0][0] < around.those + _COUNT:
        return left
    begin = max([around.sentence, *(end for _, end in around.times if end <= around.those)])
    begin = max(begin, *(text.rfind(mark, begin, around.those) + 1 for mark in "，；：、,;:"))
    begin = trimming.trim(text, begin, around.those)
    listed = text[begin - 1 : begin] == "、"  # 江苏、浙江|5个省市|产量 is that of them all
    is_a_place = not listed and _WHERE.fullmatch(text, begin, around.those) is not None
    where = is_a_place and nouns.until_verb(text, begin, around.those) is None
    return [(begin if where else around.those, left[0][1]), *left[1:]]


_COUNT, _WHERE = 8, re.compile("[一-鿿A-Z“”]{2,10}")  # characters of a count, and of where those are


def fitted(text: str, begin: int, start: int, measure: Measure, left: list[Piece]) -> list[Piece]:
    """The phrase as the unit of its number wants it: a span of time, a count, an anniversary, a multiple."""
    if not left:
        return left
    if measure.unit in MEDALS:
        left = narrowing.won(text, left)
    if measure.unit == "percent" and text.endswith(BETTERED, left[-1][0] + 2, left[-1][1]):
        left[-1] = (left[-1][0], left[-1][1] - 2)
    level, money = measure.unit not in NOUNLESS, measure.unit.partition("/")[0] in MONEY
    if measure.unit == "year" and (frame := _FRAME.search(text, *left[-1])) and frame.start() > left[-1][0]:
        left[-1] = (left[-1][0], frame.start())
    if measure.unit in _LASTING and text.startswith("长达", left[-1][1] - 1) and left[-1][0] < left[-1][1] - 2:
        left[-1] = (left[-1][0], left[-1][1] - (not text.endswith("时长", *left[-1])))  # 深耕零部件|长达|二十年
    if measure.unit in _LASTING and text.endswith(("为期", "历时"), *left[-1]):
        left[-1] = (left[-1][0], left[-1][1] - 2)
        if left[-1][0] == left[-1][1]:
            return left[:-1]
    if (
        measure.unit in _TERMS
        and measure.unit_text != "周年"
        and (since := narrowing.since_when(text, start)) is not None
    ):
        alone = since[0] <= left[-1][0] or text.endswith(_FOR_WHOM, left[-1][0], since[0])
        left = [since] if alone else left
    elif measure.unit in _TERMS and text.endswith("满", 0, start):
        left = narrowing.lasting(text, left)
    if level:
        left = narrowing.undone(text, left, money=measure.unit in MONEY)
    if text[left[-1][1] - 1] == "年" and _ON_AVERAGE.match(text, left[-1][1]):
        years = _SOME_YEARS.search(text, *left[-1])
        left[-1] = (left[-1][0], years.start()) if years else left[-1]  # 某省|两年平均增速
    if text[left[-1][0]] in _EACH and (averaged := _AVERAGED.match(text, left[-1][0], start)):
        left[-1] = (left[-1][0], averaged.end())
    if text[left[-1][1] - 1] == "等" and not kinds.is_measured(measure.unit):
        left = narrowing.comprising(text, left)
    if left and text.endswith(_EACH_LAST, left[-1][0] + 2, left[-1][1]):
        gained = _GAINED.match(text, left[-1][1])  # 农民|人均增收|1280元; but 养老金|人均|提高3%
        left[-1] = (left[-1][0], gained.end() if gained else left[-1][1] - 2)
        if left[-1][0] + 2 < left[-1][1] and text[left[-1][1] - 1] in "月年日" and gained is None:
            left[-1] = (left[-1][0], left[-1][1] - 1)  # 养老金|月人均|提高112元
    if left[-1][1] == start and text.endswith("过", left[-1][0] + 2, start):
        left[-1] = (left[-1][0], start - 1)  # 财政收入|过|亿元
    if text.endswith(_OVER_A_MARK, left[-1][0] + 2, left[-1][1]):
        left[-1] = (left[-1][0], left[-1][1] - 2)  # 生产总值|跨越|3个千亿元台阶
    if left and measure.unit_text == "周年":
        left = _event(text, *left[-1])
    if left and level and left[-1][1] - left[-1][0] > _SHORTEST_DEED:
        left = narrowing.done(text, left)
    if left and money:
        left = narrowing.less_other_flow(text, narrowing.granted(text, left))
    if measure.unit in SHARES and text.endswith("中", left[-1][0] + 3, left[-1][1]):
        outside = _IN_MIDST.search(text, *left[-1])
        left[-1] = (left[-1][0], outside.start()) if outside else left[-1]  # 新增贷款|中七成投向实体经济
    if measure.unit == "ratio" or (measure.unit == "percent" and text.endswith("的", 0, start)):
        left = narrowing.less_others(text, begin, start, left)
    return left


_IN_MIDST = re.compile("(?<![集高初空水手心华其之])中\\Z")
_FOR_WHOM = ("对", "向", "为", "给", "和", "鼓励", "支持", "引导", "帮助", "招录", "面向")  # 对|离校|2年内的毕业生
_THRESHOLD = re.compile("[^，。；、]{0,8}?[0-9.一二两三四五六七八九十百千万亿]+[一-鿿A-Z]{0,3}及?以[上下]")
_TERMS = frozenset({"year", "month"})
_LASTING = frozenset({"year", "month", "day", "hour", "minute"})
_SOME_YEARS, _ON_AVERAGE = re.compile("(?<=[一-鿿]{2})[二两三四五]年\\Z"), re.compile("年?平?均")
_GAINED = re.compile("[年月]?(?:增收|节支|减负|受益|获益|分红)")
_EACH, _EACH_LAST = frozenset("户人亩棚平"), ("人均", "户均", "亩均")
_AVERAGED = re.compile(
    "(?:户均|人均|亩均|棚均|平均每[户人亩])[年月]?(?:增收|节支|减负|受益|获益|分红)"
)  # 户均年增收|2000元
_OVER_A_MARK = ("跨越", "连跨", "跨过", "迈过", "跃上", "连上")
_SHORTEST_DEED = 7  # characters of a phrase with a verb in its midst: 甲地集聚|研发团队


def _first_of(text: str, around: Around, count: int) -> int:
    """Where a name begins that opens with a size, or a list that such a name closes: 甲路、|30户以上乙路的比例."""
    assert around.size is not None
    if (each := _EACH_SO_MANY.search(text, around.sentence, around.size)) is not None:
        return each.start()
    if count == 1 or text[around.size - 1] not in "、和":
        return around.size
    return max(around.sentence, *(text.rfind(mark, around.sentence, around.size) + 1 for mark in "，；：,;:"))


_EACH_SO_MANY = re.compile("每[百千万]人口?(?:拥有)?\\Z")  # 每千人口拥有|3岁以下托位数


def _sized(text: str, size: int, begin: int, left: list[Piece], last: Subject) -> list[Piece]:
    """The phrase with the size that its name begins with: |亿元以上|项目|40个, |10万元以上的|村达到|9个."""
    if left:
        return [(size, left[0][1]), *left[1:]] if _OF_SUCH.fullmatch(text, begin, left[0][0]) is not None else left
    return [*last.pieces[:-1], (size, last.until)] if last.until > size else left


def _those_aged(text: str, last: Subject) -> tuple[Piece, ...]:
    """Whom an age tells of that names nobody: 60岁以上|老年人口|86万人，其中65岁以上62万人."""
    if not last.pieces or (aged := _AGES.match(text, *last.pieces[0])) is None:
        return ()
    end = last.pieces[0][1]
    return ((aged.end(), end), *last.pieces[1:]) if aged.end() < end else last.pieces[1:]


_AGES = re.compile("[0-9]+(?:[—–~～至-][0-9]+)?周?岁(?:及?以[上下])?")
_OF_SUCH = re.compile(f"(?:(?:{BEHIND})?的)?")


def _event(text: str, start: int, end: int) -> list[Piece]:
    """What has its anniversary: 某地举行仪式纪念|通航|10周年, 办好论坛、|建馆|60周年|座谈会."""
    start = text.rfind("、", start, end) + 1 or start
    marked = _MARKS.search(text, start, end)
    start = marked.end() if marked else start
    return [(start, end)] if start < end else []


_MARKS = re.compile(
    "(?:.*(?:纪念|庆祝|祝贺|迎来|迎接|正值|适逢|期待在|出席|举行|举办|做好|办好|组织|策划|(?<!成)就(?![业近地学读诊餐医是]))|[为向是])了?|[以在](?=[^，。]{2,20}\\Z)(?![华韩京])"
)
_FRAME = re.compile(r"(?:的?(?<!提)前|过去|最近|近|头)\Z")  # 棉纱产量前|三年
