"""Time the printed sheets of ``content/``: ``python bench/paper.py [--runs R] [--every K] [--record]``.

Against WeasyPrint and Chromium, which get HTML with the same words and fonts and print it as one page of A4:

* *one sheet*: the sheet of one role, in a process that has printed before. Ours in other letters each time, since Typst
  remembers what it has set; it also looks for the greatest size at which all fits, the peers are told the size.
* *size searched*: the same, but WeasyPrint looks for the size too, by halving our list of sizes.
* *a series*: the same sheet with another title and address each time, as one is printed for every kecamatan.
* *cold*: the same sheet by a process that is started for it.
* *whole set*: every ``K``th sheet of ``content/`` (12 unless told); WeasyPrint gets the lines of each as plain
  paragraphs, without tables, boxes and QR codes, which is less work than ours.

All give tagged PDF (ours PDF/UA-1 and PDF/A-2a, WeasyPrint PDF/UA-1). Then, of us alone:

* *sheets a second*: every sheet, by one process that is started for it, and by two.
* *one edit*: a meeting gets another title in a process that has built the site before, as in the preview, which makes
  everything anew that shows it: pages, pack, each of its sheets, on A4 and F4. And its pack on A4 alone.

Medians. On a machine that others use too, only the seconds of the processor (*CPU s*) and the ratio mean something.
Needs the extra ``bench`` (``.venv/bin/pip install -e .[bench]``), ``pdftotext``, Chromium, and Pango for WeasyPrint: on
Debian ``apt install chromium libpango-1.0-0 libpangoft2-1.0-0 poppler-utils``. Without Chromium its line is left out.
"""

from __future__ import annotations

import argparse
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import targets
from measure import REPOSITORY, Spent, adopt, environment, medians, middle, spent_by
from targets import Figure
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from sosialisasi.building.folders import Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.pipeline import build
from sosialisasi.building.planner import understand
from sosialisasi.ground.files import TemplateFolders
from sosialisasi.ground.workers import Workers
from sosialisasi.showing.artifacts import Artifact, Medium, views_of
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.rendering.render import Rendered, render
from sosialisasi.showing.sheetviews import Handout, SheetView
from sosialisasi.site.words import Paper, Verdict

MEETING = "content/rakor/lahat-2024.md"
ROLE = "cetak/boleh-jangan-desa-a4.pdf"
"""A sheet of one page, since peers that search the size do so for one."""


def timed(work: Callable[[], object], runs: int) -> Spent:
    """Medians of ``runs`` in this process."""
    return medians(lambda: _once(work), runs)


def _once(work: Callable[[], object]) -> Spent:
    started = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - started[0], time.process_time() - started[1])


# --- the same words in HTML --------------------------------------------------------------------------------

_STYLE = """
{faces}
@page {{ size: A4; margin: 10mm 15mm 19mm 20mm; @bottom-left {{ content: element(foot); }} }}
html {{ font: {size}pt/1.06 A; }}
h1 {{ font-size: 19pt; margin: 0; border-bottom: 1.5pt solid; }}
h2 {{ font-size: 13.5pt; margin: 6pt 0 3pt; border-bottom: 2pt solid; }}
ul {{ list-style: none; margin: 0; padding: 0; }}
li {{ margin: 0 0 1pt; padding-left: 10pt; text-indent: -10pt; }}
p {{ margin: 0; }}
section {{ break-after: page; }}
.left {{ float: left; width: 37%; }}
.right {{ float: right; width: 61%; }}
.end {{ clear: both; }}
footer {{ position: running(foot); font-size: 8.5pt; border-top: 0.75pt solid; }}
"""
_FACE = "@font-face {{ font-family: A; src: url({}); font-weight: {}; font-style: {}; }}"
_FONTS = REPOSITORY / "templates/cetak/huruf"
_FACES = "".join(
    _FACE.format((_FONTS / f"AtkinsonNolPolos-{name}.ttf").as_uri(), weight, style)
    for name, weight, style in (("Regular", 400, "normal"), ("Bold", 700, "normal"), ("Italic", 400, "italic"))
)
_VERDICT = re.compile("|".join(re.escape(f"{verdict.symbol} {verdict.label.upper()}") for verdict in Verdict))
_ITEM = re.compile(rf"([{re.escape(''.join(verdict.symbol for verdict in Verdict))}]) ([A-Z]-\d+) (.*)")
_SIZES = (17, 15, 13, 12, 11.5, 11, 10.5)
"""Those of ``templates/cetak/bagian/boleh-jangan.typ``; 10.5 is the one that fits."""


