"""The site as data for programs: each list as JSON by one published schema and as CSV, ``llms.txt``, and the page that
tells of them.

A record is described once, as a type: from that come the JSON, the schema, the CSV and the tables of the page. What an
answer rests on, how long that is valid and the day of the data stand in every record, so that nobody can pass one on
without them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Annotated, Any, ClassVar, Generic, TypeVar

import msgspec
from msgspec import Meta, Struct, field

from sosialisasi.ground.dates import Day
from sosialisasi.showing.artifacts import Artifact, Medium, views_of
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages.copies import CopyView
from sosialisasi.showing.views import BasisView, CalendarView, Frame, PageView, StageView, UndatedView
from sosialisasi.site import routes
from sosialisasi.site.facts import in_force, regulation_validity
from sosialisasi.site.model import Calendar, Case, Election, Guidance, Regulation
from sosialisasi.site.words import Channel, CopyState, ElectionKind, Phase, Role, Strength, Verdict, Verification

USE = (
    "Setiap jawaban menyebut putusannya, dasarnya dengan masa berlakunya, tanggal data (data_per), dan alamatnya. Yang "
    "tidak ada di sini tidak diketahui, dan yang tidak diketahui bukan yang boleh."
)
"""What whoever passes a record on must do; it stands in every file."""


# --- records --------------------------------------------------------------------------------------

Address = Annotated[str, Meta(description="Alamat halamannya, untuk dibaca dan dikutip.")]
AsOf = Annotated[Day, Meta(description="Tanggal data: keadaan menurut yang diketahui pada hari ini.")]
Sure = Annotated[Verification, Meta(description="Seberapa yakin penerbit; artinya ada di halaman Verifikasi.")]
Roles = Annotated[tuple[Role, ...], Meta(description="Untuk siapa; asn berarti semua ASN.")]
Phases = Annotated[tuple[Phase, ...], Meta(description="Pada tahap pemilihan mana berlaku.")]
Channels = Annotated[tuple[Channel, ...], Meta(description="Di mana atau dengan apa perbuatan itu dilakukan.")]
Notes = Annotated[tuple[str, ...], Meta(description="Hal lain yang perlu diketahui.")]
Changed = Annotated[Day | None, Meta(description="Hari isinya terakhir diubah, bila tercatat.")]


class DataRecord(Struct, frozen=True, kw_only=True):
    """What the files hold; ``heading`` is what readers call it."""

    heading: ClassVar[str]


class BasisRecord(DataRecord, frozen=True, kw_only=True):
    """A legal basis, with the days on which it is in force in words."""

    heading: ClassVar[str] = "Dasar hukum"
    citation: Annotated[str, Meta(description="Peraturan dengan pasalnya, seperti dikutip.")] = field(name="kutipan")
    title: Annotated[str | None, Meta(description="Judul peraturannya.")] = field(name="judul")
    strength: Annotated[Strength, Meta(description="Kekuatannya sebagai dasar.")] = field(name="kekuatan")
    validity: Annotated[str | None, Meta(description="Masa berlakunya, dengan kata.")] = field(name="keberlakuan")
    verification: Annotated[Verification | None, Meta(description="Seberapa yakin penerbit dengan dasar ini.")] = field(
        name="verifikasi"
    )
    address: Annotated[str | None, Meta(description="Alamat halaman peraturannya.")] = field(name="alamat")


Bases = Annotated[tuple[BasisRecord, ...], Meta(description="Dasar yang berlaku pada tanggal data.")]


class ItemRecord(DataRecord, frozen=True, kw_only=True):
    """A do/don't item as of the day of the data."""

    heading: ClassVar[str] = "Butir boleh dan jangan"
    id: Annotated[str, Meta(description="Nomor butir; tidak pernah berubah.")] = field(name="nomor")
    verdict: Annotated[Verdict, Meta(description="Jawaban singkatnya.")] = field(name="putusan")
    text: Annotated[str, Meta(description="Perbuatannya, tanpa putusannya: jangan dikutip sendiri.")] = field(
        name="kalimat"
    )
    question: Annotated[str | None, Meta(description="Pertanyaannya, seperti diucapkan orang.")] = field(name="tanya")
    condition: Annotated[str | None, Meta(description="Syaratnya; ada pada setiap butir bersyarat.")] = field(
        name="syarat"
    )
    reason: Annotated[str, Meta(description="Mengapa begitu.")] = field(name="alasan")
    example: Annotated[str | None, Meta(description="Satu kejadian sebagai contoh.")] = field(name="contoh")
    roles: Roles = field(name="peran")
    exceptions: Annotated[tuple[Role, ...], Meta(description="Siapa di antaranya yang tidak dimaksud.")] = field(
        name="kecuali"
    )
    phases: Phases = field(name="tahap")
    channels: Channels = field(name="kanal")
    bases: Bases = field(name="dasar")
    threats: Annotated[tuple[str, ...], Meta(description="Sanksi yang diancamkan, dan bagi siapa.")] = field(
        name="sanksi"
    )
    sanction_note: Annotated[str | None, Meta(description="Yang perlu diketahui tentang sanksinya.")] = field(
        name="catatan_sanksi"
    )
    notes: Notes = field(name="catatan")
    verification: Sure = field(name="verifikasi")
    changed: Changed = field(name="diubah")
    address: Address = field(name="alamat")
    as_of: AsOf = field(name="data_per")


