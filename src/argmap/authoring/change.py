"""A change to a map's text: made in steps, read back, and accepted only if it is what was meant."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Protocol

from argmap.authoring.errors import EditError, unknown_node
from argmap.authoring.values import Values
from argmap.authoring.window import Hidden, Window
from argmap.authoring.window import window as look
from argmap.checks import RULES, check
from argmap.checks.selection import selection
from argmap.checks.suppressions import UNUSED_SUPPRESSION
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Edit, Severity
from argmap.i18n import _, n_
from argmap.i18n.punctuation import SEMICOLON
from argmap.loading import Loaded, load_text, reload
from argmap.model import Node
from argmap.model.argument import ALIAS
from argmap.model.kinds import GROUPS, KINDS, Kind
from argmap.model.route import Loc
from argmap.schemes import OWN, Catalogue
from argmap.sources.library import Library
from argmap.syntax.edits import Revision
from argmap.syntax.formatting.canonical import in_order
from argmap.syntax.formatting.fragments import Content, Nested, Pair
from argmap.syntax.formatting.layout import Layout
from argmap.syntax.source import Source
from argmap.syntax.yaml import Composed


class Change(Values):
    """A map's text being edited.

    The steps change the text; each command makes the same change to ``data``; :meth:`finish` compares the two.

    Raises:
        EditError: the file cannot be edited at all.
    """

    def __init__(self, loaded: Loaded, window: Window | None = None) -> None:
        super().__init__(window.source if window else loaded.source, (loaded.source, loaded.places) if window else None)
        self.loaded = loaded
        self.window = window
        data = self.layout.composed.data
        if not isinstance(data, dict) or not data.keys() & {"thesis", "extends"}:
            raise EditError(_("the file has no `thesis:`; run `argmap check` to see what is wrong"))
        self.data: dict[str, Any] = copy.deepcopy(data)
        """The loaded data, to be changed into the intended result."""
        for loc, hidden in window.stubs.items() if window else ():
            holder: Any = self.data
            for step in loc[:-1]:
                holder = holder[step]
            holder[loc[-1]] = hidden
        self._routes: tuple[Layout, dict[str, Loc]] | None = None

    def is_hidden(self, node: str) -> bool:
        """Whether the map has a node outside the window."""
        return self.window is not None and node in self.window.hidden

    @property
    def primary_language(self) -> str:
        """The first language of the map, even if it is invalid; for a layer without languages, that of its map."""
        languages = self.data.get("languages")
        if isinstance(languages, list) and languages:
            return str(languages[0])
        map_ = self.loaded.below[0].map if self.loaded.below else None
        otherwise = map_.primary_language if map_ else "en"
        return languages if isinstance(languages, str) and languages else otherwise

    def routes(self) -> dict[str, Loc]:
        """The route of each node in the present text, by id."""
        if self._routes is None or self._routes[0] is not self.layout:
            self._routes = self.layout, self._find_routes()
        return self._routes[1]

    def _find_routes(self) -> dict[str, Loc]:
        found: dict[str, Loc] = {}
        stack = self._tops()
        while stack:
            loc = stack.pop()
            node = self.layout.find(loc)
            assert node is not None
            named = node.child("id") if loc == ("thesis",) else None
            found[str(loc[-1]) if named is None else str(named.data)] = loc
            groups = [child for child in node.children if child.step in GROUPS]
            stack += [item.loc for group in reversed(groups) for item in reversed(group.children)]
        return found

    def route(self, node: str) -> Loc:
        """The route of a node.

        Raises:
            EditError: there is no such node.
        """
        routes = self.routes()
        if node not in routes:
            if node in self.below():
                message = _("`{id}` is a node of the map that this layer extends; change it there")
                raise EditError(message.format(id=node))
            raise unknown_node(node, routes)
        return routes[node]

    def named(self, node: str) -> str:
        """The id that a name stands for: ``thesis`` stands for the thesis, unless a node has that id.

        ``thesis/inference`` is one of the inferences to it.
        """
        name, slash, inference = node.partition("/")
        if name != ALIAS or ALIAS in self.routes() or ALIAS in self.below() or self.is_hidden(ALIAS):
            return node
        map_ = self.loaded.below[-1].map if self.loaded.below else None
        top = next((each for each, loc in self.routes().items() if loc == ("thesis",)), map_.root.id if map_ else name)
        return f"{top}{slash}{inference}"

    def __contains__(self, node: object) -> bool:
        """Whether an id is taken, in this file or in what it extends."""
        return isinstance(node, str) and (node in self.routes() or self.is_hidden(node) or node in self.below())

    def parent_route(self, node: str) -> Loc:
        """The route for new children of a node: its own, or in a layer that of its entry in `add`, which may be new.

        Raises:
            EditError: there is no such node.
        """
        routes = self.routes()
        if node in routes:
            return routes[node]
        if node not in self.below():
            raise unknown_node(node, [*routes, *self.below()])
        return ("add", node)

    def kind_at(self, loc: Loc) -> Kind:
        """The kind of the node at a route."""
        if loc[0] == "thesis":
            return Kind.THESIS if len(loc) == 1 else GROUPS[str(loc[-2])].kind
        return self.below()[str(loc[1])].kind if len(loc) == 2 else GROUPS[str(loc[-2])].kind

    def below(self) -> Mapping[str, Node]:
        """For a layer, the nodes of the map that it extends; empty for a map."""
        map_ = self.loaded.below[-1].map if self.loaded.below else None
        return map_.nodes if map_ is not None else {}

    def open_addition(self, target: str, content: Content) -> None:
        """Begin a layer's entry for a node of the map below, with the present text of that node."""
        added = self.layout.find(("add",))
        if added is not None and not added.children:
            self.fill(added, Nested(target, content))
        elif added is not None:
            self.insert(("add",), Nested(target, content), len(added.children))
        else:
            self.insert((), Nested("add", Nested(target, content)), len(self.entry(()).children))
        entry = self.data.get("add") or {}
        self.data["add"] = {**entry, target: {}}
        reads = self.below()[target].text.get(self.primary_language)
        if reads:
            self.insert(("add", target), Pair("reads", reads), 0)
            self.data["add"][target]["reads"] = reads

    def _tops(self) -> list[Loc]:
        """The nodes without a parent in this file, the last one first."""
        if self.layout.find(("thesis",)) is not None:
            return [("thesis",)]
        added = self.layout.find(("add",))
        groups = [
            group
            for addition in (added.children if added else [])
            for group in addition.children
            if group.step in GROUPS
        ]
        return [item.loc for group in reversed(groups) for item in reversed(group.children)]

    def finish(self, standard: Standard | None = None) -> list[Edit]:
        """The edits of all steps.

        Raises:
            EditError: the result has a new error, or is not what was meant.
        """
        self.read_back(standard or Standard())
        return self.edits()

    def edits(self) -> list[Edit]:
        """The edits of all steps, of the file's text."""
        found = self.revision.edits()
        return self.window.edits(found) if self.window else found

    def read_back(self, standard: Standard) -> Loaded:
        """The present text as a map, if it says what was meant and has no new error.

        Of a window, text and places are its own.

        Raises:
            EditError: it does not.
        """
        self.compare()
        after = self.reloaded()
        if new := standard.new_errors(self.loaded, after, self.touched(after)):
            raise _invalid(new)
        return after

    def compare(self) -> None:
        """Check that the present text says what was meant.

        Raises:
            EditError: it does not.
        """
        if in_order(self.layout.composed.data) != in_order(self.data):
            message = _(
                "this file is written in a way that argmap cannot edit safely; edit it by hand, or run `argmap "
                "fmt` first"
            )
            raise EditError(message)

    def touched(self, after: Loaded) -> set[str] | None:
        """The nodes in the window, before or after the change; None without a window."""
        if self.window is None or after.map is None or self.loaded.map is None:
            return None
        before = self.loaded.map.nodes
        shown = {node for node, loc in self.routes().items() if loc not in self.window.stubs}
        return shown | (before.keys() - after.map.nodes.keys()) | (after.map.nodes.keys() - before.keys())

    def reloaded(self) -> Loaded:
        """The present text as a map, with its errors."""
        name, text = self.loaded.source.name, self.revision.text
        if self.window is None:
            return load_text(text, name, self.loaded.path)
        composed = self.layout.composed
        return reload(self.loaded, Source(name, text), Composed(_unhidden(self.data), composed.root))


