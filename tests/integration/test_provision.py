"""Prefect's test server gets what an operator wants, and what does not fit is told in one line."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolUpdate

from flows.server.provision import provide
from flows.server.wanted import Wanted
from video_gen.errors import SettingsError


@pytest.fixture
def client(prefect_server: None) -> Iterator[SyncPrefectClient]:
    with get_client(sync_client=True) as client:
        yield client


def fates(client: SyncPrefectClient, **wanted: object) -> dict[str, str]:
    return {one.kind: one.fate for one in provide(client, Wanted.model_validate(wanted))}


def test_a_pool_that_differs_is_changed_and_stays_paused(client):
    name = f"pool-{uuid4()}"
    pool = {"name": name, "type": "process", "concurrency_limit": 2, "variables": {"env": {"A": "1"}}}
    assert fates(client, pools=[pool]) == {"pool": "created"}
    client.update_work_pool(name, WorkPoolUpdate(is_paused=True))
    assert fates(client, pools=[pool]) == {"pool": "unchanged"}
    assert fates(client, pools=[pool | {"concurrency_limit": 3}]) == {"pool": "updated"}
    there = client.read_work_pool(name)
    assert (there.concurrency_limit, there.is_paused) == (3, True)
    assert there.base_job_template["variables"]["properties"]["env"]["default"] == {"A": "1"}


def test_a_block_keeps_its_secret_and_is_changed_with_it(client, monkeypatch):
    block = {"type": "webhook", "name": f"hook-{uuid4()}", "values": {"url": "${HOOK}", "allow_private_urls": False}}
    assert fates(client, blocks=[block]) == {"block": "left out"}
    for address, fate in (("http://a", "created"), ("http://a", "unchanged"), ("http://b", "updated")):
        monkeypatch.setenv("HOOK", address)
        assert fates(client, blocks=[block]) == {"block": fate}
        there = Webhook.load(block["name"])
        assert (there.url.get_secret_value(), there.allow_private_urls) == (address, False)


def test_an_automation_that_was_switched_off_stays_so(client):
    automation = {
        "name": f"tell-{uuid4()}",
        "trigger": {"type": "event", "posture": "Reactive", "expect": ["video-gen.run.finished"]},
        "actions": [{"type": "do-nothing"}],
    }
    assert fates(client, automations=[automation]) == {"automation": "created"}
    (there,) = client.read_automations_by_name(automation["name"])
    client.pause_automation(there.id)
    assert fates(client, automations=[automation]) == {"automation": "unchanged"}
    assert fates(client, automations=[automation | {"description": "More."}]) == {"automation": "updated"}
    (there,) = client.read_automations_by_name(automation["name"])
    assert (there.enabled, there.description) == (False, "More.")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"pools": [{"name": "a", "type": "opera"}]}, "no worker of type opera is installed"),
        ({"pools": [{"name": "a", "type": "process", "variables": {"x": 1}}]}, "x is no variable of process pools"),
        ({"blocks": [{"type": "opera", "name": "a", "values": {}}]}, "there is no such type"),
        ({"blocks": [{"type": "webhook", "name": "a", "values": {"method": "SING"}}]}, "block webhook/a"),
        ({"automations": [{"name": "a", "actions": [], "trigger": {"type": "opera"}}]}, "automation a trigger"),
    ],
)
def test_what_does_not_fit_is_told_in_one_line(client, wanted, said):
    with pytest.raises(SettingsError, match=said) as raised:
        fates(client, **wanted)
    assert "\n" not in str(raised.value)
