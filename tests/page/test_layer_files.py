"""What a reader answers on the page becomes a layer that argmap reads: every text comes out as it was typed."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from argmap import check
from argmap.diagnostics import Severity
from argmap.exporters.html.document import part
from argmap.loading import load
from argmap.model.text import join_lines
from exporters import hostile
from support.calling import call

MAP = """\
argmap: 1
title: {zh: 周日开馆, en: Sunday opening}
languages: [zh, en]
thesis:
  text: {zh: 图书馆周日应当开放。, en: The library should open on Sundays.}
  premises:
    demand:
      text: {zh: "读者有需要：很多人。", en: "Readers ask for it: # many."}
      inference: {scheme: expert-opinion}
      evidence:
        survey: {text: {zh: 三分之二的人要求。, en: Two in three ask.}}
"""
READS = {"demand": {"zh": "读者有需要：很多人。", "en": "Readers ask for it: # many."}}
YAML = [
    "- item", "? key", ": value", "key: value", "a #comment", "# comment", "&anchor", "*alias", "!tag",
    "!!str x", "|", ">", ">-", "|+\n x", "%YAML 1.2", "---", "...", "--- x", "@at", "`tick`", "{flow: map}",
    "[flow, list]", "}", "]", ",", "'", "''", '"', '""', "'single'", '"double"', "it's", 'he said "no"', "\\",
    "\\n", "\\u0041", "\\x41", "\\\"", "yes", "no", "null", "~", "true", "1", "1e3", "0x1F", ".inf",
    "2026-11-27", "12:30", "<<", "=", "a:\n  b", "\tx\ty", "line\nline", "line\r\nline", "x\n\n\ny", "x\n# y",
    "x\n- y", "é", "e\u0301", "😀", "👩‍👩‍👧", "\U0001f1e8\U0001f1f3", "\ud800", "x\udc00y", "\udc00\ud800",
    "שלום", "مرحبا", "\u202eevil\u202c", "\u2066x\u2069", "\u200b\u200dx", "\ufeffx", "x\u2028y", "x\u2029y",
    "x\u0085y", "\u00a0x\u00a0", "\u3000全角\u3000", "\x00x", "x\x07y", "x\x1by[31m", "x\x7fy", "x\x9fy",
    "x\ufffey", "x\uffffy", "</script><script>x</script>", "<!--", "]]>", "<b>", "&amp;", "${x}", "$title",
    "{{x}}", "{}", "W" * 3000, "长" * 500, "a " * 400, "constructor", "__proto__", "toString", "prototype",
    "thesis", "demand", "reads", "answers", "text", "1984 was a year", "。", "！？", "-", "--", "_", ".", "a.b.c",
    "١٢٣", "Ⅷ", "ﬁ", "ǅ", "İstanbul", "ß",
]  # fmt: skip

REFUSED = {
    *("\ud800", "x\udc00y", "\udc00\ud800", "\ufeffx", "x\u0085y", "\x00x", "x\x07y", "x\x1by[31m", "x\x7fy", "x\x9fy"),
    *("x\ufffey", "x\uffffy"),
}
"""What no text should have: control characters, halves of pairs, a byte order mark."""


def typed() -> list[str]:
    chance = random.Random(7)
    return [*YAML, *(hostile.text(chance) for _ in range(210 - len(YAML)))]


@pytest.fixture(scope="module")
def write(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    program = tmp_path_factory.mktemp("script") / "layer.mjs"
    driver = Path(__file__).with_name("layer.js").read_text(encoding="utf-8")
    program.write_text(f"{part('layerfile.js')}\n{driver}", encoding="utf-8")

    def run(texts: Sequence[str], languages: Sequence[str], *, windows: bool = False) -> Any:
        given = {"texts": texts, "primary": "zh", "languages": languages, "reads": READS, "windows": windows}
        given |= {"extends": "library.argmap.yaml"}
        done = subprocess.run(
            [node, program], input=json.dumps(given), stdout=subprocess.PIPE, encoding="utf-8", check=True
        )
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize("languages", [["en"], ["zh"], ["zh", "en"]])
def test_any_text_is_kept_and_the_map_takes_it(write: Callable[..., Any], tmp_path: Path, languages: list[str]) -> None:
    (tmp_path / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    file = tmp_path / "library.answers.argmap.yaml"
    found = write(typed(), languages)
    file.write_text(found["written"], encoding="utf-8", newline="")
    loaded = load(file)
    errors = [one for one in (*loaded.diagnostics, *check(loaded)) if one.severity is Severity.ERROR]
    assert [one.message for one in errors] == []
    assert loaded.map is not None
    assert len(found["answers"]) > 200
    for answer in found["answers"]:
        if "question" in answer:
            assert loaded.map["demand"].inference.answers["exceptions"].get(answer["language"]) == answer["text"]  # type: ignore[union-attr]
            continue
        node = loaded.map[answer["id"]]
        assert node.text.get(answer["language"]) == answer["text"]
        assert (node.kind, node.parent) == (answer["kind"], answer["target"])
        assert str(node.by) == found["by"]
    assert loaded.map.layers["answers"].readings["demand"].by_language == {
        one: READS["demand"][one] for one in languages
    }
    done = call("merge", str(tmp_path / "library.argmap.yaml"), str(file))
    assert done.returncode == 0, done.stderr
    merged = load(tmp_path / "library.argmap.yaml").map
    assert merged is not None
    assert [node.text for node in merged] == [node.text for node in loaded.map]


def test_what_was_typed_is_left_as_it_is_where_argmap_can_keep_it(write: Callable[..., Any]) -> None:
    kept = {answer["text"] for answer in write(typed(), ["en"])["answers"]}
    changed = [text for text in typed() if join_lines(normalize("NFC", text)) not in kept]
    assert changed == [text for text in typed() if text in REFUSED]


@pytest.mark.parametrize(("languages", "windows"), [(["en"], False), (["zh", "en"], False), (["zh"], True)])
def test_the_page_reads_what_it_has_written(write: Callable[..., Any], languages: list[str], windows: bool) -> None:
    found = write(typed(), languages, windows=windows)
    assert found["read"]["extends"] == "library.argmap.yaml"
    assert found["read"]["by"] == found["by"]
    order = {answer.get("id", ""): answer for answer in found["read"]["answers"]}
    assert order == {answer.get("id", ""): answer for answer in found["answers"]}
