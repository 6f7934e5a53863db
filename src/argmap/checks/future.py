"""AM6: forecasts."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.model import Outcome


@rule("AM601", "untestable-forecast", Severity.WARNING)
def untestable_forecast(context: Context) -> Iterator[Finding]:
    """A forecast does not say when or how it is settled.

    What it finds:
        `forecast` without `due` or without `test`.
    Why it matters:
        Without a day it is never wrong; without a test everyone settles it their own way.
    Example:
        thesis:
          text: The library will open on Sundays.
          forecast: {due: 2030-01-01}
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library will open on Sundays.
          forecast: {due: 2030-01-01, test: The opening hours on its door}
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Add the day by which it can be known, and what someone else would look at.
    """
    for node in context.map:
        if node.forecast is None:
            continue
        missing = [key for key, value in (("due", node.forecast.due), ("test", node.forecast.test)) if not value]
        if missing:
            yield context.at(
                node,
                f"the forecast of `{node.id}` has no {' and no '.join(f'`{key}`' for key in missing)}",
                "add the day by which it can be known, and what settles it",
                "forecast",
            )


@rule("AM602", "overdue-forecast", Severity.WARNING)
def overdue_forecast(context: Context) -> Iterator[Finding]:
    """The day of a forecast has passed, and nobody has said what came of it.

    What it finds:
        Forecasts whose `due` lies before today and whose `outcome` is still `pending`.
    Why it matters:
        A forecast that is never settled teaches nothing, and what rests on it may have fallen.
    Example:
        thesis:
          text: The library will open on Sundays.
          forecast: {due: 2020-01-01, test: The opening hours on its door}
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Better:
        thesis:
          text: The library will open on Sundays.
          forecast: {due: 2020-01-01, test: The opening hours on its door, outcome: false, resolved: 2020-01-02}
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
    Fix:
        Apply the test, and write `outcome: true` or `outcome: false` with the day as `resolved`. Where it cannot be
        settled yet, give a later `due` and say why under `comment`.
    """
    for node in context.map:
        forecast = node.forecast
        if forecast is None or forecast.due is None or forecast.outcome is not Outcome.PENDING:
            continue
        if forecast.due < context.today:
            yield context.at(
                node,
                f"the forecast of `{node.id}` was due on {forecast.due} and is still pending",
                "apply its test, and write the `outcome` and the day as `resolved`",
                "forecast",
                "due",
            )
