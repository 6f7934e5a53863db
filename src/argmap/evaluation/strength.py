"""How strongly each claim is supported in the end: three gradual semantics."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from argmap.evaluation.graph import Graph
from argmap.model.semantics import Semantics

TOLERANCE: Final = 1e-9
"""Strengths in a cycle have settled when none changes by more in a round."""
MOST_ROUNDS: Final = 10_000
"""After so many rounds a cycle is said not to converge."""
_LARGEST_EXPONENT: Final = 700.0
"""Of a float; beyond it, a strength is 1 in all the digits that there are."""

Formula = Callable[[float, Sequence[float], Sequence[float], float], float]
"""The strength of a node: from its base score, the strengths of its supporters, of its attackers, of its inference."""


def quadratic_energy(base: float, supporters: Sequence[float], attackers: Sequence[float], inference: float) -> float:
    """Strength by quadratic energy (Potyka, KR 2018)."""
    energy = inference * math.fsum(supporters) - math.fsum(attackers)
    pull = energy * energy / (1 + energy * energy)
    return base + (1 - base) * pull if energy > 0 else base - base * pull


def df_quad(base: float, supporters: Sequence[float], attackers: Sequence[float], inference: float) -> float:
    """Strength by DF-QuAD (Rago, Toni, Aurisicchio and Baroni, KR 2016)."""
    # What supports less what attacks, each 1 − Π(1 − σ).
    pull = math.prod([1 - strength for strength in attackers]) - math.prod(
        [1 - inference * strength for strength in supporters]
    )
    return base + (1 - base) * pull if pull > 0 else base + base * pull


def euler_based(base: float, supporters: Sequence[float], attackers: Sequence[float], inference: float) -> float:
    """Strength by the Euler-based semantics (Amgoud and Ben-Naim 2018)."""
    energy = inference * math.fsum(supporters) - math.fsum(attackers)
    return 1 - (1 - base * base) / (1 + base * math.exp(min(energy, _LARGEST_EXPONENT)))


FORMULAS: Final[Mapping[Semantics, Formula]] = {
    Semantics.QUADRATIC: quadratic_energy,
    Semantics.DF_QUAD: df_quad,
    Semantics.EULER: euler_based,
}
"""All semantics: with nothing that bears on it, a node keeps its base score."""


class Strengths:
    """The strengths of a graph's nodes, each from 0 to 1.

    Linked premises count as one supporter, as strong as the weakest of them. The step from the supporters to a node is
    a separate node, the inference: its base score is 1, caveats attack it, and its strength scales that of the
    supporters. Where nothing bears on itself, one pass is exact; a cycle is solved by rounds that begin at the base
    scores, all its nodes at once in each.
    """

    def __init__(self, graph: Graph, semantics: Semantics, base: Sequence[float], fixed: Mapping[int, float]) -> None:
        """Solve a graph; ``base`` has the base score of each node, ``fixed`` the strengths that nothing changes."""
        self._graph = graph
        self._formula = FORMULAS[semantics]
        self._fixed = fixed
        self.base = [*base]
        self.inference_base = [1.0] * len(graph)
        self.values = [fixed.get(node, score) for node, score in enumerate(base)]
        self.rounds = 0
        """The most rounds that a cycle has taken."""
        self.converged = True
        """Whether all cycles have settled."""
        for component in graph.components:
            self.settle(component)

    def settle(self, nodes: Collection[int]) -> list[int]:
        """Solve the nodes of a component again, given the strengths of all others; the nodes whose strength changed.

        A single node that does not bear on itself takes one step.
        """
        before = [self.values[node] for node in nodes]
        if len(nodes) == 1:
            for node in nodes:
                self.values[node] = self._strength(node)
        else:
            self._iterate(nodes)
        return [node for node, value in zip(nodes, before, strict=True) if self.values[node] != value]

    def inference(self, node: int) -> float:
        """How strong the step from a node's supporters to the node is."""
        base, caveats = self.inference_base[node], self._graph.caveats[node]
        return self._formula(base, (), [self.values[one] for one in caveats], 1.0) if caveats else base

    def _strength(self, node: int) -> float:
        if node in self._fixed:
            return self._fixed[node]
        values = self.values
        supporters = [values[one] for one in self._graph.single[node]]
        if linked := self._graph.linked[node]:
            supporters.append(min([values[one] for one in linked]))
        attackers = [values[one] for one in self._graph.attackers[node]]
        if not supporters and not attackers:
            return self.base[node]
        return self._formula(self.base[node], supporters, attackers, self.inference(node))

    def _iterate(self, nodes: Collection[int]) -> None:
        for node in nodes:
            self.values[node] = self._fixed.get(node, self.base[node])
        done, kept, kept_at = 0, None, 0
        while done < MOST_ROUNDS:
            done += 1
            found = [self._strength(node) for node in nodes]
            change = max(abs(value - self.values[node]) for node, value in zip(nodes, found, strict=True))
            for node, value in zip(nodes, found, strict=True):
                self.values[node] = value
            if change < TOLERANCE:
                self.rounds = max(self.rounds, done)
                return
            if found == kept:
                # What comes back comes back for ever: leave out the rounds that would only repeat it.
                done += (MOST_ROUNDS - done) // (done - kept_at) * (done - kept_at)
            elif done >= 2 * kept_at:
                kept, kept_at = found, done
        self.rounds, self.converged = MOST_ROUNDS, False
