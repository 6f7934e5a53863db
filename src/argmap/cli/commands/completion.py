"""``argmap completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(
    epilog="\b\nAdd one of these to your shell's start-up file:\n"
    '  eval "$(argmap completion bash)"\n'
    '  eval "$(argmap completion zsh)"\n'
    "  argmap completion fish | source"
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a completion script for bash, zsh or fish."""
    from argmap.cli.root import cli

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "argmap", "_ARGMAP_COMPLETE").source())
