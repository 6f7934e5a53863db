"""``argmap join`` and ``split``: several inferences to one claim."""

from __future__ import annotations

import click

from argmap.authoring.operations import CLAIM, Join, Split
from argmap.cli.editing import carry_out
from argmap.cli.options import dry_run_option, map_argument, messages_option
from argmap.i18n import _


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap join essay.argmap.yaml thesis three-ways no-bridge no-tunnel --as elimination \\\n"
    "      --scheme alternatives\n"
    "  argmap join essay.argmap.yaml thesis no-road --as elimination\n"
    '  argmap join essay.argmap.yaml demand survey letters --as voices --separate --warrant "…"'
)
@map_argument
@click.argument("claim", metavar="CLAIM")
@click.argument("members", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--as", "inference", metavar="ID", required=True, help="Id of the inference; an existing one is extended."
)
@click.option("--scheme", metavar="ID", default="", help="Its argumentation scheme; see argmap schemes.")
@click.option("--warrant", metavar="TEXT", default="", help="Its warrant, in the map's first language.")
@click.option("--separate", is_flag=True, help="Each member counts by itself (default: they only work together).")
@dry_run_option
@messages_option
def join(
    map_path: str,
    claim: str,
    members: tuple[str, ...],
    inference: str,
    scheme: str,
    warrant: str,
    separate: bool,
    dry_run: bool,
) -> None:
    """Join premises and evidence of CLAIM into an inference.

    ID is a premise or a piece of evidence right below CLAIM.
    """
    operation = Join(claim, members, inference, scheme, warrant, separate)
    carry_out(map_path, dry_run, lambda loaded: [operation])


@click.command(
    epilog="\b\nExamples:\n  argmap split essay.argmap.yaml thesis elimination\n"
    "  argmap split essay.argmap.yaml thesis elimination --to cost\n"
    "  argmap split essay.argmap.yaml thesis elimination --to-claim"
)
@map_argument
@click.argument("claim", metavar="CLAIM")
@click.argument("inference", metavar="INFERENCE")
@click.option("--to", metavar="ID", help="Redirect caveats on it and links to it to this inference of CLAIM.")
@click.option("--to-claim", is_flag=True, help="Redirect caveats on it and links to it to CLAIM itself.")
@dry_run_option
@messages_option
def split(map_path: str, claim: str, inference: str, to: str | None, to_claim: bool, dry_run: bool) -> None:
    """Dissolve an inference to CLAIM.

    Its premises and evidence stay. If caveats limit the inference or links name it, say where they should point.
    """
    operation = splitting(claim, inference, to, to_claim)
    carry_out(map_path, dry_run, lambda loaded: [operation])


def splitting(claim: str, inference: str, to: str | None, to_claim: bool) -> Split:
    """What `argmap split` does, as a value."""
    if to is not None and to_claim:
        raise click.UsageError(_("give only one of --to and --to-claim"))
    return Split(claim, inference, CLAIM if to_claim else to)
