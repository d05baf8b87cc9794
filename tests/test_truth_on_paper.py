"""Paper says what the data say: to whom, under which condition, as of the day, and nothing of how it was made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from harness import ROOT, SAMPLE, Situs, overview_of
from harness.ink import Text, marks
from harness.pdf import FOLDERS, opened, pages, render, text_of
from harness.published import published, shipped
from harness.samples import CALENDAR, EVENT, item, items, link, seen_on
from harness.sheets import alone, deck, groups, imprinted, kop, leaflet, message_poster, notes
from ical.calendar_stream import IcsCalendarStream

from sosialisasi.ground.dates import MONTHS
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.sheets import guidance, meetings, posters, slides
from sosialisasi.showing.sheets.guidance import QuizKeyPart
from sosialisasi.showing.sheets.posters import CalendarPoster, MessagePoster
from sosialisasi.showing.sheets.slides import Deck
from sosialisasi.showing.sheets.texts import CalendarPart
from sosialisasi.showing.sheetviews import GuidancePart, Handout, Leaflet, ReportingPart, SheetView
from sosialisasi.showing.views import ItemView
from sosialisasi.site.model import Briefing, Meeting
from sosialisasi.site.stages import spans
from sosialisasi.site.words import ElectionKind, Format, Paper, RefKind, Sanction, Verdict

TEMPLATES = ROOT / "templates/cetak"
MEETING = "content/rakor/ogan-ilir-2024.md"
ELECTION = "content/pemilihan/pilkada-2024.yaml"
ITEM = "content/boleh-jangan/d-1.yaml"
CONDITIONAL = "content/boleh-jangan/h-1.yaml"


def told(situs: Situs, code: str) -> list[tuple[str, int | None, str]]:
    """(path, line, field) of each problem of a code."""
    return [(found.path, found.line, found.field) for found in situs.build(dry=True).problems if found.code == code]


def meeting_of(overview: Overview, slug: str = "ogan-ilir-2024") -> Meeting:
    meeting: Meeting = overview.site.meetings[slug]
    return meeting


def pack(situs: Situs) -> Handout:
    overview = overview_of(situs.root)
    view = meetings.pack(overview, meeting_of(overview)).view(Paper.A4)
    assert isinstance(view, Handout)
    return view


def part(view: Handout, kind: type[Any]) -> Any:
    return next(each for each in view.parts if isinstance(each, kind))


# --- headings ----------------------------------------------------------------------------------------------


def test_no_template_returns() -> None:
    """What a Typst function has joined before a ``return`` with a value is lost without a word."""
    for path in TEMPLATES.rglob("*.typ"):
        code = re.sub(r"//[^\n]*", "", path.read_text("utf-8"))
        assert not re.search(r"\breturn\b", code), path.name


def verdicts_of(view: SheetView) -> set[Verdict]:
    """The verdicts under which a sheet shows items."""
    if isinstance(view, Leaflet):
        return {verdict for verdict, _ in view.groups}
    if isinstance(view, Handout | Deck):
        return {verdict for each in view.parts if isinstance(each, GuidancePart) for verdict, _ in each.groups}
    return {view.item.verdict} if isinstance(view, MessagePoster) else set()


def test_every_sheet_has_the_headings_of_its_verdicts() -> None:
    """A list of forbidden things under no heading reads like a list of advice."""
    missing, seen = [], 0
    for file, view in published().prints.items():
        if wanted := verdicts_of(view):
            text = " ".join(pages(file.read_bytes()))
            seen += 1
            missing += [
                (file.name, each) for each in wanted if not re.search(rf"{each.symbol} ?{each.label.upper()}", text)
            ]
    assert missing == []
    assert seen > 30


def test_a_list_on_which_all_have_signed_still_has_its_title() -> None:
    text = text_of(alone("belum-tanda-tangan", groups=(), listed=12))
    assert "Semua 12 orang" in text
    assert EVENT.title in text.partition("Semua 12 orang")[0]


def test_a_calendar_without_stages_still_says_that_it_was_replaced() -> None:
    shown = replace(CALENDAR, stages=(), undated=(), replaced_by=link("Jadwal baru"))
    text = text_of(alone("kalender", calendar=shown, timeline=None))
    assert "Jadwal ini sudah diganti: Jadwal baru" in text
    assert "Belum ada tahapan yang tercatat." in text


# --- to whom ------------------------------------------------------------------------------------------------


def test_a_sanction_is_printed_with_those_whom_it_threatens(situs: Situs) -> None:
    """In the words of the page: a label that templates write by hand was true for officials only."""
    situs.edit(ITEM, "peran: asn", "peran: [asn, non-asn]")
    situs.edit(ITEM, "    sanksi: disiplin-berat", "    peran: [asn]\n    sanksi: [kode-etik, disiplin-berat]")
    situs.edit(
        ITEM, "kutipan: PP 53/2010 Pasal 4 angka 15", "kutipan: UU 10/2016\n    peran: [non-asn]\n    sanksi: pidana"
    )
    assert not situs.build().errors
    page = re.sub(r"<[^>]+>|\s+", " ", situs.page("boleh-jangan/d-1.html"))
    whole = (
        "Bagi Semua ASN (PNS dan PPPK): sanksi moral (kode etik); hukuman disiplin berat. Bagi Pegawai non-ASN: pidana"
    )
    assert whole in " ".join(page.split())
    overview = overview_of(situs.root)
    shown = overview.paper.item(overview.site.guidance["D-1"], overview.day)
    groups = ((Verdict.FORBIDDEN, (shown,)),)
    sheet = text_of(alone("boleh-jangan", groups=groups))
    assert "Sanksi: Bagi Semua ASN (PNS dan PPPK): kode etik; disiplin berat. Bagi Pegawai non-ASN: pidana." in sheet
    poster = replace(message_poster(), item=shown, readers=shown.roles)
    assert "Untuk Semua ASN (PNS dan PPPK); Pegawai non-ASN" in text_of(poster)
    assert whole.replace(". ", " ") in text_of(poster)


def test_no_template_spells_a_sanction() -> None:
    """Their names are the model's."""
    for path in (*TEMPLATES.rglob("*.typ"), *TEMPLATES.with_name("web").rglob("*.html")):
        text = path.read_text("utf-8").lower()
        assert "pejabat tertentu" not in text, path.name
        for sanction in (Sanction.SEVERE, Sanction.MODERATE, Sanction.DISMISSAL, Sanction.CONTRACT):
            assert sanction.value not in text, path.name
            assert sanction.short not in text, path.name


