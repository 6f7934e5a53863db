"""Tables as CSV that spreadsheets open without running anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from argmap.rendering.terminal import commanding_nothing, without_controls

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")


def table(columns: Sequence[str], lines: Iterable[Mapping[str, object]], digest: str = "") -> bytes:
    """RFC 4180, in UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding.

    The digest is the heading of a last, empty column: CSV has no comments, and a table may have no rows.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*columns, digest] if digest else columns)
    writer.writerows([_cell(line[column]) for column in columns] + [""] * bool(digest) for line in lines)
    return file.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """A value as text; what a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).

    So do the full-width signs, which Excel reads as formulas where the system is Chinese or Japanese.
    """
    if isinstance(value, bool):
        return "true" if value else ""
    if not isinstance(value, str):
        return str(value)
    value = commanding_nothing(without_controls(value))
    return "'" + value if _FORMULA.match(value) else value
