"""Whether a text is about U.S. export controls or sanctions at all."""

import re
from collections.abc import Sequence

from extractors.claims.publisher import BIS, COMMERCE, JUSTICE, OFAC, STATE, TREASURY
from extractors.claims.sentences import Sentence
from extractors.claims.subjects import PARTY_LISTS
from extractors.model import Document, Mention

# Bodies that do nothing but export controls or sanctions.
_BODIES = frozenset(
    {OFAC, "Office of Export Enforcement", "End-User Review Committee",
     "Directorate of Defense Trade Controls"}
)  # fmt: skip
# Bodies that act in the field, among other things: BIS also inquires into imports (Section 232).
_DEPARTMENTS = frozenset({BIS, COMMERCE, JUSTICE, STATE, TREASURY})
WORDS = re.compile(
    r"\bexport[- ]controls?\b|\bexport (?:licen[cs](?:e|es|ing)|restrictions?|curbs?|bans?|rules?|violations?|privileges)\b"
    r"|\bExport Administration\b|\bEAR\b|\blicen[cs](?:e|ing) requirements?\b|\blicen[cs]es? (?:for|to) China\b"
    r"|\b(?:U\.S\.|US|American) sanctions\b|\bsanctions (?:violations?|evasion|program|list)\b|\bsmuggl\w+\b"
    r"|\blicen[cs]es? (?:is|are) (?:now )?(?:needed|required)\b"
    r"|\b(?:chip|semiconductor|AI|technology) (?:export|curb|restriction)s?\b|\b(?:trade )?blacklist\w*\b|\bexporting\b"
    r"|\b(?:for )?Industry and Security\b|\blicen[cs]es? to (?:sell|ship|export|supply|send)\b|\bneeds? (?:an? )?licen[cs]es?\b"
    r"|\bwithout (?:an? |the required |any )?(?:export )?licen[cs]es?\b|\bexport(?:s|ed|ing)? (?:[\w,.]+ ){0,4}to (?:China|Russia|Iran|Huawei|North Korea)\b"
    r"|\b(?:sales?|shipments?|sell|ship|shipped|sold) (?:[\w,.]+ ){0,4}to (?:China|Russia|Iran|Huawei|North Korea)\b|\b(?:chip|export) curbs\b"
    r"|\bU\.S\.(?:-origin)? (?:software|technology|chips)\b|\blimits on (?:[\w-]+ ){0,6}(?:exports|sales)\b"
    r"|\b(?:U\.S\.|US) government\b|\b(?:Trump|Biden) administration\b",
    re.IGNORECASE,
)


# What a sentence on the controls says without naming a body, list or rule.
_SPEAKING = re.compile(
    r"\bexport[- ]controls?\b|\bexport (?:licen|restrict|curb|ban|rule|violation|privilege|administration|enforcement)\w*"
    r"|\bEAR(?:99)?\b|\b\d[A-E]\d{3}\b|\b15 CFR (?:Parts? )?7[3-7]\d|\b[Pp]art 7[3-7]\d\b|§§? ?7[3-7]\d\.\d"
    r"|\blicen[cs]es? (?:is|are|was|were) (?:now )?(?:needed|required)|\b[Nn]eeds? (?:an? )?licen[cs]es?\b|\blicen[cs](?:e|ing) requirement"
    r"|\b[Dd]enial order|\bsanction(?:s|ed)\b|\bsmuggl|\b[Bb]lacklist|\blicen[cs]es?\b.{0,60}\b(?:China|Chinese|Russia|Iran)"
    r"|\b(?:China|Chinese)\b.{0,60}\blicen[cs]es?\b|\b[Ee]nd[- ]users?\b|\bpresumption of denial|\b[Ii]s informed[”\"]|\bexport(?:s|ed|ing)? to (?:China|Russia|Iran|Huawei)\b"
    r"|\bletters?\b.{0,120}\blicen[cs]es?\b|\blicen[cs]es?\b.{0,80}\bletters?\b|\bnew (?:chip|export) rules?\b"
)
# Words that go with the subject and with many others.
_GENERIC = re.compile(
    r"(?:U\.S\.|US) government|(?:Trump|Biden) administration|(?:for )?Industry and Security|exporting",
    re.IGNORECASE,
)
# "the unreliable entity list" is China's.
_ANOTHER_S = re.compile(r"\b[Uu]nreliable[ -][“\"]?$")
_NEAR = 16  # characters
# Offices whose holders speak for those departments.
_OFFICE = re.compile(
    r"\b(?:Commerce Secretary|Treasury Secretary|Secretary of (?:Commerce|the Treasury|State)|Under Secretary (?:of|for)|White House)\b"
)
# What only a text on the EAR cites: its parts (15 CFR 730-774) and the numbers of its list.
_CITED = re.compile(
    r"(?P<number>\b[0-9][A-E][0-9]{3}\b)|(?P<part>\b15 CFR (?:Parts? )?7[3-7]\d|\b[Pp]art 7[3-7]\d of the (?:EAR|Export Adm))"
)
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


def signals(document: Document, mentions: Sequence[Mention]) -> int:
    """Return how many distinct marks of the subject a text bears; 0 is off topic, 2 is on it.

    A body, party list or watched rule that deals with nothing else counts 2, a phrase 1, and 1
    more if a department is named that acts in the field. Where the text makes one of our short
    names stand for something else, neither it nor the names of lists count.
    """
    taken = _taken(document.text)
    marks = {
        m.name
        for m in mentions
        if _telling(m) and not (taken and _doubtful(m, taken)) and not _of_others(document.text, m)
    }
    words = {
        match.group().lower()
        for match in WORDS.finditer(f"{document.title}\n{document.text}")
        if match.group() not in taken
    }
    department = bool(_OFFICE.search(document.text)) or any(
        m.label == "AGENCY" and m.name in _DEPARTMENTS and m.text not in taken for m in mentions
    )
    cited = len({found.lastgroup for found in _CITED.finditer(document.text)})
    return 2 * len(marks) + len(words) + department + cited


def is_on_topic(document: Document, mentions: Sequence[Mention]) -> bool:
    """Return whether a text deals with U.S. export controls or sanctions, if only in passing."""
    return signals(document, mentions) >= 2


def speaks(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Return whether a sentence, with the mentions inside it, is itself about the controls."""
    return any(_telling(m) or m.name == BIS for m in mentions) or bool(
        _SPEAKING.search(sentence.text)
        or any(not _GENERIC.fullmatch(m.group()) for m in WORDS.finditer(sentence.text))
    )


def _taken(text: str) -> frozenset[str]:
    """Return which of our short names the text introduces for something else."""
    found = set()
    for match in _SHORTENED.finditer(text):
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


def _of_others(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - _NEAR) : mention.start]
    return mention.label == "LIST" and bool(_ANOTHER_S.search(before))


def _doubtful(mention: Mention, taken: frozenset[str]) -> bool:
    return mention.label == "LIST" or mention.text in taken


def _telling(mention: Mention) -> bool:
    if mention.label == "AGENCY":
        return mention.name in _BODIES
    if mention.label == "LIST":
        return mention.name in PARTY_LISTS or bool(mention.entity)
    return mention.label in {"RULE", "BILL"} and bool(mention.entity)
