"""The phrase that names a number where its own clause has none.

It stands before a bracket, before a colon (教育支出：安排|3亿元), in the clause before, or it opens the sentence. The
room of indicators knows which of them is asked when.
"""

from __future__ import annotations

import re

from policynum.sentences import comparisons, nouns, trimming
from policynum.sentences.clauses import reckoned
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.phrases import REACH
from policynum.text import numbering


def bracketed(text: str, opening: int) -> list[Piece]:
    """The phrase before the bracket in which a number stands: 大型水库（|3座）.

    >>> bracketed("全县大型水库（3座）", 6)
    [(2, 6)]
    """
    front = _FRONT.search(text, max(0, opening - 40), opening)
    begin = trimming.trim(text, front.start(), opening) if front else opening
    if (named := _NAMES.search(text, begin, opening)) is not None:
        begin = named.end()  # 集中在|电梯（
    return [(begin, opening)] if begin < opening and not _DIGIT.search(text, begin, opening) else []


_NAMES = re.compile("(?:集中在|主要[是为有]|包括|分别[是为])")
_FRONT = re.compile(r"[^，。；：、（()）,;:\n]+\Z")


def earlier(text: str, around: Around) -> list[Piece]:
    """The phrase that opens the clause before, where that holds no number (外贸5月保持增长，同比增长|3%).

    >>> earlier("水产品供应稳定，增长3%", Around(0, 8, 8, 10, 12))
    [(0, 5)]
    """
    start = max(around.sentence, around.begin - REACH)
    if around.begin <= start:
        return []
    for stop in _STOP.finditer(text, start, max(start, around.begin - 1)):
        start = stop.end()
    time = next((time for time, _ in around.times if start < time < around.begin), None)
    start = next((time_end for time, time_end in around.times if time == start), start)
    if (stated := reckoned(text, start, around.begin - 1)) < around.begin - 1:
        begin = trimming.trim(text, start, stated)
        return [(begin, stated)] if stated - begin > 1 else []  # 粮食产量按可比价格计算，增长|5%
    if trimming.verbs().match(text, start, around.begin):
        return []  # 克服困难，全年增长4.8%: what a verb opens names no subject
    begin, end = trimming.trim(text, start, around.begin - 1), time or around.begin - 1
    if (than := _THAN.search(text, min(begin + 2, end), end)) is not None:
        return (
            [] if _DIGIT.search(text, begin, than.start()) else [(begin, than.start())]
        )  # |服务业增速|高于GDP增速，达到7.2%
    verb = nouns.until_verb(text, begin + 1, end) if end > begin else None
    if verb is not None and _DIGIT.search(text, begin, verb) is not None:
        return []  # 12年的时间里|增长了36倍，
    if verb is not None:
        return [(begin, verb)] if verb - begin > 2 or text[begin:verb] in nouns.table("sectors") else []
    return [(begin, end)] if time and end - begin > 1 else []


def labelled(text: str, around: Around) -> list[Piece]:
    """The label before a colon behind which nothing but links lead to the number: 教育支出：安排|3亿元.

    >>> labelled("教育支出：安排3亿元", Around(0, 5, 7, 7, 10))
    [(0, 4)]
    """
    if text[around.begin - 1 : around.begin] not in ("：", ":"):
        return []
    front = _LABEL.search(text, max(around.sentence, around.begin - REACH), around.begin - 1)
    if front is None or _NO_LABEL.search(text, *front.span("label")):
        return []
    begin, end = trimming.trim(text, front.start("label"), front.end()), front.end()
    return [(begin, end)] if 1 < end - begin <= _LONGEST_LABEL else []


_LABEL = re.compile(r"\s*(?:[0-9]{1,2}[.．、])?(?P<label>[^，。；：（()）,;:\n]+)\Z")  # 1.固定资产投资：
_LONGEST_LABEL = 24  # characters
_NO_LABEL = re.compile(r"[0-9]|(?:[是为有如下看中]|目标|任务|要求|包括|例如|记者|主持人|分别|显示|表示|介绍|数据)\Z")


