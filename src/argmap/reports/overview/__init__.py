"""The overview of a map on one page: figures, charts, tables."""
