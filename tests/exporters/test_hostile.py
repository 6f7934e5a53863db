"""Every format takes any text and any id, stays valid, and shows text as text."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.evaluation import READINGS
from argmap.exporters import ExportError, ExportOptions, export, formats
from argmap.exporters.outline import HEADINGS
from argmap.model import ArgumentMap, Forecast, Inference, Kind, Layer, Link, Name, Node, Relation, Text, Work
from argmap.rendering.bidi import settled

from .conftest import Mermaid
from .readers import READERS, fenced_chart

IDS: Final = ("end", "node", "graph", "x.ne", "subgraph", "论据", "class-default", "nan", "e0")
"""Ids that are words of DOT and Mermaid, ports, or numbers elsewhere; one for each node of a map."""

SAMPLES: Final = (
    "<script>alert(1)</script>", "]]> --> <!-- */ &lt;&#65; &amp;", "\"quoted\" 'and' “so” \\", "\\N \\G \\l \\n end",
    "שלום עולם עברית \u202eoverridden\u202c", "zero\u200bwidth\u200d\u200cjoin\ufeff", "=1+1", "+SUM(A1)", "-2", "@x",
    "＝1+1", "\\input{/etc/passwd} \\end{document} $x^2$ 100% #1 _a_ {b} ~ ^^41 `` '' -- ?` ,,", "1. list", "- item",
    "# head #quot; #35; %%{init: {}}%% $$x$$ https://example.org", "end", "[x](javascript:alert(1)) ![y](z) `c` *d*",
    "{{a|b}} :::class ~~~ |\"x\"|", "@article{x, title = {y}", "a and b, c", "🇹🇼👩‍👩‍👧 e\u0301", "w" * 5000,
    "论" * 3000,
)  # fmt: skip

CHARACTERS: Final = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"))
TEXTS: Final = st.one_of(
    st.sampled_from(SAMPLES),
    st.text(CHARACTERS, min_size=1),
    st.text(st.sampled_from("<>&\"'`\\{}[]()#$%^_~*|;:=+-@!?,./ \u200f\u200b\u2060a1论")),
).map(lambda text: " ".join(text.split()) or "empty")

EXAMPLES: Final = {"svg": 10, "dot": 10, "docx": 15, "latex": 20}
"""How many maps a slow format is tried on."""
ENOUGH: Final = 40


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """A map with every kind and relation whose texts are hostile wherever an author may write one."""

    def said() -> Text:
        return Text({"en": draw(TEXTS)})

    # In document order: under the thesis one of each kind, and one more under each of them.
    kinds = [Kind.THESIS]
    for kind in (Kind.PREMISE, Kind.EVIDENCE, Kind.CAVEAT, Kind.OBJECTION):
        kinds += [kind, kind]
    parents = [None, *(IDS[place - 1] if place % 2 == 0 else IDS[0] for place in range(1, len(IDS)))]
    nodes = {}
    for place, (node_id, kind, parent) in enumerate(zip(IDS, kinds, parents, strict=True)):
        nodes[node_id] = Node(
            node_id, kind, said(), parent, 0 if parent is None else 1 if parent == IDS[0] else 2, (),
            children=tuple(child for child, above in zip(IDS, parents, strict=True) if above == node_id),
            detail=said() if place == 1 else None,
            source="work", section=said() if place < 3 else None, at=(draw(TEXTS),), by=said() if place > 1 else None,
            inference=Inference(True, "sign", said(), {"observation": said()}) if place == 0 else None,
            forecast=Forecast(test=said()) if place == 1 else None,
            links=(Link(node_id, Relation.OPPOSES, IDS[1]),) if place == 8 else (),
            tags=(draw(TEXTS),), layer="layer" if place in (4, 8) else "",
        )  # fmt: skip
    work = Work("work", "book", said(), (Name(said(), said()), Name(literal=said())), issued="2024-05-06",
                csl={"publisher": said(), "URL": "https://example.org/{a}_%20"})  # fmt: skip
    layers = {"layer": Layer("layer", said(), said(), said())}
    return ArgumentMap(said(), ("en",), nodes, summary=said(), works={"work": work}, layers=layers)


def squeezed(text: str) -> str:
    """A text without white space, which formats break lines at, and with what XML cannot hold replaced."""
    return re.sub(r"[\s\u2060\ufeff]", "", re.sub("[\ufffe\uffff]", "\ufffd", text))


def expected(name: str, map_: ArgumentMap) -> list[str]:
    """What has to be seen of a map in a format."""
    work = map_.works["work"]
    if name in ("csl-json", "bibtex"):
        assert work.title is not None
        return [str(work.title), *(str(text) for text in (work.authors[0].family, work.authors[1].literal) if text)]
    if name == "links-csv":
        return list(IDS)
    # A full stop at the end stands behind a reference.
    return [re.sub("[.。]$", "", str(node.text)) for node in map_]


STYLES: Final = ("", "apa") if find_spec("citeproc") else ("",)
"""Styles of the list of sources: argmap's own, and one of CSL where the extra is installed."""

