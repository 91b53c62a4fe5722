"""Pages that are not the page: bot challenges, refusals, error pages, the wrong kind of answer."""

import re
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from extractors.errors import ReadError
from extractors.model import Page
from extractors.reading.encoding import decode
from extractors.reading.markup import line_of, parse
from extractors.reading.media import media_of

# What may be answered where something is expected.
_FITS = {
    "html": {"html"},
    "json": {"json"},
    "xml": {"xml"},
    "feed": {"xml", "json"},
    "pdf": {"pdf"},
    "text": {"text"},
    "article": {"html", "pdf", "text"},
    "any": {"html", "json", "xml", "pdf", "text", "binary"},
}
# A refusal is short; a page longer than this many words, or bytes, is a page.
_MAX_WORDS = 260
_SCANNED = 600_000
_SHOWN: Any = etree.XPath(
    "//text()[not(ancestor::script or ancestor::style or ancestor::template)]", smart_strings=False
)
_LOGIN_FIELD: Any = etree.XPath("//input[translate(@type, 'PASWORD', 'pasword')='password']")

# Whole titles and headings of refusals, with the vendor where the wording is one's own.
_TITLES = (
    (r"just a moment(?:\.{3}|…)?", "Cloudflare challenge"),
    (r"attention required! \| cloudflare", "Cloudflare block"),
    (r"please wait\W* \| cloudflare|checking your browser.*", "bot challenge"),
    (r"access (?:to this page has been )?denied|403 forbidden|forbidden", "access denied"),
    (r"sucuri website firewall.*|.*website firewall.*denied", "Sucuri block"),
    (r"request access", "Request Access page"),
    (r"pardon our interruption(?:\.{3}|…)?", "bot challenge (Imperva)"),
    (r"(?:.* - )?are you a (?:robot|human)\??|robot check|bot verification", "captcha"),
    (r"human verification|verify (?:that )?you are (?:a )?human|security check", "captcha"),
    (
        r"captcha(?: challenge)?|one more step|ddos-guard|vercel security checkpoint",
        "bot challenge",
    ),
    (r"validate(?: captcha)?|client challenge|making sure you're not a bot!?", "bot challenge"),
)
_TITLE_REASONS = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _TITLES)

# Whole titles of pages that a site shows in place of its own, whatever status they come with. A name
# of the site may stand before or after; a release may well be titled "SNAP-R scheduled maintenance".
_ERRORS = (
    (r"(?:error )?(?:40[04]|410)(?: error)?|(?:error )?(?:40[04]|410)\W+(?:error\W+)?(?:page |file )?not found",
     "error page (not found)"),
    (r"(?:(?:the |this )?(?:requested )?(?:page|file|content|resource|url|document)(?: you requested)?"
     r"(?: was| is| could| can)?(?: not|n['’]t|not) (?:be )?found|page (?:does not|doesn['’]t) exist|not found)",
     "error page (not found)"),
    (r"(?:(?:site|website|system|scheduled|planned|under|down for|currently under|undergoing|temporarily down for)"
     r" (?:scheduled )?maintenance|(?:this |our |the )?(?:site|website|page) is (?:currently |temporarily )?"
     r"(?:under(?:going)?|down for|in) (?:scheduled )?maintenance|maintenance mode)",
     "maintenance page"),
    (r"(?:we['’]ll|we will) be (?:right )?back(?: soon| shortly)?[.!]?", "maintenance page"),
    (r"(?:the |this |our )?(?:service|site|website|page) (?:is )?(?:temporarily |currently )?unavailable[.!]?",
     "error page (unavailable)"),
    (r"(?:error )?(?:50[0-4]|52\d)\b.{0,60}|internal server error|bad gateway|gateway time-?out",
     "error page (server error)"),
    (r"(?:application|database|runtime|server|proxy) error|error establishing a database connection"
     r"|an (?:unexpected )?error (?:has )?occurred[.!]?|something went wrong[.!]?|error",
     "error page (server error)"),
    (r".{0,80}(?:domain (?:name )?(?:is|may be) for sale|buy this domain|parked (?:domain|page)|domain parking).{0,40}",
     "parked domain"),
    (r"welcome to nginx!?|apache2? .{0,30}default page.{0,20}|iis windows server|index of /.{0,40}|it works!",
     "an empty web server"),
)  # fmt: skip
_ERROR_REASONS = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _ERRORS)
_SITE_NAME = re.compile(r"\s+[|–—·»:-]\s+")

