"""The words of the model: what staff write for a verdict, a role, a stage …, and the label that readers see.

A member says all that is true of it, and the order of the members is the order of every list.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from inspect import get_annotations
from typing import Self, assert_never

from sosialisasi.ground.numerals import ordinal, spelled


class Labelled(StrEnum):
    """A word that staff write in YAML, with the label that readers see.

    Behind the label stands a value for each further attribute that the class of the word names, in their order.
    """

    label: str

    def __new__(cls, value: str, label: str, *facts: object) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        names = tuple(get_annotations(cls))
        if len(facts) != len(names):
            raise TypeError(f'{cls.__name__} "{value}" must say {", ".join(names)}, and says {facts}')
        for name, fact in zip(names, facts, strict=True):
            setattr(member, name, fact)
        return member


def small(label: str) -> str:
    """A label within a sentence: ``Kepala desa`` becomes ``kepala desa``, and ``DPR`` stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


class Status(Labelled):
    """How far a text is on its way to the public."""

    DRAFT = "draf", "Draf"
    REVIEW = "tinjau", "Sedang ditinjau"
    PUBLISHED = "terbit", "Terbit"
    ARCHIVED = "arsip", "Arsip"

    @property
    def is_public(self) -> bool:
        match self:
            case Status.PUBLISHED | Status.ARCHIVED:
                return True
            case Status.DRAFT | Status.REVIEW:
                return False
            case _:
                assert_never(self)


class Verdict(Labelled):
    """The short answer to "boleh tidak?", in the order in which all lists show them."""

    symbol: str
    """The sign that stands before the word, so that a photocopy tells them apart."""
    letter: str
    """What the ids of its items begin with."""
    meaning: str
    """What it says of an act, for those who answer the quiz."""
    needs_condition: bool
    """Whether its items name a condition, as no other item may."""

    FORBIDDEN = "jangan", "Jangan", "✗", "D", "dilarang atau tidak patut", False
    CONDITIONAL = "bersyarat", "Bersyarat", "!", "H", "hanya boleh bila syaratnya dipenuhi", True
    ALLOWED = "boleh", "Boleh", "✓", "B", "dapat dilakukan", False


class Strength(Labelled):
    """Strength of a legal basis, strongest first."""

    LAW = "undang-undang", "Undang-undang"
    REGULATION = "peraturan", "Peraturan"
    JOINT_DECREE = "keputusan bersama", "Keputusan bersama"
    CIRCULAR = "surat edaran", "Surat edaran"
    APPEAL = "imbauan", "Imbauan"

    @property
    def rank(self) -> str:
        """Where it stands among all strengths, in words."""
        order = list(Strength)
        place = order.index(self)
        levels = f"dari {spelled(len(order))} tingkat"
        if place in (0, len(order) - 1):
            return f"{'yang terlemah' if place else 'yang terkuat'} {levels}"
        return f"tingkat {ordinal(place + 1)} dari {spelled(len(order))}, di bawah {order[place - 1]}"


class Verification(Labelled):
    """How sure we are of a statement; always printed beside it.

    ``TEXT``: compared word by word with the official text. ``QUOTED``: the passage was found quoted
    in a source that we name. ``COMPUTED``: a day that we counted from another one, and that no source writes.
    ``SECONDARY``: one weak or derived source. ``NONE``: not verified.
    """

    short: str
    """What is said of it where there is no room for the whole label."""
    is_settled: bool
    """Whether the statement may stand as a rule without a warning."""

    TEXT = "naskah", "Sudah dicocokkan dengan naskah resmi", "cocok dengan naskah resmi", True
    QUOTED = (
        *("kutipan", "Kutipan pasal ditemukan pada sumber; belum dicocokkan dengan naskah resmi"),
        *("kutipan bersumber", True),
    )
    COMPUTED = "hitungan", "Hitungan kami dari tanggal lain; belum diverifikasi ke naskah", "hitungan kami", False
    SECONDARY = (
        *("sekunder", "Belum diverifikasi ke naskah; hanya sumber sekunder"),
        *("hanya sumber sekunder", False),
    )
    NONE = "belum", "Belum diverifikasi ke naskah", "belum diverifikasi", False


def least_sure(labels: Iterable[Verification]) -> Verification:
    """The least sure of some labels; of none, that nothing is verified."""
    return max(labels, key=list(Verification).index, default=Verification.NONE)


