"""The shipped content says what the law says: each error that was once printed stays corrected.

Read from the files as they are, nothing is built.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import ClassVar

import pytest
from harness import ROOT, site_of

from sosialisasi.ground.dates import Span
from sosialisasi.showing.pieces import Pieces
from sosialisasi.site.citations import Register
from sosialisasi.site.facts import in_force
from sosialisasi.site.model import Guidance, Site
from sosialisasi.site.stages import national_stages
from sosialisasi.site.words import RefKind, Role, Sanction, Verdict, Verification

CORRECTED = date(2026, 11, 28)


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(ROOT)


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """Every file that somebody wrote, by its path, on one line each."""
    files = [path for path in (ROOT / "content").rglob("*.*") if path.suffix in (".md", ".yaml")]
    return {path.relative_to(ROOT).as_posix(): " ".join(path.read_text("utf-8").split()) for path in files}


def items_of(site: Site, role: Role) -> dict[str, Guidance]:
    return {item.id: item for item in site.guidance.values() if item.applies_to(role) and item.withdrawal is None}


def pieces(site: Site) -> Pieces:
    return Pieces(site, Register(site.regulations), lambda path: path)


def where(written: dict[str, str], pattern: str) -> list[str]:
    return [path for path, text in written.items() if re.search(pattern, text, re.IGNORECASE)]


class TestResigning:
    def test_nobody_is_told_to_wait_with_the_letter(self, written: dict[str, str]) -> None:
        """It is handed in when one registers, and has effect later."""
        assert where(written, r"bukan (sejak|saat|waktu) (men)?daftar") == []
        assert where(written, r"menyerahkan surat mundur ketika") == []

    def test_caleg_pilkada_and_village_have_rules_of_their_own(self, site: Site) -> None:
        caleg, pilkada, village = (site.guidance[id] for id in ("H-10", "H-11", "H-12"))
        assert {item.verdict for item in (caleg, pilkada, village)} == {Verdict.CONDITIONAL}
        assert "diserahkan partai saat pengajuan" in caleg.reason
        assert "sebelum mendaftar" in pilkada.reason
        assert "berlaku sejak ditetapkan" in pilkada.reason
        assert "Tidak perlu mundur" in village.reason
        assert not village.applies_to(Role.PPPK)
        assert {basis.citation.partition(" Pasal")[0] for basis in caleg.bases} == {
            *("UU 7/2017", "PP 32/2018", "PKPU 10/2023")
        }

    def test_the_item_that_mixed_them_is_withdrawn_and_its_number_not_used_again(self, site: Site) -> None:
        old = site.guidance["B-14"]
        assert old.withdrawal is not None
        assert all(id in old.withdrawal.reason for id in ("H-10", "H-11", "H-12"))
        assert old.successor == "H-11"
        assert not [meeting.slug for meeting in site.meetings.values() if "B-14" in meeting.guidance]


class TestLeave:
    def test_whoever_has_no_cltn_is_not_told_how_to_take_it(self, site: Site) -> None:
        shown = items_of(site, Role.PPPK)
        assert [id for id, item in shown.items() if "CLTN" in item.text] == []
        assert not {"B-11", "H-7", "D-22", "D-23"} & shown.keys()
        assert "PPPK tidak punya cuti di luar tanggungan negara" in shown["D-29"].reason
        assert "belum diketahui" in (shown["D-29"].sanction_note or "").lower()

    def test_pns_still_are(self, site: Site) -> None:
        for role in (Role.ASN, Role.CAMAT, Role.AGENCY_HEAD, Role.ACTING_VILLAGE_HEAD):
            assert {"B-11", "H-7", "D-22", "D-23"} <= items_of(site, role).keys()

    def test_one_act_has_one_verdict(self, site: Site) -> None:
        """The quiz asks for both."""
        assert site.guidance["B-11"].verdict is site.guidance["H-7"].verdict is Verdict.CONDITIONAL

    def test_in_2018_it_was_a_duty(self, site: Site) -> None:
        """For the husbands and wives of those who stood for a parliament, too."""
        letter = site.regulations["se-panrb-b36-2018"]
        assert "Calon Anggota Legislatif" in letter.title
        for id in ("B-11", "D-23"):
            (basis,) = (each for each in site.guidance[id].bases if "B/36" in each.citation)
            assert basis.note is not None
            assert "wajib" in basis.note


class TestSanctions:
    def test_the_cut_of_pay_is_never_told_without_what_holds_meanwhile(self, written: dict[str, str]) -> None:
        told = where(written, "25 ?%")
        assert {"content/briefing/netralitas-satu-halaman.md", "content/peraturan/pp-94-2021.yaml"} <= set(told)
        for path in told:
            assert "penundaan kenaikan gaji berkala" in written[path], path
            assert "Tanyakan BKPSDM" in written[path], path

    def test_a_speech_has_no_fixed_degree(self, site: Site) -> None:
        item = site.guidance["D-24"]
        assert not {Sanction.SEVERE, Sanction.MODERATE} & {each for basis in item.bases for each in basis.sanctions}
        assert item.sanction_note is not None
        assert "per kasus" in item.sanction_note
        (spouses,) = (basis for basis in item.bases if basis.citation == "SE MenPANRB 18/2023")
        assert spouses.sanctions == ()

    def test_the_superior_decides_too(self, site: Site) -> None:
        for chain in site.chains.values():
            deciders = [step.actor for step in chain.steps if Sanction.MODERATE in step.sanctions]
            assert deciders[0] == "Atasan langsung"
            assert deciders[1] == "Gubernur, bupati, atau wali kota"

    def test_whoever_receives_money_faces_the_law_of_the_pilkada_alone(self, site: Site) -> None:
        bases = [basis for basis in site.guidance["D-31"].bases if Sanction.CRIMINAL in basis.sanctions]
        assert [basis.citation for basis in bases] == ["UU 10/2016 Pasal 187A ayat (2)"]
        assert "UU 10/2016 Pasal 187A ayat (1)" in [basis.citation for basis in site.guidance["D-16"].bases]


class TestNonAsn:
    HOLD = (*(f"D-{number}" for number in range(1, 26)), "D-28")

    def test_all_that_holds_for_them_is_shown(self, site: Site) -> None:
        assert not set(self.HOLD) - items_of(site, Role.NON_ASN).keys()

    @pytest.mark.parametrize("id", HOLD)
    def test_they_face_what_their_basis_says_and_nothing_else(self, site: Site, id: str) -> None:
        """In degrees, up to the end of the contract; never the discipline of civil servants."""
        view = pieces(site).item(site.guidance[id], site.settings.as_of, reader=Role.NON_ASN)
        assert Sanction.GRADED in view.sanctions
        assert not {Sanction.ETHICS, Sanction.MODERATE, Sanction.SEVERE, Sanction.DISMISSAL} & set(view.sanctions)


class TestPlaces:
    def test_a_place_of_worship_never(self, site: Site) -> None:
        assert site.guidance["D-30"].verdict is Verdict.FORBIDDEN

    def test_a_school_or_an_office_in_a_pemilu_alone(self, site: Site) -> None:
        item = site.guidance["H-8"]
        assert item.verdict is Verdict.CONDITIONAL
        assert item.reason.startswith("Hanya untuk Pemilu")
        assert "Untuk Pilkada jangan" in item.reason

    def test_the_briefing_tells_both_side_by_side(self, written: dict[str, str]) -> None:
        assert "| Tempat | Pemilu | Pilkada |" in written["content/briefing/fasilitas-negara-dan-kewenangan.md"]


class TestSocialMedia:
    def test_a_picture_with_a_candidate_needs_no_sign(self, site: Site) -> None:
        assert "simbol tidak wajib ada" in site.guidance["D-6"].reason
        assert "simbol" not in site.guidance["D-6"].text

    def test_a_candidates_own_account_counts(self, site: Site) -> None:
        assert "akun calon" in site.guidance["D-4"].text

    def test_no_number_of_the_joint_decree_is_cited(self, written: dict[str, str]) -> None:
        assert where(written, r"SKB[^.]{0,40} Lampiran|Lampiran II") == []


class TestMeetings:
    def test_what_was_said_to_the_press_was_not_a_lecture(self, site: Site) -> None:
        meeting = site.meetings["batang-hari-2023"]
        assert [topic.lead for topic in meeting.agenda] == ["Bawaslu Kabupaten Batang Hari", None]
        assert [speaker.institution for speaker in meeting.speakers] == ["kasn"]
        assert all("kepada media" in said.office for said in meeting.statements)
        assert [bool(said.correction) for said in meeting.statements] == [True, True, False]

    def test_a_quotation_is_not_corrected_for_what_it_does_not_say(self, site: Site) -> None:
        (lahat,) = site.meetings["lahat-2024"].statements
        assert lahat.correction is None
        assert lahat.text.startswith("Dapat menjadi momentum")
        (blitar,) = site.meetings["blitar-2019"].statements
        assert blitar.correction is None
        assert (blitar.explanation or "").startswith("Disederhanakan")
        assert "kasn" not in {speaker.institution for speaker in site.meetings["blitar-2019"].speakers}

    def test_who_stood_later_is_named_by_office_alone(self, site: Site) -> None:
        (said,) = site.meetings["jambi-2018"].statements
        assert said.name == "Plt. Gubernur Jambi"
        assert said.office == "usai membuka rakor"
        assert {speaker.name for speaker in site.meetings["jambi-2018"].speakers} == {None}

    def test_no_meeting_has_an_item_that_rests_on_what_came_later_alone(self, site: Site) -> None:
        register = Register(site.regulations)
        for meeting in site.meetings.values():
            for id in meeting.guidance:
                held = [each for each in site.guidance[id].bases if in_force(each, register, meeting.date)]
                assert held, (meeting.slug, id)
            assert "B-10" not in meeting.guidance, meeting.slug  # It names a way to report that opened later.


class TestDays:
    def test_an_end_that_we_counted_says_so(self, site: Site) -> None:
        for id in ("se-panrb-b71-2017", "se-panrb-b36-2018", "skb-2020", "se-kasn-b2900-2017"):
            assert site.regulations[id].until_verification is Verification.COMPUTED, id

    def test_the_repeated_pilkada_has_its_campaign(self, site: Site) -> None:
        stages = {row.stage.id: row for row in national_stages(site.elections["pilkada-ulang-2025"])}
        assert stages["kampanye"].span == Span(date(2025, 7, 25), date(2025, 8, 23))
        assert stages["masa-tenang"].span == Span(date(2025, 8, 24), date(2025, 8, 26))
        assert stages["masa-tenang"].stage.verification is Verification.COMPUTED

    def test_each_corrected_item_tells_what_changed(self, site: Site) -> None:
        changed = {*(f"D-{number}" for number in range(1, 33) if number != 26), "B-9", "B-10", "B-11", "B-14"}
        changed |= {f"H-{number}" for number in (1, 2, 6, 7, 8, 9, 10, 11, 12)}
        assert [
            id for id in sorted(changed) if CORRECTED not in {each.date for each in site.guidance[id].changes}
        ] == []


def test_a_witness_is_warned_by_appeals_alone(site: Site) -> None:
    assert all(basis.is_appeal for basis in site.guidance["D-32"].bases)


def test_service_at_the_polls_has_its_bases(site: Site) -> None:
    cited = [basis.citation for basis in site.guidance["H-6"].bases]
    assert "SE Mendagri 900.1.9/9095/SJ" in cited
    assert "izin tertulis atasan" in site.guidance["H-6"].reason


def test_a_number_from_memory_is_marked(written: dict[str, str]) -> None:
    """What nobody has looked up says so where it stands."""
    for pattern in (r"Pasal 240 ayat \(1\) huruf n", r"Pasal 229", r"\bPasal 42\b"):
        for path in where(written, pattern):
            for found in re.finditer(pattern, written[path]):
                assert "belum diperiksa ke naskah" in written[path][found.start() - 120 : found.end() + 120], path


class TestWords:
    """As people speak: what they call a thing, and nothing that only an office says."""

    def test_an_abbreviation_of_two_meanings_is_spelled_out(self, written: dict[str, str]) -> None:
        """Whoever is a PPK appoints civil servants, or runs an election in a kecamatan."""
        for path in where(written, r"\bPPK\b"):
            for found in re.finditer(r"\bPPK\b", written[path]):
                before = written[path][max(0, found.start() - 120) : found.start()]
                assert re.search(r"pejabat pembina kepegawaian|panitia pemilihan kecamatan", before, re.IGNORECASE), (
                    path
                )

    @pytest.mark.parametrize("word", ["pelantang", "pengajak yel-yel", "melanggar kewajiban netral"])
    def test_no_office_speaks_like_that(self, written: dict[str, str], word: str) -> None:
        assert [path for path in where(written, word) if path != "content/situs.yaml"] == []


class TestReach:
    """What the issue asks of the whole content, not of one file."""

    JOINT_DECREE: ClassVar[Mapping[str, set[str]]] = {
        # The ethics list, for bakal calon.
        "alat peraga": {"D-8"},
        "kampanye daring": {"D-5"},
        "deklarasi": {"D-9"},
        "tanda suka dan grup": {"D-1", "D-2", "D-3", "D-4"},
        "foto bersama": {"D-6"},
        "kegiatan bakal calon": {"D-10"},
        "suami atau istri": {"D-23"},
        # What the list of disciplinary offences adds.
        "pendekatan": {"D-22"},
        "partai": {"D-18"},
        "kegiatan memihak": {"D-15"},
        "tim pemenangan": {"D-19", "D-20"},
        "surat dukungan": {"D-17"},
        "keputusan": {"D-14"},
    }

    def test_there_is_an_answer_for_every_row_of_the_joint_decree(self, site: Site) -> None:
        for row, ids in self.JOINT_DECREE.items():
            for id in ids:
                item = site.guidance[id]
                assert item.withdrawal is None, row
                assert [basis for basis in item.bases if basis.citation.startswith(("SKB", "UU 20/2023"))], row

    def test_there_are_enough_answers(self, site: Site) -> None:
        assert len([item for item in site.guidance.values() if item.withdrawal is None]) >= 75
        assert len(site.cases) >= 25

    def test_every_item_has_a_question_and_no_two_the_same(self, site: Site) -> None:
        asked = [item.question for item in site.guidance.values()]
        assert [question for question in asked if not question or not question.endswith("?")] == []
        assert len(set(asked)) == len(asked)

    def test_each_sanction_tells_how_far_it_reaches(self, site: Site) -> None:
        """How far, or on what it depends, or that it is not known."""
        for item in site.guidance.values():
            if item.withdrawal is None and any(basis.sanctions for basis in item.bases):
                note = item.sanction_note or ""
                assert re.search(
                    r"\bsampai\b|tergantung|per kasus|pidana|tidak dengan hormat|lihat [DH]-", note, re.I
                ), item.id

    def test_the_sanction_of_a_village_election_is_never_one_of_civil_servants(self, site: Site) -> None:
        for basis in site.guidance["D-46"].bases:
            assert basis.sanctions == ()
        assert "tidak dapat kami sebut" in (site.guidance["D-46"].sanction_note or "")

    def test_who_has_no_such_leave_is_not_offered_it(self, site: Site) -> None:
        for role in (Role.PPPK, Role.TRAINEE):
            shown = items_of(site, role)
            assert not {"B-11", "H-7", "D-22", "D-23"} & shown.keys()
            assert [id for id, item in shown.items() if "CLTN" in item.text] == []


class TestPages:
    LEVELS = (
        *("sanksi-moral", "hukuman-ringan-dan-sedang", "hukuman-berat", "pemberhentian", "pidana"),
        *("sanksi-desa", "sanksi-pppk-dan-non-asn"),
    )

    def test_each_level_of_sanction_says_what_it_is_and_who_decides(self, site: Site) -> None:
        for slug in self.LEVELS:
            page = site.pages[slug]
            assert [ref for ref in page.body.refs if ref.kind is RefKind.CITATION], slug
            assert re.search(r"Siapa yang (memutuskan|menjatuhkan)|perjanjian kerja", page.body.text), slug
            assert re.search(r"melawan|keberatan|banding|didengar|dipanggil|Hadiri", page.body.text, re.I), slug

    def test_every_page_out_of_the_footer_is_linked(self, site: Site) -> None:
        linked = {
            ref.target.rpartition("/")[2] for text in site.texts for ref in text.body.refs if ref.kind is RefKind.LINK
        }
        for page in site.pages.values():
            assert page.in_footer or f"{page.slug}.md" in linked, page.slug

    def test_a_village_election_has_no_day(self, written: dict[str, str]) -> None:
        page = written["content/halaman/pilkades.md"]
        assert "tidak kami ketahui" in page
        assert "Tanyakan DPMD" in page or "tanyakan DPMD" in page
