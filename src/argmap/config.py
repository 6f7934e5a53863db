"""Settings of a project: the table ``[tool.argmap]`` of pyproject.toml, or the file argmap.toml."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

CONFIG_NAMES = ("argmap.toml", "pyproject.toml")


class ConfigError(Exception):
    """A settings file that cannot be used; the message is for the user and names file and key."""


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class CheckConfig(_Table):
    """``[tool.argmap.check]``: which rules are applied. A code may be cut short: AM3 is the whole family."""

    select: list[str] = []
    """Only these rules; all where empty."""
    ignore: list[str] = []
    """Rules to leave out. Errors of the file itself (AM1) cannot be left out."""
    strict: bool = False
    """Warnings make the check fail, too."""

    def selects(self, code: str) -> bool:
        """Whether a rule is applied."""
        wanted = not self.select or code.startswith(tuple(self.select))
        return wanted and not code.startswith(tuple(self.ignore))


class BuildConfig(_Table):
    """``[tool.argmap.build]``: what `argmap build` makes."""

    maps: str = "maps"
    """The folder of the map files."""
    exports: str = "exports"
    """The folder that receives the results."""
    formats: list[str] = ["svg", "md"]
    """The formats to make."""
    theme: Literal["auto", "light", "dark"] = "auto"
    """Theme of the diagrams."""
    layout: Literal["left-right", "top-down", "radial"] = "left-right"
    """Direction of the diagrams."""
    style: Literal["default", "print", "high-contrast", "colour-blind"] = "default"
    """Style of the diagrams."""
    page: Literal["fit", "a4", "a3", "letter"] = "fit"
    """Pages of PDFs."""


class Config(_Table):
    """All settings, and the folder that relative paths are meant from."""

    check: CheckConfig = CheckConfig()
    build: BuildConfig = BuildConfig()
    root: Path = Path()


def find_config(start: Path | None = None) -> Config:
    """The settings that hold for a folder: of the nearest settings file there or above; defaults where there is none.

    Raises:
        ConfigError: the file is not TOML, or has a key or value that argmap does not know.
    """
    start = (start or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            path = folder / name
            if path.is_file() and (table := _table(path)) is not None:
                return _read(table, path)
    return Config(root=start)


def _table(path: Path) -> dict[str, Any] | None:
    """The table of a settings file; None where it has none."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: {error}") from error
    if path.name == "pyproject.toml":
        tools = data.get("tool")
        table = tools.get("argmap") if isinstance(tools, dict) else None
        if table is not None and not isinstance(table, dict):
            raise ConfigError(f"{path}: `tool.argmap` should be a table, [tool.argmap.check] for one")
        return table
    return data


def _read(table: dict[str, Any], path: Path) -> Config:
    if "root" in table:
        raise ConfigError(f"{path}: there is no setting `root`; paths are meant from the folder of this file")
    try:
        return Config.model_validate({**table, "root": path.parent})
    except ValidationError as failed:
        raise ConfigError("\n".join(f"{path}: {_say(error)}" for error in failed.errors())) from failed


def _say(error: ErrorDetails) -> str:
    *tables, key = (str(step) for step in error["loc"])
    place = f"[{'.'.join(tables)}] " if tables else ""
    if error["type"] != "extra_forbidden":
        return f"{place}`{key}`: {error['msg']}"
    models: dict[str, type[_Table]] = {"check": CheckConfig, "build": BuildConfig}
    model = models.get(tables[0], Config) if tables else Config
    near = difflib.get_close_matches(key, model.model_fields, n=1)
    hint = (
        f"did you mean `{near[0]}`?" if near else f"known keys: {', '.join(sorted(set(model.model_fields) - {'root'}))}"
    )
    return f"{place}there is no setting `{key}`; {hint}"
