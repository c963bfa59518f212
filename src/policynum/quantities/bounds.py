"""Reads the words that limit a number: 超过5%, 不低于80%, 近40万户, 500亿元以上, 控制在30万吨、40万吨以内.

The words stand in data/bounds.toml with what they say; here is how they are looked up around a number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from policynum.model import Bound
from policynum.quantities import limits
from policynum.quantities.limits import SUPERLATIVE, Limit

if TYPE_CHECKING:
    from policynum.quantities.candidates import Form
    from policynum.quantities.limits import Tables

# Fragments for the patterns of other rooms, which pass over these words and do not ask what each of them says.
HEDGED = "大约|约|将近|接近|近|不足|不到|超过|超|逾"  # right before a number: 近|40万户
THRESHOLD = "(?:[及或]?以|之)[上下内]|开外"  # right behind one: 65岁|及以上
BEHIND = f"{THRESHOLD}|左右|上下(?![游级联])|之间|区间内?|范围内"  # right behind one: 8%|左右
OF = re.compile(rf"(?:{BEHIND})?的")  # 5亿元|以上的|项目, 低于全年|5.5%|左右的预期目标
INCOME_GROUP = re.compile("的?[高中低]{0,2}等?收入(?:组|户|家庭|群体|人群)")  # 最高20%|收入组


def around(text: str, start: int, end: int, form: Form, *, near: bool = True) -> Limit | None:
    """The limit that the words around a number set: right behind it, right before it, or earlier in its clause.

    ``near`` is False where the caller knows that none of ``limits.reaching()`` stands within reach.

    >>> from policynum.quantities.candidates import scan
    >>> text = "补助不超过人民币20万元"
    >>> limit = around(text, *next(scan(text)))
    >>> limit.bound, limit.inclusive, limit.distributes
    (<Bound.AT_MOST: 'at_most'>, True, True)
    """
    if text.startswith("级", end) and text.endswith("最大", 0, start):
        return None  # 最大|26兆瓦|级机组 is one of that size
    if text[end : end + 1] in "的高中低收" and INCOME_GROUP.match(text, end) is not None:
        return None  # 最高|20%|收入组 are a fifth
    limit = behind(text, end, form) or beside(text, start, form)
    if limit is None and text.startswith(("级以上", "级及以上"), end):
        limit = behind(text, end + 1, form)  # 千吨|级及以上航道
    if text.startswith("的", end) and _MISSED.search(text, max(0, start - _CLOSE), start) and _AIM.match(text, end):
        return None  # 未达到|5万吨|的目标
    if limit is not None and limit.bound is Bound.AT_MOST and _RECORD.search(text, max(0, start - _CLOSE), start):
        return limit if form.unit is not None and form.unit.kind in _GRANTED else None  # 负荷最高达到|14亿千瓦
    if limit is None and (near or text[start - 1 : start] in limits.tables().distant_ends):
        return _distant(text, start, form)
    return limit


def behind(text: str, end: int, form: Form) -> Limit | None:
    """The limit that the words right after a number set: 以上, 以内, 左右, （含）以上, （不含）以下, （套）左右."""
    if text[end : end + 1] == " ":
        end += 1
    elif text[end : end + 1] in _BRACKETS and (gloss := _GLOSS.match(text, end)):
        limit = behind(text, gloss.end(), form)
        says = gloss["says"]
        return limit if limit is None or says is None else _counting(limit, inclusive=says == "含")
    words = limits.tables().behind.get(text[end : end + 1])
    if words is not None:
        for word in words:
            if text.startswith(word.text, end) and word.is_itself(text, end + len(word.text)):
                return word.limit if word.fits(form) else None
    elif form.unit is not None and form.unit.kind in _COUNTED and (noun := LIMITED_BEHIND.match(text, end)):
        return behind(text, noun.end(), form)
    return None


_MISSED, _AIM = (
    re.compile("[未没](?:能|有)?(?:达到|完成|实现)\\Z"),
    re.compile("的[一-鿿]{0,6}?(?:目标|预期|任务|计划|指标)"),
)
_RECORD, _CLOSE = (
    re.compile("最[高大多长](?:时|曾)?(?:达到?了?)\\Z|(?:单日|单月|历史|瞬时|局地)最[高大多]\\Z"),
    6,
)  # characters right before a number
_GRANTED = frozenset(("money", "share", "point"))  # what a scheme grants up to so much of
_COUNTED = frozenset({"classifier", "people", "count"})
# 30个|教学班|以上的, 280个|县|左右, 10个|省（自治区、直辖市）|及以上, 20万|人口|以上城市
LIMITED_BEHIND = re.compile(
    "[一-鿿]{1,4}?(?:[（(][一-鿿、]{1,10}[）)])?(?<![级额准平])(?=(?:[及或]?以[上下]|左右)(?:的|[，。、；,;）)]))"
    "|人口(?=[及或]?以[上下])"
)

_BRACKETS = frozenset("（(")
_GLOSS = re.compile(  # 500套（含）以上, 5000头（场地4000平方米）以上
    "[（(](?:(?P<says>不?含)[一-鿿]{0,2}|[一-鿿]{1,3}|[A-Za-z/]{1,8}|[一-鿿]{1,8}[0-9.]{1,8}[万亿]?[一-鿿]{1,3})[）)](?=[以左上及])"
)


@cache
def _counting(limit: Limit, *, inclusive: bool) -> Limit:
    """The same limit, counting the number itself or not: （不含）以上. One for each, as caches key on it."""
    return Limit(limit.bound, inclusive=inclusive, distributes=limit.distributes)


def beside(text: str, start: int, form: Form) -> Limit | None:
    """The limit that the words right before a number set, with no more than 了, 为, 人民币 between."""
    tables, at = limits.tables(), start
    for _ in range(4):  # 最高可达, 不得低于人民币每年
        words = tables.by_two.get(text[at - 2 : at]) or tables.by_one.get(text[at - 1 : at])
        if words is None:
            return None
        for word in words:
            if text.endswith(word.text, 0, at) and word.is_itself(text, at - len(word.text) - 1):
                at -= len(word.text)
                break
        else:
            return None
        if word.limit is not None:
            return word.limit if word.fits(form) else None
    return None


def hedged(text: str, start: int) -> bool:
    """Whether 约 stands right before ``start`` as a word of its own: 约|增加一倍, but 签约|增加一倍.

    >>> hedged("产量约增加一倍", 3), hedged("签约增加一倍", 2)
    (True, False)
    """
    [about] = limits.tables().by_one["约"]
    return text.endswith("约", 0, start) and about.is_itself(text, start - 2)


def opens(text: str, start: int) -> bool:
    """Whether a word right before ``start`` makes a closing 以内 limit the whole list between: 控制在, 降至."""
    return limits.tables().around.search(text, max(0, start - 4), start) is not None


def edges() -> tuple[frozenset[str], frozenset[str]]:
    """The last characters of what limits a number behind it, 最高 and its like left out; the first of what follows it.

    >>> "于" in edges()[0], "以" in edges()[1]
    (True, True)
    """
    tables = limits.tables()
    endings = {word.text[-1] for words in tables.by_two.values() for word in words if SUPERLATIVE not in word.text}
    return frozenset(endings) | frozenset(tables.by_one) | tables.distant_ends, frozenset(tables.behind) | _BRACKETS | {
        " "
    }


def leads(words: str, form: Form) -> bool:
    """Whether ``words`` are nothing but what may stand before such a number to limit it: 不低于, 最高可达, 控制在.

    >>> from policynum.quantities.candidates import scan
    >>> [leads(words, next(scan("5吨"))[2]) for words in ("不低于", "控制在", "跨越", "上")]
    [True, True, True, False]
    """
    tables = limits.tables()
    found = tables.leading.fullmatch(words)
    if found is None or (word := found["word"]) is None:
        return found is not None
    return any(one.text == word and one.fits(form) for one in tables.by_two.get(word[-2:], tables.by_one.get(word, ())))


def trailing(words: str, form: Form) -> int:
    """How many characters of ``words`` limit such a number before them: 以上, （含）以上, （套）左右; not 5吨|封顶.

    >>> from policynum.quantities.candidates import scan
    >>> _, _, form = next(scan("5吨"))
    >>> [trailing(words, form) for words in ("左右，", "（不含）以下", "个", "封顶")]
    [2, 6, 0, 0]
    """
    blanks = len(words) - len(words.lstrip())
    gloss = _GLOSS.match(words, blanks)
    at = gloss.end() if gloss else blanks
    limiting = limits.tables().behind.get(words[at : at + 1], ())
    spelt = next((word.text for word in limiting if words.startswith(word.text, at) and word.fits(form)), "")
    return at + len(spelt) if spelt else 0


def _distant(text: str, start: int, form: Form) -> Limit | None:
    """不超过年度营业收入增量的|0.1%, 最高给予机构|5万元, 至少建成|3所."""
    tables, reach = limits.tables(), max(0, start - 36)
    match = None
    if text[start - 1 : start] == "的":
        match = tables.nouns.search(text, reach, start)
        if match is None and form.unit is not None and form.unit.kind == "share":
            if _BEYOND.search(text, reach, start):
                return _limit_of(tables, "超过")
            if _SHORT.search(text, reach, start):
                return _limit_of(tables, "不到")
    elif form.unit is not None and form.unit.kind == "share":
        match = tables.shared.search(text, reach, start)
    if match is None and form.gives:
        match = tables.verbs.search(text, reach, start)
    if match is None:
        match = tables.adverbs.search(text, max(0, start - 9), start)
    return _limit_of(tables, match[1]) if match is not None else None


# 改造5万户，|超|全年任务数的80%; but 超额完成任务的105%
_BEYOND = re.compile(
    '[，；](?:已|均|都)?超(?:出)?(?:全[年国省市县]|年度|年初|[“"][^，。；]{1,8}[”"]|目标|计划|任务|总)[^，。；：、]{0,14}的\\Z'
)


# 用水量|不到全国平均水平的|一半, 售价|低于市场价的|80%; but 投入不足造成的|20%, 开业不到一年的|30%
UNFORBIDDEN = "(?<!不)(?<!不[得应能可宜会])"  # before a word that bounds: 低于; but 不得|低于
_SHORT = re.compile(
    "(?:(?<![看达等得找想])不到|不足(?=全|世界|上年|去年|同期|总|平均|原|计划|目标))(?![一半几0-9])[^，；。：、]{2,20}的\\Z"
    "|(?<!来)不及[^，。；：、0-9]{2,20}的\\Z|不足(?![全总])[一-鿿]{1,3}[省市县区州国镇]的\\Z"
    rf"|{UNFORBIDDEN}低于[^，；。：、0-9]{{0,10}}(?:[原定售单市场估均]价格?|价值|成本|标准|工资|平均(?:水平|值)?|同期|[上去]年)的\Z"
)


def _limit_of(tables: Tables, word: str) -> Limit:
    return next(entry.limit for entry in tables.by_two[word[-2:]] if entry.text == word and entry.limit)
