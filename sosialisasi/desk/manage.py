"""``/kelola/`` of the preview: the files of ``content/`` as forms, with what is wrong beside them.

Only files that the site was read from can be opened, and only they are written: whole, at once, and never over what
somebody else has written meanwhile. No name comes from outside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from threading import Lock

import msgspec

from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import FieldView, FilesView, FileView, FormView, VerdictView, html, problem_views
from sosialisasi.ground import locks
from sosialisasi.ground.files import MAX_BYTES, ContentFile, system_cause
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.writing import write_atomically
from sosialisasi.reading.editing import BODY, WHOLE, Form, FormPart, Shape, form
from sosialisasi.reading.load import KINDS


class Refused(Refusal):
    """Why a file was not opened or written, in Indonesian; ``status`` is the one of HTTP."""

    status = 422


class Changed(Refused):
    """Somebody else has written the file meanwhile."""

    status = 409


class Malformed(Refused):
    """No form of ours asks so."""

    status = 400


_BOM = b"\xef\xbb\xbf"


def opened(desk: LiveSite, path: str) -> tuple[ContentFile, Form]:
    """A file as it is now, and its form. ``Refused`` if there is no such file, or it is none that people write."""
    known = desk.text(path)
    if known is None:
        raise Refused(f'"{path}" tidak ada di folder content, atau namanya tidak dapat dipakai.')
    if Folder.named(known.folder).is_ledger:
        raise Refused(f'"{path}" diisi oleh program. Jangan menyuntingnya.')
    file = desk.folders.root.joinpath(*path.split("/"))
    if file.is_symlink() or not file.resolve().is_relative_to((desk.folders.root / "content").resolve()):
        raise Refused(f'"{path}" hanya tautan ke berkas lain. Sunting berkas aslinya.')
    try:
        text = ContentFile.of(known.folder, path, file.read_bytes())
        words = text.data.removeprefix(_BOM).decode()
    except OSError as error:
        raise Refused(f'"{path}" tidak dapat dibuka: {system_cause(error)}.') from error
    except UnicodeDecodeError:
        raise Refused(f'"{path}" tidak tersimpan sebagai UTF-8. Simpan dulu sebagai UTF-8 dengan Notepad.') from None
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return text, form(words, KINDS[text.folder], has_body=path.endswith(".md"))


def filled(text: ContentFile, shown: Form, answers: Mapping[str, str | tuple[str, ...]]) -> bytes:
    """The bytes of a file with other answers, with its own BOM and ends of lines. ``Refused`` if they are too many."""
    words = shown.filled({name: _one_kind(answer) for name, answer in answers.items()})
    if words == shown.text():
        return text.data
    if b"\r\n" in text.data:
        words = words.replace("\n", "\r\n")
    data = (_BOM if text.data.startswith(_BOM) else b"") + words.encode(errors="replace")
    if len(data) > MAX_BYTES:
        raise Refused("Isinya terlalu panjang untuk satu berkas. Belum disimpan.")
    return data


def _one_kind(answer: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Browsers differ in how a line ends."""
    return answer.replace("\r\n", "\n").replace("\r", "\n") if isinstance(answer, str) else answer


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks for: that its answers be looked at, or written into the file that was ``seen``."""

    seen: str
    answers: dict[str, str | tuple[str, ...]]
    write: bool


def answer(desk: LiveSite, path: str, body: bytes) -> dict[str, str]:
    """Do what a form asks for (an ``Asked`` in JSON); what to tell it. ``Refused`` if that cannot be done."""
    try:
        asked = msgspec.json.decode(body, type=Asked)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Malformed("Permintaan itu tidak dikenali. Muat ulang halaman ini.") from None
    if asked.write:
        with _alone(desk):
            text, data = _looked_at(desk, path, asked)
            if data != text.data:
                _write(desk, path, data)
    else:
        text, data = _looked_at(desk, path, asked)
    seen = ContentFile.of(text.folder, path, data).digest if asked.write else asked.seen
    return {"sidik": seen, "masalah": html(verdict(desk, path, desk.check(path, data), data), desk.folders.root)}


def _looked_at(desk: LiveSite, path: str, asked: Asked) -> tuple[ContentFile, bytes]:
    """A file as it is, and what it would be. ``Changed`` if it is not what the form was made from."""
    text, shown = opened(desk, path)
    if text.digest != asked.seen:
        raise Changed(
            "Berkas ini sudah diubah di tempat lain sejak Anda membukanya. Tulisan Anda belum disimpan dan masih ada "
            "di sini: salin yang penting, lalu muat ulang halaman ini."
        )
    return text, filled(text, shown, asked.answers)


_SAVING = Lock()
"""One form of this process after the other."""


@contextmanager
def _alone(desk: LiveSite) -> Iterator[None]:
    """Be the only writer of the site: between the look at a file and the write nobody else saves it."""
    with _SAVING, ExitStack() as held:
        try:
            held.enter_context(locks.hold(desk.folders.root, _busy))
        except OSError as error:
            raise _not_saved(error) from error
        yield


def _busy(holder: locks.Holder) -> None:
    raise Refused(
        "Belum disimpan: perintah lain, misalnya build atau rapikan, sedang bekerja di folder situs ini. Tulisan Anda "
        "masih ada di sini; simpan lagi sesudah perintah itu selesai."
    )


def _write(desk: LiveSite, path: str, data: bytes) -> None:
    try:
        write_atomically(desk.folders.root.joinpath(*path.split("/")), data, below=desk.folders.root)
    except OSError as error:
        raise _not_saved(error) from error


def _not_saved(error: OSError) -> Refused:
    return Refused(f"Belum disimpan: {system_cause(error)}. Tutup program lain yang membuka berkas ini, lalu ulangi.")


# --- pages ---------------------------------------------------------------------------------------------


_NAMES = ("judul:", "kalimat:", "nama:", "tampil:", "id:")


def overview(desk: LiveSite) -> FilesView:
    """All files that can be opened, folder by folder, with how much is wrong in each."""
    order = list(Folder)
    texts = [text for text in desk.inputs.texts if not Folder.named(text.folder).is_ledger]
    texts.sort(key=lambda text: (order.index(Folder.named(text.folder)), text.path))
    errors = Counter(problem.path for problem in desk.problems if problem.is_error)
    paths = {text.path for text in texts}
    return FilesView(
        folders=tuple(
            (
                Folder.named(folder).heading,
                tuple(FileView(path=t.path, name=_name(t), errors=errors[t.path]) for t in group),
            )
            for folder, group in groupby(texts, lambda text: text.folder)
        ),
        elsewhere=problem_views(desk, [each for each in desk.problems if each.is_error and each.path not in paths]),
    )


def _name(text: ContentFile) -> str:
    """What a file calls itself."""
    lines = text.data.decode("utf-8-sig", "replace").splitlines()[:12]
    named = next((line for name in _NAMES for line in lines if line.startswith(name)), "")
    return named.partition(":")[2].strip(" \"'") or text.stem


def verdict(desk: LiveSite, path: str, problems: Iterable[Problem], data: bytes | None = None) -> VerdictView:
    """What is wrong with a file, which may hold other ``data`` by now, and how many errors there are elsewhere."""
    problems = tuple(problems)
    own = [problem for problem in problems if problem.path == path and problem.severity is not Severity.ADVICE]
    own.sort(key=lambda problem: not problem.is_error)
    errors = sum(problem.is_error for problem in own)
    others = sum(problem.is_error for problem in problems) - errors
    return VerdictView(errors=errors, others=others, problems=problem_views(desk, own, data))


def file_form(desk: LiveSite, path: str, token: str) -> FormView:
    """The form of a file. ``Refused`` as for ``opened``."""
    text, shown = opened(desk, path)
    used = [part for part in shown.parts if part.source or part.is_required or part.name in (BODY, WHOLE)]
    return FormView(
        path=path,
        name=Path(path).name,
        digest=text.digest,
        token=token,
        used=tuple(_field(part) for part in used if part.name != BODY),
        unused=tuple(_field(part) for part in shown.parts if part not in used),
        body=tuple(_field(part) for part in used if part.name == BODY),
        verdict=verdict(desk, path, desk.problems),
    )


def _field(part: FormPart) -> FieldView:
    hint = part.says or _HINTS.get(part.name, "")
    if part.shape is Shape.LIST:
        hint = f"{hint} Satu baris satu isian.".strip()
    elif part.shape is Shape.RAW and part.name not in (BODY, WHOLE):
        hint = f"{hint} Isian bersusun: pertahankan jorokan dan tanda hubungnya.".strip()
    label = _LABELS.get(part.name) or part.name.replace("_", " ").capitalize()
    return FieldView(part=part, label=label, hint=hint)


_LABELS = {BODY: "Naskah", WHOLE: "Seluruh berkas", "id": "Nomor", "daerah": "Daerah (kode)"}
_HINTS = {
    BODY: "Bagian diawali ##, daftar diawali tanda hubung, kutipan peraturan di antara [[ dan ]].",
    WHOLE: "Berkas ini belum dapat ditampilkan sebagai isian. Perbaiki dulu susunannya di sini.",
}
