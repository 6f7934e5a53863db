"""``argmap coverage`` as its users call it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.cli.root import cli

SOURCE = """\
# Sunday

## Demand

Sunday is asked for most. Loans rose in May.

## Cost

Staff must be paid. Nobody knows <how much>.
"""
MAP = """\
argmap: 1
title: The library on Sundays
sources: {report: {title: Annual report, text: report.md}}
thesis:
  text: The library should open on Sundays.
  evidence:
    asked: {text: Readers want it, at: Sunday is … most.}
    loans: {text: Loans went up, at: Loans rose in May.}
  caveats:
    wages: {text: It costs wages, at: [Staff must be, no such words]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "report.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("coverage", *arguments))


def test_a_table_of_sections_and_what_is_missing(folder: Path) -> None:
    answer = call("library.argmap.yaml")
    assert answer.exit_code == 0
    assert (
        answer.stdout
        == """\
report: Annual report (report.md)

Section  Sentences           Characters
Demand         2/2  100.0 %     100.0 %
Cost           1/2   50.0 %      29.7 %
body           3/4   75.0 %      64.3 %

Not mapped in Cost

line 9  Nobody knows <how much>.

Anchors that match no passage, or more than one

`argmap check` gives details.

wages  no such words
"""
    )


def test_a_share_can_be_asked_for(folder: Path) -> None:
    assert call("library.argmap.yaml", "--min", "75").exit_code == 0
    answer = call("library.argmap.yaml", "--min", "75.1")
    assert answer.exit_code == 1
    assert "report: 75.0% of the sentences are mapped, less than 75.1%" in answer.stderr


def test_one_section(folder: Path) -> None:
    assert "in all         2/2  100.0 %" in call("library.argmap.yaml", "--section", "Demand", "--min", "100").stdout
    answer = call("library.argmap.yaml", "--section", "Demnad")
    assert answer.exit_code == 2
    assert "unknown section `Demnad`; the sections are: Sunday, Demand, Cost" in answer.stderr


def test_data(folder: Path) -> None:
    (source,) = json.loads(call("library.argmap.yaml", "--format", "json").stdout)["sources"]
    assert source["id"] == "report"
    assert source["body"]["percent"] == 75
    assert source["sections"][-1]["unmapped"] == [
        {"line": 9, "start": 96, "end": 120, "text": "Nobody knows <how much>."}
    ]
    assert SOURCE[96:120] == "Nobody knows <how much>."
    assert source["unresolved"] == [{"node": "wages", "anchor": "no such words"}]


class Page(HTMLParser):
    """What a page marks, links to and names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: list[str] = []
        self.targets: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.targets |= {names["id"] or ""} if "id" in names else set()
        self.links |= {(names["href"] or "").removeprefix("#")} if "href" in names else set()
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.marked.append(data)


def test_a_page_marks_the_passages_and_every_link_leads_somewhere(folder: Path) -> None:
    answer = call("library.argmap.yaml", "-o", "out/coverage.html")
    assert (answer.exit_code, answer.stderr) == (0, "Wrote out/coverage.html\n")
    text = (folder / "out" / "coverage.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.marked == ["Sunday is asked for most.", "Loans rose in May.", "Staff must be"]
    assert page.links - {"data:,"} <= page.targets
    assert {"node-asked", "node-loans", "node-wages"} <= page.links
    assert "Nobody knows &lt;how much&gt;." in text
    assert "http:" not in text, "the page needs nothing else"
    assert "https:" not in text
    assert "default-src 'none'" in text
    assert "prefers-color-scheme:dark" in text
    assert "@media print" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--source", "reprot=report.md"), "the map has no source `reprot`; it has: report"),
        (("--source", "report=nowhere.md"), "file not found: nowhere.md"),
        (("--min", "101"), "101.0 is not in the range"),
    ],
)
def test_a_wrong_call_is_explained(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = call("library.argmap.yaml", *arguments)
    assert answer.exit_code == 2
    assert said in answer.stderr


def test_without_a_text_the_way_to_give_one_is_named(folder: Path) -> None:
    (folder / "report.md").rename(folder / "elsewhere.md")
    answer = call("library.argmap.yaml")
    assert answer.exit_code != 0
    assert "give one with `--source report=FILE`, or list its folder in `ARGMAP_SOURCES`" in answer.stderr
    assert "3/4" in call("library.argmap.yaml", "--source", "report=elsewhere.md").stdout
