"""How works, their authors and layers are named in a text: whole or short, in the order natural to a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from argmap.i18n import C_, _
from argmap.i18n.punctuation import AND, BEFORE_YEAR, LAST_AND, LIST_COMMA, SPACE, TITLE
from argmap.model import ArgumentMap, Name, Text, Work
from argmap.model.bibliography import Dating
from argmap.model.text import is_cjk
from argmap.model.works import author_work, default_work
from argmap.rendering.cells import shorten
from argmap.rendering.rich_text import plain
from argmap.rendering.scripts import is_chinese_language

MAX_NAMES = 3
"""A work of more authors is cited under the first one's name and “et al.”."""
_BADGE: Final = 24
"""How many cells of a layer's name are in its badge."""


def provenance(map_: ArgumentMap, language: str) -> str:
    """Whose argument the map records, or what its main source is, as a sentence; empty where it has neither."""
    if said := argument_of(map_, language):
        return said
    if work := default_work(map_):
        which = author_year(work, map_.works, language, narrative=True)
        return _("Unless noted otherwise, the source is {}.", language).format(which)
    return ""


def attribution(map_: ArgumentMap, language: str) -> str:
    """For a picture, which has no legend of terms: the provenance, and what on its cards is the map makers'."""
    said = [provenance(map_, language)]
    if said[0] and any(node.likelihood or node.forecast or [*node.all_inferences] for node in map_):
        said.append(_("Likelihoods, due dates and argument schemes are the map makers'.", language))
    return _(SPACE, language).join(filter(None, said))


def argument_of(map_: ArgumentMap, language: str) -> str:
    """Whose argument the map records, as a sentence; empty if it is the map author's."""
    work = author_work(map_)
    whose = author_year(work, map_.works, language, narrative=True) if work else ""
    return _("The argument is that of {}.", language).format(whose) if whose else ""


def badge_of(map_: ArgumentMap, layer: str, language: str) -> str:
    """What is said in the brackets of a badge: who made the layer, or its id."""
    return shorten(map_.badge(layer, language), _BADGE)


def author_year(work: Work, works: Mapping[str, Work], language: str, *, narrative: bool = False) -> str:
    """“Xin and Diao 2025”; of two works that this would not tell apart, the years get letters.

    ``narrative`` is the form in a sentence: “Xin Qiang and Diao Guoxuan (2025)”.
    """
    who = who_wrote(work, language)
    year = year_words(work, language)
    twins = [
        other.id for other in works.values() if (who_wrote(other, language), year_words(other, language)) == (who, year)
    ]
    letter = chr(ord("a") + twins.index(work.id) % 26) if len(twins) > 1 else ""
    # A letter is set off from a word, not from a figure: 2020a, forthcoming-a, n.d.-a.
    year = (year or _("n.d.", language)) + ("-" if letter and not year[-1:].isdigit() else "") + letter
    if narrative:
        return _("{who} ({year})", language).format(who=who_wrote(work, language, full=True), year=year)
    return who + _(BEFORE_YEAR, language) + year


def year_words(work: Work, language: str) -> str:
    """The year of a work, or the words in its place: 1787, 350 BCE, ca. 1787, 1990–1995, forthcoming."""
    dating = Dating.of(work.issued)
    if not dating.start:
        return dating.words
    years = [dating.start[0], *(dating.end or ())[:1]]
    said = "–".join(dict.fromkeys(_in_era(year, language) for year in years)) + "–" * (dating.end == ())
    return _(C_("a year", "ca. {year}"), language).format(year=said) if dating.circa else said


def _in_era(year: int, language: str) -> str:
    return str(year) if year > 0 else _(C_("a year", "{year} BCE"), language).format(year=-year)


def who_wrote(work: Work, language: str, *, full: bool = False) -> str:
    """A work's authors, or else its editors, as they are named in a text; its title or id where it has neither."""
    name_of = full_name if full else short_name
    names = [name for author in responsible(work) if (name := name_of(author, language))]
    if not names:
        title = plain(work.title.best(language)) if work.title else ""
        return _(TITLE, language).format(inner_quotes(title, language)) if title else work.id
    if len(names) > MAX_NAMES:
        return names[0] + _(" et al.", language)
    return enumerate_names(names, language)


