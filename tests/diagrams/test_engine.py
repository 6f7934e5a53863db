"""Graphviz may be missing, crash, hang or refuse: the user learns what to do."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from argmap.diagrams.engine import render, render_many
from argmap.diagrams.layout import lay_out
from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.scene import DiagramError, compose
from diagrams.samples import small_map

GRAPH = "digraph { a -> b }"

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for dot is a shell script")


def stand_in(path: Path, script: str) -> str:
    program = path / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_several_graphs_are_drawn_by_one_process() -> None:
    drawings = render_many([GRAPH, "digraph { x; y }"])
    assert [b"<title>a" in drawing for drawing in drawings] == [True, False]


@pytest.mark.parametrize(("format_", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")])
def test_formats(format_: str, start: bytes) -> None:
    assert render(GRAPH, format_).startswith(start)


def test_broken_source_is_an_error_and_not_a_crash_of_ours() -> None:
    with pytest.raises(
        DiagramError, match=r"^Graphviz failed \(.*\); show less of the map with `--depth` or `--focus`"
    ):
        render("digraph {")


def test_no_such_format() -> None:
    with pytest.raises(DiagramError, match="Graphviz failed"):
        render(GRAPH, "no-such-format")


def test_time_limit_of_the_embedded_engine() -> None:
    with pytest.raises(DiagramError, match=r"did not finish within 0\.001 seconds; show less"):
        render(GRAPH, time_limit=0.001)


@posix
def test_time_limit_of_a_program(tmp_path: Path) -> None:
    with pytest.raises(DiagramError, match=r"did not finish within 0\.2 seconds"):
        render(GRAPH, engine=stand_in(tmp_path, "exec sleep 20"), time_limit=0.2)


@posix
def test_a_crash(tmp_path: Path) -> None:
    with pytest.raises(DiagramError, match="it crashed with signal 11"):
        render(GRAPH, engine=stand_in(tmp_path, "kill -SEGV $$"))


@posix
def test_a_failure_says_what_the_program_said(tmp_path: Path) -> None:
    with pytest.raises(DiagramError, match=r"Graphviz failed \(out of ink\)"):
        render(GRAPH, engine=stand_in(tmp_path, "echo out of ink >&2; exit 3"))


@posix
def test_a_program_that_cannot_be_started(tmp_path: Path) -> None:
    program = Path(stand_in(tmp_path, ""))
    program.write_bytes(b"\0\1\2")
    with pytest.raises(DiagramError, match="cannot be started"):
        render(GRAPH, engine=str(program))


def test_a_program_that_is_missing() -> None:
    with pytest.raises(DiagramError, match="program not found: `/no/such/dot`; install Graphviz"):
        render(GRAPH, engine="/no/such/dot")


@pytest.mark.skipif(shutil.which("dot") is None, reason="no dot program is installed")
def test_a_graphviz_of_the_users_own() -> None:
    assert b"<title>a" in render(GRAPH, engine="system")


@posix
def test_a_drawing_without_the_cards(tmp_path: Path) -> None:
    scene = compose(small_map(), DiagramOptions(language="en"))
    with pytest.raises(DiagramError, match="Graphviz left out some cards; omit `--engine`"):
        lay_out([scene], stand_in(tmp_path, "cat > /dev/null; echo '<svg></svg>'"))
