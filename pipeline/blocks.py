"""A message as Slack's Block Kit: escaped, inside every limit that Slack sets.

Limits: 50 blocks, 150 characters of header, 3,000 of section text
(docs.slack.dev/reference/block-kit/blocks). A further one on the whole is not documented:
about 13,200 characters give `msg_blocks_too_long` (github.com/slackapi/bolt-js/issues/2509),
and 11,341 characters of text alone did so too (issues/2867). We stay below 10,000, counted as
JSON in UTF-16 units.
"""

import json
import re
from collections.abc import Iterator

from extractors.hunks import Edit
from pipeline import harmless
from pipeline.cards import NOTICE, Card, card, subject
from pipeline.message import Message
from pipeline.passages import Redline, notes

Block = dict[str, object]

_MAX_BLOCKS, _MAX_SIZE = 50, 10_000
_MAX_HEADER, _MAX_SECTION = 150, 3000
# Kept free for the last line and the notice.
_FOOT_BLOCKS, _FOOT_SIZE = 2, 900
# Findings in full may use so much; the rest is for one line each of those that follow.
_FULL_SIZE = 7500
_LINE_SIZE = 300  # a usual one
_MOST_ROOM, _LEAST_ROOM, _SHARED_ROOM = 2200, 300, 4000
# No more than these are looked at: a line for each of them fills the message.
_MOST_CARDS = 80
# A link longer than this costs more room than it is worth here.
_MAX_URL = 700

# Slack has no escape for its marks, so a look-alike stands for each one that could start
# formatting. "_" does so at the edge of a word only.
_LOOKALIKES = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
# At the beginning of a line ">" quotes, as an entity as well.
_QUOTING = re.compile(r"^(\s*)>")


