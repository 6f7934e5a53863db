"""The text of a source's file."""

from __future__ import annotations

from pathlib import Path


class ExtractionError(Exception):
    """The text of a file cannot be had; the message is for the user, and ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def extract(path: Path) -> str:
    """The text of a file.

    Raises:
        ExtractionError: it cannot be had.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ExtractionError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExtractionError(f"{path} is not UTF-8; save it as UTF-8") from error
