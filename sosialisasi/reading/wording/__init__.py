"""Checks of the words of one file: calls to vote, personal data, wrong lengths, sentences too long to read aloud.

A pure function of one file, so that the loader memoises it. ``check.neutral`` does what needs the whole site.
"""

from __future__ import annotations

from itertools import islice

from sosialisasi.ground.problems import Problem
from sosialisasi.reading.wording import blanks, lengths, phrases, privacy, style
from sosialisasi.reading.wording.passages import Written
from sosialisasi.reading.wording.suppressions import settle
from sosialisasi.site.words import Status

MAX_FOUND = 2000
"""Findings of one family in one file; more are not even counted, since of so many only the first are told."""
LISTED = ("NET-01", "NET-02", "NET-03", "NET-04")
"""The marks of what only ``check.neutral`` can find: names, parties, slogans and numbers of a list of participants."""


def check(written: Written, path: str) -> tuple[Problem, ...]:
    """The problems of the words of a file, without those that its author suppressed with a reason."""
    passages = written.passages
    families = (
        phrases.find(passages, path),
        privacy.find(passages, path),
        lengths.find(passages, path),
        style.find(passages, path),
    )
    found = [each for family in families for each in islice(family, MAX_FOUND)]
    return tuple(settle(found, (each for each in written.suppressions if each.mark not in LISTED), path))


def blank(written: Written, path: str, status: Status) -> Problem | None:
    """The first place of a published text that its author has not filled in yet."""
    return blanks.first(written.passages, path, status)
