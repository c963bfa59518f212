"""What the items of a list share: the head behind the last (甘蔗、油茶籽|产量), the owner before the first."""

from __future__ import annotations

from policynum import lexicon
from policynum.sentences import nouns
from policynum.sentences.nouns import Piece


def headed(text: str, parts: list[Piece], end: int, head: str) -> list[tuple[Piece, ...]]:
    """Each part with the head that stands behind the last of them, but for those that have their own.

    >>> headed("甘蔗、油茶籽产量", [(0, 2), (3, 8)], 8, "产量")
    [((0, 2), (6, 8)), ((3, 8),)]
    """
    rest = text[parts[-1][0] : end - len(head)]
    above = next((word for word in heads_of(rest) if len(rest) > len(word) + 1), "")
    above = above if head in BARE_HEADS or head in lexicon.rates() else ""
    if head in _SHARES and all(text.endswith(_AMOUNTS, *part) for part in parts[:-1]):
        shared = (end - len(head), end)  # 工业增加值、进出口总额|占比
        return [*((part, shared) for part in parts[:-1]), (parts[-1],)]
    shared = (end - len(head) - len(above), end)  # 清洁能源、新能源|装机占比
    whole = (*nouns.table("shared"), *_NAMED_WHOLE)
    own = (head,) if head in lexicon.rates() else whole  # 进出口、出口|增速
    items: list[tuple[Piece, ...]] = []
    for part in parts:
        to = _to(text, parts) if items else ()
        has_own = text[part[0] : part[1]].endswith(own) and not text.endswith("需氧量", *part)
        head = text[slice(*shared)]
        has_own = has_own and not any(text.endswith(head[:at], *part) for at in range(2, len(head)))  # 绿色贷款|余额
        has_own = has_own or any(text.endswith(word, *part) and head not in heads for word, heads in _MAY_LACK.items())
        items.append((*to, part) if has_own else (*to, part, _rest(text, part, shared)))
    return items


_SHARES, _AMOUNTS = ("占比", "比重"), (*"额值量数", "出口", "进口", "投资", "消费", "收入", "支出")
# What is a measure itself, and takes no head of the next: GDP、固定资产|投资, 外贸、税收|收入.
_NAMED_WHOLE = (*"率额量数值次", "就业", "GDP", "CPI", "PPI", "PMI", "外贸", "总产")
# What may leave out its head, but only that head: 用电、用气|量; 社零、固定资产|投资.
_MAY_LACK = {"用电": ("量", "总量"), "用水": ("量", "总量"), "社零": ("额", "总额"), "收支": ("额", "总额", "规模")}


def _to(text: str, parts: list[Piece]) -> tuple[Piece, ...]:
    """对, which all partners in trade share with the first: |对|东盟、欧盟|出口."""
    start = parts[0][0]
    if text[start] != "对" or any(text[begin] == "对" for begin, _ in parts[1:]):
        return ()
    return ((start, start + 1),)


def _rest(text: str, part: Piece, shared: Piece) -> Piece:
    """A shared head less what an item of the list has of it: 生活补贴、护理补贴|标准."""
    start, end = shared
    had = next((at for at in range(end - 1, start + 1, -1) if text.endswith(text[start:at], *part)), start)
    return (had, end)


def heads_of(words: str) -> list[str]:
    """The heads with which some words end that a list may share, the longest first.

    >>> heads_of("油茶籽产量")
    ['产量']
    """
    endings = (words[at:] for at in range(len(words)))
    return [ending for ending in endings if ending in nouns.table("shared")]


# What opens a head that several kinds share with all of it: 城镇、农村|常住居民收入.
OF_ALL = ("常住", "实际", "地区", "人均", "户均")
BARE_HEADS = frozenset({"比例", "人数", "比重", "占比", "率", "规模", "数量", "报销比例"})


def of_kinds(text: str, parts: list[Piece]) -> tuple[Piece, ...]:
    """What follows the last of several kinds, and all of them share: 城镇、乡村|户均配变容量, 中部、西部|地区投资.

    >>> of_kinds("城镇、农村居民收入", [(0, 2), (3, 9)])
    ((5, 9),)
    """
    start, end = parts[-1]
    last = nouns.kind_at(text, start)
    if not last:
        return _rate_of_as_long(text, parts)
    if end - start <= len(last) + 1:
        return ()
    kinds = tuple(nouns.table("kinds"))
    known = all(text.endswith(kinds, *part) for part in parts[:-1])
    return ((start + len(last), end),) if known else ()


def _rate_of_as_long(text: str, parts: list[Piece]) -> tuple[Piece, ...]:
    """The rate behind names that are all as long: 小麦、玉米|机收率, 果蔬、肉类、水产品|冷链流通率."""
    (first, stop), (start, end) = parts[0], parts[-1]
    long = stop - first
    if not text.endswith("率", start, end) or any(to - at != long for at, to in parts[:-1]) or not 1 < long < 5:
        return ()
    at = start + long + (text[start + long : start + long + 1] in _ENDS_A_NAME)
    at -= text[at - 1 : at + 1] in ("用户", "居民", "农户", "人口", "职工")  # 短视频|用户使用率
    return ((at, end),) if at < end - 1 else ()


_ENDS_A_NAME = frozenset("品业类县区市省镇村")


def owner_of_two(text: str, one: Piece, two: Piece) -> Piece | None:
    """What both of two measures are of: 新建商品房|销售面积和销售金额, 一般公共预算|收入和支出.

    >>> owner_of_two("新建商品房销售面积和销售金额", (0, 9), (10, 14))
    (0, 5)
    """
    other = OTHER_HALF.get(text[slice(*two)])
    if other is not None and text.endswith(other, one[0] + 2, one[1]):
        return one[0], one[1] - len(other)
    start = one[1] - (two[1] - two[0])
    if start - one[0] < 2 or not text.startswith(text[two[0] : two[0] + 2], start):
        return None
    return one[0], start


def owner_of_alike(text: str, parts: list[Piece]) -> Piece | None:
    """What several are of that begin alike: 自然村|通路、通电、通电话的比例.

    >>> owner_of_alike("自然村通路、通电、通电话的比例", [(0, 5), (6, 8), (9, 15)])
    (0, 3)
    """
    start, end = parts[0]
    first = text[parts[1][0]]
    at = text.find(first, start + 2, end)
    alike = at > 0 and first in _DONE_TO_EACH and all(text[begin] == first for begin, _ in parts[1:])
    return (start, at) if alike else None


_DONE_TO_EACH = frozenset("通")
_PAIRS = (
    ("收入", "支出"),
    ("存款", "贷款"),
    ("进口", "出口"),
    ("产量", "销量"),
    ("内资", "外资"),
    ("生产", "销售"),
    ("出厂", "购进"),
)
OTHER_HALF = {two: one for pair in _PAIRS for one, two in (pair, pair[::-1])}


def owner_of_heads(text: str, parts: list[Piece]) -> Piece | None:
    """What several measures are of, where all but the first are mere heads: 省属企业|营业收入、利润总额.

    >>> owner_of_heads("省属企业营业收入、利润总额", [(0, 8), (9, 13)])
    (0, 4)
    """
    if not all(text[slice(*part)] in nouns.table("heads") for part in parts[1:]):
        return None
    start, end = parts[0]
    if text.endswith("生产总值", start, end):
        return None  # 生产总值、利润总额 are no two of 生产
    own = next((at for at in range(start + 2, end - 1) if text[at:end] in nouns.table("heads")), None)
    return (start, own) if own is not None else None
