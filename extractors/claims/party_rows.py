"""Parties in the items of a list and in the rows of a table that a change of a list introduces."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.claims.assertion import Standing
from extractors.claims.list_changes import ListChange
from extractors.claims.party_cells import (
    BULLET,
    INDIVIDUAL,
    leading,
    led_by,
    of_cell,
    packed,
    plain,
)
from extractors.claims.party_names import SUFFIX, names
from extractors.claims.places import country_of_words, is_place
from extractors.claims.scene import Scene
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import VEU
from extractors.model import Mention

_CELLS = re.compile(r"\s*(?:\||\t| {2,}|—)\s*")
_INTRODUCES = re.compile(
    r":\s*$|\b(?:following(?! (?:an?|its|his|her|their|this|that|such|requests?|petitions?|reviews?)\b)|as follows|below|listed here|these are|table \d|in the table)\b",
    re.IGNORECASE,
)
# A heading that says what was done to the names under it.
_HEADING = re.compile(
    r"^\W*(?:(?P<added>additions?|added|new(?:ly)? (?:entries|listed|designated|listings?|names)|others? (?:added|listed|on the list)|designations?"
    r"|who was (?:added|listed|named)|the (?:new )?(?:names|parties|entities|companies)|entities added|parties added|listed (?:parties|entities|persons)"
    r"|(?:new )?(?:persons?|names?|compan(?:y|ies)|firms?|individuals?|part(?:y|ies)|entit(?:y|ies)|organi[sz]ations?) (?:newly )?(?:added|designated|listed))"
    r"|(?P<removed>removals?|removed|delistings?|delisted|deletions?|(?:persons?|names?|compan(?:y|ies)|firms?|individuals?|part(?:y|ies)|entit(?:y|ies)) (?:removed|delisted|deleted))"
    r"|(?P<modified>modifications?|modified|revisions?|revised|corrections?|changes to (?:existing )?entries|(?:entries|names?|part(?:y|ies)|entit(?:y|ies)) (?:modified|revised|corrected|changed)))\b",
    re.IGNORECASE,
)
_PARTY_COLUMN = re.compile(
    r"^\W*(?:(?:listed |added |new |designated |removed )?(?:compan(?:y|ies)|entit(?:y|ies)|part(?:y|ies)|persons?|firms?|organi[sz]ations?|names?|end[- ]users?)"
    r"|additions?|who|removals?|modifications?)\b(?! (?:of|list|no|number|requirement))",
    re.IGNORECASE,
)
_PLACE_COLUMN = re.compile(
    r"^\W*(?:countr|destination|location|seat|jurisdiction|where|based|home|address|city)",
    re.IGNORECASE,
)
_DONE_COLUMN = re.compile(
    r"^\W*(?:action|change|status|what (?:happened|changed|was done)|type|decision|move)",
    re.IGNORECASE,
)
# Columns that say more of a listed party, and columns of tables about something else.
_ASIDE_COLUMN = re.compile(
    r"^\W*(?:footnote|list\b|why|reason|basis|grounds|role|activity|alias|also known|licen[cs]e|review|policy|program|authority"
    r"|federal register|effective|date|parent|what|field|sector|business|since|notes?|remarks?|id\b|type)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^\W*(?:suppliers?|eccns?|forecast|shares?|revenue|stakes?|price|amount|products?|items?|results?|steps?|open|days?|dates?|entry|subject"
    r"|former|authority|topic|question|rule|provision|chip|model|tool|cost|fine|penalty|year|quarter|law|section|before|after|old|new|affiliate"
    r"|owner|listed owner|deadline|who must|check|control|requirement|threshold)\b",
    re.IGNORECASE,
)
_DONE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "added",
        re.compile(
            r"^\W*(?:add(?!ress)|new|list(?:ed|ing)|designat|includ|join|placed)", re.IGNORECASE
        ),
    ),
    (
        "removed",
        re.compile(r"^\W*(?:remov|delet|delist|struck|taken off|drop|off\b)", re.IGNORECASE),
    ),
    (
        "modified",
        re.compile(r"^\W*(?:modif|revis|correct|amend|updat|chang|alias|address)", re.IGNORECASE),
    ),
)
_NOT_DONE = re.compile(
    r"^\W*(?:not (?:added|listed|removed|named|designated)|spared|unchanged|no change)\b",
    re.IGNORECASE,
)
# A row that names its list.
_LISTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Unverified List", re.compile(r"\bUnverified List\b|\bUVL\b")),
    ("Entity List", re.compile(r"\bEntity List\b")),
    ("SDN List", re.compile(r"\bSDN\b|\bSpecially Designated\b")),
    ("Military End-User List", re.compile(r"\bMEU\b|\bMilitary End[- ]User\b")),
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:program|VEU|validated|licen[cs]e (?:policy|review)|savings|background|what to do|compliance)\b",
    re.IGNORECASE,
)
# Who signs a notice, under what it lists.
_OFFICER = re.compile(
    r", (?:(?:Acting|Deputy|Assistant|Under|Associate|Principal|Senior) )*(?:Director|Secretary|Administrator|Commissioner|Chair\w*)\b"
)
_LONGEST_HEADING = 70  # characters
_LONGEST_NAME = 110
_FEW = 5  # words


@dataclass(frozen=True, slots=True)
class Listed:
    """A party that stands in an item or a row: what was done, to which list, and where it sits."""

    action: str
    list: str
    party: Mention
    country: str
    change: ListChange


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph with its offset; `cells` are those of a row, one otherwise."""

    start: int
    text: str
    cells: tuple[str, ...]
    label: str

    @property
    def listed(self) -> bool:
        """Whether it is an item or a row, by its label or its looks."""
        return self.label in {"item", "row"} or len(self.cells) > 1 or bool(BULLET.match(self.text))


