"""New files of ``content/``: what must be asked for each kind, and the commented text that the answers come to.

Nothing here asks or writes: the command line does. An answer is given as people type it and kept in its one form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path

from sosialisasi.desk.authoring import skeleton
from sosialisasi.ground.dates import Day, long, span_text, with_weekday
from sosialisasi.ground.days import one_form, parse_date, parse_span
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Misread
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.sayings import suggestion
from sosialisasi.ground.slugs import slugged
from sosialisasi.ground.times import parse_time
from sosialisasi.reading import decode
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.load import KINDS as KINDS_OF_FILE
from sosialisasi.site.choices import votes
from sosialisasi.site.citations import Register, citation_name
from sosialisasi.site.facts import in_force, in_words
from sosialisasi.site.keys import Names
from sosialisasi.site.model import Region, Site
from sosialisasi.site.regions import regions_called, regions_like
from sosialisasi.site.stages import polling_order
from sosialisasi.site.words import Channel, ElectionKind, EventKind, Phase, Role, Sheet, Status, Strength, Verdict

Answers = Mapping[str, str]
"""What was answered, by the key of the question, each in its one form."""


class Unclear(Refusal):
    """An answer that cannot be used. Its text says why, in Indonesian, and what could; ``right`` is the answer that was
    meant, if that is certain.
    """

    def __init__(self, text: str, right: str | None = None) -> None:
        super().__init__(text)
        self.right = right


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The site that a new file is written into, and the day of today."""

    site: Site
    today: Day


def read_words(text: str, setting: Setting) -> str:
    """Any words, with one space between two of them."""
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask for. ``read`` gives an answer in its one form, or raises ``Unclear`` or ``Misread``.

    A file that has a key of the same name holds the answer there. What is not ``needed`` may be left open. ``default``
    may use the answers that were given before.
    """

    key: str
    ask: str
    read: Callable[[str, Setting], str] = read_words
    _: KW_ONLY
    default: Callable[[Answers, Setting], str] | None = None
    words: type[StrEnum] | None = None
    """What there is to choose from, where that is the same for every site."""
    choices: Callable[[Setting], Iterable[tuple[str, str]]] = lambda setting: ()
    """What there is to choose from in a site: each answer, and what it means."""
    picks: str = ""
    """The kind of what it names of the site, which is found by its words where nobody would read it all."""
    typed: str = ""
    """What is typed where nothing can be chosen."""
    is_list: bool = False
    """Whether several answers may be given, parted by semicolons."""
    told: Callable[[str, Setting], str] = lambda answer, setting: ""
    """An answer in its one form as people say it, where that tells more: a day with its weekday."""
    needed: bool = True
    is_asked: Callable[[Answers], bool] = lambda answers: True
    """Whether it is asked at all, after what was answered before."""

    @property
    def prompt(self) -> str:
        """The question for whoever types the answer on one line, with what can be typed."""
        ask = f"{self.ask}: {self.typed}" if self.typed else self.ask
        if self.words is not None:
            return f"{ask} ({'semua, atau ' if self.is_list else ''}{', '.join(self.words)})"
        return f"{ask} (dipisahkan titik koma)" if self.is_list else ask

    def answer(self, text: str, setting: Setting) -> str:
        """An answer in its one form. ``Unclear`` if it cannot be used."""
        try:
            return self.read(text, setting)
        except Misread as mistake:
            problem = mistake.at("")
            raise Unclear(f"{problem.message} {problem.hint}", mistake.right) from mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A kind of file that can be begun: its folder in ``content/``, its questions, and the ``slug`` of its file."""

    name: str
    folder: Folder
    what: str
    questions: tuple[Question, ...]
    slug: Callable[[Answers, Setting], str]
    more: Callable[[Answers, Setting], Mapping[str, str]] = lambda answers, setting: {}
    """What the file says beside the answers, by key."""
    named_by: str | None = None
    """The key of the question whose answer names the file, where people do not choose the name."""

    @property
    def takes_word(self) -> bool:
        """Whether its text may come from a file of Word: that of an event is not written as a text."""
        return self.folder in (Folder.BRIEFINGS, Folder.PAGES)

    def path(self, slug: str) -> str:
        return self.folder.path if self.folder.file else f"{self.folder.path}/{slug}{self.folder.endings[0]}"

    def text(self, answers: Answers, setting: Setting, body: str | None = None) -> str:
        """The file. ``body`` stands for the one that texts of this kind begin with."""
        values = {question.key: answers[question.key] for question in self.questions if answers[question.key]}
        head = skeleton.head(KINDS_OF_FILE[self.folder], {**values, **self.more(answers, setting)}, setting.today)
        if not self.folder.is_markdown:
            return head
        return f"---\n{head}---\n\n{_BODIES.joinpath(f'{self.name}.md').read_text('utf-8') if body is None else body}"


