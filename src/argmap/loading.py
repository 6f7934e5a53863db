"""From the bytes of a map file to a map, or to what is wrong with them."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap.diagnostics import Diagnostic, Loc, Severity, Span
from argmap.language.source import Source
from argmap.language.validation import validate
from argmap.language.yaml import Place, compose
from argmap.model import ArgumentMap
from argmap.resolving import resolve

MAX_BYTES = 16 * 2**20
"""A map file is written by people: ten thousand nodes with all that can be said of them take 6 MB."""

STDIN = "-"


@dataclass(frozen=True)
class Loaded:
    """What became of a map file.

    ``map`` is None where the file holds an error. ``partial`` is then what could be understood of it, so that
    further errors can be found; nothing else should be done with it.
    """

    source: Source
    map: ArgumentMap | None
    partial: ArgumentMap | None
    places: Place
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    path: Path | None = None
    """Where the file is; None for standard input and for text."""

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


def load(path: str | os.PathLike[str]) -> Loaded:
    """Load a map file; ``-`` is standard input.

    It never raises for what a user may have done: a file that is missing, is no text or is no map comes back as
    diagnostics with their places.
    """
    name = os.fspath(path)
    try:
        if name == STDIN:
            return load_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
        with open(name, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        message, hint = _why_unreadable(error)
        problem = Diagnostic("AM100", Severity.ERROR, message, Span(0, 0), hint)
        return Loaded(Source(name, ""), None, None, Place(0, 0), (problem,))
    return replace(load_bytes(raw, name), path=Path(name))


def load_text(text: str, name: str = "<text>") -> Loaded:
    """Load a map from a string."""
    return load_bytes(text.encode("utf-8", "surrogatepass"), name)


def load_bytes(raw: bytes, name: str) -> Loaded:
    """Load a map from the bytes of a file; ``name`` is what messages call it."""
    source, problem = _decode(raw, name)
    if problem is not None:
        return Loaded(source, None, None, Place(0, len(source.text)), (problem,))
    with _collector_paused():
        composed = compose(source)
        diagnostics = list(composed.diagnostics)
        partial = None
        if composed.data is not None:
            authored, found = validate(composed)
            diagnostics += found
            if authored is not None:
                partial, found = resolve(authored, composed.root)
                diagnostics += found
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.code))
    map_ = None if diagnostics else partial
    return Loaded(source, map_, partial, composed.root, tuple(diagnostics))


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


def _decode(raw: bytes, name: str) -> tuple[Source, Diagnostic | None]:
    """Turn bytes into text; where that fails, into as much text as a message needs."""

    def problem(code: str, message: str, span: Span, hint: str) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, span, hint)

    if len(raw) > MAX_BYTES:
        # The line on which the limit is passed; nobody needs to see the whole of it.
        start = max(raw.rfind(b"\n", 0, MAX_BYTES), raw.rfind(b"\r", 0, MAX_BYTES)) + 1
        text = raw[:start].decode("utf-8", "replace") + raw[start : start + 200].decode("utf-8", "replace")
        offset = len(raw[:start].decode("utf-8", "replace"))
        return Source(name, text), problem(
            "AM111",
            f"the file is larger than {MAX_BYTES // 2**20} MB",
            Span(offset, len(text)),
            "no map is this large: is this the right file?",
        )
    for mark, encoding in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            text = raw.decode(encoding, "replace").lstrip("\ufeff")
            return Source(name, text), problem(
                "AM109", f"the file is {encoding.upper()}, not UTF-8", Span(0, 0), "save it as UTF-8 in your editor"
            )
    try:
        return Source(name, raw.decode("utf-8"), raw), None
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8", "replace")
        at = len(raw[: error.start].decode("utf-8", "replace"))
        hint = "save it as UTF-8 in your editor"
        if b"\0" in raw:
            hint = "this looks like a binary file, not a map"
        else:
            for encoding in ("gb18030", "big5"):
                try:
                    raw.decode(encoding)
                except UnicodeDecodeError:
                    continue
                hint = f"save it as UTF-8 in your editor (it may be {encoding.upper()} now)"
                break
        return Source(name, text), problem(
            "AM109", f"the byte 0x{raw[error.start]:02X} here is not UTF-8", Span(at, at + 1), hint
        )


_OTHER_ENCODINGS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def _why_unreadable(error: OSError | ValueError) -> tuple[str, str]:
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
