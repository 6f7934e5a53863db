"""The two readings of a map, whether a claim stands and how strong it is, in words that authors may use."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether a claim stands, given the objections."""

    ACCEPTED = "accepted"
    """All that speaks against it is rejected, and it has the support that it needs."""
    QUALIFIED = "qualified"
    """Accepted, with a caveat that stands, or on nothing but support of that kind."""
    UNDECIDED = "undecided"
    """Neither accepted nor rejected, as where two claims attack each other."""
    REJECTED = "rejected"
    """An objection to it is accepted, or the support that it needs is rejected."""

    @property
    def stands(self) -> bool:
        """Whether the claim is accepted, with or without reserve."""
        return self in (Status.ACCEPTED, Status.QUALIFIED)


class Semantics(StrEnum):
    """How the strength of a claim follows from its base score and from the strength of what bears on it."""

    QUADRATIC = "quadratic-energy"
    """Quadratic energy (Potyka, KR 2018)."""
    DF_QUAD = "df-quad"
    """Discontinuity-free quantitative argumentation debate (Rago, Toni, Aurisicchio and Baroni, KR 2016)."""
    EULER = "euler"
    """Euler-based (Amgoud and Ben-Naim 2018)."""
