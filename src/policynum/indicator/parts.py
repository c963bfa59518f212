"""What a number measures in a part of what was told before (其中|农村|2万个), or of some that a clause names."""

from __future__ import annotations

import re

from policynum import kinds
from policynum.indicator import owners, subjects
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.sentences import heads, nouns
from policynum.sentences.nouns import Piece
from policynum.sentences.sorts import MONEY, NOUNLESS


def of_those(asked: Asked) -> Subject | None:
    """新增学位3万个，其中|农村|2万个.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "新增学位3万个，其中农村2万个"
    >>> [_, one] = find(text)
    >>> around = Around(0, 8, 12, 12, 15)
    >>> of_those(Asked(text, one.end, one.measure, [(10, 12)], "农村", around, Subject(((2, 4),)))).pieces
    ((2, 4), (10, 12))
    """
    last = asked.last
    longest = _LONGEST_NEXT if last.part else _LONGEST_PART
    if len(asked.words) > longest or not last.pieces or not _tells_which(asked):
        return None
    owner = last.owner if last.part else subjects.named(asked.text, last.pieces)
    if len(owner) > 1 and kinds.counts(asked.measure.unit) and asked.text[slice(*owner[-1])] in nouns.table("heads"):
        owner = owner[:-1]  # 水库126座，总库容3亿立方米，其中|大型水库|2座
    return Subject(_named_as_part(asked, owner), owner=owner, part=True)