class CaseRecord(DataRecord, frozen=True, kw_only=True):
    """A situation as it happens, with the answer and what it rests on."""

    heading: ClassVar[str] = "Kasus"
    slug: Annotated[str, Meta(description="Nama kasus dalam alamatnya.")] = field(name="id")
    title: Annotated[str, Meta(description="Judulnya.")] = field(name="judul")
    situation: Annotated[str, Meta(description="Apa yang terjadi, tanpa nama orang dan tempat.")] = field(
        name="keadaan"
    )
    question: Annotated[str, Meta(description="Yang ditanyakan.")] = field(name="tanya")
    verdict: Annotated[Verdict, Meta(description="Jawaban singkatnya.")] = field(name="putusan")
    answer: Annotated[str, Meta(description="Jawabannya.")] = field(name="jawaban")
    reason: Annotated[str, Meta(description="Mengapa begitu.")] = field(name="alasan")
    instead: Annotated[str | None, Meta(description="Yang dapat dilakukan sebagai gantinya.")] = field(name="sebaiknya")
    roles: Annotated[tuple[Role, ...], Meta(description="Siapa yang bertanya.")] = field(name="peran")
    phases: Phases = field(name="tahap")
    channels: Channels = field(name="kanal")
    items: Annotated[tuple[str, ...], Meta(description="Nomor butir yang diterapkan.")] = field(name="butir")
    bases: Bases = field(name="dasar")
    notes: Notes = field(name="catatan")
    verification: Sure = field(name="verifikasi")
    changed: Changed = field(name="diubah")
    address: Address = field(name="alamat")
    as_of: AsOf = field(name="data_per")


class RegulationRecord(DataRecord, frozen=True, kw_only=True):
    """A regulation with its days of validity."""

    heading: ClassVar[str] = "Peraturan"
    id: Annotated[str, Meta(description="Nama peraturan dalam alamatnya.")]
    citation: Annotated[str, Meta(description="Bentuk yang dikutip.")] = field(name="kutipan")
    title: Annotated[str, Meta(description="Judul lengkapnya.")] = field(name="judul")
    kind: Annotated[str, Meta(description="Jenisnya.")] = field(name="jenis")
    number: Annotated[str, Meta(description="Nomornya.")] = field(name="nomor")
    year: Annotated[int, Meta(description="Tahunnya.")] = field(name="tahun")
    nicknames: Annotated[tuple[str, ...], Meta(description="Nama lain yang dipakai orang.")] = field(name="sebutan")
    strength: Annotated[Strength, Meta(description="Kekuatannya sebagai dasar.")] = field(name="kekuatan")
    is_current: Annotated[bool, Meta(description="Apakah berlaku pada tanggal data.")] = field(name="berlaku")
    validity: Annotated[str, Meta(description="Masa berlakunya, dengan kata, seteliti yang diketahui.")] = field(
        name="keberlakuan"
    )
    until: Annotated[Day | None, Meta(description="Hari terakhirnya, bila diketahui.")] = field(name="berakhir")
    regions: Annotated[tuple[str, ...], Meta(description="Kode daerah, bila hanya berlaku di sana.")] = field(
        name="daerah"
    )
    amends: Annotated[tuple[str, ...], Meta(description="Id peraturan yang diubahnya.")] = field(name="mengubah")
    revoked_by: Annotated[str | None, Meta(description="Id peraturan yang mencabutnya.")] = field(name="dicabut_oleh")
    summary: Annotated[str, Meta(description="Apa isinya bagi ASN.")] = field(name="ringkasan")
    notes: Notes = field(name="catatan")
    verification: Sure = field(name="verifikasi")
    date_verification: Annotated[
        Verification, Meta(description="Seberapa yakin penerbit dengan tanggal berlakunya.")
    ] = field(name="verifikasi_tanggal")
    checked: Annotated[Day, Meta(description="Hari peraturan ini terakhir diperiksa.")] = field(name="diperiksa")
    address: Address = field(name="alamat")
    as_of: AsOf = field(name="data_per")


