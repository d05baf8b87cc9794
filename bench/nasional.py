"""Measure a site for the whole country: ``python bench/nasional.py [--regions N] [--folder DIR] [--record]``.

Writes a site with a region's page, its calendar of one election (page, ICS, JSON, A4, F4 and poster), its meeting with
its pack, and a village kit for each of its kecamatan, for all 552 regions or for ``N`` of them, evenly chosen. What is
shared is the ``content/`` of this project, without its own regions, calendars and meetings. All else is made up for
this measurement and says so. The sheets are released first, as an office would, so that no sheet is a draft.

Then whole processes are measured, each once, since the cold build takes minutes:

* *cold*: no output and no state.
* *region*: a sentence of one region's calendar and of its meeting was changed.
* *regulation*: the summary of a regulation that all calendars cite was changed, which its page alone shows.
* *no-op*: nothing was changed.

Memory is given twice: the peak of the largest process, and the peak of all of them together, where what they share
counts once (PSS, read every two seconds, so a shorter peak may be missed). Below stand the sizes of what every
region has, beside those of a smaller site: they must not depend on how many regions there are.

Needs Linux and the extra ``bench``. The whole country takes 3 GB of disk, which ``--folder`` chooses and keeps.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Self

import targets
from measure import REPOSITORY, Builder, Spent, adopt
from targets import Figure

from sosialisasi.building import releasing
from sosialisasi.building.folders import Folders
from sosialisasi.reading.load import regions
from sosialisasi.site.model import Region

ALL = 552
SMALL = 60
"""Regions of the site with which the sizes are compared."""
ELECTION = "pilkada-2024"
CITED = "content/peraturan/pkpu-2-2024.yaml"
ITEMS = ("D-1", "D-4", "D-5", "D-6", "D-9", "D-13", "D-14", "D-15", "B-1", "B-5")
LEFT_OUT = ("daerah", "kalender", "rakor", "alamat.txt", "rilis.txt")
"""What is not shared of ``content/``."""

LISTS = (
    *("index.html", "daerah/index.html", "kalender/index.html", "rakor/index.html", "cetak/index.html"),
    *("cari/index.html", "cari/indeks.js", "c/index.html", "boleh-jangan/d-1.html", "peraturan/pkpu-2-2024.html"),
)
"""What lists regions, or what is about them."""

# --- content -----------------------------------------------------------------------------------------------


def evenly_chosen(count: int) -> list[Region]:
    """So many provinces and regencies, from all over the country."""
    known = [region for region in regions().values() if region.level < 3]
    return [known[number * len(known) // count] for number in range(count)]


def write_site(root: Path, count: int) -> list[Region]:
    """Write a site of so many regions into ``root``; give the regions."""
    content = root / "content"
    shutil.copytree(REPOSITORY / "content", content, ignore=lambda folder, names: set(LEFT_OUT) & set(names))
    chosen = evenly_chosen(count)
    for number, region in enumerate(chosen):
        slug = region.code.replace(".", "-")
        _write(content / f"daerah/{slug}.yaml", _note(region))
        _write(content / f"kalender/{_calendar_of(region)}.yaml", _calendar(region, number))
        _write(content / f"rakor/{_meeting_of(region)}.md", _meeting(region, number))
    return chosen


def _calendar_of(region: Region) -> str:
    return f"{ELECTION}-{region.code.replace('.', '-')}"


def _meeting_of(region: Region) -> str:
    return f"rakor-2024-{region.code.replace('.', '-')}"


def _note(region: Region) -> str:
    kits = "" if region.level == 1 else "kit_desa: ya\n"  # A province has none of its own: its regencies have them.
    return f"""kode: "{region.code}"
nama: {region.name}
kop:
  - INSTANSI CONTOH
  - {region.name.upper()} (CONTOH)
kontak:
  - nama: BKPSDM (contoh)
    nilai: tanyakan ke bagian disiplin
{kits}"""


def _calendar(region: Region, number: int) -> str:
    return f"""judul: Kalender Pilkada 2024 {region.name} (contoh)
