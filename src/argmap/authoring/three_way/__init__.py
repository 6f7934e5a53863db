"""Merging two versions of a map file that come from a common one, node by node."""
