"""Maps whose texts mean something to the readers of Markdown, made from a number: the same map for the same number."""

from __future__ import annotations

import random
import re
import string
from typing import Final

from argmap.model import ArgumentMap, Forecast, Inference, Kind, Layer, Link, Name, Node, Relation, Text, Work

STARTS: Final = (
    "1. ", "1) ", "(1) ", "(a) ", "a) ", "a. ", "A. ", "A.  ", "iv. ", "IV) ", "#. ", "(@) ",
    "(@good) ", "- ", "+ ", "* ", "# ", "## ", "#hash ", "> ", ">", "    ", "\t", ": ", ":: ",
    "::: note ", "::: {.x} ", "~ ", "~~~ ", "``` ", "| ", "|", "=== ", "=", "--- ", "---", "-- ", "***",
    "* * *", "___", "_ _ _", "+---+", "+===+", "%", "% title", "[ ] ", "[x] ", "[^1]: ", "[a]: ",
    "[J]: ", "*[HTML]: ", "{#id} ", "{.class} ", "<div> ", "</div>", "<!-- ", "$$ ", "\\begin{x} ",
    "\\", "!!! ", "??? ", "@fig: ", "^", "[TOC]", "[[toc]]", "\\[ ", "1986\\. ", "•", "0. ",
    "123456789. ", "Table: ", ": Table ", "//", "1", "-", "+", "#", "",
)  # fmt: skip
"""What begins a block in some reader."""

PIECES: Final = (
    "The file C:\\new\\table holds it", "\\textbf{x}", "\\alpha", "\\ ", "\\", "\\\\", "\\*", "$x^2$",
    "$5 and $10", "US$5/$10a", "$$y$$", "$a", "b$", "\\(z\\)", "\\[z\\]", "@cite", "[@cite, p. 3]",
    "[-@cite]", "@{x}", "a@b.org", "<a@b.org>", "^[note]", "x^2^", "H~2~O", "~~gone~~", "~", "10~20",
    "==mark==", "%%comment%%", "{++add++}", ":smile:", ":+1:", ":100:", "10:30:45", ":a_b:", "[^1]",
    "[^a-b]", "#123", "octo/cat#5", "GH-7", "@user", "@org/team",
    "https://a.example/~b/_c_/d*e*?x=1&copy=2&amp;y#z.", "http://b.example/(x)_(y)",
    "见https://c.example/甲，乙。", "(https://d.example/a).", "https://e.example/$a$/x^y/[1]",
    "www.f.example/_a_", "ftp://g.example", "<https://h.example>", "https://", "mailto:a@b.org",
    "<b>bold</b>", "<br>", "<br/>", "</a>", "<!-- gone -->", "-->", "<?php x ?>", "<![CDATA[x]]>",
    "<!DOCTYPE x>", "<x-y z='1'>", "<3", "a < b > c", "<script>alert(1)</script>",
    "<span class=\"x\">y</span>", "&amp;", "&lt;b&gt;", "&#35;", "&#x41;", "&copy", "&copy;", "AT&T",
    "*a*", "**a**", "***a***", "_a_", "__a__", "*", "**", "_", "__", "a*b*c", "snake_case_word",
    "5 * 3 * 2", "中文**强调。**字", "中*文*字", "中_文_字", "`code`", "``a`b``", "`", "```", "`x`{=html}",
    "`x`{.py}", "[text](url)", "[text](<url>)", "[text][ref]", "[text][]", "[text]", "[J]", "[Sources]",
    "[Hostile]", "![img](x.png)", "![img]", "[[wiki]]", "[[a|b]]", "![[embed]]", "[x]{.y}", "[", "]",
    "](", "][", "]]", "{.a #b}", "{{x}}", "{% x %}", "{", "}", "}}", "|", "a|b", "\\|", "||spoiler||",
    "--", "---", "----", "a--b", "--option", "...", "....", ". . .", "\"quoted\"", "'quoted'", "it's",
    "5' 10\"", "‘a’", "“b”", "rock 'n' roll", "Mr. Smith", "e.g. this", "p. 5", "#", "##", "a #",
    "x ##", "#tag", "C#", "F# minor", "+", "!", "![", "!", "?", ";", ":", "::", ":::", "%", "100%", "^",
    "^^", "&", "=", "==", "====", "/", "//", "(", ")", "((x))", "<<x>>", "<", ">", ">>", "\u00a0",
    "\u3000", "\u200b", "…", "——", "中文，“引号”。", "论题", "é", "e\u0301", "😀", "👩‍👩‍👧", "שלום", "٣", "x\ny",
    "x\n\ny", "x\n1. y", "x\n- y", "x\n> y", "x\n---", "x\n===", "x\n: y", "x\n| - |", "TODO", "fa:fa-car", "fab:fa-x",
    "click x", "end", "%%{init: {}}%%", "word",
    "another word", "第三",
)  # fmt: skip
"""What means something within a line."""

