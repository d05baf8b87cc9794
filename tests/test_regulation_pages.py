"""A regulation's page: since when and until when, beside what it changed and what replaced it, and who cites it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from harness import Situs, samples
from harness.published import published
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sosialisasi.ground.dates import Precision
from sosialisasi.showing.pages import chart
from sosialisasi.site.model import Regulation

TODAY = date(2026, 11, 22)
OLD, NEW, LAW = "peraturan/pp-53-2010.html", "peraturan/pp-94-2021.html", "peraturan/uu-10-2016.html"
LAW_SOURCE = "content/peraturan/uu-10-2016.yaml"
OLD_SOURCE = "content/peraturan/pp-53-2010.yaml"

REGULATION = samples.regulation("PP", "1", 2020)
DAYS = st.dates(date(1945, 1, 1), date(2099, 12, 31))


@st.composite
def regulations(draw: st.DrawFn) -> Regulation:
    """Any, also of a law that is still to come, or that ends in the future."""
    since = draw(DAYS)
    until = draw(st.none() | st.integers(0, 9000).map(lambda days: since + timedelta(days)))
    return replace(REGULATION, since=since, until=until, precision=draw(st.sampled_from(Precision)))


def _text(markup: str) -> str:
    return " ".join(Markup(markup).striptags().split())


def _chart(page: str) -> str:
    """The validity of a page, with its drawing."""
    return page.partition('<ul class="masa">')[2].partition('<p class="keterangan">')[0]


# --- the scale -----------------------------------------------------------------------------------------


@given(st.lists(regulations(), min_size=1, max_size=8), DAYS)
def test_every_bar_lies_within_the_chart(known: list[Regulation], today: date) -> None:
    scale = chart.scale(known, today)
    for regulation in known:
        start, sure, end = chart.places(regulation, scale, today)
        assert 0 <= start <= sure <= end <= chart.WIDTH


@given(st.lists(regulations(), min_size=2, max_size=8), DAYS)
def test_what_began_earlier_is_drawn_further_left(known: list[Regulation], today: date) -> None:
    scale = chart.scale(known, today)
    starts = [chart.places(each, scale, today)[0] for each in sorted(known, key=lambda each: each.since)]
    assert starts == sorted(starts)


@given(st.lists(regulations(), min_size=1, max_size=8), DAYS)
def test_years_can_be_read_beside_each_other(known: list[Regulation], today: date) -> None:
    """Few enough for a phone, evenly apart, and none where its number would be cut off."""
    years = chart.scale(known, today).years
    assert len(years) <= chart.MOST_LABELS
    assert [place for _, place in years] == sorted({place for _, place in years})
    assert all(0 <= place <= chart.LAST_LABEL for _, place in years)


def test_what_has_no_known_end_is_drawn_to_the_day_of_the_data() -> None:
    """The day after is not known; a bar beyond it would be a promise."""
    coming = replace(REGULATION, since=date(2028, 1, 1))
    held = replace(REGULATION, since=date(2020, 1, 1))
    scale = chart.scale((held, coming), TODAY)
    assert chart.places(held, scale, TODAY)[2] == scale.place(TODAY) < chart.WIDTH
    assert chart.places(coming, scale, TODAY)[2] == chart.WIDTH


def test_a_beginning_that_is_not_known_to_the_day_is_drawn_as_a_stretch() -> None:
    scale = chart.Scale(date(2018, 1, 1), TODAY)
    for precision, last in ((Precision.YEAR, date(2019, 12, 31)), (Precision.MONTH, date(2019, 1, 31))):
        start, sure, _ = chart.places(replace(REGULATION, since=date(2019, 1, 1), precision=precision), scale, TODAY)
        assert (start, sure) == (scale.place(date(2019, 1, 1)), scale.place(last))


# --- the page ------------------------------------------------------------------------------------------


def test_words_alone_tell_the_validity(situs: Situs) -> None:
    """The drawing is hidden from screen readers, and says nothing that the words do not say."""
    situs.build()
    assert _text(_chart(situs.page(OLD))) == (
        "PP 53/2010 (peraturan ini): 6 Juni 2010 sampai 30 Agustus 2021 "
        "PP 94/2021 mencabut peraturan ini: sejak 31 Agustus 2021 2010 2015 2020 2025"
    )
    assert all('aria-hidden="true"' in tag for tag in re.findall(r"<svg [^>]*width[^>]*>", situs.page(OLD)))


def test_the_two_sides_of_a_revocation_agree(situs: Situs) -> None:
    situs.build()
    assert "Tidak berlaku lagi: dicabut oleh PP 94/2021. Hari terakhirnya 30 Agustus 2021." in _text(situs.page(OLD))
    assert "PP 53/2010 dicabut oleh peraturan ini: 6 Juni 2010 sampai 30 Agustus 2021" in _text(situs.page(NEW))
    assert "Berlaku sejak 31 Agustus 2021, menurut data per" in _text(situs.page(NEW))


def test_an_amendment_is_told_on_both_pages(situs: Situs) -> None:
    situs.edit(LAW_SOURCE, "kekuatan:", "mengubah: pp-94-2021\nkekuatan:")
    assert not situs.build().errors
    assert "Diubah oleh UU 10/2016." in _text(situs.page(NEW))
    assert "UU 10/2016 mengubah peraturan ini: sejak 1 Juli 2016" in _text(situs.page(NEW))
    assert "PP 94/2021 diubah oleh peraturan ini: sejak 31 Agustus 2021" in _text(situs.page(LAW))


def test_a_law_that_stands_alone_says_that_none_is_recorded(situs: Situs) -> None:
    """Not that there is none."""
    situs.build()
    assert "Kami tidak mencatat peraturan lain yang diubah" in situs.page(LAW)
    assert "Kami tidak mencatat peraturan lain" not in situs.page(OLD)


def test_an_unknown_revoker_is_not_left_out_in_silence(situs: Situs) -> None:
    situs.edit(OLD_SOURCE, "dicabut_oleh: pp-94-2021\n", "")
    assert not situs.build().errors
    assert "Kami tidak menemukan peraturan yang mencabutnya" in situs.page(OLD)


def test_a_day_that_we_do_not_know_is_not_printed(situs: Situs) -> None:
    """Only the year is known: no first of January, neither in words nor as the firm edge of a bar."""
    situs.edit(LAW_SOURCE, "berlaku: 1 Juli 2016", "berlaku: 1 Januari 2016\nketelitian: tahun")
    assert not situs.build().errors
    page = situs.page(LAW)
    assert "UU 10/2016 (peraturan ini): sejak 2016 (hari mulainya belum kami ketahui)" in _text(page)
    assert "Januari 2016" not in _text(page)
    assert "stroke-dasharray" in _chart(page)
    assert "Garis putus: hari mulainya belum pasti." in page


def test_a_law_to_come_is_not_in_force(situs: Situs) -> None:
    """It is told when it begins, on a scale that reaches to then."""
    coming = (situs.root / LAW_SOURCE).read_text("utf-8").replace("1 Juli 2016", "1 Juli 2027")
    numbered = coming.replace("nomor: 10", "nomor: 11").replace("Nomor 10", "Nomor 11")
    situs.write("content/peraturan/uu-11-2016.yaml", numbered)
    assert not situs.build().errors
    shown = _text(situs.page("peraturan/uu-11-2016.html"))
    assert "Belum berlaku menurut data per 22 November 2026. Mulai berlaku 1 Juli 2027." in shown
    assert "UU 11/2016 (peraturan ini): mulai 1 Juli 2027" in shown
    assert "Belum berlaku: 1 peraturan" in _text(situs.page("peraturan/index.html"))


# --- who cites it --------------------------------------------------------------------------------------


def test_an_item_is_shown_with_its_answer(situs: Situs) -> None:
    """Nobody knows what D-1 is."""
    situs.build()
    cited = situs.page(NEW).partition("Yang mengutip peraturan ini")[2].partition("<h2>")[0]
    assert re.search(r"\w ✗ Jangan \(D-1\)", _text(cited))
    assert "Boleh dan jangan (" in _text(cited)


def test_passages_are_in_the_order_of_the_regulation(situs: Situs) -> None:
    """Pasal 9 comes before Pasal 10, and each names who cites it."""
    item = "content/boleh-jangan/d-1.yaml"
    situs.edit(item, "verifikasi: kutipan", "  - PP 94/2021 Pasal 10\n  - PP 94/2021 Pasal 9\nverifikasi: kutipan")
    assert not situs.build().errors
    passages = situs.page(NEW).partition("Pasal yang dipakai di sini")[2].partition("</dl>")[0]
    named = re.findall(r"<dt>(.+?)</dt>", passages)
    assert named[-2:] == ["Pasal 9", "Pasal 10"]
    assert re.search(r"<dt>Pasal 10</dt>.+D-1</span></a>", passages, re.DOTALL)


def test_a_local_event_cites_as_well(situs: Situs) -> None:
    """A calendar's own bases are not only those of its election."""
    calendar = "content/kalender/ogan-ilir-2024.yaml"
    situs.edit(calendar, "    tanggal: 7 Oktober 2024", "    tanggal: 7 Oktober 2024\n    dasar: PP 94/2021 Pasal 26")
    assert not situs.build().errors
    cited = situs.page(NEW).partition("Pasal 26</dt>")[2].partition("</div>")[0]
    assert 'href="../kalender/ogan-ilir-2024.html"' in cited


