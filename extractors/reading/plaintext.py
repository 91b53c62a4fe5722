"""A plain text - a mail, a saved article - as headline and paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Paragraph
from extractors.reading import phrases
from extractors.reading.days import days_in, is_dateline
from extractors.reading.markup import plain

_MAIL_HEADER = re.compile(
    r"(?:from|to|cc|bcc|subject|date|sent|reply-to|message-id|received|return-path|mime-version|list-\w+"
    r"|content-[\w-]+|x-[\w-]+|precedence|importance|newsgroups|organization|delivered-to)\s*:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"subject\s*:\s*(?:re:\s*|fwd?:\s*)*(?P<title>.+)", re.IGNORECASE)
_DATE = re.compile(r"(?:date|sent)\s*:\s*(?P<date>.+)", re.IGNORECASE)
_MASTHEAD = re.compile(
    r".*\b(?:newsletter|bulletin|digest|weekly|daily|gazette|herald|briefing)\b.*|for immediate release.*"
    r"|(?:vol(?:ume|\.)?|no\.|issue|number|edition)\s*#?[\dIVXLC]+.*"
    r"|.*\b(?:number|edition|issue|volume|vol\.|no\.)(?:\s+#?[\dIVXLC]+)?",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-=_*~#+.\s]{3,}")
_ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_FOOTER = re.compile(
    r".*\bunsubscrib\w*\b.*|you (?:are )?receiv(?:e|ed|ing) this\b.*|forward this\b.*|to (?:stop|opt out|leave (?:this|the)|manage your)\b.*"
    r"|\(c\) \d{4}.*|©.*|copyright \d{4}.*|.*all rights reserved.*|view (?:this|it) (?:in|online)\b.*",
    re.IGNORECASE,
)
# A line shorter than this share of the text's width was ended by its writer, not by wrapping.
_FULL = 0.6
_WIDEST = 120
_TITLE_LINES, _TITLE_WORDS = 3, 30


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text read: its headline, the date its mail header gives ("" if none), its paragraphs."""

    title: str
    date: str
    paragraphs: tuple[Paragraph, ...]


def plain_text(text: str) -> PlainText:
    """Return the parts of a plain text.

    Mail headers, masthead, rules, by-line and what follows a signature mark ("-- ") or a
    "Leave a Reply" line go. Hard-wrapped lines join. The headline is the first line that is left,
    or the mail's subject where no line stands alone.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    header, body = _headers(lines)
    subject = next((m["title"] for m in map(_SUBJECT.match, header) if m), "")
    groups = _groups(_before_readers(_before_signature(body)))
    date = next((m["date"] for m in map(_DATE.match, header) if m), _date_of(groups))
    title, rest = _title(groups, plain(subject))
    width = max((len(line) for group in rest for line in group if len(line) <= _WIDEST), default=0)
    pieces = [piece for group in rest for piece in _pieces(group, width)]
    story = _story(pieces, title)
    if not story and not subject:
        return PlainText("", plain(date), tuple(_story([title], "")))
    return PlainText(title, plain(date), tuple(story))


def _date_of(groups: Sequence[Sequence[str]]) -> str:
    """Return the day of the first date line near the top, as "2025-05-13", "" if there is none."""
    top = [line for group in groups[:4] for line in group][:8]
    days = (day for line in top if is_dateline(line) for day in days_in(line) if not day.changed)
    return next((day.day.isoformat() for day in days), "")


def _headers(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the mail headers, if the text starts with two or more, from the body."""
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    end = start
    while end < len(lines) and (
        _MAIL_HEADER.match(lines[end])
        or (end > start and lines[end][:1] in " \t" and lines[end].strip())
    ):
        end += 1
    if end - start < 2:
        return [], list(lines)
    return list(lines[start:end]), list(lines[end:])


def _before_signature(lines: Sequence[str]) -> list[str]:
    """Cut at the signature mark (RFC 3676, 4.3) if little follows it."""
    for number, line in enumerate(lines):
        if line.rstrip() == "--" and len(lines) - number <= 15:
            return list(lines[:number])
    return list(lines)


def _before_readers(lines: Sequence[str]) -> list[str]:
    """Cut at the line that opens the readers' comments; the first line is never one."""
    for number, line in enumerate(lines[1:], 1):
        if phrases.ENDS.fullmatch(plain(line)) and any(map(str.strip, lines[:number])):
            return list(lines[:number])
    return list(lines)


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """Return runs of lines that no empty line and no drawn rule parts."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or _RULE.fullmatch(line):
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _title(groups: list[list[str]], subject: str) -> tuple[str, list[list[str]]]:
    """Return the headline and the groups after it."""
    if not groups:
        return subject, []
    lead, after = groups[0], groups[1:]
    if all(map(_is_masthead, lead)) and after and _is_title(_below_masthead(after[0])):
        return _title(after, subject)
    lead = _below_masthead(lead)
    if _is_title(lead):
        return plain(" ".join(lead)), after
    if subject:
        return subject, [lead, *after]
    # Without an empty line after it the first line is still the headline, if it is no sentence.
    if len(lead) > 1 and _is_title(lead[:1]) and len(lead[0]) < _FULL * len(lead[1]):
        return plain(lead[0]), [lead[1:], *after]
    return "", [lead, *after]


def _below_masthead(lead: list[str]) -> list[str]:
    count = 0
    while count < len(lead) - 1 and _is_masthead(lead[count]):
        count += 1
    return lead[count:]


def _is_title(lines: Sequence[str]) -> bool:
    """Whether lines that stand alone read as a headline."""
    text = plain(" ".join(lines))
    if len(lines) > _TITLE_LINES or len(text.split()) > _TITLE_WORDS:
        return False
    return not text.endswith((".", ",", ";", ":")) and not _ITEM.match(text)


def _is_masthead(line: str) -> bool:
    text = plain(line)
    if not text or text.endswith((".", "?", "!")) or len(text.split()) > 8:
        return False
    return text.isupper() or bool(_MASTHEAD.fullmatch(text)) or is_dateline(text)


def _pieces(group: Sequence[str], width: int) -> list[str]:
    """Join the hard-wrapped lines of a group; what its writer put on a line of its own stays."""
    pieces: list[str] = []
    last = ""
    for line in group:
        text = line.strip()
        wrapped = _FULL * width <= len(last) <= _WIDEST or line[:1] in " \t" or text[:1].islower()
        if pieces and wrapped and not _ITEM.match(text):
            pieces[-1] += " " + text
        else:
            pieces.append(text)
        last = line.rstrip()
    return pieces


def _story(pieces: Sequence[str], title: str) -> list[Paragraph]:
    story: list[Paragraph] = []
    for piece in map(plain, pieces):
        if _is_kept(piece, title, first=not story):
            label = "item" if _ITEM.match(piece) else ""
            story.append(Paragraph(label, piece))
    while story and (_FOOTER.fullmatch(story[-1].text) or phrases.CLOSINGS.match(story[-1].text)):
        story.pop()
    return story


def _is_kept(piece: str, title: str, *, first: bool) -> bool:
    if not piece or piece.lower() == title.lower():
        return False
    if len(piece.split()) <= 45 and (phrases.LINES.fullmatch(piece) or _FOOTER.fullmatch(piece)):
        return False
    return not (first and (is_dateline(piece) or phrases.BYLINE.fullmatch(piece)))
