"""What a field of a form asks while somebody types in it: what it could name, and how its day or time is read."""

from __future__ import annotations

from functools import cache

from sosialisasi.desk import beginning
from sosialisasi.desk.authoring import finding, newsite
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, told
from sosialisasi.ground.dates import clock, long, span_text, with_weekday
from sosialisasi.ground.days import parse_date, parse_span
from sosialisasi.ground.problems import Misread
from sosialisasi.ground.times import parse_time
from sosialisasi.reading.editing import Shape
from sosialisasi.site.model import Site


def get_choices(request: Request, desk: Desk) -> Response:
    """What a field can name that has the words ``cari``, the nearest first: ``[{"id", "nama", "keterangan"}]``. Where
    there is no site yet, what every site knows.
    """
    site = _national() if beginning.is_empty(desk) else desk.live.site
    try:
        found = finding.offered(site, request.query.get("jenis", ""), request.query.get("cari", "")) if site else ()
    except KeyError:
        raise Refused("Daftar itu tidak ada.", 404) from None
    return told([{"id": each.id, "nama": each.name, "keterangan": each.note} for each in found])


@cache
def _national() -> Site:
    """What every site knows: asked for with each key that is pressed."""
    return newsite.national()


def get_day(request: Request, desk: Desk) -> Response:
    """How a text is read as a day, days or a time (``bentuk``): as it is to be written, and as it is told.

    Of a text that cannot be read ``salah`` says why in one sentence, and ``benar`` what was meant if that is certain.
    """
    text = request.query.get("teks", "")
    try:
        written, meant = read_as(Shape(request.query.get("bentuk", "")), text)
    except Misread as mistake:
        problem = mistake.at("")
        return told({"salah": f"{problem.message} {problem.reason}", "benar": mistake.right or ""})
    except (KeyError, ValueError):
        raise Refused("Bentuk isian itu tidak dikenali.", 404) from None
    return told({"tulis": written, "arti": meant})


def read_as(shape: Shape, text: str) -> tuple[str, str]:
    """A day, days or a time as it is to be written, and as it is told. ``Misread`` if it is none, ``KeyError`` if the
    shape is of something else.
    """
    return _READ[shape](text)


def _day(text: str) -> tuple[str, str]:
    day = parse_date(text)
    return long(day), with_weekday(day)


def _days(text: str) -> tuple[str, str]:
    span = parse_span(text)
    if span.start == span.end:
        return _day(text)
    return span_text(span), f"{with_weekday(span.start)} sampai {with_weekday(span.end)} ({span.days} hari)"


def _time(text: str) -> tuple[str, str]:
    moment = clock(parse_time(text))
    return moment, f"Pukul {moment}"


_READ = {Shape.DATE: _day, Shape.SPAN: _days, Shape.TIME: _time}
