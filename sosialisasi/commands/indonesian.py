"""Click in Indonesian: help, usage, and what is answered to a command line that cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import click

from sosialisasi.ground.invocation import shown
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.sayings import suggestion


class Command(click.Command):
    """A command whose own words are Indonesian too."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = filter(None, (option.get_help_record(ctx) for option in options))
        # Click adds the bounds of a number in the notation of programmers.
        texts = [(names, re.sub(r"(?<! ) *\[[^][]*<=x<=[^][]*\]", "", text)) for names, text in records]
        with formatter.section("Pilihan"):
            formatter.write_dl(texts)


class IndonesianGroup(Command, click.Group):
    """Commands under one name, in the order in which people need them. ``aliases`` are other names of some."""

    command_class = Command

    def __init__(self, *arguments: Any, aliases: Mapping[str, str] | None = None, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self._aliases = aliases or {}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, self._aliases.get(cmd_name, cmd_name))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = self.list_commands(ctx)
            raise Refusal(
                f'Perintah "{args[0]}" tidak dikenal. {suggestion(args[0], known)}Yang ada: {", ".join(known)}.'
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run what is asked for. The one place where a refusal of whatever wing becomes an answer of the command line.

        ``obj`` of the outermost context is the folder of the site, as soon as a command has settled it.
        """
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise click.ClickException(shown(str(refusal), ctx.find_root().obj)) from refusal

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Perintah"):
            formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in commands if command])


def command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function the command of this name; its docstring is the help."""
    return click.command(name, cls=Command, options_metavar="[PILIHAN]")


def usage_text(error: click.ClickException) -> str:
    """What was wrong with the command line, in Indonesian; Click says it in English."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        params = error.ctx.command.params if error.ctx else []
        near = suggestion(error.option_name, [option for each in params for option in each.opts if option[:1] == "-"])
        text = f'Pilihan "{error.option_name}" tidak dikenal. {near}'.rstrip()
    elif isinstance(error, click.BadOptionUsage):
        text = f'Isian pilihan "{error.option_name}" kurang atau berlebih.'
    elif isinstance(error, click.MissingParameter):
        missing = error.param.make_metavar(error.ctx) if error.param and error.ctx else "isian"
        text = f"Sebutkan {missing} di belakang perintahnya."
    elif isinstance(error, click.BadParameter):
        text = f"Isian untuk {error.param.opts[0] if error.param else 'perintah ini'} tidak dapat dipakai."
        if error.param and isinstance(error.param.type, click.Choice):
            text = f"{text} Pilih salah satu: {', '.join(error.param.type.choices)}."
    elif isinstance(error, click.UsageError):
        text = "Perintah atau pilihan itu tidak dikenal."
    else:
        return error.format_message()
    return f"{text} Jalankan dengan --help untuk melihat pilihan yang ada."
