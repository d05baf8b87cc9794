"""Whatever goes wrong, nothing is lost: after any fault a plain build gives what a clean one would have.

Where a fault is possible at many moments, each is one change of the disk, counted, not one of a clock; ``faulty.py``
kills and fails. What goes wrong while a site is published is in ``test_publishing.py``; a foreign folder, files of
others and files that somebody changed in the output are in ``test_build.py``.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from harness import SAMPLE, Situs, files
from harness.faulty import GROWS, failing, in_child, killed
from hypothesis import example, given
from hypothesis import strategies as st

from sosialisasi.building import pipeline, traces
from sosialisasi.building.traces import State, Trace
from sosialisasi.check import check_static_names
from sosialisasi.desk.authoring import tidying
from sosialisasi.ground import digests, locks
from sosialisasi.ground.files import ContentFile, find
from sosialisasi.ground.writing import DRAFT, write_atomically
from sosialisasi.site import routes

BRIEFING = "content/briefing/fasilitas.md"
PAGE = "content/halaman/tentang.md"
NEW_PAGE = "---\njudul: Baru\nringkasan: Baru.\ndiperbarui: 1 Mei 2024\n---\n\nBaru.\n"


class Story:
    """A site that was ``built``, or never was, and then edited; it can be put back to before the next build."""

    def __init__(self, situs: Situs, *, built: bool) -> None:
        self.situs = situs
        if built:
            situs.build()
        self.before = made(situs)
        self._all_before = everything(situs)
        situs.rename(BRIEFING, "content/briefing/barang.md")
        situs.edit(PAGE, "Bukan nasihat hukum", "Bukan pendapat hukum")
        situs.write("content/halaman/baru.md", NEW_PAGE)
        self._kept = situs.root.with_name("semula")
        shutil.copytree(situs.root, self._kept)
        assert not situs.build(clean=True).errors
        self.after = made(situs)
        self._all = everything(situs)
        self.back()

    def back(self) -> None:
        shutil.rmtree(self.situs.root)
        shutil.copytree(self._kept, self.situs.root)

    def deaths(self, step: int = 1) -> Iterator[int]:
        """Every ``step``-th moment at which a build can be killed, each time with the site as that leaves it."""
        moment = 0
        while in_child(self.build, killed(moment)).was_killed:
            yield moment
            self.back()
            moment += step

    def build(self) -> str:
        """The codes of all problems."""
        return " ".join(sorted(self.situs.build().codes))

    def is_finished_by_a_plain_build(self) -> bool:
        """To the byte, with no file or folder too many, and with a trace that says so."""
        return not self.situs.build().problems and everything(self.situs) == self._all

    def is_undone_by_a_plain_build(self) -> bool:
        """The same, once the edit is taken back."""
        shutil.rmtree(self.situs.root / "content")
        shutil.copytree(SAMPLE / "content", self.situs.root / "content")
        return not self.situs.build().problems and everything(self.situs) == self._all_before


def made(situs: Situs) -> dict[str, bytes]:
    """The bytes of all that a site was built to."""
    folders = (situs.folders.out, situs.folders.office)
    return {f"{folder.name}/{name}": data for folder in folders for name, data in files(folder).items()}


def everything(situs: Situs) -> tuple[dict[str, bytes], Trace]:
    """Every file and folder of a site, those of the state by name only, and what its trace says."""
    found = {}
    for path in situs.root.rglob("*"):
        is_state = path.parent.name == ".sosialisasi"
        found[path.relative_to(situs.root).as_posix()] = b"" if is_state or path.is_dir() else path.read_bytes()
    return found, State(situs.root, situs.folders.out).read_trace()


def files_of_content(situs: Situs) -> list[ContentFile]:
    return [text for text in find(situs.root)[0] if text.path == BRIEFING]


class TestKilled:
    def test_a_first_build_that_is_killed_is_finished_by_the_next(self, situs: Situs) -> None:
        """Nothing was there before; about twenty moments."""
        story = Story(situs, built=False)
        assert [moment for moment in story.deaths(step=15) if not story.is_finished_by_a_plain_build()] == []

    def test_a_build_that_is_killed_is_finished_by_the_next(self, situs: Situs) -> None:
        """Seventy-five moments or more. Until then each file in its place is the old one or the new one, and whole."""
        story = Story(situs, built=True)
        finished = []
        for _ in story.deaths(step=2):
            for name, data in made(situs).items():
                in_place = not name.rpartition("/")[2].startswith(DRAFT)
                assert not in_place or data in (story.before.get(name), story.after.get(name)), name
            finished.append(story.is_finished_by_a_plain_build())
        assert len(finished) >= 75
        assert all(finished)

    def test_what_a_killed_build_wrote_goes_if_the_edit_is_taken_back(self, situs: Situs) -> None:
        """A page that was written just before the end is known as ours, although that build never said so."""
        story = Story(situs, built=True)
        assert [moment for moment in story.deaths(step=15) if not story.is_undone_by_a_plain_build()] == []

    def test_a_folder_that_never_got_its_file_goes_too(self, situs: Situs) -> None:
        """A build was killed between the two folders of a page that is not made any more."""
        situs.build()
        state = State(situs.root, situs.folders.out)
        trace = state.read_trace()
        state.write_trace(Trace(entries=trace.entries | {"c/k8c7x7/index.html": trace.entries["index.html"]}))
        (situs.folders.out / "c").mkdir()
        situs.build()
        assert not (situs.folders.out / "c").exists()

    def test_a_killed_print_leaves_no_names_behind(self, situs: Situs) -> None:
        """The next print of that meeting clears away what the last one had begun."""
        left = situs.folders.office / "cetak/ogan-ilir-2024" / f"{DRAFT}abc"
        command = [sys.executable, "-m", "sosialisasi", "cetak", "ogan-ilir-2024", "--bagian", "agenda"]
        situs.write(left.relative_to(situs.root).as_posix(), "%PDF-1.7 Fulan Contoh")
        subprocess.run([*command, "--site", situs.root, "--kertas", "a4", "--jobs", "1"], check=True)
        assert [path.suffix for path in left.parent.iterdir()] == [".pdf"]

    @pytest.mark.parametrize(
        "change",
        [
            lambda situs: tidying.write_tidied(situs.root, tidying.untidy(files_of_content(situs))[0]),
            lambda situs: write_atomically(situs.root / BRIEFING, b"disimpan", below=situs.root),
        ],
        ids=["rapikan", "saved"],
    )
    def test_what_a_killed_change_of_the_content_left_goes_with_the_next(
        self, situs: Situs, change: Callable[[Situs], object]
    ) -> None:
        """Wherever it was killed, the file is the old one or the new one, and no draft stays beside it."""
        file = situs.root / BRIEFING
        before = file.read_bytes().replace(b"\n", b"\r\n")

        def work() -> str:
            change(situs)
            return ""

        seen = []
        for moment in range(99):
            file.write_bytes(before)
            if not in_child(work, killed(moment)).was_killed:
                break
            seen.append(file.read_bytes() == before)
            file.write_bytes(before)
            change(situs)
            assert not list(situs.root.glob(f"content/**/{DRAFT}*"))
        assert len(seen) > 3
        assert file.read_bytes() != before


class TestPowerCut:
    """The system may have told of a write that never came to the disk; what was waited for did."""

    def test_the_trace_is_on_the_disk_before_it_is_needed(self, situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
        """Else the next build could not tell which of the files, cut or emptied, are its own to mend."""
        reached: set[int] = set()
        known: set[str] = set()
        true_fsync, true_replace = os.fsync, Path.replace
        state = State(situs.root, situs.folders.out)

        def fsync(file: int) -> None:
            true_fsync(file)
            reached.add(os.fstat(file).st_ino)

        def replace(draft: Path, target: Path) -> Path:
            is_there = draft.stat().st_ino in reached
            done = true_replace(draft, target)
            if target.name.startswith("jejak-"):
                assert is_there
                known.update(map(str, map(situs.folders.file, state.read_trace().entries)))
            elif target.is_relative_to(situs.folders.out) or target.is_relative_to(situs.folders.office):
                assert str(target) in known
            return done

        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(Path, "replace", replace)
        situs.build()
        assert len(known) == len(situs.made())

    @pytest.mark.parametrize("path", ["content/alamat.txt", "content/rilis.txt", BRIEFING])
    def test_what_people_wrote_is_on_the_disk(self, situs: Situs, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
        """A ledger or a text has no source from which it could be made again."""
        reached = []
        monkeypatch.setattr(os, "fsync", lambda file: reached.append(os.fstat(file).st_size))
        write_atomically(situs.root / path, b"tertulis", below=situs.root)
        assert reached == [8]

    def test_all_that_was_written_last_is_emptied(self, situs: Situs) -> None:
        """Every file of the output and the memo: a plain build makes them again."""
        story = Story(situs, built=True)
        assert not situs.build().errors
        for file in (*situs.folders.out.rglob("*"), *situs.folders.office.rglob("*"), *situs.root.glob(".sos*/memo*")):
            if file.is_file():
                file.write_bytes(b"")
        assert story.is_finished_by_a_plain_build()


class TestDisk:
    def test_a_full_disk_leaves_the_last_good_site(self, situs: Situs) -> None:
        """Wherever room runs out, the output is all old, or all new and only its trace unwritten; then it is mended."""
        story = Story(situs, built=True)
        moment, said = 0, "tidak-dapat-menulis"
        while said:
            said = in_child(story.build, failing(errno.ENOSPC, GROWS, situs.root, moment)).said
            assert said in ("tidak-dapat-menulis", "")
            assert made(situs) in ((story.before, story.after) if said else (story.after,))
            assert story.is_finished_by_a_plain_build(), moment
            story.back()
            moment += 3
        assert moment >= 78

    @pytest.mark.parametrize("folder", ["_site", ".sosialisasi"])
    @pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
    def test_what_can_only_be_read_stays_as_it_is(self, situs: Situs, folder: str, code: int) -> None:
        """The build says so, and nothing else is written in its place."""
        story = Story(situs, built=True)
        changes = {*GROWS, "os.rename", "os.remove", "os.rmdir", "os.chmod"}
        assert in_child(story.build, failing(code, changes, situs.root / folder)).said == "tidak-dapat-menulis"
        assert made(situs) == story.before
        assert story.is_finished_by_a_plain_build()

    def test_a_file_that_cannot_be_replaced_leaves_only_whole_files(self, situs: Situs) -> None:
        """As when a program of Windows has it open: it is told, and the next build does the rest."""
        story = Story(situs, built=True)
        moment, said = 0, "tidak-dapat-menulis"
        while said:
            said = in_child(story.build, failing(errno.EACCES, {"os.rename"}, situs.folders.out, moment)).said
            for name, data in made(situs).items():
                assert data in (story.before.get(name), story.after.get(name)), name
            assert story.is_finished_by_a_plain_build(), moment
            story.back()
            moment += 3
        assert moment > 30


class TestTwoAtOnce:
    def test_the_second_build_waits_and_says_for_whom(self, situs: Situs) -> None:
        """Both end well, and the site is what one alone would have made."""
        story = Story(situs, built=True)
        go_on, release = os.pipe()
        ready, tell = os.pipe()

        def first() -> str:
            with locks.hold(situs.root, lambda holder: None):
                os.write(tell, str(os.getpid()).encode())
                os.read(go_on, 1)
                return story.build()

        with ThreadPoolExecutor() as threads:
            begun = threads.submit(in_child, first)
            process = os.read(ready, 20).decode()
            second = subprocess.Popen(
                [sys.executable, "-m", "sosialisasi", "build", "--site", situs.root],
                stderr=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
            assert second.stderr is not None
            said = second.stderr.readline()
            os.write(release, b".")
            told, _ = second.communicate()
            assert begun.result().said == ""
        assert said.startswith(f"Menunggu: folder situs ini sedang dipakai proses {process} sejak ")
        assert (second.returncode, "0 ditulis" in told) == (0, True)
        assert made(situs) == story.after

    def test_the_lock_of_a_dead_process_is_taken_over(self, situs: Situs) -> None:
        """Nobody has to delete anything, and nobody waits."""

        def dies() -> str:
            with locks.hold(situs.root, lambda holder: None):
                os.kill(os.getpid(), signal.SIGKILL)
            return ""

        assert in_child(dies).was_killed
        assert (situs.root / ".sosialisasi/kunci").read_text()
        waited: list[locks.Holder] = []
        with locks.hold(situs.root, waited.append):
            assert (situs.root / ".sosialisasi/kunci").read_text() == str(os.getpid())
        assert waited == []

    def test_whoever_only_looks_neither_waits_nor_locks(self, situs: Situs) -> None:
        """``check`` and ``status`` run beside a build."""
        with locks.hold(situs.root, lambda holder: None):
            for command in ("check", "status"):
                subprocess.run([sys.executable, "-m", "sosialisasi", command, "--site", situs.root], check=True)

    def test_where_nothing_can_be_locked_nothing_is_written(self, situs: Situs) -> None:
        """The command ends with the cause, in words."""
        situs.write(".sosialisasi", "ini berkas")
        done = subprocess.run(
            [sys.executable, "-m", "sosialisasi", "build", "--site", situs.root],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, f"Situs: {situs.root}\n")
        assert done.stderr == 'Tidak dapat menulis ke ".sosialisasi": ada berkas di tempat folder.\n'
        assert made(situs) == {}


class TestWhileReading:
    @pytest.mark.parametrize("step", ["lstat", "read_bytes"])
    def test_a_file_that_disappears_stops_the_build(
        self, situs: Situs, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        """It is no reason to withdraw its page: an editor may only be about to put the new one there."""
        story = Story(situs, built=True)
        true_step = getattr(Path, step)

        def vanishing(path: Path) -> object:
            if path.name == "tentang.md":
                path.unlink(missing_ok=True)
            return true_step(path)

        with monkeypatch.context() as patch:
            patch.setattr(Path, step, vanishing)
            assert situs.build().errors == [(PAGE, None, "berkas-tak-terbuka")]
        assert made(situs) == story.before

    def test_a_file_that_grows_while_it_is_read_stops_the_build(
        self, situs: Situs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It was not whole when its size was asked, so nobody knows whether it is now."""
        story = Story(situs, built=True)
        true_lstat = Path.lstat

        def growing(path: Path) -> os.stat_result:
            info = true_lstat(path)
            if path.name == "tentang.md":
                path.write_bytes(path.read_bytes() + b"\nLagi.\n")
            return info

        with monkeypatch.context() as patch:
            patch.setattr(Path, "lstat", growing)
            assert situs.build().errors == [(PAGE, None, "berkas-tak-terbuka")]
        assert made(situs) == story.before

    def test_a_half_saved_file_is_put_right_by_the_build_after_it_was_saved(self, situs: Situs) -> None:
        """However much of it was there: it stopped the build, or the next one makes its page anew."""
        story = Story(situs, built=True)
        whole = (situs.root / PAGE).read_bytes()
        for length in range(0, len(whole), 23):
            situs.write(PAGE, whole[:length])
            if situs.build().errors:
                assert made(situs) == story.before
            situs.write(PAGE, whole)
            assert story.is_finished_by_a_plain_build(), length
            story.back()

    @pytest.mark.parametrize("path", [PAGE, "templates/web/404.html"])
    def test_a_file_that_changes_during_a_build_is_noticed_by_the_next(
        self, situs: Situs, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        """What was read is what is remembered, also of templates, which are read once more when they are filled."""
        situs.write("templates/web/404.html", "satu")
        true_write = pipeline._write

        def late(*arguments: object, **options: object) -> object:
            text = (situs.root / path).read_text("utf-8")
            situs.write(path, text.replace("Bukan nasihat hukum", "Bukan pendapat hukum").replace("satu", "dua"))
            return true_write(*arguments, **options)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(pipeline, "_write", late)
            situs.build()
        situs.build()
        built = made(situs)
        situs.build(clean=True)
        assert made(situs) == built
        assert ("Bukan pendapat hukum" in situs.page("halaman/tentang.html")) is (path == PAGE)
        assert ("dua" in situs.page("404.html")) is (path != PAGE)


class TestOutput:
    @pytest.mark.parametrize("part", [0, 2])
    def test_files_that_were_cut_or_emptied_are_whole_again(self, situs: Situs, part: int) -> None:
        """All of them, the list of digests too; a disk after a power cut may look so."""
        story = Story(situs, built=True)
        situs.build()
        for name, data in made(situs).items():
            situs.write(name, data[: len(data) // part] if part else b"")
        assert story.is_finished_by_a_plain_build()

    def test_a_folder_in_the_place_of_a_page_is_told(self, situs: Situs) -> None:
        """It is somebody's, so it is not deleted; no file beside it is touched."""
        situs.build()
        before = made(situs)
        situs.remove("_site/feed.xml")
        situs.write("_site/feed.xml/berharga.txt", "x")
        result = situs.build()
        assert [found.code for found in result.problems] == ["tidak-dapat-menulis"]
        assert "ada folder di tempat berkas" in result.problems[0].message
        del before["_site/feed.xml"]
        assert made(situs) == before | {"_site/feed.xml/berharga.txt": b"x"}

    def test_a_clock_that_was_set_back_hides_no_change(self, situs: Situs) -> None:
        """Neither an edit that is older than the site that it belongs into, nor a page spoilt before it was written."""
        story = Story(situs, built=True)
        for path in situs.root.rglob("*"):
            os.utime(path, (4_102_444_800, 4_102_444_800))  # the year 2100
        situs.write("_site/index.html", "lain")
        for name in (PAGE, "_site/index.html"):
            os.utime(situs.root / name, (0, 0))
        assert story.is_finished_by_a_plain_build()

    def test_the_list_of_digests_is_that_of_every_published_file(self, situs: Situs) -> None:
        """As ``sha256sum`` itself reads it; not of itself, nor of the office."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        situs.build()
        listed = digests.parse((situs.folders.out / digests.NAME).read_bytes())
        assert listed.keys() == situs.published().keys() - {digests.NAME}
        checked = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", digests.NAME], cwd=situs.folders.out)
        assert checked.returncode == 0
        situs.write("_site/index.html", "lain")
        checked = subprocess.run(["sha256sum", "--check", "--status", digests.NAME], cwd=situs.folders.out)
        assert checked.returncode == 1


class TestState:
    def test_a_trace_of_any_length_but_its_own_is_none(self, situs: Situs) -> None:
        """And so is one with any byte changed: it never tells of other files than it did."""
        situs.build()
        state = State(situs.root, situs.folders.out)
        (file,) = state.folder.glob("jejak-*")
        whole = file.read_bytes()
        assert state.read_trace().entries
        for place in range(0, len(whole), 61):
            for spoilt in (whole[:place], whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]):
                file.write_bytes(spoilt)
                assert state.read_trace() == Trace(), place

    def test_a_memo_that_is_cut_or_changed_is_not_believed(self, situs: Situs) -> None:
        """A spoilt byte in it would be a spoilt word on a page."""
        situs.build()
        state = State(situs.root, situs.folders.out)
        file = state.folder / "memo.msgpack"
        whole = file.read_bytes()
        assert state.read_memo()
        for place in range(0, len(whole), 101):
            for spoilt in (whole[:place], whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]):
                file.write_bytes(spoilt)
                assert state.read_memo() == {}, place

    @example("C:logo.svg")
    @example("gambar\\logo.svg")
    @given(st.lists(st.text(st.characters() | st.sampled_from(":\\\\. "), min_size=1), min_size=1).map("/".join))
    def test_a_static_file_is_refused_before_it_makes_the_trace_unreadable(self, name: str) -> None:
        """A name that leads out of the folder on any system would make the next build distrust its own trace."""
        is_file = not {"", ".", ".."}.intersection(name.split("/"))
        if is_file and not list(check_static_names([name])):
            assert digests.stays(routes.static(name, "abc"))

    def test_without_a_trace_the_lists_tell_what_is_ours(self, situs: Situs) -> None:
        """All is brought up to date, and what is made no longer goes."""
        story = Story(situs, built=True)
        for damaged in (situs.root / ".sosialisasi").iterdir():
            damaged.write_bytes(b"\xc1rusak")
        assert story.is_finished_by_a_plain_build()

    def test_without_a_trace_and_lists_it_asks_before_it_overwrites(self, situs: Situs) -> None:
        """We do not know what is ours then; without the old output, all is as at first."""
        story = Story(situs, built=True)
        for damaged in (situs.root / ".sosialisasi").iterdir():
            damaged.write_bytes(b"\xc1rusak")
        for name in ("_site/sidik.txt", "_kantor/sidik.txt"):
            situs.remove(name)
            del story.before[name]
        assert story.build() == "folder-hasil-asing"
        assert made(situs) == story.before
        shutil.rmtree(situs.folders.out)
        shutil.rmtree(situs.folders.office)
        assert story.is_finished_by_a_plain_build()

    @pytest.mark.parametrize(
        "fields", [{}, {"digest": 7}, {"hash": "a", "key": "b"}, {"digest": "a", "key": {"engine": "a", "salt": "b"}}]
    )
    def test_the_trace_of_another_version_tells_which_files_are_ours(
        self, situs: Situs, fields: dict[str, object]
    ) -> None:
        """Older or newer, it names them; all are made anew, and those that are made no longer go."""
        story = Story(situs, built=True)
        state = State(situs.root, situs.folders.out)
        (file,) = state.folder.glob("jejak-*")
        entries = dict.fromkeys(state.read_trace().entries, fields)
        file.write_bytes(traces._sealed({"version": 9, "entries": entries}))
        assert story.is_finished_by_a_plain_build()
