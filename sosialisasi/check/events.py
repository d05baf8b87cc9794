"""An event has what its kind must have and nothing that it cannot have, its host exists on its days, and its list of
those invited is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sosialisasi.ground.dates import Span, span_text
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.sayings import suggestion
from sosialisasi.reading.decode import MISSING_KEY
from sosialisasi.site.keys import slots_of
from sosialisasi.site.model import Election, Meeting, Site
from sosialisasi.site.stages import held_stages, national_stages
from sosialisasi.site.words import Invitee

_rule = partial(Rule, Family.REFERENCES)

MUST_HAVE = _rule(
    "acara-kurang",
    '{jenis} belum memuat "{kunci}".',
    "Setiap jenis acara punya yang wajib ada; tanpa itu lembarnya kosong di tempat yang penting.",
    'Tambahkan baris "{kunci}: …", atau ubah jenis acaranya.',
    wrong="jenis: penandatanganan",
    right="jenis: penandatanganan\npihak: [Ketua Bawaslu Kabupaten Contoh, Sekretaris Daerah Kabupaten Contoh]",
)

CANNOT_HAVE = _rule(
    "acara-berlebih",
    '{jenis} tidak punya "{kunci}".',
    "Isian ini tidak tampil dan tidak tercetak pada acara jenis ini.",
    "Hapus isian ini, atau ubah jenis acaranya.",
    wrong="surat:\n  kepada: Camat\n  isi: Tetap netral.\n  penanda_tangan: Bupati Contoh",
    right="poin:\n  - Tetap netral.",
)

OUTSIDE_OF_STAGES = _rule(
    "lembaga-sementara",
    "{lembaga} hanya ada selama tahapan, padahal acara ini {tanggal}: {sebab}.",
    "Lembaga sementara dibentuk untuk satu pemilihan dan bubar sesudahnya; di luar itu tidak ada yang mengundang.",
    "Periksa tanggal dan pemilihan acara ini, atau sebut lembaga yang tetap, misalnya bawaslu-kabkota.",
    wrong="tanggal: 7 Oktober 2026\nlembaga_tuan_rumah: panwascam\npemilihan: [pilkada-2024]",
    right="tanggal: 7 Oktober 2024\nlembaga_tuan_rumah: panwascam\npemilihan: [pilkada-2024]",
)

DAY_OUTSIDE = _rule(
    "hari-di-luar-acara",
    "Hari ke-{hari} tidak ada: acara ini {tanggal}.",
    "Baris agenda tanpa harinya tidak tercetak di bawah hari mana pun.",
    "Perbaiki nomor harinya, atau tanggal acaranya.",
    wrong="tanggal: 7–8 Oktober 2024\nagenda:\n  - topik: Penutup\n    hari: 3",
    right="tanggal: 7–8 Oktober 2024\nagenda:\n  - topik: Penutup\n    hari: 2",
)

UNKNOWN_AGENCY = _rule(
    "opd-tak-terdaftar",
    "Perangkat daerah {nilai} belum terdaftar.",
    "Yang diundang tercetak di daftar hadir menurut daftar di content/opd.yaml.",
    '{saran}Tulis di content/opd.yaml; berkas itu dibuat dengan "python3 build.py baru opd".',
    wrong="content/rakor/lahat-2024.md:\nundangan:\n  - siapa: opd\n    kantor: [Dinas Contoh]",
    right=(
        "content/opd.yaml:\nopd:\n  - Dinas Contoh\n\n"
        "content/rakor/lahat-2024.md:\nundangan:\n  - siapa: opd\n    kantor: [Dinas Contoh]"
    ),
)


def check(site: Site) -> Iterator[Problem]:
    for meeting in site.meetings.values():
        yield from _kind(meeting)
        yield from _host(site, meeting)
        yield from _days(meeting)
        yield from _agencies(site, meeting)


def _kind(meeting: Meeting) -> Iterator[Problem]:
    """What its kind must have is there, and what it cannot have is not."""
    slots = slots_of(Meeting)
    held = {key for key, slot in slots.items() if getattr(meeting, slot.name) not in (None, (), False)}
    if meeting.invitations:
        held.add("peserta")
    for key in meeting.kind.needs:
        if key not in held:
            yield MUST_HAVE.at(meeting.origin, "jenis", jenis=meeting.kind.label, kunci=key)
    for key in meeting.kind.lacks:
        if key in held:
            yield CANNOT_HAVE.at(meeting.origin, key, jenis=meeting.kind.label, kunci=key)
    if not meeting.roles:
        yield MISSING_KEY.at(meeting.origin, "peran", kunci="peran")


def _host(site: Site, meeting: Meeting) -> Iterator[Problem]:
    """A host that exists only during an election invites within the stages of one of those that its event names."""
    host = site.institutions.get(meeting.host_institution or "")
    if host is None or not host.is_temporary:
        return
    elections = [site.elections[id] for id in meeting.elections if id in site.elections]
    spans = {election.name: span for election in elections if (span := _stages(site, meeting, election))}
    if any(span.start <= meeting.date and meeting.span.end <= span.end for span in spans.values()):
        return
    told = "; ".join(f"tahapan {name} yang tercatat {span_text(span)}" for name, span in spans.items())
    yield OUTSIDE_OF_STAGES.at(
        meeting.origin,
        "lembaga_tuan_rumah",
        lembaga=host.name,
        tanggal=span_text(meeting.span),
        sebab=told or "tahapan pemilihannya tidak disebut atau belum diketahui",
    )


def _stages(site: Site, meeting: Meeting, election: Election) -> Span | None:
    """From the first stage of an election to its last one, in the calendars of an event too; ``None`` if unknown."""
    calendars = (site.calendars[id] for id in meeting.calendars if id in site.calendars)
    own = (row for each in calendars if each.election == election.id for row in held_stages(each, election))
    spans = [row.span for row in (*national_stages(election), *own)]
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def _days(meeting: Meeting) -> Iterator[Problem]:
    """Each line of the agenda belongs to a day that there is."""
    for number, line in enumerate(meeting.agenda):
        if line.day is not None and not 1 <= line.day <= meeting.span.days:
            when = span_text(meeting.span)
            yield DAY_OUTSIDE.at(meeting.origin, f"agenda.{number}.hari", hari=line.day, tanggal=when)


def _agencies(site: Site, meeting: Meeting) -> Iterator[Problem]:
    """Each agency that is invited stands in the list of the site, and where all are there is a list."""
    names = [name for agency in (site.agencies.agencies if site.agencies else ()) for name in agency.names]
    known = {name.casefold() for name in names}
    for number, invitation in enumerate(meeting.invitations):
        if invitation.who is not Invitee.AGENCIES:
            continue
        if not known and not invitation.agencies:
            yield UNKNOWN_AGENCY.at(meeting.origin, f"undangan.{number}.siapa", nilai="mana pun", saran="")
        for place, name in enumerate(invitation.agencies):
            if name.casefold() not in known:
                field, hint = f"undangan.{number}.kantor.{place}", suggestion(name, names)
                yield UNKNOWN_AGENCY.at(meeting.origin, field, nilai=f'"{name}"', saran=hint)
