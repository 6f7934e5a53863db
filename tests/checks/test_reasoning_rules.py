"""AM304, AM309 and AM310: one origin, one side, one claim said twice."""

from __future__ import annotations

import pytest

from argmap.nlp.similarity import NEARLY, likeness, parts
from support.diagnosing import findings


def only(code: str, text: str) -> list[str]:
    return [one.partition(f"{code} ")[2] for one in findings(text) if f" {code} " in one]


@pytest.mark.parametrize(
    ("first", "second", "origin"),
    [
        ("by: Ann", "by: Ann", "one voice: Ann"),
        ("by: Ann", "by: Ben", ""),
        ("by: Ann", "cites: [1]", ""),
        ("cites: [1]", "cites: [1]", "note 1 of `s`"),
        ("cites: [1]", "cites: [2]", ""),
        ("cites: [1, 2]", "cites: [1, 2]", ""),
        ("cites: [1]", "cites: [1], source: t", ""),
        ("cites: [1], by: Ann", "cites: [1], by: Ben", ""),
        ("cites: [1], basis: law", "cites: [1], basis: law", ""),
        ("at: a", "at: b", ""),
        ("by: Ann", "by: Ann, caveats: {c: D}", ""),
    ],
)
def test_a_claim_whose_evidence_is_one_note_or_one_voice(first: str, second: str, origin: str) -> None:
    text = f"""\
sources: {{s: {{title: S, notes: 2}}, t: {{title: T, notes: 2}}}}
thesis:
  text: A
  evidence:
    e: {{text: Seen, {first}}}
    f: {{text: Found, {second}}}
"""
    assert only("AM304", text) == ([f"all the evidence for `thesis` comes from {origin}"] if origin else [])


def test_a_claim_about_the_voice_itself_and_a_claim_with_further_reasons_are_sound() -> None:
    evidence = "evidence: {e: {text: Seen, by: Ann}, f: {text: Found, by: Ann}}"
    assert only("AM304", f"thesis: {{text: Ann thinks that it is so, {evidence}}}") == []
    assert only("AM304", f"thesis: {{text: A, {evidence}, premises: {{p: {{text: B, assumed: true}}}}}}") == []
    assert only("AM304", f"thesis: {{text: A, {evidence}}}") != []


@pytest.mark.parametrize(
    ("more", "one_sided"),
    [
        ("", True),
        ("caveats: {c: C}", False),
        ("objections: {o: {text: C, caveats: {d: D}}}", False),
    ],
)
def test_a_branch_without_a_caveat_or_an_objection(more: str, one_sided: bool) -> None:
    evidence = ", ".join(f"e{number}: {{text: Seen {number}, by: X{number}}}" for number in range(4))
    text = f"thesis:\n  text: A\n  premises:\n    p:\n      text: B\n      evidence: {{{evidence}}}\n      {more}\n"
    assert bool(only("AM309", text)) == one_sided


def test_a_caveat_by_a_link_counts_and_a_short_branch_is_only_short() -> None:
    evidence = ", ".join(f"e{number}: {{text: Seen {number}, by: X{number}}}" for number in range(4))
    branch = f"thesis:\n  text: A\n  premises:\n    p: {{text: B, evidence: {{{evidence}}}}}\n"
    assert only("AM309", branch) == ["nothing limits or opposes the branch `p` (5 nodes)"]
    assert only("AM309", branch + "  caveats: {c: {text: C, limits: [e2]}}\n") == []
    assert only("AM309", branch.replace(", e3: {text: Seen 3, by: X3}", "")) == []


RESTATED = [
    ("The town library should open on Sundays.", "On Sundays the library of the town should be open"),
    ("Lower tariffs raise incomes in poor regions", "In poor regions, incomes are raised by lower tariffs"),
    ("市图书馆周日应当开放", "市图书馆应当在周日开放"),
    ("美国将继续加强对台军售", "美国将会继续加强对台军售"),
]
SOUND = [
    ("Vaccination prevents severe disease", "Vaccination does not prevent severe disease"),
    ("Arms sales far exceeded those under Obama", "Under Obama arms sales came to US$14 billion"),
    ("Musk openly treats Taiwan as part of China", "Musk called Taiwan an “integral part” of China"),
    ("Sales rose in 2023 in all ten regions", "Sales rose in 2024 in all ten regions"),
    ("台湾民众对美国“协防”的信心下降，对被抛弃的疑虑上升", "俄乌冲突以来，台湾民众对美国“协防”的信心不断走低"),
    ("该药能够预防重症", "该药不能预防重症"),
    ("图书馆周日应当开放", "多数人希望图书馆周日开放"),
]


@pytest.mark.parametrize(("claim", "reason"), [*RESTATED, *SOUND])
def test_a_reason_that_says_what_its_claim_says(claim: str, reason: str) -> None:
    language = "en" if claim.isascii() or "Musk" in claim else "zh"
    text = f"languages: [{language}]\nthesis:\n  text: '{claim}'\n  evidence: {{e: {{text: '{reason}', by: X}}}}\n"
    expected = ["`e` restates `thesis`, which it should support"] if (claim, reason) in RESTATED else []
    assert only("AM310", text) == expected


def test_a_caveat_may_repeat_the_words_of_its_claim_and_equal_texts_are_another_rule_s() -> None:
    claim, again = RESTATED[0]
    assert only("AM310", f"thesis: {{text: '{claim}', caveats: {{c: '{again}'}}}}") == []
    assert only("AM310", f"thesis: {{text: '{claim}', evidence: {{e: '{claim}'}}}}") == []


def test_likeness_is_the_share_of_what_two_texts_have_in_common() -> None:
    assert likeness(parts("周日开放"), parts("周日开放")) == 1
    assert likeness(parts("周日开放"), parts("周日")) == pytest.approx(3 / 7)
    assert likeness(parts("open on Sundays"), parts("closed on Mondays")) == 0
    assert 0 < NEARLY < 1
