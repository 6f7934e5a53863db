"""The first page of an atlas: the thesis, its main reasons and what bears on these, each with its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from argmap.diagrams.cards import Card
from argmap.diagrams.header import header
from argmap.diagrams.layout import Box
from argmap.diagrams.picture import Page, Part, Picture
from argmap.diagrams.poster.drawing import Pen
from argmap.diagrams.scene import Scene
from argmap.diagrams.speech import spoken
from argmap.diagrams.theme import MARGIN, POSTER_SIZES
from argmap.i18n import _
from argmap.i18n.names import kind_counts, kind_word
from argmap.i18n.punctuation import COLON
from argmap.model import Kind
from argmap.rendering.ems import width
from argmap.rendering.face import Weight
from argmap.rendering.svg import element
from argmap.rendering.wrapping import clean, cut, wrap

_SCALE: Final = 0.75
_PAGE_ROOM: Final = 58
"""For the number of a page at the end of a line, in px."""
_THESIS, _MAIN, _TEXT, _SMALL = 21.0, POSTER_SIZES["h"], POSTER_SIZES[""], POSTER_SIZES["f"]
_HIGH: Final = 1.32
"""The height of a line, in em."""
_BASELINE: Final = 0.78


def glance(
    scene: Scene, size: tuple[float, float], numbers: Mapping[str, int]
) -> tuple[Picture, list[tuple[Box, int]]]:
    """The page, and the places on it that lead to others: (place, number of the page)."""
    wide, high = size[0] / _SCALE, size[1] / _SCALE
    across = wide - 2 * MARGIN
    top = header(scene, across)
    start = MARGIN, MARGIN + top.height
    room = high - start[1] - MARGIN
    # What bears on the main reasons is left out where there is no room for it, and so are their counts.
    for detail in (3, 2, 1, 0):
        writer = _Writer(scene, across, numbers)
        writer.write(detail)
        if writer.y <= room:
            break
    page = Page(size, _SCALE, start)
    picture = Picture(scene, wide, high, tuple(writer.parts), writer.boxes, top, page)
    return picture, [(box.moved(*start), number) for box, number in writer.links]


class _Writer:
    """Writes from the top down."""

    def __init__(self, scene: Scene, across: float, numbers: Mapping[str, int]) -> None:
        self.scene, self.language, self.numbers = scene, scene.language, numbers
        self.pen = Pen(across, scene.language)
        self.parts: list[Part] = []
        self.boxes: dict[str, Box] = {}
        self.links: list[tuple[Box, int]] = []
        self.y = 0.0

    def write(self, detail: int) -> None:
        """The thesis and its reasons.

        ``detail`` is 0 for these alone, 1 with counts, 2 with what bears on them on a line each, 3 with all of it.
        """
        top = next(iter(self.scene.cards.values()))
        self._thesis(top)
        below: dict[str | None, list[Card]] = {}
        for card in self.scene.cards.values():
            below.setdefault(card.node.parent, []).append(card)
        for place, card in enumerate(below.get(top.node.id, [])):
            self.y += 12
            self._main(card, place, self._counts(card) if detail else "")
            for child in below.get(card.node.id, []) if detail > 1 else ():
                self._row(child, whole=detail > 2)

    def _thesis(self, card: Card) -> None:
        pen, step = self.pen, _THESIS * _HIGH
        lines = wrap(card.text, (pen.across - 40) / _THESIS, self.language, Weight.SEMIBOLD, balanced=True)
        high = step * len(lines) + 26
        drawn = element("path", d=self.scene.style.outline(Kind.THESIS)(pen.across, high), class_="card")
        for place, line in enumerate(lines):
            drawn += pen.text("glance", 20, 13 + step * (place + _BASELINE), line, card.text)
        box = Box(0, 0, pen.across, high)
        self._part(drawn, f"node {card.node.kind}", spoken(card, self.scene), box, card.node.id)
        self.boxes[card.node.id] = box
        self.y = high + 4

    def _main(self, card: Card, place: int, counts: str) -> None:
        pen, step, top = self.pen, _MAIN * _HIGH, self.y
        said = _numbered(card, self.language)
        indent = _MAIN * width(card.number, self.language, Weight.SEMIBOLD) + 18
        lines = wrap(said, (pen.across - indent - 12 - _PAGE_ROOM) / _MAIN, self.language, Weight.SEMIBOLD)
        small = _SMALL * _HIGH
        high = step * len(lines) + 12 + (small if counts else 0)
        outline = self.scene.style.outline(card.node.kind)(pen.across, high)
        drawn = element("path", d=outline, class_="plate", transform=f"translate(0 {top:.8g})")
        drawn += pen.text("h", 10, top + 6 + step * _BASELINE, card.number)
        for at, line in enumerate(lines):
            drawn += pen.text("h", indent, top + 6 + step * (at + _BASELINE), line, said)
        if counts:
            drawn += pen.text("hf", indent, top + 4 + step * len(lines) + small * _BASELINE, counts)
        drawn += self._page(card, "hf", top + 6 + step * _BASELINE)
        hue = place % len(self.scene.style.branches)
        box = Box(0, top, pen.across, top + high)
        self._part(drawn, f"heading hue-{hue}", spoken(card, self.scene), box)
        self._link(card, box)
        self.y = top + high + 4

    def _row(self, card: Card, *, whole: bool) -> None:
        pen, step, top = self.pen, _TEXT * _HIGH, self.y
        said = _numbered(card, self.language)
        indent = 18 + _TEXT * width(card.number, self.language) + 8
        room = (pen.across - indent - _PAGE_ROOM) / _TEXT
        lines = wrap(said, room, self.language) if whole else (cut(said, room, self.language),)
        drawn = pen.text("", 18, top + step * _BASELINE, card.number)
        for at, line in enumerate(lines):
            drawn += pen.text("", indent, top + step * (at + _BASELINE), line, said)
        drawn += self._page(card, "f", top + step * _BASELINE)
        box = Box(0, top, pen.across, top + step * len(lines))
        self._part(drawn, str(card.node.kind), spoken(card, self.scene), box)
        self._link(card, box)
        self.y = box.bottom + 2

    def _page(self, card: Card, class_: str, baseline: float) -> str:
        said = _("p. {number}", self.language).format(number=self.numbers[card.node.id])
        start = self.pen.across - 10 - _SMALL * width(said, self.language)
        return self.pen.text(class_, start, baseline, said)

    def _link(self, card: Card, box: Box) -> None:
        self.links.append((box, self.numbers[card.node.id]))

    def _part(self, drawn: str, classes: str, name: str, box: Box, node: str = "") -> None:
        group = element("g", drawn, class_=classes, role="img", aria_label=clean(name))
        self.parts.append(Part(group + "\n", box, node=node, name=name))

    def _counts(self, card: Card) -> str:
        """How many statements of each kind are below a main reason."""
        counts = Counter[Kind]()
        inside = {card.node.id}
        for other in self.scene.cards.values():
            if other.node.parent in inside:
                inside.add(other.node.id)
                counts[other.node.kind] += 1
        return kind_counts(counts, self.language)


def _numbered(card: Card, language: str) -> str:
    """A statement with its kind, unless it is a reason."""
    if card.node.kind is Kind.PREMISE:
        return card.text
    return kind_word(card.node.kind, language) + _(COLON, language) + card.text
