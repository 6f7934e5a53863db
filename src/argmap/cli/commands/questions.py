"""``argmap questions``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from argmap.cli.commands.schema import put_beside
from argmap.cli.common import find_node, map_from, path_from, say
from argmap.cli.options import Given, takes_map
from argmap.cli.output import Output, output_options, write_new
from argmap.i18n import _, current_language
from argmap.loading import SUFFIX
from argmap.rendering.shell import word
from argmap.schemes import Asked, asked, unnamed


@click.command(
    epilog="\b\nExamples:\n  argmap questions essay.argmap.yaml\n"
    "  argmap questions essay.argmap.yaml --node demand --lang zh\n"
    "  argmap questions essay.argmap.yaml --all --format md > questions.md\n"
    "  argmap questions essay.argmap.yaml --format layer -o critique.argmap.yaml\n\n"
    "Answer a question under `inference.answers` of its node (or `inferences.ID.answers`), or under `answers` in a "
    "layer (`ID/QUESTION` for one of several inferences); `--format layer` starts one. `argmap schemes ID` shows a "
    "scheme with all its questions."
)
@takes_map(schemes=True)
@click.option("--node", "node_id", default="", metavar="ID", help="Only the questions about this node.")
@click.option("--all", "everything", is_flag=True, help="Also list answered questions, with their answers.")
@output_options("text", "md", "json", "layer")
def questions(given: Given, node_id: str, everything: bool, out: Output) -> None:
    """List the open critical questions of a map, node by node."""
    map_ = given.map
    if node_id:
        node_id = find_node(map_, node_id, "--node").id
    found = [each for each in asked(map_, given.project.catalogue) if node_id in ("", each.node_id)]
    if out.form == "layer":
        if everything or given.language != given.project.language(map_):
            raise click.UsageError(
                _("`--format layer` writes the open questions in all languages; omit `--all` and `--lang`")
            )
        _write_layer(given, [each for each in found if each.answer is None], out)
        return

    from argmap.reports import questions as report

    nameless = [node for node in unnamed(map_) if node_id in ("", node.id)]
    made = report.QuestionReport(map_, found, nameless, everything)
    # A file is a document about the map; on the terminal, the questions are what argmap asks its user.
    language = current_language() if out.form == "text" else given.language
    out.write_report(lambda: made.document(language), {"json": lambda: report.render_json(made, given.name)})


def _write_layer(given: Given, found: Sequence[Asked], out: Output) -> None:
    """Write a layer that asks the questions; an existing file may contain answers, and is kept."""
    from argmap.authoring.question_layer import question_layer

    map_, loaded = given.map, given.loaded
    if loaded.path is None:
        raise click.UsageError(_("a layer needs the path of its map; give a file instead of -"))
    # Of layers that lie side by side the new one can extend only the last.
    below = given.project.load(loaded.path).map if len(loaded.stack) > 2 else map_
    found = [each for each in found if below is not None and each.node_id in below.nodes]
    if not found:
        say(_("no critical question is open; there is nothing to fill in"))
        return
    path = out.path
    if path is not None and not path.name.endswith((".yaml", ".yml")):
        path = path.with_name(path.name + SUFFIX)
    if path is not None and os.path.lexists(path):
        raise click.ClickException(_("{path} exists and may contain answers; choose another name").format(path=path))
    text = question_layer(map_, found, map_from(path.parent, loaded.path) if path else path_from(Path(), loaded.path))
    if path is None:
        out.write({"layer": lambda: text})
    else:
        write_new(path, text, force=False)
        say(_("Wrote {path}").format(path=path))
        put_beside(path)
        say(_("Next: fill in your answers, then run `argmap check {path}`").format(path=word(str(path))))
