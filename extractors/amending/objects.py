"""What a verb is done to: places, entries of lists, and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.amending.nouns import Place
from extractors.amending.paths import PATH, Path, path_of, paths_of
from extractors.amending.tokens import SECTION_NUMBER, Token

_UNITS = frozenset({"section", "unit", "subpart", "part", "chapter"})
_OF = re.compile(r"\b(?:of|in|to|from|at|for|under)(?: the| newly)?\s*$")
_BESIDE = re.compile(r"[\s,:;]*(?:(?:and|or|of|for|the|new|terms?|entry)[\s,:;]*)*")
_READS = re.compile(r"\bread(?: as follows)?\s*:?\s*$")
_BEFORE = re.compile(r"\b(?:before|after|preceding|between|(?<!the )following)(?: the)?\s*$")
_STOPS = re.compile(r"(?:comma|period|semicolon|colon)s?$")
_SECTION = re.compile(
    rf"(?P<number>{SECTION_NUMBER})(?P<paths>(?:\s?\([^)]*\)|,? and (?=\()| through (?=\()|, (?=\())*)"
)
_INNER = re.compile(r",?\s*(?:and |or )?paragraphs?\b")
_MARK = re.compile(r"⟦(\d+)⟧")
_DETAILS = {
    "intro": "introductory text",
    "heading": "heading",
    "authority": "authority citation",
    "parenthetical": "parenthetical text",
    "undesignated": "undesignated paragraph",
    "contents": "table of contents",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words before an instruction have said: where it is at work.

    Attributes:
        home: Title and part of the regulatory text that it stands in.
        places: The places amended, () if nothing was said yet.
        under: The heading named: a country of the Entity List, a comment.

    """

    home: Place
    places: tuple[Place, ...] = ()
    under: str = ""

    @property
    def units(self) -> tuple[Place, ...]:
        """The places without paragraph and detail, each once."""
        units = [replace(place, path=(), detail="") for place in self.places]
        return tuple(dict.fromkeys(units)) or (self.home,)


@dataclass(slots=True)
class Objects:
    """What the tokens of a clause name: see `objects_of`."""

    places: list[Place] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    under: str = ""
    has_entries: bool = False


def objects_of(tokens: tuple[Token, ...], quotes: tuple[str, ...], scope: Scope) -> Objects:
    """Return the places that `tokens` name, the entries of lists, and the words quoted.

    A unit whose paragraphs are named is where they are, and no place of its own.
    """
    return _Reader(tokens, quotes, scope).read()