daerah: "{region.code}"
pemilihan: {ELECTION}
acara:
  - id: rakor-contoh
    nama: Rakor netralitas ASN {region.name} (contoh)
    tahap: kampanye
    tanggal: {7 + number % 5} Oktober 2024
    verifikasi: belum
    catatan: Rapat karangan untuk mengukur waktu.
verifikasi: belum
sumber:
  - judul: Karangan untuk mengukur waktu
catatan:
  - Acara daerah ini karangan.
"""


def _meeting(region: Region, number: int) -> str:
    return f"""---
judul: Rakor camat {region.name} 2024 (contoh)
ringkasan: Rapat karangan di {region.name} untuk mengukur waktu.
tanggal: {7 + number % 5} Oktober 2024
mulai: 08.00
selesai: 12.00
status: terbit
tuan_rumah: Instansi Contoh {region.name}
tempat: Aula contoh nomor {number + 1}
daerah: "{region.code}"
peserta: ["{region.code}"]
pemilihan: [{ELECTION}]
narasumber:
  - lembaga: bawaslu-kabkota
    jabatan: Narasumber Bawaslu (contoh)
    topik: Pengawasan
  - lembaga: bkpsdm
    jabatan: Narasumber BKPSDM (contoh)
    topik: Disiplin
agenda:
  - topik: Pembukaan
    mulai: 08.00
  - topik: Paparan narasumber
    mulai: 08.30
  - topik: Tanya jawab
    mulai: 10.30
poin:
  - Netral sebelum, selama, dan sesudah kampanye.
  - Bahan rapat nomor {number + 1} disampaikan ke semua desa.
boleh_jangan: [{", ".join(ITEMS)}]
kalender: [{_calendar_of(region)}]
dasar: [PP 94/2021 Pasal 5 huruf n, SKB Netralitas 2022]
cetak: [agenda, boleh-jangan, kalender, daftar-hadir]
peran: camat-lurah
penulis: Tim Materi, Instansi Contoh
pemeriksa: Tim Hukum, Instansi Contoh
perubahan:
  - tanggal: 11 November 2024
    catatan: Terbit pertama
sumber:
  - judul: Karangan untuk mengukur waktu
---

## Latar

Rapat di {region.name} ini karangan. Dasarnya [[PP 94/2021 Pasal 5 huruf n]].

## Yang disampaikan

- [[D-1]]
- [[B-5]]
- Jangan: meneruskan bahan kampanye di grup kantor {region.name}.
- Boleh: membagikan jadwal resmi KPU.
"""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


# --- measuring ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one build took; ``together`` is the peak MB of all its processes, ``files`` are those that it wrote."""

    name: str
    seconds: float
    processor: float
    largest: float
    together: float
    files: int


