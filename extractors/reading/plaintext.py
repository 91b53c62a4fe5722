"""A plain text - a mail, a saved article - as headline and paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from extractors.model import Paragraph
from extractors.reading import phrases
from extractors.reading.days import days_in, is_dateline
from extractors.reading.markup import plain
from extractors.reading.mastheads import Sender, is_masthead, sender
from extractors.reading.pitches import is_request, pitch
from extractors.reading.readers import opens_comments

_MAIL_HEADER = re.compile(
    r"(?:from|to|cc|bcc|subject|date|sent|reply-to|message-id|received|return-path|mime-version|list-\w+"
    r"|content-[\w-]+|x-[\w-]+|precedence|importance|newsgroups|organization|delivered-to)\s*:",
    re.IGNORECASE,
)
# "Newsletter: Lathe Notes"; the parts of a notice have capitals, "AGENCY:".
_OTHER_HEADER = re.compile(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)*:\s+\S")
_SUBJECT = re.compile(r"subject\s*:\s*(?:re:\s*|fwd?:\s*)*(?P<title>.+)", re.IGNORECASE)
_DATE = re.compile(r"(?:date|sent)\s*:\s*(?P<date>.+)", re.IGNORECASE)
_RULE = re.compile(r"[-=_*~#+.\s]{3,}")
_ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_FOOTER = re.compile(
    r".*\bunsubscrib\w*\b.*|you (?:are )?receiv(?:e|ed|ing) this\b.*|forward this\b.*|to (?:stop|opt out|leave (?:this|the)|manage your)\b.*"
    r"|(?:.{0,60}\s)?\(c\) (?:\d{4}|[A-Z]).*|©.*|copyright \d{4}.*|.*all rights reserved.*|view (?:this|it) (?:in|online)\b.*",
    re.IGNORECASE,
)
# What govinfo.gov prints round a document of the Federal Register.
_GOVINFO = re.compile(
    r"\[(?:Federal Register Volume|Rules and Regulations|Proposed Rules|Notices|Presidential Documents|Pages? [\d-]+|FR Doc\.?)\b.*\]"
    r"|From the Federal Register Online\b.*|BILLING CODE\b.*|\[FR Doc\..*",
    re.IGNORECASE,
)
# What a publication calls itself under its name: "A Friday letter on what may leave".
_TAGLINE = re.compile(
    r"(?:an?|the|your|our)\b.*\b(?:letter|digest|newsletter|bulletin|quarterly|weekly|monthly|daily|notes|guide|journal|magazine"
    r"|review|briefing|gazette|report) (?:for|on|of|from|about|by)\b",
    re.IGNORECASE,
)
# A line shorter than this share of the text's width was ended by its writer, not by wrapping.
_FULL = 0.6
# A headline's line that had this much room for the next word was ended by its writer too.
_ROOM = 0.75
_WIDEST = 120
_TITLE_LINES, _TITLE_WORDS = 3, 30
_HEADLINE_WORDS, _NAME_WORDS = 4, 4
_HEAD_LINES = 2
# Lines and words after the last drawn rule that are the sender's imprint, and how a note starts.
_IMPRINT_LINES, _IMPRINT_WORDS = 6, 60
_NOTE = re.compile(r"\s*(?:[\[(]?\d+[\])]|[*†\d])")
# Lines after the word "Comments" in which a reader has to be heard, and how far off, with the
# empty ones.
_NEAR, _FAR = 4, 100
_CLOSING_WORDS, _PITCHED = 45, 3


@dataclass(slots=True)
class _Group:
    """Lines that stand together, and whether a rule is drawn under them."""

    lines: list[str]
    ruled: bool = False


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
    printed = [line for line in lines if _GOVINFO.fullmatch(line.strip())]
    left_out = frozenset(printed)
    header, body = _headers([line for line in lines if line not in left_out])
    subject = next((m["title"] for m in map(_SUBJECT.match, header) if m), "")
    groups = _groups(_before_readers(_before_signature(body)))
    issue = next((day.day.isoformat() for line in printed for day in days_in(line)), "")
    date = next((m["date"] for m in map(_DATE.match, header) if m), issue or _date_of(groups))
    title, rest = _title(groups, plain(subject), sender(header, body))
    width = max((len(line) for group in rest for line in group if len(line) <= _WIDEST), default=0)
    pieces = [piece for group in rest for piece in _pieces(group, width)]
    story = _story(pieces, title)
    if not story and not subject:
        return PlainText("", plain(date), tuple(_story([title], "")))
    return PlainText(title, plain(date), tuple(story))


def _date_of(groups: Sequence[_Group]) -> str:
    """Return the day of the first date line near the top, as "2025-05-13", "" if there is none."""
    top = [line for group in groups[:4] for line in group.lines][:8]
    days = (day for line in top if is_dateline(line) for day in days_in(line) if not day.changed)
    return next((day.day.isoformat() for day in days), "")


def _headers(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part the mail headers, if the text starts with two or more, from the body."""
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    end, known = start, 0
    while end < len(lines) and lines[end].strip():
        is_known = bool(_MAIL_HEADER.match(lines[end]))
        is_folded = end > start and lines[end][:1] in " \t"
        if not (is_known or is_folded or _OTHER_HEADER.match(lines[end])):
            break
        known += is_known
        end += 1
    if not known or end - start < 2:
        return [], list(lines)
    return list(lines[start:end]), list(lines[end:])


