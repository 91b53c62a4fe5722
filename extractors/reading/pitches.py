"""Whether words speak for the publication to its reader, instead of telling the story.

No list of phrases: cues are added up. A label, an imperative that web pages use, "you" and "our", a
word of the publishing trade, an offer, an exclamation mark: none of them says much alone. Quoted
speech is left out, since the people of a story say "you" and "our" as well.
"""

import re
from functools import lru_cache

from extractors.triggers import trigger

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|‘[^‘’]*’(?!\w)")
# A label before the words: "Webinar:", "Kabuto Premium -", "SPONSOR".
_LABEL = re.compile(r"(?:[\w'’&-]+(?: [\w'’&-]+){0,3}\s*(?::|[–—|»]|\s-)\s+)?")
_STARTS = re.compile(
    r"(?:please |just |why not |now |then )?"
    r"(?:sign|subscribe|join|register|follow|get|download|upload|listen|claim|try|tap|click|scan|share|support"
    r"|donate|become|discover|book|reserve|forward|tell|send|ask|write to|e-?mail|call|buy|shop|upgrade|unlock"
    r"|learn|explore|browse|enter|type|vote|check|visit|meet|see|find|read|watch|win|take|help|save|pick|choose"
    r"|install|submit|pitch|contact|never miss|don['’]t miss|stay|catch|give|tune|turn on|switch on|open|log|print"
    r"|rate|report|return|skip|back|add|post|leave|want|like|love|enjoy(?:ed|ing)?|got|looking for|need|missed|pass it|know (?:some|any)(?:one|body))\b",
    re.IGNORECASE,
)
_YOU = trigger(r"\b(?:you|your|yours|yourself|you['’](?:re|ll|ve|d))\b", re.IGNORECASE, words=True)
# "US" is a country.
_WE = trigger(
    r"\b(?:[Oo]urs?|us|[Ww]e|[Ww]e['’](?:re|ll|ve|d)|[Mm]y|me)\b(?! companies)", words=True
)
_TRADE = trigger(
    r"\b(?:newsletters?|subscri(?:ber|ption|be)s?|members?(?:hip)?s?|inbox(?:es)?|e-?mails?|alerts?|notifications?"
    r"|webinars?|podcasts?|episodes?|apps?|adverts?|advertis\w+|ads?|premium"
    r"|paywall|print edition|e-?paper|edition|briefings?|digest|bulletin|mailing list|web ?sites?|web ?page|mirror"
    r"|home ?page|bookmark|cookies?|privacy|terms|disclaimers?|screen readers?|broken links?|links?|comments?"
    r"|moderat(?:ed|ors?)|feedback|survey|poll|quiz|reader-supported|reader-funded|readers|accounts?|log ?in"
    r"|tickets?|book club|back issues?|archive|this (?:article|story|post|page|issue|letter|mail|site)|charts?"
    r"|independent (?:paper|newspaper|journalism|newsroom|publication)|journalism|explainer|slide ?shows?|gallery|video|push|whatsapp|telegram|linkedin|facebook|mastodon|bluesky|rss|feed|visitors?)\b",
    re.IGNORECASE,
    words=True,
)
_OFFER = trigger(
    r"\b(?:free (?:trial|of charge|for|to|copy|guide|e-?book|report|demo|access|sample|shipping|months?|weeks?"
    r"|reads?|articles?|stories|previews?)"
    r"|(?:months?|weeks?|days?|year|first \w+|issues?) free|for free|half price|\d+ ?% off|discounts?|cancel any ?time"
    r"|no spam|early bird|special offer|limited time|per (?:month|week|seat)|an? (?:month|week)(?= *[.!]?$)"
    r"|every (?:week|day|morning|evening|month|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?|twice a week"
    r"|from [$£€]\s?\d|only [$£€]\s?\d|one (?:tap|click)|(?:enrol|sign) ?up|unsubscribe|opt out)\b",
    re.IGNORECASE,
    words=True,
)
_SPONSOR = trigger(
    r"\b(?:advertise?ments?|advertorial|sponsors?|sponsored|promoted|paid (?:post|content|partnership)"
    r"|partner (?:content|message|post|stor(?:y|ies))|message from|presented by|brought to you|affiliate links?)\b",
    re.IGNORECASE,
    words=True,
)
# A question to the reader, or its answers to choose from.
_ANSWERS = trigger(
    r"\byou(?:r|rs)?\b[^.!?]*\?\W*$|\byes\s*[/|·]?\s*no\b|[👍👎]|\?\s*(?:vote|tell us|let us know|[A-Z][a-z]+ (?:it|us|this|them)\b)",
    re.IGNORECASE,
    words=True,
)
# What publishers say of themselves so that nobody can hold them to what they print.
_DISCLAIMS = trigger(
    r"\b(?:(?:legal|investment|financial|tax|professional) advice|substitute for (?:\w+ )?(?:advice|counsel)"
    r"|attorney-client|(?:views?|opinions?) (?:\w+ ){0,3}(?:are|is) (?:\w+ ){0,4}(?:own|alone|authors?)"
    r"|no (?:liability|warrant\w+|responsibility) (?:is|are|can|for)|informational purposes|for information only"
    r"|(?:author|writer|columnist)s? (?:holds?|owns?|has|have) (?:no|a|shares)"
    r"|(?:note|page|alert|bulletin|summary|memo|letter|article) is (?:general|only a|not (?:a|legal|meant)))",
    re.IGNORECASE,
    words=True,
)
_STARTS_AD = re.compile(r"\W*(?:sponsor|advert|paid|promot|partner)", re.IGNORECASE)
_WEB = re.compile(r"https?://|\bwww\.|\w@\w|@\w{3,}")
# How many cues make a request clear, in sentences and in lines of so many words.
_CLEAR, _CLEAR_WORDS = 4, 30
_LINE, _LINE_WORDS = 3, 15
_CLOSING = 2
_SHORT = 500  # characters
_LABEL_WORDS = 12
_ENDS, _CLOSES = (".", "!", "?", "…", "。"), "\"'”’»)]"


