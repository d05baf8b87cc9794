"""``baru``: a file that is right at once, says in its comments what else it may hold, and takes the place of none."""

from __future__ import annotations

import re
from datetime import date

import pytest
from click.testing import CliRunner, Result
from harness import Situs

from sosialisasi.commands import console
from sosialisasi.commands.cli import cli
from sosialisasi.desk.authoring import reference, skeleton
from sosialisasi.desk.authoring.starting import KINDS
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.slugs import slugged
from sosialisasi.reading import load
from sosialisasi.site.keys import slots_of
from sosialisasi.site.regions import regions_called, regions_like
from sosialisasi.site.words import EventKind

GIVEN = {
    "briefing": ["--judul", "Cuti: tata cara", "--ringkasan", "Cara mengajukan cuti."],
    "halaman": ["--judul", "Kontak", "--ringkasan", "Ke mana bertanya."],
    "butir": [
        *("--putusan", "jangan", "--kalimat", "Memasang spanduk", "--alasan", "Itu promosi."),
        *("--kanal", "kegiatan-kampanye, uang-barang", "--dasar", "PP 94/2021 Pasal 5 huruf n; UU 10/2016"),
    ],
    "kalender": ["--daerah", "kab. lahat", "--pemilihan", "pilkada 2024"],
    "peraturan": [
        *("--jenis", "SE", "--nomor", "1", "--tahun", "2026", "--judul", "Surat Edaran #1: contoh"),
        *("--kekuatan", "surat edaran", "--berlaku", "1-2-2026", "--ringkasan", "Karangan.", "--sumber", "Karangan"),
    ],
    "lembaga": [
        *("--lembaga", "Badan Kesatuan Bangsa dan Politik", "--singkatan", "Kesbangpol"),
        *("--tugas", "Memantau: politik daerah."),
    ],
    "rakor": [
        *("--judul", "Rakor camat", "--ringkasan", "Rapat karangan.", "--tempat", "Aula, lantai 2"),
        *("--daerah", "Kabupaten Ogan Ilir", "--tanggal", "Senin 7-10-2024", "--mulai", "pukul 8"),
    ],
    "opd": ["--opd", "Dinas Contoh; Badan  Contoh: pusat"],
    "daerah": ["Kabupaten Lahat"],
    "kasus": [
        *("--judul", "Spanduk di pagar", "--keadaan", "Tetangga menitip spanduk.", "--tanya", "Bolehkah saya terima?"),
        *("--putusan", "jangan", "--jawaban", "Tolak.", "--alasan", "Itu promosi.", "--kanal", "kegiatan-kampanye"),
        *("--dasar", "PP 94/2021 Pasal 5 huruf n", "--butir", "d1"),
    ],
    "angka": [
        *("--judul", "Laporan karangan", "--nilai", "7", "--satuan", "laporan", "--tanggal", "1-30 September 2024"),
        *("--menghitung", "Laporan; bukan yang terbukti.", "--sumber", "Koran: karangan"),
    ],
    "pemilihan": [
        *("--judul", "Pilkada karangan 2030", "--jenis", "pilkada", "--pemungutan", "27-11-2030"),
        *("--dasar", "UU 10/2016; PP 94/2021"),
    ],
    "pelaporan": ["--judul", "Alur lama", "--ringkasan", "Karangan.", "--sampai", "1 Januari 2014"],
    "formulir": [
        *("--judul", "Janji: karangan", "--pembuka", "Kami berjanji:", "--penutup", "Demikian."),
        *("--penanda-tangan", "Camat"),
    ],
    "peserta": [
        *("--daerah", "Kabupaten Ogan Ilir", "--pemilihan", "pilkada-2024", "--peserta", "Fulan Contoh; Kolom kosong"),
    ],
}
MADE = {
    "briefing": "content/briefing/cuti-tata-cara.md",
    "halaman": "content/halaman/kontak.md",
    "butir": "content/boleh-jangan/d-2.yaml",
    "kalender": "content/kalender/lahat-2024.yaml",
    "peraturan": "content/peraturan/se-1-2026.yaml",
    "lembaga": "content/lembaga/kesbangpol.yaml",
    "rakor": "content/rakor/ogan-ilir-2024.md",
    "opd": "content/opd.yaml",
    "daerah": "content/daerah/16-04.yaml",
    "kasus": "content/kasus/spanduk-di-pagar.yaml",
    "angka": "content/angka/laporan-karangan.yaml",
    "pemilihan": "content/pemilihan/pilkada-karangan-2030.yaml",
    "pelaporan": "content/pelaporan/alur-lama.yaml",
    "formulir": "content/formulir/janji-karangan.yaml",
    "peserta": "content/peserta/ogan-ilir-2024.yaml",
}


