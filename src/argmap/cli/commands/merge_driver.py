"""``argmap merge-driver``."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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


class _Driver(click.Command):
    """A command whose every failure is one to git, which takes smaller exit codes for conflicts that are marked."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **more: Any) -> click.Context:
        with _fatal(by_git=len(args) > 2):
            return super().make_context(info_name, args, *rest, **more)

    def invoke(self, ctx: click.Context) -> Any:
        with _fatal(by_git=ctx.params["theirs"] is not None):
            return super().invoke(ctx)


@contextmanager
def _fatal(*, by_git: bool) -> Iterator[None]:
    """Say what goes wrong where git asks for a merge, and end as it expects; what people ask for fails as elsewhere."""
    try:
        yield
    except (click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        if not by_git:
            raise
        why = error.format_message() if isinstance(error, click.ClickException) else in_words(error)
        say(_("not merged: {why}").format(why=why))
        sys.exit(EXIT_FATAL)


@click.command(
    "merge-driver",
    epilog="\b\nExamples:\n  argmap merge-driver --install      once in each clone\n\n"
    "From then on `git merge`, `git rebase`, `git cherry-pick` and `git stash pop` merge maps by node. Exit code 0: "
    "merged. 1: conflicts are marked in OURS, or the result is not a valid map. 129: the merge failed.",
    cls=_Driver,
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
@click.option(
    "--conflict-exit",
    "conflict",
    type=click.IntRange(1, 128),
    metavar="N",
    default=EXIT_FINDINGS,
    help="Exit code for conflicts, if another than 1.",
)
@click.option("--install", is_flag=True, help="Configure this repository to use the merge driver.")
@messages_option
def merge_driver(
    base: Path | None,
    ours: Path | None,
    theirs: Path | None,
    path: Path | None,
    mark: int,
    conflict: int,
    install: bool,
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
    if not _merged(base, ours, theirs, path, mark):
        sys.exit(conflict)


def _merged(base: Path, ours: Path, theirs: Path, path: Path | None, mark: int) -> bool:
    """Merge by node, or by line where that cannot be done; whether there is no conflict."""
    name = (path or ours).as_posix()
    try:
        merged = _by_node(base, ours, theirs, path, mark)
    except Exception as error:
        # Whatever goes wrong here, git would take our version for the result and lose theirs.
        why = str(error) if isinstance(error, MergeError) else in_words(error)
        clean = _by_line(base, ours, theirs, name, mark, why)
        # Git sees no conflict in one id for two nodes; the author has to.
        return clean and not isinstance(error, OneIdError)
    write_atomically(ours, merged.text.encode("utf-8"))
    return _report(merged, name)


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


def _by_line(base: Path, ours: Path, theirs: Path, name: str, mark: int, why: str) -> bool:
    """Let git merge the files line by line; whether there is no conflict."""
    say(_("{path}: merged line by line, not by node: {why}").format(path=name, why=why))
    try:
        merged, conflicts = merge_lines(base, ours, theirs, mark)
    except GitError as error:
        raise click.ClickException(str(error)) from error
    write_atomically(ours, merged)
    return not conflicts


def _report(merged: Merged, name: str) -> bool:
    """Say what is in conflict, if anything; whether there is nothing."""
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
        return False
    if merged.broken is not None:
        say(_("{path}: merged, but the changes of the two sides conflict:").format(path=name))
        show_diagnostics(merged.broken)
        return False
    return True


def _install() -> None:
    """Tell git of the driver, and which files it is for."""
    # Git calls it in the folder that is merged, where a stranger's `argmap` may lie: with `-E -P`, nothing is imported
    # from there, nor from PYTHONPATH; unlike `-I`, they leave the packages of `pip install --user` in place. A failure
    # to start, to which Python and the shell give the codes 1 and 127, would be a conflict to git, and an older git
    # takes even 129 for one; it fails where the result is missing. Only argmap itself ends with 3.
    python = shlex.quote(Path(sys.executable).as_posix())
    driver = (
        f"{python} -E -P -m argmap merge-driver --conflict-exit 3 --marker-size %L -- %O %A %B %P "
        f"|| {{ test $? -eq 3 && exit 1; command -p rm -f -- %A; exit {EXIT_FATAL}; }}"
    )
    try:
        top = top_folder()
        attributes = top / ".gitattributes"
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
    write_atomically(attributes, f"{before}{gap}{line}\n".encode(), within=top)
    say(f"{attributes.name}: {line}")
    say(_("Commit .gitattributes. The git configuration is local: run this command once in every other clone."))
