"""Indonesian dates: forgiving in, one form out."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.ground.dates import (
    Precision,
    Span,
    Zone,
    clock,
    long,
    span_text,
    with_precision,
    with_weekday,
)
from sosialisasi.ground.days import parse_date, parse_span
from sosialisasi.ground.problems import Misread
from sosialisasi.ground.times import parse_time

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
SPANS = st.tuples(DAYS, DAYS).map(lambda days: Span(min(days), max(days)))
POLLING = date(2024, 11, 27)


class TestDate:
    @pytest.mark.parametrize(
        "text",
        [
            "27 November 2024",
            "27 november 2024",
            "27 NOPEMBER 2024",
            "27 Nov 2024",
            "27 Nov. 2024",
            "  27  November  2024 ",
            "27-11-2024",
            "27/11/2024",
            "27.11.2024",
            "2024-11-27",
            "Rabu, 27 November 2024",
            "Rabu 27 November 2024",
            "rabu,27-11-2024",
            "27 - 11 - 2024",
            "27-Nov-2024",
            "27\u00a0November\u00a02024",
            "tanggal 27 November 2024.",
            "pada tgl. 27 November 2024",
            "Rabu, tanggal 27 November 2024",
        ],
    )
    def test_every_common_form_is_understood(self, text: str) -> None:
        """Day before month, as Indonesians write it; the ISO form the other way round."""
        assert parse_date(text) == POLLING

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("1 Agt 2024", date(2024, 8, 1)),
            ("1 Agustus 2024", date(2024, 8, 1)),
            ("1 Pebruari 2024", date(2024, 2, 1)),
            ("1 Mei 2024", date(2024, 5, 1)),
            ("1 Sept 2024", date(2024, 9, 1)),
            ("1 August 2024", date(2024, 8, 1)),
            ("1-Oct-2024", date(2024, 10, 1)),
            ("Jum'at, 1 Maret 2024", date(2024, 3, 1)),
            ("Jum’at, 1 Maret 2024", date(2024, 3, 1)),
            ("Ahad, 3 Maret 2024", date(2024, 3, 3)),
            ("29 Februari 2024", date(2024, 2, 29)),
        ],
    )
    def test_old_and_short_spellings_are_understood(self, text: str, day: date) -> None:
        """Letters of offices still say Pebruari and Jum'at."""
        assert parse_date(text) == day

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "tanggal-salah"),
            ("besok", "tanggal-salah"),
            ("November 2024", "tanggal-salah"),
            ("27 November", "tanggal-salah"),
            ("27 November 24", "tanggal-salah"),
            ("27 Novemberr 2024", "tanggal-salah"),
            ("27-13-2024", "tanggal-mustahil"),
            ("31 November 2024", "tanggal-mustahil"),
            ("29 Februari 2023", "tanggal-mustahil"),
            ("0 Mei 2024", "tanggal-mustahil"),
            ("27 November 0204", "tanggal-mustahil"),
            ("31 Desember 9999", "tanggal-mustahil"),
            ("Senin, 27 November 2024", "hari-salah"),
        ],
    )
    def test_what_is_no_day_is_refused_for_what_it_is(self, text: str, code: str) -> None:
        """Not understood, not on the calendar, or on another weekday."""
        with pytest.raises(Misread) as caught:
            parse_date(text)
        assert caught.value.rule.code == code

    @given(DAYS)
    def test_what_is_printed_is_read_back(self, day: date) -> None:
        """Both printed forms are also ways to write a day."""
        assert parse_date(long(day)) == parse_date(with_weekday(day)) == parse_date(day.isoformat()) == day

    @given(st.text(max_size=40))
    def test_any_text_is_a_day_or_a_misread(self, text: str) -> None:
        """Never another error."""
        for parse in (parse_date, parse_span, parse_time):
            with suppress(Misread):
                parse(text)


