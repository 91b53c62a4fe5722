"""Wording that stands on pages without being part of the story.

Each list is of whole lines or beginnings of lines, never of single words inside prose: a story may
speak of cookies, subscriptions and captchas.
"""

import re
from collections.abc import Iterable

from extractors.triggers import trigger

# For openings that prose has as well: a sentence ends with a stop, a label does not.
_LABEL = r"(?!.*\w\.$)"


def _any(patterns: Iterable[str], tail: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(patterns)}){tail}", re.IGNORECASE)


# After these lines the story is over: what follows belongs to readers, or to other stories.
ENDS = _any(
    (
        r"leave (?:a |your )?(?:reply|comment)(?: to .*)?",
        r"(?:post|add|write|join) (?:a |your |the )?(?:comment|conversation|discussion)s?",
        r"(?:(?:view|show|see|read|reader) )+comments?|(?:reader |user )?comments? ?[(\[]?\d+[)\]]?",
        r"\d+ (?:comments?|thoughts?|repl(?:y|ies)|responses?)(?: (?:on|to) .*)?|no comments?(?: yet)?",
        r"(?:one|two|three) (?:comments?|thoughts?|replies) on .*",
        r"what do you think\?|have your say|discussion\s*\(\d+\)|source & images|sources? and images",
        r"(?:log|sign) in (?:or register )?to (?:post|leave|add|join|reply).*",
        r"your e-?mail address will not be published.*|required fields are marked.*",
        r"(?:what )?(?:our )?readers? (?:wrote|write|responded|respond|reacted|react|say|said)|from (?:the comments|our readers)",
        r"be the first to comment.*|comments are closed.*|you must be logged in.*",
    ),
    r"\W*",
)

REPLY = _any(
    (r"reply|report(?: abuse)?|flag|permalink|post comment|.* says|(?:log|sign) in.*",), r"\W*"
)

# These lines open a list of other stories; its entries go with them.
LISTS = _any(
    (
        r"(?:related|similar|recommended|suggested|popular|trending|latest|recent|further|other|more)"
        r" ?(?:stories|articles?|posts?|news|reading|reads?|coverage|content|insights?|practices?|topics?"
        r"|people|professionals|links?|items?|headlines?|publications?|press releases?|resources?|videos?"
        r"|releases|documents?|tags?|alerts?|updates?)\b(?: (?:from|by|in|on|for) .{1,40})?",
        r"related(?: to this.*)?|see also|also read|read also|read next|up next|read more|must[ -]reads?",
        r"you (?:may|might) (?:also )?(?:like|enjoy|be interested).*|keep reading|don't miss|in case you missed it",
        r"more (?:from\b.{0,60}|like this|(?:on|in|about) (?:this\b.{0,30}|\w+(?: \w+)?))|(?:also|elsewhere) (?:in|on|from)\b.{0,60}",
        r"most (?:read|popular|viewed|shared|commented|recent)\b.{0,30}|editor'?s'? (?:picks?|choice)",
        r"what to read next|top (?:stories|news|posts)|trending(?: now)?|popular(?: now)?|happening now",
        r"recommended(?: for you| by .*)?|sponsored(?: content| links)?|around the web|from our partners",
        r"suggested topics|explore more|read on|next up|(?:previous|next) (?:post|article|story)",
        r"share (?:this|on|via|it)\b.{0,40}|share|follow us(?: on.*)?|stay connected|authors?|contacts?",
        r"(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|tagged|tagged with|posted in)",
        r"about the authors?|key contacts|media contacts?|press contacts?|attachments?",
    ),
    r"\s*[:>»…]*\s*",
)

