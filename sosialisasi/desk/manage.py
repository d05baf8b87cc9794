"""``/kelola/`` of the preview: the files of ``content/`` as forms, with what is wrong beside them.

Only files that the site was read from can be opened, and only they are written: whole, at once, and never over what
somebody else has written meanwhile. No name comes from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from threading import Lock

import msgspec
from markupsafe import Markup

from sosialisasi.building.traces import write_atomically
from sosialisasi.desk.live import Desk
from sosialisasi.desk.preview import problem_list
from sosialisasi.ground import locks
from sosialisasi.ground.dates import Span
from sosialisasi.ground.files import MAX_BYTES, Text
from sosialisasi.ground.problems import Problem, Severity, system_cause
from sosialisasi.ground.refusals import Refusal
from sosialisasi.reading.editing import BODY, WHOLE, Form, Part, Shape, form
from sosialisasi.reading.load import KINDS


class Refused(Refusal):
    """Why a file was not opened or written, in Indonesian."""


class Changed(Refused):
    """Somebody else has written the file meanwhile."""


class Malformed(Refused):
    """No form of ours asks so."""


_BY_PROGRAM = ("alamat", "rilis")
_BOM = b"\xef\xbb\xbf"


def opened(desk: Desk, path: str) -> tuple[Text, Form]:
    """A file as it is now, and its form. ``Refused`` if there is no such file, or it is none that people write."""
    known = desk.text(path)
    if known is None:
        raise Refused(f'"{path}" tidak ada di folder content, atau namanya tidak dapat dipakai.')
    if known.folder in _BY_PROGRAM:
        raise Refused(f'"{path}" diisi oleh program. Jangan menyuntingnya.')
    file = desk.folders.root.joinpath(*path.split("/"))
    if file.is_symlink() or not file.resolve().is_relative_to((desk.folders.root / "content").resolve()):
        raise Refused(f'"{path}" hanya tautan ke berkas lain. Sunting berkas aslinya.')
    try:
        text = Text.of(known.folder, path, file.read_bytes())
        words = text.data.removeprefix(_BOM).decode()
    except OSError as error:
        raise Refused(f'"{path}" tidak dapat dibuka: {system_cause(error)}.') from error
    except UnicodeDecodeError:
        raise Refused(f'"{path}" tidak tersimpan sebagai UTF-8. Simpan dulu sebagai UTF-8 dengan Notepad.') from None
    has_body = path.endswith(".md")
    return text, form(words.replace("\r\n", "\n").replace("\r", "\n"), KINDS[text.folder], has_body=has_body)


def filled(text: Text, shown: Form, answers: Mapping[str, str | tuple[str, ...]]) -> bytes:
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


def answer(desk: Desk, path: str, body: bytes) -> dict[str, str]:
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
    seen = Text.of(text.folder, path, data).digest if asked.write else asked.seen
    return {"sidik": seen, "masalah": verdict(desk, path, desk.check(path, data), data)}


def _looked_at(desk: Desk, path: str, asked: Asked) -> tuple[Text, bytes]:
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
def _alone(desk: Desk) -> Iterator[None]:
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


def _write(desk: Desk, path: str, data: bytes) -> None:
    try:
        write_atomically(desk.folders.root.joinpath(*path.split("/")), data, below=desk.folders.root)
    except OSError as error:
        raise _not_saved(error) from error


def _not_saved(error: OSError) -> Refused:
    return Refused(f"Belum disimpan: {system_cause(error)}. Tutup program lain yang membuka berkas ini, lalu ulangi.")


# --- pages ---------------------------------------------------------------------------------------------

_PAGE = Markup("""<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Kelola</title>
<link rel="stylesheet" href="/kelola.css">
<script src="/kelola.js" defer></script>
</head>
<body>
<header><a href="/kelola/">Kelola</a> <a href="/">Lihat situs</a> <a href="/panduan/">Panduan</a></header>
<main>
<h1>{title}</h1>
{main}
</main>
</body>
</html>
""")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The content security policy of these pages."""

