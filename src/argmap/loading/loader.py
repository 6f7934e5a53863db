"""From the bytes of a map file to a map, or to what is wrong with them."""

from __future__ import annotations

import contextlib
import difflib
import errno
import gc
import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.diagnostics import Diagnostic, Loc, Severity, Span
from argmap.loading.layering import extend
from argmap.loading.resolver import resolve
from argmap.model import ArgumentMap
from argmap.syntax.decoding import MAX_BYTES, decode
from argmap.syntax.schema import LayerFile, MapFile
from argmap.syntax.source import Source
from argmap.syntax.validation import validate
from argmap.syntax.yaml import Place, compose

STDIN = "-"

SUFFIX = ".argmap.yaml"
"""How the names of map files end."""


@dataclass(frozen=True)
class Loaded:
    """What became of a map file, or of a layer together with the files that it lies on.

    ``map`` is None where the file holds an error. ``partial`` is then what could be understood of it, so that
    further errors can be found; nothing else should be done with it. Source, places and diagnostics are those of the
    file itself; the map is the whole of what is below and what the file adds.
    """

    source: Source
    map: ArgumentMap | None
    partial: ArgumentMap | None
    places: Place
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    path: Path | None = None
    """Where the file is; None for standard input and for text."""
    authored: MapFile | LayerFile | None = field(default=None, repr=False)
    """What stands in the file."""
    below: tuple[Loaded, ...] = field(default=(), repr=False)
    """For a layer: the files that it lies on, the map first."""
    layer: str = ""
    """The id of the layer that the file is; empty for a map."""

    @property
    def digest(self) -> str:
        """A digest of all that the map is made of."""
        if not self.below:
            return self.source.digest
        return hashlib.sha256("".join(one.source.digest for one in self.stack).encode()).hexdigest()

    @property
    def stack(self) -> tuple[Loaded, ...]:
        """The file with those that it lies on, the map first."""
        return (*self.below, self)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of these files."""
        return tuple(dict.fromkeys(one.path.parent for one in self.stack if one.path is not None))

    def holds(self, loc: Loc) -> bool:
        """Whether a route leads to something that stands in this very file."""
        return self.places.find(loc)[1] == len(loc)

    @property
    def ok(self) -> bool:
        """Whether there is a map."""
        return self.map is not None

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """Where a route leads in the file: to a value, or to its key; to the nearest thing above what is not there."""
        place, found = self.places.find(loc)
        if place.key is not None and (key or found < len(loc)):
            return place.key
        return place.span


def load(path: str | os.PathLike[str], layers: Iterable[str | os.PathLike[str]] = ()) -> Loaded:
    """Load a map file; ``-`` is standard input. A layer is loaded with the map that it extends.

    It never raises for what a user may have done: a file that is missing, is no text or is no map comes back as
    diagnostics with their places.

    Args:
        path: the file of a map or of a layer.
        layers: files of further layers to lay on it. One that cannot be laid there comes back in place of the map.
    """
    loaded = _load(os.fspath(path), ())
    for layer in layers:
        if loaded.map is not None:
            loaded = _lay_on(loaded, _load(os.fspath(layer), ()))
    return loaded


def load_text(text: str, name: str = "<text>", path: Path | None = None) -> Loaded:
    """Load a map from a string; ``path`` is where it would stand, which a layer needs to find its map."""
    return load_bytes(text.encode("utf-8", "surrogatepass"), name, path)


def read_file(name: str) -> bytes:
    """The bytes of a file; of one that is too large to be a map, enough to see that.

    Raises:
        OSError: it cannot be read.
    """
    with open(name, "rb") as file:
        return file.read(MAX_BYTES + 1)


Read = Callable[[str], bytes]
"""Reads a file by its path, or raises an OSError: from the disk, or as it was in another version."""


def load_bytes(
    raw: bytes, name: str, path: Path | None = None, trail: tuple[Path, ...] = (), read: Read = read_file
) -> Loaded:
    """Load a map from the bytes of a file.

    Args:
        raw: the bytes.
        name: what messages call the file.
        path: where it is.
        trail: the layers for which it is loaded, from the outermost on.
        read: how the files that a layer extends are read.
    """
    source, problem = decode(raw, name)
    if problem is not None:
        return Loaded(source, None, None, Place(0, len(source.text)), (problem,), path)
    below: tuple[Loaded, ...] = ()
    layer = ""
    partial: ArgumentMap | None = None
    with _collector_paused():
        composed = compose(source)
        diagnostics = list(composed.diagnostics)
        authored, found = validate(composed)
        diagnostics += found
        if isinstance(authored, LayerFile) and not _is_faulty(composed.root, found):
            base = _base_of(authored, composed.root, path, trail, read)
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
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.code))
    map_ = None if diagnostics else partial
    return Loaded(source, map_, partial, composed.root, tuple(diagnostics), path, authored, below, layer)


def layers_beside(loaded: Loaded) -> list[Path]:
    """The layers that lie on a map, directly or on one another, among the files of its folder, the lower ones first.

    A file that names another one in `extends` and cannot be read as a layer is left out: whoever checks the folder
    is told of it.
    """
    base = loaded.stack[0]
    if base.path is None:
        return []
    found = []
    for file in sorted(base.path.parent.glob(f"*{SUFFIX}")):
        with contextlib.suppress(OSError):
            if b"extends" not in file.read_bytes():
                continue
        layer = _load(str(file), ())
        if layer.map is not None and layer.below and _same_file(layer.stack[0].path, base.path):
            found.append((len(layer.below), file))
    return [file for _, file in sorted(found)]


def stem_of(path: Path) -> str:
    """A map's name: that of its file without the endings."""
    return re.sub(r"(\.argmap)?\.ya?ml$", "", path.name)


