"""Every channel has an icon, which is told from afar and on a copy of a copy, and is no other one's."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pikepdf
import pytest
import typst
from harness import ROOT
from harness.ink import Line, marks
from harness.pdf import pages, render
from harness.samples import item
from harness.sheets import message_poster
from PIL import Image, ImageChops, ImageFilter

from sosialisasi.site.words import Channel, Verdict

SOURCE = (ROOT / "templates/cetak/_ikon.typ").read_text("utf-8")
DOTS = 200
MM = 72 / 25.4
A3_ON_A4 = 210 / 297
"""How a poster shrinks that is printed on A4."""


def drawn(channel: Channel, side: int, dots: int = DOTS) -> Image.Image:
    """An icon of so many mm, in black and white."""
    page = f'#set page(width: auto, height: auto, margin: 2mm)\n#ikon((value: "{channel}"), {side}mm)'
    made = typst.compile(f"#let hiasan(isi) = isi\n{SOURCE}\n{page}".encode(), format="png", ppi=dots)
    assert isinstance(made, bytes)
    return Image.open(BytesIO(made)).convert("L").point(lambda shade: 255 if shade > 127 else 0)


def copied(page: Image.Image) -> Image.Image:
    turned = page.rotate(0.5, Image.Resampling.BICUBIC, fillcolor=255)
    return turned.filter(ImageFilter.GaussianBlur(0.7)).point(lambda shade: 255 if shade > 127 else 0)


def differing(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that are black on one of two icons alone."""
    return ImageChops.difference(one, other).histogram()[255] / (one.width * one.height)


def test_every_channel_has_one() -> None:
    """A channel that is added fails here before it fails on a poster."""
    drawings = re.findall(r'^  "([a-z-]+)": "', SOURCE, re.MULTILINE)
    assert sorted(drawings) == sorted(Channel)


def test_each_is_told_from_every_other_on_a_copy_of_a_copy() -> None:
    """At 10 mm, a quarter of the smallest that is printed: each copy is nearer to its own icon than to any other."""
    own = {channel: drawn(channel, 10) for channel in Channel}
    assert min(differing(own[one], own[other]) for one, other in combinations(Channel, 2)) > 0.1
    for channel, icon in own.items():
        copy = copied(copied(icon))
        near = min(Channel, key=lambda other: differing(copy, own[other]))
        assert near is channel
        assert differing(copy, icon) < 0.06


@pytest.mark.parametrize("channel", Channel)
def test_it_is_heavy_enough(channel: Channel) -> None:
    """Whatever is thinner than 2 mm, of an icon of 45 mm, is little of it: from three metres nothing else is seen."""
    icon = drawn(channel, 45, 100)
    opened = icon.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.MinFilter(9))
    ink = icon.histogram()[0]
    thin = ImageChops.subtract(opened, icon).histogram()[255]
    assert ink > 0.1 * icon.width * icon.height
    assert thin < 0.1 * ink


@pytest.mark.parametrize("count", [1, 2, 3, 4, len(Channel)])
def test_on_a_poster_it_is_45_mm_also_on_a4(count: int) -> None:
    """Of one or two channels also where the poster shrinks to A4, and of four on A3. Beside it stands its word, so it
    is no figure that somebody must be told of; whatever there are, it is one sheet.
    """
    channels = tuple(Channel)[:count]
    data = render(replace(message_poster(), item=replace(item(Verdict.FORBIDDEN, 1), channels=channels)))
    (printed,) = pages(data)
    assert all(channel.label in printed for channel in channels)
    with pikepdf.open(BytesIO(data)) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        drawn = [
            each for each in marks(pdf.pages[0]) if isinstance(each, Line) and each.width > 5 and not each.is_margin
        ]
    assert len(figures) == 1  # The code.
    upright = [abs(each.end[1] - each.start[1]) for each in drawn if abs(each.end[0] - each.start[0]) < 0.1]
    # The sides of the telephone are 16.8 of the 24 units of its icon.
    side = max(upright) * 24 / 16.8
    assert side >= (45 * MM / A3_ON_A4 if count < 3 else 45 * MM if count < 5 else 30 * MM) - 0.1
