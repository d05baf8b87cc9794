"""Elections: what a region chooses in them, and stages whose days a rule counts from another day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product

import pytest
from harness import ROOT, Situs, overview_of, site_of
from harness.samples import origin_of, seen_on
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.check import area, counted
from sosialisasi.ground.counting import POLLING, Counted, Limit, Unit, parse_counted
from sosialisasi.ground.dates import Span
from sosialisasi.ground.problems import Misread, Problem
from sosialisasi.showing.pieces import Pieces
from sosialisasi.site import choices
from sosialisasi.site.citations import Register
from sosialisasi.site.model import Calendar, Site
from sosialisasi.site.stages import last_day, national_stages, spans, undated_stages
from sosialisasi.site.words import ElectionKind, Office, Verification

ELECTION = "content/pemilihan/pilkada-2024.yaml"
CALENDAR = "content/kalender/ogan-ilir-2024.yaml"
MEETING = "content/rakor/ogan-ilir-2024.md"
PAGE = "kalender/ogan-ilir-2024.html"


@cache
def shipped() -> Site:
    return site_of(ROOT)


def with_calendar(election: str, region: str) -> list[Problem]:
    """What is wrong with a calendar of an election of ours for a region."""
    calendar = Calendar(
        id="contoh",
        title="Kalender contoh",
        region=region,
        election=election,
        verification=Verification.NONE,
        origin=origin_of("content/kalender/contoh.yaml"),
    )
    return list(area.check(replace(shipped(), calendars={"contoh": calendar}, meetings={})))


def chosen(election: str, region: str) -> str:
    site = shipped()
    return choices.in_region(site, site.elections[election], site.regions[region])


class TestWhatARegionChooses:
    @pytest.mark.parametrize(
        ("election", "region", "words"),
        [
            ("pilkada-2024", "16", "Gubernur dan wakil gubernur"),
            ("pilkada-2024", "16.04", "Gubernur dan wakil gubernur; bupati dan wakil bupati"),
            ("pilkada-2024", "15.71", "Gubernur dan wakil gubernur; wali kota dan wakil wali kota"),
            ("pilkada-2024", "15.71.01", "Gubernur dan wakil gubernur; wali kota dan wakil wali kota"),
            ("pilkada-2024", "31", "Gubernur dan wakil gubernur"),
            ("pilkada-2024", "31.71", "Hanya gubernur dan wakil gubernur"),
            ("pilkada-2024", "34.02", "Hanya bupati dan wakil bupati"),
            ("pilkada-2024", "34.71", "Hanya wali kota dan wakil wali kota"),
            ("pemilu-2024", "31.71", "Hanya presiden dan wakil presiden; DPR; DPD; DPRD provinsi"),
            ("pilkada-ulang-2025", "19.71", "Wali kota dan wakil wali kota"),
            ("psu-2025-08-06", "91", "Gubernur dan wakil gubernur"),
            ("psu-2025-08-06", "93.02", "Bupati dan wakil bupati"),
            ("pemilu-2029", "16.04", "Presiden dan wakil presiden; DPR; DPD"),
        ],
    )
    def test_it_follows_from_the_election_and_the_region(self, election: str, region: str, words: str) -> None:
        assert chosen(election, region) == words
        assert with_calendar(election, region) == []

    @pytest.mark.parametrize(
        ("election", "region", "why"),
        [
            (
                "pilkada-2024",
                "34",
                "Gubernur dan wakil gubernur tidak dipilih di Provinsi Daerah Istimewa Yogyakarta: ",
            ),
            ("pilkada-2024", "34", "Bupati dan wakil bupati atau wali kota dan wakil wali kota dipilih per kabupaten"),
            (
                *("pilkada-ulang-2025", "15.71"),
                "Wali kota dan wakil wali kota hanya dipilih di Kota Pangkal Pinang dan Kabupaten Bangka.",
            ),
            ("pilkada-ulang-2025", "19", "dipilih per kabupaten atau kota, jadi kalendernya juga."),
            ("psu-2025-04-05", "15.04", "hanya dipilih di Kota Sabang, Kabupaten Bungo, "),
        ],
    )
    def test_a_calendar_where_nobody_votes_is_refused_with_the_reason(
        self, election: str, region: str, why: str
    ) -> None:
        (problem,) = with_calendar(election, region)
        assert (problem.code, problem.is_error) == ("daerah-tidak-memilih", True)
        assert why in problem.message

    @pytest.mark.parametrize("election", ["pilkada-2018", "pilkada-2020"])
    def test_who_has_no_list_refuses_nobody(self, election: str) -> None:
        assert not choices.is_recorded(shipped().elections[election])
        assert with_calendar(election, "34") == []

    def test_every_office_that_is_chosen_is_chosen_in_its_area_alone(self) -> None:
        """A law over all elections and a region of each kind: nothing is chosen where it is excepted."""
        site = shipped()
        regions = [site.regions[code] for code in ("16", "16.04", "16.04.01", "15.71", "31", "31.71", "34", "34.02")]
        for election, region in product(site.elections.values(), regions):
            for choice in election.choices:
                told = set(choices.chosen(election, region)) & set(choice.offices)
                assert all(office.level <= region.level for office in told)
                if any(f"{region.code}.".startswith(f"{code}.") for code in choice.exceptions):
                    assert not told
            assert choices.votes(election, region) or choices.why_not(site, election, region)

    def test_the_page_says_it(self, situs: Situs) -> None:
        """And that it is not known where nobody wrote it down."""
        assert situs.build().errors == []
        assert "di sini:</strong> Daftar jabatan dan daerah yang memilih belum tercatat" in situs.page(PAGE)
        situs.edit(ELECTION, "dasar: UU 10/2016\ntahapan", f"{CHOICES}dasar: UU 10/2016\ntahapan")
        assert situs.build().errors == []
        shown = situs.page(PAGE)
        assert "di sini:</strong> Hanya bupati dan wakil bupati. Gubernur dan wakil gubernur tidak" in shown
        assert "tidak dipilih di Kabupaten Ogan Ilir: ditetapkan lain." in shown
        unfolded = situs.page(PAGE.replace("html", "ics")).replace("\n ", "")
        assert "Yang dipilih: Hanya bupati dan wakil bupati." in unfolded
        listed = situs.page("kalender/index.html")
        assert "Gubernur dan wakil gubernur (kecuali di Kabupaten Ogan Ilir)" in listed
        assert "Di Kabupaten Ogan Ilir: ditetapkan lain." in listed

    def test_a_meeting_about_the_election_of_others_is_warned_of(self, situs: Situs) -> None:
        elsewhere = CHOICES.replace('kecuali: ["16.10"]', 'daerah: ["35.05"]').replace(
            "    alasan: ditetapkan lain.\n", ""
        )
        elsewhere = elsewhere.replace("bupati-wali-kota\n", 'bupati-wali-kota\n    daerah: ["35.05"]\n')
        situs.edit(ELECTION, "dasar: UU 10/2016\ntahapan", f"{elsewhere}dasar: UU 10/2016\ntahapan")
        situs.remove(CALENDAR)
        situs.edit(MEETING, "kalender: [ogan-ilir-2024]\n", "")
        found = [each for each in situs.build().problems if each.code == "rapat-pemilihan-lain"]
        assert [(each.path, each.field, each.is_error) for each in found] == [(MEETING, "pemilihan.0", False)]
        situs.edit(MEETING, "peserta: [16.10]", 'peserta: [16.10, "35"]')  # A provinsi of which one kabupaten votes.
        assert "rapat-pemilihan-lain" not in situs.build().codes

    def test_a_region_page_names_what_comes_and_what_is_chosen_there(self, situs: Situs) -> None:
        situs.write("content/pemilihan/pemilu-2029.yaml", COMING)
        assert situs.build().errors == []
        coming = situs.page("daerah/16-10.html").partition("<h2>Yang akan datang</h2>")[2]
        assert "Pemungutan suara: <strong>belum ditetapkan</strong>" in coming
        assert "Yang dipilih: Presiden dan wakil presiden; DPR." in coming


CHOICES = """\
dipilih:
  - jabatan: gubernur
    kecuali: ["16.10"]
    alasan: ditetapkan lain.
    verifikasi: belum
  - jabatan: bupati-wali-kota
    verifikasi: belum
