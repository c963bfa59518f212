"""Whether a number only names a class, a member of a set, a policy or the articles of a document: 30万吨级|航道."""

from __future__ import annotations

import re

from policynum import kinds
from policynum.quantities.understood import known_by_amount
from policynum.role import wordings
from policynum.role.evidence import NEAR, Evidence
from policynum.sentences import nouns
from policynum.sentences.sorts import ADMINISTERED, SHARES


def names_a_class(evidence: Evidence, before: str) -> bool:
    """A class by size or term, a round amount that some are called by, a nameplate: 30万吨级|航道, 百亿|企业."""
    text, end, unit = evidence.text, evidence.end, evidence.measure.unit
    if _names_a_set(evidence, before):
        return True
    if (unit in _TERMS and _OF_A_TERM.match(text, end)) or (unit == "degree" and _OF_A_SLOPE.match(text, end)):
        return True
    if text[end - 1] == "级" and (_FORCE.search(before) is None or _WITHSTOOD.search(before) is not None):
        return True
    if text.startswith(("级", "方面", "一遇"), end) or (before.endswith(_LISTED_BELOW) and not _BAND.search(before)):
        return True  # 抓好以下|十个方面
    if unit == "CNY" and _ROUND.fullmatch(text, evidence.start, end):
        marks = evidence.measure.unit_text and _MARK.match(text, end)  # 突破|万亿元|大关 tells how much
        if not marks:
            return known_by_amount().match(text, end) is not None
    if unit in _HARVESTS and _ROUND.match(text, evidence.start, end) and _CAMPAIGN.match(text, end):
        return True  # 千亿斤|粮食产能提升行动
    return (unit in SHARES and _SAMPLED.match(text, end) is not None) or _is_rated(evidence, before)


def _names_a_set(evidence: Evidence, before: str) -> bool:
    """Places that are called by how many they are: 沪苏浙皖|三省|一市, 中亚|五国; but 覆盖|五市, 12省."""
    text, start, written = evidence.text, evidence.start, evidence.measure.unit_text
    if text[start] not in _FEW or not written or not ADMINISTERED.issuperset(written):
        return False
    return not before.endswith(_REACHED) and evidence.end - start == len(written) + 1


_FEW = frozenset("两二三四五六七八九十")
_REACHED = (
    "覆盖",
    "惠及",
    "涉及",
    "涵盖",
    "辐射",
    "新增",
    "共",
    "有",
    "达",
    "到",
    "了",
    "于",
    "在",
    "建成",
    "支持",
    "选取",
)
_LISTED_BELOW = ("以下", "如下", "下列")
_BAND = re.compile("[0-9][^，。；]{0,4}以下\\Z|[及级历称]以下\\Z")  # 30岁以下|1260人, 大专及以下|240人
_ROUND, _MARK = re.compile("上?[十百千万亿]+元?"), re.compile("大关|关口|台阶|门槛")
_HARVESTS, _CAMPAIGN = frozenset({"jin", "mu", "t", "CNY"}), re.compile("[一-鿿]{2,10}(?:提升|倍增|增产|振兴|培育)行动")
_TAKEN_LAND = ("违法占地", "违规占地", "非法占地")  # 整改|违法占地|60亩 tells what was done
_TERMS = frozenset({"day", "month", "year"})
_OF_A_TERM = re.compile("期(?=[一-鿿A-Z])(?!间|内|末|限|满|中|待|望|货|初|刊)")  # 7天|期逆回购
_OF_A_SLOPE = re.compile("(?:及?以[上下])?的?[陡缓]?坡")  # 25度|以上坡耕地
_SAMPLED = re.compile("的?[一-鿿]{0,8}抽样")  # 5‰|人口变动抽样调查
_FORCE = re.compile(
    "(?:震级|风力|阵风|风速|浪高|地震(?!预警|应急|响应)|余震)(?:[^，。；、0-9]{0,6}(?:[增加]大|增强|减弱|升|降)[到至为]|为|达到?|约|最大|超过)*\\Z"
)  # 震级|6.8级| is measured
_WITHSTOOD = re.compile("[抗防遇]|抵御|[当若]")


