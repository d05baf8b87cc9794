"""Time ``sosialisasi`` against other generators on the same Markdown: ``python bench/site.py [N] [--peers a,b] …``.

Writes a site of ``N`` briefings (1000 unless told) of about 3 KB each into a temporary folder, once for us and once for
each peer with the same text (its citations are plain links there) and the least theme that shows all of it, and times
whole processes, all in turns:

* *cold*: no output and no state.
* *edit*: one sentence of one briefing was changed.
* *no-op*: nothing was changed.

Hugo and Pelican have no trace of their last build, so theirs is a full build each time (Pelican's cache of what it has
read is on). MkDocs builds with ``--dirty``, which leaves every page alone whose file was not changed, right or wrong.
Zensical keeps a cache; it always writes a search index too. Papers are off, since no peer prints any;
``bench/paper.py`` measures them.

* ``--growth``: ``N`` and ten times ``N``, and the exponent between them: 1 is as much for every briefing.
* ``--check``: ``sosialisasi check`` of a copy of ``content/``, with and without what a build has left there.

Figures are medians; ``--record`` keeps those that have a target (``bench/targets.py``). Only the ratios (ours to the
peer's) mean something on a machine that others use too, and there the ratio of processor time ("CPU s", of all
processes) is the steadier one. Memory is the peak of the largest process, not of all together. Needs a POSIX system and
the extra ``bench``: ``.venv/bin/pip install -e .[bench]``.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import targets
from measure import REPOSITORY, Builder, Spent, adopt, binary, environment, medians, middle, spent_by
from targets import Figure

SEED = 2026

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
        title = f"{topic} {number + 1}: {self.phrase()}"
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


def _filled(
    text: Briefing, citation: Callable[[Regulation], str], item: Callable[[str], str], other: Callable[[str], str]
) -> str:
    """The body with its references spelled; ``other`` gives the link to another briefing."""
    body = text.body
    for regulation in REGULATIONS:
        body = body.replace(f"{{{regulation.id}}}", citation(regulation))
    for id in ITEMS:
        body = body.replace(f"{{{id}}}", item(id))
    before, _, rest = body.partition("{>")
    slug, _, after = rest.partition("}")
    return before + other(slug) + after


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
        verdict = ("jangan", "bersyarat", "boleh")[number % 3]
        condition = "syarat: Syarat contoh.\n" if verdict == "bersyarat" else ""
        _write(
            root / f"content/boleh-jangan/{id.lower()}.yaml",
            f"""id: {id}
putusan: {verdict}
{condition}kalimat: Butir contoh nomor {number + 1}
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
        body = _filled(
            text, lambda each: f"[[{each.citation}]]", lambda id: f"[[{id}]]", lambda slug: f"[bahan lain]({slug}.md)"
        )
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


# --- the same for others -----------------------------------------------------------------------------------

_NAV = (("index.html", "Beranda"), ("briefing/", "Briefing"), ("peraturan/", "Peraturan"), ("boleh-jangan/", "Butir"))
_TOP = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – {site}</title>
<meta name="description" content="{summary}">
<link rel="canonical" href="{address}">
</head>
<body>
<header><nav><ul>
{nav}
</ul></nav></header>
<main><h1>{title}</h1><p>{summary}</p>
"""
_END = """
</main>
<footer><p>{site}</p></footer>
</body>
</html>
"""


def _theme(main: str, *, link: str, **spelled: str) -> str:
    """A page of a peer, whose template language spells the title and the like in its own way."""
    nav = "\n".join(f'<li><a href="{link.format(path)}">{name}</a></li>' for path, name in _NAV)
    return _TOP.format(nav=nav, **spelled) + main + _END.format(**spelled)


_HUGO = {
    "hugo.toml": """baseURL = "https://contoh.example/netral/"
locale = "id"
title = "Bahan netralitas ASN"
uglyURLs = true
relativeURLs = true
[services.rss]
limit = 20
""",
    "layouts/_default/baseof.html": _theme(
        '{{ block "main" . }}{{ end }}',
        link='{{{{ "/{}" | relURL }}}}',
        title="{{ .Title }}",
        site="{{ site.Title }}",
        summary="{{ .Description }}",
        address="{{ .Permalink }}",
    ),
    "layouts/_default/single.html": """{{ define "main" }}
