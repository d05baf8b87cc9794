"""What is done with a file as a whole: renamed, copied, archived, withdrawn, deleted. All that follows from it is found
by trying it, and shown before it is done; it is one save, so that it can be taken back at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from posixpath import dirname, relpath
from typing import Any, ClassVar

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import Plan
from sosialisasi.building.releasing import standings
from sosialisasi.desk import saving
from sosialisasi.desk.authoring.starting import twin
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, told
from sosialisasi.desk.screens import ProblemView, ScreenView, html, problem_views
from sosialisasi.desk.undoing import ChangeView, SaveView, change, done, save_views
from sosialisasi.ground.dates import long
from sosialisasi.ground.days import parse_date
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Misread, Severity
from sosialisasi.ground.slugs import slugged
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.editing import WHOLE, FormPart, Shape, form
from sosialisasi.reading.load import KINDS
from sosialisasi.showing.artifacts import Medium, views_of
from sosialisasi.showing.sheetviews import SheetView
from sosialisasi.site import routes
from sosialisasi.site.keys import entries, name_field_of, slots_of
from sosialisasi.site.model import Site
from sosialisasi.site.words import RefKind, Status


class Act(StrEnum):
    """What can be done with a file."""

    RENAME = "ganti-nama"
    COPY = "salin"
    ARCHIVE = "arsipkan"
    WITHDRAW = "tarik"
    DELETE = "hapus"


@dataclass(frozen=True, slots=True)
class Filed:
    """What a page asks to be done with the file that was ``seen``, or only to be tried."""

    act: Act
    seen: str
    write: bool
    name: str = ""
    date: str = ""
    reason: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """An act as it would be: in words, the files that it writes, the ``path`` that the file has then (nothing if it is
    gone), and the places of other files that name it.
    """

    what: str
    files: Mapping[str, bytes | None]
    path: str
    places: tuple[tuple[str, int], ...] = ()


def get_acts(request: Request, desk: Desk) -> Response:
    """What can be done with a file, and what was saved of it."""
    text = _file(Inputs(desk.root), request.rest)
    saves = desk.history.saves()
    own = [save for save in saves if text.path in save.after]
    return desk.screen(
        ActsView(
            path=text.path,
            digest=text.digest,
            name=text.stem,
            acts=tuple(act.value for act in _acts(text)),
            today=long(desk.host.now().date()),
            others=_others(desk.live.inputs, text.path),
            saves=tuple(save_views(own[:_SAVES], saves)),
        )
    )


_SAVES = 20


def post_act(request: Request, desk: Desk) -> Response:
    """Try an act and show all that follows from it; or do it."""
    wanted = asked(request, Filed)
    with saving.only_writer(desk.root) if wanted.write else nullcontext():
        inputs = Inputs(desk.root)
        text = _file(inputs, request.rest)
        if text.digest != wanted.seen:
            raise Refused("Berkas ini sudah diubah di tempat lain. Muat ulang halaman ini.", 409)
        if wanted.act not in _acts(text):
            raise Refused("Itu tidak dapat dilakukan dengan berkas ini.")
        before = desk.live.understand(inputs)
        filing = _filing(desk, inputs, before, text, wanted)
        if wanted.write:
            way = f"/meja/berkas/{filing.path}" if filing.path else "/meja/riwayat/"
            return told({**done(f"{filing.what}: selesai.", saving.write(desk, filing.what, filing.files)), "ke": way})
        after = desk.live.understand(inputs.with_texts(filing.files))
    return told({"akibat": html(_consequences(desk, text.path, filing, before, after), desk.root)})


def _file(inputs: Inputs, path: str) -> ContentFile:
    """A file of ``content/`` that people write. ``Refused`` if there is none of this path."""
    text = next((text for text in inputs.texts if text.path == path), None)
    if text is None or not saving.folder_of(path).has_keys:
        raise Refused(f'"{path}" tidak ada di folder content.', 404)
    return text


def _acts(text: ContentFile) -> Iterator[Act]:
    """What can be done with a file of its kind."""
    kind = KINDS[text.folder]
    slots = slots_of(kind)
    if name_field_of(kind):
        yield Act.RENAME
    if name_field_of(kind) or "id" in slots:
        yield Act.COPY
    if "status" in slots:
        yield Act.ARCHIVE
    if "ditarik" in slots:
        yield Act.WITHDRAW
    if text.folder != Folder.SETTINGS:
        yield Act.DELETE


# --- acts ----------------------------------------------------------------------------------------------


def _filing(desk: Desk, inputs: Inputs, plan: Plan, text: ContentFile, wanted: Filed) -> Filing:
    """An act as it would be. ``Refused`` if what it needs is missing."""
    site = plan.site or desk.live.site
    places = tuple(_references(site, text)) if site else ()
    found = tuple((path, line) for path, line, _ in places if path != text.path)
    match wanted.act:
        case Act.RENAME:
            return _renamed(desk, inputs, site, text, wanted.name, places)
        case Act.COPY:
            path = _free(desk, text, wanted.name)
            own = {"id": f"id: {_stem(path).upper()}\n"} if "id" in slots_of(KINDS[text.folder]) else {}
            fresh = {"status": f"status: {Status.DRAFT}\n"} if Act.ARCHIVE in _acts(text) else {}
            return Filing(
                what=f"Menyalin {text.path} menjadi {path}",
                files={path: _with_keys(text, {**dict.fromkeys(_OF_ONE, ""), **own, **fresh})},
                path=path,
            )
        case Act.ARCHIVE:
            data = _with_keys(text, {"status": f"status: {Status.ARCHIVED}\n"})
            return Filing(what=f"Mengarsipkan {text.path}", files={text.path: data}, path=text.path, places=found)
        case Act.WITHDRAW:
            data = _with_keys(text, _withdrawal(wanted))
            return Filing(what=f"Menarik {text.path}", files={text.path: data}, path=text.path, places=found)
        case Act.DELETE:
            return Filing(what=f"Menghapus {text.path}", files={text.path: None}, path="", places=found)


_OF_ONE = ("alias", "perubahan", "riwayat", "ditarik", "pengganti")
"""The keys that tell what became of one file, and so of no copy."""


def _withdrawal(wanted: Filed) -> dict[str, str]:
    """The keys of a text that must not be used any more."""
    reason = " ".join(wanted.reason.split())
    if not reason:
        raise Refused("Tulis dulu alasannya: pembaca akan melihatnya.")
    try:
        day = long(parse_date(wanted.date))
    except Misread as mistake:
        raise Refused(mistake.at("").message) from mistake
    keys = {"ditarik": f"ditarik:\n  tanggal: {day}\n  alasan: {yaml_value(reason, within_brackets=False)}\n"}
    if instead := wanted.instead.strip():
        keys["pengganti"] = f"pengganti: {yaml_value(instead, within_brackets=False)}\n"
    return keys


def _renamed(
    desk: Desk,
    inputs: Inputs,
    site: Site | None,
    text: ContentFile,
    name: str,
    places: tuple[tuple[str, int, str], ...],
) -> Filing:
    """A file under another name, which keeps the old one as an alias, and all others that name it by the new one."""
    value = next((each for each in site.contents if each.origin.path == text.path), None) if site else None
    if value is None:
        raise Refused("Perbaiki dulu kesalahan di berkas ini, lalu ganti namanya.")
    path = _free(desk, text, name)
    data = {each.path: each.data for each in inputs.texts}
    files: dict[str, bytes | None] = {}
    for other, line, word in places:
        new = word.removesuffix(_file_name(text.path)) + _file_name(path) if "." in word else _stem(path)
        before = files.get(other) or data[other]
        files[other] = saving.with_words(before, _replaced(saving.words_of(other, before), line, word, new))
    own = replace(text, data=files.pop(text.path, None) or text.data)
    if "alias" in slots_of(KINDS[text.folder]):
        aliases = [alias for alias in value.aliases if alias != _stem(path)]
        files[path] = _with_keys(own, {"alias": f"alias: [{', '.join((*aliases, _stem(text.path)))}]\n"})
    else:
        files[path] = own.data
    return Filing(what=f"Mengganti nama {text.path} menjadi {path}", files={**files, text.path: None}, path=path)


def _replaced(words: str, line: int, word: str, new: str) -> str:
    """A text with another word in one line."""
    lines = words.split("\n")
    if line <= len(lines):
        lines[line - 1] = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", new, lines[line - 1])
    return "\n".join(lines)


def _free(desk: Desk, text: ContentFile, name: str) -> str:
    """The path of a new name in the same folder. ``Refused`` if it is empty or taken."""
    if not name.strip():
        raise Refused("Tulis dulu nama yang baru.")
    path = f"{dirname(text.path)}/{slugged(name)}.{text.path.rpartition('.')[2]}"
    if there := twin(desk.root, path):
        raise Refused(f'"{there}" sudah ada; tidak ada yang ditimpa. Pakai nama lain.')
    return path


def _file_name(path: str) -> str:
    return path.rpartition("/")[2]


def _stem(path: str) -> str:
    return _file_name(path).partition(".")[0]


def _with_keys(text: ContentFile, keys: Mapping[str, str]) -> bytes:
    """The bytes of a file with other lines for some keys; none for a key that goes. ``Refused`` if it has no keys."""
    shown = form(saving.words_of(text.path, text.data), KINDS[text.folder], has_body=text.path.endswith(".md"))
    if any(part.name == WHOLE for part in shown.parts):
        raise Refused("Perbaiki dulu susunan berkas ini.")
    parts = [replace(each, shape=Shape.RAW, value=each.source) if each.name in keys else each for each in shown.parts]
    there = {part.name for part in parts}
    parts += [FormPart(name=key, shape=Shape.RAW, value="") for key in keys if key not in there]
    words = replace(shown, parts=tuple(parts)).filled(dict(keys))
    return saving.with_words(text.data, words)


def _references(site: Site, text: ContentFile) -> Iterator[tuple[str, int, str]]:
    """Where files name another one: their path, the line, and the word that names it there."""
    folder = Folder.named(text.folder)
    if folder is Folder.REGIONS:
        return  # They name the region, which is there without its note.
    held = site.folders.get(folder, {})
    id: str | None = next((id for id, value in held.items() if value.origin.path == text.path), None)
    for content in site.contents:
        origin = content.origin
        for entry in entries(content, folder):
            if id is not None and entry.slot.leads_to is folder and entry.value == id:
                yield origin.path, origin.line(entry.path) or 1, id
        for line, target in _targets(content):
            file = target.partition("#")[0]
            if file and (target == id or routes.linked_source(origin.path, file) == text.path):
                yield origin.path, line or 1, file


def _targets(content: Any) -> Iterator[tuple[int | None, str]]:
    """What a text links to, or says to read instead: the line, and the link or the number of the item."""
    for ref in content.body.refs if hasattr(content, "body") else ():
        if ref.kind is not RefKind.CITATION:
            yield ref.line, ref.target
    if isinstance(instead := getattr(content, "successor", None), str):
        yield content.origin.line("pengganti"), instead


# --- what follows --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsequencesView:
    """All that follows from an act: the files that change, the places that name the file, the addresses that go and
    come, the sheets in people's hands that are not current any more, and what would be wrong.
    """

    template: ClassVar[str] = "akibat.html"
    what: str
    files: tuple[ChangeView, ...]
    places: tuple[tuple[str, int], ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    is_known: bool
    """Whether the pages can be told: a site with errors has none."""
    sheets: tuple[str, ...]
    problems: tuple[ProblemView, ...]


def _consequences(desk: Desk, path: str, filing: Filing, before: Plan, after: Plan) -> ConsequencesView:
    was, now = _pages(before), _pages(after)
    known = {(problem.path, problem.code, problem.message) for problem in before.problems}
    known |= {(filing.path, code, message) for where, code, message in known if where == path}
    problems = [
        each
        for each in after.problems
        if each.severity is not Severity.ADVICE and (each.path, each.code, each.message) not in known
    ]
    is_gone = not (now or filing.path)
    own = {page for page, source in was.items() if source == path} if is_gone else set()
    return ConsequencesView(
        what=filing.what,
        files=tuple(change(each, _data(before, each), data) for each, data in filing.files.items()),
        places=filing.places,
        gone=tuple(sorted(was.keys() - now.keys() if now else own)),
        new=tuple(sorted(now.keys() - was.keys()) if was and now else ()),
        is_known=bool(was and now),
        sheets=tuple(sorted(_released(before) - _released(after) if now else _sheets(before, path) if is_gone else ())),
        problems=problem_views(desk.live, problems),
    )


def _data(plan: Plan, path: str) -> bytes | None:
    return next((text.data for text in plan.inputs.texts if text.path == path), None)


def _pages(plan: Plan) -> dict[str, str]:
    """The pages that everybody can open, each with the file that it comes from."""
    return {each.path: each.source for each in plan.artifacts if each.medium is Medium.WEB and not each.is_office}


def _sheets(plan: Plan, path: str) -> set[str]:
    """Those of the released sheets that are made from a file."""
    views = views_of((each for each in plan.artifacts if each.source == path), SheetView)
    return _released(plan) & {view.stamp.sheet for view in views if view.stamp is not None}


def _released(plan: Plan) -> set[str]:
    """The sheets of which what was released last is what they say."""
    return {each.sheet for each in standings(plan.site, plan.artifacts) if each.is_current} if plan.site else set()


# --- pages ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ActsView(ScreenView):
    """What can be done with a file: ``others`` are what can be read instead of it, as it would name them."""

    template: ClassVar[str] = "berkas-atur.html"
    section: ClassVar[str] = "tulis"
    path: str
    digest: str
    name: str
    acts: tuple[str, ...]
    today: str
    others: tuple[str, ...]
    saves: tuple[SaveView, ...]


def _others(inputs: Inputs, path: str) -> tuple[str, ...]:
    """What can be read instead of a file: of an item another one, of a text another page."""
    if path.startswith(f"{Folder.GUIDANCE.path}/"):
        return tuple(text.stem.upper() for text in inputs.texts if text.folder == Folder.GUIDANCE and text.path != path)
    paths = (text.path for text in inputs.texts if text.path != path and routes.of_source(text.path))
    return tuple(relpath(each, dirname(path)) for each in paths)
