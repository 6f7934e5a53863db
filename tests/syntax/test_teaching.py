"""Slips that authors make, what they are told, and what `--fix` makes of the line."""

from __future__ import annotations

import random
from collections import Counter
from unittest import mock

import pytest
from yaml._yaml import CParser

from argmap.checks import check
from argmap.checks.fixing import fix
from argmap.loading import load_text
from argmap.syntax.edits import apply_edits
from support.diagnosing import HEADER, diagnose, hints

FRAME = "thesis:\n  text: The square should be closed to cars.\n  premises:\n    air:\n"

COLON = "a text that contains a colon and a space needs quotation marks"
QUOTE = "a text that begins with a quotation mark must end with it"

LINES: list[tuple[str, str, str]] = [
    # ---- a text that needs quotation marks ----
    ("text: One thing is clear: it helps.", COLON, 'text: "One thing is clear: it helps."'),
    ("text: 原因: 空气会变好。", COLON, 'text: "原因: 空气会变好。"'),
    ('text: He said: "no".', COLON, "text: 'He said: \"no\".'"),
    ("text: [Most] doctors agree.", "a text cannot begin with `[`", 'text: "[Most] doctors agree."'),
    ("text: [多数]医生同意。", "a text cannot begin with `[`", 'text: "[多数]医生同意。"'),
    ("text: {Most} doctors agree.", "a text cannot begin with `{`", 'text: "{Most} doctors agree."'),
    ("text: @mayor agrees.", "a text cannot begin with `@`", 'text: "@mayor agrees."'),
    ("text: %5 fewer cars.", "a text cannot begin with `%`", 'text: "%5 fewer cars."'),
    ("text: `air` is air.", "a text cannot begin with ```", 'text: "`air` is air."'),
    ("text: *Clearly* better.", "a text cannot begin with `*`", 'text: "*Clearly* better."'),
    ("text: &c. and so on.", "a text cannot begin with `&`", 'text: "&c. and so on."'),
    ("text: > half of us agree.", "a text cannot begin with `>`", 'text: "> half of us agree."'),
    ("text: | half of us agree.", "a text cannot begin with `|`", 'text: "| half of us agree."'),
    ('text: "Clean" air is a right.', QUOTE, "text: '\"Clean\" air is a right.'"),
    ('text: "空气"会变好。', QUOTE, "text: '\"空气\"会变好。'"),
    ("text: 'The mayor's plan.'", QUOTE, 'text: "The mayor\'s plan."'),
    # ---- a quotation mark left open ----
    ('text: "The air improves.', 'this quotation mark " is never closed', 'text: "The air improves."'),
    ("text: '空气会变好。", "this quotation mark ' is never closed", "text: '空气会变好。'"),
    # ---- spaces and colons ----
    ("text:The air improves.", "a space is missing after the colon of `text`", "text: The air improves."),
    ("text：空气会变好。", "U+FF1A `：` has no meaning in YAML", "text: 空气会变好。"),
    ("text ： 空气会变好。", "U+FF1A `：` has no meaning in YAML", "text: 空气会变好。"),
    ("text:\u3000空气会变好。", "U+3000 has no meaning in YAML", "text: 空气会变好。"),
    ("text:\u00a0The air improves.", "U+00A0 has no meaning in YAML", "text: The air improves."),
]
"""A line of a premise, the message, and the line after `--fix`."""

IN_BRACES: list[tuple[str, str, str]] = [
    ("{text: So: it is, assumed: true}", COLON, '{text: "So: it is", assumed: true}'),
    ("{text: 原因: 空气, assumed: true}", COLON, '{text: "原因: 空气", assumed: true}'),
    ("{text: @mayor agrees, assumed: true}", "a text cannot begin with `@`", '{text: "@mayor agrees", assumed: true}'),
    ('{text: "Air" is a right, assumed: true}', QUOTE, "{text: '\"Air\" is a right', assumed: true}"),
    ("{text: [Most] agree, assumed: true}", "a text cannot begin with `[`", '{text: "[Most] agree", assumed: true}'),
    ("{text：空气，assumed：true}", "U+FF1A `：` has no meaning in YAML", "{text: 空气, assumed: true}"),
    ("｛text: 空气, assumed: true｝", "U+FF5B `｛` has no meaning in YAML", "{text: 空气, assumed: true}"),
]


def errors(text: str) -> list[str]:
    """The messages, without places and codes."""
    return [said.split(" ", 2)[2] for said in diagnose(text)]


def fixed(text: str) -> str:
    return fix(load_text(text), check).after.source.text


@pytest.mark.parametrize(("wrong", "said", "right"), LINES)
def test_a_line_is_shown_as_it_should_be_and_fixed(wrong: str, said: str, right: str) -> None:
    text = f"{HEADER}{FRAME}      {wrong}\n      assumed: true\n"
    assert errors(text) == [said]
    assert fixed(text) == f"{HEADER}{FRAME}      {right}\n      assumed: true\n"


