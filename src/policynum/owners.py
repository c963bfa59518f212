"""What a measure is of, where its phrase says too little: a head (总投资), a bare noun (30项|任务), a share (近八成).

The owner stands before the phrase in its clause, in an earlier clause or sentence, or is the subject found before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from policynum import kinds, labels, lexicon, nouns, patterns, sums, trimming
from policynum.bounds import HEDGED
from policynum.clauses import phrase_end
from policynum.model import Measure
from policynum.nouns import Around, Piece
from policynum.phrases import REACH


@dataclass(slots=True)
class Subject:
    """The indicator of a mention: its pieces, and those of the list that it was paired from, for a later 分别."""

    pieces: tuple[Piece, ...]
    items: tuple[tuple[Piece, ...], ...] = ()
    until: int = 0  # where the noun behind the number ends
    lead: Piece | None = None  # 新增, which holds for the list's later members too
    owner: tuple[Piece, ...] = ()  # what the head or the share at the end is of: the next head is of it too
    part: bool = False  # 其中农村3万户: the next short phrase is a part too
    turned: bool = False  # whether this one was 前者, so that 后者 is the one before it


NOTHING = Subject(())


def of_head(text: str, words: str, around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a head such as 总投资 is of: the subject before, in its sentence; else what the sentence is about."""
    same_sentence = bool(last.pieces) and last.pieces[-1][1] >= around.sentence
    if same_sentence and words in nouns.table("bare_heads"):
        subject = _subject_since(text, last.pieces[-1][1], around.begin)
        if subject is not None:  # 粮食|喜获丰收，总产; of several it is not said which
            return (subject,) if text.find("、", *subject) < 0 else ()
    if last.pieces and (words in nouns.table("pure_heads") or same_sentence):
        if last.owner or "".join(text[slice(*piece)] for piece in last.pieces) not in nouns.table("bare_heads"):
            whole = last.owner or last.pieces
            if text[whole[-1][1] - 1] == "率" and not words.endswith(("率", "占比", "比重", *lexicon.rates())):
                return ()  # 光网覆盖率100%，算力规模 is of something else
            if words not in nouns.table("pure_heads") and nouns.flow().fullmatch(words) is None:
                whole = _without_head(text, whole)
            if not whole:
                return ()
            above = without_new(text, without_rate(text, named(text, whole)))
            return _without_share(text, above) if words.endswith("率") else above
        return ()
    return labels.topic(text, around) or work(text, around) if words in nouns.table("bare_heads") else ()


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


def of_noun(text: str, left: list[Piece], counted: Piece, measure: Measure, around: Around) -> tuple[Piece, ...]:
    """What a bare noun is of, where that stands before its number: “伙伴计划”累计引进|20家|企业, 中部崛起|30项|任务."""
    if sums.granted(text, counted, measure):
        return granted_to(text, around)
    if len(left) == 1 and measure.unit == "person" and measure.unit_text.endswith("人"):
        return _those(text, *left[0], around.number)
    if len(left) != 1 or kinds.is_measured(measure.unit):
        return ()
    start, end = left[0]
    grown = _GROWN.search(text, start + 2, around.number)
    if grown and not _NO_OWNER.search(text, start, grown.start()):
        return ((start, grown.start()),)  # 合作范围|扩大到|30个|国家
    if counted[1] - counted[0] < 7 and (each := _EACH.match(text, start, end)):
        return (each.span(),)
    if counted[1] - counted[0] > (8 if text.find("”", start, end) > 0 else 4):
        return ()
    verb = trimming.parting().search(text, start + 2, end)
    if has := _HAS.search(text, start + 2, end):
        end = has.start()
    if verb:
        stop = phrase_end(text, start, verb.start())
        if (counted[1] - counted[0] > 3 and text[stop - 1] != "”") or text[verb.end() : end] not in ("", "了"):
            return ()
        end = stop
    known = text.endswith(tuple(nouns.table("owners")), start, end)
    if not verb and not (known and (has or _OWNS.fullmatch(text, end, around.number))):
        return ()
    if not 2 < end - start < 15 or _NO_OWNER.search(text, start, end) or (not known and text[end - 1] in _PLACES):
        return ()
    return () if nouns.until_verb(text, start, end) == start else ((start, end),)


def granted_to(text: str, around: Around) -> tuple[Piece, ...]:
    """Whom a grant is given to, where the clause before says it by a kind: 对在主板上市企业，给予|500万元|奖励.

    A threshold (对产值达到1亿元的企业) tells no kind.
    """
    if (each := _TO_EACH.search(text, around.begin, around.number)) is not None:
        return (each.span("whom"),)
    found = _TO_WHOM.search(text, max(around.sentence - 1, around.begin - REACH), around.begin)
    if found is None or _DIGITS.search(text, *found.span()):
        return ()
    start, end = found.span("whom")
    if (of := text.rfind("的", start, end)) >= 0:  # 的规模以上工业企业 names itself, 著名商标的企业 needs what it has
        start, end = (of + 1, end) if end - of > _BARE_WHOM else (start, of)
    for verb in _BECAME.finditer(text, start, end - 1):
        start = verb.end()
    return ((start, end),) if 2 <= end - start <= _LONGEST_WHOM else ()


