"""``argmap anchor``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.authoring.errors import EditError, unknown_node
from argmap.authoring.operations import Set
from argmap.cli.common import map_or_exit, no_text, say
from argmap.cli.editing import carry_out
from argmap.cli.options import dry_run_option, in_unicode, map_argument, messages_option, source_option
from argmap.i18n import _
from argmap.loading import STDIN, Loaded
from argmap.project import Project

if TYPE_CHECKING:
    from argmap.diagnostics import Span
    from argmap.sources.text import SourceText

_SHOWN = 5
"""How many of several passages a message lists."""


@click.command(
    epilog="\b\nExamples:\n"
    '  argmap anchor paper.argmap.yaml survey "Two in three of the readers who were asked want Sundays."\n'
    '  argmap anchor paper.argmap.yaml survey "Two in three … Sundays."\n'
    '  argmap anchor paper.argmap.yaml survey "Loans rose in May." --add\n'
    '  argmap anchor paper.argmap.yaml survey "Loans rose in May." --source report=report.pdf\n\n'
    "Copy the words from the text; line breaks, spaces and note marks do not matter. The text is looked for as "
    "`argmap check` does: --source, the settings, the folder of the map, ARGMAP_SOURCES."
)
@map_argument
@click.argument("node", metavar="ID")
@click.argument("words", metavar="WORDS", callback=in_unicode)
@click.option("--add", "adds", is_flag=True, help="Add the passage to those that the node points at.")
@source_option
@dry_run_option
@messages_option
def anchor(map_path: str, node: str, words: str, adds: bool, sources: dict[str, Path], dry_run: bool) -> None:
    """Point a node at the passage of its source with these words.

    `at` gets the fewest words that no other passage has.
    """
    said: list[str] = []

    def make(loaded: Loaded) -> list[Set]:
        from argmap.sources.anchors import fewest_words

        map_ = map_or_exit(loaded)
        named = map_.named(node)
        if named not in map_.nodes:
            raise unknown_node(node, map_.nodes)
        found = map_[named]
        project = Project.find(Path() if map_path == STDIN else Path(map_path), sources=sources)
        text = project.source_texts(loaded).by_id.get(found.source)
        if text is None:
            raise no_text(found.source or next(iter(map_.works), "ID"))
        passage = _passage(text, words, found.source)
        short = fewest_words(text, passage)
        if not short:
            raise EditError(_("`{source}` has this passage more than once, word for word").format(source=found.source))
        said.append(
            _("`{source}`, line {line}: “{passage}”").format(
                source=found.source, line=text.line(passage.start), passage=text.shown(passage)
            )
        )
        return [Set(named, ("at",), [*found.at, short] if adds else [short])]

    carry_out(map_path, dry_run, make, sources=sources)
    for line in said:
        say(line)


def _passage(text: SourceText, words: str, source: str) -> Span:
    """The one passage with these words.

    Raises:
        EditError: there is none, or several; the nearest are named.
    """
    from argmap.sources.anchors import find_passages, nearest

    found = find_passages(text, words)
    if len(found) == 1:
        return found[0]
    if found:
        message = _("`{source}` has these words {count} times; give more words of one of them:{passages}")
        raise EditError(message.format(source=source, count=len(found), passages=_listed(text, found)))
    near = nearest(text, words)
    message = _("`{source}` does not have the words “{words}”").format(source=source, words=near.missing)
    if near.span is not None:
        message += _("; the nearest are on line {line}: “{passage}”").format(
            line=text.line(near.span.start), passage=near.passage
        )
    raise EditError(message)


def _listed(text: SourceText, found: Sequence[Span]) -> str:
    """The sentences that several passages begin in, a line each."""
    lines = []
    for span in found[:_SHOWN]:
        shown = text.shown(text.sentence_at(span.start) or span)
        lines.append("\n  " + _("line {line}: “{passage}”").format(line=text.line(span.start), passage=shown))
    return "".join(lines)
