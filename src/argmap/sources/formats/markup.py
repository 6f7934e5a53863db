"""From HTML, whoever wrote it, to lines of text: one for each paragraph, item, heading and row of a table."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_BLOCKS: Final = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "hgroup", "hr", "html", "li", "main"),
        *("ol", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    }
).union(HEADINGS)
_SPACES: Final = frozenset({"br", "td", "th", "img", "option"})
_LEFT_OUT: Final = frozenset(
    {
        *("script", "style", "template", "noscript", "nav", "header", "footer", "title", "iframe", "object"),
        *("svg", "math", "canvas", "audio", "video", "select", "button", "textarea", "datalist", "dialog"),
        *("menu", "rp", "rt"),
    }
)
"""What a browser doesn't show as text, and what belongs to the site rather than to the text."""
_VOID: Final = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
    }
)
_ENDED_BY_NEXT: Final = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
"""Elements that end where the next of their kind begins."""
_NOTE: Final = re.compile(r"(?:^|[-_:])(?:fn|(?:foot|end|cite_)?note)[-_:]?(\d{1,3})$")
_BACK: Final = re.compile(r"#(?:.*[-_:])?(?:fnref|cite_ref|(?:foot|end)?note-ref)")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Lines(HTMLParser):
    """Collects the lines of an HTML text.

    Headings become those of Markdown, items that are notes ``[^1]: …``. Scripts, styles, hidden elements, and the
    header, navigation and footer of the page are left out, but not the header of an article, which has its title. Open
    elements are counted, not stacked: depth costs nothing.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line: list[str] = []
        self._prefix = ""
        self._skipped: list[str] = []
        """The open elements inside an element that is left out, from it on; only those of its own name."""
        self._articles = 0
        self._raised = False

    def text(self) -> str:
        """The text, with a blank line between the lines."""
        self._end_line()
        return "\n\n".join(self.lines) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped:
            if tag == self._skipped[0] and tag in _ENDED_BY_NEXT:
                self._skipped.clear()
            elif tag == self._skipped[0]:
                self._skipped.append(tag)
        if self._skipped:
            return
        names = dict(attrs)
        if self.leaves_out(tag, names):
            if tag not in _VOID:
                self._skipped.append(tag)
            return
        self._articles += tag in ("article", "main")
        if tag in _BLOCKS:
            self._end_line()
            self._prefix = self.prefix(tag, names) or self._prefix
        elif tag in _SPACES:
            self._line.append(" ")
        elif tag == "sup":
            self._raised = True

    def leaves_out(self, tag: str, attributes: dict[str, str | None]) -> bool:
        """Whether an element isn't part of the text."""
        if tag in ("header", "footer") and self._articles:
            return False
        if tag == "a" and _BACK.match(attributes.get("href") or ""):
            return True  # the arrow from a note back to its mark
        style = "".join((attributes.get("style") or "").lower().split())
        return (
            tag in _LEFT_OUT
            or "hidden" in attributes
            or (attributes.get("aria-hidden") or "").lower() == "true"
            or attributes.get("role") in ("navigation", "banner", "contentinfo", "search", "doc-backlink")
            or "display:none" in style
            or "visibility:hidden" in style
        )

    def prefix(self, tag: str, attributes: dict[str, str | None]) -> str:
        """What a line begins with that an element begins."""
        if tag in HEADINGS:
            return "#" * HEADINGS[tag] + " "
        if tag == "tr":
            return "| "
        if tag != "li":
            return ""
        note = _NOTE.search(attributes.get("id") or "")
        return f"[^{note[1]}]: " if note else "- "

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[0]:
                self._skipped.pop()
            return
        if tag in ("article", "main"):
            self._articles = max(0, self._articles - 1)
        if tag in _BLOCKS:
            self._end_line()
            self._prefix = ""
        elif tag == "sup":
            self._raised = False

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._raised and data.strip().isdecimal() and data.isascii():
            data = data.translate(_RAISED)
        self._line.append(data)

    def _end_line(self) -> None:
        if line := " ".join("".join(self._line).split()):
            self.lines.append(self._prefix + line)
            self._prefix = ""
        self._line.clear()