# Single lines that go, wherever they stand; tried on short blocks only.
_LINES = (
    rf"adverts?|{_LABEL}(?:advertisement|advertising|sponsored|promoted|paid (?:content|post))\b.{{0,60}}",
    r"(?:we|this (?:web)?site|our site|our website)(?: and our partners)? uses? cookies?\b.*",
    r".{0,60}\b(?:accept|manage|reject) (?:all )?(?:cookies|preferences)\b.*|your privacy(?: matters)?\b.*",
    r"by (?:continuing|using|clicking|signing up|subscribing)\b.*"
    r"\b(?:you (?:agree|accept|consent|confirm)|terms of|(?:cookie|privacy) policy)\b.*",
    r"(?:sign up|signup|subscribe|register|sign me up)(?: (?:here|now|today|free|for|to)\b.*)?",
    r"(?:get|receive) (?:the|our|a|all the|breaking|daily|weekly|free)\b.*"
    r"\b(?:newsletter|inbox|brief(?:ing)?|e-?mails?|digest|alerts|updates)\b.*",
    r"join (?:over |more than )?[\d,.]+k? (?:readers|subscribers|professionals|others|people)\b.*",
    r".{0,50}(?:in|to) your inbox\b.*|no spam\b.*|(?:you can )?unsubscribe (?:at )?any ?time.*",
    r"enter your e-?mail.*|e-?mail address|thank(?:s| you) for (?:subscribing|signing up|reading)\b.*",
    r"thank you,? for (?:subscribing|signing up).*|check your inbox.*|enjoy(?:ing|ed) this (?:article|story)\b.*",
    r"(?:like|love) (?:what you|this)\b.{0,60}\?.*|(?:already|not) a (?:subscriber|member)\b.*",
    r"you have (?:\d+|one|two|three|no|reached).{0,30}\bfree (?:articles?|stories)\b.*",
    r"this (?:article|content|story) is (?:for|only available (?:to|for)|reserved for)\b.{0,40}"
    r"\b(?:subscribers|members)\b.*",
    r"(?:to )?(?:continue|keep) reading\b.*|donate\b.{0,80}",
    r"(?:support (?:us|our|independent|quality)|become a (?:member|patron|subscriber))\b.{0,80}",
    r"(?:click|tap) here (?:to|for)\b.*|back to top.*",
    rf"{_LABEL}(?:go )?back(?: to)?(?: the)? (?:home|news|list|index|all)\b.{{0,30}}",
    rf"{_LABEL}(?:skip|scroll|jump|return) (?:to|down)\b.{{0,40}}",
    r"(?:print|e-?mail|save|copy|share|tweet|pin|listen|download|bookmark|like|facebook|twitter|x|linkedin"
    r"|whatsapp|reddit|telegram|pdf|rss|copy link|link copied|flipboard|pocket|gift article"
    r"|(?:print|e-?mail|share|save|download)(?: this)?(?: page| article| story| post| pdf)?|[|/·•,&\s])+",
    r"listen to (?:this )?(?:article|story)\b.*|(?:estimated )?reading time\b.*",
    r"\(?(?:approx\.? )?\d+[ -]?min(?:ute)?s?(?: (?:read|to read))?\)?",
    r"for immediate release\b.{0,40}|embargoed\b.{0,60}|#{2,}|\*\s*\*\s*\*|-+ ?(?:end|ends|30) ?-+|\(?ends?\)?",
    r"(?:©|\(c\)|copyright(?: ©| \(c\)| \d{4})).*|.{0,60}all rights reserved\b.*|.{0,60}redistribution (?:is )?prohibited.*",
    r"(?:image|photo|picture|photograph|illustration|credit|image credit|photo credit|file photo"
    r"|image source|photo by|photograph by|illustration by|source: getty)s?(?: credits?)?\s*(?::|/|by\b).{0,140}",
    rf"{_LABEL}\(?(?:getty images|reuters|ap photo|shutterstock|istock|afp)\b[^.]{{0,60}}\)?",
    r"our standards:.*|\(?reporting by\b.*\b(?:editing|writing) by\b.*",
    rf"{_LABEL}\(?(?:(?:additional )?(?:reporting|editing|writing)|compiled) by\b.{{0,120}}",
    rf"{_LABEL}(?:tagged|filed under|posted in)\b.{{0,160}}|(?:tags|topics|categories|keywords)\s*:.{{0,160}}",
    r"(?:read|watch|listen|related|also read|see also)(?: more| also| next| too| on| story| stories| article"
    r"| coverage| reading| links?)?\s*:\s.{0,160}",
    r"(?:read|view|load|show|see) (?:more|full|the full|all)\b.{0,40}|learn more\.?|more (?:info|details)\.?",
    rf"{_LABEL}(?:also|earlier|previously|background|analysis|opinion|explainer|archive|from the archives?|video"
    r"|in (?:pictures|photos|charts|maps|depth|numbers|video)|photos|gallery|graphic|interactive|podcast|timeline"
    r"|live|poll|quiz)\s*:\s.{0,160}",
    r"(?:with|includes) (?:additional |further )?(?:material|reporting|input|files) (?:from|by)\b.{0,60}",
    r"follow (?:us|me|him|her|them|@?\w+(?: \w+)?) on (?:x|twitter|facebook|linkedin|instagram|google)\b.*",
    r"all quotes delayed\b.*|webmaster\b.*|best viewed\b.*|proudly powered by\b.*|site map|sitemap",
    rf"{_LABEL}powered by\b.{{0,30}}",
    r"an official website of\b.*|here'?s how you know\.?|legal status",
    r"(?:privacy(?: policy)?|terms(?: of (?:use|service))?|accessibility|foia|contact(?: us)?|home|careers"
    r"|do not sell my data|about(?: us)?|help|cookies?(?: policy)?|log in|login|sign in|search|menu|close|[|·•/\s])+",
    rf"(?:page )?last (?:updated|modified|reviewed)\b.{{0,60}}|{_LABEL}(?:updated|modified)\b(?=.*\d).{{0,60}}",
    r"have a (?:news )?tip\?.*|got a (?:news )?tip\?.*|contact the (?:author|reporter|editor)\b.*",
    r"page views:.*|document statistics|sharing enhanced content|\d+ (?:shares?|views|likes)",
    r"forward this\b.*|to unsubscribe\b.*|view (?:this|it) in (?:your )?browser.*|view online.*",
    r"you (?:are )?receiv(?:e|ed|ing) this\b.*|manage (?:your )?(?:subscription|preferences).*",
    r"(?:story|article) continues (?:below|after)\b.*|(?:next|previous) (?:article|story|post|page)|page \d+ of \d+",
    r"(?:share|tweet|post|pin|discuss) (?:this|on|via|it)\b.{0,40}|e-?mail (?:a friend|this)\b.{0,30}|save (?:for later|this)\b.{0,30}",
    r"office of (?:congressional and |the )?public affairs\b.{0,80}",
    rf"{_LABEL}.{{0,80}}(?:\w@\w[\w-]*\.\w|\(?\b\d{{3}}\)?[ .-]\d{{3}}[.-]\d{{4}}\b).{{0,60}}",
    r"gift this\b.*|turn on notifications.*|add us as\b.*|was this (?:\w+ )?helpful\b.*|give feedback|loading comments.*|opens in a new.*",
    r"(?:download|view|open|get) (?:the|this|a)? ?(?:pdf|original|printable|print version)\b.{0,40}|quotes (?:are )?delayed\b.*",
    r"you have (?:read|viewed) \d+ of \d+\b.*|(?:you (?:may|might) (?:also )?(?:like|enjoy)|recommended for you|most (?:read|popular|viewed))\b.{0,30}",
    r"trending(?: now)?|(?:more on this|don['’]t miss|in case you missed it|you might have missed)\s*:\s.{0,160}",
    r"(?:file photo|(?:image|photo|picture)s? (?:courtesy|credit|taken) .{0,80}).{0,40}|\((?:photo|image|picture|illustration)s?\b.{0,100}\)",
    r".{10,240}\((?:photo|image|picture|photograph|illustration|credit|file)s?(?:\s*[:/]| by| courtesy| credit).{2,80}\)",
    r"(?:written|reported|posted|compiled|edited) by (?-i:[A-ZÀ-Þ])[^.!?]{0,60}|about the authors?\s*:.{0,240}",
    r"(?:(?:media|press|news|public)(?: (?:relations|affairs))? (?:contacts?|inquiries|enquiries|office)|contacts? for (?:media|press))\s*:.{0,200}",
    r"for (?:media|press) (?:inquiries|enquiries|information|questions|queries),? (?:please )?(?:contact|call|e-?mail|write to)\b"
    r".{0,160}",
    r"this (?:story|article|post|page) (?:has been|was) (?:updated|first published|originally published|republished|corrected)\b.{0,160}",
    r"(?:disclosure|disclaimer|full disclosure)\s*:.{0,240}|(?:attorney|lawyer) advertising\b.*",
    r"(?:(?-i:[A-Z]{2,6}(?:\.[A-Z]{1,2})?) ?[+−-]\d+(?:\.\d+)? ?%[\s|,]*){2,}",
    r"(?-i:(?:[A-ZÀ-Þ][\w.'’-]+ ){2,4}).{0,160}\b(?:follow (?:him|her|them) (?:on|at)|(?:can|may) be reached|@\w{3,}|\w@\w).{0,80}",
    rf"(?:stay ahead of the|reserve your|leave your|drop us|forwarded by a)\b.{{0,140}}|{_LABEL}(?:call us|follow our)\b.{{0,60}}",
)
LINES = trigger(rf"\A(?:{'|'.join(_LINES)})\s*[.!>»…→]*\s*\Z", re.IGNORECASE, words=True)