@pytest.mark.parametrize(
    ("role", "roles", "is_told"),
    [
        ("desa", "[asn]", True),
        ("non-asn", "[asn]", True),
        ("asn", "[desa, non-asn]", True),
        ("camat-lurah", "[kepala-opd]", True),
        ("pppk", "[camat-lurah, desa]", True),
        ("desa", "[asn, desa]", False),
        ("pppk", "[asn]", False),
        ("pj-kades", "[asn, desa]", False),
        ("asn", "[camat-lurah]", False),
    ],
)
def test_an_item_for_others_than_the_readers_is_told(situs: Situs, role: str, roles: str, is_told: bool) -> None:
    """A sheet for village heads that threatens them with what only a civil servant faces."""
    situs.edit(MEETING, "cetak: semua", f"cetak: semua\nperan: {role}")
    situs.edit(MEETING, "[D-1, H-1]", "[D-1]")
    situs.edit(ITEM, "peran: asn", f"peran: {roles}")
    found = told(situs, "butir-bagi-orang-lain")
    assert found == ([(MEETING, 22, "boleh_jangan.0")] if is_told else [])


def test_an_item_for_some_of_the_readers_says_for_whom(situs: Situs) -> None:
    """What threatens a camat threatens not all ASN: its sentence says for whom it is, once, and what they face."""
    situs.edit(MEETING, "cetak: semua", "cetak: semua\nperan: asn")
    situs.edit(MEETING, "[D-1, H-1]", "[D-1]")
    situs.edit(ITEM, "peran: asn", "peran: [camat-lurah]")
    shown: GuidancePart = part(pack(situs), GuidancePart)
    ((_, (only,)),) = shown.groups
    assert only.audience == "bagi Camat dan lurah"
    assert only.threats == ("Hukuman disiplin berat",)
    printed = text_of(alone("boleh-jangan", groups=shown.groups))
    assert "kampanye (bagi Camat dan lurah). Sanksi: disiplin berat" in printed


# --- conditions ---------------------------------------------------------------------------------------------


def conditional(sheet: ItemView) -> tuple[tuple[Verdict, tuple[ItemView, ...]], ...]:
    return ((Verdict.CONDITIONAL, (sheet,)),)


