"""Refuses what looks like a quantity and is none: 第三批, 国发〔2021〕23号, 统一, 三位一体, 前10位, PM2.5, 2012年.

The words stand in data/negatives.toml; here is how they are looked up around a candidate.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from policynum.lexicon import load
from policynum.patterns import trie

if TYPE_CHECKING:
    from collections.abc import Callable

    from policynum.quantities.candidates import Form


def refused(text: str, start: int, end: int, form: Form, *, last: int = -1) -> bool:
    """Whether the candidate ``text[start:end]`` is a date, a rank, a designation, an idiom or part of a name.

    ``last`` is where the candidate before it ends: the hyphen of 1kV-2kV joins two measures, that of S-400 a name.

    >>> from policynum.quantities.candidates import scan
    >>> text = "排名第3位，推进5个项目，统一认识"
    >>> [text[start:end] for start, end, form in scan(text) if not refused(text, start, end, form)]
    ['5个']
    """
    words = _words()
    before = text[start - 1] if start else "\n"
    if form.arabic:
        if before in words.ordinal or (
            form.numeral[:1] == "0" and form.numeral[1:2].isdigit() and form.unit_text not in _OF_CLOCKS
        ):
            return True  # 第3批; 03 交通 as a heading, 0731, 0005户; but 3分04秒
        if before == "," and _MISGROUPED.search(text, max(0, start - _LONGEST_GROUPS), start) is not None:
            return True  # 1000|,234元: nobody knows which of its digits are missing
        if before in _LETTERS or (last != start - 1 and before in "-－–_." and text[start - 2 : start - 1] in _LETTERS):
            # GDP3.2%, RMB500万; but C919, PM2.5, S-400
            return not (form.scaled or (form.unit is not None and form.unit.kind in _PLAIN_KINDS))
        if not form.unit_text and text[end : end + 1] in _LETTERS:
            return not form.scaled  # 5G, 4K, 3D; but 3000亿GDP
    elif _is_word(text, start, end, form):
        return True
    if before == "、" and _ORDINALS.search(text, max(0, start - _RANKED), start):
        return True  # 第一、|二年, 第2、|3、4项
    judge = _JUDGES.get(form.unit_text)
    if judge is not None and judge(text, start, end, form):
        return True
    if before not in words.first or form.unit is None or text[start - 2 : start - 1] in words.first_of_time:
        return False
    return form.unit.kind in ("classifier", "people") or (
        form.unit.kind == "share" and words.rank_share.search(text, max(0, start - 8), start) is not None
    )


def slogan_end(text: str, start: int) -> int:
    """Where the slogan around ``start`` closes, a short quotation that opens with a numeral: “三个必须”; else 0.

    >>> slogan_end("落实“三个必须”要求", 3)
    8
    """
    words = _words()
    at = start - 1
    closing = words.quotes.get(text[at : at + 1])
    if closing is None:
        at = text.rfind("“", max(0, start - words.longest_slogan), start)
        if at < 0 or text[at + 1] not in _NUMERALS:
            return 0
        closing = "”"
    end = text.find(closing, at + 1, at + 1 + words.longest_slogan) + 1
    return end if end > start else 0


def urls(text: str) -> deque[tuple[int, int]]:
    """Where the web addresses in ``text`` stand; no number in one is a quantity.

    >>> urls("见https://example.org/a?q=30%25。")
    deque([(1, 30)])
    """
    if "://" not in text and "www." not in text:
        return deque()
    return deque(match.span() for match in _URL.finditer(text))


def _is_word(text: str, start: int, end: int, form: Form) -> bool:
    """A Chinese numeral that is part of a word, a slogan or a session: 统一, 三个“必须”, 六次全会, 千企技改, 一项."""
    words = _words()
    for key in (text[start : start + 2], text[start - 1 : start + 1]):
        for at, word in words.idioms.get(key, ()):
            first = start - at
            in_time = word[0] in words.first and text[first - 1 : first] in words.first_of_time  # 提|前一|个月
            if text.startswith(word, first) and not in_time and _holds(word, at, start, end, form):
                return True
    if text[end : end + 1] in words.quotes and form.low <= 20 and form.unit_text in _GENERAL:
        return True
    behind = words.behind.get(form.unit_text)
    if behind is not None and behind.match(text, end):
        return True
    if form.numeral in ("零", "〇", "○"):
        return True
    if form.bare and not _is_magnitude(text, start, end, form):
        return True
    return form.numeral == "一" and _is_article(text, start, end, form)


def _holds(word: str, at: int, start: int, end: int, form: Form) -> bool:
    """Whether a word that stands around a candidate holds it: 十分 no 十分钟, 其三 no 三分之二, 以上一 no 一万元."""
    if at == 0 or form.unit_text.endswith("分之"):
        return start - at + len(word) >= end
    return at < len(word) - 1 or len(form.numeral) == 1


_OF_CLOCKS = frozenset({"分", "秒", "分钟"})
_LONGEST_GROUPS = 24  # characters
_MISGROUPED = re.compile("(?<![0-9])(?!(?:19|20)[0-9]{2},\\Z)[0-9]{4,},(?:[0-9]{3},)*\\Z")


# -- the rules ---------------------------------------------------------------------------------------------------------


_BERTHS = re.compile("级[^，。；]{0,8}(?:泊位|航道|码头|船|轮|列车|港)")  # 万吨|级及以上港口泊位
_ORDINALS = re.compile(
    "第(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})(?:、第?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3}))*、\\Z"
)


def _is_magnitude(text: str, start: int, end: int, form: Form) -> bool:
    """上千家, 千余户, 突破千亿元, 百万千瓦 are amounts; 千家万户, 百强, 亿元 in 亿元国内生产总值 are not."""
    if text[start - 1 : start] in ("(", "（") and text[end : end + 1] in (")", "）"):
        return False  # 基础货币(万亿) heads a column
    words = _words()
    if form.numeral == "十" or form.more or (form.unit_text and words.magnitude.search(text, max(0, start - 3), start)):
        return True
    if words.counted_behind.match(text, end):
        return bool(form.unit_text) or form.low >= 10**8  # 亿元以上项目
    if not form.unit_text and words.bare_magnitude.search(text, max(0, start - 2), start) is not None:
        return True  # 破亿, 近百万
    if len(form.numeral) == 1:
        return form.unit is not None and form.unit.name == "t" and _BERTHS.match(text, end) is not None
    if text[end - 1] == "级" or not form.unit_text:
        return form.low >= 10**10  # 千亿级, 万亿; 百万 and 千万 are most often mere words for many
    return form.unit is not None  # 百万名, 十万人


def _is_article(text: str, start: int, end: int, form: Form) -> bool:
    """一个, 一项, 一年 say no more than a; 各一条, 一年以上 and 一年零两个月 count. 一吨 and 一倍 measure."""
    if form.low != 1 or not form.unit_text or (form.unit is not None and form.unit.kind not in _COUNTS):
        return False
    words = _words()
    return not (
        words.counted_before.search(text, max(0, start - 3), start)
        or words.counted_behind.match(text, end)
        or _SMALLER.match(text, end)
    )


def _is_rank(text: str, start: int, end: int, form: Form) -> bool:
    """前10位, 排名46位, 上升6位, 46位、|82位; 10位专家 are ten persons."""
    words = _words()
    if text[start - 1 : start] in _FROM and _TO_A_RANK.match(text, end):
        return True  # 由|26名|上升至第8名
    if text[start - 1 : start] == "后" and text[start - 2 : start - 1] in words.last_of_time:
        return False
    if text[start - 1 : start] in _LISTED and text[start - 2 : start - 1] == form.unit_text:
        far = max(0, start - _RANKED)
        start = max(far - 1, *(text.rfind(mark, far, start - 1) for mark in "，。；\n"))  # the clause names them once
        return words.rank.search(text, start + 1, end) is not None
    return words.next_to_rank.search(text, max(0, start - 1), start) is not None or (
        form.unit_text == "位" and words.rank.search(text, max(0, start - 8), start) is not None
    )


_FROM, _LISTED = frozenset("由从"), frozenset("、和")
_TO_A_RANK = re.compile("[一-鿿]{0,4}[至到]了?(?:第|[0-9]{1,4}[位名](?![一-鿿]))")
_RANKED = 80  # characters of a clause that lists ranks


def _is_year(text: str, start: int, end: int, form: Form) -> bool:
    """一九五四年, 八二年, 97年; 五年, 75年来 and 产权70年 are spans of time."""
    if form.arabic:
        words = _words()
        if text[start - 1 : start] in _NUMERALS:
            return True  # 一九八０年
        return (
            len(form.numeral) == 2
            and form.low >= 49
            and words.span_behind.match(text, end) is None
            and words.span_before.search(text, max(0, start - 3), start) is None
        )
    return len(form.numeral) > 1 and not _NO_YEAR.search(form.numeral)


def _is_year_in_characters(text: str, start: int, end: int, form: Form) -> bool:
    """民国一一二年度; 两个年度 and 3年度 are spans of time."""
    return not form.arabic and _is_year(text, start, end, form)


def _is_quarter(text: str, start: int, end: int, form: Form) -> bool:
    """三季度 and 前三季度 are dates; 连续10个季度 counts."""
    return form.low <= 4


def _is_day_of_month(text: str, start: int, end: int, form: Form) -> bool:
    """24日 is a date; 3日内, 不少于30日 and a mean of 8.8日 are terms."""
    words = _words()
    return not (form.decimal or form.low > _LAST_DAY) and not (
        words.term_behind.match(text, end) or words.term_before.search(text, max(0, start - 8), start)
    )


_LAST_DAY = 31  # of a month


def _is_clock(text: str, start: int, end: int, form: Form) -> bool:
    """30分 in 8时30分, 33秒 in 14时5分33秒; but 2小时30分 is a span of time."""
    return _HOUR.search(text, max(0, start - 5), start) is not None


def _is_no_doubling(text: str, start: int, end: int, form: Form) -> bool:
    """翻两番 and 翻了近一番 double; 一番 does not."""
    return DOUBLES.search(text, max(0, start - 4), start) is None


def _is_of_a_page(text: str, start: int, end: int, form: Form) -> bool:
    """The counter of a web page: 共3条 1/1页 每页20条."""
    return _PAGE_COUNTER.search(text, max(0, start - 8), end + 6) is not None


_PAGE_COUNTER = re.compile("[0-9]+/[0-9]+页|每页[0-9]+条|共[0-9]+页")


def _counts_no_articles(text: str, start: int, end: int, form: Form) -> bool:
    """A page's counter, and a document called by how many articles it has: 人才新政81条; but 人才81条措施 counts."""
    if _is_of_a_page(text, start, end, form):
        return True
    return _words().of_articles.search(text, max(0, start - 8), start) is not None and not _MEASURES.match(text, end)


