"""Whether a number only describes, sizes or selects a thing, and claims nothing of a result.

The words are those of data/roles.toml: 年产|10万吨 rates a thing, 60万吨|电解槽改造 sizes one, 5亿元|以上的项目 selects
some, 最高500万元|补助 grants so much to each.
"""

from __future__ import annotations

import re

from policynum import kinds
from policynum.model import Bound
from policynum.quantities.bounds import HEDGED
from policynum.quantities.understood import known_by_amount
from policynum.role import grants, rules, thresholds, wordings
from policynum.role.evidence import INVESTED, NEAR, Evidence
from policynum.sentences import nouns
from policynum.sentences.sorts import MONEY, SHARES


def by_section(evidence: Evidence, *, aimed: bool) -> bool:
    """Whether the part of the document makes the number a term: a list of explained words, or a rule."""
    if evidence.direction == "rule":
        return not aimed and rules.is_term(evidence, _clause_before(evidence))
    return evidence.direction == "gloss" and not aimed


def by_words(evidence: Evidence, *, aimed: bool, said: bool) -> bool:
    """Whether the words around the number make it only describe, size or select a thing.

    ``said`` where a word of its sentence says that it is aimed at, or done: what was granted then is no standard.
    """
    before, words = _clause_before(evidence), wordings.words()
    if (
        _is_class(evidence, before)
        or (evidence.measure.bound is not Bound.EXACT and words.penalty.match(evidence.text, evidence.end) is not None)
        or (not aimed and words.plate.closes(before))
        or (evidence.measure.unit in kinds.DURATIONS and _frames(evidence, before))
        or _supposes(evidence, before)
        or (evidence.measure.unit in _KNOWN_BY and _is_known_by(evidence, before, unit=evidence.measure.unit))
        or _is_punished(evidence, before)
    ):
        return True
    if evidence.text[evidence.end : evidence.end + 1] in _MAY_DEFINE and (
        _DEFINES.match(evidence.text, evidence.end)
        or (before.startswith(("按", "以")) and _RECKONED.match(evidence.text, evidence.end))
    ):
        return True
    if evidence.measure.unit in SHARES and thresholds.is_chosen_by_share(evidence, before):
        return True  # 增速超过|8%|的县区达到6个
    if evidence.is_change or evidence.kind:
        return False
    unit = evidence.measure.unit.partition("/")[0]  # CNY of CNY/t
    if _sizes(evidence, unit, before, aimed=aimed):
        return True
    gives = (aimed or not said) and evidence.direction != "review"
    if not said and (unit == "percent" or unit in MONEY) and _is_standard(before):
        return True
    if (
        words.standard.closes(before)
        or evidence.measure.unit_text.endswith("折")
        or thresholds.is_limit(evidence, before)
    ):
        return True
    if unit in SHARES:
        return gives and grants.shares_out(evidence, before)
    return (
        thresholds.selects(evidence, unit, before)
        or (unit in MONEY and grants.is_granted(evidence, before, gives=gives))
        or (unit in _ARTICLES and _composes(evidence, before))
    )


_UNBROKEN = re.compile("[^，；：、,;:]*+")


def _clause_before(evidence: Evidence) -> str:
    """The words between the last comma and the number."""
    start = evidence.start
    backwards = evidence.text[max(evidence.place.sentence.start, start - NEAR) : start][::-1]
    clause = _UNBROKEN.match(backwards)
    assert clause is not None
    return evidence.text[start - clause.end() : start]


def _is_class(evidence: Evidence, before: str) -> bool:
    """A class by size, a nameplate, or the count of what is listed: 30万吨级航道, 年产|10万吨, 抓好以下|十个方面."""
    text, end = evidence.text, evidence.end
    if evidence.measure.unit in _TERMS and _OF_A_TERM.match(text, end):
        return True
    if evidence.measure.unit == "degree" and _OF_A_SLOPE.match(text, end):
        return True
    if (
        (text[end - 1] == "级" and (_FORCE.search(before) is None or _WITHSTOOD.search(before) is not None))
        or text.startswith(("级", "方面"), end)
        or (before.endswith(_LISTED_BELOW) and not _BAND.search(before))
    ):
        return True
    if evidence.measure.unit == "CNY" and _ROUND.fullmatch(text, evidence.start, end):
        marks = evidence.measure.unit_text and _MARK.match(text, end)  # 突破|万亿元|大关 tells how much
        if not marks:
            return known_by_amount().match(text, end) is not None  # 百亿企业, 千亿元企业
    if (
        evidence.measure.unit in _ARTICLES
        and text.startswith("”", end)
        and _ISSUED.search(text, max(0, evidence.start - NEAR), evidence.start)
    ):
        return True  # 出台“营商环境提升|59条|”
    if evidence.measure.unit in SHARES and _SAMPLED.match(text, end):
        return True
    if kinds.counts(evidence.measure.unit) and (_is_centred_on(evidence) or _makes_up(evidence, before)):
        return True
    if kinds.counts(evidence.measure.unit) and _ONE_OF.match(text, end) is not None:
        return True  # 国家|150项|重大工程之一
    if evidence.measure.unit in wordings.words().sized and _MAKES_SO_MUCH.search(before) is not None:
        return True  # 糖厂（日处理甘蔗|2500吨）
    return (
        wordings.words().nameplate.closes(before)
        and _BECOMES.search(before) is None
        and (text.startswith("的", end) or not _STATED.search(before))
    )


