"""Names that nobody watches, where the wording alone makes sure what they are.

Companies with a legal form, committees, ministries, courts, acts, license exceptions. Everything
less certain is left to a statistical recogniser.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from extractors.entities.countries import DEMONYMS, US_PLACES
from extractors.entities.persons import GIVEN_NAMES
from extractors.entities.phrases import INDUSTRY, OPENERS
from extractors.entities.regulations import REGULATIONS
from extractors.model import Mention
from extractors.triggers import Trigger

_CAP = r"[A-ZÀ-ÖØ-ÞČĆĐĞİŁŚŞŠŻŽ][\w&-]*"
_PLACE = r"(?: \((?:[A-Z][a-z]+(?: [A-Z][a-z]+)?|HK|H\.K\.|USA?|UK|PRC)\))?"
_LEGAL = (
    r"(?:Inc\b\.?|Incorporated|Limited\b|Corp\b\.?|Corporation(?: of (?:America|China|India|Iran|Japan|Korea|Pakistan|Russia|Taiwan))?|Co\.,? Ltd\b\.?|Company,? (?:Ltd|Limited)\b\.?|Ltd\b\.?|LLC|L\.L\.C\.|LLP"
    r"|PLC|plc|GmbH|Pte\.? Ltd\b\.?|Sdn\.? Bhd\b\.?|B\.V\.|N\.V\.|Pty\.? Ltd\b\.?|Pvt\.? Ltd\b\.?|JSC"
    r"|PJSC|OOO|FZE|FZCO|FZ-LLC|S\.p\.A\.|S\.A\.(?: de C\.V\.)?|A\.Ş\.|Ltd\.? Şti\b\.?|d\.o\.o\."
    r"|ApS|A/S|Oy|Kft\b\.?|S\.L\.|S\.r\.l\.|Sp\. z o\.o\.)"
)
_AND = r"(?:(?:,|,? and|,? of(?: the)?|,? for|,? on|,? &) )"
_SERIES = rf"{_CAP}(?:(?:{_AND}| )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day){_CAP}){{0,8}}"

_COMPANY = re.compile(rf"(?<![\w&-])((?:{_CAP}{_PLACE} ){{0,6}}?{_CAP}{_PLACE}),? {_LEGAL}(?!\w)")
_MAKER = re.compile(rf"(?<![\w&-])((?:{_CAP}{_PLACE} ){{1,4}}?{INDUSTRY}{_PLACE})(?![\w-]| [A-Z])")
_SCHOOL = re.compile(
    rf"(?<![\w&-])((?:{_CAP} ){{1,5}}?(?:University|College|Institute of Technology)|(?:{_CAP} (?:and )?){{1,5}}?Colleges)(?![\w-]| of )"
)
_UNIVERSITY_OF = re.compile(
    rf"(?<![\w&-])((?:{_CAP} ){{0,2}}(?:University|Conservatory|Academy) of {_CAP}(?:(?:,| and| of)? {_CAP}){{0,4}}(?: at {_CAP})?)(?![\w-])"
)
_BANK = re.compile(
    rf"(?<![\w&-])((?:{_CAP} ){{1,3}}?Bank|(?:Commercial|Industrial|Development|Merchants) Bank of {_CAP})(?![\w-]| of | [A-Z])"
)
# "Its chip, the AL-200", "a model called Orion": what the text says that it names.
_DESIGNATION = r"(?:[A-Z]\w*[ -])?[A-Z]{0,4}-?\d\w{0,6}|[A-Z]\w+-\d\w{0,3}"
_CALLED = r"(?:,| is| was)? (?:(?:called|named|dubbed|code-?named|known as) (?:the )?)"
_HARDWARE = r"(?:chip|processor|accelerator|GPU|phone|handset|server|supercomputer|laptop|tablet|graphics card)"
_PART = re.compile(
    rf"\b{_HARDWARE}(?:{_CALLED}({_DESIGNATION}|[A-Z]\w+(?: \d\w*)?)|, the ({_DESIGNATION}))(?![\w-])"
)
_MODEL = re.compile(
    rf"\b(?:AI|language|reasoning|open|new|latest) model(?:{_CALLED}|, )({_DESIGNATION}|[A-Z]\w+(?:[ -]\d[\w.]*)?)(?![\w-])"
)
# "OOO Neva Sistemy", "PT Laut Biru": the legal form comes first.
_PREFIXED = re.compile(rf"(?<![\w-])((?:OOO|ZAO|PAO|NPO|PT) (?:{_CAP} ){{0,3}}{_CAP})(?![\w-])")
# "US-ASEAN Business Council", "European Automobile Manufacturers' Association".
_GROUP = re.compile(
    rf"(?<![\w&-])((?:{_CAP}(?:'s?)? ){{1,5}}?(?:and (?:Research|Development|Design|Technology|Science|Engineering|Training) )?(?:Association|Institute|Foundation|Council|Federation|Alliance|Coalition|Guild"
    r"|Roundtable|Confederation|Design Bureau|(?:Research|Policy|Development|Innovation|Studies|Testing|CAD|Service) (?:Center|Centre)))(?![\w-]| of | for | on | [A-Z])"
)
_COMMITTEE = re.compile(
    rf"(?:House|Senate) (?:(?:{_CAP}|and|on|&),? ){{1,8}}?(?:Subc|C)ommittee\b(?: on (?:the )?{_SERIES})?"
    rf"|(?:House|Senate) (?:Subc|C)ommittee on (?:the )?{_SERIES}"
    rf"|(?<![\w-])Committee on {_SERIES}"
)
_MINISTRY = re.compile(
    rf"(?<![\w-])Department for (?:the )?{_SERIES}|(?<![\w-])(?:Ministry|Department) of (?:the )?{_CAP}(?: {_CAP})*(?:(?:, {_CAP}(?: {_CAP})*)*,? and {_CAP}(?: {_CAP})*)?"
    rf"|(?<![\w-])(?:Defense|Energy|Labor|Agriculture|Transportation|Interior|Education|Homeland Security"
    r"|War|Health) Department\b"
    r"|(?<![\w-])(?:Foreign|Defen[sc]e|Finance|Trade|Commerce|Industry|Interior|Justice|Health|Energy|Economy|Transport) Ministry\b"
    rf"|(?<![\w-])(?:Federal Reserve|Central) Bank of (?:the )?{_CAP}(?: {_CAP})?"
    rf"|(?<![\w-])(?:U\.S\. )?(?:Embassy|Consulate(?: General)?) in {_CAP}(?: {_CAP})?"
    rf"|(?<![\w-])(?:U\.S\. |US )?(?:District Court|Attorney's Office)(?: for the (?:{_CAP} )?District of {_CAP}(?: {_CAP})?)?"
)
_ACT = re.compile(
    rf"(?<![\w-])(?:{_CAP}(?:,? (?:and|of|for|to|on|in|with|from|&))?,? ){{1,9}}?Act(?: of (?:19|20)\d\d)?(?![\w-])(?! [A-Z][a-z])"
)
# "Korea Institute for Industrial Economics and Trade", "Council on Foreign Relations".
_INSTITUTE = re.compile(
    rf"(?<![\w-])(?:{_CAP} ){{0,4}}(?:Institute|Centers?|Centre|Council|Association|Federation|Foundation|Society|Alliance"
    rf"|Coalition|Forum|Academy|Guild|League|Endowment|Americans|Citizens) (?:for|on|of) (?:(?:a|the) )?"
    rf"(?!State\b|Ministers\b|Disease\b|Economic Advisers){_SERIES}"
)
# "Jackson County Board of Commissioners", "Georgia Department of Transportation".
_LOCAL = re.compile(
    rf"(?<![\w-])(?:{_CAP} ){{1,3}}?(?:Board of (?:Commissioners|Supervisors|Education|Aldermen)|(?:City|County|Town|Borough|Village|District) (?:Council|Commission|Board(?! of))|Police Department"
    r"|Fire Department|School Board|Planning (?:Commission|Board)"
    r"|Sheriff's Office|Department of (?:Transportation|Health|Education|Natural Resources)"
    r"|Environmental Protection Division|High Court|Supreme Court|Circuit Court|Crown Court|Magistrates' Court)(?![\w-])"
)
# "Georgia Department of Agriculture", "Texas House of Representatives".
_OF_STATE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, US_PLACES), key=len, reverse=True))}) (?:(?:Department|Division|Office|Bureau|Board) of {_SERIES}"
    r"|House of Representatives|Senate\b|Legislature\b|Supreme Court|Court of Appeals|Attorney General's Office)"
)
_BODY = re.compile(
    rf"(?<![\w-])(?:National|Federal|General|Central|State|(?:{'|'.join(map(re.escape, DEMONYMS))})) "
    rf"(?:(?:{_CAP}|and|of) ){{0,5}}?(?:Administration|Authority|Commission|Agency)(?: (?:of|for) {_SERIES})?(?![\w-])"
)
# "PowerAir, a Singapore company": one that the text presents.
_PRESENTED = re.compile(
    rf"(?<![\w&-])((?:{_CAP} ){{0,3}}?{_CAP}), an? (?:[\w'-]+ ){{0,5}}?(?:company|firm|manufacturer|start-?up|chipmaker"
    r"|toolmaker|supplier|distributor|subsidiary|conglomerate|reseller|freight forwarder|contractor|retailer|maker|broker|operator|lender|carrier|consultancy|law firm|think tank|lobby|charity|trader|brand)\b"
)
_GENERIC_WORDS = """
    Advanced Affiliated American Artificial Chief Civil Computing Controlled Critical Deep Digital
    Dual-Use Emerging Energy Export Foreign Foundational General Global Green High Information
    Integrated International Key Manufacturing Military Modern National Nuclear Quantum Related
    Science Security Semiconductor Sensitive Social State Strategic Supercomputing U.S US AI
