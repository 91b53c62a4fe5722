"""Whether a text deals with U.S. export controls or sanctions at all, and which sentences do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.claims.publisher import BIS, COMMERCE, JUSTICE, OFAC, STATE, TREASURY, is_instrument
from extractors.claims.sentences import split
from extractors.claims.subjects import PARTY_LISTS
from extractors.model import Document, Mention
from extractors.triggers import trigger

_GOODS = r"(?:chips?|processors?|engines?|parts|tools?|software|equipment|accelerators?|semiconductors?|GPUs?|servers?|technolog\w+|goods|ethane|[A-Z]{1,3}\d{2,4}s?)"
_PLACE = r"(?:China|Chinese|Beijing|PRC|Russian?|Iran|Iranian|Huawei|Hong Kong|North Korea|COMAC|SMIC|Macau|Syria|Cuba|Venezuela|abroad|overseas)"
# Words that only the matter itself brings with it.
_CONTROL = trigger(
    r"\b[Ee]xport[- ](?:\w+ )?(?:controls?|controlled|licen[cs]\w+|restrictions?|curbs?|bans?|rules?|violations?|privileges?|permits?|limits?|compliance|blacklist|enforcement|requirements?)\b"
    r"|\bExport (?:Control|Administration|Enforcement)|\bexport-control|\bExporting\b|\b[Ee]xporters?\b|\bdeemed exports?\b|\b[Rr]e-?exports?\b"
    r"|\bEAR(?:99)?\b|\bITAR\b|\b\d[A-E]\d{3}\b|\b15 C\.?F\.?R\.? (?:Parts? |§ ?)?7[3-7]\d|\b[Pp]art 7[3-7]\d\b|§§? ?7[3-7]\d\.\d|\bECCNs?\b"
    r"|\b[Dd]enial orders?\b|\b[Bb]lacklist\w*|\b[Ee]nd[- ][Uu]se(?:rs?| checks?)\b|\bpresumption of (?:denial|approval)|\b[Ii]s informed\b|\bunlicen[cs]ed\b"
    r"|\bEntity[- ]List(?:ed|ing)?\b|\bSDN\b|\bUnverified List\b|\b[Ff]oreign[- ]direct[- ]product\b|\b[Vv]alidated [Ee]nd|\b[Dd]iversion\b"
    r"|\b(?:U\.S\.|US|American|secondary) sanctions\b|\bsanction(?:s|ed|ing)\b|\bsmuggl\w+|\bExecutive Order 1[0-9]{4}\b"
    r"|\b(?:restricted|banned|controlled|cut-down|forbidden|prohibited)(?: [A-Z]\w+)? " + _GOODS +
    r"|\b(?:[Cc]hips?|[Ss]emiconductors?|AI|[Tt]echnology|trade)(?:-\w+)? (?:export|curb|restriction|control|ban)s?\b"
    r"|\bVEU\b|\b[Ll]icen[cs](?:e|ing) [Rr]eview [Pp]olic(?:y|ies)\b"
    r"|\b" + _GOODS + r" (?:can|may|could|cannot|will)(?: \w+){0,2} (?:go|flow|be (?:sold|shipped|exported)) to " + _PLACE + r"\b"
    r"|\b(?:new|fresh|latest) (?:\w+ )?curbs?\b|\bcurbs? on (?:[\w-]+ ){0,5}" + _PLACE
)  # fmt: skip
# Permission, asked or withdrawn: the matter if an authority or a destination stands beside it.
_PERMISSION = trigger(
    r"\b(?:licen[cs](?:e|es|ed|ing)|permits?|permission|letters?|authori[sz]ations?|waivers?|approvals?|requirements?|exemptions?)\b", re.IGNORECASE
)  # fmt: skip
_TRADE = trigger(
    r"\b(?:sell\w*|sales?|sold|ship\w*|export\w*|deliver\w*|send\w*|sent|moved?|moving|smuggl\w+|divert\w*|rout(?:ed|ing)|flew|flown|carried|suppl(?:y|ies|ied)|restart\w*|resum\w+)\b(?:\W+[\w.,’'-]+){0,12}?\W+(?:to|in|for|into)\W+(?:the |its |a )?(?:[A-Z]\w+ )?"
    + _PLACE
    + r"|\b"
    + _PLACE
    + r"(?:[’']s)?(?: \w+){0,3} (?:gets?|buys?|receives?)\b|\b(?:from|leave) (?:the country|reaching "
    + _PLACE
    + r")"
)
_LIMITS = trigger(
    r"\b(?:bar(?:s|red)?|ban(?:s|ned)?|block\w*|halt\w*|stop\w*|suspend\w*|restrict\w*|curb\w*|limit\w*|allow\w*|let|lets|approv\w+|clear\w*|lift\w*|eas(?:e|es|ed|ing)|resum\w+"
    r"|restart\w*|withdr\w+|revok\w+|revoc\w+|impos\w+|fin(?:e|es|ed)|penalt\w+|plead\w*|guilty|settl\w+|charg(?:ed|es)|indict\w*|arrest\w*|prob(?:e|es|ing)|investigat\w+|inquir\w+|illegal\w*|unlawful\w*"
    r"|divert\w*|denied|deny\w*|designat\w+|tighten\w*|rescind\w*|rescission|violat\w+|prosecut\w+|unsealed|conspir\w+|convict\w+|rul(?:e|es)|controls?|free to)\b",
    re.IGNORECASE,
)
ACTOR = trigger(
    r"\b(?:Commerce (?:Department|Secretary)|Treasury|Justice Department|White House|Washington|U\.S\.(?! dollar| persons?)|US|United States|American|America(?=[’']s)|Trump|Biden|Lutnick|Raimondo|Bessent"
    r"|Congress|Senat(?:e|ors?)|[Ll]awmakers|House (?:panel|committee|of)|Pentagon|[Ff]ederal (?:agents|prosecutors|court|grand)|[Pp]rosecutors|OFAC|DOJ|FBI)(?!\w)"
)
# What a text on bills and on cases says, without a word on exports.
_BODY = trigger(r"\b[Tt]he (?:bureau|department|agency|administration|government)\b")
_BILL = trigger(r"\b(?:bill|Act|measure|legislation|amendment|clause)\b")
_BILL_ON = trigger(r"\b(?:[Cc]hips?|[Pp]rocessors?|[Ee]xports?|AI|China|Chinese|sanctions)\b")

# Without a word on America or on exports, an "entity list" is a programmer's.
_AUTHORITY = re.compile(
    r"\b(?:U\.S\.?|US|USA|United States|America\w*|Washington|White House|Commerce (?:Department|Secretary)|Department of (?:Commerce|the Treasury|Justice|State)"
    r"|Treasury|Bureau of Industry|OFAC|Trump|Biden|Congress|Lutnick|Kessler|EAR|ECCNs?|Justice Department|State Department)(?!\w)|\b[Bb]lacklist\w*"
    r"|\b15 C\.?F\.?R"
)
_DEPARTMENTS = frozenset({COMMERCE, JUSTICE, STATE, TREASURY})
_UNTITLED = re.compile(r"\b(?:entity|unverified) lists?\b")
_AIMED_AT = re.compile(r"\b(?:Chin(?:a|ese)|Russian?|Iran(?:ian)?|Hong Kong|North Korea|Huawei)\b")
# Names that other bodies and things abbreviate to as well, with what ours are short for.
_OURS = {
    "BIS": "Bureau of Industry and Security",
    "EAR": "Export Administration Regulations",
    "ERC": "End-User Review Committee",
    "OEE": "Office of Export Enforcement",
    "UVL": "Unverified List",
}
_SHORTENED = re.compile(
    r"(?<![\w’'-])(?P<words>(?:[\w’'-]+ ){1,7})\((?:the )?[“\"]?(?P<short>[A-Z]{3})[”\"]?\)"
)


# What a legal text on the matter cites: the EAR, the ITAR, OFAC's rules.
_OUR_PARTS = re.compile(
    r"\b15 CFR (?:[Pp]arts? )?7[3-7]\d|\b22 CFR (?:[Pp]arts? )?1[23]\d|\b31 CFR (?:[Pp]arts? )?5\d\d|\b[Ee]xport (?:Administration|[Cc]ontrol)|\bArms Regulations\b|\bEAR\b"
)


def is_on_topic(document: Document, mentions: Sequence[Mention]) -> bool:
    """Return whether a text deals with U.S. export controls or sanctions, if only in passing.

    It must name an American authority or the matter itself, and say something of the controls.
    """
    ours = [m for m in known(document, mentions) if is_ours(m)]
    if is_instrument(document):
        # BIS and Treasury publish on steel and on their boards as well.
        named = any(m.label != "AGENCY" or m.name != BIS for m in ours)
        return named or bool(_OUR_PARTS.search(f"{document.title}\n{document.text}"))
    told = _told(document.title, document.text)
    if told.authority or (
        told.matter and any(m.label == "AGENCY" and m.name in _DEPARTMENTS for m in mentions)
    ):
        return bool(ours) or told.matter
    # An "entity list" alone may be a programmer's.
    return any(m.label != "LIST" or told.listed for m in ours)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words of a text tell, whatever it names.

    Attributes:
        matter: A sentence of it is about the controls.
        authority: It names an American authority, or such a sentence does.
        listed: A list that it names is none of a programmer's.

    """

    matter: bool
    authority: bool
    listed: bool


