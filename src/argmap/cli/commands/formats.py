"""``argmap formats``."""

from __future__ import annotations

import click

from argmap.cli.options import messages_option
from argmap.exporters import formats as known_formats
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.interchange import importers


@click.command(epilog="\b\nExamples:\n  argmap formats\n  argmap export essay.argmap.yaml -t svg > essay.svg")
@messages_option
def formats() -> None:
    """List the formats of `argmap export` and `argmap import`."""
    click.echo(_("Written by `argmap export`:"))
    for format_ in known_formats().values():
        click.echo(f"  {format_.name:10} {_(format_.summary)} (.{format_.suffix})")
    click.echo("\n" + _("Read by `argmap import`:"))
    for importer in importers().values():
        endings = _(LIST_COMMA).join(f".{suffix}" for suffix in importer.suffixes)
        click.echo(f"  {importer.name:10} {_(importer.summary)} ({endings})")
