"""Cross-file checks: what no single file can tell. A module for each subject, with its rules; pure functions of a site.

It imports ``ground``, ``site``, ``reading`` and ``showing``. ``building`` calls it, before and after it renders.

``broken`` are the files that could not be read (``load.Loaded.broken``): who refers to one of them made no mistake.
"""

from __future__ import annotations

from itertools import chain

from sosialisasi.check import (
    age,
    citations,
    complete,
    distance,
    former,
    ids,
    likeness,
    names,
    order,
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
from sosialisasi.ground.problems import Problem, folded
from sosialisasi.site.model import Site

__all__ = [
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


def check(site: Site, broken: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """All cross-file problems of a site. References come first: the other checks pass over those that lead nowhere."""
    lookup = Lookup(site, broken)
    found = (
        names.check(site),
        regions.check(lookup),
        ids.check(lookup),
        twins.check(site),
        citations.check(lookup),
        texts.check(lookup),
        order.check(site),
        distance.check(site),
        likeness.check(site),
        validity.check(lookup),
        complete.check(site),
        sheets.check(lookup),
        former.check(site),
        age.check(site),
        synonyms.check(site),
    )
    return folded(chain.from_iterable(found))
