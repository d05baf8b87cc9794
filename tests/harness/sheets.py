"""A sample of every kind of sheet, with all that it may have. A kind that is missing fails ``test_paper.py``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from hashlib import sha256
from typing import Any, TypeVar

from harness.pdf import render
from harness.samples import (
    BASIS,
    BRIEFING,
    CALENDAR,
    CHAIN,
    DAY,
    EVENT,
    PLEDGE,
    STAMP,
    STATEMENT,
    emblem,
    item,
    items,
)
from sosialisasi.ground.dates import Span, Zone
from sosialisasi.reading.markup import Typst, typst
from sosialisasi.reading.markup import parse as parse_markdown
from sosialisasi.showing.sheets import months
from sosialisasi.showing.sheets.alike import OwnView, VaryingView
from sosialisasi.showing.sheets.guidance import QuizKeyPart, QuizPart
from sosialisasi.showing.sheets.kit import TalkPart
from sosialisasi.showing.sheets.meetings import (
    EvaluationPart,
    LetterPart,
    PointsPart,
    QuestionsPart,
    ReceiptPart,
    UnsignedPart,
)
from sosialisasi.showing.sheets.months import Month, Timeline
from sosialisasi.showing.sheets.posters import CalendarPoster, MessagePoster, RankingPoster
from sosialisasi.showing.sheets.records import Attendee, CertificatePart, Guest, GuestGroup, ReportPart
from sosialisasi.showing.sheets.slides import Deck, SpeakerNotes
from sosialisasi.showing.sheets.texts import BriefingPart, CalendarPart
from sosialisasi.showing.sheetviews import (
    AgendaPart,
    AttendancePart,
    Caution,
    FollowUpPart,
    GuidancePart,
    Handout,
    Imprint,
    InvitedPart,
    Leaflet,
    Letterhead,
    MinutesPart,
    PactPart,
    Part,
    PartySigner,
    PledgePart,
    ReportingPart,
    RowGroup,
    Scanned,
    SheetView,
    Signer,
    SigningPart,
    Stamp,
    WordFile,
    WordPart,
)
from sosialisasi.showing.views import (
    NOWHERE,
    AnswerView,
    CalendarView,
    SanctionView,
)
from sosialisasi.site.model import AgendaItem, Emblem, FollowUp, Letter, Speaker
from sosialisasi.site.words import Attendance, Format, Labelled, Pack, Paper, Phase, Role, Sanction, Size, Verdict

SIZES: Mapping[Size, tuple[int, int]] = {
    Paper.A4: (210, 297),
    Paper.F4: (215, 330),
    Format.POSTER: (297, 420),
    Format.SLIDE: (320, 180),
}
BODY = """Pembuka **tebal**.

## Bagian pertama

- Boleh: memakai hak pilih
- Jangan: memberi like
- Bersyarat: hadir pasif

1. satu
2. dua

| A | B |
| - | - |
| 1 | 2 |

> "Katanya."
>
> — Nama; Jabatan; 8 Mei 2018; Koran https://contoh.example/berita
>
> Koreksi: yang benar lain.

---

### Anak bagian

