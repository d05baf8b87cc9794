"""Where a command acts: its site, the folders that it may write, and the lock on them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosialisasi.building.folders import Folders, must_be_free
from sosialisasi.commands import words
from sosialisasi.ground import locks
from sosialisasi.ground.dates import long
from sosialisasi.ground.files import system_cause
from sosialisasi.ground.invocation import site_from
from sosialisasi.ground.refusals import Refusal

if TYPE_CHECKING:
    from sosialisasi.site.model import Site


def folders(site: Path | None, out: Path | None = None, form: str = "text") -> Folders:
    """The folders of ``site``, or else of the site where the command is typed. A report for people names it first."""
    folder = site or site_from(Path.cwd())
    if folder is None:
        raise Refusal("Folder ini bukan situs: tidak ada folder content di sini. Beri letaknya dengan --site.")
    root = folder.resolve()
    if not (root / "content").is_dir():
        raise Refusal(f'Folder "{site}" tidak berisi folder content. Beri letak situs dengan --site.')
    published = (out or root / "_site").resolve()
    folders = Folders.of(root, published)
    if published.is_relative_to(root / "_site") and published != root / "_site":
        raise Refusal('Hasil tidak dapat ditulis ke dalam "_site": pilih folder di luarnya.')
    must_be_free(folders, published)
    if form == "text":
        click.echo(f"Situs: {root}")
    click.get_current_context().find_root().obj = root  # Refusals name commands as they can be pasted for this site.
    return folders


def loaded(folders: Folders) -> Site:
    """The site as it is, whatever is wrong with parts of it."""
    from sosialisasi.ground import files
    from sosialisasi.reading import load

    texts, unread = files.find(folders.root)
    found = load.load(texts, {})
    if found.site is None:
        wrong = tuple(problem for problem in (*unread, *found.problems) if problem.path == "content/situs.yaml")
        click.echo(words.report(wrong, folders.root), nl=False)
        raise Refusal("Perbaiki dulu content/situs.yaml.")
    return found.site


def lock(folders: Folders) -> None:
    """Hold the lock of a site until the command ends. A command that comes second waits, and says for which process."""

    def waiting(holder: locks.Holder) -> None:
        since = f"{holder.since:%H.%M}, {long(holder.since.date())}"
        click.echo(
            f"Menunggu: folder situs ini sedang dipakai proses {holder.process or 'lain'} sejak {since}. "
            "Perintah ini berjalan sesudah itu selesai; Ctrl+C untuk berhenti menunggu.",
            err=True,
        )

    with disk('Tidak dapat menulis ke ".sosialisasi"'):
        click.get_current_context().with_resource(locks.hold(folders.root, waiting))


@contextmanager
def disk(complaint: str) -> Iterator[None]:
    """Make a ``Refusal`` of an ``OSError`` within the ``with``: this complaint, then the cause."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"{complaint}: {system_cause(error)}.") from error


def seen_from_here(root: Path) -> str:
    """The site folder relative to the current one, or nothing: an automatic check is run at the root of its sources."""
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root != here and root.is_relative_to(here) else ""
