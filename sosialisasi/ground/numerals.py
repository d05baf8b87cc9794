"""Numbers as lists, letters, Word and Excel count with them: Roman numerals, letters, Indonesian words, decimals."""

from __future__ import annotations

_WORTHS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
_WORDS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_POWERS = ((1000, "ribu"), (100, "ratus"), (10, "puluh"))


def roman(number: int) -> str:
    """``3`` → ``iii``; a number that has no numeral, in digits."""
    if not 0 < number < 4000:
        return str(number)
    numeral = ""
    for worth, sign in zip(_WORTHS, _SIGNS, strict=True):
        times, number = divmod(number, worth)
        numeral += sign * times
    return numeral


def letters(number: int) -> str:
    """``1`` → ``a``, ``27`` → ``aa``, ``28`` → ``ab``, as lists and the columns of Excel count on."""
    numeral = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        numeral = chr(ord("a") + place) + numeral
    return numeral


def spelled(number: int) -> str:
    """``2024`` → ``dua ribu dua puluh empat``; a number below zero or of more than six digits, in digits."""
    if not 0 <= number < 1_000_000:
        return str(number)
    if number < len(_WORDS):
        return _WORDS[number]
    if 10 < number < 20:
        return "sebelas" if number == 11 else f"{_WORDS[number - 10]} belas"
    worth, power = next((worth, power) for worth, power in _POWERS if worth <= number)
    times, rest = divmod(number, worth)
    counted = f"se{power}" if times == 1 else f"{spelled(times)} {power}"
    return f"{counted} {spelled(rest)}" if rest else counted


def ordinal(number: int) -> str:
    """``1`` → ``kesatu``, ``12`` → ``kedua belas``."""
    return f"ke{spelled(number)}"


def decimal(number: float) -> str:
    """``3,1``: a number with one decimal, as it is written in Indonesian."""
    return f"{number:.1f}".replace(".", ",")
