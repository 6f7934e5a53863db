"""The catalogue of argumentation schemes: argmap's own and those of a user's files."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from argmap.schemes.scheme import Scheme, UnknownSchemeError


@dataclass(frozen=True)
class Catalogue(Mapping[str, Scheme]):
    """Schemes by id: argmap's own, then those of the files, which may replace one by its id.

    Nothing is read before it is asked for. A map in which no node names a scheme does not pay for the catalogue.
    """

    files: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """True, without a look at the files."""
        return True

    @cached_property
    def _schemes(self) -> dict[str, Scheme]:
        # Whoever never asks does not pay for these imports either.
        from argmap.schemes.reading import read_own, read_scheme_file

        schemes = dict(read_own())
        for path in self.files:
            schemes |= read_scheme_file(path)
        return schemes

    @cached_property
    def digest(self) -> str:
        """A digest of the files, in hexadecimal; empty where there are none.

        Raises:
            SchemeFileError: a file cannot be used.
        """
        if not self.files or not self._schemes:
            return ""
        return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in self.files)).hexdigest()

    def __getitem__(self, scheme_id: str) -> Scheme:
        """The scheme of an id.

        Raises:
            KeyError: there is none.
            SchemeFileError: a file cannot be used.
        """
        return self._schemes[scheme_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._schemes)

    def __len__(self) -> int:
        return len(self._schemes)

    def find(self, name: str) -> Scheme:
        """The scheme of this id, or of this name in any language.

        Raises:
            UnknownSchemeError: there is none; the message suggests the nearest.
        """
        found = self.get(name) or self.get(self._by_name().get(name.casefold(), ""))
        if found is None:
            near = self.nearest(name)
            hint = f"did you mean {near}?" if near else "`argmap schemes` lists them"
            raise UnknownSchemeError(f"there is no scheme `{name}`; {hint}")
        return found

    def nearest(self, name: str) -> str:
        """The id of the scheme that a name or a misspelt id is likely to mean; empty where none is near."""
        names = {**{scheme_id: scheme_id for scheme_id in self}, **self._by_name()}
        found = difflib.get_close_matches(name.casefold(), names, n=1, cutoff=0.6)
        return names[found[0]] if found else ""

    def _by_name(self) -> dict[str, str]:
        return {name.casefold(): one.id for one in self.values() for name in one.name.by_language.values()}


OWN = Catalogue()
"""argmap's own schemes alone."""
