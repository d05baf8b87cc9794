"""A word that is added to the model is shown, printed and found, though no page, sheet or script knows of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pdfplumber
import pytest
from harness import Situs

from sosialisasi.site import routes
from sosialisasi.site.words import Channel, Labelled, Paper, Phase, Role, Sanction, Strength, Verdict, Verification

WORDS: dict[type[Labelled], tuple[object, ...]] = {
    Verdict: ("catat", "Catat", "+", "C"),
    Role: ("honorer", "Tenaga honorer", True),
    Phase: ("jeda", "Masa jeda"),
    Channel: ("radio", "Radio desa"),
    Sanction: ("teguran", "Teguran lisan", "teguran lisan"),
    Strength: ("fatwa", "Fatwa"),
    Verification: ("kabar", "Kabar yang belum dicari", "kabar saja", False),
}
ITEM = """\
id: C-1
putusan: catat
kalimat: Menyebut jadwal resmi di siaran desa
alasan: Jadwal bukan ajakan.
peran: honorer, asn
tahap: jeda
kanal: radio
dasar:
  - kutipan: Keterangan karangan
    kekuatan: imbauan
    tanggal: 9 Juli 2024
    sumber: Karangan, 9 Juli 2024
    sanksi: teguran
  - kutipan: PP 94/2021 Pasal 5 huruf n
    sanksi: teguran
    verifikasi: kabar
verifikasi: kabar
"""


def invent(kind: type[Labelled], value: str, label: str, *facts: object) -> Labelled:
    word: Labelled = Labelled.__new_member__(kind, value, label, *facts)  # type: ignore[attr-defined]
    word._name_ = value.upper()
    kind._member_names_.append(word._name_)
    kind._member_map_[word._name_] = word
    kind._value2member_map_[value] = word
    return word


def forget(word: Labelled) -> None:
    kind = type(word)
    kind._member_names_.remove(word._name_)
    del kind._member_map_[word._name_], kind._value2member_map_[word._value_]


@pytest.fixture(scope="module")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situs]:
    words = [invent(kind, *facts) for kind, facts in WORDS.items()]  # type: ignore[arg-type]
    site = Situs(tmp_path_factory.mktemp("kata") / "situs")
    site.write("content/boleh-jangan/c-1.yaml", ITEM)
    site.edit("content/peraturan/pp-94-2021.yaml", "kekuatan: peraturan", "kekuatan: fatwa")
    site.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    assert site.build(jobs=1).errors == []
    yield site
    for word in words:
        forget(word)


def words_of(situs: Situs, sheet: str) -> str:
    with pdfplumber.open(io.BytesIO(situs.published()[sheet])) as pdf:
        return " ".join(" ".join(page.extract_text() or "" for page in pdf.pages).split())


@pytest.mark.parametrize("kind", [Verdict, Role, Phase, Channel, Verification, Sanction])
def test_it_is_on_the_page_of_an_item(situs: Situs, kind: type[Labelled]) -> None:
    """With what readers see of it."""
    seen = WORDS[kind][1] if kind is not Sanction else WORDS[kind][2]
    assert str(seen).lower() in situs.page(routes.item("C-1")).lower()


@pytest.mark.parametrize("page", [routes.GUIDANCE, routes.MATRIX, routes.role(Role.ASN), routes.HOME, routes.SEARCH])
def test_a_verdict_is_on_every_list(situs: Situs, page: str) -> None:
    assert re.search(r"\bcatat\b", situs.page(page), re.IGNORECASE)


def test_a_role_has_a_page_a_phase_a_place_on_it(situs: Situs) -> None:
    (page,) = [text for name, text in situs.published().items() if name == "boleh-jangan/peran-honorer.html"]
    assert "Tenaga honorer" in page.decode()
    assert "Masa jeda" in page.decode()


def test_a_strength_has_its_rank(situs: Situs) -> None:
    assert "Fatwa: yang terlemah dari enam tingkat" in situs.page("peraturan/pp-94-2021.html")


def test_search_finds_it(situs: Situs) -> None:
    """And knows its sign, and where it stands among the others."""
    index = situs.page(routes.SEARCH_INDEX)
    assert '"catat":{"lambang":"+","kata":"Catat"}' in index.replace(": ", ":").replace(", ", ",")
    assert '"putusan":"catat"' in index.replace(": ", ":")
    for script in ("temukan.js", "cari.js"):
        assert '"bersyarat"' not in situs.static(script)


@pytest.mark.parametrize("sheet", ["boleh-jangan-asn", "leaflet"])
def test_it_is_on_paper(situs: Situs, sheet: str) -> None:
    (path,) = [name for name in situs.published() if name.endswith(f"{sheet}-{Paper.A4}.pdf")]
    said = words_of(situs, path)
    assert "CATAT" in said.upper()
    assert "jadwal resmi" in said
