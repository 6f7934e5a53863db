"""Two versions of a small map: what is said to have changed, and what is not."""

from __future__ import annotations

import pytest

from argmap.comparison import Comparison, Sort, ValueChange, compare, matching
from argmap.comparison.effects import consequences
from argmap.comparison.files import Sameness, sameness
from argmap.evaluation import Status
from argmap.loading import load_text
from comparison.maps import MAP, version
from support.diagnosing import read

REST = "    rest:\n      text: {zh: 馆员需要共同的休息日。, en: The staff needs a common day of rest.}\n"
LETTERS = "        letters: {text: {zh: 服务台收到一夹来信。, en: The desk has a folder of letters.}}\n"
STAFF = "    staff:\n      text: {zh: 周日有人值班。, en: There is staff for Sundays.}\n"
HEAD = "argmap: 1\ntitle: T\nthesis:\n  text: The library should open.\n  premises:\n"


def changed(comparison: Comparison) -> dict[str, set[Sort]]:
    return {one.key: set(one.sorts) for one in comparison.changed}


def against(*changes: tuple[str, str]) -> Comparison:
    return compare(version(), version(*changes))


def between(before: str, after: str) -> Comparison:
    return compare(read(before), read(after))


def test_a_version_and_itself() -> None:
    assert not against()
    assert changed(against()) == {}


def test_added_and_removed() -> None:
    comparison = against((LETTERS, ""), (STAFF, "    money: {text: {zh: 经费已经到位。}}\n" + STAFF))
    assert changed(comparison) == {"-letters": {Sort.REMOVED}, "money": {Sort.ADDED}}
    # What is gone stands where it stood, behind the sibling that it followed.
    assert comparison.statements["demand"].children == ("survey", "-letters")
    assert list(comparison.statements) == ["thesis", "demand", "survey", "-letters", "money", "staff", "rest"]


def test_moved_below_another_and_to_another_kind() -> None:
    below = against((LETTERS, ""), ("      assumed: true\n", f"      assumed: true\n      caveats:\n{LETTERS}"))
    assert changed(below) == {"letters": {Sort.MOVED}}
    kind = against((LETTERS, f"      caveats:\n{LETTERS}"))
    assert changed(kind) == {"letters": {Sort.MOVED}}


def test_only_what_was_taken_out_of_order_is_reordered() -> None:
    before, after, fewer = (
        "".join(f"    {one}: Reason {one}\n" for one in order) for order in ("abcde", "aecdb", "acde")
    )
    assert changed(between(HEAD + before, HEAD + after)) == {"b": {Sort.REORDERED}, "e": {Sort.REORDERED}}
    # A sibling that goes moves none of the others.
    assert changed(between(HEAD + before, HEAD + fewer)) == {"-b": {Sort.REMOVED}}


def test_each_value_that_changed_is_told_with_its_language() -> None:
    comparison = against(
        ("Many readers ask for it.", "Most readers ask for it."),
        ("cites: [1, 2]", "cites: [2, 3]\n          by: {zh: 馆方, en: The library}"),
        ("likelihood: likely", "likelihood: very-likely\n      forecast: {due: 2030-01-01}"),
        ("      assumed: true\n", "      tags: [people]\n"),
    )
    assert changed(comparison) == {
        "demand": {Sort.REWORDED, Sort.JUDGED},
        "survey": {Sort.CITED},
        "staff": {Sort.JUDGED, Sort.NOTED},
    }
    assert comparison.statements["demand"].values == (
        ValueChange("text", "Many readers ask for it.", "Most readers ask for it.", "en"),
        ValueChange("likelihood", "likely", "very-likely"),
        ValueChange("forecast.due", None, "2030-01-01"),
        ValueChange("forecast.outcome", None, "pending"),
    )
    assert comparison.statements["survey"].values == (
        ValueChange("cites", (1, 2), (2, 3)),
        ValueChange("by", None, "The library", "en"),
        ValueChange("by", None, "馆方", "zh"),
    )