def test_every_sheet_of_a_conditional_item_prints_its_condition() -> None:
    """Without it, the item reads like a permission."""
    shown = replace(item(Verdict.CONDITIONAL, 1), condition="Hanya bila semua peserta diperlakukan sama.")
    told = "Syarat: Hanya bila semua peserta diperlakukan sama."
    shows = alone("boleh-jangan", groups=conditional(shown)).parts[0]
    poster = replace(message_poster(), item=shown)
    many = items(24, 0, 13)
    views: list[SheetView] = [
        alone("boleh-jangan", groups=conditional(shown)),
        alone("boleh-jangan", groups=(*many, *conditional(shown))),
        alone("boleh-jangan", groups=(*items(40, 0, 40), *conditional(shown))),
        alone("kunci-kuis", questions=(shown,)),
        replace(leaflet(), groups=(*items(3, 0, 3), *conditional(shown))),
        poster,
        deck(shows),
        notes(deck(shows), Paper.A4),
    ]
    for view in views:
        assert told in text_of(view), view.title


def test_a_condition_is_shown_on_the_page_of_its_item(situs: Situs) -> None:
    assert not situs.build().errors
    assert "<strong>Syarat:</strong> Tidak mengarah kepada calon." in situs.page("boleh-jangan/h-1.html")


def test_a_condition_goes_with_its_verdict(situs: Situs) -> None:
    situs.edit(CONDITIONAL, "syarat: Tidak mengarah kepada calon.\n", "")
    assert told(situs, "syarat-kurang") == [("content/boleh-jangan/h-1.yaml", 2, "putusan")]
    situs.edit(ITEM, "alasan:", "syarat: Di luar jam kerja.\nalasan:")
    assert told(situs, "syarat-tak-perlu") == [(ITEM, 4, "syarat")]


# --- as of the day -------------------------------------------------------------------------------------------

_DAYS = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d)\b")
_STAMPS = re.compile(r"Kode \w+ · revisi \d+, \d{1,2} \w+ \d{4}")
_CALLED = re.compile(r"\b\d{1,4}/(20\d\d)\b|\bNomor \S+ Tahun (20\d\d)\b")


def days_of(meeting: Meeting, overview: Overview) -> set[date]:
    """What everybody knew that was still to come: the days of the elections' schedules, and of what was agreed."""
    elections = [overview.site.elections[id] for id in meeting.elections]
    known = [span for election in elections for span in spans(election).values()]
    agreed = {task.due for task in meeting.follow_ups if task.due}
    return {day for span in known for day in (span.start, span.end)} | agreed


@pytest.mark.parametrize("slug", [path.stem for path in (ROOT / "content/rakor").glob("*.md")])
def test_no_sheet_of_an_event_tells_of_what_came_later(slug: str) -> None:
    """Neither a day, nor a regulation or a ruling, nor an institution; pack, parts, slides and notes."""
    overview = shipped()
    meeting = meeting_of(overview, slug)
    known = days_of(meeting, overview)
    latest = max(day.year for day in (*known, meeting.date))
    # Names that last longer than what bears them are older, too.
    old = {name for each in overview.site.regulations.values() if each.since <= meeting.date for name in each.names}
    late = {
        name for each in overview.site.regulations.values() if each.since > meeting.date for name in each.names
    } - old
    for each in overview.site.institutions.values():
        if not each.existed(meeting.date) and each.since:
            late |= {each.name, each.short_name or each.name}
    ended = [each for each in overview.site.institutions.values() if each.until and each.until > meeting.date]
    found = set()
    for file, view in published().prints.items():
        if slug not in file.name or "_kantor" in file.parts or "kalender" in file.name.split("-")[1:2]:
            continue
        if isinstance(view, Handout | Deck) and view.imprint.occasion.startswith("Rapat"):
            text = _STAMPS.sub("", " ".join(pages(file.read_bytes())))
            text = text.replace(view.imprint.url, "").replace(view.stamp.address if view.stamp else "", "")
            for law in overview.site.regulations.values():  # A title may name elections to come.
                text = text.replace(law.title, "") if law.since <= meeting.date else text
            found |= {f"{file.name}: {name}" for name in late if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}
            for number, month, year in _DAYS.findall(text):
                day = date(int(year), MONTHS.index(month) + 1, int(number))
                if day > meeting.date and day not in known:
                    found.add(f"{file.name}: {number} {month} {year}")
            found |= {f"{file.name}: {y}" for y in re.findall(r"(?<![\d.])20\d\d(?!\d)", text) if int(y) > latest}
            for one, other in _CALLED.findall(text):
                if int(one or other) > meeting.date.year:
                    found.add(f"{file.name}: /{one or other}")
            found |= {f"{file.name}: {each.name} {each.until}" for each in ended if f"ada sampai {each.until}" in text}
            assert "batal)" not in text
    assert found == set()


