"""Checks of the words of one file: calls to vote, personal data, wrong lengths, sentences too long to read aloud.

A pure function of one file, so that the loader memoises it. ``check.neutral`` does what needs the whole site.
"""

from __future__ import annotations

import re
from itertools import islice

from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.reading.wording import lengths, phrases, privacy, style
from sosialisasi.reading.wording.passages import Wording
from sosialisasi.reading.wording.suppressions import settle
from sosialisasi.site.words import Status

UNFILLED_BLANK = Rule(
    Family.REFERENCES,
    "isian-kosong",
    'Berstatus "{status}" tetapi masih memuat "{isian}".',
    "Tanda itu ditinggalkan untuk diisi; pembaca akan melihatnya apa adanya.",
    "Isi, atau hapus; begitu juga tanda (isi …) lain di berkas ini. Bila belum dapat, kembalikan status ke draf.",
    wrong="status: terbit\nringkasan: (isi satu kalimat)",
    right="status: terbit\nringkasan: Apa yang boleh dan jangan dibagikan.",
)

MAX_FOUND = 2000
"""Findings of one family in one file; more are not even counted, since of so many only the first are told."""
LISTED = ("NET-01", "NET-02", "NET-03", "NET-04")
"""The marks of what only ``check.neutral`` can find: names, parties, slogans and numbers of a list of participants."""
_BLANK = re.compile(r"\(isi [^()]{1,80}\)")


def check(words: Wording, path: str) -> tuple[Problem, ...]:
    """The problems of the words of a file, without those that its author suppressed with a reason."""
    families = (family.findings(words.passages, path) for family in (phrases, privacy, lengths, style))
    findings = [finding for family in families for finding in islice(family, MAX_FOUND)]
    return tuple(settle(findings, (each for each in words.suppressions if each.mark not in LISTED), path))


def blank(words: Wording, path: str, status: Status) -> Problem | None:
    """One problem for all that ``baru`` left to fill in and a public text still holds, at the first place."""
    for passage in words.passages if status.is_public else ():
        if blank := _BLANK.search(passage.text):
            line, shown = passage.line_at(blank.start()), " ".join(blank[0].split())
            return UNFILLED_BLANK.at(path, line, passage.field, status=status.value, isian=shown)
    return None
