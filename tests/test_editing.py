"""Files as forms: what nobody touches stays byte for byte, and what is filled in is what is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_origin

import pytest
from harness import ROOT
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sosialisasi.ground import files
from sosialisasi.ground.characters import plain_spaces
from sosialisasi.ground.folders import Folder
from sosialisasi.reading import load
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.documents.values import read_yaml
from sosialisasi.reading.editing import (
    BODY,
    WHOLE,
    Answer,
    Form,
    FormPart,
    Misfit,
    RowAnswer,
    Shape,
    form,
)
from sosialisasi.site.keys import Words, inner_type, is_part, slots_of, whole_of
from sosialisasi.site.model import Basis, Briefing, Guidance

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
    """As a line, a choice, a list or records where nothing can be lost; as it is written where a remark stands beside
    it.
    """
    assert shapes(briefing()) == {
        "judul": Shape.LINE,
        "ringkasan": Shape.TEXT,
        "tanggal": Shape.RAW,
        "status": Shape.CHOICE,
        "audiens": Shape.CHOICES,
        "dasar": Shape.RECORDS,
        "perubahan": Shape.RECORDS,
        BODY: Shape.RAW,
    }
    values = {part.name: part.value for part in briefing().parts}
    assert values["judul"] == "Rakor: Camat"
    assert values["ringkasan"] == "Dua baris jadi satu."
    assert values["audiens"] == ("asn", "pppk")
    assert values[BODY] == "\nNaskah.\n"


def test_keys_that_the_file_does_not_use_are_offered() -> None:
    """All of them, as their types are filled in, each with what an empty record of it holds."""
    unused = {part.name: part for part in briefing().parts if not part.source}
    assert {part.name for part in briefing().parts} == {*slots_of(Briefing), BODY}
    assert unused["penulis"].shape is Shape.LINE
    assert unused["tinjau_lagi"].shape is Shape.DATE
    assert unused["pemilihan"].picks == Folder.ELECTIONS
    assert unused["ditarik"].shape is Shape.RECORD
    assert [(part.name, part.shape) for part in unused["ditarik"].blank] == [
        ("tanggal", Shape.DATE),
        ("alasan", Shape.TEXT),
    ]
    (_, bases) = unused["pokok"].blank
    assert [part.name for part in bases.blank] == [*slots_of(Basis)]


def test_a_line_that_cannot_be_read_spoils_its_own_key_only() -> None:
    made = briefing("---\njudul: Rakor: Camat\nstatus: draf\ndasar: [PP 94/2021\n---\n")
    assert shapes(made) == {"judul": Shape.RAW, "status": Shape.CHOICE, "dasar": Shape.RAW}


@pytest.mark.parametrize("text", ["", "tanpa kepala", "---\njudul: a\njudul: b\n---\n", "---"])
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
    answers: dict[str, Answer] = {
        "judul": "Judul baru",
        "audiens": ("asn",),
        "penulis": "Tim: Materi",
        "sumber": (RowAnswer(None, {"judul": "Satu"}), RowAnswer(None, {"judul": "Dua: tiga"})),
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
    made = briefing().filled({"tanggal": "tanggal: 2 November 2026  # pindah", BODY: "Lain.\n"})
    assert "tanggal: 2 November 2026  # pindah\nstatus: draf" in made
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


def retyped(parts: tuple[FormPart, ...], word: str | None) -> dict[str, Answer]:
    """Answers that put a word, or with none what is there now, in the place of every text at any depth."""
    answers: dict[str, Answer] = {}
    for part in parts:
        match part.shape:
            case Shape.RECORD | Shape.RECORDS:
                answers[part.name] = tuple(RowAnswer(n, retyped(row.parts, word)) for n, row in enumerate(part.rows))
            case Shape.LINE | Shape.TEXT | Shape.DATE | Shape.SPAN | Shape.TIME | Shape.NUMBER if part.value:
                answers[part.name] = word or part.value
            case _:
                answers[part.name] = part.value
    return answers


def test_what_is_changed_and_changed_back_says_the_same() -> None:
    """Every text of every shipped file, at any depth; none of them is raw."""
    for text in TEXTS:
        made = of(text)
        words = made.text()
        assert made.filled(retyped(made.parts, None)) == words
        assert made.filled({part.name: part.value for part in made.parts}) == words
        changed = made.filled(retyped(made.parts, "Kata: lain #1"))
        back = form(changed, load.KINDS[text.folder], has_body=text.path.endswith(".md"))
        assert data_of(text, back.filled(retyped(made.parts, None))) == data_of(text, words)
        assert not any(part.shape is Shape.RAW for part in every(made.parts) if part.name != BODY)


def every(parts: tuple[FormPart, ...]) -> Iterator[FormPart]:
    for part in parts:
        yield part
        for row in part.rows:
            yield from every(row.parts)


@given(value=st.text(min_size=1))
def test_whatever_is_filled_in_is_what_is_read(value: str) -> None:
    """As a line and in a list; what cannot be seen, and several spaces, are read as a space."""
    line = yaml_value(value, within_brackets=False)
    assume(line != '""')
    document, problems = read_yaml(f"judul: {line}\ndasar:\n  - {line}\n")
    assert problems == ()
    assert document is not None
    assert document.data["dasar"] == [document.data["judul"]]
    if value.isprintable() and value == plain_spaces(value):
        assert document.data["judul"] == " ".join(value.split())


# --- records ---------------------------------------------------------------------------------------------


ITEM = """id: D-90
dasar:
  # Yang pertama tetap yang pertama.
  - PP 94/2021 Pasal 5
  - kutipan: 'UU 20/2023'
    sumber:
      judul: Berita
      alamat: https://contoh.go.id/

    catatan: >-
      Satu kalimat yang panjang, supaya barisnya dilipat
      di sini dan tidak lebih jauh daripada ini, ya, seperti yang ditulis orang.
  # Yang ketiga belum pasti.
  - kutipan: PP 11/2017
    # nomornya dicari
    verifikasi: belum
  # Ini catatan di bawahnya.

