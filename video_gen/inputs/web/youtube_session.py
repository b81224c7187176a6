"""Lets the library that reads transcripts speak through the guard, and listens to what the site says of the video."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import httpx
from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter

from video_gen.errors import DocumentError
from video_gen.inputs.local_file import MEBIBYTE
from video_gen.inputs.web.addresses import checked_address, endpoint_of
from video_gen.inputs.web.visit import MOST_REDIRECTS, Visit

MAX_BYTES = 20 * MEBIBYTE
_SITES = frozenset({"www.youtube.com", "consent.youtube.com"})
_PLAYER = "/youtubei/v1/player"
_SENT = ("Accept-Language", "Content-Type", "Cookie")


class Described:
    """What the site says of a video.

    Attributes:
        title: Empty until the site said it.
        description: What its author wrote below it.
    """

    def __init__(self) -> None:
        self.title = self.description = ""

    def listen(self, response: Response, *_: Any, **__: Any) -> None:  # noqa: ANN401  # a hook of requests
        """Keep what an answer says of the video."""
        if response.url.partition("?")[0].endswith(_PLAYER):
            found = response.json()
            details = found.get("videoDetails") if isinstance(found, dict) else None
            if isinstance(details, dict):
                self.title = str(details.get("title") or "")
                self.description = str(details.get("shortDescription") or "")


@contextmanager
def session(visit: Visit, relay: httpx.URL | None, described: Described) -> Iterator[Session]:
    """Give a client that asks through `visit`, and of `relay` where there is one, what it would ask of the site."""
    with Session() as client:
        client.trust_env = False
        client.max_redirects = MOST_REDIRECTS
        client.adapters.clear()
        client.mount("https://", _Guarded(visit, relay))
        client.hooks["response"].append(described.listen)
        yield client


class _Guarded(BaseAdapter):
    def __init__(self, visit: Visit, relay: httpx.URL | None) -> None:
        super().__init__()
        self._visit = visit
        self._relay = relay

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:  # noqa: ANN401  # as requests has it
        url = checked_address(request.url or "")
        host = endpoint_of(url).host
        if host not in _SITES:
            raise DocumentError(str(url), f"the site leads on to {host}", "Check the address")
        asked = url.copy_with(scheme=self._relay.scheme, netloc=self._relay.netloc) if self._relay else url
        headers = [(name.encode(), str(request.headers[name]).encode()) for name in _SENT if name in request.headers]
        body = request.body if isinstance(request.body, bytes) else None
        page, location = self._visit.ask(request.method or "GET", str(asked), MAX_BYTES, headers, body)
        response = Response()
        response.status_code = int(httpx.codes.OK if page else httpx.codes.FOUND)
        response.url, response.request, response.encoding = str(url), request, "utf-8"
        response.headers["Location"] = location
        response.raw = BytesIO(page.data if page else b"")
        return response

    def close(self) -> None:
        """Leave the visit open: it belongs to the caller."""
