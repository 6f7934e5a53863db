"""The strict subset of YAML that a map is written in: text → data and the place of every key and value.

It is read through libyaml's events by a composer of our own: scalars stay text, so that what stands in the file is
what is meant; duplicate keys, aliases and tags are seen instead of being resolved; nesting is limited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import yaml
from yaml._yaml import CParser

from argmap.diagnostics import Diagnostic, Label, Loc, Severity, Span
from argmap.language.source import Source
from argmap.model.text import breaks_vanish

MAX_DEPTH = 200
"""How many collections may stand inside one another: about a hundred levels of argument."""

_UNPRINTABLE = re.compile(r"[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Place:
    """Where a value stands, where its key stands, and the places of what is inside it."""

    __slots__ = ("children", "end", "key", "start")

    def __init__(self, start: int, end: int, key: Span | None = None) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.children: dict[str | int, Place] = {}

    @property
    def span(self) -> Span:
        """The value's own span."""
        return Span(self.start, self.end)

    def find(self, loc: Loc) -> tuple[Place, int]:
        """The place at a route, or the nearest one above it, and how many steps of the route were found."""
        place = self
        for depth, step in enumerate(loc):
            child = place.children.get(step)
            if child is None:
                return place, depth
            place = child
        return place, len(loc)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its ``#``."""

    span: Span
    text: str


@dataclass(slots=True)
class Composed:
    """What was read: plain data, its places, and what was wrong with the YAML.

    ``data`` is None where there is no document to speak of. ``spoiled`` names routes whose value is not the
    author's (an alias, say), so that nobody complains about them twice.
    """

    data: object
    root: Place
    diagnostics: list[Diagnostic] = field(default_factory=list)
    spoiled: list[Loc] = field(default_factory=list)


def compose(source: Source) -> Composed:
    """Read the one document of a file. Mistakes are in the result; nothing is raised."""
    composer = _Composer(source)
    if bad := _UNPRINTABLE.search(source.text):
        name = f"U+{ord(bad.group()):04X}"
        composer.report(
            "AM101",
            f"the character {name} is not allowed in YAML",
            Span(bad.start(), bad.end()),
            "delete it; is this a text file?",
        )
        return composer.result
    try:
        composer.read()
    except yaml.MarkedYAMLError as error:
        composer.report_syntax(error)
    except yaml.YAMLError as error:
        composer.report("AM101", f"not readable as YAML: {error}", Span(0, 0))
    return composer.result


class _TooDeepError(Exception):
    pass


class _Level:
    """An open collection: its data, its place, its route and, in a mapping, the key that waits for a value."""

    __slots__ = ("data", "key", "key_span", "loc", "place")

    def __init__(self, data: dict[str, object] | list[object], place: Place, loc: Loc) -> None:
        self.data = data
        self.place = place
        self.loc = loc
        self.key: str | None = None
        self.key_span: Span | None = None

    def put(self, step: str | int, data: object, place: Place) -> None:
        """Add a value; the next key is awaited."""
        if isinstance(self.data, dict):
            self.data[str(step)] = data
        else:
            self.data.append(data)
        self.place.children[step] = place
        self.key = self.key_span = None


