"""``argmap schemes``, ``argmap questions`` and ``--schemes`` as their users call them."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from argmap.checks import check
from argmap.cli.root import cli
from argmap.loading import load
from argmap.schemes import OWN
from schemes.files import SCHEME, scheme_file
from support.calling import call, process

MAP = """\
argmap: 1
title: {zh: 彗星, en: The comet}
languages: [zh, en]
thesis:
  text: {zh: 战争将至, en: War is near}
  inference: {scheme: sign, answers: {observation: {zh: 两人都看到了, en: Seen by two}}}
  evidence:
    comet: {text: {zh: 出现了彗星, en: A comet is seen}, by: {zh: 甲, en: A}}
  premises:
    fear:
      text: {zh: 人人恐惧, en: All are afraid}
      evidence: {cries: {text: {zh: 呼声四起, en: There are cries}, by: {zh: 乙, en: B}}}
"""
ENGLISH = """\
argmap: 1
title: The comet
thesis:
  text: War is near
  inference: {scheme: sign}
  evidence: {comet: {text: A comet is seen, by: A}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "comet.argmap.yaml").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **options: object) -> Result:
    return CliRunner().invoke(cli, arguments, **options)  # type: ignore[arg-type]


class TestSchemes:
    def test_a_line_each_with_the_names(self, folder: Path) -> None:
        told = run("schemes").stdout.splitlines()
        assert len(told) == len(OWN)
        assert told[0].split(maxsplit=2) == ["expert-opinion", "专家意见论证", "argument from expert opinion"]
        assert run("schemes", "--lang", "zh").stdout.splitlines()[0].split() == ["expert-opinion", "专家意见论证"]

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            (
                "zh",
                ["征兆论证", "前提", "结论", "批判性问题", "pretence            推论", "征兆会不会是有意做给人看的？"],
            ),
            ("en", ["argument from sign", "Premises", "Conclusion", "pretence            the step", "Source: Walton"]),
        ],
    )
    def test_one_whole(self, folder: Path, language: str, said: list[str]) -> None:
        answer = run("schemes", "sign", "--lang", language)
        assert answer.exit_code == 0
        assert [word for word in said if word not in answer.stdout] == []
        other = {"zh": "Could the sign", "en": "有意做给人看"}[language]
        assert other not in answer.stdout
        assert other in run("schemes", "sign").stdout

    def test_data_holds_all_of_it(self, folder: Path) -> None:
        (sign,) = json.loads(run("schemes", "sign", "--format", "json").stdout)
        assert (sign["id"], sign["name"]["zh"], len(sign["premises"])) == ("sign", "征兆论证", 2)
        assert [question["attacks"] for question in sign["questions"]] == [
            question.attacks for question in OWN["sign"].questions
        ]
        assert len(json.loads(run("schemes", "--format", "json").stdout)) == len(OWN)

    def test_markdown_escapes_what_would_be_marks(self, folder: Path) -> None:
        text = SCHEME.format(id="omen").replace("Was it seen?", "'Was it *seen* | [1](x)?'")
        (folder / "s.yaml").write_text(text, encoding="utf-8")
        told = run("schemes", "omen", "--format", "md", "--schemes", "s.yaml").stdout
        assert "| `seen` | a premise | 看到了吗？ | Was it \\*seen\\* \\| \\[1\\](x)? |" in told

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["sing"], "unknown scheme `sing`; did you mean `sign`?"),
            (["--lang", "fr"], "the schemes are in zh, en, not in `fr`"),
            (["--schemes", "nothing.yaml"], "File 'nothing.yaml' does not exist."),
        ],
    )
    def test_a_wrong_call(self, folder: Path, arguments: list[str], said: str) -> None:
        answer = run("schemes", *arguments)
        assert answer.exit_code == 2
        assert said in answer.stderr

    def test_a_shell_completes_ids(self, folder: Path) -> None:
        completer = ShellComplete(cli, {}, "argmap", "_ARGMAP_COMPLETE")
        found = completer.get_completions(["schemes"], "pr")
        assert [item.value for item in found] == ["precedent", "practical-reasoning"]
        assert isinstance(cli, click.Group)


