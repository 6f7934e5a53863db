"""Dates as people and other programs write them → the form that argmap keeps; impossible days are told."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NoReturn

from pydantic_core import PydanticCustomError

from argmap.i18n import N_, _
from argmap.model.bibliography import Dating

DATE_ERRORS: Final = ("date_impossible", "date_ambiguous", "date_day", "date_form")
"""The types of the errors that are raised here."""
_MONTHS: Final = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "jan feb mar apr may jun jul aug sep oct nov dec",
    )
    for number, name in enumerate(names.split(), 1)
} | {
    "sept": 9,
    "jänner": 1,
    "mär": 3,
    "mrz": 3,
    "okt": 10,
    "dez": 12,
    "janv": 1,
    "févr": 2,
    "avr": 4,
    "juil": 7,
    "déc": 12,
}
_SEASONS: Final = {
    "spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4, "春": 1, "夏": 2, "秋": 3, "冬": 4,
}  # fmt: skip
_UNDATED: Final = frozenset(
    {"n.d.", "nd", "n. d.", "s.d.", "s. d.", "undated", "no date", "o. j.", "o.j.", "无日期", "無日期"}
)

_CIRCA = re.compile(
    r"(?:c\.|ca\.?|circa|cca\.?|approx\.?|approximately|about|around|约|約|大约|大約)\s*(?=[\w-])", re.I
)
_ABOUT = re.compile(r"\s*(?:[~?%]|左右|前后|前後)$")
_BRACKETS = re.compile(r"[\[(](.*)[\])]")
_ERA = r"(?P<era>\s*(?:B\.?\s?C\.?(?:\s?E\.?)?|A\.?D\.?|C\.?E\.?))?"
_BEFORE = re.compile(r"B", re.I)
_CLOCK = r"(?:[T ](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_WORD = r"(?P<name>[^\W\d_]{3,})\.?"
_FORMS: Final = (
    re.compile(rf"(?P<year>[-+−]?\d{{1,4}})-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?{_CLOCK}"),
    re.compile(rf"(?:A\.?D\.?\s?)?(?P<year>[-+−]?\d{{1,4}}){_ERA}", re.I),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
    re.compile(r"(?P<year>\d{4})(?P<mark>[/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?"),
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"),
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s*(?:of\s|de\s)?\s*{_WORD},?\s*(?:de\s)?\s*(?P<year>\d{{1,4}}){_ERA}",
        re.I,
    ),
    re.compile(rf"{_WORD}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>\d{{1,4}}){_ERA}", re.I),
    re.compile(rf"{_WORD},?\s*(?:of\s|de\s)?\s*(?P<year>\d{{1,4}}){_ERA}", re.I),
    re.compile(rf"(?P<year>\d{{4}}),?\s+{_WORD}(?:\s+(?P<day>\d{{1,2}}))?", re.I),
    re.compile(
        r"(?:公元)?(?P<before>前)?(?P<year>\d{1,4})\s*年\s*(?:(?P<name>[春夏秋冬])(?:季|天)?号?"
        r"|(?P<month>\d{1,2})\s*月\s*(?:份|(?P<day>\d{1,2})\s*[日号號])?)?"
    ),
)
"""The forms of one date; the first that fits in full counts."""
_AMBIGUOUS = re.compile(r"(?P<one>\d{1,2})(?P<mark>[/-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})")
_RANGE = re.compile(r"\s*(?:/|–|—|~|\.\.|(?<=\d{4})-(?=\d{4}$|$)|至|到|\s(?:-|to|until)\s)\s*")
_SHORT_END = re.compile(r"(?P<start>\d\d(?P<short>\d\d))[-–—/](?P<end>\d\d)")
_LONGEST: Final = 80
"""Characters of the longest date that is more than words."""
_HAN = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"(?<![十百千])([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_HAN_DATE = re.compile(r"[〇零○一二三四五六七八九十]+(?=\s*[年月日号號])")


def read_dating(value: object) -> object:
    """The form that argmap keeps of a date, written as text or as CSL-JSON has it; other values are unchanged.

    Raises:
        PydanticCustomError: ``date_impossible`` or ``date_ambiguous``, with the reason or with what it may mean.
    """
    if isinstance(value, str) and value.strip():
        return str(_dating(value.strip()))
    if isinstance(value, Mapping):
        return str(_structured(value))
    return value


def read_day(value: object) -> object:
    """A day in ISO 8601, for keys that want one.

    Raises:
        PydanticCustomError: ``date_impossible``; ``date_day``, if it is no day in this form, with the day it may be.
    """
    if not value:
        return value
    try:
        found = _dating(value.strip()) if isinstance(value, str) else Dating()
    except PydanticCustomError as error:
        if error.type == "date_impossible":
            raise
        found = Dating()
    is_day = len(found.start) == 3 and found.start[0] > 0 and found.end is None and not found.circa
    if is_day and value == str(found):
        return str(found)
    raise PydanticCustomError("date_day", "not a day", {"meant": str(found) if is_day else _last_day(found)})


def _last_day(found: Dating) -> str:
    """The last day of a year or a month; empty for anything else."""
    if not found.start or found.start[0] < 1 or found.season or found.end is not None:
        return ""
    year, month = (*found.start, 12)[:2]
    return str(Dating((year, month, calendar.monthrange(year, month)[1])))


def _dating(text: str) -> Dating:
    plain = " ".join(unicodedata.normalize("NFKC", text).replace("−", "-").split())
    if plain.lower() in _UNDATED:
        return Dating()
    if len(plain) > _LONGEST:
        return Dating(words=text)
    kept, short = Dating.of(plain), _SHORT_END.fullmatch(plain)
    if short and not kept.season and int(short["end"]) > max(int(short["short"]), 12):
        return Dating((int(short["start"]),), (int(plain[:2] + short["end"]),))
    if kept.start:
        return _checked(kept, plain)
    if bracketed := _BRACKETS.fullmatch(plain):
        plain = bracketed[1].strip()
    bare = _CIRCA.sub("", plain, count=1) if _CIRCA.match(plain) else plain
    bare = _ABOUT.sub("", bare)
    circa = bare != plain
    bare = _HAN_DATE.sub(lambda match: _digits(match[0]), bare)
    if (single := _single(bare)) is not None:
        return Dating(single.start, None, single.season, circa)
    sides = _RANGE.split(bare)
    if len(sides) == 2:
        start, end = _single(sides[0]), _single(sides[1]) if sides[1] else Dating()
        if start is not None and end is not None:
            return _checked(Dating(start.start, end.start, circa=circa), plain)
    return Dating(words=text)


def _digits(numeral: str) -> str:
    """A Chinese numeral of a date in digits: 二〇二五, 十一, 二十三."""
    return _TENS.sub(lambda match: (match[1] or "1") + (match[2] or "0"), numeral).translate(_HAN)


def _single(text: str) -> Dating | None:
    """One date; None if it is not in a form that is known."""
    if odd := _AMBIGUOUS.fullmatch(text):
        return _of_numbers(odd, text)
    for form in _FORMS:
        if (match := form.fullmatch(text)) is None:
            continue
        found = match.groupdict()
        season, month = 0, int(found.get("month") or 0)
        if name := found.get("name"):
            season, month = _SEASONS.get(name.lower(), 0), _MONTHS.get(name.lower(), 0)
            if not (season or month) or (season and found.get("day")):
                continue
        year = int(found["year"])
        if found.get("before") or _BEFORE.match((found.get("era") or "").strip()):
            year = -abs(year)
        if found.get("hour") and not (
            int(found["hour"]) < 24 and int(found["minute"]) < 60 and int(found["second"] or 0) <= 60
        ):
            _refuse(text, N_("there is no such time of day"))
        parts = tuple(part for part in (year, month, int(found.get("day") or 0)) if part)
        given = 1 + (found.get("month") is not None or month > 0) + (found.get("day") is not None)
        _check((year, *([month] if given > 1 else []), *([int(found.get("day") or 0)] if given > 2 else [])), text)
        return Dating(parts, season=season)
    return None


def _of_numbers(match: re.Match[str], text: str) -> Dating:
    """A date such as 11/22/1787: only if one of the numbers cannot be a month is it clear which is the day."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one <= 12 and two <= 12 and one != two:
        either = [str(Dating((year, *rest))) for rest in ((one, two), (two, one))]
        raise PydanticCustomError("date_ambiguous", "ambiguous", {"first": either[0], "second": either[1]})
    parts = (year, two, one) if one > 12 else (year, one, two)
    _check(parts, text)
    return Dating(parts)


