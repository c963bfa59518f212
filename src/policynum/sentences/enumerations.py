"""A phrase taken apart for a list of numbers: 甘蔗、油茶籽|产量|分别为9万吨和2万吨, 城镇、乡村|户均配变容量."""

from __future__ import annotations

import re
from functools import cache

from policynum import patterns
from policynum.sentences import heads, nouns, sectors, spans, trimming
from policynum.sentences.nouns import Around, Piece


def items(text: str, left: list[Piece], count: int) -> list[tuple[Piece, ...]]:
    """The phrase taken apart for a list of ``count`` numbers; empty where it does not have as many items.

    >>> items("甘蔗、油茶籽产量", [(0, 8)], 2)
    [((0, 2), (6, 8)), ((3, 8),)]
    """
    if not left:
        return []
    *before, (begin, end) = left
    lead = tuple(before)
    told = _told_of_each(text, begin, end)
    if not lead and (named := sectors.alone(text, begin, told[0] if told else end, count)) is not None:
        return [(*item, *((told[1],) if told else ())) for item in named]
    if len(lead) == 1 and (named := sectors.alone(text, *lead[0], count)):
        return [(*item, left[1]) for item in named]  # 第一、二、三产业|分别实现|增加值
    if len(lead) == 1 and (parts := _as_many(text, *lead[0], count)):
        return [(part, left[1]) for part in parts]  # 交通、水利|分别完成|投资
    if len(lead) == 1 and text[lead[0][1]] in _BRACKETS and text[begin - 1] == "、":
        stop, tail = told[0] if told else end, (told[1],) if told else ()
        if others := _behind_gloss(text, lead[0], begin, stop, count):
            return [(*item, *tail) for item in others]
    closed = not lead and text[begin - 1 : begin] == "等"
    if closed and (listed := _closed_by_kind(text, begin, end, count)):
        return listed
    if told is None and (effect := _EFFECT.search(text, begin, end)):  # 消费、投资|对经济增长的贡献率
        parts = _parts(text, begin, effect.start(), "、")
        return [(*lead, part, effect.span()) for part in parts] if len(parts) == count else []
    end, tail = (told[0], (told[1],)) if told is not None else (end, ())
    such = text.rfind("等", begin + 1, end)
    kind = _kind().match(text, such + 1, end) if such > 0 else None
    if kind is not None and len(parts := _parts(text, begin, such, "、")) == count:
        head = ((kind.end(), end),) if kind.end() < end else ()
        return [(*lead, part, *head, *tail) for part in parts]  # 电子、汽车|等行业|增加值
    return [(*lead, *item, *tail) for item in _apart(text, begin, end, count, shared_out=told is not None)]


_BRACKETS, _CLOSING = frozenset("（("), frozenset("）)")


def _behind_gloss(text: str, first: Piece, begin: int, end: int, count: int) -> list[tuple[Piece, ...]]:
    """The items of a list whose first is glossed in brackets: 甲市（不含乙县）、|丙市、丁市投资|."""
    if count > 2:
        others = _apart(text, begin, end, count - 1, shared_out=True)
        return [(first, *others[0][1:]), *others] if others else []
    ends = (word for word in heads.heads_of(text[begin:end]) if 1 < len(word) < end - begin)
    head = next((word for word in ends if word not in heads.BARE_HEADS), "")
    return heads.headed(text, [first, (begin, end)], end, head) if head else [(first,), ((begin, end),)]


def _told_of_each(text: str, begin: int, end: int) -> tuple[int, Piece] | None:
    """Where a list ends that 分别 shares out, and what it tells of each: 甲、乙、丙三项|分别|占全国."""
    share = text.find("分别", begin, end)
    if not begin < share < end - 2:
        return None
    told = trimming.trim(text, share + 2, end)  # 省、市财政分别安排|资金
    return (share, (told, end)) if told < end else None


