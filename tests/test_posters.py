"""What hangs on a wall or is handed out folded: it says what it should, on one sheet, and nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pdfplumber
import pikepdf
import pytest
from harness import Situs, overview_of
from harness.pdf import MILLIMETRE, opened, pages, render, text_of
from harness.published import shipped
from harness.samples import CALENDAR, CHAIN, STAGE, STAMP, item, items
from harness.sheets import alone, calendar_poster, leaflet, message_poster, ranking_poster, size
from PIL import ImageFont

from sosialisasi.ground import dates
from sosialisasi.ground.dates import Span
from sosialisasi.ground.files import PACKAGE_TEMPLATES
from sosialisasi.showing import sheets
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import months
from sosialisasi.showing.sheets.posters import CalendarPoster, RankingPoster
from sosialisasi.showing.sheetviews import SheetView
from sosialisasi.showing.views import CalendarView
from sosialisasi.site.words import Format, Paper, Sanction, Sheet, Verdict

LONG = "Rapat koordinasi pencegahan pelanggaran netralitas aparatur sipil negara " * 3


def printed(name: str, on: Paper | Format = Format.POSTER) -> SheetView:
    """A sheet of the repository's own content, with the code that a released one has."""
    found = next(each for each in sheets.prints(shipped()) if each.name == name)
    return replace(found.view(on), stamp=STAMP)


def staged(*spans: tuple[date, date], name: str = "Tahapan") -> CalendarView:
    """A calendar of these stages, which end with the polling day."""
    stages = tuple(
        replace(STAGE, id=f"t-{number}", name=f"{name} {number}", span=Span(start, end), usual=None, reason=None)
        for number, (start, end) in enumerate(spans, start=1)
    )
    return replace(CALENDAR, stages=stages, replaced_by=None, polling_day=max(end for _, end in spans))


def crowded(count: int = 20, name: str = "Tahapan") -> CalendarView:
    """Stages over 14 months that all hold at once for a while."""
    start = date(2023, 10, 5)
    return staged(
        *((start + timedelta(days=9 * n), date(2024, 11, 27) - timedelta(days=7 * n)) for n in range(count)), name=name
    )


def words(view: SheetView) -> Iterator[tuple[float, list[dict[str, float]]]]:
    """The width of each page and its words with their edges, in mm."""
    with pdfplumber.open(BytesIO(render(view))) as pdf:
        for page in pdf.pages:
            yield (
                float(page.width) / MILLIMETRE,
                [
                    {edge: float(word[edge]) / MILLIMETRE for edge in ("x0", "x1", "top", "bottom")}
                    for word in page.extract_words()
                ],
            )


def assert_on_the_page(view: SheetView) -> None:
    """No word leaves what office printers can print: 4 mm of each edge stay free."""
    height = size(view)[1]
    for width, found in words(view):
        assert found
        for word in found:
            assert word["x0"] >= 4
            assert word["x1"] <= width - 4
            assert word["top"] >= 1.5  # the label of a fold may stand at the edge
            assert word["bottom"] <= height - 4


# --- calendars ---------------------------------------------------------------------------------------


def test_a_calendar_names_the_holidays_and_where_they_come_from() -> None:
    text = text_of(printed("poster-kalender-lahat-2024"))
    assert "17 Agustus 2024 Hari Kemerdekaan Republik Indonesia" in text
    assert "25 Desember 2024 Hari Raya Natal" in text
    assert "Menurut daftar dalam program (holidays), belum dicocokkan dengan SKB cuti bersama tiga menteri." in text


def test_the_polling_day_is_no_second_time_a_holiday() -> None:
    """The library knows polling days; the poster marks them in its own way, once."""
    assert dates.national_holidays([2024])[date(2024, 11, 27)] == "Hari Pemilihan Kepala Daerah"
    text = text_of(printed("poster-kalender-lahat-2024"))
    assert "Rabu, 27 November 2024" in text
    assert "Hari Pemilihan Kepala Daerah" not in text


