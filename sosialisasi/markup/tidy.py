"""Source → one strict dialect. What staff paste is tidied, and every line gets an invisible mark with its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sosialisasi.characters import BULLETS, HARD_HYPHEN, INVISIBLE, ODD_SPACE, one_line_end
from sosialisasi.problems import Problem, problem
from sosialisasi.wording.suppressions import REMARK, is_remark

MAX_DEPTH = 6
"""How deep lists may nest; deeper items join the deepest list."""
MAX_PARAGRAPH = 20_000
"""Letters of one paragraph or item; more is not prose, and would take seconds."""
MAX_HEADING = 2000
"""Letters of one heading, for each of which the block parser takes 150 bytes."""
MAX_MARKS = 10_000
"""Signs that Markdown may mean something by, and cells of tables, in one text. The longest of ours has 81; each costs
up to 0.1 ms, so that a megabyte of them would take a minute."""

INLINE = re.compile(r"[\\`*_\[<&]|https://|  \n")
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
_BULLET = re.compile(
    rf"([-*+])[ ]+(?=\S)|([{BULLETS}])\ufe0f?[ ]*(?=\S)|(–)[ ]+(?=\S)|([-–])(?=[A-Z][a-z]|\*\*|\[\[)|(o)[ ]+(?=\S)"
)
_SIGN = re.compile("[✅☑✔✓❌❎✖✗✘⛔🚫⚠👉📌📍🔹🔸🔴🟢➡→⇒][\ufe0f ]*(?=\\S)")
"""What chats begin a line with. It says something, so it stays in the text."""
_TIGHT_NUMBER = re.compile(r"(\(?)(\d{1,3}|[a-z])([.)])(?=[A-Z][a-z])")
NUMBER = re.compile(r"(\(?)(\d{1,3}|[a-z])([.)])[ ]+(?=\S)")
_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*+\|?")
_LOOSE_LINK = re.compile(
    r"(\[[^\[\]\n]{1,200}\])[ \t]{1,8}(\((?:https://|mailto:|\.{1,2}/|#|[\w./-]{1,100}\.(?:md|yaml)\b)[^()\s]*\))"
)
_NOT_PIPE = re.compile(r"\\.|(?<!(?<!\\)`)(`++)[^`]*+\1(?!`)")

# An invisible mark is one private character for the line. Authors' own private characters were removed before.
LINE_BASE, STYLE_BASE = 0xF0000, 0x100000
LINE_MARK = re.compile("[\U000f0000-\U000fffff]")
MARK = re.compile("[\U000f0000-\U0010ffff]")
PRIVATE = "\uf000"
"""From here on a sign has a look only in the fonts of Word."""
STYLES = ("1.", "a.", "1)", "a)", "(1)", "(a)")


@dataclass(slots=True)
class _Item:
    indent: int
    style: str
    number: int


class Tidy:
    """Rewrites a source, line by line, into the strict dialect that the block parser reads without surprises."""

    def __init__(self, text: str, first_line: int) -> None:
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.out: list[str] = []
        self.items: list[_Item] = []
        self.counts: dict[str, int] = {}
        self.index = 0
        self.quoted = False
        self.columns = 0
        self.letters = 0
        """Of the block so far, or of the outermost item in it: for each line of an item, the block parser copies it."""
        self.marks = 0
        self.is_long = len(text) > MAX_MARKS
        """Whether there may be more of them than that."""
        self.level = 1
        self.last = "blank"
        self._noted: set[str] = set()
        self.normal = [line.expandtabs(4) for line in self._clean(text).split("\n")]
        """The source with the marks of our dialect, line for line; complete after ``run``."""
        self.rows = [self._row_of(REMARK.sub("", line)) for line in self.normal]
        self._remarks = {index for index, line in enumerate(self.normal) if is_remark(line)}

    def _clean(self, text: str) -> str:
        text = one_line_end(text)
        if odd := ODD_SPACE.search(text):
            self.index = text.count("\n", 0, odd.start())
            self._note("Spasi khusus dari Word", "spasi biasa")
        text = UNPRINTABLE.sub("", _LINE_LIKE.sub(" ", ODD_SPACE.sub(" ", HARD_HYPHEN.sub("-", text))))
        if loose := _LOOSE_LINK.search(text):
            self.index = text.count("\n", 0, loose.start())
            self._note('Spasi di antara "]" dan "("', "tautan")
        return _LOOSE_LINK.sub(r"\1\2", text)

    @staticmethod
    def _row_of(line: str) -> tuple[int, str]:
        """(quote depth, the rest of the line)."""
        if not (m := _QUOTE.match(line)):
            return 0, line
        return m[0].count(">"), line[m.end() :].removeprefix(" ")

    def _rewrite(self, body: str, normal: str) -> None:
        """Write the body of this line in its normal form. Nothing else of the line changes."""
        if REMARK.search(self.normal[self.index]):
            return  # The body was read without the remark, so it is not what is written here.
        before, _, after = self.normal[self.index].rpartition(body)
        self.normal[self.index] = before + normal + after

    def _note(self, what: str, read_as: str, kind: str = "") -> None:
        if (kind or what) not in self._noted:
            self._noted.add(kind or what)
            self._refuse("dirapikan", apa=what, menjadi=read_as)

    def _refuse(self, code: str, **details: str) -> None:
        self.problems.append(problem(code, line=self.first_line + self.index, **details))

    def run(self) -> list[str]:
        for index, (depth, rest) in enumerate(self.rows):
            if index in self._remarks:  # As if it were not there: it does not end a paragraph.
                continue
            self.index = index
            body = rest.strip()
            self.marks += len(INLINE.findall(body)) if self.is_long else 0
            if self.marks > MAX_MARKS:  # What is below is not read: this has to be mended first.
                self._refuse("naskah-terlalu-banyak-tanda", batas=f"{MAX_MARKS:,}".replace(",", "."))
                break
            if depth > 1:
                self._note("Kutipan di dalam kutipan", "satu kutipan")
            if bool(depth) is not self.quoted:
                self._turn_quote(bool(depth), body)
            if not body or (self.items and body in ("-", "*", "•")):
                self._blank()
            else:
                self._line(body, len(rest) - len(rest.lstrip()), rest.endswith("  "))
            if self.items and self.letters > MAX_PARAGRAPH:
                self._refuse("naskah-terlalu-rumit")
                break
        return self.out

    def _put(self, text: str, last: str) -> None:
        self.out.append(f"> {text}" if self.quoted else text)
        self.last = last
        self.letters = 0 if last == "blank" else self.letters + len(text)

    def _blank(self) -> None:
        self._put("", "blank")
        self.columns = 0

    def _gap(self) -> None:
        if self.last != "blank":
            self._blank()

    def _break(self) -> None:
        """An empty marked paragraph, later dropped: it keeps the block parser from joining two blocks."""
        self._gap()
        self._put("    " * len(self.items) + self._mark(), "text")
        self._gap()

    def _mark(self) -> str:
        return chr(min(LINE_BASE + self.index, STYLE_BASE - 3))

    def _turn_quote(self, quoted: bool, body: str) -> None:
        """Cross the border of a quote. Two quotes stay two, unless the second is only the source of the first."""
        self._gap()
        self.quoted, self.items, self.columns, self.last = quoted, [], 0, "blank"
        if not quoted:
            self.out.append("")
            return
        while self.out and not self.out[-1].strip("> "):
            self.out.pop()
        after_quote = bool(self.out) and self.out[-1].startswith(">")
        if after_quote and (CAPTION.match(body) or body.lower().startswith("koreksi:")):
            self.out.append(">")
        else:
            self.out += ["", self._mark(), ""] if after_quote else [""]

    def _line(self, body: str, indent: int, hard: bool) -> None:
        if self.columns:
            if "|" in body:
                return self._table_row(body)
            self._gap()
        if _RULE.fullmatch(body):
            return self._rule()
        if heading := _HEADING.match(body):
            return self._heading(body, len(heading[0]))
        if "|" in body and self._opens_table():
            return self._table(body, indent)
        if self.quoted and self._is_caption(body):
            self._gap()
            self.items = []
            return self._put(self._mark() + body, "text")
        if self._list_item(body, indent, hard):
            return None
        return self._text(body, indent, hard)

    def _is_caption(self, body: str) -> bool:
        if m := CAPTION.match(body):
            return self.last == "blank" or ";" in body[m.end() :]
        return body.lower().startswith(("koreksi:", "**koreksi:"))

    def _rule(self) -> None:
        if self.last == "text":
            self._note("Garis --- tepat di bawah teks", "garis pemisah, bukan judul")
        self._gap()
        self.items = []
        self._put("---", "rule")
        self._gap()

    def _heading(self, body: str, hashes: int) -> None:
        text = body[hashes:].strip()
        bare = text.rstrip("#")
        text = bare.rstrip() if not bare or bare.endswith(" ") else text
        if len(text) > MAX_HEADING:
            self._refuse("naskah-terlalu-rumit")
        if not text or len(text) > MAX_HEADING:
            return self._text(body, 0, False)
        if hashes == 1:
            self._refuse("judul-tingkat-satu", judul=short(text))
        elif not body[hashes].isspace():
            self._note("Judul tanpa spasi sesudah tanda #", "judul")
            self._rewrite(body, f"{body[:hashes]} {body[hashes:]}")
        # A skipped level is refused by PDF/UA and confuses screen readers.
        level = min(max(hashes, 2), self.level + 1, 4)
        if level < hashes:
            self._note(f"Judul dengan {hashes} tanda #", f"judul dengan {level} tanda #", "tingkat")
        self.level = level
        self._gap()
        self.items = []
        # The block parser would eat a "#" at the end ("C#"), so each is given in its escaped form.
        self._put("#" * level + " " + self._mark() + text.replace("#", "\x0235\x03"), "heading")
        self._gap()

    def _opens_table(self) -> bool:
        following = self.rows[self.index + 1] if self.index + 1 < len(self.rows) else (0, "")
        separator = following[1].strip()
        return bool(following[0]) is self.quoted and "|" in separator and bool(_SEPARATOR.fullmatch(separator))

    def _table(self, body: str, indent: int) -> None:
        self._close_items(indent)
        if self.last != "blank":
            self._note("Tabel tanpa baris kosong di atasnya", "tabel")
            self._gap()
        self.columns = _cells(body)
        self._table_row(body)
        self.last = "header"

    def _table_row(self, body: str) -> None:
        inner = _inner_row(body)
        self.marks += max(_cells(body), self.columns)
        if self.last == "header":
            if _cells(body) != self.columns:
                self._refuse(
                    "tabel-rusak", sebab=f"garis di bawah kepala tabel punya {_cells(body)} kolom, bukan {self.columns}"
                )
        else:
            inner = self._mark() + inner
            if _cells(body) > self.columns:
                self._refuse(
                    "tabel-rusak", sebab=f"baris ini punya {_cells(body)} kolom, padahal kepala tabel {self.columns}"
                )
        self._put("    " * len(self.items) + f"| {inner} |", "table")

    def _list_item(self, body: str, indent: int, hard: bool) -> bool:
        if (m := _BULLET.match(body)) and not (m[5] and self.last == "text"):
            style, number, end = "-", 0, m.end()
            if m[4]:
                self._note(f'Tanda "{m[4]}" tanpa spasi', "butir daftar", "rapat")
            elif not m[1]:
                sign = m[2] or m[3] or m[5]
                self._note(f'Tanda "{"•" if sign >= PRIVATE else sign}"', "butir daftar", "butir")
            if not m[1]:
                self._rewrite(body, f"- {body[end:]}")
        elif m := _SIGN.match(body):
            style, number, end = "-", 0, 0
            self._note(f'Tanda "{body[0]}"', "butir daftar; tandanya tetap tampil", "tanda")
            self._rewrite(body, f"- {body}")
        elif m := NUMBER.match(body) or _TIGHT_NUMBER.match(body):
            end = m.end()
            style, number = f"{m[1]}{'a' if m[2].isalpha() else '1'}{m[3]}", _ordinal(m[2])
            if style not in STYLES or not self._starts_number(style, number):
                return False
            if style != "1." or not m[0].endswith(" "):
                self._note(f'Nomor "{m[0].strip()}"', "daftar bernomor", "nomor")
            if not m[0].endswith(" "):
                self._rewrite(body, f"{m[0]} {body[end:]}")
            self.counts[style] = number
        else:
            return False
        self._place(_Item(indent, style, number))
        marker = "- " if style == "-" else f"{number}. {chr(STYLE_BASE + STYLES.index(style))}"
        text = self._mark() + body[end:] + ("  " if hard else "")
        if len(self.items) == 1:
            self.letters = 0
        self._put("    " * (len(self.items) - 1) + marker + text, "item")
        return True

    def _starts_number(self, style: str, number: int) -> bool:
        """Whether a number at a line's start is a list: one that is open, that begins, or that goes on."""
        if any(item.style == style for item in self.items) or number == 1:
            return True
        if self.last in ("text", "item"):  # a sentence that was wrapped just before a number
            return False
        return style in ("1.", "1)", "(1)") or self.counts.get(style) == number - 1

    def _place(self, item: _Item) -> None:
        """Put a new item at its depth in ``items``, and what must stand before it into ``out``."""
        previous: _Item | None = None
        while self.items and item.indent < self.items[-1].indent:
            previous = self.items.pop()
        if self.last == "text":
            if not self.items and not previous:
                self._note("Daftar tanpa baris kosong di atasnya", "daftar")
            self._gap()
        if self.items and item.indent >= self.items[-1].indent + 2 and len(self.items) < MAX_DEPTH:
            if item.indent < self.items[-1].indent + 4 and self.items[-1].style == "-":
                self._note("Daftar bertingkat dengan dua spasi", "anak daftar")
        elif self.items:
            previous = self.items.pop()
        elif item.indent >= 4 and not previous:
            self._note("Teks yang menjorok (tab)", "teks biasa")
        if previous and previous.style != item.style:
            self._break()
        elif previous and item.number not in (previous.number, previous.number + 1):
            self._note(f"Nomor yang melompat dari {previous.number} ke {item.number}", "nomor urut", "melompat")
        self.items.append(item)

    def _close_items(self, indent: int) -> None:
        while self.items and indent < self.items[-1].indent + 2:
            self.items.pop()

    def _text(self, body: str, indent: int, hard: bool) -> None:
        body = self._mark() + body + ("  " if hard else "")
        if self.last in ("text", "item"):  # goes on with the paragraph or the item above
            return self._put(body, self.last)
        self._close_items(indent)
        if indent >= 4 and not self.items:
            self._note("Teks yang menjorok (tab)", "teks biasa")
        self._put("    " * len(self.items) + body, "text")


def _ordinal(number: str) -> int:
    return int(number) if number.isdigit() else ord(number) - ord("a") + 1


def _inner_row(row: str) -> str:
    """A table row without its outer pipes."""
    row = row.removeprefix("|")
    return (row if row.endswith("\\|") else row.removesuffix("|")).strip()


def _cells(row: str) -> int:
    return _NOT_PIPE.sub("", _inner_row(row)).count("|") + 1


def short(text: str) -> str:
    text = SPACES.sub(" ", text).strip()
    return text if len(text) <= 60 else text[:59] + "…"
