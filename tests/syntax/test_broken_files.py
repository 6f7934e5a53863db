"""Every way of breaking a file that we could think of: the right line, the right words, at once, without a crash."""

from __future__ import annotations

import builtins
import errno
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from argmap.i18n import using_language
from argmap.loading import load, load_bytes, load_text
from argmap.model.kinds import GROUPS
from argmap.syntax.schema import Claim, Evidence, MapFile, Thesis
from support.calling import call
from support.diagnosing import HEADER, diagnose, hints, lines

BROKEN: dict[str, tuple[str | bytes, list[str]]] = {
    # ---- not a text ----
    "an empty file": (b"", ["1:1 AM101 the file contains no map"]),
    "blank lines": ("\n  \n\n", ["1:1 AM101 the file contains no map"]),
    "only comments": ("# one\n# two\n", ["1:1 AM101 the file contains no map"]),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", ["1:1 AM109 the byte `0x89` is not valid UTF-8 here"]),
    "a program": (b"\x7fELF\x02\x01\x01\0\0\0", ["1:1 AM101 the character U+007F is not allowed in YAML"]),
    "UTF-16": (HEADER.encode("utf-16"), ["1:1 AM109 the file is UTF-16, not UTF-8"]),
    "UTF-16, the other way round": (
        b"\xfe\xff" + HEADER.encode("utf-16-be"),
        ["1:1 AM109 the file is UTF-16, not UTF-8"],
    ),
    "UTF-16 without a mark": (
        HEADER.encode("utf-16-le"),
        ["1:2 AM101 the character U+0000 is not allowed in YAML"],
    ),
    "UTF-32": (HEADER.encode("utf-32"), ["1:1 AM109 the file is UTF-32, not UTF-8"]),
    "GB 18030": ("argmap: 1\ntitle: 图书馆\n".encode("gb18030"), ["2:9 AM109 the byte `0xCA` is not valid UTF-8 here"]),
    "Latin-1": ("argmap: 1\ntitle: café\n".encode("latin-1"), ["2:11 AM109 the byte `0xE9` is not valid UTF-8 here"]),
    "a character cut in two": (
        "argmap: 1\ntitle: 图".encode()[:-1],
        ["2:8 AM109 the byte `0xE5` is not valid UTF-8 here"],
    ),
    "a null byte": (HEADER + "thesis: a\0b\n", ["3:10 AM101 the character U+0000 is not allowed in YAML"]),
    "a terminal's colours": (
        HEADER + "thesis:\n  text: \x1b[31mred\n",
        ["4:9 AM101 the character U+001B is not allowed in YAML"],
    ),
    "half an emoji": (HEADER + "thesis: \ud83d\n", ["3:9 AM109 the byte `0xED` is not valid UTF-8 here"]),
    # ---- not a map ----
    "a letter": ("Dear Sir,\nhow are you\n", ["1:1 AM106 the file contains plain text, not a map"]),
    "a web page": ("<!DOCTYPE html>\n<html>\n", ["1:1 AM106 the file contains plain text, not a map"]),
    "a list": ("- argmap: 1\n- title: a\n", ["1:1 AM106 the file contains a list, not a map"]),
    "an empty mapping": (
        "{}",
        [
            "1:1 AM105 the map has no `argmap`",
            "1:1 AM105 the map has no `title`",
            "1:1 AM105 the map has no `thesis`",
        ],
    ),
    "a later format": (
        "argmap: 2\nnew: a\n",
        ["1:9 AM107 the format is `2`; this version of argmap reads format 1"],
    ),
    "a format without a number": (
        "argmap:\ntitle: a\n",
        ["1:8 AM107 the format is empty; this version of argmap reads format 1"],
    ),
    # ---- quotation marks and brackets ----
    "a double quotation mark left open": (
        HEADER + 'thesis:\n  text: "A claim\n  detail: b\n\n\n',
        ['4:9 AM101 this quotation mark " is never closed'],
    ),
    "a single quotation mark left open": (
        HEADER + "thesis:\n  text: 'A claim\n  detail: b\n",
        ["4:9 AM101 this quotation mark ' is never closed"],
    ),
    "a quoted word that begins a text": (
        HEADER + 'thesis:\n  text: "Safe" is a word\n',
        ["4:16 AM101 a text that begins with a quotation mark must end with it"],
    ),
    "a bracket left open for many lines": (
        HEADER + "thesis:\n  text: A\n  tags: [a, b\n  detail: c\n  premises:\n    d: e\n",
        ["5:9 AM101 a bracket is not closed"],
    ),
    "a brace left open for many lines": (
        HEADER + "thesis:\n  text: A\n  premises:\n    b: {text: c\n    d: e\n    f: g\n",
        ["6:8 AM101 a bracket is not closed"],
    ),
    "a bracket left open at the end": (HEADER + "thesis: {text: A\n\n\n", ["3:9 AM101 a bracket is not closed"]),
    "a bracket too many": (
        HEADER + "thesis:\n  text: A\n  tags: [a]]\n",
        ["5:12 AM101 a closing bracket too many"],
    ),
    # ---- indentation ----
    "a tab as indentation": (HEADER + "thesis:\n\ttext: A\n", ["4:1 AM101 a tab is used as indentation"]),
    "a tab in a later line": (
        HEADER + "thesis:\n  text: A\n\tdetail: b\n",
        ["5:1 AM101 a tab is used as indentation"],
    ),
    "one space too many": (
        HEADER + "thesis:\n  text: A\n   detail: b\n",
        ["5:4 AM101 this line begins in column 4, those beside it in column 3"],
    ),
    "one space too few": (
        HEADER + "thesis:\n  text: A\n detail: b\n",
        ["5:2 AM101 this line begins in column 2, those beside it in column 3"],
    ),
    "wide spaces as indentation": (
        HEADER + "thesis:\n  text: A\n\u3000\u3000detail: b\n",
        ["5:1 AM101 U+3000 has no meaning in YAML"],
    ),
    # ---- colons, dashes and marks ----
    "a colon in a text": (
        HEADER + "thesis:\n  text: The library: open it\n",
        ["4:20 AM101 a text that contains a colon and a space needs quotation marks"],
    ),
    "no space behind a colon": (
        HEADER + "thesis:\n  text:A\n",
        ["4:3 AM101 a space is missing after the colon of `text`"],
    ),
    "no space behind a later colon": (
        HEADER + "thesis:\n  text: A\n  detail:b\n",
        ["5:3 AM101 a space is missing after the colon of `detail`"],
    ),
    "a Chinese colon": (
        HEADER + "thesis:\n  text：A\n",
        ["4:7 AM101 U+FF1A `：` has no meaning in YAML"],
    ),
    "a dash under premises": (
        HEADER + "thesis:\n  text: A\n  premises:\n    - one\n    - two\n",
        ["6:5 AM106 `premises` is a list; it should be nodes, each under its own id"],
    ),
    "a text that begins with @": (HEADER + "thesis:\n  text: @a\n", ["4:9 AM101 a text cannot begin with `@`"]),
    "a text that begins with %": (HEADER + "thesis:\n  text: %a\n", ["4:9 AM101 a text cannot begin with `%`"]),
    "a text that begins with `? `": (HEADER + "thesis:\n  text: ? a\n", ["4:9 AM101 a text cannot begin with `? `"]),
    "a text that begins with >": (
        HEADER + "thesis:\n  text: >80% agree\n",
        ["4:9 AM101 a text cannot begin with `>`"],
    ),
    "a text in asterisks": (
        HEADER + "thesis:\n  text: *this* is it\n",
        ["4:9 AM101 a text cannot begin with `*`"],
    ),
    "a text that a remark swallows": (
        HEADER + "thesis:\n  text: #1 of all\n",
        ["4:9 AM101 `#1 of all` is a comment, not part of the text before it"],
    ),
    "a Windows path in quotation marks": (
        HEADER + 'thesis:\n  text: "C:\\dir"\n',
        ["4:12 AM101 an unknown `\\` sequence"],
    ),
    "a merge conflict": (
        HEADER + "thesis:\n<<<<<<< HEAD\n  text: A\n=======\n  text: B\n>>>>>>> other\n",
        ["4:1 AM114 the file has an unsettled merge"],
    ),
    # ---- YAML that is not read ----
    "a key twice": (
        HEADER + "thesis:\n  text: A\n  text: B\n",
        ["5:3 AM102 the key `text` is used twice"],
    ),
    "a key three times, beside another fault": (
        HEADER + "thesis:\n  text: A\n  text: B\n  text: C\n  likelihood: perhaps\n",
        [
            "5:3 AM102 the key `text` is used twice",
            "6:3 AM102 the key `text` is used twice",
            "7:15 AM106 `likelihood` cannot be `perhaps`",
        ],
    ),
    "an anchor and an alias": (
        HEADER + "thesis:\n  text: &a A\n  premises:\n    p: *a\n",
        ["4:9 AM103 the anchor `&a` is not supported", "6:8 AM103 the alias `*a` is not supported"],
    ),
    "an alias as a key": (
        HEADER + "thesis:\n  text: A\n  premises:\n    *a : b\n",
        ["6:5 AM103 the alias `*a` is not supported"],
    ),
    "a merge key": (
        HEADER + "thesis:\n  text: A\n  <<: {detail: b}\n",
        ["5:3 AM103 merge keys are not supported"],
    ),
    "a tag": (HEADER + "thesis:\n  text: !!str A\n", ["4:9 AM103 the tag `!!str` is not supported"]),
    "a tag that names code": (
        HEADER + "thesis:\n  text: !!python/name:os.system A\n",
        ["4:9 AM103 the tag `!!python/name:os.system` is not supported"],
    ),
    "two documents": (
        HEADER + "thesis: {text: A}\n---\nargmap: 1\n",
        ["4:1 AM103 a second document begins here"],
    ),
    "no key in front of a colon": (
        HEADER + "thesis:\n  text:\n    ? \n    : A\n",
        ["5:6 AM103 a key is empty"],
    ),
    "an empty key": ('argmap: 1\ntitle: a\n"": b\nthesis: {text: A}\n', ["3:1 AM103 a key is empty"]),
    "a list as a key": (
        HEADER + "thesis:\n  text: A\n  [a, b]: c\n",
        ["5:3 AM103 a key must be a single word or phrase, not a list or a mapping"],
    ),
    "a line of 50 MB": (
        b"argmap: 1\ntitle: " + b"a" * (50 * 2**20) + b"\n",
        ["2:1 AM111 the file is larger than 16 MB"],
    ),
    # ---- lines are counted as editors count them ----
    "a fault behind a byte order mark": (
        "\ufeffargmap: 1\ntitle: a\nthesis: {text: [A]}\n",
        ["3:16 AM106 `text` is a list; it should be a text, or one text for each language"],
    ),
    "a fault in the first line behind a byte order mark": (
        "\ufeffargmap: 2\n",
        ["1:9 AM107 the format is `2`; this version of argmap reads format 1"],
    ),
    "a fault in a file from Windows": (
        "argmap: 1\r\ntitle: a\r\nthesis: {text: [A]}\r\n",
        ["3:16 AM106 `text` is a list; it should be a text, or one text for each language"],
    ),
    "a fault in a file from an old Macintosh": (
        "argmap: 1\rtitle: a\rthesis: {text: [A]}\r",
        ["3:16 AM106 `text` is a list; it should be a text, or one text for each language"],
    ),
    "a fault behind a line separator": (
        HEADER + "thesis:\n  text: a\u2028b\u2029c\x85d\n  likelihood: perhaps\n",
        ["5:15 AM106 `likelihood` cannot be `perhaps`"],
    ),
    "a syntax fault behind a line separator": (
        HEADER + 'thesis:\n  text: "a\u2028b"\n  detail: "c\n',
        ['5:11 AM101 this quotation mark " is never closed'],
    ),
    # ---- keys, values, ids and links ----
    "nothing under a key": (HEADER + "thesis:\n", ["3:8 AM106 `thesis` is empty"]),
    "a thesis that is a text": (
        HEADER + "thesis: A\n",
        ["3:9 AM106 `thesis` is `A`; it should be a mapping of keys"],
    ),
    "a node without its text": (
        HEADER + "thesis:\n  text: A\n  premises:\n    p: {by: somebody}\n",
        ["6:5 AM105 `p` has no `text`"],
    ),
    "a misspelt key": (
        HEADER + "thesis:\n  text: A\n  evidense:\n    e: b\n",
        ["5:3 AM104 unknown key `evidense` in the thesis"],
    ),
    "the only key misspelt": (HEADER + "thesis:\n  textt: A\n", ["4:3 AM104 unknown key `textt` in the thesis"]),
    "premises under evidence": (
        HEADER + "thesis:\n  text: A\n  evidence:\n    e: {text: b, premises: {p: c}}\n",
        ["6:18 AM206 `e` is evidence, which cannot have `premises`"],
    ),
    "ids that are none": (
        HEADER + "thesis:\n  text: A\n  premises:\n    1st: b\n    c d: e\n    f/g: h\n",
        [
            "6:5 AM210 `1st` is not a valid id: it does not begin with a letter",
            "7:5 AM210 `c d` is not a valid id: it contains a space",
            "8:5 AM210 `f/g` is not a valid id: it contains '/'",
        ],
    ),
    "an id used again": (
        HEADER + "thesis:\n  text: A\n  premises:\n    p:\n      text: b\n      caveats:\n        p: c\n",
        ["9:9 AM201 the id `p` is used twice"],
    ),
    "the thesis's id used again": (
        HEADER + "thesis:\n  text: A\n  premises:\n    thesis: b\n",
        ["6:5 AM201 the id `thesis` is used twice"],
    ),
    "links to nothing": (
        HEADER + "thesis:\n  text: A\n  premises:\n    demand: {text: b, supports: [demnd, zzz]}\n",
        ["6:34 AM202 the map has no node `demnd`", "6:41 AM202 the map has no node `zzz`"],
    ),
    "a source that is not listed": (
        HEADER + "sources: {paper: {title: P}}\nthesis: {text: A, source: papr}\n",
        ["4:27 AM209 the map has no source `papr`"],
    ),
    "a node of which something is expected and that is not there": (
        HEADER + "expect: {thesis: accepted, demnd: rejected}\nthesis: {text: A, premises: {demand: B}}\n",
        ["3:28 AM202 the map has no node `demnd`"],
    ),
    "an expectation that is no status, of a node whose id is a word of the format": (
        HEADER + "expect: {thesis: acepted, text: [accepted]}\nthesis: {text: A, premises: {text: {text: B}}}\n",
        ["3:18 AM106 `thesis` cannot be `acepted`", "3:33 AM106 `text` cannot be a list"],
    ),
    "expectations that are a list": (
        HEADER + "expect: [thesis]\nthesis: {text: A}\n",
        ["3:9 AM106 `expect` is a list; it should be ids of nodes, each with a status"],
    ),
    "a language that the map does not have": (
        HEADER + "thesis: {text: {en: A, zh: 甲}}\n",
        ["3:24 AM106 `zh` is not one of the map's languages"],
    ),
    "unknown keys in nodes whose ids are words of the format": (
        HEADER + "thesis:\n  text: A\n  premises:\n    evidence: {text: B, No: 1}\n    inference: {text: B, No: 1}\n",
        ["6:25 AM104 unknown key `No` in `evidence`", "7:26 AM104 unknown key `No` in `inference`"],
    ),
    "a key in brackets": (HEADER + "thesis: {text: A}\n'[key]': b\n", ["4:1 AM104 unknown key `[key]` in the map"]),
    "many faults of many kinds": (
        """\
argmap: 1
titel: x
thesis:
  text: [a]
  likelyhood: likely
  likelihood: often
  forecast: {due: tomorrow}
  cites: [0, x]
  premises:
    1a: b
    ok: {text: a, supports: [nothing]}
  evidence:
    e: {text: f, premises: {x: y}}
""",
        [
            "2:1 AM104 unknown key `titel` in the map",
            "4:9 AM106 `text` is a list; it should be a text, or one text for each language",
            "5:3 AM104 unknown key `likelyhood` in the thesis",
            "6:15 AM106 `likelihood` cannot be `often`",
            "7:19 AM106 `due` is `tomorrow`; it should be a date",
            "8:11 AM106 item 1 of `cites` is `0`; it should be larger",
            "8:14 AM106 item 2 of `cites` is `x`; it should be a whole number",
            "10:5 AM210 `1a` is not a valid id: it does not begin with a letter",
            "11:30 AM202 the map has no node `nothing`",
            "13:18 AM206 `e` is evidence, which cannot have `premises`",
        ],
    ),
}


