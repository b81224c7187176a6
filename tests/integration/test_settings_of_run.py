"""Whose settings a run of a deployment has, on Prefect's own test server."""

import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.flow_engine import run_flow

from flows.settings import settings_of_run
from video_gen.models.config import Settings


@flow(persist_result=False)
def theme(settings: Settings | None = None) -> str:
    return settings_of_run(settings).theme


@pytest.mark.usefixtures("result_store")
@pytest.mark.parametrize(
    ("kept", "given", "had"),
    [
        ({"settings": {"theme": "dark"}}, None, "dark"),
        ({"settings": {"theme": "dark"}}, {"theme": "clean"}, "clean"),
        ({"settings": None}, None, "light"),
        ({}, None, "light"),
    ],
)
def test_a_run_without_settings_has_those_of_its_deployment(kept, given, had):
    with get_client(sync_client=True) as client:
        deployment = client.create_deployment(client.create_flow(theme), "videos", parameters=kept)
        run = client.create_flow_run_from_deployment(deployment, parameters={"settings": given})
    assert run_flow(theme, flow_run=run, parameters=run.parameters) == had


@pytest.mark.usefixtures("result_store")
def test_a_run_of_no_deployment_has_the_settings_that_it_is_given():
    assert (theme(), theme(Settings(theme="dark"))) == ("light", "dark")
