"""What a text gives its attention to: U.S. controls, or something else that only touches them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.claims.publisher import FAMILIES
from extractors.claims.sentences import Sentence, split
from extractors.claims.topic import ACTOR, speaks
from extractors.model import Document, Mention

_LEAD = 3  # sentences
_MARKET = re.compile(
    r"\b(?:shares|stocks?|quarter(?:ly)?|revenues?|profits?|margins?|forecasts?|earnings|price target|target(?= (?:at|of|to) \$)|investors?|outlook|dividend|per ?cent|percent|sales|tonne|inventories)\b",
    re.IGNORECASE,
)
# Another government's act, by who stands first.
_ABROAD = re.compile(
    r"(?:\W|\w+ (?=[Cc]ourt|[Mm]inister|[Gg]overnment))?(?:Beijing|China|Chinese (?=court|ministry|government|regulator|customs)|MOFCOM|Brussels|EU|European (?:Union|Commission)|Tokyo|Japan|London|UK|Britain|Moscow|Russia|Seoul"
    r"|South Korea|The Hague|Dutch|Netherlands|Taiwan|Taipei|Canada|Ottawa|India|New Delhi|Berlin|Germany|Paris|France|Malaysia|Singapore)(?:[’']s)?(?= (?:\w+ )?(?:to|has|have|is|will|wants?|tight\w+|court|list\w*"
    r"|minister|government|ministry|impos\w+|add\w*|ban\w*|curb\w*|require\w*|adopt\w*|set|limits?|halt\w*|restrict\w*|suspend\w*|rare|proposes?|put\w*|orders?|takes?|its|own|answers?|hits?|Ministry|commerce|export|licen[cs]\w+)\b)"
)
_BODY_ABROAD = re.compile(
    r"\b(?:China|Japan|Korea|India|Taiwan|Britain|Canada)[’']s (?:Ministry|ministry|commerce ministry|General Administration|Cyberspace|government|cabinet)"
    r"|\bMOFCOM\b|\bMETI\b|\bEuropean (?:Union|Commission|Council)\b|\bThe Hague has\b|\bDutch (?:government|minister|court)|\b[Uu]nreliable [Ee]ntity [Ll]ist"
)
# Another government on those who keep to ours: our act is the matter.
_OBEYED = re.compile(
    r"\b(?:obey\w*|compl(?:y|ies|ied|ying|iance)|heed\w*|follow(?:s|ed|ing)?|carr(?:y|ies|ied|ying) (?:it|them) out|observ(?:e|es|ed|ing)|implement\w*|enforc\w+|keep(?:s|ing)? to)"
    r"(?: with)? (?:[\w’]+ ){0,2}?(?:U\.S\.|US|American|Washington[’']s|foreign) (?:\w+ ){0,3}?(?:guidance|advice|rules?|curbs|controls|restrictions|sanctions|bans?|orders?|warnings?)\b"
    r"|\b(?:U\.S\.|US|American|Washington[’']s) (?:\w+ ){0,3}?(?:guidance|advice|rules?|curbs|controls|restrictions|sanctions)\b[^.]{0,80}\b(?:helps? to carry|carr(?:y|ies|ied|ying) (?:it|them) out|obey\w*|compl(?:y|ies|ied|ying))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\btariffs?\b|\bduties\b|\b[Ss]ection 232\b|\b232 in(?:quir|vestig)\w+|\boutbound investment\b|\binvestments? abroad\b|\bsubsid(?:y|ies)\b|\bCHIPS (?:and Science )?Act\b|\bgrants?\b|\bantitrust\b|\bimport(?:s|ed|ers?)?\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:plead(?:s|ed)?|guilty|settle(?:s|d|ment)?|penalt(?:y|ies)|fined?|indict(?:ed|ment)|smuggl\w+|prosecutors?|charge[sd]|forfeit\w*|violations?|denial order"
    r"|unlawfully|illegally|conspir\w+|arrest\w*|self-disclosure|allegations?|diver(?:t|sion)\w*|probe|inquiry|investigat\w+)\b", re.IGNORECASE
)  # fmt: skip
# A state that a sentence recalls, and clauses that only add to it: what it tells is elsewhere.
_STATE = re.compile(
    r"\b(?:been|is|are|was|were|remains?|stays?|,) (?:already |still |itself |also )?(?:on|under|subject to) (?:the |an? )?(?:U\.S\. |US |American |Washington[’']s )?(?:export |trade )?(?:Entity List|blacklist|sanctions|Unverified List|SDN List)[^,.;]*"
    r"| that (?:the )?(?:American|U\.S\.|US) (?:export )?(?:rules|controls|curbs|restrictions) [^,.;]*"
    r"|,? (?:which|who|whose|since|although|though|while|even as|despite|where) [^,.;]*(?=[,.;]|$)"
)
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,600}[”\"]")
_I = re.compile(r"\b(?:I|I[’']\w+|[Mm]y|me|mine|myself)\b")
_GUESSER = re.compile(
    r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Cc]olumnists?|traders?|strategists?|brokers?) (?:\w+ ){0,4}?(?:guess\w*|put\w*|think\w*|expect\w*|see\w*|bet\w*|reckon\w*|believe\w*|predict\w*|argue\w*)|\b[Gg]uess(?:es|ed|ing|work)?\b|\bodds\b|\bI (?:think|bet|guess|reckon|suppose|suspect|doubt|wonder|would(?: not|n[’']t)? bet|have come to think)\b"
)


@dataclass(frozen=True, slots=True)
class Focus:
    """How far a text is about the controls, as counts and shares.

    Attributes:
        titled: Whether the headline speaks of them.
        lead: How many of the first three sentences do.
        share: Share of all sentences that do, 0 to 1.
        acting: Whether one sentence of headline and lead speaks of them and names an American
            authority.
        heading: Whether the headline or the first sentence already does both.
        case: Whether it uses the words of a case: charges, pleas, penalties, probes.
        market: Whether prices and results are what it counts.
        abroad: Whether headline or first sentence tell of another government's act.
        aside: Whether headline or first sentence tell of duties, subsidies or investment.
        personal: Whether its author speaks of himself.
        guessed: How many sentences guess.

    """

    titled: bool
    lead: int
    share: float
    acting: bool
    heading: bool
    case: bool
    market: bool
    abroad: bool
    aside: bool
    personal: bool
    guessed: int


def focus(
    document: Document, mentions: Sequence[Mention], title_mentions: Sequence[Mention]
) -> Focus:
    """Return what a document gives its attention to."""
    title, text = document.title, document.text
    sentences = split(text)
    told = told_of(mentions, sentences)
    lead = sentences[:_LEAD]
    first = lead[0].text if lead else ""
    plainly = [t and _speaks_plainly(s, mentions) for s, t in zip(lead, told, strict=False)]
    speaking = [s.text for s, t in zip(lead, plainly, strict=True) if t]
    titled = speaks(title, title_mentions)
    opening = [*([title] if titled else []), *speaking]
    lead_end = lead[-1].end if lead else 0
    bodies = [*title_mentions, *(m for m in mentions if m.start < lead_end)]
    plain = _QUOTED.sub("", text)
    return Focus(
        titled=titled,
        lead=len(speaking),
        share=sum(told) / len(told) if told else 0.0,
        acting=_acts(opening, bodies),
        heading=_acts(opening[: titled + bool(plainly[:1] == [True])], bodies),
        case=len({m.lower() for m in _CASE.findall(title + text)}) >= _CASE_WORDS,
        market=len(_MARKET.findall(text)) >= max(_MARKET_WORDS, len(sentences) // 3),
        abroad=_is_abroad(title, first),
        aside=bool(_ASIDE.search(title) or _ASIDE.search(first)),
        personal=len(_I.findall(plain)) >= _FIRST_PERSON,
        guessed=sum(bool(_GUESSER.search(s.text)) for s in sentences),
    )


def _acts(opening: Sequence[str], bodies: Sequence[Mention]) -> bool:
    """Return whether sentences that speak of the controls name an American authority."""
    return bool(opening) and (any(map(ACTOR.search, opening)) or any(map(_is_american, bodies)))


def _is_abroad(title: str, first: str) -> bool:
    if _OBEYED.search(f"{title}\n{first}"):
        return False
    headed = _ABROAD.match(title) and not ACTOR.search(title)
    return bool(headed or _BODY_ABROAD.search(first))


def _is_american(mention: Mention) -> bool:
    """Return whether a mention is an American body that acts in the field."""
    return mention.label == "AGENCY" and any(mention.name in family for family in FAMILIES)


_MARKET_WORDS = 4
_FIRST_PERSON = 3
_CASE_WORDS = 3


def told_of(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[bool]:
    """Return which sentences speak of the controls."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    return [
        speaks(s.text, ordered[bisect_left(starts, s.start) : bisect_left(starts, s.end)])
        for s in sentences
    ]


def _speaks_plainly(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Return whether a sentence speaks of the controls otherwise than by recalling a state."""
    recalled = [
        (sentence.start + m.start(), sentence.start + m.end())
        for m in _STATE.finditer(sentence.text)
    ]
    inside = [m for m in mentions if sentence.start <= m.start < sentence.end]
    kept = [m for m in inside if not any(a <= m.start < b for a, b in recalled)]
    return speaks(_STATE.sub("", sentence.text), kept)
