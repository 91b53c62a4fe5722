"""What Slack takes: Block Kit's rules for the blocks that rulewire sends, as Slack words them.

https://docs.slack.dev/reference/block-kit/blocks and .../composition-objects/text-object
"""

from collections.abc import Iterator
from typing import Any

_MOST_BLOCKS = 50
_FIELDS = {
    "header": {"type", "text"},
    "section": {"type", "text"},
    "context": {"type", "elements"},
    "divider": {"type"},
}
_LONGEST = {"header": 150, "section": 3000, "context": 3000}
_MOST_ELEMENTS = 10
# Of the text beside the blocks: longer is cut, docs.slack.dev/changelog/2018-truncating-really-long-messages
_LONGEST_TEXT = 4000


def faults(payload: Any) -> list[str]:
    """Return why Slack would refuse or spoil a payload of an incoming webhook, [] if it would not."""
    found = [] if 0 < units(payload["text"]) <= _LONGEST_TEXT else ["text: length"]
    blocks = payload["blocks"]
    if not 0 < len(blocks) <= _MOST_BLOCKS:
        found.append(f"{len(blocks)} blocks")
    for number, block in enumerate(blocks):
        found += [f"block {number}: {fault}" for fault in _of_block(block)]
    return found


def units(text: str) -> int:
    """Return the length of a text as Slack counts it: in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _of_block(block: Any) -> Iterator[str]:
    kind = block.get("type")
    if kind not in _FIELDS or set(block) != _FIELDS[kind]:
        yield f"{kind} with {sorted(block)}"
        return
    texts = block.get("elements", [block["text"]] if "text" in block else [])
    if kind == "context" and not 0 < len(texts) <= _MOST_ELEMENTS:
        yield f"{len(texts)} elements"
    for text in texts:
        yield from _of_text(text, "plain_text" if kind == "header" else "mrkdwn", _LONGEST[kind])


def _of_text(text: Any, kind: str, longest: int) -> Iterator[str]:
    own = {"plain_text": {"emoji"}, "mrkdwn": {"verbatim"}}[kind]
    if text.get("type") != kind or set(text) - own != {"type", "text"}:
        yield f"{text.get('type')} with {sorted(text)} where {kind} is wanted"
    if not all(isinstance(text.get(each, False), bool) for each in own):
        yield "a claim that is not true or false"
    if not 0 < units(text["text"]) <= longest:
        yield f"{units(text['text'])} characters, of {longest}"
    elif not text["text"].strip():
        yield "nothing but blanks"
