"""From a view to bytes: HTML, Typst and its PDFs and pictures, iCalendar.

It imports the views and nothing that makes them. ``building`` and ``desk`` call ``render``.
"""
