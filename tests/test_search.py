"""Searching the published site, and the filter of "Boleh tidak?": as an ASN types on a phone."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from harness import ROOT, site_of
from harness.browsing import open_page
from harness.published import Published, published
from playwright.sync_api import Browser, Page

from sosialisasi.site.routes import is_listed
from sosialisasi.site.words import Role

SEARCH = "cari/index.html"
FILTER = "boleh-jangan/index.html"

SHOWN = sum(item.withdrawal is None for item in site_of(ROOT).guidance.values())
"""Items that are not withdrawn."""

QUERIES = {
    # What one does with a phone
    "like status calon": "d-1",
    "boleh ga saya menyukai postingan paslon": "d-1",
    "ngelike foto cabup di ig": "d-1",
    "kasih jempol di status calon wali kota": "d-1",
    "hukuman pns like": "d-1",
    "komen di fb calon": "d-2",
    "mengomentari unggahan kandidat": "d-2",
    "apa boleh balas komentar paslon": "d-2",
    "share berita paslon di grup wa": "d-3",
    "membagikan konten kampanye": "d-3 d-5",
    "repost video caleg": "d-3",
    "forward pesan kampanye wa": "d-3 briefing/media-sosial.html",
    "kampanye di grup keluarga": "d-3 d-5 h-16 briefing/media-sosial.html",
    "follow ig calon bupati": "d-4",
    "gabung grup wa timses": "d-4",
    "subscribe youtube calon": "d-4",
    "join grup telegram pemenangan": "d-4",
    "follow akun kpu": "b-6",
    "akun bupati petahana": "h-3",
    "posting dukungan di medsos": "d-5 briefing/media-sosial.html",
    "medsos": "briefing/media-sosial.html",
    "ajak orang ke tps": "b-5",
    # Pictures and signs
    "selfie sama calon": "d-6",
    "foto bareng tim sukses": "d-6",
    "mengunnggah foto clon": "d-6",
    "fto brsama calon": "d-6",
    "pose jari": "d-7",
    "pasang stiker di mobil pribadi": "d-8",
    "pake baju partai": "d-11",
    "foto keluarga dengan suami calon": "b-12",
    "kakak saya jadi calon foto lebaran": "h-2",
    # Being there
    "deklarasi calon": "d-9",
    "hadir kampaye tanpa atribut": "h-1",
    "hadir kampanye hari libur": "h-1",
    "ikut konvoi kampanye": "d-10 d-11 h-1",
    "camat jadi jurkam": "d-10 d-21 d-24 briefing/camat-lurah-desa.html",
    "jadi pembicara di acara partai": "d-24",
    "undangan kpu": "b-7",
    "nonton debat": "b-3",
    "nonton debat di rumah": "b-3",
    "baca visi misi": "b-2",
    "sosialisasi cara memilih": "b-4",
    # The office
    "pinjam mobil dinas": "d-13",
    "kendaraan dinas buat kampanye": "d-13",
    "fasilitas negara": "d-13 briefing/fasilitas-negara-dan-kewenangan.html",
    "fasiltas negara": "d-13 briefing/fasilitas-negara-dan-kewenangan.html",
    "pelantang kantor dipinjam timses": "d-13",
    "aula kecamatan dipakai kampanye": "d-13 h-8 b-9 briefing/fasilitas-negara-dan-kewenangan.html",
    "sewa gedung serbaguna": "b-9",
    "terima tamu calon di kantor": "h-5",
    "nyuruh staf hadir kampanye": "d-12",
    "ngajak bawahan dukung calon": "d-12 d-15",
    "mutasi pejabat sebelum pilkada": "d-26",
    "rotasi pegawai": "d-26",
    "menteri larang mutasi 6 bulan": "d-26",
    "bansos dari apbd": "d-25",
    "ngasih amplop": "d-16",
    "fotocopy ktp calon independen": "d-17",
    # Party, team, candidacy, family
    "masuk parpol": "d-18",
    "jadi pengurus partai": "d-18 d-27",
    "tim pemenangan": "d-19 d-20",
    "konsultan politik": "d-19 d-20",
    "daftar bakal calon ke partai": "d-22",
    "pns maju pilkada harus mundur kapan": "h-11",
    "istri saya nyaleg": "d-44 b-11 b-12 d-23 briefing/suami-istri-calon-dan-cuti.html",
    "dampingi suami kampanye": "b-11 d-23",
    "cuti di luar tanggungan negara": "h-7",
    "cltn pilkada": "h-7 d-22",
    # Voting, helping, reporting
    "nyoblos": "b-1",
    "jadi kpps": "h-6",
    "panwascam dari pns": "h-6",
    "lapor pelanggaran kemana": "b-10 pelaporan/index.html",
    "lapor ke bawaslu": "b-10 pelaporan/index.html",
    "siapa yg mengawasi netralitas sekarang": "pelaporan/index.html halaman/melapor-sekarang.html",
    "kasn bubar": "pelaporan/index.html",
    # Who
    "kades ikut kampanye": "d-27",
    "ketua rt bpd kampanye": "d-27",
    "honorer dan pppk": "d-28",
    "pppk paruh waktu like": "d-28 d-1",
    "netralitas lurah": "briefing/camat-lurah-desa.html",
    "sanksi pidana kepala desa": "d-14 d-27 briefing/camat-lurah-desa.html",
    # Law
    "uu 20/2023": "peraturan/uu-20-2023.html",
    "UU No. 20 Tahun 2023 tentang ASN": "peraturan/uu-20-2023.html",
    "pasal 9": "peraturan/uu-20-2023.html",
    "pp 94 2021": "peraturan/pp-94-2021.html",
    "disiplin pns pp94": "peraturan/pp-94-2021.html",
    "pp disiplin pns lama": "peraturan/pp-53-2010.html",
    "pp 42/2004 kode etik": "peraturan/pp-42-2004.html",
    "uu 10/2016 pasal 71": "peraturan/uu-10-2016.html d-14 d-26",
    "uu pemilu": "peraturan/uu-7-2017.html",
    "skb netralitas": "peraturan/skb-2022.html peraturan/skb-2020.html",
    "putusan mk 136": "peraturan/mk-136-2024.html",
    "surat edaran menpan 2023": " ".join(f"peraturan/se-panrb-{number}-2023.html" for number in ("01", "11", "18")),
    # Places and meetings
    "batanghari": "daerah/15-04.html",
    "kab lahat": "daerah/16-04.html",
    "kota jambi": "daerah/15-71.html",
    "bengkulu": "daerah/17.html",
    "kecamatan muara bulian": "daerah/15-04.html",
    "jadwal pilkada lebong 2024": "kalender/lebong-2024.html",
    "pemilu 2024 batang hari": "kalender/batang-hari-2024.html",
    "tahapan jambi 2020": "kalender/jambi-2020.html",
    "blitar 2020": "kalender/blitar-2020.html kalender/blitar-2020-awal.html",
    "rakor blitar": "rakor/blitar-2019.html",
    "rakor camat jambi": "rakor/jambi-2018.html",
    # Words and institutions of regions
    "keuchik": "daerah/11.html",
    "keuchik ikut kampanye": "d-27",
    "geuchik kampanye": "d-27",
    "peratin": "daerah/18-04.html daerah/18-13.html",
    "perbekel": "daerah/51.html",
    "wali nagari": "daerah/13.html",
    "kip aceh": "daerah/11.html",
    "lapor ke panwaslih": "daerah/11.html b-10 pelaporan/index.html",
    "kepala distrik papua": "daerah/91.html daerah/92.html daerah/93.html daerah/94.html daerah/95.html daerah/96.html",
    # By number, and about the site
    "d13": "d-13",
    "D-1": "d-1",
    "d 27": "d-27",
    "b10": "b-10",
    "netralits asn": "briefing/netralitas-satu-halaman.html",
    "mitos netralitas": "briefing/salah-kaprah.html",
    "aksesibilitas": "halaman/aksesibilitas.html",
    "privasi data": "halaman/privasi.html",
}
"""What people type → the pages of which one must be among the first three (``d-1`` is an item)."""


CORPUS: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("pertanyaan.yaml").read_text("utf-8"))
"""Questions as people type them; the file says what each part means."""


OTHERS: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("pertanyaan-lain.yaml").read_text("utf-8"))
"""Questions of people who never saw the search; the file says what each part means."""


def page_of(name: str) -> str:
    """The page that ``d-1``, ``kasus/amplop`` or ``pelaporan`` stands for."""
    if "/" in name:
        return f"{name}.html"
    return f"boleh-jangan/{name}.html" if re.fullmatch(r"[a-z]-\d+", name) else f"{name}/index.html"


def wanted(pages: str) -> set[str]:
    return {page if "/" in page else f"boleh-jangan/{page}.html" for page in pages.split()}


def told(site: Published) -> list[str]:
    """The pages that the search leads to."""
    return sorted(page for page in set(site.pages) - site.withdrawn - site.moved if is_listed(page) and page != SEARCH)


def meant(names: Iterable[str]) -> set[str]:
    """The pages that a question of the corpus names."""
    return {wanted(CORPUS["arti"][name]).pop() if name in CORPUS["arti"] else f"{name}.html" for name in names}


@dataclass(frozen=True)
class Result:
    path: str
    title: str
    verdict: str | None
    """The verdict that is shown."""
    is_about: bool
    """Whether what it is about has every word of the question."""


@dataclass(frozen=True)
class Answer:
    """``unknown`` are words that the site does not know, ``missed`` those that the first result lacks."""

    results: tuple[Result, ...]
    unknown: tuple[str, ...]
    missed: tuple[str, ...]
    meant: str
    state: str
    """``terjawab``; ``terdekat`` (near, and told so) or ``bukan`` (told that it is no answer)."""

    @property
    def paths(self) -> list[str]:
        return [result.path for result in self.results]

    @property
    def verdicts(self) -> list[str]:
        return [result.verdict for result in self.results if result.verdict]

    @property
    def on_top(self) -> str | None:
        return self.results[0].verdict if self.results else None


Ask = Callable[[Iterable[str]], dict[str, Answer]]

_ASK = """queries => {
    window.mesin = window.mesin || window.Temukan.siapkan(window.INDEKS);
    return queries.map(query => {
        const { hasil, asing, luput, maksud, keadaan } = window.Temukan.cari(window.mesin, query);
        const shown = hasil.map(({ halaman, lengkap, pokok }) =>
            [halaman.alamat, halaman.judul, lengkap ? halaman.putusan : null, pokok === true]);
        return [shown, asing, luput, maksud, keadaan];
    });
}"""


@pytest.fixture(scope="module")
def ask(browser: Browser, site: Published) -> Iterator[Ask]:
    """Many questions at once, as the search answers them before it draws the answer."""
    page, complaints = open_page(browser, (site.out / SEARCH).as_uri())
    page.focus("#q")
    page.wait_for_function("() => window.Temukan && window.Kata && window.INDEKS")

    def answers(queries: Iterable[str]) -> dict[str, Answer]:
        asked = list(queries)
        return {
            query: Answer(tuple(Result(*each) for each in shown), tuple(unknown), tuple(missed), meant, state)
            for query, (shown, unknown, missed, meant, state) in zip(asked, page.evaluate(_ASK, asked), strict=True)
        }

    yield answers
    assert complaints == []
    page.close()


def is_decided(path: str) -> bool:
    """Whether a page has a verdict: an item or a case."""
    return re.match(r"boleh-jangan/[a-z]-\d|kasus/", path) is not None


def verdict_of(path: str) -> str:
    """What the item or the case of a page decides."""
    site, name = site_of(ROOT), path.rpartition("/")[2].removesuffix(".html")
    return (site.cases[name] if path.startswith("kasus/") else site.guidance[name.upper()]).verdict


def search(page: Page, text: str) -> list[str]:
    """Type, ask, wait for the answer, and read the paths of the results as they are shown."""
    page.fill("#q", text)
    page.keyboard.press("Enter")
    page.wait_for_function("text => document.querySelector('[data-kabar]').textContent.endsWith(text)", arg=f"“{text}”")
    links: list[str] = page.eval_on_selector_all("[data-hasil] a", "links => links.map(link => link.href)")
    return ["/".join(urlsplit(link).path.split("/")[-2:]) for link in links]


def shown(page: Page) -> list[str]:
    """The ids of the items that the filter leaves."""
    ids: list[str] = page.eval_on_selector_all(
        "[data-butir] > article", "all => all.filter(one => one.offsetParent).map(one => one.id)"
    )
    return ids


def filtered(page: Page, **choice: str) -> list[str]:
    """What is left when the page is opened with a filter in its address."""
    page.goto("about:blank")  # so that nothing is left of what was chosen before
    page.goto(f"{(published().out / FILTER).as_uri()}?{urlencode(choice)}")
    return shown(page)


def status(page: Page) -> str:
    return page.locator(".saring [role=status]").inner_text()


# --- search ----------------------------------------------------------------------------------------------


def test_people_find_what_they_ask_for(ask: Ask, site: Published) -> None:
    """Nineteen of twenty questions have their answer among the first three results."""
    for corpus in (
        {query: wanted(pages) for query, pages in QUERIES.items()},
        {query: meant(names) for query, names in CORPUS["dijawab"].items()},
    ):
        answers = ask(corpus)
        missed = [query for query, pages in corpus.items() if not pages & set(answers[query].paths[:3])]
        for query in missed:
            print(f"{query!r}: {', '.join(answers[query].paths[:3])}")
        assert len(corpus) >= 80
        assert len(missed) <= len(corpus) * 0.05
        assert {path.partition("#")[0] for each in answers.values() for path in each.paths} <= set(site.pages)


def test_questions_of_whom_never_saw_the_search_are_answered(ask: Ask, site: Published) -> None:
    """Nineteen of twenty have their answer among the first three, and none has a verdict on top that is not its own."""
    corpus = {query: {page_of(name) for name in names} for query, names in OTHERS["dijawab"].items()}
    assert set().union(*corpus.values()) <= set(site.pages)
    answers = ask(corpus)
    missed = [query for query, pages in corpus.items() if not pages & set(answers[query].paths[:3])]
    print(missed)
    assert len(corpus) >= 100
    assert len(missed) <= len(corpus) * 0.05
    assert sum(answer.state == "bukan" for answer in answers.values()) <= len(corpus) * 0.4
    decided = {query: {verdict_of(page) for page in pages if is_decided(page)} for query, pages in corpus.items()}
    wrong = {
        query: answer.paths[0] for query, answer in answers.items() if answer.on_top not in {None, *decided[query]}
    }
    assert wrong == {}


def test_questions_of_whom_never_saw_the_search_are_not_answered_by_guess(ask: Ask) -> None:
    """Of what the site does not decide, nineteen of twenty are told so, and no verdict is on top."""
    corpus = OTHERS["tidak dijawab"]
    answers = ask(corpus)
    assert len(corpus) >= 100
    silent = [query for query, answer in answers.items() if answer.results and answer.state == "terjawab"]
    print(silent)
    assert len(silent) <= len(corpus) * 0.05
    assert sum(answer.state == "bukan" for answer in answers.values()) >= len(corpus) * 0.7
    assert {query: answer.verdicts for query, answer in answers.items() if answer.on_top} == {}


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("dateng ke kampanye", "datang ke kampanye"),
        ("dengerin visi misi", "dengarkan visi misi"),
        ("pake kaos calon", "pakai kaos calon"),
    ],
)
def test_words_are_found_as_they_are_spoken(ask: Ask, spoken: str, written: str) -> None:
    """The same three pages come first; in which order may differ, as a page's own words count more than others."""
    found = ask([spoken, written])
    assert found[spoken].unknown == ()
    assert {*found[spoken].paths[:3]} == {*found[written].paths[:3]}


