"""Many regions on one site: what belongs to one of them stays as it is, however many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from harness import Situs

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.ground.files import LEDGER, MAX_BYTES, MAX_LEDGER_BYTES, RELEASES, find
from sosialisasi.reading.load import regions
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import MANY
from sosialisasi.showing.pages import copies
from sosialisasi.showing.rendering.render import render
from sosialisasi.showing.sheetviews import AttendancePart
from sosialisasi.site.words import Pack

OGAN_ILIR = "16.10"
DISTRICTS = tuple(code for code in regions() if code.startswith(f"{OGAN_ILIR}."))


@pytest.fixture
def printing(situs: Situs) -> Situs:
    """The small site, on A4, with an item for the villages."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.edit("content/boleh-jangan/d-1.yaml", "peran: asn", "peran: [asn, desa]")
    return situs


def note(situs: Situs, code: str, more: str = "") -> None:
    text = f'kode: "{code}"\nnama: {regions()[code].name}\n{more}'
    situs.write(f"content/daerah/{code.replace('.', '-')}.yaml", text)


def planned(situs: Situs) -> Mapping[str, Artifact]:
    """What would be made, by path."""
    found = understand(Inputs(situs.root), {})
    assert found.site is not None, [problem for problem in found.problems if problem.is_error]
    return {made.path: made for made in found.artifacts}


def view(made: Mapping[str, Artifact], path: str) -> Any:
    return made[path].view


def kits(paths: Iterable[str]) -> set[str]:
    return {path for path in paths if path.startswith("cetak/kit-desa-") and path != "cetak/kit-desa-a4.pdf"}


class TestKits:
    def test_each_kecamatan_of_a_region_that_asks_gets_its_own(self, printing: Situs) -> None:
        assert not kits(planned(printing))
        note(printing, OGAN_ILIR, "kit_desa: ya\n")
        made = planned(printing)
        assert kits(made) == {f"cetak/kit-desa-{code.replace('.', '-')}-a4.pdf" for code in DISTRICTS}
        page = view(made, "daerah/16-10.html")
        assert [kit.files[0].href for kit in page.kits] == [f"../{path}" for path in sorted(kits(made))]

    def test_only_the_name_and_the_list_of_who_came_are_its_own(self, printing: Situs) -> None:
        note(printing, OGAN_ILIR, "kit_desa: ya\nkop: [INSTANSI CONTOH]\n")
        made = planned(printing)
        national, own = view(made, "cetak/kit-desa-a4.pdf"), view(made, "cetak/kit-desa-16-10-01-a4.pdf")
        name = "Kecamatan Muara Kuang, Kabupaten Ogan Ilir"
        assert own.title == f"Kit desa dan kelurahan: {name}"
        assert own.imprint.letterhead.lines == ("INSTANSI CONTOH",)
        different = [mine for mine, theirs in zip(own.parts, national.parts, strict=True) if mine is not theirs]
        assert [type(part) for part in different] == [AttendancePart]
        assert different[0].event.title == f"Penjelasan netralitas di desa atau kelurahan, {name}"

    def test_a_province_asks_for_all_below_that_do_not_ask_themselves(self, printing: Situs) -> None:
        note(printing, "16", "kit_desa: ya\nkop: [PROVINSI CONTOH]\n")
        note(printing, OGAN_ILIR, "kit_desa: ya\nkop: [INSTANSI CONTOH]\n")
        made = planned(printing)
        districts = [code for code, region in regions().items() if code.startswith("16.") and region.level == 3]
        assert len(kits(made)) == len(districts)
        assert view(made, "cetak/kit-desa-16-10-01-a4.pdf").imprint.letterhead.lines == ("INSTANSI CONTOH",)
        assert view(made, "cetak/kit-desa-16-01-07-a4.pdf").imprint.letterhead.lines == ("PROVINSI CONTOH",)
        assert len(view(made, "daerah/16.html").kits) == len(districts) - len(DISTRICTS)

    def test_a_site_that_prints_nothing_has_none(self, situs: Situs) -> None:
        note(situs, OGAN_ILIR, "kit_desa: ya\n")
        made = planned(situs)
        assert not kits(made)
        assert view(made, "daerah/16-10.html").kits == ()


