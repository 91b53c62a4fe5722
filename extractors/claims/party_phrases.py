"""Who a sentence says was listed: the objects of an active verb, the subject of a passive one."""

import re
from collections.abc import Iterator, Sequence

from extractors.claims.list_changes import ListChange
from extractors.claims.party_names import UNTAGGED, names
from extractors.claims.places import is_place
from extractors.claims.scene import Scene
from extractors.claims.sentences import Sentence
from extractors.model import Mention

_ADVERBS = (
    r"(?: (?:also|newly|itself|themselves|formally|all|both|since|then|later|first|recently|subsequently|each|too"
    r"|likewise|already|now|never|separately|together|today|in turn|at last|[a-z]+ly))*"
)
_LOOSE_ADVERBS = re.compile(
    r"(?:,? (?:also|newly|formally|since|then|later|first|recently|subsequently|likewise|already|now|never|itself|too|[a-z]+ly))+\s*$"
)
_AUXILIARY = re.compile(
    rf"\b(?:(?:has|have|had)(?:{_ADVERBS} been)?|was|were|is|are|been|being|be|got|gets?|to be){_ADVERBS}\s*$"
)
_PASSIVE = re.compile(rf"\b(?:was|were|is|are|been|being|be|got|gets?){_ADVERBS}\s*$")
# These need no "was": who lands on a list is its subject.
_INTRANSITIVE = re.compile(
    r"(?:land|w[ei]nt|join|end|go|left|leav|c[ao]m|f[eo]ll|found|receiv|drew|earn)", re.IGNORECASE
)
_PARTICIPLE = re.compile(
    r"(?:added|placed|put|designated|listed|blacklisted|sanctioned|removed|delisted|dropped|included|struck|taken|modified|revised)$",
    re.IGNORECASE,
)
# "Since landing on the list, Acme has …": its subject is the main clause's.
_GERUND = re.compile(
    r"^(?:Since|After|Before|Despite|Following|By|On|Upon)? ?(?:its |their )?\b(?:being |[Ll]anding|[Jj]oining|[Ee]nding up|[Ll]eaving|going)[^,]*$"
)
# After a participle that stands alone: no object follows.
_NO_OBJECT = re.compile(
    r"\s*(?:$|[,.;:)]|(?:to|on|onto|in|by|as|for|from|since|off(?= (?:the|its|from)\b|[.,;]|$)|under|pursuant|along|together|last|this|earlier|today"
    r"|yesterday|again|too|here|with|at|because|after|separately|alongside)\b)"
)
_ACTOR = re.compile(
    r"\b(?:BIS|OFAC|ERC|Commerce|Treasury|Washington|State|Committee|Department|Bureau|Office|Control|Security|Justice|U\.?S\.?"
    r"|States|government|administration|department|bureau|agency|agencies|officials?|rule|rules|action|committee|it|they|he"
    r"|we|and|to|has|have|had|authorities|also|today|Monday|Tuesday|Wednesday|Thursday|Friday|day|week|month|year|\d{4})\s*$"
)
_RELATIVE = re.compile(
    r",?\s*\b(?:(?:all|both|two|three|most|some|one) of )?(?P<who>which|who|whom|that)\s*$"
)
_THAT_THEY_LIST = re.compile(
    r",?\s*\b(?:which|whom|that)\s+(?:(?:the|U\.S\.|US)\s+)*(?:[A-Z][\w.]+|it|bureau|department|agency|government|administration)"
    r"(?:\s+[A-Z][\w.]+)*(?:\s+(?:had|has|have|also))*\s*$"
)
_PRONOUN = re.compile(
    r"\b(?P<who>[Ii]t|[Tt]hey|[Bb]oth|[Hh]e|[Ss]he|all (?:two|three|four|five)|[Tt]he (?:\w+ )?(?:company|firm|university|group|institute"
    r"|parent|maker|chipmaker|pair|two|three|foundry|businesses|companies|firms))(?: of (?:them|which))?\s*$"
)
_PLURAL = re.compile(r"[Tt]hey|[Bb]oth|all|pair|two|three|ies|firms|businesses")
_INTRODUCTION = re.compile(
    r"^(?:After|Before|When|Since|As|While|Although|Though|Because|With|In|On|At|Under|For|By|According|During|Until|Among)\b[^,]*,\s"
)
_CLAUSE = re.compile(
    r"[;:—–]\s|,? (?:but|while|whereas|although|though|because|after|before|when|since|until|so that)\s"
    r"|\b(?:said|says|told|reported|noted|argued|wrote|announced|confirmed|say|shows?|found|claims?)(?: that)? "
    r"|, and (?=it |they |the |its )|\bthat (?=[A-Z])"
)
# An apposition up to its second comma: "Acme, a unit of Zeta, was added".
_APPOSITION = re.compile(
    r",\s(?:(?:an?|one|another|with (?=an? )|located|headquartered|registered|established|once|formerly|part|based|owned|run|led|known|maker|makers|then|both|for (?=[^,]*,\s)|its (?=\w+ of)"
    r"|the (?=(?:[a-z-]+ )+(?:of|behind|in|that|which|to|for)\b|(?:[a-z-]+ )*[a-z-]+,|country[’']s|[A-Z]\w+[’']s [a-z]))"
    r"\b|(?:which|who|whose|where)\b)[^;:]*?(?=,\s|,$|$)"
)
_OF_ANOTHER = re.compile(
    r"\b(?:of|to|with|by|from|for|against|in|at|under|inside|into|behind|like|unlike|including some of|than|over|via|through|not)"
    r"(?: (?:the|its|their|a|an|several|two|three|some|other|[A-Z]\w+[’']s))?(?: [a-z-]+){0,2}\s*[“\"]?$"
)
_OWN_ENTRY = re.compile(
    r"\b(?:an? (?:subsidiary|unit|affiliate|branch) of|(?:entr(?:y|ies)|names?|designations?|additions?|removals?|listings?) (?:of|for)|(?:together|along|alongside|as well)"
    r"(?: with| as)?)(?: (?:the|its))?\s*[“\"]?$"
)
_ITS_OWNER = re.compile(
    r"\s*[’'-]?(?:s\b)?\s*(?:affiliates?|subsidiar(?:y|ies)|units?|suppliers?|partners?|customers?|executives?|founders?|shares"
    r"|plants?|sites?|fabs?|chips?|processors?|-made|-linked|-owned|-backed|-based|officials?|lawyers?)\b"
)
_REASON = re.compile(
    r"\b(?:for (?!(?:the )?(?:first|[A-Z]))|because|after|over|due to|whose|accus\w+|saying|said|according to|as part of|in response to"
    r"|on the grounds?|citing|which|who|where|that|while|but)\b"
)
_INCLUDES = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|among them|such as|namely|notably|they are|these are)\b|[:—–]|\band names?\b|\bas well as\b"
)

