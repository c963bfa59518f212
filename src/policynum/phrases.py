"""The phrase that leads to a number: 全年|规上工业增加值|增长6%.

It is what is left of the clause once the words that only open it (全县, 力争), its verbs (完成) and its times are taken
off. Which words those are stands in data/indicators.toml.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, nouns, patterns
from policynum.clauses import phrase_end
from policynum.nouns import Around, Piece

REACH = 120  # characters before a number's clause in which its phrase may stand


def find(text: str, begin: int, around: Around) -> list[Piece]:
    """The pieces of the phrase that leads to a number, less what only opens the clause.

    >>> find("全省完成林业产值30亿元", 0, Around(0, 0, 8, 8, 12))
    [(4, 8)]
    """
    if text[begin] in _MAY_BE_COUNTED_SO and (counted := _COUNTED_SO.match(text, begin, around.phrase_end)):
        begin = counted.end()  # 按年平均汇率计算|为5686美元
    stretch = _clear_of_bases(text, begin, around)
    if stretch is None:
        return []
    begin, end = stretch
    for time_start, time_end in around.times:
        if time_start < begin < time_end:
            begin = time_end  # 5年|内引进: 5年 is measured, and 5年内 a time
        if begin <= time_start and time_end <= around.number:
            if _opens(text, begin, time_start):
                begin = time_end
            elif time_end >= end:
                end = min(end, phrase_end(text, begin, time_start))
            elif end - time_end > 2 and text.endswith(lexicon.changing(), begin, time_start):
                begin = time_end  # a heading that runs on: …稳步增长上半年全市…
            else:
                return _around_time(text, begin, time_start, time_end, end)
    begin = trim(text, _behind_doer(text, begin, end), end)
    if text.startswith("“", begin) and text.find("”", begin, end) < 0:
        begin = trim(text, begin + 1, end)  # 提出“|引进人才|达到2000名”
    end = _before_source(text, begin, end)
    bracketed = text[around.begin - 1 : around.begin] in ("）", ")")
    front = _before_brackets(text, around) if bracketed else []
    return _joined(text, front, _split(text, begin, end), around) if begin < end else front


def _clear_of_bases(text: str, begin: int, around: Around) -> Piece | None:
    """The stretch less the bases of comparison in it: 粮食产量|比上年增长; None where a base is all that it tells."""
    end = around.phrase_end
    for base_start, base_end, basis in around.bases:
        if not (begin <= base_start < around.number and base_start <= end):
            continue
        if text[begin:base_start].strip(" 、，,　"):
            return begin, phrase_end(text, begin, base_start)
        more = text.startswith(("多", "少"), base_end)
        if more or basis in ("peer", "plan") or text.endswith("的", base_end + 1, around.number):
            return None  # 比2020年普查的|3人减少
        begin = base_end
    return begin, end


_DOER = 6  # characters; in a shorter stretch nobody is named who does anything
_DEFINED = re.compile("是指|系指|扣除[^，。的]{2,10}的(?=核心)|并且(?=[一-鿿]{3})|(?<=以[上下内])或者?(?=[一-鿿]{3})")
_MAY_TELL_WHO = re.compile("[将把让使预共全我对凡是系并或扣为向给帮]")


@cache
def _serves() -> re.Pattern[str]:
    """What is done for somebody: 为企业提供|扶持资金; 为企业|减税降费 is named with its verb."""
    return re.compile(
        rf"(?:为|向|给|帮助?)[^，。；、]{{2,16}}?{patterns.trie(nouns.words('serves'))}了?"
        "|(?:为|给)[^，。；、]{2,8}?(?=减税|减负|让利|授信)"
    )


def _behind_doer(text: str, begin: int, end: int) -> int:
    """Where a phrase begins behind who does it, and where: 某地企业将|销售收入, 税务部门共组织|税收收入."""
    if end - begin <= _DOER or not _MAY_TELL_WHO.search(text, begin, end):
        return begin
    last = end - 2  # what looks ahead must see the whole phrase: 病床|使用率
    for taken in _TAKES.finditer(text, begin, end):
        begin = taken.end() if taken.end() <= last else begin
    for said in _EXPECTS.finditer(text, begin, end):
        begin = said.end() if said.end() <= last else begin
    if (in_all := _in_all().search(text, begin + 2, end)) is not None and in_all.end() < end - 1:
        begin = in_all.end()
    for place in _WHOLE_PLACE.finditer(text, begin, end):
        begin = place.end() if place.start() > begin + 4 and place.end() <= last else begin
    for served in _serves().finditer(text, begin, end - 1):
        begin = served.end()  # 为企业提供|扶持资金
    for defined in _DEFINED.finditer(text, begin, end - 2):
        begin = defined.end()
    if text.startswith(("对于", "凡"), begin):
        begin = max(begin, text.rfind("、", begin, end) + 1)
    return begin


def _before_source(text: str, begin: int, end: int) -> int:
    """Where a phrase ends before what it is since, in, from or limited by: 收入|自注册以来, 种类|从国家规定的."""
    if not _MAY_TELL_SOURCE.search(text, begin, end):
        return end
    if since := _SINCE.search(text, begin, end):
        end = since.start()
    if limit := _limits().search(text, begin + 2, end):
        end = phrase_end(text, begin, limit.start())
    if world := _OF_THE_WORLD.search(text, begin + 2, end):
        end = world.start()
    if source := _SOURCE.search(text, begin + 2, end):
        end = phrase_end(text, begin, source.start())
    return end


_MAY_TELL_SOURCE = re.compile("[自不至到从由]")


@cache
def _limits() -> re.Pattern[str]:
    """What limits a number from afar: 绿地面积|不得低于用地总面积的|35%."""
    words = lexicon.load("bounds")["distant"]["nouns"].split()
    return re.compile(patterns.trie(word for word in words if word[0] == "不"))


def _joined(text: str, front: list[Piece], pieces: list[Piece], around: Around) -> list[Piece]:
    """The pieces with what stands before the gloss in brackets that they follow: 广义货币（M2）|余额."""
    if not front or any(character.isdigit() for character in text[slice(*front[0])]):
        return pieces
    dated = any(front[0][0] <= time < pieces[0][0] for time, _ in around.times)
    if front[-1][1] < around.begin == pieces[0][0] < front[-1][1] + _GLOSS and not dated:
        return [*front[:-1], (front[-1][0], pieces[0][1]), *pieces[1:]]
    return [*front, *pieces]


_MAY_BE_COUNTED_SO = frozenset("，、如若按")
_COUNTED_SO = re.compile("[，、]?(?:如果|若)?按照?[^，。；]{2,20}(?:计算|折算|计价|测算|口径)")
_THAN = re.compile("[比较](?:上|去|前)[年月季周]")  # 比去年同期|（下同）
_GLOSS = 10  # characters of a gloss in brackets that belongs to a name


def _around_time(text: str, begin: int, time_start: int, time_end: int, end: int) -> list[Piece]:
    """The phrase with a time in its midst: 企业职工养老金|2024年|发放总额."""
    behind = phrase_end(text, time_end, end)
    if (in_all := _in_all().match(text, time_end, behind)) is not None and in_all.end() < behind - 1:
        return [(in_all.end(), behind)]  # 税务部门|上半年|共组织税收收入
    begin = trim(text, begin, time_start)
    pieces = [(begin, time_start), (trim(text, time_end, behind), behind)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _before_brackets(text: str, around: Around) -> list[Piece]:
    """The phrase before a gloss in brackets: 地区生产总值（GDP）."""
    close, times = around.begin - 1, around.times
    opening = max(text.rfind(mark, max(0, close - 24), close) for mark in "（(")
    if opening < 0:
        return []
    several = text.find("分别", close, around.number) >= 0  # 厕所普及率、分类屋（亭）覆盖率分别达|90%、96%
    front = (_LIST_BEFORE if several else _NAME_BEFORE).search(text, max(0, opening - _BEFORE), opening)
    assert front is not None
    begin = opening - len(front[0])
    begin = trim(text, max([begin, *(end for start, end in times if begin <= start and end < opening)]), opening)
    if (in_all := _in_all().search(text, begin, opening)) is not None and in_all.end() < opening - 1:
        begin = in_all.end()
    if begin >= opening or _THAN.match(text, begin, opening):
        return []
    if text.find("、", opening, close) > 0:
        return [(begin, close + 1)]  # 示范企业（平台、项目）
    return _split(text, begin, phrase_end(text, begin, opening))


_BEFORE = 40  # characters of a name before its gloss
_NAME_BEFORE = re.compile(r"[^，。；：、（()）,;:\n]*\Z")
_LIST_BEFORE = re.compile(r"[^，。；：（()）,;:\n]*\Z")


def _opens(text: str, begin: int, end: int) -> bool:
    """Whether nothing but openers and verbs stands before a time."""
    while begin < end:
        found = _openers().match(text, begin, end) or verbs().match(text, begin, end) or _AT.match(text, begin, end)
        if not found:
            return False
        begin = found.end()
    return True


_WHOLE_PLACE = re.compile(
    "[全我](?<![占于比较居在动].)(?:(?<=全)[市省区县州]|(?<=我)[省市区县国])(?!平均|总量|的|第|比重|同|各|有)"
)


@cache
def _in_all() -> re.Pattern[str]:
    """A verb with 共 before it: what stands before them is who did it."""
    return re.compile(rf"(?:(?<![公不总合])共(?!同|享|有|计|处)|一共|总共)(?:{patterns.trie(nouns.words('verbs'))})")


_TAKES = re.compile(
    "[将把](?<![即必或也还].)(?![军来近要乐由从达超为在冲])|让(?<![转出礼谦忍退避].)(?![利渡])|使(?<![大即致促驱假天行迫].)(?![用命馆得])"
)
_EXPECTS = re.compile("预测(?![准模性])|预期(?=[0-9今明来])|预料")  # 有关机构预测|中国经济
_AT = re.compile("[于在到自]")
_SOURCE = re.compile(
    "(?<![服随自理事案缘])[从由](?![业事严属教军于来北南东西]|[^，。；]{1,14}中)"
)  # 补贴种类从|国家规定的
_OF_THE_WORLD = re.compile(r"(?:已|均|分别)*(?:提升|上升|提高|升|增)[至到]了?(?:全球|世界|全国|全省)(?:总量|总数)?\Z")
_SINCE = re.compile("自[^，。；、]{1,12}以来")  # 营业收入自注册以来首次达到


@cache
def _openers() -> re.Pattern[str]:
    openers = tuple(nouns.words("openers"))
    verbs = (verb for verb in nouns.words("verbs") if verb.startswith(openers) and verb not in openers)  # 共有, 再建
    trie, names = patterns.trie(openers), patterns.trie([*nouns.words("kept"), *verbs])
    count = "[一二三四五六七八九十百]+"
    first = (
        "".join(sorted({word[0] for word in nouns.table("openers")}))
        + r"\s、,，*#>　—\-和及与（(0-9第自一二三四五六七八九十百①-⑳✅●■◆▲"
    )
    numbers = (
        rf"[（(]{count}[）)]|{count}、(?![二三](?:、三)?产)|[0-9]{{1,2}}(?:[.．](?![0-9])|、(?=[一-鿿]))|第{count}条"
    )
    marks = r"[\s、,，*#>　—\-和及与①-⑳✅●■◆▲]"
    return re.compile(rf"(?=[{first}])(?:(?!{names})(?:{trie}|{marks})|{numbers}|自[^，。；、\n]{{1,12}}以来)+")


@cache
def verbs() -> re.Pattern[str]:
    """A verb before the thing measured, which is no part of its name.

    >>> verbs().match("完成投资")[0], verbs().match("投资完成")
    ('完成', None)
    """
    first = "".join(sorted({word[0] for word in nouns.table("verbs")}))
    kept, words = patterns.trie(nouns.words("kept")), patterns.trie(nouns.words("verbs"))
    return re.compile(rf"(?=[{first}])(?!{kept})(?:{words})(?!后)")  # 建成|后 opens a clause


def trim(text: str, begin: int, end: int) -> int:
    """Where a phrase begins once verbs and openers are taken off its start.

    >>> trim("全省完成林业产值", 0, 8)
    4
    """
    taken = _taken_off().match(text, begin, end)
    return taken.end() if taken else begin


@cache
def _taken_off() -> re.Pattern[str]:
    """Verbs, each with what may open a clause behind it, and openers; 出口额, 开工率, 建设用地面积 keep their verb."""
    verb, opener = verbs().pattern, _openers().pattern
    no_name = rf"(?=实现|设立|组建){verb}|(?>{verb})(?!{_NAME_AFTER_VERB.pattern}|\Z)"
    return re.compile(rf"(?:(?:{no_name})(?:{opener})?+|{opener})++")


_NAME_AFTER_VERB = re.compile(
    r"[率额量费值房]|数(?![字据控智码])|指数|面积|时间|人员|人次|规模|价格|标准|成本|能力|收入|比例|情况|强度|水平|周期|工期|里程"
)


_INNER = re.compile("(?:实现|完成)(?!率)")
_PLACE = re.compile(r"[\w]{1,3}[省市县区州]$|(?:全|我|本)[省市县区州国]$")


def _split(text: str, begin: int, end: int) -> list[Piece]:
    """The phrase in pieces where a verb parts them (第一产业|实现|增加值); of a list with 等 only its head."""
    for found in _INNER.finditer(text, begin + 2, end):
        head = trim(text, found.end(), end)
        if head < end:
            stop = phrase_end(text, begin, found.start())
            return [(head, end)] if _PLACE.fullmatch(text, begin, stop) else [(begin, stop), (head, end)]
    tail = text.rfind("等", begin, end)
    if 0 < tail < end - 4 and text[tail + 1] not in "级效待候额于地" and text[tail - 1] not in "高中初优平同对":
        if text[tail - 1] == "”" and text.startswith(("系列", "主题", "品牌"), tail + 1):
            return [(begin, end)]  # “甲”“乙”等系列活动 says nothing without its names
        new = nouns.new().match(text, begin, end)
        return [new.span(), (tail + 1, end)] if new else [(tail + 1, end)]  # 新增|风电、光伏等|新能源装机
    return [(begin, end)]


def done(text: str, left: list[Piece]) -> list[Piece]:
    """What was done, counted behind its verb: 甲地集聚|研发团队|53支; else the pieces as they are.

    >>> done("某科学城集聚高水平研发团队", [(0, 13)]), done("某科学城集聚企业", [(0, 8)])
    ([(6, 13)], [(0, 8)])
    """
    start, end = left[-1]
    for verb in parting().finditer(text, start + 2, end):
        begin = trim(text, verb.end(), end)
        if begin < end - 3:  # 某地集聚企业 says more than 企业
            new = nouns.new().match(text, start, end)
            left = [new.span(), (begin, end)] if new else [(begin, end)]
    return left


@cache
def parting() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(nouns.words('parting'))})(?!{_COMPOUND.pattern}|{_NAME_AFTER_VERB.pattern})")


_COMPOUND = re.compile(
    "[和及与或、的区]|产业转移|项目|资金|工程|方案|政策|机[构制]|平台|中心|措施|计划|力度|工作|基地|标准"
)


def undone(text: str, left: list[Piece]) -> list[Piece]:
    """The phrase with the verb before it that did away with the thing, unless another verb goes with that one.

    >>> undone("累计清退网箱养殖", [(4, 8)]), undone("修改废止规章", [(4, 6)])
    ([(2, 8)], [(4, 6)])
    """
    start, end = left[0]
    if text[start - 2 : start] not in nouns.table("undone"):
        return left
    before = text[start - 4 : start - 2]
    another = before[-1:] in ("、", "和") or (before != "累计" and before in nouns.table("verbs"))
    return left if another else [(start - 2, end), *left[1:]]


def granted(text: str, left: list[Piece]) -> list[Piece]:
    """What is given, less how often and to whom: 一次性|奖励|企业100元.

    >>> granted("一次性奖励企业100元", [(0, 7)])
    [(3, 5)]
    """
    found = _granted().fullmatch(text, *left[-1]) or _to_each().fullmatch(text, *left[-1])
    return [*left[:-1], found.span("grant")] if found else left


@cache
def _granted() -> re.Pattern[str]:
    grants = patterns.trie(lexicon.gifts())
    return re.compile(
        rf"(?:一次性|最高|每年|再|另行?|额外)*(?P<grant>{grants})[一-鿿]{{0,4}}(?:企业|单位|机构|园区|个人|人)"
    )


@cache
def _to_each() -> re.Pattern[str]:
    """每人一次性|安家补助|30万元."""
    grants = patterns.trie(lexicon.gifts())
    return re.compile(rf"(?:每[人名家户个位年月](?:企业|机构|团队)?|一次性)+(?P<grant>[一-鿿]{{0,6}}(?:{grants}))")


def lasting(text: str, left: list[Piece]) -> list[Piece]:
    """What has lasted so long, less who did it and where: 依法登记并|实际运营|满一年, 依法被|吊销驾驶证|未满五年.

    >>> lasting("依法登记并实际运营满一年", [(0, 9)])
    [(5, 9)]
    """
    start, end = left[-1]
    deed = _LASTING.search(text, start, end)
    return [*left[:-1], deed.span("deed")] if deed else left


_LASTING = re.compile("(?:[^，。]*(?:并且?|且|被)|.+?(?=连续))(?P<deed>[一-鿿]{3,})\\Z")


def comprising(text: str, left: list[Piece]) -> list[Piece]:
    """What is made up of the things listed: 修复工程|包括堤防、水库等|10项.

    >>> comprising("新列车包括动力车、拖车等5类", [(0, 12)])
    [(0, 3)]
    """
    start, end = left[-1]
    listed = _COMPRISES.search(text, start + 2, end)
    return [*left[:-1], (start, listed.start())] if listed else left


_COMPRISES = re.compile("主?要?(?:包括|包含|涵盖|分为|分别[为是])")


def less_others(text: str, begin: int, number: int, left: list[Piece]) -> list[Piece]:
    """What is a multiple, less what it is one of: 装机是|正常能力的|10倍, 超|总任务的|80%.

    >>> less_others("常住人口是十年前的10倍", 0, 9, [(0, 8)])
    [(0, 4)]
    """
    if not left or (text.endswith("的", begin, number) and _EXCEEDS.match(text, begin, left[0][0])):
        return []
    start, end = left[-1]
    others = _OTHERS.search(text, start, end)
    if others is None:
        return left
    return [*left[:-1], (start, others.start())] if others.start() > start else left[:-1]


_EXCEEDS = re.compile("[，、]?(?:已|均|都)?(?:超过?(?![级大高低])|达到?|相当于)")
_OTHERS = re.compile("(?:几乎|约|大约|均|都|还|只|仅|也|仍|已)?(?:是|为|达到|不低于|不得超过|不超过|相当于)")
