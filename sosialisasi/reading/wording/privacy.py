"""Personal data that a text would publish: NIK, NIP, the phone number or the private e-mail address of a person.

The contacts of an office (``kontak``) are there to be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sosialisasi.ground.problems import problem
from sosialisasi.reading.wording.passages import Passage
from sosialisasi.reading.wording.suppressions import Finding

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
# A NIK is a district, a day of birth (of women plus 40) and a number; a NIP is two dates, the sex and a number.
_NIK = re.compile(rf"(?<!\d)[1-9]\d[ .]?\d\d[ .]?\d\d[ .]?(?:{_DAY}|[4-6]\d|7[01]){_MONTH}\d\d[ .]?\d{{4}}(?!\d)")
_NIP = re.compile(rf"(?<!\d)(?:19|20)\d\d{_MONTH}{_DAY}[ .]?(?:19|20)\d\d{_MONTH}[ .]?[12][ .]?\d{{3}}(?!\d)")
_PHONE = re.compile(r"(?<![\w/.=-])(?:\+62|62|0)[ .-]?8\d{2}[ .-]?\d{3,4}[ .-]?\d{3,5}(?!\w)|wa\.me/62?\d{9,}")
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|icloud|proton|protonmail)\.[\w.]{0,20}\w",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d .-]{8}")
_KINDS = (("nik", _NIK), ("nip", _NIP), ("telepon-pribadi", _PHONE), ("surel-pribadi", _MAIL))


def find(passages: Iterable[Passage], path: str) -> Iterator[Finding]:
    """Each with only as much of it as is needed to find it again: reports are passed on, too."""
    for passage in passages:
        if "@" not in passage.text and not _DIGITS.search(passage.text):
            continue
        for name, pattern in _KINDS:
            if passage.field.startswith("kontak") and name not in ("nik", "nip"):
                continue
            code = f"data-{name}" if name in ("nik", "nip") else name
            for offset, written in enumerate(passage.text.split("\n")):
                line = None if passage.line is None else passage.line + offset
                for match in pattern.finditer(written):
                    part = f"{match[0][:4]}…"
                    yield Finding(code, problem(code, path=path, line=line, field=passage.field, potongan=part))
