"""What a mention measures: the shortest phrase that a table's row label needs, as pieces of the text.

Three shapes: the phrase stands before the number (粮食产量|252亿斤), after it (112万亩|高标准农田), or in an earlier
clause (… 1.3万亿元、增长5.8%). Pieces that stand apart are kept apart, the qualifier first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from policynum import lexicon, nouns
from policynum.clauses import phrase_end
from policynum.model import Measure
from policynum.nouns import Around as Around
from policynum.nouns import Piece as Piece


class Subject(NamedTuple):
    """The indicator of a mention: its pieces, and those of the list that it was paired from, for a later 分别."""

    pieces: tuple[Piece, ...]
    items: tuple[tuple[Piece, ...], ...] = ()
    until: int = 0  # where the noun behind the number ends
    lead: Piece | None = None  # 新增, which holds for the list's later members too
    owner: tuple[Piece, ...] = ()  # what the head or the share at the end is of: the next head is of it too


NOTHING = Subject(())
_LONGEST = 60  # characters of a noun
REACH = 120  # characters before a number's clause in which its phrase may stand


def find(
    text: str, chain: Sequence[Piece], measures: Sequence[Measure], around: Around, last: Subject
) -> list[Subject]:
    """One subject for each mention of a list: 5%、6%和7% is a list of three, most lists have one member.

    ``last`` is the subject found before in the paragraph; an elided one is taken from it.
    """
    start = chain[0][0]
    begin = max(around.begin, min(last.until, start))
    bound = _BOUND.match(text, begin, start) if text[begin] in "以左内的及" else None
    selects = bound and bound.end() == start and bound["of"] and (bound.end() - begin > 1 or begin == around.begin)
    if bound and selects and last.pieces and start - last.pieces[0][0] < _LONGEST:  # 投资5亿元以上的|50个项目
        selecting = (last.pieces[0][0], bound.end() - 1)
        found = [
            _one(text, end, measure, [], around, NOTHING, None)
            for (_, end), measure in zip(chain, measures, strict=True)
        ]
        return [one._replace(pieces=(selecting, *one.pieces)) for one in found]
    left = _left(text, max(begin, bound.end() if bound else 0), around)
    if not left and not last.pieces:
        left = _earlier(text, around)
    if left and measures[0].unit not in nouns.UNCOUNTED:
        left = _object(text, left)
    if measures[0].unit == "ratio":
        left = _of_others(text, left)
    if len(chain) == 1:
        return [_led(text, begin, _one(text, chain[0][1], measures[0], left, around, last, None), measures[0], last)]
    noun = nouns.find(text, chain[-1][1], around, measures[-1])
    if noun is None:
        items = _items(text, left, len(chain)) or (last.items if not left and len(last.items) == len(chain) else ())
        if items:
            return [Subject(item, tuple(items)) for item in items]
    return [
        _one(text, span[1], measure, left, around, last, noun) for span, measure in zip(chain, measures, strict=True)
    ]


def _object(text: str, left: list[Piece]) -> list[Piece]:
    """What was done, counted behind its verb: 甲地集聚|研发团队|53支; else the pieces as they are."""
    start, end = left[-1]
    if end - start < 8:
        return left
    for verb in _parting().finditer(text, start + 2, end):
        begin = _trim(text, verb.end(), end)
        if begin < end - 3:  # 某地集聚企业 says more than 企业
            new = nouns.NEW.match(text, start, end)
            left = [new.span(), (begin, end)] if new else [(begin, end)]
    return left


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.trie(nouns.table('parting'))})(?!{_COMPOUND.pattern}|{_NAME_AFTER_VERB.pattern})")


_COMPOUND = re.compile(
    "[和及与或、的区]|产业转移|项目|资金|工程|方案|政策|机[构制]|平台|中心|措施|计划|力度|工作|基地|标准"
)


def _of_others(text: str, left: list[Piece]) -> list[Piece]:
    """What is a multiple, less what it is one of: 装机是|正常能力的|10倍."""
    if not left:
        return left
    start, end = left[-1]
    others = _OTHERS.search(text, start, end)
    if others is None:
        return left
    return [*left[:-1], (start, others.start())] if others.start() > start else left[:-1]


_OTHERS = re.compile("(?:几乎|约|大约|均|都|还|只|也|仍|已)?(?:是|为|达到|不低于|不得超过|不超过|相当于)")


def _led(text: str, begin: int, subject: Subject, measure: Measure, last: Subject) -> Subject:
    """With 新增 before a later member of the list that it opened: 新增企业3户、|合作社2户."""
    if not subject.pieces or measure.unit in nouns.UNCOUNTED or measure.unit in nouns.MONEY:
        return subject
    start, end = subject.pieces[0]
    if found := nouns.NEW.match(text, start, end):
        return subject._replace(lead=(start, found.end()))
    joined = last.lead is not None and _JOINS.match(text, begin) and subject.pieces != last.pieces
    if not joined or text[slice(*subject.pieces[-1])] in nouns.table("heads"):
        return subject
    assert last.lead is not None
    return subject._replace(pieces=(last.lead, *subject.pieces), lead=last.lead)


_JOINS = re.compile("[、和]|[，（]?其中")


def _one(
    text: str, end: int, measure: Measure, left: list[Piece], around: Around, last: Subject, shared: Piece | None
) -> Subject:
    words = "".join(text[slice(*piece)] for piece in left)
    counted = nouns.find(text, end, around, measure) or shared
    selects = False
    if counted and words and text[end : end + 1] in ("以", "左", "的") and _OF.match(text, end):
        selects = (
            not nouns.granted(text, counted, measure)
            and words not in nouns.table("verbs")
            and nouns.NEW.fullmatch(words) is None
        )
    if counted and selects and words in nouns.table("heads"):
        return Subject((counted, *left), until=counted[1])  # 总投资200亿元的|交易中心
    if counted and selects and (price := _PRICE.search(text, *left[-1])):
        return Subject((counted, price.span()), until=counted[1])  # 某公司投资|200亿元的|交易中心
    if counted and not selects:
        until = counted[1] if counted[1] <= around.end else counted[0]  # 10个|产值超|千亿元|的园区
        named = nouns.pieces(text, around, measure, counted)
        return Subject((*_whose(text, left, counted, measure, around), *named), until=until)
    whole = None if counted else nouns.shared(text, end, around, measure)
    if whole:
        owner = _parted(text, left, whole, around, last)
        return Subject((*owner, whole), until=whole[1], owner=owner)
    if not left:
        return last
    if words in nouns.table("verbs"):
        owner = last.owner or last.pieces
        return Subject((*left, *owner), owner=owner) if words in nouns.table("states") else last
    if words.startswith(("占", "拉动")) and last.pieces:
        owner = last.pieces[:1] if words.startswith("拉动") else _without_rate(text, _named(text, last.pieces))
        return Subject((*owner, *left), owner=owner)
    if words in nouns.table("heads") and not _OF.match(text, end):
        owner = _owner(text, words, around, last)
        return Subject((*owner, *left), owner=owner)
    return Subject(tuple(left))


def _owner(text: str, words: str, around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a head such as 总投资 is of: the subject before, in its sentence; else what the sentence is about."""
    same_sentence = bool(last.pieces) and last.pieces[-1][1] >= around.sentence
    if last.pieces and (words in nouns.table("pure_heads") or same_sentence):
        if last.owner or "".join(text[slice(*piece)] for piece in last.pieces) not in nouns.table("bare_heads"):
            whole = last.owner or last.pieces
            if words not in nouns.table("pure_heads") and words not in ("新增", "净增"):
                whole = _without_head(text, whole)
            above = _without_new(text, _without_rate(text, _named(text, whole)))
            return _without_share(text, above) if words.endswith("率") else above
        return ()
    return _topic(text, around) if words in nouns.table("bare_heads") else ()


