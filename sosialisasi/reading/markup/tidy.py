"""Source → blocks. What staff paste is tidied, line by line, and every line keeps an invisible mark with its number."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

from sosialisasi.ground.characters import HARD_HYPHEN, INVISIBLE, ODD_SPACE, TIDIED, one_line_end
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.reading.markup.leftovers import LEFTOVER_MARK, LIST, TABLE
from sosialisasi.reading.markup.marks import Marker, Number, follows, marker, rank
from sosialisasi.reading.wording.suppressions import REMARK, is_remark

_rule = partial(Rule, Family.TEXT)

TOP_HEADING = _rule(
    "judul-tingkat-satu",
    'Judul "{judul}" memakai satu tanda #.',
    "Judul halaman sudah diambil dari kepala berkas.",
    "Pakai ## untuk bagian dan ### untuk anak bagian.",
    wrong="# Jangan",
    right="## Jangan",
)

BROKEN_TABLE = _rule(
    "tabel-rusak",
    "Tabel ini tidak dapat dibaca: {sebab}.",
    "Isi sel yang berlebih akan hilang dari halaman.",
    "Samakan banyaknya kolom di setiap baris, dipisah tanda |. Tanda | di dalam sel ditulis \\|.",
    wrong="| tahap | boleh |\n| --- | --- |\n| kampanye | tidak | tetap netral |",
    right="| tahap | boleh | catatan |\n| --- | --- | --- |\n| kampanye | tidak | tetap netral |",
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

DOUBTFUL_NUMBER = _rule(
    "nomor-meragukan",
    "{apa}.",
    "Nomor yang keliru di daftar aturan menunjuk ke ketentuan lain.",
    "{cara} Nomor selalu tampil seperti tertulis.",
    Severity.WARNING,
    wrong="1. Pembukaan\n2. Paparan\n5. Penutup",
    right="1. Pembukaan\n2. Paparan\n3. Penutup",
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

MAX_DEPTH = 6
"""How deep lists may nest; deeper items join the deepest list."""
MAX_PARAGRAPH = 20_000
"""Letters of one paragraph or item; more is not prose, and would take seconds."""
MAX_HEADING = 2000
"""Letters of one heading."""
MAX_MARKS = 10_000
"""Signs that Markdown may mean something by, and cells of tables, in one text. The longest of ours has 81; each costs
up to 0.1 ms, so that a megabyte of them would take a minute."""

INLINE = re.compile(r"[\\`*_\[<&]|https://|www\.|  \n", re.IGNORECASE)
"""What any span within a paragraph begins with."""

UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
    f"|{INVISIBLE.pattern}"
)
_LINE_LIKE = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
SPACES = re.compile(r"\s+")
_QUOTE = re.compile(r"\s*>(?:\s*>)*")
CAPTION = re.compile(r"(?:[—–―]|--+)\s*(?=\S)|-\s++(?=[^;]+;[^;]+;[^;]+;)")
_HEADING = re.compile(r"(#{2,})(?=[^#])|(#)(?=\s)")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}+")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`~]*")
_DEFINITION = re.compile(r"\[\^([^\[\]\s]{1,60})\]:[ ]*(?=\S)")
_TARGET = re.compile(r"\[([^\[\]^]{1,80})\]:[ ]*<?([^\s<>]+)>?[ ]*(\".*\"|'.*'|\(.*\))?")
_BOX = re.compile(r"\[([ xX✓✔])\][ ]+(?=\S)")
_YEAR = re.compile(r"(\(?\d{4,}[.)])[ ]+(?=\S)")
_HOUR = re.compile(r"\d{1,2}[.:]\d{2}(?=[\s–-])")
_BOLD_NUMBER = re.compile(r"(?:\*\*|__|\*|_)\(?(?:\d{1,3}|[A-Za-z])[.)]")
_ABBREVIATION = re.compile(r"[A-Za-z]\. ?[A-Za-z]\.")
_REFERS = re.compile(
    r"\b(?:pasal|ayat|huruf|angka|butir|nomor|no|bab|bagian|lampiran|poin|tahun|tanggal|tgl|pukul|jam|hlm|halaman|ke|rp"
    r"|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\.?$",
    re.IGNORECASE,
)
"""How a line ends after which a number or a letter belongs to the sentence: ``sesuai Pasal⏎5. Lalu``."""
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?")
_LOOSE_LINK = re.compile(
    r"(\[[^\[\]\n]{1,200}\])[ \t]{1,8}(\((?:https://|mailto:|\.{1,2}/|#|[\w./-]{1,100}\.(?:md|yaml)\b)[^()\s]*\))"
)
_CELL = re.compile(r"\\.|(?<!(?<!\\)`)(`++)[^`]*+\1(?!`)|(\|)")
_WORD_BULLET = re.compile(r"^([ ]*[Ø§¬o])\t+(?=\S)", re.MULTILINE)
"""How Word writes the bullets of its fonts of symbols into a text that is pasted elsewhere."""

# An invisible mark is one private character for the line. Authors' own private characters were removed before.
LINE_BASE, _LAST_LINE = 0xF0000, 0xFFFFD
LINE_MARK = re.compile("[\U000f0000-\U000fffff]")
MARK = re.compile("[\U000f0000-\U0010ffff]")
PRIVATE = "\uf000"
"""From here on a sign has a look only in the fonts of Word."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line: how deep in quotes, how far from the margin, its words, and whether it ends with a break."""

    depth: int
    indent: int
    body: str
    is_hard: bool