@pytest.mark.parametrize(("wrong", "said", "right"), IN_BRACES)
def test_a_text_in_braces_is_shown_as_it_should_be_and_fixed(wrong: str, said: str, right: str) -> None:
    text = f"{HEADER}thesis:\n  text: A\n  premises:\n    air: {wrong}\n"
    assert errors(text) == [said]
    assert hints(text) == [f"write `air: {right}`"]
    assert fixed(text) == f"{HEADER}thesis:\n  text: A\n  premises:\n    air: {right}\n"


@pytest.mark.parametrize(
    "sound",
    [
        "{text: 他说：好，是的, assumed: true}",
        "\n      text: 一些人说\n        理由：空气，阳光\n      assumed: true",
        "\n      text: title：这是文字\n      assumed: true",
        "{text: '“空气：好”', assumed: true}",
    ],
)
def test_full_width_marks_in_a_text_are_the_texts(sound: str) -> None:
    assert errors(f"{HEADER}thesis:\n  text: A\n  premises:\n    air: {sound}\n") == []


@pytest.mark.parametrize(
    ("keys", "corrected"),
    [
        (
            "  text：图书馆\n  premises：\n    a：\n      text：很多人\n",
            "  text: 图书馆\n  premises:\n    a:\n      text: 很多人\n",
        ),
        ("　　text: 图书馆\n　　premises: {a: 很多人}\n", "    text: 图书馆\n    premises: {a: 很多人}\n"),
        ("\ttext: A\n\tpremises:\n\t\ta: B\n", "  text: A\n  premises:\n    a: B\n"),
    ],
)
def test_one_cause_in_all_lines_is_one_error(keys: str, corrected: str) -> None:
    text = f"{HEADER}thesis:\n{keys}"
    assert len(errors(text)) == 1
    assert fixed(text) == f"{HEADER}thesis:\n{corrected}"


def test_the_keys_of_a_node_beside_its_id_are_indented_below_it() -> None:
    text = FRAME + "    text: It improves.\n    evidence:\n      survey: Two in three say so.\n"
    assert errors(HEADER + text) == ["`text` is beside the id `air`, not below it"]
    assert fixed(HEADER + text) == HEADER + FRAME + (
        "      text: It improves.\n      evidence:\n        survey: Two in three say so.\n"
    )


def test_misspelt_keys_inside_misspelt_keys_are_all_reported_and_fixed() -> None:
    text = HEADER + "thesis:\n  txt: A\n  premisses:\n    a:\n      txt: B\n      evidance:\n        e: {txt: C}\n"
    assert errors(text) == [
        "unknown key `txt` in the thesis",
        "unknown key `premisses` in the thesis",
        "unknown key `txt` in `a`",
        "unknown key `evidance` in `a`",
        "unknown key `txt` in `e`",
    ]
    done = fix(load_text(text), check)
    assert done.after.map is not None
    assert done.stable


def test_reading_goes_on_behind_a_syntax_error_also_to_errors_of_other_kinds() -> None:
    text = (
        HEADER
        + "thesis:\n  text: One: two\n  premises:\n    a:\n      text: Three: four\n      likelihood: oftn\n"
        + "    b: {text: Five: six, supports: [nothing]}\n"
    )
    assert diagnose(text) == [
        f"4:12 AM101 {COLON}",
        f"7:18 AM101 {COLON}",
        "8:19 AM106 `likelihood` cannot be `oftn`",
        f"9:15 AM101 {COLON}",
        "9:37 AM202 the map has no node `nothing`",
    ]


def test_after_a_doubtful_correction_only_syntax_is_reported() -> None:
    text = HEADER + "thesis:\n  text: A\n  tags: [a, b\n  likelihood: oftn\n  detail: c: d\n"
    assert errors(text) == ["a bracket is not closed", COLON]


FAULTS = [wrong for wrong, _, _ in LINES] + ["txt: A", "text: A\n      likelihood: oftn", "text: A\n      text: B"]


@pytest.mark.parametrize("seed", range(40))
def test_every_error_of_a_file_with_many_faults_is_reported_after_correcting_those_before(seed: int) -> None:
    chosen = random.Random(seed).choices(FAULTS, k=4)
    text = (
        HEADER
        + "thesis:\n  text: A\n  premises:\n"
        + "".join(f"    n{number}:\n      {wrong}\n      assumed: true\n" for number, wrong in enumerate(chosen))
    )
    while (found := load_text(text).diagnostics) and (first := next((one for one in found if one.fix), None)):
        assert first.fix is not None
        text = apply_edits(text, first.fix.edits)
        left = Counter(one.message for one in load_text(text).diagnostics)
        assert Counter(one.message for one in found if one is not first) == left


def test_reading_on_ends_where_each_reading_reports_a_thousand_mistakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty thousand characters took ten seconds."""
    reading = mock.Mock(wraps=CParser)
    monkeypatch.setattr("argmap.syntax.yaml.CParser", reading)
    repeated = ", ".join(["thesis: rejected"] * 1_000)
    slips = "\n".join(f"    n{number}: {{text: One thing is clear: it helps.}}" for number in range(60))
    found = load_text(f"argmap: 1\ntitle: T\nexpect: {{{repeated}}}\n{FRAME}{slips}\n").diagnostics
    assert any(each.code == "AM101" for each in found)
    assert reading.call_count < 30