@pytest.mark.parametrize(
    "query",
    ["siapa bupati yang ikut kampanye", "berapa mobil dinas", "nomor bansos", "kapan mutasi"],
)
def test_who_asks_for_a_fact_gets_no_verdict(ask: Ask, query: str) -> None:
    """Who asks of the same whether it is allowed gets one."""
    permitted = f"boleh tidak {query.partition(' ')[2]}"
    answers = ask([query, permitted])
    assert answers[query].verdicts == []
    assert answers[query].state != "terjawab"
    assert answers[permitted].verdicts != []


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("camat bagi beras bergambar calon, lapor kemana", "lapor"),
        ("cara ngadu teman pasang stiker", "ngadu"),
        ("tetangga saya pns nempel stiker caleg di mobilnya, lapor kemana ya", "lapor"),
    ],
)
def test_who_asks_where_to_report_is_told_whatever_it_is(ask: Ask, query: str, word: str) -> None:
    """So that word is not called unanswered."""
    answer = ask([query])[query]
    assert "pelaporan/index.html" in answer.paths[:2]
    assert word not in answer.missed + answer.unknown


@pytest.mark.parametrize(
    ("query", "page"),
    [
        *((query, "cetak/index.html") for query in ("poster larangan", "slide presentasi", "kit desa", "leaflet")),
        ("cetak pakta integritas", "cetak/index.html"),
        ("hukuman disiplin berat", "halaman/hukuman-berat.html"),
        ("teguran", "halaman/hukuman-ringan-dan-sedang.html"),
        ("sanksi moral", "halaman/sanksi-moral.html"),
    ],
)
def test_what_can_be_printed_and_what_threatens_is_found(ask: Ask, query: str, page: str) -> None:
    assert page in ask([query])[query].paths[:3]


