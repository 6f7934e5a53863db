"""The styles of diagrams: built in, or read from a TOML file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from argmap.diagnostics import suggest
from argmap.diagrams.shapes import SHAPES
from argmap.diagrams.theme import CARD_WIDTH, DARK, KIND_STYLES, LIGHT, THESIS_WIDTH, Paint, Palette, palette
from argmap.i18n import N_, _
from argmap.i18n.punctuation import LIST_COMMA, code_list
from argmap.model import Kind, Relation
from argmap.rendering.errors import ExportError, unknown_value

BRANCHES: Final = ("#1f5f96", "#0b6b50", "#80520a", "#9a3b12", "#5d4395", "#7a2a63", "#47621f", "#3d5568")


class StyleError(ExportError):
    """An unknown style, or a style file that cannot be used; the message is for the user and says what to do."""


@dataclass(frozen=True, slots=True)
class Style:
    """How diagrams look: colours by light and by dark, and the shapes, fonts and widths of cards."""

    light: Palette
    dark: Palette
    shapes: Mapping[Kind, str] = field(default_factory=lambda: {kind: row.shape for kind, row in KIND_STYLES.items()})
    """The name of the outline of each kind."""
    fonts: tuple[str, ...] = ()
    """Fonts to try before those of the language."""
    card: int = CARD_WIDTH
    """The width of a card in px."""
    thesis: int = THESIS_WIDTH
    branches: tuple[str, ...] = BRANCHES
    """The colours of a poster's blocks, in turn, under white type."""

    def outline(self, kind: Kind) -> Callable[[float, float], str]:
        """The outline of a kind's cards, from width and height."""
        return SHAPES[self.shapes[kind]]

    def width(self, kind: Kind) -> int:
        """The width of a kind's cards in px."""
        return self.thesis if KIND_STYLES[kind].wide else self.card


DEFAULT: Final = Style(LIGHT, DARK)

_GREY_LIGHT: Final = palette(
    "ffffff 111111 4a4a4a 222222 4a4a4a 000000",
    "ffffff 000000 000000  f4f4f4 5f5f5f 222222  ffffff 7a7a7a 3a3a3a  ffffff 5f5f5f 222222  "
    "e4e4e4 2a2a2a 000000  ffffff 3f3f3f 222222",
    "5f5f5f 5f5f5f 111111 3f3f3f",
)

_HIGH_LIGHT: Final = palette(
    "ffffff 000000 1c1c1c 00366b 7a0d48 004733",
    "ffffff 000000 000000  ffffff 00508f 003f73  ffffff 00563f 004733  ffffff 6b4600 573900  "
    "ffffff 8f2f00 7a2800  ffffff 75216a 64185a",
    "1f2a33 6b4600 8f2f00 75216a",
)
_HIGH_DARK: Final = palette(
    "000000 ffffff e4e4e4 9bd5ff ffb3d4 8cf0cc",
    "000000 ffffff ffffff  000000 7cc8ff a6daff  000000 62e0b6 8cf0cc  000000 ffc94a ffd97d  "
    "000000 ff9c66 ffb88f  000000 f0a0e0 f6c0ec",
    "dfe6ec ffc94a ff9c66 f0a0e0",
)

# Kinds differ in lightness, step by step, and along blue and yellow, which red-green blindness leaves alone; what
# opposes is nearly black (after the sequence of Wong, Nature Methods 8, 441, 2011, darkened until it can be read).
_CVD_LIGHT: Final = palette(
    "ffffff 111418 4a5560 00427a 6b2d00 004a78",
    "f2f2f2 111418 111418  d6eafa 0072b2 004a78  f6fbff 7fb4d9 2a5f86  fff3c2 b58900 665000  "
    "e2c7a8 5c2a00 4d2300  f1e6fd 8828f4 5c14b0",
    "0072b2 a87f00 4d2300 8828f4",
)
_CVD_DARK: Final = palette(
    "101418 f2f4f6 b4bec8 8ecbff ffc9a0 9ad0fa",
    "2a2f35 f2f4f6 f2f4f6  0f3350 3d9be0 9ad0fa  141d25 56707f b5d6ee  3d3300 e6c229 f6dc6a  "
    "4a2c12 e0702e ffd0a3  2c1548 a028f4 d9b3ff",
    "3d9be0 e6c229 e0702e a028f4",
)

_DEEP: Final = ("#111111", "#00366b", "#004733", "#573900", "#7a2800", "#64185a")

