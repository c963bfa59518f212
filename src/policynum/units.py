"""Units: how they are spelt, and what each is called.

A unit's name is short ASCII (t, kWh, mu, CNY/t); what counts but itself has its own characters for a name (家, 吨公里);
a bare count is 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from policynum import lexicon as words
from policynum import patterns
from policynum.digits import OF_UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policynum.lexicon import Lexicon


class Unit(NamedTuple):
    """What a spelling means: ``scale`` of ``name``; 分钱 is 1/100 CNY, 吨/万元 is 1/10000 t/CNY.

    ``kind`` is the group it stands under in surfaces.toml (mass, money, classifier, doubling …), "compound" for a/b.
    ``ambiguous``: nothing around the spelling says which of its meanings is meant; the name is the likeliest.
    """

    name: str
    kind: str
    scale: Fraction = Fraction(1)
    ambiguous: bool = False


def unit(surface: str, *, context: str = "", lexicon: Lexicon | None = None) -> Unit | None:
    """The unit that is spelt so, or None. ``context``, the words around, decides for 度, 分, 方 and their like.

    >>> unit("吨标准煤/万元")
    Unit(name='tce/CNY', kind='compound', scale=Fraction(1, 10000), ambiguous=False)
    >>> unit("度", context="全年用电量").name, unit("度", context="气温").name, unit("点", context="分三点说")
    ('kWh', 'degC', None)
    """
    found = spellings(lexicon).get(surface) or _compound(surface, lexicon)
    if found is None or found.kind != "ambiguous":
        return found
    for meaning, signs in words.load("surfaces")["ambiguous"][surface].items():
        if meaning != "otherwise" and any(sign in context for sign in signs.split()):
            return _named(meaning)
    return _named(found.name)._replace(ambiguous=True) if found.name else None


def alone(surface: str) -> Unit | None:
    """What a spelling means with no words around it: 点, 方, P, which context decides, where they mean but one thing.

    >>> alone("P").name, alone("吨").name, alone("分")
    ('P', 't', None)
    """
    meanings = words.load("surfaces")["ambiguous"].get(surface, {})
    return unit(surface, context=next(iter(meanings.values())) if len(meanings) == 1 else "")


def before(surface: str) -> Unit | None:
    """The currency that is written so before the number: 人民币500亿元, US$5亿.

    >>> before("US$").name, before("家")
    ('USD', None)
    """
    return _table("before").get(surface)


def spelling(name: str) -> str:
    """The commonest spelling of a unit: the one that surfaces.toml puts first, or the name where it has none.

    >>> spelling("CNY/kg"), spelling("m2"), spelling("1"), spelling("furlong")
    ('元/公斤', '平方米', '', 'furlong')
    """
    return "/".join(_first_spellings().get(part, part) for part in name.split("/"))


def nearest(surface: str) -> list[str]:
    """Up to three known spellings like this one, for a message about one that is not known.

    >>> nearest("千瓦小是")
    ['千瓦小时', '千瓦']
    """
    import difflib

    return difflib.get_close_matches(surface, spellings(None), n=3)


# -- spellings --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def spellings(lexicon: Lexicon | None) -> Mapping[str, Unit]:
    """Every simple spelling with its unit; one that the words around must decide has the kind "ambiguous".

    >>> spellings(None)["公斤"].name, spellings(None)["度"].kind
    ('kg', 'ambiguous')
    """
    table = words.load("surfaces")
    found: dict[str, Unit] = {}
    for kind, group in table["units"].items():
        for meaning, surface in _entries(group):
            if surface in found:
                both = f"{found[surface].name} and {meaning}"
                raise ValueError(f"data/surfaces.toml, units.{kind}: {surface} stands under {both}; keep one")
            found[surface] = _named(meaning)._replace(kind=kind)
    for surface, meanings in table["ambiguous"].items():
        found[surface] = Unit(meanings.get("otherwise", ""), "ambiguous")
    for surface, meaning in lexicon.units if lexicon else ():
        found[surface] = Unit(surface, "classifier") if meaning == "classifier" else _named(meaning)
    return MappingProxyType(found)


@cache
def _first_spellings() -> Mapping[str, str]:
    groups = [*words.load("surfaces")["units"].values()]
    return {name: spelt.split()[0] for group in reversed(groups) for name, spelt in group.items() if spelt} | {"1": ""}


@cache
def _table(name: str) -> Mapping[str, Unit]:
    return {surface: _named(meaning) for meaning, surface in _entries(words.load("surfaces")[name])}


def _entries(group: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(meaning, surface) of a group of surfaces.toml; what counts itself means itself."""
    for meaning, surfaces in group.items():
        if meaning != "si":
            yield from ((surface if meaning == "itself" else meaning, surface) for surface in surfaces.split())


