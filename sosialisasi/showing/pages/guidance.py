""" "Boleh tidak?": all do/don't items, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sosialisasi.ground.dates import Day
from sosialisasi.ground.folders import Folder
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
    asked,
)
from sosialisasi.site import routes
from sosialisasi.site.facts import in_words
from sosialisasi.site.model import Change, Guidance
from sosialisasi.site.words import Channel, Phase, Role, Verdict


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
    check: str
    """Where who asks is led to the answers for their role, phase and channel."""


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

    @property
    def things(self) -> tuple[Mapping[str, Any], ...]:
        item = self.item
        condition = f"Syarat: {item.condition}" if item.condition else None
        answer = (f"{item.verdict.label}: {item.text}.", condition, item.reason)
        return asked(item.question, answer, item.bases, self.frame) if item.question else ()


RELATED = 6
"""More than this many are not read."""


def pages(overview: Overview) -> Iterator[Artifact]:
    yield overview.recall(_list, overview)
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
            check=routes.relative(path, routes.CHECK),
        ),
        Folder.GUIDANCE.path,
    )


def _page(overview: Overview, item: Guidance) -> Artifact:
    path = routes.item(item.id)
    view = replace(overview.pieces(path).item(item, overview.day), href=None)
    return overview.web(
        ItemPageView(
            frame=overview.frame,
            path=path,
            title=item.headline,
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