def is_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return text.rstrip(_CLOSES).endswith(_ENDS)


def pitch(text: str) -> int:
    """Return how many cues say that `text` addresses the reader of the page, from 0.

    >>> pitch("Enjoying this? Get our letter in your inbox every Friday!") >= 4
    True
    >>> pitch("The department added 13 companies to the list on Monday.")
    0
    """
    # What weighs a page asks twice or thrice about short texts, and once about long ones.
    return _pitch(text) if len(text) <= _SHORT else _pitch.__wrapped__(text)


@lru_cache(maxsize=512)
def _pitch(text: str) -> int:
    own = _QUOTED.sub(" ", text)
    label = len(own.split()) <= _LABEL_WORDS and not is_sentence(own) and _SPONSOR.search(own)
    lead = _LABEL.match(own)
    start = lead.end() if lead else 0
    cues = (
        _asks(own) or (start > 0 and _asks(own[start:])),
        _YOU.search(own),
        _WE.search(own),
        _TRADE.search(own),
        _OFFER.search(own),
        # A bill has sponsors as well: the word counts, and counts double, in labels only.
        label,
        label,
        label and _STARTS_AD.match(own),
        _ANSWERS.search(own),
        "!" in own,
        _WEB.search(own),
    )
    return sum(map(bool, cues))


def is_request(text: str) -> bool:
    """Whether a short text is clearly the publication's own, wherever it stands.

    >>> is_request("Tell a friend: our letter is free for members!")
    True
    """
    words = len(text.split())
    if is_sentence(text):
        return words <= _CLEAR_WORDS and pitch(text) >= _CLEAR
    return words <= _LINE_WORDS and not text.endswith(":") and pitch(text) >= _LINE


def is_closing(text: str) -> bool:
    """Whether a short paragraph after the story's last is the publication's word to its reader.

    >>> is_closing("Did this answer your question?"), is_closing("We keep our word, she said.")
    (True, False)
    """
    if len(text.split()) > _CLEAR_WORDS:
        return False
    if _DISCLAIMS.search(_QUOTED.sub(" ", text)):
        return True
    if pitch(text) < _CLOSING:
        return False
    own = _QUOTED.sub(" ", text)
    both = _YOU.search(own) and _WE.search(own)
    return bool(both or any(cue.search(own) for cue in (_TRADE, _OFFER, _ANSWERS, _WEB)))


def _asks(text: str) -> bool:
    """Whether one of its sentences starts as a request does."""
    return any(_STARTS.match(part) for part in re.split(r"(?<=[.!?])\s+", text.strip()))
