"""What commands that look schemes up share: the option that names files of them, and the catalogue that they make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from argmap.config import Config, find_config
from argmap.schemes import Catalogue

schemes_option = click.option(
    "--schemes",
    "scheme_files",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Further argumentation schemes, beside argmap's own.",
)
"""``--schemes FILE``, as often as there are files; the command receives a tuple of paths."""


def catalogue(named: Sequence[Path] = (), settings: Config | None = None) -> Catalogue:
    """The schemes of argmap with those of the settings and of the command line; of two with one id the latter holds.

    Nothing is read yet.

    Raises:
        ConfigError: the settings are needed and cannot be used.
    """
    settings = settings or find_config()
    return Catalogue((*settings.scheme_files(), *named))