SEEN = replace(
    seen_on(date(2019, 11, 22), ElectionKind.REGIONAL),
    foretold=frozenset({date(2020, 9, 23), date(2020, 7, 8)}),
    later=re.compile(r"(?<!\w)(?:PKPU 5/2020|BPASN)(?!\w)"),
)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Pilkada 2020 diadakan pada 23 September 2020.", "Pilkada 2020 diadakan pada 23 September 2020."),
        ("Diadakan 9 Desember 2020.", ""),
        ("Netral. Sejak 2021 atasan juga dikenai hukuman.", "Netral."),
        ("Netral. Sejak Agustus 2020 berbeda. Tetap netral.", "Netral. Tetap netral."),
        ("Diputus Pj. Bupati pada 1-2-2022. Berlaku.", "Berlaku."),
        ("Diganti PKPU 5/2020.", ""),
        ("Kemudian Nomor 9 Tahun 2020 berlaku.", ""),
        ("Banding ke BPASN.", ""),
        ("Denda Rp2.024.000 tetap.", "Denda Rp2.024.000 tetap."),
        ("Menurut UU 10/2016 sejak 1 Juli 2016.", "Menurut UU 10/2016 sejak 1 Juli 2016."),
    ],
)
def test_a_sentence_is_known_by_its_days_and_names(text: str, known: str) -> None:
    assert SEEN.known(text) == known


def test_a_validity_does_not_tell_its_end_before_it_came(situs: Situs) -> None:
    situs.edit(MEETING, "tanggal: Senin, 7 Oktober 2024", "tanggal: 7 Mei 2020")
    situs.edit(MEETING, "dasar: PP 94/2021 Pasal 5 huruf n", "dasar: PP 53/2010 Pasal 4 angka 15")
    overview = overview_of(situs.root)
    (basis,) = overview.paper_of(meeting_of(overview)).bases(meeting_of(overview).bases)
    assert basis.validity is not None
    assert "sampai" not in basis.validity
    (now,) = overview.paper.bases(meeting_of(overview).bases)
    assert now.validity is not None
    assert "sampai" in now.validity


LATER = (SAMPLE / "content/peraturan/pp-94-2021.yaml").read_text("utf-8")


def test_a_schedule_that_did_not_exist_is_not_printed_but_told(situs: Situs) -> None:
    text = (
        LATER.replace("nomor: 94", "nomor: 99")
        .replace("tahun: 2021", "tahun: 2024")
        .replace("Nomor 94 Tahun 2021", "Nomor 99 Tahun 2024")
    )
    situs.write(
        "content/peraturan/pp-99-2024.yaml",
        text.replace("31 Agustus 2021", "15 Oktober 2024").replace("sebutan: PP Disiplin PNS\n", ""),
    )
    situs.edit(
        ELECTION, "tanggal: 27 November 2024\n    dasar: UU 10/2016", "tanggal: 27 November 2024\n    dasar: PP 99/2024"
    )
    assert told(situs, "kalender-belum-ada") == [(MEETING, 23, "kalender.0")]
    shown = pack(situs)
    assert not [each for each in shown.parts if isinstance(each, CalendarPart)]
    assert shown.cover is not None
    assert shown.cover.phase is None


def test_a_schedule_is_not_replaced_before_it_was(situs: Situs) -> None:
    """The pack of 2019 knew its own calendar as the one that held."""
    new = (situs.root / ELECTION).read_text("utf-8").replace("2024", "2030").replace("Pilkada 2030", "Pilkada baru")
    text = (
        LATER.replace("nomor: 94", "nomor: 99")
        .replace("tahun: 2021", "tahun: 2026")
        .replace("Nomor 94 Tahun 2021", "Nomor 99 Tahun 2026")
    )
    situs.write(
        "content/peraturan/pp-99-2026.yaml",
        text.replace("31 Agustus 2021", "1 Oktober 2026").replace("sebutan: PP Disiplin PNS\n", ""),
    )
    situs.write(
        "content/pemilihan/pilkada-2030.yaml",
        new.replace("Rabu, ", "").replace("dasar: UU 10/2016", "dasar: PP 99/2026"),
    )
    situs.edit(ELECTION, "jenis: pilkada", "jenis: pilkada\nditganti_oleh: pilkada-2030".replace("ditganti", "diganti"))
    calendar: CalendarPart = part(pack(situs), CalendarPart)
    assert calendar.calendar.replaced_by is None
    overview = overview_of(situs.root)
    assert overview.paper.calendar(overview.site.calendars["ogan-ilir-2024"]).replaced_by is not None


