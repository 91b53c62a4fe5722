"""The three questions of `rulewire init`, for whoever sits at a terminal."""

from collections.abc import Callable
from typing import TypeVar

import typer

from config.presets import preset_named, presets
from extractors.errors import ConfigError
from pipeline.first_answers import Answers, Mail, contact, mailbox, server
from pipeline.first_options import Options, usual_sender
from pipeline.terminal import say

A = TypeVar("A")
PLACES = ("mail", "Slack", "webhook")


def asked(given: Options) -> Answers:
    """Ask for what the options did not say, again until it can be used; return all answers.

    Raises:
        ConfigError: An option cannot be used.

    """
    who = contact(given.contact) if given.contact else _who()
    places = _given_places(given) or _places()
    return Answers(
        contact=who,
        mail=_mail(given, who) if "mail" in places else None,
        slack="Slack" in places,
        webhook="webhook" in places,
        watch=tuple(dict.fromkeys(map(preset_named, given.watch))) or _watch(),
    )


def _given_places(given: Options) -> tuple[str, ...]:
    wanted = (bool(given.mail), given.slack, given.webhook)
    return tuple(place for place, yes in zip(PLACES, wanted, strict=True) if yes)


def _who() -> str:
    say("1. Who are you? Every server that is asked is told how to reach you.")
    return _ask("   Your mail or web address", contact)


def _places() -> tuple[str, ...]:
    say("2. Where should it tell you? Several: 1,2")
    for number, place in enumerate(PLACES, 1):
        say(f"   {number}  {place}")
    return _ask("   Choose", lambda text: _several(text, _place), "1")


def _mail(given: Options, who: str) -> Mail:
    usual = usual_sender(who, ("",))
    to = tuple(map(mailbox, given.mail)) or _ask("   Mail goes to", _boxes, usual or None)
    host, port = server(given.mail_host) if given.mail_host else _ask("   Mail server", server)
    sender = given.mail_from or _ask("   Mail comes from", mailbox, usual_sender(who, to))
    name = given.mail_user or _ask("   User name there, empty for none", str.strip, "")
    return Mail(to=to, host=host, port=port, sender=mailbox(sender), username=name)


def _watch() -> tuple[str, ...]:
    say("3. What should it watch? Several: 1,2")
    for number, preset in enumerate(presets().values(), 1):
        say(f"   {number}  {preset.name:<15} {preset.about}")
    return _ask("   Choose", lambda text: _several(text, preset_named), "1")


def _place(text: str) -> str:
    called = {str(number): place for number, place in enumerate(PLACES, 1)}
    called |= {place.casefold(): place for place in PLACES}
    if text.strip().casefold() not in called:
        raise ConfigError("where", f'"{text}" is none of them; write numbers such as 1 or 1,3')
    return called[text.strip().casefold()]


def _boxes(text: str) -> tuple[str, ...]:
    return _several(text, mailbox)


def _several(text: str, one: Callable[[str], str]) -> tuple[str, ...]:
    parts = [part for part in text.split(",") if part.strip()]
    if not parts:
        raise ConfigError("answer", "name at least one")
    return tuple(dict.fromkeys(map(one, parts)))


def _ask(question: str, meant: Callable[[str], A], default: str | None = None) -> A:
    """Return what the answer means, asking again while it means nothing."""

    def understood(text: str) -> A:
        try:
            return meant(text)
        except ConfigError as error:
            raise typer.BadParameter(error.reason) from error

    answer: A = typer.prompt(question, default=default, value_proc=understood,
                             show_default=bool(default))  # fmt: skip
    return answer