def _named(meaning: str) -> Unit:
    """The unit that a key of surfaces.toml or an entry of a user's lexicon means: "t", "0.01 CNY", "CNY/t"."""
    number, _, name = meaning.rpartition(" ")
    kind = kind_by_name().get(name, "compound" if "/" in name else "classifier" if not name.isascii() else "other")
    return Unit(name, kind, Fraction(number or 1))


@cache
def kind_by_name() -> Mapping[str, str]:
    """The kind of every simple unit that surfaces.toml names: the first group there that has the name.

    >>> kind_by_name()["kg"], kind_by_name()["USD"]
    ('mass', 'money')
    """
    groups = words.load("surfaces")["units"]
    return {name: kind for kind, group in reversed(groups.items()) for name in words.names(group)}


# -- compounds: A per B -----------------------------------------------------------------------------------------------

_PER = re.compile(r"[/／∕每·•]|(?<=元)一")  # 元/吨, 微克每立方米, 元/人·月
_NO_BRACKETS = str.maketrans("", "", "()（）")  # W/(㎡·K)
_SCALE = re.compile(r"([1-9][0-9]{0,4})?([十百千万亿]*)")  # 吨/万元, 升/百公里, 升/100公里, 每50公斤
_POWER = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@lru_cache(maxsize=4096)
def _compound(surface: str, lexicon: Lexicon | None) -> Unit | None:
    first, *rest = _PER.split(surface.translate(_NO_BRACKETS))
    if (whole := surface[len(first) + 1 :]) in spellings(lexicon):
        rest = [whole]  # 元/千瓦·时 has but one below
    above, below = _part(first, "numerator", lexicon), [_part(part, "denominator", lexicon) for part in rest]
    if above is None or not below:
        return None
    name, scale = above.name, above.scale
    for part in below:
        if part is None:
            return None
        name, scale = f"{name}/{part.name}", scale / part.scale
    return Unit(name, "compound", scale)


def _part(surface: str, place: str, lexicon: Lexicon | None) -> Unit | None:
    """One side of a compound; what is ambiguous alone is not beside a stroke: 4分/千瓦时, 800元/月, 80美元/桶."""
    found = _table(place).get(surface) or spellings(lexicon).get(surface)
    if found is not None:
        return found if found.kind != "ambiguous" else _named(found.name) if found.name else None
    scaled = _SCALE.match(surface)
    if place == "numerator" or scaled is None or not scaled[0]:
        return None
    inner = _part(surface[scaled.end() :], place, lexicon)
    if inner is None:
        return None
    times = int(scaled[1] or 1)
    for character in scaled[2]:
        times *= _POWER[character]
    return inner._replace(scale=inner.scale * times)