@lru_cache(maxsize=2)
def _told(title: str, text: str) -> _Told:
    whole = f"{title}\n{text}"
    taken = taken_names(text)
    telling = [s.text for s in split(whole) if speaks(s.text, ())]
    authority = (
        any(found.group() not in taken for found in _AUTHORITY.finditer(whole))
        or any(ACTOR.search(told) or _TRADE.search(told) for told in telling)
        or ("BIS" in whole and "BIS" not in taken)
    )
    listed = bool(_AIMED_AT.search(whole)) or not _UNTITLED.search(whole)
    return _Told(bool(telling), authority, listed)


def known(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those of short names that stand for something else here."""
    taken = taken_names(document.text)
    return [m for m in mentions if m.text not in taken]


def speaks(words: str, mentions: Sequence[Mention]) -> bool:
    """Return whether a sentence, with the mentions inside it, is itself about the controls."""
    return any(is_ours(m) for m in mentions) or _says(words)


@lru_cache(maxsize=2_000)
def _says(words: str) -> bool:
    """Return whether words by themselves are about the controls; each sentence is asked for often."""
    if _CONTROL.search(words):
        return True
    if _BILL.search(words) and _BILL_ON.search(words) and ACTOR.search(words):
        return True
    permission, limits = _PERMISSION.search(words), _LIMITS.search(words)
    if _TRADE.search(words):
        return bool(permission or limits)
    return bool(permission and (ACTOR.search(words) or _BODY.search(words)))


def is_ours(mention: Mention) -> bool:
    """Return whether a mention is the office, a party list, or a rule or bill that is watched."""
    if mention.label == "AGENCY":
        return mention.name in _BODIES
    if mention.label == "LIST":
        return mention.name in PARTY_LISTS
    return mention.label in {"RULE", "BILL"} and bool(mention.entity)


_BODIES = frozenset(
    {BIS, OFAC, "Office of Export Enforcement", "End-User Review Committee", "Directorate of Defense Trade Controls"}
)  # fmt: skip


# "the Bank for International Settlements", "the Bureau of Indian Standards": BIS in their texts.
_NAMESAKE = re.compile(
    r"\bB[a-z]+ (?:of|for) (?:the )?I[a-z]+ (?:and )?S[a-z]+\b(?<!Industry and Security)"
)


@lru_cache(maxsize=2)
def taken_names(text: str) -> frozenset[str]:
    """Return which of our short names the text introduces for something else."""
    found = {"BIS"} if _NAMESAKE.search(text) and _OURS["BIS"] not in text else set()
    shortened = any(short in text for short in _OURS)
    for match in _SHORTENED.finditer(text) if shortened else ():
        ours, words = _OURS.get(match["short"]), match["words"].split()
        initials = "".join(word[0] for word in words if word[0].isalpha()).upper()
        spells = match["short"] == initials[-len(match["short"]) :] or _spelt(words, match["short"])
        if ours and spells and not match["words"].strip().endswith(ours):
            found.add(match["short"])
    return frozenset(found)


def _spelt(words: Sequence[str], short: str) -> bool:
    """Return whether the longer words' initials spell `short`: "Bank for International …"."""
    long = [word[0].upper() for word in words if word.lower() not in {"of", "for", "and", "the"}]
    return "".join(long).endswith(short)
