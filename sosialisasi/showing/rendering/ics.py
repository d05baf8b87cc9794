"""A calendar as data: iCalendar (RFC 5545) and JSON, both from one view.

All-day events have an exclusive end. An event has the same ``UID`` for ever: it is made of the identity of the site,
the oldest name of the calendar and the id of the stage, never of an address.

Phones take over a change only with a higher ``SEQUENCE``, and no clock may tell it, since that would change the bytes
of every build. So it rises with what staff write: with ``data_per``, the day of the data, which they advance whenever
facts change, and with every entry of ``riwayat``, of the calendar or of its election, by which a second change on one
day is told. It never falls as long as ``data_per`` is not set back and no entry is taken out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import msgspec

from sosialisasi.ground.dates import Span, long, span_text
from sosialisasi.showing.views import CalendarData, StageView

REFRESH = timedelta(days=1)
"""How often a phone that subscribed looks for other days (RFC 7986; the older name is for Outlook)."""


_BEGINNING = date(2018, 1, 1)
_PER_DAY = 100
"""So many changes of one day count less than the next day does; both together stay below the limit of 2³¹ for ever."""


def sequence(view: CalendarData) -> int:
    """The ``SEQUENCE`` of the events of a calendar."""
    return max(0, (view.changed - _BEGINNING).days) * _PER_DAY + view.changes


def render(view: CalendarData) -> bytes:
    """The calendar as an ``.ics`` file, which phones can subscribe to or import.

    The stages of a schedule that was replaced are cancelled, so that the phones that have them know; what
    the region itself held on its days took place, unless it was called off.
    """
    calendar = view.calendar
    stamp = datetime.combine(view.changed, time(), UTC)
    result = icalendar.Calendar()
    result.add("prodid", "-//sosialisasi//kalender tahapan//ID")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    result.add("x-wr-calname", icalendar.vText(calendar.title))  # By itself it is of no type, and not escaped.
    result.add("x-wr-timezone", calendar.zone.iana)
    # A phone that kept it cannot tell otherwise how old it is.
    chosen = f" Yang dipilih: {calendar.chosen.text}." if calendar.chosen else ""
    result.add("x-wr-caldesc", icalendar.vText(f"Menurut data per {long(view.as_of)}.{chosen}"))
    result.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    result.add("x-published-ttl", icalendar.vDuration(REFRESH))
    for stage in calendar.stages:
        is_replaced = calendar.replaced_by is not None and not stage.is_local
        now = "Dibatalkan: " if stage.cancelled else "Jadwal diganti: " if is_replaced else ""
        # Of what goes on to a day that nobody knows yet, a phone shows the day on which it begins, and the words.
        span, beginning = (Span(stage.span.start, stage.span.start), "Mulai: ") if stage.open_end else (stage.span, "")
        event = icalendar.Event()
        # A name has no full stop, so no two stages of any calendars share a UID.
        event.add("uid", f"{view.identity}.{stage.id}@{view.owner}")
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", sequence(view))
        event.add("dtstart", span.start)
        event.add("dtend", span.after_end)
        event.add("summary", f"{now}{beginning}{stage.name}: {calendar.title}")
        event.add("status", "CANCELLED" if now else "CONFIRMED")
        event.add("description", "\n".join(_description(stage)))
        event.add("url", calendar.href)
        event.add("transp", "TRANSPARENT")
        result.add_component(event)
    return bytes(result.to_ical())


def render_json(view: CalendarData) -> bytes:
    """The calendar as JSON with Indonesian keys, dates as ``2024-11-27``."""
    calendar = view.calendar
    data = {
        "id": calendar.id,
        "judul": calendar.title,
        "daerah": calendar.region,
        "pemilihan": calendar.election,
        "zona": {"nama": calendar.zone, "iana": calendar.zone.iana},
        "pemungutan": calendar.polling_day,
        "ulangan": calendar.repeats,
        "dipilih": calendar.chosen.text if calendar.chosen else None,
        "alamat": calendar.href,
        "data_per": view.as_of,
        "verifikasi": calendar.verification,
        "diganti_oleh": calendar.replaced_by.text if calendar.replaced_by else None,
        "tahapan": [
            {
                "id": stage.id,
                "nama": stage.name,
                "tahap": stage.phase,
                "mulai": stage.span.start,
                "selesai": None if stage.open_end else stage.span.end,
                "berlanjut": stage.open_end,
                "dasar": [basis.text for basis in stage.bases],
                "verifikasi": stage.verification,
                "catatan": stage.note,
                "nasional": span_text(stage.usual) if stage.usual else None,
                "alasan_berbeda": stage.reason,
                "setempat": stage.is_local,
                "batal": stage.cancelled,
            }
            for stage in calendar.stages
        ],
        "belum_ditetapkan": [
            {"id": stage.id, "nama": stage.name, "tahap": stage.phase, "aturan": stage.rules}
            for stage in calendar.undated
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def _description(stage: StageView) -> list[str]:
    lines = [stage.days]
    if stage.cancelled:
        lines.append(f"Dibatalkan: {stage.cancelled}")
    if stage.bases:
        lines.append("Dasar: " + "; ".join(basis.text for basis in stage.bases))
    lines.append(stage.verification.label)
    lines += [text for text in (stage.reason, stage.note) if text]
    return lines
