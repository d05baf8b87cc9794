""" "Boleh tidak?": all do/don't items, a page for each item and each role, and the role × phase matrix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sosialisasi.ground.dates import Day
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import sharing
from sosialisasi.showing.views import (
    CaseLink,
    FigureView,
    ItemLink,
    ItemView,
    Link,
    PageView,
    ShareView,
    SheetLink,
)
from sosialisasi.site import routes
from sosialisasi.site.facts import by_verdict, in_words
from sosialisasi.site.model import Change, Guidance
from sosialisasi.site.words import Channel, Phase, Role, Verdict

ItemLinks = tuple[tuple[Verdict, tuple[ItemLink, ...]], ...]
"""Items by verdict, forbidden first; a verdict without items is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRules:
    """What a role may do in a phase. ``own`` are the items of this phase alone, by verdict; ``count`` is of all items
    that hold in it, and none means "belum diatur di sini", never "boleh"."""

    phase: Phase
    own: ItemLinks
    count: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role's row of the role × phase matrix; ``href`` leads to the page of the role."""

    role: Role
    href: str
    phases: tuple[PhaseRules, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemListView(PageView):
    """ "Boleh tidak?": all items by verdict."""

    template = "boleh-jangan.html"
    groups: tuple[tuple[Verdict, tuple[ItemView, ...]], ...]
    roles: tuple[Role, ...]
    phases: tuple[Phase, ...]
    channels: tuple[Channel, ...]
    """What the items can be filtered by; a value without an item is left out."""
    synonyms: tuple[str, ...]
    role_pages: tuple[Link, ...]
    matrix: str
    """Where the role × phase matrix is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView(PageView):
    """How many items each role has in each phase."""

    template = "matriks.html"
    phases: tuple[Phase, ...]
    rows: tuple[RoleRow, ...]
    not_asn: Link | None
    """For readers who are no civil servants, if the site has such a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePageView(PageView):
    """What one role may do: of a part of all ASN first its ``own`` items, then what holds always and in each phase."""

    template = "peran.html"
    role: Role
    own: ItemLinks
    cases: tuple[CaseLink, ...]
    always: ItemLinks
    phases: tuple[PhaseRules, ...]
    sheets: tuple[SheetLink, ...]
    not_asn: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPageView(PageView):
    template = "butir.html"
    item: ItemView
    share: ShareView
    updated: Day | None
    reviewer: str | None
    changes: tuple[Change, ...]
    cases: tuple[CaseLink, ...]
    figures: tuple[FigureView, ...]
    cited_by: tuple[Link, ...]
    related: tuple[ItemLink, ...]


RELATED = 6
"""More than this many are not read."""


def pages(overview: Overview) -> Iterator[Artifact]:
    yield overview.recall(_list, overview)
    yield overview.recall(_matrix, overview)
    prints = overview.recall(sheets.guidance.roles, overview)
    for role in overview.roles:
        yield overview.recall(_role, overview, role, prints.get(role))
    for item in overview.items:
        yield overview.recall(_page, overview, item)


def _list(overview: Overview) -> Artifact:
    path = routes.GUIDANCE
    pieces = overview.pieces(path)
    items = overview.items
    return overview.web(
        ItemListView(
            frame=overview.frame,
            path=path,
            title="Boleh tidak?",
            description=f"Semua butir {in_words(Verdict, 'dan')} bagi ASN, dengan dasar hukum dan sanksinya.",
            groups=pieces.items(items, overview.day),
            roles=tuple(role for role in overview.roles if any(item.applies_to(role) for item in items)),
            phases=tuple(phase for phase in Phase if any(phase in item.phases for item in items)),
            channels=tuple(channel for channel in Channel if any(channel in item.channels for item in items)),
            synonyms=overview.settings.synonyms,
            role_pages=overview.role_links(path),
            matrix=routes.relative(path, routes.MATRIX),
        ),
        Folder.GUIDANCE.path,
    )


def _matrix(overview: Overview) -> Artifact:
    path = routes.MATRIX
    return overview.web(
        MatrixView(
            frame=overview.frame,
            path=path,
            title="Menurut peran dan tahap",
            description=f"Berapa butir {in_words(Verdict, 'dan')} bagi setiap peran pada setiap tahap pemilihan.",
            phases=tuple(Phase),
            rows=tuple(
                RoleRow(role=role, href=routes.relative(path, routes.role(role)), phases=_phases(overview, path, role))
                for role in overview.roles
            ),
            not_asn=overview.not_asn(path),
        ),
        Folder.GUIDANCE.path,
    )


def _role(overview: Overview, role: Role, sheet: sheets.Print | None) -> Artifact:
    path = routes.role(role)
    items = overview.items_of(role)
    own = [item for item in items if role in item.roles] if role.is_asn and role is not Role.ASN else []
    return overview.web(
        RolePageView(
            frame=overview.frame,
            path=path,
            title=role.label,
            description=f"Apa yang boleh dan tidak boleh dilakukan {role.label}, menurut tahap pemilihan.",
            role=role,
            own=_links(overview, path, own),
            cases=tuple(overview.case_link(path, case) for case in overview.cases if role in case.roles),
            always=_links(overview, path, (item for item in items if item.holds_always and item not in own)),
            phases=_phases(overview, path, role),
            sheets=sheets.sheet_links(overview, path, sheet) if sheet else (),
            not_asn=overview.not_asn(path),
        ),
        Folder.GUIDANCE.path,
    )


def _phases(overview: Overview, page: str, role: Role) -> tuple[PhaseRules, ...]:
    return tuple(_rules(overview, page, role, phase) for phase in Phase)


def _rules(overview: Overview, page: str, role: Role, phase: Phase) -> PhaseRules:
    items = [item for item in overview.items_of(role) if phase in item.phases]
    return PhaseRules(
        phase=phase,
        own=_links(overview, page, (item for item in items if not item.holds_always)),
        count=tuple((verdict, len(some)) for verdict, some in by_verdict(items)),
    )


def _links(overview: Overview, page: str, items: Iterable[Guidance]) -> ItemLinks:
    groups = by_verdict(items)
    return tuple((verdict, tuple(overview.item_link(page, item) for item in some)) for verdict, some in groups)


def _page(overview: Overview, item: Guidance) -> Artifact:
    path = routes.item(item.id)
    view = replace(overview.pieces(path).item(item, overview.day), href=None)
    return overview.web(
        ItemPageView(
            frame=overview.frame,
            path=path,
            title=item.title,
            description=item.reason,
            card=overview.card(item.id.lower()),
            item=view,
            share=sharing.item_text(view, overview.frame, path, overview.status_card(path, item.id.lower())),
            updated=max((change.date for change in item.changes), default=None),
            reviewer=item.reviewer,
            changes=item.changes,
            cases=tuple(overview.case_link(path, case) for case in overview.cases if item.id in case.items),
            figures=tuple(
                overview.figure(path, each) for each in overview.site.figures.values() if item.id in each.items
            ),
            cited_by=overview.links(path, overview.item_users[item.id]),
            related=tuple(overview.item_link(path, other) for other in _related(overview, item)),
        ),
        item.origin.path,
    )


def _related(overview: Overview, item: Guidance) -> list[Guidance]:
    """The items that have most channels and phases in common with one, the nearest first."""

    def shared(other: Guidance) -> tuple[int, int]:
        return len(set(other.channels) & set(item.channels)), len(set(other.phases) & set(item.phases))

    near = [other for other in overview.items if other.id != item.id and shared(other)[0]]
    return sorted(near, key=shared, reverse=True)[:RELATED]
