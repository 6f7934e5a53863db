"""A comparison before it is set: the summary first, then what it means for the thesis, then change by change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from argmap.comparison import Comparison, Sort, Statement, ValueChange
from argmap.comparison.effects import Consequences, Reading
from argmap.comparison.files import Sameness
from argmap.evaluation.words import statement_count
from argmap.i18n import N_, _, n_
from argmap.i18n.names import status_word
from argmap.i18n.punctuation import COMMA, FULL_STOP, LIST_COMMA, SPACE
from argmap.reports.diff.runs import Line, Look, Run, line
from argmap.reports.diff.statements import Teller
from argmap.reports.diff.words import count_words, language_word
from argmap.schemes import OWN, Scheme

BRANCH_EXCERPT = 60
"""Cells of the text with which a branch is headed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, or one statement with what has changed about it."""

    sign: str
    """``+`` for new, ``-`` for gone, ``>`` for moved, ``~`` for anything else; empty for what needs none."""
    head: Line
    lines: tuple[Line, ...] = ()
    level: int = 0
    """How many statements above it are new, or gone, with it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences and changes below it; without a title it continues the one above."""

    title: Line
    lines: tuple[Line, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A comparison in the words of one language."""

    language: str
    title: str
    versions: str
    summary: Section
    sections: tuple[Section, ...]

    @property
    def marks(self) -> bool:
        """Whether any line marks deleted and new words."""
        lines = (runs for section in self.sections for entry in section.entries for runs in entry.lines)
        return any(run.look in (Look.GONE, Look.NEW) for runs in lines for run in runs)


def tell(
    comparison: Comparison,
    found: Consequences,
    names: tuple[str, str],
    language: str,
    *,
    sameness: Sameness = Sameness.DIFFERENT,
    all_languages: bool = False,
    brief: bool = False,
    schemes: Mapping[str, Scheme] = OWN,
) -> Telling:
    """Put a comparison into words.

    Args:
        comparison: what differs.
        found: what follows from it.
        names: what the two versions are called.
        language: the language of the words and of the texts quoted.
        sameness: what the files of two equal maps have in common.
        all_languages: tell a text that changed in several languages in each of them.
        brief: leave the single changes out.
        schemes: what argumentation schemes are called.
    """
    teller = Teller(comparison, language, all_languages=all_languages, schemes=schemes)
    sections = [*_for_the_thesis(teller, found)] if comparison else []
    if comparison and not brief:
        sections += [*_whole_map(teller), *_branches(teller)]
    return Telling(
        language,
        comparison.after.title.best(language),
        _("{before} (before) and {after} (after)", language).format(before=names[0], after=names[1]),
        _summary(teller, sameness),
        tuple(sections),
    )


# The summary


_SAME: Final = {
    Sameness.IDENTICAL: (N_("The two files are identical."),),
    Sameness.LAYOUT: (N_("The files differ only in formatting."),),
    Sameness.COMMENTS: (N_("The files differ only in comments and perhaps formatting."),),
}


def _summary(teller: Teller, sameness: Sameness) -> Section:
    comparison, language = teller.comparison, teller.language
    title = line(_("In short", language))
    if not comparison:
        said = [N_("The two versions have the same argument."), *_SAME.get(sameness, ())]
        return Section(title, tuple(line(_(message, language)) for message in said))
    sizes = teller.say(
        N_("{before} before, {after} after."),
        before=statement_count(len(comparison.before), language),
        after=str(len(comparison.after)),
    )
    counts = Counter(sort for one in comparison.changed for sort in one.sorts)
    if not counts:
        return Section(title, (sizes, line(_("No statement has changed.", language))))
    same = len(comparison.statements) - len(comparison.changed)
    rest = teller.say(N_("{} unchanged."), only=str(same)) if same else line(_("No statement is unchanged.", language))
    told = line(_counted(counts, language) + _(FULL_STOP, language) + _(SPACE, language), rest)
    return Section(title, (sizes, told), tuple(_by_branch(teller)))


def _counted(counts: Counter[Sort], language: str) -> str:
    return _(COMMA, language).join(count_words(sort, counts[sort], language) for sort in Sort if counts[sort])


def _by_branch(teller: Teller) -> Iterator[Entry]:
    """How many changes each branch has, if several branches have changes."""
    rows = []
    for key in (teller.comparison.root.key, *teller.comparison.root.children):
        counts = Counter(sort for one in _part(teller.comparison, key) for sort in one.sorts)
        if counts:
            rows.append(Entry("", teller.quote(key), (line(_counted(counts, teller.language)),)))
    if len(rows) > 1:
        yield from rows


def _part(comparison: Comparison, key: str) -> Iterator[Statement]:
    """The statements of a branch; of the thesis only itself."""
    yield from (comparison.root,) if key == comparison.root.key else comparison.subtree(key)


# What follows


