"""Links the names in a text to listed parties, and finds those that were not seen as names.

What a rule or the watch list has linked stays as it is. A name links by its words, whatever its
case, accents and legal form; with a slip of the pen in one word if only one party can be meant.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.claims.party_words import COMMON
from extractors.entities.countries import DEMONYMS
from extractors.entities.folding import fold
from extractors.entities.persons import GIVEN_NAMES
from extractors.entities.slips import misspelling
from extractors.listed.index import Bearer, Core, Index, is_organisation
from extractors.listed.words import FORMS, UNSPACED, Word, core, plain, telling, words
from extractors.model import LISTED, Mention

_LABELS = frozenset({"ORG", "AGENCY", "PERSON"})
# Between two words of one name: blanks, hyphens, brackets, quotes and the like, but no sentence end.
_GAP = re.compile(r"[ \-–'’\"“”&/()+.,]*")
_CLAUSE = re.compile(r"[,.] ")
_WORD_BEFORE = re.compile(r"(?<![.\w])([A-Z][\w&-]*) $")
_NEXT_WORD = re.compile(r",? ((?:[A-Z]\.){2,}|[A-Z]\w*)\.?(?!\w)")
_WORD_AFTER = re.compile(r" (?:of |and |& )?[A-Z]|[\w-]")
_SMALL = frozenset({"of", "for", "and", "the", "de", "in", "on", "&"})
_ENOUGH_WORDS = 3  # a shorter name may mean anybody where the controls are no topic
_MOST_LISTS = 2


class Linker:
    """Links against one state of the lists."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __call__(self, text: str, mentions: Sequence[Mention], about: bool) -> tuple[Mention, ...]:
        """Return the mentions of `text` with links to listed parties, in order.

        `about` says that the document deals with the controls, so that short names count.
        """
        if not len(self._index):
            return tuple(mentions)
        linked = [self._linked(mention, about) for mention in mentions]
        linked = [*_repeated(text, linked)]
        spots = [*self._spots(text, linked, about)]
        kept = [one for one in linked if not _over(one, spots)]
        return tuple(sorted([*kept, *spots], key=lambda one: one.start))

    def _linked(self, mention: Mention, about: bool) -> Mention:
        if mention.entity or mention.label not in _LABELS:
            return mention
        found = core(mention.text)
        bearer, edits = self._index.bearer(found), 0
        if bearer is None and (near := self._index.near(found)) is not None:
            bearer, edits = near
        formed = any(word.plain in FORMS for word in words(mention.text))
        if bearer is None or not _fits(bearer, mention.label, found, formed=formed, about=about):
            return mention
        return _link(mention, bearer, edits)

    def _spots(self, text: str, mentions: Sequence[Mention], about: bool) -> Iterator[Mention]:
        """Yield listed bodies where the text was seen to name nothing, or less than all of it."""
        folded = fold(text)
        found = [word for word in words(folded.text) if _is_told(folded.text, word)]
        at = 0
        while at < len(found):
            most = min(self._index.longest.get(found[at].plain, 0), len(found) - at)
            least = 0 if about else _ENOUGH_WORDS - 1
            lengths = range(most, least, -1)
            length = next((n for n in lengths if self._is_spot(folded.text, found[at : at + n])), 0)
            if length:
                bearer = self._index.bearer(tuple(word.plain for word in found[at : at + length]))
                start, end = found[at].start, _whole(folded.text, found[at + length - 1].end)
                start, end = folded.span(start, end)
                spot = Mention("ORG", start, end, text[start:end], "", "")
                if bearer and _is_free(spot, mentions):
                    yield _link(spot, bearer, 0)
            at += length or 1

    def _is_spot(self, text: str, found: Sequence[Word]) -> bool:
        name = tuple(word.plain for word in found)
        bearer = self._index.bearer(name)
        if bearer is None or bearer.known.person:
            return False
        if UNSPACED.match(name[0]):
            return found[-1].end - found[0].start == len(name)
        surface = [text[word.start : word.end] for word in found]
        capital = all(not word[0].islower() or word in _SMALL for word in surface)
        formed = _whole(text, found[-1].end) > found[-1].end
        return (
            capital
            and (is_organisation(name) or (formed and len(name) > 1))
            and _is_whole(text, found[0].start, _whole(text, found[-1].end))
            and all(_joined(text, one, two) for one, two in pairwise(found))
        )


