"""The one way out to a terminal: no line steers it, none tells a secret.

What steers is shown as JSON would write it, so that a line of JSON keeps its meaning and a person
sees what was tried. A field that must not break its line goes through `harmless.line` before.
"""

import re
import sys
import traceback
from types import TracebackType

import typer

# Controls but the line feed, what is not seen or turns the reading direction (Unicode's categories
# Cc and Cf, less the joiners that languages are spelt with), line ends that only some know, halves
# of characters. C1 controls steer a terminal in UTF-8 as well.
_STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b\u200e"
    "\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001-\U000e007f\ud800-\udfff]"
)


def say(line: str, *, err: bool = False, whole: bool = False) -> None:
    """Print a line to standard output, or to standard error if `err`.

    With `whole` it is several lines, parted by us: else a line feed is a stranger's.
    """
    text = shown(line)
    typer.echo(text if whole else text.replace("\n", "\\u000a"), err=err)  # noqa: TID251 - this is the way


def hint(line: str) -> None:
    """Tell a person the next step, on standard error; a program that reads us is told nothing."""
    if sys.stderr.isatty():
        say(f"next: {line}", err=True)


def at_terminal() -> bool:
    """Whether a person can be asked: keyboard and screen are one."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def shown(text: str) -> str:
    """Return `text` without secrets and without what steers a terminal; line feeds stay."""
    # Before settings are loaded, no secret is known: who needs none does not wait for their code.
    hush = sys.modules.get("config.hush")
    return steady(hush.hidden(text) if hush else text)


def steady(text: str) -> str:
    r"""Return `text` with what steers a terminal as JSON escapes; line feeds stay.

    >>> steady("red \x1b[31m")
    'red \\u001b[31m'
    """
    return text if text.isascii() and text.isprintable() else _STEERING.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    pairs = (units[at : at + 2].hex() for at in range(0, len(units), 2))
    return "".join(rf"\u{pair}" for pair in pairs)


def told_trace(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Print the trace of a bug; set as `sys.excepthook`, since its words may be a stranger's."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    say("".join(traceback.format_exception(kind, error, trace)).rstrip(), err=True, whole=True)
