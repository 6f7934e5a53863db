"""Rules about wording and reasoning, measured on sentences with the right answer, half of them sound."""

from __future__ import annotations

import pytest
from sentences import FOLDER, Score, read, scores

from argmap.checks import RULES

MEASURED = sorted({path.name[:5] for path in FOLDER.glob("AM*.txt")})


def score(code: str, language: str) -> Score:
    (found,) = (one for one in scores(code) if one.language == language)
    return found


@pytest.mark.parametrize("code", MEASURED)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_at_least_nine_in_ten_reports_are_right(code: str, language: str) -> None:
    found = score(code, language)
    assert found.precision >= 0.9, [one.line for one in found.wrong if not one.faulty]


@pytest.mark.parametrize("code", MEASURED)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_most_faults_are_reported(code: str, language: str) -> None:
    found = score(code, language)
    assert found.recall >= (0.55 if code == "AM310" else 0.8), [one.line for one in found.wrong if one.faulty]


@pytest.mark.parametrize("code", MEASURED)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_about_half_of_the_sentences_are_sound(code: str, language: str) -> None:
    marks = [one.faulty for path in FOLDER.glob(f"{code}*.txt") for one in read(path) if one.language == language]
    assert len(marks) >= 40
    assert 0.4 <= sum(marks) / len(marks) <= 0.6


def test_every_rule_about_wording_is_measured() -> None:
    assert {code for code in RULES if code.startswith("AM5")} <= set(MEASURED)