_BODIES = Path(__file__).with_name("kerangka")


def twin(root: Path, path: str) -> str | None:
    """A file that is there already under a name, in whatever spelling or with whatever ending."""
    folder, _, name = path.rpartition("/")
    there = root.joinpath(*folder.split("/"))
    stem = name.partition(".")[0]
    twins = sorted(each.name for each in there.iterdir() if each.stem.lower() == stem) if there.is_dir() else []
    return f"{folder}/{twins[0]}" if twins else None


# --- answers -----------------------------------------------------------------------------------------------


def _day(text: str, setting: Setting) -> str:
    return long(parse_date(text))


def _question(text: str, setting: Setting) -> str:
    question = read_words(text, setting)
    if not question.endswith("?"):
        raise Unclear("Tulis sebagai pertanyaan, dengan tanda tanya di akhir.")
    return question


def _told_day(answer: str, setting: Setting) -> str:
    return with_weekday(parse_date(answer))


def _span(text: str, setting: Setting) -> str:
    return span_text(parse_span(text))


def _told_span(answer: str, setting: Setting) -> str:
    span = parse_span(answer)
    return " sampai ".join(with_weekday(day) for day in dict.fromkeys((span.start, span.end)))


def _time(text: str, setting: Setting) -> str:
    return one_form(parse_time(text), text)


def _year(text: str, setting: Setting) -> str:
    if not re.fullmatch(r"(19|20)\d\d", text.strip()):
        raise Unclear('Tahun ditulis empat angka, misalnya "2024".')
    return text.strip()


def _choice(kind: type[StrEnum]) -> Callable[[str, Setting], str]:
    return lambda text, setting: decode.choice(kind, text.strip())


def _choices(kind: type[StrEnum]) -> Callable[[str, Setting], str]:
    """Several words of a kind; all of them are ``semua``, as in files."""

    def read(text: str, setting: Setting) -> str:
        words = [word.strip() for word in re.split(r"[,;]", text) if word.strip()]
        if [word.lower() for word in words] == ["semua"]:
            return "semua"
        return ", ".join(dict.fromkeys(decode.choice(kind, word) for word in words))

    return read


def _region(text: str, setting: Setting) -> str:
    """The code of the one region that a code or a name means. ``Unclear`` lists what it may mean, or what is near."""
    regions = setting.site.regions
    meanings = regions_called(text, regions)
    if len(meanings) == 1:
        return meanings[0].code
    near = meanings or regions_like(text, regions)
    choices = ", ".join(f"{region.name} ({region.code})" for region in near)
    if meanings:
        raise Unclear(f'"{text.strip()}" dapat berarti {choices}. Tulis nama lengkapnya atau kodenya.')
    hint = f" Maksud Anda {choices}?" if near else ' Tulis namanya, misalnya "Kabupaten Lahat", atau kodenya, "16.04".'
    raise Unclear(f'Daerah "{text.strip()}" tidak ditemukan.{hint}')


