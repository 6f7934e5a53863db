"""The bytes of a file → its text, or the reason why they are not text."""

from __future__ import annotations

from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.i18n import _
from argmap.syntax.source import Source

MAX_BYTES = 16 * 2**20
"""People write map files: ten thousand nodes with every key take 6 MB."""


def decode(raw: bytes, name: str) -> tuple[Source, Diagnostic | None]:
    """Turn the bytes of a file into its text; if that fails, into as much of it as the message needs."""

    def problem(code: str, message: str, span: Span, hint: str) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, span, hint)

    if len(raw) > MAX_BYTES:
        # The line on which the limit is passed, shortened.
        start = max(raw.rfind(b"\n", 0, MAX_BYTES), raw.rfind(b"\r", 0, MAX_BYTES)) + 1
        text = raw[:start].decode("utf-8", "replace") + raw[start : start + 200].decode("utf-8", "replace")
        offset = len(raw[:start].decode("utf-8", "replace"))
        return Source(name, text), problem(
            "AM111",
            _("the file is larger than {size} MB").format(size=MAX_BYTES // 2**20),
            Span(offset, len(text)),
            _("check that it is the right file; maps are never this large"),
        )
    for mark, encoding in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            text = raw.decode(encoding, "replace").lstrip("\ufeff")
            message = _("the file is {encoding}, not UTF-8").format(encoding=encoding.upper())
            return Source(name, text), problem("AM109", message, Span(0, 0), _("save it as UTF-8 in your editor"))
    try:
        return Source(name, raw.decode("utf-8"), raw), None
    except UnicodeDecodeError as error:
        text = raw.decode("utf-8", "replace")
        at = len(raw[: error.start].decode("utf-8", "replace"))
        hint = _("save it as UTF-8 in your editor")
        if b"\0" in raw:
            hint = _("this looks like a binary file, not a map")
        else:
            for encoding in ("gb18030", "big5"):
                try:
                    raw.decode(encoding)
                except UnicodeDecodeError:
                    continue
                hint = _("save it as UTF-8 in your editor (its encoding may be {encoding})")
                hint = hint.format(encoding=encoding.upper())
                break
        message = _("the byte `{byte}` is not valid UTF-8 here").format(byte=f"0x{raw[error.start]:02X}")
        return Source(name, text), problem("AM109", message, Span(at, at + 1), hint)


_OTHER_ENCODINGS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