def _topic(text: str, around: Around) -> tuple[Piece, ...]:
    """What a sentence is about, where its first clause says: 甲江大桥|连接两县，全长|9公里."""
    stop = _STOP.search(text, around.sentence, around.begin)
    if stop is None or around.begin - around.sentence > REACH:
        return ()
    begin = _trim(text, around.sentence, stop.start())
    verb = nouns.until_verb(text, begin + 1, stop.start())
    end = stop.start() if verb is None else verb
    return ((begin, end),) if 2 < end - begin < 16 and not _DIGIT.search(text, begin, end) else ()


_DIGIT = re.compile("[0-9]")


_PRICE = re.compile(r"(?:总投资|总额|总金额|投资|价值|造价|金额)\Z")


def _whose(text: str, left: list[Piece], counted: Piece, measure: Measure, around: Around) -> tuple[Piece, ...]:
    """What a bare noun is of, where that stands before its number: “伙伴计划”累计引进|20家|企业, 中部崛起|30项|任务."""
    if len(left) != 1 or counted[1] - counted[0] > 4 or measure.unit.isascii():
        return ()
    start, end = left[0]
    verb = _parting().search(text, start + 2, end)
    if verb:
        if counted[1] - counted[0] > 3 or text[verb.end() : end] not in ("", "了"):
            return ()
        end = phrase_end(text, start, verb.start())
    elif not _OWNS.fullmatch(text, end, around.number) or not text.endswith(tuple(nouns.table("owners")), start, end):
        return ()
    if not 2 < end - start < 15 or _NO_OWNER.search(text, start, end):
        return ()
    return () if nouns.until_verb(text, start, end) == start else ((start, end),)


