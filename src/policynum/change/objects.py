"""The object of a verb of change, with the number by which it changes last: 压减用水量|8%, 下调7天期利率|10个基点.

A number within the object describes it and changes nothing: 减少|5年|以上未结案件320件.
"""

from __future__ import annotations

import re

from policynum import kinds
from policynum.change import against
from policynum.change.findings import Changing, Finding
from policynum.quantities.bounds import BEHIND, HEDGED
from policynum.sentences.clauses import cues
from policynum.sentences.sorts import RELATIVE

_PLAIN = "(?![占达为是的超率比重到至其比在以])[一-鿿]"  # no character of a word that states a level
_SET_OFF = f"[“‘](?:{_PLAIN}){{1,8}}[”’]"  # “三公”|经费
# Before the object's noun, what it is: 20万元以上|项目, 7天期|利率, 10类|商品.
DESCRIBED = rf"[0-9.．]+[万亿千百]*(?![%％个])[一-鿿]{{1,4}}?(?:(?:{BEHIND})的?|期)?"


def over(number: Changing) -> Finding | None:
    """The verb that changes its object by a share: 压减用水量|8%, but not 扩大的县占8%. Points are always a change.

    >>> import policynum
    >>> [str(one.measure.value) for one in policynum.extract("压减“三公”经费5%，下调7天期利率10个基点。")]
    ['-5', '7', '-10']
    """
    unit = number.measure.unit
    if unit not in kinds.points() and unit != "percent":
        return None
    text, start = number.text, number.start
    begin = max(number.place.sentence.start, start - _FAR)
    objects = _ANY_OBJECT if unit in kinds.points() else _AN_OBJECT
    verbs = cues(text, begin, start, ("rise", "fall"))
    verb = verbs[-1] if verbs else None
    if verb is not None and (verb.text[-1] in "到至" or not objects.fullmatch(text, verb.end, start)):
        verb = None
    if verb is None and unit not in kinds.points():
        return None
    return against.by(number, None if verb is None else "decrease" if "fall" in verb.says else "increase", verb)


_FAR = 24  # characters
_ANY_OBJECT = re.compile(
    rf"(?:{DESCRIBED})?[“‘]?[一-鿿]*[”’]?[一-鿿]*(?:[0-9]+(?:年|天|个?月)期[一-鿿]*)?(?:[A-Z]{{2,5}})?"
)
# What may stand in a list: 压减非急需、非刚性|支出|20%, 提高低保、特困供养|标准|8%.
_IN_LISTS = (
    "支出|经费|费用?|开支|成本|编制|会议|文件|公文|材料|时[间限]|环节|事项|排放量?|标准|价格|养老金|工资|待遇|税率|利率"
)
_AN_OBJECT = re.compile(
    rf"(?:{DESCRIBED})?(?:(?:(?:{_SET_OFF}|(?:{_PLAIN}){{2,8}})、){{1,3}}(?=[^、]*(?:{_IN_LISTS})(?:{HEDGED})?\Z))?"
    rf"(?!和)(?=..)(?:{_SET_OFF})?(?:{_PLAIN})*(?:{HEDGED}|不低于|不少于)?"
)


def describes(number: Changing, verb: int, following: int | None) -> bool:
    """Whether a number right behind a verb of change describes its object, whose change comes next: 下调|10类|税率5%.

    ``verb`` is where the verb ends, ``following`` where the next number begins.
    """
    text, end = number.text, number.end
    if following is None or following - end > _FAR or number.measure.unit in RELATIVE or verb != number.start:
        return False
    between = _BETWEEN.fullmatch(text, end, following)
    if between is None:
        return False
    return _BY_SHARE.match(text, following) is not None or between["limit"] is not None


_BETWEEN = re.compile(rf"(?P<limit>{BEHIND}|期)?的?(?:(?!用于|完成|实现)[一-鿿A-Z“”](?<![占达为是超到至])){{2,16}}")
_BY_SHARE = re.compile("[0-9.．]+(?:[%％]|个?(?:百分点|基点|bp|BP))")