<p>{{ .Date.Format "2006-01-02" }}{{ range .Params.audiens }} {{ . }}{{ end }}</p>
{{ .TableOfContents }}
<article>{{ .Content }}</article>
<ul>{{ range .Params.dasar }}<li>{{ . }}</li>{{ end }}</ul>
<p>{{ .Params.penulis }} {{ .Params.pemeriksa }}</p>
{{ end }}
""",
    "layouts/_default/list.html": """{{ define "main" }}
<ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Description }}</p><p>{{ .Date.Format "2006-01-02" }}</p></li>
{{ end }}</ul>
{{ end }}
""",
}
_HUGO["layouts/index.html"] = _HUGO["layouts/_default/list.html"]

_PELICAN_PAGE = {
    "link": "{{{{ SITEURL }}}}/{}",
    "site": "{{ SITENAME }}",
    "address": "https://contoh.example/netral/{{ output_file }}",
}
_PELICAN_LIST = """<ul>{% for each in articles %}
<li><a href="{{ SITEURL }}/{{ each.url }}">{{ each.title }}</a><p>{{ each.summary }}</p>
<p>{{ each.date.date() }}</p></li>{% endfor %}</ul>"""
_PELICAN = {
    "pelicanconf.py": """SITENAME = "Bahan netralitas ASN"
AUTHOR = "Instansi Contoh"
TIMEZONE = "Asia/Jakarta"
DEFAULT_LANG = "id"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS = []
RELATIVE_URLS = True
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = ARTICLE_SAVE_AS = "{category}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "{slug}/index.html"
SLUGIFY_SOURCE = "basename"
AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
FEED_MAX_ITEMS = 20
TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extensions": ["markdown.extensions.meta", "markdown.extensions.tables", "markdown.extensions.toc"],
    "output_format": "html5",
}
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
""",
    "theme/templates/article.html": _theme(
        """<p>{{ article.date.date() }} {{ article.audiens }}</p>
<article>{{ article.content }}</article>
<ul>{% for each in article.dasar or [] %}<li>{{ each }}</li>{% endfor %}</ul>
<p>{{ article.penulis }} {{ article.pemeriksa }}</p>""",
        title="{{ article.title }}",
        summary="{{ article.summary }}",
        **_PELICAN_PAGE,
    ),
    "theme/templates/index.html": _theme(_PELICAN_LIST, title="Beranda", summary="", **_PELICAN_PAGE),
    "theme/templates/category.html": _theme(_PELICAN_LIST, title="{{ category }}", summary="", **_PELICAN_PAGE),
}

_MKDOCS_LIST = """{% for section in nav.items %}<ul>{% for each in section.children or [] %}
<li><a href="{{ each.url|url }}">{{ each.title }}</a></li>{% endfor %}</ul>{% endfor %}"""
_MKDOCS_THEME = _theme(
    """<p>{{ page.meta.date }}{% for each in page.meta.audiens %} {{ each }}{% endfor %}</p>
{% for each in page.toc %}<a href="{{ each.url }}">{{ each.title }}</a>
{% for below in each.children %}<a href="{{ below.url }}">{{ below.title }}</a>{% endfor %}{% endfor %}
<article>{{ page.content }}</article>
<ul>{% for each in page.meta.dasar %}<li>{{ each }}</li>{% endfor %}</ul>
<p>{{ page.meta.penulis }} {{ page.meta.pemeriksa }}</p>
{% if page.meta.daftar %}"""
    + _MKDOCS_LIST
    + "{% endif %}",
    link="{{{{ '{}'|url }}}}",
    title="{{ page.title }}",
    site="{{ config.site_name }}",
    summary="{{ page.meta.description }}",
    address="{{ page.canonical_url }}",
)
_INDEX = {"docs/index.md": "---\ntitle: Beranda\ndaftar: ya\n---\n"}
_MKDOCS = _INDEX | {
    "mkdocs.yml": """site_name: Bahan netralitas ASN
site_url: https://contoh.example/netral/
use_directory_urls: false
theme: {name: null, custom_dir: theme}
plugins: []
""",
    "theme/main.html": _MKDOCS_THEME,
}
_ZENSICAL = _INDEX | {
    "zensical.toml": """[project]
site_name = "Bahan netralitas ASN"
site_url = "https://contoh.example/netral/"
use_directory_urls = false
[project.theme]
custom_dir = "theme"
[project.markdown_extensions.tables]
[project.markdown_extensions.toc]
""",
    "theme/main.html": _MKDOCS_THEME,
}


def _yaml_head(title: str, text: Briefing | None) -> str:
    if text is None:
        return f"---\ntitle: {title}\n---\n"
    bases = "\n".join(f"  - {regulation.citation}" for regulation in text.bases)
    return f"""---
