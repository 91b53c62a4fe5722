"""The words that tell of rule events: data for `extractors.claims.events` and its siblings.

Every entry is a regular expression over one sentence, matched without regard to case.
Kinds are those of the annotation guidelines: see `extractors.claims.events.KINDS`.
"""

ISSUED = (
    r"\b(?:(?:releas|issu|publish|publicati|unveil|announc|adopt|promulgat|post|finali[sz]|implement|introduc)\w*"
    r"|(?:put(?:s|ting)?|brought|bring(?:s|ing)?|came|roll(?:s|ed)?|went|sent|is|was|are|were) out|put(?:s|ting)? forward"
    r"|made public|hand(?:s|ed) down|appear(?:s|ed|ing)|came|follow(?:s|ed)|filed|print(?:s|ed)|ran|brought|drew up"
    r"|usher(?:s|ed) in|wrote|signed)\b"
)

# Words for an agency that stand for its name.
AGENCY = "agency|bureau|department|BIS|Commerce|OFAC|Treasury|officials"

# A rule's form decides the kind of its issue. Order: the longer form first.
FORMS: tuple[tuple[str, str], ...] = (
    (
        "proposed",
        r"\b(?:advance )?notice of proposed rule-?making\b|\bproposed rules?\b|\bA?NPRM\b",
    ),
    ("interim_final", r"\binterim[- ]final rules?\b|\binterim rules?\b|\bIFRs?\b"),
    ("final", r"(?<!interim )(?<!interim-)\bfinal rules?\b"),
)

# "In this final rule, BIS amends": the form is the act when the document is the rule.
SELF_ISSUED = r"\b(?:publish|issu|releas|promulgat)\w* this (?:interim[- ]final|final|proposed) rule\b|\b(?:in|by|with) this (?:interim[- ]final|final|proposed) rule\b|\bthis (?:interim[- ]final|final|proposed) rule (?:amend|revis|implement|make|impos|remov|add|establish|expand)"

# A form that is only compared with, or a cited older rule.
NOT_ISSUED = r"\b(?:unlike|than|instead of|rather than|subject to|until|pending|like|before) (?:an?|any|the)? ?$"

PROPOSED_VERB = r"\bpropos(?:ed|es)\b|\b(?:is|are) proposing\b"

# The day a rule starts on. The adjective needs its day beside it.
EFFECTIVE = (
    r"\b(?:with effect from|effective(?! (?:dates?|control|enforce|means|way|use|tool|deterr|ban|monopol))|tak(?:es?|ing) (?:legal |full )?effect|took (?:legal |full )?effect"
    r"|(?:go(?:es)?|went|going|came|comes?|entered|enters?|enter) into (?:effect|force|operation)|(?:is|was|been) in (?:effect|force)"
    r"|in force|kick(?:s|ed) in|(?:appl(?:y|ies|ied)|binds?|bites?|has applied|binding)(?= (?:from|since|as of|beginning|starting|on)\b)|appl(?:y|ies)(?=[,.;]| to\b)"
    r"|(?:starts?|started|begins?|began) to apply|(?:goes|went) live)\b"
)
EFFECTIVE_DATE = r"\beffective dates?\b(?: of\b| (?:is|was)\b)?"