_TO_WHOM = re.compile(
    "(?:\\A|[，。；：\n])(?:（[一二三四五六七八九十]）)?"
    "(?:对于?|凡是?|(?=(?:被|首次|新)*(?:认（评）定|认定|评定|评为|获评|获批|获得|取得|通过)))(?P<whom>[^，。；：\n]{2,50})，\\Z"
)
# 每项|专利|给予5万元奖励, 对直接负责的|主管人员|处5万元罚款
_TO_EACH = re.compile("(?:每[项个件]|对[^，。；]{0,12}的)(?P<whom>[一-鿿、]{2,18})(?:一次性)?(?:给予|处以?)\\Z")
_BECAME = re.compile(
    "(?:认定|评定|评选|[认评列确]|[（(]评[）)]定)+为|获得?|取得|新设立的?|在|首次|初次|(?<![高创更])新|被"
)
_DIGITS = re.compile("[0-9０-９]|(?<!规模)[以及]上(?!市)")
_BARE_WHOM, _LONGEST_WHOM = 4, 24  # characters


def _those(text: str, start: int, end: int, number: int) -> tuple[Piece, ...]:
    """Who they are of whom something is told behind 人, or what befell them: 山区|超600万人|缺水, 暴雨已致|2人|死亡."""
    start = max(start, text.rfind("称", start, end) + 1, text.rfind(" ", start, end - 2) + 1)  # 媒体称|暴雨
    causes = _CAUSES.search(text, end, number)
    verb = None if causes else nouns.until_verb(text, start + 2, end)
    end = phrase_end(text, start, verb) if verb is not None else end
    short = end - start < 3 and (text[end - 1] not in _WHERE if causes is None else text.find("，", end, number) >= 0)
    if short or end - start > 15 or text.endswith("的", 0, number) or _NO_OWNER.search(text, start, end):
        return ()
    return ((start, end),) if nouns.until_verb(text, start, end) != start else ()


_WHERE = frozenset("省市县区州镇乡村国球地岛")
_CAUSES = re.compile("造成|导致|致")
_GROWN = re.compile(rf"(?:拓展|扩大|扩展|扩围|扩|增加|增|提高|上升|延伸|发展|覆盖)[至到](?:了|{HEDGED})*\Z")
_EACH = re.compile(
    "每[个家所座]?[一-鿿]{0,4}(?:县区?|市|乡镇|镇|村|街道|社区|学校|企业|园区|区县|区)(?:（[^）]{1,6}）)?(?=[一-鿿]|\\Z)"
)
_OWNS = re.compile("的|(?:已经?)?有|")
_HAS = re.compile(r"(?:设有?|共有|分为?)\Z")
_PLACES = "省市县区州镇乡村"
_NO_OWNER = re.compile(r"[、0-9]|^[在对于向为给用以据从]|等\Z|全[国省市县区州]|我[国省市]")


def of_share(text: str, left: list[Piece], whole: Piece, around: Around, last: Subject) -> tuple[Piece, ...]:
    """What a share is one of, before it: 销售收入的|15%|投入研发; nothing of 全省|77%|以上的财政支出."""
    if not left:
        if whole_set := among(text, around):
            return (whole_set,)  # 31个大类行业中，|近六成|盈利
        if text[around.begin - 1 : around.begin] == "、" or text.startswith("、", around.begin):
            return last.owner  # 贡献六成的税收、|七成|的就业
        does = nouns.until_verb(text, *whole) == whole[0]
        return (last.owner or last.pieces) if does else ()  # 小巨人企业…，超六成|处于基础领域
    start, stop = left[-1]
    if _GIVEN.search(text, start, stop):
        return ()  # 退休后享受其工资|100%|的待遇
    place = _PLACE_LAST.search(text, start, stop)
    stop = place.start() if place else stop
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
    if found["set"].startswith("主要") or found["set"].endswith(_COURSES):
        return None  # 主要产品中，手机产量…; 发展过程中，…
    measured = text.endswith(nouns.measures(), *found.span("set")) and "的" not in found["set"]  # 工业总产值|中，
    told = found["counted"] or measured or text.endswith(nouns.whole_nouns(), *found.span("set"))
    if known and not told:
        return None
    return found.span("set")


_COURSES = (
    "过程",
    "工作",
    "发展",
    "建设",
    "会议",
    "报告",
    "活动",
    "行动",
    "实践",
    "改革",
    "调查",
    "检查",
    "生活",
    "排名",
)
_GIVEN = re.compile("享受|征收")
_AMONG = re.compile(
    r"(?:(?:\A|[，。；、\n])在?|在|(?P<counted>[0-9万多余][个家类项种条名座所]))(?P<set>[一-鿿A-Z]{2,16})中，\Z"
)
_PLACE_LAST = re.compile("了?(?:全[国省市县区州旗疆美球]|我[国省市县区])?\\Z")