DRAWN: Final = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n"}
"""Formats whose text is set in a font, with how their files begin; tests/diagrams reads their text."""

ALL: Final = sorted(set(formats()) - {"mermaid", *DRAWN})

pytestmark = [pytest.mark.slow, pytest.mark.many_examples]
for format_ in formats().values():
    format_.load()  # What is first imported by a test that is not traced would seem never to be run.


@pytest.mark.parametrize("name", ALL)
def test_any_text_is_text(name: str) -> None:
    assert name in READERS, "say in readers.py what a reader of this format sees"

    @settings(max_examples=EXAMPLES.get(name, ENOUGH), suppress_health_check=list(HealthCheck))
    @given(maps(), st.sampled_from(["", *READINGS]), st.sampled_from(HEADINGS), st.sampled_from(STYLES), TEXTS)
    def holds(map_: ArgumentMap, show: str, headings: str, csl: str, passage: str) -> None:
        options = ExportOptions(
            language="en",
            digest="argmap-digest:0a1b",
            show=show,
            passages=headings == "sections",
            quoted={node.id: (passage,) for node in map_},
            headings=headings,
            csl=csl,
        )
        made = export(map_, name, options)
        assert b"argmap-digest:0a1b" in made
        assert made == export(map_, name, options)
        seen = squeezed(READERS[name](made))
        for text in expected(name, map_):
            # Documents replace a control of the direction of writing that has no counterpart; data keep it.
            assert squeezed(text) in seen or squeezed(settled(text)) in seen

    holds()


@pytest.mark.parametrize("name", DRAWN)
def test_any_text_is_drawn_or_refused_for_want_of_a_font(name: str) -> None:
    @settings(max_examples=8, suppress_health_check=list(HealthCheck))
    @given(maps())
    def holds(map_: ArgumentMap) -> None:
        refused = ""
        try:
            made = export(map_, name, ExportOptions(language="en", digest="argmap-digest:0a1b"))
        except ExportError as error:
            made, refused = b"", str(error)
        assert "font" in refused or (made.startswith(DRAWN[name]) and b"argmap-digest:0a1b" in made)

    holds()


@pytest.mark.parametrize("name", ["mermaid", "md+mermaid"])
def test_any_text_is_text_to_mermaid(name: str, mermaid: Mermaid) -> None:
    @settings(max_examples=ENOUGH, suppress_health_check=list(HealthCheck))
    @given(maps())
    def holds(map_: ArgumentMap) -> None:
        made = export(map_, name, ExportOptions(language="en", digest="argmap-digest:0a1b"))
        assert b"argmap-digest:0a1b" in made
        chart = mermaid.parse(made.decode() if name == "mermaid" else fenced_chart(made))
        assert len(chart["texts"]) == len(map_)
        assert chart["edges"] == len(map_), "one to each parent, and one link"
        for node, text in zip(map_, chart["texts"], strict=True):
            assert squeezed(re.sub("[.。]$", "", str(node.text))) in squeezed(text)

    holds()
