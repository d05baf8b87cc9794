"""A region speaks in its own words, of its own institutions, by its own rules; laws and quotations keep theirs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from harness import ROOT, Situs, overview_of, site_of
from harness.pdf import pages
from harness.published import published
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.commands.cli import cli
from sosialisasi.reading.load import regions
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages.search import regional_synonyms
from sosialisasi.showing.sheets import kit, meetings
from sosialisasi.showing.sheets.texts import CalendarPart, calendar_sheet
from sosialisasi.showing.sheetviews import AttendancePart, GuidancePart, Handout, PactPart, ReportingPart
from sosialisasi.site.citations import Register
from sosialisasi.site.model import Meeting
from sosialisasi.site.speech import Speech, office_name, speech, stand_ins, terms
from sosialisasi.site.words import Paper, Sheet, Verification

MEETING = "content/rakor/ogan-ilir-2024.md"
CALENDAR = "content/kalender/ogan-ilir-2024.yaml"
ITEM = "content/boleh-jangan/d-1.yaml"
CHAIN = "content/pelaporan/sejak-bkn.yaml"
PACT = "content/formulir/pakta-integritas.yaml"

# --- a text in the words of a region -------------------------------------------------------------------------

SAID = {"kepala desa": "keuchik", "desa": "gampong", "BPD": "BHP", "Bawaslu Kabupaten/Kota": "Panwaslih Kabupaten A"}
SPEECH = Speech(
    region="11.08",
    words=(("kepala desa", "keuchik"), ("desa", "gampong"), ("BPD", "BHP")),
    names=(("Bawaslu Kabupaten/Kota", "Panwaslih Kabupaten A"),),
    actors=(("Bawaslu", "Panwaslih"),),
    kept=("UU Desa",),
)
KEPT = (
    *("antardesa", "desanya", "desa-desa", "contoh.desa.id", "desa.go.id", "pj-desa", "bpd", "perdesaan"),
    *("UU Desa", "uu desa", "PP 94/2021 Pasal 5 huruf n", "Desa Contoh", "Kepala Desa", "Dana Desa", "KEPALA DESA"),
    *("“kepala desa atau sebutan lain”", '"desa"', "Bawaslu Kabupaten/Kota Lama", "Bawaslu", "panwaslih"),
)


@given(st.lists(st.sampled_from([*SAID, *KEPT]), min_size=1, max_size=8))
def test_whole_words_are_said_and_nothing_else_changes(parts: list[str]) -> None:
    """Never within a longer word or name, a citation or a quotation, whatever stands beside them."""
    text = "ia " + " dan ".join(parts) + " itu"
    assert SPEECH.said(text) == "ia " + " dan ".join(SAID.get(part, part) for part in parts) + " itu"


@given(st.text())
def test_a_text_without_such_words_stays(text: str) -> None:
    if not any(word.casefold() in text.casefold() for word in SAID):
        assert SPEECH.said(text) == text
    assert Speech().said(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kepala desa netral. Desa juga.", "Keuchik netral. Gampong juga."),
        (
            "Boleh dan jangan: Kepala desa, perangkat desa, dan BPD",
            "Boleh dan jangan: Keuchik, perangkat gampong, dan BHP",
        ),
        ("Menurut Kepala desa", "Menurut Kepala desa"),
        ("Penjabat (Pj.) kepala desa", "Penjabat (Pj.) keuchik"),
        ("desa/kelurahan, desa; (desa)", "gampong/kelurahan, gampong; (gampong)"),
    ],
)
def test_a_capital_is_kept_where_a_sentence_begins(text: str, said: str) -> None:
    assert SPEECH.said(text) == said


def test_who_acts_alone_is_named_without_the_kind_of_region() -> None:
    assert SPEECH.actor("Bawaslu") == "Panwaslih"
    assert SPEECH.actor("Bawaslu dalam Sentra Gakkumdu") == "Panwaslih dalam Sentra Gakkumdu"
    assert SPEECH.actor("Bawaslu RI") == "Bawaslu RI"


def test_no_region_changes_a_citation() -> None:
    """Of all regulations that we have, by all their names, in every region with words of its own."""
    site = site_of(ROOT)
    register = Register(site.regulations)
    speaking = [note.code for note in site.region_notes.values() if note.words]
    assert len(speaking) >= 14
    names = [*register.names, *(regulation.title for regulation in site.regulations.values())]
    for code in speaking:
        own = speech(site, code, site.settings.as_of)
        for name in names:
            assert own.said(f"Dilarang menurut {name}, juga di sini.") == f"Dilarang menurut {name}, juga di sini."


# --- what a region inherits ----------------------------------------------------------------------------------

WORDS = """\
kode: "16"
nama: Provinsi Sumatera Selatan
istilah:
  - umum: kecamatan
    setempat: distrik
  - umum: camat
    setempat: kepala distrik
  - umum: desa
    setempat: kampung
    verifikasi: kutipan
  - umum: kepala desa
    setempat: kepala kampung
    alias: [kakam]
    catatan: Catatan karangan.