# (kind, where the thing changed stands, words). Order: what is told first wins.
RULE_CUES: tuple[tuple[str, str, str], ...] = (
    (
        "delayed",
        "object",
        r"\b(?:delay(?:ed|s|ing)|postpon(?:ed|es|ing)|defer(?:red|s|ring)|push(?:ed|es|ing) (?:back|out)"
        r"|push(?:ed|es|ing)(?= [^.;]{0,70}\b(?:back|into|out to|to)\b)|(?:put(?:s|ting)?|set) (?:off|back)(?! (?:on|the books))"
        r"|put(?:s|ting)?(?= [^.;]{0,60}\b(?:back|off) (?:by|to|until|for)\b)"
        r"|(?:extend(?:ed|s|ing)|mov(?:ed|es|ing)|shift(?:ed|s|ing)|reset)(?= [^.;]{0,70}\b(?:compliance|effective|start|deadline)\b(?! by comment))"
        r"|(?:gave|gives|giving|granted|grants|allowed|allows) [^.;]{0,60}\b(?:more|extra|further|additional|another)\b[^.;]{0,40}\bto comply with)\b",
    ),
    (
        "delayed",
        "subject",
        r"\b(?:(?:compliance|effective|start|implementation) (?:date|deadline)|deadline|start) (?:has been |was |is |had been |is being |now )+(?:now )?(?:moved|extended|pushed|put|delayed|deferred|postponed|shifted|set) ?(?:back|off)?\b",
    ),
    (
        "delayed",
        "noun",
        r"\b(?:(?:extension|delay|postponement|deferral)(?: of| in| to)?|(?:start|effective date|compliance date|compliance deadline) of(?= [^.;]{0,60}\b(?:deferred|delayed|postponed|moved|extended|pushed|put|shifted|set)\b))\b",
    ),
    (
        "suspended",
        "object",
        r"\b(?:suspend(?:ed|s|ing)|stay(?:ed|s|ing)|paus(?:ed|es|ing)|shelv(?:ed|es|ing)|mothball(?:ed|s|ing)|park(?:ed|s|ing)"
        r"|fr(?:oze|eezes|eezing|ozen)|put(?:s|ting)?(?= [^.;]{0,60}\b(?:on (?:hold|ice|pause)|in abeyance|out of force|to sleep)\b)"
        r"|(?:held|holds|holding)(?= [^.;]{0,40}\bin abeyance\b))\b",
    ),
    ("suspended", "noun", r"\b(?:suspension|pause|stay|freeze)(?: of| on)?\b"),
    (
        "rescinded",
        "object",
        r"\b(?:rescind(?:ed|s|ing)?|revok(?:ed?|es|ing)|repeal(?:ed|s|ing)?|withdr(?:ew|aw|awn|aws|awing)|scrap(?:ped|s|ping)?"
        r"|(?:roll(?:ed|s|ing)?|wound|wind(?:s|ing)?) back|undid|undone|toss(?:ed|es)? out|(?:did|does|do|doing|done) away with|lift(?:ed|s|ing)?"
        r"|vacat(?:ed|es|ing)|eliminat(?:ed|es|ing)|abolish(?:ed|es|ing)|annul(?:led|s|ling)|nullif(?:ied|ies|ying)|ax(?:ed|es|ing)"
        r"|kill(?:ed|s|ing)|ditch(?:ed|es|ing)|cancel(?:led|ed|s|ling|ing)|(?:struck|str(?:ikes|iking)|remov(?:ed|es|ing)|tak(?:es|ing|en)|took)(?= [^.;]{0,60}\b(?:from|off) the (?:books|EAR|regulations|Code|rulebook)\b)"
        r"|terminat(?:ed|es|ing)|end(?:ed|s|ing)|drop(?:ped|s|ping)|took down|tak(?:en|es|ing) down|overturn(?:ed|s|ing)|sunset(?:ted|s|ting)?)\b",
    ),
    (
        "rescinded",
        "subject",
        r"\b(?:no longer appl(?:y|ies|ied)|ceased to (?:apply|have effect)|ceases? to exist|(?:is|are) gone|(?:has|have) lapsed|lapsed"
        r"|no longer (?:holds?|binds?|stands?|in force|needed|required|in effect))\b",
    ),
    (
        "rescinded",
        "noun",
        r"\b(?:(?:rescission|revocation|repeal|withdrawal|abolition|removal|cancellation|rollback|termination|scrapping|lifting)(?: of)?)\b",
    ),
    (
        "amended",
        "object",
        r"\b(?:correct(?:ed|s|ing)|amend(?:ed|s|ing)|revis(?:ed|es|ing)|clarif(?:ied|ies|ying)|updat(?:ed|es|ing)"
        r"|modif(?:ied|ies|ying)|tweak(?:ed|s|ing)|rewr(?:ote|ites|iting|itten)|rework(?:ed|s|ing)|adjust(?:ed|s|ing)"
        r"|expand(?:ed|s|ing)|widen(?:ed|s|ing)|broaden(?:ed|s|ing)|narrow(?:ed|s|ing)|loosen(?:ed|s|ing)|tighten(?:ed|s|ing)|overhaul(?:ed|s|ing)|chang(?:ed|es|ing))\b",
    ),
    (
        "amended",
        "noun",
        r"\b(?:corrections?|correcting amendments?|amendments?|revisions?|changes|fix(?:es)?|adjustments?|clarifications?)(?: to| of| in)?\b",
    ),
)
# A noun of change is an act if its clause says that it was done.
NOUN_DONE = (
    r"\b(?:announc\w+|made|makes|mak(?:es|ing)|issued|published|released|filed|posted|granted|ordered|decided|signed|came|comes|began|begun|begins"
    r"|started|starts|followed|took effect|takes effect|effective|entered|went|in force|since|said (?:on|in)|approved|adopted|carried out|completed|confirmed|declared)\b"
)

