"""Every page is light enough for a poor network."""

from __future__ import annotations

from harness.firstview import first_view, weight
from harness.published import published

MOST = 40_000
MOST_SCRIPT = 10_000


def test_every_page_is_light() -> None:
    """The page with all that it loads, gzipped, is at most 40 KB, of which scripts are at most 10 KB."""
    site = published()
    heavy = {}
    for path in site.pages:
        weights = {file: weight(site.out / file) for file in first_view(site.out, path, site.url)}
        scripts = sum(size for file, size in weights.items() if file.endswith(".js"))
        if sum(weights.values()) > MOST or scripts > MOST_SCRIPT:
            heavy[path] = weights
    assert heavy == {}


def test_every_page_loads_the_stylesheet() -> None:
    """The computation sees what a page loads: only the one for lost readers brings its style along."""
    site = published()
    (style,) = site.out.glob("statis/*/gaya.css")
    name = style.relative_to(site.out).as_posix()
    assert {path for path in site.pages if name not in first_view(site.out, path, site.url)} <= {"404.html"}
