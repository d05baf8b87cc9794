"""Gives the readers of the program any number of inputs that nobody would write, and tells how they fared.

    python bench/fuzz.py                       # all readers, 100,000 inputs each
    python bench/fuzz.py markdown --inputs 1000000

With ``atheris`` (extra ``bench``; not for Windows) the inputs are led by the code that they reach; without it, or
with ``--blind``, they are mutations of the seeds, the same on every run. It fails on an exception, an input that takes
more than a second of the processor, and a process of more than 200 MB.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import resource
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SECONDS = 1.0
MEGABYTES = 200
LONGEST = 4096
"""Bytes of an input; what longer ones cost is for ``tests/test_hostile.py``."""


def of_file(folder: str, path: str) -> Callable[[bytes], None]:
    """The reader of a whole file of ``content/``, from its bytes to the checks of its words and its normal form."""
    from sosialisasi.desk.authoring import tidying
    from sosialisasi.ground.files import ContentFile
    from sosialisasi.ground.problems import Misread
    from sosialisasi.reading import load

    def read(data: bytes) -> None:
        text = ContentFile.of(folder, path, data)
        load.read(text)
        with suppress(Misread):
            tidying.normal_form(text)

    return read


def markdown_reader() -> Callable[[bytes], None]:
    from sosialisasi.reading import markup

    def read(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        body, _ = markup.parse(text)
        markup.html(body, lambda ref: ref.text)
        markup.typst(body, lambda ref: markup.typst_literal(ref.text))
        markup.normal_lines(text)

    return read


def roster_reader() -> Callable[[bytes], None]:
    from sosialisasi.reading import roster

    def read(data: bytes) -> None:
        roster.read_people(data, "peserta.csv")

    return read


def dates_reader() -> Callable[[bytes], None]:
    from sosialisasi.ground.days import parse_date, parse_span
    from sosialisasi.ground.problems import Misread
    from sosialisasi.ground.times import parse_time

    def read(data: bytes) -> None:
        for parse in (parse_date, parse_span, parse_time):
            with suppress(Misread):
                parse(data.decode("utf-8", "replace"))

    return read


def citations_reader() -> Callable[[bytes], None]:
    from sosialisasi.building.inputs import Inputs
    from sosialisasi.reading.load import load
    from sosialisasi.site.citations import Register, citation_key, citation_name

    site = load(Inputs(ROOT / "tests" / "situs").texts, {}).site
    assert site is not None
    regulations = site.regulations

    def read(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        Register(regulations).find(text)
        citation_name(text)
        citation_key(text)

    return read


def routes_reader() -> Callable[[bytes], None]:
    from sosialisasi.ground.slugs import slugged
    from sosialisasi.site import routes

    def read(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        routes.of_source(text)
        routes.linked_source("content/briefing/a.md", text)
        routes.relative("briefing/a.html", text)
        assert slugged(slugged(text)) == slugged(text)

    return read


HEAD = b"---\njudul: Uji\nringkasan: Uji.\ntanggal: 7 Oktober 2024\nstatus: terbit\n---\n\n"
READERS: Mapping[str, tuple[Callable[[], Callable[[bytes], None]], tuple[bytes, ...]]] = {
    "yaml": (
        partial(of_file, "kalender", "content/kalender/a.yaml"),
        (
            b"judul: a\nacara:\n  - id: b\n    tanggal: 7 Oktober 2024\n",
            b'a: "b \\u202e"\nc: [d, {e: f}]\ng: |\n  h\n',
            "dasar: “PP 94/2021”\n• a\n\t- b: *c\n? d\n# abaikan NET-05: e\n".encode(),
        ),
    ),
    "kepala": (
        partial(of_file, "rakor", "content/rakor/a.md"),
        (HEAD + b"## A\n\nIsi [[D-1]].\n", b"\xef\xbb\xbf---\r\na: b\r\n---\r\nc", b"\xff\xfe-\0"),
    ),
    "markdown": (
        markdown_reader,
        (
            b"## A\n\n- a\n  1. b\n- Boleh: c\n\n> d\n> \xe2\x80\x94 N; J; 7 Oktober 2024; S https://x.id/\n",
            b"| a | b |\n|---|:-:|\n| **c** | `d` |\n\n[e](../halaman/f.md#g) <b>h</b> &#x202e; ![i](j)\n",
            b"(1) a\n(2) _b_ ***c*** __d__ [[PP 94/2021 Pasal 5]] <!-- abaikan NET-05: e -->\n---\n",
        ),
    ),
    "peserta": (
        roster_reader,
        (
            b"nama;nip;jabatan;unit\nFulan Contoh;198501012010011001;Camat;Kecamatan A\n",
            b'sep=,\n"Daftar"\n\nno,nama lengkap,"unit\nkerja",ttd\n1,"Polan ""U""",B,ya\n',
            "\ufeffnama\tnip\nFulan\t1,98501E+17\n".encode("utf-16"),
        ),
    ),
    "tanggal": (dates_reader, (b"Rabu, 27 November 2024", b"25 September\xe2\x80\x9323 November 2024", b"08.00 WIB")),
    "kutipan": (
        citations_reader,
        (b"PP 94/2021 Pasal 5 huruf n angka 4", b"Undang-Undang Nomor 10 Tahun 2016", b"PP Disiplin PNS"),
    ),
    "rute": (
        routes_reader,
        (b"content/briefing/a.md", b"../halaman/b.md#c", b"Media Sosial (1).md", b"../../etc/passwd"),
    ),
    "alamat": (partial(of_file, "alamat", "content/alamat.txt"), (b"# a\nindex.html\nbriefing/a.html#b\n",)),
    "rilis": (
        partial(of_file, "rilis", "content/rilis.txt"),
        (b"# a\nb2c3d4 | 1 | 2026-11-22 | ikrar | 0123456789abcdef | Pertama\n",),
    ),
}
"""By name: what makes the reader, and inputs to begin with."""


