"""Whatever hostile people put into content, what comes out is text; and whatever leads out of the site is refused."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import icalendar
import pikepdf
import pytest
from harness import ROOT, SAMPLE, Situs, kenari
from harness.kenari import MARK, hostile

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.commands import words
from sosialisasi.desk.authoring import tidying
from sosialisasi.ground.files import ContentFile

# --- a canary in every field -------------------------------------------------------------------------------


class Texts(HTMLParser):
    """The texts and values of attributes of a page, each whole; no markup but ours may be there."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.found = [""]
        self.is_data = False
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        assert not any(name.startswith("on") or name == "style" for name in names), (tag, attrs)
        self.is_data = tag == "script" and names.get("type") == "application/ld+json"
        loads = tag in ("script", "img", "iframe") and not self.is_data
        assert not loads or re.search(r"(^|/)(statis|kartu)/", names["src"] or "")
        for value in (value or "" for _, value in attrs):
            about, is_shared, text = value.partition("https://wa.me/?text=")
            assert not about or not is_shared
            assert not is_shared or re.fullmatch(r"[\w.~%-]*", text, re.ASCII)
            self.found.append(unquote(text) if is_shared else value)
        self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_data = False
        self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.is_data:  # what search engines are told
            self.found += [*of_json(data.encode()), ""]
        else:
            self.found[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def of_json(data: bytes) -> Iterator[str]:
    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(each)

    return walk(json.loads(data))


def of_table(data: bytes) -> Iterator[str]:
    """The cells of a CSV."""
    for row in csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        yield from row


def of_index(data: bytes) -> Iterator[str]:
    """What the search knows; no ``</script>`` ends it early, wherever somebody may put it."""
    assert b"</" not in data
    return of_json(data.removeprefix(b"window.INDEKS = ").strip().removesuffix(b";"))


def of_xml(data: bytes) -> Iterator[str]:
    for element in ET.fromstring(data.decode()).iter():
        yield from (element.text or "", element.tail or "", *element.attrib.values())


def of_word(data: bytes) -> Iterator[str]:
    """What stands in each paragraph of a file of Word, and in what it says of itself."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = ET.fromstring(package.read(name))
            paragraphs = [*root.iter(f"{_WORD}p")]
            yield from ("".join(each.itertext()) for each in paragraphs or root)
            yield from (value for element in root.iter() for value in element.attrib.values())


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_calendar(data: bytes) -> Iterator[str]:
    calendar = icalendar.Calendar.from_ical(data)
    assert len(calendar.subcomponents) == data.count(b"\r\nBEGIN:VEVENT\r\n")
    for component in calendar.walk():
        value: Any
        for _, value in component.property_items(recursive=False):
            written = value if isinstance(value, bytes) else bytes(value.to_ical())
            yield re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], written.decode())


DECODERS: Mapping[str, Callable[[bytes], Any]] = {
    ".html": lambda data: Texts(data).found,
    ".csv": of_table,
    ".json": of_json,
    ".txt": lambda data: [data.decode()],
    ".webmanifest": of_json,
    ".js": of_index,
    ".xml": of_xml,
    ".ics": of_calendar,
    ".docx": of_word,
}


def squeezed(text: str) -> str:
    """A text without what a page or a sheet may change: spaces, ends of lines and hyphens."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text)


def without_marks(text: str) -> str:
    """Without what WhatsApp reads as marks."""
    return re.sub(r"[*_~`]", "", text)


_AROUND_A_PAGE = 1_000
"""So many signs may stand at the foot of a page and at the head of the next."""


def torn(text: str, *, has_pages: bool = False) -> Iterator[str]:
    """The canaries of a decoded text that are not there to their last sign, or to where we cut a long text with ``…``.
    If it ``has_pages``, what stands above and below a page may come between two parts of one.
    """
    text = squeezed(text)
    for mark in MARK.finditer(text):
        whole = squeezed(hostile(mark[0]))
        rest = text[mark.end() :]
        head, dots, _ = rest.partition("…")
        if any(rest.startswith(meant) or (dots and meant.startswith(head)) for meant in (whole, without_marks(whole))):
            continue
        begun = next((place for place in range(len(whole)) if rest[place : place + 1] != whole[place]), 0)
        near = rest[begun : begun + len(whole) + _AROUND_A_PAGE]
        if not (has_pages and whole[begun:] in near):
            yield f"{mark[0]}: {rest[: len(whole)]}"


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Situs:
    """The small site with canaries in all its fields, built with its sheets."""
    situs = Situs(tmp_path_factory.mktemp("kenari") / "situs")
    kenari.write(situs)
    result = situs.build(jobs=2)
    assert result.errors == []
    return situs


def test_a_canary_in_any_field_comes_out_whole(poisoned: Situs) -> None:
    """As text of a page, as the value of an attribute, in the address of WhatsApp, in calendars, JSON, XML and the
    index of the search: every canary that is in a file is in its decoded texts, to its last sign.
    """
    seen: Counter[str] = Counter()
    for name, data in (poisoned.published() | poisoned.office()).items():
        suffix = Path(name).suffix
        if suffix in (".pdf", ".png"):
            continue
        raw = MARK.findall(
            data.replace(b"\r\n " if suffix == ".ics" else b"%20", b"").decode(
                errors="replace" if suffix == ".docx" else "strict"
            )
        )
        texts = list(DECODERS[suffix](data)) if raw else []
        assert [each for text in texts for each in torn(text)] == [], name
        assert sorted(raw) == sorted(mark for text in texts for mark in MARK.findall(squeezed(text))), name
        seen[suffix] += len(raw)
    assert {suffix for suffix, count in seen.items() if count} == DECODERS.keys()


def test_a_canary_in_any_field_is_printed_whole(poisoned: Situs) -> None:
    """As the text that it is, on the sheets and in what a PDF says about itself."""
    printed: set[str] = set()
    for path in poisoned.root.rglob("*.pdf"):
        done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
        with pikepdf.open(path) as pdf:
            told = [str(value) for value in pdf.docinfo.values()]
        text = done.stdout.decode()
        assert [*torn(text, has_pages=True), *(each for one in told for each in torn(one))] == [], path.name
        printed.update(MARK.findall(squeezed(text)))
    assert len(printed) > 50
    assert not any(mark.startswith("kenariParticipant") for mark in printed)


def test_who_stands_is_published_nowhere(poisoned: Situs) -> None:
    """Neither on a page nor for the office; for the sheets see above."""
    shown = b"".join(data for files in (poisoned.published(), poisoned.office()) for data in files.values())
    assert b"kenariGuidanceText" in shown
    assert b"kenariParticipant" not in shown


# --- what hides what a reader sees ---------------------------------------------------------------------------

HIDDEN = "\u034f\u061c\u115f\u180e\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u3164\ufeff\U000e0041"
PAGE = "content/halaman/tentang.md"


@pytest.mark.parametrize("sign", [*HIDDEN, "\u200c", "\u200d"], ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_hides_is_told_and_dropped(situs: Situs, sign: str) -> None:
    """In a title and in a text: it turns words around, or makes two that look alike; ``rapikan`` takes it out."""
    situs.edit(PAGE, "Tentang situs", f"Tentang si{sign}tus")
    situs.edit(PAGE, "hanya untuk", f"hanya un{sign}tuk")
    assert [(each.line, each.code) for each in situs.build().problems] == [(2, "huruf-tersembunyi")]
    assert sign not in situs.page("halaman/tentang.html")
    text = ContentFile.of("halaman", PAGE, (situs.root / PAGE).read_bytes())
    assert tidying.normal_form(text) == (SAMPLE / PAGE).read_bytes()


def test_a_sign_that_hides_cannot_be_written_as_an_escape(situs: Situs) -> None:
    """Neither in YAML, which is refused, nor in Markdown, where it is dropped."""
    situs.edit(PAGE, "Tentang situs ini", '"Tentang \\u202Esitus ini"')
    assert situs.build().errors == [(PAGE, 2, "yaml-rusak")]
    situs.edit(PAGE, '"Tentang \\u202Esitus ini"', "Tentang")
    situs.edit(PAGE, "hanya untuk", "hanya &#x202e;&#8238;untuk")
    assert situs.build().errors == []
    assert "hanya untuk" in situs.page("halaman/tentang.html")


def test_what_word_and_emoji_need_is_not_told(situs: Situs) -> None:
    """Soft hyphens go in silence, and the joiners of an emoji stay."""
    situs.edit(PAGE, "hanya untuk", "ha\u00adnya untuk 👨\u200d👩\u200d👧")
    assert situs.build().problems == ()
    assert "hanya untuk 👨\u200d👩\u200d👧" in situs.page("halaman/tentang.html")


def test_a_report_changes_no_terminal(situs: Situs) -> None:
    """Escapes of a terminal and turned directions in what is wrong are shown as a sign for what cannot be shown."""
    situs.edit("content/situs.yaml", "nama: Situs uji", '"nama\\e[2J\\u202e": Situs uji')
    told = words.each(situs.build().problems)
    assert "nama\ufffd[2J\ufffd" in told
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", told)


# --- what leads somewhere ------------------------------------------------------------------------------------

LEADS = sorted(
    {each for kind in kenari.WRITTEN.values() for each in kenari.text_fields(kind) if each in kenari.KNOWN},
    key=lambda field: (field[0].__name__, field[1]),
)
"""The texts that lead somewhere."""


@pytest.mark.parametrize(("kind", "field"), LEADS, ids=lambda part: getattr(part, "__name__", part))
def test_a_canary_where_something_is_named_is_refused(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, kind: type, field: str
) -> None:
    """An id, a code or an address that is none reaches no page."""
    is_list = isinstance(kenari.KNOWN[kind, field], list)
    hostile = kenari.canary(kind, field)
    monkeypatch.setitem(kenari.KNOWN, (kind, field), [hostile] if is_list else hostile)
    kenari.write(situs)
    found = understand(Inputs(situs.root), {}, map).problems
    assert any(each.is_error and MARK.search(each.message + each.hint) for each in found)


# --- names that lead elsewhere -------------------------------------------------------------------------------

NAMES = (
    *("con.md", "CON.md", "nul.md", "com1.md", "lpt9.md", "aux.x.md", "a..md", "a .md", " a.md", "a.MD"),
    *("Tentang.md", "TENTANG.md", "a_b.md", "a%2e%2e.md", "a;b.md", "a:b.md", "a\\b.md", "a\nb.md", "a\u202eb.md"),
    *("\u00e9.md", "e\u0301.md", "\uff41.md", "<script>.md", "-.md", "-a.md", "a-.md", "a--b.md", "a" * 81 + ".md"),
)  # fmt: skip
"""What a file must not be called: it could not be copied to Windows, would be another there, or leads out."""


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_that_is_no_plain_slug_is_refused(situs: Situs, name: str) -> None:
    """Twins in case or in the form of their letters included: of the two, only the plain one can be read."""
    situs.write(f"content/halaman/{name}", (situs.root / PAGE).read_bytes())
    assert [code for _, _, code in situs.build().errors] == ["nama-berkas"]
    assert situs.published() == {}


@pytest.mark.parametrize("name", ["..md", "...md", ".. .md", ".a.md", "~$tentang.md"])
def test_a_hidden_file_is_not_read(situs: Situs, name: str) -> None:
    before = situs.build().written
    situs.write(f"content/halaman/{name}", "---\nrusak: [\n---\n")
    after = situs.build()
    assert (after.problems, after.written, after.unchanged) == ((), frozenset(), before)


LINKS = (
    *("../../situs.yaml", "../../../rahasia.md", "/etc/passwd", "//contoh.example", "\\\\server\\x", "..\\tentang.md"),
    *("file:///etc/passwd", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x"),
    *("vbscript:x", "%2e%2e/situs.yaml", "../halaman/tentang.md%00", "../halaman/TENTANG.md", "tentang.md.", "con"),
    *("http://contoh.example/", "https:contoh.example", "https://a@contoh.example", "https:///x", "&#106;avascript:x"),
)  # fmt: skip


@pytest.mark.parametrize("link", LINKS, ids=ascii)
def test_a_link_that_leads_out_is_refused(situs: Situs, link: str) -> None:
    """Of the site, to another kind of address, or to a page only on a disk that does not tell letters apart."""
    situs.edit(PAGE, "hanya untuk", f"[hanya]({link}) untuk")
    (code,) = {code for _, _, code in situs.build().errors}
    assert code in ("tautan-berbahaya", "tautan-mati")
    assert situs.published() == {}


SLUGS = (
    *("..", ".", "../x", "/x", "x/", "x/../y", "CON", "x.", "X", "x\\y", "\u00e9", "e\u0301"),
    *("x#y", "x?y", "x%2fy", "<b>", "x y", "con", "lpt1", "x" * 81),
)  # fmt: skip


@pytest.mark.parametrize("slug", SLUGS, ids=ascii)
def test_an_alias_that_is_no_slug_is_refused(situs: Situs, slug: str) -> None:
    """An alias becomes a file, too."""
    situs.edit(PAGE, "diperbarui:", f"alias: [{json.dumps(slug)}]\ndiperbarui:")
    assert [code for _, _, code in situs.build().errors] == ["nama-salah"]
    assert situs.published() == {}


PLACES = ("content/halaman/baru.md", "content/briefing", "content/situs.yaml", "templates/web")


@pytest.mark.parametrize("place", PLACES)
def test_a_link_of_the_disk_that_leads_out_is_refused(situs: Situs, tmp_path: Path, place: str) -> None:
    """Nothing outside of the site's folder is read, be it a file or a folder."""
    outside = tmp_path / "rahasia"
    here = situs.root / place
    if here.is_dir() or place == "templates/web":
        outside.mkdir()
        (outside / "rahasia.md").write_bytes((situs.root / PAGE).read_bytes())
    else:
        outside.write_bytes((situs.root / PAGE).read_bytes())
    if here.exists():
        here.rename(tmp_path / "dulu")
    here.parent.mkdir(exist_ok=True)
    here.symlink_to(outside)
    assert "tautan-keluar" in situs.build(dry=True).codes
    assert situs.build().codes >= {"tautan-keluar"}
    assert situs.published() == {}


# --- what a build may not do ---------------------------------------------------------------------------------


GUARD = """
import os, sys
def guard(event, details):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "subprocess.", "os.system", "webbrowser.")):
        print(event, details, flush=True)
        os._exit(9)
sys.addaudithook(guard)
"""
"""Ends a program of Python that so much as makes a socket, or starts another program that could."""


def guarded(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", GUARD + code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_build_opens_no_connection(situs: Situs) -> None:
    """Whatever addresses the content holds, with sheets, cards and links: no name is looked up, nothing is fetched."""
    kenari.write(situs)
    done = guarded(
        "from sosialisasi.commands import cli; cli.main()", "build", "--site", str(situs.root), "--jobs", "1"
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert {".html", ".pdf", ".png", ".ics"} <= {Path(name).suffix for name in situs.published()}
    assert guarded("import urllib.request as r; r.urlopen('https://contoh.example/')").returncode == 9


def test_no_sheet_asks_for_a_package_of_typst() -> None:
    """Which would be fetched by Typst itself, where the guard above does not see it."""
    sources = {path.name: path.read_text("utf-8") for path in (ROOT / "templates" / "cetak").rglob("*.typ")}
    assert sources
    assert [name for name, text in sources.items() if "@preview" in text or "@local" in text] == []


def test_no_cell_of_a_table_is_a_formula(poisoned: Situs) -> None:
    """So a program that calculates runs none of ours. Nothing but CSV is published for one; the office's table is that
    of ``cetak --tabel``.
    """
    files = poisoned.published() | poisoned.office()
    assert not {Path(name).suffix for name in files} & {".tsv", ".xls", ".xlsx", ".ods"}
    cells = [cell for name, data in files.items() if name.endswith(".csv") for cell in of_table(data)]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell[:1] in {*"=+-@\t\r\n"}] == []
