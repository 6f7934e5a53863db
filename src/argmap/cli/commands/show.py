"""``argmap show``."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.common import (
    check_focus,
    check_language,
    layered_map_argument,
    load_or_exit,
    show_option,
    view_options,
)
from argmap.cli.evaluation_options import settings
from argmap.cli.scheme_options import catalogue, schemes_option
from argmap.exporters import ExportOptions


@click.command(
    epilog="\b\nExamples:\n  argmap show essay.argmap.yaml\n  argmap show essay.argmap.yaml --depth 2 --lang en\n"
    "  argmap show essay.argmap.yaml --focus main-objection --show status"
)
@layered_map_argument
@view_options
@show_option
@schemes_option
def show(
    map_path: str, language: str, depth: int | None, focus: str, show: str, scheme_files: tuple[Path, ...]
) -> None:
    """Show a map as a tree in the terminal."""
    map_, _ = load_or_exit(map_path)
    check_focus(map_, focus)
    options = ExportOptions(
        language=check_language(map_, language),
        depth=depth,
        focus=focus,
        show=show,
        evaluate=settings(),
        schemes=catalogue(scheme_files),
    )

    from rich.console import Console

    from argmap.reports.tree import show as tree

    Console(highlight=False, soft_wrap=False).print(tree(map_, options))
