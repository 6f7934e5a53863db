"""``argmap source``: the sources of a map."""

from __future__ import annotations

import click

from argmap.authoring.operations import AddSource, RemoveSource, RenameSource, SetSource
from argmap.cli.common import say, shown_path
from argmap.cli.editing import carry_out
from argmap.cli.options import Given, dry_run_option, in_unicode, map_argument, messages_option, takes_map
from argmap.i18n import _
from argmap.rendering.rich_text import plain

_pairs = click.argument("pairs", metavar="KEY=VALUE...", nargs=-1, required=True, callback=in_unicode)


@click.group(
    epilog="\b\nExamples:\n"
    "  argmap source list paper.argmap.yaml\n"
    '  argmap source add paper.argmap.yaml report title="Annual report" \\\n'
    '      author="Hill, Jane" issued=2025-03 text=report.pdf\n'
    "  argmap source set paper.argmap.yaml report notes=48\n\n"
    "`argmap source COMMAND --help` explains a command."
)
@messages_option
def source() -> None:
    """List, add, change, remove or rename the sources of a map."""


@source.command(
    epilog="\b\nExamples:\n"
    '  argmap source add paper.argmap.yaml report title="Annual report" \\\n'
    '      author="Hill, Jane" author="Wu, Min"\n'
    "  argmap source add paper.argmap.yaml speech type=speech title.en=Sundays title.zh=星期日\n"
    "  argmap source add paper.argmap.yaml report title=Report text=texts/report.pdf --dry-run\n\n"
    "The keys are those of CSL, and text, sha256 and notes; docs/format.md explains them. Repeat author and other "
    "names for each person. The path of text is relative to the map."
)
@map_argument
@click.argument("name", metavar="ID")
@_pairs
@dry_run_option
@messages_option
def add(map_path: str, name: str, pairs: tuple[str, ...], dry_run: bool) -> None:
    """Add a source after the others.

    The first source of a map is that of all nodes that name none.
    """
    operation = adding(name, pairs)
    carry_out(map_path, dry_run, lambda loaded: [operation])


def adding(name: str, pairs: tuple[str, ...]) -> AddSource:
    """What `argmap source add` does, as a value."""
    return AddSource(name, _typed(pairs))


@source.command(
    "set",
    epilog="\b\nExamples:\n  argmap source set paper.argmap.yaml report issued=2025-03-14 notes=48\n"
    "  argmap source set paper.argmap.yaml report title.zh=年报\n"
    "  argmap source set paper.argmap.yaml report publisher=      deletes the key",
)
@map_argument
@click.argument("name", metavar="ID")
@_pairs
@dry_run_option
@messages_option
def set_(map_path: str, name: str, pairs: tuple[str, ...], dry_run: bool) -> None:
    """Set keys of a source; one without a value is deleted."""
    operation = setting(name, pairs)
    carry_out(map_path, dry_run, lambda loaded: [operation])


def setting(name: str, pairs: tuple[str, ...]) -> SetSource:
    """What `argmap source set` does, as a value."""
    return SetSource(name, _typed(pairs))


@source.command(epilog="\b\nExamples:\n  argmap source remove paper.argmap.yaml report")
@map_argument
@click.argument("source", metavar="ID")
@dry_run_option
@messages_option
def remove(map_path: str, source: str, dry_run: bool) -> None:
    """Remove a source that no node points at."""
    carry_out(map_path, dry_run, lambda loaded: [RemoveSource(source)])


@source.command(epilog="\b\nExamples:\n  argmap source rename paper.argmap.yaml report annual-report")
@map_argument
@click.argument("old", metavar="ID")
@click.argument("new", metavar="NEW-ID")
@dry_run_option
@messages_option
def rename(map_path: str, old: str, new: str, dry_run: bool) -> None:
    """Rename a source, also where nodes name it."""
    carry_out(map_path, dry_run, lambda loaded: [RenameSource(old, new)])


@source.command(
    "list",
    epilog="\b\nExamples:\n  argmap source list paper.argmap.yaml\n"
    "  argmap source list paper.argmap.yaml --source report=report.pdf",
)
@takes_map(sources=True)
def list_(given: Given) -> None:
    """List the sources, how many nodes point at each, and where its text is."""
    library = given.project.library(given.loaded)
    for work in given.map.works.values():
        path = library.find(work)
        nodes = sum(1 for node in given.map if node.source == work.id and (node.at or node.cites))
        where = (
            shown_path(path) if path else _("{path}, not found").format(path=work.text_path) if work.text_path else "–"
        )
        title = plain(work.title.best(given.language)) if work.title else "–"
        say(f"{work.id}\t{nodes}\t{title}\t{where}", err=False)
    if not given.map.works:
        say(_("the map has no sources; add one with `argmap source add`"))


def _typed(pairs: tuple[str, ...]) -> dict[tuple[str, ...], list[str]]:
    """Keys and their values; a key that is repeated has several.

    Raises:
        click.BadParameter: one of the words is no pair.
    """
    found: dict[tuple[str, ...], list[str]] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise click.BadParameter(_("write KEY=VALUE, not `{pair}`").format(pair=pair))
        found.setdefault(tuple(key.strip().split(".")), []).append(value)
    return found
