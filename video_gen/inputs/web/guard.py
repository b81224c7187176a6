"""A network that connects to public hosts alone, and to exactly the address that was checked."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import Any

import httpcore

from video_gen.errors import DocumentError, WebError
from video_gen.inputs.web.addresses import Endpoint, is_public

Resolve = Callable[[str, int], list[str]]
"""Returns the IP addresses of a host."""
_MOST_ADDRESSES = 4
"""Addresses of one host that are tried."""


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of `host`, as the system knows them.

    Raises:
        OSError: It has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Deadline:
    """A moment at which all is over."""

    def __init__(self, seconds: float) -> None:
        self._over = time.monotonic() + seconds

    def within(self, seconds: float | None) -> float:
        """Return how long to wait at most, of the `seconds` that somebody would wait.

        Raises:
            httpcore.TimeoutException: No time is left.
        """
        left = self._over - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if seconds is None else min(left, seconds)


class Guard(httpcore.NetworkBackend):
    """Resolves a name itself, looks at every address, and connects to one of these: a second answer is never asked for.

    Args:
        deadline: When all connections are over, however lively they are.
        internal: What may be connected to although it is not public.
        resolver: Returns the addresses of a host.
    """

    def __init__(self, deadline: Deadline, internal: frozenset[Endpoint], resolver: Resolve = resolve) -> None:
        self._deadline = deadline
        self._internal = internal
        self._resolver = resolver
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to `host`, at an address that was checked.

        Raises:
            DocumentError: The host is not public.
            WebError: There is none of that name.
            httpcore.NetworkError: It cannot be reached.
            httpcore.TimeoutException: It does not answer in time.
        """
        failure: Exception = httpcore.ConnectError("it has no address")
        for address in self._addresses(host, port, timeout)[:_MOST_ADDRESSES]:
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure

    def _addresses(self, host: str, port: int, seconds: float | None) -> list[str]:
        addresses = self._resolved(host, port, seconds)
        if Endpoint(host, port) not in self._internal and not all(map(is_public, addresses)):
            raise DocumentError(
                host,
                "it is no host of the public web",
                "Save the file and give its path, or have the operator allow it",
            )
        return addresses

    def _resolved(self, host: str, port: int, seconds: float | None) -> list[str]:
        """Ask in a thread, for the system's resolver has no deadline of its own."""
        answer: SimpleQueue[list[str] | OSError] = SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error if isinstance(error, OSError) else socket.gaierror(socket.EAI_NONAME, str(error)))

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answer.get(timeout=self._deadline.within(seconds))
        except Empty:
            raise httpcore.ConnectTimeout("its name is not resolved in time") from None
        if not isinstance(found, OSError):
            return found
        if found.errno == socket.EAI_NONAME:
            raise WebError(host, "there is no such host", "Check the address and the connection") from found
        raise httpcore.ConnectError(found.strerror or str(found)) from found


class _Stream(httpcore.NetworkStream):
    """A connection that is over at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        within = self._deadline.within(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, within), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401  # httpcore's own
        return self._stream.get_extra_info(info)
