"""Printed on both sides, no leaf holds what must be kept apart: the leaves of every pack of ten events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pikepdf
import pytest
from harness.events import rendered
from harness.pdf import MILLIMETRE, filled, pages
from harness.pdf import render as render_view
from harness.sheets import pack

from sosialisasi.building.planner import Plan
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.sheetviews import Handout, PactPart
from sosialisasi.site.words import Paper

SHARING = {"agenda", "poin", "tanya-jawab", "boleh-jangan", "kalender", "alur-pelaporan", "pokok", "briefing"}
"""The kinds of parts that everybody reads and nobody signs, hands back or hides: they may share a leaf."""
HANDED_BACK = {"kuis", "evaluasi"}
"""What is filled in without a name and handed back: one may be on the back of the other, and of nothing else."""


def handouts(plan: Plan) -> Iterator[tuple[Artifact, Handout]]:
    for artifact in plan.artifacts:
        if isinstance(artifact.view, Handout):
            yield artifact, artifact.view


def starts(data: bytes, view: Handout) -> Mapping[int, int]:
    """On which page, counted from 1, each part begins: where the bookmark of its title leads."""
    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        places = [(str(entry.title), _page(pdf, entry.destination)) for entry in outline.root]
    titles = [part.title for part in view.parts]
    assert [title for title, _ in places] == titles
    return dict(enumerate(place for _, place in places))


def _page(pdf: pikepdf.Pdf, destination: object) -> int:
    assert isinstance(destination, pikepdf.Array)
    return pdf.pages.index(pikepdf.Page(destination[0])) + 1


def assert_kept_apart(data: bytes, view: Handout) -> None:
    """Each leaf, front and back, holds one part alone, or parts that may share it."""
    text = pages(data)
    filled(text)
    begins = starts(data, view)
    part_on = {
        number: index
        for index, (first, behind) in enumerate(pairwise([*begins.values(), len(text) + 1]))
        for number in range(first, behind)
        if text[number - 1]
    }
    for index, first in begins.items():
        is_behind = view.parts[index].kind in HANDED_BACK and index and view.parts[index - 1].kind in HANDED_BACK
        assert view.parts[index].kind in SHARING or first % 2 or is_behind, view.parts[index].title
    for front in range(1, len(text) + 1, 2):
        leaf = (front, front + 1)
        held = {part_on[number] for number in leaf if number in part_on}
        kinds = {view.parts[index].kind for index in held}
        assert len(held) <= 1 or kinds <= SHARING or kinds <= HANDED_BACK, [view.parts[index].title for index in held]
        pacts = [number for number in leaf if number in part_on and isinstance(view.parts[part_on[number]], PactPart)]
        assert len(pacts) <= 1, "two people sign on one leaf"


def test_the_packs_of_ten_events_keep_apart_what_must_be(plan: Plan) -> None:
    packs = [(artifact, view) for artifact, view in handouts(plan) if view.cover]
    names = {artifact.path.rpartition("-")[0] for artifact, _ in packs}
    assert len(names) >= 10 * 2
    for artifact, view in packs:
        assert_kept_apart(rendered(plan, artifact), view)


def test_pages_of_one_person_never_lie_on_the_back_of_another(plan: Plan) -> None:
    """Whatever stands alone in the office folder, a public quiz and the kit too."""
    some = [
        (artifact, view)
        for artifact, view in handouts(plan)
        if not view.cover
        and view.imprint.paper is Paper.A4
        and (artifact.is_office or artifact.path.startswith(("cetak/kuis-", "cetak/kit-desa")))
    ]
    assert any(len(part.signers) > 5 for _, view in some for part in view.parts if isinstance(part, PactPart))
    for artifact, view in some:
        assert_kept_apart(rendered(plan, artifact), view)


def test_no_pack_holds_a_quiz_and_its_key_but_the_whole(plan: Plan) -> None:
    """Nor does the one of participants hold anything that only the hosts need."""
    for artifact, view in handouts(plan):
        kinds = {part.kind for part in view.parts}
        if artifact.path.startswith("cetak/peserta-"):
            assert not kinds & {"kunci-kuis", "notula", "daftar-undangan", "tanda-terima", "berita-acara"}
        if artifact.path.startswith("cetak/panitia-"):
            assert not kinds & {"kuis", "evaluasi", *SHARING}


@pytest.mark.parametrize("on", Paper)
def test_the_edge_that_is_bound_is_free(on: Paper) -> None:
    """20 mm at the left of a front and the right of its back; 15 mm at both long edges of a page that lies, which is
    bound at the top of a front and at the bottom of its back. What is written on is 175 mm wide on all paper.
    """
    whole = pack(on)
    bound = replace(whole, parts=tuple(part for part in whole.parts if part.kind != "sertifikat"))
    with pdfplumber.open(BytesIO(render_view(bound))) as pdf:
        for page in pdf.pages:
            drawn = [*(sign for sign in page.chars if sign["text"].strip()), *page.lines, *page.rects]
            if not drawn:
                continue
            left, right = min(each["x0"] for each in drawn), page.width - max(each["x1"] for each in drawn)
            top, bottom = min(each["top"] for each in drawn), page.height - max(each["bottom"] for each in drawn)
            if page.width > page.height:
                assert min(top, bottom) >= 15 * MILLIMETRE
            else:
                inner, outer = (left, right) if page.page_number % 2 else (right, left)
                assert inner >= 20 * MILLIMETRE - 1
                assert outer >= page.width - 195 * MILLIMETRE - 1
