"""*Cetak* of the desk: what an event hands out, as one PDF, with the paper that it takes counted beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from sosialisasi.building import printing, reams
from sosialisasi.building.planner import Progress
from sosialisasi.building.printing import Printed, Printout
from sosialisasi.desk import agenda, rosters, saving, work
from sosialisasi.desk.agenda import DateView, event_of
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, told
from sosialisasi.desk.pictures import Picture
from sosialisasi.desk.screens import FileView, ScreenView, html
from sosialisasi.desk.tasks import TaskResult
from sosialisasi.reading.roster import Person
from sosialisasi.showing import sheets
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.views import Link
from sosialisasi.site.model import Meeting
from sosialisasi.site.words import Pack, Paper, Record, Sheet

_PARTS: dict[str, Sheet | Record] = {part.value: part for part in (*Sheet, *Record)}
ALONE = "bagian"
"""What is chosen instead of a pack: single parts."""
_MOST_COPIES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintsView(ScreenView):
    """The events for which something can be printed."""

    template: ClassVar[str] = "cetak.html"
    section: ClassVar[str] = "cetak"
    events: tuple[DateView, ...]
    unread: tuple[FileView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderView(ScreenView):
    """The form of what is to be printed for an event. ``parts`` and ``records`` can be chosen alone, by value and name;
    ``records`` are made after it. ``table`` is the name of the table of attendance, if there is one.
    """

    template: ClassVar[str] = "paket.html"
    section: ClassVar[str] = "cetak"
    event: DateView
    readers: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    records: tuple[tuple[str, str], ...]
    papers: tuple[tuple[str, str], ...]
    guest: str
    rosters: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """What would be printed: how many ``pages``, on how many ``leaves``, how many pages each of its parts has; and its
    first pages as pictures, each with the part that it is of.
    """

    name: str
    paper: str
    pages: int
    leaves: int
    parts: tuple[tuple[str, int], ...]
    shown: tuple[tuple[Picture, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofsView:
    """All that an order comes to."""

    template: ClassVar[str] = "contoh.html"
    proofs: tuple[ProofView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed: a pack, or parts; on which paper; with the names of a list; counted only, or made."""

    what: Literal["hitung", "cetak"]
    readers: str
    parts: tuple[str, ...] = ()
    paper: Paper = Paper.A4
    is_two_sided: bool = True
    is_word: bool = False
    copies: int | None = None
    roster: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOrder:
    """That the table of attendance be made, with those of a list added."""

    roster: str = ""


def get_prints(request: Request, desk: Desk) -> Response:
    """The events, to choose one."""
    return desk.screen(PrintsView(events=agenda.dates(desk), unread=agenda.unread(desk)))


def get_order(request: Request, desk: Desk) -> Response:
    """The form for one event."""
    site, meeting = event_of(desk, request.rest)
    overview = Overview(site, "")
    papers = dict.fromkeys((*site.settings.papers, *Paper))
    kept = rosters.kept(desk, meeting.slug)
    table = printing.attendance_file(meeting.slug).rpartition("/")[2]
    return desk.screen(
        OrderView(
            event=next(each for each in agenda.dates(desk) if each.slug == meeting.slug),
            readers=tuple(_readers(overview, meeting)),
            parts=tuple(
                (part.value, sheets.meetings.called(overview, meeting, part))
                for part in sheets.meetings.single(overview, meeting)
            ),
            records=tuple((each.value, each.label) for each in Record) if meeting.kind.is_held else (),
            papers=tuple((paper.value, paper.label) for paper in papers),
            guest="peserta" if meeting.kind.is_held else "penerima",
            rosters=kept,
            table=table if table in kept else "",
        )
    )


