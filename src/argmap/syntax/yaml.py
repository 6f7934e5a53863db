"""The strict subset of YAML for maps: text → data with the place of every key and value.

A custom composer reads libyaml's events: scalars stay text, exactly as written; duplicate keys, aliases and tags are
reported instead of resolved; nesting is limited.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

import yaml
from yaml._yaml import CParser

from argmap.diagnostics import Diagnostic, Edit, Fix, Label, Severity, Span
from argmap.git import conflicts
from argmap.i18n import N_, _
from argmap.model.route import Loc
from argmap.model.text import breaks_vanish
from argmap.syntax.edits import Revision, apply_edits
from argmap.syntax.source import Source

if TYPE_CHECKING:
    from argmap.syntax.slips import Failure, Slip

MAX_DEPTH = 200
"""The deepest nesting of collections: about a hundred levels of argument."""

_BREAK = re.compile(r"\r\n|\n|\r")
_SPACES = frozenset(" \t\n")
_BLOCK_MARKS = frozenset("|>")
_ESCAPES = {"'": re.compile("''"), '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.)")}

# libyaml also ends lines at these characters, as YAML 1.1 did. YAML 1.2 and editors do not: private-use characters
# replace them while it reads.
_NO_BREAKS = {0x85: 0x10FFFB, 0x2028: 0x10FFFC, 0x2029: 0x10FFFD}
_NO_BREAKS_BACK = {stand_in: character for character, stand_in in _NO_BREAKS.items()}

_SWALLOWED = re.compile(r"[ \t]*:?[ \t]+(#[^\s#!][^\r\n]*)")

_UNPRINTABLE = re.compile(r"[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class SpanTree:
    """The spans of a value and its key, and those of the values inside it.

    The key's offsets are -1 if there is no key. A large map has a hundred thousand of these objects: so offsets are
    plain attributes, and all scalars share one empty mapping of children.
    """

    __slots__ = ("children", "end", "key_end", "key_start", "start")

    def __init__(self, start: int, end: int, key_start: int = -1, key_end: int = -1, *, holds: bool = True) -> None:
        self.start = start
        self.end = end
        self.key_start = key_start
        self.key_end = key_end
        self.children: dict[str | int, SpanTree] = {} if holds else _NOTHING

    @property
    def key(self) -> Span | None:
        """The key's span; None if there is no key."""
        return Span(self.key_start, self.key_end) if self.key_start >= 0 else None

    @property
    def span(self) -> Span:
        """The value's span."""
        return Span(self.start, self.end)

    def find(self, loc: Loc) -> tuple[SpanTree, int]:
        """The place at a route, or its nearest ancestor, and how many steps of the route were found."""
        place = self
        for depth, step in enumerate(loc):
            child = place.children.get(step)
            if child is None:
                return place, depth
            place = child
        return place, len(loc)


_NOTHING: dict[str | int, SpanTree] = {}
"""The children of every scalar."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its ``#``."""

    span: Span
    text: str


@dataclass(slots=True)
class Composed:
    """Plain data, its places, and the errors in the YAML.

    ``data`` is None if there is no document. ``spoiled`` lists routes whose value is not the author's (an alias, say),
    so that they are not reported twice.
    """

    data: object
    root: SpanTree
    diagnostics: list[Diagnostic] = field(default_factory=list)
    spoiled: list[Loc] = field(default_factory=list)
    text: str = ""
    """The text of the file."""


def compose(source: Source) -> Composed:
    """Read the single document of a file. Errors are part of the result; nothing is raised."""
    composer = _Composer(source)
    for marks in conflicts(source.text):
        first, *others = (Span(start, end) for start, end in marks)
        hint = _("keep one version of these lines, and delete those that begin with `<<<<<<<`, `=======` or `>>>>>>>`")
        labels = tuple(Label(span, _("the merge goes on here")) for span in others)
        composer.report("AM114", _("the file has an unsettled merge"), first, hint, labels)
    if composer.result.diagnostics:
        # Both versions are in the text, so nothing that it says is what it will say.
        return composer.result
    failed = composer.attempt()
    composer.result.text = source.text
    if failed is None and not _MISTAKABLE.search(source.text):
        return composer.result
    return _Repair(source).read(composer, failed)


_MISTAKABLE = re.compile(r"[\u3000\u00a0：，、｛］［｝]|^[ \t]*(?:- +)*[a-zA-Z-]+:[^\s:/]", re.MULTILINE)
"""What may make YAML read a line otherwise than it is meant."""

