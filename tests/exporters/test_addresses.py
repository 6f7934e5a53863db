"""Addresses and DOIs of works can be followed in every document, whole and to nowhere else."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Final
from xml.etree import ElementTree

import cmarkgfm
import docx
import pytest
from docx.oxml.ns import qn

from argmap.exporters import ExportOptions, export
from argmap.model import ArgumentMap
from support.diagnosing import read

from .readers import pandoc
from .test_details import Links

DOI: Final = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"
DOI_ADDRESS: Final = "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"
URL: Final = "https://people.example.edu/~smith/my_page/__init__.html?q=50%25&copy=1#a*b*"
LONG: Final = "https://example.org/" + "very-long-part/" * 12 + "end"
FOREIGN: Final = "https://例子.example/路 x"

SOURCES: Final = f"""
argmap: 1
title: Works
sources:
  article: {{type: article-journal, title: One, author: [{{family: Smith}}], issued: 2020, DOI: "{DOI}"}}
  page: {{type: webpage, title: Two, author: [{{family: Roe}}], issued: 2021, URL: "{URL}"}}
  long: {{type: webpage, title: Three, author: [{{family: Doe}}], issued: 2021, URL: "{LONG}"}}
  script: {{type: webpage, title: Four, URL: "javascript:alert(1)"}}
  data: {{type: webpage, title: Five, URL: "data:text/html,x"}}
  foreign: {{type: webpage, title: Six, URL: "{FOREIGN}"}}
thesis: {{text: The claim holds}}
"""
EXPECTED: Final = [DOI_ADDRESS, URL, LONG, "https://xn--fsqu00a.example/%E8%B7%AF%20x"]


def works() -> ArgumentMap:
    return read(SOURCES)


def made(name: str, csl: str = "") -> bytes:
    return export(works(), name, ExportOptions(language="en", csl=csl))


def of_page(csl: str) -> Iterator[tuple[str, str]]:
    found = re.search(r'<script type="application/json" id="_data">(.*?)</script>', made("html").decode(), re.DOTALL)
    assert found is not None
    for work in json.loads(found[1])["works"]:
        for text, _, *address in work["entry"][0]:
            yield from ((text, each) for each in address)


def of_word(csl: str) -> Iterator[tuple[str, str]]:
    data = made("docx", csl)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = {each.attrib["Id"]: each.attrib["Target"] for each in relations if each.get("TargetMode") == "External"}
    for link in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:hyperlink")):
        if link.get(qn("r:id")):
            yield "".join(text.text for text in link.iter(qn("w:t"))), targets[link.get(qn("r:id"))]


def of_latex(csl: str) -> Iterator[tuple[str, str]]:
    for address in re.findall(r"\\href\{(.*?)\}\{", made("latex", csl).decode()):
        yield "", address.replace("\\", "")


def of_github(csl: str) -> Iterator[tuple[str, str]]:
    reader = Links()
    reader.feed(cmarkgfm.github_flavored_markdown_to_html(made("md", csl).decode()))
    yield from (("", address) for address in reader.found)


FORMATS: Final[dict[str, Callable[[str], Iterator[tuple[str, str]]]]] = {
    "html": of_page,
    "docx": of_word,
    "latex": of_latex,
    "md": of_github,
}
STYLES: Final = ("", "apa") if find_spec("citeproc") else ("",)


@pytest.mark.parametrize("csl", STYLES)
@pytest.mark.parametrize("name", FORMATS)
def test_links_of_the_list_of_sources(name: str, csl: str) -> None:
    found = [address for _, address in FORMATS[name](csl)]
    assert sorted(found) == sorted(EXPECTED)


@pytest.mark.parametrize("name", ["html", "docx"])
def test_what_is_shown_of_a_link_ends_where_the_address_does(name: str) -> None:
    shown = [text for text, _ in FORMATS[name]("")]
    assert shown == [DOI_ADDRESS, URL, LONG, FOREIGN]


def test_plain_text_does_not_break_addresses() -> None:
    text = made("txt").decode()
    assert all(address in text for address in (DOI_ADDRESS, URL, LONG))
    assert [line for line in text.splitlines() if len(line) > 80] == [f"  {DOI_ADDRESS}.", f"  {LONG}."]


def test_addresses_of_scripts_are_shown_but_lead_nowhere() -> None:
    assert "javascript:alert(1)" in made("txt").decode()
    for name in ("docx", "latex", "md"):
        assert not [address for _, address in FORMATS[name]("") if not address.startswith("https:")]


@pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")
def test_pandoc_shows_the_same() -> None:
    shown = pandoc(made("md"), "markdown")
    assert DOI_ADDRESS in shown
    assert URL in shown