def _before_signature(lines: Sequence[str]) -> list[str]:
    """Cut at the signature mark (RFC 3676, 4.3), or at the last drawn rule, if little follows it."""
    for number, line in enumerate(lines):
        if line.rstrip() == "--" and len(lines) - number <= 15:
            return list(lines[:number])
    last = max(
        (n for n, line in enumerate(lines) if _RULE.fullmatch(line) and line.strip()), default=0
    )
    after = [line for line in lines[last + 1 :] if line.strip()]
    short = len(after) <= _IMPRINT_LINES and len(" ".join(after).split()) <= _IMPRINT_WORDS
    if last > len(lines) / 2 and short and not any(map(_NOTE.match, after)):
        return list(lines[:last])
    return list(lines)


def _before_readers(lines: Sequence[str]) -> list[str]:
    """Cut at the line that opens the readers' comments; the first line is never one."""
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    for number in range(first + 1, len(lines)):
        line = plain(lines[number])
        later = filter(str.strip, lines[number + 1 : number + 1 + _FAR])
        after = [plain(one) for one in islice(later, _NEAR)]
        if phrases.ENDS.fullmatch(line) or opens_comments(line, after):
            return list(lines[:number])
    return list(lines)


def _groups(lines: Sequence[str]) -> list[_Group]:
    """Return runs of lines that no empty line and no drawn rule parts."""
    groups = [_Group([])]
    for line in lines:
        is_rule = bool(_RULE.fullmatch(line))
        if is_rule and groups[-1].lines:
            groups[-1].ruled = True
        if not line.strip() or is_rule:
            groups.append(_Group([]))
        else:
            groups[-1].lines.append(line)
    return [group for group in groups if group.lines]


def _title(groups: Sequence[_Group], subject: str, of: Sender) -> tuple[str, list[list[str]]]:
    """Return the headline and the groups of lines after it."""
    if not groups:
        return subject, []
    lead, after = groups[0].lines, groups[1:]
    if after and _is_head(groups[0], after, of):
        return _title(after, subject, of)
    rest = [group.lines for group in after]
    lead = _above_byline(_below_masthead(lead, of))
    lengths = (len(line) for group in groups for line in group.lines)
    width = max((length for length in lengths if length <= _WIDEST), default=0)
    if _is_title(lead):
        first = _first_headline(lead, width)
        below = [lead[first:]] if lead[first:] else []
        return plain(" ".join(lead[:first])), [*below, *rest]
    if subject:
        return subject, [lead, *rest]
    # Without an empty line after it the first line is still the headline, if it is no sentence.
    if len(lead) > 1 and _is_title(lead[:1]) and len(lead[0]) < _FULL * len(lead[1]):
        return plain(lead[0]), [lead[1:], *rest]
    return "", [lead, *rest]