title: "{title}"
description: {text.summary}
date: 2026-10-{text.day:02}
audiens: [asn, camat-lurah]
dasar:
{bases}
penulis: Tim Materi
pemeriksa: Tim Hukum
---

"""


def _pelican_head(title: str, text: Briefing | None) -> str:
    if text is None:
        return f"Title: {title}\nDate: 2026-10-01\nSummary: {title}\n\n"
    bases = "\n    ".join(regulation.citation for regulation in text.bases)
    return f"""Title: {title}
Summary: {text.summary}
Date: 2026-10-{text.day:02}
Audiens: asn, camat-lurah
Dasar: {bases}
Penulis: Tim Materi
Pemeriksa: Tim Hukum

[TOC]

"""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: its command (run in the folder of the site), its files, and how it spells a page."""

    command: Callable[[], list[str]]
    made: tuple[str, ...]
    theme: Mapping[str, str]
    content: str = "content"
    head: Callable[[str, Briefing | None], str] = _yaml_head
    link: str = "[{0}](../{1}.html)"
    """A link to the page at a path, from a briefing."""

    def write(self, root: Path, count: int) -> None:
        """The same site as ``write_ours`` writes."""
        for name, text in self.theme.items():
            _write(root / name, text)
        content = root / self.content
        for regulation in REGULATIONS:
            _write(content / f"peraturan/{regulation.id}.md", self.head(regulation.short, None))
        for id in ITEMS:
            _write(content / f"boleh-jangan/{id.lower()}.md", self.head(id, None))
        for briefing in briefings(count):
            body = _filled(
                briefing,
                lambda each: self.link.format(each.citation, f"peraturan/{each.id}"),
                lambda id: self.link.format(id, f"boleh-jangan/{id.lower()}"),
                lambda slug: self.link.format("bahan lain", f"briefing/{slug}"),
            )
            _write(content / f"briefing/{briefing.slug}.md", self.head(briefing.title, briefing) + body)


def _python(module: str, *arguments: str) -> Callable[[], list[str]]:
    return lambda: [sys.executable, "-m", module, *arguments]


PEERS = {
    "hugo": Peer(lambda: [binary("hugo"), "--quiet"], ("public", "resources", ".hugo_build.lock"), _HUGO),
    "pelican": Peer(
        _python("pelican", "--quiet"),
        ("output", "cache"),
        _PELICAN,
        head=_pelican_head,
        link="[{0}]({{filename}}/{1}.md)",
    ),
    "mkdocs": Peer(
        _python("mkdocs", "build", "--quiet", "--dirty"), ("site",), _MKDOCS, content="docs", link="[{0}](../{1}.md)"
    ),
    "zensical": Peer(
        _python("zensical", "build"), ("site", ".cache"), _ZENSICAL, content="docs", link="[{0}](../{1}.md)"
    ),
}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


# --- measuring ---------------------------------------------------------------------------------------------

WORK = ("cold", "edit", "no-op")
_EDITED = f"{{}}/briefing/{_Writer.slug(0)}.md"
FIELDS = (("seconds", "s"), ("processor", "CPU s"), ("megabytes", "peak MB"))


def _ours(root: Path, jobs: int) -> Builder:
    command = [sys.executable, "-m", "sosialisasi", "build", "--site", str(root), "--jobs", str(jobs)]
    return Builder(root, command, ("_site", "_kantor", ".sosialisasi"), _EDITED.format("content"))


def compare(folder: Path, count: int, peers: Sequence[str], runs: int, jobs: int) -> dict[str, dict[str, Spent]]:
    """Time us and ``peers`` on ``count`` briefings, in turns: medians by builder and work."""
    write_ours(folder / "sosialisasi", count)
    builders = {"sosialisasi": _ours(folder / "sosialisasi", jobs)}
    for name in peers:
        peer, root = PEERS[name], folder / name
        peer.write(root, count)
        builders[name] = Builder(root, peer.command(), peer.made, _EDITED.format(peer.content))
    spent: dict[str, dict[str, list[Spent]]] = {name: {work: [] for work in WORK} for name in builders}
    for number in range(runs + 1):
        for work in WORK:
            for name, builder in builders.items():
                if work == "cold":
                    builder.clear()
                elif work == "edit":
                    builder.edit(number)
                once = builder.run()
                if number:  # The first round only warms the disk and the byte code.
                    spent[name][work].append(once)
    return {name: {work: middle(taken) for work, taken in by.items()} for name, by in spent.items()}


