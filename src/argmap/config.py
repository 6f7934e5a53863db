"""Settings of a project: the table ``[tool.argmap]`` of pyproject.toml, or the file argmap.toml."""

from __future__ import annotations

import os
import tomllib
import unicodedata
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from argmap.confinement import confined, is_file, is_special, reader_folders, stays_below
from argmap.diagnostics import suggest
from argmap.git import conflicts
from argmap.i18n import N_, _
from argmap.i18n.punctuation import COLON, code_list
from argmap.model.kinds import Kind
from argmap.model.semantics import Joint, Semantics

CONFIG_NAMES = ("argmap.toml", "pyproject.toml")


class ConfigError(Exception):
    """A settings file cannot be used; the message is for the user and names the file and the key."""


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, alias_generator=_kebab, populate_by_name=True
    )


class Thresholds(_Table):
    """``[tool.argmap.check.thresholds]``: limits that rules compare with."""

    max_words: Annotated[int, Field(ge=1)] = 60
    """AM504: words of a text in a language that separates words by spaces."""
    max_cjk_characters: Annotated[int, Field(ge=1)] = 100
    """AM504: characters of a Chinese, Japanese or Korean text."""
    min_coverage: Annotated[float, Field(ge=0, le=1)] | None = None
    """`argmap coverage` fails below this share of mapped sentences, from 0 to 1, unless given ``--min``."""


class CheckConfig(_Table):
    """``[tool.argmap.check]``: which rules apply. A rule is named by its code, its name or its family (AM3)."""

    select: list[str] = []
    """Only these rules; all if empty."""
    ignore: list[str] = []
    """Rules to skip. Errors of the file itself (AM1) cannot be skipped."""
    severity: dict[str, Literal["error", "warning", "info", "off"]] = {}
    """Severities of rules. An entry for a rule takes precedence over one for its family."""
    per_file: dict[str, list[str]] = {}
    """Rules to skip in some maps, by path pattern, such as ``maps/drafts/*``."""
    strict: bool = False
    """Warnings fail the check, too."""
    thresholds: Thresholds = Thresholds()
    """Limits that rules compare with."""
    sources: dict[str, Path] = {}
    """Files of source texts, by source id; a missing file is looked for next to the map as usual."""


class BuildConfig(_Table):
    """``[tool.argmap.build]``: what `argmap build` writes."""

    maps: str = "maps"
    """The folder of the map files."""
    exports: str = "exports"
    """The output folder."""
    formats: list[str] = ["svg", "md"]
    """The output formats."""
    theme: Literal["auto", "light", "dark"] = "auto"
    """Theme of the diagrams."""
    layout: Literal["auto", "left-right", "top-down", "radial", "compact", "poster"] = "auto"
    """Layout of the diagrams."""
    style: Literal["default", "print", "high-contrast", "colour-blind"] = "default"
    """Style of the diagrams."""
    page: Literal["fit", "a4", "a3", "a2", "a1", "letter"] = "fit"
    """Pages of PDFs and posters."""
    show: Literal["", "status", "strength"] = ""
    """The evaluation to show; empty for none."""
    passages: bool = False
    """In documents, the passage of the source that each statement points to."""
    headings: Literal["branches", "sections"] = "branches"
    """The headings of documents: branches of the argument or sections of the source."""
    csl: str = ""
    """Style of the list of sources in documents: the name of a CSL style or a .csl file; empty for argmap's own."""
    layer_formats: list[str] | None = None
    """Output formats for layers, each drawn with its map; the formats of maps if omitted."""


Score = Annotated[float, Field(ge=0, le=1)]


class BaseScores(_Table):
    """``[tool.argmap.evaluate.base-scores]``: base scores, from 0 to 1, of nodes without ``credence``, by kind.

    Defaults: 0.75 for evidence, 0.5 for the other kinds.
    """

    thesis: Score | None = None
    premise: Score | None = None
    evidence: Score | None = None
    caveat: Score | None = None
    objection: Score | None = None
    consequence: Score | None = None

    def by_kind(self) -> dict[Kind, float]:
        """The scores that are set."""
        return {Kind(name): score for name, score in self if score is not None}


class EvaluateConfig(_Table):
    """``[tool.argmap.evaluate]``: how the strength of claims is computed."""

    semantics: Semantics = Semantics.RATIO
    """The gradual semantics."""
    base_scores: BaseScores = BaseScores()
    """Base scores by kind."""
    step: Score = 1.0
    """The base score of the step from reasons to a claim, from 0 to 1."""
    joint: Joint = Joint.ALL
    """How strong a joint step is by ratios: as ``all`` of its members together, or as the ``weakest`` of them."""