def test_a_day_that_is_only_estimated_says_so() -> None:
    assert any(name.endswith("(perkiraan)") for name in dates.national_holidays([2090]).values())
    assert "Hari Raya Contoh (perkiraan)" in text_of(calendar_poster())


def test_a_poster_names_every_month_of_its_stages() -> None:
    """Whether it has room to draw it or not."""
    text = text_of(printed("poster-kalender-jambi-2020"))
    for month in ("September 2020", "Desember 2020", "Januari 2021", "Mei 2021"):
        assert month in text
    assert "Pemungutan suara ulang di 88 TPS" in text
    assert "Bulan yang tidak digambar: September 2020" in text


DIGIT = 0.668
"""How high a digit of our bold letters is, of their size."""


@pytest.mark.parametrize("name", ["lahat-2024", "jambi-2020", "kota-jambi-2018", "crowded", "short"])
def test_days_on_a_wall_are_read_from_two_metres(name: str) -> None:
    """Every day of a stage and of a month is 10 mm high, a 200th of the distance, however much the calendar holds."""
    drawn_at = 1000
    font = ImageFont.truetype(PACKAGE_TEMPLATES / "cetak/huruf/AtkinsonNolPolos-Bold.ttf", drawn_at)
    assert all(-font.getbbox(digit, anchor="ls")[1] >= DIGIT * drawn_at for digit in "0123456789")
    made = {"crowded": crowded(), "short": staged((date(2024, 11, 2), date(2024, 11, 27)))}
    view = calendar_poster(calendar=made[name]) if name in made else printed(f"poster-kalender-{name}")
    assert isinstance(view, CalendarPoster)
    with pdfplumber.open(BytesIO(render(view))) as pdf:
        high = [char for page in pdf.pages for char in page.chars if char["size"] * DIGIT >= 10 * MILLIMETRE]
        text = " ".join((pdf.pages[0].extract_text() or "").split())
    left_out = text.partition("Bulan yang tidak digambar: ")[2].partition(".")[0].split(", ")
    drawn = [month for month in view.months if month.title not in left_out]
    days = [str(day.number) for month in drawn for week in month.weeks for day in week if day]
    for stage in view.calendar.stages:
        days.append(str(stage.span.start.day))
        if stage.open_end is None and stage.span.days > 1:
            days.append(str(stage.span.end.day))
    assert drawn
    digits = [char for char in high if char["text"].isdecimal()]
    assert all("Bold" in char["fontname"] for char in digits)
    assert sorted(char["text"] for char in digits) == sorted("".join(days))


def test_months_begin_on_monday() -> None:
    (november,) = months.fill(CALENDAR, [(2024, 11)], {date(2024, 11, 1)})
    days = [[cell.number if cell else None for cell in week] for week in november.weeks]
    assert days[0] == [None, None, None, None, 1, 2, 3]
    assert days[-1] == [25, 26, 27, 28, 29, 30, None]
    cells = {cell.number: cell for week in november.weeks for cell in week if cell}
    assert [number for number, cell in cells.items() if cell.is_holiday] == [1]
    assert [number for number, cell in cells.items() if cell.is_polling] == [27]
    assert cells[24].begins == cells[24].stages == (0, 1)
    assert cells[25].begins == ()
    assert cells[27].stages == ()


def test_the_shortest_stage_of_a_day_comes_first() -> None:
    """What holds for three days says more about the day than what holds for half a year."""
    long, short = (date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 3, 4), date(2024, 3, 6))
    (march,) = months.fill(staged(long, short), [(2024, 3)], ())
    assert next(cell for week in march.weeks for cell in week if cell and cell.number == 5).stages == (1, 0)


