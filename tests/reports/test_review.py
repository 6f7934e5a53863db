"""The critic's page: what it finds in a map, in which words, and that its advice can be followed."""

from __future__ import annotations

import datetime
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from argmap.analysis.points import Review, Section
from argmap.analysis.weaknesses import gather
from argmap.checks import Context
from argmap.cli.root import cli
from argmap.evaluation import Settings
from argmap.loading import load_text
from argmap.model import ArgumentMap, Kind, Node, Text
from argmap.reports.document import render
from argmap.reports.review.report import document
from support.diagnosing import with_header

TODAY = datetime.date(2026, 11, 22)

MAP = """\
argmap: 1
title: {en: The library on Sundays, zh: 图书馆周日开放}
languages: [en, zh]
sources:
  report: {title: {en: Report, zh: 报告}, author: [{literal: {en: Town, zh: 市}}], notes: 9, text: report.md}
thesis:
  id: t
  text: {en: It should open., zh: 应当开放。}
  section: "1"
  inference:
    linked: true
    scheme: practical-reasoning
    warrant: {en: A town does what it has reason and means to do., zh: 有理由又有办法的事就该做。}
  likelihood: likely
  premises:
    demand:
      text: {en: Many want it., zh: 需求大。}
      likelihood: unlikely
      forecast: {due: 2027-01-31, test: {en: A poll, zh: 民调}}
      evidence:
        survey: {text: {en: Two in three, zh: 三分之二}, basis: poll, cites: [1], at: 三分之二。}
    means:
      text: {en: It can be paid., zh: 付得起。}
      likelihood: very-likely
      forecast: {due: 2026-01-31, test: {en: The budget, zh: 预算}}
      evidence:
        rent: {text: {en: Rent comes in, zh: 有租金}, by: {en: Treasurer, zh: 司库}, cites: [2]}
        fees: {text: {en: Fees come in, zh: 有规费}, by: {en: Treasurer, zh: 司库}, cites: [3]}
      objections:
        costly:
          text: {en: Wages rise., zh: 工资上涨。}
          objections:
            frozen: {text: {en: They are frozen., zh: 已冻结。}}
    staff: {text: {en: There is staff., zh: 有人手。}, assumed: true, forecast: {}}
    room: {text: {en: There is room., zh: 有地方。}}
  caveats:
    winter: {text: {en: Not in winter., zh: 冬天除外。}}
  objections:
    rest: {text: {en: Rest is needed., zh: 需要休息。}}
"""

LAYER = """\
argmap: 1
extends: m.argmap.yaml
title: {en: A reading, zh: 一位读者}
add:
  survey:
    caveats:
      old: {text: {en: It is old., zh: 年代已久。}}
  demand:
    objections:
      few: {text: {en: They are few., zh: 人不多。}}
    evidence:
      letters: {text: {en: Letters ask for it., zh: 有来信。}}
"""


def review(text: str, today: datetime.date = TODAY) -> Review:
    loaded = load_text(with_header(text))
    assert loaded.map is not None, loaded.diagnostics
    return gather(Context(loaded, loaded.map, today=today), Settings())


def points(found: Review) -> dict[str, list[str]]:
    """The points of each section as ``matter: node``."""
    return {
        section.name: [f"{point.matter}: {point.node.id if point.node else ''}" for point in section.points]
        for section in found.sections
    }


def section(found: Review, name: str) -> Section:
    return next(one for one in found.sections if one.name == name)


def test_what_is_said_of_a_map_with_many_faults() -> None:
    found = review(MAP)
    said = points(found)
    assert said["objections"] == ["unanswered: rest"]
    assert said["restoration"] == ["restored: "]
    # The thesis has an objection that stands; the rest by strength, but for what has no support at all.
    assert said["weakest"] == ["rejected by: t", "weak: demand", "one hand: means", "granted: staff"]
    assert said["unsupported"] == ["unsupported: room"]
    assert said["single"] == ["its fall lifts: rest"]
    assert said["cruxes"][:2] == ["crux: room", "crux: winter"]
    assert said["hands"] == ["hand: ", "hand: "]
    assert said["steps"] == ["step warranted: t", "step: demand", "step: means"]
    assert said["questions"] == ["open questions: t"]
    assert said["one-source"] == ["one voice: means", "lone of a kind: demand"]
    assert said["likelihoods"] == ["likelier than linked: t"]
    assert said["form"] == []
    assert said["forecasts"] == ["overdue: means", "due soon: demand", "no due and no test: staff"]
    assert said["passages"] == []
    assert "layers" not in said
    assert section(found, "weakest").figure == 1
    assert section(found, "questions").figure == len(section(found, "questions").points[0].gaps["questions"])  # type: ignore[arg-type]


def test_a_thesis_alone_says_so_and_nothing_else() -> None:
    assert {name: those for name, those in points(review("thesis: {text: So it is.}")).items() if those} == {
        "unsupported": ["bare thesis: thesis"]
    }


