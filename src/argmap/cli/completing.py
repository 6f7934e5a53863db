"""What a shell completes: for each kind of value, named as in the help, the values there are."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator

import click
from click.shell_completion import CompletionItem

from argmap.loading import STDIN, load

Proposals = Iterator[tuple[str, str]]
"""Values, each with a word of explanation."""


def attach(command: click.Command) -> None:
    """Let a command complete the values of its arguments and options."""
    for param in command.params:
        named = param.metavar or (param.name or "").upper()
        word = named.strip("[].")
        if word == "VERSION" or word.endswith("|FILE"):
            param.shell_complete = _files  # type: ignore[method-assign]
        elif (known := _KNOWN.get(word)) is not None and not (command.name == "schemes" and word == "ID"):
            complete = functools.partial(_complete, param, known)
            param.shell_complete = complete  # type: ignore[method-assign]


def _files(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def _complete(
    param: click.Parameter, known: Callable[[click.Context], Proposals], ctx: click.Context, incomplete: str
) -> list[CompletionItem]:
    # `--ignore AM303,AM5`: the last of several is completed.
    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(before + comma + value, help=said or None)
        for value, said in known(ctx)
        if value.startswith(last)
    ]


def _map_path(ctx: click.Context) -> str:
    """The file of the map that is named before; after an option without its value, click has not read it."""
    path = ctx.params.get("map_path") or next(iter(ctx.args), "")
    return "" if path == STDIN else path


def _ids(ctx: click.Context) -> Proposals:
    """The nodes of the map that is named before."""
    loaded = load(_map_path(ctx), ctx.params.get("layers") or ())
    map_ = loaded.map or loaded.partial
    if map_ is not None:
        for node in map_.nodes.values():
            yield node.id, str(node.text)[:60]


def _assignments(ctx: click.Context) -> Proposals:
    return ((f"{node}=", said) for node, said in _ids(ctx))


def _rules(ctx: click.Context) -> Proposals:
    from argmap.checks import RULES

    for rule in RULES.values():
        yield rule.code, rule.name
        if ctx.command.name == "rule":
            yield rule.name, rule.code


def _formats(ctx: click.Context) -> Proposals:
    if ctx.command.name == "import":
        from argmap.interchange import importers

        return ((name, "") for name in importers())
    from argmap.exporters import formats

    return ((name, "") for name in formats())


def _languages(ctx: click.Context) -> Proposals:
    """The languages of the map, and those in which argmap has messages."""
    from argmap.i18n.messages import languages

    known = load(_map_path(ctx)).partial
    return ((tag, "") for tag in dict.fromkeys([*(known.languages if known else ()), *languages()]))


def _keys(ctx: click.Context) -> Proposals:
    from argmap.model.kinds import GROUPS
    from argmap.syntax.fields import NODE_KEYS

    return ((key, "") for key in NODE_KEYS if key != "id" and key not in GROUPS)


_KNOWN: dict[str, Callable[[click.Context], Proposals]] = {
    **dict.fromkeys(("ID", "PARENT", "CLAIM", "TARGET"), _ids),
    "ID=NUMBER": _assignments,
    "CODE": _rules,
    "FORMAT": _formats,
    "TAG": _languages,
    "KEY": _keys,
}
"""By what the help calls a value."""
