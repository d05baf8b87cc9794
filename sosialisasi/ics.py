"""A calendar as data: iCalendar (RFC 5545) and JSON, both from one view.

All-day events have an exclusive end; ``UID`` is made of ids, and is the same as long as they are;
``DTSTAMP`` is the day of the data, since a clock would change the bytes of every build.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

import icalendar
import msgspec

from sosialisasi.dates import span_text
from sosialisasi.views import CalendarData, StageView

REFRESH = timedelta(days=1)
"""How often a phone that subscribed looks for other days (RFC 7986; the older name is for Outlook)."""


def render(view: CalendarData) -> bytes:
    """The calendar as an ``.ics`` file, which phones can subscribe to or import.

    The stages of a schedule that was replaced are cancelled, so that the phones that have them know; what
    the region itself held on its days took place.
    """
    calendar = view.calendar
    stamp = datetime.combine(view.as_of, time(), UTC)
    result = icalendar.Calendar()
    result.add("prodid", "-//sosialisasi//kalender tahapan//ID")
    result.add("version", "2.0")
    result.add("method", "PUBLISH")
    result.add("x-wr-calname", icalendar.vText(calendar.title))  # By itself it is of no type, and not escaped.
    result.add("x-wr-timezone", calendar.zone.iana)
    result.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    result.add("x-published-ttl", icalendar.vDuration(REFRESH))
    # A calendar's id has no full stop, so no two stages of any calendars share a UID.
    host = urlsplit(view.url).hostname or "sosialisasi"
    for stage in calendar.stages:
        is_held = calendar.replaced_by is None or stage.is_local
        event = icalendar.Event()
        event.add("uid", f"{calendar.id}.{stage.id}@{host}")
        event.add("dtstamp", stamp)
        event.add("dtstart", stage.span.start)
        event.add("dtend", stage.span.after_end)
        event.add("summary", f"{'' if is_held else 'Jadwal diganti: '}{stage.name}: {calendar.title}")
        event.add("status", "CONFIRMED" if is_held else "CANCELLED")
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
                "selesai": stage.span.end,
                "dasar": [basis.text for basis in stage.bases],
                "verifikasi": stage.verification,
                "catatan": stage.note,
                "nasional": span_text(stage.usual) if stage.usual else None,
                "alasan_berbeda": stage.reason,
                "setempat": stage.is_local,
            }
            for stage in calendar.stages
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"


def _description(stage: StageView) -> list[str]:
    lines = [span_text(stage.span)]
    if stage.bases:
        lines.append("Dasar: " + "; ".join(basis.text for basis in stage.bases))
    lines.append(stage.verification.label)
    lines += [text for text in (stage.reason, stage.note) if text]
    return lines
