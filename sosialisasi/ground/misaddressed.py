"""What is wrong with an address that cannot be used, in words, and the address that was meant if that is certain."""

from __future__ import annotations

import re

from sosialisasi.ground import addresses

_LONGEST = 2000
_TITLE = re.compile(r"""(\S+)\s+(["'“”„‘’(].*)""")
_MISSPELLED = re.compile(r"h+t+p+(s?)\s?[:;]?\s?[/\\]{1,3}\s?(?=[\w-])", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:[\w-]+\.)+(?!(?:md|ya?ml|html?|pdf|docx?|xlsx?|jpe?g|png|txt)\b)[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE
)
_PHONE = re.compile(r"\+?[\d][\d ().-]{5,20}")


def diagnosis(address: str) -> tuple[str, str | None]:
    """(what is wrong with an address, what was meant by it); nothing is wrong with what leads to a file."""
    if len(address) > _LONGEST:
        return "Alamat ini terlalu panjang.", None
    bare = address.strip().strip("<>“”„\"'‘’")
    if not bare:
        return "Alamatnya belum ditulis.", None
    if title := _TITLE.fullmatch(address.strip()):
        return f"Sesudah alamat tidak ditulis judul: {title[2][:80]}.", diagnosis(title[1])[1] or title[1]
    if re.match(r"[A-Za-z]:[\\/]|\\\\|file:", bare):
        return "Alamat itu ada di komputer Anda sendiri; pembaca tidak dapat membukanya.", None
    if bare.lower().startswith(("javascript:", "data:", "vbscript:")):
        return "Alamat seperti itu menjalankan program.", None
    if re.match(r"https?://[^/\s]*@", bare, re.IGNORECASE):
        return 'Nama pengguna di depan tanda "@" tidak boleh ada di alamat.', None
    if scheme := _MISSPELLED.match(bare):
        whole = f"https://{bare[scheme.end() :]}"
        if scheme[0].lower() == "http://":
            return "Alamat http:// tidak aman; pakai https://.", whole.replace(" ", "%20")
        if " " in whole:
            return "Di dalam alamat ada spasi.", whole.replace(" ", "%20")
        if whole != bare:
            return 'Awal alamat bukan "https://".', whole
        return ("Di sekitar alamat ada tanda lain.", bare) if bare != address else ("", None)
    if mail := re.fullmatch(r"mailto\s?:\s*(\S+@\S+)", bare, re.IGNORECASE):
        return "Di dalam alamat ada spasi.", f"mailto:{mail[1]}"
    if phone := re.fullmatch(r"(?:tel|telp|telepon|hp|wa)\s?[:.]([+\d ().-]+)", bare, re.IGNORECASE):
        return "Nomor telepon ditulis tanpa spasi.", f"tel:{re.sub(r'[^+0-9]', '', phone[1])}"
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
