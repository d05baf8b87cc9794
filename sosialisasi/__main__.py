"""``python -m sosialisasi``."""

from sosialisasi.commands.cli import main

if __name__ == "__main__":
    main()
