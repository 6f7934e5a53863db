"""The formats that maps are exported to, argmap's own and those of plug-ins."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from argmap.evaluation import Settings
from argmap.i18n import _
from argmap.model import ArgumentMap
from argmap.plugins import PluginError, load_named, summary
from argmap.schemes import OWN, Scheme

GROUP = "argmap.exporters"
"""The entry-point group of plug-ins that export: each entry point names a ``Format``, by that format's name."""


class ExportError(Exception):
    """An export that cannot be made; the message is for the user and says what to do."""


class UnknownFormatError(ExportError):
    """No format has this name."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a reader asked for; a format passes over what it has no use for."""

    language: str = ""
    """Language tag of the export; empty for the map's primary language."""
    all_languages: bool = False
    """Every language side by side, in formats that can show several."""
    theme: str = "auto"
    """auto (follows the reader's system), light or dark."""
    layout: str = "left-right"
    """left-right, top-down, or radial: the top node in the middle, its branches on both sides."""
    style: str = "default"
    """The name of a style of diagrams, or the path of a TOML file with one."""
    depth: int | None = None
    """How many levels below the top node are shown; what is below is folded and counted."""
    focus: str = ""
    """Id of the node to put on top; empty for the thesis."""
    links: tuple[tuple[str, str], ...] = ()
    """(node id, address) of the other exports of a set: where a reader goes who follows that node."""
    engine: str = "embedded"
    """embedded (the Graphviz that comes with pygraphviz) or the path of a dot program."""
    max_nodes: int | None = None
    """A diagram with more nodes is folded to the depth that fits, and says so."""
    font: str = ""
    """Name or file of the font of PNG and PDF; empty for one that argmap finds."""
    page: str = "fit"
    """Pages of a PDF: fit (as large as the diagram), a3, a4 or letter."""
    orientation: str = "auto"
    """Of pages: auto (whichever takes fewer), portrait or landscape."""
    scale: float | None = None
    """Pixels of a PNG for one of the diagram; None for 2, or less where the picture would be huge."""
    show: str = ""
    """Which reading of the map is shown: empty for none, ``status`` or ``strength``."""
    evaluate: Settings = Settings()  # noqa: RUF009 - frozen
    """How statuses and strengths are computed."""
    schemes: Mapping[str, Scheme] = field(default=OWN, repr=False, compare=False)
    """Argumentation schemes by id: what a node's scheme and its critical questions are called."""
    digest: str = ""
    """Digest of the input, to be carried in the result."""


Exporter = Callable[[ArgumentMap, ExportOptions], bytes]
SetExporter = Callable[[ArgumentMap, Sequence[ExportOptions]], Sequence[bytes]]
"""Makes several exports of one map at once, where that is faster than one by one."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its files, what it is for, and ``module:function`` of its exporter."""

    name: str
    suffix: str
    summary: str
    target: str
    pictorial: bool = False
    """A diagram: a large map leaves as a set of an overview and one diagram for each branch."""
    multilingual: bool = False
    """One file holds every language; it is made once for a map, not once for a language."""
    bibliographic: bool = False
    """It holds the works that a map cites, and nothing where it cites none."""
    set_target: str = ""
    """``module:function`` of a faster way to make several at once, where there is one."""
    package: str = ""
    """The package whose plug-in it is; empty for argmap's own formats."""

    def load(self) -> Exporter:
        """Import the exporter; its libraries are not needed before."""
        exporter: Exporter = self._import(self.target)
        return exporter

    def export_set(self, map_: ArgumentMap, options: Sequence[ExportOptions]) -> Sequence[bytes]:
        """Several exports of one map, in the order of their options; errors as those of one."""
        if self.set_target:
            exporter: SetExporter = self._import(self.set_target)
            return exporter(map_, options)
        return [self.load()(map_, each) for each in options]

    def _import(self, target: str) -> Any:
        """A function by ``module:function``; one of a plug-in names its package when it fails."""
        if not self.package:
            return _import(target)

        def run(*arguments: Any) -> Any:
            try:
                made = _import(target)(*arguments)
                for data in [made] if target == self.target else made:
                    if not isinstance(data, bytes):
                        raise TypeError(f"it returned {type(data).__name__}, not bytes")
                return made
            except ExportError:
                raise
            except Exception as error:
                message = _("the format `{name}` of the package {package} failed: {why}")
                raise ExportError(message.format(name=self.name, package=self.package, why=summary(error))) from error

        return run


