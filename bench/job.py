"""Time the whole job against what one would put together for it: ``python bench/job.py [--runs R] [--record]``.

The job is what ``content/`` is for: all pages, all sheets as PDF, all cards as PNG, a search, and no dead link. Ours is
one ``sosialisasi build`` into empty folders. Theirs are five programs one after the other, as a script would call them:

* *Hugo* makes as many pages, whose main text holds the same words and links, with the least theme. What we make beside
  pages (calendars, feeds, scripts) lies ready, and is only copied.
* *WeasyPrint* or *Chromium* prints as many sheets with the same words on as many pages, as plain paragraphs without
  tables, boxes and QR codes, all in one process. Both are measured; the faster one counts.
* *Pillow* draws as many cards of the same size with the same words, in one process, in one size of letters.
* *Pagefind* makes the search.
* *lychee* checks every link between the files, but not whether its anchor is there, as we do.

So theirs is less work; but we use all cores for sheets, which a script does not. CPU s are those of all processes.
Figures are medians of ``R`` rounds (3); ours was built once before, from which theirs is written.

Needs Linux, the extra ``bench``, ``pdftotext``, Pango for WeasyPrint, and Chromium, whose line is left out where it is
missing; ``bench/paper.py`` says how.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import targets
from markdownify import markdownify
from measure import REPOSITORY, Builder, Spent, adopt, binary, environment, middle, spent_by
from paper import plain, text
from peers import chromium_program
from targets import Figure

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.showing.artifacts import views_of
from sosialisasi.showing.views import ShareCard

PRINTERS = ("WeasyPrint", "Chromium")
"""Two ways to the same sheets, of which one is enough."""

# --- the same for others -----------------------------------------------------------------------------------

_CONFIGURATION = """baseURL = "https://contoh.example/netral/"
title = "Netral"
publishDir = "_site"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]
"""
_THEME = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
</head>
<body>
<main>
{{ .Content }}
</main>
<footer><p>{{ site.Title }}</p></footer>
</body>
</html>
"""


def write_theirs(ours: Path, root: Path) -> dict[str, int]:
    """Write what others need to make the same from, of a site that we have built; how many they are to make."""
    (root / "layouts/_default").mkdir(parents=True)
    (root / "hugo.toml").write_text(_CONFIGURATION, "utf-8")
    (root / "layouts/_default/single.html").write_text(_THEME, "utf-8")
    (root / "content").mkdir()
    made = [path for folder in ("_site", "_kantor") for path in sorted((ours / folder).rglob("*")) if path.is_file()]
    pages = [path for path in made if path.suffix == ".html" and path.is_relative_to(ours / "_site")]
    for number, page in enumerate(pages):
        name = page.relative_to(ours / "_site").as_posix()
        (root / f"content/{number:04}.md").write_text(_markdown(name, page.read_text("utf-8")), "utf-8")
    sheets = [path for path in made if path.suffix == ".pdf"]
    for sheet in sheets:
        printed = text(sheet.read_bytes())
        to_print = (root / "sheets" / sheet.relative_to(ours)).with_suffix(".html")
        to_print.parent.mkdir(parents=True, exist_ok=True)
        to_print.write_text(plain(printed.partition("\n")[0], printed), "utf-8")
    cards = list(_cards(ours))
    (root / "cards.json").write_text(json.dumps(cards), "utf-8")
    theirs = {*pages, *sheets, *(ours / card["path"] for card in cards)}
    for other in (path for path in made if path not in theirs and path.is_relative_to(ours / "_site")):
        copy = root / "static" / other.relative_to(ours / "_site")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(other, copy)
    return {"pages": len(pages), "sheets": len(sheets), "cards": len(cards)}


def _markdown(name: str, page: str) -> str:
    """The page at an address as Markdown that Hugo makes a page of at the same one."""
    title, main = (re.search(f"<{tag}\\b[^>]*>(.*)</{tag}>", page, re.DOTALL) for tag in ("title", "main"))
    assert title
    assert main
    head = json.dumps({"title": unescape(title[1]), "url": f"/{name}"}, ensure_ascii=False)
    return f"{head}\n\n{markdownify(main[1], heading_style='atx')}"


