"""Whether a word that may aim does so here: 将 before an object, 计划 as a name and 预计 of a year gone by do not."""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.model import Bound
from policynum.quantities.bounds import HEDGED
from policynum.role.evidence import Evidence
from policynum.sentences.clauses import Hit, first_cue
from policynum.structure import documents

AIMS = frozenset({"aim", "aim_weak", "expected"})  # the tables of data/cues.toml that aim


def aims(evidence: Evidence, hit: Hit) -> bool:
    """Whether an aim word aims here: 争取 does not where the text looks back, nor 预计 of a year that is over."""
    expected = "expected" in hit.says
    if expected and evidence.direction == "review" and documents.speaks_within_its_year(evidence.text):
        return True  # 即将过去的一年，…。预计产值|3亿元
    if evidence.direction == "review":
        told = expected and _is_told(evidence) and not evidence.text.startswith(("到年底", "到年末", "到12月"), hit.end)
        if "aim_weak" in hit.says or told:
            return False
        listed = _LEADS_IN.match(evidence.text, hit.end) is not None  # 预期目标为：…；…
        if not expected and not listed and "；" in evidence.text[hit.end : evidence.start]:
            return False
    dated = evidence.dated is not None and not evidence.ahead and evidence.direction != "plan"
    if hit.text == "努力" and dated and _IS_EFFORT.search(evidence.text, max(0, hit.start - 4), hit.end) is not None:
        return False  # 通过一年的|努力|，净收入达82万元
    if hit.text == "争取" and _is_won(evidence, hit):
        return False
    if hit.text[0] == "》" and evidence.text.endswith(tuple(lexicon.load("roles")["tellers"]), 0, hit.start):
        return False  # 《统计年鉴|》中提出|，常住人口为320万人
    if evidence.tells and evidence.kind == "by" and expected and _is_of_a_year(evidence):
        return False
    if expected and evidence.dated is not None and evidence.text.startswith("截", evidence.dated):
        return False  # 截至2020年底，里程预计超过500万公里: counted up to then
    if expected and evidence.ahead is False:
        return False  # 公司预计去年营收超过|4200亿元
    if hit.text == "计划" and _OF_SOME_SIZE.match(evidence.text, hit.end):
        return False  # 计划总投资亿元以上项目|增长7%
    if hit.text.endswith("计划") and evidence.text.startswith(_RATES, hit.end):
        return False  # 投资计划|完成率86%
    by_nature = hit.text == "要" and _EXCEEDS.match(evidence.text, hit.end) is not None
    if by_nature and _BY_NATURE.search(evidence.text, max(0, hit.start - 4), hit.start):
        return False  # 平均|要高出第二产业|20%
    if hit.text == "要" and _ONCE_NEEDED.search(evidence.text, evidence.place.sentence.start, hit.start):
        return False  # 过去办证|要跑|5趟，现在只需1趟
    if hit.text == "要" and _HABIT.search(evidence.text, max(0, hit.start - 3), hit.start):
        return False  # 每年都|要用煤|3亿吨
    if expected and evidence.kind == "by" and evidence.text.startswith("的", hit.end):
        return False  # 比预估的人数增加|50万人
    if evidence.basis == "plan" and evidence.kind is None and hit.text == "计划" and hit.end < evidence.place.clause:
        return False  # 计划投资59亿元，完成|58.9%
    if evidence.basis == "plan" and evidence.kind == "by" and hit.text in _PLANS and evidence.place.after > hit.end:
        return False  # 原|计划|投资40亿元，超出|10亿元
    if evidence.basis == "plan" and _ITS_OWN.fullmatch(evidence.text, hit.end, evidence.start):
        return False  # 占|计划|面积的62%
    if (
        _PURPOSE.search(evidence.text, max(0, hit.start - 3), hit.start)
        and "，" in evidence.text[hit.end : evidence.start]
    ):
        return False  # 为|确保|电力供应，投运变电站|36座
    beside = hit.text.startswith(_PLANS) and _BESIDE.search(evidence.text, max(0, hit.start - 10), hit.start)
    if beside and _ASKED_FOR.match(evidence.text, evidence.end) is None:
        return False  # 比原|计划|提前20天, 高于|预测|值|23%; but 超过计划规定的4%的要求
    if hit.text.endswith("目标") and _IS_MET.match(evidence.text, hit.end):
        return False  # 预期|目标|全面完成，价格上涨|0.4%
    if _ONCE.search(evidence.text, max(0, hit.start - 3), hit.start) and _has_its_number(evidence, hit):
        return False  # 曾|计划|裁员1200人，最终裁员|860人
    if hit.text.endswith("目标") and _OF_A_NUMBER.search(evidence.text, max(0, hit.start - 5), hit.start):
        return False  # 增长7.8%，高于7.5%的|预期目标|；投资增长9%
    return not marks_object(evidence.text, hit, evidence.place.sentence.end) and not _is_noun(evidence, hit)


