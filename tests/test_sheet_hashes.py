"""What a sheet prints and what its hash covers are the same words, of every kind of sheet."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from harness.pdf import text_of
from harness.samples import BASIS, link, source
from harness.sheets import CAUTION, MAKERS, notes

from sosialisasi.reading.markup import Typst
from sosialisasi.showing.sheets.copies import digest
from sosialisasi.showing.sheets.months import Month, Timeline
from sosialisasi.showing.sheets.slides import Deck
from sosialisasi.showing.sheetviews import Scanned, SheetView, Stamp
from sosialisasi.showing.views import BasisView, Link
from sosialisasi.site.model import Source
from sosialisasi.site.words import Labelled, Paper

Field = tuple[str, str]
"""The class and the name of a field."""

SAMPLES: Mapping[type, object] = {
    Source: source(),
    Link: link("Tautan"),
    BasisView: replace(BASIS, note="Catatan", source=source()),
}
"""What stands where a sample sheet has nothing, so that each field says something."""

MADE_OF_OTHERS = {"paket", "catatan-rakor", "catatan-briefing", "kesepakatan"}
"""Whose pieces are tried where they stand alone, or with the slides that they are said to; and a text whose own signers
its parties take the place of."""

NO_WORDS = (Labelled, Month, Scanned, Stamp, Timeline, Typst)
AROUND = {"letterhead", "paper", "stamp", "caution", "date", "site", "publisher", "occasion", "url"}
"""What stands around each sheet and outdates no copy."""
DECIDING = {("StageView", "cancelled"), ("StageView", "open_end"), ("Briefing", "summary")}
"""What is printed otherwise than by its words: a stage that is crossed out, or one whose end is not known; and
what slides show of a briefing that has no text."""
ADDRESSES = {"url", "items_url", "chain_url"}


def marked(
    view: SheetView, other: Field | None = None, *, empty: frozenset[Field] | None = frozenset()
) -> tuple[SheetView, dict[Field, str]]:
    """The view with a word of its own in each field of text, but not in the ``other``, and all these words.

    What the view leaves empty says something too, but for the fields that are to stay ``empty``: ``None`` are all.
    """
    marks: dict[Field, str] = {}

    def fill(value: Any, kind: Any, key: Field) -> Any:
        origin = typing.get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            (kind,) = (each for each in typing.get_args(kind) if each is not type(None))
            origin = typing.get_origin(kind)
        if isinstance(value, NO_WORDS):
            return value
        if value in (None, ()) and (empty is None or key in empty):
            return value
        if kind is str:
            marks.setdefault(key, f"Zq{len(marks):03}qz")
            return "Lain" if key == other else marks[key]
        if origin is tuple:
            kinds = typing.get_args(kind)
            if kinds[-1] is not Ellipsis:
                return tuple(fill(each, each_kind, key) for each, each_kind in zip(value, kinds, strict=True))
            if not value and kinds[0] in (str, *SAMPLES):
                value = (SAMPLES.get(kinds[0], ""),)
            return tuple(fill(each, kinds[0], key) for each in value)
        if value is None:
            value = SAMPLES.get(kind)
        return filled(value) if is_dataclass(value) else value

    def filled(value: Any) -> Any:
        kinds = typing.get_type_hints(type(value))
        kept = {"kind", "paper", "date", "stamp", "caution", "letterhead"}
        return replace(
            value,
            **{
                each.name: fill(getattr(value, each.name), kinds[each.name], (type(value).__name__, each.name))
                for each in fields(value)
                if each.init and each.name not in kept
            },
        )

    return filled(view), marks


def is_covered(view: SheetView, field: Field) -> bool:
    return digest(marked(view)[0]) != digest(marked(view, field)[0])


@pytest.mark.parametrize("kind", [kind for kind in MAKERS if kind not in MADE_OF_OTHERS])
def test_a_hash_covers_exactly_the_words_that_are_printed(kind: str) -> None:
    sample = replace(MAKERS[kind](Paper.A4), caution=CAUTION)
    _, marks = marked(sample)
    own = {field for field in marks if field[1] not in ADDRESSES | AROUND}
    if kind == "sertifikat":  # It has no foot to say it, and is never released: nothing is outdated by its hash.
        own -= {("Handout", "title")}
    printed = DECIDING & own
    for empty in (frozenset(), frozenset({("StageView", "cancelled")}), None):
        view, said = marked(sample, empty=empty)
        text = text_of(view) + (text_of(notes(view)) if isinstance(view, Deck) else "")  # What is shown is also said.
        text = text.replace("\u00ad", "").replace("- ", "").replace(" ", "").upper()
        printed |= {field for field in own & said.keys() if said[field].upper() in text}
    assert printed == {field for field in own if is_covered(sample, field)}
