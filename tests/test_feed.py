"""The feed: what was new is never new again because its address changed."""

from __future__ import annotations

import re

import pytest
from harness import Situs

BRIEFING = "content/briefing/fasilitas.md"
MEETING = "content/rakor/ogan-ilir-2024.md"


def ids(situs: Situs) -> list[str]:
    """Those of the feed and of its entries."""
    assert situs.build().errors == []
    return re.findall("<id>(.+)</id>", situs.page("feed.xml"))


def rename(situs: Situs, path: str, new: str) -> None:
    """As the guide says: the old name stays as an alias, the oldest first."""
    text = (situs.root / path).read_text("utf-8")
    old = path.rpartition("/")[2].removesuffix(".md")
    aliases = re.findall(r"^alias: \[(.*)\]\n", text, re.MULTILINE)
    text = re.sub(r"^alias: .*\n", "", text, flags=re.MULTILINE)
    names = ", ".join((*aliases, old))
    situs.write(path.replace(old, new), text.replace("---\n", f"---\nalias: [{names}]\n", 1))
    situs.remove(path)


@pytest.mark.parametrize("identity", ["contoh.example/uji", None])
def test_an_entry_survives_renames_and_a_new_address(situs: Situs, identity: str | None) -> None:
    """Also in a site that was never given an identity."""
    if identity is None:
        situs.edit("content/situs.yaml", "identitas: contoh.example/uji\n", "")
    site = f"https://{identity or 'sosialisasi'}/"
    before = ids(situs)
    assert set(before) == {site, f"{site}briefing/fasilitas.html", f"{site}rakor/ogan-ilir-2024.html"}
    situs.edit("content/situs.yaml", "alamat: https://contoh.example/uji/", "alamat: https://lain.example/")
    rename(situs, BRIEFING, "barang")
    rename(situs, "content/briefing/barang.md", "barang-negara")
    rename(situs, MEETING, "rapat")
    for path in ("content/halaman/tentang.md", "content/briefing/cuti.md", "content/rakor/rapat.md"):
        text = (situs.root / path).read_text("utf-8")
        situs.write(path, text.replace("fasilitas.md", "barang-negara.md").replace("ogan-ilir-2024.md", "rapat.md"))
    assert sorted(ids(situs)) == sorted(before)
    assert "https://lain.example/briefing/barang-negara.html" in situs.page("feed.xml")


def test_in_the_site_that_was_published_nothing_is_new(situs: Situs) -> None:
    """With the address that it began with as its identity, every id is the address that it was."""
    situs.build()
    feed = situs.page("feed.xml")
    entries = re.findall(r"<id>(.+)</id>\s*<link rel=\"alternate\" type=\"text/html\" href=\"(.+)\"/>", feed)
    assert len(entries) == 3
    assert all(id == address for id, address in entries)