class Config(_Table):
    """All settings, and the folder to which paths are relative."""

    check: CheckConfig = CheckConfig()
    build: BuildConfig = BuildConfig()
    evaluate: EvaluateConfig = EvaluateConfig()
    language: str = ""
    """The language of messages, and of documents about maps that have it: a BCP 47 tag. Empty: the locale's for
    messages, the map's first for documents."""
    schemes: list[Path] = []
    """Files of additional argumentation schemes."""
    root: Path = Path()
    file: Path | None = None
    """The settings file; None if there is none."""

    def names(self) -> Iterator[tuple[str, str]]:
        """Every path in the settings, with the key that it is written under."""
        yield "[build] `maps`", self.build.maps
        yield "[build] `exports`", self.build.exports
        if _is_path(self.build.csl):
            yield "[build] `csl`", self.build.csl
        yield from (("`schemes`", str(path)) for path in self.schemes)
        yield from ((f"[check.sources] `{source}`", str(path)) for source, path in self.check.sources.items())

    def check_for(self, path: Path | None) -> CheckConfig:
        """The settings for checking one map, with those for its path; None means standard input."""
        if path is None or not self.check.per_file:
            return self.check
        relative = Path(os.path.relpath(path.absolute(), self.root.absolute())).as_posix()
        skipped = [
            rule for pattern, rules in self.check.per_file.items() if fnmatchcase(relative, pattern) for rule in rules
        ]
        return self.check.model_copy(update={"ignore": [*self.check.ignore, *skipped]})

    def csl_style(self) -> str:
        """The CSL style of documents: its name, or its file as a path usable from any folder."""
        style = self.build.csl
        return str(self.root / style) if _is_path(style) else style

    def scheme_files(self) -> list[Path]:
        """The scheme files named in the settings, as paths usable from any folder."""
        return [self.root / path for path in self.schemes]

    def named_sources(self) -> dict[str, Path]:
        """The source texts named in the settings, if they exist."""
        named = {name: self.root / path for name, path in self.check.sources.items()}
        return {name: path for name, path in named.items() if is_file(path)}


def _is_path(style: str) -> bool:
    """Whether a CSL style is a file, not a name."""
    return style.endswith(".csl") or "/" in style or "\\" in style


_MOST_BYTES = 2**20
"""Settings are written by people: a pyproject.toml of a large project takes a tenth of this."""

_OWN = {"root", "file"}
"""Fields that no settings file can set."""


def find_config(start: Path | None = None) -> Config:
    """The settings for a folder: those of the nearest settings file in it or above it, or else the defaults.

    Raises:
        ConfigError: the file is not TOML, or has an unknown key or an invalid value.
    """
    start = (start or Path.cwd()).absolute()
    for folder in (start, *start.parents):
        for name in CONFIG_NAMES:
            path = folder / name
            if path.is_file() and (table := _table(path)) is not None:
                return _read(table, path)
    return Config(root=start)


def project_folder(path: Path) -> Path:
    """The folder of the project that a path leads into, as `project_root`, where links on the way are not followed."""
    return _root_of(Path(os.path.normpath(path.absolute())).parent)


def project_root(folder: Path) -> Path:
    """The folder of the project that a file belongs to: files in the project may name one another.

    It is the top of the git repository around the file's folder, else the folder of its settings; without either, the
    folder itself. A home folder is nobody's project, whatever settings are in there, nor is a folder above it.
    """
    return _root_of(Path(os.path.realpath(folder)))


def _root_of(folder: Path) -> Path:
    home = os.path.realpath(os.path.expanduser("~"))  # noqa: PTH111, pathlib's fails where there is no home
    above = [each for each in (folder, *folder.parents) if not Path(home).is_relative_to(each)]
    repositories = (each for each in above if (each / ".git").exists())
    settings = (each for each in above if any(_has_settings(each / name) for name in CONFIG_NAMES))
    return next(chain(repositories, settings), folder)


NormalForm = Literal["NFC", "NFD"]
NORMAL_FORMS: Final[tuple[NormalForm, ...]] = ("NFC", "NFD")
"""Maps are read in the first form of Unicode; the names of their files may be in the other."""


