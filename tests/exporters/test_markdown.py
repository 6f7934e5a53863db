"""Markdown: what a map looks like, and that no text of it turns into mark-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from argmap.exporters import ExportError, ExportOptions
from argmap.exporters.markdown import export
from argmap.rendering.markdown import escape
from argmap.schemes import OWN
from support.diagnosing import read

from .maps import TRADE, chain, saying

GOLDEN = Path(__file__).parent / "golden"


def markdown(text: str, options: ExportOptions = ExportOptions()) -> str:  # noqa: B008 - frozen
    return export(read(text), options).decode()


def test_a_short_map() -> None:
    made = markdown("""
argmap: 1
title: Rain
thesis:
  text: It will rain
  likelihood: likely
  premises:
    clouds:
      text: There are clouds
      evidence:
        seen: {text: The sky was grey at noon, basis: event, by: Ann}
""")
    assert made == (
        "# Rain\n"
        "\n"
        '<a id="thesis"></a>**Thesis** (likely, 55–80%). It will rain\n'
        "\n"
        '## <a id="clouds"></a>1 Premise. There are clouds\n'
        "\n"
        '- <a id="seen"></a>**1.1 Evidence** (event). The sky was grey at noon (according to Ann)\n'
        "\n"
        "## How to read this document\n"
        "\n"
        "- **Likelihood**: In the bands of Intelligence Community Directive 203 (ODNI 2015): likely (55–80%). "
        "The map's makers chose the words; the percentages are the directive's.\n"
    )


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("trade.zh.md", ExportOptions(digest="sha256:0a1b")),
        ("trade.en.md", ExportOptions(language="en")),
        ("trade.all.md", ExportOptions(all_languages=True)),
        ("trade.focus.md", ExportOptions(language="en", focus="cost", depth=0, links=(("cost", "cost.svg"),))),
    ],
)
def test_a_whole_map(name: str, options: ExportOptions, golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / name, markdown(TRADE, replace(options, schemes=OWN)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('plain 中文，“引号”（括号） snake_case 100% a < b R&D + 3 it\'s "quoted"', None),
        ("*x* _y_ `z`", r"\*x\* \_y\_ \`z\`"),
        ("<script>", r"\<script>"),
        ("[x](y)", r"\[x\](y)"),
        (r"C:\new", r"C:\\new"),
        ("$5", r"\$5"),
        ("a--b ...", r"a\--b \..."),
        ("见https://example.org/~a_b。", "见<https://example.org/~a_b>。"),
        ("https://example.org/?a&copy;b", r"[https\://example.org/?a\&copy;b](<https://example.org/?a\&copy;b>)"),
        ("@somebody :+1: #12", "@<!-- -->somebody :<!-- -->+1: #<!-- -->12"),
        ("10~20", r"10\~20"),
        ("&amp;", r"\&amp;"),
    ],
)
def test_only_what_would_be_mark_up_is_escaped(text: str, expected: str | None) -> None:
    assert escape(text) == (text if expected is None else expected)


LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).map(str.strip).filter(bool)
MARKS = st.text(st.sampled_from("*_`[](){}<>!#-+.1 \\&;:~$|=a中\"'/"), min_size=1).map(str.strip).filter(bool)


LINKS = {"link_open", "link_close"}
"""Addresses lead where they say."""


def seen(tokens: list[Token]) -> str:
    """What a reader sees of a paragraph; mark-up that came of the text would be missing here."""
    return "".join(token.content for token in tokens if token.type in ("text", "text_special", "code_inline"))


@settings(max_examples=200, deadline=None)
@given(st.one_of(LINES, MARKS))
def test_any_text_reads_as_itself(text: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made = export(saying(text), ExportOptions()).decode().replace("<!-- -->", "")
    tokens = parser.parse(made)
    assert [seen(token.children or []).strip() for token in tokens if token.type == "inline"] == [
        text,
        text,
        "Thesis. Thesis",
        f"1 Premise. {text}",
        f"1.1 Premise. {text}",
    ]
    inside = [child.type for token in tokens for child in token.children or []]
    assert set(inside) <= {"text", "text_special", "html_inline", "strong_open", "strong_close"} | LINKS
    assert inside.count("html_inline") == 6, "the anchors of three statements, and nothing else"


def test_nesting_survives_a_renderer() -> None:
    html = MarkdownIt("commonmark").render(export(chain(9), ExportOptions()).decode())
    assert "<pre>" not in html
    assert html.count("<ul>") == 8
    deepest = html.index("1.1.1.1.1.1.1.1.1 前提")
    assert html[:deepest].count("<ul>") - html[:deepest].count("</ul>") == 8


def test_every_link_has_its_anchor() -> None:
    made = markdown(TRADE)
    assert "](#cost)" in made
    assert '<a id="cost"></a>' in made


def test_detail_cannot_swallow_what_follows() -> None:
    made = markdown("""
argmap: 1
title: T
thesis:
  text: A
  detail: "```\\nopen <script>\\n```\\n<script>x"
  premises: {p: B}
""")
    html = MarkdownIt("commonmark").render(made)
    assert "<script>" not in html
    assert '<h2><a id="p"></a>1 Premise. B</h2>' in html


def test_an_unknown_focus_is_refused() -> None:
    with pytest.raises(ExportError, match="nowhere"):
        markdown(TRADE, ExportOptions(focus="nowhere"))
