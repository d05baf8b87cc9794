"""From files to a ``Site``: bytes to text, YAML and Markdown to typed values, every mistake with its line.

It imports ``ground`` and ``site``, and it is the only wing that reads what people wrote. ``building`` calls ``load``;
``check`` and ``desk`` ask what a key or a word means.
"""
