"""The base of all refusals: what somebody asked the program to do, and the program will not or cannot do."""

from __future__ import annotations


class Refusal(Exception):
    """Something that was asked for is not done. The text says why, and what helps, in Indonesian, for whoever asked.

    A mistake in ``content/`` is no refusal but a ``Problem``, and a mistake of our own is any other exception.
    """
