"""``python -m sosialisasi``."""

from sosialisasi.cli import main

if __name__ == "__main__":
    main()
