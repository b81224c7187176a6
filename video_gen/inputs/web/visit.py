"""Fetches pages and pictures, with limits on everything that a server can make large, slow or endless."""

import os
import ssl
import zlib
from collections.abc import Iterable
from types import TracebackType
from typing import NamedTuple, Self

import httpcore
import httpx

from video_gen.errors import DocumentError, VideoGenError, WebError, WebUnavailableError
from video_gen.inputs.local_file import MEBIBYTE
from video_gen.inputs.web.addresses import Endpoint, checked_address, internal_hosts
from video_gen.inputs.web.guard import Deadline, Guard, Resolve, resolve
from video_gen.inputs.web.repositories import raw_address

MOST_REDIRECTS = 5
CONNECT_SECONDS = 10.0
SILENCE_SECONDS = 10.0
"""Longest time in which nothing arrives."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAY_PASS = frozenset({408, 425, 429})
_CLOSED = frozenset({401, 402, 403, 407, 451})
_GZIP_WINDOW = 31
"""zlib's number for a gzip stream of any window."""
_HEADERS = ((b"User-Agent", b"video-gen"), (b"Accept", b"*/*"), (b"Accept-Encoding", b"gzip"))
_LATER = "Try again later, or save the file and give its path"


class Page(NamedTuple):
    """What a server sent, whole and unpacked."""

    address: str
    """That after all redirects."""
    data: bytes
    content_type: str
    """As the server says it, empty where it does not."""


class Visit:
    """A visit to the web: requests that share connections and one deadline.

    No cookies are kept, nothing is sent but the address, and proxies of the environment are not used, since a proxy
    resolves names by itself and so would bypass the check of their addresses.

    Args:
        seconds: How long the visit may take, all requests together.
        internal: What may be asked although it is not public, beside what VIDEO_GEN_INTERNAL_HOSTS names.
        resolver: Returns the IP addresses of a host.

    Raises:
        SettingsError: VIDEO_GEN_INTERNAL_HOSTS holds something else than hosts.
    """

    def __init__(
        self, seconds: float, *, internal: frozenset[Endpoint] = frozenset(), resolver: Resolve = resolve
    ) -> None:
        guard = Guard(Deadline(seconds), internal_hosts() | internal, resolver)
        self._pool = httpcore.ConnectionPool(httpx.create_ssl_context(), network_backend=guard)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def get(self, address: str, max_bytes: int) -> Page:
        """Return what is at `address`, of at most `max_bytes` after unpacking; may be called by several threads.

        Raises:
            DocumentError: The address may not be asked, or its server has nothing there that can be used.
            WebError: There is no such server, or its certificate is not trusted.
            WebUnavailableError: The server did not answer, broke off, or asks to come back later.
        """
        url = checked_address(raw_address(address))
        for _ in range(MOST_REDIRECTS + 1):
            page, location = self._ask(url, max_bytes, "GET", _HEADERS, None)
            if page:
                return page
            following = checked_address(location, str(url))
            if url.scheme == "https" and following.scheme == "http":
                raise DocumentError(
                    str(url), "it leads from https on to http, which is not safe", "Give the last address"
                )
            url = following
        raise DocumentError(address, f"it leads on more than {MOST_REDIRECTS} times", "Give the last address")

    def ask(
        self, method: str, address: str, max_bytes: int, headers: Iterable[tuple[bytes, bytes]], body: bytes | None
    ) -> tuple[Page | None, str]:
        """Return what a server answers to a request of any kind, or the address that it names in its place.

        Raises:
            DocumentError: The address may not be asked, or its server has nothing there that can be used.
            WebError: There is no such server, or its certificate is not trusted.
            WebUnavailableError: The server did not answer, broke off, or asks to come back later.
        """
        return self._ask(checked_address(address), max_bytes, method, (*headers, *_HEADERS), body)

    def _ask(
        self, url: httpx.URL, max_bytes: int, method: str, sent: Iterable[tuple[bytes, bytes]], body: bytes | None
    ) -> tuple[Page | None, str]:
        """Return the page, or the address that the server names in its place."""
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        patience = {
            "connect": CONNECT_SECONDS,
            "read": SILENCE_SECONDS,
            "write": SILENCE_SECONDS,
            "pool": SILENCE_SECONDS,
        }
        headers = [(b"Host", url.netloc), *sent]
        extensions = {"timeout": patience}
        try:
            with self._pool.stream(method, target, headers=headers, content=body, extensions=extensions) as response:
                given = {name.lower(): value.decode(errors="replace") for name, value in response.headers}
                if response.status in _REDIRECTS and (location := given.get(b"location")):
                    return None, location
                if response.status != httpx.codes.OK:
                    raise _refused(url, response.status)
                data = _body(response, url, given, max_bytes)
                return Page(str(url), data, given.get(b"content-type", "")), ""
        except httpcore.TimeoutException as error:
            raise WebUnavailableError(str(url), "it does not answer in time", _LATER) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise _broken(url, error) from error


def _body(response: httpcore.Response, url: httpx.URL, headers: dict[bytes, str], max_bytes: int) -> bytes:
    """Return the body, unpacked as it arrives, so that what is too large is never there as a whole."""
    coding = headers.get(b"content-encoding", "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise DocumentError(
            str(url), f"it is packed as {coding}, though nobody asked", "Save the file and give its path"
        )
    unpack = None if coding == "identity" else zlib.decompressobj(_GZIP_WINDOW)
    announced = headers.get(b"content-length", "")
    data = bytearray()
    if announced.isdecimal() and int(announced) > max_bytes:
        raise _too_large(url, max_bytes)
    try:
        for piece in response.iter_stream():
            data += unpack.decompress(piece, max_bytes + 1 - len(data)) if unpack else piece
            if len(data) > max_bytes:
                raise _too_large(url, max_bytes)
        whole = not unpack or (unpack.eof and not unpack.unused_data)
    except zlib.error:
        whole = False
    if not whole:
        raise WebUnavailableError(str(url), "what it sent is damaged", _LATER)
    return bytes(data)


def _too_large(url: httpx.URL, max_bytes: int) -> DocumentError:
    return DocumentError(
        str(url), f"it has more than the limit of {max_bytes // MEBIBYTE} MB", "Give a smaller file or split it"
    )


def _refused(url: httpx.URL, status: int) -> VideoGenError:
    if status in _MAY_PASS or httpx.codes.is_server_error(status):
        return WebUnavailableError(str(url), f"its server answers with status {status}", _LATER)
    if status in _CLOSED:
        reason = f"its server does not let everybody read it (status {status})"
        return DocumentError(str(url), reason, "Save the file and give its path")
    if status in {httpx.codes.NOT_FOUND, httpx.codes.GONE}:
        return DocumentError(str(url), f"its server has no such page (status {status})", "Check the address")
    return DocumentError(str(url), f"its server answers with status {status}", "Check the address")


def _broken(url: httpx.URL, error: Exception) -> VideoGenError:
    cause = error.args[0] if error.args else error  # httpcore wraps what the socket says
    if isinstance(cause, ssl.SSLCertVerificationError):
        reason = f"its certificate is not trusted: {cause.verify_message}"
        return WebError(str(url), reason, "Name the authority's certificate in SSL_CERT_FILE if you trust it")
    proxied = any(os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"))
    remedy = "Documents are not fetched through proxies: save the file and give its path" if proxied else _LATER
    return WebUnavailableError(str(url), f"it is out of reach: {getattr(cause, 'strerror', None) or cause}", remedy)
