"""The configuration that is made of the first answers, and what comes next."""

from collections.abc import Iterator, Mapping, Sequence
from shlex import quote
from textwrap import wrap

from config.presets import presets
from config.toml_text import toml_value
from pipeline.first_answers import Answers, Mail

PASSWORD = "RULEWIRE_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
SLACK = "RULEWIRE_SLACK_URL"
WEBHOOK = ("RULEWIRE_WEBHOOK_URL", "RULEWIRE_WEBHOOK_SECRET")
WIDE = 96  # characters of a line of the file

HEAD = """\
# rulewire: who is told of what. Secrets stand in the environment and are named here: env:NAME.
# Every setting, with its unit and meaning: config/default.toml of the package.
"""
TAIL = """
# Your customers and suppliers, told when one may have been listed or named: rulewire screen FILE
# [counterparties]
# file = "counterparties.csv"  # a column "name"; "aliases", "country" and "id" are used if there
"""


def composed(answers: Answers) -> str:
    """Return the file that says what was answered."""
    return HEAD + "\n".join((*_lines(answers), TAIL))


def _lines(answers: Answers) -> Iterator[str]:
    yield from ("", "[fetch]")
    yield f"contact = {toml_value(answers.contact)}  # sent to every server that is asked"
    yield from ("", "[alert]")
    operator = toml_value(answers.channels[:1])
    yield f"operator = {operator}  # told when a source goes blind or a message is given up"
    if answers.mail:
        yield from _mail(answers.mail)
    if answers.slack:
        yield from ("", "# An incoming webhook of Slack.", "[channel.slack]", 'type = "slack"')
        yield f'url = "env:{SLACK}"'
    if answers.webhook:
        yield from ("", "# A program of yours: one signed POST a message.", "[channel.webhook]")
        yield from ('type = "webhook"', f'url = "env:{WEBHOOK[0]}"', f'secret = "env:{WEBHOOK[1]}"')
    for key in answers.watch:
        yield from _subscription(key, answers.channels)


def _mail(mail: Mail) -> Iterator[str]:
    yield from ("", "# security: starttls, tls, or none for a server on this machine.")
    yield from ("[channel.mail]", 'type = "email"', f"host = {toml_value(mail.host)}")
    yield f"port = {mail.port}" + ("" if mail.port else "  # the usual one")
    yield f"security = {toml_value(mail.security)}"
    if mail.username:
        yield f"username = {toml_value(mail.username)}"
        yield f'password = "env:{PASSWORD}"'
    yield f"sender = {toml_value(mail.sender)}"
    yield f"to = {toml_value(mail.to)}"


def _subscription(key: str, channels: Sequence[str]) -> Iterator[str]:
    preset = presets()[key]
    yield from ("", f"# {preset.about}.", f"[subscription.{key}]")
    yield f"channels = {toml_value(channels)}"
    yield from _terms(preset.terms)
    yield '# when = "daily"            # one message every morning instead of each at once'
    yield "# quiet_from = 22:00:00     # nothing is sent from then on …"
    yield "# quiet_to = 06:30:00       # … until then"


def _terms(terms: Mapping[str, object]) -> Iterator[str]:
    for name, value in terms.items():
        told = f"{name} = {toml_value(value)}"
        if len(told) <= WIDE or not isinstance(value, list | tuple):
            yield told
            continue
        yield f"{name} = ["
        words = ", ".join(map(toml_value, value)) + ","
        yield from wrap(words, WIDE, initial_indent="  ", subsequent_indent="  ",
                        break_long_words=False, break_on_hyphens=False)  # fmt: skip
        yield "]"


def secrets(answers: Answers) -> tuple[str, ...]:
    """Return the environment variables that the file names."""
    mail = (PASSWORD,) if answers.mail and answers.mail.username else ()
    return (*mail, *((SLACK,) if answers.slack else ()), *(WEBHOOK if answers.webhook else ()))


def next_steps(path: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the commands that come next, one a line."""
    file = "" if path == "rulewire.toml" else f" -c {quote(path)}"
    told = {
        f"rulewire check --send{file}": "proves every setting and sends a test alert",
        f"rulewire once{file}": "one round: what is there now is kept and not told",
        f"rulewire run{file}": "watches, and tells what changes",
    }
    yield from (f"  export {name}='…'" for name in names)
    width = max(map(len, told))
    yield from (f"  {command:<{width}}  # {why}" for command, why in told.items())
