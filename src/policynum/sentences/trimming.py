"""What is taken off the start and the end of a phrase: openers (全县), verbs (完成), who did it, and since when.

Which words those are stands in data/indicators.toml.
"""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.quantities import limits
from policynum.sentences import nouns
from policynum.sentences.clauses import phrase_end
from policynum.text import numbering


def trim(text: str, begin: int, end: int) -> int:
    """Where a phrase begins once verbs and openers are taken off its start.

    >>> trim("全省完成林业产值", 0, 8)
    4
    """
    taken = _taken_off().match(text, begin, end)
    return taken.end() if taken else begin


@cache
def _taken_off() -> re.Pattern[str]:
    """Verbs, each with how it was done and what may open a clause behind it; openers. 出口额, 开工率 keep theirs."""
    verb, opener = verbs().pattern, _openers().pattern
    counted = "的(?:数量|规模|面积|金额|人数|总量|比例|比重|收入)"  # 承接的数量
    no_name = (
        rf"(?=实现|设立|组建|把){verb}|(?>{verb})(?!{_NAME_AFTER_VERB.pattern}|{counted}|[点站库班室]?\Z|{_ANOTHER})"
    )
    way = patterns.trie(nouns.words("ways"))
    return re.compile(rf"(?>(?:(?>(?:(?:{way}|并)(?={verb}))?)(?:{no_name})(?>(?:{opener})?)|{opener})+)")


_ANOTHER = "[和及与、](?:在建|拟建|新[造建增])"  # 建成|和在建的公路 are both
_NAME_AFTER_VERB = re.compile(
    r"[率额量费值房]|数(?![字据控智码])|指数|面积|时间|人员|人次|规模|价格|标准|成本|能力|收入|比例|情况|强度|水平|周期|工期|里程|进度"
)


@cache
def verbs() -> re.Pattern[str]:
    """A verb before the thing measured, which is no part of its name.

    >>> verbs().match("完成投资")[0], verbs().match("投资完成")
    ('完成', None)
    """
    first = "".join(sorted({word[0] for word in nouns.table("verbs")}))
    kept, words = patterns.trie(nouns.words("kept")), patterns.trie(nouns.words("verbs"))
    table = lexicon.load("indicators")["nominal"]
    name = rf"{patterns.trie(table['verbs'])}(?:{'|'.join(table['nouns'])})"  # 募集资金, 招聘会
    return re.compile(rf"(?=[{first}])(?!{kept}|{name}|{_WHO_DID})(?:{words}){_INTO}(?!后)")  # 建成|后 opens a clause


# 纳入统计范围的企业, 完成改造的小区: the verb tells which they are
_WHO_DID = (
    "(?:纳入|列入|完成|取得|获得|通过|达到|入选|实现|进入)(?!全[国省市县区年部]|年度|国家|[省市])[一-鿿]{2,8}(?<!后)的"
    "(?:企业|人员|学员|学生|考生|毕业生|小区|项目|[一-鿿]?村|乡镇|县|家庭|农户|单位|产品|机构|平台|园区|工程|病例|患者)\\Z"
)
# 打造成|景区, 争取到|资金, 推进好|项目; but 完成|到位资金
_INTO = (
    "(?>(?:成(?![功本效果绩员品长就交年熟套立都人活分片型渝链群形色体网线规药为批林])"
    "|到(?![位期达账港岸岗货站访场户企村校家会课期]|20)|好(?![转评友人的事看氧大做中于房产项戏书品吃]))?)"
)
_ADDED = ("加上级", "加上解", "加上年")  # 加|上级补助收入 opens with 加, and not with 加上