class StageRecord(DataRecord, frozen=True, kw_only=True):
    """A stage of a calendar; without a first day nobody knows its days yet."""

    heading: ClassVar[str] = "Tahapan"
    id: Annotated[str, Meta(description="Nama tetap tahapan ini di kalendernya.")]
    name: Annotated[str, Meta(description="Nama tahapannya.")] = field(name="nama")
    phase: Annotated[Phase, Meta(description="Bagian pemilihan tempat tahapan ini termasuk.")] = field(name="tahap")
    start: Annotated[Day | None, Meta(description="Hari pertamanya; kosong bila belum ditetapkan.")] = field(
        name="mulai"
    )
    end: Annotated[Day | None, Meta(description="Hari terakhirnya, ikut dihitung; kosong bila belum diketahui.")] = (
        field(name="selesai")
    )
    open_end: Annotated[str | None, Meta(description="Sampai kapan, dengan kata, bila harinya belum diketahui.")] = (
        field(name="berlanjut")
    )
    rules: Annotated[tuple[str, ...], Meta(description="Bagaimana harinya dihitung, bila belum ditetapkan.")] = field(
        name="aturan"
    )
    bases: Annotated[tuple[BasisRecord, ...], Meta(description="Dasar tanggalnya.")] = field(name="dasar")
    verification: Sure = field(name="verifikasi")
    is_local: Annotated[bool, Meta(description="Apakah hanya ada di daerah ini.")] = field(name="setempat")
    deviation: Annotated[str | None, Meta(description="Mengapa harinya lain dari yang nasional.")] = field(
        name="alasan_berbeda"
    )
    cancelled: Annotated[str | None, Meta(description="Mengapa dibatalkan; yang batal tidak berlangsung.")] = field(
        name="batal"
    )


class CalendarRecord(DataRecord, frozen=True, kw_only=True):
    """A calendar of a region, or with no region the schedule of the whole nation."""

    heading: ClassVar[str] = "Kalender tahapan"
    id: Annotated[str, Meta(description="Nama kalender dalam alamatnya.")]
    title: Annotated[str, Meta(description="Judulnya.")] = field(name="judul")
    code: Annotated[str | None, Meta(description="Kode daerahnya; kosong bila jadwal nasional.")] = field(
        name="kode_daerah"
    )
    region: Annotated[str | None, Meta(description="Nama daerahnya; kosong bila jadwal nasional.")] = field(
        name="daerah"
    )
    election: Annotated[str, Meta(description="Pemilihannya.")] = field(name="pemilihan")
    kind: Annotated[ElectionKind, Meta(description="Jenis pemilihannya.")] = field(name="jenis")
    polling_day: Annotated[Day | None, Meta(description="Hari pemungutan suara; kosong bila belum ditetapkan.")] = (
        field(name="pemungutan")
    )
    replaced_by: Annotated[str | None, Meta(description="Yang menggantikan; jadwal ini lalu tidak berlaku.")] = field(
        name="diganti_oleh"
    )
    zone: Annotated[str, Meta(description="Zona waktu yang dipakai menghitung harinya.")] = field(name="zona")
    verification: Sure = field(name="verifikasi")
    stages: Annotated[tuple[StageRecord, ...], Meta(description="Tahapannya.")] = field(name="tahapan")
    address: Address = field(name="alamat")
    as_of: AsOf = field(name="data_per")