def _is_known_by(evidence: Evidence, before: str, *, unit: str) -> bool:
    """What a policy or a contest is known by: 用好|240小时|过境免签政策, 女子|1500米|决赛."""
    if unit in _WAYS:
        return _CONTEST.match(evidence.text, evidence.end) is not None or before.endswith(_CONTESTANTS)
    return _POLICY.match(evidence.text, evidence.end) is not None


_KNOWN_BY = frozenset({"m", "km", "hour", "day", "month", "year"})
_POLICY = re.compile("(?:过境|免签|无理由)[^，。；、0-9]{0,6}(?:政策|免签|制度|退货|旅客|人员|业务|入境)")
_CONTEST = re.compile(
    "(?:[蛙仰蝶]泳|自由泳|(?:个人)?混合泳|竞走|接力|跨?栏|障碍|半?决赛|预赛|赛跑|短跑|速滑|[气手步]{1,2}枪|跳[台板]|计时赛|皮划艇|马拉松|越野赛|项目[决预半])"
)
_CONTESTANTS = ("男子", "女子", "男女混合", "短道速滑", "速度滑冰", "自由泳", "蛙泳", "仰泳", "蝶泳", "混合泳")


def _is_punished(evidence: Evidence, before: str) -> bool:
    """What a breach may cost: 否则将被处以营业额|6%的罚款; but 已被处以|200万元罚款 tells what was."""
    return (
        _MAY_COST.search(before) is not None
        and wordings.words().penalty.match(evidence.text, evidence.end) is not None
        and _WAS_PAID.search(before) is None
    )


_MAY_COST = re.compile(
    "(?:可|将|应|须|要|会|面临)[^，。；]{0,6}(?:处以?|罚以?|面临|缴纳|支付)[^，。；]{0,16}\\Z|面临[^，。；]{0,8}\\Z"
)
_WAS_PAID = re.compile("已|了")


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


def _makes_up(evidence: Evidence, before: str) -> bool:
    """What a thing is made up of: 主缆由|199根|钢丝组成."""
    return before.endswith(("由", "由约", "由近", "由超过")) and _MADE_UP.match(evidence.text, evidence.end) is not None


_MADE_UP = re.compile("[^，。；、0-9]{1,16}?(?:组成|构成)")
_ONE_OF = re.compile("[一-鿿“”]{2,16}之一(?=[，。；、,;\\s]|\\Z)")
_MAKES_SO_MUCH = re.compile("[（(][年日月](?:产|处理|加工|复烤|供水|发电)[一-鿿]{0,6}\\Z")
_FORCE = re.compile("(?:震级|风力|阵风|风速|浪高|地震|余震)(?:为|达到?|约|最大|超过)*\\Z")  # 震级|6.8级| is measured
_WITHSTOOD = re.compile("[抗防遇]|抵御|[当若]")
_STATED = re.compile(
    "(?:人均|生均|户均|竣工|新增|完成|施工|销售|住房|校舍)建筑面积\\Z|(?:完成|累计|新增)(?:建设里程|建筑面积|规划面积)\\Z"
)  # what is counted up, and sizes no house


_ROUND, _MARK = re.compile("上?[十百千万亿]+元?"), re.compile("大关|关口|台阶|门槛")
_TERMS, _OF_A_TERM = (
    frozenset({"day", "month", "year"}),
    re.compile("期(?=[一-鿿A-Z])(?!间|内|末|限|满|中|待|望|货|初|刊)"),
)  # 7天|期逆回购
_OF_A_SLOPE = re.compile("(?:及?以[上下])?的?[陡缓]?坡")  # 25度|以上坡耕地
_SAMPLED = re.compile("的?[一-鿿]{0,8}抽样")  # 5‰|人口变动抽样调查

