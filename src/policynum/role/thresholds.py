"""Whether a number is one that a thing is chosen or known by: 5亿元以上|的项目, 进度不足七成|的乡镇, 5%|的预警线."""

from __future__ import annotations

import re
from functools import cache

from policynum import kinds, lexicon, patterns
from policynum.kinds import DURATIONS
from policynum.quantities.bounds import HEDGED, INCOME_GROUP
from policynum.role import grants, wordings
from policynum.role.evidence import RAISED, Evidence
from policynum.sentences import nouns
from policynum.sentences.sorts import MONEY, RATED, SHARES


def selects(evidence: Evidence, unit: str, before: str) -> bool:
    """A number that a thing is chosen or known by: 5亿元以上|的项目, 超千亿元|县, 续航超1000公里|重卡, 5亿元|的贷款."""
    text, end, words = evidence.text, evidence.end, wordings.words()
    behind = text[end : end + 1]
    if behind == "人" and _PEOPLED.match(text, end):
        return True  # 20万|人口以上城市
    if behind in ("的", "以", "（", "(", "部") and _PART.match(text, end):
        return True
    if behind in ("以", "及") and (unit in MONEY or unit in words.sized) and _COUNTED.match(text, end):
        return True  # 其中亿元|以上12个
    if behind in ("以", "及") and unit == "person_time" and _SO_MANY_OF_THEM.match(text, end):
        return True  # 年吞吐量100万人次|以上的机场有9个
    if behind in ("的", "、", "以", "及", "（", "(") and _WHERE.match(text, end):
        return not _DONE.search(before) and not grants.is_reached(evidence, before)
    if behind in ("以", "及") and (
        _IN_A_RATE.match(text, end) or (words.selects.match(text, end) and not _is_count(evidence, unit, before))
    ):
        return True
    if before[-1:] in ("超", "过", "破", "逾") and (unit in MONEY or unit == "1") and words.group.match(text, end):
        return True
    if unit in MONEY and _INVESTED.search(before) is not None and _BUILT_FOR.match(text, end) is not None:
        return True  # 引进投资1.7亿元|建设的养殖基地
    if unit in MONEY and _PASSES.search(before):
        return True  # 2个过|百亿元
    if words.rating.closes(before) and _HAN.match(text, end):
        return True
    if unit in MONEY and (within := _WITHIN.match(text, end)) and words.group.match(text, within.end()):
        return True
    if behind in ("以", "及", "或", "并", "且") and (_AND_MORE.match(text, end) or _OR_MORE.match(text, end)):
        return True  # 居住一年|以上且办理登记的人员, 高度超过24米|或者层数超过十层的，
    if behind == "的" and unit in words.sized and _is_built_so(evidence) and _TRADED.search(before) is None:
        return True  # 推出了20兆瓦|的光伏项目
    if behind == "的" and unit in _EXTENTS and (_is_ground_of(evidence, before) or _is_as_large(evidence, before)):
        return True  # 1个1800亩|的药材示范基地, 总长2公里|的老街保留着旧貌
    return (
        behind in ("的", "以", "左")
        and (unit in MONEY or unit in words.sized)
        and not _WORTH.search(before)
        and not RAISED.search(before)
        and not _DONE.search(before)  # 达成了|972亿美元的协议 tells what was done
        and words.of_which.match(text, end) is not None
    )


def _is_ground_of(evidence: Evidence, before: str) -> bool:
    """Whether one of several grounds is so large: 建成1个|1800亩|的药材示范基地; but 建成10万亩的基地 counts them."""
    return _ONE_OF_THEM.search(before) is not None and _GROUNDS.match(evidence.text, evidence.end) is not None


_ONE_OF_THEM = re.compile("[0-9一两几数][个座处片块](?:近|约|超)?\\Z")


def _is_as_large(evidence: Evidence, before: str) -> bool:
    """Whether a thing is told with its size, of which nothing was done: 高60米|的观景塔; but 建成总长6公里|的绿道."""
    extent = _EXTENT.search(before)
    if extent is None or _OF_SO_MUCH.match(evidence.text, evidence.end) is None:
        return False
    return _any_deed().search(before, 0, extent.start()) is None


