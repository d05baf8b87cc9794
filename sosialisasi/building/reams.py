"""How much paper a printout takes, in words: what an office buys before it prints."""

from __future__ import annotations

import math
from collections.abc import Iterator

from sosialisasi.building.printing import Printed, Printout
from sosialisasi.ground.numerals import decimal

LEAVES_IN_A_REAM = 500


def paper(printed: Printout, copies: int | None, *, where: str = "") -> Iterator[str]:
    """How much paper it takes, in a line for each size: of each file, and of all with so many ``copies`` of what each
    participant gets, or as many as are listed. ``where`` says where their number is told.
    """
    each, called = (copies, printed.guest) if copies else (printed.listed, printed.counted)
    for size in dict.fromkeys(made.paper for made in printed.printed):
        some = [made for made in printed.printed if made.paper is size]
        told = " ".join(_of(made, each, called) for made in some)
        leaves = sum(made.leaves * (each if made.is_for_each else 1) for made in some)
        reams = decimal(math.ceil(leaves / LEAVES_IN_A_REAM * 10) / 10)
        is_known = each or not any(made.is_for_each for made in some)
        unknown = f"Untuk menghitung semuanya, sebutkan jumlah {printed.guest}{where}."
        yield f"Kertas {size.label}. {told} {f'Jumlah: {leaves} lembar ({reams} rim).' if is_known else unknown}"
    if each and called != printed.guest and any(made.is_for_each for made in printed.printed):
        yield f"Bila satu undangan dihadiri beberapa orang, sebutkan jumlah orangnya{where}."


def _of(made: Printed, each: int, called: str) -> str:
    copies = f"; untuk {each} {called} {made.leaves * each} lembar" if made.is_for_each and each else ""
    return f"{made.name}: {made.pages} halaman, {made.leaves} lembar kertas{copies}."
