"""``argmap merge-driver``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from argmap.authoring.three_way.merger import MARK, Merged, merge
from argmap.authoring.three_way.versions import MergeError, OneIdError
from argmap.cli.common import say, style
from argmap.cli.errors import EXIT_FINDINGS, in_words
from argmap.files import write_atomically
from argmap.git import GitError, configure, merge_lines, top_folder
from argmap.loading import SUFFIX
from argmap.reports.diagnostics import text
from argmap.syntax.decoding import decode

EXIT_FATAL = 129
"""What git takes for a driver that has failed: it stops, instead of taking the file for a merge with conflicts."""

_ATTRIBUTE = "merge=argmap"


@click.command(
    "merge-driver",
    epilog="\b\nOnce in each clone:\n  argmap merge-driver --install\n\n"
    "From then on `git merge`, `git rebase`, `git cherry-pick` and `git stash pop` merge maps by node. Exit code 0: "
    "merged. 1: conflicts are marked in OURS, or the result is no map. 129: nothing could be done.",
)
@click.argument("base", required=False, type=click.Path(path_type=Path))
@click.argument("ours", required=False, type=click.Path(path_type=Path))
@click.argument("theirs", required=False, type=click.Path(path_type=Path))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--marker-size", "mark", type=click.IntRange(min=1), default=MARK, help="Length of conflict marks; git's %L."
)
@click.option("--install", is_flag=True, help="Have this repository merge its maps so: config and .gitattributes.")
def merge_driver(
    base: Path | None, ours: Path | None, theirs: Path | None, path: Path | None, mark: int, install: bool
) -> None:
    """Merge three versions of a map by node, for git: BASE OURS THEIRS are its %O %A %B, PATH its %P.

    The result replaces OURS.
    """
    if install:
        if base is not None:
            raise click.UsageError("--install takes no files")
        _install()
        return
    if base is None or ours is None or theirs is None:
        raise click.UsageError("name three files, as git does, or give --install")
    name = (path or ours).as_posix()
    try:
        merged = _by_node(base, ours, theirs, path, mark)
    except Exception as error:
        # Whatever goes wrong here, git would take our version for the result and lose theirs.
        why = str(error) if isinstance(error, MergeError) else in_words(error)
        _by_line(base, ours, theirs, name, mark, why)
        if isinstance(error, OneIdError):
            # Git sees no conflict in one id for two nodes; the author has to.
            sys.exit(EXIT_FINDINGS)
        return
    write_atomically(ours, merged.text.encode("utf-8"))
    _report(merged, name)


def _by_node(base: Path, ours: Path, theirs: Path, path: Path | None, mark: int) -> Merged:
    was, our, their = (
        _text_of(file, name)
        for file, name in ((base, "the common version"), (ours, "our version"), (theirs, "their version"))
    )
    return merge(was, our, their, path, mark)


def _text_of(file: Path, name: str) -> str:
    source, problem = decode(file.read_bytes(), name)
    if problem is not None:
        raise MergeError(f"{name}: {problem.message}")
    return source.text


def _by_line(base: Path, ours: Path, theirs: Path, name: str, mark: int, why: str) -> None:
    say(f"{name}: merged line by line, not by node: {why}")
    try:
        merged, conflicts = merge_lines(base, ours, theirs, mark)
        write_atomically(ours, merged)
    except (GitError, OSError) as error:
        say(f"{name}: {in_words(error) if isinstance(error, OSError) else error}")
        sys.exit(EXIT_FATAL)
    if conflicts:
        sys.exit(EXIT_FINDINGS)


def _report(merged: Merged, name: str) -> None:
    if merged.conflicts:
        count = len(merged.conflicts)
        say(f"{name}: {count} conflict{'s are' if count > 1 else ' is'} marked in the file:")
        for conflict in merged.conflicts:
            say(f"  {conflict}")
        sys.exit(EXIT_FINDINGS)
    if merged.broken is not None:
        say(f"{name}: merged, but what the two sides have changed does not go together:")
        for block in text.render(merged.broken.source, merged.broken.diagnostics, style):
            say(block)
        sys.exit(EXIT_FINDINGS)


def _install() -> None:
    """Tell git of the driver, and which files it is for."""
    # Where argmap is on the path, the configuration stays right when this environment is made anew.
    program = "argmap" if shutil.which("argmap") else f'"{Path(sys.executable).as_posix()}" -m argmap'
    driver = f"{program} merge-driver --marker-size %L %O %A %B %P"
    try:
        attributes = top_folder() / ".gitattributes"
        configure("merge.argmap.name", "argument maps, by node")
        configure("merge.argmap.driver", driver)
    except GitError as error:
        raise click.ClickException(str(error)) from error
    say(f"git config merge.argmap.driver: {driver}")
    before = attributes.read_text(encoding="utf-8") if attributes.exists() else ""
    line = f"*{SUFFIX} {_ATTRIBUTE}"
    rules = [rule.split() for rule in before.splitlines()]
    if any(rule[:1] == [f"*{SUFFIX}"] and any(word.startswith("merge=") for word in rule[1:]) for rule in rules):
        say(f"{attributes.name} says already how maps are merged; it stays as it is")
        return
    gap = "" if not before or before.endswith("\n") else "\n"
    write_atomically(attributes, f"{before}{gap}{line}\n".encode())
    say(f"{attributes.name}: {line}")
    say("Commit .gitattributes. The configuration is this clone's alone: run the command once in every other one.")