_BECOMES = re.compile(
    "(?:形成|具备|新增)[^，。；]{0,4}[年日月](?:产|处理)\\Z"
)  # 投产后形成年产|10万吨 says what will be


def _is_standard(before: str) -> bool:
    """A rate or a limit at its level, right behind its name: 报销比例|90%; but 提高支付限额|3800元 is a change."""
    return wordings.words().bare_standard.closes(before) and _MOVES.search(before) is None


_MOVES = re.compile("提[高升]|降低|[上下]调|增加|减少")
_BAND = re.compile("[0-9][^，。；]{0,4}以下\\Z")  # 30岁以下|1260人
_LISTED_BELOW = ("以下", "如下", "下列")


_MAY_DEFINE = frozenset("及以的之属即视称被划算归计测估推折")
_DEFINES = re.compile("(?:及?以[上下内])?(?:的|之间)*(?:属于|即为|视为|称为|被称为|划为|算作|归为)")
_RECKONED = re.compile("(?:的?(?:标准|水平|价格))?(?:来)?[计测估推折]算")  # 按每户平均用电|200千瓦时|计算


def _supposes(evidence: Evidence, before: str) -> bool:
    """A number of a case that is only supposed: 若关税再提高10个百分点，… 举个例子，某企业每月缴费|3000元."""
    if "每" in before and _PER_SO_MUCH.search(before):
        return True
    if before[:1] == "当" and _WHEN.match(evidence.text, evidence.end):
        return True
    if not evidence.told and _REACHES.search(before) and _AND_THEN.match(evidence.text, evidence.end):
        return True  # 降雨量超过|100毫米|时启动响应
    if before[:1] in wordings.words().may_suppose and before.startswith(wordings.words().conditions):
        return True
    text, start = evidence.text, evidence.start
    begin = max(evidence.place.sentence.line, start - _CASE)
    words = text[begin:start]
    return ("例" in words or "比如" in words) and _EXAMPLE.search(words) is not None


# 每生产|1公斤氢气, and 当电价降至|0.3元以下时，.
_PER_SO_MUCH = re.compile(
    "每(?:生产|制备|消耗|增加|减少|提高|降低|上升|下降|上涨|下跌|投入|新增|引进|销售|节约|上调|下调)了?\\Z"
)
_REACHES = re.compile("(?:达到|超过|低于|高于|出现|升至|降至|大于|小于)\\Z")
_AND_THEN = re.compile(
    "(?:以[上下])?[^，。；0-9]{0,8}?时，?(?:应|须|立即|及时|可|要)?(?:严禁|禁止|不得|启动|停止|转移|发布|实施|采取|触发|报告|组织|执行|予以|给予|暂停|关闭)"
)
_WHEN = re.compile("(?:以[上下])?(?:的?时|的情况下)[，,]")
_CASE = 240  # characters that tell of one case
_ONE = "一[个家位名对](?:城市|企业|人|家庭|公司|单位|农民|患者|职工|居民|老人|学生|参保|夫[妇妻])"
_SUPPOSED = f"[^。\n]{{0,24}}?(?:某(?!些)|若|如果|如为|假[设定如]|{_ONE})"
_EXAMPLE = re.compile(f"举个?例{_SUPPOSED}|例如{_SUPPOSED}|比如{_SUPPOSED}|按上例|上例中")


# -- Times and ages ---------------------------------------------------------------------------------------------------

_PROGRAMME = re.compile("[一-鿿“”]{1,8}(?:行动|计划|规划|纲要|设想)(?!的?[目任])")  # 三年|清零攻坚行动
_TAKEN = frozenset(("", *"用以在经过需花历要争约近了"))  # 用|三年完成整改行动 tells how long it took
_LIVED = re.compile("寿命|年龄")  # 平均寿命由|77岁|提高到79岁
_LASTS = re.compile(f"(?:连续|为期|时隔)(?:{HEDGED})?\\Z|[每分]\\Z")
_AGED = re.compile(
    "及?以[上下]|[至—的]|(?:、[0-9]+(?:[-—–~～至][0-9]+)?岁?){1,8}(?:及?以[上下])?(?=[一-鿿])|(?![时左后前])[一-鿿]|(?=[0-9.]+[万亿]?[余多]?[人名])"
)


