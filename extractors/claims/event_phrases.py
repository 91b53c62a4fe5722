"""The words that tell of rule events: data for `extractors.claims.events` and its siblings.

Every entry is a regular expression over one sentence, matched without regard to case.
Kinds are those of the annotation guidelines: see `extractors.claims.events.KINDS`.
"""

ISSUED = (
    r"\b(?:releas|issu|publish|unveil|announc|adopt|promulgat|post|finali[sz]|put(?:s|ting)? out"
    r"|roll(?:s|ed)? out|put(?:s|ting)? forward|made public|implement|hand(?:s|ed) down)\w*\b"
)

# A rule's form decides the kind of its issue. Order: the longer form first.
FORMS: tuple[tuple[str, str], ...] = (
    ("proposed", r"\b(?:advance )?notice of proposed rule-?making\b|\bproposed rule\b|\bNPRM\b"),
    ("interim_final", r"\binterim[- ]final rules?\b|\binterim rules?\b|\bIFRs?\b"),
    ("final", r"(?<!interim )(?<!interim-)\bfinal rules?\b"),
)

# "In this final rule, BIS amends": the form is the act when the document is the rule.
SELF_ISSUED = r"\b(?:in|by|with) this (?:interim[- ]final|final|proposed) rule\b|\bthis (?:interim[- ]final|final|proposed) rule (?:amend|revis|implement|make|impos|remov|add|establish|expand)"

# A form that is only compared with, or a cited older rule.
NOT_ISSUED = r"\b(?:unlike|than|instead of|rather than|subject to|until|pending|like|before) (?:an?|any|the)? ?$"

PROPOSED_VERB = r"\bpropos(?:ed|es)\b"

RULE_CUES: tuple[tuple[str, str], ...] = (
    (
        "effective",
        r"\b(?:effective|takes? effect|took effect|taking effect|(?:goes?|went|going|came|comes?|entered|enters?) into"
        r" (?:effect|force)|(?:is|was) in (?:effect|force) (?:from|since|as of))\b",
    ),
    (
        "delayed",
        r"\b(?:delay(?:ed|s|ing)|postpon(?:ed|es|ing)|defer(?:red|s|ring)|push(?:ed|es|ing) back"
        r"|push(?:ed|es|ing)(?= [^.;]{0,60}\bback\b)|put(?:s|ting)? off"
        r"|(?:extend(?:ed|s|ing)|mov(?:ed|es|ing))(?= [^.;]{0,50}\b(?:compliance|effective) (?:date|deadline)))\b",
    ),
    (
        "suspended",
        r"\b(?:suspend(?:ed|s|ing)|suspension of|stay(?:ed|s|ing)|paus(?:ed|es|ing)|shelv(?:ed|es|ing)"
        r"|fr(?:oze|eezes|eezing|ozen)|put(?:s|ting)?(?= [^.;]{0,60}\bon (?:hold|ice)\b))\b",
    ),
    (
        "rescinded",
        r"\b(?:rescind(?:ed|s|ing)?|rescission of|revok(?:ed?|es|ing)|revocation of|repeal(?:ed|s|ing)?"
        r"|withdr(?:ew|aw|awn|aws|awing)|withdrawal of|scrap(?:ped|s|ping)?|rolled back|toss(?:ed)? out"
        r"|no longer appl(?:y|ies)|ceased to apply|lift(?:ed|s|ing)?|vacat(?:ed|es|ing)|eliminat(?:ed|es|ing))\b",
    ),
    (
        "amended",
        r"\b(?:correct(?:ed|s|ing)|amend(?:ed|s|ing)|revis(?:ed|es|ing)|clarif(?:ied|ies|ying)|updat(?:ed|es|ing)"
        r"|modif(?:ied|ies|ying)|correcting amendment)\b",
    ),
)

