"""``argmap add``, ``set``, ``move``, ``rename``, ``remove``, ``link``, ``unlink``: edits on the author's own text."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import Any

import click

from argmap.authoring.change import Change, Operation
from argmap.authoring.errors import EditError
from argmap.authoring.keys import takes_languages
from argmap.authoring.operations import (
    Add,
    Children,
    Delete,
    DeleteTop,
    Link,
    Move,
    Remove,
    Rename,
    Set,
    SetTop,
    Unlink,
)
from argmap.authoring.position import Position
from argmap.authoring.remove import children_of
from argmap.cli.common import say
from argmap.cli.editing import carry_out
from argmap.cli.options import (
    all_options,
    dry_run_option,
    in_unicode,
    map_argument,
    messages_option,
    text_language_option,
)
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.loading import Loaded
from argmap.model.kinds import GROUPS, LINKS, Kind, Relation
from argmap.syntax.fields import LOCALIZED_FILE_KEYS

_KINDS = {kind.value: kind for kind in Kind if kind is not Kind.THESIS} | {
    group: info.kind for group, info in GROUPS.items()
}
"""A kind by its name or by its group's: both are natural to type."""

_kind = click.Choice(list(_KINDS))
_position_options = all_options(
    click.option("--first", is_flag=True, help="Before the other nodes of its kind."),
    click.option("--last", is_flag=True, help="After them (default)."),
    click.option("--before", metavar="ID", default="", help="Right before this sibling."),
    click.option("--after", metavar="ID", default="", help="Right after this sibling."),
)


def _position(first: bool, last: bool, before: str, after: str) -> Position:
    if sum(map(bool, (first, last, before, after))) > 1:
        raise click.UsageError(_("give only one of `--first`, `--last`, `--before` and `--after`"))
    if before or after:
        return Position("before" if before else "after", before or after)
    return Position("first" if first else "last")


@click.command(
    epilog="\b\nExamples:\n"
    '  argmap add essay.argmap.yaml thesis premise demand "Many people ask for it."\n'
    '  argmap add essay.argmap.yaml demand evidence survey "Two in three ask" \\\n'
    '      --set text.zh="三分之二的人要求" --set basis=poll --set cites=10 --first\n'
    '  argmap add essay.argmap.yaml demand caveat year --dry-run -- "- one year"\n\n'
    "The KEY of --set can be a path: text.en, forecast.due, inference.warrant.en. Repeat the option for each list item."
)
@map_argument
@click.argument("parent", metavar="PARENT")
@click.argument("kind", metavar="KIND", type=_kind)
@click.argument("words", metavar="[ID] TEXT", nargs=-1, required=True, callback=in_unicode)
@text_language_option
@click.option(
    "--set",
    "keys",
    metavar="KEY=VALUE",
    multiple=True,
    callback=in_unicode,
    help="Set another key of the node; repeatable.",
)
@_position_options
@dry_run_option
def add(
    map_path: str,
    parent: str,
    kind: str,
    words: tuple[str, ...],
    language: str,
    keys: tuple[str, ...],
    dry_run: bool,
    **where: Any,
) -> None:
    """Add a node under PARENT.

    KIND is premise, evidence, caveat, objection or consequence. Without ID, the node gets one made from TEXT.
    """
    operation = adding(parent, kind, words, language, keys, **where)
    result = carry_out(map_path, dry_run, lambda loaded: [operation])
    if not operation.node and result.before.map and result.after.map:
        for made in result.after.map.nodes.keys() - result.before.map.nodes.keys():
            say(_("its id is `{id}`").format(id=made))


_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)*")
"""What is hardly a sentence."""


def adding(parent: str, kind: str, words: tuple[str, ...], language: str, keys: tuple[str, ...], **where: Any) -> Add:
    """What `argmap add` does, as a value."""
    if len(words) > 2:
        message = _("write TEXT in quotes; there are {count} words after KIND, instead of ID and TEXT")
        raise click.UsageError(message.format(count=len(words)))
    node, text = words if len(words) == 2 else ("", words[0])
    if not node and _IDENTIFIER.fullmatch(text):
        raise click.UsageError(_("`{word}` seems to be an ID; add TEXT after it").format(word=text))
    wanted: dict[tuple[str, ...], list[str]] = {}
    for pair in keys:
        key, equals, value = pair.partition("=")
        if not equals:
            raise click.BadParameter(_("write KEY=VALUE, not `{pair}`").format(pair=pair), param_hint="--set")
        wanted.setdefault(tuple(key.strip().split(".")), []).append(value)
    typed = (("text",), [text]), *wanted.items()
    return Add(parent, _KINDS[kind], node, position=_position(**where), typed=typed, language=language)


