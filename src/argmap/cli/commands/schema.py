"""``argmap schema``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from argmap.cli.options import messages_option
from argmap.cli.output import output_file, write_file
from argmap.files import write_atomically
from argmap.syntax.json_schema import json_schema

FILE_NAME = "argmap.schema.json"
"""The file name of the schema next to maps, which their first line names."""


def schema_text() -> str:
    """The JSON Schema as it is written to a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def put_beside(path: Path) -> None:
    """Write the schema into the folder of a new map, whose first line names it; one that is there stays."""
    beside = path.parent / FILE_NAME
    if not beside.exists():
        write_atomically(beside, schema_text().encode())


@click.command(
    epilog=f"\b\nExamples:\n  argmap schema -o maps/{FILE_NAME}\n\n"
    "The YAML language server of most editors completes and validates maps whose first line is "
    f"`# yaml-language-server: $schema={FILE_NAME}`, with the schema in the same folder."
)
@output_file
@messages_option
def schema(output: Path | None) -> None:
    """Write the JSON Schema of the map format, for editors."""
    if output is None:
        click.echo(schema_text(), nl=False)
    else:
        write_file(output, schema_text())
