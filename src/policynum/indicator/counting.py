"""What a number measures by what stands behind it: what it counts (14家|企业), pays for or is a share of (80%|的学校).

Each rule gives a subject where it holds and None where it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.indicator import owners, subjects, sums, things, wholes
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.quantities.bounds import BEHIND, OF
from policynum.sentences import nouns
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import MONEY, NOUNLESS, RATED


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
    text, around = asked.text, asked.around
    whole = counted[1] <= around.end and not things.are_measured(text, counted)
    until = counted[1] if whole else counted[0]  # 10个|产值超|千亿元|的园区
    if asked.measure.unit in MONEY and text.endswith(_funds(), *counted):
        purpose = sums.purpose(text, counted[1], around)
        if purpose is not None:
            return Subject((purpose, counted), until=until)  # 安排|100万元|经费支持社区建设
    named = things.pieces(text, around, asked.measure, counted)
    if asked.last.until and _OF_THOSE.fullmatch(text, asked.last.until, around.number) is not None:
        named = (*named, asked.last.pieces[-1])  # 83个|贫困村|中已有60个摘帽
    return Subject((*owners.of_noun(text, asked.left, counted, asked.measure, around), *named), until)


_OF_THOSE = re.compile("中[，,]?(?:已经?)?有(?:约|近|超过?)?")


def _selects(asked: Asked, counted: Piece) -> bool:
    """Whether the number only tells which stand behind it: 投资|5亿元|以上的项目; but 应当设置|200平方米的|场地."""
    text, end, words = asked.text, asked.end, asked.words
    if not words or text[end : end + 1] not in _MAY_SELECT or not OF.match(text, end):
        return False
    if asked.measure.unit_text in ("岁", "周岁") and text[end] == "的":
        return False  # 正在拉琴的是|67岁的|老人
    return (
        not sums.granted(text, counted, asked.measure)
        and not text.endswith(_funds(), *counted)  # 安排|5亿元的|资金
        and words not in nouns.table("verbs")
        and not words.startswith("每")  # 每个社区拥有|3个以上的|社会组织
        and nouns.new().fullmatch(words) is None
        and not _MAKES.search(words)
    )


_MAY_SELECT = ("以", "左", "的")
# What is done to the thing behind the number: 应当设置|200平方米的|场地, 对新发展的|100亩的|基地.
_MAKES = re.compile(
    "(?:设置|设立|配备|安装|配建|提供|给予|出具|送上|奉献|带来|[对将把向])\\Z|^对[^，。]{0,12}(?:的|新[一-鿿]{2})\\Z"
)


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
_PRICE = re.compile(r"(?:总投资|总额|总金额|投资|价值|造价|金额)\Z")


_RULES: tuple[Callable[[Asked, Piece], Subject | None], ...] = (_chosen, _counts, _another, _of_such_a_price)


def aimed_at(asked: Asked) -> Subject | None:
    """What a goal is of that is set at the number: 规划提出|300万千瓦|的装机目标.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "规划提出300万千瓦的装机目标。"
    >>> [one] = find(text)
    >>> around = Around(0, 0, 4, 4, 15)
    >>> aimed_at(Asked(text, one.end, one.measure, [(0, 4)], "规划提出", around, subjects.NOTHING)).pieces
    ((11, 13),)
    """
    if asked.text[asked.end : asked.end + 1] not in _MAY_SELECT:
        return None
    goal = _GOAL.match(asked.text, asked.end)
    if goal is None or (asked.words and _SETS_GOAL.search(asked.words) is None):
        return None
    return Subject((goal.span("what"),)) if goal["what"] else asked.last


_GOAL = re.compile(
    f"(?:{BEHIND})?的(?P<what>(?!增[长速]|新|宏伟|既定|阶段|预期|年度|总体|发展|奋斗|主要|战略)[一-鿿A-Z]{{2,10}}?)?(?:增长|增速)?(?:预期)?目标(?!任务|值|线)"
)
_SETS_GOAL = re.compile("(?:提出|确定|设定|制定|定下|明确|规定|实现|完成|达到|达成|树立|锚定|围绕|冲刺)了?\\Z")


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
    return bool(frames) or _sets_out(asked) or _is_of_a_name(asked)


def _is_of_a_name(asked: Asked) -> bool:
    """Whether a number only ends a name of several places: 中亚|五国|出口增长8%, 西部|12省市|外贸增长8%."""
    text, number = asked.text, asked.around.number
    named = _NAMED.search(text, max(0, number - _NEAR), number) if asked.measure.unit_text in _CLASSES else None
    if named is not None and asked.measure.low == named[0].count("、") + named[0].count("和") + 1:
        return True  # 青山、白石、红岭|三市|工业投资
    return asked.measure.unit_text in _PLACES and text[number - 1 : number] in _PARTS_OF_THE_WORLD


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


# -- What the money is for, and what a share is one of ----------------------------------------------------------------


def spent(asked: Asked) -> Subject | None:
    """What an amount of money is for: 预拨|8000万元|支持灾区重建.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "预拨8000万元支持灾区重建"
    >>> [one] = find(text)
    >>> spent(Asked(text, one.end, one.measure, [], "", Around(0, 0, 0, 2, 14), subjects.NOTHING)).pieces
    ((8, 14),)
    """
    if asked.measure.unit not in MONEY:
        return None
    text, left = asked.text, asked.left
    purpose = sums.purpose(text, asked.end, asked.around)
    if purpose is None:
        return None
    payer = () if left and nouns.until_verb(text, left[0][0], left[-1][1]) is not None else tuple(left)
    if payer and text.endswith(_funds(), *payer[-1]):
        return Subject((purpose, *payer))  # 安排超长期特别国债|3000亿元|支持消费品以旧换新
    return Subject((*payer, purpose))


@cache
def _funds() -> tuple[str, ...]:
    return tuple(nouns.words("paid_from"))


def built(asked: Asked) -> Subject | None:
    """What is built for an investment, and what was done in so long: 投资|5亿元|建设发电基地, 用|37天|实现清零.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "投资5亿元建设发电基地"
    >>> [one] = find(text)
    >>> built(Asked(text, one.end, one.measure, [(0, 2)], "投资", Around(0, 0, 2, 2, 11), subjects.NOTHING)).pieces
    ((7, 11), (0, 2))
    """
    text, number = asked.text, asked.around.number
    if asked.measure.unit in MONEY:
        invested = _INVESTED.search(text, asked.around.begin, number)
        works = _BUILT.match(text, asked.end) if invested is not None else None
        return Subject((works.span("what"), invested.span("how"))) if invested and works else None
    if asked.measure.unit not in kinds.DURATIONS:
        return None
    if not asked.left and text.endswith(("提前", "提早"), 0, number):
        early = _DONE_EARLY.match(text, asked.end)
        return Subject((early.span("what"),)) if early is not None else None  # 提前|1年|完成规划任务
    short = text.endswith(_SO_SHORT, 0, number)
    if not short and not text.endswith("用", 0, number):
        return None
    done = (_DONE_SOON if short else _DONE_IN).match(text, asked.end)
    return Subject((done.span("what"),)) if done is not None else None


_INVESTED = re.compile("(?P<how>(?<![总年])投资)(?:了|约|近|超过?|达)*\\Z")
_BUILT = re.compile(
    "(?:在[^，。；、]{1,8})?(?:建设|新建|建立|兴建|修建|打造|实施)(?:[0-9]+[个项处座])?(?P<what>[一-鿿A-Za-z0-9“”]{3,24})(?=[，。；\\s]|$)"
)
_DONE_EARLY = re.compile("(?P<what>(?:完成|实现|达到|达成|建成|通过)[一-鿿“”]{2,20})(?=[，。；、\\s]|$)")
_SO_SHORT = ("短短", "仅用", "只用", "仅仅")
_DONE_SOON = re.compile(
    "(?:左右)?(?:的?时间)?(?:内|里)?[，,]?(?:便|就已?|即)(?P<what>(?![是有能会可])[一-鿿“”]{4,22})(?=[，。；、\\s]|$)"
)  # 短短|两天就|开辟出停机坪
_DONE_IN = re.compile(
    "(?:(?:左右)?的?时间就?|就?(?=实现|完成|走完|跨越|建成))(?P<what>(?![使让把将就内])[一-鿿“”]{4,22})(?=[，。；、\\s]|$)"
)


@cache
def _stake() -> re.Pattern[str]:
    return re.compile(f"{patterns.trie(lexicon.load('roles')['stakes'])}(?=的)")


def by_which(asked: Asked) -> Subject | None:
    """The measure behind the number by which somebody is ranked: 甲公司以|25%|的市场占有率位居第二.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "甲公司以25%的市场占有率位居第二"
    >>> [one, *_] = find(text)
    >>> around = Around(0, 0, 3, 4, 16)
    >>> by_which(Asked(text, one.end, one.measure, [(0, 3)], "甲公司", around, subjects.NOTHING)).pieces
    ((0, 3), (8, 13))
    """
    text, around = asked.text, asked.around
    if text.find("以", around.phrase_end, around.number) < 0:
        return None
    head = _BY_WHICH.match(text, asked.end)
    return Subject((*asked.left, head.span("head"))) if head is not None else None


_BY_WHICH = re.compile(
    rf"(?:{BEHIND})?的(?:总|平均)?(?P<head>[一-鿿]{{1,8}}?(?:[率量额值价]|份额|占比|比例|比重|增速|规模|面积))"
    "(?=[，。；、]|[位稳]?居|位列|名列|列|排|领先|继续|拿下|获|登顶|成为|跻身|占据|遥遥|领跑)"
)


def shared_by(asked: Asked) -> Subject | None:
    """What a share is one of: |80%|的中小学, 销售收入的|15%|投入研发.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "80%的中小学开设书法课。"
    >>> [one] = find(text)
    >>> shared_by(Asked(text, one.end, one.measure, [], "", Around(0, 0, 0, 0, 11), subjects.NOTHING)).pieces
    ((4, 11),)
    """
    if asked.counted or asked.measure.unit not in NOUNLESS or asked.words.endswith(RATED):
        return None  # 入学率在|95%|以上的县
    whole = wholes.find(asked.text, asked.end, asked.around, asked.measure)
    if whole is None:
        return None
    if (stake := _stake().match(asked.text, *whole)) is not None:
        return Subject((stake.span(),), until=stake.end())  # 持有5%以上|股权|的股东
    left = _without_verb(asked)
    owner = owners.of_share(asked.text, left, whole, asked.around, asked.last)
    return Subject((*owner, whole), until=whole[1], owner=owner)


def _without_verb(asked: Asked) -> list[Piece]:
    """What has a share, without what it does: 推动|80%的|县建成医共体, |高校|承担了八成的课题."""
    if asked.words in nouns.table("verbs") or not asked.left:
        return []
    start, end = asked.left[-1]
    verb = _verb_of_a_share().search(asked.text, start, end)
    if verb is None:
        return asked.left
    if verb.start() - start < 2 or "对" in asked.text[start : verb.start()]:
        return asked.left[:-1]  # 对进口番茄|征收17%的|反倾销税
    return [*asked.left[:-1], (start, verb.start())]


@cache
def _verb_of_a_share() -> re.Pattern[str]:
    verbs = [verb for verb in nouns.words("verbs") if len(verb) > 1 and verb != "覆盖"]
    return re.compile(
        rf"{patterns.trie([*verbs, *nouns.words('takes')])}[了好]?(?:全[国省市县区球]|[我本][国省市县])?\Z"
    )
