"""A picture of ``content/lambang`` → an ``Emblem``: black and white, as large as it is printed, or why it cannot be.

What is darker than the middle becomes black, the rest white: as a photocopier does it, so that a copy of a copy still
shows the same. Screens of dots were tried: they are swallowed, or turn into stripes, on the second copy.

A file is what its bytes are, not what it is called. Of SVG only shapes are drawn, by Typst, from a copy that holds
nothing else: no script, no text (whose font is not here), no picture, and nothing that lies elsewhere.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from PIL import Image

from sosialisasi.ground.files import EMPTY_FILE, ContentFile
from sosialisasi.ground.problems import Family, Misread, Rule
from sosialisasi.site.model import Emblem, Origin

_rule = partial(Rule, Family.FILES)

NOT_A_PICTURE = _rule(
    "lambang-bukan-gambar",
    "Isi berkas ini {isi}, padahal akhirannya {akhiran}.",
    "Yang menentukan adalah isi berkas, bukan namanya; yang dapat dicetak sebagai lambang hanya SVG dan PNG.",
    "{cara}",
    wrong="content/lambang/lahat.png (foto JPEG yang diganti namanya)",
    right="content/lambang/lahat.png (disimpan dari Paint: File > Save as > PNG picture)",
)

BROKEN_PICTURE = _rule(
    "lambang-rusak",
    "Gambar ini tidak dapat dibuka: {sebab}.",
    "Berkasnya terpotong waktu disalin, atau tersimpan dengan cara lain.",
    "Salin lagi berkas aslinya, atau buka di program gambar dan simpan lagi sebagai SVG atau PNG.",
    wrong="content/lambang/lahat.png (terputus waktu diunduh)",
    right="content/lambang/lahat.png (utuh, dapat dibuka di Paint)",
)

UNSUITED_SIZE = _rule(
    "lambang-ukuran",
    "Gambar lambang ini {lebar} × {tinggi} piksel tanpa tepi kosongnya; {sebab}.",
    "Lambang dicetak paling tinggi 22 mm dan paling lebar 28 mm, dengan paling sedikit 300 titik per inci.",
    "{cara}",
    wrong="content/lambang/lahat.png (120 × 150 piksel, dari laman)",
    right="content/lambang/lahat.png (600 × 750 piksel), atau content/lambang/lahat.svg",
)

UNSAFE_PICTURE = _rule(
    "lambang-berbahaya",
    "Di dalam SVG ini ada {bagian}.",
    "SVG dapat memuat program, tulisan, dan gambar dari tempat lain. Yang dicetak hanya bentuk: garis dan bidang.",
    "{cara}",
    wrong='<svg …><image href="https://contoh.example/lambang.png"/></svg>',
    right='<svg …><path d="M10 10H90V90Z"/></svg>',
)

BLANK_PICTURE = _rule(
    "lambang-kosong",
    "Dicetak hitam putih, lambang ini menjadi {hasil}.",
    "Yang lebih gelap dari setengah menjadi hitam, selebihnya putih; begitu juga yang dikerjakan mesin fotokopi.",
    "Pakai gambar hitam putih dari lambang itu: garis hitam di atas putih.",
    wrong="content/lambang/lahat.svg (kuning muda di atas putih)",
    right="content/lambang/lahat.svg (garis hitam di atas putih)",
)

WIDEST, HIGHEST = 28, 22
"""The space beside the kop that an emblem may fill, in mm."""
DOTS = 600
"""An inch, in print."""
FEWEST_DOTS = 300
MOST_PIXELS = 4_000
"""On each side: 7 times what is printed. More is only slow."""
_MOST_ELEMENTS = 20_000
"""Elements that are drawn, each as often as another refers to it: in some seconds."""
_LAYER = 50
"""As how many elements one counts that is drawn on a layer of its own: that takes 8 to 22 ms, a shape 0.4."""
_MOST_DEEP = 100
_MIDDLE = 128
_INCH = 25.4  # mm

_KINDS: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "WebP",
    b"BM": "BMP",
    b"%PDF": "PDF",
    b"PK": "arsip ZIP atau berkas Office",
    b"%!PS": "PostScript",
}
"""What files begin with."""
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "style"),
    }
)
"""The elements that draw, and those that say how."""
_SILENT = frozenset({"title", "desc", "metadata"})
"""Those that only describe the picture."""
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import", re.IGNORECASE)
_WITHIN = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_ON_A_LAYER = re.compile(
    r"(?<![\w-])(?:mask|clip-path|opacity|filter|mix-blend-mode|isolation)\s*:"
    r"(?!\s*(?:none|normal|auto|1(?:\.0*)?)\s*(?:;|$))"  # Programs write these of every shape.
)
_DASHED = re.compile(r"(?<![\w-])stroke-dasharray\s*:(?!\s*(?:none|0)\s*(?:;|$))")
"""A line may be cut into dashes without end, and no emblem needs any: they are drawn as shapes."""
_CLASS = re.compile(r"\.([\w-]+)")
_IN_INKSCAPE = "Di Inkscape: Edit > Select All, Path > {} to Path, lalu simpan sebagai Plain SVG, atau ekspor ke PNG."
_AS_SHAPES, _AS_OUTLINES = _IN_INKSCAPE.format("Object"), _IN_INKSCAPE.format("Stroke")
_NOT_PARTS: Mapping[str, str] = {
    "script": "program (script)",
    "text": "tulisan (text), yang hurufnya tidak ikut tersimpan",
    "image": "gambar lain (image)",
    "foreignObject": "halaman web (foreignObject)",
    "a": "tautan (a)",
}


def read(text: ContentFile) -> Emblem:
    """The emblem of a file. ``Misread`` if it is none that can be printed."""
    if not text.data.strip():
        raise Misread(EMPTY_FILE)
    kind, ending = _kind(text.data), text.path.rpartition(".")[2].upper()
    if kind != ending:
        raise Misread(NOT_A_PICTURE, isi=kind, akhiran=f".{ending.lower()}", cara=_way(kind))
    ink = _printed(_drawn(text.data) if kind == "SVG" else _opened(text.data), is_drawn=kind == "SVG")
    data = BytesIO()
    ink.save(data, "PNG", optimize=True)
    return Emblem(id=text.stem, picture=data.getvalue(), width=ink.width, origin=Origin(path=text.path))


def _kind(data: bytes) -> str:
    """What the bytes of a file are, in words."""
    named = next((name for head, name in _KINDS.items() if data.startswith(head)), None)
    if named is None:
        head = data[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
        named = "SVG" if head.startswith(b"<") and b"<svg" in data else "bukan gambar yang dikenal"
    return named


def _way(kind: str) -> str:
    if kind in ("SVG", "PNG"):
        return f"Ganti akhiran nama berkasnya menjadi .{kind.lower()}."
    return "Buka gambarnya, lalu simpan sebagai PNG (di Paint: File > Save as > PNG picture)."


def _printed(grey: Image.Image, *, is_drawn: bool) -> Image.Image:
    """A picture in greys as it is printed: without its empty edges, in the size of the kop, black or white."""
    box = grey.point(lambda shade: 255 if shade < 250 else 0).getbbox()
    if box is None:
        raise Misread(BLANK_PICTURE, hasil="kosong")
    cut = grey.crop(box)
    width, height = cut.size
    scale = min(WIDEST / width, HIGHEST / height)  # mm a pixel
    too = partial(Misread, UNSUITED_SIZE, lebar=str(width), tinggi=str(height))
    if not 1 / 2 <= width / height <= 2:
        raise too(
            sebab="satu sisinya lebih dari dua kali sisi lainnya",
            cara="Pakai lambangnya saja, tanpa tulisan panjang di samping atau di bawahnya.",
        )
    if not is_drawn and _INCH / scale < FEWEST_DOTS:
        raise too(
            sebab=f"itu hanya {int(_INCH / scale)} titik per inci",
            cara="Minta gambar aslinya, setinggi 260 piksel atau lebih, atau SVG; memperbesarnya tidak menolong.",
        )
    size = tuple(max(1, round(side * scale / _INCH * DOTS)) for side in cut.size)
    sized = cut.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    ink = sized.point(lambda shade: 255 if shade >= _MIDDLE else 0)
    black = ink.histogram()[0] / (ink.width * ink.height)
    if not 0.01 < black < 0.97:
        raise Misread(BLANK_PICTURE, hasil="kosong" if black < 0.5 else "bidang hitam")
    return ink.convert("1", dither=Image.Dither.NONE)


# --- PNG -----------------------------------------------------------------------------------------------------


def _opened(data: bytes) -> Image.Image:
    """A PNG in greys, on white."""
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as opened:
            width, height = opened.size
            if max(opened.size) > MOST_PIXELS:
                raise Misread(
                    UNSUITED_SIZE,
                    lebar=str(width),
                    tinggi=str(height),
                    sebab=f"paling banyak {MOST_PIXELS} pada tiap sisi",
                    cara="Kecilkan gambarnya, misalnya di Paint: Resize, sampai tingginya 1000 piksel.",
                )
            if getattr(opened, "is_animated", False):
                way = "Simpan satu gambar saja dari gambar bergerak itu, sebagai PNG."
                raise Misread(NOT_A_PICTURE, isi="PNG bergerak (APNG)", akhiran=".png", cara=way)
            opened.load()
            # Greys of 16 bits are cut off, not scaled, by a conversion.
            picture = opened.point(lambda shade: shade / 256).convert("L") if opened.mode[0] == "I" else opened
            coloured = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, zlib.error) as error:
        if isinstance(error, Misread):
            raise
        raise Misread(BROKEN_PICTURE, sebab="isi PNG-nya tidak lengkap") from error
    return _on_white(coloured)


def _on_white(picture: Image.Image) -> Image.Image:
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper.convert("L")


# --- SVG -----------------------------------------------------------------------------------------------------


def _drawn(data: bytes) -> Image.Image:
    """An SVG in greys, drawn twice as large as it is printed."""
    import typst  # The compiler is large, and few sites have an emblem.

    page = Path(__file__).with_name("data").joinpath("lambang.typ").read_bytes()
    drawn = {"svg": ElementTree.tostring(_shapes(data), "unicode"), "lebar": f"{WIDEST}mm"}
    try:
        made = typst.Compiler(ignore_system_fonts=True, sys_inputs=drawn).compile(page, format="png", ppi=2 * DOTS)
    except typst.TypstError as error:
        raise Misread(BROKEN_PICTURE, sebab="isi SVG-nya tidak dapat digambar") from error
    assert isinstance(made, bytes)
    with Image.open(BytesIO(made), formats=["PNG"]) as opened:
        return _on_white(opened.convert("RGBA"))


def _shapes(data: bytes) -> Element:
    """The shapes of an SVG and what they are drawn with, and nothing else that it holds."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        way = "Hapus baris yang diawali <!DOCTYPE, atau simpan lagi dari Inkscape sebagai Plain SVG."
        raise Misread(UNSAFE_PICTURE, bagian="keterangan jenis dokumen (DOCTYPE)", cara=way)
    root: Element | None = None
    depth = 0
    try:
        for event, element in ElementTree.iterparse(BytesIO(data), events=("start", "end")):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > _MOST_DEEP:
                raise Misread(BROKEN_PICTURE, sebab="terlalu banyak bagian di dalam bagian")
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        if isinstance(error, Misread):
            raise
        raise Misread(BROKEN_PICTURE, sebab="isi SVG-nya bukan XML yang utuh") from error
    if root is None or root.tag != f"{_SVG}svg":
        raise Misread(BROKEN_PICTURE, sebab="tidak diawali elemen svg dengan xmlns-nya")
    _strip(root)
    _weigh(root)
    return root


