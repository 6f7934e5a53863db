"""The two readings of a map, whether a claim stands and how strong it is, in words that authors may use."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether a claim stands, given the objections."""

    ACCEPTED = "accepted"
    """All that opposes it is rejected, and it is a ground or one of the steps to it holds."""
    QUALIFIED = "qualified"
    """Accepted, and no step that holds is free of reserve: a caveat on it stands, or what it rests on is qualified."""
    UNDECIDED = "undecided"
    """Neither accepted nor rejected, as where two claims attack each other."""
    REJECTED = "rejected"
    """An objection to it is accepted, or all its steps fail."""

    @property
    def stands(self) -> bool:
        """Whether the claim is accepted, with or without reserve."""
        return self in (Status.ACCEPTED, Status.QUALIFIED)


class Semantics(StrEnum):
    """How the strength of a claim follows from its base score and from the strength of what bears on it."""

    RATIO = "ratio"
    """Ratios for and against, over hands: t-norm and t-conorm of Hamacher (1978)."""
    QUADRATIC = "quadratic-energy"
    """Quadratic energy (Potyka, KR 2018)."""
    DF_QUAD = "df-quad"
    """Discontinuity-free quantitative argumentation debate (Rago, Toni, Aurisicchio and Baroni, KR 2016)."""
    EULER = "euler"
    """Euler-based (Amgoud and Ben-Naim 2018)."""


class Joint(StrEnum):
    """How strong a joint step is (``ratio`` only)."""

    ALL = "all"
    """As all of its members together: each one that is uncertain weakens it."""
    WEAKEST = "weakest"
    """As the weakest of them."""
