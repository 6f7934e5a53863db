"""Generate argument maps of any size and shape that resemble real ones, for benchmarks and tests.

Their towns, surveys and findings are fictional, combined from the small vocabulary below. The same options always give
the same map. Nothing of argmap is imported, because a generator that shared its code could share its mistakes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

DEEPEST = 60
"""Levels of the deep shape; the format allows about a hundred."""

WIDTH = 100
"""Column at which texts wrap."""

Pair = tuple[str, str]
"""The same text in Chinese and in English."""

LANGUAGES = {"zh": 0, "en": 1}


def _pairs(table: str) -> list[Pair]:
    rows = (line.split("|") for line in table.strip().splitlines())
    return [(chinese.strip(), english.strip()) for chinese, english in rows]


MEASURES = _pairs("""
    公交专用道 | bus lanes
    社区图书馆 | neighbourhood libraries
    免费校餐 | free school meals
    夜班公交 | night buses
    屋顶花园 | roof gardens
    自行车道 | cycle tracks
    雨水花园 | rain gardens
    共享单车 | shared bicycles
    周末集市 | weekend markets
    社区诊所 | walk-in clinics
    早间托管 | breakfast clubs
    旧楼加装的电梯 | lifts in older buildings
    限速区 | low-speed zones
    公共饮水点 | drinking fountains
    阶梯水价 | tiered water tariffs
    街角公园 | pocket parks
    垃圾分类督导员 | recycling wardens
    学徒补贴 | apprenticeship grants
    租金咨询处 | rent advice desks
    LED路灯 | LED street lamps
""")
PLACES = _pairs("""
    青河市 | Qinghe
    北湾区 | Beiwan
    柳塘镇 | Liutang
    南浦老城 | the old town of Nanpu
    石桥新区 | the new district of Shiqiao
    云岭县 | Yunling County
    东港沿岸 | the Donggang waterfront
    36个社区 | the 36 neighbourhoods
    多数受调查的街道 | most of the streets surveyed
    各小学周边 | the surroundings of the primary schools
    白鹭湖一带 | the Bailu Lake area
    主干道沿线 | the main roads
""")
REDUCED = _pairs("""
    降低 | lowered
    减少 | reduced
    压缩 | cut
    明显减轻 | clearly eased
    持续减少 | steadily reduced
""")
COSTS = _pairs("""
    通勤费用 | the cost of commuting
    傍晚的噪声 | noise in the evening
    暴雨后的积水 | flooding after heavy rain
    小病就诊的等待时间 | waiting times for minor illnesses
    学童迟到的次数 | the number of pupils who come late
    夜间的交通事故 | road accidents at night
    家庭的用水开支 | what households spend on water
    老年住户的孤独感 | loneliness among older residents
    停车纠纷 | disputes over parking
    填埋的垃圾量 | the amount of waste that goes to landfill
    夏季的地面温度 | ground temperatures in summer
    青年人的求职时间 | the time young people spend looking for work
""")
RAISED = _pairs("""
    提高 | raised
    改善 | improved
    增加 | increased
    稳步提升 | steadily raised
    普遍改善 | broadly improved
""")
GOODS = _pairs("""
    小店的营业额 | the takings of small shops
    学童的专注程度 | how well pupils concentrate
    居民对街道的满意度 | how content residents are with their street
    借阅量 | the number of books on loan
    步行上学的比例 | the share of children who walk to school
    空气质量 | the quality of the air
    公共空间的使用率 | the use of public space
    夜班工人的出行机会 | how easily night workers get about
    邻里之间的信任 | trust among neighbours
    课后活动的参加人数 | attendance at activities after school
""")
CIRCUMSTANCES = _pairs("""
    在雨季 | in the rainy season
    在试行的第2年 | in year 2 of the trial
    在没有追加预算的情况下 | without a larger budget
    与邻近城区相比 | compared with the districts next to it
    在工作日的早晚高峰 | at peak times on working days
    即使扣除物价上涨的因素 | even at constant prices
    对收入较低的住户而言 | for households on lower incomes
    在人口继续增长的同时 | while the population kept growing
