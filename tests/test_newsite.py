"""``baru situs``: from nothing to a built site and a printed pack, for a region that the shipped content lacks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sosialisasi.commands import console
from sosialisasi.commands.cli import cli
from sosialisasi.desk.authoring import newsite, starting
from sosialisasi.ground import digests, files, invocation
from sosialisasi.reading import load
from sosialisasi.site.words import Status

REGION = ["--daerah", "Kab. Banggai Laut", "--penerbit", "BKPSDM Kabupaten Banggai Laut"]
"""With few districts, in the middle zone, and unknown to the shipped content."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site; tests that change it take a copy."""
    root = tmp_path_factory.mktemp("baru") / "situs kami"
    done = run("baru", "situs", str(root), *REGION, "--tanggal", "1 Desember 2026", "--alamat", "netral.example")
    assert done.exit_code == 0, done.output
    assert "kesalahan" not in done.stdout
    return root


def site_of(root: Path) -> tuple[load.Loaded, list[files.ContentFile]]:
    texts, problems = files.find(root)
    assert problems == ()
    return load.load(texts, {}), texts


class TestWhatComesAlong:
    def test_national_material_does_and_that_of_other_regions_does_not(self, made: Path) -> None:
        """Byte for byte what nobody need answer for anew."""
        ours, theirs = (site_of(root)[0].site for root in (files.NATIONAL_CONTENT.parent, made))
        assert ours is not None
        assert theirs is not None
        for name in ("institutions", "regulations", "elections", "guidance", "chains", "pledges"):
            assert getattr(ours, name) == getattr(theirs, name)
        assert theirs.briefings.keys() == ours.briefings.keys()
        assert theirs.pages.keys() == ours.pages.keys()
        assert [*theirs.calendars] == ["banggai-laut-2024"]
        assert [*theirs.meetings] == ["banggai-laut-2026"]
        assert [*theirs.region_notes] == ["72.11"]
        assert theirs.ledger is None
        assert theirs.releases is None

    def test_nothing_of_the_shipped_site_speaks_for_the_new_one(self, made: Path) -> None:
        """No text is public before its new publisher has read it, and no reviewer is borrowed."""
        site = site_of(made)[0].site
        assert site is not None
        assert [text.slug for text in site.texts if text.status.is_public] == ["tentang"]
        assert {text.reviewer for text in site.texts} == {None}
        assert {text.status for text in site.briefings.values()} == {Status.REVIEW}
        named = [path for path in made.rglob("*.*") if path.is_file() and b"Instansi Contoh" in path.read_bytes()]
        assert named == []
        assert not site.settings.is_example
        assert site.settings.url == "https://netral.example"
        assert site.settings.identity == "netral.example"

    @pytest.mark.parametrize(
        ("address", "identity"),
        [
            ("https://lahat.example/", "16.04/pilkada-2024/bkpsdm-lahat"),
            ("https://Contoh.go.id/Netral_2024/", "contoh.go.id/netral-2024"),
            ("http://contoh.go.id:8080/a~b", "contoh.go.id-8080/a-b"),
        ],
    )
    def test_its_identity_is_where_it_begins_or_what_it_is_of(self, address: str, identity: str) -> None:
        """Nobody else has the address; a placeholder is everybody's."""
        known = {"daerah": "16.04", "pemilihan": "pilkada-2024", "penerbit": "BKPSDM Lahat", "alamat": address}
        setting = starting.Setting(site=newsite.national(), today=date(2026, 12, 1))
        assert newsite._identity(known, setting) == identity
        assert digests.is_owner(identity)

    def test_the_licence_is_kept(self, made: Path) -> None:
        """In a file, and on a page that readers see."""
        assert "CC BY 4.0" in (made / "LISENSI-BAHAN.txt").read_text("utf-8")
        assert "creativecommons.org/licenses/by/4.0" in (made / "content/halaman/tentang.md").read_text("utf-8")
        site = site_of(made)[0].site
        assert site is not None
        assert {text.author for text in site.briefings.values()} == {"Bahan nasional sosialisasi (CC BY 4.0)"}

    def test_it_is_in_its_normal_form(self, made: Path) -> None:
        """``rapikan`` has nothing to do."""
        done = run("rapikan", "--periksa", "--site", str(made))
        assert (done.exit_code, done.stdout) == (0, f"Situs: {made}\nSemua berkas sudah rapi.\n")


