"""Why the text of a file cannot be read, as a code that crosses from the child process to its parent."""

from __future__ import annotations

from enum import StrEnum


class Failure(StrEnum):
    """What is wrong with a file."""

    DAMAGED = "damaged"
    """Its parser gave up."""
    OTHER = "other"
    """It has another format than its name says."""
    PASSWORD = "password"
    """It is encrypted."""
    DEEP = "deep"
    """Its parts are nested more deeply than a document needs."""
    LARGE = "large"
    """It, or what it unpacks to, is larger than a source should be."""
    LONG = "long"
    """It has more pages than a source should have."""


class UnreadableError(Exception):
    """The text of a file cannot be read; ``detail`` is what its parser said."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure, detail)
        self.failure = failure
        self.detail = detail
