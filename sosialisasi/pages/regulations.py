"""The register of regulations, and for each its validity and who cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sosialisasi import routes
from sosialisasi.artifacts import Artifact
from sosialisasi.model import Regulation
from sosialisasi.overview import Overview
from sosialisasi.pieces import regulation_validity
from sosialisasi.views import Card, Link, ListView, RegulationView


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.REGULATIONS
    regulations = sorted(overview.site.regulations.values(), key=lambda each: (-each.since.toordinal(), each.id))
    current = [each for each in regulations if each.in_force(overview.day)]
    coming = [each for each in regulations if each.since > overview.day]
    past = [each for each in regulations if not each.in_force(overview.day) and each not in coming]
    yield overview.web(
        ListView(
            frame=overview.frame,
            path=path,
            title="Peraturan",
            description="Daftar peraturan netralitas ASN dengan masa berlakunya.",
            intro="Setiap peraturan dengan masa berlakunya, apa yang diubah atau digantikannya, dan yang mengutipnya.",
            groups=tuple(
                (name, tuple(_card(overview, path, each) for each in group))
                for name, group in (("Belum berlaku", coming), ("Berlaku", current), ("Tidak berlaku lagi", past))
                if group
            ),
            empty="Belum ada peraturan yang terdaftar.",
        ),
        "content/peraturan",
    )
    for regulation in overview.site.regulations.values():
        yield _page(overview, regulation)


def _card(overview: Overview, page: str, regulation: Regulation) -> Card:
    return Card(
        title=f"{regulation.short}: {regulation.title}",
        summary=regulation.summary,
        href=routes.relative(page, routes.regulation(regulation.id)),
        meta=(regulation.strength.label, regulation_validity(regulation)),
    )


def _page(overview: Overview, regulation: Regulation) -> Artifact:
    path = routes.regulation(regulation.id)
    others = overview.site.regulations.values()

    def links(regulations: Iterable[Regulation]) -> tuple[Link, ...]:
        return overview.links(path, ((each.short, routes.regulation(each.id)) for each in regulations))

    revoker = links([overview.site.regulations[regulation.revoked_by]]) if regulation.revoked_by else ()
    return overview.web(
        RegulationView(
            frame=overview.frame,
            path=path,
            title=regulation.short,
            description=regulation.title,
            citation=regulation.short,
            full_title=regulation.title,
            nicknames=tuple(name for name in regulation.nicknames if name != regulation.short),
            strength=regulation.strength,
            since=regulation.since,
            until=regulation.until,
            precision=regulation.precision,
            is_current=regulation.in_force(overview.day),
            date_verification=regulation.date_verification,
            verification=regulation.verification,
            amends=links(overview.site.regulations[id] for id in regulation.amends),
            amended_by=links(each for each in others if regulation.id in each.amends),
            revokes=links(each for each in others if each.revoked_by == regulation.id),
            revoked_by=revoker[0] if revoker else None,
            summary=regulation.summary,
            sources=regulation.sources,
            checked=regulation.checked,
            notes=regulation.notes,
            cited_by=tuple(
                (kind, overview.links(path, found)) for kind, found in overview.citers[regulation.id].items()
            ),
        ),
        regulation.origin.path,
        regulation.checked,
    )
