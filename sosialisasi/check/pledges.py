"""What a text that is sworn or signed leaves to be filled in is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.site.keys import entries
from sosialisasi.site.model import ELECTION, Pledge, Site

_rule = partial(Rule, Family.REFERENCES)

UNKNOWN_BLANK = _rule(
    "isian-naskah-tak-dikenal",
    "Naskah ini memuat {nilai}, yang tidak dapat diisi.",
    "Yang di dalam kurung kurawal diganti saat dicetak; yang tidak dikenal akan tercetak apa adanya.",
    "Yang dikenal hanya {dikenal}, tempat nama pemilihan. Untuk yang ditulis tangan, pakai titik-titik.",
    wrong='pembuka: "Pada {hari}, kami berikrar:"',
    right='pembuka: "Dalam rangka {pemilihan}, kami berikrar:"',
)

_BLANK = re.compile(r"\{[^{}]*\}")
_FILLED = ("title", "opening", "points", "closing", "signed_by", "witnessed_by")
"""What of a text itself is printed with its blanks filled in; what it rests on is printed as it is."""


def check(site: Site) -> Iterator[Problem]:
    for pledge in site.pledges.values():
        yield from _blanks(pledge)


def _blanks(pledge: Pledge) -> Iterator[Problem]:
    """All that is to be filled in and that nothing fills in."""
    for entry in entries(pledge, str):
        is_filled = entry.part is pledge and entry.slot.name in _FILLED
        for blank in _BLANK.findall(entry.value or "") if is_filled else ():
            if blank != ELECTION:
                yield UNKNOWN_BLANK.at(pledge.origin, entry.path, nilai=blank, dikenal=ELECTION)
