"""How times are written, as patterns: 2024年1—11月, 截至12月10日, “十五五”末, 比上年同期, 近五年, 原先.

The words stand in data/periods.toml; digits and their order stand here, terminals first.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any

from policynum import lexicon, patterns
from policynum.sentences.years import COUNT, DASH, DIGIT, YEAR

# Every time holds one of these. To look for them and only then for what stands around them is five times as fast as to
# look for a time at every character that might begin one. Each alternative begins with one character: so ``re`` passes
# over all others at the speed of a class.
_NUMBER = "0-9一二两三四五六七八九十"
_NEXT_NUMBER = f"[{_NUMBER}]"
_CHANGES = "[已还又]?了?(?:增|提高|提升|下降|上升|减|降|多|少|高|低|快|缩短|翻|节)"  # 比推广前|下降40%
# What is told of a plan's years right behind its name: “十五五”|新增装机5万千瓦; else it is mostly part of a name.
_OF_A_PLAN = (
    "[，,（(]|下降|降低|增长|提高|减少|累计|年均|单位|新增|新建|通过|我[国省市县]|全[国省市县]|将|拟|预期|预计"
    "|[规计]划(?:新增|新建|建设|投资|实施|完成(?!情况))"
)
_ANCHORS = {
    "《": "", "同": "[期日]", "目": "前", "当": "[前天日下]", "眼": "下", "现": "在", "原": "[先来]", "届": "[时政]",
    "截": "至", "上": "周", "本": "周", "下": "周", "一": "周", "以": "来|[往前]的",
    "期": "间|[末内]?[，,]", "假": "期", "去": "冬", "长": "假(?!日)", "时": "节[，,]", "这": "个[春冬]|[几些]天",
    "今": "[天日晨早晚（(]|[春夏秋][，,]|明两|冬|后[，,]|后一个|后[0-9三五]",
    "昨": "[天日晨早晚夜]", "明": "[天日晨早晚]",
    "前": f"[天日晨早晚]|不久|一[日天]|(?={_CHANGES})|(?=的?[每{_NUMBER}])",
    "世": "纪", "未": f"来(?:[，,]|的?{_NEXT_NUMBER})", "如": "今", "迄": "今",
    "其": "间", "不": "久前", "学": "期", "金": "周", "之": "初", "近": "[期日]", "过": f"去的?{_NEXT_NUMBER}",
    "初": "期的", "普": "查", "节": "[前后]", "此": "前的?[0-9]", "最": f"近{_NEXT_NUMBER}",
    "日": "[，,、凌清早上中午下傍晚深夜至到—–在于宣举开闭通签抵启召起-]|发生|[0-9]{1,2}[时点]",
    "五": "[”\"’]?(?:(?:[计规]划)?(?:时期|期间)|规划(?:期|实施以来)|以来|中期|期?末|初|[前头后])"
    "|[”\"’](?:" + _OF_A_PLAN + ")",
}  # fmt: skip
_UNITS = "年月季"


@cache
def anchor() -> re.Pattern[str]:
    """The pattern of what every time holds: 年, 月, 季 behind a number or in a word of data/periods.toml, or a word."""
    words = _words(lexicon.load("periods"))
    before = "".join(sorted({first for word in words for first, unit in pairwise(word) if unit in _UNITS}))
    behind = "".join(sorted({word[1] for word in words if word[0] in _UNITS}))
    anchors = {unit: rf"(?<=[{_NUMBER}零〇○个\s*×xX{before}]{unit})|(?=[{behind}])" for unit in _UNITS} | _ANCHORS
    return re.compile("|".join(f"{first}(?:{rest})" for first, rest in anchors.items()))


# -- The pattern, terminals first -------------------------------------------------------------------------------------

_FOUR = f"[12]{DIGIT}{{3}}"
# 2021—2025年, 2025-26年度
_YEARS = rf"(?:{_FOUR}(?:年)?{DASH}{_FOUR}年|{YEAR}{DASH}{YEAR}|20[0-9]{{2}}{DASH}[0-9]{{2}}(?:学年|年度))"
_PLAN = (  # “十四五”末, 十四五期间; “十四五” alone is mostly part of a name
    r"[“\"‘]?[一二三四五六七八九十]{1,2}五[”\"’]?"
    r"(?:(?:[计规]划)?(?:时期|期间)|以来|初|中期|期?末|规划(?:期|实施以来)|[前头后][一二两三四]年|(?<=[”\"’])(?="
    + _OF_A_PLAN
    + "))"
)
_GAP = "[ 　\u00a0]?"  # 2024 年 6 月底, in copies from PDF
_PART_OF_DAY = "凌晨|清晨|早上|早晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜间|深夜|夜里|晚|夜"
_HOUR = rf"(?:{_PART_OF_DAY})?(?:(?:{DIGIT}{{1,2}}{DASH})?{DIGIT}{{1,2}}[时点]许?)?"  # 凌晨3时, 0—24时
_DAY = rf"{COUNT}{_GAP}日{_HOUR}"
_DAYS = rf"(?:{COUNT}(?:日{_HOUR})?{DASH}(?:{COUNT}月)?)?{_DAY}(?:当[天日])?"  # 28日至10月8日, 11—13日
_TEN_DAYS = "上旬|上中旬|中旬|中下旬|下旬"
_IN_MONTH = f"份?[当单]月|第[1-5一二三四五]周|份|底前|底|末前|末|初|前(?![后期三几])|{_TEN_DAYS}"
# 1—11月, 5月当月, 9月底前
_BY = "(?:(?<=日)之?前(?![后三几]))?"  # 12月20日|前
_MONTHS = rf"(?:{COUNT}(?:月(?:份|{_TEN_DAYS})?)?{DASH})?{COUNT}{_GAP}月(?:{_IN_MONTH})?(?:{_DAYS}{_BY})?"
_OF_MONTH = rf"{COUNT}{_GAP}月(?:份|底|末|初|{_TEN_DAYS}|{_DAY})?"
_SOME_MONTHS = rf"(?:{COUNT}、){{1,3}}{COUNT}(?:[二两三四]个月|月份?)"  # 7、8、9三个月
_QUARTERS = (  # 第3季度, 一至三季度
    rf"(?:第?[1-4一二三四](?:{DASH}|、))?第?[1-4]季度"
    rf"|第?[一二三四](?:{DASH}|、(?:[二三]、)?)[一二三四]季度"
)
_FIRST_MONTHS = rf"{_SOME_MONTHS}|(?<!提)[前首]{COUNT}个?(?:月|季度)|{_QUARTERS}"  # 前5个月
_END = (
    r"(?:年?底前?|年?末|年?初|中期|以来|期间|间(?=[，,])|以前|之前|前后|前|后|同期|至今|起(?![草步点伏源来码诉])|开始"
    r"|内(?=[，,。；、）)\s的我全各再将要须应可拟共]|力争|争取|确保|计划|预计|完成|实现|建成|开工|竣工|启动|新[建增开]|基本|有望|办[结好]|达到|累计))"
)  # 2025年|内; but 2025年|内蒙古, 2025年|内设机构
_NO_NOW = "(?!(?<=[适应相不每正妥恰得])当下|当下[调降放达浮拨发派滑落雨雪沉挫行游])"  # 应|当下|降10%
_NO_NEXT_YEAR = (  # 3.2亿人|次年|均增长5%, 本|次年|会
    "(?!(?<=[一二六七八九十0-9历本此这上届同各人架班车艘列频户台])次年|次年[会检审货均终])"
)
_CLOSED = "(?:以来|至今|以前|之前|起(?![草步点伏源来码诉])|开始)"
_NO_MORE_DIGITS = r"(?<![第百千两〇○零一二三四五六七八九十0-9.．])"
_FIRST = '0-9保维按恢在《一二三四五六七八九十两“"‘第前首过最近这今未本新上下与同到至截自从超用再'


def _words(table: Any) -> list[str]:
    """The words of data/periods.toml with which a time or the base of a comparison can begin."""
    listed = [*table["years"], *table["parts"], *table["days"]]
    for name in ("near", "behind", "ahead", "now", "pointing", "former", "base"):
        for words in table[name].values():
            listed += words
    return listed


def one_of(*words: str) -> str:
    """A pattern for any of some words, the longest at each place."""
    return patterns.trie(words)


@cache
def pattern() -> re.Pattern[str]:
    """A time as written or the base of a comparison, in a group that is named after its use.

    >>> pattern().match("比上年同期").lastgroup, pattern().match("2024年1—11月").lastgroup
    ('base', 'stated')
    """
    uses = {
        "title": r"《[^》\n]{1,80}》",
        "level": rf"[与同]{_base()}(?:同期|水平)?(?:基本)?(?:持平|相同|相当)"
        rf"|(?:保持|维持|按照?)(?:在|了)?(?:{_far()}|{YEAR})的?(?:规模|水平|标准|(?:不变|可比)?价格?)",
        "base": rf"{_than()}|{_GROWN}|在{_base()}(?:的)?基础上"
        rf"|(?<=以){_year()}[^，。；0-9]{{0,8}}为(?:基数|基期|基准|参照)",
        "back_to": rf"恢复[到至]了?[一-鿿]{{0,4}}?{_base()}{_OF_BASE}(?=的)",
        "base_with": rf"[与同和](?:{_base()}|{COUNT}年前|近{COUNT}年(?:同期)?)(?:同期|水平|均值|平均)*"
        rf"(?:相比|比较|相较|同?比(?=[，,])|(?=同比))|[与同和](?:{_year()}|第[一二三四五六七八九十]次)[^，。；：、\n]{{0,24}}?相比",
        "now": rf"(?<![项节题科])(?:{YEAR}(?=截)|{_NO_NOW})(?<![展体呈出表浮发实再涌](?=现在))"
        rf"(?:{_listed('now')})(?!期)",
        "behind": _behind(),
        "ahead": rf"{_listed('ahead')}|再过{COUNT}年"
        rf"|(?:今后|未来)(?:的?{COUNT}(?:[到至—–-]{COUNT})?(?:{_SPANS})|(?=[，,]))",
        "within": rf"用{COUNT}(?:[—–-]{COUNT})?年(?:左右)?的?时间"
        rf"|(?:\A|(?<=[\n。；;，,：:>　 、争在])){COUNT}年内(?!的|有|无|未)",
        "plan": r"第[一二三四五六七八九十]+个五年(?:计划|规划)?(?:期间|时期|内)?",
        "century": r"(?:到?本|上个?)世纪(?:末|初|中叶)"
        rf"|(?:(?:20|二十|上个?)世纪)?(?:{DIGIT}0|[一二三四五六七八九]十)年代(?:[初末]|中后?期|后期)?",
        "season": rf"(?:[本新上下]个?|{_FOUR}(?:年?(?:{DASH}|/){_FOUR})?年?(?:度|[春夏秋冬]{{1,2}}季?)?)"
        rf"(?:{_listed('near', 'seasons')})",
        "stated": rf"(?<!第)(?:(?:截至|截止到|截止|(?<!不)到|(?<!甚)至|自|从)[ 　]?)?{_calendar()}"
        rf"|截至{DIGIT}{{1,4}}日{_HOUR}",  # 截至16日; 截至1210日: the 月 is lost
        "day": rf"(?:截至|从|自|到)?(?:{_day()})",
        "opening": rf"(?:{_listed('pointing', 'opening')})(?=[，,])",
        "former": rf"{_listed('former')}|(?<=[（(]){_listed('former', 'same')}|{COUNT}年前"
        rf"|(?<=[从由])[一-鿿]{{2,6}}(?:之初|(?<![目以年月日])前(?=的?[每{_NUMBER}]))"
        rf"|(?<=[从由])(?:{_listed('former', 'levels')})(?=的?{_NEXT_NUMBER})",
        "pointing": rf"(?<![不应首每多几两三四五]){_NO_NEXT_YEAR}"
        rf"(?:[同当]年{_MONTHS}|{_listed('pointing')})(?![本龄级段])",
    }
    return re.compile("|".join(f"(?P<{use}>{written})" for use, written in uses.items()))


def _listed(table: str, words: str = "words") -> str:
    """The words of a table of data/periods.toml."""
    return one_of(*lexicon.load("periods")[table][words])


# -- Times of the calendar ---------------------------------------------------------------------------------------------


def _far() -> str:
    """A year by its distance: 去年."""
    return one_of(*lexicon.load("periods")["years"])


def _year() -> str:
    return rf"(?:{_YEARS}|{YEAR}|(?<![以日月])(?:{_far()}))"


def _part() -> str:
    """A part of a year: 上半年, 三季度末, 1—11月."""
    return rf"(?:(?:{one_of(*lexicon.load('periods')['parts'])})[末底初]?|{_FIRST_MONTHS}|{_MONTHS})"


def _over_the_turn() -> str:
    """12月至今年2月."""
    return rf"{_OF_MONTH}{DASH}(?:{YEAR}|{_far()}|次年|翌年){_OF_MONTH}"


_FEAST = "(?:元旦|春节|元宵|清明|“?五一”?|劳动节|端午|中秋|“?十一”?(?=[小长假黄])|国庆|双节)节?"


def _holidays() -> str:
    words = lexicon.load("periods")["near"]["words"]
    listed = one_of(*(word for word in words if word.endswith(("期间", "假期", "黄金周", "节前", "节后"))))
    return rf"(?:(?:{_FEAST}[、和与及]?){{1,2}}(?:小?长假|假期)(?:期间)?|{listed})"


@cache
def _calendar() -> str:
    """A time of the calendar; the year stands once: most places where a time might begin have none."""
    of_year = (  # 2023年|5—8月, 2024年|全运会期间，, 2022年|末
        rf"的?{_over_the_turn()}|{_GAP}的?(?:{_part()}|Q[1-4]|H[12]){_CLOSED}?|[^，。；：、0-9\n]{{2,10}}期间(?=[，,])"
        rf"|(?:度(?![假过]))?{_END}?(?!级|轻(?!工|纺)|{_holidays()})"
    )
    return rf"(?:{_year()}(?:{of_year})|{_PLAN}|{_NO_MORE_DIGITS}(?:{_over_the_turn()}|{_part()}{_CLOSED}?))"


def _day() -> str:
    """A day by its distance or within its month, and what is as near: 今天（1月10日）下午3时, 春节期间, 本周三前."""
    one_day = rf"(?:{one_of(*lexicon.load('periods')['days'])})(?!头|夜|报(?!道))(?:[（(]{_MONTHS}[）)])?{_HOUR}"
    a_day = rf"{DIGIT}{{1,2}}日{_HOUR}"
    return (
        rf"(?<!环比)(?:{one_day}(?:{DASH}(?:{one_day}|{_DAYS}))?(?:起|开始)?|本月{_DAYS}"
        rf"|(?:{_far()}|{YEAR})?(?:{_holidays()})(?:期间)?"
        rf"|[本这上下]周[一二三四五六日天](?=[，,前起至到收举开召一-鿿])之?前?|(?:{_listed('near')})(?!夕)(?:以来|期间)?)"
        rf"|今(?:[（(]{_MONTHS}[）)])?明两天"
        rf"|(?<![0-9月年第]){a_day}{DASH}(?:(?:{COUNT}月)?{a_day}|{one_day})"  # 20日深夜至今天凌晨
        rf"|(?:\A|(?<=[\n。>，,；;：:间])){a_day}(?:、{a_day})*(?:两天|起)?(?=[，,])"
        rf"|(?<=[一-鿿])(?<![年月第至到每逢前后内超近约满达过于]){DIGIT}{{1,2}}日"
        rf"(?:{_PART_OF_DAY}|{DIGIT}{{1,2}}[时点]|(?={_listed('happens')}))"
    )


# -- Bases, and stretches that lie behind ------------------------------------------------------------------------------

_SPANS = "年|个月|个?星期|周|天|日|个?小时"
_SOME_YEARS = (
    "(?<![连每续近第前后同过一二两三四五六七八九十百千几数由从满限足龄制为0-9])[2-9二两三四五六七八九十]年(?:来|间|共)?"
)
_GROWN = rf"(?:{COUNT}年累计|{_SOME_YEARS})(?=(?:增长|下降|增加|减少|提高|上升)(?![到至为])|翻)"
_TERM = (
    r"(?:(?:\A|(?<=[\n　 。；，]))(?:[二两三四五六2-6]年(?=累计|共|实际)"
    r"|[二两三四五]年间(?=实施|建成|完成|新增|累计))"
    r"|(?:\A|(?<=[\n　 。；]))[二两三四五六]年(?=新增|城镇新增|实施))"
)
_OF_BASE = "(?:同口径|可比口径|全年|平均(?:水平|值)?|同期|末|水平|底|第[一二三四五六七八九十]次[^，。；0-9]{2,6}普查)*"

_AS_IT_WAS = "(?!较)[一-鿿]{1,8}(?:[前时期低高多大好]的|年份的?|前)"  # 比|疫情前的|2019年, 比历史最高年份|2014年


@cache
def _base() -> str:
    """A time that others are compared with: 上年同期, 2020年."""
    words = lexicon.load("periods")["base"]
    return rf"(?:(?:{_far()}|{YEAR})的?[“”]?(?:{_holidays()})|{_calendar()}|{one_of(*words['yoy'], *words['mom'])})"


def _than() -> str:
    """The same behind 比 and its like: 比上年同期, 较目前, 比三年前, 高于历史最好水平."""
    table = lexicon.load("periods")
    spoken = one_of(*table["now"]["words"], *(word for words in table["former"].values() for word in words))
    return (
        "(?!(?<=占)比[12][0-9]{3}年(?![^，。；]{0,6}?(?:提|上升|下降|增|减|低|高|多|少|回)))"  # 占|比2030年达到25%
        rf"(?:{_listed('base', 'before')})(?:20\d\d年)?(?:{_AS_IT_WAS}(?={YEAR}))?"
        r"(?:“[一二三四五六七八九十]+五”(?:期?末)?)?"
        rf"(?:{_base()}|{spoken}|{COUNT}年前"
        rf"|(?:近|过去|前)?{COUNT}年(?:来)?(?:同期)?(?:的?平均(?:水平|值)?|均值)"
        rf"|历史(?:最[高低好](?:水平|纪录|记录)?|同期)?的?(?:{YEAR})|前{COUNT}年|上一?个五年|上一?届"
        rf"|[一-鿿]{{2,6}}?(?<![目以年月日])前(?={_CHANGES})){_OF_BASE}(?:[和与及、]{_base()}{_OF_BASE})?"
    )


def _behind() -> str:
    """A stretch that ends about now: 近五年, 三年来, 过去两周."""
    return (
        rf"最?(?:{_listed('behind')})来?(?!任期)|(?:(?<!接)近|这){COUNT}(?:年|个月)(?:[来间](?![水往])|以来)?"
        rf"|[几数]?{COUNT}年[多半]?来|(?<![0-9一-鿿]){COUNT}年间(?=[，,])|{_TERM}"
        rf"|前{COUNT}年(?=[共已均]|累计|平均|总和|之和|的{_NEXT_NUMBER})"
        rf"|(?:此|之)前{COUNT}年(?=[，,分均共累])|(?<![从由])(?:过去|最近)的?{COUNT}(?:{_SPANS})"
    )


@cache
def beginning() -> re.Pattern[str]:
    """A character with which a time can begin; of a word of data/periods.toml one that its second character follows."""
    pairs = {word[:2] for word in _words(lexicon.load("periods")) if word[0] not in _FIRST}
    firsts = "".join(sorted({pair[0] for pair in pairs}))
    return re.compile(f"[{_FIRST}]|(?={patterns.trie(sorted(pairs))})[{firsts}]|(?<=[从由])[一-鿿]")