def _apart(text: str, begin: int, end: int, count: int, *, shared_out: bool) -> list[tuple[Piece, ...]]:
    """The items of a list of so many, each with what all of them share."""
    if listed := _of_the_class(text, begin, end, count):
        return listed
    if (summed := _SUMMED.search(text, begin, end)) is not None:
        end = summed.start()
    partners = _PARTNERS.match(text, begin, end) if shared_out else None
    begin = partners.end() if partners else begin
    parts = _as_many(text, begin, end, count)
    if not parts:
        two = _TWO.search(text, begin, end) if count == 2 else None
        return _of_one_word(begin, end, two.start()) if two else _of_characters(text, begin, end, count)
    if (sized := _SIZES.match(text, parts[0][0])) is not None and sized.end("last") == parts[-1][0] + 1:
        return [*((part, (parts[-1][0] + 1, end)) for part in parts[:-1]), (parts[-1],)]
    ends = heads.heads_of(text[begin:end])
    if named := sectors.among(text, parts, ends):
        return named
    if (among := _apposition().match(text, *parts[0])) is not None:
        parts[0] = (among.end(), parts[0][1])  # 对前五大贸易伙伴|东盟、欧盟
    of_kinds = heads.of_kinds(text, parts)
    whole = bool(of_kinds) and text.startswith(heads.OF_ALL, of_kinds[0][0])
    if of_kinds and (whole or not ends or ends[0] in heads.BARE_HEADS or ends[0].endswith("率")):
        return [*((part, *of_kinds) for part in parts[:-1]), (parts[-1],)]
    if (whose := heads.owner_of_heads(text, parts)) is not None:
        return [(parts[0],), *((whose, part) for part in parts[1:])]
    if count > 2 and (owner := heads.owner_of_alike(text, parts)) is not None:
        parts[0] = (owner[1], parts[0][1])
        return (
            [(owner, *item) for item in heads.headed(text, parts, end, ends[0])]
            if ends
            else [(owner, part) for part in parts]
        )
    if count == 2 and (owner := heads.owner_of_two(text, *parts)):
        return [(parts[0],), (owner, parts[1])]
    of_industries = text[parts[0][1] - 1] == "业"  # 制造业、新兴产业|贷款; but 第一、第二|产业投资
    last = parts[-1][1] - parts[-1][0]  # 货邮、旅客|吞吐量, though 旅客吞吐量 is a head too
    fitting = (word for word in ends if len(word) < last and not (of_industries and word.startswith("产业")))
    head = next(fitting, "")
    return heads.headed(text, parts, end, head) if head else [(part,) for part in parts]


def _of_characters(text: str, begin: int, end: int, count: int) -> list[tuple[Piece, ...]]:
    """Three things or more named by a character each before a head that they share: 粮肉奶|产量."""
    head = next((word for word in heads.heads_of(text[begin:end]) if len(word) == end - begin - count), "")
    at = end - len(head)
    if count < _FEWEST_CHARACTERS or not head or not _PRODUCTS.issuperset(text[begin:at]):
        return []
    return [((one, one + 1), (at, end)) for one in range(begin, at)]


_FEWEST_CHARACTERS, _PRODUCTS = 3, frozenset("粮油棉糖肉蛋奶菜果茶鱼林牧渔农煤电气水")


def _of_the_class(text: str, begin: int, end: int, count: int) -> list[tuple[Piece, ...]]:
    """Items that their number and class close, with the head of all: 苏州、无锡、常州三市|工业投资."""
    closed = _CLASSED.search(text, begin, end)
    if closed is None or spans.count(closed["count"]) != count:
        return []
    parts = _parts(text, begin, closed.start(), "、和及与")
    return [(part, (closed.end(), end)) for part in parts] if len(parts) == count else []


_CLASSED = re.compile(
    "(?<=[一-鿿])(?P<count>[二三四五六七八九十])(?:[市县区省州旗]区?|国|地|级|大[一-鿿]{2})(?=[一-鿿]{2})"
)


