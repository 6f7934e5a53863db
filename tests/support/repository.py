"""A git repository for a test, untouched by the configuration of whoever runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ROLES = {f"GIT_{role}_{what}": f"a@{what}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **_ROLES,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Repository:
    """A repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, fails: bool = False) -> str:
        """Run git; what it says on both ways."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False
        )
        assert bool(done.returncode) is fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def write(self, name: str, text: str) -> Path:
        """Write a file."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def commit(self, **files: str) -> None:
        """Write files, by their names without the ending of maps, and commit them."""
        for name, text in files.items():
            self.write(f"{name}.argmap.yaml", text)
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", f"change {', '.join(files)}")
