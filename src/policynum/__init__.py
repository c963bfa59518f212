"""Reads the quantities in Chinese policy text: exact, in SI or CNY, as target, actual or comparison.

Every public name is here and is loaded when first asked for, so that ``import policynum`` stays light.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import would cost more than all the rest of this file
if TYPE_CHECKING:
    from policynum.adapters.frames import to_frame
    from policynum.adapters.html import to_html
    from policynum.conversion import Rates, rates, registry
    from policynum.lexicon import Lexicon
    from policynum.model import Basis, Bound, Change, Cue, Measure, Mention, Period, Role, Section
    from policynum.parsing import parse
    from policynum.pipeline import extract, extract_many
    from policynum.render import explain
    from policynum.writing import to_chinese

__version__ = "0.1.0"

__all__ = [
    "Basis",
    "Bound",
    "Change",
    "Cue",
    "Lexicon",
    "Measure",
    "Mention",
    "Period",
    "Rates",
    "Role",
    "Section",
    "__version__",
    "explain",
    "extract",
    "extract_many",
    "parse",
    "rates",
    "registry",
    "to_chinese",
    "to_frame",
    "to_html",
]

_ROOMS = {
    "adapters.frames": ("to_frame",),
    "adapters.html": ("to_html",),
    "conversion": ("Rates", "rates", "registry"),
    "lexicon": ("Lexicon",),
    "model": ("Basis", "Bound", "Change", "Cue", "Measure", "Mention", "Period", "Role", "Section"),
    "parsing": ("parse",),
    "pipeline": ("extract", "extract_many"),
    "render": ("explain",),
    "writing": ("to_chinese",),
}

if not TYPE_CHECKING:  # a type checker sees the imports above and should object to any other name

    def __getattr__(name: str) -> object:
        for room, names in _ROOMS.items():
            if name in names:
                from importlib import import_module

                value = getattr(import_module(f"{__name__}.{room}"), name)
                globals()[name] = value
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted(__all__)