COMMENTS = (
    r"\b(?:comments (?:are|were) due|comment period|(?:invit|seek|solicit|request|ask(?:ed|ing|s)? for|accept|tak)\w*"
    r"(?: written| public| further)* (?:comments?|views)|comments? (?:will be accepted|must be (?:received|submitted)"
    r"|may be submitted|deadline|by)|ha(?:s|ve) until [^.;]{3,30} to comment|open for comment|submit comments"
    r"|request for comments?)\b"
)

GUIDANCE_ISSUED = (
    r"\b(?:issu|publish|releas|post|unveil|announc|put(?:s|ting)? out|updat|circulat|provid)\w*\b"
)
GUIDANCE = (
    r"\b(?:(?<!forward )guidance|FAQs?|frequently asked questions|answers to frequent questions|red flags?|policy statement"
    r"|statement of policy|advisory(?! committee)|best practices|industry alert|compliance note)\b"
)

# What a respondent suffers; "settlement" needs the money or the agency beside it.
PENALTIES = (
    r"\b(?:(?:impos|levi|assess|announc|propos)\w*(?: \w+){0,4} (?:civil |criminal |administrative |mitigated )*"
    r"(?:penalt(?:y|ies)|fines?)|fined|(?:the|a) (?:civil |administrative |criminal |\S+ )?(?:fine|penalty),? (?:of|announced|imposed|settles)"
    r"|agree[ds]? to (?:pay|forfeit)|will pay|settled|settles|reached a settlement|settlement with|pleaded guilty|pled guilty"
    r"|pleads guilty|guilty plea|plead(?:ing)? guilty|(?:was|were|been|is|are) (?:charged|indicted|arrested|convicted|sentenced|fined|penali[sz]ed)"
    r"|charg(?:ed|es|ing)(?= [^.;]{0,80}\b(?:with|conspir|violat|smuggl|export))"
    r"|indict(?:ed|s|ment)|arrest(?:ed|s)|unsealed|criminal complaint"
    r"|(?:temporary )?denial order|denied? (?:\w+ ){0,3}export privileges|sentenced)\b"
)
PROBES = (
    r"\b(?:investigat(?:e[sd]?|ing|ions? (?:into|of))|prob(?:e[sd]?|ing)(?: into)?|under (?:investigation|scrutiny)"
    r"|looking into whether|subpoena(?:ed|s)?)\b"
)

LICENSE_IMPOSED = (
    r"\b(?:licen[cs]es? (?:is|are|was|were) (?:now |newly )?(?:needed|required)"
    r"|(?:impos|add)\w* (?:an? |new |additional |the |\w+ )?licen[cs](?:e|ing) (?:requirements?|conditions?)"
    r"|(?:now|newly|henceforth) (?:need|requir)\w* (?:an? |\w+ )?licen[cs]es?"
    r"|(?:told|inform\w*|notif\w+|order\w*|instruct\w*|direct\w*|letters?)(?= [^.;]{0,160}\b(?:need|requir|obtain|get|seek|halt|stop)\w*\b[^.;]{0,60}\blicen[cs]es?)"
    r"|(?:impos\w*|introduced)(?= [^.;]{0,20}\bin\b)|must (?:now )?(?:obtain|get|seek|apply for) (?:an? )?licen[cs]es?)\b"
)
LICENSE_GRANTED = (
    r"\b(?:(?:approv|grant|issu)(?:ed|es|ing)(?: [^.;,]{0,40})? (?:licen[cs]es?|authori[sz]ations?)"
    r"|licen[cs]es? (?:was|were|has been|have been)(?: \w+)? (?:approved|granted|issued)"
    r"|(?:received|won|obtained|secured)(?: [^.;,]{0,30})? (?:licen[cs]es?|authori[sz]ations?)"
    r"|clear(?:ed|s)(?= [^.;]{0,60}\b(?:sales?|exports?|shipments?)\b)|green-?li(?:t|ghted))\b"
)