def _checked(found: Dating, text: str) -> Dating:
    """Return a date or a range; refuse one that no calendar has."""
    _check(found.start, text)
    _check(found.end or (), text)
    if found.end and found.end < found.start[: len(found.end)]:
        _refuse(text, N_("it ends before it begins"))
    return found


def _check(parts: tuple[int, ...], text: str) -> None:
    """Refuse a date that no calendar has."""
    if not parts:
        return
    year, month, day = (*parts, 1, 1)[:3]
    if year == 0:
        _refuse(text, N_("there is no year 0: 1 BCE is written -1"))
    if len(parts) == 2 and 21 <= month <= 24:
        return
    if not 1 <= month <= 12:
        _refuse(text, N_("there is no such month"))
    # Before the reform of the calendar, every fourth year had a 29 February.
    julian = month == 2 and day == 29 and 0 < year < _LAST_REFORM and year % 4 == 0
    leap = year if year > 0 else year + 1
    longest = (31, 29 if calendar.isleap(leap) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if not (1 <= day <= longest or julian):
        _refuse(text, N_("there is no such day"))


_LAST_REFORM: Final = 1753
"""The first year in which Great Britain used the Gregorian calendar throughout."""


def _refuse(text: str, reason: str) -> NoReturn:
    raise PydanticCustomError("date_impossible", "impossible", {"date": text, "reason": _(reason)})


def _structured(value: Mapping[object, object]) -> Dating:
    """A date as CSL-JSON has it.

    Raises:
        PydanticCustomError: ``date_form``, if it is not in that form.
    """
    if not value or value.keys() - {"date-parts", "season", "circa", "literal", "raw"}:
        raise PydanticCustomError("date_form", "not a date of CSL-JSON")
    circa = str(value.get("circa", "")).lower() not in ("", "0", "false")
    written = value.get("raw") or value.get("literal")
    if "date-parts" not in value:
        found = _dating(written) if isinstance(written, str) and value.get("raw") else Dating(words=str(written or ""))
        return Dating(found.start, found.end, found.season, found.circa or circa, found.words)
    try:
        start, *rest = [_numbers(one) for one in value["date-parts"]]  # type: ignore[attr-defined]
        season = str(value.get("season") or "0").lower()
        number = _SEASONS.get(season, 0) or int(season)
    except (ValueError, TypeError):
        raise PydanticCustomError("date_form", "not a date of CSL-JSON") from None
    if len(rest) > 1:
        raise PydanticCustomError("date_form", "not a date of CSL-JSON")
    if 20 < number < 25:
        number -= 20
    found = Dating(start, rest[0] if rest else None, number if len(start) == 1 and 0 < number < 5 else 0, circa)
    return _checked(found, str(found))


def _numbers(parts: list[object]) -> tuple[int, ...]:
    """The parts of one date; a month or a day that is empty or 0 was left out.

    Raises:
        ValueError, TypeError: they are no list of up to three numbers.
    """
    if not isinstance(parts, list) or len(parts) > 3:
        raise TypeError
    year, *others = (int(str(part) or "0") for part in parts)
    while others and not others[-1]:
        del others[-1]
    return (year, *others)
