"""What all of the desk rests on: every save can be undone, one writer at a time, long work tells and stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

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
