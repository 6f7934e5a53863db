"""Dates and names as people write them, and dates that no calendar has."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from argmap.model.bibliography import Dating
from argmap.syntax.dates import read_dating
from argmap.syntax.names import read_names
from support.calling import call
from support.diagnosing import HEADER, diagnose, hints

DATES = {
    "2025": "2025", "2025-03": "2025-03", "2025-03-14": "2025-03-14", "2025-3-4": "2025-03-04",
    "22 November 1787": "1787-11-22", "Nov. 22, 1787": "1787-11-22", "November 22nd, 1787": "1787-11-22",
    "May 2020": "2020-05", "11/22/1787": "1787-11-22", "22/11/1787": "1787-11-22", "2020/5/4": "2020-05-04",
    "3. Oktober 1990": "1990-10-03", "12 mars 2020": "2020-03-12", "3.10.1990": "1990-10-03", "20250314": "2025-03-14",
    "1787年11月22日": "1787-11-22",
    "二〇二五年三月十一日": "2025-03-11", "２０２０年５月": "2020-05", "2020年春季": "2020-21",
    "2024-02-01T12:30:00Z": "2024-02-01",
    "c. 1787": "1787~", "circa 1787": "1787~", "1787?": "1787~", "约1787年": "1787~", "[1787]": "1787",
    "1990/1995": "1990/1995", "1990–1995": "1990/1995", "1787-88": "1787/1788", "1990-": "1990/",
    "April 2020–June 2020": "2020-04/2020-06", "2020-01-02/2020-01-05": "2020-01-02/2020-01-05",
    "-50": "-0050", "350 BC": "-0350", "公元前221年": "-0221", "AD 79": "0079",
    "Spring 2020": "2020-21", "autumn 2020": "2020-23",
    "forthcoming": "forthcoming", "20th century": "20th century", "n.d.": "",
    "1700-02-29": "1700-02-29",
}  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_a_date_in_the_form_that_is_kept(written: str) -> None:
    kept = DATES[written]
    assert read_dating(written) == kept
    assert read_dating(kept) == kept, "what is kept is read as itself"
    assert str(Dating.of(kept)) == kept


IMPOSSIBLE = {
    "2025-02-30": "there is no such day", "2023-02-29": "there is no such day", "31 June 2020": "there is no such day",
    "1900-02-29": "there is no such day", "2025年2月30日": "there is no such day", "31.2.2029": "there is no such day",
    "2029-13-01": "there is no such month", "2029-00": "there is no such month", "2029/13": "there is no such month",
    "0": "there is no year 0: 1 BCE is written -1", "0000-01": "there is no year 0: 1 BCE is written -1",
    "2024-02-01T24:00": "there is no such time of day", "2024-02-01 12:60": "there is no such time of day",
    "1995/1990": "it ends before it begins", "2020-05-04/2020-05-01": "it ends before it begins",
}  # fmt: skip


@pytest.mark.parametrize("key", ["issued", "accessed", "event-date"])
@pytest.mark.parametrize("written", IMPOSSIBLE)
def test_an_impossible_date_of_a_source_is_an_error(written: str, key: str) -> None:
    text = HEADER + f'sources:\n  s:\n    {key}: "{written}"\nthesis: {{text: A}}\n'
    assert diagnose(text) == [f"5:{len(key) + 7} AM106 `{key}` is `{written}`: {IMPOSSIBLE[written]}"]


@pytest.mark.parametrize(
    ("due", "message", "hint"),
    [
        ("2029-02-29", "is `2029-02-29`: there is no such day", "look up the date, and correct it"),
        ("2029-13-01", "is `2029-13-01`: there is no such month", "look up the date, and correct it"),
        ("2029-01-20T24:00", "is `2029-01-20T24:00`: there is no such time of day", "look up the date, and correct it"),
        ("2029", "is `2029`; it should be a date", "write a day, such as the last one: `2029-12-31`"),
        ("2028-02", "is `2028-02`; it should be a date", "write a day, such as the last one: `2028-02-29`"),
        ("31.12.2029", "is `31.12.2029`; it should be a date", "write `2029-12-31`"),
        ("2029年12月31日", "is `2029年12月31日`; it should be a date", "write `2029-12-31`"),
        ("1893456000", "is `1893456000`; it should be a date", "write year, month and day: 2029-01-20"),
        ("end of 2029", "is `end of 2029`; it should be a date", "write year, month and day: 2029-01-20"),
        ("5/6/2029", "is `5/6/2029`; it should be a date", "write year, month and day: 2029-01-20"),
    ],
)
@pytest.mark.parametrize("key", ["due", "resolved"])
def test_a_forecast_wants_a_day(key: str, due: str, message: str, hint: str) -> None:
    text = HEADER + f"thesis:\n  text: A\n  forecast: {{{key}: {due}}}\n"
    assert [line.partition(" AM106 ")[2] for line in diagnose(text)] == [f"`{key}` {message}"]
    assert hints(text) == [hint]


def test_a_day_in_another_form_is_fixed(tmp_path: object) -> None:
    path = f"{tmp_path}/m.argmap.yaml"
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER + "thesis:\n  text: A\n  forecast: {due: 31.12.2029, test: B}\n")
    call("check", path, "--fix")
    with open(path, encoding="utf-8") as file:
        assert "due: 2029-12-31" in file.read()


@pytest.mark.parametrize("text", ["十" * 100_000, "1-" * 100_000, "Spring " * 20_000])
def test_words_of_any_length_are_read_at_once(text: str) -> None:
    assert read_dating(text) == text.strip()


def test_a_date_that_may_be_two_days_is_not_guessed() -> None:
    text = HEADER + "sources: {s: {issued: 5/6/1787}}\nthesis: {text: A}\n"
    assert diagnose(text) == ["3:23 AM106 `issued` is `5/6/1787`, which may be `1787-05-06` or `1787-06-05`"]


@pytest.mark.parametrize(
    "date",
    [
        {},
        {"date-parts": "x"},
        {"date-parts": [["x"]]},
        {"date-parts": [[]]},
        {"year": "2020"},
        {"date-parts": [["1"]] * 3},
    ],
)
def test_a_mapping_that_is_no_date_of_csl_json_is_refused(date: dict[str, object]) -> None:
    with pytest.raises(PydanticCustomError, match="not a date"):
        read_dating(date)


def P(family: str, given: str, **more: str) -> dict[str, str]:  # noqa: N802  # short, for the table
    """The parts of a name."""
    return {"family": family, "given": given, **{key.replace("_", "-"): value for key, value in more.items()}}


NAMES = {
    "James Madison": [P("Madison", "James")],
    "Madison, James": [P("Madison", "James")],
    "Madison, James; Hamilton, Alexander": [P("Madison", "James"), P("Hamilton", "Alexander")],
    "James Madison, Alexander Hamilton, and John Jay": [
        P("Madison", "James"), P("Hamilton", "Alexander"), P("Jay", "John"),
    ],
    "Smith, J., Jones, K.": [P("Smith", "J."), P("Jones", "K.")],
    "Smith, J., & Jones, K.": [P("Smith", "J."), P("Jones", "K.")],
    "Vincent van Gogh": [P("Gogh", "Vincent", non_dropping_particle="van")],
    "van Gogh, Vincent": [P("Gogh", "Vincent", non_dropping_particle="van")],
    "Beethoven, Ludwig van": [P("Beethoven", "Ludwig", dropping_particle="van")],
    "Ana de la Cruz": [P("Cruz", "Ana", non_dropping_particle="de la")],
    "King, Jr., Martin Luther": [P("King", "Martin Luther", suffix="Jr.")],
    "Martin Luther King, Jr.": [P("King", "Martin Luther", suffix="Jr.")],
    "García Márquez, Gabriel": [P("García Márquez", "Gabriel")],
    "Gallup": [{"literal": "Gallup"}],
    "World Health Organization": [{"literal": "World Health Organization"}],
    "Department of Health and Human Services": [{"literal": "Department of Health and Human Services"}],
    "Alphabet, Inc.": [{"literal": "Alphabet, Inc."}],
    "{Barnes and Noble}": [{"literal": "Barnes and Noble"}],
    "信强": [{"literal": "信强"}],
    "信强，刁国轩": [{"literal": "信强"}, {"literal": "刁国轩"}],
    "约翰·米尔斯海默": [{"literal": "约翰·米尔斯海默"}],
    # Chinese names in Latin letters are written in either order
    "Xin Qiang": [{"literal": "Xin Qiang"}],
}  # fmt: skip


@pytest.mark.parametrize("written", NAMES)
def test_names_that_are_written_as_text(written: str) -> None:
    assert read_names(written) == NAMES[written]


def test_a_name_by_language_is_one_name() -> None:
    assert read_names({"zh": "信强", "en": "Xin Qiang"}) == [{"literal": {"zh": "信强", "en": "Xin Qiang"}}]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("authors", "author"), ("year", "issued"), ("date", "issued"), ("doi", "DOI"), ("url", "URL"), ("isbn", "ISBN"),
        ("journal", "container-title"), ("booktitle", "container-title"), ("pages", "page"),
        ("series", "collection-title"),
        ("place", "publisher-place"), ("urldate", "accessed"),
    ],
)  # fmt: skip
def test_what_other_programs_call_a_key_is_known(key: str, meant: str) -> None:
    assert hints(HEADER + f"sources: {{s: {{{key}: x}}}}\nthesis: {{text: A}}\n") == [f"did you mean `{meant}`?"]
