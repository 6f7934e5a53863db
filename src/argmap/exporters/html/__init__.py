"""The map as one web page for its readers: outline, diagram and details in a file that needs no network."""

from argmap.exporters.html.document import export

__all__ = ["export"]