STATUSES = {
    Role.PPPK: "pppk",
    Role.TRAINEE: "cpns",
    Role.TEACHER: "guru",
    Role.HEALTH_WORKER: "bidan",
    Role.CAMAT: "lurah",
    Role.AGENCY_HEAD: "kepala dinas",
    Role.ACTING_VILLAGE_HEAD: "pj kades",
    Role.VILLAGE: "kades",
    Role.NON_ASN: "honorer",
}
"""How people name themselves."""


def test_no_verdict_is_given_to_whom_it_is_not_for(ask: Ask) -> None:
    """Whoever asks for what an item says, and names a status that it does not speak to, is not told its verdict; but
    what stands in the item itself may be what is asked for ("PNS, mencalonkan diri menjadi kepala desa").
    """
    asked = {
        f"{word} {text}": item
        for item in site_of(ROOT).guidance.values()
        for role, word in STATUSES.items()
        for text in filter(None, (item.text, item.question))
        if item.withdrawal is None and not item.applies_to(role)
        if role is not Role.VILLAGE or not re.search("kepala desa|pilkades", f"{item.text} {item.question}", re.I)
    }
    assert len(asked) > 300
    answers = ask(asked)
    wrong = [
        query
        for query, item in asked.items()
        if any(each.verdict and each.path == page_of(item.id.lower()) for each in answers[query].results)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "query", ["lurah di diy itu pns bukan", "keuchik", "honorer dan pppk", "istri camat", "netralitas guru"]
)
def test_who_only_names_persons_gets_no_verdict(ask: Ask, query: str) -> None:
    """It is no act; nor is neutrality, of which the whole site tells."""
    assert ask([query])[query].verdicts == []


