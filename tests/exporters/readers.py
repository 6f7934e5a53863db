"""What a reader of each format sees: its bytes, parsed by a program that knows the format, as plain text.

A new format gets an entry in ``READERS``; ``test_hostile.py`` then tries it on everything.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import docx
import networkx
from bibtexparser.entrypoint import parse_string
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
            assert child.type != "html_inline" or re.match(r'<a id="|</a>', child.content), child.content
            said.append(child.content if child.type in ("text", "text_special", "code_inline") else "")
    return "".join(said)


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
