"""AM6: forecasts."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.checks.registry import Context, Finding, rule
from argmap.diagnostics import Severity


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
