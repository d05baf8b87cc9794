"""What the preview shows: the last good build, and above each page what has gone wrong since then.

A page gets a panel of problems, a script, and leave for both: in memory, never in the published file.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from pathlib import Path
from secrets import compare_digest, token_hex, token_urlsafe

from sosialisasi.building.folders import Folders
from sosialisasi.building.planner import Progress
from sosialisasi.building.report import Report
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import BlankView, HeadView, TopView, html, problem_views
from sosialisasi.ground.files import CANNOT_OPEN
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.ground.workers import Map

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)', re.IGNORECASE)
_KEEPS = " data-luring"
"""What makes a page register its service worker."""
_HEAD_END = re.compile("(?=</head>)", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^<>]*>", re.IGNORECASE)


class Preview:
    """A site as the browser sees it. ``edition`` names the state that is shown; ``errors`` is what is wrong now.

    ``built`` is called with each report that changes what is shown, ``failed`` with a line about each bug of ours.
    """

    def __init__(self, folders: Folders, *, built: Callable[[Report], None], failed: Callable[[str], None]) -> None:
        self.live = LiveSite(folders)
        self.edition = token_hex(8)
        self.errors: tuple[Problem, ...] = ()
        self.crash = ""
        """In one line, the bug of ours that the last attempt met."""
        self.key = token_urlsafe()
        """Whoever knows it may see and write drafts, as long as the preview runs. Only whoever started it is told."""
        self.ticket = token_urlsafe()
        """As good as the key, but only once: every account of the computer can see how a browser was started."""
        self._built = built
        self._failed = failed
        self._last: Report | None = None

    def is_ticket(self, text: str) -> bool:
        return compare_digest(text.encode(errors="replace"), self.ticket.encode())

    def spend(self, ticket: str) -> bool:
        """Whether a text is the ticket. If it is, the next ticket takes its place."""
        is_it = self.is_ticket(ticket)
        if is_it:
            self.ticket = token_urlsafe()
        return is_it

    @property
    def is_blocked(self) -> bool:
        """Whether another program (OneDrive, Word, a virus scanner) is in the way: trying again may be all it takes."""
        return any(problem.code == CANNOT_OPEN.code for problem in self.errors)

    def attempt(self, spread: Map = map, progress: Progress = lambda done, total: None) -> Report | Exception:
        """Look at the content; one thread at a time. A bug of ours is given back, for it must not end the preview."""
        try:
            return self.live.look(spread, progress)
        except Exception as error:
            return error

    def take(self, result: Report | Exception) -> bool:
        """Show the result of an attempt from now on. Whether open pages have to be loaded again."""
        if isinstance(result, Exception):
            crash = self.report(result)
            is_new = crash != self.crash
            self.crash = crash
        else:
            is_new = bool(self.crash or result.written or result.removed or self._last is None)
            is_new |= self._last is not None and self._last.problems != result.problems
            self._last, self.crash = result, ""
            self.errors = tuple(problem for problem in result.problems if problem.is_error)
            if is_new:
                self._built(result)
        if is_new:
            self.edition = token_hex(8)
        return is_new

    def report(self, error: Exception) -> str:
        """Describe a bug of ours in one line, tell it to ``failed``, and give it back."""
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = " ".join(f"{type(error).__name__}: {error}".split())
        crash = f"{text} ({Path(place.filename).name}, baris {place.lineno})"
        self._failed(crash)
        return crash

    def dress(
        self,
        page: str,
        host: str,
        *,
        source: str = "",
        is_known: bool = True,
        is_missing: bool = False,
        refused: Problem | None = None,
    ) -> str:
        """A page as asked from ``host`` (address and port), with our script and, at its top, what is wrong.

        ``source`` is the file that the page comes from; a link leads to its form, which shows its warnings. What is
        wrong may quote a draft, so only who ``is_known`` reads it; others read that something is wrong. ``is_missing``
        and ``refused`` tell why the page is not the one that was asked for.
        """
        live, site = self.live, self.live.folders.root
        head = html(HeadView(edition=self.edition), site)
        warnings = sum(each.path == source and each.severity is Severity.WARNING for each in live.problems)
        top = TopView(
            is_known=is_known,
            has_site=live.has_site,
            is_crashed=bool(self.crash),
            crash=self.crash if is_known else "",
            errors=len(self.errors),
            problems=problem_views(live, self.errors if is_known else ()),
            is_missing=is_missing,
            refused=problem_views(live, [refused] if refused and is_known else ()),
            source=source if live.text(source) else "",
            warnings=warnings,
        )
        page = page.replace(_KEEPS, "", 1)  # A kept copy would hide what was just built.
        page = _POLICY.sub(lambda meta: meta[1] + _relaxed(meta[2], host), page, count=1)
        page = _HEAD_END.sub(lambda _: head, page, count=1)
        return _BODY.sub(lambda body: body[0] + html(top, site), page, count=1)

    def blank(self, host: str, *, is_known: bool, is_missing: bool = False, refused: Problem | None = None) -> str:
        """A page of the preview's own, which says why there is no other."""
        page = html(BlankView(), self.live.folders.root)
        return self.dress(page, host, is_known=is_known, is_missing=is_missing, refused=refused)


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
