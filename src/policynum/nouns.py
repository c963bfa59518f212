"""The noun that stands behind a number: what it counts (14家|企业), sizes (112万亩|农田) or gives (30万元|奖励).

It goes on to the verb that tells what became of it (14家企业|入选…), and is kept with the word before the number that
sets it apart (新增|14家企业). Which words end a noun, and which names hold such a word, stands in data/indicators.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.bounds import BEHIND, HEDGED
from policynum.model import Measure

Piece = tuple[int, int]

_LONGEST = 60  # characters of a noun
_NEAR = 16  # characters right before a number: 新建和改造提升了不少于|12个


@dataclass(slots=True)
class Around:
    """Where the phrase may stand: between ``begin`` and ``phrase_end`` before the ``number``, or behind it to ``end``.

    ``times`` belong to no indicator; ``bases`` (比上年, 高于全国) end it; ``next`` is the end of a mention that follows
    without a break (处5万元以上|10万元以下的罚款), ``size`` the start of one before that only sizes or selects what
    stands between the two (亿元以上项目|40个). Never changed.
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


def find(text: str, end: int, around: Around, measure: Measure) -> Piece | None:
    """The noun that a number ending at ``end`` counts or sizes; None where a verb or nothing follows.

    >>> from policynum.measures import find as measured
    >>> for text in ("14家企业入选名单", "3亿元增长两成", "30万元奖励", "1处具备综合功能的机构"):
    ...     one = next(iter(measured(text)))
    ...     print(find(text, one.end, Around(0, 0, 0, 0, len(text)), one.measure))
    (3, 5)
    None
    (4, 6)
    (2, 11)
    """
    end = end if around.next is None else around.next
    if text.startswith("（", end) and (gloss := _GLOSS.match(text, end)):
        end = gloss.end()
    at = end
    if measure.unit in lexicon.currencies() and text.startswith(("的标准", "的水平"), end):
        return None  # 养老金达到不低于|180元的标准
    if text[end : end + 1] in ("以", "左", "的", "及"):
        begin = _BEHIND.match(text, end)
        at = begin.end() if begin else end
    elif measure.unit in kinds.nounless() and (text[end : end + 1] in _PAUSES or not _grant().match(text, end)):
        return None
    if text.startswith("级", at):
        at += 1  # 30万吨级|航道
    if measure.unit in _TERMS and text.startswith("内", end):
        within = (
            end + 2
            if text.startswith("，", end + 1) and text.endswith(_SINCE, around.begin, around.number)
            else end + 1
        )
        deed = _DEED.match(text, within)
        return deed.span() if deed else None
    if measure.unit in lexicon.currencies() and (given := _given().match(text, at, around.end)) is not None:
        return given.span("what")
    if (measure.unit in kinds.nounless() and not _grant().match(text, at)) or (
        measure.unit in lexicon.currencies() and measure.unit_text and at == end and not _grant().match(text, at)
    ):  # but 百亿|企业
        return _sum(text, at, around) if measure.unit in lexicon.currencies() else None
    return _described(text, at, around) or _fitting(text, at, around, measure)


_GLOSS = re.compile("（[一-鿿]{1,3}）(?=[一-鿿])")  # 500套（间）|住房
_BEHIND = re.compile(rf"(?:{BEHIND})?的?")
_PAUSES = frozenset("，。；、：,;\n")
# In what a rule sets a term. Not in weeks: what came about within two (两周内|出现黑屏) is told, not set.
_TERMS = frozenset({"year", "month", "day", "hour", "minute", "workday"})
_SINCE = ("起", "后", "前")  # 收到通知之日起|十五日|内，申请复议
_DEED = re.compile(r"[一-鿿]{2,18}(?=[，。；、\n]|$)")  # 3日内|解除前款规定的措施


def _sum(text: str, at: int, around: Around) -> Piece | None:
    """What an amount of money is, right behind it: 安排3亿元|专项资金."""
    named = noun(text, at, around)
    return named if named and _sums().search(text, *named) else None


@cache
def _sums() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(table('sums'))})(?:支持)?\Z")


