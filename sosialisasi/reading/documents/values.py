"""Text → raw values with the line of each: front matter and YAML. The only importer of ``yaml``.

YAML is read without any implicit typing: every scalar stays text (YAML 1.1 would turn ``15.10`` into a float,
``13:00`` into 780 and ``no`` into false), and an empty one is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import yaml

from sosialisasi.ground.characters import INVISIBLE, TIDIED, one_line_end
from sosialisasi.ground.problems import Family, Mend, Misread, Problem, Rule
from sosialisasi.reading.documents.faults import (
    CONTROL,
    CONTROL_SIGN,
    LOADER,
    ONE_A_LINE,
    QUOTE_IT,
    Fault,
    Patience,
    control_sign,
    fault_of,
    first_key,
    with_colon,
)
from sosialisasi.reading.documents.pasted import TIGHT_ENTRY, as_meant
from sosialisasi.reading.documents.quoting import in_quotes, with_quotes

_rule = partial(Rule, Family.YAML)

BROKEN_YAML = _rule(
    "yaml-rusak",
    "Baris ini tidak dapat dibaca: {baris}",
    "{sebab}",
    "{perbaikan}",
    wrong="judul: Rakor: Camat",
    right='judul: "Rakor: Camat"',
    matters="Selama ada satu baris yang tidak terbaca, seluruh berkas itu tidak dapat dipakai.",
)

DUPLICATE_KEY = _rule(
    "kunci-kembar",
    'Kunci "{kunci}" ditulis dua kali (pertama di baris {pertama}).',
    "Hanya satu yang dapat dipakai, dan yang lain akan hilang diam-diam.",
    "Hapus salah satu.",
    wrong="status: draf\nstatus: terbit",
    right="status: terbit",
)

HASH_SIGN = _rule(
    "tanda-pagar",
    "Teks sesudah tanda # tidak terbaca: {potongan}",
    "Di berkas ini, tanda # dengan spasi di depannya memulai catatan, jadi sisanya hilang.",
    "Apit seluruh isiannya dengan tanda kutip: {perbaikan}. Bila itu catatan, pindahkan ke baris tersendiri.",
    wrong="judul: Rakor #1 Camat",
    right='judul: "Rakor #1 Camat"',
)

TOO_MANY_VALUES = _rule(
    "isian-terlalu-banyak",
    "Sampai baris ini ada lebih dari {batas} kunci dan isian. Berkas ini tidak dibaca.",
    "Berkas seperti itu biasanya salah tempel. Memeriksanya terlalu lama.",
    "Hapus yang bukan isinya, atau bagi menjadi beberapa berkas.",
    wrong="content/kalender/lahat-2024.yaml (berisi 300.000 isian tempelan dari lembar Excel)",
    right="content/kalender/lahat-2024.yaml (acara satu daerah dalam satu pemilihan)",
)

UNSUPPORTED_YAML = _rule(
    "yaml-terlalu-rumit",
    "Berkas ini memakai {apa} YAML, yang tidak didukung.",
    "Bentuk itu tidak diperlukan di sini dan mudah disalahgunakan.",
    "{perbaikan}",
    wrong="? [penulis, pemeriksa]\n: Bagian Humas",
    right="penulis: Bagian Humas\npemeriksa: Bagian Hukum",
)

WRONG_KIND = Rule(
    Family.FIELDS,
    "jenis-salah",
    "Isian ini harus berupa {harapan}, tetapi tertulis {nilai}.",
    "Bentuk isian yang lain tidak dapat dipakai.",
    "{contoh}",
    wrong="tahun: dua ribu dua puluh satu",
    right="tahun: 2021",
)

_MAX_DEPTH = 12
MAX_VALUES = 20_000
"""Keys and values of one file: fifty times what the longest of ours has. Each takes 10 µs and more, and so would half a
million in a megabyte take long."""
_LONGEST_KEY = 80
"""Letters of a key that are in the path of its value; no key of ours is as long, and paths are kept for each value."""


class Token(NamedTuple):
    """Where a value stands in a text, both counted from 0: its line, and the columns that it takes with its quotes."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The raw values of one YAML text: text, ``None``, lists and dicts; ``lines`` maps dotted paths to lines.

    ``tokens`` are the places of the texts that stand on one line, in the text as ``as_meant`` gives it. ``source`` are
    the lines as they were written, the first of which is ``lines[""]``. What lacks a line that could not be read is not
    ``is_whole``.
    """

    data: dict[str, Any]
    lines: dict[str, int]
    tokens: dict[str, Token]
    source: tuple[str, ...] = ()
    is_whole: bool = True

    def source_line(self, line: int) -> str:
        """A line as it was written."""
        number = line - self.lines[""]
        return self.source[number] if 0 <= number < len(self.source) else ""


def read_yaml(
    text: str, *, first_line: int = 1, keys: Collection[str] = frozenset()
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a YAML mapping. No document if it cannot be read at all; duplicate keys are problems of one that can.

    A line that cannot be read is read as it would be mended, or left out, so that all else that is wrong is told as
    well. ``keys`` are those that a line may begin with where it lacks its colon.
    """
    raw = text.split("\n")
    text, notes = as_meant(text)
    lines = text.split("\n")
    broken: list[Problem] = []
    patience = Patience()
    lost = -1
    """The last line that was left out."""
    while True:
        builder = _Builder(lines, first_line)
        try:
            fault = builder.read(keys, patience)
        except Misread as error:
            return None, (*broken, error.at("", builder.line))
        if fault is None:
            break
        number = fault.number
        is_more_of_it = fault.fixed is None and lost >= 0 and not "".join(lines[lost:number]).strip()
        if not is_more_of_it:
            broken.append(_told(fault, raw[number], first_line + number))
        is_hopeless = fault.fixed is None and not lines[number].strip()
        # It takes longer to build than to read.
        if len(broken) > _MOST_MENDED or not patience.allows(lines, 4) or is_hopeless:
            return None, tuple(broken)
        lost = number if fault.fixed is None else lost
        lines[number] = fault.fixed or ""
    firsts: dict[str, tuple[int, str]] = {}
    for number, what, read_as in notes:
        firsts.setdefault(what, (number, read_as))
    for what, (number, read_as) in firsts.items():
        builder.problems.append(TIDIED.at("", first_line + number, apa=what, menjadi=read_as))
    if isinstance(builder.root, dict):
        document = Document(builder.root, builder.lines, builder.tokens, tuple(raw), is_whole=lost < 0)
        return document, (*broken, *builder.problems)
    value = shown_value(builder.root)
    sample = 'Tulis "judul: …".'
    return None, tuple(broken) or (
        WRONG_KIND.at("", first_line, harapan="kunci dan isian", nilai=value, contoh=sample),
    )


