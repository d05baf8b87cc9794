"""What the preview shows: the last good build, and above each page what has gone wrong since then.

A page gets a panel of problems, a script, and leave for both: in memory, never in the published file.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

from markupsafe import Markup

from sosialisasi.pipeline import Folders, Progress, Report, build
from sosialisasi.problems import Problem
from sosialisasi.traces import State

BLANK = b"""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pratinjau</title>
</head>
<body>
</body>
</html>
"""
"""A page of the preview's own."""

MISSING = (
    '<section class="pratinjau"><h2>Halaman ini tidak ada di situs.</h2><p><a href="/">Ke beranda</a></p></section>'
)

_PANEL = Markup('<section class="pratinjau" role="alert"><h2>{}</h2><p>{}</p><ol>{}</ol></section>')
_ITEM = Markup("<li><p><strong>{}</strong></p><p>{}</p><p><b>Mengapa:</b> {}</p><p><b>Perbaiki:</b> {}</p></li>")
_HEAD = Markup('<link rel="stylesheet" href="/pratinjau.css"><script src="/pratinjau.js?edisi={}" defer></script>')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)', re.IGNORECASE)
_KEEPS = " data-luring"
"""What makes a page register its service worker."""
_HEAD_END = re.compile("(?=</head>)", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
_BLOCKED = {"berkas-tak-terbuka", "tidak-dapat-menulis"}


class Preview:
    """A site as the browser sees it. ``edition`` names a state of it; ``errors`` is what is wrong since ``has_site``.

    ``built`` is told each build that changed anything; ``failed``, in one line, each that met a bug of ours.
    """

    def __init__(self, folders: Folders, *, built: Callable[[Report], None], failed: Callable[[str], None]) -> None:
        self.folders = folders
        self.edition = token_hex(8)
        self.errors: tuple[Problem, ...] = ()
        self.has_site = bool(State(folders.root, folders.out).read_trace().entries)
        self._built = built
        self._failed = failed
        self._last: Report | None = None

    @property
    def is_blocked(self) -> bool:
        """Whether another program (OneDrive, Word, a virus scanner) is in the way: trying again may be all it takes."""
        return any(found.code in _BLOCKED for found in self.errors)

    def attempt(self, jobs: int = 1, progress: Progress = lambda done, total: None) -> Report | Exception:
        """Build; any thread may. A bug of ours is given back, for it must not end the preview."""
        try:
            return build(self.folders, jobs=jobs, progress=progress)
        except Exception as error:
            return error

    def take(self, result: Report | Exception) -> bool:
        """Show a result from now on; whether that makes a difference."""
        if isinstance(result, Exception):
            place = traceback.extract_tb(result.__traceback__)[-1]
            text = " ".join(f"{type(result).__name__}: {result}".split())
            self._failed(f"{text} ({Path(place.filename).name}, baris {place.lineno})")
            return False
        known = self._last is not None and self._last.problems == result.problems
        self._last = result
        if known and not (result.written or result.removed):
            return False
        self.edition = token_hex(8)
        self.errors = tuple(found for found in result.problems if found.is_error)
        self.has_site |= not self.errors
        self._built(result)
        return True

    def dress(self, page: str, host: str, note: str = "") -> str:
        """A page with the panel and ``note`` at its top and our script, as asked from ``host`` (address and port)."""
        page = page.replace(_KEEPS, "", 1)  # A kept copy would hide what was just built.
        page = _POLICY.sub(lambda found: found[1] + _relaxed(found[2], host), page, count=1)
        page = _HEAD_END.sub(_HEAD.format(self.edition), page, count=1)
        return _BODY.sub(lambda found: found[0] + self._panel() + note, page, count=1)

    def _panel(self) -> str:
        if not self.errors and self.has_site:
            return ""
        heading = f"Ada {len(self.errors)} kesalahan." if self.errors else "Situs belum dapat dibuat."
        if self.has_site:
            below = "Halaman di bawah ini hasil terakhir yang baik. Panel ini hilang setelah semuanya diperbaiki."
        elif self.errors:
            below = "Situs muncul di sini setelah semuanya diperbaiki."
        else:
            below = "Lihat pesan di jendela perintah."
        items = (_ITEM.format(found.place, found.message, found.reason, found.hint) for found in self.errors)
        return str(_PANEL.format(heading, below, Markup().join(items)))


def _relaxed(policy: str, host: str) -> str:
    """A content security policy that also allows our script, our style and our socket."""
    parts = (part.strip().partition(" ") for part in policy.split(";"))
    directives = {name: sources.split() for name, _, sources in parts if name}
    for name, own in (("script-src", []), ("style-src", []), ("connect-src", [f"ws://{host}"])):
        known = directives.get(name, directives.get("default-src"))
        if known is not None:
            others = [source for source in known if source not in ("'none'", "'self'")]
            directives[name] = ["'self'", *others, *own]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
