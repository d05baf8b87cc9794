"""Calendars as iCalendar, read back by another library than the one that wrote them, and as JSON."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from harness import Situs
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus

CALENDAR = "content/kalender/ogan-ilir-2024.yaml"
ELECTION = "content/pemilihan/pilkada-2024.yaml"
ICS = "kalender/ogan-ilir-2024.ics"
LONG = "Rapat koordinasi, sosialisasi; dan «pengarahan» camat – sekabupaten Ogan Ilir \\\\ " * 4


def calendar(situs: Situs, path: str = ICS) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(situs.page(path))


def events(situs: Situs) -> dict[str, Any]:
    assert situs.build().errors == []
    return {str(event.uid): event for event in calendar(situs).events}


class TestICalendar:
    def test_every_stage_and_local_event_is_one_event(self, situs: Situs) -> None:
        """With its name first, since phones show no more."""
        found = events(situs)
        assert [str(event.summary).partition(":")[0] for event in found.values()] == [
            "Pendaftaran pasangan calon",
            "Masa kampanye",
            "Rakor camat",
            "Masa tenang",
            "Pemungutan suara",
        ]

    def test_the_end_of_a_day_is_the_next_day(self, situs: Situs) -> None:
        """DTEND is exclusive: a quiet period of 24–26 November ends on the 27th."""
        found = events(situs)
        quiet = found["ogan-ilir-2024.masa-tenang@contoh.example"]
        assert (quiet.dtstart, quiet.dtend) == (date(2024, 11, 24), date(2024, 11, 27))
        polling = found["ogan-ilir-2024.pemungutan@contoh.example"]
        assert polling.dtend - polling.dtstart == timedelta(days=1)

    def test_the_stamp_is_the_day_of_the_data(self, situs: Situs) -> None:
        """A clock would change the file at every build."""
        stamps = {event.dtstamp for event in events(situs).values()}
        assert {stamp.date() for stamp in stamps if isinstance(stamp, datetime)} == {date(2026, 11, 22)}
        assert {str(stamp.tzinfo) for stamp in stamps} == {"UTC"}

    def test_a_uid_stays_when_all_else_changes(self, situs: Situs) -> None:
        """So that a phone moves an event, and does not show it twice."""
        before = set(events(situs))
        situs.edit(CALENDAR, "nama: Rakor camat", "nama: Rapat camat")
        situs.edit(CALENDAR, "tanggal: 7 Oktober 2024", "tanggal: 8–9 Oktober 2024")
        situs.edit(CALENDAR, "judul: Kalender", "judul: Tahapan")
        situs.edit("content/situs.yaml", "data_per: 22", "data_per: 23")
        assert set(events(situs)) == before

    def test_no_two_calendars_share_a_uid(self, situs: Situs) -> None:
        """Not even if the name of one goes on where that of the other ends."""
        text = (situs.root / CALENDAR).read_text("utf-8")
        situs.write("content/kalender/ogan.yaml", text.replace("id: rakor-camat", "id: ilir-2024-rakor-camat"))
        situs.write("content/kalender/ogan-ilir.yaml", text.replace("id: rakor-camat", "id: 2024-rakor-camat"))
        situs.write(CALENDAR, text)
        assert situs.build().errors == []
        paths = ("kalender/ogan.ics", "kalender/ogan-ilir.ics", ICS)
        uids = [event.uid for path in paths for event in calendar(situs, path).events]
        assert len(uids) == len(set(uids)) == 15

    def test_the_zone_and_the_name_are_told(self, situs: Situs) -> None:
        """Days are counted where the region is."""
        situs.edit(CALENDAR, "daerah: 16.10", "daerah: 71.71")
        situs.build()
        assert "X-WR-TIMEZONE:Asia/Makassar" in situs.page(ICS)
        assert "X-WR-CALNAME:Kalender Pilkada 2024 Kabupaten Ogan Ilir" in situs.page(ICS)

    def test_how_sure_we_are_is_told(self, situs: Situs) -> None:
        """A date that was not verified says so in the phone too."""
        event = events(situs)["ogan-ilir-2024.rakor-camat@contoh.example"]
        assert "Belum diverifikasi ke naskah" in event.description
        assert "7 Oktober 2024" in event.description

    def test_other_days_of_a_region_say_why(self, situs: Situs) -> None:
        """The reason is part of the event."""
        text = "perubahan:\n  - tahapan: kampanye\n    tanggal: 1–9 Oktober 2024\n    alasan: Banjir besar.\n"
        situs.edit(CALENDAR, "acara:", f"{text}    dasar: UU 10/2016\n    verifikasi: belum\nacara:")
        event = events(situs)["ogan-ilir-2024.kampanye@contoh.example"]
        assert (event.dtstart, event.dtend) == (date(2024, 10, 1), date(2024, 10, 10))
        assert "Banjir besar." in event.description


class TestFormat:
    @pytest.fixture
    def lines(self, situs: Situs) -> list[bytes]:
        situs.edit(CALENDAR, "nama: Rakor camat", f'nama: "{LONG}"')
        assert situs.build().errors == []
        return situs.published()[ICS].split(b"\r\n")

    def test_lines_end_with_cr_lf_and_are_short(self, lines: list[bytes]) -> None:
        """RFC 5545 3.1: no line is longer than 75 octets, and none is cut within a letter."""
        assert lines[-1] == b""
        assert not [line for line in lines if b"\n" in line or b"\r" in line]
        assert max(len(line) for line in lines) <= 75
        for line in lines:
            line.decode()

    def test_odd_signs_come_back_as_they_were_written(self, situs: Situs, lines: list[bytes]) -> None:
        """Commas, semicolons and backslashes mean something in the format, and nothing in a name."""
        (event,) = [each for each in calendar(situs).events if "rakor-camat" in str(each.uid)]
        assert str(event.summary).startswith(LONG.replace("\\\\", "\\").strip())

    def test_a_name_cannot_add_a_line(self, situs: Situs) -> None:
        """A line break in a name stays in it."""
        situs.edit(CALENDAR, "nama: Rakor camat", 'nama: "Rakor\\r\\nATTACH:https://jahat.example\\nX: y"')
        events(situs)
        assert b"\nATTACH" not in situs.published()[ICS]


class TestPhones:
    def test_who_subscribed_hears_of_other_days(self, situs: Situs) -> None:
        """A calendar says how often to look again."""
        situs.build()
        assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in situs.page(ICS)
        assert "X-PUBLISHED-TTL:P1D" in situs.page(ICS)

    def test_a_replaced_schedule_leaves_the_phone(self, situs: Situs) -> None:
        """Its stages are cancelled and say why; what the region held on its days took place all the same."""
        assert {event.status for event in events(situs).values()} == {EventStatus.CONFIRMED}
        text = (situs.root / ELECTION).read_text("utf-8").replace("nama: Pilkada 2024", "nama: Pilkada susulan", 1)
        situs.write("content/pemilihan/susulan.yaml", text)
        situs.edit(ELECTION, "nama: Pilkada 2024\n", "nama: Pilkada 2024\ndiganti_oleh: susulan\n")
        found = events(situs)
        campaign = found["ogan-ilir-2024.kampanye@contoh.example"]
        assert campaign.status == EventStatus.CANCELLED
        assert str(campaign.summary).startswith("Jadwal diganti: Masa kampanye")
        assert found["ogan-ilir-2024.rakor-camat@contoh.example"].status == EventStatus.CONFIRMED


class TestJson:
    def test_the_same_calendar_as_data(self, situs: Situs) -> None:
        """Keys are Indonesian, days are ISO, the end is included."""
        situs.build()
        data = json.loads(situs.page("kalender/ogan-ilir-2024.json"))
        assert data["zona"] == {"nama": "WIB", "iana": "Asia/Jakarta"}
        assert data["data_per"] == "2026-11-22"
        quiet = next(stage for stage in data["tahapan"] if stage["id"] == "masa-tenang")
        assert (quiet["mulai"], quiet["selesai"]) == ("2024-11-24", "2024-11-26")
        assert quiet["dasar"] == ["UU 10/2016"]
