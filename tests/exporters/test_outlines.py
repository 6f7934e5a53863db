"""The outline as plain text, OPML and LaTeX."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from wcwidth import wcswidth

from argmap.exporters import ExportOptions, export
from argmap.model import ArgumentMap, Text
from argmap.rendering.cells import break_lines
from argmap.rendering.tex import escape
from argmap.schemes import OWN
from support.diagnosing import read

from .hostile import hostile_map
from .maps import TRADE, chain, saying
from .readers import tex
from .test_hostile import SAMPLES

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["txt", "opml", "latex"])
def test_a_whole_map(name: str, golden: Callable[[Path, str], None]) -> None:
    options = ExportOptions(all_languages=True, schemes=OWN, digest="argmap-digest:0a1b")
    golden(GOLDEN / f"trade.{name}", export(read(TRADE), name, options).decode())


def test_lines_of_plain_text_fit() -> None:
    made = export(saying("论" * 500 + " word " * 50 + "x" * 500), "txt").decode()
    assert max(wcswidth(line) for line in made.splitlines()) <= 80


def test_lines_break_between_words_and_before_no_stop() -> None:
    assert break_lines("贸易促进和平，战争", 12) == ["贸易促进和", "平，战争"]
    assert break_lines("one two three", 8) == ["one two", "three"]


def test_opml_nests_as_the_map_does() -> None:
    map_ = read(TRADE)
    body = ElementTree.fromstring(export(map_, "opml"))[1]
    above = {child: parent for parent in body.iter() for child in parent}
    nodes = {outline.attrib["id"]: outline for outline in body.iter("outline") if "id" in outline.attrib}
    assert list(nodes) == list(map_.nodes)
    for node in map_:
        assert above[nodes[node.id]].get("id") == node.parent
        assert nodes[node.id].attrib["kind"] == node.kind
    assert nodes["cost"].attrib["cites"] == "10 11 12 15"
    assert nodes["blockade"].attrib["by"] == "示例研究所"


@pytest.mark.parametrize("text", SAMPLES)
def test_latex_reads_as_the_text(text: str) -> None:
    assert tex(escape(text)).replace(" ", "") == text.replace(" ", "")


def test_latex_has_room_for_more_levels_than_its_lists() -> None:
    assert "第30层" in export(chain(30), "latex").decode()


def hostile_chain() -> ArgumentMap:
    """A chain deeper than any list of LaTeX, each of whose texts is one that means something to TeX or to XML."""
    # What breaks a long word breaks it at any length; setting a paragraph of thousands of places takes seconds.
    texts = [text[:400] for text in SAMPLES]
    map_ = chain(len(texts))
    said = {f"n{depth}": Text({"zh": text}) for depth, text in enumerate(texts, start=1)}
    nodes = {name: replace(node, text=said.get(name, node.text)) for name, node in map_.nodes.items()}
    return replace(map_, nodes=nodes, title=Text({"zh": " ".join(texts)}), summary=Text({"zh": " ".join(texts)}))


@pytest.mark.skipif(not shutil.which("xelatex"), reason="LaTeX is not installed")
@pytest.mark.parametrize(
    ("map_", "options"),
    [
        (read(TRADE), ExportOptions(language="zh", all_languages=True)),
        (saying("Without a Chinese character."), ExportOptions(language="en")),
        (hostile_chain(), ExportOptions(language="en")),
    ],
    ids=["two languages", "a class for English", "hostile texts in a deep map"],
)
def test_latex_sets_it(tmp_path: Path, map_: ArgumentMap, options: ExportOptions) -> None:
    (tmp_path / "map.tex").write_bytes(export(map_, "latex", options))
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "map.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", timeout=120)
    missing = "I can't find file" in done.stdout or "not found" in done.stdout
    if done.returncode and missing:
        pytest.skip("LaTeX lacks a package or a font that the document asks for")
    assert done.returncode == 0, done.stdout[-2000:]
    assert (tmp_path / "map.pdf").stat().st_size > 1000


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("xelatex") and shutil.which("pdftotext")), reason="needs XeLaTeX and pdftotext")
@pytest.mark.parametrize("number", [0, 1, 27, 40])
def test_latex_sets_hostile_texts_word_for_word(tmp_path: Path, number: int) -> None:
    map_, texts = hostile_map(number)
    options = ExportOptions(language="en", passages=True, quoted={node.id: node.at for node in map_})
    (tmp_path / "map.tex").write_bytes(export(map_, "latex", options))
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "map.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", timeout=120)
    if done.returncode and ("I can't find file" in done.stdout or "not found" in done.stdout):
        pytest.skip("LaTeX lacks a package or a font that the document asks for")
    assert done.returncode == 0, done.stdout[-2000:]
    missing = "".join(
        re.findall("There is no (.) ", (tmp_path / "map.log").read_text(encoding="utf-8", errors="replace"))
    )

    def set_in_type(text: str) -> str:
        # TeX breaks words with hyphens and curls apostrophes; what its fonts lack is another matter.
        text = unicodedata.normalize("NFKC", re.sub("[.。]$", "", text)).translate(str.maketrans("‘’“”", "''\"\""))
        return re.sub(rf"[\s\f\u00ad\u200b\u200d\u2060\ufeff\u2010{re.escape(missing)}-]", "", text)

    command = ["pdftotext", "-raw", "-nopgbrk", "map.pdf", "-"]
    seen = set_in_type(subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode())
    joined = [text for text in texts if not re.search("[\u0590-\u06ff\U0001f000-\U0001ffff]", text)]
    assert [text for text in joined if set_in_type(text) not in seen] == []
