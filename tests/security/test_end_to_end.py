"""A stranger's repository is checked, built, merged and served to a terminal: only its exports and its map change."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

from support.calling import call
from support.hostile_repository import CANARY, ODD_NAMES, UNSETTLED, HostileRepository, beyond, watched

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="makes links and names that Windows does not have"),
    pytest.mark.slow,
]

COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What commands a terminal or turns the words on it."""

SCRIPT = "#!/bin/sh\ntouch {ran}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostileRepository:
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    made = HostileRepository(tmp_path)
    monkeypatch.setenv("HOME", str(made.victim))
    monkeypatch.chdir(made.root)
    _fill(made)
    return made


def _fill(repository: HostileRepository) -> None:
    """Everything that a repository may hold, each made to hurt."""
    root, ran = repository.root, repository.folder / "ran"
    repository.map_naming(*repository.ways_out())
    for name in ODD_NAMES:
        repository.map_saying("plain").rename(repository.maps / name)
    repository.map_saying()
    repository.write(
        "maps/critique.argmap.yaml",
        f'argmap: 1\ntitle: "{UNSETTLED}"\nextends: saying.argmap.yaml\nby: "{UNSETTLED}"\n'
        f'add:\n  other:\n    caveats: {{hm: {{text: "{UNSETTLED}"}}}}\n',
    )
    repository.write(
        "schemes.yaml",
        f'argmap: 1\nschemes: {{odd: {{name: {{en: "{UNSETTLED}"}}, summary: {{en: "{UNSETTLED}"}}, '
        f'premises: [{{en: "{UNSETTLED}"}}], conclusion: {{en: "{UNSETTLED}"}}, '
        f'questions: {{q: {{text: {{en: "{UNSETTLED}"}}, attacks: step}}}}}}}}\n',
    )
    repository.write("odd.toml", 'fonts = ["secret.txt", "..", "-o owned"]\n')
    repository.settings("schemes = ['schemes.yaml']\n[build]\nmaps = 'maps'\nexports = 'exports'\n")
    repository.write(".gitattributes", "* filter=evil diff=evil merge=evil\n")
    for name in ("git", "dot", "python", "argmap.py", "yaml.py", "sitecustomize.py"):
        repository.write(name, SCRIPT.format(ran=ran) if "." not in name else f"open({str(ran)!r}, 'w')\n")
        (root / name).chmod(0o755)
    (root / "exports").mkdir()
    repository.link("exports/saying", "../../victim")
    repository.link("maps/elsewhere.argmap.yaml", "../../victim/secret.argmap.yaml")


def _state(folder: Path) -> dict[str, bytes | str]:
    """What is in a folder: the content of files, and where links lead."""
    paths = [path for path in folder.rglob("*") if path.is_symlink() or path.is_file()]
    return {
        str(path.relative_to(folder)): str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in paths
    }


@pytest.mark.parametrize(
    ("words", "code", "written"),
    [
        (["check"], 0, ()),
        (["check", "maps", "--layers", "all", "--fix"], 0, ()),
        (["fmt", "maps"], 0, ("maps/",)),
        (["build"], 2, ("exports/",)),
        (["merge", "maps/saying.argmap.yaml", "maps/critique.argmap.yaml"], 0, ("maps/saying.argmap.yaml",)),
        (["merge-driver", *["maps/saying.argmap.yaml"] * 3], 0, ()),
        (["show", "maps/saying.argmap.yaml"], 0, ()),
        (["schemes"], 0, ()),
        (["export", "maps/saying.argmap.yaml", "--style", "odd.toml", "-o", "out.svg"], 0, ("out.svg",)),
    ],
    ids=lambda words: words[0] if isinstance(words, list) else "",
)
def test_nothing_beyond_what_a_command_is_for(
    words: list[str], code: int, written: tuple[str, ...], repository: HostileRepository
) -> None:
    victim, project = _state(repository.victim), _state(repository.root)
    with watched() as (opened, started):
        answer = call(*words)
    said = answer.stdout + answer.stderr

    assert answer.returncode == code, said
    assert "Traceback" not in said
    assert "internal error" not in said
    assert CANARY not in said
    assert COMMANDING.findall(said) == []
    assert beyond(opened, repository) == []
    own = [sys.executable, "-P"], [sys.executable, "-I"]
    assert [command for command in started if command[:2] not in own] == []
    assert not (repository.folder / "ran").exists()
    assert _state(repository.victim) == victim
    now = _state(repository.root)
    changed = [name for name in now.keys() | project.keys() if now.get(name) != project.get(name)]
    assert [name for name in changed if not name.startswith(written)] == []
    assert bool(changed) == bool(written), "it did what it is for"
