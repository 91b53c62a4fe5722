"""Names of parties in a stretch of text: tagged ones, and runs of capitalised words beside them.

A party that joined a list this morning is in no table and may be tagged as nothing at all, but
the words around a change of a list leave no doubt that a name must stand there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.claims.party_words import COMMON
from extractors.claims.places import is_country, is_place
from extractors.model import Mention

UNTAGGED = "party of a list change"  # the reason of a name that only its place makes one
_TOKEN = re.compile(r"[^\s,;:|]+|[,;:|]")
# Forms of companies that stand after a comma or end in a full stop: "Acme Co., Ltd."
SUFFIX = re.compile(
    r"^(?:Co|Ltd|Inc|Corp|Limited|LLC|L\.L\.C|LLP|PLC|Plc|GmbH|AG|SA|S\.A|S\.A\.L|B\.V|BV|N\.V|S\.r\.l|Pte|Pvt|Sdn|Bhd"
    r"|FZE|FZCO|FZ-LLC|FZC|DMCC|JSC|OJSC|PJSC|AO|OOO|Şti|A\.Ş|AŞ|Oy|Oyj|AB|KK|K\.K|Kft|Company|Corporation|Group)\.?$"
)
_INNER = frozenset({"of", "for", "de", "la", "du", "al", "el", "bin", "in", "the", "&", "van", "ve", "und", "et"})  # fmt: skip
# "Research and Development Center": the head of the second half belongs to the first as well.
_OPEN_ENDED = frozenset(
    {"research", "science", "sciences", "import", "trade", "design", "space", "test", "study", "development",
     "materials", "mechanics", "physics", "engineering", "aeronautics", "astronautics", "information"}
)  # fmt: skip
_HEADS = (
    "center|centre|institute|academy|university|company|corporation|co|group|bureau|laboratory|laboratories|lab|labs"
    "|school|college|factory|plant|association|foundation|industry|industries|technology|technologies|electronics|limited"
    "|ltd|inc|llc|pte|trading|logistics|international|systems|semiconductor|semiconductors|microelectronics|holdings"
    "|enterprises|services|manufacturing|machinery|optics|photonics|avionics|aerospace|digital|materials|equipment|devices|computing|networks|logistic|energy|precision|supply|orbital|marine|chemical|chemicals|chips|microsystems|robotics|lojistik|makina|sanayi|elektronik|solutions|works|bank|airlines|aviation|shipping|technique|instruments|components|base|gmbh"
)
_HEAD = re.compile(rf"^(?:{_HEADS})\.?$", re.IGNORECASE)
# "Academy of X" is one name; "Acme of X" is a name and its home.
_INSTITUTION = re.compile(
    r"^(?:Academy|University|Institute|Institution|Center|Centre|Bureau|School|College|Ministry|Department|Office|Bank"
    r"|Laboratory|Association|Foundation|Research|Corporation|Company|Organization|Organisation|Faculty|Society|Council"
    r"|Development|Corps|Industries|Directorate)$"
)


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row; `owner` if "'s" ends them."""

    start: int
    end: int
    owner: bool = False


def names(
    text: str, mentions: Sequence[Mention], start: int, end: int, *, owners: bool = False
) -> list[Mention]:
    """Return what may be parties between two offsets of `text`, in order, none nested in another.

    Organisations, bodies and persons that are tagged, longer where the text has more of a
    company's name, and further capitalised names. `mentions` are in the order of the text.
    Possessors ("Huawei's") are left out unless `owners`: what belongs to them is not they.
    """
    first = bisect_left(mentions, start, key=lambda mention: mention.start)
    last = bisect_left(mentions, end, key=lambda mention: mention.start)
    near = mentions[first:last]
    found: list[Mention] = []
    for run in _runs(text, start, end):
        inside = [m for m in near if m.start < run.end and run.start < m.end]
        if owners or not run.owner:
            found += [m for m in _read(text, run, inside) if not found or m.start >= found[-1].end]
    return found


