"""*Keadaan* of the desk: how the site stands today, each line with the way to its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from sosialisasi.building import status
from sosialisasi.building.status import CheckedRegulation, Summary, UnsureFile, WaitingText
from sosialisasi.check.links import orphans
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response, asked_day
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import ScreenView
from sosialisasi.ground.dates import Day, long
from sosialisasi.showing.views import Link
from sosialisasi.site.model import Site
from sosialisasi.site.words import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySection:
    """One thing to look at: its ``lines`` lead to forms. ``explained`` says why it matters."""

    id: str
    title: str
    explained: str
    lines: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyView(ScreenView):
    """How the site stands on a day. ``counted`` tells by kind of thing how sure we are of how many."""

    template: ClassVar[str] = "keadaan.html"
    section: ClassVar[str] = "keadaan"
    name: str
    day: str
    on: Day
    today: Day
    errors: int
    sections: tuple[SurveySection, ...]
    degrees: tuple[str, ...]
    counted: tuple[tuple[str, tuple[int, ...]], ...]


def get_survey(request: Request, desk: Desk) -> Response:
    """The page of today, or of the day ``pada``."""
    live, today = desk.live, desk.host.now().date()
    typed = request.query.get("pada", "")
    day = asked_day(typed) if typed else today
    plan = live.plan
    errors = sum(problem.is_error for problem in live.problems)
    if plan is None or plan.site is None:
        return desk.screen(
            SurveyView(name="", day=long(day), on=day, today=today, errors=errors, sections=(), degrees=(), counted=())
        )
    lost = orphans(plan.site, plan.artifacts, live.records)
    summary = status.summary_of(plan.site, plan.artifacts, lost, day)
    return desk.screen(
        SurveyView(
            name=summary.name,
            day=long(day),
            on=day,
            today=today,
            errors=errors,
            sections=tuple(_sections(live, plan.site, summary)),
            degrees=tuple(each.label for each in Verification),
            counted=tuple(
                (kind, tuple(found.get(each, 0) for each in Verification)) for kind, found in summary.verified.items()
            ),
        )
    )


def _sections(live: LiveSite, site: Site, summary: Summary) -> Iterator[SurveySection]:
    """What is to be done comes first, then what is to be known."""
    stale, names = len(summary.unreleased), _names(site)
    yield SurveySection(id="draf", title="Draf", explained="Belum tampil di situs.", lines=_texts(summary.drafts))
    yield SurveySection(
        id="tinjau", title="Menunggu pemeriksa", explained="Belum tampil di situs.", lines=_texts(summary.reviews)
    )
    yield SurveySection(
        id="rilis",
        title="Lembar yang belum dirilis",
        explained="Sampai dirilis, setiap halamannya bertanda DRAF.",
        lines=(Link(text=f"{stale} lembar", href="/meja/rilis/?tampil=perlu"),) if stale else (),
    )
    yield SurveySection(
        id="tinjau-lagi",
        title="Perlu ditinjau lagi",
        explained="Tanggal tinjauannya sudah tiba.",
        lines=_texts(summary.due),
    )
    yield SurveySection(
        id="ingatan",
        title="Baru dari ingatan atau satu sumber",
        explained="Periksa yang teratas dulu: paling banyak halaman bersandar padanya.",
        lines=tuple(_rests(names, each) for each in summary.unsure),
    )
    stage = ", karena ada tahapan yang berjalan" if summary.is_in_stage else ""
    yield SurveySection(
        id="peraturan",
        title="Peraturan yang lama tidak diperiksa",
        explained=f"Terakhir diperiksa lebih dari {summary.keeps} hari yang lalu{stage}.",
        lines=_regulations(summary.expired),
    )
    yield SurveySection(
        id="pemeriksa",
        title="Butir tanpa pemeriksa",
        explained="Belum ada nama yang menjamin isinya.",
        lines=tuple(
            Link(text=names[path], href=_form(path))
            for path in (site.guidance[id].origin.path for id in summary.unreviewed)
        ),
    )
    yield SurveySection(
        id="tanpa-tautan",
        title="Halaman tanpa tautan",
        explained="Hanya ada di daftarnya; pembaca sukar menemukannya.",
        lines=tuple(_lost(names, live.source(name), name) for name in summary.orphans),
    )
    yield SurveySection(
        id="kutipan",
        title="Kutipan yang paling lama tidak diperiksa",
        explained="Peraturannya masih dalam batas, tetapi akan menyusul.",
        lines=_regulations(summary.oldest),
    )


def _form(path: str) -> str:
    return f"/meja/berkas/{path}" if path.startswith("content/") else ""


def _texts(texts: Iterable[WaitingText]) -> tuple[Link, ...]:
    return tuple(Link(text=text.title, href=_form(text.path), note=long(text.date)) for text in texts)


def _regulations(checked: Iterable[CheckedRegulation]) -> tuple[Link, ...]:
    return tuple(
        Link(
            text=each.name,
            href=_form(each.path),
            note=f"diperiksa {long(each.checked)}, dikutip {each.citations} kali",
        )
        for each in checked
    )


def _names(site: Site) -> dict[str, str]:
    """What files are called, by path."""
    items = {each.origin.path: f"{each.id}: {each.text}" for each in site.guidance.values()}
    laws = {each.origin.path: each.short for each in site.regulations.values()}
    called = {each.origin.path: getattr(each, "title", "") or getattr(each, "name", "") for each in site.contents}
    return {**called, **items, **laws}


def _lost(names: Mapping[str, str], path: str, page: str) -> Link:
    """A page that nothing leads to, by what its file is called."""
    return Link(text=names.get(path) or page, href=_form(path) or f"/{page}", note=page if path in names else None)


def _rests(names: Mapping[str, str], file: UnsureFile) -> Link:
    words = ", ".join(dict.fromkeys(each.verification.label.lower() for each in file.statements))
    note = f"{len(file.statements)} keterangan ({words}), dipakai di {file.uses} tempat"
    return Link(text=names.get(file.path) or file.path.removeprefix("content/"), href=_form(file.path), note=note)
