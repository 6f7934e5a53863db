"""Edits of a map as values, and several applied as one: ``edit(loaded, [Set(…), Move(…)])``."""

from argmap.authoring.add import Add
from argmap.authoring.change import Operation, Touched, edit
from argmap.authoring.join import Join
from argmap.authoring.link import Link, Unlink
from argmap.authoring.move import Move
from argmap.authoring.remove import Children, Remove
from argmap.authoring.rename import Rename
from argmap.authoring.set import Delete, Set
from argmap.authoring.split import CLAIM, Split
from argmap.authoring.top import DeleteTop, SetTop
from argmap.authoring.works import AddSource, RemoveSource, RenameSource, SetSource

__all__ = [
    "CLAIM",
    "Add",
    "AddSource",
    "Children",
    "Delete",
    "DeleteTop",
    "Join",
    "Link",
    "Move",
    "Operation",
    "Remove",
    "RemoveSource",
    "Rename",
    "RenameSource",
    "Set",
    "SetSource",
    "SetTop",
    "Split",
    "Touched",
    "Unlink",
    "edit",
]