COMMENTS = (
    r"\b(?:last day for (?:public )?comments?|comments? (?:on [^.;,]{3,60} )?(?:are|were|is) (?:also )?(?:due|invited|welcome|sought|requested|accepted|open|wanted|being (?:taken|accepted))"
    r"|comment (?:period|window)s?(?! (?:is|was) (?:closed|over))|(?:invit|seek|solicit|request|ask(?:ed|ing|s)? for|accept|tak|welcom|call(?:ed|s|ing)? for|want|gather|collect)\w*"
    r"(?: written| public| further|for| in)* (?:comments?|views|feedback|input)|comments? (?:will be (?:accepted|taken)|must (?:be|arrive|reach)|may be (?:submitted|sent|filed)"
    r"|can be (?:submitted|sent|filed)|should (?:be|reach)|close[sd]?|deadline|by)|(?:views|comments|feedback|responses)(?= [^.;]{0,60}\b(?:may|must|can|should) be (?:sent|submitted|filed|received)\b)"
    r"|ha(?:s|ve|d) (?:until|till) [^.;]{3,30} to (?:comment|weigh in|respond|object|be heard|send)|open(?:s|ed)? (?:it |the rule )?(?:for|to) (?:public )?comments?"
    r"|(?:submit|send|file) (?:written )?(?:comments|views)|requests? for (?:public )?comments?|deadline for (?:public )?comments?|weigh in (?:on|until|by))\b"
)

GUIDANCE_ISSUED = (
    r"\b(?:(?:issu|publish|releas|post|unveil|announc|updat|circulat|provid|answer|reissu|append|distribut|explain|warn|advis|ask)\w*|told"
    r"|(?:put(?:s|ting)?|set(?:s|ting)?|sen[dt](?:s|ing)?|gave|gives|hand(?:s|ed)|spell(?:s|ed)|laid|came|brought|is|are|was|were) out(?: on| in| with| to)?"
    r"|sent|add(?:s|ed)|appeared|out|wrote|dated)\b"
)
GUIDANCE = (
    r"\b(?:(?<!forward )(?<!missile’s )(?<!missile )guidance(?! (?:chip|system|unit|computer|section|counselor))|(?:two|three|further|other) (?:\w+ )?(?:papers|guidance documents)|FAQs?|frequently[- ]asked questions|answers to (?:frequent|common|\w+) questions|(?<!a )red flags?|policy statement"
    r"|statement of policy|memorand(?:um|a)(?= (?:of|issued|dated|to exporters))|advisory(?! committee)|best practices|industry alert|compliance note|(?<!penalty )(?<!sentencing )guidelines|Q&As?)\b"
)

