"""Mermaid, as its own parser reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from argmap.exporters import ExportOptions, export
from argmap.schemes import OWN
from diagrams.samples import crowded_map, inferences_map
from support.diagnosing import read

from .conftest import Mermaid
from .maps import TRADE, chain, saying
from .readers import fenced_chart

GOLDEN = Path(__file__).parent / "golden"


def test_a_whole_map(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "trade.mmd", export(read(TRADE), "mermaid", ExportOptions(language="en")).decode())


def test_mermaid_reads_it(mermaid: Mermaid) -> None:
    map_ = read(TRADE)
    chart = mermaid.parse(export(map_, "mermaid", ExportOptions(language="en")).decode())
    assert chart["type"] == "flowchart-v2"
    assert chart["texts"][1] == "1 Premise<br>War interrupts trade."
    assert chart["edges"] == len(map_) - 1 + len(map_.links)


def test_an_inference_is_a_small_node_at_which_its_lines_meet(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "inferences.mmd", export(inferences_map(), "mermaid", ExportOptions(schemes=OWN)).decode())


def test_mermaid_reads_inferences(mermaid: Mermaid) -> None:
    chart = mermaid.parse(export(inferences_map(), "mermaid", ExportOptions(schemes=OWN)).decode())
    assert "& argument from alternatives" in chart["texts"]
    assert chart["edges"] == len(inferences_map()) - 1 + 4
    mermaid.parse(export(crowded_map(), "mermaid", ExportOptions(schemes=OWN)).decode())


def test_the_view_in_markdown_has_two_levels(mermaid: Mermaid) -> None:
    made = export(chain(5), "md+mermaid")
    assert len(mermaid.parse(fenced_chart(made))["texts"]) == 3
    assert "第5层" in made.decode()


def test_layouts_put_the_thesis_first() -> None:
    first = [export(chain(1), "mermaid", ExportOptions(layout=each)).decode() for each in ("left-right", "top-down")]
    assert [made.partition("\n")[0] for made in first] == ["flowchart RL", "flowchart BT"]


def test_the_name_of_an_icon_is_text(mermaid: Mermaid) -> None:
    made = export(saying("fa:fa-car and fab:fa-github"), "mermaid").decode()
    assert mermaid.parse(made)["texts"][1].endswith("fa:fa-car and fab:fa-github")
    # Mermaid's own pattern, which it tries on the text before it is drawn.
    assert not re.search(r"(fa[bklrs]?):fa-([\w-]+)", made.replace("#58;", ":"))
