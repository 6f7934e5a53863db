"""``argmap coverage``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from argmap.cli.common import find_node, no_text, say
from argmap.cli.errors import EXIT_FINDINGS
from argmap.cli.options import Given, dry_run_option, takes_map
from argmap.cli.output import Output, output_options
from argmap.i18n import _, n_
from argmap.i18n.punctuation import LIST_COMMA
from argmap.model import Kind

if TYPE_CHECKING:
    from argmap.reports.coverage.text import SourceReport
    from argmap.sources.passages import SourceTexts


@click.command(
    epilog="\b\nExamples:\n"
    "  argmap coverage paper.argmap.yaml\n"
    "  argmap coverage paper.argmap.yaml --source paper=paper.pdf -o coverage.html\n"
    "  argmap coverage paper.argmap.yaml --section 二（一）\n"
    "  argmap coverage paper.argmap.yaml --min 95        for CI: fails below 95%\n"
    "  argmap coverage paper.argmap.yaml --stubs         the rest as nodes to paste\n"
    "  argmap coverage paper.argmap.yaml --section 3 --apply costs --as evidence\n\n"
    "Each of the nodes of --stubs and --apply has the words of a sentence as its text, to be rewritten, with its "
    "anchor, notes, speaker and section.\n\n"
    "Exit code 0: success. 1: less than --min per cent of the sentences in the body are mapped. 2: usage error."
)
@takes_map(sources=True)
@output_options("text", "json", "html")
@click.option("--stubs", is_flag=True, help="Write each sentence that is not mapped as a node, ready to paste.")
@click.option("--apply", "below", metavar="ID", default="", help="Add these nodes below this claim, as one edit.")
@click.option(
    "--as",
    "kind",
    type=click.Choice([kind.value for kind in Kind if kind is not Kind.THESIS]),
    default=Kind.PREMISE.value,
    show_default=True,
    help="Kind of the nodes that are added.",
)
@dry_run_option
@click.option("--section", "wanted", metavar="NAME", help="Only sections with this number or title.")
@click.option(
    "--min",
    "least",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Fail if a smaller percentage of sentences is mapped (default: min-coverage in the settings).",
)
def coverage(
    given: Given,
    out: Output,
    stubs: bool,
    below: str,
    kind: str,
    dry_run: bool,
    wanted: str | None,
    least: float | None,
) -> None:
    """Show which sentences of its sources a map covers."""
    if stubs or below:
        _write_stubs(given, out, wanted, below, Kind(kind), dry_run)
        return
    from argmap.reports.coverage.html import render_html
    from argmap.reports.coverage.text import document, render_json
    from argmap.reports.document import render

    reports = _reports(given.project.source_texts(given.loaded), wanted)
    out.write(
        {
            "text": lambda: "\n".join(
                render(document(report, given.language), out.form, out.width, out.style) for report in reports
            ),
            "json": lambda: render_json(given.name, reports) + "\n",
            "html": lambda: render_html(reports, given.language),
        }
    )
    set_least = given.project.config.check.thresholds.min_coverage
    if least is None and set_least is not None:
        least = 100 * set_least
    failing = [report for report in reports if least is not None and report.counted.percent < least]
    for report in failing:
        say(
            _("{source}: {percent:.1f}% of the sentences are mapped, less than {least:g}%").format(
                source=report.source_id, percent=report.counted.percent, least=least
            )
        )
    if failing:
        sys.exit(EXIT_FINDINGS)


def _write_stubs(given: Given, out: Output, wanted: str | None, below: str, kind: Kind, dry_run: bool) -> None:
    """Print the nodes for what is not mapped, or add them to the map.

    Raises:
        click.UsageError: the output cannot have them, or the map comes from standard input.
    """
    from argmap.authoring.operations import Add
    from argmap.authoring.stubs import render, stubs_of
    from argmap.cli.editing import carry_out

    if out.form != "text":
        raise click.UsageError(_("`--stubs` and `--apply` write no other format than text"))
    parts = [
        (report.source_id, report.coverage.text, one)
        for report in _reports(given.project.source_texts(given.loaded), wanted)
        for one in report.chosen
        if wanted or one.is_body
    ]
    parent = find_node(given.map, below, "--apply") if below else None
    found = stubs_of(given.map, parts, parent)
    if not found:
        say(_("every sentence is mapped"))
    elif parent is None:
        out.write({"text": lambda: render(found)})
    else:
        path = given.loaded.path
        if path is None:
            raise click.UsageError(_("`--apply` changes a file; give the path of the map instead of -"))
        first, *others = found
        operation = Add(parent.id, kind, first.id, first.keys, others={other.id: other.keys for other in others})
        carry_out(str(path), dry_run, lambda loaded: [operation], sources=given.project.sources, warn=False)
        if not dry_run:
            message = n_(
                "{count} sentence was added below `{id}`; rewrite it in your own words",
                "{count} sentences were added below `{id}`; rewrite them in your own words",
                len(found),
            )
            say(message.format(count=len(found), id=parent.id))


def _reports(sources: SourceTexts, wanted: str | None) -> list[SourceReport]:
    """A report for each source whose text is available.

    Raises:
        click.ClickException: no text is available, or there is no section of this name.
    """
    from argmap.reports.coverage.text import SourceReport, choose

    if not sources.by_id:
        if not sources.map.works:
            raise click.ClickException(_("the map has no sources; list them under `sources`"))
        raise no_text(next(iter(sources.map.works)))
    reports = []
    for source_id in sources.by_id:
        found = sources.coverage(source_id)
        assert found is not None
        chosen = choose(found, wanted) if wanted else found.sections
        unresolved = tuple(
            (node.id, anchor)
            for node in sources.map
            if node.source == source_id
            for anchor, passages in zip(node.at, sources.passages(node), strict=True)
            if len(passages) != 1
        )
        if chosen:
            reports.append(SourceReport(sources.map, source_id, found, unresolved, chosen, whole=not wanted))
    if not reports:
        names = dict.fromkeys(section.name for text in sources.by_id.values() for section in text.sections)
        raise click.BadParameter(
            _("unknown section `{name}`; the sections are: {names}").format(
                name=wanted, names=_(LIST_COMMA).join(names)
            ),
            param_hint="--section",
        )
    return reports