@dataclass(slots=True)
class _Item:
    indent: int
    style: str
    """Of its number, or ``-`` and its sign."""
    number: Number
    list: Element
    element: Element
    mark: str
    ending: str
    """The end of its words so far."""

    @property
    def is_bullet(self) -> bool:
        return self.style.startswith("-")


@dataclass(slots=True)
class _Survey:
    """What must be known of the lines below to read one: where marks of items, fences, tables and notes are."""

    markers: dict[int, Marker] = field(default_factory=dict)
    where: dict[str, list[int]] = field(default_factory=dict)
    """The lines of each style of marks."""
    ends: list[int] = field(default_factory=list)
    """The lines that end all lists."""
    fences: dict[int, int] = field(default_factory=dict)
    """The first and the last line of each."""
    tables: dict[int, list[list[str]]] = field(default_factory=dict)
    """The cells of each that was pasted, by its first line."""
    tabs: set[int] = field(default_factory=set)
    """The lines with tabs that are of no table."""
    fields: set[int] = field(default_factory=set)
    """The lines of what letters write as ``Hari<tab>: Senin``."""


class Tidy:
    """Reads a source, line by line, as the blocks of one strict dialect: an element tree without surprises."""

    def __init__(self, text: str, first_line: int) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.root = self.place = Element("div")
        """What is built, and where the next block goes that belongs to no item."""
        self.notes: dict[str, Element] = {}
        """The footnotes by name, each with its blocks and its ``line``."""
        self.targets: dict[str, tuple[str, int]] = {}
        """Where ``[teks][1]`` leads, by name, and the line that says so."""
        self.items: list[_Item] = []
        self.closed: dict[str, Number] = {}
        """Where the lists of each style stopped."""
        self.index = 0
        self.quoted = False
        self.columns = 0
        self.letters = 0
        """Of the block so far, or of the outermost item in it."""
        self.marks = 0
        self.is_long = len(text) > MAX_MARKS
        """Whether there may be more of them than that."""
        self.level = 1
        self.last = "blank"
        self.lines: list[str] = []
        """Of the open paragraph."""
        self.paragraph: Element | None = None
        self._noted: set[str] = set()
        self._signs: list[tuple[int, str, str]] = []
        """Bullets of Word in their normal form."""
        self._is_told_by_signs = False
        """Whether only the kinds of bullets tell how deep they are, so that all must stay as they are."""
        self.table = Element("table")
        """The last one, and the ``sides`` to which its columns are aligned."""
        self.sides: list[str] = []
        written = self._clean(text).split("\n")
        self.normal = [line.expandtabs(4) for line in written]
        """The source with the marks of our dialect, line for line; complete after ``run``."""
        self._remarks = {index for index, line in enumerate(self.normal) if is_remark(line)}
        self.rows = [_row(REMARK.sub("", line)) for line in self.normal]
        self.survey = self._surveyed(written)

    def _clean(self, text: str) -> str:
        text = one_line_end(text)
        if odd := ODD_SPACE.search(text):
            self.index = text.count("\n", 0, odd.start())
            self._note("Spasi khusus dari Word", "spasi biasa")
        text = UNPRINTABLE.sub("", _LINE_LIKE.sub(" ", ODD_SPACE.sub(" ", HARD_HYPHEN.sub("-", text))))
        if loose := _LOOSE_LINK.search(text):
            self.index = text.count("\n", 0, loose.start())
            self._note('Spasi di antara "]" dan "("', "tautan")
        return _WORD_BULLET.sub(r"\1 ", _LOOSE_LINK.sub(r"\1\2", text))

    # --- what is where -------------------------------------------------------------------------------------------

    def _surveyed(self, written: list[str]) -> _Survey:
        """Look at all lines once. ``written`` are those of the source with their tabs."""
        survey = _Survey()
        self._find_fences(survey)
        fenced = {line for first, last in survey.fences.items() for line in range(first, last + 1)}
        pasted = self._find_tables(survey, written, fenced)
        depth, was_blank = 0, True
        for index, row in enumerate(self.rows):
            if index in self._remarks:
                continue
            found = None if index in fenced or index in pasted else marker(row.body)
            if found:
                survey.markers[index] = found
                for style in [style for style, _ in found.readings] or [f"-{found.sign}"]:
                    survey.where.setdefault(style, []).append(index)
            ends = _RULE.fullmatch(row.body) or _HEADING.match(row.body) or _DEFINITION.match(row.body)
            if row.depth != depth or ends or (was_blank and row.body and not found and row.indent < 2):
                survey.ends.append(index)
            depth, was_blank = row.depth, not row.body
        return survey

    def _find_fences(self, survey: _Survey) -> None:
        """Only what is closed is a fence, so that one forgotten sign does not swallow the rest."""
        opened: dict[str, int] = {}
        for index, row in enumerate(self.rows):
            if not (m := _FENCE.fullmatch(row.body)):
                continue
            sign = m[1][0]
            if sign not in opened:
                if not opened:
                    opened[sign] = index
            elif row.body == m[1]:
                survey.fences[opened.pop(sign)] = index

    def _find_tables(self, survey: _Survey, written: list[str], fenced: set[int]) -> set[int]:
        """Lines with tabs in them, of which Excel, Word and browsers make the rows of a table; give all of them."""
        pasted: set[int] = set()
        block: list[int] = []
        for index in range(len(self.rows) + 1):
            line = written[index] if index < len(self.rows) else ""
            is_row = index not in fenced and index not in self._remarks and "\t" in line
            if is_row and (block or "\t" in line.strip()) and not self.rows[index].depth:
                block.append(index)
                continue
            if block:
                pasted.update(self._pasted(survey, block, [written[at] for at in block]))
            block = []
        return pasted

    def _pasted(self, survey: _Survey, block: list[int], written: list[str]) -> list[int]:
        rows = [[cell.strip() for cell in line.split("\t")] for line in written]
        if any(len(row) != len(rows[0]) for row in rows):
            rows = [[cell.strip() for cell in line.strip().split("\t")] for line in written]
        # Columns without anything at the edges were selected by accident.
        left = min(len(list(takewhile(lambda cell: not cell, row))) for row in rows)
        right = min(len(list(takewhile(lambda cell: not cell, reversed(row)))) for row in rows)
        rows = [row[left : len(row) - right] for row in rows]
        listed = [(m := marker(" ".join(row))) and len(row) == 2 and len(m.text) == len(row[0]) for row in rows]
        if all(listed):
            return []
        if all(len(row) == 2 and row[1].startswith(":") and row[0] for row in rows):
            survey.fields.update(block)
            for index, (name, value) in zip(block, rows, strict=True):
                self.normal[index] = written[index - block[0]]
                old = self.rows[index]
                self.rows[index] = _Row(old.depth, old.indent, f"{name}: {value[1:].strip()}", True)
            return block
        if len(block) < 2:
            survey.tabs.update(block)
            return []
        survey.tables[block[0]] = rows
        for index in block:
            self.normal[index] = written[index - block[0]].rstrip(" ")
        return block

    def _next(self, style: str, number: Number, indent: int | None, *, end: float) -> float | None:
        """The line at about this indent and before ``end`` where a list goes on after this number, or bullet."""
        lines = self.survey.where.get(style, [])
        start = bisect_right(lines, self.index)
        for at in range(start, min(start + _LOOK_AHEAD, len(lines))):
            index = lines[at]
            if index >= end:
                break
            if indent is None or abs(self.rows[index].indent - indent) < 2:
                readings = dict(self.survey.markers[index].readings)
                if not number or follows(readings[style], number):
                    return index
                if len(readings) == 1:
                    break
        return None

    @property
    def _end(self) -> float:
        """The line that ends all lists that are open now."""
        at = bisect_right(self.survey.ends, self.index)
        return self.survey.ends[at] if at < len(self.survey.ends) else float("inf")

    # --- what is told --------------------------------------------------------------------------------------------

    def _rewrite(self, body: str, normal: str) -> None:
        """Write the body of this line in its normal form. Nothing else of the line changes."""
        if REMARK.search(self.normal[self.index]):
            return  # The body was read without the remark, so it is not what is written here.
        before, _, after = self.normal[self.index].rpartition(body)
        self.normal[self.index] = before + normal + after

    def _note(self, what: str, read_as: str, kind: str = "") -> None:
        if (kind or what) not in self._noted:
            self._noted.add(kind or what)
            self._refuse(TIDIED, apa=what, menjadi=read_as)

    def _doubt(self, what: str, how: str) -> None:
        self._refuse(DOUBTFUL_NUMBER, apa=what, cara=how)

    def _refuse(self, rule: Rule, **details: str) -> None:
        self.problems.append(rule.at("", self.first_line + self.index, **details))

    # --- line by line --------------------------------------------------------------------------------------------

    def run(self) -> Element:
        until = 0
        for index, row in enumerate(self.rows):
            if index in self._remarks or index < until:  # A remark does not end a paragraph.
                continue
            self.index = index
            body = row.body
            self.marks += len(INLINE.findall(body)) if self.is_long else 0
            if self.marks > MAX_MARKS:  # What is below is not read: this has to be mended first.
                self._refuse(TOO_MANY_MARKS, batas=f"{MAX_MARKS:,}".replace(",", "."))
                break
            if row.depth > 1:
                self._note("Kutipan di dalam kutipan", "satu kutipan")
            if bool(row.depth) is not self.quoted:
                self._turn_quote(bool(row.depth), body)
            if body and row.indent < 2 and self.last == "blank" and self.place.tag == "note":
                self._close_items()
                self.place = self.root
            if index in self.survey.fences:
                until = self._fence(row, self.survey.fences[index])
            elif index in self.survey.tables:
                pasted = self.survey.tables[index]
                self.marks += len(pasted) * max(map(len, pasted))
                if self.marks > MAX_MARKS:
                    self._refuse(TOO_MANY_MARKS, batas=f"{MAX_MARKS:,}".replace(",", "."))
                    break
                until = self._paste(pasted)
            elif not body or (self.items and body in ("-", "*", "•")):
                self._blank()
            else:
                self._line(row)
            if self.items and self.letters > MAX_PARAGRAPH:
                self._refuse(TOO_COMPLEX)
                break
        self._blank()
        signs = [] if self._is_told_by_signs else self._signs
        for self.index, body, normal in signs:
            self._rewrite(body, normal)
        return self.root

    def _mark(self) -> str:
        return chr(min(LINE_BASE + self.index, _LAST_LINE))

    def _blank(self) -> None:
        if self.paragraph is not None:
            self.paragraph.text = "\n".join(self.lines)
        self.paragraph, self.lines = None, []
        self.last = "blank"
        self.letters = self.columns = 0

    def _gap(self) -> None:
        if self.last != "blank":
            self._blank()

    def _begin(self, text: str, last: str) -> None:
        """Begin a paragraph at the end of the innermost item, or where there is none."""
        self.paragraph = SubElement(self.items[-1].element if self.items else self.place, "p")
        self._add(text, last)

    def _add(self, text: str, last: str) -> None:
        self.lines.append(text)
        self.last = last
        self.letters += len(text)

    def _turn_quote(self, quoted: bool, body: str) -> None:
        """Cross the border of a quote. Two quotes stay two, unless the second is only the source of the first."""
        self._gap()
        self._close_items()
        self.quoted, self.place = quoted, self.root
        if quoted:
            last = self.root[-1] if len(self.root) else None
            if last is None or last.tag != "blockquote" or not _ends_quote(body):
                last = SubElement(self.root, "blockquote")
            self.place = last

    def _line(self, row: _Row) -> None:
        body = row.body
        if self.columns:
            if "|" in body:
                return self._table_row(body)
            self._gap()
        if not self.quoted and self._defined(body):
            return None
        if _RULE.fullmatch(body):
            return self._rule()
        if heading := _HEADING.match(body):
            return self._heading(row, len(heading[0]))
        if "|" in body and self._opens_table(body):
            return self._begin_table(row)
        if self.quoted and self._is_caption(body):
            self._gap()
            self._close_items()
            if m := CAPTION.match(body):
                body = f"— {body[m.end() :]}"
            return self._begin(self._mark() + body, "text")
        if self.index in self.survey.fields:
            self._note("Tab sesudah nama isian", "titik dua")
        elif self.index in self.survey.tabs:
            self._note("Tab di tengah baris", "spasi biasa", "tab")
        if self.index not in self.survey.fields and self._list_item(row):
            return None
        return self._text(row)

    def _is_caption(self, body: str) -> bool:
        if m := CAPTION.match(body):
            return self.last == "blank" or ";" in body[m.end() :]
        return _ends_quote(body)

    def _rule(self) -> None:
        if self.last == "text":
            self._note("Garis --- tepat di bawah teks", "garis pemisah, bukan judul")
        self._gap()
        self._close_items()
        SubElement(self.place, "hr")

    def _heading(self, row: _Row, hashes: int) -> None:
        body = row.body
        text = body[hashes:].strip()
        bare = text.rstrip("#")
        text = bare.rstrip() if not bare or bare.endswith(" ") else text
        if len(text) > MAX_HEADING:
            self._refuse(TOO_COMPLEX)
        if not text or len(text) > MAX_HEADING:
            return self._text(_Row(row.depth, 0, body, False))
        if hashes == 1:
            self._refuse(TOP_HEADING, judul=short(text))
        elif not body[hashes].isspace():
            self._note("Judul tanpa spasi sesudah tanda #", "judul")
            self._rewrite(body, f"{body[:hashes]} {body[hashes:]}")
        # A skipped level is refused by PDF/UA and confuses screen readers.
        level = min(max(hashes, 2), self.level + 1, 4)
        if level < hashes:
            self._note(f"Judul dengan {hashes} tanda #", f"judul dengan {level} tanda #", "tingkat")
        self.level = level
        self._gap()
        self._close_items()
        if self.place.tag == "note":
            self.place = self.root
        SubElement(self.place, f"h{level}").text = self._mark() + text

    def _defined(self, body: str) -> bool:
        """Take a line that says what ``[^1]`` or ``[1]`` stands for. Of two that say it, the first counts."""
        if m := _DEFINITION.match(body):
            self._gap()
            self._close_items()
            self.place = Element("note", {"line": str(self.index), "name": m[1]})
            name = m[1].casefold()
            if name in self.notes:
                self._refuse(MISMATCHED_NOTE, apa=f'Catatan kaki "[^{m[1]}]" ditulis dua kali: "{short(body)}"')
                self.place.set("again", "")
                name = f"{name} {self.index}"
            self.notes[name] = self.place
            self._begin(self._mark() + body[m.end() :], "text")
        elif (m := _TARGET.fullmatch(body)) and self.last != "text":
            name = " ".join(m[1].split()).casefold()
            if self.targets.setdefault(name, (m[2], self.index))[1] != self.index:
                self._refuse(MISMATCHED_NOTE, apa=f'Alamat "[{m[1]}]" ditulis dua kali: "{short(body)}"')
            elif m[3]:
                self._note(f"Judul {m[3]} pada alamat tautan", "alamat saja", f"judul {self.index}")
        else:
            return False
        return True

    # --- fences and tables ---------------------------------------------------------------------------------------

    def _fence(self, row: _Row, last: int) -> int:
        """Show the lines of a fence as they are, each on its own line; give the line after it."""
        self._note(f"Blok di antara {row.body[:3]}", "teks apa adanya, baris demi baris")
        self._gap()
        self._close_items(row.indent)
        paragraph = SubElement(self.items[-1].element if self.items else self.place, "p")
        first = self.index + 1
        for self.index in range(first, last):
            if body := self.rows[self.index].body:
                if len(paragraph):
                    SubElement(paragraph, "br")
                SubElement(paragraph, "code").text = AtomicString(self._mark() + code_escape(body))
        return last + 1

    def _opens_table(self, body: str) -> bool:
        following = self.rows[self.index + 1] if self.index + 1 < len(self.rows) else _row("")
        if bool(following.depth) is not self.quoted:
            return False
        if "|" in following.body and _SEPARATOR.fullmatch(following.body):
            return True
        return _is_piped(body) and _is_piped(following.body) and len(_cells(body)) == len(_cells(following.body))

    def _begin_table(self, row: _Row) -> None:
        self._close_items(row.indent)
        if self.last != "blank":
            self._note("Tabel tanpa baris kosong di atasnya", "tabel")
            self._gap()
        self.columns = len(_cells(row.body))
        following = self.rows[self.index + 1].body
        self._open_table()
        self._table_row(row.body)
        self.last = "header" if _SEPARATOR.fullmatch(following) else "table"
        if self.last == "table":
            self._note("Tabel tanpa garis | --- |", "tabel; baris pertama kepalanya")

    def _open_table(self) -> None:
        self.table, self.sides = SubElement(self.items[-1].element if self.items else self.place, "table"), []

    def _table_row(self, body: str) -> None:
        cells = _cells(body)
        self.marks += max(len(cells), self.columns)
        if self.last == "header":
            if len(cells) != self.columns:
                self._refuse(
                    BROKEN_TABLE, sebab=f"garis di bawah kepala tabel punya {len(cells)} kolom, bukan {self.columns}"
                )
            self.sides = [_side(cell) for cell in cells]
            self._align()
            self.last = "table"
            return
        if len(cells) > self.columns:
            self._refuse(BROKEN_TABLE, sebab=f"baris ini punya {len(cells)} kolom, padahal kepala tabel {self.columns}")
        self._add_row(cells)
        self.last = "table"

    def _add_row(self, cells: list[str]) -> None:
        row = SubElement(self.table, "tr")
        for number in range(self.columns):
            cell = SubElement(row, "td" if len(self.table) > 1 else "th")
            cell.text = self._mark() + (cells[number] if number < len(cells) else "")
        self._align()

    def _align(self) -> None:
        """Align the last row like its columns."""
        for cell, side in zip(self.table[-1], self.sides, strict=False):
            if side:
                cell.set("align", side)

    def _paste(self, rows: list[list[str]]) -> int:
        """A table that was copied from Excel or a page; give the line after it."""
        self._note("Baris dengan tab", "tabel; baris pertama kepalanya")
        self._gap()
        self._close_items()
        self.columns = max(map(len, rows))
        self._open_table()
        first = self.index
        for self.index, cells in enumerate(rows, start=first):
            if len(cells) != self.columns:
                self._refuse(
                    BROKEN_TABLE, sebab=f"baris ini punya {len(cells)} kolom, padahal yang terpanjang {self.columns}"
                )
            elif any(cell.count('"') % 2 for cell in cells):
                self._refuse(BROKEN_TABLE, sebab="ada sel yang berisi lebih dari satu baris")
            self._add_row(cells)
        self._blank()
        return first + len(rows)

    # --- lists ---------------------------------------------------------------------------------------------------

    def _list_item(self, row: _Row) -> bool:
        found = self.survey.markers.get(self.index)
        if found is None or (found.sign == "o" and self.last == "text"):
            self._doubtful(row)
            return False
        if found.sign:
            self._bullet(row, found)
        else:
            chosen = self._chosen(row, found)
            if chosen is None:
                return False
            self._numbered(row, found, *chosen)
        rest = row.body[found.end :]
        if len(self.items) == 1:
            self.letters = 0
        inner = marker(rest) if not found.is_tight else None
        if inner and inner.sign and not inner.is_tight and inner.end:
            self._nested(row, found.end, inner)
            rest = rest[inner.end :]
        elif inner and (first := self._first_within(inner)):
            self._number_within(row, inner, *first)
            rest = rest[inner.end :]
        if box := _BOX.match(rest):
            self._note(f'Kotak "[{box[1]}]"', "kotak centang", "kotak")
            rest = ("☐ " if box[1] == " " else "☑ ") + rest[box.end() :]
        self._begin(self._mark() + rest + ("  " if row.is_hard else ""), "item")
        self.items[-1].ending = rest[-20:]
        return True

    def _bullet(self, row: _Row, found: Marker) -> None:
        body, sign = row.body, found.text[0]
        if found.sign == "✓":
            self._note(f'Tanda "{sign}"', "butir daftar; tandanya tetap tampil", "tanda")
        elif found.is_tight:
            self._note(f'Tanda "{sign}" tanpa spasi', "butir daftar", "rapat")
        elif sign not in "-*+":
            self._note(f'Tanda "{"•" if sign >= PRIVATE else sign}"', "butir daftar", "butir")
        if found.is_tight:
            self._rewrite(body, f"- {body[found.end :]}")
        elif sign not in "-*+":
            self._signs.append((self.index, body, f"- {body[found.end :]}"))
        self._place(row.indent, f"-{found.sign}", ())

    def _chosen(self, row: _Row, found: Marker) -> tuple[str, Number] | None:
        """The reading of a number that its neighbours prove, or that it is a sentence: nothing, which is told."""
        is_inside = self.last in ("text", "item")
        refers = is_inside and bool(_REFERS.search(self.lines[-1].rstrip()[-20:]))
        best: tuple[int, float, str, Number] | None = None
        for style, number in found.readings:
            after = self._next(style, number, row.indent, end=float("inf"))
            leads = after is not None
            is_first = number[-1] == 1
            is_proved = leads or self._parent(number) is not None
            if self._followed(style, number, row.indent):
                rank = 6 if leads else 5
            elif self._slipped(style, number, row.indent) and not refers:
                rank = 4
            elif is_first and is_proved:
                rank = 6
            elif style in self.closed and follows(number, self.closed[style]) and (not is_inside or leads):
                rank = 4
            elif is_first and not found.needs_proof and not refers:
                rank = 3
            elif not refers and any(item.style == style and abs(item.indent - row.indent) < 2 for item in self.items):
                rank = 2
            elif leads:
                rank = 1
            elif not is_inside and not found.needs_proof and style.strip("().").isdigit():
                rank = 0
            else:
                continue
            # Of "h. i. ii. i. j." the first "i." is Roman, since that goes on sooner.
            if best is None or (rank, -(after or 0)) > best[:2]:
                best = rank, -(after or 0), style, number
        if best is None:
            if not _ABBREVIATION.match(row.body) and not refers and not (found.needs_proof and not is_inside):
                self._unsure(found.text, is_inside and not found.is_tight, found.is_tight)
            return None
        if best[0] <= 1 and best[2] not in self.closed:
            self._doubt(f'Daftar ini mulai dari "{found.text}"', "Periksa apakah butir di atasnya hilang.")
        elif best[0] == 3 and len(found.readings) > 1:
            self._doubt(f'"{found.text}" di sini dapat berarti angka Romawi atau huruf', "Periksa urutannya.")
        elif refers and best[0] == 5:
            self._doubt(
                f'"{found.text}" di awal baris ini dibaca sebagai butir, padahal kalimat di atasnya belum selesai',
                "Bila kalimatnya berlanjut, gabungkan kedua baris itu.",
            )
        return best[2:]

    def _unsure(self, mark: str, is_inside: bool, is_tight: bool) -> None:
        if is_tight:
            return
        escaped = re.sub(r"([.)])$", r"\\\1", mark)
        if is_inside:
            self._doubt(
                f'Baris ini diawali "{mark}", tetapi dibaca sebagai lanjutan kalimat di atasnya',
                "Bila ini butir, beri baris kosong di atas daftarnya dan tulis semua nomornya. Bila kalimatnya "
                "berlanjut, gabungkan kedua baris itu.",
            )
        else:
            self._doubt(
                f'Baris ini diawali "{mark}", tetapi dibaca sebagai kalimat, bukan butir daftar',
                f'Bila memang kalimat, tulis "{escaped}". Bila butir, tulis juga nomor sebelum atau sesudahnya.',
            )

    def _doubtful(self, row: _Row) -> None:
        """Tell of a line that is text, and perhaps was not meant as such."""
        is_inside = self.last in ("text", "item")
        if is_inside and _REFERS.search(self.lines[-1].rstrip()[-20:]):
            return
        if year := _YEAR.match(row.body):
            self._unsure(year[1], is_inside, False)
        elif is_inside and (bold := _BOLD_NUMBER.match(row.body)):
            self._unsure(bold[0], True, False)
        elif is_inside and (hour := _HOUR.match(row.body)) and _HOUR.match(MARK.sub("", self.lines[-1])):
            self._unsure(hour[0], True, False)
        elif alone := _ALONE.fullmatch(row.body):
            self._unsure(alone[0], is_inside, False)
        elif not self.quoted and row.body.startswith(("— ", "― ")):
            self._refuse(LEFTOVER_MARK, tanda=row.body[0], potongan=short(row.body), cara=LIST)

    def _followed(self, style: str, number: Number, indent: int) -> _Item | None:
        """The open item that a number is the next one of: at the same indent rather than elsewhere."""
        elsewhere = None
        for item in reversed(self.items):
            if item.style == style and follows(number, item.number):
                if abs(item.indent - indent) < 2:
                    return item
                if item.indent > indent or number[-1] != 1:
                    elsewhere = elsewhere or item
        return elsewhere

    def _slipped(self, style: str, number: Number, indent: int) -> _Item | None:
        """The open item that a number is the next one of, but for its points and brackets: ``2)`` after ``1.``"""
        kind = style.strip("().")
        level = (item for item in reversed(self.items) if abs(item.indent - indent) < 2)
        return next((item for item in level if item.style.strip("().") == kind and follows(number, item.number)), None)

    def _parent(self, number: Number) -> _Item | None:
        """The open item ``1.`` of which ``1.1`` is the first below."""
        if len(number) < 2 or number[-1] != 1:
            return None
        return next((item for item in reversed(self.items) if item.number == number[:-1]), None)

    def _numbered(self, row: _Row, found: Marker, style: str, number: Number) -> None:
        if style != "1." or found.is_tight:
            self._note(f'Nomor "{found.text}"', "daftar bernomor", "nomor")
        if found.is_tight:
            self._rewrite(row.body, f"{found.text} {row.body[found.end :]}")
        followed = self._followed(style, number, row.indent)
        if followed is None and (slipped := self._slipped(style, number, row.indent)):
            self._doubt(f'"{found.text}" ditulis lain dari "{slipped.mark}" di atasnya', "Samakan bentuk nomornya.")
            followed, style = slipped, slipped.style
        if followed:
            self._close_from(followed)
            self._put(row.indent, style, number, followed.list, found.text)
        else:
            self._place(row.indent, style, number, found.text)

    def _place(self, indent: int, style: str, number: Number, text: str = "") -> None:
        """Put an item that goes on with no open number at its depth."""
        below: _Item | None = None
        while self.items and indent < self.items[-1].indent - 1:
            below = self._close()
        if below and self.items and indent < self.items[-1].indent + 2:
            below = None
        level = [item for item in self.items if abs(item.indent - indent) < 2]
        same = next((item for item in reversed(level) if item.style == style), None)
        if same is None and below and (below.style == style or (below.is_bullet and not number)):
            same = below
        if same is None and not number and level and level[-1].is_bullet and not self._nests(level[-1], style, number):
            same = level[-1]
        if same:
            if same is not below:
                self._close_from(same)
            goes_on = not number or number[-1] != 1 or number == same.number
            self._jump(same, number, text)
            return self._put(indent, style, number, same.list if goes_on else None, text)
        if level and not self._nests(level[-1], style, number):
            self._close_from(level[0])
        elif self.items and len(self.items) >= MAX_DEPTH:
            self._note(f"Daftar lebih dari {MAX_DEPTH} tingkat", f"tingkat ke-{MAX_DEPTH}")
            last = self._close()
            return self._put(indent, style, number, last.list if last.style == style else None, text)
        elif level:
            self._is_told_by_signs |= not number and level[-1].is_bullet
            self._note("Anak daftar yang tidak menjorok", "anak daftar")
        elif self.items and indent < self.items[-1].indent + 4 and self.items[-1].is_bullet:
            self._note("Daftar bertingkat dengan dua spasi", "anak daftar")
        elif indent >= 4 and not self.items and not below:
            self._note("Teks yang menjorok (tab)", "teks biasa")
        self._put(indent, style, number, None, text)

    def _jump(self, same: _Item, number: Number, text: str) -> None:
        if number and number == same.number:
            if "sama" not in self._noted:
                self._noted.add("sama")
                self._doubt(f'Nomor "{text}" ditulis dua kali berturut-turut', "Periksa urutannya.")
        elif number:
            self._doubt(
                f'Nomor melompat dari "{same.mark}" ke "{text}"',
                "Periksa apakah ada butir yang hilang atau salah nomor.",
            )

    def _nests(self, above: _Item, style: str, number: Number) -> bool:
        """Whether an item that is as far from the margin as the one above, of another kind, is part of that one."""
        end = self._end
        if above.ending.rstrip().endswith(":"):
            return True
        level = [item for item in self.items if abs(item.indent - above.indent) < 2]
        if any(self._next(item.style, item.number, item.indent, end=end) is not None for item in level):
            return True
        if self.last == "blank":
            return False
        if above.is_bullet:
            if number:
                self._doubt(
                    "Daftar bernomor ini dimulai tepat di bawah daftar lain, dan dibaca sebagai daftar sendiri",
                    "Bila ini anak butir di atasnya, jorokkan empat spasi. Bila bukan, beri baris kosong di antaranya.",
                )
            return rank(style[1:]) > rank(above.style[1:]) > 0
        return True

    def _nested(self, row: _Row, offset: int, inner: Marker) -> None:
        """``- - a``: an item that begins with an item."""
        self._put(row.indent + max(offset, 2), f"-{inner.sign}", (), None, "")

    def _first_within(self, inner: Marker) -> tuple[str, Number] | None:
        """``(2) a. Setiap``, if a ``b.`` follows."""
        for style, number in inner.readings:
            if number[-1] == 1 and self._next(style, number, None, end=self._end) is not None:
                return style, number
        return None

    def _number_within(self, row: _Row, inner: Marker, style: str, number: Number) -> None:
        self._note(f'Nomor "{inner.text}" di dalam butir', "anak daftar", "dalam")
        self._put(row.indent + 2, style, number, None, inner.text)

    def _put(self, indent: int, style: str, number: Number, into: Element | None, text: str) -> None:
        """Make the item, in a list that is there or in a new one below the innermost open item."""
        if self.last == "text" and not self.items and into is None:
            self._note("Daftar tanpa baris kosong di atasnya", "daftar")
        self._gap()
        if into is None:
            parent = self.items[-1].element if self.items else self.place
            into = SubElement(parent, "ol" if number else "ul", {"style": style})
        element = SubElement(into, "li", {"mark": text, "number": ".".join(map(str, number))})
        self.items.append(_Item(indent, style, number, into, element, text, ""))

    def _close(self) -> _Item:
        item = self.items.pop()
        if item.number:
            self.closed[item.style] = item.number
        return item

    def _close_items(self, indent: int = -2) -> None:
        """Close the items that what is so far from the margin does not belong to."""
        while self.items and indent < self.items[-1].indent + 2:
            self._close()

    def _close_from(self, item: _Item) -> None:
        """Close an open item with all that is below it."""
        while self._close() is not item:
            pass

    def _text(self, row: _Row) -> None:
        body = row.body.rstrip("\\") if _breaks(row.body) else row.body
        text = self._mark() + body + ("  " if row.is_hard or body is not row.body else "")
        if self.last in ("text", "item"):  # goes on with the paragraph or the item above
            if "|" in body and "|" in self.lines[-1] and not body.startswith("|"):
                self._refuse(LEFTOVER_MARK, tanda="|", potongan=short(body), cara=TABLE)
            if self.items:
                self.items[-1].ending = body[-20:]
            return self._add(text, self.last)
        self._close_items(row.indent)
        if row.indent >= 4 and not self.items and self.place.tag != "note":
            self._note("Teks yang menjorok (tab)", "teks biasa")
        if self.items:
            self.items[-1].ending = body[-20:]
        self._begin(text, "text")


