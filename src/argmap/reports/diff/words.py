"""What is said about a comparison, in Chinese and in English; words of kinds and scales are the model's."""

from __future__ import annotations

from typing import Final

from argmap.comparison import Sort
from argmap.fields import FIELDS
from argmap.i18n import N_, _

_COUNTS: Final = {
    Sort.ADDED: N_("{} added"),
    Sort.REMOVED: N_("{} removed"),
    Sort.MOVED: N_("{} moved"),
    Sort.REORDERED: N_("{} reordered"),
    Sort.RENAMED: N_("{} renamed"),
    Sort.REWORDED: N_("{} reworded"),
    Sort.CITED: N_("{} with another reference"),
    Sort.JUDGED: N_("{} judged differently"),
    Sort.LINKED: N_("{} with other links"),
    Sort.NOTED: N_("{} with other tags or remarks"),
}

_SORTS: Final = {
    Sort.ADDED: N_("added"),
    Sort.REMOVED: N_("removed"),
    Sort.MOVED: N_("moved"),
    Sort.REORDERED: N_("reordered"),
    Sort.RENAMED: N_("renamed"),
    Sort.REWORDED: N_("reworded"),
    Sort.CITED: N_("reference"),
    Sort.JUDGED: N_("judgement"),
    Sort.LINKED: N_("links"),
    Sort.NOTED: N_("remarks"),
}

_LABELS: Final = {
    "basis": N_("Kind of evidence"),
    "forecast.test": N_("Test of the forecast"),
    "forecast.outcome": N_("Outcome of the forecast"),
    "expect": N_("Expected status"),
    "title": N_("Title"),
    "summary": N_("Summary"),
    "layers": N_("Layers"),
}
"""What a change is named by where the field's own label needs the fields around it, or where there is no field."""

_LANGUAGES: Final = {
    "zh": N_("Chinese"),
    "en": N_("English"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "fr": N_("French"),
    "de": N_("German"),
    "es": N_("Spanish"),
    "ru": N_("Russian"),
    "ar": N_("Arabic"),
}


def count_words(sort: Sort, count: int, language: str) -> str:
    """How many statements have changed in a way."""
    return _(_COUNTS[sort], language).format(count)


def sort_word(sort: Sort, language: str) -> str:
    """What kind of change it is, in a word: a badge on a card."""
    return _(_SORTS[sort], language)


def label(key: str, language: str) -> str:
    """What a key of a node or of the map is called."""
    return _(_LABELS.get(key) or FIELDS[key].label, language)


def language_word(tag: str, language: str) -> str:
    """The name of a language; its tag where it has none here."""
    known = _LANGUAGES.get(tag)
    return _(known, language) if known else tag