def _is_denominator(text: str, start: int, end: int, form: Form) -> bool:
    """What a rate is one of, without 每: 10万人|生产安全事故死亡人数."""
    return form.low in _DENOMINATORS and _OF_SO_MANY.match(text, end) is not None


_DENOMINATORS = frozenset({10**4, 10**5, 10**6})
_OF_SO_MANY = re.compile("口?(?!死亡|发病|受伤)[一-鿿]{2,14}?(?:死亡|发病|感染|患病|伤亡)(?:率|人数|数)")
_MEASURES = re.compile("[一-鿿]{0,8}(?:措施|举措|政策|意见|建议|线索|信息|任务|规定|标准)")
_JUDGES: dict[str, Callable[[str, int, int, Form], bool]] = {
    "条": _counts_no_articles,
    "人": _is_denominator,
    "页": _is_of_a_page,
    "位": _is_rank,
    "名": _is_rank,
    "年": _is_year,
    "年度": _is_year_in_characters,
    "季度": _is_quarter,
    "日": _is_day_of_month,
    "分": _is_clock,
    "秒": _is_clock,
    "番": _is_no_doubling,
}
DOUBLES = re.compile(r"翻了?(?:约|近|将近|接近)?\Z")
_GENERAL = frozenset(("个", "项", "条", "大", "种", "类"))
_PLAIN_KINDS = frozenset(("share", "point", "money"))
_COUNTS = frozenset(("classifier", "people", "calendar", "time", "working_time", "transport"))
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
SUSPICIOUS = _LETTERS | frozenset("第〔№＃#@§每前首-－−﹣负下–—_.,\"“「『《‘'、")
_URL = re.compile(r"[hfw](?:ttps?://|tp://|ww\.)[!-~]+")
_NO_YEAR = re.compile("[十百千万亿两、]")  # 二十年, 两三年, 三、四年
_SMALLER = re.compile("[零又]?[0-9一二三四五六七八九十两半]{1,3}(?:个半?月|分|秒|个?小时)")
_HOUR = re.compile("[0-9一二三四五六七八九十][时点](?:[0-9]{1,2}分|[一二三四五六七八九十]{1,3}分)?\\Z")


