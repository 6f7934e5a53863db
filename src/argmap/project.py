"""A project: the settings of a folder for its maps, and everything that is done with maps under these settings."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.config import Config, find_config
from argmap.loading import Loaded, layers_beside, load
from argmap.model import ArgumentMap, Semantics, Work
from argmap.schemes import Catalogue
from argmap.sources.library import Library

if TYPE_CHECKING:
    from argmap.checks import Context
    from argmap.diagnostics import Diagnostic
    from argmap.evaluation import Assumptions, Evaluation, Settings
    from argmap.sources.passages import SourceTexts


@dataclass(frozen=True)
class Project:
    """The settings, source texts and argumentation schemes that maps are read with; `Project.find` makes one.

    ``sources``, ``scheme_files`` and ``semantics`` take precedence over the settings.
    """

    config: Config = field(default_factory=Config)
    sources: Mapping[str, Path] = field(default_factory=dict)
    """Files of source texts, by source id."""
    scheme_files: tuple[Path, ...] = ()
    """Files of argumentation schemes."""
    semantics: Semantics | None = None
    """The gradual semantics."""

    @classmethod
    def find(
        cls,
        path: str | os.PathLike[str] = ".",
        *,
        sources: Mapping[str, Path] | None = None,
        schemes: Iterable[Path] = (),
        semantics: Semantics | None = None,
    ) -> Project:
        """The project of a folder or of a file in it: its settings are in the nearest settings file there or above.

        Raises:
            ConfigError: the settings file cannot be used; the message names file and key.
        """
        place = Path(path)
        config = find_config(place if place.is_dir() else place.parent)
        return cls(config, sources or {}, tuple(schemes), semantics)

    @property
    def maps(self) -> Path:
        """The folder of the map files."""
        return self.config.root / self.config.build.maps

    @property
    def exports(self) -> Path:
        """The folder that `argmap build` writes to."""
        return self.config.root / self.config.build.exports

    @cached_property
    def catalogue(self) -> Catalogue:
        """Argumentation schemes: argmap's, then those of the settings and ``scheme_files``; of one id, the last counts.

        The files are read when a scheme is first looked up.
        """
        return Catalogue((*self.config.scheme_files(), *self.scheme_files))

    @property
    def evaluation(self) -> Settings:
        """The semantics and the base scores that strengths are computed with."""
        from argmap.evaluation import Settings  # a check does not pay for the import

        config = self.config.evaluate
        semantics = self.semantics or config.semantics
        return Settings(semantics, config.base_scores.by_kind(), config.step, config.joint)

    def load(
        self, path: str | os.PathLike[str], layers: Iterable[str | os.PathLike[str]] = (), *, beside: bool | None = None
    ) -> Loaded:
        """Load a map or a layer; see `argmap.load`, which never raises for what is wrong with a file.

        Args:
            path: the file; ``-`` is standard input.
            layers: files of layers to lay on the map.
            beside: True lays all layers in the map's folder on it, False loads the map that a layer extends without
                the layer; None loads the file as it is.
        """
        if beside is None:
            return load(path, layers)
        loaded = load(path)
        if loaded.map is None or (not beside and not loaded.below and not layers):
            return loaded
        base = loaded.stack[0]
        return load(base.source.name, [*(layers_beside(base) if beside else ()), *layers])

    def library(self, loaded: Loaded) -> Library:
        """The source texts of a map: those of ``sources``, those of the settings, then those found beside its files or
        in a folder of the environment variable ARGMAP_SOURCES.
        """
        return Library.of(loaded.path, {**self.config.named_sources(), **self.sources}, loaded.folders)

    def inputs(self, *loaded: Loaded) -> Iterator[Path]:
        """The files that are read for maps: their own, those of layers and sources, settings, schemes and styles."""
        if self.config.file is not None:
            yield self.config.file
        yield from self.catalogue.files
        yield from self.config.named_sources().values()
        yield from self.sources.values()
        yield Path(self.config.csl_style())
        for one in loaded:
            yield from (each.path for each in one.stack if each.path is not None)
            library = self.library(one)
            works = (
                one.map.works.values()
                if one.map
                else (
                    # A map with errors still has sources.
                    Work("", text_path=path.strip())
                    for path in _TEXT.findall(one.source.text)
                    if len(path.encode()) < 256
                )
            )
            yield from filter(None, map(library.find, works))

    def source_texts(self, loaded: Loaded) -> SourceTexts:
        """The source texts of a map that loaded without errors, with the passages that its nodes point to."""
        from argmap.sources.passages import SourceTexts

        return SourceTexts(_map_of(loaded), self.library(loaded))

    def check(self, loaded: Loaded, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Diagnostic]:
        """All diagnostics of a file, in the order of its lines.

        Args:
            loaded: the file.
            select: codes, names or families of the only rules to apply, in place of those of the settings.
            ignore: rules not to apply, beside those of the settings.

        Raises:
            ConfigError: the settings name a rule that does not exist.
            UnknownRuleError: ``select`` or ``ignore`` does.
            SchemeFileError: a node names a scheme, and a file of schemes cannot be used.
        """
        from argmap.checks import check, verify

        verify(self.config)
        config = self.config.check_for(loaded.path)
        config = config.model_copy(
            update={"select": list(select) or config.select, "ignore": [*config.ignore, *ignore]}
        )
        return check(loaded, config, self.library(loaded), self.catalogue)

    def context(self, loaded: Loaded, *, today: datetime.date | None = None) -> Context:
        """What a rule is given of a map that loaded without errors; ``today`` decides which forecasts are due."""
        from argmap.checks import Context

        return Context(
            loaded,
            _map_of(loaded),
            self.library(loaded),
            self.config.check_for(loaded.path),
            schemes=self.catalogue,
            today=today or datetime.date.today(),
        )

    def evaluate(self, map_: ArgumentMap, assumptions: Assumptions | None = None) -> Evaluation:
        """The status and strength of every node, computed as the settings say; see `argmap.evaluate`.

        Raises:
            AssumptionError: an assumption cannot be made of this map.
        """
        from argmap.evaluation import Assumptions, evaluate

        return evaluate(map_, self.evaluation, assumptions or Assumptions())

    def language(self, map_: ArgumentMap) -> str:
        """The language for documents about a map: that of the settings if the map has it, else the map's first."""
        return find_language(self.config.language, map_.languages) or map_.primary_language


_TEXT = re.compile(r"""\btext["']?\s*:\s*["']?([^"'\n,}\]]+)""")
"""The path of a source's text, as it may be written in a map that cannot be read."""


def _map_of(loaded: Loaded) -> ArgumentMap:
    if loaded.map is None:
        raise ValueError(f"{loaded.source.name} has errors")
    return loaded.map


def find_language(tag: str, languages: Iterable[str]) -> str:
    """The language that a BCP 47 tag selects; empty if there is none.

    It is the same one, else the first that is more or less specific, as ``zh-Hans`` for ``zh``.
    """
    known = {language.lower(): language for language in languages}
    wanted = tag.lower()
    near = (each for each in known if f"{each}-".startswith(f"{wanted}-") or f"{wanted}-".startswith(f"{each}-"))
    return known.get(wanted) or known.get(next(near, ""), "") if wanted else ""
