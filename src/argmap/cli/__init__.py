"""The command line: the only place that prints or exits."""

from argmap.cli.root import main

__all__ = ["main"]
