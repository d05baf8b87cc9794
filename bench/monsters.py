"""Gives every reader texts of a megabyte that repeat what is costly to read, and tells which take longest.

    python bench/monsters.py                             # all readers, some thousands of texts each
    python bench/monsters.py markdown --pairs 2000       # more of the texts of two pieces
    python bench/monsters.py yaml --part 0/40 --seed 7   # every fortieth text
    python bench/monsters.py --worst                     # only the texts that were slow once

A monster is a frame (what stands before it, so that it is read as a paragraph, a list, a table, a value …), a shape
(one piece repeated, two in turn, openers and then closers) and a length of its paragraphs. Each is read in a process of
its own, which may spend no more than ``CPU`` seconds, so that one that never ends is told like the others. It fails on
a text that takes more than ``SECONDS`` of the processor or ``MEGABYTES`` above what the program itself takes, or that
does not hear Ctrl+C for longer than ``DEAF`` seconds of the processor, as one call into ``re`` would not.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SECONDS = 3.0
MEGABYTES = 150
DEAF = 1.0
CPU = 20
SIZE = 1_000_000

Read = Callable[[bytes], object]

PAIRS = (
    *(("[", "]"), ("[a](", ")"), ("[[", "]]"), ("![", "](b)"), ("[a][", "]"), ("<", ">"), ("<a href=", ">")),
    *(("<!--", "-->"), ("*a ", " a*"), ("**a ", " a**"), ("***a", "a***"), ("_a ", " a_"), ("__a", "a__")),
    *(("`", "`"), ("``a", "a``"), ("~~a", "a~~"), ("==a", "a=="), ("(", ")"), ("{", "}"), ('"', '"')),
    *(("'", "'"), ("“", "”"), ("‘", "’"), ("&", ";"), ("<b>", "</b>"), ("<https://a", ">")),
    *(("https://a(", ")"), ("*", "_"), ("|", "\\|"), ("[^1]", "[^1]: a")),
)  # fmt: skip
"""What opens something, and what closes it."""
SINGLES = (
    *("a", "a ", "ab cd ", " ", "\t", "\\", "\\[", "\\[\\]", "\\`", "\\*", "#", "# a\n", "## a\n\n", "-", "- "),
    *("- a\n", "-a\n", "1. a\n", "(a) b\n", "a. b\n", "• a\n", "> ", "> a\n", ">\n", ">> a\n", "| a | b |\n"),
    *("|a", "|---", "|---|\n", "---\n", "a\n---\n", "```\n", "~~~\n", "    a\n", "  - a\n", "[a]: b\n"),
    *("[^a]: b\n", "[a](b.md) ", "[a](https://b.id) ", "[[PP 94/2021]] ", "[[D-1]] ", "<b>", "<b>a</b> "),
    *("&amp;", "&#8238;", "&#x202e;", "&", "https://", "https://a.id/ ", "a@b.id ", "<a@b> ", "www.a.id ", "*"),
    *("**", "***", "*a* ", "**a** ", "*a", "_", "_a_ ", "a_b", "`", "`a` ", "``", "` `` ", "!", "![", "!\\["),
    *("  \n", "a\n", "\n", "a\n\n", "\n\n\n", "\u0301", "a\u0301", "\xa0", "\xad", "\u200b", "\u202e"),
    *("\U0001f600", "ﷺ", "İ", "ß", "㎏", "\U000f0001", "\u2028", "\x0b", "\x0c", "\x1c", "“", "–", "—"),
    *("— a; b; c; d\n", "0", "1", "12 hari ", "24–26 November 2024 ", "1–", "24 November 2024 "),
    *("08123456789 ", "1985010120100110 ", "0 8", "19", "08.00 ", "1.", "1)", "pilih nomor satu "),
    *("pilih yang ", "suara kita ", "semoga a ", "jangan lupa ", "#menang ", "calon ", "Pasal 5 "),
    *("PP No. 94 Tahun 2021 ", "undang-", "A", "AB ", "AB (", "ASN ", "a. ", "a.b", "a-", "a'", "...", "!?"),
    *('." ', "Boleh: ", "Jangan: a\n", "**Boleh:** ", "Koreksi: ", "koreksi: a\n\n"),
    *("<!-- abaikan NET-05: a -->", "<!-- abaikan NET-05: a -->\n", "# abaikan NET-05: a\n", "(isi a) "),
    *("(isi ", "?", ": ", "a: ", "a: b\n", "a: b, ", "- - ", "-\n", "? a\n", "{a: ", "{a: b}, ", "[a, ", "a, "),
    *("[], ", "{}, ", "&a ", "*a ", "!a ", "| ", "|\n", ">\n a\n", "%", "@", '"a" ', '"a", ', '\\"', "\\n"),
    *("''", "- a: b\n", "  a: b\n", "#a", " # a", "a:\n", ";", ",", "=", '="1"', "a;b;c\n", "nama;nip\n"),
    *("Fulan;1;b;c\n", '"', '""', "/", "../", "a/", "%20", "\r", "\r\n", "\x00", "\ufeff", "{{", "{%", "${"),
    *("@a", "é"),
)  # fmt: skip

BREAKS: Mapping[str, int] = {"whole": 0, "lines of 100": -100, "100": 100, "20,000": 19_000}
"""After so many letters a paragraph ends (a line, where it is less than nothing)."""

HEAD = "---\njudul: Uji\nringkasan: Uji.\ndiperbarui: 7 Oktober 2024\n---\n"
ITEM = (
    "id: D-99\nputusan: jangan\ntindakan: a\nalasan: b\ndasar: [PP 94/2021 Pasal 5]\nperan: semua\nverifikasi: naskah\n"
)

_FRAMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "markdown": (
        *((HEAD, ""), (HEAD + "> ", ""), (HEAD + "- ", ""), (HEAD + "| a | b |\n|---|---|\n| ", " | b |\n")),
        *(
            (HEAD + "## ", ""),
            (HEAD + "**", "**"),
            (HEAD + "[", "](b.md)"),
            (HEAD + "> a\n>\n> — ", "; b; c; d https://e.id"),
        ),
    ),
    "head": (("---\njudul: ", "\n---\na\n"), ("---\n", "\n---\na\n"), ("---\njudul: '", "'\n---\na\n"), ("", "")),
    "yaml": (
        *(
            ("", ""),
            ("nama: ", "\n"),
            ('nama: "', '"\n'),
            ("nama: [", "]\n"),
            ("nama: {", "}\n"),
            ("nama:\n  - ", "\n"),
        ),
        *(
            ("nama: |\n  ", "\n"),
            ("nama: >\n  ", "\n"),
            ("? ", "\n"),
            ("nama: x: ", "\n"),
            ("acara:\n  - tanggal: ", "\n"),
        ),
    ),
    "item": (
        *((ITEM + "contoh: ", "\n"), (ITEM + "contoh: |\n  ", "\n"), (ITEM + "padanan: [", "]\n")),
        *((ITEM.replace("[PP 94/2021 Pasal 5]", "["), ""), (ITEM + "contoh:\n  - ", "\n")),
    ),
    "addresses": (("", ""), ("index.html\n", ".html")),
    "releases": (("", ""), ("b2c3d4 | 1 | 2026-11-22 | ikrar | 0123456789abcdef | ", "")),
    "roster": (("", ""), ("nama;nip;jabatan;unit\n", ""), ('nama;nip\n"', '";1\n')),
    "word": (("", ""),),
}
FRAMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    **_FRAMES,
    "normal": _FRAMES["markdown"],
    "normal-yaml": _FRAMES["yaml"],
    "form": _FRAMES["item"],
    "site": _FRAMES["markdown"],
}
"""By reader: what stands before a monster and after it."""


def of_file(folder: str, path: str, step: str = "read") -> Read:
    """A whole file of ``content/``: its value and the checks of its words, its normal form, or its form to edit."""
    from sosialisasi.desk.authoring import tidying
    from sosialisasi.ground.files import ContentFile
    from sosialisasi.ground.problems import Misread
    from sosialisasi.reading import editing, load

    kind = load.KINDS[folder]

    def read(data: bytes) -> None:
        load.read(ContentFile.of(folder, path, data))

    def normal(data: bytes) -> None:
        with suppress(Misread):
            tidying.normal_form(ContentFile.of(folder, path, data))

    def form(data: bytes) -> None:
        with suppress(UnicodeDecodeError):
            editing.form(data.decode(), kind, has_body=kind in load.MARKDOWN)

    return {"read": read, "rapikan": normal, "form": form}[step]


def of_site() -> Read:
    """A page in the small site of the tests, up to the plan of all that is made of it."""
    from sosialisasi.building.inputs import Inputs
    from sosialisasi.building.planner import understand
    from sosialisasi.ground.files import ContentFile
    from sosialisasi.reading.load import Memo

    inputs, memo = Inputs(ROOT / "tests" / "situs"), Memo()
    texts = inputs.texts

    def read(data: bytes) -> None:
        inputs.texts = [*texts, ContentFile.of("halaman", "content/halaman/a.md", data)]
        understand(inputs, memo)

    return read


def of_roster() -> Read:
    from sosialisasi.reading import roster

    return lambda data: roster.read_people(data, "peserta.csv")


def of_word() -> Read:
    from sosialisasi.reading import wordfile

    def read(data: bytes) -> None:
        with suppress(wordfile.NotReadable):
            wordfile.read_word(data)

    return read


READERS: Mapping[str, Callable[[], Read]] = {
    "markdown": lambda: of_file("halaman", "content/halaman/a.md"),
    "head": lambda: of_file("halaman", "content/halaman/a.md"),
    "yaml": lambda: of_file("kalender", "content/kalender/a.yaml"),
    "item": lambda: of_file("boleh-jangan", "content/boleh-jangan/d-99.yaml"),
    "normal": lambda: of_file("halaman", "content/halaman/a.md", "rapikan"),
    "normal-yaml": lambda: of_file("kalender", "content/kalender/a.yaml", "rapikan"),
    "form": lambda: of_file("boleh-jangan", "content/boleh-jangan/d-99.yaml", "form"),
    "site": of_site,
    "addresses": lambda: of_file("alamat", "content/alamat.txt"),
    "releases": lambda: of_file("rilis", "content/rilis.txt"),
    "roster": of_roster,
    "word": of_word,
}


def shapes(chance: random.Random, pairs: int) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Shapes with their names; a shape makes a text of about so many bytes."""

    def times(unit: str, size: int) -> str:
        return unit * max(1, size // len(unit.encode("utf-8", "replace")))

    pieces = [*SINGLES, *(opener for opener, _ in PAIRS), *(closer for _, closer in PAIRS)]
    for piece in dict.fromkeys(pieces):
        yield repr(piece), lambda size, piece=piece: times(piece, size)  # type: ignore[misc]
    for opener, closer in PAIRS:
        half = f"{opener!r} then {closer!r}"
        yield half, lambda size, a=opener, b=closer: times(a, size // 2) + times(b, size // 2)  # type: ignore[misc]
        yield f"{opener!r} once", lambda size, a=opener, b=closer: a + times(b, size)  # type: ignore[misc]
        yield f"{opener + 'a' + closer!r}", lambda size, a=opener, b=closer: times(f"{a}a{b}", size)  # type: ignore[misc]
    for _ in range(pairs):
        one, two = chance.choice(pieces), chance.choice(pieces)
        match chance.randrange(4):
            case 0:
                yield f"{one!r} then {two!r}", lambda size, a=one, b=two: times(a, size // 2) + times(b, size // 2)  # type: ignore[misc]
            case 1:
                yield f"{one!r} once, {two!r}", lambda size, a=one, b=two: a + times(b, size) + a  # type: ignore[misc]
            case _:
                yield f"{one + two!r}", lambda size, a=one, b=two: times(a + b, size)  # type: ignore[misc]


def broken(text: str, every: int) -> str:
    """A text with an empty line after so many letters, or with the end of a line if ``every`` is less than nothing."""
    if not every:
        return text
    end, every = ("\n\n", every) if every > 0 else ("\n", -every)
    return end.join(text[start : start + every] for start in range(0, len(text), every))


def monsters(name: str, size: int, pairs: int, seed: int = 0) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Monsters for a reader, each with its name and what makes it. The same for the same seed."""

    def made(make: Callable[[int], str], before: str, after: str, every: int) -> bytes:
        text = before + broken(make(size - len(before) - len(after) - size // 50), every) + after
        return word_file(text) if name == "word" else text.encode("utf-8", "replace")[:size]

    chance = random.Random(f"{name} {seed}")
    for shape, make in shapes(chance, pairs):
        for before, after in FRAMES[name]:
            for length, every in BREAKS.items():
                yield f"{before[-20:]!r} {shape} {length}", partial(made, make, before, after, every)


def word_file(text: str) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{_xml(each)}</w:t></w:r></w:p>" for each in text.split("\n\n")))


def docx(body: str, styles: str = "") -> bytes:
    """A file of Word with this body and these styles, in XML."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="w">{styles}</w:styles>')
    return out.getvalue()


def _xml(text: str) -> str:
    return (
        "".join(sign for sign in text if sign.isprintable() or sign == "\n").replace("&", "&amp;").replace("<", "&lt;")
    )


def _rows(unit: str, size: int = SIZE) -> str:
    """A line again and again, as often as a text may have lines, but no more bytes than ``size``."""
    return unit * min(9_900 // max(1, unit.count("\n")), size // len(unit.encode()))


def paragraphs(unit: str, size: int = 19_000) -> str:
    return _rows(unit * (size // len(unit)) + "\n\n")


NESTED = "".join(f"{' ' * depth}{chr(97 + depth) * 900}:\n" for depth in range(9)) + "         a: ["
STYLE = '<w:style w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
WORST: Mapping[str, tuple[str, Callable[[], str | bytes]]] = {
    "a bracket that is not closed": ("yaml", lambda: "x: [" + ")" * 990_000),
    "the same in a head": ("head", lambda: "---\njudul: [" + ")" * 990_000 + "\n---\na\n"),
    "half a million values": ("yaml", lambda: "nama: [" + "a," * 490_000 + "]"),
    "long paths": ("yaml", lambda: NESTED + "a," * 490_000 + "]"),
    "lines without quotes": ("yaml", lambda: "a: [" + "a," * 9_000 + "]\n" + _rows("judul: a: b\n", 900_000)),
    "unknown keys": ("yaml", lambda: "".join(f"kunci{number}: a\n" for number in range(9_900))),
    "choices": ("item", lambda: ITEM.replace("semua", "asn," * 240_000)),
    "choices in a list": ("item", lambda: ITEM.replace("semua", "[" + "asm, " * 19_000 + "]")),
    "days": ("yaml", lambda: "acara:\n" + _rows("  - tanggal: 1 Agustu 2024\n")),
    "lone backticks in a table": (
        "markdown",
        lambda: HEAD + "| a | b |\n|---|---|\n" + ("| " + "`a" * 60_000 + " | b |\n") * 3,
    ),
    "runs of backticks in a table": (
        "markdown",
        lambda: HEAD + "| " + "`" * 450_000 + " | b |\n|---|---|\n| " + "`" * 450_000,
    ),
    "a table of many columns": (
        "markdown",
        lambda: HEAD + "|a" * 4_000 + "|\n" + "|-" * 4_000 + "|\n" + _rows("|a\n", 900_000),
    ),
    "tags": ("markdown", lambda: HEAD + paragraphs("<b>")),
    "links": ("markdown", lambda: HEAD + paragraphs("[a](b.md) ")),
    "links, few in each paragraph": ("markdown", lambda: HEAD + paragraphs("[a](b.md) " * 9, 90)),
    "escapes": ("markdown", lambda: HEAD + paragraphs("\\[\\]")),
    "escapes in a list": ("markdown", lambda: HEAD + "- " + paragraphs("\\`")),
    "citations": ("markdown", lambda: HEAD + paragraphs("[[a]] ")),
    "a list item of many lines": ("markdown", lambda: HEAD + "- " + _rows("a" * 100 + "\n")),
    "items in an item": ("markdown", lambda: HEAD + "- a\n" + _rows("    - " + "a" * 40 + "\n")),
    "items at all depths": (
        "markdown",
        lambda: HEAD + _rows("".join("    " * depth + "- " + "a" * 30 + "\n" for depth in range(6))),
    ),
    "a heading without end": ("markdown", lambda: HEAD + "## " + '"a"' * 300_000),
    "a rule in a heading": ("markdown", lambda: HEAD + "## " + "- " * 490_000),
    "a quotation of many sources": ("markdown", lambda: HEAD + _rows("> a\n>\n> — b; c; d; e https://f.id\n>\n")),
    "what could be a source": ("markdown", lambda: HEAD + "> - " + " " * 900_000 + "a"),
    "telephones": ("markdown", lambda: HEAD + paragraphs("08123456789 ")),
    "wishes": ("markdown", lambda: HEAD + paragraphs("semoga_a_")),
    "all that asks for votes": (
        "markdown",
        lambda: (
            HEAD + paragraphs("pilih nomor urut suara lanjutkan periode saatnya salam semoga calon terbaik baru kita ")
        ),
    ),
    "dead links": ("site", lambda: HEAD + paragraphs("[a](../halaman/tidak-ada.md) " * 9, 270)),
    "citations of nothing": ("site", lambda: HEAD.replace("a.md", "") + paragraphs("[[PP 1/1945]] " * 9, 130)),
    "bad addresses": ("addresses", lambda: "".join(f"a {number}\n" for number in range(110_000))),
    "a sheet of many releases": (
        "releases",
        lambda: "".join(f"b2c3d4 | {n} | 2026-11-22 | ikrar | 0123456789abcdef | a\n" for n in range(1, 20_000)),
    ),
    "no releases": ("releases", lambda: "a\n" * 500_000),
    "a list of half a million": ("roster", lambda: "nama;nip\n" + "a;1\n" * 240_000),
    "a list of many columns": ("roster", lambda: "nama" + ";a" * 490_000),
    "elements of Word": ("word", lambda: docx("<w:p/>" * 3_300_000)),
    "letters of Word": ("word", lambda: docx("<w:p><w:r><w:t>" + "a " * 9_900_000 + "</w:t></w:r></w:p>")),
    "runs of Word": ("word", lambda: docx("<w:p>" + "<w:r><w:t>aaaaaaaa</w:t></w:r>" * 49_000 + "</w:p>")),
    "looks of Word": (
        "word",
        lambda: docx(
            "<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>a</w:t></w:r>" * 40_000 + "</w:p>"
        ),
    ),
    "cells of Word": (
        "word",
        lambda: docx(
            "<w:tbl><w:tr>"
            + '<w:tc><w:tcPr><w:gridSpan w:val="50"/></w:tcPr></w:tc>' * 2_000
            + "</w:tr>"
            + "<w:tr/>" * 90_000
            + "</w:tbl>"
        ),
    ),
    "styles of Word": ("word", lambda: docx("", styles="".join(STYLE.format(n, n + 1) for n in range(90_000)))),
    "depth of Word": ("word", lambda: docx("<w:p>" * 1_000_000)),
}
"""What was, or could be, the square of its length to read: which reader takes it, and the text, by name."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading took: seconds of the processor, megabytes above those at its beginning, the longest time in which a
    signal was not heard, and the exit status.
    """

    seconds: float
    megabytes: float
    deaf: float
    status: int

    @property
    def is_fine(self) -> bool:
        return (self.status, self.seconds <= SECONDS, self.megabytes <= MEGABYTES, self.deaf <= DEAF) == (0, 1, 1, 1)

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s, {self.megabytes:.0f} MB, deaf for {self.deaf:.2f} s, status {self.status}"


def cost(read: Read, data: bytes, cpu: int = CPU) -> Cost:
    """What it takes to read a text, in a process of its own, which begins with what this one holds."""
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        heard = [time.process_time()]
        # What a signal is to do is done between two steps of Python, as is what Ctrl+C does.
        signal.signal(signal.SIGVTALRM, lambda *_: heard.append(time.process_time()))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0.02, 0.02)
        status = 0
        try:
            read(data)
        except BaseException as error:
            print(f"{error!r:.300}", file=sys.stderr, flush=True)
            status = 3
        heard.append(time.process_time())
        above = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        deaf = max(after - earlier for earlier, after in pairwise(heard))
        os.write(sender, f"{heard[-1] - heard[0]} {above} {deaf}".encode())
        os._exit(status)
    os.close(sender)
    with os.fdopen(receiver) as pipe:
        figures = pipe.read().split()
    _, status, used = os.wait4(child, 0)
    seconds, megabytes, deaf = map(float, figures or (used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, cpu))
    return Cost(seconds, megabytes, deaf, status)


def worst(names: list[str]) -> int:
    """Read the texts that were slow once and tell each; the exit status."""
    status = 0
    for title, (name, make) in WORST.items():
        if not names or name in names:
            read, monster = READERS[name](), make()
            read(b"a")
            spent = cost(read, monster if isinstance(monster, bytes) else monster.encode()[: 20 * SIZE])
            status |= not spent.is_fine
            print(f"{'' if spent.is_fine else 'FAILED '}{name}: {spent}: {title}", flush=True)
    return status


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--pairs", type=int, default=100, help="texts of two pieces (100)")
    parser.add_argument("--size", type=int, default=SIZE, help="bytes of a text (1,000,000)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, help="only so many texts of each reader, taken by chance")
    parser.add_argument("--worst", action="store_true", help="only the texts that were slow once")
    parser.add_argument("--part", default="0/1", help="only every n-th text: 0/4, 1/4 …")
    options = parser.parse_args()
    if unknown := sorted(set(options.readers) - READERS.keys()):
        parser.error(f"no reader: {', '.join(unknown)}")
    if options.worst:
        return worst(options.readers)
    status = 0
    this, of = map(int, options.part.split("/"))
    for name in options.readers or READERS:
        read = READERS[name]()
        read(b"a")  # So that what is imported is not counted.
        costs: list[tuple[Cost, str]] = []
        chosen = list(monsters(name, options.size, options.pairs, options.seed))[this::of]
        if options.count:
            chosen = random.Random(options.seed).sample(chosen, options.count)
        for title, make in chosen:
            spent = cost(read, make())
            costs.append((spent, title))
            if not spent.is_fine:
                status = 1
                print(f"FAILED {name}: {spent}: {title}", flush=True)
        costs.sort(key=lambda each: -each[0].seconds)
        most = max(each.megabytes for each, _ in costs)
        deaf = max(each.deaf for each, _ in costs)
        print(
            f"{name}: {len(costs)} texts, up to {costs[0][0].seconds:.2f} s, {most:.0f} MB, deaf for {deaf:.2f} s",
            flush=True,
        )
        for each, title in costs[:5]:
            print(f"    {each}: {title}")
    return status


if __name__ == "__main__":
    sys.exit(main())