_PUNCTUATION: Final = "".join(string.punctuation)
_IDS: Final = ("claim", "p-1", "论据", "p-2", "end", "e-1", "c-1", "o-1", "q.1")


def text(chance: random.Random) -> str:
    """A text that is not empty."""
    said = chance.choice(STARTS) if chance.random() < 0.5 else ""
    for __ in range(chance.randint(1, 6)):
        said += chance.choice(PIECES) if chance.random() < 0.85 else _noise(chance)
        said += chance.choice(("", " ", " ", "  ", " and ", "中"))
    return said.strip() or "empty"


def _noise(chance: random.Random) -> str:
    return "".join(chance.choice(_PUNCTUATION + "  aé中1") for __ in range(chance.randint(1, 8)))


def written(said: str) -> str:
    """A text as a detail in which no sign is mark-up."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(said.split()))


def hostile_map(number: int) -> tuple[ArgumentMap, list[str]]:
    """A map with every kind and relation, and all of its texts that a reader of a document has to see."""
    chance = random.Random(number)
    texts: list[str] = []

    def said() -> Text:
        texts.append(text(chance))
        return Text({"en": texts[-1]})

    def named() -> Text:
        """A text where argmap itself changes quotation marks within its own, and CSL-JSON has tags."""
        texts.append(re.sub("[“”]|</?b>", "", text(chance)) or "named")
        return Text({"en": texts[-1]})

    def detail() -> Text:
        parts = [text(chance) for __ in range(3)]
        texts.extend(parts)
        first, item, cell = map(written, parts)
        return Text({"en": f"{first}\n\n- {item}\n\n| a |\n|---|\n| {cell} |"})

    # In document order.
    kinds = (Kind.THESIS, Kind.PREMISE, Kind.EVIDENCE, Kind.PREMISE, Kind.PREMISE, Kind.EVIDENCE, Kind.CAVEAT,
             Kind.OBJECTION, Kind.OBJECTION)  # fmt: skip
    parents = (None, 0, 1, 1, 0, 4, 0, 6, 0)
    passage = str(named())
    nodes = {}
    for place, (name, kind, parent) in enumerate(zip(_IDS, kinds, parents, strict=True)):
        section = said() if place in (1, 5) else None
        nodes[name] = Node(
            name, kind, said(), None if parent is None else _IDS[parent], _depth(parents, place), (),
            children=tuple(child for child, above in zip(_IDS, parents, strict=True) if above == place),
            detail=detail() if place in (0, 2) else None, source="work" if section else "", section=section,
            at=(passage,), by=said() if place in (2, 8) else None,
            inference=Inference(True, "sign", said(), {"observation": said()}) if place == 0 else None,
            forecast=Forecast(test=said()) if place == 1 else None,
            links=(Link(name, Relation.OPPOSES, _IDS[1]),) if place == 8 else (),
            layer="layer" if place in (5, 8) else "",
        )  # fmt: skip
    work = Work("work", "book", named(), (Name(named(), named()), Name(literal=named())), issued="2024-05-06",
                csl={"publisher": str(named()), "URL": "https://example.org/~a/_b_c?x=1&copy=2"})  # fmt: skip
    layers = {"layer": Layer("layer", named(), named(), said())}
    map_ = ArgumentMap(said(), ("en",), nodes, summary=said(), works={"work": work}, layers=layers)
    return map_, [*texts, "https://example.org/~a/_b_c?x=1&copy=2", passage]


def _depth(parents: tuple[int | None, ...], place: int) -> int:
    above = parents[place]
    return 0 if above is None else _depth(parents, above) + 1
