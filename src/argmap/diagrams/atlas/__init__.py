"""The atlas: a large map on pages, its main reasons at a glance, then its branches; no card is cut."""
