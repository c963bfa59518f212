"""What an amount of money is (安排3亿元|专项资金), is for (投入2亿元|建设训练馆) or is given as (给予30万元|奖励).

The words are those of data/indicators.toml and, of grants, of data/roles.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policynum import lexicon, patterns
from policynum.model import Measure
from policynum.quantities.bounds import HEDGED
from policynum.sentences import nouns
from policynum.sentences.nouns import NEAR, Around, Piece
from policynum.sentences.sorts import MONEY


def named(text: str, at: int, around: Around) -> Piece | None:
    """What an amount of money is, right behind it: 安排3亿元|专项资金."""
    if (scale := _SCALE.match(text, at, around.end)) is not None:
        return scale.span()  # 拉动上万亿元|投资规模
    if (fund := _fund().match(text, at, around.end)) is not None:
        return fund.span()
    noun = nouns.noun(text, at, around)
    return noun if noun and _sums().search(text, *noun) else None


_SCALE = re.compile("(?:投资|消费|融资|贸易|交易|市场)规模(?=[，。；、\\s]|\\Z)")


@cache
def _fund() -> re.Pattern[str]:
    """What money it is, before what is done with it: 安排3亿元|财政资金|注入产业基金."""
    done = patterns.trie([*nouns.words("spent_on"), "支持", "用于", "投向", "投入", "保障", "扶持"])
    return re.compile(rf"[一-鿿“”]{{0,8}}?(?:{patterns.trie(funds())})(?=(?:{done})[一-鿿“]{{2}})")


@cache
def _sums() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(nouns.words('sums'))})(?:支持)?\Z")


def of_such_size(text: str, at: int, around: Around) -> Piece | None:
    """What is as large as an amount of money: 组建200亿元规模|母基金.

    >>> of_such_size("组建200亿元规模母基金", 7, Around(0, 0, 2, 2, 12))
    (9, 12)
    """
    size = _SIZE.match(text, at, around.end)
    return nouns.noun(text, size.end(), around) if size is not None else None


_SIZE = re.compile(
    "规模(?:的(?=[一-鿿]{0,14}(?:基金|产业|集群|企业|园区))|(?!以上)(?=[一-鿿]{0,6}(?:基金|产业|集群)))(?![一-鿿]{0,4}支持)"
)


def purpose(text: str, end: int, around: Around) -> Piece | None:
    """What an amount of money is for, right behind it: 预拨8000万元|支持灾区重建, 投入2亿元|建设训练馆."""
    found = _PURPOSE.match(text, end)
    if found is None and _spent().search(text, max(around.sentence, around.number - NEAR), around.number):
        found = _spent_on().match(text, end)
    if found is None:
        return None
    cut = around.end if found.start() + _SHORTEST <= around.end < found.end() else found.end()
    return found.start(), cut  # 投入2亿元|新建公租房|300套


def has_purpose(text: str, pieces: Sequence[Piece]) -> bool:
    """Whether a name is one of money with what it is for, which no count has: 3亿元|资金支持社区建设|，救助|2万人.

    >>> has_purpose("支持社区建设的资金", [(0, 6), (7, 9)]), has_purpose("社区建设资金", [(0, 6)])
    (True, False)
    """
    return len(pieces) == 2 and text.startswith(_FOR, pieces[0][0]) and text.endswith(funds(), *pieces[1])


_SHORTEST = 4  # characters: a verb and its object
_FOR = ("支持", "用于", "保障", "注入", "投入")
_PURPOSE = re.compile(r"(?:支持|用于|保障)[一-鿿“”]{2,22}(?=[，。；、\s<]|\Z)")


@cache
def _spent() -> re.Pattern[str]:
    return re.compile(rf"{patterns.trie(nouns.words('spends'))}(?:资金)?了?(?:{HEDGED}|不少于|累计)?\Z")


@cache
def _spent_on() -> re.Pattern[str]:
    return re.compile(rf"{patterns.trie(nouns.words('spent_on'))}[一-鿿“”0-9]{{2,22}}(?=[，。；、\s<]|\Z)")


def granted(text: str, piece: Piece, measure: Measure) -> bool:
    """Whether a noun is what an amount of money is given as: 30万元|奖励, 违法所得5倍的|罚款, no 5亿元以上的|项目."""
    money = measure.unit in MONEY or measure.unit == "ratio"
    return money and grant().search(text, *piece) is not None


@cache
def grant() -> re.Pattern[str]:
    """What an amount is given as, and the few words that may stand before it: 一次性|奖励, 专项|债券."""
    grants = lexicon.gifts()
    return re.compile(
        rf"(?:一次性)?\w{{0,4}}?(?:{patterns.trie(grants)})|\w{{0,8}}?(?:{patterns.trie(nouns.words('funds'))})"
    )


def is_grant(words: str) -> bool:
    """Whether the words are what an amount is given as, and no more: 奖励, 安家补助.

    >>> is_grant("安家补助"), is_grant("补助企业")
    (True, False)
    """
    return given().fullmatch(words) is not None


@cache
def given() -> re.Pattern[str]:
    """The name of what is given, to its end: 一次性|创业启动补助, 奖励|支持, 经费."""
    grants = patterns.trie(word for word in lexicon.gifts() if word not in ("罚款", "罚金"))
    return re.compile(
        rf"(?P<what>(?:一次性)?[一-鿿]{{0,8}}?(?:{grants}|奖金)(?:支持|资金|经费)?|(?<=一次性)[一-鿿]{{2,8}}?支持|(?:直接|间接)?经济损失)(?=[的，。；、：,;（(\s]|\Z)"
    )


@cache
def funds() -> tuple[str, ...]:
    """What money is paid from, by the end of its name: 安排|专项资金|3000万元.

    >>> "资金" in funds()
    True
    """
    return tuple(nouns.words("paid_from"))
