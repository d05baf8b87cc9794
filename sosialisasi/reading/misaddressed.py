"""What is wrong with an address that cannot be used, in words, and the address that was meant if that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sosialisasi.ground import addresses
from sosialisasi.ground.problems import Mend, Problem
from sosialisasi.reading.markup.reader import DANGEROUS_LINK

_LONGEST = 2000
_TITLE = re.compile(r"""(\S+)\s+["'“”„‘’(].*""")
_MISSPELLED = re.compile(r"h+t+p+(s?)\s?[:;]?\s?[/\\]{1,3}\s?(?=[\w-])", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:[\w-]+\.)+(?!(?:md|ya?ml|html?|pdf|docx?|xlsx?|jpe?g|png|txt)\b)[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE
)
_PHONE = re.compile(r"\+?[\d][\d ().-]{5,20}")


def meant(address: str) -> tuple[str, str | None]:
    """(what is wrong with an address, what was meant by it); nothing is wrong with what leads to a file."""
    if len(address) > _LONGEST:
        return "Alamat ini terlalu panjang.", None
    bare = address.strip().strip("<>“”„\"'‘’")
    if not bare:
        return "Alamatnya belum ditulis.", None
    if found := _TITLE.fullmatch(address.strip()):
        title = address.strip()[found.end(1) :].strip()
        return f"Sesudah alamat tidak ditulis judul: {title[:80]}.", meant(found[1])[1] or found[1]
    if re.match(r"[A-Za-z]:[\\/]|\\\\|file:", bare):
        return "Alamat itu ada di komputer Anda sendiri; pembaca tidak dapat membukanya.", None
    if bare.lower().startswith(("javascript:", "data:", "vbscript:")):
        return "Alamat seperti itu menjalankan program.", None
    if re.match(r"https?://[^/\s]*@", bare, re.IGNORECASE):
        return 'Nama pengguna di depan tanda "@" tidak boleh ada di alamat.', None
    if found := _MISSPELLED.match(bare):
        whole = f"http{found[1].lower() or 's'}://{bare[found.end() :]}"
        if whole.startswith("http://"):
            whole = f"https://{bare[found.end() :]}"
        if bare[: found.end()].lower() == "http://":
            return "Alamat http:// tidak aman; pakai https://.", whole.replace(" ", "%20")
        if " " in whole:
            return "Di dalam alamat ada spasi.", whole.replace(" ", "%20")
        if whole != bare:
            return 'Awal alamat bukan "https://".', whole
        return ("Di sekitar alamat ada tanda lain.", bare) if bare != address else ("", None)
    if found := re.fullmatch(r"mailto\s?:\s*(\S+@\S+)", bare, re.IGNORECASE):
        return "Di dalam alamat ada spasi.", f"mailto:{found[1]}"
    if found := re.fullmatch(r"(?:tel|telp|telepon|hp|wa)\s?[:.]([+\d ().-]+)", bare, re.IGNORECASE):
        return "Nomor telepon ditulis tanpa spasi.", f"tel:{re.sub(r'[^+0-9]', '', found[1])}"
    if bare.startswith("//"):
        return "Alamat harus lengkap dengan https://.", f"https:{bare}"
    if "\\" in bare:
        return 'Garis di antara nama folder harus miring ke kanan ("/").', bare.replace("\\", "/")
    if addresses.is_mail(bare):
        return 'Alamat surel diawali "mailto:".', f"mailto:{bare}"
    if _DOMAIN.fullmatch(bare) and "/.." not in bare and not bare.startswith("."):
        return "Alamat harus lengkap dengan https://.", f"https://{bare}"
    if _PHONE.fullmatch(bare):
        return 'Nomor telepon diawali "tel:".', f"tel:{re.sub(r'[^+0-9]', '', bare)}"
    if bare != address:
        return "Di sekitar alamat ada tanda lain.", bare
    return "", None


def explained(problems: Sequence[Problem], lines: Sequence[str]) -> Iterator[Problem]:
    """Problems of a text of these lines; those about an address tell what is wrong with it."""
    for found in problems:
        line = lines[found.line - 1] if found.line and found.line <= len(lines) else ""
        if found.code != _REFUSED or not line or len(line) > _LONGEST:
            yield found
            continue
        wrong = [(address, *meant(address)) for address in _targets(line)]
        wrong = [each for each in wrong if each[1] and _as_read(each[0])[:40] in found.message]
        if not wrong:
            yield found
            continue
        address, cause, right = wrong[0]
        if found.line and right and address:
            hint = f'Tulis alamatnya "{right}".'
            yield replace(found, reason=cause, hint=hint, mend=Mend(found.line, address, right))
        else:
            yield replace(found, reason=cause)


_REFUSED = DANGEROUS_LINK.code


def _as_read(address: str) -> str:
    """An address as Markdown reads it, to which a backslash before a sign is only a mark."""
    return re.sub(r"\\([^\w\s])", r"\1", address)


def _targets(line: str) -> list[str]:
    """What stands in the round brackets of the links of a line."""
    found = []
    for start in re.finditer(r"\]\(", line):
        depth, end = 1, start.end()
        while end < len(line) and depth:
            depth += {"(": 1, ")": -1}.get(line[end], 0)
            end += 1
        found.append(line[start.end() : end - 1 if not depth else end].strip().strip("<>"))
    return found[:20]