"""
_GENERIC = frozenset(_GENERIC_WORDS.split()) | frozenset(DEMONYMS)
_PUBLIC_WORDS = """
    Borough City County District European Executive Federal Legislative National Privy Provincial Regional
    Security State Town Village
"""
_PUBLIC = frozenset(_PUBLIC_WORDS.split())
_FOREIGN_ACT = re.compile(
    r"\b(?:EU|European|UK|British|Online Safety|Digital (?:Markets|Services))\b"
)


def find_unseen(text: str) -> Iterator[Mention]:
    """Yield names that their wording gives away, in no order; they may overlap."""
    starts = [match.start() for match in _CAPITAL.finditer(text)]
    for trigger, label, keep in _PATTERNS:
        if not trigger.may_match(text):
            continue
        for match in _matches(trigger.pattern, text, starts):
            first, end = match.span(match.lastindex or 0)
            end = match.end() if match.re is _COMPANY else end
            start = _first_word(text, first, end)
            surface = text[start:end].rstrip(",;")
            end = start + len(surface)
            if keep(surface):
                name = plain_company(surface) if label == "ORG" else surface
                yield Mention(label, start, end, surface, "", name, "wording")


_CAPITAL = re.compile(rf"(?<![\w-])(?={_CAP})")
_AT_CAPITAL = ("(?<![\\w&-])", "(?<![\\w-])")


def _matches(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` does; one that begins with a capital is tried nowhere else."""
    if not pattern.pattern.startswith(_AT_CAPITAL):
        yield from pattern.finditer(text)
        return
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def plain_company(surface: str) -> str:
    """Return a company's name without legal form and without a place in brackets.

    >>> plain_company("Light Cloud (Hangzhou) Technology Co., Ltd.")
    'Light Cloud Technology'
    """
    bare = re.sub(rf",? {_LEGAL}$", "", surface)
    return re.sub(r" \([^)]*\)", "", bare)


