"""Outlines: an argument as indented lines, which become nodes, and a map as such lines."""
