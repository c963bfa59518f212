"""How a line is numbered, or marked as one of several, as patterns: 第二章, 第三条, 一、, （一）, 1., ①, 一是, ●."""

from __future__ import annotations

_DIGIT = "[一二三四五六七八九十]"
_LARGE = "[一二三四五六七八九十百零〇0-9]+"

CHAPTER = f"第{_LARGE}[章编部]分?"
UNDER = f"第{_LARGE}节"
ARTICLE = f"第{_LARGE}条"
FIRST = f"{_DIGIT}{{1,3}}、"  # 一、
SECOND = f"[（(]{_DIGIT}{{1,3}}[）)]"  # （一）
THIRD = "[0-9]{1,2}[.．、](?![0-9])"  # 1. but 1.5
POINT = f"{_DIGIT}{{1,3}}是"  # 一是
ANY = rf"[（(]?(?:{_DIGIT}{{1,3}}|[0-9]{{1,2}})[）)、.．](?![0-9])"  # any of 一、 （一） 1. 1) （1）
CIRCLED = "①-⑳"  # within a class, as the next
MARKS = "·•●◆▲■○▪"
