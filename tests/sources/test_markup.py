"""Word, HTML and Markdown: what a reader sees of them, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.sources.anchors import find_passages
from argmap.sources.extract import extract
from argmap.sources.library import read_text
from argmap.sources.markdown import blank_markup
from argmap.sources.text import SourceText, unwrap

from .files import PACKAGE, W, docx, paragraph, run


def word(tmp_path: Path, body: str, **parts: str) -> str:
    pytest.importorskip("mammoth")
    (tmp_path / "paper.docx").write_bytes(docx(body, parts))
    return extract(tmp_path / "paper.docx")


def test_word_changes_are_accepted_and_comments_left_out(tmp_path: Path) -> None:
    body = paragraph(
        run("Loans ")
        + '<w:del w:id="1"><w:r><w:delText>fell</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("rose")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run(" before")}</w:moveFrom>'
        + '<w:commentRangeStart w:id="0"/>'
        + run(" in May.")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    comments = f'<w:comments {W}><w:comment w:id="0">{paragraph(run("Check this."))}</w:comment></w:comments>'
    assert word(tmp_path, body, **{"word/comments.xml": comments}) == "Loans rose in May.\n"


def test_word_heads_and_contents_are_left_out(tmp_path: Path) -> None:
    styles = PACKAGE["word/styles.xml"].replace(
        "</w:styles>", '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    body = (
        paragraph('<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>' + run("Demand 3"))
        + paragraph('<w:pPr><w:pStyle w:val="1"/></w:pPr>' + run("Demand"))
        + paragraph(run("Loans rose."))
    )
    header = f"<w:hdr {W}>{paragraph(run('Journal'))}</w:hdr>"
    assert (
        word(tmp_path, body, **{"word/styles.xml": styles, "word/header1.xml": header}) == "# Demand\n\nLoans rose.\n"
    )


def test_word_hyphens_and_tables(tmp_path: Path) -> None:
    soft, hard = "<w:r><w:softHyphen/></w:r>", "<w:r><w:noBreakHyphen/></w:r>"
    row = "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in ("2024", "1,400"))
    text = word(
        tmp_path,
        paragraph(run("dete") + soft + run("riorated, well") + hard + run("known"))
        + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>",
    )
    assert unwrap(text) == "deteriorated, well‑known | 2024 1,400"


def web(tmp_path: Path, html: str, encoding: str = "utf-8") -> str:
    (tmp_path / "page.html").write_bytes(html.encode(encoding))
    return extract(tmp_path / "page.html")


def test_a_page_without_what_belongs_to_the_site(tmp_path: Path) -> None:
    html = """\
<!doctype html><html><head><title>Site</title><style>p {color: red}</style><script>1 < 2</script>
<body><header>Site of ports</header><nav><ul><li>Home</ul></nav>
<main><article><header><h1>On ports</h1></header>
<p>Ports are&nbsp;rich &amp; towns<br>are not.<sup><a href="#fn1" id="fnref1">1</a></sup>
An area of 3&nbsp;km<sup>2</sup>.
<p hidden>Secret.<p style="display: none">Secret.<p>Silt <em>ex</em>plains it.
<table><tr><th>Year<th>Loans<tr><td>2024<td>1,400</table>
<h2>Notes</h2><ol><li id="fn1">See Smith. <a href="#fnref1">↩</a></ol></article></main>
<aside aria-hidden="true">Advertisement</aside><footer>© Site</footer>"""
    assert web(tmp_path, html).splitlines()[::2] == [
        "# On ports",
        "Ports are rich & towns are not.¹ An area of 3 km².",
        "Silt explains it.",
        "| Year Loans",
        "| 2024 1,400",
        "## Notes",
        "[^1]: See Smith.",
    ]


@pytest.mark.parametrize(
    ("encoding", "stated"),
    [
        ("gb18030", "gb2312"),
        ("big5", "big5"),
        ("cp932", "shift_jis"),
        ("utf-16", "utf-16"),
        ("utf-8", "no-such"),
        ("gbk", "utf-8"),
    ],
)
def test_a_page_in_the_encoding_that_it_states_if_that_is_true(tmp_path: Path, encoding: str, stated: str) -> None:
    words = (
        "図書館は日曜日に開館する。"
        if encoding == "cp932"
        else "圖書館在週日開放。"
        if encoding == "big5"
        else "图书馆周日开放。"
    )
    assert web(tmp_path, f"<meta charset={stated}><p>{words}", encoding) == f"{words}\n"


MARKDOWN = """\
---
title: On ports
---
# On *ports*

Ports are **rich** & towns are [not](https://example.org/a_b_c "title").[^1] It is
`silt` that ex*plain*s it\\*. **Bold** it is. _Not_ so, <how>! See<br>
<https://example.org> and ![a map](map.png).

```python
print("This is no sentence. Nor is this.")
```

<!-- A comment. It isn't shown. -->

| Year | Loans |
|:-----|------:|
| 2024 | 1,400 |

[link]: https://example.org "A definition. Not a text."
[^1]: See Smith.
"""


def test_markdown_without_its_marks(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(MARKDOWN, encoding="utf-8")
    source = read_text(tmp_path / "paper.md")
    assert [source.shown(sentence) for sentence in source.sentences] == [
        "Ports are rich & towns are not.[^1]",
        "It is silt that explains it*.",
        "Bold it is.",
        "Not so, <how>!",
        "See https://example.org and a map.",
        "Year Loans",
        "2024 1,400",
        "[^1]: See Smith.",
    ]
    assert next(section.title for section in source.sections) == "On ports"
    for anchor in ("Ports are rich & towns", "towns are not. It is silt", "silt that explains", "2024 1,400"):
        assert len(find_passages(source, anchor)) == 1, anchor
    for copied in ("Ports are **rich** & towns are [not](x)", "**rich** & towns", "rich** & towns … that ex*plain*s"):
        assert len(find_passages(source, copied)) == 1, copied
    assert not find_passages(source, "This is no sentence")


@given(st.text(st.sampled_from("ab *_`~[]()<>!|-:\\&;#\n^1https://"), max_size=200))
def test_markdown_keeps_its_length_and_its_lines(text: str) -> None:
    blank = blank_markup(text)
    assert len(blank) == len(text)
    assert [place for place, character in enumerate(blank) if character == "\n"] == [
        place for place, character in enumerate(text) if character == "\n"
    ]


def test_a_plain_text_keeps_its_stars(tmp_path: Path) -> None:
    assert SourceText("2 * 3 * 4 is `24`.").words == "2 * 3 * 4 is `24`."