""")
WITNESSES = _pairs("""
    青河市统计局 | the statistics office of Qinghe
    北湾区审计处 | the audit office of Beiwan
    柳塘镇居民代表会 | the residents' assembly of Liutang
    一位退休的交通规划师 | a retired transport planner
    云岭县教育局 | the education office of Yunling
    南浦商户联合会 | the traders' association of Nanpu
    一名社区医生 | a family doctor
""")
STUDIES = _pairs("""
    住户调查 | household survey
    电话访问 | telephone poll
    街头计数 | street count
    财务报告 | financial report
    对照试点 | controlled trial
    同行评审 | peer review
    公开听证 | public hearing
""")
BASES = dict(zip(STUDIES, ("poll", "poll", "statistic", "document", "case", "expert", "event"), strict=True))
LIMITS = _pairs("""
    数据只覆盖{place} | the data cover only {place}
    试点期恰逢降雨偏少的年份 | the trial fell in a year with little rain
    自愿参加者本来就更积极 | those who volunteered were keener to begin with
    同期票价也作了调整 | fares changed at the same time
    {year}年回收的问卷不多 | few forms came back in {year}
    统计口径在{year}年有过变动 | the way of counting changed in {year}
""")
DRAWBACKS = _pairs("""
    {measure}的维护费用由少数住户承担 | a few households bear the upkeep of {measure}
    {place}的道路太窄，容不下{measure} | the roads in {place} are too narrow for {measure}
    {measure}挤占了更急需的开支 | {measure} take money from needs that are more pressing
    {measure}的好处主要落在{place} | the gains from {measure} go mainly to {place}
""")
WARRANTS = _pairs("""
    只有既用得上又负担得起，居民才会真正受益 | residents gain only from what they can both reach and afford
    条件缺少任何一项，结论就不成立 | the conclusion falls if any of the conditions fails
    一个街区的经验只有在条件相近时才能推广 | what one district has learned carries over only to districts like it