# Sentences of lawyers and publishers that close a page.
CLOSINGS = _any(
    (
        r"(?:attorney|lawyer) advertising\b",
        r"prior results do not guarantee\b",
        r"disclaimer\b|legal (?:notice|disclaimer)\b",
        # "This rule does not create any right" closes a notice, and is law: only publishers' own words.
        r"(?:this|these|the (?:content|information|material)s?)(?: (?:[\w-]+ )?(?:article|alert|publication|newsletter|post|blog"
        r"|materials?|communication|memorandum|memo|web ?site|site|page|summary|bulletin|insight|briefing|podcast|update"
        r"|e-?mail|content|information|advisory))?\b(?! (?:rule|guidance|notice|order|action)).{0,100}\b(?:not (?:be )?"
        r"(?:constitute|intended (?:as|to be)|construed|legal|a substitute)|general information(?:al)?|informational purposes)",
        r"the (?:views|opinions)(?: and opinions)? (?:expressed|here|in this|stated)\b",
        r"nothing (?:in|on) this\b.{0,80}\b(?:advice|offer)\b",
        r".{0,200}\bfollow (?:him|her|us|them|me) (?:on|@)|.{0,100}\bmay be reached at\b",
        r"(?:please )?contact (?:us|the authors?|any of the|your)\b",
        r"(?:image|photo|photos|images|cover image|featured image|thumbnail|feature image)\s*(?:credit|courtesy|:|via|by)",
        r"(?:we|this site|the author|our site)(?: may)? (?:earn|receive)s?\b.{0,60}\bcommission\b",
        r"(?:the )?(?:associated press|reuters|afp|bloomberg) contributed to this\b",
        r"all (?:rights reserved|quotes delayed)\b|copyright (?:©|\(c\)|\d{4})|©|\(c\) (?:19|20)\d\d",
        r"to unsubscribe\b|unsubscribe\b|you (?:are )?receiv(?:e|ed|ing) this\b|sign up\b|subscribe\b",
    ),
    r"",
)

# "By Priya Lindqvist", "By A. Author and B. Author, Staff Writer".
BYLINE = re.compile(
    r"(?:(?i:written |posted |story |words |reported |published )?(?i:by):?\s+)"
    r"(?:[A-ZÀ-Þ][\w.'’-]*|(?i:and|de|van|von|der|la|for|the|staff|reporter|editor|in|writer|of|,|&|\|))"
    r"(?:[\s,|&]+(?:[A-ZÀ-Þ][\w.'’-]*|@\w+|(?i:and|de|van|von|der|la|for|the|staff|reporter|editor|in|writer|of|"
    r"senior|correspondent|contributor|&|\|)))*[\s.,|·•–—-]*"
)  # fmt: skip
AUTHOR_CARD = re.compile(
    r"(?:about )?[A-ZÀ-Þ][\w.'’-]+ (?:[A-ZÀ-Þ][\w.'’-]+ ){0,3}"
    r"(?:is (?:an? |the |our )?(?:[\w-]+ ){0,6}(?:reporter|editor|writer|journalist|correspondent|columnist|"
    r"author|contributor|freelancer|blogger|partner at|associate at|counsel at)"
    r"|(?:covers|writes about|reports on|has covered|has written)\b)"
)