# A standing authorization ended, told without the program's name.
STATUS_TAKEN = (
    r"\b(?:revok|withdr[ae]w|remov|stripp?|struck|cancel|terminat|end|rescind|tak(?:en?|ing) away|took away|los|pull|scrapp?)\w*"
    r" (?:(?!to\b)[\w’'-]+ ){0,4}?(?:authori[sz]ations?|(?:end-user |VEU |that |their |this )?status|entries|entry|standing permissions?|passes|pass|privileges?|holders?)\b"
    r"|\b(?:authori[sz]ations?|status|entries|entry|standing permissions?|privileges?) [^.;]{0,60}?(?:was|were|has been|have been|Department|BIS|it) (?:revoked|withdrawn|removed|cancel+ed|terminated|ended|rescinded|pulled)\b"
)
# What a respondent suffers; "settlement" needs the money or the agency beside it.
PENALTIES = (
    r"\b(?:(?:impos|levi|assess|announc|propos|order)\w*(?: \S+){0,6}? (?:penalt(?:y|ies)|fines?)|fined"
    r"|(?:penalt(?:y|ies)|fines?)(?: of [^.;,]{3,30})? (?:was|were|has been|have been) (?:also )?(?:imposed|levied|assessed|announced)"
    r"|(?:the|a|its) (?:\S+ ){0,4}?(?:fine|penalty|settlement|plea (?:agreement|deal)|resolution)(?: with [^,.;]{2,60})?,? (?:of|announced|imposed|settles|made public|signed|reached|unveiled)"
    r"|(?:hit|slapped|punished|struck)(?= [^.;]{0,60}\bwith (?:an? )?[^.;]{0,30}\b(?:fine|penalty))"
    r"|(?:agreed|agrees|agree)(?:,? (?:on|today|last|this|yesterday|also|in)\b[^.;]{0,24})? to (?:pay|forfeit|settle|plead)|will pay|pa(?:id|ys) (?:an? )?\S* ?(?:\S+ ){0,3}?(?:penalty|fine)"
    r"|admit(?:s|ted)? (?:that|to|guilt|its|his|her|their|having|conspir|export|ship|smuggl|violat)|enter(?:ed|s) (?:a|an|its|his|her|their) (?:guilty |\w+ )?pleas?"
    r"|settled|settles(?! in)|reached a settlement|settlement with|pleaded guilty|pled guilty"
    r"|pleads guilty|guilty pleas?|plead(?:ing)? guilty|(?:was|were|been|is|are) (?:also )?(?:charged|indicted|arrested|convicted|sentenced|fined|penali[sz]ed|found guilty)"
    r"|(?:charg|accus)(?:ed|es|ing)(?= [^.;]{0,90}\b(?:with|conspir|violat|smuggl|export|illegal))"
    r"|(?:resolv|clos)(?:ed|es)(?= [^.;]{0,40}\b(?:charges|allegations|claims|violations)\b)"
    r"|(?:indict|convict)(?:ed|s|ments?)|arrest(?:ed|s)|unsealed|criminal complaint|penali[sz](?:ed|es)"
    r"|(?:issu|renew|enter|sign|extend|receiv|impos|add)\w*(?= [^.;]{0,60}\bdenial orders?\b)|(?:temporary )?denial orders?|(?:den(?:y|ied|ies|ying)|lost|loses|stripp?ed|barred)(?= [^.;]{0,40}\bexport privileges)"
    r"|denial of export privileges|sentenced)\b"
)
# "agreed to pay" is a penalty only beside words of wrong or settlement.
PENALTY_CONTEXT = r"\b(?:settl|penalt|fine[ds]?\b|violat|breach|charge[sd]?\b|resolv|alleg|illegal|unlawful|denial|forfeit|plea|guilty|over|case|smuggl|conspir)"
ORDER_ISSUED = r"\bit is (?:therefore |hereby |so )*ordered\b|\b(?:issued|entered|dated|signed) (?:this |on )?(?=\d{1,2}|[A-Z][a-z]+ \d)|\b(?:this|the) (?:denial )?order was (?:first |last |then |originally )?(?:issued|renewed|entered|signed|extended)\b"
PROBES = (
    r"\b(?:investigat(?:e[sd]?|ing|ions? (?:into|of|by))(?! (?:the|this) (?:case|matter))|(?:inquir(?:y|ies)|enquiry) (?:into|against)|prob(?:e[sd]?|ing)(?: into)?|under (?:investigation|scrutiny)"
    r"|(?:target|subject|focus) of (?:an? )?[^.;,]{0,40}\b(?:investigation|probe|inquiry)|looking into whether|subpoena(?:ed|s)?|examin(?:es|ing) whether)\b"
)
MAY_BE_FINED = (
    r"\b(?:may|might|could|is (?:likely|expected|set|due) to|would|faces?|facing)(?: \w+ly| also| still| soon)? ?"
    r"(?:face (?!competition|delays?|shortage|pressure)|have to pay|pay (?:an? |up to |more than |over |as much as |\$)|be (?:the next to be )?(?:fined|charged|indicted|penali[sz]ed|prosecuted|sanctioned by OFAC|denied export)"
    r"|(?:an? |up to )?(?:\S+ ){0,4}?(?:fine|penalt(?:y|ies)|charges|indictment)|settle (?:the|with)|lose (?:its|their) export privileges|plead guilty|draw an? )"
)