def listed_before(text: str, left: list[Piece], count: int, around: Around) -> list[tuple[Piece, ...]]:
    """The items that the clause before lists, for numbers that 分别 shares out: 甲镇、乙镇进展较好，|分别高出3%和2%.

    >>> text = "甲镇、乙镇进展较好，完成率分别为3%和2%"
    >>> listed_before(text, [(10, 13)], 2, Around(0, 10, 13, 16, 21))
    [((0, 2), (10, 13)), ((3, 5), (10, 13))]
    """
    end = around.begin - 1
    if text[end : end + 1] not in ("，", ",") or text.find("分别", around.begin, around.number) < 0:
        return []
    clause = _CLAUSE.search(text, max(around.sentence, end - _LIST), end)
    if clause is None or not {"、", "和"} & set(clause[0]) or _has_a_number(text, clause.start(), end, around):
        return []
    dated = next((time_end for time, time_end in around.times if time == clause.start()), clause.start())
    opened = _LEADS_TO_LIST.match(text, dated, end)
    begin = trimming.trim(text, opened.end() if opened else dated, end)
    listed = _LISTED.match(text, begin, end)
    stop = listed.end() if listed else begin
    last = max(text.rfind(mark, begin, stop) for mark in "、和及与")
    told = _TOLD_OF.search(text, last + 2, end)
    only_head = len(left) == 1 and text[slice(*left[0])] in nouns.table("heads")  # 清理节庆、论坛，|数量分别压减5%、3%
    if last <= begin or not (told or opened or only_head):
        return []
    left = [piece for piece in left if piece[0] >= around.begin]  # not one that the clause before gave
    found = items(text, [(begin, told.start() if told else stop)], count)
    return [(*item, *left) for item in found]


def industries(text: str, left: list[Piece], count: int, around: Around) -> list[tuple[Piece, ...]]:
    """Industries told clause by clause, with what is told of each: 仓储和邮政业，房地产业|增加值|分别增长8%和6%.

    >>> text = "仓储和邮政业，房地产业增加值分别增长8%和6%"
    >>> industries(text, [(7, 14)], 2, Around(0, 7, 14, 18, 23))
    [((0, 6), (11, 14)), ((7, 14),)]
    """
    if not left or text[left[0][0] - 1 : left[0][0]] not in ("，", ","):
        return []
    begin, end = left[0]
    ends = (at + 1 for at in range(begin, end) if text[at] == "业")
    stop = next((stop for stop in ends if stop == end or text[stop:end] in nouns.table("shared")), None)
    if stop is None:
        return []
    head = (*(((stop, end),) if stop < end else ()), *left[1:])
    before: list[Piece] = []
    at = begin - 1
    while len(before) < count - 1 and text[at : at + 1] in ("，", ","):
        clause = _INDUSTRY.search(text, max(around.sentence, at - _LIST), at)
        if clause is None:
            return []
        before.append((trimming.trim(text, clause.start(), at), at))
        at = clause.start() - 1
    return [*((part, *head) for part in reversed(before)), tuple(left)] if len(before) == count - 1 else []


_INDUSTRY = re.compile(r"(?<![^，。；：,;:\s])[^，。；：,;:\s0-9]+业\Z")


def _has_a_number(text: str, begin: int, end: int, around: Around) -> bool:
    """Whether a clause holds a number that is not of a time: 甲、乙在|2022年|的基础上翻番, but 甲、乙增加|3家|."""
    return any(
        not any(time <= digit.start() < time_end for time, time_end in around.times)
        for digit in _DIGITS.finditer(text, begin, end)
    )


_CLAUSE, _LISTED, _DIGITS = re.compile(r"[^，。；：,;:\s]+\Z"), re.compile("[^0-9]+"), re.compile("[0-9]+")
_LEADS_TO_LIST = re.compile(
    "[^、]*?(?:分布在|集中在|来自|流向|主要是|包括|投向|前[一二三四五六七八九十]{1,2}[名位大]?的?[^、，]{0,8}?(?:分别|依次)?[为是]|(?:分别|依次)[为是])"
)
# What a clause goes on to tell of the things that it lists.
_TOLD_OF = re.compile(
    "(?:项目|工作)?(?:进展|双双|进一步|从无到有|推进|发展|全部|全面|均|(?<!成)都|的[^，]{0,4}最|最[多高大低为]|较[高快好多大低慢]|[增下再又]|稳中|大量|供应[充偏增]|双[增升降]|有所|回[升暖落稳]|在(?=[0-9上去今前])|快速|加快|稳步|持续|大幅|实现|保持|位居|位列|居|排|名列|成为|获|占|等|以|按)"
)