def _named_as_part(asked: Asked, whole: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """A part with the measure of the whole (通车里程…，其中|高速公路|), or with the whole where that is a thing."""
    start, end = whole[-1]
    measured = _MEASURED_WHOLE.search(asked.text, start, end)
    if asked.words.endswith(tuple(nouns.words("institutions"))) and asked.text.endswith("机构", start, end):
        return tuple(asked.left)  # 医疗卫生机构3200个，其中|医院|180个
    if measured is None or (not measured["many"] and _NO_NAME.fullmatch(asked.words) is not None):
        return (*whole, *asked.left)  # 新增学位3万个，其中农村; 受灾面积3万亩，其中绝收; 管道里程5公里，其中高压
    schools = () if asked.measure.unit == "person" else nouns.words("schools")  # 学生总数30万人，其中小学
    alone = (*nouns.words("institutions"), *schools, asked.text[measured.start() - 1])  # 机构总数3200个，其中医院
    if measured["many"] and not asked.words.endswith(alone):
        return (*whole, *asked.left)  # 参保人数200万人，其中职工80万人
    new = nouns.flow().match(asked.text, *whole[0])
    lead = () if new is None else (new.span(),)
    head = () if measured["many"] else (measured.span("head"),)
    return (*lead, *asked.left, *head)


_MEASURED_WHOLE = re.compile(
    "(?<=[一-鿿])(?:(?P<many>总?人?数|总?数量|总量)|总?(?P<head>(?:(?:通车|运营|营业)里程|装机(?:容量|规模)?|[播种植]{2}面积|里程|产能)))\\Z"
)
_NO_NAME = re.compile(".(?![道路铁电水]).|.*(?:收|灾|毁|损|死亡)")  # what befell it, or a mere adjective


def of_whom(asked: Asked) -> Subject | None:
    """住户部门贷款增加4万亿元，其中，|短期贷款|增加5000亿元，|中长期贷款|增加4万亿元.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "住户部门贷款4万亿元，其中，短期贷款1万亿元"
    >>> [_, one] = find(text)
    >>> around = Around(0, 14, 18, 18, 22)
    >>> of_whom(Asked(text, one.end, one.measure, [(14, 18)], "短期贷款", around, Subject(((0, 6),)))).pieces
    ((0, 4), (14, 18))
    """
    last = asked.last
    if asked.measure.unit not in MONEY or asked.words not in nouns.table("credits") or not last.pieces:
        return None
    goes_on = last.part and last.pieces[-1][1] >= asked.around.sentence
    if goes_on and asked.text[slice(*last.pieces[-1])] in nouns.table("credits"):
        return Subject((*last.owner, *asked.left), owner=last.owner, part=True)
    who = _DEBTOR.fullmatch(asked.text, *last.pieces[-1])
    if who is None or len(last.pieces) > 1 or not is_of_those(asked):
        return None
    if who["what"] != ("存款" if asked.words.endswith("存款") else "贷款"):
        return None
    return Subject((who.span("who"), *asked.left), owner=(who.span("who"),), part=True)


_DEBTOR = re.compile(
    "(?P<who>[一-鿿]{2,16}(?:部门|单位|团体|(?<!金融)机构|企业|居民|住户))[一-鿿]{0,3}(?P<what>贷款|存款)(?:余额)?"
)
_LONGEST_PART, _LONGEST_NEXT = 4, 10  # characters of the first part, and of one that goes on behind it


def _tells_which(asked: Asked) -> bool:
    """Whether a phrase only tells which of those counted before: 新增学位3万个，其中|农村|2万个，|城市|1万个."""
    text, around, last, unit = asked.text, asked.around, asked.last, asked.measure.unit
    if unit in NOUNLESS or unit in MONEY:
        return False
    stop = max(end for _, end in last.pieces)
    among = _AMONG_THEM.match(text, around.begin) or text.endswith("其中，", around.sentence, around.begin)
    if stop < around.sentence:  # 。其中，公路51亿人次
        told = bool(among) and text.startswith("其中", around.sentence)
    else:
        told = bool(among) or (is_of_those(asked) and not _closes(asked))
    if not told:
        return False
    if last.part and unit == "person" and asked.words.endswith(tuple(nouns.words("institutions"))):
        return True  # 专任教师800人，其中小学300人，|特殊教育学校|20人
    own = () if last.part else (text[stop - 2 : stop],)  # 其中企业, 其中乡村教师, 其中小麦单产 name themselves
    return not asked.words.endswith((*nouns.whole_nouns(), *nouns.table("heads"), *own))


def _closes(asked: Asked) -> bool:
    """Whether the list that 其中 opened has ended: 其中5A级3家；|星级饭店|42家; 其中高速19万公里，|机场|263个."""
    text, begin = asked.text, asked.around.begin
    opened = text.rfind("其中", asked.around.sentence, begin) if text[begin - 1] in "；，" else -1
    if opened < 0:
        return False
    unit = asked.measure.unit_text
    counted_else = unit != "" and re.search(f"[0-9十百千万亿多余]{re.escape(unit)}", text[opened:begin]) is None
    if text[begin - 1] == "，":
        alike = next((counters for counters in _ALIKE if unit in counters), None)
        return counted_else and (
            alike is None or re.search(f"[0-9十百千万亿多余][{alike}]", text[opened:begin]) is None
        )
    return counted_else or _JOINED.search(text, opened, begin) is not None  # 其中高速15万公里；|泊位|2.3万个


_ALIKE = ("人名位口", "个家户", "个项件")  # of which one stands for the other: 其中本科生1.2万|人|，高中生8000|名
_JOINED = re.compile("[0-9][^，。；、]{1,4}、[^，。；、0-9]{0,8}[0-9]")


def rate_of_part(asked: Asked) -> Subject | None:
    """死亡率降至17.8/10万，其中，|城市|16.5/10万，农村18.6/10万.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "入园率93%，其中城市97%"
    >>> [_, one] = find(text)
    >>> around = Around(0, 7, 11, 11, 14)
    >>> rate_of_part(Asked(text, one.end, one.measure, [(9, 11)], "城市", around, Subject(((0, 3),)))).pieces
    ((9, 11), (0, 3))
    """
    last = asked.last
    if asked.measure.unit not in NOUNLESS or asked.words not in nouns.table("kinds") or not last.pieces:
        return None
    rate = last.pieces[1:] if last.part else last.pieces
    if not rate or not asked.text.endswith(_RATES, *rate[-1]) or not is_of_those(asked):
        return None
    return Subject((*asked.left, *rate), owner=rate, part=True)


_RATES = ("率", "系数", "浓度", "比例", "比重", "指数")


def by_places(asked: Asked) -> Subject | None:
    """建成公园9座（青溪县城关镇|4座，|北山镇|2座）; 完成投资3亿元，其中|青溪县|2亿元.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "投资3亿元，其中青溪县2亿元"
    >>> [_, one] = find(text)
    >>> around, last = Around(0, 6, 11, 11, 14), Subject(((0, 2),))
    >>> by_places(Asked(text, one.end, one.measure, [(8, 11)], "青溪县", around, last)).pieces
    ((8, 11), (0, 2))
    """
    told = is_of_those(asked) or (len(asked.left) == 1 and owners.are_two_places(asked.text, asked.left[0], asked.last))
    measured = owners.measured_before(asked.text, asked.left, asked.last) if told else ()
    return Subject((*asked.left, *measured), owner=measured, part=True) if measured else None


def is_of_those(asked: Asked) -> bool:
    """Whether a number tells of some of those right before it: 其中, a bracket, or the next of a list of such.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "公园9座（青溪县4座"
    >>> [_, one] = find(text)
    >>> is_of_those(Asked(text, one.end, one.measure, [(5, 8)], "青溪县", Around(0, 5, 8, 8, 10), Subject(((0, 2),))))
    True
    """
    text, begin = asked.text, asked.around.begin
    if _AMONG_THEM.match(text, begin) or _OPENS.search(text, max(0, begin - 5), begin):
        return True
    return asked.last.part and any(mark in "，、；" for mark in text[begin - 1 : begin + 1])


_AMONG_THEM = re.compile("[，、（]?其中")
_OPENS = re.compile("（其?中?[，：]?\\Z|其中[，：]\\Z")


def of_each(asked: Asked) -> Subject | None:
    """每千人口拥有执业医师3人、|注册护士|4人.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "每千人口拥有医师3人、护士4人"
    >>> [_, one] = find(text)
    >>> around, last = Around(0, 10, 13, 13, 15), Subject(((0, 8),))
    >>> of_each(Asked(text, one.end, one.measure, [(11, 13)], "护士", around, last)).pieces
    ((0, 6), (11, 13))
    """
    text, pieces = asked.text, asked.last.pieces
    if not pieces or (text[asked.around.begin - 1] != "、" and text[asked.around.begin] != "、"):
        return None
    each = _EACH_HAS.match(text, *pieces[0])
    return Subject((each.span(), *asked.left)) if each is not None else None


_EACH_HAS = re.compile("每[^，。；、]{1,8}?(?:拥有|配有|有|配备)|每[百千万]人口?(?=床位|医师|医生|护士|执业|注册|全科)")


def rate_of_those(asked: Asked) -> Subject | None:
    """盘活停产企业25户，|盘活率|六成.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "盘活停产企业25户，盘活率六成"
    >>> [_, one] = find(text)
    >>> around = Around(0, 10, 13, 13, 15)
    >>> last = Subject(((2, 6),), until=9)
    >>> rate_of_those(Asked(text, one.end, one.measure, [(10, 13)], "盘活率", around, last)).pieces
    ((2, 6), (10, 13))
    """
    last = asked.last
    if not last.until or last.pieces[-1][1] < asked.around.sentence:
        return None
    adjoins = asked.left[0][0] == last.until  # 147个国考断面|水质优良率|98%
    behind = adjoins and asked.left[0][0] == last.pieces[-1][1]
    known = behind and asked.text[slice(*last.pieces[-1])] in nouns.table("generic")  # 17家|企业|收入
    known = known and asked.measure.unit in NOUNLESS and asked.words.endswith(nouns.measured())
    if not known and not (_OF_THEM if adjoins else _OF_COUNTED).fullmatch(asked.words):
        return None
    if asked.text.endswith(_FRAMES, *last.pieces[-1]):
        return None
    return Subject((*last.pieces[-1:], *asked.left), owner=last.pieces[-1:])


_FRAMES = ("行动", "计划", "规划", "工程")
_OF_THEM = re.compile("[一-鿿]{2,6}(?:率|比例)")
_OF_COUNTED = re.compile("[一-鿿]{2,3}率|(?:户均|次均)[一-鿿]{2,4}|平均[一-鿿]{2,10}")


def among_some(asked: Asked) -> Subject | None:
    """22个产业集群中，|新产业占比|三成; 常住人口中，|男性|30万人，女性29万人.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "常住人口中，男性30万人"
    >>> [one] = find(text)
    >>> around = Around(0, 6, 8, 8, 12)
    >>> among_some(Asked(text, one.end, one.measure, [(6, 8)], "男性", around, subjects.NOTHING)).pieces
    ((0, 4), (6, 8))
    """
    if asked.measure.unit in MONEY:
        return None
    share = asked.measure.unit == "percent" and bool(
        asked.words.endswith("占比") or _TAKES.search(asked.text, asked.around.phrase_end, asked.around.number)
    )
    if asked.measure.unit in NOUNLESS and not share and not asked.words.endswith(_OF_A_SET):
        return None  # 41个行业中，|电子信息业|增长11%: named in full
    among = owners.among(asked.text, asked.around, known=not share)
    if (
        among is not None
        and asked.left
        and asked.text.endswith(asked.text[among[1] - _HEAD : among[1]], *asked.left[-1])
    ):
        return Subject(tuple(asked.left))  # 在粮食作物播种面积中，|夏粮播种面积|3万亩
    if among is None and share and asked.last.part and is_of_those(asked):
        return Subject((*asked.last.owner, *asked.left), owner=asked.last.owner, part=True)  # …，|石棉|占14%
    return (
        Subject((among, *asked.left), owner=(among,), part=share or len(asked.words) <= _LONGEST_PART)
        if among
        else None
    )


_HEAD = 4  # characters of a measure that a part names again
_OF_A_SET = ("率", "比例", "比重", "占比")  # 160个断面中，|优良比例|95%
_TAKES = re.compile("占")  # 工业危废中，废酸|占30%


def other_half(asked: Asked) -> Subject | None:
    """一般公共预算收入总量5亿元、|支出总量|4亿元.

    >>> from policynum.quantities.measures import find
    >>> from policynum.sentences.nouns import Around
    >>> text = "一般公共预算收入5亿元、支出4亿元"
    >>> [_, one] = find(text)
    >>> around, last = Around(0, 11, 14, 14, 17), Subject(((0, 8),))
    >>> other_half(Asked(text, one.end, one.measure, [(12, 14)], "支出", around, last)).pieces
    ((0, 6), (12, 14))
    """
    text, pieces = asked.text, asked.last.pieces
    if not pieces or pieces[-1][1] < asked.around.sentence or asked.words[:2] not in heads.OTHER_HALF:
        return None
    start, end = pieces[-1]
    if text[asked.around.begin - 1] == "；" and (opened := text.find("其中", asked.around.sentence, start)) > 0:
        whole = _FLOW_FIRST.search(text, asked.around.sentence, opened)  # 基金|收入9亿元，其中…；|支出|8亿元
        known = whole is not None and whole["flow"] == heads.OTHER_HALF[asked.words[:2]]
        return Subject((whole.span("owner"), *asked.left)) if whole is not None and known else None
    told = f"{heads.OTHER_HALF[asked.words[:2]]}{asked.words[2:]}"
    if len(pieces) == 2 and text[start:end] == told:
        return Subject((pieces[0], *asked.left))
    owner = end - len(told)
    if not text.endswith(told, start, end) or owner - start < _SHORTEST_OWNER:
        return None
    return Subject((*pieces[:-1], (start, owner), *asked.left))


_FLOW_FIRST = re.compile("(?P<owner>[一-鿿]{4,16}?)(?P<flow>收入|支出)(?=[0-9])")
_SHORTEST_OWNER = 4  # characters: 财政|收入 and 支出 name themselves
