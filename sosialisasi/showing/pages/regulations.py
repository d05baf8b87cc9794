"""The register of regulations, and for each when it was in force, beside those around it, and who cites it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from sosialisasi.ground.dates import Precision
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import chart
from sosialisasi.showing.views import NOWHERE, Citer, Link, PageView
from sosialisasi.site import routes
from sosialisasi.site.facts import region_name, regulation_validity
from sosialisasi.site.model import Regulation
from sosialisasi.site.words import Strength


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationEntry:
    """A regulation in the register. ``subject`` is what its title says it is about; ``validity`` is in words."""

    citation: str
    nicknames: tuple[str, ...]
    subject: str
    validity: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationGroup:
    """Regulations that are all in force, all not yet or all no longer, by strength; ``count`` of them in all."""

    id: str
    title: str
    count: int
    strengths: tuple[tuple[Strength, tuple[RegulationEntry, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationListView(PageView):
    template = "daftar-peraturan.html"
    groups: tuple[RegulationGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityRow:
    """A regulation on the scale of time: places are per mille of the chart's width, ``0 ≤ start ≤ sure ≤ end ≤ 1000``.

    From ``start`` to ``sure`` it may have begun on any day.
    """

    regulation: Regulation
    href: str
    relation: str | None
    """What the page's own regulation has to do with it, as ``diubah oleh``; ``None`` for the page's own."""
    start: int
    sure: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityChart:
    """When a regulation and those around it were in force; places are per mille, from left to right."""

    rows: tuple[ValidityRow, ...]
    years: tuple[tuple[int, int], ...]
    """(year, place of its first day)."""
    polling_days: tuple[tuple[Link, int], ...]
    """(election, place of its polling day), for comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationView(PageView):
    template = "peraturan.html"
    regulation: Regulation
    is_current: bool
    """In force on the day ``frame.as_of``."""
    only_in: tuple[Link, ...]
    """The regions where alone it holds; none if it holds everywhere."""
    amended_by: tuple[Link, ...]
    revoked_by: Link | None
    chart: ValidityChart
    passages: tuple[tuple[str, tuple[Citer, ...]], ...]
    """(``Pasal 5 huruf n``, what cites it), in the order of the regulation."""
    cited_by: tuple[tuple[str, tuple[Citer, ...]], ...]
    """(kind of citing thing, each of it)."""
    labels_href: str | None
    """The page that explains the labels of verification and strength, if the site has it."""

    @property
    def nicknames(self) -> tuple[str, ...]:
        return _nicknames(self.regulation)

    @property
    def things(self) -> tuple[Mapping[str, Any], ...]:
        law = self.regulation
        if law.strength not in (Strength.LAW, Strength.REGULATION) or law.kind.startswith("Putusan"):
            return ()  # No circular is legislation, and no ruling.
        is_dated = law.precision is Precision.DAY and law.date_verification.is_settled
        days = f"{law.since.isoformat()}/{law.until.isoformat() if law.until else '..'}"
        return (
            {
                "@type": "Legislation",
                "name": law.title,
                "legislationIdentifier": law.short,
                "legislationType": law.kind,
                "legislationLegalForce": f"https://schema.org/{'InForce' if self.is_current else 'NotInForce'}",
                "legislationDateVersion": self.frame.as_of.isoformat(),
                **({"temporalCoverage": days} if is_dated else {}),
                "inLanguage": "id",
                "mainEntityOfPage": self.canonical,
            },
        )


LABELS_PAGE = "verifikasi"
"""The plain page that explains our labels, if staff keep one under this name."""


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.REGULATIONS
    regulations = sorted(overview.site.regulations.values(), key=lambda each: (-each.since.toordinal(), each.id))
    current = [each for each in regulations if each.in_force(overview.day)]
    coming = [each for each in regulations if each.since > overview.day]
    past = [each for each in regulations if not each.in_force(overview.day) and each not in coming]
    groups = (
        ("belum-berlaku", "Belum berlaku", coming),
        ("berlaku", "Berlaku", current),
        ("tidak-berlaku-lagi", "Tidak berlaku lagi", past),
    )
    yield overview.web(
        RegulationListView(
            frame=overview.frame,
            path=path,
            title="Peraturan",
            description="Daftar peraturan netralitas ASN dengan masa berlakunya.",
            groups=tuple(_group(overview, path, id, title, group) for id, title, group in groups if group),
        ),
        Folder.REGULATIONS.path,
    )
    for regulation in overview.site.regulations.values():
        yield overview.recall(_page, overview, regulation)


def _group(overview: Overview, page: str, id: str, title: str, regulations: list[Regulation]) -> RegulationGroup:
    by_strength = ((strength, [each for each in regulations if each.strength is strength]) for strength in Strength)
    return RegulationGroup(
        id=id,
        title=title,
        count=len(regulations),
        strengths=tuple(
            (strength, tuple(_entry(overview, page, each) for each in some)) for strength, some in by_strength if some
        ),
    )


