"""The text of a file, and conversions of positions in it."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from argmap.diagnostics import Diagnostic, Span
from argmap.rendering.clusters import widened

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Source:
    """A file's name as given by the user, and its text unchanged.

    Offsets count code points. Only LF, CRLF and CR end a line, as in editors (for libyaml, U+2028 also does). A byte
    order mark has an offset but no column: editors do not show it.
    """

    name: str
    text: str
    raw: bytes = b""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hexadecimal."""
        return hashlib.sha256(self.raw).hexdigest()

    @cached_property
    def _line_starts(self) -> list[int]:
        first = 1 if self.text.startswith("\ufeff") else 0
        if "\r" in self.text:
            return [first, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
        return [first, *accumulate(lengths)]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        offset = max(offset, self._line_starts[0])
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def position_utf16(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 0, the column in UTF-16 units, as in editors."""
        line, column = self.position(offset)
        start = self._line_starts[line - 1]
        return line - 1, len(self.text[start : start + column - 1].encode("utf-16-le")) // 2

    def start_of(self, number: int) -> int:
        """The offset at which a line begins; lines are numbered from 1."""
        return self._line_starts[number - 1]

    def line(self, number: int) -> str:
        """The text of a line, numbered from 1, without its end."""
        starts = self._line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def whole(self, diagnostic: Diagnostic) -> Diagnostic:
        """A diagnostic whose places divide nothing that readers take for one character; YAML knows code points only."""
        if self.text.isascii():
            return diagnostic
        labels = tuple(replace(label, span=Span(*widened(self.text, *label.span))) for label in diagnostic.labels)
        return replace(diagnostic, span=Span(*widened(self.text, *diagnostic.span)), labels=labels)
