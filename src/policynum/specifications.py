"""Whether a number only describes, sizes or selects a thing, and claims nothing of a result.

The words are those of data/roles.toml: 年产|10万吨 rates a thing, 60万吨|电解槽改造 sizes one, 5亿元|以上的项目 selects
some, 最高500万元|补助 grants so much to each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from policynum import grants, kinds, lexicon, patterns, rules
from policynum.bounds import BEHIND, HEDGED, THRESHOLD
from policynum.evidence import INVESTED, RAISED, Evidence
from policynum.grants import HEDGES
from policynum.understood import known_by_amount


def by_section(evidence: Evidence, *, aimed: bool) -> bool:
    """Whether the part of the document makes the number a term: a list of explained words, or a rule."""
    if evidence.direction == "rule":
        return not aimed and rules.is_term(evidence, _clause_before(evidence))
    return evidence.direction == "gloss" and not aimed


def by_words(evidence: Evidence, *, aimed: bool, said: bool) -> bool:
    """Whether the words around the number make it only describe, size or select a thing.

    ``said`` where a word of its sentence says that it is aimed at, or done: what was granted then is no standard.
    """
    before, timed = _clause_before(evidence), evidence.measure.unit in kinds.DURATIONS
    if (
        _is_class(evidence, before)
        or (not aimed and _words().plate.closes(before))
        or (timed and _frames(evidence, before))
        or _supposes(evidence, before)
    ):
        return True
    if evidence.text[evidence.end : evidence.end + 1] in _MAY_DEFINE and _DEFINES.match(evidence.text, evidence.end):
        return True
    if evidence.is_change or evidence.kind:
        return False
    unit, words = evidence.measure.unit.partition("/")[0], _words()  # CNY of CNY/t
    if _sizes(evidence, unit, before, aimed=aimed):
        return True
    gives = (aimed or not said) and evidence.direction != "review"
    if not said and (unit == "percent" or unit in words.money) and _is_standard(before):
        return True
    if words.standard.closes(before) or evidence.measure.unit_text.endswith("折") or _is_limit(evidence, before):
        return True
    if unit in kinds.shares():
        return _is_chosen_by_share(evidence, before) or (gives and grants.shares_out(evidence, before))
    return (
        _selects(evidence, unit, before)
        or (unit in words.money and grants.is_granted(evidence, before, gives=gives))
        or (unit in _ARTICLES and _composes(evidence, before))
    )


_BREAK = re.compile("[，；：、,;:]")
_NEAR = 24  # characters before a number


def _clause_before(evidence: Evidence) -> str:
    """The words between the last comma and the number."""
    start = evidence.start
    return _BREAK.split(evidence.text[max(evidence.place.sentence.start, start - _NEAR) : start])[-1]


def _is_class(evidence: Evidence, before: str) -> bool:
    """A class by size, a nameplate, or the count of what is listed: 30万吨级航道, 年产|10万吨, 抓好以下|十个方面."""
    text, end = evidence.text, evidence.end
    if text[end - 1] == "级" or text.startswith(("级", "方面"), end) or before.endswith(_LISTED_BELOW):
        return True
    if evidence.measure.unit == "CNY" and not evidence.measure.unit_text:
        return known_by_amount().match(text, end) is not None
    if evidence.measure.unit in kinds.shares() and _SAMPLED.match(text, end):
        return True
    return _words().nameplate.closes(before) and _BECOMES.search(before) is None


_SAMPLED = re.compile("的?[一-鿿]{0,8}抽样")  # 5‰|人口变动抽样调查

_BECOMES = re.compile(
    "(?:形成|具备|新增)[^，。；]{0,4}[年日月](?:产|处理)\\Z"
)  # 投产后形成年产|10万吨 says what will be


def _is_standard(before: str) -> bool:
    """A rate or a limit at its level, right behind its name: 报销比例|90%; but 提高支付限额|3800元 is a change."""
    return _words().bare_standard.closes(before) and _MOVES.search(before) is None


_MOVES = re.compile("提[高升]|降低|[上下]调|增加|减少")
_LISTED_BELOW = ("以下", "如下", "下列")


_MAY_DEFINE = frozenset("及以的之属即视称被划算归")
_DEFINES = re.compile("(?:及?以[上下内])?(?:的|之间)*(?:属于|即为|视为|称为|被称为|划为|算作|归为)")


def _supposes(evidence: Evidence, before: str) -> bool:
    """A number of a case that is only supposed: 若关税再提高10个百分点，… 举个例子，某企业每月缴费|3000元."""
    if before[:1] in _words().may_suppose and before.startswith(_words().conditions):
        return True
    text, start = evidence.text, evidence.start
    begin = max(evidence.place.sentence.line, start - _CASE)
    return text.find("例", begin, start) >= 0 and _EXAMPLE.search(text, begin, start) is not None


_CASE = 240  # characters that tell of one case
_SUPPOSED = "[^。\n]{0,24}?(?:某(?!些)|若|如果|如为|假[设定如])"
_EXAMPLE = re.compile(f"举个?例{_SUPPOSED}|例如{_SUPPOSED}|比如{_SUPPOSED}|按上例|上例中")


# -- Times and ages ---------------------------------------------------------------------------------------------------

_PROGRAMME = re.compile("[一-鿿“”]{1,8}(?:行动|计划|规划|纲要|设想)(?!的?[目任])")  # 三年|清零攻坚行动
_TAKEN = frozenset(("", *"用以在经过需花历要争约近了"))  # 用|三年完成整改行动 tells how long it took
_LASTS = re.compile(f"(?:连续|为期|时隔)(?:{HEDGED})?\\Z|[每分]\\Z")
_AGED = re.compile(
    "及?以[上下]|[至—的]|(?:、[0-9]+(?:[-—–~～至][0-9]+)?岁?)+(?:及?以[上下])?(?=[一-鿿])|(?![时左后前])[一-鿿]"
)


def _frames(evidence: Evidence, before: str) -> bool:
    """A time that only frames, a term, or an age that only tells who: 三年行动, 连续3年, 60岁以上老人, 70岁的林大爷."""
    text, end, measure, words = evidence.text, evidence.end, evidence.measure, _words()
    if evidence.kind != "to" and words.term.closes(before):
        return True
    if measure.unit_text in ("岁", "周岁"):
        return _AGED.match(text, end) is not None
    return (
        measure.unit_text == "周年"
        or _LASTS.search(before) is not None
        or words.framed.match(text, end) is not None
        or (before[-1:] not in _TAKEN and _PROGRAMME.match(text, end) is not None)
    )


# -- Sizes of things --------------------------------------------------------------------------------------------------

_SHORT_TIMES = frozenset({"minute", "hour"})  # those that tell how far a way is
_REACHED_IN = re.compile("[^，。；、\n]{0,8}圈")  # 15分钟|便民生活圈
_VERB_FIRST = re.compile(r"(?:建成|开工|投产|并网|全面|以|的|用于|支持|增长|及|和|，|、|。)")


_OF_ONE = ("项目总投资", "该项目总投资", "工程总投资", "该工程总投资")


def _sizes(evidence: Evidence, unit: str, before: str, *, aimed: bool) -> bool:
    """The size of a thing that is named after it: 60万吨|电解槽改造, 15分钟|生活圈, 总投资5亿元|的项目."""
    text, end, words = evidence.text, evidence.end, _words()
    if unit in _SHORT_TIMES:
        return _REACHED_IN.match(text, end) is not None
    invested = "总投资" in before and INVESTED.search(before) is not None
    if invested and (aimed or words.sized_on.match(text, end) or before.startswith(_OF_ONE)):
        return True
    if unit in words.sized and before[-1:] in ("（", "(") and text[end : end + 1] in ("）", ")"):
        return True  # 在甲地（|30吉瓦时|）、乙地（50吉瓦时）建厂
    at = end + 2 if text.startswith("以上", end) else end  # 110千伏|以上输电线路
    if unit not in words.sized or text.startswith("左右", end) or _VERB_FIRST.match(text, at):
        return False
    return words.thing.match(text, at, evidence.place.sentence.end) is not None


# -- Thresholds -------------------------------------------------------------------------------------------------------

_WORTH = re.compile(f"价值(?:{HEDGED}|达)*$")  # 价值5亿元的货物 are goods for so much, and no more is said of one
_WHERE = re.compile(
    "(?:、[0-9０-９.]{1,12}[^，。；、0-9０-９]{1,6}){0,9}及?(?:以[上下内])?(?:[（(]含?[）)])?的(?:[，,：:]|企业|项目|单位|机构|标准)"
)  # 达到1亿元、3亿元|的，
_PART = re.compile("(?:以[上下内])?(?:[（(]不?含[^）)]{0,3}[）)])?的?部分")  # 2万元至5万元|（含）部分
_WITHIN = re.compile("钱?(?:左右|上下|范围内?|区间内?|之间)的")  # 月收入在8000元|左右的纳税人
_COUNTS = re.compile("以[上下内](?!的)")  # 培育100家|以上专精特新企业; but 3家以上的单位联合
_HAN = re.compile("[一-鿿](?<![以及、，和到至])")


def _selects(evidence: Evidence, unit: str, before: str) -> bool:
    """A number that a thing is chosen or known by: 5亿元以上|的项目, 超千亿元|县, 续航超1000公里|重卡, 5亿元|的贷款."""
    text, end, words = evidence.text, evidence.end, _words()
    behind = text[end : end + 1]
    if behind in ("的", "以", "（", "(", "部") and _PART.match(text, end):
        return True
    done = _DONE.search(before) is not None  # 达成了|972亿美元的协议 tells what was done
    if behind in ("的", "、", "以", "及", "（", "(") and _WHERE.match(text, end):
        return not done and not grants.is_reached(evidence, before)
    if behind in ("以", "及") and words.selects.match(text, end) and not _is_count(evidence, unit, before):
        return True
    if (
        before[-1:] in ("超", "过", "破", "逾")
        and (unit in words.money or unit == "1")
        and words.group.match(text, end)
    ):
        return True
    if words.rating.closes(before) and _HAN.match(text, end):
        return True
    if unit in words.money and (within := _WITHIN.match(text, end)) and words.group.match(text, within.end()):
        return True
    return (
        behind in ("的", "以", "左")
        and (unit in words.money or unit in words.sized)
        and not _WORTH.search(before)
        and not RAISED.search(before)
        and not done
        and words.of_which.match(text, end) is not None
    )


def _is_count(evidence: Evidence, unit: str, before: str) -> bool:
    """Whether 以上 only bounds the count of what follows: 培育100家|以上龙头企业、900家|以上科技型企业."""
    if unit.isascii() or unit == "户" or before[-1:] in _words().nameplate.last:
        return False
    text = evidence.text
    return bool(_COUNTS.match(text, evidence.end) and (before or text.endswith("、", 0, evidence.start)))


def _is_chosen_by_share(evidence: Evidence, before: str) -> bool:
    """A share that selects: 进度不足七成|的乡镇, but not 超过七成的乡镇."""
    text, end = evidence.text, evidence.end
    return text.startswith("的", end) and bool(_SHARE_OF.search(before) and _words().group.match(text, end))


_SHARE_OF = re.compile(
    "[率比重度例速幅量](?:不足|超过?|低于|高于|不低于|不超过|达到?|大于|小于|在)$"
    "|(?:超过|达到|不低于|高于|低于|不足)[^，。；0-9０-９]{3,14}$"  # 超过职工总数1.6%|的单位
)


def _is_limit(evidence: Evidence, before: str) -> bool:
    """A number that draws a line, or that some are known by: 5%|的预警线, 服役超过10年|的路段, 须在3个工作日|内."""
    text, end = evidence.text, evidence.end
    if text.startswith("的", end):
        if before.endswith(_DIMENSIONS) and evidence.measure.unit in _LENGTHS:
            return True  # 一座高达|10米|的库房
        return _LINE.match(text, end) is not None or (
            before.endswith(_LIMITS)
            and len(before) > 3
            and not kinds.counts(evidence.measure.unit)  # more than so many are counted, not known by it
            and evidence.measure.unit not in kinds.shares()
            and _OF_SOME.match(text, end) is not None
        )
    return text.startswith("内", end) and before.endswith(("须在", "应在", "应当在", "必须在", "持", "凭", "出示"))


_DIMENSIONS = ("高达", "长达", "宽达", "深达", "高约", "长约", "宽约", "深约")
_LENGTHS = frozenset({"m", "km", "cm", "mm"})
_LINE = re.compile("的(?:预警线|警戒线|及格线|标准线|控制线|红线|法定时限|上限|下限|门槛|限值)")
_LIMITS = ("超过", "超", "低于", "高于", "不足", "不到", "未满", "大于", "小于", "不低于", "不超过")
_DONE = re.compile(f"了(?:{HEDGED})?\\Z")
_OF_SOME = re.compile("的(?!目标|任务|增长|速度|水平|标准|时间)[一-鿿]{2,8}")


# -- Articles ---------------------------------------------------------------------------------------------------------

_ARTICLES = frozenset({"项", "条", "个", "章"})


def _composes(evidence: Evidence, before: str) -> bool:
    """What a document is made of by design: 规划提出20项指标, 出台20条措施."""
    text, start, words = evidence.text, evidence.start, _words()
    if words.issues.search(before) and words.articles.match(text, evidence.end):
        return True
    return words.document.search(text, max(evidence.place.sentence.start, start - _DOCUMENT), start) is not None


_DOCUMENT = 64  # characters before a number in which the document is named that is made of so many


# -- The words of data/roles.toml -------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Ending:
    """What the words before a number may end with; ``last`` holds the characters in which it may."""

    last: frozenset[str]
    pattern: re.Pattern[str]

    def closes(self, before: str) -> bool:
        return before[-1:] in self.last and self.pattern.search(before) is not None


def _ending(words: Iterable[str], links: str = "") -> _Ending:
    """Any of the words, and behind it any of the links (separated by |), each of which may come again."""
    words = list(words)
    last = {word[-1] for word in [*words, *links.split("|")] if word}
    return _Ending(frozenset(last), re.compile(rf"{patterns.trie(words)}(?:{links})*\Z"))


@dataclass(slots=True)
class _Words:
    """The patterns that data/roles.toml spells."""

    sized: frozenset[str]
    money: frozenset[str]
    may_suppose: frozenset[str]
    conditions: tuple[str, ...]  # 若|关税提高3%
    nameplate: _Ending  # 年产|10万吨
    plate: _Ending  # 续航可达|700公里, unless it is aimed at
    rating: _Ending  # 续航超|1000公里
    term: _Ending  # 有效期|5年
    standard: _Ending  # 缴费标准为每人|400元
    bare_standard: _Ending  # 报销比例|90%
    framed: re.Pattern[str]  # 三年|行动
    thing: re.Pattern[str]  # 60万吨|大电流电解槽升级改造
    sized_on: re.Pattern[str]  # 总投资42亿元|、年产8万吨…, 总投资42亿元|的
    selects: re.Pattern[str]  # 5亿元|以上的项目
    group: re.Pattern[str]  # 超千亿元|县
    of_which: re.Pattern[str]  # 200亿元|的交易中心
    document: re.Pattern[str]  # 规划提出|20项
    issues: re.Pattern[str]  # 出台|20条
    articles: re.Pattern[str]  # 20条|措施


@cache
def _words() -> _Words:
    table = lexicon.load("roles")
    word = {name: patterns.trie(table[name]) for name in table}
    standards = [
        name + link for name in table["standards"] for link in ("为", "是", "按", "（", "(", "最高", "不超过", "不高于")
    ]
    return _Words(
        sized=frozenset(table["sized"]),
        money=lexicon.currencies(),
        may_suppose=frozenset(word[0] for word in table["conditions"]),
        conditions=tuple(table["conditions"]),
        nameplate=_ending(table["nameplates"], HEDGED),
        plate=_ending(table["plates"], f"{HEDGED}|达|为|可|均|分别"),
        rating=_ending(table["ratings"], HEDGES),
        term=_ending(table["terms"], "为|最长|最多|不超过|不少于"),
        standard=_ending(standards, f"每人|每户|每年|每月|每吨|每亩|{HEDGES}"),
        bare_standard=_ending((word for word in table["standards"] if len(word) > 2), "每人|每户|每年|每月|每吨|每亩"),
        framed=re.compile(word["framed"]),
        thing=re.compile(rf"(?:[/／]年)?(?!{BEHIND}|的)[^，。；,;\n]{{0,40}}?{word['things']}"),
        sized_on=re.compile(rf"的|、(?:{word['nameplates']}|{word['plates']})|，(?:{word['described']})"),
        selects=re.compile(rf"(?:{THRESHOLD})的?[^，。；、,;\n]{{0,10}}?{word['groups']}"),
        group=re.compile(
            rf"(?:、超[0-9０-９.万亿千百]+\w{{1,2}})?的?(?:(?!支持|用于|建设|推[动进])[一-鿿]){{0,4}}?{word['groups']}"
        ),
        of_which=re.compile(
            rf"(?:{BEHIND})?的(?!{word['heads']})[^，。；、\n]{{1,20}}+(?<![额资值入])(?<!规模|水平|目标|任务|成绩|计划)"
        ),
        document=re.compile(
            rf"{word['documents']}[^。；\n]{{0,24}}?{word['composes']}了?[^。；\n]{{0,30}}\Z|》共[^，。；\n]{{0,8}}\Z"
        ),
        issues=re.compile(rf"{word['issues']}了?[^，。；]{{0,16}}\Z"),
        articles=re.compile(rf"(?:新|具体|重点|配套)?{word['articles']}"),
    )