LICENSE_IMPOSED = (
    r"\b(?:licen[cs]es? (?:is|are) (?:now|newly|henceforth) (?:needed|required|mandatory)"
    r"|licen[cs]es? (?:for [^.;,]{2,40} )?(?:was|were|ha(?:s|ve|d) been|would be|will be) (?:now |newly |henceforth )?(?:needed|required|mandatory|necessary)"
    r"|licen[cs]es? (?:became|becomes?) (?:needed|required|mandatory|necessary)"
    r"|requirements? (?:also |now )+(?:covers?|appl(?:y|ies) to|extends? to|reach(?:es)?)"
    r"|(?:impos|add|introduc|creat|set|clamp|slapp|issu)\w* (?:an? |new |additional |fresh |the |\w+ )?licen[cs](?:e|ing) (?:requirements?|conditions?|duty|duties|rules?)"
    r"|(?:licen[cs](?:e|ing) )?requirements? (?:was|were) (?:imposed|introduced|added)"
    r"|(?:now|newly|henceforth) (?:need|requir)\w* (?:an? |\w+ )?licen[cs]es?|ha(?:s|ve) needed (?:an? )?licen[cs]es?"
    r"|(?:told|inform\w*|notif\w+|order\w*|instruct\w*|direct\w*|letters?|wrote|writing|said in letters?)(?= (?:[^.;]|\.(?! [A-Z]|$)){0,160}(?:\b(?:need|requir|obtain|get|seek|halt|stop|must have)\w*\b[^.;]{0,60}\blicen[cs]es?|\blicen[cs]es? (?:is|are|was|were|would be) (?:needed|required|necessary)))"
    r"|also needs? (?:an? )?licen[cs]es?|(?:caught|covered|hit|bound) by the same (?:rule|order|letter|requirement)|(?:like|similar|same) (?:letter|notice|requirement)s? (?:about|on|for)"
    r"|word of the same kind|ma(?:de|kes|king) [^.;]{0,60}?\bsubject to (?:an? |the )?(?:\w+ )?(?:licen[cs](?:e|es|ing)(?: requirements?)?|one)"
    r"|(?:requir(?:ed|es)|(?:began|begun|starte?d?) (?:to requir\w+|requiring)) (?:an? |the )?(?:export )?licen[cs]es?"
    r"|put [^.;]{0,40}?\bunder (?:an? )?licen[cs](?:e|ing)(?: requirements?)?"
    r"|(?:impos\w*|introduced)(?= [^.;]{0,20}\bin\b)|must (?:now |henceforth )?(?:obtain|get|seek|have|apply for) (?:an? )?(?:\w+ )?licen[cs]es?)\b"
)
LICENSE_GRANTED = (
    r"\b(?:(?:approv|grant|issu|award|hand|giv)(?:ed|es|ing|s|en|e)?(?: [^.;,]{0,40})? (?:licen[cs]es?|authori[sz]ations?|permits?)"
    r"|gave(?: [^.;,]{0,40})? (?:licen[cs]es?|authori[sz]ations?)"
    r"|(?:licen[cs]es?|authori[sz]ations?)(?: [^.;,]{0,40})? (?:was|were|has been|have been|had been)(?: \w+)? (?:approved|granted|issued|handed|given|awarded|cleared)"
    r"|(?:ha(?:d|s|ve) been|was|were) (?:granted|given|handed|issued) (?:theirs|one|an? |the same|licen[cs]es?)"
    r"|(?:received|won|obtained|secured|got|gained|landed|has in hand|wins|gets|secures|receives)(?: [^.;,]{0,30})? (?:licen[cs]es?|authori[sz]ations?|one (?=for))"
    r"|(?:licen[cs]es?|permits?|approvals?) (?:went out|came through|arrived|were sent)"
    r"|clear(?:ed|s|ing)(?= [^.;]{0,60}\b(?:sales?|exports?|shipments?)\b)|green-?li(?:t|ghted)|(?:gave|given|gives|got|won)(?: [^.;,]{0,20})? (?:the |a )?(?:green light|go-ahead|nod)(?= [^.;]{0,80}\b(?:sales?|exports?|shipments?|sell|ship|export)\b))\b"
)
# A licence that somebody has asked for is under consideration.
LICENSE_SOUGHT = (
    r"\b(?:applied|appl(?:y|ies|ying)|applications?|asked|requested|filed)\b(?=[^.;]{0,60}\b(?:licen[cs]es?|authori[sz]ations?|the same (?:treatment|licen[cs]e)|for one)\b)"
    r"|\b(?:filing|filed|fil(?:e|es)) (?:\w+ )?applications to (?:sell|ship|export|resume)\b|\b(?:assur|promis|told)\w* [^.;]{0,60}\b(?:licen[cs]es?|approvals?) (?:will|would) be (?:granted|issued|approved|given)\b"
    r"|\b(?:told|asked) to expect (?:approvals?|licen[cs]es?)\b|\bpromise of (?:an? )?licen[cs]es?\b(?! is not)"
)
# The goods that a licence is needed for: "a license is required for cryogenic pumps bound for China".
GOODS = (
    r"(?:licen[cs]es?(?: (?:is|are|was|were) (?:now |newly )?(?:needed|required))? (?:for|to (?:export|ship|send|sell|supply)|before (?:exporting|shipping|sending|selling))"
    r"|(?:makers|sellers|suppliers|exporters|producers|manufacturers) of|(?:to|from) (?:export|ship|send|sell|supply)(?:ing)?) "
    r"(?:certain |some |advanced |all |any |their |its |U\.S\.-made |American )*(?P<goods>[a-z][a-z-]+(?: (?!(?:and|or|to|for|in|of|at|by|on|with|that|which|who|when|if|from|bound|headed|meant|destined|used|after|before|is|are|was|were|under)\b)[a-z][a-z-]+){0,3})"
)
# Too wide to name a product class.
VAGUE_GOODS = frozenset(
    [
        "its",
        "their",
        "his",
        "her",
        "our",
        "your",
        "this",
        "that",
        "items",
        "goods",
        "products",
        "chips",
        "exports",
        "shipments",
        "sales",
        "china",
        "it",
        "both",
        "one",
        "them",
        "technology",
        "equipment",
        "tools",
        "parts",
        "anything",
        "those",
        "these",
        "such",
        "each",
        "any",
        "every",
        "a",
        "an",
        "the",
        "other",
        "others",
        "most",
        "many",
    ]
)