ALSO_WORDS = (
    "banjar batang batu buru karo kaur kudus kuningan landak malang medan metro padang palu pati serang siak tegal"
)
"""Names of regions that mean something else as well: a chief of affairs, a hamlet of Bali, "with" in Javanese …"""


def test_a_word_that_is_also_a_region_is_one_only_if_it_is_named_so(ask: Ask) -> None:
    for name in ALSO_WORDS.split():
        regions = {
            query: [each.title for each in answer.results]
            for query, answer in ask(
                [
                    name,
                    f"kampanye di {name}",
                    f"jadwal pilkada {name}",
                    f"boleh like calon bupati {name}",
                    f"anak kades jadi {name}",
                ]
            ).items()
        }
        *named, used = [any(title.casefold().endswith(f" {name}") for title in titles) for titles in regions.values()]
        assert named == [True] * 4, name
        assert not used, name


def test_no_name_of_a_region_hides_what_is_asked(ask: Ask) -> None:
    """What is left of the question without it is not answered as if it were all."""
    regions = [region for region in site_of(ROOT).regions.values() if region.level < 3]
    answers = ask(
        f"anak kades jadi {re.sub('^(Provinsi|Kabupaten|Kota) ', '', each.name)} boleh ga" for each in regions
    )
    assert {query for query, answer in answers.items() if answer.verdicts} == set()


def test_who_stands_is_not_the_candidate_whom_others_support(ask: Ask) -> None:
    answer = ask(["ketua rt mau nyalon kades boleh gak"])["ketua rt mau nyalon kades boleh gak"]
    assert answer.verdicts == []


@pytest.mark.parametrize(
    ("query", "region", "item"),
    [
        ("keuchik", "daerah/11.html", "boleh-jangan/d-27.html"),
        ("geuchik", "daerah/11.html", "boleh-jangan/d-27.html"),
        ("peratin", "daerah/18-04.html", "boleh-jangan/d-27.html"),
        ("perbekel", "daerah/51.html", "boleh-jangan/d-27.html"),
        ("wali nagari", "daerah/13.html", "boleh-jangan/d-27.html"),
        ("kepala lembang", "daerah/73-18.html", "boleh-jangan/d-27.html"),
        ("KIP", "daerah/11.html", "boleh-jangan/b-7.html"),
        ("panwaslih", "daerah/11.html", "boleh-jangan/b-10.html"),
    ],
)
def test_the_word_of_a_region_finds_it_and_what_is_for_everybody(ask: Ask, query: str, region: str, item: str) -> None:
    found = ask([query])[query].paths
    assert region in found[:3]
    assert item in found[:5]


def test_no_verdict_stands_on_top_that_was_not_asked_for(ask: Ask) -> None:
    """Of what the site answers it is that of the answer; of what it does not, there is none."""
    answers = ask(CORPUS["dijawab"])
    wrong = {}
    for query, names in CORPUS["dijawab"].items():
        verdicts = {verdict_of(page) for page in meant(names) if is_decided(page)}
        if answers[query].on_top not in {None, *verdicts}:
            wrong[query] = answers[query].paths[0]
    assert wrong == {}
    assert sum(answer.state == "bukan" for answer in answers.values()) <= len(answers) / 2
    assert sum(answer.on_top is not None for answer in answers.values()) >= len(answers) / 4


