"""``argmap questions``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from argmap.cli.commands.schema import put_beside
from argmap.cli.common import check_focus, check_language, layered_map_argument, load_or_exit, path_from, say, style
from argmap.cli.output import deliver
from argmap.cli.scheme_options import catalogue, schemes_option
from argmap.files import write_atomically
from argmap.loading import SUFFIX, Loaded, load
from argmap.model import ArgumentMap
from argmap.rendering.terminal import plain
from argmap.schemes import Asked, asked, unnamed


@click.command(
    epilog="\b\nExamples:\n  argmap questions essay.argmap.yaml\n"
    "  argmap questions essay.argmap.yaml --node demand --lang zh\n"
    "  argmap questions essay.argmap.yaml --all --format md > questions.md\n"
    "  argmap questions essay.argmap.yaml --format layer -o essay.critique.argmap.yaml\n\n"
    "A question is answered under `inference.answers` of its node, or under `answers` in a layer (`--format layer`\n"
    "begins one). `argmap schemes ID` shows a scheme with all its questions."
)
@layered_map_argument
@click.option("--node", "node_id", default="", metavar="ID", help="Only the questions put to this node.")
@click.option("--all", "everything", is_flag=True, help="Answered questions as well, with their answers.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "layer"]),
    default="text",
    help="Form of the list; layer is a file to be filled in.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
@click.option("-l", "--lang", "language", default="", metavar="TAG", help="Language; the map's first by default.")
@schemes_option
def questions(
    map_path: str,
    node_id: str,
    everything: bool,
    form: str,
    output: Path | None,
    language: str,
    scheme_files: tuple[Path, ...],
) -> None:
    """List the critical questions that a map leaves open, node by node."""
    map_, loaded = load_or_exit(map_path)
    check_focus(map_, node_id, option="--node")
    language = check_language(map_, language)
    found = [each for each in asked(map_, catalogue(scheme_files)) if node_id in ("", each.node_id)]
    if form == "layer":
        if everything or language != map_.primary_language:
            raise click.UsageError("--format layer holds the open questions, in all languages; leave --all and --lang")
        _write_layer(map_, loaded, [each for each in found if each.answer is None], output)
        return

    from argmap.reports import questions as report

    nameless = [node for node in unnamed(map_) if node_id in ("", node.id)]
    made = report.QuestionReport(map_, found, nameless, everything)
    if form == "json":
        text = report.render_json(made, loaded.source.name)
    elif form == "md":
        text = report.render_markdown(made, language).rstrip("\n")
    else:
        text = "\n".join(report.render_text(made, language, style if output is None else plain))
    deliver(text, output)


def _write_layer(map_: ArgumentMap, loaded: Loaded, found: Sequence[Asked], output: Path | None) -> None:
    """Write a layer that asks the questions; a file that is there may hold somebody's answers, and stays."""
    from argmap.authoring.question_layer import question_layer

    if loaded.path is None:
        raise click.UsageError("a layer names the map that it extends: give the path of a file in place of -")
    # Of layers that lie side by side the new one can extend only the last.
    below = load(loaded.path).map if len(loaded.stack) > 2 else map_
    found = [each for each in found if below is not None and each.node_id in below.nodes]
    if not found:
        say("no critical question is open; there is nothing to fill in")
        return
    if output is not None and not output.name.endswith((".yaml", ".yml")):
        output = output.with_name(output.name + SUFFIX)
    if output is not None and output.exists():
        raise click.ClickException(f"{output} exists, and may hold answers; choose another name")
    text = question_layer(map_, found, path_from(output.parent if output else Path(), loaded.path))
    if output is None:
        deliver(text, None)
    else:
        write_atomically(output, text.encode())
        put_beside(output)
        say(f"{output} is written")
        say(f"Next: fill in what you have to say, then `argmap check {output}`")
