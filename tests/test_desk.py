"""What all of the desk rests on: every save can be undone, one writer at a time, long work tells and stops."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from harness import Situs
from harness.preview import desk_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sosialisasi.building.planner import Progress
from sosialisasi.desk import history, saving
from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.tasks import TaskResult, Tasks, TaskState
from sosialisasi.ground.refusals import Refusal

PAGE = "content/halaman/tentang.md"
NEW = "content/halaman/baru.md"


@pytest.fixture
def desk(situs: Situs) -> Desk:
    live = LiveSite(situs.folders)
    live.look()
    return desk_of(live)


def write(desk: Desk, **files: bytes | None) -> history.Save | None:
    """Write pages by their bare names."""
    with saving.only_writer(desk.root):
        return saving.write(desk, "Uji", {f"content/halaman/{name}.md": data for name, data in files.items()})


# --- saves ------------------------------------------------------------------------------------------------


def test_a_save_is_taken_back_and_that_too(desk: Desk, situs: Situs) -> None:
    """Changed, new and deleted files alike, byte for byte."""
    before = (situs.root / PAGE).read_bytes()
    saved = write(desk, tentang=None, baru=b"\xef\xbb\xbfa\r\n")
    assert saved is not None
    assert not (situs.root / PAGE).exists()
    undone = saving.undo(desk, saved.number)
    assert undone is not None
    assert undone.undoes == saved.number
    assert (situs.root / PAGE).read_bytes() == before
    assert not (situs.root / NEW).exists()
    saving.undo(desk, undone.number)
    assert (situs.root / NEW).read_bytes() == b"\xef\xbb\xbfa\r\n"
    assert [save.number for save in desk.history.saves()] == [3, 2, 1]


def test_what_was_changed_meanwhile_is_not_taken_back(desk: Desk, situs: Situs) -> None:
    saved = write(desk, tentang=b"satu")
    assert saved is not None
    situs.write(PAGE, b"orang lain")
    with pytest.raises(Refused, match="sudah diubah lagi"):
        saving.undo(desk, saved.number)
    assert (situs.root / PAGE).read_bytes() == b"orang lain"


def test_nothing_is_kept_of_a_save_that_changes_nothing(desk: Desk, situs: Situs) -> None:
    assert write(desk, tentang=(situs.root / PAGE).read_bytes()) is None
    assert desk.history.saves() == ()


def test_only_so_many_saves_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT", 3)
    for number in range(5):
        write(desk, tentang=b"%d" % number)
    assert [save.number for save in desk.history.saves()] == [5, 4, 3]
    with pytest.raises(Refused, match="tidak ada di riwayat"):
        saving.undo(desk, 1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["tentang", "baru", "lain"]), st.none() | st.binary(max_size=9)), max_size=8))
def test_all_saves_taken_back_leave_what_was_there(
    desk: Desk, situs: Situs, edits: list[tuple[str, bytes | None]]
) -> None:
    folder = situs.root / "content/halaman"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    saves = [save for name, data in edits if (save := write(desk, **{name: data}))]
    for save in reversed(saves):
        saving.undo(desk, save.number)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_save_that_was_cut_short_is_taken_back(desk: Desk, situs: Situs) -> None:
    """Of two files one was written and one was not; both words are in the history."""
    before = (situs.root / PAGE).read_bytes()
    # The entry and the first of the two are written.
    with pytest.raises(Killed), saving.only_writer(desk.root), Trouble(Killed, 2):
        saving.write(desk, "Uji", {NEW: b"baru", PAGE: b"lain"})
    assert ((situs.root / NEW).read_bytes(), (situs.root / PAGE).read_bytes()) == (b"baru", before)
    (save,) = desk.history.saves()
    assert save.after == {NEW: b"baru", PAGE: b"lain"}
    saving.undo(desk, save.number)
    assert not (situs.root / NEW).exists()
    assert (situs.root / PAGE).read_bytes() == before


def test_what_lies_beside_the_history_is_left_alone(desk: Desk, situs: Situs) -> None:
    """It is neither taken for a save, nor makes the numbers begin again."""
    write(desk, tentang=b"satu")
    situs.write(".sosialisasi/riwayat/salinan 2.msgpack", b"x")
    write(desk, tentang=b"dua")
    assert [save.number for save in desk.history.saves()] == [2, 1]
    assert (situs.root / ".sosialisasi/riwayat/salinan 2.msgpack").read_bytes() == b"x"


class Killed(BaseException):
    """The end of the process, wherever it was."""


class Trouble:
    """Files that take their place or go, until after ``number`` of them the process is killed, or the disk refuses one.

    Whoever was killed does nothing any more, not even clean up.
    """

    def __init__(self, kind: type[BaseException], number: int) -> None:
        self.kind, self.left, self.has_come = kind, number, False
        self.patch = pytest.MonkeyPatch()

    def __enter__(self) -> Trouble:
        for name in ("replace", "unlink"):
            self.patch.setattr(Path, name, self._hindered(getattr(Path, name)))
        return self

    def __exit__(self, *_: object) -> None:
        self.patch.undo()

    def _hindered(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def hindered(path: Path, *given: Any, **named: Any) -> Any:
            if self.has_come and self.kind is not Killed:
                return act(path, *given, **named)
            if self.has_come or self.left == 0:
                self.has_come = True
                raise self.kind(13, "Permission denied")
            self.left -= 1
            return act(path, *given, **named)

        return hindered


NAMES = [f"content/halaman/{name}.md" for name in "abc"]
TEXTS = st.integers(0, 99).map(lambda number: f"kalimat {number}".encode())
ACTS = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(NAMES), TEXTS),
    st.tuples(st.just("delete"), st.sampled_from(NAMES)),
    st.tuples(st.just("rename"), st.permutations(NAMES)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
    st.tuples(st.just("outside"), st.sampled_from(NAMES), TEXTS),
)
TROUBLES = st.none() | st.tuples(st.sampled_from([Killed, PermissionError]), st.integers(0, 6))


class Office:
    """A folder at which people work by the desk and beside it, and the words that must not be lost."""

    def __init__(self, desk: Desk) -> None:
        for folder in ("content/halaman", ".sosialisasi"):
            shutil.rmtree(desk.root / folder, ignore_errors=True)
        (desk.root / "content/halaman").mkdir()
        self.desk = desk
        self.given: set[bytes | None] = {None}
        """Every text that there ever was, whole."""
        self.saved: set[bytes | None] = set()
        """Those of which the desk has said that it saved them."""

    def files(self) -> dict[str, bytes | None]:
        return {name: saving.read(self.desk.root, name) for name in NAMES}

    def has(self, words: set[bytes | None]) -> bool:
        """Whether all of them are in the files or in the history."""
        sides = (side for save in self.desk.history.saves() for side in (save.before, save.after))
        return words <= {None, *self.files().values(), *(data for side in sides for data in side.values())}

    def act(self, act: tuple[Any, ...], trouble: tuple[type[BaseException], int] | None) -> None:
        before = self.files()
        if act[0] in ("edit", "outside"):
            self.given.add(act[2])
        if act[0] == "outside":  # Whoever writes over a file of the desk's may; the desk has kept it.
            (self.desk.root / act[1]).write_bytes(act[2])
            return
        try:
            with Trouble(*trouble) if trouble else nullcontext():
                is_saved = self._save(act, before)
        except Killed:
            self.desk = Desk(self.desk.preview, self.desk.host)
        except Refused:
            assert self.files() == before
        else:
            assert not (is_saved and list(self.desk.root.rglob(".sosialisasi-*"))), "a draft is left"
        assert self.has(set(before.values())), "a word is lost that was there"

    def _save(self, act: tuple[Any, ...], before: dict[str, bytes | None]) -> bool:
        """Do it by the desk; whether that changed anything."""
        files: dict[str, bytes | None] = {}
        match act:
            case ("undo", back):
                saves = self.desk.history.saves()
                return len(saves) > back and saving.undo(self.desk, saves[back].number) is not None
            case ("edit", name, data):
                files = {name: data}
            case ("delete", name):
                files = {name: None}
            case ("rename", (old, new, _)):
                files = {old: None, new: before[old]} if before[old] is not None else {}
        with saving.only_writer(self.desk.root):
            save = saving.write(self.desk, "Uji", files)
        self.saved |= set(files.values())
        return save is not None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(st.lists(st.tuples(ACTS, TROUBLES), max_size=10))
def test_no_word_is_lost_whatever_happens(
    desk: Desk, acts: list[tuple[tuple[Any, ...], tuple[type[BaseException], int] | None]]
) -> None:
    """Edits, renames, deletions and undos by the desk, files that others write, kills and disks that refuse."""
    office = Office(desk)
    for act, trouble in acts:
        office.act(act, trouble)
        assert set(office.files().values()) <= office.given, "a file is half written"
        assert office.has(office.saved), "a word is lost that was saved"


@pytest.mark.parametrize(
    "path",
    [
        "content/../situs.md",
        "content/halaman/../../x.md",
        "content/halaman/.md",
        "content/halaman/a/b.md",
        "content/halaman/a.exe",
        "content/halaman/a\\b.md",
        "content/lain/a.md",
        "templates/web/a.html",
        "/etc/passwd",
        "",
    ],
)
def test_nothing_else_has_a_place(desk: Desk, path: str) -> None:
    with pytest.raises(Refused):
        saving.place(desk.root, path)


# --- work -------------------------------------------------------------------------------------------------


def at_once(desk: Desk) -> Tasks:
    return Tasks(lambda work: work(), desk.preview.report)


def test_work_tells_how_far_it_is_and_what_it_came_to(desk: Desk) -> None:
    def work(tell: Progress) -> TaskResult:
        tell(1, 2)
        return TaskResult(said=("Jadi.",))

    task = at_once(desk).start("Membuat", "/meja/", work)
    assert (task.done, task.total, task.state, task.result.said) == (1, 2, TaskState.DONE, ("Jadi.",))


def test_work_is_stopped_at_its_next_step(desk: Desk) -> None:
    tasks = at_once(desk)
    told = []

    def work(tell: Progress) -> TaskResult:
        running = tasks.running
        assert running is not None
        with pytest.raises(Refused, match="Membuat belum selesai"):
            tasks.start("Lain", "/meja/", work)
        running.stop()
        tell(1, 2)
        told.append("never")
        return TaskResult(said=())

    assert tasks.start("Membuat", "/meja/", work).state is TaskState.STOPPED
    assert told == []
    assert tasks.running is None


def test_work_that_is_refused_says_why(desk: Desk) -> None:
    def work(tell: Progress) -> TaskResult:
        raise Refusal("Tidak bisa.")

    task = at_once(desk).start("Membuat", "/meja/", work)
    assert (task.state, task.result.said) == (TaskState.FAILED, ("Tidak bisa.",))


# --- who may ask ------------------------------------------------------------------------------------------


def test_no_page_of_the_desk_is_for_others(desk: Desk) -> None:
    """Neither to see nor to send to, whoever guesses its address."""
    known = Request(method="GET", path="meja/", host="", is_known=True)
    assert answer(known, desk).status == 200
    assert answer(replace(known, is_known=False), desk).status == 403
    sent = replace(known, method="POST", path=f"meja/berkas/{PAGE}", kind="application/json", body=b"{}")
    assert answer(sent, desk).status == 403
    assert answer(replace(sent, has_token=True), desk).status == 400


def test_the_clock_is_the_hosts(desk: Desk) -> None:
    desk.host = replace(desk.host, now=lambda: datetime(2026, 11, 22, 9, 30))
    saved = write(desk, tentang=b"x")
    assert saved is not None
    assert saved.when == datetime(2026, 11, 22, 9, 30)
