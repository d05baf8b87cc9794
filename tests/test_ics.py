"""Calendars as iCalendar, read back by another library than the one that wrote them, and as JSON."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from harness import Situs
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus

from sosialisasi.ground import files
from sosialisasi.reading import load
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.rendering.ics import sequence
from sosialisasi.showing.sheets import months
from sosialisasi.showing.views import CalendarData

CALENDAR = "content/kalender/ogan-ilir-2024.yaml"
ELECTION = "content/pemilihan/pilkada-2024.yaml"
ICS = "kalender/ogan-ilir-2024.ics"
NEW = "content/kalender/ogan-ilir-baru.yaml"
LOCAL = "ogan-ilir-2024.rakor-camat@contoh.example/uji"
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
        quiet = found["ogan-ilir-2024.masa-tenang@contoh.example/uji"]
        assert (quiet.dtstart, quiet.dtend) == (date(2024, 11, 24), date(2024, 11, 27))
        polling = found["ogan-ilir-2024.pemungutan@contoh.example/uji"]
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

    @pytest.mark.parametrize("identity", ["contoh.example/uji", None])
    def test_a_uid_survives_a_rename_and_a_new_address(self, situs: Situs, identity: str | None) -> None:
        """Under all its names the calendar is the same, also in a site that was never given an identity."""
        if identity is None:
            situs.edit("content/situs.yaml", "identitas: contoh.example/uji\n", "")
        before = set(events(situs))
        assert {uid.partition("@")[2] for uid in before} == {identity or "sosialisasi"}
        situs.edit("content/situs.yaml", "alamat: https://contoh.example/uji/", "alamat: https://lain.example/")
        situs.edit("content/rakor/ogan-ilir-2024.md", "ogan-ilir-2024", "ogan-ilir-baru")
        for old, new in (("ogan-ilir-2024", "ogan-ilir"), ("ogan-ilir", "ogan-ilir-baru")):
            situs.rename(f"content/kalender/{old}.yaml", f"content/kalender/{new}.yaml")
        situs.write(NEW, "alias: [ogan-ilir-2024, ogan-ilir]\n" + (situs.root / NEW).read_text("utf-8"))
        assert situs.build().errors == []
        for path in (ICS, "kalender/ogan-ilir.ics", "kalender/ogan-ilir-baru.ics"):
            assert {event.uid for event in calendar(situs, path).events} == before

    def test_no_two_calendars_share_a_uid(self, situs: Situs) -> None:
        """Not even if the name of one goes on where that of the other ends."""
        text = (situs.root / CALENDAR).read_text("utf-8")
        for name, region, event in (
            ("ogan", "16.01", "ilir-2024-rakor-camat"),
            ("ogan-ilir", "16.02", "2024-rakor-camat"),
        ):
            other = text.replace("id: rakor-camat", f"id: {event}").replace("daerah: 16.10", f"daerah: {region}")
            situs.write(f"content/kalender/{name}.yaml", other)
        situs.write(CALENDAR, text)
        assert situs.build().errors == []
        paths = ("kalender/ogan.ics", "kalender/ogan-ilir.ics", ICS)
        uids = [event.uid for path in paths for event in calendar(situs, path).events]
        assert len(uids) == len(set(uids)) == 15

    def test_a_name_that_was_left_is_no_other_calendar_s(self, situs: Situs) -> None:
        """Whoever has the old name has its UIDs; so no other file may take it, nor claim it too."""
        text = (situs.root / CALENDAR).read_text("utf-8")
        renamed = f"alias: ogan-ilir-2024\n{text}"
        situs.write("content/kalender/baru.yaml", renamed.replace("daerah: 16.10", "daerah: 16.01"))
        assert "alamat-bertabrakan" in situs.build().codes
        situs.write("content/kalender/baru.yaml", renamed)
        situs.remove(CALENDAR)
        situs.edit("content/rakor/ogan-ilir-2024.md", "kalender: [ogan-ilir-2024]", "kalender: [baru]")
        assert situs.build().errors == []
        situs.write("content/kalender/lain.yaml", renamed.replace("daerah: 16.10", "daerah: 16.01"))
        assert "alamat-bertabrakan" in situs.build().codes

    def test_the_zone_and_the_name_are_told(self, situs: Situs) -> None:
        """Days are counted where the region is."""
        situs.edit(CALENDAR, "daerah: 16.10", "daerah: 71.71")
        situs.build()
        assert "X-WR-TIMEZONE:Asia/Makassar" in situs.page(ICS)
        assert "X-WR-CALNAME:Kalender Pilkada 2024 Kabupaten Ogan Ilir" in situs.page(ICS)

    def test_how_sure_we_are_is_told(self, situs: Situs) -> None:
        """A date that was not verified says so in the phone too."""
        event = events(situs)["ogan-ilir-2024.rakor-camat@contoh.example/uji"]
        assert "Belum diverifikasi ke naskah" in event.description
        assert "7 Oktober 2024" in event.description

    def test_other_days_of_a_region_say_why(self, situs: Situs) -> None:
        """The reason is part of the event."""
        text = "perubahan:\n  - tahapan: kampanye\n    tanggal: 1–9 Oktober 2024\n    alasan: Banjir besar.\n"
        situs.edit(CALENDAR, "acara:", f"{text}    dasar: UU 10/2016\n    verifikasi: belum\nacara:")
        event = events(situs)["ogan-ilir-2024.kampanye@contoh.example/uji"]
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
        campaign = found["ogan-ilir-2024.kampanye@contoh.example/uji"]
        assert campaign.status == EventStatus.CANCELLED
        assert str(campaign.summary).startswith("Jadwal diganti: Masa kampanye")
        assert found["ogan-ilir-2024.rakor-camat@contoh.example/uji"].status == EventStatus.CONFIRMED


class TestChanges:
    """What a phone takes over: an event with a higher SEQUENCE. Read by the library that writes it, and by another."""

    @staticmethod
    def read(situs: Situs, uid: str) -> dict[str, Any]:
        assert situs.build().errors == []
        event = next(each for each in calendar(situs).events if each.uid == uid)
        parsed: Any = icalendar.Calendar.from_ical(situs.published()[ICS])
        (other,) = (each for each in parsed.walk("VEVENT") if each["UID"] == uid)
        assert str(other["STATUS"]) == event.status
        assert str(other["SUMMARY"]) == event.summary
        assert int(other["SEQUENCE"]) == event.sequence
        assert other["LAST-MODIFIED"].dt == other["DTSTAMP"].dt == event.last_modified == event.dtstamp
        assert other["DTSTART"].dt == event.dtstart
        return {
            "days": (event.dtstart, event.dtend),
            "summary": event.summary,
            "status": event.status,
            "sequence": event.sequence,
            "changed": event.last_modified.date(),
            "told": event.description,
        }

    def test_a_changed_event_is_taken_over(self, situs: Situs) -> None:
        """Once the day of the data is advanced, as it is whenever facts change."""
        before = self.read(situs, LOCAL)
        situs.edit(CALENDAR, "tanggal: 7 Oktober 2024", "tanggal: 8 Oktober 2024")
        situs.edit("content/situs.yaml", "data_per: 22", "data_per: 23")
        after = self.read(situs, LOCAL)
        assert after["days"] == (date(2024, 10, 8), date(2024, 10, 9))
        assert (before["changed"], after["changed"]) == (date(2026, 11, 22), date(2026, 11, 23))
        assert before["sequence"] < after["sequence"] < 2**31

    @pytest.mark.parametrize("path", [CALENDAR, ELECTION])
    def test_a_second_change_on_one_day_is_told_by_its_entry(self, situs: Situs, path: str) -> None:
        """In the calendar, or in the election for all its calendars; the page shows it."""
        before = self.read(situs, LOCAL)
        text = (situs.root / path).read_text("utf-8")
        situs.write(path, f"{text}riwayat:\n  - tanggal: 22 November 2026\n    catatan: Hari rapat diganti.\n")
        after = self.read(situs, LOCAL)
        assert (after["sequence"], after["changed"]) == (before["sequence"] + 1, before["changed"])
        assert "22 November 2026</time>: Hari rapat diganti." in situs.page("kalender/ogan-ilir-2024.html")

    @given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 3)), min_size=1))
    def test_it_never_falls_and_always_rises(self, edits: list[tuple[int, int]]) -> None:
        """Whatever is advanced or added: days, or entries of days that may lie behind or ahead."""
        day, entries = date(2018, 1, 1), 0
        last = sequence(_data(day, entries))
        for days, more in edits:
            day, entries = day + timedelta(days), entries + more
            found = sequence(_data(day, entries))
            assert found > last if days or more else found == last
            last = found
        assert sequence(_data(date.max, 10_000)) < 2**31

    def test_an_event_that_is_called_off_stays_and_says_so(self, situs: Situs) -> None:
        """In the calendar of a phone, by word and sign on the page, in the data and in the search."""
        before = self.read(situs, LOCAL)
        situs.edit(CALENDAR, "nama: Rakor camat\n", "nama: Rakor camat\n    batal: Aula dipakai pengungsi.\n")
        situs.edit("content/situs.yaml", "data_per: 22", "data_per: 23")
        after = self.read(situs, LOCAL)
        assert after["status"] == "CANCELLED"
        assert after["summary"].startswith("Dibatalkan: Rakor camat")
        assert "Dibatalkan: Aula dipakai pengungsi." in after["told"]
        assert after["sequence"] > before["sequence"]
        page = situs.page("kalender/ogan-ilir-2024.html")
        (item,) = re.findall(r'<li id="rakor-camat".*?</li>', page, re.DOTALL)
        assert "✗ Dibatalkan: Rakor camat" in item
        assert "Aula dipakai pengungsi." in item
        assert "data-mulai" not in item  # What the script takes for running.
        data = json.loads(situs.page("kalender/ogan-ilir-2024.json"))
        called_off = {stage["id"]: stage["batal"] for stage in data["tahapan"]}
        assert called_off.pop("rakor-camat") == "Aula dipakai pengungsi."
        assert set(called_off.values()) == {None}
        assert "aula dipakai pengungsi" in situs.page("cari/indeks.js").lower()

    def test_an_event_that_is_called_off_holds_on_no_day(self, situs: Situs) -> None:
        """No month is hatched for it, no bar is drawn, no vote is marked; and no calendar waits for it."""
        situs.edit(CALENDAR, "nama: Rakor camat\n", "nama: Rakor camat\n    batal: Diganti.\n")
        situs.edit(CALENDAR, "tanggal: 7 Oktober 2024", "tanggal: 7 Oktober 2027")
        situs.edit(CALENDAR, "tahap: kampanye", "tahap: pemungutan")
        site = load.load(files.find(situs.root)[0], {}).site
        assert site is not None
        overview = Overview(site, "")
        shown = overview.paper.calendar(site.calendars["ogan-ilir-2024"])
        (place,) = (place for place, stage in enumerate(shown.stages) if stage.cancelled)
        assert months.timeline(shown).bars[place][1] == 0
        assert months.polling_days(shown) == {date(2024, 11, 27)}
        (month,) = months.fill(shown, [(2027, 10)], ())
        assert not [day for week in month.weeks for day in week if day and day.stages]
        assert not overview.is_active(site.calendars["ogan-ilir-2024"])
        situs.edit(CALENDAR, "    batal: Diganti.\n", "")
        site = load.load(files.find(situs.root)[0], {}).site
        assert site is not None
        assert Overview(site, "").is_active(site.calendars["ogan-ilir-2024"])

    def test_paper_says_that_it_is_called_off(self, situs: Situs) -> None:
        """The sheet, the poster and what the speaker has, by word and sign."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        situs.edit(CALENDAR, "nama: Rakor camat\n", "nama: Rakor camat\n    batal: Aula dipakai.\n")
        assert situs.build().errors == []
        for name in (
            "kalender-ogan-ilir-2024-a4",
            "poster-kalender-ogan-ilir-2024-a3",
            "catatan-rakor-ogan-ilir-2024-a4",
        ):
            file = situs.folders.out / f"cetak/{name}.pdf"
            told = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout
            assert "✗ dibatalkan: rakor camat" in " ".join(told.lower().split()), name


def _data(changed: date, changes: int) -> CalendarData:
    return CalendarData(calendar=None, identity="a", owner="b", as_of=changed, changed=changed, changes=changes)  # type: ignore[arg-type]


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