class Role(Labelled):
    """Who an item speaks to. ``ASN`` covers every other role that is a civil servant."""

    is_asn: bool
    """Whether who has it is a civil servant."""

    ASN = "asn", "Semua ASN (PNS dan PPPK)", True
    CAMAT = "camat-lurah", "Camat dan lurah", True
    AGENCY_HEAD = "kepala-opd", "Kepala OPD", True
    ACTING_VILLAGE_HEAD = "pj-kades", "Penjabat kepala desa", True
    PPPK = "pppk", "PPPK, termasuk paruh waktu", True
    TEACHER = "guru", "Guru dan pendidik lain", True
    HEALTH_WORKER = "nakes", "Tenaga kesehatan", True
    TRAINEE = "cpns", "CPNS", True
    SPOUSE = "pasangan", "Suami atau istri calon", True
    VILLAGE = "desa", "Kepala desa, perangkat desa, dan BPD", False
    NON_ASN = "non-asn", "Pegawai non-ASN", False

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

    short: str
    """Its name where there is no room for the whole label."""

    ETHICS = "kode-etik", "Sanksi moral (kode etik)", "kode etik"
    MODERATE = "disiplin-sedang", "Hukuman disiplin sedang", "disiplin sedang"
    SEVERE = "disiplin-berat", "Hukuman disiplin berat", "disiplin berat"
    DISMISSAL = "ptdh", "Pemberhentian tidak dengan hormat", "diberhentikan tidak dengan hormat"
    ADMINISTRATIVE = "administratif", "Sanksi administratif", "administratif"
    CONTRACT = "putus-kontrak", "Pemutusan perjanjian kerja", "pemutusan perjanjian kerja"
    GRADED = (
        "bertingkat",
        "Bertingkat sampai pemutusan hubungan kerja (non-ASN)",
        "bertingkat sampai pemutusan hubungan kerja",
    )
    CRIMINAL = "pidana", "Pidana", "pidana"


class ElectionKind(Labelled):
    """What is voted on, and so which rules hold: what is about one kind of election threatens nobody in another."""

    rules: str | None
    """Where its rules stand if this site does not know them: neither the lists of items nor the chains are about it."""

    NATIONAL = "pemilu", "Pemilu", None
    REGIONAL = "pilkada", "Pilkada", None
    VILLAGE = (
        *("pilkades", "Pilkades"),
        "Aturan dan sanksi netralitas dalam Pilkades diatur Perda dan Perbup: baca yang berlaku di daerah Anda, dan "
        "tanyakan DPMD. Sanksi untuk Pemilu dan Pilkada tidak disebut di sini.",
    )


class Office(Labelled):
    """An office that is filled by a vote (jabatan)."""

    level: int
    """The level of the region that chooses one for itself: 0 the nation, 1 a provinsi, 2 a kabupaten or kota. A kepala
    desa is chosen by a desa, on a day of its kabupaten, so on the calendar of that.
    """
    local: tuple[str, str] | None
    """What it is called in a kabupaten and in a kota, if that is not the same."""

    PRESIDENT = "presiden", "Presiden dan wakil presiden", 0, None
    DPR = "dpr", "DPR", 0, None
    DPD = "dpd", "DPD", 1, None
    PROVINCIAL_COUNCIL = "dprd-provinsi", "DPRD provinsi", 1, None
    COUNCIL = "dprd-kabkota", "DPRD kabupaten atau kota", 2, ("DPRD kabupaten", "DPRD kota")
    GOVERNOR = "gubernur", "Gubernur dan wakil gubernur", 1, None
    REGENT = (
        *("bupati-wali-kota", "Bupati dan wakil bupati atau wali kota dan wakil wali kota", 2),
        ("Bupati dan wakil bupati", "Wali kota dan wakil wali kota"),
    )
    VILLAGE_HEAD = "kepala-desa", "Kepala desa (hanya di desa, tidak di kelurahan)", 2, None


class Repetition(Labelled):
    """In which form an election repeats another one."""

    VOTE = "psu", "Pemungutan suara ulang"
    WHOLE = "pemilihan-ulang", "Pemilihan ulang"


class Paper(Labelled):
    """Paper sizes: A4 is 210 × 297 mm, F4 is 215 × 330 mm."""

    A4 = "a4", "A4"
    F4 = "f4", "F4"


class Format(Labelled):
    """Sizes that a sheet has by its nature: the A3 poster is 297 × 420 mm, a slide 320 × 180 mm."""

    POSTER = "a3", "A3"
    SLIDE = "layar", "Layar 16:9"


