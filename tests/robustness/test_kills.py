"""`kill -9` at a random moment: every file is the old one or the new one, and the command can be run again.

Each command is killed ARGMAP_KILLS times (3 by default). `ARGMAP_KILLS=200 pytest -m slow -s` prints what became of
it: kills, runs that were faster, and of all these: files as before, files as after, some of several files written,
temporary files left (which the command removes when it is run again).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from support.killing import Server, killed, server
from support.writing import COMMANDS

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")]

KILLS = int(os.environ.get("ARGMAP_KILLS", "3"))


@pytest.fixture(scope="module")
def runner() -> Iterator[Server]:
    with server() as made:
        yield made


@pytest.mark.parametrize("name", COMMANDS)
def test_every_file_is_the_old_one_or_the_new_one(name: str, runner: Server) -> None:
    outcome = killed(runner, name, COMMANDS[name], KILLS)
    print(outcome)
    assert outcome.kills == KILLS
