"""What a writer works with: the preview, the editor, the guide, beginnings of new files, tidying.

It imports every wing below it. Only ``commands`` calls it.
"""
