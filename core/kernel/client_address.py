"""Whose request it is: the client's address behind reverse proxies, and the source that limits count by."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from core.kernel.settings import Network

_IPV6_SITE = 64
"""Whoever has one address of an IPv6 network of this length has them all."""


def client_address(peer: str, forwarded: Sequence[str], trusted: Sequence[Network]) -> str:
    """The address of the client whose connection ends at `peer`.

    `forwarded` are the values of X-Forwarded-For, in the order of the headers. It is read from the right, for only what a
    trusted proxy wrote is true: the first address that is not a trusted proxy's is the client's. Anybody else's header is
    ignored. Returns `peer` as it is when it is no address (a socket).
    """
    hops = [hop.strip() for value in forwarded for hop in value.split(",")]
    found = _parsed(peer)
    while found is not None and hops and any(found in network for network in trusted):
        before = _parsed(hops.pop())
        if before is None:
            break
        found = before
    return peer if found is None else str(found)


def limit_source(address: str) -> str:
    """What limits count by: an IPv4 address itself, of IPv6 the network of 64 bits that one subscriber has."""
    parsed = _parsed(address)
    if not isinstance(parsed, IPv6Address):
        return address
    return str(ip_network((parsed, _IPV6_SITE), strict=False))


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    """The address; an IPv4 one that came in IPv6 clothes (::ffff:192.0.2.1) as itself."""
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