def _cards(ours: Path) -> Iterator[dict[str, Any]]:
    """Path, size and words of each card of a site."""
    for artifact in understand(Inputs(ours), {}).artifacts:
        for card in views_of([artifact], ShareCard):
            more = [f"{about}: {said}" for about, said in card.lines or ()]
            lines = [card.site, card.heading, card.title, card.detail, *more, card.warning or "", card.address]
            size = (1200, 630) if card.lines is None else (1080, 1350)
            yield {"path": f"_site/{artifact.path}", "size": size, "lines": list(filter(None, lines))}


# --- measuring ---------------------------------------------------------------------------------------------


def commands(root: Path) -> dict[str, list[str]]:
    """The commands of the others, in the order in which a script calls them."""
    peers = [sys.executable, str(Path(__file__).with_name("peers.py"))]
    out = str(root / "_site")
    steps = {
        "Hugo": [binary("hugo"), "--quiet"],
        "WeasyPrint": [*peers, "weasyprint", str(root / "sheets"), str(root)],
        "Chromium": [*peers, "chromium", str(root / "sheets"), str(root)],
        "Pillow": [*peers, "pillow", str(root / "cards.json"), str(root)],
        "Pagefind": [binary("pagefind"), "--site", out, "--quiet"],
        # Nobody knows from which folder the page for what is missing is sent.
        "lychee": [
            binary("lychee"),
            "--offline",
            "--no-progress",
            "--root-dir",
            out,
            "--exclude-path",
            "404.html",
            out,
        ],
    }
    if not chromium_program():
        print("Chromium is missing")
        del steps["Chromium"]
    return steps


def measure(folder: Path, runs: int) -> tuple[dict[str, Spent], dict[str, int]]:
    """What we and each of the others took, and how many of what were made."""
    shutil.copytree(REPOSITORY / "content", folder / "ours/content")
    build = [sys.executable, "-m", "sosialisasi", "build", "--site", str(folder / "ours")]
    ours = Builder(folder / "ours", build, ("_site", "_kantor", ".sosialisasi"), "content/situs.yaml")
    ours.run()
    theirs = folder / "theirs"
    counts = write_theirs(ours.root, theirs)
    around, steps = environment(folder), commands(theirs)
    spent: dict[str, list[Spent]] = {name: [] for name in ("sosialisasi", *steps)}
    for _ in range(runs):
        ours.clear()
        spent["sosialisasi"].append(ours.run())
        for name in ("_site", "_kantor"):
            shutil.rmtree(theirs / name, ignore_errors=True)
        for step, command in steps.items():
            spent[step].append(spent_by(command, around, theirs))
    made = [path for path in theirs.glob("_*/**/*") if path.suffix in (".html", ".pdf", ".png")]
    assert len(made) >= sum(counts.values())
    return {name: middle(taken) for name, taken in spent.items()}, counts


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="measured rounds (3)")
    targets.add_option(parser)
    options = parser.parse_args()
    adopt()
    with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
        spent, counts = measure(Path(name), options.runs)
    print(", ".join(f"{number} {what}" for what, number in counts.items()), f"– medians of {options.runs} runs")
    print(f"{'':28}{'s':>8}{'CPU s':>8}{'MB':>7}")
    for step, taken in spent.items():
        _show(step, taken)
    rest = [taken for step, taken in spent.items() if step not in {"sosialisasi", *PRINTERS}]
    ways = {printer: _sum([spent[printer], *rest]) for printer in PRINTERS if printer in spent}
    for printer, taken in ways.items():
        _show(f"theirs, with {printer}", taken)
    ours, theirs = spent["sosialisasi"], min(ways.values(), key=lambda taken: taken.seconds)
    figures = {"job": Figure(ours.seconds, theirs.seconds), "job-processor": Figure(ours.processor, theirs.processor)}
    targets.report(figures, options.runs, record=options.record)


def _sum(spent: Sequence[Spent]) -> Spent:
    """Of processes one after the other."""
    return Spent(
        sum(each.seconds for each in spent),
        sum(each.processor for each in spent),
        max(each.megabytes for each in spent),
    )


def _show(name: str, spent: Spent) -> None:
    print(f"{name:28}{spent.seconds:8.2f}{spent.processor:8.2f}{spent.megabytes:7.0f}")


if __name__ == "__main__":
    main()