class _Composer:
    """Turns events into data and places, one open collection on the stack for each level."""

    def __init__(self, source: Source) -> None:
        self.source = source
        # A byte order mark is no part of the document, and libyaml's marks do not count it.
        self.offset = 1 if source.text.startswith("\ufeff") else 0
        self.text = source.text[self.offset :]
        self.result = Composed(None, Place(0, len(source.text)))

    def report(self, code: str, message: str, span: Span, hint: str = "", labels: tuple[Label, ...] = ()) -> None:
        self.result.diagnostics.append(Diagnostic(code, Severity.ERROR, message, span, hint, labels))

    def read(self) -> None:
        parser = CParser(self.text)
        try:
            self._read_events(parser)
        finally:
            parser.dispose()

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
                if documents == 0:
                    self.report(
                        "AM101",
                        "the file holds no map",
                        Span(0, 0),
                        "a map begins with the line `argmap: 1`; `argmap new FILE` writes a first one",
                    )
                return

    @staticmethod
    def _next(parser: CParser) -> yaml.Event:
        event = parser.get_event()
        assert event is not None, "the end of the stream is read once"
        return event

    def _check_document(self, event: yaml.DocumentStartEvent, count: int) -> None:
        span = self._span(event)
        if count > 1:
            self.report("AM103", "a second document begins here", span, "one file holds one map; use two files")
        if event.version or event.tags:
            self.report("AM103", "YAML directives are not read", span, "delete the line that begins with `%`")

    def _read_value(self, parser: CParser, event: yaml.Event) -> None:
        """Read the document's value without recursion, however deep it is nested."""
        document = _Level({}, Place(0, len(self.source.text)), ())
        document.key = ""
        stack = [document]
        while True:
            level = stack[-1]
            if isinstance(event, yaml.CollectionEndEvent):
                self._close(level.place, event)
                stack.pop()
            elif isinstance(level.data, dict) and level.key is None:
                self._read_key(parser, event, level)
            else:
                inside = self._read_item(event, level)
                if inside is not None and len(stack) > MAX_DEPTH:
                    self.report(
                        "AM108",
                        f"nested more than {MAX_DEPTH} levels deep",
                        self._span(event),
                        "no argument is this deep: is a bracket left open, or an indentation wrong?",
                    )
                    raise _TooDeepError
                if inside is not None:
                    stack.append(inside)
            if len(stack) == 1:
                break
            event = self._next(parser)
        assert isinstance(document.data, dict)
        self.result.data = document.data[""]
        self.result.root = document.place.children[""]

    def _read_item(self, event: yaml.Event, level: _Level) -> _Level | None:
        """Put one value into the open collection; a collection comes back as the next level."""
        step: str | int = len(level.data)
        if isinstance(level.data, dict):
            assert level.key is not None
            step = level.key
        # The document itself stands at the empty route.
        loc = (*level.loc, step) if step != "" or level.loc else ()
        data, place = self._value(event, loc, level.key_span)
        level.put(step, data, place)
        return _Level(data, place, loc) if isinstance(data, (dict, list)) else None

    def _read_key(self, parser: CParser, event: yaml.Event, level: _Level) -> None:
        """Take in the key of the next value, whatever it is."""
        if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
            level.key, level.key_span = self._key(event, level)
            return
        self.report(
            "AM103",
            "a key must be a single word or phrase, not a list or a mapping",
            self._span(event),
            "write `key: value`; a text that begins with `[` or `{` needs quotes",
        )
        level.key_span = self._span(event)
        level.key = self._skip(parser, event)
        self.result.spoiled.append((*level.loc, level.key))

    def _key(self, event: yaml.Event, level: _Level) -> tuple[str, Span]:
        span = self._span(event)
        if isinstance(event, yaml.AliasEvent):
            self._report_alias(event)
            return f"*{event.anchor}", span
        assert isinstance(event, yaml.ScalarEvent)
        self._check_decorations(event)
        key = event.value
        if key == "<<" and not event.style:
            self.report(
                "AM103",
                "merge keys are not read",
                span,
                "write the keys out where they are meant; a map has no anchors",
            )
            self.result.spoiled.append((*level.loc, key))
        if (first := level.place.children.get(key)) is not None and first.key is not None:
            line = self.source.position(first.key.start)[0]
            self.report(
                "AM102",
                f"the key `{key}` stands here a second time",
                span,
                f"the first one is on line {line}: merge the two or rename one",
                (Label(first.key, "first here"),),
            )
            # What the author meant by the two is unknown; the second is kept apart, where nothing reads it.
            key = f"{key} (again)"
            while key in level.place.children:
                key += " (again)"
            self.result.spoiled.append((*level.loc, key))
        return key, span

    def _value(self, event: yaml.Event, loc: Loc, key: Span | None) -> tuple[object, Place]:
        span = self._span(event)
        place = Place(span.start, span.end, key)
        if isinstance(event, yaml.AliasEvent):
            self._report_alias(event)
            self.result.spoiled.append(loc)
            return "", place
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        self._check_decorations(event)
        if isinstance(event, yaml.MappingStartEvent):
            return {}, place
        if isinstance(event, yaml.SequenceStartEvent):
            return [], place
        assert isinstance(event, yaml.ScalarEvent)
        raw = self.source.text[span.start : span.end]
        if event.style in ("|", ">"):
            place.end = span.start + len(raw.rstrip())
        return (unfold(event.value, raw) if "\n" in raw else event.value), place

    def _skip(self, parser: CParser, event: yaml.Event) -> str:
        """Pass over a collection that stands where a key should; its source text serves as the key."""
        start, depth = self._span(event).start, 1
        while depth:
            event = self._next(parser)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        return self.source.text[start : self._span(event).end]

    def _close(self, place: Place, event: yaml.Event) -> None:
        """A block collection's end mark lies behind the comments that follow it: its last child ends it."""
        end = self._span(event).end
        flow = end > place.start and self.source.text[end - 1] in "]}" and self.source.text[place.start] in "[{"
        last = max((child.end for child in place.children.values()), default=place.start)
        place.end = end if flow else last

    def _report_alias(self, event: yaml.AliasEvent) -> None:
        self.report(
            "AM103",
            f"the alias `*{event.anchor}` is not read",
            self._span(event),
            "write the text out; quote it if it is meant to begin with `*`",
        )

    def _check_decorations(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        span = self._span(event)
        if event.anchor is not None:
            self.report(
                "AM103",
                f"the anchor `&{event.anchor}` is not read",
                Span(span.start, min(span.end, span.start + len(event.anchor) + 1)),
                "delete it; quote the text if it is meant to begin with `&`",
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.report(
                "AM103",
                f"the tag `{tag}` is not read",
                Span(span.start, min(span.end, span.start + len(tag))),
                "delete it; quote the text if it is meant to begin with `!`",
            )

    def _span(self, event: yaml.Event) -> Span:
        return Span(event.start_mark.index + self.offset, event.end_mark.index + self.offset)

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Say a syntax error in the author's words, at the place where it has to be mended."""
        problem, context = error.problem or "", error.context or ""
        end = len(self.source.text)
        at = end if error.problem_mark is None else min(error.problem_mark.index + self.offset, end)
        begun = at if error.context_mark is None else min(error.context_mark.index + self.offset, at)
        if "quoted scalar" in context and "end of stream" in problem:
            # libyaml notices at the end of the file; the mistake is at the opening mark.
            quote = self.source.text[begun : begun + 1]
            self.report(
                "AM101",
                f"this quotation mark {quote} is never closed",
                Span(begun, begun + 1),
                f"add the closing {quote} at the end of the text",
                (Label(Span(at, at), "reading stopped here"),),
            )
            return
        said = f"{context}; {problem}"
        known = next((row for row in _SYNTAX if re.search(row[0], said)), None)
        message, hint, at_context = known[1:] if known else (" ".join(filter(None, (context, problem))), "", False)
        character = self.source.text[at : at + 1]
        if "cannot start any token" in problem and character == "\t":
            message, hint = "a tab is used as indentation", "indent with spaces"
        elif "cannot start any token" in problem:
            message = f"a text cannot begin with `{character}`"
        place = begun if at_context else self._printable(at)
        labels = () if at_context or begun == at or not context else (Label(Span(begun, begun), context),)
        self.report("AM101", message, Span(place, min(place + 1, len(self.source.text))), hint, labels)

    def _printable(self, at: int) -> int:
        """Step back from the end of the file or of an empty line to the last thing that was written."""
        text = self.source.text
        if at >= len(text):
            return len(text.rstrip()) if text.strip() else 0
        return at


_SYNTAX: tuple[tuple[str, str, str, bool], ...] = (
    (
        r"mapping values are not allowed",
        "a second `: ` in one line",
        "quote a text that holds a colon; has the line above its indentation, and a space behind its colon?",
        False,
    ),
    (
        r"block mapping; did not find expected key",
        "this line does not fit the lines above it",
        "check its indentation; a text that begins with a quotation mark must end with it",
        False,
    ),
    (
        r"could not find expected ':'",
        "a key without a `:`",
        "write `key: value`; a text that goes on must be indented",
        True,
    ),
    (r"block collection; did not find expected '-'", "a list item without `- `", "check the indentation", False),
    (r"flow (sequence|mapping); did not find expected ',' or", "a bracket is not closed", "close it", True),
    (r"flow (sequence|mapping)|flow node", "a bracket is not closed, or a comma is missing", "close it", True),
    (r"tab character that violates", "a tab is used as indentation", "indent with spaces", False),
    (r"cannot start any token", "a text cannot begin with this character", "quote the text", False),
    (r"document start", "text behind the end of the map", "is the indentation of this line right?", False),
    (r"sequence entries are not allowed", "a list item cannot stand here", "put it on a line of its own", False),
    (r"while scanning an? (alias|anchor)", "`*` and `&` have a meaning of their own in YAML", "quote the text", True),
    (r"while scanning a tag|while parsing a node", "`!` has a meaning of its own in YAML", "quote the text", True),
    (r"block scalar", "the line that opens a block text is wrong", "write `|` or `>` and begin a new line", True),
    (r"escape|escaped", "an unknown `\\` sequence", r"write `\\` for a backslash, or use 'single' quotes", False),
)


def unfold(value: str, raw: str) -> str:
    """Take back the spaces that YAML's folding put between CJK characters.

    Args:
        value: the scalar as YAML reads it, with every single line break folded to a space.
        raw: the scalar as it stands in the file.
    """
    position = 0
    for above, below in pairwise(raw.splitlines()):
        # The text around the break, as far as it is the same in the file and in the value (no escapes).
        head = re.search(r"""[^\\"']*$""", above.strip())
        tail = re.match(r"""[^\\"']*""", below.strip())
        before, after = (head.group() if head else ""), (tail.group() if tail else "")
        if not before or not after or not breaks_vanish(before[-1], after[0]):
            continue
        found = value.find(f"{before} {after}", position)
        if found >= 0:
            cut = found + len(before)
            value = value[:cut] + value[cut + 1 :]
            position = cut
    return value


def comments(source: Source, root: Place) -> Iterator[Comment]:
    """The comments of a file in order: every ``#`` that begins a word outside the keys and values."""
    text, position = source.text, 0
    for span in sorted(_leaves(root)):
        yield from _comments_between(text, position, span.start)
        position = max(position, span.end)
    yield from _comments_between(text, position, len(text))


def _comments_between(text: str, start: int, end: int) -> Iterator[Comment]:
    for match in re.compile(r"(?:(?<=\s)|(?<![\s\S]))#[^\r\n]*").finditer(text, start, end):
        yield Comment(Span(match.start(), match.end()), match.group())


def _leaves(place: Place) -> Iterator[Span]:
    stack = [place]
    while stack:
        place = stack.pop()
        if place.key is not None:
            yield place.key
        if place.children:
            stack.extend(place.children.values())
        else:
            yield place.span