def test_what_is_inherited_changes_once() -> None:
    comparison = against(("section: {zh: 二, en: two}", "section: {zh: 三, en: three}"))
    assert changed(comparison) == {"thesis": {Sort.CITED}}


def test_links_are_told_and_follow_a_rename() -> None:
    assert changed(against(("supports: [staff]", "opposes: [demand]"))) == {"rest": {Sort.LINKED}}
    renamed = against(("    staff:\n", "    people:\n"), ("supports: [staff]", "supports: [people]"))
    assert changed(renamed) == {"people": {Sort.RENAMED}}


@pytest.mark.parametrize(
    ("new", "sorts"),
    [
        ("Many readers ask for it.", {Sort.RENAMED}),
        ("Very many readers ask for it.", {Sort.RENAMED, Sort.REWORDED}),
    ],
)
def test_a_rename_is_known_by_the_text_and_children_follow(new: str, sorts: set[Sort]) -> None:
    comparison = against(("    demand:\n", "    readers-ask:\n"), ("Many readers ask for it.", new))
    assert changed(comparison) == {"readers-ask": sorts}


def test_the_farther_away_the_more_alike_a_renamed_statement_has_to_be() -> None:
    letters = "At the service desk there is a folder of letters about Sundays"
    loosely, nearly = "The desk has a folder of letters from readers", letters.replace("folder", "file")

    def elsewhere(place: str, text: str) -> dict[str, set[Sort]]:
        base = HEAD + f"    a:\n      text: Reason A\n      evidence: {{post: {letters}}}\n    b: Reason B\n"
        there = {
            "same": f"    a:\n      text: Reason A\n      evidence: {{mail: {text}}}\n    b: Reason B\n",
            "near": f"    a:\n      text: Reason A\n      objections: {{mail: {text}}}\n    b: Reason B\n",
            "far": f"    a: Reason A\n    b:\n      text: Reason B\n      evidence: {{mail: {text}}}\n",
        }
        return changed(between(base, HEAD + there[place]))

    both = {"mail": {Sort.ADDED}, "-post": {Sort.REMOVED}}
    assert elsewhere("same", loosely) == {"mail": {Sort.RENAMED, Sort.REWORDED}}
    assert elsewhere("near", loosely) == both
    assert elsewhere("near", nearly) == {"mail": {Sort.RENAMED, Sort.REWORDED, Sort.MOVED}}
    assert elsewhere("far", loosely) == both
    assert elsewhere("far", nearly) == {"mail": {Sort.RENAMED, Sort.REWORDED, Sort.MOVED}}


def test_another_text_under_another_id_is_another_statement() -> None:
    people = "    people:\n      text: {zh: 钱已经够了。, en: Money is no object now.}\n"
    comparison = against((STAFF, people), ("supports: [staff]", "supports: [people]"))
    assert changed(comparison) == {"-staff": {Sort.REMOVED}, "people": {Sort.ADDED}, "rest": {Sort.LINKED}}


def test_numbered_ids_counted_anew_are_renames() -> None:
    hours, heated, towns = "Readers ask for longer hours", "The building is heated anyway", "Other towns do the same"
    before = HEAD + f"    r1: {hours}\n    r2: {heated}\n    r3: {towns}\n"
    after = HEAD + f"    r1: {hours}\n    r2: It costs nothing\n    r3: {heated}\n    r4: {towns}\n"
    assert changed(between(before, after)) == {
        "r2": {Sort.ADDED},
        "r3": {Sort.RENAMED},
        "r4": {Sort.RENAMED},
    }


WORDS = ["streets", "gardens", "markets", "buses", "lamps", "schools", "rivers"]


def many(names: str, verb: str) -> str:
    """Forty reasons whose texts have words in common but are not alike."""
    texts = (f"{WORDS[number % 7]} {verb} {WORDS[number % 5]}, {number * number} a year" for number in range(40))
    return HEAD + "".join(f"    {names}{number}: {{text: '{text}'}}\n" for number, text in enumerate(texts))