def _election(text: str, setting: Setting) -> str:
    elections = setting.site.elections
    names = {election.name.casefold(): id for id, election in elections.items()}
    word = text.strip().casefold()
    if id := elections.keys() & {word, names.get(word, "")}:
        return id.pop()
    known = ", ".join(elections) or "belum ada satu pun di content/pemilihan"
    raise Unclear(f'Pemilihan "{text.strip()}" tidak ada. {suggestion(word, list(elections))}Yang ada: {known}.')


def _elections(setting: Setting) -> Iterator[tuple[str, str]]:
    """The elections that a site knows, the last one first."""
    for each in sorted(setting.site.elections.values(), key=polling_order, reverse=True):
        day = long(each.polling_day) if each.polling_day else "hari pemungutan suaranya belum ditetapkan"
        yield each.id, f"{each.name}, {day}"


def _bases(text: str, setting: Setting) -> str:
    register = Register(setting.site.regulations)
    citations = [part.strip() for part in text.split(";") if part.strip()]
    for citation in citations:
        if register.find(citation) is None:
            hint = suggestion(citation_name(citation), register.names)
            raise Unclear(
                f'Peraturan "{citation}" belum terdaftar. {hint}Daftarkan dulu: "python3 build.py baru peraturan".'
            )
    return skeleton.entries(citations)


def _items(text: str, setting: Setting) -> str:
    """Numbers of items that there are, as they are said: ``d1, H-2``."""
    numbers = [decode.item_number(word) for word in re.split(r"[,;]", text) if word.strip()]
    for number in numbers:
        if number not in setting.site.guidance:
            raise Unclear(f'Butir "{number}" tidak ada. {suggestion(number, list(setting.site.guidance))}'.rstrip())
    return ", ".join(dict.fromkeys(numbers))


def _names(text: str, setting: Setting) -> str:
    """The names of all who stand, as entries of a list."""
    names = [name.strip() for name in text.split(";") if name.strip()]
    if len(names) < 2:
        raise Unclear('Tulis semua peserta. Bila calonnya tunggal, tulis juga "Kolom kosong".')
    return "\n".join(f"  - nama: {yaml_value(name)}" for name in names)


def _agencies(text: str, setting: Setting) -> str:
    """The names of offices, a line each."""
    return skeleton.entries(" ".join(name.split()) for name in text.split(";") if name.strip())


def _number(text: str, setting: Setting) -> str:
    number = text.strip().upper()
    if not re.fullmatch(r"[A-Z]-[1-9][0-9]*", number):
        raise Unclear('Nomor butir ditulis seperti "D-29".')
    if number in setting.site.guidance:
        raise Unclear(f'Nomor "{number}" sudah dipakai.')
    return number


# --- what a site suggests ------------------------------------------------------------------------------------


def _today(answers: Answers, setting: Setting) -> str:
    return long(setting.today)


def _next_number(answers: Answers, setting: Setting) -> str:
    letter = next(verdict.letter for verdict in Verdict if verdict == answers["putusan"])
    taken = [int(id.partition("-")[2]) for id in setting.site.guidance if id.startswith(f"{letter}-")]
    return f"{letter}-{max(taken, default=0) + 1}"


def _latest_election(answers: Answers, setting: Setting) -> str:
    """The election to come, or else the last one of the whole country in which the region votes, or nothing."""
    region = setting.site.regions.get(answers.get("daerah", ""))
    days = {
        each.id: (each.polling_day >= setting.today, each.repeats is None, each.polling_day)
        for each in setting.site.elections.values()
        if each.polling_day and each.replaced_by is None and (region is None or votes(each, region))
    }
    return max(days, key=days.__getitem__, default="")


def _calendars(answers: Answers, setting: Setting) -> list[str]:
    return [id for id, calendar in setting.site.calendars.items() if calendar.region == answers["daerah"]]


def _election_of_region(answers: Answers, setting: Setting) -> str:
    elections = setting.site.elections
    ids = {setting.site.calendars[id].election for id in _calendars(answers, setting)} & elections.keys()
    return max(ids, key=lambda id: polling_order(elections[id]), default="")


def region_of(answers: Answers, setting: Setting) -> Region:
    """The region that was answered."""
    return setting.site.regions[answers["daerah"]]


