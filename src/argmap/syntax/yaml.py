"""The strict subset of YAML that a map is written in: text → data and the place of every key and value.

It is read through libyaml's events by a composer of our own: scalars stay text, so that what stands in the file is
what is meant; duplicate keys, aliases and tags are seen instead of being resolved; nesting is limited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml._yaml import CParser

from argmap.diagnostics import Diagnostic, Label, Loc, Severity, Span
from argmap.model.text import breaks_vanish
from argmap.syntax.source import Source

MAX_DEPTH = 200
"""How many collections may stand inside one another: about a hundred levels of argument."""

_BREAK = re.compile(r"\r\n|\n|\r")
_SPACES = frozenset(" \t\n")
_BLOCK_MARKS = frozenset("|>")
_ESCAPES = {"'": re.compile("''"), '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.)")}

# libyaml ends a line at these characters too, as YAML 1.1 did. YAML 1.2 and editors do not: characters for private use
# stand in for them while it reads.
_NO_BREAKS = {0x85: 0x10FFFB, 0x2028: 0x10FFFC, 0x2029: 0x10FFFD}
_NO_BREAKS_BACK = {stand_in: character for character, stand_in in _NO_BREAKS.items()}

_UNPRINTABLE = re.compile(r"[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Place:
    """Where a value stands, where its key stands, and the places of what is inside it.

    The key's offsets are -1 where there is no key. A large map has a hundred thousand places: so offsets are kept bare,
    and all scalars share one empty mapping of children.
    """

    __slots__ = ("children", "end", "key_end", "key_start", "start")

    def __init__(self, start: int, end: int, key_start: int = -1, key_end: int = -1, *, holds: bool = True) -> None:
        self.start = start
        self.end = end
        self.key_start = key_start
        self.key_end = key_end
        self.children: dict[str | int, Place] = {} if holds else _NOTHING

    @property
    def key(self) -> Span | None:
        """The key's span; None where there is no key."""
        return Span(self.key_start, self.key_end) if self.key_start >= 0 else None

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


_NOTHING: dict[str | int, Place] = {}
"""The children of every scalar."""


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
    try:
        composer.read()
    except yaml.MarkedYAMLError as error:
        composer.report_syntax(error)
    except yaml.YAMLError as error:
        composer.report_unreadable(error)
    return composer.result


class _TooDeepError(Exception):
    pass


class _Level:
    """An open collection: its data, its place, its route and, in a mapping, the key that waits for a value."""

    __slots__ = ("data", "key", "key_end", "key_start", "loc", "place")

    def __init__(self, data: dict[str, object] | list[object], place: Place, loc: Loc) -> None:
        self.data = data
        self.place = place
        self.loc = loc
        self.await_key()

    def await_key(self) -> None:
        """Forget the last key."""
        self.key: str | None = None
        self.key_start = self.key_end = -1

    def put(self, data: object, place: Place) -> None:
        """Add the value of the key, or the next item of a list."""
        if isinstance(self.data, dict):
            assert self.key is not None
            self.data[self.key] = data
            self.place.children[self.key] = place
        else:
            self.place.children[len(self.data)] = place
            self.data.append(data)

    @property
    def next_loc(self) -> Loc:
        """The route of the value that comes next; the document itself stands at the empty one."""
        if isinstance(self.data, list):
            return (*self.loc, len(self.data))
        return (*self.loc, self.key or "") if self.key or self.loc else ()


