"""*Rilis* of the desk: how each printed sheet stands, and a revision or a withdrawal for those that are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sosialisasi.building import releasing
from sosialisasi.building.releasing import Standing
from sosialisasi.desk import saving
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, asked_day, told
from sosialisasi.desk.screens import ScreenView, html
from sosialisasi.desk.work import ResultView, shown
from sosialisasi.ground.dates import Day, long
from sosialisasi.site.model import Release

_SHOWN = {
    "perlu": "Perlu dirilis",
    "belum": "Belum dirilis",
    "usang": "Usang",
    "terkini": "Terkini",
    "ditarik": "Ditarik",
    "lain": "Tidak dibuat, atau menunggu naskahnya",
    "semua": "Semua",
}
"""What can be shown of the sheets, and what it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A sheet in the list, by what people call it. ``path`` is the file to be read or put right first."""

    sheet: str
    name: str
    code: str
    words: str
    path: str
    can_be_released: bool
    can_be_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionsView(ScreenView):
    """The sheets of which something is ``shown``, and of each other choice how many there are."""

    template: ClassVar[str] = "rilis.html"
    section: ClassVar[str] = "rilis"
    shown: str
    choices: tuple[tuple[str, str, int], ...]
    sheets: tuple[SheetLine, ...]
    today: str
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Which sheets are to be released, or withdrawn, on a day, with what note."""

    sheets: tuple[str, ...]
    note: str
    day: str
    is_withdrawal: bool = False


def get_revisions(request: Request, desk: Desk) -> Response:
    """The page of all sheets, or of some."""
    plan = desk.live.plan
    known = releasing.standings(plan.site, plan.artifacts) if plan and plan.site else ()
    names, wanted = _names(known), request.query.get("tampil", "")
    if wanted not in _SHOWN:
        wanted = "perlu" if any(each.is_stale for each in known) else "semua"
    counts = ((key, name, sum(_is(each, key) for each in known)) for key, name in _SHOWN.items())
    return desk.screen(
        RevisionsView(
            shown=wanted,
            choices=tuple(choice for choice in counts if choice[2] or choice[0] == wanted),
            sheets=tuple(_line(each, names[each.sheet]) for each in known if _is(each, wanted)),
            today=long(desk.host.now().date()),
            is_known=plan is not None,
        )
    )


def _is(standing: Standing, key: str) -> bool:
    if key == "perlu":
        return standing.is_stale
    return key in ("semua", _kind(standing))


def _kind(standing: Standing) -> str:
    if standing.last is not None and standing.last.revision is None:
        return "ditarik"
    if standing.is_stale:
        return "usang" if standing.last else "belum"
    return "terkini" if standing.is_current else "lain"


def _names(standings: Sequence[Standing]) -> Mapping[str, str]:
    """What each sheet is called: by its title, and by the name of its file only where that alone tells it apart."""
    count = Counter(each.title for each in standings)
    return {
        each.sheet: each.sheet
        if not each.title
        else f"{each.title} ({each.sheet})"
        if count[each.title] > 1
        else each.title
        for each in standings
    }


def _line(standing: Standing, name: str) -> SheetLine:
    state = "menunggu naskahnya terbit" if standing.draft else standing.in_words
    return SheetLine(
        sheet=standing.sheet,
        name=name,
        code=standing.code.upper(),
        words=", ".join(filter(None, (" dan ".join(size.label for size in standing.sizes), state))),
        path=standing.draft or standing.path,
        can_be_released=standing.stamp is not None and not standing.is_current,
        can_be_withdrawn=standing.last is not None and standing.last.revision is not None,
    )


def post_revisions(request: Request, desk: Desk) -> Response:
    """Release sheets or withdraw them; what became of it."""
    order = asked(request, Revision)
    if not order.note.strip():
        raise Refused("Isi dulu catatannya: apa yang berubah, atau mengapa ditarik.")
    if not order.sheets:
        raise Refused("Pilih dulu sedikitnya satu lembar.")
    day = asked_day(order.day)
    if day > desk.host.now().date():
        raise Refused(f"Tanggal {long(day)} belum tiba. Pakai tanggal hari ini atau sebelumnya.")
    return told({"isi": html(_revised(desk, order, day), desk.root)})


def _revised(desk: Desk, order: Revision, day: Day) -> ResultView:
    with saving.only_writer(desk.root):
        standings, problems = releasing.read_standings(desk.live.folders)
        if any(problem.is_error for problem in problems):
            return ResultView(
                state="gagal",
                said=("Tidak ada yang dirilis: perbaiki dulu kesalahan berikut.",),
                problems=shown(desk.live, problems),
            )
        chosen = _chosen(standings, order.sheets)
        try:
            make = releasing.withdrawn if order.is_withdrawal else releasing.revised
            made = make(chosen, day, order.note)
        except releasing.NotReleasable as cause:
            raise Refused(cause.text) from cause
        what = "Menarik" if order.is_withdrawal else "Merilis"
        names = _names(standings)
        counted = names[made[0].sheet] if len(made) == 1 else f"{len(made)} lembar"
        saving.write(desk, f"{what} {counted}", releasing.ledgers(desk.root, made))
    return ResultView(state="selesai", said=tuple(_said(chosen, made, names)))


def _chosen(standings: Sequence[Standing], names: Sequence[str]) -> list[Standing]:
    by_name = {each.sheet: each for each in standings}
    if gone := [name for name in names if name not in by_name]:
        raise Refused(f'Lembar "{gone[0]}" sudah tidak ada. Muat ulang halaman ini, lalu pilih lagi.', 409)
    return [by_name[name] for name in dict.fromkeys(names)]


def _said(chosen: Sequence[Standing], made: Sequence[Release], names: Mapping[str, str]) -> Iterator[str]:
    """What was done, and what it means for whoever holds a copy."""
    if not made:
        yield "Tidak ada yang perlu dirilis: semua lembar itu sudah yang terbaru."
        return
    before = {each.sheet: each.last for each in chosen}
    for entry in made:
        old = before[entry.sheet]
        done = f"revisi {entry.revision}" if entry.revision else "ditarik"
        line = f"{names[entry.sheet]} ({entry.code.upper()}): {done}, {long(entry.date)}."
        if entry.revision is None:
            line += " Salinan yang beredar tidak boleh dipakai lagi."
        elif old is not None and old.revision:
            line += f" Salinan revisi {old.revision} ({long(old.date)}) yang beredar sekarang usang."
        yield line
    yield "Pemegang salinan baru mengetahuinya lewat kode di lembarnya sesudah situs diterbitkan lagi."
