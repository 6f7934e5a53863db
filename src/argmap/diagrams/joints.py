"""Inferences as joints: where a claim has several, the lines of each meet at a sign with the name of its scheme.

Lines from the members end at the joint, and so do those of caveats on it alone; one line leads from it to the claim.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from html import escape
from typing import NamedTuple

from argmap.diagrams.options import DiagramOptions
from argmap.diagrams.theme import LINES, Role
from argmap.i18n import _
from argmap.i18n.punctuation import BRACKETED, QUOTED
from argmap.model import ArgumentMap, Node, Step
from argmap.rendering.ems import width
from argmap.rendering.scripts import runs_right_to_left
from argmap.rendering.svg import element, text
from argmap.rendering.wrapping import cut, wrap

_NAME_EM = 8
"""How wide a line of a scheme's name is."""
_MOST_LINES = 2
_SIDE, _SIGN, _LINE = 9, 15, 14
"""Between the edge of a joint and its words, what ``&`` takes, and the height of a line, in px."""
_LINKED, _BARE = 18, 16
"""The diameter of a joint without a name."""
_SIZE = LINES[Role.FOOT].size


class Joint(NamedTuple):
    """The sign of an inference; width and height in px."""

    id: str
    """The claim and the inference with a slash between them, which no node's id has."""
    claim: str
    step: Step
    name: tuple[str, ...]
    """The lines of its scheme's name, which is cut where it is long; none where it has no scheme."""
    called: str
    """Its id and the whole name of its scheme; empty where it has neither."""
    title: str
    """What it is, in full."""
    width: int
    height: int


def joint_id(claim: str, step: str) -> str:
    """What the joint of an inference is called."""
    return f"{claim}/{step}"


def joints(
    map_: ArgumentMap, claim: Node, shown: Container[str], language: str, options: DiagramOptions
) -> list[Joint]:
    """The joints below a claim that has several inferences: those to which something shown right below it belongs.

    An inference that is neither joint nor has a scheme or limits of its own needs none.
    """
    if not claim.inferences:
        return []
    below = [child for child in map_.children(claim) if child.id in shown]
    named, limits = {child.id for child in below}, {child.step for child in below if child.step}
    limited = {step for __, step in map_.limits(claim) if step}
    return [
        _joint(claim, step, language, options)
        for step in map_.steps(claim)
        if step.joint or _scheme(step) or step.id in limited
        if step.id in limits or not named.isdisjoint(step.members)
    ]


def _scheme(step: Step) -> str:
    return (step.inference.scheme if step.inference else None) or ""


def _joint(claim: Node, step: Step, language: str, options: DiagramOptions) -> Joint:
    lines = wrap(options.scheme_name(scheme, language), _NAME_EM, language) if (scheme := _scheme(step)) else []
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], cut(" ".join(lines[_MOST_LINES - 1 :]), _NAME_EM, language)]
    wide = high = _LINKED if step.joint else _BARE
    if lines:
        wide = round(2 * _SIDE + _SIGN * step.joint + max(_SIZE * width(line, language) for line in lines))
        high = 8 + _LINE * len(lines)
    called = _name(step, language, options)
    title = _("only together", language)
    if called:
        title = (_("joint inference {name}", language) if step.joint else _("inference {name}", language)).format(
            name=called
        )
    return Joint(joint_id(claim.id, step.id), claim.id, step, tuple(lines), called, title, wide, high)


def _name(step: Step, language: str, options: DiagramOptions) -> str:
    """An inference by its id and its scheme; empty where it has neither."""
    scheme = _scheme(step)
    named = options.scheme_name(scheme, language) if scheme else ""
    if not step.id:
        return named
    quoted = _(QUOTED, language).format(step.id)
    return quoted + (_(BRACKETED, language).format(named) if named else "")


def member_words(joint: Joint, language: str) -> str:
    """What an inference makes of its members, for those to whom a drawing is read."""
    if not joint.called:
        return _("part of a joint inference", language)
    part = (
        _("part of the joint inference {name}", language)
        if joint.step.joint
        else _("part of the inference {name}", language)
    )
    return part.format(name=joint.called)


def limits_words(joint: Joint, language: str) -> str:
    """What it makes of caveats on it alone."""
    return _("limits only the inference {name}", language).format(name=joint.called)


def roles(map_: ArgumentMap, found: Iterable[Joint], language: str) -> dict[str, list[str]]:
    """What joints make of nodes, in words."""
    said: dict[str, list[str]] = {}
    limits: dict[str, dict[str, list[str]]] = {}
    for joint in found:
        if joint.claim not in limits:
            of_claim = limits[joint.claim] = {}
            for caveat, step in map_.limits(map_[joint.claim]):
                of_claim.setdefault(step, []).append(caveat.id)
        for member in joint.step.members:
            said.setdefault(member, []).append(member_words(joint, language))
        for limiting in limits[joint.claim].get(joint.step.id, ()) if joint.step.id else ():
            said.setdefault(limiting, []).append(limits_words(joint, language))
    return said


def draw(joint: Joint, left: float, top: float, language: str) -> str:
    """The sign at a place, with what it means for those who point at it."""
    middle = top + joint.height / 2
    if joint.name:
        parts = [
            element(
                "rect",
                x=f"{left:.8g}",
                y=f"{top:.8g}",
                width=f"{joint.width:.8g}",
                height=f"{joint.height:.8g}",
                rx="9",
            )
        ]
    else:
        radius = joint.width / 2
        parts = [element("circle", cx=f"{left + radius:.8g}", cy=f"{middle:.8g}", r=f"{radius:.8g}")]
    if joint.step.joint:
        parts.append(text("f mid", left + (_SIDE + 4 if joint.name else _LINKED / 2), middle + 4, _("&", language)))
    start = left + _SIDE + _SIGN * joint.step.joint
    rtl = runs_right_to_left(" ".join(joint.name), language)
    for index, line in enumerate(joint.name):
        parts.append(text("f", start, middle + 4 + _LINE * (index - (len(joint.name) - 1) / 2), line, rtl=rtl))
    title = element("title", escape(joint.title, quote=False))
    return element("g", title + "".join(parts), id=f"joint-{joint.id}", class_="joint supports", role="img")
