"""Maps that the exporters' tests share."""

from __future__ import annotations

from argmap.model import ArgumentMap, Kind, Node, Text


def saying(text: str) -> ArgumentMap:
    """A map in which a premise two levels down says this."""
    nodes = {
        "t": Node("t", Kind.THESIS, Text({"en": "Thesis"}), None, 0, ("thesis",), children=("p",)),
        "p": Node("p", Kind.PREMISE, Text({"en": text}), "t", 1, (), children=("q",)),
        "q": Node("q", Kind.PREMISE, Text({"en": text}), "p", 2, ()),
    }
    return ArgumentMap(Text({"en": text}), ("en",), nodes, summary=Text({"en": text}))


def chain(levels: int) -> ArgumentMap:
    """A map in which each premise has one premise."""
    nodes = {
        f"n{depth}": Node(
            f"n{depth}",
            Kind.PREMISE if depth else Kind.THESIS,
            Text({"zh": f"第{depth}层的论断，"}),
            f"n{depth - 1}" if depth else None,
            depth,
            (),
            children=(f"n{depth + 1}",) if depth < levels else (),
        )
        for depth in range(levels + 1)
    }
    return ArgumentMap(Text({"zh": "链"}), ("zh",), nodes)


TRADE = """
argmap: 1
title: {zh: 贸易与和平, en: Trade and peace}
languages: [zh, en]
summary: {zh: 一篇虚构论文的论证。, en: The argument of an invented paper.}
sources:
  paper:
    type: article-journal
    title: {zh: 论“贸易”与和平, en: On “Trade” and Peace}
    author:
      - {family: {zh: 李, en: Li}, given: {zh: 明, en: Ming}}
      - {family: {zh: 王, en: Wang}, given: {zh: 小红, en: Xiaohong}}
    issued: 2024-05
    container-title: {zh: 虚构学刊, en: Invented Studies}
    volume: 12
    issue: 3
    page: 34-51
    language: zh
    notes: 20
  survey: {type: report, title: World Survey, author: [{literal: Example Institute}], issued: 2023}
thesis:
  text: {zh: 贸易促进和平。, en: Trade makes for peace.}
  section: {zh: 结论, en: Conclusion}
  likelihood: likely
  confidence: high
  inference:
    linked: true
    scheme: cause-to-effect
    warrant: {zh: 有利可图者不愿开战, en: Who gains is loath to fight}
  premises:
    cost:
      text: {zh: 战争使贸易中断。, en: War interrupts trade.}
      section: {zh: 一（二）, en: I.2}
      cites: [10, 11, 12, 15]
      detail: {zh: "两点：\\n\\n- 甲\\n- 乙", en: "Two points:\\n\\n- one\\n- two"}
      evidence:
        blockade:
          text: {zh: 封锁使贸易额下降四成, en: A blockade cut trade by 40 percent}
          by: {zh: 示例研究所, en: the Example Institute}
          source: survey
          basis: statistic
    fear:
      text: {zh: 各国畏惧损失, en: States fear losses}
      assumed: true
  caveats:
    long-run:
      text: {zh: 此效应只在长期可见, en: The effect shows only in the long run}
      limits: [cost]
  objections:
    "1914":
      text: {zh: 1914年贸易兴盛而战争爆发, en: 'In 1914 trade flourished, and war came'}
      forecast:
        due: 2030-01-31
        test: {zh: 年鉴所载战争数, en: The yearbook's count of wars}
        outcome: "true"
        resolved: 2029-12-01
""".replace('"1914":', "year-1914:")
