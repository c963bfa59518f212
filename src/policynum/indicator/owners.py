"""What a measure is of, where its phrase says too little: a head (总投资), a bare noun (30项|任务), a share (近八成).

The owner stands before the phrase in its clause, in an earlier clause or sentence, or is the subject found before.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.indicator import labels, subjects, trends
from policynum.indicator.subjects import Subject
from policynum.sentences import nouns
from policynum.sentences.nouns import Around, Piece
from policynum.sentences.phrases import REACH


def of_head(text: str, words: str, around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a head such as 总投资 is of: the subject before, in its sentence; else what the sentence is about."""
    if gone := of_course(text, words, around):
        return gone
    same_sentence = bool(last.pieces) and last.pieces[-1][1] >= around.sentence
    if words in nouns.table("of_institutions") and not _counts_institutions(text, last):
        return ()
    if same_sentence and words in nouns.table("bare_heads"):
        subject = _subject_since(text, last.pieces[-1][1], around.begin)
        if subject is not None:  # 粮食|喜获丰收，总产; of several it is not said which
            return (subject,) if text.find("、", *subject) < 0 else ()
    if last.pieces and (words in nouns.table("pure_heads") or same_sentence):
        if last.owner or "".join(text[slice(*piece)] for piece in last.pieces) not in nouns.table("bare_heads"):
            whole = _part_counted(text, words, around, last) or last.owner or _host(text, last.pieces)
            if len(whole) == 2 and text[slice(*whole[0])] in nouns.table("became"):
                whole = whole[1:]  # 8个|专业|获批设置，|招生|300人
            of_a_rate = text[whole[-1][1] - 1] == "率"
            if of_a_rate and (words in _OF_THINGS or not words.endswith(("率", "占比", "比重", *lexicon.rates()))):
                return ()  # 光网覆盖率100%，算力规模 is of something else; 毛利率30%，入住率 is of none
            if words not in nouns.table("pure_heads") and nouns.flow().fullmatch(words) is None:
                whole = subjects.without_head(text, subjects.without_new(text, whole))
            if not whole:
                return ()
            above = subjects.without_new(text, subjects.without_rate(text, subjects.named(text, whole)))
            if words in _OF_ALL and above and (new := nouns.new().match(text, *above[0])) and new.end() < above[0][1]:
                above = ((new.end(), above[0][1]), *above[1:])  # 新登记|经营主体|7万户，总量61万户
            if words[0] in "总综" and _are_several(text, around):
                return ()  # 粮食产量…，蔬菜产量…，总产值: of them all
            if words in nouns.table("of_somebody") and len(above) == 1 and _OWNS_NOTHING.search(text, *above[0]):
                return ()  # 地区生产总值…，|投资|增长3%
            return subjects.without_share(text, above) if words.endswith("率") else above
        return ()
    return labels.topic(text, around) or work(text, around) if words in nouns.table("bare_heads") else ()


def _part_counted(text: str, words: str, around: Around, last: Subject) -> tuple[Piece, ...]:
    """The part that was counted in the clause before: 中学38所，其中|高中|9所，在校学生1.2万人; of all behind ；."""
    if not last.part or words not in nouns.table("bare_heads") or text[around.begin - 1 : around.begin] not in "，,、":
        return ()
    named = [piece for piece in last.pieces if piece not in last.owner]
    return tuple(named) if _A_COUNT.fullmatch(text, named[-1][1] if named else 0, around.begin - 1) else ()


_A_COUNT = re.compile("[0-9]+[所个家座处]")


def of_course(text: str, words: str, around: Around) -> tuple[Piece, ...]:
    """What the clause before says the course of: 整车产量…；|生物医药产业|加速集聚，营收达到460亿元.

    >>> of_course("园区商户持续增长，营收5亿元", "营收", Around(0, 9, 11, 11, 14))
    ((0, 4),)
    """
    gone = trends.subject(text, around)
    if gone is None or text[slice(*gone)] == words or _IS_NOBODY.search(text, *gone) is not None:
        return ()
    return (gone,)


def _counts_institutions(text: str, last: Subject) -> bool:
    """Whether those told before have beds, staff and books: 卫生院93个, no 接待游客300万人次."""
    whole = last.owner or last.pieces
    return bool(whole) and _institution().search(text, *whole[-1]) is not None


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(nouns.words('institutions'))})(?:总?数|占地(?:面积)?|总投资|建筑面积)?\Z")