Size = Paper | Format


class Pack(Labelled):
    """Who gets the sheets of an event: each participant, or the hosts alone; and all of them together."""

    file: str
    """What its sheet is called, with the event's name for ``{}``."""
    whose: str
    """For whom it is, as its cover says."""
    whose_letter: str
    """The same of a circular, which nobody attends."""

    PARTICIPANTS = (
        *("peserta", "Paket peserta", "peserta-{}"),
        *("Paket peserta: untuk setiap peserta", "Paket penerima: untuk setiap penerima"),
    )
    COMMITTEE = (
        *("panitia", "Paket panitia", "panitia-{}"),
        *("Paket panitia: hanya untuk panitia", "Paket pengirim: hanya untuk pengirim"),
    )
    WHOLE = (
        *("semua", "Seluruh paket", "paket-{}"),
        *("Seluruh paket: untuk peserta, lalu untuk panitia", "Seluruh paket: untuk penerima, lalu untuk pengirim"),
    )


class Sheet(Labelled):
    """The parts that a meeting can ask to have printed in its packs, in print order: first what all read, then what
    each signs or fills in, then what the hosts need in the order of the day.
    """

    pack: Pack
    """Who gets it."""
    is_taken_home: bool
    """Whether participants keep it; what they fill in and hand back, and what the host needs, they do not."""
    is_of_people: bool
    """Whether it is only for those who come together, so that a circular has none."""

    LETTER = "edaran", "Surat edaran", Pack.PARTICIPANTS, True, False
    AGENDA = "agenda", "Susunan acara", Pack.PARTICIPANTS, True, True
    POINTS = "poin", "Pokok bahasan", Pack.PARTICIPANTS, True, False
    QUESTIONS = "tanya-jawab", "Tanya jawab", Pack.PARTICIPANTS, True, False
    GUIDANCE = "boleh-jangan", "Boleh dan jangan", Pack.PARTICIPANTS, True, False
    CALENDAR = "kalender", "Kalender tahapan", Pack.PARTICIPANTS, True, False
    REPORTING = "alur-pelaporan", "Alur pelaporan dan sanksi", Pack.PARTICIPANTS, True, False
    PACT = "pakta-integritas", "Pakta integritas", Pack.PARTICIPANTS, True, False
    QUIZ = "kuis", "Kuis", Pack.PARTICIPANTS, False, False
    EVALUATION = "evaluasi", "Evaluasi peserta", Pack.PARTICIPANTS, False, True
    KIT = "kit-desa", "Kit untuk desa dan kelurahan", Pack.PARTICIPANTS, True, False
    INVITED = "daftar-undangan", "Daftar undangan", Pack.COMMITTEE, False, True
    ATTENDANCE = "daftar-hadir", "Daftar hadir", Pack.COMMITTEE, False, True
    RECEIPT = "tanda-terima", "Tanda terima bahan", Pack.COMMITTEE, False, False
    PLEDGE = "ikrar", "Ikrar netralitas", Pack.COMMITTEE, False, False
    SIGNING = "berita-acara", "Berita acara penandatanganan", Pack.COMMITTEE, False, True
    MINUTES = "notula", "Notula", Pack.COMMITTEE, False, True
    FOLLOW_UP = "tindak-lanjut", "Lembar tindak lanjut", Pack.COMMITTEE, False, False
    UNSIGNED = "belum-tanda-tangan", "Daftar yang belum menandatangani", Pack.COMMITTEE, False, False
    QUIZ_KEY = "kunci-kuis", "Kunci jawaban kuis", Pack.COMMITTEE, False, False


class Record(Labelled):
    """What is made of an event once it is over: only ever for the office, since it tells who came."""

    REPORT = "laporan", "Laporan kegiatan"
    CERTIFICATE = "sertifikat", "Sertifikat"


