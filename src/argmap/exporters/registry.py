"""The formats that maps are exported to, argmap's own and those of plug-ins."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from argmap.diagrams.options import DiagramOptions
from argmap.i18n import N_, _
from argmap.model import ArgumentMap
from argmap.rendering.errors import ExportError
from argmap.schemes.scheme import Scheme

GROUP = "argmap.exporters"
"""The entry-point group in which packages offer more formats, each as a ``Format``."""


class UnknownFormatError(ExportError):
    """No format has this name."""


@dataclass(frozen=True, slots=True)
class ExportOptions(DiagramOptions):
    """What an export shows, and how; a format ignores what it has no use for."""

    all_languages: bool = False
    """Every language side by side, in formats that can show several."""
    font: str = ""
    """Name or file of the font of PNG and PDF; empty for one that argmap finds."""
    page: str = "fit"
    """Pages of a PDF: fit (as large as the diagram), a3, a4 or letter."""
    orientation: str = "auto"
    """Orientation of pages: auto (whichever takes fewer), portrait or landscape."""
    scale: float | None = None
    """PNG pixels per diagram pixel; None for 2, or less where the image would be huge."""
    schemes: Mapping[str, Scheme] = field(default_factory=dict, repr=False, compare=False)
    """Argumentation schemes by id, for the names of schemes and the texts of critical questions."""


Exporter = Callable[[ArgumentMap, ExportOptions], bytes]
SetExporter = Callable[[ArgumentMap, Sequence[ExportOptions]], Sequence[bytes]]
"""Makes several exports of one map at once."""


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

    def load(self) -> Exporter:
        """Import the exporter; its libraries are not needed before."""
        exporter: Exporter = _import(self.target)
        return exporter

    def export_set(self, map_: ArgumentMap, options: Sequence[ExportOptions]) -> Sequence[bytes]:
        """Several exports of one map, in the order of their options; errors as those of one."""
        if self.set_target:
            exporter: SetExporter = _import(self.set_target)
            return exporter(map_, options)
        return [self.load()(map_, each) for each in options]


def _import(target: str) -> Any:
    module, __, function = target.partition(":")
    return getattr(importlib.import_module(module), function)


_BUILT_IN = (
    Format(
        "svg",
        "svg",
        N_("a diagram for the web and for print"),
        "argmap.exporters.svg:export",
        pictorial=True,
        set_target="argmap.exporters.svg:export_set",
    ),
    Format("dot", "dot", N_("the diagram as Graphviz source"), "argmap.exporters.dot:export", pictorial=True),
    Format(
        "pdf",
        "pdf",
        N_("the diagrams as pages, with selectable text, bookmarks and links"),
        "argmap.exporters.pdf:export",
    ),
    Format("png", "png", N_("the diagram as an image"), "argmap.exporters.png:export", pictorial=True),
    Format("md", "md", N_("a numbered outline in Markdown"), "argmap.exporters.markdown:export"),
    Format(
        "md+mermaid",
        "mermaid.md",
        N_("the outline with a flowchart of the upper levels"),
        "argmap.exporters.markdown:export_with_chart",
    ),
    Format(
        "html", "html", N_("a page to read, search and collapse"), "argmap.exporters.html:export", multilingual=True
    ),
    Format("docx", "docx", N_("a paper for Word and LibreOffice, with footnotes"), "argmap.exporters.docx:export"),
    Format("latex", "tex", N_("the outline for XeLaTeX"), "argmap.exporters.latex:export"),
    Format("txt", "txt", N_("the outline as plain text"), "argmap.exporters.plaintext:export"),
    Format("opml", "opml", N_("the outline for outliners and mind maps"), "argmap.exporters.opml:export"),
    Format("mermaid", "mmd", N_("a flowchart for Markdown pages"), "argmap.exporters.mermaid:export"),
    Format(
        "graphml",
        "graphml",
        N_("the graph for Gephi, yEd and networkx"),
        "argmap.exporters.graphml:export",
        multilingual=True,
    ),
    Format(
        "csv",
        "csv",
        N_("one row per statement, for spreadsheets"),
        "argmap.exporters.csv:export_nodes",
        multilingual=True,
    ),
    Format(
        "links-csv",
        "links.csv",
        N_("one row per relation, for spreadsheets"),
        "argmap.exporters.csv:export_links",
        multilingual=True,
    ),
    Format(
        "csl-json",
        "csl.json",
        N_("the works cited, for Zotero and pandoc"),
        "argmap.exporters.csl_json:export",
        bibliographic=True,
    ),
    Format("bibtex", "bib", N_("the works cited, for LaTeX"), "argmap.exporters.bibtex:export", bibliographic=True),
    Format("json", "json", N_("the resolved map as data"), "argmap.exporters.json:export", multilingual=True),
)


def formats() -> dict[str, Format]:
    """All formats by name: argmap's own first, then those of installed packages."""
    # Imported here: looking for packages takes longer than a whole check of a small map.
    from importlib.metadata import entry_points

    known = {format_.name: format_ for format_ in _BUILT_IN}
    for entry in entry_points(group=GROUP):
        if entry.name not in known:
            known[entry.name] = entry.load()
    return known


def export(map_: ArgumentMap, name: str, options: ExportOptions | None = None) -> bytes:
    """A map in the format of this name. Without schemes in the options, their ids stand for their names.

    Raises:
        UnknownFormatError: there is no such format.
        ExportError: the export cannot be made; the message says why.
    """
    return find_format(name).load()(map_, options or ExportOptions(language=map_.primary_language))


def find_format(name: str) -> Format:
    """The format of this name.

    Raises:
        UnknownFormatError: there is none; the message lists those there are.
    """
    for format_ in _BUILT_IN:
        if format_.name == name:
            return format_
    known = formats()
    if name not in known:
        raise UnknownFormatError(
            _("unknown format `{name}`; known formats: {known}").format(name=name, known=", ".join(known))
        )
    return known[name]
