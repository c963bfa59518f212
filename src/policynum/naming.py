"""What one number measures, by the rules in order: a thing counted behind it, its share, or the phrase before it.

Each rule gives a subject where it holds and None where it does not; the first that holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from policynum import kinds, labels, lexicon, nouns, owners, patterns, sums, things
from policynum.bounds import BEHIND
from policynum.clauses import FARTHEST
from policynum.model import Measure
from policynum.nouns import Around, Piece
from policynum.owners import NOTHING, Subject


@dataclass(slots=True)
class _Asked:
    """The number that is asked about, with what stands around it."""

    text: str
    end: int  # of the number
    measure: Measure
    left: list[Piece]  # the phrase before it
    words: str  # of that phrase
    around: Around
    last: Subject  # found before in the paragraph
    counted: Piece | None = None  # the noun behind it


def name(
    text: str,
    end: int,
    measure: Measure,
    left: list[Piece],
    around: Around,
    last: Subject,
    shared: Piece | None = None,
) -> Subject:
    """The subject of a number that ends at ``end``; ``left`` is the phrase before it, ``shared`` the noun of its list.

    >>> from policynum.measures import find
    >>> text = "新增企业14家"
    >>> [one] = find(text)
    >>> name(text, one.end, one.measure, [(0, 4)], Around(0, 0, 4, 4, 7), NOTHING).pieces
    ((0, 4),)
    """
    words = text[slice(*left[0])] if len(left) == 1 else "".join(text[slice(*piece)] for piece in left)
    asked = _Asked(text, end, measure, left, words, around, last)
    frames = left and (measure.unit_text == "周年" or text.endswith("连续", 0, around.number))  # 建馆|60周年|座谈会
    if not frames and not _sets_out(text, end, around) and not _is_of_a_name(asked):
        asked.counted = things.find(text, end, around, measure) or shared
    if asked.counted:
        for counting in _COUNTING:
            if (subject := counting(asked, asked.counted)) is not None:
                return subject
    for rule in _NAMED if left or asked.counted else _ELIDED:
        if (subject := rule(asked)) is not None:
            return subject
    return Subject(tuple(left)) if left else last


def _is_of_a_name(asked: _Asked) -> bool:
    """Whether a number only ends a name of several places: 中亚|五国|出口增长8%."""
    before = asked.text[asked.around.number - 1 : asked.around.number]
    return asked.measure.unit_text == "国" and before in _PARTS_OF_THE_WORLD


_PARTS_OF_THE_WORLD = frozenset("亚欧非美洲岸盟砖")


def _sets_out(text: str, end: int, around: Around) -> bool:
    """Whether a change sets out from the number, which then counts nothing behind it: 车程由|2小时|缩短至1小时."""
    if text[around.number - 1 : around.number] not in _MAY_SET_OUT or text.startswith(_SIDES, end):
        return False
    return _SETS_OUT.search(text, max(around.begin, around.number - 8), around.number) is not None


_SIDES = ("方面", "角度", "层面", "维度")  # 从4个|方面|说明
_MAY_SET_OUT = frozenset("由从的来先去在前下初原有")
_SETS_OUT = re.compile("[由从](?:原来|原先|原有?|过去|现在|目前|眼下|年初)?的?\\Z")


# -- With a noun behind the number ------------------------------------------------------------------------------------


def _chosen(asked: _Asked, counted: Piece) -> Subject | None:
    """The measure by which things are chosen, where 的 is left out: 年销售额|5000万元|以上企业."""
    if not asked.left or asked.measure.unit not in lexicon.currencies() or not _CHOSEN.match(asked.text, asked.end):
        return None
    measured = owners.measure_name(asked.text, *asked.left[-1])
    return Subject((measured,), until=counted[1]) if measured is not None else None


_CHOSEN = re.compile("及?以[上下](?!的)(?=[一-鿿])")


def _counts(asked: _Asked, counted: Piece) -> Subject | None:
    """What the number counts, sizes or gives: 新增|14家|企业, 给予|30万元|奖励."""
    if _selects(asked, counted):
        return None
    text, around = asked.text, asked.around
    until = counted[1] if counted[1] <= around.end else counted[0]  # 10个|产值超|千亿元|的园区
    if asked.measure.unit in lexicon.currencies() and text.endswith(_FUNDS, *counted):
        purpose = sums.purpose(text, counted[1], around)
        if purpose is not None:
            return Subject((purpose, counted), until=until)  # 安排|100万元|经费支持社区建设
    named = things.pieces(text, around, asked.measure, counted)
    return Subject((*owners.of_noun(text, asked.left, counted, asked.measure, around), *named), until=until)


def _selects(asked: _Asked, counted: Piece) -> bool:
    """Whether the number only tells which stand behind it: 投资|5亿元|以上的项目; but 应当设置|200平方米的|场地."""
    text, end, words = asked.text, asked.end, asked.words
    if not words or text[end : end + 1] not in _MAY_SELECT or not _OF.match(text, end):
        return False
    return (
        not sums.granted(text, counted, asked.measure)
        and words not in nouns.table("verbs")
        and nouns.new().fullmatch(words) is None
        and not _MAKES.search(words)
    )


_MAY_SELECT = ("以", "左", "的")
_OF = re.compile(rf"(?:{BEHIND})?的")
# What is done to the thing behind the number: 应当设置|200平方米的|场地, 对新发展的|100亩的|基地.
_MAKES = re.compile("(?:设置|设立|配备|安装|配建|提供|给予|出具|送上|奉献|带来)$|^对[^，。]{0,12}(?:的|新[一-鿿]{2})$")


def _another(asked: _Asked, counted: Piece) -> Subject | None:
    """又一个超过|千亿立方米|的气田."""
    return Subject((counted,), until=counted[1]) if _ARTICLE.search(asked.words) else None


_ARTICLE = re.compile(r"(?:(?<!第)一|首|多|[又再][一两三])[个座家条项处批种类所支艘架台]\Z")


def _of_such_a_price(asked: _Asked, counted: Piece) -> Subject | None:
    """总投资|200亿元的|交易中心, 某公司投资|200亿元的|交易中心."""
    if asked.words in nouns.table("heads") and not asked.words.endswith(_OUTPUT):
        return Subject((counted, *asked.left), until=counted[1], owner=(counted,))
    if asked.words in _ratings():  # 最大载箱量达|11552标箱|的货轮; 年产|10亿方|的气田
        return Subject((counted, *(() if _CAPACITY.match(asked.words) else asked.left)), until=counted[1])
    price = _PRICE.search(asked.text, *asked.left[-1])
    return Subject((counted, price.span()), until=counted[1]) if price else None


_CAPACITY = re.compile("[年日月](?:产|处理)")


@cache
def _ratings() -> frozenset[str]:
    table = lexicon.load("roles")
    return frozenset({*table["ratings"], *table["plates"], *table["nameplates"]})


_OUTPUT = ("收入", "利润", "总额", "产值", "营收", "税收", "产量")  # a threshold of a thing's own
_PRICE = re.compile(r"(?:总投资|总额|总金额|投资|价值|造价|金额)\Z")


# -- Without ----------------------------------------------------------------------------------------------------------


def _spent(asked: _Asked) -> Subject | None:
    """What an amount of money is for: 预拨|8000万元|支持灾区重建."""
    if asked.measure.unit not in lexicon.currencies():
        return None
    text, left = asked.text, asked.left
    purpose = sums.purpose(text, asked.end, asked.around)
    if purpose is None:
        return None
    payer = () if left and nouns.until_verb(text, left[0][0], left[-1][1]) is not None else tuple(left)
    if payer and text.endswith(_FUNDS, *payer[-1]):
        return Subject((purpose, *payer))  # 安排超长期特别国债|3000亿元|支持消费品以旧换新
    return Subject((*payer, purpose))


_FUNDS = ("资金", "债", "债券", "基金", "周转金", "经费", "投资", "贷款")


def _shared_by(asked: _Asked) -> Subject | None:
    """What a share is one of: |80%|的中小学, 销售收入的|15%|投入研发."""
    if asked.counted or asked.measure.unit not in kinds.nounless():
        return None
    whole = things.shared(asked.text, asked.end, asked.around, asked.measure)
    if whole is None:
        return None
    owner = owners.of_share(asked.text, asked.left, whole, asked.around, asked.last)
    return Subject((*owner, whole), until=whole[1], owner=owner)


def _of_no_thing(asked: _Asked) -> Subject | None:
    """三省|一市 counts nothing told before."""
    return NOTHING if asked.measure.unit_text in _PLACES else None


_PLACES = frozenset("省市区县州")


def _in_all(asked: _Asked) -> Subject | None:
    """All there are, of what was told to be new: 新增公园5座、累计达到|90座."""
    if IN_ALL.search(asked.text, asked.around.begin, asked.around.number):
        return owners.told_anew(asked.text, asked.last)
    return None


IN_ALL = re.compile(r"(?:累计|总数|总量)(?:已?达到?|为|超过?|突破|有)*\Z")


def _with_rate(asked: _Asked) -> Subject | None:
    """The subject before with the rate that a difference in points is one of: 投资增速9%，高于全国|3个百分点."""
    text, last = asked.text, asked.last
    if asked.measure.unit != "pp" or not last.pieces:
        return None
    start, end = last.pieces[-1]
    rate = _rate().match(text, end)
    return replace(last, pieces=(*last.pieces[:-1], (start, rate.end()))) if rate else None


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(patterns.trie(lexicon.rates()))


# -- The phrase before the number -------------------------------------------------------------------------------------


def _of_a_verb(asked: _Asked) -> Subject | None:
    """What was told before, where the phrase is but a verb: 开工80个、|竣工|60个."""
    if asked.words not in nouns.table("verbs"):
        return None
    owner = asked.last.owner or asked.last.pieces
    return Subject((*asked.left, *owner), owner=owner) if asked.words in nouns.table("states") else asked.last


def _of_the_work(asked: _Asked) -> Subject | None:
    """峡江灌区开工。|项目总投资|40亿元."""
    generic = _GENERIC.match(asked.words)
    if generic is None or asked.words[generic.end() :] not in nouns.table("heads"):
        return None
    owner = owners.work(asked.text, asked.around)
    return Subject((*owner, *asked.left), owner=owner)


_GENERIC = re.compile("[该此]?(?:项目|工程|桥梁|大桥|隧道|线路|铁路|公路|高速|灌区|水库|电站|基地|园区|机组|全线)")


def _in_a_place(asked: _Asked) -> Subject | None:
    """固定资产投资增长5%，其中|青溪县|8%."""
    if asked.measure.unit not in kinds.nounless():
        return None
    measured = owners.measured_before(asked.text, asked.left, asked.last)
    return Subject((*asked.left, *measured), owner=tuple(asked.left)) if measured else None


def _in_brackets(asked: _Asked) -> Subject | None:
    """电梯（|占比|11%）."""
    text, begin = asked.text, asked.around.begin
    if asked.words not in nouns.table("heads") or text[begin - 1 : begin] not in ("（", "("):
        return None
    return Subject((*labels.bracketed(text, begin - 1), *asked.left))


def _covers(asked: _Asked) -> Subject | None:
    """工程全长9公里，|占地|40亩."""
    owner = asked.last.owner
    return Subject((*owner, *asked.left), owner=owner) if owner and asked.words == "占地" else None


def _has_a_share(asked: _Asked) -> Subject | None:
    """增长9%、|对工业增长贡献率|达35%; 上涨3%，|影响CPI|上涨约0.3个百分点."""
    last = asked.last
    if not last.pieces or not _SHARE_IN.match(asked.words):
        return None
    owner = last.pieces[:1]
    if not asked.words.startswith(("拉动", "影响")):
        owner = owners.without_rate(asked.text, owners.named(asked.text, last.pieces))
    return Subject((*owner, *asked.left), owner=last.owner if last.part else owner, part=last.part)


_SHARE_IN = re.compile("占(?![地用])|拉动|影响(?:[A-Z]|居民消费价格|工业生产者)|对[一-鿿]{2,12}(?:贡献率|拉动率?)$")


def _is_a_grant(asked: _Asked) -> Subject | None:
    """对获得成果转化的创业团队，给予|一次性奖励|50万元."""
    if asked.measure.unit not in lexicon.currencies() or not sums.is_grant(asked.words):
        return None
    return Subject((*owners.granted_to(asked.text, asked.around), *asked.left))


def _is_a_term(asked: _Asked) -> Subject | None:
    """给予每人每月3000元实习补贴，|补贴期限|不超过6个月."""
    if asked.words not in _TERMS_OF_GRANTS:
        return None
    nearest = max(asked.around.sentence, asked.around.begin - FARTHEST)
    given = list(_GIVEN.finditer(asked.text, nearest, asked.around.begin))
    return Subject((*(given[-1].span("what"),), *asked.left)) if given else None


_TERMS_OF_GRANTS = frozenset({"补贴期限", "补贴时间", "贴息期限", "资助期限", "补助期限"})
_GIVEN = re.compile("(?:给予|享受|领取|元的?)(?P<what>[一-鿿]{2,8}(?:补贴|补助|资助|津贴))(?=[，；。])")


def _is_a_head(asked: _Asked) -> Subject | None:
    """工业投资20亿元，|总量|居第一."""
    if asked.words not in nouns.table("heads") or _OF.match(asked.text, asked.end):
        return None
    owner = owners.of_head(asked.text, asked.words, asked.around, asked.last)
    return Subject((*owner, *asked.left), owner=owner)


def _is_its_rate(asked: _Asked) -> Subject | None:
    """中部地区进出口1.5万亿元，|进出口增速|高出全国8.6个百分点."""
    text, last = asked.text, asked.last
    rate = _rate_last().search(text, *asked.left[-1])
    if rate is None or not last.pieces:
        return None
    start, end = asked.left[-1][0], rate.start()
    first, past = last.pieces[-1]
    if end - start < 2 or past - first <= end - start or not text.endswith(text[start:end], first, past):
        return None
    return Subject((*last.pieces, rate.span()), owner=last.pieces)


@cache
def _rate_last() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(lexicon.rates())})\Z")


def _is_a_part(asked: _Asked) -> Subject | None:
    """新增学位3万个，其中|农村|2万个."""
    last = asked.last
    if len(asked.words) > _LONGEST_PART or not last.pieces or not _tells_which(asked):
        return None
    owner = last.owner if last.part else owners.named(asked.text, last.pieces)
    return Subject((*owner, *asked.left), owner=owner, part=True)


_LONGEST_PART = 4  # characters


def _tells_which(asked: _Asked) -> bool:
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


def _is_a_rate_of_those(asked: _Asked) -> Subject | None:
    """盘活停产企业25户，|盘活率|六成."""
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


def _among_some(asked: _Asked) -> Subject | None:
    """22个产业集群中，|新产业占比|三成; 常住人口中，|男性|30万人，女性29万人."""
    if asked.measure.unit in lexicon.currencies():
        return None
    among = owners.among(asked.text, asked.around, known=True)
    return Subject((among, *asked.left), owner=(among,), part=len(asked.words) <= _LONGEST_PART) if among else None


def _is_parallel(asked: _Asked) -> Subject | None:
    """国有企业增加值增长5%，|集体企业|增长2%."""
    if len(asked.left) != 1 or kinds.counts(asked.measure.unit) or "占" in asked.words:
        return None
    head = _head_left_out(asked.text, asked.left[0], asked.last.pieces)
    return Subject((asked.left[0], head)) if head else None


def _head_left_out(text: str, piece: Piece, before: tuple[Piece, ...]) -> Piece | None:
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
    return re.compile(rf"(?:{patterns.trie(nouns.words('left_out'))})\Z")


_ELIDED: tuple[Callable[[_Asked], Subject | None], ...] = (_spent, _shared_by, _of_no_thing, _in_all, _with_rate)
_NAMED: tuple[Callable[[_Asked], Subject | None], ...] = (
    _spent,
    _shared_by,
    _of_a_verb,
    _of_the_work,
    _in_a_place,
    _in_brackets,
    _covers,
    _has_a_share,
    _is_a_grant,
    _is_a_term,
    _is_a_head,
    _is_its_rate,
    _is_a_part,
    _is_a_rate_of_those,
    _among_some,
    _is_parallel,
)
# Those that ask of the noun behind the number, before all others.
_COUNTING: tuple[Callable[[_Asked, Piece], Subject | None], ...] = (_chosen, _counts, _another, _of_such_a_price)
