"""Draw the PNG icons of ``templates/statis/`` from ``ikon.svg`` there, or ``--check`` that they are up to date.

Phones need them where they put the site on the home screen. The same SVG and version of Typst give the same bytes.
"""

import sys
from pathlib import Path

import typst

STATIC = Path(__file__).parents[1] / "templates" / "statis"
ICONS = (
    ("ikon-180.png", 180, 1.0, True),
    ("ikon-192.png", 192, 1.0, False),
    ("ikon-512.png", 512, 1.0, False),
    ("ikon-maskable-512.png", 512, 0.8, True),
)
"""Name, pixels, how much of the side the icon takes, and whether its own colour fills what is around it.

iOS fills transparent corners with black; Android cuts a maskable icon to any shape that leaves the inner 80 % whole.
"""
SOURCE = """
#set page(width: {pixels}pt, height: {pixels}pt, margin: 0pt, fill: {fill})
#align(center + horizon, image("ikon.svg", width: {share}%))
"""


def draw(pixels: int, share: float, *, filled: bool) -> bytes:
    fill = 'rgb("#0b5563")' if filled else "none"
    source = SOURCE.format(pixels=pixels, share=share * 100, fill=fill)
    compiler = typst.Compiler(root=STATIC)
    image = compiler.compile(source.encode(), format="png", ppi=72)
    assert isinstance(image, bytes)
    return image


def main(arguments: list[str]) -> int:
    icons = {STATIC / name: draw(pixels, share, filled=filled) for name, pixels, share, filled in ICONS}
    if arguments == ["--check"]:
        return int(any(path.read_bytes() != data for path, data in icons.items()))
    for path, data in icons.items():
        path.write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
