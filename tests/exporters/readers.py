"""What a reader of each format sees: its bytes, parsed by a program that knows the format, as plain text.

A new format gets an entry in ``READERS``; ``test_hostile.py`` then tries it on everything.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import cmarkgfm
import docx
import networkx
from bibtexparser.entrypoint import parse_string
from cmarkgfm.cmark import Options as CmarkOptions
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalker
from pylatexenc.latexwalker import get_default_latex_context_db as get_walker_db
from pylatexenc.macrospec import MacroSpec

from argmap.diagrams.engine import render_many

SVG = "{http://www.w3.org/2000/svg}"


def strings(data: Any) -> Iterator[str]:
    """All strings of parsed JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for each in data:
            yield from strings(each)
    elif isinstance(data, dict):
        for each in data.values():
            yield from strings(each)


def svg(data: bytes) -> str:
    return "".join("".join(text.itertext()) for text in ElementTree.fromstring(data).iter(f"{SVG}text"))


def dot(data: bytes) -> str:
    """What Graphviz draws: its labels have escapes of their own."""
    return svg(render_many([data.decode()])[0])


def markdown(data: bytes) -> str:
    said = []
    for token in MarkdownIt("commonmark").parse(data.decode()):
        assert token.type != "html_block" or token.content.startswith("<!--"), token.content
        for child in token.children or []:
            assert child.type != "html_inline" or re.match(r'<a id="|</a>|<!-- -->$', child.content), child.content
            said.append(child.content if child.type in ("text", "text_special", "code_inline") else "")
    return "".join(said)


def pandoc(data: bytes, dialect: str) -> str:
    """What pandoc shows of Markdown in one of the dialects that it reads."""
    command = ["pandoc", "--from", dialect, "--to", "json"]
    made = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60).stdout
    return "".join(_of_pandoc(json.loads(made)["blocks"]))


def _of_pandoc(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _of_pandoc(each)
    elif isinstance(part, dict) and "t" in part:
        kind: str = part["t"]
        content: Any = part.get("c")
        if kind in ("Code", "CodeBlock"):
            yield content[1]
        elif kind == "Quoted":
            mark = '"' if content[0]["t"] == "DoubleQuote" else "'"
            yield from (mark, *_of_pandoc(content[1]), mark)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind == "Str":
            yield content
        elif kind not in ("RawInline", "RawBlock", "Math", "Cite", "Note"):
            # The last member of an element of text is what is shown of it, but for the address of a link.
            yield from _of_pandoc(content[1] if kind in ("Link", "Image") else content)


class _Texts(HTMLParser):
    """The texts of a page, apart where an element or a comment is between them, and those in links."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, bool]] = []
        self.links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += tag == "a"

    def handle_endtag(self, tag: str) -> None:
        self.links -= tag == "a"

    def handle_data(self, data: str) -> None:
        self.texts.append((data, bool(self.links)))


def github(data: bytes) -> str:
    """What GitHub shows of Markdown; it looks for people, issues and emoji in the texts that its parser leaves."""
    reader = _Texts()
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(data.decode(), CmarkOptions.CMARK_OPT_UNSAFE))
    reader.close()
    for text, linked in reader.texts:
        found = re.search(r"(?<![\w/])@\w|(?<![\w#])#\d|:([\w+-]*[a-z][\w+-]*|100|1234|[+-]1):", text, re.ASCII)
        assert linked or not found, text
    return "".join(text for text, _ in reader.texts)


def page(data: bytes) -> str:
    """The strings of the page's data, which its script puts into the document as text."""
    found = re.search(r'<script type="application/json" id="_data">(.*?)</script>', data.decode(), re.DOTALL)
    assert found is not None
    return "".join(strings(json.loads(found[1])))


def fenced_chart(data: bytes) -> str:
    """The one Mermaid block of a Markdown document."""
    tokens = MarkdownIt("commonmark").parse(data.decode())
    (chart,) = [token.content for token in tokens if token.type == "fence" and token.info == "mermaid"]
    return chart


def docx_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    document = docx.Document(io.BytesIO(data))
    body = "".join(text.text or "" for text in document.element.body.iter(qn("w:t")))
    return body + "".join(notes.itertext())


_MACROS = {"statement": ("{{{{", "%(3)s%(4)s"), "remark": ("{{", "%(2)s"), "branch": ("{{{", "%(2)s%(3)s"),
           "hypertarget": ("{{", ""), "hyperlink": ("{{", "%(2)s"), "allowbreak": ("", ""),
           "href": ("{{", "%(2)s"), "cell": ("{{", "%(2)s"), "sout": ("{", "%(1)s"),
           "newline": ("", " "), " ": ("", " "), "texttt": ("{", "%(1)s"),
           "textquotedbl": ("", '"'), "textasciigrave": ("", "`"), "textbar": ("", "|"),
           "textless": ("", "<"), "textgreater": ("", ">"), "textasciicircum": ("", "^"), "textasciitilde": ("", "~"),
           "textbraceleft": ("", "{"), "textbraceright": ("", "}"), "textbackslash": ("", "\\")}  # fmt: skip


def tex(source: str) -> str:
    """LaTeX as text; mistakes of syntax are errors."""
    walking, saying = get_walker_db(), get_default_latex_context_db()
    walking.add_context_category("ours", [MacroSpec(name, spec) for name, (spec, _) in _MACROS.items()], prepend=True)
    macros = [MacroTextSpec(name, shown) for name, (_, shown) in _MACROS.items()]
    saying.add_context_category("ours", macros=macros, prepend=True)
    walker = LatexWalker(source, latex_context=walking, tolerant_parsing=False)
    nodes, _, _ = walker.get_latex_nodes()
    said = LatexNodes2Text(latex_context=saying, strict_latex_spaces=True, keep_comments=False).nodelist_to_text(nodes)
    return str(said)


def latex(data: bytes) -> str:
    source = data.decode()
    assert r"\end{document}" in source
    return tex(source.partition(r"\maketitle")[2].partition(r"\end{document}")[0])


def opml(data: bytes) -> str:
    root = ElementTree.fromstring(data)
    assert [child.tag for child in root] == ["head", "body"]
    return "".join(outline.attrib["text"] + outline.get("_note", "") for outline in root.iter("outline"))


def table(data: bytes) -> str:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for cell in row:
            assert not re.match(r"\s*[=+\-@＝＋－＠]", cell), cell
    return "".join(cell for row in rows for cell in row)


def graphml(data: bytes) -> str:
    graph = networkx.read_graphml(io.BytesIO(data))
    return "".join(f"{name}{fields['label']}" for name, fields in graph.nodes(data=True))


def bibtex(data: bytes) -> str:
    library = parse_string(data.decode())
    assert not library.failed_blocks
    # A key is no text and an address is set as it stands.
    values = [field.value for entry in library.entries for field in entry.fields if field.key not in ("url", "doi")]
    return "".join(tex(value) for value in values)


READERS: dict[str, Callable[[bytes], str]] = {
    "svg": svg,
    "dot": dot,
    "md": markdown,
    "md+mermaid": markdown,
    "html": page,
    "docx": docx_text,
    "latex": latex,
    "txt": bytes.decode,
    "opml": opml,
    "graphml": graphml,
    "csv": table,
    "links-csv": table,
    "csl-json": lambda data: "".join(strings(json.loads(data))),
    "bibtex": bibtex,
    "json": lambda data: "".join(strings(json.loads(data))),
}
"""By name of the format. Mermaid has its own parser, a fixture of conftest.py."""