class Watch:
    """Looks, as long as the ``with`` lasts, how much memory all processes below this one take together."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._is_over.wait(2):  # Looking takes the kernel a while, and all processes wait for it.
            self.megabytes = max(self.megabytes, sum(map(_megabytes, _below(os.getpid()))))


def _below(process: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # It has ended meanwhile.
        return []
    return [*children, *(other for child in children for other in _below(child))]


def _megabytes(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6


def measured(builder: Builder, name: str, files: Callable[[], Mapping[Path, int]]) -> Row:
    """Run a build once. ``files`` tells when each file of the output was written."""
    before = files()
    with Watch() as watch:
        spent: Spent = builder.run()
    changed = sum(before.get(path) != written for path, written in files().items())
    return Row(
        name=name,
        seconds=spent.seconds,
        processor=spent.processor,
        largest=spent.megabytes,
        together=watch.megabytes,
        files=changed,
    )


def prepared(root: Path, count: int, jobs: int) -> tuple[Builder, Region]:
    """A site that was never built, with its sheets released; and its first region."""
    first = write_site(root, count)[0]
    command = [sys.executable, "-m", "sosialisasi", "build", "--site", str(root), "--jobs", str(jobs)]
    builder = Builder(root, command, ("_site", "_kantor", ".sosialisasi"), CITED)
    folders = Folders(root=root, out=root / "_site", office=root / "_kantor")
    sheets, _ = releasing.read_standings(folders)
    releasing.release(folders, [each for each in sheets if each.is_stale], date(2026, 11, 22), "Rilis contoh")
    return builder, first


def measure(builder: Builder, first: Region) -> tuple[list[Row], dict[str, int]]:
    """Build a site four times: what each build took, and what is there after the first."""
    root = builder.root

    def files() -> Mapping[Path, int]:
        paths = (path for name in ("_site", "_kantor") for path in (root / name).rglob("*") if path.is_file())
        return {path: path.stat().st_mtime_ns for path in paths}

    rows = [measured(builder, "cold", files)]
    written = files()
    counts = {"files": len(written), "PDFs": sum(path.suffix == ".pdf" for path in written)}
    _replace(root / f"content/kalender/{_calendar_of(first)}.yaml", "Acara daerah ini karangan.", "Acara ini karangan.")
    _replace(root / f"content/rakor/{_meeting_of(first)}.md", "bahan kampanye di grup", "bahan calon di grup")
    rows.append(measured(builder, "region", files))
    _replace(root / CITED, "Menetapkan jadwal", "Mengatur jadwal")
    rows.append(measured(builder, "regulation", files))
    rows.append(measured(builder, "no-op", files))
    return rows, counts


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{path} says {old!r} {text.count(old)} times")
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def sizes(out: Path) -> dict[str, int]:
    """The bytes, as a browser loads them (gzip), of what every region has (medians), and of what lists regions."""
    each = {
        "page of a regency": out.glob("daerah/??-??.html"),
        "page of a calendar": out.glob("kalender/pilkada-2024-*.html"),
        "page of a meeting": out.glob("rakor/rakor-*.html"),
        "calendar as ICS": out.glob("kalender/*.ics"),
    }
    medians = {name: round(median(map(_loaded, paths))) for name, paths in each.items()}
    return medians | {name: _loaded(out / name) for name in LISTS}


def _loaded(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


# --- report ------------------------------------------------------------------------------------------------


def show(rows: Sequence[Row], counts: Mapping[str, int], count: int, jobs: int) -> None:
    print(f"{count} regions, --jobs {jobs}: {', '.join(f'{number:,} {name}' for name, number in counts.items())}")
    print(f"{'':12}{'seconds':>9}{'CPU s':>9}{'MB':>7}{'MB in all':>11}{'written':>9}")
    for row in rows:
        print(
            f"{row.name:12}{row.seconds:9.1f}{row.processor:9.1f}{row.largest:7.0f}{row.together:11.0f}{row.files:9,}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--regions", type=int, default=ALL, metavar="N", help=f"regions ({ALL}, the whole country)")
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 8), help="as of sosialisasi build")
    parser.add_argument("--folder", type=Path, help="an empty folder to write into, which is kept")
    targets.add_option(parser)
    options = parser.parse_args()
    adopt()
    with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
        folder = options.folder or Path(name)
        small = max(min(options.regions // 3, SMALL), 3)
        prepared(folder / "small", small, options.jobs)[0].run()
        rows, counts = measure(*prepared(folder / "nasional", options.regions, options.jobs))
        compared = [sizes(folder / site / "_site") for site in ("small", "nasional")]
    show(rows, counts, options.regions, options.jobs)
    print(f"\nbytes, gzip{small:>21}{options.regions:>10}  regions")
    for what, size in compared[1].items():
        print(f"{what:24}{compared[0][what]:8,}{size:10,}")
    if options.regions == ALL:
        figures = {f"country-{row.name}": Figure(row.seconds) for row in rows}
        figures["country-memory"] = Figure(max(row.together for row in rows))
        targets.report(figures, 1, record=options.record)


if __name__ == "__main__":
    main()
