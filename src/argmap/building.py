"""What `argmap build` makes: the plan of all exports, which of them are stale, and how one is made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from argmap import __version__
from argmap.confinement import is_special, stays_below
from argmap.exporters.registry import ExportOptions, Format, find_format
from argmap.files import RefusedError, check_below, is_left_over, is_link, write_below
from argmap.i18n import _
from argmap.loading import Loaded, load, stem_of
from argmap.model import ArgumentMap
from argmap.project import Project
from argmap.rendering.errors import ExportError
from argmap.schemes import OWN

_MARK = re.compile(rb"(argmap-digest:[0-9a-f]{64})-([0-9a-f]{16})")
_UNSEALED = "0" * 16


@dataclass(frozen=True, slots=True)
class Target:
    """One file to make: its place, the map that it is made from, the format and the options."""

    path: Path
    root: Path
    """The folder of the project: no export is written outside it, nor through a link in it."""
    map_path: Path
    format: Format
    options: ExportOptions

    @property
    def is_stale(self) -> bool:
        """Whether the file is missing, was made from something else, or was changed since it was made.

        What is behind a link of a stranger's, where nothing will be written, is not read either.
        """
        try:
            check_below(self.root, self.path)
        except RefusedError:
            return True
        return intact_mark(self.path) != self.options.digest.removesuffix(f"-{_UNSEALED}")


def export(map_: ArgumentMap, name: str, options: ExportOptions | None = None) -> bytes:
    """A map in the format of this name; where the options have no argumentation schemes, with those of argmap.

    Raises:
        UnknownFormatError: there is no such format.
        ExportError: the export cannot be made; the message says why.
    """
    options = options or ExportOptions()
    return find_format(name).load()(map_, options if options.schemes else replace(options, schemes=OWN))


def plan(project: Project, loaded: Loaded) -> Iterator[Target]:
    """The files that belong to one map or layer: every language, every configured format, every view of a diagram.

    Raises:
        SchemeFileError: a node names a scheme, and a file of schemes cannot be used.
        RefusedError: the map has a name that its exports cannot have.
    """
    config = project.config.build
    map_ = loaded.map
    assert map_ is not None, "only a map can be exported"
    assert loaded.path is not None, "maps are built from files"
    stem = stem_of(loaded.path)
    check_name(loaded.path)
    made_from = [loaded.digest, __version__]
    if any(inference.scheme for node in map_ for __, inference in node.all_inferences):
        made_from += filter(None, [project.catalogue.digest])
    csl = project.config.csl_style()
    if csl and map_.works:
        # Not its path, which differs between machines.
        made_from.append(_digest_of(Path(csl)) if csl.endswith(".csl") else csl)
    quoted = project.source_texts(loaded).short_passages() if config.passages else {}
    names = config.formats if not loaded.below or config.layer_formats is None else config.layer_formats
    for name in names:
        format_ = find_format(name)
        if format_.bibliographic and not map_.works:
            continue
        for language in map_.languages if not format_.multilingual else ("",):
            whole = ExportOptions(
                language=language or map_.primary_language,
                all_languages=format_.multilingual,
                theme=config.theme,
                layout=config.layout,
                style=config.style,
                page=config.page,
                show=config.show,
                evaluate=project.evaluation,
                files=loaded.files,
                passages=config.passages,
                quoted=quoted,
                headings=config.headings,
                csl=csl,
                schemes=project.catalogue,
            )
            if format_.name == "html":
                whole = replace(whole, documents=tuple(_documents(map_, stem, names)))
            if format_.pictorial:
                files = diagram_set(map_, stem, format_, whole)
            else:
                files = iter([(_file_name(stem, language, "", format_), whole)])
            for file_name, options in files:
                path = project.exports / stem / file_name
                digest = _digest(made_from, format_, options)
                yield Target(path, project.config.root, loaded.path, format_, replace(options, digest=digest))


def _documents(map_: ArgumentMap, stem: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """What is made beside the page of a map: the whole of it in each other format, and in each language."""
    for name in names:
        format_ = find_format(name)
        if format_.name == "html" or (format_.bibliographic and not map_.works):
            continue
        for language in ("",) if format_.multilingual else map_.languages:
            yield _file_name(stem, language, "", format_), format_.name, language


def _digest_of(path: Path) -> str:
    """The digest of a file; empty where it cannot be read, which making the export reports."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


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


def _digest(made_from: Sequence[str], format_: Format, options: ExportOptions) -> str:
    digest = hashlib.sha256("\0".join((*made_from, format_.name, repr(options))).encode()).hexdigest()
    return f"argmap-digest:{digest}-{_UNSEALED}"


_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)")
"""Names of devices in Windows, which no file or folder can have, whatever follows after a dot."""


def check_name(map_path: Path) -> None:
    """See to it that a map has a name that a folder of exports can have on every system.

    Raises:
        RefusedError: it does not: the name would hide the exports, lead to another folder, or change in Windows.
    """
    stem = stem_of(map_path)
    if map_path.name.startswith("."):
        message = _("{path}: exports are named after the map, and this name would hide them; rename the map")
    elif stem.endswith((".", " ")):
        message = _("{path}: exports are named after the map, and Windows drops the end of this name; rename the map")
    elif _RESERVED.match(stem):
        message = _("{path}: exports are named after the map, and Windows keeps this name for a device; rename the map")
    else:
        return
    raise RefusedError(message.format(path=map_path))


def check_exports(project: Project) -> None:
    """See to it that the folder of exports is one of the project.

    Raises:
        RefusedError: it is elsewhere, or behind a link.
    """
    check_below(project.config.root, project.exports)


def intact_mark(path: Path) -> str:
    """The digest of what an export was made from; empty where it has none, or where its content was changed since."""
    if is_special(path) or not stays_below(path, [path.parent]):
        return ""  # a pipe or a link in a stranger's repository
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    found = _MARK.search(data)
    if found is None:
        return ""
    unsealed = data[: found.start(2)] + _UNSEALED.encode() + data[found.end(2) :]
    return found[1].decode() if sealed(unsealed) == data else ""


def sealed(data: bytes) -> bytes:
    """An export whose mark carries the digest of its content, too; as it is where it has no mark.

    The seal has a fixed width, so that it can be put in when all the rest is written, whatever the format.
    """
    found = _MARK.search(data)
    if found is None:
        return data
    seal = hashlib.sha256(data).hexdigest()[: len(_UNSEALED)].encode()
    return data[: found.start(2)] + seal + data[found.end(2) :]


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
        RefusedError: a link is in the way; then none is written.
        OSError: one cannot be written.
    """
    for target in batch:
        check_below(target.root, target.path)
    map_ = load(batch[0].map_path).map
    if map_ is None:
        raise ExportError(
            _("{path} has changed in the meantime and now has errors; check it and build again").format(
                path=batch[0].map_path
            )
        )
    results = batch[0].format.export_set(map_, [target.options for target in batch])
    for target, data in zip(batch, results, strict=True):
        write_below(target.root, target.path, sealed(data))


def strays(exports: Path, wanted: set[Path]) -> Iterator[Path]:
    """Files under the exports that argmap has made and that nothing calls for any more.

    Only a file that is as argmap made it, under a name that argmap gives, is one: what a person has put there or has
    written into is none of our business, and neither is what lies behind a link.
    """
    for path in sorted(exports.rglob("*")) if exports.is_dir() and not is_link(exports) else ():
        if path in wanted or is_link(path) or not path.is_file():
            continue
        ours = path.name.startswith(f"{path.parent.name}.") and intact_mark(path)
        if ours or is_left_over(path):
            yield path