# "The parties added include …": what follows names them.
_COUNTED_PARTIES = re.compile(
    r"(?:entities|parties|companies|firms|those|persons|names|entries|[Aa]dditions?|[Rr]emovals?)\b"
)


def parties_of(seen: Scene, change: ListChange, following: int) -> list[Mention]:
    """Return the parties of one change; `following` is where the sentence tells of the next."""
    text = seen.text
    lead = text[change.sentence.start : change.start]
    verb = text[change.start : change.end]
    if _COUNTED_PARTIES.match(verb):
        return [*_objects(seen, change, following)]
    entry = _ITS_ENTRY.search(lead)
    if entry and _AUXILIARY.search(lead):
        # "The entry for Acme on the list was corrected."
        return listed_in(seen, change.sentence.start + entry.end(), change.start)
    if (
        _INVERTED.match(lead)
        and _PARTICIPLE.match(verb)
        and _ARE.match(text[change.list_end : change.sentence.end])
    ):
        # "Added to the Entity List were Acme and Zeta."
        return listed_in(seen, change.list_end, following)
    passive = _is_passive(change, lead, verb)
    relative = None if passive else _THAT_THEY_LIST.search(lead)
    if relative and _NO_OBJECT.match(text[change.end : change.end + 12]):
        return [
            *_antecedents(
                seen, change.sentence, change.sentence.start + relative.start(), plural=False
            )
        ]
    if passive and _GERUND.search(lead + verb):
        return [*_after_introduction(seen, change, following)]
    if passive:
        # "Nine parties were added to the list, among them Acme."
        subjects = subjects_of(seen, change.sentence, change.start)
        return subjects or [*_included(seen, change.list_end, following)]
    alone = _NO_OBJECT.match(text[change.end : change.sentence.end])
    if alone and _PARTICIPLE.search(verb) and not _ACTOR.search(lead):
        # "Acme, an importer in Iran designated as well": the name before it is meant.
        end = change.start - len(lead) + len(_LOOSE_ADVERBS.sub("", lead))
        before = [*_antecedents(seen, change.sentence, end, plural=False)]
        return before or subjects_of(seen, change.sentence, change.start)
    return [*_objects(seen, change, following)]


