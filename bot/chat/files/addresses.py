"""Which addresses are those of the public internet."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_NOT_HOSTS = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""Addresses of protocols, which some clouds answer themselves (RFC 6890, RFC 7526)."""

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
"""How networks without IPv4 reach it (RFC 6052): its address is in the last four bytes."""


def is_public(address: str) -> bool:
    """Return whether an IP address is that of one host in the public internet.

    IPv4 that is written as IPv6 is judged as what it is. Tunnels (6to4, Teredo) are not public:
    they may end anywhere.
    """
    try:
        known = _unwrapped(ip_address(address))
    except ValueError:
        return False
    if isinstance(known, IPv4Address):
        is_host = known.is_global and not known.is_multicast
        return is_host and not any(known in network for network in _NOT_HOSTS)
    is_tunnel = known.sixtofour or known.teredo
    return known in _GLOBAL_UNICAST and known.is_global and not is_tunnel


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    return address.ipv4_mapped or address