def text(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def html(printed: str, size: float = _SIZES[-1]) -> str:
    """HTML that prints the same words as the sheet of a role, which were ``printed``, in the same columns."""
    lines = printed.replace("\f", "").splitlines()
    start = next(number for number, line in enumerate(lines) if _VERDICT.fullmatch(line))
    foot = next(number for number, line in enumerate(lines) if "Halaman 1" in line)
    columns: list[list[str]] = [[]]
    for line in lines[start:foot]:
        if _VERDICT.fullmatch(line):
            if "JANGAN" in line:
                columns.append([])
            columns[-1].append(f"</ul><h2>{line}</h2><ul>")
        elif item := _ITEM.match(line):
            columns[-1].append(f"<li>{item[1]} <b>{item[2]}</b> {escape(item[3])}")
        elif line.startswith("Sanksi:"):
            columns[-1].append(f"<li>{escape(line)}")
        else:
            columns[-1].append(escape(line))
    left, right = ("<ul>" + "\n".join(column) + "</ul>" for column in columns)
    title, *above = map(escape, lines[:start])
    return _page(
        title,
        f"""<footer>{"<br>".join(map(escape, lines[foot:]))}</footer><h1>{title}</h1>
<div class="left">{left}</div><div class="right">{right}</div><p class="end">{" ".join(above)}</p>""",
        size,
    )


def plain(title: str, printed: str) -> str:
    """HTML that prints the same lines on as many pages, one under the other."""
    pages = printed.removesuffix("\f").split("\f")
    lines = ["".join(f"<p>{escape(line)}</p>" for line in page.splitlines()) for page in pages]
    return _page(escape(title), "".join(f"<section>{page}</section>" for page in lines), 9)


def _page(title: str, body: str, size: float) -> str:
    style = _STYLE.format(faces=_FACES, size=size)
    return f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>
<style>{style}</style></head><body>{body}</body></html>"""


# --- ours and theirs ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """What one measurement took us, and what it took a peer."""

    name: str
    peer: str
    ours: Spent
    theirs: Spent

    @property
    def ratio(self) -> float:
        return self.theirs.processor / self.ours.processor


class Weasyprint:
    """WeasyPrint in this process, which has read the fonts before."""

    def __init__(self) -> None:
        self._fonts = FontConfiguration()

    def pdf(self, page: str) -> bytes:
        pdf = HTML(string=page).write_pdf(font_config=self._fonts, pdf_variant="pdf/ua-1")
        assert isinstance(pdf, bytes)
        return pdf

    def fitted(self, printed: str) -> bytes:
        """The page at the greatest size at which it is one."""
        low, high = 0, len(_SIZES) - 1
        while low < high:
            half = (low + high) // 2
            document = HTML(string=html(printed, _SIZES[half])).render(font_config=self._fonts)
            low, high = (low, half) if len(document.pages) == 1 else (half + 1, high)
        return self.pdf(html(printed, _SIZES[low]))


def other_letters(sheet: Artifact, turn: int) -> Artifact:
    """The same sheet with items in other letters, since Typst remembers what it has set before."""
    letters = "aeioubdgjkmnprst"
    turned = str.maketrans(letters, letters[turn % len(letters) :] + letters[: turn % len(letters)])
    view: Any = sheet.view
    (part,) = view.parts
    groups = tuple(
        (verdict, tuple(replace(item, text=item.text.translate(turned)) for item in items))
        for verdict, items in part.groups
    )
    return replace(sheet, view=replace(view, parts=(replace(part, groups=groups),)))


def other_name(sheet: Artifact, turn: int) -> Artifact:
    """The same sheet of another office, with a code and a QR code of its own."""
    view: Any = sheet.view
    name, code = f"Kecamatan Contoh {turn}", f"K{turn:05}"
    address = view.stamp.address.replace(view.stamp.code.lower(), code.lower())
    stamp = replace(view.stamp, code=code, address=address)
    imprint = replace(view.imprint, publisher=name, url=f"{view.imprint.url}?{turn}")
    return replace(sheet, view=replace(view, imprint=imprint, stamp=stamp))


def compare(sheet: Artifact, work: Callable[[Artifact], Rendered], folder: Path, runs: int) -> Iterator[Row]:
    """The sheet of a role. ``AssertionError`` if a peer prints other words, or a second page."""
    printed = text(work(sheet).data)
    weasyprint = Weasyprint()
    for pdf in (weasyprint.pdf(html(printed)), weasyprint.fitted(printed)):
        _assert_same(printed, text(pdf))

    def anew(change: Callable[[Artifact, int], Artifact]) -> Spent:
        sheets = iter([change(sheet, turn) for turn in range(1, runs + 2)])
        return timed(lambda: work(next(sheets)), runs)

    ours, theirs = anew(other_letters), timed(lambda: weasyprint.pdf(html(printed)), runs)
    yield Row("one sheet", "WeasyPrint", ours, theirs)
    yield Row("size searched", "WeasyPrint", ours, timed(lambda: weasyprint.fitted(printed), runs))
    yield Row("a series", "WeasyPrint", anew(other_name), theirs)

    page, out = folder / "page.html", folder / "page.pdf"
    page.write_text(html(printed), "utf-8")
    cold = alone([sheet], work, out)
    peers = {"WeasyPrint": [sys.executable, "-m", "weasyprint", "--pdf-variant=pdf/ua-1", str(page), str(out)]}
    if chromium := shutil.which("chromium"):
        options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        peers["Chromium"] = [chromium, *options, f"--print-to-pdf={out}", page.as_uri()]
    around = environment(folder)
    ours = medians(lambda: spent_by(cold, around), runs)
    for peer, command in peers.items():
        theirs = medians(partial(spent_by, command, around), runs)
        _assert_same(printed, text(out.read_bytes()))
        yield Row("cold", peer, ours, theirs)


def alone(sheets: Sequence[Artifact], work: Callable[[Artifact], Rendered], out: Path) -> list[str]:
    """The command of a process that remembers nothing and prints sheets, the last of them to ``out``."""
    kept = out.with_suffix(".pickle")
    kept.write_bytes(pickle.dumps((work, sheets)))
    return [sys.executable, "-c", _ALONE, str(kept), str(out)]


_ALONE = """
import pickle, sys
from pathlib import Path
work, sheets = pickle.loads(Path(sys.argv[1]).read_bytes())
for sheet in sheets:
    data = work(sheet).data
Path(sys.argv[2]).write_bytes(data)
"""


def _assert_same(printed: str, other: str) -> None:
    assert Counter(re.findall(r"\w+", printed)) == Counter(re.findall(r"\w+", other))
    assert printed.count("\f") == other.count("\f") == 1


def compare_set(sheets: list[Artifact], work: Callable[[Artifact], Rendered]) -> Row:
    """Sheets of all kinds, each once. Ours come first, in a process that has printed others already."""
    weasyprint = Weasyprint()
    pdfs: list[bytes] = []
    ours = _once(lambda: pdfs.extend(work(sheet).data for sheet in sheets))
    titles = [view.title for view in views_of(sheets, SheetView)]
    pages = [plain(title, text(pdf)) for title, pdf in zip(titles, pdfs, strict=True)]
    weasyprint.pdf(pages[0])
    return Row(f"{len(sheets)} sheets", "WeasyPrint", ours, _once(lambda: [weasyprint.pdf(page) for page in pages]))


# --- one edit ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edit:
    """What a build made after an edit, and what it took: as a whole, for its sheets, and for the pack on A4."""

    files: int
    sheets: int
    whole: Spent
    printing: Spent
    pack: Spent


def edited(site: Folders, runs: int) -> Edit:
    """A site in which a meeting gets another title and another, in a process that has built it before."""
    file = site.root / MEETING
    before = file.read_text("utf-8")
    printing: list[Spent] = []
    packs: list[Spent] = []
    written: tuple[str, ...] = ()
    draw = paper.render

    def watched(view: SheetView, folders: TemplateFolders, edition: str) -> bytes:
        started = time.perf_counter(), time.process_time()
        pdf = draw(view, folders, edition)
        spent = Spent(time.perf_counter() - started[0], time.process_time() - started[1])
        printing[-1] = Spent(printing[-1].seconds + spent.seconds, printing[-1].processor + spent.processor)
        if isinstance(view, Handout) and view.cover and view.imprint.paper is Paper.A4:
            packs.append(spent)
        return pdf

    def edit() -> None:
        nonlocal written
        title = rf'judul: "\1 ({len(printing)})"'
        file.write_text(re.sub(r'(?m)^judul: "?(.*?)"?$', title, before, count=1), "utf-8")
        printing.append(Spent(0, 0))
        report = build(site)
        assert not report.has_errors
        written = report.written

    build(site)
    paper.render = watched
    try:
        whole = timed(edit, runs)
    finally:
        paper.render = draw
    sheets = sum(name.endswith(".pdf") for name in written)
    return Edit(len(written), sheets, whole, middle(printing[1:]), middle(packs[1:]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="measured rounds (5)")
    parser.add_argument("--every", type=int, default=12, metavar="K", help="of the whole set, every Kth sheet (12)")
    targets.add_option(parser)
    options = parser.parse_args()
    adopt()
    with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
        root = Path(name)
        shutil.copytree(REPOSITORY / "content", root / "content")
        inputs = Inputs(root)
        sheets = [each for each in understand(inputs, {}).artifacts if each.medium is Medium.PAPER]
        by_path = {sheet.path: sheet for sheet in sheets}
        work = partial(render, root=root, edition=inputs.edition)

        def by_two() -> None:
            with Workers(2) as workers:
                list(workers.map(work, sheets))

        rows = list(compare(by_path[ROLE], work, root, options.runs))
        rows.append(compare_set(sheets[:: options.every], work))
        command = alone(sheets, work, root / "sheets.pdf")
        one = medians(partial(spent_by, command, environment(root)), options.runs)
        two = timed(by_two, options.runs)
        edit = edited(Folders(root=root, out=root / "_site", office=root / "_kantor"), options.runs)
    versions = {name: version(name) for name in ("typst", "weasyprint", "pydyf")}
    print(", ".join(f"{name} {number}" for name, number in versions.items()), f"– medians of {options.runs} runs")
    print(f"{'CPU s':16}{'sosialisasi':>12}{'peer':>10}{'':2}{'':12}{'ratio':>6}")
    for row in rows:
        times = f"{row.ours.processor:12.3f}{row.theirs.processor:10.3f}"
        print(f"{row.name:16}{times}  {row.peer:12}{row.ratio:6.1f}")
    print(f"{len(sheets)} sheets, one process: {len(sheets) / one.seconds:6.1f} a second, {one.processor:.1f} CPU s")
    print(f"{len(sheets)} sheets, two processes: {len(sheets) / two.seconds:6.1f} a second")
    print(f"one edit: {edit.whole.seconds:.2f} s ({edit.whole.processor:.2f} CPU s) for {edit.files} files")
    print(f"  of it on {edit.sheets} sheets: {edit.printing.seconds:.2f} s ({edit.printing.processor:.2f} CPU s)")
    print(f"  of it on its pack, A4: {edit.pack.seconds:.2f} s ({edit.pack.processor:.2f} CPU s)")
    by_name = {row.name: Figure(row.ours.processor, row.theirs.processor) for row in rows}
    figures = {"sheet-new": by_name["size searched"], "sheet-series": by_name["a series"]}
    targets.report(figures | {"sheets": Figure(one.processor)}, options.runs, record=options.record)


if __name__ == "__main__":
    main()