""")


# ---- the shape of the tree: the parent of each node; parents come before their children ----


def _balanced(count: int, random: Random) -> list[int]:
    """Three to five children per node, level by level."""
    parents, next_parent = [-1], 0
    while len(parents) < count:
        parents += [next_parent] * random.randint(3, 5)
        next_parent += 1
    return parents[:count]


def _deep(count: int, random: Random) -> list[int]:
    """Long lines of argument, the first down to the deepest level, with one or two leaves at each step."""
    parents, depths, shallow = [-1], [0], [0]

    def add(parent: int) -> int:
        parents.append(parent)
        depths.append(depths[parent] + 1)
        return len(parents) - 1

    while len(parents) < count:
        node = random.choice(shallow)
        # Only the first goes all the way down: at that depth, indentation alone would make the file too large to read.
        end = DEEPEST if node == 0 else random.randint(DEEPEST // 6, DEEPEST * 2 // 3)
        while depths[node] < end and len(parents) < count:
            below = add(node)
            for _ in range(random.randint(1, 2)):
                add(node)
            node = below
            if depths[node] <= DEEPEST // 5:
                shallow.append(node)
    return parents[:count]


def _wide(count: int, random: Random) -> list[int]:
    """Nearly all nodes under one claim."""
    first = min(3, count - 1)
    return [-1] + [0] * first + [random.choice((1, 1, 1, 1, 1, 1, 1, 1, 2, 3)) for _ in range(count - 1 - first)]


SHAPES: dict[str, Callable[[int, Random], list[int]]] = {"balanced": _balanced, "deep": _deep, "wide": _wide}


# ---- what each node of the tree contains ----


@dataclass(slots=True)
class _Node:
    kind: str
    parent: int
    children: list[int] = field(default_factory=list)
    id: str = ""
    text: Pair = ("", "")
    basis: str = ""
    due: int = 0
    supported: bool = False
    links: dict[str, list[str]] = field(default_factory=dict)


_GROUPS = {"premise": "premises", "evidence": "evidence", "caveat": "caveats", "objection": "objections"}
_RELATIONS = {"premise": "supports", "evidence": "supports", "caveat": "limits", "objection": "opposes"}


class _Writer:
    """Generates one map: its nodes, then its links, then its lines."""

    def __init__(self, parents: Sequence[int], languages: Sequence[str], random: Random) -> None:
        self.random = random
        self.languages = languages
        self.nodes = [_Node("", parent) for parent in parents]
        self.said: set[str] = set()
        self.cited = 0
        self.lines: list[str] = []
        for index, parent in enumerate(parents[1:], 1):
            self.nodes[parent].children.append(index)
        for index, node in enumerate(self.nodes):
            node.kind = self._kind(index)
            measure = random.choice(MEASURES)
            node.text = self._new_text(node, measure)
            node.id = f"{measure[LANGUAGES[languages[0]]]}-{index}".lower().replace(" ", "-")
            if "en" in languages:
                node.id = f"{measure[1]}-{index}".lower().replace(" ", "-")
        self.notes = min(400, sum(node.kind == "evidence" for node in self.nodes))

    def _kind(self, index: int) -> str:
        """A kind that makes sense at this position, so that the checks report little."""
        node = self.nodes[index]
        if node.parent < 0:
            return "thesis"
        parent = self.nodes[node.parent]
        place = parent.children.index(index) if len(parent.children) < 10 else 9
        chance = self.random.random()
        rebuts = place == 0 and parent.kind == "objection" and self.nodes[parent.parent].kind != "objection"
        if rebuts:
            return "objection"
        if node.children:
            only_leaves = not any(self.nodes[child].children for child in node.children)
            if only_leaves and len(node.children) < 5 and place > 0 and chance < 0.3:
                return "evidence"
            if place < 2 or chance < 0.9:
                return "premise" if parent.kind != "evidence" else "objection"
            return "objection"
        if place < 2:
            return "evidence"
        if chance < 0.65:
            return "evidence"
        return "premise" if chance < 0.75 and parent.kind != "evidence" else "caveat"

    # ---- sentences ----

    def _new_text(self, node: _Node, measure: Pair) -> Pair:
        """A sentence that the map does not contain yet."""
        for _ in range(20):
            text = self._sentence(node, measure)
            if text[0] not in self.said:
                break
        else:
            number = len(self.said)
            text = f"{text[0]}（第{number}次观察）", f"{text[1]} (observation {number})"
        self.said.add(text[0])
        return text

    def _sentence(self, node: _Node, measure: Pair) -> Pair:
        choose = self.random.choice
        if node.kind == "evidence":
            study, share, year = choose(STUDIES), self.random.randint(11, 89), self.random.randint(2012, 2024)
            node.basis = BASES[study]
            place, (verb, thing) = choose(PLACES), self._effect()
            return (
                f"{place[0]}{year}年的{study[0]}显示，{share}%的受访者认为{measure[0]}{verb[0]}了{thing[0]}",
                f"In a {study[1]} of {year} for {place[1]}, {share}% say that {measure[1]} have {verb[1]} {thing[1]}",
            )
        if node.kind in ("caveat", "objection"):
            return self._doubt(node.kind, measure)
        return self._claim(node, measure)

    def _effect(self) -> tuple[Pair, Pair]:
        choose = self.random.choice
        return choose(((choose(REDUCED), choose(COSTS)), (choose(RAISED), choose(GOODS))))

    def _doubt(self, kind: str, measure: Pair) -> Pair:
        choose = self.random.choice
        pattern, place, year = (
            choose(LIMITS if kind == "caveat" else DRAWBACKS),
            choose(PLACES),
            choose(range(2012, 2025)),
        )
        chinese, english = (
            pattern[language].format(place=place[language], measure=measure[language], year=year) for language in (0, 1)
        )
        english = english[0].upper() + english[1:]
        if kind == "caveat":
            place, thing = choose(PLACES), choose(COSTS + GOODS)
            return (
                f"{chinese}，{place[0]}{thing[0]}的变化可能另有原因",
                f"{english}, so a change in {thing[1]} in {place[1]} may have other causes",
            )
        other = choose(MEASURES)
        return f"{chinese}，{other[0]}的花费则更少", f"{english}, whereas {other[1]} cost less"

    def _claim(self, node: _Node, measure: Pair) -> Pair:
        choose, chance = self.random.choice, self.random.random()
        place, (verb, thing) = choose(PLACES), self._effect()
        where = f"{measure[1][0].upper()}{measure[1][1:]} in {place[1]}"
        if chance < 0.15 and node.kind == "premise":
            node.due = choose(range(2036, 2050))
            return (
                f"到{node.due}年，{place[0]}的{measure[0]}很可能已{verb[0]}了{thing[0]}",
                f"{where} are likely to have {verb[1]} {thing[1]} by {node.due}",
            )
        chinese, english = f"{place[0]}的{measure[0]}{verb[0]}了{thing[0]}", f"{where} have {verb[1]} {thing[1]}"
        if chance < 0.6:
            around = choose(CIRCUMSTANCES)
            chinese, english = f"{around[0]}，{chinese}", f"{english} {around[1]}"
        if chance > 0.45:
            other = choose(MEASURES)
            chinese, english = f"{chinese}，效果好于{other[0]}", f"{english}, more so than {other[1]}"
        return chinese, english

    # ---- links ----

    def link(self, count: int) -> None:
        """Add cross links. Each leads to an earlier node, as links to parents do, so there are no cycles."""
        made: set[tuple[int, int]] = set()
        for _ in range(count * 50 + 1000):
            if len(made) == count:
                break
            origin, target = self.random.randrange(len(self.nodes)), self.random.randrange(len(self.nodes))
            above = origin
            while above > target:
                above = self.nodes[above].parent
            if above == target or origin < target or (origin, target) in made:
                continue
            if self.nodes[target].kind == "evidence":
                continue
            made.add((origin, target))
            relation = _RELATIONS[self.nodes[origin].kind]
            self.nodes[origin].links.setdefault(relation, []).append(self.nodes[target].id)
            self.nodes[target].supported |= relation == "supports"
        if len(made) < count:
            raise ValueError(f"a map of {len(self.nodes)} nodes has no room for {count} cross links")

    # ---- lines ----

    def write(self) -> str:
        """The map file."""
        size = len(self.nodes)
        self.lines += ["# Generated by benchmarks/generate.py; the content is fictional.", "argmap: 1"]
        self._text(0, "title", (f"青河市的街道：{size}个节点的样图", f"The streets of Qinghe: a map of {size} nodes"))
        self.lines.append(f"languages: [{', '.join(self.languages)}]")
        self.lines += ["sources:", "  survey:", "    type: report"]
        self._text(4, "title", ("街道与居民", "Streets and residents"))
        self.lines += ["    author:", "      - family: 林", "        given: 舟", "    issued: 2025-06"]
        if self.notes:
            self.lines.append(f"    notes: {self.notes}")
        self.lines.append("thesis:")
        self.lines.append(f"  id: {self.nodes[0].id}")
        self._body(0, 2)
        return "\n".join(self.lines) + "\n"

    def _body(self, index: int, indent: int) -> None:
        node, space = self.nodes[index], " " * indent
        self._text(indent, "text", node.text)
        if self.random.random() < 0.5:
            sentence = node.text[LANGUAGES[self.languages[0]]]
            self.lines.append(f"{space}at: {sentence[:8].strip()} … {sentence[-8:].strip()}")
        if node.kind == "evidence":
            self._evidence(indent, node)
        elif node.kind in ("thesis", "premise"):
            self._reasoning(indent, node)
        for relation, targets in node.links.items():
            self.lines.append(f"{space}{relation}: [{', '.join(targets)}]")
        for kind, group in _GROUPS.items():
            children = [child for child in node.children if self.nodes[child].kind == kind]
            if children:
                self.lines.append(f"{space}{group}:")
            for child in children:
                if node.parent < 0:
                    self.lines.append(f"{space}  # ---- {self.nodes[child].id} ----")
                self.lines.append(f"{space}  {self.nodes[child].id}:")
                self._body(child, indent + 4)

    def _evidence(self, indent: int, node: _Node) -> None:
        space = " " * indent
        self.cited = self.cited % self.notes + 1
        self.lines += [f"{space}cites: [{self.cited}]", f"{space}basis: {node.basis}"]
        if self.random.random() < 0.15:
            self._text(indent, "by", self.random.choice(WITNESSES))

    def _reasoning(self, indent: int, node: _Node) -> None:
        space, below = " " * indent, [self.nodes[child].kind for child in node.children]
        if node.due:
            witness = self.random.choice(WITNESSES)
            self.lines += [f"{space}likelihood: likely", f"{space}forecast:", f"{space}  due: {node.due + 1}-06-30"]
            test = (f"以{witness[0]}{node.due}年的数字为准", f"by the figures of {witness[1]} for {node.due}")
            self._text(indent + 2, "test", test)
        elif self.random.random() < 0.15:
            self.lines.append(f"{space}confidence: {self.random.choice(('low', 'moderate', 'high'))}")
        if not node.supported and "premise" not in below and "evidence" not in below:
            self.lines.append(f"{space}assumed: true")
        elif below.count("premise") > 1 and self.random.random() < 0.3:
            self.lines += [f"{space}inference:", f"{space}  linked: true"]
            self._text(indent + 2, "warrant", self.random.choice(WARRANTS))

    def _text(self, indent: int, key: str, pair: Pair) -> None:
        """A text as people write it: short ones on one line, long ones wrapped."""
        space = " " * indent
        if len(self.languages) == 1:
            self._value(indent, key, pair[LANGUAGES[self.languages[0]]])
            return
        if 2 * len(pair[0]) + len(pair[1]) + indent < WIDTH - 20 and not {",", ":"} & set(pair[1]):
            said = ", ".join(f"{language}: {pair[LANGUAGES[language]]}" for language in self.languages)
            self.lines.append(f"{space}{key}: {{{said}}}")
            return
        self.lines.append(f"{space}{key}:")
        for language in self.languages:
            self._value(indent + 2, language, pair[LANGUAGES[language]])

    def _value(self, indent: int, key: str, text: str) -> None:
        space = " " * indent
        if ": " in text or self.random.random() < 0.05:
            self.lines.append(f'{space}{key}: "{text}"')
            return
        wide = 1 if text.isascii() else 2
        cut = text.rfind("，" if wide == 2 else " ", 1, max(WIDTH - indent, 40) // wide)
        if len(text) * wide + indent < WIDTH or cut < 0:
            self.lines.append(f"{space}{key}: {text}")
        else:
            # A Chinese comma stays at the end of its line; the space between two words becomes the line break.
            cut += wide == 2
            self.lines.append(f"{space}{key}:")
            self.lines.append(f"{space}  {text[:cut]}")
            self.lines.append(f"{space}  {text[cut:].lstrip()}")


def generate(
    nodes: int, shape: str = "balanced", *, links: int = 0, languages: Sequence[str] = ("zh", "en"), seed: int = 0
) -> str:
    """The text of a map file.

    Args:
        nodes: number of nodes, including the thesis.
        shape: a key of ``SHAPES``.
        links: number of cross links; they form no cycles.
        languages: ``zh``, ``en`` or both, the primary language first.
        seed: seed of the random numbers.

    Raises:
        ValueError: the map has no room for that many links.
    """
    random = Random(seed)
    writer = _Writer(SHAPES[shape](nodes, random), languages, random)
    writer.link(links)
    return writer.write()


def _size(value: str) -> int:
    if int(value) < 1:
        raise argparse.ArgumentTypeError("a map has at least one node")
    return int(value)


def _languages(value: str) -> list[str]:
    languages = value.split(",")
    if len(set(languages)) < len(languages) or not set(languages) <= LANGUAGES.keys():
        raise argparse.ArgumentTypeError("expected zh, en, or both separated by a comma")
    return languages


def main() -> None:
    """Write a map to standard output or to a file."""
    parser = argparse.ArgumentParser(
        description="Generate an argument map of any size, for benchmarks and experiments."
    )
    parser.add_argument("--nodes", type=_size, default=1000, help="number of nodes (default: 1000)")
    parser.add_argument("--shape", choices=SHAPES, default="balanced", help="shape of the tree (default: balanced)")
    parser.add_argument("--links", type=int, default=0, help="number of cross links (default: 0)")
    parser.add_argument("--languages", type=_languages, default=["zh", "en"], help="zh, en, or both (default: zh,en)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the random numbers (default: 0)")
    parser.add_argument("-o", "--output", type=Path, help="output file (default: standard output)")
    options = parser.parse_args()
    try:
        text = generate(
            options.nodes, options.shape, links=options.links, languages=options.languages, seed=options.seed
        ).encode()
    except ValueError as error:
        parser.error(str(error))
    if options.output:
        options.output.write_bytes(text)
    else:
        sys.stdout.buffer.write(text)


if __name__ == "__main__":
    main()
