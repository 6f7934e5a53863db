"""docs/ci.md and the hooks: what they tell people to copy can be read and run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from argmap.cli.root import cli
from support.diagnosing import ROOT, with_header

RECIPES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = sorted({line for recipe in RECIPES for line in re.findall(r"argmap check [^\n]*", recipe)})


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_is_yaml_of_some_kind(recipe: str) -> None:
    assert isinstance(yaml.safe_load(recipe), dict)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_a_recipe_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.argmap.yaml").write_text(with_header("thesis: {text: A claim.}\n"))
    assert CliRunner().invoke(cli, shlex.split(command)[1:]).exit_code == 0


def test_hooks_take_maps_and_nothing_else() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"]: hook["entry"] for hook in hooks} == {"argmap-check": "argmap check", "argmap-fmt": "argmap fmt"}
    for hook in hooks:
        assert hook["args"] == ["--"], "a file is no option, whatever it is called"
        assert re.search(hook["files"], "maps/library.argmap.yaml")
        assert re.search(hook["files"], "library.argmap.yml")
        assert not re.search(hook["files"], "argmap.yaml.bak")
        assert not re.search(hook["files"], "docker-compose.yaml")
