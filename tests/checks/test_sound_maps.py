"""Sound work of several fields is left alone: a rule that fires on it is worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.checks import Severity, check
from argmap.formatting import format_text
from argmap.loading import Loaded, load

MAPS = sorted((Path(__file__).parent / "sound").glob("*.argmap.yaml"))

EXPECTED: dict[str, list[str]] = {}
