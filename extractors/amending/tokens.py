"""The words of an instruction as tokens: verbs, places, quoted words, and what stands between.

Quoted words are put aside first, so that what they say is not taken for the instruction's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.amending.paths import PATH, PATHS

SECTION_NUMBER = r"(?<!\d)\d+[a-z]?\.(?:\d+[a-z]?T?)?[\dA-Z]\w*(?:[-–]\d\w*)*"
_UNIT = r"(?:[Ss]upplements?|[Aa]ppendix|[Aa]ppendices)(?: [Nn]os?\.?)? [A-Z0-9]{1,4}(?:-\d+)?\b"
_UNIT_NAME = rf"{_UNIT}(?: and [A-Z0-9]{{1,4}}\b)?(?:,? (?:to|of) (?:[Ss]ubpart [A-Z]+ of )?[Pp]art \d+[a-z]?)?"
_HEADING_END = (
    r"(?=\s*:|,\s*(?:(?:new |the |sub)?paragraphs? [\d(]|[Uu]nder |by |comment|(?:is|are) |remov|revis|add(?:ing)? |in |i\.)"
    r"|,\s*(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|\d+) "
    r"| and (?:add|remov|revis)ing |,\s*\d+\(\w\)|\s*,?\s*$|[,;]? (?:by |(?:is|are) (?:amended|revised|added))|⟦)"
)
_PATTERNS = (
    ("quote", r"⟦(?P<number>\d+)⟧"),
    ("authority", r"(?:the )?authority citations?(?: (?:for|of|at the end of|to) (?:\d+ CFR )?(?:[Pp]arts? \d+\w*(?:, subpart \w+)?|the section|(?=§)))?"),
    ("unit", rf"(?:the )?{_UNIT_NAME}"),
    ("under", rf"[Uu]nder (?:the )?(?:newly designated )?(?:[Ss]ubpart \w+, )?(?:heading |[Ss]ubheading |[Dd]estination of |[Cc]ountry of )?(?P<heading>(?![Tt]he authority).{{1,300}}?){_HEADING_END}"),
    ("section", rf"(?:(?<!§)§+|[Ss]ections?)\s*(?P<sections>{SECTION_NUMBER}(?:\s?{PATHS})?(?:(?:, (?:and )?| and | through )(?:§+ ?)?{SECTION_NUMBER})*)"),
    ("table", r"(?:the )?(?:associated )?(?:License Requirements )?[Tt]ables?(?: \d+(?:\.\d+)?\w*)?(?: (?:to|in|of|following) paragraphs? " + PATH + ")?(?! of [Cc]ontents)"),
    ("note", r"(?:the )?(?:[Ff]ootnotes?|[Nn]otes?)(?: \d+)?(?: to paragraphs? " + PATH + ")?"),
    ("paragraphs", rf"(?:sub)?[Pp]aragraphs?\s*(?P<paths>{PATHS})"),
    ("comments", r"(?:[Pp]aragraphs?|[Cc]omments?) (?P<numbers>\d[\w.()-]*(?:(?:, (?:and )?| and | through )(?:\d[\w.()-]*|i\b))*)(?:[A-Z][a-z]+ (?:[a-z]+ ){0,20}?(?=and|is|are))?"),
    ("comment", r"(?:(?:the )?(?:[Pp]aragraph|[Ss]ubheading) )?(?P<comment>(?<!\d)\d+ ?\(\w\)(?:\(\w+\))*(?:-\d[\w.]*)?)(?: (?:⟦\d+⟧|[A-Z]\w+)(?: [\w-]+){0,20}?)?(?=,? and (?:new )?paragraph| (?:is|are) |,|$)"),
    ("paragraphs", rf"(?P<bare>{PATHS})"),
    ("undesignated", r"(?:the )?undesignated (?:paragraphs?|text)(?: following)?(?: (?:at the end of the section))?"),
    ("parenthetical", r"(?:an?|the) (?:OMB )?parenthetical(?: text)?(?: at the end of (?:the )?section)?"),
    ("intro", r"(?:the )?introductory text"),
    ("heading", r"(?:an? |the )?(?:new )?(?:(?:section|subject|paragraph|subpart|part|table) )?[Hh]eadings?(?: (?:for|of|to)(?= (?:[Ss]ubpart|[Pp]art|[Cc]hapter)))?"),
    ("sentences", r"(?:the |an? )?(?:new )?(?P<which>(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)(?:(?:,| and|, and) (?:first|second|third|fourth|fifth|sixth|seventh|last))*) sentences?"),
    ("sentences", r"(?:the )?(?:\w{1,30} )?sentences? that follow the (?P<after>\w+) sentence"),
    ("definition", r"(?:the |an? )?(?:new )?definitions?(?: (?:of|for))?(?: the terms?)?(?: (?P<term>[A-Z][\w ]{1,200}(?: \([a-z]+\))?)(?=[;.]|$))?"),
    ("entries", r"(?:the |an? )?(?:(?![Aa]dd|[Rr]evis|[Rr]emov|[Dd]elet)\w{1,30} )?(?:new )?(?:(?!Add|Revis|Remov|Delet)[A-Z][a-z]{1,30} )?(?:entit(?:y|ies)|entr(?:y|ies)|addressees?|persons?)\b(?: (?:for|of|to))?"),
    ("eccn", r"(?:Export Control Classification Numbers? )?\(?(?:ECCNs?)?\)? ?(?P<eccn>\d[A-E]\d{3}(?:\.[a-z]\w*(?:\.\w+)*)?)"),
    ("subpart", r"(?:the )?(?:[Ss]ubparts? (?P<subpart>[A-Z]+)\b(?: of part \d+)?)"),
    ("part", r"(?:(?<!\d)\d+ CFR )?[Pp]arts? (?P<part>\d+[a-z]?)\b"),
    ("chapter", r"chapter (?P<chapter>[IVXL]+)"),
    ("order", r"General Order No\. \d+"),
    ("contents", r"(?:the )?[Tt]able of [Cc]ontents"),
    ("model", r"(?:reserved |Model )?(?:Titles?|Forms?) [A-Z]-\d+(?:\(\w\))?(?: through [A-Z]-\d+)?"),
    ("words", r"(?:the )?(?:words?|phrases?|terms?|citations?|acronyms?|abbreviations?|captions?|references?|numbers?|dates?|commas?|periods?|semicolons?|colons?)\b(?: and (?:period|comma|phrase))?"),
    ("verb", r"(?P<be>(?:\b(?:is|are|was|were|be|being)\s+)(?:further |hereby |also |being )*)?\b(?P<stem>(?:[Ll]ift|[Ee]nd|[Rr]emov|[Tt]erminat)\w{0,10} the (?:stay|suspension)\b|[Ll]ift(?:s|ed|ing)?\b|[Rr]emov\w{1,10} and [Rr]eserv\w+|[Rr]epublish\w*|[Rr]evis(?:e[sd]?|ing)|[Aa]dd(?:s|ed|ing)?\b|[Rr]emov(?:e[sd]?|ing)|[Dd]elet(?:e[sd]?|ing)|[Rr]edesignat(?:e[sd]?|ing)|[Dd]esignat(?:e[sd]?|ing)|[Aa]mend(?:s|ed|ing)?\b|[Rr]eserv(?:e[sd]?|ing)|[Cc]orrect(?:s|ed|ing)?\b|(?<![Tt]he )[Ss]tay(?:s|ed|ing)?\b|[Ss]uspend(?:s|ed|ing)?\b|[Tt]ransfer(?:s|red|ring)?\b|[Rr]eplac(?:e[sd]?|ing)|[Ii]nsert(?:s|ed|ing)?\b|[Ss]ubstitut(?:e[sd]?|ing)|[Ss]trik(?:es?|ing)\b|[Ww]ithdraw(?:s|n|ing)?\b)"),
)  # fmt: skip
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_TOKEN = re.compile(
    "|".join(f"({re.sub('[?]P<[a-z]+>', '?:', pattern)})" for _, pattern in _PATTERNS)
)
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
# What earlier rules did to the place, and where in an order a thing goes, changes nothing here.
_ASIDE = re.compile(
    r",? as (?:further |proposed to be |previously )?(?:amended|added|revised|corrected|redesignated)\b"
    r".{0,1000}?(?=,? (?:is|are) (?:further )?(?:amended|revised|corrected)|,? (?:under|[Uu]nder)|:|;|$)"
    r"|,?\s*(?:in )?(?:the )?(?:correct |proper )?\b(?:alphabetical|alphabetic|numerical|alphanumeric)\b(?: order)?,?"
    r"|\balphabetically\b|\bin order\b|\bnewly (?:re)?designated\b"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an instruction.

    Attributes:
        kind: One of the names in `_PATTERNS`, "end" after the last.
        text, gap: Its words, and those between it and the token before.
        said: The named groups of its pattern.

    """

    kind: str
    text: str
    gap: str
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """An instruction taken apart: its tokens in order, and the quoted words they point to."""

    tokens: tuple[Token, ...]
    quotes: tuple[str, ...]


def tokens_of(text: str) -> Words:
    """Return the tokens of an instruction without its number."""
    quotes: list[str] = []

    def aside(match: re.Match[str]) -> str:
        quotes.append((match[1] or match[2] or "").strip())
        return f"⟦{len(quotes) - 1}⟧"

    plain = _ASIDE.sub(" ", _QUOTED.sub(aside, text))
    return Words(tuple(_tokens(plain)), tuple(quotes))


def _tokens(text: str) -> Iterator[Token]:
    end = 0
    for match in _TOKEN.finditer(text):
        kind, pattern = _KINDS[(match.lastindex or 1) - 1]
        groups = pattern.match(text, match.start())
        said = (
            {name: value for name, value in groups.groupdict().items() if value} if groups else {}
        )
        yield Token(kind, match.group(), text[end : match.start()], said)
        end = match.end()
    yield Token("end", "", text[end:], {})
