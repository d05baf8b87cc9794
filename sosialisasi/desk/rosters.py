"""Lists of people for an event: kept in the office folder beside what is printed for it, and nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sosialisasi.building import printing
from sosialisasi.building.folders import PRINTED
from sosialisasi.desk import saving
from sosialisasi.desk.agenda import event_of
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, told
from sosialisasi.desk.screens import ProblemView, html, problem_views
from sosialisasi.ground.files import links_on_the_way, read_plain, system_cause
from sosialisasi.ground.problems import Problem
from sosialisasi.reading.roster import PeopleList, Person, read_list

_ENDINGS = (".xlsx", ".csv")
_FIELDS = {
    "name": "nama",
    "number": "NIP",
    "rank": "pangkat",
    "office": "jabatan",
    "unit": "unit kerja",
    "has_signed": "sudah menandatangani",
    "attended": "kehadiran",
    "represented_by": "wakil",
}
"""What a column is read as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRowView:
    """Somebody in a list, with the line of the file, and what is wrong in it."""

    line: int
    person: Person
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterView:
    """A list as it was read: each column with what it was read as, nothing if it was not; and what is wrong with it as
    a whole, or in rows that are nobody.
    """

    template: ClassVar[str] = "peserta.html"
    name: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[RosterRowView, ...]
    problems: tuple[ProblemView, ...]
    has_errors: bool


def get_roster(request: Request, desk: Desk) -> Response:
    """A list that is kept for an event."""
    return _told(desk, request.rest, _named(request))


def post_roster(request: Request, desk: Desk) -> Response:
    """Keep a list for an event, in the place of an older one of its name, if it is one."""
    slug, name = request.rest, _named(request)
    event_of(desk, slug)
    if not read_list(request.body, name).columns:
        # What is no list at all is not kept, but told of as one.
        return told({"nama": "", "isi": html(_view(desk, name, request.body), desk.root)})
    with saving.only_writer(desk.root):
        if problems := printing.put(desk.live.folders, {f"{PRINTED}/{slug}/{name}": request.body}):
            raise Refused(f"Daftar itu belum disimpan: {problems[0].message}")
    return _told(desk, slug, name)


def delete_roster(request: Request, desk: Desk) -> Response:
    """Delete a list of an event: it holds people's names."""
    file = _place(desk, request.rest, _named(request))
    with saving.only_writer(desk.root):
        file.unlink(missing_ok=True)
    return told({})


def kept(desk: Desk, slug: str) -> tuple[str, ...]:
    """The names of the lists that are kept for an event, the table of attendance among them."""
    folder = desk.live.folders.office / PRINTED / slug
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if _is_name(path.name) and path.is_file()))


def people_in(desk: Desk, slug: str, name: str) -> tuple[Person, ...]:
    """Those in a list that is kept; nobody if none is named. ``Refused`` if it cannot be printed from."""
    if not name:
        return ()
    read = read_list(_read(desk, slug, name), name)
    if read.has_errors:
        raise Refused(f'Daftar "{name}" masih salah. Perbaiki dulu yang bertanda kesalahan, lalu masukkan lagi.')
    return tuple(person for _, person in read.people)


def _told(desk: Desk, slug: str, name: str) -> Response:
    return told({"nama": name, "isi": html(_view(desk, name, _read(desk, slug, name)), desk.root)})


def _view(desk: Desk, name: str, data: bytes) -> RosterView:
    read = read_list(data, name)
    by_line: dict[int, list[Problem]] = defaultdict(list)
    lines = {line for line, _ in read.people}
    for problem in read.problems:
        by_line[problem.line if problem.line in lines else 0].append(problem)
    return RosterView(
        name=name,
        columns=tuple((head or "(tanpa nama)", _read_as(fields)) for head, fields in _named_columns(read)),
        rows=tuple(
            RosterRowView(line=line, person=person, problems=tuple(by_line.get(line, ())))
            for line, person in read.people
        ),
        problems=problem_views(desk.live, by_line[0]),
        has_errors=read.has_errors,
    )


def _named_columns(read: PeopleList) -> Iterable[tuple[str, tuple[str, ...]]]:
    return (column for column in read.columns if any(column))


def _read_as(fields: Iterable[str]) -> str:
    return " dan ".join(_FIELDS[field] for field in fields)


def _named(request: Request) -> str:
    """The name of a list that a page names. ``Refused`` if no file can have it."""
    name = request.query.get("nama", "")
    if not _is_name(name):
        raise Refused("Pilih berkas Excel (.xlsx) atau CSV (.csv) dengan nama yang pendek, tanpa garis miring.")
    return name


def _is_name(name: str) -> bool:
    is_plain = not name.startswith(".") and not set(name) & set('\\/:*?"<>|\0') and name.isprintable()
    return is_plain and len(name.encode(errors="replace")) <= 120 and name.lower().endswith(_ENDINGS)


def _place(desk: Desk, slug: str, name: str) -> Path:
    """Where a list of an event lies. ``Refused`` if a link stands in its way, or it is no event's."""
    event_of(desk, slug)
    office = desk.live.folders.office
    path = f"{PRINTED}/{slug}/{name}"
    for way in links_on_the_way(desk.root, [f"{office.name}/{path}"]):
        raise Refused(f'"{way}" hanya tautan ke tempat lain. Pindahkan dulu tautan itu.')
    return office.joinpath(*path.split("/"))


def _read(desk: Desk, slug: str, name: str) -> bytes:
    try:
        return read_plain(_place(desk, slug, name))
    except FileNotFoundError:
        raise Refused(f'Daftar "{name}" sudah tidak ada. Masukkan lagi.', 404) from None
    except OSError as error:
        raise Refused(f'Daftar "{name}" tidak dapat dibuka: {system_cause(error)}.') from error
