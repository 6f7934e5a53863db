"""The poster as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from argmap.diagrams.cards import NO_BADGE, Badge
from argmap.diagrams.icons import SIGN, bar, plate, sign
from argmap.diagrams.layout import Box
from argmap.diagrams.picture import Page, Part, Picture
from argmap.diagrams.poster.entries import BAR, HEADING_PADDING, SIZE, Entry, entries, line_height
from argmap.diagrams.poster.flow import COLUMN_GAP, CONTINUED, MARGIN, Frame, Placed, Plan, plan
from argmap.diagrams.poster.marks import MARK, mark
from argmap.diagrams.scene import Scene
from argmap.diagrams.speech import spoken
from argmap.diagrams.theme import POSTER_SIZES
from argmap.evaluation import STRENGTH, Status
from argmap.i18n import _
from argmap.i18n.names import kind_word, status_word
from argmap.model import Kind
from argmap.rendering.ems import width
from argmap.rendering.face import Weight
from argmap.rendering.scripts import is_right_to_left, runs_right_to_left
from argmap.rendering.svg import element, text
from argmap.rendering.wrapping import clean, hang, wrap

_BASELINE: Final = 0.78
"""Of a line's height, from its top."""
_BANNER_PADDING: Final = 18
_BELOW_BANNER: Final = 14
_FOOT_GAP: Final = 10
_ENTRY_GAP: Final = 20
_TITLE_ROOM: Final = 8


class Pen:
    """Writes on a poster of a width: in a language that runs from right to left, everything starts on the right."""

    def __init__(self, across: float, language: str) -> None:
        self.across, self.language = across, language
        self.mirrored = is_right_to_left(language)

    def left(self, start: float, wide: float) -> float:
        """The left edge of what begins so far from the side at which lines start."""
        return self.across - start - wide if self.mirrored else start

    def text(self, class_: str, start: float, baseline: float, words: str, whole: str = "") -> str:
        """Words that begin there."""
        rtl = runs_right_to_left(whole or words, self.language)
        return text(class_, self.left(start, 0), baseline, words, right=self.mirrored, rtl=rtl)

    def rect(self, class_: str, start: float, top: float, wide: float, high: float, **more: str) -> str:
        """A rectangle that begins there."""
        place = {"x": self.left(start, wide), "y": top, "width": wide, "height": high}
        return element("rect", class_=class_, **{key: f"{value:.8g}" for key, value in place.items()}, **more)

    def mark(self, kind: Kind, start: float, middle: float) -> str:
        """The mark of a kind."""
        place = f"translate({self.left(start, MARK):.8g} {middle:.8g})"
        return element("g", mark(kind), class_=kind, transform=place)