_IS_EFFORT = re.compile("(?:的|共同|不懈|艰苦|持续|多次|一致|经过|通过)努力\\Z")
_LEADS_IN = re.compile("[是为]?[：:]")
_PURPOSE = re.compile("(?<![因认作成])为了?\\Z")
_ONCE = re.compile("(?:曾经?|(?<![太中草高固松平开])原|原先|此前|当初)\\Z")  # and none of 太原, 草原
_PLANS = ("计划", "预测", "预计", "预期", "规划", "目标", "概算", "预估", "预算")
_BESIDE = re.compile(
    "(?:(?<!占)比|较|[高低快慢好优短长少多]于|超过|超出)"
    "(?:[原省市县国全年初度]|[原预既规]定|原先|此前|既有|初步|国家|施工|建设|生产|[一-鿿]?的)*\\Z"
)


def _has_its_number(evidence: Evidence, hit: Hit) -> bool:
    """Whether the aim has had its number, and the clause of this one is another: 曾计划裁员1200人，最终裁员|860人."""
    closed = _CLAUSE_END.search(evidence.text, hit.end, evidence.start)
    if closed is None or _IN_THE_END.search(evidence.text, closed.end(), evidence.start) is None:
        return False
    return _HAS_DIGIT.search(evidence.text, hit.end, closed.start()) is not None


_IN_THE_END = re.compile("最终|最后|实际|结果|后来|目前|如今|现|已")
_ASKED_FOR = re.compile("(?:左右|以[上下内])?的[^，。；]{0,4}(?:要求|目标|指标|水平)")
_IS_MET = re.compile("(?:任务)?(?:已|均|都|全面|顺利|圆满|如期|提前|基本|全部|超额)+(?:完成|实现|达成)")
_CLAUSE_END, _HAS_DIGIT = re.compile("[，；,;]"), re.compile("[0-9]")


def _is_won(evidence: Evidence, hit: Hit) -> bool:
    """Whether 争取 tells what was got, and does not strive: 全年|争取|上级资金86.5亿元; but 争取资金5亿元以上."""
    if (evidence.tells and not evidence.ahead) or evidence.text[hit.start - 1 : hit.start] in ("多", "少"):
        return True
    if evidence.told and not evidence.ahead and evidence.direction != "plan" and _WON.match(evidence.text, hit.end):
        return True  # 12个项目获批，|争取|资金3.6亿元
    got = evidence.direction != "plan" and evidence.carried is None and _GOT.match(evidence.text, hit.end) is not None
    got = got and not evidence.text.endswith(("继续", "积极", "全力", "努力", "要"), 0, hit.start)
    if got and not evidence.ahead and evidence.measure.bound is not Bound.AT_LEAST:
        return True
    if evidence.ahead or evidence.measure.bound is Bound.AT_LEAST or not _WON.match(evidence.text, hit.end):
        return False
    so = evidence.direction != "plan" and _WON_SO.search(evidence.text, max(0, hit.start - 4), hit.end) is not None
    return so or evidence.dated is not None


