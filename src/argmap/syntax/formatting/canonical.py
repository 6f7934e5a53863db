"""The canonical layout of a map file, as edits: canonical parts are not touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.model.kinds import GROUPS
from argmap.model.route import Loc
from argmap.rendering.cells import display_width
from argmap.syntax.edits import apply_edits, edits_between
from argmap.syntax.fields import ADDITION_KEYS, NAMED_KEYS, NODE_KEYS, PART_KEYS
from argmap.syntax.formatting.layout import Entry, Layout, LayoutError, Style
from argmap.syntax.formatting.printer import WIDTH, Printer
from argmap.syntax.formatting.survey import lay_out
from argmap.syntax.source import Source

SECTIONS = frozenset({("sources",), ("expect",), ("thesis",), ("add",)})
"""The top-level blocks with a blank line above."""


def is_node(loc: Loc) -> bool:
    """Whether a route leads to a node: ``("thesis", "premises", "demand", "evidence", "survey")``, or in a layer
    ``("add", "demand", "caveats", "one-year")``.
    """
    if loc[:1] == ("add",):
        return len(loc) >= 4 and len(loc) % 2 == 0 and all(group in GROUPS for group in loc[2::2])
    return loc[:1] == ("thesis",) and len(loc) % 2 == 1 and all(group in GROUPS for group in loc[1::2])


def is_addition(loc: Loc) -> bool:
    """Whether a route leads to a layer's additions to one node: ``("add", "demand")``."""
    return len(loc) == 2 and loc[0] == "add"


def key_order(loc: Loc) -> tuple[str, ...]:
    """The canonical order of the keys at a route; empty if the order is the author's."""
    if is_node(loc):
        return NODE_KEYS
    if is_addition(loc):
        return ADDITION_KEYS
    if loc[-2:-1] == ("inferences",) and is_node(loc[:-2]):
        return NAMED_KEYS
    return PART_KEYS.get(str(loc[-1]), ()) if loc and is_node(loc[:-1]) else ()


def format_edits(source: Source) -> list[Edit]:
    """The edits that give a map file its canonical layout.

    The result is read back: its data must be equal, in the same order where order counts, and each comment must still
    belong to the same entry.

    Raises:
        LayoutError: the file is not valid YAML, or cannot be formatted without loss; the message says why.
    """
    layout = lay_out(source)
    if not layout.root.is_collection:
        raise LayoutError(_("the file contains plain text, not a {kind}").format(kind=_("map")))
    edits = edits_between(source.text, _lines(layout))
    if not edits:
        return edits
    text = apply_edits(source.text, edits)
    try:
        after = lay_out(Source(source.name, text))
    except LayoutError as error:
        message = _("formatting would make it invalid ({reason}); this is a bug in argmap")
        raise LayoutError(message.format(reason=error)) from error
    if in_order(after.composed.data) != in_order(layout.composed.data):
        raise LayoutError(_("formatting would change its content; this is a bug in argmap"))
    if _owners(after) != _owners(layout):
        raise LayoutError(_("a comment would lose its place; put it on its own line above what it is about"))
    return edits


def in_order(data: object, loc: Loc = ()) -> object:
    """Normalised data: equal for two maps with the same meaning.

    The order of nodes and sources counts, that of keys does not; a plain text as a node equals a node with a `text`;
    white space at the end of a text is ignored.
    """
    if isinstance(data, str):
        said = data.rstrip(" \t\n")
        return {"text": said} if is_node(loc) else said
    if isinstance(data, dict):
        parts = [(key, in_order(value, (*loc, key))) for key, value in data.items()]
        ordered = loc == ("sources",) or (loc and loc[-1] in GROUPS and (is_node(loc[:-1]) or is_addition(loc[:-1])))
        return tuple(parts) if ordered else dict(parts)
    if isinstance(data, list):
        return [in_order(value, (*loc, index)) for index, value in enumerate(data)]
    return data


def _owners(layout: Layout) -> list[tuple[Loc, list[str]]]:
    """The comments of each entry, in file order."""
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
        replace(child, lead=[None, *child.lead]) if child.loc in SECTIONS and None not in child.lead[:1] else child
        for child in entry.children
    ]


def insertion_index(loc: Loc, present: list[str], key: str) -> int:
    """The index for a new key among the present ones: after the last one that precedes it in canonical order."""
    return index_in(key_order(loc), present, key)


def index_in(order: Sequence[str], present: list[str], key: str) -> int:
    """The index for a new key among the present ones, by an order of keys; the last where that says nothing."""
    if key not in order:
        return len(present)
    before = order[: order.index(key)]
    return max((index + 1 for index, other in enumerate(present) if other in before), default=0)