@dataclass(slots=True)
class _State:
    """What the lines so far say of those to come."""

    change: ListChange | None = None
    action: str = ""
    open: bool = False
    country: str = ""
    columns: tuple[str, ...] = ()
    announced: ListChange | None = None
    asked: bool = False
    prose: bool = False


def listed_parties(seen: Scene) -> Iterator[Listed]:
    """Yield the parties in items and rows, in order.

    Lines count once a sentence has told of a change and announces a list ("the following:"), a
    heading does ("Additions"), or a table has a column of parties.
    """
    state = _State()
    for line in _lines(seen):
        if _announces(line):
            _take(seen, line, state)
        elif line.listed or (state.open and _looks_listed(seen, line)):
            yield from _of_line(seen, line, state)
        else:
            if state.prose and line.label != "heading":
                yield from _of_prose(seen, line, state)
            _take(seen, line, state)


def _announces(line: _Line) -> bool:
    """Return whether a numbered paragraph is itself what opens a list: "2. … decided to add:"."""
    prose = len(line.cells) == 1 and line.label not in {"item", "row"}
    return prose and line.text.rstrip().endswith(":") and len(line.text.split()) > _FEW


def _looks_listed(seen: Scene, line: _Line) -> bool:
    """Return whether a bare line under an opened list is an entry: a name and what goes with it."""
    if line.label == "heading" or is_place(plain(line.text)) or _HEADING.match(line.text):
        return False
    if _OFFICER.search(line.text):
        return False
    if led_by(line.text) or INDIVIDUAL.match(line.text):
        return True
    party = leading(seen, line.start, line.text)
    after = line.text[party.end - line.start :] if party else "none"
    told = any(seen.list_changes(sentence) for sentence in _sentences(seen, line))
    return bool(re.match(r"\s*(?:$|[,;(])", after)) and not told


def _of_prose(seen: Scene, line: _Line, state: _State) -> Iterator[Listed]:
    """Yield who opens the clauses of a paragraph under "Who was added": "Acme makes …, Zeta is …"."""
    state.prose = False
    change = state.change or _announced(seen)
    sentences = _sentences(seen, line)
    if change is None or any(seen.list_changes(sentence) for sentence in sentences):
        return
    for sentence in sentences:
        for name in names(seen.text, seen.mentions, sentence.start, sentence.end):
            opens = _CLAUSE_OPENS.search(seen.text[sentence.start : name.start])
            if opens and _IS_TOLD.match(seen.text[name.end : sentence.end]):
                yield Listed(state.action, change.name, name, "", change)


_CLAUSE_OPENS = re.compile(r"(?:^|[;,] (?:and |while )?)(?:[Tt]he )?$")
_IS_TOLD = re.compile(
    r"(?: \([^)]*\))?(?:,[^,;]*,)? (?:is|are|was|were|[a-z]+s|[a-z]+ed)\b(?<!says)(?<!said)"
)


def _sentences(seen: Scene, line: _Line) -> Sequence[Sentence]:
    first = bisect_left(seen.sentences, line.start, key=lambda s: s.start)
    last = bisect_left(seen.sentences, line.start + len(line.text), key=lambda s: s.start)
    return seen.sentences[first:last]


def _lines(seen: Scene) -> Iterator[_Line]:
    offset = 0
    for paragraph in seen.document.paragraphs:
        cells = tuple(cell for cell in _CELLS.split(paragraph.text.strip(" |")) if cell)
        prose = len(paragraph.text) > 2 * _LONGEST_NAME and paragraph.role != "row"
        yield _Line(
            offset, paragraph.text, cells[:1] if prose or not cells else cells, paragraph.role
        )
        offset += len(paragraph.text) + 1