def _strip(element: Element) -> None:
    """Take away what draws nothing. ``Misread`` if there is what must not be drawn."""
    for name, value in element.attrib.items():
        key = name.rpartition("}")[2]
        if key.lower().startswith("on"):
            raise Misread(UNSAFE_PICTURE, bagian=f"program ({key})", cara=_AS_SHAPES)
        if (key == "href" and not value.startswith("#")) or _OUTSIDE.search(value):
            raise Misread(UNSAFE_PICTURE, bagian="rujukan ke berkas lain", cara=_AS_SHAPES)
    if _OUTSIDE.search(element.text or ""):
        raise Misread(UNSAFE_PICTURE, bagian="rujukan ke berkas lain", cara=_AS_SHAPES)
    for child in list(element):
        name = child.tag.removeprefix(_SVG)
        if name in _SILENT or "}" in name:  # Notes of the programs that it was drawn with.
            element.remove(child)
        elif name in _SHAPES:
            _strip(child)
        else:
            raise Misread(UNSAFE_PICTURE, bagian=_NOT_PARTS.get(name, f"bagian <{name}>"), cara=_AS_SHAPES)


def _weigh(root: Element) -> None:
    """``Misread`` if more would be drawn than anybody draws: few lines may refer to each other without end."""
    named = {each.get("id"): each for each in root.iter() if each.get("id")}
    looks = _looks(root)
    weights: dict[Element, int] = {}
    open_: set[Element] = set()

    def weight(element: Element) -> int:
        if element in open_ or len(open_) > 2 * _MOST_DEEP:
            raise Misread(BROKEN_PICTURE, sebab="bagian-bagiannya saling merujuk tanpa akhir")
        if element not in weights:
            open_.add(element)
            said = _said(element, looks)
            if _DASHED.search(said):
                raise Misread(UNSAFE_PICTURE, bagian="garis putus-putus (stroke-dasharray)", cara=_AS_OUTLINES)
            drawn = [*element, *(named[each] for each in _referred(element, said) if each in named)]
            weights[element] = (_LAYER if _ON_A_LAYER.search(said) else 1) + sum(map(weight, drawn))
            open_.remove(element)
        return weights[element]

    if weight(root) > _MOST_ELEMENTS:
        raise Misread(BROKEN_PICTURE, sebab=f"bentuk atau lapisannya terlalu banyak (batasnya {_MOST_ELEMENTS} bentuk)")


def _looks(root: Element) -> Mapping[str, str]:
    """What the style sheets of an SVG say of each class; under no name, of what is told by other means."""
    found: dict[str, str] = {}
    for style in root.iter(f"{_SVG}style"):
        for rule in (style.text or "").split("}"):
            selector, _, look = rule.rpartition("{")
            for name in _CLASS.findall(selector) or [""]:
                found[name] = f"{found.get(name, '')};{look}"
    return found


def _said(element: Element, looks: Mapping[str, str]) -> str:
    """All that is said of how an element looks, as declarations of a style."""
    own = (f"{name.rpartition('}')[2]}:{value}" for name, value in element.attrib.items() if name != "style")
    names = ("", *element.get("class", "").split())
    return ";".join((*own, element.get("style", ""), *(looks.get(name, "") for name in names)))


def _referred(element: Element, said: str) -> Iterator[str]:
    """The ids that an element refers to."""
    for name, value in element.attrib.items():
        if name.rpartition("}")[2] == "href":
            yield value.removeprefix("#")
    yield from _WITHIN.findall(said)