def baru(situs: Situs, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["baru", *arguments, "--site", str(situs.root)], input=typed)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody sits there and answers."""
    monkeypatch.setattr(console, "someone_answers", lambda: True)


class TestAFile:
    def test_every_kind_of_content_can_be_begun(self) -> None:
        """But the settings, with which a site begins, pictures, and what only the program writes."""
        assert {kind.folder for kind in KINDS.values()} == {each for each in Folder if each.has_keys and each}

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_is_right_at_once(self, situs: Situs, kind: str) -> None:
        """The site is built with it as it is: what is not known yet is left out, or marked in a draft."""
        if kind == "rakor":
            situs.remove(MADE[kind])
        before = situs.build().problems
        done = baru(situs, kind, *GIVEN[kind])
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith(f"Situs: {situs.root}\nDibuat: {MADE[kind]}\n")
        assert before == ()
        # Nothing cites a new regulation yet.
        assert {found.code for found in situs.build().problems} <= {"tak-ditautkan"}

    def test_an_election_can_be_begun_before_its_polling_day_is_known(self, situs: Situs) -> None:
        given = [word for word in GIVEN["pemilihan"] if word not in ("--pemungutan", "27-11-2030")]
        done = baru(situs, "pemilihan", *given)
        assert done.exit_code == 0, done.output
        assert situs.build().problems == ()
        assert "Pilkada karangan 2030" in situs.page("index.html").partition("belum bertanggal")[2]

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_comment_is_a_key_that_may_be_used(self, situs: Situs, kind: str) -> None:
        """Whoever takes the # away has a file that can still be read: known keys, with values of the right form."""
        if kind == "rakor":
            situs.remove(MADE[kind])
        baru(situs, kind, *GIVEN[kind])
        source = (situs.root / MADE[kind]).read_text("utf-8")
        opened = re.sub(r"(?m)^(\s*)# ((?:  )*(?:- )?[a-z_]+:(?: .*)?|  - .*)$", r"\1\2", source)
        assert (opened.count("\n#") < source.count("\n#")) is (skeleton.MAY_BE_LEFT_OUT in source)
        folder = KINDS[kind].folder
        read = load.read(ContentFile(folder, MADE[kind], opened.encode(), digest=""))
        assert read.problems == ()

    @pytest.mark.parametrize("kind", reference.FILES.values())
    def test_it_names_every_key_of_its_kind(self, kind: type) -> None:
        """Once, those that may be left out in comments."""
        head = skeleton.head(kind, {}, date(2026, 11, 22))
        keys = re.findall(r"^(?:# )?([a-z_]+):", head, re.MULTILINE)
        assert sorted(keys) == sorted(slots_of(kind))

    def test_what_was_typed_is_written_in_its_one_form(self, situs: Situs) -> None:
        """Days, times, names of regions; quotes where YAML needs them."""
        situs.remove(MADE["rakor"])
        baru(situs, "rakor", *GIVEN["rakor"])
        text = (situs.root / MADE["rakor"]).read_text("utf-8")
        for line in ("tanggal: 7 Oktober 2024", "mulai: 08.00", 'tempat: "Aula, lantai 2"', 'daerah: "16.10"'):
            assert f"\n{line}\n" in text
        assert "kalender: [ogan-ilir-2024]" in text
        assert "boleh_jangan: [D-1, H-1]" in text

    @pytest.mark.parametrize("kind", EventKind)
    def test_an_event_of_any_kind_begins_with_what_it_must_have(self, situs: Situs, kind: EventKind) -> None:
        """A circular is asked for no place; a rakor keeps the name that it always had."""
        situs.remove(MADE["rakor"])
        given = [*GIVEN["rakor"], "--jenis", kind.value]
        if not kind.is_held:
            given = [word for word in given if word not in ("--tempat", "Aula, lantai 2", "--mulai", "pukul 8")]
        done = baru(situs, "rakor", *given)
        assert done.exit_code == 0, done.output
        name = "ogan-ilir-2024" if kind is EventKind.MEETING else f"{kind}-ogan-ilir-2024"
        assert (situs.root / f"content/rakor/{name}.md").is_file()
        assert situs.build().errors == []

    def test_a_rakor_holds_only_what_was_in_force_on_its_day(self, situs: Situs) -> None:
        """The site of today is no excuse for a meeting of 2015."""
        situs.write(
            "content/peraturan/pp-94-2021.yaml", (situs.root / "content/peraturan/pp-94-2021.yaml").read_bytes()
        )
        situs.remove(MADE["rakor"])
        options = [*GIVEN["rakor"][:-3], "1 Juni 2015", "--pemilihan", "pilkada-2024"]
        done = baru(situs, "rakor", *options)
        assert done.exit_code == 0
        text = (situs.root / "content/rakor/ogan-ilir-2015.md").read_text("utf-8")
        assert "boleh_jangan: [D-1]" in text
        assert "  - PP 53/2010 Pasal 4 angka 15\n" in text

    def test_what_was_left_to_fill_in_may_not_be_published(self, situs: Situs) -> None:
        """A draft may hold blanks; a page for readers may not."""
        baru(situs, "halaman", *GIVEN["halaman"])
        situs.edit(MADE["halaman"], "status: draf", "status: terbit")
        assert [code for _, _, code in situs.build().errors] == ["isian-kosong"]

    def test_what_cannot_be_right_is_asked_again(self, situs: Situs) -> None:
        """A question without its mark, an item that is not there, a list that watches over one name alone."""
        no_mark = [each.removesuffix("?") for each in GIVEN["kasus"]]
        assert "dengan tanda tanya di akhir" in baru(situs, "kasus", *no_mark).stderr
        assert 'Butir "D-9" tidak ada.' in baru(situs, "kasus", *GIVEN["kasus"][:-1], "D-9").stderr
        assert "Tulis semua peserta" in baru(situs, "peserta", *GIVEN["peserta"][:-1], "Fulan Contoh").stderr


