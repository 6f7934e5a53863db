"""The panel's facts about a node: rows of a label and a value in every language."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from argmap.fields import FIELDS, Field
from argmap.i18n import _
from argmap.i18n.dates import date_words
from argmap.i18n.names import likelihood_band, word
from argmap.i18n.punctuation import LIST_COMMA
from argmap.model import Likelihood, NamedInference, Node, Outcome, Relation, Text
from argmap.schemes.scheme import Scheme
from argmap.schemes.words import scheme_words

Said = str | list[str | None]
"""The same text in all languages, or one for each; None where the author wrote none in that language."""
Row = tuple[str, Said]
"""The name of the label among the page's words, and the value."""

_FIRST = (
    *("by", "basis", "section", "cites", "likelihood", "confidence", "credence", "assumed"),
    *("forecast.due", "forecast.outcome", "forecast.test"),
)
"""What a reader asks first: whose, where, how sure; after that, how it follows."""

_ELSEWHERE = {"text", "detail", "source", "at", "inference.answers", "forecast.resolved", *map(str, Relation), "tags"}
"""Fields that have another place on the page, or are said with another one."""

FACTS: Final = tuple(
    FIELDS[name] for name in dict.fromkeys((*_FIRST, *FIELDS)) if name not in _ELSEWHERE and not FIELDS[name].private
)
"""The fields that have a row, in order."""


def name_of(field: Field) -> str:
    """What the page calls a field."""
    return {"by": "speaker", "cites": "notes"}.get(field.name, field.column)


def said(text: Text, languages: Sequence[str]) -> Said:
    """A text by language, in the order of the page's languages."""
    found = [text.get(language) for language in languages]
    return found if any(found) else str(text)


def facts(node: Node, languages: Sequence[str], schemes: Mapping[str, Scheme]) -> list[Row]:
    """The rows of a node, but for its several inferences, which need the map."""
    values = ((field, field.of(node)) for field in FACTS if field.type is not NamedInference)
    return [
        (name_of(field), _said(field, value, node, languages, schemes))
        for field, value in values
        if value or isinstance(value, float)
    ]


def _said(field: Field, value: Any, node: Node, languages: Sequence[str], schemes: Mapping[str, Scheme]) -> Said:
    match value:
        case Text():
            return said(value, languages)
        case tuple():
            return [_(LIST_COMMA, language).join(map(str, value)) for language in languages]
        case bool():
            return ""  # The page has the words.
        case float():
            return f"{value:g}"
        case StrEnum() | datetime.date():
            return [_word(value, node, language) for language in languages]
        case _ if field.name == "inference.scheme":
            return [scheme_words(schemes, value, language) for language in languages]
    return str(value)


def _word(value: Any, node: Node, language: str) -> str:
    if isinstance(value, datetime.date):
        return date_words(value, language)
    if isinstance(value, Likelihood):
        return likelihood_band(value, language)
    name = word(value, language)
    if isinstance(value, Outcome) and node.forecast and (day := node.forecast.resolved):
        return _("{outcome} ({date})", language).format(outcome=name, date=date_words(day, language))
    return name
