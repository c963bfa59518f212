"""What a number measures by the noun that stands behind it: 新增|14家|企业, 给予|30万元|奖励.

Each rule gives a subject where it holds and None where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from policynum import kinds, lexicon
from policynum.indicator import qualified, subjects, sums, things, those, whose
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.quantities.bounds import OF
from policynum.sentences import nouns
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import ADMINISTERED, MONEY, RATED


def name(asked: Asked, counted: Piece) -> Subject | None:
    """The subject of a number with the noun ``counted`` behind it; None where that noun only tells more of the phrase.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "新增14家企业"
    >>> [one] = find(text)
    >>> asked = Asked(text, one.end, one.measure, [(0, 2)], "新增", Around(0, 0, 2, 2, 7), subjects.NOTHING)
    >>> name(asked, (5, 7)).pieces
    ((0, 2), (5, 7))
    """
    for rule in _RULES:
        if (subject := rule(asked, counted)) is not None:
            return subject
    return None


def _steps(asked: Asked, counted: Piece) -> Subject | None:
    """The steps that something has gone up: 生产总值连跨|4个|千亿台阶; the next number is of 生产总值 again."""
    if things.STEPS.fullmatch(asked.text, *counted) is None:
        return None
    return Subject((counted,), until=counted[1], owner=tuple(asked.left), once=bool(asked.left))


def _chosen(asked: Asked, counted: Piece) -> Subject | None:
    """The measure by which things are chosen, where 的 is left out: 年销售额|5000万元|以上企业."""
    if not asked.left or asked.measure.unit not in MONEY or not _CHOSEN.match(asked.text, asked.end):
        return None
    measured = subjects.measure_name(asked.text, *asked.left[-1])
    return Subject((measured,), until=counted[1]) if measured is not None else None


_CHOSEN = re.compile("及?以[上下](?!的)(?=[一-鿿])")


def _counts(asked: Asked, counted: Piece) -> Subject | None:
    """What the number counts, sizes or gives: 新增|14家|企业, 给予|30万元|奖励."""
    if _selects(asked, counted):
        return None
    text, around, last = asked.text, asked.around, asked.last
    if text[slice(*counted)] in _STAGES and last.pieces and last.pieces[-1][1] >= around.sentence and not asked.left:
        owner = last.owner or last.pieces[-1:]
        return Subject((counted, *owner), until=counted[1], owner=owner)  # 86个重点项目已完工，26个|在建
    whole = counted[1] <= around.end and not those.are_measured(text, counted)
    until = counted[1] if whole else counted[0]  # 10个|产值超|千亿元|的园区
    if asked.measure.unit in MONEY and text.endswith(sums.funds(), *counted):
        purpose = sums.purpose(text, counted[1], around)
        if purpose is not None:
            return Subject((purpose, counted), until=until)  # 安排|100万元|经费支持社区建设
    named = qualified.pieces(text, around, asked.measure, counted)
    of_those = asked.last.until and OF_THOSE.fullmatch(text, asked.last.until, around.number) is not None
    if of_those and text[slice(*asked.last.pieces[-1])] != text[slice(*counted)]:
        past = _PAST.match(text, counted[1]) if text.endswith(nouns.measures(), *counted) else None
        if past is not None:
            named, until = ((counted[0], past.end()),), counted[0]  # 26个项目中有4个|总投资超过10亿元
        named = (*named, asked.last.pieces[-1])  # 83个|贫困村|中已有60个摘帽
    return Subject((*whose.of_noun(text, asked.left, counted, asked.measure, around), *named), until)


_STAGES = frozenset({"在建", "拟建", "续建", "停建", "待建", "完工"})
_PAST = re.compile("(?:均|都)?(?:超过?|突破|达到?|低于|高于|不足)[^，。；、]{1,12}(?=[，。；、]|\\Z)")
OF_THOSE = re.compile("中[，,]?(?:已经?)?有(?:约|近|超过?)?")


def _selects(asked: Asked, counted: Piece) -> bool:
    """Whether the number only tells which stand behind it: 投资|5亿元|以上的项目; but 应当设置|200平方米的|场地."""
    text, end, words = asked.text, asked.end, asked.words
    if not words or text[end : end + 1] not in _MAY_SELECT or not OF.match(text, end):
        return False
    if asked.measure.unit_text in ("岁", "周岁") and text[end] == "的":
        return False  # 正在拉琴的是|67岁的|老人
    if (
        asked.measure.unit in kinds.DURATIONS
        and text[end] == "的"
        and _LASTS.search(text, max(0, asked.around.number - 6), asked.around.number)
    ):
        return False  # 举行为期|5天的|展览; but 学制|3年的|专业
    return (
        not sums.granted(text, counted, asked.measure)
        and not text.endswith(sums.funds(), *counted)  # 安排|5亿元的|资金
        and words not in nouns.table("verbs")
        and words != "发展"  # |30亩以上的|种粮大户
        and not words.startswith("每")  # 每个社区拥有|3个以上的|社会组织
        and nouns.new().fullmatch(words) is None
        and not _MAKES.search(words)
        and _DID.search(text, asked.around.begin, asked.around.number) is None
    )


_OF_TIMES = ("期", "期限", "时间", "寿命", "年限", "时长", "年龄", "工龄", "周期", "时效")
_LASTS = re.compile(
    "(?:为期|历时|中断|停[办产运工业]|尘封|举行|举办|开通|运营|经历了?|未来|前|闲置|用时|耗时|拖欠|失业|缴费|工作|居住)(?:约|近|超过?)?\\Z"
)
_MAY_SELECT = ("以", "左", "的")
_DID = re.compile(
    "(?<![成为达占具拥])(?<![达超]过)(?<!达到)(?<!创下)(?<!进入)(?<!创造)(?<!迈上)(?<!打破)了(?:近|约|超过?)?\\Z"
)  # 公司进口了|300万吨的|大豆
# What is done to the thing behind the number: 应当设置|200平方米的|场地, 对新发展的|100亩的|基地.
_MAKES = re.compile(
    "(?:设置|设立|配备|安装|配建|提供|给予|出具|送上|奉献|带来|[对将把向])\\Z|^对[^，。]{0,12}(?:的|新[一-鿿]{2})\\Z"
)


def _around_it(asked: Asked, counted: Piece) -> Subject | None:
    """Around what nothing may be done, and what: |学校周边|50米范围内不得|设置加油站|."""
    if asked.measure.unit not in things.WAYS or not asked.left:
        return None
    rated = asked.text.endswith(RATED, *counted) and asked.text.startswith("内", asked.end)  # 公交|50米内|换乘比例
    if not rated and things.ZONE.match(asked.text, asked.end) is None:
        return None
    return Subject((asked.left[-1], counted), until=counted[1])


def _another(asked: Asked, counted: Piece) -> Subject | None:
    """又一个超过|千亿立方米|的气田."""
    return Subject((counted,), until=counted[1]) if _ARTICLE.search(asked.words) else None


_ARTICLE = re.compile(r"(?:(?<!第)一|首|多|[又再][一两三])[个座家条项处批种类所支艘架台]\Z")


def _of_such_a_price(asked: Asked, counted: Piece) -> Subject | None:
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
_PRICE = re.compile(r"(?:总长度?|全长|总投资|总额|总金额|投资|价值|造价|金额)\Z")


_RULES: tuple[Callable[[Asked, Piece], Subject | None], ...] = (
    _steps,
    _chosen,
    _around_it,
    _counts,
    _another,
    _of_such_a_price,
)


def counts_nothing(asked: Asked) -> bool:
    """Whether a number counts no noun behind it: 建馆|60周年|座谈会, 车程由|2小时|缩短至1小时, 中亚|五国|出口.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "车程由2小时缩短至1小时"
    >>> [one, _] = find(text)
    >>> counts_nothing(Asked(text, one.end, one.measure, [(0, 2)], "车程", Around(0, 0, 2, 3, 8), subjects.NOTHING))
    True
    """
    frames = asked.left and (asked.measure.unit_text == "周年" or asked.text.endswith("连续", 0, asked.around.number))
    return bool(frames) or _sets_out(asked) or _is_of_a_name(asked) or _is_of_a_ratio(asked)


def _is_of_a_ratio(asked: Asked) -> bool:
    """Whether a bare number is the last of several that stand in a ratio: 三次产业结构由10:42:|48|调整为8:40:52."""
    number = asked.around.number
    return asked.measure.unit_text == "" and _OF_A_RATIO.search(asked.text, max(0, number - 2), number) is not None


_OF_A_RATIO = re.compile("[0-9][:：∶]\\Z")


def _is_of_a_name(asked: Asked) -> bool:
    """Whether a number only ends a name of several places: 中亚|五国|出口增长8%, 西部|12省市|外贸增长8%."""
    text, number = asked.text, asked.around.number
    if asked.measure.unit_text in ADMINISTERED and text[asked.end : asked.end + 1] not in _OF_THEM:
        return True  # 六省|相关部门, 7县|76个乡镇
    named = _NAMED.search(text, max(0, number - _NEAR), number) if asked.measure.unit_text in _CLASSES else None
    if named is not None and asked.measure.low == named[0].count("、") + named[0].count("和") + 1:
        return True  # 青山、白石、红岭|三市|工业投资
    return asked.measure.unit_text in _PLACES and text[number - 1 : number] in _PARTS_OF_THE_WORLD


_OF_THEM = frozenset("（(")
_CLASSES, _NEAR = frozenset("市县区省州旗国地"), 40  # characters in which a list is named before its number
_NAMED = re.compile("(?:[一-鿿“”]{2,8}[、和]){1,9}[一-鿿“”]{2,8}\\Z")
_PLACES = frozenset({"国", "省市", "省区", "省份", "市州", "县市"})
_PARTS_OF_THE_WORLD = frozenset("亚欧非美洲岸盟砖东西中部北南疆川")


def _sets_out(asked: Asked) -> bool:
    """Whether a change sets out from the number, which then counts nothing behind it: 车程由|2小时|缩短至1小时."""
    text, around = asked.text, asked.around
    if text[around.number - 1 : around.number] not in _MAY_SET_OUT or text.startswith(_SIDES, asked.end):
        return False
    if _SETS_OUT.search(text, max(around.begin, around.number - 8), around.number) is not None:
        return True
    far = max(around.begin, around.number - _OF_ONCE)
    return not kinds.counts(asked.measure.unit) and _FROM_ONCE.search(text, far, around.number) is not None


_SIDES = ("方面", "角度", "层面", "维度")  # 从4个|方面|说明
_MAY_SET_OUT = frozenset("由从的来先去在前下初原有年底末")
_FROM_ONCE, _OF_ONCE = (
    re.compile("[由从](?:[12][0-9]{3}年[底末初]?的?|[^，。；、0-9]{2,10}的)\\Z"),
    14,
)  # 从建国初期的|35岁|提升到77岁; characters
_SETS_OUT = re.compile("[由从](?:原来|原先|原有?|过去|现在|目前|眼下|年初)?的?\\Z")