BILL_CUES: tuple[tuple[str, str], ...] = (
    ("bill_enacted", r"\bsign(?:ed|s)\b|\bbec(?:ame|omes) law\b|\benacted\b|\bsigned into law\b"),
    ("bill_introduced", r"\b(?:re-?)?introduc(?:ed|es|ing)\b|\bunveil(?:ed|s)\b|\bfiled\b"),
    (
        "bill_advanced",
        r"\bpass(?:ed|es|ing)?\b|\badvanc(?:ed|es|ing)\b|\bapprov(?:ed|es|ing)\b|\bclear(?:ed|s|ing)\b"
        r"|\breported (?:out|favou?rably)\b|\bvoted\b|\badopted\b",
    ),
)

# Verbs of change: with "may", "could", "is weighing" before them a change is under consideration.
CHANGES = (
    r"\b(?:revis|chang|amend|updat|rescind|rescission|repeal|replac|revok|withdraw|scrap|loosen|tighten|relax|eas(?=e\b|es|ing)"
    r"|extend|expand|widen|narrow|add|remov|delist|plac|delay|postpon|suspend|paus|impos|requir|approv|allow|permit"
    r"|licen[cs]|grant|ban|bar|restrict|curb|block|limit|penali[sz]|fin(?=e\b|ed|es|ing)|sanction|blacklist|designat|lift|exempt"
    r"|resum|halt|curtail|cap|control|rewrit|overhaul|roll back|issu|reinstat|restor|let|unwind|modif|sav|target)\w*"
)

SPECULATION = (
    r"\b(?:may|might|could|(?:is|are|was|were|be|widely|still|now) (?:widely )?expected|expects?|likely|unlikely|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?"
    r"|weigh(?:s|ed|ing)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|rumou?red|set to|poised to|about to|prepar(?:e|es|ing) to|preparing|debat(?:e|es|ing)"
    r"|seek(?:s|ing)?|sought|want(?:s|ed)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|ask(?:s|ed|ing)?|press(?:es|ed|ing)"
    r"|lobb(?:y|ies|ied|ying)|explor(?:e|es|ing)|discuss(?:es|ing|ed)?|possib(?:le|ly)|potential(?:ly)?|propos(?:es|ed|ing)? to"
    r"|under (?:consideration|review|discussion)|draft(?:s|ed|ing)?|hop(?:es|ed|ing)|push(?:es|ed|ing)? (?:for|to)|think(?:s|ing)? about"
    r"|would (?:be|also be)|(?:is|are) to|will|'ll|aims? to)\b"
)
NEGATION = (
    r"\b(?:not|n't|never|no|nor|neither|nothing|none|without|rather than|instead of|fail(?:ed|s|ing)? to"
    r"|declin(?:ed|es|ing) to|refus(?:ed|es|ing) to|den(?:y|ied|ies)|stopp?(?:ed|s) short of|yet to"
    r"|far from|nobody|hardly|unlike|ruled out|dropped|false(?:ly)?)\b|n[’']t\b"
)
CONDITION = r"\b(?:if|unless|whether|were to|in case|provided that|once|until|when(?:ever)?)\b"
HYPOTHETICAL = r"\b(?:would|can|should|cannot|to be)\b"

# Product classes that licence matters are named for, and the words that show them.
PRODUCT_CLASSES: tuple[tuple[str, str], ...] = (
    (
        "EDA software",
        r"\b(?:electronic design automation|EDA\b(?: software| tools?)?|(?:chip|semiconductor)[- ]design (?:software|tools?)"
        r"|chip software|design software|software (?:with which|used to|to|for|that)\b[^.;]{0,24}\b(?:chips?|semiconductors?)"
        r"(?: are| is)? ?(?:drawn|designed|design|draw)?)\b",
    ),
    ("HBM", r"\b(?:high[- ]bandwidth memory|HBM\d?E?)\b"),
    (
        "semiconductor manufacturing equipment",
        r"\b(?:chip-?making|semiconductor manufacturing|wafer fab(?:rication)?) (?:equipment|tools?)\b",
    ),
    ("ethane", r"\bethane\b"),
    ("jet engines", r"\b(?:jet|aircraft) engines?\b"),
    ("nuclear equipment", r"\bnuclear (?:equipment|parts|materials)\b"),
)
