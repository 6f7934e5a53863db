"""The canonical layout of a map file, as edits: what is canonical already is not touched."""

from __future__ import annotations

from dataclasses import replace

from argmap.diagnostics import Edit, Loc
from argmap.model.kinds import GROUPS
from argmap.rendering.cells import display_width
from argmap.syntax.edits import apply_edits, edits_between
from argmap.syntax.fields import ADDITION_KEYS, NODE_KEYS, PART_KEYS
from argmap.syntax.formatting.layout import Entry, Layout, LayoutError, Style
from argmap.syntax.formatting.printer import WIDTH, Printer
from argmap.syntax.formatting.survey import lay_out
from argmap.syntax.source import Source

_SECTIONS = frozenset({("sources",), ("expect",), ("thesis",), ("add",)})
"""The top-level blocks that a blank line parts from what stands above."""


def is_node(loc: Loc) -> bool:
    """Whether a route leads to a node: ``("thesis", "premises", "demand", "evidence", "survey")``, or in a layer
    ``("add", "demand", "caveats", "one-year")``.
    """
    if loc[:1] == ("add",):
        return len(loc) >= 4 and len(loc) % 2 == 0 and all(group in GROUPS for group in loc[2::2])
    return loc[:1] == ("thesis",) and len(loc) % 2 == 1 and all(group in GROUPS for group in loc[1::2])


def is_addition(loc: Loc) -> bool:
    """Whether a route leads to what a layer adds to one node: ``("add", "demand")``."""
    return len(loc) == 2 and loc[0] == "add"


def key_order(loc: Loc) -> tuple[str, ...]:
    """The canonical order of the keys at a route; empty where the order is the author's."""
    if is_node(loc):
        return NODE_KEYS
    if is_addition(loc):
        return ADDITION_KEYS
    return PART_KEYS.get(str(loc[-1]), ()) if loc and is_node(loc[:-1]) else ()


def format_edits(source: Source) -> list[Edit]:
    """The edits that give a map file its canonical layout.

    The result is read again: its data must be the same, in the same order where order counts, and each comment must
    stand with the entry with which it stood.

    Raises:
        LayoutError: the file is not readable as YAML, or cannot be laid out without loss; the message says why.
    """
    layout = lay_out(source)
    if not layout.root.is_collection:
        raise LayoutError("the file holds a text, not a map")
    edits = edits_between(source.text, _lines(layout))
    if not edits:
        return edits
    text = apply_edits(source.text, edits)
    try:
        after = lay_out(Source(source.name, text))
    except LayoutError as error:
        raise LayoutError(f"it cannot be laid out without a mistake ({error}); this is a fault of argmap") from error
    if in_order(after.composed.data) != in_order(layout.composed.data):
        raise LayoutError("it cannot be laid out without a change of what it says; this is a fault of argmap")
    if _owners(after) != _owners(layout):
        raise LayoutError("a comment would lose its place: put it on a line of its own above what it is about")
    return edits


def in_order(data: object, loc: Loc = ()) -> object:
    """Data in which two maps that mean the same are equal.

    The order of nodes and sources counts, that of keys does not; a node that is a mere text is one with a `text`;
    line breaks at the end of a text count for nothing.
    """
    if isinstance(data, str) and is_node(loc):
        return {"text": data}
    if isinstance(data, dict):
        parts = [(key, in_order(value, (*loc, key))) for key, value in data.items()]
        ordered = loc == ("sources",) or (loc and loc[-1] in GROUPS and (is_node(loc[:-1]) or is_addition(loc[:-1])))
        return tuple(parts) if ordered else dict(parts)
    if isinstance(data, list):
        return [in_order(value, (*loc, index)) for index, value in enumerate(data)]
    return data.rstrip("\n") if isinstance(data, str) else data


def _owners(layout: Layout) -> list[tuple[Loc, list[str]]]:
    """The comments of each entry in the order of the file."""
    found = []
    for entry in layout.root.walk():
        mine = [*entry.lead, *entry.beside_key, *entry.inner, *entry.beside, *entry.foot]
        if texts := sorted(comment.text.rstrip() for comment in mine if comment is not None):
            found.append((entry.loc, texts))
    return sorted(found, key=str)


def _lines(layout: Layout) -> list[str]:
    root = layout.root
    printer = Printer(layout, order=_ordered)
    mark = "\ufeff" if layout.text.startswith("\ufeff") else ""
    if root.style is Style.FLOW:
        text = printer.flow(root)
        if not root.holds_comments() and display_width(text) <= WIDTH:
            lines = [*printer.comments(root.lead, 0), text + printer.beside(root.beside)]
            return [mark + lines[0], *lines[1:]]
        root = replace(root, children=list(root.children))
    lines = [*printer.comments([*root.lead, *root.beside_key], 0), *printer.children(root, 0)]
    lines += printer.comments([*root.beside], 0)
    return [mark + lines[0], *lines[1:]]


def _ordered(entry: Entry) -> list[Entry]:
    """The children of an entry in canonical order, with a blank line above the top-level blocks."""
    order = {key: index for index, key in enumerate(key_order(entry.loc))}
    if order:
        return sorted(entry.children, key=lambda child: order.get(str(child.step), len(order)))
    if entry.loc:
        return entry.children
    return [
        replace(child, lead=[None, *child.lead]) if child.loc in _SECTIONS and None not in child.lead[:1] else child
        for child in entry.children
    ]


def insertion_index(loc: Loc, present: list[str], key: str) -> int:
    """Where a new key goes among those that are there: behind the last one that precedes it, else first."""
    order = key_order(loc)
    if key not in order:
        return len(present)
    before = order[: order.index(key)]
    return max((index + 1 for index, other in enumerate(present) if other in before), default=0)
