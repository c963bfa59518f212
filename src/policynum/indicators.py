"""What a mention measures: the shortest phrase that a table's row label needs, as pieces of the text.

Three shapes: the phrase stands before the number (粮食产量|252亿斤), after it (112万亩|高标准农田), or in an earlier
clause (… 1.3万亿元、增长5.8%). Pieces that stand apart are kept apart, the qualifier first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policynum import enumerations, kinds, labels, lexicon, nouns, owners, patterns, phrases
from policynum.bounds import BEHIND
from policynum.measures import Found
from policynum.model import Measure
from policynum.nouns import Around as Around
from policynum.nouns import Piece as Piece
from policynum.owners import NOTHING as NOTHING
from policynum.owners import Subject as Subject
from policynum.phrases import REACH as REACH

_LONGEST = 60  # characters of a noun


def find(
    text: str,
    chain: Sequence[Found],
    around: Around,
    last: Subject,
    former: tuple[Piece, ...] = (),
) -> list[Subject]:
    """One subject for each mention of a list: 5%、6%和7% is a list of three, most lists have one member.

    ``last`` is the subject found before in the paragraph; an elided one is taken from it. ``former`` are the pieces of
    the one before that, which 前者 means.
    """
    start, measure = chain[0].start, chain[0].measure
    begin = _begins(text, start, around, last)
    bound = _BOUND.match(text, begin, start) if text[begin] in "以左内的及" else None
    if bound and last.pieces and _selects(bound, begin, start, around, last):
        selecting = (last.pieces[0][0], bound.end() - 1)
        found = [_one(text, one.end, one.measure, [], around, NOTHING, None) for one in chain]
        return [replace(one, pieces=(selecting, *one.pieces)) for one in found]
    behind = bound.end() if bound else begin
    left = _phrase(text, behind, around, last)
    left = _of_its_size(text, behind, len(chain), measure, left, around, last)
    left = _fitted(text, begin, start, measure, left)
    if len(chain) == 1:
        if left and last.pieces and text.startswith(("前者", "后者"), left[0][0]):
            return [_of_two(text, left, last, former)]
        only = _one(text, chain[0].end, measure, left, around, last, None)
        return [only if _IN_ALL.search(text, begin, start) else _led(text, begin, only, measure, last)]
    noun = nouns.find(text, chain[-1].end, around, chain[-1].measure)
    if noun is None and (subjects := _enumerated(text, left, len(chain), start, around, last, former)):
        return subjects
    return [_one(text, one.end, one.measure, left, around, last, noun) for one in chain]


# -- The phrase before the number -------------------------------------------------------------------------------------


def _begins(text: str, start: int, around: Around, last: Subject) -> int:
    """Where the phrase of a number may begin: behind the noun that the number before it counts, and what ends that."""
    begin = max(around.begin, min(last.until, start))
    if last.until and begin == last.until and text.startswith("中", begin):
        begin += 1  # 160个断面|中|Ⅰ类水质占比
    if text.endswith(("年", "月", "天", "日"), 0, begin) and text.startswith("时间", begin):
        begin += 2  # 用三年|时间|完成投资
    return begin


def _selects(bound: re.Match[str], begin: int, start: int, around: Around, last: Subject) -> bool:
    """Whether the number before only selects what this one counts: 投资5亿元|以上的|50个项目."""
    alone = bound.end() == start and bound["of"] and (bound.end() - begin > 1 or begin == around.begin)
    return bool(alone) and start - last.pieces[0][0] < _LONGEST


def _phrase(text: str, begin: int, around: Around, last: Subject) -> list[Piece]:
    """The phrase that leads to the number, in its clause or, where that has none, in the clause before."""
    left = phrases.find(text, begin, around) or labels.labelled(text, around)
    if not left and not last.pieces:
        left = labels.earlier(text, around)
    elif not left and last.pieces[-1][1] < around.sentence < around.begin:
        left = labels.announced(text, around)
    if len(left) == 1 and left[0][1] - left[0][0] == 1 and text[left[0][0]] in _LEFT_OVER:
        return []
    return left


def _of_its_size(
    text: str, begin: int, count: int, measure: Measure, left: list[Piece], around: Around, last: Subject
) -> list[Piece]:
    """The phrase with the size that its name begins with, or the one before the bracket that the number stands in."""
    if around.size is not None and measure.unit.isascii():
        left = phrases.find(text, _first_of(text, around, count), around)
    elif around.size is not None:
        left = _sized(around.size, begin, left, last)
    if not left and text.endswith(("（", "("), 0, around.number):
        return labels.bracketed(text, around.number - 1)
    return left


def _fitted(text: str, begin: int, start: int, measure: Measure, left: list[Piece]) -> list[Piece]:
    """The phrase as the unit of its number wants it: a span of time, a count, an anniversary, a multiple."""
    if measure.unit == "year" and left and (frame := _FRAME.search(text, *left[-1])) and frame.start() > left[-1][0]:
        left[-1] = (left[-1][0], frame.start())
    if left and measure.unit in _TERMS and text.endswith("满", 0, start):
        left = phrases.lasting(text, left)
    if left and measure.unit not in kinds.nounless():
        left = phrases.undone(text, left)
    if left and not measure.unit.isascii() and text[left[-1][1] - 1] == "等":
        left = phrases.comprising(text, left)
    if left and measure.unit_text == "周年":
        left = _event(text, *left[-1])
    if left and left[-1][1] - left[-1][0] > _SHORTEST_DEED and measure.unit not in kinds.nounless():
        left = phrases.done(text, left)
    if left and measure.unit.partition("/")[0] in lexicon.currencies():
        left = phrases.granted(text, left)
    if measure.unit == "ratio" or (measure.unit == "percent" and text.endswith("的", 0, start)):
        left = phrases.less_others(text, begin, start, left)
    return left


_TERMS = frozenset({"year", "month"})
_SHORTEST_DEED = 7  # characters of a phrase with a verb in its midst: 甲地集聚|研发团队


def _enumerated(
    text: str,
    left: list[Piece],
    count: int,
    start: int,
    around: Around,
    last: Subject,
    former: tuple[Piece, ...],
) -> list[Subject]:
    """One subject for each number of a list, where a phrase before it or the list before that has as many items."""
    items: Sequence[tuple[Piece, ...]] = enumerations.items(text, left, count)
    if not items and not left and len(last.items) == count:
        items = last.items
    if not items and count == 2 and text.find("分别", around.begin, start) >= 0:
        items = _of_two_before(text, left, around, last, former)
    above = _above_all(text, items, around, last) if items else ()
    items = [(*above, *item) for item in items]
    lasting = tuple(item if text.startswith("占", item[-1][0]) else _untailed(text, item) for item in items)
    return [Subject(item, lasting) for item in items]


def _of_two_before(
    text: str, left: list[Piece], around: Around, last: Subject, former: tuple[Piece, ...]
) -> Sequence[tuple[Piece, ...]]:
    """The two told of before, with the head that both share: 新增企业9户、合作社5户，总数分别达到|90户、40户."""
    if not former or former[-1][1] < around.sentence or former == last.pieces:
        return ()
    if not left:
        return former, last.pieces
    if text[slice(*left[0])] not in nouns.table("heads"):
        return ()
    return [(*owners.without_new(text, pieces), *left) for pieces in (former, last.pieces)]


def _above_all(text: str, items: Sequence[tuple[Piece, ...]], around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a list of mere heads is of, where the sentence opens with it: 纺织业加快升级，|收入和利税分别增长8%和6%."""
    heads = all(len(item) == 1 and text[slice(*item[0])] in nouns.table("heads") for item in items)
    if not heads:
        return ()
    if last.pieces and last.pieces[-1][1] >= around.sentence:
        return owners.of_head(text, text[slice(*items[0][0])], around, last)
    return labels.topic(text, around)


