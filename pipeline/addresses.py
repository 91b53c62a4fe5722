"""Which addresses may be connected to: the public internet, and what `[gate]` names besides.

The lists are IANA's special-purpose registries (RFC 6890) with what is not web in public space.
`ipaddress` is asked as well, so that neither a gap here nor one in an older Python is a hole.
"""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_SPECIAL_V4 = {
    IPv4Network(network): what
    for network, what in {
        "0.0.0.0/8": "an unspecified",
        "10.0.0.0/8": "a private",
        "100.64.0.0/10": "a carrier's shared (RFC 6598)",
        "127.0.0.0/8": "a loopback",
        "168.63.129.16/32": "a cloud's metadata",  # Azure: its one service on a public address
        "169.254.0.0/16": "a link-local or metadata",
        "172.16.0.0/12": "a private",
        "192.0.0.0/24": "a protocol's",
        "192.0.2.0/24": "a documentation",
        "192.31.196.0/24": "an AS112",
        "192.52.193.0/24": "an AMT relay's",
        "192.88.99.0/24": "a 6to4 relay's",
        "192.168.0.0/16": "a private",
        "192.175.48.0/24": "an AS112",
        "198.18.0.0/15": "a benchmarking",
        "198.51.100.0/24": "a documentation",
        "203.0.113.0/24": "a documentation",
        "224.0.0.0/4": "a multicast",
        "240.0.0.0/4": "a reserved",
    }.items()
}
_SPECIAL_V6 = {
    IPv6Network(network): what
    for network, what in {
        "::/128": "an unspecified",
        "::1/128": "a loopback",
        "::/96": "an IPv4-compatible",
        "::ffff:0:0/96": "an IPv4-mapped",
        "64:ff9b:1::/48": "a local NAT64",
        "100::/63": "a discard-only",
        "2001::/32": "a Teredo",
        "2001::/23": "a protocol's",
        "2001:db8::/32": "a documentation",
        "2002::/16": "a 6to4",
        "2620:4f:8000::/48": "an AS112",
        "3fff::/20": "a documentation",
        "5f00::/16": "a segment routing",
        "fc00::/7": "a private (ULA)",
        "fe80::/10": "a link-local",
        "fec0::/10": "a site-local",
        "ff00::/8": "a multicast",
    }.items()
}
# All that is given out: https://www.iana.org/assignments/ipv6-unicast-address-assignments.
_GIVEN_OUT = IPv6Network("2000::/3")
# An IPv6-only network reaches the IPv4 internet through it: RFC 6052, 2.1.
_NAT64 = IPv6Network("64:ff9b::/96")
# Interface identifiers of ISATAP, before the IPv4 address that they carry: RFC 5214, 6.1.
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})


def objection(address: Address, allowed: Iterable[Network] = ()) -> str:
    """Return what kind of address it is that may not be connected to, "" if it may.

    >>> objection(ip_address("169.254.169.254"))
    'a link-local or metadata'
    >>> objection(ip_address("64:ff9b::127.0.0.1"))
    'a loopback'
    >>> objection(ip_address("10.1.2.3"), [IPv4Network("10.0.0.0/8")])
    ''
    """
    allowed = tuple(allowed)
    if isinstance(address, IPv6Address) and address.scope_id:
        return "a scoped"
    if any(address in network for network in allowed):
        return ""
    return next((what for what in _faults(address, allowed) if what), "")


def literal(text: str) -> Address | None:
    """Return the address that `text` spells in full, None if it is no address."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def _faults(address: Address, allowed: tuple[Network, ...]) -> Iterator[str]:
    if isinstance(address, IPv4Address):
        yield from (what for network, what in _SPECIAL_V4.items() if address in network)
    else:
        yield from (what for network, what in _SPECIAL_V6.items() if address in network)
        yield from (objection(inner, allowed) for inner in _carried(address))
        if address not in _GIVEN_OUT and address not in _NAT64:
            yield "an unassigned"
    if not address.is_global or address.is_multicast:
        yield "a special-purpose"


def _carried(address: IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 address that a gateway on the way would connect to."""
    low = int(address)
    if address in _NAT64 or (low >> 32) & 0xFFFF_FFFF in _ISATAP:
        yield IPv4Address(low & 0xFFFF_FFFF)
