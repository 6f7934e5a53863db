"""The diagram as SVG: cards placed by Graphviz, drawn with our own typography."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import NamedTuple

from argmap.diagrams.cards import Card, Line, number_room
from argmap.diagrams.compact import lines as compact_lines
from argmap.diagrams.compact.packing import pack
from argmap.diagrams.css import style_sheet
from argmap.diagrams.diff_marks import pill
from argmap.diagrams.edges import Axes, Fork, forks, link_paths, place_joints
from argmap.diagrams.fonts import Typeface
from argmap.diagrams.header import header, joint
from argmap.diagrams.icons import BAR_WIDTH, SIGN, bar, plate, sheet, sign
from argmap.diagrams.joints import draw as draw_joint
from argmap.diagrams.layout import Box, lay_out
from argmap.diagrams.options import TREES
from argmap.diagrams.picture import Part, Picture
from argmap.diagrams.poster.drawing import poster
from argmap.diagrams.runs import OUTLINES, set_runs
from argmap.diagrams.scene import Scene
from argmap.diagrams.speech import spoken
from argmap.diagrams.theme import HEADROOM, LINES, MARGIN, PADDING, Role
from argmap.evaluation import Status
from argmap.i18n.names import relation_word
from argmap.model import Link
from argmap.rendering.ems import width as width_of
from argmap.rendering.face import Weight, font_rules, sets_first
from argmap.rendering.scripts import is_right_to_left, runs_right_to_left
from argmap.rendering.svg import marked_text, text, without_directions
from argmap.rendering.wrapping import clean, hang

_CLASSES = {
    Role.HEAD: ("k", "i"),
    Role.TEXT: ("", ""),
    Role.FOOT: ("f", ""),
    Role.NOTE: ("n", ""),
    Role.READING: ("r", ""),
    Role.MORE: ("m", "m"),
}
"""The classes of the two sides of a line."""
_TEXT_RULE = re.compile(r"([^{}>,]*)\btext\{")
_BASELINE = 0.74
"""Of a line's height, from its top."""


def draw(scenes: Sequence[Scene], engine: str) -> list[bytes]:
    """Lay scenes out, all at once, and draw them.

    Raises:
        DiagramError: the engine is missing, fails or takes too long.
    """
    return [write(drawn).encode() for drawn in pictures(scenes, engine)]


def pictures(scenes: Sequence[Scene], engine: str) -> list[Picture]:
    """The pieces of scenes, trees laid out all at once; errors as in ``draw``, and a page too small for a poster."""
    trees = [scene for scene in scenes if scene.options.layout in TREES]
    placed = iter(lay_out(trees, engine) if trees else ())

    def drawn(scene: Scene) -> Picture:
        if scene.options.layout == "poster":
            return poster(scene)
        return compact(scene) if scene.options.layout == "compact" else picture(scene, next(placed))

    return [drawn(scene) for scene in scenes]


def draw_at(scene: Scene, boxes: Mapping[str, Box]) -> bytes:
    """Draw a scene that has been laid out."""
    return write(picture(scene, boxes)).encode()


def picture(scene: Scene, boxes: Mapping[str, Box]) -> Picture:
    """The pieces of a scene that has been laid out."""
    boxes = {**boxes, **place_joints(scene, boxes)}
    lines = [_link(link, boxes, _link_axes(link, boxes, scene), scene) for link in scene.links]
    return _picture(scene, boxes, [*lines, *(fork_part(fork, scene) for fork in forks(scene, boxes))])


def compact(scene: Scene) -> Picture:
    """The pieces of a scene in the compact layout; its cross links are named on the cards."""
    packed = pack(scene)
    lines = [fork_part(fork, scene) for fork in compact_lines.forks(scene, packed)]
    lines += [Part(compact_lines.stub(each, scene), each.box) for stubs in packed.stubs for each in stubs]
    assert packed.top is not None, "it is above the columns"
    cards = {**scene.cards, packed.top.node.id: packed.top}
    return _picture(replace(scene, cards=cards, links=()), packed.boxes, lines)


def _picture(scene: Scene, boxes: Mapping[str, Box], lines: Sequence[Part]) -> Picture:
    """The header, lines and cards of a scene that has been laid out."""
    tree_width = max(box.right for box in boxes.values())
    tree_height = max(box.bottom for box in boxes.values())
    top = header(scene, tree_width)
    signs = scene.joints.values()
    parts = [
        *lines,
        *(Part(draw_joint(joint_, *boxes[joint_.id][:2], scene.language), boxes[joint_.id]) for joint_ in signs),
        *(card_part(card, boxes[node_id], scene) for node_id, card in scene.cards.items()),
    ]
    width = max(tree_width, top.width) + 2 * MARGIN
    return Picture(scene, width, top.height + tree_height + 2 * MARGIN + 8, tuple(parts), boxes, top)


