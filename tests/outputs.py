"""Every output that carries strangers' words, a row each: what is put in, how it is made, its bones.

A new output is one more row. `bones` fails on what no reader of the output may meet, and gives what
must be the same whoever wrote the words.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from urllib.parse import urlsplit

import html5lib
import icalendar

from letters import message
from making import NOW
from nouns import COMPARISON, PHASE, TOLD
from pipeline import render
from pipeline.blocks import payload, size
from pipeline.calendar import calendar
from pipeline.cards import card
from pipeline.channels import email, webhook
from pipeline.comparison import for_a_printer
from pipeline.harmless import unaddressed
from pipeline.render import rendered

Bones = Any
CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
SAFE = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "div",
    "table",
    "tbody",
    "thead",
    "tr",
    "td",
}
SAFE |= {"th", "span", "a", "strong", "br", "h1", "h2", "h3", "p", "section", "del", "ins"}
PLAIN = re.compile("&(?!amp;|lt;|gt;)|[<>]")
LINK = re.compile(r"<https?://[^\s<>|\"'`\\^{}]+\|[^<>]*>")


@dataclass(frozen=True, slots=True, eq=False)
class Output:
    """An output: its name, a noun with fields to fill, what is made of it, and the bones of that.

    `most` is the longest text that is tried, in characters; `wrapped` says that the bones depend on
    how long the words are.
    """

    name: str
    noun: Any
    made: Callable[[Any], Any]
    bones: Callable[[Any], Bones]
    most: int = 1_000_000
    wrapped: bool = False


def clean(text: str) -> str:
    """Return `text`, having found nothing in it that steers a reader's eyes or terminal."""
    assert not (found := CONTROL.search(text)), ascii(text[max(found.start() - 30, 0) :][:60])
    return text


def html_bones(html: str) -> Bones:
    """Return the tree as a browser builds it, without texts and where links lead."""
    tree = html5lib.parse(clean(html), treebuilder="etree", namespaceHTMLElements=False)
    found: list[Bones] = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            found.append(("comment", element.text))
            continue
        assert element.tag in SAFE, element.tag
        attributes = {name: value for name, value in element.attrib.items() if name != "href"}
        assert not any(name.startswith("on") for name in attributes)
        href = element.get("href")
        assert href is None or urlsplit(href).scheme in {"http", "https"}, href
        words = element.text if element.tag == "style" else ""
        found.append(
            (element.tag, tuple(sorted(attributes.items())), href is None, len(element), words)
        )
    return found


def plain_bones(text: str) -> Bones:
    """Return how many lines there are, and which are of ours alone."""
    lines = clean(text).split("\n")
    return len(lines), [number for number, line in enumerate(lines) if not line]


def mail_bones(raw: bytes) -> Bones:
    """Return the headers that a mail program finds, and its parts."""
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    for name, value in mail.items():
        assert not value.defects, name
        clean(str(value))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    bare = raw.replace(b"\r\n", b"")
    assert b"\r" not in bare
    assert b"\n" not in bare
    assert re.fullmatch(r"<[0-9a-f]{40}\.rulewire@example\.org>", mail["Message-ID"])
    assert re.fullmatch(r"<[a-z0-9-]+\.rulewire\.example\.org>", mail["List-Id"])
    return mail.keys(), mail["To"], mail["From"], [p.get_content_type() for p in mail.walk()]


def slack_bones(body: Any) -> Bones:
    """Return the kinds of blocks and the marks in their texts, links that are ours taken out."""
    blocks = body["blocks"]
    json.dumps(body, ensure_ascii=False).encode()
    assert len(blocks) <= 50
    assert size(blocks) <= 10_000
    assert len(clean(blocks[0]["text"]["text"])) <= 150
    assert not re.search("[<>]", blocks[0]["text"]["text"])
    marks = []
    for text in [body["text"], *_mrkdwn(blocks)]:
        bare = LINK.sub("", re.sub("^> ", "", clean(text)))
        assert not (found := PLAIN.search(bare)), bare[found.start() :][:50]
        assert not re.search(r"(?m)^\s*&gt;", bare), bare
        assert len(text.encode("utf-16-le")) // 2 <= 3000
        marks.append([bare.count(mark) for mark in "*~`"] + [len(LINK.findall(text))])
    return [block["type"] for block in blocks], marks


