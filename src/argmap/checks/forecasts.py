"""AM6: forecasts, and what is expected of the map itself."""

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


@rule("AM603", "unmet-expectation", Severity.WARNING)
def unmet_expectation(context: Context) -> Iterator[Finding]:
    """A node has another status than its author expects.

    What it finds:
        Nodes named under `expect` that are accepted, qualified, undecided or rejected otherwise than it says there.
    Why it matters:
        A later change has turned the argument, or its author has misjudged what follows from what.
    Example:
        expect: {thesis: accepted}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
          caveats:
            trial: {text: One month is a short trial., assumed: true}
    Better:
        expect: {thesis: qualified}
        thesis:
          text: The library should open on Sundays.
          evidence:
            visits: {text: Sunday is the day most people ask for, by: Readers' survey}
            loans: {text: Loans rose in the trial month, by: Annual report}
          caveats:
            trial: {text: One month is a short trial., assumed: true}
    Fix:
        Ask whether the argument or the expectation is wrong, and change that one. `argmap evaluate` has all statuses.
    """
    if not context.map.expectations:
        return
    # A check of a map that expects nothing does not pay for this import.
    from argmap.evaluation import evaluate, why, why_words

    found = evaluate(context.map)
    for node_id, expected in context.map.expectations.items():
        status = found.statuses[node_id]
        if status is not expected:
            reasons = why_words(why(context.map, found, node_id), "en", lambda name: f"`{name}`")
            yield Finding(
                ("expect", node_id),
                f"`{node_id}` is {status}, not {expected} as expected: {reasons}",
                f"change the argument, or write `{node_id}: {status}` if that is as it should be",
            )