_SIZES = re.compile("(?:[大中小微]、){1,3}(?P<last>[中小微])型")  # 大、中|型企业PMI
_PARTNERS = re.compile(
    "(?:[我中]国|[我全][省市区县]|[一-鿿]{2}[省市])?[与同](?=[一-鿿])"
)  # 我国与|欧盟、东盟分别|进出口


def _closed_by_kind(text: str, begin: int, end: int, count: int) -> list[tuple[Piece, ...]]:
    """The items of a list that 等 and their kind close: 工业增加值、税收|等指标|增幅|分别为5%和6%."""
    first = _FIRST.search(text, max(0, begin - _LIST), begin - 1)
    if first is None:
        return []
    opens = trimming.trim(text, first.start(), begin)
    each = _EACH_HAS.search(text, opens, begin)
    parts = _parts(text, each.end() if each else opens, begin - 1, "、")
    if len(parts) != count:
        return []
    kind = _kind().match(text, begin, end)
    shared = next((word for word in heads.heads_of(text[begin:end]) if len(word) < end - begin), "")
    at = kind.end() if kind is not None else end - len(shared)
    lead = (each.span("each"),) if each else ()
    return [(*lead, part, *(((at, end),) if at < end else ())) for part in parts]


# 每百户|拥有电冰箱、洗衣机等耐用消费品分别为87台和86台
_EACH_HAS = re.compile("(?P<each>每[^，。；、]{1,6}?)(?:拥有|配有|有)(?=[^，。；、]{2,12}、)")


_FIRST = re.compile(r"[^，。；：\s0-9]+\Z")
_LIST = 80  # characters


@cache
def _kind() -> re.Pattern[str]:
    """What a list is one of, with its number: 等|主要指标, 等|三大行业."""
    kinds = patterns.trie(nouns.words("closing"))
    return re.compile(rf"(?:[0-9一二三四五六七八九十]+[大项个类])?(?:主要|重点)?(?:经济)?(?:{kinds})")


@cache
def _apposition() -> re.Pattern[str]:
    """What the first of a list is one of, right before it: 对前五大贸易伙伴|东盟."""
    kinds = patterns.trie(nouns.words("apposed"))
    return re.compile(rf"对?前?[二三四五六七八九十][大个](?:主要)?(?:{kinds})(?=[一-鿿]{{2}})")


_EFFECT = re.compile(r"(?<=[一-鿿]{2})对[一-鿿“”]{2,12}(?:贡献率|拉动率|依存度|影响度)\Z")
_TWO = re.compile(
    "产销(?=量|\\Z)|存贷(?=款)|城乡(?=居民|低保|社区)|进出(?=口)|收支(?=总)"
)  # words whose two characters name one thing each


def _of_one_word(begin: int, end: int, at: int) -> list[tuple[Piece, ...]]:
    """The two things that one word names: 汽车|产|销量 is 汽车产|量 and 汽车|销量; 汽车产销 has no head to share."""
    if at + 2 == end:
        return [((begin, at + 1),), ((begin, at), (at + 1, end)) if at > begin else ((at + 1, end),)]
    one = ((begin, at + 1), (at + 2, end))
    two = ((begin, at), (at + 1, end)) if at > begin else ((at + 1, end),)
    return [one, two]


_SUMMED = re.compile(r"[二三四五六七八九十两][大项个类][一-鿿]{2,4}\Z")


def _as_many(text: str, begin: int, end: int, count: int) -> list[Piece]:
    """The parts of a phrase where there are so many, parted by 、 alone or by words as well; else none."""
    for marks in ("、", "、和及与"):
        if len(parts := _parts(text, begin, end, marks)) == count:
            return parts
    return []


def _parts(text: str, begin: int, end: int, marks: str) -> list[Piece]:
    parts, at, depth = [], begin, 0
    for place in range(begin, end):
        depth += (text[place] in _BRACKETS) - (text[place] in _CLOSING and depth > 0)
        if text[place] in marks and not depth:
            parts.append((at, place - (text[place] == "及" and text[place - 1] == "以" and place - 1 > at)))
            at = place + 1
    return [part for part in (*parts, (at, end)) if part[0] < part[1]]
