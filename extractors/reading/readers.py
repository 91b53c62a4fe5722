"""Where the readers begin to speak: comments, letters and forums under a story."""

import re
from collections.abc import Sequence

from extractors.reading import phrases
from extractors.reading.blocks import Block

_END_WORDS = 14
_HEAD_WORDS = 6
# How many blocks after a heading are searched for what readers leave.
_REPLIES = 30
_NEAR = 4
_HEAD = re.compile(
    r"(?:what |from |by )?(?:the |our |your )?readers?['’]?(?: (?:say|said|write|respond|react|think|speak|views?|letters))?"
    r"|(?:[\w'’]+ ){0,2}(?:comments?|forum|discussions?|responses?|replies|reactions?|letters|feedback|talk ?back"
    r"|guest ?book|conversations?|threads?|thoughts|opinions|voices)\b(?!:? \w+ (?:the|a|an|of)\b)"
    r"(?: (?:on|about|to|from|by|so far|below|in|under|at)\b.{0,40})?[\s\d():·–—-]*",
    re.IGNORECASE,
)
# "PierNine: My bank still asks"; "AGENCY:", "Comment 3:" and "Q:" are the parts of other texts.
_VOICE = re.compile(
    r"(?!(?:comments?|responses?|questions?|answers?|issues?|[qa]|notes?|agency|action|summary|dates?|address\w*"
    r"|sources?|by|re|docket|supplementary|for further)\b)"
    r"[^\s:.,;]{2,20}(?: [\w.'’-]{1,15}){0,2}(?: \([^)]{1,30}\)|,? \d[^:]{0,30})?: \S",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?!(?:[A-Z]{3,}+ ?)++$)[\w.@'’-]{2,20}(?: [\w.'’-]{1,15})?(?: \d+ ?[smhdwy])?")
_AGO = re.compile(
    r".{0,40}\b(?:\d+|an?|one|two) ?(?:m|min|minute|h|hr|hour|d|day|week|month|year)s? ago\b.{0,20}"
    r"|.{1,40}\b(?:wrote|writes|says|said)\b ?:?|\d+ (?:up ?votes?|likes?|points?)|like|upvote|quote",
    re.IGNORECASE,
)


def story_end(blocks: Sequence[Block], start: int, is_told: Sequence[bool]) -> int:
    """Return the number of the first block of the readers' comments, or of blocks at all.

    `is_told` says of each block whether it reads as sentences: comments follow some. A rule has a
    heading "Comments" too: that word ends a story only where readers are heard after it.
    """
    told = False
    for number in range(start, len(blocks)):
        block = blocks[number]
        if told and block.words <= _END_WORDS and phrases.ENDS.fullmatch(block.text):
            return number
        if told and block.words <= _HEAD_WORDS and _HEAD.fullmatch(block.text):
            after = blocks[number + 1 : number + 1 + _REPLIES]
            if _are_readers(after):
                return number
        told = told or is_told[number]
    return len(blocks)


def opens_comments(line: str, after: Sequence[str]) -> bool:
    """Whether a line is a heading over what readers say in the lines `after` it.

    >>> opens_comments("Readers' forum", ["spindle_pete: They would have bought them elsewhere"])
    True
    """
    if len(line.split()) > _HEAD_WORDS or not _HEAD.fullmatch(line):
        return False
    return any(_VOICE.match(one) or _AGO.fullmatch(one) for one in after)


def _are_readers(after: Sequence[Block]) -> bool:
    if any(phrases.REPLY.fullmatch(block.text) or _AGO.fullmatch(block.text) for block in after):
        return True
    near = [block for block in after[:_NEAR] if block.label not in {"heading", "row"}]
    if any(_VOICE.match(block.text) for block in near):
        return True
    # A name alone on its line, and what its bearer says.
    return any(_NAME.fullmatch(one.text) and not one.label for one in near[:-1])