def _first_of(text: str, around: Around, count: int) -> int:
    """Where a name begins that opens with a size, or a list that such a name closes: 甲路、|30户以上乙路的比例."""
    assert around.size is not None
    if count == 1 or text[around.size - 1] not in "、和":
        return around.size
    return max(around.sentence, *(text.rfind(mark, around.sentence, around.size) + 1 for mark in "，；：,;:"))


def _sized(size: int, begin: int, left: list[Piece], last: Subject) -> list[Piece]:
    """The phrase with the size that its name begins with: |亿元以上|项目|40个."""
    if left:
        return [(size, left[0][1]), *left[1:]] if left[0][0] == begin else left
    return [*last.pieces[:-1], (size, last.until)] if last.until > size else left


def _event(text: str, start: int, end: int) -> list[Piece]:
    """What has its anniversary: 某地举行仪式纪念|通航|10周年, 办好论坛、|建馆|60周年|座谈会."""
    start = text.rfind("、", start, end) + 1 or start
    marked = _MARKS.search(text, start, end)
    start = marked.end() if marked else start
    return [(start, end)] if start < end else []


_MARKS = re.compile(
    "(?:.*(?:纪念|庆祝|祝贺|迎来|迎接|正值|适逢|期待在|出席|举行|举办|做好|办好|组织|策划|(?<!成)就(?![业近地学读诊餐医是]))|[为向是])了?"
)
_FRAME = re.compile(r"(?:的?(?<!提)前|过去|最近|近|头)\Z")  # 棉纱产量前|三年
_LEFT_OVER = "下上跃跨前后间用做建破这他经把会时计合内不出∶：:"  # from 6.3下|降至6.1, 用|三年


