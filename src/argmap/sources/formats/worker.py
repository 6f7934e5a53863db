"""The child process: the path of a file in, its text out."""

from __future__ import annotations

import importlib
import json
import os
import sys

from argmap.sources.formats.failures import Failure, UnreadableError

MOST_CHARACTERS = 20_000_000
"""A text of more is no source that anybody maps, but an attack on the memory."""


def read(format_: str, path: str) -> str:
    """The text of a file in one of the formats `pdf`, `word` and `web`.

    Raises:
        UnreadableError: the file is damaged, protected, or larger than any source.
    """
    try:
        text: str = importlib.import_module(f"argmap.sources.formats.{format_}").read(path)
    except UnreadableError:
        raise
    except RecursionError:
        raise UnreadableError(Failure.DEEP) from None
    except MemoryError:
        raise UnreadableError(Failure.LARGE) from None
    except OSError:
        raise
    except Exception as error:
        # A parser raises whatever it ran into; for the user it is all the same.
        raise UnreadableError(Failure.DAMAGED, str(error) or type(error).__name__) from None
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(Failure.LARGE)
    return text


def main() -> None:
    """Answer one request on standard input with one object in JSON on standard output."""
    request = json.load(sys.stdin.buffer)
    try:
        answer = {"text": read(request["format"], request["path"])}
    except UnreadableError as error:
        answer = {"failure": error.failure, "detail": error.detail}
    except OSError as error:
        answer = {"failure": Failure.DAMAGED, "detail": os.strerror(error.errno) if error.errno else str(error)}
    json.dump(answer, sys.stdout)
