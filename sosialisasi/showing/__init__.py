"""From a ``Site`` to views: exactly what each template may see, and the artifacts that are made of them.

It imports ``ground``, ``site`` and ``reading``, and reads no file. ``building`` calls its ``pages`` and ``sheets``;
``rendering`` turns views into bytes.
"""
