"""The command line: the only place that prints or exits."""

import sys


def main() -> None:
    """Run the command line; see `argmap.cli.root`.

    Ctrl-C may come while modules are still being imported: even then it ends the command without a word.
    """
    try:
        from argmap.cli.root import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


__all__ = ["main"]
