"""A noun in running text: where it begins, and where it ends before the verb that tells what became of it (企业|入选…).

Which words end a noun, and which names hold such a word, stands in data/indicators.toml. What all rooms of indicators
share is here too: a piece of text, and where the pieces around a number may stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policynum import lexicon, patterns
from policynum.quantities.bounds import HEDGED

Piece = tuple[int, int]

LONGEST = 60  # characters of a noun
_SHORT, _OF_THINGS = 4, ("水平", "规模")  # characters of a noun that is but a size
PAUSES = frozenset("，。；、：,;\n")  # a number before one of these has no noun behind it
NEAR = 16  # characters right before a number: 新建和改造提升了不少于|12个


@dataclass(slots=True)
class Around:
    """Where the phrase may stand: between ``begin`` and ``phrase_end`` before the ``number``, or behind it to ``end``.

    ``times`` belong to no indicator; ``bases`` (比上年, 高于全国) end it; ``next`` is the end of a mention that follows
    without a break (处5万元以上|10万元以下的罚款), ``size`` the start of one before that only sizes or selects what
    stands between the two (亿元以上项目|40个), ``those`` that of a count right before the phrase of which it is
    measured (全国|31个|大城市失业率|5.2%). Never changed.
    """

    sentence: int
    begin: int
    phrase_end: int
    number: int
    end: int
    times: Sequence[Piece] = ()
    bases: Sequence[tuple[int, int, str]] = ()
    next: int | None = None
    size: int | None = None
    those: int | None = None


def noun(text: str, at: int, around: Around) -> Piece | None:
    """The noun that begins at ``at``, up to the verb that tells what became of it; none of the times is part of it.

    >>> noun("农户全部脱贫", 0, Around(0, 0, 0, 0, 6)), noun("增长两成", 0, Around(0, 0, 0, 0, 4))
    ((0, 2), None)
    """
    at = _begins(text, at, around)
    found = _NOUN.match(text, at, min(around.end, at + LONGEST))
    if not found or _no_noun().match(text, at):
        return None
    stop = found.end()
    if around.times:
        stop = min([stop, *(time for time, _ in around.times if time > at)])
    before_verb = _before_verb(text, at, stop, around)
    if before_verb is None:
        return None
    stop = _tidied(text, at, before_verb, around)
    if _not_counted().fullmatch(text, max(at, stop - 2), stop) and not (
        stop - at > _SHORT and text.endswith(_OF_THINGS, at, stop)
    ):
        return None  # 3万亿元的|产业规模; but 21个|景区运营水平
    if text[at].isdigit() and _FIGURE.fullmatch(text, at, stop) is not None:
        return None  # 油料 1984万吨 |10.0
    return (at, stop) if stop - at > 1 or text[at:stop] in _of_one_character() else None


_FIGURE = re.compile("[0-9.．%％-]+")


@cache
def _of_one_character() -> frozenset[str]:
    return frozenset(word for name in ("nouns", "places", "short") for word in words(name) if len(word) == 1)


@cache
def _no_noun() -> re.Pattern[str]:
    """What begins no noun: 三省|一市, 五十米|范围内, 和, and what data/indicators.toml calls uncounted."""
    following = (
        "[一二两三四五六七八九十]+[省市区县州]|(?:范围|区域)之?内|上下(?![游级联])|一[个亩户座](?![一-鿿])"
        "|[0-9]{1,3}[金银铜](?![一-鿿])"
    )
    return re.compile(rf"{_not_counted().pattern}|[和及与](?![美谐平睦])|{following}")


def _begins(text: str, at: int, around: Around) -> int:
    """Where a noun begins behind a verb of giving or a mere adjective: 予以|补助, 重要的|示范基地."""
    if (described := _ADJECTIVE.match(text, at, around.end)) is not None:
        return described.end()
    if text[at : at + 1] in _MAY_GIVE and (given := _GIVEN.match(text, at, around.end)):
        return given.end()
    return at


def _before_verb(text: str, at: int, stop: int, around: Around) -> int | None:
    """Where the noun ends before the first verb outside of quotations; None where it begins with what ends nouns."""
    quotes = text.find("“", at, stop) >= 0
    for verb in _ends().finditer(text, at, stop):
        if quotes and text.count("“", at, verb.start()) > text.count("”", at, verb.start()):
            continue  # “高效办成一件事”
        if verb.start() == at:
            if verb["strong"] and verb[0] not in table("befell"):
                return None
            continue
        stop = _before_deed(text, at, verb, stop, around)
        if text[stop - 1] == "未":
            stop -= 1 + (text[stop - 2] == "尚")  # 37个项目|尚未开工
        elif text[stop - 1] in _LEADS_TO_VERB and text[stop - 2 : stop] not in table("unparted"):
            stop -= 1  # 12个园区新|入驻企业154家, 1亿人口受|影响
        return stop - 2 if text[stop - 2 : stop] in ("全国", "全省", "全市") else stop  # 5项成果全国|推广
    return stop


_LEADS_TO_VERB = frozenset("新拟再又已均受遭")


def _tidied(text: str, at: int, stop: int, around: Around) -> int:
    """Where the noun ends once what belongs to the next words is taken off its end, and what it shares is put on."""
    if (quote := text.rfind("“", at + 1, stop)) >= 0 and text.find("”", quote, stop) < 0:
        stop = quote  # 6个经开区|“管委会＋公司”运营模式
    if (quote := text.find("”", at + 2, stop)) >= 0 and text.find("“", at, quote) < 0:
        stop = quote  # 以“3家|新型研发机构|”为主体
    if text.endswith(("以上", "以下"), at + 2, stop):
        stop -= 2  # 30个教学班|以上的
    elif text[stop - 1] == "过" and stop == around.end and stop - at > 2:
        stop -= 1  # 12个乡镇财政收入|过亿元
    if (
        text.endswith(_LOOKED_AT, at + 2, stop)
        and _INTO.search(text, max(around.sentence, at - LONGEST), at) is not None
    ):
        stop -= 2  # 据对28家|门店|统计，
    if text[stop - 1] == "中" and stop - at > 3 and text.startswith(("同比", "环比"), stop):
        stop -= 1  # 15个热点城市|中同比下降的
    if rate := _RATE_OF_THEM.search(text, at + 2, stop):
        stop = rate.start()
    if text[stop - 1] in _EACH and stop - at > 2 and _OF_EACH.match(text, stop - 1) is not None:
        stop -= 1  # 12家商超|日均客流36万人次, 3个村集体|年增收5万元
    if among := _AMONG_WHICH.search(text, at + 2, stop):
        stop = among.start()
    if further := _AND_SO_MANY.search(text, at + 2, stop):
        stop = further.start()
    if text[stop - 1] == "级" and (next_grade := _NEXT_GRADE.match(text, stop)) is not None:
        return next_grade.end()  # 10家|央企二级、三级子公司
    more = _MORE.match(text, stop)
    if more and text.endswith(text[stop - 2 : stop], stop, more.end()):
        stop = more.end()  # 300名|留守儿童、困境儿童
    elif text.startswith("、", stop) and (firms := _FIRMS.match(text, stop)) and _SECTOR.fullmatch(text, at, stop):
        stop = firms.end()  # 60家|零售、餐饮企业|
    if text.startswith("支持", stop) and (support := _SUPPORT.match(text, stop)):
        stop = support.end()  # 5万元奖励|支持
    if text[stop - 1] == "后" and stop - at > 2 and text[stop - 2 : stop] not in table("unparted"):
        stop -= 1  # 办好7项|条件|后，才会
    elif (
        text[stop - 1] == "中"
        and text[stop : stop + 1] in _AMONG_THESE
        and stop - at > 2
        and text[stop - 2 : stop] not in table("unparted")
    ):
        stop -= 1  # 700名高校毕业生|中，已经就业的超过600人; 21座车站|中已有15座封顶
    if text[stop - 1] in "上中内后" and stop - at > 2 and around.begin <= at and _PLACED.search(text, around.begin, at):
        stop -= 1  # 在19个|大项|上获得资格
        stop -= 2 * text.endswith("基础", at + 2, stop)  # 在完成12个|事项|基础上，又推出10个
    if text.startswith("了", stop) and stop - at > 4 and text[stop - 2 : stop + 1] not in lexicon.changing():
        stop -= 1 if text[stop - 1] in _SHORT_VERBS else 2  # 4200万|全省人民|拼出了血性, 200个|项目|开了工
    if text.startswith("等", stop) and (such := _AND_SUCH.match(text, stop)) is not None:
        return such.end()  # 2万名|高校毕业生等青年
    while stop > at and text[stop - 1] in "和及与的”’" and not re.search("[“‘]", text[at:stop]):
        stop -= 1
        if rate := _RATE_OF_THEM.search(text, at + 2, stop):
            stop = rate.start()  # 20个|断面|优良率和35个湖泊
    if text[stop : stop + 1].isdigit() and text.endswith("投资", at + 2, stop):
        stop -= 2 + text.endswith("总投资", at + 2, stop)  # 74只|母基金|投资721个项目, 87个|项目|总投资17亿元
    return stop - 1 if stop == around.end and stop - at > 2 and text[stop - 1] in "有共携" else stop  # 的项目|有|3个


_AND_SUCH = re.compile(
    "等(?:重点|各类|困难|特殊)?(?:青年|群体|人群|人员|人才|机构|单位|企业|农产品|行业|领域|设施|物资|疾病)(?![一-鿿]{0,2}等)"
)
_AMONG_THESE = frozenset("，占已有")
_RATE_OF_THEM = re.compile(
    "(?:水质)?(?:优良|达标|合格|优|覆盖|完成|开工|普及)(?:天数)?(?:率|比例)\\Z"
)  # 147个国考断面|优良率
_SUPPORT = re.compile("(?<=[金励款])支持(?=[，。；、：（\\s]|\\Z)")
_MAY_GIVE = frozenset("给予进发期")
_GIVEN = re.compile("给予|予以|进行|发放|期(?=[一-鿿]{2})(?![间内末初中货刊望权待])")  # 7天|期|逆回购
_EACH = frozenset("日月年户村生人")
_OF_EACH = re.compile(
    "[日月年]均(?![已有可能为达在未获由被得])|(?<=户)户均|(?<=村)村均|(?<=人)人均|人均(?=[收办结受审][一-鿿]|[住产用][一-鿿]|可支配|消费|GDP|面积|支出|占有|拥有)|生均(?=经费|拨款|公用|建筑|校舍|费用|图书|财政)"
    "|年(?<![0-9两].)(?=增收|节约|节电|节水|收入|产值|销售|营收)"
)
_AMONG_WHICH = re.compile(
    "(?<![现存所正])在(?=[0-9])|中[A-ZⅠ-Ⅹ0-9]|(?<!集体)(?<!国家)(?<!全民)(?<!私人)所有(?![权者制人])|迅速"
)  # 160个断面|中Ⅰ类水质
# 两个|专科|和一个中心, 8艘|油轮|及6艘1万吨货轮
_AND_SO_MANY = re.compile(
    "[和与及](?:[一两二三四五六七八九]|[0-9]+)[个所座家条项处支套名艘辆架台株头只部间栋张份件组列](?=[一-鿿0-9]{2})"
)
_NEXT_GRADE = re.compile("、[一-鿿]{1,3}级[一-鿿]{2,10}(?=[，。；、\\s]|$)")
_SHORT_VERBS = frozenset("上用开通有换成当住入建修装种养办")
_PLACED = re.compile("在[^，。；0-9]{0,16}[0-9.多余百十几两三四五六七八九]+[个项种类家大场]\\Z")
_LOOKED_AT, _INTO = ("统计", "监测", "调查", "测算", "抽查"), re.compile("对[^，。；：]{0,30}\\Z")
_ADJECTIVE = re.compile(
    "(?:较为?|更|最|十分|非常)?(?:重要|主要|新|大|小|好|可爱|优秀|典型|关键|突出|明显|特殊|基本|具体|独立|完整|专门|专业|统一|现代化|国际化|高水平|高标准|高质量"
    "|大型|中型|小型|全新|崭新|有力|有效|优质|先进|成熟|稳定|知名|著名|普通|简单|复杂|严重|有影响力|一流|像样|漂亮|美丽)的(?=[一-鿿]{2})"
)
_SECTOR = re.compile("[一-鿿]{1,4}[^县区市镇乡村街企店院校园户者员生人业司]")
_FIRMS = re.compile(
    "(?:、[一-鿿]{2,4}?)?[、和][一-鿿]{2,4}?(?:企业|公司|门店|商场|中心|户|机构)(?=[一-鿿])(?![和及与、])"
)
_MORE = re.compile("、[一-鿿]{2,8}(?=[，。；、])")
_NOUN = re.compile(r"[“‘\"《]?(?:[\w\-+·．.“”‘’\"《》％%]|(?<=[A-Z])/(?=[0-9A-Z]))+(?:（[\w、]{1,8}）)?[\w“”]*")


@cache
def _ends() -> re.Pattern[str]:
    verbs = {verb for verb in table("verbs") if len(verb) > 1}
    strong = [*table("ends"), *lexicon.changing()]
    refused = patterns.within(strong, table("end_names"))
    nouns = patterns.trie(words("nouns"))
    strong_ends = patterns.trie(sorted(set(strong) - table("weak_ends")), refused=refused)
    weak = sorted(table("weak_ends") | (verbs - set(strong)))
    weak_ends = patterns.trie(weak, refused=patterns.within(weak, table("end_names")))
    first = "".join(sorted({word[0] for word in (*strong, *weak)}))
    return re.compile(
        rf"(?=[{first}自0-9])(?:(?P<strong>(?<=[银分支总央商]行)为|{strong_ends}|[0-9]{{1,2}}日|自(?=[一-鿿]{{2,10}}之日起))|(?>(?:{weak_ends})+)(?!{nouns}|[一二三四]期))"
    )


@cache
def _not_counted() -> re.Pattern[str]:
    uncounted = words("uncounted")
    return re.compile(patterns.trie(uncounted, refused=patterns.within(uncounted, table("end_names"))))


def _before_deed(text: str, at: int, verb: re.Match[str], stop: int, around: Around) -> int:
    """Where a noun ends at its verb, which is part of it where that is what was done: 完成500个|小区综合整治."""
    if verb["strong"] or not _deeds().fullmatch(verb[0]):
        return verb.start()
    if verb.end() == stop and _DOES.search(text, max(around.begin, around.number - 2 * NEAR), around.number):
        return stop
    manner = _MANNER.search(text, at + 2, verb.start())
    return manner.start() if manner else verb.start()


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(table('deeds'))})+")


_DOES = re.compile(rf"(?:完成|实施|开展|启动|推进|实现)(?:了|[一-鿿“”、]{{2,20}}等)?(?:{HEDGED}|不少于|累计)?\Z")
_MANNER = re.compile(r"(?:[一-鿿]{2}化|无障碍|综合)\Z")


def until_verb(text: str, begin: int, end: int) -> int | None:
    """Where the first verb stands that ends a noun; None where none does.

    >>> until_verb("外贸5月保持增长", 0, 8)
    4
    """
    return next((verb.start() for verb in _ends().finditer(text, begin, end) if verb[0] != "的"), None)


def begins_with_verb(text: str, begin: int, end: int) -> bool:
    """Whether a verb that ends a noun stands at the head of a stretch.

    >>> begins_with_verb("保持增长", 0, 4)
    True
    """
    verb = _ends().match(text, begin, end)
    return verb is not None and verb[0] != "的"


@cache
def new() -> re.Pattern[str]:
    """What says right before a number that those counted are new: 新开工|14个, 首批, 第二批."""
    return re.compile(rf"第[一二三四五六七八九十]批|{patterns.trie(sorted(table('new') | table('flow')))}")


@cache
def flow() -> re.Pattern[str]:
    """Those of them that no later head keeps: 新增公园5座、累计90座."""
    return re.compile(patterns.trie(words("flow")))


@cache
def undone() -> re.Pattern[str]:
    """What ended those counted, which holds for a list's later members: 淘汰锅炉60台、|老旧车辆|300辆."""
    return re.compile(patterns.trie(words("undone")))


