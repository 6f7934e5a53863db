"""How the people and bodies that made a work are named: whole or short, in the order natural to the name."""

from __future__ import annotations

from argmap.i18n import _
from argmap.i18n.punctuation import AND, LAST_AND, LIST_COMMA, TITLE
from argmap.model import Name, Work
from argmap.model.text import is_cjk
from argmap.rendering.scripts import is_chinese_language

MAX_NAMES = 3
"""A work of more authors is cited under the first one's name and “et al.”."""


def who_wrote(work: Work, language: str, *, full: bool = False) -> str:
    """A work's authors as they are named in a text; its title, or else its id, where it has none."""
    name_of = full_name if full else short_name
    names = [name for author in work.authors if (name := name_of(author, language))]
    if not names:
        title = work.title.best(language) if work.title else ""
        return _(TITLE, language).format(inner_quotes(title, language)) if title else work.id
    if len(names) > MAX_NAMES:
        return names[0] + _(" et al.", language)
    return enumerate_names(names, language)


def enumerate_names(names: list[str], language: str) -> str:
    if len(names) < 3:
        return _(AND, language).join(names)
    return _(LIST_COMMA, language).join(names[:-1]) + _(LAST_AND, language) + names[-1]


def short_name(name: Name, language: str) -> str:
    """The name under which an author is cited: the family name; a Chinese one in Chinese whole."""
    if name.literal or not name.family:
        return full_name(name, language)
    family = name.family.best(language)
    return full_name(name, language) if is_chinese(family) else family


def full_name(name: Name, language: str) -> str:
    """An author's whole name in the order that is natural to it: 信强, Xin Qiang, John Searle, 约翰·米尔斯海默."""
    if name.literal:
        return name.literal.best(language)
    family = name.family.best(language) if name.family else ""
    given = name.given.best(language) if name.given else ""
    if not (family and given):
        return family or given
    if is_chinese(family) and is_chinese(given):
        return family + given if family_first(name) else f"{given}·{family}"
    return f"{family} {given}" if family_first(name) else f"{given} {family}"


def family_first(name: Name) -> bool:
    """Whether the family name comes first: so with names that have a short form in Chinese script.

    A transliterated name (约翰·米尔斯海默) is longer; where it is not, the author may write it as ``literal``.
    """
    if not (name.family and name.given):
        return False
    family = next((text for text in name.family.by_language.values() if is_chinese(text)), "")
    given = next((text for text in name.given.by_language.values() if is_chinese(text)), "")
    return 1 <= len(family) <= 2 and 1 <= len(given) <= 2


def is_chinese(text: str) -> bool:
    return bool(text) and all(is_cjk(character) for character in text)


def inner_quotes(text: str, language: str) -> str:
    """Quotation marks inside of a title that stands in quotation marks itself."""
    return text if is_chinese_language(language) else text.replace("“", "‘").replace("”", "’")