def _is_rated(evidence: Evidence, before: str) -> bool:
    """What a nameplate says: 年产|10万吨, 糖厂（日处理甘蔗|2500吨）."""
    if evidence.measure.unit in wordings.words().sized and _MAKES_SO_MUCH.search(before) is not None:
        return True
    if not wordings.words().nameplate.closes(before) or before.endswith(_TAKEN_LAND):
        return False
    if _BECOMES.search(before) is not None:
        return False
    return evidence.text.startswith("的", evidence.end) or not _COUNTED_UP.search(before)


_MAKES_SO_MUCH = re.compile("[（(][年日月](?:产|处理|加工|复烤|供水|发电)[一-鿿]{0,6}\\Z")
_BECOMES = re.compile(
    "(?:形成|具备|新增)[^，。；]{0,4}[年日月](?:产|处理)\\Z"
)  # 投产后形成年产|10万吨 says what will be
_COUNTED_UP = re.compile(  # and sizes no house
    "(?:人均|生均|户均|竣工|新增|完成|施工|销售|住房|校舍)建筑面积\\Z|(?:完成|累计|新增)(?:建设里程|建筑面积|规划面积)\\Z"
)


def is_member(evidence: Evidence, before: str) -> bool:
    """Those that belong together and are no result: 围绕|50条|产业链, 由|199根|钢丝组成, 国家|150项|重大工程之一."""
    if not kinds.counts(evidence.measure.unit):
        return False
    text, end = evidence.text, evidence.end
    makes_up = before.endswith(_OUT_OF) and _MADE_UP.match(text, end) is not None
    return makes_up or _ONE_OF.match(text, end) is not None or _is_centred_on(evidence)


_OUT_OF = ("由", "由约", "由近", "由超过")
_MADE_UP = re.compile("[^，。；、0-9]{1,16}?(?:组成|构成)")
_ONE_OF = re.compile("[一-鿿“”]{2,16}之一(?=[，。；、,;\\s]|\\Z)")


def _is_centred_on(evidence: Evidence) -> bool:
    """Those that something is done about: 围绕|50条|产业链实施方案; but 围绕需求建设|5条|专用线."""
    text, start = evidence.text, evidence.start
    if text.find("围绕", max(evidence.place.sentence.start, start - _ABOUT), start) < 0:
        return False
    if _TO_THE_GOAL.match(text, evidence.end) is not None:
        return False  # 围绕|1000只|羊的目标
    about = _CENTRED.search(text, max(evidence.place.sentence.start, start - _ABOUT), start)
    if about is None:
        return False
    begin = about.end("on")
    if text[max(begin, start - 2) : start] in nouns.table("verbs"):
        return False  # 围绕产业|布局|5条线路
    verb = nouns.until_verb(text, begin, start)
    return verb is None or text.startswith("等", verb)


_TO_THE_GOAL = re.compile("[^，。；]{0,40}的目标")
_CENTRED, _ABOUT = re.compile("(?P<on>围绕)[^，。；：]{0,24}\\Z"), 28  # characters


def is_known_by(evidence: Evidence, before: str) -> bool:
    """What a policy or a contest is known by: 用好|240小时|过境免签政策, 女子|1500米|决赛."""
    if evidence.measure.unit in _WAYS:
        words = wordings.words()
        return words.contest.match(evidence.text, evidence.end) is not None or before.endswith(words.contestants)
    return evidence.measure.unit in _TIMES and _POLICY.match(evidence.text, evidence.end) is not None


_WAYS = frozenset({"m", "km"})
_TIMES = frozenset({"hour", "day", "month", "year"})
_POLICY = re.compile("(?:过境|免签|无理由)[^，。；、0-9]{0,6}(?:政策|免签|制度|退货|旅客|人员|业务|入境)")


