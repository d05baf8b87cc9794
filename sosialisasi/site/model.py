"""The vocabulary: frozen types for everything a site knows.

No logic beyond derived properties. Field names are English; the Indonesian keys that staff
write in YAML are mapped to them in one table, ``decode.KEYS``. Dates are days in the zone of the
region; spans include both ends.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Self

from sosialisasi.ground.dates import Day, Precision, Span
from sosialisasi.ground.digests import NOBODY


class Labelled(StrEnum):
    """A word that staff write in YAML, with the label that readers see."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Status(Labelled):
    """How far a text is on its way to the public."""

    DRAFT = "draf", "Draf"
    REVIEW = "tinjau", "Sedang ditinjau"
    PUBLISHED = "terbit", "Terbit"
    ARCHIVED = "arsip", "Arsip"

    @property
    def is_public(self) -> bool:
        return self in (Status.PUBLISHED, Status.ARCHIVED)


class Verdict(Labelled):
    """The short answer to "boleh tidak?", in the order in which all lists show them."""

    symbol: str
    """The sign that stands before the word, so that a photocopy tells them apart."""
    letter: str
    """What the ids of its items begin with."""

    def __new__(cls, value: str, label: str, symbol: str, letter: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.symbol, member.letter = label, symbol, letter
        return member

    FORBIDDEN = "jangan", "Jangan", "✗", "D"
    CONDITIONAL = "bersyarat", "Bersyarat", "!", "H"
    ALLOWED = "boleh", "Boleh", "✓", "B"


class Strength(Labelled):
    """Strength of a legal basis, strongest first."""

    LAW = "undang-undang", "Undang-undang"
    REGULATION = "peraturan", "Peraturan"
    JOINT_DECREE = "keputusan bersama", "Keputusan bersama"
    CIRCULAR = "surat edaran", "Surat edaran"
    APPEAL = "imbauan", "Imbauan"


class Verification(Labelled):
    """How sure we are of a statement; always printed beside it.

    ``TEXT``: compared word by word with the official text. ``QUOTED``: the passage was found quoted
    in a source that we name. ``COMPUTED``: a day that we counted from another one, and that no source writes.
    ``SECONDARY``: one weak or derived source. ``NONE``: not verified.
    """

    TEXT = "naskah", "Sudah dicocokkan dengan naskah resmi"
    QUOTED = "kutipan", "Kutipan pasal ditemukan pada sumber; belum dicocokkan dengan naskah resmi"
    COMPUTED = "hitungan", "Hitungan kami dari tanggal lain; belum diverifikasi ke naskah"
    SECONDARY = "sekunder", "Belum diverifikasi ke naskah; hanya sumber sekunder"
    NONE = "belum", "Belum diverifikasi ke naskah"

    @property
    def is_settled(self) -> bool:
        """True if the statement may stand as a rule without a warning."""
        return self in (Verification.TEXT, Verification.QUOTED)


class Role(Labelled):
    """Who an item speaks to. ``ASN`` covers every other role that is a civil servant."""

    ASN = "asn", "Semua ASN (PNS dan PPPK)"
    CAMAT = "camat-lurah", "Camat dan lurah"
    AGENCY_HEAD = "kepala-opd", "Kepala OPD"
    ACTING_VILLAGE_HEAD = "pj-kades", "Penjabat kepala desa"
    PPPK = "pppk", "PPPK, termasuk paruh waktu"
    VILLAGE = "desa", "Kepala desa, perangkat desa, dan BPD"
    NON_ASN = "non-asn", "Pegawai non-ASN"

    @property
    def is_asn(self) -> bool:
        return self not in (Role.VILLAGE, Role.NON_ASN)

    def is_among(self, roles: tuple[Role, ...]) -> bool:
        return self in roles or (self.is_asn and Role.ASN in roles)


class Phase(Labelled):
    """The part of an election in which an item applies, in the order of time."""

    OUTSIDE = "di-luar-tahapan", "Di luar tahapan"
    NOMINATION = "pencalonan", "Pencalonan"
    CAMPAIGN = "kampanye", "Kampanye"
    QUIET = "masa-tenang", "Masa tenang"
    POLLING = "pemungutan", "Pemungutan suara"
    AFTER = "sesudah", "Sesudah pemungutan"


class Channel(Labelled):
    """Where or by what means something is done."""

    SOCIAL_MEDIA = "media-sosial", "Media sosial"
    STATE_PROPERTY = "fasilitas-negara", "Fasilitas negara"
    AUTHORITY = "kewenangan", "Kewenangan dan keputusan"
    CAMPAIGN_EVENT = "kegiatan-kampanye", "Kegiatan kampanye"
    MONEY_AND_GOODS = "uang-barang", "Uang dan barang"
    CANDIDACY = "pencalonan-diri", "Pencalonan diri"
    FAMILY = "keluarga", "Keluarga"
    PUBLIC_SERVICE = "layanan-publik", "Layanan publik"
    VOTING = "hak-pilih", "Hak pilih"
    REPORTING = "pelaporan", "Pelaporan"
    VILLAGE = "desa", "Desa"


class Sanction(Labelled):
    """Class of sanction, lightest first."""

    ETHICS = "kode-etik", "Sanksi moral (kode etik)"
    MODERATE = "disiplin-sedang", "Hukuman disiplin sedang"
    SEVERE = "disiplin-berat", "Hukuman disiplin berat"
    DISMISSAL = "ptdh", "Pemberhentian tidak dengan hormat"
    ADMINISTRATIVE = "administratif", "Sanksi administratif"
    CONTRACT = "putus-kontrak", "Pemutusan perjanjian kerja"
    GRADED = "bertingkat", "Bertingkat sampai pemutusan hubungan kerja"
    CRIMINAL = "pidana", "Pidana"

    @property
    def short(self) -> str:
        """Its name where there is no room for the whole label."""
        return {
            "kode-etik": "kode etik",
            "disiplin-sedang": "disiplin sedang",
            "disiplin-berat": "disiplin berat",
            "ptdh": "diberhentikan tidak dengan hormat",
            "administratif": "administratif",
        }.get(self.value, self.label[0].lower() + self.label[1:])


class ElectionKind(Labelled):
    NATIONAL = "pemilu", "Pemilu"
    REGIONAL = "pilkada", "Pilkada"


class Paper(Labelled):
    """Paper sizes: A4 is 210 × 297 mm, F4 is 215 × 330 mm."""

    A4 = "a4", "A4"
    F4 = "f4", "F4"


class Format(Labelled):
    """Sizes that a sheet has by its nature: the A3 poster is 297 × 420 mm, a slide 320 × 180 mm."""

    POSTER = "a3", "A3"
    SLIDE = "layar", "Layar 16:9"


Size = Paper | Format


class Sheet(Labelled):
    """The parts that a meeting can ask to have printed in its pack, in print order."""

    AGENDA = "agenda", "Susunan acara"
    POINTS = "poin", "Pokok bahasan"
    GUIDANCE = "boleh-jangan", "Boleh dan jangan"
    CALENDAR = "kalender", "Kalender tahapan"
    REPORTING = "alur-pelaporan", "Alur pelaporan dan sanksi"
    PLEDGE = "ikrar", "Ikrar netralitas"
    PACT = "pakta-integritas", "Pakta integritas"
    SIGNING = "berita-acara", "Berita acara penandatanganan"
    UNSIGNED = "belum-tanda-tangan", "Daftar yang belum menandatangani"
    ATTENDANCE = "daftar-hadir", "Daftar hadir"
    RECEIPT = "tanda-terima", "Tanda terima bahan"
    MINUTES = "notula", "Notula"
    FOLLOW_UP = "tindak-lanjut", "Lembar tindak lanjut"
    QUIZ = "kuis", "Kuis"
    EVALUATION = "evaluasi", "Evaluasi peserta"
    KIT = "kit-desa", "Kit untuk desa dan kelurahan"


class SecondReader(Labelled):
    """Whether somebody other than its author must have checked a text that is published."""

    ADVISED = "anjuran", "Dianjurkan"
    REQUIRED = "wajib", "Wajib"


class CopyState(Labelled):
    """What the holder of a printed copy is told."""

    CURRENT = "berlaku", "Dirilis"
    DRAFT = "draf", "Draf, belum pernah dirilis"
    WITHDRAWN = "ditarik", "Ditarik"
    GONE = "hilang", "Tidak diterbitkan lagi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a value was written: the file, and the line of each of its fields (1-based).

    ``lines`` maps a dotted path of Indonesian keys (``dasar.0.kutipan``) to a line. Never part of a view.
    """

    path: str
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, field_path: str = "") -> int | None:
        """The line of a field, or of its nearest parent that has one."""
        while field_path:
            if field_path in self.lines:
                return self.lines[field_path]
            field_path = field_path.rpartition(".")[0]
        return self.lines.get("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was found: a title, an address or both."""

    title: str
    url: str | None = None


# --- text -----------------------------------------------------------------------------------


class RefKind(StrEnum):
    CITATION = "kutipan"
    GUIDANCE = "butir"
    GUIDANCE_BLOCK = "butir-penuh"
    LINK = "tautan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A hole in a text that only the whole site can fill: a citation, an item or an internal link.

    ``target`` is what the author wrote between the brackets; ``line`` counts from the start of the file.
    """

    kind: RefKind
    target: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A part of a text that has a look of its own: a citation, an item under its verdict, a table, a statement.

    Templates draw it by its ``tag``; ``attrs`` are its details by their names there, ``parts`` what stands inside.
    """

    tag: str
    attrs: Mapping[str, str] = field(default_factory=dict)
    verdict: Verdict | None = None
    parts: Parts = ()


Parts = tuple[str | int | Element, ...]
"""A text in pieces, in order: safe markup, the numbers of references, and what templates draw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A parsed Markdown text in both media. A number in ``html`` or ``typst`` is a hole: the site resolves the
    reference of that number. ``text`` is the plain text, for the checks of wording.
    """

    html: Parts = ()
    typst: Parts = ()
    refs: tuple[Ref, ...] = ()
    headings: tuple[Heading, ...] = ()
    text: str = ""


# --- regions and institutions --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A province (``15``), regency or city (``15.04``) or district (``15.04.03``).

    Codes and names: Kepmendagri 300.2.2-2138/2025, shipped with the package.
    """

    code: str
    name: str

    @property
    def parent(self) -> str | None:
        return self.code.rpartition(".")[0] or None

    @property
    def level(self) -> int:
        """1 provinsi, 2 kabupaten/kota, 3 kecamatan."""
        return self.code.count(".") + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A way to reach an office (never a person)."""

    label: str
    value: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionNote:
    """What staff add to a region: the name to show, other spellings, contacts, remarks."""

    code: str
    name: str
    display_name: str | None = None
    aliases: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    letterhead: tuple[str, ...] = ()
    """The lines of the kop on the forms of its meetings, before that of the site."""
    village_kits: bool = False
    """Whether each kecamatan in it gets a kit of its own."""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution and the days on which it existed; ``None`` means not known to us."""

    id: str
    name: str
    short_name: str | None = None
    since: Day | None = None
    until: Day | None = None
    duty: str
    successor: str | None = None
    sources: tuple[Source, ...] = ()
    verification: Verification
    notes: tuple[str, ...] = ()
    origin: Origin

    def existed(self, day: Day) -> bool:
        """Whether it existed as far as we know: an unknown beginning or end excludes no day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


# --- law -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A law, regulation, decree, circular or court ruling with its days of validity.

    ``until`` is the last day in force, ``None`` while no revocation is known; ``until_verification`` says how sure we
    are of it, ``None`` if as sure as of ``since``. ``precision`` tells how much of ``since`` is known. ``checked`` is
    the day on which we last looked. ``articles`` are the numbers of those that somebody looked up; empty if nobody
    made a list. ``kinds`` are the elections that it is about, if it is not about all: the criminal law of a Pilkada
    threatens nobody in a Pemilu.
    """

    id: str
    aliases: tuple[str, ...] = ()
    kind: str
    number: str
    year: int
    title: str
    nicknames: tuple[str, ...] = ()
    strength: Strength
    since: Day
    until: Day | None = None
    precision: Precision = Precision.DAY
    date_verification: Verification
    until_verification: Verification | None = None
    verification: Verification
    articles: tuple[str, ...] = ()
    kinds: tuple[ElectionKind, ...] = ()
    amends: tuple[str, ...] = ()
    revoked_by: str | None = None
    summary: str
    sources: tuple[Source, ...]
    checked: Day
    notes: tuple[str, ...] = ()
    origin: Origin

    @property
    def short(self) -> str:
        """The form that is cited: ``PP 94/2021``; a joint decree, which has five numbers, by its nickname."""
        if self.kind == "SKB" and self.nicknames:
            return self.nicknames[0]
        return f"{self.kind} {self.number}" if "/" in self.number else f"{self.kind} {self.number}/{self.year}"

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it may be cited by."""
        return (self.short, *self.nicknames)

    def in_force(self, day: Day) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def concerns(self, kinds: Collection[ElectionKind]) -> bool:
        """Whether it is about an election of one of these kinds; of no kinds, whether it exists at all."""
        return not self.kinds or not kinds or any(kind in kinds for kind in self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A legal basis: a citation (``PP 94/2021 Pasal 5 huruf n angka 4``), or an appeal with its source.

    ``strength`` is the regulation's own unless stated; ``sanctions`` are those that this basis brings, to the ``roles``
    alone if it names any: a criminal provision for officials threatens no clerk. ``date`` is needed by an appeal only,
    as the day from which we know that it was made.
    """

    citation: str
    strength: Strength | None = None
    date: Day | None = None
    roles: tuple[Role, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    verification: Verification | None = None
    note: str | None = None
    source: Source | None = None

    def reaches(self, role: Role) -> bool:
        return not self.roles or role.is_among(self.roles)

    @property
    def is_appeal(self) -> bool:
        """An appeal rests on no regulation; it is made on a ``date`` and by a ``source``."""
        return self.strength is Strength.APPEAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the change notes of a text or an item."""

    date: Day
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """From when, and why, a text or an item must not be used any more. Its address stays, and says so."""

    date: Day
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """One do/don't item. ``id`` is said aloud in meetings ("larangan D-12"), never changes and is never used again.

    Which bases and sanctions hold is a function of the day: see ``Basis`` and ``Regulation.in_force``. A ``condition``
    is what makes something that is ``CONDITIONAL`` allowed, and belongs to that verdict alone.
    """

    id: str
    verdict: Verdict
    text: str
    condition: str | None = None
    reason: str
    example: str | None = None
    roles: tuple[Role, ...]
    exceptions: tuple[Role, ...] = ()
    """Of those in ``roles``, whom it does not speak to: who has no such leave is not told how to take it."""
    phases: tuple[Phase, ...]
    channels: tuple[Channel, ...]
    bases: tuple[Basis, ...]
    sanction_note: str | None = None
    verification: Verification
    reviewer: str | None = None
    changes: tuple[Change, ...] = ()
    withdrawal: Withdrawal | None = None
    successor: str | None = None
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    origin: Origin

    @property
    def title(self) -> str:
        """As a page or a link is called, where its text without its verdict would read as advice."""
        return f"{self.verdict.label}: {self.text} ({self.id})"

    @property
    def holds_always(self) -> bool:
        """Whether it holds in every phase, outside of elections too."""
        return len(self.phases) == len(Phase)

    def applies_to(self, role: Role) -> bool:
        return role.is_among(self.roles) and role not in self.exceptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingStep:
    """One step of the reporting chain: who does what, within how long (as the law words it).

    A step that holds in some kinds of election only names them as ``kinds``. A step on one of the ways that a report
    can take from here names the way as its ``branch``. ``contents`` is what a report must hold,
    ``sanctions`` are those that this actor decides on.
    """

    actor: str
    kinds: tuple[ElectionKind, ...] = ()
    branch: str | None = None
    action: str
    contents: str | None = None
    deadline: str | None = None
    sanctions: tuple[Sanction, ...] = ()
    bases: tuple[Basis, ...] = ()
    verification: Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingChain:
    """Who receives a report and who decides, for a period."""

    id: str
    title: str
    summary: str
    since: Day | None = None
    until: Day | None = None
    institutions: tuple[str, ...] = ()
    steps: tuple[ReportingStep, ...]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    origin: Origin

    def in_force(self, day: Day) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A text that is read aloud or signed: the ikrar and the pakta integritas."""

    id: str
    title: str
    opening: str
    points: tuple[str, ...]
    closing: str
    signed_by: str
    witnessed_by: str | None = None
    is_individual: bool = False
    verification: Verification
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    origin: Origin


# --- elections and calendars ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage (tahapan) of an election, with its basis and how sure we are of its days.

    One whose last day nobody knows yet tells in words until when it goes on, as ``open_end``; its ``span`` is then
    only the day on which it begins.
    """

    id: str
    name: str
    phase: Phase
    span: Span
    open_end: str | None = None
    bases: tuple[Basis, ...]
    verification: Verification
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election with its polling day and national stages; a replaced schedule is its own election."""

    id: str
    name: str
    kind: ElectionKind
    polling_day: Day
    bases: tuple[Basis, ...]
    stages: tuple[Stage, ...]
    replaced_by: str | None = None
    history: tuple[Change, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A region's other days for a national stage; the reason is not optional."""

    stage: str
    span: Span
    reason: str
    bases: tuple[Basis, ...]
    verification: Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEvent:
    """Something that only this region's calendar holds, like a repeat vote or a meeting; ``cancelled`` says why it was
    called off. It stays in the calendar, so that the phones that have it hear of that.
    """

    id: str
    name: str
    phase: Phase
    span: Span
    bases: tuple[Basis, ...] = ()
    verification: Verification
    note: str | None = None
    cancelled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A region's calendar of one election: the national stages, overridden and added to.

    ``aliases`` are its earlier ids, the oldest first; ``history`` tells what changed in it and when.
    """

    id: str
    aliases: tuple[str, ...] = ()
    title: str
    region: str
    election: str
    overrides: tuple[Override, ...] = ()
    events: tuple[LocalEvent, ...] = ()
    verification: Verification
    history: tuple[Change, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    origin: Origin

    @property
    def names(self) -> tuple[str, ...]:
        """What it was ever called, the oldest first."""
        return (*self.aliases, self.id)

    @property
    def identity(self) -> str:
        """Its oldest name, by which it is known for ever."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who stands in an election, by all that readers would recognise: names, number, slogans and parties.

    ``nicknames`` are other names by which people call the candidates or the pair.
    """

    name: str
    running_mate: str | None = None
    nicknames: tuple[str, ...] = ()
    number: int | None = None
    slogans: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """All who stand in an election of a region, so that our texts name none of them. Never published."""

    id: str
    election: str
    region: str
    is_complete: bool
    participants: tuple[Participant, ...]
    origin: Origin


# --- what staff write in Markdown ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkingPoint:
    """One sentence to say aloud, with what it rests on."""

    text: str
    bases: tuple[Basis, ...]


MAX_TALKING_POINTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """``aliases`` are its earlier slugs, the oldest first; ``successor`` is what to read instead, as
    ``check.references`` reads it.
    """

    slug: str
    aliases: tuple[str, ...] = ()
    title: str
    summary: str
    date: Day
    status: Status
    audience: tuple[Role, ...]
    regions: tuple[str, ...] = ()
    elections: tuple[str, ...] = ()
    talking_points: tuple[TalkingPoint, ...] = ()
    """What to say of it in a talk of a few minutes: at most ``MAX_TALKING_POINTS``."""
    bases: tuple[Basis, ...] = ()
    author: str | None = None
    reviewer: str | None = None
    updated: Day | None = None
    next_review: Day | None = None
    changes: tuple[Change, ...] = ()
    withdrawal: Withdrawal | None = None
    successor: str | None = None
    sources: tuple[Source, ...] = ()
    body: Body
    origin: Origin

    @property
    def last_change(self) -> Day:
        return self.updated or self.date

    @property
    def names(self) -> tuple[str, ...]:
        """What it was ever called, the oldest first."""
        return (*self.aliases, self.slug)

    @property
    def identity(self) -> str:
        """Its oldest name, by which it is known for ever."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    slug: str
    aliases: tuple[str, ...] = ()
    title: str
    summary: str
    updated: Day
    next_review: Day | None = None
    status: Status = Status.PUBLISHED
    author: str | None = None
    reviewer: str | None = None
    changes: tuple[Change, ...] = ()
    withdrawal: Withdrawal | None = None
    successor: str | None = None
    body: Body
    origin: Origin

    @property
    def last_change(self) -> Day:
        return self.updated

    @property
    def identity(self) -> str:
        """Its oldest name, by which it is known for ever."""
        return (*self.aliases, self.slug)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker by institution; the name only where the person speaks for an office."""

    institution: str
    office: str
    name: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    topic: str
    detail: str | None = None
    lead: str | None = None
    start: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said. Never a rule: printed with speaker, office, day and source, and our word on it.

    A ``correction`` says that it was wrong; an ``explanation`` only tells what was meant, or what was left out.
    """

    name: str
    office: str
    date: Day
    text: str
    source: Source
    correction: str | None = None
    explanation: str | None = None
    bases: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A task agreed on: what, who, by when (a day, or ``None`` if none was named)."""

    what: str
    who: str
    due: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A rakor: facts of the meeting, what it taught, and what to print for it."""

    slug: str
    aliases: tuple[str, ...] = ()
    title: str
    summary: str
    date: Day
    start: time | None = None
    end: time | None = None
    status: Status
    host: str
    place: str
    region: str
    participants: tuple[str, ...]
    elections: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...]
    agenda: tuple[AgendaItem, ...]
    points: tuple[str, ...]
    statements: tuple[Statement, ...] = ()
    guidance: tuple[str, ...]
    calendars: tuple[str, ...] = ()
    bases: tuple[Basis, ...]
    sheets: tuple[Sheet, ...]
    role: Role = Role.CAMAT
    follow_ups: tuple[FollowUp, ...] = ()
    changes: tuple[Change, ...] = ()
    withdrawal: Withdrawal | None = None
    successor: str | None = None
    author: str | None = None
    reviewer: str | None = None
    sources: tuple[Source, ...]
    notes: tuple[str, ...] = ()
    body: Body
    origin: Origin

    @property
    def last_change(self) -> Day:
        return max((change.date for change in self.changes), default=self.date)

    @property
    def names(self) -> tuple[str, ...]:
        """What it was ever called, the oldest first."""
        return (*self.aliases, self.slug)

    @property
    def identity(self) -> str:
        """Its oldest name, by which it is known for ever."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``situs.yaml``: who publishes, since when the data hold, and on which paper.

    ``as_of`` is the day on which the data were last checked; pages say "per" this day and never "today". By the day
    ``next_review`` all that names no such day of its own is to be checked again.
    """

    name: str
    publisher: str
    description: str
    is_example: bool = False
    url: str
    identity: str = NOBODY
    """What the site is for ever, whatever its address; made by ``baru situs``."""
    as_of: Day
    next_review: Day | None = None
    short_name: str | None = None
    offline: bool = True
    """Whether browsers may keep what was read, to show it without a network."""
    second_reader: SecondReader = SecondReader.ADVISED
    papers: tuple[Paper, ...] = (Paper.A4, Paper.F4)
    letterhead: tuple[str, ...] = ()
    """The lines of the kop on forms, the highest office first."""
    contacts: tuple[Contact, ...] = ()
    top_items: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    """Lines of words that mean the same to whoever searches, separated by commas: ``suka, like, jempol``."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Addresses of pages that were published (``briefing/media-sosial.html``): people have them, so none may vanish.

    ``lost`` is how many lines are missing of those that there were when the program last wrote it. ``origin`` knows the
    line of each.
    """

    addresses: tuple[str, ...] = ()
    lost: int = 0
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """That a sheet was released, or with no ``revision`` that it was withdrawn: one line of ``rilis.txt``.

    ``code`` is what a copy is asked for by, ``sheet`` the name of the sheet, ``digest`` a hash of what it said.
    """

    code: str
    revision: int | None
    date: Day
    sheet: str
    digest: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases:
    """Every release there was, in the order of the file, to which lines are only ever added.

    ``origin`` knows the line of each by its place: ``"0"``, ``"1"`` …
    """

    entries: tuple[Release, ...] = ()
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All that we know, keyed by id, code or slug, in a stable order."""

    settings: Settings
    regions: Mapping[str, Region]
    subregions: Mapping[str, tuple[str, ...]]
    """The codes one level below a region, in their order."""
    region_notes: Mapping[str, RegionNote]
    institutions: Mapping[str, Institution]
    regulations: Mapping[str, Regulation]
    elections: Mapping[str, Election]
    calendars: Mapping[str, Calendar]
    guidance: Mapping[str, Guidance]
    chains: Mapping[str, ReportingChain]
    pledges: Mapping[str, Pledge]
    contests: Mapping[str, Contest]
    briefings: Mapping[str, Briefing]
    meetings: Mapping[str, Meeting]
    pages: Mapping[str, Page]
    ledger: Ledger | None = None
    releases: Releases | None = None

    @property
    def texts(self) -> tuple[Briefing | Meeting | Page, ...]:
        """All that staff write in Markdown, whatever its status."""
        return (*self.briefings.values(), *self.meetings.values(), *self.pages.values())

    def pledge(self, *, is_individual: bool) -> Pledge | None:
        """The text that is read aloud, or the one that each person signs; the first if there are several."""
        return next((text for text in self.pledges.values() if text.is_individual is is_individual), None)
