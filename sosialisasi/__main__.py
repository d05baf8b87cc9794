"""``python -m sosialisasi``: a command, as a process of its own."""

import atexit
import gc

from sosialisasi.commands import cli


def main() -> None:
    """Do what the command line asks for, and end the process with its exit status."""
    # Little of what a command makes goes in circles. To look for that, again and again and once more at the end, takes
    # a fifth of an edit of a large site.
    gc.disable()
    atexit.register(gc.freeze)
    cli.main()


if __name__ == "__main__":
    main()
