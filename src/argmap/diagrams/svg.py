"""The diagram as SVG: the cards that Graphviz has placed, with our own typography."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from argmap.diagrams.cards import Card
from argmap.diagrams.header import header, joint
from argmap.diagrams.labels import clean
from argmap.diagrams.layout import Box, lay_out
from argmap.diagrams.marks import text
from argmap.diagrams.routes import Axes, Fork, forks, link_paths
from argmap.diagrams.scene import Scene
from argmap.diagrams.shapes import OUTLINES
from argmap.diagrams.style import style_sheet
from argmap.diagrams.theme import HEADROOM, LINES, MARGIN, PADDING, Role
from argmap.model import Link
from argmap.model.words import relation_word

_CLASSES = {Role.HEAD: ("k", "i"), Role.TEXT: ("", ""), Role.FOOT: ("f", ""), Role.MORE: ("m", "m end")}
"""The classes of what stands at the left and at the right of a line."""
_BASELINE = 0.74
"""Of a line's height, from its top."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv"})


def draw(scenes: Sequence[Scene], engine: str) -> list[bytes]:
    """Lay scenes out, all at once, and draw them.

    Raises:
        DiagramError: the engine is missing, fails or takes too long.
    """
    return [draw_at(scene, boxes) for scene, boxes in zip(scenes, lay_out(scenes, engine), strict=True)]


def draw_at(scene: Scene, boxes: Mapping[str, Box]) -> bytes:
    """Draw a scene that has been laid out."""
    tree_width = max(box.right for box in boxes.values())
    tree_height = max(box.bottom for box in boxes.values())
    top = header(scene, tree_width)
    width = max(tree_width, top.width) + 2 * MARGIN
    height = top.height + tree_height + 2 * MARGIN + 8
    axes = Axes(scene.options.layout)
    parts = [
        *(_link(link, boxes, axes, scene) for link in scene.links),
        *(_fork(fork, scene, axes) for fork in forks(scene, boxes)),
        *(_card(card, boxes[node_id], scene) for node_id, card in scene.cards.items()),
    ]
    shown = next(iter(scene.cards.values()))
    language = escape(scene.language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="diagram" role="graphics-document document" lang="{language}" '
        f'xml:lang="{language}" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        'aria-labelledby="diagram-title" aria-describedby="diagram-description">\n'
        f'<title id="diagram-title">{escape(scene.title or shown.text)}</title>\n'
        f'<desc id="diagram-description">{escape(shown.text)}</desc>\n'
        f"<metadata>argmap {escape(clean(scene.options.digest))}</metadata>\n"
        f"<style>{style_sheet(scene.options.theme, scene.language)}</style>\n"
        '<rect class="canvas" width="100%" height="100%"/>\n'
        f'<g transform="translate({MARGIN} {MARGIN - 8})">{top.markup}</g>\n'
        f'<g transform="translate({MARGIN} {MARGIN + top.height:g})">\n{"".join(parts)}</g>\n</svg>\n'
    ).encode()


def is_right_to_left(language: str) -> bool:
    """Whether text in this language (a BCP 47 tag) runs from right to left."""
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def _card(card: Card, box: Box, scene: Scene) -> str:
    kind = card.node.kind
    rtl = is_right_to_left(scene.language)
    described = " — ".join(part for part in (card.text, card.foot) if part)
    parts = [
        f"<title>{escape(card.title)}</title><desc>{escape(described)}</desc>",
        f'<path class="card" d="{OUTLINES[kind](card.width, card.height)}"/>',
    ]
    y, role = float(HEADROOM), Role.HEAD
    for line in card.lines:
        measure = LINES[line.role]
        if line.role is not role:
            role = line.role
            y += measure.gap
        baseline = y + round(measure.height * _BASELINE)
        left, right = _CLASSES[role]
        if rtl and role in (Role.TEXT, Role.FOOT):
            turned = text(f"{left} end".strip(), card.width - PADDING, baseline, line.left)
            parts.append(turned)
        elif line.left:
            parts.append(text(left, PADDING, baseline, line.left))
        if line.right:
            parts.append(text(right, card.width - PADDING, baseline, line.right))
        y += measure.height
    drawn = (
        f'<g id="{escape("node-" + clean(card.node.id))}" class="node {kind}" role="img" '
        f'transform="translate({box.left:g} {box.top:g})">{"".join(parts)}</g>\n'
    )
    return f'<a href="{escape(clean(card.href))}">{drawn}</a>' if card.href else drawn


def _fork(fork: Fork, scene: Scene, axes: Axes) -> str:
    relation = fork.branch.relation
    lines = [f'<path id="{escape("edge-" + clean(child))}" class="line" d="{path}"/>' for child, path in fork.twigs]
    if fork.trunk:
        lines.append(f'<path class="line" d="{fork.trunk}"/>')
    lines.append(f'<path class="head" d="{fork.head}"/>')
    drawn = f'<g class="edge {relation}">{"".join(lines)}</g>\n'
    if fork.joint is not None:
        x, y = map(float, axes.point(*fork.joint).split())
        drawn += joint(x, y, scene.language)
    return drawn


def _link(link: Link, boxes: Mapping[str, Box], axes: Axes, scene: Scene) -> str:
    curve, head = link_paths(link, boxes, axes)
    link_id = escape(f"link-{clean(link.origin)}-{link.relation}-{clean(link.target)}")
    meaning = escape(f"{link.origin} {relation_word(link.relation, scene.language)} {link.target}")
    return (
        f'<g id="{link_id}" class="link {link.relation}" role="img"><title>{meaning}</title>'
        f'<path class="line" d="{curve}"/><path class="head" d="{head}"/></g>\n'
    )