def test_what_a_region_did_later_was_not_planned(situs: Situs) -> None:
    """Nor were days that it moved later; who still prepares a meeting knows all that is written."""
    path = "content/kalender/ogan-ilir-2024.yaml"
    text = (situs.root / path).read_text("utf-8")
    later = "  - id: susulan\n    nama: Rapat susulan\n    tahap: kampanye\n    tanggal: 20 Oktober 2024\n"
    later += "    verifikasi: belum\n"
    moved = (
        "perubahan:\n  - tahapan: pemungutan\n    tanggal: 5 Desember 2024\n    alasan: Banjir 25 November 2024.\n"
        "    dasar: UU 10/2016\n    verifikasi: kutipan\n"
    )
    situs.write(path, text.replace("verifikasi: kutipan\n", f"{later}verifikasi: kutipan\n{moved}"))
    shown: CalendarPart = part(pack(situs), CalendarPart)
    assert "susulan" not in {stage.id for stage in shown.calendar.stages}
    assert shown.calendar.polling_day == date(2024, 11, 27)
    situs.edit("content/situs.yaml", "data_per: 22 November 2026", "data_per: 1 Oktober 2024")
    coming: CalendarPart = part(pack(situs), CalendarPart)
    assert "susulan" in {stage.id for stage in coming.calendar.stages}


def test_discipline_threatens_civil_servants_alone(situs: Situs) -> None:
    situs.edit(ITEM, "peran: asn", "peran: [asn, desa]")
    assert told(situs, "sanksi-bukan-asn") == [(ITEM, 10, "dasar.0.sanksi")]
    situs.edit(ITEM, "    sanksi: disiplin-berat", "    peran: [asn]\n    sanksi: disiplin-berat")
    assert told(situs, "sanksi-bukan-asn") == []


def test_a_step_that_was_not_taken_yet_is_left_out(situs: Situs) -> None:
    path = "content/pelaporan/sejak-bkn.yaml"
    text = (situs.root / path).read_text("utf-8")
    situs.write(
        path,
        text
        + "  - pelaku: BKN\n    tindakan: Memblokir data.\n    dasar: PP 53/2010\n    verifikasi: kutipan\n"
        + "  - pelaku: PPK\n    tindakan: Menjatuhkan sanksi. Sejak 3 Mei 2025 lain.\n    verifikasi: kutipan\n"
        + "catatan:\n  - Pada 2025 tugas ini beralih.\n  - Bukti disimpan.\n",
    )
    shown: ReportingPart = part(pack(situs), ReportingPart)
    steps = [step for branch in shown.chain.branches for step in branch.steps]
    assert [step.actor for step in steps] == ["Pelapor", "PPK"]
    assert steps[-1].cases[0].action == "Menjatuhkan sanksi."
    assert shown.chain.notes == ("Bukti disimpan.",)
    assert shown.chain.period == "sejak 24 Agustus 2024"


def test_words_of_later_are_told_where_they_cannot_be_left_out(situs: Situs) -> None:
    situs.edit(MEETING, "ringkasan: Rapat karangan untuk menguji.", "ringkasan: Rapat tentang PP 99/2025.")
    situs.edit(ITEM, "alasan: Fasilitas negara milik semua warga.", "alasan: Sejak 2025 dilarang.")
    assert {field for _, _, field in told(situs, "rapat-mendahului")} == {"ringkasan", "boleh_jangan.0"}


# --- the kind of election ------------------------------------------------------------------------------------


def test_a_meeting_prints_the_criminal_branch_of_its_own_election() -> None:
    overview = shipped()
    for slug, own, other in (
        ("batang-hari-2023", "pidana Pemilu", "pidana Pilkada"),
        ("lahat-2024", "pidana Pilkada", "pidana Pemilu"),
    ):
        meeting = meeting_of(overview, slug)
        (reporting,) = (
            each for each in meetings.parts_for(overview, meeting, meeting.sheets) if isinstance(each, ReportingPart)
        )
        conditions = [branch.condition or "" for branch in reporting.chain.branches]
        assert any(own in each for each in conditions)
        assert not any(other in each for each in conditions)
        criminal = next(each for each in reporting.sanctions if each.sanction is Sanction.CRIMINAL)
        laws = ("UU 7/2017",) if own.endswith("Pemilu") else ("UU 1/2015", "UU 10/2016")
        assert all(basis.text.startswith(laws) for basis in criminal.bases)


def test_a_meeting_of_both_elections_prints_both() -> None:
    overview = shipped()
    meeting = replace(meeting_of(overview, "batang-hari-2023"), elections=("pemilu-2024", "pilkada-2024"))
    chain = overview.paper_of(meeting).chain_on(meeting.date)
    assert chain is not None
    shown = overview.paper_of(meeting).chain(chain, meeting.date, only_in_force=True)
    conditions = " ".join(branch.condition or "" for branch in shown.branches)
    assert "pidana Pemilu" in conditions
    assert "pidana Pilkada" in conditions


