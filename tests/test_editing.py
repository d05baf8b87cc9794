"""Files as forms: what nobody touches stays byte for byte, and what is filled in is what is read."""

from __future__ import annotations

import pytest
from harness import ROOT
from hypothesis import assume, given
from hypothesis import strategies as st

from sosialisasi.ground import files
from sosialisasi.ground.folders import Folder
from sosialisasi.reading import load
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.documents.values import read_yaml
from sosialisasi.reading.editing import BODY, WHOLE, Form, Shape, form
from sosialisasi.site.model import Briefing, Guidance

TEXTS = [
    text
    for root in (ROOT, ROOT / "tests/situs")
    for text in files.find(root)[0]
    if text.folder not in ("alamat", "rilis")
]
BRIEFING = """---
# Jangan diubah tanpa Bagian Hukum.
judul: "Rakor: Camat"
ringkasan: >-
  Dua baris
  jadi satu.
tanggal: 1 November 2026  # hari pertama
status: draf

audiens: [asn, pppk]
dasar:
  - PP 94/2021 Pasal 5
  # sampai naskahnya keluar
perubahan:
  - tanggal: 1 November 2026
    catatan: Terbit pertama
---

Naskah.
"""


def briefing(text: str = BRIEFING) -> Form:
    return form(text, Briefing, has_body=True)


def shapes(made: Form) -> dict[str, Shape]:
    return {part.name: part.shape for part in made.parts if part.source}


# --- what is shown -------------------------------------------------------------------------------------


def test_every_key_is_shown_as_what_it_holds() -> None:
    """As a line, a choice or a list where nothing can be lost; as it is written where a remark stands beside it, or
    where what it holds has parts of its own.
    """
    assert shapes(briefing()) == {
        "judul": Shape.LINE,
        "ringkasan": Shape.LINE,
        "tanggal": Shape.RAW,
        "status": Shape.CHOICE,
        "audiens": Shape.CHOICES,
        "dasar": Shape.RAW,
        "perubahan": Shape.RAW,
        BODY: Shape.RAW,
    }
    values = {part.name: part.value for part in briefing().parts}
    assert values["judul"] == "Rakor: Camat"
    assert values["ringkasan"] == "Dua baris jadi satu."
    assert values["audiens"] == ("asn", "pppk")
    assert values[BODY] == "\nNaskah.\n"


def test_keys_that_the_file_does_not_use_are_offered() -> None:
    """If they can be filled in at all."""
    unused = {part.name: part.shape for part in briefing().parts if not part.source}
    assert unused["penulis"] is Shape.LINE
    assert unused["sumber"] is Shape.LIST
    assert "pokok" not in unused


@pytest.mark.parametrize("text", ["", "tanpa kepala", "---\njudul: [\n---\n", "---\njudul: a\njudul: b\n---\n", "---"])
def test_what_cannot_be_taken_apart_is_shown_whole(text: str) -> None:
    (part,) = briefing(text).parts
    assert (part.name, part.value) == (WHOLE, text)


def test_the_shipped_files_are_forms() -> None:
    """None of them has to be edited as a whole."""
    whole = [text.path for text in TEXTS if shapes(of(text)).keys() == {WHOLE}]
    assert whole == []


def of(text: files.ContentFile) -> Form:
    return form(text.data.decode(), load.KINDS[text.folder], has_body=text.path.endswith(".md"))


# --- what comes of it ----------------------------------------------------------------------------------


def test_only_what_was_filled_in_changes() -> None:
    """Order, remarks, quotes and line breaks of everything else stay."""
    answers: dict[str, str | tuple[str, ...]] = {
        "judul": "Judul baru",
        "audiens": ("asn",),
        "penulis": "Tim: Materi",
        "sumber": ("Satu", "Dua: tiga"),
    }
    expected = (
        BRIEFING.replace('judul: "Rakor: Camat"', "judul: Judul baru")
        .replace("[asn, pppk]", "[asn]")
        .replace("pertama\n---", 'pertama\npenulis: "Tim: Materi"\nsumber:\n  - Satu\n  - "Dua: tiga"\n---')
    )
    assert briefing().filled(answers) == expected


def test_what_is_emptied_goes_unless_it_must_be_there() -> None:
    text = BRIEFING.replace("status: draf\n", "status: draf\npenulis: Tim\n")
    assert briefing(text).filled({"penulis": ""}) == BRIEFING
    assert "\njudul:\n" in briefing().filled({"judul": " "})


def test_a_raw_part_is_taken_as_it_is_typed() -> None:
    made = briefing().filled({"dasar": "dasar:\n  - UU 20/2023", BODY: "Lain.\n"})
    assert "dasar:\n  - UU 20/2023\n  # sampai" not in made
    assert "dasar:\n  - UU 20/2023\nperubahan:" in made
    assert made.endswith("---\nLain.\n")


@pytest.mark.parametrize("folder", sorted(each for each in Folder if each.has_keys))
def test_an_untouched_file_stays_and_a_touched_one_says_nothing_else(folder: str) -> None:
    """Every shipped file, every line of it in turn."""
    for text in TEXTS:
        made = of(text)
        assert made.text() == text.data.decode()
        values = {part.name: part.value for part in made.parts}
        for part in made.parts:
            if text.folder == folder and part.shape is Shape.LINE and part.source:
                other = form(
                    made.filled({part.name: "Kata: lain #1"}), load.KINDS[folder], has_body=text.path.endswith(".md")
                )
                assert {each.name: each.value for each in other.parts} == values | {part.name: "Kata: lain #1"}


@given(value=st.text(min_size=1))
def test_whatever_is_filled_in_is_what_is_read(value: str) -> None:
    """As a line and in a list; what cannot be seen, and several spaces, are read as a space."""
    line = yaml_value(value, within_brackets=False)
    assume(line != '""')
    document, problems = read_yaml(f"judul: {line}\ndasar:\n  - {line}\n")
    assert problems == ()
    assert document is not None
    assert document.data["dasar"] == [document.data["judul"]]
    if value.isprintable():
        assert document.data["judul"] == " ".join(value.split())


@given(text=st.text(alphabet=st.sampled_from("-:#\"'[]{}>|\n \taj1é")), head=st.booleans())
def test_no_text_is_changed_by_being_shown(text: str, head: bool) -> None:
    whole = f"---\n{text}\n---\n{text}" if head else text
    assert briefing(whole).text() == whole
    assert form(text, Guidance, has_body=False).text() == text
