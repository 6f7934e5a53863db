"""AM602: forecasts whose day has passed."""

from __future__ import annotations

import datetime

import pytest

from argmap.checks import RULES
from argmap.checks.registry import Context, Finding
from argmap.loading import load_text

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
