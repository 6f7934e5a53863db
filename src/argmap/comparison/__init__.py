"""Comparing two versions of a map: changes, rewordings and their effects on the evaluation."""

from argmap.comparison.changes import Comparison, Sort, Statement, ValueChange, WorkChange
from argmap.comparison.differ import compare

__all__ = ["Comparison", "Sort", "Statement", "ValueChange", "WorkChange", "compare"]
