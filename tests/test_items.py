"""A rule is a function of day and reader, and shows no more certainty than its bases have."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from harness import ROOT, Situs
from harness.published import published

from sosialisasi.ground.files import find
from sosialisasi.reading.load import load
from sosialisasi.showing.pages.cases import CasePageView
from sosialisasi.showing.pages.guidance import ItemPageView
from sosialisasi.site.facts import by_verdict
from sosialisasi.site.words import Role, Verdict

ITEM = "content/boleh-jangan/d-1.yaml"
PAGE = "boleh-jangan/d-1.html"
MEETING = "content/rakor/ogan-ilir-2024.md"


def _sanctions(situs: Situs, page: str = PAGE) -> str:
    """The line of sanctions of a page's only item."""
    text = situs.page(page)
    return text.partition('class="sanksi">')[2].partition("</p>")[0]


def test_todays_sanction_is_that_of_the_bases_in_force(situs: Situs) -> None:
    """An old basis is kept as history, but its sanction threatens nobody any more."""
    situs.edit(ITEM, "PP 53/2010 Pasal 4 angka 15", "PP 53/2010 Pasal 4 angka 15\n    sanksi: disiplin-sedang")
    assert not situs.build().errors
    assert "Hukuman disiplin berat" in _sanctions(situs)
    assert "sedang" not in _sanctions(situs)
    assert "Dasar yang berlaku pada masa lain" in situs.page(PAGE)


def test_a_sanction_for_officials_is_not_shown_as_everybodys(situs: Situs) -> None:
    """The page says whom a criminal provision reaches."""
    situs.edit(
        ITEM, "verifikasi", "  - kutipan: UU 10/2016 Pasal 71\n    peran: camat-lurah\n    sanksi: pidana\nverifikasi"
    )
    assert not situs.build().errors
    assert "Bagi Camat dan lurah: pidana" in _sanctions(situs)


def test_a_sanction_that_all_readers_face_needs_no_remark(situs: Situs) -> None:
    situs.edit(ITEM, "peran: asn", "peran: camat-lurah")
    situs.edit(ITEM, "sanksi: disiplin-berat", "sanksi: disiplin-berat\n    peran: asn")
    assert not situs.build().errors
    assert "Bagi" not in _sanctions(situs)


def test_a_sanction_for_all_asn_is_told_to_the_asn_among_the_readers(situs: Situs) -> None:
    """A village head reads the same item, and is no civil servant; the camat is one."""
    situs.edit(ITEM, "peran: asn", "peran: [camat-lurah, desa]")
    situs.edit(ITEM, "sanksi: disiplin-berat", "sanksi: disiplin-berat\n    peran: asn")
    assert not situs.build().errors
    assert "Bagi Camat dan lurah: hukuman disiplin berat." in _sanctions(situs)


def test_an_item_is_no_surer_than_its_surest_basis(situs: Situs) -> None:
    """A firm label on the item cannot cover bases that nobody has verified."""
    situs.build()
    assert "Kutipan pasal ditemukan" in situs.page(PAGE)
    situs.edit(ITEM, "sanksi: disiplin-berat", "sanksi: disiplin-berat\n    verifikasi: belum")
    assert not situs.build().errors
    assert "Kutipan pasal ditemukan" not in situs.page(PAGE).partition("Dasar hukum yang berlaku")[0]


@pytest.mark.parametrize(("day", "is_valid"), [("9 Juli 2024", True), ("1 Januari 2025", False)])
def test_an_appeal_holds_from_the_day_on_which_it_was_made(situs: Situs, day: str, is_valid: bool) -> None:
    """A meeting cannot choose an item that rests on what was said later."""
    text = f"dasar:\n  - kutipan: Imbauan\n    kekuatan: imbauan\n    tanggal: {day}\n    sumber: Berita\n"
    source = (situs.root / ITEM).read_text("utf-8")
    situs.write(ITEM, source.partition("dasar:")[0] + text + "verifikasi: kutipan\n")
    assert situs.build().errors == ([] if is_valid else [(MEETING, _line(situs), "butir-tidak-berlaku")])


