"""Rules that a map is held against."""

# Importing a family registers its rules; the order here is the order of the catalogue.
from argmap.checks import file, future, graph, reasoning, sources, wording
from argmap.checks.registry import RULES, Context, Finding, Rule, UnknownRuleError, find_rule
from argmap.checks.runner import check

__all__ = [
    "RULES",
    "Context",
    "Finding",
    "Rule",
    "UnknownRuleError",
    "check",
    "file",
    "find_rule",
    "future",
    "graph",
    "reasoning",
    "sources",
    "wording",
]
