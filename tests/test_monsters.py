"""No text of a megabyte, of whatever content, takes more than 3 s of the processor or 150 MB, and Ctrl+C always works.

``bench/monsters.py`` makes as many texts as one likes; here are all that were slow once, and some of every kind, the
same on every run. Time is that of the processor. Each text is read in a process of its own, which may spend no more.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable

import monsters
import pytest
import yaml
from harness import ROOT

from sosialisasi.ground import problems
from sosialisasi.ground.characters import TIDIED
from sosialisasi.ground.files import EMPTY_FILE, MAX_BYTES, ContentFile, find
from sosialisasi.ground.problems import MAX_TOLD, Severity, folded
from sosialisasi.ground.sayings import nearest
from sosialisasi.reading import load, releases
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.values import MAX_VALUES, read_yaml
from sosialisasi.reading.markup import parse, reader
from sosialisasi.reading.markup.blocks import MAX_HEADING, MAX_MARKS, Blocks
from sosialisasi.reading.markup.source import INLINE, MAX_PARAGRAPH

BENCH = ROOT / "bench" / "monsters.py"


def told(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, BENCH, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", sorted({name for name, _ in monsters.WORST.values()}))
def test_what_was_slow_once_is_read_in_time(name: str) -> None:
    """Three seconds, 150 MB, and at no time more than one second in which Ctrl+C is not heard."""
    done = told("--worst", name)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", monsters.READERS)
def test_texts_of_every_kind_are_read_in_time(name: str) -> None:
    """A few of thousands, by chance; the bench reads the others."""
    done = told(name, "--pairs", "40", "--count", "3")
    assert done.returncode == 0, done.stdout + done.stderr


def _deaf(data: bytes) -> None:
    re.sub(rb"[)]*$", b"", data)


@pytest.mark.parametrize("read", [_deaf, lambda data: bytearray(200 << 20)], ids=["slow", "large"])
def test_a_reader_that_takes_too_much_is_told(read: Callable[[bytes], object]) -> None:
    """Or the tests above could not fail."""
    assert not monsters.cost(read, b")" * 60_000 + b"a", cpu=2).is_fine


INTERRUPTED = f"""
import os, resource, signal, sys
sys.path.insert(0, {str(ROOT)!r})
from sosialisasi.reading import load
from sosialisasi.ground.files import ContentFile
data = b"---\\njudul: [" + b")" * 900_000 + b"\\n---\\n" + b"[a](b.md) " * 900
text = ContentFile.of("halaman", "content/halaman/a.md", data)
load.read(text)
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGVTALRM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
signal.setitimer(signal.ITIMER_VIRTUAL, 0.05)
while True:
    load.read(text)
