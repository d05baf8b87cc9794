"""Text → typed values: what each kind of key accepts, and where a mistake is said to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any

import pytest
from harness import SAMPLE
from harness.samples import source

from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.problems import Misread, Problem
from sosialisasi.reading import load
from sosialisasi.reading.decode import decode
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.values import read_yaml
from sosialisasi.site import model, words
from sosialisasi.site.keys import Keyed, part_types, slots_of
from sosialisasi.site.model import Basis, Institution
from sosialisasi.site.words import Channel, Phase, Role, Strength

FILES = [kind for kind in load.KINDS.values() if kind not in load.WITHOUT_KEYS]
WRITTEN = list(dict.fromkeys(each for kind in FILES for each in (kind, *part_types(kind))))
"""Every type that is written in a file, and every part of one."""
INSTITUTION = "nama: Bawaslu\ntugas: Mengawasi.\nverifikasi: kutipan\n"
GUIDANCE = """\
id: D-1
putusan: jangan
kalimat: Kalimat
alasan: Alasan
peran: asn
tahap: semua
kanal: kewenangan
dasar: UU 10/2016
verifikasi: kutipan
"""


def typed(kind: type[Any], text: str, **given: object) -> tuple[Any, tuple[Problem, ...]]:
    document, problems = read_yaml(text)
    assert document is not None
    assert problems == ()
    return decode(kind, document, "content/x.yaml", **given)


def institution(text: str) -> tuple[Any, list[tuple[int | None, str, str]]]:
    value, problems = typed(Institution, text, id="bawaslu")
    return value, sorted((found.line or 0, found.field, found.code) for found in problems)


def guidance(old: str, new: str) -> Any:
    value, problems = typed(model.Guidance, GUIDANCE.replace(old, new))
    assert problems == ()
    return value


def split(text: str) -> tuple[str, str, int]:
    parts = FrontMatter.of(text)
    assert parts.before + parts.head + parts.between + parts.body == text
    return parts.head, parts.body, parts.body_line


class TestFrontMatter:
    def test_the_text_begins_on_the_line_after_the_head(self) -> None:
        """So that a mistake in it is told with the line of the file."""
        assert split("---\na: 1\n---\nisi\n") == ("a: 1\n", "isi\n", 4)
        assert split("--- \n---\t\n") == ("", "", 3)

    def test_what_word_makes_of_three_hyphens(self) -> None:
        """A long dash, and an empty line that nobody saw."""
        assert split("\n---\na: 1\n---\nisi") == ("a: 1\n", "isi", 5)
        assert split("—\na: 1\n—-\nisi") == ("a: 1\n", "isi", 4)
        assert split("----\na: 1\n-\n-----\nisi") == ("a: 1\n-\n", "isi", 5)

    def test_a_rule_in_the_text_does_not_end_the_head_again(self) -> None:
        """Only the first one does."""
        assert split("---\na: 1\n---\nb\n\n---\n\nc")[1] == "b\n\n---\n\nc"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("isi", "kepala-tidak-ada"),
            ("---\na: 1\n", "kepala-tidak-ditutup"),
        ],
    )
    def test_a_file_without_a_head_is_refused(self, text: str, code: str) -> None:
        """Title and status are there."""
        with pytest.raises(Misread) as caught:
            split(text)
        assert caught.value.rule.code == code


class TestForgiving:
    def test_a_list_may_be_one_value(self) -> None:
        """``sumber: …`` is a list of one source, given by its title."""
        value, _ = institution(INSTITUTION + "sumber: Kompas\ncatatan: satu\n")
        assert value.sources == (source("Kompas"),)
        assert value.notes == ("satu",)

    def test_a_basis_may_be_its_citation(self) -> None:
        """Or a mapping with the rest; both in one list."""
        item = guidance("UU 10/2016", "[UU 10/2016, {kutipan: PP 94/2021, kekuatan: peraturan}]")
        assert item.bases == (Basis(citation="UU 10/2016"), Basis(citation="PP 94/2021", strength=Strength.REGULATION))

    @pytest.mark.parametrize(
        "written",
        [
            "kampanye, masa-tenang",
            "kampanye dan masa-tenang",
            "Kampanye, dan masa-tenang",
            "[kampanye, masa-tenang]",
            "\n  - kampanye\n  - masa-tenang",
        ],
    )
    def test_choices_may_be_a_list_or_separated_in_words(self, written: str) -> None:
        """Staff write all of these."""
        assert guidance("semua", written).phases == (Phase.CAMPAIGN, Phase.QUIET)

    def test_all_of_them_is_a_word(self) -> None:
        """And stays all of them when a phase is added."""
        assert guidance("", "").phases == tuple(Phase)

    def test_choices_may_be_in_capitals(self) -> None:
        """``Jangan`` is ``jangan``."""
        item = guidance("jangan\n", "Jangan\n")
        assert (item.verdict, item.roles, item.channels) == (words.Verdict.FORBIDDEN, (Role.ASN,), (Channel.AUTHORITY,))

    def test_values_are_typed_by_the_schema(self) -> None:
        """Days, times, spans, numbers, and yes or no."""
        text = "judul: A\ndaerah: 16.10\npemilihan: a\nverifikasi: belum\nacara: {id: a, nama: A, tahap: kampanye, "
        calendar, _ = typed(model.Calendar, text + "tanggal: 24–26 November 2024, verifikasi: belum}", id="a")
        assert (calendar.region, calendar.events[0].span.days) == ("16.10", 3)
        path = SAMPLE / "content/rakor/ogan-ilir-2024.md"
        meeting = load.read(ContentFile("rakor", "content/rakor/a.md", path.read_bytes(), digest="")).value
        assert (meeting.date, meeting.start, meeting.end) == (date(2024, 10, 7), time(8), time(13))
        law = (SAMPLE / "content/peraturan/pp-94-2021.yaml").read_bytes()
        regulation = load.read(ContentFile("peraturan", "content/peraturan/a.yaml", law, digest="")).value
        assert (regulation.number, regulation.year) == ("94", 2021)

    def test_an_empty_list_is_none_and_not_the_default(self) -> None:
        """``kertas: []`` prints nothing; without the key, A4 and F4 are printed."""
        text = "nama: A\npenerbit: B\nketerangan: C\nalamat: https://contoh.example\ndata_per: 1 Mei 2024\n"
        assert typed(model.Settings, text)[0].papers == tuple(words.Paper)
        assert typed(model.Settings, text + "kertas: []\n")[0].papers == ()
        assert typed(model.Settings, text + "kertas:\n")[0].papers == tuple(words.Paper)


class TestStrict:
    def test_every_mistake_of_a_file_has_its_line(self) -> None:
        """None hides another; a key that is misspelled is not missing as well."""
        value, problems = institution("nama: [a]\ntugass: x\nsejak: kemarin\nsumber:\n  - alamat: ftp://x\n")
        assert value is None
        assert problems == [
            (1, "nama", "jenis-salah"),
            (1, "verifikasi", "kunci-kurang"),
            (2, "tugass", "kunci-tak-dikenal"),
            (3, "sejak", "tanggal-salah"),
            (5, "sumber.0.alamat", "alamat-salah"),
            (5, "sumber.0.judul", "kunci-kurang"),
        ]

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("singkatan: {a: b}", "jenis-salah"),
            ("singkatan: [a]", "jenis-salah"),
            ("catatan: [[a]]", "jenis-salah"),
            ("catatan: ['']", "jenis-salah"),
            ("catatan:\n  -", "jenis-salah"),
            ("sumber: {judul: a, alamat: 'javascript:x'}", "alamat-salah"),
            ("sumber: {judul: a, alamat: 'https://'}", "alamat-salah"),
            ("sumber: {judul: a, alamat: 'https://[x'}", "alamat-salah"),
            ("sumber: {judul: a, alamat: 'https://a b'}", "alamat-salah"),
            ("id: bawaslu", "kunci-tak-dikenal"),
            ("origin: x", "kunci-tak-dikenal"),
            ("sejak: [1 Mei 2024]", "jenis-salah"),
        ],
    )
    def test_what_has_the_wrong_shape_is_refused(self, line: str, code: str) -> None:
        """Nothing is guessed, and no field of ours can be set that is not a key."""
        value, problems = institution(INSTITUTION + line)
        assert value is None
        assert {each for _, _, each in problems} == {code}

    def test_a_mistake_deep_inside_has_its_own_path(self) -> None:
        """``dasar.1.kekuatan`` of the second basis."""
        text = GUIDANCE.replace("UU 10/2016", "\n  - UU 10/2016\n  - kutipan: PP 94/2021\n    kekuatan: kuat")
        value, (problem,) = typed(model.Guidance, text)
        assert value is None
        assert (problem.field, problem.line, problem.code) == ("dasar.1.kekuatan", 11, "pilihan-salah")

    def test_a_near_word_is_suggested(self) -> None:
        """Whoever mistypes sees what they meant."""
        _, (problem,) = typed(model.Guidance, GUIDANCE.replace("putusan: jangan", "putusan: janggan"))
        assert problem.hint.startswith('Maksud Anda "jangan"?')

    @pytest.mark.parametrize("written", ["yes", "true", "1", "y"])
    def test_yes_is_said_in_indonesian(self, written: str) -> None:
        """``ya`` or ``tidak``."""
        text = "judul: A\npembuka: B\nbutir: c\npenutup: D\npenanda_tangan: E\nverifikasi: belum\nperorangan: "
        assert typed(model.Pledge, text + "Ya", id="a")[0].is_individual is True
        _, (problem,) = typed(model.Pledge, text + written, id="a")
        assert problem.code == "pilihan-salah"


class TestKeys:
    def test_every_field_that_is_written_has_an_indonesian_key(self) -> None:
        """A new field of the model without a key fails here, not at a user's."""
        document, _ = read_yaml("{}")
        assert document is not None
        for kind in WRITTEN:
            value, problems = decode(kind, document, "x")
            assert value is None
            assert {found.code for found in problems} == {"kunci-kurang"}

    @pytest.mark.parametrize("kind", WRITTEN)
    def test_every_key_says_what_belongs_there(self, kind: type) -> None:
        """In a sentence, which the guide, the forms and new files show."""
        for slot in slots_of(kind).values():
            assert re.fullmatch(r"[A-Z][^{}]{4,}\.", slot.says), slot
            assert re.fullmatch(r"[a-z]+(_[a-z]+)*", slot.key), slot

    def test_a_field_says_its_key_or_that_it_has_none(self) -> None:
        """And no two fields have the same."""

        @dataclass
        class Silent:
            title: str

        @dataclass
        class Twice:
            title: Annotated[str, Keyed("judul", "Judulnya.")]
            name: Annotated[str, Keyed("judul", "Namanya.")]

        for kind, field in ((Silent, "title"), (Twice, "name")):
            with pytest.raises(TypeError, match=f"{kind.__name__}.{field}: one Keyed"):
                slots_of(kind)