TOO_DEEP: dict[str, tuple[str, int]] = {
    "brackets 100,000 deep": (HEADER + "thesis: " + "[" * 100_000, 3),
    "braces 100,000 deep": (HEADER + "thesis: " + "{a: " * 100_000, 3),
    "brackets in brackets on lines of their own": (HEADER + "thesis:\n" + " [\n" * 100_000, 203),
    "dashes 100,000 deep": (HEADER + "thesis:\n  " + "- " * 100_000, 4),
    "premises 1,000 deep": (HEADER + "".join(" " * depth + "premises:\n" for depth in range(1_000)), 203),
    "keys 100,000 deep": (HEADER + "thesis: {text: A}\n? " + "[" * 100_000 + "]" * 100_000 + "\n: a\n", 4),
}
"""Texts, and the line where they are too deep; the column is libyaml's where it refuses the line before we do."""


@pytest.mark.parametrize("case", TOO_DEEP)
def test_a_nesting_that_is_too_deep_is_refused_on_its_line(case: str) -> None:
    text, line = TOO_DEEP[case]
    start = time.process_time()
    loaded = load_text(text)
    assert time.process_time() - start < 1
    last = loaded.diagnostics[-1]
    assert (last.code, last.message) == ("AM108", "nested more than 200 levels deep")
    assert last.hint == "close any open bracket and check the indentation; no argument is this deep"
    assert loaded.source.position(last.span.start)[0] == line


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_is_told_what_is_wrong_and_where(case: str) -> None:
    text, expected = BROKEN[case]
    start = time.process_time()
    assert diagnose(text) == expected
    assert time.process_time() - start < 1