@cache
def _openers() -> re.Pattern[str]:
    openers = tuple(nouns.words("openers"))
    verbs = (verb for verb in nouns.words("verbs") if verb.startswith(openers) and verb not in openers)  # 共有, 再建
    trie, names = patterns.trie(openers), patterns.trie([*nouns.words("kept"), *verbs, *_ADDED])
    count = "[一二三四五六七八九十百]+"
    first = (
        "".join(sorted({word[0] for word in nouns.table("openers")}))
        + r"\s、,，*#>　—\-和及与（(0-9第自一二三四五六七八九十百✅报前本含在"
        + numbering.CIRCLED
        + numbering.MARKS
    )
    numbers = (
        rf"{numbering.SECOND}|{numbering.POINT}|{numbering.FIRST}(?![二三四](?:、[三四])?[产线类级等次])|(?![0-9]{{1,2}}、(?![一-鿿])){numbering.THIRD}|{numbering.ARTICLE}"
        rf"|第(?:{count}|[0-9]+)位?的|[将拟]?于[0-9]{{1,2}}日前|加(?=上[级解年])|报告(?=新增)"
        "|(?:前款|前条|(?:本(?:法|条例|办法|规定|细则))?第[一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?)(?:规定的|所称)"
        "|全国(?:共|现|已)?有(?=各类|各级|各种)|(?<=[（(])含(?![有量水氧硫糖])|在(?:总|全部|所有|全体)[一-鿿]{1,8}中(?=[一-鿿])"
        "|各(?:区县|县区|市县|县市|乡镇|[区县市州镇])(?:（[^）]{1,6}）)?(?![级域辖])(?=[一-鿿]{3})"
    )
    marks = rf"(?!与[^，。；、]{{2,10}}之比)[\s、,，*#>　—\-和及与✅{numbering.CIRCLED}{numbering.MARKS}]"
    return re.compile(rf"(?=[{first}])(?:(?!{names})(?:{trie}|{marks})|{numbers}|自[^，。；、\n]{{1,12}}以来)+")


def opens(text: str, begin: int, end: int) -> bool:
    """Whether nothing but openers and verbs stands before a time.

    >>> opens("力争到2030年", 0, 3), opens("产值到2030年", 0, 3)
    (True, False)
    """
    while begin < end:
        found = _openers().match(text, begin, end) or verbs().match(text, begin, end) or _AT.match(text, begin, end)
        if not found:
            return False
        begin = found.end()
    return True


_AT = re.compile("[于在到自]")


@cache
def parting() -> re.Pattern[str]:
    """A verb in the midst of a phrase, which parts who did it from what was done.

    >>> parting().search("某地集聚企业")[0], parting().search("集聚项目")
    ('集聚', None)
    """
    return re.compile(rf"(?:{patterns.trie(nouns.words('parting'))})(?!{_COMPOUND.pattern}|{_NAME_AFTER_VERB.pattern})")


_COMPOUND = re.compile(
    "[和及与或、的区]|产业转移|项目|资金|工程|方案|政策|机[构制]|平台|中心|措施|计划|力度|工作|基地|标准"
)


# -- Who did it, and since when ---------------------------------------------------------------------------------------


def behind_doer(text: str, begin: int, end: int) -> int:
    """Where a phrase begins behind who does it, and where: 某地企业将|销售收入, 税务部门共组织|税收收入.

    >>> behind_doer("某地企业将销售收入", 0, 9), behind_doer("企业销售收入", 0, 6)
    (5, 0)
    """
    if end - begin <= _DOER:
        return begin
    if text[begin] == "在" and (worked := _worked_there().match(text, begin, end - 1)) is not None:
        begin = worked.end()
    if (acted := _acted().match(text, begin, end)) is not None and acted.end() < end - 1:
        begin = acted.end()
    if not _MAY_TELL_WHO.search(text, begin, end):
        return begin
    last = end - 2  # what looks ahead must see the whole phrase: 病床|使用率
    for taken in _TAKES.finditer(text, begin, end):
        begin = taken.end() if taken.end() <= last else begin
    for said in _EXPECTS.finditer(text, begin, end):
        begin = said.end() if said.end() <= last else begin
    if (together := in_all().search(text, begin + 2, end)) is not None and together.end() < end - 1:
        begin = begin if text.endswith(COME_TO, begin, together.end()) else together.end()
    for place in _WHOLE_PLACE.finditer(text, begin, end):
        shared = text.find("占", begin, place.start()) >= 0  # 合计占江苏|全省|进出口总值
        begin = place.end() if place.start() > begin + 4 and place.end() <= last and not shared else begin
    for served in _serves().finditer(text, begin, end - 1):
        begin = served.end()  # 为企业提供|扶持资金
    for defined in _DEFINED.finditer(text, begin, end - 2):
        begin = defined.end()
    if text.startswith(("对于", "凡"), begin):
        begin = max(begin, text.rfind("、", begin, end) + 1)
    return begin