STYLES: Final[dict[str, Style]] = {
    "default": DEFAULT,
    "print": Style(_GREY_LIGHT, _GREY_LIGHT, branches=("#3a3a3a",)),
    "high-contrast": Style(_HIGH_LIGHT, _HIGH_DARK, branches=_DEEP),
    "colour-blind": Style(_CVD_LIGHT, _CVD_DARK),
}
"""The styles by name. ``print`` has no dark colours: paper is white."""

_ONE_OF = N_("`{key}` should be one of {known}")
_NARROWEST, _WIDEST = 200, 800
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_MODES = ("light", "dark")
_PLAIN = tuple(each.name for each in fields(Palette) if each.name not in ("kinds", "relations"))


def find_style(name: str) -> Style:
    """A style by its name, or read from a file.

    Raises:
        StyleError: the style is unknown, or the file cannot be read, has an unknown key or an invalid value.
    """
    if name in STYLES:
        return STYLES[name]
    if not name.endswith(".toml"):
        raise StyleError(unknown_value("style", name, [*STYLES, "FILE.toml"]))
    import tomllib

    try:
        table = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise StyleError(f"{name}: {getattr(error, 'strerror', None) or error}") from None
    except RecursionError:
        raise StyleError(f"{name}: {_('too deeply nested')}") from None
    try:
        return _read(table)
    except StyleError as error:
        raise StyleError(f"{name}: {error}") from None


def _read(table: Mapping[str, Any]) -> Style:
    _know("", table, ("base", "fonts", "width", "shapes", *_MODES))
    base = table.get("base", "default")
    if base not in STYLES:
        raise StyleError(_(_ONE_OF).format(key="base", known=_(LIST_COMMA).join(STYLES)))
    style = STYLES[base]
    style = replace(style, light=_palette("light", table, style.light), dark=_palette("dark", table, style.dark))
    names = table.get("fonts", [])
    if not isinstance(names, list) or not all(isinstance(one, str) and re.fullmatch(r"[\w .-]+", one) for one in names):
        raise StyleError(_("`fonts` should be a list of font names"))
    widths = _table("width", table, ("card", "thesis"))
    for key, value in widths.items():
        if not isinstance(value, int) or not _NARROWEST <= value <= _WIDEST:
            raise StyleError(
                _("`{key}` should be a whole number of pixels from {least} to {most}").format(
                    key=f"width.{key}", least=_NARROWEST, most=_WIDEST
                )
            )
    shapes = _table("shapes", table, Kind)
    for key, value in shapes.items():
        if value not in SHAPES:
            raise StyleError(_(_ONE_OF).format(key=f"shapes.{key}", known=_(LIST_COMMA).join(SHAPES)))
    outlines = {Kind(key): value for key, value in shapes.items()}
    return replace(style, fonts=tuple(names), shapes={**style.shapes, **outlines}, **widths)


def _palette(mode: str, table: Mapping[str, Any], base: Palette) -> Palette:
    given = _table(mode, table, (*_PLAIN, *Kind, *Relation))
    plain = {key: _colour(f"{mode}.{key}", given[key]) for key in _PLAIN if key in given}
    relations = {each: _colour(f"{mode}.{each}", given[each]) for each in Relation if each in given}
    kinds = {}
    for kind in Kind:
        parts = _table(kind, given, [each.name for each in fields(Paint)], f"{mode}.")
        kinds[kind] = replace(
            base.kinds[kind], **{key: _colour(f"{mode}.{kind}.{key}", value) for key, value in parts.items()}
        )
    return replace(base, **plain, kinds=kinds, relations={**base.relations, **relations})


def _table(key: str, table: Mapping[str, Any], known: Any, above: str = "") -> dict[str, Any]:
    inner = table.get(key, {})
    if not isinstance(inner, dict):
        raise StyleError(_("`{key}` should be a table, `[{key}]`").format(key=above + key))
    _know(f"{above}{key}.", inner, [str(each) for each in known])
    return inner


def _know(above: str, table: Mapping[str, Any], known: Any) -> None:
    for key in table:
        if key not in known:
            hint = suggest(key, known) or _("; known keys: {keys}").format(keys=code_list(known))
            raise StyleError(_("unknown key `{key}`").format(key=above + key) + hint)


def _colour(key: str, value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise StyleError(_("`{key}` should be a colour such as `#1d2329`").format(key=key))
    return value
