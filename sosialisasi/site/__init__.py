"""What is true: the types of everything that a site knows, and what follows from them alone.

It imports ``ground`` and reads no file. Everybody above calls it.
"""
