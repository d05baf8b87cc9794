"""Every id, region code, citation and link leads to something that exists, and files are named after what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from posixpath import dirname, relpath
from typing import Any

from sosialisasi import addresses, routes
from sosialisasi.check.bases import cited
from sosialisasi.citations import Register, citation_key, citation_name
from sosialisasi.digests import is_owner
from sosialisasi.files import is_slug
from sosialisasi.model import Body, LocalEvent, Origin, RefKind, Region, Regulation, Site, Stage, Status
from sosialisasi.problems import MAX_TOLD, Problem, problem, suggestion
from sosialisasi.regions import named, nearest


def check(site: Site, broken: frozenset[str]) -> Iterator[Problem]:
    finder = _Finder(site, broken)
    yield from finder.names()
    yield from finder.ids()
    yield from finder.twins()
    yield from finder.citations()
    yield from finder.bodies()
    yield from finder.successors()


class _Finder:
    def __init__(self, site: Site, broken: frozenset[str]) -> None:
        self.site = site
        self.misnumbered = {each.id: stated for each in site.regulations.values() if (stated := _misnumbered(each))}
        # Whoever cites one of these is not to blame either.
        self.broken = broken | {f"{_HOME_OF['Peraturan']}/{id}" for id in self.misnumbered}
        self.register = Register(site.regulations)
        groups: tuple[Mapping[str, Any], ...] = (
            site.briefings,
            site.meetings,
            site.pages,
            site.regulations,
            site.calendars,
            site.guidance,
            site.region_notes,
        )
        # Everything of the site that has a page of its own, by its file.
        self.linkable = {value.origin.path: value for group in groups for value in group.values()}

        self._hinted: Counter[str] = Counter()
        self._files_from: dict[str, list[str]] = {}

    # --- what was meant ----------------------------------------------------------------------------------

    def near(self, path: str, word: str, known: Mapping[str, object] | list[str]) -> str:
        """What was meant in a file; of the many mistakes of one only the first are told, and all words are compared."""
        self._hinted[path] += 1
        return suggestion(word, known) if self._hinted[path] <= MAX_TOLD else ""

    def meant(self, path: str, code: str) -> tuple[Region, ...]:
        """The same of regions."""
        self._hinted[path] += 1
        if self._hinted[path] > MAX_TOLD:
            return ()
        return named(code, self.site.regions) or nearest(code, self.site.regions)

    def files_from(self, folder: str) -> list[str]:
        """The files that have a page, as a link from a folder spells them."""
        if folder not in self._files_from:
            self._files_from[folder] = [relpath(each, folder) for each in self.linkable]
        return self._files_from[folder]

    # --- names of files ----------------------------------------------------------------------------------

    def names(self) -> Iterator[Problem]:
        address = self.site.settings.url
        if not addresses.is_site(address):
            yield _misnamed(
                self.site.settings.origin, "alamat", "Alamat situs", address, "https://contoh.go.id/netral/"
            )
        identity = self.site.settings.identity
        if not is_owner(identity):
            origin = self.site.settings.origin
            line = origin.line("identitas")
            yield problem("identitas-salah", path=origin.path, line=line, field="identitas", nilai=identity)
        for election in self.site.elections.values():
            for number, stage in enumerate(election.stages):
                yield from _slugged(election.origin, f"tahapan.{number}.id", stage.id)
        for calendar in self.site.calendars.values():
            for number, event in enumerate(calendar.events):
                yield from _slugged(calendar.origin, f"acara.{number}.id", event.id)
        renamed = (self.site.briefings, self.site.meetings, self.site.pages, self.site.calendars, self.site.regulations)
        for value in (value for group in renamed for value in group.values()):
            yield from self.repeats(value.origin, "alias", "Alias", value.aliases)
            for number, alias in enumerate(value.aliases):
                where, sample = f"alias.{number}", _slug_of(alias) or "media-sosial"
                yield from _slugged(value.origin, where, alias, "Alias", sample)
                if alias == _stem(value.origin):
                    line = value.origin.line(where)
                    yield problem("alias-diri", path=value.origin.path, line=line, field=where, nilai=alias)
        for id, (title, field) in self.misnumbered.items():
            regulation = self.site.regulations[id]
            yield problem(
                "nomor-tak-cocok",
                path=regulation.origin.path,
                line=regulation.origin.line(field),
                field=field,
                judul=title,
                nomor=regulation.number,
                tahun=regulation.year,
            )
        for item in self.site.guidance.values():
            if not _NUMBER.fullmatch(item.id):
                yield _misnamed(item.origin, "id", "Nomor butir", item.id, "D-12")
            yield from _named(item.origin, item.id, item.id.lower(), "id")
        for note in self.site.region_notes.values():
            yield from _named(note.origin, note.code, note.code.replace(".", "-"), "kode")
            region = self.site.regions.get(note.code)
            if region is not None and region.name.casefold() != note.name.casefold():
                yield problem(
                    "nama-daerah-tak-cocok",
                    path=note.origin.path,
                    line=note.origin.line("nama"),
                    field="nama",
                    kode=note.code,
                    benar=region.name,
                    tertulis=note.name,
                )

    # --- ids ---------------------------------------------------------------------------------------------

    def ids(self) -> Iterator[Problem]:
        site = self.site
        for note in site.region_notes.values():
            yield from self.regions(note.origin, "kode", (note.code,))
        for institution in site.institutions.values():
            yield from self.known(
                institution.origin, "pengganti", "Lembaga", (institution.successor,), site.institutions
            )
        for regulation in site.regulations.values():
            yield from self.known(regulation.origin, "mengubah", "Peraturan", regulation.amends, site.regulations)
            yield from self.known(
                regulation.origin, "dicabut_oleh", "Peraturan", (regulation.revoked_by,), site.regulations
            )
        for election in site.elections.values():
            yield from self.known(election.origin, "diganti_oleh", "Pemilihan", (election.replaced_by,), site.elections)
        for calendar in site.calendars.values():
            yield from self.regions(calendar.origin, "daerah", (calendar.region,))
            yield from self.known(calendar.origin, "pemilihan", "Pemilihan", (calendar.election,), site.elections)
            if calendar.election in site.elections:
                stages = {stage.id: stage for stage in site.elections[calendar.election].stages}
                for number, override in enumerate(calendar.overrides):
                    where = f"perubahan.{number}.tahapan"
                    yield from self.known(calendar.origin, where, "Tahapan", (override.stage,), stages)
        for contest in site.contests.values():
            yield from self.regions(contest.origin, "daerah", (contest.region,))
            yield from self.known(contest.origin, "pemilihan", "Pemilihan", (contest.election,), site.elections)
        for chain in site.chains.values():
            yield from self.known(chain.origin, "lembaga", "Lembaga", chain.institutions, site.institutions)
        for briefing in site.briefings.values():
            yield from self.regions(briefing.origin, "daerah", briefing.regions)
            yield from self.known(briefing.origin, "pemilihan", "Pemilihan", briefing.elections, site.elections)
        for meeting in site.meetings.values():
            yield from self.regions(meeting.origin, "daerah", (meeting.region,))
            yield from self.regions(meeting.origin, "peserta", meeting.participants)
            yield from self.known(meeting.origin, "pemilihan", "Pemilihan", meeting.elections, site.elections)
            yield from self.known(meeting.origin, "kalender", "Kalender", meeting.calendars, site.calendars)
            yield from self.known(meeting.origin, "boleh_jangan", "Butir", meeting.guidance, site.guidance)
            speakers = (speaker.institution for speaker in meeting.speakers)
            yield from self.known(meeting.origin, "narasumber", "Lembaga", speakers, site.institutions, "lembaga")
        top = self.site.settings
        yield from self.known(top.origin, "butir_utama", "Butir", top.top_items, site.guidance)

    def known(
        self,
        origin: Origin,
        field: str,
        kind: str,
        ids: Iterable[str | None],
        known: Mapping[str, Any],
        key: str | None = None,
    ) -> Iterator[Problem]:
        for number, id in enumerate(ids):
            if id is None or id in known or f"{_HOME_OF[kind]}/{id.lower()}" in self.broken:
                continue
            entry = f"{field}.{number}" + (f".{key}" if key else "")
            yield problem(
                "rujukan-tak-ada",
                path=origin.path,
                line=origin.line(entry),
                field=entry if entry in origin.lines else field,
                jenis=kind,
                nilai=id,
                saran=self.near(origin.path, id, known),
                folder=_HOME_OF[kind],
            )

    def regions(self, origin: Origin, field: str, codes: Iterable[str]) -> Iterator[Problem]:
        for number, code in enumerate(codes):
            if code not in self.site.regions:
                near = self.meant(origin.path, code)
                meant = ", ".join(f'"{region.code}" ({region.name})' for region in near)
                hint = f"Maksud Anda {meant}? " if near else ""
                line = origin.line(f"{field}.{number}")
                yield problem("kode-daerah-salah", path=origin.path, line=line, field=field, nilai=code, saran=hint)

    def twins(self) -> Iterator[Problem]:
        """No two regulations share a name, and no two stages of a calendar an id."""
        taken: dict[str, Origin] = {}
        for regulation in self.site.regulations.values():
            for name in dict.fromkeys(map(citation_key, regulation.names)):
                other = taken.setdefault(name, regulation.origin)
                if other is not regulation.origin:
                    shown = next(each for each in regulation.names if citation_key(each) == name)
                    yield self.twin(regulation.origin, "sebutan", "Sebutan", shown, other.path)
        for election in self.site.elections.values():
            yield from self.stages(election.origin, "tahapan", {}, election.stages)
        for calendar in self.site.calendars.values():
            if calendar.election in self.site.elections:
                national = self.site.elections[calendar.election]
                ids = {stage.id: national.origin.path for stage in national.stages}
                yield from self.stages(calendar.origin, "acara", ids, calendar.events)
            yield from self.repeats(
                calendar.origin, "perubahan", "Tahapan", [each.stage for each in calendar.overrides]
            )
        lists: dict[tuple[str, str], Origin] = {}
        for contest in self.site.contests.values():
            other = lists.setdefault((contest.election, contest.region), contest.origin)
            if other is not contest.origin:
                shown = f"{contest.election}, {contest.region}"
                yield self.twin(contest.origin, "daerah", "Daftar peserta", shown, other.path)
        for meeting in self.site.meetings.values():
            yield from self.repeats(meeting.origin, "boleh_jangan", "Butir", meeting.guidance)
            yield from self.repeats(meeting.origin, "kalender", "Kalender", meeting.calendars)

    def repeats(self, origin: Origin, field: str, kind: str, values: Iterable[str]) -> Iterator[Problem]:
        """No list names a thing twice."""
        seen: set[str] = set()
        for number, value in enumerate(values):
            if value in seen:
                yield self.twin(origin, f"{field}.{number}", kind, value, "daftar yang sama")
            seen.add(value)

    def stages(
        self, origin: Origin, field: str, ids: dict[str, str], stages: Iterable[Stage | LocalEvent]
    ) -> Iterator[Problem]:
        for number, stage in enumerate(stages):
            if stage.id in ids:
                yield self.twin(origin, f"{field}.{number}.id", "Tahapan", stage.id, ids[stage.id])
            ids.setdefault(stage.id, origin.path)

    @staticmethod
    def twin(origin: Origin, field: str, kind: str, value: str, other: str) -> Problem:
        line = origin.line(field)
        return problem("id-kembar", path=origin.path, line=line, field=field, jenis=kind, nilai=value, lain=other)

    # --- citations ---------------------------------------------------------------------------------------

    def citations(self) -> Iterator[Problem]:
        for where in cited(self.site):
            basis = where.basis
            if basis.is_appeal:
                if basis.source is None or basis.date is None:
                    yield problem(
                        "imbauan-tanpa-sumber",
                        path=where.origin.path,
                        line=where.origin.line(where.field),
                        field=where.field,
                        nilai=basis.citation,
                    )
            else:
                line = where.origin.line(where.field)
                yield from self.citation(basis.citation, where.origin.path, line, where.field)

    def citation(self, text: str, path: str, line: int | None, field: str = "") -> Iterator[Problem]:
        """It is of a regulation that the register has, and of an article that it lists, if it lists any."""
        found = self.register.find(text)
        if found is None:
            # While a regulation cannot be read, it may be that one.
            if not any(broken.startswith(_HOME_OF["Peraturan"]) for broken in self.broken):
                hint = self.near(path, citation_name(text), self.register.names)
                yield problem("peraturan-tak-dikenal", path=path, line=line, field=field, nilai=text, saran=hint)
        elif article := found.unlisted:
            yield problem(
                "pasal-tak-terdaftar",
                path=path,
                line=line,
                field=field,
                pasal=article,
                peraturan=found.regulation.short,
                ada=", ".join(found.regulation.articles),
                berkas=found.regulation.origin.path,
            )

    # --- bodies ------------------------------------------------------------------------------------------

    def bodies(self) -> Iterator[Problem]:
        for text in self.site.texts:
            yield from self.body(text.body, text.origin.path)

    def successors(self) -> Iterator[Problem]:
        """What to read instead is an item by its number, or a file like that of a link."""
        for text in (*self.site.texts, *self.site.guidance.values()):
            if text.successor is None:
                continue
            if _NUMBER.fullmatch(text.successor.upper()):
                yield from self.known(text.origin, "pengganti", "Butir", (text.successor,), self.site.guidance)
            else:
                path, line = text.origin.path, text.origin.line("pengganti")
                yield from (replace(found, field="pengganti") for found in self.link(text.successor, path, line))

    def body(self, body: Body, path: str) -> Iterator[Problem]:
        for ref in body.refs:
            if ref.kind is RefKind.CITATION:
                yield from self.citation(ref.target, path, ref.line)
            elif ref.kind is RefKind.LINK:
                yield from self.link(ref.target, path, ref.line)
            elif (
                ref.target not in self.site.guidance and f"{_HOME_OF['Butir']}/{ref.target.lower()}" not in self.broken
            ):
                yield problem(
                    "rujukan-tak-ada",
                    path=path,
                    line=ref.line,
                    jenis="Butir",
                    nilai=ref.target,
                    saran=self.near(path, ref.target, self.site.guidance),
                    folder=_HOME_OF["Butir"],
                )

    def link(self, target: str, path: str, line: int | None) -> Iterator[Problem]:
        """A link names a file of ``content/`` that becomes a public page, and one of its headings if it names any."""
        file, _, anchor = target.partition("#")
        wanted = routes.linked_source(path, file) if file else path
        text = self.linkable.get(wanted)
        if text is None:
            if wanted.rpartition(".")[0] not in self.broken:
                hint = self.near(path, relpath(wanted, dirname(path)), self.files_from(dirname(path)))
                yield problem("tautan-mati", path=path, line=line, tujuan=target, saran=hint)
            return
        status = getattr(text, "status", None)
        asking = getattr(self.linkable.get(path), "status", Status.PUBLISHED)
        if status is not None and not status.is_public and wanted != path and asking.is_public:
            yield problem(
                "rujukan-belum-terbit", path=path, line=line, jenis="Halaman", nilai=target, status=status.value
            )
        headings = {heading.id: heading for heading in text.body.headings} if hasattr(text, "body") else {}
        if anchor and anchor not in headings:
            hint = self.near(path, anchor, headings)
            yield problem("jangkar-mati", path=path, line=line, halaman=wanted, jangkar=anchor, saran=hint)


_HOME_OF = {
    "Lembaga": "content/lembaga",
    "Peraturan": "content/peraturan",
    "Pemilihan": "content/pemilihan",
    "Tahapan": "content/pemilihan",
    "Kalender": "content/kalender",
    "Butir": "content/boleh-jangan",
}


_NUMBER = re.compile(r"[A-Z]-[0-9]+")


def _slugged(
    origin: Origin, field: str, value: str, kind: str = "Id", sample: str = "masa-tenang"
) -> Iterator[Problem]:
    if not is_slug(value):
        yield _misnamed(origin, field, kind, value, sample)


_STATED = re.compile(r"\D*?\bNomor\s+(\S+)(?:\s+Tahun\s+(\d{4}))?", re.IGNORECASE)
"""The number and the year that a title begins with."""


def _misnumbered(regulation: Regulation) -> tuple[str, str] | None:
    """What the title of a regulation states, and the field that says something else; nothing if they agree."""
    stated = _STATED.match(regulation.title)
    if stated is None:
        return None
    shown = stated[0][stated[0].lower().rindex("nomor") :]
    if stated[1].casefold() != regulation.number.casefold():
        return shown, "nomor"
    return (shown, "tahun") if stated[2] and int(stated[2]) != regulation.year else None


def _slug_of(written: str) -> str:
    """The slug that somebody meant who wrote an address, a file name or a title."""
    name = re.sub(r"\.(html|md|yaml|yml)$", "", written.lower().rstrip("/")).rpartition("/")[2]
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-")


def _stem(origin: Origin) -> str:
    return origin.path.rpartition("/")[2].rpartition(".")[0]


def _misnamed(origin: Origin, field: str, kind: str, value: str, sample: str) -> Problem:
    line = origin.line(field)
    return problem("nama-salah", path=origin.path, line=line, field=field, jenis=kind, nilai=value, contoh=sample)


def _named(origin: Origin, value: str, stem: str, field: str) -> Iterator[Problem]:
    if _stem(origin) != stem:
        yield problem(
            "id-tidak-cocok",
            path=origin.path,
            line=origin.line(field),
            field=field,
            harapan=f"{stem}.yaml",
            nilai=value,
        )
