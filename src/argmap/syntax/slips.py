"""Slips of the pen in YAML: what an author would call the mistake, and the edits that put it right.

libyaml says where reading failed, not why. Each function here knows one kind of mistake and proposes its cause with the
edits; the first proposal with which reading gets past the place is the one reported (see :mod:`argmap.syntax.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from argmap.diagnostics import Edit, Span
from argmap.i18n import _
from argmap.syntax.fields import NAMED_KEYS, NODE_KEYS, PART_KEYS
from argmap.syntax.schema import LayerFile, MapFile, SourceWork, Thesis
from argmap.syntax.source import Source

KEYS = frozenset(
    [*NODE_KEYS, *NAMED_KEYS]
    + [key for keys in PART_KEYS.values() for key in keys]
    + [
        info.alias or key
        for model in (MapFile, LayerFile, SourceWork, Thesis)
        for key, info in model.model_fields.items()
    ]
) - {"id"}
"""The keys of the format, wherever they stand."""

_WIDE = "\u3000\u00a0"
_KNOWN = "|".join(sorted(map(re.escape, KEYS), key=len, reverse=True))

_ENTRY = re.compile(
    r"(?P<before>[ \t]*(?:- +)*)(?:(?P<key>[^\s:#'\"\[\]{}>|,-][^\s:#]*):(?P<gap>[ \t]+))?"
    r"(?P<value>\S(?:.*?[^ \t])??)??(?:[ \t]+#(?:[ !].*)?)?[ \t]*"
)
_KEY_LINE = re.compile(rf"[ \t]*(?:- +)*(?:{_KNOWN})[ \t]*[:：]")
_ANY_KEY = re.compile(r"[ \t]*(?:- +)*[\w.-]+:(?:[ \t]|$)")
_OPEN_QUOTE = {'"': re.compile(r'"(?:[^"\\]|\\.)*'), "'": re.compile(r"'(?:[^']|'')*")}
_FLOW_KEY = re.compile(r"[{,][ \t]*[\w-]+:[ \t]+")
_NEXT_IN_FLOW = re.compile(rf",[ \t]*(?:{_KNOWN}):[ \t]")
_CLOSED = re.compile(r"\[[^\[\]]*\]|\{[^{}]*\}")
_WIDE_COLON = re.compile(rf"(?P<before>[ \t]*(?:- +)*)(?P<key>{_KNOWN})(?P<colon>[ \t]*：[ \t{_WIDE}]*)(?P<rest>.*)")
_WIDE_ID = re.compile(r"[ \t]*[\w.-]+(?P<colon>[ \t]*：)[ \t]*(?:[{｛].*)?$")
_NO_SPACE = re.compile(rf"[ \t]*(?:- +)*(?P<key>{_KNOWN})(?P<colon>:)(?=[^\s:/])")
_IN_BRACES = re.compile(
    rf"(?P<open>｛)|(?P<close>｝)|(?P<comma>(?<![ \t])[ \t]*[，、][ \t{_WIDE}]*)(?=(?:{_KNOWN})[ \t]*[:：])"
    rf"|(?<=[{{｛，,、 \t])(?:{_KNOWN})(?P<colon>[ \t]*：[ \t{_WIDE}]*)"
)
_REPLACED = {"open": "{", "close": "}", "comma": ", ", "colon": ": "}


@dataclass(frozen=True, slots=True)
class Slip:
    """One mistake: its cause in the author's words, and the edits after which the text can be read on.

    ``safe`` is False if the author may have meant something else. ``until`` is where the mistake ends: reading has to
    get past it.
    """

    message: str
    span: Span
    hint: str
    edits: tuple[Edit, ...]
    safe: bool
    title: str
    until: int


@dataclass(frozen=True)
class Failure:
    """Where reading failed: at an offset, in something that began at another one."""

    source: Source
    at: int
    begun: int
    in_brackets: bool = False

    @cached_property
    def lines(self) -> list[int]:
        """The lines that may be at fault: that of the failure, the one with text above it, and where it began."""
        number = self.source.position(self.at)[0]
        above = number - 1
        while above > 1 and not self.source.line(above).strip():
            above -= 1
        begun = self.source.position(self.begun)[0]
        return [each for each in dict.fromkeys((number, above, begun)) if each >= 1]


def slips(failure: Failure) -> Iterator[Slip]:
    """The mistakes that may be the reason why reading failed, the more certain first."""
    for kind in _KINDS:
        for number in failure.lines:
            yield from kind(failure, number)
    yield from _bracket_too_many(failure)
    yield from _indented(failure)


def unread(source: Source, numbers: Iterable[int], width: int) -> Iterator[Slip]:
    """Mistakes in lines that YAML took for a text or a key: full-width marks, and no space after a colon."""
    for number in numbers:
        start = source.start_of(number)
        failure = Failure(source, start, start)
        yield from _full_width(failure, number, width)
        yield from _spaceless(failure, number)


def quoted_as_written(text: str) -> str:
    """A text between quotation marks with nothing changed that need not be."""
    if re.fullmatch(r"'(?:[^'\"\\]|(?<=\w)'(?=\w))*'", text):
        # An apostrophe ended the text too early.
        return f'"{text[1:-1]}"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _shown(line: str) -> str:
    """A line as hints quote it."""
    line = line.strip()
    return line if len(line) <= 70 else line[:69] + "…"


def _slip(
    failure: Failure, message: str, span: Span, edits: list[Edit], *, safe: bool, until: int | None = None
) -> Slip:
    """A slip whose hint shows the line as it should be."""
    source = failure.source
    number = source.position(span.start)[0]
    start = source.start_of(number)
    end = start + len(source.line(number))
    line = source.text[start:end]
    for edit in sorted(edits, key=lambda edit: -edit.span.start):
        if start <= edit.span.start and edit.span.end <= end:
            line = line[: edit.span.start - start] + edit.text + line[edit.span.end - start :]
    said = _("write `{text}`").format(text=_shown(line))
    reached = max(edit.span.end for edit in edits) if until is None else until
    return Slip(message, span, said, tuple(edits), safe, said, reached)


def _full_width(failure: Failure, number: int, width: int = 2) -> Iterator[Slip]:
    """Full-width marks in the place of YAML's, and wide spaces: before a key, and after its colon.

    An ideographic space that indents is as wide as two others; ``width`` is how many replace it.
    """
    source, line = failure.source, failure.source.line(number)
    start = source.start_of(number)
    edits: list[Edit] = []

    def put(first: int, last: int, text: str) -> None:
        edits.append(Edit(Span(start + first, start + last), text))

    lead = re.match(rf"[ \t]*[{_WIDE}][ \t{_WIDE}]*", line)
    if lead and _ANY_KEY.match(line[lead.end() :].replace("：", ":")):
        put(0, lead.end(), lead.group().replace("\u3000", " " * width).replace("\u00a0", " "))
    body = lead.end() if lead else 0
    if match := _WIDE_COLON.match(line, body) or _WIDE_ID.match(line, body):
        put(*match.span("colon"), ": " if line[match.end("colon") :].strip() else ":")
    elif match := re.compile(rf"[ \t]*(?:- +)*[\w.-]+:([{_WIDE}]+)").match(line, body):
        put(*match.span(1), " ")
    value = re.compile(r"[ \t]*(?:- +)*[\w.-]+[ \t]*[:：]\s*(?=[{｛［])").match(line, body)
    if value and line[value.end()] == "［":
        put(value.end(), value.end() + 1, "[")
        if line.rstrip().endswith("］"):
            put(len(line.rstrip()) - 1, len(line.rstrip()), "]")
    elif value:
        for match in _IN_BRACES.finditer(line, value.end()):
            if not _in_quotes(line[value.end() : match.start()]):
                name = match.lastgroup or "colon"
                put(*match.span(name), _REPLACED[name])
    if edits:
        first = min(edits, key=lambda edit: edit.span.start).span
        written = source.text[first.start : first.end]
        character = next((each for each in written if not each.isascii()), written[:1])
        at = first.start + written.index(character)
        shown = f"U+{ord(character):04X}" + ("" if character.isspace() else f" `{character}`")
        message = _("{character} has no meaning in YAML").format(character=shown)
        slip = _slip(failure, message, Span(at, at + 1), edits, safe=True, until=start)
        if lead and len(edits) == 1:
            said = _("indent with ordinary spaces")
            slip = replace(slip, hint=said, title=said)
        yield slip


def _in_quotes(before: str) -> bool:
    return before.count('"') % 2 == 1


def _tabs(failure: Failure, number: int) -> Iterator[Slip]:
    """Tabs that indent; all such lines have one cause."""
    source = failure.source
    if not re.match(r" *\t", source.line(number)):
        return
    start = source.start_of(number)
    found = list(re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE).finditer(source.text, start))
    message = _("a tab is used as indentation")
    hint = _("indent with spaces")
    for width in (2, 4, 8):
        edits = tuple(Edit(Span(*match.span()), match.group().replace("\t", " " * width)) for match in found)
        yield Slip(message, Span(start, start + 1), hint, edits, True, hint, start)


def _spaceless(failure: Failure, number: int) -> Iterator[Slip]:
    """No space after the colon of a key, or after the `-` of a list."""
    source, line = failure.source, failure.source.line(number)
    start = source.start_of(number)
    if match := _NO_SPACE.match(line):
        at = start + match.end("colon")
        message = _("a space is missing after the colon of `{key}`").format(key=match["key"])
        span = Span(start + match.start("key"), at)
        yield _slip(failure, message, span, [Edit(Span(at, at), " ")], safe=True)
    elif match := re.match(r"[ \t]*-(?=[^\s-])", line):
        at = start + match.end()
        message = _("a space is missing after the `-` of a list")
        yield _slip(failure, message, Span(at - 1, at), [Edit(Span(at, at), " ")], safe=False)


def _reason(value: str) -> str:
    """Why a text needs quotation marks; empty if it does not."""
    first = value[0]
    if first in "\"'":
        return "" if _is_quoted(value) else _("a text that begins with a quotation mark must end with it")
    if first in "[{" and not ((closed := _CLOSED.match(value)) and value[closed.end() :].strip(" ]}")):
        return ""
    if value[:2] in ("? ", "- "):
        return _("a text cannot begin with `{character}`").format(character=value[:2])
    if first in "[{]},@`%&*!|>#":
        return _("a text cannot begin with `{character}`").format(character=first)
    if first in "“”„«‘" and ": " in value:
        return _("`{character}` is not a quotation mark of YAML").format(character=first)
    if ": " in value or value.endswith(":"):
        return _("a text that contains a colon and a space needs quotation marks")
    return ""


def _is_quoted(value: str) -> bool:
    """Whether a value is one text in quotation marks and nothing else."""
    opened = _OPEN_QUOTE[value[0]].match(value)
    return opened is not None and value[opened.end() :] == value[0]


def _colonless(failure: Failure, number: int) -> Iterator[Slip]:
    """A key alone on its line, without its colon."""
    source = failure.source
    # What follows may have been taken for the rest of a text.
    for each in range(number, max(number - 3, 0), -1):
        line = source.line(each)
        if match := re.fullmatch(rf"[ \t]*({_KNOWN})[ \t]*", line):
            start, end = source.start_of(each) + match.start(1), source.start_of(each) + match.end(1)
            message = _("a colon is missing after `{key}`").format(key=match[1])
            yield _slip(failure, message, Span(start, end), [Edit(Span(end, end), ":")], safe=True)


def _in_flow(failure: Failure, number: int) -> Iterator[Slip]:
    """A text in braces that needs quotation marks."""
    source, line = failure.source, failure.source.line(number)
    start = source.start_of(number)
    at = failure.at - start
    if not 0 <= at <= len(line):
        return
    keys = [match for match in _FLOW_KEY.finditer(line, 0) if match.end() <= at]
    for key in reversed(keys):
        if (following := _NEXT_IN_FLOW.search(line, at)) is not None:
            end = following.start()
        else:
            end = len(line.rstrip())
            # As many braces are closed at the end as were opened before.
            opened = max(line.count("{", 0, key.end()) - line.count("}", 0, key.end()), 0)
            while opened and end > key.end() and line[end - 1] in "} ":
                opened -= line[end - 1] == "}"
                end -= 1
        value = line[key.end() : end].strip()
        if value and (reason := _reason(value)):
            span = Span(start + key.end(), start + key.end() + len(value))
            yield _slip(failure, reason, span, [Edit(span, quoted_as_written(value))], safe=True)


def _unclosed_quote(failure: Failure, number: int) -> Iterator[Slip]:
    """A quotation mark that is not closed where its text ends: on a line at fault, or up to fifty lines above it."""
    source = failure.source
    for each in range(number, max(number - 50, 0), -1):
        line = source.line(each)
        entry = _ENTRY.fullmatch(line)
        if not entry or not entry["value"] or entry["value"][0] not in _OPEN_QUOTE:
            continue
        if not entry["key"] and "-" not in entry["before"]:
            continue
        value, quote = entry["value"], entry["value"][0]
        opened = _OPEN_QUOTE[quote].match(value)
        if opened is None or opened.end() != len(value):
            continue
        last = _last_line(source, each, len(entry["before"]))
        end = source.start_of(last) + len(source.line(last).rstrip())
        begin = source.start_of(each) + entry.start("value")
        message = _("this quotation mark {quote} is never closed").format(quote=quote)
        hint = _("add the closing {quote} at the end of the text").format(quote=quote)
        yield Slip(message, Span(begin, begin + 1), hint, (Edit(Span(end, end), quote),), True, hint, end)
        return


def _last_line(source: Source, number: int, column: int) -> int:
    """The last line of a text that begins on a line: the next ones go on if they are indented and have no key."""
    last = number
    while True:
        try:
            line = source.line(last + 1)
        except IndexError:
            return last
        if not line.strip() or len(line) - len(line.lstrip(" ")) <= column or _ANY_KEY.match(line):
            return last
        last += 1


def _unclosed_bracket(failure: Failure, number: int) -> Iterator[Slip]:
    """A bracket that is not closed at the end of its line."""
    source = failure.source
    begun = failure.begun
    if not failure.in_brackets or source.position(begun)[0] != number:
        return
    line, start = source.line(number), source.start_of(number)
    rest = line[begun - start :].rstrip()
    missing = ""
    for character in re.sub(r"\"(?:[^\"\\]|\\.)*\"", "", rest):
        if character in "[{":
            missing = {"[": "]", "{": "}"}[character] + missing
        elif character in "]}" and missing[:1] == character:
            missing = missing[1:]
    if missing:
        end = begun + len(rest)
        opening = source.text[begun : begun + 1]
        message, span = _("a bracket is not closed"), Span(begun, begun + len(opening))
        yield _slip(failure, message, span, [Edit(Span(end, end), missing)], safe=False)


def _text(failure: Failure, number: int) -> Iterator[Slip]:
    """A text outside brackets that needs quotation marks."""
    source, line = failure.source, failure.source.line(number)
    entry = _ENTRY.fullmatch(line)
    if not entry or not entry["value"] or not (entry["key"] or "-" in entry["before"]):
        return
    value, start = entry["value"], source.start_of(number) + entry.start("value")
    reason = _reason(value)
    if not reason:
        return
    if (inner := re.match(rf"({_KNOWN}):[ \t]", value)) and entry["key"]:
        message = _("`{inner}` has to be on a line below `{key}`").format(inner=inner[1], key=entry["key"])
        span = Span(start, start + len(value))
        yield _slip(failure, message, span, [Edit(span, f"{{{value}}}")], safe=False)
        return
    last = _last_line(source, number, len(entry["before"]))
    end = start + len(value) if last == number else source.start_of(last) + len(source.line(last).rstrip())
    said = source.text[start:end]
    marked = quoted_as_written(said)
    at = start
    if value[0] not in "[{]},@`%&*!|>#?-\"'":
        at = start + (value.index(": ") if ": " in value else len(value) - 1)
    elif value[0] in "\"'[{" and start < failure.at < end:
        at = failure.at
    if said[-1:] != ":" or value[0] in "\"'“":
        # A list may have been meant, or quotation marks of YAML.
        safe = value[:2] != "- " and value[0] not in "“”„«‘"
        yield _slip(failure, reason, Span(at, at + 1), [Edit(Span(start, end), marked)], safe=safe)


def _continued(failure: Failure, number: int) -> Iterator[Slip]:
    """A colon in a later line of a text, which YAML takes for a key."""
    source, line = failure.source, failure.source.line(number)
    indent = len(line) - len(line.lstrip(" "))
    if ": " not in line or _KEY_LINE.match(line):
        return
    for above in range(number - 1, max(number - 50, 0), -1):
        entry = _ENTRY.fullmatch(source.line(above))
        if entry and entry["key"] and entry["value"] and len(entry["before"]) < indent:
            if entry["value"][0] in "\"'|>[{":
                return
            start = source.start_of(above) + entry.start("value")
            last = _last_line(source, number, len(entry["before"]))
            end = source.start_of(last) + len(source.line(last).rstrip())
            at = source.start_of(number) + line.index(": ")
            message = _("a text that contains a colon and a space needs quotation marks")
            edit = Edit(Span(start, end), quoted_as_written(source.text[start:end]))
            hint = _("put quotation marks around the text, from line {first} to line {last}")
            hint = hint.format(first=above, last=last)
            yield Slip(message, Span(at, at + 1), hint, (edit,), True, hint, end)
            return
        said = source.line(above)
        if said.strip() and (len(said) - len(said.lstrip(" ")) < indent or _ANY_KEY.match(said)):
            return


_KINDS = (_full_width, _tabs, _spaceless, _colonless, _in_flow, _unclosed_quote, _unclosed_bracket, _text, _continued)


def _bracket_too_many(failure: Failure) -> Iterator[Slip]:
    text, at = failure.source.text, failure.at
    if text[at : at + 1] in ("]", "}"):
        span = Span(at, at + 1)
        yield _slip(failure, _("a closing bracket too many"), span, [Edit(span, "")], safe=False)


def _indented(failure: Failure) -> Iterator[Slip]:
    """A key with another indentation than those beside it; the lines below it move with it."""
    source = failure.source
    number = failure.lines[0]
    line = source.line(number)
    if not _ANY_KEY.match(line):
        return
    indent = len(line) - len(line.lstrip(" "))
    levels: list[int] = []
    lowest = 10**6
    for above in range(number - 1, max(number - 200, 0), -1):
        said = source.line(above)
        depth = len(said) - len(said.lstrip(" "))
        if said.strip() and not said.lstrip().startswith("#") and depth < lowest and _ANY_KEY.match(said):
            levels.append(depth)
            lowest = depth
    block = [number]
    while True:
        try:
            below = source.line(block[-1] + 1)
        except IndexError:
            break
        if below.strip() and len(below) - len(below.lstrip(" ")) <= indent:
            break
        block.append(block[-1] + 1)
    for level in sorted(levels, key=lambda level: abs(level - indent)):
        if level == indent or abs(level - indent) > 3:
            continue
        edits = []
        for each in block:
            start, said = source.start_of(each), source.line(each)
            if not said.strip():
                continue
            if level < indent:
                edits.append(Edit(Span(start, start + indent - level), ""))
            else:
                edits.append(Edit(Span(start, start), " " * (level - indent)))
        start = source.start_of(number)
        message = _("this line begins in column {given}, those beside it in column {wanted}")
        message = message.format(given=indent + 1, wanted=level + 1)
        hint = _("begin it in column {wanted}").format(wanted=level + 1)
        span = Span(start + indent, start + len(line.rstrip()))
        yield Slip(message, span, hint, tuple(edits), False, hint, start)
