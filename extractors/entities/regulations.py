"""Rules, license exceptions and lists that their own wording gives away."""

import re

_CAP = r"[A-Z][\w&/-]*"

_EXCEPTION = re.compile(
    r"\b[Ll]icen[cs]e [Ee]xception (?:[A-Z]{2,4}\b|[A-Z][a-z][\w-]*(?: (?:(?:and|of|for) )?[A-Z][a-z][\w-]*){0,6})"
)
_PROHIBITION = re.compile(
    r"\bGeneral Prohibition (?:\d{1,2}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b"
)
_GENERAL_LICENSE = re.compile(r"\bGeneral License (?:No\. )?\d{1,3}[A-Z]?\b")
_KINDS = r"(?:Final|Interim|Interim Final|Proposed|Temporary|New|Golden|Direct|This|Draft|Whole|Home|Military|Second|First)"
_RULE = re.compile(
    rf"(?<![\w-])(?!{_KINDS} (?:Final )?Rule)(?:{_CAP} ){{1,4}}?(?<!Final )(?<!Proposed )(?<!Interim )(?:Rule|IFR)\b(?! of\b| [A-Z])"
)
_PROGRAM = re.compile(
    rf"(?<![\w-])(?=(?:{_CAP} ){{0,4}}(?:Exports?|Trade|Control|Security|Investment|User|Trader|Licen[cs]e|Compliance|Sanctions|Technology) )"
    rf"(?:{_CAP} ){{2,5}}?(?:Program|Regime|Framework)\b(?! [A-Z]| of\b| for\b)"
)
# An official title between quotes that a citation or the word "rule" stands beside.
_TITLE_WORDS = r"[A-Z0-9][^\s\"“”]*(?: (?:[A-Z0-9(][^\s\"“”]*|of|and|for|to|the|in|on|with|from|by|a|or)){4,40}"
_TITLED = re.compile(
    rf"(?:\b[Rr]ule|[Nn]otice|[Gg]uidance|IFR)\b[^.\"“”]{{0,50}}[\"“]({_TITLE_WORDS}?),?[\"”]"
    rf"|[\"“]({_TITLE_WORDS}?),?[\"”],? ?\(?(?:\d+ (?:FR|Fed\.)|RIN)"
)
_LIST = re.compile(
    r"(?<![\w-])(?:[A-Z][\w-]* ){0,4}(?:End[- ]Users?|Entit(?:y|ies)|Part(?:y|ies)|Persons?|Control|Commodities|Sanctions|Military|Companies"
    r"|Sanctioned|Goods|Screening|Debarred|Identifications?|Nationals?|Priority|Restricted|Covered|Munitions|1260H) List\b(?! [A-Z])"
)

REGULATIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_EXCEPTION, "RULE"),
    (_PROHIBITION, "RULE"),
    (_GENERAL_LICENSE, "RULE"),
    (_RULE, "RULE"),
    (_PROGRAM, "RULE"),
    (_TITLED, "RULE"),
    (_LIST, "LIST"),
)
"""Patterns with the label of what they find, all of it or the group that takes part."""