def short_name(answers: Answers, setting: Setting) -> str:
    """The name of the region that was answered, in the name of a file: ``lahat``, ``kota-jambi``."""
    return slugged(re.sub(r"^(Kabupaten|Provinsi) ", "", region_of(answers, setting).name))


def _calendar_slug(answers: Answers, setting: Setting) -> str:
    polling = setting.site.elections[answers["pemilihan"]].polling_day
    return f"{short_name(answers, setting)}-{polling.year if polling else answers['pemilihan']}"


def _calendar_title(answers: Answers, setting: Setting) -> str:
    return f"Kalender {setting.site.elections[answers['pemilihan']].name} {region_of(answers, setting).name}"


def _source(answers: Answers, setting: Setting) -> Mapping[str, str]:
    return {"sumber": f"  - judul: {yaml_value(answers['sumber'])}"}


def _election_more(answers: Answers, setting: Setting) -> Mapping[str, str]:
    """The name, and the one stage that every election has, to which the others are added."""
    day = f"\n    tanggal: {answers['pemungutan']}" if answers["pemungutan"] else ""
    stage = _POLLING.format(day, answers["dasar"].replace("\n", "\n    "))
    return {"nama": answers["judul"], "tahapan": stage}


_POLLING = """\
  - id: pemungutan
    nama: Pemungutan suara
    tahap: pemungutan{}
    dasar:
    {}
    verifikasi: belum"""


def _kind_of(answers: Answers) -> EventKind:
    """The kind of event that was answered; before it is, a rakor."""
    return next((kind for kind in EventKind if kind == answers.get("jenis")), EventKind.MEETING)


def _is_held(answers: Answers) -> bool:
    return _kind_of(answers).is_held


def _meeting_slug(answers: Answers, setting: Setting) -> str:
    kind, year = _kind_of(answers), parse_span(answers["tanggal"]).start.year
    name = f"{short_name(answers, setting)}-{year}"
    return name if kind is EventKind.MEETING else f"{kind}-{name}"


def _meeting_more(answers: Answers, setting: Setting) -> Mapping[str, str]:
    """What an event of its kind must have, as far as the site has it for its day: a beginning, to be changed."""
    site, kind, day = setting.site, _kind_of(answers), parse_span(answers["tanggal"]).start
    rules = _rules(site, day)
    host = yaml_value(answers["tuan_rumah"])
    beginnings = {
        "peserta": f'"{answers["daerah"]}"',
        "narasumber": _speakers(answers, setting, day),
        "agenda": _AGENDA.format(host),
        "poin": "  - (isi pokok pertama)",
        "pihak": "  - (isi jabatan pihak pertama)\n  - (isi jabatan pihak kedua)",
        "surat": _LETTER.format(host),
        "boleh_jangan": ", ".join(rules),
        "dasar": skeleton.entries(dict.fromkeys(rules.values())) or "  - …",
    }
    more = {key: text for key, text in beginnings.items() if key in (*kind.needs, "boleh_jangan")}
    more["sumber"] = "  - judul: (isi undangan atau notulanya)"
    calendars = ", ".join(_calendars(answers, setting))
    filled = (sheet for sheet in kind.sheets if calendars or sheet is not Sheet.CALENDAR)
    more["cetak"] = "semua" if kind.sheets == tuple(Sheet) else ", ".join(filled)
    return more | {"kalender": calendars} if calendars else more


def _speakers(answers: Answers, setting: Setting, day: Day) -> str:
    """Those who nearly always speak, as far as they existed on the day."""
    level = "provinsi" if region_of(answers, setting).level == 1 else "kabkota"
    institutions = setting.site.institutions.items()
    hosts = {id: each.short_name or each.name for id, each in institutions if each.existed(day)}
    chosen = [id for id in (f"bawaslu-{level}", f"kpu-{level}", "bkpsdm") if id in hosts] or [*hosts][:1] or ["…"]
    speakers = (f"  - lembaga: {id}\n    jabatan: {yaml_value(f'Narasumber {hosts.get(id, id)}')}" for id in chosen)
    return "\n".join(speakers)