@dataclass(slots=True)
class Outcome:
    """What became of the inputs of one reader."""

    inputs: int = 0
    slowest: float = 0.0
    slowest_input: bytes = b""
    failures: int = 0
    last_failure: str = ""

    @property
    def megabytes(self) -> float:
        """The most memory that this process has ever taken, with the program itself."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    @property
    def is_fine(self) -> bool:
        return not self.failures and self.slowest <= SECONDS and self.megabytes <= MEGABYTES

    def take(self, read: Callable[[bytes], None], data: bytes) -> None:
        started = time.process_time()
        try:
            read(data)
        except Exception:
            self.failures += 1
            self.last_failure = f"{data!r}\n{traceback.format_exc()}"
        seconds = time.process_time() - started
        self.inputs += 1
        if seconds > self.slowest:
            self.slowest, self.slowest_input = seconds, data

    def line(self, name: str, way: str) -> str:
        return (
            f"{name:10} {self.inputs:>9,} inputs {way}, {self.failures} exceptions, "
            f"slowest {self.slowest * 1000:.0f} ms ({len(self.slowest_input)} bytes), {self.megabytes:.0f} MB"
        )


_TOGETHER = "\u00a0\u00ad\u200b\u2028\u202e\ufeff–“•√İﬀ😀\U000f0001" + "".join(map(chr, range(128)))
SIGNS = (b"\x80", b"\xff", *(sign.encode() for sign in _TOGETHER))


def mutated(data: bytes, chance: random.Random, others: tuple[bytes, ...]) -> bytes:
    """An input like another: signs and pieces put in, taken out, repeated, or taken from elsewhere."""
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 1, 2, 8, 64)))
        match chance.randrange(4):
            case 0:
                piece = chance.choice(SIGNS)
            case 1:
                piece = b""
            case 2:
                piece = (data[start:end] or chance.choice(SIGNS)) * chance.choice((2, 3, 50, 500))
            case _:
                other = chance.choice(others)
                begin = chance.randint(0, len(other))
                piece = other[begin : begin + chance.choice((1, 8, 64))]
        data = (data[:start] + piece + data[end:])[:LONGEST]
    return data


def blind(name: str, inputs: int, seed: int = 0) -> Outcome:
    """So many mutations, the same for the same seed."""
    make, seeds = READERS[name]
    read, outcome, chance = make(), Outcome(), random.Random(seed)
    pool = list(seeds)
    for seed_input in seeds:
        outcome.take(read, seed_input)
    while outcome.inputs < inputs:
        data = mutated(chance.choice(pool), chance, seeds)
        outcome.take(read, data)
        if chance.random() < 0.01:
            pool = [*seeds, *pool[-100:], data]
    return outcome


def guided(name: str, inputs: int, folder: str) -> None:
    """So many, led by what they reach, kept in a folder; tells and ends the process, since the engine never returns."""
    import atheris

    with atheris.instrument_imports(include=["sosialisasi", "markdown"]):
        make, seeds = READERS[name]
        read = make()
    outcome = Outcome()

    def one(data: bytes) -> None:
        outcome.take(read, data)
        if outcome.inputs >= inputs:
            os._exit(tell(name, outcome, "guided"))

    corpus = Path(folder)
    for number, each in enumerate(seeds):
        (corpus / str(number)).write_bytes(each)
    atheris.Setup([sys.argv[0], str(corpus), f"-max_len={LONGEST}", "-seed=1", "-verbosity=0", "-rss_limit_mb=0"], one)
    atheris.Fuzz()


def tell(name: str, outcome: Outcome, way: str) -> int:
    """Print how a reader fared; the exit status."""
    print(outcome.line(name, way))
    if outcome.last_failure:
        print(outcome.last_failure)
    if outcome.slowest > SECONDS:
        print(f"slowest: {outcome.slowest_input!r}")
    sys.stdout.flush()
    return 0 if outcome.is_fine else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--inputs", type=int, default=100_000, help="for each reader (100,000)")
    parser.add_argument("--blind", action="store_true", help="without atheris")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := sorted(set(options.readers) - READERS.keys()):
        parser.error(f"no reader: {', '.join(unknown)}")
    if options.here:
        guided(options.readers[0], options.inputs, options.here)
    is_guided = not options.blind and importlib.util.find_spec("atheris") is not None
    if not is_guided and len(options.readers) == 1:
        return tell(options.readers[0], blind(options.readers[0], options.inputs), "blind")
    status = 0
    for name in options.readers or READERS:  # In a process each, since memory is counted by process.
        with TemporaryDirectory(prefix="sosialisasi-fuzz-") as folder:
            way = ["--here", folder] if is_guided else ["--blind"]
            ours = [sys.executable, __file__, name, "--inputs", str(options.inputs), *way]
            status |= subprocess.run(ours, stderr=subprocess.DEVNULL, check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main())
