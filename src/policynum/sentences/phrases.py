"""The phrase that leads to a number: 全年|规上工业增加值|增长6%.

It is what is left of the clause once the words that only open it (全县, 力争), its verbs (完成) and its times are taken
off.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.sentences import nouns, trimming
from policynum.sentences.clauses import phrase_end
from policynum.sentences.nouns import Around, Piece

REACH = 120  # characters before a number's clause in which its phrase may stand


def find(text: str, begin: int, around: Around) -> list[Piece]:
    """The pieces of the phrase that leads to a number, less what only opens the clause.

    >>> find("全省完成林业产值30亿元", 0, Around(0, 0, 8, 8, 12))
    [(4, 8)]
    """
    stretch = _clear_of_bases(text, begin, around)
    if stretch is None:
        return []
    begin, end = stretch
    for time_start, time_end in around.times:
        if time_start < begin < time_end:
            begin = time_end  # 5年|内引进: 5年 is measured, and 5年内 a time
        if begin <= time_start and time_end <= around.number:
            if trimming.opens(text, begin, time_start):
                begin = time_end
            elif time_end >= end:
                end = min(end, phrase_end(text, begin, time_start))
            elif end - time_end > 2 and text.endswith(lexicon.changing(), begin, time_start):
                begin = time_end  # a heading that runs on: …稳步增长上半年全市…
            else:
                return _around_time(text, begin, time_start, time_end, end)
    if text[begin - 1 : begin].isalnum() and (became := _became_before().match(text, begin, end)) is not None:
        begin = became.end()  # 第一批30座建成并网、|第二批|20座开工
    begin = _behind_what_was_done(text, begin, end)
    behind_doer = trimming.behind_doer(text, begin, end)
    acted, begin = behind_doer > begin, trimming.trim(text, behind_doer, end)  # 中国（某地）自贸试验区推出|创新成果
    begin = _behind_quote(text, begin, end)
    if (in_all := _DID_IN_ALL.search(text, begin + 3, end)) is not None:
        begin = trimming.trim(text, in_all.end(), end)
    if (dateline := _DATELINE.match(text, begin, end)) is not None:
        begin = trimming.trim(text, dateline.end(), end)
    if text[begin] in _MAY_LEAD and (lead := _leads().match(text, begin, end)) is not None:
        begin = lead.end()
    end = trimming.before_source(text, begin, end)
    if text.startswith("能从", end - 1) and text[end - 2] in _MEASURES:
        end -= 1  # 产量|能从过去的600公斤增长到
    if text.find("比", begin, end) >= 0 and (differed := _differed().search(text, begin, end)) is not None:
        end = differed.start()
    end -= text.endswith(("“", "《"), begin + 1, end)  # 制造业比重|“由32.7%提高至33.3%”
    bracketed = text[around.begin - 1 : around.begin] in ("）", ")") and not acted
    front = _before_brackets(text, around) if bracketed else []
    return _joined(text, front, _split(text, begin, end), around) if begin < end else front


_MEASURES = frozenset("量值率额数积")  # the last characters of what is measured
# 便民服务队|共|走访群众
_DID_IN_ALL = re.compile("(?<=[队局组会委院部心站厅])共(?=[一-鿿]{4})(?![同享有计处建青])")


def less_rank(text: str, pieces: list[Piece]) -> list[Piece]:
    """The phrase less what it says of its rank or its record: 粮食产量|创历史新高|、达86亿斤.

    >>> less_rank("粮食产量创历史新高", [(0, 9)]), less_rank("居全国第一", [(0, 5)])
    ([(0, 4)], [])
    """
    if (
        not pieces
        or _OF_RANKS.isdisjoint(text[slice(*pieces[-1])])
        or (ranked := _RANKED.search(text, *pieces[-1])) is None
    ):
        return pieces
    return [*pieces[:-1], (pieces[-1][0], ranked.start())] if ranked.start() > pieces[-1][0] else pieces[:-1]


_OF_RANKS = frozenset("创刷居列排连")  # one of them is in whatever the pattern finds
_RANKED = re.compile(
    "(?:连续[0-9一二两三四五六七八九十]+[年季月]|再|又|首次|稳|跃|高|位|均|已)*(?:创|刷新|[居列](?!民)|排名?)了?"
    "(?:历史|历年|同期|近[0-9一二三四五六七八九十]+年|有记录|全[国省市县区球]|世界|[东中西]部|同类|[一-鿿]{0,4}第[0-9一二三四五六七八九十]|首位|前列|第)[一-鿿0-9]{0,8}\\Z"
    "|“[^”]{2,6}连[^”]{1,3}”\\Z|连续[0-9一二两三四五六七八九十]+年\\Z"
)
_MAY_LEAD = frozenset("的在比较这那它现计完年期")


# 某网广州8月5日电 |广东省进出口
_DATELINE = re.compile("[^，。；0-9]{2,12}[0-9]{1,2}月[0-9]{1,2}日[电讯](?:[ 　]|[（(][^）)]{2,12}[）)])*(?=[一-鿿])")


@cache
def _differed() -> re.Pattern[str]:
    """What is said to be done more or less of than before: 粮食|同比多收|45万吨."""
    return re.compile(rf"(?:同比|环比)[多少]{patterns.trie(lexicon.load('links')['more'])}了?\Z")


@cache
def _leads() -> re.Pattern[str]:
    """What is no part of a name: |在|距离地面400公里, |比绕行可缩短|航程3公里, |这是一片|厚度3厘米的."""
    changes = patterns.trie(sorted(lexicon.changing()))
    return re.compile(
        f"的|(?<=[天年月])期(?=[一-鿿]{{2}})|现(?:状值?)?\\Z|(?:计划|完成)?数\\Z|年底前\\Z|在(?=距)|[这那它]是(?:一[一-鿿](?=[一-鿿]))?|[比较][^，。；]{{2,12}}?[可将能会]{changes}(?=[一-鿿]{{2}})"
    )


def _behind_quote(text: str, begin: int, end: int) -> int:
    """Where a phrase begins behind a quotation mark that it does not close: 提出“|引进人才|达到2000名”."""
    opened = text.startswith("“", begin) and text.find("”", begin, end) < 0
    return trimming.trim(text, begin + 1, end) if opened else begin


def amid(text: str, begin: int, sentence: int) -> list[Piece]:
    """The phrase before that in the midst of which something is told: 工业产值|在用电量下降5%|的情况下增长6%.

    >>> amid("工业产值在用电量下降5%的情况下增长6%", 12, 0)
    [(0, 4)]
    """
    sentence = max(sentence, begin - REACH)
    where = last_in(text, sentence, begin)
    opens = max(sentence, *(text.rfind(mark, sentence, begin) + 1 for mark in "，；：、,;:"))
    first = trimming.trim(text, opens, where) if opens < where else where
    return [(first, where)] if first < where else []


def last_in(text: str, begin: int, end: int) -> int:
    """Where the last 在 that means "in" stands between two places; -1 where there is none.

    >>> last_in("产值在现在的基础上", 0, 9), last_in("现在", 0, 2)
    (2, -1)
    """
    return max((found.start() for found in _IN.finditer(text, begin, end)), default=-1)


_IN = re.compile("(?<![现存所正实潜])在")


def _clear_of_bases(text: str, begin: int, around: Around) -> Piece | None:
    """The stretch less the bases of comparison in it: 粮食产量|比上年增长; None where a base is all that it tells."""
    end = around.phrase_end
    for base_start, base_end, basis in around.bases:
        if not (begin <= base_start < around.number and base_start <= end):
            continue
        if text[base_start] == "比" and base_start > begin and text[base_start - 1] in "环同":
            base_start -= 1  # 生猪价格|环比上周|上涨
        if text[begin:base_start].strip(" 、，,　") or text[begin - 1 : begin] in ("）", ")"):
            return begin, phrase_end(text, begin, base_start)  # 投资（不含农户）|比上年增长
        if (saved := _saves().match(text, base_end, end)) is not None:
            begin = saved.end()  # 较原方案可节约|投资|7亿元
            continue
        more = text.startswith(("多", "少"), base_end)
        if more or basis in ("peer", "plan") or text.endswith("的", base_end + 1, around.number):
            return None  # 比2020年普查的|3人减少
        begin = base_end
    return begin, end


@cache
def _saves() -> re.Pattern[str]:
    return re.compile(f"[可将能会]+{patterns.trie(sorted(lexicon.changing()))}(?=[一-鿿]{{2}})")


def _joined(text: str, front: list[Piece], pieces: list[Piece], around: Around) -> list[Piece]:
    """The pieces with what stands before the gloss in brackets that they follow: 广义货币（M2）|余额."""
    if not front or any(character.isdigit() for character in text[slice(*front[0])]):
        return pieces
    dated = any(front[0][0] <= time < pieces[0][0] for time, _ in around.times)
    if front[-1][1] < around.begin == pieces[0][0] < front[-1][1] + _GLOSS and not dated:
        return [*front[:-1], (front[-1][0], pieces[0][1]), *pieces[1:]]
    return [*front, *pieces]


def _behind_what_was_done(text: str, begin: int, end: int) -> int:
    """Where a phrase begins behind what else its clause tells: 项目陆续投产、|汽车产量|, 动用了|财政结余|."""
    if _SIGNS.isdisjoint(text[begin:end]):
        return begin
    for told in (_DEED_BEFORE, _HEADLINE_BEFORE):
        found = told.search(text, begin, end)
        if found is not None and not text.endswith(nouns.measured(), begin, found.start()):
            begin = found.end()  # but 民生支出|占据了财政支出的80%
    return begin


_SIGNS = frozenset("、了已是为 　】")  # one of them is in whatever the patterns find
_DEED_BEFORE = re.compile(
    "[一-鿿]{2}(?:陆续|相继|先后|全部|正式|全面|顺利|如期|提前|加快)(?:建成|投产|开工|竣工|投用|运营|完工|推进|落地|通车|并网|建设)、(?=[一-鿿]{3})"
    "|(?:任务|目标)是(?=[一-鿿]{2})|、(?:力争|确保|争取)(?=[一-鿿]{2})"
    "|(?<=[一-鿿]{2})(?<!业)(?<![铁公水道]路)(?<!民航)已(?:经|(?!经))(?:[一-鿿]{2}到(?=[一-鿿]{2})"
    "|(?!累计[一-鿿]{2}\\Z)(?:累计|先后|陆续|成功|顺利)?(?![婚知有成建故致提探良开运竣跃占应关出贯绿实完结])"
    "(?![一-鿿]{2,6}(?:面积|里程|容量|数量|人数|产值))(?=[一-鿿]{4}))"
    "|[一-鿿]{2}(?<![占除为达到过])(?<!贡献)(?<!占据)(?<!拉动)(?<!实现)(?<!出现)(?<!创造)(?<!扭转)了(?![解如无然断])(?=[一-鿿]{2})"
)
_HEADLINE_BEFORE = re.compile(
    "日[讯电][ 　](?=[一-鿿]{2})|(?<=[一-鿿]{6})(?<!人均)(?<!实现)(?<!完成)(?<!企业)(?<!居民)[ 　](?=[一-鿿]{4})"
    "|(?:目标|任务|成效|情况|安排)[ 　](?=[一-鿿]{2})|】(?=[一-鿿]{2})"
)  # 全县开展植树活动 |造林面积|


@cache
def _became_before() -> re.Pattern[str]:
    became = patterns.trie(sorted(nouns.table("became") | nouns.table("states")))
    return re.compile(rf"(?:已|全部|全面|正式|陆续|相继)*(?:{became})+、")


_THAN = re.compile("[比较](?:(?:上|去|前)[年月季周]|[12][0-9]{3}年)")  # 比去年同期|（下同）
_GLOSS = 10  # characters of a gloss in brackets that belongs to a name


def _around_time(text: str, begin: int, time_start: int, time_end: int, end: int) -> list[Piece]:
    """The phrase with a time in its midst: 企业职工养老金|2024年|发放总额."""
    behind = phrase_end(text, time_end, end)
    if (in_all := trimming.in_all().match(text, time_end, behind)) is not None and in_all.end() < behind - 1:
        if not text.endswith(trimming.COME_TO, time_end, in_all.end()):
            return [(in_all.end(), behind)]  # 税务部门|上半年|共组织税收收入
        return [
            (trimming.trim(text, begin, time_start), time_start),
            (in_all.end(), behind),
        ]  # 上市公司|上半年|共实现利润
    begin, stop = _behind_quote(text, trimming.trim(text, begin, time_start), end), time_start
    if _WHO_AIMS.search(text, begin, stop):
        begin = stop  # 该省计划|今年|安排资金
    if text[stop - 1] in "在于" and begin < stop:
        stop = begin if text[stop - 2] == "了" else stop - 1  # 提出了在|2035年之前|达到国内销量
    pieces = [(begin, stop), (trimming.trim(text, time_end, behind), behind)]
    return [piece for piece in pieces if piece[0] < piece[1]]


_WHO_AIMS = re.compile(
    "(?:(?<!行动)(?<!年度|投资|发展|五年|建设|专项|规划)计划|拟|力争|预计|打算|争取|确保|建议|有信心|有把握|目标[是为]|提出|要求|明确|表示|指出|宣布|承诺|透露|下达|拨付)\\Z"
)


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
    begin = trimming.trim(
        text, max([begin, *(end for start, end in times if begin <= start and end < opening)]), opening
    )
    if (in_all := trimming.in_all().search(text, begin, opening)) is not None and in_all.end() < opening - 1:
        begin = in_all.end()
    if (than := _THAN.search(text, begin, opening)) is not None:
        opening = than.start()
    if begin >= opening:
        return []
    if _A_NUMBER.search(text, begin, opening) or _AN_AMOUNT.fullmatch(text, begin, opening):
        return []
    if text.find("、", opening, close) > 0 and _TELLS_WHICH.match(text, opening + 1) is None:
        return [(begin, close + 1)]  # 示范企业（平台、项目）
    return _split(text, begin, phrase_end(text, begin, opening))


_TELLS_WHICH = re.compile("不?含|包括|其中|[如因即指]|主要|以下简称")  # 其它因素（|因灾、因婚|）
_A_NUMBER = re.compile(r"[0-9](?:[%％‰]|个?百分点)\Z")  # 减少11%（其中…）、|15%
_AN_AMOUNT = re.compile(r"[0-9.,]+[万亿]*[一-鿿]{1,3}")  # 4.2亿元（下同）、增长|3%
_BEFORE = 40  # characters of a name before its gloss
_NAME_BEFORE = re.compile(r"[^，。；：、（()）,;:\n]*\Z")
_LIST_BEFORE = re.compile(r"[^，。；：（()）,;:\n]*\Z")


_INNER = re.compile(
    "(?:实现|完成|预计|共(?=新|接待)|(?<=[路航])已?累计(?=发送|运[输送])|(?:(?<!年度)(?<![^五]”)(?<![年度]投资)(?<!专项)(?<!招生)(?<!人才)计划|拟|力争|预计)(?=建设|新建|改建|扩建|改造|建成|开工|引进|培育|实施|发展|种植|育苗|造林|举办|投放|开行|招募))(?!率)"
)
_ADVERB = re.compile("(?:大约|约|均|各|也|仅|仍)(?=占(?!用|地(?!区|方)))")  # 商品粮量|约|占全国的1/4
_OF_ALL = ("各种", "各类", "各级", "各")
_CLASS = re.compile(
    "(?:主要|重点)?(?:行业|领域|产品|商品|部门|品种|环节)|(?:老化)?(?:更新|改造|整治|治理|建设)"
    "|(?:新兴|重点|优势|特色|支柱|主导|传统|未来)?产业(?!园|集群|基地|项目)|(?:种植|养殖|处置|处理)(?:面积|能力)"
)
_LEADS_TO = re.compile("[^、，。]*?(?:促进|带动|推动|拉动|投向|投资|依托|抓住)了?(?=[^、，。]{2,8}、)")
_PLACE = re.compile(r"[\w]{1,3}[省市县区州]\Z|(?:全|我|本)[省市县区州国]\Z")


def _split(text: str, begin: int, end: int) -> list[Piece]:
    """The phrase in pieces where a verb parts them (第一产业|实现|增加值); of a list with 等 only its head."""
    for found in _INNER.finditer(text, begin + 2, end):
        head = trimming.trim(text, found.end(), end)
        if head < end:
            stop = phrase_end(text, begin, found.start())
            alone = _PLACE.fullmatch(text, begin, stop) or text.endswith(_OF_ALL, 0, begin)
            return [(head, end)] if alone else [(begin, stop), (head, end)]  # 各种|运输方式|完成|货运量
    if text.find("占", begin + 2, end) > 0 and (taken := _ADVERB.search(text, begin + 2, end - 2)) is not None:
        return [(begin, taken.start()), (taken.end(), end)]
    tail = text.rfind("等", begin, end)
    if 0 < tail < end - 4 and text[tail + 1] not in "级效待候额于地" and text[tail - 1] not in "高中初优平同对":
        if text[tail - 1] == "”" and text.startswith(("系列", "主题", "品牌"), tail + 1):
            return [(begin, end)]  # “甲”“乙”等系列活动 says nothing without its names
        if text[begin] != "在" and _CLASS.match(text, tail + 1, end):
            led = _LEADS_TO.match(text, begin, tail)  # 项目促进了|光伏、储能等产业
            return [(led.end() if led else begin, end)]  # 煤炭、钢铁等|行业|增加值 says nothing without them
        new = nouns.new().match(text, begin, end)
        return [new.span(), (tail + 1, end)] if new else [(tail + 1, end)]  # 新增|风电、光伏等|新能源装机
    return [(begin, end)]
