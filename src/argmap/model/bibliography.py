"""The works that a map draws on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from argmap.model.text import Text

ROLES: Final = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
    "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
)  # fmt: skip
"""What people do for a work: the names of CSL 1.0.2."""
DATES: Final = ("issued", "accessed", "available-date", "event-date", "original-date", "submitted")
"""The dates of a work: the names of CSL 1.0.2."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person or body that made a work: the parts of a name, or one literal name.

    ``non_dropping_particle`` is kept where only the family name is cited (*de* Gaulle), ``dropping_particle`` is not
    (Ludwig *van* Beethoven). ``options`` are CSL's `comma-suffix`, `static-ordering` and `parse-names`, where given.
    """

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None
    dropping_particle: Text | None = None
    non_dropping_particle: Text | None = None
    suffix: Text | None = None
    options: Mapping[str, bool] = field(default_factory=dict)


NAME_PARTS: Final = {
    "family": "family", "given": "given", "literal": "literal", "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle", "suffix": "suffix",
}  # fmt: skip
"""The parts of a name in CSL-JSON, and the fields of :class:`Name`."""


@dataclass(frozen=True, slots=True)
class Dating:
    """When something was published: a date of one to three parts, a range of two, a season, or words.

    A year before the common era is negative, as in CSL: -44 is 44 BCE. There is no year 0. ``season`` counts from 1,
    spring. ``end`` is None where the date is no range, empty where the range is open.
    """

    start: tuple[int, ...] = ()
    end: tuple[int, ...] | None = None
    season: int = 0
    circa: bool = False
    words: str = ""

    @classmethod
    def of(cls, written: str) -> Dating:
        """Read what ``str`` makes of a dating; anything else is words."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            return cls(words=written)
        start, end = (_parts(part) for part in match.group("start", "end"))
        start = start or ()
        season = start[1] - _BEFORE_SPRING if len(start) == 2 and 0 < start[1] - _BEFORE_SPRING < 5 else 0
        return cls(start[:1] if season else start, end, season, match["circa"] is not None)

    def __str__(self) -> str:
        """ISO 8601, with the season, range and approximation (`~`) of ISO 8601-2 (EDTF); words as they are."""
        if not self.start:
            return self.words
        start = (*self.start, self.season + _BEFORE_SPRING) if self.season else self.start
        ranged = "" if self.end is None else f"/{_iso(self.end)}"
        return _iso(start) + "~" * self.circa + ranged

    def __bool__(self) -> bool:
        return bool(self.start or self.words)


_DATE = r"-?\d{4}(?:-\d\d){0,2}"
_WRITTEN = re.compile(rf"(?P<start>{_DATE})(?P<circa>~)?(?:/(?P<end>{_DATE}|))?")
_BEFORE_SPRING = 20
"""ISO 8601-2 numbers the seasons from 21, in the place of the month."""


def _parts(written: str | None) -> tuple[int, ...] | None:
    if written is None:
        return None
    sign = -1 if written.startswith("-") else 1
    year, *others = (int(part) for part in written.lstrip("-").split("-")) if written else (0,)
    return (sign * year, *others) if year else ()


def _iso(parts: tuple[int, ...]) -> str:
    if not parts:
        return ""
    year, *others = parts
    return "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *(f"{part:02}" for part in others)])


@dataclass(frozen=True, slots=True)
class Work:
    """One cited work.

    ``issued`` is a :class:`Dating` as text, and so are the other dates. ``people`` are those in further roles of CSL.
    ``csl`` holds the remaining bibliographic fields under their CSL-JSON names. ``text_path`` is where a local
    copy of the text may be, relative to the map file; ``sha256`` tells whether it is the text that was mapped.
    """

    id: str
    type: str = "document"
    title: Text | None = None
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    issued: str = ""
    csl: Mapping[str, str | int | Text] = field(default_factory=dict)
    text_path: str = ""
    sha256: str = ""
    notes: int = 0
    """How many numbered notes the work has; they run from 1 to this number."""
    people: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)

    @property
    def roles(self) -> dict[str, tuple[Name, ...]]:
        """Everybody who made the work, by role; roles of nobody are left out."""
        found = {"author": self.authors, "editor": self.editors, "translator": self.translators, **self.people}
        return {role: names for role, names in found.items() if names}

    @property
    def doi(self) -> str:
        """The DOI alone, such as 10.1000/182; empty where there is none."""
        return str(self.csl.get("DOI", ""))

    @property
    def url(self) -> str:
        """Where the work is in the web: the address of its DOI, or else its URL as the author wrote it."""
        return f"https://doi.org/{_quoted(self.doi)}" if self.doi else str(self.csl.get("URL", ""))


def _quoted(doi: str) -> str:
    """A DOI in an address: what would end the address, or be read as something else in it, is encoded."""
    return re.sub(r'[\s%#?"<>\\^`{|}]', lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), doi)