class ReleaseRecord(DataRecord, frozen=True, kw_only=True):
    """A revision of a printed sheet, from the ledger of those that were released."""

    heading: ClassVar[str] = "Rilis lembar cetak"
    code: Annotated[str, Meta(description="Kode di kaki lembarnya.")] = field(name="kode")
    sheet: Annotated[str, Meta(description="Nama lembarnya.")] = field(name="lembar")
    revision: Annotated[int, Meta(description="Nomor revisinya.")] = field(name="revisi")
    date: Annotated[Day, Meta(description="Hari revisi itu dirilis.")] = field(name="tanggal")
    note: Annotated[str, Meta(description="Apa yang berubah.")] = field(name="catatan")
    replaced: Annotated[Day | None, Meta(description="Hari revisi berikutnya dirilis; salinan ini lalu usang.")] = (
        field(name="diganti")
    )
    state: Annotated[CopyState, Meta(description="Keadaan lembarnya.")] = field(name="keadaan")
    withdrawn: Annotated[Day | None, Meta(description="Hari lembarnya ditarik; jangan dipakai lagi.")] = field(
        name="ditarik"
    )
    address: Address = field(name="alamat")
    as_of: AsOf = field(name="data_per")


R = TypeVar("R", ItemRecord, CaseRecord, RegulationRecord, CalendarRecord, ReleaseRecord)


class DataFile(Struct, Generic[R], frozen=True, kw_only=True):
    """One list with what must be known to use it."""

    schema: Annotated[str, Meta(description="Alamat skemanya.")] = field(name="$schema")
    site: Annotated[str, Meta(description="Nama situsnya.")] = field(name="situs")
    publisher: Annotated[str, Meta(description="Penerbitnya.")] = field(name="penerbit")
    is_example: Annotated[bool, Meta(description="Situs contoh bukan milik instansi mana pun.")] = field(name="contoh")
    address: Annotated[str, Meta(description="Alamat situsnya.")] = field(name="alamat")
    as_of: AsOf = field(name="data_per")
    use: Annotated[str, Meta(description="Syarat memakainya.")] = field(name="pemakaian")
    records: Annotated[tuple[R, ...], Meta(description="Isinya.")] = field(name="isi")


FILES: Mapping[str, tuple[type[Struct], type[DataRecord]]] = {
    "butir": (DataFile[ItemRecord], ItemRecord),
    "kasus": (DataFile[CaseRecord], CaseRecord),
    "peraturan": (DataFile[RegulationRecord], RegulationRecord),
    "kalender": (DataFile[CalendarRecord], CalendarRecord),
    "rilis": (DataFile[ReleaseRecord], ReleaseRecord),
}
"""The name of each file, what is in it, and of what it is a list."""

PARTS: tuple[type[DataRecord], ...] = (BasisRecord, StageRecord)
"""What stands within records."""


# --- the page and llms.txt ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """A file to take away; ``size`` is in words."""

    kind: str
    mime: str
    href: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataField:
    """A field of a record: its key, what kind of value it has, and what that means."""

    key: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetView:
    """A list of records: how many, as which files, and what a record holds."""

    name: str
    heading: str
    count: int
    files: tuple[FileLink, ...]
    fields: tuple[DataField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView(PageView):
    template = "data.html"
    datasets: tuple[DatasetView, ...]
    parts: tuple[tuple[str, tuple[DataField, ...]], ...]
    """(heading, fields) of what stands within records."""
    schema: FileLink
    use: ClassVar[str] = USE

    @property
    def things(self) -> tuple[Mapping[str, Any], ...]:
        files = [file for each in self.datasets for file in each.files]
        return (
            {
                "@type": "Dataset",
                "name": f"{self.title} – {self.frame.site}",
                "description": self.description,
                "url": self.canonical,
                "inLanguage": "id",
                "isAccessibleForFree": True,
                "dateModified": self.frame.as_of.isoformat(),
                # An example is nobody's: it names no publisher.
                **({} if self.frame.is_example else {"creator": self.organization}),
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "encodingFormat": file.mime,
                        "contentUrl": f"{self.canonical}{file.href}",
                    }
                    for file in files
                ],
            },
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmsView:
    """``llms.txt``: what a program that answers people must know before it uses this site."""

    template: ClassVar[str] = "llms.txt"
    frame: Frame
    description: str
    datasets: tuple[DatasetView, ...]
    data: str
    """The address of the folder of the data."""
    ask: str
    """Whom people ask where the site does not know."""
    use: ClassVar[str] = USE


