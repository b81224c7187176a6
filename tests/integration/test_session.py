"""What a command's runs have around them."""

import pytest
from prefect.settings import PREFECT_API_URL, get_current_settings

from flows.server.embedded import API_URL_VARIABLE, EmbeddedServer
from flows.server.session import session


@pytest.mark.usefixtures("prefect_server")
@pytest.mark.parametrize("embedded", [False, True])
def test_runs_give_signs_of_life_to_a_server_that_outlives_them_alone(
    monkeypatch: pytest.MonkeyPatch, *, embedded: bool
) -> None:
    api = PREFECT_API_URL.value()
    server = EmbeddedServer.__new__(EmbeddedServer)  # as if it had been started: the tests' own answers
    server.api_url = api
    monkeypatch.setenv(API_URL_VARIABLE, api)

    with session(server if embedded else None, lambda _event: None):
        assert (get_current_settings().flows.heartbeat_frequency is None) == embedded
