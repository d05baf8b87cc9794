"""What a camat takes to desa and kelurahan: the sheet of the village's role, a short talk, two forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sosialisasi.ground.dates import Day
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import NATIONAL_ZONE, Pieces
from sosialisasi.showing.sheets import guidance, texts
from sosialisasi.showing.sheets.base import Group, Print, handout
from sosialisasi.showing.sheetviews import IN_FULL, NOT_PRINTED, AttendancePart, EventView, Part
from sosialisasi.showing.views import BasisView
from sosialisasi.site import routes
from sosialisasi.site.facts import region_name
from sosialisasi.site.model import RegionNote
from sosialisasi.site.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPart(Part):
    """What to say in a few minutes, readable while standing. ``source`` is the briefing that it is taken from, ``url``
    where that is read.
    """

    unprinted = NOT_PRINTED | IN_FULL

    kind: str = field(default="pokok", init=False)
    points: tuple[tuple[str, tuple[BasisView, ...]], ...]
    """Each with its bases."""
    source: str
    url: str = ""

    @property
    def speaks_of(self) -> tuple[str, ...]:
        return (self.url,) if self.source else ()


SIGNERS_NOTE = "Untuk ASN di desa dan kelurahan, termasuk Penjabat (Pj.) kepala desa yang berasal dari PNS"


def general_kit(overview: Overview) -> tuple[Print, ...]:
    """The kit for whoever has no meeting."""
    if not overview.items_of(Role.VILLAGE):
        return ()
    sheet = handout(
        overview,
        "kit-desa",
        (Folder.GUIDANCE.path, routes.role(Role.VILLAGE)),
        title="Kit untuk desa dan kelurahan",
        subject="Yang dibawa camat ke desa: boleh dan jangan, pokok pembicaraan, daftar hadir, dan pakta.",
        group=Group.KIT,
        parts=lambda: overview.recall(parts, overview, overview.paper, overview.day),
    )
    return (sheet,)


def of_region(overview: Overview, note: RegionNote) -> tuple[Print, ...]:
    """A kit for each kecamatan for which a region asks."""
    if not overview.items_of(Role.VILLAGE):
        return ()
    return tuple(_of_district(overview, note, code) for code in overview.kit_districts.get(note.code, ()))


def _of_district(overview: Overview, note: RegionNote, code: str) -> Print:
    regency = code.rpartition(".")[0]
    paper = overview.paper_in(overview.region_of_its_own(code))
    name = f"{paper.said('Kecamatan')} {overview.site.regions[code].name}, {region_name(overview.site, regency)}"
    villages = paper.said("desa dan kelurahan")
    return handout(
        overview,
        f"kit-desa-{code.replace('.', '-')}",
        (note.origin.path, routes.region(note.code)),
        title=f"Kit {villages}: {name}",
        subject=f"Yang dibawa {paper.said('camat')} ke {villages} di {name}.",
        group=Group.KIT,
        parts=lambda: tuple(_held_in(name, part) for part in overview.recall(parts, overview, paper, overview.day)),
        region=code,
    )


def _held_in(name: str, part: Part) -> Part:
    """A part of the kit of a kecamatan: only its list of who came is its own."""
    if not isinstance(part, AttendancePart):
        return part
    return replace(part, event=replace(part.event, title=f"{part.event.title}, {name}", region=name))


def parts(overview: Overview, paper: Pieces, day: Day, elections: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """The parts of a kit as of a day, for some elections if they are known; they are the same in every kecamatan of
    regions that speak alike.
    """
    return tuple(_parts(overview, paper, day, elections))


def _parts(overview: Overview, paper: Pieces, day: Day, elections: tuple[str, ...]) -> Iterator[Part]:
    if overview.items_of(Role.VILLAGE):
        yield guidance.guidance_part(
            overview, paper, f"Boleh dan jangan: {paper.said(Role.VILLAGE.label)}", Role.VILLAGE, day
        )
    if talk := _talk(overview, paper, day):
        yield talk
    yield AttendancePart(
        title=paper.said("Daftar hadir di desa atau kelurahan"),
        event=EventView(
            title=paper.said("Penjelasan netralitas di desa atau kelurahan"),
            date=None,
            zone=NATIONAL_ZONE,
            host="",
            place=None,
            region="",
        ),
    )
    village = overview.site.pledge(Role.VILLAGE, is_individual=True)
    acting = overview.site.pledge(Role.ACTING_VILLAGE_HEAD, is_individual=True)
    if village:
        yield texts.pact_part(paper, village, day, elections)
    if acting and acting is not village:
        pact = texts.pact_part(paper, acting, day, elections)
        title = f"{pact.title} untuk {paper.said('desa dan kelurahan')}"
        yield replace(pact, title=title, note=paper.said(SIGNERS_NOTE))


def _talk(overview: Overview, paper: Pieces, day: Day) -> TalkPart | None:
    """The points of the newest briefing for the village that has any, as far as their bases held on the day."""
    for briefing in overview.public_briefings:
        if Role.VILLAGE in briefing.audience and briefing.talking_points:
            points = []
            for point in briefing.talking_points:
                held = tuple(basis for basis in point.bases if paper.holds(basis, day))
                text = paper.note(point.text)
                if held and text:
                    points.append((text, paper.bases(held)))
            if not points:
                return None
            return TalkPart(
                title=paper.said("Pokok pembicaraan di desa"),
                points=tuple(points),
                source=paper.known(briefing.title) or "",
                url=overview.url + routes.briefing(briefing.slug),
            )
    return None