def _is_told(text: str, word: Word) -> bool:
    """Return whether a word may be compared: a legal form may not, unless it is a plain word."""
    return telling(word.plain) or (text[word.start].islower() and word.plain not in {"and", "the"})


def _joined(text: str, one: Word, two: Word) -> bool:
    """Return whether nothing but blanks, signs, "and" or a legal form stands between two words."""
    between = text[one.end : two.start]
    rest = between
    for word in words(between):
        rest = rest.replace(between[word.start : word.end], "", 1)
    dropped = rest != between
    return _GAP.fullmatch(rest) is not None and (dropped or not _CLAUSE.search(between))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether no further capitalised word makes it part of another name."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    opens = before is None or before[1].lower() in COMMON or before[1] in DEMONYMS
    return opens and _WORD_AFTER.match(text, end) is None


def _whole(text: str, end: int) -> int:
    """Return where a name that ends at `end` ends with its legal form."""
    while (word := _NEXT_WORD.match(text, end)) and plain(word[1]) in FORMS:
        end = word.end()
    return end


def _over(mention: Mention, others: Sequence[Mention]) -> Sequence[Mention]:
    """Return those of `others` that overlap a mention; they come in order and overlap nowhere."""
    first = bisect_right(others, mention.start, key=lambda one: one.end)
    last = bisect_left(others, mention.end, key=lambda one: one.start)
    return others[first:last]


def _is_free(spot: Mention, mentions: Sequence[Mention]) -> bool:
    """Return whether no link is lost by a spot, and no longer name cut."""
    over = _over(spot, mentions)
    inside = all(spot.start <= one.start and one.end <= spot.end for one in over)
    return inside and not any(one.entity and one.label != "COUNTRY" for one in over)


def _fits(bearer: Bearer, label: str, found: Core, *, formed: bool, about: bool) -> bool:
    """Return whether a name with `found` words, tagged `label`, can mean that party here.

    A person's name of two words of which one is a usual given name is borne by many.
    """
    if bearer.known.person and label != "PERSON":
        return False
    if label == "PERSON":
        shared = len(found) < _ENOUGH_WORDS and any(w.capitalize() in GIVEN_NAMES for w in found)
        return about and len(found) > 1 and not shared and not is_organisation(found)
    if len(found) >= _ENOUGH_WORDS or UNSPACED.match(found[0]):
        return True
    if len(found) == 1 and not (formed or bearer.bare):
        return False
    return about or (formed and len(found) > 1)


def _link(mention: Mention, bearer: Bearer, edits: int) -> Mention:
    known = bearer.known
    places = " and ".join(f"the {where}, as ‘{name}’" for where, name in known.listed[:_MOST_LISTS])
    more = len(known.listed) - _MOST_LISTS
    told = [f"on {places}" + (f" and {more} more" if more > 0 else "")]
    if bearer.alias and core(bearer.written) != core(known.listed[0][1]):
        told.append(f"listed alias ‘{bearer.written}’")
    if edits:
        told.append(misspelling(bearer.written, edits))
    return replace(mention, entity=known.key, name=known.name, reason="; ".join(told))


def _repeated(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, with those linked that are another form of a linked one's name.

    They stand in brackets right after it, or are short for it.
    """
    links = {one.text: one for one in mentions if one.entity.startswith(LISTED)}
    for before, one in zip((None, *mentions), mentions, strict=False):
        if before and before.text in links and text[before.end : one.start] in {" (", " (“", ' ("'}:
            links.setdefault(one.text, before)
    for one in mentions:
        known = links.get(one.name) or links.get(one.text)
        if known and not one.entity and one.label == known.label:
            reason = f"other form of ‘{known.text}’, {known.reason}"
            yield replace(one, entity=known.entity, name=known.name, reason=reason)
        else:
            yield one
