"""Foreign text is text: on a terminal, in the log of a server, in JSON, CSV and XML, and in a command to copy."""

from __future__ import annotations

import json
import os
import shlex

import pytest

from argmap.rendering.bidi import settled
from argmap.rendering.csv import table
from argmap.rendering.json import dumps
from argmap.rendering.shell import word
from argmap.rendering.terminal import commanding_nothing, harmless, names_visible, one_line, printable, without_controls
from argmap.rendering.xml import xml_text

LRE, RLE, PDF, LRO, RLO = "\u202a\u202b\u202c\u202d\u202e"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    "text", ["plain", f"a {RLI}b{PDI} c", f"{RLE}a{LRE}b{PDF}{PDF}", f"{FSI}a{RLE}b{PDI}c", f"{RLO}a{PDF}", "a\u200fb"]
)
def test_controls_in_pairs_order_only_what_is_between(text: str) -> None:
    assert settled(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"a{RLO}b", "a\ufffdb"),
        (f"a{PDI}b", "a\ufffdb"),
        (f"{RLE}a{PDI}b", "\ufffda\ufffdb"),
        (f"{RLI}a{PDF}b{PDI}", f"{RLI}a\ufffdb{PDI}"),
        (f"{RLI}a\nb{PDI}", "\ufffda\nb\ufffd"),
        (f"{RLI}{LRI}a{PDI}", f"\ufffd{LRI}a{PDI}"),
    ],
)
def test_a_control_without_its_counterpart_is_taken_out(text: str, shown: str) -> None:
    assert settled(text) == without_controls(text) == xml_text(text) == shown


def test_a_message_holds_no_control_of_the_direction_at_all() -> None:
    assert harmless(f"node `a{RLI}` is below `{PDI}b`") == "node `a\ufffd` is below `\ufffdb`"
    assert harmless("a\x1b[31m\x9b\x85\u2028b\r\n\tc\rd") == "a\ufffd[31m\ufffd\ufffd\ufffdb\r\n\tc\ufffdd"


@pytest.mark.parametrize(
    "text", ["::set-output name=a::b", "a\n::error::b", " \t::stop-commands::x", "##[error]a", "a ##vso[b]"]
)
def test_a_line_commands_no_server(text: str) -> None:
    shown = commanding_nothing(text)
    assert shown.replace("\u2060", "") == text
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
    assert "##[" not in shown
    assert "##vso[" not in shown
    assert printable(text) == shown


@pytest.mark.parametrize("text", ["std::vector", "a:: b", "## heading", "##", "#[a]", ": :", "C::D::E ## [x]"])
def test_other_colons_and_hashes_stay(text: str) -> None:
    assert printable(text) == text


def test_a_sentence_stays_on_its_line() -> None:
    assert one_line("`a\n::error::b\u2028c\x85d` is unknown") == "`a ::error::b c d` is unknown"


def test_a_name_holds_nothing_invisible() -> None:
    said = names_visible("unknown key `te\u200bxt` in `a\U000e0041`; did you mean `text`? Zero\u200bwidth")
    assert said == "unknown key `te\\u200bxt` in `a\\ue0041`; did you mean `text`? Zero\u200bwidth"
    assert names_visible("`می\u200cشود`") == "`می\u200cشود`"


def test_json_is_printable_and_read_back_as_it_was() -> None:
    data = {"a": f"\x1b\x9b\x7f\u2028{RLO}\udcff ##[error] ##x[ 论 \U0001f600", "##[b]": ["\x00"]}
    written = dumps(data)
    assert json.loads(written) == data
    assert printable(written) == written
    assert "论 \U0001f600" in written


def test_cells_of_a_table_hold_no_controls_and_no_formula() -> None:
    made = table(["a"], [{"a": "\x1b[31mx\n::error::y"}, {"a": "\x00=1+1"}, {"a": "=1+1"}]).decode("utf-8-sig")
    assert made == 'a\r\n"\ufffd[31mx\n:\u2060:error::y"\r\n\ufffd=1+1\r\n\'=1+1\r\n'


@pytest.mark.parametrize("name", ["a.argmap.yaml", "maps/a-b_c.argmap.yaml", "论证.argmap.yaml"])
def test_a_usual_file_name_is_a_word_as_it_is(name: str) -> None:
    assert word(name) == name


@pytest.mark.skipif(os.name == "nt", reason="quotes as POSIX shells do")
@pytest.mark.parametrize("name", ["a b", "$(touch x)", "it's", "a;b", "a&b", "*", "~", "!x", "a\\b", 'a"b', "#a", ""])
def test_any_other_is_quoted_for_a_shell(name: str) -> None:
    assert shlex.split(f"argmap check {word(name)}")[2:] == [name]


def test_a_file_name_is_no_option_and_holds_nothing_unprintable() -> None:
    assert word("-o.argmap.yaml") == "./-o.argmap.yaml"
    assert {word(name) for name in ("a\nb", "a\x1bb", f"a{RLO}b", "a\udcffb", "a`b")} == {"MAP"}
