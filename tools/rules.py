"""Write docs/rules, one page per rule, from the docstrings of the rules; ``--check`` reports pages that are stale."""

from __future__ import annotations

import sys
from pathlib import Path

from argmap.checks.documentation import stale_pages, write_pages

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "rules"


def main() -> int:
    """Write the pages; with ``--check``, report stale pages instead and return 1 if there are any."""
    if "--check" not in sys.argv[1:]:
        write_pages(FOLDER)
        return 0
    found = stale_pages(FOLDER)
    for line in found:
        print(f"docs/rules: {line}; run `python tools/rules.py`")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
