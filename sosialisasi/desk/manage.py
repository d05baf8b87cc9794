"""``/kelola/`` of the preview: the files of ``content/`` as forms, with what is wrong beside them.

Only files that the site was read from can be opened, and only they are written: whole, at once, and never over what
somebody else has written meanwhile. No name comes from outside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import msgspec

from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import FieldView, FilesView, FileView, FormView, VerdictView, html, problem_views
from sosialisasi.ground import locks
from sosialisasi.ground.characters import BOM, one_line_end
from sosialisasi.ground.files import MAX_BYTES, ContentFile, system_cause
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.writing import write_atomically
from sosialisasi.reading.editing import BODY, WHOLE, Form, form
from sosialisasi.reading.load import KINDS


class Refused(Refusal):
    """Why a file was not opened or written, in Indonesian; ``status`` is the one of HTTP."""

    def __init__(self, text: str, status: int = 422) -> None:
        super().__init__(text)
        self.status = status


def opened(live: LiveSite, path: str) -> tuple[ContentFile, Form]:
    """A file as it is now, and its form. ``Refused`` if there is no such file, or it is none that people write."""
    known = live.text(path)
    if known is None:
        raise Refused(f'"{path}" tidak ada di folder content, atau namanya tidak dapat dipakai.')
    if not (folder := Folder.named(known.folder)).has_keys:
        why = "gambar; ganti berkasnya" if folder.is_picture else "diisi oleh program. Jangan menyuntingnya"
        raise Refused(f'"{path}" {why}.')
    file = live.folders.root.joinpath(*path.split("/"))
    if file.is_symlink() or not file.resolve().is_relative_to((live.folders.root / "content").resolve()):
        raise Refused(f'"{path}" hanya tautan ke berkas lain. Sunting berkas aslinya.')
    try:
        text = ContentFile.of(known.folder, path, file.read_bytes())
        words = one_line_end(text.data.removeprefix(BOM).decode())
    except OSError as error:
        raise Refused(f'"{path}" tidak dapat dibuka: {system_cause(error)}.') from error
    except UnicodeDecodeError:
        raise Refused(f'"{path}" tidak tersimpan sebagai UTF-8. Simpan dulu sebagai UTF-8 dengan Notepad.') from None
    return text, form(words, KINDS[text.folder], has_body=path.endswith(".md"))


def filled(text: ContentFile, shown: Form, answers: Mapping[str, str | tuple[str, ...]]) -> bytes:
    """The bytes of a file with other answers, with its own BOM and ends of lines. ``Refused`` if they are too many."""
    # Browsers differ in how a line ends.
    texts = {name: one_line_end(each) if isinstance(each, str) else each for name, each in answers.items()}
    words = shown.filled(texts)
    if words == shown.text():
        return text.data
    if b"\r\n" in text.data:
        words = words.replace("\n", "\r\n")
    data = (BOM if text.data.startswith(BOM) else b"") + words.encode(errors="replace")
    if len(data) > MAX_BYTES:
        raise Refused("Isinya terlalu panjang untuk satu berkas. Belum disimpan.")
    return data


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks for: that its answers be looked at, or written into the file that was ``seen``."""

    seen: str
    answers: dict[str, str | tuple[str, ...]]
    write: bool


def submit(live: LiveSite, path: str, body: bytes) -> dict[str, str]:
    """Do what a form asks for (an ``Asked`` in JSON); what to tell it. ``Refused`` if that cannot be done."""
    try:
        asked = msgspec.json.decode(body, type=Asked)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Refused("Permintaan itu tidak dikenali. Muat ulang halaman ini.", 400) from None
    with _saving(live) if asked.write else nullcontext():
        text, data = _filled_in(live, path, asked)
        if asked.write and data != text.data:
            write_atomically(live.folders.root.joinpath(*path.split("/")), data, below=live.folders.root)
    seen = ContentFile.of(text.folder, path, data).digest if asked.write else asked.seen
    return {"sidik": seen, "masalah": html(verdict(live, path, live.check(path, data), data), live.folders.root)}