"""
OWN = """\
kode: "16.10"
nama: Kabupaten Ogan Ilir
istilah:
  - umum: desa
    setempat: desa
  - umum: kepala desa
    setempat: rio
"""


NOTE = "Kepala desa menjabat 8 tahun."


@pytest.fixture
def speaking(situs: Situs) -> Situs:
    """The small site, on A4, whose province has words of its own."""
    situs.add_village()
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.write("content/daerah/16.yaml", WORDS)
    return situs


def meeting_of(overview: Overview) -> Meeting:
    return overview.site.meetings["ogan-ilir-2024"]


def part(overview: Overview, sheet: Sheet, kind: type[Any]) -> Any:
    """A part of the pack of the meeting."""
    return next(each for each in meetings.parts_for(overview, meeting_of(overview), [sheet]) if isinstance(each, kind))


def test_a_region_inherits_and_overrides_word_by_word(speaking: Situs) -> None:
    site = site_of(speaking.root)
    assert {word.general: word.local for word in terms(site, "16.10.01")}["kepala desa"] == "kepala kampung"
    assert terms(site, "17") == ()
    speaking.write("content/daerah/16-10.yaml", OWN)
    site = site_of(speaking.root)
    said = {word.general: word.local for word in terms(site, "16.10.01")}
    assert said == {"kecamatan": "distrik", "camat": "kepala distrik", "kepala desa": "rio"}
    day, text = site.settings.as_of, "kepala desa di desa, dana desa"
    assert speech(site, "16.10", day).said(text) == "rio di desa, dana desa"
    assert speech(site, "16.09", day).said(text) == "kepala kampung di kampung, dana desa"


def test_a_region_says_one_thing_once(situs: Situs) -> None:
    situs.write("content/daerah/16.yaml", WORDS.replace("umum: camat", "umum: Kecamatan"))
    assert "id-kembar" in situs.build(dry=True).codes


# --- pages and sheets ----------------------------------------------------------------------------------------


def test_the_pages_of_a_region_and_of_its_calendar_say_how_sure_we_are(speaking: Situs) -> None:
    assert not speaking.build().codes - {"alamat-belum-dicatat", "belum-dirilis"}
    for path in ("daerah/16.html", "kalender/ogan-ilir-2024.html"):
        page = speaking.page(path)
        assert "Sebutan di daerah ini" in page
        assert "<strong>kepala kampung</strong> (juga ditulis kakam)" in page
        assert page.count("belum diverifikasi</span>") >= 3
        assert "kutipan bersumber" in page
        assert "Catatan karangan." in page
    assert "15 distrik di daerah ini" not in speaking.page("daerah/16.html")
    assert "distrik di daerah ini" in speaking.page("daerah/16-10.html")
    assert "<dt>Kepala distrik dari</dt>" in speaking.page("rakor/ogan-ilir-2024.html")


def test_a_contact_that_nobody_filled_in_says_so(situs: Situs) -> None:
    """On the page of its region; nobody is sent there by the foot of every page."""
    situs.write(
        "content/daerah/16-10.yaml", OWN + "kontak:\n  - nama: Kantor Contoh\n  - {nama: Kantor Lain, nilai: Aula}\n"
    )
    situs.edit("content/situs.yaml", "  - nama: BKPSDM", "  - nama: Kantor Situs\n  - nama: BKPSDM")
    situs.build()
    page = situs.page("daerah/16-10.html")
    assert "Kantor Contoh: belum diisi" in page
    assert "Kantor Lain: Aula" in page
    assert "Kantor Situs" not in page
    assert "Kontak kantor di daerah ini belum diisi" in situs.page("daerah/16.html")


def test_a_region_without_words_says_nothing_of_them(situs: Situs) -> None:
    situs.build()
    assert "Sebutan di daerah ini" not in situs.page("daerah/16-10.html") + situs.page("kalender/ogan-ilir-2024.html")


def test_the_sheet_of_a_calendar_names_them(speaking: Situs) -> None:
    overview = overview_of(speaking.root)
    (view,) = (view for _, view in calendar_sheet(overview, overview.site.calendars["ogan-ilir-2024"]).on_its_papers())
    (shown,) = (each for each in view.parts if isinstance(each, CalendarPart))  # type: ignore[attr-defined]
    assert [(term.general, term.local) for term in shown.calendar.terms][-1] == ("kepala desa", "kepala kampung")


def test_what_is_said_of_the_whole_nation_keeps_its_words(speaking: Situs) -> None:
    """A term of office that holds elsewhere is not told of the head of a village here."""
    speaking.edit(
        "content/pemilihan/pilkada-2024.yaml", "nama: Pilkada 2024", f"nama: Pilkada 2024\ncatatan: ['{NOTE}']"
    )
    speaking.edit(CALENDAR, "verifikasi: kutipan", f"verifikasi: kutipan\ncatatan: ['{NOTE}']")
    overview = overview_of(speaking.root)
    shown = overview.paper_in("16.10").calendar(overview.site.calendars["ogan-ilir-2024"])
    assert shown.notes[-2:] == (NOTE, "Kepala kampung menjabat 8 tahun.")


def test_the_forms_of_a_meeting_speak_as_its_region(speaking: Situs) -> None:
    text = (speaking.root / PACT).read_text("utf-8")
    speaking.write(PACT, re.sub(r"(?m)^mengetahui: .*\n", "", text) + "mengetahui: Camat\n")
    overview = overview_of(speaking.root)
    listed = part(overview, Sheet.ATTENDANCE, AttendancePart)
    assert all(group.title.endswith(" distrik)") for group in listed.groups)
    assert listed.groups
    cover = meetings.pack(overview, meeting_of(overview)).view(Paper.A4)
    assert isinstance(cover, Handout)
    assert cover.cover
    assert cover.cover.check_first
    assert "daftar distrik: jumlah dan namanya dapat berbeda" in cover.cover.check_first
    (pact,) = meetings.pacts(overview, meeting_of(overview))
    (signers,) = (each for each in pact.view(Paper.A4).parts if isinstance(each, PactPart))  # type: ignore[attr-defined]
    assert signers.signers[0].office == "Kepala distrik Muara Kuang"
    assert signers.signers[0].unit == "Distrik Muara Kuang, Kabupaten Ogan Ilir"
    assert part(overview, Sheet.GUIDANCE, GuidancePart).readers == "Kepala distrik dan lurah"
    assert signers.pledge.witnessed_by == "Kepala distrik"
    names = {sheet.title for sheet in meetings.single(overview, meeting_of(overview)).values()}
    assert "Kit untuk kampung dan kelurahan: Rakor camat Ogan Ilir" in names, "the title that staff wrote stays"


def test_an_item_speaks_as_the_region_of_the_meeting(speaking: Situs) -> None:
    """Its sentence, and whom its sanctions threaten."""
    speaking.edit(ITEM, "kalimat: Memakai kendaraan dinas", "kalimat: Sebagai camat memakai kendaraan dinas")
    speaking.edit(ITEM, "    sanksi: disiplin-berat", "    sanksi: disiplin-berat\n    peran: camat-lurah")
    overview = overview_of(speaking.root)
    item = overview.site.guidance["D-1"]
    there = overview.paper_of(meeting_of(overview)).item(item, overview.day)
    assert there.text == "Sebagai kepala distrik memakai kendaraan dinas untuk kampanye"
    assert there.threats[0].startswith("Bagi Kepala distrik dan lurah: ")
    assert overview.paper.item(item, overview.day).threats[0].startswith("Bagi Camat dan lurah: ")


def test_a_kit_speaks_as_its_kecamatan(speaking: Situs) -> None:
    speaking.write("content/daerah/16-10.yaml", f"{OWN}kit_desa: ya\n")
    overview = overview_of(speaking.root)
    first, *_ = kit.of_region(overview, overview.site.region_notes["16.10"])
    assert first.title == "Kit desa dan kelurahan: Distrik Muara Kuang, Kabupaten Ogan Ilir"
    view = first.view(Paper.A4)
    (sheet,) = (each for each in view.parts if isinstance(each, GuidancePart))  # type: ignore[attr-defined]
    assert sheet.title == "Boleh dan jangan: Rio, perangkat desa, dan BPD"
    assert sheet.readers == "Rio, perangkat desa, dan BPD"


def test_regions_that_speak_alike_share_their_kit(speaking: Situs) -> None:
    """So that thousands of kits take no longer to make."""
    overview = overview_of(speaking.root)
    assert overview.region_of_its_own("16.10.01") == "16"
    assert overview.region_of_its_own("17.07.01") == ""
    assert overview.paper_in(overview.region_of_its_own("16.10.01")) is overview.paper_in("16")


# --- institutions --------------------------------------------------------------------------------------------

OFFICE = """\
nama: Bawaslu Kabupaten/Kota
tugas: Mengawasi pemilihan di kabupaten.
verifikasi: kutipan
"""
STAND_IN = """\
nama: Panwaslih Kabupaten/Kota
daerah: "16"
setara: [bawaslu-kabkota]
tugas: Mengawasi pemilihan di sini.
verifikasi: sekunder
"""


@pytest.fixture
def overseen(situs: Situs) -> Situs:
    """The small site, in whose province another institution oversees elections."""
    situs.write("content/lembaga/bawaslu-kabkota.yaml", OFFICE)
    situs.write("content/lembaga/panwaslih-kabkota.yaml", STAND_IN)
    situs.edit(MEETING, "lembaga: bawaslu", "lembaga: bawaslu-kabkota")
    situs.edit(CHAIN, "lembaga: bawaslu", "lembaga: bawaslu-kabkota")
    situs.edit(CHAIN, "pelaku: Pelapor", "pelaku: Bawaslu")
    return situs


def test_an_institution_that_is_over_stands_for_none(overseen: Situs) -> None:
    overseen.edit("content/lembaga/panwaslih-kabkota.yaml", "setara:", "sampai: 31 Desember 2024\nsetara:")
    overview = overview_of(overseen.root)
    assert stand_ins(overview.site, "16.10", overview.day) == {}
    assert "Panwaslih" not in overview.speech("16.10").said("Bawaslu Kabupaten/Kota")
    assert "Panwaslih" in overview.paper_of(meeting_of(overview)).said("Bawaslu Kabupaten/Kota")


def test_an_institution_of_a_region_stands_for_the_one_of_everywhere(overseen: Situs) -> None:
    overview = overview_of(overseen.root)
    assert stand_ins(overview.site, "17.07", overview.day) == {}
    own = overview.paper_of(meeting_of(overview))
    assert [each.institution for each in own.speakers(meeting_of(overview))] == ["Panwaslih Kabupaten Ogan Ilir"]
    shown = part(overview, Sheet.REPORTING, ReportingPart).chain
    assert [(each.name, each.duty) for each in shown.institutions] == [
        ("Panwaslih Kabupaten Ogan Ilir", "Mengawasi pemilihan di sini.")
    ]
    assert [step.actor for branch in shown.branches for step in branch.steps] == ["Panwaslih"]
    (term,) = own.terms()
    assert (term.general, term.local) == ("Bawaslu Kabupaten/Kota", "Panwaslih Kabupaten Ogan Ilir")
    assert (term.said_in, term.verification) == ("Provinsi Sumatera Selatan", Verification.SECONDARY)


def test_one_that_did_not_exist_yet_stands_for_none(overseen: Situs) -> None:
    overseen.edit(
        "content/lembaga/panwaslih-kabkota.yaml", "verifikasi: sekunder", "verifikasi: sekunder\nsejak: 1 Mei 2025"
    )
    overview = overview_of(overseen.root)
    named = overview.paper_of(meeting_of(overview)).speakers(meeting_of(overview))
    assert [each.institution for each in named] == ["Bawaslu Kabupaten Ogan Ilir"]


@pytest.mark.parametrize(
    ("region", "name", "named"),
    [
        ("16.10", "Bawaslu Kabupaten/Kota", "Bawaslu Kabupaten Ogan Ilir"),
        ("16.10.01", "Bawaslu Provinsi", "Bawaslu Provinsi Sumatera Selatan"),
        ("16", "Bawaslu Kabupaten/Kota", "Bawaslu Kabupaten/Kota"),
        ("16.10", "Bawaslu", "Bawaslu"),
    ],
)
def test_an_office_is_named_with_its_region(situs: Situs, region: str, name: str, named: str) -> None:
    assert office_name(site_of(situs.root), region, name) == named


def test_a_chain_of_a_region_displaces_that_of_everywhere(situs: Situs) -> None:
    text = (situs.root / CHAIN).read_text("utf-8")
    situs.write("content/pelaporan/di-sini.yaml", text.replace("judul:", 'daerah: "16"\njudul:', 1))
    assert "alur-bertumpuk" not in situs.build().codes
    overview = overview_of(situs.root)
    assert overview.paper_in("16.10").chain_on(overview.day) is overview.site.chains["di-sini"]
    assert overview.paper_in("17").chain_on(overview.day) is overview.site.chains["sejak-bkn"]
    assert overview.paper.chain_on(overview.day) is overview.site.chains["sejak-bkn"]
    assert "hanya di Provinsi Sumatera Selatan" in situs.page("pelaporan/index.html")


# --- regulations of a region ---------------------------------------------------------------------------------

CIRCULAR = (ROOT / "tests/salah/peraturan-daerah-lain/content/peraturan/se-bupati-contoh.yaml").read_text("utf-8")
CITED = "SE Bupati Contoh 1/2024"


def ruled(situs: Situs, region: str) -> Overview:
    """The small site, where D-1 also rests on a circular that holds in one region only."""
    situs.write("content/peraturan/se-bupati-contoh.yaml", CIRCULAR.replace('"18.10"', f'"{region}"'))
    situs.edit(ITEM, "  - kutipan: PP 53/2010", f"  - kutipan: {CITED}\n    sanksi: kode-etik\n  - kutipan: PP 53/2010")
    return overview_of(situs.root)


def test_an_item_says_of_a_rule_of_a_region_that_it_holds_only_there(situs: Situs) -> None:
    overview = ruled(situs, "18.10")
    view = overview.paper.item(overview.site.guidance["D-1"], overview.day)
    assert f"{CITED} (hanya di Kabupaten Pringsewu)" in [basis.text for basis in view.bases]
    assert [sanction.value for sanction in view.sanctions] == ["disiplin-berat"], "it threatens nobody elsewhere"


def test_elsewhere_it_is_not_told_and_there_it_is_a_rule(situs: Situs) -> None:
    overview = ruled(situs, "18.10")
    item = overview.site.guidance["D-1"]
    assert CITED not in str(overview.paper_in("16.10").item(item, overview.day).bases)
    there = overview.paper_in("18.10.01").item(item, overview.day)
    assert CITED in [basis.text for basis in there.bases]
    assert {sanction.value for sanction in there.sanctions} == {"disiplin-berat", "kode-etik"}


def test_an_item_that_rests_on_nothing_else_is_no_rule_elsewhere(situs: Situs) -> None:
    ruled(situs, "18.10")
    text = (situs.root / ITEM).read_text("utf-8")
    situs.write(ITEM, re.sub(r"(?ms)^dasar:.*?(?=^verifikasi)", f"dasar: {CITED}\n", text))
    overview = overview_of(situs.root)
    item = overview.site.guidance["D-1"]
    assert overview.paper_in("16.10").item(item, overview.day).bases == ()
    (told,) = overview.paper.item(item, overview.day).bases
    assert told.text == f"{CITED} (hanya di Kabupaten Pringsewu)"


def test_a_rule_of_a_region_is_cited_within_it(situs: Situs) -> None:
    ruled(situs, "16.10")
    situs.edit(MEETING, "dasar: PP 94/2021 Pasal 5 huruf n", f"dasar: [PP 94/2021 Pasal 5 huruf n, {CITED}]")
    assert not [problem for problem in situs.build().problems if problem.is_error]
    assert CITED in situs.page("rakor/ogan-ilir-2024.html")
    assert "Hanya di" in situs.page("peraturan/se-bupati-contoh.html")
    assert CITED in situs.page("daerah/16-10.html")
    assert "hanya di Kabupaten Ogan Ilir" in situs.page("peraturan/index.html")


# --- search, new sites, and what is shipped --------------------------------------------------------------------


def test_the_words_of_regions_feed_the_search_by_themselves(speaking: Situs) -> None:
    lines = regional_synonyms(overview_of(speaking.root))
    assert "kepala desa, kepala kampung, kakam" in lines
    assert "kecamatan, distrik" in lines


def test_a_word_that_means_something_else_elsewhere_is_no_synonym(speaking: Situs) -> None:
    """Who asks about lurah in general is not told about heads of villages."""
    speaking.write("content/daerah/16-10.yaml", OWN.replace("setempat: rio", "setempat: lurah"))
    speaking.edit("content/situs.yaml", "contoh: ya", "contoh: ya\npadanan: ['lurah, asn']")
    assert not [line for line in regional_synonyms(overview_of(speaking.root)) if "lurah" in line]


def test_a_new_site_speaks_as_its_region(tmp_path: Path) -> None:
    """It brings the words of its region and of those above, and no others."""
    options = ["--daerah", "Kabupaten Lampung Barat", "--penerbit", "Instansi Contoh", "--tanggal", "1 Desember 2026"]
    done = CliRunner().invoke(cli, ["baru", "situs", str(tmp_path / "baru"), *options])
    assert done.exit_code == 0, done.output
    site = site_of(tmp_path / "baru")
    assert {word.local for word in terms(site, "18.04")} == {"pekon", "peratin"}
    assert [*site.region_notes] == ["18.04"]


def test_a_calendar_in_aceh_names_its_institutions_and_heads_of_villages() -> None:
    site = published()
    page = (site.out / "kalender/aceh-utara-2024.html").read_text("utf-8")
    sheet = " ".join(pages((site.out / "cetak/kalender-aceh-utara-2024-a4.pdf").read_bytes()))
    for name in ("KIP Kabupaten Aceh Utara", "Panwaslih Kabupaten Aceh Utara", "keuchik"):
        assert name in page
        assert name in " ".join(sheet.split())


def test_no_keuchik_is_told_of_a_term_that_is_not_his() -> None:
    """Eight years are the term elsewhere; whatever tells it keeps the words of everywhere in Aceh."""
    overview = overview_of(ROOT)
    paper = overview.paper_in("11.08")
    for item in overview.items:
        view = paper.item(item, overview.day)
        told = " ".join(filter(None, (view.text, view.condition, view.reason, view.example)))
        assert not re.search(r"keuchik[^.]*(?:8|delapan) tahun", told), item.id


def test_a_circular_of_one_kabupaten_is_told_as_one() -> None:
    overview = overview_of(ROOT)
    item = overview.site.guidance["D-46"]
    named = {
        where: [basis.text for basis in overview.paper_in(where).item(item, overview.day).bases]
        for where in ("", "18.10", "16.04")
    }
    assert [text for text in named[""] if "(hanya di Kabupaten Pringsewu)" in text]
    assert [text for text in named["18.10"] if text.startswith("SE Bupati Pringsewu") and "hanya" not in text]
    assert not [text for text in named["16.04"] if "Pringsewu" in text]


def test_every_region_says_how_sure_its_words_are_and_where_they_are_from() -> None:
    for note in site_of(ROOT).region_notes.values():
        if any(word.verification.is_settled for word in note.words):
            assert note.sources, note.name


def test_names_of_shipped_regions_are_those_of_the_ministry() -> None:
    for note in site_of(ROOT).region_notes.values():
        assert regions()[note.code].name == note.name


def test_aceh_has_institutions_of_its_own() -> None:
    site = site_of(ROOT)
    stood_for = {name for each in site.institutions.values() if each.region for name in each.stands_for}
    assert stood_for >= {"kpu-kabkota", "bawaslu-kabkota"}