_LETTER = """\
  kepada:
    - (isi kepada siapa surat ini)
  isi:
    - (isi pokok pertama)
  penanda_tangan: {}"""


_AGENDA = """\
  - topik: Pembukaan
    oleh: {}
  - topik: Paparan narasumber
  - topik: Tanya jawab
  - topik: Penutup"""


def _rules(site: Site, day: Day) -> Mapping[str, str]:
    """The items that matter most of those that rest on a regulation in force on a day, each with its first citation."""
    register = Register(site.regulations)
    allowed = [id for id, item in site.guidance.items() if item.verdict is Verdict.ALLOWED]
    ids = dict.fromkeys((*site.settings.top_items, *allowed, *site.guidance))
    items = (item for id in ids if (item := site.guidance.get(id)) and item.withdrawal is None)
    citations = (
        (item.id, basis.citation)
        for item in items
        for basis in item.bases
        if not basis.is_appeal and in_force(basis, register, day)
    )
    rules: dict[str, str] = {}
    for id, citation in citations:
        rules.setdefault(id, citation)
    return dict(islice(rules.items(), _ITEMS_OF_A_MEETING))


_ITEMS_OF_A_MEETING = 8
"""What a meeting can get through."""


# --- the kinds -----------------------------------------------------------------------------------------------

_TITLE = Question("judul", "Judul")
_SUMMARY = Question("ringkasan", "Ringkasan, satu atau dua kalimat")


_OFFICES = """\
  # Isi nilai setiap kantor: alamat, nomor telepon kantor, atau kapan dapat didatangi.
  - nama: BKPSDM
  - nama: Pengawas pemilihan
  - nama: Dinas yang mengurus desa"""
"""Those that readers of a region ask, each to be filled in."""


def _region_more(answers: Answers, setting: Setting) -> dict[str, str]:
    """What a region is called, the words of its own that somebody knows already, and whom to ask there."""
    own = {"istilah": answers["istilah"]} if "istilah" in answers else {}
    return {"kode": answers["daerah"], "nama": region_of(answers, setting).name, **own, "kontak": _OFFICES}


