"""The catalogue of rules: each one a function, its docstring the documentation."""

from __future__ import annotations

import contextlib
import datetime
import difflib
import importlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import ModuleType
from typing import TYPE_CHECKING, Final

from argmap.checks.suppressions import Suppressions
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Fix, Loc, Severity, Span
from argmap.i18n import _
from argmap.loading import Loaded
from argmap.model import ArgumentMap, Node
from argmap.plugins import Plugin, PluginError, find_plugins, summary, warn
from argmap.schemes import OWN, Catalogue
from argmap.sources.extract import ExtractionError
from argmap.sources.library import Library
from argmap.syntax.deletion import delete_entry

if TYPE_CHECKING:
    from argmap.sources.coverage import Coverage
    from argmap.sources.text import SourceText

HEADINGS = ("What it finds", "Why it matters", "Source", "Base", "Example", "Better", "Fix")
"""The headings of a rule's docstring. ``Source`` is only there where the rule reads a source: it is the text of
``source.txt``, which stands beside the map of ``Example`` and of ``Better``. ``Base`` is only there where these two are
layers: it is the map that they extend, ``base.argmap.yaml``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, at a route; the runner makes it a diagnostic with places."""

    loc: Loc
    message: str
    hint: str = ""
    on_key: bool = False
    node: str = ""
    related: tuple[tuple[Loc, str], ...] = ()
    """Other routes that belong to it, each with a word on why. They are shown at their keys."""
    fix: Fix | None = None


@dataclass(frozen=True)
class Context:
    """What a rule may look at."""

    loaded: Loaded
    map: ArgumentMap
    library: Library = field(default_factory=Library)
    config: CheckConfig = field(default_factory=CheckConfig)
    suppressions: Suppressions = field(default_factory=Suppressions)
    applied: frozenset[str] = frozenset()
    """Codes of the rules that are applied to this map."""
    schemes: Catalogue = field(default=OWN, kw_only=True)
    """Argumentation schemes; read when a rule first looks one up."""
    today: datetime.date = field(default_factory=datetime.date.today, kw_only=True)
    """The day on which forecasts are due or not."""

    def at(
        self,
        node: Node,
        message: str,
        hint: str = "",
        *inside: str | int,
        related: Iterable[tuple[Loc, str]] = (),
        fix: Fix | None = None,
    ) -> Finding:
        """A finding about a node: at its key, or at the value that ``inside`` leads to."""
        return Finding((*node.loc, *inside), message, hint, not inside, node.id, tuple(related), fix)

    def deletion(self, title: str, node: Node, *inside: str | int, safe: bool = True) -> Fix | None:
        """A fix that deletes what ``inside`` leads to; None where that cannot be done without touching the rest."""
        edits = delete_entry(self.loaded.source.text, self.loaded.places, (*node.loc, *inside))
        return Fix(title, edits, safe) if edits else None

    @cached_property
    def texts(self) -> dict[str, SourceText]:
        """The texts that are at hand, by source id."""
        texts = {}
        for work in self.map.works.values():
            with contextlib.suppress(ExtractionError):  # AM403 says why it cannot be had
                if (text := self.library.text(work)) is not None:
                    texts[work.id] = text
        return texts

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[Span]]:
        return {}

    def passages(self, node: Node) -> list[list[Span]]:
        """For each anchor of a node, the passages that it may mean, as spans of its source's text.

        One is as it should be. An empty list for each anchor where there is no text to look in.
        """
        text = self.texts.get(node.source)
        if text is None:
            return [[] for _ in node.at]
        # A check of a map without a source at hand does not pay for this import.
        from argmap.sources.anchors import find_passages

        for anchor in node.at:
            if (node.source, anchor) not in self._found:
                self._found[node.source, anchor] = find_passages(text, anchor)
        return [self._found[node.source, anchor] for anchor in node.at]

    def passage(self, node: Node) -> str | None:
        """What stands at a node's anchors in its source, without layout, the passages joined by a space.

        Note marks such as ``[12]`` are part of it. None where the text is not at hand, the node has no anchor, or one
        of them does not resolve to exactly one passage.
        """
        text = self.texts.get(node.source)
        found = self.passages(node)
        if text is None or not found or any(len(spans) != 1 for spans in found):
            return None
        return " ".join(text.shown(spans[0]) for spans in found)

    def coverage(self, source_id: str) -> Coverage | None:
        """How much of a source the map points at; None where its text is not at hand.

        Anchors that do not resolve to exactly one passage point at nothing.
        """
        text = self.texts.get(source_id)
        if text is None:
            return None
        from argmap.sources.coverage import cover

        nodes = [node for node in self.map if node.source == source_id and node.at]
        return cover(text, {node.id: [found[0] for found in self.passages(node) if len(found) == 1] for node in nodes})


