"""Every mistake that the catalogue knows has a bad site and the exact words that it is answered with.

``tests/salah/<code>/`` (or ``<code>--<variant>``) holds files that are put over the small site, and ``harapan.txt``:
what ``sosialisasi check`` then says. What files cannot cause (an old encoding, a full disk) a function causes here.
``tests/salah-daftar/`` holds bad lists of people, which belong to no site; ``test_roster.py`` reads them.
``PERBARUI=1 pytest tests/test_problems.py`` writes the expected words anew; read the difference before you keep it.
"""

from __future__ import annotations

import ast
import errno
import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner
from harness import HERE, Situs
from harness.samples import emblem, origin_of

import sosialisasi
from sosialisasi.building.traces import State, Trace
from sosialisasi.check.links import UNRECORDED_ADDRESSES
from sosialisasi.commands.cli import cli
from sosialisasi.desk.authoring import explain
from sosialisasi.desk.authoring.explain import catalogue
from sosialisasi.ground import digests, invocation, problems, sayings
from sosialisasi.ground.problems import Rule, Severity
from sosialisasi.ground.writing import Drafts
from sosialisasi.reading.documents.frontmatter import NO_FRONT_MATTER
from sosialisasi.reading.documents.values import DUPLICATE_KEY
from sosialisasi.showing.artifacts import FileRecord

BAD = HERE / "salah"
PAGE = "content/halaman/tentang.md"
Cause = Callable[[Situs, pytest.MonkeyPatch], None]


def _encoded(encoding: str) -> Cause:
    def cause(situs: Situs, patch: pytest.MonkeyPatch) -> None:
        text = (situs.root / PAGE).read_text("utf-8").replace("Situs ini", "Situs ini – “contoh” –")
        situs.write(PAGE, text.encode(encoding))

    return cause


