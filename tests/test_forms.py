"""The forms of a meeting: what is known is on them, what is not known is left to be written, and nobody is cut off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber
import pikepdf
import pytest
from harness import HERE, Situs, overview_of
from harness.ink import Text, marks
from harness.pdf import pages, render, text_of
from harness.published import shipped
from harness.samples import EVENT, emblem, item
from harness.sheets import PARTS, alone, follow_up, imprinted, kop, people, signers

from sosialisasi.ground.dates import MONTHS
from sosialisasi.reading.roster import Person
from sosialisasi.showing import sheets
from sosialisasi.showing.sheets import Print, base, kit, meetings
from sosialisasi.showing.sheets.guidance import QuizKeyPart, QuizPart
from sosialisasi.showing.sheets.kit import TalkPart
from sosialisasi.showing.sheets.meetings import ReceiptPart, UnsignedPart
from sosialisasi.showing.sheetviews import (
    AttendancePart,
    GuidancePart,
    Handout,
    Letterhead,
    PactPart,
    Part,
    SigningPart,
)
from sosialisasi.site.model import Emblem, Meeting
from sosialisasi.site.words import Paper, Role, Sheet, Verdict

FORMS = (
    *(
        "agenda",
        "daftar-undangan",
        "berita-acara",
        "belum-tanda-tangan",
        "daftar-hadir",
        "tanda-terima",
        "notula",
        "tindak-lanjut",
    ),
    "evaluasi",
)
FILED = (*FORMS, "edaran", "ikrar", "laporan", "pakta-integritas", "sertifikat")
"""What an office keeps in its files, and so under its kop."""
NOT_FILED = (
    *("poin", "briefing", "boleh-jangan", "kalender", "alur-pelaporan", "kuis", "kunci-kuis", "tanya-jawab", "pokok"),
)
"""What is read, and given away."""
LISTS = ("daftar-undangan", "daftar-hadir", "belum-tanda-tangan", "tanda-terima")
MEETING = "content/rakor/ogan-ilir-2024.md"
DATE = re.compile(rf"[0-9]{{1,2}} (?:{'|'.join(MONTHS)}) [0-9]{{4}}")
ROSTER = (
    Person(name="Fulan, S.H.", number="198501012010011001", office="Camat", unit="Kecamatan Contoh", has_signed=True),
    Person(name="Fulanah", number="198501012010012002"),
)


def parts_of(sheet: Print) -> tuple[Part, ...]:
    view = sheet.view(Paper.A4)
    assert isinstance(view, Handout)
    return view.parts


def only(kind: type[Any], found: Iterator[Part] | tuple[Part, ...]) -> Any:
    (one,) = (each for each in found if isinstance(each, kind))
    return one


# --- lists -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", Paper)
@pytest.mark.parametrize("kind", LISTS)
def test_three_hundred_people_with_long_names_fit(kind: str, on: Paper) -> None:
    """Everybody is there once, and each word stands whole in a cell of the table, or in no cell at all."""
    more: dict[str, Any] = {"listed": 400} if kind == "belum-tanda-tangan" else {}
    data = render(alone(kind, on, groups=people(300), **more))
    names: list[str] = []
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            cells = [cell for table in page.find_tables() for cell in table.cells]
            for word in page.extract_words():
                assert 0 <= word["x0"] < word["x1"] <= page.width - 10 * 72 / 25.4
                assert 0 <= word["top"] < word["bottom"] <= page.height
                middle = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
                for left, top, right, bottom in cells:
                    if left < middle[0] < right and top < middle[1] < bottom:
                        assert left - 0.5 <= word["x0"] < word["x1"] <= right + 0.5, word["text"]
                        assert top - 1.5 <= word["top"] < word["bottom"] <= bottom + 1.5, word["text"]
                names += re.findall(r"Fulanah[0-9]+", word["text"])
    assert names == [f"Fulanah{n}" for n in range(1, 301)]


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("count", [0, 1, 60])
def test_any_number_of_rows(kind: str, count: int) -> None:
    """Rows go on in the same numbers, and the rest of the last page is rows to write on."""
    more: dict[str, Any] = {"listed": 60} if kind == "belum-tanda-tangan" and count else {}
    more |= {"speakers": ()} if kind in ("daftar-undangan", "daftar-hadir") else {}
    printed = pages(render(alone(kind, groups=people(count), **more)))
    numbers = [int(number) for number in re.findall(r"\b[0-9]+\b", " ".join(printed))]
    assert set(range(1, count + 5)) <= set(numbers)
    for page in printed:
        assert page.count("No. ") >= 1  # the head of the table


def test_an_attendance_list_lies_and_signs_in_zigzag() -> None:
    with pdfplumber.open(BytesIO(render(alone("daftar-hadir")))) as pdf:
        page = pdf.pages[1]
        assert page.width > page.height
        signs = [word for word in page.extract_words() if re.fullmatch(r"[0-9]+\.", word["text"])]
        left = {word["text"]: word["x0"] for word in signs}
        odd, even = ({x for text, x in left.items() if int(text[:-1]) % 2 is rest} for rest in (1, 0))
        assert len(signs) > 10
        assert max(odd) < min(even)


def test_who_has_signed_is_not_asked_again() -> None:
    printed = text_of(alone("belum-tanda-tangan", groups=people(2), listed=3))
    assert "2 dari 3 orang dalam daftar belum menandatangani." in printed
    assert "Ditindaklanjuti tanggal Paraf" in printed
    done = text_of(alone("belum-tanda-tangan", groups=(), listed=3))
    assert "Semua 3 orang dalam daftar sudah menandatangani." in done


# --- a roster ----------------------------------------------------------------------------------------


def test_a_roster_fills_pacts_and_lists(situs: Situs) -> None:
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    parts = parts_of(meetings.pack(overview, meeting, roster=ROSTER))
    assert len({type(each) for each in parts}) > 10
    pacts = [each for each in parts if isinstance(each, PactPart)]
    (blank, attendance) = (each for each in parts if isinstance(each, AttendancePart))
    assert [len(group.rows) for group in attendance.groups] == [16, 2], "a roster takes no row away"
    rows = [row for group in attendance.groups for row in group.rows]
    assert [row.name for row in rows if row.name] == ["Fulan, S.H.", "Fulanah"]
    assert [signer.name for signer in pacts[1].signers] == [row.name for row in rows]
    unsigned = only(UnsignedPart, parts)
    assert [row.name for group in unsigned.groups for row in group.rows if row.name] == ["Fulanah"]
    assert unsigned.listed == only(SigningPart, parts).listed == 18
    assert blank.groups == ()
    assert pacts[0].signers == (), "whoever goes to a village has a blank one"


def test_a_pact_is_one_page_a_person(situs: Situs) -> None:
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    data = render(meetings.alone(overview, meeting, Sheet.PACT, roster=ROSTER).view(Paper.A4))
    printed = pages(data)
    assert all(page == "" for page in printed[1::2]), "nobody signs on the back of another's"
    printed = printed[::2]
    assert len(printed) == 16 + 2
    assert "Jabatan : Camat Indralaya" in printed[3]
    assert printed[16].count("Fulan, S.H.") == 2
    assert printed[16].count("198501012010011001") == 2
    assert "Camat" in printed[16]
    assert "Fulanah" in printed[17]
    assert not any("Fulanah" in page for page in printed[:17])
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 1  # three hundred would be nine pages of contents


def test_a_pact_names_a_rank_only_where_it_is_known() -> None:
    (person,) = signers(1)
    known = text_of(alone("pakta-integritas", signers=(replace(person, rank="Pembina, IV/a"),)))
    assert "Pangkat, golongan : Pembina, IV/a" in known
    assert "Pangkat" not in text_of(alone("pakta-integritas", signers=(person,)))


def test_names_are_for_the_office_alone(situs: Situs) -> None:
    """Whatever is made with a roster never has a public path, and a letter that goes around names no NIP."""
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    made = [*meetings.single(overview, meeting, roster=ROSTER).values()]
    assert {each.office for each in (meetings.pack(overview, meeting, roster=ROSTER), *made)} == {"rakor"}
    assert all(each.office is None for each in meetings.single(overview, meeting).values())
    for sheet in (Sheet.ATTENDANCE, Sheet.UNSIGNED, Sheet.RECEIPT, Sheet.INVITED):
        printed = text_of(meetings.alone(overview, meeting, sheet, roster=ROSTER).view(Paper.A4))
        assert "Fulanah" in printed
        assert ("198501012010012002" in printed) is (sheet is not Sheet.INVITED)


# --- forms -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_tells_the_meeting_and_invents_nothing(kind: str) -> None:
    """The only day on a form is that of the meeting; what is not known of it is a blank."""
    due: dict[str, Any] = {"follow_ups": ()} if kind == "tindak-lanjut" else {}
    known = text_of(alone(kind, event=EVENT, **due))
    assert "Rakor Camat Kabupaten Contoh" in known
    if kind == "berita-acara":
        assert "hari ini Kamis, tanggal 27 Juni 2024 (dua puluh tujuh Juni dua ribu dua puluh empat), pukul" in known
        assert "bertempat di Aula, dalam acara Rakor" in known
    else:
        assert "Hari, tanggal: Kamis, 27 Juni 2024" in known
        assert "Tempat: Aula" in known
    assert set(DATE.findall(known)) == {"27 Juni 2024"}
    blank = text_of(alone(kind, event=replace(EVENT, date=None, start=None, place=None), **due))
    assert "Kamis" not in blank
    assert "Aula" not in blank
    assert "08.00" not in blank


def test_each_part_is_filed_or_is_not() -> None:
    """So that a part that is added says which."""
    assert sorted(part.kind for part in PARTS) == sorted((*FILED, *NOT_FILED))


@pytest.mark.parametrize("kind", FILED)
def test_a_kop_stands_on_what_is_filed_if_there_is_one(kind: str) -> None:
    """With its emblem, which is told to whoever does not see it."""
    data = render(alone(kind))
    kop_text = "PEMERINTAH KABUPATEN CONTOH KECAMATAN CONTOH Jalan Contoh Nomor 1"
    head = r"[Mm]asih berlaku\? Buka \S+ Contoh: bukan dokumen instansi sungguhan (· ◇ belum diverifikasi ke naskah )?"
    assert re.sub(f"^{head}", "", pages(data)[0]).startswith(kop_text)
    assert len(emblems(data)) == (2 if kind == "sertifikat" else 1), "the sample has two certificates"
    plain = imprinted(alone(kind), letterhead=kop())
    assert "PEMERINTAH" not in text_of(plain)
    assert emblems(render(plain)) == []


@pytest.mark.parametrize("kind", NOT_FILED)
def test_a_kop_stands_on_nothing_else(kind: str) -> None:
    data = render(alone(kind))
    assert "PEMERINTAH" not in "".join(pages(data))
    assert emblems(data) == []


def emblems(data: bytes) -> list[str]:
    """What is told of each emblem on the first page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        told = [str(each.get("/Alt", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        return [text for text in told if text.startswith("Lambang ")]


LONG_KOP = ("PEMERINTAH KABUPATEN CONTOH", "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA", "Jalan", "Laman")


@pytest.mark.parametrize("count", range(1, 8))
@pytest.mark.parametrize("length", [1, 4, 9])
@pytest.mark.parametrize("mark", [None, emblem()], ids=["bare", "emblem"])
def test_a_kop_has_any_number_of_lines_of_any_length(count: int, length: int, mark: Emblem | None) -> None:
    """Nothing of it is lost or stands outside, the name of the office is the largest, the rest no smaller than text."""
    lines = tuple(" ".join([f"BARIS{number}"] + ["KANTOR CONTOH"] * length) for number in range(1, count + 1))
    data = render(imprinted(alone("agenda"), letterhead=kop(*lines, mark=mark)))
    printed = pages(data)
    assert len(printed) == 1
    assert all(line in printed[0] for line in lines)
    with pikepdf.open(BytesIO(data)) as pdf:
        texts = [each for each in marks(pdf.pages[0]) if isinstance(each, Text) and not each.is_margin]
    heading = max(texts, key=lambda each: each.size)
    sizes = [each.size for each in texts if each.y > heading.y]
    assert min(sizes) >= 10.5
    if count > 1:
        assert sizes[0] < max(sizes)


def test_a_region_has_its_own_kop(situs: Situs) -> None:
    """That of the meeting's region comes before those of the regions above it and of the site; without all there is
    none.
    """

    def lines() -> tuple[str, ...]:
        return letterhead_of(situs).lines

    assert lines() == ()
    situs.edit("content/situs.yaml", "contoh: ya", "contoh: ya\nkop: [INSTANSI CONTOH, Jalan Contoh 1]")
    assert lines() == ("INSTANSI CONTOH", "Jalan Contoh 1")
    situs.write("content/daerah/16.yaml", 'kode: "16"\nnama: Provinsi Sumatera Selatan\nkop: [PROVINSI CONTOH]\n')
    assert lines() == ("PROVINSI CONTOH",)
    note = 'kode: "16.10"\nnama: Kabupaten Ogan Ilir\nkop: [PEMERINTAH KABUPATEN CONTOH]\n'
    situs.write("content/daerah/16-10.yaml", note)
    assert lines() == ("PEMERINTAH KABUPATEN CONTOH",)


def test_an_emblem_belongs_to_its_kop(situs: Situs) -> None:
    """A region takes the kop above it with its emblem; under its own only a kecamatan takes an emblem from above."""

    def shown() -> str | None:
        found = letterhead_of(situs).emblem
        return found.id if found else None

    drawing = (HERE / "harness/lambang.svg").read_bytes()
    for name in ("situs", "kabupaten"):
        situs.write(f"content/lambang/{name}.svg", drawing)
    situs.edit("content/situs.yaml", "contoh: ya", "contoh: ya\nkop: [INSTANSI CONTOH]\nlambang: situs")
    assert shown() == "situs"
    region = 'kode: "16.10"\nnama: Kabupaten Ogan Ilir\n'
    situs.write("content/daerah/16-10.yaml", f"{region}kop: [PEMERINTAH KABUPATEN CONTOH]\n")
    assert shown() is None
    situs.write("content/daerah/16-10.yaml", f"{region}lambang: kabupaten\n")
    assert shown() == "kabupaten"
    situs.write("content/daerah/16-10-01.yaml", 'kode: "16.10.01"\nnama: Muara Kuang\nkop: [KECAMATAN CONTOH]\n')
    site = overview_of(situs.root).site
    own = base.letterhead(site, "16.10.01")
    assert own.lines == ("KECAMATAN CONTOH",)
    assert own.emblem is not None
    assert own.emblem.id == "kabupaten"


def letterhead_of(situs: Situs) -> Letterhead:
    overview = overview_of(situs.root)
    return meetings.pack(overview, overview.public_meetings[0]).view(Paper.A4).imprint.letterhead


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("on", Paper)
def test_a_form_of_one_page_stays_one_page(kind: str, on: Paper) -> None:
    """With a kop of four lines, the QR code and the mark of an example: the most that can stand above and below."""
    few: dict[str, Any] = {"groups": people(1)} if kind in LISTS else {}
    few |= {"speakers": ()} if kind == "daftar-hadir" else {}  # Of one group.
    printed = pages(render(imprinted(alone(kind, on, **few), letterhead=kop(*LONG_KOP, mark=emblem()))))
    assert len(printed) == (2 if kind == "notula" else 1)


def test_an_agenda_is_an_attachment() -> None:
    printed = text_of(alone("agenda"))
    assert "Lampiran undangan; nomor surat diisi pada surat pengantar" in printed
    assert "Nomor:" not in printed


def test_sixty_of_everything_flow_on() -> None:
    topics = tuple(f"Pokok {n}" for n in range(1, 61))
    assert all(topic in text_of(alone("notula", topics=topics)) for topic in topics)
    materials = text_of(alone("tanda-terima", materials=topics))
    assert all(topic in materials for topic in topics)
    rows = tuple(follow_up(topic) for topic in topics)
    assert all(topic in text_of(alone("tindak-lanjut", follow_ups=rows)) for topic in topics)


def test_an_evaluation_asks_eight_things_and_no_name() -> None:
    printed = text_of(alone("evaluasi"))
    assert "Jangan tulis nama atau NIP." in printed
    assert [n for n in range(1, 10) if re.search(rf"\b{n} (?:Saya|Contoh|Narasumber|Ada|Bahan)", printed)] == [
        *range(1, 9)
    ]


def test_a_receipt_lists_what_participants_take_home() -> None:
    meeting = shipped().site.meetings["lebong-2024"]
    materials = only(ReceiptPart, parts_of(meetings.alone(shipped(), meeting, Sheet.RECEIPT))).materials
    assert materials[:3] == ("Susunan acara", "Pokok bahasan", "Boleh dan jangan")
    assert not {"Daftar hadir", "Notula", "Kuis", "Tanda terima bahan"} & set(materials)


# --- the quiz ----------------------------------------------------------------------------------------


def test_the_key_is_on_its_own_page() -> None:
    """Who answers the quiz sees no verdict; who has the key can use it without the quiz."""
    questions = (item(Verdict.ALLOWED, 1), *(item(verdict, n) for n in range(2, 4) for verdict in Verdict))
    (quiz,) = pages(render(alone("kuis", acts=tuple(question.text for question in questions))))
    (key,) = pages(render(alone("kunci-kuis", questions=questions)))
    assert f"Jawaban benar: dari {len(questions)}" in quiz
    assert not {*(verdict.symbol for verdict in Verdict), "B-1", "Dasar:"} & set(quiz.split())
    assert all(f"{verdict.label}: {verdict.meaning}." in quiz for verdict in Verdict)
    assert "Bagikan sesudah kuis." in key
    assert "1 ✓ Boleh B-1 Memberi like pada unggahan calon atau bakal calon. Alasan. Dasar: PP 94/2021" in key


def test_a_long_quiz_flows_and_its_key_starts_anew() -> None:
    questions = tuple(item(Verdict.FORBIDDEN, n, "Perbuatan " + "panjang " * 40) for n in range(1, 11))
    quiz, key = alone("kuis", acts=tuple(each.text for each in questions)), alone("kunci-kuis", questions=questions)
    printed = pages(render(replace(quiz, parts=(*quiz.parts, *key.parts))))
    (first,) = (number for number, page in enumerate(printed) if "Bagikan sesudah kuis." in page)
    assert first % 2 == 0
    assert all("Jawaban benar" not in page and "Dasar:" in page for page in printed[first:])
    assert all("Dasar:" not in page for page in printed[:first])


def test_a_quiz_mixes_its_verdicts() -> None:
    """Ten of all; no verdict is the answer to more than one that has items left, and none stands with its like only."""
    (general,) = (sheet for sheet in sheets.prints(shipped()) if sheet.name == "kuis-asn")
    quiz, key = only(QuizPart, parts_of(general)), only(QuizKeyPart, parts_of(general))
    assert quiz.acts == tuple(question.text for question in key.questions)
    verdicts = [question.verdict for question in key.questions]
    assert len(verdicts) == 10
    all_of = Counter(each.verdict for each in shipped().items_of(Role.ASN))
    most = max(verdicts.count(verdict) for verdict in quiz.verdicts)
    assert all(verdicts.count(verdict) >= min(most - 1, all_of[verdict]) > 0 for verdict in quiz.verdicts)
    changes = sum(one is not other for one, other in pairwise(verdicts))
    assert changes >= 4
    assert all(1 <= len(question.bases) <= 2 for question in key.questions)


def test_a_quiz_of_few_items_has_few_questions(situs: Situs) -> None:
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    quiz = only(QuizKeyPart, parts_of(meetings.alone(overview, meeting, Sheet.QUIZ_KEY)))
    assert {question.id for question in quiz.questions} == {"D-1", "H-1"}


# --- the kit -----------------------------------------------------------------------------------------


def test_a_kit_holds_its_parts() -> None:
    (sheet,) = (each for each in sheets.prints(shipped()) if each.name == "kit-desa")
    parts = parts_of(sheet)
    assert [each.kind for each in parts] == ["boleh-jangan", "pokok", "daftar-hadir", *["pakta-integritas"] * 2]
    talk = only(TalkPart, parts)
    assert len(talk.points) == 5
    assert all(bases for _, bases in talk.points)
    printed = pages(render(sheet.view(Paper.A4)))
    assert len(printed) == 7
    assert all(f"{n}. {point}" in printed[1] for n, (point, _) in enumerate(talk.points, start=1))
    assert "Penjabat (Pj.) kepala desa yang berasal dari PNS" in printed[6]


@pytest.mark.parametrize("slug", ["jambi-2018", "blitar-2019", "batang-hari-2023", "lahat-2024", "lebong-2024"])
def test_a_kit_and_a_quiz_know_the_law_of_the_day(slug: str) -> None:
    """What a meeting takes along rests only on what was in force on its day."""
    meeting: Meeting = shipped().site.meetings[slug]
    shown = [
        *kit.parts(shipped(), shipped().paper_of(meeting), meeting.date),
        *meetings.parts_for(shipped(), meeting, [Sheet.QUIZ_KEY]),
    ]
    said = [bases for each in shown if isinstance(each, TalkPart) for _, bases in each.points]
    asked = [question.bases for each in shown if isinstance(each, QuizKeyPart) for question in each.questions]
    bases = [basis.text for held in (*said, *asked) for basis in held]
    found = [citation for text in bases if (citation := shipped().register.find(text))]
    assert len(found) >= 8
    assert all(citation.regulation.in_force(meeting.date) for citation in found)
    (sheet,) = (each for each in shown if isinstance(each, GuidancePart))
    assert all(shown_item.bases for _, group in sheet.groups for shown_item in group)


def test_a_kit_talks_only_of_what_a_briefing_says(situs: Situs) -> None:
    """Without a briefing that has points for the village there is no talk."""
    overview = overview_of(situs.root)
    assert not [each for each in kit.parts(overview, overview.paper, overview.day) if isinstance(each, TalkPart)]
    points = "pokok:\n  - kalimat: Jaga jarak.\n    dasar: PP 94/2021 Pasal 5 huruf n\naudiens: [desa]"
    situs.edit("content/briefing/fasilitas.md", "audiens: asn", points)
    overview = overview_of(situs.root)
    talk = only(TalkPart, kit.parts(overview, overview.paper, overview.day))
    assert [point for point, _ in talk.points] == ["Jaga jarak."]
    assert talk.source == "Barang kantor"


# --- packs -------------------------------------------------------------------------------------------


def test_a_pack_has_pages_that_lie_and_pages_that_stand() -> None:
    meeting = shipped().site.meetings["lebong-2024"]
    with pdfplumber.open(BytesIO(render(meetings.pack(shipped(), meeting).view(Paper.F4)))) as pdf:
        lying = {number for number, page in enumerate(pdf.pages, start=1) if page.width > page.height}
        listed = {
            number for number, page in enumerate(pdf.pages, start=1) if "Diwakili oleh" in (page.extract_text() or "")
        }
        assert lying == listed
        last = len(pdf.pages)
        filled = [(n, text) for n, page in enumerate(pdf.pages, start=1) if (text := page.extract_text())]
        others = [text for n, text in filled if f"Halaman {n} dari {last}" not in text]
        assert all(re.search(r"Halaman (1 dari [12]|2 dari 2)$", text) for text in others), (
            "what is signed counts its own"
        )
        assert 0 < len(others) < last / 2


def test_a_cover_is_one_page_however_much_is_behind_it() -> None:
    """The pack with the most to say of its meeting and of its parts."""
    printed = pages(render(meetings.pack(shipped(), shipped().site.meetings["blitar-2019"]).view(Paper.A4)))
    assert "Isi paket" in printed[0]
    assert "Untuk acara lain, periksa dulu" in printed[0]
    assert "Susunan acara Lampiran undangan" in printed[1]
