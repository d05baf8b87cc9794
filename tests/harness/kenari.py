"""A site with a canary in every string of its content: what hostile content would look like, field by field.

The fields are those of ``site.keys.slots_of``, so that a field that is added is poisoned by itself. What leads
somewhere (an id, an address, a code) is in ``KNOWN``; ``test_hostile`` holds that a canary there is refused.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date, time
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from harness import Situs
from sosialisasi.ground.dates import Span
from sosialisasi.reading.load import KINDS, WITHOUT_KEYS
from sosialisasi.site import model
from sosialisasi.site.keys import inner_type, is_part, slots_of

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>"  # HTML
    "\" onclick=\"x' onfocus='x"  # attributes
    " ]]> --> &lt; &amp;copy; <?x ?>"  # XML
    " javascript:alert(1) ?a=b&c=%22#d"  # URLs
    '\nEND:VEVENT\r\nBEGIN:VEVENT\\n;,:"'  # iCalendar
    '"}],\\u0000 \u2028 </script> ${x}'  # JSON and JavaScript
    " \t=HYPERLINK(1) +1 @SUM(1)"  # CSV
    ' #panic() $x$ `y` // /* ] [ \\" @z <l>'  # Typst
    " *tebal* _miring_ ~coret~ ```mono```"  # WhatsApp and Markdown
    " {{ 7 * 7 }}{% raise %}{# x #} ; tamat"  # Jinja, and our own lists
)
MARK = re.compile(r"kenari(?:[A-Z][a-z]*)+")
"""What each canary begins with: of which type and field it is."""


def canary(kind: type, field: str) -> str:
    words = "".join(word.capitalize() for word in field.split("_"))
    mark = f"kenari{kind.__name__}{words}"
    return f"{mark} {hostile(mark)}"


def hostile(mark: str) -> str:
    """What follows a mark. Of a text that is signed, braces are blanks, and it is refused if they are unknown."""
    return HOSTILE.translate(str.maketrans("{}", "()")) if mark.startswith("kenariPledge") else HOSTILE


WRITTEN = {folder: kind for folder, kind in KINDS.items() if kind not in WITHOUT_KEYS}
"""What staff write in words, by its folder."""

OMIT = object()
ANOTHER = "kenari"
"""The name of every file that holds canaries, and so of what it is about."""

KNOWN: dict[tuple[type, str], Any] = {
    (model.Settings, "url"): "https://contoh.example/uji/",
    (model.Settings, "identity"): "contoh.example/uji",
    (model.Settings, "papers"): ["a4"],
    (model.Settings, "top_items"): ["K-1"],
    (model.Settings, "emblem"): OMIT,
    (model.RegionNote, "emblem"): OMIT,
    (model.RegionNote, "code"): "16.10",
    (model.RegionNote, "name"): "Kabupaten Ogan Ilir",
    (model.Institution, "region"): OMIT,
    (model.Institution, "stands_for"): OMIT,
    (model.Institution, "successor"): "bawaslu",
    (model.Institution, "is_temporary"): "tidak",
    (model.Regulation, "aliases"): ["kenari-lama"],
    (model.Regulation, "regions"): OMIT,
    (model.Regulation, "amends"): ["pp-53-2010"],
    (model.Regulation, "revoked_by"): "uu-10-2016",
    (model.Guidance, "id"): "K-1",
    (model.Guidance, "verdict"): "bersyarat",
    (model.Guidance, "phases"): "semua",
    (model.Guidance, "withdrawal"): OMIT,
    (model.Guidance, "successor"): OMIT,
    (model.ReportingChain, "region"): OMIT,
    (model.Case, "aliases"): ["kasus-lama"],
    (model.Case, "items"): ["K-1"],
    (model.Case, "withdrawal"): OMIT,
    (model.Case, "successor"): OMIT,
    (model.Figure, "items"): ["K-1"],
    (model.ReportingChain, "institutions"): ["bawaslu"],
    (model.Stage, "id"): "tahap-kenari",
    (model.Stage, "rules"): OMIT,
    (model.Election, "replaced_by"): OMIT,
    (model.Choice, "regions"): ["16.10"],
    (model.Choice, "exceptions"): OMIT,
    (model.Repeated, "election"): "pilkada-2024",
    (model.Override, "stage"): "tahap-kenari",
    (model.LocalEvent, "id"): "acara-kenari",
    (model.Calendar, "aliases"): ["kalender-lama"],
    (model.Stage, "span"): "10 Oktober 2024",
    (model.Calendar, "region"): "16.10",
    (model.Calendar, "election"): ANOTHER,
    (model.Contest, "election"): ANOTHER,
    (model.Contest, "region"): "16.10",
    (model.Briefing, "aliases"): ["briefing-lama"],
    (model.Briefing, "regions"): ["16.10"],
    (model.Briefing, "elections"): [ANOTHER],
    (model.Briefing, "status"): "terbit",
    (model.Briefing, "withdrawal"): OMIT,
    (model.Briefing, "successor"): OMIT,
    (model.Page, "aliases"): ["halaman-lama"],
    (model.Page, "status"): "terbit",
    (model.Page, "withdrawal"): OMIT,
    (model.Page, "successor"): OMIT,
    (model.Meeting, "aliases"): ["rakor-lama"],
    (model.Meeting, "region"): "16.10",
    (model.Meeting, "participants"): ["16.10"],
    (model.Meeting, "span"): "22 November 2026",
    (model.Meeting, "host_institution"): ANOTHER,
    (model.Meeting, "letter"): OMIT,
    (model.Meeting, "pledges"): ["ikrar", "pakta-integritas"],
    (model.Invitation, "regions"): ["16.10"],
    (model.Meeting, "elections"): [ANOTHER],
    (model.Meeting, "end"): "09.00",
    (model.AgendaItem, "end"): "09.00",
    (model.Meeting, "sheets"): "semua",
    (model.Meeting, "guidance"): ["K-1"],
    (model.Meeting, "calendars"): [ANOTHER],
    (model.Meeting, "status"): "terbit",
    (model.Meeting, "withdrawal"): OMIT,
    (model.Meeting, "successor"): OMIT,
    (model.Speaker, "institution"): ANOTHER,
    (model.Source, "url"): "https://contoh.example/sumber",
    (model.Contact, "url"): "https://contoh.example/kontak",
}

_PLAIN: dict[Any, Any] = {
    int: "1",
    bool: "ya",
    date: "22 November 2026",
    time: "08.00",
    Span: "10–12 Oktober 2024",
}


def value(kind: type, field: str, hint: Any) -> Any:
    """What to write for a field of a type: a list has one entry, a choice is its first word, a text is a canary."""
    if (known := KNOWN.get((kind, field))) is not None:
        return known
    if isinstance(hint, UnionType):
        return value(kind, field, get_args(hint)[0])
    if hint == tuple[model.Basis, ...]:
        law = f"PP 94/2021 {canary(model.Basis, 'citation')}"
        return [filled(model.Basis, citation=law, strength=OMIT), filled(model.Basis, strength="imbauan")]
    if get_origin(hint) is tuple:
        return [value(kind, field, get_args(hint)[0])]
    if hint in _PLAIN:
        return _PLAIN[hint]
    if is_dataclass(hint):
        return filled(typing.cast(type, hint))
    if issubclass(hint, StrEnum):
        return next(iter(hint)).value
    return canary(kind, field)


def filled(of: type, /, **changed: Any) -> dict[str, Any]:
    """Every field of a type by its Indonesian key, ``changed`` where they are named."""
    made = {key: changed.get(slot.name, value(of, slot.name, slot.type)) for key, slot in slots_of(of).items()}
    return {key: each for key, each in made.items() if each is not OMIT}


def circular() -> dict[str, Any]:
    """Every field of a circular, which has no others of an event."""
    never = ("place", "start", "end", "is_open_ended", "speakers", "agenda", "parties", "aliases")
    letter = filled(model.Letter)
    return filled(model.Meeting, kind="edaran", letter=letter, **dict.fromkeys(never, OMIT))


def text_fields(kind: type) -> Iterator[tuple[type, str]]:
    """Every field of a type that holds text of its own, and of all types in it."""
    for slot in slots_of(kind).values():
        hint = inner_type(slot.type)
        if hint is str:
            yield kind, slot.name
        elif is_part(hint):
            yield from text_fields(typing.cast(type, hint))


def write(situs: Situs) -> None:
    """Put canaries into a site, whatever has a public page also in a file that is withdrawn."""
    gone = {"withdrawal": filled(model.Withdrawal)}
    for folder, kind in WRITTEN.items():
        match kind:
            case model.Settings:
                put(situs, "content/situs.yaml", filled(kind))
            case model.RegionNote:
                put(situs, "content/daerah/16-10.yaml", filled(kind))
            case model.Contest:
                two = [filled(model.Participant, number=number) for number in ("1", "2")]
                put(situs, "content/peserta/kenari.yaml", filled(kind, participants=two))
            case model.Agencies:
                put(situs, "content/opd.yaml", filled(kind))
            case model.ReportingChain:
                situs.remove("content/pelaporan/sejak-bkn.yaml")
                put(situs, "content/pelaporan/kenari.yaml", filled(kind))
            case model.Pledge:
                put(situs, "content/formulir/ikrar.yaml", filled(kind, is_individual="tidak"))
                put(situs, "content/formulir/pakta-integritas.yaml", filled(kind))
            case model.Guidance:
                put(situs, "content/boleh-jangan/k-1.yaml", filled(kind))
                put(situs, "content/boleh-jangan/k-2.yaml", filled(kind, id="K-2", successor="D-1", **gone))
            case model.Case:
                put(situs, "content/kasus/kenari.yaml", filled(kind))
                instead = {"aliases": OMIT, "successor": "kenari.yaml", **gone}
                put(situs, "content/kasus/kenari-ditarik.yaml", filled(kind, **instead))
            case model.Briefing | model.Meeting | model.Page:
                put(situs, f"content/{folder}/kenari.md", filled(kind))
                instead = {"aliases": OMIT, "successor": "../halaman/tentang.md", **gone}
                put(situs, f"content/{folder}/kenari-ditarik.md", filled(kind, **instead))
                if kind is model.Meeting:
                    put(situs, f"content/{folder}/kenari-edaran.md", circular())
            case _:
                put(situs, f"content/{folder}/kenari.yaml", filled(kind))


def put(situs: Situs, path: str, fields: Mapping[str, Any]) -> None:
    """Write a file; what JSON writes is YAML, too."""
    head = "".join(f"{key}: {json.dumps(each, ensure_ascii=False)}\n" for key, each in fields.items())
    head = head.replace("\u2028", "\\u2028")
    situs.write(path, f"---\n{head}---\n\nIsi naskah.\n" if path.endswith(".md") else head)
