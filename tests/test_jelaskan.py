"""What ``jelaskan`` tells: every code, with an example of how it comes about and of how it is mended.

``PERBARUI=1 pytest tests/test_jelaskan.py`` writes the page of the guide, ``docs/kode.md``, anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from harness import HERE, ROOT
from harness.terminal import Terminal

from sosialisasi.check import Lookup, check, check_names
from sosialisasi.desk.authoring import explain
from sosialisasi.desk.authoring.explain import catalogue
from sosialisasi.ground.files import find
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Family, Severity
from sosialisasi.reading import load, roster
from sosialisasi.reading.load import KINDS
from sosialisasi.site.keys import slots_of

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
        code = "import sys, sosialisasi.desk.authoring.explain, sosialisasi.building.pipeline; print(*sys.modules)"
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
        if not (root / path).exists():
            if path.count("/") == 1:  # It stands alone.
                whole(path)(root, text)
                continue
            (root / path).write_bytes(min((root / path).parent.iterdir()).read_bytes())
        (keys(path) if re.match(r"\w+:", text) else body(path))(root, text)


def anonymous(root: Path, example: str) -> None:
    """Over the keys of a briefing of which nobody says who wrote it."""
    keys(BRIEFING)(root, "penulis:\npemeriksa:\nperubahan:")
    keys(BRIEFING)(root, example)


def while_they_stand(root: Path, example: str) -> None:
    """At the end of a meeting of the days of an election in which two stand."""
    listed = (HERE / "netral/peserta.yaml").read_text("utf-8")
    whole("content/peserta/lahat-2024.yaml")(root, listed.replace("daerah: 16.10", "daerah: 16.04"))
    body(MEETING)(root, example)


KEPT: Mapping[Folder, str] = {
    Folder.SETTINGS: SETTINGS,
    Folder.BRIEFINGS: BRIEFING,
    Folder.MEETINGS: MEETING,
    Folder.PAGES: "content/halaman/tentang.md",
    Folder.GUIDANCE: ITEM,
    Folder.CALENDARS: CALENDAR,
    Folder.REGULATIONS: REGULATION,
    Folder.ELECTIONS: ELECTION,
    Folder.REGIONS: REGION,
}
"""A file of each folder, the first one that has the keys of an example."""


def usual(example: str) -> Place:
    """Where an example stands by its form: in the files that it names, over its keys, or at the end of a text."""
    if example.startswith("content/"):
        return named
    if re.match(r"\w+:", example):
        written = {*re.findall(r"^(\w+):", example, re.MULTILINE)}
        for folder, path in KEPT.items():
            if written <= slots_of(KINDS[folder]).keys():
                return keys(path)
    return body(BRIEFING)


ELSEWHERE: dict[str, Place] = {
    "kepala-kembar": whole("content/halaman/baru.md"),
    "kepala-tidak-ada": whole("content/halaman/baru.md"),
    "kepala-tidak-ditutup": whole("content/halaman/baru.md"),
    "yaml-terlalu-rumit": keys(BRIEFING),
    "kunci-tak-dikenal": keys(BRIEFING),
    "rentang-terbalik": within(ELECTION, "tanggal: 24–26 November 2024"),
    "tahapan-bertumpuk": within(ELECTION, "tanggal: 24–26 November 2024"),
    "tahapan-berjarak": within(ELECTION, "tanggal: 24–26 November 2024"),
    "aturan-salah": within(ELECTION, "aturan: H-3 sampai H-1"),
    "tanggal-lain-dari-aturan": within(ELECTION, "tanggal: 24–26 November 2024"),
    "daerah-tidak-memilih": keys(CALENDAR),
    "rapat-pemilihan-lain": keys(MEETING),
    "butir-tidak-berlaku": keys(ITEM),
    "sanksi-bukan-asn": keys(ITEM),
    "peraturan-tidak-berlaku": keys("content/rakor/jambi-2018.md"),
    "acara-kurang": keys("content/rakor/lahat-2024.md"),
    "isian-naskah-tak-dikenal": keys("content/formulir/ikrar.yaml"),
    "terbit-belum-lengkap": anonymous,
    "netral-peserta": while_they_stand,
    "peserta-tak-lengkap": whole("content/peserta/ogan-ilir-2024.yaml"),
}
"""Where an example stands of which its form does not tell."""

LISTS = {
    *("daftar-tak-terbaca", "daftar-tanpa-nama", "daftar-tanpa-orang", "kolom-diabaikan", "nip-janggal", "nip-rusak"),
    *("orang-ganda", "orang-tanpa-nama", "sel-berlebih", "sel-rumus", "baris-bukan-orang", "kehadiran-bertentangan"),
}
"""Whose examples are lists of people."""

DESCRIBED = {
    *("berkas-bukan-utf8", "berkas-kosong", "berkas-tak-terbuka", "berkas-terlalu-besar", "berkas-terlalu-panjang"),
    *("bom-dibuang", "sandi-lama", "huruf-tersembunyi", "tautan-keluar", "masalah-lain"),
    *("isian-terlalu-banyak", "naskah-terlalu-banyak-tanda", "naskah-terlalu-rumit", "pokok-terlalu-banyak"),
    *("daftar-orang", "daftar-bukan-csv", "daftar-terlalu-panjang", "lembar-diabaikan", "lembar-terlalu-luas"),
    *("baris-tersembunyi", "rumus-belum-dihitung", "folder-salah", "folder-tidak-ada"),
    *(
        "lambang-berbahaya",
        "lambang-besar",
        "lambang-bukan-gambar",
        "lambang-kosong",
        "lambang-rusak",
        "lambang-ukuran",
    ),
    *("lambang-ukuran", "catatan-di-isian", "rapat-mendahului", "tahapan-berakhir-dua-kali", "aturan-berputar"),
}
"""Whose examples say what somebody does, or show a piece of what is written."""

AFTERWARDS = {
    *("alamat-belum-dicatat", "alamat-bertabrakan", "alamat-dihapus", "alamat-hilang", "alamat-terlalu-panjang"),
    *("belum-dirilis", "lembar-hilang", "rilis-rusak", "tak-ditautkan", "tanda-tak-tercetak", "gambar-besar"),
    *("gambar-berdata-kamera", "cetak-gagal", "templat-rusak", "folder-hasil-asing", "folder-terbit-asing"),
    *("terbit-situs-lain", "hasil-pintasan", "tidak-dapat-menulis"),
}
"""What is found in all files of a site, when they are planned or written."""


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
    more = (*check(Lookup(loaded.site, loaded.broken)), *check_names(loaded.site, texts)) if loaded.site else ()
    return {(each.path, each.code) for each in (*problems, *loaded.problems, *more)}


@pytest.mark.parametrize("code", [code for code in catalogue() if code not in LISTS | DESCRIBED | AFTERWARDS])
def test_an_example_is_what_it_says(content: tuple[Path, load.Memo], tmp_path: Path, code: str) -> None:
    """The wrong one is answered with its code, and the right one is not. A code that is added is tried by itself."""
    root, memo = content
    place = ELSEWHERE.get(code) or usual(catalogue()[code].wrong)
    for example, is_wrong in ((catalogue()[code].wrong, True), (catalogue()[code].right, False)):
        site = tmp_path / str(is_wrong)
        shutil.copytree(root, site)
        place(site, example)
        new = found(site, memo) - found(root, memo)
        assert (code in {each for _, each in new}) is is_wrong


@pytest.mark.parametrize("code", sorted(LISTS))
def test_an_example_of_a_list_is_what_it_says(code: str) -> None:
    """The same, of lists of people."""
    entry = catalogue()[code]
    assert code in {each.code for each in roster.read_people(entry.wrong.encode(), "peserta.csv")[1]}
    assert code not in {each.code for each in roster.read_people(entry.right.encode(), "peserta.csv")[1]}


def test_what_cannot_be_tried_is_in_the_catalogue() -> None:
    """A code that was renamed is not left out under its old name."""
    assert LISTS | DESCRIBED | AFTERWARDS | ELSEWHERE.keys() <= catalogue().keys()