REGION = Question(
    "daerah",
    "Daerah",
    _region,
    typed='nama atau kodenya, misalnya "Kabupaten Lahat"',
    picks=Folder.REGIONS.value,
    told=lambda answer, setting: f"{setting.site.regions[answer].name} ({answer})",
)
MEETING_DAY = Question(
    "tanggal", "Hari rapat, atau hari pertama sampai terakhirnya", _span, default=_today, told=_told_span
)
ELECTION = Question(
    "pemilihan",
    "Pemilihan",
    _election,
    typed="nama berkasnya di content/pemilihan",
    choices=_elections,
    default=_latest_election,
)
_QUESTION = Question("tanya", "Pertanyaannya, seperti diucapkan orang", _question)
_VERDICT = Question("putusan", "Putusan", _choice(Verdict), words=Verdict)
_APPLIES = (
    Question(
        "peran",
        "Berlaku untuk siapa",
        _choices(Role),
        words=Role,
        is_list=True,
        default=lambda answers, setting: "asn",
    ),
    Question(
        "tahap",
        "Kapan",
        _choices(Phase),
        words=Phase,
        is_list=True,
        default=lambda answers, setting: "semua",
    ),
    Question("kanal", "Di mana atau dengan apa", _choices(Channel), words=Channel, is_list=True),
    Question(
        "dasar",
        "Dasar hukum",
        _bases,
        typed='misalnya "PP 94/2021 Pasal 5 huruf n"',
        picks=Names.CITATION.value,
        is_list=True,
    ),
)
"""To whom, when and where an answer applies, and what it rests on."""
_ITEMS = Question(
    "butir", "Butir", _items, typed='nomornya, misalnya "D-1, H-2"', picks=Names.ITEM.value, is_list=True, needed=False
)
_SOURCE = Question("sumber", "Dari mana Anda tahu")


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
                    "audiens",
                    "Untuk siapa",
                    _choices(Role),
                    words=Role,
                    is_list=True,
                    default=lambda answers, setting: "asn",
                ),
                Question("tanggal", "Tanggal bahan", _day, told=_told_day, default=_today),
                Question("penulis", "Bagian yang menulis", needed=False),
            ),
            slug=lambda answers, setting: slugged(answers["judul"]),
        ),
        Beginning(
            name="butir",
            folder=Folder.GUIDANCE,
            what=f"satu butir {in_words(Verdict, 'atau')}",
            questions=(
                _VERDICT,
                Question("nomor", "Nomor butir", _number, default=_next_number),
                Question("kalimat", 'Perbuatannya, tanpa kata "boleh" atau "jangan"'),
                replace(_QUESTION, needed=False),
                Question("alasan", "Alasannya"),
                *_APPLIES,
            ),
            slug=lambda answers, setting: answers["nomor"].lower(),
            more=lambda answers, setting: {"id": answers["nomor"]},
            named_by="nomor",
        ),
        Beginning(
            name="kasus",
            folder=Folder.CASES,
            what="satu kasus: keadaan, pertanyaan, dan jawabannya",
            questions=(
                _TITLE,
                Question("keadaan", "Apa yang terjadi, tanpa nama orang, tempat, dan partai"),
                _QUESTION,
                _VERDICT,
                Question("jawaban", "Jawabannya, satu atau dua kalimat"),
                Question("alasan", "Alasannya"),
                Question("sebaiknya", "Apa yang dapat dilakukan sebagai gantinya", needed=False),
                *_APPLIES,
                replace(_ITEMS, ask="Butir yang diterapkan"),
            ),
            slug=lambda answers, setting: slugged(answers["judul"]),
        ),
        Beginning(
            name="angka",
            folder=Folder.FIGURES,
            what="satu angka resmi dengan sumbernya",
            questions=(
                _TITLE,
                Question("nilai", "Angkanya, seperti di sumbernya"),
                Question("satuan", 'Satuannya, misalnya "laporan"'),
                Question(
                    "tanggal", "Hari angka itu disampaikan, atau hari-hari yang dihitungnya", _span, told=_told_span
                ),
                Question("menghitung", "Apa yang dihitung, dan apa yang tidak"),
                replace(_ITEMS, ask="Butir yang perbuatannya dihitung"),
                _SOURCE,
            ),
            slug=lambda answers, setting: slugged(answers["judul"]),
            more=_source,
        ),
        Beginning(
            name="kalender",
            folder=Folder.CALENDARS,
            what="kalender satu daerah untuk satu pemilihan",
            questions=(REGION, ELECTION, replace(_TITLE, default=_calendar_title)),
            slug=_calendar_slug,
        ),
        Beginning(
            name="peraturan",
            folder=Folder.REGULATIONS,
            what="satu peraturan dan masa berlakunya",
            questions=(
                Question("jenis", 'Jenis, seperti dalam kutipan: "UU", "PP", "SE MenPANRB"'),
                Question("nomor", "Nomor"),
                Question("tahun", "Tahun", _year),
                Question("judul", "Judul lengkapnya"),
                Question("kekuatan", "Kekuatan", _choice(Strength), words=Strength),
                Question("berlaku", "Hari pertama berlaku", _day, told=_told_day),
                Question("ringkasan", "Isinya bagi ASN, satu atau dua kalimat"),
                _SOURCE,
            ),
            slug=lambda answers, setting: slugged(f"{answers['jenis']} {answers['nomor']} {answers['tahun']}"),
            more=_source,
        ),
        Beginning(
            name="lembaga",
            folder=Folder.INSTITUTIONS,
            what="satu lembaga dan tugasnya",
            questions=(
                Question("lembaga", 'Nama lengkapnya, misalnya "Badan Kesatuan Bangsa dan Politik"'),
                Question("singkatan", "Singkatannya", needed=False),
                Question("tugas", "Tugasnya, satu atau dua kalimat"),
            ),
            slug=lambda answers, setting: slugged(answers["singkatan"] or answers["lembaga"]),
            more=lambda answers, setting: {"nama": answers["lembaga"]},
        ),
        Beginning(
            name="rakor",
            folder=Folder.MEETINGS,
            what="rapat koordinasi, apel, edaran, atau acara lain, dengan paket cetaknya (draf)",
            questions=(
                _TITLE,
                _SUMMARY,
                Question(
                    "jenis",
                    "Jenis acara",
                    _choice(EventKind),
                    words=EventKind,
                    default=lambda answers, setting: EventKind.MEETING.value,
                ),
                MEETING_DAY,
                Question("mulai", "Jam mulai", _time, needed=False, is_asked=_is_held),
                Question("tempat", "Tempat", is_asked=_is_held),
                REGION,
                Question(
                    "tuan_rumah",
                    "Tuan rumah",
                    default=lambda answers, setting: f"Pemerintah {region_of(answers, setting).name}",
                ),
                replace(
                    ELECTION,
                    ask="Menjelang pemilihan",
                    default=_election_of_region,
                    needed=False,
                ),
            ),
            slug=_meeting_slug,
            more=_meeting_more,
        ),
        Beginning(
            name="opd",
            folder=Folder.AGENCIES,
            what="daftar perangkat daerah yang dapat diundang",
            questions=(Question("opd", "Perangkat daerah", _agencies, is_list=True),),
            slug=lambda answers, setting: "opd",
            named_by="opd",
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
            questions=(_TITLE, _SUMMARY, Question("tanggal", "Tanggal", _day, told=_told_day, default=_today)),
            slug=lambda answers, setting: slugged(answers["judul"]),
            more=lambda answers, setting: {"diperbarui": answers["tanggal"], "status": Status.DRAFT.value},
        ),
        Beginning(
            name="pemilihan",
            folder=Folder.ELECTIONS,
            what="satu pemilihan dan tahapan nasionalnya",
            questions=(
                Question("judul", 'Nama pemilihan, misalnya "Pilkada 2024"'),
                Question("jenis", "Jenis", _choice(ElectionKind), words=ElectionKind),
                Question("pemungutan", "Hari pemungutan suara", _day, told=_told_day, needed=False),
                Question(
                    "dasar", "Peraturan yang menetapkan jadwalnya", _bases, picks=Names.CITATION.value, is_list=True
                ),
            ),
            slug=lambda answers, setting: slugged(answers["judul"]),
            more=_election_more,
        ),
        Beginning(
            name="pelaporan",
            folder=Folder.CHAINS,
            what="alur pelaporan untuk satu masa",
            questions=(
                _TITLE,
                _SUMMARY,
                Question("sejak", "Hari pertama alur ini dipakai", _day, told=_told_day, needed=False),
                Question("sampai", "Hari terakhir alur ini dipakai", _day, told=_told_day, needed=False),
            ),
            slug=lambda answers, setting: slugged(answers["judul"]),
        ),
        Beginning(
            name="formulir",
            folder=Folder.PLEDGES,
            what="naskah yang dibacakan atau ditandatangani, seperti ikrar",
            questions=(
                _TITLE,
                Question("pembuka", "Kalimat sebelum butir-butirnya"),
                Question("penutup", "Kalimat sesudah butir-butirnya"),
                Question("penanda_tangan", "Siapa yang menandatangani, dengan nama jabatannya"),
            ),
            slug=lambda answers, setting: slugged(answers["judul"]),
        ),
        Beginning(
            name="peserta",
            folder=Folder.CONTESTS,
            what="daftar peserta satu pemilihan, hanya untuk pemeriksaan; tidak pernah terbit",
            questions=(
                REGION,
                ELECTION,
                Question("peserta", "Nama semua peserta", _names, is_list=True),
            ),
            slug=_calendar_slug,
            more=lambda answers, setting: {"lengkap": "ya"},
        ),
    )
}
"""What can be begun, by the word that people type."""