def test_too_many_months_are_named_instead_of_drawn() -> None:
    gap = staged((date(2020, 1, 5), date(2020, 2, 5)), (date(2021, 11, 1), date(2022, 3, 9)))
    chosen, left_out = months.choose(gap, 7)
    assert chosen == ((2020, 1), (2020, 2), (2021, 11), (2021, 12), (2022, 1), (2022, 2), (2022, 3))
    assert left_out[:2] == ("Maret 2020", "April 2020")
    chosen, left_out = months.choose(gap)
    assert chosen == ((2021, 12), (2022, 1), (2022, 2), (2022, 3))
    assert f"Bulan yang tidak digambar: {', '.join(left_out)}" in text_of(calendar_poster(calendar=gap))
    whole, left_out = months.choose(staged((date(2020, 1, 5), date(2023, 12, 5))))
    assert len(whole) == months.MOST
    assert whole[-1] == (2023, 12)
    assert len(left_out) == 48 - months.MOST


def test_twenty_stages_of_fourteen_months_fit_one_sheet() -> None:
    view = calendar_poster(calendar=crowded())
    assert len(view.months) + len(view.left_out) == 14
    (text,) = pages(render(view))
    for number in range(1, 21):
        assert f"Tahapan {number} " in text
    for title in (*view.left_out, *(month.title for month in view.months)):
        assert title in text
    assert "+: masih ada lagi" in text
    assert_on_the_page(view)


def test_no_stage_is_lost_however_long_their_names() -> None:
    view = calendar_poster(calendar=crowded(name=LONG[:190]))
    whole = " ".join(pages(render(view)))
    for number in range(1, 21):
        assert f"{LONG[:190].strip()} {number} ".replace("  ", " ") in whole
    assert "Oktober 2023" in whole
    assert_on_the_page(view)


@pytest.mark.parametrize("last", [date(2024, 11, 27), date(2024, 12, 5), date(2025, 6, 9), date(2025, 11, 9)])
def test_few_months_are_drawn_larger(last: date) -> None:
    view = calendar_poster(calendar=staged((date(2024, 11, 2), last)))
    (text,) = pages(render(view))
    assert "Senin" in text or "Sen Sel Rab" in text
    assert_on_the_page(view)


def test_stages_are_told_apart_by_pattern() -> None:
    """As many patterns as stages, each of black lines or dots that a copier keeps: none under 0.75 pt."""
    pdf = opened(render(printed("poster-kalender-lahat-2024")))
    (page,) = pdf.pages
    patterns: list[pikepdf.Object] = list(page.Resources.Pattern.values())
    assert len({pattern.read_bytes() for pattern in patterns}) >= 8
    widths = [
        float(str(instruction.operands[0]))
        for drawn in (pikepdf.parse_content_stream(page), *map(pikepdf.parse_content_stream, patterns))
        for instruction in drawn
        if str(instruction.operator) == "w"
    ]
    assert min(widths) >= 0.75


def test_a_calendar_without_stages_still_has_its_poster() -> None:
    (text,) = pages(render(calendar_poster(calendar=replace(CALENDAR, stages=()))))
    assert "November 2024" in text


# --- the sheet of a calendar ---------------------------------------------------------------------------


def test_the_timeline_never_costs_a_page() -> None:
    """It stands above the table where there is room, and letters lead from its bars to the rows."""
    for sheet in sheets.prints(shipped()):
        if sheet.name.startswith("kalender-"):
            for on in Paper:
                assert len(pages(render(replace(sheet.view(on), stamp=STAMP)))) == 1
    text = text_of(printed("kalender-lahat-2024", Paper.A4))
    assert "Rabu, 27 November 2024 (garis putus-putus)" in text
    assert "A. Larangan mutasi" in text
    full = crowded(40)
    text = text_of(alone("kalender", calendar=full, timeline=months.timeline(full)))
    assert "(garis putus-putus)" not in text
    assert "Tahapan 40 " in text


def test_a_bar_is_as_long_as_its_stage() -> None:
    line = months.timeline(staged((date(2024, 2, 10), date(2024, 2, 29)), (date(2024, 3, 1), date(2024, 3, 27))))
    assert line.months == (("Feb", 2024, 29), ("Mar", 2024, 31))
    assert line.bars == ((9, 20), (29, 27))
    assert line.polling == 29 + 26


# --- posters -----------------------------------------------------------------------------------------


