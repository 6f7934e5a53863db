"""A draft of argumentative prose: what is a node, what a candidate, and what no sentence at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.authoring.draft import Draft, Origin, draft, source_language
from argmap.authoring.drafting.front import front_of
from argmap.authoring.drafting.tree import has_figure, readable
from argmap.loading import load_text
from argmap.model import ArgumentMap
from argmap.sources.text import SourceText
from argmap.syntax.formatting.canonical import format_edits
from argmap.syntax.source import Source
from authoring import prose
from sources.paper import found_paper, needs_paper, paper


def drafted(raw: str, *, markdown: bool = False) -> Draft:
    source = SourceText(raw, markdown=markdown)
    return draft(source, Origin("paper", front_of(source).title or "T", "t.txt", "0" * 64), source_language(source))


def read(text: str) -> ArgumentMap:
    loaded = load_text(text)
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def tree(map_: ArgumentMap) -> str:
    """Kind and text of each node, indented."""
    return "".join(f"{'  ' * node.depth}{node.kind}: {node.text}\n" for node in map_)


@pytest.mark.parametrize(
    ("raw", "expected"), [(prose.ENGLISH, prose.ENGLISH_TREE), (prose.CHINESE, prose.CHINESE_TREE)], ids=["en", "zh"]
)
def test_indicators_make_the_tree(raw: str, expected: str) -> None:
    assert tree(read(drafted(raw, markdown=raw.startswith("#")).text)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Workers cross every morning.",
        "Streets are free for those who walk.",
        "A street that ends in water is still a street.",
        "The crew is paid whether the boat is full or empty.",
        "Our ferry has carried people for a hundred years.",
    ],
)
def test_a_sentence_without_an_indicator_is_a_candidate_with_its_anchor(sentence: str) -> None:
    text = drafted(prose.ENGLISH, markdown=True).text
    block = re.search(rf"# +[\w-]+: # line \d+\n *# +text: {re.escape(sentence)}\n *# +at: ", text)
    assert block, text


@pytest.mark.parametrize("raw", [prose.ENGLISH, prose.CHINESE], ids=["en", "zh"])
def test_marks_of_lists_tables_salutations_signatures_and_dates_are_no_sentences(raw: str) -> None:
    text = drafted(raw, markdown=raw.startswith("#")).text
    words = [line.split("text: ", 1)[1] for line in text.splitlines() if "text: " in line]
    for furniture in (
        "Dear",
        "Yours",
        "Ann Harbour",
        "Oil",
        "Item",
        "各位",
        "此致",
        "敬礼",
        "林渡",
        "二〇二五",
        "1.",
        "1、",
        "March",
    ):
        assert not [line for line in words if line.startswith(furniture)], furniture


def test_title_authors_and_date_are_read_from_the_first_lines() -> None:
    front = front_of(SourceText(prose.ENGLISH, markdown=True))
    assert (front.title, front.authors, front.issued) == (
        "Leave the Ferry Free",
        ("Ann Harbour", "Tom Quay"),
        "2025-03-04",
    )
    front = front_of(SourceText(prose.CHINESE))
    assert (front.title, front.authors, front.issued) == ("渡口不可无船", ("林渡",), "2025-03-04")


@pytest.mark.parametrize(
    ("header", "authors", "issued"),
    [
        ("author: Jane Doe\ndate: 2025-03-04", ("Jane Doe",), "2025-03-04"),
        ("author: [Jane Doe, John Roe]\ndate: May 2025", ("Jane Doe", "John Roe"), "2025-05"),
        (
            "authors:\n  - name: Jane Doe\n    affiliation: Quay\n  - {given: John, family: Roe}",
            ("Jane Doe", "John Roe"),
            "",
        ),
        ("author: 林渡\ndate: 1787年11月22日", ("林渡",), "1787-11-22"),
        ("author: &a {x: *a}\ndate: 2025-02-30", (), ""),
        ("author: 3\ndate: soon", ("3",), ""),
    ],
)
def test_a_yaml_header_gives_the_source(header: str, authors: tuple[str, ...], issued: str) -> None:
    front = front_of(
        SourceText(f"---\ntitle: 'A: b'\n{header}\n---\n\n## One\n\nThe ferry should stay free.\n", markdown=True)
    )
    assert (front.title, front.authors, front.issued) == ("A: b", authors, issued)


@pytest.mark.parametrize(
    ("line", "is_sentence"),
    [
        ("From the Daily Herald. Thursday, November 22, 1887.", False),
        ("PUBLIUS", False),
        ("To the People of the Lake:", False),
        ("Dear Sir or Madam,", False),
        ("Page 12", False),
        ("On 4 March 2025 the council voted against it.", True),
        ("To the people it matters little.", True),
    ],
)
def test_what_stands_above_the_text(line: str, is_sentence: bool) -> None:
    text = drafted(f"A Free Ferry\n\n{line}\n\nThe ferry is a street, and streets are free to all who walk.\n").text
    assert (f"text: {line}" in text) == is_sentence


@pytest.mark.parametrize(
    ("text", "figure", "shown"),
    [
        (r"The toll fell by 10.5\% again.", True, "The toll fell by 10.5% again."),
        (r"The toll fell by $30\%$ again.", True, "The toll fell by 30% again."),
        (r"It carries 1{,}840 people.", True, "It carries 1,840 people."),
        ("In 1990 the toll fell.", False, "In 1990 the toll fell."),
        ("It paid for itself.", False, "It paid for itself."),
    ],
)
def test_figures_are_read_through_the_markup_of_tex(text: str, figure: bool, shown: str) -> None:
    assert (has_figure(text), readable(text)) == (figure, shown)


@pytest.mark.parametrize("raw", [prose.ENGLISH, prose.CHINESE, "", "# T\n", "Short.\n", "1. One\n2. Two\n"])
def test_a_draft_is_laid_out_as_fmt_does(raw: str) -> None:
    made = drafted(raw, markdown=True).text
    assert format_edits(Source("map", made)) == []


def test_a_text_of_one_sentence_has_a_draft() -> None:
    made = drafted("The library should open on Sundays.\n")
    assert str(read(made.text).root.text) == "The library should open on Sundays."


def test_without_a_likely_sentence_the_title_stands_in_for_the_thesis() -> None:
    map_ = read(
        drafted("# Ferries\n\n## Boats\n\n1. Boats float on the water.\n2. Oars move them.\n", markdown=True).text
    )
    assert str(map_.root.text) == "Ferries"


# ---- known texts -------------------------------------------------------------------------------------------------


def shares(path: Path, mapped: dict[str, tuple[str, ...]]) -> tuple[float, list[str]]:
    """The share of a person's sentences that a draft offers, and the beginnings of its first three theses."""
    source = SourceText(path.read_text(encoding="utf-8"))
    made = draft(source, Origin("paper", "T", "t.txt", "0" * 64), source_language(source))
    head, _, body = made.text.partition("\nthesis:\n")[2].partition("\n  premises:\n")
    flat = re.sub(r"\s*\n *(?:# +)?(?!\w+: )", " ", body).replace('text: "', "text: ")
    sentences = [beginning for section in mapped.values() for beginning in section]
    found = [f"text: {beginning}" in flat or beginning in head for beginning in sentences]
    return sum(found) / len(found), re.findall(r"text: (.{4,40})", head)


@pytest.mark.parametrize(
    ("name", "mapped", "theses"),
    [
        ("federalist-10.txt", prose.FEDERALIST, prose.FEDERALIST_THESIS),
        ("nalai.txt", prose.NALAI, prose.NALAI_THESIS),
    ],
)
def test_what_a_person_mapped_is_offered(
    name: str, mapped: dict[str, tuple[str, ...]], theses: tuple[str, ...]
) -> None:
    path = found_paper(name)
    if path is None:
        pytest.skip(f"{name} is in no folder of ARGMAP_SOURCES")
    share, candidates = shares(path, mapped)
    assert share >= 0.7
    assert any(candidate.startswith(thesis) for candidate in candidates for thesis in theses)


@needs_paper
def test_the_thesis_of_the_paper_is_the_first_sentence_of_its_abstract() -> None:
    source = SourceText(paper().read_text(encoding="utf-8"))
    made = draft(source, Origin("paper", "T", "t.txt", "0" * 64), "zh")
    abstract = next(section for section in source.sections if section.title == "摘要")
    assert source.shown(next(abstract.sentences)) in str(read(made.text).root.text)