class TestItIsReady:
    def test_from_nothing_to_a_site_and_a_pack(self, made: Path) -> None:
        """As the screen says: fill in, check, build, print. The sheets are drafts until they are released."""
        meeting = made / "content/rakor/banggai-laut-2026.md"
        text = meeting.read_text("utf-8")
        for blank, filled in (
            ("(isi tempat rapat)", "Aula kantor bupati"),
            ("(isi pokok pertama)", "ASN tetap netral."),
            ("(isi undangan atau notulanya)", "Undangan rapat"),
            ("(isi latar belakangnya)", "Rapat rutin."),
        ):
            assert text.count(blank) == 1
            text = text.replace(blank, filled)
        meeting.write_text(text, "utf-8", newline="\n")
        settings = made / "content/situs.yaml"
        settings.write_text(
            settings.read_text("utf-8").replace("kertas: [a4, f4]", "kertas: []"), "utf-8", newline="\n"
        )

        done = run("check", "--site", str(made), "--jobs", "1")
        assert done.exit_code == 0, done.output
        done = run("build", "--site", str(made), "--jobs", "1")
        assert done.exit_code == 0, done.output
        assert (made / "_site/index.html").is_file()
        assert (made / "_site/kalender/banggai-laut-2024.html").is_file()
        assert not (made / "_site/rakor/banggai-laut-2026.html").exists()

        done = run("cetak", "banggai-laut-2026", "--kertas", "f4", "--site", str(made), "--jobs", "1")
        assert done.exit_code == 0, done.output
        assert "Bertanda DRAF" in done.stdout
        packs = sorted((made / "_kantor/cetak/banggai-laut-2026").iterdir())
        assert [pack.name for pack in packs] == [f"{who}-banggai-laut-2026-f4.pdf" for who in ("panitia", "peserta")]
        assert all(pack.read_bytes().startswith(b"%PDF") for pack in packs)

    def test_whoever_sits_at_a_terminal_is_asked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """With what there is to choose from; Enter takes what is suggested. The last words are what to do next."""
        monkeypatch.setattr(console, "someone_answers", lambda: True)
        monkeypatch.chdir(tmp_path)
        root = tmp_path / "baru"
        typed = "Blitar\n35.72\n\nBawaslu Kota Blitar\n\n\n1-12-2026\n\n"
        done = CliRunner().invoke(cli, ["baru", "situs", str(root)], input=typed)
        assert done.exit_code == 0, done.output
        assert '"Blitar" dapat berarti Kabupaten Blitar (35.05), Kota Blitar (35.72).' in done.stdout
        assert "  pilkada-2024: Pilkada Serentak Nasional 2024, 27 November 2024\n" in done.stdout
        assert "Nama situs [Netralitas ASN Kota Blitar]: \n" in done.stdout
        assert invocation.typed("cetak kota-blitar-2026", root) in done.stdout
        assert (root / "content/kalender/kota-blitar-2024.yaml").is_file()


class TestRefusals:
    def test_a_folder_with_anything_in_it(self, tmp_path: Path) -> None:
        """It may be somebody's."""
        tmp_path.joinpath("skripsi.docx").write_bytes(b"bab satu")
        done = run("baru", "situs", str(tmp_path), *REGION)
        assert done.exit_code == 1
        assert 'sudah berisi "skripsi.docx". Pilih folder baru atau folder kosong.' in done.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["skripsi.docx"]
        done = run("baru", "situs", str(tmp_path / "skripsi.docx"), *REGION)
        assert done.exit_code != 0

    def test_an_empty_folder_will_do(self, tmp_path: Path) -> None:
        """Also one in which Windows has left its own file."""
        tmp_path.joinpath("desktop.ini").write_bytes(b"")
        assert run("baru", "situs", str(tmp_path), *REGION).exit_code == 0

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (["--penerbit", "BKPSDM"], '--daerah "…"'),
            (
                ["--daerah", "Jambi", "--penerbit", "BKD"],
                '"Jambi" dapat berarti Provinsi Jambi (15), Kota Jambi (15.71).',
            ),
            ([*REGION, "--pemilihan", "pilkada-2030"], 'Pemilihan "pilkada-2030" tidak ada.'),
            ([*REGION, "--alamat", "bukan alamat"], '--alamat: Tulis seperti "https://contoh.go.id/netral/".'),
        ],
    )
    def test_an_answer_that_cannot_be_used(self, tmp_path: Path, options: list[str], words: str) -> None:
        """Nothing is written before all is known."""
        done = run("baru", "situs", str(tmp_path / "baru"), *options)
        assert done.exit_code == 1
        assert words in done.stderr
        assert not (tmp_path / "baru").exists()

    def test_a_package_without_its_content(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Which a good installation never is."""
        monkeypatch.setattr(newsite, "NATIONAL_CONTENT", tmp_path / "content")
        done = run("baru", "situs", str(tmp_path / "baru"), *REGION)
        assert "Bahan nasional tidak terpasang bersama program ini." in done.stderr
