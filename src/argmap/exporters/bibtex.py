"""The bibliography as BibTeX, in fields that biblatex and the older styles understand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap, Name, Work
from argmap.model.bibliography import Dating
from argmap.rendering.citations import csl_field, full_name, is_chinese, responsible, year_words
from argmap.rendering.rich_text import runs_of
from argmap.rendering.tex import escape, spaced, with_looks

_TYPES: Final = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings", "report": "techreport",
    "thesis": "phdthesis", "manuscript": "unpublished",
}  # fmt: skip

_CONTAINERS: Final = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS: Final = {"techreport": "institution", "phdthesis": "school"}
_FIELDS: Final = {
    "collection-title": "series", "publisher-place": "address", "edition": "edition", "volume": "volume",
    "issue": "number", "number": "number", "page": "pages", "genre": "type", "DOI": "doi", "ISBN": "isbn",
    "ISSN": "issn", "URL": "url", "abstract": "abstract", "note": "note", "accessed": "urldate",
    "title-short": "shorttitle", "container-title-short": "shortjournal", "event-title": "eventtitle",
    "event-place": "venue", "event-date": "eventdate", "original-title": "origtitle", "original-date": "origdate",
    "original-publisher": "origpublisher", "version": "version", "chapter-number": "chapter",
    "number-of-pages": "pagetotal", "number-of-volumes": "volumes", "part": "part", "keyword": "keywords",
}  # fmt: skip
"""CSL's names of fields, and BibTeX's; what BibTeX has no name for is left out."""
_VERBATIM: Final = frozenset({"doi", "url"})
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """One entry for each work, in the language of the options where the work has it: UTF-8, LF line ends.

    Keys are the works' ids; where two differ only in case, which BibTeX takes for the same, the second gets a number.
    """
    language = options.language or map_.primary_language
    entries = [_entry(work, key, language) for work, key in zip(map_.works.values(), _keys(map_.works), strict=True)]
    # Text between entries is a comment to BibTeX.
    comment = [f"% {options.digest}"] if options.digest else []
    return ("\n\n".join([*entries, *comment]) + "\n").encode()


def _keys(ids: Iterable[str]) -> Iterator[str]:
    taken: set[str] = set()
    for name in ids:
        key, count = name, 1
        while key.casefold() in taken:
            count += 1
            key = f"{name}-{count}"
        taken.add(key.casefold())
        yield key


def _entry(work: Work, key: str, language: str) -> str:
    kind = _TYPES.get(work.type, "misc")
    fields = {name: value for name, value in _fields(work, kind, language) if value}
    # Inner braces keep a style from changing capitals; a month is a macro of BibTeX, without braces.
    lines = [f"  {name} = {value if name == 'month' else '{' + value + '}'}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _fields(work: Work, kind: str, language: str) -> Iterator[tuple[str, str]]:
    authors = work.authors or (() if work.editors else responsible(work))
    for role, people in (
        ("author", authors),
        ("editor", work.editors),
        ("translator", work.translators),
        ("bookauthor", work.people.get("container-author", ())),
    ):
        yield role, " and ".join(name for person in people if (name := _name(person, language)))
    if work.title:
        yield "title", f"{{{_rich(work.title.best(language))}}}"
    yield from _date(work, language)
    yield _CONTAINERS.get(kind, "howpublished"), _rich(csl_field(work, "container-title", language))
    yield _PUBLISHERS.get(kind, "publisher"), escape(csl_field(work, "publisher", language))
    for csl, name in _FIELDS.items():
        said = csl_field(work, csl, language)
        if csl == "page":
            said = said.replace("–", "-").replace("--", "-")
            yield name, "--".join(escape(part) for part in said.split("-"))
        else:
            yield name, _verbatim(said) if name in _VERBATIM else _rich(said)
    shown = language if work.title and work.title.get(language) else csl_field(work, "language", language)
    yield "langid", _LANGIDS.get(shown.partition("-")[0].lower(), "")


def _date(work: Work, language: str) -> Iterator[tuple[str, str]]:
    """The year and month of a work. What these cannot say is in the year as words, and in biblatex's `date`."""
    dating = Dating.of(work.issued)
    if not dating.start:
        yield "year", escape(dating.words)
        return
    year, month, day = (*dating.start, 0, 0)[:3]
    yield "year", escape(year_words(work, language)).replace("–", "--")
    if dating.end is not None or dating.season or dating.circa or year < 0:
        end = None if dating.end is None else _astronomical(dating.end)
        yield "date", str(replace(dating, start=_astronomical(dating.start), end=end))
    elif month:
        yield "month", (f'"{day}~" # ' if day else "") + _MONTHS[month - 1]


def _astronomical(parts: tuple[int, ...]) -> tuple[int, ...]:
    """A date with its year as biblatex counts it: the year before 1 is 0."""
    return (parts[0] + 1, *parts[1:]) if parts and parts[0] < 0 else parts


def _rich(text: str) -> str:
    """A text of CSL-JSON, whose marks become commands."""
    return "".join(with_looks(spaced(run.text, escape), run) for run in runs_of(text))


_LANGIDS: Final = {
    "en": "english", "zh": "chinese", "fr": "french", "de": "german", "es": "spanish", "it": "italian",
    "ja": "japanese", "ru": "russian", "pt": "portuguese",
}  # fmt: skip


def _name(name: Name, language: str) -> str:
    """An author as BibTeX reads it: “Xin, Qiang”, “van Gogh, Vincent”, “King, Jr., Martin Luther”.

    A Chinese or literal name is in braces, as one word in its order.
    """
    if name.literal or not (name.family and name.given):
        return f"{{{escape(full_name(name, language))}}}"
    family, given = name.family.best(language), name.given.best(language)
    if is_chinese(family) and is_chinese(given):
        return f"{{{escape(full_name(name, language))}}}"
    particles = (name.dropping_particle, name.non_dropping_particle)
    before = " ".join(_part(text.best(language)) for text in particles if text)
    suffix = f", {_part(name.suffix.best(language))}" if name.suffix else ""
    return f"{before} {_part(family)}".strip() + f"{suffix}, {_part(given)}"


def _part(name: str) -> str:
    """A part of a name, in braces where a comma or an “and” in it would end it."""
    said = escape(name)
    return f"{{{said}}}" if "," in name or " and " in f" {name} " else said


def _verbatim(address: str) -> str:
    """An address, which styles set verbatim; only what would end the field is encoded."""
    return "".join(f"%{ord(character):02X}" if character in '{}\\ "' else character for character in address)
