"""A source → its blocks, line by line: what staff paste is tidied into one strict dialect."""

from __future__ import annotations

import re
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from sosialisasi.ground.problems import Family, Rule
from sosialisasi.reading.markup.draft import Draft
from sosialisasi.reading.markup.leftovers import LEFTOVER_MARK, TABLE
from sosialisasi.reading.markup.lists import Lists
from sosialisasi.reading.markup.source import CAPTION, INLINE, MAX_PARAGRAPH, Row, SourceText, reference_key, short
from sosialisasi.reading.markup.survey import DEFINITION, HEADING, RULE, Survey
from sosialisasi.reading.markup.tables import Tables

_rule = partial(Rule, Family.TEXT)

TOP_HEADING = _rule(
    "judul-tingkat-satu",
    'Judul "{judul}" memakai satu tanda #.',
    "Judul halaman sudah diambil dari kepala berkas.",
    "Pakai ## untuk bagian dan ### untuk anak bagian.",
    wrong="# Jangan",
    right="## Jangan",
)

MISMATCHED_NOTE = _rule(
    "rujukan-naskah",
    "{apa}.",
    "Yang tidak berpasangan tampil sebagai tanda, atau tidak tampil sama sekali.",
    'Catatan kaki: "[^1]" di naskah dan satu baris "[^1]: isinya" di bawahnya. '
    'Alamat tautan: "[teks][1]" di naskah dan satu baris "[1]: https://…".',
    wrong="Cuti itu di luar tanggungan negara[^1].",
    right="Cuti itu di luar tanggungan negara[^1].\n\n[^1]: Disingkat CLTN.",
)

TOO_COMPLEX = _rule(
    "naskah-terlalu-rumit",
    "Paragraf, butir, atau judul ini terlalu panjang, atau memuat terlalu banyak tanda seperti * dan [.",
    "Yang seperti itu bukan tulisan; biasanya salah tempel.",
    "Bagi menjadi beberapa paragraf, dipisah baris kosong.",
    wrong="Seluruh notula dalam satu paragraf tanpa baris kosong.",
    right="Satu pokok satu paragraf, dipisah baris kosong.",
)

TOO_MANY_MARKS = _rule(
    "naskah-terlalu-banyak-tanda",
    "Sampai baris ini ada lebih dari {batas} tanda Markdown (* _ ` [ < &) dan sel tabel. Sisanya tidak diperiksa.",
    "Naskah seperti itu bukan tulisan; biasanya salah tempel. Memeriksanya terlalu lama.",
    "Hapus yang bukan isinya, atau bagi menjadi beberapa berkas.",
    wrong="content/briefing/media-sosial.md (berisi 30.000 tautan tempelan dari lembar Excel)",
    right="content/briefing/media-sosial.md (satu pokok, dengan beberapa tautan)",
)

MAX_HEADING = 2000
"""Letters of one heading."""
MAX_MARKS = 10_000
"""Signs that Markdown may mean something by, and cells of tables, in one text. The longest of ours has 81; each costs
up to 0.1 ms, so that a megabyte of them would take a minute."""

_TARGET = re.compile(r"\[([^\[\]^]{1,80})\]:[ ]*<?([^\s<>]+)>?[ ]*(\".*\"|'.*'|\(.*\))?")