class TestFiles:
    def test_the_settings_name_them_from_their_own_folder(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "argmap.toml").write_text('schemes = ["lists/omen.yaml"]\n')
        (folder / "lists").mkdir()
        scheme_file(folder / "lists", "omen")
        (folder / "below").mkdir()
        monkeypatch.chdir(folder / "below")
        assert run("schemes").stdout.splitlines()[-1].split()[:2] == ["omen", "预兆论证"]
        (folder / "comet.argmap.yaml").write_text(MAP.replace("sign", "omen"), encoding="utf-8")
        assert "seen" in run("questions", "../comet.argmap.yaml").stdout
        assert "预兆论证" in run("export", "../comet.argmap.yaml", "-t", "md").stdout
        assert "AM308" in run("check", "../comet.argmap.yaml").stdout

    def test_an_option_names_further_ones(self, folder: Path) -> None:
        scheme_file(folder, "omen")
        (folder / "comet.argmap.yaml").write_text(MAP.replace("sign", "omen"), encoding="utf-8")
        named = ["comet.argmap.yaml", "--schemes", "omen.yaml"]
        assert "AM307" in run("check", *named[:1]).stdout
        assert "`observation` is not a critical question of `omen`" in run("check", *named).stdout
        assert "预兆论证" in run("export", *named, "-t", "txt").stdout
        assert "AM308" in run("report", *named).stdout

    def test_a_mistake_in_one_is_shown_as_a_mistake_in_a_map_is(self, folder: Path) -> None:
        (folder / "s.yaml").write_text(SCHEME.format(id="sign").replace("summary", "sumary"), encoding="utf-8")
        answer = process("check", "comet.argmap.yaml", "--schemes", "s.yaml")
        assert answer.returncode == 2
        assert "s.yaml: these schemes cannot be used" in answer.stderr
        assert "s.yaml:5:5: AM104 unknown key `sumary` in `sign` [unknown-key]\n" in answer.stderr
        assert "\n   = help: did you mean `summary`?" in answer.stderr
        assert "Traceback" not in answer.stderr

    def test_a_file_of_the_settings_that_is_gone(self, folder: Path) -> None:
        (folder / "argmap.toml").write_text('schemes = ["gone.yaml"]\n')
        answer = process("questions", "comet.argmap.yaml")
        assert answer.returncode == 2
        assert "gone.yaml:1:1: AM100 file not found" in answer.stderr

    def test_a_map_without_schemes_does_not_ask_for_them(self, folder: Path) -> None:
        (folder / "argmap.toml").write_text('schemes = ["gone.yaml"]\n')
        text = MAP.replace("scheme: sign, answers: {observation: {zh: 两人都看到了, en: Seen by two}}", "linked: false")
        (folder / "comet.argmap.yaml").write_text(text, encoding="utf-8")
        assert run("check", "comet.argmap.yaml").exit_code == 0


