"""A word that is added to the model is shown, printed and found, though no page, sheet or script knows of it; and what
each verdict needs beside its row in ``words.py`` is asked for by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from harness import HERE, Situs, overview_of
from harness.browsing import open_page
from harness.pdf import pages

from sosialisasi.desk import manage
from sosialisasi.desk.authoring import reference
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import html
from sosialisasi.reading import decode
from sosialisasi.showing import sheets
from sosialisasi.showing.sheets.copies import digest
from sosialisasi.site import routes
from sosialisasi.site.facts import in_words
from sosialisasi.site.words import Channel, Labelled, Phase, Role, Sanction, Strength, Verdict, Verification

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = HERE.parent
VERDICTS = tuple(Verdict)
"""Those that there are, without the invented one."""
WORDS: dict[type[Labelled], tuple[object, ...]] = {
    Verdict: ("izin-atasan", "Konfirmasi dulu", "+", "K", "tanyakan kepada atasan", False),
    Role: ("tenaga-harian", "Tenaga harian lepas", True),
    Phase: ("jeda-waktu", "Antara dua tahap"),
    Channel: ("radio-desa", "Siaran desa"),
    Sanction: ("teguran", "Teguran lisan", "teguran lisan"),
    Strength: ("fatwa", "Fatwa"),
    Verification: ("kabar", "Kabar yang belum dicari", "kabar saja", False),
}
"""Words of which no label can be told from its word in YAML; the verdict is called what a remark may say of a text."""
ITEM = """\
id: K-1
putusan: izin-atasan
kalimat: Menyebut jadwal resmi di siaran desa
alasan: Jadwal bukan ajakan.
peran: tenaga-harian, asn
tahap: jeda-waktu
kanal: radio-desa
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


@contextmanager
def invented() -> Iterator[None]:
    words = [invent(kind, *facts) for kind, facts in WORDS.items()]  # type: ignore[arg-type]
    decode._members.cache_clear()
    try:
        yield
    finally:
        for word in words:
            forget(word)
        decode._members.cache_clear()


def hashes(situs: Situs) -> dict[str, str]:
    """What each sheet of a site says, as a hash."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    prints = sheets.prints(overview_of(situs.root))
    return {sheet.name: digest(view) for sheet in prints for _, view in sheet.on_its_papers()}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The hashes of the small site before any word was invented."""
    return hashes(Situs(tmp_path_factory.mktemp("lama") / "situs"))


@pytest.fixture(scope="module")
def situs(tmp_path_factory: pytest.TempPathFactory, before: dict[str, str]) -> Iterator[Situs]:
    """A site that uses the invented words, built."""
    assert before
    with invented():
        site = Situs(tmp_path_factory.mktemp("kata") / "situs")
        site.write("content/boleh-jangan/k-1.yaml", ITEM)
        site.edit("content/peraturan/pp-94-2021.yaml", "kekuatan: peraturan", "kekuatan: fatwa")
        site.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        site.edit("content/situs.yaml", "butir_utama: [D-1]", "butir_utama: [D-1, K-1]")
        site.edit(
            "content/briefing/fasilitas.md",
            "mobil dinas.",
            "mobil dinas.\n- **Konfirmasi dulu:** meminjam aula.\n- [[K-1]]",
        )
        site.edit("content/rakor/ogan-ilir-2024.md", "topik: Pengawasan", "topik: Aula (konfirmasi dulu)")
        site.edit("content/rakor/ogan-ilir-2024.md", "[D-1, H-1]", "[D-1, H-1, K-1]")
        assert site.build(jobs=1).errors == []
        yield site


def words_of(situs: Situs, sheet: str) -> str:
    (path,) = [path for path in situs.published() if re.fullmatch(rf"cetak/{sheet}-(?:a[34]|layar)\.pdf", path)]
    return " ".join(pages(situs.published()[path]))


# --- a word that the model alone knows -----------------------------------------------------------------


@pytest.mark.usefixtures("situs")
def test_a_word_that_no_file_uses_outdates_no_sheet(before: dict[str, str], tmp_path: Path) -> None:
    """What was released stays released: its hash is the one from before. A role has a sheet of its own at once."""
    assert before.items() <= hashes(Situs(tmp_path / "situs")).items()