def _described(text: str, at: int, around: Around) -> Piece | None:
    """The noun with the clause before it that tells which: 1处|具备综合功能的机构, 10个|产值超|千亿元|的园区."""
    if text.find("的", at, at + _LONGEST) < 0:
        return None
    limit = min(around.end, at + _LONGEST)
    found = (
        _clause().match(text, at, limit) or _ADJECTIVE.match(text, at, limit) or _SIZED.match(text, at, at + _LONGEST)
    )
    if not found or (found.re is _SIZED and not found.start("size") <= around.end < found.end()):
        return None
    head = noun(text, found.end(), replace(around, end=found.end() + _LONGEST))
    if head is None:
        return None
    return (at, head[1]) if head[1] - at <= _WITH_CLAUSE else head


def _fitting(text: str, at: int, around: Around, measure: Measure) -> Piece | None:
    """The noun that fits the classifier, where a clause tells which: 3000辆|运载物资的卡车, 900名|急需治疗的患者."""
    plain = noun(text, at, around)
    if plain is None or not text.startswith("的", plain[1]):
        return plain
    heads = lexicon.load("indicators")["fitting"].get(measure.unit_text)
    if heads is None or text.endswith(tuple(heads), *plain):
        return plain
    head = noun(text, plain[1] + 1, around)
    if head is None or not text.endswith(tuple(heads), *head):
        return plain
    return (at, head[1]) if head[1] - at <= _WITH_CLAUSE else head


_WITH_CLAUSE = 18  # characters of a noun with its clause; of a longer one the noun alone
_ADJECTIVE = re.compile(
    "[一-鿿]{1,6}?(?:水平|质量|性|化|型|式|型号|类型|品种|特色|规格|不同|[强高大好优广低快](?:、[一-鿿]{1,6}[强高大好优广低快])*)的(?=[一-鿿])"
)
_SIZED = re.compile(
    r"[一-鿿]{2,8}?(?P<size>超过?|过|达到?|突破|不低于|不少于|在)[0-9.十百千万亿]+[^，。；、的\n]{1,6}的(?=[一-鿿])"
)


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(table('describes'))})[^，。；的\n]{{2,12}}的(?=[一-鿿“])")


def noun(text: str, at: int, around: Around) -> Piece | None:
    """The noun that begins at ``at``, up to the verb that tells what became of it; none of the times is part of it.

    >>> noun("农户全部脱贫", 0, Around(0, 0, 0, 0, 6)), noun("增长两成", 0, Around(0, 0, 0, 0, 4))
    ((0, 2), None)
    """
    at = _begins(text, at, around)
    found = _NOUN.match(text, at, min(around.end, at + _LONGEST))
    if not found or _no_noun().match(text, at):
        return None
    stop = found.end()
    if around.times:
        stop = min([stop, *(time for time, _ in around.times if time > at)])
    before_verb = _before_verb(text, at, stop, around)
    if before_verb is None:
        return None
    stop = _tidied(text, at, before_verb, around)
    if _not_counted().fullmatch(text, max(at, stop - 2), stop):
        return None
    return (at, stop) if stop - at > 1 or text[at:stop] in table("nouns") | table("places") else None


@cache
def _no_noun() -> re.Pattern[str]:
    """What begins no noun: 三省|一市, 五十米|范围内, 和, and what data/indicators.toml calls uncounted."""
    following = "[一二两三四五六七八九十]+[省市区县州]|(?:范围|区域)之?内|[0-9]{1,3}[金银铜](?![一-鿿])"
    return re.compile(rf"{_not_counted().pattern}|[和及与](?![美谐平睦])|{following}")


def _begins(text: str, at: int, around: Around) -> int:
    """Where a noun begins behind a verb of giving and a list that it closes: 予以|补助, 红星、向阳等|水库."""
    if text[at : at + 1] in _MAY_GIVE and (given := _GIVEN.match(text, at, around.end)):
        at = given.end()
    listed = _LISTED.match(text, at, around.end) if text.find("、", at, at + 12) > 0 else None
    return listed.end() if listed and until_verb(text, at, listed.end()) is None else at


def _before_verb(text: str, at: int, stop: int, around: Around) -> int | None:
    """Where the noun ends before the first verb outside of quotations; None where it begins with what ends nouns."""
    for verb in _ends().finditer(text, at, stop):
        if text.count("“", at, verb.start()) > text.count("”", at, verb.start()):
            continue  # “高效办成一件事”
        if verb.start() == at:
            if verb["strong"] and verb[0] not in table("befell"):
                return None
            continue
        stop = _before_deed(text, at, verb, stop, around)
        if text[stop - 1] in "新拟再又已均" and text[stop - 2 : stop] not in ("创新", "更新", "高新"):
            stop -= 1  # 12个园区新|入驻企业154家
        return stop - 2 if text[stop - 2 : stop] in ("全国", "全省", "全市") else stop  # 5项成果全国|推广
    return stop


