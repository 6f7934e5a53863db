"""What a reader may ask of a diagram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from argmap.evaluation import Settings

THEMES: Final = ("auto", "light", "dark")
TREES: Final = ("left-right", "top-down", "radial")
"""The layouts that draw lines between cards."""
AUTO: Final = "auto"
LAYOUTS: Final = (AUTO, *TREES, "compact", "poster")


@dataclass(frozen=True, slots=True)
class DiagramOptions:
    """Which part of a map is drawn, and how."""

    language: str = ""
    """Language tag; empty for the map's primary language."""
    theme: str = "auto"
    """auto (follows the reader's system), light or dark."""
    layout: str = AUTO
    """auto (one in which what is shown can be read), left-right, top-down, radial (the top node in the middle, its
    branches on both sides), compact (cards below one another, in columns), or poster (a page with
    everything, as text)."""
    page: str = "fit"
    """Pages of a PDF: fit (as large as the diagram), or the name of a size. Of a poster: the size of its page."""
    orientation: str = "auto"
    """Orientation of pages: auto (whichever takes fewer; of a poster, landscape), portrait or landscape."""
    style: str = "default"
    """The name of a style of diagrams, or the path of a TOML file with one."""
    depth: int | None = None
    """How many levels below the top node are shown; lower ones are collapsed and counted."""
    focus: str = ""
    """Id of the node at the top; empty for the thesis."""
    links: tuple[tuple[str, str], ...] = ()
    """(node id, address) of the other exports of a set: where a link from that node leads."""
    engine: str = "embedded"
    """embedded (the Graphviz bundled with pygraphviz) or the path of a dot executable."""
    max_nodes: int | None = None
    """A diagram with more nodes is collapsed to those that carry most of the argument, with a notice."""
    show: str = ""
    """The evaluation shown: empty for none, ``status`` or ``strength``."""
    evaluate: Settings = Settings()  # noqa: RUF009 - frozen
    """How statuses and strengths are computed."""
    ids: bool = False
    """Whether cards show the ids of their nodes, for authors."""
    digest: str = ""
    """Digest of the input, to be included in the output."""

    def scheme_name(self, scheme: str, language: str) -> str:
        """What an argumentation scheme is called: its id in words, since drawings know no catalogue."""
        return scheme.replace("-", " ")
