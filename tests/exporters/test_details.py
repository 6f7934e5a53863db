"""An author's Markdown is the same in every format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree

import cmarkgfm
import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.exporters import ExportOptions, export
from argmap.exporters.html.markdown import marks
from argmap.model import ArgumentMap, Kind, Node, Text
from argmap.rendering.commonmark import Element, tree
from argmap.rendering.markdown import details

from .readers import github, latex, strings

DETAIL: Final = r"""
Two *kinds* of **emphasis**, `code  here`, ~~struck~~ text, 3 < 4 &amp; \*plain\*.

1. first
2. second
   - nested
   - [x] done
   - [ ] to do

> A quotation
>
> > within another

| Year | Votes |
|------|------:|
| 1990 | 12\|13 |
| 2000 | *most* |

See [the act](https://example.org/act_(1)?a=1&b=2), https://example.org/~x_y. and <mailto:a@example.org>.

![A ship](https://tracker.example/ship.png "title") <b>raw</b> <script>alert(1)</script> [bad](javascript:alert(1))

A claim[^note] and another[^2].

[^note]: The *first* note.
[^2]: The second.

```python
def f():
    return "x"
```

Broken\
here.

# Head

***

**中文。**字 C:\new $x$ @somebody [file](notes.txt)
"""

TEXTS: Final = {
    "emphasis": ("Two kinds of emphasis", "struck text"),
    "code": ("code here", "def f():", 'return "x"'),
    "entities and escapes": ("3 < 4 & *plain*",),
    "numbered and nested lists": ("first", "second", "nested"),
    "tasks": ("☑ done", "☐ to do"),
    "quotations": ("A quotation", "within another"),
    "tables": ("Year", "Votes", "1990", "12|13", "2000", "most"),
    "links": ("the act", "https://example.org/~x_y", "a@example.org"),
    "pictures by their descriptions": ("A ship",),
    "HTML as text": ("<b>raw</b>", "<script>alert(1)</script>"),
    "addresses of scripts as text": ("[bad](javascript:alert(1))",),
    "notes": ("A claim¹ and another².", "¹ The first note.", "² The second."),
    "line breaks": ("Broken", "here."),
    "headings": ("Head",),
    "what only other readers take for marks": ("**中文。**字", r"C:\new $x$ @somebody"),
    "links to files as text": ("file (notes.txt)",),
}
"""By construct, what every format shows."""
MARKUP: Final = ("~~struck", "**emphasis", "[the act]", "|---", "[^note]", "```", "&amp;", "- [x]", "![A ship")
"""What is mark-up of Markdown, and seen in no other format."""
ADDRESSES: Final = (
    "https://example.org/act_(1)?a=1&b=2",
    "https://example.org/~x_y",
    "mailto:a@example.org",
    "https://tracker.example/ship.png",
)


def detailed() -> ArgumentMap:
    node = Node("t", Kind.THESIS, Text({"en": "Thesis"}), None, 0, ("thesis",), detail=Text({"en": DETAIL}))
    return ArgumentMap(Text({"en": "Title"}), ("en",), {"t": node})


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name == "href" and value and not value.startswith("#")]


def made(name: str) -> bytes:
    return export(detailed(), name, ExportOptions(language="en"))


def word_text() -> str:
    body = docx.Document(io.BytesIO(made("docx"))).element.body
    return " ".join("".join(text.text or "" for text in part.iter(qn("w:t"))) for part in body.iter(qn("w:p")))


def word_links() -> list[str]:
    with zipfile.ZipFile(io.BytesIO(made("docx"))) as archive:
        relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
    return [each.attrib["Target"] for each in relations if each.get("TargetMode") == "External"]


def page_text() -> str:
    return "".join(each if each not in _TAGS else " " for each in strings(marks(DETAIL)))


_TAGS: Final = frozenset(("p", "h4", "ul", "ol", "li", "blockquote", "em", "strong", "s", "table", "thead", "tbody",
                          "tr", "th", "td", "br", "hr", "code", "pre", "a"))  # fmt: skip


def page_links() -> list[str]:
    def links(part: object) -> list[str]:
        if not isinstance(part, list):
            return []
        own = [str(part[1])] if part[:1] == ["a"] else []
        return own + [each for inside in part for each in links(inside)]

    return links(marks(DETAIL))


def markdown_links() -> list[str]:
    reader = Links()
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(made("md").decode()))
    return reader.found


def notes_of_opml() -> str:
    return "".join(each.get("_note", "") for each in ElementTree.fromstring(made("opml")).iter("outline"))


SHOWN: Final[dict[str, Callable[[], str]]] = {
    "html": page_text,
    "md": lambda: github(made("md")),
    "docx": word_text,
    "latex": lambda: latex(made("latex")),
    "txt": lambda: made("txt").decode(),
    "opml": notes_of_opml,
}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("construct", TEXTS)
@pytest.mark.parametrize("name", SHOWN)
def test_every_format_shows(name: str, construct: str) -> None:
    shown = squeezed(SHOWN[name]())
    assert [text for text in TEXTS[construct] if squeezed(text) not in shown] == []


@pytest.mark.parametrize("name", SHOWN)
def test_no_format_shows_the_marks(name: str) -> None:
    shown = SHOWN[name]()
    assert [mark for mark in MARKUP if mark in shown] == []


@pytest.mark.parametrize(
    ("name", "links"),
    [
        ("html", page_links),
        ("md", markdown_links),
        ("docx", word_links),
        ("latex", lambda: [_.replace("\\", "") for _ in re.findall(r"\\href\{(.*?)\}", made("latex").decode())]),
    ],
)
def test_links_lead_to_addresses_of_the_web_and_nowhere_else(name: str, links: Callable[[], list[str]]) -> None:
    assert sorted(set(links())) == sorted(ADDRESSES)


@pytest.mark.parametrize("name", ["docx", "latex", "txt", "opml"])
def test_the_address_of_a_link_can_be_read_on_paper(name: str) -> None:
    assert squeezed(f"the act ({ADDRESSES[0]})") in squeezed(SHOWN[name]())


def test_notes_of_two_statements_are_not_confused() -> None:
    child = Node("p", Kind.PREMISE, Text({"en": "Premise"}), "t", 1, (), detail=Text({"en": "b[^1]\n\n[^1]: two"}))
    root = Node("t", Kind.THESIS, Text({"en": "Thesis"}), None, 0, ("thesis",), children=("p",),
                detail=Text({"en": "a[^1]\n\n[^1]: one"}))  # fmt: skip
    shown = github(export(ArgumentMap(Text({"en": "Title"}), ("en",), {"t": root, "p": child}), "md"))
    assert shown.index("a¹") < shown.index("¹ one") < shown.index("b¹") < shown.index("¹ two")


BLOCKS: Final = (
    "# H", "- a", "  - b", "1. x", "2) y", "> q", "> > r", "```", "    code", "| a | b |", "|---|---|",
    "| 1 | `2\\|3` |", "***", "---", "", "", "", "text *em* **st** ~~s~~ `c`",
    "[l](http://x.example/(a)b?c=1&copy;=2)", "<b>", "[^1]", "![i](http://x.example/y.png)", "[^1]: note",
    "    more", "* s", "+ p", "- [ ] t", "- [x] d", "3. z", "\\", "a\\", "b  ", "*a**b*", "_a_b_",
    "`` ` ``", "<http://a.example/c>", "[x [y]](http://q.example)", "- ", "1.", "## x ##", "> - a", "*中*文",
    "**中。**字", "[a](http://x.example 'T')", "||", "1986\\. a", "a $x$ {y} @z \\new", "***b**i*",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(("", "", "", "  ", "> ")), st.sampled_from(BLOCKS)).map("".join)).map("\n".join)
)
def test_what_is_written_anew_reads_the_same(written: str) -> None:
    assert shape(details(tree(written))) == shape(written)


def shape(markdown: str) -> list[object]:
    """The elements of a text and what is in them; breaks in headings and spaces at ends are not kept."""

    def of(element: Element) -> list[object]:
        inside: list[object] = [element.kind, element.address, element.start]
        for each in element.inside:
            part = of(each) if isinstance(each, Element) else each.replace("<!-- -->", "")
            if element.kind == "heading" and isinstance(part, list) and part[0] == "hardbreak":
                part = " "
            if isinstance(part, str) and isinstance(inside[-1], str) and len(inside) > 3:
                part = str(inside.pop()) + part
            if part and part != EMPTY:
                inside.append(part)
        ends = [each.strip() if isinstance(each, str) and element.kind != "fence" else each for each in inside[3:]]
        return inside[:3] + [each for each in ends if each]

    return [part for part in map(of, tree(markdown)) if part != EMPTY]


EMPTY: Final = ["paragraph", "", 1]