def _line(situs: Situs) -> int:
    lines = (situs.root / MEETING).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if "D-1" in line and "boleh_jangan" in line)


@pytest.mark.parametrize(
    ("role", "named", "is_reached"),
    [
        (Role.CAMAT, Role.ASN, True),
        (Role.PPPK, Role.ASN, True),
        (Role.VILLAGE, Role.ASN, False),
        (Role.NON_ASN, Role.ASN, False),
        (Role.ASN, Role.CAMAT, False),
    ],
)
def test_what_is_said_to_all_asn_is_said_to_each(role: Role, named: Role, is_reached: bool) -> None:
    """A camat is a civil servant; a village head is not, and not every civil servant is a camat."""
    assert role.is_among((named,)) is is_reached


def test_the_page_of_a_camat_has_the_items_of_all_asn(situs: Situs) -> None:
    """Or a camat would not read most of what he may not do."""
    situs.add_village()
    situs.build()
    choice = 'href="../cek/fasilitas-negara.html#{}">Fasilitas negara</a>'
    assert choice.format("camat-lurah") in situs.page("boleh-jangan/peran-camat-lurah.html")
    assert choice.format("desa") not in situs.page("boleh-jangan/peran-desa.html")


def test_a_role_that_no_item_names_is_told_what_all_asn_are(situs: Situs) -> None:
    """On no page of its own, which would only be a copy; and nothing offers it as a choice of its own."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.build()
    assert not (situs.folders.out / "boleh-jangan/peran-guru.html").exists()
    assert not [path for path in situs.published() if path.startswith("cetak/boleh-jangan-guru")]
    for page in ("index.html", "boleh-jangan/index.html", "cek/index.html"):
        assert "Guru" not in situs.page(page)


def test_the_page_of_a_role_tells_what_is_particular_to_it(situs: Situs) -> None:
    """What holds for all ASN is found by when and about what it is asked; and it is a choice wherever there is one."""
    item = (situs.root / ITEM).read_text("utf-8")
    own = item.replace("D-1", "D-2").replace("kendaraan dinas", "jam pelajaran").replace("peran: asn", "peran: guru")
    situs.write("content/boleh-jangan/d-2.yaml", own)
    assert not situs.build().errors
    page = situs.page("boleh-jangan/peran-guru.html")
    assert "Khusus bagi Guru dan pendidik lain" in page
    assert 'href="d-2.html"' in page
    assert 'href="d-1.html"' not in page
    assert 'href="d-2.html"' not in situs.page("boleh-jangan/peran-camat-lurah.html")
    assert '<option value="guru">' in situs.page("boleh-jangan/index.html")
    assert "peran-guru.html" in situs.page("index.html")


def test_who_has_no_such_leave_is_not_told_of_it(situs: Situs) -> None:
    """An item that leaves a role out names it, too; nothing calls allowed what is only not for them."""
    situs.edit(ITEM, "peran: asn", "peran: asn\nkecuali: cpns")
    assert not situs.build().errors
    page = situs.page("boleh-jangan/peran-cpns.html")
    assert 'href="../cek/fasilitas-negara.html#cpns">Fasilitas negara <span class="redup">(belum diatur)' in page
    assert 'href="../cek/hak-pilih.html#cpns">Hak pilih</a>' in page


def test_the_page_of_a_role_that_was_published_stays(situs: Situs) -> None:
    """Though no item names it any more."""
    situs.write("content/alamat.txt", "index.html\nboleh-jangan/peran-nakes.html\n")
    assert not situs.build().errors
    assert 'href="../cek/fasilitas-negara.html#nakes"' in situs.page("boleh-jangan/peran-nakes.html")


def test_who_is_no_civil_servant_is_led_to_a_page_of_their_own(situs: Situs) -> None:
    """Wherever a role is chosen, if staff keep such a page, by whatever title."""
    situs.build()
    assert "bukan-asn.html" not in situs.page("index.html")
    about = (situs.root / "content/halaman/tentang.md").read_text("utf-8")
    situs.write("content/halaman/bukan-asn.md", re.sub("judul: .*", "judul: Saya bukan ASN", about))
    situs.build()
    for page in ("index.html", "cek/index.html", "boleh-jangan/peran-asn.html"):
        above, _, _ = situs.page(page).partition("<footer")
        assert re.search(r'href="(\.\./)?halaman/bukan-asn\.html">Saya bukan ASN<', above), page


def test_every_verdict_has_its_place_in_a_list(situs: Situs) -> None:
    """An order that is written out by hand forgets the verdict that is added next."""
    site = load(find(situs.root)[0], {}).site
    assert site
    (sample, *_) = site.guidance.values()
    items = [replace(sample, verdict=verdict) for verdict in reversed(Verdict)]
    assert [verdict for verdict, _ in by_verdict(items)] == list(Verdict)
    assert len({verdict.symbol for verdict in Verdict}) == len({verdict.letter for verdict in Verdict}) == len(Verdict)


# --- never without its verdict ----------------------------------------------------------------------------


def test_no_title_and_no_link_says_an_item_without_its_verdict() -> None:
    """What is shared in a chat, read in a list of links or printed is its text alone; and that reads as advice."""
    site = published()
    items = {
        text: view.item.verdict.label
        for view in site.views
        if isinstance(view, ItemPageView)
        for text in (view.item.text, view.item.question or view.item.text)
    }
    attribute = r'(?:title|content|alt|aria-label)="([^"]*)"'
    told = 0
    for path in site.pages:
        page = (site.out / path).read_text("utf-8")
        parts = [*re.findall("(?s)<(?:title|a|option)[ >].*?</(?:title|a|option)>", page), *re.findall(attribute, page)]
        for part in parts:
            words = " ".join(unescape(re.sub("<[^<>]*>", " ", part)).split())
            for text, verdict in items.items():
                if text in words:
                    told += 1
                    assert verdict in words.partition(text)[0] + words.partition(text)[2], (path, words)
    assert told > len(items) * 8


def test_title_and_preview_of_an_item_say_its_verdict(situs: Situs) -> None:
    """What people ask with the answer; or if nobody wrote down how they ask it, the verdict and then the sentence."""
    situs.build()
    page = situs.page(PAGE)
    title = re.findall("<title>(.*)</title>", page)[0]
    assert title.startswith("Jangan: ")
    assert title.endswith("(D-1) – Situs uji")
    assert re.findall('<meta property="og:title" content="(.*)">', page) == [title.removesuffix(" – Situs uji")]
    situs.edit(ITEM, "alasan:", "tanya: Bolehkah saya meminjamkan mobil dinas?\nalasan:")
    situs.build()
    page = situs.page(PAGE)
    assert "<title>Bolehkah saya meminjamkan mobil dinas? Jangan. – Situs uji</title>" in page
    assert '<meta property="og:title" content="Bolehkah saya meminjamkan mobil dinas? Jangan.">' in page


# --- whole ------------------------------------------------------------------------------------------------


class _Ids(HTMLParser):
    """The ids of items in the text of a page that a line may tear apart after their hyphen."""

    KEPT = frozenset({"utuh", "nomor", "nomor-kecil", "butir-id"})
    NOT_SHOWN = frozenset({"title", "script", "option", "textarea"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, set[str]]] = []
        self.torn: list[str] = []
        self.kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "img", "input", "br", "hr", "wbr"}:
            self.open.append((tag, set((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(tag in self.NOT_SHOWN for tag, _ in self.open):
            return
        found = re.findall(r"\b[BDH]-\d+\b(?!/)", data)
        if any(classes & self.KEPT for _, classes in self.open):
            self.kept += len(found)
        else:
            self.torn += found


def test_no_line_ends_within_the_id_of_an_item() -> None:
    """A browser may end one after a hyphen, and "D-" says nothing; copied and found it is as it is said."""
    site = published()
    kept = 0
    for path in site.pages:
        ids = _Ids()
        ids.feed((site.out / path).read_text("utf-8"))
        assert ids.torn == [], path
        kept += ids.kept
    assert kept > 2000
    styles = (ROOT / "templates/statis/gaya.css").read_text("utf-8")
    assert ".nomor, .nomor-kecil, .butir-id, .utuh { white-space: nowrap; }" in styles


# --- cases beside items -----------------------------------------------------------------------------------

CASE = """\
judul: Mobil dipinjam
keadaan: Tetangga meminta mobil dinas.
tanya: Bolehkah saya meminjamkannya?
peran: guru
tahap: kampanye
kanal: uang-barang
putusan: jangan
jawaban: Tolak.
alasan: Milik warga.
dasar: PP 94/2021 Pasal 5 huruf n angka 4
butir: [D-1, D-2]
verifikasi: kutipan
"""


def test_an_item_is_told_with_a_case_to_whom_it_may_happen(situs: Situs) -> None:
    """Near its answer on its page; in the list of a role only where one of that role asks."""
    situs.write("content/kasus/pinjam.yaml", CASE)
    own = (situs.root / ITEM).read_text("utf-8").replace("D-1", "D-2").replace("kendaraan", "sepeda")
    situs.write("content/boleh-jangan/d-2.yaml", own.replace("peran: asn", "peran: guru"))
    assert not situs.build().errors
    link = "Contoh kasus: Mobil dipinjam"
    assert link in situs.page("boleh-jangan/peran-guru.html")
    assert link not in situs.page("boleh-jangan/peran-asn.html")
    page = situs.page(PAGE)
    assert page.index("kasus/pinjam.html") < page.index("Dasar hukum dan keterangan")


# --- titles -----------------------------------------------------------------------------------------------


def test_every_title_is_its_own_and_is_shown_whole() -> None:
    """A search engine shows 70 signs: with the name of the site where there is room, never cut within a word."""
    site = published()
    titles: dict[str, str] = {}
    for view in site.views:
        if view.path in site.moved:
            continue
        page = (site.out / view.path).read_text("utf-8")
        (title,) = (unescape(found) for found in re.findall("<title>(.*)</title>", page))
        assert len(title) <= 70, title
        assert titles.setdefault(title, view.path) == view.path
        name = site.views[0].frame.site if view.path == "index.html" else view.title
        assert re.fullmatch(rf"{re.escape(name)}( – \w+)?", title) or f"{name} ".startswith(title.removesuffix("…")), (
            title
        )
        if isinstance(view, ItemPageView | CasePageView):
            assert title.startswith(view.title), "its verdict would be cut off"
    assert len(titles) > 400


def test_a_title_with_no_room_for_the_name_of_the_site_has_none(situs: Situs) -> None:
    """And one that is still too long ends with a whole word."""
    situs.edit("content/situs.yaml", "nama: Situs uji", "nama: Situs uji\nsingkatan: Netral")
    asked = "Bolehkah saya meminjamkan mobil dinas"
    for question, title in (
        (f"{asked}?", f"{asked}? Jangan. – Netral"),
        (f"{asked} di luar jam kerja?", f"{asked} di luar jam kerja? Jangan."),
        (f"{asked} kepada tetangga di luar jam kerja?", f"{asked} kepada tetangga di luar jam …"),
    ):
        text = re.sub("tanya: .*\n", "", (situs.root / ITEM).read_text("utf-8"))
        situs.write(ITEM, text.replace("alasan:", f"tanya: {question}\nalasan:"))
        situs.build()
        assert f"<title>{title}</title>" in situs.page(PAGE)
