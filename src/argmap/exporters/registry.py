"""The formats that maps are exported to, argmap's own and those of plug-ins."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from argmap.diagrams.options import DiagramOptions
from argmap.i18n import N_, _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.model import ArgumentMap
from argmap.plugins import PluginError, load_named, summary
from argmap.rendering.errors import ExportError
from argmap.schemes.scheme import Scheme
from argmap.schemes.words import scheme_words

GROUP = "argmap.exporters"
"""The entry-point group of plug-ins that export: each entry point names a ``Format``, by that format's name."""


class UnknownFormatError(ExportError):
    """No format has this name."""


@dataclass(frozen=True, slots=True)
class ExportOptions(DiagramOptions):
    """What an export shows, and how; a format ignores what it has no use for."""

    all_languages: bool = False
    """Every language side by side, in formats that can show several."""
    font: str = ""
    """Name or file of the font of PNG and PDF; empty for one that argmap finds."""
    scale: float | None = None
    """PNG pixels per diagram pixel; None for 2, or less where the image would be huge."""
    passages: bool = False
    """In documents, the passage of the source that each statement points to: its first and last words."""
    quoted: Mapping[str, Sequence[str]] = field(default_factory=dict, compare=False)
    """Passages that are quoted whole: by node id, one for each anchor; empty where it is not available. A document
    quotes none that is longer than a short quotation."""
    headings: str = "branches"
    """The headings of documents: branches (of the argument) or sections (of the source)."""
    files: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The names of the files that the map is read from, by the id of the layer, empty for the map itself: what a
    reader adds on the page names the file that it extends."""
    documents: tuple[tuple[str, str, str], ...] = ()
    """The files that are made beside a page, to which it links: the name of each, its format, and its language, empty
    for all of them."""
    csl: str = field(default="", repr=False)
    """Style of the list of sources in documents: the name of a CSL style or the path of a .csl file; empty for
    argmap's own styles."""
    schemes: Mapping[str, Scheme] = field(default_factory=dict, repr=False, compare=False)
    """Argumentation schemes by id, for the names of schemes and the texts of critical questions."""

    def scheme_name(self, scheme: str, language: str) -> str:
        """The name of a scheme; its id in words if there is no such scheme."""
        return scheme_words(self.schemes, scheme, language)


Exporter = Callable[[ArgumentMap, ExportOptions], bytes]
SetExporter = Callable[[ArgumentMap, Sequence[ExportOptions]], Sequence[bytes]]
"""Makes several exports of a map at once."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its files, a description, and ``module:function`` of its exporter."""

    name: str
    suffix: str
    summary: str
    target: str
    pictorial: bool = False
    """A diagram: a large map is exported as an overview plus one diagram per branch."""
    multilingual: bool = False
    """One file contains every language: it is made once per map, not once per language."""
    bibliographic: bool = False
    """It contains the works a map cites; none is made for a map that cites none."""
    set_target: str = ""
    """``module:function`` of a faster way to make several at once; empty if there is none."""
    package: str = ""
    """The package whose plug-in it is; empty for argmap's own formats."""

    def load(self) -> Exporter:
        """Import the exporter, with the libraries that it needs."""
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
    Format("docx", "docx", N_("a document for Word and LibreOffice, with footnotes"), "argmap.exporters.docx:export"),
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


_OWN = {format_.name: format_ for format_ in _BUILT_IN}


@cache
def _offered() -> dict[str, Format | PluginError]:
    return load_named(GROUP, Format, _OWN)


def formats() -> dict[str, Format]:
    """All formats by name: argmap's own first, then those of plug-ins. A broken plug-in is left out, with a warning."""
    return {**_OWN, **{name: found for name, found in _offered().items() if isinstance(found, Format)}}


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
        UnknownFormatError: there is none; the message lists those there are, or says what is wrong with the plug-in.
    """
    found = _OWN.get(name) or _offered().get(name)
    if isinstance(found, PluginError):
        raise UnknownFormatError(str(found))
    if found is None:
        known = _(LIST_COMMA).join(formats())
        raise UnknownFormatError(_("unknown format `{name}`; known formats: {known}").format(name=name, known=known))
    return found
