"""Hypothesis strategies: numerals, measures and sentences as policy texts write them, with what must be read there.

For testing what is built on top of this library, and the library itself: draw a sentence, run your code over its text,
compare with what it must say. The writer shares nothing with the reader but the types of the answers; the words that
it writes stand in data/strategies.toml.
"""

from __future__ import annotations

from policynum.numerals import Numeral

try:
    from policynum.strategies.amounts import Written, measures
    from policynum.strategies.frames import sentences
    from policynum.strategies.numbers import Style, numerals
except ModuleNotFoundError as missing:
    raise ImportError(f"policynum.strategies needs {missing.name}: pip install 'policynum[hypothesis]'") from missing

__all__ = ["Numeral", "Style", "Written", "measures", "numerals", "sentences"]
