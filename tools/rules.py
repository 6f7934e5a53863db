"""Write docs/rules, a page for each rule, from the docstrings of the rules; ``--check`` tells whether it is current."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.checks.documentation import stale_pages, write_pages

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def main() -> int:
    """Write the pages, or say what is not current; the exit code says whether all is."""
    if "--check" not in sys.argv[1:]:
        write_pages(FOLDER)
        return 0
    found = stale_pages(FOLDER)
    for line in found:
        print(f"docs/rules: {line}; run `python tools/rules.py`")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
