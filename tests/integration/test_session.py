"""What a command's runs have around them."""

import logging

import pytest
from prefect.settings import PREFECT_API_URL, get_current_settings

from flows.events import heard_outside
from flows.server.embedded import API_URL_VARIABLE, EmbeddedServer
from flows.server.session import session


@pytest.mark.usefixtures("prefect_server")
@pytest.mark.parametrize("embedded", [False, True])
def test_runs_tell_only_a_server_that_outlives_them(monkeypatch: pytest.MonkeyPatch, *, embedded: bool) -> None:
    api = PREFECT_API_URL.value()
    server = EmbeddedServer.__new__(EmbeddedServer)  # as if it had been started: the tests' own answers
    server.api_url = api
    monkeypatch.setenv(API_URL_VARIABLE, api)

    with session(server if embedded else None, lambda _event: None):
        assert (get_current_settings().flows.heartbeat_frequency is None) == embedded
        assert heard_outside() != embedded
        assert sent(logging.INFO, "Finished in state Completed()") != embedded
        assert sent(logging.INFO, "Retry 1/3 will start 1 second(s) from now")
        assert sent(logging.ERROR, "Finished in state Failed('no such voice')")
    assert heard_outside()
    assert sent(logging.INFO, "Finished in state Completed()")


def sent(level: int, message: str) -> bool:
    """Return whether Prefect's server is sent a line of a task."""
    record = logging.LogRecord("prefect.task_runs", level, __file__, 1, message, None, None)
    (handler,) = logging.getLogger("prefect.task_runs").handlers
    return bool(handler.filter(record))