def write(
    drawn: Picture,
    window: Box | None = None,
    faces: Sequence[Typeface] = (),
    *,
    outlined: bool = False,
    only: Sequence[Part] | None = None,
    without: Container[int] = (),
) -> str:
    """Write a picture, or what of it lies in a window.

    Args:
        drawn: the picture.
        window: in px of the picture; the whole of it where left out.
        faces: the fonts to name, in order, for the engines of PDF and PNG; those of the language and the style where
            left out, for browsers.
        outlined: whether syllables of several glyphs are paths.
        only: the pieces to write, on no ground; all that are in the window where left out.
        without: pieces to leave out, by ``id``.
    """
    scene = drawn.scene
    shown = next(iter(scene.cards.values()))
    language = escape(scene.language)
    x, y = drawn.origin
    view = window or Box(0, 0, drawn.width, drawn.height)
    parts: Iterable[Part] = drawn.parts
    if only is not None:
        parts = only
    elif window is not None:
        parts = (part for part, extent in zip(parts, drawn.extents, strict=True) if extent.meets(window))
    if without:
        parts = [part for part in parts if id(part) not in without]
    above = drawn.top.markup if window is None or drawn.header_place().meets(window) else ""
    ground = f'<rect class="canvas" x="{view.left:.8g}" y="{view.top:.8g}" width="100%" height="100%"/>\n'
    if only is not None:
        above = ground = ""
    styles = style_sheet(
        scene.options.theme,
        scene.language,
        scene.style,
        [face.family for face in faces],
        marked=scene.marked,
        revised=scene.revision is not None,
        jointed=bool(scene.joints),
        poster=drawn.page is not None and drawn.page.poster,
    )
    described = " — ".join((shown.text, *(f"[{badge.name}] {words}" for badge, words in scene.layers), *scene.notices))
    width, height = view.right - view.left, view.bottom - view.top
    size = [f"{side:.8g}" for side in (width, height)]
    if drawn.page and not faces:
        size = [f"{side / 72 * 25.4:.5g}mm" for side in drawn.page.size]
    content = "".join(part.markup for part in parts)
    if not faces and sets_first(scene.language):
        styles = font_rules(above + content, Weight) + styles
    written = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="graphics-document document" lang="{language}" '
        f'xml:lang="{language}" width="{size[0]}" height="{size[1]}" '
        f'viewBox="{view.left:.8g} {view.top:.8g} {width:.8g} {height:.8g}" '
        'aria-labelledby="diagram-title" aria-describedby="diagram-description">\n'
        f'<title id="diagram-title">{escape(scene.title or shown.text)}</title>\n'
        f'<desc id="diagram-description">{escape(described)}</desc>\n'
        f"<metadata>argmap {escape(clean(scene.options.digest))}</metadata>\n"
        f"<style>{styles}</style>\n"
        f'{ground}<g transform="translate({MARGIN} {MARGIN - 8})">{above}</g>\n'
        f'<g transform="translate({x:.8g} {y:.8g})">\n{content}</g>\n</svg>\n'
    )
    if not faces:
        return written
    drawn_as_text = set_runs(without_directions(written), faces, outlined=outlined)
    return _TEXT_RULE.sub(rf"\1text,\1.{OUTLINES}{{", drawn_as_text) if outlined else drawn_as_text


def card_part(card: Card, box: Box, scene: Scene) -> Part:
    """A card as it is drawn."""
    kind, said = card.node.kind, spoken(card, scene)
    outline = scene.style.outline(kind)
    parts = [f"<title>{escape(said)} · {escape(clean(card.node.id))}</title>"]
    if card.badge:
        parts.append(sheet(outline, card.width))
    parts.append(f'<path class="card" d="{outline(card.width, card.height)}"/>')
    side = _Side(card.width, scene.language)
    y, role = float(HEADROOM), Role.HEAD
    for line in card.lines:
        measure = LINES[line.role]
        if line.role is not role:
            role = line.role
            y += measure.gap
        baseline = y + round(measure.height * _BASELINE)
        first, second = _CLASSES[role]
        indent = 0.0
        if role is Role.HEAD:
            indent = number_room(card.number, scene.language)
            if card.number:
                parts.append(side.start("no", baseline, Line(role, card.number)))
            if card.badge:
                parts.append(plate(card.badge, side.left(card.badge_at, card.badge.width), baseline))
        if role is Role.READING:
            parts.append(_reading(card, line.left, baseline, side))
        elif line.left:
            parts.append(side.start(first, baseline, line, indent - hang(line.left, scene.language) * measure.size))
        if line.right:
            parts.append(side.end(second, baseline, line.right))
        y += measure.height
    classes = f"node {kind}{' greyed' if card.status is Status.REJECTED else ''}"
    if card.revised is not None:
        classes += f" {card.revised.mark}"
        parts.append(pill(card.revised.mark, card.revised.words, card.width - PADDING, scene.language))
    drawn = (
        f'<g id="{escape("node-" + clean(card.node.id))}" class="{classes}" role="img" aria-label="{escape(said)}" '
        f'transform="translate({box.left:.8g} {box.top:.8g})">{"".join(parts)}</g>\n'
    )
    if card.href:
        drawn = f'<a href="{escape(clean(card.href))}" aria-label="{escape(said)}">{drawn}</a>'
    return Part(drawn, box, node=card.node.id, name=said)