def _readers(overview: Overview, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """The packs that the event has, by value, and for whom each is."""
    for pack in sheets.meetings.packs(overview, meeting):
        yield pack.value, sheets.meetings.whose(overview, meeting, pack)


def post_order(request: Request, desk: Desk) -> Response:
    """Count what an order takes, or begin to print it."""
    slug, order = request.rest, asked(request, Order)
    _, meeting = event_of(desk, slug)
    _allow(order)
    people = rosters.people_in(desk, slug, order.roster)
    if order.what == "hitung":
        with _plainly():
            printed = _printed(desk, slug, order, people, lambda done, total: None)
        proofs = tuple(_proof(desk, each) for each in printed.printed)
        return told(
            {
                "isi": html(_counted(desk, printed, order), desk.root),
                "halaman": html(ProofsView(proofs=proofs), desk.root),
            }
        )

    def made(progress: Progress) -> TaskResult:
        with saving.at_work(desk.root), _plainly():
            printed = _printed(desk, slug, order, people, progress)
        return _result(desk, printed, order, has_names=bool(people))

    return work.begun(desk.tasks.start(f"Mencetak {meeting.title}", f"/meja/cetak/{slug}", made))


def _proof(desk: Desk, printed: Printed) -> ProofView:
    """What was drawn of something that would be printed."""
    assert printed.drawn is not None
    starts = printed.drawn.parts
    if not starts or starts[0][1] > 1:
        starts = ((_COVER, 1), *starts)
    ends = (*(first for _, first in starts[1:]), printed.pages + 1)
    parts = tuple((name, end - first) for (name, first), end in zip(starts, ends, strict=True))
    pictures = desk.pictures.keep(printed.drawn.pages[:_MOST_SHOWN])
    of = [name for name, pages in parts for _ in range(pages)]
    return ProofView(
        name=printed.name,
        paper=printed.paper.label,
        pages=printed.pages,
        leaves=printed.leaves,
        parts=parts,
        shown=tuple(zip(pictures, of, strict=False)),
    )


_COVER = "Sampul dan daftar isi"
_MOST_SHOWN = 120
"""A list of many names has hundreds of pages, which look alike."""


def post_table(request: Request, desk: Desk) -> Response:
    """Begin to make the table of attendance; never in the place of one in which something may be typed already."""
    slug, order = request.rest, asked(request, TableOrder)
    _, meeting = event_of(desk, slug)
    name = printing.attendance_file(slug).rpartition("/")[2]
    if name in rosters.kept(desk, slug):
        raise Refused(f'Tabel "{name}" sudah ada dan mungkin sudah diisi. Hapus dulu bila memang harus dibuat lagi.')
    people = rosters.people_in(desk, slug, order.roster)

    def made(progress: Progress) -> TaskResult:
        with saving.at_work(desk.root), _plainly():
            printed = printing.attendance_table(desk.live.folders, slug, people=people, spread=desk.host.spread)
        said = (
            "Tabel kehadiran selesai dibuat. Isi kolom Hadir di Excel, simpan, lalu masukkan sebagai daftar peserta.",
        )
        return TaskResult(said=said, files=_files(desk, printed), problems=printed.problems)

    return work.begun(desk.tasks.start(f"Membuat tabel kehadiran {meeting.title}", f"/meja/cetak/{slug}", made))


_TABLE_MADE = "Tabel selesai dibuat. Isi kolom Hadir di Excel, simpan, lalu masukkan sebagai daftar peserta."


def _allow(order: Order) -> None:
    """``Refused`` if an order names nothing that can be printed."""
    unknown = [part for part in order.parts if part not in _PARTS]
    if unknown or order.readers not in (*Pack, ALONE):
        raise Refused("Pilihan itu tidak dikenal. Muat ulang halaman ini.", 400)
    if order.readers == ALONE and not order.parts:
        raise Refused("Pilih dulu sedikitnya satu bagian.")
    if order.is_word and set(order.parts) & set(Record) and order.readers == ALONE:
        raise Refused("Laporan dan sertifikat hanya ada sebagai PDF. Pilih PDF, atau jangan pilih bagian itu.")
    if order.copies is not None and not 1 <= order.copies <= _MOST_COPIES:
        raise Refused(f"Jumlah orangnya harus antara 1 dan {_MOST_COPIES}.")


def _printed(desk: Desk, slug: str, order: Order, people: tuple[Person, ...], progress: Progress) -> Printout:
    """An order done, or counted alone."""
    parts = [part for value, part in _PARTS.items() if value in order.parts] if order.readers == ALONE else []
    if order.is_word:
        if order.what == "hitung":
            raise Refused("Halaman berkas Word baru dapat dihitung di Word. Pilih PDF untuk menghitung kertasnya.")
        return printing.word_files(
            desk.live.folders,
            slug,
            parts=parts,
            papers=[order.paper],
            people=people,
            spread=desk.host.spread,
            progress=progress,
        )
    return printing.print_meeting(
        desk.live.folders,
        slug,
        packs=[] if order.readers == ALONE else [pack for pack in Pack if pack == order.readers],
        parts=parts,
        papers=[order.paper],
        people=people,
        is_two_sided=order.is_two_sided,
        is_kept=order.what == "cetak",
        spread=desk.host.spread,
        progress=progress,
    )


@contextmanager
def _plainly() -> Iterator[None]:
    """Refuse what cannot be printed without naming commands."""
    try:
        yield
    except printing.NotPrintable as cause:
        raise Refused(cause.text) from cause


def _counted(desk: Desk, printed: Printout, order: Order) -> work.ResultView:
    """The paper that an order takes."""
    if printed.problems:
        return work.ResultView(said=(_STOPPED,), problems=work.shown(desk.live, printed.problems))
    return work.ResultView(said=tuple(_paper(printed, order)))


def _paper(printed: Printout, order: Order) -> Iterator[str]:
    """How much paper it takes; of what holds the packs of all, that this is one copy."""
    yield from reams.paper(printed, order.copies)
    if order.readers == Pack.WHOLE and printed.printed and not any(made.is_for_each for made in printed.printed):
        yield _ONE_COPY


_ONE_COPY = f"Ini satu eksemplar. Untuk menghitung kertas bagi semua orang, pilih {Pack.PARTICIPANTS.label}."


_STOPPED = "Tidak ada yang dicetak: perbaiki dulu kesalahan berikut."


def _result(desk: Desk, printed: Printout, order: Order, *, has_names: bool) -> TaskResult:
    """What printing came to: the files, the paper, and what is to be heeded before they are handed out."""
    if printed.problems:
        return TaskResult(said=(_STOPPED,), problems=printed.problems)
    said = [*_paper(printed, order), *(caution.text for caution in printed.cautions)]
    if has_names:
        said.append("Berkas ini memuat nama orang. Jangan menerbitkannya.")
    return TaskResult(said=said, files=_files(desk, printed), links=tuple(_helps(printed)))


def _files(desk: Desk, printed: Printout) -> tuple[Path, ...]:
    return tuple(desk.live.folders.office.joinpath(*path.split("/")) for path in printed.written)


def _helps(printed: Printout) -> Iterator[Link]:
    """Where what stands in the way is put right."""
    for caution in printed.cautions:
        if caution.path:
            yield Link(text="Buka naskah acara ini", href=f"/meja/berkas/{caution.path}")
        if caution.stale:
            yield Link(text="Rilis lembarnya, sesudah diperiksa", href="/meja/rilis/?tampil=perlu")
