"""``Artifact``: one file that we will write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar, runtime_checkable

from sosialisasi.ground.dates import Day

if TYPE_CHECKING:  # A build in which nothing has changed needs no view.
    from sosialisasi.showing.sheetviews import WordFile
    from sosialisasi.showing.views import CalendarData


class Medium(StrEnum):
    """How a view becomes bytes."""

    WEB = "web"
    PAPER = "cetak"
    IMAGE = "gambar"
    WORD = "word"
    ICS = "ics"
    JSON = "json"
    FILE = "berkas"


@runtime_checkable
class Templated(Protocol):
    """A view that a template shows. ``template`` is its name in the folder of its medium."""

    @property
    def template(self) -> str: ...


View: TypeAlias = "Templated | CalendarData | WordFile | bytes"
"""What a file is rendered from; of a file that is published as it is, its bytes."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file that we will write: its path in its folder, what it is rendered from, and whose content it shows.

    ``is_office`` puts it into the office folder, which is never published. ``day`` is the day of its content.
    """

    path: str
    medium: Medium
    view: View
    source: str
    day: Day
    is_office: bool = False

    @property
    def template(self) -> str:
        """The template that shows the view; nothing if none does."""
        template: str = getattr(self.view, "template", "")
        return template


V = TypeVar("V", bound=View)


def views_of(artifacts: Iterable[Artifact], kind: type[V]) -> Iterator[V]:
    """The views of this kind, in the order of their artifacts."""
    return (artifact.view for artifact in artifacts if isinstance(artifact.view, kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """All that a file is made from, as hashes: the program, the view, and the templates (with the fonts)."""

    engine: str = ""
    view: str = ""
    templates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """What is remembered of a file: its key, the hash and the number of its bytes, and, of a page, its anchors and its
    links.

    A link is an output path, perhaps with an anchor. One to the page itself stands there only if it leads nowhere.
    """

    digest: str
    key: Key = Key()
    source: str = ""
    size: int = 0
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
