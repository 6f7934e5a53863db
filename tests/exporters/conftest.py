"""Mermaid's own parser, where node and the package are there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NODE = Path(__file__).parent.parent / "node"


class Mermaid:
    """A process that parses one chart after the other; its start takes longer than a hundred of them."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(NODE / "parse.mjs")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def parse(self, chart: str) -> dict[str, Any]:
        """The texts of the nodes and the number of edges of a chart; fails where Mermaid refuses it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(chart) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        answer["texts"] = [self._decoded(text) for text in answer["texts"]]
        return answer

    @staticmethod
    def _decoded(text: str) -> str:
        """Mermaid keeps #35; in this shape until it draws; the word joiner has no shape at all."""
        text = re.sub("ﬂ°°(\\d+)¶ß", lambda match: chr(int(match[1])), text)
        return text.replace("\u2060", "")

    def close(self) -> None:
        self.process.communicate()


@pytest.fixture(scope="session")
def mermaid() -> Iterator[Mermaid]:
    if not shutil.which("node"):
        pytest.skip("Mermaid's parser needs node")
    if not (NODE / "node_modules" / "mermaid").is_dir():
        pytest.skip("Mermaid is not installed: npm install --prefix tests/node")
    parser = Mermaid()
    yield parser
    parser.close()
