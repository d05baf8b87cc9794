"""Our texts ask nobody to vote for anybody, and name nobody who stands while an election runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from harness import HERE, Situs

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import Plan, understand
from sosialisasi.building.traces import canonical
from sosialisasi.commands.cli import cli
from sosialisasi.ground.problems import Severity
from sosialisasi.reading import load
from sosialisasi.site.model import Contest

CORPUS = HERE / "netral"
LIST = "content/peserta/ogan-ilir-2024.yaml"
PARTICIPANTS = (CORPUS / "peserta.yaml").read_text("utf-8")
LISTED = ("Fulan Contoh", "Polan Umpama", "Fulana Misal", "Partai Contoh", "Partai Misal", "Contoh Maju", "Misal untuk")
PAGE = "content/halaman/uji.md"
DURING, AFTER = "10 Oktober 2024", "22 November 2026"


def page(body: str, day: str = DURING) -> str:
    return f"---\njudul: Uji\nringkasan: Halaman karangan.\ndiperbarui: {day}\n---\n\n{body}\n"


def planned(situs: Situs) -> Plan:
    return understand(Inputs(situs.root), {})


def found(situs: Situs) -> list[tuple[str, int | None, str]]:
    """(path, line, mark) of all that the lint says, and the codes of what else is wrong, in the order of files."""
    problems = sorted(planned(situs).problems, key=lambda bad: bad.sort_key)
    return [(bad.path, bad.line, bad.message[:6] if bad.code.startswith("netral") else bad.code) for bad in problems]


def paragraphs(name: str) -> list[str]:
    return [part.strip() for part in (CORPUS / name).read_text("utf-8").split("\n\n") if part.strip()]


def flagged(situs: Situs, texts: list[str]) -> set[int]:
    """Which of these paragraphs, each a page of its own in the days of an election, the lint objects to."""
    situs.write(LIST, PARTICIPANTS)
    for number, text in enumerate(texts):
        situs.write(f"content/halaman/uji-{number}.md", page(text))
    wrong = [bad for bad in planned(situs).problems if bad.code.startswith("netral")]
    return {int(Path(bad.path).stem.removeprefix("uji-")) for bad in wrong}


class TestCorpus:
    def test_every_guilty_paragraph_is_found(self, situs: Situs) -> None:
        """Whether it names somebody or only asks for votes."""
        texts = paragraphs("bersalah.txt")
        missed = [text for number, text in enumerate(texts) if number not in flagged(situs, texts)]
        print(f"{len(texts) - len(missed)} of {len(texts)} guilty paragraphs found")
        assert len(texts) >= 30
        assert missed == []

    def test_no_innocent_paragraph_is_accused(self, situs: Situs) -> None:
        """What teaches what is forbidden has to say it."""
        texts = paragraphs("bersih.txt")
        accused = [texts[number] for number in sorted(flagged(situs, texts))]
        print(f"{len(accused)} false alarms in {len(texts)} innocent paragraphs")
        assert len(texts) >= 30
        assert accused == []

    def test_the_shipped_content_gets_advice_only(self) -> None:
        """Fewer than one false alarm in ten pages: there is none at all."""
        plan = understand(Inputs(HERE.parent), {})
        assert plan.site is not None
        alarms = [bad for bad in plan.problems if bad.severity is not Severity.ADVICE]
        print(f"{len(alarms)} warnings in {sum(a.path.endswith('.html') for a in plan.artifacts)} pages")
        assert alarms == []


class TestParticipants:
    @pytest.fixture(autouse=True)
    def listed(self, situs: Situs) -> None:
        situs.write(LIST, PARTICIPANTS)

    def test_nothing_that_is_made_names_them(self, situs: Situs) -> None:
        """The list is for checking alone: no page, sheet, card, feed or search entry has a byte of it."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4, f4]")
        plan = planned(situs)
        made = b"\n".join(canonical(artifact.view) for artifact in plan.artifacts)
        assert plan.site is not None
        assert plan.site.contests
        assert not any(name.encode() in made for name in LISTED)
        situs.edit("content/situs.yaml", "kertas: [a4, f4]", "kertas: []")
        situs.build()
        files = {**situs.published(), **situs.office()}
        assert files
        assert not any(name.lower().encode() in data.lower() for name in LISTED for data in files.values())
        assert not any("peserta/" in name or "ogan-ilir-2024.yaml" in name for name in files)

    @pytest.mark.parametrize(
        ("text", "mark"),
        [
            ("Terima kasih, Fulan\nContoh.", "NET-01"),
            ("Terima kasih, **Fulan** _Contoh_-nya warga.", "NET-01"),
            ("Baca [ini](https://contoh.example/fulan-contoh.html).", "NET-01"),
            ("Hadir juga Fulana Misal.", "NET-01"),
            ("Bantuan Perkumpulan Contoh Utama (PCU) sudah tiba.", "NET-02"),
            ("Semangat kita: contoh maju terus!", "NET-03"),
            ("Paslon 2 meninjau jembatan.", "NET-04"),
            ("Fulan contoh yang baik; fulanan contoh.", "NET-01"),
        ],
    )
    def test_a_participant_is_recognised(self, situs: Situs, text: str, mark: str) -> None:
        """In any spelling, in text and in links, with its endings."""
        situs.write(PAGE, page(text))
        assert [each[2] for each in found(situs)] == [mark]

    @pytest.mark.parametrize(
        "text",
        ["Fulanan Contohan datang.", "Ini umpama. Polan datang.", "Tulis pcu di sudut.", "UU Nomor 2 Tahun 2020."],
    )
    def test_what_only_looks_alike_is_left_alone(self, situs: Situs, text: str) -> None:
        """Whole words only, and an abbreviation only in capitals."""
        situs.write(PAGE, page(text))
        assert found(situs) == []

    def test_file_names_titles_and_aliases_count(self, situs: Situs) -> None:
        """They become addresses, and are read in WhatsApp."""
        situs.write("content/halaman/fulan-contoh.md", page("Isi."))
        situs.write(PAGE, page("Isi.").replace("judul: Uji", "judul: Jasa Fulan Contoh\nalias: polan-umpama"))
        name = "content/halaman/fulan-contoh.md"
        assert found(situs) == [(name, None, "NET-01"), (PAGE, 2, "NET-01"), (PAGE, 3, "NET-01")]

    def test_a_name_may_end_on_the_next_line(self, situs: Situs) -> None:
        """However deep that is indented."""
        new = "alasan: >-\n            Rapat dinas Fulan\n            Contoh."
        situs.edit("content/situs.yaml", "data_per: 22 November 2026", "data_per: 10 Oktober 2024")
        situs.edit("content/boleh-jangan/h-1.yaml", "alasan: Rapat dinas", new)
        assert ("content/boleh-jangan/h-1.yaml", 5, "NET-01") in found(situs)

    def test_what_is_passed_on_in_whatsapp_counts(self, situs: Situs) -> None:
        """A briefing is shared by its title and summary, an item by its sentence and reason."""
        situs.edit("content/situs.yaml", "data_per: 22 November 2026", "data_per: 10 Oktober 2024")
        situs.edit("content/briefing/cuti.md", "yang belum terbit", "tentang Polan Umpama")
        situs.edit("content/boleh-jangan/h-1.yaml", "tidak boleh mengarah", "Fulan Contoh tidak boleh mengarah")
        warned = [each for each in found(situs) if each[2] == "NET-01"]
        assert warned == [("content/boleh-jangan/h-1.yaml", 4, "NET-01"), ("content/briefing/cuti.md", 3, "NET-01")]

    def test_the_list_sleeps_outside_of_the_stages(self, situs: Situs) -> None:
        """Winners become office-holders, whom texts may name."""
        situs.write(PAGE, page("Bupati Fulan Contoh membuka rapat.", AFTER))
        assert found(situs) == []

    def test_a_meeting_counts_by_its_own_day(self, situs: Situs) -> None:
        """That of the sample was held during the campaign, long before the day of the data."""
        situs.edit("content/rakor/ogan-ilir-2024.md", "Rapat ini karangan.", "Rapat ini dibuka Polan Umpama.")
        assert found(situs) == [("content/rakor/ogan-ilir-2024.md", 40, "NET-01")]

    def test_a_region_and_an_election_have_one_list(self, situs: Situs) -> None:
        """Otherwise each could be short of somebody."""
        situs.write("content/peserta/lagi.yaml", PARTICIPANTS)
        assert {each[2] for each in found(situs)} == {"id-kembar"}

    def test_a_list_leads_to_an_election_and_a_region(self, situs: Situs) -> None:
        """Or it would guard nothing."""
        situs.write(LIST, PARTICIPANTS.replace("pilkada-2024", "pilkada-2042").replace("16.10", "16.99"))
        assert {each[2] for each in found(situs)} == {"rujukan-tak-ada", "kode-daerah-salah"}


