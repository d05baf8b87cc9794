"""What is passed on says enough to stand alone, says how sure it is, and cannot be broken by what staff write."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from harness import Situs, samples
from harness.published import Published
from harness.samples import BRIEFING, FRAME
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sosialisasi.ground.files import template_folders
from sosialisasi.showing.pages import sharing
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.views import BasisView, ShareCard
from sosialisasi.site.words import Phase, Role, Sanction, Status, Strength, Verdict, Verification

BASIS = replace(samples.BASIS, verification=Verification.QUOTED)
APPEAL = replace(BASIS, text="Imbauan Bupati", strength=Strength.APPEAL)
ITEM = replace(
    samples.item(Verdict.FORBIDDEN, 1, "Memberi like pada unggahan calon"),
    id="D-1",
    reason="Tanda suka terbaca orang.",
    bases=(BASIS,),
    sanctions=(Sanction.ETHICS,),
    limited_sanctions=(((Role.NON_ASN,), (Sanction.CONTRACT,)),),
)


def item_text(**changed: object) -> str:
    return sharing.item_text(replace(ITEM, **changed), FRAME, "boleh-jangan/d-1.html").text  # type: ignore[arg-type]


def briefing_text(*bases: BasisView, **changed: object) -> str:
    return sharing.briefing_text(replace(BRIEFING, **changed), bases, FRAME, "briefing/medsos.html").text  # type: ignore[arg-type]


# --- texts ------------------------------------------------------------------------------------------


def test_text_of_an_item_stands_alone() -> None:
    """The verdict in bold, why, for whom, what threatens, on what basis, as of which day, and where to read on."""
    assert item_text() == (
        "*JANGAN:* Memberi like pada unggahan calon\n"
        "\n"
        "Tanda suka terbaca orang.\n"
        "\n"
        "Bagi: Semua ASN (PNS dan PPPK)\n"
        "Sanksi: Sanksi moral (kode etik). Bagi Pegawai non-ASN: pemutusan perjanjian kerja\n"
        "Dasar: PP 94/2021 Pasal 5 huruf n\n"
        "\n"
        "Per 22 November 2026:\n"
        "https://contoh.example/netral/boleh-jangan/d-1.html"
    )


def test_text_of_a_briefing_is_its_summary() -> None:
    assert briefing_text(BASIS) == (
        "*Media sosial*\n"
        "\n"
        "Yang boleh dan jangan.\n"
        "\n"
        "Dasar: PP 94/2021 Pasal 5 huruf n\n"
        "Diperbarui 3 Februari 2026.\n"
        "\n"
        "Per 22 November 2026:\n"
        "https://contoh.example/netral/briefing/medsos.html"
    )
    assert "Terbit 2 Januari 2026." in briefing_text(updated=None)


@pytest.mark.parametrize("label", Verification)
def test_text_says_what_is_not_verified(label: Verification) -> None:
    """Nothing that is not settled is passed on as if it were."""
    assert ("elum diverifikasi" in item_text(verification=label)) is not label.is_settled
    assert ("belum diverifikasi" in briefing_text(BASIS, replace(BASIS, verification=label))) is not label.is_settled


def test_text_never_makes_an_appeal_a_rule() -> None:
    assert "Dasar: Imbauan Bupati (imbauan, bukan aturan); PP 94" in item_text(bases=(APPEAL, BASIS))


def test_text_without_a_basis_says_so() -> None:
    assert "Dasar: belum tercatat, tanyakan BKPSDM" in item_text(bases=())


def test_text_counts_the_bases_that_it_does_not_name() -> None:
    assert re.search("huruf n; [^;]+; dan 2 lainnya\n", item_text(bases=(BASIS,) * 4))


def test_text_names_the_phases_of_an_item_that_does_not_always_hold() -> None:
    assert "\nTahap: Kampanye\n" in item_text(phases=(Phase.CAMPAIGN,))
    assert "Tahap" not in item_text()


def test_text_of_an_archived_briefing_warns() -> None:
    assert "Arsip: mungkin tidak berlaku lagi." in briefing_text(status=Status.ARCHIVED)


def test_text_of_an_example_says_that_it_is_one() -> None:
    share = sharing.item_text(ITEM, replace(FRAME, is_example=True), "boleh-jangan/d-1.html")
    assert "Dari situs contoh, bukan instansi sungguhan." in share.text


words = st.text(st.sampled_from("ab *_~`>-•\n\té…😀") | st.characters(codec="utf-8"), max_size=900)


@given(text=words, reason=words, basis=words, label=st.sampled_from(Verification))
def test_no_content_breaks_the_text(text: str, reason: str, basis: str, label: Verification) -> None:
    """Short enough; whole where it counts; the only marks of WhatsApp are our two, and the link gives it all back."""
    share = sharing.item_text(
        replace(ITEM, text=text, reason=reason, bases=(replace(BASIS, text=basis),) * 3, verification=label),
        FRAME,
        "boleh-jangan/d-1.html",
    )
    assert len(share.text) <= sharing.LIMIT
    assert share.text.startswith("*JANGAN:* ")
    assert share.text.endswith("\n\nPer 22 November 2026:\nhttps://contoh.example/netral/boleh-jangan/d-1.html")
    assert label.is_settled or f"\n{label.label}.\n" in share.text
    assert share.text.count("*") == 2
    assert not set(share.text) & set("_~`")
    assert not re.search(r"^\s*[>•-]", share.text, re.MULTILINE)
    address = urlsplit(share.href)
    assert (address.scheme, address.netloc, address.path) == ("https", "wa.me", "/")
    assert unquote(address.query.removeprefix("text=")) == share.text
    assert share.href.isascii()


def test_long_content_is_cut_at_a_word() -> None:
    """The longest part gives way first."""
    text = item_text(reason="kata " * 300)
    assert sharing.LIMIT - 10 < len(text) <= sharing.LIMIT
    assert "kata…\n\nBagi: Semua ASN (PNS dan PPPK)\n" in text


# --- on the pages -----------------------------------------------------------------------------------


def test_every_item_and_briefing_can_be_shared_without_a_script(site: Published) -> None:
    """A plain link to WhatsApp, and the same text to copy by hand."""
    current = set(site.pages) - site.withdrawn
    shared = [path for path in current if re.match(r"boleh-jangan/[a-z]-\d+|briefing/(?!index)", path)]
    assert len(shared) > 50
    for path in shared:
        page = (site.out / path).read_text("utf-8")
        (link,) = re.findall(r'<a class="tombol" href="(https://wa\.me/[^"]+)" rel="noopener noreferrer"', page)
        (text,) = parse_qs(urlsplit(link).query)["text"]
        assert len(text) <= sharing.LIMIT
        assert text.endswith(f"https://contoh.example/netral/{path}")
        assert page.count("<textarea") == page.count("readonly>") == 1


# --- cards ------------------------------------------------------------------------------------------

CARD = ShareCard(
    verdict=Verdict.FORBIDDEN,
    heading="",
    title="Memberi like pada unggahan calon",
    detail="Dasar: PP 94/2021",
    warning=None,
    site="Situs uji",
    is_example=True,
    day=date(2026, 11, 22),
    address="contoh.example/netral/boleh-jangan/d-1.html",
)
LINES = (("Mengapa", "Tanda suka terbaca orang."), ("Sanksi", "Pidana"), ("Dasar", "PP 94/2021"))
STATUS = replace(CARD, lines=LINES)
CETAK = template_folders("cetak")


def image(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png), formats=["PNG"])


def draw(card: ShareCard = CARD, **changed: Any) -> bytes:
    return paper.render_image(replace(card, **changed), CETAK, "uji")


def test_every_page_names_a_card_that_is_there(site: Published) -> None:
    """The image is absolute, as whoever fetches it needs it; items and briefings have one of their own."""
    own = set()
    for path in site.pages:
        page = (site.out / path).read_text("utf-8")
        if path == "404.html" or path in site.withdrawn | site.moved:  # Nobody is invited there.
            assert "og:image" not in page
            continue
        (named,) = re.findall('<meta property="og:image" content="https://contoh.example/netral/([^"]+)">', page)
        assert (site.out / named).is_file()
        assert '<meta name="twitter:card" content="summary_large_image">' in page
        if named != "kartu/situs.png":
            own.add(named)
    made = {f"kartu/{path.name}" for path in (site.out / "kartu").iterdir()}
    assert own == {path for path in made if not path.endswith("-tegak.png")} - {"kartu/situs.png"}


def test_every_item_and_briefing_offers_its_upright_card(site: Published) -> None:
    """As a link, for a page that shows the image would weigh twice as much."""
    offered = set()
    for path in site.pages:
        page = (site.out / path).read_text("utf-8")
        offered |= set(re.findall(r'href="\.\./(kartu/[^"]+)" download>Gambar untuk status \(1080 × 1350\)</a>', page))
        assert not re.search(r"<img[^>]+kartu/", page)
    assert offered == {f"kartu/{path.name}" for path in (site.out / "kartu").glob("*-tegak.png")}
    assert len(offered) > 50


def test_every_card_has_the_size_that_it_is_announced_with(site: Published) -> None:
    for path in (site.out / "kartu").iterdir():
        data = path.read_bytes()
        assert image(data).size == ((1080, 1350) if path.stem.endswith("-tegak") else (1200, 630)), path.name
        assert len(data) < 300_000, path.name


def test_long_sentence_gives_way_to_the_foot() -> None:
    """Whatever it takes to show the sentence, the address below it is whole."""
    foot = (0, 510, 1200, 630)
    calm = image(draw()).crop(foot)
    assert len(calm.convert("L").getcolors() or ()) > 10
    for title, warning in (("kata yang panjang " * 11, None), ("W" * 200, "kata " * 50)):
        assert image(draw(title=title, warning=warning)).crop(foot).tobytes() == calm.tobytes()


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "kata yang panjang " * 11},
        {"title": "W" * 200, "warning": "Belum diverifikasi ke naskah; hanya sumber sekunder"},
        {"title": "", "detail": "", "site": "", "address": ""},
        {"verdict": None, "heading": "Nama situs yang sangat panjang " * 4, "detail": "x " * 55},
        {"site": "W" * 300, "address": "w" * 300, "warning": "w " * 200},
        {"title": '#panic() $x$ *a* _b_ \\ " 漢字 \u202e', "warning": "[#x]"},
    ],
    ids=["long", "one-word", "empty", "heading", "frame", "hostile"],
)
def test_card_stays_a_card_whatever_it_says(changed: dict[str, Any]) -> None:
    """One image of the right size, wide or upright."""
    data = draw(**changed)
    assert image(data).size == (1200, 630)
    assert len(data) < 300_000
    lines = tuple((about, str(changed.get("detail", text)) * 5) for about, text in LINES)
    data = draw(STATUS, **changed, lines=lines)
    assert image(data).size == (1080, 1350)
    assert len(data) < 300_000


def test_upright_card_holds_what_a_reader_must_know() -> None:
    """Leaving out any of it changes the image; the foot below stays whole however much there is."""
    shown = [draw(STATUS), *(draw(STATUS, lines=LINES[:n] + LINES[n + 1 :]) for n in range(3))]
    assert len(set(shown)) == 4
    assert draw(STATUS, warning="Belum diverifikasi ke naskah") not in shown
    foot = (0, 1230, 1080, 1350)
    much = tuple((about, "kata yang panjang " * 20) for about, _ in LINES)
    for title, warning in (("Kata", None), ("W" * 200, "kata " * 50)):
        drawn = draw(STATUS, lines=much, title=title, warning=warning)
        assert image(drawn).crop(foot).tobytes() == image(shown[0]).crop(foot).tobytes()


def test_no_sign_is_an_empty_box() -> None:
    """A sign that no font has is spelled out, as on paper."""
    for card in (CARD, STATUS):
        assert draw(card, title="Kata 漢") == draw(card, title="Kata [U+6F22]") != draw(card, title="Kata ")
    assert draw(title="Tanda 👍") != draw(title="Tanda [U+1F44D]")


def test_card_has_the_same_bytes_each_time() -> None:
    assert draw() == draw()
    assert draw() != draw(title="Lain")


def test_site_that_prints_nothing_has_no_cards(situs: Situs) -> None:
    situs.build()
    assert not [path for path in situs.published() if path.startswith("kartu/")]
    assert "og:image" not in situs.page("index.html")
    assert "og:title" in situs.page("index.html")


def test_card_is_made_anew_only_when_it_shows_something_else(situs: Situs) -> None:
    """A reason is on the upright card alone, the sentence on both; their templates count as the page's does."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.build()
    situs.edit("content/boleh-jangan/d-1.yaml", "alasan: F", "alasan: Baru f")
    assert {path for path in situs.build().written if path.startswith("kartu/")} == {"kartu/d-1-tegak.png"}
    situs.edit("content/boleh-jangan/d-1.yaml", "kalimat: M", "kalimat: Baru m")
    assert {path for path in situs.build().written if path.startswith("kartu/")} == {
        "kartu/d-1.png",
        "kartu/d-1-tegak.png",
    }
    own = CETAK[0]
    situs.write("templates/cetak/kartu.typ", (own / "kartu.typ").read_text("utf-8").replace("40pt", "30pt"))
    assert all(path.endswith(".png") and "tegak" not in path for path in situs.build().written)