_SUSPECT = re.compile(r"[\u3000\u00a0：｛［]")
_OPENED = re.compile(r":[ \t]*\{")
_SPACELESS = re.compile(r":[^\s:/]")
_BEFORE_COLON = re.compile(r"[ \t]*(?:- +)*[\w.-]+")
_SPACELESS_ITEM = re.compile(r"\n[ \t]*-[^\s-]")
"""What there is in such a line; most Chinese texts have commas only. Each begins with a fixed character where it can,
which is found fast."""

_LIKE_AN_ENTRY = re.compile(
    r"[ \t]*(?:[\u3000\u00a0]|-[^\s-]"
    r"|(?:- +)*(?:[A-Za-z0-9_.-]+[ \t]*[:：]|[\w.-]+[ \t]*[:：]\s*(?:[\u3000\u00a0{｛［]|$)))"
)
"""How such a line begins if it is meant to be an entry."""

_MOST_REREAD = 4_000_000
"""How many characters are read again in search of causes, so that a large file with many mistakes is not slow."""

_REPORT = 200
"""How many characters are read in the time that it takes to report a mistake."""

_MOST_FOUND = 200
"""How many syntax errors are reported in one run."""


class _Repair:
    """Reads on behind syntax errors: each is put right in a copy, which is then read again.

    A cause is accepted only if reading gets past the mistake with its edits. So an error that is reported is one that
    the author would find after correcting those before it. What the map says is read only if every correction is
    certain.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.revision = Revision(source.text)
        self.found: list[Diagnostic] = []
        self.doubtful: int | None = None
        self.left = _MOST_REREAD

    def read(self, composer: _Composer, failed: yaml.YAMLError | None) -> Composed:
        while True:
            slip_and_next = self._next(composer, failed)
            if slip_and_next is None:
                break
            slip, after, failed = slip_and_next
            self.found.append(self._said(slip))
            if not slip.safe and self.doubtful is None:
                self.doubtful = self.revision.origin(slip.span.start)
            self.revision.apply(slip.edits)
            composer = after
        if failed is not None:
            composer.report_failure(failed)
        return self._result(composer.result)

    def _next(
        self, composer: _Composer, failed: yaml.YAMLError | None
    ) -> tuple[Slip, _Composer, yaml.YAMLError | None] | None:
        """The next mistake with a known cause, and the reading of the text without it."""
        if len(self.found) == _MOST_FOUND:
            return None
        if failed is None:
            proposals = _misread(composer)
        elif (failure := composer.failure(failed)) is not None:
            # Only a file with mistakes needs this module, whose patterns take long to compile.
            from argmap.syntax.slips import slips

            proposals = slips(failure)
        else:
            return None
        for slip in proposals:
            text = apply_edits(composer.source.text, slip.edits)
            after = _Composer(Source(self.source.name, text))
            again = after.attempt()
            self.left -= len(text) if again is None else after.place_of(again)[0]
            self.left -= _REPORT * len(after.result.diagnostics)
            if self.left < 0:
                return None
            growth = len(text) - len(composer.source.text)
            if failed is None:
                floor = len(composer.source.text)
            else:
                assert failure is not None
                stopped_at_end = failure.at >= len(composer.source.text.rstrip())
                floor = max(failure.begun if stopped_at_end else failure.at, slip.until)
            if again is None or after.place_of(again)[0] > floor + growth:
                return slip, after, again
        return None

    def _back(self, span: Span) -> Span:
        start = self.revision.origin(span.start)
        return Span(start, max(start, self.revision.origin(span.end)))

    def _said(self, slip: Slip) -> Diagnostic:
        edits = tuple(Edit(self._back(edit.span), edit.text) for edit in slip.edits)
        fix = Fix(slip.title, edits, slip.safe)
        return Diagnostic("AM101", Severity.ERROR, slip.message, self._back(slip.span), slip.hint, fix=fix)

    def _result(self, result: Composed) -> Composed:
        """The final reading, with its places those of the file."""
        if not self.found:
            return result
        kept = []
        for each in result.diagnostics:
            span = self._back(each.span)
            if self.doubtful is None or each.code == "AM101" or span.start < self.doubtful:
                labels = tuple(Label(self._back(label.span), label.message) for label in each.labels)
                kept.append(replace(each, span=span, labels=labels))
        if self.doubtful is not None:
            return Composed(None, SpanTree(0, len(self.source.text)), [*self.found, *kept])
        stack = [result.root]
        while stack:
            place = stack.pop()
            place.start, place.end = self._back(place.span)
            if place.key is not None:
                place.key_start, place.key_end = self._back(place.key)
            stack.extend(place.children.values())
        result.diagnostics = [*self.found, *kept]
        result.text = self.source.text
        return result


def _misread(composer: _Composer) -> Iterator[Slip]:
    """Lines that YAML took for a key or for a text, and that have the form of an entry with full-width marks."""
    source = composer.source
    suspects = _suspects(source)
    if not suspects:
        return
    begins = [source.start_of(number) for number in suspects]
    ends = [source.start_of(number) + len(source.line(number)) for number in suspects]
    stack = [composer.result.root]
    taken: set[int] = set()
    while stack:
        place = stack.pop()
        begin = place.key_start if place.key_start >= 0 else place.start
        if bisect_right(begins, max(place.end, begin)) <= bisect_left(ends, begin):
            # None of its lines is suspect.
            continue
        if place.key_start >= 0:
            written = source.text[place.key_start : place.key_end]
            if written[:1] in "\u3000\u00a0" or ("：" in written and place.start == place.end):
                taken.add(source.position(place.key_start)[0])
        if place.children:
            stack.extend(place.children.values())
        elif source.text[place.start : place.start + 1] not in ("", '"', "'", "|", ">"):
            first, last = source.position(place.start)[0], source.position(max(place.end - 1, place.start))[0]
            key_line = source.position(place.key_start)[0] if place.key_start >= 0 else 0
            if key_line == first and source.text[place.start] not in "｛［":
                # Only the lines after that of the key can be entries.
                first += 1
            taken.update(range(first, last + 1))
    lines = [number for number in sorted(taken.intersection(suspects)) if _LIKE_AN_ENTRY.match(source.line(number))]
    if not lines:
        return
    from argmap.syntax.slips import unread

    for width in (2, 1):
        if proposals := list(unread(source, lines, width)):
            # All of them at once: one alone would not make the lines fit together.
            yield replace(proposals[0], edits=tuple(edit for each in proposals for edit in each.edits))


def _suspects(source: Source) -> list[int]:
    """The lines, in order, that may be entries which YAML took for something else."""
    text = source.text
    found = {source.position(match.start())[0] for mark in (_SUSPECT, _OPENED) for match in mark.finditer(text)}
    for match in _SPACELESS.finditer(text):
        begin = text.rfind("\n", 0, match.start()) + 1
        if _BEFORE_COLON.fullmatch(text, begin, match.start()):
            found.add(source.position(begin)[0])
    found.update(source.position(match.start() + 1)[0] for match in _SPACELESS_ITEM.finditer(text))
    if re.match(r"[ \t]*-[^\s-]", text):
        found.add(1)
    return sorted(found)


def _without_blank_end(text: str) -> str:
    """A block without the lines at its end that have nothing but blanks, which say nothing."""
    said = text.rstrip(" \t\n")
    if not said:
        return ""
    beside, line_end, below = text[len(said) :].partition("\n")
    return said + beside + line_end if below.strip("\n") else text


class _TooDeepError(Exception):
    pass


class _Level:
    """An open collection: its data, its place, its route and, in a mapping, the key waiting for a value."""

    __slots__ = ("data", "is_mapping", "key", "key_end", "key_start", "loc", "place")

    def __init__(self, data: dict[str, object] | list[object], place: SpanTree, loc: Loc) -> None:
        self.data = data
        self.is_mapping = isinstance(data, dict)
        self.place = place
        self.loc = loc
        self.await_key()

    def await_key(self) -> None:
        """Forget the last key."""
        self.key: str | None = None
        self.key_start = self.key_end = -1

    def put(self, data: object, place: SpanTree) -> None:
        """Add the value of the key, which is then forgotten, or the next item of a list."""
        if isinstance(self.data, dict):
            assert self.key is not None
            self.data[self.key] = data
            self.place.children[self.key] = place
            self.await_key()
        else:
            self.place.children[len(self.data)] = place
            self.data.append(data)

    @property
    def next_loc(self) -> Loc:
        """The route of the next value; that of the document itself is empty."""
        if isinstance(self.data, list):
            return (*self.loc, len(self.data))
        return (*self.loc, self.key or "") if self.key or self.loc else ()


class _Composer:
    """Turns events into data and places; a stack has the open collections."""

    def __init__(self, source: Source) -> None:
        self.source = source
        # A byte order mark is not part of the document, and libyaml's marks do not count it.
        self.offset = 1 if source.text.startswith("\ufeff") else 0
        self.text = source.text[self.offset :]
        self.stands_in = any(chr(character) in self.text for character in _NO_BREAKS)
        if self.stands_in:
            self.text = self.text.translate(_NO_BREAKS)
        self.result = Composed(None, SpanTree(0, len(source.text)))
        self.repeated = count(2)

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        hint: str = "",
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        self.result.diagnostics.append(Diagnostic(code, Severity.ERROR, message, span, hint, labels, fix=fix))

    def read(self) -> None:
        parser = CParser(self.text)
        try:
            self._read_events(parser)
        finally:
            parser.dispose()

    def attempt(self) -> yaml.YAMLError | None:
        """Read the file; returns the syntax error at which that ends."""
        try:
            self.read()
        except yaml.YAMLError as error:
            return error
        return None

    def place_of(self, error: yaml.YAMLError) -> tuple[int, int]:
        """Where a syntax error was noticed, and where what it is in began."""
        end = len(self.source.text)
        if not isinstance(error, yaml.MarkedYAMLError):
            return 0, 0
        at = end if error.problem_mark is None else min(error.problem_mark.index + self.offset, end)
        return at, at if error.context_mark is None else min(error.context_mark.index + self.offset, at)

    def failure(self, error: yaml.YAMLError) -> Failure | None:
        """What is known of a syntax error that an author may have made; None if there is nothing to look for."""
        if not isinstance(error, yaml.MarkedYAMLError) or "maximum nesting" in (error.problem or "").lower():
            return None
        at, begun = self.place_of(error)
        in_brackets = "flow" in (error.context or "")
        if self._cutting(begun, at, in_brackets=in_brackets):
            return None
        from argmap.syntax.slips import Failure

        return Failure(self.source, at, begun, in_brackets)

    def report_failure(self, error: yaml.YAMLError) -> None:
        """Report the error at which reading ended."""
        if isinstance(error, yaml.MarkedYAMLError):
            self.report_syntax(error)
        else:
            self.report_unreadable(error)

    def _read_events(self, parser: CParser) -> None:
        documents = 0
        while True:
            event = self._next(parser)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
                if documents > 1:
                    return
                try:
                    self._read_value(parser, self._next(parser))
                except _TooDeepError:
                    return
            elif isinstance(event, yaml.StreamEndEvent):
                return

    @staticmethod
    def _next(parser: CParser) -> yaml.Event:
        event = parser.get_event()
        assert event is not None, "the end of the stream is read once"
        return event

    def _check_document(self, event: yaml.DocumentStartEvent, count: int) -> None:
        span = self._span(event)
        if count > 1:
            self.report("AM103", _("a second document begins here"), span, _("put each map in its own file"))
        if event.version or event.tags:
            hint = _("delete the line that begins with `%`")
            self.report("AM103", _("YAML directives are not supported"), span, hint)

    def _read_value(self, parser: CParser, event: yaml.Event) -> None:
        """Read the document's value without recursion, however deeply it is nested."""
        document = _Level({}, SpanTree(0, len(self.source.text)), ())
        document.key = ""
        stack = [document]
        while True:
            level = stack[-1]
            if isinstance(event, yaml.CollectionEndEvent):
                self._close(level.place, event)
                stack.pop()
            elif level.key is None and level.is_mapping:
                self._read_key(parser, event, level)
            else:
                inside = self._read_item(event, level)
                if inside is not None:
                    self._check_depth(len(stack), event)
                    stack.append(inside)
            if len(stack) == 1:
                break
            event = self._next(parser)
        assert isinstance(document.data, dict)
        self.result.data = document.data[""]
        self.result.root = document.place.children[""]

    def _check_depth(self, depth: int, event: yaml.Event) -> None:
        if depth > MAX_DEPTH:
            self._report_depth(self._span(event))
            raise _TooDeepError

    def _report_depth(self, span: Span) -> None:
        message = _("nested more than {depth} levels deep").format(depth=MAX_DEPTH)
        hint = _("close any open bracket and check the indentation; no argument is this deep")
        self.report("AM108", message, span, hint)

    def _read_item(self, event: yaml.Event, level: _Level) -> _Level | None:
        """Put one value into the open collection; a collection is returned as the next level."""
        start_mark, end_mark = event.start_mark, event.end_mark
        assert start_mark is not None, "libyaml marks every event"
        assert end_mark is not None, "libyaml marks every event"
        start, end = start_mark.index + self.offset, end_mark.index + self.offset
        inside = None
        if isinstance(event, yaml.ScalarEvent):
            data = self._text_of(event)
            place = SpanTree(start, end, level.key_start, level.key_end, holds=False)
            after = level.key_end if level.key_end >= 0 else end
            if start == end and (swallowed := _SWALLOWED.match(self.source.text, after)):
                self._report_swallowed(Span(*swallowed.span(1)))
                self.result.spoiled.append(level.next_loc)
            if start_mark.line != end_mark.line:
                data = self._unfold(event, place)
            level.put(data if data.isascii() else unicodedata.normalize("NFC", data), place)
        elif isinstance(event, yaml.AliasEvent):
            self._report_alias(event)
            self.result.spoiled.append(level.next_loc)
            level.put("", SpanTree(start, end, level.key_start, level.key_end, holds=False))
        else:
            place = SpanTree(start, end, level.key_start, level.key_end)
            inside = _Level({} if isinstance(event, yaml.MappingStartEvent) else [], place, level.next_loc)
            level.put(inside.data, place)
        self._check_decorations(event)
        return inside

    def _report_swallowed(self, comment: Span) -> None:
        said = self.source.text[comment.start : comment.end]
        message = _("`{comment}` is a comment, not part of the text before it").format(comment=said[:20])
        self.report("AM101", message, comment, _("put quotation marks around the text, or a space after the `#`"))

    def _unfold(self, event: yaml.ScalarEvent, place: SpanTree) -> str:
        """The text of a scalar of several lines; corrects the end of its place."""
        raw = self.source.text[place.start : place.end]
        if event.style in ("|", ">"):
            last = _BREAK.search(raw, len(raw.rstrip(" \t\r\n")))
            place.end = place.start + (last.start() if last else len(raw))
        text = self._text_of(event)
        if event.style in ("|", ">"):
            text = _without_blank_end(text)
        # Only between CJK characters is the space dropped.
        return text if text.isascii() else unfold(text, raw, event.style)

    def _read_key(self, parser: CParser, event: yaml.Event, level: _Level) -> None:
        """Read the key of the next value, of whatever type."""
        if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
            level.key = self._key(event, level)
            level.key_start, level.key_end = self._span(event)
            return
        self.report(
            "AM103",
            _("a key must be a single word or phrase, not a list or a mapping"),
            self._span(event),
            _("write `key: value`; quote a text that begins with `[` or `{{`").format(),
        )
        level.key_start, level.key_end = self._span(event)
        level.key = self._skip(parser, event)
        self.result.spoiled.append((*level.loc, level.key))

    def _key(self, event: yaml.ScalarEvent | yaml.AliasEvent, level: _Level) -> str:
        if isinstance(event, yaml.AliasEvent):
            self._report_alias(event)
            key = f"*{event.anchor}"
            self.result.spoiled.append((*level.loc, key))
            return key
        self._check_decorations(event)
        key = unicodedata.normalize("NFC", self._text_of(event))
        if key and key != "<<" and key not in level.place.children:
            return key
        span = self._span(event)
        if not key:
            # The empty key is not usable: it stands for the primary language later on.
            hint = _("write the key before the colon; `? ` also begins a key")
            self.report("AM103", _("a key is empty"), span, hint)
            key = "(empty)"
            self.result.spoiled.append((*level.loc, key))
        if key == "<<" and not event.style:
            hint = _("write the keys out where you need them")
            self.report("AM103", _("merge keys are not supported"), span, hint)
            self.result.spoiled.append((*level.loc, key))
        if (first := level.place.children.get(key)) is not None and first.key is not None:
            line = self.source.position(first.key.start)[0]
            hint = _("merge it with the first, on line {line}, or rename one of them")
            if unicodedata.normalize("NFC", event.value) != event.value or (
                unicodedata.normalize("NFC", written := self.source.text[first.key.start : first.key.end]) != written
            ):
                hint = _("it is the key on line {line}, with accents that are coded differently; rename one of them")
            self.report(
                "AM102",
                _("the key `{key}` is used twice").format(key=key),
                span,
                hint.format(line=line),
                (Label(first.key, _("first here")),),
            )
            # Which of the two the author meant is unknown; the second is kept under a key that nothing reads.
            again = key
            while key in level.place.children:
                key = f"{again} (again, {next(self.repeated)})"
            self.result.spoiled.append((*level.loc, key))
        return key

    def _text_of(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        return text.translate(_NO_BREAKS_BACK) if self.stands_in else text

    def _skip(self, parser: CParser, event: yaml.Event) -> str:
        """Skip a collection in the place of a key; its source text serves as the key."""
        start, depth = self._span(event).start, 1
        while depth:
            event = self._next(parser)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            # libyaml also takes time proportional to the depth for every token.
            self._check_depth(depth, event)
        return self.source.text[start : self._span(event).end]

    def _close(self, place: SpanTree, event: yaml.Event) -> None:
        """Set the end of a collection to that of its last child: libyaml's mark for it is after following comments."""
        text = self.source.text
        if text.startswith(("[", "{"), place.start):
            end = self._span(event)[1]
            if end > place.start and text[end - 1] in "]}":
                place.end = end
                return
        last = next(reversed(place.children.values()), None)
        place.end = last.end if last else place.start

    def _report_alias(self, event: yaml.AliasEvent) -> None:
        self.report(
            "AM103",
            _("the alias `{alias}` is not supported").format(alias=f"*{event.anchor}"),
            self._span(event),
            _("write the text out; quote it if it should begin with `*`"),
        )

    def _check_decorations(self, event: yaml.Event) -> None:
        if not isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
            return
        if event.anchor is None and event.tag is None:
            return
        span = self._span(event)
        if event.anchor is not None:
            self.report(
                "AM103",
                _("the anchor `{anchor}` is not supported").format(anchor=f"&{event.anchor}"),
                Span(span.start, min(span.end, span.start + len(event.anchor) + 1)),
                _("delete it; quote the text if it should begin with `&`"),
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report(
                "AM103",
                _("the tag `{tag}` is not supported").format(tag=tag),
                Span(span.start, min(span.end, span.start + len(tag))),
                _("delete it; quote the text if it should begin with `!`"),
                fix=self._quoting(event, span),
            )

    def _quoting(self, event: yaml.Event, span: Span) -> Fix | None:
        """How to quote a text whose first word is taken for a tag; None where the author may well have meant a tag."""
        written = self.source.text[slice(*span)].rstrip()
        if not isinstance(event, yaml.ScalarEvent) or "\n" in written or not re.match(r"!(?![!<])", written):
            return None
        if re.match(r"!\S*\s+[\"'|>]", written):
            return None
        from argmap.syntax.slips import quoted_as_written

        edit = Edit(Span(span.start, span.start + len(written)), quoted_as_written(written))
        return Fix(_("quote the text"), (edit,), safe=False)

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None, "the parser marks every event"
        assert end is not None, "the parser marks every event"
        return Span(start.index + self.offset, end.index + self.offset)

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Report a syntax error in the author's terms, at the place where it has to be fixed."""
        problem, context = error.problem or "", error.context or ""
        end = len(self.source.text)
        at, begun = self.place_of(error)
        if "maximum nesting" in problem.lower():
            # libyaml reads a line ahead in search of a key; newer versions limit the depth themselves.
            self._report_depth(Span(at, min(at + 1, end)))
            return
        if "quoted scalar" in context and "end of stream" in problem:
            # libyaml notices at the end of the file; the mistake is at the opening mark.
            quote = self.source.text[begun : begun + 1]
            self.report(
                "AM101",
                _("this quotation mark {quote} is never closed").format(quote=quote),
                Span(begun, begun + 1),
                _("add the closing {quote} at the end of the text").format(quote=quote),
                (Label(Span(at, at), _("reading stopped here")),),
            )
            return
        if found := self._lookalike(begun, at):
            span, message, hint = found
            self.report("AM101", message, span, hint)
            return
        if comment := self._cutting(begun, at, in_brackets="flow" in context):
            self._report_swallowed(comment)
            return
        said = f"{context}; {problem}"
        known = next((row for row in _SYNTAX if re.search(row[0], said)), None)
        if known is None:
            message, hint, at_context = _("not valid YAML: {error}").format(error=said), "", False
        else:
            message, hint, at_context = _(known[1]), _(known[2]), known[3]
        character = self.source.text[at : at + 1]
        if "cannot start any token" in problem and character == "\t":
            message, hint = _("a tab is used as indentation"), _("indent with spaces")
        elif "cannot start any token" in problem:
            message = _("a text cannot begin with `{character}`").format(character=character)
        place = begun if at_context else self._printable(at)
        has_context = not at_context and begun != at and context
        labels = (Label(Span(begun, begun), _("the enclosing block begins here")),) if has_context else ()
        self.report("AM101", message, Span(place, min(place + 1, len(self.source.text))), hint, labels)

    def report_unreadable(self, error: yaml.YAMLError) -> None:
        """Report the character that YAML does not allow; libyaml does not say where it is."""
        if bad := _UNPRINTABLE.search(self.source.text):
            name = f"U+{ord(bad.group()):04X}"
            message = _("the character {character} is not allowed in YAML").format(character=name)
            self.report(
                "AM101", message, Span(bad.start(), bad.end()), _("delete it, and check that this is a text file")
            )
        else:
            self.report("AM101", _("not valid YAML: {error}").format(error=error), Span(0, 0))

    def _cutting(self, begun: int, at: int, *, in_brackets: bool) -> Span | None:
        """A `#` that may have cut short the text after which there is a syntax error: within its brackets, or above."""
        text = self.source.text
        start = begun if in_brackets else text.rfind("\n", 0, len(text[:at].rstrip(" \t").rstrip())) + 1
        found = re.compile(r"(?<=[^\s:,{\[\"'|>-])\s+(#[^\s#!][^\r\n]*)").search(text, max(start - 1, 0), at)
        if not in_brackets and found is None:
            found = re.compile(r"[ \t]*(#[^\s#!][^\r\n]*)").match(text, start, at)
        return Span(*found.span(1)) if found else None

    def _lookalike(self, begun: int, at: int) -> tuple[Span, str, str] | None:
        """A full-width character in the place of one of YAML's, on the lines around a syntax error."""
        lines = {self.source.position(offset)[0] for offset in (begun, at)}
        lines |= {line - 1 for line in lines if line > 1}
        for line in sorted(lines):
            start = self.source.start_of(line)
            for pattern, hint in _LOOKALIKES:
                if match := pattern.search(self.source.line(line)):
                    span = Span(start + match.start(1), start + match.end(1))
                    character = self.source.text[span.start]
                    shown = f"U+{ord(character):04X}" + ("" if character.isspace() else f" `{character}`")
                    message = _("{character} has no meaning in YAML").format(character=shown)
                    return span, message, _(hint).format()
        return None

    def _printable(self, at: int) -> int:
        """At the end of the file, step back to the last character that is not blank."""
        text = self.source.text
        if at >= len(text):
            return len(text.rstrip()) if text.strip() else 0
        return at


_SYNTAX: tuple[tuple[str, str, str, bool], ...] = (
    (
        r"mapping values are not allowed",
        N_("a second `: ` on one line"),
        N_(
            "quote a text that contains a colon; check that the line above is indented correctly and has a space "
            "after its colon"
        ),
        False,
    ),
    (
        r"block mapping; did not find expected key",
        N_("this line does not fit the lines above it"),
        N_("check its indentation; a text that begins with a quotation mark must end with it"),
        False,
    ),
    (
        r"could not find expected ':'",
        N_("a key without a `:`"),
        N_("write `key: value`; indent the other lines of a text"),
        True,
    ),
    (
        r"block collection; did not find expected '-'",
        N_("a list item without `- `"),
        N_("check the indentation"),
        False,
    ),
    (r"flow (sequence|mapping); did not find expected ',' or", N_("a bracket is not closed"), N_("close it"), True),
    (
        r"flow (sequence|mapping)|flow node",
        N_("a bracket is not closed, or a comma is missing"),
        N_("close it"),
        True,
    ),
    (r"tab character that violates", N_("a tab is used as indentation"), N_("indent with spaces"), False),
    (r"cannot start any token", N_("a text cannot begin with this character"), N_("quote the text"), False),
    (
        r"directive",
        N_("a line begins with `%`"),
        N_("delete the line; YAML directives are not supported"),
        True,
    ),
    (r"document start", N_("text after the end of the map"), N_("check the indentation of this line"), False),
    (
        r"sequence entries are not allowed",
        N_("a list item cannot begin here"),
        N_("put it on its own line"),
        False,
    ),
    (r"mapping keys are not allowed", N_("a text cannot begin with `? `"), N_("quote the text"), False),
    (
        r"while scanning an? (alias|anchor)",
        N_("`*` and `&` have a special meaning in YAML"),
        N_("quote the text"),
        True,
    ),
    (r"while scanning a tag|while parsing a node", N_("`!` has a special meaning in YAML"), N_("quote the text"), True),
    (
        r"block scalar",
        N_("the first line of a block text is wrong"),
        N_("write `|` or `>` and begin a new line"),
        True,
    ),
    (
        r"escape|hexdecimal|Unicode character code",
        N_("an unknown `\\` sequence"),
        N_("write `\\\\` for a backslash, or use 'single' quotes"),
        False,
    ),
)
"""For what libyaml says of an error: the message, the hint, and whether to show them at its context."""


_LOOKALIKES = (
    (re.compile(r"^[ \t]*(?:- )?[\w.-]+[ \t]*(：)"), N_("write `:` and a space instead of the full-width colon")),
    (re.compile(r"^[ \t]*(?:- )?[\w.-]+:([\u3000\u00a0])"), N_("write an ordinary space after the colon")),
    (re.compile(r"^ *([\u3000\u00a0])"), N_("indent with ordinary spaces")),
    (
        re.compile(r"(?:\{|(?:^|\})[^{},]*,)[^{}]*?[^\s:](，|、)[ \u3000]*[A-Za-z][\w-]*[:：]"),
        N_("write `,` and a space instead of the full-width comma"),
    ),
    (re.compile(r":[ \t]*(｛|［)"), N_("write `{{` or `[` instead of the full-width bracket")),
)
"""Full-width characters left by input methods, and what to write instead."""


def unfold(value: str, raw: str, style: str | None) -> str:
    """Remove the spaces that YAML's folding put between CJK characters.

    Args:
        value: the scalar as YAML reads it, with every single line break folded to a space.
        raw: the scalar as written in the file.
        style: ``|``, ``>``, a quotation mark, or nothing for a plain scalar.
    """
    if style == "|" or ("\n" not in raw and "\r" not in raw):
        return value
    lines = _BREAK.split(raw)
    if style == ">":
        del lines[0]
    elif style:
        lines[0] = lines[0][1:]
    kept: list[str] = []
    position = done = 0
    for line in lines[:-1]:
        # Where the line's text ends in the value: an escape is one character there.
        written = _ESCAPES[style].sub("_", line.strip()) if style in _ESCAPES else line.strip()
        while value[position : position + 1] in _SPACES:
            position += 1
        position += len(written)
        if written.endswith("\\") and style == '"':
            # An escaped break: YAML put no space there.
            position -= 1
            continue
        around = value[position - 1 : position + 2]
        if len(around) == 3 and around[1] == " " and breaks_vanish(around[0], around[2]):
            kept.append(value[done:position])
            done = position + 1
    return "".join(kept) + value[done:]


def comments(source: Source, root: SpanTree) -> Iterator[Comment]:
    """The comments of a file in order: every ``#`` that begins a word outside keys and values."""
    text, position = source.text, 0
    for span in sorted(_leaves(root)):
        yield from _comments_between(text, position, span.start)
        if text[span.start : span.start + 1] in _BLOCK_MARKS:
            # A block text: a comment may follow the mark that opens it.
            opening = _BREAK.search(text, span.start, span.end)
            yield from _comments_between(text, span.start, opening.start() if opening else span.end)
        position = max(position, span.end)
    yield from _comments_between(text, position, len(text))


def cut_texts(source: Source, root: SpanTree) -> Iterator[Comment]:
    """The comments that probably belong to the text before them: ``The #1 reason``, also on its next line.

    On a line of its own, a comment is taken for one if it is no further to the right than the key of the text, as a
    line is that was commented out.
    """
    if not _HASH_IN_TEXT.search(source.text):
        return
    texts = {value.end: (value, in_brackets) for value, in_brackets in _plain_texts(source.text, root)}
    for comment in comments(source, root):
        if not _HASH_IN_TEXT.match(comment.text):
            continue
        end = comment.span.start
        while end and source.text[end - 1].isspace():
            end -= 1
        if end not in texts:
            continue
        value, in_brackets = texts[end]
        line, column = source.position(comment.span.start)
        if line == source.position(end)[0]:
            yield comment
        elif in_brackets:
            if not _KEY_IN_COMMENT.match(comment.text):
                yield comment
        elif column > _margin(source, value):
            yield comment


def _plain_texts(text: str, root: SpanTree) -> Iterator[tuple[SpanTree, bool]]:
    """The values without quotation marks, and whether they are in brackets."""
    stack = [(root, False)]
    while stack:
        place, in_brackets = stack.pop()
        if place.children:
            in_brackets = in_brackets or text.startswith(("[", "{"), place.start)
            stack.extend((child, in_brackets) for child in place.children.values())
        elif place.start < place.end and text[place.start] not in "\"'|>":
            yield place, in_brackets


def _margin(source: Source, value: SpanTree) -> int:
    """The column of a value's key, or of the `- ` before it."""
    if value.key is not None:
        return source.position(value.key.start)[1]
    line = source.line(source.position(value.start)[0])
    return len(line) - len(line.lstrip()) + 1


_HASH_IN_TEXT = re.compile(r"#[^\s#!]")
_KEY_IN_COMMENT = re.compile(r"#[\w-]+:(?:\s|$)")


def _comments_between(text: str, start: int, end: int) -> Iterator[Comment]:
    if text.find("#", start, end) < 0:
        return
    for match in re.compile(r"(?:(?<=[\s\ufeff])|(?<![\s\S]))#[^\r\n]*").finditer(text, start, end):
        yield Comment(Span(match.start(), match.end()), match.group())


def _leaves(place: SpanTree) -> Iterator[Span]:
    stack = [place]
    while stack:
        place = stack.pop()
        if (key := place.key) is not None:
            yield key
        if place.children:
            stack.extend(place.children.values())
        else:
            yield place.span
