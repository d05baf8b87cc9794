"""Inputs that nobody would write: no reader raises, runs on for long or takes much memory.

``bench/fuzz.py`` gives the readers as many inputs as one likes; here are a few thousand, the same on every run.
"""

from __future__ import annotations

import subprocess
import sys

import fuzz
import pytest
from harness import ROOT


@pytest.mark.parametrize("name", fuzz.READERS)
def test_no_input_raises(name: str) -> None:
    """What is wrong with a text is a problem, never an exception."""
    told = fuzz.blind(name, 1500)
    assert told.inputs == 1500
    assert told.failures == 0, told.last_failure


def test_a_reader_that_raises_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """With the input, so that it can be tried again."""
    monkeypatch.setitem(fuzz.READERS, "tanggal", (lambda: lambda data: data.decode(), (b"a",)))
    told = fuzz.blind("tanggal", 200)
    assert told.failures
    assert fuzz.tell("tanggal", told, "blind") == 1
    assert "UnicodeDecodeError" in capsys.readouterr().out


UNITS = (
    *("[", "](", "[[", "[[a]] ", "![a](", "[a]: b\n", "*", "*a ", "*a_b **c ", "_a", "`", "``` ", "<", "<a ", "<!--"),
    *("<!-- abaikan NET-05: a -->\n", "<!-- abaikan NET-05: a -->\npilih paslon satu\n\n", ">", "> ", ">\n> a\n\n"),
    *("|", "|a", "x|y\n", "| a |\n|---|\n", "- ", "- a\n", "1. a\n", "(a) b\n", "• a\n", "# ", "## a\n\n", "#"),
    *("\\", "&", "&#x", "{", "{a: ", "- - ", "a:", "a: b\n", "? ", "\"", "'", "“", "\t", " ", "\n", "a\n\n", "\u00a0"),
    *("\u202e", "\U000f0001", "08123456789 ", "a@", "https://", "12 hari ", "1–", "24 November 2024 ", "pilih ", "Y ("),
)  # fmt: skip
"""What a text of many kilobytes repeats: each was, or could be, the square of its length to read."""

LETTERS = 100_000
HEADS = {
    "content/halaman/a.md": "---\njudul: a\n---\n",
    "content/halaman/b.md": "---\njudul: ",
    "content/lembaga/c.yaml": "nama: ",
    "content/lembaga/d.yaml": "",
    "content/kalender/e.yaml": "acara:\n  - tanggal: '",
    "content/alamat.txt": "",
    "content/rilis.txt": "",
}
CHILD = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
sys.path.append({str(ROOT / "bench")!r})
from test_fuzz import read_monsters
print(read_monsters(sys.argv[1]))
"""


def read_monsters(path: str) -> int:
    """Read a file of each monster; how many there were."""
    from sosialisasi.ground.files import ContentFile
    from sosialisasi.reading import load, roster

    folder = {"alamat.txt": "alamat", "rilis.txt": "rilis"}.get(path.split("/")[1], path.split("/")[1])
    for unit in UNITS:
        times = LETTERS // len(unit)
        if "\n" in unit:
            times = min(times, (load.MAX_LINES - 3) // unit.count("\n"))  # A text of more lines is not read at all.
        data = (HEADS[path] + unit * times).encode()
        load.read(ContentFile.of(folder, path, data))
        if path == "content/alamat.txt":
            roster.read_people(data, "peserta.csv")
    return len(UNITS)


@pytest.mark.parametrize("path", HEADS)
def test_no_monster_is_read_for_long(path: str) -> None:
    """Brackets, quotes, lists and tables without end, in a process that may spend little: it is read to its end."""
    done = subprocess.run([sys.executable, "-c", CHILD, path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, str(len(UNITS))), done.stderr[-2000:]