def _invalid(errors: Sequence[str]) -> EditError:
    message = _("this would make the map invalid: {reason}").format(reason=errors[0])
    if len(errors) > 1:
        message += n_(" (and {count} more error)", " (and {count} more errors)", len(errors) - 1)
    return EditError(message)


def _unhidden(data: object) -> object:
    """Data with the author's in place of that of stubs."""
    if isinstance(data, Hidden):
        return data.data
    if isinstance(data, dict):
        return {key: _unhidden(value) for key, value in data.items()}
    return list(data) if isinstance(data, list) else data


@dataclass(frozen=True)
class Standard:
    """What an edit is held against: the rules that `argmap check` applies, with what they look things up in."""

    config: CheckConfig = field(default_factory=CheckConfig)
    library: Library = field(default_factory=Library)
    schemes: Catalogue = OWN

    def new_errors(self, before: Loaded, after: Loaded, nodes: set[str] | None) -> list[str]:
        """The errors that only the later of two states of a file has, in words."""
        return [_said(found) for found in self._new(Severity.ERROR, before, after, nodes)]

    def new_warnings(self, before: Loaded, after: Loaded, nodes: set[str] | None) -> list[Diagnostic]:
        """The warnings that only the later of two valid states of a file has."""
        return self._new(Severity.WARNING, before, after, nodes)

    def _new(self, severity: Severity, before: Loaded, after: Loaded, nodes: set[str] | None) -> list[Diagnostic]:
        found = self._found(severity, after, nodes)
        if not found:
            return []
        both = _ids(before) & _ids(after)
        known = Counter(_gist(each, both) for each in self._found(severity, before, nodes))
        new = []
        for each in found:
            gist = _gist(each, both)
            if known[gist] <= 0:
                new.append(each)
            known[gist] -= 1
        return new

    def _found(self, severity: Severity, loaded: Loaded, nodes: set[str] | None) -> list[Diagnostic]:
        codes = selection(self.config)
        wanted = [code for code, given in codes.items() if given is severity and _is_said(code, severity)]
        config = self.config.model_copy(update={"select": wanted, "ignore": []})
        shown = None if nodes is None or loaded.map is None else [node for node in loaded.map.nodes if node in nodes]
        every = check(loaded, config, self.library, self.schemes, shown)
        return [
            found
            for found in every
            if found.severity is severity and (nodes is None or not found.node or found.node in nodes)
        ]