class EventKind(Labelled):
    """What kind of event a file of ``content/rakor`` is about. A circular is one to which nobody comes."""

    noun: str
    """What it is called where a day follows: ``Rapat 7 Oktober 2024``."""
    pack: str
    """What the cover of its pack says above the title."""
    host: str
    """What the office is called that holds it, or sends it."""
    leader: str
    """Who leads it, above the line for the name."""
    needs: tuple[str, ...]
    """The keys of what it must have, beside those that every event has."""
    lacks: tuple[str, ...]
    """The keys of what it cannot have, since nothing would be made of them."""
    sheets: tuple[Sheet, ...]
    """The parts that the pack of a new one begins with."""

    MEETING = (
        *("rakor", "Rapat koordinasi", "Rapat", "Paket bahan rapat koordinasi", "Tuan rumah", "Pimpinan rapat"),
        ("tempat", "peserta", "narasumber", "agenda", "poin", "boleh_jangan", "dasar"),
        ("surat",),
        tuple(Sheet),
    )
    OUTREACH = (
        *("sosialisasi", "Sosialisasi", "Sosialisasi", "Paket bahan sosialisasi", "Tuan rumah", "Pimpinan acara"),
        ("tempat", "peserta", "narasumber", "agenda", "poin", "boleh_jangan", "dasar"),
        ("surat",),
        tuple(Sheet),
    )
    ASSEMBLY = (
        *("apel", "Apel", "Apel", "Paket bahan apel", "Penyelenggara", "Pembina apel"),
        ("tempat", "peserta", "poin", "dasar"),
        ("surat",),
        (Sheet.POINTS, Sheet.GUIDANCE, Sheet.PLEDGE, Sheet.PACT, Sheet.SIGNING, Sheet.UNSIGNED, Sheet.ATTENDANCE),
    )
    TRAINING = (
        *("bimtek", "Bimbingan teknis", "Bimtek", "Paket bahan bimbingan teknis", "Tuan rumah", "Pimpinan acara"),
        ("tempat", "peserta", "narasumber", "agenda", "poin", "boleh_jangan", "dasar"),
        ("surat",),
        (
            *(Sheet.AGENDA, Sheet.POINTS, Sheet.GUIDANCE, Sheet.CALENDAR, Sheet.REPORTING),
            *(Sheet.ATTENDANCE, Sheet.RECEIPT, Sheet.MINUTES, Sheet.FOLLOW_UP, Sheet.QUIZ, Sheet.EVALUATION),
        ),
    )
    SIGNING = (
        *("penandatanganan", "Penandatanganan", "Penandatanganan", "Paket bahan penandatanganan"),
        *("Tuan rumah", "Pimpinan acara"),
        ("tempat", "pihak", "dasar"),
        ("surat",),
        (Sheet.AGENDA, Sheet.GUIDANCE, Sheet.PLEDGE, Sheet.PACT, Sheet.SIGNING, Sheet.ATTENDANCE),
    )
    CIRCULAR = (
        *("edaran", "Surat edaran", "Edaran", "Paket surat edaran", "Dari", "Pejabat yang menetapkan"),
        ("surat", "dasar"),
        ("tempat", "mulai", "selesai", "sampai_selesai", "narasumber", "agenda", "pihak"),
        (Sheet.LETTER, Sheet.GUIDANCE, Sheet.CALENDAR, Sheet.REPORTING, Sheet.PACT, Sheet.RECEIPT, Sheet.FOLLOW_UP),
    )

    @property
    def is_held(self) -> bool:
        """Whether people come together for it."""
        return "tempat" not in self.lacks

    @property
    def is_signed_at(self) -> bool:
        """Whether each who comes signs there: after an apel, people sign in their units, as with a circular."""
        return self.is_held and self is not EventKind.ASSEMBLY

    @property
    def has_speakers(self) -> bool:
        return "narasumber" in self.needs

    @property
    def day(self) -> str:
        """What its day is called within a sentence: ``hari rapat``."""
        return f"{'hari' if self.is_held else 'tanggal'} {self.noun.lower()}"


class Invitee(Labelled):
    """Whom an event invites beside the camat of its ``peserta``."""

    has_regions: bool
    """Whether those are meant that a region has, so that its name stands beside them."""

    WARD_HEADS = "lurah", "Lurah", True
    VILLAGE_HEADS = "kepala-desa", "Kepala desa", True
    AGENCIES = "opd", "Perangkat daerah", False
    SCHOOLS = "sekolah", "Sekolah", True
    OTHERS = "lain", "Undangan lain", False


class Attendance(Labelled):
    """Whether somebody who was invited came, as a table of it says."""

    CAME = "ya", "Hadir"
    REPRESENTED = "diwakili", "Diwakili"
    ABSENT = "tidak", "Tidak hadir"


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


class RefKind(StrEnum):
    CITATION = "kutipan"
    GUIDANCE = "butir"
    GUIDANCE_BLOCK = "butir-penuh"
    LINK = "tautan"
