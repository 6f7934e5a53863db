"""Effects of changes on the evaluation of a map: statuses and strengths of claims."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.comparison.changes import Comparison
from argmap.evaluation import Settings, Status, evaluate

LEAST_SHIFT = 0.005
"""Smaller differences are invisible, since strengths are shown with two decimals."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The status and strength of a statement before and after; None in a version without it."""

    key: str
    statuses: tuple[Status | None, Status | None]
    strengths: tuple[float | None, float | None]

    @property
    def turned(self) -> bool:
        """Whether its status changed; False for a statement that is in one version only."""
        return None not in self.statuses and self.statuses[0] is not self.statuses[1]

    @property
    def shift(self) -> float:
        """The increase in strength; 0 if one of the versions does not have it."""
        before, after = self.strengths
        return 0.0 if before is None or after is None else after - before


@dataclass(frozen=True, slots=True)
class Consequences:
    """Effects of the changes on the thesis, on its direct reasons, and on the status of any statement."""

    thesis: Reading
    branches: tuple[Reading, ...]
    """The children of the thesis whose strength changes, the largest change first."""
    turned: tuple[Reading, ...]
    """The statements other than the thesis whose status changes, in reading order."""
    converged: bool
    """False if strengths in a cycle do not converge in one of the versions and are meaningless."""


def consequences(comparison: Comparison, settings: Settings | None = None) -> Consequences:
    """Evaluate both versions and compare the results."""
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