Check = Callable[[Context], Iterable[Finding | Diagnostic]]


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue."""

    code: str
    name: str
    severity: Severity
    check: Check
    of_file: bool = False
    """The loader finds it, whether there is a map in the end or not."""
    plugin: Plugin | None = None
    """The plug-in that it comes from; None for a rule of argmap's own."""

    @cached_property
    def documentation(self) -> dict[str, str]:
        """The docstring by heading; the sentence before the first heading is under ``""``."""
        return sections(inspect.getdoc(self.check) or "")

    @property
    def summary(self) -> str:
        """What it is about, in one sentence."""
        return self.documentation[""]


class UnknownRuleError(LookupError):
    """No rule has this code or name; the message is for the user."""


def rule(code: str, name: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a function a rule: it reads a context and yields findings; its docstring is the documentation."""
    return lambda check: Rule(code, name, severity, check)


def loader_rule(code: str, name: str) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule that the loader applies; the function serves for its documentation alone."""

    def documented_by(documented: Callable[[], None]) -> Rule:
        def check(context: Context) -> Iterator[Diagnostic]:
            return (diagnostic for diagnostic in context.loaded.diagnostics if diagnostic.code == code)

        check.__doc__ = documented.__doc__
        return Rule(code, name, Severity.ERROR, check, of_file=True)

    return documented_by


def rules_of(module: ModuleType) -> list[Rule]:
    """The rules that a module holds."""
    return [value for value in vars(module).values() if isinstance(value, Rule)]


GROUP: Final = "argmap.rules"
"""The entry-point group of plug-ins with rules: each entry point names a module."""

FAMILIES: Final = (
    *("file", "graph", "reasoning", "schemes", "sources", "passages", "figures"),
    *("certainty", "wording", "forecasts", "layers"),
)
"""The modules of this package that hold rules."""


class Rules(Mapping[str, Rule]):
    """Every rule by its code: argmap's own, then those of plug-ins. All are imported when one is asked for."""

    def __init__(self) -> None:
        self._failed: set[str] = set()

    @cached_property
    def _by_code(self) -> dict[str, Rule]:
        own = [each for name in FAMILIES for each in rules_of(importlib.import_module(f"{__package__}.{name}"))]
        known = {each.code: each for each in sorted(own, key=lambda each: each.code)}
        assert len(known) == len(own), "two rules have one code"
        for plugin in find_plugins(GROUP):
            try:
                offered = rules_of(plugin.load(ModuleType))
            except PluginError as error:
                warn(error)
                continue
            for each in sorted(offered, key=lambda each: each.code):
                if fault := _unfit(each, known):
                    warn(plugin.fault(fault))
                else:
                    known[each.code] = replace(each, plugin=plugin)
        return known

    def report_failure(self, failed: Rule, plugin: Plugin, error: Exception) -> None:
        """Warn that a plug-in's rule failed; once, however many maps are checked."""
        if failed.code not in self._failed:
            self._failed.add(failed.code)
            warn(plugin.fault(_("{code} failed: {why}").format(code=failed.code, why=summary(error))))

    def __getitem__(self, code: str) -> Rule:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)


RULES: Final = Rules()


def _unfit(offered: Rule, known: Mapping[str, Rule]) -> str:
    """Why a plug-in's rule cannot be taken; empty where it can."""
    if not re.fullmatch(r"[A-Z]+\d{3}", offered.code) or letters(offered.code) == "AM":
        return _("`{code}` cannot be its code; use three digits after letters other than AM").format(code=offered.code)
    if offered.code in known or offered.name in {each.name for each in known.values()}:
        return _("another rule is called {code} or {name}").format(code=offered.code, name=offered.name)
    if not offered.summary:
        return _("{code} has no docstring").format(code=offered.code)
    return ""


def letters(code: str) -> str:
    """The letters that a code begins with: those of the rules of one package."""
    return code.rstrip("0123456789")


def find_rule(name: str) -> Rule:
    """The rule of this code or name, in upper or lower case.

    Raises:
        UnknownRuleError: there is none; the message suggests the nearest.
    """
    by_name = {known.name: known for known in RULES.values()}
    found = RULES.get(name.upper()) or by_name.get(name.lower())
    if found is None:
        family = [code for code in RULES if code[:3] == name.upper()[:3]]
        near = difflib.get_close_matches(name.upper(), family, n=1) or difflib.get_close_matches(name.lower(), by_name)
        hint = f"; did you mean {near[0]}?" if near else "; `argmap rule` lists them"
        raise UnknownRuleError(f"there is no rule `{name}`{hint}")
    return found


def sections(docstring: str) -> dict[str, str]:
    """Split a rule's docstring at its headings."""
    parts = re.split(rf"^({'|'.join(HEADINGS)}):\n", docstring, flags=re.MULTILINE)
    found = {"": " ".join(parts[0].split())}
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        found[heading] = inspect.cleandoc("\n" + body)
    return found
