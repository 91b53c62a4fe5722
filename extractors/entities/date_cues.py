"""The words that give a day its role: GUIDELINES §4."""

import re

# A step of an agency, a court or a chamber.
_ACT = (
    r"(?:announc(?:ed|es|ing)|releas(?:ed|es|ing)|issu(?:ed|es|ing)|unveil(?:ed|s|ing)"
    r"|impos(?:ed|es|ing)|unseal(?:ed|s|ing)|introduc(?:ed|es|ing)|pass(?:ed|es)|vot(?:ed|es)"
    r"|approv(?:ed|es)|advanc(?:ed|es)|adopt(?:ed|s)|add(?:ed|s|ing)|remov(?:ed|es)"
    r"|rescind(?:ed|s|ing)|suspend(?:ed|s|ing)|revok(?:ed|es|ing)|withdr(?:ew|aws)|charg(?:ed|es)"
    r"|fin(?:ed|es)|penaliz(?:ed|es)|sanction(?:ed|s)|designat(?:ed|es)|sign(?:ed|s)|order(?:ed|s)"
    r"|plac(?:ed|es|ing)|blacklist(?:ed|s)|settl(?:ed|es)|propos(?:ed|es)|amend(?:ed|s|ing)"
    r"|ple(?:d|ade?d) guilty|indicted|made public|put out|rolled out|extend(?:ed|s)|delay(?:ed|s)"
    r"|postpon(?:ed|es)|agreed)"
)
_NAME_WORD = r"(?:[A-Z][\w’'.-]* |\([A-Z]+\) )"
_LINK_WORD = r"(?:(?:the|that|it|they|a|an|its|has|have|had|also|will|was|were|of|and|for|by|in) )"
_PREPOSITION = r"(?: (?:is|was|are|of|on|from|as of|beginning|starting|date))*:? ?$"

HELD_BACK = re.compile(
    r"\b(?:was|were|had been|been) (?:due|set|scheduled|to have|expected|slated|supposed)\b"
    r"|\bwould\b|\bcould\b|\bmight\b|\bnot (?:be )?(?:effective|take)\b|\bnever took\b|\bexpir"
    r"|\b(?:through|until|dated|letters? of) $",
    re.IGNORECASE,
)
"""A day that passed without effect, is only thought of, or ends something."""

