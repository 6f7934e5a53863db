"""The critic's page: where an argument is weak, and what would answer each point."""

from argmap.reports.review.gathering import gather
from argmap.reports.review.points import Point, Review, Section

__all__ = ["Point", "Review", "Section", "gather"]
