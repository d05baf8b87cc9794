"""Look lives in templates: what a site replaces there it sees, and no module draws by itself."""

from __future__ import annotations

import pytest
from harness import Situs

from sosialisasi.desk.answers import Request, Response, answer
from sosialisasi.desk.preview import Preview
from sosialisasi.ground.files import PACKAGE_TEMPLATES

# --- the desk ------------------------------------------------------------------------------------------------

DESK = PACKAGE_TEMPLATES / "kelola"
PAGE = "content/halaman/tentang.md"


@pytest.fixture
def preview(situs: Situs) -> Preview:
    preview = Preview(situs.folders, built=lambda report: None, failed=lambda cause: None)
    preview.take(preview.attempt())
    return preview


def get(preview: Preview, path: str, method: str = "GET") -> Response:
    return answer(preview, Request(method=method, path=path, host="127.0.0.1:1", is_known=True))


ASKED_FOR = {
    "daftar.html": "kelola/",
    "berkas.html": f"kelola/{PAGE}",
    "penolakan.html": "kelola/content/tidak-ada.md",
    "panduan.html": "panduan/",
    "pratinjau.html": "index.html",
    "pratinjau-kepala.html": "index.html",
    "kosong.html": "tidak-ada.html",
    "kelola.css": "kelola.css",
    "kelola.js": "kelola.js",
    "pratinjau.css": "pratinjau.css",
    "pratinjau.js": "pratinjau.js",
}
"""Where each template of the desk is seen; ``masalah.html`` is sent to the form that asks."""


def test_every_template_of_the_desk_is_asked_for_somewhere() -> None:
    own = {path.name for path in DESK.iterdir() if not path.name.startswith("_")}
    assert own == ASKED_FOR.keys() | {"masalah.html"}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_site_replaces_a_template_of_the_desk(situs: Situs, preview: Preview, name: str) -> None:
    """Seen at the next request, with the server still running."""
    path = ASKED_FOR[name]
    assert b"MILIK KAMI" not in get(preview, path).data
    situs.write(f"templates/kelola/{name}", (DESK / name).read_text("utf-8") + "<body></head>MILIK KAMI")
    if "extends" in (DESK / name).read_text("utf-8"):  # What stands outside of its blocks is not shown.
        situs.write(f"templates/kelola/{name}", "<p>MILIK KAMI</p>")
    assert b"MILIK KAMI" in get(preview, path).data
    situs.write(f"templates/kelola/{name}", "<p>PUNYA KAMI</p><body></head>")
    assert b"PUNYA KAMI" in get(preview, path).data


def test_a_broken_template_of_the_desk_is_named(situs: Situs, preview: Preview) -> None:
    """In plain words, since the page that would tell of it may be made with it."""
    situs.write("templates/kelola/_dasar.html", "<p>\n{{ view.tidak_ada }}")
    for path in ("kelola/", "kelola/tidak-ada", "panduan/"):
        told = get(preview, path)
        assert (told.status, told.kind) == (500, "text/plain"), path
        assert "templates/kelola/_dasar.html, baris 2" in told.data.decode()
    assert get(preview, "index.html").status == 200


def test_what_cannot_be_done_at_an_address_is_refused(preview: Preview) -> None:
    """Only a form is answered to, and only with what it was given."""
    assert get(preview, "index.html", "POST").status == 405
    assert get(preview, f"kelola/{PAGE}", "DELETE").status == 405
    assert get(preview, f"kelola/{PAGE}", "POST").status == 403
    assert get(preview, "index.html", "HEAD").status == 200
