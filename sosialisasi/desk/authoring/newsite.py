"""A whole new site for one region: the national material of the package, and the beginnings of the region's own.

National are the regulations, institutions, elections, items, cases, figures, reporting chains and pledges; they are
copied as they are. The texts that somebody must answer for come along as ``tinjau``, without the reviewer of another
publisher. So do the words of the region and of those above it. Meetings, calendars and notes of other regions, and the
ledgers of what they published, stay behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Template

from sosialisasi.desk.authoring import skeleton
from sosialisasi.desk.authoring.starting import (
    ELECTION,
    KINDS,
    MEETING_DAY,
    REGION,
    Answers,
    Question,
    Setting,
    Unclear,
    region_of,
    short_name,
)
from sosialisasi.ground import addresses
from sosialisasi.ground.dates import long
from sosialisasi.ground.files import JUNK, NATIONAL_CONTENT, ContentFile, find
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.slugs import slugged
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.load import Memo, load
from sosialisasi.site.model import Settings, Site
from sosialisasi.site.regions import lineage
from sosialisasi.site.words import Paper

_AS_THEY_ARE = (
    *(Folder.INSTITUTIONS, Folder.REGULATIONS, Folder.ELECTIONS),
    *(Folder.GUIDANCE, Folder.CASES, Folder.FIGURES, Folder.CHAINS, Folder.PLEDGES),
)
_TO_REVIEW = (Folder.BRIEFINGS, Folder.PAGES)
_OWN = "content/halaman/tentang.md"
"""The page that each publisher writes about itself."""
_WORDS = re.compile(r"^istilah:\n((?:[ -].*\n)+)", re.MULTILINE)
"""The words of a region, as its note holds them."""
_TEXTS = Path(__file__).with_name("kerangka")


def must_be_empty(root: Path) -> None:
    """``Refusal`` unless a folder is new or empty."""
    if root.exists() and not root.is_dir():
        raise Refusal(f'"{root}" adalah berkas, bukan folder.')
    if root.is_dir() and (there := [each.name for each in root.iterdir() if not JUNK.fullmatch(each.name)]):
        raise Refusal(f'Folder "{root}" sudah berisi "{sorted(there)[0]}". Pilih folder baru atau folder kosong.')


def national() -> Site:
    """The site that the package carries."""
    site = load(_carried(), {}).site
    if site is None:
        raise Refusal("Bahan nasional tidak terpasang bersama program ini. Pasang ulang programnya.")
    return site


def new_files(answers: Answers, setting: Setting) -> dict[str, bytes]:
    """The files of a new site, by path. ``setting`` holds the ``national`` site."""
    region = region_of(answers, setting).name
    words = {**answers, "nama_daerah": region, "hari_ini": long(setting.today)}
    new = dict(_copied())
    speaking = {text.path: text.data for text in _speaking(answers["daerah"])}
    new |= speaking
    new[Folder.SETTINGS.path] = _settings(answers, setting).encode()
    for path in (_OWN, "LISENSI-BAHAN.txt"):
        text = _TEXTS.joinpath(Path(path).name).read_text("utf-8")
        new[path] = Template(text).substitute(words).encode()
    new[".gitignore"] = b"/_site/\n/_site.zip\n/_kantor/\n/.sosialisasi/\n"
    own = _WORDS.search(speaking.get(_note_of(answers["daerah"]), b"").decode("utf-8-sig"))
    words_of_it = {"istilah": own[1].rstrip("\n")} if own else {}
    memo: Memo = {}
    rakor = {
        "judul": f"Rakor netralitas ASN {region}",
        "ringkasan": f"Rapat koordinasi tentang netralitas ASN di {region}.",
        "mulai": "",
    }
    for kind, more in ((KINDS["daerah"], words_of_it), (KINDS["kalender"], {}), (KINDS["rakor"], rakor)):
        site = load([_text(path, data) for path, data in new.items() if path.startswith("content/")], memo).site
        assert site is not None
        now = Setting(site=site, today=setting.today)
        known = {**answers, **more}
        for question in kind.questions:
            if question.key not in known and question.default:
                known[question.key] = question.default(known, now)
        new[kind.path(kind.slug(known, now))] = kind.text(known, now).encode()
    return new


def _carried() -> list[ContentFile]:
    texts = find(NATIONAL_CONTENT.parent)[0] if NATIONAL_CONTENT.is_dir() else []
    return [text for text in texts if text.folder in (Folder.SETTINGS, *_AS_THEY_ARE, *_TO_REVIEW)]


def _note_of(code: str) -> str:
    return f"{Folder.REGIONS.path}/{code.replace('.', '-')}.yaml"


def _speaking(code: str) -> Iterator[ContentFile]:
    """The notes of a region and of those above it, if they have words of their own."""
    paths = {_note_of(each) for each in lineage(code)}
    texts = find(NATIONAL_CONTENT.parent)[0] if NATIONAL_CONTENT.is_dir() else []
    return (text for text in texts if text.path in paths and _WORDS.search(text.data.decode("utf-8-sig")))


def _copied() -> Iterator[tuple[str, bytes]]:
    for text in _carried():
        if text.folder in _AS_THEY_ARE:
            yield text.path, text.data
        elif text.folder in _TO_REVIEW and text.path != _OWN:
            yield text.path, _to_review(text.data.decode("utf-8-sig")).encode()


def _to_review(source: str) -> str:
    """A text as its new publisher gets it: with the status ``tinjau``, since nobody there has read it yet."""
    parts = FrontMatter.of(source)
    head = re.sub(r"(?m)^status: terbit$", f"{_ADVICE}\nstatus: tinjau", parts.head)
    head = re.sub(r"(?m)^penulis: .*$", "penulis: Bahan nasional sosialisasi (CC BY 4.0)", head)
    head = re.sub(r"(?m)^pemeriksa: .*$", "# pemeriksa: Bagian Hukum", head)
    return parts.before + head + parts.between + parts.body


_ADVICE = "# Bahan nasional. Baca dan sesuaikan, isi pemeriksa, lalu ubah statusnya menjadi terbit."


def _settings(answers: Answers, setting: Setting) -> str:
    known = setting.site.settings
    values = {
        "nama": answers["nama"],
        "penerbit": answers["penerbit"],
        "keterangan": "Bahan untuk camat, kepala OPD, dan pegawai ASN agar tetap netral dalam Pemilu dan Pilkada.",
        "alamat": answers["alamat"],
        "identitas": _identity(answers, setting),
        "data_per": long(known.as_of),
        "tinjau_lagi": long(known.next_review or known.as_of),
        "kertas": ", ".join(Paper),
        "kontak": _CONTACTS,
        "butir_utama": ", ".join(known.top_items),
        "padanan": skeleton.entries(known.synonyms),
    }
    return skeleton.head(Settings, values, setting.today)


_CONTACTS = """\
  - nama: BKPSDM setempat
    nilai: bagian disiplin
  - nama: Bawaslu Kabupaten/Kota
    nilai: laporkan dugaan pelanggaran ke kantornya di kabupaten atau kota Anda"""


def _identity(answers: Answers, setting: Setting) -> str:
    """The identity of a new site, which never changes: its address, or else its region, election and publisher."""
    place = answers["alamat"].partition("://")[2]
    if answers["alamat"] == _placeholder(answers, setting):
        place = "/".join((answers["daerah"], answers["pemilihan"], slugged(answers["penerbit"])))
    return re.sub(r"[^a-z0-9./-]+", "-", place.lower())[:200].strip("/")


def _placeholder(answers: Answers, setting: Setting) -> str:
    return f"https://{short_name(answers, setting)}.example/"


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
    replace(ELECTION, ask="Pemilihan yang kalendernya dibuat"),
    Question("penerbit", 'Instansi penerbit, misalnya "BKPSDM Kabupaten Lahat"'),
    Question(
        "nama", "Nama situs", default=lambda answers, setting: f"Netralitas ASN {region_of(answers, setting).name}"
    ),
    Question("alamat", "Alamat situs nanti di internet", _address, default=_placeholder),
    MEETING_DAY,
    Question("tempat", "Tempat rapat pertama", default=lambda answers, setting: "(isi tempat rapat)"),
)
"""What a new site must know. Everything else can be written later."""