_OF_SOME_SIZE = re.compile("总?投资[^，。；]{0,8}?以上的?项目")
_RATES = ("完成率", "执行率", "下达率", "完成比例")
_OF_A_NUMBER = re.compile("[0-9%％亿万](?:左右|以[上下内])?的(?:年度|全年)?\\Z")
_WON = re.compile(
    "[到了]?(?!在)[^，。；、0-9]{0,12}?(?:资金|债券|国债|专项债|贷款|补助|指标|额度|项目)[^，。；、0-9]{0,6}[0-9]"
)
_GOT = re.compile(
    "到了?[^，。；、0-9]{0,12}?(?:资金|债券|国债|专项债|贷款|补助|指标|额度|项目|政策|支持|机遇)"
)  # 争取|到|资金30亿元
_WON_SO = re.compile("(?:累计|成功|向上|对上|全年|共|已|多)争取\\Z")
_ITS_OWN = re.compile("(?:面积|任务|投资|总数|总量|目标|数)?的")
_EXCEEDS = re.compile("(?:[高多]出|高于)(?![0-9约近]|[上去]年|[全本][国省市县])")
_BY_NATURE = re.compile("(?:平均|往往|通常|一般|大约|约|甚至|总)\\Z")
_ONCE_NEEDED = re.compile(
    "(?:过去|以前|从前|以往|此前|之前|早些年|原来|原先|那时)(?:(?!估计|预计|计划|打算|以为|认为)[^，。；]){0,14}\\Z"
)
_HABIT = re.compile("每[年月周]都\\Z|每[天日]都?\\Z")


def _is_told(evidence: Evidence) -> bool:
    """Whether what is expected is told of a year that is over, or nearly.

    A report of December still expects, and so does one that tells neither its day nor the year.
    """
    if evidence.is_over or evidence.dated is None:
        return evidence.is_over or evidence.is_late is False
    return _is_of_a_year(evidence) and not evidence.is_late


def _is_of_a_year(evidence: Evidence) -> bool:
    """Whether no time is stated, or a whole year by its number: what looks back tells of it (预计2002年实现709亿元)."""
    if evidence.dated is None:
        return True
    return not evidence.ahead and _YEAR.match(evidence.text, evidence.dated) is not None


_YEAR = re.compile("[12][0-9]{3}年(?!底|末|[0-9]|[上前下]|[一二三四]季)")


def _has_a_share(text: str, hit: Hit) -> bool:
    """Whether 将 has a share for its object that is told: 又|将|超过90%的产品出口到国外; 应将90%的名额留给… is set."""
    return _TOLD.search(text, max(0, hit.start - 4), hit.start) is not None and _SHARE.match(text, hit.end) is not None


_TOLD = re.compile("(?:又|还|并|也|已经?|先后|每年|去年)\\Z")
_SHARE = re.compile(
    f"(?:{HEDGED})?(?:[0-9.]+[%％]|[一二三四五六七八九]+(?:成|分之[一二三四五六七八九]))(?:以上|左右)?的[一-鿿“”]{{2,14}}?(?:出口|用于|投向|投入|销往|卖给|卖到|运往|运到|送到|交给|留给|返还|返给|留在|作为|存入)"
)


def marks_object(text: str, hit: Hit, end: int) -> bool:
    """Whether 将 only marks an object in a sentence that ends at ``end``, and says nothing of the future.

    >>> text = "将面积由3万亩扩展至5万亩"
    >>> marks_object(text, Hit(0, 1, "将", ("aim",)), len(text))
    True
    """
    if hit.text != "将" or text.startswith(_no_object(), hit.end):
        return False
    if _treats().match(text, hit.end) or _THINGS.match(text, hit.end) or _has_a_share(text, hit):
        return True
    verb = first_cue(text, hit.end, min(end, hit.end + _OBJECT), ("rise", "fall"))
    if verb is None or verb.start - hit.end < 2 or re.search("[，。；、]", text[hit.end : verb.start]):
        return False
    return _how().fullmatch(text, hit.end, verb.start) is None  # 收入将|大幅增长|12%: how it goes is no object


@cache
def _how() -> re.Pattern[str]:
    """Words for how something goes: 大幅, 分别, 有效."""
    manners = lexicon.load("trends")["manners"]["words"].split()
    return re.compile(rf"(?:{patterns.trie([*manners, *lexicon.load('roles')['how']])})+")


