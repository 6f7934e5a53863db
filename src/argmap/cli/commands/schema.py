"""``argmap schema``."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import click

from argmap.cli.options import messages_option
from argmap.cli.output import check_output, output_file, write_file
from argmap.config import project_folder
from argmap.files import create
from argmap.i18n import _
from argmap.project import Project
from argmap.syntax.json_schema import json_schema

FILE_NAME = "argmap.schema.json"
"""The file name of the schema next to maps, which their first line names."""


def schema_text() -> str:
    """The JSON Schema as it is written to a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def put_beside(path: Path) -> None:
    """Write the schema into the folder of a new map, whose first line names it; one that is there stays."""
    with contextlib.suppress(FileExistsError):
        create(path.parent / FILE_NAME, schema_text().encode(), within=project_folder(path))


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
    elif output.suffix.lower() != ".json":
        check_output(output)
        raise click.BadParameter(
            _("{path} would contain {format}; name it *.{suffix}").format(
                path=output, format="JSON Schema", suffix="json"
            ),
            param_hint="--output",
        )
    else:
        check_output(output, Project.find().inputs())
        write_file(output, schema_text())
