"""The colours, strokes and fonts of diagrams as style rules for pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.diagrams.css import family
from argmap.diagrams.theme import DARK, ID_SIZE, LETTER_SPACING, LIGHT, LINES, MONOSPACE, STROKES, Palette, Role, fonts

_TAG = re.compile("[A-Za-z0-9-]+")
"""A language tag, which is all that of a map gets into the style sheet."""


def style_sheet(languages: Sequence[str]) -> str:
    """The rules that follow from the theme and the page's languages; ``page.css`` uses the variables."""
    light, dark = _variables(LIGHT), _variables(DARK)
    rules = [
        f":root{{color-scheme:light;{light}}}",
        # Paper is white, whatever the screen is.
        f"@media screen{{:root[data-theme=dark]{{color-scheme:dark;{dark}}}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root[data-theme=auto]{{color-scheme:dark;{dark}}}}}",
        *_names(),
        *(f":lang({tag}){{font-family:{family(fonts(tag))}}}" for tag in languages if _TAG.fullmatch(tag)),
        f".mono,.diagram .i{{font-family:{family(MONOSPACE + fonts(languages[0]))}}}",
        f".diagram text{{font-size:{LINES[Role.TEXT].size:g}px}}",
        f".diagram .k{{font-size:{LINES[Role.HEAD].size:g}px;letter-spacing:{LETTER_SPACING}em}}",
        f".diagram .i{{font-size:{ID_SIZE:g}px}}.diagram .f{{font-size:{LINES[Role.FOOT].size:g}px}}",
    ]
    return "\n".join(rules)


def _variables(palette: Palette) -> str:
    colours = {"canvas": palette.canvas, "text": palette.text, "muted": palette.muted, "accent": palette.accent}
    for kind, paint in palette.kinds.items():
        colours |= {f"{kind}-fill": paint.fill, f"{kind}-border": paint.border, f"{kind}-label": paint.label}
    colours |= dict(palette.relations.items())
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def _names() -> Iterator[str]:
    """Classes of kinds and relations that give their colours the same names."""
    for kind in LIGHT.kinds:
        parts = "".join(f"--{part}:var(--{kind}-{part});" for part in ("fill", "border", "label"))
        yield f".{kind}{{{parts}}}"
    for relation, stroke in STROKES.items():
        yield (
            f".{relation}{{--line:var(--{relation});--thickness:{stroke.thickness:g}px;--dash:{stroke.dash};"
            f"--head:var(--{relation if stroke.head == 'normal' else 'canvas'})}}"
        )
