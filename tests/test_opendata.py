"""The site as data: what programs, Excel and search engines are given says what the pages say, and nothing else."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from harness import ROOT, Situs
from harness.published import shipped
from hypothesis import given
from hypothesis import strategies as some

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.ground.files import template_folders
from sosialisasi.showing.artifacts import Artifact, views_of
from sosialisasi.showing.pages import opendata
from sosialisasi.showing.pages.cases import CasePageView
from sosialisasi.showing.pages.copies import CopyView
from sosialisasi.showing.pages.guidance import ItemPageView
from sosialisasi.showing.pages.opendata import DataView, LlmsView, cell, guarded
from sosialisasi.showing.pages.regulations import RegulationView
from sosialisasi.showing.rendering import web
from sosialisasi.showing.views import BasisView, ItemView, PageView
from sosialisasi.site.model import Case
from sosialisasi.site.words import Verdict

NAMES = tuple(opendata.FILES)


@cache
def artifacts() -> tuple[Artifact, ...]:
    """All that the shipped content becomes; nothing is rendered for it."""
    return understand(Inputs(ROOT), {}).artifacts


@cache
def raw(path: str) -> bytes:
    (found,) = (each.view for each in artifacts() if each.path == path)
    assert isinstance(found, bytes)
    return found


@cache
def listed(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(raw(f"data/{name}.json"))["isi"]
    return found


def table(name: str) -> tuple[list[str], list[list[str]]]:
    """The head and the rows of a CSV, as Excel reads them."""
    data = raw(f"data/{name}.csv")
    assert data.startswith(b"\xef\xbb\xbf")  # without which Excel takes UTF-8 for the letters of Windows
    assert data.count(b"\n") == data.count(b"\r\n")
    head, *rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    return head, rows


def faults(value: Any, schema: Mapping[str, Any], parts: Mapping[str, Any], where: str = "") -> list[str]:
    """Why a value does not obey a JSON Schema of the words that ours is made of; any other word fails."""
    if extra := set(schema) - {"$ref", "anyOf", "type", "properties", "required", "items", "enum", "format", *_TOLD}:
        return [f"{where}: {extra}"]
    found: list[str] = []
    if "$ref" in schema:
        found += faults(value, parts[schema["$ref"].removeprefix("#/$defs/")], parts, where)
    if "anyOf" in schema and all(faults(value, each, parts, where) for each in schema["anyOf"]):
        found.append(f"{where}: {value!r} is none of {schema['anyOf']}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{where}: {value!r} is not among {schema['enum']}")
    if "type" in schema and type(value) is not _TYPES[schema["type"]]:
        return [*found, f"{where}: {value!r} is no {schema['type']}"]
    if schema.get("format") == "date":
        date.fromisoformat(value)
    for key in schema.get("required", ()):
        found += [] if key in value else [f"{where}.{key}: missing"]
    for key, each in value.items() if "properties" in schema else ():
        known = schema["properties"].get(key)
        found += faults(each, known, parts, f"{where}.{key}") if known else [f"{where}.{key}: unknown"]
    for number, each in enumerate(value) if "items" in schema else ():
        found += faults(each, schema["items"], parts, f"{where}.{number}")
    return found


_TOLD = {"title", "description"}
_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}


@pytest.mark.parametrize("name", NAMES)
class TestFiles:
    def test_a_file_obeys_the_published_schema(self, name: str) -> None:
        schema = json.loads(raw("data/skema.json"))
        data = json.loads(raw(f"data/{name}.json"))
        whole = schema["anyOf"][NAMES.index(name)]
        assert faults(data, whole, schema["$defs"]) == []
        assert data["$schema"] == schema["$id"]
        broken = {**data, "isi": [{**data["isi"][0], "data_per": 28}]}
        assert faults(broken, whole, schema["$defs"])  # The checker sees what is wrong.

    def test_a_file_reads_back_as_it_was_made(self, name: str) -> None:
        kind, _ = opendata.FILES[name]
        data = raw(f"data/{name}.json")
        assert json.loads(msgspec.json.encode(msgspec.json.decode(data, type=kind))) == json.loads(data)

    def test_the_rule_and_the_day_go_with_every_record(self, name: str) -> None:
        data = json.loads(raw(f"data/{name}.json"))
        settings = shipped().settings
        assert data["pemakaian"] == opendata.USE
        assert data["contoh"] is settings.is_example
        assert {each["data_per"] for each in data["isi"]} == {data["data_per"]} == {settings.as_of.isoformat()}
        assert all(each["alamat"].startswith(settings.url) for each in data["isi"])

    def test_every_address_is_a_page(self, name: str) -> None:
        url = shipped().url
        paths = {each.path for each in artifacts()}
        for each in listed(name):
            path = each["alamat"].removeprefix(url).partition("#")[0]
            assert path in paths or f"{path}index.html" in paths

    def test_the_table_says_the_same(self, name: str) -> None:
        head, rows = table(name)
        expected = []
        for each in listed(name):
            stages = each.pop("tahapan", None) or [{}]
            keys = [key.removeprefix("tahapan_") for key in head[len(each) :]]
            expected += [[*each.values(), *(stage.get(key) for key in keys)] for stage in stages]
        listed.cache_clear()
        assert [[_unguarded(text) for text in row] for row in rows] == [[_flat(v) for v in row] for row in expected]

    def test_excel_runs_nothing_and_misreads_nothing(self, name: str) -> None:
        """No formula, and no number, time or day where there is a code: ``16.04`` would be four past four."""
        _, rows = table(name)
        for text in {text for row in rows for text in row}:
            assert text[:1] not in tuple("=+-@\t\r")
            is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", text)
            assert is_day or not re.fullmatch(r"\d*[.,/:eE-][\d.,/:eE-]+", text)

    def test_no_number_of_a_person_is_in_it(self, name: str) -> None:
        """Neither a NIP or NIK nor a phone number, nor the address of anybody."""
        for ending in ("json", "csv"):
            text = raw(f"data/{name}.{ending}").decode()
            assert not re.search(r"\d{16}|\b(?:\+62|62|0)8\d{2}[\d -]{6,}|\w@\w", text)


def _flat(value: Any) -> str:
    """A value of the JSON as one cell."""
    return cell(tuple(value) if isinstance(value, list) else value)


def _unguarded(text: str) -> str:
    return text.removeprefix("'")


def test_the_lists_are_those_of_the_site() -> None:
    """As many as there are pages, with the same verdicts and bases."""
    pages = {view.item.id: view.item for view in views_of(artifacts(), ItemPageView)}
    items = {each["nomor"]: each for each in listed("butir")}
    assert {id: (each["putusan"], each["kalimat"]) for id, each in items.items()} == {
        id: (view.verdict, view.text) for id, view in pages.items()
    }
    for id, view in pages.items():
        assert [basis["kutipan"] for basis in items[id]["dasar"]] == [basis.text for basis in view.bases]
        assert [basis["keberlakuan"] for basis in items[id]["dasar"]] == [basis.validity for basis in view.bases]
    assert len(listed("kasus")) == len([*views_of(artifacts(), CasePageView)])
    assert len(listed("peraturan")) == len([*views_of(artifacts(), RegulationView)])
    site = shipped().site
    assert len(listed("kalender")) == len(site.calendars) + len(site.elections)
    assert {each["kode"] for each in listed("rilis")} == {
        view.code for view in views_of(artifacts(), CopyView) if view.revisions
    }


def test_what_is_conditional_names_its_condition() -> None:
    needing = {verdict.value: verdict.needs_condition for verdict in Verdict}
    for each in listed("butir"):
        assert bool(each["syarat"]) is needing[each["putusan"]], each["nomor"]


def test_what_is_withdrawn_is_not_in_it(situs: Situs) -> None:
    withdrawn = "id: B-1\nditarik:\n  tanggal: 1 Juni 2024\n  alasan: Keliru.\n"
    situs.edit("content/boleh-jangan/b-1.yaml", "id: B-1\n", withdrawn)
    assert [each["nomor"] for each in json.loads(_data(situs.root)["data/butir.json"])["isi"]] == ["D-1", "H-1"]


def _data(root: Path) -> Mapping[str, bytes]:
    """The files of the data of a site."""
    made = understand(Inputs(root), {}).artifacts
    return {each.path: each.view for each in made if each.path.startswith("data/") and isinstance(each.view, bytes)}


@given(some.text())
def test_a_guarded_cell_can_be_read_back(text: str) -> None:
    assert guarded(text).removeprefix("'") == text.removeprefix("'") or guarded(text) == f"'{text}"
    assert guarded(text)[:1] not in tuple("=+-@\t\r")
    assert (guarded(text)[1:] if guarded(text)[:1] == "'" else guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+62", "-1", "@a", "\tx", "\rx", "'a", "16.04", "05", "1/2024", "12E456", "1" * 18]
)
def test_what_excel_would_change_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "2026-11-28", "94", "0", "PP 94/2021", "D-1", "https://a.b/c", "e", "1.a"])
def test_what_excel_reads_rightly_stays(text: str) -> None:
    assert guarded(text) == text


def test_the_same_content_gives_the_same_bytes() -> None:
    assert (again := _data(ROOT)) == {path: raw(path) for path in again}


# --- the page, llms.txt and what search engines are told ------------------------------------------


def test_the_page_tells_what_every_field_means() -> None:
    (view,) = views_of(artifacts(), DataView)
    told = {field.key for each in view.datasets for field in each.fields}
    told |= {field.key for _, fields in view.parts for field in fields}
    assert told == {key for name in NAMES for each in listed(name) for key in _keys(each)}
    assert all(field.meaning and field.kind for each in view.datasets for field in each.fields)
    shown = web.render(view, template_folders("web"), "edisi").decode()
    assert all(f'href="{name}.{ending}"' in shown for name in NAMES for ending in ("json", "csv"))
    assert opendata.USE in shown


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def test_every_page_leads_to_the_data() -> None:
    assert {link.href for link in shipped().frame.footer} >= {"data/index.html"}


def test_programs_that_answer_are_told_how() -> None:
    (view,) = views_of(artifacts(), LlmsView)
    text = web.render(view, template_folders("web"), "edisi").decode()
    assert opendata.USE in text
    assert "yang tidak diketahui bukan yang boleh" in text
    assert "28 November 2026" in text
    assert "bukan milik instansi mana pun" in text
    linked = set(re.findall(r"\]\(([^)]+)\)", text))
    assert all(link.startswith(shipped().url) for link in linked)
    assert {link.removeprefix(shipped().url) for link in linked} <= {each.path for each in artifacts()}
    assert "<" not in text


def graph(view: PageView) -> list[dict[str, Any]]:
    """What a page tells search engines."""
    shown = web.render(view, template_folders("web"), "edisi").decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', shown)
    return [thing for text in found for thing in json.loads(text)["@graph"]]


def test_an_answer_for_search_engines_is_the_answer_of_the_page() -> None:
    """With its verdict, its bases and their validity, and the day: each of them stands on the page as well."""
    told: list[tuple[PageView, ItemView | Case, tuple[BasisView, ...]]]
    told = [(view, view.item, view.item.bases) for view in views_of(artifacts(), ItemPageView)]
    told += [(view, view.case, view.bases) for view in views_of(artifacts(), CasePageView)]
    for view, answer, bases in told:
        asked = [each for thing in graph(view) for each in thing.get("mainEntity", ())]
        assert [each["name"] for each in asked] == [answer.question] * bool(answer.question)
        for each in asked:
            text = each["acceptedAnswer"]["text"]
            assert text.startswith(answer.verdict.label)
            assert text.endswith("Menurut data per 28 November 2026.")
            assert answer.reason in text
            assert all(f"{basis.text} ({basis.validity})" in text for basis in bases)


def test_only_legislation_is_called_so() -> None:
    named = {
        view.regulation.short
        for view in views_of(artifacts(), RegulationView)
        if any(thing["@type"] == "Legislation" for thing in graph(view))
    }
    assert {"UU 7/2017", "PP 94/2021", "PKPU 2/2024"} <= named
    assert not [name for name in named if name.startswith(("Putusan", "SE ", "Surat"))]


def test_search_engines_know_what_is_in_force() -> None:
    by_name = {view.regulation.short: view for view in views_of(artifacts(), RegulationView)}
    for name, force in (("PP 94/2021", "InForce"), ("PP 53/2010", "NotInForce")):
        (law,) = (thing for thing in graph(by_name[name]) if thing["@type"] == "Legislation")
        assert law["legislationLegalForce"] == f"https://schema.org/{force}"
        assert law["legislationDateVersion"] == "2026-11-28"


def test_an_example_names_no_authority() -> None:
    """The publisher of an example site is nobody, and no page says otherwise to a program."""
    (view,) = views_of(artifacts(), DataView)
    assert view.frame.is_example
    assert "creator" not in view.things[0]
    types = {thing["@type"] for page in views_of(artifacts(), DataView) for thing in page.things}
    assert types == {"Dataset"}


def test_nothing_that_is_written_ends_the_script() -> None:
    (view,) = (each for each in views_of(artifacts(), ItemPageView) if each.item.id == "D-1")
    hostile = replace(view, title="</script><script>1</script>")
    (crumbs, *_) = graph(hostile)
    assert crumbs["itemListElement"][-1]["name"] == hostile.title
    shown = web.render(hostile, template_folders("web"), "edisi").decode()
    assert "<script>" not in shown