STANDING = """\
thesis:
  id: t
  text: T
  premises:
    a: {text: A, evidence: {e: E}, objections: {o: {text: O, objections: {answer: X}}}}
"""


def test_the_fall_of_a_support_or_of_an_answer_brings_the_thesis_down() -> None:
    found = points(review(STANDING))
    assert found["single"] == ["single point: a", "single point: e", "single answer: answer"]
    # One statement will do, and all are of one hand: a source would be all there is.
    assert found["refutations"] == ["falls: ", "falls by one hand: ", "falls through reasons: "]


CRITIQUED = """\
thesis:
  text: T
  premises:
    a: {text: A, evidence: {e: {text: E, by: Ann}, f: {text: F, by: Bob}}}
  objections:
    o: {text: O, objections: {answer: {text: X, by: Cid}}}
"""


def test_what_would_bring_the_thesis_down_is_said_first_in_all_and_through_its_reasons(folder: Path) -> None:
    Path("m.argmap.yaml").write_text(with_header(CRITIQUED), encoding="utf-8")
    said = call().output
    assert said.index("## What would bring the thesis down") < said.index("## Unanswered objections")
    assert "Refuting 1 statement would bring the thesis down." in said
    assert "Answer 2 in another way: `argmap add m.argmap.yaml o objection" in said
    assert "Discrediting 1 hand would bring the thesis down: Cid." in said
    assert "Through its reasons alone, with every answer to an objection left standing, it would take 2 stat" in said
    assert "Through its reasons alone, it would take 2 hands: Ann; Bob." in said
    # The head has the same figures as the list of claims.
    assert said.count("It would take one statement to bring it down.") == 2


SHARED = """premises:
    p: {text: P, evidence: {e: {text: E, by: A}, f: {text: F, by: B}}}
    q: {text: Q, evidence: {g: {text: G, by: A}, h: {text: H, by: B}}}"""


@pytest.mark.parametrize(
    ("below", "matter"),
    [
        ("objections: {o: O}", "rejected by"),
        ("premises: {p: {text: P, objections: {o: O}}}", "rejected with"),
        ("objections: {o: {text: O, opposes: [p]}}\n  premises: {p: {text: P, opposes: [o]}}", "undecided by"),
        ("objections: {o: {text: O, objections: {r: {text: R, objections: {s: S}}}}}", "rejected by"),
        ("premises: {p: {text: P, objections: {o: {text: O, objections: {q: {text: Q, opposes: [o]}}}}}}", "weak"),
        ("premises: {p: {text: P, objections: {o: {text: O, opposes: [p]}}, opposes: [o]}}", "undecided with"),
        ("evidence: {e: E}", "weak"),
        ("evidence: {e: E}\n  caveats: {c: C}", "limited"),
        ("evidence: {e: E, f: F}", "one hand"),
        ("evidence: {e: {text: E, by: A}, f: {text: F, by: B}}", "weak"),
        ("inference: {linked: true}\n  premises: {p: {text: P, by: A}, q: {text: Q, by: B}}", "weak member"),
        (SHARED, "capped"),
    ],
)
def test_why_a_claim_is_weak(below: str, matter: str) -> None:
    found = section(review(f"thesis:\n  id: t\n  text: T\n  {below}\n"), "weakest")
    assert next(point.matter for point in found.points if point.node and point.node.id == "t") == matter


@pytest.mark.parametrize(
    ("premises", "linked", "matter"),
    [
        ("a: {text: A, likelihood: unlikely}", "false", ["likelier than all"]),
        ("a: {text: A, likelihood: unlikely}, b: {text: B, likelihood: very-likely}", "false", ["likelier than some"]),
        ("a: {text: A, likelihood: unlikely}, b: {text: B, likelihood: very-likely}", "true", ["likelier than linked"]),
        ("a: {text: A, likelihood: likely}, b: B", "true", []),
    ],
)
def test_a_claim_is_asked_why_it_is_likelier_than_its_premises(premises: str, linked: str, matter: list[str]) -> None:
    text = f"thesis:\n  text: T\n  likelihood: likely\n  inference: {{linked: {linked}}}\n  premises: {{{premises}}}\n"
    assert [point.matter for point in section(review(text), "likelihoods").points] == matter