class _Side(NamedTuple):
    """The two sides of a card: in a language that runs from right to left, lines start on the right."""

    width: float
    language: str

    @property
    def mirrored(self) -> bool:
        return is_right_to_left(self.language)

    def left(self, start: float, width: float) -> float:
        """The left edge of what begins so far from the side at which lines start."""
        return self.width - start - width if self.mirrored else start

    def start(self, class_: str, baseline: float, line: Line, indent: float = 0) -> str:
        """The first side of a line, with its marks."""
        x, way = self.left(PADDING + indent, 0), {"right": self.mirrored, "rtl": line.rtl}
        if line.pieces:
            return marked_text(class_, x, baseline, line.pieces, **way)
        return text(class_, x, baseline, line.left, **way)

    def end(self, class_: str, baseline: float, words: str) -> str:
        """The second side; ids, which are in class ``i``, are set as they are written."""
        rtl = class_ != "i" and runs_right_to_left(words, self.language)
        return text(class_, self.left(self.width - PADDING, 0), baseline, words, right=not self.mirrored, rtl=rtl)


def _reading(card: Card, words: str, baseline: float, side: _Side) -> str:
    """The status with its sign, or the strength with its bar."""
    middle = baseline - LINES[Role.READING].size * 0.36
    line = Line(Role.READING, words, rtl=runs_right_to_left(words, side.language))
    if card.status is not None:
        drawn = sign(card.status, side.left(PADDING, SIGN), middle)
        return drawn + side.start("r", baseline, line, SIGN + 6)
    assert card.strength is not None
    taken = PADDING + LINES[Role.READING].size * width_of(words, side.language) + 12
    width = min(BAR_WIDTH, card.width - PADDING - taken)
    return side.start("r", baseline, line) + bar(
        card.strength, side.left(card.width - PADDING - width, width), middle, width
    )


def fork_part(fork: Fork, scene: Scene) -> Part:
    """The lines of a branch as they are drawn."""
    relation = fork.branch.relation
    lines = [
        # Where it crosses other lines, it is seen to pass over them.
        f'<path class="halo" d="{path}"/>'
        for _, path in fork.twigs
        if fork.branch.parent in scene.joints or fork.branch.parent in scene.claims
    ]
    lines += [
        f'<path id="{escape(clean(fork.branch.line_id(child)))}" class="{_line_class(scene.cards[child])}"'
        f'{_width(scene.cards[child])} d="{path}"/>'
        for child, path in fork.twigs
    ]
    if fork.trunk:
        lines.append(f'<path class="line" d="{fork.trunk}"/>')
    if fork.head:
        lines.append(f'<path class="head" d="{fork.head}"/>')
    drawn = f'<g class="edge {relation}">{"".join(lines)}</g>\n'
    if fork.joint is not None:
        drawn += joint(*fork.joint, scene.language)
    return Part(drawn, None, (fork.trunk, fork.head, *(path for _, path in fork.twigs)))


def _width(card: Card) -> str:
    """The thickness of a card's line where strengths are shown: that of a strong claim is thick."""
    return "" if card.strength is None else f' style="stroke-width:{0.8 + 3 * card.strength:.2f}"'


def _line_class(card: Card) -> str:
    """A line from a ghost looks like its card."""
    return "line ghost" if card.revised is not None and card.revised.mark.ghost else "line"


def _link_axes(link: Link, boxes: Mapping[str, Box], scene: Scene) -> Axes:
    """Cross links run on the side that faces the top card."""
    top = boxes[next(iter(scene.cards))]
    on_the_left = all(boxes[end].right < top.left for end in (link.origin, link.target))
    return Axes(scene.options.layout, mirrored=scene.options.layout == "radial" and on_the_left)


def _link(link: Link, boxes: Mapping[str, Box], axes: Axes, scene: Scene) -> Part:
    curve, head = link_paths(link, boxes, axes)
    link_id = escape(f"link-{clean(link.origin)}-{link.relation}-{clean(link.reference)}")
    meaning = escape(f"{link.origin} {relation_word(link.relation, scene.language)} {link.reference}")
    return Part(
        f'<g id="{link_id}" class="link {link.relation}" aria-hidden="true"><title>{meaning}</title>'
        f'<path class="line" d="{curve}"/><path class="head" d="{head}"/></g>\n',
        None,
        (curve, head),
    )
