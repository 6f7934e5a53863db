"""The options that several commands share, each declared once, and the map that most commands read."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import F, document_language, map_or_exit, say, style, warn_of_language
from argmap.cli.output import check_no_input
from argmap.diagrams.options import TREES
from argmap.i18n import _
from argmap.i18n.punctuation import LIST_COMMA, SEMICOLON
from argmap.loading import Loaded
from argmap.model import ArgumentMap, Semantics
from argmap.project import Project

if TYPE_CHECKING:
    from argmap.evaluation import Assumptions

map_argument = click.argument("map_path", metavar="MAP", type=click.Path(allow_dash=True))

_LANGUAGE: dict[str, Any] = {
    "metavar": "TAG",
    "default": "",
    "help": "Language of texts and messages, such as en or zh.",
}

language_option = click.option("-l", "--lang", "language", **_LANGUAGE)
"""``--lang TAG`` of a command that writes a document; `argmap.cli.root` makes its messages speak it, too."""


text_language_option = click.option(
    "-l",
    "--lang",
    "language",
    metavar="TAG",
    default="",
    help="Language of the given text (default: the map's primary language).",
)
"""``--lang TAG`` of a command that is given texts for a map."""


def _warn_of_language(ctx: click.Context, param: click.Parameter, value: str) -> None:
    warn_of_language(value)


messages_option = click.option("-l", "--lang", expose_value=False, callback=_warn_of_language, **_LANGUAGE)
"""``--lang TAG`` of a command that has nothing but messages."""

dry_run_option = click.option("-n", "--dry-run", is_flag=True, help="Show the difference; write nothing.")

force_option = click.option("--force", is_flag=True, help="Replace an existing file.")

show_option = click.option(
    "--show",
    type=click.Choice(["status", "strength"]),
    callback=lambda ctx, param, value: value or "",
    help="Show each node's computed status or strength.",
)

theme_option = click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="Colours of diagrams; auto follows the reader's system (light in PDF and PNG).",
)

style_option = click.option(
    "--style",
    "style_name",
    default="default",
    metavar="NAME|FILE",
    help="Style of diagrams: default, print (greyscale), high-contrast, colour-blind, or a TOML file.",
)


def layout_option(layouts: Sequence[str] = TREES) -> Callable[[F], F]:
    """The option of the layout, with those that a command has."""
    return click.option(
        "--layout",
        type=click.Choice(layouts),
        default=layouts[0],
        show_default=True,
        help="Layout of diagrams.",
    )


def all_options(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator; help shows them in this order."""

    def add(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add


view_options = all_options(
    click.option("--depth", type=click.IntRange(min=0), metavar="N", help="Show N levels below the top node."),
    click.option("--focus", default="", metavar="ID", help="Put this node at the top instead of the thesis."),
)
"""The options that say which part of a map is shown."""


layer_options = all_options(
    click.option(
        "--layer", "layers", multiple=True, metavar="FILE", type=click.Path(), help="Add a layer; repeatable."
    ),
    click.option(
        "--layers",
        "beside",
        type=click.Choice(["all", "none"]),
        callback=lambda ctx, param, value: {"all": True, "none": False}.get(value),
        help="Add all layers in the map's folder, or none.",
    ),
)
"""The options that say which layers a map has; the command receives ``layers`` and ``beside`` of `Project.load`."""


def in_unicode(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """A callback for what is written into a map: bytes that are no text would make the file unreadable.

    Raises:
        click.BadParameter: the terminal or the script sent bytes that are not UTF-8.
    """
    for text in value if isinstance(value, tuple) else [value or ""]:
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise click.BadParameter(_("this is not valid UTF-8"), ctx, param)
    return value


# Source texts and schemes


def _sources(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, Path]:
    named = {}
    for value in values:
        name, equals, file = value.partition("=")
        if not equals or not file:
            raise click.BadParameter(_("write ID=FILE, such as paper=texts/paper.txt"), ctx, param)
        if not Path(file).is_file():
            raise click.BadParameter(_("file not found: {path}").format(path=file), ctx, param)
        named[name] = Path(file)
    return named


source_option = click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="ID=FILE",
    callback=_sources,
    help="File with the text of a source; repeatable.",
)
"""``--source ID=FILE``; the command receives a mapping from id to path."""

schemes_option = click.option(
    "--schemes",
    "schemes",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with custom argumentation schemes; repeatable.",
)
"""``--schemes FILE``; the command receives a tuple of paths."""


def _check_sources(map_: ArgumentMap, named: Iterable[str]) -> None:
    """See to it that ``--source`` names sources of the map.

    Raises:
        click.BadParameter: one is none; those there are, are listed.
    """
    for name in named:
        if name not in map_.works:
            known = _(LIST_COMMA).join(map_.works) or _("none")
            message = _("the map has no source `{id}`; it has: {known}").format(id=name, known=known)
            raise click.BadParameter(message, param_hint="--source")


def _warn_of_unreadable(project: Project, loaded: Loaded, map_: ArgumentMap) -> None:
    """Say which texts are there but cannot be read."""
    from argmap.sources.extract import ExtractionError

    library = project.library(loaded)
    for work in map_.works.values():
        try:
            library.text(work)
        except ExtractionError as error:
            say(f"{style(_('warning:'), 'warning')} {error}{_(SEMICOLON)}{error.hint}")


# Evaluation


def _credences(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, float]:
    credences = {}
    for pair in given:
        node, equals, number = pair.rpartition("=")
        try:
            credences[node.strip()] = float(number)
        except ValueError:
            equals = ""
        if not equals or not node.strip():
            raise click.BadParameter(_("write ID=NUMBER, such as demand=0.9, not `{pair}`").format(pair=pair))
    return credences


evaluation_options = all_options(
    click.option(
        "--semantics",
        type=click.Choice([str(one) for one in Semantics]),
        help="How strength is computed (default: ratio, or as set in the settings).",
    ),
    click.option(
        "--credence",
        "credences",
        multiple=True,
        metavar="ID=NUMBER",
        callback=_credences,
        help="Set a node's base score (0–1) for a what-if; repeatable.",
    ),
    click.option(
        "--accept", "accepted", multiple=True, metavar="ID", help="Assume that a node is accepted; repeatable."
    ),
    click.option(
        "--reject", "rejected", multiple=True, metavar="ID", help="Assume that a node is rejected; repeatable."
    ),
)


# The map


def _check_outputs(asked: Mapping[str, Any], inputs: Iterable[Path]) -> None:
    """See to it that no file that a command writes replaces one that it reads, options such as ``--style`` included.

    Raises:
        click.BadParameter: one does.
    """
    output = asked.get("output")
    if output is not None:
        files = (asked.get(name) for name in ("style_name", "csl", "font"))
        check_no_input(output, [*inputs, *(Path(file) for file in files if file)])


@dataclass(frozen=True)
class Given:
    """What a command is given: a map, the file that it comes from, the project, and how the user wants it."""

    project: Project
    loaded: Loaded
    map: ArgumentMap
    language: str
    """The language of documents."""
    assumed: Assumptions
    """What `evaluation_options` assume."""

    @property
    def name(self) -> str:
        """What messages call the file."""
        return self.loaded.source.name


def takes_map(
    *, sources: bool = False, schemes: bool = False, evaluation: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The argument MAP with the options for its layers and language, and for what else is asked for.

    The command receives a `Given` as its first argument. Where the map has errors they are shown, and it does not run.
    """
    wanted: Sequence[Any] = [
        map_argument,
        layer_options,
        language_option,
        *([source_option] if sources else []),
        *([schemes_option] if schemes else []),
        *([evaluation_options] if evaluation else []),
    ]

    def add(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def call(
            map_path: str,
            layers: tuple[str, ...],
            beside: bool | None,
            language: str,
            sources: dict[str, Path] | None = None,
            schemes: tuple[Path, ...] = (),
            semantics: str | None = None,
            credences: dict[str, float] | None = None,
            accepted: tuple[str, ...] = (),
            rejected: tuple[str, ...] = (),
            **others: Any,
        ) -> None:
            from argmap.evaluation import AssumptionError, Assumptions

            project = Project.find(
                sources=sources, schemes=schemes, semantics=Semantics(semantics) if semantics else None
            )
            loaded = project.load(map_path, layers, beside=beside)
            map_ = map_or_exit(loaded)
            assumed = Assumptions(
                {map_.named(node): credence for node, credence in (credences or {}).items()},
                frozenset(map(map_.named, accepted)),
                frozenset(map(map_.named, rejected)),
            )
            try:
                assumed.verify(map_)
            except AssumptionError as error:
                raise click.UsageError(str(error)) from None
            _check_outputs(others, project.inputs(loaded))
            given = Given(project, loaded, map_, document_language(project, map_, language), assumed)
            if sources is not None:
                _check_sources(map_, sources)
                _warn_of_unreadable(project, loaded, map_)
            command(given, **others)

        decorated: Callable[..., None] = all_options(*wanted)(call)
        return decorated

    return add
