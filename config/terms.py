"""The kinds of value that settings are made of; each says in its error what is allowed."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from config.nearest import hint

# Labels as in RFC 1035, 2.3.4, and the underscore that real hosts use. IPv4 has the same shape.
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_CONTACT = re.compile(r"https?://[!-~]+|[!-~]+@[!-~]+")
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
# What the connection itself needs, or what says who asks and what is known.
_NOT_YOURS = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "user-agent", "accept-encoding",
     "if-none-match", "if-modified-since"}
)  # fmt: skip
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def is_zone(name: str) -> bool:
    """Whether `name` is a zone of the IANA database, such as "America/New_York"."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # "../x", "America" (a folder), unknown
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether `host`, IPv6 perhaps in brackets, is this machine and reached from nowhere else."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def zone_hint(name: str) -> str:
    """Return what is wrong with a zone that `is_zone` denies, and what was perhaps meant."""
    return f'"{name}" is no IANA time zone{hint(name, available_timezones())}'


def _zone(value: str) -> str:
    if not is_zone(value):
        raise ValueError(zone_hint(value))
    return value


def _web_address(value: str) -> str:
    fault = 'must be an absolute web address such as "https://www.bis.gov/news"'
    try:
        parts = urlsplit(value)
        port_is_real = parts.port != 0
    except ValueError as error:
        raise ValueError(f"{fault}: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_real:
        raise ValueError(fault)
    if parts.username is not None:
        raise ValueError("must not carry a user name or password")
    if not value.isprintable() or " " in value:
        raise ValueError(f"{fault}, without blanks")
    return value


def _host(value: str) -> str:
    if not _HOST.fullmatch(value.lower()):
        raise ValueError('must be a host name such as "www.bis.gov", without scheme, port or path')
    return value.lower()


def _any_host(value: str) -> str:
    # "*" may stand here: a host's name protects nobody, since whoever owns a name says where it
    # leads. What must not be reached is refused by its address, and secrets go to a source's own host.
    return value if value == "*" else _host(value)


def _clock(value: str) -> str:
    if value and not _CLOCK.fullmatch(value):
        raise ValueError('must be a time of day such as "08:00", or "" for never')
    return value


def _is_place(value: str) -> bool:
    """Whether `value` is an address and a port."""
    parts = urlsplit(f"//{value}")
    try:
        has_both = bool(parts.hostname) and parts.port is not None
    except ValueError:
        return False
    return has_both and parts.netloc == value and "@" not in value


def _listen(value: str) -> str:
    if value and not _is_place(value):
        raise ValueError('must be an address and a port such as "127.0.0.1:9470", "" for none')
    return value


def _scheduler(value: str) -> str:
    scheme, _, place = value.partition("://")
    if value and not (scheme in ("dask", "tls") and _is_place(place)):
        raise ValueError('must be a scheduler such as "dask://10.0.0.5:8786", "" for none')
    return value


def _contact(value: str) -> str:
    # It is sent in a header: RFC 9110, 5.5 allows visible ASCII there.
    if value and not _CONTACT.fullmatch(value):
        raise ValueError('must be a mail address or a web address, such as "me@example.org"')
    return value


def _key(value: str) -> str:
    # Keys stand in mail headers, URLs, file names and SQL queries: plain everywhere.
    if not _KEY.fullmatch(value):
        raise ValueError(
            f'"{value}" cannot name a table: only ASCII letters, digits, ".", "_" and "-", '
            "starting with a letter or digit"
        )
    return value


def _header_name(value: str) -> str:
    # A token of RFC 9110, 5.6.2, as far as names are made of it.
    if not _HEADER_NAME.fullmatch(value) or value.lower() in _NOT_YOURS:
        raise ValueError(f'"{value}" is no header that may be set here, such as "X-Api-Key"')
    return value


def _network(value: object) -> object:
    if isinstance(value, IPv4Network | IPv6Network):
        return value
    if not isinstance(value, str) or "/" not in value:
        raise ValueError(
            'must be a network in CIDR notation such as "10.0.0.0/8", or "10.1.2.3/32" for one '
            "address"
        )
    try:
        network = ip_network(value)
    except ValueError as error:
        raise ValueError(f'must be a network such as "10.0.0.0/8": {error}') from error
    if not network.prefixlen:
        raise ValueError("must not be everything: that would take the gate away")
    return network


Zone = Annotated[str, AfterValidator(_zone)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
HostName = Annotated[str, AfterValidator(_host)]
AnyHost = Annotated[str, AfterValidator(_any_host)]
Clock = Annotated[str, AfterValidator(_clock)]
HeaderName = Annotated[str, AfterValidator(_header_name)]
Listen = Annotated[str, AfterValidator(_listen)]
Scheduler = Annotated[str, AfterValidator(_scheduler)]
Contact = Annotated[str, AfterValidator(_contact)]
Key = Annotated[str, AfterValidator(_key)]
Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_network)]
Networks = tuple[Network, ...]

Seconds = Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)]
Pause = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]
Hours = Annotated[float, Field(gt=0, le=8_760, allow_inf_nan=False)]
Minutes = Annotated[int, Field(ge=1, le=525_600)]
"""Durations: above 0 (a pause may be 0), to a day, a year, a year."""
