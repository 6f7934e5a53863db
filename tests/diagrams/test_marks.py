"""Layers, statuses and strengths in a drawing: told by shape and word, never by colour alone."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.diagrams.css import style_sheet
from argmap.diagrams.dot import source
from argmap.diagrams.icons import sign
from argmap.diagrams.layout import Box, lay_out
from argmap.diagrams.options import TREES, DiagramOptions
from argmap.diagrams.presets import STYLES
from argmap.diagrams.scene import Scene, compose, compose_all
from argmap.diagrams.svg import draw_at
from argmap.diagrams.theme import Palette
from argmap.evaluation import READINGS, Evaluation, Settings, Status, evaluate
from argmap.evaluation import overlay as showing
from argmap.exporters import ExportError, ExportOptions, export
from argmap.model import ArgumentMap, Kind
from support.layered import layered_map

from .samples import small_map
from .test_svg import SVG, by_id, text_of
from .test_theme import PALETTES, contrast


def scene_of(**options: str) -> Scene:
    return compose(layered_map(), DiagramOptions(language="en", **options))  # type: ignore[arg-type]


def drawn(scene: Scene) -> ElementTree.Element:
    """The scene with all cards on one place: nothing is laid out."""
    boxes = {node_id: Box(0, 0, card.width, card.height) for node_id, card in scene.cards.items()}
    return ElementTree.fromstring(draw_at(scene, boxes))


def texts(element: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in element.iter(f"{SVG}text")]


def classes(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [each for each in element.iter() if name in each.get("class", "").split()]


def test_a_layers_card_has_its_badge_and_a_card_behind_it() -> None:
    cards = by_id(drawn(scene_of()))
    marked = {node_id: texts(badge) for node_id in cards for badge in classes(cards[node_id], "badge")}
    assert marked == {
        "node-one-year": ["reviewer"],
        "node-few": ["reviewer"],
        "node-hundreds": ["reviewer"],
        "node-cost": ["update"],
    }
    assert len(classes(cards["node-one-year"], "card")) == 2
    assert len(classes(cards["node-survey"], "card")) == 1


def test_those_who_do_not_see_it_are_told_of_the_layer() -> None:
    root = drawn(scene_of())
    said = "1.1.2 Objection [reviewer]: Fewer than ten answered; opposes 1.1"
    assert by_id(root)["node-few"].attrib["aria-label"] == said
    assert text_of(root, "desc").endswith(
        "— [reviewer] layer: On “need” — [update] layer: Update — The layers “On ‘need’”, “Update” add 4 statements; "
        "the thesis goes from accepted (0.75) to rejected (0.30)."
    )


def test_the_header_names_the_layers_that_are_there() -> None:
    assert [(badge.name, words) for badge, words in scene_of().layers] == [
        ("reviewer", "layer: On “need”"),
        ("update", "layer: Update"),
    ]
    (header,) = classes(drawn(scene_of()), "header")
    assert {"reviewer", "layer: On “need”", "update", "added by a layer"} <= set(texts(header))
    assert [badge.name for badge, _ in scene_of(focus="demand").layers] == ["reviewer"]
    folded = compose(layered_map(), DiagramOptions(language="en", depth=0))
    assert len(folded.layers) == 2, "what is folded is there, too"


def test_who_made_the_layer_is_not_said_twice() -> None:
    cards = scene_of().cards
    assert (cards["few"].foot, cards["hundreds"].foot) == ("", "the secretary")


def test_every_card_says_its_status() -> None:
    scene = scene_of(show="status")
    cards = by_id(drawn(scene))
    for node_id, word in {"thesis": "rejected", "survey": "qualified"}.items():
        card = cards[f"node-{node_id}"]
        assert word in texts(card)
        assert len(classes(card, "sign")) == 1
        assert card.attrib["aria-label"].endswith(f"status: {word}")
    usual = cards["node-hundreds"]
    assert not classes(usual, "sign")
    assert usual.attrib["aria-label"].endswith("status: accepted")
    assert "greyed" in cards["node-few"].attrib["class"]
    assert "greyed" not in cards["node-survey"].attrib["class"]
    (header,) = classes(drawn(scene), "header")
    assert len(classes(header, "sign")) == len(scene.statuses) - 1 == 2
    assert "grounded semantics" in " ".join(texts(header))


def test_every_card_shows_its_strength_as_number_and_bar() -> None:
    cards = by_id(drawn(scene_of(show="strength")))
    card = cards["node-one-year"]
    assert "strength 0.50" in texts(card)
    (track,), (bar,) = classes(card, "track"), classes(card, "bar")
    assert float(bar.attrib["width"]) == float(track.attrib["width"]) / 2
    assert not classes(card, "sign")


def test_a_bar_keeps_to_a_narrow_card(tmp_path: Path) -> None:
    style = tmp_path / "narrow.toml"
    style.write_text("[width]\ncard = 200\nthesis = 200\n")
    for track in classes(drawn(scene_of(show="strength", style=str(style))), "track"):
        left, width = float(track.attrib["x"]), float(track.attrib["width"])
        if left:  # The one in the legend begins at 0.
            assert 80 < left < left + width < 200


def test_the_signs_of_statuses_differ_in_shape() -> None:
    assert len({sign(status, 0, 0) for status in Status}) == len(Status)


@pytest.mark.parametrize("show", READINGS)
@pytest.mark.parametrize("layout", TREES)
def test_cards_do_not_overlap(layout: str, show: str) -> None:
    (boxes,) = lay_out([scene_of(layout=layout, show=show)], "embedded")
    for one, other in combinations(boxes.values(), 2):
        assert not one.meets(other)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_marks_are_seen(palette: Palette) -> None:
    assert contrast(palette.canvas, palette.muted) >= 4.5, "a badge in the header"
    for paint in palette.kinds.values():
        assert contrast(paint.fill, paint.label) >= 4.5, "a badge on a card"
        assert contrast(palette.muted, paint.fill) >= 4.5, "the text of what is rejected"
        assert contrast(palette.text, paint.fill) >= 4.5, "signs and bars"


@pytest.mark.parametrize("name", STYLES)
def test_only_drawings_with_marks_have_their_styles(name: str) -> None:
    style = STYLES[name]
    plain, marked = (style_sheet("auto", "en", style, marked=marked) for marked in (False, True))
    assert ".badge" not in plain
    assert marked.count(".badge rect") == (len(Kind) + 1) * (1 if style.dark == style.light else 2)
    assert 'class="badge"' not in export(small_map(), "svg").decode()


def test_graphviz_source_says_it_in_words() -> None:
    made = source(scene_of(show="status"))
    assert "[reviewer]" in made
    assert "layer: On “need”" in made
    assert ">qualified<" in made
    assert "grounded semantics" in made


def test_several_scenes_are_evaluated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(map_: ArgumentMap, settings: Settings) -> Evaluation:
        calls.append(map_)
        return evaluate(map_, settings)

    monkeypatch.setattr(showing, "evaluate", counted)
    options = [DiagramOptions(show=show, depth=depth) for show in ("status", "strength") for depth in (0, 1, 2)]
    assert [scene.reading for scene in compose_all(layered_map(), options)] == [one.show for one in options]
    assert len(calls) == 2


def test_a_reading_that_there_is_not() -> None:
    with pytest.raises(ExportError, match="unknown evaluation `truth`; choose one of status, strength"):
        export(layered_map(), "svg", ExportOptions(show="truth"))
