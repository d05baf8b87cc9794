"""Look lives in templates: what a site replaces there it sees, and no module draws by itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from harness import Situs, drawn
from jinja2 import UndefinedError

from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.serve import HERE
from sosialisasi.ground.files import PACKAGE, PACKAGE_TEMPLATES
from sosialisasi.reading import markup
from sosialisasi.site.model import Element, Parts, Ref
from sosialisasi.site.words import RefKind, Verdict

# --- the desk ------------------------------------------------------------------------------------------------

DESK = PACKAGE_TEMPLATES / "meja"
PAGE = "content/halaman/tentang.md"


@pytest.fixture
def preview(situs: Situs) -> Preview:
    preview = Preview(situs.folders, built=lambda report: None, failed=lambda cause: None)
    preview.take(preview.attempt())
    return preview


def get(preview: Preview, path: str, method: str = "GET") -> Response:
    request = Request(method=method, path=path, host="127.0.0.1:1", is_known=True)
    return answer(request, Desk(preview, HERE))


ASKED_FOR = {
    "beranda.html": "meja/",
    "rapat.html": "meja/rapat/",
    "cetak.html": "meja/cetak/",
    "paket.html": "meja/cetak/ogan-ilir-2024",
    "rilis.html": "meja/rilis/",
    "terbit.html": "meja/terbit/",
    "keadaan.html": "meja/keadaan/",
    "daftar.html": "meja/tulis/",
    "berkas.html": f"meja/berkas/{PAGE}",
    "baru.html": "meja/baru/",
    "berkas-baru.html": "meja/baru/rakor",
    "masalah-semua.html": "meja/masalah/",
    "rapikan.html": "meja/rapikan/",
    "keadaan.js": "meja/statis/keadaan.js",
    "kode.html": "meja/jelaskan/",
    "kode-satu.html": "meja/jelaskan/tanggal-mustahil",
    "riwayat.html": "meja/riwayat/",
    "situs.js": "meja/statis/situs.js",
    "selesai.js": "meja/statis/selesai.js",
    "simpanan.js": "meja/statis/simpanan.js",
    "berkas-atur.html": f"meja/berkas-atur/{PAGE}",
    "atur.js": "meja/statis/atur.js",
    "baru.js": "meja/statis/baru.js",
    "berkas.css": "meja/statis/berkas.css",
    "penolakan.html": "meja/berkas/content/tidak-ada.md",
    "panduan.html": "panduan/",
    "pratinjau.html": "index.html",
    "pratinjau-kepala.html": "index.html",
    "kosong.html": "tidak-ada.html",
    "meja.css": "meja/statis/meja.css",
    "kerja.css": "meja/statis/kerja.css",
    "kerja.js": "meja/statis/kerja.js",
    "cetak.js": "meja/statis/cetak.js",
    "rilis.js": "meja/statis/rilis.js",
    "terbit.js": "meja/statis/terbit.js",
    "isian.js": "meja/statis/isian.js",
    "kirim.js": "meja/statis/kirim.js",
    "naskah.css": "meja/statis/naskah.css",
    "naskah.js": "meja/statis/naskah.js",
    "baris.js": "meja/statis/baris.js",
    "bidang.js": "meja/statis/bidang.js",
    "centang.js": "meja/statis/centang.js",
    "daftar.js": "meja/statis/daftar.js",
    "hari.js": "meja/statis/hari.js",
    "letak.js": "meja/statis/letak.js",
    "pilih.js": "meja/statis/pilih.js",
    "rak.js": "meja/statis/rak.js",
    "taruh.js": "meja/statis/taruh.js",
    "unsur.js": "meja/statis/unsur.js",
    "word.css": "meja/statis/word.css",
    "word.js": "meja/statis/word.js",
    "halaman.js": "meja/statis/halaman.js",
    "tampak.css": "meja/statis/tampak.css",
    "tampak.js": "meja/statis/tampak.js",
    "pratinjau.css": "pratinjau.css",
    "pratinjau.js": "pratinjau.js",
}
"""Where each template of the desk is seen; ``kerja.html`` only while there is some work, ``situs.html`` where the
desk can open others."""
SENT = {
    "masalah.html",
    "hasil.html",
    "peserta.html",
    "akibat.html",
    "contoh.html",
    "dari-word.html",
    "perubahan-situs.html",
}
"""Parts of pages, which are sent to the page that asks."""


def test_every_template_of_the_desk_is_asked_for_somewhere() -> None:
    own = {path.name for path in DESK.iterdir() if not path.name.startswith("_")}
    assert own == ASKED_FOR.keys() | SENT | {"kerja.html", "situs.html", "dibaca.html"}


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_site_replaces_a_template_of_the_desk(situs: Situs, preview: Preview, name: str) -> None:
    """Seen at the next request, with the server still running."""
    path = ASKED_FOR[name]
    assert b"MILIK KAMI" not in get(preview, path).data
    situs.write(f"templates/meja/{name}", (DESK / name).read_text("utf-8") + "<body></head>MILIK KAMI")
    if "extends" in (DESK / name).read_text("utf-8"):  # What stands outside of its blocks is not shown.
        situs.write(f"templates/meja/{name}", "<p>MILIK KAMI</p>")
    assert b"MILIK KAMI" in get(preview, path).data
    situs.write(f"templates/meja/{name}", "<p>PUNYA KAMI</p><body></head>")
    assert b"PUNYA KAMI" in get(preview, path).data


def test_a_broken_template_of_the_desk_is_named(situs: Situs, preview: Preview) -> None:
    """In plain words, since the page that would tell of it may be made with it."""
    situs.write("templates/meja/_dasar.html", "<p>\n{{ view.tidak_ada }}")
    for path in ("meja/tulis/", "meja/berkas/tidak-ada", "panduan/"):
        told = get(preview, path)
        assert (told.status, told.kind) == (500, "text/plain"), path
        assert "templates/meja/_dasar.html, baris 2" in told.data.decode()
    assert get(preview, "index.html").status == 200


def test_what_cannot_be_done_at_an_address_is_refused(preview: Preview) -> None:
    """Only a form is answered to, and only with what it was given."""
    assert get(preview, "index.html", "POST").status == 405
    assert get(preview, f"meja/berkas/{PAGE}", "DELETE").status == 405
    assert get(preview, f"meja/berkas/{PAGE}", "POST").status == 403
    assert get(preview, "index.html", "HEAD").status == 200


# --- the text ------------------------------------------------------------------------------------------------

EVERYTHING = """\
- Boleh: a
- [[D-1]]