def _load(name: str, trail: tuple[Path, ...], read: Read = read_file) -> Loaded:
    try:
        if name == STDIN:
            return load_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
        raw = read(name)
    except (OSError, ValueError) as error:
        message, hint = why_unreadable(error)
        problem = Diagnostic("AM100", Severity.ERROR, message, Span(0, 0), hint)
        return Loaded(Source(name, ""), None, None, Place(0, 0), (problem,), None if name == STDIN else Path(name))
    return load_bytes(raw, name, Path(name), trail, read)


def _base_of(
    authored: LayerFile, root: Place, path: Path | None, trail: tuple[Path, ...], read: Read
) -> Loaded | Diagnostic:
    """What a layer extends, loaded; or why there is none."""
    place = root.children.get("extends") or root

    def problem(message: str, hint: str) -> Diagnostic:
        return Diagnostic("AM113", Severity.ERROR, message, place.span, hint)

    folder = path.parent if path is not None else Path()
    target = folder / authored.extends
    here = (*trail, *([path] if path is not None else []))
    for number, known in enumerate(here):
        if _same_file(known, target):
            way = [one.name for one in (*here[number:], target)]
            if len(way) == 2:
                return problem("the layer extends itself", "give the path of the map that it adds to")
            return problem(f"layers extend one another in a circle: {' → '.join(way)}", "let one extend the map itself")
    base = _load(str(target), here, read)
    if base.map is not None:
        return base
    first = base.diagnostics[0]
    if first.code == "AM100":
        near = difflib.get_close_matches(target.name, _maps_in(target.parent), n=1)
        hint = f"did you mean `{near[0]}`?" if near else "the path is meant from the folder of this file"
        return problem(f"`{authored.extends}` cannot be extended: {first.message}", hint)
    if first.code == "AM113":
        return problem(f"`{authored.extends}` cannot be extended: {first.message}", first.hint)
    count = len(base.diagnostics)
    errors = "an error" if count == 1 else f"{count} errors"
    return problem(f"`{authored.extends}` has {errors}", f"run `argmap check {base.source.name}` and mend it first")


def _is_faulty(root: Place, found: Iterable[Diagnostic]) -> bool:
    """Whether it is known already that `extends` names no file."""
    place = root.children.get("extends")
    return place is not None and any(problem.span in (place.span, place.key) for problem in found)


def _lay_on(loaded: Loaded, layer: Loaded) -> Loaded:
    """A map with a layer, and the layers that it lies on itself, laid on it; those that are there already count once.

    Where that does not work, what comes back is the layer's file with the reason.
    """
    if layer.map is None:
        return layer
    base = loaded.stack[0]
    if not layer.below:
        problem = f"`{layer.source.name}` is a map of its own, not a layer"
        return _unfit(layer, ("thesis",), problem, "a layer has `extends:` in place of `thesis:`")
    if not _same_file(layer.stack[0].path, base.path):
        problem = f"this layer extends `{layer.stack[0].source.name}`, not `{base.source.name}`"
        return _unfit(layer, ("extends",), problem, "give a layer of this map")
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
    """What a layer is called: its file's name without that of the map; made unique among the layers below."""
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
        return one is not None and other is not None and one.resolve() == other.resolve()
    except (OSError, ValueError):
        return False


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading makes much and drops little: looking for garbage meanwhile would take a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def why_unreadable(error: OSError | ValueError) -> tuple[str, str]:
    """Why a file cannot be opened, and what to do, in a user's words."""
    if isinstance(error, ValueError):
        return "the path holds a null character", "give the path of a map file"
    match error.errno:
        case errno.ENOENT:
            return "there is no such file", "check the path; `argmap new FILE` writes a first map"
        case errno.EISDIR:
            return "this is a directory", "give the path of a map file"
        case errno.EACCES | errno.EPERM:
            return "the file may not be read", "check its permissions"
    return f"the file cannot be read: {(error.strerror or str(error)).lower()}", "check the path and the disk"
