"""``argmap export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.building import diagram_set
from argmap.cli.common import (
    check_focus,
    check_language,
    layered_map_argument,
    load_or_exit,
    say,
    show_option,
    view_options,
)
from argmap.cli.evaluation_options import settings
from argmap.cli.scheme_options import catalogue, schemes_option
from argmap.exporters import ExportOptions, Format, find_format, formats
from argmap.files import write_atomically
from argmap.loading import STDIN, SUFFIX, stem_of
from argmap.model import ArgumentMap

_DIAGRAMS = ("svg", "pdf", "png", "dot")


@click.command(
    epilog="\b\nExamples:\n  argmap export essay.argmap.yaml -o essay.svg\n"
    "  argmap export essay.argmap.yaml -t md --lang en > essay.md\n"
    "  argmap export essay.argmap.yaml -o essay.svg --theme dark --layout top-down --depth 2\n"
    "  argmap export essay.argmap.yaml -o essay.svg --layers all --show status\n"
    "  argmap export essay.argmap.yaml -o essay.pdf --page a4 --style print\n"
    "  argmap export essay.argmap.yaml -t svg --set diagrams/     overview and branches, linked\n\n"
    "`argmap formats` lists the formats."
)
@layered_map_argument
@click.option("-t", "--to", "name", default="", metavar="FORMAT", help="Format; told by the ending of -o otherwise.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; standard output otherwise.")
@click.option(
    "--set", "folder", type=click.Path(path_type=Path), help="Folder for an overview and one diagram a branch."
)
@view_options
@show_option
@click.option("--all-languages", is_flag=True, help="Every language of the map, in formats that can show several.")
@click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="Light or dark; auto follows the reader's system, and is light in PDF and PNG.",
)
@click.option(
    "--style",
    "style_name",
    default="default",
    show_default=True,
    metavar="NAME|FILE",
    help="default, print (greyscale), high-contrast, colour-blind, or a TOML file of your own.",
)
@click.option(
    "--layout", type=click.Choice(["left-right", "top-down", "radial"]), default="left-right", show_default=True
)
@click.option(
    "--max-nodes", type=click.IntRange(min=1), metavar="N", help="Fold a larger diagram to the depth that fits."
)
@click.option("--font", default="", metavar="NAME|FILE", help="The font of PDF and PNG.")
@click.option(
    "--page",
    type=click.Choice(["fit", "a4", "a3", "letter"]),
    default="fit",
    show_default=True,
    help="Pages of a PDF; fit makes them as large as the diagram.",
)
@click.option("--orientation", type=click.Choice(["auto", "portrait", "landscape"]), default="auto", show_default=True)
@click.option(
    "--scale", type=click.FloatRange(0.1, 8), metavar="X", help="Pixels of a PNG for one of the diagram; 2 if it fits."
)
@click.option(
    "--engine", default="embedded", metavar="DOT", help="A dot program of your own in place of the embedded one."
)
@schemes_option
def export(
    map_path: str,
    name: str,
    output: Path | None,
    folder: Path | None,
    language: str,
    depth: int | None,
    focus: str,
    show: str,
    all_languages: bool,
    theme: str,
    style_name: str,
    layout: str,
    max_nodes: int | None,
    font: str,
    page: str,
    orientation: str,
    scale: float | None,
    engine: str,
    scheme_files: tuple[Path, ...],
) -> None:
    """Write a map in another format: a diagram, an outline, data."""
    format_ = find_format(name or ("svg" if folder is not None else _told_by(output)))
    if output is not None and str(output) != STDIN:
        _check_output(output, format_, map_path)
    map_, _ = load_or_exit(map_path)
    check_focus(map_, focus)
    options = ExportOptions(
        language=check_language(map_, language),
        all_languages=all_languages,
        theme=theme,
        layout=layout,
        style=style_name,
        max_nodes=max_nodes,
        font=font,
        page=page,
        orientation=orientation,
        scale=scale,
        depth=depth,
        focus=focus,
        show=show,
        evaluate=settings(),
        engine=engine,
        schemes=catalogue(scheme_files),
    )
    if max_nodes is not None and folder is None and format_.name in _DIAGRAMS:
        _say_fold(map_, options, max_nodes)
    if folder is not None:
        _write_set(map_, format_, options, folder, map_path)
        return
    data = format_.load()(map_, options)
    if output is None or str(output) == STDIN:
        if sys.stdout.isatty() and b"\0" in data[:1000]:
            raise click.UsageError("this format is not for a terminal; name a file with -o")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_atomically(output, data)


def _check_output(output: Path, format_: Format, map_path: str) -> None:
    """Refuse to write over a map, and to write one format under the name of another."""
    if output.name.endswith((SUFFIX, ".yaml", ".yml")) or (
        output.exists() and Path(map_path).exists() and output.samefile(map_path)
    ):
        raise click.UsageError(f"{output} is the name of a map; choose another one for the {format_.name}")
    if output.is_dir():
        raise click.UsageError(f"{output} is a folder; name a file in it, or draw a set with --set")
    told = _format_of(output)
    if told is not None and told.suffix.rpartition(".")[2] != format_.suffix.rpartition(".")[2]:
        raise click.UsageError(f"{output} would hold {format_.name}; give it the ending .{format_.suffix}")


def _say_fold(map_: ArgumentMap, options: ExportOptions, most: int) -> None:
    """Say what ``--max-nodes`` leaves out of a diagram."""
    from argmap.diagrams.scene import fold_to

    top = map_[options.focus] if options.focus else map_.root
    fold = fold_to(map_, top, options.depth, most)
    if fold is not None:
        say(
            f"{fold.shown} of {fold.total} nodes are shown, to level {fold.depth} (--max-nodes {most}); the rest is "
            "folded and counted on the cards; --set DIR draws every branch, --focus ID one of them"
        )


def _told_by(output: Path | None) -> str:
    """The format that a file's ending stands for."""
    if output is None:
        raise click.UsageError("name a format (-t svg) or a file (-o map.svg)")
    format_ = _format_of(output)
    if format_ is None:
        raise click.UsageError(f"no format ends in {output.suffix or output.name}; name one with -t")
    return format_.name


def _format_of(output: Path) -> Format | None:
    """The format whose files end as this one does."""
    # The longest first: `.links.csv` ends in `.csv` too.
    for format_ in sorted(formats().values(), key=lambda each: -len(each.suffix)):
        if output.name.lower().endswith(f".{format_.suffix}"):
            return format_
    return None


def _write_set(map_: ArgumentMap, format_: Format, options: ExportOptions, folder: Path, map_path: str) -> None:
    if not format_.pictorial:
        raise click.UsageError(f"--set is for diagrams; {format_.name} is written whole")
    stem = "map" if map_path == STDIN else stem_of(Path(map_path))
    diagrams = dict(diagram_set(map_, stem, format_, options))
    for name, data in zip(diagrams, format_.export_set(map_, list(diagrams.values())), strict=True):
        write_atomically(folder / name, data)
        say(str(folder / name))