class _Reader:
    def __init__(self, tokens: tuple[Token, ...], quotes: tuple[str, ...], scope: Scope) -> None:
        self.tokens, self.quotes, self.scope = tokens, quotes, scope
        self.units: tuple[Place, ...] = scope.units
        self.found = Objects(under=scope.under)
        self.mode = self.detail = ""
        self.last: Path = ()
        self.open = False  # whether the last unit named is without anything named of it

    def read(self) -> Objects:
        for at, token in enumerate(self.tokens):
            self.found.names.add(token.kind)
            if token.kind == "quote":
                self._quote(token)
                continue
            if token.kind in _UNITS:
                self._unit(token, at)
            elif token.kind == "under":
                self._under(token)
            elif token.kind in {"definition", "entries", "words"}:
                self._mode(token, at)
                continue
            else:
                self._part(token, at)
            self.mode = ""
        return self.found

    def _quote(self, token: Token) -> None:
        text = self.quotes[int(token.said["number"])]
        if self.mode and not _BESIDE.fullmatch(token.gap):
            self.mode = ""
        if self.mode == "definition":
            self._add(f"definition of “{text.strip(' .,;')}”")
        elif self.mode == "where":
            return
        elif self.mode == "entries":
            # "Ltd." keeps its full stop, a sentence's end does not.
            self.found.entries.append(re.sub(r"(?<=\w{5})\.$", "", text.strip(" ,;")))
        else:
            self.found.words.append(text)
            self.found.names |= {"reads"} if _READS.search(token.gap) else set()

    def _mode(self, token: Token, at: int) -> None:
        self.mode = "" if token.kind == "words" else token.kind
        if stops := _STOPS.search(token.text):
            self.found.words.append(stops.group())
        if _BEFORE.search(token.gap):
            self.mode = "where"
            return
        self.found.has_entries |= token.kind == "entries"
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if term := token.said.get("term"):
            self._add(f"definition of “{term.strip()}”")
        elif token.kind == "definition" and (following is None or following.kind != "quote"):
            self._add("definition")

    def _under(self, token: Token) -> None:
        heading = _MARK.sub(lambda mark: self.quotes[int(mark[1])], token.said["heading"])
        self.found.under = heading.strip(" ,;“”")
        section = re.match(rf"(?:Section |§+ ?)({SECTION_NUMBER})", heading)
        if section and not any(unit.unit.startswith(("Suppl", "Append")) for unit in self.units):
            self.units = (self._home(section[1]),)

    def _unit(self, token: Token, at: int) -> None:
        places = tuple(self._named(token))
        before = self.tokens[at - 1] if at else None
        if before and self._is_of(before) and _OF.search(token.gap):
            self._move(places[0])
        elif before and before.kind in _UNITS and re.search(r"\b(?:of|to|from)\b", token.gap):
            pass  # "§ 1.2 of part 1", "Add § 180.1406 to subpart D"
        elif before and before.kind == "heading":
            self._drop_heading()
            self.found.places += [replace(place, detail="heading") for place in places]
        else:
            self.found.places += places
            self.units, self.open, self.last = places, True, places[-1].path

    def _is_of(self, before: Token) -> bool:
        """Whether what was named before can be in a unit that follows."""
        if before.kind == "quote":
            return any(place.detail.startswith("definition") for place in self.found.places)
        return before.kind not in _UNITS | {"under", "words", "entries"}

    def _drop_heading(self) -> None:
        if self.found.places and self.found.places[-1].detail == "heading":
            self.found.places.pop()
        self.detail = ""

    def _move(self, place: Place) -> None:
        """Put what was named before into the unit that follows: "paragraph (a) of § 744.11"."""
        if "Subpart" in place.unit and any(p.is_section for p in self.found.places):
            return
        moved = [
            replace(place, path=p.path or place.path, detail=p.detail) for p in self.found.places
        ]
        self.found.places = list(dict.fromkeys(moved))
        self.units, self.open = (place,), False

    def _named(self, token: Token) -> Iterator[Place]:
        if token.kind == "section":
            yield from self._sections(token.said["sections"])
        elif token.kind == "unit":
            yield self._supplement(token.text)
        elif token.kind == "subpart":
            part = self.scope.home.part
            unit = f"Part {part}, Subpart " if part else "Subpart "
            yield replace(self.scope.home, unit=unit + token.said["subpart"])
        elif token.kind == "chapter":
            yield replace(self.scope.home, unit=f"Chapter {token.said['chapter']}")
        else:
            yield replace(self.scope.home, part=token.said["part"])

    def _sections(self, text: str) -> Iterator[Place]:
        last = ""
        for found in _SECTION.finditer(text):
            if last and text[: found.start()].endswith((" through ", "- ")):
                yield from map(self._home, _sections_between(last, found["number"]))
            last = found["number"]
            paths = paths_of(found["paths"])
            yield from (self._home(last).at(path) for path in paths or [()])

    def _home(self, section: str) -> Place:
        home = self.scope.home
        return replace(home, part=section.partition(".")[0] or home.part, unit=section)

    def _supplement(self, text: str) -> Place:
        words = re.sub(r"^the ", "", text)
        words = words[:1].upper() + words[1:]
        words = re.sub(r"\bno\.?(?= )", "No.", re.sub(r"\bof (?=part)", "to ", words))
        named = re.search(r"\bpart (\d+\w*)", words, re.IGNORECASE)
        part = named[1] if named else self.scope.home.part
        words = re.sub(r",? to [Pp]art.*", "", words)
        unit = f"{words} to Part {part}" if part else words
        return replace(self.scope.home, part=part, unit=unit)

    def _part(self, token: Token, at: int) -> None:
        """Take a part of a unit: paragraphs, or what of them is meant."""
        if _BEFORE.search(token.gap):
            return
        if token.kind == "paragraphs":
            text = token.said.get("paths") or token.said["bare"]
            paths = paths_of(text, self.last)
            self._close()
            meant = self._meant(text, len(paths))
            self.found.places += [
                u.at(p, self.detail if n < meant else "")
                for u in self.units
                for n, p in enumerate(paths)
            ]
            self.last, self.detail = paths[-1], ""
        elif token.kind in {"comments", "comment"}:
            named = token.said.get("comment") or f"paragraph {token.said['numbers']}"
            self._add(f"{self.found.under}, {named}" if self.found.under else named)
        elif token.kind == "eccn":
            self._add(f"ECCN {token.said['eccn']}")
        elif token.kind in {"table", "note"}:
            self._add(_plain(token.text), path_of(token.text))
        elif token.kind == "heading" and "section" in token.text:
            self._close()
            self.found.places += [unit.at((), "heading") for unit in self.units]
        else:
            self._detail(_detail(token), at)

    def _meant(self, text: str, count: int) -> int:
        """Return of how many of a list's paragraphs the sentence named before them is meant.

        "The first sentence of paragraph (f), paragraph (g), and …" means that of (f) alone.
        """
        inner = _INNER.search(text)
        if inner is None or not self.detail.endswith("sentence"):
            return count
        return len(paths_of(text[: inner.start()], self.last))

    def _detail(self, detail: str, at: int) -> None:
        """Take "introductory text" and the like: of what follows, of what went before, or alone."""
        before = self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        beside = re.fullmatch(r"\s*(?:\()?", self.tokens[at].gap)
        if before and before.kind == "paragraphs" and beside:
            self.found.places[-1] = replace(self.found.places[-1], detail=detail)
        elif after and after.kind == "paragraphs" and _OF.search(after.gap):
            self.detail = detail
        else:
            self._add(detail)

    def _add(self, detail: str, path: Path = ()) -> None:
        """Name a detail of the units at hand, or of the paragraphs that are amended."""
        self._close()
        scoped = self.scope.places if not path and self.units == self.scope.units else self.units
        for place in dict.fromkeys(scoped or self.units):
            entry = place.detail if place.detail.startswith("ECCN ") and path == () else ""
            inside = entry and not detail.startswith("ECCN ")
            told = f"{entry} {detail}" if inside else detail
            self.found.places.append(place.at(path or place.path, told))

    def _close(self) -> None:
        """Drop the unit named last: something of it is named now."""
        if self.open:
            kept = [place for place in self.found.places if place not in self.units]
            self.found.places, self.open = kept, False


def _detail(token: Token) -> str:
    if token.kind == "sentences":
        which = token.said.get("which")
        return f"{which} sentence" if which else _plain(token.text)
    return _DETAILS.get(token.kind) or _plain(token.text)


def _plain(text: str) -> str:
    """Return the words without their article."""
    return re.sub(rf"^(?:the|an?) |(?: (?:to|in|of|following) paragraphs? {PATH})", "", text)


def _sections_between(first: str, last: str) -> Iterator[str]:
    """Yield the sections inside "§§ 1005.1 through 1005.20", at most a hundred."""
    (part, _, low), (other, _, high) = first.partition("."), last.partition(".")
    if part == other and low.isdecimal() and high.isdecimal() and int(high) - int(low) < 100:
        yield from (f"{part}.{number}" for number in range(int(low) + 1, int(high)))
