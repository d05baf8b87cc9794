"""The command line: what is typed, and the only place that prints.

It imports every other wing. Only ``__main__`` calls it.
"""
