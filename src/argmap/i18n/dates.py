"""Days as they are written in a text."""

from __future__ import annotations

import datetime
from typing import Final

from argmap.i18n.messages import C_, N_, _

_MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), C_("month", "May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_SHORT_MONTHS: Final = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), C_("month, short", "May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


def date_words(date: datetime.date, language: str, *, short: bool = False) -> str:
    """A day in words: 20 January 2029, or 20 Jan 2029 where it is to be short; 2029年1月20日."""
    month = _((_SHORT_MONTHS if short else _MONTHS)[date.month - 1], language)
    return _(C_("a day", "{day} {month} {year}"), language).format(day=date.day, month=month, year=date.year)
