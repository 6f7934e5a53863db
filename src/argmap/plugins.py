"""Plug-ins: what other installed packages offer to argmap under an entry point."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol, TypeVar

from argmap.i18n.messages import _

T = TypeVar("T")


class PluginError(Exception):
    """A plug-in that cannot be used; the message is for the user and names its package."""


class PluginWarning(UserWarning):
    """A plug-in that cannot be used was skipped, and the work goes on without it."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point of a package: its group and name, and a function that imports what it names."""

    group: str
    name: str
    package: str
    imported: Callable[[], object]

    def load(self, kind: type[T]) -> T:
        """Import what the entry point names.

        Raises:
            PluginError: it cannot be imported, or is not of this kind.
        """
        try:
            found = self.imported()
        except Exception as error:
            raise self.fault(summary(error)) from error
        if not isinstance(found, kind):
            raise self.fault(
                _("it has the type {found}, not {wanted}").format(found=type(found).__name__, wanted=kind.__name__)
            )
        return found

    def fault(self, why: str) -> PluginError:
        """What is wrong with the plug-in, as an error."""
        return PluginError(
            _("the plug-in `{name}` ({group}) of the package {package} cannot be used: {why}").format(
                name=self.name, group=self.group, package=self.package, why=why
            )
        )


def summary(error: Exception) -> str:
    """An exception on one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}".removesuffix(": ")


def warn(error: PluginError) -> None:
    """Say that a plug-in is left out."""
    warnings.warn(str(error), PluginWarning, stacklevel=2)


@cache
def find_plugins(group: str) -> tuple[Plugin, ...]:
    """The plug-ins of a group, by package and name; nothing is imported."""
    # Imported here: `argmap --version` does without it.
    from importlib.metadata import entry_points

    found = [
        Plugin(group, entry.name, entry.dist.name if entry.dist else "", entry.load)
        for entry in entry_points(group=group)
    ]
    return tuple(sorted(found, key=lambda plugin: (plugin.package, plugin.name)))


class Named(Protocol):
    """What a plug-in is when it is found by name: a dataclass that knows its name and its package."""

    @property
    def name(self) -> str: ...
    @property
    def package(self) -> str: ...


N = TypeVar("N", bound=Named)


def load_named(group: str, kind: type[N], own: Collection[str]) -> dict[str, N | PluginError]:
    """What the plug-ins of a group offer by name: an object of this kind, or why there is none.

    Each broken plug-in is warned of. The first one to take a name keeps it, and none takes a name of argmap's own.
    """
    offered: dict[str, N | PluginError] = {}
    for plugin in find_plugins(group):
        try:
            if plugin.name in own or isinstance(offered.get(plugin.name), kind):
                raise plugin.fault(_("the name is taken"))
            found = plugin.load(kind)
            if found.name != plugin.name:
                raise plugin.fault(_("its own name is `{name}`").format(name=found.name))
            offered[plugin.name] = replace(found, package=plugin.package)  # type: ignore[type-var]
        except PluginError as error:
            warn(error)
            offered.setdefault(plugin.name, error)
    return offered
