"""Files of schemes that users write: what they add, and what is said of every mistake in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.schemes import OWN, Catalogue, SchemeFileError
from argmap.schemes.reading import read_scheme_file, read_schemes
from schemes.files import SCHEME, scheme_file

GOOD = SCHEME.format(id="omen")


def faults(text: str | bytes) -> list[str]:
    """What is wrong with a file, as ``line:column CODE message``."""
    raw = text if isinstance(text, bytes) else text.encode()
    try:
        read_schemes(raw, "schemes.yaml")
    except SchemeFileError as error:
        places = [error.source.position(fault.span.start) for fault in error.diagnostics]
        return [
            f"{line}:{column} {fault.code} {fault.message}"
            for (line, column), fault in zip(places, error.diagnostics, strict=True)
        ]
    return []


def hints(text: str) -> list[str]:
    with pytest.raises(SchemeFileError) as failed:
        read_schemes(text.encode(), "schemes.yaml")
    return [fault.hint for fault in failed.value.diagnostics]


def test_a_scheme_of_ones_own_stands_beside_the_others(tmp_path: Path) -> None:
    catalogue = Catalogue((scheme_file(tmp_path, "omen"),))
    assert list(catalogue) == [*OWN, "omen"]
    assert catalogue["omen"].name.by_language == {"en": "argument from omen", "zh": "预兆论证"}
    assert catalogue["sign"] == OWN["sign"]


def test_a_scheme_of_ones_own_may_take_the_place_of_one_of_ours(tmp_path: Path) -> None:
    catalogue = Catalogue((scheme_file(tmp_path, "sign"),))
    assert list(catalogue) == list(OWN)
    assert [question.id for question in catalogue["sign"].questions] == ["seen"]


def test_of_two_files_the_latter_holds(tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("first.yaml", "second.yaml"))
    first.write_text(GOOD, encoding="utf-8")
    second.write_text(GOOD.replace("omen,", "comet,"), encoding="utf-8")
    assert str(Catalogue((first, second))["omen"].name) == "argument from comet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GOOD, []),
        ("", ["1:1 AM101 the file contains no scheme"]),
        ("# nothing\n", ["1:1 AM101 the file contains no scheme"]),
        (b"\xff\xfe", ["1:1 AM109 the file is UTF-16, not UTF-8"]),
        ("- a\n", ["1:1 AM106 the file contains a list, not a scheme"]),
        ("argmap: 2\n", ["1:9 AM107 the format is `2`; this version of argmap reads format 1"]),
        ("argmap: 1\n", ["1:1 AM105 the file has no `schemes`"]),
        ("argmap: 1\nschemes: {}\n", ["2:10 AM106 `schemes` is empty"]),
        (
            "argmap: 1\nschemes: [a]\n",
            ["2:10 AM106 `schemes` is a list; it should be entries, each under its own id"],
        ),
        ("argmap: 1\nschemes:\n  a: yes\n", ["3:6 AM106 `a` is `yes`; it should be a mapping of keys"]),
        (GOOD + "  b: {name\n", ["10:6 AM101 a bracket is not closed"]),
        (GOOD.replace("  omen:", "  the omen:"), ["3:3 AM210 `the omen` is not a valid id: it contains a space"]),
        (GOOD.replace("summary:", "sumary:"), ["5:5 AM104 unknown key `sumary` in `omen`"]),
        (GOOD.replace("    conclusion: {en: War comes.}\n", ""), ["3:3 AM105 `omen` has no `conclusion`"]),
        # ---- texts without a language ----
        (
            GOOD.replace("{en: A comet is seen.}\n", "A comet is seen.\n"),
            ["5:14 AM106 `summary` is a text without a language"],
        ),
        (
            GOOD.replace("[{en: A comet is seen.}]", "[{en: A}, B]"),
            ["6:25 AM106 item 2 of `premises` is a text without a language"],
        ),
        (GOOD.replace("{en: War comes.}", "{english: War}"), ["7:18 AM106 `english` is not a language tag"]),
        (GOOD.replace("{en: War comes.}", "{en: }"), ["7:22 AM106 `en` is empty"]),
        (GOOD.replace("{en: War comes.}", "{}"), ["7:17 AM106 `conclusion` is empty"]),
        # ---- questions ----
        (
            GOOD + "      seen: {attacks: step, text: {en: Why?}}\n",
            ["10:7 AM102 the key `seen` is used twice"],
        ),
        (GOOD.replace("attacks: premise", "attacks: premiss"), ["9:23 AM106 `attacks` cannot be `premiss`"]),
        (GOOD.replace("attacks: premise, ", ""), ["9:7 AM105 `seen` has no `attacks`"]),
        (
            GOOD.replace("text: {en: Was it seen?, zh: 看到了吗？}", "en: Was it seen?"),
            ["9:32 AM104 unknown key `en` in `seen`"],
        ),
        (GOOD + "      why: Why?\n", ["10:12 AM106 `why` is `Why?`; it should be a mapping of keys"]),
    ],
)
def test_a_mistake_has_its_line_and_column(text: str | bytes, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (GOOD.replace("summary:", "sumary:"), "did you mean `summary`?"),
        (GOOD.replace("{en: War comes.}", "War comes."), "write `conclusion: {en: …}`, with the tag of its language"),
        (GOOD.replace("attacks: premise", "attacks: premiss"), "did you mean `premise`?"),
        (
            GOOD.replace("text: {en: Was it", "en: {en: Was it"),
            "texts by language go under `text`: `text: {en: …}`",
        ),
        ("argmap: 1\nschemes: [a]\n", "write `an-id: …` instead of `- …` for each of them"),
    ],
)
def test_a_mistake_has_a_hint(text: str, hint: str) -> None:
    assert hints(text) == [hint]


def test_all_mistakes_of_a_file_are_named_at_once() -> None:
    text = GOOD.replace("summary:", "sumary:").replace("premise,", "none,") + "      b: {attacks: step, text: Why?}\n"
    assert [fault.split(" ")[0] for fault in faults(text)] == ["5:5", "9:23", "10:32"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SchemeFileError, match=r"missing\.yaml: file not found"):
        read_scheme_file(tmp_path / "missing.yaml")
    with pytest.raises(SchemeFileError, match="this is a folder"):
        read_scheme_file(tmp_path)


@settings(max_examples=60)
@given(st.one_of(st.text(), st.tuples(st.integers(0, len(GOOD)), st.text(max_size=4), st.integers(0, 12))))
def test_whatever_stands_in_a_file_is_a_scheme_or_has_a_place(written: str | tuple[int, str, int]) -> None:
    if isinstance(written, tuple):
        at, new, old = written
        written = GOOD[:at] + new + GOOD[at + old :]
    failed = None
    try:
        read_schemes(written.encode("utf-8", "surrogatepass"), "schemes.yaml")
    except SchemeFileError as error:
        failed = error
    if failed is not None:
        assert failed.diagnostics
        for fault in failed.diagnostics:
            assert 0 <= fault.span.start <= fault.span.end <= len(failed.source.text)
            assert fault.fix is None
