"""Two versions of a map: what changed, in which words, and what follows from it."""

from argmap.comparison.changes import Comparison, Sort, Statement, ValueChange, WorkChange
from argmap.comparison.differ import compare

__all__ = ["Comparison", "Sort", "Statement", "ValueChange", "WorkChange", "compare"]
