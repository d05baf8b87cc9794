"""``build --publish``: whatever happens, the folder that a web server serves is all old or all new."""

from __future__ import annotations

import errno
import hashlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from faulty import GROWS, failing, in_child, killed
from harness import Situs, files

from sosialisasi import digests, publishing
from sosialisasi.cli import cli
from sosialisasi.publishing import publish

OLD = {"index.html": b"lama", "briefing/lama.html": b"lama", "statis/1/gaya.css": b"lama"}
NEW = {"index.html": b"baru", "briefing/baru.html": b"baru", "statis/2/gaya.css": b"baru"}


class Place:
    """The folder of a web server, and a published folder that is to come there."""

    def __init__(self, folder: Path) -> None:
        self.target = folder / "server/netral"
        self._sources = {False: folder / "lama/_site", True: folder / "baru/_site"}
        for is_new, source in self._sources.items():
            for name, data in _with_list(NEW if is_new else OLD).items():
                (source / name).parent.mkdir(parents=True, exist_ok=True)
                (source / name).write_bytes(data)
        self.target.parent.mkdir()
        self.old, self.new = (files(source) for source in self._sources.values())
        self.out = self._sources[True]

    def back(self) -> None:
        """Serve the old site again, and nothing beside it."""
        shutil.rmtree(self.target.parent)
        shutil.copytree(self._sources[False], self.target)

    def publish(self) -> str:
        problem = publish(self.out, self.target)
        return f"{problem.code} {problem.message}" if problem else ""

    @property
    def is_new_and_tidy(self) -> bool:
        return files(self.target) == self.new and list(self.target.parent.iterdir()) == [self.target]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.back()
    return place


