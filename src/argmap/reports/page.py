"""The frame of every page: one file that needs neither network nor script, on any screen and on paper."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib.resources import files
from typing import Final

from argmap.diagrams.page_css import style_sheet
from argmap.rendering.scripts import is_right_to_left
from argmap.rendering.wrapping import clean

_CODE: Final = re.compile("`([^`]+)`")


def page(language: str, title: str, body: str, own_style: str = "") -> str:
    """A whole document.

    Args:
        language: the tag of the language that it is written in.
        title: the title of its window, as plain text.
        body: the content of its body, as HTML.
        own_style: style rules after those that all pages share (``page.css``).
    """
    style = _style(language) + own_style
    return _FRAME.format(
        language=escape(language),
        direction="rtl" if is_right_to_left(language) else "ltr",
        policy=f"default-src 'none'; img-src data:; style-src {_hash(style)}; base-uri 'none'; form-action 'none'",
        title=text(title),
        style=style,
        body=body,
    )


def text(content: str) -> str:
    """A text of a map as HTML: on one line, and never taken for marks."""
    return escape(clean(content))


def prose(said: str) -> str:
    """A sentence as HTML: what is in backquotes, such as a command, is set as code."""
    return _CODE.sub(r"<code class='mono'>\1</code>", text(said))


def code(said: str) -> str:
    """An id or a command as HTML."""
    return f"<code class='mono'>{text(said)}</code>"


def rules(package: str, name: str) -> str:
    """A style sheet of a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def _style(language: str) -> str:
    lines = {"light": "#d5dade", "dark": "#3a434b"}
    return "\n".join(
        (
            style_sheet((language,)),
            f":root{{--line:{lines['light']}}}",
            f"@media screen and (prefers-color-scheme:dark){{:root{{--line:{lines['dark']}}}}}",
            rules(__package__, "page.css"),
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


_FRAME: Final = """\
<!doctype html>
<html lang="{language}" dir="{direction}" data-theme="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="argmap">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