def _for_the_thesis(teller: Teller, found: Consequences) -> Iterator[Section]:
    language = teller.language
    lines = [line(standing(found, language))]
    if not found.converged:
        lines.append(line(_("Strengths in a cycle don't converge; don't rely on them.", language)))
    yield Section(line(_("What changes for the thesis", language)), tuple(lines))
    below = [teller.comparison.statements[key] for key in teller.comparison.root.children]
    shifts = [_row(teller, reading.key, (f"{each:.2f}" for each in reading.strengths)) for reading in found.branches]
    for name, rows in (
        (N_("New, directly below the thesis:"), [_of_a_kind(teller, one) for one in below if one.added]),
        (N_("Removed from directly below the thesis:"), [_of_a_kind(teller, one) for one in below if one.removed]),
        (N_("Directly below it, the strength changes for:"), shifts),
    ):
        if rows:
            yield Section((), (line(_(name, language)),), tuple(rows))
    if not found.turned:
        yield Section(
            line(_("Which statements stand", language)), (line(_("No other statement changes status.", language)),)
        )
        return
    note = line(
        Run(_("Status and strength are computed only from how the statements bear on one another.", language), Look.DIM)
    )
    turned = [
        _row(teller, one.key, (status_word(each, language) for each in one.statuses if each)) for one in found.turned
    ]
    count = line(
        n_(
            "The status of {count} statement changes.",
            "The status of {count} statements changes.",
            len(turned),
            language,
        )
    )
    yield Section(line(_("Which statements stand", language)), (count, note), tuple(turned))


def _row(teller: Teller, key: str, sides: Iterator[str]) -> Entry:
    before, after = sides
    return Entry("", teller.quote(key), (teller.say(N_("{before} → {after}"), before=before, after=after),))


def _of_a_kind(teller: Teller, statement: Statement) -> Entry:
    return Entry("", teller.quote(statement.key), (line(teller.kind(statement.node).lower()),))


def standing(found: Consequences, language: str) -> str:
    """The status and strength of the thesis before and after, in a sentence or two."""
    return _(SPACE, language).join(_standing(found.thesis, language))


def _standing(thesis: Reading, language: str) -> Iterator[str]:
    """The status of the thesis before and after."""
    (before, after), strengths = thesis.statuses, thesis.strengths
    assert before is not None, "both versions have a thesis"
    assert after is not None, "both versions have a thesis"
    words = {"before": status_word(before, language), "after": status_word(after, language)}
    if before is after:
        yield _("The thesis is still {status}.", language).format(status=words["after"])
    else:
        yield _("The thesis was {before} and is now {after}.", language).format(**words)
    figures = dict(zip(("before", "after"), (f"{each:.2f}" for each in strengths), strict=True))
    if figures["before"] == figures["after"]:
        yield _("Its strength is {after}, as before.", language).format(**figures)
    else:
        yield (
            _("Its strength rises from {before} to {after}.", language)
            if thesis.shift > 0
            else _("Its strength falls from {before} to {after}.", language)
        ).format(**figures)


# Change by change


def _whole_map(teller: Teller) -> Iterator[Section]:
    comparison = teller.comparison
    lines: list[Line] = []
    for value in teller.told(comparison.values):
        lines += _languages(teller, value) if value.key == "languages" else teller.value(value)
    lines += _works(teller)
    if lines:
        yield Section(line(_("The map as a whole", teller.language)), tuple(lines))


def _languages(teller: Teller, value: ValueChange) -> Iterator[Line]:
    assert isinstance(value.before, tuple)
    assert isinstance(value.after, tuple)
    after, language = teller.comparison.after, teller.language
    for tag in map(str, value.after):
        if tag not in value.before:
            yield teller.say(
                N_("Added language: {language}; {count} of {total} statements have it."),
                language=language_word(tag, language),
                count=str(sum(1 for node in after if node.text.get(tag))),
                total=str(len(after)),
            )
    lost = [language_word(str(tag), language) for tag in value.before if tag not in value.after]
    if lost:
        yield teller.say(N_("Removed language: {}."), only=_(LIST_COMMA, language).join(lost))
    if value.before[0] != value.after[0]:
        first = (language_word(str(tags[0]), language) for tags in (value.before, value.after))
        yield teller.say(
            N_("The primary language was {before} and is now {after}."),
            **dict(zip(("before", "after"), first, strict=True)),
        )


def _works(teller: Teller) -> Iterator[Line]:
    changes = teller.comparison.works
    for name, works in (
        (N_("Added sources: {}."), [change.after for change in changes if change.before is None]),
        (N_("Removed sources: {}."), [change.before for change in changes if change.after is None]),
    ):
        if works:
            titles = _(LIST_COMMA, teller.language).join(teller.work(work.id) for work in works if work)
            yield teller.say(name, only=titles)
    for change in changes:
        if change.before is not None and change.after is not None:
            keys = _(LIST_COMMA, teller.language).join(change.keys)
            yield teller.say(N_("Source changed: {work} ({keys})."), work=teller.work(change.after.id), keys=keys)


def _branches(teller: Teller) -> Iterator[Section]:
    comparison = teller.comparison
    for key in (comparison.root.key, *comparison.root.children):
        changed = [one for one in _part(comparison, key) if one.sorts]
        if changed:
            entries = tuple(_entry(teller, one) for one in changed)
            yield Section(teller.quote(key, BRANCH_EXCERPT), (), entries)


def _entry(teller: Teller, statement: Statement) -> Entry:
    return Entry(sign_of(statement), teller.name(statement), teller.entry(statement), _level(teller, statement))


def sign_of(statement: Statement) -> str:
    """The sign of a change, for those who look for one kind of it."""
    if statement.added or statement.removed:
        return "+" if statement.added else "-"
    return ">" if statement.sorts & {Sort.MOVED, Sort.REORDERED} else "~"


def _level(teller: Teller, statement: Statement) -> int:
    """How many statements above it are new, or removed, with it."""
    level, key = 0, statement.parent
    while key is not None and (statement.added or statement.removed):
        above = teller.comparison.statements[key]
        if (above.added, above.removed) != (statement.added, statement.removed):
            break
        level, key = level + 1, above.parent
    return level