def _first_word(text: str, start: int, end: int) -> int:
    """Return where the name begins once words that only open the sentence are cut off."""
    while True:
        word = re.compile(r"([A-Za-z']+),? ").match(text, start, end)
        if not word or word[1] not in OPENERS:
            return start
        start = word.end()


def _company(surface: str) -> bool:
    words = plain_company(surface).split()
    return (
        bool(words)
        and not re.fullmatch(rf"(?:{_LEGAL}|Co\.?)", surface)
        and words[0] not in {"Company", "Party"}
    )


def _presented(surface: str) -> bool:
    words = surface.split()
    return bool(words) and words[0] not in GIVEN_NAMES and not _GENERIC.intersection(words)


def _maker(surface: str) -> bool:
    words = plain_company(surface).split()
    return len(words) > 1 and not _GENERIC.intersection(words[:-1])


def _act(surface: str) -> bool:
    return " " in surface and not _FOREIGN_ACT.search(surface)


def _school(surface: str) -> bool:
    words = surface.split()
    return len(words) > 1 and words[0] not in _GENERIC


def _bank(surface: str) -> bool:
    return not re.match(
        r"(?:The )?(?:Central|World|Reserve|West|Left|South|Federal|European Central)\b", surface
    )


def _group(surface: str) -> bool:
    """Return whether a council or the like is not a town's or a state's."""
    words = surface.split()
    return words[-1] != "Council" or not _PUBLIC.intersection(words)


def _any(_surface: str) -> bool:
    return True


_PATTERNS: tuple[tuple[Trigger, str, Callable[[str], bool]], ...] = (
    (Trigger(_COMPANY), "ORG", _company),
    (Trigger(_MAKER), "ORG", _maker),
    (Trigger(_SCHOOL), "ORG", _school),
    (Trigger(_PREFIXED), "ORG", _any),
    (Trigger(_PRESENTED), "ORG", _presented),
    (Trigger(_COMMITTEE), "AGENCY", _any),
    (Trigger(_MINISTRY), "AGENCY", _any),
    (Trigger(_ACT), "BILL", _act),
    (Trigger(_PART), "PRODUCT", _any),
    (Trigger(_MODEL), "MODEL", _any),
    (Trigger(_UNIVERSITY_OF), "ORG", _any),
    (Trigger(_BANK), "ORG", _bank),
    (Trigger(_GROUP), "ORG", _group),
    (Trigger(_INSTITUTE), "ORG", _any),
    (Trigger(_LOCAL), "AGENCY", _any),
    (Trigger(_OF_STATE), "AGENCY", _any),
    (Trigger(_BODY), "AGENCY", _any),
    *((Trigger(pattern), label, _any) for pattern, label in REGULATIONS),
)