def test_a_forecast_is_due_soon_overdue_or_neither_by_the_day() -> None:
    text = "thesis: {text: T, assumed: true, forecast: {due: 2027-01-31, test: X}}"
    for today, matter in (("2026-11-01", []), ("2026-11-02", ["due soon"]), ("2027-01-31", ["due soon"]),
                          ("2027-02-01", ["overdue"])):  # fmt: skip
        found = section(review(text, datetime.date.fromisoformat(today)), "forecasts")
        assert [point.matter for point in found.points] == matter


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "m.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "m.reading.argmap.yaml").write_text(LAYER, encoding="utf-8")
    (tmp_path / "report.md").write_text("# 报告\n\n## 需求\n\n三分之二。无人收录此句。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("review", "m.argmap.yaml", "--today", str(TODAY), *arguments))


EVERYTHING = ("--layers", "all", "-n", "100")


def test_layers_and_passages(folder: Path) -> None:
    said = call(*EVERYTHING).output
    assert "The layer “A reading” raises this against 1, and nothing answers it." in said
    assert "The layer “A reading” adds a reason to doubt 1.1 (caveat)." in said
    assert "The layer “A reading” adds a reason for 1 (evidence)." in said
    assert "“无人收录此句。”" in said
    assert said.index("The layer “A reading” adds 3 statements; the thesis ") < said.index("Given the reasons")


def test_every_command_that_is_proposed_can_be_run(folder: Path) -> None:
    proposed = set(re.findall(r"`(argmap [^`]+)`", call(*EVERYTHING).output))
    assert len(proposed) >= 20
    for command in sorted(proposed - {"argmap refutations"}):  # The name alone, in a sentence.
        _, name, *arguments = shlex.split(command)
        filled = {
            "ID": "a-new-id",
            "YYYY-MM-DD": "2027-06-30",
            "…": "roughly-even-chance" if "likelihood" in arguments else "…",
        }
        if name in ("add", "set", "remove", "merge"):
            arguments.append("--dry-run")
        if name == "questions" and not arguments:
            continue
        if "ID" in arguments[:2]:
            # The parent of a passage's node is for the author to choose.
            arguments[arguments.index("ID")] = "t"
            arguments = [one.replace("at=…", "at=三分之二。") for one in arguments]
        answer = CliRunner().invoke(cli, [name, *(filled.get(one, one) for one in arguments)])
        assert answer.exit_code == 0, (command, answer.output)


def test_the_rest_is_counted(folder: Path) -> None:
    said = call("-n", "1").output
    # What would restore the thesis is told whole, beside one point of each section.
    assert said.count("*What would answer it*") == said.count("\n1. ") + 1
    assert "3 more not shown" in said


def test_a_page_in_chinese_has_no_english_sentence(folder: Path) -> None:
    for name in ("r.md", "r.html"):
        answer = call(*EVERYTHING, "--lang", "zh", "-o", name)
        assert answer.exit_code == 0, answer.output
        code_and_marks = r"<style>.*?</style>|<code[^>]*>.*?</code>|<[^>]*>|`[^`]*`"
        said = re.sub(code_and_marks, " ", Path(name).read_text("utf-8"), flags=re.S)
        assert re.findall(r"[A-Za-z]{2,}", said) == []


def test_a_wrong_day_and_a_wrong_ending(folder: Path) -> None:
    wrong = CliRunner().invoke(cli, ("review", "m.argmap.yaml", "--today", "tomorrow"))
    assert wrong.exit_code == 2
    assert "--today" in wrong.stderr
    assert call("-o", "r.pdf").exit_code == 2
    assert not (folder / "r.pdf").exists()


HOSTILE = "</title><script>x</script> | `a` \\ {map} \"'& \u202e" + "W" * 3000


def test_hostile_text_is_text() -> None:
    said = Text({"en": HOSTILE})
    nodes = {
        "t": Node("t", Kind.THESIS, said, None, 0, (), children=("p", "o")),
        "p": Node("p", Kind.PREMISE, said, "t", 1, (), by=said, children=("e",)),
        "e": Node("e", Kind.EVIDENCE, said, "p", 2, (), by=said),
        "o": Node("o", Kind.OBJECTION, said, "t", 1, ()),
    }
    map_ = ArgumentMap(said, ("en",), nodes)
    found = gather(Context(load_text(""), map_, today=TODAY), Settings())
    made = document(map_, found, "en", files={"": "m.yaml"}, today=TODAY, settings=Settings(), most=5)
    page = render(made, "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<script" not in re.sub(r"\\<script", "", render(made, "md"))


def test_a_map_in_a_language_of_which_there_are_no_words_has_the_english_ones(tmp_path: Path) -> None:
    file = tmp_path / "de.argmap.yaml"
    file.write_text("argmap: 1\ntitle: Sonntag\nlanguages: [de]\nthesis: {text: Offen.}\n", encoding="utf-8")
    assert "Claims without support" in CliRunner().invoke(cli, ("review", str(file))).output


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "5 nodes (1 premise, 1 piece of evidence, 2 objections)."),
        ("zh", "5个节点（1个前提、1条证据、2条反驳）。"),
    ],
)
def test_nodes_are_counted_by_kind(language: str, said: str) -> None:
    loaded = load_text(with_header(STANDING))
    assert loaded.map is not None
    made = document(loaded.map, review(STANDING), language, files={"": "m"}, today=TODAY, settings=Settings(), most=1)
    assert said in render(made, "text", 200)
