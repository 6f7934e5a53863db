"""From the bytes of a map file to a map or to diagnostics."""

from __future__ import annotations

import contextlib
import errno
import gc
import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from argmap.config import named_file, project_root
from argmap.confinement import is_special, stays_below
from argmap.diagnostics import Diagnostic, Severity, Span, did_you_mean, nearest
from argmap.i18n import N_, _, n_
from argmap.loading.layering import extend
from argmap.loading.resolver import resolve
from argmap.model import ArgumentMap
from argmap.model.route import Loc
from argmap.rendering.shell import word
from argmap.syntax.decoding import MAX_BYTES, decode
from argmap.syntax.schema import LayerFile, MapFile
from argmap.syntax.source import Source
from argmap.syntax.validation import validate
from argmap.syntax.yaml import Composed, SpanTree, compose

STDIN = "-"

OWN_PROJECT = N_("put both in one folder or repository, or an empty `argmap.toml` above both")
"""What to do about a layer that extends a map of another project."""

SUFFIX = ".argmap.yaml"
"""Suffix of map files."""


@dataclass(frozen=True)
class Loaded:
    """A loaded map file, or a layer together with the files it extends.

    ``map`` is None if the file has errors. ``partial`` is then the part that could be read, for finding more errors
    and nothing else. Source, places and diagnostics are those of the file itself; the map includes the files below.
    """

    source: Source
    map: ArgumentMap | None
    partial: ArgumentMap | None
    places: SpanTree
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    path: Path | None = None
    """The path of the file; None for standard input and for text."""
    authored: MapFile | LayerFile | None = field(default=None, repr=False)
    """The data of the file, typed."""
    data: object = field(default=None, repr=False, compare=False)
    """The data of the file as YAML reads it; of a file with errors, what is left of it."""
    below: tuple[Loaded, ...] = field(default=(), repr=False)
    """For a layer: the files below it, the map first."""
    layer: str = ""
    """The id of the layer; empty for a map."""

    @property
    def digest(self) -> str:
        """A digest of all files of the map."""
        if not self.below:
            return self.source.digest
        return hashlib.sha256("".join(one.source.digest for one in self.stack).encode()).hexdigest()

    @property
    def stack(self) -> tuple[Loaded, ...]:
        """The file with those below it, the map first."""
        return (*self.below, self)

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """The names of these files, each after the id of its layer; that of the map is empty."""
        return tuple((one.layer, one.path.name) for one in self.stack if one.path is not None)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of these files."""
        return tuple(dict.fromkeys(one.path.parent for one in self.stack if one.path is not None))

    def holds(self, loc: Loc) -> bool:
        """Whether a route leads to something in this file."""
        return self.places.find(loc)[1] == len(loc)

    @property
    def ok(self) -> bool:
        """Whether there is a map."""
        return self.map is not None

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """The span of the value at a route, or of its key; of the nearest ancestor if there is no such value."""
        place, found = self.places.find(loc)
        if place.key is not None and (key or found < len(loc)):
            return place.key
        return place.span

    def position(self, diagnostic: Diagnostic) -> tuple[int, int]:
        """Line and column of a diagnostic, both from 1, the column in code points."""
        return self.source.position(diagnostic.span.start)


def load(path: str | os.PathLike[str], layers: Iterable[str | os.PathLike[str]] = ()) -> Loaded:
    """Load a map file; ``-`` is standard input. A layer is loaded with the map that it extends.

    It does not raise on user errors: for a file that is missing, or is not text or not a map, it returns diagnostics
    with their places.

    Args:
        path: the file of a map or of a layer.
        layers: files of layers to apply to it. One that cannot be applied is returned instead of the map.
    """
    names = [os.fspath(each) for each in (path, *layers)]
    asked = tuple(map(Path, names))
    loaded = _load(names[0], (), asked=asked)
    for layer in names[1:]:
        if loaded.map is not None:
            loaded = _lay_on(loaded, _load(layer, (), asked=asked))
    return loaded


def load_text(text: str, name: str = "<text>", path: Path | None = None) -> Loaded:
    """Load a map from a string; ``path`` is where it would be, which a layer needs to find its map."""
    return load_bytes(text.encode("utf-8", "surrogatepass"), name, path)


def read_file(name: str) -> bytes:
    """The bytes of a file; of one too large to be a map, enough to recognise that.

    Raises:
        OSError: it cannot be read.
    """
    with open(name, "rb") as file:
        return file.read(MAX_BYTES + 1)


Read = Callable[[str], bytes]
"""Reads a file by its path, from the disk or from another version, or raises an OSError."""


def load_bytes(
    raw: bytes,
    name: str,
    path: Path | None = None,
    trail: tuple[Path, ...] = (),
    read: Read = read_file,
    asked: tuple[Path, ...] = (),
) -> Loaded:
    """Load a map from the bytes of a file.

    Args:
        raw: the bytes.
        name: the name of the file in messages.
        path: the path of the file.
        trail: the layers for which it is loaded, outermost first.
        read: how to read the files that a layer extends.
        asked: files that the reader named: a layer may extend them wherever they are.
    """
    source, problem = decode(raw, name)
    if problem is not None:
        return Loaded(source, None, None, SpanTree(0, len(source.text)), (source.whole(problem),), path)
    below: tuple[Loaded, ...] = ()
    layer = ""
    partial: ArgumentMap | None = None
    with _collector_paused():
        composed = compose(source)
        diagnostics = list(composed.diagnostics)
        authored, found = validate(composed)
        diagnostics += found
        if isinstance(authored, LayerFile) and not _is_faulty(composed.root, found):
            base = _base_of(authored, composed.root, path, trail, read, asked)
            if isinstance(base, Diagnostic):
                diagnostics.append(base)
            else:
                assert base.map is not None
                below, layer = base.stack, _layer_id(name, base)
                partial, found = extend(base.map, authored, composed.root, layer)
                diagnostics += found
        elif isinstance(authored, MapFile):
            partial, found = resolve(authored, composed.root)
            diagnostics += found
    diagnostics = [source.whole(diagnostic) for diagnostic in diagnostics]
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.code))
    map_ = None if diagnostics else partial
    every = tuple(diagnostics)
    return Loaded(source, map_, partial, composed.root, every, path, authored, composed.data, below, layer)


def reload(loaded: Loaded, source: Source, composed: Composed) -> Loaded:
    """A valid file with other data, whatever text that was read from; the files below a layer are not read again."""
    with _collector_paused():
        authored, diagnostics = validate(composed)
        partial: ArgumentMap | None = None
        found: list[Diagnostic] = []
        if isinstance(authored, LayerFile) and loaded.below:
            base = loaded.below[-1].map
            assert base is not None
            partial, found = extend(base, authored, composed.root, loaded.layer)
        elif isinstance(authored, MapFile) and not loaded.below:
            partial, found = resolve(authored, composed.root)
    every = (*diagnostics, *found)
    map_ = None if every else partial
    return replace(
        loaded,
        source=source,
        map=map_,
        partial=partial,
        places=composed.root,
        diagnostics=every,
        authored=authored,
        data=composed.data,
    )


def layers_beside(loaded: Loaded) -> list[Path]:
    """The files in a map's folder that are layers on it, directly or on one another, the lower ones first.

    A file that has `extends` but cannot be read as a layer is left out: checking the folder reports it.
    """
    base = loaded.stack[0]
    if base.path is None:
        return []
    found = []
    for file in sorted(base.path.parent.glob(f"*{SUFFIX}")):
        if not file.is_file() or is_link_outside(file, base.path.parent):
            continue
        with contextlib.suppress(OSError):
            if b"extends" not in read_file(str(file)):
                continue
        layer = _load(str(file), (), asked=(base.path,))
        if layer.map is not None and layer.below and _same_file(layer.stack[0].path, base.path):
            found.append((len(layer.below), file))
    return [file for _, file in sorted(found)]


def is_link_outside(file: Path, folder: Path) -> bool:
    """Whether a file that was found in a folder is a link out of it and out of its project.

    Who searches a folder has not asked for such a file.
    """
    return not stays_below(file, chain([folder], (project_root(each) for each in [folder])))


def stem_of(path: Path) -> str:
    """The name of a map: that of its file without suffixes; never one that leads to another folder."""
    stem = re.sub(r"(\.argmap)?\.ya?ml$", "", path.name)
    return stem if stem.strip(".") else "map"


def _load(name: str, trail: tuple[Path, ...], read: Read = read_file, asked: tuple[Path, ...] = ()) -> Loaded:
    try:
        if name == STDIN:
            return load_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
        raw = read(name)
    except (OSError, ValueError) as error:
        message, hint = why_unreadable(error)
        problem = Diagnostic("AM100", Severity.ERROR, message, Span(0, 0), hint)
        return Loaded(Source(name, ""), None, None, SpanTree(0, 0), (problem,), None if name == STDIN else Path(name))
    return load_bytes(raw, name, Path(name), trail, read, asked)


def _base_of(
    authored: LayerFile,
    root: SpanTree,
    path: Path | None,
    trail: tuple[Path, ...],
    read: Read,
    asked: tuple[Path, ...],
) -> Loaded | Diagnostic:
    """The loaded file that a layer extends, or the reason why there is none."""
    place = root.children.get("extends") or root

    def problem(message: str, hint: str) -> Diagnostic:
        return Diagnostic("AM113", Severity.ERROR, message, place.span, hint)

    folder = path.parent if path is not None else Path()
    target: Path | None = folder / authored.extends
    # What is read from git stays in its repository.
    if read is read_file and not any(_same_file(target, file) for file in asked):
        target = named_file(authored.extends, folder)
        if target is None:
            message = _("`extends` is not followed: it leads out of the project, or to a hidden file")
            return problem(message, _(OWN_PROJECT))
        if is_special(target):
            # A pipe would block, a device might never end.
            return problem(_("`{file}` is not a file").format(file=authored.extends), _("give the path of a map file"))
    assert target is not None
    here = (*trail, *([path] if path is not None else []))
    for number, known in enumerate(here):
        if _same_file(known, target):
            way = [one.name for one in (*here[number:], target)]
            if len(way) == 2:
                return problem(_("the layer extends itself"), _("give the path of the map that it adds to"))
            message = _("layers extend one another in a cycle: {files}").format(files=" → ".join(way))
            return problem(message, _("make one of them extend the map itself"))
    base = _load(str(target), here, read, asked)
    if base.map is not None:
        return base
    first = base.diagnostics[0]
    if first.code in ("AM100", "AM113"):
        hint = first.hint
        if first.code == "AM100":
            near = nearest(target.name, _maps_in(target.parent))
            hint = did_you_mean(near) if near else _("the path is relative to the folder of this file")
        message = _("`{file}` cannot be extended: {reason}")
        return problem(message.format(file=authored.extends, reason=first.message), hint)
    message = n_("`{file}` has {count} error", "`{file}` has {count} errors", len(base.diagnostics))
    hint = _("run `argmap check {file}` and fix them first").format(file=word(base.source.name))
    return problem(message.format(file=authored.extends), hint)


def _is_faulty(root: SpanTree, found: Iterable[Diagnostic]) -> bool:
    """Whether `extends` is already known to name no file."""
    place = root.children.get("extends")
    return place is not None and any(problem.span in (place.span, place.key) for problem in found)


def _lay_on(loaded: Loaded, layer: Loaded) -> Loaded:
    """Apply a layer, with the layers below it, to a map; those applied already are skipped.

    If that fails, the layer's file is returned with the reason.
    """
    if layer.map is None:
        return layer
    base = loaded.stack[0]
    if not layer.below:
        problem = _("`{file}` is a map, not a layer").format(file=layer.source.name)
        return _unfit(layer, ("thesis",), problem, _("a layer has `extends:` instead of `thesis:`"))
    if not _same_file(layer.stack[0].path, base.path):
        problem = _("this layer extends `{other}`, not `{file}`")
        problem = problem.format(other=layer.stack[0].source.name, file=base.source.name)
        return _unfit(layer, ("extends",), problem, _("give a layer of this map"))
    for one in layer.stack[1:]:
        if any(_same_file(one.path, there.path) for there in loaded.stack):
            continue
        assert isinstance(one.authored, LayerFile)
        assert loaded.map is not None
        name = _layer_id(one.source.name, loaded)
        partial, found = extend(loaded.map, one.authored, one.places, name)
        loaded = replace(
            one,
            map=None if found else partial,
            partial=partial,
            diagnostics=tuple(found),
            below=loaded.stack,
            layer=name,
        )
        if found:
            break
    return loaded


def _unfit(layer: Loaded, loc: Loc, message: str, hint: str) -> Loaded:
    problem = Diagnostic("AM113", Severity.ERROR, message, layer.span(loc), hint)
    return replace(layer, map=None, diagnostics=(problem,))


def _layer_id(name: str, base: Loaded) -> str:
    """The id of a layer: its file's name without that of the map; unique among the layers below."""
    stem, map_stem = stem_of(Path(name)), stem_of(Path(base.stack[0].source.name))
    short = stem.removeprefix(f"{map_stem}.") or stem
    assert base.map is not None
    candidates = (short, stem, *(f"{stem}-{number}" for number in range(2, len(base.below) + 3)))
    return next(candidate for candidate in candidates if candidate not in base.map.layers)


def _maps_in(folder: Path) -> list[str]:
    try:
        return [file.name for file in folder.glob("*.y*ml")]
    except OSError:
        return []


def _same_file(one: Path | None, other: Path | None) -> bool:
    try:
        return one is not None and other is not None and os.path.realpath(one) == os.path.realpath(other)
    except (OSError, ValueError):
        return False


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Loading creates many objects and drops few: garbage collection would take a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def why_unreadable(error: OSError | ValueError) -> tuple[str, str]:
    """Why a file cannot be opened, and what to do about it."""
    if isinstance(error, ValueError):
        return _("the path contains a null character"), _("give the path of a map file")
    match error.errno:
        case errno.ENOENT:
            return _("file not found"), _("check the path; `argmap new FILE` starts a new map")
        case errno.EISDIR:
            return _("this is a folder"), _("give the path of a map file")
        case errno.EACCES | errno.EPERM:
            return _("no permission to read the file"), _("check its permissions")
    message = _("the file cannot be read: {reason}").format(reason=(error.strerror or str(error)).lower())
    return message, _("check the path and the disk")