BILL_CUES: tuple[tuple[str, str], ...] = (
    (
        "bill_enacted",
        r"\bsign(?:ed|s)\b|\bsignature\b|\bbec(?:ame|omes) law\b|\benacted\b|\bsigned into law\b|\b(?:is|was) now law\b|\bput (?:his|her) name to\b",
    ),
    (
        "bill_introduced",
        r"\b(?:re-?)?introduc(?:ed|es|ing|tion)\b|\bunveil(?:ed|s)\b|\bfiled\b|\bbrought (?:in|into|before)\b|\bdropped(?= [^.;]{0,40}\bhopper)|\btabled\b|\bput forward\b"
        r"|\bsponsored\b|\boffered\b|\bsubmitted\b|\blaunched\b",
    ),
    (
        "bill_advanced",
        r"\bpass(?:ed|es|ing|age)?\b|\badvanc(?:ed|es|ing)\b|\bapprov(?:ed|es|ing|al)\b|\bclear(?:ed|s|ing)\b"
        r"|\breported (?:out|favou?rably)\b|\bvoted\b|\badopted\b|\bsent(?= [^.;]{0,60}\bfloor\b)|\breport(?:ed)?(?= (?:H\.R\.|S\.|the bill|it)\b)|\bnone against\b|\bsailed through\b|\bwent through\b|\bgot through\b|\bbacked\b|\bsurvived\b",
    ),
)
# A bill that another one carries moves with it.
RIDER = (
    r"\b(?:with it|inside|includ(?:es|ed|ing)|carr(?:y|ies|ied|ying)|travel(?:s|led|ed)|attach(?:es|ed)|part of|along with|together with"
    r"|contain(?:s|ed|ing)|fold(?:s|ed) in(?:to)?|rid(?:es|ing)|aboard|tucked)\b"
)