def payload(message: Message) -> Block:
    """Return the JSON body for an incoming webhook.

    Slack is told to make no links, previews or mentions out of what the texts contain.
    """
    share = min(_MOST_ROOM, max(_LEAST_ROOM, _SHARED_ROOM // len(message.told)))
    cards = [card(told, share) for told in message.told[:_MOST_CARDS]]
    # A header is plain text and takes no entities; these brackets are no mark-up.
    title = subject(message).translate({ord("<"): "‹", ord(">"): "›"})
    title = title if _units(title) <= _MAX_HEADER else harmless.cut(title, _MAX_HEADER // 2)
    header = {"type": "plain_text", "text": title, "emoji": False}
    blocks: list[Block] = [{"type": "header", "text": header}]
    taken = _add_full(blocks, cards)
    taken += _add_brief(blocks, cards[taken:])
    legal = any(told.finding.document for told in message.told)
    blocks.extend(_foot(len(message.told) - taken, legal, message.subscription))
    return {
        "text": escaped(subject(message), 600),
        "blocks": blocks,
        "unfurl_links": False,
        "unfurl_media": False,
        "link_names": False,
    }


def escaped(text: str, limit: int) -> str:
    """Return `text` with no Slack mark-up left in it, at most `limit` characters.

    >>> escaped("<!channel> & *bold*", 80)
    '&lt;!channel&gt; &amp; ∗bold∗'
    """
    text = harmless.cut(text, limit)
    while (units := _units(safe := _escape(text))) > limit:
        # In proportion, at least one character less: it ends after a few turns.
        text = harmless.cut(text, min(len(text) * limit // units, len(text) - 1))
    return safe


def size(block: object) -> int:
    """Return how long Slack may count a block: as JSON, in UTF-16 units."""
    return _units(json.dumps(block, ensure_ascii=False))


def _add_full(blocks: list[Block], cards: list[Card]) -> int:
    """Append findings in full while there is room; return how many were."""
    for taken, each in enumerate(cards):
        for part, block in enumerate(_card(each)):
            # What the first finding is about is said in any case.
            line_size = min(_LINE_SIZE * (len(cards) - taken - 1), _MAX_SIZE - _FOOT_SIZE)
            full = min(_FULL_SIZE, _MAX_SIZE - _FOOT_SIZE - line_size)
            room = _MAX_SIZE - _FOOT_SIZE if taken == part == 0 else full
            if len(blocks) >= _MAX_BLOCKS - _FOOT_BLOCKS - 4 or size([*blocks, block]) > room:
                return taken + (part > 0)
            blocks.append(block)
    return len(cards)


def _add_brief(blocks: list[Block], cards: list[Card]) -> int:
    """Append findings as one line each, up to three sections; return how many were."""
    taken = 0
    for _ in range(3):
        lines: list[str] = []
        for each in cards[taken:]:
            mark = _link(each.url, escaped(each.title, 160))
            lines.append(f"• *{each.word}* {mark} · {escaped(each.source, 120)}")
            text = "\n".join(lines)
            trial = [*blocks, _section(text)]
            if _units(text) > _MAX_SECTION or size(trial) > _MAX_SIZE - _FOOT_SIZE:
                lines.pop()
                break
        if lines:
            blocks.append(_section("\n".join(lines)))
            taken += len(lines)
    return taken


def _card(each: Card) -> Iterator[Block]:
    """Yield the blocks of one finding, the one that tells most first."""
    head = [
        f"*{each.word}* · {escaped(each.kind, 80)}",
        f"*{_link(each.url, escaped(each.title, 450))}*",
        escaped(each.source, 250),
        escaped(each.reason, 700),
    ]
    yield _section("\n".join(filter(None, head)))
    if each.redline:
        yield _section(_redlined(each.redline, each.url))
    if each.quoted:
        yield _section(f"> {escaped(each.quoted, 1300)}")
    asked = [
        *(f"By {_link(url, escaped(told, 250))}" for told, url in each.behind),
        f"In the changed words: {escaped(', '.join(each.inside), 300)}" if each.inside else "",
        each.also,
        f"Names: {escaped(', '.join(each.names), 300)}" if each.names else "",
        f"You asked for: {escaped(each.why, 300)}" if each.why else "",
        _code(each.query),
    ]
    if any(asked):
        yield _context("\n".join(filter(None, asked)))
    yield {"type": "divider"}


def _redlined(redline: Redline, url: str) -> str:
    """Return what changed, old words ~struck~ and new ones *bold*, cut between two runs."""
    end = [escaped(note, 120) for note in notes(redline)]
    if url:
        end.append(_link(url, "The whole text"))
    room = _MAX_SECTION - _units("\n".join(["", *end, " …"]))
    shown = ""
    for passage in redline.passages:
        label = f"{escaped(passage.label, 120)} " if passage.label else ""
        told = f": {escaped(passage.reason, 180)}" if passage.reason else ""
        pieces = [f"\n{label}_{escaped(passage.kind, 40)}_{told}\n", *map(_marked, passage.edits)]
        for piece in pieces:
            if _units(shown + piece) > room:
                return "\n".join([f"{shown.strip()} …", *end])
            shown += piece
    return "\n".join([shown.strip(), *end])


def _marked(edit: Edit) -> str:
    mark = {"delete": "~", "insert": "*"}.get(edit.op, "")
    return f"{mark}{escaped(edit.text, 1300)}{mark}"


def _foot(unshown: int, legal: bool, subscription: str) -> Iterator[Block]:
    if unshown:
        yield _context(f"{unshown} more are in the database.")
    sent = f"Sent by rulewire for subscription {escaped(harmless.line(subscription, 80), 160)}."
    yield _context(f"{NOTICE} {sent}" if legal else sent)


def _link(url: str, text: str) -> str:
    """Return a link; `url` has passed `harmless.web_url` and `text` is escaped."""
    target = _escape(url)
    return f"<{target}|{text}>" if url and len(target) <= _MAX_URL else text


def _code(query: str) -> str:
    """Return the command as code, "" if there is none or it is too long to be shown whole."""
    safe = query.replace("`", "'").translate(_ENTITIES)
    return f"`{safe}`" if query and len(safe) <= _MAX_URL else ""


def _section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(text)]}


def _mrkdwn(text: str) -> Block:
    # "verbatim" keeps Slack from making links of names and addresses in the text.
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _escape(text: str) -> str:
    plain = _QUOTING.sub(r"\1›", text.translate(_LOOKALIKES))
    return _EDGE.sub("ˍ", plain).translate(_ENTITIES)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
