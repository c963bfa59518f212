"""What a number measures whose phrase is but a part of what was told: a verb (|竣工|60个), a head, a place or a grade.

Each rule gives the subject with what was told before, and None where the phrase is another.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.indicator import awards, labels, owners, subjects, sums, trends, wholes
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import NOTHING, Subject
from policynum.quantities.bounds import OF
from policynum.sentences import comparisons, nouns
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import MONEY, NOUNLESS


def of_a_verb(asked: Asked) -> Subject | None:
    """What was told before, where the phrase is but a verb: 开工80个、|竣工|60个."""
    owner = asked.last.owner or asked.last.pieces
    if len(owner) > 1 and kinds.counts(asked.measure.unit):
        owner = subjects.without_head(asked.text, owner)  # 项目12个，年度投资5亿元，|开工|9个
    counts = kinds.counts(asked.measure.unit)
    if counts and asked.words in nouns.table("verbs") and sums.has_purpose(asked.text, asked.last.pieces):
        return NOTHING  # 拨付2亿元资金保障生活，|救助|3万人
    if owner and asked.words in nouns.table("deeds"):
        plain = subjects.without_new(asked.text, owner)
        if plain != owner:  # 新建|农田|3万亩，|改造提升|2万亩
            return Subject((*asked.left, *plain), owner=plain)
    state = asked.words.removeprefix("新").removeprefix("基本")
    if state not in nouns.table("verbs") or awards.is_one(asked):
        return None
    if asked.words == "投入":
        return Subject(tuple(asked.left))
    if owner and asked.text[slice(*owner[-1])] == asked.words:
        return asked.last  # 煤炭|化解|2.5亿吨，连同2023年|化解了|2.9亿吨
    if owner and (own := _own_state().search(asked.text, owner[-1][0] + 2, owner[-1][1])) is not None:
        owner = (*owner[:-1], (owner[-1][0], own.start()))  # 项目|开工|80个、|竣工|60个
        return Subject((*asked.left, *owner), owner=owner)
    if owner and (new := nouns.new().match(asked.text, *owner[0])) is not None and new.end() < owner[0][1]:
        begun = ((new.end(), owner[0][1]), *owner[1:])  # 新开工|用房|260万平方米、|竣工|180万平方米
        if state in nouns.table("states") or asked.words.startswith("基本"):
            return Subject((*asked.left, *begun), owner=begun)
    if state not in nouns.table("states"):
        plain = subjects.without_new(asked.text, owner) if owner and kinds.counts(asked.measure.unit) else owner
        listed = asked.text.startswith("、", asked.around.begin)
        joined = plain == owner or listed or asked.text[plain[0][0]] in "和及与、"  # 新建|和改造工程
        return asked.last if joined else Subject(plain)  # 新建|农田|3万亩，|建成|2万亩
    if asked.measure.unit in MONEY and asked.text[asked.end : asked.end + 1] not in nouns.PAUSES:
        return None  # 累计投放|200亿元|专项贷款: the money of what stands behind
    return Subject((*asked.left, *owner), owner=owner)


@cache
def _own_state() -> re.Pattern[str]:
    states = patterns.trie((*nouns.words("states"), "建成"))
    return re.compile(rf"(?:基本|全部|已|新)?{states}\Z")


def of_whom(asked: Asked) -> Subject | None:
    """向困难群众发放补助，|惠及|30万人: those to whom it is given in the clause before."""
    if asked.measure.unit != "person" or asked.words not in ("惠及", "受益"):
        return None
    given = _GIVEN_TO.search(asked.text, asked.around.sentence, asked.around.begin)
    return Subject((given.span("whom"),)) if given is not None else None


_GIVEN_TO = re.compile(
    "[向为对给](?P<whom>[一-鿿]{0,10}?(?:群众|人员|职工|居民|学生|家庭|[人者员民童生户]))(?:发放|提供|给予|开展|落实)[^，。；]{2,20}，\\Z"
)


def ranked(asked: Asked) -> Subject | None:
    """出口额最高的是青江市…；其次是|白石市|，|出口额|为6亿元."""
    text, begin = asked.text, asked.around.begin
    if text[begin - 1 : begin] not in ("，", ",") or begin == asked.around.sentence:
        return None
    next_one = _NEXT_ONE.search(text, max(asked.around.sentence, begin - _RANK), begin)
    if next_one is None or not asked.words.endswith(nouns.measured()):
        return None
    return Subject((next_one.span("who"), *asked.left))


_RANK = 30  # characters
_NEXT_ONE = re.compile(
    "(?:其次|再次|最后|排?名?(?:在|列|居)?第[一二三四五六七八九十](?:位|名)?的?|紧随其后的?|最[高低多少大小快慢]的?)[是为]"
    "(?P<who>[一-鿿]{2,12})[，,]\\Z"
)


def each_has(asked: Asked) -> Subject | None:
    """建成基站18万个，|每万人拥有|29个."""
    owner = asked.last.owner or asked.last.pieces
    if not owner or _EACH_HAS.fullmatch(asked.words) is None:
        return None
    return Subject((*asked.left, *subjects.without_new(asked.text, owner)), owner=owner)


_EACH_HAS = re.compile("每[百千万](?:人口?|户)(?:平均)?(?:拥有|有)?")


def of_a_course(asked: Asked) -> Subject | None:
    """采购商明显回升，|到会|5万人: of whom the clause before says how they do."""
    if not kinds.counts(asked.measure.unit) or asked.words not in _DONE_BY_THEM:
        return None
    gone = owners.of_course(asked.text, asked.words, asked.around)
    return Subject((*gone, *asked.left), owner=gone) if gone else None


_DONE_BY_THEM = frozenset(
    {"到会", "参会", "参展", "到访", "入境", "出境", "到店", "入园", "到馆", "就诊", "签约", "成交"}
)


def net(asked: Asked) -> Subject | None:
    """优良天数比例为86%，|扣除沙尘异常天后|为87%: of the same, less something."""
    if not asked.last.pieces or _NET.fullmatch(asked.words) is None:
        return None
    return Subject((*asked.left, *asked.last.pieces))


_NET = re.compile("(?:扣除|剔除|不含|不计)[^，。；]{2,20}(?:后|因素|影响)")


def of_this(asked: Asked) -> Subject | None:
    """占比达到81%，而7月份|这一比例|下降至37%."""
    this = _THIS.match(asked.words) if asked.last.pieces else None
    if this is None:
        return None
    if this.end() == len(asked.words):
        return asked.last
    share = asked.left[0][0] + this.end()  # 断电2.9万户，|这一数字|占用户总数的八成
    if len(asked.left) > 1 or not asked.text.startswith("占", share):
        return None
    owner = subjects.named(asked.text, asked.last.pieces)
    return Subject((*owner, (share, asked.left[0][1])), owner=owner)


_THIS = re.compile("(?:这一|这个|该|此)(?:项|类)?(?:比例|比重|占比|比值|数字|数据|数值|指标|增速|增幅|规模|水平|数量)")


def of_the_work(asked: Asked) -> Subject | None:
    """峡江灌区开工。|项目总投资|40亿元."""
    generic = _GENERIC.match(asked.words)
    if generic is None or asked.words[generic.end() :] not in nouns.table("heads"):
        return None
    owner = owners.work(asked.text, asked.around)
    return Subject((*owner, *asked.left), owner=owner)


_GENERIC = re.compile(
    "[该此][线路桥站馆园厂港楼库]|[该此]?(?:项目|工程|桥梁|大桥|隧道|线路|铁路|公路|高速|灌区|水库|电站|基地|园区|机组|全线)"
)


def of_a_budget(asked: Asked) -> Subject | None:
    """（二）政府性基金预算。|收入|6亿元，|支出|5亿元."""
    if asked.words not in _SIDES_OF_BUDGETS:
        return None
    begin = asked.around.sentence
    budget = _BUDGET.search(asked.text, max(0, begin - _HEADING), begin)
    return Subject((budget.span("budget"), *asked.left), owner=(budget.span("budget"),)) if budget else None


_SIDES_OF_BUDGETS = frozenset({"收入", "支出", "收入总计", "支出总计", "收入总量", "支出总量"})
_HEADING = 24  # characters
_BUDGET = re.compile("[）)、](?P<budget>[一-鿿]{2,16}预算)[。：]\\s*\\Z")


def in_a_place(asked: Asked) -> Subject | None:
    """固定资产投资增长5%，其中|青溪县|8%."""
    if asked.measure.unit not in NOUNLESS:
        return None
    measured = owners.measured_before(asked.text, asked.left, asked.last)
    return Subject((*asked.left, *measured), owner=tuple(asked.left)) if measured else None


def viewed_by(asked: Asked) -> Subject | None:
    """从利润率来看，|甲公司|5%、|乙公司|4%."""
    if asked.measure.unit not in NOUNLESS:
        return None
    measured = labels.viewed(asked.text, asked.around) or labels.ranked_by(asked.text, asked.around)
    if measured is None or asked.words.endswith(nouns.measures()) or subjects.SHARE_IN.match(asked.words):
        return None
    return Subject((*asked.left, measured), owner=tuple(asked.left))


def on_a_topic(asked: Asked) -> Subject | None:
    """人均收入，|城镇|为5.2万元，|农村|为2.3万元: what the sentence opens with, of each of those it names."""
    around = asked.around
    if around.begin == around.sentence or asked.text[around.number - 1] not in _STATES:
        return None
    if not comparisons.is_bare_name(asked.text, around.begin, around.number):
        return None
    measured = labels.topic_of_several(asked.text, around)
    if measured is None or asked.words.endswith(nouns.measures()):
        return None
    return Subject((measured, *asked.left), owner=(measured,))


_STATES = frozenset("为是达到")


def of_a_grade(asked: Asked) -> Subject | None:
    """建成国家级设计中心2家，|省级|32家: the head of those of another grade."""
    last = asked.last
    if not last.pieces or _GRADE.fullmatch(asked.words) is None:
        return None
    start, end = last.pieces[-1]
    graded = _GRADED.match(asked.text, start, end)
    return Subject((*asked.left, (graded.end(), end))) if graded is not None and graded.end() < end - 1 else None


_GRADE = re.compile("(?:国家|部|省|自治区|市|县|区|州|旗|世界|全国)级")
_GRADED = re.compile(f"(?:新增|新建|新认定|新培育)?{_GRADE.pattern}(?:及?以上)?")


def in_brackets(asked: Asked) -> Subject | None:
    """电梯（|占比|11%）."""
    text, begin = asked.text, asked.around.begin
    if asked.words not in nouns.table("heads") or text[begin - 1 : begin] not in ("（", "("):
        return None
    return Subject((*labels.bracketed(text, begin - 1), *asked.left))


def share(asked: Asked) -> Subject | None:
    """增长9%、|对工业增长贡献率|达35%; 上涨3%，|影响CPI|上涨约0.3个百分点."""
    last = asked.last
    gone = trends.subject(asked.text, asked.around) if subjects.SHARE_IN.match(asked.words) else None
    part = max(asked.around.sentence, asked.text.rfind("；", asked.around.sentence, asked.around.begin))
    told = bool(last.pieces) and last.pieces[-1][1] >= part
    if gone is not None and (not told or asked.text.endswith(_SHARES, *gone)):
        start, end = gone
        end -= 2 * asked.text.endswith(_SHARES, start + 2, end)
        return Subject(((start, end), *asked.left), owner=((start, end),))  # 加工贸易出口比重提高，|占出口|的65%
    if not last.pieces:
        return None
    of = last.pieces[-1][0]
    if asked.words in wholes.WHOLES and asked.text.startswith("占", of) and asked.text[asked.left[0][0] - 1] == "、":
        return replace(last, pieces=(*last.pieces[:-1], (of, of + 1), *asked.left))  # 占全省的46%、|全国|的7%
    if not subjects.SHARE_IN.match(asked.words):
        return None
    owner = _without_effect(asked.text, last.pieces[:1])
    if whole := _all_of_list(asked):
        return Subject((whole, *asked.left), owner=(whole,))
    if not asked.words.startswith(("拉动", "下拉", "拉低", "影响")):
        owner = subjects.without_rate(asked.text, subjects.named(asked.text, last.pieces))
        owner = subjects.without_new(asked.text, owner)  # 基站…净增66万个，|占总数|的32%
    return Subject((*owner, *asked.left), owner=last.owner if last.part else owner, part=last.part)


_SHARES = ("比重", "占比", "份额")


def _without_effect(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What gives so much to growth, less that: |消费|对经济增长的贡献率达62%，|拉动GDP|增长3.2个百分点."""
    effect = _EFFECT.search(text, pieces[0][0] + 2, pieces[0][1])
    return ((pieces[0][0], effect.start()),) if effect is not None else pieces


