"""``rapikan``: the normal form says the same on the same lines, comes of every form, and is its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from harness import HERE, ROOT, Situs
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sosialisasi.commands.cli import cli
from sosialisasi.desk.authoring import tidying
from sosialisasi.ground import files, invocation
from sosialisasi.ground.characters import INVISIBLE, one_line_end, text_of
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.problems import Misread
from sosialisasi.reading import load


def text(folder: str, data: bytes) -> ContentFile:
    return ContentFile(folder, f"content/{folder}/contoh.md", data, digest="")


def samples(root: Path) -> list[ContentFile]:
    return [each for each in files.find(root)[0] if each.folder not in ("alamat", "rilis")]


SMALL = samples(HERE / "situs")
MESSES = (
    (b" ", "\u00a0".encode()),
    (b" ", b"\t"),
    (b": ", ":\u00a0".encode()),
    (b"\n- ", "\n•\t".encode()),
    (b"\n- ", b"\no\t"),
    (b"\n- ", b"\n-"),
    (b"\n- ", "\n<!-- abaikan NET-07: contoh -->\n• ".encode()),
    (b"\n- ", "\n•\t<!-- abaikan NET-07: contoh -->".encode()),
    (b"\n- ", "\n✅ ".encode()),
    (b"\n  - ", "\n  • ".encode()),
    (b"\n  - ", "\n  – ".encode()),
    (b"\n  - ", b"\n  1. "),
    (b"\n  - ", b"\n  a) "),
    (b"](", b"] ("),
    (b"\n## ", b"\n##"),
    (b"22 November 2026", b"22-11-2026"),
    (b"22 November 2026", b'"2026-11-22"'),
    (b"7 Oktober 2024", b"7/10/2024"),
    (b"24\xe2\x80\x9326 November", b"24 s.d. 26 Nov"),
    (b"08.00", b"pukul 8"),
    (b"e", "e\u00ad".encode()),
    (b"---\n", "—\n".encode()),
    (b"judul: Barang kantor", "judul: “Barang: kantor”".encode()),
    (b"\n", b"\r\n"),
    (b"\n", b"\n\n"),
    (b"\n", b" # catatan\n"),
    (b"\n", b"\n# catatan\n"),
    (b"\n", b"\n\xe2\x80\xa8"),
)


@st.composite
def messy(draw: st.DrawFn) -> ContentFile:
    """A good file after some hours in Word, WhatsApp and Notepad, perhaps with what no program makes."""
    sample = draw(st.sampled_from(SMALL))
    data = sample.data
    for _ in range(draw(st.integers(1, 6))):
        old, new = draw(st.sampled_from(MESSES))
        start = draw(st.integers(0, len(data)))
        count = draw(st.sampled_from([1, 3, -1]))
        data = data[:start] + data[start:].replace(old, new, count)
    if draw(st.booleans()):
        start = draw(st.integers(0, len(data)))
        data = data[:start] + draw(st.binary(max_size=4)) + data[start:]
    encoding = draw(st.sampled_from(["", "bom", "utf-16", "cp1252"]))
    try:
        if encoding == "bom":
            data = b"\xef\xbb\xbf" + data
        elif encoding:
            data = data.decode().encode(encoding)
    except UnicodeError:
        pass
    return text(sample.folder, data)


class TestTheLaw:
    @settings(max_examples=400, deadline=None)
    @given(messy())
    @example(text("halaman", b"---\njudul: a\nringkasan: b\n---\n\n> - a\n>-Satu\n\t-Dua\n1.Tiga"))
    @example(text("halaman", b"---\njudul: a\nringkasan: b\n---\n\na\n\xef\xbb\xbf"))
    @example(text("rakor", b"---\ntanggal: Rabu 27-11-2024\nmulai: {a: Rabu 27-11-2024}\n---"))
    def test_it_says_the_same_on_the_same_lines(self, before: ContentFile) -> None:
        """Whatever was typed: the value that is loaded is equal, and so are the places of its mistakes."""
        try:
            after = text(before.folder, tidying.normal_form(before))
        except Misread:
            return
        old, new = load.read(before), load.read(after)
        assert new.value == old.value
        errors = [[(bad.code, bad.line) for bad in read.problems if bad.is_error] for read in (old, new)]
        assert errors[0] == errors[1]
        assert tidying.normal_form(after) == after.data
        lines = INVISIBLE.sub("", one_line_end(text_of(before.data)[0])).rstrip().split("\n")
        if before.data.strip():
            assert len(after.data.decode().rstrip().split("\n")) == len(lines)

    def test_the_shipped_content_is_in_its_normal_form(self) -> None:
        """It is what people copy from."""
        assert tidying.untidy(files.find(ROOT)[0]) == ([], ())

    @pytest.mark.parametrize(("old", "new"), [(" ", "\u00a0"), ("\n", "\r\n")], ids=["word", "windows"])
    def test_the_shipped_content_comes_back(self, old: str, new: str) -> None:
        """From what Word and Windows do to every file."""
        for each in samples(ROOT):
            spoilt = text(each.folder, each.data.replace(old.encode(), new.encode()))
            assert tidying.normal_form(spoilt) == each.data


class TestForms:
    def test_everything_of_a_file_that_was_pasted(self) -> None:
        """The whole, as an author sees it."""
        messy = (
            "\ufeff—\r\n"
            "# kepala, 1-1-2026: tetap\r\n"
            "judul: “Rapat: Camat”\r\n"
            "ringkasan:\u00a0Ringkas.\r\n"
            "tanggal: Rabu 27-11-2024   # tetap\r\n"
            "diperbarui: '28/11/2024'\r\n"
            "perubahan:\r\n"
            "\u00a0 • {tanggal: 1 Des. 2024, catatan: ditulis 1-12-2024}\r\n"
            "---\r\n"
            "\r\n"
            "##Isi\r\n"
            "•\tSatu, 1-12-2024\r\n"
            "-Jangan: dua\r\n"
            "1) tiga\r\n"
            "\r\n"
            "\r\n"
        )
        assert tidying.normal_form(text("briefing", messy.encode())).decode() == (
            "---\n"
            "# kepala, 1-1-2026: tetap\n"
            'judul: "Rapat: Camat"\n'
            "ringkasan: Ringkas.\n"
            'tanggal: "Rabu, 27 November 2024"   # tetap\n'
            "diperbarui: '28 November 2024'\n"
            "perubahan:\n"
            "  - {tanggal: 1 Desember 2024, catatan: ditulis 1-12-2024}\n"
            "---\n"
            "\n"
            "## Isi\n"
            "- Satu, 1-12-2024\n"
            "- Jangan: dua\n"
            "1) tiga\n"
        )


@pytest.fixture
def situs(situs: Situs) -> Situs:
    """The small site, but all in its normal form."""
    situs.edit("content/rakor/ogan-ilir-2024.md", "13:00", "13.00")
    return situs


class TestCommand:
    def test_it_writes_and_says_what(self, situs: Situs) -> None:
        """The second time there is nothing to do."""
        path = "content/briefing/fasilitas.md"
        before = (situs.root / path).read_bytes()
        situs.build()
        situs.write(path, b"\xef\xbb\xbf" + before.replace(b"22 November 2026\nstatus", b"22-11-2026\nstatus"))
        done = CliRunner().invoke(cli, ["rapikan", "--site", str(situs.root)])
        assert (done.exit_code, done.stdout) == (
            0,
            f"Situs: {situs.root}\n{path}: tanda BOM dihapus; baris 4\n1 berkas dirapikan. Isi situs tidak berubah.\n",
        )
        assert (situs.root / path).read_bytes() == before
        done = CliRunner().invoke(cli, ["rapikan", "--site", str(situs.root)])
        assert (done.exit_code, done.stdout) == (0, f"Situs: {situs.root}\nSemua berkas sudah rapi.\n")
        assert situs.build().written == set()

    def test_what_is_saved_meanwhile_is_left_alone(self, situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
        """Word had the file open and wrote it between our reading and our writing; the others are tidied."""
        saved, other = "content/briefing/fasilitas.md", "content/halaman/tentang.md"
        for path in (saved, other):
            situs.write(path, (situs.root / path).read_bytes().rstrip())
        normal = tidying.normal_form

        def late(text: ContentFile) -> bytes:
            if text.path == saved:
                situs.write(saved, text.data + b" Kalimat baru.")
            return normal(text)

        monkeypatch.setattr(tidying, "normal_form", late)
        done = CliRunner().invoke(cli, ["rapikan", "--site", str(situs.root)])
        assert (done.exit_code, done.stdout) == (
            1,
            f"Situs: {situs.root}\n{saved}: akhir berkas\n{other}: akhir berkas\n"
            "1 berkas dirapikan. Isi situs tidak berubah.\n"
            f"{saved} tidak ditulis: baru saja disimpan program lain. Jalankan sekali lagi: "
            f"{invocation.typed('rapikan', situs.root)}\n",
        )
        assert (situs.root / saved).read_bytes().endswith(b" Kalimat baru.")
        assert (situs.root / other).read_bytes().endswith(b"\n")

    def test_periksa_only_says(self, situs: Situs) -> None:
        """With status 1, so that a program can ask."""
        path = situs.root / "content/situs.yaml"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        before = path.read_bytes()
        done = CliRunner().invoke(cli, ["rapikan", "--periksa", "--site", str(situs.root)])
        assert (done.exit_code, done.stdout) == (
            1,
            f"Situs: {situs.root}\n"
            "content/situs.yaml: akhir baris disamakan\n1 berkas belum rapi. Tidak ada yang ditulis.\n",
        )
        assert path.read_bytes() == before

    def test_only_the_files_that_are_named(self, situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
        """By their path from here or from the site; what is no file of the site is said to be none."""
        for path in ("content/situs.yaml", "content/halaman/tentang.md", "content/briefing/cuti.md"):
            situs.write(path, (situs.root / path).read_bytes().rstrip())
        monkeypatch.chdir(situs.root / "content")
        named = ["rapikan", "halaman/tentang.md", "content/situs.yaml", "--site", str(situs.root)]
        done = CliRunner().invoke(cli, named)
        assert done.stdout == (
            f"Situs: {situs.root}\n"
            "content/halaman/tentang.md: akhir berkas\n"
            "content/situs.yaml: akhir berkas\n"
            "2 berkas dirapikan. Isi situs tidak berubah.\n"
        )
        done = CliRunner().invoke(cli, ["rapikan", "skripsi.md", "--site", str(situs.root)])
        assert done.exit_code == 1
        assert '"skripsi.md" bukan berkas isi situs ini.' in done.stderr

    def test_what_is_no_certain_text_is_left_alone(self, situs: Situs) -> None:
        """And told; the others are still tidied."""
        situs.write("content/halaman/tentang.md", b"\xff\x00\xfe")
        situs.write("content/situs.yaml", (situs.root / "content/situs.yaml").read_bytes().rstrip())
        done = CliRunner().invoke(cli, ["rapikan", "--site", str(situs.root)])
        assert done.exit_code == 1
        assert "content/halaman/tentang.md, baris 1: kesalahan berkas-bukan-utf8" in done.stdout
        assert "1 berkas dirapikan" in done.stdout
        assert (situs.root / "content/halaman/tentang.md").read_bytes() == b"\xff\x00\xfe"
