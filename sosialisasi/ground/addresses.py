"""Addresses of the web, of mail and of telephones: the one place that knows what they look like.

In a text, in YAML and on the command line the same is an address, in capitals too (``HTTPS://Contoh.go.id``).
"""

from __future__ import annotations

import re
from urllib.parse import quote

_AUTHORITY = r"[^\s/?#@\\\[\]<>\"]+"
_WEB = re.compile(rf"(https?)://{_AUTHORITY}(?:[/?#]\S*)?", re.IGNORECASE)
_OTHER = re.compile(r"mailto:[^\s@<>]+@[^\s@<>]+|tel:\+?[0-9().-]+", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_WHATSAPP = re.compile(r"https://wa\.me/\+?([0-9]+)/?", re.IGNORECASE)
_ORIGIN = re.compile(rf"https?://{_AUTHORITY}", re.IGNORECASE)
_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_SITE = re.compile(
    rf"https?://{_LABEL}(\.{_LABEL})*(:[1-9][0-9]{{0,4}})?(/(?!\.)[A-Za-z0-9._~-]+)*/?"
    r"(?<!\.html)(?<!\.html/)(?<!\.htm)(?<!\.htm/)"
)
_SIGNS = r"[^\s<>\[\]()\"“”|\x02\x03\U000f0000-\U0010ffff]"
IN_TEXT = (
    rf"(?i:https?://|www\.(?=[a-z0-9-]+\.))(?:{_SIGNS}|\((?:{_SIGNS}|\({_SIGNS}*\))*\)|\[(?!\^){_SIGNS}*\](?![\[(]))+"
)
"""An address in a text, as a regular expression: brackets belong to it that it opens itself, and so do all signs of
punctuation, which ``trimmed`` takes off its end."""


def is_address(text: str, *, plain_too: bool = False) -> bool:
    """Whether a reader can be sent there: ``https://``, ``mailto:`` or ``tel:``; ``plain_too`` also to ``http://``."""
    web = _WEB.fullmatch(text)
    return bool(_OTHER.fullmatch(text)) if web is None else plain_too or web[1].lower() == "https"


def is_mail(text: str) -> bool:
    """Whether it is an address of mail, without ``mailto:``."""
    return bool(_MAIL.fullmatch(text))


def message_to(address: str, subject: str) -> str | None:
    """What a percent-encoded text is put behind, so that a reader finds it ready to be sent to an address: of WhatsApp
    (``https://wa.me/62…``) or of mail, which has a ``subject`` too. Nothing if the address is neither.
    """
    if number := _WHATSAPP.fullmatch(address):
        return f"https://wa.me/{number[1]}?text="
    mail = re.sub("(?i)^mailto:", "", address).partition("?")[0]
    return f"mailto:{mail}?subject={quote(subject)}&body=" if is_mail(mail) else None


def is_site(text: str) -> bool:
    """Whether a site can have this address.

    It is what no settings of a web server could misread, and what every browser understands alike. No part of the path
    begins with a dot: ``..`` leads elsewhere, and what is hidden no server gives.
    """
    return bool(_SITE.fullmatch(text))


def lower_host(text: str) -> str:
    """An address with its scheme and host, which mean the same in capitals, in small letters."""
    return _ORIGIN.sub(lambda found: found[0].lower(), text, count=1) if _ORIGIN.match(text) else text


def trimmed(text: str) -> str:
    """A match of ``IN_TEXT`` without the punctuation of the sentence around it."""
    return text.rstrip(".,;:!?'*_~=")
