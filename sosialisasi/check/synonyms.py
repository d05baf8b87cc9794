"""Words that mean the same to whoever searches: each line of them joins at least two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.model import Site

USELESS_SYNONYMS = Rule(
    Family.FIELDS,
    "padanan-percuma",
    'Padanan "{baris}" {masalah}.',
    "Padanan menghubungkan kata-kata yang berbeda; yang ini tidak menambah apa pun.",
    "Tulis dua kata atau lebih yang sama artinya, dipisahkan koma, atau hapus yang berulang.",
    Severity.WARNING,
    wrong="padanan:\n  - medsos",
    right="padanan:\n  - medsos, media sosial",
)


def check(site: Site) -> Iterator[Problem]:
    origin = site.settings.origin
    seen: dict[frozenset[str], int] = {}
    for number, text in enumerate(site.settings.synonyms):
        field = f"padanan.{number}"
        words = [" ".join(word.casefold().split()) for word in text.split(",") if word.strip()]
        times = Counter(words)
        twice = next((word for word in words if times[word] > 1), None)
        earlier = seen.setdefault(frozenset(words), number)
        if twice is not None:
            wrong = f'memuat "{twice}" dua kali'
        elif len(words) < 2:
            wrong = "hanya memuat satu kata"
        elif earlier != number:
            wrong = f"sama dengan padanan di baris {origin.line(f'padanan.{earlier}')}"
        else:
            continue
        yield USELESS_SYNONYMS.at(origin, field, baris=text, masalah=wrong)