_ITS_ENTRY = re.compile(r"\bentr(?:y|ies) (?:for|of|on)\s")
_INVERTED = re.compile(r"(?:Also|Newly|And|Both)? ?$")
_ARE = re.compile(r"[^.;]{0,25}?\b(?:were|are|was|is)\b|\s*:")


def _after_introduction(seen: Scene, change: ListChange, following: int) -> Iterator[Mention]:
    """Yield the subject of the sentence that "Since landing on the list, …" introduces."""
    text = seen.text
    comma = text.find(", ", change.end, change.sentence.end)
    found = names(text, seen.mentions, comma, change.sentence.end) if comma > 0 else []
    yield from found[:1]


def _is_passive(change: ListChange, lead: str, verb: str) -> bool:
    active = verb.endswith("ing") and not _INTRANSITIVE.match(verb)
    if change.background or (_PASSIVE.search(lead) and not active) or _PASSIVE.match(verb):
        return True
    state = re.match(r"(?:was|were|is|are|been|has|have|had)\b", verb)
    return bool(state or _INTRANSITIVE.match(verb))


def subjects_of(seen: Scene, sentence: Sentence, verb: int) -> list[Mention]:
    """Return the parties that the words before a passive verb at offset `verb` speak of."""
    text = seen.text
    lead = text[sentence.start : verb]
    auxiliary = _AUXILIARY.search(lead)
    plural = bool(auxiliary and re.search(r"\b(?:were|are|have)\b", auxiliary.group()))
    lead = _LOOSE_ADVERBS.sub("", lead[: auxiliary.start()] if auxiliary else lead)
    end = sentence.start + len(lead)
    relative = _RELATIVE.search(lead)
    if relative:
        return [*_antecedents(seen, sentence, sentence.start + relative.start(), plural=plural)]
    pronoun = _PRONOUN.search(lead)
    if pronoun:
        return referents(seen, sentence, sentence.start + pronoun.start(), pronoun["who"])
    return [*_chain(seen, _clause_start(text, sentence.start, end), end)]


def _clause_start(text: str, start: int, end: int) -> int:
    """Return where the clause begins that ends at `end`, without its introduction."""
    boundaries = [m.end() for m in _CLAUSE.finditer(text, start, end)]
    begin = boundaries[-1] if boundaries else start
    introduction = _INTRODUCTION.match(text[begin:end])
    return begin + introduction.end() if introduction else begin


