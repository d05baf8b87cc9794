"""Measure pages with Lighthouse as on a slow phone: ``python bench/lighthouse.py [PAGE …] [--runs R] [--json]``.

Builds ``content/`` for an address on this computer, serves it as a plain web host would (gzip, types, a day in the
cache for static files), and prints for every page the scores, the times, the bytes, and each audit that is not full.
The pages are beranda, *boleh-jangan* and a calendar unless told, each at its canonical address. Of several runs it
shows the one with the median score of performance. Then it prints the heaviest first views of all pages.

Lighthouse's own defaults: a Moto G Power, slow 4G and a four times slower processor, all simulated; so the times depend
little on this computer; but what else runs on it does lengthen TBT. Needs Node 18.16 or newer with npm, and Debian's
``chromium``. Lighthouse is installed once into a folder of its own (``--cache``), in the version named below: the last
that Debian's Node runs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.append(str(REPOSITORY / "tests"))  # What the tests hold and what the bench prints is one computation.

from harness.firstview import first_view, weight  # noqa: E402

LIGHTHOUSE = "12.8.2"
PAGES = ("index.html", "boleh-jangan/index.html", "kalender/lahat-2024.html")
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
TIMES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "speed-index": "SI",
    "total-byte-weight": "bytes",
}
HEAVIEST = 8
CHROMIUM_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# --- the site and its server --------------------------------------------------------------------------------


class Host(SimpleHTTPRequestHandler):
    """A plain web host: gzip for text, the right types, and a day in the cache for static files."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        kind = self.guess_type(file.name)
        is_text = kind.startswith("text/") or kind.endswith(("xml", "json", "javascript"))
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        if is_text:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        is_static = "statis" in file.parts
        self.send_header("Cache-Control", "max-age=86400" if is_static else "no-cache")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def published(folder: Path) -> Iterator[tuple[Path, str]]:
    """The repository's content as published on this computer: its folder and its address."""
    out = folder / "_site"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(out))) as server:
        url = f"http://127.0.0.1:{server.server_port}/"
        shutil.copytree(REPOSITORY / "content", folder / "content")
        settings = folder / "content/situs.yaml"
        lines = settings.read_text("utf-8").splitlines()
        changed = [f"alamat: {url}" if line.startswith("alamat:") else line for line in lines]
        settings.write_text("\n".join(changed) + "\n", "utf-8")
        command = [sys.executable, "-m", "sosialisasi", "build", "--site", str(folder), "--out", str(out)]
        environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
        Thread(target=server.serve_forever, daemon=True).start()
        yield out, url
        server.shutdown()


# --- Lighthouse ---------------------------------------------------------------------------------------------


def lighthouse(cache: Path) -> Path:
    """The program, installed if it is not there."""
    program = cache / "node_modules/.bin/lighthouse"
    if not program.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(cache), "--no-audit", "--no-fund", f"lighthouse@{LIGHTHOUSE}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return program


def measure(program: Path, url: str, folder: Path) -> dict[str, Any]:
    """Lighthouse's report of a page, as it writes it."""
    flags = " ".join((*CHROMIUM_FLAGS, f"--user-data-dir={folder / 'profil'}"))
    report = folder / "laporan.json"
    command = [str(program), url, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}"]
    chromium = shutil.which("chromium") or sys.exit("Debian's chromium is missing")
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": chromium})
    audits: dict[str, Any] = json.loads(report.read_text("utf-8"))
    if "runtimeError" in audits:
        sys.exit(f"{url}: {audits['runtimeError']['message']}")
    return audits


def median(program: Path, url: str, folder: Path, runs: int) -> dict[str, Any]:
    reports = [measure(program, url, folder) for _ in range(runs)]
    return sorted(reports, key=lambda report: report["categories"]["performance"]["score"])[runs // 2]


def failing(report: dict[str, Any]) -> Iterator[str]:
    """Every audit that is not full, with the category whose score it takes from, or without if it only informs."""
    for category in report["categories"].values():
        for ref in category["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if audit["score"] is not None and audit["score"] < 1:
                counts = category["title"] if ref["weight"] else "unweighted"
                yield f"{audit['id']} = {audit['score']} ({counts}) {audit.get('displayValue', '')}".rstrip()


def _print(path: str, report: dict[str, Any]) -> None:
    print(f"\n{path}")
    for id, name in CATEGORIES.items():
        category = report["categories"].get(id)
        print(f"  {name:16}{round(category['score'] * 100) if category else 'not in this version':>4}")
    for id, name in TIMES.items():
        audit = report["audits"][id]
        value = f"{audit['numericValue']:.3f}" if name == "CLS" else f"{audit['numericValue']:.0f}"
        print(f"  {name:8}{value:>8} {'' if name in ('CLS', 'bytes') else 'ms'}".rstrip())
    for line in failing(report):
        print(f"  not full: {line}")
    for warning in report["runWarnings"]:
        print(f"  warning: {warning}")


# --- first views --------------------------------------------------------------------------------------------


def heaviest(out: Path, url: str) -> list[tuple[int, int, str]]:
    """(bytes in all, bytes of scripts, path) of the pages with the heaviest first views, gzipped."""
    rows = []
    for page in out.rglob("*.html"):
        path = page.relative_to(out).as_posix()
        weights = {file: weight(out / file) for file in first_view(out, path, url)}
        scripts = sum(size for file, size in weights.items() if file.endswith(".js"))
        rows.append((sum(weights.values()), scripts, path))
    return sorted(rows, reverse=True)[:HEAVIEST]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", default=PAGES, metavar="PAGE")
    parser.add_argument("--runs", type=int, default=1, metavar="R")
    parser.add_argument("--cache", type=Path, default=Path.home() / f".cache/sosialisasi-lighthouse-{LIGHTHOUSE}")
    parser.add_argument("--json", action="store_true", help="the reports as Lighthouse writes them")
    options = parser.parse_args()
    program = lighthouse(options.cache)
    with tempfile.TemporaryDirectory(prefix="lighthouse-") as temporary:
        folder = Path(temporary)
        with published(folder) as (out, url):
            reports = {
                path: median(program, url + path.removesuffix("index.html"), folder, options.runs)
                for path in options.pages
            }
            weights = heaviest(out, url)
    if options.json:
        json.dump(reports, sys.stdout, indent=1)
        return
    first = next(iter(reports.values()))
    print(f"Lighthouse {first['lighthouseVersion']}, {first['environment']['hostUserAgent']}")
    for path, report in reports.items():
        _print(path, report)
    print("\nHeaviest first views, gzipped: bytes in all, of which scripts")
    for total, scripts, path in weights:
        print(f"  {total:>7,} {scripts:>7,}  {path}")


if __name__ == "__main__":
    main()