def _tidied(text: str, at: int, stop: int, around: Around) -> int:
    """Where the noun ends once what belongs to the next words is taken off its end, and what it shares is put on."""
    if (quote := text.rfind("“", at + 1, stop)) >= 0 and text.find("”", quote, stop) < 0:
        stop = quote  # 6个经开区|“管委会＋公司”运营模式
    if among := _AMONG_WHICH.search(text, at + 2, stop):
        stop = among.start()
    more = _MORE.match(text, stop)
    if more and text.endswith(text[stop - 2 : stop], stop, more.end()):
        stop = more.end()  # 300名|留守儿童、困境儿童
    if text.startswith("支持", stop) and (support := _SUPPORT.match(text, stop)):
        stop = support.end()  # 5万元奖励|支持
    if text[stop - 1] == "中" and text[stop : stop + 1] == "，" and stop - at > 2:
        stop -= 1  # 700名高校毕业生|中，已经就业的超过600人
    while stop > at and text[stop - 1] in "和及与的”’" and not re.search("[“‘]", text[at:stop]):
        stop -= 1
    return stop - 1 if stop == around.end and stop - at > 2 and text[stop - 1] in "有共" else stop  # 的项目|有|3个


_SUPPORT = re.compile("(?<=[金励款])支持(?=[，。；、：（\\s]|\\Z)")
_MAY_GIVE = frozenset("给予进发期")
_GIVEN = re.compile("给予|予以|进行|发放|期(?=[一-鿿]{2})(?![间内末初中货刊望权待])")  # 7天|期|逆回购
_AMONG_WHICH = re.compile("中[A-ZⅠ-Ⅹ0-9]")  # 160个断面|中Ⅰ类水质
_MORE = re.compile("、[一-鿿]{2,8}(?=[，。；、])")
_LISTED = re.compile("[一-鿿“”]{1,10}(?:、[一-鿿“”]{1,10}){1,6}+等(?=[一-鿿]{2})(?!级|待|效)")
_NOUN = re.compile(r"[“‘\"《]?[\w\-+·．.“”‘’\"《》％%]+(?:（[\w、]{1,8}）)?[\w“”]*")


@cache
def _ends() -> re.Pattern[str]:
    verbs = {verb for verb in table("verbs") if len(verb) > 1}
    strong = [*table("ends"), *lexicon.load("cues")["rise"], *lexicon.load("cues")["fall"]]
    refused = patterns.within(strong, table("end_names"))
    nouns = patterns.trie(table("nouns"))
    strong_ends = patterns.trie(sorted(set(strong) - table("weak_ends")), refused=refused)
    weak = sorted(table("weak_ends") | (verbs - set(strong)))
    weak_ends = patterns.trie(weak, refused=patterns.within(weak, table("end_names")))
    first = "".join(sorted({word[0] for word in (*strong, *weak)}))
    return re.compile(rf"(?=[{first}0-9])(?:(?P<strong>{strong_ends}|[0-9]{{1,2}}日)|(?:{weak_ends})++(?!{nouns}))")


@cache
def _not_counted() -> re.Pattern[str]:
    return re.compile(patterns.trie(table("uncounted")))


def _before_deed(text: str, at: int, verb: re.Match[str], stop: int, around: Around) -> int:
    """Where a noun ends at its verb, which is part of it where that is what was done: 完成500个|小区综合整治."""
    if verb["strong"] or not _deeds().fullmatch(verb[0]):
        return verb.start()
    if verb.end() == stop and _DOES.search(text, max(around.begin, around.number - 2 * _NEAR), around.number):
        return stop
    manner = _MANNER.search(text, at + 2, verb.start())
    return manner.start() if manner else verb.start()


@cache
def _deeds() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(table('deeds'))})+")


_DOES = re.compile(rf"(?:完成|实施|开展|启动|推进|实现)(?:了|[一-鿿“”、]{{2,20}}等)?(?:{HEDGED}|不少于|累计)?\Z")
_MANNER = re.compile(r"(?:[一-鿿]{2}化|无障碍|综合)\Z")


