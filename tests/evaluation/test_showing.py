"""A reading as it is said beside a node."""

from __future__ import annotations

import pytest

from argmap.evaluation import Semantics, Settings, ShowError, Shown
from argmap.loading import load_text
from support.layered import layered_map


def shown(name: str, settings: Settings = Settings()) -> Shown:  # noqa: B008 - frozen
    found = Shown.of(layered_map(), name, settings)
    assert found is not None
    return found


def test_nothing_is_shown_where_nothing_is_asked_for() -> None:
    assert Shown.of(layered_map(), "") is None


def test_a_status_is_said_in_words() -> None:
    status = shown("status")
    assert [status.label(node, "en") for node in ("thesis", "survey", "few", "hundreds")] == [
        *("status: rejected", "status: qualified", "status: rejected", "status: accepted"),
    ]
    assert (status.label("survey", "zh"), status.word("survey", "zh")) == ("状态：有保留地成立", "有保留地成立")
    assert status.strength("survey") is None


def test_a_strength_is_said_with_two_places() -> None:
    strength = shown("strength")
    assert (strength.label("one-year", "zh"), strength.label("one-year", "en")) == ("强度0.50", "strength 0.50")
    assert strength.status("one-year") is None


def test_the_note_names_the_semantics_and_claims_no_truth() -> None:
    assert "grounded semantics" in shown("status").note("en")
    note = shown("strength", Settings(Semantics.DF_QUAD)).note("en")
    assert "DF-QuAD semantics" in note
    assert "does not judge whether claims are true" in note
    assert "不判断论断的真伪" in shown("strength").note("zh")


def test_strengths_that_do_not_settle_are_told() -> None:
    circle = (
        "argmap: 1\ntitle: T\nthesis:\n  text: T\n  objections:\n"
        "    a: {text: A, credence: 1, opposes: [b]}\n    b: {text: B, credence: 1, opposes: [a]}\n"
    )
    map_ = load_text(circle).map
    assert map_ is not None
    found = Shown.of(map_, "strength", Settings(Semantics.DF_QUAD))
    assert found is not None
    assert not found.evaluation.converged
    assert "don't converge" in found.note("en")


def test_a_reading_that_there_is_not() -> None:
    with pytest.raises(ShowError, match="unknown evaluation `truth`; choose one of status, strength"):
        Shown.of(layered_map(), "truth")
