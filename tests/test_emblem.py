"""The emblem beside a kop: black and white from whatever an office has, the same everywhere, and nothing hostile."""

from __future__ import annotations

import zlib
from io import BytesIO
from struct import pack
from typing import Any

import pytest
from harness import HERE, Situs, overview_of
from harness.samples import emblem
from harness.terminal import Terminal
from PIL import Image, ImageChops, ImageFilter

from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.problems import Misread
from sosialisasi.reading.emblem import DOTS, HIGHEST, WIDEST, read
from sosialisasi.showing.sheets import meetings
from sosialisasi.showing.sheets.copies import digest
from sosialisasi.showing.sheetviews import SheetView
from sosialisasi.site.model import Emblem
from sosialisasi.site.words import Paper

DRAWING = (HERE / "harness/lambang.svg").read_bytes()
KOP = "contoh: ya\nkop: [INSTANSI CONTOH]\nlambang: contoh"


def of(data: bytes, name: str = "contoh.png") -> Emblem:
    return read(ContentFile.of("lambang", f"content/lambang/{name}", data))


def picture(emblem: Emblem) -> Image.Image:
    return Image.open(BytesIO(emblem.picture))


def png(image: Image.Image, **more: Any) -> bytes:
    data = BytesIO()
    image.save(data, "PNG", **more)
    return data.getvalue()


SHIELD = picture(emblem()).convert("L")


def interlaced(image: Image.Image) -> bytes:
    """The same picture as browsers like it: coarse first (Adam7)."""
    passes = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
    width, height = image.size
    rows = b"".join(
        b"\0" + bytes(image.getpixel((x, y)) for x in range(left, width, across))  # type: ignore[misc]
        for left, top, across, down in passes
        for y in range(top, height, down)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def deep(image: Image.Image) -> Image.Image:
    """In 16 bits."""
    return image.convert("I").point(lambda shade: shade * 257).convert("I;16")


def clear(image: Image.Image) -> Image.Image:
    """Black where it is black, and else nothing."""
    black = Image.new("RGBA", image.size, "black")
    black.putalpha(ImageChops.invert(image))
    return black


@pytest.mark.parametrize(
    "data",
    [
        *(png(SHIELD.convert(mode)) for mode in ("1", "L", "LA", "P", "RGB", "RGBA")),
        *(png(deep(SHIELD)), png(clear(SHIELD)), interlaced(SHIELD)),
    ],
    ids=["1", "L", "LA", "P", "RGB", "RGBA", "16", "clear", "interlaced"],
)
def test_every_kind_of_png_comes_to_the_same(data: bytes) -> None:
    shown = picture(of(data))
    assert shown.mode == "1"
    assert ImageChops.difference(shown.convert("L"), SHIELD).getbbox() is None


def test_it_fills_the_space_beside_the_kop_and_no_more() -> None:
    """Empty edges are not part of it."""
    wide = Image.new("L", (3000, 1200), 255)
    wide.paste(SHIELD.resize((1600, 900)), (700, 100))
    for data in (png(wide), png(SHIELD.resize((800, 1500)))):
        shown = picture(of(data))
        assert shown.width <= WIDEST / 25.4 * DOTS + 1
        assert shown.height <= HIGHEST / 25.4 * DOTS + 1
        assert WIDEST - shown.width / DOTS * 25.4 < 0.1 or HIGHEST - shown.height / DOTS * 25.4 < 0.1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (png(SHIELD, save_all=True, append_images=[SHIELD.rotate(5)]), "lambang-bukan-gambar"),
        (png(Image.new("1", (6000, 6000))), "lambang-ukuran"),
        (png(Image.new("L", (500, 500), 255)), "lambang-kosong"),
        (png(Image.new("L", (500, 500), 0)), "lambang-kosong"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "lambang-rusak"),
        (b"", "berkas-kosong"),
    ],
    ids=["animated", "huge", "white", "black", "zeros", "empty"],
)
def test_what_cannot_be_printed_is_told(data: bytes, code: str) -> None:
    with pytest.raises(Misread) as told:
        of(data)
    assert told.value.rule.code == code


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
MANY = "".join(f'<g id="g{n}">{f"""<use href="#g{n + 1}"/>""" * 10}</g>' for n in range(9))
NESTED = "".join(f'<mask id="m{n}">{f"""<rect class="c{n + 1}"/>""" * 3}</mask>' for n in range(9))
MASKED = f"<style>{''.join(f'.c{n}{{mask:url(#m{n})}}' for n in range(9))}</style>{NESTED}<rect class='c0'/>"