def named_file(name: str, folder: Path) -> Path | None:
    """The path of a file that a map or a layer in a folder names, or None if it may not: see `argmap.confinement`.

    It may name files in its project and in the folders of the reader's environment variable.
    """

    def place(form: NormalForm) -> Path | None:
        folders = chain((project_root(each) for each in [folder]), reader_folders())
        return confined(unicodedata.normalize(form, name), folder, folders)

    found, *others = map(place, NORMAL_FORMS)
    if found is not None and not is_file(found):
        return next((other for other in others if other is not None and is_file(other)), found)
    return found


def _has_settings(path: Path) -> bool:
    try:
        return path.is_file() and _table(path) is not None
    except ConfigError:
        return True


def _table(path: Path) -> dict[str, Any] | None:
    """The settings in a file; None if it has none."""
    if not stays_below(path, [path.parent]):
        raise ConfigError(f"{path}: {_('this link leads out of its folder; put the file itself there')}")
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            message = _("the file is larger than {size} MB").format(size=_MOST_BYTES // 2**20)
            raise ConfigError(f"{path}: {message}")
        text = raw.decode("utf-8")
        if marks := conflicts(text):
            line = text.count("\n", 0, marks[0][0][0]) + 1
            reason = _("the file has an unsettled merge")
            raise ConfigError(f"{path}: {_('line {line}: {reason}').format(line=line, reason=reason)}")
        data = tomllib.loads(text)
    except (UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: {_('the file cannot be read: {reason}').format(reason=error)}") from error
    except ValueError as error:  # of TOML, or of a number with thousands of digits
        raise ConfigError(f"{path}: {_('invalid TOML: {reason}').format(reason=error)}") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: {_('invalid TOML: {reason}').format(reason=_('too deeply nested'))}") from error
    if path.name != "pyproject.toml":
        return data
    tool = data.get("tool")
    table = tool.get("argmap") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        message = _("`tool.argmap` should be a table, such as `[tool.argmap.check]`")
        raise ConfigError(f"{path}: {message}")
    return table


def _read(table: dict[str, Any], path: Path) -> Config:
    if own := _OWN & set(table):
        message = _("unknown setting `{key}`; paths are relative to the folder of this file")
        raise ConfigError(f"{path}: {message.format(key=min(own))}")
    try:
        config = Config.model_validate({**table, "root": path.parent, "file": path})
    except ValidationError as failed:
        raise ConfigError("\n".join(f"{path}: {_say(error)}" for error in failed.errors())) from failed
    for key, name in config.names():
        if confined(name, path.parent, (project_root(path.parent) for __ in "1")) is None:
            message = _("{key} may only name what is in this project, and nothing hidden; options may name any file")
            raise ConfigError(f"{path}: {message.format(key=key)}")
        if is_special(path.parent / name):
            raise ConfigError(f"{path}: {key}{_(COLON)}{_('`{file}` is not a file').format(file=name)}")
    return config


_WANTED = (
    ("int", N_("a whole number")),
    ("float", N_("a number")),
    ("greater_than_equal", N_("at least {ge}")),
    ("less_than_equal", N_("at most {le}")),
    ("bool", N_("`true` or `false`")),
    ("list", N_("a list")),
    ("dict", N_("a table")),
    ("model", N_("a table")),
    ("string", N_("a text in quotation marks")),
    ("path", N_("a path in quotation marks")),
)
"""What a value should be, by the beginning of pydantic's name for the error."""


def _say(error: ErrorDetails) -> str:
    *tables, key = (str(step) for step in error["loc"])
    place = f"[{'.'.join(tables)}] " if tables else ""
    if error["type"] == "extra_forbidden":
        model = _model_of(tables)
        known = _("; known keys: {keys}").format(keys=code_list(_keys(model)))
        return place + _("unknown setting `{key}`").format(key=key) + (suggest(_kebab(key), _keys(model)) or known)
    context = error.get("ctx", {})
    if error["type"] in ("literal_error", "enum"):
        choices = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return place + _("`{key}` should be one of {choices}").format(key=key, choices=code_list(choices))
    wanted = next((_(words) for prefix, words in _WANTED if error["type"].startswith(prefix)), error["msg"])
    return place + _("`{key}` should be {wanted}").format(key=key, wanted=wanted.format(**context))


def _model_of(tables: list[str]) -> type[_Table]:
    """The model of a table, by its name and those of the tables around it."""
    model: type[_Table] = Config
    for table in tables:
        field = model.model_fields.get(table.replace("-", "_"))
        if field is not None and isinstance(field.annotation, type) and issubclass(field.annotation, _Table):
            model = field.annotation
    return model


def _keys(model: type[_Table]) -> list[str]:
    return sorted(_kebab(name) for name in model.model_fields if name not in _OWN)