def test_the_criminal_law_of_another_election_threatens_nobody(situs: Situs) -> None:
    situs.edit("content/peraturan/pp-94-2021.yaml", "kekuatan: peraturan", "kekuatan: peraturan\npemilihan: pemilu")
    situs.edit(ITEM, "  - kutipan: PP 53/2010 Pasal 4 angka 15", "  - UU 10/2016")
    shown: GuidancePart = part(pack(situs), GuidancePart)
    forbidden = dict(shown.groups)[Verdict.FORBIDDEN]
    assert [basis.text for basis in forbidden[0].bases] == ["UU 10/2016"]
    assert forbidden[0].threats == ()


# --- open ends -----------------------------------------------------------------------------------------------


def test_a_ban_without_a_known_end_has_none_anywhere(situs: Situs) -> None:
    """The ban on transfers runs to the end of a term that nobody knows yet."""
    words = "sejak 29 Agustus 2024 sampai akhir masa jabatan kepala daerah"
    situs.edit(
        ELECTION,
        "tanggal: 27–29 Agustus 2024",
        "tanggal: 29 Agustus 2024\n    berlanjut: sampai akhir masa jabatan kepala daerah",
    )
    assert not situs.build().errors
    page = " ".join(re.sub(r"<[^>]+>", " ", situs.page("kalender/ogan-ilir-2024.html")).split())
    assert words in page
    event = next(
        each
        for each in IcsCalendarStream.calendar_from_ics(situs.page("kalender/ogan-ilir-2024.ics")).events
        if "pendaftaran" in str(each.uid)
    )
    assert (event.dtstart, event.dtend) == (date(2024, 8, 29), date(2024, 8, 30))
    assert str(event.summary).startswith("Mulai: Pendaftaran pasangan calon")
    assert words in str(event.description)
    data = json.loads(situs.page("kalender/ogan-ilir-2024.json"))
    stage = next(each for each in data["tahapan"] if each["id"] == "pendaftaran")
    assert (stage["mulai"], stage["selesai"]) == ("2024-08-29", None)
    assert stage["berlanjut"] == "sampai akhir masa jabatan kepala daerah"
    overview = overview_of(situs.root)
    sheet = posters.calendar_poster(overview, overview.site.calendars["ogan-ilir-2024"]).view(Format.POSTER)
    assert isinstance(sheet, CalendarPoster)
    last = [day for week in sheet.months[-1].weeks for day in week if day][-1]
    assert (last.number, last.stages) == (30, (0,))
    calendar: CalendarPart = part(pack(situs), CalendarPart)
    for text in (text_of(sheet), text_of(alone("kalender", calendar=calendar.calendar, timeline=calendar.timeline))):
        assert words in text
    cover = pack(situs).cover
    assert cover is not None
    assert words in (cover.phase or "")


def test_the_shipped_bans_run_to_the_end_of_the_term() -> None:
    bans = [
        stage
        for election in shipped().site.elections.values()
        for stage in election.stages
        if "mutasi" in stage.name.lower()
    ]
    assert len(bans) == 4
    assert all(ban.open_end == "sampai akhir masa jabatan kepala daerah" for ban in bans)


# --- zones, swapped fields, words of the workshop --------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "is_told"),
    [
        ("13.30 WITA", True),
        ("13:30 wit", True),
        ("pukul 13.30 wita", True),
        ("jam 2 siang WIT", True),
        ("13.30WITA", True),
        ("13.30 (WITA)", True),
        ("13.30 WIB", False),
        ("pukul 13:30 wib", False),
        ("13.30", False),
    ],
)
def test_a_time_in_another_zone_is_told(situs: Situs, written: str, is_told: bool) -> None:
    """It would be printed as if it were the region's own."""
    situs.edit(MEETING, "selesai: 13:00", f"selesai: {written}")
    assert told(situs, "zona-berbeda") == ([(MEETING, 6, "selesai")] if is_told else [])


