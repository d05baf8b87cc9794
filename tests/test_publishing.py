"""``build --publish``: whatever happens, the folder that a web server serves is all old or all new."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from harness import Situs, files
from harness.faulty import GROWS, failing, in_child, killed

from sosialisasi.building import publishing
from sosialisasi.building.publishing import publish
from sosialisasi.commands.cli import cli
from sosialisasi.ground import digests
from sosialisasi.ground.files import is_link

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


class TestAttacks:
    """Whoever can write in the folder that is served writes its list too."""

    @pytest.mark.parametrize("name", ["../../skripsi.txt", "{folder}/skripsi.txt", "a/../../../skripsi.txt"])
    @pytest.mark.parametrize("where", ["netral", ".netral.baru", ".netral.lama"])
    def test_a_list_that_names_what_lies_outside_deletes_nothing(
        self, place: Place, tmp_path: Path, name: str, where: str
    ) -> None:
        """In the served folder, and in what a publication that was killed left beside it."""
        outside = tmp_path / "skripsi.txt"
        outside.write_bytes(b"bab satu")
        place.target.with_name(where).mkdir(exist_ok=True)
        listed = place.target.with_name(where) / digests.NAME
        before = listed.read_bytes() if listed.exists() else b"# sosialisasi contoh.example/uji\n"
        digest = hashlib.sha256(b"bab satu").hexdigest()
        listed.write_bytes(before + f"{digest}  {name.format(folder=tmp_path)}\n".encode())
        assert place.publish() == ""
        assert outside.read_bytes() == b"bab satu"
        assert place.is_new_and_tidy

    @pytest.mark.parametrize("name", ["briefing", "index.html", "statis"])
    def test_a_listed_file_behind_a_link_is_not_touched(self, place: Place, tmp_path: Path, name: str) -> None:
        """Not even if it holds just what the list says."""
        theirs = tmp_path / "milik-orang"
        (place.target / name).rename(theirs)
        (place.target / name).symlink_to(theirs)
        before = files(theirs) if theirs.is_dir() else theirs.read_bytes()
        assert place.publish().startswith("folder-terbit-asing")
        assert (files(theirs) if theirs.is_dir() else theirs.read_bytes()) == before

    @pytest.mark.parametrize("where", ["netral", ".netral.baru", ".netral.lama"])
    @pytest.mark.parametrize("leads", ["milik-orang", "tidak-ada"])
    def test_a_link_in_the_place_of_a_folder_is_refused(
        self, place: Place, tmp_path: Path, where: str, leads: str
    ) -> None:
        """What it leads to may be a site of ours; so may nothing be there yet."""
        shutil.copytree(place.target, tmp_path / "milik-orang")
        link = place.target.with_name(where)
        if link == place.target:
            shutil.rmtree(link)
        link.symlink_to(tmp_path / leads)
        assert place.publish().startswith("folder-terbit-asing")
        assert files(tmp_path / "milik-orang") == place.old
        assert not (tmp_path / "tidak-ada").exists()

    def test_a_link_is_not_put_where_a_site_was(self, place: Place, tmp_path: Path) -> None:
        """Whoever puts one beside it would choose what is served."""
        shutil.rmtree(place.target)
        (tmp_path / "milik-orang").mkdir()
        place.target.with_name(".netral.lama").symlink_to(tmp_path / "milik-orang")
        assert place.publish().startswith("folder-terbit-asing")
        assert not place.target.exists()

    def test_a_pipe_is_not_waited_for(self, place: Place) -> None:
        """Under a listed name too."""
        (place.target / "index.html").unlink()
        os.mkfifo(place.target / "index.html")
        assert "index.html" in place.publish()

    @pytest.mark.parametrize("name", ["index.html", "briefing"])
    def test_nothing_is_published_through_a_link(self, place: Place, tmp_path: Path, name: str) -> None:
        """What the build made was replaced by a link to the same bytes."""
        (place.out / name).rename(tmp_path / "asli")
        (place.out / name).symlink_to(tmp_path / "asli")
        assert place.publish() != ""
        assert files(place.target) == place.old

    def test_a_junction_of_windows_is_a_link(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Its mode is that of a folder; a file that OneDrive holds has such a tag as well, and is a file."""
        for tag, expected in ((0xA0000003, True), (0x9000601A, False), (0, False)):
            told = SimpleNamespace(st_mode=stat.S_IFDIR | 0o777, st_reparse_tag=tag)
            monkeypatch.setattr(Path, "lstat", lambda path, told=told: told)
            assert is_link(tmp_path) is expected