_FOLDERS = {
    "": "Situs",
    "briefing": "Briefing",
    "rakor": "Rakor",
    "halaman": "Halaman",
    "boleh-jangan": "Boleh dan jangan",
    "kalender": "Kalender",
    "peraturan": "Peraturan",
    "pemilihan": "Pemilihan",
    "pelaporan": "Pelaporan",
    "daerah": "Daerah",
    "lembaga": "Lembaga",
    "formulir": "Formulir",
    "peserta": "Peserta pemilihan",
}
"""The folders of ``content/`` as they are listed, those first that are written most."""

_NAMES = ("judul:", "kalimat:", "nama:", "tampil:", "id:")


def overview_page(desk: Desk) -> str:
    """All files that can be opened, folder by folder, with how much is wrong in each."""
    order = list(_FOLDERS)
    texts = [text for text in desk.inputs.texts if text.folder not in _BY_PROGRAM]
    texts.sort(key=lambda text: (order.index(text.folder), text.path))
    counts: dict[str, int] = {}
    for found in desk.problems:
        counts[found.path] = counts.get(found.path, 0) + found.is_error
    lists = [
        Markup("<section><h2>{}</h2><ul>{}</ul></section>").format(
            _FOLDERS[folder], Markup().join(_entry(text, counts.get(text.path, 0)) for text in group)
        )
        for folder, group in groupby(texts, lambda text: text.folder)
    ]
    intro = Markup(
        "<p>Pilih berkas yang akan disunting. Perubahan tampak di pratinjau sesudah disimpan.</p>"
        '<p><label for="saring">Saring daftar</label> <input id="saring" type="search" autocomplete="off"></p>'
        "{}"
    ).format(_elsewhere(desk, texts))
    return str(_PAGE.format(title="Kelola isi situs", main=intro + Markup().join(lists)))


def _entry(text: Text, errors: int) -> Markup:
    lines = text.data.decode("utf-8-sig", "replace").splitlines()[:12]
    named = next((line for name in _NAMES for line in lines if line.startswith(name)), "")
    name = named.partition(":")[2].strip(" \"'") or text.stem
    wrong = Markup(' <strong class="salah">{} kesalahan</strong>').format(errors) if errors else ""
    return Markup('<li><a href="/kelola/{}">{}</a> <small>{}</small>{}</li>').format(text.path, name, text.path, wrong)


def _elsewhere(desk: Desk, texts: Iterable[Text]) -> Markup:
    """What is wrong with files that cannot be opened here."""
    known = {text.path for text in texts}
    return problem_list(desk, [found for found in desk.problems if found.is_error and found.path not in known])


def verdict(desk: Desk, path: str, problems: Iterable[Problem], data: bytes | None = None) -> Markup:
    """What is wrong with a file, which may hold other ``data`` by now, and how many errors there are elsewhere."""
    problems = tuple(problems)
    own = [found for found in problems if found.path == path and found.severity is not Severity.ADVICE]
    own.sort(key=lambda found: not found.is_error)
    errors = sum(found.is_error for found in own)
    others = sum(found.is_error for found in problems) - errors
    words = [f"{errors} kesalahan di berkas ini." if errors else "Tidak ada kesalahan di berkas ini."]
    if others:
        words.append(f"{others} kesalahan di berkas lain.")
    return Markup("<p><strong>{}</strong></p>{}").format(" ".join(words), problem_list(desk, own, data))


def file_page(desk: Desk, path: str, token: str) -> str:
    """The form of a file. ``Refused`` as for ``opened``."""
    text, shown = opened(desk, path)
    used = [part for part in shown.parts if part.source or part.is_required or part.name in (BODY, WHOLE)]
    unused = [part for part in shown.parts if part not in used]
    more = (
        Markup("<details><summary>Isian lain yang belum dipakai</summary>{}</details>").format(_fields(unused))
        if unused
        else Markup()
    )
    body = [part for part in used if part.name == BODY]
    main = Markup(
        '<p class="letak">{path}</p>'
        '<div id="kabar" role="status"></div>'
        '<form data-berkas="{path}" data-sidik="{digest}" data-kunci="{token}" autocomplete="off">'
        '<div class="isian">{fields}{more}{body}</div>'
        '<aside aria-label="Pemeriksaan"><button type="submit">Simpan</button>'
        '<div id="masalah" aria-live="polite">{problems}</div></aside>'
        "</form>"
    ).format(
        path=path,
        digest=text.digest,
        token=token,
        fields=_fields(part for part in used if part.name != BODY),
        more=more,
        body=_fields(body),
        problems=verdict(desk, path, desk.problems),
    )
    return str(_PAGE.format(title=Path(path).name, main=main))


