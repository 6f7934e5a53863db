"""The formats that maps are imported from, argmap's own and those of plug-ins."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argmap.i18n import N_, _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.plugins import PluginError, load_named, summary

GROUP = "argmap.importers"
"""The entry-point group of plug-ins that import: each entry point names an ``Importer``, by that importer's name."""


class ImportFailedError(Exception):
    """A file that cannot be imported; the message is for the user and says why."""


class UnknownImporterError(ImportFailedError):
    """No importer has this name, or reads files with this ending."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A map file made from a file of another format."""

    text: str
    """The text of the map file."""
    left_out: tuple[str, ...] = ()
    """What the file holds and the map does not, each as a message for the user."""


Reader = Callable[[bytes, str], Imported]


@dataclass(frozen=True, slots=True)
class Importer:
    """An import format: its name, the endings of its files, a description, and ``module:function`` of its reader."""

    name: str
    suffixes: tuple[str, ...]
    summary: str
    target: str
    package: str = ""
    """The package whose plug-in it is; empty for argmap's own importers."""

    def read(self, data: bytes, name: str) -> Imported:
        """Read a file.

        Args:
            data: its content.
            name: what messages call it.

        Raises:
            ImportFailedError: it cannot be imported; the message says why.
        """
        module, __, function = self.target.partition(":")
        try:
            reader: Reader = getattr(importlib.import_module(module), function)
            imported = reader(data, name)
            if not isinstance(imported, Imported):
                raise TypeError(f"it returned {type(imported).__name__}, not Imported")
        except ImportFailedError:
            raise
        except Exception as error:
            if not self.package:
                raise
            message = _("the importer `{name}` of the package {package} failed: {why}")
            raise ImportFailedError(message.format(name=self.name, package=self.package, why=summary(error))) from error
        return imported


_OWN = {
    importer.name: importer
    for importer in (Importer("json", ("json",), N_("an argmap JSON export"), "argmap.interchange.json:read"),)
}


@cache
def _offered() -> dict[str, Importer | PluginError]:
    return load_named(GROUP, Importer, _OWN)


def importers() -> dict[str, Importer]:
    """All importers by name: argmap's own first. A broken plug-in is left out, with a warning."""
    return {**_OWN, **{name: found for name, found in _offered().items() if isinstance(found, Importer)}}


def find_importer(name: str) -> Importer:
    """The importer of this name.

    Raises:
        UnknownImporterError: there is none; the message lists those there are, or says what is wrong with the plug-in.
    """
    found = _OWN.get(name) or _offered().get(name)
    if isinstance(found, PluginError):
        raise UnknownImporterError(str(found))
    if found is None:
        known = _(LIST_COMMA).join(importers())
        raise UnknownImporterError(_("unknown format `{name}`; known formats: {known}").format(name=name, known=known))
    return found


def importer_of(file_name: str) -> Importer:
    """The importer for a file by the ending of its name; the longest ending that fits.

    Raises:
        UnknownImporterError: no importer reads such files.
    """
    fitting = [
        (len(suffix), importer)
        for importer in importers().values()
        for suffix in importer.suffixes
        if file_name.lower().endswith(f".{suffix}")
    ]
    if not fitting:
        raise UnknownImporterError(
            _(
                "cannot infer the format of {file} from its name; give it with `-t` (`argmap formats` lists them)"
            ).format(file=file_name)
        )
    return max(fitting, key=lambda each: each[0])[1]