def _frames(evidence: Evidence, before: str) -> bool:
    """A time that only frames, a term, or an age that only tells who: 三年行动, 连续3年, 60岁以上老人, 70岁的林大爷."""
    text, end, measure, words = evidence.text, evidence.end, evidence.measure, wordings.words()
    if evidence.kind != "to" and words.term.closes(before):
        return True
    if measure.unit_text in ("岁", "周岁"):
        return _AGED.match(text, end) is not None and evidence.kind is None and _LIVED.search(before) is None
    return (
        measure.unit_text == "周年"
        or _LASTS.search(before) is not None
        or words.framed.match(text, end) is not None
        or (before[-1:] not in _TAKEN and not before.endswith("提前") and _PROGRAMME.match(text, end) is not None)
    )


# -- Sizes of things --------------------------------------------------------------------------------------------------

_THICK, _NOTHING, _GOODS = frozenset({"mm", "cm"}), frozenset(("", "、", "和")), re.compile("[一-鿿]{2}")
_GRADES = frozenset({"kcal"})  # what coal is graded by
_OF_A_GRADE = re.compile("(?:及?以上)?的?[一-鿿“]")
_SHORT_TIMES = frozenset({"minute", "hour"})  # those that tell how far a way is
_WAYS = frozenset({"m", "km"})
_COVERS = re.compile("(?:半径|步行|出行)?(?:服务)?(?:半径)?覆盖[率水]|的?范围之?[内外]|(?:车程|路程|航程|步程)的")
_REACHED_IN = re.compile("[^，。；、\n]{0,8}圈")  # 15分钟|便民生活圈
_VERB_FIRST = re.compile(
    r"机组(?:全部)?(?:建成|投产|投运|并网|开工)|(?:建成|开工|投产|并网|全面|以|的|用于|支持|增长|及|和|，|、|。)"
)


_DEALT = re.compile("(?:完成|淘汰|关停|压减|退出|替代)了?\\Z")  # 淘汰|300万吨|落后产能
_OF_ONE = ("项目总投资", "该项目总投资", "工程总投资", "该工程总投资")


def _sizes(evidence: Evidence, unit: str, before: str, *, aimed: bool) -> bool:
    """The size of a thing that is named after it: 60万吨|电解槽改造, 15分钟|生活圈, 总投资5亿元|的项目."""
    text, end, words = evidence.text, evidence.end, wordings.words()
    if unit in _THICK and before.strip() in _NOTHING and _GOODS.match(text, end):
        return True  # 6.5mm|高线、20mm|中板价格
    if unit in _GRADES and _OF_A_GRADE.match(text, end):
        return True  # 5500大卡|动力煤
    if (unit in _SHORT_TIMES or unit in _WAYS) and _COVERS.match(text, end):
        return True  # 公交站点500米|覆盖率, 沿江一公里|范围内的企业
    if unit in _SHORT_TIMES:
        return _REACHED_IN.match(text, end) is not None
    invested = "总投资" in before and INVESTED.search(before) is not None
    if invested and (aimed or words.sized_on.match(text, end) or before.startswith(_OF_ONE) or "计划总投资" in before):
        return True
    aside = before[-1:] in ("（", "(") and text[end : end + 1] in ("）", ")")
    if aside and unit in words.sized and evidence.place.after != evidence.start - 1:
        return True  # 在甲地（|30吉瓦时|）、乙地（50吉瓦时）建厂
    at = end + 2 if text.startswith("以上", end) else end  # 110千伏|以上输电线路
    if unit not in words.sized or text.startswith("左右", end) or _VERB_FIRST.match(text, at) or _DEALT.search(before):
        return False
    return words.thing.match(text, at, evidence.place.sentence.end) is not None


# -- Articles ---------------------------------------------------------------------------------------------------------

_ISSUED = re.compile(
    "(?:出台|印发|发布|推出|落实|实施|制定|执行)[^“”，。；]{0,8}“(?:(?!新增|新建|建成)[^”“，。；]){2,20}\\Z"
)
_ARTICLES = frozenset({"项", "条", "个", "章"})


def _composes(evidence: Evidence, before: str) -> bool:
    """What a document is made of by design: 规划提出20项指标, 出台20条措施."""
    text, start, words = evidence.text, evidence.start, wordings.words()
    if words.issues.search(before) and words.articles.match(text, evidence.end):
        return True
    if _MEASURES.match(text, evidence.end):
        return True  # 实施稳经济|30项|举措
    return words.document.search(text, max(evidence.place.sentence.start, start - _DOCUMENT), start) is not None


_MEASURES = re.compile("(?:具体|重点|政策|支持|配套|便民|惠企)*(?:举措|措施)(?!取得|落地|全部|全面|见效)")
_DOCUMENT = 64  # characters before a number in which the document is named that is made of so many
