"""What must never be seen, whatever is read."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import gettempdir
from types import FrameType
from typing import Any, Final
from xml.etree import ElementTree

from wcwidth import iter_graphemes

from argmap.diagnostics import Diagnostic, Span
from argmap.reports.diagnostics import renderer, text
from argmap.syntax.source import Source

CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
"""Characters that command a terminal, or reorder what follows."""

SECRET: Final = "LcX7-a-secret-outside-of-the-project"
"""What a file outside holds."""


class FaultError(AssertionError):
    """Something that must never be seen; the message says what."""


class HangError(FaultError):
    """An input took too long."""


def holds(condition: object, message: str) -> None:
    """Fail unless a condition holds; unlike `assert`, whatever Python is told about optimisation."""
    if not condition:
        raise FaultError(message)


def said(message: str, *, printed: bool = False) -> str:
    """A message for a user, which is in words and no accident; ``printed`` if it is as a terminal gets it."""
    holds(message.strip(), "an empty message")
    for sign in ("Traceback (most recent", "internal error", "bug in argmap", "please report this", SECRET):
        holds(sign not in message, f"{sign!r} in the message: {message[:300]}")
    if printed:
        found = CONTROLS.search(message)
        holds(
            found is None,
            f"a control character on a terminal: {found and message[max(found.start() - 40, 0) :][:80]!r}",
        )
    return message


def spans(source: str, found: Iterable[Span], what: str = "a span") -> None:
    """Spans lie in the text, and cut no character in two that readers see as one."""
    for span in found:
        holds(0 <= span.start <= span.end <= len(source), f"{what} outside the text: {span} of {len(source)}")
        for place in span:
            holds(
                not cuts(source, place),
                f"{what} cuts a character: {source[max(place - 3, 0) : place + 3]!r}",
            )


def cuts(text: str, place: int) -> bool:
    """Whether a place is inside of what readers see as one character.

    A mark on a blank or on punctuation is not: where such a sign ends a key or a comment begins is for YAML to say.
    """
    if not 0 < place < len(text) or (text[place - 1] < "\x7f" and not text[place - 1].isalnum()):
        return False
    if text[place].isascii():
        return False
    start = max(
        (found.end() for found in re.finditer(r"[\s\x00-\x1f!-/:-@\[-`{-~]", text[max(place - 60, 0) : place])),
        default=0,
    )
    start += max(place - 60, 0)
    reached = start
    for grapheme in iter_graphemes(text[start : place + 20]):
        if reached >= place:
            break
        reached += len(grapheme)
    return reached != place


def diagnostics(source: Source, found: Iterable[Diagnostic], *, forms: Iterable[str] = ("text",)) -> list[str]:
    """Diagnostics with sound places, in every form that is asked for."""
    found = list(found)
    answers = []
    for one in found:
        said(one.message)
        spans(
            source.text,
            [one.span, *(label.span for label in one.labels)],
            f"the span of {one.code}",
        )
        if one.fix is not None:
            spans_of_edits = [edit.span for edit in one.fix.edits]
            holds(spans_of_edits, f"a fix of {one.code} without edits")
            for span in spans_of_edits:
                holds(0 <= span.start <= span.end <= len(source.text), f"an edit of {one.code} outside the text")
        answers.append(f"{one.code} {one.span} {one.message} {one.hint} {one.node} {one.fix}")
    for form in forms:
        if form == "text":
            for block in text.render(source, found):
                said(_printed(block), printed=True)
            continue
        made = renderer(form)([(source, found)])
        parsed(form, made.encode("utf-8", "surrogatepass"))
    return answers


def _printed(block: str) -> str:
    from argmap.rendering.terminal import printable

    return printable(block)


def parsed(form: str, data: bytes) -> None:
    """A document is one of its format."""
    try:
        if form in ("json", "sarif"):
            json.loads(data.decode())
        elif form in ("junit", "svg"):
            ElementTree.fromstring(data)
        else:
            data.decode()
    except (ValueError, ElementTree.ParseError) as error:
        raise FaultError(f"an invalid {form}: {error}") from error


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Stop what takes more time of the processor, which a busy machine doesn't change.

    Raises:
        HangError: it took too long.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        where = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "?"
        raise HangError(f"more than {seconds:g} s, at {where}")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class Watch:
    """Which files are opened: an audit hook, which Python keeps until it ends."""

    def __init__(self) -> None:
        self.inside: Path | None = None
        self.outside: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.inside is None or event not in ("open", "socket.connect"):
            return
        if event == "socket.connect":
            self.outside.append(f"a connection: {arguments[1:]}")
            return
        if not isinstance(arguments[0], str | bytes | os.PathLike):
            return
        name = os.path.normpath(Path.cwd() / os.fsdecode(arguments[0]))
        if not name.startswith((f"{self.inside}{os.sep}", *_own())):
            self.outside.append(name)


@cache
def watch() -> Watch:
    """The one of this process."""
    return Watch()


@cache
def _own() -> tuple[str, ...]:
    """What argmap itself consists of, and what it needs of the system, such as fonts."""
    home, repository = Path.home(), Path(__file__).resolve().parents[2]
    system = "/dev/null /proc/self /usr/share /usr/lib /usr/local /etc/fonts /etc/mime.types /var/cache/fontconfig"
    own = {sys.prefix, sys.base_prefix, *filter(None, sys.path), *system.split()}
    own |= {str(repository), str(home / ".cache"), str(home / ".fonts")}
    return tuple(sorted(own - {"/", gettempdir()}))


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """What is done reads no file outside a folder but those that argmap is made of.

    Raises:
        FaultError: it does.
    """
    watching = watch()
    watching.inside, watching.outside = folder, []
    try:
        yield
    finally:
        watching.inside = None
    holds(not watching.outside, f"opened outside the project: {watching.outside[:3]}")


def normal(words: str) -> str:
    """Words without what layout may change."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", words))
