"""*Tulis* of the desk: the files of ``content/`` as forms, with what is wrong beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sosialisasi.desk import looking, saving
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, told
from sosialisasi.desk.fields import FormView, field_views
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import FilesView, FileView, VerdictView, html, name_of, problem_views
from sosialisasi.ground.characters import one_line_end
from sosialisasi.ground.dates import long
from sosialisasi.ground.days import parse_date
from sosialisasi.ground.files import MAX_BYTES, ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Misread, Problem, Severity
from sosialisasi.reading.editing import BODY, WHOLE, Answer, Form, FormRow, Misfit, RowAnswer, Shape, form
from sosialisasi.reading.load import KINDS
from sosialisasi.site.words import Status


def opened(live: LiveSite, path: str) -> tuple[ContentFile, Form]:
    """A file as it is now, and its form. ``Refused`` if there is no such file, or it is none that people write."""
    folder = saving.folder_of(path)
    if not folder.has_keys:
        why = "gambar; ganti berkasnya" if folder.is_picture else "diisi oleh program. Jangan menyuntingnya"
        raise Refused(f'"{path}" {why}.')
    data = saving.read(live.folders.root, path)
    if data is None:
        raise Refused(f'"{path}" tidak ada di folder content, atau namanya tidak dapat dipakai.', 404)
    text = ContentFile.of(folder, path, data)
    return text, form(saving.words_of(path, text.data), KINDS[text.folder], has_body=path.endswith(".md"))


def filled(text: ContentFile, shown: Form, answers: Mapping[str, Answer]) -> bytes:
    """The bytes of a file with other answers, with its own BOM and ends of lines. ``Refused`` if they are too many, or
    are none of this form.
    """
    try:
        words = shown.filled({name: _with_one_line_end(each) for name, each in answers.items()})
    except Misfit:
        raise Refused("Isian itu tidak dikenali. Muat ulang halaman ini.", 400) from None
    if words == shown.text():
        return text.data
    data = saving.with_words(text.data, words)
    if len(data) > MAX_BYTES:
        raise Refused("Isinya terlalu panjang untuk satu berkas. Belum disimpan.")
    return data


def _with_one_line_end(answer: Answer) -> Answer:
    """Browsers differ in how a line ends."""
    if isinstance(answer, str):
        return one_line_end(answer)
    return tuple(
        RowAnswer(each.asal, {name: _with_one_line_end(value) for name, value in each.isi.items()})
        if isinstance(each, RowAnswer)
        else one_line_end(each)
        for each in answer
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form asks for: that its answers be looked at, or written into the file that was ``seen``.

    Who writes something published is asked first what changes, unless it is ``only_spelling``.
    """

    seen: str
    answers: dict[str, Answer]
    write: bool
    only_spelling: bool = False


def get_files(request: Request, desk: Desk) -> Response:
    """The list of files."""
    return desk.screen(overview(desk.live))


def get_form(request: Request, desk: Desk) -> Response:
    """The form of one file."""
    return desk.screen(file_form(desk.live, request.rest))


def post_form(request: Request, desk: Desk) -> Response:
    """What a form asks for: that its answers be looked at, or written."""
    return told(submit(desk, request.rest, asked(request, Asked)))


def submit(desk: Desk, path: str, asked: Asked) -> dict[str, Any]:
    """Do what a form asks for; what to tell it. ``Refused`` if that cannot be done."""
    live = desk.live
    with saving.only_writer(live.folders.root) if asked.write else nullcontext():
        text, shown = _seen(live, path, asked)
        data = filled(text, shown, asked.answers)
        is_new = asked.write and data != text.data
        change = _change(desk, shown, asked.answers) if is_new and not asked.only_spelling else None
        if change is not None:
            return {"perubahan": change}
        if asked.write:
            saving.write(desk, f"Menyimpan {path}", {path: data})
    seen = ContentFile.of(text.folder, path, data).digest if asked.write else asked.seen
    found = html(verdict(live, path, live.check(path, data), data), live.folders.root)
    return {"sidik": seen, "masalah": found, "tampak": looking.names(live, path)}


def _change(desk: Desk, shown: Form, answers: Mapping[str, Answer]) -> dict[str, Any] | None:
    """What a form adds to ``perubahan`` once its writer has said what changes: the day, a first guess of the words, and
    where. Nothing if readers do not see the file, or its changes of today are told.
    """
    parts = {part.name: part for part in shown.parts}
    changes, status = parts.get("perubahan"), parts.get("status")
    is_shown = status is None or answers.get("status", status.value) == Status.PUBLISHED
    if changes is None or changes.shape is not Shape.RECORDS or "perubahan" in answers or not is_shown:
        return None
    today = desk.host.now().date()
    days = [_day(row) for row in changes.rows]
    if today in days:
        return None
    known = [day for day in days if day]
    return {
        "tanggal": long(today),
        "catatan": "" if changes.rows else "Terbit pertama",
        "di_atas": len(known) > 1 and known[0] > known[-1],
        "diperbarui": "diperbarui" in parts and "diperbarui" not in answers,
    }


def _day(row: FormRow) -> date | None:
    """The day of a change; ``None`` if it cannot be read."""
    with suppress(Misread):
        return next((parse_date(str(part.value)) for part in row.parts if part.name == "tanggal"), None)
    return None


def _seen(live: LiveSite, path: str, asked: Asked) -> tuple[ContentFile, Form]:
    """A file as it is, and its form. ``Refused`` with 409 if it is not what the page was made from."""
    text, shown = opened(live, path)
    if text.digest != asked.seen:
        raise Refused(
            "Berkas ini sudah diubah di tempat lain sejak Anda membukanya. Tulisan Anda belum disimpan dan masih ada "
            "di sini: salin yang penting, lalu muat ulang halaman ini.",
            409,
        )
    return text, shown


# --- pages ---------------------------------------------------------------------------------------------


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
            (folder.heading, tuple(FileView(path=t.path, name=name_of(t), errors=count[t.path]) for t in group))
            for folder, group in texts.items()
            if group
        ),
        elsewhere=problem_views(live, [problem for problem in errors if problem.path not in paths]),
    )


def verdict(live: LiveSite, path: str, problems: Iterable[Problem], data: bytes | None = None) -> VerdictView:
    """What is wrong with a file, which may hold other ``data`` by now, and how many errors there are elsewhere."""
    problems = tuple(problems)
    own = [problem for problem in problems if problem.path == path and problem.severity is not Severity.ADVICE]
    own.sort(key=lambda problem: not problem.is_error)
    errors = sum(problem.is_error for problem in own)
    others = sum(problem.is_error for problem in problems) - errors
    return VerdictView(errors=errors, others=others, problems=problem_views(live, own, data))


def file_form(live: LiveSite, path: str) -> FormView:
    """The form of a file: what must be filled in first, then what is. ``Refused`` as for ``opened``."""
    text, shown = opened(live, path)
    known = live.text(path)
    problems = live.problems if known and known.digest == text.digest else live.check(path, text.data)
    used = [part for part in shown.parts if part.source or part.is_required or part.name in (BODY, WHOLE)]
    used.sort(key=lambda part: not part.is_required)
    site = live.site
    return FormView(
        path=path,
        name=Path(path).name,
        title=name_of(text),
        digest=text.digest,
        used=field_views((part for part in used if part.name != BODY), site),
        unused=field_views((part for part in shown.parts if part not in used), site),
        body=field_views((part for part in used if part.name == BODY), site),
        verdict=verdict(live, path, problems),
    )