def announced(text: str, around: Around, *, measured: bool = False) -> list[Piece]:
    """What a sentence names and then speaks of: 城乡居民的储蓄存款，今年增加了|3亿元; ``measured``: if it is a measure.

    >>> announced("居民的储蓄存款，今年增加了3亿元", Around(0, 8, 10, 13, 16))
    [(0, 7)]
    """
    end = around.begin - 1
    if end - around.sentence > REACH:
        return []
    opens = next((time_end for time, time_end in around.times if time == around.sentence), around.sentence)
    begin, end = trimming.trim(text, min(opens, end), end), reckoned(text, around.sentence, end)
    if not 2 < end - begin < 17 or text[around.begin - 1] not in "，,":
        return []
    if _PLAIN.fullmatch(text, begin, end) is None:
        return []
    if (than := _THAN.search(text, begin + 2, end)) is not None:
        end = than.start()  # 服务业增速|高于GDP增速，达到7.2%
    if text.endswith(nouns.measures(), begin, end):  # 蔬菜在收入中的比重，由31%升到|36%
        return [(begin, end)] if trimming.verbs().match(text, begin, end) is None else []
    if measured:
        return []
    plain = nouns.until_verb(text, begin, end) is None and trimming.verbs().search(text, begin, end) is None
    return [(begin, end)] if plain else []


_THAN = re.compile("(?:明显|略|远)?[高低快慢多少]于")


def headline(text: str, around: Around) -> list[Piece]:
    """The short line above a run of short lines, which none of them names again: 高龄津贴⏎60岁以上，每月|75元⏎70岁….

    >>> headline("高龄津贴\\n60至69岁，每月75元；", Around(5, 12, 14, 14, 17))
    [(0, 4)]
    """
    line = text.rfind("\n", max(0, around.sentence - REACH), around.number) + 1
    if around.number - line > _SHORT_LINE:
        return []
    for _ in range(_LINES):
        end = line - 1
        line = text.rfind("\n", max(0, end - _SHORT_LINE), end) + 1
        if end <= 0 or end - line >= _SHORT_LINE:
            return []
        named = _HEADLINE.fullmatch(text, line, end)
        if named is not None:
            return [named.span("name")] if nouns.until_verb(text, *named.span("name")) is None else []
        if _DIGIT.search(text, line, end) is None and line < end:
            return []
    return []


_LINES, _SHORT_LINE = 12, 60  # lines of a run; characters of each
_HEADLINE = re.compile(rf"[\s　]*(?:{numbering.ANY})?[\s　]*(?P<name>[一-鿿]{{3,16}}(?:（[一-鿿]{{2,8}}）)?)[\s　]*")
_PLAIN = re.compile("(?![以从对在据按为就于分])[一-鿿“”]+(?<![上中里下畔边内外时后前看])")


def topic(text: str, around: Around) -> tuple[Piece, ...]:
    """What a sentence is about, where its first clause says: 甲江大桥|连接两县，全长|9公里.

    >>> topic("甲江大桥连接两县，全长9公里", Around(0, 9, 11, 11, 14))
    ((0, 4),)
    """
    clause = around.sentence
    for stop in _STOP.finditer(text, clause, around.begin) if around.begin - clause <= REACH else ():
        dated = next((time_end for time, time_end in around.times if time == clause), clause)
        begin, end = trimming.trim(text, dated, stop.start()), stop.start()
        opens = trimming.verbs().match(text, clause, end) is not None  # 克服困难，: what a verb opens names no subject
        clause = stop.end()
        if opens or begin >= end:
            continue
        verb = nouns.until_verb(text, begin + 1, end)
        end = end if verb is None else verb
        pace = _PACE.search(text, begin + 2, end)
        end = pace.start() if pace else end
        end -= 2 * text.endswith("方面", begin + 2, end)  # 新能源汽车|方面，去年产量
        named = 2 < end - begin < 16 or text[begin:end] in nouns.table("kinds")  # 粮食|生产再获丰收
        return ((begin, end),) if named and not _DIGIT.search(text, begin, end) else ()
    return ()