def _untailed(text: str, item: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a list's item that a later 分别 is of: without 新增 at the end."""
    return item[:-1] if len(item) > 1 and nouns.flow().fullmatch(text, *item[-1]) else item


def _led(text: str, begin: int, subject: Subject, measure: Measure, last: Subject) -> Subject:
    """With 新增 before a later member of the list that it opened: 新增企业3户、|合作社2户."""
    if not subject.pieces or measure.unit in kinds.nounless() or measure.unit in lexicon.currencies():
        return subject
    start, end = subject.pieces[0]
    if found := nouns.new().match(text, start, end):
        return replace(subject, lead=(start, found.end()))
    joined = last.lead is not None and _JOINS.match(text, begin) and subject.pieces != last.pieces
    if not joined or text[slice(*subject.pieces[-1])] in nouns.table("heads"):
        return subject
    assert last.lead is not None
    return replace(subject, pieces=(last.lead, *subject.pieces), lead=last.lead)


_JOINS = re.compile(f"(?:{BEHIND})?(?:[、和]|[，（]?其中)")


def _one(
    text: str, end: int, measure: Measure, left: list[Piece], around: Around, last: Subject, shared: Piece | None
) -> Subject:
    words = text[slice(*left[0])] if len(left) == 1 else "".join(text[slice(*piece)] for piece in left)
    frames = left and (measure.unit_text == "周年" or text.endswith("连续", 0, around.number))  # 建馆|60周年|座谈会
    counted = None if frames or _sets_out(text, end, around) else nouns.find(text, end, around, measure) or shared
    selects = False
    if counted and words and text[end : end + 1] in ("以", "左", "的") and _OF.match(text, end):
        selects = (
            not nouns.granted(text, counted, measure)
            and words not in nouns.table("verbs")
            and nouns.new().fullmatch(words) is None
            and not _MAKES.search(words)
        )
    if counted and left and measure.unit in lexicon.currencies() and _CHOSEN.match(text, end):
        name = owners.measure_name(text, *left[-1])
        if name is not None:
            return Subject((name,), until=counted[1])  # 年销售额|5000万元|以上企业
    if counted and selects and _ARTICLE.search(words):
        return Subject((counted,), until=counted[1])  # 又一个超过|千亿立方米|的气田
    if counted and selects and words in nouns.table("heads") and not words.endswith(_OUTPUT):
        return Subject((counted, *left), until=counted[1], owner=(counted,))  # 总投资200亿元的|交易中心
    if counted and selects and (price := _PRICE.search(text, *left[-1])):
        return Subject((counted, price.span()), until=counted[1])  # 某公司投资|200亿元的|交易中心
    if counted and not selects:
        until = counted[1] if counted[1] <= around.end else counted[0]  # 10个|产值超|千亿元|的园区
        named = nouns.pieces(text, around, measure, counted)
        return Subject((*owners.of_noun(text, left, counted, measure, around), *named), until=until)
    if measure.unit in lexicon.currencies() and (purpose := nouns.purpose(text, end, around)):
        payer = () if left and nouns.until_verb(text, left[0][0], left[-1][1]) is not None else tuple(left)
        return Subject(payer if payer and text.endswith(_FUNDS, *payer[-1]) else (*payer, purpose))
    whole = nouns.shared(text, end, around, measure) if not counted and measure.unit in kinds.nounless() else None
    if whole:
        owner = owners.of_share(text, left, whole, around, last)
        return Subject((*owner, whole), until=whole[1], owner=owner)
    if not left and measure.unit_text in _PLACES:
        return NOTHING  # 三省|一市 counts nothing told before
    if not left and _IN_ALL.search(text, around.begin, around.number):
        return owners.told_anew(text, last)
    if not left:
        return _with_rate(text, last) if measure.unit == "pp" else last
    return _named_before(text, end, words, left, measure, around, last)


def _named_before(
    text: str, end: int, words: str, left: list[Piece], measure: Measure, around: Around, last: Subject
) -> Subject:
    """The subject that a phrase before the number names, with its owner where the phrase is but a head or a part."""
    if words in nouns.table("verbs"):
        owner = last.owner or last.pieces
        return Subject((*left, *owner), owner=owner) if words in nouns.table("states") else last
    if (generic := _GENERIC.match(words)) and words[generic.end() :] in nouns.table("heads"):
        owner = owners.work(text, around)
        return Subject((*owner, *left), owner=owner)
    if measure.unit in kinds.nounless() and (measured := owners.measured_before(text, left, last)):
        return Subject((*left, *measured), owner=tuple(left))  # 固定资产投资增长5%，其中青溪县|8%
    if words in nouns.table("heads") and text[around.begin - 1 : around.begin] in ("（", "("):
        owner = tuple(labels.bracketed(text, around.begin - 1))
        return Subject((*owner, *left))  # 电梯（|占比|11%）
    if words == "占地" and last.owner:
        return Subject((*last.owner, *left), owner=last.owner)
    if last.pieces and _SHARE_IN.match(words):
        owner = last.pieces[:1]
        if not words.startswith(("拉动", "影响")):
            owner = owners.without_rate(text, owners.named(text, last.pieces))
        return Subject((*owner, *left), owner=last.owner if last.part else owner, part=last.part)
    if words in nouns.table("heads") and not _OF.match(text, end):
        owner = owners.of_head(text, words, around, last)
        return Subject((*owner, *left), owner=owner)
    if len(words) < 5 and last.pieces and _is_part(text, words, measure, around, last):
        owner = last.owner if last.part else owners.named(text, last.pieces)
        return Subject((*owner, *left), owner=owner, part=True)
    counted_last = last.until and last.pieces[-1][1] >= around.sentence
    if counted_last and _OF_COUNTED.fullmatch(words) and not text.endswith(_FRAMES, *last.pieces[-1]):
        return Subject((*last.pieces[-1:], *left), owner=last.pieces[-1:])
    if measure.unit not in lexicon.currencies() and (among := owners.among(text, around, known=True)):
        # 22个产业集群中，|新产业占比|三成; 常住人口中，|男性|30万人，女性29万人
        return Subject((among, *left), owner=(among,), part=len(words) < 5)
    if (
        len(left) == 1
        and not kinds.counts(measure.unit)
        and "占" not in words
        and (head := _parallel(text, left[0], last.pieces))
    ):
        return Subject((left[0], head))
    return Subject(tuple(left))


# 增长9%、对工业增长贡献率达|35%, 上涨3%，影响CPI上涨约|0.3个百分点
_SHARE_IN = re.compile("占(?![地用])|拉动|影响(?:[A-Z]|居民消费价格|工业生产者)|对[一-鿿]{2,12}(?:贡献率|拉动率?)$")
_GENERIC = re.compile("[该此]?(?:项目|工程|桥梁|大桥|隧道|线路|铁路|公路|高速|灌区|水库|电站|基地|园区|机组|全线)")
_FRAMES = ("行动", "计划", "规划", "工程")
_OF_COUNTED = re.compile("[一-鿿]{2,3}率|(?:户均|次均)[一-鿿]{2,4}|平均[一-鿿]{2,10}")  # 盘活停产企业25户，|盘活率|六成


def _with_rate(text: str, last: Subject) -> Subject:
    """The subject before with the rate that a difference in points is one of: 投资增速9%，高于全国|3个百分点."""
    rate = _rate().match(text, last.pieces[-1][1]) if last.pieces else None
    return replace(last, pieces=(*last.pieces[:-1], (last.pieces[-1][0], rate.end()))) if rate else last


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(patterns.trie(lexicon.rates()))


def _of_two(text: str, left: list[Piece], last: Subject, former: tuple[Piece, ...]) -> Subject:
    """The first or the second of the two that were told before: 小学、初中在校生…，前者|减少2%，后者|增加3%."""
    start, end = left[0]
    first = text.startswith("前者", start)
    tail = (*(((start + 2, end),) if start + 2 < end else ()), *left[1:])
    if len(last.items) == 2:
        return Subject((*last.items[0 if first else 1][:2], *tail), last.items, turned=True)
    return Subject((*(former if first or last.turned else last.pieces)[:2], *tail), turned=True)


def _parallel(text: str, piece: Piece, before: tuple[Piece, ...]) -> Piece | None:
    """The head that a phrase leaves out because the one before had it: 国有企业增加值…，集体企业|."""
    start, end = piece
    if end - start < 3 or not before or len(before) > 2:
        return None
    name, head = before[0], before[-1]
    if len(before) == 1:
        left_out = _left_out().search(text, *name)
        if left_out is None or left_out.start() - name[0] < 2:
            return None
        name, head = (name[0], left_out.start()), left_out.span()
    elif _left_out().fullmatch(text, *head) is None:
        return None
    tail = 1 if text[end - 1] == "业" else 2
    return head if text.endswith(text[end - tail : end], *name) else None


@cache
def _left_out() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(nouns.table('left_out'))})\Z")