def _two_encodings(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    """A line of an old file, pasted into a new one."""
    situs.write(
        PAGE, (situs.root / PAGE).read_bytes() + "Menyukai “unggahan”\n".encode() + "bukan – itu\n".encode("cp1252")
    )


def _bom(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write(PAGE, b"\xef\xbb\xbf" + (situs.root / PAGE).read_bytes())


def _too_large(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write(PAGE, b"a" * 10_000_000)


def _large_emblem(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write("content/lambang/contoh.png", b"\x89PNG\r\n\x1a\n" + bytes(20_000_000))


def _cut_emblem(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write("content/lambang/contoh.png", emblem().picture[:-300])


def _too_long(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write(PAGE, "---\njudul: Halaman\n---\n\n" + "a\n\n" * 300_000)


def _drive(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write("templates/statis/gambar/C:logo.svg", "<svg/>")


def _no_settings(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.remove("content/situs.yaml")


def _folder_for_settings(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.remove("content/situs.yaml")
    situs.write("content/situs.yaml/situs.yaml", "nama: Situs\n")


def _locked(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    true_read = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "tentang.md":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return true_read(path)

    patch.setattr(Path, "read_bytes", read)


def _outside(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    target = situs.root.with_name("rahasia.md")
    target.write_bytes((situs.root / PAGE).read_bytes())
    try:
        (situs.root / "content/halaman/pintas.md").symlink_to(target)
    except OSError:
        pytest.skip("this system lets nobody but an administrator make symlinks")


def _device(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    if os.name == "nt":
        pytest.skip("Windows itself refuses this name; a repository that held it could not be checked out there")
    situs.write("content/halaman/con.md", (situs.root / PAGE).read_bytes())


def _bad_time(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.edit("content/rakor/ogan-ilir-2024.md", "selesai: 13:00", "selesai: jam satu")


def _ends_before_it_starts(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.edit("content/rakor/ogan-ilir-2024.md", "selesai: 13:00", "selesai: 07.00")


def _dead_link_of_template(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write(
        "templates/web/404.html", '<a href="briefing/indeks.html">Briefing</a> <a href="index.html#atas">Atas</a>'
    )


def _template_in_old_encoding(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write("templates/web/404.html", "<p>–</p>".encode("cp1252"))


def _unprintable(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    picture = """image(bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"))"""
    situs.write("templates/cetak/bagian/poin.typ", f"#let bagian-poin(p, view) = {picture}\n")


def _printed(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")


def _long_address(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    _printed(situs, patch)
    situs.edit("content/situs.yaml", "contoh.example/uji/", "netralitas.kabupaten-contoh.example/bahan/")


def _same_address(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    path = "content/peraturan/pp-94-2021.yaml"
    situs.write(path, (situs.root / path).read_bytes() + b"alias: pp-53-2010\n")


def _foreign_folder(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write("_site/skripsi.txt", "bab satu")


def _foreign_publication(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write("../terbit/skripsi.txt", "bab satu")


def _linked_output(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.write("../lain/milik-orang.txt", "bab satu")
    (situs.root / "_site").mkdir()
    (situs.root / "_site/briefing").symlink_to(situs.root.with_name("lain"), target_is_directory=True)
    trace = Trace(entries={"index.html": FileRecord(digest="")})
    State(situs.root, situs.root / "_site").write_trace(trace)


def _publication_of_others(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    listed = digests.text({"index.html": hashlib.sha256(b"lain").hexdigest()}, "contoh.example/lain")
    situs.write("../terbit/sidik.txt", listed)
    situs.write("../terbit/index.html", "lain")


def _full_disk(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    def put(drafts: Drafts, path: Path, data: bytes, mode: int | None = None) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    patch.setattr(Drafts, "put", put)


def _from_a_camera(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    (situs.root / "templates/statis").mkdir(parents=True)
    (situs.root / "templates/statis/rapat.jpg").write_bytes(b"\xff\xd8\xff\xe1\x00\x16Exif\x00\x00II*\x00\xff\xd9")


def _heavy(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    (situs.root / "templates/statis").mkdir(parents=True)
    (situs.root / "templates/statis/Peta.PNG").write_bytes(bytes(2_400_000))


def _no_ledger(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    situs.remove("content/alamat.txt")


PAGE = "content/halaman/tentang.md"


def _many_signs(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    text = (situs.root / PAGE).read_text("utf-8")
    situs.write(PAGE, text + "\n[satu](https://contoh.example/) dan *dua*\n" * 3_000)


def _many_values(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    path = "content/situs.yaml"
    situs.write(path, (situs.root / path).read_text("utf-8") + "lain:\n" + "  - [satu, dua, tiga, empat]\n" * 4_000)


def _many_problems(situs: Situs, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(problems, "MAX_TOLD", 2)
    situs.write(PAGE, (situs.root / PAGE).read_text("utf-8") + "\nLihat [[D-99]].\n" * 7)


CAUSED: dict[str, Cause] = {
    "alamat-belum-dicatat": _no_ledger,
    "alamat-terlalu-panjang": _long_address,
    "belum-dirilis": _printed,
    "alamat-bertabrakan": _same_address,
    "berkas-bukan-utf8": _encoded("utf-16-le"),
    "berkas-bukan-utf8--campuran": _two_encodings,
    "sandi-lama": _encoded("cp1252"),
    "sandi-lama--utf16": _encoded("utf-16"),
    "berkas-tak-terbuka": _locked,
    "berkas-terlalu-besar": _too_large,
    "berkas-terlalu-panjang": _too_long,
    "bom-dibuang": _bom,
    "gambar-berdata-kamera": _from_a_camera,
    "gambar-besar": _heavy,
    "cetak-gagal": _unprintable,
    "folder-hasil-asing": _foreign_folder,
    "folder-terbit-asing": _foreign_publication,
    "terbit-situs-lain": _publication_of_others,
    "hasil-pintasan": _linked_output,
    "folder-tidak-ada": _no_settings,
    "folder-tidak-ada--folder": _folder_for_settings,
    "isian-terlalu-banyak": _many_values,
    "jam-salah": _bad_time,
    "lambang-besar": _large_emblem,
    "lambang-rusak--terpotong": _cut_emblem,
    "masalah-lain": _many_problems,
    "naskah-terlalu-banyak-tanda": _many_signs,
    "nama-berkas--statis": _drive,
    "nama-berkas--windows": _device,
    "tanda-tak-tercetak": _printed,
    "tanggal-tak-urut--jam": _ends_before_it_starts,
    "tautan-keluar": _outside,
    "tautan-mati--templat": _dead_link_of_template,
    "templat-rusak--ansi": _template_in_old_encoding,
    "tidak-dapat-menulis": _full_disk,
}
"""What is done to the small site beside putting the files of its folder over it."""

BUILT = {"folder-hasil-asing", "folder-terbit-asing", "hasil-pintasan", "terbit-situs-lain", "tidak-dapat-menulis"}
"""What only a build can find, since a check writes nothing."""

PUBLISHED = {"folder-terbit-asing", "terbit-situs-lain"}
"""What a build finds that is to publish."""

BAD_LISTS = {path.stem for path in (HERE / "salah-daftar").glob("*.txt")}
CASES = sorted({folder.name for folder in BAD.iterdir()} | CAUSED.keys())


def code_of(case: str) -> str:
    return case.partition("--")[0]


class TestMend:
    """In this line of a file, these characters become those."""

    TEXT = "judul: a\nbutir: [D-1, D-11]\n\nakhir"

    @pytest.mark.parametrize(
        ("line", "before", "after", "mended"),
        [
            (1, "judul: a", 'judul: "a"', 'judul: "a"\nbutir: [D-1, D-11]\n\nakhir'),
            (2, "D-1", "D-7", "judul: a\nbutir: [D-7, D-11]\n\nakhir"),
            (2, ", D-11", "", "judul: a\nbutir: [D-1]\n\nakhir"),
            (1, "judul: a", "", "butir: [D-1, D-11]\n\nakhir"),
            (4, "akhir", "akhir\n---", "judul: a\nbutir: [D-1, D-11]\n\nakhir\n---"),
        ],
    )
    def test_it_is_applied_to_a_text(self, line: int, before: str, after: str, mended: str) -> None:
        """Whole lines or parts of one; what leaves nothing of a line takes it away."""
        mend = problems.Mend(line, before, after)
        assert mend.applied(self.TEXT) == mended
        whole = mend.as_line(self.TEXT.split("\n"))
        assert whole is not None
        assert whole.applied(self.TEXT) == mended

    @pytest.mark.parametrize(("line", "before"), [(2, "D"), (2, "D-2"), (1, "a: b"), (9, "a"), (0, "a"), (3, "")])
    def test_what_does_not_fit_is_left_alone(self, line: int, before: str) -> None:
        """Somebody has changed the file meanwhile, or the characters stand there more than once."""
        mend = problems.Mend(line, before, "x")
        assert mend.applied(self.TEXT) is None
        assert mend.as_line(self.TEXT.split("\n")) is None

    @pytest.mark.parametrize(
        ("word", "known", "meant"),
        [
            ("Masa Tenang", ["masa-tenang", "kampanye"], "masa-tenang"),
            ("pencoblosan", ["kampanye", "pemungutan"], "pemungutan"),
            ("janggan", ["boleh", "jangan"], "jangan"),
            ("tidak boleh", ["boleh", "jangan"], "jangan"),
            ("tidak wajib", ["wajib"], None),
            ("pilkada-2025", ["pilkada-2024"], None),
            ("kampanyee", ["kampanye", "kampanyed"], None),
            ("x" * 5000, ["kampanye"], None),
        ],
    )
    def test_what_can_only_have_been_meant(self, word: str, known: list[str], meant: str | None) -> None:
        """Another spelling, another word, or a letter or two; never another number."""
        assert sayings.surely(word, known) == meant


class TestCatalogue:
    def test_every_code_has_a_bad_site_and_every_bad_site_a_code(self) -> None:
        """A code that nothing causes is dead; a folder without a code was forgotten."""
        assert {code_of(case) for case in (*CASES, *BAD_LISTS)} == catalogue().keys()

    @pytest.mark.parametrize("code", catalogue())
    def test_the_texts_are_whole_sentences(self, code: str) -> None:
        """Each answers in words: what is wrong, why it matters, and what to do."""
        entry = catalogue()[code]
        for text in (entry.message, entry.reason, entry.hint):
            assert text.strip() == text
            assert text.endswith((".", "}", '"'))

    def test_on_windows_the_command_is_another(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """There, python3 opens a shop."""
        monkeypatch.setattr(invocation, "_PYTHON", "py")
        monkeypatch.chdir(invocation._CHECKOUT)
        assert '"py build.py catat"' in invocation.shown(UNRECORDED_ADDRESSES.hint)
        assert "py build.py rapikan" in invocation.shown(explain.explanation("sandi-lama"))

    def test_a_missing_detail_is_our_own_bug(self) -> None:
        """It is raised, not shown to staff."""
        with pytest.raises(KeyError):
            DUPLICATE_KEY.at("content/situs.yaml", 2, kunci="judul")

    def test_a_place_is_a_field_or_a_line(self) -> None:
        """Of a field the line is known, or that of what it stands in."""
        origin = origin_of("a.yaml", {"dasar": 4, "dasar.1.kutipan": 7})
        assert NO_FRONT_MATTER.at(origin, "dasar.1.kutipan") == NO_FRONT_MATTER.at("a.yaml", 7, "dasar.1.kutipan")
        assert NO_FRONT_MATTER.at(origin, "dasar.0").line == 4


class TestRules:
    """A check lives with its words: a rule is a constant of the module whose check finds what breaks it."""

    def test_a_rule_stands_beside_its_check(self) -> None:
        """Unless several modules share it; then it is declared below them, and read by two of them at least."""
        for code, (home, name) in _declared().items():
            readers = {module for module, tree in SOURCES.items() if name in _names(tree)}
            assert home in readers or len(readers) > 1, code

    def test_a_code_is_spelled_once(self) -> None:
        """Whoever asks for a problem by its code asks the rule for it."""
        spelled = Counter(
            node.value for tree in SOURCES.values() for node in ast.walk(tree) if isinstance(node, ast.Constant)
        )
        coincidence = {"nama-berkas"}  # An example of a name of a file, too.
        assert [code for code in catalogue() if spelled[code] != 1] == sorted(coincidence)

    def test_a_problem_is_given_what_its_texts_need(self) -> None:
        """All of it, and nothing that they do not say."""
        rules = {name: catalogue()[code] for code, (_, name) in _declared().items()}
        assert len(rules) == len(catalogue())
        wrong = [
            (module, name, sorted(given))
            for module, tree in SOURCES.items()
            for name, given in _details(tree)
            if name in rules and given != _needed(rules[name])
        ]
        assert wrong == []


SOURCES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(Path(sosialisasi.__file__).parent.rglob("*.py"))}


def _declared() -> Mapping[str, tuple[Path, str]]:
    """The module and the name of the constant of each code."""
    return {
        str(each.value): (path, target.id)
        for path, tree in SOURCES.items()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name)
        if isinstance(call := node.value, ast.Call)
        for each in call.args
        if isinstance(each, ast.Constant) and each.value in catalogue()
    }


def _names(tree: ast.Module) -> set[str]:
    """What is read in a module, as a name or as one of another module."""
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return named | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def _details(tree: ast.Module) -> Iterator[tuple[str, set[str]]]:
    """The constant and the details of each problem that a module makes of it, unless they come from a dictionary."""
    for call in ast.walk(tree):
        match call:
            case (
                ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="at"))
                | ast.Call(func=ast.Name(id="Misread"), args=[ast.Name(id=name)])
            ):
                given = {each.arg for each in call.keywords}
                if None not in given:
                    yield name, {each for each in given if each} - {"right"}


def _needed(rule: Rule) -> set[str]:
    texts = (rule.message, rule.reason, rule.hint)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_site_is_answered_in_these_words(situs: Situs, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    """The error text is part of the product."""
    if (BAD / case).is_dir():
        shutil.copytree(BAD / case, situs.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("harapan.txt"))
    if case in CAUSED:
        CAUSED[case](situs, monkeypatch)
    monkeypatch.setattr(invocation, "shown", lambda text, root: text)  # Which is another where each user stands.
    command = "build" if case in BUILT else "check"
    published = ["--publish", str(situs.root.with_name("terbit"))] if case in PUBLISHED else []
    asked = ["--saran"] * (catalogue()[code_of(case)].severity is Severity.ADVICE)
    done = CliRunner().invoke(cli, [command, "--site", str(situs.root), "--jobs", "1", *asked, *published])
    is_error = catalogue()[code_of(case)].severity is Severity.ERROR
    assert done.exit_code == int(is_error), done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert f" {code_of(case)}\n" in done.stdout
    assert published or not situs.published().keys() - {"skripsi.txt"}
    told = done.stdout.removeprefix(f"Situs: {situs.root}\n")
    said = told.partition("index.html\n")[2] or told  # without what a good build says of itself
    expected = BAD / case / "harapan.txt"
    if os.environ.get("PERBARUI"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(said, "utf-8", newline="\n")
    assert said == expected.read_text("utf-8")


class TestManyAtOnce:
    def test_all_mistakes_of_all_files_are_told_in_one_run(self, situs: Situs) -> None:
        """Whoever mends a site mends it once: each mistake has its own file and line."""
        situs.edit("content/situs.yaml", "data_per: 22", "data_per: 32")
        situs.edit("content/peraturan/pp-94-2021.yaml", "tahun: 2021\n", "tahun: 2021\ntahunn: 2021\n")
        situs.edit("content/boleh-jangan/d-1.yaml", "putusan: jangan", "putusan: janggan")
        situs.edit("content/boleh-jangan/d-1.yaml", "sanksi: disiplin-berat", "sanksi: disiplin-ringan")
        situs.edit("content/boleh-jangan/h-1.yaml", "alasan: ", "alasan:: ")
        situs.edit("content/briefing/fasilitas.md", "- Jangan: memasang", "- <b>Jangan</b>: memasang")
        situs.edit("content/briefing/fasilitas.md", "tanggal: 22 November 2026\nstatus", "tanggal: kemarin\nstatus")
        situs.edit("content/halaman/tentang.md", "## Batas", "# Batas")
        assert situs.build().errors == [
            ("content/boleh-jangan/d-1.yaml", 2, "pilihan-salah"),
            ("content/boleh-jangan/d-1.yaml", 10, "pilihan-salah"),
            ("content/boleh-jangan/h-1.yaml", 4, "kunci-tak-dikenal"),
            ("content/briefing/fasilitas.md", 4, "tanggal-salah"),
            ("content/briefing/fasilitas.md", 19, "html-dilarang"),
            ("content/halaman/tentang.md", 9, "judul-tingkat-satu"),
            ("content/peraturan/pp-94-2021.yaml", 4, "kunci-tak-dikenal"),
            ("content/situs.yaml", 6, "tanggal-mustahil"),
        ]

    def test_mistakes_between_files_are_told_together_too(self, situs: Situs) -> None:
        """References, dates and names are all looked at, whatever else is wrong."""
        situs.edit("content/kalender/ogan-ilir-2024.yaml", "daerah: 16.10", "daerah: 16.01.99")
        situs.edit("content/rakor/ogan-ilir-2024.md", "[D-1, H-1]", "[D-1, H-7]")
        situs.edit("content/rakor/ogan-ilir-2024.md", "kapan: 14 Oktober", "kapan: 4 Oktober")
        situs.edit("content/briefing/fasilitas.md", "[[D-1]]", "[[D-11]]")
        situs.edit("content/situs.yaml", "[D-1]", "[D-4]")
        assert situs.build().errors == [
            ("content/briefing/fasilitas.md", 18, "rujukan-tak-ada"),
            ("content/kalender/ogan-ilir-2024.yaml", 2, "kode-daerah-salah"),
            ("content/rakor/ogan-ilir-2024.md", 22, "rujukan-tak-ada"),
            ("content/rakor/ogan-ilir-2024.md", 29, "tanggal-tak-urut"),
            ("content/situs.yaml", 8, "rujukan-tak-ada"),
        ]

    @pytest.mark.parametrize(
        ("path", "old", "new"),
        [
            ("content/peraturan/pp-94-2021.yaml", "jenis: PP", "jenis PP"),
            ("content/boleh-jangan/d-1.yaml", "putusan: jangan", "putusan: lain"),
            ("content/lembaga/bawaslu.yaml", "nama: ", "nama:: "),
            ("content/pemilihan/pilkada-2024.yaml", "jenis: pilkada", "jenis: arisan"),
            ("content/kalender/ogan-ilir-2024.yaml", "verifikasi: belum", "verifikasi: ya"),
            ("content/halaman/tentang.md", "---\njudul", "--\njudul"),
        ],
    )
    def test_who_refers_to_a_broken_file_is_not_to_blame(self, situs: Situs, path: str, old: str, new: str) -> None:
        """One mistake, one message: not one for each page that cites it."""
        situs.edit(path, old, new)
        assert {found.path for found in situs.build().problems} == {path}

    def test_a_page_that_cannot_be_made_is_not_a_dead_link_as_well(self, situs: Situs) -> None:
        """A broken template is told once, not for each page that leads to its pages."""
        situs.write("templates/web/butir.html", "{{ view.tidak_ada }}")
        assert situs.build().codes == {"templat-rusak"}


class TestEncodings:
    def test_line_ends_of_windows_are_fine(self, situs: Situs) -> None:
        """Notepad's files give the same site, without a word."""
        situs.build()
        for path in sorted(situs.root.glob("content/*/*")):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert situs.build().problems == ()
        assert situs.build(clean=True).written == set()

    @pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
    def test_lines_are_counted_as_an_editor_counts_them(self, situs: Situs, end: str) -> None:
        """Whatever ends them."""
        text = (situs.root / PAGE).read_text("utf-8").replace("## Batas", "# Batas")
        situs.write(PAGE, text.replace("\n", end))
        assert situs.build().errors == [(PAGE, 9, "judul-tingkat-satu")]

    def test_a_mark_at_the_start_is_dropped_with_a_notice(self, situs: Situs) -> None:
        """A BOM must not cost a page its title."""
        situs.build()
        before = situs.page("halaman/tentang.html")
        situs.write(PAGE, b"\xef\xbb\xbf" + (situs.root / PAGE).read_bytes())
        assert situs.build().codes == {"bom-dibuang"}
        assert situs.page("halaman/tentang.html") == before
