"""What ``jelaskan`` tells: every code, with an example of how it comes about and of how it is mended.

``PERBARUI=1 pytest tests/test_jelaskan.py`` writes the page of the guide, ``docs/kode.md``, anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from harness import HERE, ROOT
from harness.terminal import Terminal

from sosialisasi.check import check, check_names
from sosialisasi.desk import explain
from sosialisasi.desk.explain import catalogue
from sosialisasi.ground.files import find
from sosialisasi.ground.problems import Family, Severity
from sosialisasi.reading import load, roster

GUIDE = ROOT / "docs/kode.md"


class TestCatalogue:
    @pytest.mark.parametrize("code", catalogue())
    def test_every_code_has_both_examples(self, code: str) -> None:
        """And they differ."""
        entry = catalogue()[code]
        assert entry.wrong.strip()
        assert entry.right.strip()
        assert entry.wrong != entry.right

    @pytest.mark.parametrize("code", catalogue())
    def test_every_code_says_what_and_why_without_a_case(self, code: str) -> None:
        """A text that is all detail says nothing to whoever only reads of it."""
        told = dict(explain.texts(catalogue()[code]))
        assert {"Apa", "Mengapa"} <= told.keys()
        assert not any(re.search(r"[{}]", text.replace("{judul: …, alamat: …}", "")) for text in told.values())

    def test_two_rules_of_one_code_are_refused(self) -> None:
        """Nobody could tell which of them a message means."""
        rules = [*catalogue().values()]
        with pytest.raises(ValueError, match=rules[0].code):
            explain.collected([*rules, replace(rules[0], message="Lain.")])

    def test_it_is_collected_only_for_who_asks(self) -> None:
        """It reads every module; a build that changes nothing reads few."""
        code = "import sys, sosialisasi.desk.explain, sosialisasi.building.pipeline; print(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
        assert "sosialisasi.check" not in done.stdout.split()

    def test_it_has_one_order(self) -> None:
        """Whatever module is read first, and wherever a check is moved to."""
        assert list(explain.collected(reversed([*catalogue().values()]))) == list(catalogue())


class TestCommand:
    def test_a_code_is_explained(self, terminal: Terminal) -> None:
        """What, why, how to mend it, and an example of both."""
        said = terminal("jelaskan", "Tanggal-Mustahil")
        assert (said.status, said.err) == (0, "")
        assert said.out == (
            "tanggal-mustahil (kesalahan)\n"
            "  Menghentikan pembuatan situs sampai diperbaiki.\n"
            "\n"
            '  Apa: Tanggal "[nilai]" tidak ada di penanggalan.\n'
            "  Mengapa: Orang menunggu hari yang tidak pernah datang.\n"
            "  Perbaiki: Periksa tanggal dan bulannya pada dokumen sumber.\n"
            "\n"
            "  Salah:\n"
            "    tanggal: 31 November 2024\n"
            "\n"
            "  Benar:\n"
            "    tanggal: 30 November 2024\n"
        )

    @pytest.mark.parametrize(("mark", "code"), [("NET-01", "netral-peserta"), ("net-07", "netral-ajakan")])
    def test_the_mark_of_a_warning_will_do(self, terminal: Terminal, mark: str, code: str) -> None:
        """It is what stands at the beginning of the line that somebody reads."""
        assert terminal("jelaskan", mark).out.startswith(f"{code} (peringatan)\n")

    def test_without_a_code_all_are_listed(self, terminal: Terminal) -> None:
        """A line each, the gravest first."""
        said = terminal("jelaskan")
        listed = [line.split()[0] for line in said.out.splitlines() if line.startswith("  ")]
        assert sorted(listed) == sorted(catalogue())
        grades = [catalogue()[code].severity for code in listed]
        assert grades == sorted(grades, key=list(Severity).index)
        assert re.findall(r"^\w+(?=\. )", said.out, re.MULTILINE) == ["Kesalahan", "Peringatan", "Saran"]

    def test_an_unknown_code_is_answered_with_the_nearest(self, terminal: Terminal) -> None:
        said = terminal("jelaskan", "tanggal-mustahli")
        assert (said.status, said.out) == (2, "")
        assert 'Maksud Anda "tanggal-mustahil"?' in said.err


def test_the_page_of_the_guide_is_that_of_the_catalogue() -> None:
    """Every code under its family, and the guide leads there."""
    page = explain.codes_in_markdown()
    if os.environ.get("PERBARUI"):
        GUIDE.write_text(page, "utf-8", newline="\n")
    assert GUIDE.read_text("utf-8") == page
    text = re.sub(r"^````\n.*?^````\n", "", page, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"^### (.+)$", text, re.MULTILINE) == list(catalogue())
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == list(Family)
    assert "](docs/kode.md)" in (ROOT / "PANDUAN.md").read_text("utf-8")


# --- the examples are real ---------------------------------------------------------------------------------------

BRIEFING = "content/briefing/media-sosial.md"
MEETING = "content/rakor/lahat-2024.md"
REGULATION = "content/peraturan/pp-94-2021.yaml"
ELECTION = "content/pemilihan/pilkada-2024.yaml"
ITEM = "content/boleh-jangan/d-1.yaml"
REGION = "content/daerah/17-07.yaml"
CALENDAR = "content/kalender/lebong-2024.yaml"
SETTINGS = "content/situs.yaml"

Place = Callable[[Path, str], None]
"""Puts an example where somebody would have written it."""


def keys(path: str) -> Place:
    """Over the keys of the same names in a file."""

    def put(root: Path, example: str) -> None:
        file = root / path
        text = file.read_text("utf-8")
        for key in dict.fromkeys(re.findall(r"^(\w+):", example, re.MULTILINE)):
            text = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", text, count=1, flags=re.MULTILINE)
        start = "---\n" if path.endswith(".md") else ""
        file.write_text(f"{start}{example}\n{text.removeprefix(start)}", "utf-8")

    return put


def body(path: str) -> Place:
    """At the end of a text."""

    def put(root: Path, example: str) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n\n{example}\n")

    return put


def whole(path: str) -> Place:
    """As the whole of a new file."""

    def put(root: Path, example: str) -> None:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(f"{example}\n", "utf-8")

    return put


def within(path: str, old: str) -> Place:
    """In the place of a line."""

    def put(root: Path, example: str) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, example, 1), "utf-8")

    return put


def named(root: Path, example: str) -> None:
    """Over the keys of the files that the example itself names; one that is not there is made."""
    for part in re.split(r"\n*^(?=content/)", example, flags=re.MULTILINE):
        path, _, text = part.partition(":\n")
        if not part:
            continue
        if path == "content/alamat.txt":
            whole(path)(root, text)
            continue
        if not (root / path).exists():
            (root / path).write_bytes(min((root / path).parent.iterdir()).read_bytes())
        (keys(path) if re.match(r"\w+:", text) else body(path))(root, text)


def file(root: Path, example: str) -> None:
    """As the name of a copy of a file."""
    (root / example).write_bytes((root / BRIEFING).read_bytes())


def while_they_stand(root: Path, example: str) -> None:
    """At the end of a meeting of the days of an election in which two stand."""
    listed = (HERE / "netral/peserta.yaml").read_text("utf-8")
    whole("content/peserta/lahat-2024.yaml")(root, listed.replace("daerah: 16.10", "daerah: 16.04"))
    body(MEETING)(root, example)


TRIED: dict[str, Place] = {
    "nama-berkas": file,
    "berkas-asing": file,
    "berkas-salinan": file,
    "kepala-kembar": whole("content/halaman/baru.md"),
    "tanggal-janggal": keys(MEETING),
    "daerah-bukan-peserta": keys(MEETING),
    "berkas-word": file,
    "akhiran-txt": file,
    "isian-kosong": keys(BRIEFING),
    "yaml-rusak": keys(BRIEFING),
    "kepala-tidak-ada": whole("content/halaman/baru.md"),
    "kepala-tidak-ditutup": whole("content/halaman/baru.md"),
    "kunci-kembar": keys(BRIEFING),
    "tanda-pagar": keys(BRIEFING),
    "yaml-terlalu-rumit": keys(BRIEFING),
    "kunci-tak-dikenal": keys(BRIEFING),
    "kunci-kurang": keys(BRIEFING),
    "jenis-salah": keys(REGULATION),
    "pilihan-salah": keys(BRIEFING),
    "tanggal-salah": keys(MEETING),
    "tanggal-mustahil": keys(MEETING),
    "hari-salah": keys(MEETING),
    "rentang-terbalik": within(ELECTION, "tanggal: 24–26 November 2024"),
    "jam-salah": keys(MEETING),
    "isian-kembar": keys(SETTINGS),
    "padanan-percuma": keys(SETTINGS),
    "alamat-salah": keys(SETTINGS),
    "html-dilarang": body(BRIEFING),
    "tautan-berbahaya": body(BRIEFING),
    "gambar-dilarang": body(BRIEFING),
    "judul-tingkat-satu": body(BRIEFING),
    "kutipan-tanpa-sumber": body(BRIEFING),
    "tabel-rusak": body(BRIEFING),
    "rujukan-tak-ditutup": body(BRIEFING),
    "dirapikan": body(BRIEFING),
    "rujukan-tak-ada": named,
    "peraturan-tak-dikenal": body(BRIEFING),
    "pasal-tak-terdaftar": body(BRIEFING),
    "peraturan-tidak-berlaku": keys("content/rakor/jambi-2018.md"),
    "nomor-tak-cocok": keys(REGULATION),
    "butir-tidak-berlaku": keys(ITEM),
    "lembaga-tidak-ada-saat-itu": keys(MEETING),
    "imbauan-tanpa-sumber": keys(ITEM),
    "id-kembar": named,
    "id-tidak-cocok": named,
    "alamat-tak-terbaca": named,
    "alias-diri": named,
    "rujukan-ditarik": named,
    "pengganti-tanpa-sebab": keys("content/briefing/salah-kaprah.md"),
    "pengganti-diri": named,
    "kode-daerah-salah": keys(CALENDAR),
    "nama-daerah-tak-cocok": keys(REGION),
    "tanggal-tak-urut": keys(BRIEFING),
    "terbit-belum-lengkap": keys(BRIEFING),
    "penulis-pemeriksa-sama": keys(BRIEFING),
    "bagian-kosong": keys(MEETING),
    "masa-bertumpuk": named,
    "nama-salah": keys(BRIEFING),
    "rujukan-belum-terbit": named,
    "tahapan-bertumpuk": within(ELECTION, "tanggal: 24–26 November 2024"),
    "tahapan-berjarak": within(ELECTION, "tanggal: 24–26 November 2024"),
    "pemeriksaan-lama": keys(REGULATION),
    "netral-ajakan": body(BRIEFING),
    "netral-peserta": while_they_stand,
    "peserta-tak-lengkap": whole("content/peserta/ogan-ilir-2024.yaml"),
    "abaikan-tanpa-alasan": body(BRIEFING),
    "abaikan-sia-sia": body(BRIEFING),
    "peringatan-diabaikan": body(BRIEFING),
    "data-nik": body(BRIEFING),
    "data-nip": body(BRIEFING),
    "telepon-pribadi": body(BRIEFING),
    "surel-pribadi": body(BRIEFING),
    "lama-tak-cocok": body(BRIEFING),
    "kalimat-panjang": body("content/halaman/tentang.md"),
    "singkatan-asing": body("content/halaman/privasi.md"),
    "tautan-mati": body("content/halaman/tentang.md"),
    "jangkar-mati": body("content/halaman/tentang.md"),
}
"""Where the examples stand that say what somebody writes into ``content/``."""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, load.Memo]:
    """A copy of the shipped content, of which the examples speak."""
    root = tmp_path_factory.mktemp("contoh")
    shutil.copytree(ROOT / "content", root / "content")
    return root, {}


def found(root: Path, memo: load.Memo) -> set[tuple[str, str]]:
    """The place and the code of every problem."""
    texts, problems = find(root)
    loaded = load.load(texts, memo)
    more = (*check(loaded.site, loaded.broken), *check_names(loaded.site, texts)) if loaded.site else ()
    return {(each.path, each.code) for each in (*problems, *loaded.problems, *more)}


@pytest.mark.parametrize("code", TRIED)
def test_an_example_is_what_it_says(content: tuple[Path, load.Memo], tmp_path: Path, code: str) -> None:
    """The wrong one is answered with its code, and the right one is not."""
    root, memo = content
    for example, is_wrong in ((catalogue()[code].wrong, True), (catalogue()[code].right, False)):
        site = tmp_path / str(is_wrong)
        shutil.copytree(root, site)
        if code == "terbit-belum-lengkap":
            keys(BRIEFING)(site, "penulis:\npemeriksa:\nperubahan:")
        TRIED[code](site, example)
        new = found(site, memo) - found(root, memo)
        assert (code in {each for _, each in new}) is is_wrong


LISTS = ("daftar-tak-terbaca", "daftar-tanpa-nama", "daftar-tanpa-orang", "kolom-diabaikan", "nip-janggal", "nip-rusak")


@pytest.mark.parametrize("code", [*LISTS, "orang-ganda", "orang-tanpa-nama", "sel-berlebih", "sel-rumus"])
def test_an_example_of_a_list_is_what_it_says(code: str) -> None:
    """The same, of lists of people."""
    entry = catalogue()[code]
    assert code in {each.code for each in roster.read(entry.wrong.encode(), "peserta.csv")[1]}
    assert code not in {each.code for each in roster.read(entry.right.encode(), "peserta.csv")[1]}
