"""A file of argumentation schemes → schemes or diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from argmap.diagnostics import Diagnostic, Severity, Span
from argmap.i18n.messages import SOURCE, _, languages, spoken_language
from argmap.loading import why_unreadable
from argmap.model import Text
from argmap.schemes.schema import SCHEME_FILE, SchemeEntry
from argmap.schemes.scheme import Question, Scheme, SchemeFileError
from argmap.syntax.decoding import MAX_BYTES, decode
from argmap.syntax.source import Source
from argmap.syntax.validation import type_as
from argmap.syntax.yaml import compose


@cache
def read_own() -> dict[str, Scheme]:
    """The built-in schemes, in every language of argmap."""
    return read_schemes(files(__package__).joinpath("catalogue.yaml").read_bytes(), "catalogue.yaml", _own_text)


def _own_text(texts: Mapping[str, str]) -> Text:
    return Text(_Translated(texts[SOURCE]))


@dataclass(frozen=True, slots=True)
class _Translated(Mapping[str, str]):
    """A text of argmap itself in every language, translated on access."""

    english: str

    def __getitem__(self, tag: str) -> str:
        return _(self.english, _tags()[tag])

    def __iter__(self) -> Iterator[str]:
        return iter(_tags())

    def __len__(self) -> int:
        return len(_tags())


@cache
def _tags() -> dict[str, str]:
    """The languages of argmap, English last; the main form of a language has its short tag (``zh``)."""
    general = {tag: tag.partition("-")[0] for tag in (*languages()[1:], SOURCE)}
    return {short if spoken_language(short) == tag else tag: tag for tag, short in general.items()}


def read_scheme_file(path: Path) -> dict[str, Scheme]:
    """The schemes of a file.

    Raises:
        SchemeFileError: it cannot be read, or has errors, all of which are reported.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        hint = _("check `--schemes`, and `schemes` in the settings, whose paths are relative to the settings file")
        problem = Diagnostic("AM100", Severity.ERROR, why_unreadable(error)[0], Span(0, 0), hint)
        raise SchemeFileError(Source(str(path), ""), [problem]) from error
    return read_schemes(raw, str(path))


def read_schemes(raw: bytes, name: str, text: Callable[[Mapping[str, str]], Text] = Text) -> dict[str, Scheme]:
    """The schemes in a file.

    Args:
        raw: its content.
        name: its name in messages.
        text: makes the text of a scheme from its wordings by language.

    Raises:
        SchemeFileError: it has errors, all of which are reported.
    """
    source, problem = decode(raw, name)
    if problem is not None:
        raise SchemeFileError(source, [source.whole(problem)])
    composed = compose(source)
    authored, found = type_as(composed, SCHEME_FILE)
    # `--fix` works on maps only.
    faults = [source.whole(replace(fault, fix=None)) for fault in (*composed.diagnostics, *found)]
    if faults or authored is None:
        raise SchemeFileError(source, sorted(faults, key=lambda fault: (fault.span, fault.code)))
    return {scheme_id: _scheme(scheme_id, entry, text) for scheme_id, entry in authored.schemes.items()}


def _scheme(scheme_id: str, entry: SchemeEntry, text: Callable[[Mapping[str, str]], Text]) -> Scheme:
    return Scheme(
        id=scheme_id,
        name=text(entry.name),
        summary=text(entry.summary),
        premises=tuple(map(text, entry.premises)),
        conclusion=text(entry.conclusion),
        questions=tuple(
            Question(question_id, text(question.text), question.attacks)
            for question_id, question in entry.questions.items()
        ),
        source=entry.source,
    )