class _Composer:
    """Turns events into data and places, one open collection on the stack for each level."""

    def __init__(self, source: Source) -> None:
        self.source = source
        # A byte order mark is no part of the document, and libyaml's marks do not count it.
        self.offset = 1 if source.text.startswith("\ufeff") else 0
        self.text = source.text[self.offset :]
        self.stands_in = any(chr(character) in self.text for character in _NO_BREAKS)
        if self.stands_in:
            self.text = self.text.translate(_NO_BREAKS)
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
            elif level.key is None and isinstance(level.data, dict):
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
        message = f"nested more than {MAX_DEPTH} levels deep"
        self.report(
            "AM108", message, span, "no argument is this deep: is a bracket left open, or an indentation wrong?"
        )

    def _read_item(self, event: yaml.Event, level: _Level) -> _Level | None:
        """Put one value into the open collection; a collection comes back as the next level."""
        start, end = self._span(event)
        assert event.start_mark is not None, "libyaml marks every event"
        assert event.end_mark is not None, "libyaml marks every event"
        has_breaks = event.start_mark.line != event.end_mark.line
        inside = None
        if isinstance(event, yaml.ScalarEvent):
            data: object = self._text_of(event)
            place = Place(start, end, level.key_start, level.key_end, holds=False)
            if has_breaks:
                data = self._unfold(event, place)
            level.put(data, place)
        elif isinstance(event, yaml.AliasEvent):
            self._report_alias(event)
            self.result.spoiled.append(level.next_loc)
            level.put("", Place(start, end, level.key_start, level.key_end, holds=False))
        else:
            place = Place(start, end, level.key_start, level.key_end)
            inside = _Level({} if isinstance(event, yaml.MappingStartEvent) else [], place, level.next_loc)
            level.put(inside.data, place)
        self._check_decorations(event)
        level.await_key()
        return inside

    def _unfold(self, event: yaml.ScalarEvent, place: Place) -> str:
        """The text of a scalar of several lines, and the true end of its place."""
        raw = self.source.text[place.start : place.end]
        if event.style in ("|", ">"):
            last = _BREAK.search(raw, len(raw.rstrip(" \t\r\n")))
            place.end = place.start + (last.start() if last else len(raw))
        text = self._text_of(event)
        # Only CJK characters lose the space between them.
        return text if text.isascii() else unfold(text, raw, event.style)

    def _read_key(self, parser: CParser, event: yaml.Event, level: _Level) -> None:
        """Take in the key of the next value, whatever it is."""
        if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
            level.key = self._key(event, level)
            level.key_start, level.key_end = self._span(event)
            return
        self.report(
            "AM103",
            "a key must be a single word or phrase, not a list or a mapping",
            self._span(event),
            "write `key: value`; a text that begins with `[` or `{` needs quotes",
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
        key = self._text_of(event)
        if key and key != "<<" and key not in level.place.children:
            return key
        span = self._span(event)
        if not key:
            # No key of ours: the empty one stands for the primary language later on.
            self.report("AM103", "a key is empty", span, "write the key in front of the colon; `? ` begins a key, too")
            key = "(empty)"
            self.result.spoiled.append((*level.loc, key))
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
        return key

    def _text_of(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        return text.translate(_NO_BREAKS_BACK) if self.stands_in else text

    def _skip(self, parser: CParser, event: yaml.Event) -> str:
        """Pass over a collection that stands where a key should; its source text serves as the key."""
        start, depth = self._span(event).start, 1
        while depth:
            event = self._next(parser)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            # libyaml takes time in proportion to the depth for every token, too.
            self._check_depth(depth, event)
        return self.source.text[start : self._span(event).end]

    def _close(self, place: Place, event: yaml.Event) -> None:
        """A block collection's end mark lies behind the comments that follow it: its last child ends it."""
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
            f"the alias `*{event.anchor}` is not read",
            self._span(event),
            "write the text out; quote it if it is meant to begin with `*`",
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
        start, end = event.start_mark, event.end_mark
        assert start is not None, "the parser marks every event"
        assert end is not None, "the parser marks every event"
        return Span(start.index + self.offset, end.index + self.offset)

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Say a syntax error in the author's words, at the place where it has to be mended."""
        problem, context = error.problem or "", error.context or ""
        end = len(self.source.text)
        at = end if error.problem_mark is None else min(error.problem_mark.index + self.offset, end)
        begun = at if error.context_mark is None else min(error.context_mark.index + self.offset, at)
        if "maximum nesting" in problem.lower():
            # libyaml reads a line ahead in search of a key; newer versions have a limit, larger than ours.
            self._report_depth(Span(at, min(at + 1, end)))
            return
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
        if found := self._lookalike(begun, at):
            span, message, hint = found
            self.report("AM101", message, span, hint)
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

    def report_unreadable(self, error: yaml.YAMLError) -> None:
        """Name the character that YAML does not allow; libyaml does not say where in the text it is."""
        if bad := _UNPRINTABLE.search(self.source.text):
            name = f"U+{ord(bad.group()):04X}"
            message, hint = f"the character {name} is not allowed in YAML", "delete it; is this a text file?"
            self.report("AM101", message, Span(bad.start(), bad.end()), hint)
        else:
            self.report("AM101", f"not readable as YAML: {error}", Span(0, 0))

    def _lookalike(self, begun: int, at: int) -> tuple[Span, str, str] | None:
        """A full-width character that stands where YAML wants its own, on the lines around a syntax error."""
        lines = {self.source.position(offset)[0] for offset in (begun, at)}
        lines |= {line - 1 for line in lines if line > 1}
        for line in sorted(lines):
            start = self.source.start_of(line)
            for pattern, hint in _LOOKALIKES:
                if match := pattern.search(self.source.line(line)):
                    span = Span(start + match.start(1), start + match.end(1))
                    character = self.source.text[span.start]
                    shown = "" if character.isspace() else f" `{character}`"
                    return span, f"U+{ord(character):04X}{shown} is not what YAML reads here", hint
        return None

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
    (r"directive", "a line begins with `%`", "delete the line; YAML directives are not read", True),
    (r"document start", "text behind the end of the map", "is the indentation of this line right?", False),
    (r"sequence entries are not allowed", "a list item cannot stand here", "put it on a line of its own", False),
    (r"mapping keys are not allowed", "a text cannot begin with `? `", "quote the text", False),
    (r"while scanning an? (alias|anchor)", "`*` and `&` have a meaning of their own in YAML", "quote the text", True),
    (r"while scanning a tag|while parsing a node", "`!` has a meaning of its own in YAML", "quote the text", True),
    (r"block scalar", "the line that opens a block text is wrong", "write `|` or `>` and begin a new line", True),
    (
        r"escape|hexdecimal|Unicode character code",
        "an unknown `\\` sequence",
        r"write `\\` for a backslash, or use 'single' quotes",
        False,
    ),
)


_LOOKALIKES = (
    (re.compile(r"^[ \t]*(?:- )?[\w.-]+[ \t]*(：)"), "write `:` and a space in place of the full-width colon"),
    (re.compile(r"^[ \t]*(?:- )?[\w.-]+:([\u3000\u00a0])"), "write an ordinary space behind the colon"),
    (re.compile(r"^ *([\u3000\u00a0])"), "indent with ordinary spaces"),
    (
        re.compile(r"[{,][^{}]*?[^\s:](，|、)[ \u3000]*[A-Za-z][\w-]*[:：]"),
        "write `,` and a space in place of the full-width comma",
    ),
    (re.compile(r":[ \t]*(｛|［)"), "write `{` or `[` in place of the full-width bracket"),
)
"""Full-width characters that an input method leaves in a file, and what to write instead."""


def unfold(value: str, raw: str, style: str | None) -> str:
    """Take back the spaces that YAML's folding put between CJK characters.

    Args:
        value: the scalar as YAML reads it, with every single line break folded to a space.
        raw: the scalar as it stands in the file.
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
        # Where the line's text ends in the value: what is written there as an escape is one character.
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


def comments(source: Source, root: Place) -> Iterator[Comment]:
    """The comments of a file in order: every ``#`` that begins a word outside the keys and values."""
    text, position = source.text, 0
    for span in sorted(_leaves(root)):
        yield from _comments_between(text, position, span.start)
        if text[span.start : span.start + 1] in _BLOCK_MARKS:
            # A block text: a comment may stand behind the mark that opens it.
            opening = _BREAK.search(text, span.start, span.end)
            yield from _comments_between(text, span.start, opening.start() if opening else span.end)
        position = max(position, span.end)
    yield from _comments_between(text, position, len(text))


def _comments_between(text: str, start: int, end: int) -> Iterator[Comment]:
    for match in re.compile(r"(?:(?<=[\s\ufeff])|(?<![\s\S]))#[^\r\n]*").finditer(text, start, end):
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
