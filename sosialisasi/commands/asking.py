"""Answers to the questions that a new file needs: from options, from whoever sits at the terminal, or suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import click

from sosialisasi.commands import console
from sosialisasi.desk.authoring.starting import Question, Setting, Unclear
from sosialisasi.ground.invocation import quoted, shown
from sosialisasi.ground.refusals import Refusal


def options_for(questions: Iterable[Question]) -> list[click.Parameter]:
    """An option for each question."""
    return [
        click.Option([_option(question), question.key], metavar="TEKS", help=f"{question.prompt}.")
        for question in questions
    ]


def _option(question: Question) -> str:
    return f"--{question.key.replace('_', '-')}"


def collect(
    questions: Sequence[Question], texts: Mapping[str, str | None], setting: Setting, command: str
) -> dict[str, str]:
    """The answer to each question by its key. ``texts`` are the values of the options.

    ``command`` is the command line without these options, for a refusal that repeats it with those that are missing.
    """
    answers: dict[str, str] = {}
    missing: list[str] = []
    for question in questions:
        if not question.is_asked(answers):
            answers[question.key] = ""
            continue
        typed = texts.get(question.key)
        if missing and question.default and not typed:
            continue  # What is suggested may rest on what is missing.
        default = question.default(answers, setting) if question.default and not missing else ""
        if typed is None and console.someone_answers():
            answers[question.key] = _ask(question, default, setting)
        elif text := (typed or default).strip():
            try:
                answers[question.key] = question.answer(text, setting)
            except Unclear as unclear:
                raise Refusal(f"{_option(question)}: {unclear}") from unclear
        elif question.needed:
            missing.append(f'{_option(question)} "…"')
        else:
            answers[question.key] = ""
    if missing:
        repeated = [f"{_option(each)} {quoted(value)}" for each in questions if (value := texts.get(each.key))]
        raise Refusal(
            "Ada yang belum disebut, dan di sini tidak ada yang dapat ditanya. Tambahkan pilihannya:\n"
            f"  {' '.join((command, *repeated, *missing))}"
        )
    return answers


def _ask(question: Question, default: str, setting: Setting) -> str:
    """Ask until the answer can be used."""
    for answer, meaning in question.choices(setting):
        click.echo(f"  {answer}: {meaning}")
    hint = "" if default or question.needed else " (Enter bila belum tahu)"
    while True:
        typed = click.prompt(f"{question.prompt}{hint}", default=default, show_default=bool(default)).strip()
        if not typed and not question.needed:
            return ""
        if not typed:
            click.echo("  Ini harus diisi.")
            continue
        try:
            return question.answer(typed, setting)
        except Unclear as unclear:
            click.echo(f"  {shown(str(unclear))}")
