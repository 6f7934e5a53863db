"""AM6: forecasts and expected statuses."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity
from argmap.i18n import N_, _, current_language
from argmap.i18n.names import status_word
from argmap.model import Outcome

_INCOMPLETE = {
    ("due",): N_("the forecast of `{id}` has no `due`"),
    ("test",): N_("the forecast of `{id}` has no `test`"),
    ("due", "test"): N_("the forecast of `{id}` has neither `due` nor `test`"),
}


@rule("AM601", "untestable-forecast", Severity.WARNING)
def untestable_forecast(context: Context) -> Iterator[Finding]:
    """A forecast doesn't say when or how it will be settled.

    What it finds:
        A `forecast` without `due` or without `test`.
    Why it matters:
        Without a date it can never be wrong; without a test, everyone settles it their own way.
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
        Add the date by which the outcome will be known, and what anyone could check.
    """
    for node in context.map:
        if node.forecast is None:
            continue
        stated = (("due", node.forecast.due), ("test", node.forecast.test))
        missing = tuple(key for key, value in stated if not value)
        if missing:
            yield context.at(
                node,
                _(_INCOMPLETE[missing]).format(id=node.id),
                _("add the date by which the outcome will be known, and the test that settles it"),
                "forecast",
            )


@rule("AM602", "overdue-forecast", Severity.WARNING)
def overdue_forecast(context: Context) -> Iterator[Finding]:
    """A forecast is past its due date, and nobody has recorded the outcome.

    What it finds:
        Forecasts whose `due` date has passed while their `outcome` is still `pending`.
    Why it matters:
        A forecast that is never settled teaches nothing, and the claims that rest on it may have fallen.
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
        Apply the test, then record `outcome: true` or `outcome: false` and the date as `resolved`. If it can't be
        settled yet, move `due` to a later date and say why under `comment`.
    """
    for node in context.map:
        forecast = node.forecast
        if forecast is None or forecast.due is None or forecast.outcome is not Outcome.PENDING:
            continue
        if forecast.due < context.today:
            yield context.at(
                node,
                _("the forecast of `{id}` was due on {date} and is still pending").format(
                    id=node.id, date=forecast.due
                ),
                _("apply its test, then record the `outcome` and the date as `resolved`"),
                "forecast",
                "due",
            )


@rule("AM603", "unmet-expectation", Severity.WARNING)
def unmet_expectation(context: Context) -> Iterator[Finding]:
    """A node's status isn't the one its author expects.

    What it finds:
        Nodes under `expect` whose status (accepted, qualified, undecided or rejected) differs from the one given there.
    Why it matters:
        Either a later change has turned the argument around, or its author misjudged what follows from it.
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
        Decide whether the argument or the expectation is wrong, and correct it. `argmap evaluate` lists every status.
    """
    if not context.map.expectations:
        return
    # A map without expectations shouldn't pay for this import.
    from argmap.evaluation import evaluate, why, why_words

    found = evaluate(context.whole)
    for node_id, expected in context.map.expectations.items():
        status = found.statuses[node_id]
        if status is not expected:
            language = current_language()
            reasons = why_words(why(context.whole, found, node_id), language, lambda name: f"`{name}`")
            yield Finding(
                ("expect", node_id),
                _("`{id}` is {status}, not {expected} as expected: {reasons}").format(
                    id=node_id,
                    status=status_word(status, language),
                    expected=status_word(expected, language),
                    reasons=reasons,
                ),
                _("change the argument, or write `{id}: {status}` if the new status is right").format(
                    id=node_id, status=status
                ),
            )