class TestNames:
    def test_a_name_with_spaces_and_capitals_becomes_one_of_a_file(self, situs: Situs) -> None:
        """It is the title as well, unless there is another."""
        done = baru(situs, "briefing", "Media Sosial & Grup", "--ringkasan", "r")
        assert done.stdout.splitlines()[1:3] == [
            'Nama berkas "Media Sosial & Grup" ditulis sebagai "media-sosial-grup".',
            "Dibuat: content/briefing/media-sosial-grup.md",
        ]
        assert "\njudul: Media Sosial & Grup\n" in (situs.root / "content/briefing/media-sosial-grup.md").read_text(
            "utf-8"
        )

    @pytest.mark.parametrize(
        ("typed", "name"), [("Édisi 2", "edisi-2"), ("CON", "con-1"), ("…", "nama-berkas"), ("a" * 200, "a" * 80)]
    )
    def test_any_name_becomes_one(self, typed: str, name: str) -> None:
        """One that every system takes."""
        assert slugged(typed) == name

    @pytest.mark.parametrize("name", ["fasilitas", "Fasilitas"])
    def test_nothing_is_ever_overwritten(self, situs: Situs, name: str) -> None:
        """Nor is a file put beside one that only differs in its ending."""
        before = (situs.root / "content/briefing/fasilitas.md").read_bytes()
        done = baru(situs, "briefing", name, *GIVEN["briefing"])
        assert done.exit_code == 1
        assert '"content/briefing/fasilitas.md" sudah ada; tidak ada yang ditimpa.' in done.stderr
        assert (situs.root / "content/briefing/fasilitas.md").read_bytes() == before
        situs.write("content/kalender/lahat-2024.yml", b"")
        assert baru(situs, "kalender", *GIVEN["kalender"]).exit_code == 1

    def test_items_are_counted_on(self, situs: Situs) -> None:
        """Each verdict has its letter, and a number is never used again."""
        situs.write(
            "content/boleh-jangan/d-7.yaml",
            (situs.root / "content/boleh-jangan/d-1.yaml").read_text().replace("D-1", "D-7"),
        )
        assert "d-8.yaml" in baru(situs, "butir", *GIVEN["butir"]).stdout
        assert 'Nomor "D-7" sudah dipakai.' in baru(situs, "butir", "d-7", *GIVEN["butir"]).stderr
        assert "b-9.yaml" in baru(situs, "daftar", "B-9", *GIVEN["butir"]).stdout


