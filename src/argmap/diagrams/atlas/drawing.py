"""The pages of an atlas as pictures, with what leads from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from argmap.diagrams.atlas.glance import glance
from argmap.diagrams.atlas.pages import HEAD, MARGIN, Atlas, Leaf, atlas
from argmap.diagrams.compact import lines as compact_lines
from argmap.diagrams.compact.packing import Packing, placed
from argmap.diagrams.joints import draw as draw_joint
from argmap.diagrams.layout import Box
from argmap.diagrams.picture import Page, Part, Picture
from argmap.diagrams.poster.drawing import Pen
from argmap.diagrams.scene import Scene
from argmap.diagrams.svg import card_part, fork_part
from argmap.diagrams.theme import LINES, Role
from argmap.i18n import _
from argmap.rendering.ems import width
from argmap.rendering.svg import element
from argmap.rendering.wrapping import cut

DESTINATION: Final = "page-"
_SQUARE, _STEP = 11, 14
"""The side of a page in the key map, and the distance of two, in px."""


class AtlasPage(NamedTuple):
    """A page, and where clicks on it lead."""

    picture: Picture
    name: str
    """What it is called, for those to whom it is read."""
    links: Sequence[tuple[Box, str]]
    """Places in px of the picture, and the names of pages."""


def draw(scene: Scene, page: str, orientation: str) -> list[AtlasPage]:
    """The pages of a scene in the compact layout, the glance first."""
    made = atlas(scene, page, orientation)
    numbers = {line.id: number for number, leaf in enumerate(made.leaves, 2) for line in leaf.lines}
    hues = _hues(scene, made)
    pages = [_page(scene, made, leaf, number, hues) for number, leaf in enumerate(made.leaves, 2)]
    first, links = glance(scene, made.format.size, numbers)
    name = _("At a glance", scene.language)
    return [AtlasPage(first, name, [(box, f"{DESTINATION}{number}") for box, number in links]), *pages]


def _hues(scene: Scene, made: Atlas) -> list[str]:
    """The colour of each page: that of the main reason whose branch it shows."""
    top = next(iter(scene.cards))
    places = {child: place for place, child in enumerate(_main(scene, top))}
    found = []
    for leaf in made.leaves:
        card = next(made.cards[line.id] for line in leaf.lines if line.id in made.cards)
        found.append(scene.style.branches[places[_branch(card.node.id, made, top)] % len(scene.style.branches)])
    return found


def _main(scene: Scene, top: str) -> list[str]:
    return [node_id for node_id, card in scene.cards.items() if card.node.parent == top]


def _branch(node_id: str, made: Atlas, top: str) -> str:
    """The main reason to whose branch a card belongs."""
    while (parent := made.cards[node_id].node.parent) != top:
        assert parent is not None, "it is below the top card"
        node_id = parent
    return node_id


def _page(scene: Scene, made: Atlas, leaf: Leaf, number: int, hues: Sequence[str]) -> AtlasPage:
    format_ = made.format
    packed = placed(None, 0, leaf.columns, made.known, scene.joints, format_.column)
    shown = [line.id for line in leaf.lines if line.id in made.cards]
    wide = (format_.size[0] - 2 * MARGIN) / format_.scale
    pen = Pen(wide, scene.language)
    lines = [fork_part(fork, scene) for fork in compact_lines.forks(scene, packed)]
    lines += [Part(compact_lines.stub(each, scene), each.box) for stubs in packed.stubs for each in stubs]
    signs = [scene.joints[line.id] for line in leaf.lines if line.id in scene.joints]
    parts = [
        *lines,
        *(Part(draw_joint(each, *packed.boxes[each.id][:2], scene.language), packed.boxes[each.id]) for each in signs),
        *(card_part(made.cards[node_id], packed.boxes[node_id], scene) for node_id in shown),
    ]
    start = MARGIN / format_.scale, (MARGIN + HEAD) / format_.scale
    links: list[tuple[Box, str]] = []
    above, key = _head(scene, made, shown[0], number, hues, pen)
    links += [(box.moved(*start), f"{DESTINATION}{page}") for page, box in key]
    parts += [Part(above, Box(0, -HEAD / format_.scale, wide, 0))]
    foot, onwards = _foot(scene, made, packed, number, pen)
    parts += [Part(foot, Box(0, format_.height, wide, format_.height + 20))]
    links += [(box.moved(*start), f"{DESTINATION}{number + 1}") for box in onwards]
    high = format_.size[1] / format_.scale
    picture = Picture(
        scene,
        format_.size[0] / format_.scale,
        high,
        tuple(parts),
        packed.boxes,
        page=Page(format_.size, format_.scale, start, poster=False),
    )
    return AtlasPage(picture, _path(scene, made, shown[0]), links)


def _path(scene: Scene, made: Atlas, node_id: str) -> str:
    """The numbers of the claims above a card and its own: “3 › 3.2”; at most three, since more say no more."""
    number = made.cards[node_id].number
    parts = number.split(".")
    shown = [".".join(parts[:level]) for level in range(1, len(parts) + 1)][:3]
    return " › ".join(shown)


def _head(
    scene: Scene, made: Atlas, first: str, number: int, hues: Sequence[str], pen: Pen
) -> tuple[str, list[tuple[int, Box]]]:
    """The path and the branch on the left; the key map, a square for each page, on the right."""
    size, language = LINES[Role.TEXT].size, scene.language
    baseline = -HEAD / made.format.scale + 20
    key = len(hues) * _STEP
    top = next(iter(scene.cards))
    branch = made.cards[_branch(first, made, top)]
    path = _path(scene, made, first)
    start = size * width(path, language) + 14
    said = cut(branch.text, max((pen.across - key - 30 - start) / size, 3), language)
    parts = [pen.text("", 0, baseline, path), pen.text("f", start, baseline, said)]
    squares = []
    for place, hue in enumerate(hues):
        x = pen.across - key + place * _STEP
        here = place + 2 == number
        parts.append(
            pen.rect(
                "key", x, baseline - _SQUARE, _SQUARE, _SQUARE, fill=hue, fill_opacity="1" if here else "0.25", rx="2"
            )
        )
        left = pen.left(x, _SQUARE)
        squares.append((place + 2, Box(left, baseline - _SQUARE, left + _SQUARE, baseline)))
    return element("g", "".join(parts), class_="header") + "\n", squares


def _foot(scene: Scene, made: Atlas, packed: Packing, number: int, pen: Pen) -> tuple[str, list[Box]]:
    """The page's number, and where the branch goes on."""
    baseline, language = made.format.height + 22, scene.language
    page = _("page {number}", language).format(number=number)
    parts, links = [pen.text("f", 0, baseline, f"{scene.title} · {page}" if scene.title else page)], []
    following = made.leaves[number - 1].lines if number - 1 < len(made.leaves) else ()
    first = next((made.cards[line.id] for line in following if line.id in made.cards), None)
    if first is not None and first.node.parent != next(iter(scene.cards)):
        size = LINES[Role.MORE].size
        said = _("→ p. {number}", language).format(number=number + 1)
        start = pen.across - size * width(said, language)
        parts.append(pen.text("m", start, baseline, said))
        left = pen.left(start, pen.across - start)
        links.append(Box(left, baseline - 16, left + pen.across - start, baseline + 4))
    return element("g", "".join(parts), class_="header") + "\n", links
