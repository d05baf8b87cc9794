"""Every id, region code, citation and link leads to something that exists, and files are named after what they hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from posixpath import dirname, relpath
from typing import Any

from sosialisasi.check.bases import cited
from sosialisasi.check.links import DEAD_ANCHOR, DEAD_LINK
from sosialisasi.ground import addresses
from sosialisasi.ground.digests import is_owner
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import MAX_TOLD, Family, Mend, Problem, Rule, Severity
from sosialisasi.ground.sayings import joined, suggestion, surely
from sosialisasi.ground.slugs import is_slug, slugged
from sosialisasi.reading import misaddressed
from sosialisasi.reading.decode import item_number
from sosialisasi.reading.load import DUPLICATE_ID
from sosialisasi.site import routes
from sosialisasi.site.citations import Register, citation_key, citation_name
from sosialisasi.site.model import Body, LocalEvent, Meeting, Origin, RefKind, Region, Regulation, Site, Stage, Status
from sosialisasi.site.regions import named, nearest

_rule = partial(Rule, Family.REFERENCES)

MISSING_REFERENCE = _rule(
    "rujukan-tak-ada",
    '{jenis} "{nilai}" tidak ditemukan.',
    "Rujukan yang tidak ada membuat pembaca tersesat.",
    "{saran}{cara}",
    wrong="content/rakor/lahat-2024.md:\nnarasumber:\n  - lembaga: satpol-pp\n    jabatan: Narasumber",
    right=(
        "content/lembaga/satpol-pp.yaml:\n"
        "nama: Satuan Polisi Pamong Praja\n"
        "singkatan: Satpol PP\n"
        "tugas: Menegakkan peraturan daerah dan menjaga ketertiban umum.\n"
        "verifikasi: belum\n"
        "\n"
        "content/rakor/lahat-2024.md:\n"
        "narasumber:\n"
        "  - lembaga: satpol-pp\n"
        "    jabatan: Narasumber"
    ),
)

UNKNOWN_REGULATION = _rule(
    "peraturan-tak-dikenal",
    'Kutipan "{nilai}" tidak cocok dengan peraturan mana pun.',
    "Setiap pernyataan hukum harus punya dasar yang terdaftar.",
    "{saran}Daftarkan peraturannya di content/peraturan, atau perbaiki kutipannya.",
    wrong="Dasarnya [[PP 49/2021 Pasal 5]].",
    right="Dasarnya [[PP 94/2021 Pasal 5]].",
)

UNLISTED_ARTICLE = _rule(
    "pasal-tak-terdaftar",
    "Pasal {pasal} tidak ada di daftar pasal {peraturan}.",
    "Nomor pasal yang keliru mengarahkan orang ke aturan lain, atau ke pasal yang tidak ada.",
    'Periksa nomornya. Yang terdaftar: {ada}. Bila pasal itu memang ada, tambahkan ke "pasal" di {berkas}.',
    Severity.WARNING,
    wrong="Dasarnya [[PP 94/2021 Pasal 95 huruf n]].",
    right="Dasarnya [[PP 94/2021 Pasal 5 huruf n]].",
)

MISMATCHED_NUMBER = _rule(
    "nomor-tak-cocok",
    'Judulnya menyebut "{judul}", tetapi isian {isian} "{nilai}".',
    "Peraturan dikutip dengan nomor dan tahunnya; satu angka yang salah menunjuk peraturan lain.",
    "Cocokkan judul, nomor, dan tahunnya dengan naskah peraturannya.",
    wrong="nomor: 49\ntahun: 2021",
    right="nomor: 94\ntahun: 2021",
)

UNSOURCED_APPEAL = _rule(
    "imbauan-tanpa-sumber",
    'Imbauan "{nilai}" tidak menyebut tanggal atau sumbernya.',
    "Imbauan tanpa tanggal dan sumber tidak dapat diperiksa.",
    'Tambahkan "tanggal: …" dan "sumber: {{judul: …, alamat: …}}".',
    wrong="dasar:\n  - kutipan: Imbauan menjauhi tempat kampanye\n    kekuatan: imbauan",
    right=(
        "dasar:\n"
        "  - kutipan: Imbauan menjauhi tempat kampanye\n"
        "    kekuatan: imbauan\n"
        "    tanggal: 15 Juli 2024\n"
        "    sumber: {judul: Laman instansi, alamat: https://contoh.go.id/imbauan}"
    ),
)

DUPLICATE_CALENDAR = _rule(
    "kalender-kembar",
    "Daerah ini sudah punya kalender untuk pemilihan ini: {lain}.",
    "Dua kalender untuk daerah dan pemilihan yang sama dapat saling bertentangan, dan orang tidak tahu mana yang "
    "benar.",
    "Gabungkan acaranya ke salah satu, lalu hapus yang lain. Bila ini untuk pemilihan lain, perbaiki pemilihannya.",
    wrong=(
        "content/kalender/lahat-2024.yaml:\n"
        "daerah: 16.04\n"
        "pemilihan: pilkada-2024\n"
        "\n"
        "content/kalender/lahat-baru.yaml:\n"
        "daerah: 16.04\n"
        "pemilihan: pilkada-2024"
    ),
    right="content/kalender/lahat-2024.yaml:\ndaerah: 16.04\npemilihan: pilkada-2024",
)

HOST_NOT_PARTICIPANT = _rule(
    "daerah-bukan-peserta",
    "Rapat ini diadakan di {daerah}, tetapi pesertanya dari {peserta}.",
    "Daftar hadir dan lembar rapat memakai kedua isian itu; yang tidak berhubungan biasanya salah kode.",
    "Periksa daerah dan peserta. Bila rapat itu memang untuk daerah lain, biarkan.",
    Severity.WARNING,
    wrong="daerah: 16.10\npeserta: [16.04]",
    right="daerah: 16.10\npeserta: [16.10]",
)

MISNAMED_FILE = _rule(
    "id-tidak-cocok",
    'Nama berkas harus "{harapan}", sesuai isi "{nilai}".',
    "Nama berkas menjadi alamat halaman.",
    'Ganti nama berkas menjadi "{harapan}".',
    wrong="content/boleh-jangan/mobil-dinas.yaml:\nid: D-33",
    right="content/boleh-jangan/d-33.yaml:\nid: D-33",
)

OWN_ALIAS = _rule(
    "alias-diri",
    'Alias "{nilai}" sama dengan nama berkas ini.',
    "Alias ialah nama lama. Alamat dengan nama ini sudah ada, yaitu halaman ini sendiri.",
    "Tulis nama lamanya, atau hapus alias ini.",
    wrong="content/briefing/media-sosial.md:\nalias: media-sosial",
    right="content/briefing/media-sosial.md:\nalias: medsos",
)

UNKNOWN_REGION = _rule(
    "kode-daerah-salah",
    'Kode daerah "{nilai}" tidak ada.',
    "Kode harus dari Kepmendagri 300.2.2-2138/2025.",
    '{saran}Tulis kode bertitik, misalnya "15.04".',
    wrong="daerah: 17-07",
    right='daerah: "17.07"',
)

MISMATCHED_REGION = _rule(
    "nama-daerah-tak-cocok",
    'Kode {kode} adalah "{benar}", bukan "{tertulis}".',
    "Kode dan nama yang tidak cocok membuat bahan sampai ke daerah yang salah.",
    "Perbaiki kodenya atau namanya.",
    wrong='kode: "17.07"\nnama: Kabupaten Lahat',
    right='kode: "17.07"\nnama: Kabupaten Lebong',
)

BAD_NAME = _rule(
    "nama-salah",
    '{jenis} "{nilai}" tidak dapat dipakai.',
    "Nama ini menjadi bagian alamat, jadi harus mudah diketik dan disebut.",
    'Tulis seperti "{contoh}".',
    wrong="alias: Media Sosial",
    right="alias: medsos",
)

BAD_IDENTITY = _rule(
    "identitas-salah",
    'Identitas "{nilai}" tidak dapat dipakai.',
    "Identitas menandai situs ini untuk selamanya, jadi bentuknya harus sama di semua komputer.",
    "Tulis paling banyak 200 huruf kecil, angka, titik, tanda hubung, dan garis miring, "
    'misalnya "contoh.go.id/netral". Bila situs sudah pernah terbit, kembalikan identitas yang lama.',
    wrong="identitas: Situs Netral",
    right="identitas: contoh.go.id/netral",
)

UNPUBLISHED_TARGET = _rule(
    "rujukan-belum-terbit",
    '{jenis} "{nilai}" belum terbit (status {status}).',
    "Pembaca akan sampai ke halaman yang tidak ada.",
    "Terbitkan dulu, atau hapus rujukannya.",
    wrong=(
        "content/briefing/cuti.md:\n"
        "status: draf\n"
        "\n"
        "content/briefing/media-sosial.md:\n"
        "Baca juga [tentang cuti](cuti.md)."
    ),
    right=(
        "content/briefing/cuti.md:\n"
        "status: terbit\n"
        "\n"
        "content/briefing/media-sosial.md:\n"
        "Baca juga [tentang cuti](cuti.md)."
    ),
)


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
        self.misnamed_items = {item_number(id) for id in site.guidance} - site.guidance.keys()
        # Everything of the site that has a page of its own, by its file.
        self.linkable = {value.origin.path: value for group in groups for value in group.values()}

        self._hinted: Counter[str] = Counter()
        self._files_from: dict[str, list[str]] = {}

    # --- what was meant ----------------------------------------------------------------------------------

    def explains(self, path: str) -> bool:
        """Whether to look for what a mistake of this file meant: it takes long, and only the first of many are told."""
        return self._hinted[path] <= MAX_TOLD

    def near(self, path: str, word: str, known: Mapping[str, object] | list[str]) -> str:
        """What was meant in a file, among all words that are known there."""
        self._hinted[path] += 1
        return suggestion(word, known) if self.explains(path) else ""

    def meant(self, path: str, code: str) -> tuple[Region, ...]:
        """The same of regions."""
        self._hinted[path] += 1
        if not self.explains(path):
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
            yield BAD_IDENTITY.at(origin, "identitas", nilai=identity)
        for election in self.site.elections.values():
            for number, stage in enumerate(election.stages):
                yield from _slugged(election.origin, f"tahapan.{number}.id", stage.id)
        for calendar in self.site.calendars.values():
            for number, event in enumerate(calendar.events):
                yield from _slugged(calendar.origin, f"acara.{number}.id", event.id)
        renamed = (self.site.briefings, self.site.meetings, self.site.pages, self.site.calendars, self.site.regulations)
        for value in (value for group in renamed for value in group.values()):
            for number, alias in enumerate(value.aliases):
                where = f"alias.{number}"
                yield from _slugged(value.origin, where, alias, "Alias")
                if alias == _stem(value.origin):
                    yield OWN_ALIAS.at(value.origin, where, nilai=alias)
        for id, (title, field) in self.misnumbered.items():
            regulation = self.site.regulations[id]
            yield MISMATCHED_NUMBER.at(
                regulation.origin,
                field,
                judul=title,
                isian=field,
                nilai=regulation.number if field == "nomor" else regulation.year,
            )
        for item in self.site.guidance.values():
            if not _NUMBER.fullmatch(item.id):
                meant = item_number(item.id)
                is_sure = bool(_NUMBER.fullmatch(meant)) and meant not in self.site.guidance
                yield _misnamed(item.origin, "id", "Nomor butir", item.id, meant if is_sure else "D-12", is_sure)
            yield from _named(item.origin, item.id, item.id.lower(), "id")
        for note in self.site.region_notes.values():
            yield from _named(note.origin, note.code, note.code.replace(".", "-"), "kode")
            region = self.site.regions.get(note.code)
            if region is not None and region.name.casefold() != note.name.casefold():
                yield MISMATCHED_REGION.at(note.origin, "nama", kode=note.code, benar=region.name, tertulis=note.name)

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
            yield from self.host_region(meeting)
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
        ids = tuple(ids)
        for number, id in enumerate(ids):
            if id is None or id in known or f"{_HOME_OF[kind]}/{id.lower()}" in self.broken:
                continue
            if kind == "Butir" and id in self.misnamed_items:
                continue
            entry = f"{field}.{number}" + (f".{key}" if key else "")
            line = origin.line(entry)
            # An item with another letter is another item.
            meant = None if kind == "Butir" else surely(id, known) or _by_name(id, known)
            is_listed = meant in ids
            yield MISSING_REFERENCE.at(
                origin.path,
                line,
                entry if entry in origin.lines else field,
                jenis=kind,
                nilai=id,
                saran=f'Maksud Anda "{meant}"? ' if meant else self.near(origin.path, id, known),
                cara=_way_to(kind, id, known),
            ).with_mend(Mend(line, id, meant) if line and meant and not is_listed else None)

    def regions(self, origin: Origin, field: str, codes: Iterable[str]) -> Iterator[Problem]:
        for number, code in enumerate(codes):
            if code not in self.site.regions:
                near = self.meant(origin.path, code)
                meant = ", ".join(f'"{region.code}" ({region.name})' for region in near)
                hint = f"Maksud Anda {meant}? " if near else ""
                line = origin.line(f"{field}.{number}")
                sure = self.region_meant(code)
                mend = Mend(line, code, sure) if line and sure else None
                yield UNKNOWN_REGION.at(origin.path, line, field, nilai=code, saran=hint).with_mend(mend)

    def region_meant(self, text: str) -> str | None:
        """The code of the one region that a text can mean: its name, or its code without dots or without a zero."""
        found = named(text, self.site.regions)
        if len(found) == 1:
            return found[0].code
        digits = re.sub(r"\D", "", text)
        if not text.strip(" .,-/0123456789") and len(digits) in (2, 3, 4, 5, 6):
            padded = digits if len(digits) % 2 == 0 else f"{digits}0"
            code = ".".join(padded[each : each + 2] for each in range(0, len(padded), 2))
            return code if code in self.site.regions else None
        return None

    def host_region(self, meeting: Meeting) -> Iterator[Problem]:
        """The region of a meeting is among those that take part, or holds one of them, or lies in one."""
        known = self.site.regions
        region, *others = (
            code if code in known else self.region_meant(code) for code in (meeting.region, *meeting.participants)
        )
        if region is None or None in others:
            return
        if any(f"{a}.".startswith(f"{b}.") for each in others for a, b in ((each, region), (region, each))):
            return
        yield HOST_NOT_PARTICIPANT.at(
            meeting.origin,
            "daerah",
            daerah=f"{region} ({known[region].name})",
            peserta=", ".join(f"{code} ({known[code].name})" for code in others[:3] if code),
        )

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
        calendars: dict[tuple[str, str], Origin] = {}
        for calendar in self.site.calendars.values():
            other = calendars.setdefault((calendar.election, calendar.region), calendar.origin)
            if other is not calendar.origin:
                yield DUPLICATE_CALENDAR.at(calendar.origin, "daerah", lain=other.path)
        lists: dict[tuple[str, str], Origin] = {}
        for contest in self.site.contests.values():
            other = lists.setdefault((contest.election, contest.region), contest.origin)
            if other is not contest.origin:
                shown = f"{contest.election}, {contest.region}"
                yield self.twin(contest.origin, "daerah", "Daftar peserta", shown, other.path)

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
        return DUPLICATE_ID.at(origin, field, jenis=kind, nilai=value, lain=other)

    # --- citations ---------------------------------------------------------------------------------------

    def citations(self) -> Iterator[Problem]:
        for where in cited(self.site):
            basis = where.basis
            if basis.is_appeal:
                if basis.source is None or basis.date is None:
                    yield UNSOURCED_APPEAL.at(where.origin, where.field, nilai=basis.citation)
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
                meant = self.citation_meant(text)
                if meant:
                    hint = f'Maksud Anda "{meant}"? '
                mend = Mend(line, text, meant) if line and meant else None
                yield UNKNOWN_REGULATION.at(path, line, field, nilai=text, saran=hint).with_mend(mend)
        elif article := found.unlisted:
            yield UNLISTED_ARTICLE.at(
                path,
                line,
                field,
                pasal=article,
                peraturan=found.regulation.short,
                ada=", ".join(found.regulation.articles),
                berkas=found.regulation.origin.path,
            )

    def citation_meant(self, text: str) -> str | None:
        """A citation as it is understood, of which only signs or the year are missing."""
        name, pasal, passage = _PASSAGE.fullmatch(" ".join(text.split())).groups()  # type: ignore[union-attr]
        wanted = _squeezed(citation_name(name))
        names = {
            regulation.short: {
                _squeezed(known) for known in (*regulation.names, f"{regulation.kind} {regulation.number}")
            }
            for regulation in self.site.regulations.values()
        }
        found = [short for short, spellings in names.items() if wanted and wanted in spellings]
        return f"{found[0]} {pasal or ''}{passage or ''}".rstrip() if len(found) == 1 else None

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
                ref.target not in self.site.guidance
                and ref.target not in self.misnamed_items
                and f"{_HOME_OF['Butir']}/{ref.target.lower()}" not in self.broken
            ):
                yield MISSING_REFERENCE.at(
                    path,
                    ref.line,
                    jenis="Butir",
                    nilai=ref.target,
                    saran=self.near(path, ref.target, self.site.guidance),
                    cara=_way_to("Butir", ref.target, self.site.guidance),
                )

    def link(self, target: str, path: str, line: int | None) -> Iterator[Problem]:
        """A link names a file of ``content/`` that becomes a public page, and one of its headings if it names any."""
        file, _, anchor = target.partition("#")
        wanted = routes.linked_source(path, file) if file else path
        text = self.linkable.get(wanted)
        if text is None:
            if wanted.rpartition(".")[0] not in self.broken:
                known = self.files_from(dirname(path))
                hint = self.near(path, relpath(wanted, dirname(path)), known)
                cause, address = misaddressed.meant(file)
                meant = (self.explains(path) and self.file_meant(address or file, path, known)) or address
                if meant:
                    hint = f'{cause} Maksud Anda "{meant}"? '.lstrip()
                mend = Mend(line, file, meant) if line and meant else None
                yield DEAD_LINK.at(path, line, tujuan=target, saran=hint).with_mend(mend)
            return
        status = getattr(text, "status", None)
        asking = getattr(self.linkable.get(path), "status", Status.PUBLISHED)
        if status is not None and not status.is_public and wanted != path and asking.is_public:
            yield UNPUBLISHED_TARGET.at(path, line, jenis="Halaman", nilai=target, status=status.value)
        headings = {heading.id: heading for heading in text.body.headings} if hasattr(text, "body") else {}
        if anchor and anchor not in headings:
            hint = self.near(path, anchor, headings)
            meant = surely(anchor, headings) if self.explains(path) else None
            mend = Mend(line, f"#{anchor}", f"#{meant}") if line and meant else None
            yield DEAD_ANCHOR.at(path, line, halaman=wanted, jangkar=anchor, saran=hint).with_mend(mend)

    def file_meant(self, file: str, path: str, known: list[str]) -> str | None:
        """The public file that a dead link can only mean: with another ending, in another folder, or misspelled."""
        folder = dirname(path)
        files = {each: self.linkable[routes.linked_source(path, each)] for each in known}
        public = [each for each, text in files.items() if getattr(text, "status", Status.PUBLISHED).is_public]
        stem = re.sub(r"\.(?:html?|md|yaml|yml)$", "", file.lower())
        name = slugged(stem.rpartition("/")[2])
        same = [each for each in public if each.rpartition(".")[0] == stem]
        same = same or [each for each in public if each.rpartition("/")[2].rpartition(".")[0] == name]
        if not same:
            there = [each for each in public if dirname(each) == dirname(file)]
            near = surely(name, [each.rpartition("/")[2].rpartition(".")[0] for each in there])
            same = [each for each in there if near and each.rpartition("/")[2].rpartition(".")[0] == near]
        same = [each for each in same if routes.linked_source(path, each) != path]
        return same[0] if len(same) == 1 and folder else None


_HOME_OF = {
    "Lembaga": Folder.INSTITUTIONS.path,
    "Peraturan": Folder.REGULATIONS.path,
    "Pemilihan": Folder.ELECTIONS.path,
    "Tahapan": Folder.ELECTIONS.path,
    "Kalender": Folder.CALENDARS.path,
    "Butir": Folder.GUIDANCE.path,
}


_PASSAGE = re.compile(r"(.*?)(pasal\b)?((?(2).*))", re.IGNORECASE)


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+|(?<![a-z])(?:nomor|no|tahun)(?![a-z])", "", name.casefold())


def _by_name(text: str, known: Mapping[str, Any]) -> str | None:
    """The id of the one that is called so, in full or in short."""
    wanted = joined(text)
    called = [
        id
        for id, value in known.items()
        if wanted in (joined(getattr(value, "name", "") or ""), joined(getattr(value, "short_name", "") or ""))
    ]
    return called[0] if len(called) == 1 and wanted else None


def _way_to(kind: str, id: str, known: Mapping[str, Any]) -> str:
    """What there is to choose from, and how what is missing is made."""
    there = f"Yang ada: {', '.join(list(known)[:_SHOWN])}{' …' if len(known) > _SHOWN else ''}. " if known else ""
    way = f"tambahkan berkasnya di {_HOME_OF[kind]}"
    if kind in _COMMANDS:
        way = f'jalankan "python3 build.py {_COMMANDS[kind].format(nama=slugged(id))}"'
        if kind == "Lembaga":
            way += ' dan jawab pertanyaannya; contoh isinya ada di "python3 build.py jelaskan rujukan-tak-ada"'
    if kind == "Tahapan":
        return f"{there}Periksa ejaannya, atau {way}."
    return f"{there}Bila belum ada, {way}."


_SHOWN = 12
_COMMANDS = {
    "Lembaga": "baru lembaga {nama}",
    "Butir": "baru butir",
    "Kalender": "baru kalender",
    "Peraturan": "baru peraturan",
}


_NUMBER = re.compile(r"[A-Z]-[0-9]+")


def _slugged(origin: Origin, field: str, value: str, kind: str = "Id") -> Iterator[Problem]:
    if not is_slug(value):
        name = re.sub(r"\.(html|md|yaml|yml)$", "", value.lower().rstrip("/")).rpartition("/")[2]
        yield _misnamed(origin, field, kind, value, slugged(name), True)


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


def _stem(origin: Origin) -> str:
    return origin.path.rpartition("/")[2].rpartition(".")[0]


def _misnamed(origin: Origin, field: str, kind: str, value: str, sample: str, is_sure: bool = False) -> Problem:
    """``is_sure`` if the sample is what was meant."""
    line = origin.line(field)
    mend = Mend(line, value, sample) if line and is_sure else None
    return BAD_NAME.at(origin, field, jenis=kind, nilai=value, contoh=sample).with_mend(mend)


def _named(origin: Origin, value: str, stem: str, field: str) -> Iterator[Problem]:
    if _stem(origin) != stem:
        yield MISNAMED_FILE.at(origin, field, harapan=f"{stem}.yaml", nilai=value)
