"""The program ``sosialisasi``: it gathers the commands, each of which is a module of its own beside this one.

Exit status: 0 fine, 1 the content has problems, 2 the command was used wrongly or cannot run here, 130 interrupted.
"""

from __future__ import annotations

import sys

import click

from sosialisasi import __version__
from sosialisasi.commands import (
    baru,
    build,
    catat,
    cetak,
    check,
    console,
    jelaskan,
    rapikan,
    rilis,
    serve,
    status,
    temukan,
)
from sosialisasi.commands.indonesian import IndonesianGroup, usage_text

COMMANDS = (build, check, jelaskan, status, baru, temukan, rapikan, serve, catat, cetak, rilis)
"""In the order in which people need them."""


@click.group(
    cls=IndonesianGroup, aliases={"new": "baru"}, options_metavar="[PILIHAN]", subcommand_metavar="PERINTAH [PILIHAN]"
)
@click.version_option(__version__, message="sosialisasi %(version)s", help="Tampilkan versi program.")
def cli() -> None:
    """Membuat situs dan lembar cetak netralitas ASN dari folder content."""


for module in COMMANDS:
    cli.add_command(module.run)


def main() -> None:
    """Do what the command line asks for, and end the process with its exit status."""
    sys.exit(console.run(_status))


def _status() -> int:
    """The exit status of what the command line asks for."""
    try:
        cli(prog_name="sosialisasi", standalone_mode=False)
    except click.ClickException as error:
        click.echo(usage_text(error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan.", err=True)
        return 130
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0