def responsible(work: Work) -> tuple[Name, ...]:
    """Under whose names a work is cited: its authors; the editors of a whole work that has none."""
    if work.authors or (work.editors and "container-title" not in work.csl):
        return work.authors or work.editors
    return next((names for role, names in work.people.items() if role in _MAKERS), ())


_MAKERS: Final = frozenset(
    ("compiler", "composer", "director", "interviewer", "illustrator", "performer", "producer", "host", "curator",
     "executive-producer", "series-creator", "organizer", "chair")
)  # fmt: skip
"""Roles under which a work without authors and editors is cited, as a film is under its director."""


def enumerate_names(names: list[str], language: str) -> str:
    if len(names) < 3:
        return _(AND, language).join(names)
    return _(LIST_COMMA, language).join(names[:-1]) + _(LAST_AND, language) + names[-1]


def short_name(name: Name, language: str) -> str:
    """The name under which an author is cited: the family name; a Chinese one in Chinese whole."""
    if name.literal or not name.family:
        return full_name(name, language)
    family = name.family.best(language)
    return full_name(name, language) if is_chinese(family) else family_name(name, language)


def _part(text: Text | None, language: str) -> str:
    return text.best(language) if text else ""


def family_name(name: Name, language: str) -> str:
    """The family name with the particle that always stays: de Gaulle, d’Alembert."""
    return _joined(_part(name.non_dropping_particle, language), _part(name.family, language))


def given_name(name: Name, language: str) -> str:
    """The given name with the particle that is cited only in full: Ludwig van."""
    return _joined(_part(name.given, language), _part(name.dropping_particle, language))


def _joined(before: str, after: str) -> str:
    """Words side by side; what ends with an apostrophe or a hyphen is joined to what follows."""
    return before + after if before.endswith(("'", "’", "-")) else f"{before} {after}".strip()


def with_suffix(said: str, name: Name, language: str, *, comma: bool = False) -> str:
    """A name with its suffix: Martin Luther King Jr., or after a comma where the name or its order wants one."""
    suffix = _part(name.suffix, language)
    separator = ", " if comma or name.options.get("comma-suffix") else " "
    return f"{said}{separator}{suffix}" if suffix else said


def full_name(name: Name, language: str) -> str:
    """An author's whole name in the order that is natural to it: 信强, Xin Qiang, John Searle, 约翰·米尔斯海默."""
    if name.literal:
        return name.literal.best(language)
    family, given = family_name(name, language), given_name(name, language)
    if not (family and given):
        return with_suffix(family or given, name, language)
    if is_chinese(family) and is_chinese(given):
        return family + given if family_first(name) else f"{given}·{family}"
    said = f"{family} {given}" if family_first(name) else _joined(given, family)
    return with_suffix(said, name, language)


def turned_round(name: Name, language: str) -> str:
    """A name as it begins an entry of a list: Gogh, Vincent van; King, Martin Luther, Jr."""
    if name.literal or not (name.family and name.given) or family_first(name):
        return full_name(name, language)
    given = _joined(given_name(name, language), _part(name.non_dropping_particle, language))
    return with_suffix(f"{name.family.best(language)}, {given}", name, language, comma=True)


def family_first(name: Name) -> bool:
    """Whether the family name comes first: so with names that have a short form in Chinese script.

    A transliterated name (约翰·米尔斯海默) is longer; where it is not, the author may write it as ``literal``.
    """
    if not (name.family and name.given):
        return False
    if name.options.get("static-ordering"):
        return True
    family = next((text for text in name.family.by_language.values() if is_chinese(text)), "")
    given = next((text for text in name.given.by_language.values() if is_chinese(text)), "")
    return 1 <= len(family) <= 2 and 1 <= len(given) <= 2


def is_chinese(text: str) -> bool:
    return bool(text) and all(is_cjk(character) for character in text)


def inner_quotes(text: str, language: str) -> str:
    """Quotation marks within a title that is quoted itself."""
    return text if is_chinese_language(language) else text.replace("“", "‘").replace("”", "’")


def csl_field(work: Work, key: str, language: str) -> str:
    """A field of a work under its name in CSL-JSON; empty where the work has none."""
    value = work.csl.get(key, "")
    return value.best(language) if isinstance(value, Text) else str(value)
