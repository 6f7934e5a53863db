"""Which rules apply to a map, and with which severity, according to the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from argmap.checks.registry import RULES, UnknownRuleError, find_rule, letters
from argmap.config import CheckConfig, Config, ConfigError
from argmap.diagnostics import Severity
from argmap.i18n import _


@lru_cache(maxsize=256)
def expand(word: str) -> frozenset[str]:
    """The codes that a word in the settings refers to: a code, a rule's name, or a prefix of codes (AM3).

    Raises:
        UnknownRuleError: there is no such rule; the message suggests the closest one.
    """
    prefix = word.strip().upper()
    family = frozenset(code for code in RULES if code.startswith(prefix) and letters(code) == letters(prefix))
    if family:
        return family
    return frozenset({find_rule(word.strip()).code})


def selection(config: CheckConfig) -> dict[str, Severity]:
    """The rules that apply, by code, with their severities.

    Rules of the file always apply with their own severity, since their errors leave no usable map.

    Raises:
        UnknownRuleError: the settings name an unknown rule.
    """
    chosen = _codes(config.select) if config.select else set(RULES)
    chosen -= _codes(config.ignore)
    wished: dict[str, str] = {}
    # From the largest family to the single rule, so the most specific setting wins.
    for word, severity in sorted(config.severity.items(), key=lambda entry: -len(expand(entry[0]))):
        wished |= dict.fromkeys(expand(word), severity)
    severities = {}
    for code, known in RULES.items():
        wish = wished.get(code, known.severity)
        if known.of_file:
            severities[code] = known.severity
        elif code in chosen and wish != "off":
            severities[code] = Severity(wish)
    return severities


def _codes(words: Iterable[str]) -> set[str]:
    return {code for word in words for code in expand(word)}


def verify(config: Config) -> None:
    """Make sure that the settings name only known rules and don't change rules of the file.

    Raises:
        ConfigError: they do; the message lists every mistake with its file and key.
    """
    faults = [f"{config.file}: [check] `{key}`: {fault}" for key, fault in _faults(config.check)]
    if faults:
        raise ConfigError("\n".join(faults))


def _faults(config: CheckConfig) -> Iterator[tuple[str, str]]:
    named = [("select", word) for word in config.select] + [("ignore", word) for word in config.ignore]
    named += [("severity", word) for word in config.severity]
    named += [(f"per-file.{pattern}", word) for pattern, words in config.per_file.items() for word in words]
    for key, word in named:
        try:
            codes = expand(word)
        except UnknownRuleError as error:
            yield key, str(error)
            continue
        if key == "severity" and all(RULES[code].of_file for code in codes):
            yield key, _("`{rule}` is always an error, because it leaves no usable map").format(rule=word)
