"""JSON in UTF-8 that is safe to print: what could command a terminal or a log is written as an escape."""

from __future__ import annotations

import json
import re
from typing import Any

from argmap.rendering.terminal import COMMAND_MARK

_ODD = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]" + f"|{COMMAND_MARK}")


def dumps(data: Any) -> str:
    """The data as JSON, indented; every text is read back as it was."""
    # No such character occurs outside of strings.
    return _ODD.sub(
        lambda found: f"\\u{ord(found[0][0]):04x}{found[0][1:]}", json.dumps(data, ensure_ascii=False, indent=2)
    )