class TestSuppression:
    @pytest.mark.parametrize(
        ("body", "left"),
        [
            ("Lanjutkan!\n\n<!-- abaikan NET-07: judul lagu -->\n\nLanjutkan!\n\nLanjutkan!", [7, 13]),
            ("<!-- abaikan NET-07: judul lagu -->\nLanjutkan!\n\nLanjutkan!", [10]),
            ("Lanjutkan! <!-- abaikan NET-07: judul lagu -->\n\nLanjutkan!", [9]),
            ("- satu\n<!-- abaikan NET-07: judul lagu -->\n- lanjutkan!\n- lanjutkan!", [10]),
        ],
    )
    def test_it_covers_the_paragraph_in_or_above_which_it_stands(
        self, situs: Situs, body: str, left: list[int]
    ) -> None:
        """And no other; what it covers is told as advice."""
        situs.write(PAGE, page(body))
        told = found(situs)
        assert [line for _, line, mark in told if mark == "NET-07"] == left
        assert sum(mark == "peringatan-diabaikan" for _, _, mark in told) == 1
        assert len(told) == len(left) + 1

    def test_it_covers_only_its_mark(self, situs: Situs) -> None:
        """Another warning at the same place stays."""
        situs.write(PAGE, page("<!-- abaikan NET-09: judul lagu daerah -->\nLanjutkan!"))
        assert [each[2] for each in found(situs)] == ["abaikan-sia-sia", "NET-07"]

    def test_in_yaml_it_stands_above_the_value(self, situs: Situs) -> None:
        """As a comment, also over several lines of value."""
        new = "# abaikan NET-07: nama lagu\nringkasan: >-\n  Situs uji.\n  Lanjutkan!"
        situs.edit("content/halaman/tentang.md", "ringkasan: Situs uji.", new)
        assert found(situs) == [("content/halaman/tentang.md", 3, "peringatan-diabaikan")]

    def test_a_name_may_be_needed(self, situs: Situs) -> None:
        """While no list is awake, the remark waits in silence."""
        body = "<!-- abaikan NET-01: ia hadir sebagai bupati -->\nDibuka Fulan Contoh."
        situs.write(PAGE, page(body))
        assert found(situs) == []
        situs.write(LIST, PARTICIPANTS)
        assert found(situs) == [(PAGE, 7, "peringatan-diabaikan")]
        situs.write(PAGE, page(body.replace("Fulan", "Bukan")))
        assert found(situs) == [(PAGE, 7, "abaikan-sia-sia")]

    def test_no_error_can_be_suppressed(self, situs: Situs) -> None:
        """Whatever the reason."""
        situs.write(PAGE, page("<!-- abaikan data-nip: sudah izin -->\nNIP 198501012010011001."))
        assert {each[2] for each in found(situs)} == {"abaikan-sia-sia", "data-nip"}

    def test_readers_do_not_see_it(self, situs: Situs) -> None:
        """The page is the same with it and without, also in the middle of a paragraph and of a list."""
        body = "Satu\ndua lanjutkan!\n\n- tiga\n- empat"
        situs.write(PAGE, page(body))
        situs.build()
        before = situs.page("halaman/uji.html")
        remark = "<!-- abaikan NET-07: judul lagu -->"
        situs.write(PAGE, page(f"Satu\n{remark}\ndua lanjutkan! {remark}\n\n{remark}\n- tiga\n{remark}\n- empat"))
        situs.build()
        assert situs.page("halaman/uji.html") == before

    def test_other_comments_are_refused_as_ever(self, situs: Situs) -> None:
        """Only this one is not HTML."""
        situs.write(PAGE, page("<!-- catatan -->"))
        assert [each[2] for each in found(situs)] == ["html-dilarang"]

    def test_the_check_tells_how_many_there_are(self, situs: Situs) -> None:
        """So that whoever checks a text asks for them."""
        situs.write(PAGE, page("<!-- abaikan NET-07: judul lagu -->\nLanjutkan!"))
        said = CliRunner().invoke(cli, ["check", "--site", str(situs.root), "--jobs", "1"]).stdout
        assert "(1 di antaranya peringatan yang diabaikan dengan alasan)" in said


