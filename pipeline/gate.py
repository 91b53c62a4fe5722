"""The one outbound gate: every URL passes here before a byte is sent, each redirect again."""

import re
import ssl
from collections.abc import Collection
from ipaddress import IPv6Address

import httpx

from config.settings import FetchSettings, SourceSettings
from extractors.errors import ConfigError, FetchError

ANY_HOST = frozenset({"*"})
# Labels and lengths of RFC 1035 2.3.4, and the underscore that real hosts do use.
_HOST = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?")
# Web servers listen on these or above 1023; what else listens below (SSH, SMTP …) is not the web,
# which is why browsers block such ports: WHATWG Fetch, "port blocking".
_WEB_PORTS = frozenset({80, 443})
_FREE_PORTS = range(1024, 65_536)


def allowed_hosts(wanted: SourceSettings) -> frozenset[str]:
    """Return the hosts a source may be read from: its own, and those its links may lead to.

    Each covers its subdomains, "*" covers all; a leading "www." is not told apart.
    """
    own = passed(wanted.source.url, ANY_HOST)
    return frozenset(
        host.lower().removeprefix("www.") for host in (_ascii(own), *wanted.follow_hosts)
    )


def passed(url: str, hosts: Collection[str]) -> httpx.URL:
    """Return `url` as it may be asked for: parsed once, by what also connects; no fragment.

    Raises:
        FetchError: It is no http(s) URL with a plain host and a web port, it holds a user name,
            or its host is none of `hosts`.

    """
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(url, f"not a URL: {error}") from error
    if parsed.userinfo:
        # The error must not carry the password into a log.
        raise FetchError(str(parsed.copy_with(userinfo=b"")), "the URL holds a user name")
    reason = _objection(parsed) or _strange(parsed, hosts)
    if reason:
        raise FetchError(url, reason)
    return parsed


def transport(settings: FetchSettings) -> httpx.AsyncBaseTransport:
    """Return what opens connections, for pages and robots.txt, with and without a browser.

    Nothing else in the package connects to a source: an address is checked here or nowhere.

    Raises:
        ConfigError: As `trusted` does.

    """
    return httpx.AsyncHTTPTransport(verify=trusted(settings), trust_env=False)


def trusted(settings: FetchSettings) -> ssl.SSLContext:
    """Return whom to trust: certifi's roots and those in `settings.ca_file`; TLS is always verified.

    Raises:
        ConfigError: `ca_file` cannot be read or holds no certificate.

    """
    context = httpx.create_ssl_context(trust_env=False)
    if settings.ca_file:
        try:
            context.load_verify_locations(settings.ca_file)
        except (OSError, ssl.SSLError) as error:
            reason = f"{settings.ca_file} cannot be used: {error.strerror or error}"
            raise ConfigError("fetch.ca_file", reason) from error
    return context


def _ascii(url: httpx.URL) -> str:
    return url.raw_host.decode("ascii")


def _objection(url: httpx.URL) -> str:
    """Return what is wrong with the URL itself, "" if nothing is."""
    if url.scheme not in {"http", "https"}:
        return f"only http and https are fetched, not {url.scheme or 'a URL without a scheme'}"
    if not url.host:
        return "the URL has no host"
    if not (_is_ipv6(_ascii(url)) or _HOST.fullmatch(_ascii(url))):
        return f"{url.host} is not a host name"
    if url.port is not None and url.port not in _WEB_PORTS and url.port not in _FREE_PORTS:
        return f"port {url.port} is not a web port"
    return ""


def _is_ipv6(host: str) -> bool:
    try:
        IPv6Address(host)
    except ValueError:
        return False
    return True


def _strange(url: httpx.URL, hosts: Collection[str]) -> str:
    """Return why the host may not be asked, "" if it may."""
    host = _ascii(url).rstrip(".").removeprefix("www.")
    if "*" in hosts or any(host == known or host.endswith(f".{known}") for known in hosts):
        return ""
    return f"host {url.host} is neither the source's own nor one of its follow_hosts"
