"""The server that a command starts for itself, for many commands and flows: each would else wait for one of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.server.embedded import EmbeddedServer
from flows.server.environment import DEFAULTS, HOME_VARIABLE
from tests.waiting import answers, until


@contextmanager
def own_server(home: Path) -> Iterator[str]:
    """Give the API's address of a server that keeps its records in `home`, as long as the block lasts."""
    with pytest.MonkeyPatch.context() as environment:
        for name, value in (DEFAULTS | {HOME_VARIABLE: str(home)}).items():
            environment.setenv(name, value)
        server = EmbeddedServer()
    with server:
        until(lambda: server.raise_if_dead() or answers(f"{server.api_url}/health"))
        yield server.api_url