@pytest.fixture(params=["one step", "two renames"])
def is_one_step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Both ways of a swap: that of this system, and that of systems without one."""
    if request.param == "two renames":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)
    return bool(request.param == "one step")


def _with_list(contents: dict[str, bytes]) -> dict[str, bytes]:
    listed = {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()}
    return contents | {digests.NAME: digests.text(listed, "contoh.example/uji")}


class TestSwap:
    def test_the_new_site_takes_the_place_of_the_old(self, place: Place, is_one_step: bool) -> None:
        """Nothing of the old one stays, there or beside it; times are those of the build."""
        assert place.publish() == ""
        assert place.is_new_and_tidy
        times = [(folder / "index.html").stat().st_mtime_ns for folder in (place.out, place.target)]
        assert times[0] == times[1]

    def test_this_system_swaps_in_one_step(self, place: Place, tmp_path: Path) -> None:
        """What is promised of Linux holds here, so that the tests are of that way too."""
        assert publishing._exchange(place.out, place.target)
        assert (files(place.target), files(place.out)) == (place.new, place.old)

    def test_what_is_there_already_is_left_alone(self, place: Place) -> None:
        """Not even the folder is another one."""
        place.publish()
        before = place.target.stat().st_ino
        assert place.publish() == ""
        assert place.target.stat().st_ino == before

    def test_a_file_that_was_changed_on_the_server_is_put_right(self, place: Place) -> None:
        """As a build does."""
        place.publish()
        (place.target / "index.html").write_bytes(b"diretas")
        assert place.publish() == ""
        assert place.is_new_and_tidy

    def test_a_new_or_empty_folder_is_welcome(self, place: Place, is_one_step: bool) -> None:
        """The folders above are made too."""
        shutil.rmtree(place.target)
        place.target.mkdir()
        assert place.publish() == ""
        shutil.rmtree(place.target.parent)
        assert place.publish() == ""
        assert place.is_new_and_tidy


class TestKilled:
    def test_a_killed_publication_serves_the_old_site_or_the_new_one(self, place: Place, is_one_step: bool) -> None:
        """At each moment; the next publication ends it and tidies. With two renames there is one moment without."""
        moment, missing = 0, 0
        while in_child(place.publish, killed(moment)).was_killed:
            if place.target.exists():
                assert files(place.target) in (place.old, place.new), moment
            else:
                missing += 1
            assert place.publish() == ""
            assert place.is_new_and_tidy, moment
            place.back()
            moment += 1
        assert moment > 15
        assert missing == (0 if is_one_step else 1)

    def test_what_lay_beside_its_place_is_put_back_first(self, place: Place) -> None:
        """Even if the publication that finds it fails."""
        place.target.rename(place.target.with_name(".netral.lama"))
        (place.out / "index.html").write_bytes(b"lain")
        assert place.publish().startswith("berkas-tak-terbuka")
        assert files(place.target) == place.old


class TestRefused:
    @pytest.mark.parametrize(("events", "once"), [(GROWS, False), ({"os.rename"}, True)])
    def test_a_disk_that_fails_leaves_the_old_site_and_nothing_else(
        self, place: Place, is_one_step: bool, events: set[str], once: bool
    ) -> None:
        """Full, or a folder that somebody has open for a moment: it is told, and costs no room."""
        moment = 0
        while said := in_child(
            place.publish, failing(errno.ENOSPC, events, place.target.parent, moment, once=once)
        ).said:
            assert said == "tidak-dapat-menulis Tidak dapat menulis ke netral: tempat penyimpanan penuh"
            if is_one_step and once:  # After the one step, only the old site has still to be put aside.
                assert files(place.target) == place.new
            else:
                assert files(place.target) == place.old
            assert list(place.target.parent.iterdir()) == [place.target]
            assert place.publish() == ""
            assert place.is_new_and_tidy
            place.back()
            moment += 1
        assert moment > 0

    @pytest.mark.parametrize("name", ["skripsi.txt", "briefing/skripsi.txt", ".well-known/kunci"])
    def test_a_file_of_others_is_named_and_stays(self, place: Place, name: str) -> None:
        """It would be lost with the old site."""
        (place.target / name).parent.mkdir(exist_ok=True)
        (place.target / name).write_bytes(b"bab satu")
        before = files(place.target)
        assert place.publish().startswith("folder-terbit-asing")
        assert name in place.publish()
        assert files(place.target) == before

    def test_a_file_in_the_place_of_the_folder_stays(self, place: Place) -> None:
        """It is not swapped for a site."""
        shutil.rmtree(place.target)
        place.target.write_bytes(b"bab satu")
        assert place.publish().startswith("folder-terbit-asing")
        assert place.target.read_bytes() == b"bab satu"

    def test_a_link_in_the_folder_is_a_file_of_others(self, place: Place, tmp_path: Path) -> None:
        """What it leads to is not touched either."""
        (tmp_path / "milik-orang").mkdir()
        (place.target / "pintas").symlink_to(tmp_path / "milik-orang")
        assert "pintas" in place.publish()
        assert (place.target / "pintas").is_symlink()

    @pytest.mark.parametrize("beside", [".netral.baru", ".netral.lama"])
    def test_what_others_put_beside_it_stays_too(self, place: Place, beside: str) -> None:
        """Even under the names that a swap needs."""
        (place.target.parent / beside).mkdir()
        (place.target.parent / beside / "skripsi.txt").write_bytes(b"bab satu")
        assert beside in place.publish()
        assert files(place.target.parent / beside) == {"skripsi.txt": b"bab satu"}
        assert files(place.target) == place.old

    def test_a_file_that_changed_since_the_build_is_not_published(self, place: Place) -> None:
        """What is served is what the list says, and the old site until then."""
        (place.out / "index.html").write_bytes(b"diretas")
        assert "berubah selagi disalin" in place.publish()
        assert files(place.target) == place.old


class TestCommand:
    def test_only_what_the_build_made_is_published(self, situs: Situs) -> None:
        """Neither the office nor a file of somebody else in the published folder."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        situs.build()
        situs.write("_site/catatan.txt", "Bukan buatan program ini.")
        target = situs.root.with_name("terbit")
        done = _command(situs, target)
        assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, f"Yang terbit di {target} sudah yang terbaru.")
        published = situs.published()
        del published["catatan.txt"]
        assert files(target) == published

    def test_a_site_with_mistakes_leaves_what_is_served(self, situs: Situs) -> None:
        target = situs.root.with_name("terbit")
        _command(situs, target)
        before = files(target)
        situs.edit("content/briefing/fasilitas.md", "audiens: asn", "audiens: umum")
        done = _command(situs, target)
        assert (done.exit_code, done.stdout.splitlines()[-1]) == (1, f"Yang terbit di {target} tetap yang lama.")
        assert files(target) == before

    def test_programs_are_told_where_or_why_not(self, situs: Situs) -> None:
        target = situs.root.with_name("terbit")
        assert f'"published": "{target}"' in _command(situs, target, "--format", "json").stdout
        (target / "skripsi.txt").write_text("bab satu", "utf-8")
        done = _command(situs, target, "--format", "json")
        assert (done.exit_code, "folder-terbit-asing" in done.stdout, '"published"' in done.stdout) == (1, True, False)

    @pytest.mark.parametrize("name", [".", "..", "content", "_site", "_site/x", "_kantor/x", ".sosialisasi/x"])
    def test_a_folder_of_the_site_itself_is_refused(self, situs: Situs, name: str) -> None:
        """Before anything is built."""
        before = files(situs.root)
        done = _command(situs, situs.root / name)
        assert (done.exit_code, "tidak dapat di" in done.output) == (1, True)
        assert files(situs.root) == before


def _command(situs: Situs, target: Path, *options: str) -> Result:
    arguments = ["build", "--site", str(situs.root), "--jobs", "1", "--publish", str(target), *options]
    return CliRunner().invoke(cli, arguments)
