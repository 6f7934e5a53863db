"""`Project`: the settings, source texts and schemes of a folder, for commands and for scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.config import ConfigError
from argmap.evaluation import Assumptions, Status
from argmap.model import Semantics
from argmap.project import Project, find_language
from schemes.files import scheme_file

MAP = """\
argmap: 1
title: {en: The library on Sundays, zh-Hans: 周日的图书馆}
languages: [en, zh-Hans]
sources: {report: {title: Annual report, text: report.txt}}
thesis:
  text: {en: The library should open on Sundays., zh-Hans: 图书馆应在周日开放。}
  evidence:
    loans: {text: {en: Loans rose, zh-Hans: 借阅量上升}, at: Loans rose.}
"""
LAYER = "argmap: 1\nextends: library.argmap.yaml\ntitle: A reading\nadd: {thesis: {caveats: {towns: In towns only.}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "library.argmap.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "maps" / "library.critique.argmap.yaml").write_text(LAYER, encoding="utf-8")
    return tmp_path


def settings(folder: Path, text: str) -> Project:
    (folder / "argmap.toml").write_text(text, encoding="utf-8")
    return Project.find(folder / "maps" / "library.argmap.yaml")


def test_the_project_of_a_file_is_that_of_its_folder_or_one_above(folder: Path) -> None:
    project = settings(folder, '[build]\nexports = "out"\n')
    assert (project.maps, project.exports) == (folder / "maps", folder / "out")
    assert Project.find(folder / "maps") == project


def test_layers_beside_a_map_are_laid_on_it_or_left_out(folder: Path) -> None:
    project, path = Project.find(folder), folder / "maps" / "library.argmap.yaml"
    layer = path.with_name("library.critique.argmap.yaml")

    def statements(loaded_from: Path, layers: tuple[Path, ...] = (), beside: bool | None = None) -> int:
        map_ = project.load(loaded_from, layers, beside=beside).map
        assert map_ is not None
        return len(map_)

    assert statements(path) == statements(layer, beside=False) == 2
    assert statements(path, beside=True) == statements(path, (layer,)) == statements(layer) == 3


def test_the_text_of_a_source_is_looked_for_where_the_user_says_then_the_settings_then_beside_the_map(
    folder: Path,
) -> None:
    def found(project: Project) -> str:
        loaded = project.load(folder / "maps" / "library.argmap.yaml")
        assert loaded.map is not None
        path = project.library(loaded).find(loaded.map.works["report"])
        return path.parent.name if path else ""

    assert found(Project.find(folder)) == ""
    for name in ("maps", "settings", "user"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "report.txt").write_text("Loans rose.")
    assert found(Project.find(folder)) == "maps"
    assert found(settings(folder, "[check.sources]\nreport = 'settings/report.txt'\n")) == "settings"
    assert found(Project.find(folder, sources={"report": folder / "user" / "report.txt"})) == "user"


def test_a_check_applies_the_rules_that_the_settings_and_the_caller_choose(folder: Path) -> None:
    def codes(project: Project, **chosen: tuple[str, ...]) -> set[str]:
        loaded = project.load(folder / "maps" / "library.argmap.yaml")
        return {found.code for found in project.check(loaded, **chosen)}

    assert "AM403" in codes(Project.find(folder))
    assert codes(Project.find(folder), select=("AM403",)) == {"AM403"}
    assert "AM403" not in codes(Project.find(folder), ignore=("AM4",))
    assert "AM403" not in codes(settings(folder, "[check]\nignore = ['AM403']\n"))
    with pytest.raises(ConfigError, match="unknown rule `AM999`"):
        codes(settings(folder, "[check]\nignore = ['AM999']\n"))


def test_an_evaluation_follows_the_settings_unless_the_caller_says_otherwise(folder: Path) -> None:
    project = settings(folder, "[evaluate]\nsemantics = 'euler'\nbase-scores = {evidence = 0.2}\n")
    map_ = project.load(folder / "maps" / "library.argmap.yaml").map
    assert map_ is not None
    assert project.evaluation.semantics is Semantics.EULER
    assert project.evaluate(map_).strengths["loans"] == pytest.approx(0.2)
    other = Project.find(folder, semantics=Semantics.DF_QUAD)
    assert other.evaluate(map_).strengths["thesis"] == pytest.approx(0.6)
    assumed = project.evaluate(map_, Assumptions(rejected=frozenset({"loans"})))
    assert assumed.statuses["loans"] is Status.REJECTED


def test_schemes_of_the_settings_and_of_the_caller(folder: Path) -> None:
    of_settings, of_caller = scheme_file(folder, "comet"), scheme_file(folder, "owl")
    settings(folder, f"schemes = ['{of_settings.name}']\n")
    assert "owl" not in Project.find(folder).catalogue
    assert {"comet", "owl"} < set(Project.find(folder, schemes=[of_caller]).catalogue)


def test_a_context_needs_a_map(folder: Path) -> None:
    project = Project.find(folder)
    path = folder / "maps" / "library.argmap.yaml"
    assert project.context(project.load(path)).map.root.id == "thesis"
    path.write_text("argmap: 1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has errors"):
        project.context(project.load(path))


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("zh-Hans", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("ZH", "zh-Hans"),
        ("en-GB", "en"),
        ("zh-Hant", ""),
        ("z", ""),
        ("", ""),
    ],
)
def test_a_tag_selects_a_language_that_is_more_or_less_specific(tag: str, found: str) -> None:
    assert find_language(tag, ["en", "zh-Hans"]) == found


@pytest.mark.parametrize(("language", "document"), [("zh", "zh-Hans"), ("fr", "en"), ("", "en")])
def test_documents_are_in_the_language_of_the_settings_if_the_map_has_it(
    folder: Path, language: str, document: str
) -> None:
    project = settings(folder, f"language = '{language}'\n")
    map_ = project.load(folder / "maps" / "library.argmap.yaml").map
    assert map_ is not None
    assert project.language(map_) == document
