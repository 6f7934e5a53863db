"""Writing a text in YAML: plain if possible, otherwise quoted."""

from __future__ import annotations

import json
import re

ODD_BREAKS = "\x85\u2028\u2029\ufeff"
"""Characters that libyaml takes for line breaks (or skips) and editors do not: only safe as escapes."""

_ESCAPED = re.compile(rf"[^\t\n\r -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[{ODD_BREAKS}]")
"""What no YAML file may contain as it is (section 5.1 of the specification), and the odd breaks."""
_HARD = re.compile(rf"[\t\n\r]|{_ESCAPED.pattern}")
_NEVER_FIRST = frozenset("[]{},#&*!|>'\"%@`")
_FIRST_IF_A_WORD_FOLLOWS = frozenset("-?:")
_FLOW = re.compile(r"[\[\]{},]|:\?")
_OTHER_TYPE = re.compile(
    r"""~|[Nn]ull|NULL|[yYnN]|[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF
    |[-+]?(\.[0-9]+|[0-9][0-9_,]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+
    |[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|<<|=""",
    re.VERBOSE,
)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text can be written without quotes; ``flow``: inside brackets, where commas separate."""
    if not text or text != text.strip() or _HARD.search(text):
        return False
    first = text[0]
    if first in _NEVER_FIRST or (first in _FIRST_IF_A_WORD_FOLLOWS and (len(text) == 1 or text[1] in " ,[]{}")):
        return False
    if flow and (_FLOW.search(text) or first in "?:"):
        return False
    return not (": " in text or text.endswith(":") or " #" in text or text.startswith(("---", "...")))


def is_other_type(text: str) -> bool:
    """Whether other YAML readers take the plain text for a number, a date, a boolean or null.

    argmap does not; such texts are still quoted.
    """
    return _OTHER_TYPE.fullmatch(text) is not None


def quoted(text: str) -> str:
    """A text in double quotes, on one line.

    Raises:
        UnicodeEncodeError: it has no UTF-8, since bytes of other encodings were given where a text was expected.
    """
    text.encode()
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", written)


def scalar(text: str, *, flow: bool = False, typed: bool = False) -> str:
    """A text on one line.

    Args:
        text: the text to be read.
        flow: it is inside brackets.
        typed: it is a number, a date or a word of the format, written without quotes.
    """
    if is_plain(text, flow=flow) and (typed or not is_other_type(text)):
        return text
    return quoted(text)