def test_what_the_site_does_not_answer_is_told(ask: Ask) -> None:
    """Not one verdict is shown, and the words without an answer are named."""
    answers = ask(CORPUS["tidak dijawab"])
    assert len(answers) >= 40
    assert len(answers) * 2 >= len(CORPUS["dijawab"])
    assert {query: answer.verdicts for query, answer in answers.items() if answer.verdicts} == {}
    silent = [query for query, answer in answers.items() if answer.results and answer.state == "terjawab"]
    print(silent)
    assert len(silent) <= len(answers) * 0.05


@pytest.mark.parametrize("query", ["mobil dinas", "kendaraan dinas", "fasilitas negara", "mobil kantor buat calon"])
def test_what_is_forbidden_stands_before_what_is_allowed(ask: Ask, query: str) -> None:
    assert ask([query])[query].paths[0] == "boleh-jangan/d-13.html"


@pytest.mark.parametrize(
    ("query", "missing"),
    [
        ("kader posyandu dukung calon", "dukung"),
        ("pegawai bumn boleh kampanye", "bumn"),
        ("pakai mobil dinas ke tps", "tps"),
        ("nonton konser kampanye", "konser"),
    ],
)
def test_a_verdict_needs_every_word_of_the_question(ask: Ask, query: str, missing: str) -> None:
    answer = ask([query])[query]
    assert answer.verdicts == []
    assert missing in answer.unknown + answer.missed


@pytest.mark.parametrize(
    "query",
    [
        "RT RW dukung calon",  # D-37 tells what one of them was asked for
        "tni boleh nyoblos",  # B-1 says so of them in its reason: that they may not
        "pakai atribut dampingi istri calon",  # B-11: "tanpa atribut"
        "foto suami isyarat tangan",  # B-12 is allowed without it
        "calon",
        "sanksi",
        "siapa calon bupati garut",
    ],
)
def test_what_an_item_only_mentions_it_does_not_decide(ask: Ask, query: str) -> None:
    """Its reason and its example tell of more than it allows or forbids; and what most items say asks for none."""
    assert ask([query])[query].verdicts == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kampaye", "kampanye"),
        ("kamapnye", "kampanye"),
        ("kampanyee", "kampanye"),
        ("fasiltas", "fasilitas"),
        ("clon", "calon"),
        ("deklar", "deklarasi"),  # not finished yet
        ("kmpaye", ""),
        ("deklxr", ""),  # not finished and mistaken at once
        ("xqzwv", ""),
        ("tpx", ""),
    ],
)
def test_one_letter_may_be_wrong_and_is_asked_about(ask: Ask, typed: str, meant: str) -> None:
    """Or the rest of the word be missing, never both; and nothing is decided before the reader has agreed."""
    answer = ask([typed])[typed]
    assert (answer.meant, answer.unknown, answer.verdicts) == (meant, (typed,), [])


@pytest.mark.parametrize("query", ["mertua nyaleg", "jurkam", "kontrak", "menantu", "kredit"])
def test_no_word_is_taken_for_one_that_only_begins_or_looks_like_it(ask: Ask, query: str) -> None:
    paths = set(ask([query])[query].paths)
    assert not paths & {"halaman/aksesibilitas.html", "daerah/17-07.html", "halaman/privasi.html"}
    assert len(paths) < 20


def test_all_regions_of_the_country_are_found(ask: Ask, site: Published) -> None:
    """With their level and without, first of all; those without a page say so, and never show another's calendar."""
    regions = {region.code: region.name for region in site_of(site.root).regions.values() if region.level < 3}
    assert len(regions) == 552
    short = {re.sub("^(Provinsi|Kabupaten|Kota) ", "", name) for name in regions.values()}
    answers = ask([*regions.values(), *short, *(f"jadwal pilkada {name}" for name in regions.values())])
    for code, name in regions.items():
        first = answers[name].results[0]
        assert first.title.replace(" ", "").lower() == name.replace(" ", "").lower(), name
        assert first.path.startswith("daerah/")
        bare = answers[re.sub("^(Provinsi|Kabupaten|Kota) ", "", name)]
        assert first.title in {result.title for result in bare.results[:4]}, name
        own = f"daerah/{code.replace('.', '-')}.html"
        calendars = [path for path in answers[f"jadwal pilkada {name}"].paths if re.match("kalender/(?!index)", path)]
        assert own in site.pages or calendars == [], name


@pytest.mark.parametrize(
    ("query", "region"),
    [*CORPUS["daerah"].items(), ("bangkaln", "Kabupaten Bangkalan"), ("kab bangkalan", "Kabupaten Bangkalan")],
)
def test_a_region_without_a_page_has_an_answer(ask: Ask, query: str, region: str) -> None:
    assert ask([query])[query].results[0].title == region


