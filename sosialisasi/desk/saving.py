"""Writing files of ``content/``: the only way by which the desk does. One writer at a time, whole files, each save kept
so that it can be undone, and never over what somebody else has written meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock

from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused
from sosialisasi.desk.history import Save
from sosialisasi.ground import locks
from sosialisasi.ground.characters import BOM, one_line_end
from sosialisasi.ground.files import is_link, system_cause
from sosialisasi.ground.folders import FOLDERS, Folder
from sosialisasi.ground.writing import clear_drafts, write_all

_SINGLE = {folder.path: folder for folder in Folder if folder.file}


def folder_of(path: str) -> Folder:
    """The folder of ``content/`` that a file of this path belongs into. ``Refused`` if no file can have this path."""
    match path.split("/"):
        case ["content", name] if f"content/{name}" in _SINGLE:
            return _SINGLE[f"content/{name}"]
        case ["content", folder, name] if folder in FOLDERS:
            is_plain = not name.startswith(".") and not set(name) & set('\\:*?"<>|\0')
            if is_plain and name.endswith(FOLDERS[folder].endings) and name.partition(".")[0]:
                return FOLDERS[folder]
    raise Refused(f'"{path}" tidak ada di folder content, atau namanya tidak dapat dipakai.', 404)


def place(root: Path, path: str) -> Path:
    """Where a file of ``content/`` lies. ``Refused`` if no file can have this path, or a link stands in its way."""
    folder_of(path)
    file = root.joinpath(*path.split("/"))
    if is_link(file) or not file.resolve().is_relative_to((root / "content").resolve()):
        raise Refused(f'"{path}" hanya tautan ke berkas lain. Sunting berkas aslinya.')
    return file


def read(root: Path, path: str) -> bytes | None:
    """A file of ``content/`` as it is now; ``None`` if there is none. ``Refused`` as for ``place``, or if it cannot be
    opened.
    """
    try:
        return place(root, path).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(f'"{path}" tidak dapat dibuka: {system_cause(error)}.') from error


def words_of(path: str, data: bytes) -> str:
    """The words of a file, with LF ends of lines. ``Refused`` if it is not in UTF-8."""
    try:
        return one_line_end(data.removeprefix(BOM).decode())
    except UnicodeDecodeError:
        raise Refused(f'"{path}" tidak tersimpan sebagai UTF-8. Simpan dulu sebagai UTF-8 dengan Notepad.') from None


def with_words(data: bytes, words: str) -> bytes:
    """The bytes of a file with other words: with its own BOM and its own ends of lines."""
    if b"\r\n" in data:
        words = words.replace("\n", "\r\n")
    return (BOM if data.startswith(BOM) else b"") + words.encode(errors="replace")


@contextmanager
def only_writer(root: Path) -> Iterator[None]:
    """Be the only writer of a site: between a look at a file and the write nobody else saves it. ``Refused`` if another
    command is at work, or the disk does not let us.
    """
    try:
        with _ONE, locks.hold(root, _busy):
            yield
    except OSError as error:
        cause = system_cause(error)
        raise Refused(f"Belum disimpan: {cause}. Tutup program lain yang membuka berkas ini, lalu ulangi.") from error


@contextmanager
def at_work(root: Path) -> Iterator[None]:
    """Keep everybody from writing into a site as long as some work on it goes on, which may take long: who saves
    meanwhile need not wait, and is ``Refused``. So is the work, if another command is at work.
    """
    with ExitStack() as stack:
        with _ONE:
            stack.enter_context(locks.hold(root, _busy))
        yield


_ONE = Lock()
"""One save of this process after the other."""


def _busy(holder: locks.Holder) -> None:
    raise Refused(
        "Belum dikerjakan: pekerjaan atau perintah lain, misalnya membuat situs, sedang berjalan di folder situs ini. "
        "Tulisan Anda masih ada di sini; ulangi sesudah itu selesai."
    )


def write(desk: Desk, what: str, files: Mapping[str, bytes | None], *, undoes: int | None = None) -> Save | None:
    """Write files of ``content/`` by their paths; ``None`` deletes one. ``what`` says in words what is done.

    Gives the save that can undo it; nothing if all files are so already. To be called by the ``only_writer``, which
    tells of an ``OSError``: then all files are as they were, unless the disk does not allow even that.
    """
    root = desk.root
    clear_drafts([root / "content", *(root / "content" / name for name in FOLDERS)])
    there = {path: read(root, path) for path in files}
    after = {path: data for path, data in files.items() if data != there[path]}
    if not after:
        return None
    before = {path: there[path] for path in after}
    save = desk.history.note(Save(when=desk.host.now(), what=what, before=before, after=after, undoes=undoes))
    try:
        _put(root, after)
    except OSError:
        with suppress(OSError):  # Then the entry stays, so that it can be undone when the disk lets us.
            _put(root, {path: data for path, data in before.items() if read(root, path) != data})
            desk.history.forget(save)
        raise
    return save


def _put(root: Path, files: Mapping[str, bytes | None]) -> None:
    """Let files be so. What comes is there before anything goes. ``OSError``."""
    write_all({place(root, path): data for path, data in files.items() if data is not None}, below=root, lasting=True)
    for path, data in files.items():
        if data is None:
            place(root, path).unlink(missing_ok=True)


def undo(desk: Desk, number: int) -> Save | None:
    """Take a save back; the save that did so, or nothing if no file is as it made it. ``Refused`` if somebody has
    changed one of its files since: that would be lost.
    """
    with only_writer(desk.root):
        save = desk.history.find(number)
        if save is None:
            raise Refused("Simpanan itu sudah tidak ada di riwayat.", 404)
        # One that was cut short has left some of its files as they were before.
        changed = [path for path, data in save.after.items() if read(desk.root, path) not in (data, save.before[path])]
        if changed:
            raise Refused(
                f'Tidak dapat dibatalkan: "{changed[0]}" sudah diubah lagi sesudah itu. Batalkan dulu yang lebih baru.',
                409,
            )
        return write(desk, f"Membatalkan: {save.what}", save.before, undoes=save.number)