MIME = {"JSON": "application/json", "CSV": "text/csv"}


def files(overview: Overview, copies: Iterable[Artifact]) -> tuple[Artifact, ...]:
    """The page first, then every file. ``copies`` are the pages of printed copies."""
    lists = _lists(overview, tuple(views_of(copies, CopyView)))
    raw = {routes.data(name, "json"): overview.recall(_json, overview, name, some) for name, some in lists.items()}
    raw |= {routes.data(name, "csv"): overview.recall(_csv, some, FILES[name][1]) for name, some in lists.items()}
    raw[routes.SCHEMA] = overview.recall(schema, overview.url)
    source = overview.settings.origin.path
    tables = overview.recall(_tables)
    datasets = tuple(
        DatasetView(
            name=name,
            heading=kind.heading,
            count=len(lists[name]),
            files=tuple(_link(label, mime, routes.data(name, label.lower()), raw) for label, mime in MIME.items()),
            fields=tables[kind],
        )
        for name, (_, kind) in FILES.items()
    )
    page = DataView(
        frame=overview.frame,
        path=routes.DATA,
        title="Data terbuka",
        description="Butir, kasus, peraturan, kalender, dan rilis lembar cetak sebagai berkas untuk program dan Excel.",
        datasets=datasets,
        parts=tuple((part.heading, tables[part]) for part in PARTS),
        schema=_link("Skema JSON", "application/schema+json", routes.SCHEMA, raw),
    )
    llms = LlmsView(
        frame=overview.frame,
        description=" ".join(overview.settings.description.split()),
        datasets=datasets,
        data=overview.url + routes.DATA.removesuffix("index.html"),
        ask=overview.paper.ask_for(),
    )
    return (
        overview.web(page, source),
        Artifact(routes.LLMS, Medium.WEB, llms, source, overview.day),
        *(Artifact(path, Medium.FILE, data, source, overview.day) for path, data in raw.items()),
    )


def _link(kind: str, mime: str, path: str, raw: Mapping[str, bytes]) -> FileLink:
    return FileLink(kind=kind, mime=mime, href=routes.relative(routes.DATA, path), size=_size(len(raw[path])))


def _size(count: int) -> str:
    return f"{max(round(count / 1000), 1)} KB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB".replace(".", ",")


# --- what the lists hold --------------------------------------------------------------------------


def _lists(overview: Overview, copies: Iterable[CopyView]) -> Mapping[str, Sequence[DataRecord]]:
    return {
        **{name: overview.recall(of_site, overview) for name, of_site in _OF_SITE.items()},
        "rilis": tuple(record for copy in copies for record in _releases(overview, copy)),
    }


_OF_SITE: Mapping[str, Callable[[Overview], tuple[DataRecord, ...]]] = {
    "butir": lambda overview: tuple(overview.recall(_item, overview, each) for each in overview.items),
    "kasus": lambda overview: tuple(overview.recall(_case, overview, each) for each in overview.cases),
    "peraturan": lambda overview: tuple(_regulation(overview, each) for each in overview.site.regulations.values()),
    "kalender": lambda overview: (
        *(overview.recall(_national, overview, each) for each in overview.sorted_elections),
        *(overview.recall(_calendar, overview, each) for each in overview.sorted_calendars),
    ),
}
"""The lists of what the site holds, each made again only if something in it changed."""


def _item(overview: Overview, item: Guidance) -> ItemRecord:
    view = overview.paper.item(item, overview.day)
    assert view.href is not None
    return ItemRecord(
        id=view.id,
        verdict=view.verdict,
        text=view.text,
        question=view.question,
        condition=view.condition,
        reason=view.reason,
        example=view.example,
        roles=view.roles,
        exceptions=view.exceptions,
        phases=view.phases,
        channels=view.channels,
        bases=_bases(view.bases),
        threats=view.threats,
        sanction_note=view.sanction_note,
        notes=view.notes,
        verification=view.verification,
        changed=max((change.date for change in item.changes), default=None),
        address=view.href,
        as_of=overview.day,
    )


