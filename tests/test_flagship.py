"""The two maps of the project: the paper's, whole and in two languages, and the tutorial's."""

from __future__ import annotations

import re

import pytest

from argmap.checks import check
from argmap.loading import Loaded, load
from argmap.model import CLAIMS, ArgumentMap, Kind, Node
from support.diagnosing import ROOT, lines


@pytest.fixture(scope="module")
def paper() -> ArgumentMap:
    map_ = load(ROOT / "maps" / "us-taiwan.argmap.yaml").map
    assert map_ is not None
    return map_


@pytest.fixture(scope="module", params=["us-taiwan", "tutorial"])
def loaded(request: pytest.FixtureRequest) -> Loaded:
    return load(ROOT / "maps" / f"{request.param}.argmap.yaml")


def test_the_maps_have_no_error_and_no_warning(loaded: Loaded) -> None:
    found = check(loaded)
    # That the paper's text is not distributed, that some of its claims rest on one piece of evidence or one voice, and
    # that one part is without a caveat, is so; a critic is told. The paper does not answer the questions that its
    # schemes bring: they are put to it.
    assert [line for line in lines(loaded, found) if not re.search(" AM(303|304|308|309|403) ", line)] == []
    assert sum(diagnostic.code != "AM308" for diagnostic in found) <= 12


def test_every_text_is_there_in_both_languages_and_says_something_in_each(paper: ArgumentMap) -> None:
    assert paper.languages == ("zh", "en")
    for text in (paper.title, *(node.text for node in paper)):
        assert re.search("[\u4e00-\u9fff]{3}", text.by_language["zh"])
        assert not re.search("[\u4e00-\u9fff]", text.by_language["en"])


def test_every_note_of_the_paper_is_cited(paper: ArgumentMap) -> None:
    assert {note for node in paper for note in node.cites} == set(range(1, 47))
    assert paper.works["paper"].notes == 46


def test_it_is_a_tree_of_the_size_of_the_paper(paper: ArgumentMap) -> None:
    assert 150 <= len(paper) <= 300
    assert 4 <= max(node.depth for node in paper) <= 7
    # The paper answers no objections; what it concedes are caveats.
    assert {node.kind for node in paper} == set(Kind) - {Kind.OBJECTION}


# Words that docs/glossary.md has another one for.
OTHER_WORDS = re.compile(
    r"\bAmerica\b(?! First| Alone| Great|'s chip| great again)|(?<!Taiwan )(?<!of the )(?<!cross-)\bStrait\b"
    r"|core voters|meant to|\breunification|military spending|administration of Lai|\bdefense spending"
)


@pytest.mark.parametrize("name", ["us-taiwan", "us-taiwan.critique"])
def test_one_word_is_used_for_one_thing(name: str) -> None:
    map_ = load(ROOT / "maps" / f"{name}.argmap.yaml").map
    assert map_ is not None
    for node in map_:
        said = str(node.text.by_language["en"])
        assert not OTHER_WORDS.search(said), said


@pytest.mark.parametrize(
    "section",
    [
        *("引言", "一", "一（一）", "一（二）", "一（三）", "二", "二（一）", "二（二）", "二（三）"),
        *("三", "三（一）", "三（二）", "三（三）", "三（四）", "结语"),
    ],
)
def test_every_section_of_the_paper_is_a_claim_with_support(paper: ArgumentMap, section: str) -> None:
    claims = [node for node in paper if node.kind in CLAIMS and str(node.section) == section]
    assert any(paper.children(claim, Kind.PREMISE, Kind.EVIDENCE) for claim in claims)


def test_a_forecast_has_a_likelihood_a_day_and_a_test(paper: ArgumentMap) -> None:
    forecasts = [node for node in paper if node.forecast is not None]
    assert len(forecasts) >= 20
    assert all(node.likelihood and node.forecast and node.forecast.due and node.forecast.test for node in forecasts)


def test_what_is_quoted_from_somebody_is_attributed(paper: ArgumentMap) -> None:
    speakers = " ".join(str(node.by) for node in paper if node.by is not None)
    assert [name for name in ("特朗普", "科尔比", "盖洛普", "民意基金会") if name not in speakers] == []


FIGURES = [
    ("183.3亿", "18.33 billion"),
    ("739亿", "73.9 billion"),
    ("219.5亿", "21.95 billion"),
    ("140亿", "14 billion"),
    ("80亿", "8 billion"),
    ("150亿", "15 billion"),
    ("2.45%", "2.45%"),
    ("44.2%", "44.2%"),
    ("57.2%", "57.2%"),
    ("51.4%", "51.4%"),
    ("5%", "5%"),
    ("10%", "10%"),
    ("3%", "3%"),
    ("66%", "66%"),
    ("63%", "63%"),
    ("60%", "60%"),
    ("52%", "52%"),
    ("46%", "46%"),
    ("31%", "31%"),
    ("第14位", "14th"),
    ("95%", "95%"),
    ("20%", "20%"),
    ("50%", "50%"),
    ("100%", "100%"),
    ("25%", "25%"),
    ("8000英里", "8,000 miles"),
    ("F-35", "F-35"),
    ("第119届", "119th"),
]


@pytest.mark.parametrize(("chinese", "english"), FIGURES)
def test_a_figure_of_the_paper_stands_in_evidence_in_both_languages(
    paper: ArgumentMap, chinese: str, english: str
) -> None:
    def has(node: Node, language: str, figure: str) -> bool:
        return re.search(rf"(?<![\d.,]){re.escape(figure)}", node.text.by_language[language]) is not None

    evidence = [node for node in paper if node.kind is Kind.EVIDENCE]
    assert [node.id for node in evidence if has(node, "zh", chinese) and has(node, "en", english)] != []


def test_the_tutorial_shows_all_that_bears_on_a_claim_a_link_and_a_linked_inference() -> None:
    tutorial = load(ROOT / "maps" / "tutorial.argmap.yaml").map
    assert tutorial is not None
    assert {node.kind for node in tutorial} == set(Kind) - {Kind.CONSEQUENCE}
    assert 10 <= len(tutorial) <= 20
    assert tutorial.links
    assert any(node.linked for node in tutorial)
    assert any(node.forecast for node in tutorial)
