"""The example in docs/styles.md is a style."""

from __future__ import annotations

import re
from pathlib import Path

from argmap.diagrams.presets import find_style
from argmap.model import Kind


def test_the_example_can_be_used(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "styles.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", guide, flags=re.DOTALL)
    path = tmp_path / "mine.toml"
    path.write_text(example, encoding="utf-8")
    assert find_style(str(path)).shapes[Kind.EVIDENCE] == "square"
