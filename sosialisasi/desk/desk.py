"""The desk as its handlers see it: the site in memory, what was written, what is going on, and what the host can do.

Nothing here listens or asks for the time: that is the host's (``serve``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sosialisasi.building.planner import Progress
from sosialisasi.desk.exchange import POLICY, Response
from sosialisasi.desk.history import History
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.pictures import Pictures
from sosialisasi.desk.places import Places
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.screens import ScreenView, html
from sosialisasi.desk.tasks import Tasks
from sosialisasi.ground import digests
from sosialisasi.ground.workers import Map
from sosialisasi.showing.artifacts import Templated


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What the program that runs the desk can do. The desk offers nothing else.

    ``begin`` lets long work run beside the answers, ``spread`` spreads one piece of it, ``now`` reads the clock of its
    user.
    """

    begin: Callable[[Callable[[], None]], None]
    spread: Map
    now: Callable[[], datetime]
    can_publish_to_folder: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """The sites that a host can put in the place of the one on the desk: those of ``places``, and any other folder.

    ``open`` reads one, which may take long, and gives the address that puts it there when a browser comes by it.
    """

    places: Places
    open: Callable[[Path, Progress], str]


class Desk:
    """A site on the desk of an office."""

    def __init__(self, preview: Preview, host: Host) -> None:
        self.preview = preview
        self.host = host
        self.history = History(preview.live.folders.root)
        self.end: Callable[[], None] | None = None
        """Ends the program, if its host can be ended from the desk."""
        self.sites: Sites | None = None
        """The other sites, if its host can open any."""
        self.tasks = Tasks(host.begin, preview.report)
        self.pictures = Pictures()

    @property
    def root(self) -> Path:
        """The folder of the site."""
        return self.live.folders.root

    @property
    def live(self) -> LiveSite:
        return self.preview.live

    @property
    def is_chosen(self) -> bool:
        """Whether somebody has chosen what site shall be on the desk."""
        return self.sites is None or self.root != self.sites.places.lobby

    @property
    def mark(self) -> str:
        """What tells this site from others that the same browser may meet at this address; nothing before one is
        chosen.
        """
        return digests.of(str(self.root).encode(errors="surrogateescape"))[:16] if self.is_chosen else ""

    def screen(self, view: Templated, status: int = 200, policy: str = POLICY) -> Response:
        """A page of the desk. ``TemplateFailure`` if the site has put a broken template in the place of ours."""
        if isinstance(view, ScreenView):
            view = replace(view, token=self.preview.key, site_mark=self.mark)
        return Response(data=html(view, self.root).encode(), status=status, policy=policy)
