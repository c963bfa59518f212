"""What sort of thing a unit says of its number: a share, points, or how many there are.

Each set is read off the groups of surfaces.toml, so that a new unit enters it there; for money see
``lexicon.currencies``.
"""

from __future__ import annotations

from functools import cache, lru_cache

from policynum.lexicon import load, names


@cache
def shares() -> frozenset[str]:
    """The units of shares and multiples. Not ppm: it is a share by its factor, and a level in 含硫10ppm以下的柴油.

    >>> sorted(shares())
    ['percent', 'permille', 'ratio']
    """
    return _of("share") - {"ppm"}


@cache
def points() -> frozenset[str]:
    """The units of the difference between two shares.

    >>> sorted(points())
    ['bp', 'permille_point', 'pp']
    """
    return _of("point")


@cache
def relative() -> frozenset[str]:
    """The units of shares, multiples and points: what is no level.

    >>> "percent" in relative(), "pp" in relative(), "CNY" in relative()
    (True, True, False)
    """
    return shares() | points()


@cache
def nounless() -> frozenset[str]:
    """What is no level, and temperatures and speeds: units behind which no noun tells what is so many or so much.

    >>> "degC" in nounless(), "kmh" in nounless(), "percent" in nounless(), "t" in nounless()
    (True, True, True, False)
    """
    return relative() | _of("temperature", "speed")


@lru_cache(maxsize=4096)  # asked several times a mention, of a few hundred units
def counts(unit: str) -> bool:
    """Whether a unit says how many there are of something: people, visits, what a classifier names, a bare count.

    >>> [counts(unit) for unit in ("家", "person", "1", "t", "percent")]
    [True, True, True, False, False]
    """
    return not is_measured(unit) or unit in _counts_in_ascii()


@lru_cache(maxsize=4096)
def is_measured(unit: str) -> bool:
    """Whether a unit has a name of its own and is no classifier: also 吨公里, whose name is Chinese.

    >>> [is_measured(unit) for unit in ("t", "person", "吨公里", "家")]
    [True, True, True, False]
    """
    return unit.isascii() or unit in _of_transport()


@cache
def _of_transport() -> frozenset[str]:
    return _of("transport")


@cache
def _counts_in_ascii() -> frozenset[str]:
    return frozenset({"1"} | {name for name in _of("people", "classifier") if name.isascii()})


def _of(*groups: str) -> frozenset[str]:
    """The names of the units in these groups of surfaces.toml."""
    return frozenset().union(*(names(load("surfaces")["units"][group]) for group in groups))


# Units of times that may only frame (三年行动); shorter ones are measured (2小时|通达).
DURATIONS = frozenset({"year", "month", "day"})
