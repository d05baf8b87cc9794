"""The tree of regions, and for each region only what concerns it, its parents included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sosialisasi import routes
from sosialisasi.artifacts import Artifact
from sosialisasi.dates import Zone
from sosialisasi.overview import Overview, lineage
from sosialisasi.pieces import region_name
from sosialisasi.views import Link, RegionListView, RegionPageView


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.REGIONS
    pieces = overview.pieces(path)
    provinces = [code for code in overview.region_codes if "." not in code]
    yield overview.web(
        RegionListView(
            frame=overview.frame,
            path=path,
            title="Daerah",
            description="Bahan sosialisasi menurut daerah.",
            tree=tuple(
                (
                    pieces.region(province),
                    tuple(pieces.region(code) for code in overview.region_codes if code.startswith(f"{province}.")),
                )
                for province in provinces
            ),
        ),
        "content/daerah",
    )
    for code in overview.region_codes:
        yield _page(overview, code)


def _page(overview: Overview, code: str) -> Artifact:
    path = routes.region(code)
    pieces = overview.pieces(path)
    note = overview.site.region_notes.get(code)
    above = lineage(code)[:-1]
    name = region_name(overview.site, code)
    meetings = [
        meeting
        for meeting in overview.public_meetings
        if any(_concerns(each, code) for each in (meeting.region, *meeting.participants))
    ]
    local = [b for b in overview.public_briefings if any(each in (code, *above) for each in b.regions)]
    national = [b for b in overview.public_briefings if not b.regions]

    def calendars(codes: Iterable[str]) -> tuple[Link, ...]:
        found = [each for each in overview.sorted_calendars if each.region in codes]
        return overview.links(path, ((each.title, routes.calendar(each.id)) for each in found))

    return overview.web(
        RegionPageView(
            frame=overview.frame,
            path=path,
            title=name,
            description=f"Kalender, rakor, dan briefing netralitas ASN bagi {name}.",
            code=code,
            zone=Zone.of_region(code),
            aliases=note.aliases if note else (),
            parents=tuple(pieces.region(each) for each in above),
            children=tuple(
                pieces.region(each) for each in overview.region_codes if overview.site.regions[each].parent == code
            ),
            subregions=pieces.subregions(code),
            contacts=note.contacts if note else (),
            notes=note.notes if note else (),
            sources=note.sources if note else (),
            calendars=calendars((code,)),
            inherited_calendars=calendars(above),
            meetings=tuple(overview.meeting_card(path, meeting) for meeting in meetings),
            briefings=tuple(overview.briefing_card(path, briefing) for briefing in local),
            national_briefings=tuple(overview.briefing_card(path, briefing) for briefing in national[:10]),
        ),
        note.origin.path if note else "content/daerah",
    )


def _concerns(named: str, code: str) -> bool:
    """Whether something about a region also concerns another: one lies in the other."""
    return named == code or named.startswith(f"{code}.") or code.startswith(f"{named}.")