@pytest.mark.parametrize("case", BROKEN)
def test_every_message_is_in_the_authors_words_and_most_say_what_to_do(case: str) -> None:
    text, expected = BROKEN[case]
    for message, hint in zip(expected, hints(text), strict=True):
        assert not message.endswith(".")
        assert not any(word in message for word in ("pydantic", "scalar", "token", "NoneType", "dict", "str "))
        # A message that says what the value should be needs no hint.
        assert hint or "it should be a" in message


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_speaks_chinese(case: str) -> None:
    text, expected = BROKEN[case]
    with using_language("zh-Hans"):
        loaded = load_bytes(text, "map") if isinstance(text, bytes) else load_text(text)
    assert len(loaded.diagnostics) == len(expected)
    for found in loaded.diagnostics:
        said = [
            found.message,
            found.hint,
            *(label.message for label in found.labels),
            found.fix.title if found.fix else "",
        ]
        assert [words for words in said if is_english(words)] == []


def is_english(said: str) -> bool:
    """Whether a message has two English words in a row outside code and quotations."""
    prose = re.sub("`[^`]*`|'[^']*'|\"[^\"]*\"", "", said)
    return re.search(r"[A-Za-z]{2,},? [A-Za-z]{2,}", prose) is not None


@pytest.mark.parametrize(
    ("case", "hint"),
    [
        ("GB 18030", "save it as UTF-8 in your editor (its encoding may be GB18030)"),
        ("a picture", "this looks like a binary file, not a map"),
        ("an empty file", "begin the map with the line `argmap: 1`; `argmap new FILE` starts a new map"),
        ("a colon in a text", 'write `text: "The library: open it"`'),
        ("no space behind a colon", "write `text: A`"),
        ("a Chinese colon", "write `text: A`"),
        ("a dash under premises", "write `an-id: …` instead of `- …`"),
        ("wide spaces as indentation", "indent with ordinary spaces"),
        ("a key twice", "merge it with the first, on line 4, or rename one of them"),
        ("a thesis that is a text", "write each of its keys on a separate, indented line, such as `text: …`"),
        ("a misspelt key", "did you mean `evidence`?"),
        ("links to nothing", "did you mean `demand`?"),
        ("a source that is not listed", "did you mean `paper`?"),
        ("a node of which something is expected and that is not there", "did you mean `demand`?"),
        ("an expectation that is no status, of a node whose id is a word of the format", "did you mean `accepted`?"),
        ("expectations that are a list", "write `an-id: …` instead of `- …`"),
    ],
)
def test_a_hint_says_what_to_write(case: str, hint: str) -> None:
    assert hints(BROKEN[case][0])[0].startswith(hint)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("claim", "text"), ("Text", "text"), ("evidences", "evidence"), ("likelyhood", "likelihood"), ("note", "comment")],
)
def test_an_unknown_key_is_answered_with_the_one_that_was_meant(wrong: str, right: str) -> None:
    assert hints(HEADER + f"thesis:\n  text: A\n  {wrong}: b\n") == [f"did you mean `{right}`?"]


