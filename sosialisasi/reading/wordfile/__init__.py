"""A file of Word (``.docx``) → Markdown of our dialect, and what it holds that the dialect has no place for.

Only the text of the document is read, with limits: nothing is fetched, and no part is opened that is not text.
"""

from __future__ import annotations

from sosialisasi.reading.wordfile.parts import MAX_ELEMENTS, MAX_FILE, MAX_LETTERS, MAX_PART, NotReadable
from sosialisasi.reading.wordfile.reader import Word, WordPassage, read_word

__all__ = ["MAX_ELEMENTS", "MAX_FILE", "MAX_LETTERS", "MAX_PART", "NotReadable", "Word", "WordPassage", "read_word"]
