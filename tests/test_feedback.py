"""What is wrong or missing is told by a message that we prepare and the reader sends: from every page and every poor
search, with nothing in it but the page, the day of the data and the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import pytest
from harness import Situs
from harness.browsing import open_page
from harness.published import Published
from harness.samples import FRAME
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from sosialisasi.ground.addresses import message_to
from sosialisasi.showing.views import PageView

CONTACTS = "kontak:\n  - nama: BKPSDM\n    nilai: bagian disiplin\n"


def messages(page: str) -> list[str]:
    """The addresses of all messages that a page prepares for the site's office, outside what it shares of itself."""
    return [unescape(found) for found in re.findall(r'class="masukan"[^>]*><a href="([^"]+)"', page)]


def test_every_page_leads_to_a_message_about_it(site: Published) -> None:
    """With its title, its address and the day of the data, and a sentence that nobody need be named."""
    for view in site.views:
        page = (site.out / view.path).read_text("utf-8")
        (address,) = messages(page)[-1:] or re.findall(r'<a href="([^"]+)"[^>]*>Tautan yang saya buka', page)
        message = unquote(address.removeprefix("https://wa.me/?text="))
        assert f"Halaman: {view.title}\n{view.canonical}\nData per 28 November 2026." in message, view.path
        assert "Pesan WhatsApp untuk BKPSDM setempat, Anda kirim sendiri. Jangan tulis NIP atau nama orang." in page, (
            view.path
        )


@pytest.mark.parametrize(
    ("contacts", "address", "told"),
    [
        ("", "https://wa.me/?text=", "Pesan WhatsApp untuk BKPSDM Anda, Anda kirim sendiri."),
        (CONTACTS, "https://wa.me/?text=", "Pesan WhatsApp untuk BKPSDM, Anda kirim sendiri."),
        (
            f"{CONTACTS}    alamat: https://wa.me/6280000000\n",
            "https://wa.me/6280000000?text=",
            "Pesan WhatsApp ke BKPSDM, Anda kirim sendiri.",
        ),
        (
            f"{CONTACTS}  - nama: Humas\n    nilai: humas@contoh.go.id\n",
            "mailto:humas@contoh.go.id?subject=Masukan%20untuk%20Situs%20uji&body=",
            "E-mail ke Humas, Anda kirim sendiri.",
        ),
        (
            f"{CONTACTS}  - nama: DPMD\n    nilai: desa@contoh.go.id\n    untuk: desa\n",
            "https://wa.me/?text=",  # An office that only some ask is not asked by all.
            "Pesan WhatsApp untuk BKPSDM, Anda kirim sendiri.",
        ),
    ],
)
def test_message_goes_to_the_first_office_that_can_be_written_to(
    situs: Situs, contacts: str, address: str, told: str
) -> None:
    """Where there is none, it says so: the reader chooses whom to send it to."""
    situs.edit("content/situs.yaml", CONTACTS, contacts)
    situs.build()
    page = situs.page("index.html")
    assert messages(page)
    assert all(found.startswith(address) for found in messages(page))
    assert told in page


@pytest.mark.parametrize(
    "address",
    ["https://contoh.go.id/", "tel:+620000000", "https://wa.me/", "https://wa.me/x", "bagian disiplin", "@", ""],
)
def test_no_message_goes_where_none_can(address: str) -> None:
    assert message_to(address, "Masukan") is None


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_title_breaks_the_message(title: str, subject: str) -> None:
    """It comes back whole, and can add nothing to the address."""
    page = PageView(frame=FRAME, path="briefing/uji.html", title=title, description="")
    assert title in unquote(page.feedback)
    assert re.fullmatch(r"https://wa\.me/\?text=[\w.~%-]*", page.feedback, re.ASCII)
    assert re.fullmatch(
        r"mailto:a@contoh\.id\?subject=[\w./~%-]*&body=", message_to("mailto:a@contoh.id?x=y", subject) or "", re.ASCII
    )


# --- a poor search ---------------------------------------------------------------------------------


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page, complaints = open_page(browser, f"{address}cari/index.html")
    yield page
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("query", ["xqzwv", "pegawai bumn & ojol? kampanye", "pegawai bumn kampanye"])
def test_a_question_without_an_answer_can_be_sent_on(page: Page, query: str) -> None:
    """Nothing is found, what is found is no answer, or only near; the question ends the message as it was typed."""
    page.fill("#q", query)
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Pertanyaan saya belum ada", exact=True)
    expect(link).to_be_visible()
    message = unquote((link.get_attribute("href") or "").removeprefix("https://wa.me/?text="))
    assert message.startswith("Pertanyaan saya belum ada.\nhttps://contoh.example/netral/cari/\nData per")
    assert message.endswith(f"\nYang saya cari: {query}")
    page.fill("#q", "")
    expect(link).to_be_hidden()


def test_an_answer_asks_for_no_message(page: Page) -> None:
    page.fill("#q", "like unggahan calon")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hasil] .putusan-kata").first).to_be_visible()
    expect(page.get_by_role("link", name="Pertanyaan saya belum ada", exact=True)).to_be_hidden()