_EFFECT = re.compile("对[^，。；、]{2,12}(?:贡献率|拉动率|贡献)\\Z")


def _all_of_list(asked: Asked) -> Piece | None:
    """The list whose members were told each, of which but one share is told: |风电、光伏装机|分别达…，合计|占比|56%."""
    items = asked.last.items
    if len(items) < 2 or asked.words.startswith(("拉动", "下拉", "拉低", "影响")):
        return None
    begin, end = items[0][0][0], max(piece[1] for piece in items[-1])
    if not asked.around.sentence <= begin < end < asked.around.begin or end - begin > _LONGEST_LIST:
        return None
    return (begin, end) if _DIGIT.search(asked.text, begin, end) is None else None


_LONGEST_LIST, _DIGIT = 40, re.compile("[0-9，。；]")


def told_by_kind(asked: Asked) -> Subject | None:
    """固定资产投资增长9%。分产业看，|第一产业|下降2%."""
    text, around, last = asked.text, asked.around, asked.last
    shown = asked.measure.unit in NOUNLESS or asked.measure.unit in MONEY
    if not shown or not last.pieces or _BY_KIND.match(text, around.sentence) is None:
        return None
    if asked.words.endswith((*nouns.measures(), *nouns.table("shared"), "零售")) or subjects.SHARE_IN.match(
        asked.words
    ):
        return None
    if asked.words.endswith((text[last.pieces[-1][1] - 2 : last.pieces[-1][1]], "指数", "PMI")):
        return None  # 商务活动指数50.3%。分行业看，|建筑业商务活动指数|50.8%
    if not last.owner and last.pieces[0][0] >= around.sentence:
        return None  # 分行业看，采矿业增加值…，|制造业|下降2%: a part too, with a head to share
    measured = last.pieces[1:] if last.owner else last.pieces
    if measured and text[slice(*measured[-1])] in lexicon.rates():
        measured = measured[:-1]  # 采矿业增长5%，增速加快1个百分点；|制造业|增长6%
    if len(measured) > 1 and text.endswith(nouns.measures(), *measured[-1]):
        measured = measured[-1:]  # 私营企业|增加值增长9%。分门类看，|采矿业|下降3%
    return Subject((*asked.left, *measured), owner=tuple(asked.left)) if measured else None