class Blocks:
    """The blocks of a text: an element tree without surprises, its footnotes, and where its short links lead."""

    def __init__(self, text: str, first_line: int) -> None:
        self.source = SourceText(text)
        self.survey = Survey(self.source)
        self.draft = Draft(first_line)
        self.tables = Tables(self.draft)
        self.lists = Lists(self.draft, self.survey)
        self.notes: dict[str, Element] = {}
        """The footnotes by name, each with its blocks and its ``line``."""
        self.targets: dict[str, tuple[str, int]] = {}
        """Where ``[teks][1]`` leads, by name, and the line that says so."""
        self._is_quoted = False
        self._level = 1
        """The level of the last heading."""
        for index, what, read_as in self.source.tidied:
            self.draft.index = index
            self.draft.note(what, read_as)
        self._read()
        self.draft.end()
        self.lists.finish()

    def _read(self) -> None:
        draft, until = self.draft, 0
        for index, row in enumerate(self.source.rows):
            if index in self.source.remarks or index < until:  # A remark does not end a paragraph.
                continue
            draft.index = index
            draft.marks += len(INLINE.findall(row.body))
            if self._is_too_much():
                break
            self._enter(row)
            if index in self.survey.fences:
                until = self._fence(row, self.survey.fences[index])
            elif index in self.survey.tables:
                pasted = self.survey.tables[index]
                draft.marks += len(pasted) * max(map(len, pasted))
                if self._is_too_much():
                    break
                until = self.tables.paste(pasted)
            elif not row.body or (draft.items and row.body in ("-", "*", "•")):
                draft.end()
            else:
                self._line(row)
            if draft.items and draft.letters > MAX_PARAGRAPH:
                draft.refuse(TOO_COMPLEX)
                break

    def _is_too_much(self) -> bool:
        """Whether there are too many signs. What is below is not read then: this has to be mended first."""
        if self.draft.marks <= MAX_MARKS:
            return False
        self.draft.refuse(TOO_MANY_MARKS, batas=f"{MAX_MARKS:,}".replace(",", "."))
        return True

    def _enter(self, row: Row) -> None:
        """Cross the border of a quotation or the end of a footnote, if it is before this row."""
        draft = self.draft
        if row.depth > 1:
            draft.note("Kutipan di dalam kutipan", "satu kutipan")
        if bool(row.depth) is not self._is_quoted:
            draft.end()
            draft.close_all()
            self._is_quoted, draft.place = bool(row.depth), draft.root
            if self._is_quoted:
                last = draft.root[-1] if len(draft.root) else None
                # Two quotations stay two, unless the second is only the source of the first.
                if last is None or last.tag != "blockquote" or not _ends_quote(row.body):
                    last = SubElement(draft.root, "blockquote")
                draft.place = last
        if row.body and row.indent < 2 and draft.last == "blank" and draft.place.tag == "note":
            draft.close_all()
            draft.place = draft.root

    def _line(self, row: Row) -> None:
        body, draft, survey = row.body, self.draft, self.survey
        if self.tables.is_open:
            if "|" in body:
                return self.tables.row(body)
            draft.end()
        if body.startswith("[") and not self._is_quoted and self._defined(body):
            return None
        if body.startswith(("-", "*", "_")) and RULE.fullmatch(body):
            return self._rule()
        if heading := HEADING.match(body):
            return self._heading(row, len(heading[0]))
        if "|" in body and self._opens_table(body):
            return self.tables.begin(row, self.source.rows[draft.index + 1])
        if self._is_quoted and self._is_caption(body):
            draft.end()
            draft.close_all()
            if m := CAPTION.match(body):
                body = f"— {body[m.end() :]}"
            return draft.begin(draft.mark + body, "text")
        is_field = draft.index in survey.fields
        if is_field:
            draft.note("Tab sesudah nama isian", "titik dua")
        elif draft.index in survey.tabs:
            draft.note("Tab di tengah baris", "spasi biasa", "tab")
        if is_field or not self.lists.item(row):
            self._text(row)
        return None

    def _opens_table(self, body: str) -> bool:
        below = self.draft.index + 1
        row = self.source.rows[below] if below < len(self.source.rows) else Row.of("")
        return bool(row.depth) is self._is_quoted and Tables.may_open(body, row)

    def _is_caption(self, body: str) -> bool:
        if m := CAPTION.match(body):
            return self.draft.last == "blank" or ";" in body[m.end() :]
        return _ends_quote(body)

    def _rule(self) -> None:
        if self.draft.last == "text":
            self.draft.note("Garis --- tepat di bawah teks", "garis pemisah, bukan judul")
        self.draft.end()
        self.draft.close_all()
        SubElement(self.draft.place, "hr")

    def _heading(self, row: Row, hashes: int) -> None:
        draft, body = self.draft, row.body
        text = body[hashes:].strip()
        bare = text.rstrip("#")
        text = bare.rstrip() if not bare or bare.endswith(" ") else text
        if len(text) > MAX_HEADING:
            draft.refuse(TOO_COMPLEX)
        if not text or len(text) > MAX_HEADING:
            return self._text(Row(row.depth, 0, body, False))
        if hashes == 1:
            draft.refuse(TOP_HEADING, judul=short(text))
        elif not body[hashes].isspace():
            draft.note("Judul tanpa spasi sesudah tanda #", "judul")
            self.source.rewrite(draft.index, body, f"{body[:hashes]} {body[hashes:]}")
        # A skipped level is refused by PDF/UA and confuses screen readers.
        level = min(max(hashes, 2), self._level + 1, 4)
        if level < hashes:
            draft.note(f"Judul dengan {hashes} tanda #", f"judul dengan {level} tanda #", "tingkat")
        self._level = level
        draft.end()
        draft.close_all()
        if draft.place.tag == "note":
            draft.place = draft.root
        SubElement(draft.place, f"h{level}").text = draft.mark + text

    def _defined(self, body: str) -> bool:
        """Take a line that says what ``[^1]`` or ``[1]`` stands for. Of two that say it, the first counts."""
        draft = self.draft
        if m := DEFINITION.match(body):
            draft.end()
            draft.close_all()
            draft.place = Element("note", {"line": str(draft.index), "name": m[1]})
            name = reference_key(m[1])
            if name in self.notes:
                draft.refuse(MISMATCHED_NOTE, apa=f'Catatan kaki "[^{m[1]}]" ditulis dua kali: "{short(body)}"')
                draft.place.set("again", "")
                name = f"{name} {draft.index}"
            self.notes[name] = draft.place
            draft.begin(draft.mark + body[m.end() :], "text")
        elif (m := _TARGET.fullmatch(body)) and draft.last != "text":
            name = reference_key(m[1])
            if self.targets.setdefault(name, (m[2], draft.index))[1] != draft.index:
                draft.refuse(MISMATCHED_NOTE, apa=f'Alamat "[{m[1]}]" ditulis dua kali: "{short(body)}"')
            elif m[3]:
                draft.note(f"Judul {m[3]} pada alamat tautan", "alamat saja", f"judul {draft.index}")
        else:
            return False
        return True

    def _fence(self, row: Row, last: int) -> int:
        """Show the lines of a fence as they are, each on its own line; give the line after it."""
        draft = self.draft
        draft.note(f"Blok di antara {row.body[:3]}", "teks apa adanya, baris demi baris")
        draft.end()
        draft.close_all(row.indent)
        paragraph = SubElement(draft.inside, "p")
        for index in range(draft.index + 1, last):
            draft.index = index
            if body := self.source.rows[index].body:
                if len(paragraph):
                    SubElement(paragraph, "br")
                SubElement(paragraph, "code").text = AtomicString(draft.mark + code_escape(body))
        return last + 1

    def _text(self, row: Row) -> None:
        draft = self.draft
        body = row.body.rstrip("\\") if _breaks(row.body) else row.body
        text = draft.mark + body + ("  " if row.is_hard or body is not row.body else "")
        if draft.goes_on:
            if "|" in body and "|" in draft.lines[-1] and not body.startswith("|"):
                draft.refuse(LEFTOVER_MARK, tanda="|", potongan=short(body), cara=TABLE)
            draft.add(text)
        else:
            draft.close_all(row.indent)
            if row.indent >= 4 and not draft.items and draft.place.tag != "note":
                draft.note("Teks yang menjorok (tab)", "teks biasa")
            draft.begin(text, "text")
        if draft.items:
            draft.items[-1].ending = body[-20:]


def _ends_quote(body: str) -> bool:
    return bool(CAPTION.match(body)) or body.lower().startswith(("koreksi:", "**koreksi:"))


def _breaks(body: str) -> bool:
    """Whether a line ends with the sign of a break, one that is not itself escaped."""
    return body.endswith("\\") and (len(body) - len(body.rstrip("\\"))) % 2 == 1