def _host(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces, or where firms have come together, where it is told how many they are: |产业园|集聚企业, 总营收."""
    host = _HOSTS.match(text, *pieces[0]) if len(pieces) == 1 else None
    return ((pieces[0][0], host.end("host")),) if host is not None else pieces


_HOSTS = re.compile(
    "(?P<host>[^，。；]{2,16}(?:园区?|基地|集群|中心|[园新城]区|小镇|街区|港))(?:共|已|累计)?(?:引进|集聚|吸引|聚集|汇聚|入驻)"
)


def _are_several(text: str, around: Around) -> bool:
    """Whether the outputs of several products stand before a number, up to the last semicolon."""
    begin = max(around.sentence, text.rfind("；", around.sentence, around.begin) + 1)
    return text.count("产量", begin, around.begin) > 1


_OF_THINGS = frozenset(
    {"入住率", "出租率", "客座率", "上座率", "合格率", "成活率", "保存率", "去化率", "中签率", "通过率"}
)
_OWNS_NOTHING = re.compile(
    "(?:生产|GDP|就业|人口|群众|收入|工期|社?零售?|消费|投资|外贸|[进出]口|财政|预算|(?<!固定)资产|资金|出资|成本|注册资本|算力|强度|比例|[占产]比|比重|粮食|天数|面积)\\Z"
    "|\\A(?:工业|农业|服务业|规上工业|规模以上工业|经济|国民经济|物价)\\Z"
)
_IS_NOBODY = re.compile(
    "(?:结构|形势|质量|效[益率]|活力|动能|态势|基础|实力|成效|环境|生活|水平|发展|运行|收入|[、和与及][一-鿿]+)\\Z"
)
_OF_ALL = frozenset({"总数", "总量", "总人数", "总户数"})


def _subject_since(text: str, start: int, end: int) -> Piece | None:
    """What the clause before ``end`` speaks of where that is not what ended at ``start``, and it holds no number."""
    begin = text.rfind("，", start, end - 1) + 1
    if not start < begin < end - 3 or any(character.isdigit() for character in text[begin : min(end, begin + REACH)]):
        return None
    verb = nouns.until_verb(text, begin, end - 1)
    return (begin, verb) if verb is not None and verb > begin + 1 else None


def work(text: str, around: Around) -> tuple[Piece, ...]:
    """The work that was last told of in the paragraph: |峡江灌区|开工。项目总投资|40亿元.

    >>> work("位于两县之间的青山灌区今天开工建设。项目总投资4亿元", Around(18, 18, 23, 23, 26))
    ((7, 11),)
    """
    begin = max(text.rfind("\n", 0, around.begin) + 1, around.begin - REACH)
    told = [found.span("work") for found in _told().finditer(text, begin, around.begin)]
    if not told:
        return ()
    start, end = told[-1]
    start = max(start, text.rfind("的", start, end - 2) + 1)
    verb = nouns.until_verb(text, start + 2, end)
    end = end if verb is None else verb
    return ((start, end),) if end - start > 2 else ()


@cache
def _told() -> re.Pattern[str]:
    became, manner = patterns.trie(nouns.words("became")), patterns.trie(nouns.words("manners"))
    return re.compile(
        rf"(?:\A|(?<=[，。；：、）)>\s]))(?P<work>[一-鿿A-Za-z0-9“”—-]{{3,28}}?){manner}*{became}(?=[，。；<\s])"
    )


def of_share(text: str, left: list[Piece], whole: Piece, around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a share is one of, before it: 销售收入的|15%|投入研发; nothing of 全省|77%|以上的财政支出."""
    if not left:
        if whole_set := among(text, around):
            return (whole_set,)  # 31个大类行业中，|近六成|盈利
        if text[around.begin - 1 : around.begin] == "、" or text.startswith("、", around.begin):
            return last.owner  # 贡献六成的税收、|七成|的就业
        does = nouns.begins_with_verb(text, *whole)
        return (last.owner or last.pieces) if does else ()  # 小巨人企业…，超六成|处于基础领域
    start, stop = left[-1]
    if _GIVEN.search(text, start, stop):
        return ()  # 退休后享受其工资|100%|的待遇
    place = _PLACE_LAST.search(text, start, stop)
    stop = place.start() if place else stop
    if (control := _CONTROLS.match(text, start, stop)) is not None:
        start = control.end()
    return (*left[:-1], (start, stop)) if start < stop else tuple(left[:-1])


def among(text: str, around: Around, *, known: bool = False) -> Piece | None:
    """The set among which the clause tells of some: 在大类行业|中，

    Where it must be ``known`` as one, its number or its last word says so: 31个|大类行业|中，; 常住|人口|中，
    """
    if text[around.begin - 2 : around.begin] != "中，":
        return None
    found = _AMONG.search(text, max(0, around.sentence - 1, around.begin - REACH), around.begin)
    if found is None:
        return None
    if found["set"].startswith("主要") or found["set"].endswith(tuple(nouns.words("courses"))):
        return None  # 主要产品中，手机产量…; 发展过程中，…
    measured = text.endswith(nouns.measures(), *found.span("set")) and "的" not in found["set"]  # 工业总产值|中，
    told = found["counted"] or measured or text.endswith(nouns.whole_nouns(), *found.span("set"))
    if known and not told:
        return None
    return found.span("set")


_CONTROLS = re.compile("(?:坚持|持续|始终|继续|一直)*[把将]|(?:坚持|持续|继续)\\Z")  # 坚持把|80%的财力|用于民生
_GIVEN = re.compile("享受|征收")
_AMONG = re.compile(
    r"(?:(?:\A|[，。；、\n])在?|在|(?P<counted>[0-9万多余][个家类项种条名座所]))(?P<set>[一-鿿A-Z]{2,16})中，\Z"
)
_PLACE_LAST = re.compile("了?(?:全[国省市县区州旗疆美球]|我[国省市县区])?\\Z")


def measured_before(text: str, left: list[Piece], last: Subject) -> tuple[Piece, ...]:
    """What was measured before, of a phrase that is but a place: 投资增长5%，|青溪县|增长8%.

    >>> measured_before("投资增长5%，青溪县增长8%", [(7, 10)], Subject(((0, 2),)))
    ((0, 2),)
    """
    if not last.pieces or len(left) != 1 or not is_a_place(text, left[0]):
        return ()
    measured = last.pieces[1:] if is_a_place(text, last.pieces[0]) else last.pieces
    if len(measured) == 1 and (place := _area().match(text, *measured[0])) and place.end() < measured[0][1] - 1:
        measured = ((place.end(), measured[0][1]),)  # 甲县增加值增长5%，|乙县|增长3%
    return () if any(is_a_place(text, piece) or text[piece[0]] == "对" for piece in measured) else measured


def are_two_places(text: str, piece: Piece, last: Subject) -> bool:
    """Whether a phrase is a place as the one before it: 对东盟出口9亿元；|对欧盟|8亿元.

    >>> are_two_places("对东盟出口9亿元；对欧盟8亿元", (9, 12), Subject(((0, 5),)))
    True
    """
    if not last.pieces or text[piece[0]] == "距":
        return False
    return is_a_place(text, piece) and _area().match(text, *last.pieces[0]) is not None


def is_a_place(text: str, piece: Piece) -> bool:
    """Whether a phrase is but a place or a partner in trade: 青溪县, 东部地区, 对欧盟.

    >>> is_a_place("青溪县", (0, 3)), is_a_place("青溪园区", (0, 4))
    (True, False)
    """
    return _area().fullmatch(text, *piece) is not None


@cache
def _area() -> re.Pattern[str]:
    """青溪县, 东部地区, 银川市（不含宁东), and partners in trade: 对欧盟; no 园区, no 覆盖城市."""
    table = lexicon.load("indicators")["areas"]
    divisions = "|".join(f"(?<![{before}]){end}" if before else end for end, before in table["divisions"].items())
    regions, partners = patterns.trie(table["regions"]), patterns.trie(table["partners"])
    return re.compile(
        rf"(?!占)(?:[一-鿿]{{1,6}}(?:{divisions})|{regions}(?:地区)?|{patterns.trie(table['with_area'])}地区)"
        r"(?:（[^（）]{1,12}）)?"
        rf"|对[一-鿿、]{{0,8}}(?:“[^”]{{2,8}}”)?[一-鿿]{{0,4}}{partners}"
    )
