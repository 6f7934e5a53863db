"""Plain text, sentences with code, tables and details as Markdown that GitHub, pandoc and Obsidian render alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from argmap.rendering import addresses
from argmap.rendering.commonmark import Element, Run
from argmap.rendering.terminal import one_line, without_controls

_SPECIAL = re.compile(
    r"""
      (?P<found>                                # what GitHub finds in text even behind a backslash:
          (?<![A-Za-z0-9]) @ (?= [A-Za-z0-9_] )                 # somebody's name
        | (?<![A-Za-z0-9_\#]) \# (?= \d )                     # the number of an issue
        | : (?= (?: [a-z0-9_+-]* [a-z] [a-z0-9_+-]* | 100 | 1234 | [+-]1 ) : )  # an emoji
      )
    | [\\`*\[~^{$] | \] (?= [\[({:] )            # TeX, code, emphasis, links, struck text, attributes, formulas
    | (?<![^\W_]) _ | _ (?![^\W_])              # emphasis, unless inside of a word
    | < (?= [A-Za-z/!?] )                       # HTML
    | & (?= \#? \w+ ; )                         # entities
    | == | %%                                   # Obsidian's marks and comments
    | - (?= - ) | \. (?= \.\. )                 # pandoc makes dashes and an ellipsis of them
    | (?<!\S) \# (?= [^\s\#] )                  # Obsidian's tags
    | (?<=www) \. | : (?= // )                  # addresses that GitHub would find, with the backslashes in them
    | (?<![A-Za-z0-9]) @                        # pandoc's citations
    """,
    re.VERBOSE,
)
# pandoc reads some of them without a semicolon, as HTML does.
_ENTITY = re.compile("&(?=#?[A-Za-z0-9]+(?![A-Za-z0-9=]))")
_CODE = re.compile("(`[^`]+`)")
_START = re.compile(
    r"""
      (?P<mark> \#{1,6} (?=\s|$) | [-+] (?=\s|$) | =+ \s* $ | [:|>] | \+ (?=[-=+]) )
    | (?P<number> \(? (?: \d+ | [A-Za-z] | [ivxlcdm]+ | [IVXLCDM]+ | \# | @[\w-]* ) ) (?P<stop>[.)]) (?=\s|$)
    """,
    re.VERBOSE,
)

# pandoc finds the box of a task even behind backslashes.
_BOX = re.compile(r"^\\\[([ xX])\](?=\s|$)")
_BRACKET = re.compile(r"\\.|\]")


def escape(text: str, *, linked: bool = True) -> str:
    """Plain text as Markdown within a line: it renders unchanged, with as few backslashes as possible.

    Addresses become links unless the text is in a link itself.
    """
    text = without_controls(one_line(text))
    if not linked:
        return _BRACKET.sub(lambda found: found[0] if len(found[0]) > 1 else "\\]", _escaped(text))
    return "".join(
        link(_escaped(part), addresses.encoded(part), part) if is_address else _escaped(part)
        for part, is_address in addresses.split(text)
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    # An empty comment takes apart what is looked for in the text of the page.
    return f"{found[0]}<!-- -->" if found["found"] else "\\" + "\\".join(found[0])


def escape_start(text: str) -> str:
    """Plain text as Markdown at the start of a paragraph, where some marks would open a list or a heading."""
    return _started(escape(text))


def _started(said: str) -> str:
    """Markdown at the start of a paragraph, without spaces that would make it code."""

    def opening(match: re.Match[str]) -> str:
        return f"\\{match['mark']}" if match["mark"] else f"{match['number']}\\{match['stop']}"

    said = _BOX.sub(r"\\[\1<!-- -->]", said.lstrip())
    found = _START.match(said)
    return opening(found) + said[found.end() :] if found else said


def heading_text(said: str) -> str:
    """Markdown in a heading: number signs at its end would close it and vanish."""
    return re.sub(r"#+\s*$", lambda found: re.sub("(?=#)", r"\\", found[0]), said)


def prose(said: str, *, start: bool = True) -> str:
    """A sentence, usually at the start of a paragraph: what is in backquotes, such as a command, stays code."""
    return "".join(
        part if place % 2 else escape_start(part) if start and place == 0 else escape(part)
        for place, part in enumerate(_CODE.split(said))
    )


def pipe_table(heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool]) -> str:
    """Rows of Markdown under their heads; numeric columns are aligned on the right."""
    lines = ["| " + " | ".join(map(_cell, line)) + " |" for line in (heads, *rows)]
    lines.insert(1, "|" + "|".join(" ---: " if right else " --- " for right in numeric) + "|")
    return "\n".join(lines)


def _cell(content: str) -> str:
    # A bar that the escaping left alone would end the cell.
    return re.sub(r"\\[^|]|\\?\|", lambda found: "\\|" if found[0].endswith("|") else found[0], content)


def runs(parts: Sequence[Run]) -> str:
    """Stretches of text, such as an entry of the list of sources, at the start of a paragraph."""
    said = ""
    for before, part in zip((Run(""), *parts), parts, strict=False):
        said += ("<!-- -->" if _collide(before, part) else "") + _run(part)
    return _started(said)


def _collide(before: Run, after: Run) -> bool:
    """Whether marks would not be read as such: next to other marks, or between punctuation within and a letter beyond.

    It is so by the rules of CommonMark, and common in Chinese, which has no space there.
    """
    if not before.text or not after.text or before.text[-1].isspace() or after.text[0].isspace():
        return False
    ends = [(before.text[-1], before.bold or before.italic), (after.text[0], after.bold or after.italic)]
    if all(marked for _, marked in ends):
        return True
    return any(
        marked and not inside.isalnum() and ends[1 - place][0].isalnum() for place, (inside, marked) in enumerate(ends)
    )


def _run(part: Run) -> str:
    """A run as Markdown; spaces stay outside of its marks, which would not close after one."""
    said = part.text.strip()
    before, after = part.text[: len(part.text) - len(part.text.lstrip())], part.text[len(part.text.rstrip()) :]
    text = link(escape(said, linked=False), part.address, said) if part.address else escape(said)
    for wanted, mark, end in (
        (part.superscript, "<sup>", "</sup>"),
        (part.subscript, "<sub>", "</sub>"),
        (part.bold, "**", "**"),
        (part.italic, "*", "*"),
    ):
        text = f"{mark}{text}{end}" if wanted and text else text
    return before + text + after


def link(said: str, address: str, plain: str = "") -> str:
    """A link; where the text is the address itself, it is written once."""
    if _is_plain(plain) and addresses.encoded(plain) == addresses.encoded(address):
        return f"<{plain}>"
    # Brackets around it take all characters of an address but these.
    kept = re.sub(r"[<>\\\s]", lambda found: f"%{ord(found[0]):02X}", address)
    target = _ENTITY.sub(r"\\&", kept)
    return f"[{said}](<{target}>)"


def _is_plain(address: str) -> bool:
    """Whether all readers take an address between angle brackets for the same."""
    return bool(address) and not (
        re.search(r"[<>\\\s]", address) or _ENTITY.search(address) or addresses.is_foreign(address)
    )


def details(elements: Iterable[Element | str]) -> str:
    """An author's Markdown as Markdown in which only what CommonMark and GitHub read as mark-up is any."""
    said, before = "", None
    for element in elements:
        assert isinstance(element, Element)
        # Two lists that only something invisible parted would be one.
        parted = before is not None and element.mark and (before.kind, before.mark) == (element.kind, element.mark)
        said += ("\n\n<!-- -->" if parted else "") + ("\n\n" if said else "") + _element(element)
        before = element
    return said


def _element(element: Element) -> str:
    match element.kind:
        case "paragraph":
            # A line after a break is the beginning of a block, too, to a reader.
            return "\\\n".join(map(_started, _within(element.inside).split("\\\n")))
        case "heading":
            return "#### " + heading_text(_within(element.inside).replace("\\\n", " "))
        case "fence":
            fence = _fence(element.text, 3)
            return f"{fence}\n{element.text}\n{fence}"
        case "hr":
            return "___"
        case "blockquote":
            return prefixed("> ", details(element.inside))
        case "table":
            heads, *rows = ([_within(cell.inside) for cell in row] for row in map(_children, _children(element)))
            return pipe_table(heads, rows, [False] * len(heads))
        case "ordered_list":
            items = enumerate(_children(element), element.start)
            return _list((f"{number}{element.mark}", item) for number, item in items)
        case _:
            return _list((element.mark, item) for item in _children(element))


def _children(element: Element) -> tuple[Element, ...]:
    return tuple(each for each in element.inside if isinstance(each, Element))


def _list(items: Iterable[tuple[str, Element]]) -> str:
    made = []
    loose = False
    for marker, item in items:
        match _children(item):
            # A list right below a paragraph needs no line between them, if it can follow without one.
            case (Element(kind="paragraph") as said, Element(kind="bullet_list" | "ordered_list", start=1) as below):
                text = f"{_element(said)}\n{_element(below)}"
            case blocks:
                text = details(blocks)
                loose = loose or len(blocks) > 1
        # Without the comment, an empty item would underline the paragraph before it as a heading.
        made.append(hanging(f"{marker} ", text or "<!-- -->"))
    return ("\n\n" if loose else "\n").join(made)


def prefixed(prefix: str, text: str) -> str:
    """Lines of Markdown behind a sign, as a quotation."""
    return "\n".join(f"{prefix}{line}" if line else prefix.rstrip() for line in text.split("\n"))


def hanging(marker: str, text: str) -> str:
    """A list item; what belongs to it is indented to its text, as CommonMark wants it."""
    indent = " " * len(marker)
    first, *others = text.split("\n")
    return "\n".join([(marker + first).rstrip(), *(f"{indent}{line}" if line else "" for line in others)])


def _within(inside: Sequence[Element | str], *, linked: bool = True) -> str:
    return "".join(_parts(inside, linked))


def _parts(inside: Sequence[Element | str], linked: bool) -> Iterator[str]:
    for each in inside:
        if isinstance(each, str):
            yield escape(each, linked=linked)
        elif each.kind == "hardbreak":
            yield "\\\n"
        elif each.kind == "code_inline":
            yield _code(each.text)
        elif each.kind == "link":
            yield link(_within(each.inside, linked=False), each.address, each.text)
        else:
            yield each.mark + _within(each.inside, linked=linked) + each.mark


def _fence(code: str, least: int) -> str:
    longest = max((len(found) for found in re.findall("`+", code)), default=0)
    return "`" * max(longest + 1, least)


def _code(code: str) -> str:
    fence = _fence(code, 1)
    space = " " if code.startswith(("`", " ")) or code.endswith(("`", " ")) else ""
    return f"{fence}{space if code.strip() else ''}{code}{space if code.strip() else ''}{fence}"