def _is_head(group: _Group, after: Sequence[_Group], of: Sender) -> bool:
    """Whether a group over another that reads as a headline is the head of the publication."""
    if not _is_title(_below_masthead(after[0].lines, of)):
        return False
    heads = [is_masthead(line, of) for line in group.lines]
    if all(heads):
        return True
    # The name of a publication stands over number and day, and is shorter than a headline.
    names = [line for line, head in zip(group.lines, heads, strict=True) if not head]
    if any(heads) and not heads[0] and all(len(line.split()) <= _NAME_WORDS for line in names):
        return True
    over_prose = len(after) > 1 and not _is_title(after[1].lines)
    # A publication's name, and under it what it says of itself: a headline over prose follows.
    if (
        heads[0]
        and over_prose
        and len(group.lines) <= _HEAD_LINES
        and len(after[0].lines) <= _HEAD_LINES
    ):
        return True
    if (
        len(after) > 1
        and _is_name(group, names)
        and all(is_masthead(x, of) for x in after[0].lines)
    ):
        return _is_title(_below_masthead(after[1].lines, of))
    # A rule under the first lines parts the masthead off, if a headline over prose follows.
    headline = plain(" ".join(after[0].lines))
    ruled = group.ruled and not after[0].ruled and not headline.isupper()
    return ruled and over_prose and len(headline.split()) >= _HEADLINE_WORDS


def _is_name(group: _Group, names: Sequence[str]) -> bool:
    return len(group.lines) == 1 and all(len(line.split()) <= _NAME_WORDS for line in names)


def _below_masthead(lead: list[str], of: Sender) -> list[str]:
    count = 0
    while count < len(lead) - 1 and is_masthead(lead[count], of):
        count += 1
    if 0 < count < len(lead) - 1 and _TAGLINE.match(lead[count].strip()):
        count += 1
    return lead[count:]


def _above_byline(lead: list[str]) -> list[str]:
    """Return the lines of a group without by-line and date under the headline."""
    while len(lead) > 1 and (is_dateline(lead[-1]) or phrases.BYLINE.fullmatch(plain(lead[-1]))):
        lead = lead[:-1]
    return lead


def _first_headline(lead: Sequence[str], width: int) -> int:
    """Return how many lines the first headline takes: a line with room for more ended there."""
    for number, (line, below) in enumerate(pairwise(lead), 1):
        word = below.split()[0]
        if len(line.strip()) + 1 + len(word) <= _ROOM * width and not word[0].islower():
            return number
    return len(lead)


def _is_title(lines: Sequence[str]) -> bool:
    """Whether lines that stand alone read as a headline."""
    text = plain(" ".join(lines))
    if len(lines) > _TITLE_LINES or len(text.split()) > _TITLE_WORDS:
        return False
    return bool(text) and not text.endswith((".", ",", ";", ":")) and not _ITEM.match(text)


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
    while story and _closes(story[-1].text):
        story.pop()
    return story


def _closes(text: str) -> bool:
    """Whether a last paragraph is the sender's, not the story's."""
    if _FOOTER.fullmatch(text) or phrases.CLOSINGS.match(text):
        return True
    return len(text.split()) <= _CLOSING_WORDS and pitch(text) >= _PITCHED


def _is_kept(piece: str, title: str, *, first: bool) -> bool:
    if not piece or piece.lower() == title.lower():
        return False
    if len(piece.split()) <= 45 and (phrases.LINES.search(piece) or _FOOTER.fullmatch(piece)):
        return False
    if is_request(piece) and not _ITEM.match(piece):
        return False
    return not (first and (is_dateline(piece) or phrases.BYLINE.fullmatch(piece)))
