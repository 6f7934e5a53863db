"""A map → the lines of an outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from argmap.authoring.outlining.statement import Statement, read_statement, write_statement
from argmap.model import ArgumentMap, Node

_UNIT = "  "
_LEFT_OUT: Mapping[str, Callable[[Node], bool]] = {
    "detail": lambda node: node.detail is not None,
    "basis": lambda node: node.basis is not None,
    "inference": lambda node: bool(node.inference or node.inferences or node.step),
    "likelihood": lambda node: node.likelihood is not None,
    "confidence": lambda node: node.confidence is not None,
    "forecast": lambda node: node.forecast is not None,
    "assumed": lambda node: node.assumed,
    "credence": lambda node: node.credence is not None,
    "links": lambda node: bool(node.links),
    "comment": lambda node: bool(node.comment),
}
"""What a node may have that an outline has no mark for, by the names of format.md."""


def outline_of(map_: ArgumentMap, language: str, top: Node, depth: int | None = None) -> tuple[str, Counter[str]]:
    """A node and what is below it as an outline in one language.

    Args:
        map_: the map, with the layers that lie on it.
        language: the language of the texts; a node without it has its first one.
        top: the first line; the thesis has the title of the map above it.
        depth: levels below it; all if None.

    Returns:
        The text, and how many nodes have something that it leaves out, by what that is.
    """
    left_out: Counter[str] = Counter()
    lines = [] if top.parent else [f"# {map_.title.best(language)}"]
    for node, below in _nodes(map_, top, depth):
        statement = _statement(node, language, first=not below)
        line = write_statement(statement)
        if read_statement(line) != statement:
            # A name that its own sign cannot hold.
            left_out["by" if statement.by else "tags"] += 1
            line = write_statement(Statement(statement.text, statement.kind, (), "", statement.cites, statement.at))
        lines.append(_UNIT * below + line)
        left_out.update(name for name, has in _LEFT_OUT.items() if has(node))
        if node.source and node.source != _inherited_source(map_, node):
            left_out["source"] += 1
    return "\n".join(lines) + "\n", left_out


def _inherited_source(map_: ArgumentMap, node: Node) -> str:
    return map_.nodes[node.parent].source if node.parent else next(iter(map_.works), "")


def _nodes(map_: ArgumentMap, top: Node, depth: int | None) -> Iterator[tuple[Node, int]]:
    left = [(top, 0)]
    while left:
        node, below = left.pop()
        yield node, below
        if depth is None or below < depth:
            left += [(map_.nodes[child], below + 1) for child in reversed(node.children)]


def _statement(node: Node, language: str, *, first: bool) -> Statement:
    return Statement(
        node.text.best(language),
        None if first else node.kind,
        node.tags,
        node.by.best(language) if node.by else "",
        node.cites,
        node.at,
    )
