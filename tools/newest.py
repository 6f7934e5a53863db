"""Run the quick tests with the newest version of every dependency, in a separate environment.

It first prints which versions differ from constraints.txt. This is the last step of CI.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv-newest"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NOT_LOCKED = {"argmap", "pip", "setuptools"}


def locked() -> dict[str, set[str]]:
    """The locked versions of each package; some packages have different ones for older and newer Pythons."""
    versions: dict[str, set[str]] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if pinned := re.match(r"([\w.-]+)==(\S+)", line):
            versions.setdefault(pinned[1], set()).add(pinned[2])
    return versions


def differences() -> list[str]:
    """The installed packages whose version differs from the lock, such as ``pyyaml 6.0.4 (locked: 6.0.2)``."""
    listing = subprocess.run([PYTHON, "-m", "pip", "list", "--format", "json"], check=True, stdout=subprocess.PIPE)
    installed = json.loads(listing.stdout)
    versions, found = locked(), []
    for package in installed:
        name = re.sub(r"[-_.]+", "-", package["name"]).lower()
        if name not in NOT_LOCKED and package["version"] not in versions.get(name, ()):
            found.append(f"{name} {package['version']} (locked: {' or '.join(versions.get(name, ['nothing']))})")
    return found


def main() -> int:
    """Install, list the differences and run the tests; return the exit code of pytest."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--upgrade", "-e", ".[dev]"], cwd=ROOT, check=True)
    print("── versions that differ from constraints.txt")
    print("\n".join(differences()) or "none", flush=True)
    print("── quick tests with the newest versions", flush=True)
    return subprocess.run([PYTHON, "-m", "pytest", "-n", "auto"], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
