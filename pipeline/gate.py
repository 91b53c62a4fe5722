"""The one outbound gate: every URL passes here before a byte is sent, each redirect again."""

import re
import ssl
from collections.abc import Collection
from functools import cache, lru_cache

import httpx

from config.settings import FetchSettings, SourceSettings
from config.terms import Networks
from extractors.errors import ConfigError, FetchError
from pipeline.addresses import literal
from pipeline.outward import Outward

ANY_HOST = frozenset({"*"})
# Labels and lengths of RFC 1035 2.3.4, and the underscore that real hosts do use.
_HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?")
# Web servers listen on these or above 1023; what else listens below (SSH, SMTP …) is not the web,
# which is why browsers block such ports: WHATWG Fetch, "port blocking".
_WEB_PORTS = frozenset({80, 443})
_FREE_PORTS = range(1024, 65_536)
_OTHER_PORTS = frozenset(
    {1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697,
     10080}
)  # fmt: skip
# What some parsers take for a number and others for a name: WHATWG URL, "ends in a number".
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


def allowed_hosts(wanted: SourceSettings) -> frozenset[str]:
    """Return the hosts a source may be read from: its own, and those its links may lead to.

    Each covers its subdomains, "*" covers all; a leading "www." is not told apart.
    """
    own = passed(wanted.source.url, ANY_HOST)
    return frozenset(
        host.lower().rstrip(".").removeprefix("www.")
        for host in (_ascii(own), *wanted.follow_hosts)
    )


def passed(url: str, hosts: Collection[str]) -> httpx.URL:
    """Return `url` as it may be asked for: parsed once, by what also connects; no fragment.

    Raises:
        FetchError: It is no http(s) URL with a plain host and a web port, it holds a user name,
            or its host is none of `hosts`.

    """
    parsed = _sound(url)
    if reason := _strange(parsed, hosts):
        raise FetchError(url, reason)
    return parsed


# An errand asks some times, of the same few addresses, and some 2,000 are under way at a time.
@lru_cache(maxsize=2_500)
def _sound(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
        # Another parsing, half of the cost: of most there is nothing to take away. A scheme in capitals
        # hides from the first that a port is the usual one.
        if "#" in url or not url.startswith(("http:", "https:")):
            parsed = parsed.copy_with(fragment=None)
        parsed.host.encode()  # Punycode that spells nothing is found out here alone.
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(url, f"not a URL: {error}") from error
    if parsed.userinfo:
        # The error must not carry the password into a log.
        raise FetchError(str(parsed.copy_with(userinfo=b"")), "the URL holds a user name")
    if reason := objection(parsed):
        raise FetchError(url, reason)
    return parsed


def transport(settings: FetchSettings, private_networks: Networks) -> httpx.AsyncBaseTransport:
    """Return what opens connections, for pages and robots.txt, with and without a browser.

    Nothing else in the package connects to a source: an address is checked here or nowhere.

    Raises:
        ConfigError: As `trusted` does.

    """
    return Outward(trusted(settings), private_networks)


def trusted(settings: FetchSettings) -> ssl.SSLContext:
    """Return whom to trust: certifi's roots and those in `settings.ca_file`; TLS is always verified.

    Raises:
        ConfigError: `ca_file` cannot be read or holds no certificate.

    """
    if not settings.ca_file:
        return _usual()
    context = httpx.create_ssl_context(trust_env=False)
    try:
        context.load_verify_locations(settings.ca_file)
    except (OSError, ssl.SSLError) as error:
        reason = f"{settings.ca_file} cannot be used: {error.strerror or error}"
        raise ConfigError("fetch.ca_file", reason) from error
    return context


@cache
def _usual() -> ssl.SSLContext:
    # Reading certifi's roots takes 30 ms; a reload need not do so again.
    return httpx.create_ssl_context(trust_env=False)


def _ascii(url: httpx.URL) -> str:
    return url.raw_host.decode("ascii")


def objection(url: httpx.URL) -> str:
    """Return what is wrong with the URL itself, "" if nothing is."""
    if url.scheme not in {"http", "https"}:
        return f"only http and https are fetched, not {url.scheme or 'a URL without a scheme'}"
    if not url.host:
        return "the URL has no host"
    return _no_host(_ascii(url)) or _no_web_port(url.port)


def _no_host(host: str) -> str:
    """Return what is wrong with a host: it must be read alike by whoever reads it."""
    if "%" in host or not (literal(host) or _HOST.fullmatch(host)):
        return f"{host} is not a host name"
    last = host.rstrip(".").rpartition(".")[2]
    if _NUMBER.fullmatch(last) and literal(host) is None:
        return f"{host} is an address that is not written out: four decimal numbers are"
    return ""


def _no_web_port(port: int | None) -> str:
    web = port is None or port in _WEB_PORTS or (port in _FREE_PORTS and port not in _OTHER_PORTS)
    return "" if web else f"port {port} is not a web port"


def _strange(url: httpx.URL, hosts: Collection[str]) -> str:
    """Return why the host may not be asked, "" if it may."""
    host = _ascii(url).rstrip(".").removeprefix("www.")
    if "*" in hosts or any(host == known or host.endswith(f".{known}") for known in hosts):
        return ""
    return f"host {url.host} is neither the source's own nor one of its follow_hosts"
