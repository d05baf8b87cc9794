"""The register of regulations, and for each when it was in force, beside those around it, and who cites it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sosialisasi.ground.dates import Day, Precision
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Citer, Overview
from sosialisasi.showing.pages import chart
from sosialisasi.showing.views import Link, PageView
from sosialisasi.site import routes
from sosialisasi.site.facts import regulation_validity
from sosialisasi.site.model import Regulation, Source
from sosialisasi.site.words import Strength, Verdict, Verification


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

    From ``start`` to ``sure`` it may have begun on any day. ``is_open``: still in force where the bar ends.
    """

    link: Link
    relation: str | None
    """What the page's own regulation has to do with it, as ``diubah oleh``; ``None`` for the page's own."""
    since: Day
    until: Day | None
    precision: Precision
    start: int
    sure: int
    end: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityChart:
    """When a regulation and those around it were in force; places are per mille, from left to right."""

    rows: tuple[ValidityRow, ...]
    years: tuple[tuple[int, int], ...]
    """(year, place of its first day)."""
    polling_days: tuple[tuple[Link, int], ...]
    """(election, place of its polling day), for comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CiterView:
    """A page that cites a regulation: an item with its ``id`` and ``verdict``, or a text with its ``date``, if any."""

    title: str
    href: str
    passages: tuple[str, ...]
    id: str | None = None
    verdict: Verdict | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationView(PageView):
    template = "peraturan.html"
    citation: str
    """The short form: ``PP 94/2021``."""
    full_title: str
    nicknames: tuple[str, ...]
    strength: Strength
    since: Day
    until: Day | None
    precision: Precision
    is_current: bool
    """In force on the day ``frame.as_of``."""
    date_verification: Verification
    until_verification: Verification | None
    verification: Verification
    amended_by: tuple[Link, ...]
    revoked_by: Link | None
    chart: ValidityChart
    summary: str
    sources: tuple[Source, ...]
    checked: Day
    notes: tuple[str, ...]
    passages: tuple[tuple[str, tuple[CiterView, ...]], ...]
    """(``Pasal 5 huruf n``, what cites it), in the order of the regulation."""
    cited_by: tuple[tuple[str, tuple[CiterView, ...]], ...]
    """(kind of citing thing, each of it)."""
    labels_href: str | None
    """The page that explains the labels of verification and strength, if the site has it."""


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
            groups=tuple(_group(path, id, title, group) for id, title, group in groups if group),
        ),
        "content/peraturan",
    )
    for regulation in overview.site.regulations.values():
        yield _page(overview, regulation)


def _group(page: str, id: str, title: str, regulations: list[Regulation]) -> RegulationGroup:
    by_strength = ((strength, [each for each in regulations if each.strength is strength]) for strength in Strength)
    return RegulationGroup(
        id=id,
        title=title,
        count=len(regulations),
        strengths=tuple(
            (strength, tuple(_entry(page, each) for each in some)) for strength, some in by_strength if some
        ),
    )


def _entry(page: str, regulation: Regulation) -> RegulationEntry:
    return RegulationEntry(
        citation=regulation.short,
        nicknames=_nicknames(regulation),
        subject=regulation.title.partition(" tentang ")[2] or regulation.title,
        validity=regulation_validity(regulation),
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
    cited_by = [(citer.kind, _citer(path, citer)) for citer in overview.citers[regulation.id]]
    return overview.web(
        RegulationView(
            frame=overview.frame,
            path=path,
            title=regulation.short,
            description=regulation.title,
            citation=regulation.short,
            full_title=regulation.title,
            nicknames=_nicknames(regulation),
            strength=regulation.strength,
            since=regulation.since,
            until=regulation.until,
            precision=regulation.precision,
            is_current=regulation.in_force(overview.day),
            date_verification=regulation.date_verification,
            until_verification=regulation.until_verification,
            verification=regulation.verification,
            amended_by=tuple(_link(path, each) for each in amended_by),
            revoked_by=_link(path, revoker) if revoker else None,
            chart=_chart(overview, path, regulation),
            summary=regulation.summary,
            sources=regulation.sources,
            checked=regulation.checked,
            notes=regulation.notes,
            passages=_by_passage(citer for _, citer in cited_by),
            cited_by=tuple(
                (kind, tuple(citer for other, citer in cited_by if other == kind))
                for kind in dict.fromkeys(kind for kind, _ in cited_by)
            ),
            labels_href=_labels(overview, path),
        ),
        regulation.origin.path,
        regulation.checked,
    )


def _link(page: str, regulation: Regulation) -> Link:
    return Link(text=regulation.short, href=routes.relative(page, routes.regulation(regulation.id)))


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
    elections = [
        each
        for each in overview.site.elections.values()
        if each.replaced_by is None and scale.first <= each.polling_day <= scale.last
    ]
    return ValidityChart(
        rows=tuple(_row(overview, path, relation, each, scale) for relation, each in rows),
        years=scale.years,
        polling_days=tuple(
            (overview.election_link(path, each.id), scale.place(each.polling_day))
            for each in sorted(elections, key=lambda each: (each.polling_day, each.id))
        ),
    )


def _row(
    overview: Overview, path: str, relation: str | None, regulation: Regulation, scale: chart.Scale
) -> ValidityRow:
    start, sure, end = chart.places(regulation, scale, overview.day)
    link = _link(path, regulation)
    return ValidityRow(
        link=link if relation else Link(text=link.text, href=None),
        relation=relation,
        since=regulation.since,
        until=regulation.until,
        precision=regulation.precision,
        start=start,
        sure=sure,
        end=end,
        is_open=regulation.until is None,
    )


def _citer(page: str, citer: Citer) -> CiterView:
    return CiterView(
        title=citer.title,
        href=routes.relative(page, citer.path),
        passages=citer.passages,
        id=citer.item.id if citer.item else None,
        verdict=citer.item.verdict if citer.item else None,
        date=citer.day,
    )


def _by_passage(citers: Iterable[CiterView]) -> tuple[tuple[str, tuple[CiterView, ...]], ...]:
    found: dict[str, list[CiterView]] = {}
    for citer in citers:
        for passage in citer.passages:
            found.setdefault(passage, []).append(citer)
    return tuple((passage, tuple(found[passage])) for passage in sorted(found, key=_in_order))


def _in_order(passage: str) -> tuple[tuple[int, str], ...]:
    """Sorts ``Pasal 9`` before ``Pasal 10``."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.findall(r"[0-9]+|[^0-9]+", passage))