def _told(fault: Fault, raw: str, line: int) -> Problem:
    """A fault with the line as it was written."""
    mend = None if fault.fixed is None else Mend(line, raw, fault.fixed)
    shown = CONTROL.sub("", raw).strip()[:200] or "(kosong)"
    details = {"baris": shown, "sebab": fault.cause, "perbaikan": fault.advice, "apa": fault.what}
    return (UNSUPPORTED_YAML if fault.what else BROKEN_YAML).at("", line, **details).with_mend(mend)


_MOST_MENDED = 20
"""Of so many lines it may be said what is wrong with each; more are another kind of file."""


class _Builder:
    """Turns parser events into plain values without recursion, keeping the line of every key and entry."""

    def __init__(self, source: list[str], first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.line = first_line
        self.root: Any = None
        self.lines: dict[str, int] = {"": first_line}
        self.tokens: dict[str, Token] = {}
        self.problems: list[Problem] = []
        self._values = 0
        self._stack: list[tuple[Any, str]] = []
        self._keys: list[str | None] = []

    def read(self, keys: Collection[str], patience: Patience) -> Fault | None:
        """Read the text up to the first line that is at fault, if there is one."""
        try:
            for event in yaml.parse("\n".join(self.source), Loader=LOADER):
                self._feed(event)
        except yaml.MarkedYAMLError as error:
            return fault_of(self.source, error, keys, patience)
        except yaml.reader.ReaderError:
            return control_sign(self.source)
        except Fault as fault:
            return fault
        return first_key(self.source) if isinstance(self.root, str) else None

    def _feed(self, event: Any) -> None:
        if event.start_mark is not None:
            self.line = self.first_line + event.start_mark.line
        self._values += 1
        if self._values > MAX_VALUES:
            raise Misread(TOO_MANY_VALUES, batas=f"{MAX_VALUES:,}".replace(",", "."))
        if isinstance(event, yaml.AliasEvent):
            raise self._special(event, "Tanda * di awal isian punya arti khusus.")
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise self._special(event, "Tanda & atau ! di awal isian punya arti khusus.")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            number = self.line - self.first_line
            while number and not _ENDS_DOCUMENT.match(self.source[number]):
                number -= 1
            raise Fault(number, "", "Hapus garis itu.", "", what="dua dokumen dalam satu berkas")

    def _special(self, event: Any, cause: str) -> Fault:
        number = event.start_mark.line
        fixed = with_quotes(self.source[number])
        return Fault(number, cause, QUOTE_IT if fixed else ONE_A_LINE, fixed)

    def _scalar(self, event: Any) -> None:
        if self._stack and isinstance(self._stack[-1][0], dict) and self._keys[-1] is None:
            self._key(event.value)
            return
        is_plain = event.value.isascii() and event.value.isprintable()
        if not is_plain and (CONTROL.search(event.value) or INVISIBLE.search(event.value)):
            raise Fault(event.start_mark.line, *CONTROL_SIGN)  # Written as an escape: "\\0".
        value: str | None = one_line_end(event.value).strip()
        if not event.style:  # A plain scalar: without one, the key has nothing.
            value = value or None
            if value and value[-1] in '"”' and sum(map(value.count, '"“”„')) == 1:
                value = value[:-1].rstrip()
                details = {"apa": "Tanda kutip di akhir isian", "menjadi": "tanda yang tertinggal"}
                self.problems.append(TIDIED.at("", self.first_line + event.end_mark.line, **details))
            self._check_hash(event)
            self._check_entries(event)
        where, start, end = self._place(value), event.start_mark, event.end_mark
        if value and start.line == end.line:
            self.tokens[where] = Token(start.line, start.column, end.column)

    def _key(self, key: str) -> None:
        if not key:
            raise Fault(self.line - self.first_line, "Tidak ada kunci di depan titik dua.", ONE_A_LINE)
        if (tight := _TIGHT_KEY.match(key)) and len(self.source) > (number := self.line - self.first_line):
            what, way, fixed = next(with_colon(self.source[number]), ("", "", ""))
            if fixed.strip().startswith(f"{tight[1]}: "):  # "judul:Rakor: Camat" is a title with a colon.
                raise Fault(number, what, f"{way} {QUOTE_IT}", with_quotes(fixed))
        holder, path = self._stack[-1]
        where = _within(path, key)
        if key in holder:
            first = self.lines.get(where, self.first_line)
            self.problems.append(DUPLICATE_KEY.at("", self.line, where, kunci=key, pertama=first))
        else:
            self.lines[where] = self.line
        self._keys[-1] = key

    def _place(self, value: Any) -> str:
        """Put a value where it belongs and return its path."""
        if not self._stack:
            self.root = value
            return ""
        holder, path = self._stack[-1]
        if isinstance(holder, list):
            where = _within(path, str(len(holder)))
            self.lines[where] = self.line
            holder.append(value)
            return where
        key = self._keys[-1]
        if key is None:
            raise Misread(UNSUPPORTED_YAML, apa="kunci bersusun", perbaikan=ONE_A_LINE)
        holder[key] = value
        self._keys[-1] = None
        return _within(path, key)

    def _open(self, holder: dict[str, Any] | list[Any]) -> None:
        if len(self._stack) >= _MAX_DEPTH:
            deep = f"lebih dari {_MAX_DEPTH} tingkat"
            raise Misread(UNSUPPORTED_YAML, apa=deep, perbaikan="Kurangi jorokannya.")
        where = self._place(holder)
        self._stack.append((holder, where))
        self._keys.append(None)

    def _check_hash(self, event: Any) -> None:
        """``judul: Rakor #1`` would silently be cut after "Rakor"."""
        mark = event.end_mark
        rest = self._source_line(mark)[mark.column :]
        if "#" in rest and re.match(r"\s+#", rest):
            whole = event.value + rest.rstrip()
            fixed = in_quotes(whole)
            line = self.first_line + mark.line
            mend = None
            goes_on = re.search(r"[\[{]", self.source[self.line - self.first_line])
            if event.start_mark.line == mark.line and not goes_on:
                before = self._source_line(mark)[: event.start_mark.column]
                if (remark := rest.strip())[1:2].isspace():  # "# bukan 49" is a remark, "#1" is not.
                    depth = " " * (len(before) - len(before.lstrip()))
                    mend = Mend(line, self._source_line(mark), f"{depth}{remark}\n{before}{event.value}")
                else:
                    mend = Mend(line, self._source_line(mark), before + fixed)
            self.problems.append(HASH_SIGN.at("", line, potongan=rest.strip(), perbaikan=fixed).with_mend(mend))

    def _check_entries(self, event: Any) -> None:
        """``  - satu`` and below it ``   - dua`` would silently become one entry, "satu - dua"."""
        start, end = event.start_mark.line, event.end_mark.line
        for number in range(start + 1, min(end + 1, len(self.source))):
            line, above = self.source[number], self.source[start]
            body, is_entry = line.strip(), above.lstrip().startswith("- ")
            depth = len(above) - len(above.lstrip()) + (0 if is_entry else 2)
            is_tight = is_entry and bool(TIGHT_ENTRY.match(line)) and len(line) - len(line.lstrip()) < depth + 2
            if body.startswith("- ") or is_tight:
                body = f"- {body[1:].strip()}"
                details = {
                    "sebab": "Spasi di depannya lain, jadi baris ini menyambung ke isian di atasnya.",
                    "perbaikan": f"Tulis dengan {depth} spasi di depannya.",
                }
                place = self.first_line + number
                mend = Mend(place, line, " " * depth + body)
                self.problems.append(BROKEN_YAML.at("", place, baris=body[:200], **details).with_mend(mend))

    def _source_line(self, mark: Any) -> str:
        return self.source[mark.line] if mark is not None and mark.line < len(self.source) else ""


def _within(path: str, key: str) -> str:
    return f"{path}.{key[:_LONGEST_KEY]}" if path else key[:_LONGEST_KEY]


_TIGHT_KEY = re.compile(r"([a-z_]{2,40}):\S")
_ENDS_DOCUMENT = re.compile(r"---|\.\.\.")


def shown_value(raw: object) -> str:
    """A raw value as a message shows it."""
    if raw in (None, ""):
        return "kosong"
    if isinstance(raw, dict):
        return f'kunci dan isian ("{next(iter(raw), "")}: …")'
    return "daftar" if isinstance(raw, list) else f'"{raw}"'
