"""What ``baru`` writes where the author has to, and is still there in what is published."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.reading.wording.passages import Passage
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

_BLANK = re.compile(r"\(isi [^()]{1,80}\)")


def first(passages: Iterable[Passage], path: str, status: Status) -> Problem | None:
    """One problem for all blanks of a public text, at the first of them."""
    for passage in passages:
        if status.is_public and (blank := _BLANK.search(passage.text)):
            line = passage.line_at(blank.start())
            shown = " ".join(blank[0].split())
            return UNFILLED_BLANK.at(path, line, passage.field, status=status.value, isian=shown)
    return None