@cache
def mended() -> re.Pattern[str]:
    """What was done to those counted, which no later head keeps: 改造道路30公里，通车里程500公里."""
    return re.compile(patterns.trie(words("mended")))


@cache
def once_built() -> str:
    """A pattern for the time from which works will do what they are built for: 投产后, 建成使用后, 达产达效后."""
    return rf"(?>(?:{patterns.trie(sorted(table('became')))})+)(?:使用)?后"


def words(name: str) -> list[str]:
    """The words of a table of data/indicators.toml in their order, for a pattern."""
    found: list[str] = lexicon.load("indicators")[name]["words"]
    return found


@cache
def table(name: str) -> frozenset[str]:
    """The words of a table of data/indicators.toml, to ask whether one is in it."""
    return frozenset(words(name))


def kind_at(text: str, start: int) -> str:
    """The kind of data/indicators.toml with which a name begins; empty where it begins with none.

    >>> kind_at("城镇居民收入", 0), kind_at("省属企业", 0)
    ('城镇', '')
    """
    return next((kind for size in (4, 3, 2) if (kind := text[start : start + size]) in table("kinds")), "")


@cache
def whole_nouns() -> tuple[str, ...]:
    """The nouns of data/indicators.toml that name something alone, as words to end with."""
    return tuple(sorted(word for word in table("nouns") if len(word) > 1))


@cache
def measured() -> tuple[str, ...]:
    """What the name of anything measured may end with: the words of ``measures`` and 率, 额, 收入.

    >>> "机器人密度".endswith(measured()), "入学率".endswith(measured())
    (False, True)
    """
    return (*measures(), *words("measure_ends"))


@cache
def measures() -> tuple[str, ...]:
    """The heads and the rates of data that name what is measured, as words to end with: 产量, 增速.

    >>> "人口总量".endswith(measures()), "企业".endswith(measures())
    (True, False)
    """
    return tuple(sorted({word for word in table("heads") if len(word) > 1} | set(lexicon.rates())))
