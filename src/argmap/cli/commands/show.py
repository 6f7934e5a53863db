"""``argmap show``."""

from __future__ import annotations

import click

from argmap.cli.common import find_node, print_document, say
from argmap.cli.options import Given, show_option, takes_map, view_options
from argmap.exporters import ExportOptions
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.rendering.terminal import commanding_nothing


@click.command(
    epilog="\b\nExamples:\n  argmap show essay.argmap.yaml\n  argmap show essay.argmap.yaml --depth 2 --lang en\n"
    "  argmap show essay.argmap.yaml --focus main-objection --show status\n"
    "  argmap show essay.argmap.yaml --outline > essay.txt"
)
@takes_map(schemes=True)
@view_options
@show_option
@click.option("--outline", is_flag=True, help="Show it as `argmap outline` reads it.")
def show(given: Given, depth: int | None, focus: str, show: str, outline: bool) -> None:
    """Show a map as a tree in the terminal."""
    if focus:
        focus = find_node(given.map, focus, "--focus").id
    if outline:
        _show_outline(given, depth, focus)
        return
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


def _show_outline(given: Given, depth: int | None, focus: str) -> None:
    from argmap.authoring.outlining.writing import outline_of

    text, left_out = outline_of(given.map, given.language, given.map[focus] if focus else given.map.root, depth)
    print_document(text.encode())
    if left_out:
        counts = _(LIST_COMMA).join(f"{key} ({count})" for key, count in left_out.most_common())
        say(_("An outline has no place for: {keys}").format(keys=counts))
