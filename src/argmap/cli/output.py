"""Where a command writes, and in which format, which the name of the file may decide."""

from __future__ import annotations

import functools
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.common import print_document, say, style
from argmap.files import write_atomically
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
            click.BadParameter: the file has the name of a map.
        """
        if self.path is not None:
            check_not_a_map(self.path)
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
            click.BadParameter: the file has the name of a map.
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
        check_not_a_map(output)
        endings = {one: suffix for suffix, one in reversed(_SUFFIXES.items())}
        *most, last = (endings[one] for one in forms if one in endings)
        names = _(_OR).join([_(LIST_COMMA).join(most), last]) if most else last
        raise click.BadParameter(
            _("name a file that ends in {endings}, or use `--format`").format(endings=names), param_hint="--output"
        )
    return form or str(inferred)


def check_not_a_map(output: Path) -> None:
    """See to it that a file is not named as maps are.

    Raises:
        click.BadParameter: it is.
    """
    if output.suffix.lower() in (".yaml", ".yml"):
        raise click.BadParameter(
            _("{path} is named like a map; choose another name").format(path=output), param_hint="--output"
        )


def check_free(path: Path, force: bool) -> None:
    """See to it that a file does not exist, unless it may be replaced.

    Raises:
        click.ClickException: it does.
    """
    if path.exists() and not force:
        raise click.ClickException(
            _("{path} exists; choose another name, or replace it with `--force`").format(path=path)
        )


def write_file(path: Path, content: str | bytes, *, quiet: bool = False) -> None:
    """Write a file in one step, and say so.

    Raises:
        OSError: it cannot be written.
    """
    write_atomically(path, content.encode() if isinstance(content, str) else content)
    if not quiet:
        say(_("Wrote {path}").format(path=path))