"""
COMING = """\
nama: Pemilu 2029
jenis: pemilu
dipilih:
  - jabatan: [presiden, dpr]
    verifikasi: belum
dasar: UU 10/2016
tahapan:
  - id: mulai
    nama: Dimulainya tahapan
    tahap: pencalonan
    aturan: paling lambat 20 bulan sebelum pemungutan
    dasar: UU 10/2016
    verifikasi: belum
  - id: masa-tenang
    nama: Masa tenang
    tahap: masa-tenang
    aturan: H-3 sampai H-1
    dasar: UU 10/2016
    verifikasi: kutipan
  - id: pemungutan
    nama: Pemungutan suara
    tahap: pemungutan
    dasar: UU 10/2016
    verifikasi: belum
persiapan: Bersiap masuk akal mulai 2027.
"""

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
ANCHORS = st.tuples(DAYS, st.integers(0, 60)).map(
    lambda pair: Span(pair[0], date.fromordinal(pair[0].toordinal() + pair[1]))
)
RULES = st.builds(
    Counted,
    st.integers(-120, 120),
    st.sampled_from((Unit.DAY, Unit.MONTH)),
    st.just(POLLING),
    limit=st.sampled_from((None, *Limit)),
)


class TestRules:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("H-3", "3 hari sebelum X"),
            ("h – 3", "3 hari sebelum X"),
            ("H+7", "7 hari sesudah X"),
            ("H", "pada hari X"),
            ("H-3 sampai H-1", "3 hari sampai 1 hari sebelum X"),
            ("H-3–H-1", "3 hari sampai 1 hari sebelum X"),
            ("60 hari sebelum pemungutan", "60 hari sebelum X"),
            ("6 bulan sebelum penetapan.", "6 bulan sebelum X"),
            ("2 tahun setelah pelantikan", "2 tahun sesudah X"),
            ("Paling lambat 20 bulan sebelum hari pemungutan suara", "paling lambat 20 bulan sebelum X"),
            ("selambat-lambatnya 9 bulan sebelum pencoblosan", "paling lambat 9 bulan sebelum X"),
            ("paling cepat 24 bulan sesudah pelantikan", "paling cepat 24 bulan sesudah X"),
        ],
    )
    def test_what_people_write_is_understood(self, text: str, words: str) -> None:
        assert parse_counted(text).words("X") == words

    @pytest.mark.parametrize(
        "text",
        ["", "tiga hari sebelum pemungutan", "H-1 sampai H-3", "H-1 sampai H+1", "3 hari", "9999 hari sebelum H"],
    )
    def test_what_is_not_is_answered(self, text: str) -> None:
        with pytest.raises(Misread) as found:
            parse_counted(text)
        assert found.value.rule.code == "aturan-salah"

    @given(RULES, ANCHORS)
    def test_a_rule_allows_what_it_comes_to(self, rule: Counted, anchor: Span) -> None:
        """And not the day beside it, unless that is within its limit."""
        own = rule.span(anchor)
        assert rule.allows(own, anchor)
        later = date.fromordinal(own.start.toordinal() + 1)
        assert rule.allows(Span(later, later), anchor) == (rule.limit is Limit.EARLIEST)

    @given(DAYS, st.integers(1, 60))
    def test_months_keep_the_day_or_end_with_the_month(self, day: date, months: int) -> None:
        found = Counted(-months, Unit.MONTH, POLLING).span(Span(day, day)).start
        assert (day.year - found.year) * 12 + day.month - found.month == months
        assert found.day == min(day.day, monthrange(found.year, found.month)[1])

    def test_past_elections_obey_their_rules(self) -> None:
        """Each date that was announced is found again by its rule alone; where one is not, its file says why."""
        tried = []
        for election in shipped().elections.values():
            for stage in election.stages:
                for rule in stage.rules:
                    if stage.span is None or rule.limit or stage.deviation:
                        continue
                    bare = replace(stage, span=None)
                    stages = tuple(bare if each is stage else each for each in election.stages)
                    found = spans(replace(election, stages=stages))[stage.id]
                    assert found.start == stage.span.start, (election.id, stage.id)
                    tried.append((election.id, stage.id))
        assert {id for _, id in tried} == {"larangan-mutasi", "masa-tenang"}
        assert len(tried) == 9
        assert not list(counted.check(shipped()))

    def test_the_pemilu_of_2024_took_its_candidates_later_than_its_law_says(self) -> None:
        """That is told, not tuned away: without its reason the date is refused."""
        election = shipped().elections["pemilu-2024"]
        stages = tuple(replace(stage, deviation=None) for stage in election.stages)
        site = replace(shipped(), elections={election.id: replace(election, stages=stages)})
        (problem,) = counted.check(site)
        assert "paling lambat 8 bulan sebelum pemungutan suara" in problem.message
        assert "paling lambat 14 Juni 2023" in problem.message

    def test_a_stage_without_days_gets_those_of_its_rule(self, situs: Situs) -> None:
        """Marked as our own counting; and they follow a polling day that is another one in the region."""
        situs.edit(ELECTION, "    tanggal: 24–26 November 2024\n", "    aturan: H-3 sampai H-1\n")
        assert situs.build().errors == []
        quiet = situs.page(PAGE).partition('id="masa-tenang"')[2].partition("</li>")[0]
        assert '<time datetime="2024-11-24">24</time>–<time datetime="2024-11-26">' in quiet
        assert "hitungan kami" in quiet.lower()
        assert "Menurut aturannya: 3 hari sampai 1 hari sebelum pemungutan suara." in quiet
        late = "perubahan:\n  - tahapan: pemungutan\n    tanggal: 5 Desember 2024\n    alasan: Susulan.\n"
        situs.edit(CALENDAR, "acara:", f"{late}    dasar: UU 10/2016\n    verifikasi: belum\nacara:")
        situs.build()
        quiet = situs.page(PAGE).partition('id="masa-tenang"')[2].partition("</li>")[0]
        assert '<time datetime="2024-12-02">2</time>–<time datetime="2024-12-04">' in quiet
        assert "Berbeda dari jadwal nasional" in quiet
        situs.edit(ELECTION, "aturan: H-3 sampai H-1", "aturan: paling lambat 3 hari sebelum pemungutan")
        situs.build()
        assert "sebelum pemungutan suara, yaitu 2 Desember 2024" in situs.page(PAGE)

    def test_limits_that_name_each_other_are_no_circle(self) -> None:
        """Nothing is counted from them; days are."""
        election = shipped().elections["pemilu-2029"]
        first, second = election.stages[:2]

        def found(early: Limit | None, late: Limit | None) -> list[str]:
            stages = (
                replace(first, span=None, rules=(Counted(-30, Unit.DAY, second.id, limit=late),)),
                replace(second, span=None, rules=(Counted(30, Unit.DAY, first.id, limit=early),)),
            )
            site = replace(shipped(), elections={election.id: replace(election, stages=stages)})
            return [problem.code for problem in counted.check(site)]

        assert found(Limit.EARLIEST, Limit.LATEST) == []
        assert found(None, None) == ["aturan-berputar"] * 2

    def test_an_election_is_not_over_before_its_polling_day(self) -> None:
        election = shipped().elections["pilkada-2024"]
        early = replace(election, stages=election.stages[:1])
        assert last_day(early, national_stages(early)) == election.polling_day

    def test_nothing_is_counted_from_a_day_that_nobody_knows(self) -> None:
        election = shipped().elections["pemilu-2029"]
        assert not national_stages(election)
        assert undated_stages(election) == election.stages
        known = replace(election, polling_day=date(2029, 2, 14))
        assert {row.stage.id: row.span for row in national_stages(known)} == {
            "masa-tenang": Span(date(2029, 2, 11), date(2029, 2, 13)),
            "pemungutan": Span(date(2029, 2, 14), date(2029, 2, 14)),
        }
        assert "mulai" in {stage.id for stage in undated_stages(known)}  # A limit is not its day.

    def test_what_nobody_knows_yet_is_said_in_words(self, situs: Situs) -> None:
        """On the beranda, in the list and on a region's calendar, with its rules; and the calendar's files are made."""
        situs.write("content/pemilihan/pemilu-2029.yaml", COMING)
        calendar = (situs.root / CALENDAR).read_text("utf-8").partition("acara:")[0]
        situs.write(
            "content/kalender/ogan-ilir-2029.yaml",
            calendar.replace("2024", "2029").replace("pilkada", "pemilu").replace("Pilkada", "Pemilu")
            + "verifikasi: belum\n",
        )
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        assert situs.build().errors == []
        rule = '<span class="redup">(pencalonan)</span>: paling lambat 20 bulan sebelum pemungutan suara.'
        for page in ("kalender/index.html", "kalender/ogan-ilir-2029.html", "daerah/16-10.html"):
            assert rule in situs.page(page)
            assert "belum ditetapkan" in situs.page(page)
        assert "<h2>Yang akan datang</h2>" not in situs.page("daerah/16-10.html")  # Its own calendar says it already.
        home = situs.page("index.html").partition("Berikutnya, belum bertanggal: ")[2]
        assert home.startswith('<a href="kalender/index.html#pemilu-2029">Pemilu 2029</a>.')
        assert "BEGIN:VEVENT" not in situs.page("kalender/ogan-ilir-2029.ics")


class TestPilkades:
    """An election whose rules this site does not know: it borrows none from the others."""

    def test_the_shipped_one_has_no_day_and_says_where_its_rules_stand(self) -> None:
        election = shipped().elections["pilkades"]
        assert election.kind is ElectionKind.VILLAGE
        assert not national_stages(election)
        assert {stage.verification for stage in election.stages} == {Verification.NONE}
        assert choices.chosen(election, shipped().regions["33.08"]) == (Office.VILLAGE_HEAD,)

    def test_no_sheet_of_a_meeting_threatens_with_what_is_for_others(self, situs: Situs) -> None:
        situs.edit(ELECTION, "jenis: pilkada", "jenis: pilkades")
        overview, day = overview_of(situs.root), date(2024, 10, 7)
        paper = overview.paper_of(overview.site.meetings["ogan-ilir-2024"])
        items = [paper.item(item, day) for item in overview.site.guidance.values()]
        assert not [item.id for item in items if item.sanctions or item.limited_sanctions]
        assert not [basis.text for item in items for basis in item.bases if basis.sanctions]
        chain = overview.site.chains["sejak-bkn"]
        assert paper.sanctions(chain, day) == ()
        assert "tanyakan DPMD" in paper.chain(chain, day).notes[0]

    def test_no_page_of_a_meeting_threatens_with_it_either(self, situs: Situs) -> None:
        """What the same meeting says of a Pilkada is there to be found, and of a Pilkades it is not."""
        situs.build()
        assert "disiplin berat" in situs.page("rakor/ogan-ilir-2024.html")
        situs.edit(ELECTION, "jenis: pilkada", "jenis: pilkades")
        situs.build()
        shown = situs.page("rakor/ogan-ilir-2024.html")
        assert "disiplin berat" not in shown
        assert "tanyakan DPMD" in shown

    def test_its_pages_lead_to_no_rules_of_others(self, situs: Situs) -> None:
        situs.edit(ELECTION, "jenis: pilkada", "jenis: pilkades")
        situs.build()
        shown = situs.page(PAGE)
        assert "tanyakan DPMD" in shown
        assert "boleh-jangan/index.html?tahap=kampanye" not in shown
        assert "tidak ada tahapan pemilihan yang tercatat" not in shown
        assert 'data-tahap="kampanye"' not in shown

    def test_of_our_own_content_nothing_of_others_is_left(self) -> None:
        """Neither a criminal branch nor Bawaslu nor a regulation that is about Pemilu and Pilkada."""
        site, day = shipped(), date(2026, 11, 28)
        pieces = Pieces(site, Register(site.regulations), lambda path: path, seen_on(day, ElectionKind.VILLAGE))
        for chain in site.chains.values():
            told = str([pieces.chain(chain, day, only_in_force=True).branches, pieces.sanctions(chain, day)])
            assert not re.search(r"pidana|Gakkumdu|Bawaslu'|PP 94/2021|Pasal 14|disiplin berat", told, re.IGNORECASE), (
                told
            )
        for item in site.guidance.values():
            view = pieces.item(item, day)
            assert (view.sanctions, view.limited_sanctions) == ((), ()), item.id

    def test_what_is_done_in_pemilu_and_pilkada_alike_is_not_marked(self) -> None:
        """A step that Pilkades alone lacks reads on all other sheets as if it were of every election."""
        site = shipped()
        pieces = Pieces(site, Register(site.regulations), lambda path: path)
        chain = pieces.chain(site.chains["sejak-mk-121"], date(2026, 11, 28))
        kinds = {case.kinds for branch in chain.branches for step in branch.steps for case in step.cases}
        assert kinds == {(), (ElectionKind.NATIONAL,), (ElectionKind.REGIONAL,)}
