"""Mutated inputs for everything that reads what others wrote; see CONTRIBUTING.md, and ``python -m tests.fuzz -h``."""
