"""The medium of Word: ``render(view) → bytes`` of a ``.docx`` that an office edits before it is sent or signed.

It says what the printed part says, without code and QR: a working copy, which names in its properties what it was made
from. What nobody knows yet is a row of dots to be written over.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import assert_never

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Inches, Mm
from docx.table import _Cell
from PIL import Image

from sosialisasi.ground import dates
from sosialisasi.showing.rendering import wordstyles as styles
from sosialisasi.showing.sheetviews import (
    AgendaPart,
    EventView,
    FollowUpPart,
    InvitedPart,
    Letterhead,
    MinutesPart,
    PartySigner,
    Signer,
    SigningPart,
    WordFile,
)
from sosialisasi.site.model import AgendaItem

BLANK = "…" * 15
SHORT = "…" * 7
"""What nobody knows yet, to be written over."""
_DOTS_PER_INCH = 600
"""Of the picture of an emblem."""
TICK = "☐"
_ROW = 7
"""The least height of a row to be filled in, in mm."""


def render(view: WordFile) -> bytes:
    """The file of Word; the same view gives the same bytes."""
    document = styles.begin(view.imprint.paper)
    _describe(document, view)
    _head_and_foot(document, view)
    page = _Page(document, styles.text_width(view.imprint.paper))
    _letterhead(page, view.imprint.letterhead)
    match view.part:
        case AgendaPart():
            _agenda(page, view.part)
        case InvitedPart():
            _invited(page, view.part)
        case SigningPart():
            _signing(page, view.part)
        case MinutesPart():
            _minutes(page, view.part)
        case FollowUpPart():
            _follow_ups(page, view.part)
        case _:
            assert_never(view.part)
    return styles.saved(document, view.imprint.date)


class Strong(str):
    """A line of a cell that stands out from those below it."""

    __slots__ = ()


Line = str | None
Cell = Line | Sequence[Line]
"""What stands in a cell: a line, or lines one below the other. ``None`` is nothing."""
Row = str | Sequence[Cell]
"""The cells of a row beside its number; a text alone is the title of the rows below it."""


class _Page:
    """What is written, one thing below the other."""

    def __init__(self, document: Document, width: int) -> None:
        self.document = document
        self.width = width
        """Of the text, in mm."""

    def line(self, text: str, style: str = styles.TEXT) -> None:
        self.document.add_paragraph(text, style)

    def facts(self, event: EventView, *more: tuple[str, str]) -> None:
        """What is known of an event, and what else is said above a form."""
        for name, text in (*_facts(event), *more):
            self.line(f"{name}\t:\t{text}", styles.FACT)
        self.line("", styles.AFTER)

    def items(self, *texts: str) -> None:
        """A numbered list."""
        id = styles.new_count(self.document, of_rows=False)
        for text in texts:
            styles.count_by(self.document.add_paragraph(text, styles.ITEM), id)

    def table(self, about: str, columns: Sequence[tuple[str, int]], rows: Iterable[Row]) -> None:
        """A table whose rows are numbered: the heads of its columns, each with its width in mm. What remains of the
        width goes to those columns that name none (0). Its head stands on each page; ``about`` is read aloud before it.
        """
        named = (("No.", 11), *columns)
        widths = _shared([width for _, width in named], self.width)
        table = self.document.add_table(0, len(named), styles.GRID)
        styles.describe(table, about, widths)
        head = table.add_row()
        styles.repeat(head)
        for cell, (name, _) in zip(head.cells, named, strict=True):
            _write(cell, name, styles.HEAD)
        id = styles.new_count(self.document, of_rows=True)
        for row in rows:
            made = table.add_row()
            styles.keep_whole(made)
            cells = made.cells
            if isinstance(row, str):
                _write(cells[0].merge(cells[-1]), row, styles.STRONG)
                continue
            made.height, made.height_rule = Mm(_ROW), WD_ROW_HEIGHT_RULE.AT_LEAST
            cells[0].paragraphs[0].style = styles.MIDDLE
            styles.count_by(cells[0].paragraphs[0], id)
            for cell, content in zip(cells[1:], row, strict=True):
                _write(cell, content, styles.CELL)
        self.line("", styles.AFTER)

    def signatures(self, *blocks: tuple[Sequence[str], Signer], number: str = "NIP") -> None:
        """Places to sign, two beside each other: above each what its signer is called, below it who signs."""
        table = self.document.add_table(0, 2, styles.PLAIN)
        styles.describe(table, "Tempat tanda tangan", _shared([0, 0], self.width))
        for start in range(0, len(blocks), 2):
            row = table.add_row()
            styles.keep_whole(row)
            for cell, (above, signer) in zip(row.cells, blocks[start : start + 2], strict=False):
                first, *others = above
                _write(cell, first, styles.ROLE)
                for line in others:
                    cell.add_paragraph(line, styles.SIGNING)
                cell.add_paragraph(signer.name or f"({BLANK})", styles.SIGNER)
                if signer.rank:
                    cell.add_paragraph(signer.rank, styles.SIGNING)
                if not (isinstance(signer, PartySigner) and signer.has_no_number):
                    cell.add_paragraph(f"{number} {signer.number or SHORT}", styles.SIGNING)


def _shared(widths: Sequence[int], whole: int) -> tuple[int, ...]:
    rest = (whole - sum(widths)) // max(1, widths.count(0))
    return tuple(width or rest for width in widths)


def _write(cell: _Cell, content: Cell, style: str) -> None:
    lines = [content] if isinstance(content, str | None) else content
    for number, line in enumerate(line for line in lines if line is not None):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style = styles.MIDDLE if line == TICK else styles.STRONG if isinstance(line, Strong) else style
        paragraph.add_run(line)
    if not cell.paragraphs[0].runs:
        cell.paragraphs[0].style = style


# --- parts -------------------------------------------------------------------------------------------


def _for_word(picture: bytes) -> BytesIO:
    """The picture of an emblem with 300 dots an inch, half of what it has, and without compression: not every machine
    compresses to the same bytes.
    """
    plain = BytesIO()
    with Image.open(BytesIO(picture)) as opened:
        opened.convert("L").reduce(2).convert("1", dither=Image.Dither.NONE).save(plain, "PNG", compress_level=0)
    plain.seek(0)
    return plain


def _agenda(page: _Page, part: AgendaPart) -> None:
    page.line(part.title, styles.TITLE)
    page.line("Lampiran undangan; nomor surat diisi pada surat pengantar", styles.SUBTITLE)
    page.facts(part.event)
    if part.agenda:
        has_times = any(each.start for each in part.agenda)
        times = (("Pukul", 34 if any(each.is_open_ended for each in part.agenda) else 27),) if has_times else ()
        columns = (*times, ("Acara", 0), ("Oleh", 48))
        page.table("Susunan acara: pukul, acara, dan pembawanya", columns, _agenda_rows(part, has_times))
    if part.speakers:
        page.line("Narasumber", styles.HEADING)
        rows = [
            ((each.name and Strong(each.name), each.office), each.institution, each.topic) for each in part.speakers
        ]
        page.table("Narasumber", (("Nama dan jabatan", 0), ("Lembaga", 0), ("Topik", 45)), rows)


def _agenda_rows(part: AgendaPart, has_times: bool) -> Iterator[Row]:
    """The lines of an agenda; those of each day below its name if there are several."""
    day = None
    for item in part.agenda:
        if part.days and item.day and item.day != day:
            day = item.day
            yield f"Hari {day}: {dates.with_weekday(part.days[day - 1])}"
        when = (_time_of(item),) if has_times else ()
        yield (*when, (Strong(item.topic), item.detail), item.lead)


def _time_of(item: AgendaItem) -> Line:
    if item.start is None:
        return None
    until = f"–{dates.clock(item.end)}" if item.end else ""
    return f"{dates.clock(item.start)}{until}{' s.d. selesai' if item.is_open_ended else ''}"


def _invited(page: _Page, part: InvitedPart) -> None:
    page.line(part.title, styles.TITLE)
    page.line(f"Lampiran surat nomor {BLANK} tanggal {SHORT}", styles.SUBTITLE)
    page.facts(part.event)
    columns = (("Yth.", 0), ("Nama", 45), ("Keterangan (konfirmasi)", 40))
    page.table("Siapa yang diundang, dan jawabannya", columns, _invited_rows(part))


def _invited_rows(part: InvitedPart) -> Iterator[Row]:
    speakers = ((f"Narasumber ({len(part.speakers)})", part.speakers),) if part.speakers else ()
    for title, rows in (*((group.title, group.rows) for group in part.groups), *speakers):
        yield title
        for each in rows or (Signer(office="Belum dirinci satu per satu"),):
            yield _office(each), each.name, None
    yield "Tambahan"
    yield from [(None, None, None)] * 2


def _signing(page: _Page, part: SigningPart) -> None:
    stated = "menyatakan bahwa naskah berikut telah dibacakan atau ditandatangani sebagaimana dicatat di bawah ini:"
    page.line(part.title, styles.TITLE)
    page.line(f"Nomor: {BLANK}", styles.SUBTITLE)
    opening = f"{_when_and_where(part.event)}, kami yang bertanda tangan di bawah ini"
    if part.parties:
        page.line(f"{opening}:")
        who = (("Nama", 36), ("Pangkat, golongan", 26), ("NIP/NRP", 32), ("Jabatan", 0), ("Disebut", 20))
        named = [(each.name, each.rank, each.number, _office(each), each.called) for each in part.parties]
        page.table("Para pihak", who, named)
        page.line(stated)
    else:
        page.line(f"{opening} {stated}")
    columns = (("Naskah", 0), ("Dibacakan", 24), ("Ditandatangani", 32), ("Jumlah lembar", 30))
    page.table("Naskah yang dibacakan atau ditandatangani", columns, [(text, TICK, TICK, None) for text in part.texts])
    numbers = part.listed, part.came, part.signed, part.unsigned
    listed, came, signed, unsigned = (SHORT if number is None else number for number in numbers)
    page.line(
        f"Dari {listed} orang dalam daftar, hadir atau diwakili {came} orang, menandatangani {signed} orang, dan belum "
        f"menandatangani {unsigned} orang. Catatan: {BLANK}"
    )
    each_one = ", satu untuk setiap pihak" if part.parties else ""
    copies = part.copies or f"{SHORT} ({SHORT})"
    page.line(f"Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap {copies}{each_one}.")
    if not part.parties:
        signing = ("Yang membuat berita acara", part.event.kind.leader, "Saksi 1", "Saksi 2")
        page.signatures(*(((each,), Signer()) for each in signing), number="NIP/NRP")
        return
    page.signatures(*((_party(each), each) for each in part.parties), number="NIP/NRP")
    page.line("Saksi-saksi:")
    page.items(*[f"{BLANK} tanda tangan: {BLANK}"] * 2)


def _when_and_where(event: EventView) -> str:
    """In figures and in words; on which of several days they sign is known only then."""
    if event.date and not event.last_day:
        weekday = dates.WEEKDAYS[event.date.weekday()]
        day = f"{weekday}, tanggal {dates.long(event.date)} ({dates.in_words(event.date)}), pukul {_hours_of(event)}"
    else:
        day = f"{SHORT}, tanggal {BLANK}, pukul {SHORT if event.last_day else _hours_of(event)}"
    during = ""
    if event.last_day:
        during = f" ({_days_of(event)}{f', pukul {_hours_of(event)}' if event.start else ''})"
    return f"Pada hari ini {day}, bertempat di {event.place or BLANK}, dalam acara {event.title}{during}"


def _office(signer: Signer) -> str:
    return _joined(signer.office, signer.unit)


def _party(party: PartySigner) -> Sequence[str]:
    return (f"{party.called},", _office(party)) if party.called else (_office(party),)


def _minutes(page: _Page, part: MinutesPart) -> None:
    kind = part.event.kind
    page.line(part.title, styles.TITLE)
    page.line("", styles.AFTER)
    known = "; ".join(_joined(each.name, each.office, each.unit) for each in part.speakers)
    speakers = (("Narasumber", known or BLANK),) if kind.has_speakers else ()
    came = ("Jumlah hadir", f"{SHORT} orang (lihat daftar hadir)")
    page.facts(part.event, (kind.leader, BLANK), *speakers, came)
    topics = (*part.topics, *("",) * max(0, 4 - len(part.topics)))
    page.table("Yang dibahas", (("Pokok bahasan", 55), ("Yang dibahas", 0)), [(topic, None) for topic in topics])
    page.line("Tanya jawab", styles.HEADING)
    page.table("Tanya jawab", (("Penanya", 40), ("Pertanyaan", 0), ("Jawaban", 0)), [(None, None, None)] * 3)
    page.line("Kesimpulan", styles.HEADING)
    page.items(BLANK, BLANK, BLANK)
    where = "kesimpulan" if part.is_last_word else "lembar tindak lanjut"
    page.line(f"Yang harus dikerjakan sesudah {kind.noun.lower()} dicatat di {where}: apa, siapa, kapan.")
    page.signatures((("Notulis",), Signer()), ((kind.leader,), Signer()))


def _follow_ups(page: _Page, part: FollowUpPart) -> None:
    page.line(part.title, styles.TITLE)
    page.line("", styles.AFTER)
    page.facts(part.event)
    columns = (("Apa", 0), ("Siapa", 40), ("Kapan", 32), ("Selesai (paraf)", 22))
    known = [(each.what, each.who, dates.long(each.due) if each.due else None, None) for each in part.follow_ups]
    page.table("Yang harus dikerjakan", columns, [*known, *[(None,) * 4] * max(3, 6 - len(known))])


def _facts(event: EventView) -> Iterator[tuple[str, str]]:
    """What stands above every form of an event; what nobody knows yet is to be written."""
    if not event.kind.is_held:
        yield "Edaran", event.title
        yield "Tanggal", dates.long(event.date) if event.date else BLANK
        return
    yield "Acara", event.title
    yield "Hari, tanggal", _days_of(event)
    yield "Pukul", _hours_of(event)
    yield "Tempat", event.place or BLANK


def _days_of(event: EventView) -> str:
    days = [dates.with_weekday(day) for day in (event.date, event.last_day) if day]
    return " s.d. ".join(days) or BLANK


def _hours_of(event: EventView) -> str:
    if event.start is None:
        return BLANK
    until = f"–{dates.clock(event.end)}" if event.end else ""
    return f"{dates.clock(event.start)}{until} {event.zone}{' s.d. selesai' if event.is_open_ended else ''}"


def _joined(*texts: str | None) -> str:
    return ", ".join(text for text in texts if text)


# --- around them -------------------------------------------------------------------------------------


def _describe(document: Document, view: WordFile) -> None:
    """What the file says of itself; its day is that of its content."""
    day = view.imprint.date
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    about = document.core_properties
    about.title, about.subject = _property(view.title), _property(view.subject)
    about.author = about.last_modified_by = _property(view.imprint.publisher)
    about.language = "id-ID"
    about.comments, about.keywords = _property(_made_from(view)), ""
    about.created = about.modified = moment
    about.revision = 1


def _property(text: str) -> str:
    """A text as Word keeps one of a file: no longer than 255 letters."""
    return text if len(text) <= 255 else f"{text[:254]}…"


def _made_from(view: WordFile) -> str:
    """What the file was made from: on its pages only while nobody may sign it."""
    return f"Salinan kerja dari {view.imprint.url}; yang dirilis lembar PDF-nya."


def _head_and_foot(document: Document, view: WordFile) -> None:
    section, own = document.sections[0], view.imprint
    if view.caution:
        head = section.header.paragraphs[0]
        head.text, head.style = f"{view.caution.word}: {view.caution.reason}", "Header"
    foot = section.footer.paragraphs[0]
    foot.text, foot.style = f"{view.title} · {own.occasion}", "Footer"
    if view.caution:
        section.footer.add_paragraph(_made_from(view), "Footer")
    whose = "Contoh: bukan dokumen instansi sungguhan" if own.is_example else own.publisher
    last = section.footer.add_paragraph(f"{whose}\tHalaman ", "Footer")
    styles.add_field(last, "PAGE")
    last.add_run(" dari ")
    styles.add_field(last, "NUMPAGES")


def _letterhead(page: _Page, kop: Letterhead) -> None:
    """The kop: its second line, the office's own name, is the largest, those after it are small; the emblem stands on
    their left.
    """
    if not kop.lines:
        return
    largest = min(1, len(kop.lines) - 1)
    names = [
        (line, styles.OFFICE if number == largest else styles.LETTERHEAD if number == 0 else styles.ADDRESS)
        for number, line in enumerate(kop.lines)
    ]
    if kop.emblem is None:
        for line, style in names:
            page.line(line, style)
    else:
        width = kop.emblem.width / _DOTS_PER_INCH
        side = math.ceil(width * 25.4) + 4
        table = page.document.add_table(1, 2, styles.PLAIN)
        styles.describe(table, "Kop", (side, page.width - side))
        picture, text = table.rows[0].cells
        picture.paragraphs[0].add_run().add_picture(_for_word(kop.emblem.picture), Inches(width))
        styles.name_picture(picture.paragraphs[0], f"Lambang {kop.lines[0]}")
        for number, (line, style) in enumerate(names):
            paragraph = text.add_paragraph() if number else text.paragraphs[0]
            paragraph.style = style
            paragraph.add_run(line)
    page.line("", styles.RULE)