def purpose(text: str, end: int, around: Around) -> Piece | None:
    """What an amount of money is for, right behind it: 预拨8000万元|支持灾区重建, 投入2亿元|建设训练馆."""
    found = _PURPOSE.match(text, end)
    if found is None and _spent().search(text, max(around.sentence, around.number - _NEAR), around.number):
        found = _spent_on().match(text, end)
    return found.span() if found else None


_PURPOSE = re.compile(r"(?:支持|用于|保障)[一-鿿“”]{2,22}(?=[，。；、\s<]|\Z)")


@cache
def _spent() -> re.Pattern[str]:
    return re.compile(rf"{patterns.trie(table('spends'))}(?:资金)?了?(?:{HEDGED}|不少于|累计)?\Z")


@cache
def _spent_on() -> re.Pattern[str]:
    return re.compile(rf"{patterns.trie(table('spent_on'))}[一-鿿“”0-9]{{2,22}}(?=[，。；、\s<]|\Z)")


def granted(text: str, piece: Piece, measure: Measure) -> bool:
    """Whether a noun is what an amount of money is given as: 30万元|奖励, no 5亿元以上的|项目."""
    return measure.unit in lexicon.currencies() and _grant().search(text, *piece) is not None


@cache
def _grant() -> re.Pattern[str]:
    """What an amount is given as, and the few words that may stand before it: 一次性|奖励, 专项|债券."""
    grants = [word for word in lexicon.load("roles")["grants"] if word != "标准"]  # 3000元标准 is a level, no gift
    return re.compile(
        rf"(?:一次性)?\w{{0,4}}?(?:{patterns.trie(grants)})|\w{{0,8}}?(?:{patterns.trie(sorted(table('funds')))})"
    )


@cache
def _given() -> re.Pattern[str]:
    """The name of what is given, to its end: 一次性|创业启动补助, 奖励|支持, 经费."""
    grants = patterns.trie(word for word in lexicon.load("roles")["grants"] if word not in _NO_GIFTS)
    return re.compile(
        rf"(?:一次性)?(?P<what>[一-鿿]{{0,8}}?(?:{grants}|奖金)(?:支持|资金|经费)?|(?<=一次性)[一-鿿]{{2,8}}?支持)(?=[，。；、：,;（(\s]|\Z)"
    )


_NO_GIFTS = frozenset({"标准", "罚款", "罚金"})


def until_verb(text: str, begin: int, end: int) -> int | None:
    """Where the first verb stands that ends a noun; None where none does.

    >>> until_verb("外贸5月保持增长", 0, 8)
    4
    """
    return next((verb.start() for verb in _ends().finditer(text, begin, end) if verb[0] != "的"), None)


@cache
def new() -> re.Pattern[str]:
    """What says right before a number that those counted are new: 新开工|14个, 首批, 第二批."""
    return re.compile(rf"第[一二三四五六七八九十]批|{patterns.trie(sorted(table('new') | table('flow')))}")


@cache
def flow() -> re.Pattern[str]:
    """Those of them that no later head keeps: 新增公园5座、累计90座."""
    return re.compile(patterns.trie(sorted(table("flow"))))


def pieces(text: str, around: Around, measure: Measure, counted: Piece) -> tuple[Piece, ...]:
    """The name of what is counted, with the words that set it apart: 首批|15个试点, 80个项目|竣工投产.

    >>> from policynum.measures import find as measured
    >>> for text, noun in (("新增14家企业", (5, 7)), ("年产10万吨铝板项目", (6, 10)), ("今年8个县通航。", (4, 5))):
    ...     one = next(iter(measured(text)))
    ...     print(pieces(text, Around(0, 0, 0, one.start, len(text)), one.measure, noun))
    ((0, 2), (5, 7))
    ((6, 8),)
    ((5, 7), (4, 5))
    """
    found = _apart().search(text, max(around.begin, around.number - _NEAR), around.number)
    kept: tuple[Piece, ...] = ((found.start(1), found.end(1)),) if found else ()
    counts = kinds.counts(measure.unit)
    if counts and text.endswith("等", 0, around.number) and (worked := _worked().match(text, _clause_start(around))):
        kept = (worked.span("what"),)  # 开工|甲工程、乙厂等8个|项目
    became = _became().match(text, counted[1]) if counts else None
    if became:
        kept = (*kept, became.span())
    return (*kept, _product(text, around, counted))


def _clause_start(around: Around) -> int:
    """Where the clause of a number begins behind the times that open it."""
    return max([around.begin, *(end for _, end in around.times if around.begin <= end <= around.number)])