def test_a_rule_of_the_nation_holds_in_a_region(ask: Ask) -> None:
    answer = ask(["boleh like calon bupati garut"])["boleh like calon bupati garut"]
    assert (answer.paths[0], answer.on_top) == ("boleh-jangan/d-1.html", "jangan")
    assert "Kabupaten Garut" in {result.title for result in answer.results}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("menyukai", "suka"),
        ("disukai", "menyukai"),
        ("mengomentari", "komentar"),
        ("ngomentarin", "komentar"),
        ("membagikan", "bagi"),
        ("dibagikan", "pembagian"),
        ("menetralkan", "netral"),
        ("keberpihakan", "berpihak"),
        ("memakai", "dipakai"),
        ("nonton", "menonton"),
        ("nulis", "menulis"),
        ("kehadiran", "menghadiri"),
        ("mencari", "cari"),
        ("mengunggah", "unggahan"),
        ("menyosialisasikan", "sosialisasi"),
        ("melaporkannya", "lapor"),
        ("mengecek", "cek"),
        ("ngelike", "like"),
    ],
)
def test_forms_of_a_word_meet(words: Page, one: str, other: str) -> None:
    assert words.evaluate("([a, b]) => Kata.bentuk(a).some(c => Kata.bentuk(b).includes(c))", [one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [("like", "lima"), ("kepala", "pala"), ("dinas", "nas"), ("desa", "sadar"), ("media", "dia"), ("camat", "cermat")],
)
def test_words_that_only_look_alike_stay_apart(words: Page, one: str, other: str) -> None:
    assert not words.evaluate("([a, b]) => Kata.bentuk(a).some(c => Kata.bentuk(b).includes(c))", [one, other])


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("UU No. 20 Tahun 2023", ["uu", "20/2023"]),
        ("undang-undang nomor 20 tahun 2023 pasal 9 ayat (2)", ["uu", "20/2023", "pasal9", "ayat2"]),
        ("pp94/2021 psl. 5 huruf n angka 4", ["pp", "94/2021", "pasal5", "hurufn", "angka4"]),
        ("PP 94 2021", ["pp", "94/2021"]),
        ("27 November 2024", ["27", "november", "2024"]),
        ("apakah boleh D-13, d 13 atau d13?", ["d13", "d13", "d13"]),
        ("boleh tidak", ["boleh", "tidak"]),
        ("teman-teman, teman2", ["teman", "teman", "teman"]),
        ("bolehhh like gak min, gmn", ["like"]),
        ("hadir tanpa atribut", ["hadir", "tanpaatribut"]),
        ("pegawai non-ASN", ["pegawai", "nonasn"]),
        ("Pj. kepala desa, pj kades", ["pjkades", "pjkades"]),
        ("msh ngelike diem-diem gk, kpn caranya", ["ngelike"]),
    ],
)
def test_references_are_read_as_one_term(words: Page, text: str, terms: list[str]) -> None:
    """In whichever way they are written; and words that say nothing are dropped unless they are all."""
    assert words.evaluate("text => Kata.kata(text)", text) == terms


@pytest.fixture(scope="module")
def words(browser: Browser, site: Published) -> Page:
    return open_page(browser, (site.out / FILTER).as_uri())[0]


def test_nothing_of_the_search_is_loaded_before_it_is_used(browser: Browser, address: str) -> None:
    """The first touch of the box loads the library, the words and the index, each once and under our policy."""
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address + SEARCH)
    parts = {"kata.js", "temukan.js", "indeks.js"}
    assert not parts & set(asked)
    page.focus("#q")
    search(page, "like")
    search(page, "mobil dinas")
    assert sorted(parts & set(asked)) == sorted(name for name in asked if name in parts)
    assert parts <= set(asked)
    assert complaints == []
    page.close()


def test_search_that_cannot_load_says_so_and_tries_again(browser: Browser, address: str) -> None:
    """On a poor network the next letter is another chance."""
    page = browser.new_page(service_workers="block")  # One that is quick would answer in the place of the network.
    page.route("**/indeks.js", lambda route: route.abort())
    page.goto(address + SEARCH)
    page.fill("#q", "like")
    page.wait_for_function("() => document.querySelector('[data-kabar]').textContent.includes('belum dapat dimuat')")
    page.unroute("**/indeks.js")
    assert "boleh-jangan/d-1.html" in search(page, "like calon")
    page.close()


def test_repealed_law_stands_after_what_replaced_it_and_says_so(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address + SEARCH)
    found = search(page, "uu asn")
    assert found.index("peraturan/uu-20-2023.html") < found.index("peraturan/uu-5-2014.html")
    heading = page.get_by_role("heading", name="Peraturan, tidak berlaku")
    assert "UU 5/2014" in heading.locator("xpath=following-sibling::ul[1]").inner_text()
    page.close()


@pytest.mark.parametrize("path", [SEARCH, "cari/"])
def test_an_address_with_a_question_answers_it(browser: Browser, address: str, path: str) -> None:
    """So that an answer can be sent, and is still there after going back; also where a server shortens the address."""
    page, _ = open_page(browser, f"{address}{path}?q=mobil+dinas")
    page.locator("[data-hasil] a").first.wait_for()
    assert page.input_value("#q") == "mobil dinas"
    assert page.locator("[data-abjad]").is_hidden()
    search(page, "foto calon")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["foto calon"]}
    page.locator("[data-hasil] a").first.click()
    page.go_back()
    page.locator("[data-hasil] a").first.wait_for()
    assert page.input_value("#q") == "foto calon"
    page.close()


def test_the_keyboard_is_enough(browser: Browser, address: str) -> None:
    """Arrows walk through the results and back, Enter opens, Escape clears and returns to the box."""
    page, _ = open_page(browser, address + SEARCH)
    found = search(page, "mobil dinas")
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.pathname").endswith(found[1])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("[document.activeElement.id, document.activeElement.value]") == ["q", ""]
    assert page.locator("[data-hasil] a").count() == 0
    assert page.locator("[data-abjad]").is_visible()
    found = search(page, "mobil dinas")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{found[0]}#tanda=*")
    page.close()


def test_results_say_what_they_are_and_why(browser: Browser, address: str) -> None:
    """The verdict in words, the matching words marked in any form, groups that stay short until asked for more."""
    page, _ = open_page(browser, address + SEARCH)
    paths = search(page, "menyebarkan materi calon")
    assert len(paths) == len(set(paths))
    marks = page.locator("[data-hasil] mark").all_inner_texts()
    assert {"materi", "Membagikan"} <= set(marks)
    first = page.locator("[data-hasil] li").first
    assert re.match(r"[✓✗!]\s?(Boleh|Jangan|Bersyarat)\s", first.inner_text())
    assert "Bagi: Semua ASN" in first.inner_text()
    search(page, "kampanye")
    lists = page.locator("[data-hasil] ul")
    assert all(lists.nth(n).locator("li").count() <= 5 for n in range(lists.count()))
    more = page.get_by_role("button", name=re.compile("lagi dari")).first
    more.click()
    assert len(page.locator("[data-hasil] a").all()) > len(paths)
    assert page.evaluate("document.activeElement.tagName") == "A"
    page.close()


