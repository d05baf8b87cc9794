"""Release printed sheets: how each one stands, and a line in the ledger for each that is released or withdrawn.

``release`` and ``withdraw`` write. ``revised`` and ``withdrawn`` give what would be written, and ``ledgers`` its bytes,
for whoever writes in a way of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sosialisasi.building.folders import Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.ledger import with_addresses
from sosialisasi.building.planner import understand
from sosialisasi.building.report import stops
from sosialisasi.ground.dates import Day, long
from sosialisasi.ground.files import LEDGER, RELEASES
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.sayings import suggestion
from sosialisasi.ground.writing import clear_drafts, write_all
from sosialisasi.reading import releases
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact, views_of
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheetviews import SheetView, Stamp
from sosialisasi.site import routes
from sosialisasi.site.model import Release, Site
from sosialisasi.site.words import Size, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A sheet and its releases, the oldest first; ``stamp`` is ``None`` if the sheet is made no longer, or not yet.

    ``draft`` is the path of the text that has to be published first; until then the sheet has no code.
    """

    sheet: str
    title: str = ""
    """What people call it; nothing if it is made no longer."""
    sizes: tuple[Size, ...] = ()
    """On what it is made."""
    code: str = ""
    path: str = ""
    """The file of ``content/`` that it is made from; nothing if it is made no longer, or not yet."""
    stamp: Stamp | None = None
    history: tuple[Release, ...] = ()
    draft: str | None = None

    @property
    def last(self) -> Release | None:
        return self.history[-1] if self.history else None

    @property
    def is_current(self) -> bool:
        """Whether what the sheet says now is what was released last."""
        return self.stamp is not None and self.stamp.revision is not None

    @property
    def is_stale(self) -> bool:
        """Whether it is made, is neither current nor withdrawn, and so waits for a release."""
        return self.stamp is not None and not self.is_current and self.stamp.withdrawn is None

    @property
    def in_words(self) -> str:
        if self.draft:
            return f"menunggu {self.draft} terbit"
        if self.last is None:
            return "belum dirilis"
        if self.last.revision is None:
            return f"ditarik {long(self.last.date)}"
        since = f"revisi {self.last.revision}, {long(self.last.date)}"
        if self.stamp is None:
            return f"tidak dibuat lagi; terakhir {since}"
        return since if self.is_current else f"berubah sesudah {since}"


class NotReleasable(Refusal):
    """A sheet that cannot be released or withdrawn. Its ``text`` says which and why, in Indonesian; on the command line
    ``typed`` helps too.
    """

    def __init__(self, text: str, typed: str = "") -> None:
        super().__init__(f"{text} {typed}".strip())
        self.text = text


def read_standings(folders: Folders) -> tuple[tuple[Standing, ...], tuple[Problem, ...]]:
    """How each sheet stands, by name; problems alone if the content has errors."""
    plan = understand(Inputs(folders.root), {})
    if plan.site is None or stops(plan.problems):
        return (), plan.problems
    return standings(plan.site, plan.artifacts), plan.problems


def standings(site: Site, artifacts: Iterable[Artifact]) -> tuple[Standing, ...]:
    """How each sheet stands that is made, or was once released, by name."""
    artifacts = tuple(artifacts)
    views = [(view.stamp, view) for view in views_of(artifacts, SheetView) if view.stamp is not None]
    stamps = {stamp.sheet: stamp for stamp, _ in views}
    titles = {stamp.sheet: view.title for stamp, view in views}
    sizes: dict[str, list[Size]] = {}
    for stamp, view in views:
        sizes.setdefault(stamp.sheet, []).append(view.imprint.paper)
    paths = {
        each.view.stamp.sheet: each.source
        for each in artifacts
        if isinstance(each.view, SheetView) and each.view.stamp is not None
    }
    overview = Overview(site, "")
    histories: dict[str, tuple[Release, ...]] = {**dict.fromkeys(stamps, ()), **overview.releases}
    by_name = {
        sheet: Standing(
            sheet=sheet,
            title=titles.get(sheet, ""),
            sizes=tuple(dict.fromkeys(sizes.get(sheet, ()))),
            code=stamps[sheet].code if sheet in stamps else history[0].code,
            path=paths.get(sheet, ""),
            stamp=stamps.get(sheet),
            history=history,
        )
        for sheet, history in histories.items()
    }
    for draft in sheets.drafts(overview):
        by_name.setdefault(
            draft.name, Standing(sheet=draft.name, title=draft.title, sizes=draft.sizes, draft=draft.source)
        )
    return tuple(by_name[sheet] for sheet in sorted(by_name))


