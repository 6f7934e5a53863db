"""What `argmap build` makes: the plan of all exports, which of them are stale, and the making of one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from argmap import __version__
from argmap.config import BuildConfig
from argmap.exporters.registry import ExportError, ExportOptions, Format, find_format
from argmap.files import TEMPORARY_SUFFIX, write_atomically
from argmap.loading import Loaded, load
from argmap.model import ArgumentMap

_MARK = re.compile(rb"argmap-digest:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Target:
    """One file to make: its place, the map that it is made from, the format and the options."""

    path: Path
    map_path: Path
    format: Format
    options: ExportOptions

    @property
    def is_stale(self) -> bool:
        """Whether the file is missing or was made from something else."""
        return digest_in(self.path) != self.options.digest


def plan(loaded: Loaded, config: BuildConfig, exports: Path) -> Iterator[Target]:
    """The files that belong to one map: every language, every configured format, every view of a diagram."""
    map_ = loaded.map
    assert map_ is not None, "only a map can be exported"
    assert loaded.path is not None, "maps are built from files"
    stem = stem_of(loaded.path)
    for name in config.formats:
        format_ = find_format(name)
        if format_.bibliographic and not map_.works:
            continue
        for language in map_.languages if not format_.multilingual else ("",):
            whole = ExportOptions(
                language=language or map_.primary_language,
                all_languages=format_.multilingual,
                theme=config.theme,
                layout=config.layout,
            )
            if format_.pictorial:
                files = diagram_set(map_, stem, format_, whole)
            else:
                files = iter([(_file_name(stem, language, "", format_), whole)])
            for file_name, options in files:
                yield _target(loaded, exports / stem / file_name, format_, options)


def diagram_set(
    map_: ArgumentMap, stem: str, format_: Format, options: ExportOptions
) -> Iterator[tuple[str, ExportOptions]]:
    """The diagrams of a map, linked to one another: the name of each file and the options that it is made with."""
    from argmap.diagrams.views import WHOLE, views

    def file_of(view: str) -> str:
        return _file_name(stem, options.language, "" if view == WHOLE else view, format_)

    for view in views(map_):
        yield file_of(view.name), replace(options, focus=view.focus, depth=view.depth, links=view.links(file_of))


def _file_name(stem: str, language: str, view: str, format_: Format) -> str:
    return ".".join(filter(None, (stem, language, view, format_.suffix)))


def _target(loaded: Loaded, path: Path, format_: Format, options: ExportOptions) -> Target:
    assert loaded.path is not None
    made_from = (loaded.source.digest, __version__, format_.name, repr(options))
    digest = hashlib.sha256("\0".join(made_from).encode()).hexdigest()
    return Target(path, loaded.path, format_, replace(options, digest=f"argmap-digest:{digest}"))


def stem_of(path: Path) -> str:
    """A map's name: that of its file without the endings."""
    return re.sub(r"(\.argmap)?\.ya?ml$", "", path.name)


def digest_in(path: Path) -> str:
    """The digest that an export carries; empty where there is no file or no digest in it."""
    try:
        found = _MARK.search(path.read_bytes())
    except OSError:
        return ""
    return found.group().decode() if found else ""


def batches(targets: Iterable[Target]) -> list[list[Target]]:
    """Targets that are made together: those of one map, format and language."""
    groups: dict[tuple[Path, str, str], list[Target]] = {}
    for target in targets:
        key = (target.map_path, target.format.name, target.options.language)
        groups.setdefault(key, []).append(target)
    return list(groups.values())


def make(batch: Sequence[Target]) -> None:
    """Make the files of one batch.

    Raises:
        ExportError: one cannot be made, with the reason; then none is written.
        OSError: one cannot be written.
    """
    map_ = load(batch[0].map_path).map
    if map_ is None:
        raise ExportError(
            f"{batch[0].map_path} has been changed meanwhile and has errors now; check it and build again"
        )
    results = batch[0].format.export_set(map_, [target.options for target in batch])
    for target, data in zip(batch, results, strict=True):
        write_atomically(target.path, data)


def strays(exports: Path, wanted: set[Path]) -> Iterator[tuple[Path, bool]]:
    """Files under the exports that nothing calls for, each with whether argmap has made it."""
    if not exports.is_dir():
        return
    for path in sorted(exports.rglob("*")):
        if path.is_file() and path not in wanted:
            yield path, path.name.endswith(TEMPORARY_SUFFIX) or bool(digest_in(path))
