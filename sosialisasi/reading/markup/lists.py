"""Lists as offices write them: which line is an item, of which list, and how deep."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from sosialisasi.ground.problems import Family, Rule, Severity
from sosialisasi.reading.markup.draft import Draft, Item
from sosialisasi.reading.markup.leftovers import LEFTOVER_MARK, LIST
from sosialisasi.reading.markup.marks import Marker, Number, follows, marker, rank
from sosialisasi.reading.markup.source import MARK, Row, short
from sosialisasi.reading.markup.survey import Survey

DOUBTFUL_NUMBER = Rule(
    Family.TEXT,
    "nomor-meragukan",
    "{apa}.",
    "Nomor yang keliru di daftar aturan menunjuk ke ketentuan lain.",
    "{cara} Nomor selalu tampil seperti tertulis.",
    Severity.WARNING,
    wrong="1. Pembukaan\n2. Paparan\n5. Penutup",
    right="1. Pembukaan\n2. Paparan\n3. Penutup",
)

MAX_DEPTH = 6
"""How deep lists may nest; deeper items join the deepest list."""

_BOX = re.compile(r"\[([ xX✓✔])\][ ]+(?=\S)")
_YEAR = re.compile(r"(\(?\d{4,}[.)])[ ]+(?=\S)")
_HOUR = re.compile(r"\d{1,2}[.:]\d{2}(?=[\s–-])")
_BOLD_NUMBER = re.compile(r"(?:\*\*|__|\*|_)\(?(?:\d{1,3}|[A-Za-z])[.)]")
_ALONE = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]")
_ABBREVIATION = re.compile(r"[A-Za-z]\. ?[A-Za-z]\.")
_REFERS = re.compile(
    r"\b(?:pasal|ayat|huruf|angka|butir|nomor|no|bab|bagian|lampiran|poin|tahun|tanggal|tgl|pukul|jam|hlm|halaman|ke|rp"
    r"|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\.?$",
    re.IGNORECASE,
)

"""How a line ends after which a number or a letter belongs to the sentence: ``sesuai Pasal⏎5. Lalu``."""
_PRIVATE = "\uf000"
"""From here on a sign has a look only in the fonts of Word."""


class Lists:
    """Reads items into the lists of a draft: those that are open, or new ones."""

    def __init__(self, draft: Draft, survey: Survey) -> None:
        self.draft, self.survey = draft, survey
        self._signs: list[tuple[int, str, str]] = []
        """(line, body, normal form) of the items with bullets of Word."""
        self._is_told_by_signs = False
        """Whether only the kinds of bullets tell how deep they are, so that all must stay as they are."""
        self._are_twins_told = False

    def item(self, row: Row) -> bool:
        """Read a row as an item if it is one. What is not, and might have been meant as one, is told."""
        draft = self.draft
        mark = self.survey.markers.get(draft.index)
        if mark is None or (mark.sign == "o" and draft.last == "text"):
            self._doubt_text(row)
            return False
        if mark.sign:
            self._bullet(row, mark)
        elif chosen := self._chosen(row, mark):
            self._numbered(row, mark, *chosen)
        else:
            return False
        rest = row.body[mark.end :]
        if len(draft.items) == 1:
            draft.letters = 0
        inner = None if mark.is_tight else marker(rest)
        if inner and inner.sign and not inner.is_tight and inner.end:  # "- - a"
            self._put(row.indent + max(mark.end, 2), f"-{inner.sign}", (), None)
            rest = rest[inner.end :]
        elif inner and (first := self._first_within(inner)):
            draft.note(f'Nomor "{inner.text}" di dalam butir', "anak daftar", "dalam")
            self._put(row.indent + 2, *first, None, inner.text)
            rest = rest[inner.end :]
        if box := _BOX.match(rest):
            draft.note(f'Kotak "[{box[1]}]"', "kotak centang", "kotak")
            rest = ("☐ " if box[1] == " " else "☑ ") + rest[box.end() :]
        draft.begin(draft.mark + rest + ("  " if row.is_hard else ""), "item")
        draft.items[-1].ending = rest[-20:]
        return True

    def finish(self) -> None:
        """Write the bullets of Word in their normal form, now that all lists are read."""
        for index, body, normal in () if self._is_told_by_signs else self._signs:
            self.survey.source.rewrite(index, body, normal)

    def _bullet(self, row: Row, mark: Marker) -> None:
        body, sign, draft = row.body, mark.text[0], self.draft
        normal = f"- {body[mark.end :]}"
        if mark.sign == "✓":
            draft.note(f'Tanda "{sign}"', "butir daftar; tandanya tetap tampil", "tanda")
        elif mark.is_tight:
            draft.note(f'Tanda "{sign}" tanpa spasi', "butir daftar", "rapat")
        elif sign not in "-*+":
            draft.note(f'Tanda "{"•" if sign >= _PRIVATE else sign}"', "butir daftar", "butir")
        if mark.is_tight:
            self.survey.source.rewrite(draft.index, body, normal)
        elif sign not in "-*+":
            self._signs.append((draft.index, body, normal))
        self._place(row.indent, f"-{mark.sign}", ())

    # --- numbers -------------------------------------------------------------------------------------------------

    def _chosen(self, row: Row, mark: Marker) -> tuple[str, Number] | None:
        """The reading of a number that its neighbours prove best; nothing if the line is a sentence, which is told."""
        draft = self.draft
        proofs = [(self._proof(row, *reading, mark.needs_proof), reading) for reading in mark.readings]
        proved = [(proof, reading) for proof, reading in proofs if proof]
        if not proved:
            is_abbreviation = _ABBREVIATION.match(row.body) or (mark.needs_proof and not draft.goes_on)
            if not (mark.is_tight or is_abbreviation or self._refers):
                self._unsure(mark.text)
            return None
        # Of "h. i. ii. i. j." the first "i." is Roman, since that goes on sooner.
        (sureness, _), (style, number) = max(proved, key=lambda each: each[0])
        if sureness <= 1 and style not in draft.closed:
            self._doubt(f'Daftar ini mulai dari "{mark.text}"', "Periksa apakah butir di atasnya hilang.")
        elif sureness == 3 and len(mark.readings) > 1:
            self._doubt(f'"{mark.text}" di sini dapat berarti angka Romawi atau huruf', "Periksa urutannya.")
        elif sureness == 5 and self._refers:
            self._doubt(
                f'"{mark.text}" di awal baris ini dibaca sebagai butir, padahal kalimat di atasnya belum selesai',
                "Bila kalimatnya berlanjut, gabungkan kedua baris itu.",
            )
        return style, number

    def _proof(self, row: Row, style: str, number: Number, needs_proof: bool) -> tuple[int, float] | None:
        """How surely a number is an item of a style, up to 6, and how soon its list goes on, the sooner the more;
        nothing if it is part of a sentence.
        """
        draft, refers = self.draft, self._refers
        after = self._next(style, number, row.indent, end=float("inf"))
        leads, is_first = after is not None, number[-1] == 1
        sureness: int | None = None
        if self._followed(style, number, row.indent):
            sureness = 6 if leads else 5
        elif not refers and self._slipped(style, number, row.indent):
            sureness = 4
        elif is_first and (leads or self._has_parent(number)):
            sureness = 6
        elif style in draft.closed and follows(number, draft.closed[style]) and (leads or not draft.goes_on):
            sureness = 4
        elif is_first and not needs_proof and not refers:
            sureness = 3
        elif not refers and any(item.style == style and item.is_near(row.indent) for item in draft.items):
            sureness = 2
        elif leads:
            sureness = 1
        elif not draft.goes_on and not needs_proof and style.strip("().").isdigit():
            sureness = 0
        return None if sureness is None else (sureness, -(after or 0))

    def _numbered(self, row: Row, mark: Marker, style: str, number: Number) -> None:
        draft = self.draft
        if style != "1." or mark.is_tight:
            draft.note(f'Nomor "{mark.text}"', "daftar bernomor", "nomor")
        if mark.is_tight:
            self.survey.source.rewrite(draft.index, row.body, f"{mark.text} {row.body[mark.end :]}")
        followed = self._followed(style, number, row.indent)
        if followed is None and (slipped := self._slipped(style, number, row.indent)):
            self._doubt(f'"{mark.text}" ditulis lain dari "{slipped.mark}" di atasnya', "Samakan bentuk nomornya.")
            followed, style = slipped, slipped.style
        if followed:
            draft.close_from(followed)
            self._put(row.indent, style, number, followed.list, mark.text)
        else:
            self._place(row.indent, style, number, mark.text)

    def _followed(self, style: str, number: Number, indent: int) -> Item | None:
        """The open item that a number is the next one of: at the same indent rather than elsewhere."""
        elsewhere = None
        for item in reversed(self.draft.items):
            if item.style == style and follows(number, item.number):
                if item.is_near(indent):
                    return item
                if item.indent > indent or number[-1] != 1:
                    elsewhere = elsewhere or item
        return elsewhere

    def _slipped(self, style: str, number: Number, indent: int) -> Item | None:
        """The open item that a number is the next one of, but for its points and brackets: ``2)`` after ``1.``"""
        kind = style.strip("().")
        level = (item for item in reversed(self.draft.items) if item.is_near(indent))
        return next((item for item in level if item.style.strip("().") == kind and follows(number, item.number)), None)

    def _has_parent(self, number: Number) -> bool:
        """Whether the item ``1.`` is open, of which ``1.1`` is the first below."""
        return len(number) > 1 and any(item.number == number[:-1] for item in self.draft.items)

    def _first_within(self, inner: Marker) -> tuple[str, Number] | None:
        """The ``a.`` of ``(2) a. Setiap``, if a ``b.`` follows."""
        end = self.survey.end_of_lists(self.draft.index)
        firsts = (reading for reading in inner.readings if reading[1][-1] == 1)
        return next((first for first in firsts if self._next(*first, None, end=end) is not None), None)

    def _next(self, style: str, number: Number, indent: int | None, *, end: float) -> float | None:
        return self.survey.next_of(style, number, indent, after=self.draft.index, end=end)

    # --- what is doubtful ----------------------------------------------------------------------------------------

    @property
    def _refers(self) -> bool:
        """Whether the line above ends with a word that a number belongs to."""
        return self.draft.goes_on and bool(_REFERS.search(self.draft.lines[-1].rstrip()[-20:]))

    def _doubt(self, what: str, how: str) -> None:
        self.draft.refuse(DOUBTFUL_NUMBER, apa=what, cara=how)

    def _unsure(self, mark: str) -> None:
        if self.draft.goes_on:
            self._doubt(
                f'Baris ini diawali "{mark}", tetapi dibaca sebagai lanjutan kalimat di atasnya',
                "Bila ini butir, beri baris kosong di atas daftarnya dan tulis semua nomornya. Bila kalimatnya "
                "berlanjut, gabungkan kedua baris itu.",
            )
        else:
            escaped = re.sub(r"([.)])$", r"\\\1", mark)
            self._doubt(
                f'Baris ini diawali "{mark}", tetapi dibaca sebagai kalimat, bukan butir daftar',
                f'Bila memang kalimat, tulis "{escaped}". Bila butir, tulis juga nomor sebelum atau sesudahnya.',
            )

    def _doubt_text(self, row: Row) -> None:
        """Tell of a line that is text, and perhaps was not meant as such."""
        begins_with_word = row.body[0].isalpha() and len(row.body) > len("a.")
        if begins_with_word or self._refers:
            return
        goes_on = self.draft.goes_on
        if year := _YEAR.match(row.body):
            self._unsure(year[1])
        elif goes_on and (bold := _BOLD_NUMBER.match(row.body)):
            self._unsure(bold[0])
        elif goes_on and (hour := _HOUR.match(row.body)) and _HOUR.match(MARK.sub("", self.draft.lines[-1])):
            self._unsure(hour[0])
        elif alone := _ALONE.fullmatch(row.body):
            self._unsure(alone[0])
        elif not row.depth and row.body.startswith(("— ", "― ")):
            self.draft.refuse(LEFTOVER_MARK, tanda=row.body[0], potongan=short(row.body), cara=LIST)

    def _doubt_order(self, above: Item, number: Number, text: str) -> None:
        if number and number == above.number:
            if not self._are_twins_told:
                self._are_twins_told = True
                self._doubt(f'Nomor "{text}" ditulis dua kali berturut-turut', "Periksa urutannya.")
        elif number:
            self._doubt(
                f'Nomor melompat dari "{above.mark}" ke "{text}"',
                "Periksa apakah ada butir yang hilang atau salah nomor.",
            )

    # --- how deep ------------------------------------------------------------------------------------------------

    def _place(self, indent: int, style: str, number: Number, text: str = "") -> None:
        """Put an item that goes on with no open number at its depth."""
        draft, items = self.draft, self.draft.items
        below: Item | None = None
        """The item that ended, since this one is nearer to the margin."""
        while items and indent < items[-1].indent - 1:
            below = draft.close()
        if below and items and indent < items[-1].indent + 2:
            below = None
        level = [item for item in items if item.is_near(indent)]
        if same := self._of_same_list(level, below, style, number):
            if same is not below:
                draft.close_from(same)
            goes_on = not number or number[-1] != 1 or number == same.number
            self._doubt_order(same, number, text)
            return self._put(indent, style, number, same.list if goes_on else None, text)
        if level and not self._nests(level[-1], style, number):
            draft.close_from(level[0])
        elif len(items) >= MAX_DEPTH:
            draft.note(f"Daftar lebih dari {MAX_DEPTH} tingkat", f"tingkat ke-{MAX_DEPTH}")
            last = draft.close()
            return self._put(indent, style, number, last.list if last.style == style else None, text)
        elif level:
            self._is_told_by_signs |= not number and level[-1].is_bullet
            draft.note("Anak daftar yang tidak menjorok", "anak daftar")
        elif items and indent < items[-1].indent + 4 and items[-1].is_bullet:
            draft.note("Daftar bertingkat dengan dua spasi", "anak daftar")
        elif indent >= 4 and not items and not below:
            draft.note("Teks yang menjorok (tab)", "teks biasa")
        self._put(indent, style, number, None, text)

    def _of_same_list(self, level: list[Item], below: Item | None, style: str, number: Number) -> Item | None:
        """The item that the list of a new one goes on from: of those at its level, or the one that ended."""
        if same := next((item for item in reversed(level) if item.style == style), None):
            return same
        if below and (below.style == style or (below.is_bullet and not number)):
            return below
        if not number and level and level[-1].is_bullet and not self._nests(level[-1], style, number):
            return level[-1]
        return None

    def _nests(self, above: Item, style: str, number: Number) -> bool:
        """Whether an item that is as far from the margin as the one above, of another kind, is part of that one."""
        draft = self.draft
        if above.ending.rstrip().endswith(":"):
            return True
        end = self.survey.end_of_lists(draft.index)
        level = [item for item in draft.items if item.is_near(above.indent)]
        if any(self._next(item.style, item.number, item.indent, end=end) is not None for item in level):
            return True
        if draft.last == "blank":
            return False
        if above.is_bullet:
            if number:
                self._doubt(
                    "Daftar bernomor ini dimulai tepat di bawah daftar lain, dan dibaca sebagai daftar sendiri",
                    "Bila ini anak butir di atasnya, jorokkan empat spasi. Bila bukan, beri baris kosong di antaranya.",
                )
            return rank(style[1:]) > rank(above.style[1:]) > 0
        return True

    def _put(self, indent: int, style: str, number: Number, into: Element | None, text: str = "") -> None:
        """Make the item, in a list that is there or in a new one below the innermost open item."""
        draft = self.draft
        if draft.last == "text" and not draft.items and into is None:
            draft.note("Daftar tanpa baris kosong di atasnya", "daftar")
        draft.end()
        if into is None:
            into = SubElement(draft.inside, "ol" if number else "ul", {"style": style})
        element = SubElement(into, "li", {"mark": text, "number": ".".join(map(str, number))})
        draft.items.append(Item(indent, style, number, into, element, text, ""))
