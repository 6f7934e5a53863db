"""Figures in texts, compared by value: 183.3亿美元 is US$18.33 billion."""

from argmap.nlp.numbers.comparing import differing, figures, language_of, not_in
from argmap.nlp.numbers.figure import Figure, Number, Unit

__all__ = ["Figure", "Number", "Unit", "differing", "figures", "language_of", "not_in"]