def named(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a share of something at the end (外贸|占出口总值), at most three."""
    kept = tuple(piece for piece in pieces if not text.startswith(("占", "拉动"), piece[0])) or pieces[:1]
    share = _SHARE.search(text, kept[-1][0] + 2, kept[-1][1])
    return (*kept[:-1], (kept[-1][0], share.start()))[:3] if share else kept[:3]


_SHARE = re.compile("占(?![地用])|拉动(?=[A-Z]|经济|工业|全[国省市])")


def measured_before(text: str, left: list[Piece], last: Subject) -> tuple[Piece, ...]:
    """What was measured before, of a phrase that is but a place: 投资增长5%，|青溪县|增长8%.

    >>> measured_before("投资增长5%，青溪县增长8%", [(7, 10)], Subject(((0, 2),)))
    ((0, 2),)
    """
    if not last.pieces or len(left) != 1 or not _is_a_place(text, left[0]):
        return ()
    measured = last.pieces[1:] if _is_a_place(text, last.pieces[0]) else last.pieces
    return () if any(_is_a_place(text, piece) or text[piece[0]] == "对" for piece in measured) else measured


def _is_a_place(text: str, piece: Piece) -> bool:
    return _A_PLACE.fullmatch(text, *piece) is not None


# 青溪县, 东部地区, 银川市（不含宁东); no 园区, no 覆盖城市.
_A_PLACE = re.compile(
    "(?!占)(?:[一-鿿]{1,6}(?:(?<![城股夜门超楼])市|县|(?<![园社小景校灌库院矿厂牧林山地片辖])区|州|省|旗|(?<![城乡小集强市])镇|(?<![城家])乡|街道)|[东中西][北南]?部(?:地区)?|东北(?:地区)?|(?:华[东北南中]|[西东][南北]|[东南西北]方|江南|长三角|珠三角|京津冀)地区)"
    "(?:（[^（）]{1,12}）)?"
    "|对[一-鿿、]{0,8}(?:“[^”]{2,8}”)?[一-鿿]{0,4}(?:国家|地区|市场|[国盟洲美欧韩俄])"  # 进出口增长5%，其中对欧盟|3%
)


def told_anew(text: str, subject: Subject) -> Subject:
    """The subject of all there are, where the one before was of those that are new: 新增公园5座、累计|90座."""
    if not subject.pieces or nouns.flow().match(text, *subject.pieces[0]) is None:
        return subject
    return replace(subject, pieces=without_new(text, subject.pieces), lead=None)


def _without_head(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a measure of their own at the end: the 时速 after 甲铁路全长 is one of 甲铁路."""
    start, end = pieces[-1]
    own = _own().search(text, start, end)
    if len(pieces) > 1 and (own is not None or text.endswith(_MEASURES, start, end)):
        return pieces[:-1]  # 公司|业务收入…，净利润
    if own is None:
        return pieces
    if text[start] == "总":
        return ()  # 总用地|面积3公顷，总建筑面积 is no part of it
    return () if text[start : own.start()] in nouns.table("sectors") | {""} else ((start, own.start()),)


_MEASURES = ("额", "量", "值", "收入", "利润", "投资", "产能")


@cache
def _own() -> re.Pattern[str]:
    heads = nouns.table("bare_heads") | nouns.table("heads") - nouns.table("pure_heads")
    return re.compile(rf"(?:平均)?(?:{patterns.trie(sorted(heads))})\Z")


def measure_name(text: str, start: int, end: int) -> Piece | None:
    """The measure that a phrase ends with, less the verb before it: 引进|年销售额; None where it ends with none.

    >>> measure_name("引进年销售额", 0, 6), measure_name("园区落地", 0, 4)
    ((2, 6), None)
    """
    if not (text.endswith(_MEASURES, start, end) or text[start:end] in nouns.table("heads")):
        return None
    verb = trimming.parting().search(text, start, end)
    begin = verb.end() if verb is not None and verb.end() < end - 1 else start
    return (begin, end) if end - begin <= _LONGEST_MEASURE else None


_LONGEST_MEASURE = 12  # characters


def without_rate(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a rate at the end: after 工业投资增速 the share is one of 工业投资."""
    return _without(_rate(), text, pieces)


def _without_share(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less a share at the end: after 签约项目履约率 another rate is one of 签约项目."""
    return _without(_A_SHARE, text, pieces)


def _without(end: re.Pattern[str], text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    found = end.search(text, *pieces[-1])
    if not found:
        return pieces
    begin = pieces[-1][0]
    return (*pieces[:-1], (begin, found.start())) if found.start() > begin else pieces[:-1] or pieces


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns.trie(lexicon.rates())})\Z")


_A_SHARE = re.compile(r"\w{2}率\Z")


def without_new(text: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces less what says that they are new: 新增|公园, 新建公园."""
    start, end = pieces[0]
    found = nouns.flow().match(text, start, end)
    if found and found.end() == end and len(pieces) > 1:
        return pieces[1:]
    return ((found.end(), end), *pieces[1:]) if found and found.end() < end else pieces