def _filled_in(live: LiveSite, path: str, asked: Asked) -> tuple[ContentFile, bytes]:
    """A file as it is, and what it would be. ``Refused`` with 409 if it is not what the form was made from."""
    text, shown = opened(live, path)
    if text.digest != asked.seen:
        raise Refused(
            "Berkas ini sudah diubah di tempat lain sejak Anda membukanya. Tulisan Anda belum disimpan dan masih ada "
            "di sini: salin yang penting, lalu muat ulang halaman ini.",
            409,
        )
    return text, filled(text, shown, asked.answers)


_SAVING = Lock()
"""One form of this process after the other."""


@contextmanager
def _saving(live: LiveSite) -> Iterator[None]:
    """Be the only writer of the site: between the look at a file and the write nobody else saves it."""
    try:
        with _SAVING, locks.hold(live.folders.root, _busy):
            yield
    except OSError as error:
        cause = system_cause(error)
        raise Refused(f"Belum disimpan: {cause}. Tutup program lain yang membuka berkas ini, lalu ulangi.") from error


def _busy(holder: locks.Holder) -> None:
    raise Refused(
        "Belum disimpan: perintah lain, misalnya build atau rapikan, sedang bekerja di folder situs ini. Tulisan Anda "
        "masih ada di sini; simpan lagi sesudah perintah itu selesai."
    )


# --- pages ---------------------------------------------------------------------------------------------


_NAMES = ("judul:", "kalimat:", "nama:", "tampil:", "id:")


def overview(live: LiveSite) -> FilesView:
    """All files that can be opened, folder by folder, with how much is wrong in each."""
    folders = [folder for folder in Folder if folder.has_keys]
    texts = {
        folder: sorted((text for text in live.inputs.texts if text.folder == folder), key=lambda text: text.path)
        for folder in folders
    }
    errors = [problem for problem in live.problems if problem.is_error]
    count = Counter(problem.path for problem in errors)
    paths = {text.path for group in texts.values() for text in group}
    return FilesView(
        folders=tuple(
            (folder.heading, tuple(FileView(path=t.path, name=_name(t), errors=count[t.path]) for t in group))
            for folder, group in texts.items()
            if group
        ),
        elsewhere=problem_views(live, [problem for problem in errors if problem.path not in paths]),
    )


def _name(text: ContentFile) -> str:
    """What a file calls itself."""
    lines = text.data.decode("utf-8-sig", "replace").splitlines()[:12]
    named = next((line for name in _NAMES for line in lines if line.startswith(name)), "")
    return named.partition(":")[2].strip(" \"'") or text.stem


def verdict(live: LiveSite, path: str, problems: Iterable[Problem], data: bytes | None = None) -> VerdictView:
    """What is wrong with a file, which may hold other ``data`` by now, and how many errors there are elsewhere."""
    problems = tuple(problems)
    own = [problem for problem in problems if problem.path == path and problem.severity is not Severity.ADVICE]
    own.sort(key=lambda problem: not problem.is_error)
    errors = sum(problem.is_error for problem in own)
    others = sum(problem.is_error for problem in problems) - errors
    return VerdictView(errors=errors, others=others, problems=problem_views(live, own, data))


def file_form(live: LiveSite, path: str, token: str) -> FormView:
    """The form of a file. ``Refused`` as for ``opened``."""
    text, shown = opened(live, path)
    used = [part for part in shown.parts if part.source or part.is_required or part.name in (BODY, WHOLE)]
    return FormView(
        path=path,
        name=Path(path).name,
        digest=text.digest,
        token=token,
        used=tuple(FieldView(part=part) for part in used if part.name != BODY),
        unused=tuple(FieldView(part=part) for part in shown.parts if part not in used),
        body=tuple(FieldView(part=part) for part in used if part.name == BODY),
        verdict=verdict(live, path, live.problems),
    )
