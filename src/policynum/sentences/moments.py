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
_OF_A_PLAN = "[，,（(]|下降|降低|增长|提高|减少|累计|年均|单位|新增|新建|通过|我[国省市县]|全[国省市县]"
_ANCHORS = {
    "《": "", "同": "[期日]", "目": "前", "当": "[前天日下]", "眼": "下", "现": "在", "原": "[先来]", "届": "[时政]",
    "截": "至", "上": "周", "本": "周", "下": "周", "一": "周", "以": "来|[往前]的",
    "期": "间|[末内]?[，,]", "假": "期", "去": "冬", "这": "个[春冬]",
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
_IN_MONTH = f"份?当月|份|底前|底|末前|末|初|前(?![后期三几])|{_TEN_DAYS}"
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
    table = lexicon.load("periods")
    part = rf"(?:(?:{one_of(*table['parts'])})[末底初]?|{_FIRST_MONTHS}|{_MONTHS})"
    far = one_of(*table["years"])
    year = rf"(?:{_YEARS}|{YEAR}|(?<![以日月])(?:{far}))"
    holidays = one_of(*(word for word in table["near"]["words"] if word.endswith(("期间", "假期", "黄金周", "节前", "节后"))))
    months = rf"{_OF_MONTH}{DASH}(?:{YEAR}|{far}|次年|翌年){_OF_MONTH}"  # 12月至今年2月
    of_year = (  # 2023年|5—8月, 2024年|全运会期间，, 2022年|末
        rf"的?{months}|{_GAP}的?(?:{part}|Q[1-4]|H[12]){_CLOSED}?|[^，。；：、0-9\n]{{2,10}}期间(?=[，,])"
        rf"|(?:度(?![假过]))?{_END}?(?!级|轻(?!工|纺)|{holidays})"
    )
    # the year stands once: most places where a time might begin have none, and would be asked for it by each branch
    calendar = rf"(?:{year}(?:{of_year})|{_PLAN}|{_NO_MORE_DIGITS}(?:{months}|{part}{_CLOSED}?))"
    # 今天（1月10日）下午3时
    one_day = rf"(?:{one_of(*table['days'])})(?!头|夜|报(?!道))(?:[（(]{_MONTHS}[）)])?{_HOUR}"
    a_day = rf"{DIGIT}{{1,2}}日{_HOUR}"
    seasons = one_of(*table["near"]["seasons"])
    day = (
        rf"(?<!环比)(?:{one_day}(?:{DASH}(?:{one_day}|{_DAYS}))?(?:起|开始)?|本月{_DAYS}|(?:{far}|{YEAR})?(?:{holidays})(?:期间)?|[本这上下]周[一二三四五六日天](?=[，,前起至到收举开召一-鿿])之?前?|(?:{one_of(*table['near']['words'])})(?!夕)(?:以来|期间)?)"
        rf"|今(?:[（(]{_MONTHS}[）)])?明两天"
        rf"|(?<![0-9月年第]){a_day}{DASH}(?:(?:{COUNT}月)?{a_day}|{one_day})"  # 20日深夜至今天凌晨
        rf"|(?:\A|(?<=[\n。>，,；;：:间])){a_day}(?:、{a_day})*(?:两天|起)?(?=[，,])"
        rf"|(?<=[一-鿿])(?<![年月第至到每逢前后内超近约满达过于]){DIGIT}{{1,2}}日(?:{_PART_OF_DAY}|{DIGIT}{{1,2}}[时点]|(?={one_of(*table['happens']['words'])}))"
    )
    base = (
        rf"(?:(?:{far}|{YEAR})的?[“”]?(?:{holidays})|{calendar}|{one_of(*table['base']['yoy'], *table['base']['mom'])})"
    )
    than = rf"(?:{one_of(*table['base']['before'])})(?:20\d\d年)?"
    spoken = one_of(*table["now"]["words"], *(word for words in table["former"].values() for word in words))
    some_years = (
        "(?<![连每续近第前后同过一二两三四五六七八九十百千几数由从满限足龄制为0-9])"
        "[2-9二两三四五六七八九十]年(?:来|间|共)?"
    )
    grown = rf"(?:{COUNT}年累计|{some_years})(?=(?:增长|下降|增加|减少|提高|上升)(?![到至为])|翻)"
    term = (
        r"(?:(?:\A|(?<=[\n　 。；，]))(?:[二两三四五六2-6]年(?=累计|共|实际)"
        r"|[二两三四五]年间(?=实施|建成|完成|新增|累计))"
        r"|(?:\A|(?<=[\n　 。；]))[二两三四五六]年(?=新增|城镇新增|实施))"
    )
    tail = "(?:全年|平均(?:水平|值)?|同期|末|水平|底|第[一二三四五六七八九十]次[^，。；0-9]{2,6}普查)*"
    return re.compile(
        r"(?P<title>《[^》\n]{1,80}》)"
        rf"|(?P<level>[与同]{base}(?:同期|水平)?(?:基本)?(?:持平|相同|相当)|(?:保持|维持|按照?)(?:在|了)?(?:{far}|{YEAR})的?(?:规模|水平|标准|不?变?价格?))"
        rf"|(?P<base>{than}(?:“[一二三四五六七八九十]+五”(?:期?末)?)?(?:{base}|{spoken}|{COUNT}年前|(?:近|过去|前)?{COUNT}年(?:来)?(?:同期)?(?:的?平均(?:水平|值)?|均值)|历史(?:最[高低好](?:水平|纪录|记录)?|同期)?的?(?:{YEAR})|前{COUNT}年|上一?个五年|上一?届|[一-鿿]{{2,6}}?(?<![目以年月日])前(?={_CHANGES})){tail}(?:[和与及、]{base}{tail})?|{grown}|在{base}(?:的)?基础上)"
        rf"|(?P<back_to>恢复[到至]了?[一-鿿]{{0,4}}?{base}{tail}(?=的))"
        rf"|(?P<base_with>[与同和](?:{base}|{COUNT}年前|近{COUNT}年(?:同期)?)(?:同期|水平|均值|平均)*(?:相比|比较|相较|比(?=[，,])|(?=同比))|[与同和](?:{year}|第[一二三四五六七八九十]次)[^，。；：、\n]{{0,24}}?相比)"
        rf"|(?P<now>(?<![项节题科])(?:{YEAR}(?=截)|{_NO_NOW})(?<![展体呈出表浮发实再涌](?=现在))(?:{one_of(*table['now']['words'])})(?!期))"
        rf"|(?P<behind>最?(?:{one_of(*table['behind']['words'])})来?(?!任期)|(?:(?<!接)近|这){COUNT}(?:年|个月)(?:[来间](?![水往])|以来)?|[几数]?{COUNT}年[多半]?来|(?<![0-9一-鿿]){COUNT}年间(?=[，,])|{term}|前{COUNT}年(?=[共已均]|累计|平均|总和|之和|的{_NEXT_NUMBER})"
        rf"|(?<![从由])(?:过去|最近)的?{COUNT}(?:年|个月|个?星期|周|天|日|个?小时))"
        rf"|(?P<ahead>{one_of(*table['ahead']['words'])}|再过{COUNT}年|(?:今后|未来)(?:的?{COUNT}(?:[到至—–-]{COUNT})?(?:年|个月|个?星期|周|天|日|个?小时)|(?=[，,])))"
        rf"|(?P<within>用{COUNT}年(?:左右)?的?时间|(?:\A|(?<=[\n。；;，,：:>　 、争在])){COUNT}年内(?!的|有|无|未))"
        rf"|(?P<plan>第[一二三四五六七八九十]+个五年(?:计划|规划)?(?:期间|时期|内)?)"
        rf"|(?P<century>(?:到?本|上个?)世纪(?:末|初|中叶)"
        rf"|(?:(?:20|二十|上个?)世纪)?(?:{DIGIT}0|[一二三四五六七八九]十)年代(?:[初末]|中后?期|后期)?)"
        rf"|(?P<season>(?:[本新上下]个?|{_FOUR}(?:年?(?:{DASH}|/){_FOUR})?年?(?:度|[春夏秋冬]{{1,2}}季?)?)(?:{seasons}))"
        rf"|(?P<stated>(?<!第)(?:(?:截至|截止到|截止|到|至|自|从)[ 　]?)?{calendar}"
        rf"|截至{DIGIT}{{1,4}}日{_HOUR})"  # 截至16日; 截至1210日: the 月 is lost
        rf"|(?P<day>(?:截至|从|自|到)?(?:{day}))"
        rf"|(?P<opening>(?:{one_of(*table['pointing']['opening'])})(?=[，,]))"
        rf"|(?P<former>{one_of(*table['former']['words'])}|(?<=[（(]){one_of(*table['former']['same'])}|{COUNT}年前|(?<=[从由])[一-鿿]{{2,6}}(?:之初|(?<![目以年月日])前(?=的?[每{_NUMBER}]))"
        rf"|(?<=[从由])(?:{one_of(*table['former']['levels'])})(?=的?{_NEXT_NUMBER}))"
        rf"|(?P<pointing>(?<![不应首每多几两三四五]){_NO_NEXT_YEAR}(?:[同当]年{_MONTHS}|{one_of(*table['pointing']['words'])})(?![本龄级段]))"
    )


@cache
def beginning() -> re.Pattern[str]:
    """A character with which a time can begin; of a word of data/periods.toml one that its second character follows."""
    pairs = {word[:2] for word in _words(lexicon.load("periods")) if word[0] not in _FIRST}
    firsts = "".join(sorted({pair[0] for pair in pairs}))
    return re.compile(f"[{_FIRST}]|(?={patterns.trie(sorted(pairs))})[{firsts}]|(?<=[从由])[一-鿿]")
