"""Fixes: what they change, that they change nothing else, and when they are held back."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import check, fixing
from argmap.checks.fixing import Fixed, fix, save
from argmap.diagnostics import Diagnostic, Edit, Fix, Severity, Span
from argmap.files import ChangedMeanwhileError
from argmap.loading import Loaded, load, load_text
from argmap.syntax.deletion import delete_entry
from argmap.syntax.edits import apply_edits
from support.diagnosing import with_header


def fixed(text: str, *, unsafe: bool = False) -> Fixed:
    return fix(load_text(with_header(text)), check, unsafe=unsafe)


def after(text: str, *, unsafe: bool = False) -> str:
    """The text with its fixes, without the header that it did not have."""
    result = fixed(text, unsafe=unsafe).after.source.text
    return result.removeprefix(with_header("")) if with_header(text) != text else result


SOUND = """\
thesis:
  text: The library should open on Sundays.
  evidence:
    visits: {text: Sunday is the day most people ask for, by: Survey}
    loans: {text: Loans rose in the trial month, by: Annual report}
"""


class TestEachFix:
    @pytest.mark.parametrize(
        ("before", "expected"),
        [
            ("by: Survey}", "by: Survey}"),
            ("by: Survey, supports: [thesis]}", "by: Survey}"),
            ("by: Survey, supports: [thesis, loans]}", "by: Survey, supports: [loans]}"),
            ("supports: [loans, thesis], by: Survey}", "supports: [loans], by: Survey}"),
            ("supports: [thesis], by: Survey}", "by: Survey}"),
            ("by: Survey}  # argmap: ignore[AM501]", "by: Survey}"),
            ("by: Survey}  # argmap: ignore[AM501] -- no reason", "by: Survey}"),
        ],
    )
    def test_safe_ones(self, before: str, expected: str) -> None:
        assert after(SOUND.replace("by: Survey}", before)) == SOUND.replace("by: Survey}", expected)

    def test_a_comment_on_a_line_of_its_own_goes_with_its_line(self) -> None:
        assert after(SOUND.replace("  evidence", "  # argmap: ignore[AM501]\n  evidence")) == SOUND

    def test_only_what_is_idle_is_taken_from_a_comment(self) -> None:
        text = "thesis:  # argmap: ignore[AM501, AM302, AM504] -- it is a motto\n  text: The library should open.\n"
        assert after(text) == text.replace("AM501, AM302, AM504", "AM302")

    def test_a_close_misspelling_is_safe_and_another_one_is_not(self) -> None:
        assert after(SOUND.replace("evidence:", "evidense:")) == SOUND
        guess = SOUND.replace("text: The", "claim: The")
        assert after(guess) == guess
        assert after(guess, unsafe=True) == SOUND

    @pytest.mark.parametrize(
        ("mistake", "mended"),
        [
            ("  likelihood: verylikely\n", "  likelihood: very-likely\n"),
            ("  opposes: [loan]\n", "  opposes: [loans]\n"),
            ('  opposes:\n    - "loan"\n', "  opposes:\n    - loans\n"),
            ("  limits: [thesis]  # a slip\n", ""),
            ("  inference: {linked: true}\n", ""),
            ("  inference:\n    linked: true\n    scheme: sign\n", "  inference:\n    scheme: sign\n"),
            ("  assumed: true\n", ""),
        ],
    )
    def test_unsafe_ones_wait_to_be_asked(self, mistake: str, mended: str) -> None:
        def with_line(line: str) -> str:
            return SOUND.replace("  evidence:\n", f"{line}  evidence:\n")

        assert after(with_line(mistake)) == with_line(mistake)
        assert after(with_line(mistake), unsafe=True) == with_line(mended)


class TestDeletingAnEntry:
    """``x`` is deleted; every other character stays."""

    @pytest.mark.parametrize(
        ("text", "loc", "expected"),
        [
            ("a: 1\nx: 2\nb: 3\n", ("x",), "a: 1\nb: 3\n"),
            ("a: 1\n# on b\n\nx: 2  # on x\n# also on b\nb: 3\n", ("x",), "a: 1\n# on b\n\n# also on b\nb: 3\n"),
            ("a: 1\nx: >-\n  two\n\n  lines\nb: 3\n", ("x",), "a: 1\nb: 3\n"),
            ("a: 1\r\nx: 2\r\nb: 3\r\n", ("x",), "a: 1\r\nb: 3\r\n"),
            ("a: 1\nx: 2", ("x",), "a: 1\n"),
            ("a: 1\nx:\nb: 3\n", ("x",), "a: 1\nb: 3\n"),
            ("a:\n  x: 2\nb: 3\n", ("a", "x"), "b: 3\n"),
            ("a:\n  - 1\n  - x\nb: 3\n", ("a", 1), "a:\n  - 1\nb: 3\n"),
            ("a:\n- x\nb: 3\n", ("a", 0), "b: 3\n"),
            ("a: {x: 1, b: 2}\n", ("a", "x"), "a: {b: 2}\n"),
            ("a: {b: 2, x: 1}\n", ("a", "x"), "a: {b: 2}\n"),
            ("a: {b: 2 , x: 1 }\n", ("a", "x"), "a: {b: 2  }\n"),
            ("a: {b: 2, x: 1,}\n", ("a", "x"), "a: {b: 2,}\n"),
            ("a: {b: 2,\n    x: 1,  # on x\n    c: 3}\n", ("a", "x"), "a: {b: 2,\n    c: 3}\n"),
            ("a: {b: 2, x: 1,\n    c: 3}\n", ("a", "x"), "a: {b: 2,\n    c: 3}\n"),
            ("a: {b: 2,  # on b\n    x: 1}\n", ("a", "x"), "a: {b: 2  # on b\n}\n"),
            ("a: [1, x]\n", ("a", 1), "a: [1]\n"),
            ("a: {b: [x], c: 3}\n", ("a", "b", 0), "a: {c: 3}\n"),
            ("a: 1\n", ("b",), "a: 1\n"),
            ("a: 1\n", ("a",), "a: 1\n"),
            ("- x: 1\n  b: 2\n", (0, "x"), "- x: 1\n  b: 2\n"),
        ],
    )
    def test_in_either_style(self, text: str, loc: tuple[str | int, ...], expected: str) -> None:
        loaded = load_text(text)
        assert apply_edits(text, delete_entry(text, loaded.places, loc)) == expected


class TestRounds:
    def test_one_fix_brings_the_next_to_light(self) -> None:
        """The misspelt key hides a link that says nothing new."""
        hidden = SOUND.replace("evidence:", "evidense:").replace("by: Survey}", "by: Survey, supports: [thesis]}")
        result = fixed(hidden)
        assert [done.code for done in result.applied] == ["AM104", "AM205"]
        assert (result.after.source.text, result.left, result.stable) == (with_header(SOUND), [], True)

    def test_a_fix_that_brings_an_error_is_left_out_and_the_others_are_not(self) -> None:
        """Under the key that is meant, the list would be a mistake of another kind."""
        text = SOUND.replace("  evidence:", "  premises_: [a, b]\n  evidense:")
        result = fixed(text)
        assert [done.fix.title for done in result.applied if done.fix] == ["rename `evidense` to `evidence`"]
        assert [refused.fix.title for refused in result.refused if refused.fix] == ["rename `premises_` to `premises`"]
        assert result.after.source.text == with_header(text.replace("evidense", "evidence"))

    def test_one_bad_fix_among_many_stops_none(self) -> None:
        links = "".join(f"    e{n}: {{text: Fact {n}, by: S, supports: [thesis]}}\n" for n in range(60))
        text = f"thesis:\n  text: A claim.\n  evidence:\n{links}"
        spoilt = text.replace("text: Fact 30,", "text: Fact 30, cite: many,")
        result = fixed(spoilt.replace("cite: many", "cites_: many"))
        assert len(result.refused) == 1
        assert result.stable
        assert len(fixed(text).applied) == 60
        assert "supports" not in fixed(text).after.source.text

    def test_two_misspellings_of_one_key_are_not_both_mended(self) -> None:
        """The second one would stand there twice."""
        text = SOUND.replace("  text: The", "  detial: Why\n  detaill: Because\n  text: The")
        result = fixed(text)
        assert [done.fix.title for done in result.applied if done.fix] == ["rename `detial` to `detail`"]
        assert [found.code for found in result.left] == ["AM104"]

    def test_fixes_that_undo_one_another_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fixing, "MAX_ROUNDS", 3)

        def restless(loaded: Loaded) -> list[Diagnostic]:
            at = Span(len(loaded.source.text), len(loaded.source.text))
            return [Diagnostic("X", Severity.INFO, "no end", at, fix=Fix("add a line", (Edit(at, "#\n"),)))]

        result = fix(load_text(with_header(SOUND)), restless)
        assert (result.stable, len(result.applied)) == (False, 3)

    def test_a_second_time_there_is_nothing_to_do(self) -> None:
        text = SOUND.replace("by: Survey}", "by: Survey, supports: [thesis]}  # argmap: ignore[AM501]")
        once = after(text, unsafe=True)
        assert after(once, unsafe=True) == once


class TestSaving:
    TEXT = with_header(SOUND.replace("evidence:", "evidense:"))

    def test_the_file_becomes_what_was_shown(self, tmp_path: Path) -> None:
        path = tmp_path / "a.argmap.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + self.TEXT.replace("\n", "\r\n").encode())
        path.chmod(0o640)
        save(fix(load(path), check))
        assert path.read_bytes() == b"\xef\xbb\xbf" + with_header(SOUND).replace("\n", "\r\n").encode()
        assert path.stat().st_mode & 0o777 == 0o640

    def test_a_file_that_was_changed_meanwhile_is_left_alone(self, tmp_path: Path) -> None:
        path = tmp_path / "a.argmap.yaml"
        path.write_text(self.TEXT)
        result = fix(load(path), check)
        path.write_text("# mine\n" + self.TEXT)
        with pytest.raises(ChangedMeanwhileError, match="was changed by another program"):
            save(result)
        assert path.read_text() == "# mine\n" + self.TEXT
