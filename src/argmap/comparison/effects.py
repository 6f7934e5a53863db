"""What the changes between two versions do to what follows from the map: which claims stand, and how strongly."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.comparison.changes import Comparison
from argmap.evaluation import Settings, Status, evaluate

LEAST_SHIFT = 0.005
"""Strengths are told with two decimals: what differs by less looks the same."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a statement stands before and after; None in the version that does not have it."""

    key: str
    statuses: tuple[Status | None, Status | None]
    strengths: tuple[float | None, float | None]

    @property
    def turned(self) -> bool:
        """Whether its status is another one; what is in one version only has none to compare with."""
        return None not in self.statuses and self.statuses[0] is not self.statuses[1]

    @property
    def shift(self) -> float:
        """How much stronger it is after; 0 where one of the versions does not have it."""
        before, after = self.strengths
        return 0.0 if before is None or after is None else after - before


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the changes do to the thesis, to the reasons right below it, and to the status of anything."""

    thesis: Reading
    branches: tuple[Reading, ...]
    """The statements right below the thesis whose strength shifts, the largest shift first."""
    turned: tuple[Reading, ...]
    """The statements whose status is another one, in reading order; the thesis is not among them."""
    converged: bool
    """False where strengths in a cycle do not settle in one of the versions: they are not to be relied on."""


def consequences(comparison: Comparison, settings: Settings | None = None) -> Consequences:
    """Evaluate both versions and say what differs."""
    settings = settings or Settings()
    before, after = evaluate(comparison.before, settings), evaluate(comparison.after, settings)
    readings = {
        key: Reading(
            key,
            (
                before.statuses[one.before.id] if one.before else None,
                after.statuses[one.after.id] if one.after else None,
            ),
            (
                before.strengths[one.before.id] if one.before else None,
                after.strengths[one.after.id] if one.after else None,
            ),
        )
        for key, one in comparison.statements.items()
    }
    root = comparison.root
    branches = [readings[key] for key in root.children if abs(readings[key].shift) >= LEAST_SHIFT]
    return Consequences(
        readings[root.key],
        tuple(sorted(branches, key=lambda reading: -abs(reading.shift))),
        tuple(reading for reading in readings.values() if reading.turned and reading.key != root.key),
        before.converged and after.converged,
    )
