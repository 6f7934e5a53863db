"""How diagrams look: a row for each kind, relation and line of a card; colours in light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from argmap.model import Kind, Relation
from argmap.rendering.face import FAMILY
from argmap.rendering.scripts import is_cjk_language, is_traditional, primary_subtag, script_of


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a kind: of its card, of the card's border, and of the kind's name on the card."""

    fill: str
    border: str
    label: str


@dataclass(frozen=True, slots=True)
class Palette:
    """All colours of a theme. Every text has a contrast of at least 4.5 with its background (WCAG 2.2, AA)."""

    canvas: str
    text: str
    muted: str
    """Text that is there for those who look for it; also the lines of the frame."""
    accent: str
    """Links, and counts of collapsed nodes."""
    gone: str
    """What a later version no longer has."""
    new: str
    """What an earlier version did not have."""
    kinds: dict[Kind, Paint]
    relations: dict[Relation, str]


def palette(plain: str, kinds: str, relations: str) -> Palette:
    """A palette from six hexadecimal digits for each colour, in the order of its fields.

    Args:
        plain: canvas, text, muted, accent, gone, new.
        kinds: fill, border and label of each kind.
        relations: one for each relation.
    """
    base, cards, lines = ([f"#{digits}" for digits in row.split()] for row in (plain, kinds, relations))
    canvas, text, muted, accent, gone, new = base
    paints = (Paint(*cards[at : at + 3]) for at in range(0, len(cards), 3))
    by_kind, by_relation = dict(zip(Kind, paints, strict=True)), dict(zip(Relation, lines, strict=True))
    return Palette(canvas, text, muted, accent, gone, new, by_kind, by_relation)


# The hues are those of Okabe and Ito (2008), which people with any kind of colour vision tell apart: blue for premises,
# bluish green for evidence, orange for caveats, vermillion for objections, reddish purple for
# consequences; the thesis has none.
LIGHT: Final = palette(
    "ffffff 1d2329 5b6670 005a8c a02860 006046",
    "f6f5f1 2b3138 2b3138  eef5fa 4a8fbb 005a8c  edf6f2 3c957a 006046  fdf6e7 b57c00 7a5000  "
    "fcf0ea cf6a30 9a3f00  f9eff6 b56a9f 7a2a63",
    "5c7386 b07a00 c4500a 8f4c7c",
)

DARK: Final = palette(
    "14181c e8ebee a3aeb8 7cc0ea f59ac0 6fd0b0",
    "262b31 d4d9de e8ebee  172833 4a8db6 86c6ee  152b25 3f967a 6fd0b0  2e2614 b98a24 f0bf4e  "
    "321f16 c8703f f79f70  2c1a28 a9628f e6a8d3",
    "8aa0b2 d9a125 ee7d3c cf8dbb",
)


@dataclass(frozen=True, slots=True)
class Stroke:
    """What distinguishes a relation from the others without colour: the line and its end."""

    dash: str
    """As in SVG's ``stroke-dasharray``."""
    thickness: float
    style: str
    """The line in Graphviz's words."""
    head: str
    """The end at the claim in Graphviz's words."""


DASH: Final = "5 3.5"
"""Of lines and of outlines, as in SVG's ``stroke-dasharray``."""
DOTS: Final = "1.5 3"

STROKES: Final = {
    Relation.SUPPORTS: Stroke("none", 1.4, "solid", "normal"),
    Relation.LIMITS: Stroke(DASH, 1.4, "dashed", "odiamond"),
    Relation.OPPOSES: Stroke("none", 2.0, "bold", "tee"),
    Relation.FOLLOWS: Stroke(DOTS, 1.4, "dotted", "normal"),
}


@dataclass(frozen=True, slots=True)
class KindStyle:
    """What distinguishes a kind from the others without colour."""

    shape: str
    """The outline of its cards, a name in ``shapes.SHAPES``."""
    mermaid: tuple[str, str]
    """What opens and closes a node in Mermaid, and with that its shape."""
    mark: str
    """The mark before it in a terminal: in ASCII, since other marks have one cell in some and two in others."""
    terminal: str
    """The style of its name in a terminal, in rich's words."""
    wide: bool = False
    """Whether its cards are wide and its outline is thin, in Mermaid thick."""
    dashed: bool = False


