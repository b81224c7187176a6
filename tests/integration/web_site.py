"""A web server on a loopback socket that says exactly what a test tells it to say."""

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answer = bytes | Callable[[socket.socket], None]
"""A whole answer, or what speaks to the client."""


def page(body: bytes = b"", *headers: str, status: str = "200 OK") -> bytes:
    """Return a whole answer with its length."""
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers])
    return f"{head}\r\n\r\n".encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return page(b"", f"Location: {location}", status=status)


class Site:
    """Its pages, by path; a list of answers is given one after the other, and the last one again and again."""

    def __init__(self, port: int, scheme: str) -> None:
        self.endpoint = f"127.0.0.1:{port}"
        self.port = port
        self.scheme = scheme
        self.pages: dict[str, Answer | list[Answer]] = {}
        self.requests: list[str] = []
        """What was asked, as it came in."""
        self.at_once = self.most_at_once = 0
        self.closing = threading.Event()
        self._lock = threading.Lock()

    def address(self, path: str = "/") -> str:
        return f"{self.scheme}://{self.endpoint}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.requests]

    def answer(self, client: socket.socket) -> None:
        client.settimeout(10)
        with client, contextlib.suppress(OSError):
            request, missing = b"", 1
            while missing > 0:
                if not (piece := client.recv(4096)):
                    return
                request += piece
                head, _, body = request.partition(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head.lower())
                missing = (int(length[1]) if length else 0) - len(body) if b"\r\n\r\n" in request else 1
            with self._lock:
                self.requests.append(request.decode())
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
                answers = self.pages.get(self.paths[-1], page(status="404 Not Found"))
                answer = answers if not isinstance(answers, list) else answers[0]
                if isinstance(answers, list) and len(answers) > 1:
                    answers.pop(0)
            try:
                answer(client) if callable(answer) else client.sendall(answer)
            finally:
                with self._lock:
                    self.at_once -= 1


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a server while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        site = Site(listening.getsockname()[1], "https" if context else "http")
        threads = []

        def accept() -> None:
            while True:
                try:
                    client, _ = listening.accept()
                except OSError:
                    return
                thread = threading.Thread(target=speak, args=[client])
                threads.append(thread)
                thread.start()

        def speak(client: socket.socket) -> None:
            with contextlib.suppress(OSError):
                site.answer(context.wrap_socket(client, server_side=True) if context else client)

        accepting = threading.Thread(target=accept)
        accepting.start()
        try:
            yield site
        finally:
            site.closing.set()
            listening.shutdown(socket.SHUT_RDWR)
            accepting.join()
            for thread in threads:
                thread.join()
