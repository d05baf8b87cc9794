"""The fields of a form as a page shows them: which can be picked, what their ids, days and times mean, their rows."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar

from sosialisasi.desk.authoring import finding
from sosialisasi.desk.picking import read_as
from sosialisasi.desk.screens import ScreenView, VerdictView
from sosialisasi.ground.problems import Misread
from sosialisasi.reading.editing import BODY, WHOLE, FormPart, Shape
from sosialisasi.site.model import Site
from sosialisasi.site.words import Verdict

_SEVERAL = (Shape.RECORD, Shape.RECORDS)
_FEW = 4
"""So many fields of a row that nobody fills in are shown all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A part of a file, to be typed, chosen or picked. ``path`` is where it stands: ``narasumber.0.lembaga``.

    ``picks`` is the kind of what it can name; ``meanings`` are what its ids mean, by id, or how its day is told.
    """

    part: FormPart
    path: str
    picks: str = ""
    meanings: tuple[tuple[str, str], ...] = ()
    rows: tuple[RowView, ...] = ()
    blank: RowView | None = None

    @property
    def id(self) -> str:
        return f"isian-{self.path.replace('.', '-')}"

    @property
    def label(self) -> str:
        """The key as words: ``Tinjau lagi``."""
        return self.part.name.replace("_", " ").capitalize()

    @property
    def hint(self) -> str:
        """What belongs there, and how it is typed where that is not plain."""
        is_inside = self.part.name not in (BODY, WHOLE)
        how = _HOW.get(self.part.shape, "") if is_inside and not self.picks else ""
        return f"{self.part.says} {how}".strip()

    @property
    def example(self) -> str:
        """A text as one would type it, of what is typed into one line."""
        is_typed = self.part.shape in (Shape.LINE, Shape.TEXT) and not self.picks and not self.text
        return self.part.example.strip('"') if is_typed and "\n" not in self.part.example else ""

    @property
    def shape(self) -> str:
        """How it is filled in, for the script: as the part says, but ids of a list are chips."""
        return "keping" if self.picks and self.part.shape is Shape.LIST else self.part.shape.value

    @property
    def text(self) -> str:
        """What stands in it, if it is typed; a line for each text of a list."""
        return "\n".join(_texts(self.part))

    @property
    def verdicts(self) -> str:
        """The sign and the word of each verdict, which a line of a text may begin with; nothing for what is no text."""
        return "|".join(f"{each.symbol} {each.label}" for each in Verdict) if self.part.name == BODY else ""

    @property
    def lines(self) -> int:
        """How many lines a wide window shows of it."""
        return min(sum(len(line) // 80 + 1 for line in self.text.split("\n")), 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row of a list, or an empty one: the fields that are shown at once, and ``more`` in a fold."""

    fields: tuple[FieldView, ...]
    more: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView(ScreenView):
    """A file as a form. ``digest`` is that of the file as it was read."""

    template: ClassVar[str] = "berkas.html"
    section: ClassVar[str] = "tulis"
    path: str
    name: str
    title: str
    digest: str
    used: tuple[FieldView, ...]
    unused: tuple[FieldView, ...]
    body: tuple[FieldView, ...]
    verdict: VerdictView


_HOW = {
    Shape.LIST: "Satu baris satu isian.",
    Shape.RAW: "Isian bersusun: pertahankan jorokan dan tanda hubungnya.",
}


def field_views(parts: Iterable[FormPart], site: Site | None, above: str = "") -> tuple[FieldView, ...]:
    """Parts of a file as fields. ``above`` is what the paths of all begin with."""
    return tuple(_field(part, site, above) for part in parts)


def _field(part: FormPart, site: Site | None, above: str) -> FieldView:
    path = f"{above}{part.name}"
    if part.shape in _SEVERAL:
        used = {each.name for row in part.rows for each in row.parts if each.source or each.value}
        rows = tuple(_row(row.parts, used, site, f"{path}.{number}.") for number, row in enumerate(part.rows))
        return FieldView(part=part, path=path, rows=rows, blank=_row(part.blank, used, site, f"{path}.baru."))
    picks = part.picks if part.shape in (Shape.LINE, Shape.LIST) else ""
    return FieldView(part=part, path=path, picks=picks, meanings=tuple(_meanings(part, picks, site)))


def _row(parts: Iterable[FormPart], used: set[str], site: Site | None, above: str) -> RowView:
    """Those fields first that some row of the list uses or that must be there; the rest in a fold, if it is much."""
    parts = tuple(parts)
    shown = [part for part in parts if part.is_required or part.name in used]
    if len(parts) - len(shown) <= _FEW:
        shown = list(parts)
    more = [part for part in parts if part not in shown]
    return RowView(fields=field_views(shown, site, above), more=field_views(more, site, above))


def _texts(part: FormPart) -> tuple[str, ...]:
    """The texts of a list, or the one that there is."""
    value = (part.value,) if isinstance(part.value, str) else part.value
    return tuple(each for each in value if isinstance(each, str))


def _meanings(part: FormPart, picks: str, site: Site | None) -> Iterable[tuple[str, str]]:
    if picks:
        for id in _texts(part):
            yield id, finding.meaning(site, picks, id) if site and id else ""
    elif isinstance(part.value, str) and part.value:
        with suppress(Misread, KeyError):
            yield part.value, read_as(part.shape, part.value)[1]