COME_TO = ("完成", "实现")  # 重点项目共|完成|投资: theirs, and done by others
_DOER = 6  # characters; in a shorter stretch nobody is named who does anything
_DEFINED = re.compile(
    "是指|系指|之一的(?=[一-鿿]{3})|中共有|以来(?=累计|共|已|新增|完成|实现)|扣除[^，。的]{2,10}的(?=核心)|并且(?=[一-鿿]{3})|(?<=以[上下内])或者?(?=[一-鿿]{3})|没有[^，。；、]{2,10}?或者?+(?=[一-鿿]{2})"
)
_MAY_TELL_WHO = re.compile("[将把让使预认称要应共全我对凡是系并或扣为向给帮之来累已]")
_TAKES = re.compile(
    "应当(?:允许其?)?|[将把](?<![即必或也还有].)(?!先后|陆续|逐步|逐渐|逐年|继续|持续|进一步|分别|相继|[军士来近要乐由从达超为在冲])|让(?<![转出礼谦忍退避].)(?![利渡])|使得?(?<![大即致促驱假天行迫].)(?<![大即致促驱假天行迫].得)(?![用命馆得])"
)
_EXPECTS = re.compile(
    "预测(?![准模性]|值(?!班)|数(?![字据]))|(?<![铁公水道]路)预计(?=[一-鿿]{4})(?!值)|(?<=[一-鿿]{2})(?<![名职简统俗全通尊代号对])称(?![号重职呼心赞])(?=[一-鿿]{4})|预期(?=[0-9今明来])|预料|认为(?=[一-鿿]{4})|(?<![主重需必首紧概纲])要(?:确保|保持|力争|实现|完成)(?=[一-鿿]{2})"
)  # 有关机构预测|中国经济, 粮食生产要确保|谷物面积
_WHOLE_PLACE = re.compile(
    "[全我](?<![占于比较居在动].)(?:(?<=全)[市省区县州]|(?<=我)[省市区县国])(?!平均|总量|的|第|比重|同|各|有)"
)


@cache
def in_all() -> re.Pattern[str]:
    """A verb with 共 before it: what stands before them is who did it.

    >>> in_all().search("税务部门共组织税收收入")[0], in_all().search("公共建筑")
    ('共组织', None)
    """
    kept, done = patterns.trie(nouns.words("kept")), patterns.trie(nouns.words("verbs"))  # 共|接待游客
    return re.compile(
        rf"(?:(?<![公不总合])共(?!同|享|有|计|处)|一共|总共)(?!{kept})(?:{done})"
        rf"|(?<=[一-鿿]{{2}})(?<![铁公水道]路)(?<![铁公水道]路已)(?<!民航)(?<!民航已)(?:累计|已经)(?!{kept}|提高|提升|降低|增加|减少)(?:{done})(?=[一-鿿]{{3}})(?!装机|{_NAME_AFTER_VERB.pattern})"
    )