# Words, or hidden addresses, that only a refusal holds when there is hardly any other text.
_MARKS = (
    (r"/cdn-cgi/challenge-platform/h/|cf-chl-|cf_chl_opt|enable javascript and cookies to continue",
     "Cloudflare challenge"),
    (r"_incapsula_resource|incapsula incident id", "bot challenge (Imperva)"),
    (r"you don't have permission to access[^.]{0,300}on this server", "access denied (Akamai)"),
    (r"errors\.edgesuite\.net", "access denied (Akamai)"),
    (r"captcha-delivery\.com|please enable js and disable any ad blocker", "captcha (DataDome)"),
    (r"px-captcha|press (?:&|&amp;|and) hold to confirm", "captcha (PerimeterX)"),
    (r"programmatic access to (?:these|this) sites? is limited|due to aggressive automated scraping",
     "Request Access page"),
    (r"class=[\"'](?:g-recaptcha|h-captcha|cf-turnstile)|(?:www\.google\.com|hcaptcha\.com)/recaptcha/api",
     "captcha"),
    (r"unusual traffic from your (?:computer )?network|complete the (?:captcha|security check) (?:below )?to",
     "captcha"),
    (r"checking (?:if the site connection is secure|your browser before accessing)", "bot challenge"),
    (r"enable javascript to run this app", "an empty shell that scripts would fill"),
    (r"awswafintegration|gokuprops", "bot challenge (AWS WAF)"),
)  # fmt: skip
_MARK_REASONS = tuple((re.compile(pattern, re.IGNORECASE), reason) for pattern, reason in _MARKS)
_MARK_WORDS = 120
_LOGIN = re.compile(
    r"(?:sign|log)[ -]?in\b.*|(?:subscriber|member|user|account) log-?in\b.*|.*\b(?:sign in|log in|login)"
    r"|(?:sign|log) in to (?:continue|read).*|authentication required|subscribe to (?:continue|read).*",
    re.IGNORECASE,
)
_LOGIN_WORDS = 150


def refuse(page: Page, expected: str, root: HtmlElement | None = None) -> None:
    """Return if `page` can be what is `expected`; a page that only mentions captchas can.

    `expected` is "html", "json", "xml", "feed", "pdf", "text", or "article" for any of the three
    that an article may be, "any" where only refusals are looked for. `root` is the page as a tree,
    if whoever asks has it.

    Raises:
        ReadError: A challenge, a refusal, a login wall, an error page, or another kind of body. The next round
            may do better; until then a person looks.
        ValueError: `expected` is none of these words.

    """
    if expected not in _FITS:
        raise ValueError(f"expected is {expected!r}, not one of {', '.join(_FITS)}")
    media = media_of(page)
    if media == "empty":
        raise ReadError(page.url, "the body is empty")
    if media == "html" and (reason := _refusal(page, root)):
        raise ReadError(page.url, reason)
    if media not in _FITS[expected]:
        served = f" (served as {page.media_type})" if page.media_type else ""
        raise ReadError(page.url, f"expected {expected}, got {media}{served}")


def _refusal(page: Page, root: HtmlElement | None) -> str:
    """Return why an HTML page is not what was asked for, "" if it may be."""
    if len(page.body) > _SCANNED:
        return ""
    if root is None:
        root = parse(decode(page.body, page.charset), page.url)
    words = sum(len(text.split()) for text in _SHOWN(root))
    if words > _MAX_WORDS:
        return ""
    titles = [line_of(element) for element in root.iter("title", "h1")]
    for pattern, reason in _TITLE_REASONS:
        if any(pattern.fullmatch(title) for title in titles):
            return reason
    parts = [part for title in titles for part in (title, *_SITE_NAME.split(title))]
    for pattern, reason in _ERROR_REASONS:
        if any(pattern.fullmatch(part.strip()) for part in parts):
            return reason
    if words <= _LOGIN_WORDS and _LOGIN_FIELD(root) and any(map(_LOGIN.fullmatch, titles)):
        return "login wall"
    markup = decode(page.body, page.charset) if words <= _MARK_WORDS else ""
    return next((reason for pattern, reason in _MARK_REASONS if pattern.search(markup)), "")