def viewed(text: str, around: Around) -> Piece | None:
    """The measure by which a sentence looks at several: 从|利润率|来看，甲公司5%、乙公司|4%.

    >>> viewed("从利润率来看，甲公司5%", Around(0, 7, 10, 10, 12))
    (1, 4)
    """
    found = comparisons.viewed(text, around.sentence, around.begin, around.number)
    if found is None or not found["what"].endswith(nouns.measured()):
        return None
    begin, end = found.span("what")
    begin = max([begin, *(time_end for time, time_end in around.times if begin - 1 <= time and time_end < end)])
    begin = trimming.trim(text, begin, end)
    return (begin, end) if text[begin:end] not in _VIEWS else None


_VIEWS = frozenset(
    {"质量", "规模", "企业规模", "数量", "总量"}
)  # by which things are told apart, and not what is measured


def topic_of_several(text: str, around: Around) -> Piece | None:
    """The measure that is a sentence's first clause, of the things it then names: |人均收入|，城镇5万元，农村|2万元.

    >>> topic_of_several("人均收入，城镇为5万元", Around(0, 5, 8, 8, 11))
    (0, 4)
    """
    if around.begin - around.sentence > REACH:
        return None
    opens = max(around.sentence, *(text.rfind(mark, around.sentence, around.begin) + 1 for mark in "；;"))
    first = _FIRST_CLAUSE.match(text, opens)
    if first is None or first.end() > around.begin or _ONES_BEFORE.fullmatch(text, first.end(), around.begin) is None:
        return None
    begin, end = first.span("what")
    if _THAN.search(text, begin, end) is not None:
        return None
    begin = max([begin, *(time_end for time, time_end in around.times if begin == time and time_end < end)])
    if text.startswith(("以", "按", "从"), begin) and (of := text.find("的", begin, end)) > 0:
        begin = of + 1  # 以当年价测算的|人均收入
    if end - begin < 3 or not text.endswith(nouns.measured(), begin, end):
        return None
    return (begin, end) if trimming.trim(text, begin, end) == begin else None


_FIRST_CLAUSE = re.compile(
    "[\\s　]{0,8}(?!狠抓|高度|重视|关注|聚焦|围绕|抓好|紧盯|坚持)(?P<what>[^，。；：、\n]{3,24})[，,]"
)
# 城镇为5万元，
_ONES_BEFORE = re.compile(
    "(?>(?:[一-鿿]{2,10}(?:达到?|为|是)(?>[0-9.]+)[^，。；：、\n0-9.][^，。；：、\n0-9.]{0,11}[，,；;、])*)"
)


_PACE = re.compile(
    "(?:的(?:业绩|表现|成绩|走势|势头))?(?:最|较|更|很|十分|非常)[一-鿿]{1,4}\\Z"
    "|(?:整合|升级|转型|发展|建设|调整|推进)*(?:步伐|进程|力度|速度|势头|态势)\\Z"
)


def ranked_by(text: str, around: Around) -> Piece | None:
    """The measure by which a list ranks those that it names: |投资|增速前两名：青溪县5%，白石县|4%.

    >>> text = "投资增速前两名：青溪县5%，白石县4%"
    >>> ranked_by(text, Around(0, 8, 11, 11, 13))
    (0, 2)
    """
    far = max(0, around.begin - REACH)
    if _RANKS.search(text, far, around.begin) is None:
        return None
    line = text.rfind("\n", far, around.begin) + 1
    rankings = list(_RANKING.finditer(text, max(line, far), around.begin))
    if not rankings or text.find("。", rankings[-1].end(), around.begin) >= 0:
        return None
    begin, end = rankings[-1].span("what")
    begin = max([begin, *(time_end for time, time_end in around.times if begin - 6 <= time and time_end < end)])
    return (begin, end) if end - begin > 1 else None


_RANKS = re.compile("[名位][^，。；0-9]{0,8}[：:]")
_RANKING = re.compile(
    "(?P<what>[^，。；：\n0-9]{2,16}?)(?:增速|增幅|涨幅|降幅)?(?:排名|位居|居)?[前后][一二两三四五六七八九十0-9]{1,3}[名位]"
    "(?:的?(?:地区|项目|县区|市县|区县|企业|行业))?(?:分别|依次)?[是为]?[：:]"
)
_DIGIT = re.compile("[0-9]")
_STOP = re.compile("[，。；：（）,;:()>]")
