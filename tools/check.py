"""Run all checks that a change must pass; `make check` and CI run exactly these."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format of the code", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", ".")),
    ("types", ("-m", "mypy")),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
    ("translation catalogues", ("tools/messages.py", "--check")),
    ("rule pages", ("tools/rules.py", "--check")),
    ("maps", ("-m", "argmap", "check", "maps")),
    ("exports", ("-m", "argmap", "build", "--check")),
    ("tests", ("-m", "pytest", "-m", "slow or not slow", "-n", "auto", "--cov", "--cov-report=term")),
)


def main() -> int:
    """Run every step, even after a failure; return 1 if any step failed."""
    failed = []
    for name, arguments in STEPS:
        print(f"── {name}", flush=True)
        started = time.monotonic()
        if subprocess.run([sys.executable, *arguments], cwd=ROOT).returncode:
            failed.append(name)
        print(f"   {time.monotonic() - started:.1f} s", flush=True)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