# -- patterns ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def pattern(lexicon: Lexicon | None = None) -> str:
    """A regular expression for one unit, simple or A per B: the longest spelling, no groups.

    >>> [re.match(pattern(), text)[0] for text in ("个百分点左右", "元/吨以上", "家次", "微克每立方米")]
    ['个百分点', '元/吨', '家次', '微克每立方米']
    >>> [re.match(pattern(), text) for text in ("家庭", "人口", "项目")]
    [None, None, None]
    """
    surfaces = list(dict.fromkeys([*words.load("surfaces")["frequent"].split(), *spellings(lexicon)]))
    refused = _refused(surfaces, lexicon)
    simple = patterns.trie(surfaces, refused=refused)
    count = "10{1,3}(?=[万亿])|100(?=公里|km|克|g|人|毫升|m[lL]|户)"  # 人/10万人, 升/100公里; not 5元/10元
    scale = f"(?>(?:(?!百万英热)(?>(?:{count})?)(?>(?:[十百万亿]|千(?!{OF_UNITS})){{0,2}}))?)"
    dates = _table("denominator")
    below = patterns.trie([*surfaces, *dates], refused=_refused([*surfaces, *dates], lexicon))
    again = "(?>(?:[/／∕·•](?:[年月日天次人]|百?公里|[ad](?![A-Za-z0-9])))?)"  # 元/人·月, 元/千克·百公里, L/人·d
    bracketed = f"[/／∕][（(]{below}(?>(?:[/／∕·•]{below})?)[)）]"  # W/(㎡·K)
    joined = f"(?:[/／∕]|{_each()}|(?<=元)一(?=公?斤|吨|亩|[平立]方米))"
    return f"(?:{simple}(?>(?:{joined}{scale}{below}{again}|{bracketed})?))"


@cache
def before_pattern() -> str:
    """A regular expression for a currency as it stands before the number; no groups.

    >>> re.match(before_pattern(), "US$5亿")[0]
    'US$'
    """
    return patterns.trie(_table("before"))


def parted_pattern(lexicon: Lexicon | None = None) -> str:
    """A regular expression for one simple unit that has parts; no groups.

    >>> [re.match(parted_pattern(), text) is not None for text in ("亩", "小时", "人口", "成本", "元/吨")]
    [True, True, False, False, False]
    """
    surfaces = [surface for surface in spellings(lexicon) if has_parts(surface, lexicon)]
    return f"(?:{patterns.trie(surfaces, refused=_refused(surfaces, lexicon))}(?![/／∕每]))"


def has_parts(surface: str, lexicon: Lexicon | None = None) -> bool:
    """Whether a share may be one of this unit: 三分之二亩, 四分之三小时; 三分之一人口 is a share alone."""
    found = spellings(lexicon).get(surface)
    return found is not None and found.kind not in _WHOLE and surface not in _SELDOM_PARTED


# What is counted has no parts, a share of a share is none, and parts of a year are told otherwise: 一年的三分之二.
_WHOLE = frozenset(
    {"share", "doubling", "people", "classifier", "transport", "labour", "calendar", "ambiguous", "angle"}
)
_SELDOM_PARTED = frozenset("两钱日周")  # 三分之一|两岸企业, 三分之二|日用品


def _refused(surfaces: list[str], lexicon: Lexicon | None) -> Mapping[str, str]:
    """What may not follow a surface: 家 is no unit in 家庭, nor t in 5th. What a user added is the user's affair."""
    own = dict(lexicon.units) if lexicon else {}
    refused = {surface: rule for surface, rule in words.load("surfaces")["not_before"].items() if surface not in own}
    for surface in surfaces:
        if surface[-1].isascii() and surface[-1].isalnum():
            refused[surface] = f"{refused[surface]}|[A-Za-z0-9]" if surface in refused else "[A-Za-z0-9]"
    return refused


def _each() -> str:
    """每 joins measured units, as in 微克每立方米; behind a count it begins something else: 50人每人500元."""
    counted = {"people", "classifier", "calendar", "time", "working_time", "labour", "ambiguous"}
    last: dict[bool, set[str]] = {True: set(), False: set()}
    for surface, found in spellings(None).items():
        last[found.kind in counted].add(surface[-1])
    return f"(?<![{''.join(sorted(last[True] - last[False]))}])每"