def composes(evidence: Evidence, before: str) -> bool:
    """What a document is made of by design: 规划提出20项指标, 出台20条措施."""
    if kinds.counts(evidence.measure.unit) and _reaches_by_design(evidence):
        return True
    if evidence.measure.unit not in _ARTICLES:
        return False
    text, start, end, words = evidence.text, evidence.start, evidence.end, wordings.words()
    if words.issues.search(before) and words.articles.match(text, end):
        return True
    if _MEASURES.match(text, end):
        return True  # 实施稳经济|30项|举措
    return words.document.search(text, max(evidence.place.sentence.start, start - _DOCUMENT), start) is not None


def points_back(evidence: Evidence, before: str) -> bool:
    """Whether a count is that of a set told before: 上述|16家|企业, 这|12个|项目."""
    if not kinds.counts(evidence.measure.unit):
        return False
    surveyed = _SURVEYED.search(before) is not None and _SET.match(evidence.text, evidence.end) is not None
    return surveyed or _TOLD.search(before) is not None


_TOLD = re.compile("(?:这|上述|前述|(?:\\A|的)以上)\\Z")
_SURVEYED = re.compile("(?:调查|监测|统计|抽查|参评)的\\Z")
_SET = re.compile("[一-鿿]{0,4}?(?:行业|企业|城市|样本|家庭|市场|品种|地区|县|产品)")


def _reaches_by_design(evidence: Evidence) -> bool:
    """Whether so many places lie where works or a plan reach: 改造工程涉及|8个|县区, 方案，涉及15个乡镇、|29个|村."""
    if _PLACES.match(evidence.text, evidence.end) is None:
        return False
    begin = max(evidence.place.sentence.start, evidence.start - _DOCUMENT)
    reaches = _REACHES.search(evidence.text, begin, evidence.start)
    if reaches is None or _NOT_BY_DESIGN.search(evidence.text, begin, reaches.start()) is not None:
        return False
    return _OF_WORKS.search(evidence.text, begin, reaches.start()) is not None


_REACHES = re.compile("(?:涉及|途经|辐射)(?!带动)[^，。；、0-9]{0,8}(?:[0-9]+[^，。；、0-9]{1,12}、?){0,3}\\Z")
_PLACES = re.compile(
    "[一-鿿]{0,4}?(?:[县州旗市区]|乡镇|村|街道|社区|小区|省辖市|泵站|涵闸|水库|闸站|泵闸)(?=[，。；、（(0-9\\s]|\\Z)"
)
_NOT_BY_DESIGN = re.compile(
    "停工|烂尾|违规|违法|两违|受损|失信|完工|今年|去年|力争|确保|到20|问题|虚假|受理|检查|排查|将\\Z|已"
)
_OF_WORKS = re.compile("(?:工程|项目|方案|规划|计划)(?:(?:总?投资|全长)[^，。；]{0,10})?[，,]?(?:共|拟)?\\Z")


def is_title(evidence: Evidence) -> bool:
    """The articles that a measure is called after: 出台“营商环境提升|59条|”."""
    text, start, end = evidence.text, evidence.start, evidence.end
    if evidence.measure.unit not in _ARTICLES or not text.startswith("”", end):
        return False
    return _ISSUED.search(text, max(0, start - NEAR), start) is not None


_ARTICLES = frozenset({"项", "条", "个", "章"})
_ISSUED = re.compile(
    "(?:出台|印发|发布|推出|落实|实施|制定|执行)[^“”，。；]{0,8}“(?:(?!新增|新建|建成)[^”“，。；]){2,20}\\Z"
)
_MEASURES = re.compile("(?:具体|重点|政策|支持|配套|便民|惠企)*(?:举措|措施)(?!取得|落地|全部|全面|见效)")
_DOCUMENT = 64  # characters before a number in which the document is named that is made of so many
