"""Files of Word: they say what the sheet says, open without a complaint, and look as an office knows them."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import typing
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from enum import Enum
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest
from harness import HERE, ROOT
from harness.filling import sample
from harness.pdf import MILLIMETRE
from harness.samples import DAY, EVENT
from harness.sheets import CAUTION, PARTS, SIZES, as_word, people

from sosialisasi.building.planner import Plan
from sosialisasi.reading import wordfile
from sosialisasi.showing.artifacts import views_of
from sosialisasi.showing.rendering import word
from sosialisasi.showing.sheetviews import InvitedPart, WordFile, WordPart, is_printed
from sosialisasi.site.words import EventKind, Paper

KINDS: tuple[type[WordPart], ...] = typing.get_args(WordPart)
SAMPLES: tuple[WordPart, ...] = tuple(part for part in PARTS if isinstance(part, WordPart))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOTS = "…"


def parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def trees(data: bytes) -> Mapping[str, ET.Element]:
    return {name: ET.fromstring(part) for name, part in parts(data).items() if name.endswith((".xml", ".rels"))}


def lines(data: bytes) -> list[str]:
    """What stands in its paragraphs, those of head and foot too."""
    found = trees(data)
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for name in sorted(found)
        if name.startswith("word/")
        for paragraph in found[name].iter(f"{W}p")
    ]


def said(part: WordPart) -> str:
    return "\n".join(lines(word.render(as_word(part))))


# --- what it says ----------------------------------------------------------------------------------------


def test_every_part_that_has_a_form_in_word_has_a_sample() -> None:
    assert {type(part) for part in SAMPLES} == set(KINDS)


def replaced(
    value: Any, unprinted: frozenset[str], put: Callable[[Any], Any] = lambda value: value
) -> Iterator[tuple[str, list[Any]]]:
    """Each printed field within a value, with what the whole becomes when something else stands in it."""
    hints = typing.get_type_hints(type(value))
    for each in fields(value):
        if not each.init or not is_printed(type(value), each.name, unprinted):
            continue

        def at(new: Any, name: str = each.name) -> Any:
            return put(replace(value, **{name: new}))

        own, hint = getattr(value, each.name), hints[each.name]
        yield f"{type(value).__name__}.{each.name}", [at(new) for new in others(hint, own)]
        if is_dataclass(own):
            yield from replaced(own, unprinted, at)
        if isinstance(own, tuple) and own and is_dataclass(own[0]):

            def first(new: Any, at: Callable[[Any], Any] = at, own: tuple[Any, ...] = own) -> Any:
                return at((new, *own[1:]))

            yield from replaced(own[0], unprinted, first)


def others(hint: Any, own: Any) -> list[Any]:
    """Values that may stand in place of another."""
    few = [sample(hint, text="Satu"), sample(hint, text="Dua"), sample(hint, full=False)]
    match own:
        case Enum():
            few += [*type(own)]
        case bool():
            few += [not own]
        case int():
            few = [1, 2]
        case tuple():
            few = [(), own * 2]
        case date():
            few += [date(2019, 4, 17)]
        case time():
            few += [time(19, 45)]
    return few


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_printed_field_is_in_the_file(kind: type[Any]) -> None:
    """So a field that a part gets and its sheet shows is not silently missing in Word."""
    event = replace(sample(type(EVENT)), kind=EventKind.MEETING, date=DAY, last_day=None)
    full, bare = sample(kind, event=event), sample(kind, full=False, event=event)
    if hasattr(full, "days"):
        full = replace(full, days=(DAY,) * 3)
    names: set[str] = set()
    shown: set[str] = set()
    for part in (full, bare):  # Some of what is said where much is unknown is said nowhere else.
        here = said(part)
        for name, wholes in replaced(part, kind.unprinted):
            names.add(name)
            shown |= {name for whole in wholes if said(whole) != here}
    assert len(names) > 5
    assert names - shown == set()


@pytest.mark.parametrize("part", SAMPLES, ids=lambda part: part.kind)
def test_it_says_that_it_is_a_working_copy_and_of_what(part: WordPart) -> None:
    """In its properties, since an office signs its pages; on these only while nobody may."""
    view = as_word(part)
    made = f"Salinan kerja dari {view.imprint.url}; yang dirilis lembar PDF-nya."
    for caution in (None, CAUTION):
        data = word.render(replace(view, caution=caution))
        found = lines(data)
        assert docx.Document(BytesIO(data)).core_properties.comments == made
        assert found.count(made) == (1 if caution else 0)
        assert f"{view.title} · {view.imprint.occasion}" in found
        assert not [line for line in found if "Kode " in line]


def test_what_must_not_be_handed_out_says_so_at_the_top_of_each_page() -> None:
    head = f"{CAUTION.word}: {CAUTION.reason}"
    assert head in lines(word.render(replace(as_word(SAMPLES[0]), caution=CAUTION)))
    assert head not in lines(word.render(as_word(SAMPLES[0])))


def test_nothing_stays_behind_when_it_comes_back() -> None:
    """What our own reader leaves out of it is look alone: every word is in the Markdown."""
    layout = re.compile(
        r"\d+ (?:butir bernomor yang kosong|kepala atau kaki halaman|sel gabungan|tampilan dan setelan"
        r"|baris yang seluruhnya tebal|gambar)"
    )
    for part in SAMPLES:
        data = word.render(as_word(part))
        read = wordfile.read_word(data)
        assert [each for each in read.dropped if not layout.match(each)] == []
        text = re.sub(r"[*#|\\\s]|<br>", "", f"{read.title or ''}{read.markdown}")
        document = docx.Document(BytesIO(data))
        for each in document.element.body.iter(f"{W}t"):
            assert re.sub(r"\s", "", each.text or "") in text


# --- how it is put together ------------------------------------------------------------------------------


@pytest.mark.parametrize("on", Paper)
def test_the_same_view_gives_the_same_bytes_in_every_process(on: Paper) -> None:
    code = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]; from harness.sheets import PARTS, as_word\n"
        "from sosialisasi.showing.rendering import word; from sosialisasi.showing.sheetviews import WordPart\n"
        f"from sosialisasi.site.words import Paper; on = Paper({on.value!r})\n"
        "print(*[hashlib.sha256(word.render(as_word(p, on))).hexdigest() for p in PARTS if isinstance(p, WordPart)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT), str(HERE)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == [hashlib.sha256(word.render(as_word(part, on))).hexdigest() for part in SAMPLES]


@pytest.mark.parametrize("part", SAMPLES, ids=lambda part: part.kind)
def test_a_package_holds_what_is_used_and_no_day_but_that_of_its_content(part: WordPart) -> None:
    data = word.render(as_word(part))
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(DAY.year, DAY.month, DAY.day, 0, 0, 0)}
    assert len(data) < 60_000
    document = docx.Document(BytesIO(data))
    about = document.core_properties
    assert (about.title, about.language) == (part.title, "id-ID")
    assert about.created is not None
    assert about.modified is not None
    assert {about.created.date(), about.modified.date()} == {DAY}
    named = {each.style.name for each in document.paragraphs if each.style}
    known = {style.name for style in document.styles}
    assert named <= known
    assert "python-docx" not in b"".join(parts(data).values()).decode(errors="replace")


ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b i caps color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "sectPr": "headerReference footerReference pgSz pgMar cols docGrid",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "numbering": "abstractNum num",
    "lvl": "start numFmt suff lvlText lvlJc pPr",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
}
"""The order in which Word wants what stands in these elements (ECMA-376, part 1); what we use of it."""


@pytest.mark.parametrize("part", SAMPLES, ids=lambda part: part.kind)
def test_elements_are_in_the_order_that_word_wants(part: WordPart) -> None:
    for name, tree in trees(word.render(as_word(part))).items():
        for element in tree.iter():
            kind = element.tag.removeprefix(W)
            if kind in ORDER:
                order = ORDER[kind].split()
                places = [order.index(child.tag.removeprefix(W)) for child in element]
                assert places == sorted(places), f"{name}: {kind}"
                if kind in ("pPr", "rPr", "tblPr", "style"):
                    assert len(places) == len(set(places)), f"{name}: {kind}"
        for cell in tree.iter(f"{W}tc"):
            assert cell[-1].tag == f"{W}p"


@pytest.mark.parametrize("part", SAMPLES, ids=lambda part: part.kind)
def test_whoever_edits_it_finds_styles_headings_and_heads_of_tables(part: WordPart) -> None:
    document = docx.Document(BytesIO(word.render(as_word(part))))
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == [part.title]
    formatted = [run.text for each in document.paragraphs for run in each.runs if run.bold or run.font.size]
    assert formatted == []
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(f"{W}tblCaption") is not None
        if table.style and table.style.name == "Table Grid":
            assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
            assert not any(row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows[1:])


# --- in LibreOffice --------------------------------------------------------------------------------------


def written(folder: Path, plan: Plan) -> Mapping[str, WordFile]:
    """The files of the ten events, the samples on both papers, and an invitation of 150."""
    views = [*views_of(plan.artifacts, WordFile)]
    views += [as_word(part, on) for part in SAMPLES for on in Paper]
    (invited,) = [part for part in SAMPLES if isinstance(part, InvitedPart)]
    views.append(as_word(replace(invited, groups=people(150))))
    named = {f"{number:02}-{view.part.kind}": view for number, view in enumerate(views)}
    for name, view in named.items():
        (folder / f"{name}.docx").write_bytes(word.render(view))
    return named


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> Mapping[str, tuple[WordFile, bytes]]:
    """Each file with the PDF that LibreOffice makes of it; all in one run, under a profile of its own."""
    folder = tmp_path_factory.mktemp("word")
    named = written(folder, plan)
    done = subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(folder), *map(str, sorted(folder.glob("*.docx")))),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("using filter") == len(named), done.stderr
    return {name: (view, (folder / f"{name}.pdf").read_bytes()) for name, view in named.items()}


def test_each_event_has_its_files(converted: Mapping[str, tuple[WordFile, bytes]]) -> None:
    titles = {view.title for view, _ in converted.values()}
    assert len(titles) > 25
    assert {view.part.kind for view, _ in converted.values()} == {part.kind for part in SAMPLES}


def test_libreoffice_shows_every_word_within_the_margins(converted: Mapping[str, tuple[WordFile, bytes]]) -> None:
    for name, (view, data) in converted.items():
        width, height = SIZES[view.imprint.paper]
        with pdfplumber.open(BytesIO(data)) as pdf:
            shown = ""
            for page in pdf.pages:
                assert (round(page.width / MILLIMETRE), round(page.height / MILLIMETRE)) == (width, height), name
                for each in page.extract_words():
                    assert 24.5 * MILLIMETRE <= each["x0"] < each["x1"] <= page.width - 19 * MILLIMETRE, (name, each)
                    assert 9 * MILLIMETRE <= each["top"] < each["bottom"] <= page.height - 7 * MILLIMETRE, (name, each)
                for line in (*page.lines, *page.rects):
                    assert 22.5 * MILLIMETRE <= line["x0"] <= line["x1"] <= page.width - 18 * MILLIMETRE, (name, line)
                shown += page.extract_text()
            assert {each["fontname"].partition("+")[2] for page in pdf.pages for each in page.chars} <= FONTS, name
        letters = re.sub(r"\s", "", shown).upper()
        for line_of_it in lines(word.render(view)):
            for piece in line_of_it.split():
                if DOTS not in piece:
                    assert piece.upper() in letters, (name, piece)


FONTS = {"LiberationSans", "LiberationSans-Bold", "OpenSymbol", "DejaVuSans"}
"""What stands in for Arial, letter by letter as wide; and what has the signs that it lacks."""


def test_libreoffice_needs_as_many_pages_as_an_office_expects(
    converted: Mapping[str, tuple[WordFile, bytes]],
) -> None:
    for name, (view, data) in converted.items():
        with pdfplumber.open(BytesIO(data)) as pdf:
            assert all(len(page.chars) > 100 for page in pdf.pages), name
            rows = sum(len(group.rows) for group in getattr(view.part, "groups", ()))
            assert len(pdf.pages) <= 1 + rows // 9, name


def test_the_head_of_a_long_table_stands_on_each_page(converted: Mapping[str, tuple[WordFile, bytes]]) -> None:
    _, data = list(converted.values())[-1]
    with pdfplumber.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) > 5
        assert all("Keterangan" in page.extract_text() for page in pdf.pages)
        numbers = re.findall(r"(?m)^(\d+) ", "\n".join(page.extract_text() for page in pdf.pages))
    assert set(map(str, range(1, 151))) <= set(numbers)
