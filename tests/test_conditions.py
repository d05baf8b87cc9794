"""What is allowed under a condition is never shown without it, and whom to ask is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from harness import Situs, overview_of
from harness.pdf import pages, render, text_of
from harness.published import shipped
from harness.samples import item
from harness.sheets import MAKERS, message_poster

from sosialisasi.ground.files import template_folders
from sosialisasi.showing.artifacts import Medium
from sosialisasi.showing.pages import sharing
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.sheets import guidance, kit, meetings, posters, slides
from sosialisasi.showing.sheetviews import SheetView
from sosialisasi.showing.views import ItemView, ShareCard
from sosialisasi.site.words import Format, Paper, RefKind, Role, Verdict

CONDITION = "Hanya untuk urusan dinas."


def items_in(value: Any) -> Iterator[ItemView]:
    """Every item that stands somewhere in a view."""
    if isinstance(value, ItemView):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from items_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from items_in(getattr(value, field.name))


def marked(value: Any) -> Any:
    """The same view, in which each item has a sentence and, if it needs one, a condition that can be counted."""
    if isinstance(value, ItemView):
        condition = f"Syarat{_letters(value)}" if value.verdict.needs_condition else None
        return replace(value, text=f"Perbuatan{_letters(value)}", condition=condition)
    if isinstance(value, tuple):
        return tuple(map(marked, value))
    if is_dataclass(value) and not isinstance(value, type) and any(True for _ in items_in(value)):
        return replace(value, **{each.name: marked(getattr(value, each.name)) for each in fields(value) if each.init})
    return value


def _letters(shown: ItemView) -> str:
    """The id of an item as a word that no line breaks and no other one begins with."""
    return f"{shown.id.replace('-', '')}x"


JUDGED = "kuis"
"""Its sentences are asked, not told: a condition would be the answer, which stands in the key."""
NEVER = "poster-urutan"
"""It ranks what is forbidden."""


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in (JUDGED, NEVER, "paket")])
def test_a_condition_stands_wherever_its_item_does(name: str) -> None:
    """On every kind of sheet, as often as the sentence of the item."""
    view = marked(MAKERS[name](Paper.A4))
    text = text_of(view)
    for shown in items_in(view):
        if shown.verdict.needs_condition:
            assert text.count(f"Syarat{_letters(shown)}") >= text.count(f"Perbuatan{_letters(shown)}"), shown.id


def test_items_of_a_condition_are_on_sheets_that_have_items() -> None:
    """Or the law above would hold of nothing."""
    held = {name for name in MAKERS for each in items_in(MAKERS[name](Paper.A4)) if each.verdict.needs_condition}
    assert {"boleh-jangan", "kunci-kuis", "leaflet", "tayang-rakor", "catatan-rakor", "paket"} <= held
    ranked = MAKERS[NEVER](Paper.A4)
    assert {each.verdict for each in items_in(ranked)} == {Verdict.FORBIDDEN}


def test_a_poster_says_under_which_condition() -> None:
    shown = replace(message_poster(), item=item(Verdict.CONDITIONAL, 1))
    assert f"Syarat: {CONDITION}" in text_of(shown)


def test_what_is_asked_in_a_quiz_is_answered_with_its_condition() -> None:
    view = marked(MAKERS["kunci-kuis"](Paper.A4))
    asked = [each for each in items_in(view) if each.verdict.needs_condition]
    text = text_of(view)
    assert asked
    assert all(f"Syarat: Syarat{_letters(each)}" in text for each in asked)


def test_an_item_in_a_text_brings_its_condition() -> None:
    """Of every shipped text that shows an item whole: on the page, on paper."""
    site, overview = shipped().site, shipped()
    told = 0
    for text in site.texts:
        for ref in text.body.refs:
            shown = site.guidance.get(ref.target)
            if ref.kind is RefKind.GUIDANCE_BLOCK and shown and shown.condition:
                told += 1
                assert shown.condition in str(overview.paper.body_typst(text.body, text.origin.path))
                assert shown.condition in repr(overview.paper.body_html(text.body, text.origin.path))
    assert told


def test_a_card_says_it_however_little_room_there_is() -> None:
    """Both cards of every item that has a condition; a long sentence is cut before it."""
    overview = shipped()
    views = [each.view for each in sharing.cards(overview) if each.medium is Medium.IMAGE]
    cards = [view for view in views if isinstance(view, ShareCard) and view.verdict is Verdict.CONDITIONAL]
    conditions = {each.condition for each in overview.items if each.condition}
    assert {card.condition for card in cards} == conditions
    assert len(cards) == 2 * sum(each.condition is not None for each in overview.items)
    folders = template_folders("cetak")
    for lines in (None, (("Mengapa", "Kata " * 60),)):
        card = replace(cards[0], title="Mengikuti akun " * 40, lines=lines)
        shown, bare = (paper.source(each, folders, "uji") for each in (card, replace(card, condition=None)))
        assert shown != bare
        assert paper.render_image(card, folders, "uji") != paper.render_image(
            replace(card, condition=None), folders, "uji"
        )


# --- whom to ask -----------------------------------------------------------------------------------------------

REGION = 'kode: "16.10"\nnama: Kabupaten Ogan Ilir\nkontak:\n  - nama: BKPSDM Contoh\n    nilai: ruang 3\n'


def asking(situs: Situs) -> dict[str, SheetView]:
    """Sheets that say whom to ask, by what they are."""
    overview = overview_of(situs.root)
    (meeting,) = overview.public_meetings
    item = overview.items[0]
    shown = {
        "peran": guidance.roles(overview)[Role.ASN],
        "poster": posters.message_poster(overview, item),
        "leaflet": posters.leaflet(overview)[0],
        "rakor": meetings.pack(overview, meeting),
        "tayang": slides.slides_of(overview, meeting)[0],
        **{f"kit {number}": each for number, each in enumerate(kit.general_kit(overview))},
    }
    return {name: each.view(Format.POSTER if name == "poster" else Paper.A4) for name, each in shown.items()}


def test_each_sheet_names_whom_to_ask_in_its_region(situs: Situs) -> None:
    """What is for everywhere names the office of the site, what is of a region that of the region or of one above it;
    without an office there is still somebody.
    """
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.edit(
        "content/rakor/ogan-ilir-2024.md", "cetak:", "tanya_jawab:\n  - tanya: Bolehkah?\n    jawab: Belum.\ncetak:"
    )
    for own in ("16-10.yaml", "16.yaml"):
        text = (
            REGION
            if own == "16-10.yaml"
            else REGION.replace("16.10", "16").replace("Kabupaten Ogan Ilir", "Provinsi Sumatera Selatan")
        )
        situs.write(f"content/daerah/{own}", text)
        for name, view in asking(situs).items():
            text = text_of(view)
            is_own = name in ("rakor", "tayang")
            assert ("BKPSDM Contoh" in text) is is_own, name
            assert ("bagian disiplin" in text) is not is_own, name
        situs.remove(f"content/daerah/{own}")
    situs.edit("content/situs.yaml", "kontak:\n  - nama: BKPSDM\n    nilai: bagian disiplin\n", "")
    for name, view in asking(situs).items():
        assert "epada atasan langsung" in text_of(view), name


def test_an_answer_without_a_basis_names_whom_to_ask() -> None:
    shown = pages(render(MAKERS["tanya-jawab"](Paper.A4)))[0]
    assert "Dasarnya belum diketahui: tanyakan dulu kepada BKPSDM Contoh (bagian disiplin)." in shown
    assert shown.count("tanyakan dulu kepada") == 1
