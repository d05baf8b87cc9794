"""New files of ``content/``: what must be asked for each kind, and the commented text that the answers come to.

Nothing here asks or writes: the command line does. An answer is given as people type it and kept in its one form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from sosialisasi.desk import skeleton
from sosialisasi.ground.dates import Day, long
from sosialisasi.ground.days import one_form, parse_date
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Misread
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.sayings import suggestion
from sosialisasi.ground.slugs import slugged
from sosialisasi.ground.times import parse_time
from sosialisasi.reading import decode
from sosialisasi.reading.documents import yaml_value
from sosialisasi.reading.load import KINDS as KINDS_OF_FILE
from sosialisasi.site.citations import Register, citation_name
from sosialisasi.site.facts import in_force
from sosialisasi.site.model import Basis, Region, Site
from sosialisasi.site.regions import regions_called, regions_like
from sosialisasi.site.words import Channel, Phase, Role, Status, Strength, Verdict

T = TypeVar("T")
Answers = Mapping[str, str]
"""What was answered, by the key of the question, each in its one form."""


class Unclear(Refusal):
    """An answer that cannot be used. Its text says why, in Indonesian, and what could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a new file is written into: the site as it is, and the day."""

    site: Site
    today: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask for. ``read`` gives an answer in its one form, or raises ``Unclear``.

    ``show`` writes it into the file, under the key of the same name if the file has one. What is not ``needed`` may be
    left open. ``default`` may use the answers that were given before.
    """

    key: str
    ask: str
    read: Callable[[str, Setting], str]
    show: Callable[[str], str] = yaml_value
    default: Callable[[Answers, Setting], str] | None = None
    choices: Callable[[Setting], Iterable[str]] = lambda setting: ()
    """Lines about the answers that there are, to be read before one answers."""
    needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A kind of file: its folder in ``content/``, its questions, and how a file of it is named if nobody says."""

    name: str
    folder: Folder
    what: str
    questions: tuple[Question, ...]
    slug: Callable[[Answers, Setting], str]
    more: Callable[[Answers, Setting], Mapping[str, str]] = lambda answers, setting: {}
    """What the file says beside the answers, by key and as it is written there."""
    named_by: str | None = None
    """The key of the question whose answer names the file, where people do not choose the name."""

    def path(self, slug: str) -> str:
        return f"{self.folder.path}/{slug}{self.folder.endings[0]}"

    def text(self, answers: Answers, setting: Setting, body: str | None = None) -> str:
        """The file. ``body`` stands for the one that texts of this kind begin with."""
        shown = {
            question.key: question.show(answers[question.key]) for question in self.questions if answers[question.key]
        }
        head = skeleton.head(KINDS_OF_FILE[self.folder], {**shown, **self.more(answers, setting)}, setting.today)
        if not self.folder.is_markdown:
            return head
        begun = _BODIES.joinpath(f"{self.name}.md").read_text("utf-8") if body is None else body
        return f"---\n{head}---\n\n{begun}"


_BODIES = Path(__file__).with_name("kerangka")


# --- answers -----------------------------------------------------------------------------------------------


def read_words(text: str, setting: Setting) -> str:
    return " ".join(text.split())


def _day(text: str, setting: Setting) -> str:
    return long(_understood(parse_date, text))


def _time(text: str, setting: Setting) -> str:
    return one_form(_understood(parse_time, text), text)


def _year(text: str, setting: Setting) -> str:
    if not re.fullmatch(r"(19|20)\d\d", text.strip()):
        raise Unclear('Tahun ditulis empat angka, misalnya "2024".')
    return text.strip()


def _choice(kind: type[StrEnum]) -> Callable[[str, Setting], str]:
    return lambda text, setting: _understood(lambda word: decode.choice(kind, word), text.strip())


def _choices(kind: type[StrEnum]) -> Callable[[str, Setting], str]:
    def read(text: str, setting: Setting) -> str:
        if text.strip().lower() == "semua":
            return ", ".join(kind)
        words = [word.strip() for word in re.split(r"[,;]", text) if word.strip()]
        return ", ".join(dict.fromkeys(_understood(lambda word: decode.choice(kind, word), word) for word in words))

    return read


def find_region(text: str, regions: Mapping[str, Region]) -> Region:
    """The one region that a code or a name means. ``Unclear`` lists what it may mean, or what is near."""
    found = regions_called(text, regions)
    if len(found) == 1:
        return found[0]
    near = found or regions_like(text, regions)
    choices = ", ".join(f"{region.name} ({region.code})" for region in near)
    if found:
        raise Unclear(f'"{text.strip()}" dapat berarti {choices}. Tulis nama lengkapnya atau kodenya.')
    hint = f" Maksud Anda {choices}?" if near else ' Tulis namanya, misalnya "Kabupaten Lahat", atau kodenya, "16.04".'
    raise Unclear(f'Daerah "{text.strip()}" tidak ditemukan.{hint}')


def _region(text: str, setting: Setting) -> str:
    return find_region(text, setting.site.regions).code


def read_election(text: str, setting: Setting) -> str:
    elections = setting.site.elections
    names = {election.name.casefold(): id for id, election in elections.items()}
    wanted = text.strip().casefold()
    if id := elections.keys() & {wanted, names.get(wanted, "")}:
        return id.pop()
    known = ", ".join(elections) or "belum ada satu pun di content/pemilihan"
    raise Unclear(f'Pemilihan "{text.strip()}" tidak ada. {suggestion(wanted, list(elections))}Yang ada: {known}.')


def elections(setting: Setting) -> Iterator[str]:
    """The elections that a site knows, the last one first."""
    known = setting.site.elections
    for id in sorted(known, key=lambda id: known[id].polling_day, reverse=True):
        yield f"{id}: {known[id].name}, {long(known[id].polling_day)}"


def _bases(text: str, setting: Setting) -> str:
    register = Register(setting.site.regulations)
    citations = [part.strip() for part in text.split(";") if part.strip()]
    for citation in citations:
        if register.find(citation) is None:
            hint = suggestion(citation_name(citation), register.names)
            raise Unclear(f'Peraturan "{citation}" belum terdaftar. {hint}Daftarkan dulu dengan "baru peraturan".')
    return "; ".join(citations)


def _number(text: str, setting: Setting) -> str:
    number = text.strip().upper()
    if not re.fullmatch(r"[A-Z]-[1-9][0-9]*", number):
        raise Unclear('Nomor butir ditulis seperti "D-29".')
    if number in setting.site.guidance:
        raise Unclear(f'Nomor "{number}" sudah dipakai.')
    return number


def _understood(read: Callable[[str], T], text: str) -> T:
    try:
        return read(text)
    except Misread as mistake:
        found = mistake.at("")
        raise Unclear(f"{found.message} {found.hint}") from mistake


def _quoted(code: str) -> str:
    return f'"{code}"'


def _plain(words: str) -> str:
    return words


def _entries(texts: str) -> str:
    return "\n".join(f"  - {yaml_value(text)}" for text in texts.split("; "))


# --- what a site suggests ------------------------------------------------------------------------------------


def _today(answers: Answers, setting: Setting) -> str:
    return long(setting.today)


def _next_number(answers: Answers, setting: Setting) -> str:
    (letter,) = (verdict.letter for verdict in Verdict if verdict == answers["putusan"])
    taken = [int(id.partition("-")[2]) for id in setting.site.guidance if id.startswith(f"{letter}-")]
    return f"{letter}-{max(taken, default=0) + 1}"


def latest_election(answers: Answers, setting: Setting) -> str:
    """The election to come, or else the last one of the whole country, or nothing."""
    current = [election for election in setting.site.elections.values() if election.replaced_by is None]
    if not current:
        return ""
    # A repeat election in a few regions has few stages.
    return max(current, key=lambda each: (each.polling_day >= setting.today, len(each.stages), each.polling_day)).id


def _calendars(answers: Answers, setting: Setting) -> list[str]:
    return [id for id, calendar in setting.site.calendars.items() if calendar.region == answers["daerah"]]


def _election_of_region(answers: Answers, setting: Setting) -> str:
    dates = setting.site.elections
    ids = {setting.site.calendars[id].election for id in _calendars(answers, setting)} & dates.keys()
    return max(ids, key=lambda id: dates[id].polling_day, default="")


def short_name(region: Region) -> str:
    """The name of a region in the name of a file: ``lahat``, ``kota-jambi``."""
    return slugged(re.sub(r"^(Kabupaten|Provinsi) ", "", region.name))


def _calendar_slug(answers: Answers, setting: Setting) -> str:
    year = setting.site.elections[answers["pemilihan"]].polling_day.year
    return f"{short_name(setting.site.regions[answers['daerah']])}-{year}"


def _meeting_slug(answers: Answers, setting: Setting) -> str:
    return f"{short_name(setting.site.regions[answers['daerah']])}-{answers['tanggal'].rpartition(' ')[2]}"


def _calendar_title(answers: Answers, setting: Setting) -> str:
    site = setting.site
    return f"Kalender {site.elections[answers['pemilihan']].name} {site.regions[answers['daerah']].name}"


def _region_more(answers: Answers, setting: Setting) -> Mapping[str, str]:
    return {"kode": _quoted(answers["daerah"]), "nama": yaml_value(setting.site.regions[answers["daerah"]].name)}


def _meeting_more(answers: Answers, setting: Setting) -> Mapping[str, str]:
    """Speakers, items and bases that the site has for the day of the meeting: a beginning, to be changed."""
    site, day = setting.site, parse_date(answers["tanggal"])
    region = site.regions[answers["daerah"]]
    level = "provinsi" if region.level == 1 else "kabkota"
    hosts = [id for id, each in site.institutions.items() if each.existed(day)]
    chosen = [id for id in (f"bawaslu-{level}", f"kpu-{level}", "bkpsdm") if id in hosts] or hosts[:1] or ["…"]
    known = {id: each.short_name or each.name for id, each in site.institutions.items()}
    speakers = [f"  - lembaga: {id}\n    jabatan: {yaml_value(f'Narasumber {known.get(id, id)}')}" for id in chosen]
    items = list(_items(site, day))
    register = Register(site.regulations)
    bases = dict.fromkeys(
        next(basis.citation for basis in site.guidance[id].bases if _is_rule(basis, register, day)) for id in items
    )
    lead = yaml_value(answers["tuan_rumah"])
    more = {
        "peserta": _quoted(answers["daerah"]),
        "narasumber": "\n".join(speakers),
        "agenda": _AGENDA.format(lead),
        "poin": "  - (isi pokok pertama)",
        "cetak": "semua",
        "sumber": "  - judul: (isi undangan atau notulanya)",
        "boleh_jangan": ", ".join(items),
        "dasar": "\n".join(f"  - {yaml_value(citation)}" for citation in bases) or "  - …",
    }
    calendars = ", ".join(_calendars(answers, setting))
    return more | {"kalender": calendars} if calendars else more


_AGENDA = """\
  - topik: Pembukaan
    oleh: {}
  - topik: Paparan narasumber
  - topik: Tanya jawab
  - topik: Penutup"""


def _items(site: Site, day: Day) -> Iterator[str]:
    """The items that matter most, of those that rest on a regulation in force on a day."""
    register = Register(site.regulations)
    allowed = [id for id, item in site.guidance.items() if item.verdict is Verdict.ALLOWED]
    count = 0
    for id in dict.fromkeys((*site.settings.top_items, *allowed, *site.guidance)):
        item = site.guidance.get(id)
        if item is None or item.withdrawal is not None:
            continue
        if any(_is_rule(basis, register, day) for basis in item.bases):
            yield id
            count += 1
        if count == _ITEMS_OF_A_MEETING:
            return


def _is_rule(basis: Basis, register: Register, day: Day) -> bool:
    return not basis.is_appeal and in_force(basis, register, day)


_ITEMS_OF_A_MEETING = 8
"""What a meeting can get through."""


# --- the kinds -----------------------------------------------------------------------------------------------

_TITLE = Question(key="judul", ask="Judul", read=read_words)
_SUMMARY = Question(key="ringkasan", ask="Ringkasan, satu atau dua kalimat", read=read_words)
REGION = Question(key="daerah", ask='Daerah: nama atau kodenya, misalnya "Kabupaten Lahat"', read=_region, show=_quoted)
MEETING_DAY = Question(key="tanggal", ask="Hari rapat", read=_day, default=_today)
_ROLES = f"untuk siapa ({', '.join(Role)})"

KINDS: Mapping[str, Beginning] = {
    kind.name: kind
    for kind in (
        Beginning(
            name="briefing",
            folder=Folder.BRIEFINGS,
            what="briefing: penjelasan satu pokok (draf)",
            questions=(
                _TITLE,
                _SUMMARY,
                Question(
                    key="audiens",
                    ask=_ROLES.capitalize(),
                    read=_choices(Role),
                    show=_plain,
                    default=lambda answers, setting: "asn",
                ),
                Question(key="tanggal", ask="Tanggal bahan", read=_day, default=_today),
                Question(key="penulis", ask="Bagian yang menulis", read=read_words, needed=False),
            ),
            slug=lambda answers, setting: slugged(answers["judul"]),
        ),
        Beginning(
            name="butir",
            folder=Folder.GUIDANCE,
            what="satu butir boleh, jangan, atau bersyarat",
            questions=(
                Question(key="putusan", ask=f"Putusan ({', '.join(Verdict)})", read=_choice(Verdict), show=_plain),
                Question(key="nomor", ask="Nomor butir", read=_number, show=_plain, default=_next_number),
                Question(key="kalimat", ask='Perbuatannya, tanpa kata "boleh" atau "jangan"', read=read_words),
                Question(key="alasan", ask="Alasannya", read=read_words),
                Question(
                    key="peran",
                    ask=f"Berlaku {_ROLES}",
                    read=_choices(Role),
                    show=_plain,
                    default=lambda answers, setting: "asn",
                ),
                Question(
                    key="tahap",
                    ask=f"Kapan (semua, atau {', '.join(Phase)})",
                    read=_choices(Phase),
                    show=lambda phases: "semua" if phases == ", ".join(Phase) else phases,
                    default=lambda answers, setting: "semua",
                ),
                Question(
                    key="kanal",
                    ask=f"Di mana atau dengan apa ({', '.join(Channel)})",
                    read=_choices(Channel),
                    show=_plain,
                ),
                Question(
                    key="dasar",
                    ask='Dasar hukum, dipisahkan titik koma, misalnya "PP 94/2021 Pasal 5 huruf n"',
                    read=_bases,
                    show=_entries,
                ),
            ),
            slug=lambda answers, setting: answers["nomor"].lower(),
            more=lambda answers, setting: {"id": answers["nomor"]},
            named_by="nomor",
        ),
        Beginning(
            name="kalender",
            folder=Folder.CALENDARS,
            what="kalender satu daerah untuk satu pemilihan",
            questions=(
                REGION,
                Question(
                    key="pemilihan",
                    ask="Pemilihan: nama berkasnya di content/pemilihan",
                    read=read_election,
                    choices=elections,
                    show=_plain,
                    default=latest_election,
                ),
                Question(key="judul", ask="Judul", read=read_words, default=_calendar_title),
            ),
            slug=_calendar_slug,
        ),
        Beginning(
            name="peraturan",
            folder=Folder.REGULATIONS,
            what="satu peraturan dan masa berlakunya",
            questions=(
                Question(key="jenis", ask='Jenis, seperti dalam kutipan: "UU", "PP", "SE MenPANRB"', read=read_words),
                Question(key="nomor", ask="Nomor", read=read_words, show=_quoted),
                Question(key="tahun", ask="Tahun", read=_year, show=_plain),
                Question(key="judul", ask="Judul lengkapnya", read=read_words),
                Question(key="kekuatan", ask=f"Kekuatan ({', '.join(Strength)})", read=_choice(Strength), show=_plain),
                Question(key="berlaku", ask="Hari pertama berlaku", read=_day),
                Question(key="ringkasan", ask="Isinya bagi ASN, satu atau dua kalimat", read=read_words),
                Question(key="sumber", ask="Dari mana Anda tahu isinya", read=read_words),
            ),
            slug=lambda answers, setting: slugged(f"{answers['jenis']} {answers['nomor']} {answers['tahun']}"),
            more=lambda answers, setting: {"sumber": f"  - judul: {yaml_value(answers['sumber'])}"},
        ),
        Beginning(
            name="lembaga",
            folder=Folder.INSTITUTIONS,
            what="satu lembaga dan tugasnya",
            questions=(
                Question(
                    key="lembaga", ask='Nama lengkapnya, misalnya "Badan Kesatuan Bangsa dan Politik"', read=read_words
                ),
                Question(key="singkatan", ask="Singkatannya", read=read_words, needed=False),
                Question(key="tugas", ask="Tugasnya, satu atau dua kalimat", read=read_words),
            ),
            slug=lambda answers, setting: slugged(answers["singkatan"] or answers["lembaga"]),
            more=lambda answers, setting: {"nama": yaml_value(answers["lembaga"])},
        ),
        Beginning(
            name="rakor",
            folder=Folder.MEETINGS,
            what="rapat koordinasi dan paket cetaknya (draf)",
            questions=(
                _TITLE,
                _SUMMARY,
                MEETING_DAY,
                Question(key="mulai", ask="Jam mulai", read=_time, show=_plain, needed=False),
                Question(key="tempat", ask="Tempat", read=read_words),
                REGION,
                Question(
                    key="tuan_rumah",
                    ask="Tuan rumah",
                    read=read_words,
                    default=lambda answers, setting: f"Pemerintah {setting.site.regions[answers['daerah']].name}",
                ),
                Question(
                    key="pemilihan",
                    ask="Menjelang pemilihan: nama berkasnya di content/pemilihan",
                    read=read_election,
                    choices=elections,
                    show=_plain,
                    default=_election_of_region,
                    needed=False,
                ),
            ),
            slug=_meeting_slug,
            more=_meeting_more,
        ),
        Beginning(
            name="daerah",
            folder=Folder.REGIONS,
            what="keterangan dan kontak satu daerah",
            questions=(REGION,),
            slug=lambda answers, setting: answers["daerah"].replace(".", "-"),
            more=_region_more,
            named_by="daerah",
        ),
        Beginning(
            name="halaman",
            folder=Folder.PAGES,
            what="halaman biasa (draf)",
            questions=(_TITLE, _SUMMARY, Question(key="tanggal", ask="Tanggal", read=_day, default=_today)),
            slug=lambda answers, setting: slugged(answers["judul"]),
            more=lambda answers, setting: {"diperbarui": answers["tanggal"], "status": Status.DRAFT.value},
        ),
    )
}
"""What can be begun, by the word that people type."""