def test_of_many_statements_those_that_share_rare_letters_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = read(many("a", "help")), read(many("b", "serve"))
    exact = matching.match(before, after)
    assert {old: new for old, new in exact.items() if old.startswith("a")} == {f"a{n}": f"b{n}" for n in range(40)}
    monkeypatch.setattr(matching, "_ALL_PAIRS", 0)
    assert matching.match(before, after) == exact


def test_a_statement_is_compared_with_no_more_than_a_few_of_many() -> None:
    texts = {f"n{number}": f"In district {number} nobody asked" for number in range(300)}
    near = matching._Index(texts).near("In district 250 nobody asked them")
    assert "n250" in near
    assert len(near) <= 50


def test_very_long_texts_are_matched_by_the_letters_they_share(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = read(many("a", "help")), read(many("b", "helped"))
    exact = matching.match(before, after)
    monkeypatch.setattr(matching, "_LONG", 10)
    assert matching.match(before, after) == exact
    assert matching._alike("It has always been so.", "It has always been so.") == 1
    assert matching._alike("It has always been so.", "Nobody asked the mayor.") == 0


def test_a_thorough_rewording_under_one_id_is_a_rewording() -> None:
    comparison = against(
        ("周日有人值班。", "馆里已经排好了轮值表。"), ("There is staff for Sundays.", "A rota is agreed.")
    )
    assert changed(comparison) == {"staff": {Sort.REWORDED}}


def test_title_summary_languages_and_works() -> None:
    comparison = against(
        ("en: The library on Sundays}", "en: Sundays at the library}\nsummary: {en: About opening hours.}"),
        (
            "report: {title: Annual report, notes: 9}",
            "annual: {title: Annual report, notes: 9}\n  poll: {title: A poll}",
        ),
    )
    assert changed(comparison) == {}, "a work that has only another id is the same work"
    assert comparison.values == (
        ValueChange("title", "The library on Sundays", "Sundays at the library", "en"),
        ValueChange("summary", None, "About opening hours.", "en"),
    )
    works = [(one.before and one.before.id, one.after and one.after.id, one.keys) for one in comparison.works]
    assert works == [("report", "annual", ("id",)), (None, "poll", ())]
    other = against(("notes: 9", "notes: 10"), ("languages: [zh, en]", "languages: [zh, en, fr]"))
    assert [one.keys for one in other.works] == [("notes",)]
    assert other.values == (ValueChange("languages", ("zh", "en"), ("zh", "en", "fr")),)


def test_a_language_that_comes_is_one_change() -> None:
    comparison = between(
        "argmap: 1\ntitle: T\nlanguages: [en]\nthesis: {text: It should open}\n",
        "argmap: 1\ntitle: T\nlanguages: [en, zh]\nthesis: {text: {en: It should open, zh: 应当开放}}\n",
    )
    assert comparison.changed == ()
    assert comparison.values == (ValueChange("languages", ("en",), ("en", "zh")),)


def test_what_follows_for_the_thesis() -> None:
    calm = version((REST + "      supports: [staff]\n", ""), ("  objections:\n", ""))
    found = consequences(compare(calm, version()))
    assert found.thesis.statuses == (Status.ACCEPTED, Status.REJECTED)
    assert found.thesis.shift < 0
    assert found.turned == ()
    answer = "      supports: [staff]\n      objections: {monday: {text: {en: Monday will do.}}}\n"
    found = consequences(against(("      supports: [staff]\n", answer)))
    assert found.thesis.statuses == (Status.REJECTED, Status.ACCEPTED)
    assert [(one.key, one.statuses) for one in found.turned] == [("rest", (Status.ACCEPTED, Status.REJECTED))]
    assert [one.key for one in found.branches][:1] == ["rest"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MAP, Sameness.IDENTICAL),
        (MAP.replace("cites: [1, 2]", "cites:\n          - 1\n          - 2"), Sameness.LAYOUT),
        (MAP.replace("thesis:\n", "# the claim\nthesis:\n", 1), Sameness.COMMENTS),
    ],
)
def test_files_of_one_argument(text: str, expected: Sameness) -> None:
    assert not between(MAP, text)
    assert sameness(load_text(MAP), load_text(text)) is expected
