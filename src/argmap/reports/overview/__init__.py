"""The state of a map on one page, for whoever decides whether the argument holds: figures, charts, tables."""

from argmap.reports.overview.figures import Overview, survey

__all__ = ["Overview", "survey"]
