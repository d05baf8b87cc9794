"""*Rapat* of the desk: all events by date, those to come first, and what each of them lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from sosialisasi.building.releasing import standings
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response
from sosialisasi.desk.screens import FileView, ScreenView
from sosialisasi.ground.dates import Day, Span, span_text, with_weekday
from sosialisasi.ground.folders import Folder
from sosialisasi.site import routes
from sosialisasi.site.model import Meeting, Site
from sosialisasi.site.words import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """An event in the list: when it is, how many days from now, how far it is, and what it ``lacks``.

    ``path`` is that of its file, ``page`` that of its page on the site, if it has one.
    """

    slug: str
    title: str
    kind: str
    when: str
    away: str
    is_to_come: bool
    status: str
    lacks: tuple[str, ...]
    path: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaView(ScreenView):
    """All events; ``unread`` are the files of those that cannot be read."""

    template: ClassVar[str] = "rapat.html"
    section: ClassVar[str] = "rapat"
    coming: tuple[DateView, ...]
    past: tuple[DateView, ...]
    unread: tuple[FileView, ...]


def get_agenda(request: Request, desk: Desk) -> Response:
    """The page of all events."""
    known = dates(desk)
    return desk.screen(
        AgendaView(
            coming=tuple(each for each in known if each.is_to_come),
            past=tuple(each for each in known if not each.is_to_come),
            unread=unread(desk),
        )
    )


def dates(desk: Desk) -> tuple[DateView, ...]:
    """All events as of the last state without errors: those to come, the next one first, then those that were, the
    last one first.
    """
    plan = desk.live.plan
    if plan is None or plan.site is None:
        return ()
    today = desk.host.now().date()
    errors = Counter(problem.path for problem in desk.live.problems if problem.is_error)
    stale = Counter(each.path for each in standings(plan.site, plan.artifacts) if each.is_stale)
    shown = [
        (meeting.span, _date(desk, meeting, today, _lacks(meeting, errors, stale)))
        for meeting in plan.site.meetings.values()
    ]
    coming = sorted((each for each in shown if each[1].is_to_come), key=lambda each: (each[0], each[1].slug))
    past = sorted((each for each in shown if not each[1].is_to_come), key=lambda each: (each[0], each[1].slug))
    return tuple(view for _, view in (*coming, *reversed(past)))


def unread(desk: Desk) -> tuple[FileView, ...]:
    """The files of events of which nothing is known, since they never were without errors."""
    plan = desk.live.plan
    known = {each.origin.path for each in plan.site.meetings.values()} if plan and plan.site else set()
    errors = Counter(problem.path for problem in desk.live.problems if problem.is_error)
    paths = sorted(text.path for text in desk.live.inputs.texts if text.folder is Folder.MEETINGS)
    return tuple(
        FileView(path=path, name=PurePosixPath(path).stem, errors=errors[path]) for path in paths if path not in known
    )


def event_of(desk: Desk, slug: str) -> tuple[Site, Meeting]:
    """An event, and the site that it is of. ``Refused`` if it is not known."""
    plan = desk.live.plan
    if plan is None or plan.site is None:
        raise Refused("Acara belum dapat dibaca, karena ada kesalahan di naskah situs ini. Perbaiki dulu kesalahannya.")
    if slug not in plan.site.meetings:
        raise Refused(f'Acara "{slug}" tidak ada, atau masih ada kesalahan di naskahnya. Pilih dari daftar acara.', 404)
    return plan.site, plan.site.meetings[slug]


def _date(desk: Desk, meeting: Meeting, today: Day, lacks: Sequence[str]) -> DateView:
    page = routes.meeting(meeting.slug)
    return DateView(
        slug=meeting.slug,
        title=meeting.title,
        kind=meeting.kind.label,
        when=with_weekday(meeting.date) if meeting.span.days == 1 else span_text(meeting.span),
        away=_away(meeting.span, today),
        is_to_come=meeting.span.end >= today,
        status=meeting.status.label,
        lacks=tuple(lacks),
        path=meeting.origin.path,
        page=page if desk.live.source(page) else "",
    )


def _away(span: Span, today: Day) -> str:
    days = (span.start - today).days
    if today in span:
        return "hari ini" if span.days == 1 else f"sedang berlangsung, hari ke-{1 - days}"
    if days == 1:
        return "besok"
    return f"{days} hari lagi" if days > 0 else "sudah lewat"


def _lacks(meeting: Meeting, errors: Mapping[str, int], stale: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(_lacking(meeting, errors[meeting.origin.path], stale[meeting.origin.path]))


def _lacking(meeting: Meeting, errors: int, stale: int) -> Iterator[str]:
    if meeting.withdrawal:
        yield "sudah ditarik"
        return
    if errors:
        yield f"{errors} kesalahan di naskahnya"
    if meeting.status is Status.DRAFT:
        yield "naskahnya masih draf"
    elif meeting.status is Status.REVIEW:
        yield "naskahnya menunggu pemeriksa"
    if meeting.kind.is_held and meeting.start is None:
        yield "jam mulai belum diisi"
    if stale:
        yield f"{stale} lembar belum dirilis"