def _case(overview: Overview, case: Case) -> CaseRecord:
    held = [basis for basis in case.bases if in_force(basis, overview.register, overview.day)]
    return CaseRecord(
        slug=case.slug,
        title=case.title,
        situation=case.situation,
        question=case.question,
        verdict=case.verdict,
        answer=case.answer,
        reason=case.reason,
        instead=case.instead,
        roles=case.roles,
        phases=case.phases,
        channels=case.channels,
        items=case.items,
        bases=_bases(overview.paper.bases(held)),
        notes=case.notes,
        verification=overview.paper.surety(case.verification, held),
        changed=max((change.date for change in case.changes), default=None),
        address=overview.url + routes.case(case.slug),
        as_of=overview.day,
    )


def _regulation(overview: Overview, regulation: Regulation) -> RegulationRecord:
    return RegulationRecord(
        id=regulation.id,
        citation=regulation.short,
        title=regulation.title,
        kind=regulation.kind,
        number=regulation.number,
        year=regulation.year,
        nicknames=regulation.nicknames,
        strength=regulation.strength,
        is_current=regulation.in_force(overview.day),
        validity=regulation_validity(regulation),
        until=regulation.until,
        regions=regulation.regions,
        amends=regulation.amends,
        revoked_by=regulation.revoked_by,
        summary=regulation.summary,
        notes=regulation.notes,
        verification=regulation.verification,
        date_verification=regulation.date_verification,
        checked=regulation.checked,
        address=overview.url + routes.regulation(regulation.id),
        as_of=overview.day,
    )


def _calendar(overview: Overview, calendar: Calendar) -> CalendarRecord:
    view = overview.paper_in(calendar.region).calendar(calendar)
    return _record(overview, view, calendar.region, routes.calendar(calendar.id))


def _national(overview: Overview, election: Election) -> CalendarRecord:
    return _record(overview, overview.paper.election(election), None, f"{routes.CALENDARS}#{election.id}")


def _record(overview: Overview, view: CalendarView, code: str | None, path: str) -> CalendarRecord:
    return CalendarRecord(
        id=view.id,
        title=view.title,
        code=code,
        region=view.region if code else None,
        election=view.election,
        kind=view.kind,
        polling_day=view.polling_day,
        replaced_by=view.replaced_by.text if view.replaced_by else None,
        zone=view.zone.value,
        verification=view.verification,
        stages=(*map(_stage, view.stages), *map(_undated, view.undated)),
        address=overview.url + path,
        as_of=overview.day,
    )


def _stage(stage: StageView) -> StageRecord:
    return StageRecord(
        id=stage.id,
        name=stage.name,
        phase=stage.phase,
        start=stage.span.start,
        end=None if stage.open_end else stage.span.end,
        open_end=stage.open_end,
        rules=(),
        bases=_bases(stage.bases),
        verification=stage.verification,
        is_local=stage.is_local,
        deviation=stage.reason,
        cancelled=stage.cancelled,
    )


def _undated(stage: UndatedView) -> StageRecord:
    return StageRecord(
        id=stage.id,
        name=stage.name,
        phase=stage.phase,
        start=None,
        end=None,
        open_end=None,
        rules=stage.rules,
        bases=_bases(stage.bases),
        verification=stage.verification,
        is_local=False,
        deviation=None,
        cancelled=None,
    )


def _releases(overview: Overview, copy: CopyView) -> Iterator[ReleaseRecord]:
    for revision in copy.revisions:
        yield ReleaseRecord(
            code=copy.code,
            sheet=copy.sheet,
            revision=revision.number,
            date=revision.date,
            note=revision.note,
            replaced=revision.replaced,
            state=copy.state,
            withdrawn=copy.withdrawal.date if copy.withdrawal else None,
            address=copy.canonical,
            as_of=overview.day,
        )


def _bases(bases: Iterable[BasisView]) -> tuple[BasisRecord, ...]:
    return tuple(
        BasisRecord(
            citation=basis.text,
            title=basis.title,
            strength=basis.strength,
            validity=basis.validity,
            verification=basis.verification,
            address=basis.href,
        )
        for basis in bases
    )


