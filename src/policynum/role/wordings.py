"""The words by which a number only describes, sizes or selects a thing, as patterns spelt by data/roles.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from policynum import lexicon, patterns
from policynum.quantities.bounds import BEHIND, HEDGED, THRESHOLD
from policynum.role.grants import HEDGES


@dataclass(slots=True)
class Ending:
    """What the words before a number may end with; ``last`` holds the characters in which it may."""

    last: frozenset[str]
    pattern: re.Pattern[str]

    def closes(self, before: str) -> bool:
        """Whether one of them ends the words before a number.

        >>> Ending(frozenset("产"), re.compile(r"年产\\Z")).closes("项目年产")
        True
        """
        return before[-1:] in self.last and self.pattern.search(before) is not None


@dataclass(slots=True)
class Wordings:
    """The patterns that data/roles.toml spells."""

    sized: frozenset[str]
    may_suppose: frozenset[str]
    conditions: tuple[str, ...]  # 若|关税提高3%
    nameplate: Ending  # 年产|10万吨
    plate: Ending  # 续航可达|700公里, unless it is aimed at
    rating: Ending  # 续航超|1000公里
    term: Ending  # 有效期|5年
    standard: Ending  # 缴费标准为每人|400元
    bare_standard: Ending  # 报销比例|90%
    framed: re.Pattern[str]  # 三年|行动
    thing: re.Pattern[str]  # 60万吨|大电流电解槽升级改造
    sized_on: re.Pattern[str]  # 总投资42亿元|、年产8万吨…, 总投资42亿元|的
    selects: re.Pattern[str]  # 5亿元|以上的项目
    group: re.Pattern[str]  # 超千亿元|县
    of_which: re.Pattern[str]  # 200亿元|的交易中心
    document: re.Pattern[str]  # 规划提出|20项
    issues: re.Pattern[str]  # 出台|20条
    articles: re.Pattern[str]  # 20条|措施
    penalty: re.Pattern[str]  # 处违法所得一倍|以上五倍以下的罚款
    line: re.Pattern[str]  # 5%|的预警线
    bare_line: re.Pattern[str]  # 18亿亩|红线
    beyond: tuple[str, ...]  # 服役超过|10年的路段
    contest: re.Pattern[str]  # 1500米|决赛
    contestants: tuple[str, ...]  # 女子|1500米


@cache
def words() -> Wordings:
    """The patterns, made once.

    >>> words().nameplate.closes("项目年产约"), words().nameplate.closes("全年")
    (True, False)
    """
    table = lexicon.load("roles")
    word = {name: patterns.trie(table[name]) for name in table}
    standards = [
        name + link for name in table["standards"] for link in ("为", "是", "按", "（", "(", "最高", "不超过", "不高于")
    ]
    return Wordings(
        sized=frozenset(table["sized"]),
        may_suppose=frozenset(word[0] for word in table["conditions"]),
        conditions=tuple(table["conditions"]),
        nameplate=_ending(table["nameplates"], HEDGED),
        plate=_ending(table["plates"], f"{HEDGED}|达|到|为|可|均|分别"),
        rating=_ending(table["ratings"], HEDGES),
        term=_ending(table["terms"], "为|最长|最多|不超过|不少于"),
        standard=_ending(standards, f"每人|每户|每年|每月|每日|每天|每吨|每亩|{HEDGES}"),
        bare_standard=_ending((word for word in table["standards"] if len(word) > 2), "每人|每户|每年|每月|每吨|每亩"),
        framed=re.compile(word["framed"]),
        thing=re.compile(rf"(?:[/／]年)?(?!{BEHIND}|的)[^，。；,;\n]{{0,40}}?{word['things']}"),
        sized_on=re.compile(rf"的|、(?:{word['nameplates']}|{word['plates']})|，(?:{word['described']})"),
        selects=re.compile(rf"(?:{THRESHOLD})的?(?:(?!达到|实现|完成|建成)[^，。；、,;\n]){{0,10}}?{word['groups']}"),
        group=re.compile(
            rf"(?:、超[0-9.万亿千百]+\w{{1,2}})?的?(?:(?!支持|用于|建设|推[动进])[一-鿿]){{0,4}}?{word['groups']}"
        ),
        of_which=re.compile(
            rf"(?:{BEHIND})?的(?![0-9.．]+(?:[%％]|倍)|一半|[一二三四五六七八九十]+(?:分之|成)|{word['heads']}|[一-鿿]{{0,6}}(?:目标|任务))[^，。；、\n]{{1,20}}+(?<![额资值入量])(?<!规模|水平|目标|任务|成绩|计划|能力|产能|容量)"
        ),
        document=re.compile(
            rf"{word['documents']}[^。；\n]{{0,24}}?(?!(?<=规划)布局[，、和与])(?!(?<=已规划)布局){word['composes']}了?(?!(?:(?<=提出)[，,])?(?:建设|新建|改造|新增|培育|培训))(?:(?!将|达到|建成|到20|(?<![主重需必纲概])要(?![点求素])|(?:指标|任务|工程|项目)中[,，]|力争|[，,](?:今年|明年|全年))[^。；\n]){{0,30}}\Z|》共[^，。；\n]{{0,8}}\Z"
        ),
        issues=re.compile(rf"{word['issues']}了?[^，。；]{{0,16}}\Z"),
        articles=re.compile(rf"(?:新|具体|重点|配套)?{word['articles']}"),
        penalty=re.compile(
            "(?:以[上下]|、|的)*(?:[0-9.一二三四五六七八九十百千分之]{1,12}[万亿]*(?:元|倍|年|个月|日)?以[上下])?的?"
            f"{word['penalties']}"
        ),
        line=re.compile(f"的(?:{word['lines']}|{word['bare_lines']})"),
        bare_line=re.compile(word["bare_lines"]),
        beyond=tuple(table["beyond"]),
        contest=re.compile(word["contests"]),
        contestants=tuple(table["contestants"]),
    )


def _ending(words: Iterable[str], links: str = "") -> Ending:
    """Any of the words, and behind it any of the links (separated by |), each of which may come again."""
    words = list(words)
    last = {word[-1] for word in [*words, *links.split("|")] if word}
    return Ending(frozenset(last), re.compile(rf"{patterns.trie(words)}(?:{links})*\Z"))