@pytest.mark.parametrize("kind", [Verdict, Role, Phase, Channel, Verification, Sanction])
def test_it_is_on_the_page_of_an_item(situs: Situs, kind: type[Labelled]) -> None:
    """With what readers see of it."""
    seen = WORDS[kind][1] if kind is not Sanction else WORDS[kind][2]
    assert str(seen).lower() in situs.page(routes.item("K-1")).lower()


@pytest.mark.parametrize(
    "page",
    [
        *(routes.GUIDANCE, routes.HOME, routes.SEARCH),
        *("briefing/fasilitas.html", "rakor/ogan-ilir-2024.html", "peraturan/pp-94-2021.html"),
    ],
)
def test_a_verdict_is_on_every_list(situs: Situs, page: str) -> None:
    assert re.search(r"\bkonfirmasi dulu\b", situs.page(page), re.IGNORECASE)


def test_the_description_of_the_list_names_every_verdict(situs: Situs) -> None:
    (description,) = re.findall('<meta name="description" content="(.*)">', situs.page(routes.GUIDANCE))
    assert all(verdict.label.lower() in description.lower() for verdict in Verdict)


def test_a_bullet_of_a_text_may_begin_with_a_verdict(situs: Situs) -> None:
    """By its label, and with its sign, on the page and on the sheet."""
    page = situs.page("briefing/fasilitas.html")
    assert re.search(
        r'<li class="putusan putusan-izin-atasan"><strong class="putusan-kata"><span aria-hidden="true">\+</span> '
        r"Konfirmasi dulu</strong> meminjam aula\.</li>",
        page,
    )
    assert "+ Konfirmasi dulu: meminjam aula." in words_of(situs, "briefing-fasilitas")


def test_a_role_has_a_page_a_phase_a_place_on_it(situs: Situs) -> None:
    (page,) = [text for name, text in situs.published().items() if name == "boleh-jangan/peran-tenaga-harian.html"]
    assert "Tenaga harian lepas" in page.decode()
    assert "Antara dua tahap" in page.decode()
    assert 'href="../cek/radio-desa.html#tenaga-harian-jeda-waktu">Siaran desa</a>' in page.decode()


def test_a_channel_has_answers(situs: Situs) -> None:
    """For the role and the phase, by their place among all words."""
    page = situs.page("cek/radio-desa.html")
    (place,) = re.findall(r'<div class="pada (.*)" id="tenaga-harian-jeda-waktu">', page)
    (marks,) = re.findall(r'<li class="putusan putusan-izin-atasan ([^"]*)">', page)
    assert set(place.split()) <= set(marks.split())
    assert "Konfirmasi dulu" in page


@pytest.mark.parametrize("kind", [Role, Phase, Channel])
def test_items_can_be_filtered_by_it(situs: Situs, kind: type[Labelled]) -> None:
    value, label = WORDS[kind][:2]
    assert f'<option value="{value}">{label}</option>' in situs.page(routes.GUIDANCE)


def test_a_strength_has_its_rank(situs: Situs) -> None:
    assert "Fatwa: yang terlemah dari enam tingkat" in situs.page("peraturan/pp-94-2021.html")


def test_what_is_passed_on_says_it(situs: Situs) -> None:
    page = situs.page(routes.item("K-1"))
    assert "*KONFIRMASI DULU:* Menyebut jadwal resmi" in page
    assert "Tahap: Antara dua tahap" in page


@pytest.mark.parametrize("question", ["jadwal+resmi", "K-1", "k1", "k+1"])
def test_search_finds_it(situs: Situs, browser: Browser, question: str) -> None:
    """And shows its sign and its label, as a reader sees them."""
    page, complaints = open_page(browser, (situs.folders.out / routes.SEARCH).as_uri() + f"?q={question}")
    page.wait_for_selector("[data-hasil] li.putusan-izin-atasan")
    assert page.text_content("[data-hasil] li.putusan-izin-atasan .putusan-kata") == "+ Konfirmasi dulu"
    assert complaints == []
    page.close()


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("boleh-jangan-asn", "+ KONFIRMASI DULU"),
        ("boleh-jangan-tenaga-harian", "Boleh dan jangan: Tenaga harian lepas"),
        ("leaflet", "+ KONFIRMASI DULU"),
        ("leaflet", "apa yang konfirmasi dulu, ke mana bertanya"),
        ("kuis-asn", "Konfirmasi dulu: tanyakan kepada atasan."),
        ("poster-k-1", "+KONFIRMASI DULU"),
        ("tayang-rakor-ogan-ilir-2024", "+ KONFIRMASI DULU"),
        ("catatan-rakor-ogan-ilir-2024", "+ Konfirmasi dulu: Menyebut jadwal resmi"),
        ("paket-ogan-ilir-2024", "+ KONFIRMASI DULU"),
    ],
)
def test_it_is_on_paper(situs: Situs, sheet: str, said: str) -> None:
    assert said.replace(" ", "") in words_of(situs, sheet).replace(" ", "")


