"""Write docs/rules, a page for each rule, from the docstrings of the rules; ``--check`` tells whether it is current."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.checks import RULES
from argmap.checks.documentation import index, page

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {"index.md": index(RULES.values()), **{f"{code}.md": page(rule) for code, rule in RULES.items()}}


def differences(folder: Path = FOLDER) -> list[str]:
    """What is not as the docstrings have it, a line for each file; empty where all is current."""
    wanted = pages()
    present = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    stale = [
        f"{name} is {'stale' if name in present else 'missing'}" for name in wanted if present.get(name) != wanted[name]
    ]
    return stale + [f"{name} belongs to no rule" for name in sorted(set(present) - set(wanted))]


def write(folder: Path = FOLDER) -> None:
    """Write every page, and delete those that belong to no rule."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()


def main() -> int:
    """Write the pages, or say what is not current; the exit code says whether all is."""
    if "--check" not in sys.argv[1:]:
        write()
        return 0
    found = differences()
    for difference in found:
        print(f"docs/rules: {difference}; run `python tools/rules.py`")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