_OWNS = re.compile("的|(?:已经?)?有|设有?|")
_NO_OWNER = re.compile(r"[、0-9]|^[在对于向为给用以据从]|[省市县区州镇乡村等]\Z|全[国省市县区州]|我[国省市]")


def _parted(text: str, left: list[Piece], whole: Piece, around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a share is one of, before it: 销售收入的|15%|投入研发; nothing of 全省|77%|以上的财政支出."""
    if not left:
        among = _AMONG.search(text, max(around.sentence, around.begin - REACH), around.begin)
        if among:
            return (among.span(1),)  # 31个大类行业中，|近六成|盈利
        if text[around.begin - 1 : around.begin] == "、" or text.startswith("、", around.begin):
            return last.owner  # 贡献六成的税收、|七成|的就业
        does = nouns.until_verb(text, *whole) == whole[0]
        return (last.owner or last.pieces) if does else ()  # 小巨人企业…，超六成|处于基础领域
    start, stop = left[-1]
    place = _PLACE_LAST.search(text, start, stop)
    stop = place.start() if place else stop
    return (*left[:-1], (start, stop)) if start < stop else tuple(left[:-1])


_AMONG = re.compile(r"[在，。；、0-9]([一-鿿]{2,12})中，\Z")
_PLACE_LAST = re.compile("了?(?:全[国省市县区州旗疆美球]|我[国省市县区])?\\Z")


_BOUND = re.compile(r"(?:及?以上|及?以下|左右|以内|内(?=[的，、]))?(?P<of>的)?")
_OF = re.compile(r"(?:及?以上|及?以下|左右|以内)?的")


def _named(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a share of something at the end (外贸|占出口总值), at most three."""
    kept = tuple(piece for piece in pieces if not text.startswith(("占", "拉动"), piece[0])) or pieces[:1]
    share = _SHARE.search(text, kept[-1][0] + 2, kept[-1][1])
    return (*kept[:-1], (kept[-1][0], share.start()))[:3] if share else kept[:3]


_SHARE = re.compile("占(?![地用])")


def _without_head(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a measure of their own at the end: the 时速 after 甲铁路全长 is one of 甲铁路."""
    start, end = pieces[-1]
    own = _own().search(text, start + 2, end)
    return (*pieces[:-1], (start, own.start())) if own else pieces


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"(?:{lexicon.trie(nouns.table('bare_heads'))})\Z")


def _without_rate(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a rate at the end: after 工业投资增速 the share is one of 工业投资."""
    start, end = pieces[-1]
    found = re.search("(?:增速|涨幅|降幅|增幅)$", text[start:end])
    if not found:
        return pieces
    return (*pieces[:-1], (start, start + found.start())) if found.start() else pieces[:-1] or pieces


def _without_share(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a share at the end: after 签约项目履约率 another rate is one of 签约项目."""
    start, end = pieces[-1]
    found = re.search(r"[\w]{2}率$", text[start:end])
    if not found:
        return pieces
    return (*pieces[:-1], (start, start + found.start())) if found.start() else pieces[:-1] or pieces


def _without_new(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    start, end = pieces[0]
    found = re.match("新增|净增|新设|新建|新发布", text[start:end])
    return ((start + found.end(), end), *pieces[1:]) if found and found.end() < end - start else pieces


# -- Before the number ------------------------------------------------------------------------------------------------


@cache
def _openers() -> re.Pattern[str]:
    trie, names = lexicon.trie(nouns.table("openers")), lexicon.trie(nouns.table("kept"))
    count = "[一二三四五六七八九十百]+"
    numbers = rf"[（(]{count}[）)]|{count}、|[0-9]{{1,2}}[.．](?![0-9])|第{count}条"
    return re.compile(rf"(?:(?!{names})(?:{trie})|[\s、,，*#>　—\-和及与]|{numbers}|自[^，。；、\n]{{1,12}}以来)+")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?!{lexicon.trie(nouns.table('kept'))})(?:{lexicon.trie(nouns.table('verbs'))})")


def _left(text: str, begin: int, around: Around) -> list[Piece]:
    """The pieces of the phrase that leads to a number, less what only opens the clause."""
    end = around.phrase_end
    for base_start, base_end, basis in around.bases:
        if begin <= base_start < around.number and base_start <= end:
            if text[begin:base_start].strip(" 、，,　"):
                end = phrase_end(text, begin, base_start)
                break
            if basis in ("peer", "plan"):
                return []
            begin = base_end
    for time_start, time_end in around.times:
        if begin <= time_start and time_end <= around.number:
            if _opens(text, begin, time_start):
                begin = time_end
            elif time_end >= end:
                end = min(end, phrase_end(text, begin, time_start))
            elif end - time_end > 2 and text.endswith(_changes(), begin, time_start):
                begin = time_end  # a heading that runs on: …稳步增长上半年全市…
            else:
                return _around_time(text, begin, time_start, time_end, end)
    if end - begin > 6:
        for taken in _TAKES.finditer(text, begin, end - 2):
            begin = taken.end()  # 某地企业将|销售收入
        for place in _WHOLE_PLACE.finditer(text, begin, end - 2):
            begin = place.end() if place.start() > begin + 4 else begin
        if text.startswith(("对于", "凡"), begin):
            begin = max(begin, text.rfind("、", begin, end) + 1)
    begin = _trim(text, begin, end)
    if text.find("以来", begin, end) >= 0 and (since := _SINCE.search(text, begin, end)):
        end = since.start()
    if source := _SOURCE.search(text, begin + 2, end):
        end = phrase_end(text, begin, source.start())
    front = _before_brackets(text, around.begin - 1) if text[around.begin - 1 : around.begin] in ("）", ")") else []
    if begin >= end:
        return front
    if front and not any(character.isdigit() for character in text[slice(*front[0])]):
        return [*front, *_split(text, begin, end)]  # 广义货币（M2）余额
    return _split(text, begin, end)


def _around_time(text: str, begin: int, time_start: int, time_end: int, end: int) -> list[Piece]:
    """The phrase with a time in its midst: 企业职工养老金|2024年|发放总额."""
    begin = _trim(text, begin, time_start)
    behind = phrase_end(text, time_end, end)
    pieces = [(begin, time_start), (_trim(text, time_end, behind), behind)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _before_brackets(text: str, close: int) -> list[Piece]:
    """The phrase before a gloss in brackets: 地区生产总值（GDP）."""
    opening = max(text.rfind(mark, max(0, close - 24), close) for mark in "（(")
    if opening < 0:
        return []
    front = re.search(r"[^，。；：、（()）,;:\n]*$", text[max(0, opening - 40) : opening])
    assert front is not None
    begin = _trim(text, opening - len(front[0]), opening)
    return _split(text, begin, opening) if begin < opening else []


@cache
def _changes() -> tuple[str, ...]:
    return (*lexicon.load("cues")["rise"], *lexicon.load("cues")["fall"])


def _opens(text: str, begin: int, end: int) -> bool:
    """Whether nothing but openers and verbs stands before a time."""
    while begin < end:
        found = _openers().match(text, begin, end) or _verbs().match(text, begin, end) or _AT.match(text, begin, end)
        if not found:
            return False
        begin = found.end()
    return True


_WHOLE_PLACE = re.compile(
    "[全我](?<![占于比较居在动].)(?:(?<=全)[市省区县州]|(?<=我)[省市区县国])(?!平均|总量|的|第|比重|同|各|有)"
)


_TAKES = re.compile("[将把](?<![即必或也还].)(?![军来近要乐])")
_AT = re.compile("[于在到自]")
_SOURCE = re.compile(
    "(?<![服随自理事案缘])[从由](?![业事严属教军于来北南东西]|[^，。；]{1,14}中)"
)  # 补贴种类从|国家规定的
_SINCE = re.compile("自[^，。；、]{1,12}以来")  # 营业收入自注册以来首次达到


def _earlier(text: str, around: Around) -> list[Piece]:
    """The phrase that opens the clause before, where that holds no number (外贸5月保持增长，同比增长|3%)."""
    start = max(around.sentence, around.begin - REACH)
    if around.begin <= start:
        return []
    for stop in _STOP.finditer(text, start, max(start, around.begin - 1)):
        start = stop.end()
    time = next((time for time, _ in around.times if start < time < around.begin), None)
    start = next((time_end for time, time_end in around.times if time == start), start)
    if _verbs().match(text, start, around.begin):
        return []  # 克服困难，全年增长4.8%: what a verb opens names no subject
    begin, end = _trim(text, start, around.begin - 1), time or around.begin - 1
    verb = nouns.until_verb(text, begin + 1, end) if end > begin else None
    if verb is not None:
        return [(begin, verb)] if verb - begin > 2 else []
    return [(begin, end)] if time and end - begin > 1 else []


_STOP = re.compile("[，。；：（）,;:()>]")


def _trim(text: str, begin: int, end: int) -> int:
    """Where a phrase begins once verbs and openers are taken off its start."""
    while begin < end:
        before = begin
        verb = _verbs().match(text, begin, end)
        if verb and not _is_name(text, verb.end(), end):
            begin = verb.end()
        opener = _openers().match(text, begin, end)
        if opener:
            begin = opener.end()
        if begin == before:
            break
    return begin


_NAME_AFTER_VERB = re.compile(
    r"[率额量数费值房]|指数|面积|时间|人员|人次|规模|价格|标准|成本|能力|收入|比例|情况|强度|水平"
)


def _is_name(text: str, at: int, end: int) -> bool:
    """Whether a verb is the start of a name: 出口额, 开工率, 建设用地面积 keep theirs."""
    return at >= end or _NAME_AFTER_VERB.match(text, at, end) is not None


_INNER = re.compile("(?:实现|完成)(?!率)")
_PLACE = re.compile(r"[\w]{1,3}[省市县区州]$|(?:全|我|本)[省市县区州国]$")


def _split(text: str, begin: int, end: int) -> list[Piece]:
    """The phrase in pieces where a verb parts them (第一产业|实现|增加值); of a list with 等 only its head."""
    for found in _INNER.finditer(text, begin + 2, end):
        head = _trim(text, found.end(), end)
        if head < end:
            stop = phrase_end(text, begin, found.start())
            return [(head, end)] if _PLACE.fullmatch(text, begin, stop) else [(begin, stop), (head, end)]
    tail = text.rfind("等", begin, end)
    if 0 < tail < end - 4 and text[tail + 1] not in "级效待候额于":
        return [(tail + 1, end)]
    return [(begin, end)]


def _items(text: str, left: list[Piece], count: int) -> list[tuple[Piece, ...]]:
    """The phrase taken apart for a list of ``count`` numbers; empty where it does not have as many items."""
    if not left:
        return []
    for marks in ("、", "、和及与"):
        if len(left) == 2 and len(parts := _parts(text, *left[0], marks)) == count:
            return [(part, left[1]) for part in parts]  # 交通、水利|分别完成|投资
    begin, end = left[-1]
    share = text.find("分别", begin, end)
    tail = ((share + 2, end),) if begin < share < end - 2 else ()  # 甲、乙、丙三项分别|占全国
    end = share if tail else end
    summed = _SUMMED.search(text, begin, end)
    end = summed.start() if summed else end
    for marks in ("、", "、和及与"):
        parts = _parts(text, begin, end, marks)
        if len(parts) == count:
            break
    else:
        return []
    head = next(
        (word for word in sorted(nouns.table("shared"), key=len, reverse=True) if text.endswith(word, begin, end)), ""
    )
    lead = tuple(left[:-1])
    if not head or len(head) >= parts[-1][1] - parts[-1][0]:
        return [(*lead, part, *tail) for part in parts]
    shared = (end - len(head), end)
    whole = (*nouns.table("shared"), *"率额量数值次")
    return [
        (*lead, part, *tail) if text[part[0] : part[1]].endswith(whole) else (*lead, part, shared, *tail)
        for part in parts
    ]


_SUMMED = re.compile(r"[二三四五六七八九十两][大项个类][一-鿿]{2,4}\Z")


def _parts(text: str, begin: int, end: int, marks: str) -> list[Piece]:
    parts, at = [], begin
    for place in range(begin, end):
        if text[place] in marks:
            parts.append((at, place))
            at = place + 1
    return [part for part in (*parts, (at, end)) if part[0] < part[1]]
