"""Settings of a project: the table ``[tool.argmap]`` of pyproject.toml, or the file argmap.toml."""

from __future__ import annotations

import difflib
import os
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from argmap.model.kinds import Kind
from argmap.model.semantics import Semantics

CONFIG_NAMES = ("argmap.toml", "pyproject.toml")


class ConfigError(Exception):
    """A settings file that cannot be used; the message is for the user and names file and key."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, alias_generator=_kebab, populate_by_name=True
    )


class Thresholds(_Table):
    """``[tool.argmap.check.thresholds]``: how much is too much, or too little."""

    max_words: Annotated[int, Field(ge=1)] = 60
    """AM504: words of a text in a language that puts spaces between them."""
    max_cjk_characters: Annotated[int, Field(ge=1)] = 100
    """AM504: characters of a Chinese, Japanese or Korean text."""
    min_coverage: Annotated[float, Field(ge=0, le=1)] | None = None
    """`argmap coverage` fails below this share of mapped sentences, from 0 to 1, unless given ``--min``."""


class CheckConfig(_Table):
    """``[tool.argmap.check]``: which rules are applied. A rule goes by its code, its name or its family (AM3)."""

    select: list[str] = []
    """Only these rules; all where empty."""
    ignore: list[str] = []
    """Rules to leave out. Errors of the file itself (AM1) cannot be left out."""
    severity: dict[str, Literal["error", "warning", "info", "off"]] = {}
    """Rules to raise or to lower. A rule's own entry goes before that of its family."""
    per_file: dict[str, list[str]] = {}
    """Rules to leave out in some maps: by a pattern of their paths, such as ``maps/drafts/*``."""
    strict: bool = False
    """Warnings make the check fail, too."""
    thresholds: Thresholds = Thresholds()
    """Numbers that rules compare with."""
    sources: dict[str, Path] = {}
    """Where the text of a source is, by its id; one that is not there is looked for beside the map as usual."""


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
    show: Literal["", "status", "strength"] = ""
    """The reading that is shown; empty for none."""
    layer_formats: list[str] | None = None
    """The formats that layers are made in, each together with the map below; those of maps where left out."""


Score = Annotated[float, Field(ge=0, le=1)]


class BaseScores(_Table):
    """``[tool.argmap.evaluate.base-scores]``: what a node without ``credence`` begins with, by its kind, from 0 to 1.

    The usual one holds for a kind that is left out: 0.75 for evidence, 0.5 for all others.
    """

    thesis: Score | None = None
    premise: Score | None = None
    evidence: Score | None = None
    caveat: Score | None = None
    objection: Score | None = None

    def by_kind(self) -> dict[Kind, float]:
        """Those that are set."""
        return {Kind(name): score for name, score in self if score is not None}


class EvaluateConfig(_Table):
    """``[tool.argmap.evaluate]``: how the strength of claims is computed."""

    semantics: Semantics = Semantics.QUADRATIC
    """The gradual semantics."""
    base_scores: BaseScores = BaseScores()
    """Base scores of kinds."""


class Config(_Table):
    """All settings, and the folder that relative paths are meant from."""

    check: CheckConfig = CheckConfig()
    build: BuildConfig = BuildConfig()
    evaluate: EvaluateConfig = EvaluateConfig()
    language: str = ""
    """The language of messages, and of documents about maps that have it: a BCP 47 tag. Empty: the locale's for
    messages, the map's first for documents."""
    schemes: list[Path] = []
    """Files of further argumentation schemes."""
    root: Path = Path()
    file: Path | None = None
    """The file that they come from; None where all are the defaults."""

    def check_for(self, path: Path | None) -> CheckConfig:
        """What holds for the check of one map: the settings of its path taken in. None stands for standard input."""
        if path is None or not self.check.per_file:
            return self.check
        place = Path(os.path.relpath(path.absolute(), self.root.absolute())).as_posix()
        left_out = [
            word for pattern, words in self.check.per_file.items() if fnmatchcase(place, pattern) for word in words
        ]
        return self.check.model_copy(update={"ignore": [*self.check.ignore, *left_out]})

    def scheme_files(self) -> list[Path]:
        """The files of schemes that the settings name, as paths from anywhere."""
        return [self.root / path for path in self.schemes]

    def named_sources(self) -> dict[str, Path]:
        """The texts of sources that the settings name and that are there."""
        named = {name: self.root / path for name, path in self.check.sources.items()}
        return {name: path for name, path in named.items() if path.is_file()}


_OWN = {"root", "file"}
"""Fields of the settings that no file sets."""


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
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    table = tool.get("argmap") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: `tool.argmap` should be a table, [tool.argmap.check] for one")
    return table


def _read(table: dict[str, Any], path: Path) -> Config:
    if own := _OWN & set(table):
        raise ConfigError(f"{path}: there is no setting `{min(own)}`; paths are meant from the folder of this file")
    try:
        return Config.model_validate({**table, "root": path.parent, "file": path})
    except ValidationError as failed:
        raise ConfigError("\n".join(f"{path}: {_say(error)}" for error in failed.errors())) from failed


def _say(error: ErrorDetails) -> str:
    *tables, key = (str(step) for step in error["loc"])
    place = f"[{'.'.join(tables)}] " if tables else ""
    if error["type"] != "extra_forbidden":
        return f"{place}`{key}`: {error['msg']}"
    model = _model_of(tables)
    near = difflib.get_close_matches(_kebab(key), _keys(model), n=1)
    return f"{place}there is no setting `{key}`; {f'did you mean `{near[0]}`?' if near else _known(model)}"


def _model_of(tables: list[str]) -> type[_Table]:
    """The model of a table, by the names of the tables that it stands in."""
    model: type[_Table] = Config
    for table in tables:
        field = model.model_fields.get(table.replace("-", "_"))
        if field is not None and isinstance(field.annotation, type) and issubclass(field.annotation, _Table):
            model = field.annotation
    return model


def _keys(model: type[_Table]) -> list[str]:
    return sorted(_kebab(name) for name in model.model_fields if name not in _OWN)


def _known(model: type[_Table]) -> str:
    return f"known keys: {', '.join(_keys(model))}"