sumber: Berita
sebutan_lain: x
"""
FIRST, SECOND, THIRD = RowAnswer(0, {}), RowAnswer(1, {}), RowAnswer(2, {})


def item(text: str = ITEM, /, **answers: Answer) -> str:
    return form(text, Guidance, has_body=False).filled(answers)


def test_only_the_lines_of_a_changed_key_change() -> None:
    made = item(dasar=(FIRST, RowAnswer(1, {"sumber": (RowAnswer(0, {"judul": "Lain: lagi"}),)}), THIRD))
    assert made == ITEM.replace("judul: Berita\n", 'judul: "Lain: lagi"\n')
    made = item(dasar=(FIRST, SECOND, RowAnswer(2, {"catatan": "Baru.", "verifikasi": ""})))
    assert made == ITEM.replace("    verifikasi: belum\n", "    catatan: Baru.\n")


def test_rows_move_and_go_with_what_is_remarked_about_them() -> None:
    head, tail = ITEM.partition("  # Yang pertama")[0], "\nsumber" + ITEM.partition("\nsumber")[2]
    rows = ITEM.removeprefix(head).removesuffix(tail)
    third = rows.partition("  # Yang ketiga")[1] + rows.partition("  # Yang ketiga")[2]
    rest = rows.removesuffix(third)
    assert item(dasar=(THIRD, FIRST, SECOND)) == head + third + rest + tail
    assert item(dasar=(FIRST, SECOND)) == head + rest + tail
    assert item(dasar=(FIRST, SECOND, THIRD)) == ITEM


def test_a_row_is_one_text_as_long_as_it_says_no_more() -> None:
    assert item(dasar=(RowAnswer(0, {"kutipan": "PP 1: a"}), SECOND, THIRD)) == ITEM.replace(
        "- PP 94/2021 Pasal 5\n", '- "PP 1: a"\n'
    )
    assert item(dasar=(RowAnswer(0, {"peran": ("asn",)}), SECOND, THIRD)) == ITEM.replace(
        "- PP 94/2021 Pasal 5\n", "- kutipan: PP 94/2021 Pasal 5\n    peran: [asn]\n"
    )
    new = RowAnswer(None, {"kutipan": "UU 1"})
    assert item("dasar: [UU 2, UU 3]\n", dasar=(SECOND, new)) == "dasar: [UU 3, UU 1]\n"
    assert item("dasar: UU 2\n", dasar=(RowAnswer(0, {"verifikasi": "belum"}), new)) == (
        "dasar:\n  - kutipan: UU 2\n    verifikasi: belum\n  - UU 1\n"
    )


def test_a_record_that_is_not_used_yet_is_written_below_its_key() -> None:
    """In the order of its type; what holds nothing is not written."""
    withdrawn = RowAnswer(None, {"alasan": "Keliru.", "tanggal": "1 Juni 2027"})
    assert item("id: D-1", ditarik=(withdrawn,)) == "id: D-1\nditarik:\n  tanggal: 1 Juni 2027\n  alasan: Keliru.\n"
    assert item(
        "id: D-1\n", perubahan=(RowAnswer(None, {"tanggal": "1 Juni 2027"}), RowAnswer(None, {"tanggal": " "}))
    )[8:] == ("perubahan:\n  - tanggal: 1 Juni 2027\n")
    assert item("id: D-1", ditarik=(RowAnswer(None, {}),)) == "id: D-1"


def test_the_last_row_takes_its_key_with_it_unless_that_must_be_there() -> None:
    assert item(sumber=()) == ITEM.replace("sumber: Berita\nsebutan", "sebutan")
    assert item("dasar: [UU 2]\nsumber:\n  - judul: A\n", dasar=(), sumber=()) == "dasar:\n"


def test_one_record_becomes_a_list_when_there_is_another() -> None:
    one = "sumber:\n  judul: A\n  alamat: https://a.id/\n"
    assert item(one, sumber=(RowAnswer(0, {"judul": "B"}),)) == one.replace("A", "B")
    assert item(one, sumber=(RowAnswer(None, {"judul": "B"}), FIRST)) == (
        "sumber:\n  - judul: B\n  - judul: A\n    alamat: https://a.id/\n"
    )


def test_long_texts_are_folded_as_wide_as_the_file_folds_them() -> None:
    long = "kata " * 30
    width = max(map(len, item(contoh=long).removeprefix(ITEM).splitlines()))
    assert 76 <= width <= 80
    made = form(item(contoh=f"{long}\n{long}"), Guidance, has_body=False)
    example = next(part for part in made.parts if part.name == "contoh")
    assert example.value == f"{long.strip()}\n{long.strip()}"
    assert item(made.text(), contoh="Satu.\n\nDua.").endswith("contoh: >-\n  Satu.\n\n\n  Dua.\n")


def test_texts_of_a_list_stay_with_all_remarks() -> None:
    """Also where the text below a remark goes: no form shows it, so nobody meant it to go."""
    notes = "catatan:\n  # Umum\n  - 'Satu'\n  - >-\n    Dua.\n  # Khusus\n  - Tiga\n"
    assert item(notes, catatan=("Satu", "Dua.", "Baru", "Tiga")) == notes.replace("Dua.\n", "Dua.\n  - Baru\n")
    assert item(notes, catatan=("Satu", "Lain")) == "catatan:\n  # Umum\n  - 'Satu'\n  - >-\n    Lain\n  # Khusus\n"


def test_what_cannot_be_taken_apart_is_raw_alone() -> None:
    """A record in braces, a sign of its own, and a value with a remark beside it."""
    text = (
        "sumber:\n  - {judul: A}\nperubahan:\n- tanggal: 1 Mei 2026\n  catatan: A # b\nalasan: *a\nkanal: [internet]\n"
    )
    parts = {part.name: part for part in form(text, Guidance, has_body=False).parts if part.source}
    assert [part.shape for part in parts.values()] == [Shape.RAW, Shape.RECORDS, Shape.RAW, Shape.RAW]
    assert [part.shape for part in parts["perubahan"].rows[0].parts] == [Shape.DATE, Shape.RAW]


@pytest.mark.parametrize(
    "answers",
    [
        {"dasar": "UU 1"},
        {"dasar": ("UU 1",)},
        {"dasar": (RowAnswer(3, {}),)},
        {"id": (FIRST,)},
        {"sumber": (SECOND,)},
        {"lain": "a"},
        {"dasar": (RowAnswer(0, {"lain": "a"}),)},
    ],
)
def test_what_is_no_answer_of_a_part_is_refused(answers: dict[str, Answer]) -> None:
    with pytest.raises(Misfit):
        item(**answers)


# --- whatever is done to records -------------------------------------------------------------------------


WORDS = st.lists(
    st.sampled_from(
        ["kata", "Rakor:", "# satu", "- dua", "[", "}", '"kutip"', "“miring”", "'", "1.", "ya", ">-", "é", "---"]
    )
    | st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1),
    max_size=40,
).map(" ".join)
TEXTS_TYPED = st.lists(WORDS, max_size=3).map("\n".join) | st.just("")


@st.composite
def answers(draw: st.DrawFn, part: FormPart) -> Answer:
    """Anything that a page can ask of a part."""
    known = [option for option, _ in part.options]
    match part.shape:
        case Shape.RECORD | Shape.RECORDS:
            most = 1 if part.shape is Shape.RECORD else 5
            numbers = list(range(len(part.rows)))
            kept = draw(st.lists(st.sampled_from(numbers), unique=True) if numbers else st.just([]))
            added = draw(st.lists(st.none(), max_size=2))
            order = draw(st.permutations([*kept, *added]))[: max(most, len(numbers)) if most > 1 else 1]
            return tuple([draw(row_answers(part, number)) for number in order])
        case Shape.CHOICE:
            return draw(st.sampled_from(["", *known]))
        case Shape.CHOICES:
            return tuple(draw(st.lists(st.sampled_from(known), unique=True)))
        case Shape.LIST:
            old = [each for each in part.value if isinstance(each, str)]
            return tuple(draw(st.lists(st.sampled_from(old) | WORDS if old else WORDS, max_size=len(old) + 2)))
        case Shape.RAW:
            return part.value
    return draw(TEXTS_TYPED)


@st.composite
def row_answers(draw: st.DrawFn, part: FormPart, number: int | None) -> RowAnswer:
    parts = part.blank if number is None else part.rows[number].parts
    asked = draw(st.lists(st.sampled_from(parts), max_size=4, unique_by=lambda each: each.name))
    return RowAnswer(number, {each.name: draw(answers(each)) for each in asked})


def meant(part: FormPart, raw: Any, answer: Answer) -> Any:
    """What the value of a part should be after an answer, made from what it was without any form."""
    if part.shape in (Shape.RECORD, Shape.RECORDS):
        old = [] if raw is None else raw if isinstance(raw, list) else [raw]
        return [meant_row(part, old, each) for each in answer if isinstance(each, RowAnswer)]
    if answer == part.value:
        return raw
    if isinstance(answer, str):
        lines = answer.strip().split("\n") if part.shape is Shape.TEXT else [answer]
        return "\n".join(" ".join(line.split()) for line in lines)
    return [" ".join(each.split()) for each in answer if isinstance(each, str) and each.strip()]


def meant_row(part: FormPart, old: list[Any], answer: RowAnswer) -> dict[str, Any]:
    row, parts = (old[answer.asal], part.rows[answer.asal].parts) if answer.asal is not None else ({}, part.blank)
    if isinstance(row, str):
        row = {next(each.name for each in parts if each.words is Words.WHOLE): row}
    by_name = {each.name: each for each in parts}
    changed = {name: meant(by_name[name], row.get(name), each) for name, each in answer.isi.items()}
    return {**row, **changed}


def as_read(raw: Any, hint: Any) -> Any:
    """A raw value in one of the forms that are read alike."""
    kind = inner_type(hint)
    if get_origin(hint) is tuple:
        several = [] if raw is None else raw if isinstance(raw, list) else [raw]
        items = [as_read(each, kind) for each in (list(kind) if several == ["semua"] else several)]
        return [each for each in items if each] or None
    if isinstance(raw, list):
        return as_read(raw[0], hint) if raw else None
    if is_part(kind):
        raw = {whole_of(kind): raw} if isinstance(raw, str) else raw or {}
        slots = slots_of(kind)
        values = {key: as_read(value, slots[key].type) for key, value in raw.items()}
        return {key: value for key, value in values.items() if value} or None
    return raw or None


def data_of(text: files.ContentFile, words: str) -> dict[str, Any]:
    head = FrontMatter.of(words).head if text.path.endswith(".md") else words
    document, problems = read_yaml(head)
    assert document is not None
    assert {bad.code for bad in problems} <= {"tanda-pagar"}
    return document.data


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_whatever_is_done_to_a_file_is_what_is_read(data: st.DataObject) -> None:
    """Rows that are moved, removed, added and changed, in records within records, also one after the other."""
    text = data.draw(st.sampled_from(TEXTS))
    words = text.data.decode()
    for _ in range(data.draw(st.integers(1, 3))):
        words = done_to(text, words, data)


def done_to(text: files.ContentFile, words: str, data: st.DataObject) -> str:
    """A file after some answers, which is read as they say."""
    kind = load.KINDS[text.folder]
    made, raw = form(words, kind, has_body=text.path.endswith(".md")), data_of(text, words)
    parts = [part for part in made.parts if part.name != BODY]
    asked = data.draw(st.lists(st.sampled_from(parts), max_size=3, unique_by=lambda each: each.name))
    filled_in = {part.name: data.draw(answers(part)) for part in asked}
    expected = {**raw, **{part.name: meant(part, raw.get(part.name), filled_in[part.name]) for part in asked}}
    words = made.filled(filled_in)
    assert as_read(data_of(text, words), kind) == as_read(expected, kind)
    return words


ROWS = (
    ["UU 1"],
    ["'UU 2'  # ya"],
    [">-", "satu", "dua"],
    ["Panjang", "lanjut"],
    ["kutipan: UU 3", "catatan: >-", "  satu", "  dua", "peran: semua"],
    ["kutipan: UU 4", "sumber: Berita"],
    ["kutipan: UU 5", "sumber:", "  judul: A", "  alamat: https://contoh.go.id/"],
    ["kutipan: UU 6", "peran:", "  - asn", "  # lalu", "  - pppk", "verifikasi: belum"],
    ["kutipan: UU 7", "catatan: |", "    lima", "", "  # enam"],
    ["kutipan: 'UU", "", "  8'"],
    ["catatan:", "kutipan: UU 9 # ya"],
)
"""Bases in many of the ways in which they can be written, without their marks and depths."""


@st.composite
def bases(draw: st.DrawFn) -> str:
    """A file with a list, set in somehow, and with remarks and empty lines anywhere."""
    mark = draw(st.sampled_from(["- ", "  - ", "    - ", "  -   "]))
    remarks = st.lists(st.sampled_from(["# a", "  # b", "    # c", "      # d", ""]), max_size=1)
    lines = [*draw(remarks), "id: D-1", "dasar:"]
    for row in draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=4)):
        depth = " " * len(mark)
        lines += [*draw(remarks), mark + row[0], *(f"{depth}{line}".rstrip() for line in row[1:])]
    return "\n".join([*lines, *draw(remarks), *draw(st.sampled_from([[], ["alasan: x"]]))]) + draw(
        st.sampled_from(["", "\n"])
    )


@settings(max_examples=400, deadline=None)
@given(words=bases(), data=st.data())
def test_however_records_are_written_they_are_left_so_or_read(words: str, data: st.DataObject) -> None:
    text = files.ContentFile.of(Folder.GUIDANCE, "content/boleh-jangan/d-1.yaml", words.encode())
    made = of(text)
    assert made.text() == made.filled(retyped(made.parts, None)) == words
    done_to(text, words, data)


@given(text=st.text(alphabet=st.sampled_from("-:#\"'[]{}>|\n \taj1é")), head=st.booleans())
def test_no_text_is_changed_by_being_shown(text: str, head: bool) -> None:
    whole = f"---\n{text}\n---\n{text}" if head else text
    assert briefing(whole).text() == whole
    assert form(text, Guidance, has_body=False).text() == text
