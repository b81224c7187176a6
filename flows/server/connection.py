"""Prefect's API is reachable: the configured one, or the embedded server."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from prefect.context import refresh_global_settings_context
from prefect.settings import get_current_settings

from flows.server.embedded import API_URL_VARIABLE, EmbeddedServer
from video_gen.errors import SettingsError, StorageError

START_SECONDS = 300.0
"""Patience with a server of ours, which lives: a busy machine of two cores once took 100 s to start it."""
ANSWER_SECONDS = 10.0
"""Patience with a server that is not ours, and should be there."""
POLL_SECONDS = 0.05


def configured_api() -> str:
    """Return the address of the API of the server that is configured.

    Raises:
        SettingsError: None is, and an embedded one would not do.
    """
    configured = get_current_settings().api.url
    if not configured:
        raise SettingsError(API_URL_VARIABLE, "no Prefect server is named", "Set it to the API of yours")
    return configured


def connect(server: EmbeddedServer | None) -> EmbeddedServer | None:
    """Return the embedded server if it is the one to use, when Prefect's API answers.

    Args:
        server: The embedded server, left unused and stopped where a Prefect profile names another.

    Raises:
        StorageError: It does not answer in time.
    """
    configured = get_current_settings().api.url
    if server and configured not in {None, server.api_url}:  # it is set to the latter by an earlier run of this process
        server.stop()
        server = None
    elif server:
        os.environ[API_URL_VARIABLE] = configured = server.api_url
        refresh_global_settings_context()
    deadline = time.monotonic() + (START_SECONDS if server else ANSWER_SECONDS)
    while not _answers(f"{configured}/health"):
        if server:
            server.raise_if_dead()
        if time.monotonic() > deadline:
            raise StorageError(
                f"Prefect's API at {configured}",
                "it does not answer",
                f"Start it, or unset {API_URL_VARIABLE} to use an embedded one",
            )
        time.sleep(POLL_SECONDS)
    return server


@contextmanager
def connected() -> Iterator[None]:
    """Run the block, which needs Prefect's API.

    Raises:
        StorageError: The API stopped answering; Prefect's client has tried for a minute.
    """
    try:
        yield
    except httpx.TransportError as error:
        raise StorageError(
            "Prefect's API",
            f"it stopped answering: {error}",
            "Run the same command again: finished scenes are kept",
        ) from error


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=START_SECONDS, trust_env=False).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
