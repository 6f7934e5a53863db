"""docs/reviewing.md: the session that it tells critics to have can be had."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from argmap.cli.root import cli
from support.diagnosing import ROOT

GUIDE = (ROOT / "docs" / "reviewing.md").read_text(encoding="utf-8")
SESSION = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines() if line]


def test_the_session_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "maps" / "tutorial.argmap.yaml", tmp_path)
    assert len(SESSION) > 10
    for command in SESSION:
        name, *arguments = shlex.split(command, comments=True)
        assert name == "argmap"
        answer = CliRunner().invoke(cli, arguments)
        assert answer.exit_code == 0, (command, answer.output)
    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert "People come for what is new" in page
    assert "raises this against" in page
