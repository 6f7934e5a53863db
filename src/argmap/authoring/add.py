"""Adding a node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from pydantic_core import PydanticCustomError

from argmap.authoring.change import Change, Touched, edit, holds
from argmap.authoring.errors import EditError
from argmap.authoring.ids import make_id
from argmap.authoring.keys import Path, assign
from argmap.authoring.position import LAST, Position, node_data, put_all_at
from argmap.diagnostics import Edit
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model.kinds import KINDS, Kind
from argmap.model.route import Loc
from argmap.syntax.formatting.canonical import insertion_index, is_addition
from argmap.syntax.formatting.fragments import Content, Data, Nested, Pair, Several
from argmap.syntax.formatting.layout import Style
from argmap.syntax.schema import check_id


@dataclass(frozen=True)
class Add:
    """Adds a node below another one, or several of one kind at once.

    A node with nothing but a text is written as plain text.
    """

    names: ClassVar[tuple[str, ...]] = ("parent",)

    parent: str
    kind: Kind
    node: str = ""
    """The id of the new node; one made from its text if empty."""
    keys: Mapping[str, Data] = field(default_factory=dict)
    """Its keys with their values."""
    position: Position = LAST
    """Its position among the nodes of its kind."""
    typed: Sequence[tuple[Path, Sequence[str]]] = ()
    """Further keys as an author types them, see `Set`."""
    language: str = ""
    """The language of a `text` that is typed; the map's first one if empty."""
    others: Mapping[str, Mapping[str, Data]] = field(default_factory=dict)
    """The keys of further nodes by their ids, in order: they go right behind it, in the time that one takes."""

    def touches(self) -> Touched:
        """The parent."""
        return Touched(nodes=(self.parent,))

    def apply(self, change: Change) -> None:
        """Add the node to the text and to the data."""
        for given in filter(None, (self.node, *self.others)):
            check_new_id(change, given)
        loc = change.parent_route(self.parent)
        check_kind(self.parent, change.kind_at(loc), self.kind)
        keys, primary = dict(self.keys), change.primary_language
        for path, values in self.typed:
            other = path == ("text",) and self.language not in ("", primary)
            assign(keys, (*path, self.language) if other else path, values, primary)
        node = self.node or make_id(next(iter(_texts(keys.get("text"))), ""), change)
        pairs = [Pair(each, _value(of)) for each, of in ((node, keys), *self.others.items())]
        index = put_below(change, loc, self.kind, Several(pairs) if self.others else pairs[0], self.position)
        group = node_data(change.data, loc).setdefault(KINDS[self.kind].group, {})
        put_all_at(group, {pair.key: pair.data for pair in pairs}, index)


def _value(keys: Mapping[str, Data]) -> Data:
    text = keys.get("text")
    return text if isinstance(text, str) and set(keys) == {"text"} else keys


def _texts(text: Data | None) -> Iterable[str]:
    return [text] if isinstance(text, str) else map(str, text.values()) if isinstance(text, Mapping) else ()


def add(
    loaded: Loaded, parent: str, kind: Kind, node: str, keys: Mapping[str, Data], position: Position = LAST
) -> list[Edit]:
    """The edits that add a node below another one.

    Args:
        loaded: the map.
        parent: id of its parent.
        kind: premise, evidence, caveat, objection or consequence.
        node: id of the new node.
        keys: its keys with their values; `text` is required. A node with nothing but a text is written as plain text.
        position: its position among the nodes of its kind.

    Raises:
        EditError: the id is taken or invalid, the parent cannot hold the node, or the map would be invalid.
    """
    return edit(loaded, [Add(parent, kind, node, keys, position)])


def check_new_id(change: Change, node: str) -> None:
    """Check that an id is valid and free.

    Raises:
        EditError: it is not.
    """
    check_name(node)
    if node in change.routes():
        line = change.layout.source.position(change.entry(change.routes()[node]).start)[0]
        message = _("the id `{id}` is already used on line {line}; ids must be unique in the whole map")
        raise EditError(message.format(id=node, line=line))
    if change.is_hidden(node):
        raise EditError(_("the id `{id}` is already used").format(id=node))
    if node in change.below():
        message = _("the id `{id}` is already used by the map that this layer extends; ids must be unique")
        raise EditError(message.format(id=node))


def check_name(name: str) -> None:
    """Check that an id of a node or of an inference is valid.

    Raises:
        EditError: it is not.
    """
    try:
        check_id(name)
    except PydanticCustomError as error:
        message = _("`{id}` is not a valid id: {reason}; use letters, digits, `-`, `_` and `.`, starting with a letter")
        raise EditError(message.format(id=name, reason=error.message())) from error


def check_kind(parent: str, kind: Kind, child: Kind) -> None:
    """Check that a node may have children of a kind.

    Raises:
        EditError: it may not.
    """
    if not holds(kind, child):
        message = _("`{id}` is evidence, which cannot have `{group}`; choose a claim as parent")
        raise EditError(message.format(id=parent, group=KINDS[child].group))


def put_below(change: Change, loc: Loc, kind: Kind, content: Content, position: Position) -> int:
    """Put a node's text into its group below the node at a route; returns its index there.

    The parent may be a plain text, and the group may be missing.
    """
    group = KINDS[kind].group
    if is_addition(loc) and change.layout.find(loc) is None:
        position.index([], group)
        change.open_addition(str(loc[1]), Nested(group, content))
        return 0
    parent = change.entry(loc)
    if not parent.is_collection:
        position.index([], group)
        change.nest(loc, "text")
        parent = change.entry(loc)
    held = parent.child(group)
    if held is None:
        position.index([], group)
        keys = [str(child.step) for child in parent.children]
        change.insert(loc, Nested(group, content), insertion_index(loc, keys, group))
        return 0
    if not held.is_collection:
        raise EditError(
            _("`{group}` of `{id}` is not a mapping of nodes; fix it first").format(group=group, id=loc[-1])
        )
    siblings = [str(child.step) for child in held.children]
    index = position.index(siblings, group)
    if held.style is Style.FLOW or held.children:
        change.insert(held.loc, content, index)
    return index