_LOOK_AHEAD = 20
"""Lines of the same mark that are looked at to find the next of a list: those between them are of other lists."""
_ALONE = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]")


def _row(line: str) -> _Row:
    m = _QUOTE.match(line)
    depth, rest = (m[0].count(">"), line[m.end() :].removeprefix(" ")) if m else (0, line)
    return _Row(depth, len(rest) - len(rest.lstrip()), rest.strip(), rest.endswith("  "))


def _ends_quote(body: str) -> bool:
    return bool(CAPTION.match(body)) or body.lower().startswith(("koreksi:", "**koreksi:"))


def _breaks(body: str) -> bool:
    """Whether a line ends with the sign of a break, one that is not itself escaped."""
    return (len(body) - len(body.rstrip("\\"))) % 2 == 1


def _is_piped(body: str) -> bool:
    return len(body) > 2 and body.startswith("|") and body.endswith("|")


def _side(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "right" if right else ""


def _cells(row: str) -> list[str]:
    """The cells of a row, without its outer pipes. A pipe within backticks, or after a backslash, is text."""
    row = row.removeprefix("|")
    row = (row if row.endswith("\\|") else row.removesuffix("|")).strip()
    cells, start = [], 0
    for m in _CELL.finditer(row):
        if m[2]:
            cells.append(row[start : m.start()].strip())
            start = m.end()
    return [*cells, row[start:].strip()]


def short(text: str) -> str:
    text = SPACES.sub(" ", text).strip()
    return text if len(text) <= 60 else text[:59] + "…"
