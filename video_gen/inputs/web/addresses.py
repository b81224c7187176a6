"""Which addresses may be asked: rules alone, without a network."""

import os
import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final, NamedTuple
from urllib.parse import urljoin

import httpx

from video_gen.errors import DocumentError, SettingsError

INTERNAL_VARIABLE = "VIDEO_GEN_INTERNAL_HOSTS"
"""Names hosts that may be asked although they are not public: `wiki.local,127.0.0.1:8080`."""
WEB_PORTS: Final = frozenset({80, 443})
FIRST_FREE_PORT = 1024
"""Ports below it belong to other services, such as mail, which must not be spoken to."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535
_MAX_CHARS = 4000
_HOST = re.compile(rb"[a-zA-Z0-9._-]+|[0-9a-fA-F:.]+")
_UNICAST = IPv6Network("2000::/3")
_SPECIAL = (
    IPv6Network("2001::/23"),  # Teredo, which carries IPv4, benchmarks and others
    IPv6Network("2002::/16"),  # 6to4, which carries IPv4
    IPv6Network("3fff::/20"),  # documentation
)
_RELAYS = IPv4Network("192.88.99.0/24")
"""Source: RFC 6890 and IANA's registries of special-purpose addresses."""


class Endpoint(NamedTuple):
    """A host, as a name or an address, and a port."""

    host: str
    port: int


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to a host of the public internet, whichever way it is written.

    IPv6 addresses that carry an IPv4 address inside (mapped, NAT64, 6to4, Teredo) are none.
    """
    ip: IPv4Address | IPv6Address = ip_address(address)
    if ip.is_multicast or not ip.is_global:
        return False
    if isinstance(ip, IPv4Address):
        return ip not in _RELAYS
    return ip in _UNICAST and not any(ip in network for network in _SPECIAL)


def checked_address(address: str, base: str = "") -> httpx.URL:
    """Return a web address that may be asked, without its fragment.

    Args:
        address: As it is written.
        base: Where it stands; a relative address begins there.

    Raises:
        DocumentError: It is none, holds a password, or names a port of another service.
    """
    if len(address) > _MAX_CHARS:
        raise DocumentError(address, f"its address has more than {_MAX_CHARS} characters", "Check the address")
    try:
        url = httpx.URL(urljoin(base, address.strip())).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise DocumentError(address, f"it is no web address: {error}", "Check the address") from error
    if url.scheme not in _DEFAULT_PORTS or not _has_host(url):
        raise DocumentError(address, "it is no web address", "Give one that begins with https:// or http://")
    if url.userinfo:
        raise DocumentError(
            endpoint_of(url).host, "its address holds a name or a password", "Leave them out, or save the page"
        )
    port = endpoint_of(url).port
    if port not in WEB_PORTS and port < FIRST_FREE_PORT:
        raise DocumentError(address, f"port {port} belongs to another service", "Use port 80, 443, or one from 1024 up")
    return url


def endpoint_of(url: httpx.URL) -> Endpoint:
    """Return the host and the port that a web address leads to."""
    return Endpoint(url.raw_host.decode(), _DEFAULT_PORTS[url.scheme] if url.port is None else url.port)


def _has_host(url: httpx.URL) -> bool:
    return _HOST.fullmatch(url.raw_host) is not None and (url.port or 0) <= _LAST_PORT


def internal_hosts() -> frozenset[Endpoint]:
    """Return what the operator allows in VIDEO_GEN_INTERNAL_HOSTS; a host without a port stands for 80 and 443.

    Raises:
        SettingsError: An entry is no host.
    """
    allowed: set[Endpoint] = set()
    for entry in os.environ.get(INTERNAL_VARIABLE, "").split(","):
        if written := entry.strip():
            allowed |= _endpoints(written)
    return frozenset(allowed)


def _endpoints(written: str) -> set[Endpoint]:
    try:
        url = httpx.URL(f"http://{written}")
    except (httpx.InvalidURL, ValueError):
        url = httpx.URL()
    if not _has_host(url) or url.userinfo or url.raw_path != b"/":
        raise SettingsError(
            INTERNAL_VARIABLE, f"{written!r} is no host", "Write HOST or HOST:PORT, with commas between"
        )
    host, port = endpoint_of(url)
    has_port = bool(re.search(r":[0-9]+$", written.rpartition("]")[2]))
    return {Endpoint(host, each) for each in ((port,) if has_port else WEB_PORTS)}
