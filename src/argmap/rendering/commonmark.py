"""An author's Markdown as paragraphs of plain runs, for formats with their own mark-up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token


class Run(NamedTuple):
    """A stretch of text that looks the same throughout."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    superscript: bool = False
    subscript: bool = False
    small_caps: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``marker`` is the bullet or number of the list item that it begins."""

    runs: tuple[Run, ...]
    level: int = 0
    """How many lists it is nested in."""
    marker: str = ""

    @property
    def text(self) -> str:
        """The paragraph without its looks."""
        return "".join(run.text for run in self.runs)


def paragraphs(markdown: str) -> Iterator[Paragraph]:
    """The paragraphs of a CommonMark text; HTML in it is text like any other."""
    from markdown_it import MarkdownIt

    counters: list[int] = []
    """For each list that is open, the number of its next item; 0 where it has bullets."""
    marker = ""
    for token in MarkdownIt("commonmark", {"html": False}).parse(markdown):
        match token.type:
            case "bullet_list_open":
                counters.append(0)
            case "ordered_list_open":
                counters.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                counters.pop()
            case "list_item_open":
                marker = f"{counters[-1]}." if counters[-1] else "•"
                counters[-1] += bool(counters[-1])
            case "inline":
                yield Paragraph(tuple(_runs(token.children or [])), len(counters), marker)
                marker = ""
            case "fence" | "code_block":
                for line in token.content.splitlines():
                    yield Paragraph((Run(line, code=True),), len(counters), marker)
                    marker = ""


def _runs(tokens: list[Token]) -> Iterator[Run]:
    bold = italic = 0
    addresses: list[str] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                addresses.append(str(token.attrs.get("href", "")))
            case "link_close":
                yield Run(f" ({addresses.pop()})")
            case "softbreak" | "hardbreak":
                yield Run(" ")
            case "code_inline":
                yield Run(token.content, bool(bold), bool(italic), code=True)
            case _:
                if token.content:
                    yield Run(token.content, bool(bold), bool(italic))
