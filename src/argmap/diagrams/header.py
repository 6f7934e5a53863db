"""The header of a diagram: the title, the nodes above the top one, and the legend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagrams.cards import NO_BADGE
from argmap.diagrams.diff_marks import Mark, Revision, pill
from argmap.diagrams.icons import SIGN, bar, plate, sheet, sign
from argmap.diagrams.scene import Scene
from argmap.diagrams.shapes import HEADS, SHAPES
from argmap.diagrams.theme import LINES, TITLE_SIZE, Role
from argmap.evaluation import STRENGTH, Status
from argmap.i18n import _
from argmap.i18n.names import kind_word, relation_word, status_word
from argmap.model import Kind, Relation
from argmap.rendering.ems import width
from argmap.rendering.scripts import is_right_to_left, runs_right_to_left
from argmap.rendering.svg import element, marked_text, text
from argmap.rendering.wrapping import cut, hang, wrap

_LEAST_WIDTH = 560
_TITLE_HEIGHT, _LINE_HEIGHT, _LEGEND_HEIGHT = 30, 20, 28
_BARE_SAMPLE = 12
"""The diameter of a joint in the legend."""
_SWATCH, _SAMPLE, _TO_WORD, _TO_NEXT = 24, 38, 8, 22
_ANCESTOR_EM = 46


class Header(NamedTuple):
    """The markup, and the room that it takes in px."""

    markup: str
    width: float
    height: float
    areas: tuple[tuple[float, str], ...] = ()
    """(the lower edge of a line in px, where a reader goes who follows it)"""


class _Entry(NamedTuple):
    """One entry of the legend: a sample that is drawn, and what it means."""

    markup: str
    width: float
    word: str


def header(scene: Scene, tree_width: float) -> Header:
    """The header over a tree of this width."""
    room = max(tree_width, _LEAST_WIDTH)
    page, areas, y = _Page(room, scene.language), list[tuple[float, str]](), 0.0
    if scene.title:
        for line in wrap(scene.title, room / TITLE_SIZE, scene.language):
            y += _TITLE_HEIGHT
            page.line("title", 0, y - 8, line, scene.title, TITLE_SIZE)
    size = LINES[Role.FOOT].size
    for line, href in _above(scene):
        y += _LINE_HEIGHT
        page.line("m" if href else "f", 0, y - 5, line, line, size + 1, href)
        if href:
            areas.append((y, href))
    for badge, words in (*scene.layers, *((NO_BADGE, notice) for notice in scene.notices)):
        taken = badge.width + _TO_WORD if badge else 0
        page.parts += [plate(badge, page.left(0, badge.width), y + _LINE_HEIGHT - 5)] if badge else []
        for line in wrap(words, (room - taken) / size, scene.language):
            y += _LINE_HEIGHT
            page.line("f", taken, y - 5, line, words, size)
    y += 12
    x = 0.0
    for entry in _entries(scene):
        entry_width = entry.width + _TO_WORD + size * width(entry.word, scene.language)
        if x and x + entry_width > room:
            x, y = 0.0, y + _LEGEND_HEIGHT
        beside = -_TO_WORD if page.mirrored else entry.width + _TO_WORD
        mark = entry.markup + page.text("f", beside, 4, entry.word)
        place = f"translate({page.left(x, entry.width):.8g} {y + 8:.8g})"
        page.parts.append(element("g", mark, transform=place))
        x += entry_width + _TO_NEXT
        page.widest = max(page.widest, x - _TO_NEXT)
    across = max(page.widest, room) if page.mirrored else page.widest
    return Header(element("g", "".join(page.parts), class_="header"), across, y + _LEGEND_HEIGHT, tuple(areas))


class _Page:
    """The lines of a header, which start on the right in a language that runs from right to left."""

    def __init__(self, room: float, language: str) -> None:
        self.room, self.language = room, language
        self.mirrored = is_right_to_left(language)
        self.parts: list[str] = []
        self.widest = 0.0

    def left(self, start: float, wide: float) -> float:
        """The left edge of what begins so far from the side at which lines start."""
        return self.room - start - wide if self.mirrored else start

    def line(self, class_: str, start: float, y: float, words: str, whole: str, size: float, href: str = "") -> None:
        """Write a line of a paragraph, which decides in which direction it runs."""
        hanging = size * hang(words, self.language)
        mark = self.text(class_, self.left(start - hanging, 0), y, words, whole)
        self.parts.append(element("a", mark, href=href) if href else mark)
        self.widest = max(self.widest, start + size * width(words, self.language))

    def text(self, class_: str, x: float, y: float, words: str, whole: str = "") -> str:
        """Words that start at x."""
        rtl = runs_right_to_left(whole or words, self.language)
        return text(class_, x, y, words, right=self.mirrored, rtl=rtl)


def _above(scene: Scene) -> Iterator[tuple[str, str]]:
    """The nodes above the top one, each with its address."""
    if scene.ancestors:
        yield _("Part of", scene.language), ""
    for node, href in scene.ancestors:
        yield "↑ " + cut(node.text.best(scene.language), _ANCESTOR_EM, scene.language), href


def _entries(scene: Scene) -> Iterator[_Entry]:
    language = scene.language
    for kind in scene.kinds:
        outline = element("path", d=scene.style.outline(kind)(_SWATCH, 16), class_="card", transform="translate(0 -8)")
        yield _Entry(element("g", outline, class_=kind), _SWATCH, kind_word(kind, language))
    for relation in scene.relations:
        shape, tail = HEADS[relation]
        head = "M" + "L".join(f"{away:.8g} {across:.8g}" for away, across in shape)
        line = element("path", d=f"M{tail:.8g} 0H{_SAMPLE}", class_="line") + element("path", d=head, class_="head")
        yield _Entry(element("g", line, class_=relation), _SAMPLE, relation_word(relation, language))
    if scene.jointly:
        yield _Entry(joint(9, 0, language), 18, _("only together", language))
    yield from _joint_entries(scene)
    if scene.revision is not None:
        yield from _revision_entries(scene.revision, language)
    if scene.layers:
        square = SHAPES["square"]
        both = sheet(square, _SWATCH) + element("path", d=square(_SWATCH, 14), class_="card")
        yield _Entry(
            element("g", both, class_=Kind.PREMISE, transform="translate(0 -5)"),
            _SWATCH,
            _("added by a layer", language),
        )
    for status in (each for each in scene.statuses if each is not Status.ACCEPTED):
        yield _Entry(sign(status, 0, 0), SIGN, status_word(status, language))
    if scene.reading == STRENGTH:
        yield _Entry(bar(0.6, 0, 0, _SAMPLE), _SAMPLE, _("strength, from 0 to 1", language))
    if scene.links:
        curve = element("path", d="M0 5C16 5 22 -5 38 -5", class_="line")
        yield _Entry(
            element("g", curve, class_="link supports"), _SAMPLE, _("thin line: link to another branch", language)
        )


def _joint_entries(scene: Scene) -> Iterator[_Entry]:
    """What the signs mean at which the lines of an inference meet."""
    box = element("rect", x="0", y="-8", width=f"{_SWATCH + 4}", height="16", rx="8")
    sample = element("g", box + text("f mid", _SWATCH / 2 + 2, 4, "…"), class_="joint supports")
    if any(joint.name for joint in scene.joints.values()):
        yield _Entry(sample, _SWATCH + 4, _("one inference, named by its scheme", scene.language))
    if scene.limited_joints:
        shape, tail = HEADS[Relation.LIMITS]
        end = _BARE_SAMPLE
        head = "M" + "L".join(f"{end + away:.8g} {across:.8g}" for away, across in shape)
        line = element("path", d=f"M{end + tail:.8g} 0H{_SAMPLE + 8}", class_="line") + element(
            "path", d=head, class_="head"
        )
        sign = element("g", element("circle", cx=f"{end / 2:.8g}", cy="0", r=f"{end / 2:.8g}"), class_="joint supports")
        limits = element("g", line, class_=Relation.LIMITS)
        yield _Entry(sign + limits, _SAMPLE + 8, _("limits this inference only", scene.language))


def _revision_entries(revision: Revision, language: str) -> Iterator[_Entry]:
    marks = {card.mark for card in revision.cards.values()}
    for mark in Mark:
        if mark in marks:
            yield _Entry(pill(mark, "", _SWATCH, language), _SWATCH, revision.words[mark])
    for sample in revision.samples:
        if any(piece.class_ == sample.class_ for card in revision.cards.values() for piece in card.pieces()):
            yield _Entry(marked_text("n", 0, 4, [sample]), LINES[Role.NOTE].size * width(sample.text, language), "")


def joint(x: float, y: float, language: str) -> str:
    """The sign that premises are linked."""
    circle = element("circle", cx=f"{x:.8g}", cy=f"{y:.8g}", r="9")
    return element("g", circle + text("f mid", x, y + 4, _("&", language)), class_="joint supports")