def check(folder: Path, runs: int) -> dict[str, Spent]:
    """``sosialisasi check`` of a copy of ``content/``: before anything was built there, and after."""
    shutil.copytree(REPOSITORY / "content", folder / "content")
    around = environment(folder)
    program = [sys.executable, "-m", "sosialisasi"]

    checked = partial(spent_by, [*program, "check", "--site", str(folder)], around)
    before = medians(checked, runs)
    spent_by([*program, "build", "--site", str(folder)], around)
    return {"check-never-built": before, "check-built": medians(checked, runs)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("count", nargs="?", type=int, default=1000, metavar="N", help="briefings (1000)")
    parser.add_argument("--peers", default="hugo", metavar="A,B", help=f"some of {','.join(PEERS)} (hugo)")
    parser.add_argument("--growth", action="store_true", help="also of ten times N, and how time and memory grow")
    parser.add_argument("--check", action="store_true", help="also sosialisasi check of content/")
    parser.add_argument("--runs", type=int, default=5, help="measured rounds (5)")
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 8), help="as of sosialisasi build")
    targets.add_option(parser)
    options = parser.parse_args()
    peers = [name for name in options.peers.split(",") if name]
    if unknown := set(peers) - set(PEERS):
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    adopt()
    counts = [options.count, options.count * 10] if options.growth else [options.count]
    tables: dict[int, dict[str, dict[str, Spent]]] = {}
    checks: dict[str, Spent] = {}
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
            tables[count] = compare(Path(name), count, peers, options.runs, options.jobs)
    if options.check:
        with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
            checks = check(Path(name), options.runs)
    for count, table in tables.items():
        print(f"{count} briefings, median of {options.runs} runs, --jobs {options.jobs}")
        _print_table(table, peers)
    if options.growth:
        print(f"exponent from {counts[0]} to {counts[1]}")
        _print_growth(*tables.values())
    for name, spent in checks.items():
        print(f"{name}: {spent.seconds:.2f} s, {spent.processor:.2f} CPU s")
    figures = {name: Figure(spent.seconds) for name, spent in checks.items()}
    for count, table in tables.items():
        figures |= _ratios(count, table)
    if options.growth:
        figures |= _exponents(*tables.values())
    targets.report(figures, options.runs, record=options.record)


def _ratios(count: int, table: Mapping[str, Mapping[str, Spent]]) -> dict[str, Figure]:
    """Us and each peer, by work, count, peer and field."""
    ours, *_ = table.values()
    return {
        f"{work}-{count}-{name}-{field}": Figure(getattr(ours[work], field), getattr(theirs[work], field))
        for name, theirs in list(table.items())[1:]
        for work in WORK
        for field, _ in FIELDS
    }


def _exponents(small: Mapping[str, Mapping[str, Spent]], large: Mapping[str, Mapping[str, Spent]]) -> dict[str, Figure]:
    """How our time and memory grow from a site to one ten times as large."""
    (before, *_), (after, *_) = small.values(), large.values()
    grown = {f"growth-{work}": after[work].processor / before[work].processor for work in WORK}
    grown["growth-megabytes"] = after["cold"].megabytes / before["cold"].megabytes
    return {id: Figure(math.log10(ratio)) for id, ratio in grown.items()}


def _print_table(table: Mapping[str, Mapping[str, Spent]], peers: Sequence[str]) -> None:
    print(f"{'':16}{'sosialisasi':>12}" + "".join(f"{name:>10}{'ratio':>7}" for name in peers))
    for field, unit in FIELDS:
        for work in WORK:
            ours, *theirs = [getattr(by[work], field) for by in table.values()]
            print(f"{work + ', ' + unit:16}{ours:12.2f}" + "".join(f"{one:10.2f}{ours / one:7.2f}" for one in theirs))


def _print_growth(small: Mapping[str, Mapping[str, Spent]], large: Mapping[str, Mapping[str, Spent]]) -> None:
    print(" " * 16 + "".join(f"{name:>12}" for name in small))
    for field, unit in FIELDS:
        for work in WORK:
            ratios = [getattr(large[name][work], field) / getattr(small[name][work], field) for name in small]
            print(f"{work + ', ' + unit:16}" + "".join(f"{math.log10(ratio):12.2f}" for ratio in ratios))


if __name__ == "__main__":
    main()
