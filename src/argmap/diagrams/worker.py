"""The child process: DOT in, drawings out, by the Graphviz in pygraphviz."""

from __future__ import annotations

import json
import sys
import tempfile

from pygraphviz import graphviz


def draw(dot: str, format_: str) -> bytes:
    """Lay out one graph and draw it in a format of Graphviz (svg, png, pdf …).

    Raises:
        ValueError: Graphviz refuses the graph.
    """
    with tempfile.TemporaryFile() as file:  # The reader wants a file with a descriptor.
        file.write(dot.encode())
        file.seek(0)
        graph = graphviz.agread(file, None)
    if graph is None:
        raise ValueError("not read")
    context = graphviz.gvContextWithBuiltins()
    if graphviz.gvLayout(context, graph, b"dot"):
        raise ValueError("not laid out")
    error, drawn = graphviz.gvRenderData(context, graph, format_.encode())
    if error:
        raise ValueError("not drawn")
    graphviz.gvFreeLayout(context, graph)
    graphviz.gvFreeContext(context)
    graphviz.agclose(graph)
    return bytes(drawn)


def main() -> None:
    """Answer one request on standard input: for each graph, a line with the length of the drawing, and the drawing."""
    request = json.load(sys.stdin.buffer)
    for dot in request["graphs"]:
        drawn = draw(dot, request["format"])
        sys.stdout.buffer.write(b"%d\n" % len(drawn))
        sys.stdout.buffer.write(drawn)
    sys.stdout.buffer.flush()