def refusal_page(cause: str, title: str = "Tidak dapat disunting") -> str:
    """Why something cannot be opened."""
    return str(_PAGE.format(title=title, main=Markup("<p>{}</p>").format(cause)))


def _fields(parts: Iterable[Part]) -> Markup:
    return Markup().join(_field(part) for part in parts)


def _field(part: Part) -> Markup:
    id = f"isian-{part.name}"
    label = _LABELS.get(part.name) or part.name.replace("_", " ").capitalize()
    hint = _HINTS.get(part.name) or _HINT_OF.get(part.hint or str, "")
    if part.shape is Shape.LIST:
        hint = f"{hint} Satu baris satu isian.".strip()
    elif part.shape is Shape.RAW and part.name not in (BODY, WHOLE):
        hint = f"{hint} Isian bersusun: pertahankan jorokan dan tanda hubungnya.".strip()
    if part.shape is Shape.CHOICES:
        boxes = Markup().join(
            Markup('<label><input type="checkbox" value="{}"{}> {}</label>').format(
                value, Markup(" checked") if value in part.value else "", label_
            )
            for value, label_ in part.options
        )
        return Markup('<fieldset data-isian="{}" data-bentuk="{}"><legend>{}</legend>{}</fieldset>').format(
            part.name, part.shape, label, boxes
        )
    told = Markup('<small id="{}-petunjuk">{}</small>').format(id, hint) if hint else Markup()
    named = Markup('id="{}" data-isian="{}" data-bentuk="{}"').format(id, part.name, part.shape)
    if hint:
        named += Markup(' aria-describedby="{}-petunjuk"').format(id)
    return Markup('<div class="satu"><label for="{}">{}</label>{}{}</div>').format(
        id, label, told, _control(part, named)
    )


def _control(part: Part, named: Markup) -> Markup:
    """What a part is typed or chosen in."""
    if part.shape is Shape.CHOICE:
        options = Markup().join(
            Markup('<option value="{}"{}>{}</option>').format(
                value, Markup(" selected") if value == part.value else "", shown
            )
            for value, shown in (("", "–"), *part.options)
        )
        return Markup("<select {}>{}</select>").format(named, options)
    value = part.value if isinstance(part.value, str) else "\n".join(part.value)
    rows = min(max(sum(len(line) // 80 + 1 for line in value.split("\n")), 1), 30)
    kind = "mentah" if part.shape is Shape.RAW else "kata"
    # Browsers drop the first end of line in a text box.
    return Markup('<textarea class="{}" rows="{}" {}>\n{}</textarea>').format(kind, rows, named, value)


_LABELS = {BODY: "Naskah", WHOLE: "Seluruh berkas", "id": "Nomor", "daerah": "Daerah (kode)"}
_HINTS = {
    "judul": "Nama halaman ini. Tanpa titik di akhir.",
    "ringkasan": "Satu kalimat; tampil di daftar, di hasil cari, dan saat dibagikan.",
    "status": "Draf dan tinjau tidak tampil di situs.",
    "penulis": "Bagian atau tim, bukan nama pribadi.",
    "pemeriksa": "Bagian atau tim yang memeriksa; bukan yang menulis.",
    "alias": "Nama berkas yang lama; yang paling lama lebih dulu.",
    "dasar": "Peraturannya, misalnya PP 94/2021 Pasal 5 huruf n.",
    "daerah": "Kode daerah, misalnya 17.07.",
    "sumber": "Judul sumber dan alamatnya.",
    "alasan": "Mengapa, dalam satu atau dua kalimat.",
    BODY: "Bagian diawali ##, daftar diawali tanda hubung, kutipan peraturan di antara [[ dan ]].",
    WHOLE: "Berkas ini belum dapat ditampilkan sebagai isian. Perbaiki dulu susunannya di sini.",
}
_HINT_OF: Mapping[type, str] = {Span: "Misalnya 25 September–23 November 2024."}
