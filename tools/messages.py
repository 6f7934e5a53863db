"""Extract messages from the code, update the translation catalogue of every language, and compile it.

python tools/messages.py            update src/argmap/locale/*/LC_MESSAGES/argmap.po from the code
python tools/messages.py --compile  compile the catalogues to .mo, as an installation does
python tools/messages.py --check    fail if an update would change a catalogue
python tools/messages.py --new TAG  start a catalogue for another language
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SRC = Path(__file__).resolve().parent.parent / "src" / "argmap"


def extracted() -> Catalog:
    """All messages of the code, in the order of files and lines, and the texts of argmap's own schemes.

    Babel's own extractor passes over calls inside an f-string, and knows nothing of the documentation of rules.
    """
    # An installation only compiles, before argmap can be imported.
    from argmap.checks import RULES
    from argmap.checks.documentation import prose
    from argmap.schemes import OWN

    catalog = Catalog(project="argmap", charset="utf-8")
    for path in sorted(SRC.rglob("*.py")):
        name = path.relative_to(SRC).as_posix()
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            words = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            match call.func, words:
                case ast.Name("_" | "N_" | "C_" | "n_"), _ if isinstance(call.args[0], ast.JoinedStr):
                    raise SystemExit(f"{path}:{call.lineno}: an f-string cannot be translated; use .format()")
                case ast.Name("_" | "N_"), [str(message), *_]:
                    catalog.add(message, locations=[(name, 0)])
                case ast.Name("C_"), [str(context), str(message)]:
                    catalog.add(message, locations=[(name, 0)], context=context)
                case ast.Name("n_"), [str(singular), str(plural), *_]:
                    catalog.add((singular, plural), locations=[(name, 0)])
    for message, place in help_of_commands():
        catalog.add(message, locations=[(place, 0)])
    for message_of_click in CLICK:
        catalog.add(message_of_click, locations=[("cli/help.py", 0)])
    for rule in RULES.values():
        module = rule.check.__module__.split(".")
        for message in prose(rule) if module[0] == "argmap" else ():
            catalog.add(message, locations=[("/".join(module[1:]) + ".py", 0)])
    for text in (text for scheme in OWN.values() for text in scheme.texts):
        catalog.add(text.by_language["en"], locations=[("schemes/catalogue.yaml", 0)])
    return catalog


CLICK: tuple[str | tuple[str, str], ...] = (
    "Usage:",
    "Options",
    "Commands",
    "Show this message and exit.",
    "default: {default}",
    "required",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing command.",
    "Missing argument",
    "Missing option",
    "No such command {name!r}.",
    "No such option {name!r}.",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "Choose from:\n\t{choices}",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("{value!r} does not match the format {format}.", "{value!r} does not match the formats {formats}."),
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
    "Option {name!r} does not take a value.",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
    "file",
    "path",
)
"""Messages of click that argmap shows: click looks them up in our catalogue (`argmap.cli.help.speaking`)."""


def help_of_commands() -> Iterator[tuple[str, str]]:
    """The messages of the help pages of commands, each with the file that it is in."""
    import click

    from argmap.cli.help import translated
    from argmap.cli.root import COMMANDS, cli

    context = click.Context(cli)
    for name in ("", *COMMANDS):
        command = cli.get_command(context, name) if name else cli
        assert command is not None
        found: dict[str, str] = {}
        translated(command, lambda message, found=found: found.setdefault(message, message))  # type: ignore[misc]
        place = COMMANDS.get(name, "argmap.cli.root").partition(":")[0].removeprefix("argmap.").replace(".", "/")
        yield from ((message, f"{place}.py") for message in found)


def catalogues() -> list[Path]:
    """The path of each language's catalogue."""
    return sorted(SRC.glob("locale/*/LC_MESSAGES/argmap.po"))


def updated(path: Path, template: Catalog) -> bytes:
    """A catalogue with exactly the messages of the code; new ones have empty translations."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parts[-3])
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return written(catalog)


def written(catalog: Catalog) -> bytes:
    """A catalogue as text, without dates that would change at every update."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=110, omit_header=True, include_lineno=False, sort_by_file=True)
    header = "".join(
        f"{line}\n"
        for line in (
            "# Translations of argmap; see CONTRIBUTING.md.",
            'msgid ""',
            'msgstr ""',
            f'"Language: {catalog.locale_identifier}\\n"',
            '"Content-Type: text/plain; charset=utf-8\\n"',
            f'"Plural-Forms: {catalog.plural_forms}\\n"',
            "",
        )
    )
    return header.encode() + buffer.getvalue()


def compile_all() -> None:
    """Compile every catalogue that is newer than its compiled file."""
    for path in catalogues():
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.parts[-3])
        buffer = io.BytesIO()
        write_mo(buffer, catalog)
        target.write_bytes(buffer.getvalue())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--compile", action="store_true")
    group.add_argument("--check", action="store_true")
    group.add_argument("--new", metavar="TAG")
    arguments = parser.parse_args()
    if arguments.compile:
        compile_all()
        return 0
    template = extracted()
    if arguments.new:
        path = SRC / "locale" / arguments.new.replace("-", "_") / "LC_MESSAGES" / "argmap.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(Catalog(locale=arguments.new.replace("-", "_"))))
    stale = []
    for path in catalogues():
        content = updated(path, template)
        if content != path.read_bytes():
            stale.append(path)
            if not arguments.check:
                path.write_bytes(content)
    if not arguments.check:
        compile_all()
    for path in stale if arguments.check else ():
        print(f"{path.relative_to(SRC.parent.parent)} is out of date: run python tools/messages.py", file=sys.stderr)
    return bool(stale) and arguments.check


if __name__ == "__main__":
    sys.exit(main())
