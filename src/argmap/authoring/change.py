"""A change to a map's text: made in steps, read back, and accepted only if it is what was meant."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from argmap.authoring.errors import EditError, unknown_node
from argmap.authoring.values import Values
from argmap.checks import RULES, check
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Edit, Severity
from argmap.i18n import _, n_
from argmap.i18n.punctuation import SEMICOLON
from argmap.loading import Loaded, load_text
from argmap.model import Node
from argmap.model.kinds import GROUPS, KINDS, Kind
from argmap.model.route import Loc
from argmap.syntax.formatting.canonical import in_order
from argmap.syntax.formatting.layout import Layout


class Change(Values):
    """A map's text being edited.

    The steps change the text; each command makes the same change to ``data``; :meth:`finish` compares the two.

    Raises:
        EditError: the file cannot be edited at all.
    """

    def __init__(self, loaded: Loaded) -> None:
        super().__init__(loaded.source)
        self.loaded = loaded
        data = self.layout.composed.data
        if not isinstance(data, dict) or not data.keys() & {"thesis", "extends"}:
            raise EditError(_("the file has no `thesis:`; run `argmap check` to see what is wrong"))
        self.data: dict[str, Any] = copy.deepcopy(data)
        """The loaded data, to be changed into the intended result."""
        self._routes: tuple[Layout, dict[str, Loc]] | None = None

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

    def finish(self) -> list[Edit]:
        """The edits of all steps.

        Raises:
            EditError: the result has a new error, or is not what was meant.
        """
        after = load_text(self.revision.text, self.loaded.source.name, self.loaded.path)
        errors = Counter(map(_said, _errors(after)))
        if new := errors and errors - Counter(map(_said, _errors(self.loaded))):
            message = _("this would make the map invalid: {reason}").format(reason=next(iter(new)))
            if new.total() > 1:
                message += n_(" (and {count} more error)", " (and {count} more errors)", new.total() - 1)
            raise EditError(message)
        if in_order(self.layout.composed.data) != in_order(self.data):
            message = _(
                "this file is written in a way that argmap cannot edit safely; edit it by hand, or run `argmap "
                "fmt` first"
            )
            raise EditError(message)
        return self.revision.edits()


def holds(kind: Kind, child: Kind) -> bool:
    """Whether a node of one kind may have children of the other."""
    return child in KINDS[kind].holds


@cache
def _error_rules() -> CheckConfig:
    return CheckConfig(select=[code for code, rule in RULES.items() if rule.severity is Severity.ERROR])


def _errors(loaded: Loaded) -> list[Diagnostic]:
    return [found for found in check(loaded, _error_rules()) if found.severity is Severity.ERROR]


def _said(diagnostic: Diagnostic) -> str:
    return diagnostic.message + (_(SEMICOLON) + diagnostic.hint if diagnostic.hint else "")
