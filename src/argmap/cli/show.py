"""``argmap show``."""

from __future__ import annotations

import click

from argmap.cli.common import check_focus, check_language, layered_map_argument, load_or_exit, view_options
from argmap.exporters import ExportOptions


@click.command(
    epilog="\b\nExamples:\n  argmap show essay.argmap.yaml\n  argmap show essay.argmap.yaml --depth 2 --lang en\n"
    "  argmap show essay.argmap.yaml --focus main-objection"
)
@layered_map_argument
@view_options
def show(map_path: str, language: str, depth: int | None, focus: str) -> None:
    """Show a map as a tree in the terminal."""
    map_, _ = load_or_exit(map_path)
    check_focus(map_, focus)
    options = ExportOptions(language=check_language(map_, language), depth=depth, focus=focus)

    from rich.console import Console

    from argmap.exporters.terminal import show as tree

    Console(highlight=False, soft_wrap=False).print(tree(map_, options))
