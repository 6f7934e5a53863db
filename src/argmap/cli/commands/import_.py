"""``argmap import``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.commands.schema import put_beside
from argmap.cli.common import print_document, say
from argmap.cli.errors import EXIT_FINDINGS
from argmap.cli.options import force_option, messages_option
from argmap.cli.output import check_free, check_no_input, write_new
from argmap.i18n import _
from argmap.interchange import find_importer, importer_of
from argmap.loading import STDIN, SUFFIX, load_text
from argmap.reports.diagnostics import text


@click.command(
    "import",
    epilog="\b\nExamples:\n  argmap import essay.json -o essay.argmap.yaml\n"
    "  argmap export essay.argmap.yaml -t json | argmap import - -t json\n\n"
    "`argmap formats` lists the formats.",
)
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@click.option("-t", "--from", "name", default="", metavar="FORMAT", help="Format (inferred from FILE if omitted).")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="MAP", help="Write the map to a file.")
@force_option
@messages_option
def import_(file: str, name: str, output: Path | None, force: bool) -> None:
    """Convert a file in another format to a map."""
    if output is not None and not output.name.endswith((".yaml", ".yml")):
        output = output.with_name(output.name + SUFFIX)
    if output is not None:
        check_free(output, force)
        check_no_input(output, [Path(file)])
    if file == STDIN and not name:
        raise click.UsageError(_("give the format of standard input with `-t` (`argmap formats` lists them)"))
    importer = find_importer(name) if name else importer_of(file)
    imported = importer.read(sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes(), file)
    for message in imported.left_out:
        say(f"{file}: {message}")
    loaded = load_text(imported.text, str(output or file))
    for block in text.render(loaded.source, loaded.diagnostics):
        say(block)
    if output is None:
        print_document(imported.text.encode("utf-8", "replace"))
    else:
        write_new(output, imported.text, force)
        say(_("Wrote {path}").format(path=output))
        put_beside(output)
    if not loaded.ok:
        say(_("The map has errors; correct them in the file, then run `argmap check`."))
        sys.exit(EXIT_FINDINGS)
