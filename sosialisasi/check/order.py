"""Dates that belong together are in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise

from sosialisasi.ground.counting import POLLING
from sosialisasi.ground.dates import Day, Span, long, span_text
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.reading.decode import MISSING_KEY
from sosialisasi.reading.wording import lengths
from sosialisasi.reading.wording.lengths import WRONG_LENGTH
from sosialisasi.site.model import AgendaItem, Election, Meeting, Origin, Page, Site
from sosialisasi.site.stages import StageRow, held_stages, spans

_rule = partial(Rule, Family.REFERENCES)

DATES_OUT_OF_ORDER = _rule(
    "tanggal-tak-urut",
    "{kemudian} ({tanggal_kemudian}) lebih awal daripada {dahulu} ({tanggal_dahulu}).",
    "Urutan waktu yang terbalik biasanya salah ketik tahun atau bulan.",
    "Periksa kedua tanggal itu.",
    wrong="tanggal: 22 November 2026\ntinjau_lagi: 22 Februari 2026",
    right="tanggal: 22 November 2026\ntinjau_lagi: 22 Februari 2027",
)

OVERLAPPING_STAGES = _rule(
    "tahapan-bertumpuk",
    "{kemudian} mulai {mulai}, padahal {dahulu} baru berakhir {akhir}.",
    "Dua tahapan yang berurutan tidak berjalan pada hari yang sama, dan aturannya berbeda.",
    "Periksa kedua tanggal itu pada dokumen sumber.",
    Severity.WARNING,
    wrong="tanggal: 23–26 November 2024",
    right="tanggal: 24–26 November 2024",
)

GAP_BETWEEN_STAGES = _rule(
    "tahapan-berjarak",
    "Ada {hari} hari kosong antara {dahulu} (sampai {akhir}) dan {kemudian} (mulai {mulai}).",
    "Kedua tahapan ini biasanya bersambung; jarak sering berarti salah ketik.",
    "Periksa kedua tanggal itu pada dokumen sumber. Bila memang berjarak, biarkan.",
    Severity.ADVICE,
    wrong="tanggal: 25–26 November 2024",
    right="tanggal: 24–26 November 2024",
)

OVERLAPPING_CHAINS = _rule(
    "masa-bertumpuk",
    "Masa ini bertumpuk dengan {lain}.",
    "Pada satu hari hanya satu alur pelaporan yang berlaku.",
    "Perbaiki tanggal sejak atau sampai pada salah satunya.",
    wrong=(
        "content/pelaporan/sampai-kasn.yaml:\n"
        "sampai: 1 September 2024\n"
        "\n"
        "content/pelaporan/sejak-bkn.yaml:\n"
        "sejak: 24 Agustus 2024"
    ),
    right=(
        "content/pelaporan/sampai-kasn.yaml:\n"
        "sampai: 23 Agustus 2024\n"
        "\n"
        "content/pelaporan/sejak-bkn.yaml:\n"
        "sejak: 24 Agustus 2024"
    ),
)

_USUAL_ORDER = ("pendaftaran", "penetapan", "nomor-urut", "kampanye", "masa-tenang", "pemungutan")
"""The stages of an election, each of which begins after the one before it."""

_JOINED = (("kampanye", "masa-tenang"), ("masa-tenang", "pemungutan"))
"""Stages of which the second begins on the day after the first ends."""


def check(site: Site) -> Iterator[Problem]:
    for institution in site.institutions.values():
        yield from _pair(institution.origin, "sejak", institution.since, "sampai", institution.until)
    for regulation in site.regulations.values():
        yield from _pair(regulation.origin, "berlaku", regulation.since, "berakhir", regulation.until)
    for chain in site.chains.values():
        yield from _pair(chain.origin, "sejak", chain.since, "sampai", chain.until)
    yield from _chains(site)
    yield from _calendars(site)
    for election in site.elections.values():
        yield from _election(election)
        if repeated := site.elections.get(election.repeats.election if election.repeats else ""):
            days = repeated.polling_day, election.polling_day
            yield from _pair(election.origin, f"pemungutan {repeated.name}", days[0], "pemungutan", days[1])
    for briefing in site.briefings.values():
        yield from _pair(briefing.origin, "tanggal", briefing.date, "diperbarui", briefing.updated)
        yield from _pair(briefing.origin, "diperbarui", briefing.last_change, "tinjau_lagi", briefing.next_review)
        for number, change in enumerate(briefing.changes):
            where = f"perubahan.{number}.tanggal"
            yield from _pair(briefing.origin, "tanggal", briefing.date, "perubahan", change.date, where)
    for page in site.pages.values():
        yield from _pair(page.origin, "diperbarui", page.updated, "tinjau_lagi", page.next_review)
    top = site.settings
    yield from _pair(top.origin, "data_per", top.as_of, "tinjau_lagi", top.next_review)
    for text in site.texts:
        if text.withdrawal:
            first, start = ("diperbarui", text.updated) if isinstance(text, Page) else ("tanggal", text.date)
            yield from _pair(text.origin, first, start, "ditarik.tanggal", text.withdrawal.date)
    for meeting in site.meetings.values():
        for number, task in enumerate(meeting.follow_ups):
            where = f"tindak_lanjut.{number}.kapan"
            yield from _pair(meeting.origin, "tanggal", meeting.date, "kapan", task.due, where)
        yield from _hours(meeting.origin, "selesai", meeting)
        for number, line in enumerate(meeting.agenda):
            yield from _hours(meeting.origin, f"agenda.{number}.selesai", line)


def _hours(origin: Origin, field: str, timed: Meeting | AgendaItem) -> Iterator[Problem]:
    """What has a beginning and an end on one day ends after it began."""
    if timed.start and timed.end and timed.end <= timed.start:
        yield DATES_OUT_OF_ORDER.at(
            origin,
            field,
            kemudian="selesai",
            tanggal_kemudian=f"{timed.end:%H.%M}",
            dahulu="mulai",
            tanggal_dahulu=f"{timed.start:%H.%M}",
        )


def _election(election: Election) -> Iterator[Problem]:
    """The stages follow each other, and voting is on the polling day."""
    known = spans(election)
    found = {stage.id: StageRow(stage, known[stage.id]) for stage in election.stages if stage.id in known}
    fields = {stage.id: f"tahapan.{number}.tanggal" for number, stage in enumerate(election.stages)}
    for earlier, later in pairwise(found[id] for id in _USUAL_ORDER if id in found):
        start, end = earlier.span.start, later.span.start
        yield from _pair(election.origin, earlier.stage.name, start, later.stage.name, end, fields[later.stage.id])
    yield from _joined(election.origin, found, fields)
    for number, stage in enumerate(election.stages):
        if stage.id in found:
            yield from _stated(election.origin, f"tahapan.{number}.catatan", stage.note, found[stage.id].span)
    if (voting := found.get(POLLING)) is None:
        return
    if election.polling_day is None and voting.stage.span:
        yield MISSING_KEY.at(election.origin, "pemungutan", kunci="pemungutan")
    elif election.polling_day and election.polling_day not in voting.span:
        yield from _pair(
            election.origin,
            "pemungutan",
            max(election.polling_day, voting.span.start),
            f"tahapan {voting.stage.name}",
            min(election.polling_day, voting.span.end),
            fields[POLLING],
        )


def _chains(site: Site) -> Iterator[Problem]:
    """On every day, one reporting chain at most for the nation, and one for each region."""
    chains = sorted(site.chains.values(), key=lambda chain: (chain.region or "", chain.since or Day.min))
    for earlier, later in pairwise(chains):
        if earlier.region != later.region:
            continue
        if earlier.until is None or (later.since or Day.min) <= earlier.until:
            yield OVERLAPPING_CHAINS.at(later.origin, "sejak", lain=earlier.origin.path)


def _calendars(site: Site) -> Iterator[Problem]:
    """Also as a region overrides them, the stages follow each other."""
    for calendar in site.calendars.values():
        for number, event in enumerate(calendar.events):
            yield from _stated(calendar.origin, f"acara.{number}.catatan", event.note, event.span)
        for number, override in enumerate(calendar.overrides):
            yield from _stated(calendar.origin, f"perubahan.{number}.alasan", override.reason, override.span)
        election = site.elections.get(calendar.election)
        if election is None or not calendar.overrides:
            continue
        where = {override.stage: f"perubahan.{number}.tanggal" for number, override in enumerate(calendar.overrides)}
        found = {row.stage.id: row for row in held_stages(calendar, election)}
        known = [found[id] for id in _USUAL_ORDER if id in found]
        for earlier, later in pairwise(known):
            field = where.get(later.stage.id) or where.get(earlier.stage.id)
            if field is not None:
                start, end = earlier.span.start, later.span.start
                yield from _pair(calendar.origin, earlier.stage.name, start, later.stage.name, end, field)
        yield from _joined(calendar.origin, found, where, gaps=False)  # A vote that is put off has its reason.


def _joined(
    origin: Origin, found: Mapping[str, StageRow], where: Mapping[str, str], *, gaps: bool = True
) -> Iterator[Problem]:
    """Pairs of stages that follow each other without a gap. ``where`` has the fields of the stages that a file dates; a
    pair of which it dates none is a matter of another file.
    """
    for first, second in _JOINED:
        field = where.get(second) or where.get(first)
        if first not in found or second not in found or field is None:
            continue
        earlier, later = found[first], found[second]
        gap = (later.span.start - earlier.span.after_end).days
        is_wrong = gap < 0 or (gap > 0 and gaps)
        if is_wrong and later.span.start >= earlier.span.start:  # Otherwise their order itself is wrong, and told.
            rule = GAP_BETWEEN_STAGES if gap > 0 else OVERLAPPING_STAGES
            end, start = long(earlier.span.end), long(later.span.start)
            names = {"dahulu": earlier.stage.name, "kemudian": later.stage.name}
            yield rule.at(origin, field, **names, hari=gap, akhir=end, mulai=start)


def _stated(origin: Origin, field: str, note: str | None, span: Span) -> Iterator[Problem]:
    """A problem if a note says of a stage that it is longer or shorter than it is."""
    length = lengths.only_length(note) if note else None
    if length is not None and not lengths.agrees(length, span):
        yield WRONG_LENGTH.at(origin, field, tertulis=length, rentang=span_text(span), hari=span.days)


def _pair(
    origin: Origin, first: str, start: Day | None, second: str, end: Day | None, field: str = ""
) -> Iterator[Problem]:
    """A problem if the second day comes before the first; unknown days are in order with all."""
    if start is not None and end is not None and end < start:
        field = field or second
        yield DATES_OUT_OF_ORDER.at(
            origin, field, kemudian=second, tanggal_kemudian=long(end), dahulu=first, tanggal_dahulu=long(start)
        )