def test_what_is_not_answered_is_not_drawn_as_an_answer(browser: Browser, address: str) -> None:
    """No verdict, nor the reason of one; a word that may be meant is a button, which asks again."""
    page, complaints = open_page(browser, address + SEARCH)
    search(page, "posyandu dukung calon xqzwv")
    told = page.locator("[data-catatan]")
    assert told.inner_text().startswith(
        "Kata “xqzwv” tidak ada di situs ini; Kata “posyandu” tidak terjawab; hasil untuk"
    )
    assert told.inner_text().endswith("Ini bukan jawaban: tanyakan BKPSDM.")
    assert page.locator("[data-hasil] .putusan-kata").count() == 0
    items = page.locator("[data-hasil] li", has=page.locator("a[href*='/boleh-jangan/d-']"))
    assert items.first.inner_text().startswith("Tentang: ")
    assert "putusannya ada di halamannya" in items.first.inner_text()
    search(page, "hadir deklrasi")
    assert page.locator("[data-hasil] .putusan-kata").count() == 0
    page.get_by_role("button", name="hadir deklarasi").click()
    page.locator("[data-hasil] .putusan-kata").first.wait_for()
    assert page.input_value("#q") == "hadir deklarasi"
    assert told.is_hidden()
    assert complaints == []
    page.close()


def test_no_result_is_no_allowance(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address + SEARCH)
    assert search(page, "xqzwv") == []
    assert "Itu tidak berarti boleh" in page.locator("[data-nihil]").inner_text()
    assert page.locator("[data-abjad]").is_visible()
    page.close()


def test_index_is_small_and_cannot_end_its_script(site: Published) -> None:
    data = (site.out / "cari" / "indeks.js").read_bytes()
    assert len(gzip.compress(data, 9, mtime=0)) <= 90_000
    assert b"<" not in data


def test_only_published_texts_are_in_the_index(site: Published) -> None:
    """Every page once, and no other."""
    data = (site.out / "cari" / "indeks.js").read_text("utf-8")
    paths = re.findall(r'"alamat":"([^"]+)","jenis"', data)
    assert sorted(paths) == told(site)


# --- the filter ------------------------------------------------------------------------------------------


def test_without_a_script_every_item_is_there(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, address + FILTER, java_script_enabled=False)
    assert page.locator("form[data-saring]").is_hidden()
    assert page.locator("[data-nihil]").is_hidden()
    assert page.locator("[data-butir]:visible").count() == page.locator("[data-butir]").count() == SHOWN
    page.close()


def test_filter_leaves_what_fits_and_counts_it(browser: Browser, address: str) -> None:
    """Each choice narrows; a heading without items goes; clearing brings all back."""
    page, complaints = open_page(browser, address + FILTER)
    assert status(page) == f"{SHOWN} butir"
    page.get_by_label("Bidang", exact=True).select_option("Media sosial")
    social = shown(page)
    assert {"d-1", "d-3", "b-6"} <= set(social)
    assert status(page) == f"{len(social)} dari {SHOWN} butir"
    page.get_by_label("Peran", exact=True).select_option("Kepala desa, perangkat desa, dan BPD")
    page.get_by_label("Bidang", exact=True).select_option("Semua")
    assert "d-27" in shown(page)
    page.get_by_label("Tahap", exact=True).select_option("Masa tenang")
    page.get_by_label("Kata", exact=True).fill("kades")
    few = shown(page)
    assert {"d-14", "d-21", "d-27"} <= set(few)
    assert "d-1" not in few
    page.get_by_label("Kata", exact=True).fill("kades pengurus partai")
    assert shown(page) == ["d-27", "d-36", "d-38"]
    assert page.locator("#boleh").is_hidden()
    page.get_by_role("button", name="Hapus saringan").click()
    page.wait_for_function("() => !document.querySelector('.saring [type=reset]').offsetParent")
    assert len(shown(page)) == SHOWN
    assert urlsplit(page.url).query == ""
    assert complaints == []
    page.close()


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("menyukai", "d-1"),
        ("medsos", "d-5"),
        ("kendaraan dinas", "d-13"),
        ("share", "d-3"),
        ("pppk", "d-28"),
        ("D-7", "d-7"),
    ],
)
def test_filter_understands_words_as_the_search_does(words: Page, typed: str, item: str) -> None:
    """Other forms and other words for the same thing; letters of a word that is not finished yet."""
    left = filtered(words, kata=typed)
    assert item in left
    assert len(left) < SHOWN


def test_filter_leaves_every_item_whose_verdict_the_search_gives(ask: Ask, words: Page) -> None:
    """And none for what the search does not answer, but what is said of all."""
    for query, answer in ask(["dampingi suami tanpa cuti", "follow akun caleg", "kades ikut kampanye"]).items():
        given = {Path(result.path).stem for result in answer.results if result.verdict}
        assert given
        assert given <= set(filtered(words, kata=query)), query
    for query in ("tni boleh nyoblos", "RT RW dukung calon"):
        assert filtered(words, kata=query) == [], query


