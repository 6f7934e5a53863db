"""Who reads a stranger's repository reads what came with it: nothing else is opened, run, or commanded."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.exporters import formats
from support.calling import Answer, call
from support.hostile_repository import (
    CANARY,
    ODD_NAMES,
    UNPRINTABLE_NAMES,
    HostileRepository,
    beyond,
    watched,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes links, pipes and names that Windows does not have")

COMMANDS: list[tuple[str, ...]] = [
    *(("check", f"--format={form}") for form in ("text", "json", "sarif", "github", "junit")),
    *((command, f"--format={form}") for command in ("report", "review") for form in ("md", "html")),
    *((command, f"--format={form}") for command in ("coverage", "evaluate", "questions") for form in ("text", "json")),
    ("cruxes",),
    ("refutations",),
    ("show",),
    ("matrix", "--claims=thesis,a0"),
]
EXPORTS = [("export", f"--to={name}", "--passages", "--headings=sections") for name in formats()]

COMMANDING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
TURNING = re.compile("[\u2028\u2029\u202a-\u202e\u2066-\u2069]")
WORKFLOW = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HostileRepository:
    monkeypatch.delenv("ARGMAP_SOURCES", raising=False)
    made = HostileRepository(tmp_path)
    monkeypatch.setenv("HOME", str(made.victim))
    monkeypatch.chdir(made.root)
    return made


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    """A pipe that nobody writes to would block for ever."""

    def late(*_: object) -> None:
        raise TimeoutError("a command waits for something that does not come")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(120)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def read(repository: HostileRepository, *arguments: str) -> Answer:
    """Run a command, having seen to it that it opens nothing beyond the repository, runs nothing, and tells nothing."""
    with watched() as (opened, started):
        answer = call(*arguments)
    said = answer.stdout + answer.stderr
    assert beyond(opened, repository) == [], arguments
    own = [sys.executable, "-P"], [sys.executable, "-I"]
    assert [command for command in started if command[:2] not in own] == [], arguments
    assert CANARY not in said, arguments
    assert "Traceback" not in said, arguments
    assert "internal error" not in said, arguments
    return answer


def test_the_watch_sees_what_is_opened(repository: HostileRepository) -> None:
    secret = repository.victim / "secret.txt"
    with watched() as (opened, __):
        secret.read_text()
        (repository.root / ".env").read_bytes()
        (repository.root / "texts" / "essay.txt").read_text()
    assert beyond(opened, repository) == [os.path.realpath(secret), str(repository.root / ".env")]


def test_no_path_in_a_map_leads_to_the_reader_s_files(repository: HostileRepository) -> None:
    for number, path in enumerate(repository.ways_out()):
        made = repository.map_naming(path, name=f"named{number}")
        answer = read(repository, "check", str(made))
        told = answer.stdout + answer.stderr
        assert "AM403" in told or "AM106" in told, path
        assert "AM401" not in told, path


@pytest.mark.slow
@pytest.mark.parametrize("command", [*COMMANDS, *EXPORTS], ids=" ".join)
def test_no_command_reads_what_a_map_names_elsewhere(repository: HostileRepository, command: tuple[str, ...]) -> None:
    made = repository.map_naming(*repository.ways_out())
    output = repository.root / "out"
    to_file = ["-o", str(output)] if command[0] == "export" else []
    answer = read(repository, command[0], str(made), *command[1:], *to_file)
    assert answer.returncode == (2 if command[0] == "coverage" else 0), answer.stderr
    assert CANARY not in _text_of(output)


def test_no_comparison_and_no_other_command_reads_them_either(repository: HostileRepository) -> None:
    ways = repository.ways_out()
    first, second = repository.map_naming(*ways), repository.map_naming(*reversed(ways), name="other")
    for form in ("text", "md", "json", "svg"):
        read(repository, "diff", str(first), str(second), f"--format={form}")
    read(repository, "fmt", "--check", str(first))
    read(repository, "set", str(first), "thesis", "text", "Another claim", "--dry-run")
    assert read(repository, "schema").returncode == 0
    assert read(repository, "schemes").returncode == 0


def _text_of(output: Path) -> str:
    """All that is in a file, unpacked."""
    if not output.exists():
        return ""
    data = output.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            data = b"".join(packed.read(name) for name in packed.namelist())
    return data.decode("utf-8", "replace")


def test_no_layer_extends_the_reader_s_files(repository: HostileRepository) -> None:
    ways = [*repository.ways_out(), "../../victim/secret.argmap.yaml", str(repository.victim / "secret.argmap.yaml")]
    for number, path in enumerate(ways):
        layer = repository.layer_on(path, f"layer{number}")
        answer = read(repository, "check", str(layer))
        assert answer.returncode == 1, path
        read(repository, "evaluate", str(layer))


def test_a_refusal_says_nothing_of_what_is_there(repository: HostileRepository) -> None:
    repository.link("maps/there.txt", "../../victim/secret.txt")
    repository.link("maps/gone.txt", "../../victim/no-such.txt")
    for there, gone in [
        ("../../victim/secret.txt", "../../victim/nosuch.txt"),
        ("../../victim/secret.txt", "../../nobody/secret.txt"),
        ("../../victim/secret.txt", "../../victim/secret.txt/a"),
        ("there.txt", "gone.txt"),
        ("../.env", "../.nev"),
    ]:
        for naming in (repository.map_naming, repository.layer_on):
            said = []
            for path in (there, gone):
                found = json.loads(call("check", str(naming(path)), "--format=json").stdout)
                said.append([(one["code"], one["message"], one["hint"].replace(path, "PATH")) for one in found])
            assert said[0] == said[1]
            assert "did you mean" not in str(said)


def test_texts_and_maps_of_the_project_are_still_read(repository: HostileRepository) -> None:
    repository.link("maps/inner.txt", "../texts/essay.txt")
    for path in ("../texts/essay.txt", "inner.txt", "../maps/inner.txt"):
        repository.write(
            "maps/plain.argmap.yaml",
            f"argmap: 1\ntitle: T\nsources: {{p: {{type: report, title: P, text: {path}}}}}\n"
            "thesis: {text: T, evidence: {a: {text: Asked for, at: Many people ask for it}}}\n",
        )
        answer = read(repository, "check", "maps/plain.argmap.yaml", "--select=AM401,AM403")
        assert (answer.returncode, answer.stdout) == (0, "")
    layer = repository.layer_on("../maps/plain.argmap.yaml")
    assert read(repository, "check", str(layer)).returncode == 0


@pytest.mark.parametrize(
    "settings",
    [
        "schemes = ['{victim}/secret.txt']",
        "schemes = ['../victim/secret.txt']",
        "schemes = ['linked.yaml']",
        "schemes = ['.git/config']",
        "schemes = ['~/secret.txt']",
        "schemes = ['/dev/zero']",
        "[check.sources]\np = '{victim}/secret.txt'",
        "[check.sources]\np = 'linked.yaml'",
        "[check.sources]\np = '.env'",
        "[build]\ncsl = '../victim/secret.csl'",
        "[build]\ncsl = '../victim/secret.txt'",
        "[build]\nmaps = '../victim'",
        "[build]\nmaps = '/'",
        "[build]\nexports = '../victim'",
        "[build]\nexports = '.git/hooks'",
        "[build]\nexports = 'linked-folder'",
    ],
)
def test_no_setting_leads_to_the_reader_s_files(repository: HostileRepository, settings: str) -> None:
    repository.link("linked.yaml", repository.victim / "secret.txt")
    repository.link("linked-folder", repository.victim)
    repository.map_saying("plain")
    repository.settings(settings.replace("{victim}", str(repository.victim)))
    for command in (
        ["check"],
        ["check", "maps"],
        ["build", "--check"],
        ["schemes"],
        ["report", "maps/saying.argmap.yaml"],
    ):
        answer = read(repository, *command)
        assert answer.returncode == 2, command
        assert "may only name" in answer.stderr


@pytest.mark.parametrize("settings", ["schemes = ['pipe']", "[check.sources]\np = 'pipe'", "[build]\ncsl = './pipe'"])
def test_no_setting_names_a_pipe(repository: HostileRepository, settings: str) -> None:
    os.mkfifo(repository.root / "pipe")
    repository.map_saying("plain")
    repository.settings(settings)
    assert "`pipe` is not a file" in read(repository, "check").stderr.replace("./", "")


@pytest.mark.parametrize("name", ["argmap.toml", "pyproject.toml"])
def test_settings_are_not_read_through_a_link_out_of_the_project(repository: HostileRepository, name: str) -> None:
    (repository.root / "argmap.toml").unlink()
    repository.link(name, "../victim/secret.toml")
    answer = read(repository, "check", "maps")
    assert "this link leads out of its folder" in answer.stderr


TOO_LONG = ["schemes = ['{}']", "[check.sources]\np = '{}'", "[build]\nmaps = '{}'", "[build]\ncsl = '{}.csl'"]


def test_a_setting_may_be_too_long_for_any_system(repository: HostileRepository) -> None:
    repository.map_saying("plain")
    for settings in (
        "schemes = ['{}']",
        "[check.sources]\np = '{}'",
        "[build]\nmaps = '{}'",
        "[build]\ncsl = '{}.csl'",
    ):
        repository.settings(settings.format("x" * 5000))
        for command in (["check"], ["check", "maps"], ["build", "--check"], ["schemes"]):
            read(repository, *command)


def test_an_export_that_is_a_pipe_or_a_link_is_stale_unread(repository: HostileRepository) -> None:
    (repository.root / "exports" / "saying").mkdir(parents=True)
    repository.map_saying()
    os.mkfifo(repository.root / "exports" / "saying" / "saying.en.svg")
    repository.link("exports/saying/saying.en.md", "../../../victim/secret.txt")
    answer = read(repository, "build", "--check")
    assert answer.returncode == 1
    assert answer.stdout.count("is stale") == 2, answer.stdout


def test_exports_in_a_folder_that_is_a_link_are_stale_unread(repository: HostileRepository) -> None:
    (repository.root / "exports").mkdir()
    repository.map_saying()
    repository.link("exports/saying", "../../victim")
    (repository.victim / "saying.en.svg").write_text(CANARY)
    for words in (["build", "--check"], ["build"]):
        assert read(repository, *words).returncode in (1, 2)
    assert (repository.victim / "saying.en.svg").read_text() == CANARY


def test_a_link_to_a_map_elsewhere_is_read_only_by_its_name(repository: HostileRepository) -> None:
    repository.map_saying("plain")
    repository.link("maps/linked.argmap.yaml", "../../victim/secret.argmap.yaml")
    repository.link("maps/text.argmap.yaml", "../../victim/secret.txt")
    repository.link("maps/folder", "../../victim")
    for command in (["check"], ["check", "maps"], ["fmt", "--check", "maps"], ["report", "maps/saying.argmap.yaml"]):
        answer = read(repository, *command)
    answer = read(repository, "check", "maps/saying.argmap.yaml", "--layers", "all")
    assert "1 map" in answer.stderr
    assert "left out" in read(repository, "check").stderr
    assert CANARY in call("show", "maps/linked.argmap.yaml").stdout, "it was asked for"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_a_map_says_commands_neither_terminal_nor_log(
    repository: HostileRepository, command: tuple[str, ...]
) -> None:
    command = ("matrix", "--claims=first,other") if command[0] == "matrix" else command
    made = repository.map_saying()
    answer = read(repository, command[0], str(made), *command[1:])
    assert answer.returncode == (2 if command[0] == "coverage" else 0), answer.stderr
    _is_harmless(answer, github="--format=github" in command)


@pytest.mark.slow
@pytest.mark.parametrize("name", formats())
def test_no_export_holds_a_control_character(repository: HostileRepository, name: str) -> None:
    output = repository.root / "out"
    answer = read(repository, "export", str(repository.map_saying()), "--to", name, "-o", str(output))
    assert answer.returncode == 0, answer.stderr
    if name not in ("pdf", "png"):
        said = _text_of(output).replace("\r\n", "\n")
        assert name == "docx" or COMMANDING.findall(said) == []
        assert "\u202e" not in said, "it has no counterpart"


def test_faults_of_a_map_command_nothing_either(repository: HostileRepository) -> None:
    text = r"\n::error::owned\e[31m\x9b31m\u202e\u2067\n##[error]owned"
    faulty = repository.write(
        "maps/faulty.argmap.yaml",
        f"""\
