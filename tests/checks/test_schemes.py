"""Schemes that nobody knows, answers to what nobody asks, questions that nobody answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import check
from argmap.checks.fixing import fix
from argmap.diagnostics import Diagnostic
from argmap.loading import load, load_text
from argmap.schemes import Catalogue, reading
from schemes.files import scheme_file
from support.diagnosing import HEADER, findings, lines

ASSUMED = "thesis:\n  text: A\n  evidence: {e: {text: B, by: X}, f: {text: C, by: Y}}\n"
"""What is said about the inference begins on line 6."""

ALL_OF_DIVISION = "whole: W, carries-over: C, variation: V, this-part: T"


def hints(text: str) -> list[str]:
    return [finding.hint for finding in check(load_text(HEADER + text)) if finding.code != "AM308"]


@pytest.mark.parametrize(
    ("inference", "expected"),
    [
        ("{linked: false}", []),
        ("{scheme: sing}", ["6:23 AM307 `thesis` names an unknown scheme, `sing`"]),
        ("{scheme: 征兆论证}", ["6:23 AM307 `thesis` names an unknown scheme, `征兆论证`"]),
        (f"{{scheme: division, answers: {{{ALL_OF_DIVISION}}}}}", []),
        (
            f"{{scheme: division, answers: {{{ALL_OF_DIVISION}, hole: D}}}}",
            ["6:98 AM307 `hole` is not a critical question of `division`, the scheme of `thesis`"],
        ),
        # Nobody knows what a scheme that is unknown asks.
        ("{scheme: zzz, answers: {whole: W}}", ["6:23 AM307 `thesis` names an unknown scheme, `zzz`"]),
        (
            "{answers: {whole: W, variation: V}}",
            ["6:15 AM307 `thesis` answers critical questions but names no scheme"],
        ),
        (
            # Who has begun to answer is left in peace; `argmap questions` has the rest.
            "{scheme: division, answers: {whole: W, carries-over: C}}",
            [],
        ),
        (
            "{scheme: composition}",
            ["6:23 AM308 1 scheme leaves its critical questions open"],
        ),
    ],
)
def test_a_scheme_is_known_and_its_questions_are_answered(inference: str, expected: list[str]) -> None:
    assert findings(f"{ASSUMED}  inference: {inference}\n") == expected


@pytest.mark.parametrize(
    ("inference", "hint"),
    [
        ("{scheme: sing}", "did you mean `sign`?"),
        ("{scheme: 征兆论证}", "did you mean `sign`?"),
        ("{scheme: zzz}", "`argmap schemes` lists the available schemes; define custom ones in a file"),
        ("{scheme: division, answers: {varation: V}}", "did you mean `variation`?"),
        (
            "{scheme: division, answers: {variation: V, varation: V}}",
            "its questions are `whole`, `carries-over`, `variation`, `this-part`",
        ),
        ("{answers: {variation: V}}", "`division` asks these questions; name it under `inference.scheme`"),
        (
            "{answers: {carries-over: C}}",
            "`composition` and `division` ask these questions; name one of them under `inference.scheme`",
        ),
        ("{answers: {zzz: C}}", "name the scheme under `inference.scheme`; `argmap schemes` lists them"),
    ],
)
def test_the_hint_says_what_was_meant(inference: str, hint: str) -> None:
    assert hints(f"{ASSUMED}  inference: {inference}\n") == [hint]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{scheme: sing}", "{scheme: sign}"),
        ("{scheme: 'argument from sign'}", "{scheme: sign}"),
        ("{scheme: division, answers: {varation: V}}", "{scheme: division, answers: {variation: V}}"),
    ],
)
def test_what_is_misspelt_is_mended_when_somebody_looks(before: str, after: str) -> None:
    loaded = load_text(HEADER + f"{ASSUMED}  inference: {before}\n")
    assert not fix(loaded, check).changed
    assert fix(loaded, check, unsafe=True).after.source.text == HEADER + f"{ASSUMED}  inference: {after}\n"


def test_a_comment_silences_both() -> None:
    text = ASSUMED + "  inference: {scheme: sing}  # argmap: ignore[AM307] -- theirs\n"
    assert findings(text) == []
    assert findings(text.replace("sing", "sign").replace("AM307", "AM308")) == []


def test_schemes_with_open_questions_are_counted_in_one_line() -> None:
    text = (
        "thesis:\n  text: T\n  inference: {scheme: sign}\n  premises:\n"
        "    a: {text: A is so, assumed: true, inference: {scheme: sign}}\n"
        "    b: {text: B is so, assumed: true, inference: {scheme: division}}\n"
    )
    assert findings(text) == ["5:23 AM308 3 schemes leave their critical questions open"]
    silenced = text.replace("division}}", "division}} # argmap: ignore[AM308]")
    assert findings(silenced) == ["5:23 AM308 2 schemes leave their critical questions open"]


def test_a_scheme_of_ones_own_is_known(tmp_path: Path) -> None:
    loaded = load_text(HEADER + ASSUMED + "  inference: {scheme: omen}\n")
    assert [found.code for found in check(loaded)] == ["AM307"]
    catalogue = Catalogue((scheme_file(tmp_path, "omen"),))
    assert [found.code for found in check(loaded, schemes=catalogue)] == ["AM308"]


def test_the_catalogue_is_not_read_where_no_node_names_a_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise AssertionError("read")

    monkeypatch.setattr(reading, "read_own", fail)
    loaded = load_text(HEADER + ASSUMED + "  inference: {linked: true, warrant: W}\n  premises: {p: P, q: Q}\n")
    assert {found.code for found in check(loaded, schemes=Catalogue())} == {"AM301"}
    with pytest.raises(AssertionError, match="read"):
        check(load_text(HEADER + ASSUMED + "  inference: {scheme: sign}\n"), schemes=Catalogue())


class TestLayers:
    """A layer is told of its own answers; what the map leaves open is said of the map."""

    BASE = HEADER + ASSUMED + "  inference: {scheme: division}\n"

    def told(self, folder: Path, answers: str, base: str = BASE) -> list[Diagnostic]:
        (folder / "map.argmap.yaml").write_text(base, encoding="utf-8")
        layer = folder / "map.critique.argmap.yaml"
        text = f"argmap: 1\nextends: map.argmap.yaml\ntitle: T\nadd:\n  thesis:\n    answers: {answers}\n"
        layer.write_text(text, encoding="utf-8")
        self.layer = load(layer)
        return check(self.layer)

    def test_an_answer_that_is_asked_for(self, tmp_path: Path) -> None:
        assert self.told(tmp_path, "{whole: W}") == []

    def test_an_answer_that_nobody_asks_for(self, tmp_path: Path) -> None:
        found = self.told(tmp_path, "{whole: W, varation: V}")
        assert lines(self.layer, found) == [
            "6:25 AM307 `varation` is not a critical question of `division`, the scheme of `thesis`"
        ]
        assert found[0].hint == "did you mean `variation`?"
        mended = fix(self.layer, check, unsafe=True).after
        assert "{whole: W, variation: V}" in mended.source.text

    def test_answers_for_a_node_without_a_scheme(self, tmp_path: Path) -> None:
        found = self.told(tmp_path, "{whole: W}", HEADER + ASSUMED)
        assert lines(self.layer, found) == ["6:5 AM307 `thesis` answers critical questions but names no scheme"]
