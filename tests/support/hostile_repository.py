"""A repository made to hurt whoever reads it: what its maps, layers and settings name, say and are called."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import argmap

CANARY: Final = "canary-5f3759df"
"""A word that occurs in files of the victim only; where it is printed, one of them was read."""

SECRET: Final = (
    f"root:{CANARY}:0:0 keeps the password of the harbour {CANARY}\nThe second line says {CANARY} as well.\n"
)

UNSETTLED: Final = (
    "\\e]0;owned\\a \\e[31mred\\e[8m \\x07 \\x9b31m \\x85 \\u2028 \\u2029 \\u202eoverridden \\u2067isolated \\u202b"
    " \\u2069 \\u0000 \\x7f \\n::error file=README.md::owned\\n##[error]owned\\n  ::set-output name=x::y"
    "\\n##vso[task.setvariable]z"
)
"""A text, written in YAML between double quotes, that commands terminals and logs, and turns the words around it."""

ODD_NAMES: Final = (
    "-o.argmap.yaml",
    "--output=.argmap.yaml",
    "..argmap.yaml",
    "$(touch owned).argmap.yaml",
    "it's; touch owned.argmap.yaml",
    "`touch owned`.argmap.yaml",
)
UNPRINTABLE_NAMES: Final = (
    "a\n::error::owned\n##[error]b.argmap.yaml",
    "a\x1b]0;owned\x07b.argmap.yaml",
    "a\u202eb\u2067c.argmap.yaml",
    "a\udcffb.argmap.yaml",
)
"""Names that some systems do not have."""


@dataclass
class HostileRepository:
    """A folder with a project in it, and next to it what belongs to the victim."""

    folder: Path
    root: Path = field(init=False)
    victim: Path = field(init=False)

    def __post_init__(self) -> None:
        self.root, self.victim = self.folder / "repository", self.folder / "victim"
        self.maps = self.root / "maps"
        for folder in (self.maps, self.root / "texts", self.root / ".git", self.victim / "deep"):
            folder.mkdir(parents=True)
        (self.victim / "secret.txt").write_text(SECRET)
        (self.victim / "deep" / "secret.txt").write_text(SECRET)
        (self.victim / "secret.toml").write_text(f'"{CANARY}" = "{CANARY}"\n')
        (self.victim / "secret.argmap.yaml").write_text(
            f'argmap: 1\ntitle: "{CANARY}"\nthesis: {{text: "{CANARY}", assumed: true}}\n'
        )
        # What checking out a repository leaves in it, and what developers keep in there.
        (self.root / ".git" / "config").write_text(f"[http]\nextraheader = AUTHORIZATION basic {CANARY}\n")
        (self.root / ".env").write_text(SECRET)
        (self.root / "texts" / "essay.txt").write_text("Many people ask for it. The staff needs a day of rest.\n")
        self.settings("")

    def settings(self, text: str) -> None:
        """Write the settings."""
        (self.root / "argmap.toml").write_text(text)

    def write(self, name: str, text: str) -> Path:
        """Write a file of the project."""
        path = self.root / name
        path.write_text(text, encoding="utf-8")
        return path

    def link(self, name: str, target: str | Path) -> None:
        """Make a symbolic link in the project."""
        (self.root / name).symlink_to(target)

    def ways_out(self) -> list[str]:
        """Paths by which a file in ``maps`` could name what is the victim's; makes the links that they need."""
        self.link("maps/file-link.txt", "../../victim/secret.txt")
        self.link("maps/absolute-link.txt", self.victim / "secret.txt")
        self.link("maps/folder-link", "../../victim")
        self.link("maps/second-link.txt", "file-link.txt")
        self.link("maps/hidden-link.txt", "../.git/config")
        self.link("maps/ring.txt", "ring.txt")
        self.link("maps/back-link.txt", f"../../victim/deep/../../{self.root.name}/texts/essay.txt")
        os.mkfifo(self.maps / "pipe.txt")
        return [
            str(self.victim / "secret.txt"),
            "../../victim/secret.txt",
            "../texts/../../victim/secret.txt",
            "./././../../victim/./secret.txt",
            "file-link.txt",
            "absolute-link.txt",
            "folder-link/secret.txt",
            "folder-link/deep/../secret.txt",
            "second-link.txt",
            "hidden-link.txt",
            "ring.txt",
            "back-link.txt",
            "pipe.txt",
            "../.git/config",
            "../.env",
            "../texts/../.env",
            "~/secret.txt",
            "~root/.bashrc",
            "$HOME/secret.txt",
            f"file://{self.victim}/secret.txt",
            "//host/share/secret.txt",
            "\\\\host\\share\\secret.txt",
            "..\\..\\victim\\secret.txt",
            "C:\\victim\\secret.txt",
            "C:secret.txt",
            "/etc/passwd",
            "/proc/self/environ",
            "/proc/self/cwd/../victim/secret.txt",
            "/dev/stdin",
            "/dev/zero",
            "secret.txt\0.txt",
            "a\n../../victim/secret.txt",
            "x" * 5000 + ".txt",
            "/".join(["x" * 200] * 50),
            "." * 300,
            "..",
            ".",
            "/",
            "../..",
            "\u202esecret.txt",
        ]

    def map_naming(self, *paths: str, name: str = "named") -> Path:
        """A map with a source for each of some paths, and anchors that would make argmap quote what is there."""
        sources = [
            f"  p{number}: {{type: report, title: P, text: {json.dumps(path)}, notes: 3, sha256: '{'0' * 64}'}}\n"
            for number, path in enumerate(paths)
        ]
        premises = [
            f"    a{number}: {{text: It keeps 17 passwords, source: p{number}, cites: [1],"
            ' at: "root:x:0:0 keeps the passwort"}\n'
            f'    b{number}: {{text: Its second line, source: p{number}, at: "The … second lines", section: "2"}}\n'
            for number in range(len(paths))
        ]
        return self.write(
            f"maps/{name}.argmap.yaml",
            f"argmap: 1\ntitle: Named\nsources:\n{''.join(sources)}thesis:\n  text: The harbour is guarded\n"
            f"  premises:\n{''.join(premises)}",
        )

    def layer_on(self, path: str, name: str = "layer") -> Path:
        """A layer that extends a file."""
        return self.write(
            f"maps/{name}.argmap.yaml",
            f"argmap: 1\ntitle: Layer\nextends: {json.dumps(path)}\nby: Mallory\n"
            "add:\n  thesis:\n    caveats: {no: It may not be so}\n",
        )

    def map_saying(self, text: str = UNSETTLED, name: str = "saying") -> Path:
        """A valid map with a text, written in YAML between double quotes, wherever an author may write one."""
        said = f'"{text}"'
        return self.write(
            f"maps/{name}.argmap.yaml",
            f"""\
argmap: 1
title: {said}
summary: {said}
sources: {{w: {{type: book, title: {said}, author: [{{literal: {said}}}], URL: "https://a.io", publisher: {said}}}}}
thesis:
  text: {said}
  detail: {said}
  inference: {{scheme: sign, warrant: {said}}}
  premises:
    first: {{text: {said}, by: {said}, assumed: true, tags: [{said}], comment: {said}, section: {said}, source: w}}
    second: {{text: {said}, forecast: {{due: 2031-01-01, test: {said}}}, evidence: {{e: {{text: {said}, by: {said}}}}}}}
  objections:
    other: {{text: {said}, caveats: {{limit: {{text: {said}}}}}}}
""",
        )


