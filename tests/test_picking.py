"""What fields of a form can name, and how days and times are read while somebody types: nobody knows a number."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from harness import Situs
from harness.preview import desk_of

from sosialisasi.building.folders import Folders
from sosialisasi.desk.answers import answer
from sosialisasi.desk.authoring.reference import FILES
from sosialisasi.desk.authoring.starting import KINDS as BEGINNINGS
from sosialisasi.desk.authoring.starting import Beginning, Setting
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request
from sosialisasi.desk.fields import field_views
from sosialisasi.desk.live import LiveSite
from sosialisasi.ground.folders import Folder
from sosialisasi.reading.editing.shapes import blank
from sosialisasi.site.citations import Register
from sosialisasi.site.keys import Names, inner_type, is_part, part_types, slots_of


@pytest.fixture
def desk(situs: Situs) -> Desk:
    situs.write("content/opd.yaml", "opd:\n  - nama: Dinas Contoh\n    singkatan: Discontoh\n  - Badan Uji\n")
    live = LiveSite(situs.folders)
    live.look()
    return desk_of(live)


def get(desk: Desk, path: str, **query: str) -> Any:
    told = answer(Request(method="GET", path=path, host="", query=query, is_known=True), desk)
    assert told.status == 200
    return json.loads(told.data)


def ids(desk: Desk, jenis: str, cari: str) -> list[str]:
    return [each["id"] for each in get(desk, "meja/pilih", jenis=jenis, cari=cari)]


# --- names -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "words", "first"),
    [
        ("boleh-jangan", "KENDARAAN kampanye", "D-1"),
        ("boleh-jangan", "d-1", "D-1"),
        ("peraturan", "94/2021", "pp-94-2021"),
        ("lembaga", "pengawas", "bawaslu"),
        ("daerah", "ogan ilir", "16.10"),
        ("daerah", "16.10", "16.10"),
        ("kalender", "ogan", "ogan-ilir-2024"),
        ("pemilihan", "2024", "pilkada-2024"),
        ("pelaporan", "", "sejak-bkn"),
        ("formulir", "ikrar", "ikrar"),
        ("opd", "dinas", "Discontoh"),
        ("opd", "uji", "Badan Uji"),
        ("tautan", "cuti", "../briefing/cuti.md"),
        ("tautan", "kendaraan kampanye", "../boleh-jangan/d-1.yaml"),
        ("tahapan", "masa tenang", "masa-tenang"),
    ],
)
def test_a_thing_is_found_by_its_words(desk: Desk, kind: str, words: str, first: str) -> None:
    """What is named by the id alone, or has all words in its own name, comes before what only lies near it."""
    assert ids(desk, kind, words)[0] == first


def test_what_is_offered_says_what_it_is(desk: Desk) -> None:
    """An item with its verdict, a region with the one above."""
    (item,) = get(desk, "meja/pilih", jenis="boleh-jangan", cari="d-1")
    assert (item["nama"], item["keterangan"]) == ("Memakai kendaraan dinas untuk kampanye", "Jangan")
    region = get(desk, "meja/pilih", jenis="daerah", cari="16.10")[0]
    assert (region["nama"], region["keterangan"]) == ("Kabupaten Ogan Ilir", "Provinsi Sumatera Selatan")


def test_a_citation_is_a_regulation_and_every_place_of_it_that_is_known(situs: Situs, desk: Desk) -> None:
    """Those that are cited anywhere, in heads and in texts, and its articles that somebody looked up."""
    situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "[[PP 94/2021 Pasal 14 huruf i]]")
    source = (situs.root / "content/peraturan/uu-10-2016.yaml").read_text("utf-8")
    situs.write("content/peraturan/uu-10-2016.yaml", source + "pasal: [70, 71]\n")
    desk.live.look()
    found = ids(desk, "kutipan", "pp 94/2021")
    assert found[0] == "PP 94/2021"
    assert {"PP 94/2021 Pasal 5 huruf n angka 4", "PP 94/2021 Pasal 14 huruf i"} <= set(found)
    assert ids(desk, "kutipan", "Peraturan Pemerintah Nomor 94 Tahun 2021 pasal 14") == ["PP 94/2021 Pasal 14 huruf i"]
    assert "UU 10/2016 Pasal 71" in ids(desk, "kutipan", "uu 10/2016 71")


TODAY = date(2026, 12, 1)
KINDS = tuple(dict.fromkeys(kind for each in FILES.values() for kind in (each, *part_types(each))))
"""All types that have a form, and those of the rows within."""


OWN = ("id", "nama", "singkatan", "sebutan")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if slots_of(kind)], ids=lambda kind: kind.__name__)
def test_every_field_that_names_something_has_a_picker(desk: Desk, kind: type) -> None:
    """Nobody types a number, a code or the name of a file from memory."""
    views = {view.part.name: view for view in field_views(blank(kind), desk.live.site)}
    for key, slot in slots_of(kind).items():
        assert views[key].picks == slot.picks
        if slot.picks:
            assert ids(desk, slot.picks, "") or slot.picks == "lambang"


def test_what_is_typed_freely_names_nothing(desk: Desk) -> None:
    """Or else its type says what it names, and it has a picker. What a thing is itself called names nothing else."""
    site = desk.live.site
    assert site
    register = Register(site.regulations)
    known = {each["id"].lower() for kind in (*Folder, *Names) for each in offered_in(desk, kind)}
    free = [slot for kind in KINDS for slot in slots_of(kind).values() if not slot.picks and slot.key not in OWN]
    texts = [(slot, re.sub(r'[\["\]]', "", slot.example)) for slot in free if inner_type(slot.type) is str]
    named = {slot.key for slot, text in texts if text.lower() in known or register.find(text)}
    assert named == set()


def offered_in(desk: Desk, kind: str) -> list[dict[str, str]]:
    answer_to = answer(Request(method="GET", path="meja/pilih", host="", query={"jenis": kind}, is_known=True), desk)
    found: list[dict[str, str]] = json.loads(answer_to.data) if answer_to.status == 200 else []
    return found


@pytest.mark.parametrize("kind", BEGINNINGS.values(), ids=lambda kind: kind.name)
def test_a_question_of_a_new_file_is_picked_like_its_field(desk: Desk, kind: Beginning) -> None:
    page = answer(Request(method="GET", path=f"meja/baru/{kind.name}", host="", is_known=True), desk).data.decode()
    slots = slots_of(FILES[kind.folder])
    for question in kind.questions:
        slot = slots.get(question.key)
        whole = slots_of(inner_type(slot.type)) if slot and is_part(inner_type(slot.type)) else {}
        picks = slot.picks if slot and not whole else next((each.picks for each in whole.values() if each.picks), "")
        assert desk.live.site
        if picks and not tuple(question.choices(Setting(site=desk.live.site, today=TODAY))):
            assert f'id="isian-{question.key}" type="text" value="" data-pilih="{picks}"' in page


def test_a_new_site_is_begun_with_the_places_that_every_site_knows(tmp_path: Path) -> None:
    (tmp_path / "kosong").mkdir()
    live = LiveSite(Folders(root=tmp_path / "kosong", out=tmp_path / "_site", office=tmp_path / "_kantor"))
    live.look()
    assert ids(desk_of(live), "daerah", "ogan ilir")[0] == "16.10"


def test_the_one_list_of_agencies_is_opened_not_begun_again(situs: Situs, desk: Desk) -> None:
    def kinds() -> str:
        return answer(Request(method="GET", path="meja/baru/", host="", is_known=True), desk).data.decode()

    assert 'href="/meja/berkas/content/opd.yaml"' in kinds()
    assert 'href="/meja/baru/opd"' not in kinds()
    (situs.root / "content/opd.yaml").unlink()
    assert 'href="/meja/baru/opd"' in kinds()


def test_a_site_with_mistakes_is_still_known(situs: Situs, desk: Desk) -> None:
    """Whoever mends a file has to name things in it."""
    situs.edit("content/halaman/tentang.md", "22 November 2026", "31 November 2026")
    desk.live.look()
    assert ids(desk, "lembaga", "bawaslu") == ["bawaslu"]
    situs.write("content/situs.yaml", ": [")
    desk.live.look()
    assert ids(desk, "lembaga", "bawaslu") == []


# --- days and times --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shape", "text", "written", "meant"),
    [
        ("tanggal", "22-11-2027", "22 November 2027", "Senin, 22 November 2027"),
        ("tanggal", "2027-11-22", "22 November 2027", "Senin, 22 November 2027"),
        (
            "rentang",
            "2027-11-22 – 2027-11-24",
            "22–24 November 2027",
            "Senin, 22 November 2027 sampai Rabu, 24 November 2027 (3 hari)",
        ),
        ("rentang", "22 Nov 2027", "22 November 2027", "Senin, 22 November 2027"),
        ("jam", "jam 2 siang", "14.00", "Pukul 14.00"),
        ("jam", "08:30", "08.30", "Pukul 08.30"),
    ],
)
def test_a_day_is_told_with_its_weekday(desk: Desk, shape: str, text: str, written: str, meant: str) -> None:
    """And so is everything that a calendar of the browser gives."""
    assert get(desk, "meja/hari", bentuk=shape, teks=text) == {"tulis": written, "arti": meant}


def test_what_is_no_day_is_told_in_a_sentence(desk: Desk) -> None:
    told = get(desk, "meja/hari", bentuk="tanggal", teks="22 Novmber 2027")
    assert told["salah"].startswith('Tanggal "22 Novmber 2027" tidak dapat dipahami.')
    assert told["benar"] == "22 November 2027"
    assert get(desk, "meja/hari", bentuk="jam", teks="25.00")["benar"] == ""


@pytest.mark.parametrize(
    ("path", "query"), [("meja/pilih", {"jenis": "lain"}), ("meja/hari", {"bentuk": "baris"}), ("meja/hari", {})]
)
def test_a_question_that_no_form_asks_is_refused(desk: Desk, path: str, query: dict[str, str]) -> None:
    assert answer(Request(method="GET", path=path, host="", query=query, is_known=True), desk).status == 404
    assert answer(Request(method="GET", path=path, host="", query=query), desk).status == 403
