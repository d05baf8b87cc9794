"""Where the time of a cold build goes: ``python bench/steps.py [SITE] [--runs R]``.

Takes every step of one page after the other in this process, for all Markdown texts of a site (of this project, unless
told), and prints the milliseconds of the processor that a page takes, medians of ``R`` runs (3). Papers are left out:
``bench/paper.py`` measures them.

The first line is the floor: Python-Markdown alone, with tables, making HTML of the same text. Whatever else a page
takes is ours.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

import markdown

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.plan import artifacts_of, edition
from sosialisasi.building.traces import view_digest
from sosialisasi.ground import digests
from sosialisasi.ground.characters import one_line_end, text_of
from sosialisasi.ground.files import ContentFile, template_folders
from sosialisasi.reading import decode, load, markup, wording
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.values import read_yaml
from sosialisasi.reading.wording.passages import Wording
from sosialisasi.showing.artifacts import Artifact, Medium, Templated
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import search
from sosialisasi.showing.rendering import render, web
from sosialisasi.site.words import Status

T = TypeVar("T")

FLOOR = "Python-Markdown alone"


class Stopwatch:
    """Seconds of the processor that each named step took."""

    def __init__(self) -> None:
        self.taken: defaultdict[str, float] = defaultdict(float)

    def __call__(self, step: str, work: Callable[[], T]) -> T:
        started = time.process_time()
        result = work()
        self.taken[step] += time.process_time() - started
        return result


def read(text: ContentFile, parser: markdown.Markdown, watch: Stopwatch) -> None:
    """The steps of ``load.read``, one after the other."""
    source = one_line_end(text_of(text.data)[0])
    parts = FrontMatter.of(source)
    head, rest, line = parts.head, parts.body, parts.body_line
    watch(FLOOR, lambda: parser.reset().convert(rest))
    document, _ = watch("front matter → values", lambda: read_yaml(head, first_line=2))
    body, _ = watch("Markdown → HTML and Typst, with Python-Markdown", lambda: markup.parse(rest, first_line=line))
    assert document is not None
    filled = {"slug": text.stem, "body": body}
    watch("values → types", lambda: decode.decode(load.KINDS[text.folder], document, text.path, **filled))
    written = watch("the words as passages", lambda: Wording.of(source, document.lines, line, text.stem))
    watch("checks of the words", lambda: wording.check(written, text.path))
    watch("blanks", lambda: wording.blank(written, text.path, Status.PUBLISHED))


def write(page: Artifact, inputs: Inputs, folder: Path, watch: Stopwatch) -> None:
    """The steps of one page from its view to the disk."""
    watch("key", lambda: inputs.key(page, view_digest(page)))
    view = page.view
    assert isinstance(view, Templated)
    data = watch("Jinja", lambda: web.render(view, template_folders("web", inputs.root), inputs.edition))
    watch("links", lambda: render.read_links(page.path, data))
    watch("entry of the search", lambda: search._entry(page))
    watch("write and hash", lambda: ((folder / digests.of(page.path.encode())).write_bytes(data), digests.of(data)))


def measure(root: Path) -> dict[str, float]:
    """Milliseconds a page, by step."""
    inputs = Inputs(root)
    texts = [text for text in inputs.texts if load.KINDS[text.folder] in load.MARKDOWN]
    watch = Stopwatch()
    parser = markdown.Markdown(extensions=["tables", "sane_lists"])
    for text in texts:
        read(text, parser, watch)
    site = load.load(inputs.texts, {}).site
    assert site is not None
    static = inputs.static()
    overview = Overview(site, edition(static))
    artifacts = watch("plan of the whole site, its sheets too", lambda: artifacts_of(overview, static))
    sources = {text.path for text in texts}
    pages = [each for each in artifacts if each.medium is Medium.WEB and each.source in sources]
    pages = [page for page in pages if page.path.endswith(".html")]
    with TemporaryDirectory(prefix="sosialisasi-bench-") as folder:
        write(pages[0], inputs, Path(folder), Stopwatch())  # Compiles the templates.
        for page in pages:
            write(page, inputs, Path(folder), watch)
    return {step: 1000 * seconds / len(texts) for step, seconds in watch.taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    default = Path(__file__).resolve().parents[1]
    parser.add_argument("site", nargs="?", type=Path, default=default, metavar="SITE", help="folder of a site")
    parser.add_argument("--runs", type=int, default=3, help="runs (3)")
    options = parser.parse_args()
    runs = [measure(options.site) for _ in range(options.runs + 1)][1:]  # The first only warms up.
    total = 0.0
    for step in runs[0]:
        taken = median(run[step] for run in runs)
        total += taken if step != FLOOR else 0
        print(f"{taken:8.2f} ms  {step}")
    print(f"{total:8.2f} ms  in all, without the first line")


if __name__ == "__main__":
    main()
