"""Schemes and critical questions go by their names in every document, and by their ids where nobody knows them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

from argmap import export
from argmap.config import BuildConfig, Config
from argmap.exporters import ExportOptions
from argmap.loading import load
from argmap.project import Project
from argmap.schemes import OWN, Catalogue
from schemes.files import scheme_file
from support.diagnosing import read

COMET = """
argmap: 1
title: {zh: 彗星, en: The comet}
languages: [zh, en]
thesis:
  text: {zh: 战争将至, en: War is near}
  inference:
    scheme: sign
    answers:
      other-explanations: {zh: 彗星常来, en: Comets come often}
      own-thought: {zh: 无妨, en: No matter}
"""


def shown(name: str, language: str, **options: Any) -> str:
    return export(read(COMET), name, ExportOptions(language=language, **options)).decode()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            [
                "推论（征兆论证）",
                "还有什么能够解释这一征兆？答：彗星常来",
                # No question of the scheme: its id has to serve.
                "own thought答：无妨",
            ],
        ),
        (
            "en",
            [
                "Inference (argument from sign)",
                "What else could account for the sign? Answer: Comets come often",
            ],
        ),
    ],
)
def test_documents_name_the_scheme_and_ask_the_question(language: str, said: list[str]) -> None:
    text = shown("txt", language)
    paper = docx.Document(io.BytesIO(export(read(COMET), "docx", ExportOptions(language=language))))
    for document in (text, "\n".join(paragraph.text for paragraph in paper.paragraphs)):
        # Where lines are broken is not what is looked at.
        assert [sentence for sentence in said if "".join(sentence.split()) not in "".join(document.split())] == []


def test_a_language_without_words_of_its_own_gets_english() -> None:
    french = COMET.replace("[zh, en]", "[fr]").replace("zh: ", "fr: ").replace(", en: ", " ").replace("}", "}")
    text = export(read(french), "txt").decode()
    assert "argument from sign" in text
    assert "What else could account for the sign?" in text


def test_the_page_has_them_in_every_language() -> None:
    from argmap.exporters.html.data import page_data

    (node,) = page_data(read(COMET), ExportOptions(schemes=OWN))["nodes"]
    assert ("scheme", ["征兆论证", "argument from sign"]) in node["facts"]
    asked, answer = node["answers"][0]
    assert asked == ["还有什么能够解释这一征兆？", "What else could account for the sign?"]
    assert answer == ["彗星常来", "Comets come often"]


def test_json_has_ids_and_names() -> None:
    inference = json.loads(shown("json", "zh"))["nodes"][0]["inference"]
    assert inference["scheme"] == "sign"
    assert inference["scheme_name"] == {"zh": "征兆论证", "en": "argument from sign"}
    assert list(inference["answers"]) == ["other-explanations", "own-thought"]
    assert inference["questions"] == {
        "other-explanations": {"zh": "还有什么能够解释这一征兆？", "en": "What else could account for the sign?"}
    }


def test_a_scheme_of_ones_own_has_its_own_name(tmp_path: Path) -> None:
    schemes = Catalogue((scheme_file(tmp_path, "sign"),))
    assert "推论（预兆论证）" in shown("md", "zh", schemes=schemes)
    assert "argument from omen" in shown("md", "en", schemes=schemes)


def test_a_scheme_that_nobody_knows_goes_by_its_id() -> None:
    text = export(read(COMET.replace("scheme: sign", "scheme: my-own")), "txt").decode()
    assert "推论（my own）" in text


def test_an_export_is_stale_when_a_file_of_schemes_that_it_uses_has_changed(tmp_path: Path) -> None:
    from argmap.building import plan

    def digests(text: str) -> set[str]:
        path = tmp_path / "comet.argmap.yaml"
        path.write_text(text, encoding="utf-8")
        found = plan(Project(Config(build=BuildConfig(formats=["txt"])), scheme_files=(schemes,)), load(path))
        return {target.options.digest for target in found}

    schemes = scheme_file(tmp_path, "sign")
    plain = COMET.partition("  inference:")[0]
    before, plain_before = digests(COMET), digests(plain)
    schemes.write_text(schemes.read_text(encoding="utf-8").replace("omen", "comets"), encoding="utf-8")
    assert not before & digests(COMET)
    assert plain_before == digests(plain)
