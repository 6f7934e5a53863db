"""Running Graphviz in a separate process, which contains its warnings, crashes and hangs."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from argmap import processes
from argmap.diagrams.scene import DiagramError
from argmap.i18n import _
from argmap.programs import find_program

EMBEDDED = "embedded"
"""The Graphviz that comes with pygraphviz; any other engine is the name or path of a dot program."""
TIME_LIMIT = 120.0
"""Seconds for one call."""

_HERE = Path(__file__).parent


def render(dot: str, format_: str = "svg", engine: str = EMBEDDED, time_limit: float = TIME_LIMIT) -> bytes:
    """Lay out a graph and draw it in a format of Graphviz (svg, png, pdf …); errors as in ``render_many``."""
    return render_many([dot], format_, engine, time_limit)[0]


def render_many(
    dots: Sequence[str], format_: str = "svg", engine: str = EMBEDDED, time_limit: float = TIME_LIMIT
) -> list[bytes]:
    """Lay out several graphs; the embedded Graphviz is started once for all of them.

    Args:
        dots: the graphs in the DOT language.
        format_: the name of an output format of Graphviz.
        engine: ``embedded``, or the name or path of a dot program.
        time_limit: in seconds, for all graphs together with the embedded engine, for each with a program.

    Raises:
        DiagramError: the engine is missing, fails, or takes too long; the message says what to do.
    """
    if engine != EMBEDDED:
        program = find_program("dot" if engine == "system" else engine)
        if program is None:
            raise DiagramError(
                _(
                    "program not found: `{program}`; install Graphviz, give the path of its dot program, or omit "
                    "`--engine` to use the bundled one"
                ).format(program=engine)
            )
        return [_run([program, f"-T{format_}"], dot.encode(), time_limit) for dot in dots]
    request = json.dumps({"format": format_, "graphs": list(dots)})
    answer = _run(processes.python("argmap.diagrams.worker"), request.encode(), time_limit)
    return _split(answer)


def _split(answer: bytes) -> list[bytes]:
    """The drawings in the worker's answer."""
    drawings, at = [], 0
    while at < len(answer):
        line_end = answer.index(b"\n", at)
        start, length = line_end + 1, int(answer[at:line_end])
        drawings.append(answer[start : start + length])
        at = start + length
    return drawings


def _run(command: list[str], given: bytes, time_limit: float) -> bytes:
    environment = {"FONTCONFIG_FILE": str(_HERE / "fonts.conf"), **os.environ}
    try:
        return processes.run(command, given, seconds=time_limit, environment=environment)
    except processes.TooSlowError:
        raise DiagramError(
            _(
                "Graphviz did not finish within {seconds} seconds; show less of the map with `--depth` or `--focus`"
            ).format(seconds=f"{time_limit:g}")
        ) from None
    except processes.NotStartedError as error:
        raise DiagramError(
            _("Graphviz cannot be started: {reason}; check `{program}`").format(reason=error, program=command[0])
        ) from None
    except processes.ProcessError as error:
        raise DiagramError(
            _(
                "Graphviz failed ({reason}); show less of the map with `--depth` or `--focus`, or try another engine"
            ).format(reason=error)
        ) from None
