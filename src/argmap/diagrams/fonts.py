"""Finding the fonts for a picture: every character that is drawn has a glyph, or nothing is drawn."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.diagrams.scene import DiagramError
from argmap.diagrams.theme import MONOSPACE
from argmap.diagrams.theme import fonts as usual_fonts
from argmap.i18n import _, n_
from argmap.rendering import face
from argmap.rendering.scripts import scripts_of

if TYPE_CHECKING:
    from typst import FontInfo

FOLDER: Final = "ARGMAP_FONTS"
"""The environment variable that names a folder of fonts to use in place of those of the system."""
EXTRA: Final = "noto_cjk_sans_otc"
"""The package of the extra ``argmap[cjk]``: Noto Sans CJK, under the SIL Open Font License."""

_HOLLOW = ("LastResort", "Adobe Blank", "Noto Sans Tofu")
"""Fonts that claim characters and have only boxes or blanks for them."""
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Cs")
"""The categories of characters that leave no mark."""
SELECTORS = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Variation selectors and the grapheme joiner: which shape another character takes; a font may not know them."""
_EMOJI = "Noto Color Emoji"
_CJK_PACKAGE = "fonts-noto-cjk"
_DOWNLOADS: Final = "https://fonts.google.com/noto"
_LEAST_BOLD = 600
_SHOWN = 5
"""How many missing characters are named."""


class Typeface(NamedTuple):
    """A font family, and the file with its regular weight."""

    family: str
    path: str
    number: int
    """In a collection."""
    bold: str = ""
    """The file with its bold or semibold weight, if it has one."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files of its weights."""
        return tuple(dict.fromkeys(filter(None, (self.path, self.bold))))


def typefaces(drawn: Iterable[str], language: str, asked: str = "", styled: Sequence[str] = ()) -> list[Typeface]:
    """The fonts that a picture needs, the one for most of its text first.

    Args:
        drawn: the texts of the picture.
        language: the BCP 47 tag that they are set in; it decides which fonts are tried first.
        asked: the name of the font that the user wants, or the path of its file.
        styled: the fonts that a style wants, where there are such.

    Raises:
        DiagramError: the font does not exist, or no font has a glyph for some character.
    """
    drawn = list(drawn)
    missing = {ord(character) for text in drawn for character in text if _leaves_a_mark(character)}
    scripts = [script.sans for script in scripts_of("".join(map(chr, sorted(missing))))]
    chosen: list[Typeface] = []
    for typeface in _candidates(language, asked, styled, scripts):
        found = missing & _covered(typeface)
        # What was asked for is used, whatever it covers.
        if found or (asked and not chosen):
            chosen.append(typeface)
            missing -= found
        if not missing:
            return [*chosen, *_for_pictures(drawn, chosen), *_for_ids(chosen)]
    raise DiagramError(_lament({chr(code) for code in missing}))


def _for_pictures(drawn: Sequence[str], chosen: Sequence[Typeface]) -> list[Typeface]:
    """The font with emoji in colour, if a text asks for them and the others have them in black."""
    found = _installed().get(_EMOJI)
    return [found] if found and found not in chosen and any("\ufe0f" in text for text in drawn) else []


def _for_ids(chosen: Sequence[Typeface]) -> list[Typeface]:
    """The font of fixed width in which ids are set, where there is one; else they are set like other text."""
    installed = _installed()
    found = [installed[name] for name in MONOSPACE if name in installed]
    return [] if not found or found[0] in chosen else found[:1]


def _leaves_a_mark(character: str) -> bool:
    return unicodedata.category(character) not in _UNSEEN and not SELECTORS.match(character)


def _lament(missing: set[str]) -> str:
    shown = " ".join(sorted(missing)[:_SHOWN])
    if len(missing) > _SHOWN:
        more = len(missing) - _SHOWN
        shown = n_("{some} and {count} more character", "{some} and {count} more characters", more).format(some=shown)
    font, package = _wanted(min(missing))
    if package == _CJK_PACKAGE:
        message = _(
            "no installed font has {characters}; choose one that does with `--font FILE` (or a font's name), or "
            "install one with `pip install 'argmap[cjk]'`"
        )
        return message.format(characters=shown)
    return _(
        "no installed font has {characters}; choose one that does with `--font FILE` (or a font's name), or install "
        "one such as {font}: the package `{package}` on Debian and Ubuntu, a download from {address} elsewhere"
    ).format(characters=shown, font=font, package=package, address=_DOWNLOADS)


