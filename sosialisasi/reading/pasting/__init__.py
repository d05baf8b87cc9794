"""What is pasted from Word, WhatsApp, Excel, Google Docs or a web page → our dialect, and what did not come along.

Only words, and what our dialect has a sign for: nothing is fetched, and no markup but ours comes out.
"""

from __future__ import annotations

from sosialisasi.reading.pasting.reader import Pasted, from_html, from_text

__all__ = ["Pasted", "from_html", "from_text"]
