""" "Boleh tidak?": all do/don't items with the role × phase matrix, and a page for each item."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi import routes, sheets
from sosialisasi.artifacts import Artifact
from sosialisasi.model import Guidance, Phase, Role
from sosialisasi.overview import Overview
from sosialisasi.views import ItemListView, ItemPageView, Link, MatrixCell, MatrixRow, SheetGroup

RELATED = 6
"""More than this many are not read."""


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.GUIDANCE
    pieces = overview.pieces(path)
    items = tuple(overview.site.guidance.values())
    yield overview.web(
        ItemListView(
            frame=overview.frame,
            path=path,
            title="Boleh tidak?",
            description="Semua butir boleh, jangan, dan bersyarat bagi ASN, dengan dasar hukum dan sanksinya.",
            groups=pieces.items(items, overview.day),
            matrix=tuple(
                MatrixRow(role=role, cells=tuple(_cell(overview, role, phase) for phase in Phase)) for role in Role
            ),
            sheets=tuple(
                SheetGroup(title=sheet.title, about=None, files=sheets.links(overview, path, sheet))
                for sheet in sheets.items(overview)
            ),
        ),
        "content/boleh-jangan",
    )
    for item in items:
        yield _page(overview, item)


def _cell(overview: Overview, role: Role, phase: Phase) -> MatrixCell:
    """The items of a cell, as links to their places further down on the same page, which also makes it lighter."""
    items = (item for item in overview.site.guidance.values() if item.applies_to(role) and phase in item.phases)
    return MatrixCell(
        phase=phase,
        items=tuple(Link(text=item.id, href=f"#{item.id.lower()}", note=item.verdict) for item in items),
    )


def _page(overview: Overview, item: Guidance) -> Artifact:
    path = routes.item(item.id)
    related = _related(overview, item)
    return overview.web(
        ItemPageView(
            frame=overview.frame,
            path=path,
            title=f"{item.id} {item.text}",
            description=item.reason,
            item=overview.pieces(path).item(item, overview.day, linked=False),
            cited_by=overview.links(path, overview.item_users[item.id]),
            related=tuple(
                Link(
                    text=f"{other.id} {other.text}",
                    href=routes.relative(path, routes.item(other.id)),
                    note=other.verdict,
                )
                for other in related
            ),
        ),
        item.origin.path,
    )


def _related(overview: Overview, item: Guidance) -> list[Guidance]:
    """The items that have most channels and phases in common with one, the nearest first."""

    def shared(other: Guidance) -> tuple[int, int]:
        return len(set(other.channels) & set(item.channels)), len(set(other.phases) & set(item.phases))

    near = [other for other in overview.site.guidance.values() if other.id != item.id and shared(other)[0]]
    return sorted(near, key=shared, reverse=True)[:RELATED]