def _is_said(code: str, severity: Severity) -> bool:
    """Whether an edit is held against a rule: against one that the settings made an error, nothing is refused."""
    return code != UNUSED_SUPPRESSION and (severity is not Severity.ERROR or RULES[code].severity is Severity.ERROR)


def _ids(loaded: Loaded) -> set[str]:
    return set(loaded.partial.nodes) if loaded.partial else set()


def _gist(diagnostic: Diagnostic, both: set[str]) -> tuple[str, str, str]:
    """What a finding says of which node; nodes that are there only before or only after may be one that is renamed."""
    node = diagnostic.node
    return diagnostic.code, node if node in both else "", _said(diagnostic).replace(f"`{node}`", "")


def _said(diagnostic: Diagnostic) -> str:
    return diagnostic.message + (_(SEMICOLON) + diagnostic.hint if diagnostic.hint else "")


@dataclass(frozen=True)
class Touched:
    """What of a map an operation reads or changes, by the ids of nodes; an id that the map does not have is ignored."""

    nodes: Sequence[str] = ()
    """These nodes themselves, and what is above them."""
    subtrees: Sequence[str] = ()
    """These nodes with everything below them, their parents, and all that refer to an inference of a parent."""
    references: Sequence[str] = ()
    """All that refer to these nodes, or to one below those that are also among ``subtrees``."""
    file: bool = False
    """Keys of the file that belong to no node: it is laid out as a whole."""


class Operation(Protocol):
    """One edit of a map as a value, such as `Set("demand", ("text",), ["…"])`."""

    names: ClassVar[tuple[str, ...]]
    """Its fields that hold the ids of nodes of the map; ``thesis`` is understood there."""

    def touches(self) -> Touched:
        """What it reads or changes; the rest of the file is neither laid out nor checked again."""

    def apply(self, change: Change) -> None:
        """Make the edit in the text, and the same in the data.

        Raises:
            EditError: it cannot be made.
        """


