"""What `argmap evaluate` and `argmap cruxes` share: the options of an evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

from argmap.cli.common import F
from argmap.config import find_config
from argmap.evaluation import AssumptionError, Assumptions, Settings
from argmap.model import ArgumentMap, Semantics


def _credences(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[str, float]:
    credences = {}
    for pair in given:
        node, equals, number = pair.rpartition("=")
        try:
            credences[node.strip()] = float(number)
        except ValueError:
            equals = ""
        if not equals or not node.strip():
            raise click.BadParameter(f"write ID=NUMBER, such as demand=0.9, not `{pair}`")
    return credences


_OPTIONS = (
    click.option(
        "--semantics",
        type=click.Choice([str(one) for one in Semantics]),
        help="How strength is computed; ratio unless the settings say otherwise.",
    ),
    click.option(
        "--credence",
        "credences",
        multiple=True,
        metavar="ID=NUMBER",
        callback=_credences,
        help="What if the base score of a node were this, from 0 to 1? Several times for several.",
    ),
    click.option("--accept", "accepted", multiple=True, metavar="ID", help="What if a node were accepted?"),
    click.option("--reject", "rejected", multiple=True, metavar="ID", help="What if a node were rejected?"),
)


def evaluation_options(command: F) -> F:
    """The options that say how a map is evaluated, and what is taken for granted; see `settings` and `what_if`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def settings(semantics: str | None = None) -> Settings:
    """How strengths are computed: as the project's settings say, but for what the command line says."""
    config = find_config().evaluate
    return Settings(
        Semantics(semantics) if semantics else config.semantics,
        config.base_scores.by_kind(),
        config.step,
        config.joint,
    )


def what_if(
    map_: ArgumentMap, credences: Mapping[str, float], accepted: Iterable[str], rejected: Iterable[str]
) -> Assumptions:
    """What is taken for granted.

    Raises:
        click.UsageError: that cannot be done with this map.
    """
    assumptions = Assumptions(credences, frozenset(accepted), frozenset(rejected))
    try:
        assumptions.verify(map_)
    except AssumptionError as error:
        raise click.UsageError(str(error)) from None
    return assumptions