"""


def test_ctrl_c_ends_the_reading() -> None:
    """Nobody on the way keeps it for himself. The parent may have started us with it switched off."""
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGINT
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")


# --- what is too much -----------------------------------------------------------------------------------------


def test_a_text_of_too_many_signs_is_told_where_it_is_too_much() -> None:
    """However they are spread over paragraphs; what is below is not looked at."""
    line = "[a](https://b.id) " * 50
    most = MAX_MARKS // 100  # Two in each: the bracket and the address.
    body, found = parse(f"{line}\n\n" * most)
    assert (found, body.text.count("a")) == ((), 50 * most)
    _, found = parse(f"{line}\n\n" * (most + 3))
    assert [(each.line, each.code) for each in found] == [(2 * most + 1, "naskah-terlalu-banyak-tanda")]


def test_the_cells_of_a_table_count_however_few_are_written() -> None:
    """A row has as many cells as the head, which memory is taken for."""
    head = "|a" * 200 + "|\n" + "|-" * 200 + "|\n"
    assert parse(head + "|a\n" * 40)[1] == ()
    assert [each.code for each in parse(head + "|a\n" * 60)[1]] == ["naskah-terlalu-banyak-tanda"]


def test_an_item_of_many_lines_is_told() -> None:
    """Like a paragraph: each of its lines is another copy of it."""
    items = "- a\n" + "  terus dan terus lagi\n" * 500
    assert parse(items * 3)[1] == ()
    _, found = parse("- a\n" + "  terus dan terus lagi\n" * 1500)
    assert [each.code for each in found] == ["naskah-terlalu-rumit"]


def test_a_file_of_too_many_values_is_told_where_it_is_too_much() -> None:
    line = "- [" + ", ".join("a" * 99) + "]\n"
    document, found = read_yaml("a:\n" + line * 100)
    assert document is not None
    document, found = read_yaml("a:\n" + line * 300)
    assert document is None
    assert [(each.line, each.code) for each in found] == [(MAX_VALUES // 101 + 1, "isian-terlalu-banyak")]


def test_of_a_long_text_only_the_first_broken_lines_are_looked_at() -> None:
    """To say how a line is mended, the text is read again and again; a short one often enough for all of its lines."""
    line = "judul: a: b\n"
    assert len(read_yaml(line * 20)[1]) == 20 + 19  # Each is a key that is there twice, too.
    long = "teks: |\n" + "  a\n" * 100_000
    assert 1 <= len(read_yaml(long + line * 20)[1]) <= 2


def test_only_the_gravest_of_many_problems_of_a_file_are_told() -> None:
    """In their order, and how many more there are, and where; of another file all."""
    made = [TIDIED.at("a", line, apa="x", menjadi="y") for line in range(1, MAX_TOLD + 51)]
    wrong = EMPTY_FILE.at("a", MAX_TOLD + 60)
    other = EMPTY_FILE.at("b", 1)
    *told_one_by_one, rest = folded((*made, wrong, other))
    assert told_one_by_one == [*made[: MAX_TOLD - 1], wrong, other]
    assert (rest.code, rest.path, rest.line, rest.severity) == ("masalah-lain", "a", MAX_TOLD, Severity.WARNING)
    assert rest.message.startswith("Masih ada 51 masalah lain")


def test_whatever_is_wrong_with_a_file_the_report_is_short() -> None:
    """With thousands of unknown keys, of bad addresses, of bad releases."""
    head = "".join(f"kunci{number}: a\n" for number in range(5_000))
    texts = (
        ContentFile.of("lembaga", "content/lembaga/a.yaml", head.encode()),
        ContentFile.of("alamat", "content/alamat.txt", "".join(f"a {n}\n" for n in range(5_000)).encode()),
        ContentFile.of("rilis", "content/rilis.txt", b"a\n" * 5_000),
    )
    for text in texts:
        found = load.read(text).problems
        assert len(found) == MAX_TOLD + 1
        assert found[-1].code == "masalah-lain"


def test_nothing_is_near_a_chapter() -> None:
    assert nearest("judl", ["judul"]) == "judul"
    assert nearest("judl" * 100, ["judul" * 100]) is None


def test_a_long_ledger_of_one_sheet_is_read_in_full() -> None:
    """Each line is held against the last one only, also past a withdrawal."""
    lines = [f"b2c3d4 | {number} | 2026-11-22 | ikrar | 0123456789abcdef | a" for number in range(1, 3_000)]
    lines.insert(1_500, "b2c3d4 | ditarik | 2026-11-22 | ikrar | 0123456789abcdef | a")
    made, found = releases.read_ledger("\n".join(lines), "content/rilis.txt")
    assert (len(made.entries), found) == (3_000, ())
    again = releases.read_ledger("\n".join([*lines, lines[-1]]), "content/rilis.txt")[1]
    assert [(each.line, each.code) for each in again] == [(3_001, "rilis-rusak")]


# --- what is not ------------------------------------------------------------------------------------------------


def test_honest_texts_are_far_below_every_limit() -> None:
    """The longest that are shipped could be twenty times as long."""
    longest: dict[str, int] = dict.fromkeys(("lines", "values", "marks", "paragraph", "paragraph marks", "heading"), 0)
    for text in find(ROOT)[0]:
        if text.folder in ("alamat", "rilis"):
            continue
        source = text.data.decode("utf-8-sig")
        head, body = source, ""
        if load.KINDS[text.folder] in load.MARKDOWN:
            parts = FrontMatter.of(source)
            head, body = parts.head, parts.body
        paragraphs = body.split("\n\n")
        counted = {
            "lines": source.count("\n"),
            "values": sum(1 for _ in yaml.parse(head)),
            "marks": Blocks(body, 1).draft.marks,
            "paragraph": max(map(len, paragraphs)),
            "paragraph marks": max(len(INLINE.findall(each)) for each in paragraphs),
            "heading": max(len(line) for line in [*body.split("\n")] if line.startswith("#") or not line),
        }
        longest = {name: max(most, counted[name]) for name, most in longest.items()}
        assert len(source) * 20 < MAX_BYTES
        assert load.read(text).value is not None
    limits = {
        "lines": load.MAX_LINES,
        "values": MAX_VALUES,
        "marks": MAX_MARKS,
        "paragraph": MAX_PARAGRAPH,
        "paragraph marks": reader.MAX_PARAGRAPH_MARKS,
        "heading": MAX_HEADING,
    }
    assert all(longest.values())
    assert {name: most for name, most in longest.items() if most * 20 > limits[name]} == {}
    assert MAX_VALUES // longest["values"] >= 40
    assert problems.MAX_TOLD