def test_a_message_fills_its_poster() -> None:
    view = message_poster()
    data = render(view)
    (text,) = pages(data)
    for part in (
        "✗JANGAN",
        "Memberi like pada unggahan calon atau bakal calon",
        "Alasan.",
        "Sanksi moral (kode etik); hukuman disiplin berat",
        "Camat dan lurah: pidana",
        "PP 94/2021 Pasal 5 huruf n",
        "→ BKPSDM Contoh: bagian disiplin",
        "Butir D-1.",
    ):
        assert part in text
    with pdfplumber.open(BytesIO(data)) as pdf:
        sizes = {round(char["size"]) for char in pdf.pages[0].chars}
    assert max(sizes) > 130
    assert_on_the_page(view)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_fits_its_poster(verdict: Verdict) -> None:
    shown = item(verdict, 3, LONG)
    view = replace(message_poster(), item=replace(shown, reason=LONG * 3), ask=(LONG,) * 6)
    (text,) = pages(render(view))
    assert f"{verdict.symbol}{verdict.label.upper()}" in text
    assert "belum diverifikasi ke naskah" in text.lower()
    assert_on_the_page(view)


def test_every_first_item_of_the_site_has_its_poster() -> None:
    names = {sheet.name for sheet in sheets.prints(shipped())}
    assert {f"poster-{id.lower()}" for id in shipped().settings.top_items} <= names
    text = text_of(printed("poster-d-1"))
    assert "Pegawai non-ASN: bertingkat sampai pemutusan hubungan kerja" in text


def test_the_ten_are_those_that_most_texts_use() -> None:
    """We have no count of violations, and the poster says so."""
    text = text_of(printed("poster-larangan-utama"))
    meetings, briefings = len(shipped().public_meetings), len(shipped().public_briefings)
    assert "Sepuluh larangan yang paling sering dibahas" in text
    assert f"Dihitung dari {meetings} rakor dan {briefings} briefing di situs ini; bukan statistik pelanggaran." in text
    used = {
        each.id: len(shipped().item_users[each.id]) for each in shipped().items if each.verdict is Verdict.FORBIDDEN
    }
    ten = sorted(used, key=lambda id: (-used[id], int(id.partition("-")[2])))[:10]
    places = [text.index(f"{id} · Sanksi") for id in ten]
    assert places == sorted(places)
    assert re.search(rf"{ten[0]} · Sanksi: [^·]*[Hh]ukuman disiplin berat[^·]* · dalam {used[ten[0]]} bahan", text)


FIGURE = """\
judul: Karangan {item}
nilai: "{value}"
satuan: pelanggaran
tanggal: {days}
menghitung: Yang diputus terbukti.
terbukti: {proven}
butir: [{item}]
verifikasi: belum
sumber:
  - judul: Siaran Karangan
"""