# --- JSON, its schema and CSV ---------------------------------------------------------------------


def _json(overview: Overview, name: str, records: Sequence[DataRecord]) -> bytes:
    kind, _ = FILES[name]
    data = kind(
        schema=overview.url + routes.SCHEMA,
        site=overview.settings.name,
        publisher=overview.settings.publisher,
        is_example=overview.settings.is_example,
        address=overview.url,
        as_of=overview.day,
        use=USE,
        records=tuple(records),
    )
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def schema(url: str) -> bytes:
    """The JSON Schema of every file, for a site at an address."""
    wholes, parts = _schemas()
    data = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url + routes.SCHEMA,
        "title": "Data terbuka sosialisasi netralitas ASN",
        "description": USE,
        "anyOf": wholes,
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _schemas() -> tuple[list[Mapping[str, Any]], Mapping[str, Mapping[str, Any]]]:
    """The schema of each file, and those of the parts by name."""
    kinds = [file for file, _ in FILES.values()]
    wholes, parts = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    # The names and docstrings of the types are for whoever reads the program.
    program = ("title", "description")
    plain = {name: {key: each for key, each in part.items() if key not in program} for name, part in parts.items()}
    return [*wholes], dict(sorted(plain.items()))


def _tables() -> Mapping[type[DataRecord], tuple[DataField, ...]]:
    """What each record holds, as the schema says it."""
    _, parts = _schemas()
    headings = {each.__name__: each.heading for each in PARTS}
    return {
        kind: tuple(
            DataField(key=key, kind=_in_words(value, parts, headings), meaning=value["description"])
            for key, value in parts[kind.__name__]["properties"].items()
        )
        for kind in (*(record for _, record in FILES.values()), *PARTS)
    }


_PLAIN = {"string": "teks", "integer": "angka", "boolean": "true atau false"}


def _in_words(value: Mapping[str, Any], parts: Mapping[str, Mapping[str, Any]], headings: Mapping[str, str]) -> str:
    """The kind of a value, from its schema."""
    if "anyOf" in value:
        known = [_in_words(each, parts, headings) for each in value["anyOf"] if each.get("type") != "null"]
        return f"{' atau '.join(known)}; boleh kosong (null)"
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return headings[name].lower() if name in headings else ", ".join(map(str, parts[name]["enum"]))
    if value["type"] == "array":
        return f"daftar: {_in_words(value['items'], parts, headings)}"
    return "tanggal" if value.get("format") == "date" else _PLAIN[value["type"]]


LIST = " | "
"""What stands between the values of a list in one cell."""

_FORMULA = re.compile(r"[=+\-@\t\r']")
_MISREAD = re.compile(r"(?!\d{4}-\d\d-\d\d$)(?!(?:0|[1-9]\d{0,14})$)[\dEe.,/:-]*\d[\dEe.,/:-]*")


def guarded(text: str) -> str:
    """A cell that Excel neither runs as a formula nor takes for a number, a time or a day that it is not: before such
    a text stands an apostrophe, and before one that begins with an apostrophe another.
    """
    return f"'{text}" if _FORMULA.match(text) or _MISREAD.fullmatch(text) else text


def _csv(records: Sequence[DataRecord], kind: type[DataRecord]) -> bytes:
    """A table for Excel in Indonesian: UTF-8 with its mark, semicolons, lines that end as in Windows. A calendar has
    a row for each stage.
    """
    keys = [each.encode_name for each in msgspec.structs.fields(kind)]
    stages = [each.encode_name for each in msgspec.structs.fields(StageRecord)] if "tahapan" in keys else []
    head = [*(key for key in keys if key != "tahapan"), *(f"tahapan_{key}" for key in stages)]
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(head)
    for record in msgspec.to_builtins(records):
        for stage in record.pop("tahapan", [{}]) or [{}]:
            row = [*record.values(), *(stage.get(key) for key in stages)]
            table.writerow([guarded(cell(value)) for value in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def cell(value: Any) -> str:
    """A value of a record as the text of one cell."""
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case tuple():
            return LIST.join(map(cell, value))
        case {"kutipan": citation, "keberlakuan": validity}:
            return f"{citation} ({validity})" if validity else str(citation)
    return str(value)
