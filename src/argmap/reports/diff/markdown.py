"""A comparison in Markdown, for a pull request or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.i18n import _
from argmap.i18n.punctuation import COLON
from argmap.rendering.markdown import escape, escape_start
from argmap.reports.diff.narrative import Entry, Section, Telling
from argmap.reports.diff.runs import Line, Look

# Asterisks inside of Chinese, beside punctuation, are no emphasis to CommonMark; these elements are read everywhere.
_MARKS = {Look.GONE: "<del>{}</del>", Look.NEW: "<ins>{}</ins>", Look.STRONG: "**{}**", Look.DIM: "{}"}


def render(telling: Telling) -> str:
    """The comparison as CommonMark with the HTML elements `del` and `ins`."""
    title = escape(_("What changed in the map", telling.language)) + escape(_(COLON, telling.language) + telling.title)
    parts = [f"# {title}", escape_start(telling.versions)]
    for section in (telling.summary, *telling.sections):
        parts += _section(section, _(COLON, telling.language))
    return "\n\n".join(parts) + "\n"


def _section(section: Section, colon: str) -> Iterator[str]:
    if section.title:
        yield "## " + _set(section.title)
    yield from (_set(sentence, start=True) for sentence in section.lines)
    if section.entries:
        yield "\n".join(line for entry in section.entries for line in _entry(entry, colon))


def _entry(entry: Entry, colon: str) -> Iterator[str]:
    indent = "  " * entry.level
    if not entry.sign:
        yield f"- {_set(entry.head, start=True)}{escape(colon)}{''.join(map(_set, entry.lines))}"
        return
    yield f"{indent}- {_set(entry.head)}"
    for sentence in entry.lines:
        yield ""
        yield f"{indent}  {_set(sentence, start=True)}"


def _set(runs: Line, start: bool = False) -> str:
    written = ""
    for run in runs:
        text = escape_start(run.text) if start and not written else escape(run.text)
        if run.look not in _MARKS or not text.strip():
            written += text
            continue
        # A mark that begins or ends with a space is none to CommonMark.
        head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        written += head + _MARKS[run.look].format(text.strip()) + tail
    return written