def test_every_time_of_a_meeting_is_compared(situs: Situs) -> None:
    situs.edit(MEETING, "mulai: 08.00\nselesai", "mulai: 08.00 WIT\nselesai")
    situs.edit(MEETING, "    mulai: 08.00", "    mulai: 08.00 wita")
    assert [field for _, _, field in told(situs, "zona-berbeda")] == ["mulai", "agenda.0.mulai"]
    (problem,) = (found for found in situs.build(dry=True).problems if found.field == "mulai")
    assert '"06.00"' in problem.hint
    assert '"08.00"' in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("tempat: Aula contoh", "tempat: 08.00", "tempat"),
        ("tempat: Aula contoh", "tempat: pukul 13.30 WIB s.d. selesai", "tempat"),
        ("tempat: Aula contoh", "tempat: Selasa, 8 Mei 2018", "tempat"),
        ("tempat: Aula contoh", "tempat: 8-5-2018", "tempat"),
        ("tempat: Aula contoh", "tempat: 120", "tempat"),
        ("tempat: Aula contoh", "tempat: '-'", "tempat"),
        ("tuan_rumah: Instansi Contoh", "tuan_rumah: 7 Oktober 2024", "tuan_rumah"),
        ("tuan_rumah: Instansi Contoh", "tuan_rumah: 08.00–12.00", "tuan_rumah"),
        ("jabatan: Narasumber Bawaslu", "jabatan: 09.30 WIB", "narasumber.0.jabatan"),
        ("siapa: Camat", "siapa: 14 Oktober 2024", "tindak_lanjut.0.siapa"),
        ("topik: Pembukaan", "topik: 08.00", "agenda.0.topik"),
    ],
)
def test_a_time_or_a_day_is_no_name(situs: Situs, old: str, new: str, field: str) -> None:
    situs.edit(MEETING, old, new)
    assert [each for _, _, each in told(situs, "isian-tertukar")] == [field]


@pytest.mark.parametrize("place", ["Gedung 45", "Jalan 17 Agustus Nomor 3", "Aula Lantai 2", "Hotel Mei", "SMP 1"])
def test_a_place_may_have_a_number(situs: Situs, place: str) -> None:
    situs.edit(MEETING, "tempat: Aula contoh", f"tempat: {place}")
    assert told(situs, "isian-tertukar") == []


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("jabatan: Narasumber Bawaslu", "jabatan: Narasumber Bawaslu (jabatan tidak disebut dalam berita)", True),
        ("tempat: Aula contoh", "tempat: Kabupaten Ogan Ilir (tempat rapat tidak diketahui)", True),
        ("tuan_rumah: Instansi Contoh", "tuan_rumah: Instansi Contoh, menurut berita", True),
        ("topik: Pembukaan", "topik: Pembukaan (urutan tidak diberitakan)", True),
        ("siapa: Camat", "siapa: Camat (cek lagi)", True),
        ("topik: Pembukaan", "topik: Tanya jawab tentang yang belum diketahui", False),
        ("tempat: Aula contoh", "tempat: Aula contoh (lantai 2)", False),
    ],
)
def test_words_of_the_workshop_reach_no_sheet(situs: Situs, old: str, new: str, is_told: bool) -> None:
    situs.edit(MEETING, old, new)
    assert bool(told(situs, "catatan-di-isian")) is is_told


def test_an_office_is_printed_by_its_local_name(situs: Situs) -> None:
    """ "Bawaslu Kabupaten/Kota" is on no door."""
    situs.edit("content/lembaga/bawaslu.yaml", _name(situs), "nama: Bawaslu Kabupaten/Kota")
    situs.edit("content/pelaporan/sejak-bkn.yaml", "Melapor ke Bawaslu.", "Melapor ke Bawaslu Kabupaten/Kota.")
    text = text_of(pack(situs))
    assert "Bawaslu Kabupaten Ogan Ilir" in text
    assert "Melapor ke Bawaslu Kabupaten Ogan Ilir." in text
    assert "Kabupaten/Kota" not in text
    assert not situs.build().errors
    assert "Bawaslu Kabupaten Ogan Ilir" in situs.page("rakor/ogan-ilir-2024.html")
    situs.edit(MEETING, "daerah: 16.10\npeserta: [16.10]", 'daerah: "16"\npeserta: [16.10]')
    assert "Melapor ke Bawaslu Kabupaten/Kota." in text_of(pack(situs))


def _name(situs: Situs) -> str:
    text = (situs.root / "content/lembaga/bawaslu.yaml").read_text("utf-8")
    return next(line for line in text.splitlines() if line.startswith("nama: "))


# --- widths --------------------------------------------------------------------------------------------------