class TestPrivacy:
    def test_contacts_of_offices_are_there_to_be_published(self, situs: Situs) -> None:
        """A small office has no other address."""
        situs.edit("content/situs.yaml", "nilai: bagian disiplin", "nilai: 0812-3456-7890, bkpsdm.contoh@gmail.com")
        assert found(situs) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Pasal 1234567890123456.",
            "Nomor 800-5474 Tahun 2022.",
            "Telepon kantor (0711) 351234.",
            "humas@contoh.go.id",
        ],
    )
    def test_other_numbers_and_addresses_are_fine(self, situs: Situs, text: str) -> None:
        """A NIK and a NIP hold dates."""
        situs.write(PAGE, page(text))
        assert found(situs) == []


class TestLengths:
    @pytest.mark.parametrize(
        "text",
        [
            "Masa tenang tiga hari, 24–26 November 2024.",
            "Kampanye berjalan selama 60 hari (25 September–23 November 2024).",
            "Lapor paling lama 7 hari; masa tenang 24–26 November 2024.",
            "Tujuh hari kerja sejak 24–26 November 2024.",
            "Rapat 24–26 November 2024 dan 1–2 Desember 2024, dua hari.",
        ],
    )
    def test_a_length_that_agrees_or_means_something_else_is_fine(self, situs: Situs, text: str) -> None:
        """Limits and days before or after are no lengths."""
        situs.write(PAGE, page(text))
        assert found(situs) == []


class TestAge:
    def test_while_an_election_runs_a_month_is_long(self, situs: Situs) -> None:
        """And one problem tells of all regulations, at the one that was checked first."""
        situs.edit("content/situs.yaml", "data_per: 22 November 2026", "data_per: 10 Oktober 2024")
        for name in ("pp-94-2021", "uu-10-2016"):
            situs.edit(f"content/peraturan/{name}.yaml", "diperiksa: 22 November 2026", "diperiksa: 1 September 2024")
        (old,) = (bad for bad in planned(situs).problems if bad.code == "pemeriksaan-lama")
        assert "39 hari" in old.message
        assert "selama tahapan" in old.message
        assert "1 peraturan lain" in old.message


def test_every_folder_is_read_for_its_words_but_the_list() -> None:
    """The list of participants is the one place where they have to stand."""
    assert [folder for folder, kind in load.KINDS.items() if kind is Contest] == ["peserta"]
