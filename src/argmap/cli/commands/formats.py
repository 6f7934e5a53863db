"""``argmap formats``."""

from __future__ import annotations

import click

from argmap.exporters import formats as known_formats


@click.command()
def formats() -> None:
    """List the formats that `argmap export` writes."""
    for format_ in known_formats().values():
        click.echo(f"{format_.name:10} {format_.summary} (.{format_.suffix})")