@pytest.mark.parametrize(
    "shapes",
    [
        *("<script>1</script>", "<image href='a.png'/>", "<style>@import 'a'</style>", "<a href='#a'/>"),
        *("<use xlink:href='file:///etc/passwd#a'/>", "<rect style='fill:url( \"a.svg#b\")'/>", "<rect onload='1'/>"),
        *("<switch><g/></switch>", "<animate/>", "<g>" * 200 + "</g>" * 200, MANY, "<g id='a'><use href='#a'/></g>"),
        *("<mask id='a'><rect mask='url(#a)'/></mask>", MASKED, "<g opacity='.9'><rect/></g>" * 500),
        *("<rect stroke-dasharray='0.00001'/>", "<style>.a{stroke-dasharray:1 2}</style><rect class='a'/>"),
    ],
)
def test_a_drawing_has_shapes_alone(shapes: str) -> None:
    with pytest.raises(Misread) as told:
        of(f"{HEAD}{shapes}</svg>".encode(), "contoh.svg")
    assert told.value.rule.code in ("lambang-berbahaya", "lambang-rusak")


def test_what_programs_write_of_every_shape_makes_it_no_dearer() -> None:
    said = (
        b"<style>.a{mask:none}</style>"
        + b'<path class="a" style="opacity:1;isolation:auto;stroke-dasharray:none" d=""/>' * 500
    )
    assert of(DRAWING.replace(b"</svg>", said + b"</svg>"), "contoh.svg") == of(DRAWING, "contoh.svg")


def test_notes_of_drawing_programs_are_left_out() -> None:
    """What they know of whoever drew it is not printed."""
    noted = DRAWING.replace(
        b'height="240">',
        b'height="240" xmlns:i="urn:program" i:file="C:/Budi"><metadata>Budi</metadata><i:view/><title>Budi</title>',
    )
    assert noted != DRAWING
    assert of(noted, "contoh.svg") == of(DRAWING, "contoh.svg")


def test_a_copy_of_a_copy_shows_the_same() -> None:
    """Of all dots that lie a quarter of a millimetre inside or outside of a shape, as many as can be told."""
    copy = SHIELD.resize((SHIELD.width // 2, SHIELD.height // 2), Image.Resampling.BOX)
    for _ in range(2):
        turned = copy.rotate(0.5, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.7))
        copy = turned.point(lambda shade: 255 if shade > 127 else 0)
    back = copy.rotate(-1, Image.Resampling.BICUBIC, fillcolor=255).resize(SHIELD.size)
    inside = SHIELD.filter(ImageFilter.MaxFilter(13))
    outside = SHIELD.filter(ImageFilter.MinFilter(13))
    told = [
        (mine > 127) == (low > 127)
        for mine, low, high in zip(back.tobytes(), outside.tobytes(), inside.tobytes(), strict=True)
        if low == high
    ]
    assert len(told) > 0.6 * SHIELD.width * SHIELD.height
    assert told.count(False) / len(told) < 0.01


def test_a_change_of_it_is_noticed_and_outdates_no_copy(situs: Situs, terminal: Terminal) -> None:
    """It is told by ``--why``; the hash of the words is as before. Without the file nothing is written."""
    situs.write("content/lambang/contoh.svg", DRAWING)
    situs.edit("content/situs.yaml", "contoh: ya", KOP)
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    assert "cetak/paket-ogan-ilir-2024-a4.pdf" in situs.build().written
    before = pack_of(situs)
    situs.write("content/lambang/contoh.svg", DRAWING.replace(b'r="22"', b'r="12"'))
    after = pack_of(situs)
    assert before.imprint.letterhead.emblem != after.imprint.letterhead.emblem
    assert digest(before) == digest(after)
    told = terminal("build", "--why", "--site", situs.root).out
    assert "content/lambang/contoh.svg" in told
    situs.remove("content/lambang/contoh.svg")
    missing = situs.build()
    assert {each.code for each in missing.problems if each.is_error} == {"rujukan-tak-ada"}
    assert not missing.written


def pack_of(situs: Situs) -> SheetView:
    overview = overview_of(situs.root)
    return meetings.pack(overview, overview.public_meetings[0]).view(Paper.A4)
