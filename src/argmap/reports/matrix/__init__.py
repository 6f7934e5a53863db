"""A view of rival claims: what the map holds for and against each of them, and what tells them apart."""

from argmap.reports.matrix.matrix import HYPOTHESES, Matrix, weigh

__all__ = ["HYPOTHESES", "Matrix", "weigh"]
