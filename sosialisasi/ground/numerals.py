"""Numbers as lists, letters, Word and Excel count with them: Roman numerals, and letters."""

from __future__ import annotations

_WORTHS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


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