@pytest.mark.parametrize(
    ("days", "proven", "is_ranked"),
    [
        (("2024", "2024"), ("ya", "ya"), True),
        (("2023", "2024"), ("ya", "ya"), False),  # of other days
        (("2024", "2024"), ("ya", "tidak"), False),  # a report is no breach
    ],
)
def test_figures_of_proven_breaches_rank_them(
    situs: Situs, days: tuple[str, str], proven: tuple[str, str], is_ranked: bool
) -> None:
    """If they can be compared; else the poster counts texts, as before."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    item = (situs.root / "content/boleh-jangan/d-1.yaml").read_text("utf-8")
    situs.write("content/boleh-jangan/d-2.yaml", item.replace("D-1", "D-2").replace("kendaraan", "gedung"))
    for id, value, year, said in (("D-1", "7", days[0], proven[0]), ("D-2", "1.204", days[1], proven[1])):
        text = FIGURE.format(item=id, value=value, days=f"1 Januari–31 Desember {year}", proven=said)
        situs.write(f"content/angka/{id.lower()}.yaml", text)
    (poster,) = [each for each in sheets.prints(overview_of(situs.root)) if each.name == "poster-larangan-utama"]
    ((_, view),) = poster.on_its_papers()
    assert isinstance(view, RankingPoster)
    if not is_ranked:
        assert view.title == "Larangan yang paling sering dibahas"
        return
    assert view.title == "Larangan yang paling sering terbukti dilanggar"
    assert [(shown.id, count) for shown, count in view.items] == [("D-2", 1204), ("D-1", 7)]
    (text,) = pages(render(view))
    assert "1204 pelanggaran" in text
    assert "Yang terbukti, 1 Januari–31 Desember 2024, menurut Siaran Karangan." in text


def test_ten_long_sentences_fit_their_poster() -> None:
    view = ranking_poster()
    long = tuple((replace(shown, text=LONG), count) for shown, count in view.items)
    assert len(pages(render(replace(view, items=long, ask=(LONG,) * 3)))) == 1
    assert_on_the_page(replace(view, items=long))


# --- the leaflet ---------------------------------------------------------------------------------------


def test_a_leaflet_is_two_pages_that_fold_in_three() -> None:
    """The panel that is folded in is 3 mm narrower, and no word lies on a fold."""
    data = render(printed("leaflet", Paper.A4))
    outside, inside = pages(data)
    assert "balik pada sisi pendek" in outside
    assert "Apakah salinan ini masih berlaku?" in outside
    assert "Ke mana? Sampaikan laporan ke Bawaslu" in outside
    assert "atau SBT BKN" in outside
    assert "JANGAN" in inside
    assert "BERSYARAT" in inside
    assert "BOLEH" in inside
    with pdfplumber.open(BytesIO(data)) as pdf:
        for page, folds in zip(pdf.pages, ((97, 197), (100, 200)), strict=True):
            marks = [line for line in page.lines if abs(line["x0"] - line["x1"]) < 0.1 and line["height"] > 9]
            assert {round(line["x0"] / MILLIMETRE) for line in marks} == set(folds)
            assert all(line["linewidth"] >= 0.75 for line in marks)
            for word in page.extract_words():
                for fold in folds:
                    assert not float(word["x0"]) < fold * MILLIMETRE < float(word["x1"])
    assert_on_the_page(printed("leaflet", Paper.A4))


def test_the_leaflet_of_an_asn_counts_what_it_has_no_room_for() -> None:
    """What is asked most is on it, of each verdict something, and of the rest how much there is."""
    leaf = printed("leaflet", Paper.A4)
    inside = pages(render(leaf))[1]
    listed = [each for _, found in leaf.groups for each in found]  # type: ignore[attr-defined]
    shown = {each.id for each in listed if f"{each.id} {each.text}." in inside}
    left = sum(int(rest.split(" ")[0]) for rest in inside.split("Masih ada ")[1:])
    assert len(shown) + left == len(listed)
    assert set(shipped().settings.top_items) <= shown
    assert {id[0] for id in shown} == {"D", "H", "B"}


@pytest.mark.parametrize("counts", [(1, 0, 0), (0, 0, 1), (0, 3, 0), (5, 2, 3), (40, 3, 20), (60, 30, 60)])
def test_a_leaflet_counts_what_it_has_no_room_for(counts: tuple[int, int, int]) -> None:
    view = leaflet(Paper.A4, *counts)
    _outside, inside = pages(render(view))
    shown = inside.count("Memberi like pada unggahan calon atau bakal calon.")
    left = sum(int(rest.split(" ")[0]) for rest in inside.split("Masih ada ")[1:])
    assert shown + left == sum(counts)
    assert_on_the_page(view)
    assert _smallest(view) >= 8


def test_a_leaflet_of_long_words_keeps_its_two_pages() -> None:
    chain = replace(
        CHAIN,
        branches=tuple(
            replace(
                branch,
                steps=tuple(
                    replace(step, cases=tuple(replace(case, action=LONG * 9) for case in step.cases))
                    for step in branch.steps
                ),
            )
            for branch in CHAIN.branches
        ),
    )
    view = replace(leaflet(), chain=chain, ask=(LONG,) * 8)
    outside, _ = pages(render(view))
    assert "Alur lengkap, sampai siapa yang memutuskan: https://contoh.example/netral/pelaporan/" in outside
    assert_on_the_page(view)


def test_a_site_that_prints_nothing_has_no_posters() -> None:
    site = replace(shipped().site, settings=replace(shipped().settings, papers=()))
    assert all(sheet.sizes == () for sheet in sheets.prints(Overview(site, "uji")))


# --- role sheets ---------------------------------------------------------------------------------------


def test_every_role_of_the_site_has_one_sheet_of_paper() -> None:
    """At most both sides, with its QR, on both papers, and never below 10.5 pt."""
    for sheet in sheets.guidance.roles(shipped()).values():
        for on in Paper:
            view = replace(sheet.view(on), stamp=STAMP)
            assert len(pages(render(view))) <= 2
            assert _smallest(view, body=True) >= 10.5


def test_no_column_of_a_role_sheet_is_narrower_than_38_percent() -> None:
    """Of the text's 175 mm, on the sheets of every role and of every meeting."""
    meetings = (sheets.meetings.alone(shipped(), each, Sheet.GUIDANCE) for each in shipped().public_meetings)
    for sheet in (*sheets.guidance.roles(shipped()).values(), *meetings):
        for on in Paper:
            _assert_columns_are_wide(replace(sheet.view(on), stamp=STAMP))


