"""sosialisasi: a static site generator that keeps Indonesian civil servants (ASN) neutral before an election."""

__version__ = "0.1.0"