OPENED: list[str] = []
STARTED: list[Any] = []
_watching = False


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], str | bytes | os.PathLike):
        OPENED.append(os.path.realpath(os.fsdecode(arguments[0])))
    elif event == "subprocess.Popen":
        STARTED.append(arguments[1])
    elif event in (
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "socket.connect",
        "urllib.Request",
        "import.run",
    ):
        STARTED.append((event, arguments))


_hooked = False


@contextmanager
def watched() -> Iterator[tuple[list[str], list[Any]]]:
    """What this process opens meanwhile, as real paths, and what it starts or connects to."""
    global _watching, _hooked
    if not _hooked:
        sys.addaudithook(_hook)  # for good: Python has no way to take it off
        _hooked = True
    OPENED.clear()
    STARTED.clear()
    _watching = True
    try:
        yield OPENED, STARTED
    finally:
        _watching = False


def beyond(opened: list[str], repository: HostileRepository) -> list[str]:
    """The opened paths that are neither the repository's nor part of Python, argmap, the fonts and scratch files."""
    system = [
        sys.prefix,
        sys.base_prefix,
        str(Path(argmap.__file__).parent),
        "/usr/share",
        "/usr/local/share",
        os.devnull,
    ]
    own = [os.path.realpath(each) for each in (*system, str(repository.root))]
    scratch = os.path.join(os.path.realpath(tempfile.gettempdir()), "")  # noqa: PTH118
    hidden = [str(repository.root / ".git"), str(repository.root / ".env")]
    return [
        path
        for path in opened
        if any(f"{path}/".startswith(f"{each}/") for each in hidden)
        or not (
            any(f"{path}/".startswith(f"{each}/") for each in own)
            or (path.startswith(scratch) and not path.startswith(os.path.realpath(repository.folder)))
        )
    ]