def _sets_out(text: str, end: int, around: Around) -> bool:
    """Whether a change sets out from the number, which then counts nothing behind it: 车程由|2小时|缩短至1小时."""
    if text[around.number - 1 : around.number] not in _MAY_SET_OUT or text.startswith(_SIDES, end):
        return False
    return _SETS_OUT.search(text, max(around.begin, around.number - 8), around.number) is not None


_SIDES = ("方面", "角度", "层面", "维度")  # 从4个|方面|说明
_MAY_SET_OUT = frozenset("由从的来先去在前下初原有")
_SETS_OUT = re.compile("[由从](?:原来|原先|原有?|过去|现在|目前|眼下|年初)?的?\\Z")


def _is_part(text: str, words: str, measure: Measure, around: Around, last: Subject) -> bool:
    """Whether a phrase only tells which of those counted before: 新增学位3万个，其中|农村|2万个，|城市|1万个."""
    if measure.unit in kinds.nounless() or measure.unit in lexicon.currencies():
        return False
    stop = last.pieces[-1][1]
    among = _AMONG_THEM.match(text, around.begin) or text.endswith("其中，", around.sentence, around.begin)
    if words.endswith((*nouns.whole_nouns(), *nouns.table("heads"), text[stop - 2 : stop])):
        return False  # 其中企业, 其中乡村教师, 其中小麦单产 name themselves
    if stop < around.sentence:  # 。其中，公路51亿人次
        return bool(among) and text.startswith("其中", around.sentence)
    return bool(among) or (last.part and text.endswith(("，", "、", "；"), 0, around.begin))