def test_all_that_cites_a_regulation_is_on_its_page() -> None:
    """Every page that gives a regulation as a basis is linked back from the regulation."""
    site = published()
    missing = []
    for path in site.pages:
        folder, _, name = path.partition("/")
        if folder not in ("boleh-jangan", "briefing", "rakor", "kalender") or name == "index.html":
            continue
        text = (site.out / path).read_text("utf-8")
        if folder == "rakor":  # what it only repeats has pages of its own
            repeated = ("Boleh dan jangan", "Kalender tahapan", "Alur pelaporan")
            text = "".join(part for part in text.split("<h2>") if not part.startswith(repeated))
        for target in set(re.findall(r'class="kutipan" href="\.\./(peraturan/[^"]+)"', text)):
            if f'href="../{path}"' not in (site.out / target).read_text("utf-8"):
                missing.append((path, target))
    assert missing == []


# --- the register --------------------------------------------------------------------------------------


def test_the_register_counts_what_it_lists() -> None:
    page = (published().out / "peraturan/index.html").read_text("utf-8")
    told = {id: int(count) for id, count in re.findall(r'<a href="#([a-z-]+)">[^<]+: (\d+) peraturan</a>', page)}
    listed = {id: page.partition(f'<h2 id="{id}">')[2].partition("</section>")[0].count("<li>") for id in told}
    assert told == listed
    assert sum(told.values()) == len(list((published().out / "peraturan").glob("*.html"))) - 1
    assert all(f'<h2 id="{id}">' in page for id in told)


def test_a_nickname_can_be_found_in_the_register(situs: Situs) -> None:
    situs.build()
    shown = _text(situs.page("peraturan/index.html"))
    assert "PP 94/2021 (PP Disiplin PNS) Disiplin Pegawai Negeri Sipil berlaku sejak 31 Agustus 2021" in shown
    assert shown.index("Berlaku: 2 peraturan") < shown.index("Tidak berlaku lagi: 1 peraturan")
