"""*Situs baru* of the desk: a whole site, begun by answering questions on a form."""

from __future__ import annotations

from sosialisasi.desk import newsite, saving
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked
from sosialisasi.desk.newfile import Begun, answered, asking, heard
from sosialisasi.desk.starting import Setting
from sosialisasi.ground.writing import write_all


def is_empty(desk: Desk) -> bool:
    """Whether there is no site yet."""
    return not (desk.root / "content").is_dir() or not any((desk.root / "content").rglob("*"))


def get_site(request: Request, desk: Desk) -> Response:
    """The questions of a new site."""
    _must_be_empty(desk)
    setting = _national(desk)
    what = (
        "Peraturan, lembaga, pemilihan, butir, alur pelaporan, dan formulir nasional langsung terpakai. Naskah "
        "nasional masuk untuk ditinjau. Rapat pertama dibuatkan sebagai draf."
    )
    return desk.screen(asking("Situs baru", what, "Buat situs", newsite.QUESTIONS, setting))


def post_site(request: Request, desk: Desk) -> Response:
    """The answers so far looked at, or the site made of them."""
    _must_be_empty(desk)
    begun, setting = asked(request, Begun), _national(desk)
    taken = answered(newsite.QUESTIONS, begun.answers, setting)
    if taken.unclear or not begun.write:
        return heard(taken)
    files = newsite.new_files(taken.answers, setting)
    content = {path: data for path, data in files.items() if path.startswith("content/")}
    others = {desk.root / path: data for path, data in files.items() if path not in content}
    with saving.only_writer(desk.root):
        _must_be_empty(desk)
        write_all({file: data for file, data in others.items() if not file.exists()}, below=desk.root)
        saving.write(desk, "Membuat situs baru", content)
    return heard(taken, "/meja/")


def _must_be_empty(desk: Desk) -> None:
    if not is_empty(desk):
        raise Refused("Folder ini sudah berisi situs. Situs baru dibuat di folder yang kosong.")


def _national(desk: Desk) -> Setting:
    return Setting(site=newsite.national(), today=desk.host.now().date())
