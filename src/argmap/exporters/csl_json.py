"""The bibliography as CSL-JSON, for Zotero, pandoc and other programs of citation."""

from __future__ import annotations

from typing import Any, Final

from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap, Name, Text, Work
from argmap.model.bibliography import DATES, NAME_PARTS, Dating
from argmap.rendering.json import dumps

_TYPES: Final = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
))  # fmt: skip
"""The types of CSL 1.0.2."""


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The works of the map as a list of CSL-JSON items, in the language of the options where they have it.

    The digest is in the first item's ``custom``, which CSL reserves for other programs.
    """
    language = options.language or map_.primary_language
    items = [item(work, language) for work in map_.works.values()]
    if options.digest and items:
        items[0]["custom"] = {"argmap": options.digest}
    return (dumps(items) + "\n").encode()


def item(work: Work, language: str) -> dict[str, Any]:
    """One work; a type that CSL does not have becomes ``document``."""
    return {
        "id": work.id,
        "type": work.type if work.type in _TYPES else "document",
        **({"title": work.title.best(language)} if work.title else {}),
        **{role: [name_parts(person, language) for person in people] for role, people in work.roles.items()},
        **({"issued": _date(work.issued)} if work.issued else {}),
        **{key: _value(key, value, language) for key, value in work.csl.items()},
    }


def name_parts(name: Name, language: str) -> dict[str, Any]:
    """A name as CSL-JSON has it."""
    if name.literal:
        return {"literal": name.literal.best(language)}
    parts = {key: getattr(name, part) for key, part in NAME_PARTS.items()}
    return {key: text.best(language) for key, text in parts.items() if text} | dict(name.options)


def _value(key: str, value: str | int | Text, language: str) -> Any:
    said = value.best(language) if isinstance(value, Text) else value
    return _date(str(said)) if key in DATES else said


def _date(written: str) -> dict[str, Any]:
    """A date as CSL-JSON has it; an open range ends nowhere, which only words can say."""
    dating = Dating.of(written)
    if not dating.start or dating.end == ():
        return {"literal": dating.words or written.replace("/", "–")}
    return {
        "date-parts": [list(parts) for parts in (dating.start, dating.end) if parts],
        **({"season": dating.season} if dating.season else {}),
        **({"circa": True} if dating.circa else {}),
    }
