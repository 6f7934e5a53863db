"""Figures in texts, compared by value: 183.3亿美元 is US$18.33 billion."""

from argmap.sources.figures.comparing import differing, figures, language_of, not_in
from argmap.sources.figures.kinds import Figure, Number, Unit

__all__ = ["Figure", "Number", "Unit", "differing", "figures", "language_of", "not_in"]
