"""How a site stands on a day, on one page: what waits, how sure we are, what is old, what nobody finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent

from sosialisasi.building import releasing
from sosialisasi.building.folders import Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.building.traces import State
from sosialisasi.check.age import is_in_stage, keeps
from sosialisasi.check.bases import cited
from sosialisasi.check.links import orphans
from sosialisasi.ground.dates import Day, long
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.workers import Map
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.site.citations import Register
from sosialisasi.site.keys import entries
from sosialisasi.site.model import Briefing, Meeting, Page, Regulation, Site
from sosialisasi.site.words import RefKind, Status, Verification

OLDEST = 10
"""How many of the citations whose regulation was checked longest ago are told."""

_SHOWN = 10
"""Of a longer list, so many are printed."""

_NAMED = 3
"""Of the statements of a file, so many are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingText:
    """A text of ``content/`` that waits for something, since or until a day."""

    path: str
    title: str
    date: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRegulation:
    """A regulation, the day on which somebody last looked at it, how long ago that is, and how often it is cited."""

    path: str
    name: str
    checked: Day
    days: int
    citations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """A statement that nobody has seen in an official text or a good source: where it stands, and how sure we are."""

    key: str
    """Which statement of its part: ``verifikasi``, or ``verifikasi_tanggal`` of a regulation."""
    line: int | None
    verification: Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureFile:
    """A file of ``content/`` with such statements, and at how many other places of the site it is used."""

    path: str
    uses: int
    statements: tuple[Unsure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All that the page tells. ``verified`` counts by kind of thing and by how sure we are of it; ``unsure`` begins
    with what most of the site rests on, as that is to be looked up first.
    """

    name: str
    day: Day
    drafts: tuple[WaitingText, ...]
    reviews: tuple[WaitingText, ...]
    verified: Mapping[str, Mapping[Verification, int]]
    unsure: tuple[UnsureFile, ...]
    due: tuple[WaitingText, ...]
    is_in_stage: bool
    keeps: int
    """For how many days a check of a regulation counts on this day."""
    expired: tuple[CheckedRegulation, ...]
    unreleased: tuple[str, ...]
    orphans: tuple[str, ...]
    unreviewed: tuple[str, ...]
    oldest: tuple[CheckedRegulation, ...]


def summarize(folders: Folders, day: Day | None, spread: Map = map) -> tuple[Summary | None, tuple[Problem, ...]]:
    """How the site stands on a day, that of its data if none is named; problems alone if its content has errors."""
    plan = understand(Inputs(folders.root), {}, spread)
    if plan.site is None:
        return None, plan.problems
    known = State(folders.root, folders.out).read_trace().entries
    outcome = plan.compare(known, later=set(Medium) - {Medium.WEB}, office=False).render(spread)
    if outcome.problems:
        return None, outcome.problems
    lost = orphans(plan.site, plan.artifacts, outcome.records)
    day = day or plan.site.settings.as_of
    return summary_of(plan.site, plan.artifacts, lost, day), plan.problems


def summary_of(site: Site, artifacts: Sequence[Artifact], lost: tuple[str, ...], day: Day) -> Summary:
    """How a site stands on a day, of which all is known: its files, and the pages that are ``lost`` to readers."""
    checked = sorted(_checked(site, day), key=lambda each: (each.checked, -each.citations, each.name))
    return Summary(
        name=site.settings.name,
        day=day,
        drafts=tuple(_text(text, text.last_change) for text in site.texts if text.status is Status.DRAFT),
        reviews=tuple(_text(text, text.last_change) for text in site.texts if text.status is Status.REVIEW),
        verified={kind: dict(Counter(found)) for kind, found in _verified(site).items()},
        unsure=tuple(sorted(_unsure(site), key=lambda each: (-each.uses, -len(each.statements), each.path))),
        due=tuple(sorted(due(site, day), key=lambda text: (text.date, text.path))),
        is_in_stage=is_in_stage(site, day),
        keeps=keeps(site, day),
        expired=tuple(each for each in checked if each.days > keeps(site, day)),
        unreleased=tuple(
            f"{each.sheet}: {each.in_words}" for each in releasing.standings(site, artifacts) if each.is_stale
        ),
        orphans=lost,
        unreviewed=tuple(
            item.id for item in site.guidance.values() if item.reviewer is None and item.withdrawal is None
        ),
        oldest=tuple(each for each in checked if each.citations)[:OLDEST],
    )


def _text(text: Briefing | Meeting | Page, day: Day) -> WaitingText:
    return WaitingText(path=text.origin.path, title=text.title, date=day)


def _verified(site: Site) -> Mapping[str, list[Verification]]:
    calendars = site.calendars.values()
    return {
        "butir": [item.verification for item in site.guidance.values() if item.withdrawal is None],
        "kasus": [case.verification for case in site.cases.values() if case.withdrawal is None],
        "angka": [figure.verification for figure in site.figures.values()],
        "peraturan": [regulation.verification for regulation in site.regulations.values()],
        "tanggal": [
            *(regulation.date_verification for regulation in site.regulations.values()),
            *(each.until_verification for each in site.regulations.values() if each.until_verification),
            *(stage.verification for election in site.elections.values() for stage in election.stages),
            *(override.verification for calendar in calendars for override in calendar.overrides),
            *(event.verification for calendar in calendars for event in calendar.events),
        ],
    }


_UNSURE = (Verification.NONE, Verification.SECONDARY)


def _unsure(site: Site) -> Iterator[UnsureFile]:
    """The files with statements that rest on memory or on one source; what is withdrawn is not looked up any more."""
    uses = Counter(regulation.origin.path for regulation in _cited(site)) + Counter(_named(site))
    for content in site.contents:
        if getattr(content, "withdrawal", None) is None:
            found = tuple(
                Unsure(key=entry.slot.key, line=content.origin.line(entry.path), verification=entry.value)
                for entry in entries(content, Verification)
                if entry.value in _UNSURE
            )
            if found:
                yield UnsureFile(path=content.origin.path, uses=uses[content.origin.path], statements=found)


def _named(site: Site) -> Iterator[str]:
    """The file of all that another file names by its id, and of each item that a text speaks of; once a place."""
    for content in site.contents:
        for entry in entries(content, *site.folders):
            named = site.folders[entry.slot.leads_to].get(entry.value) if entry.slot.leads_to else None
            if named is not None:
                yield named.origin.path
    for text in site.texts:
        for ref in text.body.refs:
            if ref.kind in (RefKind.GUIDANCE, RefKind.GUIDANCE_BLOCK) and ref.target in site.guidance:
                yield site.guidance[ref.target].origin.path


def due(site: Site, day: Day) -> Iterator[WaitingText]:
    """What is to be looked at again by a day; what names no day of its own goes with the whole site."""
    settings = site.settings
    if settings.next_review and settings.next_review <= day:
        yield WaitingText(
            path=settings.origin.path, title="semua yang tidak punya tanggal sendiri", date=settings.next_review
        )
    texts: tuple[Briefing | Page, ...] = (*site.briefings.values(), *site.pages.values())
    for text in texts:
        if text.status is Status.PUBLISHED and text.withdrawal is None and text.next_review and text.next_review <= day:
            yield _text(text, text.next_review)


def _checked(site: Site, day: Day) -> Iterator[CheckedRegulation]:
    counted = Counter(regulation.id for regulation in _cited(site))
    for regulation in site.regulations.values():
        yield CheckedRegulation(
            path=regulation.origin.path,
            name=regulation.short,
            checked=regulation.checked,
            days=(day - regulation.checked).days,
            citations=counted[regulation.id],
        )


def _cited(site: Site) -> Iterator[Regulation]:
    """Every regulation that is cited anywhere, once for each place."""
    register = Register(site.regulations)
    written = [where.basis.citation for each in site.contents for where in cited(each, entries(each))]
    written += [ref.target for text in site.texts for ref in text.body.refs if ref.kind is RefKind.CITATION]
    for citation in written:
        if found := register.find(citation):
            yield found.regulation


# --- in words ------------------------------------------------------------------------------------------------


def as_text(summary: Summary) -> str:
    """The page as plain text."""
    age = f"{summary.keeps} hari yang lalu" + (" (ada tahapan yang berjalan)" if summary.is_in_stage else "")
    return "\n".join(
        (
            f"Keadaan {summary.name} per {long(summary.day)}\n",
            *_list("Draf", (f"{text.path}: {text.title}" for text in summary.drafts)),
            *_list("Sedang ditinjau", (f"{text.path}: {text.title}" for text in summary.reviews)),
            *_table(summary.verified),
            *_list("Baru dari ingatan atau satu sumber; periksa yang teratas dulu", map(_rests, summary.unsure)),
            *_list("Perlu ditinjau lagi", (f"{text.path}: {text.title}, {long(text.date)}" for text in summary.due)),
            *_list(f"Peraturan yang terakhir diperiksa lebih dari {age}", map(_age, summary.expired)),
            *_list("Lembar cetak yang belum dirilis", summary.unreleased),
            *_list("Halaman yang hanya ada di daftarnya, tanpa tautan dari halaman lain", summary.orphans),
            *_list("Butir tanpa pemeriksa", summary.unreviewed, separator=", "),
            *_list("Kutipan yang paling lama tidak diperiksa", map(_age, summary.oldest)),
        )
    )


def _list(title: str, entries: Iterable[str], separator: str = "\n") -> Iterator[str]:
    found = list(entries)
    if not found:
        yield f"{title}: tidak ada\n"
        return
    more = [f"… dan {len(found) - _SHOWN} lainnya"] if len(found) > _SHOWN else []
    yield f"{title}: {len(found)}"
    yield indent(separator.join([*found[:_SHOWN], *more]), "  ") + "\n"


def _rests(file: UnsureFile) -> str:
    told = ", ".join(f"{each.key} (baris {each.line}, {each.verification})" for each in file.statements[:_NAMED])
    more = len(file.statements) - _NAMED
    return f"{file.path}, dipakai di {file.uses} tempat: {told}" + (f", dan {more} lagi" if more > 0 else "")


def _age(each: CheckedRegulation) -> str:
    ago = f"{each.days} hari yang lalu" if each.days >= 0 else "sesudah tanggal di atas"
    return f"{each.name}: {long(each.checked)} ({ago}), dikutip {each.citations} kali"


def _table(verified: Mapping[str, Mapping[Verification, int]]) -> Iterator[str]:
    yield "Diverifikasi ke".ljust(18) + "".join(each.value.rjust(10) for each in Verification)
    for kind, counted in verified.items():
        yield f"  {kind:16}" + "".join(str(counted.get(each, 0)).rjust(10) for each in Verification)
    yield ""
