"""What YAML 1.1 makes of what staff type, and what we make of it. Each row was measured with PyYAML 6.0.3."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.ground.characters import plain_spaces
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.documents.values import read_yaml


def value_of(line: str) -> Any:
    """The value of the one key of a text without problems."""
    document, problems = read_yaml(line)
    assert problems == ()
    assert document is not None
    (value,) = document.data.values()
    return value


@pytest.mark.parametrize(
    ("line", "typed", "yaml_1_1"),
    [
        ("kode: 15.10", "15.10", 15.1),
        ("kode: 15.71", "15.71", 15.71),
        ("kode: 010", "010", 8),
        ("kode: 1_000", "1_000", 1000),
        ("jam: 13:00", "13:00", 780),
        ("jam: 08.00", "08.00", 8.0),
        ("jam: 08:00", "08:00", "08:00"),
        ("tampil: no", "no", False),
        ("tampil: ya", "ya", "ya"),
        ("tampil: off", "off", False),
        ("nip: 198501012010011001", "198501012010011001", 198501012010011001),
        ("nomor: 1e3", "1e3", "1e3"),
        ("nomor: 0x1F", "0x1F", 31),
        ("isi: .inf", ".inf", float("inf")),
        ("isi: =", "=", "="),
        ("isi: <<", "<<", "<<"),
        ("isi: null", "null", None),
        ("isi: true", "true", True),
        ('isi: "  spasi "', "spasi", "  spasi "),
    ],
)
def test_a_value_is_what_was_typed(line: str, typed: str, yaml_1_1: object) -> None:
    """Text, whatever it looks like; YAML alone would have made something else of most of these."""
    assert value_of(line) == typed
    if yaml_1_1 not in ("=", "<<"):
        assert yaml.safe_load(line) == {line.partition(":")[0]: yaml_1_1}


def test_a_day_is_text_until_our_schema_types_it() -> None:
    """YAML would make a date of it, or raise a bare ``ValueError`` for the 31st of November."""
    assert value_of("tanggal: 2024-11-27") == "2024-11-27"
    assert value_of("tanggal: 2024-11-31") == "2024-11-31"
    with pytest.raises(ValueError, match="day"):
        yaml.safe_load("tanggal: 2024-11-31")


@pytest.mark.parametrize("line", ["judul:", "judul: ", "judul: ~ # kosong"])
def test_nothing_is_nothing(line: str) -> None:
    """Only an empty value is none; ``~`` is a tilde."""
    assert value_of(line.partition(" #")[0]) == ("~" if "~" in line else None)


class TestTheCommonestMistakes:
    """Each is answered with the raw line and with a line that would work."""

    @pytest.mark.parametrize(
        ("line", "meant"),
        [
            ("judul: Rakor: Camat", "Rakor: Camat"),
            ("judul: *penting*", "*penting*"),
            ("judul: @humas", "@humas"),
            ("judul: [UNDANGAN] Rakor", "[UNDANGAN] Rakor"),
            ("judul: {PENTING} Rakor", "{PENTING} Rakor"),
            ('judul: "Rakor "Camat""', 'Rakor "Camat"'),
            ('judul: "Rakor', "Rakor"),
            ("judul: 'Rakor Jum'at'", "Rakor Jum'at"),
            ("judul: %persen", "%persen"),
            ("judul: `kode`", "`kode`"),
            ("judul: &tanda", "&tanda"),
            ("judul: !seru", "!seru"),
            ("judul: - setrip: ya", "- setrip: ya"),
            ("- judul: Rakor: Camat", "Rakor: Camat"),
        ],
    )
    def test_the_answer_quotes_a_line_that_works(self, line: str, meant: str) -> None:
        """Whoever copies it from the message has mended the file."""
        document, (problem,) = read_yaml(line)
        assert document is None or [document.data] in ([{"judul": meant}], [[{"judul": meant}]])
        assert (problem.code, problem.line) == ("yaml-rusak", 1)
        assert problem.message.endswith(line)
        assert problem.mend is not None
        mended = problem.mend.applied(line)
        assert mended is not None
        assert value_of(mended.removeprefix("- ")) == meant

    def test_a_number_sign_would_cut_the_title(self) -> None:
        """YAML silently keeps "Rakor" of "Rakor #1 Camat"."""
        assert yaml.safe_load("judul: Rakor #1 Camat") == {"judul": "Rakor"}
        _, (problem,) = read_yaml("judul: Rakor #1 Camat")
        assert problem.code == "tanda-pagar"
        assert '"Rakor #1 Camat"' in problem.hint

    def test_a_number_sign_would_cut_a_text_of_several_lines(self) -> None:
        """On whichever line it stands."""
        _, (problem,) = read_yaml("judul: Rakor\n  camat #1\ntempat: Aula")
        assert (problem.code, problem.line) == ("tanda-pagar", 2)
        assert '"Rakor camat #1"' in problem.hint

    def test_a_number_sign_within_a_word_or_quotes_is_text(self) -> None:
        """Only one with a space before it begins a comment."""
        assert value_of("judul: C#") == "C#"
        assert value_of('judul: "Rakor #1"') == "Rakor #1"

    def test_a_comment_on_its_own_line_is_a_comment(self) -> None:
        """Nothing is cut."""
        assert value_of("# catatan\njudul: Rakor\n# lagi") == "Rakor"

    def test_a_tab_is_named(self) -> None:
        """It cannot be seen."""
        _, (problem,) = read_yaml("judul: Rakor\n\ttempat: Aula")
        assert (problem.code, problem.line) == ("yaml-rusak", 2)
        assert "Tab" in problem.reason

    def test_a_line_without_a_colon_is_the_one_that_is_named(self) -> None:
        """Not the next, where YAML notices it."""
        _, (problem,) = read_yaml("judul Rakor\n\ntempat: Aula")
        assert problem.line == 1
        _, (problem,) = read_yaml("tempat: Aula\njudul Rakor\nhari: Senin")
        assert problem.line == 2

    @pytest.mark.parametrize("text", ["[", "{", "judul: [a", 'judul: "a', "judul: [a\n\n", "judul: {a: b\n"])
    def test_what_is_not_closed_is_told_on_a_line_of_the_file(self, text: str) -> None:
        """Not after its last one, where YAML misses it."""
        _, (problem,) = read_yaml(text)
        assert problem.line == 1

    def test_a_control_sign_is_found_on_its_line(self) -> None:
        """YAML tells a position in bytes, which is of no use beyond the first "é"."""
        _, (problem,) = read_yaml("judul: é é é\ntempat: Au\x07la\n", first_line=2)
        assert (problem.code, problem.line) == ("yaml-rusak", 3)

    def test_a_line_break_that_no_editor_shows_does_not_shift_the_lines(self) -> None:
        """YAML counts U+2028 and U+0085 as line breaks."""
        assert value_of("judul: a\u2028b\x85c\u2029") == "a b c"
        _, (problem,) = read_yaml("judul: a\u2028b\x85c\ntempat: Aula: besar\n")
        assert problem.line == 2
        assert problem.message.endswith("tempat: Aula: besar")


class TestWhatWordLeaves:
    """It becomes what was meant, and the author hears of it."""

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("judul: “Rapat: Camat”", {"judul": "Rapat: Camat"}),
            ("daerah:\n  - “16.04”", {"daerah": ["16.04"]}),
            ("poin:\n  • Satu\n  • Dua", {"poin": ["Satu", "Dua"]}),
            ("poin:\n  -Satu\n  -Dua", {"poin": ["Satu", "Dua"]}),
            ("poin:\n-Satu\n-“Dua: tiga”", {"poin": ["Satu", "Dua: tiga"]}),
        ],
    )
    def test_signs_are_understood(self, text: str, meant: object) -> None:
        """Slanted quotes, bullets, a hyphen without its space."""
        document, problems = read_yaml(text)
        assert document is not None
        assert document.data == meant
        assert {found.code for found in problems} == {"dirapikan"}

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("judul:\u00a0Rapat\u00a0Camat", {"judul": "Rapat Camat"}),
            ("ju\u00addul\u200b: Rapat\ufeff", {"judul": "Rapat"}),
            ("poin:\n\u00a0 - Satu", {"poin": ["Satu"]}),
        ],
    )
    def test_what_nobody_sees_is_dropped_without_a_word(self, text: str, meant: object) -> None:
        """An odd space after a colon would have made the key unknown."""
        document, problems = read_yaml(text)
        assert document is not None
        assert document.data == meant
        assert problems == ()

    @pytest.mark.parametrize(
        ("text", "meant"),
        [
            ("isi: |\n  • Satu\n  -Dua\n  “tiga”\njudul: a", {"isi": "• Satu\n-Dua\n“tiga”", "judul": "a"}),
            ("daftar:\n  - >-\n    • Satu\n  - Dua", {"daftar": ["• Satu", "Dua"]}),
            ("judul: Kata “netral” itu", {"judul": "Kata “netral” itu"}),
            ("judul: a\n  -nya", {"judul": "a -nya"}),
            ("suhu:\n  -5", {"suhu": "-5"}),
        ],
    )
    def test_signs_within_a_text_are_text(self, text: str, meant: object) -> None:
        """Whoever writes a text of many lines means every sign of it."""
        document, problems = read_yaml(text)
        assert document is not None
        assert document.data == meant
        assert problems == ()


class TestDepth:
    """A line that stands too far in or out is shown where it belongs."""

    @pytest.mark.parametrize(
        ("text", "line", "right"),
        [
            ("judul: a\n ringkasan: b\n", 2, "ringkasan: b"),
            ("narasumber:\n  - lembaga: a\n     jabatan: b\n", 3, "    jabatan: b"),
            ("narasumber:\n  - lembaga: a\n   jabatan: b\n", 3, "    jabatan: b"),
            ("poin:\n  - satu\n - dua\n", 3, "  - dua"),
            ("judul: a\n\tringkasan: b\n", 2, "ringkasan: b"),
            (" judul: a\nringkasan: b\ntempat: c\n", 1, "judul: a"),
        ],
    )
    def test_the_answer_shows_the_line_where_it_belongs(self, text: str, line: int, right: str) -> None:
        """Whoever copies it has mended the file."""
        _, (problem,) = read_yaml(text)
        assert (problem.code, problem.line) == ("yaml-rusak", line)
        assert problem.mend is not None
        assert problem.mend.shown == (right,)
        mended = problem.mend.applied(text)
        assert mended is not None
        assert read_yaml(mended)[1] == ()


@given(st.text(max_size=60))
def test_what_is_written_is_read_again(text: str) -> None:
    """``written`` puts quotes where YAML or people need them, also within brackets."""
    meant = " ".join(
        plain_spaces(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", " ", text)).split()
    )
    for line in (f"a: {yaml_value(meant)}", f"a: [{yaml_value(meant)}]"):
        document, problems = read_yaml(line)
        assert document is not None
        assert problems == ()
        assert document.data["a"] in ([meant], [None], meant, None)
        assert meant == "" or document.data["a"] in ([meant], meant)


class TestDuplicateKeys:
    def test_a_duplicate_key_is_a_problem(self) -> None:
        """YAML lets the last one win without a word."""
        assert yaml.safe_load("judul: a\njudul: b") == {"judul": "b"}
        _, (problem,) = read_yaml("judul: a\ntempat: x\njudul: b")
        assert (problem.code, problem.line, problem.field) == ("kunci-kembar", 3, "judul")
        assert "baris 1" in problem.message

    def test_the_same_key_in_two_places_is_none(self) -> None:
        """Each mapping has its own keys."""
        assert value_of("acara: [{id: a}, {id: b}]") == [{"id": "a"}, {"id": "b"}]

    def test_a_duplicate_deep_inside_is_found_too(self) -> None:
        """With its whole path."""
        _, (problem,) = read_yaml("acara:\n  - id: a\n    id: b\n")
        assert (problem.field, problem.line) == ("acara.0.id", 3)


class TestLimits:
    @pytest.mark.parametrize(
        "text",
        [
            "a: &x [1]\nb: *x",
            "a: " + "[" * 5000,
            "a: " + "{a: " * 5000,
            "\n".join("  " * depth + "a:" for depth in range(200)),
            "? [a]\n: b",
            "? {a: b}\n: b",
            "a: 1\n---\nb: 2",
            "a: !!python/object:os.system x",
            "--- &a\n- *a",
            "?",
            ": a",
            'a: {"": b}',
            'a: "b\\u202ec"',
        ],
    )
    def test_what_could_be_misused_is_refused(self, text: str) -> None:
        """Anchors, aliases, tags, keys of several parts, and texts deeper than anybody writes: nothing is made of them
        but text.
        """
        document, problems = read_yaml(text)
        assert problems[0].code in ("yaml-terlalu-rumit", "yaml-rusak")
        assert problems[0].is_error
        assert document is None or all(isinstance(value, str | None) for value in document.data.values())

    @pytest.mark.parametrize("text", ["", "# catatan", "teks", "- a\n- b", "42", "[]", '""'])
    def test_a_text_without_keys_is_refused(self, text: str) -> None:
        """Each of our files is a mapping."""
        document, (problem,) = read_yaml(text)
        assert document is None
        assert problem.code == "jenis-salah"
