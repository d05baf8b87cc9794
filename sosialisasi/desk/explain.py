"""The catalogue of mistakes, explained: one code, the list of all, and the page of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent

from sosialisasi.ground.problems import CATALOGUE, FAMILIES, Entry, Severity
from sosialisasi.reading.wording import LISTED
from sosialisasi.reading.wording.phrases import PHRASES

EFFECT = {
    Severity.ERROR: "Menghentikan pembuatan situs sampai diperbaiki.",
    Severity.WARNING: "Tidak menghentikan apa pun, kecuali dengan --ketat.",
    Severity.ADVICE: "Hanya disebut bila diminta dengan --saran.",
}
"""What each severity means to whoever builds."""

_DETAIL = re.compile(r"\{(\w+)\}")


def code(name: str) -> str:
    """All that is to be said of a code, for a terminal. ``KeyError`` if there is none of that name."""
    entry = CATALOGUE[name]
    head = f"{name} ({entry.severity})\n  {EFFECT[entry.severity]}\n"
    told = "".join(f"  {label}: {text}\n" for label, text in texts(entry))
    shown = "".join(f"\n  {label}:\n{indent(text, '    ')}\n" for label, text in _examples(entry))
    return f"{head}\n{told}{shown}"


def meant(word: str) -> str:
    """The code that somebody asks for: in any case, or by the mark of a warning of the neutrality lint."""
    if word.upper() in LISTED:
        return "netral-peserta"
    return "netral-ajakan" if word.upper() in PHRASES else word.lower()


def codes() -> str:
    """Every code with what it says, a line each, the gravest first."""
    width = max(map(len, CATALOGUE))
    parts = []
    for severity in Severity:
        lines = [
            f"  {name:{width}}  {general(entry.message)}"
            for name, entry in CATALOGUE.items()
            if entry.severity is severity
        ]
        parts.append("\n".join([f"{severity.capitalize()}. {EFFECT[severity]}", *lines, ""]))
    return "\n".join(parts)


def guide() -> str:
    """The page of the guide, in Markdown: every code under the heading of its family."""
    parts = [_GUIDE_HEAD]
    for family, entries in FAMILIES.items():
        parts.append(f"## {family}\n")
        for name, entry in entries.items():
            parts.append(f"### {name}\n\n*{entry.severity.capitalize()}.* {_markdown(general(entry.message))}\n")
            parts += [f"{label}: {_markdown(text)}\n" for label, text in texts(entry)[1:]]
            parts += [f"{label}:\n\n````\n{text}\n````\n" for label, text in _examples(entry)]
    return "\n".join(parts)


_GUIDE_HEAD = """\
# Kode yang disebut program

Baris pertama setiap pesan program diakhiri sebuah kode, misalnya `kesalahan tanggal-mustahil`. Halaman ini menerangkan
semuanya. Keterangan yang sama muncul dengan `python3 build.py jelaskan tanggal-mustahil`. Kata di dalam kurung siku,
misalnya [nilai], diganti program dengan yang tertulis di berkas Anda.

**Kesalahan** menghentikan pembuatan situs. **Peringatan** tidak, kecuali dengan `--ketat`. **Saran** hanya disebut
dengan `--saran`.

Halaman ini dibuat dari katalog program. Untuk yang lainnya, lihat [PANDUAN.md](../PANDUAN.md).
"""


def texts(entry: Entry) -> list[tuple[str, str]]:
    """What is wrong, why that matters and how to mend it, with labels. What only a case can tell is left out."""
    told = (("Apa", entry.message), ("Mengapa", entry.matters or entry.reason), ("Perbaiki", entry.hint))
    return [(label, general(text)) for label, text in told if not _DETAIL.fullmatch(text)]


def general(text: str) -> str:
    """A text of the catalogue without a case: ``[nilai]`` where a value would stand."""
    named = _DETAIL.sub(lambda found: f"[{found[1].replace('_', ' ')}]", text.replace("{saran}", ""))
    return named.replace("{{", "{").replace("}}", "}")


def _markdown(text: str) -> str:
    """A text as Markdown that shows it as it stands."""
    return re.sub(r"([\\*_<])", r"\\\1", text)


def _examples(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "Salah", entry.wrong
    yield "Benar", entry.right