KIND_STYLES: Final = {
    Kind.THESIS: KindStyle("framed", ('[["', '"]]'), "*", "bold", wide=True),
    Kind.PREMISE: KindStyle("rounded", ('("', '")'), "+", "blue"),
    Kind.EVIDENCE: KindStyle("folded", ('["', '"]'), "=", "green"),
    Kind.CAVEAT: KindStyle("rounded", ('>"', '"]'), "~", "yellow", dashed=True),
    Kind.OBJECTION: KindStyle("cut", ('{{"', '"}}'), "-", "red"),
    Kind.CONSEQUENCE: KindStyle("pointed", ('[/"', '"/]'), ">", "magenta"),
}

GRAPHVIZ_SHAPES: Final[dict[str, dict[str, str]]] = {
    "framed": {"style": "filled", "peripheries": "2"},
    "rounded": {"style": "filled,rounded"},
    "folded": {"style": "filled"},
    "square": {"style": "filled"},
    "cut": {"style": "filled,diagonals"},
    "pointed": {"style": "filled", "shape": "cds"},
}
"""The nearest that Graphviz has to the shapes of ``shapes.py``."""


class Role(StrEnum):
    """What a line of a card is for."""

    HEAD = "head"
    """The kind, and the id on the right."""
    TEXT = "text"
    FOOT = "foot"
    """Who says it and where, and how likely it is."""
    NOTE = "note"
    """What has changed apart from its text."""
    READING = "reading"
    """Its status or strength."""
    MORE = "more"
    """How much is collapsed, and where the diagram continues."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The size of a line's font, the height of the line and the gap above the first of its role, in px."""

    size: float
    height: int
    gap: int


LINES: Final = {
    Role.HEAD: Measure(11, 16, 0),
    Role.TEXT: Measure(14, 19, 3),
    Role.FOOT: Measure(11, 15, 4),
    Role.NOTE: Measure(12, 17, 7),
    Role.READING: Measure(12, 18, 6),
    Role.MORE: Measure(12, 18, 5),
}
ID_SIZE: Final = 10.5
NUMBER_SIZE: Final = 12.0
TITLE_SIZE: Final = 20.0
BADGE_SIZE: Final = 10.0
LETTER_SPACING: Final = 0.08
"""Between the letters of a kind's name, in em."""

POSTER_SIZES: Final = {
    "": 14.0, "s": 14.0, "h": 16.5, "hf": 11.5, "no": 10.0, "k": 11.5, "f": 11.0, "continued": 11.0,
    "banner": 30.0, "glance": 21.0, "title": 16.0,
}  # fmt: skip
"""The sizes of type on a poster by class, in px."""

CARD_WIDTH: Final = 300
THESIS_WIDTH: Final = 380
PADDING: Final = 16
"""Between the sides of a card and its text, in px."""
HEADROOM: Final = 10
"""Above the first line of a card and below the last, in px."""
SIBLING_GAP: Final = 20
LEVEL_GAP: Final = 104
JOINT_GAP: Final = 60
"""Between a claim and the joints of its inferences."""
MARGIN: Final = 32

_LATIN = (FAMILY, "Source Sans 3", "Noto Sans", "Helvetica Neue", "Segoe UI", "Arial", "DejaVu Sans")
_HANS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei")
_HANT = ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei")
_JAPANESE = ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic")
_KOREAN = ("Noto Sans CJK KR", "Source Han Sans KR", "Apple SD Gothic Neo", "Malgun Gothic")
_OTHERS: Final = {
    "Hebrew": ("Arial Hebrew",),
    "Arabic": ("Geeza Pro", "Noto Naskh Arabic"),
    "Devanagari": ("Kohinoor Devanagari", "Nirmala UI"),
    "Thai": ("Thonburi", "Leelawadee UI"),
    "Lao": ("Lao Sangam MN", "Leelawadee UI"),
    "Khmer": ("Khmer Sangam MN", "Leelawadee UI"),
    "Myanmar": ("Myanmar Sangam MN", "Myanmar Text"),
}
"""What macOS and Windows have for a script."""
MONOSPACE: Final = ("DejaVu Sans Mono", "Menlo", "Consolas", "Noto Sans Mono", "monospace")


def fonts(language: str) -> tuple[str, ...]:
    """The fonts to try, in order. The script of the language comes first: it decides how wide a quotation mark is."""
    primary = primary_subtag(language)
    han = {"ja": _JAPANESE, "ko": _KOREAN}.get(primary, _HANT if is_traditional(language) else _HANS)
    if is_cjk_language(language):
        return (*han, *_LATIN[2:], "sans-serif")
    script = script_of(language)
    own = () if script is None or script.plain else (script.sans, *_OTHERS.get(script.name, ()))
    return (*own, *_LATIN, *han, "sans-serif")