def test_no_word_of_the_site_is_taken_for_a_common_one_without_its_vowels(words: Page, site: Published) -> None:
    words.add_script_tag(url=(site.out / "cari/indeks.js").as_uri())
    taken = words.evaluate(
        """() => window.INDEKS.dokumen.flatMap(Object.values).flatMap(text => Kata.semuaKata(String(text)))
            .filter(word => !/[aiueo]/.test(word) && Kata.umum(word) && !Kata.UMUM.has(word))"""
    )
    assert set(taken) <= {"sm", "sj"}  # of the number of a letter


_KEPT = """words => {
    const groups = Kata.padanan(document.querySelector("[data-saring]").dataset.padanan.split("|"));
    const items = window.INDEKS.dokumen.filter(each => each.alamat.match(/^boleh-jangan\\/[a-z]-\\d+\\.html$/));
    const terms = {};
    const all = text => terms[text] = terms[text] || new Set(Kata.istilah(text));
    const has = (text, unit) => Kata.memuat(unit, form => all(text).has(form));
    const fields = new Map([...document.querySelectorAll("[data-butir]")].map(
        each => [each.querySelector("article").id, each.dataset.bidang]));
    const name = each => each.alamat.slice("boleh-jangan/".length, -".html".length);
    return words.map(word => {
        const input = document.querySelector("#saring-kata");
        input.value = word;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        const kept = [...document.querySelectorAll("[data-butir]:not([hidden]) > article")].map(each => each.id);
        const units = Kata.satuan(Kata.kata(word), groups);
        const core = each => [each.judul, each.sebutan, each.sanksi || "", each.bagi].join(". ");
        const found = items.filter(each => units.every(unit => has(core(each), unit)) ||
            (units.length === 1 && has(fields.get(name(each)), units[0]))).map(name);
        return [kept, found];
    });
}"""


def test_filter_keeps_what_the_search_matches_for_every_word(ask: Ask, words: Page, site: Published) -> None:
    """The same core, the same functions; but the words of regions ("keuchik") are known to the search alone. A word
    that no item has may be one that is not finished.
    """
    typed = sorted(
        {word for corpus in (*CORPUS.values(), *OTHERS.values()) for query in corpus for word in query.split()}
    )
    words.goto((site.out / FILTER).as_uri())
    words.add_script_tag(url=(site.out / "cari/indeks.js").as_uri())
    both = dict(zip(typed, words.evaluate(_KEPT, typed), strict=True))
    known = {word: kept for word, (kept, found) in both.items() if found}
    assert len(known) > 300
    assert {word for word, (kept, found) in both.items() if found and sorted(kept) != sorted(found)} == set()
    for word, answer in ask(known).items():
        about = {Path(each.path).stem for each in answer.results if each.is_about and "-" in Path(each.path).stem}
        assert about & {*map(str.lower, site_of(ROOT).guidance)} <= set(known[word]), word


def test_a_mistaken_word_is_asked_about_in_the_filter_too(words: Page) -> None:
    assert filtered(words, kata="deklrasi") == []
    words.get_by_role("button", name="deklarasi").click()
    assert "d-9" in shown(words)


def test_role_includes_what_is_said_to_all_asn(words: Page) -> None:
    """A camat is an ASN: what all ASN must not do is among the items of a camat."""
    assert {"d-1", "d-14"} <= set(filtered(words, peran="camat-lurah"))
    assert "d-1" not in filtered(words, peran="desa")


def test_filter_is_kept_in_the_address(browser: Browser, site: Published) -> None:
    """Also on a disk: it can be marked, sent, and is there after going back from an item."""
    page, _ = open_page(browser, (site.out / FILTER).as_uri())
    page.get_by_label("Peran", exact=True).select_option("Camat dan lurah")
    page.get_by_label("Kata", exact=True).fill("mobil dinas")
    kept = shown(page)
    assert parse_qs(urlsplit(page.url).query) == {"peran": ["camat-lurah"], "kata": ["mobil dinas"]}
    page.locator("#d-13 .nomor a").click()
    page.wait_for_url("**/d-13.html")
    page.go_back()
    page.wait_for_function("() => document.querySelector('.saring [role=status]').textContent")
    assert shown(page) == kept
    assert page.get_by_label("Peran", exact=True).input_value() == "camat-lurah"
    page.close()


def test_nothing_left_is_no_allowance(words: Page) -> None:
    assert filtered(words, kata="xqzwv") == []
    assert status(words) == f"0 dari {SHOWN} butir. Tidak ada butir tentang “xqzwv”."
    assert "tanyakan BKPSDM" in words.locator("[data-nihil]").inner_text()
    assert words.locator("#jangan").is_hidden()


def test_unknown_values_in_an_address_are_passed_over(words: Page) -> None:
    assert len(filtered(words, peran="raja", tahap="<b>")) == SHOWN


def test_link_to_an_item_wins_over_the_filter(words: Page) -> None:
    """Whoever is sent to an item sees it, whatever was filtered before."""
    assert "d-1" not in filtered(words, kata="pelantang")
    words.evaluate("location.hash = '#d-1'")
    words.wait_for_function("() => !document.querySelector('.saring [type=reset]').offsetParent")
    assert len(shown(words)) == SHOWN


# --- for everybody ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", [f"{SEARCH}?q=mobil+dinas", f"{SEARCH}?q=xqzwv", f"{FILTER}?peran=desa", f"{FILTER}?kata=xqzwv"]
)
def test_answers_have_no_barrier_and_no_width(browser: Browser, address: str, path: str, scheme: str) -> None:
    """What scripts put on the page is as accessible and as narrow as the page itself."""
    page, _ = open_page(browser, address + path, 320, color_scheme=scheme, bypass_csp=True)
    page.wait_for_function("() => document.querySelector('main [role=status]').textContent.match(/hasil|butir/)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.close()
