"""Small maps that diagrams are tried on."""

from __future__ import annotations

from pathlib import Path

from argmap.loading import Loaded, load, load_text
from argmap.model import ArgumentMap, Kind, Link, Node, Relation, Text

SMALL = """\
argmap: 1
title: {en: Summer kitchens, zh: 暑期厨房}
languages: [en, zh]
thesis:
  id: open
  text: {en: The city should open its school kitchens in the summer., zh: 市里应在暑假开放学校厨房。}
  inference: {linked: true}
  likelihood: likely
  premises:
    hungry:
      text: {en: Children who rely on school meals eat worse in August., zh: 依靠校餐的孩子八月吃得更差。}
      evidence:
        survey:
          text: {en: "In 2024, 38% of families skipped meals.", zh: 2024年，38%的家庭少吃了饭。}
          by: {en: City statistics office, zh: 市统计局}
          cites: [10, 11]
          basis: poll
    ready:
      text: {en: The kitchens can run in summer., zh: 厨房夏天可以使用。}
      supports: [hungry]
      objections:
        heat: {text: {en: Eleven of them have no cooling., zh: 其中11个没有空调。}}
  caveats:
    other-ways: {text: {en: Vouchers may reach more families., zh: 餐券也许能惠及更多家庭。}}
"""

CHINESE = Path(__file__).parent / "chinese.argmap.yaml"


INFERENCES = Path(__file__).parent / "inferences.argmap.yaml"
"""An argument by elimination: two joint inferences, one from evidence alone, caveats on one and on all."""

CROWDED = """\
argmap: 1
title: Crowded
languages: [en]
thesis:
  id: t
  text: The claim with many lines of argument.
  inference: {linked: true, scheme: practical-reasoning}
  inferences:
    a: {from: [p1, p3], scheme: correlation-to-cause}
    b: {from: [p2, p3, p4]}
    c: {from: [p5], scheme: expert-opinion}
    d: {from: [p5, p6], linked: false, scheme: sign}
    e: {from: [p7], linked: false}
    f: {from: [p1, p8], linked: false}
  premises:
    p1: {text: One., premises: {x1: A reason for one.}}
    p2: Two.
    p3: Three.
    p4: Four.
    p5: Five.
    p6: Six.
    p7: Seven.
    p8: Eight.
    q1: {text: In none of them., premises: {y1: {text: Elsewhere., supports: [t/a]}, y2: Other.}}
    q2: Nor this.
  evidence:
    ev: Loose evidence.
  caveats:
    c1: {text: On a., step: a}
    c2: {text: On e., step: e}
    c3: On all.
  objections:
    o: {text: "No.", caveats: {oc: {text: It also limits b., limits: [t/b]}}}
"""


def inferences_map() -> ArgumentMap:
    """A map with claims that have several inferences, whose members are not next to each other."""
    return _map_of(load(INFERENCES))


def crowded_map() -> ArgumentMap:
    """A claim with all that may be at joints: members of two inferences, links, inferences without a name."""
    return _map_of(load_text(CROWDED))


def small_map() -> ArgumentMap:
    """A map with every kind and relation."""
    return _map_of(load_text(SMALL))


def chinese_map() -> ArgumentMap:
    """A map whose texts are hard to set."""
    return _map_of(load(CHINESE))


def _map_of(loaded: Loaded) -> ArgumentMap:
    assert loaded.map is not None, loaded.diagnostics
    return loaded.map


def comb(width: int, depth: int = 2) -> ArgumentMap:
    """A thesis with ``width`` premises, each of which has ``width`` again, down to ``depth``."""
    nodes: dict[str, Node] = {}

    def add(node_id: str, parent: str | None, level: int) -> None:
        children = tuple(f"{node_id}.{index}" for index in range(width)) if level < depth else ()
        kind = Kind.THESIS if parent is None else Kind.PREMISE
        nodes[node_id] = Node(node_id, kind, Text({"en": f"Claim {node_id}"}), parent, level, (), children)
        for child in children:
            add(child, node_id, level + 1)

    add("t", None, 0)
    return ArgumentMap(Text({"en": "A comb"}), ("en",), nodes)


HOSTILE_IDS = ("graph", "node", "edge", "a:b", "back\\slash", "<script>", "&amp;", "\\N\\G", "x\\", 'q"uote')


def hostile_map(texts: list[str], language: str = "en") -> ArgumentMap:
    """A map with these texts under ids that mean something in DOT or in XML."""
    ids = tuple(f"{HOSTILE_IDS[index % 10]}{index // 10 or ''}" for index in range(len(texts)))
    links = (Link("top", Relation.OPPOSES, ids[0]),) if ids else ()
    nodes = {"top": Node("top", Kind.THESIS, Text({language: "\\N <&>"}), None, 0, (), ids, links=links)}
    for node_id, text in zip(ids, texts, strict=True):
        nodes[node_id] = Node(node_id, Kind.EVIDENCE, Text({language: text}), "top", 1, (), by=Text({language: text}))
    return ArgumentMap(Text({language: "\\T <title> & more"}), (language,), nodes)