_AMONG_THEM = re.compile("[，、（]?其中")


_OUTPUT = ("收入", "利润", "总额", "产值", "营收", "税收", "产量")  # a threshold of a thing's own
_FUNDS = ("资金", "债", "债券", "基金", "周转金", "经费", "投资", "贷款")
_PRICE = re.compile(r"(?:总投资|总额|总金额|投资|价值|造价|金额)\Z")


_ARTICLE = re.compile(r"(?:(?<!第)一|首|多|[又再][一两三])[个座家条项处批种类所支艘架台]\Z")
_IN_ALL = re.compile(r"(?:累计|总数|总量)(?:已?达到?|为|超过?|突破|有)*\Z")  # 新增公园5座、累计达到|90座
_PLACES = frozenset("省市区县州")
_BOUND = re.compile(rf"(?:{BEHIND}|内(?=[的，、]))?(?P<of>的)?")
_OF = re.compile(rf"(?:{BEHIND})?的")
# What is done to the thing behind the number: 应当设置|200平方米的|场地, 对新发展的|100亩的|基地.
_MAKES = re.compile("(?:设置|设立|配备|安装|配建|提供|给予|出具|送上|奉献|带来)$|^对[^，。]{0,12}(?:的|新[一-鿿]{2})$")
_CHOSEN = re.compile("及?以[上下](?!的)(?=[一-鿿])")
