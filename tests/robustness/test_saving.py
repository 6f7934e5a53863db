"""A save keeps what belongs to the file, or says why it cannot; of several writers, none is lost."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from argmap import load
from argmap.files import TEMPORARY_SUFFIX, RefusedError, create, is_left_over, save, write_atomically
from support.calling import Answer, call, process
from support.writing import COMMANDS, MAP, project, state

OLD, NEW = MAP.encode(), MAP.replace("too much", "a lot").encode()
DIGEST = hashlib.sha256(OLD).hexdigest()
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "essay.argmap.yaml"
    path.write_bytes(OLD)
    return path


def left(path: Path) -> list[str]:
    """What lies next to a file."""
    return sorted(other.name for other in path.parent.iterdir() if other != path)


class TestWhatBelongsToAFile:
    def test_a_file_with_two_names_is_not_parted_from_the_other(self, file: Path) -> None:
        other = file.with_name("also.argmap.yaml")
        other.hardlink_to(file)
        answer = call("set", str(file), "cost", "text", "It costs a lot.")
        assert answer.returncode == 2
        assert "has 1 other name (a hard link), which would keep the old text, so nothing was written" in answer.stderr
        assert file.read_bytes() == other.read_bytes() == OLD
        assert other.samefile(file)

    @pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs the extended attributes of Linux")
    def test_attributes_and_access_control_lists_are_kept(self, file: Path) -> None:
        # Version 2; the owner may rw-, user 1000 r--, the group nothing; the mask is rw-, which the mode shows.
        entries = [(1, 6, 0xFFFFFFFF), (2, 4, 1000), (4, 0, 0xFFFFFFFF), (16, 6, 0xFFFFFFFF), (32, 0, 0xFFFFFFFF)]
        acl = (2).to_bytes(4, "little") + b"".join(
            tag.to_bytes(2, "little") + rights.to_bytes(2, "little") + who.to_bytes(4, "little")
            for tag, rights, who in entries
        )
        try:
            os.setxattr(file, "user.origin", b"by hand")
            os.setxattr(file, "system.posix_acl_access", acl)
        except OSError as error:
            pytest.skip(f"this file system keeps none: {error}")
        before = file.stat()
        save(file, NEW, DIGEST)
        assert os.getxattr(file, "user.origin") == b"by hand"
        assert os.getxattr(file, "system.posix_acl_access") == acl
        assert file.stat().st_mode == before.st_mode

    @pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs the extended attributes of Linux")
    def test_attributes_that_cannot_be_kept_stop_the_save(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        try:
            os.setxattr(file, "user.origin", b"by hand")
        except OSError as error:
            pytest.skip(f"this file system keeps none: {error}")

        def refuse(*arguments: object) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(os, "setxattr", refuse)
        with pytest.raises(RefusedError, match="would lose its access control list or extended attributes"):
            save(file, NEW, DIGEST)
        assert file.read_bytes() == OLD
        assert left(file) == []

    @pytest.mark.skipif(not ROOT, reason="needs a file of another owner")
    def test_the_owner_is_kept_or_the_save_refused(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        os.chown(file, 1234, 4321)
        file.chmod(0o664)
        save(file, NEW, DIGEST)
        now = file.stat()
        assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (1234, 4321, 0o664)

        def refuse(*arguments: object) -> None:
            raise PermissionError(1, "Operation not permitted")

        monkeypatch.setattr(os, "fchown", refuse)
        with pytest.raises(RefusedError, match="would lose its owner and group"):
            save(file, OLD, hashlib.sha256(NEW).hexdigest())
        assert file.read_bytes() == NEW
        assert left(file) == []

    @pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
    def test_a_new_file_has_the_mode_of_the_umask(self, tmp_path: Path) -> None:
        mask = os.umask(0o027)
        try:
            create(tmp_path / "new.md", b"x")
        finally:
            os.umask(mask)
        assert (tmp_path / "new.md").stat().st_mode & 0o777 == 0o640

    @pytest.mark.parametrize("name", ["n" * 233, "n" * 242, "书" * 80 + "n", "n"])
    def test_names_as_long_as_the_file_system_allows_can_be_edited(self, name: str, tmp_path: Path) -> None:
        file = tmp_path / f"{name}.argmap.yaml"
        assert len(os.fsencode(file.name)) <= 255
        file.write_bytes(OLD)
        assert call("set", str(file), "cost", "text", "It costs a lot.").returncode == 0
        assert b"a lot" in file.read_bytes()


class TestLinks:
    def test_a_link_in_a_project_stays_and_its_file_is_edited(self, tmp_path: Path) -> None:
        (tmp_path / "argmap.toml").touch()
        real = tmp_path / "drafts" / "real.argmap.yaml"
        real.parent.mkdir()
        real.write_bytes(OLD)
        link = tmp_path / "maps" / "essay.argmap.yaml"
        link.parent.mkdir()
        link.symlink_to("../drafts/real.argmap.yaml")
        for command in (["set", str(link), "cost", "text", "It costs a lot."], ["fmt", str(link)]):
            assert call(*command).returncode == 0
        assert link.is_symlink()
        assert b"a lot" in real.read_bytes()

    def test_a_link_out_of_a_project_is_not_written_through(self, tmp_path: Path) -> None:
        outside = tmp_path / "outside.argmap.yaml"
        outside.write_bytes(OLD.replace(b"staff: There", b"staff:   There"))
        before = outside.read_bytes()
        (tmp_path / "project" / ".git").mkdir(parents=True)
        link = tmp_path / "project" / "essay.argmap.yaml"
        link.symlink_to(outside)
        for command in (
            ["set", str(link), "cost", "text", "It costs a lot."],
            ["fmt", str(link)],
            ["new", str(link), "--force"],
        ):
            answer = call(*command)
            assert answer.returncode == 2
            assert "outside the project, so nothing was written; name that file itself" in answer.stderr
        assert outside.read_bytes() == before

    def test_a_folder_that_is_a_link_out_of_a_project_gets_no_new_file(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "project" / ".git").mkdir(parents=True)
        (tmp_path / "project" / "maps").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "project" / "report.txt").write_text("The library should open on Sundays.\n")
        for command in (["new", "maps/new.argmap.yaml"], ["draft", "report.txt", "-o", "maps/new.argmap.yaml"]):
            answer = call(*command, cwd=tmp_path / "project")
            assert answer.returncode == 2
            assert "outside the project, so nothing was written" in answer.stderr
        assert list((tmp_path / "elsewhere").iterdir()) == []

    @pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout")
    def test_the_standard_output_is_no_link(self, file: Path) -> None:
        with (file.parent / "essay.md").open("wb") as output:
            command = [sys.executable, "-m", "argmap", "export", str(file), "-t", "md", "-o", "/dev/stdout"]
            subprocess.run(command, stdout=output, stderr=subprocess.DEVNULL, check=True)
        assert "The library should open on Sundays." in (file.parent / "essay.md").read_text(encoding="utf-8")

    def test_a_map_of_another_folder_is_no_link(self, file: Path) -> None:
        here = file.parent / "project"
        here.mkdir()
        (here / "argmap.toml").touch()
        (here / "deep").mkdir()
        for number, way in enumerate((f"../{file.name}", f"deep/../../{file.name}", str(file))):
            assert call("set", way, "cost", "text", f"It costs {number}.", cwd=here).returncode == 0
            assert f"It costs {number}." in file.read_text(encoding="utf-8")
            assert call("export", way, "-o", "../essay.md", cwd=here).returncode == 0

    def test_a_link_to_nothing_is_no_place_for_a_new_file(self, tmp_path: Path) -> None:
        for name in ("new.argmap.yaml", "argmap.schema.json"):
            (tmp_path / name).symlink_to(tmp_path / "elsewhere" / name)
        (tmp_path / "elsewhere").mkdir()
        assert "new.argmap.yaml exists" in call("new", "new.argmap.yaml", cwd=tmp_path).stderr
        assert call("new", "other.argmap.yaml", cwd=tmp_path).returncode == 0
        assert list((tmp_path / "elsewhere").iterdir()) == []


class TestSeveralWriters:
    def test_a_file_that_appears_meanwhile_is_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "new.argmap.yaml"
        sync = os.fsync

        def theirs(handle: int) -> None:
            path.write_text("theirs")
            sync(handle)

        monkeypatch.setattr(os, "fsync", theirs)
        with pytest.raises(FileExistsError):
            create(path, NEW)
        assert path.read_text() == "theirs"
        assert left(path) == []

    def test_what_a_killed_process_left_is_used_up_by_the_next(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(Path, "unlink", lambda *arguments, **more: None)
            patched.setattr(Path, "replace", lambda *arguments: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                save(file, NEW, DIGEST)
        [name] = left(file)
        assert name.endswith(TEMPORARY_SUFFIX)
        assert is_left_over(file.with_name(name))
        save(file, NEW, DIGEST)
        assert left(file) == []

    @pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")
    def test_a_writer_waits_for_another_and_then_says_so(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("argmap.files.WAITS", 0.05)
        holds = (
            "import sys, pathlib; from argmap import files\n"
            "with files._draft(pathlib.Path(sys.argv[1]), 0o600): print('has it', flush=True); sys.stdin.read()"
        )
        other = subprocess.Popen(
            [sys.executable, "-c", holds, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"has it\n"
        with pytest.raises(RefusedError, match="is being written by another program, so nothing was written"):
            save(file, NEW, DIGEST)
        with pytest.raises(RefusedError, match="is being written by another program"):
            write_atomically(file, NEW)
        other.kill()
        other.wait()
        other.stdin.close()
        other.stdout.close()
        assert file.read_bytes() == OLD
        save(file, NEW, DIGEST)
        assert file.read_bytes() == NEW
        assert left(file) == []

    @pytest.mark.slow
    def test_fifty_processes_each_add_a_node(self, file: Path) -> None:
        """Each is in the map, or its process says that it is not."""

        def add(number: int) -> Answer:
            return process("add", str(file), "cost", "evidence", f"n{number}", f"Reason {number}.")

        with ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(add, range(50)))
        map_ = load(file).map
        assert map_ is not None
        added = [answer.returncode == 0 for answer in answers]
        assert any(added)
        assert [f"n{number}" in map_.nodes for number in range(50)] == added
        for answer in answers:
            assert answer.returncode == 0 or "was changed by another program, so nothing was written" in answer.stderr
        assert left(file) == []


def test_an_edit_is_made_though_nobody_reads_what_is_said(file: Path) -> None:
    """`argmap set … | true`, `argmap set … >&-` and a full device: saved first, printed after."""
    python = [sys.executable, "-m", "argmap"]
    for number, output in enumerate(("| true", ">&-", "2>&-", ">&- 2>&-", "| head -1")):
        command = [*python, "set", str(file), "cost", "text", f"It costs {number}."]
        words = " ".join(f"'{word}'" for word in command)
        done = subprocess.run(["bash", "-c", f"set -o pipefail; {words} {output}"], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert f"It costs {number}." in file.read_text(encoding="utf-8")
    if Path("/dev/full").exists():
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [*python, "set", str(file), "cost", "text", "The end."],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert b"the output: the disk is full" in done.stderr
        assert "The end." in file.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_does_its_work_though_nobody_reads_what_is_said(name: str, tmp_path: Path) -> None:
    heard, unheard = project(tmp_path / "heard"), project(tmp_path / "unheard")
    code = call(*COMMANDS[name], cwd=heard).returncode
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "argmap", *COMMANDS[name]], cwd=unheard, stdout=writing, stderr=writing, check=False
        )
    finally:
        os.close(writing)
    assert done.returncode == code
    assert state(unheard) == state(heard)


def test_bytes_that_are_no_text_are_refused_in_words(file: Path) -> None:
    for command in (["set", str(file), "cost", "text"], ["add", str(file), "cost", "caveat", "c"]):
        answer = call(*command, "caf\udce9")
        assert answer.returncode == 2
        assert "is not valid UTF-8" in answer.stderr
    assert file.read_bytes() == OLD
    assert process("set", str(file), "cost", "text", "a\x9bb").returncode == 0
    assert '"a\\u009bb"' in file.read_text(encoding="utf-8")
