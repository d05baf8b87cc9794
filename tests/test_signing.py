"""What is signed: filled in with all that is known, nothing of ours beneath a signature, one page for one person."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TypeVar

import docx
import pytest
from harness import ROOT, Situs, overview_of
from harness.pdf import pages, render, text_of
from harness.published import shipped
from harness.samples import PLEDGE
from harness.sheets import PARTIES, SIGNERS, alone, as_word, part_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sosialisasi.ground.dates import in_words
from sosialisasi.ground.numerals import ordinal, spelled
from sosialisasi.reading.roster import Person
from sosialisasi.showing.rendering import word
from sosialisasi.showing.sheets import kit, meetings, texts
from sosialisasi.showing.sheetviews import PactPart, Part, PledgePart, Signer, SigningPart
from sosialisasi.site.facts import town_of
from sosialisasi.site.words import Attendance, Paper, Sheet

MEETING = "content/rakor/ogan-ilir-2024.md"
PACT_TEXT = "content/formulir/pakta-integritas.yaml"
Kind = TypeVar("Kind", bound=Part)


def only(kind: type[Kind], parts: tuple[Part, ...]) -> Kind:
    (found,) = (part for part in parts if isinstance(part, kind))
    return found


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((0, "nol"), (10, "sepuluh"), (11, "sebelas"), (19, "sembilan belas"), (20, "dua puluh")),
        *(
            (100, "seratus"),
            (111, "seratus sebelas"),
            (1000, "seribu"),
            (1980, "seribu sembilan ratus delapan puluh"),
        ),
        *((2024, "dua ribu dua puluh empat"), (300_001, "tiga ratus ribu satu"), (1_000_000, "1000000"), (-1, "-1")),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert spelled(number) == words


def test_every_number_has_words_of_its_own() -> None:
    assert len({spelled(number) for number in range(10_000)}) == 10_000
    assert [ordinal(number) for number in (1, 2, 12)] == ["kesatu", "kedua", "kedua belas"]
    assert in_words(date(2024, 10, 2)) == "dua Oktober dua ribu dua puluh empat"


def test_what_is_signed_says_nothing_beneath_and_counts_its_own_pages() -> None:
    """As page 23 of a pack too: it is filed alone."""
    view = alone("pakta-integritas", signers=SIGNERS)
    printed = pages(render(replace(view, parts=(part_of("poin"), *view.parts, part_of("ikrar")))))
    signed = [page for page in printed if page.startswith("Masih berlaku?")]
    assert len(signed) == len(SIGNERS) + 1
    for page in signed:
        before, _, foot = page.rpartition(" NIP ")
        assert re.search(r"revisi 2, 27 Juni 2024 · Halaman 1 dari 1$", foot)
        assert all(note not in foot for note in ("asih berlaku", "sungguhan", "◇", "Situs Netral"))
        assert "Contoh: bukan dokumen instansi sungguhan · ◇ belum diverifikasi ke naskah" in before


WORDS = st.text("abcdefghij ", min_size=1, max_size=90).map(str.strip).filter(bool)


@given(
    st.lists(st.builds(Signer, name=WORDS, number=st.none(), rank=WORDS, office=WORDS, unit=WORDS), max_size=4),
    st.lists(WORDS, min_size=1, max_size=12),
    st.booleans(),
    st.sampled_from(Paper),
)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_pact_is_one_page_for_any_signer_and_text(
    signers: list[Signer], points: list[str], is_village: bool, on: Paper
) -> None:
    pledge = replace(PLEDGE, points=tuple(points))
    shown = alone("pakta-integritas", on, pledge=pledge, signers=tuple(signers), has_no_number=is_village)
    printed = [page for page in pages(render(shown)) if page]
    assert len(printed) == max(1, len(signers))
    assert all(page.endswith("Halaman 1 dari 1") for page in printed)


def test_a_pact_that_is_longer_says_so() -> None:
    points = tuple(f"menjaga netralitas nomor {n}, juga bila atasan meminta yang lain;" for n in range(60))
    printed = [page for page in pages(render(alone("pakta-integritas", pledge=replace(PLEDGE, points=points)))) if page]
    assert [page.rpartition("Halaman ")[2] for page in printed] == [f"{n} dari {len(printed)}" for n in (1, 2)]


def test_a_pact_is_filled_with_election_place_and_day(situs: Situs) -> None:
    """Of an event of one day at which people sit. Of a kabupaten whose town nobody told, the place is written."""
    situs.edit(PACT_TEXT, "Saya menyatakan:", "Dalam rangka {pemilihan}, saya menyatakan:")

    def pact() -> PactPart:
        overview = overview_of(situs.root)
        return only(PactPart, meetings.parts_for(overview, overview.public_meetings[0], [Sheet.PACT]))

    assert pact().pledge.opening == "Dalam rangka Pilkada 2024, saya menyatakan:"
    assert (pact().place, pact().date) == (None, date(2024, 10, 7))
    situs.write("content/daerah/16-10.yaml", 'kode: "16.10"\nnama: Kabupaten Ogan Ilir\nkota: Indralaya\n')
    assert pact().place == "Indralaya"
    situs.edit(MEETING, "tempat: ", "kota: Kota Contoh\ntempat: ")
    assert pact().place == "Kota Contoh"
    situs.edit(MEETING, "tanggal: Senin, 7 Oktober 2024", "tanggal: 7–8 Oktober 2024")
    assert pact().date is None
    situs.edit(MEETING, "tanggal: 7–8 Oktober 2024", "tanggal: 7 Oktober 2024\njenis: apel")
    assert pact().date is None, "signed later, in the units"
    situs.edit(MEETING, "pemilihan: [pilkada-2024]\n", "")
    assert "Dalam rangka Pemilu/Pemilihan Tahun ………, saya" in pact().pledge.opening


def test_a_city_signs_in_itself_and_a_kecamatan_not_in_the_town_of_its_kabupaten() -> None:
    site = shipped().site
    assert town_of(site, "15.71") == town_of(site, "15.71.01") == "Jambi"
    assert town_of(site, "15.04") == "Muara Bulian"
    assert town_of(site, "15.04.01") is None
    assert town_of(site, "35.05") is None


def test_village_heads_sign_a_text_of_their_own(situs: Situs) -> None:
    """Without a number; an acting head, who is a civil servant, signs that of civil servants."""
    text = (situs.root / PACT_TEXT).read_text("utf-8")
    situs.write(PACT_TEXT, f"untuk: asn\n{text}")
    village = text.replace("Pakta integritas", "Pakta desa", 1)
    situs.write("content/formulir/pakta-desa.yaml", f"untuk: desa\ndasar: [UU 6/2014 Pasal 29]\n{village}")
    situs.write("content/peraturan/uu-6-2014.yaml", (ROOT / "content/peraturan/uu-6-2014.yaml").read_text("utf-8"))
    situs.edit(MEETING, "peserta: [16.10]\n", "peserta: [16.10]\nundangan:\n  - siapa: kepala-desa\n    jumlah: 2\n")
    people = (
        Person(name="Kades", office="Kepala Desa Contoh", unit="Desa Contoh"),
        Person(name="Penjabat", number="198501012010011001", office="Pj. Kepala Desa Lain", unit="Desa Lain"),
        Person(name="Perangkat", office="Perangkat Desa", unit="Desa Contoh"),
        Person(name="Pegawai", office="Kepala Bidang Desa", unit="Dinas Pemberdayaan Masyarakat dan Desa"),
    )
    overview = overview_of(situs.root)
    parts = meetings.parts_for(overview, overview.public_meetings[0], [Sheet.PACT], people)
    signed = {
        part.title: [each.name for each in part.signers if each.name] for part in parts if isinstance(part, PactPart)
    }
    assert signed == {"Pakta integritas": ["Penjabat", "Pegawai"], "Pakta desa": ["Kades", "Perangkat"]}
    (pact,) = [part for part in parts if isinstance(part, PactPart) and part.title == "Pakta desa"]
    assert (pact.has_no_number, pact.unit, len(pact.bases)) == (True, "Desa", 1)
    assert "NIP" not in text_of(
        alone("pakta-integritas", pledge=replace(PLEDGE, witnessed_by=None), has_no_number=True)
    )


def test_a_roster_gives_a_party_its_number_and_nobody_elses(situs: Situs) -> None:
    situs.edit(
        MEETING, "tempat: ", "pihak:\n  - jabatan: Sekretaris Daerah\n    instansi: Pemda\n  - Ketua Bawaslu\ntempat: "
    )
    overview = overview_of(situs.root)
    known = Person(name="Fulan", number="198501012010011001", rank="Pembina", office="sekretaris daerah")
    twice = (known, replace(known, name="Fulanah"))
    for roster, number in (((), None), ((known,), "198501012010011001"), (twice, None)):
        record = only(SigningPart, meetings.parts_for(overview, overview.public_meetings[0], [Sheet.SIGNING], roster))
        assert [party.number for party in record.parties] == [number, None]
        assert [party.called for party in record.parties] == ["PIHAK KESATU", "PIHAK KEDUA"]
        assert record.copies == "2 (dua)"


def test_a_party_that_is_named_gets_no_number_of_who_had_its_office_before(situs: Situs) -> None:
    situs.edit(MEETING, "tempat: ", "pihak:\n  - jabatan: Sekretaris Daerah\n    nama: Fulan, M.Si.\ntempat: ")
    overview = overview_of(situs.root)
    other = Person(name="Polan", number="198501012010011001", rank="Pembina", office="Sekretaris Daerah")
    for person, number in ((other, None), (replace(other, name="FULAN"), other.number)):
        record = only(
            SigningPart, meetings.parts_for(overview, overview.public_meetings[0], [Sheet.SIGNING], (person,))
        )
        (party,) = record.parties
        assert (party.name, party.number) == ("Fulan, M.Si.", number)


@pytest.mark.parametrize(
    ("office", "has_none"),
    [
        *((f"{before}{who}", True) for before in ("", "Wakil ", "Plt. ") for who in ("Bupati Contoh", "WALI KOTA")),
        *((office, False) for office in ("Pj. Bupati Contoh", "Plh. Bupati Contoh", "Sekretaris Daerah", "Camat")),
    ],
)
def test_who_is_elected_signs_without_a_number(situs: Situs, office: str, has_none: bool) -> None:
    situs.edit(MEETING, "tempat: ", f"pihak: [{office}]\ntempat: ")
    overview = overview_of(situs.root)
    record = only(SigningPart, meetings.parts_for(overview, overview.public_meetings[0], [Sheet.SIGNING]))
    assert [party.has_no_number for party in record.parties] == [has_none]
    signed = text_of(alone("berita-acara", parties=record.parties)).partition("Demikian")[2]
    assert ("NIP/NRP" in signed, "Pangkat" in signed) == (not has_none, not has_none)
    pledge = text_of(alone("ikrar", parties=record.parties, pledge=replace(PLEDGE, witnessed_by=None)))
    assert ("NIP/NRP" in pledge) is not has_none


@pytest.mark.parametrize(("office", "has_none"), [("Bupati Contoh", True), ("Camat", False)])
@pytest.mark.parametrize("file", ["ikrar", "pakta-integritas"])
def test_an_elected_witness_has_no_number(situs: Situs, file: str, office: str, has_none: bool) -> None:
    form = f"content/formulir/{file}.yaml"
    situs.edit(form, "penanda_tangan:", f"mengetahui: {office}\npenanda_tangan:")
    overview = overview_of(situs.root)
    parts = meetings.parts_for(overview, overview.public_meetings[0], [Sheet.PLEDGE, Sheet.PACT])
    (part,) = (part for part in parts if isinstance(part, PledgePart | PactPart) and part.pledge.witnessed_by)
    assert part.is_witness_elected is has_none
    printed = [text_of(alone(part.kind, pledge=part.pledge, is_witness_elected=known)) for known in (False, True)]
    assert printed[0].count("NIP") == printed[1].count("NIP") + 1


@pytest.mark.parametrize("signed_by", [("Yang berikrar",), ("Kepala desa",), ("Kepala desa", "Ketua BPD")])
def test_who_is_no_civil_servant_swears_without_a_number(situs: Situs, signed_by: tuple[str, ...]) -> None:
    situs.edit("content/formulir/ikrar.yaml", "penanda_tangan:", "untuk: desa\npenanda_tangan:")
    overview = overview_of(situs.root)
    part = texts.pledge_part(overview.paper, overview.site.pledges["ikrar"])
    assert part.has_no_number
    pledge = replace(part.pledge, signed_by=signed_by)
    for known in (False, True):
        printed = text_of(replace(alone("ikrar"), parts=(replace(part, pledge=pledge, has_no_number=known),)))
        assert ("NIP" in printed) is not known


def test_a_record_says_how_many_came_and_signed_if_the_roster_does(situs: Situs) -> None:
    """As many as the report and the list of those who have not signed."""
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    people = (
        Person(name="A", office="Camat Kandis", attended=Attendance.CAME, has_signed=True),
        Person(name="B", office="Camat Indralaya", attended=Attendance.REPRESENTED),
        Person(name="C", office="Camat Payaraman", attended=Attendance.ABSENT),
    )
    unknown = tuple(replace(person, attended=None, has_signed=False) for person in people)

    def made(roster: tuple[Person, ...]) -> SigningPart:
        return only(SigningPart, meetings.parts_for(overview, meeting, [Sheet.SIGNING], roster))

    for roster in ((), unknown):
        assert (made(roster).came, made(roster).signed, made(roster).unsigned) == (None, None, None)
    record = made(people)
    assert (record.came, record.signed, record.unsigned) == (2, 1, 15)
    assert "menandatangani 16 2 1 15 Catatan" in text_of(replace(alone("berita-acara"), parts=(record,)))
    assert "hadir atau diwakili 2 orang, menandatangani 1 orang, dan belum menandatangani 15 orang" in " ".join(
        each.text for each in docx.Document(BytesIO(word.render(as_word(record)))).paragraphs
    )


@pytest.mark.parametrize("count", [1, 2, 3, 6, 9])
def test_a_record_has_room_for_every_party(count: int) -> None:
    parties = tuple(replace(PARTIES[0], called=f"PIHAK {n}", name=f"Fulan{n}") for n in range(1, count + 1))
    printed = " ".join(pages(render(alone("berita-acara", parties=parties, copies=str(count)))))
    assert all(printed.count(f"Fulan{n}") == 2 for n in range(1, count + 1)), "in the list and beneath the signature"
    assert "Saksi-saksi" in printed


def test_a_kit_has_a_pact_for_those_of_a_desa_and_one_for_its_civil_servants() -> None:
    """In the words of the region, with the bases that are about its elections, and no discipline for villagers."""
    overview = shipped()
    pacts = [part for part in kit.parts(overview, overview.paper, overview.day) if isinstance(part, PactPart)]
    assert [part.has_no_number for part in pacts] == [True, False]
    assert "disiplin" not in text_of(alone("pakta-integritas", pledge=pacts[0].pledge)).lower()
    local = overview.paper_in("18.10")
    village, _ = (part for part in kit.parts(overview, local, overview.day) if isinstance(part, PactPart))
    assert village.title == "Pakta Integritas Netralitas (kepala pekon, perangkat pekon, dan BHP)"
    assert village.unit == "Pekon"
