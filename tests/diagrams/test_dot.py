"""The diagram as Graphviz source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.diagrams.dot import skeleton, source
from argmap.diagrams.engine import render_many
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.scene import compose
from argmap.exporters import ExportError, ExportOptions
from argmap.exporters.dot import export
from argmap.rendering.wrapping import clean

from .samples import comb, hostile_map, small_map

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("whole", ExportOptions(digest="sha256:0")),
        ("chinese-dark-top-down", ExportOptions(language="zh", theme="dark", layout="top-down")),
        ("focus", ExportOptions(focus="hungry", links=(("open", "overview.svg"),))),
        ("folded", ExportOptions(depth=1, links=(("hungry", "hungry.svg"),))),
    ],
)
def test_source(name: str, options: ExportOptions, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / f"{name}.dot", export(small_map(), options).decode())


def test_skeleton(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "skeleton.dot", skeleton(compose(small_map(), DiagramOptions())))


def words_drawn(svg: bytes) -> str:
    return "".join("".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))


HOSTILE_TEXTS = [
    "\\N \\G \\L \\l \\n end", "<b>bold</b> & \"x\" 'y'", "<script>alert(1)</script>", "trailing \\", "]]> --> <!-- */",
    "\x00\x07\ufffe", "{a|b}", "%s %n $x", "&lt;&#65;", '"quoted\\"',
]  # fmt: skip


def test_hostile_texts_and_ids_stay_text() -> None:
    map_ = hostile_map(HOSTILE_TEXTS)
    drawn = render_many([source(compose(map_, DiagramOptions()))])[0]
    words = words_drawn(drawn)
    for node in map_:
        assert clean(node.text.best("en")) in words
    groups = {group.get("id") for group in ElementTree.fromstring(drawn).iter(f"{SVG}g")}
    assert {f"node-{node.id}" for node in map_} <= groups


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=20).filter(lambda text: "\\" in text or clean(text)), min_size=1, max_size=30))
def test_any_text_makes_valid_source(texts: list[str]) -> None:
    ElementTree.fromstring(render_many([source(compose(hostile_map(texts), DiagramOptions()))])[0])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (ExportOptions(focus="hugry"), "the map has no node `hugry`; did you mean `hungry`?"),
        (ExportOptions(focus="?"), "the map has no node `?`"),
        (ExportOptions(depth=-1), "the depth cannot be -1; give the number of levels to show below the top, 0 or more"),
        (ExportOptions(theme="pink"), "unknown theme `pink`; choose one of auto, light, dark"),
        (
            ExportOptions(layout="up"),
            "unknown layout `up`; choose one of auto, left-right, top-down, radial, compact, poster",
        ),
    ],
)
def test_what_there_is_not(options: ExportOptions, message: str) -> None:
    with pytest.raises(ExportError) as caught:
        export(small_map(), options)
    assert str(caught.value) == message


def test_what_is_folded_is_counted() -> None:
    scene = compose(comb(3, 3), DiagramOptions(depth=1))
    assert [line.left for line in scene.cards["t.0"].lines][-1] == "+12 premises"
    assert len(scene.cards) == 4