_BY_KIND = re.compile(
    r"[\s　]*[分按从](?:三次)?"
    "(?:[三四几]?大)?(?:产业|行业|地区|区域|领域|板块|类别|品种|结构|门类|城乡|渠道|所有制|经济类型|隶属关系|登记注册类型|企业规模)"
    "(?:类型|门类)?来?看，"
    r"|[\s　]*按[^，。；0-9]{2,10}分，"  # 按经营单位所在地分，
)


def of_a_head(asked: Asked) -> Subject | None:
    """工业投资20亿元，|总量|居第一."""
    if asked.words not in nouns.table("heads") or OF.match(asked.text, asked.end):
        return None
    if asked.measure.unit in MONEY and _CHOSEN.match(asked.text, asked.end) is not None:
        return Subject(tuple(asked.left))  # 建设15个园区，|主营业务收入|超千亿元企业达到30家
    owner = owners.of_head(asked.text, asked.words, asked.around, asked.last)
    return Subject((*owner, *asked.left), owner=owner)


_CHOSEN = re.compile("(?:及?以上)?的?[一-鿿]{2,8}?(?:达到?|有|共|增至|突破|超过?)?[0-9]+[个家户]")


def its_rate(asked: Asked) -> Subject | None:
    """中部地区进出口1.5万亿元，|进出口增速|高出全国8.6个百分点."""
    text, last = asked.text, asked.last
    rate = subjects.rate_last().search(text, *asked.left[-1])
    if rate is None or not last.pieces:
        return None
    start, end = asked.left[-1][0], rate.start()
    first, past = last.pieces[-1]
    if end - start < 2 or past - first <= end - start or not text.endswith(text[start:end], first, past):
        return None
    return Subject((*last.pieces, rate.span()), owner=last.pieces)