@click.command(
    "set",
    epilog="\b\nExamples:\n"
    '  argmap set essay.argmap.yaml demand text "Readers ask for it."\n'
    '  argmap set essay.argmap.yaml demand text "读者要求如此。" --lang zh\n'
    "  argmap set essay.argmap.yaml demand forecast.due 2029-01-20\n"
    "  argmap set essay.argmap.yaml survey cites 10 11\n"
    '  argmap set essay.argmap.yaml survey at "first words … last words"\n'
    "  argmap set essay.argmap.yaml demand forecast --delete\n"
    '  argmap set essay.argmap.yaml --map title "Sunday hours"\n'
    "  argmap set essay.argmap.yaml --map languages en zh\n"
    "  argmap set essay.argmap.yaml --map expect.thesis qualified\n\n"
    "With --map, there is no ID: KEY is title, languages, summary or expect.ID; in a layer also by or extends. "
    "`argmap source` changes the sources.",
)
@map_argument
@click.argument("node", metavar="ID")
@click.argument("key", metavar="KEY", required=False, default="", callback=in_unicode)
@click.argument("values", metavar="[VALUE]...", nargs=-1, callback=in_unicode)
@text_language_option
@click.option("--map", "of_map", is_flag=True, help="Set a key of the map itself; omit ID.")
@click.option("--delete", is_flag=True, help="Delete the key.")
@dry_run_option
def set_(
    map_path: str,
    node: str,
    key: str,
    values: tuple[str, ...],
    language: str,
    of_map: bool,
    delete: bool,
    dry_run: bool,
) -> None:
    """Set or delete a key of a node, or of the map itself.

    KEY can be a path: text.en, forecast.due, inferences.ID.warrant.
    """
    operation = setting(node, key, values, language, of_map, delete)
    carry_out(map_path, dry_run, lambda loaded: [operation])


def setting(
    node: str, key: str, values: tuple[str, ...], language: str, of_map: bool, delete: bool
) -> Set | Delete | SetTop | DeleteTop:
    """What `argmap set` does, as a value."""
    if of_map:
        # There is no ID: the words move up by one place.
        node, key, values = "", node, (*((key,) if key else ()), *values)
    elif not key:
        missing = click.get_current_context()
        raise click.MissingParameter(
            ctx=missing, param=next(each for each in missing.command.params if each.name == "key")
        )
    if delete and values:
        raise click.UsageError(_("`--delete` takes no value"))
    path = tuple(key.split("."))
    # `--lang` also chooses the language of messages, so it may come with a key that has none.
    if language and (path[0] in LOCALIZED_FILE_KEYS if of_map else takes_languages(path)):
        path = (*path, language)
    if of_map:
        return DeleteTop(path) if delete else SetTop(path, values)
    return Delete(node, path) if delete else Set(node, path, values)


@click.command(
    epilog="\b\nExamples:\n  argmap move essay.argmap.yaml survey staff\n"
    "  argmap move essay.argmap.yaml survey demand --first\n"
    "  argmap move essay.argmap.yaml doubt thesis objection --after cost"
)
@map_argument
@click.argument("node", metavar="ID")
@click.argument("parent", metavar="PARENT")
@click.argument("kind", metavar="[KIND]", type=_kind, required=False)
@_position_options
@dry_run_option
@messages_option
def move(map_path: str, node: str, parent: str, kind: str | None, dry_run: bool, **where: Any) -> None:
    """Move a node, with its children and comments, under PARENT.

    KIND changes its kind.
    """
    operation = moving(node, parent, kind, **where)
    carry_out(map_path, dry_run, lambda loaded: [operation])


def moving(node: str, parent: str, kind: str | None, **where: Any) -> Move:
    """What `argmap move` does, as a value."""
    return Move(node, parent, _KINDS[kind] if kind else None, _position(**where))