_GROUNDS = re.compile(
    "的[^，。；、0-9]{0,12}?(?:基地|园区|示范[区园点带]|产业园|公园|展馆|车间)(?![^，。；、]{0,4}面积)"
)
_EXTENTS = frozenset({"m", "km", "cm", "m2", "mu", "ha", "km2"})
_EXTENT = re.compile(
    f"(?:总长度?|全长|[长宽高深][度约]?|直径|海拔|(?:占地|建筑|总)面积|(?<![一-鿿])面积)(?:{HEDGED}|达)*\\Z"
)
_OF_SO_MUCH = re.compile(
    "的(?!目标|任务|水平|标准|规模|同时|情况|成绩|背后|基础|底线|里程|数|总量|背景|条件|前提)[一-鿿“]{2}"
)


@cache
def _any_deed() -> re.Pattern[str]:
    """A verb of what was done, anywhere before the size."""
    laid = nouns.words("lays")
    return re.compile(patterns.trie([*laid, *(word for word in nouns.words("verbs") if len(word) > 1)]))


def _is_built_so(evidence: Evidence) -> bool:
    """Whether a thing behind 的 is built to the size: 20兆瓦|的光伏项目; but 25万千瓦|的装机目标 is none."""
    thing = wordings.words().thing.match(evidence.text, evidence.end + 1, evidence.end + _NAMED_SO)
    return thing is not None and "目标" not in thing[0]


_INVESTED = re.compile(f"(?<!完成)(?<!争取)(?<!预算内)(?<!累计)投资(?:{HEDGED})?\\Z")
_BUILT_FOR = re.compile("(?:兴建|建设|打造|修建|新建|改建|建造)的[一-鿿]{2}")
_COUNTED = re.compile("及?以[上下](?:有|达|共)?[0-9]+[个家户座项宗]")
_SO_MANY_OF_THEM = re.compile("及?以[上下]的[一-鿿]{2,10}?(?:有|共有?|达到?|为)?[0-9]+[个家座条处所]")
_NAMED_SO = 20  # characters of the thing
_PASSES = re.compile("[0-9十百][个家户座只款](?:均|都|分别)?[过超破]\\Z")
_AND_MORE = re.compile("及?以[上下](?:[^，。；]{2,16}?)?并?且[^，。；]{2,20}?的(?=[一-鿿])")
_OR_MORE = re.compile("(?:及?以[上下])?(?:或者?|并?且)[^，。；]{2,16}的[，,]")
_PEOPLED = re.compile("人口[及或]?以[上下]的?[一-鿿]{0,6}(?:城市|县|镇|区|地区|国家)")
_COUNTING = "(?:[（(]不?含[^）)]{0,8}[）)])?"
_PART = re.compile(  # 2万元至5万元|（含）部分, 1万元|以上10万元以下部分
    f"{_COUNTING}(?:以[上下内])?{_COUNTING}(?:[至到、]?[0-9.]{{1,8}}[万亿]?元{_COUNTING}(?:以[下内])?)?的?部分"
)
_DONE = re.compile(f"了(?:{HEDGED})?\\Z")
_WHERE = re.compile(
    "(?:、[0-9.]{1,12}[^，。；、0-9]{1,6}){0,9}及?(?:以[上下内])?(?:[（(]含?[）)])?的(?:[，,：:]|企业|项目|单位|机构|标准"
    "|[一-鿿]{2,12}?(?:分别|各)?(?:一次性)?(?:给予|予以))"
)  # 达到1亿元、3亿元|的，
_WITHIN = re.compile("钱?(?:左右|上下|范围内?|区间内?|之间)的")  # 月收入在8000元|左右的纳税人
# 年出栏50头|以上规模养殖比例达到33%: the rate has its own number.
_IN_A_RATE = re.compile(
    "及?以[上下](?!的)[一-鿿]{2,14}?(?:比例|比重|占比|率|数量|总数|户数)(?:已|将|要|均)?"
    f"(?:[提上下升降增减][高升降至到加]?[到至]?|达到?|为|超过?|由|从|不低于)?(?:{HEDGED})?[0-9]"
)
_HAN = re.compile("[一-鿿](?<![以及、，和到至])")
_WORTH = re.compile(f"价值(?:{HEDGED}|达)*\\Z")  # 价值5亿元的货物 are goods for so much, and no more is said of one


