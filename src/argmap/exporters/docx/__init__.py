"""A map as a paper for Word and LibreOffice, in styles that its reader can change."""

from __future__ import annotations

from argmap.exporters.registry import ExportOptions
from argmap.model import ArgumentMap


def export(map_: ArgumentMap, options: ExportOptions) -> bytes:
    """The numbered outline as DOCX; references are footnotes. The same bytes for the same map.

    Raises:
        ExportError: the map has no node ``options.focus``.
    """
    from argmap.exporters.docx.writer import write
    from argmap.exporters.docx.zip import pack

    return pack(write(map_, options), options.digest)
