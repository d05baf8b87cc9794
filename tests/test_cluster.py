"""A build over a cluster: the same bytes as here, whoever dies; and what is said when it cannot be."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client
from harness import ROOT, Situs

from sosialisasi.building import cluster
from sosialisasi.building.cluster import Unusable
from sosialisasi.commands import cli


class Machines:
    """A scheduler and its workers, each a process of its own, as on other machines: they know nothing of any site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.address = unused_address()
        self.scheduler = self._start("scheduler", "--port", self.address.rpartition(":")[2])
        self._workers: list[subprocess.Popen[bytes]] = []
        self._client: Any = Client(self.address, timeout=60, set_as_default=False)  # type: ignore[no-untyped-call]

    def add(self, *programs: Path) -> None:
        """Workers with the programs that lie in these folders."""
        single = ("--no-nanny", "--nthreads", "1", "--local-directory", str(self._folder))
        self._workers += [self._start("worker", self.address, *single, program=program) for program in programs]
        self._client.wait_for_workers(len(self._workers), timeout=60)

    def kill_who_has_most(self) -> None:
        """Kill the worker with most of the work, both done and begun."""
        done, begun = self._client.has_what(), self._client.processing()
        has = {worker: len(done[worker]) + len(begun[worker]) for worker in done}
        busiest = max(has, key=lambda worker: has[worker])
        assert has[busiest]
        pid = self._client.run(os.getpid, workers=[busiest])[busiest]
        self._kill(next(process for process in self._workers if process.pid == pid))

    def kill_workers(self) -> None:
        for process in tuple(self._workers):
            self._kill(process)

    def replace_workers(self, program: Path) -> None:
        self.kill_workers()
        self.add(program)

    def kill_scheduler(self) -> None:
        self._client.close()
        self.scheduler.kill()
        self.scheduler.wait()

    def stop(self) -> None:
        self.kill_workers()
        self.kill_scheduler()

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        self._workers.remove(process)

    def _start(self, *command: str, program: Path = ROOT) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command, "--host", "127.0.0.1", "--no-dashboard"],
            cwd=self._folder,
            # Whoever asks a dead process is told so soon.
            env={**os.environ, "PYTHONPATH": str(program), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def unused_address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    folder = tmp_path / "machines"
    folder.mkdir()
    made = Machines(folder)
    yield made
    made.stop()


@pytest.fixture
def spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small site is worth a cluster, in many small batches."""
    monkeypatch.setattr(cluster, "PAYS_FROM", 1)
    monkeypatch.setattr(cluster, "_BATCH", 2)


def refused(*_: object) -> None:
    raise AssertionError("done in this process")


def at(number: int, act: Callable[[], None]) -> Callable[[int, int], None]:
    """A progress that acts when so many files have come, and many have not."""

    def progress(done: int, total: int) -> None:
        assert total > 3 * number
        if done == number:
            act()

    return progress


def with_own_templates(situs: Situs) -> None:
    situs.write("templates/web/404.html", '{% extends "dasar.html" %}{% block isi %}<p>Tersesat?</p>{% endblock %}')
    card = (ROOT / "templates/cetak/kartu.typ").read_text("utf-8")
    situs.write("templates/cetak/kartu.typ", f"{card}\n#v(1pt)\n")


@pytest.mark.usefixtures("spread")
class TestBuild:
    def test_a_worker_that_dies_changes_no_byte(
        self, situs: Situs, tmp_path: Path, machines: Machines, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another does its work again: the output is that of one machine, with the site's own templates too."""
        here = Situs(tmp_path / "here")
        for each in (situs, here):
            with_own_templates(each)
        here.build()
        machines.add(ROOT, ROOT)
        for done_elsewhere in (
            "sosialisasi.reading.decode.decode",
            "sosialisasi.showing.rendering.web.render",
            "sosialisasi.showing.rendering.paper.render",
        ):
            monkeypatch.setattr(done_elsewhere, refused)
        situs.build(cluster=machines.address, progress=at(8, machines.kill_who_has_most))
        assert situs.published() == here.published()
        assert situs.office() == here.office()

    def test_a_template_that_is_broken_is_named_as_here(self, situs: Situs, machines: Machines) -> None:
        """Its place is that in the site folder, wherever a worker keeps it."""
        situs.write("templates/web/404.html", "{{ view.tiada }}")
        machines.add(ROOT)
        there = situs.build(cluster=machines.address).problems
        assert [(found.path, found.code) for found in there] == [("templates/web/404.html", "templat-rusak")]
        assert there == situs.build().problems

    def test_a_cluster_that_loses_all_workers_is_given_up(
        self, situs: Situs, machines: Machines, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It could wait for ever. Nothing is written."""

        def lose() -> None:
            monkeypatch.setattr(cluster, "PATIENCE", 0.5)
            machines.kill_workers()

        machines.add(ROOT, ROOT)
        with pytest.raises(Unusable, match="tidak lagi punya pekerja"):
            situs.build(cluster=machines.address, progress=at(8, lose))
        assert situs.made() == set()

    def test_a_scheduler_that_dies_is_told(
        self, situs: Situs, machines: Machines, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With it goes all that was on its way. Nothing is written."""
        machines.add(ROOT)
        with pytest.raises(Unusable, match=r"berhenti sebelum pekerjaannya selesai|tidak lagi punya pekerja"):
            situs.build(cluster=machines.address, progress=at(8, machines.kill_scheduler))
        assert situs.made() == set()


@pytest.mark.usefixtures("spread")
class TestAnotherProgram:
    """Its bytes might be others."""

    @pytest.fixture(params=["source", "template", "all of it"])
    def other(self, request: pytest.FixtureRequest, tmp_path: Path) -> Path:
        """The folder of a program that differs."""
        folder = tmp_path / "other"
        if request.param == "all of it":
            (folder / "sosialisasi").mkdir(parents=True)
            (folder / "sosialisasi/__init__.py").touch()
            return folder
        shutil.copytree(ROOT / "sosialisasi", folder / "sosialisasi")
        shutil.copytree(ROOT / "templates", folder / "templates")
        changed = {"source": "sosialisasi/web.py", "template": "templates/web/dasar.html"}[request.param]
        with (folder / changed).open("a") as file:
            file.write("\n")
        return folder

    def test_it_is_refused_before_anything_is_sent(
        self, situs: Situs, machines: Machines, other: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One worker of another kind among others is enough, and it is named."""
        machines.add(ROOT, other)
        monkeypatch.setattr(cluster, "_do", refused)
        with pytest.raises(Unusable, match=r"di tcp://127\.0\.0\.1:\d+ tidak sama dengan yang di komputer ini"):
            situs.build(cluster=machines.address)

    @pytest.mark.parametrize("other", ["source", "template"], indirect=True)
    def test_it_is_refused_if_it_comes_later(self, situs: Situs, machines: Machines, other: Path) -> None:
        """A worker that was not there when all were asked is asked with its first work."""
        machines.add(ROOT)
        with pytest.raises(Unusable, match="tidak sama dengan yang di komputer ini"):
            situs.build(cluster=machines.address, progress=at(8, lambda: machines.replace_workers(other)))
        assert situs.made() == set()


@pytest.mark.usefixtures("spread")
class TestWithoutACluster:
    """Why, in words, and that nothing was written; never a build on this machine instead."""

    @pytest.fixture
    def said(
        self, situs: Situs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> Callable[[str], str]:
        def build(address: str) -> str:
            command = ["sosialisasi", "build", "--site", str(situs.root), "--cluster", address]
            monkeypatch.setattr(sys, "argv", command)
            with pytest.raises(SystemExit) as end:
                cli.main()
            assert end.value.code == 2
            assert situs.made() == set()
            out, err = capsys.readouterr()
            assert out == f"Situs: {situs.root}\n"
            assert err.count("Tidak ada yang ditulis") == 1
            return err

        return build

    @pytest.mark.parametrize("address", ["", "192.168.1.10:8786", "tcp://192.168.1.10", "http://x:1", "inproc://1"])
    def test_an_address_that_is_none(self, address: str, said: Callable[[str], str]) -> None:
        assert f'Alamat klaster "{address}" tidak dikenali. Tulis seperti tcp://192.168.1.10:8786.' in said(address)

    def test_an_address_where_nobody_is(self, said: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cluster, "PATIENCE", 0.1)
        address = unused_address()
        assert f'Klaster di "{address}" tidak dapat dihubungi.' in said(address)

    def test_a_cluster_without_workers(
        self, machines: Machines, said: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cluster, "PATIENCE", 3.0)
        assert f'Klaster di "{machines.address}" belum punya pekerja.' in said(machines.address)

    def test_the_library_is_not_installed(self, said: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "distributed", None)
        words = said("tcp://127.0.0.1:8786")
        assert 'memerlukan pustaka "distributed", yang belum terpasang' in words
        assert "ada di docs/cluster.md." in words
        assert "requirements-cluster.lock" in (ROOT / "docs/cluster.md").read_text("utf-8")


def test_little_work_is_done_here(situs: Situs) -> None:
    """As without a cluster: to send it would take longer, so it is not even called."""
    situs.build()
    situs.edit("content/halaman/tentang.md", "22 November 2026", "21 November 2026")
    assert situs.build(cluster=unused_address()).written
