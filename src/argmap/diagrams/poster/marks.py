"""The marks of kinds on a poster, and its style rules: what colour shows, the marks show without it."""

from __future__ import annotations

from typing import Final

from argmap.diagrams.presets import Style
from argmap.diagrams.theme import POSTER_SIZES, Palette
from argmap.model import Kind
from argmap.rendering.svg import element

MARK: Final = 8
"""The width of a mark in px; its middle is at y = 0."""

_MARKS: Final = {
    Kind.THESIS: ("M0.5 -3.5H7.5V3.5H0.5ZM2.5 -1.5H5.5V1.5H2.5Z", "open"),
    Kind.PREMISE: ("M1.2 0A2.8 2.8 0 1 1 6.8 0A2.8 2.8 0 1 1 1.2 0Z", "solid"),
    Kind.EVIDENCE: ("M1 -3H7V1L5 3H1Z", "solid"),
    Kind.CAVEAT: ("M0 0L4 -3.8L8 0L4 3.8Z", "open"),
    Kind.OBJECTION: ("M1.5 -4V4M1.5 0H8", "open thick"),
    Kind.CONSEQUENCE: ("M0.5 -3.2L7.5 0L0.5 3.2Z", "solid"),
}
"""The path of each mark, and how it is drawn. A caveat has the end of its line in diagrams, and so has an objection."""


def mark(kind: Kind) -> str:
    """The mark of a kind, from x = 0."""
    path, look = _MARKS[kind]
    return element("path", d=path, class_=f"mark {look}")


def shapes() -> str:
    """The style rules without colours."""
    sizes = "".join(f".{name}{{font-size:{size:g}px}}" for name, size in POSTER_SIZES.items() if name)
    return (
        sizes
        + ".h,.s,.no,.glance,.banner,.continued{font-weight:600}.k{letter-spacing:0}"
        + ".mark{stroke-width:1.3;stroke-linejoin:round}.thick{stroke-width:2.2}.ground{fill-opacity:.07}"
        + ".together{font-size:9.5px}"
    )


def colours(palette: Palette, style: Style) -> str:
    """The style rules of a palette."""
    rules = [
        ".heading .h,.heading .hf,.heading .bar{fill:#ffffff}.heading .track{stroke:#ffffff}",
        ".heading .sign path{stroke:#ffffff}.heading .sign .solid{fill:#ffffff}.joint circle{stroke-width:1}",
    ]
    for kind, paint in palette.kinds.items():
        rules.append(f".{kind} .mark{{fill:{paint.label};stroke:{paint.label}}}.{kind} .open{{fill:none}}")
    for place, hue in enumerate(style.branches):
        name = f".hue-{place}"
        rules.append(f"{name} .ground,{name} .edge,{name} .plate{{fill:{hue}}}")
    rules.append(f".no,.continued{{fill:{palette.muted}}}.plate{{stroke:{palette.muted};stroke-width:.6}}")
    return "".join(rules)
