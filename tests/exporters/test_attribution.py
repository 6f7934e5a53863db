"""A picture says whose argument it shows, and what on it is the map makers'."""

from __future__ import annotations

import pytest

from argmap.exporters.registry import ExportOptions, export
from support.diagnosing import read

PAPER = """
sources: {paper: {type: article-journal, title: On ferries, author: [{family: Moore, given: Ann}], issued: 2024}}
thesis:
  text: The ferry should run at night
  source: paper
  likelihood: likely
  premises: {demand: {text: Passengers ask for it, assumed: true}}
"""
WHOSE = "Ann Moore (2024)."
OURS = "Likelihoods, due dates and argument schemes are the map makers"


@pytest.mark.parametrize("name", ["svg", "dot", "mermaid", "graphml"])
def test_a_drawing_says_whose_argument_it_is_and_what_is_the_map_makers(name: str) -> None:
    drawn = export(read(PAPER), name, ExportOptions()).decode()
    assert WHOSE in drawn
    assert OURS in drawn


@pytest.mark.parametrize("name", ["svg", "dot", "mermaid", "graphml"])
def test_it_says_nothing_of_what_it_does_not_show(name: str) -> None:
    plain = export(read(PAPER.replace("  likelihood: likely\n", "")), name, ExportOptions()).decode()
    assert WHOSE in plain
    assert OURS not in plain
    own = export(read("thesis: {text: Mine, likelihood: likely}"), name, ExportOptions()).decode()
    assert OURS not in own
