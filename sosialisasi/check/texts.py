"""What texts refer to is there: citations, items, public pages and their headings, and what to read instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname, relpath

from sosialisasi.check.citations import misquoted
from sosialisasi.check.ids import missing_item
from sosialisasi.check.links import DEAD_ANCHOR, DEAD_LINK
from sosialisasi.check.lookup import Lookup
from sosialisasi.check.names import ITEM_NUMBER
from sosialisasi.ground import misaddressed
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.sayings import suggestion, surely
from sosialisasi.ground.slugs import slugged
from sosialisasi.site import routes
from sosialisasi.site.words import RefKind, Status

UNPUBLISHED_TARGET = Rule(
    Family.REFERENCES,
    "rujukan-belum-terbit",
    '{jenis} "{nilai}" belum terbit (status {status}).',
    "Pembaca akan sampai ke halaman yang tidak ada.",
    "Terbitkan dulu, atau hapus rujukannya.",
    wrong=(
        "content/briefing/cuti.md:\n"
        "status: draf\n"
        "\n"
        "content/briefing/media-sosial.md:\n"
        "Baca juga [tentang cuti](cuti.md)."
    ),
    right=(
        "content/briefing/cuti.md:\n"
        "status: terbit\n"
        "\n"
        "content/briefing/media-sosial.md:\n"
        "Baca juga [tentang cuti](cuti.md)."
    ),
)


def check(lookup: Lookup) -> Iterator[Problem]:
    links, site = _Links(lookup), lookup.site
    for text in site.texts:
        path = text.origin.path
        for ref in text.body.refs:
            if ref.kind is RefKind.CITATION:
                yield from misquoted(lookup, ref.target, path, ref.line)
            elif ref.kind is RefKind.LINK:
                yield from links.check(ref.target, path, ref.line)
            else:
                yield from missing_item(lookup, ref.target, path, ref.line)
    for instead in (*site.texts, *site.answers):
        if instead.successor is None:
            continue
        path, line = instead.origin.path, instead.origin.line("pengganti")
        if ITEM_NUMBER.fullmatch(instead.successor.upper()):
            yield from missing_item(lookup, instead.successor, path, line, "pengganti")
        else:
            yield from links.check(instead.successor, path, line, "pengganti")


class _Links:
    """The files of ``content/`` that have a page of their own, as a link can name them."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        paths = {each.origin.path: each for each in lookup.site.contents}
        self.linkable = {path: each for path, each in paths.items() if routes.of_source(path)}
        self._from: dict[str, list[str]] = {}

    def check(self, target: str, path: str, line: int | None, field: str = "") -> Iterator[Problem]:
        """A link names a file that becomes a public page, and one of its headings if it names any."""
        file, _, anchor = target.partition("#")
        wanted = routes.linked_source(path, file) if file else path
        text = self.linkable.get(wanted)
        if text is None:
            if wanted.rpartition(".")[0] not in self.lookup.broken:
                yield self._dead(target, wanted, path, line, field)
            return
        status = getattr(text, "status", None)
        asking = getattr(self.linkable.get(path), "status", Status.PUBLISHED)
        if status is not None and not status.is_public and wanted != path and asking.is_public:
            yield UNPUBLISHED_TARGET.at(path, line, field, jenis="Halaman", nilai=target, status=status.value)
        headings = {heading.id: heading for heading in text.body.headings} if hasattr(text, "body") else {}
        if anchor and anchor not in headings:
            is_explained = self.lookup.explains(path)
            hint = suggestion(anchor, headings) if is_explained else ""
            meant = surely(anchor, headings) if is_explained else None
            dead = DEAD_ANCHOR.at(path, line, field, halaman=wanted, jangkar=anchor, saran=hint)
            yield dead.with_change(f"#{anchor}", meant and f"#{meant}")

    def _dead(self, target: str, wanted: str, path: str, line: int | None, field: str) -> Problem:
        file, folder = target.partition("#")[0], dirname(path)
        hint, meant = "", None
        cause, address = misaddressed.diagnosis(file)
        if self.lookup.explains(path):
            known = self._files_from(folder)
            hint = suggestion(relpath(wanted, folder), known)
            meant = self._meant(address or file, path, known)
        if meant := meant or address:
            hint = f'{cause} Maksud Anda "{meant}"? '.lstrip()
        return DEAD_LINK.at(path, line, field, tujuan=target, saran=hint).with_change(file, meant)

    def _files_from(self, folder: str) -> list[str]:
        """The files, as a link from a folder spells them."""
        if folder not in self._from:
            self._from[folder] = [relpath(each, folder) for each in self.linkable]
        return self._from[folder]

    def _meant(self, file: str, path: str, known: list[str]) -> str | None:
        """The public file that a dead link can only mean: with another ending, in another folder, or misspelled."""
        files = {each: self.linkable[routes.linked_source(path, each)] for each in known}
        public = [each for each, text in files.items() if getattr(text, "status", Status.PUBLISHED).is_public]
        stem = re.sub(r"\.(?:html?|md|yaml|yml)$", "", file.lower())
        name = slugged(stem.rpartition("/")[2])
        same = [each for each in public if each.rpartition(".")[0] == stem]
        same = same or [each for each in public if each.rpartition("/")[2].rpartition(".")[0] == name]
        if not same:
            there = [each for each in public if dirname(each) == dirname(file)]
            near = surely(name, [each.rpartition("/")[2].rpartition(".")[0] for each in there])
            same = [each for each in there if near and each.rpartition("/")[2].rpartition(".")[0] == near]
        same = [each for each in same if routes.linked_source(path, each) != path]
        return same[0] if len(same) == 1 and dirname(path) else None
