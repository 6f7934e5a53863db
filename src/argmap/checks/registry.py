"""The catalogue of rules: each one a function, its docstring the documentation."""

from __future__ import annotations

import datetime
import functools
import importlib
import inspect
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import ModuleType
from typing import Final, cast

from argmap.checks.suppressions import Suppressions
from argmap.config import CheckConfig
from argmap.diagnostics import Diagnostic, Fix, Severity, did_you_mean, nearest
from argmap.i18n import _
from argmap.i18n.punctuation import SEMICOLON
from argmap.loading import Loaded
from argmap.model import ArgumentMap, Node
from argmap.model.route import Loc
from argmap.plugins import Plugin, PluginError, find_plugins, summary, warn
from argmap.schemes import OWN, Catalogue
from argmap.sources.library import Library
from argmap.sources.passages import SourceTexts
from argmap.syntax.deletion import delete_entry

HEADINGS = ("What it finds", "Why it matters", "Source", "Base", "Example", "Better", "Fix")
"""The headings of a rule's docstring. ``Source`` is the text of ``source.txt``, next to the maps of ``Example`` and
``Better``, for rules that read a source. ``Base`` is ``base.argmap.yaml``, the map that these two extend, for rules
about layers."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at a route; the runner turns it into a diagnostic with positions."""

    loc: Loc
    message: str
    hint: str = ""
    on_key: bool = False
    node: str = ""
    related: tuple[tuple[Loc, str], ...] = ()
    """Other routes it concerns, each with a label; shown at their keys."""
    fix: Fix | None = None


class Part:
    """A map of which only some nodes are gone through, though all can be looked up."""

    def __init__(self, whole: ArgumentMap, nodes: Collection[str]) -> None:
        self.whole = whole
        self._nodes = [whole.nodes[name] for name in nodes if name in whole.nodes]

    @classmethod
    def of(cls, whole: ArgumentMap, nodes: Collection[str]) -> ArgumentMap:
        """The part as a map, for rules that read it as one."""
        return cast("ArgumentMap", cls(whole, nodes))

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes)

    def __getitem__(self, node_id: str) -> Node:
        return self.whole[node_id]

    def __getattr__(self, name: str) -> object:
        return getattr(self.whole, name)


@dataclass(frozen=True)
class Context:
    """What a rule has access to."""

    loaded: Loaded
    map: ArgumentMap
    library: Library = field(default_factory=Library)
    config: CheckConfig = field(default_factory=CheckConfig)
    suppressions: Suppressions = field(default_factory=Suppressions)
    applied: frozenset[str] = frozenset()
    """Codes of the rules applied to this map."""
    schemes: Catalogue = field(default=OWN, kw_only=True)
    """Argumentation schemes, read when a rule first needs one."""
    today: datetime.date = field(default_factory=datetime.date.today, kw_only=True)
    """The day by which forecasts are due or not."""

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
        """A fix that deletes what ``inside`` leads to; None if that would affect anything else."""
        edits = delete_entry(self.loaded.source.text, self.loaded.places, (*node.loc, *inside))
        return Fix(title, edits, safe) if edits else None

    @property
    def whole(self) -> ArgumentMap:
        """The map with all its nodes, even if only some are checked."""
        return self.map.whole if isinstance(self.map, Part) else self.map

    @cached_property
    def sources(self) -> SourceTexts:
        """The source texts of the map."""
        return SourceTexts(self.map, self.library)


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
    """No rule has this code or name; the arguments are a message and a hint for the user."""

    def __str__(self) -> str:
        return _(SEMICOLON).join(self.args)


def rule(code: str, name: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a function a rule: it reads a context and yields findings; its docstring is the documentation."""
    return lambda check: Rule(code, name, severity, check)


def loader_rule(code: str, name: str) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule that the loader applies; the function serves for its documentation alone."""

    def documented_by(documented: Callable[[], None]) -> Rule:
        @functools.wraps(documented)
        def check(context: Context) -> Iterator[Diagnostic]:
            return (diagnostic for diagnostic in context.loaded.diagnostics if diagnostic.code == code)

        return Rule(code, name, Severity.ERROR, check, of_file=True)

    return documented_by


def rules_of(module: ModuleType) -> list[Rule]:
    """The rules in a module."""
    return [value for value in vars(module).values() if isinstance(value, Rule)]


GROUP: Final = "argmap.rules"
"""The entry-point group of plug-ins with rules: each entry point names a module."""

MODULES: Final = (
    *("file", "graph", "reasoning", "schemes", "sources", "passages", "figures"),
    *("certainty", "wording", "languages", "forecasts", "layers"),
)
"""The modules of this package that contain rules."""


class Rules(Mapping[str, Rule]):
    """Every rule by its code: argmap's own, then those of plug-ins. All are imported when one is asked for."""

    def __init__(self) -> None:
        self._failed: set[str] = set()

    @cached_property
    def _by_code(self) -> dict[str, Rule]:
        own = [each for name in MODULES for each in rules_of(importlib.import_module(f"{__package__}.{name}"))]
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
        return _("`{code}` is not a valid code for a rule; use letters other than AM, then three digits").format(
            code=offered.code
        )
    if offered.code in known or offered.name in {each.name for each in known.values()}:
        return _("another rule already has the code {code} or the name {name}").format(
            code=offered.code, name=offered.name
        )
    if not offered.summary:
        return _("{code} has no docstring").format(code=offered.code)
    return ""


def letters(code: str) -> str:
    """The letters that a code begins with, shared by the rules of one package."""
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
        near = nearest(name.upper(), family) or nearest(name.lower(), by_name)
        hint = did_you_mean(near) if near else _("`argmap rule` lists all rules")
        raise UnknownRuleError(_("unknown rule `{name}`").format(name=name), hint)
    return found


def sections(docstring: str) -> dict[str, str]:
    """Split a rule's docstring at its headings."""
    parts = re.split(rf"^({'|'.join(HEADINGS)}):\n", docstring, flags=re.MULTILINE)
    found = {"": " ".join(parts[0].split())}
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        found[heading] = inspect.cleandoc("\n" + body)
    return found
