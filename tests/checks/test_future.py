"""AM602: forecasts whose day has passed. AM603: statuses that are not as expected."""

from __future__ import annotations

import datetime

import pytest

from argmap.checks import RULES
from argmap.checks.registry import Context, Finding
from argmap.loading import load_text
from support.diagnosing import findings

TODAY = datetime.date(2030, 6, 1)


@pytest.mark.parametrize(
    ("forecast", "overdue"),
    [
        ("{due: 2030-05-31, test: T}", True),
        ("{due: 2030-05-31}", True),
        ("{due: 2030-06-01, test: T}", False),
        ("{due: 2031-01-01, test: T}", False),
        ("{due: 2030-05-31, test: T, outcome: pending}", True),
        ("{due: 2030-05-31, test: T, outcome: true, resolved: 2030-05-31}", False),
        ("{due: 2030-05-31, test: T, outcome: false, resolved: 2030-05-31}", False),
        ("{test: T}", False),
    ],
)
def test_a_forecast_is_settled_when_its_day_has_passed(forecast: str, overdue: bool) -> None:
    loaded = load_text(f"argmap: 1\ntitle: A\nthesis:\n  text: It will pass\n  forecast: {forecast}\n")
    assert loaded.map is not None
    found = list(RULES["AM602"].check(Context(loaded, loaded.map, today=TODAY)))
    messages = [one.message for one in found if isinstance(one, Finding)]
    assert messages == (["the forecast of `thesis` was due on 2030-05-31 and is still pending"] if overdue else [])


def test_today_is_the_day_of_the_check_if_nothing_else_is_said() -> None:
    loaded = load_text("argmap: 1\ntitle: A\nthesis: {text: A}\n")
    assert loaded.map is not None
    assert Context(loaded, loaded.map).today == datetime.date.today()


DEBATE = """
expect: {thesis: accepted, cost: rejected, demand: qualified}
thesis:
  text: The library should open on Sundays.
  premises:
    demand: {text: Many people ask for it., assumed: true, caveats: {summer: {text: In summer., assumed: true}}}
    staff: {text: There is staff for it., assumed: true}
  objections:
    cost: {text: It costs too much., assumed: true, objections: {gift: A gift pays for it.}}
"""


def unmet(text: str) -> list[str]:
    return [line.partition(" AM603 ")[2] for line in findings(text) if "AM603" in line]


def test_what_is_as_expected_is_not_spoken_of() -> None:
    assert unmet(DEBATE) == []


def test_what_is_not_as_expected_is_named_with_the_reason() -> None:
    assert unmet(DEBATE.replace(", objections: {gift: A gift pays for it.}", "")) == [
        "`thesis` is rejected, not accepted as expected: an objection to it stands (`cost`)",
        "`cost` is accepted, not rejected as expected: nothing opposes it",
    ]


def test_an_expectation_is_silenced_on_its_line() -> None:
    wrong = DEBATE.replace("thesis: accepted", "thesis: undecided")
    assert len(unmet(wrong)) == 1
    assert unmet(wrong.replace("qualified}", "qualified} # argmap: ignore[AM603] -- to be settled")) == []
