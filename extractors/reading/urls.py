"""One address for one document, however it was linked to."""

import re
from functools import lru_cache
from posixpath import normpath
from urllib.parse import (
    SplitResult,
    parse_qsl,
    quote,
    unquote,
    urlencode,
    urljoin,
    urlsplit,
    urlunsplit,
)

_PORTS = {"http": 80, "https": 443}
# Parameters that say where a reader came from, not what is shown.
_TRACKING = re.compile(
    r"(?:utm_|hsa_|mc_|pk_|mtm_|piwik_|oly_|vero_|trk_|ga_|_hs|__twitter_|at_(?:medium|campaign))\w*"
    r"|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id"
    r"|s_cid|s_kwcid|cmpid|cmp|ncid|ocid|wickedid|ref_src|ref_url|smid|smtyp|mkt_tok|sr_share"
    r"|guccounter|guce_referrer|guce_referrer_sig|sessionid|phpsessid|jsessionid",
    re.IGNORECASE,
)
_SAFE_PATH = "/:@!$&'()*+,;=~-._"


@lru_cache(maxsize=256)  # a page's own is asked for by all who read it
def canonical_url(url: str) -> str:
    """Return `url` as every link to the same page would be written; unchanged if it is no web URL.

    Lower-case scheme and host, no default port, no user, no fragment, no tracking parameters, no
    dot segments. The order of the other parameters stays, since servers may care.

    >>> canonical_url("HTTPS://Example.com:443/a/../b?utm_source=x&id=7#top")
    'https://example.com/b?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return url.strip()
    host = _host(parts.hostname)
    if port and port != _PORTS[scheme]:
        host = f"{host}:{port}"
    return urlunsplit((scheme, host, _path(parts.path), _query(parts.query), ""))


def document_id(url: str) -> str:
    """Return the id of the document at `url`.

    >>> document_id("http://example.com/news/#comments")
    'web:http://example.com/news/'
    """
    return f"web:{canonical_url(url)}"


def same_site(one: str, other: str) -> bool:
    """Whether two URLs are of one site: the same host, or one host inside the other.

    >>> same_site("https://www.example.com/a", "https://example.com/b")
    True
    """
    try:
        hosts = [(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)]
    except ValueError:
        return False
    first, second = sorted(hosts, key=len)
    return bool(first) and (first == second or ("." in first and second.endswith(f".{first}")))


def parts(url: str) -> SplitResult:
    """Return the parts of `url`, all "" if it cannot be one.

    >>> parts("https://www.bis.gov/news").path, parts("https://ww[]w.bis.gov/").path
    ('/news', '')
    """
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def absolute(base: str, reference: str) -> str:
    """Return `reference` as a web URL seen from `base`, "" if it cannot be one."""
    try:
        joined = urljoin(base, reference.strip())
        scheme = urlsplit(joined).scheme.lower()
    except ValueError:
        return ""
    return joined if scheme in _PORTS else ""


def _host(name: str) -> str:
    name = name.rstrip(".").lower()
    if ":" in name:
        return f"[{name}]"
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _path(path: str) -> str:
    if not path:
        return "/"
    # "%7E" and "~" are one; "%2F" and "/" are not, so that encoded slashes stay.
    clean = "%2F".join(
        quote(unquote(part, errors="surrogateescape"), _SAFE_PATH, errors="surrogateescape")
        for part in re.split(r"%2[fF]", path)
    )
    if "/." in clean:
        tail = "/" if clean.endswith(("/", "/.", "/..")) else ""
        clean = "/" + normpath(clean).lstrip("/")
        clean = clean if clean.endswith("/") else clean + tail
    return clean


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return urlencode(kept, errors="surrogateescape")