class TestOwner:
    def test_the_site_of_others_is_named_and_stays(self, place: Place) -> None:
        """Another region's, say, of which only the name of the folder differs."""
        listed = place.target / digests.NAME
        listed.write_bytes(listed.read_bytes().replace(b"contoh.example/uji", b"contoh.example/lain"))
        before = files(place.target)
        said = place.publish()
        assert said.startswith("terbit-situs-lain")
        assert "contoh.example/lain" in said
        assert files(place.target) == before
        shutil.rmtree(place.target)
        place.target.mkdir()
        assert place.publish() == ""

    def test_a_site_of_before_is_replaced_if_it_is_as_it_was_published(self, place: Place) -> None:
        """Its list named no owner."""
        listed = place.target / digests.NAME
        listed.write_bytes(listed.read_bytes().partition(b"\n")[2])
        (place.target / "index.html").write_bytes(b"lain")
        assert "index.html" in place.publish()
        (place.target / "index.html").write_bytes(b"lama")
        assert place.publish() == ""
        assert place.is_new_and_tidy

    def test_a_file_that_only_has_the_name_of_a_list_is_a_file_of_others(self, place: Place) -> None:
        """Anybody may write a text of that name."""
        shutil.rmtree(place.target)
        place.target.mkdir()
        (place.target / digests.NAME).write_bytes(b"Sidik jari pegawai")
        assert digests.NAME in place.publish()
        assert (place.target / digests.NAME).read_bytes() == b"Sidik jari pegawai"


def _modes(folder: Path) -> set[tuple[str, int]]:
    """(what, its mode) of a folder and all that is in it."""
    every = [folder, *folder.rglob("*")]
    return {("folder" if path.is_dir() else "file", stat.S_IMODE(path.stat().st_mode)) for path in every}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
class TestRights:
    @pytest.fixture(params=[0o077, 0o022, 0o000])
    def umask(self, request: pytest.FixtureRequest) -> Iterator[int]:
        before = os.umask(request.param)
        yield request.param
        os.umask(before)

    def test_a_new_folder_can_be_read_by_the_server(self, place: Place, umask: int) -> None:
        """And the folders above it that are made; whatever new files usually are for this account."""
        shutil.rmtree(place.target.parent)
        assert place.publish() == ""
        assert _modes(place.target.parent) == {("folder", 0o755), ("file", 0o644)}

    @pytest.mark.parametrize(
        ("mode", "of_files"), [(0o2775, 0o664), (0o755, 0o644), (0o2750, 0o640), (0o700, 0o600), (0o777, 0o664)]
    )
    def test_the_rights_of_the_served_folder_stay(self, place: Place, umask: int, mode: int, of_files: int) -> None:
        """Those of its group above all, publication after publication."""
        group = 4242 if os.geteuid() == 0 else os.getegid()
        os.chown(place.target, -1, group)
        place.target.chmod(mode)
        assert place.publish() == ""
        assert place.is_new_and_tidy
        assert _modes(place.target) == {("folder", mode), ("file", of_files)}
        assert {path.stat().st_gid for path in (place.target, *place.target.rglob("*"))} == {group}

    def test_a_group_that_cannot_be_given_gets_no_other_group_its_rights(
        self, place: Place, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever publishes need not be of the group; if only that group may read, it is told before the swap."""

        def refuse(*_: object) -> None:
            raise PermissionError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "chown", refuse)
        monkeypatch.setattr(publishing, "_group_of", lambda path: 4242 if path == place.target else 0)
        place.target.chmod(0o2750)
        assert "tidak diizinkan" in place.publish()
        assert files(place.target) == place.old
        place.target.chmod(0o2775)
        assert place.publish() == ""
        assert _modes(place.target) == {("folder", 0o755), ("file", 0o644)}


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
