"""Applying the fixes of diagnostics in rounds, until none is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from argmap import files
from argmap.config import project_folder
from argmap.diagnostics import Diagnostic, Edit, Severity
from argmap.loading import Loaded, load_bytes
from argmap.syntax.edits import apply_edits

MAX_ROUNDS = 20
"""A fix can reveal another; no file needs this many rounds unless two fixes undo each other."""

Check = Callable[[Loaded], list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The result of fixing a file.

    ``applied`` has the fixes in order, ``refused`` those that would have introduced errors. ``stable`` is False if
    there was still something to fix after the last round.
    """

    before: Loaded
    after: Loaded
    left: list[Diagnostic]
    applied: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    stable: bool = True

    @property
    def changed(self) -> bool:
        """Whether the text has changed."""
        return self.after.source.text != self.before.source.text


def is_fixable(diagnostic: Diagnostic, *, unsafe: bool) -> bool:
    """Whether a diagnostic has a fix that may be applied."""
    return diagnostic.fix is not None and (diagnostic.fix.safe or unsafe)


def fix(loaded: Loaded, check: Check, *, unsafe: bool = False) -> Fixed:
    """Apply all fixes until none is left, without writing the file.

    Each round applies fixes that don't overlap and reads the result again. Fixes that introduce an error are identified
    and left out, until others have changed the file.
    """
    done = Fixed(loaded, loaded, check(loaded))
    for __ in range(MAX_ROUNDS):
        wanted = [found for found in done.left if is_fixable(found, unsafe=unsafe) and not _known(found, done.refused)]
        if not wanted:
            return done
        good, bad = _sound(done.after, list(_apart(wanted)))
        done = replace(done, refused=(*done.refused, *bad))
        if good and (after := _try(done.after, good)):
            done = replace(done, after=after, left=check(after), applied=(*done.applied, *good), refused=())
    return replace(done, stable=not any(is_fixable(found, unsafe=unsafe) for found in done.left))


def save(fixed: Fixed) -> None:
    """Write the result to the file it came from. Raises the same errors as ``argmap.files.save``."""
    path = fixed.before.path
    assert path is not None, "only a file can be saved"
    files.save(path, fixed.after.source.raw, fixed.before.source.digest, within=project_folder(path))


def _apart(wanted: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Diagnostics whose edits don't overlap, in file order."""
    reached = -1
    for start, end, diagnostic in sorted(((*_reach(each), each) for each in wanted), key=lambda entry: entry[:2]):
        if start > reached:
            reached = end
            yield diagnostic


def _reach(diagnostic: Diagnostic) -> tuple[int, int]:
    """Where the edits of a fix start and end."""
    spans = [edit.span for edit in _edits(diagnostic)]
    return min(span.start for span in spans), max(span.end for span in spans)


def _sound(loaded: Loaded, batch: list[Diagnostic]) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Fixes that can be applied together, and those that introduce an error by themselves; found by bisection."""
    if not batch or _try(loaded, batch):
        return batch, []
    if len(batch) == 1:
        return [], batch
    middle = len(batch) // 2
    (good, bad), (more_good, more_bad) = _sound(loaded, batch[:middle]), _sound(loaded, batch[middle:])
    together = [*good, *more_good]
    # Of two fixes that conflict, say over the same key, the second is tried again after the first.
    return (together if _try(loaded, together) else good or more_good), [*bad, *more_bad]


def _try(loaded: Loaded, batch: Iterable[Diagnostic]) -> Loaded | None:
    """The file with these fixes applied; None if they introduce an error."""
    batch = list(batch)
    text = apply_edits(loaded.source.text, (edit for diagnostic in batch for edit in _edits(diagnostic)))
    after = load_bytes(text.encode("utf-8", "surrogatepass"), loaded.source.name, loaded.path)
    before, now = _errors(loaded), _errors(after)
    if loaded.authored is None and _unreadable(now) < _unreadable(before):
        # Until it could be read, nothing else was known of the file.
        return after
    if any(diagnostic.code == "AM101" for diagnostic in batch) and _unreadable(now) >= _unreadable(before):
        # A line that is moved back and forth says the same each time.
        return None
    return None if now - before else after


def _unreadable(errors: Counter[tuple[str, str, str]]) -> int:
    return sum(count for (code, _node, _message), count in errors.items() if code == "AM101")


def _edits(diagnostic: Diagnostic) -> tuple[Edit, ...]:
    return diagnostic.fix.edits if diagnostic.fix else ()


def _errors(loaded: Loaded) -> Counter[tuple[str, str, str]]:
    """The errors of a file without their positions, which change with every edit."""
    return Counter(
        (found.code, found.node, found.message) for found in loaded.diagnostics if found.severity is Severity.ERROR
    )


def _known(found: Diagnostic, others: Iterable[Diagnostic]) -> bool:
    return any((found.code, found.node, found.message) == (o.code, o.node, o.message) for o in others)
