"""The words of calibrated language: likelihood, confidence, outcomes, and what evidence is made of."""

from __future__ import annotations

from enum import StrEnum


class Likelihood(StrEnum):
    """How probable a claim is, in the words and bands of Intelligence Community Directive 203 (ODNI 2015)."""

    ALMOST_NO_CHANCE = "almost-no-chance"
    VERY_UNLIKELY = "very-unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance"
    LIKELY = "likely"
    VERY_LIKELY = "very-likely"
    ALMOST_CERTAIN = "almost-certain"

    @property
    def band(self) -> tuple[float, float]:
        """Lowest and highest probability that the word covers."""
        return _BANDS[self]


_BANDS = {
    Likelihood.ALMOST_NO_CHANCE: (0.01, 0.05),
    Likelihood.VERY_UNLIKELY: (0.05, 0.20),
    Likelihood.UNLIKELY: (0.20, 0.45),
    Likelihood.ROUGHLY_EVEN_CHANCE: (0.45, 0.55),
    Likelihood.LIKELY: (0.55, 0.80),
    Likelihood.VERY_LIKELY: (0.80, 0.95),
    Likelihood.ALMOST_CERTAIN: (0.95, 0.99),
}


class Confidence(StrEnum):
    """How good the basis of a judgement is, apart from how probable it makes the claim."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Basis(StrEnum):
    """What kind of thing a piece of evidence is."""

    STATISTIC = "statistic"
    POLL = "poll"
    STATEMENT = "statement"
    DOCUMENT = "document"
    LAW = "law"
    EVENT = "event"
    EXPERT = "expert"
    CASE = "case"


class Outcome(StrEnum):
    """What has become of a forecast."""

    PENDING = "pending"
    TRUE = "true"
    FALSE = "false"
