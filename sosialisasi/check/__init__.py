"""Cross-file checks: what no single file can tell. A module for each subject, with its rules; pure functions of a site.

It imports ``ground``, ``site``, ``reading`` and ``showing``. ``building`` calls it, before and after it renders.

``broken`` are the files that could not be read (``load.Loaded.broken``): who refers to one of them made no mistake.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from sosialisasi.check import (
    age,
    area,
    citations,
    complete,
    counted,
    distance,
    events,
    former,
    ids,
    kop,
    likeness,
    names,
    order,
    places,
    pledges,
    questions,
    regions,
    sheets,
    synonyms,
    texts,
    twins,
    validity,
)
from sosialisasi.check.copies import check_copies
from sosialisasi.check.links import check_ledger, check_links, check_orphans, check_paths
from sosialisasi.check.lookup import Lookup
from sosialisasi.check.neutral import check as check_names
from sosialisasi.check.signs import check_signs
from sosialisasi.check.static import check_pictures, check_static_names
from sosialisasi.ground.dates import Day, Span
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Problem, folded
from sosialisasi.site.keys import entries
from sosialisasi.site.model import Basis

__all__ = [
    "Lookup",
    "check",
    "check_copies",
    "check_ledger",
    "check_links",
    "check_names",
    "check_orphans",
    "check_paths",
    "check_pictures",
    "check_signs",
    "check_static_names",
]


def check(lookup: Lookup) -> tuple[Problem, ...]:
    """All cross-file problems of a site."""
    site = lookup.site
    files = [lookup.memory.recall(_of_file, lookup, content) for content in site.contents]
    lookup.begin()
    found = (
        *files,
        names.check(site),
        twins.check(site),
        texts.check(lookup),
        order.check(site),
        counted.check(site),
        area.check(site),
        questions.check(site),
        likeness.check(lookup),
        validity.check(lookup),
        complete.check(site),
        pledges.check(site),
        events.check(site),
        sheets.check(lookup),
        former.check(site),
        age.check(site),
        kop.check(site),
        synonyms.check(site),
    )
    return folded(chain.from_iterable(found))


_OF_FILE = (regions.of_file, ids.of_file, citations.of_file, distance.of_file, validity.of_file, places.of_file)
"""What is told of one file by itself and what it names, so that after an edit it need not be asked of all others."""


_TOLD_OF = (Basis, Day, Span, *Folder)
"""What these are told of: bases, days, and what leads to another file."""


def _of_file(lookup: Lookup, content: Any) -> tuple[Problem, ...]:
    lookup.begin()
    held = tuple(entries(content, *_TOLD_OF))
    return tuple(chain.from_iterable(of_file(lookup, content, held) for of_file in _OF_FILE))
