"""What stands behind a share: what it is one of, and what that does (80%|的中小学开设书法课)."""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.model import Measure
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.sentences.nouns import LONGEST, PAUSES, Around, Piece


def find(text: str, end: int, around: Around, measure: Measure) -> Piece | None:
    """What a share is one of, and what that does: 80%的|中小学开设书法课, 近八成|投向民生领域; None where it is a rate.

    >>> from policynum.quantities import measures
    >>> text = "80%的中小学开设书法课。"
    >>> one = next(iter(measures.find(text)))
    >>> find(text, one.end, Around(0, 0, 0, 0, len(text)), one.measure)
    (4, 12)
    """
    if text[end : end + 1] in PAUSES or text.startswith(_NO_WHOLE, end):
        return None
    fraction = measure.unit_text == "" or measure.unit_text.endswith(("分之", "半"))  # 1/3, 三分之一, 一半
    if measure.unit not in ("percent", "permille") and not (measure.unit == "ratio" and fraction):
        return None
    leads = text[around.begin : around.begin + 1] in _OPENS_SHARE
    of_all = text.startswith("的", end) and text.endswith(WHOLES, around.begin, around.number)  # 养出全省|1/4|的河蟹
    if (
        not of_all
        and not (leads and _SHARE_BEFORE.fullmatch(text, around.begin, around.number))
        and not _ONLY_HEDGED.fullmatch(text, around.phrase_end, around.number)
    ):
        return None
    found = _SHARED.match(text, end, min(around.end, end + LONGEST))
    if not found or _changed().match(text, found.start("whole")) or _CAME_TO.match(text, found.start("whole")):
        return None
    start, stop = found.span("whole")
    if text[start - 1] != "的" and (done := _DONE.match(text, start, stop)) is not None:
        start = done.end()
    stop -= text.endswith("了", start + 2, stop)
    if (either := _OR_SO_MANY.search(text, start + 2, stop + 1)) is not None:
        stop = either.start()  # |三分之二|以上成员或者三分之二以上代表
    if (
        text[stop - 1] in "和及与"
        and text[stop - 2 : stop] not in ("饱和", "普及", "参与")
        and text[stop : stop + 1].isdigit()
    ):
        stop -= 1  # 80%的|光伏组件|和70%的电池
    if (said := _SAYS.search(text, start + 2, stop)) is not None and text[stop : stop + 1] in "，：“":
        stop = said.start()
    rate = _RATE_OF_IT.search(text, start, stop)
    return (start, rate.start()) if rate else (start, stop)


_NO_WHOLE = (
    "有所",
    "略有",
    "待",
    "给予",
    "予以",
    "的标准给予",
    "的比例给予",
)  # 奖补资金|50%|待达产后兑现, 按投资额的|10%|给予补贴


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(patterns.trie(lexicon.changing()))


_CAME_TO = re.compile("[升降增减涨跌缩提][到至为]")  # 由2019年的|5.6%|升到6.2%
_OR_SO_MANY = re.compile("(?:或者?|[和及与、](?:近|超过?|约|逾))(?=[0-9一二三四五六七八九十半])")
_DONE = re.compile("已经?|可以?|能够?")  # 96%|已经|开工|了
_SAYS = re.compile("(?:都|均)?(?:认为|表示|觉得|希望|相信|担心)\\Z")  # 69%的|受访者|认为，…
_RATE_OF_IT = re.compile("(?:同比|环比)(?:涨幅|降幅|增速|增幅|跌幅)中?\\Z")  # 12.9%的PPI|同比涨幅
WHOLES = ("全国", "全球", "世界", "全省", "全市", "全区", "全县")
_ONLY_HEDGED = re.compile(
    f"(?>(?:的|了|在|[将把又还也再并]|坚持|持续|始终|(?<=已)为|{HEDGED}|将近|接近|有|已有?|仅有?|就有|全|国|省|市|实现|确保|力争|争取|推动|保证|使|让|累计|目前)*)"
)
# Between two shares of a list, each with its own noun: 45%|以上的订单、|55%以上的专利.
_OPENS_SHARE = frozenset("以左的")
_SHARE_BEFORE = re.compile(rf"(?:{BEHIND})?的[一-鿿A-Za-z]{{1,12}}[、和及，](?:{HEDGED})?")
_SHARED = re.compile(
    rf"(?:{BEHIND})?(?:的(?!比例|速度|[正负]?增|幅度|目标|水平|标准|年|情况|基础(?=[上之，。、]|$)|趋势|成绩|份额|价格|税率|[同环]比)|(?!{BEHIND}|范围|[和及与或至到以左的点稍强]))"
    r"(?P<whole>(?>(?:[一-鿿A-Za-z“”]|（[一-鿿、]{1,8}）){2,24}))"  # 县（市、区）
)
