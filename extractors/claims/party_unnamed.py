"""Parties that a change of a list leaves unnamed and the text around it names."""

import re
from collections.abc import Iterator, Sequence

from extractors.claims.assertion import Standing, standing
from extractors.claims.list_changes import ListChange
from extractors.claims.party_names import SUFFIX, first_name, names
from extractors.claims.party_phrases import listed_in, referents, subjects_of
from extractors.claims.scene import Scene
from extractors.claims.sentences import Sentence
from extractors.model import Mention

_KIND = r"(?:compan(?:y|ies)|firms?|traders?|makers?|suppliers?|groups?|universit(?:y|ies)|institutes?|importers?|distributors?|brokers?|business(?:es)?|start-?ups?|chipmakers?|men|man|woman|executives?|exchanges?|banks?|shippers?|foundry|parties|entities|pair|two|three|four|five)"
# "A trading company with one room was put on the list."
_SOMEBODY = re.compile(
    rf"^(?:[Aa]n?|[Oo]ne) (?:[\w’'-]+ ){{0,4}}?{_KIND}\b(?:(?! (?:and|or) )[^.;]){{0,80}}$"
)
# "added the firm to the Entity List"
_THE_FIRM = re.compile(rf"^\s*(?:the|this|that|both|all|these) (?:[\w’'-]+ ){{0,2}}?{_KIND}\b\s+(?:to|on|onto|from|in|under|too|as well|and)\b|^\s*(?:it|them|him|her)\b")  # fmt: skip
_IT = re.compile(r"\s*(?P<who>it|him|her)\b")
_ALL = re.compile(
    r"^(?:All|Each|Both|Every one|The)(?: (?:of (?:them|these|those|the \w+)|\w+|\w+ \w+)){0,2} (?:are|were|is|was|have been|has been) (?:also |being |all |today |now )*"
    r"(?P<verb>designated|sanctioned|added|listed|placed|put)\b"
)
_SAYS = re.compile(r"\b(?:said|says|told|added that|wrote|according to)\b")
# "The head of its office, Li Wei, directs …"
_DESCRIBED = re.compile(r"^(?:The|Its|His|Her|Their|An?|One)(?: [a-z’'-]+)+, $")
_CLOSES = re.compile(r"^(?:\s*\([^)]*\))?,")
_ALONG = re.compile(r"\b(?:along|together) with\b|, as (?:was|were|did)\b|\balongside\b")
_PLURAL = re.compile(r"\s*(?:both|all|these|them)")
# "Its manager used Acme Trading FZE and Zeta Ltd. to pay": tools of those spoken of are designated too.
_USES = re.compile(
    r"\b(?:us(?:ed|es|ing)|set(?:s|ting)? up|through|via|establish(?:ed|es)|found(?:ed|s)|creat(?:ed|es)|own(?:ed|s)|control(?:led|s)|[Rr]an|runs|employ(?:ed|s))\b[^;:]*$"
)
_BACK = 14  # sentences
_OPENING = 4  # characters: "The "


def along_with(seen: Scene, change: ListChange, following: int) -> list[Mention]:
    """Return who is named behind the verb: "… was designated, along with Acme of Tehran"."""
    along = _ALONG.search(seen.text, change.end, following)
    return listed_in(seen, along.end(), following) if along else []


def somebody(seen: Scene, change: ListChange) -> Iterator[Mention]:
    """Yield who "a trading company" is that was listed: the name that opens the next sentence."""
    lead = seen.text[change.sentence.start : change.start]
    index = seen.place(change.sentence)
    if not _SOMEBODY.match(re.sub(r" (?:was|were|has been|have been|is|are)\b.*$", "", lead)):
        return
    for sentence in seen.sentences[index + 1 : index + 2]:
        name = first_name(seen.text, seen.mentions, sentence.start, sentence.end)
        if name and not _SAYS.match(sentence.text[name.end - sentence.start :].strip()):
            yield name


def the_firm(seen: Scene, change: ListChange, told: Sequence[Mention]) -> Sequence[Mention]:
    """Return who "the firm" is that was listed as well: the party of the change before."""
    text = seen.text
    if not _THE_FIRM.match(text[change.end : change.sentence.end]):
        return ()
    if re.match(r"\s*(?:both|all|these|them)", text[change.end :]):
        return told
    if pronoun := _IT.match(text[change.end : change.sentence.end]):
        # "Acme lost a licence when Commerce put it and its affiliates on the list."
        return referents(seen, change.sentence, change.start, pronoun["who"]) or told[:1]
    # "designated Acme … and put it on the list", "the turn of Acme: Commerce put the firm …".
    before = names(text, seen.mentions, change.sentence.start, change.start)
    return before[-1:] or told[:1]


def heading_name(seen: Scene, change: ListChange) -> Iterator[Mention]:
    """Yield the name that stands alone before "Added to the list on Monday …"."""
    index = seen.place(change.sentence)
    opens = change.start - change.sentence.start <= len("Also ") and index > 0
    if not opens:
        return
    title = seen.sentences[index - 1]
    name = first_name(seen.text, seen.mentions, title.start, title.end)
    if name and not seen.text[name.end : title.end].strip(' .:”"'):
        yield name


def all_of_them(seen: Scene, sentence: Sentence, since: Sentence) -> Iterator[tuple[int, Mention]]:
    """Yield the parties that "All five are designated" sums up, each with its verb's offset.

    They are what the sentences since the announcement speak of, and the items among them.
    """
    found = _ALL.match(sentence.text)
    if not found or standing(sentence.text, *found.span("verb")) is not Standing.ASSERTED:
        return
    verb = sentence.start + found.start("verb")
    if subjects_of(seen, sentence, verb):
        return
    last = seen.place(sentence)
    first = max(seen.place(since) + 1, last - _BACK)
    for told in seen.sentences[first:last]:
        if not _SAYS.search(told.text):
            for party in _spoken_of(seen, told):
                yield verb, party


def _spoken_of(seen: Scene, told: Sentence) -> Iterator[Mention]:
    """Yield the name that opens a sentence or item, and those in apposition to its subject."""
    for name in names(seen.text, seen.mentions, told.start, told.end):
        before = seen.text[told.start : name.start]
        after = seen.text[name.end : told.end]
        sure = " " in name.text or seen.begins(name.start)
        company = SUFFIX.match(name.text.split()[-1]) and _USES.search(before)
        spoken = len(before) <= _OPENING or (_DESCRIBED.match(before) and _CLOSES.match(after))
        title = re.fullmatch(r"\s+[a-z]+", after)  # "The Acme network" heads what follows
        if sure and not title and (spoken or company):
            yield name