AT_ONCE = 16
"""How many operations share one window: a larger one costs more than another one."""


@dataclass(frozen=True)
class Edited:
    """What operations make of a file."""

    before: Loaded
    edits: list[Edit]
    after: Loaded
    """The file as it is then; of a window, text and places are its own."""
    nodes: set[str] | None
    """The nodes in the window; None if the whole file was laid out."""


def edit(loaded: Loaded, operations: Sequence[Operation], standard: Standard | None = None) -> list[Edit]:
    """The edits of the file's text that several operations make, one after the other: all of them, or none.

    Raises:
        EditError: an operation cannot be made, or the map would be invalid after the last; its ``operation`` is the
            index of the one that is to blame.
    """
    return edited(loaded, operations, standard).edits


def edited(loaded: Loaded, operations: Sequence[Operation], standard: Standard | None = None) -> Edited:
    """What several operations make of a file, see `edit`."""
    standard = standard or Standard()
    if len(operations) <= AT_ONCE:
        return _in_window(loaded, operations, standard)
    revision, now = Revision(loaded.source.text), loaded
    for start in range(0, len(operations), AT_ONCE):
        try:
            part = _part(now, operations[start : start + AT_ONCE])
        except EditError as error:
            error.operation += start
            raise
        revision.apply(part)
        now = load_text(revision.text, loaded.source.name, loaded.path)
    if new := standard.new_errors(loaded, now, None):
        refused = _invalid(new)
        refused.operation = _blamed(loaded, operations, standard)
        raise refused
    return Edited(loaded, revision.edits(), now, None)


def _in_window(loaded: Loaded, operations: Sequence[Operation], standard: Standard) -> Edited:
    """The operations in a window; in the whole file where that does not do, which also words the refusal."""
    change = _windowed(loaded, operations)
    if change is not None:
        try:
            _apply(change, operations)
            after = change.read_back(standard)
            return Edited(loaded, change.edits(), after, change.touched(after))
        except EditError:
            pass
    change = Change(loaded)
    _apply(change, operations)
    try:
        after = change.read_back(standard)
    except EditError as error:
        error.operation = _blamed(loaded, operations, standard) if len(operations) > 1 else 0
        raise
    return Edited(loaded, change.edits(), after, None)


def _windowed(loaded: Loaded, operations: Sequence[Operation]) -> Change | None:
    """The window on what operations touch, as a change; None where the file has to be laid out as a whole."""
    touched = [operation.touches() for operation in operations]
    if any(each.file for each in touched):
        return None
    view = look(
        loaded,
        {node for each in touched for node in each.nodes},
        {node for each in touched for node in each.subtrees},
        {node for each in touched for node in each.references},
    )
    if view is None or not view.stubs:
        return None
    try:
        return Change(loaded, view)
    except EditError:
        return None


def _apply(change: Change, operations: Sequence[Operation]) -> None:
    for index, operation in enumerate(operations):
        try:
            _make(change, operation)
        except EditError as error:
            error.operation = index
            raise


def _make(change: Change, operation: Operation) -> None:
    """Make an operation, with the present id of the thesis where it says ``thesis``."""
    names = {name: change.named(getattr(operation, name)) for name in operation.names}
    replace(operation, **names).apply(change)  # type: ignore[type-var]


def _part(loaded: Loaded, operations: Sequence[Operation]) -> list[Edit]:
    """The edits of some of many operations; whether the map is valid afterwards is not asked."""
    change = _windowed(loaded, operations)
    if change is not None:
        try:
            _apply(change, operations)
            change.compare()
            return change.edits()
        except EditError:
            pass
    change = Change(loaded)
    _apply(change, operations)
    change.compare()
    return change.edits()


def _blamed(loaded: Loaded, operations: Sequence[Operation], standard: Standard) -> int:
    """The index of the first of some operations after which there is an error that is there in the end."""
    change, states = Change(loaded), []
    for index, operation in enumerate(operations):
        _make(change, operation)
        try:
            change.compare()
        except EditError:
            return index
        states.append(set(standard.new_errors(loaded, change.reloaded(), None)))
    return next(index for index, state in enumerate(states) if state & states[-1] or state is states[-1])


def holds(kind: Kind, child: Kind) -> bool:
    """Whether a node of one kind may have children of the other."""
    return child in KINDS[kind].holds
