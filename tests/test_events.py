"""Events of every kind: what each must have, who is invited, over how many days, and five of them on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from harness import HERE, Situs, overview_of
from harness.events import rendered
from harness.pdf import pages, text_of
from harness.samples import EVENT
from harness.sheets import PARTIES, alone

from sosialisasi.building.planner import Plan
from sosialisasi.reading.roster import Person
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import guidance, meetings
from sosialisasi.showing.sheets.copies import digest
from sosialisasi.showing.sheetviews import AgendaPart, AttendancePart, GuidancePart, ListPart, PactPart, PledgePart
from sosialisasi.site import routes
from sosialisasi.site.keys import slots_of
from sosialisasi.site.model import Meeting
from sosialisasi.site.words import EventKind, Pack, Paper, Role, Sheet

SLUG = "ogan-ilir-2024"
MEETING = f"content/rakor/{SLUG}.md"
SAID: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "apel-pekalongan-2024": (
        ("Jenis</dt><dd>Apel", "s.d. selesai", "Penyelenggara</dt>", "hari apel itu"),
        (
            *("Paket bahan apel", "Apel 14 Oktober 2024", "07.30 WIB s.d. selesai", "Pembina apel"),
            *("Lurah, Kabupaten Pekalongan (6)", "Dinas Kesehatan Contoh"),
        ),
        ("hari rapat", "Pimpinan rapat", "Narasumber:", "Dinas Perhubungan Contoh"),
    ),
    "sosialisasi-gading-rejo-2024": (
        ("Kecamatan Gading Rejo, Kabupaten Pringsewu", "Panitia Pengawas Kecamatan", "Dasarnya belum diketahui"),
        (
            *("Kecamatan Gading Rejo, Kabupaten Pringsewu", "SD Negeri Contoh 1", "09.00–09.15"),
            *("10.30 s.d. selesai", "Dasarnya belum diketahui", "Boleh dan jangan: Kepala pekon"),
            *("Boleh dan jangan: Penjabat kepala pekon", "Kepala pekon, Kecamatan Gading Rejo"),
            "Yang harus dikerjakan sesudah sosialisasi dicatat di kesimpulan:",
        ),
        ("Rapat 15", "lembar tindak lanjut"),
    ),
    "penandatanganan-palangka-raya-2024": (
        ("Penanda tangan</dt><dd>Sekretaris Daerah Kota Palangka Raya;", "kesepakatan-contoh-a4.pdf"),
        ("Kesepakatan Bersama", "Ketua Bawaslu Kota Palangka Raya", "Kepala Kepolisian Resor Kota Palangka Raya"),
        ("Ikrar Netralitas Pegawai ASN", "Saksi 1"),
    ),
    "bimtek-semarang-2026": (
        (
            "9 Desember 2026</time>, 08.00",
            "Perangkat daerah (6): Inspektorat Daerah Contoh;",
            "Untuk: Kepala OPD; PPPK",
        ),
        (
            *("Bimtek 8–9 Desember 2026", "Hari 1: Selasa, 8 Desember 2026", "Hari 2: Rabu, 9 Desember 2026"),
            *("Daftar hadir hari 2", "Dinas Perhubungan Contoh", "Boleh dan jangan: PPPK"),
            "Bolehkah saya menyukai unggahan calon?",
        ),
        ("Kecamatan", "hari rapat", "Sesudah rapat"),
    ),
    "edaran-magelang-2026": (
        ("Isi edaran", "Nomor</dt><dd>belum ada", "Disampaikan kepada", "Tembusan: Inspektur Daerah"),
        (
            *("Paket surat edaran", "Tentang: Netralitas Pegawai ASN", "Wali Kota Magelang", "Tembusan:"),
            *("tanggal edaran", "Ditetapkan di Magelang", "pada tanggal 1 Desember 2026"),
        ),
        ("Daftar hadir", "Tempat:", "Pukul", "hari rapat"),
    ),
}
"""What the page and the pack of each of the five events say, and what the pack does not."""


def made(plan: Plan, path: str) -> bytes:
    (artifact,) = [each for each in plan.artifacts if each.path == path]
    return rendered(plan, artifact)


# --- the five events -------------------------------------------------------------------------------------


def test_there_are_five_and_nothing_is_wrong_with_them(plan: Plan) -> None:
    assert sorted(path.stem for path in (HERE / "acara/content/rakor").iterdir()) == sorted(SAID)
    ours = [f"content/rakor/{slug}.md" for slug in SAID]
    assert [problem for problem in plan.problems if problem.path in ours] == []
    assert plan.artifacts


@pytest.mark.parametrize("slug", SAID)
def test_its_page_says_what_it_is(plan: Plan, slug: str) -> None:
    page = made(plan, routes.meeting(slug)).decode()
    assert [words for words in SAID[slug][0] if words not in page] == []


@pytest.mark.parametrize("slug", SAID)
def test_its_pack_speaks_of_its_kind(plan: Plan, slug: str) -> None:
    _, there, nowhere = SAID[slug]
    text = " ".join(pages(made(plan, routes.sheet(f"paket-{slug}", Paper.A4))))
    assert [words for words in there if words not in text] == []
    assert [words for words in nowhere if words in text] == []


@pytest.mark.parametrize(
    ("part", "before"),
    [
        ("agenda", "2:69f7809163e26846"),
        ("berita-acara", "2:533386add46dd308"),
        ("belum-tanda-tangan", "2:c9a17fb7fade1adf"),
        ("daftar-hadir", "2:dd29694ada0d2cfc"),
        ("notula", "2:038037b3fa89caa1"),
        ("tanda-terima", "2:ac605afc06c736ec"),
    ],
)
def test_what_was_released_before_there_were_kinds_is_still_current(part: str, before: str) -> None:
    """A rakor says nothing of its kind, and no field that it leaves empty is a word: here, who speaks."""
    empty: dict[str, Any] = {"speakers": ()} if part in ("daftar-hadir", "notula") else {}
    assert digest(alone(part, **empty)) == before


# --- kinds -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EventKind)
def test_what_a_kind_needs_and_lacks_are_keys(kind: EventKind) -> None:
    assert {*kind.needs, *kind.lacks} <= slots_of(Meeting).keys()
    assert not {*kind.needs} & {*kind.lacks}


def test_a_kind_says_what_is_missing_and_an_assembly_needs_no_speaker(situs: Situs) -> None:
    speakers = "narasumber:\n  - lembaga: bawaslu\n    jabatan: Narasumber Bawaslu\n    topik: Pengawasan\n"
    situs.edit(MEETING, speakers, "")
    (found,) = situs.build().problems
    assert (found.code, found.message) == ("acara-kurang", 'Rapat koordinasi belum memuat "narasumber".')
    situs.edit(MEETING, "status: ", "jenis: apel\nstatus: ")
    assert situs.build().problems == ()


def test_an_event_is_for_somebody_and_no_line_of_its_agenda_ends_before_it_begins(situs: Situs) -> None:
    situs.edit(MEETING, "cetak: semua", "cetak: semua\nperan: []")
    situs.edit(MEETING, "    mulai: 08.00", "    mulai: 08.00\n    selesai: 07.30")
    assert sorted(problem.code for problem in situs.build().problems) == ["kunci-kurang", "tanggal-tak-urut"]


def test_forms_are_called_after_their_kind() -> None:
    assembly = replace(EVENT, kind=EventKind.ASSEMBLY)
    text = text_of(alone("notula", event=assembly))
    assert "Pembina apel" in text
    assert "rapat" not in text
    assert "Narasumber:" not in text
    assert digest(alone("notula", event=assembly)) != digest(alone("notula"))


# --- hosts, days, invitations --------------------------------------------------------------------------------


def test_a_temporary_institution_hosts_within_the_stages_of_its_election(situs: Situs) -> None:
    situs.write(
        "content/lembaga/panwascam.yaml",
        "nama: Panitia Pengawas Kecamatan\nsementara: ya\ntugas: Mengawasi.\nverifikasi: belum\n",
    )
    situs.edit(MEETING, "tempat: ", "lembaga_tuan_rumah: panwascam\ntempat: ")
    assert situs.build().problems == ()
    situs.edit(MEETING, "tanggal: Senin, 7 Oktober 2024", "tanggal: 7 Januari 2025")
    assert "lembaga-sementara" in situs.build().codes


def test_a_line_without_a_day_belongs_to_that_of_the_line_above(situs: Situs) -> None:
    situs.edit(MEETING, "tanggal: Senin, 7 Oktober 2024", "tanggal: 7–8 Oktober 2024")
    agenda = "  - topik: a\n  - topik: b\n    hari: 2\n  - topik: c\n  - topik: d\n    hari: 1\n"
    situs.edit(MEETING, "  - topik: Pembukaan\n    mulai: 08.00\n", agenda)
    overview = overview_of(situs.root)
    (part,) = meetings.parts_for(overview, overview.site.meetings[SLUG], [Sheet.AGENDA])
    assert isinstance(part, AgendaPart)
    assert [line.day for line in part.agenda] == [1, 2, 2, 1]
    assert [day.day for day in part.days] == [7, 8]


def test_an_event_of_two_days_has_a_list_for_each(situs: Situs) -> None:
    """And is measured by the first of them."""
    situs.edit(MEETING, "tanggal: Senin, 7 Oktober 2024", "tanggal: 7–8 Oktober 2024")
    overview = overview_of(situs.root)
    meeting = overview.site.meetings[SLUG]
    lists = meetings.parts_for(overview, meeting, [Sheet.ATTENDANCE])
    days = [(part.title, part.event.date) for part in lists if isinstance(part, AttendancePart)]
    assert [title for title, _ in days] == ["Daftar hadir hari 1", "Daftar hadir hari 2"]
    assert [day.day for _, day in days if day] == [7, 8]
    assert meeting.date.day == 7
    assert "sampai 8 Oktober 2024" in overview.text_card("index.html", meeting).meta


def test_all_lists_name_whom_the_event_invites(situs: Situs) -> None:
    """Offices from the list of the site, schools by name, and a row to write in for each village head."""
    situs.write("content/opd.yaml", "opd:\n  - Dinas Contoh\n  - nama: Badan Contoh\n    singkatan: BC\n")
    invited = (
        "undangan:\n  - siapa: opd\n    kantor: [bc]\n  - siapa: opd\n"
        "  - siapa: kepala-desa\n    daerah: ['16.10.01']\n    jumlah: 3\n"
        "  - siapa: sekolah\n    daftar: [SD Contoh]\n  - siapa: lurah\n"
    )
    situs.edit(MEETING, "peserta: [16.10]\n", invited)
    assert situs.build().problems == ()
    overview = overview_of(situs.root)
    meeting = overview.site.meetings[SLUG]
    for sheet in (Sheet.ATTENDANCE, Sheet.UNSIGNED, Sheet.RECEIPT):
        (part,) = meetings.parts_for(overview, meeting, [sheet])
        assert isinstance(part, ListPart)
        rows = [(group.title, [row.office for row in group.rows]) for group in part.groups]
        assert rows == [
            ("Perangkat daerah (1)", ["Badan Contoh"]),
            ("Perangkat daerah (1)", ["Dinas Contoh"]),
            ("Kepala desa, Kecamatan Muara Kuang, Kabupaten Ogan Ilir (3)", ["Kepala desa …………………"] * 3),
            ("Sekolah, Kabupaten Ogan Ilir (1)", ["SD Contoh"]),
            ("Lurah, Kabupaten Ogan Ilir", ["Lurah …………………"] * 10),
        ], "who is invited twice sits once, and whom nobody counted has room to be written in"
    (pact,) = meetings.pacts(overview, meeting)
    assert text_of(pact.view(Paper.A4)).count("Badan Contoh") == 1, "who is invited twice signs once"


def test_an_agency_stands_once_in_the_list(situs: Situs) -> None:
    situs.write("content/opd.yaml", "opd:\n  - Dinas Contoh\n  - nama: Badan Contoh\n    singkatan: dinas contoh\n")
    (found,) = situs.build().problems
    assert (found.code, found.line) == ("id-kembar", 3)


# --- readers and pledges -----------------------------------------------------------------------------------


def test_each_of_several_roles_has_a_sheet_of_its_own(situs: Situs) -> None:
    """Of one role, the sheet is what it was; the quiz asks only what has one answer for all."""
    situs.edit(MEETING, "cetak: semua", "cetak: semua\nperan: [camat-lurah, desa]")
    situs.add_village()
    situs.edit(MEETING, "boleh_jangan: [D-1, H-1]", "boleh_jangan: [D-1, H-1, D-71, B-1]")
    overview = overview_of(situs.root)
    meeting = overview.site.meetings[SLUG]
    parts = meetings.parts_for(overview, meeting, [Sheet.GUIDANCE])
    shown = {
        part.role: {item.id for _, items in part.groups for item in items}
        for part in parts
        if isinstance(part, GuidancePart)
    }
    assert shown.keys() == {Role.CAMAT, Role.VILLAGE}
    assert "D-1" in shown[Role.CAMAT]
    assert "D-1" not in shown[Role.VILLAGE]
    assert "D-71" in shown[Role.VILLAGE]
    asked = meetings._asked(meeting, tuple(overview.site.guidance[id] for id in meeting.guidance))
    assert all(item.applies_to(role) for item in asked for role in meeting.roles)


def test_roles_to_whom_the_same_is_said_share_a_sheet(plan: Plan) -> None:
    overview = overview_of(plan.inputs.root)
    parts = meetings.parts_for(overview, overview.site.meetings["edaran-magelang-2026"], [Sheet.GUIDANCE])
    assert [part.title for part in parts] == ["Boleh dan jangan: Camat dan lurah; Kepala OPD"]


def test_who_is_no_civil_servant_asks_another_office(plan: Plan) -> None:
    """Of Pringsewu no office is recorded: its villages ask that of the site which is for villages."""
    overview = overview_of(plan.inputs.root)
    parts = meetings.parts_for(overview, overview.site.meetings["sosialisasi-gading-rejo-2024"], [Sheet.GUIDANCE])
    assert [(part.role, part.ask) for part in parts if isinstance(part, GuidancePart)] == [
        (Role.VILLAGE, "DPMD setempat (untuk desa, lewat camat Anda)"),
        (Role.ACTING_VILLAGE_HEAD, "BKPSDM setempat (bagian disiplin)"),
    ]


def test_an_item_that_speaks_of_others_says_where_these_stand(plan: Plan) -> None:
    """D-28 speaks of D-1 to D-25, of which the event chose some; what its sheet holds all is looked up nowhere."""
    overview = overview_of(plan.inputs.root)
    (part,) = meetings.parts_for(overview, overview.site.meetings["batang-hari-2023"], [Sheet.GUIDANCE])
    assert isinstance(part, GuidancePart)
    items = {item.id: item for _, items in part.groups for item in items}
    spoken = items["D-28"]
    assert part.mentioned is not None
    told = next(role for role in Role if overview.url + routes.role(role) == part.mentioned)
    assert {f"D-{number}" for number in range(1, 26)} - items.keys() <= {item.id for item in overview.items_of(told)}
    assert not any(threat.startswith("Bagi PPPK") for threat in spoken.threats), "its sentence says it for them already"
    others = tuple((verdict, tuple(item for item in some if item is not spoken)) for verdict, some in part.groups)
    assert guidance.mentioned(overview, others) is None


def test_a_text_that_is_younger_than_its_event_says_so(situs: Situs) -> None:
    """A pack of 2019 may print what is sworn today, but not as what was sworn then."""
    written = (situs.root / "content/formulir/ikrar.yaml").read_text()
    for day, is_newer in ("6 Oktober 2024", False), ("8 Oktober 2024", True):
        situs.write("content/formulir/ikrar.yaml", f"{written}sejak: {day}\n")
        overview = overview_of(situs.root)
        (part,) = meetings.parts_for(overview, overview.site.meetings[SLUG], [Sheet.PLEDGE])
        assert isinstance(part, PledgePart)
        assert part.is_newer is is_newer


def test_an_event_may_choose_its_texts_and_who_signs_them(situs: Situs) -> None:
    situs.write(
        "content/formulir/kesepakatan.yaml",
        "judul: Kesepakatan\npembuka: Kami sepakat\nbutir: [netral]\npenutup: Demikian.\n"
        "penanda_tangan: [Pihak satu, Pihak dua]\nverifikasi: belum\n",
    )
    situs.edit(MEETING, "cetak: semua", "cetak: semua\nformulir: [kesepakatan]")
    assert situs.build().problems == ()
    overview = overview_of(situs.root)
    meeting = overview.site.meetings[SLUG]
    (part,) = meetings.parts_for(overview, meeting, [Sheet.PLEDGE])
    assert isinstance(part, PledgePart)
    assert part.title == "Kesepakatan"
    assert meetings.parts_for(overview, meeting, [Sheet.PACT]) == ()
    assert "Pihak dua" in text_of(alone("ikrar", pledge=part.pledge))
    assert "Ketua Bawaslu Kabupaten Contoh" in text_of(alone("ikrar", pledge=part.pledge, parties=PARTIES))


@pytest.mark.parametrize(
    ("slug", "has_blank"),
    [("edaran-magelang-2026", True), ("apel-pekalongan-2024", True), ("lahat-2024", False)],
)
def test_who_has_others_sign_gets_a_blank_pact_whoever_is_listed(plan: Plan, slug: str, has_blank: bool) -> None:
    """A circular and an apel are signed in the units of those who get the pack; elsewhere each has their own pact."""
    assert plan.site
    overview = Overview(plan.site, "")
    people = (Person(name="Fulan Contoh", office="Kepala", unit="Dinas Kesehatan Contoh"),)
    meeting = replace(plan.site.meetings[slug], sheets=(Sheet.PACT, Sheet.RECEIPT))
    pacts = meetings.parts_for(overview, meeting, [Sheet.PACT], people)
    packs = [(meetings.half_of(Sheet.PACT, pact), len(pact.signers)) for pact in pacts if isinstance(pact, PactPart)]
    blank = [(Pack.PARTICIPANTS, 0)] if has_blank else []
    assert [pack for pack in packs if pack[0] is Pack.PARTICIPANTS] == blank
    assert any(pack is Pack.COMMITTEE and count for pack, count in packs), "one with a name is for the hosts"
    (receipt,) = meetings.parts_for(overview, meeting, [Sheet.RECEIPT], people)
    assert isinstance(receipt, meetings.ReceiptPart)
    assert len(receipt.materials) == len(set(receipt.materials)), "one material stands there once"