Penutup dengan [tautan](https://contoh.example) dan `kode`.
"""


def size(view: SheetView) -> tuple[int, int]:
    """Width and height in mm; the leaflet lies on its side."""
    width, height = SIZES[view.imprint.paper]
    return (height, width) if isinstance(view, Leaflet) else (width, height)


def kop(*lines: str, mark: Emblem | None = None) -> Letterhead:
    return Letterhead(lines=lines, emblem=mark)


KOP = kop("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN CONTOH", "Jalan Contoh Nomor 1", mark=emblem())


def common(title: str, on: Size) -> dict[str, Any]:
    imprint = Imprint(
        paper=on,
        date=DAY,
        site="Situs Netral",
        publisher="BKPSDM Contoh",
        is_example=True,
        occasion="Keadaan per 27 Juni 2024",
        url="https://contoh.example/lembar.html",
        letterhead=KOP,
    )
    return {"imprint": imprint, "title": title, "subject": "Bahan cetak netralitas ASN", "stamp": STAMP}


Kind = TypeVar("Kind")


def imprinted(view: Kind, **changes: Any) -> Kind:
    """The same sheet under another imprint."""
    sheet: Any = view
    printed: Kind = replace(sheet, imprint=replace(sheet.imprint, **changes))
    return printed


def body_of(markdown: str) -> Typst:
    body, problems = parse_markdown(markdown)
    assert not [found for found in problems if found.is_error]
    return typst(body, lambda ref: Typst(""))


def follow_up(what: str, due: date | None = None) -> FollowUp:
    return FollowUp(what=what, who="Camat", due=due)


def signers(count: int) -> tuple[Signer, ...]:
    """People with the longest names and offices."""
    return tuple(
        Signer(
            name=f"Dr. Ir. Hj. Fulanah{n} binti Fulan Contoh Sangat Panjang Sekali, S.H., S.Sos., M.Si., M.H.",
            number=f"19850101 201001 2 {n:03}",
            office="Kepala Subbagian Umum dan Kepegawaian Sekretariat",
            unit="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Kabupaten Contoh",
        )
        for n in range(1, count + 1)
    )


def people(count: int) -> tuple[RowGroup, ...]:
    """The group of such people, none of nobody."""
    return (RowGroup(title=f"Peserta ({count} orang)", rows=signers(count)),) if count else ()


def groups(*counts: int) -> tuple[RowGroup, ...]:
    """A regency for each count, with the rows of so many camat."""
    return tuple(
        RowGroup(
            title=f"Kabupaten {letter} ({count} kecamatan)",
            rows=tuple(Signer(office=f"Camat {letter}{n}") for n in range(1, count + 1)),
        )
        for letter, count in zip("ABCDEFGHIJKL", counts, strict=False)
    )


def guests(*counts: int) -> tuple[GuestGroup, ...]:
    """A group for each count: of each four of its guests one came, one was represented, one did not, one is unknown."""
    became = (*Attendance, None)
    return tuple(
        GuestGroup(
            title=f"Kabupaten {letter}",
            listed=count,
            came=(count + 3) // 4,
            represented=(count + 2) // 4,
            absent=(count + 1) // 4,
            signed=(count + 1) // 2,
            guests=tuple(
                Guest(
                    name=f"Fulan {letter}{n}",
                    office=f"Camat {letter}{n}",
                    attended=became[n % 4],
                    represented_by=f"Wakil {letter}{n}" if became[n % 4] is Attendance.REPRESENTED else None,
                    has_signed=n % 2 == 0,
                )
                for n in range(count)
            ),
        )
        for letter, count in zip("ABCDEFGHIJKL", counts, strict=False)
    )


_REST = len(Verdict) - 2
"""The verdicts after the first two: a sample shows items of each."""

WHOM = "BKPSDM Contoh (bagian disiplin)"

PARTS: tuple[Part, ...] = (
    AgendaPart(
        title="Susunan acara",
        event=EVENT,
        agenda=(AgendaItem(topic="Pembukaan", detail="Doa", lead="Camat", start=time(8, 5)),),
        speakers=(Speaker(institution="Bawaslu", office="Ketua", name="Fulan", topic="Netralitas"),),
    ),
    PointsPart(
        title="Pokok bahasan",
        points=("ASN netral.",),
        statements=(STATEMENT,),
        bases=(BASIS, replace(BASIS, text="PP 94/2021 Pasal 14", note="Hukuman berat.")),
    ),
    BriefingPart(
        title="Media sosial",
        text=replace(BRIEFING, audience=(Role.ASN,), origin=NOWHERE),
        body=body_of(BODY),
        bases=(BASIS,),
        author="Tim",
        reviewer=None,
    ),
    GuidancePart(
        title="Boleh dan jangan",
        role=Role.CAMAT,
        groups=items(14, 4, *[7] * _REST),
        url="https://contoh.example/butir.html",
        ask=WHOM,
        mentioned="https://contoh.example/semua.html",
    ),
    CalendarPart(title="Kalender tahapan", calendar=CALENDAR, timeline=months.timeline(CALENDAR)),
    ReportingPart(
        title="Alur pelaporan",
        chain=CHAIN,
        day=DAY,
        sanctions=(
            SanctionView(sanction=Sanction.SEVERE, deciders=("PPK",), bases=(BASIS,)),
            SanctionView(
                sanction=Sanction.CRIMINAL,
                audience="bagi CPNS",
                deciders=(),
                bases=(BASIS, replace(BASIS, text="UU 1/2015")),
            ),
        ),
        ask=WHOM,
    ),
    PledgePart(title=PLEDGE.title, pledge=PLEDGE, place="Contoh"),
    PactPart(title="Pakta Integritas", pledge=replace(PLEDGE, id="pakta", title="Pakta Integritas")),
    InvitedPart(
        title="Daftar undangan",
        event=EVENT,
        groups=groups(8, 30),
        speakers=(replace(signers(1)[0], name="Fulan, S.H.", number=None),),
    ),
    SigningPart(title="Berita acara", event=EVENT, texts=("Ikrar Netralitas", "Pakta Integritas"), listed=38),
    UnsignedPart(title="Daftar yang belum menandatangani", event=EVENT, groups=groups(8, 30)),
    AttendancePart(
        title="Daftar hadir",
        event=EVENT,
        groups=(*groups(8, 30), *people(2)),
        speakers=(Signer(name="Fulan, S.H.", office="Ketua", unit="Bawaslu Contoh"),),
    ),
    ReceiptPart(title="Tanda terima bahan", event=EVENT, groups=groups(8, 30), materials=("Susunan acara", "Ikrar")),
    MinutesPart(
        title="Notula",
        event=EVENT,
        topics=("Pembukaan", "Netralitas ASN"),
        speakers=(Signer(name="Fulan, S.H.", office="Ketua", unit="Bawaslu Contoh"),),
    ),
    FollowUpPart(title="Lembar tindak lanjut", event=EVENT, follow_ups=(follow_up("Teken pakta", DAY),)),
    QuizPart(title="Kuis", verdicts=tuple(Verdict), acts=("Memberi like.", "Memakai hak pilih.")),
    QuizKeyPart(
        title="Kunci jawaban kuis",
        questions=tuple(item(verdict, n) for verdict in Verdict for n in (1, 2)),
        url="https://contoh.example/butir.html",
    ),
    EvaluationPart(title="Evaluasi peserta", event=EVENT),
    LetterPart(
        title="Surat edaran",
        about="Netralitas",
        date=DAY,
        letter=Letter(
            to=("Camat",),
            opening="Diminta:",
            points=("Tetap netral.",),
            closing="Demikian.",
            signed_by="Wali Kota Contoh",
            copies=("Inspektur",),
        ),
        bases=(BASIS,),
    ),
    QuestionsPart(
        title="Tanya jawab",
        answers=(
            AnswerView(question="Bolehkah saya hadir?", text="Tanyakan dulu.", bases=()),
            AnswerView(question="Bolehkah saya memilih?", text="Boleh.", bases=(BASIS,)),
        ),
        ask=WHOM,
    ),
    ReportPart(
        title="Laporan kegiatan",
        event=EVENT,
        bases=(BASIS,),
        speakers=(Speaker(institution="Bawaslu", office="Ketua", name="Fulan", topic="Netralitas"),),
        topics=("Pembukaan", "Netralitas ASN"),
        points=("ASN netral.",),
        groups=guests(8, 30),
        is_recorded=True,
        is_signed=True,
        follow_ups=(follow_up("Teken pakta", DAY),),
    ),
    CertificatePart(
        title="Sertifikat",
        event=EVENT,
        attendees=(
            Attendee(name="Drs. Fulan, M.Si.", number="19700101 199503 1 001", office="Camat Contoh"),
            Attendee(name="Fulanah", in_stead_of="Camat Misal"),
        ),
    ),
    TalkPart(
        title="Pokok pembicaraan",
        points=(("Kita tidak membicarakan calon.", (BASIS,)),),
        source="Camat, lurah, dan desa",
    ),
)


PARTIES = (
    PartySigner(
        called="PIHAK KESATU",
        name="Dr. Fulan bin Fulan, S.H., M.Si.",
        number="198501012010011001",
        rank="Pembina Utama Muda, IV/c",
        office="Sekretaris Daerah Kabupaten Contoh",
        unit="Pemerintah Kabupaten Contoh",
    ),
    PartySigner(called="PIHAK KEDUA", office="Ketua Bawaslu Kabupaten Contoh"),
    PartySigner(called="PIHAK KETIGA", office="Kepala Kepolisian Resor Contoh"),
)
SIGNERS = (
    Signer(
        name="Dr. Fulan bin Fulan, S.H., M.Si.",
        number="198501012010011001",
        rank="Pembina, IV/a",
        office="Camat Contoh",
        unit="Kecamatan Contoh, Kabupaten Contoh",
    ),
    Signer(office="Camat Contoh Lain", unit="Kecamatan Contoh Lain, Kabupaten Contoh"),
)


def part_of(kind: str) -> Part:
    return next(each for each in PARTS if each.kind == kind)


def alone(kind: str, on: Paper = Paper.A4, **changes: Any) -> Handout:
    """A sheet of one part."""
    shown = replace(part_of(kind), **changes)
    return Handout(**common(shown.title, on), parts=(shown,))


_HERE = OwnView(
    region="Kota Contoh",
    chosen=CALENDAR.chosen,
    undated=CALENDAR.undated,
    notes=("Hanya di kota.",),
    terms=CALENDAR.terms,
)
CALENDARS = CalendarPart(
    title="Kalender tahapan: Pilkada 2024",
    calendar=CALENDAR,
    timeline=months.timeline(CALENDAR),
    own=(_HERE, OwnView(region="Kabupaten Contoh")),
    varying=(VaryingView(name="Rapat", phase=Phase.CAMPAIGN, stages=(CALENDAR.stages[0], None)),),
)
"""Those of two regions, one of which has something of each kind of its own."""


def as_word(part: WordPart, on: Paper = Paper.A4) -> WordFile:
    """A part as a file of Word."""
    about = common(part.title, on)
    return WordFile(imprint=about["imprint"], title=part.title, subject=about["subject"], caution=None, part=part)


def pack(on: Paper = Paper.A4) -> Handout:
    return imprinted(Handout(**common(EVENT.title, on), cover=EVENT, parts=PARTS), whose=Pack.WHOLE.whose)


CAUTION = Caution(word="DRAF", reason="belum disetujui")
ASK = ("BKPSDM Contoh: bagian disiplin", "Bawaslu Contoh: bagian laporan")


def message_poster(on: Size = Format.POSTER) -> MessagePoster:
    shown = item(Verdict.FORBIDDEN, 1)
    return MessagePoster(**common(f"Poster {shown.id}", Format.POSTER), item=shown, readers=shown.roles, ask=ASK)


def ranking_poster(on: Size = Format.POSTER) -> RankingPoster:
    return RankingPoster(
        **common("Sepuluh larangan yang paling sering dibahas", Format.POSTER),
        items=tuple((item(Verdict.FORBIDDEN, number), 12 - number) for number in range(1, 11)),
        counted="Dihitung dari 5 rakor dan 6 briefing di situs ini; bukan statistik pelanggaran.",
        ask=ASK,
    )


def calendar_poster(on: Size = Format.POSTER, calendar: CalendarView = CALENDAR) -> CalendarPoster:
    chosen, left_out = months.choose(calendar)
    holiday = date(*chosen[-1], 25)
    return CalendarPoster(
        **common(calendar.title, Format.POSTER),
        calendar=calendar,
        months=months.fill(calendar, chosen, {holiday}),
        left_out=left_out,
        holidays=((holiday, "Hari Raya Contoh (perkiraan)"),),
    )


def leaflet(on: Size = Paper.A4, *counts: int) -> Leaflet:
    return Leaflet(
        **common("Netralitas ASN: boleh dan jangan", Paper.A4),
        groups=items(*(counts or (24, 5, *[13] * _REST))),
        sanctions=(Sanction.ETHICS, Sanction.SEVERE, Sanction.CRIMINAL),
        items_url="https://contoh.example/netral/boleh-jangan/peran-asn.html",
        chain=CHAIN,
        chain_url="https://contoh.example/netral/pelaporan/",
        ask=ASK,
    )


def sheet(kind: str) -> Callable[[Paper], SheetView]:
    return lambda on: alone(kind, on)


SHOWN = ("kalender", "poin", "boleh-jangan", "alur-pelaporan", "ikrar", "tindak-lanjut")
QR = Scanned("https://contoh.example/lembar.html")


def deck(*parts: Part) -> Deck:
    """The slides of these parts; of a meeting if none are named."""
    shown = parts or (*map(part_of, SHOWN), CALENDARS)
    cover = None if parts else EVENT
    return Deck(**common(EVENT.title, Format.SLIDE), cover=cover, parts=shown, qr=QR, ask=WHOM)


def notes(view: Deck, on: Paper = Paper.A4) -> SpeakerNotes:
    """What is said to the slides of a deck."""
    return imprinted(SpeakerNotes(**{f.name: getattr(view, f.name) for f in fields(Deck)}), paper=on)


MAKERS: Mapping[str, Callable[[Paper], SheetView]] = {
    **{each.kind: sheet(each.kind) for each in PARTS},
    "kalender-daerah": lambda on: Handout(**common(CALENDARS.title, on), parts=(CALENDARS,)),
    "pakta-bernama": lambda on: alone("pakta-integritas", on, signers=SIGNERS, place="Contoh", date=DAY),
    "pakta-desa": lambda on: alone("pakta-integritas", on, has_no_number=True, unit="Desa", bases=(BASIS,)),
    "kesepakatan": lambda on: alone("ikrar", on, parties=PARTIES, date=DAY),
    "berita-acara-pihak": lambda on: alone("berita-acara", on, parties=PARTIES, copies="3 (tiga)"),
    "paket": pack,
    "poster-pesan": message_poster,
    "poster-urutan": ranking_poster,
    "poster-kalender": calendar_poster,
    "leaflet": leaflet,
    "tayang-rakor": lambda on: deck(),
    "tayang-briefing": lambda on: deck(part_of("briefing")),
    "catatan-rakor": lambda on: notes(deck(), on),
    "catatan-briefing": lambda on: notes(deck(part_of("briefing")), on),
}


def digests() -> dict[str, str]:
    return {name: sha256(render(make(Paper.F4))).hexdigest() for name, make in MAKERS.items()}


def poisoned(value: Any, text: str) -> Any:
    """The same value with every word of content replaced."""
    if isinstance(value, Typst | Labelled | Month | Scanned | Stamp | Timeline | Zone) or value is None:
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(poisoned(part, text) for part in value)
    if is_dataclass(value) and not isinstance(value, type | Span):
        kept = {"url", "href", "id", "kind"}
        return replace(
            value,
            **{f.name: poisoned(getattr(value, f.name), text) for f in fields(value) if f.name not in kept},
        )
    return value