def _is_count(evidence: Evidence, unit: str, before: str) -> bool:
    """Whether 以上 only bounds the count of what follows: 培育100家|以上龙头企业、900家|以上科技型企业."""
    measured = kinds.is_measured(unit) and evidence.measure.unit_text != "名"
    if measured or unit == "户" or before[-1:] in wordings.words().nameplate.last:
        return False
    text = evidence.text
    if _made().search(before) is not None:
        return True  # 打造|100家|以上的企业
    return bool(_COUNTS.match(text, evidence.end) and (before or text.endswith("、", 0, evidence.start)))


@cache
def _made() -> re.Pattern[str]:
    """A verb of what is done to those counted, right before their number."""
    return re.compile(rf"(?:{patterns.trie(word for word in nouns.words('verbs') if len(word) > 1)}|新增)\Z")


_COUNTS = re.compile("以[上下内](?!的)")  # 培育100家|以上专精特新企业; but 3家以上的单位联合


def is_chosen_by_share(evidence: Evidence, before: str) -> bool:
    """A share that selects: 进度不足七成|的乡镇, but not 超过七成的乡镇."""
    text, end = evidence.text, evidence.end
    if before.endswith("按") and _TAXED.match(text, end) is not None:
        return True  # 减按|25%|计入应纳税所得额, 按|20%|的税率缴纳
    if _stake().match(text, end) is not None:
        return True  # 持有5%|以上股权的股东
    if _AGREE.match(text, end) is not None or (
        (before.endswith(_RANKED) or text[end : end + 1] in _HIGH_OR_LOW) and INCOME_GROUP.match(text, end) is not None
    ):
        return True  # 经三分之二|以上成员同意, 最高|20%|收入组
    if evidence.is_change and _GROWN_SO.match(text, end) is not None:
        return True  # 营收增长|20%|以上的企业
    if _HAS_RATE.search(before) is not None and _OF_RATE.match(text, end) is not None:
        return True  # 比重|1%以下的县, 入学率在95%|以上的县有12个
    if text.startswith(("部", "的"), end) and _PART_OF_IT.match(text, end) and _PAST.search(before) is not None:
        return True  # 超过当年收入30%|的部分
    if not text.startswith("的", end) or wordings.words().group.match(text, end) is None:
        return False
    return _SHARE_OF.search(before) is not None or (_AT.search(before) and _SO_MANY.match(text, end)) is not None


@cache
def _stake() -> re.Pattern[str]:
    """Who holds more than so much of a firm: 持有5%|以上股权的股东|; but 完成30%以上股权的转让."""
    return re.compile(
        rf"及?以[上下]的?{patterns.trie(lexicon.load('roles')['stakes'])}的"
        "(?:[，、]|应当?|必?须|需|通过|[一-鿿]{0,4}(?:股东|企业|公司|项目|个人|单位|机构|投资者|人))"
    )


