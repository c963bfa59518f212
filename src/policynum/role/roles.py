"""Whether a mention is a target, an actual, a comparison or a specification, and what said so.

The evidence is asked in one order: does the number only describe a thing; does a cue whose scope covers it say that
it is aimed at or done; does its period lie ahead or behind; does the section look back or set out. What nobody calls
an aim is a fact, and a fact that is a difference is a comparison.
"""

from __future__ import annotations

from dataclasses import dataclass

from policynum.model import Role
from policynum.role import aims, specifications
from policynum.role.evidence import Evidence
from policynum.sentences.clauses import Hit


@dataclass(slots=True)
class Verdict:
    """A role with the hits that decided it; ``inferred`` where no word in the sentence did."""

    role: Role
    hits: tuple[Hit, ...] = ()
    inferred: bool = False


def classify(evidence: Evidence) -> Verdict:
    """The role of a mention after the evidence of its place."""
    stance = aims.read(evidence)
    if specifications.by_section(evidence, aimed=stance.aimed):
        return Verdict(Role.SPECIFICATION, inferred=True)
    said = bool(stance.hits)
    if evidence.direction != "rule" and specifications.by_words(evidence, aimed=stance.aimed, said=said):
        return Verdict(Role.SPECIFICATION)
    if stance.aimed:
        return Verdict(Role.TARGET, stance.hits, stance.inferred)
    return Verdict(Role.COMPARISON if evidence.is_change else Role.ACTUAL, stance.hits)
