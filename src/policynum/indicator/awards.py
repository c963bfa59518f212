"""Grants: what one is, how long it lasts, and what each of its grades gets."""

from __future__ import annotations

import re
from functools import cache

from policynum import lexicon, patterns
from policynum.indicator import recipients, sums
from policynum.indicator.asked import Asked
from policynum.indicator.subjects import Subject
from policynum.sentences import nouns, trimming
from policynum.sentences.clauses import FARTHEST
from policynum.sentences.sorts import MONEY


def is_one(asked: Asked) -> bool:
    """Whether an amount of money is one that is given: 省财政下达|补助|1亿元."""
    return asked.measure.unit in MONEY and sums.is_grant(asked.words)


def grant(asked: Asked) -> Subject | None:
    """对获得成果转化的创业团队，给予|一次性奖励|50万元."""
    if not is_one(asked):
        return None
    return Subject((*recipients.granted_to(asked.text, asked.around), *asked.left))


def rate(asked: Asked) -> Subject | None:
    """按设备投入的|8%|给予最高900万元资助: what is given at that rate."""
    number = asked.around.number
    at_a_rate = asked.text.endswith("的", 0, number) or asked.text.find("按", asked.around.begin, number) >= 0
    if asked.measure.unit != "percent" or not at_a_rate:
        return None  # 产值增长10%给予奖励
    given = _at_a_rate().match(asked.text, asked.end)
    return Subject((given.span("what"),)) if given is not None else None


@cache
def _at_a_rate() -> re.Pattern[str]:
    gifts = patterns.trie(lexicon.gifts())
    return re.compile(
        rf"(?:的(?:标准|比例))?(?:一次性)?(?:给予|予以)(?:[^，。；0-9]{{0,6}}[0-9.]{{1,8}}[万亿]?元的?)?(?P<what>[一-鿿]{{0,8}}?{gifts})(?:资金)?"
    )


def term(asked: Asked) -> Subject | None:
    """给予每人每月3000元实习补贴，|补贴期限|不超过6个月."""
    if asked.words not in nouns.table("terms_of_grants"):
        return None
    nearest = max(asked.around.sentence, asked.around.begin - FARTHEST)
    given = list(_GIVEN.finditer(asked.text, nearest, asked.around.begin))
    return Subject((*(given[-1].span("what"),), *asked.left)) if given else None


_GIVEN = re.compile("(?:给予|享受|领取|元的?)(?P<what>[一-鿿]{2,8}(?:补贴|补助|资助|津贴))(?=[，；。])")


def grade(asked: Asked) -> Subject | None:
    """支付伤残补助金，标准为：|一级伤残|为27个月的工资，|二级伤残|为25个月; 公路里程分别为：|国道|17万公里."""
    begin = asked.around.begin
    sentence = max(asked.around.sentence, begin - FARTHEST)
    if sentence == begin or (asked.text.find("：", sentence, begin) < 0 and asked.text.find(":", sentence, begin) < 0):
        return None
    if asked.words.endswith(nouns.measures()):
        return None
    sets_a_standard = asked.text.find("标准", sentence, begin) >= 0
    granted = list(_BY_GRADE.finditer(asked.text, sentence, begin)) if sets_a_standard else []
    if not granted:
        each = _of_each().search(asked.text, sentence, begin)
        listed = asked.text[begin] == "、" or asked.text[begin - 1] in "：:、（("  # 分别为：国道2万公里，另有桥梁|300座
        return Subject((*asked.left, each.span("head"))) if each and listed else None
    start, end = granted[-1].span("what")
    paid = _PAID.match(asked.text, start, end)
    what = paid.end() if paid else trimming.trim(asked.text, start, end)
    return Subject((*asked.left, (what, end))) if what < end - 1 else None


@cache
def _of_each() -> re.Pattern[str]:
    heads = patterns.trie(nouns.measures())
    return re.compile(rf"(?P<head>{heads})分别(?:为|是|达到?)?[：:]")


_PAID = re.compile("[一-鿿]*(?:支付|发给|发放|给予|领取|享受)")
_BY_GRADE = re.compile("(?P<what>[一-鿿]{3,16})(?:，(?:其|具体)?|的)?标准(?:分别)?(?:为|是|如下)?[：:]")