def _wanted(character: str) -> tuple[str, str]:
    """A font for a character by its name, and the package that has it."""
    if unicodedata.category(character) == "So" or "\U0001f1e6" <= character <= "\U0001faff":
        return _EMOJI, "fonts-noto-color-emoji"
    if unicodedata.east_asian_width(character) in "WF":
        return "Noto Sans CJK", _CJK_PACKAGE
    found = scripts_of(character)
    return found[0].sans if found else "Noto Sans", "fonts-noto-core"


def _candidates(language: str, asked: str, styled: Sequence[str], scripts: Sequence[str]) -> Iterator[Typeface]:
    """The fonts to try, in order; those for the scripts of the text come before those for all scripts."""
    families: dict[str, Typeface] = {}
    if asked and Path(asked).suffix.lower() in (".ttf", ".otf", ".ttc", ".otc"):
        if not Path(asked).is_file():
            raise DiagramError(_("font file not found: {file}").format(file=asked))
        own = _in_file(Path(asked))
        if not own:
            raise DiagramError(_("{file} is not a readable font; give a TrueType or OpenType file").format(file=asked))
        # Each language of a collection is a family.
        order = [name for name in usual_fonts(language) if name in own] + sorted(own)
        yield own[order[0]]
    families = _installed()
    if asked and asked in families:
        yield families[asked]
    elif asked and not Path(asked).is_file():
        raise DiagramError(
            _("unknown font `{name}`; give the name of an installed font or the path of its file").format(name=asked)
        )
    first, *others = usual_fonts(language)
    wanted = list(dict.fromkeys((*styled, first, *scripts, *others, _EMOJI)))
    for name in wanted:
        if name in families:
            yield families[name]
    for name in sorted(families.keys() - set(wanted), key=lambda name: (_rank(name), name)):
        yield families[name]


def _rank(family: str) -> int:
    """The rest of the fonts: those without serifs first, those for programs last."""
    if "Mono" in family:
        return 3
    return {"Sans" in family: 0, "Serif" in family: 2}.get(True, 1)


def _in_file(path: Path) -> dict[str, Typeface]:
    from typst import Fonts

    # The engine reads folders; the other fonts of the folder are ignored.
    found = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path.absolute().parent)])
    return _families(info for info in found.fonts() if info.path and Path(info.path).name == path.name)


@cache
def _installed() -> dict[str, Typeface]:
    from typst import Fonts

    folder = os.environ.get(FOLDER)
    if folder:
        places = [folder]
    else:
        extra = find_spec(EXTRA)
        places = list(extra.submodule_search_locations or ()) if extra else []
    places.append(str(face.font_files()[0].parent))
    found = Fonts(include_system_fonts=not folder, include_embedded_fonts=False, font_paths=places)
    return _families(found.fonts())


def _families(found: Iterable[FontInfo]) -> dict[str, Typeface]:
    """The upright font of each family that is nearest to the regular weight, and the one nearest to semibold."""
    usable = [info for info in found if info.path and info.family not in _HOLLOW and info.family[:1] != "."]
    best = _nearest(usable, 400)
    bold = _nearest((info for info in usable if info.weight >= _LEAST_BOLD), 600)
    return {
        family: Typeface(family, str(info.path), info.index, str(bold[family].path) if family in bold else "")
        for family, info in best.items()
    }


def _nearest(found: Iterable[FontInfo], weight: int) -> dict[str, FontInfo]:
    """The upright font of each family with the nearest weight."""
    best: dict[str, tuple[tuple[bool, float, float, str], FontInfo]] = {}
    for info in found:
        distance = (info.style != "normal", abs(info.stretch - 1), abs(info.weight - weight), str(info.path))
        if info.family not in best or distance < best[info.family][0]:
            best[info.family] = distance, info
    return {family: info for family, (__, info) in best.items()}


@cache
def _covered(typeface: Typeface) -> frozenset[int]:
    """The code points for which a font has a glyph; a large font takes longer to ask than to draw with."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(typeface.path, fontNumber=typeface.number, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, KeyError, AssertionError):
        return frozenset()  # A broken font is as good as none.


def has_glyphs(typeface: Typeface, text: str) -> bool:
    """Whether a font has all characters of a text that leave a mark."""
    covered = _covered(typeface)
    return all(ord(character) in covered for character in text if _leaves_a_mark(character))