@cache
def _worked() -> re.Pattern[str]:
    """What was done to all that a list names, at the start of its clause: 新开工|甲工程、乙厂等."""
    words = sorted({*table("became"), *table("states"), "续建", "建成投用", "完工投用"})
    return re.compile(
        rf"(?:[，；、]|已|共|相继|陆续|同步|全面)*(?P<what>(?:新|集中)?(?:{patterns.trie(words)})++)(?!率)"
    )


@cache
def _became() -> re.Pattern[str]:
    states, attained = patterns.trie(table("became")), patterns.trie(table("attained"))
    return re.compile(rf"(?:{states})++(?=[，。；、,;\s<]|\Z)|(?:{attained})[一-鿿“”]{{2,14}}(?=[，。；、,;\s<]|\Z)")


@cache
def once_built() -> str:
    """A pattern for the time from which works will do what they are built for: 投产后, 建成使用后, 达产达效后."""
    return rf"(?:{patterns.trie(sorted(table('became')))})++(?:使用)?后"


@cache
def _apart() -> re.Pattern[str]:
    """What sets a count apart, right before its number: 新增|14家, 关停|9座."""
    return re.compile(rf"({new().pattern}|{patterns.trie(table('undone'))})了?(?:{HEDGED}|不少于|上)?\Z")


_PRODUCES = re.compile(r"(?:年产|日产|月产|年处理|日处理)(?:约|超)?\Z")
_WORKS = re.compile("生产|项目|高端|制造|升级|及配套|加工|建设")


def _product(text: str, around: Around, counted: Piece) -> Piece:
    """Of 年产10万吨铝板生产线项目 the indicator is what is produced."""
    produces = _PRODUCES.search(text, max(around.begin, around.number - _NEAR), around.number)
    works = _WORKS.search(text, counted[0] + 1, counted[1]) if produces else None
    return (counted[0], works.start()) if works else counted


def shared(text: str, end: int, around: Around, measure: Measure) -> Piece | None:
    """What a share is one of, and what that does: 80%的|中小学开设书法课, 近八成|投向民生领域; None where it is a rate.

    >>> text = "80%的中小学开设书法课。"
    >>> one = next(iter(__import__("policynum").measures.find(text)))
    >>> shared(text, one.end, Around(0, 0, 0, 0, len(text)), one.measure)
    (4, 12)
    """
    if measure.unit != "percent" and not measure.unit_text.endswith(("分之", "半")):
        return None
    if not _ONLY_HEDGED.fullmatch(text, around.phrase_end, around.number):
        return None
    found = _SHARED.match(text, end, min(around.end, end + _LONGEST))
    if not found or _changed().match(text, found.start("whole")):
        return None
    start, stop = found.span("whole")
    start += len(done[0]) if (done := _DONE.match(text, start, stop)) else 0
    stop -= text.endswith("了", start + 2, stop)
    rate = _RATE_OF_IT.search(text, start, stop)
    return (start, rate.start()) if rate else (start, stop)


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(patterns.trie([*lexicon.load("cues")["rise"], *lexicon.load("cues")["fall"]]))


_DONE = re.compile("已经?|可以?|能够?")  # 96%|已经|开工|了
_RATE_OF_IT = re.compile("(?:同比|环比)(?:涨幅|降幅|增速|增幅|跌幅)中?\\Z")  # 12.9%的PPI|同比涨幅
_ONLY_HEDGED = re.compile(f"(?:的|了|在|{HEDGED}|将近|接近|有|已有|仅有?|就有|全|国|省|市)*+")
_SHARED = re.compile(
    rf"(?:{BEHIND})?(?:的(?!比例|速度|增|幅度|目标|水平|标准|年|情况|基础|趋势|成绩|份额|价格|税率|[同环]比)|(?![和及与或至到以左的点稍强]))"
    r"(?P<whole>(?:[一-鿿A-Za-z“”]|（[一-鿿、]{1,8}）){2,24}+)"  # 县（市、区）
)


@cache
def table(name: str) -> frozenset[str]:
    """The words of a table of data/indicators.toml."""
    return frozenset(lexicon.load("indicators")[name]["words"])


@cache
def whole_nouns() -> tuple[str, ...]:
    """The nouns of data/indicators.toml that name something alone, as words to end with."""
    return tuple(sorted(word for word in table("nouns") if len(word) > 1))