def populate(situs: Situs, count: int) -> None:
    """Give that many regencies what Ogan Ilir has: a calendar and a meeting."""
    calendar = (situs.root / "content/kalender/ogan-ilir-2024.yaml").read_text("utf-8")
    meeting = (situs.root / "content/rakor/ogan-ilir-2024.md").read_text("utf-8")
    chosen = [code for code, region in regions().items() if region.level == 2 and code != OGAN_ILIR]
    for code in chosen[:: len(chosen) // count][:count]:
        slug, name = code.replace(".", "-"), regions()[code].name
        text = calendar.replace(OGAN_ILIR, f'"{code}"').replace("Kabupaten Ogan Ilir", name)
        situs.write(f"content/kalender/{slug}-2024.yaml", text)
        text = meeting.replace(OGAN_ILIR, f'"{code}"').replace("Ogan Ilir", name).replace("ogan-ilir", slug)
        situs.write(f"content/rakor/{slug}-2024.md", text)


def page(situs: Situs, made: Mapping[str, Artifact], path: str) -> str:
    return render(made[path], situs.root, "").data.decode()


class TestManyRegions:
    @pytest.fixture
    def country(self, printing: Situs) -> Situs:
        """The small site with more regions than a list on a phone is long."""
        populate(printing, MANY)
        return printing

    def test_what_one_of_them_has_does_not_depend_on_the_others(self, printing: Situs) -> None:
        """Neither its pages nor its calendar as data nor its sheets grow with the country."""
        populate(printing, 2)
        few = planned(printing)
        populate(printing, MANY)
        many = planned(printing)
        own = {path for path in few if "ogan-ilir" in path or path == "daerah/16-10.html"}
        assert {"daerah/16-10.html", "kalender/ogan-ilir-2024.ics", "cetak/paket-ogan-ilir-2024-a4.pdf"} <= own
        assert [path for path in sorted(own) if few[path].view != many[path].view] == []

    @pytest.mark.parametrize("path", ["rakor/index.html", "kalender/index.html"])
    def test_their_lists_are_folded_by_province_and_whole(self, country: Situs, path: str) -> None:
        made = planned(country)
        text = page(country, made, path)
        folder = path.partition("/")[0]
        there = {f"{name}.html" for name in re.findall(rf"{folder}/([^/ ]+-2024)\.html", " ".join(made))}
        assert len(there) == MANY + 1
        assert set(re.findall(r'href="([^"/]+-2024\.html)"', text)) == there
        for province in ("Provinsi Aceh", "Provinsi Sumatera Selatan"):
            assert re.search(rf"<summary>{province} \(\d+\)</summary>", text)

    def test_few_are_not_folded(self, printing: Situs) -> None:
        populate(printing, 2)
        assert "<summary>Provinsi" not in page(printing, planned(printing), "rakor/index.html")

    def test_the_list_of_sheets_leads_to_where_they_are(self, country: Situs) -> None:
        text = page(country, planned(country), "cetak/index.html")
        assert "paket-ogan-ilir-2024" not in text
        assert "kalender-ogan-ilir-2024" not in text
        for count in (len(Pack) * (MANY + 1), 2 * (MANY + 1)):  # All packs, then calendars or slides on each paper.
            assert f"{count} lembar, masing-masing di halamannya" in text
        assert 'href="../rakor/index.html">Pilih di halaman Rakor<' in text
        assert "boleh-jangan-asn-a4.pdf" in text

    def test_the_list_of_regions_has_each_of_them_once(self, country: Situs) -> None:
        text = page(country, planned(country), "daerah/index.html")
        main = text.partition("<main")[2].partition("</main>")[0]
        assert main.count('href="16-10.html"') == 1
        assert "daerah punya kalender atau bahan" in main

    def test_codes_are_listed_by_their_first_letter(self, country: Situs) -> None:
        note(country, "16", "kit_desa: ya\n")
        note(country, "33", "kit_desa: ya\n")
        made = planned(country)
        codes = {path.split("/")[1] for path in made if re.fullmatch(r"c/.{6}/index\.html", path)}
        assert len(codes) > copies.MOST
        front = re.findall(r'href="([a-z])\.html"', page(country, made, "c/index.html"))
        assert front == sorted({code[0] for code in codes})
        listed = {
            code for each in front for code in re.findall(r'href="(\w{6})/index', page(country, made, f"c/{each}.html"))
        }
        assert listed == codes


class TestLedgers:
    """What the program writes itself is longer than anything that somebody writes."""

    @pytest.mark.parametrize("ledger", [LEDGER, RELEASES])
    def test_of_a_whole_country_are_read(self, situs: Situs, ledger: str) -> None:
        """A line is about 100 bytes, and the first release of all sheets of the country has 12,000."""
        situs.write(ledger, b"# satu baris catatan\n" * (MAX_BYTES // 10))
        assert find(situs.root)[1] == ()

    @pytest.mark.parametrize("ledger", [LEDGER, RELEASES])
    def test_have_a_limit_too(self, situs: Situs, ledger: str) -> None:
        situs.write(ledger, b"#" * (MAX_LEDGER_BYTES + 1))
        assert [found.code for found in find(situs.root)[1]] == ["berkas-terlalu-besar"]
