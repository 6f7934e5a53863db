"""The panel's facts about a node: rows of a label and a value in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from argmap.i18n import _
from argmap.i18n.dates import date_words
from argmap.i18n.names import basis_word, confidence_word, likelihood_band, outcome_word
from argmap.model import Node, Text
from argmap.schemes.scheme import Scheme
from argmap.schemes.words import scheme_words

Said = str | list[str | None]
"""The same text in all languages, or one for each; None where the author wrote none in that language."""
Row = tuple[str, Said]
"""The name of the label among the page's words, and the value."""


def said(text: Text, languages: Sequence[str]) -> Said:
    """A text by language, in the order of the page's languages."""
    found = [text.get(language) for language in languages]
    return found if any(found) else str(text)


def facts(node: Node, languages: Sequence[str], schemes: Mapping[str, Scheme]) -> list[Row]:
    """The rows of a node, in the order in which a reader asks: whose, where, how sure, how it follows."""
    return [*_origin(node, languages), *_calibration(node, languages), *_inference(node, languages, schemes)]


def _origin(node: Node, languages: Sequence[str]) -> Iterator[Row]:
    if node.by:
        yield "speaker", said(node.by, languages)
    if node.basis:
        yield "basis", _each(languages, basis_word, node.basis)
    if node.section:
        yield "section", said(node.section, languages)
    if node.cites:
        yield "notes", ", ".join(map(str, node.cites))


def _calibration(node: Node, languages: Sequence[str]) -> Iterator[Row]:
    if node.likelihood:
        yield "likelihood", _each(languages, likelihood_band, node.likelihood)
    if node.confidence:
        yield "confidence", _each(languages, confidence_word, node.confidence)
    if node.credence is not None:
        yield "credence", f"{node.credence:g}"
    if node.assumed:
        yield "assumed", ""  # The page has the words.
    if forecast := node.forecast:
        if forecast.due:
            yield "due", _each(languages, date_words, forecast.due)
        resolved = forecast.resolved
        yield (
            "outcome",
            [
                _("{outcome} ({date})", language).format(
                    outcome=outcome_word(forecast.outcome, language), date=date_words(resolved, language)
                )
                if resolved
                else outcome_word(forecast.outcome, language)
                for language in languages
            ],
        )
        if forecast.test:
            yield "test", said(forecast.test, languages)


def _inference(node: Node, languages: Sequence[str], schemes: Mapping[str, Scheme]) -> Iterator[Row]:
    if inference := node.inference:
        if inference.linked:
            yield "linked", ""
        if inference.scheme:
            yield "scheme", [scheme_words(schemes, inference.scheme, language) for language in languages]
        if inference.warrant:
            yield "warrant", said(inference.warrant, languages)


def _each(languages: Sequence[str], word: Callable[[Any, str], str], value: object) -> list[str | None]:
    return [word(value, language) for language in languages]
