"""New files by a form: the same bytes as by the command, over no file, with each answer read as soon as it is given."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from harness import HERE, Situs
from harness.preview import desk_of
from markupsafe import escape

from sosialisasi.building.folders import Folders
from sosialisasi.building.pipeline import build
from sosialisasi.commands.cli import cli
from sosialisasi.desk.answers import answer
from sosialisasi.desk.authoring.starting import KINDS
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response
from sosialisasi.desk.live import LiveSite
from sosialisasi.ground.folders import Folder
from sosialisasi.reading.wordfile import read_word

REGION = "Kabupaten Lahat"
LINES = "PP 94/2021 Pasal 5 huruf n\nUU 10/2016"
CASE = {"putusan": "jangan", "alasan": "Itu promosi.", "kanal": "uang-barang", "dasar": LINES}
GIVEN: dict[str, dict[str, str]] = {
    "briefing": {"judul": "Cuti: tata cara", "ringkasan": "Cara\nmengajukan cuti.", "audiens": "asn\nguru"},
    "butir": {"kalimat": "Memasang spanduk", **CASE},
    "kasus": {
        "judul": "Spanduk",
        "keadaan": "Ada spanduk.",
        "tanya": "Bolehkah?",
        "jawaban": "Tolak.",
        "butir": "d1",
        **CASE,
    },
    "angka": {
        "judul": "Laporan",
        "nilai": "7",
        "satuan": "laporan",
        "tanggal": "1-30 September 2024",
        "menghitung": "Laporan.",
        "sumber": "Koran",
    },
    "kalender": {"daerah": REGION, "pemilihan": "pilkada-2024"},
    "peraturan": {
        "jenis": "SE",
        "nomor": "1",
        "tahun": "2026",
        "judul": "Edaran",
        "kekuatan": "surat edaran",
        "berlaku": "1-2-2026",
        "ringkasan": "Karangan.",
        "sumber": "Karangan",
    },
    "lembaga": {"lembaga": "Badan Contoh", "tugas": "Memantau."},
    "rakor": {"judul": "Rakor camat", "ringkasan": "Rapat karangan.", "tempat": "Aula", "daerah": REGION},
    "opd": {"opd": "Dinas Contoh\nBadan Contoh"},
    "daerah": {"daerah": REGION},
    "halaman": {"judul": "Kontak", "ringkasan": "Ke mana bertanya."},
    "pemilihan": {"judul": "Pilkada karangan", "jenis": "pilkada", "dasar": LINES},
    "pelaporan": {"judul": "Alur lama", "ringkasan": "Karangan."},
    "formulir": {"judul": "Janji", "pembuka": "Kami:", "penutup": "Demikian.", "penanda_tangan": "Camat"},
    "peserta": {"daerah": REGION, "pemilihan": "pilkada-2024", "peserta": "Fulan Contoh\nKolom kosong"},
}


def folders_of(root: Path) -> Folders:
    return Folders(root=root, out=root / "_site", office=root / "_kantor")


@pytest.fixture
def desk(situs: Situs) -> Desk:
    live = LiveSite(situs.folders)
    live.look()
    return desk_of(live)


def get(desk: Desk, path: str) -> Response:
    return answer(Request(method="GET", path=path, host="", is_known=True), desk)


def post(desk: Desk, path: str, body: object) -> tuple[int, Any]:
    data, kind = json.dumps(body).encode(), "application/json"
    told = answer(Request(method="POST", path=path, host="", has_token=True, kind=kind, body=data), desk)
    return told.status, json.loads(told.data)


def begin(desk: Desk, kind: str, answers: dict[str, str], *, write: bool = True) -> Any:
    status, told = post(desk, f"meja/baru/{kind}", {"answers": answers, "write": write})
    assert status == 200, told
    return told


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_makes_what_the_command_makes(desk: Desk, situs: Situs, tmp_path: Path, kind: str) -> None:
    """Byte for byte, and its page leads to the form of the new file."""
    other = Situs(tmp_path / "lain")
    options = (each for key, text in GIVEN[kind].items() for each in (f"--{key.replace('_', '-')}", text))
    lines = [option.replace("\n", " " if kind == "briefing" and "Cara" in option else "; ") for option in options]
    done = CliRunner().invoke(cli, ["baru", kind, *lines, "--site", str(other.root)])
    assert done.exit_code == 0, done.output
    told = begin(desk, kind, GIVEN[kind])
    path = told["ke"].removeprefix("/meja/berkas/")
    assert (situs.root / path).read_bytes() == (other.root / path).read_bytes()
    assert get(desk, told["ke"].removeprefix("/")).status == 200
    (save,) = desk.history.saves()
    assert save.what == f"Membuat {path}"


def test_every_kind_of_file_can_be_begun_at_the_desk(desk: Desk) -> None:
    """Those that people write, but for the settings, which a new site has already; the usual ones first."""
    page = get(desk, "meja/baru/").data.decode()
    assert {kind.folder for kind in KINDS.values()} == {folder for folder in Folder if folder.has_keys} - {
        Folder.SETTINGS
    }
    places = [page.index(f'"/meja/baru/{name}"') for name in ("rakor", "briefing", "halaman", "peserta")]
    assert places == sorted(places)
    for name, kind in KINDS.items():
        form = get(desk, f"meja/baru/{name}").data.decode()
        assert form.count("data-tanya=") == len(kind.questions) + (kind.named_by is None)


def test_each_answer_is_read_as_soon_as_it_is_given(desk: Desk, situs: Situs) -> None:
    """What rests on it is suggested; what cannot be used is told with what could; nothing is written."""
    told = begin(desk, "rakor", {"daerah": "lahat", "tanggal": "senin 7-10-2024"}, write=False)
    assert told["terbaca"] == {"daerah": "Kabupaten Lahat (16.04)", "tanggal": "Senin, 7 Oktober 2024"}
    assert told["usul"]["tuan_rumah"] == "Pemerintah Kabupaten Lahat"
    told = begin(desk, "rakor", {"daerah": "Lahta", "jenis": "edaran"}, write=False)
    assert "Kabupaten Lahat (16.04)" in told["salah"]["daerah"]
    assert told["tersembunyi"] == ["mulai", "tempat"]
    assert "nama_berkas" not in told["salah"]
    assert desk.history.saves() == ()


def test_nothing_is_made_of_answers_that_are_missing(desk: Desk) -> None:
    told = begin(desk, "halaman", {"judul": "Kontak", "tanggal": "31 November 2026"})
    assert told["ke"] == ""
    assert told["salah"].keys() == {"ringkasan", "tanggal"}
    assert told["salah"]["ringkasan"] == "Ini harus diisi."
    assert desk.history.saves() == ()


def test_no_file_is_written_over(desk: Desk, situs: Situs) -> None:
    """Whatever the spelling or the ending of what is there; another name is asked for where people choose it."""
    situs.write("content/halaman/Kontak.txt", "punya orang lain")
    told = begin(desk, "halaman", GIVEN["halaman"])
    assert "content/halaman/Kontak.txt" in told["salah"]["nama_berkas"]
    told = begin(desk, "halaman", GIVEN["halaman"] | {"nama_berkas": "Kontak Kami"})
    assert told["ke"] == "/meja/berkas/content/halaman/kontak-kami.md"
    begin(desk, "daerah", GIVEN["daerah"])
    assert "sudah ada" in begin(desk, "daerah", GIVEN["daerah"])["salah"]["daerah"]


def test_a_text_comes_from_word(desk: Desk, situs: Situs) -> None:
    """Its title and what was left behind are told before anything is written; no event takes its text from there."""
    data = (HERE / "word/pandoc/block_quotes.docx").read_bytes()
    word = read_word(data)
    ask = Request(method="POST", path="meja/word", host="", kind="application/octet-stream", body=data, has_token=True)
    told = json.loads(answer(ask, desk).data)
    assert (told["judul"], told["naskah"]) == (word.title or "", word.markdown)
    assert all(escape(each) in told["isi"] for each in word.dropped)
    refused = answer(replace(ask, body=b"%PDF-1.7"), desk)
    assert refused.status == 422
    assert "Word" in json.loads(refused.data)["pesan"]
    answers = GIVEN["halaman"] | {"nama_berkas": "dari-word"}
    _, made = post(desk, "meja/baru/halaman", {"answers": answers, "write": True, "body": told["naskah"]})
    text = (situs.root / made["ke"].removeprefix("/meja/berkas/")).read_text("utf-8")
    assert text.endswith(f"---\n\n{word.markdown}")
    assert 'id="berkas-word"' in get(desk, "meja/baru/halaman").data.decode()
    assert 'id="berkas-word"' not in get(desk, "meja/baru/rakor").data.decode()


def test_there_is_no_other_kind(desk: Desk) -> None:
    assert get(desk, "meja/baru/situs").status == 404
    assert post(desk, "meja/baru/situs", {"answers": {}, "write": True})[0] == 404


# --- a site --------------------------------------------------------------------------------------------


def test_a_site_begins_in_an_empty_folder(tmp_path: Path) -> None:
    """For a region that the shipped content lacks, chosen by name; the desk leads there and answers by itself."""
    live = LiveSite(folders_of(tmp_path))
    live.look()
    desk = desk_of(live)
    assert "Situs baru" in get(desk, "meja/").data.decode()
    assert 'data-pilih="daerah"' in get(desk, "meja/situs-baru").data.decode()
    offered = answer(
        Request(
            method="GET", path="meja/pilih", host="", is_known=True, query={"jenis": "daerah", "cari": "banggai laut"}
        ),
        desk,
    )
    assert "Kabupaten Banggai Laut" in [each["nama"] for each in json.loads(offered.data)]
    answers = {"daerah": "Kabupaten Banggai Laut", "penerbit": "BKPSDM Kabupaten Banggai Laut"}
    _, told = post(desk, "meja/", {"answers": {"daerah": "Banggai Laut"}, "write": True})
    assert told["salah"] == {"penerbit": "Ini harus diisi."}
    _, told = post(desk, "meja/situs-baru", {"answers": answers, "write": True})
    assert told["ke"] == "/meja/"
    assert "sedang dibaca" in get(desk, "meja/").data.decode()
    live.look()
    assert "Rakor netralitas ASN Kabupaten Banggai Laut" in get(desk, "meja/").data.decode()
    assert (tmp_path / "LISENSI-BAHAN.txt").is_file()
    report = build(folders_of(tmp_path))
    assert [problem for problem in report.problems if problem.is_error] == []
    assert post(desk, "meja/situs-baru", {"answers": answers, "write": True})[0] == 422


def test_a_site_is_never_begun_where_one_is(desk: Desk) -> None:
    assert get(desk, "meja/situs-baru").status == 404
    assert post(desk, "meja/situs-baru", {"answers": {}, "write": True})[0] == 422