def pick(standings: Iterable[Standing], names: Iterable[str]) -> tuple[Standing, ...]:
    """The sheets of these names or codes. ``NotReleasable`` if there is none of a name."""
    known = {key: each for each in standings for key in (each.sheet, each.code) if key}
    chosen = {}
    for name in names:
        standing = known.get(name.lower())
        if standing is None:
            near = suggestion(name.lower(), list(known))
            raise NotReleasable(
                f'Lembar "{name}" tidak ada. {near}Untuk melihat semuanya, jalankan "python3 build.py rilis".'
            )
        chosen[standing.sheet] = standing
    return tuple(chosen.values())


def release(folders: Folders, chosen: Sequence[Standing], day: Day, note: str) -> tuple[Release, ...]:
    """Add a revision of each sheet that is not current. ``NotReleasable`` before anything is written; ``OSError``."""
    return _written(folders, revised(chosen, day, note))


def withdraw(folders: Folders, chosen: Sequence[Standing], day: Day, reason: str) -> tuple[Release, ...]:
    """Say of each sheet that no copy of it may be used any more. ``NotReleasable`` as ``release``; ``OSError``."""
    return _written(folders, withdrawn(chosen, day, reason))


def _written(folders: Folders, made: tuple[Release, ...]) -> tuple[Release, ...]:
    files = {folders.root / path: data for path, data in ledgers(folders.root, made).items()}
    clear_drafts(file.parent for file in files)
    write_all(files, below=folders.root, lasting=True)
    return made


def revised(chosen: Sequence[Standing], day: Day, note: str) -> tuple[Release, ...]:
    """A revision of each sheet that is not current. ``NotReleasable`` if one of the sheets can have none."""
    made = []
    for each in chosen:
        if each.draft:
            raise NotReleasable(
                f'Lembar "{each.sheet}" belum dapat dirilis, karena naskahnya belum terbit.',
                f'Sesudah diperiksa, tulis "status: {Status.PUBLISHED.value}" di {each.draft}, lalu jalankan perintah '
                "ini lagi.",
            )
        if each.stamp is None:
            raise NotReleasable(f'Lembar "{each.sheet}" tidak dibuat lagi, jadi tidak dapat dirilis.')
        if not each.is_current:
            number = releases.revision_after(each.history)
            made.append(_entry(each, number, day, each.stamp.digest, note))
    return tuple(made)


def withdrawn(chosen: Sequence[Standing], day: Day, reason: str) -> tuple[Release, ...]:
    """For each sheet, that no copy of it may be used any more. ``NotReleasable`` as for ``revised``."""
    made = []
    for each in chosen:
        if each.last is None or each.last.revision is None:
            raise NotReleasable(f'Lembar "{each.sheet}" belum dirilis atau sudah ditarik, jadi tidak dapat ditarik.')
        made.append(_entry(each, None, day, each.last.digest, reason))
    return tuple(made)


def ledgers(root: Path, made: Iterable[Release]) -> dict[str, bytes]:
    """What the two ledgers of a site come to with further releases, by path: of sheets, and of the addresses at which
    copies of them are asked for. ``OSError`` if one cannot be read.
    """
    made = tuple(made)
    if not made:
        return {}
    file = root / RELEASES
    before = file.read_text("utf-8-sig") if file.exists() else releases.HEAD
    if before and not before.endswith("\n"):
        before += "\n"
    added = "".join(f"{releases.line_of(entry)}\n" for entry in made)
    copies = [routes.copy(entry.code, entry.revision) for entry in made if entry.revision]
    addresses, _ = with_addresses(root, copies)
    return {RELEASES: (before + added).encode(), **({LEDGER: addresses} if addresses else {})}


def _entry(each: Standing, revision: int | None, day: Day, digest: str, note: str) -> Release:
    if each.last and day < each.last.date:
        raise NotReleasable(f'Lembar "{each.sheet}" terakhir dirilis {long(each.last.date)}, sesudah {long(day)}.')
    return Release(code=each.code, revision=revision, date=day, sheet=each.sheet, digest=digest, note=note)
