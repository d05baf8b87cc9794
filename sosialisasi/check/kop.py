"""An emblem stands beside a kop: where there is none, nobody would see it."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.model import RegionNote, Settings, Site
from sosialisasi.site.regions import is_within, lineage

EMBLEM_ALONE = Rule(
    Family.REFERENCES,
    "lambang-tanpa-kop",
    'Lambang "{nilai}" tidak tercetak, karena tidak ada kopnya.',
    "Lambang berdiri di kiri baris-baris kop; tanpa kop tidak ada tempatnya.",
    'Isi "kop" di berkas ini, dari kantor yang tertinggi, atau hapus baris lambangnya.',
    Severity.WARNING,
    wrong="content/daerah/17-07.yaml:\nlambang: lebong",
    right="content/daerah/17-07.yaml:\nkop: [PEMERINTAH KABUPATEN CONTOH, BADAN CONTOH]\nlambang: lebong",
)


def check(site: Site) -> Iterator[Problem]:
    notes = site.region_notes
    # The code of a note may be none at all, which is another rule's to tell.
    districts = [code for code in notes if code in site.regions and site.regions[code].level == 3]
    places: tuple[tuple[str, RegionNote | Settings], ...] = (("", site.settings), *notes.items())
    for code, place in places:
        above = (notes[each] for each in lineage(code) if each in notes)
        below = (notes[each] for each in districts if not code or is_within(each, code))
        if place.emblem and not (site.settings.letterhead or any(note.letterhead for note in (*above, *below))):
            yield EMBLEM_ALONE.at(place.origin, "lambang", nilai=place.emblem)
