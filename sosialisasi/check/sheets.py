"""What a printed sheet must not say: what is for other readers, what came later, and how the sheet was made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.dates import long
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.reading.decode import SWAPPED_FIELDS
from sosialisasi.site.citations import Register
from sosialisasi.site.facts import in_force, speaks_to
from sosialisasi.site.keys import entries
from sosialisasi.site.model import Case, Election, Guidance, Meeting, Site
from sosialisasi.site.occasions import Occasion, made_on, occasion, was_known
from sosialisasi.site.words import Sanction, Verdict

_rule = partial(Rule, Family.REFERENCES)

ITEM_FOR_OTHERS = _rule(
    "butir-bagi-orang-lain",
    "{butir} ditujukan kepada {bagi}, bukan kepada pembaca lembar rapat ini ({peran}).",
    "Lembarnya akan memberi tahu pembaca aturan dan sanksi yang tidak mengenai mereka.",
    "Hapus butir ini dari boleh_jangan, atau ubah peran rapat ini bila pesertanya lain.",
    wrong="peran: desa\nboleh_jangan: [D-1]",
    right="peran: desa\nboleh_jangan: [D-27]",
)

SANCTION_FOR_OTHERS = _rule(
    "sanksi-bukan-asn",
    "Dasar ini mengancam {bagi} dengan {sanksi}.",
    "Hukuman disiplin hanya untuk ASN. Lembar bagi pembaca lain akan memuat ancaman yang tidak mengenai mereka.",
    "Tulis pada dasar ini siapa yang terkena, misalnya peran: [asn].",
    Severity.WARNING,
    wrong="peran: [asn, desa]\ndasar:\n  - kutipan: PP 94/2021 Pasal 5\n    sanksi: disiplin-berat",
    right="dasar:\n  - kutipan: PP 94/2021 Pasal 5\n    peran: [asn]\n    sanksi: disiplin-berat",
)

ITEM_OF_OTHER_ELECTIONS = _rule(
    "butir-pemilihan-lain",
    "{butir} tidak punya dasar untuk {pemilihan}.",
    "Dasar yang berlaku pada hari rapat hanya mengatur pemilihan lain.",
    "Pilih butir lain, atau tambahkan dasarnya untuk pemilihan ini.",
    wrong="pemilihan: [pemilu-2024]\nboleh_jangan: [D-26]",
    right="pemilihan: [pemilu-2024]\nboleh_jangan: [D-1]",
)

CALENDAR_NOT_YET_KNOWN = _rule(
    "kalender-belum-ada",
    "Jadwal {kalender} belum ada pada {tanggal}.",
    "Lembar rapat hanya memuat yang sudah diketahui pada hari itu, jadi kalender ini tidak dicetak.",
    "Hapus dari kalender rapat ini, atau periksa tanggal rapat dan dasar jadwalnya.",
    Severity.WARNING,
    wrong="tanggal: 22 November 2019\nkalender: [blitar-2020-awal, blitar-2020]",
    right="tanggal: 22 November 2019\nkalender: [blitar-2020-awal]",
)

NOT_YET_KNOWN = _rule(
    "rapat-mendahului",
    '"{kata}" baru ada atau baru diketahui sesudah {tanggal}.',
    "Lembar rapat hanya boleh memuat yang sudah diketahui pada hari rapat.",
    "Pindahkan ke catatan (yang hanya tampil di halaman), atau tulis kalimat yang benar pada hari itu.",
    Severity.WARNING,
    wrong="tanggal: 8 Mei 2018\npoin:\n  - ASN mematuhi PP 94/2021.",
    right="tanggal: 8 Mei 2018\npoin:\n  - ASN mematuhi PP 53/2010.",
)

REMARK_IN_FIELD = _rule(
    "catatan-di-isian",
    'Isian ini memuat catatan penyusunan: "{kata}".',
    "Isian ini tercetak apa adanya di lembar resmi, di bawah nama kantor.",
    "Hapus dari isian ini. Bila perlu dicatat, tulis di catatan halaman rapat, atau sesudah tanda #.",
    wrong="jabatan: Narasumber KPU Kabupaten Lahat (jabatan tidak disebut dalam berita)",
    right="jabatan: Narasumber KPU Kabupaten Lahat",
)

MISSING_CONDITION = _rule(
    "syarat-kurang",
    "Butir {butir} bersyarat, tetapi syaratnya tidak ditulis.",
    "Tanpa syaratnya, butir ini terbaca sebagai izin.",
    "Tambahkan syarat: apa yang harus dipenuhi agar perbuatan ini boleh.",
    wrong="putusan: bersyarat\nkalimat: Menerima tamu calon di kantor",
    right="putusan: bersyarat\nkalimat: Menerima tamu calon di kantor\nsyarat: Hanya untuk urusan dinas.",
)

NEEDLESS_CONDITION = _rule(
    "syarat-tak-perlu",
    "Butir {butir} punya syarat, padahal putusannya {putusan}.",
    "Syarat hanya punya arti pada butir bersyarat.",
    "Ubah putusan menjadi bersyarat, atau hapus syaratnya.",
    wrong="putusan: boleh\nsyarat: Hanya untuk urusan dinas.",
    right="putusan: bersyarat\nsyarat: Hanya untuk urusan dinas.",
)

TWO_ENDS = _rule(
    "tahapan-berakhir-dua-kali",
    "Tahapan ini berlanjut sampai hari yang belum diketahui, tetapi ditulis {mulai} sampai {akhir}.",
    "Hari terakhir yang tertulis akan terbaca sebagai akhirnya.",
    "Tulis hari mulainya saja di tanggal, atau hapus berlanjut.",
    wrong="tanggal: 22 Maret–21 September 2024\nberlanjut: sampai akhir masa jabatan",
    right="tanggal: 22 Maret 2024\nberlanjut: sampai akhir masa jabatan",
)

_REMARK = re.compile(
    r"\b(?:tidak|tak|belum)\s+(?:disebut(?:kan)?|diketahui|tercatat|dicatat|diberitakan|dicantumkan|ada\s+datanya)\b"
    r"|\b(?:menurut|dalam|dari)\s+(?:berita|media|sumber|notula|undangan)\b"
    r"|\b(?:cek|periksa|konfirmasi|tanya)\s+(?:lagi|ulang|dulu)\b|\b(?:TODO|TBA|TBC)\b|\?\?",
    re.IGNORECASE,
)
_NAMES = (
    *("tuan_rumah", "tempat", "jabatan", "nama", "oleh", "siapa", "daftar"),
    *("pangkat", "instansi", "kepada", "ditetapkan_di", "penanda_tangan", "tembusan"),
)
"""The keys of what names somebody or a place, as it is printed."""
_TOPICS = ("topik", "uraian", "apa", "poin", "jawab", "isi")
"""The keys of sentences that are printed."""
_DISCIPLINE = (Sanction.MODERATE, Sanction.SEVERE)
_NEWS = re.compile(r"\b(?:berita|media lain|notula resmi)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{1,200})\)")
_ROOM = re.compile(
    r"(?:aula|ruang|gedung|ballroom|hotel|pendopo|pendapa|lapangan|balai (?:desa|kota|pertemuan))\b", re.I
)
_OFFICE = re.compile(
    r"(?:pemerintah|dinas|badan|bawaslu|kpu|bkpsdm|bkd|bkn|inspektorat|sekretariat|kesbangpol)\b", re.I
)


def check(lookup: Lookup) -> Iterator[Problem]:
    site = lookup.site
    for item in site.guidance.values():
        yield from _condition(item)
        yield from _threatened(item)
    for case in site.cases.values():
        yield from _threatened(case)
    for election in site.elections.values():
        yield from _open_ends(election)
    for calendar in site.calendars.values():
        for number, event in enumerate(calendar.events):
            if event.note and (found := _NEWS.search(event.note)):
                yield REMARK_IN_FIELD.at(calendar.origin, f"acara.{number}.catatan", kata=found[0])
    for meeting in site.meetings.values():
        yield from lookup.memory.recall(_meeting, lookup, meeting)


def _meeting(lookup: Lookup, meeting: Meeting) -> tuple[Problem, ...]:
    site, register = lookup.site, lookup.register
    if meeting.region not in site.regions:
        return ()
    seen = occasion(site, register, meeting)
    return (
        *_remarks(meeting),
        *_readers(site, meeting),
        *_kinds(site, register, meeting, seen),
        *_later(site, register, meeting, seen),
    )


def _condition(item: Guidance) -> Iterator[Problem]:
    """A condition belongs to what is conditional, and to nothing else."""
    if item.verdict.needs_condition and item.condition is None and item.withdrawal is None:
        yield MISSING_CONDITION.at(item.origin, "putusan", butir=item.id)
    if not item.verdict.needs_condition and item.condition is not None:
        yield NEEDLESS_CONDITION.at(item.origin, "syarat", butir=item.id, putusan=item.verdict.value)


def _threatened(item: Guidance | Case) -> Iterator[Problem]:
    """Discipline is for civil servants: where an answer speaks to others too, its basis says whom it threatens."""
    for number, basis in enumerate(item.bases):
        others = [role.value for role in basis.roles or item.roles if not role.is_asn]
        if others and (wrong := [sanction.value for sanction in basis.sanctions if sanction in _DISCIPLINE]):
            field = f"dasar.{number}.sanksi"
            yield SANCTION_FOR_OTHERS.at(item.origin, field, sanksi=", ".join(wrong), bagi=", ".join(others))


def _open_ends(election: Election) -> Iterator[Problem]:
    """What goes on to a day that nobody knows has no last day."""
    for number, stage in enumerate(election.stages):
        if stage.open_end and stage.span and stage.span.days > 1:
            start, end = long(stage.span.start), long(stage.span.end)
            yield TWO_ENDS.at(election.origin, f"tahapan.{number}.berlanjut", mulai=start, akhir=end)


def _remarks(meeting: Meeting) -> Iterator[Problem]:
    """Words about how a page was made are for its notes: these fields are printed as they are."""
    for entry in entries(meeting):
        text, parts = entry.value, []
        if entry.slot.key in _NAMES and text:
            parts = [text]
        elif entry.slot.key in _TOPICS and text:
            # It may well say that something is not known; what stands in brackets is said to nobody who listens.
            parts = _BRACKETS.findall(text)
        for part in filter(_has_remark, parts):
            bracket = next((f"({each})" for each in _BRACKETS.findall(part) if _has_remark(each)), part)
            yield REMARK_IN_FIELD.at(meeting.origin, entry.path, kata=bracket)
    if _ROOM.match(meeting.host) and meeting.place and _OFFICE.match(meeting.place):
        yield SWAPPED_FIELDS.at(meeting.origin, "tuan_rumah", kunci="tuan_rumah", nilai=meeting.host)


def _has_remark(text: str) -> bool:
    """Whether a text says how it was made. A verdict says of an act what a remark may say of a text: "tanya dulu"."""
    verdicts = {verdict.label.casefold() for verdict in Verdict}
    return any(" ".join(found[0].split()).casefold() not in verdicts for found in _REMARK.finditer(text))


def _readers(site: Site, meeting: Meeting) -> Iterator[Problem]:
    """Each item of a meeting speaks to those for whom its sheets are made."""
    for number, id in enumerate(meeting.guidance):
        item = site.guidance.get(id)
        if item and meeting.roles and not any(speaks_to(item, role) for role in meeting.roles):
            roles, readers = ", ".join(item.roles), ", ".join(meeting.roles)
            yield ITEM_FOR_OTHERS.at(meeting.origin, f"boleh_jangan.{number}", butir=id, bagi=roles, peran=readers)


def _kinds(site: Site, register: Register, meeting: Meeting, seen: Occasion) -> Iterator[Problem]:
    """Each thing that a meeting calls forbidden is forbidden in its elections."""
    for number, id in enumerate(meeting.guidance):
        item = site.guidance.get(id)
        if item is None or item.verdict is not Verdict.FORBIDDEN:
            continue
        held = [basis for basis in item.bases if in_force(basis, register, meeting.date)]
        found = [None if basis.is_appeal else register.find(basis.citation) for basis in held]
        if held and not any(each is None or each.regulation.concerns(seen.kinds) for each in found):
            kinds = " dan ".join(kind.label for kind in sorted(seen.kinds))
            yield ITEM_OF_OTHER_ELECTIONS.at(meeting.origin, f"boleh_jangan.{number}", butir=id, pemilihan=kinds)


def _later(site: Site, register: Register, meeting: Meeting, seen: Occasion) -> Iterator[Problem]:
    """What would be printed for a meeting though nobody could know it on its day."""
    day = long(meeting.date)
    for number, id in enumerate(meeting.calendars):
        calendar = site.calendars.get(id)
        election = site.elections.get(calendar.election) if calendar else None
        if election and not was_known(election, register, meeting.date):
            yield CALENDAR_NOT_YET_KNOWN.at(meeting.origin, f"kalender.{number}", kalender=id, tanggal=day)
    for number, statement in enumerate(meeting.statements):
        if statement.date > meeting.span.end:
            field = f"pernyataan.{number}.tanggal"
            yield NOT_YET_KNOWN.at(meeting.origin, field, kata=long(statement.date), tanggal=day)
        if statement.correction and not seen.known(statement.correction):
            field = f"pernyataan.{number}.koreksi"
            yield NOT_YET_KNOWN.at(meeting.origin, field, kata=_short(statement.correction), tanggal=day)
        for place, basis in enumerate(statement.bases):
            since = made_on(basis, register)
            if since and since > meeting.date:
                field = f"pernyataan.{number}.dasar.{place}"
                yield NOT_YET_KNOWN.at(meeting.origin, field, kata=basis.citation, tanggal=day)
    told = [("ringkasan", meeting.summary), *((f"poin.{n}", point) for n, point in enumerate(meeting.points))]
    told += [(f"tanya_jawab.{n}.jawab", answer.text) for n, answer in enumerate(meeting.answers)]
    told += [(f"surat.isi.{n}", point) for n, point in enumerate(meeting.letter.points if meeting.letter else ())]
    for number, entry in enumerate(meeting.agenda):
        told += [(f"agenda.{number}.topik", entry.topic), (f"agenda.{number}.uraian", entry.detail or "")]
    for field, text in told:
        # A meeting may plan; but it quotes no regulation and no institution that did not exist yet.
        if found := seen.named_later(text):
            yield NOT_YET_KNOWN.at(meeting.origin, field, kata=found, tanggal=day)
    for number, id in enumerate(meeting.guidance):
        item = site.guidance.get(id)
        if item is None:
            continue
        kept = (item.reason, item.example, item.condition)
        lost = [text for text in kept if text and not seen.known(text)]
        lost += [item.text] if seen.tells_later(item.text) else []
        for text in lost:
            kata = f"{id}: {_short(text)}"
            yield NOT_YET_KNOWN.at(meeting.origin, f"boleh_jangan.{number}", kata=kata, tanggal=day)


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