argmap: 1
"zz{text}": 1
languages: ["{text}"]
sources: {{"w{text}": {{"type{text}": x}}, v: {{type: "{text}", title: T, text: "{text}"}}}}
thesis: {{text: T, "te{text}xt": x, at: "{text}", premises: {{"i{text}d": x, a: {{text: A, likelihood: "{text}",
  source: "{text}", supports: ["{text}"], inference: {{scheme: "{text}"}}, forecast: {{due: "{text}"}}}}}}}}
expect: {{"u{text}": accepted}}
""",
    )
    for form in ("text", "json", "sarif", "github", "junit"):
        _is_harmless(read(repository, "check", str(faulty), f"--format={form}"), github=form == "github")
    _is_harmless(read(repository, "show", str(faulty)))
    _is_harmless(read(repository, "check", str(repository.layer_on(f"a{text}"))))


def test_faults_of_settings_and_schemes_command_nothing_either(repository: HostileRepository) -> None:
    text = r"\n::error::owned\u001b[31m\u009b31m\u202e\n##[error]owned"
    for settings in (
        f'"{text}" = 1',
        f'[check]\nselect = ["{text}"]',
        f'language = "{text}"',
        f'[build]\ncsl = "{text}"',
    ):
        repository.settings(settings)
        repository.map_saying("plain")
        _is_harmless(read(repository, "check"))
        _is_harmless(read(repository, "build", "--check"))
    repository.settings("schemes = ['schemes.yaml']")
    repository.write("schemes.yaml", f'schemes: {{"{text}": {{"{text}": "{text}"}}}}\n')
    _is_harmless(read(repository, "check"))
    _is_harmless(read(repository, "schemes"))


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_file_name_is_neither_an_option_nor_a_command(repository: HostileRepository, name: str) -> None:
    repository.map_saying("plain").rename(repository.maps / name)
    before = sorted(repository.root.rglob("*"))
    for command in (
        ["check"],
        ["check", "maps"],
        ["build", "--check"],
        ["review", f"maps/{name}"],
        ["show", "--", f"maps/{name}"],
    ):
        answer = read(repository, *command)
        _is_harmless(answer)
        assert answer.returncode in (0, 1), answer.stderr
    assert sorted(repository.root.rglob("*")) == before


@pytest.mark.parametrize("name", UNPRINTABLE_NAMES, ids=ascii)
def test_a_file_name_that_cannot_be_printed_commands_nothing(repository: HostileRepository, name: str) -> None:
    try:
        repository.map_saying("plain").rename(repository.maps / name)
    except OSError:
        pytest.skip("this system has no such name")
    for form in ("text", "json", "sarif", "github", "junit"):
        _is_harmless(read(repository, "check", f"--format={form}", "maps"), github=form == "github")
    for command in ("review", "report", "evaluate", "questions", "show"):
        _is_harmless(read(repository, command, f"maps/{name}"))


def _is_harmless(answer: Answer, *, github: bool = False) -> None:
    for said in (answer.stdout, answer.stderr):
        assert COMMANDING.findall(said) == []
        assert TURNING.findall(said) == [] or said.startswith("<!DOCTYPE")
        if not github:
            assert WORKFLOW.findall(said) == []
    if github:
        commands = [line for line in answer.stdout.splitlines() if line]
        assert all(re.match("::(error|warning|notice) file=[^:]*::", line) for line in commands)
