"""Makes one pattern of a list of words: the longest word at each place, the commonest tried first.

Of what the words mean, and of the tables that hold them, nothing is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

_GATE = 20  # branches tried without a look ahead: with a Zipf tail of hundreds this was fastest, by a third


def trie(words: Iterable[str], *, refused: Mapping[str, str] = MappingProxyType({})) -> str:
    """A pattern that matches any of the words, the longest at each place, in time that hardly grows with their number.

    ``words`` come commonest first, and are tried so. ``refused[word]`` is a pattern that may not follow the word.

    >>> import re
    >>> re.findall(trie(["达", "达到", "到"]), "达到5%，达5%")
    ['达到', '达']
    >>> re.findall(trie(["家", "家次"], refused={"家": "庭"}), "5家庭，6家次，7家")
    ['家次', '家']
    """
    root: dict[str, Any] = {}
    for place, word in enumerate(words, start=1):
        node = root
        for character in word:
            node = node.setdefault(character, {})
            node["weight"] = node.get("weight", 0) + 10**6 // place  # as words go: Zipf
        node["end"] = f"(?!{refused[word]})" if word in refused else ""
    return _branches(root, gate=_GATE)


def sought(words: Iterable[str], *, refused: Mapping[str, str] = MappingProxyType({})) -> str:
    """``trie`` for a pattern that is looked for in long texts, and has nothing around it.

    Each alternative begins with one character, so that ``re`` passes over all others two or three times as fast.

    >>> import re
    >>> re.findall(sought(["将", "力争", "将达"]), "力争投资将达5亿元")
    ['力争', '将达']
    """
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[0], []).append(word)
    return "|".join(trie(alike, refused=refused) for alike in by_first.values())


def within(words: Iterable[str], names: Iterable[str]) -> dict[str, str]:
    """What may not follow each word, as ``trie`` takes it, so that it is not found within a name or across its end.

    >>> import re
    >>> re.findall(trie(["要"], refused=within(["要"], ["要求", "主要"])), "要建，主要要求")
    ['要']
    >>> re.findall(trie(["应不"], refused=within(["应不"], ["供应"])), "应不少于，供应不少于")
    ['应不']
    """
    refused: dict[str, list[str]] = {}
    names = list(names)
    ending: dict[str, list[str]] = {}  # the names that end so
    for name in names:
        for cut in range(1, len(name)):
            ending.setdefault(name[cut:], []).append(name)
    for word in words:
        found = refused.setdefault(word, [])
        for shared in range(1, len(word)):  # 应不 in 供应|不 begins within a name and goes on behind it
            across = (name for name in ending.get(word[:shared], ()) if word not in name)
            found += (f"(?<={re.escape(name[:-shared] + word)})" for name in across)
        for name in names:
            at = name.find(word)
            if at > 0:  # 要 in 主要: by the time that it is read, 主 stands behind
                behind = re.escape(name[: at + len(word)])
                found.append(f"(?<={behind}){re.escape(name[at + len(word) :])}")
            elif at == 0 and name != word:
                found.append(re.escape(name[len(word) :]))
    return {word: "|".join(patterns) for word, patterns in refused.items() if patterns}


def places(text: str, words: Iterable[str]) -> list[int]:
    """Where any of some words stand in a text, in order: for a few rare ones faster than a pattern of them.

    >>> places("增长5%。下降3%。", ["。", "增长"])
    [0, 4, 9]
    """
    found: list[int] = []
    for word in words:
        place = text.find(word)
        while place >= 0:
            found.append(place)
            place = text.find(word, place + 1)
    return sorted(found)


def _branches(node: dict[str, Any], gate: int = 0) -> str:
    """The alternatives below a node, commonest first; endings of one character share a class.

    Past the first ``gate`` branches one look at the next character says whether the rest is worth trying: most places
    have none of the words, and would try every branch.
    """
    children = {character: child for character, child in node.items() if len(character) == 1}
    last = {
        character for character, child in children.items() if child.keys() == {"weight", "end"} and not child["end"]
    }
    options = [(child["weight"], c, re.escape(c) + _branches(child)) for c, child in children.items() if c not in last]
    if last:
        letters = "".join(sorted(last))
        branch = f"[{re.escape(letters)}]" if len(letters) > 1 else re.escape(letters)
        options.append((sum(children[c]["weight"] for c in last), letters, branch))
    options.sort(key=lambda option: -option[0])
    branches = [branch for _, _, branch in options]
    if 0 < gate < len(branches):
        first = re.escape("".join(letters for _, letters, _ in options[gate:]))
        branches[gate:] = [f"(?=[{first}])(?:{'|'.join(branches[gate:])})"]
    if "end" in node:
        branches.append(node["end"])
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
