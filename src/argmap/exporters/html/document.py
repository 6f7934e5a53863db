"""The file: the template with its styles, its script and the map's data, self-contained."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from argmap.diagrams.options import THEMES
from argmap.diagrams.page_css import style_sheet
from argmap.exporters.html.data import page_data, page_languages
from argmap.exporters.html.plain import plain_outline
from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap
from argmap.rendering.errors import ExportError, unknown_value
from argmap.rendering.face import Weight, font_rules
from argmap.rendering.terminal import without_controls
from argmap.rendering.wrapping import clean

COMPUTING = ("graph.js", "status.js", "strength.js", "reasons.js", "resilience.js", "influence.js")
"""What computes statuses and strengths: parts that know nothing of the page, and need only its data."""

_SCRIPTS = (
    *COMPUTING,
    "model.js",
    "glance.js",
    "search.js",
    "joints.js",
    "layout.js",
    "drawing.js",
    "far.js",
    "diagram.js",
    "orientation.js",
    "outline.js",
    "layers.js",
    "readings.js",
    "panel.js",
    "about.js",
    "share.js",
    "scenario.js",
    "consequences.js",
    "suppose.js",
    "layerfile.js",
    "cards.js",
    "answers.js",
    "answering.js",
    "narrowing.js",
    "print.js",
    "address.js",
    "panes.js",
    "keys.js",
    "guide.js",
    "main.js",
)
"""One module, in parts: each uses what those before it define."""

_STYLES = ("page.css", "panes.css", "panel.css", "diagram.css", "scenario.css", "guide.css", "media.css")
"""Later ones prevail: what depends on the window and on paper comes last."""

_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the element that contains the data, or begin another one."""


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The map as one HTML file that needs no network and holds every language of the map.

    It always holds the whole map: ``options.focus`` is the node at which it opens, ``options.depth`` how many levels
    below are unfolded then, and ``options.language`` the language that it begins in.

    Raises:
        ExportError: an option has an unknown value.
    """
    if options.theme not in THEMES:
        raise ExportError(unknown_value("theme", options.theme, THEMES))
    languages = page_languages(map_, options)
    data = _json(page_data(map_, options))
    style = font_rules(data, Weight) + style_sheet(languages) + "\n" + "\n".join(map(part, _STYLES))
    script = "\n".join(_lean(part(name)) for name in _SCRIPTS)
    document = Template(part("page.html")).substitute(
        language=escape(languages[0]),
        theme=options.theme,
        title=escape(clean(map_.title.best(languages[0]))),
        digest=escape(clean(options.digest)),
        policy=_policy(style, script),
        style=style,
        script=script,
        description=escape(clean(map_.root.text.best(languages[0]))),
        outline=plain_outline(map_, languages[0]),
        data=data,
    )
    # Half of a surrogate pair, which no author can type, has no UTF-8.
    return document.encode("utf-8", "replace")


_COMMENT = re.compile(r"^\s*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)


@cache
def _lean(script: str) -> str:
    """A script without the comments and the indentation, which readers would have to load.

    No part has a text of several lines, of which either could be a piece.
    """
    return _INDENT.sub("", _COMMENT.sub("", script))


@cache
def part(name: str) -> str:
    """A part of the page: its template, its styles, or a part of its script."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _json(data: object) -> str:
    """JSON for a script element, without any character that means something to HTML."""
    return json.dumps(_printable(data), ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _printable(data: Any) -> Any:
    """The data with every text as a document shows it."""
    if isinstance(data, dict):
        return {key: _printable(each) for key, each in data.items()}
    if isinstance(data, list | tuple):
        return [_printable(each) for each in data]
    return without_controls(data) if isinstance(data, str) else data


def _policy(style: str, script: str) -> str:
    """A content security policy under which only our own style and script work, and nothing is fetched."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data:",  # the icon
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",  # text never becomes HTML
        )
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
