"""Rules that a map is held against."""

# Importing a family registers its rules; below they are put in the order of their codes.
from argmap.checks import certainty, figures, file, graph, layers, passages, reasoning, schemes, sources, wording
from argmap.checks import forecasts as future
from argmap.checks.registry import RULES, Context, Finding, Rule, UnknownRuleError, find_rule
from argmap.checks.runner import check
from argmap.checks.selection import verify

for _code in sorted(RULES):
    RULES[_code] = RULES.pop(_code)

__all__ = [
    "RULES",
    "Context",
    "Finding",
    "Rule",
    "UnknownRuleError",
    "certainty",
    "check",
    "figures",
    "file",
    "find_rule",
    "future",
    "graph",
    "layers",
    "passages",
    "reasoning",
    "schemes",
    "sources",
    "verify",
    "wording",
]