def _entry(overview: Overview, page: str, regulation: Regulation) -> RegulationEntry:
    only = f", {overview.paper.only_in(regulation.regions)}" if regulation.regions else ""
    return RegulationEntry(
        citation=regulation.short,
        nicknames=_nicknames(regulation),
        subject=regulation.title.partition(" tentang ")[2] or regulation.title,
        validity=regulation_validity(regulation) + only,
        href=routes.relative(page, routes.regulation(regulation.id)),
    )


def _nicknames(regulation: Regulation) -> tuple[str, ...]:
    return tuple(name for name in regulation.nicknames if name != regulation.short)


def _page(overview: Overview, regulation: Regulation) -> Artifact:
    path = routes.regulation(regulation.id)
    all_of_them = overview.site.regulations
    revoker = all_of_them[regulation.revoked_by] if regulation.revoked_by else None
    amended_by = sorted(
        (each for each in all_of_them.values() if regulation.id in each.amends and each.since <= overview.day),
        key=lambda each: (each.since, each.id),
    )
    citers = [replace(citer, href=routes.relative(path, citer.href)) for citer in overview.citers[regulation.id]]
    return overview.web(
        RegulationView(
            frame=overview.frame,
            path=path,
            title=regulation.short,
            description=regulation.title,
            regulation=_shown(regulation),
            is_current=regulation.in_force(overview.day),
            only_in=tuple(_region(overview, path, code) for code in regulation.regions),
            amended_by=tuple(_link(path, each) for each in amended_by),
            revoked_by=_link(path, revoker) if revoker else None,
            chart=_chart(overview, path, regulation),
            passages=_by_passage(citers),
            cited_by=tuple((kind, tuple(some)) for kind, some in groupby(citers, key=attrgetter("kind"))),
            labels_href=_labels(overview, path),
        ),
        regulation.origin.path,
        regulation.checked,
    )


def _shown(regulation: Regulation) -> Regulation:
    """A regulation as a view carries it."""
    return replace(regulation, origin=NOWHERE)


def _link(page: str, regulation: Regulation) -> Link:
    return Link(text=regulation.short, href=routes.relative(page, routes.regulation(regulation.id)))


def _region(overview: Overview, page: str, code: str) -> Link:
    """A region, and its page if it has one."""
    href = routes.relative(page, routes.region(code)) if code in overview.region_codes else None
    return Link(text=region_name(overview.site, code), href=href)


def _labels(overview: Overview, path: str) -> str | None:
    page = overview.site.pages.get(LABELS_PAGE)
    return routes.relative(path, routes.page(page.slug)) if page and page.status.is_public else None


def _around(overview: Overview, regulation: Regulation) -> Iterator[tuple[str | None, Regulation]]:
    """A regulation with all that it amends or revokes and that amend or revoke it, and in which relation."""
    yield None, regulation
    for other in overview.site.regulations.values():
        if other.id in regulation.amends:
            yield "diubah oleh", other
        if other.revoked_by == regulation.id:
            yield "dicabut oleh", other
        if regulation.id in other.amends:
            yield "mengubah", other
        if regulation.revoked_by == other.id:
            yield "mencabut", other


def _chart(overview: Overview, path: str, regulation: Regulation) -> ValidityChart:
    rows = sorted(_around(overview, regulation), key=lambda row: (row[1].since, row[0] is not None, row[1].id))
    scale = chart.scale((each for _, each in rows), overview.day)
    days = sorted(
        (each.polling_day, each.id)
        for each in overview.site.elections.values()
        if each.polling_day and scale.first <= each.polling_day <= scale.last and not (each.replaced_by or each.repeats)
    )
    return ValidityChart(
        rows=tuple(_row(overview, path, relation, each, scale) for relation, each in rows),
        years=scale.years,
        polling_days=tuple((overview.election_link(path, id), scale.place(day)) for day, id in days),
    )


def _row(
    overview: Overview, path: str, relation: str | None, regulation: Regulation, scale: chart.Scale
) -> ValidityRow:
    start, sure, end = chart.places(regulation, scale, overview.day)
    return ValidityRow(
        regulation=_shown(regulation),
        href=routes.relative(path, routes.regulation(regulation.id)),
        relation=relation,
        start=start,
        sure=sure,
        end=end,
    )


def _by_passage(citers: Iterable[Citer]) -> tuple[tuple[str, tuple[Citer, ...]], ...]:
    by_passage: dict[str, list[Citer]] = {}
    for citer in citers:
        for passage in citer.passages:
            by_passage.setdefault(passage, []).append(citer)
    return tuple((passage, tuple(by_passage[passage])) for passage in sorted(by_passage, key=_in_order))


def _in_order(passage: str) -> tuple[tuple[int, str], ...]:
    """Sorts ``Pasal 9`` before ``Pasal 10``."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"[0-9]+|[^0-9]+", passage))