def test_a_title_is_cut_by_its_width() -> None:
    """Of narrow letters many fit a line, of wide ones few."""
    narrow, wide = "ini titik lilit " * 5, "MAMMOM WMWMWM " * 7
    first = text_of(imprinted(alone("poin", title=narrow.strip()), is_example=False))
    assert f"{narrow.strip()} · Keadaan per" in first
    second = text_of(imprinted(alone("poin", title=wide.strip()), is_example=False))
    assert f"{wide.strip()} · Keadaan per" not in second
    cut = re.search(r"((?:MAMMOM WMWMWM ?)+(?:MAMMOM)?)… · Keadaan per", second)
    assert cut is not None
    assert 20 < len(cut[1]) < len(narrow.strip())


def test_both_halves_of_a_running_head_stay_if_there_is_room() -> None:
    title = "Rapat koordinasi netralitas di Kabupaten Batang Hari 2023"
    view = replace(alone("daftar-hadir", groups=groups(80)), title=title)
    head = pages(render(view))[1]
    assert f"{title} Daftar hadir" in head


def _texts(overview: Overview) -> Iterable[tuple[str, Briefing]]:
    return overview.site.briefings.items()


def test_a_link_on_paper_has_its_address() -> None:
    """Nobody can click on paper; of a page that a sheet stands for, the code of that sheet is told, too."""
    overview = shipped()
    linked = {name: [ref for ref in text.body.refs if ref.kind is RefKind.LINK] for name, text in _texts(overview)}
    assert any(linked.values())
    told: set[bool] = set()
    for name, links in linked.items():
        file = published().out / f"cetak/briefing-{name}-a4.pdf"
        codes = {other.key: other.code for other in published().prints[file].others}
        plain = re.sub(r"[\s\u200b]+", "", "".join(pages(file.read_bytes())))
        for ref in links:
            address = overview.paper._target(ref.target, overview.site.briefings[name].origin.path)
            code = codes.get(address)
            told.add(code is not None)
            sheet = f";lembar{code.upper()}" if code else ""
            assert f"({address.removeprefix('https://')}{sheet})" in plain
    assert told == {False, True}


@pytest.mark.parametrize("second", ["DINAS CONTOH", "DINAS PEMBERDAYAAN MASYARAKAT DESA, KEPENDUDUKAN, DAN SIPIL " * 3])
def test_the_second_line_of_a_kop_is_the_largest(second: str) -> None:
    lines = ("PEMERINTAH KABUPATEN CONTOH", second.strip(), "Jalan Contoh Nomor 1")
    pdf = opened(render(imprinted(alone("agenda"), letterhead=kop(*lines))))
    texts = sorted(
        (mark for mark in marks(pdf.pages[0]) if isinstance(mark, Text) and not mark.is_margin), key=lambda m: -m.y
    )
    sizes = list(dict.fromkeys(mark.size for mark in texts))[:3]
    assert len(sizes) == 3
    assert sizes[1] == max(sizes)
    assert sizes[1] > sizes[0] >= sizes[2] >= 10.5


# --- signs ---------------------------------------------------------------------------------------------------


def test_a_sign_that_no_font_has_is_told_with_its_line(situs: Situs) -> None:
    """On paper its number would stand in its place."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.edit(MEETING, "tempat: Aula contoh", "tempat: Aula 中 → 👍 ✓ é")
    situs.edit("content/briefing/fasilitas.md", "- Jangan: memasang", "- Jangan ꦗ: memasang")
    found = situs.build(dry=True).problems
    signs = {(each.path, each.line, each.message.split('"')[1]) for each in found if each.code == "tanda-tak-tercetak"}
    assert signs == {(MEETING, 9, "中"), ("content/briefing/fasilitas.md", 19, "ꦗ")}


def test_the_printer_itself_says_which_signs_it_lacks() -> None:
    assert paper.unprintable(frozenset("中é→👍ꦗ✓"), FOLDERS) == {"中", "ꦗ"}


# --- what the quiz and the slides of a meeting know -------------------------------------------------------------


def test_the_slides_of_a_meeting_are_as_of_its_day(situs: Situs) -> None:
    situs.edit(ITEM, "alasan: Fasilitas negara milik semua warga.", "alasan: Milik warga. Sejak 2025 diawasi.")
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    overview = overview_of(situs.root)
    sheet, _ = slides.slides_of(overview, meeting_of(overview))
    view = sheet.view(Format.SLIDE)
    assert isinstance(view, Deck)
    (shown,) = (each for each in view.parts if isinstance(each, GuidancePart))
    assert dict(shown.groups)[Verdict.FORBIDDEN][0].reason == "Milik warga."
    quiz: QuizKeyPart = part(pack(situs), QuizKeyPart)
    assert {each.reason for each in quiz.questions if each.id == "D-1"} == {"Milik warga."}
    assert len(quiz.questions) <= guidance.QUESTIONS