# Verbs and nouns of change: with "may", "could", "is weighing" before them one is under consideration.
CHANGES = (
    r"\b(?:revis|revision|chang|amend|updat|rescind|rescission|repeal|replac|revok|withdraw|scrap|loosen|tighten|relax|eas(?=e\b|es|ing)"
    r"|extend|extension|expand|widen|narrow|add(?=s?\b|ed|ing|ition)|remov|delist|plac|delay|postpon|suspend|suspension|paus|impos|requir|approv|allow|permit"
    r"|licen[cs]|grant|ban(?=s?\b|ned|ning)|bar(?=s?\b|red|ring)|restrict|curb|block|limit|penali[sz]|fin(?=e\b|ed|es|ing)|sanction|blacklist|designat|lift|exempt"
    r"|resum|halt|curtail|cap(?=s?\b|ped|ping)|control|bur(?=y|ied|ies)|shelv|ax(?=e\b|ed|es|ing)|rewrit|overhaul|roll(?=(?:ed|ing|s)? (?:it |them )?back)|issu|reinstat|restor|reviv|let(?=s?\b|ting)|unwind|wind(?= back)|modif|sav(?=e|ed|es|ing)|target|drop|strip|kill|attach|turn(?=(?:s|ed|ing)? [^.;]{0,40}\binto\b)|writ(?=e (?:an? )?(?:new|simpler|different|narrower|broader))|(?<!the )end(?=(?:ed|ing|s)?\b(?! in\b| up\b| with\b))|strengthen|soften|water(?=ed down)"
    r"|put(?= [^.;]{0,40}\b(?:on hold|on ice|back|off|out|on the)\b)|tak(?=(?:e|en|ing) (?:[^.;]{0,40} )?(?:out|off|down|away|back)\b)|bring(?= [^.;]{0,40}\bback\b)|brought(?= back)|(?:come|go)(?= (?:back|away|too|first|next|soon|before|by)\b|[.,;]|$)|follow(?=[.,;]|$| (?:in|by|before|soon|later))|return|reach(?= (?:other|more|further|also|the floor|a vote))|mov(?=(?:e|es|ing) (?:to|toward))|offer(?= it\b)|bring(?= (?:\w+ )?charges)|press(?= (?:\w+ )?charges)|fil(?=e (?:\w+ )?charges)|back(?=[.,;])"
    r"|(?:second|another|new|further|follow-on|narrower|simpler|broader)(?= (?:\w+ ){0,2}rules?\b)|(?:batch|round|tranche|package)(?=s?\b|es\b)|replacement|rollback|reversal|carve-?out|waiver|exemption|pause|version|successor|sell|sold|giv(?=(?:e|es|ing) way)|list(?=ing|ed)|join(?=s?\b|ed|ing)|close(?= the)|cut(?=s?\b|ting)|rais|lower|renew|laps|expir)\w*"
)
# Life-cycle steps that an official's bare "will" plans.
STEP = r"(?:revis|amend|updat|replac|rescind|repeal|scrap|loosen|tighten|relax|extend|expand|widen|narrow|delay|postpon|suspend|paus|lift|exempt|rewrit|overhaul|roll|reinstat|restor|add|remov|drop)"
# Plans told without a modal verb.
PLANNED = (
    r"\b(?:(?:replacement|successor|rollback|extension|repeal)s?(?= (?:may|might|could)\b)|(?:may|might|could) (?:be (?:named|listed|added|next)|come off|come out|follow them|be next)\b|in the works|in the pipeline|on the table|(?:is|are|remains?|being|under) (?:under )?(?:review|consideration|discussion|study|weighed|considered|mulled|debated|discussed|drafted|reviewed)\b(?! (?:under|with a))"
    r"|hangs? in the balance|up for review|talks? of (?:an? |the )?(?=pause|delay|repeal|chang|suspen|new|further|more|lifting|easing)|(?:calls?|calling|called|push(?:es|ed|ing)?|lobb(?:y|ied|ying)) for (?:an? |the )?(?=pause|delay|repeal|rescission|chang|suspen|withdraw|revision|scrapping|exemption|end)"
    r"|(?:batch|round|tranche|package|listings?|additions|names|changes?|revisions?|repeal|rollback|replacement|version|pause|delay|extension|exemptions?|relief|waivers?|curbs|restrictions|controls)"
    r"[^.;,]{0,60}\b(?:is|are) (?:now |widely |also )?(?:expected|planned|likely|anticipated|rumou?red|possible|imminent|coming|to follow|in preparation)"
    r"|days are numbered|is on (?:the way out|its way)|work (?:has begun|is under way|goes on) on|is (?:working on|preparing|drafting) (?:an? )?(?:replacement|successor|revision|new|rule|version|amendment|second|further)"
    r"|wants? (?:to see )?(?=[^.;]{0,60}\b(?:back|gone|out|lifted|removed|repealed|changed|withdrawn|scrapped|eased)\b)|in limbo|in doubt|uncertain fate|may go\b|could go\b)"
)
MORE_NAMES = r"\b(?:second|third|further|new|another|more|next|additional|other|fresh)(?: \w+){0,2} (?:batch|round|tranche|package|listings?|names?|additions?|entit(?:y|ies)|compan(?:y|ies)|firms?|part(?:y|ies)|designations?|suppliers?|subsidiaries)\b"
MORE_CHARGES = r"\b(?:further|more|additional|new|other|criminal|bigger|larger|stiffer|add|bring|press|file) (?:\w+ )?(?:charges|indictments?|penalt(?:y|ies)|fines?|defendants?|arrests?|denial order|sentence)\b"
CONTROL_NOUN = (
    r"\b(?:rules?|regulations?|framework|pause|suspension|controls?|curbs?|limits?|restrictions?|requirements?|licen[cs]es?|status|authori[sz]ations?|waivers?"
    r"|exemptions?|letters?|caps?|quotas?|tiers?|section|thresholds?|definitions?|scope|title|provision|measures?|list|policy|ban|order|it|they)\b"
)