class TestSpan:
    @pytest.mark.parametrize(
        "text",
        [
            "25 September–23 November 2024",
            "25 September – 23 November 2024",
            "25 September - 23 November 2024",
            "25 September 2024 — 23 November 2024",
            "25 September sampai 23 November 2024",
            "25 September hingga 23 November 2024",
            "25 September sampai dengan 23 November 2024",
            "25 September s.d 23 November 2024",
            "25 September s/d 23 November 2024",
            "25 September-23 November 2024",
            "25/9/2024-23/11/2024",
            "25-09-2024 s.d. 23-11-2024",
            "tanggal 25 September sd 23 November 2024",
            "25 September s.d. 23 November 2024",
            "25 September 2024 s/d 23 November 2024",
            "25-09-2024 – 23-11-2024",
            "2024-09-25 – 2024-11-23",
            "Rabu, 25 September 2024–Sabtu, 23 November 2024",
        ],
    )
    def test_every_common_form_is_understood(self, text: str) -> None:
        """What the start leaves out it takes from the end."""
        assert parse_span(text) == Span(date(2024, 9, 25), date(2024, 11, 23))

    @pytest.mark.parametrize("text", ["24–26 November 2024", "24-26 November 2024", "24 - 26 November 2024"])
    def test_days_of_one_month(self, text: str) -> None:
        """With any dash."""
        assert parse_span(text) == Span(date(2024, 11, 24), date(2024, 11, 26))

    def test_one_day_is_a_span(self) -> None:
        """Of one day, both ends included."""
        span = parse_span("27 November 2024")
        assert (span.start, span.end, span.days) == (POLLING, POLLING, 1)
        assert POLLING in span
        assert span.after_end == date(2024, 11, 28)

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("23 November–25 September 2024", "rentang-terbalik"),
            ("26–24 November 2024", "rentang-terbalik"),
            ("24–25–26 November 2024", "tanggal-salah"),
            ("24 November 2024–", "tanggal-salah"),
            ("30–31 November 2024", "tanggal-mustahil"),
        ],
    )
    def test_what_is_no_span_is_refused_for_what_it_is(self, text: str, code: str) -> None:
        """A reversed span holds no day at all."""
        with pytest.raises(Misread) as caught:
            parse_span(text)
        assert caught.value.rule.code == code

    @given(SPANS)
    def test_what_is_printed_is_read_back(self, span: Span) -> None:
        """The shortest form says all."""
        assert parse_span(span_text(span)) == span

    @pytest.mark.parametrize(
        ("start", "end", "text"),
        [
            (date(2024, 11, 24), date(2024, 11, 26), "24–26 November 2024"),
            (date(2024, 9, 25), date(2024, 11, 23), "25 September–23 November 2024"),
            (date(2023, 11, 28), date(2024, 2, 10), "28 November 2023–10 Februari 2024"),
        ],
    )
    def test_a_span_says_no_month_or_year_twice(self, start: date, end: date, text: str) -> None:
        """With an en dash."""
        assert span_text(Span(start, end)) == text


class TestTime:
    @pytest.mark.parametrize(
        "text", ["08.00", "8.00", "08:00", "8:00", "08.00 WIB", "08:00 wita", "pukul 08.00", "Jam 8", "08:00:00"]
    )
    def test_every_common_form_is_understood(self, text: str) -> None:
        """The zone is that of the region, so it may be said but changes nothing."""
        assert parse_time(text) == time(8)

    @pytest.mark.parametrize(
        ("text", "hour"),
        [("jam 8 pagi", 8), ("pukul 12 siang", 12), ("jam 2 siang", 14), ("jam 5 sore", 17), ("7.00 malam WIB", 19)],
    )
    def test_a_part_of_the_day_tells_which_half_is_meant(self, text: str, hour: int) -> None:
        assert parse_time(text) == time(hour)

    @pytest.mark.parametrize("text", ["jam 1 malam", "jam 9 siang", "jam 8 subuh"])
    def test_an_hour_that_is_not_in_its_part_of_the_day_is_refused(self, text: str) -> None:
        """Nobody knows which of both is wrong."""
        with pytest.raises(Misread):
            parse_time(text)

    @pytest.mark.parametrize("text", ["", "8", "24.00", "08.60", "jam delapan", "08.00-10.00"])
    def test_what_is_no_time_is_refused(self, text: str) -> None:
        """Midnight is 00.00."""
        with pytest.raises(Misread) as caught:
            parse_time(text)
        assert caught.value.rule.code == "jam-salah"

    @given(st.integers(0, 23), st.integers(0, 59))
    def test_what_is_printed_is_read_back(self, hour: int, minute: int) -> None:
        """``13.05``."""
        assert parse_time(clock(time(hour, minute))) == time(hour, minute)


class TestPrecision:
    def test_no_more_is_printed_than_is_known(self) -> None:
        """A law that is known to hold since "2023" is not printed as of the first of January."""
        assert [with_precision(POLLING, precision) for precision in Precision] == [
            "27 November 2024",
            "November 2024",
            "2024",
        ]


class TestZone:
    @pytest.mark.parametrize(
        ("code", "zone"),
        [
            ("11", Zone.WIB),
            ("16.10", Zone.WIB),
            ("36", Zone.WIB),
            ("51", Zone.WITA),
            ("61", Zone.WIB),
            ("62", Zone.WIB),
            ("63", Zone.WITA),
            ("64", Zone.WITA),
            ("65", Zone.WITA),
            ("76.01.02", Zone.WITA),
            ("81", Zone.WIT),
            ("97", Zone.WIT),
        ],
    )
    def test_a_region_has_the_zone_of_its_province(self, code: str, zone: Zone) -> None:
        """Keppres 41/1987: Kalimantan is split, Maluku and Papua are the east."""
        assert Zone.of_region(code) is zone