def _chain(seen: Scene, start: int, end: int) -> Iterator[Mention]:
    """Yield the coordinated names that are the subject of a clause, in order."""
    masked = _masked(seen.text[start:end])
    chosen: list[Mention] = []
    right = end
    for name in reversed(_direct(seen, start, end, masked)):
        gap = masked[name.end - start : right - start]
        if not (_TO_VERB if right == end else _COORDINATED).fullmatch(_homeless(gap)):
            break
        chosen.append(name)
        right = name.start
    # One that depends on another ("suppliers of Acme") ends the chain and is no part of it.
    yield from (
        n
        for n in reversed(chosen)
        if _stands_alone(masked[: n.start - start], masked[n.end - start :])
    )


# From the last name to its verb, and from one name to the next.
_TO_VERB = re.compile(
    r"(?:\s*\([^)]*\))?[\s,]*(?:(?:and|along with|together with|as well as|with) (?:[\w’'-]+ ){1,9})?(?:[a-z]+[\s,]*){0,4}"
)
_COORDINATED = re.compile(
    r"(?:\s*\([^)]*\))?[\s,;]*(?:and|as well as|along with|together with|or|plus|with|&)?\s*(?:(?:the|its|an?|two|three)\s+)?"
    r"(?:[\w’'-]+\s+){0,4}[“\"(]?"
)


def _homeless(gap: str) -> str:
    """Return the words between two names without a home: ", of South Korea", ", China", "in Wuxi"."""
    home = _HOME.match(gap)
    return gap[home.end() :] if home and is_place(home["place"]) else gap


_HOME = re.compile(
    r"\s*(?:,?\s*(?:of|in|from|based in|\()|,)\s*(?:the\s+)?(?P<place>[A-ZÀ-Ž][\w’.]+(?:\s+(?:[A-Z][\w.]+|and(?= [A-Z]\w+ [A-Z]))){0,3}?)\)?(?=,|\s|\)|$)"
)


def _direct(seen: Scene, start: int, end: int, masked: str) -> list[Mention]:
    found = names(seen.text, seen.mentions, start, end)
    return [m for m in found if masked[m.start - start : m.end - start].strip()]


def _masked(clause: str) -> str:
    """Return a clause with its appositions blanked, of the same length."""
    return _APPOSITION.sub(
        lambda m: " " * len(m.group()) if m.end() < len(clause) else m.group(), clause
    )


def _stands_alone(before: str, after: str) -> bool:
    if _OWN_ENTRY.search(before):
        return True
    return not _OF_ANOTHER.search(before) and not _ITS_OWNER.match(after)


def _antecedents(seen: Scene, sentence: Sentence, end: int, *, plural: bool) -> Iterator[Mention]:
    """Yield what a relative clause that begins at `end` speaks of: the name before it."""
    text = seen.text
    apposition = re.search(
        r",\s(?:an?|the|one of|another|its|once|formerly|now)\s[^,;]*$", text[sentence.start : end]
    )
    stops = [end] + ([sentence.start + apposition.start()] if apposition else [])
    for stop in stops:
        found = names(text, seen.mentions, sentence.start, stop)
        if found and _ENDS.fullmatch(_homeless(text[found[-1].end : stop])):
            yield from _group(seen, sentence, found, plural=plural)
            return


_ENDS = re.compile(r"(?:\s*\([^)]*\)|\s+itself|,)*\s*,?")


def _group(
    seen: Scene, sentence: Sentence, found: Sequence[Mention], *, plural: bool
) -> Iterator[Mention]:
    """Yield the last of the names, with those coordinated with it if the verb is plural."""
    text = seen.text
    first = len(found) - 1
    while (
        plural
        and first
        and _JOINED.fullmatch(_homeless(text[found[first - 1].end : found[first].start]))
    ):
        first -= 1
    yield from found[first:]


_JOINED = re.compile(r"(?:\s*\([^)]*\))?\s*(?:,|,? and)\s*(?:the )?")


_BACK = 3  # sentences