def _import(target: str) -> Any:
    module, __, function = target.partition(":")
    return getattr(importlib.import_module(module), function)


_BUILT_IN = (
    Format(
        "svg",
        "svg",
        "a diagram for the web and for print",
        "argmap.exporters.svg:export",
        pictorial=True,
        set_target="argmap.exporters.svg:export_set",
    ),
    Format("dot", "dot", "the diagram as Graphviz source", "argmap.exporters.dot:export", pictorial=True),
    Format(
        "pdf", "pdf", "the diagrams as pages, with text to select, bookmarks and links", "argmap.exporters.pdf:export"
    ),
    Format("png", "png", "the diagram in pixels", "argmap.exporters.png:export", pictorial=True),
    Format("md", "md", "a numbered outline in Markdown", "argmap.exporters.markdown:export"),
    Format(
        "md+mermaid",
        "mermaid.md",
        "that outline with a flowchart of the upper levels",
        "argmap.exporters.markdown:export_with_chart",
    ),
    Format("html", "html", "a page to read, search and fold", "argmap.exporters.html:export", multilingual=True),
    Format("docx", "docx", "a paper for Word and LibreOffice, with footnotes", "argmap.exporters.docx:export"),
    Format("latex", "tex", "the outline for XeLaTeX", "argmap.exporters.latex:export"),
    Format("txt", "txt", "the outline as plain text", "argmap.exporters.plaintext:export"),
    Format("opml", "opml", "the outline for outliners and mind maps", "argmap.exporters.opml:export"),
    Format("mermaid", "mmd", "a flowchart that Markdown pages draw", "argmap.exporters.mermaid:export"),
    Format(
        "graphml",
        "graphml",
        "the graph for Gephi, yEd and networkx",
        "argmap.exporters.graphml:export",
        multilingual=True,
    ),
    Format(
        "csv", "csv", "one row a statement, for spreadsheets", "argmap.exporters.csv:export_nodes", multilingual=True
    ),
    Format(
        "links-csv",
        "links.csv",
        "one row a relation, for spreadsheets",
        "argmap.exporters.csv:export_links",
        multilingual=True,
    ),
    Format(
        "csl-json",
        "csl.json",
        "the works cited, for Zotero and pandoc",
        "argmap.exporters.csl_json:export",
        bibliographic=True,
    ),
    Format("bibtex", "bib", "the works cited, for LaTeX", "argmap.exporters.bibtex:export", bibliographic=True),
    Format("json", "json", "the resolved map as data", "argmap.exporters.json:export", multilingual=True),
)


_OWN = {format_.name: format_ for format_ in _BUILT_IN}


@cache
def _offered() -> dict[str, Format | PluginError]:
    return load_named(GROUP, Format, _OWN)


def formats() -> dict[str, Format]:
    """All formats by name: argmap's own first, then those of plug-ins. A broken plug-in is left out, with a warning."""
    return {**_OWN, **{name: found for name, found in _offered().items() if isinstance(found, Format)}}


def export(map_: ArgumentMap, name: str, options: ExportOptions | None = None) -> bytes:
    """A map in the format of this name.

    Raises:
        UnknownFormatError: there is no such format.
        ExportError: the export cannot be made; the message says why.
    """
    return find_format(name).load()(map_, options or ExportOptions(language=map_.primary_language))


def find_format(name: str) -> Format:
    """The format of this name.

    Raises:
        UnknownFormatError: there is none; the message lists those there are, or says what is wrong with the plug-in.
    """
    found = _OWN.get(name) or _offered().get(name)
    if isinstance(found, PluginError):
        raise UnknownFormatError(str(found))
    if found is None:
        known = ", ".join(formats())
        raise UnknownFormatError(_("unknown format `{name}`; known formats: {known}").format(name=name, known=known))
    return found
