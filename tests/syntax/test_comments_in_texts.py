"""A `#` that cuts a text short, and marks of an unsettled merge, wherever they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import check
from argmap.config import CheckConfig, ConfigError, find_config
from argmap.loading import load, load_text
from argmap.schemes.reading import read_schemes
from argmap.schemes.scheme import SchemeFileError
from support.diagnosing import HEADER, diagnose, lines

CUT = {
    "on the same line": ("  text: The #1 cause\n", "4:13 AM112"),
    "on the next line": ("  text: The rate was the\n    #1 cause.\n", "5:5 AM112"),
    "on the third line": ("  text: The rate\n    was the\n    #1 cause.\n", "6:5 AM112"),
    "after a blank line": ("  text: The rate was the\n\n    #1 cause.\n", "6:5 AM112"),
    "in Chinese": ("  text: 这是\n    #一号原因\n", "5:5 AM112"),
    "in a text by language": ("  text:\n    en: The rate was the\n      #1 cause\n", "6:7 AM112"),
    "in a node that is its text": ("  text: A\n  premises:\n    a: It was the\n      #1 cause\n", "7:7 AM112"),
    "in an item of a list": ("  text: A\n  tags:\n  - the\n    #1 tag\n  - b\n", "7:5 AM112"),
    "in brackets": ("  text: A\n  tags: [a, the\n    #1 tag\n    ]\n", "6:5 AM112"),
    "in braces": ("  {text: It was the\n    #1 cause\n  }\n", "5:5 AM112"),
    "with the rest of the braces": ("  {text: It was the\n    #1 cause, assumed: true}\n", "5:5 AM101"),
    "before the text goes on": ("  text: It was the\n    #1 cause of\n    delay.\n", "5:5 AM101"),
    "at the beginning": ("  text: #1 cause\n", "4:9 AM101"),
    "at the beginning, in braces": ("  {text: #1 cause\n  }\n", "4:10 AM101"),
}
WHOLE = {
    "in quotation marks": '  text: "It was the\n    #1 cause"\n',
    "in a block": "  text: |\n    It was the\n    #1 cause\n",
    "in a folded block": "  text: >-\n    It was the\n    #1 cause\n",
    "inside a word": "  text: C#7 and F#\n",
    "a remark": "  text: A\n    # 1 remark\n",
    "a key that was commented out": "  text: A\n  #assumed: true\n",
    "an item that was commented out": "  text: A\n  tags:\n  - a\n  #- b\n",
    "a key in braces that was commented out": "  {text: A\n    #assumed: true\n  }\n",
    "after quotation marks": '  text: "A"\n    #1\n',
}


def said(text: str) -> list[str]:
    loaded = load_text(HEADER + "thesis:\n" + text)
    found = lines(loaded, loaded.diagnostics if loaded.map is None else check(loaded, CheckConfig(select=["AM112"])))
    return [" ".join(line.split()[:2]) for line in found]


@pytest.mark.parametrize("case", CUT)
def test_a_text_that_a_hash_cuts_short_is_reported(case: str) -> None:
    text, place = CUT[case]
    assert said(text) == [place]


@pytest.mark.parametrize("case", WHOLE)
def test_other_hashes_are_not(case: str) -> None:
    assert said(WHOLE[case]) == []


CONFLICT = "<<<<<<< ours\n{0}\n=======\n{1}\n>>>>>>> theirs\n"
UNSETTLED = {
    "between nodes": ("thesis:\n  text: A\n  premises:\n" + CONFLICT.format("    b: B", "    b: C"), ["6:1"]),
    "inside a quoted text": (
        'thesis:\n  text: "It is\n' + CONFLICT.format("    so", "    not so") + '    today"\n',
        ["5:1"],
    ),
    "inside a block text": ("thesis:\n  text: |\n    It is\n" + CONFLICT.format("    so", "    not so"), ["6:1"]),
    "reindented, inside a block text": (
        "thesis:\n  text: |\n    It is\n    <<<<<<< ours\n    so\n    =======\n    not\n    >>>>>>> theirs\n",
        ["6:5"],
    ),
    "with the common version": (
        "thesis:\n  text: A\n<<<<<<< ours\n  tags: [a]\n||||||| base\n=======\n  tags: [b]\n>>>>>>> theirs\n",
        ["5:1"],
    ),
    "twice": (
        CONFLICT.format("summary: A", "summary: B") + "thesis:\n" + CONFLICT.format("  text: A", "  text: B"),
        ["3:1", "9:1"],
    ),
    "with a mark that was left over": ("thesis:\n  text: A\n>>>>>>> theirs\n", ["5:1"]),
    "with long marks": ("thesis:\n  text: A\n<<<<<<<<< ours\n=========\n  tags: [b]\n>>>>>>>>> theirs\n", ["5:1"]),
    "in lines of Windows": (
        ("thesis:\n  text: A\n" + CONFLICT.format("  tags: [a]", "")).replace("\n", "\r\n"),
        ["5:1"],
    ),
}


@pytest.mark.parametrize("case", UNSETTLED)
def test_an_unsettled_merge_is_all_that_is_said_of_a_file(case: str) -> None:
    text, places = UNSETTLED[case]
    assert diagnose(HEADER + text) == [f"{place} AM114 the file has an unsettled merge" for place in places]


@pytest.mark.parametrize(
    "detail",
    [
        "A heading\n    =======\n    and a text",
        "Git writes\n    ```\n    <<<<<<< ours\n    =======\n    >>>>>>> theirs\n    ```",
        "a <<<<<<< b >>>>>>> c",
        "<<<<<< six",
    ],
)
def test_a_detail_may_have_such_lines(detail: str) -> None:
    assert diagnose(HEADER + f"thesis:\n  text: A\n  detail: |\n    {detail}\n") == []


def test_an_unsettled_merge_in_a_layer_a_settings_file_and_schemes(tmp_path: Path) -> None:
    (tmp_path / "m.argmap.yaml").write_text(HEADER + "thesis: {text: A}\n", encoding="utf-8")
    layer = tmp_path / "m.l.argmap.yaml"
    conflict = CONFLICT.format("title: L", "title: M")
    layer.write_text(f"argmap: 1\nextends: m.argmap.yaml\n{conflict}add: {{}}\n", encoding="utf-8")
    loaded = load(layer)
    assert lines(loaded, loaded.diagnostics) == ["3:1 AM114 the file has an unsettled merge"]
    (tmp_path / "argmap.toml").write_text(CONFLICT.format('language = "en"', 'language = "zh"'), encoding="utf-8")
    with pytest.raises(ConfigError, match="line 1: the file has an unsettled merge"):
        find_config(tmp_path)
    with pytest.raises(SchemeFileError) as failed:
        read_schemes(("schemes:\n" + CONFLICT.format("  a: b", "  a: c")).encode(), "schemes.yaml")
    assert [fault.code for fault in failed.value.diagnostics] == ["AM114"]
