"""Lines of a drawing in the fonts that have their characters, for the engines of PDF and PNG.

The engines look for another font where the first one lacks a character, but take it only if both fonts make as many
glyphs of the whole line, which no line of Arabic or Khmer with a bracket does. Browsers do better by themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape, unescape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from argmap.diagrams.fonts import SELECTORS, Typeface, has_glyphs
from argmap.diagrams.theme import ID_SIZE, LINES, MONOSPACE, NUMBER_SIZE, TITLE_SIZE, Role
from argmap.rendering.clusters import joined
from argmap.rendering.scripts import is_right_to_left, runs_right_to_left, scripts_of

if TYPE_CHECKING:
    from uharfbuzz import Font

OUTLINES: Final = "glyphs"
"""The class of text that is drawn as paths."""
_SYLLABIC = re.compile("[\u0900-\u0dff\u0e33\u0eb3\u0f00-\u109f\u1780-\u17ff\ua8e0-\ua8ff\ua980-\ua9fe\uaa60-\uaa7f]")
"""Scripts that set a syllable as several glyphs."""
_LINE = re.compile(r"<text([^>]*)>(.*?)</text>")
_MARKUP = re.compile("(<[^>]*>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_ISOLATES = re.compile("[\u2066\u2067\u2069]")
_JOINER = "\u2060"
_PICTURE = "\ufe0f"
"""Asks for the emoji of the character before it."""
_SIZES: Final = {
    "k": LINES[Role.HEAD].size, "f": LINES[Role.FOOT].size, "n": LINES[Role.NOTE].size, "m": LINES[Role.MORE].size,
    "r": LINES[Role.READING].size, "b": LINES[Role.FOOT].size, "i": ID_SIZE, "no": NUMBER_SIZE, "title": TITLE_SIZE,
}  # fmt: skip
"""Font sizes by class; other lines have that of the text."""


class _Run(NamedTuple):
    """A stretch of a line that one font has."""

    text: str
    face: Typeface

    @property
    def intricate(self) -> int:
        """How many of its letters a font may join with others or put in another place."""
        return len(self.text) if _own_scripts(self.text) else len(joined(self.text))


def _own_scripts(text: str) -> list[str]:
    return [script.code for script in scripts_of(text) if not script.plain]


def set_runs(svg: str, typefaces: Sequence[Typeface], *, outlined: bool = False) -> str:
    """A drawing in which each line names the fonts that have its characters.

    A line is in the font of its joined or reordered letters; what that font lacks is in others, letter by letter. A
    line with several such fonts is in parts that are measured.

    Args:
        svg: the drawing, without the attribute ``direction``.
        typefaces: the fonts that the engine has, in order.
        outlined: draw syllables of several glyphs as paths, as for Typst, which sets their glyphs upon one another.
    """
    return _LINE.sub(lambda match: _line(match, typefaces, outlined), svg)


def _line(match: re.Match[str], typefaces: Sequence[Typeface], outlined: bool) -> str:
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    classes = attributes.get("class", "").split()
    own = [face for face in typefaces if face.family in MONOSPACE] if "i" in classes else []
    available = [*own, *typefaces]
    usual = available[0]
    pieces = _MARKUP.split(match[2])
    runs = [list(_runs(unescape(piece), available)) for piece in pieces[::2]]
    faces = list(dict.fromkeys(run.face for line in runs for run in line))
    syllabic = outlined and bool(_SYLLABIC.search(match[2]))
    if not faces or (faces == [usual] and not syllabic):
        return match[0]
    intricate = Counter[Typeface]()
    for run in (run for line in runs for run in line if run.intricate):
        intricate[run.face] += run.intricate
    if len(pieces) == 1 and (syllabic or len(intricate) > 1):
        return _apart(attributes, unescape(match[2]), available, syllabic)
    main = intricate.most_common(1)[0][0] if intricate else usual if usual in faces else faces[0]
    written = [
        piece if at % 2 else "".join(_written(run, main, run.face in intricate) for run in runs[at // 2])
        for at, piece in enumerate(pieces)
    ]
    style = "" if main == usual else f" style=\"font-family:'{escape(main.family)}'\""
    # The engines shape the line in the font of its first character, which this one is; it is not seen.
    first = _JOINER if len(faces) > 1 else ""
    return f"<text{match[1]}{style}>{first}{''.join(written)}</text>"


def _runs(text: str, typefaces: Sequence[Typeface]) -> Iterator[_Run]:
    """A text in runs of one font each; a space stays with what precedes it, and so do controls."""
    inside = joined(text)
    bounds = [*(at for at in range(len(text)) if at not in inside), len(text)]
    chosen: list[tuple[str, Typeface]] = []
    for start, end in pairwise(bounds):
        cluster, face = text[start:end], chosen[-1][1] if chosen else typefaces[0]
        if not cluster.isspace() and not _ISOLATES.fullmatch(cluster):
            wanted = (
                sorted(typefaces, key=lambda each: "Emoji" not in each.family) if _PICTURE in cluster else typefaces
            )
            face = next((each for each in wanted if has_glyphs(each, cluster)), typefaces[0])
        chosen.append((cluster, face))
    for face, run in groupby(chosen, key=lambda pair: pair[1]):
        yield _Run("".join(cluster for cluster, _ in run), face)


def _written(run: _Run, main: Typeface, intricate: bool) -> str:
    if run.face == main:
        # An isolate keeps the engines from shaping it as the script with which the line begins.
        apart = any(not is_right_to_left(f"und-{code}") for code in _own_scripts(run.text))
        return f"\u2066{escape(run.text, quote=False)}\u2069" if apart else escape(run.text, quote=False)
    written = escape(SELECTORS.sub("", run.text), quote=False)
    return written if intricate else f"<tspan font-family=\"'{escape(run.face.family)}'\">{written}</tspan>"


def _apart(attributes: dict[str, str], text: str, typefaces: Sequence[Typeface], outlined: bool) -> str:
    """A line in parts that are shaped each by itself, in the order in which they are seen from the left."""
    base = text.startswith("\u2067")
    runs = list(_runs(_ISOLATES.sub("", text), typefaces))
    classes = attributes.get("class", "").split()
    size = next((_SIZES[name] for name in classes if name in _SIZES), LINES[Role.TEXT].size)
    shaped = [_Shaped.of(run, size, rtl=_way(run.text, base)) for run in runs]
    # Letters of a kind's name are set apart; as one piece, they stay where the engine would have them.
    across = sum(part.width for part in shaped)
    x = float(attributes["x"]) - across * (1 if "end" in classes else 0.5 if "mid" in classes else 0)
    kept = " ".join(name for name in classes if name not in ("end", "mid"))
    parts = []
    for at in _seen([_way(run.text, base) for run in runs], base):
        run, part = runs[at], shaped[at]
        if outlined and _SYLLABIC.search(run.text):
            place = f"translate({x:.8g} {attributes['y']}) scale({part.scale:.6g} {-part.scale:.6g})"
            parts.append(f'<path class="{f"{OUTLINES} {kept}".strip()}" transform="{place}" d="{part.outline()}"/>')
        else:
            said = escape(run.text, quote=False)
            said = f"\u2067{said}\u2069" if _way(run.text, base) else said
            parts.append(
                f'<text class="{kept}" x="{x:.8g}" y="{attributes["y"]}" '
                f"style=\"font-family:'{escape(run.face.family)}'\">{said}</text>"
            )
        x += part.width
    return "".join(parts)


class _Shaped(NamedTuple):
    """The glyphs of a run, as HarfBuzz sets them."""

    font: Font
    glyphs: tuple[tuple[int, float, float], ...]
    """Each with its place, in units of the font."""
    scale: float
    width: float

    @classmethod
    def of(cls, run: _Run, size: float, *, rtl: bool) -> _Shaped:
        import uharfbuzz

        font = _font(run.face)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(run.text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        uharfbuzz.shape(font, buffer)
        x, glyphs, scale = 0.0, [], size / font.face.upem
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append((info.codepoint, x + place.x_offset, float(place.y_offset)))
            x += place.x_advance
        return cls(font, tuple(glyphs), scale, x * scale)

    def outline(self) -> str:
        """The glyphs as the data of a path, in units of the font, with y upwards."""
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        pen = SVGPathPen(None)
        for glyph, x, y in self.glyphs:
            self.font.draw_glyph_with_pen(glyph, TransformPen(pen, (1, 0, 0, 1, x, y)))
        return str(pen.getCommands())


@lru_cache(maxsize=32)
def _font(face: Typeface) -> Font:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(face.path), face.number))


def _way(text: str, base: bool) -> bool:
    """Whether a run is set from right to left; one without letters as the line is."""
    return runs_right_to_left(text, "und") if any(map(str.isalpha, text)) else base


def _seen(ways: Sequence[bool], base: bool) -> list[int]:
    """The places of runs from the left: those of the other direction than the line's keep together, in their order."""
    order: list[int] = []
    for way, group in groupby(range(len(ways)), key=ways.__getitem__):
        together = list(group)
        order += together if way == base else together[::-1]
    return order[::-1] if base else order