_TRADED = re.compile("(?:交付|进口|出口|采购|收购|销售|生产|消耗|消费|供应)了(?:近|约|超过?)?\\Z")  # 交付了|2GWh|的电池
_HIGH_OR_LOW = frozenset("高低中")  # 20%|低收入组
_AGREE = re.compile(
    "以上的?[^，。；0-9]{0,8}(?:成员|代表|业主|股东|委员|会员|董事|职工)[^，。；0-9]{0,12}(?:同意|通过|表决)"
)
_OF_RATE = re.compile(
    "及?以[上下]的(?:[区县市省镇乡村]|地区|企业|行业|项目|单位|园区|(?!目标|任务|水平|要求)(?:(?!建成|新增|实现|完成)[一-鿿]){0,8}?[0-9]+[个家户座项人名])"
)
_HAS_RATE = re.compile(f"(?:{'|'.join(RATED)})(?:在|达到?|为)?(?:{HEDGED})?\\Z")
_RANKED = ("最高", "最低", "前", "后", "中间")
_GROWN_SO = re.compile(
    "(?:及?以[上下])?的(?:[一-鿿]{0,4}(?:企业|单位|机构|园区|商户|农户|项目)|县区?|乡镇|[区市]县)"
    "(?=[，。；、0-9]|(?:共|已|可|给|有|达|占|超|均|都|能|将|应|须|予|按|为))"
)
_TAXED = re.compile("的?(?:税率|征收率|费率|比例)(?:缴纳|征收|计算|计征|计提|执行)|计入|征收|计征|扣除")
_AT, _SO_MANY = re.compile("(?:率|比例|比重|占比)(?:为|达到?)?\\Z"), re.compile("的[一-鿿]{1,8}(?:有|达到?|增?至)[0-9]")
_PART_OF_IT = re.compile("的?部分(?:[，。；、（(]|[按由不归予全收调给可应计加])")
_PAST = re.compile("(?:超过?|超出|高于|低于|不足)[^，。；、0-9]{0,10}\\Z")
_SHARE_OF = re.compile(
    "[率比重度例速幅量](?:不足|超过?|不?[低高]于|不超过|达到?|不?大于|不?小于|不[少多]于|在)\\Z"
    "|(?:超过|达到|不低于|高于|低于|不足)[^，。；0-9]{3,14}\\Z"  # 超过职工总数1.6%|的单位
)


def is_deadline(evidence: Evidence, before: str) -> bool:
    """The days that a procedure leaves: 15个工作日|内作出决定; but 平均15个工作日内办结 tells how it went."""
    if evidence.measure.unit not in _SPANS or evidence.told or evidence.ahead is not None:
        return False
    if _HOW_LONG.search(before) is not None:
        return False
    return _PROCEDURE.match(evidence.text, evidence.end) is not None or _GRANTS_TIME.search(before) is not None


_SPANS = DURATIONS | {"workday"}
_HOW_LONG = re.compile("平均|最快|最短|实现|做到|[缩减降][短少至到]|已|了|仅|只[需用要]")
_GRANTS_TIME = re.compile("(?:可以?|不得|不再|至多|最多)(?:再|适当)?延[长期](?:不超过)?\\Z")
_PROCEDURE = re.compile(
    "(?:之|以)?内(?:，?(?:应当?|须|必须|要|由[^，。；0-9]{2,10}|向[^，。；0-9]{2,12}|将[^，。；0-9]{2,12}))?(?:[^，。；0-9]{0,4}?)"
    "(?:作出|办结|答复|告知|备案|送达|出具|核发|颁发|受理|申报|报送|补正|更正|缴纳|缴清|拨付|兑付|退还|返还|公示(?!了)|反馈|审结|审核|审批|提出(?:异议|申诉|复议|申请)|申请|完成(?:审|备案|整改|评审|核|验收|登记|变更))"
)


def is_limit(evidence: Evidence, before: str) -> bool:
    """A number that draws a line, or that some are known by: 5%|的预警线, 服役超过10年|的路段, 须在3个工作日|内."""
    text, end, words = evidence.text, evidence.end, wordings.words()
    behind = text[end : end + 1]
    if words.bare_line.match(text, end) is not None and not kinds.counts(evidence.measure.unit):
        return True  # 18亿亩|红线
    if behind == "的":
        if before.endswith(_DIMENSIONS) and evidence.measure.unit in _LENGTHS:
            return True  # 一座高达|10米|的库房
        return words.line.match(text, end) is not None or (
            before.endswith(words.beyond)
            and len(before) > 3
            and not kinds.counts(evidence.measure.unit)  # more than so many are counted, not known by it
            and evidence.measure.unit not in SHARES
            and _OF_SOME.match(text, end) is not None
        )
    return behind == "内" and before.endswith(("须在", "应在", "应当在", "必须在", "持", "凭", "出示"))


_DIMENSIONS = ("高达", "长达", "宽达", "深达", "高约", "长约", "宽约", "深约")
_LENGTHS = frozenset({"m", "km", "cm", "mm"})
_OF_SOME = re.compile("的(?!目标|任务|增长|速度|水平|标准|时间|同时|情况|背景|基础)[一-鿿]{2,8}")