class _Frame(Frame):
    """The title and the thesis above the columns, the legend and the notices below them."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.language = scene, scene.language
        self.top = next(iter(scene.cards.values()))

    def height(self, width: float) -> float:
        return self.above(width) + self.below(width)

    def title(self, across: float) -> tuple[str, ...]:
        """The lines of the title, and of what the top card is part of."""
        size = POSTER_SIZES["title"]
        return wrap(self.scene.title, across / size, self.language) if self.scene.title else ()

    def thesis(self, across: float) -> tuple[str, ...]:
        """The lines of the thesis."""
        size, number = POSTER_SIZES["banner"], self.top.number
        room = (across - 2 * _BANNER_PADDING) / size
        said = f"{number} {self.top.text}" if number else self.top.text
        return wrap(said, room, self.language, Weight.SEMIBOLD, balanced=True)

    def banner(self, across: float) -> float:
        """The height of the banner."""
        return line_height(POSTER_SIZES["banner"], self.language) * len(self.thesis(across)) + 2 * _BANNER_PADDING - 10

    def above(self, across: float) -> float:
        """The height of all that is above the columns."""
        title = line_height(POSTER_SIZES["title"], self.language) * len(self.title(across))
        return (title + _TITLE_ROOM if title else 0) + self.banner(across) + _BELOW_BANNER

    def below(self, across: float) -> float:
        """The height of all that is below the columns."""
        step = line_height(POSTER_SIZES["f"], self.language)
        return _FOOT_GAP + (len(self.rows(across)) + len(self.notices(across))) * step + 4

    def rows(self, across: float) -> list[list[tuple[str, str, float]]]:
        """The rows of the legend."""
        rows: list[list[tuple[str, str, float]]] = [[]]
        taken = 0.0
        for what, word in self.legend():
            wide = _sample_width(what) + 7 + POSTER_SIZES["f"] * width(word, self.language) + _ENTRY_GAP
            if taken + wide > across and rows[-1]:
                rows.append([])
                taken = 0
            rows[-1].append((what, word, wide))
            taken += wide
        return rows

    def legend(self) -> Iterator[tuple[str, str]]:
        """What is explained: the name of a sample, and its meaning."""
        for kind in self.scene.kinds:
            if kind is not Kind.THESIS:
                yield kind, kind_word(kind, self.language)
        if self.scene.jointly:
            yield "together", _("only together", self.language)
        for status in self.scene.statuses:
            if status is not Status.ACCEPTED:
                yield status, status_word(status, self.language)
        if self.scene.reading == STRENGTH:
            yield "strength", _("strength, from 0 to 1", self.language)

    def notices(self, across: float) -> list[tuple[Badge, str, float]]:
        """The lines below the legend: of what layer, and how far indented."""
        size, lines = POSTER_SIZES["f"], list[tuple[Badge, str, float]]()
        for badge, words in (*self.scene.layers, *((NO_BADGE, notice) for notice in self.scene.notices)):
            indent = badge.width + 6 if badge else 0.0
            for place, line in enumerate(wrap(words, (across - indent) / size, self.language)):
                lines.append((badge if not place else NO_BADGE, line, indent))
        return lines


def _sample_width(what: str) -> float:
    if what in list(Kind):
        return MARK
    return BAR if what == "strength" else SIGN


def poster(scene: Scene) -> Picture:
    """Draw a scene as a poster.

    Raises:
        DiagramError: the page is unknown, or so small that the type would be, too.
    """
    frame, found = _Frame(scene), entries(scene)
    made = plan(scene, found, frame)
    wide, high = (side / made.scale for side in made.size)
    margin = MARGIN / made.scale
    across = wide - 2 * margin
    pen, above = Pen(across, scene.language), frame.above(across)
    parts = [
        Part(
            _banner(frame, pen),
            Box(0, 0, across, above - _BELOW_BANNER),
            node=frame.top.node.id,
            name=spoken(frame.top, scene),
        )
    ]
    boxes = {frame.top.node.id: Box(0, 0, across, above - _BELOW_BANNER)}
    parts += [Part(markup, box) for markup, box in _blocks(made, found, scene, pen, above)]
    for placed in made.placed:
        drawn, box = _entry(placed, made, scene, pen, above)
        parts.append(Part(drawn, box, node=placed.set.entry.card.node.id, name=spoken(placed.set.entry.card, scene)))
        boxes[placed.set.entry.card.node.id] = box
    bottom = high - 2 * margin - frame.below(across)
    parts.append(Part(_foot(frame, pen, bottom), Box(0, bottom, across, high - 2 * margin)))
    page = Page(made.size, made.scale, (margin, margin))
    return Picture(scene, wide, high, tuple(parts), boxes, page=page)


def _banner(frame: _Frame, pen: Pen) -> str:
    scene, y, parts = frame.scene, 0.0, list[str]()
    step = line_height(POSTER_SIZES["title"], scene.language)
    for line in frame.title(pen.across):
        hanging = hang(line, scene.language) * POSTER_SIZES["title"]
        parts.append(pen.text("title", -hanging, y + step * _BASELINE, line, scene.title))
        y += step
    y += _TITLE_ROOM if parts else 0
    high = frame.banner(pen.across)
    outline = scene.style.outline(Kind.THESIS)(pen.across, high)
    parts.append(element("path", d=outline, class_="card", transform=f"translate(0 {y:.8g})"))
    step, top = line_height(POSTER_SIZES["banner"], scene.language), y + _BANNER_PADDING - 5
    for place, line in enumerate(frame.thesis(pen.across)):
        parts.append(pen.text("banner", _BANNER_PADDING, top + step * (place + _BASELINE), line, frame.top.text))
    return _group(frame.top.node.id, "node thesis", spoken(frame.top, scene), "".join(parts), frame.top.href)


def _group(node_id: str, classes: str, name: str, content: str, href: str = "") -> str:
    """What is drawn for a statement, with what is read aloud."""
    drawn = element("g", content, id=f"node-{clean(node_id)}", class_=classes, role="img", aria_label=name)
    return element("a", drawn, href=clean(href), aria_label=name) + "\n" if href else drawn + "\n"


def _blocks(made: Plan, found: Sequence[Entry], scene: Scene, pen: Pen, above: float) -> Iterator[tuple[str, Box]]:
    """The coloured grounds of blocks, column by column, and what is said where one continues."""
    hues = scene.style.branches
    headings = {entry.branch: entry for entry in found if entry.heading}
    pieces: dict[tuple[int, int], list[Placed]] = {}
    for placed in made.placed:
        pieces.setdefault((placed.column, placed.set.entry.branch), []).append(placed)
    for (column, branch), there in pieces.items():
        first, last = there[0], there[-1]
        x = column * (made.column + COLUMN_GAP)
        continued = not first.set.entry.heading
        top = above + (first.top - CONTINUED if continued else first.top)
        bottom = above + last.bottom + 5
        hue = f"hue-{branch % len(hues)}"
        start = top if continued else above + first.bottom - 12
        drawn = pen.rect("ground", x, start, made.column, bottom - start, rx="4")
        drawn += pen.rect("edge", x, start, 3, bottom - start)
        if continued:
            number = _number_of(first, there, headings[branch])
            said = _("{number} (continued)", scene.language).format(number=number)
            drawn += pen.text("continued", x + 12, top + 14, said)
        yield element("g", drawn, class_=hue) + "\n", Box(x, top, x + made.column, bottom)


def _number_of(first: Placed, there: Sequence[Placed], heading: Entry) -> str:
    """The number of what continues at the head of a column: of the claim above the first entry there."""
    number = first.set.entry.card.number
    return number.rpartition(".")[0] or heading.card.number


def _entry(placed: Placed, made: Plan, scene: Scene, pen: Pen, above: float) -> tuple[str, Box]:
    """The lines of an entry, with what stands before and behind its text."""
    made_of, entry = placed.set, placed.set.entry
    x0, y0 = placed.column * (made.column + COLUMN_GAP), above + placed.top
    box = Box(pen.left(x0, made.column), y0, pen.left(x0, made.column) + made.column, y0 + made_of.height)
    x = x0 + entry.indent(made.column)
    size = POSTER_SIZES["h"] if entry.heading else SIZE
    step, small = line_height(size, scene.language), line_height(POSTER_SIZES["f"], scene.language)
    parts = []
    y = y0
    if entry.heading:
        outline = scene.style.outline(entry.card.node.kind)(made.column, made_of.height)
        place = f"translate({pen.left(x0, made.column):.8g} {y0:.8g})"
        parts.append(element("path", d=outline, class_="plate", transform=place))
        y += HEADING_PADDING[1]
    elif entry.bulleted:
        parts.append(pen.mark(entry.card.node.kind, x - MARK - 4, y + step * _BASELINE - size * 0.33))
    class_ = "h" if entry.heading else "s" if entry.strong else ""
    start = x
    for lead in entry.leads:
        parts.append(_lead(lead.what, lead.words, start, y + step * _BASELINE, entry, pen))
        start += lead.width
    for line in made_of.lines:
        shift = hang(line, scene.language) * size if start == x else 0
        parts.append(pen.text(class_, start - shift, y + step * _BASELINE, line, entry.card.text))
        end, start = start + size * width(line, scene.language, _weight(entry)), x
        y += step
    tail = "hf" if entry.heading else "f"
    for index, line in enumerate(made_of.tail):
        if made_of.beside and not index:
            parts.append(pen.text(tail, end + 6, y - step * (1 - _BASELINE), line, entry.tail))
        else:
            parts.append(pen.text(tail, x, y + small * _BASELINE, line, entry.tail))
            y += small
    hues = len(scene.style.branches)
    classes = f"node {entry.card.node.kind} hue-{entry.branch % hues}"
    if entry.heading:
        classes += " heading"
    elif entry.card.status is Status.REJECTED:
        classes += " greyed"
    return _group(entry.card.node.id, classes, spoken(entry.card, scene), "".join(parts), entry.card.href), box


def _weight(entry: Entry) -> Weight:
    return Weight.SEMIBOLD if entry.strong else Weight.REGULAR


def _lead(what: str, words: str, start: float, baseline: float, entry: Entry, pen: Pen) -> str:
    middle = baseline - SIZE * 0.34
    if what == "number":
        return pen.text("h" if entry.heading else "no", start, baseline, words)
    if what == "kind":
        return pen.text("hf" if entry.heading else "k", start, baseline, words)
    if what == "together":
        return _together(pen, start, middle)
    if what == "badge":
        return plate(entry.card.badge, pen.left(start, entry.card.badge.width), baseline)
    if what == "status":
        assert entry.card.status is not None
        return sign(entry.card.status, pen.left(start, SIGN), middle)
    assert entry.card.strength is not None
    drawn = bar(entry.card.strength, pen.left(start, BAR), middle, BAR)
    return drawn + pen.text("hf" if entry.heading else "f", start + BAR + 4, baseline, words)


def _together(pen: Pen, start: float, middle: float) -> str:
    x = pen.left(start, 13) + 6.5
    circle = element("circle", cx=f"{x:.8g}", cy=f"{middle:.8g}", r="6.5")
    sign_ = text("together mid", x, middle + 3.4, _("&", pen.language))
    return element("g", circle + sign_, class_="joint supports")


def _foot(frame: _Frame, pen: Pen, top: float) -> str:
    """The legend, and below it whose argument it is."""
    step = line_height(POSTER_SIZES["f"], pen.language)
    y, parts = top + _FOOT_GAP, list[str]()
    for row in frame.rows(pen.across):
        x = 0.0
        for what, word, wide in row:
            parts.append(_sample(what, x, y + step * _BASELINE - 4, pen))
            parts.append(pen.text("f", x + _sample_width(what) + 7, y + step * _BASELINE, word))
            x += wide
        y += step
    for badge, line, indent in frame.notices(pen.across):
        if badge:
            parts.append(plate(badge, pen.left(0, badge.width), y + step * _BASELINE))
        parts.append(pen.text("f", indent, y + step * _BASELINE, line))
        y += step
    return element("g", "".join(parts), class_="header") + "\n"


def _sample(what: str, x: float, middle: float, pen: Pen) -> str:
    if what in list(Kind):
        return pen.mark(Kind(what), x, middle)
    if what == "together":
        return _together(pen, x, middle)
    if what == "strength":
        return bar(0.6, pen.left(x, BAR), middle, BAR)
    return sign(Status(what), pen.left(x, SIGN), middle)
