"""Sheets come out of the printer as they were written: right size, all the text, tagged, and the same every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from harness import HERE
from harness.classes import kinds_of
from harness.ink import Text, marks
from harness.pdf import EDITION, FOLDERS, MILLIMETRE, edition, filled, opened, pages, render, text_of
from harness.samples import (
    BASIS,
    CASE,
    CHAIN,
    EVENT,
    PLEDGE,
    branch,
    item,
    items,
    step,
)
from harness.sheets import (
    BODY,
    CAUTION,
    MAKERS,
    PARTS,
    alone,
    body_of,
    deck,
    digests,
    groups,
    imprinted,
    notes,
    pack,
    part_of,
    poisoned,
    size,
)
from pdfua import validate

from sosialisasi.ground.files import template_folders
from sosialisasi.reading.markup import Typst, typst
from sosialisasi.reading.markup import parse as parse_markdown
from sosialisasi.showing.rendering import paper, templating
from sosialisasi.showing.sheets.meetings import PointsPart
from sosialisasi.showing.sheets.slides import Deck
from sosialisasi.showing.sheetviews import Handout, ListPart, Part, SheetView
from sosialisasi.showing.views import ChainView
from sosialisasi.site.words import Channel, Format, Paper, Role, Verdict, Verification

EVERY_SHEET = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
EVERY_PAPER = pytest.mark.parametrize("on", Paper)


# --- every sheet -------------------------------------------------------------------------------------


@EVERY_PAPER
@EVERY_SHEET
def test_paper_is_exact(make: Callable[[Paper], SheetView], on: Paper) -> None:
    """Each page has the size of its paper; attendance lists and certificates lie, all else of a handout stands."""
    view = make(on)
    data = render(view)
    for page, text in zip(opened(data).pages, pages(data), strict=True):
        is_back = not text and page.mediabox[2] > page.mediabox[3]
        is_lying = is_back or "Diwakili oleh Tanda tangan" in text or "Diberikan kepada" in text
        sides = size(view)[::-1] if is_lying else size(view)
        assert [float(edge) for edge in page.mediabox] == pytest.approx(
            [0, 0, *(side * MILLIMETRE for side in sides)], abs=0.02
        )


@EVERY_SHEET
def test_pdf_is_accessible(make: Callable[[Paper], SheetView], tmp_path: Path) -> None:
    """Tagged, Indonesian, titled, with its fonts inside; the checker of PDF/UA finds nothing."""
    data = render(make(Paper.A4))
    pdf = opened(data)
    assert pdf.Root.MarkInfo.Marked
    assert "/StructTreeRoot" in pdf.Root
    assert str(pdf.Root.Lang) == "id-ID"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == make(Paper.A4).title
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfuaid:part"] == "1"
        assert "netralitas ASN" in metadata["pdf:Keywords"]
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
    file = tmp_path / "lembar.pdf"
    file.write_bytes(data)
    assert list(validate(str(file)).findings) == []


@EVERY_SHEET
def test_every_page_says_what_it_is(make: Callable[[Paper], SheetView]) -> None:
    """What is signed says it in fewer words, and counts its own pages. A certificate is framed, so nothing of ours is
    at its foot: it says what it is itself.
    """
    view = make(Paper.F4)
    printed = pages(render(view))
    for number, page in filled(printed).items():
        if "Diberikan kepada" in page:
            assert "SERTIFIKAT Nomor:" in page
            assert page.endswith("Nama: NIP:")
        elif page.startswith("Masih berlaku? Buka "):
            foot = rf"{re.escape(view.title)} Kode K7M4X2 · revisi 2, 27 Juni 2024 · Halaman (\d) dari (\d)$"
            own = re.search(foot, page)
            assert own
            assert 1 <= int(own[1]) <= int(own[2])
        else:
            assert f"{'' if view.imprint.paper is Format.SLIDE else 'Halaman '}{number} dari {len(printed)}" in page
            assert f"{view.title} · Keadaan per 27 Juni 2024" in page
            assert "BKPSDM Contoh · Situs Netral · https://contoh.example/lembar.html" in page
        assert "Contoh: bukan dokumen instansi sungguhan" in page
        assert "DRAF" not in page
    for page in filled(pages(render(imprinted(replace(view, caution=CAUTION), is_example=False)))).values():
        assert "DRAF: belum disetujui" in page
        assert "bukan dokumen instansi" not in page


@EVERY_SHEET
def test_its_pages_are_counted(make: Callable[[Paper], SheetView]) -> None:
    data = render(make(Paper.A4))
    assert paper.page_count(data) == len(opened(data).pages)


@EVERY_SHEET
def test_bytes_are_the_same_twice(make: Callable[[Paper], SheetView]) -> None:
    assert render(make(Paper.A4)) == render(make(Paper.A4))


def test_bytes_are_the_same_in_another_process_and_folder(tmp_path: Path) -> None:
    """Neither the folder, the zone, the language nor the hash seed of a machine shows in the PDF of any sheet."""
    environment = {
        "PYTHONPATH": f"{HERE}:{HERE.parent}",
        "TZ": "Asia/Jayapura",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    code = "import json; from harness.sheets import digests; print(json.dumps(digests()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout) == digests()


@EVERY_SHEET
def test_black_and_white(make: Callable[[Paper], SheetView]) -> None:
    """Nothing is grey or coloured: a photocopier would lose it."""
    pdf = opened(render(replace(make(Paper.A4), caution=CAUTION)))
    drawn = [*pdf.pages, *(each for page in pdf.pages for each in page.Resources.get("/Pattern", {}).values())]
    colours = {
        tuple(float(str(part)) for part in instruction.operands if not isinstance(part, pikepdf.Name))
        for each in drawn
        for instruction in pikepdf.parse_content_stream(each)
        if str(instruction.operator) in ("g", "G", "rg", "RG", "sc", "SC", "scn", "SCN")
    }
    assert all(set(colour) <= {0.0, 1.0} for colour in colours), colours


# --- text is only text -------------------------------------------------------------------------------

HOSTILE = '#panic("x") *_$@<>[]{}\\" {{ view }} // שלום مرحبا 👍🏽 漢'
PRINTED = ('#panic("x") *_$@<>[]{}\\" {{ view }} //', "שלום", "👍", "[U+6F22]")


@EVERY_SHEET
def test_hostile_text_is_printed_as_written(make: Callable[[Paper], SheetView]) -> None:
    """No content is read as code, whatever it holds; a sign that no font has is spelled out."""
    printed = text_of(poisoned(make(Paper.A4), HOSTILE))
    for part in PRINTED:
        assert part in printed


def test_hostile_markdown_is_printed_as_written() -> None:
    text = 'Kata #panic("x") @a $b$ [c] {d} "e" \\\\ שלום 👍 漢 <i>.'.replace("<i>", "&lt;i&gt;")
    assert '#panic("x") @a $b$ [c] {d} "e" \\' in text_of(alone("briefing", body=body_of(text)))


@EVERY_SHEET
@pytest.mark.parametrize("text", ["", " ", "\x00\x07", "\ufeff", "\uf0b7", "\u202e", "\ud83d"])
def test_odd_signs_stop_nothing(make: Callable[[Paper], SheetView], text: str) -> None:
    view = poisoned(make(Paper.A4), text)
    assert pages(render(imprinted(replace(view, title="Judul", subject="Hal"), publisher="P", site="S")))


def test_a_very_long_word_stays_on_the_paper() -> None:
    word = "x" * 150
    printed = text_of(poisoned(pack(), word))
    assert printed.replace(" ", "").replace("\u200b", "").count(word) >= 5


def test_a_very_long_word_in_a_text_breaks_but_its_link_does_not() -> None:
    address = "https://contoh.example/" + "x" * 90
    data = render(alone("briefing", body=body_of(f"[{'y' * 150}]({address})")))
    assert "y" * 150 in " ".join(pages(data)).replace(" ", "").replace("\u200b", "")
    links = [note.A.URI for page in opened(data).pages for note in page.get("/Annots", ())]
    assert {str(link) for link in links} == {address}


@EVERY_SHEET
def test_a_title_of_200_letters_breaks_nothing(make: Callable[[Paper], SheetView]) -> None:
    title = ("Rapat koordinasi netralitas aparatur sipil negara " * 4)[:200].strip()
    printed = pages(render(replace(make(Paper.A4), title=title)))
    framed = [page for page in filled(printed).values() if "Diberikan kepada" in page]  # They have no foot.
    assert all("…" in page for page in filled(printed).values() if page not in framed)


# --- sheet by sheet ----------------------------------------------------------------------------------


def test_briefing_prints_its_text() -> None:
    printed = text_of(alone("briefing"))
    for part in (
        "Bagian pertama",
        "✓ Boleh: memakai hak pilih",
        "✗ Jangan: memberi like",
        "! Bersyarat: hadir pasif",
        "Pernyataan, bukan aturan",
        "Koreksi: yang benar lain.",
        "Untuk: Semua ASN",
        "Penulis: Tim",
        "berlaku sejak 31 Agustus 2021",
        "◇ belum diverifikasi ke naskah",
    ):
        assert part in printed


def test_a_citation_names_the_number_of_its_legal_basis() -> None:
    """The text stays short, and what it rests on is at the foot of the sheet."""
    body, _ = parse_markdown("Dilarang: [[satu]]. Juga: [[dua]] dan [[satu]].")
    text = typst(body, lambda ref: Typst(f'#kutipan("{ref.target}");'))
    named = (replace(BASIS, text="satu", title="Undang-Undang Satu"), replace(BASIS, text="dua", title="Peraturan Dua"))
    printed = text_of(alone("briefing", body=text, bases=named))
    assert "Dilarang: satu [1]. Juga: dua [2] dan satu [1]." in printed
    assert "[1] satu ◇ belum diverifikasi ke naskah: Undang-Undang Satu" in printed


@pytest.mark.parametrize(("paragraphs", "sheets"), [(3, 1), (14, 2), (17, 2), (60, 5)])
def test_a_briefing_keeps_to_two_pages_if_it_can(paragraphs: int, sheets: int) -> None:
    text = body_of("\n\n".join(["Setiap pegawai menjaga jarak yang sama dengan semua pihak. " * 6] * paragraphs))
    assert len(pages(render(alone("briefing", body=text)))) == sheets


@EVERY_PAPER
@pytest.mark.parametrize("counts", [(1, 0, 0), (0, 1, 3), (3, 0, 9), (14, 4, 7), (25, 6, 15), (28, 6, 14)])
def test_boleh_jangan_is_one_page(on: Paper, counts: tuple[int, int, int]) -> None:
    """All that a role has today fits on one sheet, never below 10.5 pt."""
    data = render(alone("boleh-jangan", on, groups=items(*counts)))
    printed = pages(data)
    assert len(printed) == 1
    for _, shown in items(*counts):
        for each in shown:
            assert f"{each.id} Memberi like" in printed[0]
    assert min(_sizes(data, below=False)) >= 10.5
    assert min(_sizes(data, below=True)) >= 8


def test_sixty_items_flow_to_more_pages() -> None:
    printed = pages(render(alone("boleh-jangan", groups=items(40, 10, 20))))
    assert len(printed) > 1
    assert "D-40" in printed[-1] or "D-40" in printed[-2]


def test_boleh_jangan_tells_sanction_and_doubt() -> None:
    printed = text_of(alone("boleh-jangan", groups=items(3, 0, 3)))
    assert "Sanksi: kode etik; disiplin berat. Bagi Camat dan lurah: pidana." in printed
    assert printed.count("◇ belum diverifikasi ke naskah") == 2
    assert "Tidak tercantum bukan berarti boleh" in printed


def test_calendar_tells_days_and_what_differs() -> None:
    printed = text_of(alone("kalender"))
    for part in (
        "Rabu, 27 November 2024",
        "26 November 2024 3 hari",
        "Jadwal nasional: 23–25 November 2024",
        "Alasan berbeda: Banjir",
        "Jadwal ini sudah diganti: Kalender pengganti",
        "Hari dihitung menurut WIT.",
        "◇ belum diverifikasi ke naskah; hanya sumber sekunder",
    ):
        assert part in printed


def test_pledges_have_their_blanks() -> None:
    together, single = text_of(alone("ikrar")), text_of(alone("pakta-integritas"))
    assert "Kami berikrar: 1. menjaga netralitas;" in together
    assert "Contoh," in together
    assert "Yang berikrar, mewakili" in together
    assert together.count("Jabatan") == 3, 'who says "kami" is several people'
    assert "Naskah dari sumber sesudah acara ini" not in together + single
    assert "Naskah dari sumber sesudah acara ini" in text_of(alone("ikrar", is_newer=True))
    assert "Unit kerja" not in together
    for part in ("Nama", "NIP", "Jabatan", "Unit kerja", "Mengetahui: Atasan langsung", "Yang berikrar"):
        assert part in single


def test_a_pact_that_names_its_signer_has_no_second_blanks() -> None:
    own = replace(PLEDGE, opening="Saya yang bertanda tangan di bawah ini, nama ………, menyatakan:")
    assert "Unit kerja" not in text_of(alone("pakta-integritas", pledge=own))


def test_attendance_lists_every_district_under_its_region() -> None:
    """144 districts get their rows, and head and region are said again on each page."""
    counts = (13, 10, 12, 12, 11, 10, 24, 8, 11, 11, 13, 9)
    printed = pages(render(alone("daftar-hadir", groups=groups(*counts))))
    whole = " ".join(printed)
    assert sum(counts) == 144
    for group in groups(*counts):
        assert group.title in whole
        assert all(f"{row.office} " in whole for row in group.rows)
    for page in printed:
        assert "No. Nama Jabatan dan instansi Diwakili oleh Tanda tangan" in page


def test_pack_holds_the_sheets_in_the_order_asked() -> None:
    """The outline and the table of contents name each part once, where it stands."""
    view = pack()
    pdf = opened(render(view))
    with pdf.open_outline() as outline:
        parts = [entry.title for entry in outline.root]
    assert parts == [
        "Susunan acara",
        "Pokok bahasan",
        "Media sosial",
        "Boleh dan jangan",
        "Kalender tahapan",
        "Alur pelaporan",
        "Ikrar Netralitas",
        "Pakta Integritas",
        "Daftar undangan",
        "Berita acara",
        "Daftar yang belum menandatangani",
        "Daftar hadir",
        "Tanda terima bahan",
        "Notula",
        "Lembar tindak lanjut",
        "Kuis",
        "Kunci jawaban kuis",
        "Evaluasi peserta",
        "Surat edaran",
        "Tanya jawab",
        "Laporan kegiatan",
        "Sertifikat",
        "Pokok pembicaraan",
    ]
    printed = pages(render(view))
    assert "Kamis, 27 Juni 2024 Pukul: 08.00–12.30 WITA" in printed[0]
    for title in parts:
        assert title in printed[0]
    few = list(filter(None, pages(render(replace(view, parts=(part_of("tindak-lanjut"), part_of("ikrar")))))))
    assert len(few) == 3
    assert "Teken pakta" in few[1]
    assert "Kami berikrar:" in few[2]


def test_pack_keeps_statements_apart_from_rules() -> None:
    printed = text_of(pack())
    assert "Pernyataan, bukan aturan" in printed
    assert "“Langsung dipecat.” — Fulan, Bupati, 27 Juni 2024. Sumber: Koran Contoh." in printed
    assert "Koreksi: Tidak langsung." in printed


def test_the_reporting_chain_tells_who_does_what_within_how_long() -> None:
    printed = text_of(alone("alur-pelaporan"))
    for number in range(1, len(Verification) + 1):
        assert f"{number} Pelaku {number} Mengkaji. Tenggat: 7 hari. Dasar: PP 94/2021 Pasal 5 huruf n" in printed
    assert "bukan alur yang berlaku sekarang" in printed
    assert "◇ berarti belum diverifikasi ke naskah." in printed


def test_what_differs_by_election_is_one_step() -> None:
    """A report goes one of the two ways; two numbers would send it through both, one after the other."""
    printed = text_of(alone("alur-pelaporan")).partition("A. Bila soal disiplin")[2]
    assert printed.startswith(" 1 Pelapor (salah satu, menurut pemilihannya) Mengkaji. Pemilu: Isi Pemilu.")
    assert "Pilkada: Isi Pilkada. Tenggat: 7 hari" in printed


def test_sanctions_name_who_decides_or_that_we_do_not_know() -> None:
    printed = text_of(alone("alur-pelaporan"))
    assert "Sanksi menurut aturan yang berlaku pada 27 Juni 2024" in printed
    assert "Hukuman disiplin berat PPK PP 94/2021 Pasal 5 huruf n" in printed
    assert "Pidana (bagi CPNS) belum tercatat di sini PP 94/2021 Pasal 5 huruf n" in printed
    assert printed.count("tanyakan kepada BKPSDM Contoh (bagian disiplin).") == 1, "whom to ask is said once, below"
    assert "Sanksi" not in text_of(alone("alur-pelaporan", sanctions=()))


def _ways(count: int, steps: int, action: str = "Mengkaji.") -> ChainView:
    """A chain of so many ways, each of so many steps, read in order."""
    case = replace(CASE, action=action)
    return replace(
        CHAIN,
        branches=tuple(
            branch(
                *(step(f"Pelaku {way}-{number}", case) for number in range(1, steps + 1)),
                condition=f"Bila {way}" if way else None,
                letter="ABCDEFGH"[way - 1] if way else None,
            )
            for way in range(count + 1)
        ),
    )


@EVERY_PAPER
@pytest.mark.parametrize(("count", "steps"), [(0, 0), (0, 1), (0, 2), (1, 1), (2, 4), (3, 3), (8, 2), (2, 60)])
def test_every_step_is_drawn_in_order(on: Paper, count: int, steps: int) -> None:
    """Whatever the ways are, the text is read way by way, and none is cut off."""
    for action in ("Mengkaji.", "Mengkaji laporan dan bukti yang sangat panjang sekali. " * 6):
        printed = text_of(alone("alur-pelaporan", on, chain=_ways(count, steps, action)))
        actors = [f"{step} Pelaku {way}-{step} " for way in range(count + 1) for step in range(1, steps + 1)]
        places = [printed.index(actor) for actor in actors]
        if steps <= 4:
            assert places == sorted(places)
        assert printed.count(action.strip()) == len(actors)


# --- slides and what is said to them -----------------------------------------------------------------


WORDS = "kata yang cukup panjang untuk satu baris "


def slides(view: Deck) -> list[str]:
    """The text of each slide, without its foot."""
    return [page.partition(f"{view.title} · Keadaan per")[0].strip() for page in pages(render(view))]


def said(view: Deck, on: Paper = Paper.A4) -> str:
    return text_of(notes(view, on))


def told(markdown: str) -> Deck:
    return deck(*alone("briefing", body=body_of(markdown)).parts)


def letters(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def test_a_meeting_is_shown_from_its_title_to_where_to_read_on() -> None:
    shown = slides(deck())
    assert shown[0].startswith(
        "Rakor Camat Kabupaten Contoh Bahan cetak netralitas ASN Kamis, 27 Juni 2024, 08.00–12.30"
    )
    assert "Tahapan pada hari rapat: Pilkada 2024: Kampanye" in shown[1]
    assert "Hari pemungutan suara: Rabu, 27 November 2024 (Kabupaten Contoh)" in shown[1]
    for wanted in (
        "Pokok bahasan 1. ASN netral.",
        "Pernyataan, bukan aturan “Langsung dipecat.” — Fulan, Bupati, 27 Juni 2024. Sumber: Koran Contoh. Koreksi",
        "✗ JANGAN ✗ Jangan: Memberi like pada unggahan calon atau bakal calon (D-1)",
        "✗ JANGAN (lanjutan)",
        "! BERSYARAT ! Bersyarat: Memberi like",
        "✓ BOLEH ✓ Boleh: Memberi like",
        "Alur pelaporan 1. Pelaku 1: Mengkaji. Tenggat: 7 hari",
        "A. Bila soal disiplin 1. Pelapor: Mengkaji. Tenggat: 7 hari",
        "Siapa memutuskan sanksi Sanksi Siapa yang memutuskan Hukuman disiplin berat PPK",
        "Ikrar Netralitas Kami berikrar: 1. menjaga netralitas; 2. menolak politik uang. Demikian ikrar ini.",
        "Tindak lanjut • Teken pakta Camat, 27 Juni 2024",
    ):
        assert any(slide.startswith(wanted) for slide in shown), wanted
    assert "https://contoh.example/lembar.html" in shown[-1]
    assert max(slide.count("(D-") for slide in shown) <= 4


def test_the_speaker_is_told_why() -> None:
    """Reason, example, sanction, basis and doubt of each item are said, not shown."""
    rules = replace(item(Verdict.FORBIDDEN, 3), reason="Orang menilai.", example="Staf mengetik.")
    view = deck(*alone("boleh-jangan", groups=((Verdict.FORBIDDEN, (rules,)),)).parts)
    words = (
        "D-3. Orang menilai. Contoh: Staf mengetik. Sanksi: Sanksi moral (kode etik); hukuman disiplin berat. Dasar: PP"
    )
    assert words in said(view)
    assert "◇ belum diverifikasi ke naskah." in said(view)
    assert "Orang menilai" not in " ".join(slides(view))
    named = replace(told("Lihat D-3."), items=(rules,))
    assert "Butir yang disebut ✗ Jangan: Memberi like" in said(named)
    assert words in said(named)
    assert "Butir yang disebut" not in said(told("Kosong."))
    assert "Sanksi: Sanksi moral (kode etik); hukuman disiplin berat. Bagi Camat dan lurah: pidana." in said(deck())
    assert "Koreksi: Tidak langsung. Sampaikan Yang mengikat adalah aturan" in said(deck())


def test_a_list_is_shown_and_the_text_around_it_is_said() -> None:
    view = told("Pembuka.\n\n## Satu\n\nKata sebelum.\n\n- butir\n\n**Penting.** Tampil.\n\n## Dua\n\nHanya kalimat.\n")
    assert slides(view)[1:-1] == ["Intinya Pembuka.", "Satu • butir Penting. Tampil.", "Dua Hanya kalimat."]
    assert "3. Satu • butir Penting. Tampil. Sampaikan Kata sebelum." in said(view)


def test_what_begins_a_list_is_on_every_slide_of_it() -> None:
    """Without its "kecuali" a list may say the opposite."""
    points = "\n".join(f"- butir {n} {WORDS}" for n in range(20))
    shown = slides(told(f"## Satu\n\nLewat.\n\nKecuali:\n\n{points}\n\nAkhir."))[1:-1]
    assert len(shown) > 2
    assert all("Kecuali: • butir" in slide for slide in shown)
    assert "Kecuali:" in said(told("Kecuali:\n\nkalimat."))


def test_a_heading_without_text_begins_the_next() -> None:
    assert slides(told("## Satu\n\n### Dua\n\nKalimat.\n\n## Tiga"))[1:-1] == ["Satu: Dua Kalimat.", "Tiga"]
    assert len(slides(told(""))) == 3


LONG_TEXTS = {
    "paragraph": WORDS * 100,
    "paragraphs": "\n\n".join(f"Paragraf {n}. {WORDS * 4}" for n in range(30)),
    "list": "\n".join(f"- butir {n} {WORDS}" for n in range(60)),
    "numbers": "\n".join(f"{n}. nomor {WORDS * 2}" for n in range(1, 61)),
    "item": f"- {WORDS * 60}\n- pendek",
    "nested": "- luar\n    - Boleh: dalam\n    - dalam juga\n" * 12,
    "verdicts": "\n".join(f"- Jangan: hal {n} {WORDS}" for n in range(20)),
    "table": "| A | B |\n| - | - |\n" + "\n".join(f"| baris {n} | {WORDS} |" for n in range(40)),
    "wide": "|" + " kolom |" * 9 + "\n|" + " - |" * 9 + "\n" + ("|" + " Pertanggungjawaban |" * 9 + "\n") * 4,
    "heading": f"## {WORDS * 5}\n\n{WORDS * 12}",
    "word": "x" * 400,
    "quote": f"> {WORDS * 30}\n>\n> — Nama; Jabatan; 8 Mei 2018; Koran\n>\n> Koreksi: {WORDS * 20}",
    "mixed": BODY,
}


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_no_slide_overflows_and_no_word_is_lost(text: str) -> None:
    """A slide that is too full goes on to a next one, which the notes count in the same way."""
    body, _ = parse_markdown(text)
    view = told(text)
    data = render(view)
    shown = slides(view)
    heard = said(view)
    assert f"{len(shown)}. Baca lagi dan teruskan" in heard
    assert f"{len(shown) + 1}. " not in heard.partition("Baca lagi dan teruskan")[2]
    whole = letters(" ".join(shown) + heard)
    assert [word for word in body.text.split() if letters(word) not in whole] == []
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for sign in page.chars:
                is_foot = sign["top"] > 161 * MILLIMETRE
                assert sign["size"] >= (9.5 if is_foot else 22)
                if sign["text"].strip():
                    assert 15.9 * MILLIMETRE < sign["x0"] < sign["x1"] < 304.1 * MILLIMETRE
                assert is_foot or sign["bottom"] < 161 * MILLIMETRE


def test_slides_have_their_titles_in_the_outline() -> None:
    view = deck()
    with opened(render(view)).open_outline() as outline:
        titles = [str(entry.title) for entry in outline.root]
    assert titles[:2] == ["Kalender tahapan", "Pokok bahasan"]
    assert titles[-1] == "Baca lagi dan teruskan"
    assert len(titles) == len({*titles})


def test_a_cover_leaves_out_what_is_not_known() -> None:
    printed = pages(render(replace(pack(), cover=replace(EVENT, start=None, phase=None), parts=PARTS[-1:])))
    assert len(printed) == 2
    assert "Pukul" not in printed[0]
    assert "Tahapan" not in printed[0]


@pytest.mark.parametrize("parts", [PARTS, PARTS[:4]], ids=["penuh", "pendek"])
def test_a_cover_is_as_airy_as_its_room_allows(parts: tuple[Part, ...]) -> None:
    """However many its parts are, what it holds stands apart from the event above, and all of it on one page."""
    view = replace(pack(), parts=parts)
    pdf = opened(render(view))
    texts = [m for m in marks(pdf.pages[0]) if isinstance(m, Text) and not m.is_margin]
    heading = min((mark for mark in texts if mark.size > 12.5), key=lambda mark: mark.y)
    above = min(mark.y for mark in texts if mark.y > heading.y + 1)
    assert above - heading.y >= 40, "points, from line to line"
    assert sum("Isi paket" in page for page in pages(render(view))) == 1


# --- templates ---------------------------------------------------------------------------------------


def test_every_template_is_used() -> None:
    names = {*(view.template for view in kinds_of(SheetView)), "kartu.typ", "kartu-tegak.typ", paper.PARTS}
    used = {path.name for name in names for path in templating.closure(name, FOLDERS)}
    assert {path.name for path in FOLDERS[-1].rglob("*.typ")} == used


def test_every_part_is_tested() -> None:
    assert {type(each) for each in PARTS} == {*kinds_of(Part)} - {ListPart}


def test_every_sheet_is_tested() -> None:
    assert {view.__name__ for view in kinds_of(SheetView)} == {
        type(make(Paper.A4)).__name__ for make in MAKERS.values()
    }


def test_no_template_makes_typst_warn() -> None:
    for make in MAKERS.values():
        source = paper.source(make(Paper.A4), FOLDERS, EDITION)
        _, warnings = paper._compiler(FOLDERS).compile_with_warnings(source.encode(), format="pdf")
        assert [warning.message for warning in warnings] == []


def test_a_site_can_replace_one_template(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "cetak"
    (own / "bagian").mkdir(parents=True)
    (own / "bagian/kalender.typ").write_text("#let bagian-kalender(p, view) = [= Milik kami]\n", encoding="utf-8")
    folders = template_folders("cetak", tmp_path)
    assert "Milik kami" in " ".join(pages(paper.render(alone("kalender"), folders, edition(folders))))
    assert "Pembuka tebal." in " ".join(pages(paper.render(alone("briefing"), folders, edition(folders))))


def test_a_broken_template_of_a_site_is_told(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "cetak"
    (own / "bagian").mkdir(parents=True)
    template = own / "bagian/kalender.typ"
    template.write_text("#let view = {{ view.tidak_ada }}\n", encoding="utf-8")
    with pytest.raises(templating.TemplateFailure) as jinja:
        paper.render(alone("kalender"), template_folders("cetak", tmp_path), "1")
    assert (jinja.value.path, jinja.value.line) == (template, 1)
    template.write_text("#tidak-ada({{ view.title }})\n", encoding="utf-8")
    with pytest.raises(paper.PaperFailure, match="unknown variable: tidak-ada") as refused:
        paper.render(alone("kalender"), template_folders("cetak", tmp_path), "2")
    assert refused.value.place == '#tidak-ada("Kalender tahapan")'


def test_the_same_word_of_two_lists_keeps_its_label() -> None:
    assert Role.VILLAGE.value == Channel.VILLAGE.value
    assert paper.finalize(Role.VILLAGE) == '(value:"desa",label:"Kepala desa, perangkat desa, dan BPD",)'
    assert paper.finalize(Channel.VILLAGE) == '(value:"desa",label:"Desa",)'


def test_what_cannot_be_printed_is_our_own_bug() -> None:
    with pytest.raises(TypeError, match="float"):
        paper.finalize(1.5)


def _sizes(data: bytes, *, below: bool) -> set[float]:
    """The sizes of the text of the first page, ``below`` (or above) the foot of its text, in points."""
    sizes: set[float] = set()
    size = height = 0.0
    pdf = opened(data)
    for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
        match str(instruction.operator):
            case "Tf":
                size = float(str(instruction.operands[1]))
            case "cm":
                height = float(str(instruction.operands[5]))
            case "Tj" | "TJ" if (height < 20 * MILLIMETRE) is below:
                sizes.add(size)
    return sizes


def test_the_code_of_a_pack_stands_beside_its_title() -> None:
    """Not above it: a title of two lines ends where the code does, which is 25 mm high below a margin of 15 mm."""
    view = pack()
    with pdfplumber.open(
        BytesIO(render(replace(view, cover=replace(EVENT, title="Rakor Camat Kabupaten Contoh"))))
    ) as pdf:
        title = [char for char in pdf.pages[0].chars if char["size"] > 19]
    assert title
    assert max(char["bottom"] for char in title[:20]) < 50 * MILLIMETRE


# --- parts that share a page ------------------------------------------------------------------------------


def short_pack(count: int = 1) -> Handout:
    """A pack of the agenda, the points and the questions, so often each."""
    agenda, points, questions = map(part_of, ("agenda", "poin", "tanya-jawab"))
    assert isinstance(points, PointsPart)
    named = tuple(f"Pokok {number}." for number in range(count))
    return replace(pack(), parts=(agenda, replace(points, points=named), questions))


def test_short_parts_share_a_page_in_a_pack() -> None:
    """With a heading each, and without the lines for notes that the agenda has where it stands alone."""
    _cover, shared = pages(render(short_pack()))
    assert [shared.count(title) for title in ("Susunan acara", "Pokok bahasan", "Tanya jawab")] == [1, 1, 1]
    assert "Catatan:" not in shared
    assert "Catatan:" in text_of(alone("agenda"))


@pytest.mark.parametrize("count", range(1, 80, 6))
def test_a_part_that_shares_a_page_is_whole_there(count: int) -> None:
    """However long it is: if it begins beneath another one, it also ends there."""
    printed = pages(render(short_pack(count)))[1:]
    for first, last in (("Pokok 0.", "Hukuman berat."), ("Bolehkah saya hadir?", "Bolehkah saya memilih?")):
        (page,) = (page for page in printed if first in page)
        assert last in page or not page.partition(first)[0].count("Acara:")
    assert all(f"Pokok {number}." in " ".join(printed) for number in range(count))


def test_what_is_signed_or_kept_alone_shares_no_page() -> None:
    assert [kind for kind in kinds_of(Part) if kind.own_leaf and kind.may_share] == []
