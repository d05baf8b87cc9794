"""*Baru* of the desk: a file of any kind, begun by answering questions on a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from sosialisasi.desk import acts, saving
from sosialisasi.desk.authoring.starting import KINDS, Beginning, Question, Setting, Unclear, twin
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, told
from sosialisasi.desk.screens import ScreenView
from sosialisasi.ground.slugs import slugged

_FIRST = ("rakor", "briefing", "halaman", "butir", "kasus", "angka", "kalender", "daerah", "lembaga", "peraturan")
"""The kinds in the order in which people need them; the others follow."""
_NAME = "nama_berkas"


# --- answers -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Begun:
    """What a form sends: the answers that somebody has typed, by question, and whether that is all. ``body`` is the
    text, if it comes from a file of Word.
    """

    answers: dict[str, str]
    write: bool
    body: str | None = None


@dataclass(slots=True)
class Answered:
    """How far the questions are answered: in their one form, suggested, not to be used (and why, and what was meant),
    and not asked.
    """

    answers: dict[str, str] = field(default_factory=dict)
    suggested: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, str] = field(default_factory=dict)
    meant: dict[str, str] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)

    def take(self, question: Question, typed: Mapping[str, str], setting: Setting) -> None:
        """Take the answer to the next question, or what the site suggests where nobody has typed one."""
        key = question.key
        if not question.is_asked(self.answers):
            self.hidden.append(key)
            self.answers[key] = ""
            return
        if key not in typed:
            suggestion = self._suggestion(question, setting)
            if suggestion is None:
                return
            self.suggested[key] = suggestion
        text = typed.get(key, self.suggested.get(key, ""))
        if question.is_list:
            text = "; ".join(line.strip(" ;") for line in text.splitlines() if line.strip(" ;"))
        if not text.strip():
            if question.needed:
                self.unclear[key] = "Ini harus diisi."
            else:
                self.answers[key] = ""
            return
        try:
            self.answers[key] = question.answer(text, setting)
            self.told[key] = question.told(self.answers[key], setting)
        except Unclear as unclear:
            self.unclear[key] = acts.plainly(str(unclear))
            if unclear.right:
                self.meant[key] = unclear.right

    def _suggestion(self, question: Question, setting: Setting) -> str | None:
        """What the site suggests; nothing if that rests on an answer that is not there yet."""
        try:
            return question.default(self.answers, setting) if question.default else ""
        except KeyError:
            return None


def answered(questions: Sequence[Question], typed: Mapping[str, str], setting: Setting) -> Answered:
    """The answers to some questions, one after the other, as far as they are typed. All of them are there if none is
    unclear: what rests on another one is missing only with that.
    """
    taken = Answered()
    for question in questions:
        taken.take(question, typed, setting)
    return taken


# --- a file --------------------------------------------------------------------------------------------


def get_kinds(request: Request, desk: Desk) -> Response:
    """The kinds of files that can be begun."""
    order = {name: place for place, name in enumerate((*_FIRST, *(name for name in KINDS if name not in _FIRST)))}
    kinds = sorted(KINDS.values(), key=lambda kind: order[kind.name])
    return desk.screen(
        KindsView(
            kinds=tuple(
                KindView(_only_file(kind, desk) or f"/meja/baru/{kind.name}", kind.folder.heading, _sentence(kind.what))
                for kind in kinds
            )
        )
    )


def _only_file(kind: Beginning, desk: Desk) -> str:
    """The form of the one file that there is of a kind, if that is there already."""
    path = twin(desk.root, kind.folder.path) if kind.folder.file else None
    return f"/meja/berkas/{path}" if path else ""


def get_new(request: Request, desk: Desk) -> Response:
    """The questions of one kind."""
    kind, setting = _kind(request.rest), _setting(desk)
    questions = _questions(kind, desk)
    title = f"{kind.folder.heading} baru"
    view = asking(title, _sentence(kind.what), "Buat berkas", questions, setting)
    return desk.screen(replace(view, takes_word=kind.takes_word))


def post_new(request: Request, desk: Desk) -> Response:
    """The answers so far looked at, or the file made of them."""
    begun = asked(request, Begun)
    kind, setting = _kind(request.rest), _setting(desk)
    taken = answered(_questions(kind, desk), begun.answers, setting)
    if taken.unclear or not begun.write:
        return heard(taken)
    body = begun.body if kind.takes_word else None
    slug = taken.answers.pop(_NAME, "") or kind.slug(taken.answers, setting)
    path = kind.path(slug)
    with saving.only_writer(desk.root):
        if there := twin(desk.root, path):
            taken.unclear[kind.named_by or _NAME] = _taken(there)
            return heard(taken)
        saving.write(desk, f"Membuat {path}", {path: kind.text(taken.answers, setting, body).encode()})
    return heard(taken, f"/meja/berkas/{path}")


def _questions(kind: Beginning, desk: Desk) -> tuple[Question, ...]:
    """The questions of a kind, and the last one: the name of the file, where people choose it."""
    if kind.named_by:
        return kind.questions

    def free(text: str, setting: Setting) -> str:
        slug = slugged(text)
        if there := twin(desk.root, kind.path(slug)):
            raise Unclear(_taken(there))
        return slug

    name = Question(_NAME, "Nama berkas; menjadi alamat halamannya, jadi pilih yang pendek", free, default=kind.slug)
    return (*kind.questions, name)


def _taken(path: str) -> str:
    return f'"{path}" sudah ada; tidak ada yang ditimpa. Sunting berkas itu, atau pilih yang lain.'


def _kind(name: str) -> Beginning:
    if name not in KINDS:
        raise Refused(f'Tidak ada jenis berkas "{name}".', 404)
    return KINDS[name]


def _setting(desk: Desk) -> Setting:
    site = desk.live.site
    if site is None:
        raise Refused("Perbaiki dulu pengaturan situs: tanpa itu situs ini belum dapat dibaca.")
    return Setting(site=site, today=desk.host.now().date())


# --- pages ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of file: where it is begun, its heading, and what it is in a sentence."""

    href: str
    heading: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsView(ScreenView):
    """All kinds of files that can be begun."""

    template: ClassVar[str] = "baru.html"
    section: ClassVar[str] = "tulis"
    kinds: tuple[KindView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingView:
    """A question on a form, with what is suggested. ``shape`` is how it is answered: by one of the ``options``, by
    several, by one or by several (chips) that are found among what it ``picks`` from, by lines, or by words.
    """

    key: str
    label: str
    shape: str
    value: str
    is_needed: bool
    is_hidden: bool
    options: tuple[tuple[str, str], ...] = ()
    picks: str = ""
    hint: ClassVar[str] = ""

    @property
    def id(self) -> str:
        return f"isian-{self.key}"

    @property
    def chosen(self) -> tuple[str, ...]:
        """The options that are suggested, of several."""
        words = tuple(word.strip() for word in self.value.split(","))
        return tuple(word for word, _ in self.options) if words == ("semua",) else words


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginningView(ScreenView):
    """The questions of a new file or site."""

    template: ClassVar[str] = "berkas-baru.html"
    section: ClassVar[str] = "tulis"
    title: str
    what: str
    verb: str
    questions: tuple[AskingView, ...]
    takes_word: bool = False
    """Whether its text may come from a file of Word."""


def asking(title: str, what: str, verb: str, questions: Sequence[Question], setting: Setting) -> BeginningView:
    """The page that asks some questions, with what the site suggests."""
    taken = answered(questions, {}, setting)
    return BeginningView(
        title=title, what=what, verb=verb, questions=tuple(_shown(each, taken, setting) for each in questions)
    )


def _shown(question: Question, taken: Answered, setting: Setting) -> AskingView:
    view = AskingView(
        key=question.key,
        label=question.ask,
        shape="baris" if question.is_list else "kata",
        value=taken.suggested.get(question.key, ""),
        is_needed=question.needed,
        is_hidden=question.key in taken.hidden,
    )
    if question.words is not None:
        options = tuple((word.value, getattr(word, "label", word.value)) for word in question.words)
        return replace(view, shape="centang" if question.is_list else "pilihan", options=options)
    if choices := tuple(question.choices(setting)):
        return replace(view, shape="pilihan", options=choices)
    if question.picks:
        return replace(view, shape="keping" if question.is_list else "cari", picks=question.picks)
    return view


def heard(taken: Answered, way: str = "") -> Response:
    """What the page of a form is told; ``way`` is the page that it goes to."""
    return told(
        {
            "salah": taken.unclear,
            "maksud": taken.meant,
            "usul": taken.suggested,
            "terbaca": {key: text for key, text in taken.told.items() if text},
            "tersembunyi": taken.hidden,
            "ke": way,
        }
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
