"""The catalogue of argumentation schemes: whole in every language, found by id and name, read when it is needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.model import Text
from argmap.schemes import OWN, Catalogue, Scheme, SchemeFileError, Target, UnknownSchemeError, wording, wordings
from conftest import Golden
from schemes.files import scheme_file
from support.diagnosing import ROOT

SCHEMES = list(OWN.values())
CHINESE = ("zh", "zh-Hant")


def test_the_schemes_that_are_used_most_are_there() -> None:
    assert set(OWN) == {
        *("expert-opinion", "position-to-know", "official-statement", "commitment"),
        *("cause-to-effect", "correlation-to-cause", "sign", "evidence-to-hypothesis", "best-explanation"),
        *("analogy", "example", "precedent", "practical-reasoning", "consequences", "slippery-slope"),
        *("alternatives", "dilemma", "definition", "verbal-classification", "composition", "division", "ignorance"),
    }


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_a_scheme_is_whole_in_every_language(scheme: Scheme) -> None:
    for text in scheme.texts:
        assert set(text.by_language) >= {"zh", "zh-Hant", "en"}
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", text.by_language["en"])
        for tag in CHINESE:
            assert re.search("[\u4e00-\u9fff]", text.by_language[tag])
            assert not re.search(r"[,.?!;:]", text.by_language[tag]), "Chinese punctuation is full-width"
    for sentence in (scheme.summary, *scheme.premises, scheme.conclusion):
        assert [sentence.by_language[tag][-1] for tag in (*CHINESE, "en")] == ["。", "。", "."]
    assert scheme.name.by_language["zh"].endswith("论证")
    assert scheme.name.by_language["zh-Hant"].endswith("論證")
    assert "argument" in scheme.name.by_language["en"]
    assert scheme.source


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_the_questions_of_a_scheme(scheme: Scheme) -> None:
    assert 3 <= len(scheme.questions) <= 7
    for question in scheme.questions:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.id)
        assert [question.text.by_language[tag][-1] for tag in (*CHINESE, "en")] == ["？", "？", "?"]
        assert not re.search("[A-Z](?![a-z])", "".join(question.text.by_language.values())), "read without premises"
    assert {question.attacks for question in scheme.questions} == set(Target), "each part of it can be attacked"
    assert scheme.question(scheme.questions[0].id) is scheme.questions[0]
    assert scheme.question("nothing") is None


@pytest.mark.parametrize("language", [*CHINESE, "en"])
def test_no_two_schemes_and_no_two_questions_of_one_scheme_read_the_same(language: str) -> None:
    names = [scheme.name.by_language[language] for scheme in SCHEMES]
    assert len(set(names)) == len(names)
    for scheme in SCHEMES:
        asked = [question.text.by_language[language] for question in scheme.questions]
        assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("name", ["expert-opinion", "专家意见论证", "專家意見論證", "Argument from expert opinion"])
def test_a_scheme_is_found_by_its_id_or_its_name(name: str) -> None:
    assert OWN.find(name).id == "expert-opinion"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("expert-opinoin", "did you mean `expert-opinion`?"),
        ("专家意见", "did you mean `expert-opinion`?"),
        ("argument from expert opinions", "did you mean `expert-opinion`?"),
        ("zzz", "`argmap schemes` lists them"),
    ],
)
def test_what_is_no_scheme_gets_a_suggestion(name: str, hint: str) -> None:
    with pytest.raises(UnknownSchemeError, match=f"unknown scheme `{name}`; {re.escape(hint)}"):
        OWN.find(name)


def test_nothing_is_read_before_a_scheme_is_looked_up(tmp_path: Path) -> None:
    catalogue = Catalogue((tmp_path / "missing.yaml",))
    assert catalogue
    with pytest.raises(SchemeFileError, match="file not found"):
        catalogue.get("sign")


@pytest.mark.parametrize(
    ("languages", "language", "said"),
    [
        ({"zh": "征兆", "en": "sign"}, "zh", "征兆"),
        ({"zh": "征兆", "en": "sign"}, "zh-Hans", "征兆"),
        ({"zh": "征兆", "en": "sign"}, "fr", "sign"),
        ({"zh": "征兆"}, "en", "征兆"),
        ({"zh": "征兆", "zh-Hant": "徵兆", "en": "sign"}, "zh-TW", "徵兆"),
        ({"en": "sign", "fr": "signe"}, "fr-CA", "signe"),
    ],
)
def test_a_reader_gets_the_language_or_the_next_best(languages: dict[str, str], language: str, said: str) -> None:
    assert wording(Text(languages), language) == said


def test_data_has_the_languages_of_a_map_or_all_where_there_is_none_of_them() -> None:
    name = OWN["sign"].name
    assert wordings(name, ["en", "zh-Hans"]) == {"en": "argument from sign", "zh-Hans": "征兆论证"}
    assert wordings(name, ["fr"]) == name.by_language


def test_the_digest_tells_when_a_file_has_changed(tmp_path: Path) -> None:
    assert OWN.digest == ""
    path = scheme_file(tmp_path, "omen")
    before = Catalogue((path,)).digest
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert before != Catalogue((path,)).digest != ""


def test_the_guide_ends_with_the_catalogue(golden: Golden) -> None:
    from argmap.reports.document import render
    from argmap.reports.schemes import document, languages_of

    path = ROOT / "docs" / "schemes.md"
    guide, mark, _ = path.read_text(encoding="utf-8").partition("<!-- What follows is what ")
    line = "`argmap schemes --format md` prints; `make accept` brings it up to date. -->\n\n"
    golden(path, guide + mark + line + render(document(SCHEMES, languages_of(SCHEMES)), "md"))


def test_the_scheme_of_the_guide_can_be_used(tmp_path: Path) -> None:
    blocks = re.findall("```yaml\n(.*?)```", (ROOT / "docs" / "schemes.md").read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "schemes.yaml"
    path.write_text(next(block for block in blocks if block.startswith("argmap: 1\nschemes:")), encoding="utf-8")
    assert [question.id for question in Catalogue((path,))["deterrence"].questions] == ["credible", "perceived-cost"]
