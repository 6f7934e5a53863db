"""``argmap formats``."""

from __future__ import annotations

import click

from argmap.cli.options import messages_option
from argmap.exporters import formats as known_formats
from argmap.i18n import _


@click.command(epilog="\b\nExamples:\n  argmap formats\n  argmap export essay.argmap.yaml -t svg > essay.svg")
@messages_option
def formats() -> None:
    """List the formats of `argmap export` and `argmap build`."""
    for format_ in known_formats().values():
        click.echo(f"{format_.name:10} {_(format_.summary)} (.{format_.suffix})")
