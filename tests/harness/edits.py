"""What may be done to the small site, each in any state that it may be in: ``EDITS`` draws one by chance."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from harness import Situs
from sosialisasi.ground.files import PACKAGE_TEMPLATES


@dataclass(frozen=True, slots=True)
class Edit:
    """Something done to a site: ``function(situs, *values)``."""

    function: Callable[..., None]
    values: tuple[object, ...]

    def __call__(self, situs: Situs) -> None:
        self.function(situs, *self.values)


BRIEFING = "content/briefing/fasilitas.md"
TEXT = """---
judul: Bahan {slug}
ringkasan: Bahan yang datang dan pergi.
tanggal: 1 November 2026
status: terbit
{more}audiens: asn
penulis: Tim Materi
pemeriksa: Tim Hukum
perubahan:
  - tanggal: 1 November 2026
    catatan: Terbit pertama
---

Dasarnya [[PP 94/2021 Pasal 5 huruf n angka 4]]. Lihat [[D-1]] dan [bahan lain](fasilitas.md).
"""


def say(situs: Situs, path: str, start: str, words: str) -> None:
    """Write a line of a file anew, the one that begins with ``start``."""
    if (situs.root / path).exists():
        text = (situs.root / path).read_text("utf-8")
        situs.write(path, re.sub(f"(?m)^{start}.*$", lambda _: f"{start}{words}", text, count=1))


def append(situs: Situs, path: str, words: str) -> None:
    if (situs.root / path).exists():
        situs.write(path, (situs.root / path).read_text("utf-8") + f"\n{words}.\n")


def add(situs: Situs, slug: str, more: str = "") -> None:
    situs.write(f"content/briefing/{slug}.md", TEXT.format(slug=slug, more=more))


def rename(situs: Situs, old: str, new: str) -> None:
    if (situs.root / f"content/briefing/{old}.md").exists():
        situs.rename(f"content/briefing/{old}.md", f"content/briefing/{new}.md")


def remove(situs: Situs, path: str) -> None:
    (situs.root / path).unlink(missing_ok=True)


def copy_template(situs: Situs, name: str, words: str) -> None:
    """The site's own copy of a template of the package, with something of its own in it."""
    situs.write(f"templates/{name}", (PACKAGE_TEMPLATES / name).read_text("utf-8") + words)


def spoil(situs: Situs, number: int, words: str | None) -> None:
    """Delete a file that we wrote, or write something else into it."""
    made = sorted([*situs.folders.out.rglob("*.*"), *situs.folders.office.rglob("*.*")])
    if made and words is None:
        made[number % len(made)].unlink()
    elif made and words is not None:
        made[number % len(made)].write_text(words, "utf-8")


def touch(situs: Situs, seconds: int) -> None:
    for path in situs.root.rglob("*.*"):
        os.utime(path, (seconds, seconds))


def lose_state(situs: Situs) -> None:
    """Somebody deletes what we remember of the texts."""
    remove(situs, ".sosialisasi/memo.msgpack")


WORDS = st.sampled_from(["satu", "dua & tiga", "<b>empat</b>", '"lima"', "#enam $tujuh$"])
TITLES = st.sampled_from(["Judul satu", '"Judul: dua"', "Judul & tiga"])
SLUGS = st.sampled_from(["kabar", "kawan"])
ANY_SLUG = st.sampled_from(["kabar", "kawan", "cuti"])
FATES = st.sampled_from(["", "alias: lama\n", "ditarik: {tanggal: 1 Desember 2026, alasan: Keliru.}\npengganti: D-1\n"])
PATHS = st.sampled_from([BRIEFING, "content/briefing/cuti.md", "content/halaman/tentang.md"])
DAYS = st.sampled_from(["31 Agustus 2021", "1 September 2021", "1 Januari 2027"])
TEMPLATES = st.sampled_from(["web/dasar.html", "web/_bagian.html", "web/briefing.html", "statis/gaya.css"])


def edit(function: Callable[..., None], *values: st.SearchStrategy[object]) -> st.SearchStrategy[Edit]:
    return st.tuples(*values).map(lambda drawn: Edit(function, drawn))


def fixed(value: object) -> st.SearchStrategy[object]:
    return st.just(value)


EDITS = st.one_of(
    edit(say, PATHS, fixed("judul: "), TITLES),
    edit(append, PATHS, WORDS),
    edit(say, fixed("content/briefing/cuti.md"), fixed("status: "), st.sampled_from(["draf", "tinjau"])),
    edit(say, fixed(BRIEFING), fixed("status: "), st.sampled_from(["draf", "terbit", "arsip"])),
    edit(add, SLUGS, FATES),
    edit(Situs.write, fixed("content/alamat.txt"), st.sampled_from(["index.html\n", "# ya\nbriefing/kabar.html\n"])),
    edit(remove, fixed("content/alamat.txt")),
    edit(rename, ANY_SLUG, ANY_SLUG),
    edit(remove, SLUGS.map("content/briefing/{}.md".format)),
    edit(say, fixed("content/peraturan/pp-94-2021.yaml"), fixed("berlaku: "), DAYS),
    edit(say, fixed("content/boleh-jangan/d-1.yaml"), fixed("kalimat: "), TITLES),
    edit(say, fixed("content/boleh-jangan/d-1.yaml"), fixed("putusan: "), st.sampled_from(["jangan", "bersyarat"])),
    edit(say, fixed("content/boleh-jangan/d-71.yaml"), fixed("kalimat: "), TITLES),
    edit(say, fixed("content/boleh-jangan/d-71.yaml"), fixed("peran: "), st.sampled_from(["desa", "asn"])),
    edit(say, fixed("content/briefing/desa.md"), fixed("  - kalimat: "), TITLES),
    edit(say, fixed("content/briefing/desa.md"), fixed("audiens: "), st.sampled_from(["desa", "asn"])),
    edit(say, fixed("content/briefing/desa.md"), fixed("tanggal: "), st.sampled_from(["2 Oktober 2026"])),
    edit(say, fixed("content/situs.yaml"), fixed("data_per: "), st.sampled_from(["22 November 2026", "1 Mei 2027"])),
    edit(say, fixed("content/situs.yaml"), fixed("kertas: "), st.sampled_from(["[]", "[a4]"])),
    edit(Situs.write, fixed("content/halaman/rusak.md"), st.sampled_from(["", "---\njudul: [\n---\n", b"\xff\xfe"])),
    edit(remove, fixed("content/halaman/rusak.md")),
    edit(copy_template, TEMPLATES, st.sampled_from(["", "\n{# lain #}\n", "\n{{ tidak_ada }}\n"])),
    edit(remove, TEMPLATES.map("templates/{}".format)),
    edit(spoil, st.integers(0, 99), st.sampled_from([None, "rusak"])),
    edit(touch, st.integers(0, 2_000_000_000)),
    edit(lose_state),
)
