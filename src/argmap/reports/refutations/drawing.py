"""Refutations as a diagram: what carries a claim, with the first of the cheapest sets marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from argmap.diagrams.diff_marks import Mark, Piece, Revised, Revision
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.scene import compose
from argmap.diagrams.svg import draw
from argmap.i18n import _
from argmap.reports.refutations.report import Tellings


def render(tellings: Tellings, options: DiagramOptions) -> bytes:
    """Draw the claim, its strongest line, and all nodes on the way to what would have to be rejected.

    Raises:
        ExportError: an option names what there is not, or Graphviz fails; the message says what to do.
    """
    drawing = _Drawing(tellings)
    scene = compose(tellings.map, replace(options, focus=drawing.top), drawing.revision())
    return draw([scene], options.engine)[0]


class _Drawing:
    def __init__(self, tellings: Tellings) -> None:
        self.tellings = tellings
        self.map = tellings.map
        found = tellings.found
        ways = found.hands if tellings.by == "hands" else found.statements
        self.rejected = ways.sets[0] if ways.sets else ()
        self.line = found.strongest_line or (found.target,)
        below = {node.id for node in self.map.subtree(self.map[found.target])}
        # Links may lead out of what is below the claim.
        self.top = found.target if below.issuperset((*self.rejected, *self.line)) else ""

    def revision(self) -> Revision:
        """The cards that are marked, and all that are shown."""
        language = self.tellings.language
        ends = (*self.rejected, *self.line)
        shown = {one.id for node in ends for one in (self.map[node], *self.map.ancestors(self.map[node]))}
        return Revision(
            self.tellings.title.replace("`", ""),
            dict(self._cards()),
            frozenset(shown | {self.map.root.id}),
            (self.tellings.summary().replace("`", ""),),
            {
                Mark.REMOVED: _("to be rejected: the first of the cheapest sets", language),
                Mark.CHANGED: _("on the strongest line", language),
            },
            (),
        )

    def _cards(self) -> Iterator[tuple[str, Revised]]:
        language = self.tellings.language
        for node in dict.fromkeys((*self.rejected, *self.line)):
            mark = Mark.REMOVED if node in self.rejected else Mark.CHANGED
            words = self.tellings.givers[node] if node in self.rejected else ""
            yield node, Revised(mark, words, node, ((Piece(self.map[node].text.best(language)),),))
