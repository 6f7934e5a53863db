"""Translation by gettext: messages in English where they are used, other languages in ``locale/``.

A catalogue is one file, ``locale/LANGUAGE/LC_MESSAGES/argmap.po``; ``tools/messages.py`` extracts, updates and compiles
them. Functions that write a document are given its language; everything else speaks the language of the user, which
`set_language` sets.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Final

SOURCE: Final = "en"
"""The language of the messages in the code, and of those that a catalogue lacks."""

DOMAIN: Final = "argmap"
LOCALES: Final = Path(__file__).parent.parent / "locale"

NOTHING: Final = "∅"
"""The translation of a message that a language leaves out: to gettext, an empty one is missing."""

_CONTEXT: Final = "\x04"
_CHINESE: Final = frozenset({"zh", "yue", "cmn", "hak", "nan", "wuu", "gan", "hsn", "lzh"})
_TRADITIONAL_PLACES: Final = frozenset({"tw", "hk", "mo"})
_TRADITIONAL_LANGUAGES: Final = frozenset({"yue", "hak", "nan"})

_current: ContextVar[str] = ContextVar("argmap_language", default=SOURCE)


def _(message: str, language: str | None = None) -> str:
    """A message in a language; in English where the language has no catalogue.

    Args:
        message: as written in the code, or as marked by `N_` or `C_`; gaps are filled by the caller, with ``format``.
        language: a BCP 47 tag; the language of the user where left out.
    """
    translated = _catalogue(_current.get() if language is None else language).gettext(message)
    # A message without a translation still carries its context.
    said = translated.rpartition(_CONTEXT)[2]
    return "" if said == NOTHING else said


def n_(singular: str, plural: str, count: int, language: str | None = None) -> str:
    """A message that depends on a number, which fills the gap ``{count}``."""
    catalogue = _catalogue(_current.get() if language is None else language)
    return catalogue.ngettext(singular, plural, count).replace("{count}", f"{count:,}")


def N_(message: str) -> str:  # noqa: N802  # the name that gettext's tools know
    """Mark a message that is translated where it is used."""
    return message


def C_(context: str, message: str) -> str:  # noqa: N802
    """Mark a message that means something else elsewhere: the same English words under another context."""
    return f"{context}{_CONTEXT}{message}"


def set_language(tag: str) -> None:
    """Set the language of the user, a BCP 47 tag."""
    _current.set(tag)


def current_language() -> str:
    """The language of the user as a BCP 47 tag."""
    return _current.get()


@contextmanager
def using_language(tag: str) -> Iterator[None]:
    """Set the language of the user for a block."""
    token = _current.set(tag)
    try:
        yield
    finally:
        _current.reset(token)


def locale_language() -> str:
    """The language of the environment as a BCP 47 tag, by the variables that gettext reads; English by default."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        tag = os.environ.get(name, "").partition(":")[0].partition(".")[0].partition("@")[0].replace("_", "-")
        if tag:
            return SOURCE if tag in ("C", "POSIX") else tag
    return SOURCE


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that argmap speaks, as BCP 47 tags: English, and one for each catalogue."""
    return (SOURCE, *sorted(path.parts[-3].replace("_", "-") for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def is_traditional(tag: str) -> bool:
    """Whether Chinese in this language is written in traditional characters.

    The script that the tag names decides, else its region, else the language: Cantonese, Hakka and Southern Min are.
    """
    language, *subtags = tag.lower().replace("_", "-").split("-")
    if named := {"hant", "hans"}.intersection(subtags):
        return "hant" in named
    places = [subtag for subtag in subtags if len(subtag) == 2]
    return bool(_TRADITIONAL_PLACES.intersection(places)) or (language in _TRADITIONAL_LANGUAGES and "cn" not in places)


@lru_cache(maxsize=256)
def spoken_language(tag: str) -> str:
    """The language of `languages` in which argmap speaks to a reader of another: ``zh-Hant`` for ``zh-TW``."""
    wanted = tag.lower().replace("_", "-").split("-")
    if wanted[0] in _CHINESE:
        wanted = ["zh", "hant" if is_traditional(tag) else "hans"]
    for length in range(len(wanted), 0, -1):
        for known in languages():
            if known.lower() == "-".join(wanted[:length]):
                return known
    return SOURCE


@lru_cache(maxsize=256)
def _catalogue(tag: str) -> gettext.NullTranslations:
    spoken = spoken_language(tag)
    if spoken == SOURCE:
        return gettext.NullTranslations()
    path = LOCALES / spoken.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)
