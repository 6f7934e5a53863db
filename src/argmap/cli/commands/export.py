"""``argmap export``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from argmap.building import diagram_set
from argmap.cli.common import find_node, on_terminal, print_document, say
from argmap.cli.options import (
    Given,
    layout_option,
    show_option,
    style_option,
    takes_map,
    theme_option,
    view_options,
)
from argmap.cli.output import check_output, output_file, write_file
from argmap.diagrams.options import AUTO, LAYOUTS, TREES
from argmap.exporters import ExportOptions, Format, find_format, formats
from argmap.files import check_below, write_below
from argmap.i18n import _
from argmap.loading import STDIN, stem_of
from argmap.model import ArgumentMap

_DIAGRAMS = ("svg", "pdf", "png", "dot")


@click.command(
    epilog="\b\nExamples:\n  argmap export essay.argmap.yaml -o essay.svg\n"
    "  argmap export essay.argmap.yaml -t md --lang en > essay.md\n"
    "  argmap export essay.argmap.yaml -o essay.svg --theme dark --layout top-down\n"
    "  argmap export essay.argmap.yaml -o essay.svg --layers all --show status\n"
    "  argmap export essay.argmap.yaml -o essay.docx --passages --headings sections --csl apa\n"
    "  argmap export essay.argmap.yaml -o essay.pdf --page a4 --style print\n"
    "  argmap export essay.argmap.yaml -t svg --set diagrams/     linked diagrams\n\n"
    "`argmap formats` lists the formats."
)
@takes_map(schemes=True)
@click.option("-t", "--to", "name", default="", metavar="FORMAT", help="Output format (inferred from -o if omitted).")
@output_file
@click.option(
    "--set",
    "folder",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write an overview and one diagram per branch to FOLDER.",
)
@view_options
@show_option
@click.option("--all-languages", is_flag=True, help="Include every language of the map, if the format supports it.")
@click.option(
    "--passages", is_flag=True, help="Documents: quote the source's words for each statement, never at length."
)
@click.option(
    "--headings",
    type=click.Choice(["branches", "sections"]),
    default="branches",
    show_default=True,
    help="Documents: headings are branches of the argument or sections of the source.",
)
@click.option(
    "--csl", default="", metavar="NAME|FILE", help="Documents: style of the sources, such as apa, or a .csl file."
)
@theme_option
@style_option
@layout_option(LAYOUTS)
@click.option("--max-nodes", type=click.IntRange(min=1), metavar="N", help="Collapse a diagram to at most N nodes.")
@click.option("--ids", is_flag=True, help="Diagrams: show the ids of statements.")
@click.option("--font", default="", metavar="NAME|FILE", help="Font for PDF and PNG.")
@click.option(
    "--page",
    type=click.Choice(["fit", "a4", "a3", "a2", "a1", "letter"]),
    default="fit",
    show_default=True,
    help="Page size of a PDF or poster; fit chooses one.",
)
@click.option(
    "--orientation",
    type=click.Choice(["auto", "portrait", "landscape"]),
    default="auto",
    show_default=True,
    help="Page orientation of a PDF; auto chooses the one that needs fewer pages.",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.1, 8),
    metavar="X",
    help="PNG pixels per diagram pixel (default: 2, less for very large diagrams).",
)
@click.option(
    "--engine", default="embedded", metavar="DOT", help="Graphviz `dot` executable to use instead of the bundled one."
)
def export(given: Given, name: str, output: Path | None, folder: Path | None, style_name: str, **asked: Any) -> None:
    """Export a map as a diagram, a document or data."""
    if output is not None and str(output) == STDIN:
        output = None
    format_ = find_format(name or ("svg" if folder is not None else _inferred(output)))
    map_ = given.map
    if asked["focus"]:
        asked["focus"] = find_node(map_, asked["focus"], "--focus").id
    if output is not None:
        _check_output(output, format_)
    options = ExportOptions(
        language=given.language,
        style=style_name,
        evaluate=given.project.evaluation,
        files=given.loaded.files,
        quoted=given.project.source_texts(given.loaded).short_passages() if asked["passages"] else {},
        schemes=given.project.catalogue,
        **asked,
    )
    if options.max_nodes is not None and folder is None and format_.name in _DIAGRAMS:
        _say_fold(map_, options, options.max_nodes)
    if options.theme == "dark" and format_.name in _DIAGRAMS:
        _say_theme(options)
    if options.layout == AUTO and folder is None and format_.name in ("svg", "png"):
        _say_layout(map_, options)
    if folder is not None:
        _write_set(map_, format_, options, folder, given.loaded.path)
        return
    data = format_.load()(map_, options)
    if output is not None:
        write_file(output, data)
        return
    if on_terminal() and b"\0" in data[:1000]:
        raise click.UsageError(
            _("{format} cannot be shown in a terminal; name a file with `-o`").format(format=format_.name)
        )
    print_document(data)


def _check_output(output: Path, format_: Format) -> None:
    """Refuse to write over a map, and to write one format under the name of another."""
    check_output(output)
    if output.is_dir():
        raise click.UsageError(
            _("{path} is a folder; name a file in it, or write a set of diagrams with `--set`").format(path=output)
        )
    named = _format_of(output)
    if named is not None and named.suffix.rpartition(".")[2] != format_.suffix.rpartition(".")[2]:
        raise click.UsageError(
            _("{path} would contain {format}; name it *.{suffix}").format(
                path=output, format=format_.name, suffix=format_.suffix
            )
        )


def _say_fold(map_: ArgumentMap, options: ExportOptions, most: int) -> None:
    """Say what ``--max-nodes`` leaves out of a diagram."""
    from argmap.diagrams.folding import fold_to

    top = map_[options.focus] if options.focus else map_.root
    fold = fold_to(map_, top, options.depth, most)
    if fold is not None:
        say(
            _(
                "Showing {shown} of {total} statements (`--max-nodes {most}`); cards say what they leave out. "
                "Use `--set FOLDER` for all branches or `--focus ID` for one."
            ).format(shown=len(fold.shown), total=fold.total, most=most)
        )


def _say_theme(options: ExportOptions) -> None:
    """Say that a style has no dark colours, where they are asked for."""
    from argmap.diagrams.presets import find_style

    style = find_style(options.style)
    if style.dark == style.light:
        say(_("The style `{style}` has no dark colours; the diagram is light.").format(style=options.style))


def _say_layout(map_: ArgumentMap, options: ExportOptions) -> None:
    """Say which layout a diagram has that would be too large in the usual one."""
    from argmap.diagrams.choice import chosen

    layout = chosen(map_, map_[options.focus] if options.focus else map_.root, options).layout
    if layout in TREES:
        return
    message = (
        _("Drawn as a poster, because of its size; `--layout left-right` draws cards and lines, `--set FOLDER` parts")
        if layout == "poster"
        else _("Drawn in the compact layout, because of its size; `--layout left-right` draws a tall tree")
    )
    say(message)


def _inferred(output: Path | None) -> str:
    """The format of a file by its name."""
    if output is None:
        raise click.UsageError(_("choose a format (`-t svg`) or a file (`-o map.svg`)"))
    format_ = _format_of(output)
    if format_ is None:
        raise click.UsageError(
            _("unknown format {suffix}; choose one with `-t`").format(suffix=output.suffix or output.name)
        )
    return format_.name


def _format_of(output: Path) -> Format | None:
    """The format whose files end as this one does."""
    # The longest first: `.links.csv` ends in `.csv` too.
    for format_ in sorted(formats().values(), key=lambda each: -len(each.suffix)):
        if output.name.lower().endswith(f".{format_.suffix}"):
            return format_
    return None


def _write_set(map_: ArgumentMap, format_: Format, options: ExportOptions, folder: Path, map_path: Path | None) -> None:
    if not format_.pictorial:
        raise click.UsageError(_("`--set` is for diagrams; {format} is a single file").format(format=format_.name))
    stem = stem_of(map_path) if map_path is not None else "map"
    diagrams = dict(diagram_set(map_, stem, format_, options))
    for name in diagrams:
        check_below(folder, folder / name)
    for name, data in zip(diagrams, format_.export_set(map_, list(diagrams.values())), strict=True):
        write_below(folder, folder / name, data)
        say(_("Wrote {path}").format(path=folder / name))
