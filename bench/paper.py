"""Time the printed sheets of ``content/``: ``python bench/paper.py [--runs R] [--json]``.

* *sheets a second*: every sheet, on one core and on two.
* *WeasyPrint*: the sheet of one role on A4, by us and by WeasyPrint from HTML with the same words and fonts; both give
  one page tagged as PDF/UA-1, in a process that has done it before.
* *one edit*: a meeting gets another title in a process that has built the site before, as in the preview, which makes
  everything anew that shows it: pages, pack, each of its sheets, on A4 and F4. And its pack on A4 alone.

Medians. On a machine that others use too, only the seconds of the processor (*CPU s*) and the ratio mean something.
Needs the extra ``bench`` (``.venv/bin/pip install -e .[bench]``), ``pdftotext``, and Pango for WeasyPrint: on Debian
``apt install libpango-1.0-0 libpangoft2-1.0-0 poppler-utils``.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import partial
from html import escape
from importlib.metadata import version
from pathlib import Path
from statistics import median

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from sosialisasi import paper
from sosialisasi.artifacts import Artifact, Medium
from sosialisasi.files import TemplateFolders
from sosialisasi.load import load
from sosialisasi.model import Paper
from sosialisasi.pipeline import Folders, Inputs, build
from sosialisasi.plan import plan
from sosialisasi.render import Rendered, render
from sosialisasi.sheetviews import Handout, SheetView
from sosialisasi.workers import Workers

REPOSITORY = Path(__file__).resolve().parents[1]
MEETING = "content/rakor/lahat-2024.md"
ROLE = "cetak/boleh-jangan-asn-a4.pdf"


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the clock, and of the processor in this process."""

    seconds: float
    processor: float


def timed(work: Callable[[], object], runs: int) -> Spent:
    """Medians of ``runs``, after one that only warms up."""
    spent = []
    for _ in range(runs + 1):
        started = time.perf_counter(), time.process_time()
        work()
        spent.append(Spent(time.perf_counter() - started[0], time.process_time() - started[1]))
    return _median(spent[1:])


# --- WeasyPrint --------------------------------------------------------------------------------------------

_STYLE = """
{faces}
@page {{ size: A4; margin: 10mm 15mm 19mm 20mm; @bottom-left {{ content: element(foot); }} }}
html {{ font: 10.5pt/1.06 A; }}
h1 {{ font-size: 19pt; margin: 0; border-bottom: 1.5pt solid; }}
h2 {{ font-size: 13.5pt; margin: 6pt 0 3pt; border-bottom: 2pt solid; }}
ul {{ list-style: none; margin: 0; padding: 0; }}
li {{ margin: 0 0 1pt; padding-left: 10pt; text-indent: -10pt; }}
.left {{ float: left; width: 37%; }}
.right {{ float: right; width: 61%; }}
.end {{ clear: both; margin: 3pt 0 0; border-top: 0.75pt solid; }}
footer {{ position: running(foot); font-size: 8.5pt; border-top: 0.75pt solid; }}
"""
_FACE = "@font-face {{ font-family: A; src: url({}); font-weight: {}; font-style: {}; }}"
_FONTS = REPOSITORY / "templates/cetak/huruf"
_VERDICT = re.compile(r"[✓!✗] [A-Z]+")
_ITEM = re.compile(r"([✓!✗]) ([A-Z]-\d+) (.*)")


