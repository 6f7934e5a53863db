"""One version of a file as the units of a merge: nodes by id, each with its keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from argmap.authoring.errors import EditError
from argmap.authoring.three_way.lines import Piece, opened, pieces
from argmap.i18n import _
from argmap.model.kinds import GROUPS
from argmap.syntax.formatting.layout import Layout, LayoutError
from argmap.syntax.formatting.survey import lay_out
from argmap.syntax.source import Source
from argmap.syntax.validation import validate

Identity = tuple[str, ...]
"""Identifies a node wherever it is: ``("node", "survey")``, ``("thesis",)``, in a layer also ``("add", "survey")`` for
the additions to that node, and ``()`` for the file itself."""

FILE: Identity = ()
THESIS: Identity = ("thesis",)


class MergeError(EditError):
    """Versions cannot be merged by node; the message says which and why."""


class OneIdError(MergeError):
    """One id denotes different nodes on the two sides; one has to be renamed before the merge."""


class Place(NamedTuple):
    """Where a node is: below what (None for the file itself), and under which key."""

    holder: Identity | None
    group: str


@dataclass(slots=True)
class Item:
    """A node, or the file, in one version."""

    place: Place
    keys: dict[str, Any]
    """Its keys, without its children."""
    piece: Piece | None
    members: dict[str, list[Identity]] = field(default_factory=dict)
    """Its children by group, in order."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version that can be merged."""

    name: str
    text: str
    data: dict[str, Any]
    items: dict[Identity, Item]
    unit: int = 2
    """Columns of indentation."""


def read_version(source: Source) -> Version:
    """Read a version. An empty file is a version without content: both sides may have added the file.

    Raises:
        MergeError: it is not readable as a map or a layer, or an id is used twice.
    """
    if not source.text.strip("\ufeff \t\r\n"):
        return Version(source.name, source.text, {}, {FILE: Item(Place(None, ""), {}, None)})
    try:
        layout = lay_out(source)
    except LayoutError as error:
        raise MergeError(f"{source.name}: {error}") from error
    authored, found = validate(layout.composed)
    if authored is None or found:
        message = _("line {line}: {reason}").format(
            line=source.position(found[0].span.start)[0], reason=found[0].message
        )
        raise MergeError(f"{source.name}: {message}")
    return _take_apart(layout)


def _take_apart(layout: Layout) -> Version:
    data = layout.composed.data
    assert isinstance(data, dict), "a valid file is a mapping"
    items: dict[Identity, Item] = {}
    for identity, item in _walk(data, opened(pieces(layout))):
        if identity in items:
            message = _("the id `{id}` is used twice").format(id=identity[-1])
            raise MergeError(f"{layout.source.name}: {message}")
        items[identity] = item
    return Version(layout.source.name, layout.text, data, items, layout.unit)


def _walk(data: dict[str, Any], root: Piece) -> Iterator[tuple[Identity, Item]]:
    """The file and its nodes, parents first."""
    thesis = data.get("thesis")
    file = Item(Place(None, ""), {key: value for key, value in data.items() if key not in ("thesis", "add")}, root)
    yield FILE, file
    if thesis is not None:
        file.members["thesis"] = [THESIS]
        yield from _node(THESIS, Place(FILE, "thesis"), thesis, root.child("thesis"))
    if "add" in data:
        added = data["add"]
        assert isinstance(added, dict), "a valid layer adds by id"
        file.members["add"] = [("add", target) for target in added]
        place = root.child("add")
        for target, addition in added.items():
            yield from _node(("add", target), Place(FILE, "add"), addition, _inside(place, target))


def _node(identity: Identity, place: Place, data: object, piece: Piece | None) -> Iterator[tuple[Identity, Item]]:
    keys: dict[str, Any] = dict(data) if isinstance(data, dict) else {"text": data}
    below = {name: keys.pop(name) for name in GROUPS if isinstance(keys.get(name), dict)}
    item = Item(place, keys, piece)
    yield identity, item
    for name, nodes in below.items():
        item.members[name] = [("node", node) for node in nodes]
        held = _inside(piece, name)
        for node, inner in nodes.items():
            yield from _node(("node", node), Place(identity, name), inner, _inside(held, node))


def _inside(piece: Piece | None, step: str) -> Piece | None:
    return None if piece is None else opened(piece).child(step)