@pytest.mark.parametrize("counts", [(28, 1, 1), (1, 1, 28), (3, 0, 1), (30, 4, 2), (2, 1, 9), (22, 0, 1)])
def test_a_short_column_gets_what_the_long_one_has_too_much_of(counts: tuple[int, int, int]) -> None:
    """So a sheet stays one page; what is continued in the second column stands under its verdict again."""
    view = alone("boleh-jangan", groups=items(*counts))
    _assert_columns_are_wide(view)
    (text,) = pages(render(view))
    for _, several in items(*counts):
        assert all(f"{each.id} {each.text}" in text for each in several)


def _assert_columns_are_wide(view: SheetView) -> None:
    """By the rules beneath the heads of the verdicts."""
    with pdfplumber.open(BytesIO(render(view))) as pdf:
        found = [rule["width"] / MILLIMETRE for page in pdf.pages for rule in page.rects if 1.9 < rule["height"] < 2.1]
    assert found
    assert min(found) >= 0.38 * 175 - 0.05


def test_a_full_sheet_names_each_sanction_once() -> None:
    """Each item stands under what threatens it; what has no sanction stands before them all."""
    (verdict, forbidden), *others = items(28, 6, 14)
    plain, *usual, last = forbidden
    unthreatened = replace(plain, sanctions=(), limited_sanctions=())
    dismissed = replace(last, sanctions=(Sanction.DISMISSAL,))
    text = text_of(alone("boleh-jangan", groups=((verdict, (*usual, dismissed, unthreatened)), *others)))
    assert text.count("Sanksi: kode etik; disiplin berat ") == 1
    assert text.index(f"{unthreatened.id} ") < text.index("Sanksi:")
    assert text.index(f"{dismissed.id} ") > text.index("Sanksi: diberhentikan tidak dengan hormat")


def test_each_page_of_a_long_role_sheet_begins_with_its_verdict() -> None:
    printed_pages = pages(render(alone("boleh-jangan", groups=items(60, 10, 20))))
    assert len(printed_pages) > 1
    heads = tuple(f"{verdict.symbol} {verdict.label.upper()}" for verdict in Verdict)
    for page in printed_pages[1:]:
        assert page.partition("(lanjutan) ")[2].startswith(heads)


def _smallest(view: SheetView, *, body: bool = False) -> float:
    """The smallest type of a sheet in points, or of what stands above its foot and below the head of a later page."""
    with pdfplumber.open(BytesIO(render(view))) as pdf:
        return min(
            round(float(char["size"]), 3)
            for page in pdf.pages
            for char in page.chars
            if not body
            or (
                char["bottom"] < float(page.height) - 28 * MILLIMETRE
                and (page.page_number == 1 or char["top"] > 18 * MILLIMETRE)
            )
        )
