"""A comparison as a diagram: both versions in one tree, reduced to the changes and the statements above them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from argmap.comparison import Comparison, Sort, Statement
from argmap.comparison.effects import Consequences
from argmap.diagrams.diff_marks import Mark, Piece, Revised, Revision
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.scene import compose
from argmap.diagrams.svg import draw
from argmap.i18n import N_, _, n_
from argmap.i18n.punctuation import LIST_COMMA
from argmap.model import ArgumentMap, Node
from argmap.rendering.cells import EXCERPT, shorten
from argmap.reports.diff.narrative import standing
from argmap.reports.diff.runs import Line, Look, wording
from argmap.reports.diff.statements import Teller
from argmap.reports.diff.words import sort_word

MOST_CHANGES = 2000
"""Changes in a picture: nobody looks at more, and layout takes minutes."""
_CLASSES = {Look.GONE: "gone", Look.NEW: "new"}


def render(
    comparison: Comparison,
    found: Consequences,
    names: tuple[str, str],
    options: DiagramOptions,
    say: Callable[[str], None] = lambda said: None,
) -> bytes:
    """Draw what changed as SVG.

    What was removed is a ghost at its old place, and so is what was moved, which is at its new one as well. Of more
    than ``MOST_CHANGES``, those nearest to the thesis are shown; ``say`` is called with a sentence on this.

    Raises:
        ExportError: an option names what there is not, or Graphviz fails; the message says what to do.
    """
    union = _Union(comparison, found, names, options.language)
    if union.left_out:
        say(union.left_out)
    return draw([compose(union.map, options, union.revision)], options.engine)[0]


class _Union:
    """Both versions as one map, by the keys of the comparison; a place that a statement has left has its own key."""

    def __init__(self, comparison: Comparison, found: Consequences, names: tuple[str, str], language: str) -> None:
        self.comparison = comparison
        self.teller = Teller(comparison, language)
        self.language = language
        self.left = {f"-{one.both()[0].id}": one for one in comparison.changed if _left_its_parent(comparison, one)}
        """What has gone to another parent, by the key of the place that it left."""
        self.children = {key: list(one.children) for key, one in comparison.statements.items()}
        for key, one in self.left.items():
            self._put_back(key, one)
        self.map = self._map()
        keys = [*(one.key for one in comparison.changed), *self.left]
        kept = frozenset(sorted(keys, key=lambda key: self.map[key].depth)[:MOST_CHANGES])
        self.left_out = (
            _(
                "Showing {shown} of {total} changes, those nearest to the thesis; `argmap diff` lists all", language
            ).format(shown=f"{len(kept):,}", total=f"{len(keys):,}")
            if len(kept) < len(keys)
            else ""
        )
        """That not all changes are shown; empty if they are."""
        cards = dict(self._cards(kept))
        shown = set(cards)
        for key in cards:
            shown.update(above.id for above in self.map.ancestors(self.map[key]))
        shown.add(self.map.root.id)
        folded = len(self.map.nodes.keys() - shown - {*keys})
        self.revision = Revision(
            _("{what}: {title}, {versions}", language).format(
                what=_("What changed in the map", language),
                title=comparison.after.title.best(language),
                versions=_("{before} (before) and {after} (after)", language).format(before=names[0], after=names[1]),
            ),
            cards,
            frozenset(shown),
            (
                standing(found, language),
                *([self.left_out] if self.left_out else []),
                *(
                    [
                        n_(
                            "Showing only what changed and the nodes above it; {count} unchanged statement is "
                            "collapsed",
                            "Showing only what changed and the nodes above it; {count} unchanged statements are "
                            "collapsed",
                            folded,
                            language,
                        )
                    ]
                    if folded
                    else []
                ),
            ),
            {
                Mark.ADDED: sort_word(Sort.ADDED, language),
                Mark.REMOVED: sort_word(Sort.REMOVED, language),
                Mark.MOVED: sort_word(Sort.MOVED, language),
                Mark.AWAY: _("its old place", language),
                Mark.CHANGED: _("changed", language),
            },
            (Piece(_("deleted words", language), "gone"), Piece(_("new words", language), "new")),
        )

    def _put_back(self, key: str, statement: Statement) -> None:
        """Put the place that a statement left where it was among its siblings."""
        before = statement.both()[0]
        assert before.parent is not None
        keys = self.comparison.keys_before
        parent = keys[before.parent]
        siblings = self.comparison.before[before.parent].children
        beside = self.children[parent]
        earlier = [keys[sibling] for sibling in siblings[: siblings.index(before.id)]]
        at = max((beside.index(one) + 1 for one in earlier if one in beside), default=0)
        beside.insert(at, key)

    def _map(self) -> ArgumentMap:
        after = self.comparison.after
        nodes: dict[str, Node] = {}
        stack: list[tuple[str, str | None, int]] = [(self.comparison.root.key, None, 0)]
        while stack:
            key, parent, depth = stack.pop()
            children = tuple(self.children.get(key, ()))
            ghost = key in self.left
            statement = self.left[key] if ghost else self.comparison.statements[key]
            node = _bare(statement.both()[0]) if ghost else statement.node
            links = () if statement.removed else node.links
            nodes[key] = replace(node, id=key, parent=parent, depth=depth, children=children, links=links)
            stack += [(child, key, depth + 1) for child in reversed(children)]
        return replace(after, nodes=nodes)

    def _cards(self, kept: Container[str]) -> Iterator[tuple[str, Revised]]:
        for statement in self.comparison.changed:
            if statement.key in kept:
                yield statement.key, self._card(statement)
        for key, statement in self.left.items():
            if key in kept:
                yield key, self._place_left(statement)

    def _card(self, statement: Statement) -> Revised:
        node, language = statement.node, self.language
        if statement.added or statement.removed:
            mark = Mark.ADDED if statement.added else Mark.REMOVED
            words = sort_word(Sort.ADDED if statement.added else Sort.REMOVED, language)
            text = Piece(node.text.best(language), "gone" if statement.removed else "")
            return Revised(mark, words, node.id, ((text,),))
        words = _(LIST_COMMA, language).join(sort_word(sort, language) for sort in Sort if sort in statement.sorts)
        mark = Mark.MOVED if statement.sorts & {Sort.MOVED, Sort.REORDERED} else Mark.CHANGED
        notes = tuple(_pieces(runs) for runs in self._notes(statement))
        return Revised(mark, words, node.id, tuple(self._text(statement)), notes)

    def _text(self, statement: Statement) -> Iterator[tuple[Piece, ...]]:
        before, after = (node.text.get(self.language) for node in statement.both())
        if not before or not after or before == after:
            yield (Piece(statement.node.text.best(self.language)),)
            return
        lines = wording(before, after)
        if len(lines) == 1:
            yield _pieces(lines[0])
        else:
            yield (Piece(before, "gone"),)
            yield (Piece(after, "new"),)

    def _notes(self, statement: Statement) -> Iterator[Line]:
        for value in self.teller.told(statement.values):
            if value.key == "text" and value.language != self.language:
                yield from self.teller.value(value)
        yield from self.teller.remarks(statement)

    def _place_left(self, statement: Statement) -> Revised:
        assert statement.parent is not None
        language = self.language
        before = statement.both()[0]
        text = shorten(before.text.best(language), EXCERPT)
        target = self.teller.say(N_("moved below {}"), only=self.teller.quote(statement.parent))
        return Revised(Mark.AWAY, _("its old place", language), before.id, ((Piece(text),),), (_pieces(target),))


def _left_its_parent(comparison: Comparison, statement: Statement) -> bool:
    if Sort.MOVED not in statement.sorts:
        return False
    before, after = statement.both()
    return before.parent is not None and comparison.keys_before[before.parent] != after.parent


def _bare(node: Node) -> Node:
    """A node without its details: at its old place only its presence counts."""
    return Node(node.id, node.kind, node.text, node.parent, node.depth, node.loc, inference=node.inference)


def _pieces(runs: Line) -> tuple[Piece, ...]:
    return tuple(Piece(run.text, _CLASSES.get(run.look, "")) for run in runs)