class TestAsking:
    @pytest.mark.usefixtures("terminal")
    def test_a_terminal_is_asked_until_it_answers(self, situs: Situs) -> None:
        """A wrong answer is told and asked again; Enter takes what stands in brackets, or skips what may be open."""
        typed = "\nIzin\nCara meminta izin.\nasn, camat\nasn, camat-lurah\n31 Juni 2026\n1/6/2026\n\n"
        done = baru(situs, "briefing", typed=typed)
        assert done.exit_code == 0
        assert "  Ini harus diisi.\n" in done.stdout
        assert '  "camat" bukan pilihan yang dikenal.' in done.stdout
        assert '  Tanggal "31 Juni 2026" tidak ada di penanggalan.' in done.stdout
        text = (situs.root / "content/briefing/izin.md").read_text("utf-8")
        for line in ("judul: Izin", "audiens: [asn, camat-lurah]", "tanggal: 1 Juni 2026", "# penulis: Bagian Humas"):
            assert f"\n{line}\n" in text

    @pytest.mark.usefixtures("terminal")
    def test_a_name_that_is_taken_is_asked_for_again(self, situs: Situs) -> None:
        """All that was answered is kept."""
        done = baru(situs, "briefing", "cuti", *GIVEN["briefing"], "--audiens", "asn", typed="\n\ncuti\nCuti Dua\n")
        assert done.exit_code == 0, done.output
        assert done.stdout.count('"content/briefing/cuti.md" sudah ada; tidak ada yang ditimpa.') == 2
        assert (situs.root / "content/briefing/cuti-dua.md").exists()

    def test_without_a_terminal_the_options_are_named(self, situs: Situs) -> None:
        """As a line that can be copied, with only what has no suggestion."""
        done = baru(situs, "rakor", "--judul", "Rapat")
        assert done.exit_code == 1
        assert done.stderr.rstrip().endswith('/situs --judul Rapat --ringkasan "…" --tempat "…" --daerah "…"')
        assert not list(situs.root.glob("content/rakor/rapat*"))

    def test_a_wrong_option_is_told_with_its_name(self, situs: Situs) -> None:
        """And with what would do."""
        done = baru(situs, "butir", "--putusan", "jangn")
        assert '--putusan: "jangn" bukan pilihan yang dikenal. Maksud Anda "jangan"?' in done.stderr
        options = [*GIVEN["butir"][:-1], "PP 94/2012 Pasal 5"]
        assert (
            'Peraturan "PP 94/2012 Pasal 5" belum terdaftar. Maksud Anda "PP 94/2021"?'
            in baru(situs, "butir", *options).stderr
        )

    def test_new_is_another_name(self, situs: Situs) -> None:
        """The issue of the project calls it so."""
        done = CliRunner().invoke(cli, ["new", "briefing", *GIVEN["briefing"], "--site", str(situs.root)])
        assert done.exit_code == 0
        assert "new" not in CliRunner().invoke(cli, ["--help"]).output.split()

    def test_a_site_that_cannot_be_read_is_told_first(self, situs: Situs) -> None:
        """Which items and elections there are is not known then."""
        situs.edit("content/situs.yaml", "nama: Situs uji", "nama:")
        done = baru(situs, "briefing", *GIVEN["briefing"])
        assert done.exit_code == 1
        assert "content/situs.yaml, baris 1 (isian nama): kesalahan kunci-kurang" in done.stdout
        assert "Perbaiki dulu content/situs.yaml." in done.stderr

    def test_what_is_still_wrong_with_it_is_told_at_once(self, situs: Situs) -> None:
        """A site without regulations has none to suggest."""
        for path in (
            "rakor/ogan-ilir-2024.md",
            "boleh-jangan/d-1.yaml",
            "boleh-jangan/h-1.yaml",
            "briefing/fasilitas.md",
        ):
            situs.remove(f"content/{path}")
        done = baru(situs, "rakor", *GIVEN["rakor"])
        assert done.exit_code == 0
        assert "Yang masih harus diisi atau diperiksa di berkas itu:" in done.stdout
        assert "content/rakor/ogan-ilir-2024.md" in done.stdout


class TestRegions:
    @pytest.mark.parametrize(
        "text", ["Kabupaten Lahat", "kab. lahat", "KAB LAHAT", "lahat", "16.04", "16-04", " 16 . 04 "]
    )
    def test_one_region(self, text: str) -> None:
        """By its code or by whatever people call it."""
        assert [region.code for region in regions_called(text, load.regions())] == ["16.04"]

    def test_a_name_of_two_regions(self) -> None:
        """Both are told."""
        assert [region.code for region in regions_called("blitar", load.regions())] == ["35.05", "35.72"]
        assert [region.code for region in regions_called("Prov. Jambi", load.regions())] == ["15"]
        assert [region.code for region in regions_called("Jambi", load.regions())] == ["15", "15.71"]

    def test_a_misspelt_name(self) -> None:
        """The nearest ones are told, and nothing is guessed."""
        assert regions_called("Kabupaten Lahatt", load.regions()) == ()
        assert regions_like("Kabupaten Lahatt", load.regions())[0].code == "16.04"
        assert regions_like("xyzzy", load.regions()) == ()

    def test_every_region_is_found_by_its_own_name(self) -> None:
        """No two have the whole name in common."""
        regions = load.regions()
        for region in regions.values():
            if region.level < 3:
                assert regions_called(region.name, regions) == (region,)
            assert regions_called(region.code, regions) == (region,)

    def test_a_code_in_a_file_may_have_been_a_name(self, situs: Situs) -> None:
        """The answer tells the code."""
        situs.edit("content/kalender/ogan-ilir-2024.yaml", "daerah: 16.10", "daerah: Kab. Lahat")
        (found,) = [found for found in situs.build().problems if found.code == "kode-daerah-salah"]
        assert 'Maksud Anda "16.04" (Kabupaten Lahat)?' in found.hint
