"""The vocabulary: frozen types for everything a site knows.

No logic beyond derived properties. Names of fields are English; what staff write stands in the annotation of each field
(``keys.Keyed``): its Indonesian key, its sentence for the guide and, where one helps, an example. Annotations that many
types share have a name (``Sources``, ``Verified``). Dates are days in the zone of the region; spans include both ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from typing import Annotated, Any, get_args, get_type_hints

from sosialisasi.ground.counting import Counted
from sosialisasi.ground.dates import Day, Precision, Span
from sosialisasi.ground.digests import NOBODY
from sosialisasi.ground.folders import Folder
from sosialisasi.site.keys import Keyed, Names, NotWritten, Words, inner_type
from sosialisasi.site.words import (
    Channel,
    ElectionKind,
    EventKind,
    Invitee,
    Office,
    Paper,
    Phase,
    RefKind,
    Repetition,
    Role,
    Sanction,
    SecondReader,
    Sheet,
    Status,
    Strength,
    Verdict,
    Verification,
)


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

    title: Annotated[
        str,
        Keyed("judul", "Nama naskah, media, atau dokumennya, dengan tanggalnya.", "Nama media, tanggal", Words.WHOLE),
    ]
    url: Annotated[str | None, Keyed("alamat", "Alamat lengkapnya di internet.", "https://contoh.go.id/berita")] = None


# The id of a file of another folder: that there is one is checked (``check.ids``, ``check.regions``).
RegionCode = Annotated[str, Folder.REGIONS]
InstitutionId = Annotated[str, Folder.INSTITUTIONS]
RegulationId = Annotated[str, Folder.REGULATIONS]
ElectionId = Annotated[str, Folder.ELECTIONS]
CalendarId = Annotated[str, Folder.CALENDARS]
ItemId = Annotated[str, Folder.GUIDANCE]
PledgeId = Annotated[str, Folder.PLEDGES]


FileName = Annotated[str, NotWritten(is_name=True)]
Where = Annotated[Origin, NotWritten()]
Aliases = Annotated[
    tuple[str, ...],
    Keyed(
        "alias",
        "Nama berkas yang lama, bila berkas ini berganti nama; yang paling lama lebih dulu.",
        "nama-lama",
        Words.IDS,
    ),
]
Verified = Annotated[Verification, Keyed("verifikasi", "Seberapa yakin Anda dengan isinya.", "belum")]
Sources = Annotated[
    tuple[Source, ...],
    Keyed(
        "sumber",
        "Dari mana Anda tahu.",
        "  - judul: Nama media, tanggal\n    alamat: https://contoh.go.id/berita",
    ),
]
Notes = Annotated[
    tuple[str, ...],
    Keyed("catatan", "Hal lain yang perlu diketahui pembaca.", "Hal lain yang perlu diketahui pembaca."),
]
LetterheadEmblem = Annotated[
    str | None,
    Folder.EMBLEMS,
    Keyed("lambang", "Lambang di kiri kop.", "lambang-contoh"),
]
Question = Keyed(
    "tanya",
    "Judul halamannya: satu pertanyaan pendek seperti diucapkan orang, tanpa jawabannya, dengan tanda tanya di akhir.",
    "Bolehkah saya menyukai unggahan calon?",
)
Author = Annotated[str | None, Keyed("penulis", "Bagian atau tim yang menulis, bukan nama orang.", "Bagian Humas")]
Reviewer = Annotated[
    str | None, Keyed("pemeriksa", "Bagian atau tim yang memeriksa; bukan yang menulis.", "Bagian Hukum")
]
Published = Annotated[
    Status,
    Keyed("status", "Sejauh mana bahan ini. Draf dan tinjau belum tampil di situs; arsip tampil dengan tandanya."),
]
NextReview = Annotated[
    Day | None, Keyed("tinjau_lagi", "Hari isinya harus diperiksa lagi; sesudah hari itu pembaca diperingatkan.")
]
Town = Annotated[
    str | None,
    Keyed(
        "kota",
        "Kota tempat surat ditandatangani, untuk di atas tanda tangan; tanpa isian ini di sana ada tempat untuk "
        "menulisnya. Kota dan kecamatannya memakai nama kota itu.",
        "Muara Bulian",
        Words.NAME,
    ),
]
ReadInstead = Annotated[
    str | None, Names.PAGE, Keyed("pengganti", "Yang dibaca sebagai gantinya.", "../briefing/nama-berkas.md")
]


# --- text -----------------------------------------------------------------------------------


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


Parsed = Annotated[Body, NotWritten()]


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
    """A way to reach an office (never a person); ``value`` is ``None`` until somebody fills it in."""

    label: Annotated[str, Keyed("nama", "Nama kantor, bukan nama orang.", "BKPSDM", Words.NAME)]
    value: Annotated[
        str | None,
        Keyed(
            "nilai",
            "Alamat, nomor telepon kantor, atau kapan dapat didatangi. Tanpa isian ini tampil bahwa belum diisi.",
            "alamat atau nomor telepon kantor",
        ),
    ] = None
    url: Annotated[
        str | None,
        Keyed(
            "alamat",
            "Alamat lamannya di internet. Bila https://wa.me/62… atau mailto:…, ke sanalah pembaca mengirim masukan.",
            "https://contoh.go.id/",
        ),
    ] = None
    roles: Annotated[
        tuple[Role, ...],
        Keyed("untuk", "Peran yang bertanya ke kantor ini, bukan ke yang pertama; tanpa isian ini: semua.", "desa"),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalWord:
    """What a region calls something that the law and other regions call otherwise.

    ``general`` and ``local`` are the same where a region takes back what one above it says.
    """

    general: Annotated[
        str, Keyed("umum", "Kata yang dipakai di mana-mana, dengan huruf kecil kecuali singkatan.", "kepala desa")
    ]
    local: Annotated[
        str,
        Keyed(
            "setempat",
            "Kata di daerah ini. Kata yang sama dengan kata umumnya membatalkan istilah daerah di atasnya.",
            "keuchik",
        ),
    ]
    aliases: Annotated[
        tuple[str, ...], Keyed("alias", "Ejaan lain kata setempat itu, yang juga dicari orang.", "geuchik", Words.IDS)
    ] = ()
    verification: Annotated[
        Verification, Keyed("verifikasi", "Seberapa yakin Anda bahwa daerah ini menyebutnya begitu.", "belum")
    ] = Verification.NONE
    note: Annotated[
        str | None,
        Keyed("catatan", "Yang perlu diketahui pembaca tentang kata ini.", "Dipilih warga, bukan PNS."),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionNote:
    """What staff add to a region: the name to show, other spellings, its own words, contacts, remarks."""

    code: Annotated[RegionCode, Keyed("kode", "Daerah yang diterangkan di sini, menurut Kepmendagri.", '"16.04"')]
    name: Annotated[str, Keyed("nama", "Nama daerah dari Kepmendagri; harus cocok dengan kodenya.", "Kabupaten Lahat")]
    display_name: Annotated[str | None, Keyed("tampil", "Nama yang ditampilkan, bila lain.", "Lahat")] = None
    aliases: Annotated[
        tuple[str, ...],
        Keyed("alias", "Nama atau ejaan lain daerah ini, yang juga dicari orang.", "nama-lama", Words.IDS),
    ] = ()
    words: Annotated[
        tuple[LocalWord, ...],
        Keyed(
            "istilah",
            "Kata setempat, yang juga dipakai di semua daerah di dalamnya, pada halaman, lembar, dan pencarian.",
        ),
    ] = ()
    town: Town = None
    """Where its letters are signed: the seat of a kabupaten often has another name than the kabupaten."""
    contacts: Annotated[
        tuple[Contact, ...],
        Keyed(
            "kontak",
            "Kontak kantor di daerah ini, bukan kontak orang; di lembar daerah ini menggantikan kontak situs.",
        ),
    ] = ()
    letterhead: Annotated[
        tuple[str, ...],
        Keyed(
            "kop",
            "Baris-baris kop untuk formulir rapat di daerah ini, dari kantor yang tertinggi.",
            "PEMERINTAH KABUPATEN CONTOH",
        ),
    ] = ()
    """The lines of the kop on the forms of its meetings, before that of the site."""
    emblem: LetterheadEmblem = None
    village_kits: Annotated[
        bool, Keyed("kit_desa", "Apakah setiap kecamatan di daerah ini mendapat satu kit desa.")
    ] = False
    """Whether each kecamatan in it gets a kit of its own."""
    notes: Notes = ()
    sources: Sources = ()
    origin: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution and the days on which it existed; ``None`` means not known to us.

    One that only a ``region`` has can stand there for those that do its work elsewhere.
    """

    id: FileName
    name: Annotated[str, Keyed("nama", "Nama lengkapnya, tanpa nama daerah bila ada di setiap daerah.")]
    short_name: Annotated[str | None, Keyed("singkatan", "Singkatan yang dikenal orang.", "Kesbangpol")] = None
    since: Annotated[Day | None, Keyed("sejak", "Hari pertama lembaga ini ada.")] = None
    until: Annotated[Day | None, Keyed("sampai", "Hari terakhir lembaga ini ada.")] = None
    region: Annotated[
        str | None,
        Folder.REGIONS,
        Keyed("daerah", "Daerahnya, bila lembaga ini hanya ada di sana.", '"11"'),
    ] = None
    stands_for: Annotated[
        tuple[InstitutionId, ...],
        Keyed(
            "setara",
            "Lembaga yang mengerjakan tugasnya di daerah lain; di daerahnya nama ini menggantikannya.",
            "kpu-kabkota",
            Words.IDS,
        ),
    ] = ()
    is_temporary: Annotated[
        bool, Keyed("sementara", "Apakah lembaga ini hanya ada selama tahapan pemilihan, seperti Panwascam.", "ya")
    ] = False
    duty: Annotated[str, Keyed("tugas", "Apa tugasnya dalam menjaga netralitas, satu atau dua kalimat.")]
    successor: Annotated[
        str | None, Folder.INSTITUTIONS, Keyed("pengganti", "Lembaga yang menggantikannya.", "nama-berkas")
    ] = None
    sources: Sources = ()
    verification: Verified
    notes: Notes = ()
    origin: Where

    def existed(self, day: Day) -> bool:
        """Whether it existed as far as we know: an unknown beginning or end excludes no day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """The emblem of an office as it is printed: ``picture`` is a PNG without greys, as many dots wide as ``width``
    says, 600 an inch.
    """

    id: FileName
    picture: Annotated[bytes, NotWritten()]
    width: Annotated[int, NotWritten()]
    origin: Where


# --- law -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """A law, regulation, decree, circular or court ruling with its days of validity.

    ``until`` is the last day in force, ``None`` while no revocation is known; ``until_verification`` says how sure we
    are of it, ``None`` if as sure as of ``since``. ``precision`` tells how much of ``since`` is known. ``checked`` is
    the day on which we last looked. ``articles`` are the numbers of those that somebody looked up; empty if nobody
    made a list. ``kinds`` are the elections that it is about, if it is not about all: the criminal law of a Pilkada
    threatens nobody in a Pemilu. ``regions`` are those where alone it holds, if it does not hold everywhere.
    """

    id: FileName
    aliases: Aliases = ()
    kind: Annotated[
        str, Keyed("jenis", 'Jenisnya, seperti dalam kutipan: "UU", "PP", "SE MenPANRB".', "SE Bupati Contoh")
    ]
    number: Annotated[str, Keyed("nomor", "Nomornya.", '"1"')]
    year: Annotated[int, Keyed("tahun", "Tahunnya, empat angka.", "2026")]
    title: Annotated[str, Keyed("judul", "Judul lengkap seperti di naskahnya.")]
    nicknames: Annotated[tuple[str, ...], Keyed("sebutan", "Nama lain yang dipakai orang.", "PP Disiplin PNS")] = ()
    strength: Annotated[Strength, Keyed("kekuatan", "Kekuatannya sebagai dasar hukum.")]
    since: Annotated[Day, Keyed("berlaku", "Hari pertama berlaku.")]
    until: Annotated[Day | None, Keyed("berakhir", "Hari terakhir berlaku. Peraturan yang dicabut tidak dihapus.")] = (
        None
    )
    precision: Annotated[
        Precision, Keyed("ketelitian", "Yang diketahui dari hari pertamanya: harinya, atau hanya bulan atau tahunnya.")
    ] = Precision.DAY
    date_verification: Annotated[
        Verification, Keyed("verifikasi_tanggal", "Seberapa yakin Anda dengan tanggal berlakunya.", "belum")
    ]
    until_verification: Annotated[
        Verification | None,
        Keyed(
            "verifikasi_akhir",
            "Seberapa yakin Anda dengan hari terakhirnya, bila tidak seyakin dengan hari pertamanya.",
            "hitungan",
        ),
    ] = None
    verification: Verified
    articles: Annotated[
        tuple[str, ...],
        Keyed(
            "pasal",
            "Nomor pasal yang sudah Anda periksa. Kutipan pasal lain lalu diperingatkan.",
            "5, 8, 14",
            Words.IDS,
        ),
    ] = ()
    kinds: Annotated[
        tuple[ElectionKind, ...], Keyed("pemilihan", "Jenis pemilihan yang diaturnya, bila tidak semua.", "pilkada")
    ] = ()
    regions: Annotated[
        tuple[RegionCode, ...],
        Keyed(
            "daerah",
            "Daerahnya, bila hanya berlaku di sana. Di luar daerah itu ia tidak dapat dikutip.",
            '["16.10"]',
            Words.IDS,
        ),
    ] = ()
    amends: Annotated[
        tuple[RegulationId, ...], Keyed("mengubah", "Peraturan yang diubahnya.", "nama-berkas", Words.IDS)
    ] = ()
    revoked_by: Annotated[
        str | None, Folder.REGULATIONS, Keyed("dicabut_oleh", "Peraturan yang mencabutnya.", "nama-berkas")
    ] = None
    summary: Annotated[str, Keyed("ringkasan", "Apa isinya bagi ASN, dengan kata sehari-hari.")]
    sources: Sources
    checked: Annotated[Day, Keyed("diperiksa", "Hari Anda terakhir memeriksa bahwa peraturan ini masih berlaku.")]
    notes: Notes = ()
    origin: Where

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

    citation: Annotated[
        str, Names.CITATION, Keyed("kutipan", "Peraturan dengan pasalnya.", "PP 94/2021 Pasal 5 huruf n", Words.WHOLE)
    ]
    strength: Annotated[
        Strength | None,
        Keyed("kekuatan", "Kekuatan dasar ini, bila lain dari kekuatan peraturannya. Imbauan pejabat bukan aturan."),
    ] = None
    date: Annotated[Day | None, Keyed("tanggal", "Hari imbauan itu diketahui disampaikan. Hanya untuk imbauan.")] = None
    roles: Annotated[tuple[Role, ...], Keyed("peran", "Siapa yang terkena sanksinya, bila tidak semua.")] = ()
    sanctions: Annotated[tuple[Sanction, ...], Keyed("sanksi", "Sanksi yang diancamkan dasar ini.")] = ()
    verification: Annotated[
        Verification | None,
        Keyed("verifikasi", "Seberapa yakin Anda dengan dasar ini, bila lain dari seluruh butirnya.", "belum"),
    ] = None
    note: Annotated[
        str | None,
        Keyed("catatan", "Yang perlu diketahui pembaca tentang dasar ini.", "Penerapannya adalah bacaan kami."),
    ] = None
    source: Annotated[Source | None, Keyed("sumber", "Dari mana Anda tahu dasar ini.")] = None

    def reaches(self, role: Role) -> bool:
        return not self.roles or role.is_among(self.roles)

    @property
    def is_appeal(self) -> bool:
        """An appeal rests on no regulation; it is made on a ``date`` and by a ``source``."""
        return self.strength is Strength.APPEAL


Bases = Annotated[tuple[Basis, ...], Keyed("dasar", "Dasar hukumnya.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the change notes of a text or an item."""

    date: Annotated[Day, Keyed("tanggal", "Hari isinya diubah.")]
    note: Annotated[str, Keyed("catatan", "Apa yang berubah.", "Terbit pertama")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """From when, and why, a text or an item must not be used any more. Its address stays, and says so."""

    date: Annotated[Day, Keyed("tanggal", "Mulai hari ini tidak boleh dipakai lagi.")]
    reason: Annotated[str, Keyed("alasan", "Mengapa ditarik.", "Isinya sudah tidak benar.")]


Changes = Annotated[
    tuple[Change, ...], Keyed("perubahan", "Catatan perubahan: yang pertama terbit, lalu setiap kali isinya diubah.")
]
History = Annotated[
    tuple[Change, ...],
    Keyed("riwayat", "Apa yang berubah, dan kapan. Baris yang lama tidak dihapus."),
]
Withdrawn = Annotated[
    Withdrawal | None,
    Keyed("ditarik", "Bahwa isinya tidak boleh dipakai lagi. Alamatnya tetap ada, dan mengatakannya."),
]


SHOWN_TITLE = 70
"""As many signs of a title as a search engine shows."""


def _answered(question: str, verdict: Verdict) -> str:
    return f"{question} {verdict.label}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """One do/don't item. ``id`` is said aloud in meetings ("larangan D-12"), never changes and is never used again.

    Which bases and sanctions hold is a function of the day: see ``Basis`` and ``Regulation.in_force``. A ``condition``
    is what makes something that is ``CONDITIONAL`` allowed, and belongs to that verdict alone.
    """

    id: Annotated[
        str,
        Keyed(
            "id",
            "Nomor butir. Orang menyebutnya di rapat: ia tidak pernah diubah dan tidak dipakai lagi.",
            "D-90",
        ),
    ]
    verdict: Annotated[Verdict, Keyed("putusan", "Jawaban singkatnya.")]
    text: Annotated[str, Keyed("kalimat", 'Satu perbuatan, tanpa kata "boleh" atau "jangan".')]
    question: Annotated[str | None, Question] = None
    condition: Annotated[
        str | None,
        Keyed(
            "syarat",
            "Apa yang harus dipenuhi, dalam satu kalimat. Harus ada pada butir bersyarat, dan hanya di sana.",
            "Hanya untuk urusan dinas, dan sama bagi semua peserta.",
        ),
    ] = None
    reason: Annotated[str, Keyed("alasan", "Mengapa begitu, dengan kata sehari-hari.")]
    example: Annotated[
        str | None,
        Keyed("contoh", "Satu kejadian sebagai contoh.", "Pegawai memakai mobil dinas untuk mengantar spanduk."),
    ] = None
    roles: Annotated[tuple[Role, ...], Keyed("peran", "Untuk siapa butir ini.")]
    exceptions: Annotated[
        tuple[Role, ...], Keyed("kecuali", "Siapa di antara yang berperan di atas yang tidak dimaksud.", "[pppk]")
    ] = ()
    """Of those in ``roles``, whom it does not speak to: who has no such leave is not told how to take it."""
    phases: Annotated[tuple[Phase, ...], Keyed("tahap", "Kapan butir ini berlaku.")]
    channels: Annotated[tuple[Channel, ...], Keyed("kanal", "Di mana atau dengan apa perbuatan itu dilakukan.")]
    bases: Annotated[
        tuple[Basis, ...],
        Keyed(
            "dasar",
            "Dasar hukumnya; yang berlaku pada harinya dipakai. Sanksi ditulis pada dasarnya masing-masing.",
        ),
    ]
    sanction_note: Annotated[
        str | None, Keyed("catatan_sanksi", "Yang perlu diketahui tentang sanksinya.", "Tergantung hasil pemeriksaan.")
    ] = None
    verification: Verified
    reviewer: Reviewer = None
    changes: Changes = ()
    withdrawal: Withdrawn = None
    successor: Annotated[str | None, Names.ITEM, Keyed("pengganti", "Butir yang menggantikannya.", "D-91")] = None
    sources: Sources = ()
    notes: Notes = ()
    origin: Where

    @property
    def headline(self) -> str:
        """As a page or a link is called: what people ask, with its answer. Without its verdict it may be no advice."""
        if self.question is None:
            return f"{self.verdict.label}: {self.text} ({self.id})"
        return _answered(self.question, self.verdict)

    @property
    def holds_always(self) -> bool:
        """Whether it holds in every phase, outside of elections too."""
        return len(self.phases) == len(Phase)

    def applies_to(self, role: Role) -> bool:
        return role.is_among(self.roles) and role not in self.exceptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamable:
    """A text that may get another name: it keeps its earlier ones as ``aliases``, the oldest first."""

    slug: FileName
    aliases: Aliases = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What it was ever called, the oldest first."""
        return (*self.aliases, self.slug)

    @property
    def identity(self) -> str:
        """Its oldest name, by which it is known for ever."""
        return self.names[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Renamable):
    """A situation as it happens to somebody, the question that it raises, and the answer with its bases.

    It names nobody. ``items`` are the rules that it applies: its verdict follows from theirs (``check.questions``).
    """

    title: Annotated[str, Keyed("judul", "Judul kasus, pendek, tanpa titik di akhir.", "Kerabat menjadi calon")]
    situation: Annotated[
        str,
        Keyed(
            "keadaan",
            "Apa yang terjadi, tanpa nama orang, tempat, dan partai.",
            "Kakak seorang pegawai menjadi calon, dan keluarga berkumpul pada hari raya.",
        ),
    ]
    question: Annotated[str, Question]
    roles: Annotated[tuple[Role, ...], Keyed("peran", "Siapa yang bertanya.")]
    phases: Annotated[tuple[Phase, ...], Keyed("tahap", "Kapan keadaan ini terjadi.")]
    channels: Annotated[tuple[Channel, ...], Keyed("kanal", "Di mana atau dengan apa perbuatan itu dilakukan.")]
    verdict: Annotated[Verdict, Keyed("putusan", "Jawaban singkatnya; tidak bertentangan dengan butirnya.")]
    answer: Annotated[
        str, Keyed("jawaban", "Jawabannya dalam satu atau dua kalimat.", "Jangan diunggah untuk mendukung.")
    ]
    reason: Annotated[str, Keyed("alasan", "Mengapa begitu, dengan kata sehari-hari.")]
    instead: Annotated[
        str | None, Keyed("sebaiknya", "Apa yang dapat dilakukan sebagai gantinya.", "Berfoto tanpa isyarat tangan.")
    ] = None
    bases: Annotated[tuple[Basis, ...], Keyed("dasar", "Dasar hukumnya, seperti pada butir.")]
    items: Annotated[
        tuple[ItemId, ...], Keyed("butir", "Butir yang diterapkan pada kasus ini.", "[D-1]", Words.ITEMS)
    ] = ()
    verification: Verified
    reviewer: Reviewer = None
    changes: Changes = ()
    withdrawal: Withdrawn = None
    successor: ReadInstead = None
    sources: Sources = ()
    notes: Notes = ()
    origin: Where

    @property
    def headline(self) -> str:
        """As a page or a link is called: what is asked, with its answer."""
        return _answered(self.question, self.verdict)

    @property
    def holds_always(self) -> bool:
        """Whether it may happen in every phase, outside of elections too."""
        return len(self.phases) == len(Phase)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An official number, with who stated it and of which days, and what it counts; ``items`` are what it is about."""

    id: FileName
    title: Annotated[str, Keyed("judul", "Apa yang dihitung, pendek.", "Laporan yang diteruskan kepada BKN")]
    value: Annotated[str, Keyed("nilai", "Angkanya, seperti di sumbernya.", "lebih dari 400")]
    unit: Annotated[str, Keyed("satuan", "Satuannya.", "laporan")]
    span: Annotated[Span, Keyed("tanggal", "Hari angka itu disampaikan, atau hari-hari yang dihitungnya.")]
    counts: Annotated[
        str,
        Keyed(
            "menghitung",
            "Apa yang dihitung, dan apa yang tidak.",
            "Laporan yang diteruskan; bukan pelanggaran yang terbukti.",
        ),
    ]
    is_proven: Annotated[
        bool,
        Keyed("terbukti", "Apakah yang dihitung pelanggaran yang sudah terbukti, bukan laporan atau dugaan."),
    ] = False
    items: Annotated[tuple[ItemId, ...], Keyed("butir", "Butir yang perbuatannya dihitung.", "[D-1]", Words.ITEMS)] = ()
    verification: Verified
    sources: Sources
    notes: Notes = ()
    origin: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingStep:
    """One step of the reporting chain: who does what, within how long (as the law words it).

    A step that holds in some kinds of election only names them as ``kinds``. A step on one of the ways that a report
    can take from here names the way as its ``branch``. ``contents`` is what a report must hold,
    ``sanctions`` are those that this actor decides on.
    """

    actor: Annotated[str, Keyed("pelaku", "Siapa yang bertindak pada langkah ini.", "Bawaslu kabupaten atau kota")]
    kinds: Annotated[
        tuple[ElectionKind, ...],
        Keyed("jenis", "Jenis pemilihan tempat langkah ini berlaku, bila tidak semua.", "pilkada"),
    ] = ()
    branch: Annotated[
        str | None,
        Keyed("cabang", "Nama salah satu jalan yang dapat ditempuh laporan dari langkah ini.", "Dugaan tindak pidana"),
    ] = None
    action: Annotated[str, Keyed("tindakan", "Apa yang dilakukannya.", "Memeriksa laporan.")]
    contents: Annotated[
        str | None,
        Keyed(
            "isi_laporan",
            "Apa yang harus ada di dalam laporan.",
            "Nama pelapor, nama terlapor, waktu, tempat, dan uraian kejadian.",
        ),
    ] = None
    deadline: Annotated[
        str | None,
        Keyed("tenggat", "Dalam berapa lama, seperti bunyi aturannya.", "3 hari kerja sesudah laporan diterima"),
    ] = None
    sanctions: Annotated[tuple[Sanction, ...], Keyed("sanksi", "Sanksi yang diputuskan pelaku ini.")] = ()
    bases: Bases = ()
    verification: Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingChain:
    """Who receives a report and who decides, for a period; in one ``region`` alone if it names one."""

    id: FileName
    title: Annotated[str, Keyed("judul", "Nama alur ini.", "Alur pelaporan")]
    summary: Annotated[str, Keyed("ringkasan", "Satu atau dua kalimat: ke mana laporan dibawa pada masa ini.")]
    since: Annotated[Day | None, Keyed("sejak", "Hari pertama alur ini dipakai.")] = None
    until: Annotated[Day | None, Keyed("sampai", "Hari terakhir alur ini dipakai.")] = None
    region: Annotated[
        str | None,
        Folder.REGIONS,
        Keyed("daerah", "Daerahnya, bila alur ini hanya dipakai di sana, sebagai ganti alur nasional.", '"11"'),
    ] = None
    institutions: Annotated[
        tuple[InstitutionId, ...],
        Keyed("lembaga", "Lembaga-lembaga di alur ini.", "bawaslu-kabkota", Words.IDS),
    ] = ()
    steps: Annotated[tuple[ReportingStep, ...], Keyed("langkah", "Langkah-langkahnya, berurutan.")]
    sources: Sources = ()
    notes: Notes = ()
    origin: Where

    def in_force(self, day: Day) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


ELECTION = "{pemilihan}"
"""What stands in a text that is sworn or signed where its election is to be named. Nothing else is filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A text that is read aloud or signed: the ikrar and the pakta integritas.

    Where it says ``{pemilihan}``, the name of the election is filled in, or a space to write it.
    """

    id: FileName
    title: Annotated[str, Keyed("judul", "Judul formulirnya.")]
    roles: Annotated[
        tuple[Role, ...],
        Keyed("untuk", "Siapa yang mengucapkan atau menandatanganinya; tanpa isian ini: semua.", "asn"),
    ] = ()
    opening: Annotated[
        str,
        Keyed(
            "pembuka",
            "Kalimat sebelum butir-butirnya. Kata pemilihan di dalam kurung kurawal diganti nama pemilihan acaranya.",
            "Dalam rangka {pemilihan}, kami berjanji:",
        ),
    ]
    points: Annotated[
        tuple[str, ...],
        Keyed("butir", "Yang dijanjikan, satu kalimat satu butir.", "Netral sebelum, selama, dan sesudah kampanye."),
    ]
    closing: Annotated[str, Keyed("penutup", "Kalimat sesudah butir-butirnya.", "Demikian ikrar ini kami ucapkan.")]
    signed_by: Annotated[
        tuple[str, ...],
        Keyed("penanda_tangan", "Siapa yang menandatangani, dengan nama jabatannya; boleh beberapa pihak.", "Camat"),
    ]
    witnessed_by: Annotated[
        str | None, Keyed("mengetahui", "Siapa yang mengetahui, dengan nama jabatannya.", "Bupati")
    ] = None
    is_individual: Annotated[
        bool,
        Keyed("perorangan", "Apakah tiap orang menandatangani satu lembar. Bila tidak, naskahnya dibacakan bersama."),
    ] = False
    bases: Annotated[tuple[Basis, ...], Keyed("dasar", "Peraturan yang akan ditaati; tercetak di atas naskahnya.")] = ()
    since: Annotated[
        Day | None,
        Keyed(
            "sejak",
            "Hari paling awal naskah ini diketahui ada. Lembar acara yang lebih lama mengatakan naskahnya lebih baru.",
            "6 Oktober 2023",
        ),
    ] = None
    verification: Verified
    sources: Sources = ()
    notes: Notes = ()
    origin: Where

    def is_for(self, role: Role) -> bool:
        return not self.roles or role.is_among(self.roles)

    def is_signed_by(self, *, is_asn: bool) -> bool:
        """Whether it is for civil servants, or for others."""
        return not self.roles or any(role.is_asn is is_asn for role in self.roles)


# --- elections and calendars ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage (tahapan) of an election, with its basis and how sure we are of its days.

    One whose last day nobody knows yet tells in words until when it goes on, as ``open_end``; its ``span`` is then
    only the day on which it begins. Its ``rules`` count its days from another stage: days that are written must obey
    them, or say why they do not as ``deviation``, and where none are written a rule may tell them (``stages``).
    """

    id: Annotated[
        str, Keyed("id", "Nama tetap tahapan ini. Tidak pernah diganti: dengan itu ponsel mengenalinya.", "kampanye")
    ]
    name: Annotated[str, Keyed("nama", "Nama tahapan, seperti di aturannya.", "Kampanye", Words.NAME)]
    phase: Annotated[Phase, Keyed("tahap", "Bagian pemilihan tempat tahapan ini termasuk.")]
    span: Annotated[
        Span | None,
        Keyed(
            "tanggal",
            "Hari pertama sampai hari terakhir; hari pertama saja bila hari terakhirnya belum diketahui. Kosong "
            "selama belum ditetapkan.",
            "25 September–23 November 2024",
        ),
    ] = None
    rules: Annotated[
        tuple[Counted, ...],
        Keyed(
            "aturan",
            "Bagaimana harinya dihitung dari tahapan lain, menurut dasarnya. Tanggal yang melanggarnya ditolak; tanpa "
            "tanggal, harinya dihitung.",
            "6 bulan sebelum penetapan",
        ),
    ] = ()
    deviation: Annotated[
        str | None,
        Keyed("beda", "Mengapa tanggalnya lain dari aturannya, bila memang lain.", "Ditetapkan lain oleh PKPU."),
    ] = None
    open_end: Annotated[
        str | None,
        Keyed(
            "berlanjut",
            "Sampai kapan, dengan kata, bila hari terakhirnya belum diketahui.",
            "sampai akhir masa jabatan kepala daerah",
        ),
    ] = None
    bases: Annotated[tuple[Basis, ...], Keyed("dasar", "Peraturan yang menetapkan tanggalnya.", "PKPU 2/2024")]
    verification: Annotated[Verification, Keyed("verifikasi", "Seberapa yakin Anda dengan tanggalnya.", "belum")]
    note: Annotated[
        str | None,
        Keyed("catatan", "Yang perlu diketahui pembaca tentang tahapan ini.", "Hari terakhirnya hitungan kami."),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Offices that an election fills, and where: everywhere, only in ``regions``, or everywhere but in ``exceptions``.

    ``choices`` tells what a region chooses.
    """

    offices: Annotated[tuple[Office, ...], Keyed("jabatan", "Jabatan yang dipilih.")]
    regions: Annotated[
        tuple[RegionCode, ...],
        Keyed("daerah", "Daerahnya, bila jabatan itu hanya dipilih di sana.", '["16.04"]', Words.IDS),
    ] = ()
    exceptions: Annotated[
        tuple[RegionCode, ...],
        Keyed("kecuali", "Daerah yang tidak memilih jabatan itu.", '["34"]', Words.IDS),
    ] = ()
    reason: Annotated[
        str | None,
        Keyed("alasan", "Mengapa yang dikecualikan tidak memilih.", "Jabatannya tidak diisi lewat pemilihan."),
    ] = None
    verification: Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """Which election another one repeats, and in which form."""

    election: Annotated[ElectionId, Keyed("pemilihan", "Pemilihan yang diulang.", "pilkada-2024")]
    form: Annotated[Repetition, Keyed("bentuk", "Bentuk ulangannya.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election with its national stages; a replaced schedule is its own election.

    Its polling day is ``None`` while nobody knows it. Without ``choices`` it is not known who votes in it.
    """

    id: FileName
    name: Annotated[str, Keyed("nama", "Nama pemilihan.", "Pilkada 2024")]
    kind: Annotated[ElectionKind, Keyed("jenis", "Jenis pemilihan. Aturan yang tampil tergantung jenisnya.")]
    repeats: Annotated[
        Repeated | None, Keyed("ulangan", "Pemilihan yang diulang, bila ini pemungutan suara atau pemilihan ulang.")
    ] = None
    polling_day: Annotated[
        Day | None, Keyed("pemungutan", "Hari pemungutan suara; kosong selama belum ditetapkan.")
    ] = None
    choices: Annotated[
        tuple[Choice, ...],
        Keyed("dipilih", "Jabatan yang dipilih, dan di mana. Kosong bila daftarnya belum Anda ketahui."),
    ] = ()
    bases: Bases
    stages: Annotated[tuple[Stage, ...], Keyed("tahapan", "Tahapan nasionalnya. Semua kalender daerah memuatnya.")]
    preparation: Annotated[
        str | None,
        Keyed(
            "persiapan",
            "Sejak kapan bersiap masuk akal, dan dari mana itu diketahui; selama harinya belum ditetapkan.",
            "Tahapannya dimulai paling lambat 20 bulan sebelum hari pemungutan suara.",
        ),
    ] = None
    replaced_by: Annotated[
        str | None,
        Folder.ELECTIONS,
        Keyed("diganti_oleh", "Jadwal yang menggantikannya. Jadwal lama tidak dihapus.", "nama-berkas"),
    ] = None
    history: History = ()
    sources: Sources = ()
    notes: Notes = ()
    origin: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A region's other days for a national stage; the reason is not optional."""

    stage: Annotated[
        str, Names.STAGE, Keyed("tahapan", "Tahapan nasional yang tanggalnya lain di daerah ini.", "pemungutan")
    ]
    span: Annotated[Span, Keyed("tanggal", "Hari pertama sampai hari terakhirnya di daerah ini.", "5 Desember 2024")]
    reason: Annotated[str, Keyed("alasan", "Mengapa tanggalnya lain.", "Pemungutan suara susulan karena banjir")]
    bases: Annotated[tuple[Basis, ...], Keyed("dasar", "Peraturan atau keputusan yang menetapkannya.", "PKPU 2/2024")]
    verification: Annotated[Verification, Keyed("verifikasi", "Seberapa yakin Anda dengan tanggal itu.", "belum")]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEvent:
    """Something that only this region's calendar holds, like a repeat vote or a meeting; ``cancelled`` says why it was
    called off. It stays in the calendar, so that the phones that have it hear of that.
    """

    id: Annotated[
        str, Keyed("id", "Nama tetap acara ini. Tidak pernah diganti: dengan itu ponsel mengenalinya.", "rakor-camat")
    ]
    name: Annotated[str, Keyed("nama", "Nama acara.", "Rakor camat", Words.NAME)]
    phase: Annotated[Phase, Keyed("tahap", "Bagian pemilihan tempat acara ini termasuk.", "kampanye")]
    span: Annotated[Span, Keyed("tanggal", "Hari acara, atau hari pertama sampai hari terakhirnya.", "7 Oktober 2024")]
    bases: Bases = ()
    verification: Annotated[Verification, Keyed("verifikasi", "Seberapa yakin Anda dengan tanggalnya.", "belum")]
    note: Annotated[
        str | None, Keyed("catatan", "Yang perlu diketahui pembaca tentang acara ini.", "Tempatnya menyusul.")
    ] = None
    cancelled: Annotated[
        str | None,
        Keyed("batal", "Mengapa acaranya batal. Acara yang batal tidak dihapus.", "Aula dipakai sebagai posko banjir."),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A region's calendar of one election: the national stages, overridden and added to.

    ``aliases`` are its earlier ids, the oldest first; ``history`` tells what changed in it and when.
    """

    id: FileName
    aliases: Aliases = ()
    title: Annotated[str, Keyed("judul", "Judul kalender.")]
    region: Annotated[RegionCode, Keyed("daerah", "Daerah yang tahapannya dimuat.", '"16.04"')]
    election: Annotated[ElectionId, Keyed("pemilihan", "Pemilihan yang tahapannya dimuat di sini.", "pilkada-2024")]
    overrides: Annotated[
        tuple[Override, ...],
        Keyed("perubahan", "Tahapan nasional yang tanggalnya lain di daerah ini, dengan alasannya."),
    ] = ()
    events: Annotated[
        tuple[LocalEvent, ...],
        Keyed(
            "acara",
            "Acara yang hanya ada di daerah ini. Yang batal tidak dihapus; isi alasannya di batal.",
        ),
    ] = ()
    verification: Annotated[Verification, Keyed("verifikasi", "Seberapa yakin Anda dengan semua tanggalnya.", "belum")]
    history: History = ()
    sources: Sources = ()
    notes: Notes = ()
    origin: Where

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

    name: Annotated[str, Keyed("nama", "Nama peserta.", "Nama Karangan")]
    running_mate: Annotated[str | None, Keyed("wakil", "Nama wakilnya.", "Nama Karangan Lain")] = None
    nicknames: Annotated[
        tuple[str, ...], Keyed("sebutan", "Nama lain yang dipakai orang, juga untuk pasangannya.", "Karangan")
    ] = ()
    number: Annotated[int | None, Keyed("nomor", "Nomor urutnya.", "1")] = None
    slogans: Annotated[tuple[str, ...], Keyed("slogan", "Slogannya.", "Slogan karangan")] = ()
    parties: Annotated[tuple[str, ...], Keyed("partai", "Partai yang mengusungnya.", "Partai Karangan")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """All who stand in an election of a region, so that our texts name none of them. Never published."""

    id: FileName
    election: Annotated[ElectionId, Keyed("pemilihan", "Pemilihan yang mereka ikuti.", "pilkada-2024")]
    region: Annotated[RegionCode, Keyed("daerah", "Daerah tempat mereka dipilih.", '"16.04"')]
    is_complete: Annotated[bool, Keyed("lengkap", "Apakah semua peserta sudah terdaftar di sini.")]
    participants: Annotated[
        tuple[Participant, ...],
        Keyed("peserta", "Semua peserta, supaya bahan kita tidak menyebut satu pun. Tidak pernah terbit."),
    ]
    origin: Where


# --- what staff write in Markdown ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkingPoint:
    """One sentence to say aloud, with what it rests on."""

    text: Annotated[str, Keyed("kalimat", "Satu kalimat untuk diucapkan; sudah ada di naskah.", "ASN tetap netral.")]
    bases: Annotated[tuple[Basis, ...], Keyed("dasar", "Dasar hukum kalimat itu.", "PP 94/2021 Pasal 5 huruf n")]


MAX_TALKING_POINTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Renamable):
    """A text about one subject. ``successor`` is what to read instead, as ``check.texts`` reads it."""

    title: Annotated[
        str,
        Keyed(
            "judul",
            "Judul halaman dan lembar cetak, tanpa titik di akhir.",
        ),
    ]
    summary: Annotated[
        str,
        Keyed(
            "ringkasan",
            "Satu atau dua kalimat tentang isinya. Tampil di daftar, di hasil pencarian, dan saat tautannya dibagikan.",
        ),
    ]
    date: Annotated[Day, Keyed("tanggal", "Tanggal bahan. Aturan yang dikutip harus berlaku pada hari ini.")]
    status: Published
    audience: Annotated[tuple[Role, ...], Keyed("audiens", "Untuk siapa.")]
    regions: Annotated[
        tuple[RegionCode, ...],
        Keyed("daerah", "Daerahnya, bila hanya untuk daerah tertentu.", '["16.04"]', Words.IDS),
    ] = ()
    elections: Annotated[
        tuple[ElectionId, ...],
        Keyed(
            "pemilihan",
            "Pemilihannya, bila hanya untuk pemilihan tertentu.",
            "pilkada-2024",
            Words.IDS,
        ),
    ] = ()
    talking_points: Annotated[
        tuple[TalkingPoint, ...],
        Keyed("pokok", "Yang diucapkan tentangnya di desa: paling banyak lima kalimat, masing-masing dengan dasarnya."),
    ] = ()
    """What to say of it in a talk of a few minutes: at most ``MAX_TALKING_POINTS``."""
    bases: Annotated[
        tuple[Basis, ...],
        Keyed("dasar", "Dasar untuk seluruh bahan. Dasar satu kalimat ditulis di naskah dengan dua kurung siku."),
    ] = ()
    author: Author = None
    reviewer: Reviewer = None
    updated: Annotated[Day | None, Keyed("diperbarui", "Hari isinya terakhir diubah.")] = None
    next_review: NextReview = None
    changes: Changes = ()
    withdrawal: Withdrawn = None
    successor: ReadInstead = None
    sources: Sources = ()
    body: Parsed
    origin: Where

    @property
    def last_change(self) -> Day:
        return self.updated or self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Renamable):
    """A text of the site itself, as who publishes it."""

    title: Annotated[str, Keyed("judul", "Judul halaman, tanpa titik di akhir.")]
    summary: Annotated[
        str,
        Keyed(
            "ringkasan", "Satu atau dua kalimat tentang isinya. Tampil di hasil pencarian dan saat tautannya dibagikan."
        ),
    ]
    updated: Annotated[Day, Keyed("diperbarui", "Hari isinya terakhir diubah.")]
    in_footer: Annotated[
        bool, Keyed("kaki", "Apakah tautannya ada di kaki setiap halaman. Yang tidak, dicapai dari halaman lain.")
    ] = True
    next_review: NextReview = None
    status: Published = Status.PUBLISHED
    author: Author = None
    reviewer: Reviewer = None
    changes: Changes = ()
    withdrawal: Withdrawn = None
    successor: ReadInstead = None
    body: Parsed
    origin: Where

    @property
    def last_change(self) -> Day:
        return self.updated


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A speaker by institution; the name only where the person speaks for an office."""

    institution: Annotated[InstitutionId, Keyed("lembaga", "Lembaga yang diwakilinya.", "bawaslu-kabkota")]
    office: Annotated[
        str, Keyed("jabatan", "Jabatannya, atau sebagai apa ia berbicara.", "Narasumber Bawaslu", Words.NAME)
    ]
    name: Annotated[
        str | None, Keyed("nama", "Nama orang, hanya bila ia berbicara karena jabatannya.", words=Words.NAME)
    ] = None
    topic: Annotated[str | None, Keyed("topik", "Pokok yang dibawakannya.", "Pengawasan", Words.NAME)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A line of the agenda; of an event of several days it belongs to ``day``, counted from 1, or to that of the line
    above it.
    """

    topic: Annotated[str, Keyed("topik", "Nama acara.", "Pembukaan", Words.NAME)]
    detail: Annotated[str | None, Keyed("uraian", "Penjelasan acara.", "Sambutan tuan rumah.")] = None
    lead: Annotated[
        str | None, Keyed("oleh", "Siapa yang memimpin atau membawakannya.", "Sekretaris daerah", Words.NAME)
    ] = None
    day: Annotated[
        int | None,
        Keyed(
            "hari",
            "Hari ke berapa, bila acaranya beberapa hari. Tanpa isian ini: hari yang sama dengan baris di atasnya.",
            "1",
        ),
    ] = None
    start: Annotated[time | None, Keyed("mulai", "Jam mulai acara.")] = None
    end: Annotated[time | None, Keyed("selesai", "Jam selesai acara.", "09.30")] = None
    is_open_ended: Annotated[
        bool, Keyed("sampai_selesai", 'Apakah jam selesainya tidak ditentukan; tercetak "s.d. selesai".')
    ] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said. Never a rule: printed with speaker, office, day and source, and our word on it.

    A ``correction`` says that it was wrong; an ``explanation`` only tells what was meant, or what was left out.
    """

    name: Annotated[str, Keyed("nama", "Nama yang berbicara.", "Nama", Words.NAME)]
    office: Annotated[
        str, Keyed("jabatan", "Jabatannya, dan kepada siapa ia berbicara bila bukan di rapat.", "Jabatan", Words.NAME)
    ]
    date: Annotated[Day, Keyed("tanggal", "Hari ucapannya.")]
    text: Annotated[str, Keyed("kutipan", "Kata-katanya, tanpa diubah.", "Kata-katanya.")]
    source: Annotated[Source, Keyed("sumber", "Dari mana ucapan itu diketahui.")]
    correction: Annotated[
        str | None, Keyed("koreksi", "Yang benar menurut aturan, bila ucapannya keliru.", "Yang benar menurut aturan.")
    ] = None
    explanation: Annotated[
        str | None,
        Keyed("penjelasan", "Keterangan, bila ucapannya hanya perlu diterangkan.", "Yang dimaksud adalah PNS."),
    ] = None
    bases: Bases = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A task agreed on: what, who, by when (a day, or ``None`` if none was named)."""

    what: Annotated[
        str, Keyed("apa", "Yang harus dikerjakan.", "Sampaikan bahan ini kepada kepala desa dan lurah.", Words.NAME)
    ]
    who: Annotated[str, Keyed("siapa", "Siapa yang mengerjakannya.", "Camat", Words.NAME)]
    due: Annotated[Day | None, Keyed("kapan", "Hari paling akhir.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency of a local government (OPD), as the list of the site names it."""

    name: Annotated[str, Keyed("nama", "Nama lengkapnya.", "Dinas Contoh", Words.WHOLE)]
    short_name: Annotated[str | None, Keyed("singkatan", "Singkatan yang dikenal orang.", "Discontoh")] = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that it may be invited by."""
        return (self.name, *filter(None, [self.short_name]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """``opd.yaml``: the agencies that events invite, in the order in which lists name them."""

    agencies: Annotated[
        tuple[Agency, ...],
        Keyed("opd", "Perangkat daerah yang dapat diundang, satu baris satu kantor.", "Dinas Contoh"),
    ]
    origin: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Some of those whom an event invites. Names of people never stand here, and none of a desa is known to us: for
    those there are rows to be filled in, as many as the ``count`` if it is known.
    """

    who: Annotated[Invitee, Keyed("siapa", "Siapa yang diundang, selain camat dari daerah di peserta.")]
    regions: Annotated[
        tuple[RegionCode, ...],
        Keyed("daerah", "Daerahnya, sampai kecamatan; tanpa isian ini: daerah acara.", '["16.04.01"]', Words.IDS),
    ] = ()
    agencies: Annotated[
        tuple[str, ...],
        Names.AGENCY,
        Keyed(
            "kantor",
            "Perangkat daerah yang diundang; tanpa isian ini: semuanya.",
            "Discontoh",
        ),
    ] = ()
    names: Annotated[
        tuple[str, ...],
        Keyed("daftar", "Nama sekolah, desa, atau jabatan yang diundang; bukan nama orang.", "SD Negeri Contoh"),
    ] = ()
    count: Annotated[
        int | None, Keyed("jumlah", "Berapa yang diundang, bila namanya tidak disebut satu per satu.", "10")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who signs for an office. A number (NIP) never stands here: it comes from the list of people of the office."""

    office: Annotated[
        str,
        Keyed("jabatan", "Jabatan yang menandatangani.", "Sekretaris Daerah Kabupaten Contoh", Words.WHOLE),
    ]
    name: Annotated[str | None, Keyed("nama", "Nama pejabatnya dengan gelar, bila sudah pasti.", words=Words.NAME)] = (
        None
    )
    rank: Annotated[
        str | None, Keyed("pangkat", "Pangkat dan golongannya.", "Pembina Utama Muda, IV/c", Words.NAME)
    ] = None
    institution: Annotated[
        str | None, Keyed("instansi", "Instansi yang diwakilinya.", "Pemerintah Kabupaten Contoh", Words.NAME)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a circular says, and to whom. Its title is what it is about."""

    number: Annotated[
        str | None, Keyed("nomor", "Nomor suratnya; bila belum ada, di lembarnya ada tempat untuk menulisnya.", '"1"')
    ] = None
    to: Annotated[tuple[str, ...], Keyed("kepada", 'Kepada siapa, tanpa kata "Yth.".', "Kepala perangkat daerah")]
    address: Annotated[str, Keyed("di", 'Tempat tujuannya, sesudah kata "di".', "Tempat")] = "Tempat"
    opening: Annotated[str | None, Keyed("pembuka", "Kalimat sebelum isinya.", "Dengan ini kami sampaikan:")] = None
    points: Annotated[
        tuple[str, ...],
        Keyed("isi", "Yang diminta atau diberitahukan, satu kalimat satu pokok.", "Setiap ASN menjaga netralitas."),
    ]
    closing: Annotated[str | None, Keyed("penutup", "Kalimat sesudah isinya.", "Demikian untuk dilaksanakan.")] = None
    signed_in: Annotated[str | None, Keyed("ditetapkan_di", "Kota tempat surat ditetapkan.", "Contoh", Words.NAME)] = (
        None
    )
    signed_by: Annotated[
        str, Keyed("penanda_tangan", "Jabatan yang menandatangani, bukan nama orang.", "Wali Kota Contoh", Words.NAME)
    ]
    copies: Annotated[tuple[str, ...], Keyed("tembusan", "Siapa yang mendapat tembusannya.", "Inspektur Daerah")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A question that was asked, or will be, and the answer; without ``bases`` nobody knows yet what it rests on."""

    question: Annotated[str, Keyed("tanya", "Pertanyaannya, seperti diucapkan orang.", "Bolehkah saya hadir?")]
    text: Annotated[str, Keyed("jawab", "Jawabannya, satu atau dua kalimat.", "Tanyakan dulu kepada BKPSDM.")]
    bases: Annotated[
        tuple[Basis, ...],
        Keyed("dasar", "Dasar jawabannya; tanpa isian ini dikatakan bahwa dasarnya belum diketahui."),
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Renamable):
    """An event: what it was about, who came, and what to print for it. Its ``kind`` says what it must have.

    Of an event of several days, what it cites is measured by the first of them.
    """

    title: Annotated[
        str, Keyed("judul", "Judul acara, tanpa titik di akhir; pada surat edaran, tentang apa.", words=Words.NAME)
    ]
    summary: Annotated[str, Keyed("ringkasan", "Satu atau dua kalimat: acara apa, untuk siapa.")]
    kind: Annotated[EventKind, Keyed("jenis", "Jenis acaranya. Dari itu diketahui apa yang harus ada.")] = (
        EventKind.MEETING
    )
    span: Annotated[
        Span,
        Keyed(
            "tanggal",
            "Hari acara, atau hari pertama sampai hari terakhirnya. Aturan, butir, dan lembaga di bawah harus berlaku "
            "pada hari pertamanya.",
        ),
    ]
    start: Annotated[time | None, Keyed("mulai", "Jam mulai; zonanya zona daerah itu.", "08.00")] = None
    end: Annotated[time | None, Keyed("selesai", "Jam selesai.", "12.00")] = None
    is_open_ended: Annotated[
        bool, Keyed("sampai_selesai", 'Apakah jam selesainya tidak ditentukan; tercetak "s.d. selesai".')
    ] = False
    status: Annotated[
        Status,
        Keyed(
            "status",
            "Sejauh mana bahan ini. Draf dan tinjau belum tampil di situs, tetapi dapat dicetak dengan tanda DRAF.",
        ),
    ]
    host: Annotated[
        str, Keyed("tuan_rumah", "Instansi yang mengundang atau menerbitkan; tercetak apa adanya.", words=Words.NAME)
    ]
    host_institution: Annotated[
        str | None,
        Folder.INSTITUTIONS,
        Keyed("lembaga_tuan_rumah", "Lembaganya, bila tuan rumah itu salah satu lembaga yang terdaftar.", "panwascam"),
    ] = None
    place: Annotated[
        str | None, Keyed("tempat", "Tempat acara; tercetak apa adanya.", "Aula contoh", words=Words.NAME)
    ] = None
    region: Annotated[RegionCode, Keyed("daerah", "Daerah acara, sampai kecamatan.", '"16.04"')]
    town: Town = None
    """Where its texts are signed, if not where those of its region are."""
    participants: Annotated[
        tuple[RegionCode, ...],
        Keyed(
            "peserta",
            "Daerah yang camatnya diundang. Kecamatannya tercetak di daftar hadir.",
            '["16.04"]',
            Words.IDS,
        ),
    ] = ()
    invitations: Annotated[
        tuple[Invitation, ...],
        Keyed("undangan", "Yang diundang selain camat: lurah, kepala desa, perangkat daerah, sekolah, dan lainnya."),
    ] = ()
    elections: Annotated[
        tuple[ElectionId, ...], Keyed("pemilihan", "Pemilihan yang dihadapi.", "[pilkada-2024]", Words.IDS)
    ] = ()
    speakers: Annotated[tuple[Speaker, ...], Keyed("narasumber", "Yang berbicara, menurut lembaganya.")] = ()
    agenda: Annotated[
        tuple[AgendaItem, ...],
        Keyed("agenda", "Susunan acara. Jam (mulai) dan penjelasan (uraian) boleh ditambahkan pada setiap acara."),
    ] = ()
    letter: Annotated[Letter | None, Keyed("surat", "Isi surat edaran. Hanya untuk jenis edaran.")] = None
    points: Annotated[
        tuple[str, ...],
        Keyed(
            "poin",
            "Yang harus diingat peserta, satu kalimat satu pokok.",
            "Netral sebelum, selama, dan sesudah kampanye.",
        ),
    ] = ()
    statements: Annotated[tuple[Statement, ...], Keyed("pernyataan", "Ucapan pembicara. Ucapan bukan aturan.")] = ()
    answers: Annotated[
        tuple[Answer, ...], Keyed("tanya_jawab", "Pertanyaan dengan jawaban dan dasarnya; tercetak di paket.")
    ] = ()
    guidance: Annotated[
        tuple[ItemId, ...], Keyed("boleh_jangan", "Butir yang dibahas dan dicetak.", "[D-1]", Words.ITEMS)
    ] = ()
    calendars: Annotated[
        tuple[CalendarId, ...], Keyed("kalender", "Kalender yang dibahas dan dicetak.", "[lahat-2024]", Words.IDS)
    ] = ()
    bases: Annotated[tuple[Basis, ...], Keyed("dasar", "Peraturan yang berlaku pada hari acara.")] = ()
    sheets: Annotated[tuple[Sheet, ...], Keyed("cetak", "Bagian paket yang dicetak.")]
    roles: Annotated[
        tuple[Role, ...], Keyed("peran", "Untuk siapa butir dicetak; setiap peran mendapat lembarnya sendiri.")
    ] = (Role.CAMAT,)
    pledges: Annotated[
        tuple[PledgeId, ...],
        Keyed(
            "formulir",
            "Yang dibacakan atau ditandatangani; tanpa isian ini: ikrar dan pakta integritas yang pertama.",
            "[ikrar]",
            Words.IDS,
        ),
    ] = ()
    parties: Annotated[
        tuple[Party, ...],
        Keyed(
            "pihak",
            "Pihak yang menandatangani naskahnya: jabatannya saja, atau dengan nama, pangkat, dan instansinya.",
        ),
    ] = ()
    follow_ups: Annotated[
        tuple[FollowUp, ...], Keyed("tindak_lanjut", "Yang disepakati untuk dikerjakan: apa, siapa, kapan.")
    ] = ()
    changes: Changes = ()
    withdrawal: Withdrawn = None
    successor: ReadInstead = None
    author: Author = None
    reviewer: Reviewer = None
    sources: Annotated[
        tuple[Source, ...], Keyed("sumber", "Dari mana keterangan tentang acara ini: undangan, notula, atau berita.")
    ]
    notes: Annotated[
        tuple[str, ...],
        Keyed(
            "catatan",
            "Hal lain yang perlu diketahui pembaca; hanya tampil di halaman.",
            "Jabatan pembicara tidak disebut dalam berita.",
        ),
    ] = ()
    body: Parsed
    origin: Where

    @property
    def date(self) -> Day:
        """Its first day, which decides what holds for it."""
        return self.span.start

    @property
    def printed(self) -> tuple[Sheet, ...]:
        """The parts of its packs: those that it asks for, and with the quiz its key."""
        is_keyless = Sheet.QUIZ in self.sheets and Sheet.QUIZ_KEY not in self.sheets
        return (*self.sheets, Sheet.QUIZ_KEY) if is_keyless else self.sheets

    @property
    def regions(self) -> tuple[str, ...]:
        """Every region that it concerns, each once: where it is, and from where it invites."""
        invited = (code for invitation in self.invitations for code in invitation.regions)
        return tuple(dict.fromkeys((self.region, *self.participants, *invited)))

    @property
    def last_change(self) -> Day:
        return max((change.date for change in self.changes), default=self.date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``situs.yaml``: who publishes, since when the data hold, and on which paper.

    ``as_of`` is the day on which the data were last checked; pages say "per" this day and never "today". By the day
    ``next_review`` all that names no such day of its own is to be checked again.
    """

    name: Annotated[str, Keyed("nama", "Nama situs.")]
    publisher: Annotated[str, Keyed("penerbit", "Instansi yang menerbitkan dan menjawab pertanyaan pembaca.")]
    description: Annotated[
        str,
        Keyed("keterangan", "Satu kalimat tentang isi situs. Tampil di halaman depan dan saat tautannya dibagikan."),
    ]
    is_example: Annotated[
        bool, Keyed("contoh", "Apakah situs ini hanya contoh, tanpa penerbit sungguhan.", "tidak")
    ] = False
    url: Annotated[
        str,
        Keyed(
            "alamat",
            "Alamat situs yang sebenarnya. Tercetak sebagai kode QR di setiap lembar; isi sebelum merilis.",
            "https://contoh.go.id/netral/",
        ),
    ]
    identity: Annotated[
        str,
        Keyed(
            "identitas",
            "Tanda pengenal situs ini. Jangan diubah untuk selamanya, juga bila alamatnya berganti.",
            "contoh.go.id/netral",
        ),
    ] = NOBODY
    """What the site is for ever, whatever its address; made by ``baru situs``."""
    as_of: Annotated[
        Day,
        Keyed(
            "data_per",
            "Hari bahan nasional terakhir diperiksa. Ubah hanya sesudah memeriksanya, dan jangan pernah dimundurkan.",
        ),
    ]
    next_review: Annotated[
        Day | None, Keyed("tinjau_lagi", "Hari semua yang tidak punya tanggal sendiri harus diperiksa lagi.")
    ] = None
    short_name: Annotated[
        str | None, Keyed("singkatan", "Nama pendek situs, untuk layar ponsel.", "Netralitas ASN")
    ] = None
    offline: Annotated[
        bool, Keyed("luring", "Apakah peramban boleh menyimpan yang pernah dibuka, untuk dibaca tanpa jaringan.")
    ] = True
    """Whether browsers may keep what was read, to show it without a network."""
    second_reader: Annotated[
        SecondReader, Keyed("dua_orang", "Apakah bahan yang terbit harus diperiksa orang yang bukan penulisnya.")
    ] = SecondReader.ADVISED
    papers: Annotated[
        tuple[Paper, ...],
        Keyed("kertas", "Ukuran kertas lembar cetak; tidak satu pun bila tidak ada yang dicetak."),
    ] = (Paper.A4, Paper.F4)
    letterhead: Annotated[
        tuple[str, ...],
        Keyed("kop", "Baris-baris kop formulir, dari kantor yang tertinggi.", "PEMERINTAH KABUPATEN CONTOH"),
    ] = ()
    """The lines of the kop on forms, the highest office first."""
    emblem: LetterheadEmblem = None
    contacts: Annotated[
        tuple[Contact, ...],
        Keyed(
            "kontak",
            "Kantor tempat pembaca bertanya, bukan orang. Yang pertama disebut di lembar: tanyakan dulu kepadanya.",
        ),
    ] = ()
    top_items: Annotated[tuple[ItemId, ...], Keyed("butir_utama", "Butir di halaman depan.", "[D-1]", Words.ITEMS)] = ()
    synonyms: Annotated[
        tuple[str, ...],
        Keyed(
            "padanan",
            "Kata yang sama artinya bagi orang yang mencari. Satu baris satu arti, dipisahkan koma.",
            '"suka, like, jempol"',
        ),
    ] = ()
    """Lines of words that mean the same to whoever searches, separated by commas: ``suka, like, jempol``."""
    origin: Where


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
    """All that we know, keyed by id, code or slug, in a stable order; each with the folder that holds it.

    What something is known by is the first field of its type.
    """

    settings: Annotated[Settings, Folder.SETTINGS]
    regions: Mapping[str, Region]
    subregions: Mapping[str, tuple[str, ...]]
    """The codes one level below a region, in their order."""
    region_notes: Annotated[Mapping[str, RegionNote], Folder.REGIONS]
    institutions: Annotated[Mapping[str, Institution], Folder.INSTITUTIONS]
    regulations: Annotated[Mapping[str, Regulation], Folder.REGULATIONS]
    elections: Annotated[Mapping[str, Election], Folder.ELECTIONS]
    calendars: Annotated[Mapping[str, Calendar], Folder.CALENDARS]
    guidance: Annotated[Mapping[str, Guidance], Folder.GUIDANCE]
    cases: Annotated[Mapping[str, Case], Folder.CASES]
    figures: Annotated[Mapping[str, Figure], Folder.FIGURES]
    chains: Annotated[Mapping[str, ReportingChain], Folder.CHAINS]
    pledges: Annotated[Mapping[str, Pledge], Folder.PLEDGES]
    contests: Annotated[Mapping[str, Contest], Folder.CONTESTS]
    briefings: Annotated[Mapping[str, Briefing], Folder.BRIEFINGS]
    meetings: Annotated[Mapping[str, Meeting], Folder.MEETINGS]
    pages: Annotated[Mapping[str, Page], Folder.PAGES]
    emblems: Annotated[Mapping[str, Emblem], Folder.EMBLEMS]
    agencies: Annotated[Agencies | None, Folder.AGENCIES] = None
    ledger: Annotated[Ledger | None, Folder.ADDRESSES] = None
    releases: Annotated[Releases | None, Folder.RELEASES] = None

    @property
    def contents(self) -> Iterator[Any]:
        """The value of every file but the ledgers. Each has the ``Origin`` that it was written at."""
        yield self.settings
        if self.agencies:
            yield self.agencies
        for values in self.folders.values():
            yield from values.values()

    @property
    def folders(self) -> Mapping[Folder, Mapping[str, Any]]:
        """The values of each folder that may hold many files, by id, code or slug."""
        return {folder: getattr(self, name) for name, folder, _ in held() if folder.file is None}

    @property
    def texts(self) -> tuple[Briefing | Meeting | Page, ...]:
        """All that staff write in Markdown, whatever its status."""
        return (*self.briefings.values(), *self.meetings.values(), *self.pages.values())

    @property
    def answers(self) -> tuple[Guidance | Case, ...]:
        """All that says whether something is allowed, also what was withdrawn."""
        return (*self.guidance.values(), *self.cases.values())

    def pledge(self, role: Role, *, is_individual: bool) -> Pledge | None:
        """The text that those of a role read aloud, or that each of them signs; the first if there are several."""
        texts = (text for text in self.pledges.values() if text.is_individual is is_individual)
        return next((text for text in texts if text.is_for(role)), None)

    def pledges_of(self, meeting: Meeting, *, is_individual: bool) -> tuple[Pledge, ...]:
        """Those of the texts that an event chose; of one that chose none, the first for each whom it is for."""
        if not meeting.pledges:
            village = (Role.VILLAGE for each in meeting.invitations if each.who is Invitee.VILLAGE_HEADS)
            for_each = (self.pledge(role, is_individual=is_individual) for role in (*meeting.roles, *village))
            return tuple({text.id: text for text in for_each if text}.values())
        chosen = (self.pledges[id] for id in meeting.pledges if id in self.pledges)
        return tuple(text for text in chosen if text.is_individual is is_individual)


@cache
def held() -> tuple[tuple[str, Folder, type], ...]:
    """All that is read from files: the field of ``Site``, its folder, and the type of one value."""
    return tuple(
        (name, folder, get_args(hint.__origin__)[-1] if folder.file is None else inner_type(hint))
        for name, hint in get_type_hints(Site, include_extras=True).items()
        for folder in getattr(hint, "__metadata__", ())
    )