a) b

1.1 c

1.2 d

   e

| f | g |
|---|--:|
| [[UU 1/2015]] [[H-1]] | [h](i.md)[^1] |

> j
>
> — k; l; m; n
>
> Koreksi: o

[^1]: p
"""
"""A text with all that has a look of its own."""

HOSTILE = """</a><b x="'&{{ 7 * 7 }}"""
SHOWN = re.compile(r'part\.tag == "([^"]+)"')


def resolved(ref: Ref) -> Element:
    verdict = Verdict.CONDITIONAL if ref.kind is RefKind.GUIDANCE_BLOCK else None
    return Element(tag=ref.kind, attrs=dict.fromkeys(("href", "teks", "nomor"), HOSTILE), verdict=verdict)


def tags(parts: Parts) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Element):
            yield part.tag
            yield from tags(part.parts)


def test_every_look_of_a_text_has_its_template_and_every_template_its_look() -> None:
    """An element that no template knows is an error, never lost."""
    body, problems = markup.parse(EVERYTHING)
    assert not [each for each in problems if each.is_error]
    parts = markup.html(body, resolved)
    inside = {"ucapan", "koreksi"}  # The two halves of a statement are drawn with it.
    assert set(tags(parts)) - inside == set(SHOWN.findall((PACKAGE_TEMPLATES / "web/_naskah.html").read_text("utf-8")))
    assert drawn(parts)
    with pytest.raises(UndefinedError, match="rupa_yang_tidak_dikenal"):
        drawn((Element(tag="lain"),))


def test_what_an_element_says_is_text() -> None:
    page = drawn(markup.html(markup.parse(EVERYTHING)[0], resolved))
    assert "<b x" not in page
    assert "49" not in page
    assert page.count("&lt;b x=&#34;&#39;&amp;{{ 7 * 7 }}") == 9


def test_both_kinds_of_statements_are_drawn_by_one_box() -> None:
    sources = [path.read_text("utf-8") for path in (PACKAGE_TEMPLATES / "web").glob("*.html")]
    assert sum(source.count('class="pernyataan"') for source in sources) == 1


# --- the law -------------------------------------------------------------------------------------------------

WRITERS = {"reading/markup/writers.py", "reading/markup/safe.py"}
"""What writes the plain tags of Markdown, and the calls of Typst; the first may give none a class."""

TAGS = """
    html head body title meta link script style main header footer nav section article aside div span p a ul ol li dl dt
    dd h[1-6] table thead tbody tr th td strong em b i code pre blockquote figure figcaption img form label input select
    option textarea button details summary small sup sub svg
"""
HTML = re.compile(rf"</?(?:{'|'.join(TAGS.split())})[\s>]")
TYPST = re.compile(r"#[a-z][a-z-]*[(\[]")
LOOK = re.compile(r"class=|style=|aria-|role=")


def literals(tree: ast.AST) -> Iterator[str]:
    """The texts of a module but its docstrings, its patterns and the examples of its rules, which are content."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                continue
            case ast.keyword(arg="wrong" | "right"):
                continue
            case ast.Constant(value=str(text)):
                yield text
        yield from literals(node)


def drawings(tree: ast.AST) -> list[str]:
    return [text for text in literals(tree) if HTML.search(text) or TYPST.search(text)]


def test_no_module_spells_html_or_typst() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): spelled
        for path in sorted(PACKAGE.rglob("*.py"))
        if (spelled := drawings(ast.parse(path.read_text("utf-8"))))
    }
    assert {name: spelled for name, spelled in found.items() if name not in WRITERS} == {}
    assert found.keys() <= WRITERS
    for name in WRITERS:
        assert not [text for text in literals(ast.parse((PACKAGE / name).read_text("utf-8"))) if LOOK.search(text)]


@pytest.mark.parametrize(
    "source", ["x = \"<p class='a'>\"", 'def f(y): return f"<li>{y}</li>"', 'x = "#putusan(" + y', "x = ['</div>']"]
)
def test_the_law_can_fail(source: str) -> None:
    assert drawings(ast.parse(source))
