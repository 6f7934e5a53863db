"""One change to a map's text: made in steps, read again, and only let through if it is what was meant."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

from argmap.authoring.errors import EditError, unknown
from argmap.authoring.values import Values
from argmap.checks import RULES, check
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Edit, Loc, Severity
from argmap.language.format import in_order
from argmap.loading import Loaded, load_text
from argmap.model.kinds import GROUPS, KINDS, Kind


class Change(Values):
    """A map's text on its way from what was loaded to what is meant.

    The steps change the text; each command works out on ``data`` what is meant; :meth:`finish` compares the two.

    Raises:
        EditError: the file cannot be edited at all.
    """

    def __init__(self, loaded: Loaded) -> None:
        super().__init__(loaded.source)
        self.loaded = loaded
        if not isinstance(self.layout.composed.data, dict) or "thesis" not in self.layout.composed.data:
            raise EditError("the file has no `thesis:`; `argmap check` says what is wrong")
        self.data: dict[str, Any] = copy.deepcopy(self.layout.composed.data)
        """What was loaded, to be changed into what is meant."""

    def routes(self) -> dict[str, Loc]:
        """Where each node stands in the present text, by id."""
        found: dict[str, Loc] = {}
        stack: list[Loc] = [("thesis",)]
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
        """Where a node stands.

        Raises:
            EditError: there is none of this id.
        """
        routes = self.routes()
        if node not in routes:
            raise unknown("node", node, routes)
        return routes[node]

    def finish(self) -> list[Edit]:
        """The edits of all steps.

        Raises:
            EditError: the result would hold an error that was not there before, or is not what was meant.
        """
        after = load_text(self.revision.text, self.loaded.source.name)
        errors = Counter(map(_said, _errors(after)))
        if new := errors and errors - Counter(map(_said, _errors(self.loaded))):
            message = next(iter(new))
            more = f" (and {new.total() - 1} more)" if new.total() > 1 else ""
            raise EditError(f"this would make the map invalid: {message}{more}")
        if in_order(self.layout.composed.data) != in_order(self.data):
            raise EditError(
                "the file is written in a way that this edit would not survive; make it in an editor, "
                "or lay the file out with `argmap fmt` first"
            )
        return self.revision.edits()


def holds(kind: Kind, child: Kind) -> bool:
    """Whether a node of one kind may stand right below one of the other."""
    return child in KINDS[kind].holds


def kind_at(loc: Loc) -> Kind:
    """The kind of the node at a route."""
    return Kind.THESIS if len(loc) == 1 else GROUPS[str(loc[-2])].kind


_ERROR_RULES = CheckConfig(
    select=[code for code, rule in RULES.items() if rule.severity is Severity.ERROR and not rule.of_file] or ["AM2"]
)


def _errors(loaded: Loaded) -> list[Diagnostic]:
    return [found for found in check(loaded, _ERROR_RULES) if found.severity is Severity.ERROR]


def _said(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message}; {diagnostic.hint}" if diagnostic.hint else diagnostic.message