@click.command(
    epilog="\b\nExamples:\n  argmap rename essay.argmap.yaml demand readers-ask\n"
    "  argmap rename essay.argmap.yaml thesis sunday --dry-run"
)
@map_argument
@click.argument("old", metavar="ID")
@click.argument("new", metavar="NEW-ID")
@dry_run_option
@messages_option
def rename(map_path: str, old: str, new: str, dry_run: bool) -> None:
    """Rename a node and update all references to it.

    ID may be an inference of a node: claim/inference.
    """
    carry_out(map_path, dry_run, lambda loaded: [Rename(old, new)])


@click.command(
    epilog="\b\nExamples:\n  argmap remove essay.argmap.yaml letters\n"
    "  argmap remove essay.argmap.yaml demand --with-children --drop-links\n"
    "  argmap remove essay.argmap.yaml demand --lift"
)
@map_argument
@click.argument("node", metavar="ID")
@click.option("--with-children", is_flag=True, help="Also remove its children.")
@click.option("--lift", is_flag=True, help="Move its children up to its parent.")
@click.option("--drop-links", is_flag=True, help="Also delete links to the removed nodes.")
@dry_run_option
@messages_option
def remove(map_path: str, node: str, with_children: bool, lift: bool, drop_links: bool, dry_run: bool) -> None:
    """Remove a node.

    In a terminal, argmap asks what to do with its children.
    """
    operation = removing(node, with_children, lift, drop_links)

    def make(loaded: Loaded) -> list[Operation]:
        asked = operation.children is Children.REFUSE
        return [replace(operation, children=_ask(loaded, node)) if asked else operation]

    carry_out(map_path, dry_run, make)


def removing(node: str, with_children: bool, lift: bool, drop_links: bool) -> Remove:
    """What `argmap remove` does where nobody can be asked, as a value."""
    if with_children and lift:
        raise click.UsageError(_("give only one of `--with-children` and `--lift`"))
    children = Children.REMOVE if with_children else Children.LIFT if lift else Children.REFUSE
    return Remove(node, children, drop_links)


_ANSWERS = {"remove": Children.REMOVE, "lift": Children.LIFT, "keep": Children.REFUSE}


def _ask(loaded: Loaded, node: str) -> Children:
    """What becomes of the nodes below, as the author says on a terminal; nothing is assumed elsewhere."""
    if not _on_terminal():
        return Children.REFUSE
    asked = Change(loaded)
    below = children_of(asked, asked.route(asked.named(node)))
    if not below:
        return Children.REFUSE
    names = _(LIST_COMMA).join(f"`{child}`" for child in below)
    answer = click.prompt(
        _("`{node}` has children: {names}. Remove them too, move them up to its parent, or keep everything").format(
            node=node, names=names
        ),
        type=click.Choice(list(_ANSWERS)),
        default="keep",
        err=True,
    )
    if answer == "keep":
        raise EditError(_("nothing was removed"))
    return _ANSWERS[answer]


def _on_terminal() -> bool:
    return sys.stdin.isatty()


_link_options = all_options(
    map_argument,
    click.argument("origin", metavar="ID"),
    click.argument("relation", metavar="RELATION", type=click.Choice([relation.value for relation in LINKS])),
    click.argument("target", metavar="TARGET"),
    dry_run_option,
    messages_option,
)
_LINK_EXAMPLES = (
    "\b\nExamples:\n  argmap {0} essay.argmap.yaml survey supports staff\n"
    "  argmap {0} essay.argmap.yaml one-year limits demand"
)


@click.command(epilog=_LINK_EXAMPLES.format("link"))
@_link_options
def link(map_path: str, origin: str, relation: str, target: str, dry_run: bool) -> None:
    """Link a node to a node other than its parent.

    RELATION is supports, limits or opposes. TARGET may be an inference of a node: claim/inference.
    """
    carry_out(map_path, dry_run, lambda loaded: [linking(origin, relation, target)])


def linking(origin: str, relation: str, target: str) -> Link:
    """What `argmap link` does, as a value."""
    return Link(origin, Relation(relation), target)


@click.command(epilog=_LINK_EXAMPLES.format("unlink"))
@_link_options
def unlink(map_path: str, origin: str, relation: str, target: str, dry_run: bool) -> None:
    """Remove a link.

    RELATION is supports, limits or opposes.
    """
    carry_out(map_path, dry_run, lambda loaded: [unlinking(origin, relation, target)])


def unlinking(origin: str, relation: str, target: str) -> Unlink:
    """What `argmap unlink` does, as a value."""
    return Unlink(origin, Relation(relation), target)
