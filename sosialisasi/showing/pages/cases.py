"""Cases: situations as they happen, by what they are about and by who asks, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sosialisasi.ground.dates import Day
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import sharing
from sosialisasi.showing.views import NOWHERE, BasisView, CaseLink, ItemLink, PageView, ShareView, asked
from sosialisasi.site import routes
from sosialisasi.site.facts import in_force
from sosialisasi.site.model import Basis, Case
from sosialisasi.site.words import Channel, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseListView(PageView):
    """Every case once, under the first of its channels; and again under each role that asks."""

    template = "daftar-kasus.html"
    channels: tuple[tuple[Channel, tuple[CaseLink, ...]], ...]
    roles: tuple[tuple[Role, tuple[CaseLink, ...]], ...]
    figures: str
    """Where the official figures are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePageView(PageView):
    """A case with the bases in force on the day of the data; its ``verification`` is no surer than these are."""

    template = "kasus.html"
    case: Case
    items: tuple[ItemLink, ...]
    bases: tuple[BasisView, ...]
    other_bases: tuple[BasisView, ...]
    share: ShareView
    updated: Day | None

    @property
    def things(self) -> tuple[Mapping[str, Any], ...]:
        case = self.case
        answer = (f"{case.verdict.label}.", case.answer, case.reason)
        return asked(case.question, answer, self.bases, self.frame)


def pages(overview: Overview) -> Iterator[Artifact]:
    yield overview.recall(_list, overview)
    for case in overview.cases:
        yield overview.recall(_page, overview, case)


def _list(overview: Overview) -> Artifact:
    path = routes.CASES

    def links(cases: Iterable[Case]) -> tuple[CaseLink, ...]:
        return tuple(overview.case_link(path, case) for case in cases)

    channels = ((each, links(case for case in overview.cases if case.channels[:1] == (each,))) for each in Channel)
    roles = ((each, links(case for case in overview.cases if each in case.roles)) for each in Role)
    return overview.web(
        CaseListView(
            frame=overview.frame,
            path=path,
            title="Kasus",
            description="Keadaan sehari-hari menjelang pemilihan: pertanyaannya, jawabannya, dan dasarnya.",
            channels=tuple((channel, found) for channel, found in channels if found),
            roles=tuple((role, found) for role, found in roles if found),
            figures=routes.relative(path, routes.FIGURES),
        ),
        Folder.CASES.path,
    )


def bases_of(overview: Overview, case: Case) -> list[Basis]:
    """The bases of a case that are in force on the day of the data."""
    return [basis for basis in case.bases if in_force(basis, overview.register, overview.day)]


def _page(overview: Overview, case: Case) -> Artifact:
    path = routes.case(case.slug)
    pieces = overview.pieces(path)
    held = bases_of(overview, case)
    shown = replace(case, verification=pieces.surety(case.verification, held), origin=NOWHERE)
    bases = pieces.bases(held)
    return overview.web(
        CasePageView(
            frame=overview.frame,
            path=path,
            title=case.headline,
            description=case.answer,
            case=shown,
            items=tuple(overview.item_link(path, overview.site.guidance[id]) for id in case.items),
            bases=bases,
            other_bases=pieces.bases(basis for basis in case.bases if basis not in held),
            share=sharing.case_text(shown, bases, overview.frame, path),
            updated=max((change.date for change in case.changes), default=None),
        ),
        case.origin.path,
    )