@pytest.mark.parametrize("kind", [Verdict, Role, Phase, Channel])
def test_whoever_writes_can_choose_it(situs: Situs, kind: type[Labelled]) -> None:
    """From the page of all keys, and in the form of an item."""
    value, label = WORDS[kind][:2]
    assert f"| `{value}` | {label} |" in reference.keys_in_markdown()
    desk = LiveSite(situs.folders)
    desk.look()
    form = html(manage.file_form(desk, "content/boleh-jangan/k-1.yaml"), situs.root)
    assert re.search(rf'value="{value}"[^>]*> ?{label}<', form)


def test_a_word_that_says_too_little_is_refused() -> None:
    with pytest.raises(TypeError, match='Verdict "tunggu" must say symbol, letter, meaning'):
        invent(Verdict, "tunggu", "Tunggu", "…")


# --- what a verdict needs that no program can guess -----------------------------------------------------


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_has_all_that_it_needs(verdict: Verdict) -> None:
    """The places that were forgotten are named, all at once."""
    style, guide, sayings = (
        (ROOT / path).read_text("utf-8")
        for path in ("templates/statis/gaya.css", "PANDUAN.md", "sosialisasi/ground/sayings.py")
    )
    needs = {
        "sosialisasi/site/words.py: a capital letter, which begins ids": re.fullmatch("[A-Z]", verdict.letter),
        "sosialisasi/site/words.py: one sign, neither letter nor figure": re.fullmatch(r"[^\w\s]", verdict.symbol),
        "sosialisasi/site/words.py: a meaning without a full stop": re.fullmatch(r"[^.:]+", verdict.meaning),
        "sosialisasi/ground/sayings.py: what else people say for it": f'\n    "{verdict.value}": "' in sayings,
        "templates/statis/gaya.css: a look of its own": f".putusan-{verdict.value} " in style,
        "PANDUAN.md: how it begins a bullet": f"`- {verdict.label}: …`" in guide,
    }
    forgotten = [place for place, is_there in needs.items() if not is_there]
    assert not forgotten, "\n".join(forgotten)


def test_no_two_verdicts_look_alike_without_their_labels() -> None:
    """On a black-and-white copy the sign tells them apart, in the number of an item the letter."""
    for facts in ([each.symbol for each in VERDICTS], [each.letter for each in VERDICTS]):
        assert len(set(facts)) == len(VERDICTS), facts


def test_the_guide_names_the_verdicts() -> None:
    guide = (ROOT / "PANDUAN.md").read_text("utf-8")
    (row,) = (line for line in guide.split("\n") if "butir dengan tanda" in line)
    assert [each.symbol for each in VERDICTS if each.symbol not in row] == [], "PANDUAN.md: the sign of a bullet"
    assert f"satu butir {in_words(VERDICTS, 'atau')}" in guide, "PANDUAN.md: what lies in boleh-jangan"


def test_nobody_lists_the_verdicts_by_hand() -> None:
    """A line that names them all forgets the next one; only what is written for staff may, and is looked at above."""
    labels = [re.compile(rf"\b{verdict.label}\b", re.IGNORECASE) for verdict in VERDICTS]
    files = [*(ROOT / "sosialisasi").rglob("*.py"), *(ROOT / "templates").rglob("*.*")]
    texts = {path: path.read_text("utf-8") for path in files if path.suffix in {".py", ".html", ".typ", ".js", ".xml"}}
    bare = {path: _COMMENT.sub("", text) for path, text in texts.items() if path.name != "words.py"}
    lines = [(path, line) for path, text in bare.items() for line in text.splitlines()]
    assert [(path, line) for path, line in lines if all(label.search(line) for label in labels)] == []


_COMMENT = re.compile(r'^ *(?://|#[ !]).*|\{#.*?#\}|"""(?:.|\n)*?"""', re.MULTILINE)