def _take(seen: Scene, line: _Line, state: _State) -> None:
    """Note what a paragraph or heading says of the lines that follow."""
    state.columns, state.prose = (), False
    bare = plain(line.text.strip(" :—–-"))
    heading = line.label == "heading" or len(line.text) < _LONGEST_HEADING
    told = [(s, c) for s in _sentences(seen, line) for c in seen.list_changes(s)]
    told = [(s, c) for s, c in told if c.standing is Standing.ASSERTED and c.name != VEU]
    asks = heading and _HEADING.match(line.text) if line.text.rstrip().endswith("?") else None
    if asks:
        # "Who was added?"
        state.change = told[-1][1] if told else state.change
        state.action, state.open, state.country = str(asks.lastgroup), True, ""
        state.prose = True
    elif told:
        sentence, state.change = told[-1]
        state.action = state.change.action
        state.open = _opens(line, sentence)
        state.prose = bool(heading and _HEADING.match(line.text))
        state.country = country_of_words(sentence.text[state.change.start - sentence.start :])
    elif heading and is_place(bare):
        state.country = country_of_words(bare)
        # A legal text gives its entries under their destinations.
        state.open = state.open or (seen.instrument and state.change is not None)
    elif heading and not _OTHER_SUBJECT.search(line.text) and (done := _HEADING.match(line.text)):
        state.action, state.open, state.country = str(done.lastgroup), True, ""
        state.prose = True
    elif re.search(r":\s*$", line.text) and re.search(r"\b(?:add|list|remov|designat)", line.text):
        # "… decided to add the following, among others:" under a heading that said to what.
        state.open = state.open or state.change is not None
    else:
        state.open = False


def _opens(line: _Line, sentence: Sentence) -> bool:
    """Return whether the sentence of a change announces a list of those concerned."""
    last = sentence.end >= line.start + len(line.text.rstrip())
    if last and (line.label == "heading" or line.text.rstrip().endswith(":")):
        return True
    return bool(_INTRODUCES.search(sentence.text.rstrip(" :")))


def _of_line(seen: Scene, line: _Line, state: _State) -> Iterator[Listed]:
    if not state.asked:
        state.announced, state.asked = _announced(seen), True
    change = state.change or state.announced
    if change is None:
        return
    if len(line.cells) > 1 and not state.columns:
        state.columns = _columns(line.cells)
        if state.columns != _BODY:
            return
    if state.columns != _FOREIGN and (state.open or "party" in state.columns):
        yield from _parties(seen, line, state, change)


# What the first row of a table may be instead of a header with a column of parties.
_BODY = ("body",)
_FOREIGN = ("foreign",)


def _announced(seen: Scene) -> ListChange | None:
    """Return the first change that the document tells of, else an addition to its list."""
    for sentence in seen.sentences:
        for change in seen.list_changes(sentence):
            asserted = change.standing is Standing.ASSERTED and change.name != VEU
            if asserted and not change.background:
                return change
    key, name = seen.subjects.list
    if not name or not seen.sentences:
        return None
    at = seen.sentences[0].start
    return ListChange("added", key, name, seen.sentences[0], at, at, at, at, Standing.ASSERTED)


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Return what each column holds by the first row of its table.

    `_BODY` if the row is no header, `_FOREIGN` if it heads a table of something else.
    """
    if any(is_place(cell) or (" " in cell and SUFFIX.match(cell.split()[-1])) for cell in cells):
        return _BODY
    kinds = (
        ("party", _PARTY_COLUMN),
        ("place", _PLACE_COLUMN),
        ("done", _DONE_COLUMN),
        ("aside", _ASIDE_COLUMN),
    )
    found = [next((kind for kind, p in kinds if p.match(cell)), "") for cell in cells]
    first = found.index("party") if "party" in found else -1
    if first >= 0 and any(kind for i, kind in enumerate(found) if i != first):
        return tuple(kind if kind != "party" or i == first else "" for i, kind in enumerate(found))
    return _FOREIGN if first >= 0 or any(_HEADER.match(cell) for cell in cells) else _BODY


def _parties(seen: Scene, line: _Line, state: _State, change: ListChange) -> Iterator[Listed]:
    cells = [*_placed(line)]
    wide = "party" in state.columns and len(state.columns) == len(cells)
    held = dict(zip(state.columns, cells, strict=True)) if wide else {}
    # A table that no sentence opens tells what the document does first.
    main = state.announced if "party" in state.columns and not state.open else None
    done = (
        _done([text for _, text in cells[1:]])
        or (main.action if main else state.action)
        or change.action
    )
    places = [text for _, text in cells if is_place(text)]
    home = country_of_words(held["place"][1]) if "place" in held else ""
    home = home or (country_of_words(places[0]) if places else "")
    if any(_NOT_DONE.match(text) for _, text in cells[1:]):
        return
    named = next((name for _, text in cells[1:] for name, p in _LISTS if p.search(text)), "")
    for start, text in [held["party"]] if "party" in held else cells:
        for party, country in of_cell(seen, start, text, whole="party" in state.columns):
            yield Listed(
                done, named or change.name, party, country or home or state.country, change
            )
        alone = "party" not in held and not packed(text) and len(cells) > 1
        if alone and not is_place(text):
            return


def _placed(line: _Line) -> Iterator[tuple[int, str]]:
    """Yield each cell with its offset in the text."""
    at = 0
    for cell in line.cells:
        at = line.text.index(cell, at)
        yield line.start + at, cell
        at += len(cell)


def _done(cells: Sequence[str]) -> str:
    """Return what the cells beside the party say was done, "" if nothing."""
    return next(
        (d for cell in cells for d, p in _DONE if p.match(cell) and len(cell) < _LONGEST_HEADING),
        "",
    )
