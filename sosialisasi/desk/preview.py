"""What the preview shows: the last good build, and above each page what has gone wrong since then.

A page gets a panel of problems, a script, and leave for both: in memory, never in the published file.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from secrets import compare_digest, token_hex, token_urlsafe

from markupsafe import Markup

from sosialisasi.building.pipeline import Folders, Progress, Report
from sosialisasi.desk.live import Desk
from sosialisasi.ground.files import CANNOT_OPEN
from sosialisasi.ground.invocation import shown
from sosialisasi.ground.problems import Problem, Severity

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

_PANEL = Markup(
    '<section class="pratinjau" role="alert"><h2>{}</h2><p>{} <a href="/panduan/">Panduan</a></p>{}</section>'
)
_ITEM = Markup(
    "<li><p><strong>{}</strong></p>{}<p>{}</p><p><b>Mengapa:</b> {}</p><p><b>Perbaiki:</b> {}</p>{}"
    '<p><a href="/panduan/docs/kode.md#{}">Keterangan dan contoh</a></p></li>'
)
_EDIT = Markup('<p class="pratinjau-sunting"><a href="/kelola/{}">Sunting halaman ini{}</a></p>')
_MANAGE = Markup('<p class="pratinjau-sunting"><a href="/kelola/">Kelola isi</a></p>')
_LINE = Markup("<pre>{}</pre>")
_LONGEST = 300
"""So much of a line is enough to find it."""
_HEAD = Markup('<link rel="stylesheet" href="/pratinjau.css"><script src="/pratinjau.js?edisi={}" defer></script>')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)', re.IGNORECASE)
_KEEPS = " data-luring"
"""What makes a page register its service worker."""
_HEAD_END = re.compile("(?=</head>)", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)
_BLOCKED = CANNOT_OPEN.code


class Preview:
    """A site as the browser sees it. ``edition`` names a state of it; ``errors`` is what is wrong now.

    ``built`` is told each build that changed anything; ``failed``, in one line, each that met a bug of ours.
    """

    def __init__(self, folders: Folders, *, built: Callable[[Report], None], failed: Callable[[str], None]) -> None:
        self.desk = Desk(folders)
        self.edition = token_hex(8)
        self.errors: tuple[Problem, ...] = ()
        self.crash = ""
        """In one line, the bug of ours that the last attempt met."""
        self.key = token_urlsafe()
        """Whoever knows it may see and write drafts, as long as this runs. Only who runs it is told."""
        self._ticket = token_urlsafe()
        self._built = built
        self._failed = failed
        self._last: Report | None = None

    @property
    def ticket(self) -> str:
        """As good as the key, once: with what address a browser is started, every account of the computer can see."""
        return self._ticket

    def spend(self, ticket: str) -> bool:
        """Whether this is the ticket, which from now on it no longer is."""
        is_it = compare_digest(ticket.encode(errors="replace"), self._ticket.encode())
        if is_it:
            self._ticket = token_urlsafe()
        return is_it

    @property
    def is_blocked(self) -> bool:
        """Whether another program (OneDrive, Word, a virus scanner) is in the way: trying again may be all it takes."""
        return any(found.code == _BLOCKED for found in self.errors)

    def attempt(self, jobs: int = 1, progress: Progress = lambda done, total: None) -> Report | Exception:
        """Look at the content; one thread at a time. A bug of ours is given back, for it must not end the preview."""
        try:
            return self.desk.look(jobs, progress)
        except Exception as error:
            return error

    def take(self, result: Report | Exception) -> bool:
        """Show a result from now on; whether that makes a difference."""
        if isinstance(result, Exception):
            crash = self.report(result)
            is_new = crash != self.crash
            self.crash = crash
        else:
            is_new = bool(self.crash or result.written or result.removed or self._last is None)
            is_new |= self._last is not None and self._last.problems != result.problems
            self._last, self.crash = result, ""
            self.errors = tuple(found for found in result.problems if found.is_error)
            if is_new:
                self._built(result)
        if is_new:
            self.edition = token_hex(8)
        return is_new

    def report(self, error: Exception) -> str:
        """Tell of a bug of ours, in the one line that is given back."""
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = " ".join(f"{type(error).__name__}: {error}".split())
        crash = f"{text} ({Path(place.filename).name}, baris {place.lineno})"
        self._failed(crash)
        return crash

    def dress(self, page: str, host: str, note: str = "", source: str = "", *, is_known: bool = True) -> str:
        """A page with the panel and ``note`` at its top and our script, as asked from ``host`` (address and port).

        ``source`` is the file that it comes from, to which a link leads: there stands what its warnings say. Only who
        ``is_known`` is told what is wrong, which may quote a draft; all others, that something is.
        """
        page = page.replace(_KEEPS, "", 1)  # A kept copy would hide what was just built.
        page = _POLICY.sub(lambda found: found[1] + _relaxed(found[2], host), page, count=1)
        page = _HEAD_END.sub(_HEAD.format(self.edition), page, count=1)
        warnings = sum(found.path == source and found.severity is Severity.WARNING for found in self.desk.problems)
        count = f" ({warnings} peringatan)" if warnings else ""
        way = str(_EDIT.format(source, count) if self.desk.text(source) else _MANAGE)
        panel = self._panel(is_known=is_known)
        return _BODY.sub(lambda found: found[0] + panel + note + way, page, count=1)

    def refusal(self, found: Problem) -> str:
        """A note that something could not be made."""
        return str(_PANEL.format("Lembar ini tidak dapat dibuat.", "", problem_list(self.desk, [found])))

    def _panel(self, *, is_known: bool) -> str:
        if not (self.errors or self.crash) and self.desk.has_site:
            return ""
        items = problem_list(self.desk, self.errors)
        if self.crash:
            heading = "Situs tidak dapat dibuat karena kesalahan program."
            items = Markup("<pre>{}</pre>").format(self.crash)
            below = "Laporkan baris ini kepada pengelola. Program mencoba lagi setiap kali Anda menyimpan."
        elif self.desk.has_site:
            heading = f"Ada {len(self.errors)} kesalahan."
            below = "Halaman di bawah ini hasil terakhir yang baik. Panel ini hilang setelah semuanya diperbaiki."
        else:
            heading = f"Ada {len(self.errors)} kesalahan." if self.errors else "Situs belum dapat dibuat."
            below = "Situs muncul di sini setelah semuanya diperbaiki."
        if not is_known:
            items, below = Markup(), "Untuk melihatnya, buka pratinjau lewat alamat yang tertulis di jendela hitam."
        return str(_PANEL.format(heading, below, items))


def problem_list(desk: Desk, problems: Iterable[Problem], data: bytes | None = None) -> Markup:
    """Problems as a list, each with its line as the author wrote it; in ``data``, if the file holds that by now."""
    items = Markup().join(
        _ITEM.format(
            *(_place(desk, found), _excerpt(desk.line(found, data))),
            *(shown(text, desk.folders.root) for text in (found.message, found.reason, found.hint)),
            _mend(found),
            found.code,
        )
        for found in problems
    )
    return Markup("<ol>{}</ol>").format(items) if items else Markup()


def _place(desk: Desk, found: Problem) -> Markup:
    """Where to look, as a link to where it can be mended."""
    word = "" if found.is_error else f" ({found.severity})"
    if desk.text(found.path) is None:
        return Markup("{}{}").format(found.place, word)
    return Markup('<a href="/kelola/{}">{}</a>{}').format(found.path, found.place, word)


def _mend(found: Problem) -> Markup:
    """The line as it should be, if there is one way to mend it."""
    if found.mend is None or not found.mend.shown:
        return Markup()
    return Markup("<p><b>Yang benar:</b></p>{}").format(_LINE.format("\n".join(found.mend.shown)))


def _excerpt(line: str) -> Markup:
    return _LINE.format(line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …") if line else Markup()


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