_OBJECT = 60  # characters of an object that 将 marks


@cache
def _no_object() -> tuple[str, ...]:
    """A verb, an adverb, a place or a base, and no object of 将."""
    return tuple(lexicon.load("roles")["no_object"])


@cache
def _treats() -> re.Pattern[str]:
    """An object that 将 marks, up to what is done with it: 将|粮食产量纳入|考核; 成 is none in 变成熟."""
    table = lexicon.load("roles")
    refused = {word: "[为效熟]" for word in table["treats"] if word.endswith("成")}
    return re.compile(
        f"[^，。；]{{2,40}}，{patterns.trie(table['treats_anew'])}"
        f"|[^，。；]{{2,60}}?{patterns.trie(table['treats'], refused=refused)}"
    )


# Things by their number, and no verb: 将|12个村的老屋改造一新; but 将|近百万, 将|30日举行.
_THINGS = re.compile(
    "(?:这|全部|其余|现有|原有)?[0-9]+(?:[.．][0-9]+)?[万亿余多]*"
    "(?![年月日天周时号次分秒]|个?(?:月|季度|小时|星期|工作日))[一-鿿]"
)


def _is_noun(evidence: Evidence, hit: Hit) -> bool:
    """Whether 计划 is the name of one (“…计划”, 资助计划，) and not what is planned; 建议1284件 are motions."""
    if (
        hit.text == "要求"
        and evidence.direction != "review"
        and _AS_ASKED.search(evidence.text, max(evidence.place.sentence.start, hit.end - _AT_LENGTH), hit.end + 1)
    ):
        return False  # 根据《报告》要求，今年新建|5万个
    begin = max(evidence.place.sentence.start, hit.start - _ASKER)
    if hit.text == "要求" and _asks().search(evidence.text, begin, hit.end + 1):
        return evidence.dated is not None and evidence.ahead is False  # 省政府|要求|，全年完成造林86万亩
    if hit.text == "要求" and evidence.text[hit.start - 1 : hit.start] in _WHOSE:
        return True
    if hit.text == "预期" and _IS_FELT.match(evidence.text, hit.end) is not None:
        return True
    if hit.text == "预期" and evidence.text[hit.end : hit.end + 1].isdigit():
        return False  # 财政收入预期|28亿元
    return hit.text in _MAY_BE_NOUNS and _NOUN_BEFORE.match(evidence.text, hit.end) is not None


_IS_FELT = re.compile(
    "(?:基本|总体|持续|不断|逐步|明显|有所|仍|较|更)*"
    "(?:景气|指数|改善|偏[弱强]|向好|升温|转[弱强好]|稳定|平稳|不[稳振足]|低迷|好转|减弱|增强|回[升暖落]|寿命|信用|管理|引导|之[内外中])(?![在到至为]?[0-9])"
)


@cache
def _asks() -> re.Pattern[str]:
    """An office that asks, where its clause begins with it: |省政府要求|，全年…; but 落实省政府要求，检查30次."""
    table = lexicon.load("roles")
    answers = patterns.trie(table["answers"])
    asker = rf"(?:(?!{answers})[一-鿿、]){{0,16}}?{patterns.trie(table['askers'])}"
    return re.compile(rf"(?:\A|(?<=[，。；：\n、])){asker}(?:明确|强调)?要求[，,]\Z")


_ASKER = 24  # characters of an office
_AT_LENGTH = 32  # characters of who asks and what in
_AS_ASKED = re.compile("(?:按照?|根据)[^，。；0-9]{2,24}要求[，,]\\Z")
_MAY_BE_NOUNS = frozenset({"计划", "预期", "建议", "要求"})
_WHOSE = frozenset("的按照据合质标需本体低高总新有无")  # the character before 要求 where that is a noun
_NOUN_BEFORE = re.compile(  # but 代表建议，将起征点提高到|8000元
    "(?!(?<=建议)，[将把应])(?:[，。、；：”》）的,;中内和与及]|(?!20[0-9]{2}年)[0-9]|扎实|深入|有力|有效|顺利|稳步|加快|全面(?!完成|建成))"
)
