"""The catalogue of argumentation schemes: the built-in ones and those of a user's files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from argmap.diagnostics import nearest
from argmap.i18n import _
from argmap.schemes.scheme import Scheme, UnknownSchemeError


@dataclass(frozen=True)
class Catalogue(Mapping[str, Scheme]):
    """Schemes by id: the built-in ones, then those of the files, which may replace one by its id.

    Files are read on first use. A map in which no node names a scheme does not pay for the catalogue.
    """

    files: tuple[Path, ...] = ()

    def __bool__(self) -> bool:
        """True, without reading the files."""
        return True

    @cached_property
    def _schemes(self) -> dict[str, Scheme]:
        # Imported on first use only, like the files.
        from argmap.schemes.reading import read_own, read_scheme_file

        schemes = dict(read_own())
        for path in self.files:
            schemes |= read_scheme_file(path)
        return schemes

    @cached_property
    def digest(self) -> str:
        """A digest of the files, in hexadecimal; empty if there are none.

        Raises:
            SchemeFileError: a file cannot be used.
        """
        if not self.files or not self._schemes:
            return ""
        return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in self.files)).hexdigest()

    def __getitem__(self, scheme_id: str) -> Scheme:
        """The scheme with an id.

        Raises:
            KeyError: there is no such scheme.
            SchemeFileError: a file cannot be used.
        """
        return self._schemes[scheme_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._schemes)

    def __len__(self) -> int:
        return len(self._schemes)

    def find(self, name: str) -> Scheme:
        """The scheme with this id, or this name in any language.

        Raises:
            UnknownSchemeError: there is no such scheme; the message suggests the nearest.
        """
        found = self.get(name) or self.get(self._by_name().get(name.casefold(), ""))
        if found is None:
            near = self.nearest(name)
            hint = _("; did you mean `{name}`?").format(name=near) if near else _("; `argmap schemes` lists them")
            raise UnknownSchemeError(_("unknown scheme `{name}`").format(name=name) + hint)
        return found

    def nearest(self, name: str) -> str:
        """The id of the scheme probably meant by a name or a misspelt id; empty if none is near."""
        names = {**{scheme_id: scheme_id for scheme_id in self}, **self._by_name()}
        return names.get(nearest(name.casefold(), names), "")

    def _by_name(self) -> dict[str, str]:
        return {name.casefold(): one.id for one in self.values() for name in one.name.by_language.values()}


OWN = Catalogue()
"""The built-in schemes."""
