"""The index of briefings and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import sharing
from sosialisasi.showing.pieces import without_body
from sosialisasi.showing.views import BasisView, Link, ListView, ShareView, SheetLink, TextView
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing
from sosialisasi.site.words import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView(TextView):
    template = "briefing.html"
    text: Briefing
    regions: tuple[Link, ...]
    elections: tuple[Link, ...]
    bases: tuple[BasisView, ...]
    sheets: tuple[SheetLink, ...]
    share: ShareView


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.BRIEFINGS
    current = tuple(b for b in overview.public_briefings if b.status is not Status.ARCHIVED)
    archived = tuple(b for b in overview.public_briefings if b.status is Status.ARCHIVED)
    groups = (("", current), ("Arsip", archived))
    yield overview.web(
        ListView(
            frame=overview.frame,
            path=path,
            title="Briefing",
            description="Penjelasan singkat tentang netralitas ASN, siap dibaca di ponsel dan dicetak.",
            intro="Penjelasan singkat, satu pokok satu halaman, lengkap dengan dasar hukumnya.",
            groups=tuple(
                (name, tuple(overview.text_card(path, briefing) for briefing in group))
                for name, group in groups
                if group
            ),
            empty="Belum ada briefing yang terbit.",
        ),
        Folder.BRIEFINGS.path,
    )
    for briefing in overview.public_briefings:
        yield overview.recall(_page, overview, briefing)


def _page(overview: Overview, briefing: Briefing) -> Artifact:
    path = routes.briefing(briefing.slug)
    pieces = overview.pieces(path)
    bases = pieces.cited(briefing.bases, briefing.body)
    card = f"briefing-{briefing.slug}"
    return overview.web(
        BriefingView(
            frame=overview.frame,
            path=path,
            title=briefing.title,
            description=briefing.summary,
            card=overview.card(card),
            text=without_body(briefing),
            successor=overview.successor(path, briefing),
            regions=tuple(pieces.region(code) for code in briefing.regions),
            elections=tuple(overview.election_link(path, id) for id in briefing.elections),
            body=pieces.body_html(briefing.body, briefing.origin.path),
            bases=bases,
            sheets=sheets.sheet_links(overview, path, *sheets.prints_of(overview, briefing)),
            share=sharing.briefing_text(
                briefing, bases, overview.frame, path, overview.status_card(path, f"briefing-{briefing.slug}")
            ),
        ),
        briefing.origin.path,
        briefing.last_change,
    )