SPECULATION = (
    r"\b(?:may|might|could|(?:is|are|was|were|be|widely|still|now) (?:widely )?expected|expects?|likely|unlikely|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?"
    r"|weigh(?:s|ed|ing)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|rumou?red|set to|poised to|about to|prepar(?:e|es|ing) to|preparing|debat(?:e|es|ing)"
    r"|seek(?:s|ing)?|sought|want(?:s|ed)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for)|ask(?:s|ed|ing)?|press(?:es|ed|ing)"
    r"|lobb(?:y|ies|ied|ying)|explor(?:e|es|ing)|discuss(?:es|ing|ed)?|possib(?:le|ly)|potential(?:ly)?|propos(?:es|ed|ing)? to"
    r"|under (?:consideration|review|discussion)|draft(?:s|ed|ing)?|hop(?:es|ed|ing)|push(?:es|ed|ing)? (?:for|to)|think(?:s|ing)? about"
    r"|would (?:be|also be)|(?:is|are) to|will|'ll|aims? to|guess(?:es)?|bets?|hunch|predict(?:s|ed)?|reckons?|hint(?:s|ed|ing)?|thought to|said to be|believed to|favou?rs?"
    r"|wants?|talk of|signal(?:s|led|ed)|floated|floats?|in line for|ready to|open to|keen to|eager to|work on|ponder(?:s|ed|ing)?|stud(?:y|ies|ying)|eye(?:s|ing)|speculat\w+)\b"
)
NEGATION = (
    r"\b(?:not|n't|never|no|nor|neither|nothing|none|without|rather than|instead of|fail(?:ed|s|ing)? to"
    r"|declin(?:ed|es|ing) to|refus(?:ed|es|ing) to|den(?:y|ied|ies)|stopp?(?:ed|s) short of|yet to"
    r"|far from|nobody|hardly|unlike|ruled out|dropped|false(?:ly)?)\b|n[’']t\b"
)
CONDITION = (
    r"\b(?:if|unless|whether|were to|in case|provided that|once|until|(?<!, )when(?:ever)?)\b"
)
# Somebody's guess: a "will" after it is no announcement.
GUESS = (
    r"\b(?:guess(?:es|ed)?|bets?|predict(?:s|ed|ing)?|expect(?:s|ed|ing)?|thinks?|believ(?:e|es|ed)|reckon(?:s|ed)?|forecasts?|suspect(?:s|ed)?|hunch"
    r"|hop(?:e|es|ed|ing)|fear(?:s|ed)?|assum\w+|may|might|could|whether|likely|perhaps|maybe|rumou?rs?|speculat\w+)\b"
)
HYPOTHETICAL = r"\b(?:would|can|should|cannot|to be)\b(?: \w+){0,3} ?$"

# Product classes that licence matters are named for, and the words that show them.
PRODUCT_CLASSES: tuple[tuple[str, str], ...] = (
    (
        "EDA software",
        r"\b(?:electronic design automation|EDA\b(?: software| tools?)?|(?:chip|semiconductor)[- ]design (?:software|tools?)|design-software"
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