def referents(seen: Scene, sentence: Sentence, end: int, who: str) -> list[Mention]:
    """Return what a pronoun at `end` stands for: the subjects before it, in its sentence or earlier.

    A single word that only opens a sentence counts if nothing else is named.
    """
    index = seen.place(sentence)
    earlier = reversed(seen.sentences[max(0, index - _BACK) : index])
    places = [(sentence.start, end), *((s.start, s.end) for s in earlier)]
    for sure in (True, False):
        for start, stop in places:
            if found := _referred(seen, start, stop, who, sure=sure):
                return found
    return []


def _referred(seen: Scene, start: int, stop: int, who: str, *, sure: bool) -> list[Mention]:
    """Return what a pronoun may stand for in one stretch; `sure` leaves out mere capitals."""
    whole = seen.text[start:stop]
    found = [
        m
        for m in names(seen.text, seen.mentions, start, stop)
        if (m.label == "ORG" or not sure or who.lower() in {"he", "she", "they", "both"})
        and not (sure and m.reason == UNTAGGED and " " not in m.text)
    ]
    alone = [m for m in found if _stands_alone(whole[: m.start - start], whole[m.end - start :])]
    if _PLURAL.search(who) and len(found) > 1:
        return found[-2:] if who.lower() == "both" else alone
    return (alone or found)[:1]


def _objects(seen: Scene, change: ListChange, following: int) -> Iterator[Mention]:
    text = seen.text
    if change.list_start <= change.end:
        yield from _listed(seen, change.end, following)
        return
    region = text[change.end : change.list_start]
    yield from _listed(seen, change.end, change.list_start)
    if _TO_ONLY.fullmatch(region) and not _INCLUDES.search(text[change.list_end : following]):
        yield from _listed(seen, change.list_end, following)
    else:
        yield from _included(seen, change.list_end, following)


def _included(seen: Scene, start: int, end: int) -> Iterator[Mention]:
    """Yield the names that "including", "among them" or a colon introduces."""
    after = seen.text[start:end]
    last = _AMONG_LAST.search(after)
    if last:
        yield from _listed(seen, start + last.start("names"), start + last.end("names"))
        return
    cue = _INCLUDES.search(after)
    if cue and not _REASON.search(after[: cue.start()]):
        yield from _listed(seen, start + cue.end(), end)


# "put 140 names on the list, Acme and Borealis among them"
_AMONG_LAST = re.compile(
    r",\s*(?P<names>[A-Z][^.;]{2,160}?) (?:being )?among (?:them|these|those)\b(?!,? [A-Z])"
)
_TO_ONLY = re.compile(
    r"\s*(?:to|on|onto|from|off)(?: (?:the|its|BIS[’']s|Commerce[’']s|U\.S\.|US))*\s*"
)


def _listed(seen: Scene, start: int, end: int) -> Iterator[Mention]:
    """Yield the names of a stretch that enumerates, up to where it gives a reason."""
    clause = seen.text[start:end]
    masked = _masked(clause)
    for name in _direct(seen, start, end, masked):
        before = _piece(masked, clause, name.start - start, name.end - start)
        if _REASON.search(before):
            if ";" in clause[name.end - start :]:
                continue
            return
        entry = _OWN_ENTRY.search(before)
        if entry or (
            not _OF_ANOTHER.search(before) and not _ITS_OWNER.match(clause[name.end - start :])
        ):
            yield name


def _piece(masked: str, clause: str, start: int, end: int) -> str:
    """Return what stands before a name in its enumeration: in one that semicolons part, its item."""
    stop = clause.rfind(";", 0, start)
    opens = stop >= 0 and _ITEM.fullmatch(clause[stop:start])
    return clause[stop:start] if opens and _ITEM_ENDS.match(clause[end:]) else masked[:start]


_ITEM = re.compile(r";\s*(?:and\s+)?(?:the\s+)?[“\"]?")
_ITEM_ENDS = re.compile(r"\s*(?:$|[,;.(”\"]|(?:of|in|and)\b)")


def listed_in(seen: Scene, start: int, end: int) -> list[Mention]:
    """Return the names that an enumeration between two offsets gives."""
    return [*_listed(seen, start, end)]