def text(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def html(printed: str) -> str:
    """HTML that prints the same words as the sheet of a role, which were ``printed``, in the same places."""
    title, *lines = printed.replace("\f", "").splitlines()
    end = next(number for number, line in enumerate(lines) if line.startswith("Tidak tercantum"))
    foot = next(number for number, line in enumerate(lines) if line.startswith(title))
    columns: list[list[str]] = []
    for line in lines[:end]:
        if _VERDICT.fullmatch(line):
            if not columns or "JANGAN" in line:
                columns.append([])
            columns[-1].append(f"</ul><h2>{line}</h2><ul>")
        elif item := _ITEM.match(line):
            columns[-1].append(f"<li>{item[1]} <b>{item[2]}</b> {escape(item[3])}")
        else:
            columns[-1].append(escape(line))
    left, right = ("<ul>" + "\n".join(column) + "</ul>" for column in columns)
    faces = "".join(
        _FACE.format((_FONTS / f"AtkinsonNolPolos-{name}.ttf").as_uri(), weight, style)
        for name, weight, style in (("Regular", 400, "normal"), ("Bold", 700, "normal"), ("Italic", 400, "italic"))
    )
    return f"""<!DOCTYPE html><html lang="id"><head><title>{escape(title)}</title>
<style>{_STYLE.format(faces=faces)}</style></head><body>
<footer>{"<br>".join(map(escape, lines[foot:]))}</footer>
<h1>{escape(title)}</h1><div class="left">{left}</div><div class="right">{right}</div>
<p class="end">{escape(" ".join(lines[end:foot]))}</p></body></html>"""


def compare(sheet: Artifact, work: Callable[[Artifact], Rendered], runs: int) -> tuple[Spent, Spent]:
    """(we, WeasyPrint) on the same sheet. ``AssertionError`` if one prints other words, or a second page."""
    printed = text(work(sheet).data)
    page, fonts = html(printed), FontConfiguration()

    def theirs() -> bytes:
        made = HTML(string=page).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
        assert isinstance(made, bytes)
        return made

    other = text(theirs())
    assert Counter(re.findall(r"\w+", printed)) == Counter(re.findall(r"\w+", other))
    assert printed.count("\f") == other.count("\f") == 1
    anew = iter([other_letters(sheet, turn) for turn in range(1, runs + 2)])
    return timed(lambda: work(next(anew)), runs), timed(theirs, runs)


def other_letters(sheet: Artifact, turn: int) -> Artifact:
    """The same sheet with items in other letters, since Typst remembers what it has set before."""
    letters = "aeioubdgjkmnprst"
    turned = str.maketrans(letters, letters[turn % len(letters) :] + letters[: turn % len(letters)])
    (part,) = sheet.view.parts
    groups = tuple(
        (verdict, tuple(replace(item, text=item.text.translate(turned)) for item in items))
        for verdict, items in part.groups
    )
    return replace(sheet, view=replace(sheet.view, parts=(replace(part, groups=groups),)))


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
        made = draw(view, folders, edition)
        spent = Spent(time.perf_counter() - started[0], time.process_time() - started[1])
        printing[-1] = Spent(printing[-1].seconds + spent.seconds, printing[-1].processor + spent.processor)
        if isinstance(view, Handout) and view.cover and view.paper is Paper.A4:
            packs.append(spent)
        return made

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
    return Edit(len(written), sheets, whole, _median(printing[1:]), _median(packs[1:]))


def _median(spent: list[Spent]) -> Spent:
    return Spent(median(each.seconds for each in spent), median(each.processor for each in spent))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="measured rounds (5)")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
        root = Path(name)
        shutil.copytree(REPOSITORY / "content", root / "content")
        inputs = Inputs(root)
        site = load(inputs.texts, {}).site
        assert site is not None
        sheets = [made for made in plan(site, inputs.static()) if made.medium is Medium.PAPER]
        by_path = {made.path: made for made in sheets}
        work = partial(render, root=root, edition=inputs.edition)

        def every(jobs: int) -> Spent:
            with Workers(jobs) as workers:
                return timed(lambda: list(workers.map(work, sheets)), given.runs)

        alone, both = every(1), every(2)
        we, they = compare(by_path[ROLE], work, given.runs)
        edit = edited(Folders(root=root, out=root / "_site", office=root / "_kantor"), given.runs)
    ratio = they.processor / we.processor
    versions = {name: version(name) for name in ("typst", "weasyprint", "pydyf")}
    if given.json:
        found = {"sheets": len(sheets), "one_core": alone, "two_cores": both, "role": we, "weasyprint": they}
        shown = {name: asdict(each) if isinstance(each, Spent) else each for name, each in found.items()}
        print(json.dumps(versions | shown | {"ratio": ratio, "edit": asdict(edit)}, indent=2))
        return
    print(", ".join(f"{name} {number}" for name, number in versions.items()), f"– medians of {given.runs} runs")
    print(f"{len(sheets)} sheets, one core:  {len(sheets) / alone.seconds:6.1f} a second")
    print(f"{len(sheets)} sheets, two cores: {len(sheets) / both.seconds:6.1f} a second")
    print(
        f"one page: {we.processor * 1000:.1f} CPU ms, WeasyPrint {they.processor * 1000:.1f}: {ratio:.1f} times as long"
    )
    print(f"one edit: {edit.whole.seconds:.2f} s ({edit.whole.processor:.2f} CPU s) for {edit.files} files")
    print(f"  of it on {edit.sheets} sheets: {edit.printing.seconds:.2f} s ({edit.printing.processor:.2f} CPU s)")
    print(f"  of it on its pack, A4: {edit.pack.seconds:.2f} s ({edit.pack.processor:.2f} CPU s)")


if __name__ == "__main__":
    main()
