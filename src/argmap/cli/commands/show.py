"""``argmap show``."""

from __future__ import annotations

import click

from argmap.cli.common import find_node
from argmap.cli.options import Given, show_option, takes_map, view_options
from argmap.exporters import ExportOptions
from argmap.rendering.terminal import commanding_nothing


@click.command(
    epilog="\b\nExamples:\n  argmap show essay.argmap.yaml\n  argmap show essay.argmap.yaml --depth 2 --lang en\n"
    "  argmap show essay.argmap.yaml --focus main-objection --show status"
)
@takes_map(schemes=True)
@view_options
@show_option
def show(given: Given, depth: int | None, focus: str, show: str) -> None:
    """Show a map as a tree in the terminal."""
    if focus:
        focus = find_node(given.map, focus, "--focus").id
    options = ExportOptions(
        language=given.language,
        depth=depth,
        focus=focus,
        show=show,
        evaluate=given.project.evaluation,
        schemes=given.project.catalogue,
    )

    from rich.console import Console

    from argmap.reports.tree import show as tree

    console = Console(highlight=False, soft_wrap=False)
    with console.capture() as shown:
        console.print(tree(given.map, options))
    click.echo(commanding_nothing(shown.get()), nl=False, color=True)