EFFECTIVE = re.compile(
    rf"\beffective(?: dates?)?{_PREPOSITION}"
    r"|\b(?:tak(?:e|es|ing)|took) (?:legal )?effect(?: immediately)?"
    r"(?: (?:on|from|as of|at 12:01 a\.m\. on))?,? $"
    r"|\bwith effect (?:from|on) $"
    r"|\bin(?:to)? (?:effect|force)(?: (?:on|from|since|as of|beginning))? $"
    r"|\b(?:go(?:es)?|went|enter(?:s|ed)?|comes?|came) into (?:effect|force|operation),? (?:on |from |at [^,;]{3,14} on )?$"
    r"|\bin force (?:on|from|since|as of) $|\bkick(?:s|ed) in(?: on)? $|\bwith effect (?:from|on|as of) $"
    r"|\b(?:suspend|paus|stay|froz|revok|rescind)\w* [^.;]{0,60}?\bfrom $|\b(?:holds?|binds?|starts? to apply|begins? to apply) (?:from|on|as of) $"
    r"|\bappl(?:y|ies|ied) (?:from|as of|beginning|starting|since) $",
    re.IGNORECASE,
)
COMPLIANCE = re.compile(
    r"\bcompl(?:iance|y)\b[^.;]{0,70}?\b(?:from|by|until|is|was|of|on|as of|beginning|starting"
    r"|before|than|to)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
COMPLIANCE_LATER = re.compile(
    r"\bcompl(?:iance|y)\b[^.;]{0,110}?\b(?:required|needed|mandatory|begins?|starts?|due|have|has)\b[^.;]{0,40}?\b(?:until|since|from|by|before) $"
    r"|\bneed(?:s)? not comply\b[^.;]{0,60}\buntil $|\b(?:have|has|given|gives|had) until $|\bcompliance (?:date|deadline) (?:is|was|of|falls on|comes on) $",
    re.IGNORECASE,
)
OPENED = re.compile(
    r"\b(?:open(?:ed|s|ing)?|began|begins|start(?:ed|s)?|invited)(?: on| from)? $", re.IGNORECASE
)
"""The day a comment period opens is not the one that it closes on."""

PARTLY = re.compile(
    r"\b(?:except|while|and|but|other|remaining|some|certain|provisions?|parts?|changes|removals?|additions?)\b",
    re.IGNORECASE,
)
"""Between the days of effect of two parts of one rule."""

PUBLISHED_THEN = re.compile(
    r",? (?:when|the day) (?:(?:the|its|a|an|final|interim|legal|full) )*(?:text|rule|it|they|notice|order|document)s?\b[^.;]{0,30}\b(?:publi(?:shed|cation)|print(?:ed)?|appears?|runs?)\b"
    r"|,? (?:the )?(?:day|date) (?:of|that|on which) (?:it was |it is |its |the rule was )?publi(?:shed|cation)\b"
)
SAID_THAT = re.compile(
    r"(?:,? (?:that|it) (?:it |they |the [a-z]+ )?(?:had|has|have|is|was|were|will|would)\b(?! (?:no|not|never|considering|weighing|studying|looking|aware|investigating|reviewing)))"
)
COMMENT = re.compile(
    r"\bcomment(?:s|ers|ing)?\b[^.;]{0,110}?\b(?:by|until|before|than|on|through|is|due|closes?"
    r"|ends?|deadline)\b[^.;]{0,24}$|\bcomments?\b.{0,80}\b(?:they|which|these|responses|views) (?:are|were) due(?: by| on)? $|\bdeadline for (?:public )?comments?\b[^.;]{0,30}$",
    re.IGNORECASE,
)
PUBLICATION = re.compile(
    r"\b(?:publish(?:ed|es|ing)?|printed|ran|appear(?:ed|s)|carried|went to print|comes? out)\b[^.;]{0,90}?(?:\bon|\bof|\bdated|,)? ?$"
    r"|\bFederal Register\b(?: notice)?,? (?:of|on|dated|for|at)? ?$"
    r"|\bpublication (?:date|on|in the Federal Register)\b[^.;]{0,24}$"
)
LEGAL_TEXT = re.compile(
    r"\b(?:rule|IFR|notice|amendment|Federal Register|regulations?|FR|order)\b", re.IGNORECASE
)
OTHER_TEXT = re.compile(
    r"\b(?:guidance|FAQs?|frequently asked|statement|report|advisory|paper|study|letter)\b",
    re.IGNORECASE,
)
ANNOUNCED_BEFORE = re.compile(rf"\b{_ACT}\b(?:(?! (?:said|told)\b)[^.;]){{0,100}}$")
OTHER_NEWS = re.compile(
    r"\b(?:earnings|results|quarterly|quarter|forecast|revenue|dividend|smartphone|keynote)\b",
    re.IGNORECASE,
)
DATELINE = re.compile(
    r"[A-Z][A-Za-z.]+(?:[ ,][A-Za-z.,]+){0,5}?,? ?\(?$",
)
AFTER_DATELINE = re.compile(rf"\)?(?: \([A-Za-z ]+\))? ?[-–—]+ [^.;]{{0,160}}?\b{_ACT}\b")
ANNOUNCED_AFTER = re.compile(rf",? (?:{_LINK_WORD}|{_NAME_WORD}){{0,14}}{_ACT}\b")
ON_PUBLICATION = re.compile(
    r"\b(?:effective|took effect|takes effect|in effect)(?: immediately)? (?:on|upon|with)"
    r" (?:its |the )?(?:date of )?publication\b",
    re.IGNORECASE,
)
