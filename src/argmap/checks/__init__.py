"""Rules that maps are checked against."""

from argmap.checks.registry import RULES, Context, Finding, Rule, UnknownRuleError, find_rule, rule
from argmap.checks.runner import check
from argmap.checks.selection import verify

__all__ = ["RULES", "Context", "Finding", "Rule", "UnknownRuleError", "check", "find_rule", "rule", "verify"]