def _mrkdwn(found: Any) -> list[str]:
    if isinstance(found, dict):
        own = [found["text"]] if found.get("type") == "mrkdwn" else []
        return own + [text for each in found.values() for text in _mrkdwn(each)]
    return [text for each in found for text in _mrkdwn(each)] if isinstance(found, list) else []


def json_bones(text: str) -> Bones:
    """Return the names and types in one line of JSON that any program can read as UTF-8."""
    text.encode()
    assert len(text.splitlines()) == 1
    return shape(json.loads(text), lines=True)


def shape(value: Any, *, lines: bool = False) -> Bones:
    """Return the names and types in a value; with `lines` every text is one clean line."""
    if isinstance(value, dict):
        return {name: shape(each, lines=lines) for name, each in value.items()}
    if isinstance(value, list):
        return list(
            {str(one): one for each in value for one in [shape(each, lines=lines)]}.values()
        )
    if isinstance(value, str) and lines:
        assert "\n" not in clean(value)
    return "str" if value is None else type(value).__name__


def apprise_bones(sent: tuple[str, str]) -> Bones:
    """Return how long it is; no service finds a mention, a link or a tag in it."""
    for text in sent:
        assert not re.search(
            r"(?<!\w)@\w|@(everyone|here|channel|all|room)|[<>]|\]\(", clean(text)
        ), text
    assert "\n" not in sent[0]
    return len(sent[1].split("\n"))


def ics_bones(raw: bytes) -> Bones:
    """Return the components and the names of their properties, as a calendar program reads them."""
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\r" not in raw.replace(b"\r\n", b"")
    for line in lines:
        clean(line.decode())
    (found,) = icalendar.Calendar.from_ical(raw, multiple=True)
    assert not found.errors
    return [(part.name, sorted(part.keys())) for part in found.walk()]


def brief(noun: Any) -> str:
    """Return the line of HTML for a finding that does not fit whole."""
    return f"<table>{render._set('brief.html.j2', card(noun, 600))}</table>"


def sent_by_mail(noun: Any) -> bytes:
    """Return a mail as it goes over the wire."""
    wanted = email.EmailSettings(
        host="127.0.0.1", sender="alerts@example.org", to=("officer@example.com",)
    )
    return email.flat(email.composed(wanted, message(noun)))


def sent_by_apprise(noun: Any) -> tuple[str, str]:
    """Return title and text as Apprise gets them."""
    mail = rendered(message(noun))
    return unaddressed(mail.subject), unaddressed(mail.text)


def posted(noun: Any) -> str:
    """Return what the webhook gets."""
    return json.dumps(webhook._body(message(noun)), ensure_ascii=False)


OUTPUTS = (
    Output("HTML mail", TOLD, lambda noun: rendered(message(noun)).html, html_bones, most=1000),
    Output("HTML mail, brief", TOLD, brief, html_bones),
    Output(
        "plain mail", TOLD, lambda noun: rendered(message(noun)).text, plain_bones, wrapped=True
    ),
    Output("mail on the wire", TOLD, sent_by_mail, mail_bones, most=2000),
    Output("Slack", TOLD, lambda noun: payload(message(noun)), slack_bones),
    Output("webhook", TOLD, posted, json_bones),
    Output("Apprise", TOLD, sent_by_apprise, apprise_bones, wrapped=True),
    Output("calendar", PHASE, lambda noun: calendar([noun], NOW, 7), ics_bones),
    Output("redline page", COMPARISON, for_a_printer, html_bones, most=600),
)
