"""The file: the same bytes for the same map, nothing from outside, and hostile text as text."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from argmap.exporters import ExportError, ExportOptions, find_format
from argmap.exporters.html import export
from argmap.exporters.html.markdown import marks
from argmap.model import ArgumentMap, Kind, Node, Text
from exporters.maps import TRADE, chain, saying
from page.conftest import Opener
from support.diagnosing import read

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")

HOSTILE = [
    "</script><script>document.title = 'taken'</script><!--",
    "\"quotes\" 'and' `these` & &amp; &lt; \\ \\n $x ${x} $title",
    "<img src=x onerror=alert(1)> ]]> {{x}} {}",
    "right \u202eto left\u202c مرحبا שלום zero\u200bwidth\ufeff line\u2028sep",
    "W" * 5000,
]
IDS = ["__proto__", "constructor", "node", "toString", "hasOwnProperty"]


def hostile() -> ArgumentMap:
    nodes = {"thesis": Node("thesis", Kind.THESIS, Text({"en": HOSTILE[0]}), None, 0, (), children=tuple(IDS))}
    for name, text in zip(IDS, HOSTILE, strict=True):
        said = Text({"en": text})
        nodes[name] = Node(
            name, Kind.PREMISE, said, "thesis", 1, (), by=said, detail=said, tags=(text,), section=said, at=(text,)
        )
    return ArgumentMap(Text({"en": HOSTILE[0]}), ("en",), nodes, summary=Text({"en": HOSTILE[1]}))


def data(page: bytes) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="_data">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    read_: dict[str, object] = json.loads(found[1])
    return read_


def test_hostile_content_is_shown_as_text(open_page: Opener) -> None:
    page = open_page(hostile())
    assert page.title() != "taken"
    assert page.locator("script").count() == 2
    assert page.locator("img").count() == 0
    assert page.locator(".row .text").all_text_contents() == [HOSTILE[0], *HOSTILE]
    for name, text in zip(IDS, HOSTILE, strict=True):
        page.goto(page.url.partition("#")[0] + "#" + name)
        assert page.inner_text("#_details .id") == name
        assert page.locator("#_details h2").text_content() == text
        assert page.locator("#_details .tag").text_content() == text
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("#_search", "<img")
    assert page.locator(".row.match mark").first.text_content() == "<img"
    page.click("#_filter")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_in_the_file_reaches_outside() -> None:
    page = export(read(TRADE), ExportOptions()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)""", page)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|new Function|document\.write|fetch\(", page)


def test_the_same_map_gives_the_same_bytes_and_carries_its_digest() -> None:
    options = ExportOptions(digest="argmap-digest:" + "0" * 64)
    assert export(read(TRADE), options) == export(read(TRADE), options)
    assert options.digest.encode() in export(read(TRADE), options)
    assert find_format("html").multilingual


def test_lines_of_a_card_are_its_text() -> None:
    map_ = saying("A long text, " * 30)
    nodes = data(export(map_, ExportOptions()))["nodes"]
    assert isinstance(nodes, list)
    assert "".join(nodes[1]["cards"][0]["lines"]) == ("A long text, " * 30).strip()


def test_a_deep_map_and_a_node_without_the_language() -> None:
    assert len(data(export(chain(90), ExportOptions(language="en")))["nodes"]) == 91  # type: ignore[arg-type]


def test_a_large_map_opens_folded() -> None:
    nodes = dict(hostile().nodes)
    many = tuple(f"n{index}" for index in range(80))
    nodes["node"] = replace(nodes["node"], children=many)
    nodes |= {name: Node(name, Kind.EVIDENCE, Text({"en": name}), "node", 2, ()) for name in many}
    map_ = ArgumentMap(Text({"en": "x"}), ("en",), nodes)
    assert data(export(map_, ExportOptions()))["levels"] is None, "the window decides"
    assert data(export(map_, ExportOptions(depth=2)))["levels"] == 2
    assert data(export(map_, ExportOptions(focus="node", depth=1)))["levels"] == 2


def test_what_there_is_not() -> None:
    with pytest.raises(ExportError, match="unknown theme `pink`"):
        export(read(TRADE), ExportOptions(theme="pink"))
    with pytest.raises(ExportError, match="no node `nowhere`"):
        export(read(TRADE), ExportOptions(focus="nowhere"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("one *two* **three**", [["p", "one ", ["em", "two"], " ", ["strong", "three"]]]),
        ("- a\n- b", [["ul", ["li", "a"], ["li", "b"]]]),
        ("<b>x</b>", [["p", "<b>x</b>"]]),
        ("[x](javascript:alert(1))", [["p", "[x](javascript:alert(1))"]]),
        ("[x](https://example.org/?a=1&b=2)", [["p", ["a", "https://example.org/?a=1&b=2", "x"]]]),
        ("![a picture](https://example.org/x.png)", [["p", ["a", "https://example.org/x.png", "a picture"]]]),
        ("`a < b`\n\n```\nx\n```", [["p", ["code", "a < b"]], ["pre", ["code", "x"]]]),
        ("3. a\n4. b", [["ol", 3, ["li", "a"], ["li", "b"]]]),
        ("# Head", [["h4", "Head"]]),
    ],
)
def test_markdown_becomes_marks(written: str, expected: list[object]) -> None:
    assert marks(written) == expected