def first_name(text: str, mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """Return the name with which a list item or a cell begins, None if it begins otherwise."""
    found = names(text, mentions, start, end)
    return found[0] if found and found[0].start - start <= _BULLET else None


_BULLET = 6  # characters: "(12) “"


def _read(text: str, run: _Run, inside: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the parties in a run: its tagged names, the longer name that it is, or itself."""
    bearers = [m for m in inside if m.label in {"ORG", "PERSON"} or (m.label == "AGENCY" and not m.entity)]  # fmt: skip
    if bearers:
        yield from _grown(text, run, bearers)
    elif inside:
        # "Hong Kong Weida Trading Limited" is tagged as a country alone.
        whole = _trimmed(text, run) or run
        if inside[0].label in {"COUNTRY", "PRODUCT"} and _is_long_name(text, whole):
            yield _named(text, whole)
    else:
        trimmed = _trimmed(text, run)
        if trimmed and _is_name(text, trimmed):
            yield _named(text, trimmed)


def _grown(text: str, run: _Run, bearers: Sequence[Mention]) -> Iterator[Mention]:
    """Yield tagged names, the only one as long as its company's name goes on."""
    only = bearers[0]
    beyond = text[only.end : run.end].strip(" ,")
    ahead = text[run.start : only.start]
    if len(bearers) > 1 and _is_one(text, bearers):
        yield _named(text, _trimmed(text, run) or run)
    elif len(bearers) > 1 or only.label == "PERSON" or not (beyond or ahead):
        yield from map(_without_home, bearers)
    elif all(SUFFIX.match(word) for word in re.split(r"[\s,]+", beyond) if word):
        if re.search(r" (?:and|of|&|for)\s*$", ahead):
            yield _named(text, _trimmed(text, run) or run)
            return
        # Only the form is missing; what stands ahead is a description unless it is a place.
        placed = bool(ahead) and (
            is_place(ahead.strip()) or is_country(ahead.split()[0]) or _is_ahead(text, run, ahead)
        )
        yield _grow(text, only, run.start if placed else only.start, run.end)
    elif (
        _HEAD.match(beyond.split()[-1].strip(".)("))
        or is_place(beyond.strip("() "))
        or beyond.startswith(("of ", "for "))
    ):
        trimmed = _trimmed(text, run) or run
        yield _named(text, trimmed)
    else:
        yield only


def _is_one(text: str, bearers: Sequence[Mention]) -> bool:
    """Return whether tagged names are pieces of one: "Acme (HK)" and "Limited", "X Design" and "Research Institute"."""
    first, *others = bearers
    last = others[-1].text.split()
    if len(others) == 1 and SUFFIX.match(others[0].text):
        return True
    joined = text[first.end : others[0].start] == " and " and len(others) == 1
    ended = first.text.split()[-1].lower() in _OPEN_ENDED and last[0].lower() in _OPEN_ENDED
    return joined and ended and bool(_HEAD.match(last[-1]))


def _is_ahead(text: str, run: _Run, ahead: str) -> bool:
    """Return whether capitalised words ahead of a tagged name belong to it, by not describing it.

    At the start of a sentence any word is capitalised.
    """
    words = [word.strip(".,").lower() for word in ahead.split()]
    if any(w in COMMON or w in _ADJECTIVES or _ROLE.search(w) for w in words):
        return False
    starts = run.start == 0 or bool(
        re.search(r"[.!?:\n][”\"’)]?\s*$", text[max(0, run.start - 4) : run.start])
    )
    return not starts or bool(re.match(r"\d", words[0]))


_ROLE = re.compile(
    r"(?:maker|firm|company|giant|group|start-?up|unit|founder|chief|owner|importer|trader|broker|minister|university|supplier)s?$"
)


def _without_home(mention: Mention) -> Mention:
    """Return "Acme Trading" for "Acme Trading of Tehran"; "Bank of China" is one name."""
    bracketed = re.fullmatch(r"(?P<name>.+?) \((?P<home>[^()]+)\)", mention.text)
    if bracketed and is_country(bracketed["home"]) and not mention.entity:
        name = bracketed["name"]
        return replace(mention, end=mention.start + len(name), text=name, name=name)
    name, _, home = mention.text.rpartition(" of ")
    if (
        not name
        or mention.entity
        or not is_place(home)
        or any(map(_INSTITUTION.match, name.split()))
    ):
        return mention
    return replace(mention, end=mention.start + len(name), text=name, name=name)


def _grow(text: str, mention: Mention, start: int, end: int) -> Mention:
    if mention.entity:
        return mention
    return replace(mention, start=start, end=end, text=text[start:end])


def _named(text: str, run: _Run) -> Mention:
    surface = text[run.start : run.end]
    return Mention("ORG", run.start, run.end, surface, "", surface, UNTAGGED)


def _is_long_name(text: str, run: _Run) -> bool:
    words = [word.strip(".,") for word in text[run.start : run.end].split()]
    return len(words) > 1 and bool(_HEAD.match(words[-1]) or any(map(_INSTITUTION.match, words[1:-1])))  # fmt: skip


def _is_name(text: str, run: _Run) -> bool:
    """Return whether a run that no tag explains can be a name."""
    surface = text[run.start : run.end]
    words = surface.split()
    if _COUNT.match(surface) or re.search(
        r"-(?:based|made|linked|owned|backed|led|style)$", surface
    ):
        return False
    if len(words) > 1:
        return not is_place(surface) and any(
            word.strip(".,").lower() not in COMMON for word in words
        )
    return surface.lower().strip(".") not in COMMON and not is_place(surface) and (
        len(surface) > 3 or surface.isupper()
    )  # fmt: skip


def _trimmed(text: str, run: _Run) -> _Run | None:
    """Return a run without leading words that are no part of a name ("The", "Chinese"), or None."""
    start = run.end if is_place(text[run.start : run.end]) else run.start
    while start < run.end:
        word = re.match(r"\S+\s*", text[start : run.end])
        if word is None:
            return None
        rest = text[start + word.end() : run.end]
        plain = word.group().strip().strip(".,").lower()
        adjective = bool(rest) and plain in _ADJECTIVES
        if not adjective and (
            plain not in COMMON or (plain in {"new", "national", "foreign"} and rest)
        ):
            return _Run(start, run.end)
        start += word.end()
    return None


# "Thirty-five other firms", "Twenty-one".
_COUNT = re.compile(
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|\w+teen|hundreds?|dozens?|nobody|everyone)\b", re.IGNORECASE
)  # fmt: skip
_ADJECTIVES = frozenset(
    [
        "chinese",
        "russian",
        "iranian",
        "turkish",
        "indian",
        "pakistani",
        "taiwanese",
        "singaporean",
        "emirati",
        "japanese",
        "korean",
        "malaysian",
    ]
)


def _runs(text: str, start: int, end: int) -> Iterator[_Run]:
    tokens = [*_TOKEN.finditer(text, start, end)]
    index = 0
    while index < len(tokens):
        if not _opens(tokens[index].group()):
            index += 1
            continue
        last, index = _extent(tokens, index), index
        run = _cut(text, tokens[index].start(), tokens[last].end())
        if run.end > run.start:
            yield run
        index = last + 1


def _extent(tokens: Sequence[re.Match[str]], first: int) -> int:
    """Return the index of the token that ends the run that begins at `first`."""
    last = first
    while last + 1 < len(tokens) and not _closes(tokens[last].group()):
        step = _step(tokens, last)
        if not step:
            break
        last += step
    return last


def _step(tokens: Sequence[re.Match[str]], last: int) -> int:
    """Return how many tokens further the run goes on, 0 if it ends."""
    here, after = tokens[last + 1].group(), [t.group() for t in tokens[last + 2 : last + 5]]
    if here == ",":
        return 2 if after and SUFFIX.match(after[0].rstrip(')”"')) else 0
    if here in {";", ":", "|"}:
        return 0
    if here.startswith("("):
        inner = here.strip("()")
        goes_on = (
            bool(after) and here.endswith(")") and _opens(after[0]) and not after[0].startswith("(")
        )
        return (
            1
            if here.endswith(")")
            and is_place(inner)
            and (goes_on or not (inner.isupper() or is_country(inner)))
            else 0
        )
    if _opens(here):
        return 1
    if here in {"of", "for"} and not _INSTITUTION.search(tokens[last].group()):
        return 0
    if here in _INNER:
        skip = 2 if after[:1] and after[0] in _INNER and len(after) > 1 else 1
        return skip + 1 if len(after) >= skip and _opens(after[skip - 1]) and here != "in" else 0
    joins = here == "and" and tokens[last].group().lower() in _OPEN_ENDED
    heads = [bool(_HEAD.match(word.rstrip('.,;)”"'))) for word in after]
    return 2 if joins and any(heads) and _opens(after[0]) and not heads[0] else 0


def _opens(token: str) -> bool:
    bare = token.lstrip("“\"‘'[")
    if token.startswith("("):
        return False
    return bool(bare) and (bare[0].isupper() or bool(re.match(r"\d+(?:st|nd|rd|th)$", bare)))


def _closes(token: str) -> bool:
    """Return whether nothing of a name can follow a token: it ends a sentence or owns what follows."""
    if re.search(r"[’']s?$|[”\"!?\]]$", token):
        return True
    return (
        token.endswith(".") and not SUFFIX.match(token) and len(token) > 2 and "." not in token[:-1]
    )


def _cut(text: str, start: int, end: int) -> _Run:
    """Return a run without quotation marks, a sentence's full stop and a possessive ending."""
    surface = text[start:end]
    lead = len(surface) - len(surface.lstrip("“\"‘'["))
    owner = re.search(r"[’'](?:s)?$", surface)
    kept = surface[: owner.start()] if owner else surface
    kept = kept.rstrip("”\"’'!?])" if kept.count("(") < kept.count(")") else "”\"’'!?]")
    if re.search(r"\b(?:Group|Company|Corporation|Limited|LLC|Technology|FZE|GmbH)\.$", kept):
        kept = kept[:-1]
    if kept.endswith(".") and not SUFFIX.match(kept.split()[-1] if kept.split() else ""):
        kept = kept[:-1]
    return _Run(start + lead, start + max(lead, len(kept)), owner is not None)
