"""Where a command writes, and in which format, which the name of the file may decide."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import print_document, say, style
from argmap.config import CONFIG_NAMES, project_folder
from argmap.files import create, write_atomically
from argmap.i18n import C_, _
from argmap.i18n.punctuation import LIST_COMMA
from argmap.loading import STDIN
from argmap.rendering.terminal import harmless, plain

if TYPE_CHECKING:
    from argmap.reports.document.blocks import Document

PAGE_WIDTH = 100
"""Columns of a report that goes into a file or a pipe."""

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".csv": "csv",
    ".json": "json",
    ".svg": "svg",
    ".txt": "text",
    ".sarif": "sarif",
    ".xml": "junit",
}

_OR = C_("before the last item of a list", " or ")

_MAPS = (".yaml", ".yml")
"""Endings of maps and layers, of scheme files and of the settings of other programs."""
_SETTINGS = (".toml", ".csl", *CONFIG_NAMES)
"""Endings of settings and styles."""

Rendered = str | bytes

output_file = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE instead of standard output."
)


@dataclass(frozen=True, slots=True)
class Output:
    """The format that a command writes, and the file; None for standard output."""

    form: str
    path: Path | None = None

    @property
    def style(self) -> Callable[[str, str], str]:
        """The styles of a terminal; none in a file."""
        return style if self.path is None else plain

    @property
    def width(self) -> int:
        """Columns to write on: those of the terminal, if it is one."""
        is_terminal = self.path is None and sys.stdout.isatty()
        return shutil.get_terminal_size().columns if is_terminal else PAGE_WIDTH

    def write(self, renderers: Mapping[str, Callable[[], Rendered]]) -> None:
        """Print what the renderer of the format makes, or write it to the file.

        Raises:
            click.BadParameter: the file has the name of a map or of settings.
        """
        if self.path is not None:
            check_output(self.path)
        made = renderers[self.form]()
        if self.path is None and isinstance(made, bytes):
            print_document(made)
        elif self.path is None:
            say(str(made).rstrip("\n"), err=False)
        else:
            # Half of a surrogate pair, which no author can type, has no UTF-8.
            data = made if isinstance(made, bytes) else (harmless(made.rstrip("\n")) + "\n").encode("utf-8", "replace")
            write_file(self.path, data)

    def write_report(
        self, document: Callable[[], Document], others: Mapping[str, Callable[[], Rendered]] = MappingProxyType({})
    ) -> None:
        """Write a report: by one of the ``others``, where they have its format, else as the document.

        Raises:
            click.BadParameter: the file has the name of a map or of settings.
        """
        from argmap.reports.document import render

        self.write({self.form: lambda: render(document(), self.form, self.width, self.style), **others})


def output_options(*forms: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options ``-o FILE`` and ``--format`` of a command that writes these formats, the first by default.

    The command receives an `Output` as its argument ``out``.
    """

    def add(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def call(*arguments: Any, form: str | None, output: Path | None, **others: Any) -> None:
            if output is not None and str(output) == STDIN:
                output = None
            command(*arguments, out=Output(_form_of(output, form, forms), output), **others)

        return output_file(
            click.option(
                "--format",
                "form",
                type=click.Choice(forms),
                help="Output format (default: inferred from FILE, else the first).",
            )(call)
        )

    return add


def _form_of(output: Path | None, form: str | None, forms: tuple[str, ...]) -> str:
    """The format that is meant: the one asked for, else the one of the file's name, else the first.

    Raises:
        click.BadParameter: the name of the file stands for none of them, or for a map.
    """
    if output is None:
        return form or forms[0]
    inferred = _SUFFIXES.get(output.suffix.lower())
    if form is None and inferred not in forms:
        check_output(output)
        endings = {one: suffix for suffix, one in reversed(_SUFFIXES.items())}
        *most, last = (endings[one] for one in forms if one in endings)
        names = _(_OR).join([_(LIST_COMMA).join(most), last]) if most else last
        raise click.BadParameter(
            _("name a file that ends in {endings}, or use `--format`").format(endings=names), param_hint="--output"
        )
    return form or str(inferred)


def check_output(output: Path, inputs: Iterable[Path | None] = ()) -> None:
    """See to it that what is written does not replace what is read.

    Args:
        output: the file to write. Its name, and that of the file it may be a link to, must not be one of a map, of
            settings or of a style.
        inputs: files that are read; the output must be none of them, under whatever name.

    Raises:
        click.BadParameter: it does.
    """
    for name in (output.name.lower(), Path(os.path.realpath(output)).name.lower()):
        if name.endswith(_MAPS):
            message = _("{path} is named like a map; choose another name")
        elif name.endswith(_SETTINGS):
            message = _("{path} is named like a settings or style file; choose another name")
        else:
            continue
        raise click.BadParameter(message.format(path=output), param_hint="--output")
    check_no_input(output, inputs)


def check_no_input(output: Path, inputs: Iterable[Path | None]) -> None:
    """See to it that what is written does not replace a file that is read.

    Raises:
        click.BadParameter: it does.
    """
    for one in inputs:
        if one is not None and output.exists() and one.exists() and output.samefile(one):
            check_output(output)
            message = _("{path} is a file that argmap reads here, and it would be replaced; choose another name")
            raise click.BadParameter(message.format(path=output), param_hint="--output")


def check_free(path: Path, force: bool) -> None:
    """See to it that a file does not exist, unless it may be replaced.

    Raises:
        click.ClickException: it does.
    """
    if os.path.lexists(path) and not force:
        raise click.ClickException(
            _("{path} exists; choose another name, or replace it with `--force`").format(path=path)
        )


def write_new(path: Path, content: str, force: bool) -> None:
    """Write a new file; with ``force``, it may replace another one.

    Raises:
        click.ClickException: there is one, and it may not be replaced.
        OSError: it cannot be written.
    """
    if force:
        write_atomically(path, content.encode(), within=project_folder(path))
        return
    try:
        create(path, content.encode(), within=project_folder(path))
    except FileExistsError:
        check_free(path, force)
        raise


def write_file(path: Path, content: str | bytes, *, quiet: bool = False) -> None:
    """Write a file in one step, and say so.

    Raises:
        RefusedError: it is a link that leads out of its project.
        OSError: it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    write_atomically(path, data, within=project_folder(path))
    if not quiet:
        say(_("Wrote {path}").format(path=path))
