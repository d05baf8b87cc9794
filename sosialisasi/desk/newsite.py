"""A whole new site for one region: the national material of the package, and the beginnings of the region's own.

National are the regulations, institutions, elections, items, reporting chains and pledges; they are copied as they are.
The texts that somebody must answer for come along as ``tinjau``, without the reviewer of another publisher. Meetings,
calendars and notes of other regions, and the ledgers of what they published, stay behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from sosialisasi.desk import skeleton
from sosialisasi.desk.starting import (
    KINDS,
    MEETING_DAY,
    REGION,
    Answers,
    Question,
    Setting,
    Unclear,
    elections,
    latest_election,
    read_election,
    read_words,
    short_name,
)
from sosialisasi.ground import addresses
from sosialisasi.ground.dates import long
from sosialisasi.ground.files import JUNK, NATIONAL_CONTENT, ContentFile, find
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.slugs import slugged
from sosialisasi.reading.documents import FrontMatter, yaml_value
from sosialisasi.reading.load import Memo, load
from sosialisasi.site.model import Settings, Site
from sosialisasi.site.words import Paper

_AS_THEY_ARE = (
    *(Folder.INSTITUTIONS, Folder.REGULATIONS, Folder.ELECTIONS),
    *(Folder.GUIDANCE, Folder.CHAINS, Folder.PLEDGES),
)
_TO_REVIEW = (Folder.BRIEFINGS, Folder.PAGES)
_OWN = "content/halaman/tentang.md"
"""What a publisher says about itself."""
_SKELETONS = Path(__file__).with_name("kerangka")


class NotPossible(Refusal):
    """Why there can be no new site there. Its text says so, in Indonesian."""


def must_be_empty(root: Path) -> None:
    """``NotPossible`` unless a folder is new or empty."""
    if root.exists() and not root.is_dir():
        raise NotPossible(f'"{root}" adalah berkas, bukan folder.')
    if root.is_dir() and (there := [each.name for each in root.iterdir() if not JUNK.fullmatch(each.name)]):
        raise NotPossible(f'Folder "{root}" sudah berisi "{sorted(there)[0]}". Pilih folder baru atau folder kosong.')


def national() -> Site:
    """The site that the package carries."""
    site = load(_carried(), {}).site
    if site is None:
        raise NotPossible("Bahan nasional tidak terpasang bersama program ini. Pasang ulang programnya.")
    return site


def files(answers: Answers, setting: Setting) -> dict[str, bytes]:
    """The files of a new site, by path. ``setting`` holds the ``national`` site."""
    made = dict(_copied())
    made[Folder.SETTINGS.path] = _settings(answers, setting).encode()
    made[_OWN] = _filled("tentang.md", answers, setting, answers).encode()
    made["LISENSI-BAHAN.txt"] = _filled("LISENSI-BAHAN.txt", answers, setting, answers).encode()
    made[".gitignore"] = b"/_site/\n/_site.zip\n/_kantor/\n/.sosialisasi/\n"
    memo: Memo = {}
    region = setting.site.regions[answers["daerah"]]
    given = {
        "daerah": {},
        "kalender": {},
        "rakor": {
            "judul": f"Rakor netralitas ASN {region.name}",
            "ringkasan": f"Rapat koordinasi tentang netralitas ASN di {region.name}.",
            "mulai": "",
        },
    }
    for name, more in given.items():
        kind = KINDS[name]
        site = load([_text(path, data) for path, data in made.items() if path.startswith("content/")], memo).site
        assert site is not None
        now = Setting(site=site, today=setting.today)
        known = {**answers, **more}
        for question in kind.questions:
            if question.key not in known and question.default:
                known[question.key] = question.default(known, now)
        made[kind.path(kind.slug(known, now))] = kind.text(known, now).encode()
    return made


def _carried() -> list[ContentFile]:
    if not NATIONAL_CONTENT.is_dir():
        return []
    texts, _ = find(NATIONAL_CONTENT.parent)
    return [text for text in texts if text.folder in (Folder.SETTINGS, *_AS_THEY_ARE, *_TO_REVIEW)]


def _copied() -> Iterator[tuple[str, bytes]]:
    for text in _carried():
        if text.folder in _AS_THEY_ARE:
            yield text.path, text.data
        elif text.folder in _TO_REVIEW and text.path != _OWN:
            yield text.path, _to_review(text.data.decode("utf-8-sig")).encode()


def _to_review(source: str) -> str:
    """A text that its new publisher has not read yet."""
    parts = FrontMatter.of(source)
    head = re.sub(r"(?m)^status: terbit$", f"{_ADVICE}\nstatus: tinjau", parts.head)
    head = re.sub(r"(?m)^penulis: .*$", "penulis: Bahan nasional sosialisasi (CC BY 4.0)", head)
    head = re.sub(r"(?m)^pemeriksa: .*$", "# pemeriksa: Bagian Hukum", head)
    return parts.before + head + parts.between + parts.body


_ADVICE = "# Bahan nasional. Baca dan sesuaikan, isi pemeriksa, lalu ubah statusnya menjadi terbit."


def _settings(answers: Answers, setting: Setting) -> str:
    known = setting.site.settings
    values = {
        "nama": yaml_value(answers["nama"]),
        "penerbit": yaml_value(answers["penerbit"]),
        "keterangan": "Bahan untuk camat, kepala OPD, dan pegawai ASN agar tetap netral dalam Pemilu dan Pilkada.",
        "alamat": yaml_value(answers["alamat"]),
        "identitas": yaml_value(_identity(answers, setting)),
        "data_per": long(known.as_of),
        "tinjau_lagi": long(known.next_review or known.as_of),
        "kertas": ", ".join(Paper),
        "kontak": _CONTACTS,
        "butir_utama": ", ".join(known.top_items),
        "padanan": "\n".join(f"  - {yaml_value(line)}" for line in known.synonyms),
    }
    return skeleton.head(Settings, values, setting.today)


_CONTACTS = """\
  - nama: BKPSDM setempat
    nilai: tanyakan ke bagian disiplin
  - nama: Bawaslu Kabupaten/Kota
    nilai: laporkan dugaan pelanggaran ke kantornya di kabupaten atau kota Anda"""


def _identity(answers: Answers, setting: Setting) -> str:
    """What a new site is for ever: the address that it begins with, or of whom and what it is if it has none yet."""
    place = answers["alamat"].partition("://")[2]
    if answers["alamat"] == _placeholder(answers, setting):
        place = "/".join((answers["daerah"], answers["pemilihan"], slugged(answers["penerbit"])))
    return re.sub(r"[^a-z0-9./-]+", "-", place.lower())[:200].strip("/")


def _placeholder(answers: Answers, setting: Setting) -> str:
    return f"https://{short_name(setting.site.regions[answers['daerah']])}.example/"


def _filled(name: str, answers: Answers, setting: Setting, shown: Answers) -> str:
    region = setting.site.regions[answers["daerah"]].name
    known = {"nama_daerah": region, "hari_ini": long(setting.today)}
    return Template(_SKELETONS.joinpath(name).read_text("utf-8")).substitute({**known, **shown})


def _text(path: str, data: bytes) -> ContentFile:
    folder = path.split("/")[1] if path.count("/") == 2 else ""
    return ContentFile.of(folder, path, data)


def _address(text: str, setting: Setting) -> str:
    address = text.strip()
    address = addresses.lower_host(address if "://" in address else f"https://{address}")
    if not addresses.is_site(address) or "." not in address.split("/")[2]:
        raise Unclear('Tulis seperti "https://contoh.go.id/netral/".')
    return address


QUESTIONS = (
    REGION,
    Question(
        key="pemilihan",
        ask="Pemilihan yang kalendernya dibuat: nama berkasnya di content/pemilihan",
        read=read_election,
        choices=elections,
        default=latest_election,
    ),
    Question(key="penerbit", ask='Instansi penerbit, misalnya "BKPSDM Kabupaten Lahat"', read=read_words),
    Question(
        key="nama",
        ask="Nama situs",
        read=read_words,
        default=lambda answers, setting: f"Netralitas ASN {setting.site.regions[answers['daerah']].name}",
    ),
    Question(
        key="alamat",
        ask="Alamat situs nanti di internet",
        read=_address,
        default=_placeholder,
    ),
    MEETING_DAY,
    Question(
        key="tempat", ask="Tempat rapat pertama", read=read_words, default=lambda answers, setting: "(isi tempat rapat)"
    ),
)
"""What a new site must know. Everything else can be written later."""
