"""Every citation is of a regulation of the site and of an article of it; every appeal says whose it is and of when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from sosialisasi.check.bases import cited
from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.ground.sayings import suggestion
from sosialisasi.site.citations import Register, citation_name
from sosialisasi.site.keys import Entry

_rule = partial(Rule, Family.REFERENCES)

UNKNOWN_REGULATION = _rule(
    "peraturan-tak-dikenal",
    'Kutipan "{nilai}" tidak cocok dengan peraturan mana pun.',
    "Setiap pernyataan hukum harus punya dasar yang terdaftar.",
    "{saran}Daftarkan peraturannya di content/peraturan, atau perbaiki kutipannya.",
    wrong="Dasarnya [[PP 49/2021 Pasal 5]].",
    right="Dasarnya [[PP 94/2021 Pasal 5]].",
)

UNLISTED_ARTICLE = _rule(
    "pasal-tak-terdaftar",
    "Pasal {pasal} tidak ada di daftar pasal {peraturan}.",
    "Nomor pasal yang keliru mengarahkan orang ke aturan lain, atau ke pasal yang tidak ada.",
    'Periksa nomornya. Yang terdaftar: {ada}. Bila pasal itu memang ada, tambahkan ke "pasal" di {berkas}.',
    Severity.WARNING,
    wrong="Dasarnya [[PP 94/2021 Pasal 95 huruf n]].",
    right="Dasarnya [[PP 94/2021 Pasal 5 huruf n]].",
)

UNSOURCED_APPEAL = _rule(
    "imbauan-tanpa-sumber",
    'Imbauan "{nilai}" tidak menyebut tanggal atau sumbernya.',
    "Imbauan tanpa tanggal dan sumber tidak dapat diperiksa.",
    'Tambahkan "tanggal: …" dan "sumber: {{judul: …, alamat: …}}".',
    wrong="dasar:\n  - kutipan: Imbauan menjauhi tempat kampanye\n    kekuatan: imbauan",
    right=(
        "dasar:\n"
        "  - kutipan: Imbauan menjauhi tempat kampanye\n"
        "    kekuatan: imbauan\n"
        "    tanggal: 15 Juli 2024\n"
        "    sumber: {judul: Laman instansi, alamat: https://contoh.go.id/imbauan}"
    ),
)

_PASSAGE = re.compile(r"(.*?)(pasal\b)?((?(2).*))", re.IGNORECASE)


def of_file(lookup: Lookup, content: Any, held: Iterable[Entry]) -> Iterator[Problem]:
    for where in cited(content, held):
        basis = where.basis
        if basis.is_appeal:
            if basis.source is None or basis.date is None:
                yield UNSOURCED_APPEAL.at(where.origin, where.field, nilai=basis.citation)
        else:
            line = where.origin.line(where.field)
            yield from misquoted(lookup, basis.citation, where.origin.path, line, where.field)


def misquoted(lookup: Lookup, text: str, path: str, line: int | None, field: str = "") -> Iterator[Problem]:
    """A problem if there is no regulation of a citation, or if the regulation lists articles but not this one."""
    register = lookup.register
    citation = register.find(text)
    if citation is None:
        if not lookup.has_broken(Folder.REGULATIONS):
            hint = suggestion(citation_name(text), register.names) if lookup.explains(path) else ""
            if meant := _meant(register, text):
                hint = f'Maksud Anda "{meant}"? '
            yield UNKNOWN_REGULATION.at(path, line, field, nilai=text, saran=hint).with_change(text, meant)
    elif article := citation.unlisted:
        yield UNLISTED_ARTICLE.at(
            path,
            line,
            field,
            pasal=article,
            peraturan=citation.regulation.short,
            ada=", ".join(citation.regulation.articles),
            berkas=citation.regulation.origin.path,
        )


def _meant(register: Register, text: str) -> str | None:
    """A citation as it is understood, of which only signs or the year are missing."""
    name, pasal, passage = _PASSAGE.fullmatch(" ".join(text.split())).groups()  # type: ignore[union-attr]
    wanted = _squeezed(citation_name(name))
    names = {
        regulation.short: {_squeezed(known) for known in (*regulation.names, f"{regulation.kind} {regulation.number}")}
        for regulation in register.by_id.values()
    }
    found = [short for short, spellings in names.items() if wanted and wanted in spellings]
    return f"{found[0]} {pasal or ''}{passage or ''}".rstrip() if len(found) == 1 else None


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+|(?<![a-z])(?:nomor|no|tahun)(?![a-z])", "", name.casefold())
