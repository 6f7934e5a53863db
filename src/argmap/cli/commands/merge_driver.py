"""``argmap merge-driver``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from argmap.authoring.three_way.merger import MARK, Merged, merge
from argmap.authoring.three_way.versions import MergeError, OneIdError
from argmap.cli.common import say, show_diagnostics
from argmap.cli.errors import EXIT_FINDINGS, in_words
from argmap.cli.options import messages_option
from argmap.files import write_atomically
from argmap.git import GitError, configure, merge_lines, top_folder
from argmap.i18n import _, n_
from argmap.loading import SUFFIX
from argmap.syntax.decoding import decode

EXIT_FATAL = 129
"""What git takes for a driver that has failed: it stops, instead of taking the file for a merge with conflicts."""

_ATTRIBUTE = "merge=argmap"


@click.command(
    "merge-driver",
    epilog="\b\nExamples:\n  argmap merge-driver --install      once in each clone\n\n"
    "From then on `git merge`, `git rebase`, `git cherry-pick` and `git stash pop` merge maps by node. Exit code 0: "
    "merged. 1: conflicts are marked in OURS, or the result is not a valid map. 129: the merge failed.",
)
@click.argument("base", required=False, type=click.Path(path_type=Path))
@click.argument("ours", required=False, type=click.Path(path_type=Path))
@click.argument("theirs", required=False, type=click.Path(path_type=Path))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--marker-size",
    "mark",
    type=click.IntRange(min=1),
    metavar="N",
    default=MARK,
    help="Length of conflict markers (git's %L).",
)
@click.option("--install", is_flag=True, help="Configure this repository to use the merge driver.")
@messages_option
def merge_driver(
    base: Path | None, ours: Path | None, theirs: Path | None, path: Path | None, mark: int, install: bool
) -> None:
    """Merge three versions of a map by node, for git.

    BASE OURS THEIRS are git's %O %A %B, PATH its %P. The result replaces OURS.
    """
    if install:
        if base is not None:
            raise click.UsageError(_("`--install` takes no files"))
        _install()
        return
    if base is None or ours is None or theirs is None:
        raise click.UsageError(_("name three files, as git does, or use `--install`"))
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
        for file, name in ((base, _("the common version")), (ours, _("our version")), (theirs, _("their version")))
    )
    return merge(was, our, their, path, mark)


def _text_of(file: Path, name: str) -> str:
    source, problem = decode(file.read_bytes(), name)
    if problem is not None:
        raise MergeError(f"{name}: {problem.message}")
    return source.text


def _by_line(base: Path, ours: Path, theirs: Path, name: str, mark: int, why: str) -> None:
    say(_("{path}: merged line by line, not by node: {why}").format(path=name, why=why))
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
        say(
            n_(
                "{path}: {count} conflict is marked in the file:",
                "{path}: {count} conflicts are marked in the file:",
                count,
            ).format(path=name)
        )
        for conflict in merged.conflicts:
            say(f"  {conflict}")
        sys.exit(EXIT_FINDINGS)
    if merged.broken is not None:
        say(_("{path}: merged, but the changes of the two sides conflict:").format(path=name))
        show_diagnostics(merged.broken)
        sys.exit(EXIT_FINDINGS)


def _install() -> None:
    """Tell git of the driver, and which files it is for."""
    # Where argmap is on the path, the configuration stays right when this environment is rebuilt.
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
        say(_("{path} already sets a merge driver for maps; it was not changed").format(path=attributes.name))
        return
    gap = "" if not before or before.endswith("\n") else "\n"
    write_atomically(attributes, f"{before}{gap}{line}\n".encode())
    say(f"{attributes.name}: {line}")
    say(_("Commit .gitattributes. The git configuration is local: run this command once in every other clone."))