@cache
def _acted() -> re.Pattern[str]:
    """An office with its verb, before what it did: 省财政下达|补助, 金融机构累计发放|贷款."""
    agents = patterns.trie(nouns.words("agents"))
    done = patterns.trie(word for word in (*nouns.words("verbs"), *nouns.words("acts")) if len(word) > 1)
    return re.compile(
        rf"(?:《[^》]{{2,24}}|[一-鿿]{{0,10}}?)(?:{agents})(?:还|也|要|累计|合计|共计|共|已|又|再|紧急|及时|每年|全年|先后)*(?:{done})了?(?!{_NAME_AFTER_VERB.pattern}|[和及与或、的])"
    )


@cache
def _serves() -> re.Pattern[str]:
    """What is done for somebody: 为企业提供|扶持资金; 为企业|减税降费 is named with its verb."""
    return re.compile(
        rf"(?:为|向|给|帮助?)[^，。；、]{{2,16}}?{patterns.trie(nouns.words('serves'))}了?"
        "|(?:为|给)[^，。；、]{2,8}?(?=减税|减负|让利|授信)"
    )


@cache
def _worked_there() -> re.Pattern[str]:
    """Where something is done, with the verb: 在东湖园区建设|学校; but 在建学校, 在校学生 are names."""
    done = patterns.trie(nouns.words("done_there"))
    return re.compile(
        rf"在(?![建校职岗册读产用编役途线营库研])[^，。；]{{2,20}}?(?:{done})了?(?!{_NAME_AFTER_VERB.pattern})"
    )


def before_deed(text: str, begin: int, end: int) -> int:
    """Where a phrase ends before what has been done with it: 医疗救助资金|已拨付.

    >>> before_deed("医疗救助资金已拨付", 0, 9), before_deed("已婚人数", 0, 4)
    (6, 4)
    """
    at = max(text.rfind(mark, begin + 2, end - 1) for mark in "已被")
    if at < 0 or _been().fullmatch(text, at, end) is None:
        return end
    return at - 2 if text.startswith("依法", at - 2) and at - 2 > begin else at  # 驾驶许可|依法被撤销


@cache
def _been() -> re.Pattern[str]:
    done = patterns.trie(word for word in nouns.words("verbs") if len(word) > 1)
    return re.compile(rf"(?:已经?|被)(?:全部|累计|基本)?(?:{done})了?")


def before_source(text: str, begin: int, end: int) -> int:
    """Where a phrase ends before what it is since, in, from or limited by: 收入|自注册以来, 种类|从国家规定的.

    >>> before_source("营业收入自注册以来", 0, 9), before_source("营业收入", 0, 4)
    (4, 4)
    """
    if not _MAY_TELL_SOURCE.search(text, begin, end):
        return end
    if since := _SINCE.search(text, begin, end):
        end = since.start()
    if net := _NET_OF.search(text, begin + 2, end):
        end = net.start()
    if limit := _limits().search(text, begin + 2, end):
        end = phrase_end(text, begin, limit.start())
    if world := _OF_THE_WORLD.search(text, begin + 2, end):
        end = world.start()
    if source := _SOURCE.search(text, begin + 2, end):
        end = phrase_end(text, begin, source.start())
    return end


_MAY_TELL_SOURCE = re.compile("[自不至到从由剔扣]")
_NET_OF = re.compile("(?:剔除|扣除)[^，。；]{2,24}(?:因素|影响)后?\\Z")  # 生产总值|剔除闭井等不可比因素|增长7.8%
_SOURCE = re.compile(
    "(?<![服随自理事案缘])[从由](?![业事严属教军于来北南东西]|[^，。；]{1,14}中(?![国央部西小期]))"
)  # 补贴种类从|国家规定的
_OF_THE_WORLD = re.compile(r"(?:已|均|分别)*(?:提升|上升|提高|升|增)[至到]了?(?:全球|世界|全国|全省)(?:总量|总数)?\Z")
_SINCE = re.compile("自[^，。；、]{1,12}以来")  # 营业收入自注册以来首次达到


@cache
def _limits() -> re.Pattern[str]:
    """What limits a number from afar: 绿地面积|不得低于用地总面积的|35%."""
    return re.compile(patterns.trie(word for word in limits.distant() if word[0] == "不"))
