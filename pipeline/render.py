"""A message as mail: its plain and its HTML part, from the same cards.

Slack's form of it is in `pipeline/blocks.py`.
"""

import textwrap
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from extractors.model import Severity
from pipeline import harmless
from pipeline.cards import NOTICE, Card, card, subject
from pipeline.message import Message
from pipeline.passages import Passage, notes

# Gmail hides what comes after 102 KB of HTML behind "View entire message".
_FULL_BYTES, _ALL_BYTES = 60_000, 92_000
_LINE_BYTES = 650  # a long one
# No more than these are looked at: a line for each of them fills the mail.
_MOST_CARDS = 250
# Characters of redline for one finding: about two screens, less the more findings there are.
_MOST_ROOM, _LEAST_ROOM, _SHARED_ROOM = 5000, 600, 24_000

# On white text, each at least 4.5:1 as WCAG 2.2 criterion 1.4.3 asks.
_CHIPS = {
    Severity.LOW: "#57606a",
    Severity.MEDIUM: "#8a5300",
    Severity.HIGH: "#b3261e",
    Severity.CRITICAL: "#7a0c2e",
}
_FONTS = {
    "sans": "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif",
    "serif": "Georgia,'Times New Roman',serif",
    "mono": "Consolas,Menlo,'Liberation Mono',monospace",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as mail: a subject line, the plain part, the HTML part."""

    subject: str
    text: str
    html: str


def rendered(message: Message) -> Rendered:
    """Return the message as mail; HTML stays under 102 KB, findings that do not fit are counted."""
    share = min(_MOST_ROOM, max(_LEAST_ROOM, _SHARED_ROOM // len(message.told)))
    cards = [card(told, share) for told in message.told[:_MOST_CARDS]]
    full, brief = _fitting(cards)
    taken = len(full) + len(brief)
    legal = any(told.finding.document for told in message.told)
    frame = {
        "subject": subject(message),
        "overview": _overview(message),
        "preview": cards[0].reason or cards[0].title,
        "unshown": len(message.told) - taken,
        "legal": legal,
        "notice": NOTICE,
        "subscription": harmless.line(message.subscription, 80),
    }
    text = _PAGES.get_template("mail.txt.j2").render(
        frame, full=cards[: len(full)], brief=cards[len(full) : taken]
    )
    html = _PAGES.get_template("mail.html.j2").render(frame, full=full, brief=brief)
    return Rendered(subject(message), text, html)


def marked(passage: Passage) -> str:
    """Return a passage as plain text: "the rule [-is-] {+was+} in force"."""
    marks = {"delete": "[-{}-]", "insert": "{{+{}+}}", "equal": "{}"}
    return "".join(marks[edit.op].format(edit.text) for edit in passage.edits)


def _fitting(cards: list[Card]) -> tuple[list[Markup], list[Markup]]:
    """Return the cards that fit in full, the first in any case, and those after as one line."""
    full: list[Markup] = []
    brief: list[Markup] = []
    used = 0
    for place, each in enumerate(cards, 1):
        html = _set("card.html.j2", each)
        room = min(_FULL_BYTES, _ALL_BYTES - _LINE_BYTES * (len(cards) - place))
        if not brief and (not full or used + len(html.encode()) <= room):
            full.append(html)
        else:
            html = _set("brief.html.j2", each)
            if used + len(html.encode()) > _ALL_BYTES:
                break
            brief.append(html)
        used += len(html.encode())
    return full, brief


def _set(template: str, each: Card) -> Markup:
    html = _PAGES.get_template(template).render(card=each)
    return Markup(html)  # noqa: S704 - these templates escape what they are given


def _overview(message: Message) -> str:
    """Return "Digest of 12 findings, most urgent first.", "" for a single finding."""
    if len(message.told) == 1 and not message.digest:
        return ""
    name = "Digest of" if message.digest else "Found:"
    plural = "s" * (len(message.told) != 1)
    return f"{name} {len(message.told)} finding{plural}, most urgent first."


def _wrapped(text: str, indent: str = "") -> str:
    """Return `text` in lines of 76 characters; words and addresses stay whole."""
    return textwrap.fill(
        text.strip(),
        width=76,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _pages() -> Environment:
    pages = Environment(
        loader=PackageLoader("pipeline", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals.update(_FONTS, chips=_CHIPS, notes=notes, marked=marked)
    pages.filters["wrap"] = _wrapped
    return pages


_PAGES = _pages()