@dataclass(slots=True)
class _Words:
    ordinal: frozenset[str]
    idioms: dict[str, list[tuple[int, str]]]  # two characters from the numeral or before it -> places, words
    quotes: dict[str, str]
    longest_slogan: int
    first: frozenset[str]
    first_of_time: frozenset[str]
    last_of_time: frozenset[str]
    behind: dict[str, re.Pattern[str]]
    magnitude: re.Pattern[str]
    bare_magnitude: re.Pattern[str]
    counted_before: re.Pattern[str]
    counted_behind: re.Pattern[str]
    next_to_rank: re.Pattern[str]
    rank: re.Pattern[str]
    rank_share: re.Pattern[str]
    of_articles: re.Pattern[str]
    term_before: re.Pattern[str]
    term_behind: re.Pattern[str]
    span_before: re.Pattern[str]
    span_behind: re.Pattern[str]


@cache
def _words() -> _Words:
    table = load("negatives")
    idioms: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word in table["words"]["beginning"].split():
        idioms[word[:2]].append((0, word))
    for word in table["words"]["inside"].split():
        for at in range(1, len(word)):
            if word[at] in _NUMERALS:
                idioms[word[at - 1 : at + 1]].append((at, word))

    def behind(words: str) -> re.Pattern[str]:
        return re.compile(trie(words.split()))

    def before(words: str) -> re.Pattern[str]:
        return re.compile(f"{trie(words.split())}\\Z")

    signs, quotation = table["before"], table["quotation"]
    return _Words(
        frozenset(signs["arabic"]),
        dict(idioms),
        dict(zip(quotation["opening"], quotation["closing"], strict=True)),
        quotation["longest"],
        frozenset(signs["first"]),
        frozenset(signs["first_of_time"]),
        frozenset(signs["last_of_time"]),
        {
            unit: re.compile(rule)
            for unit, rule in table["behind"].items()
            if unit not in ("counted", "term", "span", "number")
        },
        magnitude=before(signs["magnitude"]),
        bare_magnitude=before(signs["bare_magnitude"]),
        counted_before=before(signs["counted"]),
        counted_behind=behind(table["behind"]["counted"]),
        next_to_rank=before(signs["next_to_rank"]),
        rank=re.compile(f"{trie(signs['rank'].split())}[^，。；、]{{0,5}}"),
        rank_share=re.compile(f"{trie(signs['rank_share'].split())}[^，。；、]{{0,4}}前\\Z"),
        of_articles=before(signs["of_articles"]),
        term_before=re.compile(f"{trie(signs['term'].split())}{trie(signs['between_term'].split())}{{0,2}}\\Z"),
        term_behind=behind(table["behind"]["term"]),
        span_before=before(signs["span"]),
        span_behind=behind(table["behind"]["span"]),
    )


_NUMERALS = frozenset("一二三四五六七八九十百千万亿两半几数")
