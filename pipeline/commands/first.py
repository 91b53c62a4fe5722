"""`rulewire init`: from nothing to a configuration in three questions."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline import completion
from pipeline.terminal import at_terminal, say

commands = typer.Typer()


@commands.command()
def init(
    path: Annotated[Path, typer.Argument(help="Where to write it.")] = Path("rulewire.toml"),
    contact: Annotated[
        str, typer.Option(help="Who you are: a mail or web address, for the User-Agent.")
    ] = "",
    mail: Annotated[
        list[str] | None, typer.Option(metavar="ADDRESS", help="Send mail there; may be repeated.")
    ] = None,
    mail_host: Annotated[
        str, typer.Option(metavar="SERVER", help="With --mail: host, or host:port.")
    ] = "",
    mail_from: Annotated[
        str, typer.Option(metavar="ADDRESS", help="With --mail: the sender. Default: the contact.")
    ] = "",
    mail_user: Annotated[
        str, typer.Option(help="With --mail: user name; password in RULEWIRE_SMTP_PASSWORD.")
    ] = "",
    slack: Annotated[
        bool, typer.Option("--slack", help="Send to Slack; address in RULEWIRE_SLACK_URL.")
    ] = False,
    webhook: Annotated[
        bool, typer.Option("--webhook", help="Post to RULEWIRE_WEBHOOK_URL, signed.")
    ] = False,
    watch: Annotated[
        list[str] | None,
        typer.Option(
            help="ai-chips, entity-list or everything-bis; may be repeated.",
            autocompletion=completion.preset_keys,
        ),
    ] = None,
) -> None:
    """Write a commented configuration: asks who you are, where to send, and what to watch.

    What an option says is not asked; a secret never is, it stays in the environment.

    Without a terminal and without options it writes an example. It overwrites nothing.
    """
    from pipeline.first_file import composed, next_steps, secrets
    from pipeline.first_options import Options, answered
    from pipeline.first_questions import asked
    from pipeline.starting import example, refuse_taken, write

    given = Options(contact, tuple(mail or ()), mail_host, mail_from, mail_user, slack, webhook,
                    tuple(watch or ()))  # fmt: skip
    refuse_taken(path)
    if given.none and not at_terminal():
        write(path, example())
        say(f"Wrote {path}. Set [fetch] contact and a channel in it, then: rulewire check")
        return
    answers = asked(given) if at_terminal() else answered(given)
    write(path, composed(answers))
    say(f"Wrote {path}. Next:")
    for line in next_steps(str(path), secrets(answers)):
        say(line)