class TestQuestions:
    def test_the_open_ones_node_by_node(self, folder: Path) -> None:
        told = call("questions", "comet.argmap.yaml", "--lang", "zh").stdout
        assert told.startswith("尚未回答的批判性问题：彗星\n\n")
        assert "1个节点标明了论证型式，共有5个批判性问题，其中4个尚未回答。" in told
        assert "另有1个节点有支持，却没有标明论证型式；可用`inference: {scheme: ID}`标明" in told
        assert "\n\n`thesis`（征兆论证）\n\n战争将至\n\n- 出现这一征兆" in told
        assert "（`strength`，质疑前提）" in told
        assert "observation" not in told

    def test_speak_to_the_user_on_the_terminal_and_in_the_language_of_the_map_elsewhere(self, folder: Path) -> None:
        chinese = {"LC_ALL": "zh_CN.UTF-8"}
        (folder / "english.argmap.yaml").write_text(ENGLISH)
        assert call("questions", "english.argmap.yaml", env=chinese).stdout.startswith(
            "尚未回答的批判性问题：The comet"
        )
        assert call("questions", "english.argmap.yaml", "--format", "md", env=chinese).stdout.startswith("# Open")
        assert "\n前提：\n" in call("schemes", "sign", env=chinese).stdout
        assert "\nPremises:\n" in call("schemes", "sign").stdout

    def test_in_english(self, folder: Path) -> None:
        told = run("questions", "comet.argmap.yaml", "--lang", "en").stdout
        assert "War is near\n\n- How often does the sign occur" in told
        assert "(`strength`, attacks a premise)" in told
        assert "4 of 5 critical questions are open, at 1 node with a scheme." in told
        assert "1 node has support but no scheme; name one with `inference: {scheme: ID}`" in told

    def test_answered_ones_as_well(self, folder: Path) -> None:
        assert "  答：两人都看到了\n" in call("questions", "comet.argmap.yaml", "--all", "--lang", "zh").stdout
        told = run("questions", "comet.argmap.yaml", "--all", "--format", "md", "--lang", "en").stdout
        assert told.startswith("# Critical questions: The comet\n\n4 of 5 critical questions are open")
        assert (
            "- Has the sign been observed and recorded reliably? (`observation`, attacks a premise)  \n"
            "  *Answer* Seen by two\n" in told
        )

    def test_of_one_node(self, folder: Path) -> None:
        told = run("questions", "comet.argmap.yaml", "--node", "fear", "--lang", "en").stdout
        assert "No critical questions: no node here names a known scheme." in told
        answer = run("questions", "comet.argmap.yaml", "--node", "feer")
        assert answer.exit_code == 2
        assert "--node: the map has no node `feer`; did you mean `fear`?" in answer.stderr

    def test_data(self, folder: Path) -> None:
        data = json.loads(run("questions", "comet.argmap.yaml", "--format", "json", "--all").stdout)
        assert (data["asked"], data["open"], data["without_scheme"]) == (5, 4, ["fear"])
        (thesis,) = data["nodes"]
        assert thesis["scheme"] == {"id": "sign", "name": {"zh": "征兆论证", "en": "argument from sign"}}
        assert thesis["questions"][0]["answer"] == {"zh": "两人都看到了", "en": "Seen by two"}
        assert thesis["questions"][1]["answer"] is None

    def test_to_a_file(self, folder: Path) -> None:
        answer = run("questions", "comet.argmap.yaml", "--format", "md", "-o", "q.md")
        assert (answer.exit_code, answer.stdout) == (0, "")
        assert (folder / "q.md").read_text(encoding="utf-8").startswith("# 尚未回答的批判性问题：彗星\n")

    def test_a_layer_to_be_filled_in(self, folder: Path) -> None:
        (folder / "critics").mkdir()
        (folder / "argmap.toml").touch()
        answer = run("questions", "comet.argmap.yaml", "--format", "layer", "-o", "critics/comet.critique")
        assert answer.exit_code == 0
        layer = load(folder / "critics" / "comet.critique.argmap.yaml")
        assert check(layer) == []
        assert "\nextends: ../comet.argmap.yaml\n" in layer.source.text
        assert (folder / "critics" / "argmap.schema.json").exists()
        again = run("questions", "comet.argmap.yaml", "--format", "layer", "-o", "critics/comet.critique")
        assert again.exit_code != 0
        assert "exists and may contain answers" in again.stderr

    def test_a_layer_on_layers_that_lie_side_by_side_extends_the_last_of_them(self, folder: Path) -> None:
        for name, question in (("one", "strength"), ("two", "pretence")):
            node = f"{{text: {{zh: {name}, en: {name}}}, inference: {{scheme: division}}}}"
            text = (
                f"argmap: 1\nextends: comet.argmap.yaml\ntitle: {name}\nadd:\n  thesis:\n"
                f"    answers: {{{question}: {{zh: 答, en: A}}}}\n    caveats: {{{name}: {node}}}\n"
            )
            (folder / f"comet.{name}.argmap.yaml").write_text(text, encoding="utf-8")
        written = run("questions", "comet.argmap.yaml", "--layers", "all", "--format", "layer", "-o", "comet.new")
        assert written.exit_code == 0
        layer = load(folder / "comet.new.argmap.yaml")
        assert layer.map is not None, layer.diagnostics
        assert "\nextends: comet.two.argmap.yaml\n" in layer.source.text
        assert "\n  two:\n" in layer.source.text
        assert "\n  one:\n" not in layer.source.text

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["-", "--format", "layer"], "a layer needs the path of its map"),
            (["comet.argmap.yaml", "--format", "layer", "--all"], "omit `--all` and `--lang`"),
            (["comet.argmap.yaml", "--lang", "fr"], "the map is in zh, en, not in `fr`"),
        ],
    )
    def test_a_wrong_call(self, folder: Path, arguments: list[str], said: str) -> None:
        answer = run("questions", *arguments, input=MAP)
        assert answer.exit_code == 2
        assert said in answer.stderr

    def test_nothing_is_open(self, folder: Path) -> None:
        answer = run("questions", "comet.argmap.yaml", "--node", "fear", "--format", "layer", "-o", "x")
        assert (answer.exit_code, answer.stdout) == (0, "")
        assert "no critical question is open" in answer.stderr
        assert not (folder / "x.argmap.yaml").exists()
