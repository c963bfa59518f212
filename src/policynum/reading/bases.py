"""The basis of a change where others than its own words give it: an earlier sentence, its period, its time.

同比（下同） holds for all that follows; over some years (近五年增长…) is since they began.
"""

from __future__ import annotations

import re
from datetime import date

from policynum.model import Basis, Change
from policynum.sentences.times import Time


class Bases:
    """What a document says once for all later changes, asked change by change in text order."""

    def __init__(self, text: str, published: date | None = None) -> None:
        self._text, self._published = text, published
        self._hereafter = list(_HEREAFTER.finditer(text)) if "下同" in text else []
        self._said = 0  # how many of them stand before the last number
        self._views = [
            (view.start(), text.find("\n", view.end()), view["base"])
            for view in (_VIEWED.finditer(text) if "比看，" in text or "比来看，" in text else ())
        ]
        self._seen = 0  # how many of them stand before the last number

    def given(self, change: Change, start: int, period: str | None, time: Time | None) -> tuple[Change, bool]:
        """The change of the number at ``start`` with its basis, and whether an earlier sentence gave it.

        ``time`` is what its own sentence states. From one year's end to the next is a year: 年末…比上年末 is yoy.

        >>> change = Change("increase", "by", Basis.UNSTATED)
        >>> Bases("进口同比（下同）增长7%。出口增长3%。").given(change, 16, None, None)[0].basis
        <Basis.YOY: 'yoy'>
        """
        if change.basis is Basis.SINCE:
            whole = period is not None and change.base is not None and _YEAR_ON.fullmatch(change.base + period)
            a_year = whole or self._is_the_year_before(change.base or "", period)
            return (change._replace(basis=Basis.YOY) if a_year else change), False
        if change.basis is not Basis.UNSTATED or change.kind != "by":
            return change, False
        if time is not None and self._is_of_years(time) and _OF_EACH.search(self._text, time.end, start) is None:
            return change._replace(basis=Basis.SINCE, base=time.text), False
        while self._said < len(self._hereafter) and self._hereafter[self._said].start() <= start:
            self._said += 1
        while self._seen < len(self._views) and self._views[self._seen][0] <= start:
            self._seen += 1
        if self._seen and not 0 <= self._views[self._seen - 1][1] < start:
            base = self._views[self._seen - 1][2]
            return change._replace(basis=Basis.MOM if base == "环比" else Basis.YOY, base=base), True
        if not self._said:
            return change, False
        base = self._hereafter[self._said - 1]["base"]
        basis = Basis.MOM if base == "环比" else Basis.SINCE if _YEAR.search(base) else Basis.YOY
        return change._replace(basis=basis, base=base), True

    def _is_the_year_before(self, base: str, period: str | None) -> bool:
        """Whether 比2019年同期 is said of 2020, of a time of that year or in that year, or 比2019年1月 of 2020年1月."""
        named = _SAME_TIME_OF.search(base)
        if named is None:
            return False
        year = _YEAR.search(period) if period is not None else None
        if named["part"] is not None and (year is None or period != f"{year[0]}{named['part']}"):
            return False
        spoken = int(year[0]) if year else self._published.year if self._published is not None else None
        return spoken == int(named["year"]) + 1

    def _is_of_years(self, time: Time) -> bool:
        """Whether a time is a stretch of years that opens its clause."""
        if _SOME_YEARS.search(time.text) is None:
            return False
        return (
            self._text[time.start - 1 : time.start] in _CLAUSE_MARKS or _CHANGED.match(self._text, time.end) is not None
        )


_OF_EACH = re.compile("分别|每年|各年|各季|逐年(?!的)")  # 2021—2023年，产值|分别增长5%、6%、7%
_CLAUSE_MARKS = frozenset(("", "，", "。", "；", "：", "\n", " ", "　", ">", ",", ";", ":"))
# A stretch of years over which something changed: 近五年来, 过去10年间, “十五五”期间; not 过去一年.
_SOME_YEARS = re.compile(
    "(?:近|过去|最近)的?(?:[2-9]|[1-9][0-9]|[两二三四五六七八九十]{1,2})年|(?:[二两三四五六七八九十]|[2-9]|[1-9][0-9])年来"
    '|五[”"’]?(?:时期|期间|以来)|(?:改革开放|建国|解放|成立|上市|建市|[十二八九]大)以来|[十百]年间|[0-9]{4}年以来|[0-9]{4}年?(?:[到至]|[-—–~～]{1,2})[0-9]{4}年(?!度|[^，。；]{0,3}(?:[季期]|分别|每年|各年|年均|逐年))'
)
_CHANGED = re.compile("(?:累计|共|已)*(?:增长|增加|提高|提升|上升|下降|降低|减少)")  # 产量自2020年以来|增长5%
_SAME_TIME_OF = re.compile("(?P<year>[12][0-9]{3})(?:年同期|(?P<part>年[^，。；]{2,8}))\\Z")
_YEAR = re.compile("[12][0-9]{3}(?=年)")
_YEAR_ON = re.compile(
    "[比较](?:上年|去年)[末底](?:截[至止])?(?:[12][0-9]{3}年|今年)?(?:末|底|年末|年底|全年|12月[末底份]?)?"
)
# What holds for the changes of its paragraph: 从环比看，鸡蛋价格上涨|3%|.
_VIEWED = re.compile(r"(?:\A|(?<=[\n。；　 ）)、]))从?(?P<base>同比|环比)来?看，")
# What holds for every later change: 比去年同期（下同）, （同比，下同）.
_HEREAFTER = re.compile(
    r"(?P<base>同比|环比|[比较](?:上年|去年|20[0-9]{2}年)(?:同期)?)[^，。；、（(\n]{0,8}[（(，,]{1,2}(?:[^（）()，。\n]{0,6}[，,])?(?:以)?下同[）)]?"
)