# ---- files that are not there to be read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("missing.argmap.yaml", "file not found"),
        ("", "this is a folder"),
        ("a\0b", "the path contains a null character"),
    ],
)
def test_a_path_that_leads_to_no_file_is_a_diagnostic(tmp_path: Path, name: str, expected: str) -> None:
    loaded = load(f"{tmp_path}/{name}")
    assert lines(loaded, loaded.diagnostics) == [f"1:1 AM100 {expected}"]
    assert loaded.map is None
    assert loaded.diagnostics[0].hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    path = tmp_path / "secret.argmap.yaml"
    path.write_text(HEADER)
    path.chmod(0)
    loaded = load(path)
    assert lines(loaded, loaded.diagnostics) == ["1:1 AM100 no permission to read the file"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "no permission to read the file"),
        (errno.EIO, "the file cannot be read: input/output error"),
        (errno.ENAMETOOLONG, "the file cannot be read: file name too long"),
    ],
)
def test_what_the_system_says_is_told_in_words(monkeypatch: pytest.MonkeyPatch, number: int, told: str) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(builtins, "open", refuse)
    loaded = load("map.argmap.yaml")
    assert lines(loaded, loaded.diagnostics) == [f"1:1 AM100 {told}"]


@pytest.mark.parametrize("case", ["an empty file", "UTF-16", "a colon in a text", "links to nothing"])
def test_the_command_line_ends_with_1_and_shows_the_place(tmp_path: Path, case: str) -> None:
    text, (first, *_) = BROKEN[case]
    place, said = first.split(" ", 1)
    path = tmp_path / "map.argmap.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = call("check", path.name, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"map.argmap.yaml:{place}: {said} [")
    assert "Traceback" not in done.stderr


# ---- wrong types at every key ------------------------------------------------------------------------------------

FRAMES: dict[str, tuple[type[BaseModel], str]] = {
    "the map": (MapFile, "argmap: 1\ntitle: T\nthesis: {{text: A}}\n{line}\n"),
    "the thesis": (Thesis, "argmap: 1\ntitle: T\nthesis:\n  text: A\n  {line}\n"),
    "a premise": (Claim, "argmap: 1\ntitle: T\nthesis:\n  text: A\n  premises:\n    p:\n      text: B\n      {line}\n"),
    "evidence": (
        Evidence,
        "argmap: 1\ntitle: T\nthesis:\n  text: A\n  evidence:\n    e:\n      text: B\n      {line}\n",
    ),
}
"""Where keys stand: the model of the place, and a map with one line open."""

WRONG = ["[[a], {b: c}]", "{a: {b: [c]}}", "some words", "", "[]", "{}", "-1", '""', "[a, '', [b]]", "{en: [a], 1: b}"]


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def keys() -> list[tuple[str, str]]:
    """Every key of every model, as a place and a line with the value open."""

    def below(model: type[BaseModel], prefix: str, suffix: str) -> Iterator[str]:
        for name, info in model.model_fields.items():
            key = info.alias or name
            yield f"{prefix}{key}: {{}}{suffix}"
            if key in (*GROUPS, "thesis"):
                continue
            for inner in models_in(info.annotation):
                shape = str(info.annotation)
                opening, closing = ("[{{", "}}]") if "list" in shape else ("{{", "}}")
                if "dict" in shape:
                    opening, closing = "{{x: {{", "}}}}"
                yield from below(inner, f"{prefix}{key}: {opening}", f"{closing}{suffix}")

    return [(place, line) for place, (model, _) in FRAMES.items() for line in below(model, "", "")]


def test_the_walk_over_the_models_forgets_no_key() -> None:
    found = {line for _, line in keys()}
    assert len(found) > 75
    assert {"text: {}", "forecast: {{due: {}}}", "sources: {{x: {{author: [{{family: {}}}]}}}}"} <= found


@pytest.mark.parametrize(("place", "line"), keys())
def test_a_value_of_a_wrong_type_is_told_on_its_line(place: str, line: str) -> None:
    frame = FRAMES[place][1]
    number = frame[: frame.index("{line}")].count("\n") + 1
    told = 0
    for wrong in WRONG:
        said = diagnose(frame.format(line=line.format(wrong)))
        # A key that the frame has already (text, title) is told to be there twice; that is on its line, too.
        assert all(message.startswith(f"{number}:") for message in said), (wrong, said)
        told += bool(said)
    assert told >= 4, "nearly every wrong value is told; a text may be `some words` or `-1`"


FULL_WIDTH = {
    "a colon behind a key": ("thesis:\n  text：图书馆\n  assumed: true\n", "4:7 AM101 U+FF1A"),
    "a colon behind a key, with brackets": ("thesis:\n  text：{zh: 一, en: a}\n", "4:7 AM101 U+FF1A"),
    "a space behind a colon": ("thesis:\n  text: T\n  assumed:\u3000true\n", "5:11 AM101 U+3000"),
    "a no-break space behind a colon": ("thesis:\n  text: T\n  assumed:\u00a0true\n", "5:11 AM101 U+00A0"),
}


@pytest.mark.parametrize("slip", FULL_WIDTH)
def test_a_full_width_character_of_an_input_method_is_named(slip: str) -> None:
    text, expected = FULL_WIDTH[slip]
    said = diagnose(HEADER + text)[0]
    assert said.startswith(expected)


def test_a_text_by_language_without_its_key_is_told_once() -> None:
    text = "argmap: 1\ntitle: T\nlanguages: [zh, en]\nthesis:\n  text: T\n  premises:\n    a: {zh: 一, en: a}\n"
    assert [line.split(" ", 2)[2] for line in diagnose(text)] == ["unknown key `zh` in `a`", "unknown key `en` in `a`"]
    assert hints(text)[0] == "texts by language go under `text`: `text: {zh: …}`"


def test_a_comma_in_brackets_is_explained() -> None:
    text = HEADER + "thesis: {text: A because B, and therefore C, assumed: true}\n"
    assert hints(text) == ["quote the text: inside brackets, a comma ends it"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("inference: true", "inference: {linked: true}"),
        ("inference: practical-reasoning", "inference: {scheme: practical-reasoning}"),
        ("forecast: true", "forecast: {due: 2029-01-20, test: …}"),
        ("forecast: 2031-05-01", "forecast: {due: 2031-05-01}"),
        ("forecast: the opening hours", "forecast: {test: the opening hours}"),
    ],
)
def test_a_text_where_a_mapping_belongs_is_told_how_to_write_it(written: str, meant: str) -> None:
    assert hints(HEADER + f"thesis:\n  text: A\n  {written}\n") == [f"write `{meant}`"]


def test_a_source_that_is_a_text_is_told_how_to_write_it() -> None:
    text = HEADER + "thesis: {text: A}\nsources:\n  survey: A Survey, or two\n"
    assert hints(text) == ['write `survey: {title: "A Survey, or two"}`']


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("assumed: maybe", "write `true` or `false`"),
        ("credence: 1.7", "`credence` ranges from 0 to 1"),
        ("cites: [0]", "notes are numbered from 1"),
    ],
)
def test_a_value_out_of_range_is_told_the_range_of_its_key(written: str, hint: str) -> None:
    assert hints(HEADER + f"thesis:\n  text: A\n  {written}\n") == [hint]


def test_answers_that_are_a_text_are_told_what_they_should_be() -> None:
    text = HEADER + "thesis:\n  text: A\n  inference: {scheme: sign, answers: yes}\n"
    assert diagnose(text) == [
        "5:38 AM106 `answers` is `yes`; it should be answers, each under the id of a critical question"
    ]
