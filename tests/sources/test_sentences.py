"""Where sentences end, in six languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.nlp.languages import guess
from argmap.sources.sentences import ends_sentence, split_sentences

CORPUS = Path(__file__).with_name("sentences.txt")


def paragraphs() -> list[tuple[str, str]]:
    """Languages and paragraphs, in which ¦ marks the end of a sentence."""
    found, language = [], ""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            language = line[3:]
        elif line and not line.startswith("#"):
            found.append((language, line))
    return found


def split(text: str, language: str = "") -> list[str]:
    return [text[slice(*sentence)] for sentence in split_sentences(text, language=language)]


@pytest.mark.parametrize(("language", "marked"), paragraphs())
def test_sentences_end_where_a_reader_says(language: str, marked: str) -> None:
    assert split(marked.replace("¦", ""), language) == [one.strip() for one in marked.split("¦")]


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ja", "zh"])
def test_the_language_of_a_text_is_guessed(language: str) -> None:
    assert guess("\n".join(marked for one, marked in paragraphs() if one == language)) == language


def test_a_short_paragraph_is_in_the_language_of_its_text() -> None:
    text = "Der Krieg war lang und die Not war nicht klein.\n\nAbs. 3 gilt. Ludwig XIV. Regierte.\n\nDas ist es."
    start = text.index("Abs")
    spans = split_sentences(text, start, text.index("\n\nDas"))
    assert [text[slice(*span)] for span in spans] == ["Abs. 3 gilt.", "Ludwig XIV. Regierte."]


@pytest.mark.parametrize("unit", ["word ", "1", "一", "(", ". ", ".)", "...", "z. B. ", "1. ", "。", "“", "[1]", ".*"])
def test_a_long_text_of_one_thing_is_split_in_one_pass(unit: str) -> None:
    """A pattern that tried every end from every start would take hours for these."""
    text = unit * (200_000 // len(unit)) + "x"
    found = list(split_sentences(text))
    assert found == sorted(found)
    assert not ends_sentence(text)
